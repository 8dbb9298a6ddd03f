//! What happens in a simulated world, drawn from the seed: who writes what, what is repeated, late or wrong, and when
//! the machine suffers.

use std::fmt;

use calendar::{Date, Timestamp};
use codes::InstitutionId;
use rand::Rng;
use rand_chacha::ChaCha8Rng;
use store::{Arg, Batch, Expected, IdempotencyKey, NewEvent, Statement, StreamAppend, StreamId};

use super::model::Model;

/// Kinds of streams; `spare` is for a burst that finds no other free stream.
pub(super) const KINDS: [&str; 3] = ["firm", "loan", "spare"];
const INSTITUTIONS: u8 = 3;
const STREAMS: u8 = 5;
const DAY: i64 = 86_400;
/// Longest payload drawn, in bytes: over one page of the file now and then, so that a write can be torn.
const MAX_PAYLOAD: usize = 6_000;

/// A batch and what the simulator must remember of it.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) batch: Batch,
    /// Numbers of the read-model rows it writes.
    pub(super) notes: Vec<i64>,
    /// Events whose business date is before one already in their stream.
    pub(super) late: u64,
}

/// One thing that happens.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// One client writes and waits.
    Append(Box<Planned>),
    /// Several clients write at once, each to streams of its own.
    Burst(Vec<Planned>),
    /// The sealer runs.
    Seal,
    /// The program ends in order and starts again.
    Restart,
    /// The machine loses power between two writes.
    Crash,
}

/// What befalls the disk during a step. Counts are of the disk's own operations from the step's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    PowerCut { after: u64 },
    WriteFails { after: u64 },
    SyncFails { after: u64 },
    Full { after_bytes: u64 },
}

#[derive(Debug)]
pub(super) struct History {
    random: ChaCha8Rng,
    now_seconds: i64,
    /// Batches with a key, to be sent again.
    keyed: Vec<Planned>,
    next_note: i64,
    /// Whether one request may be sent twice at once; the book must take batches in the order they were sent.
    twins: bool,
}

impl fmt::Display for Planned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.batch.institution, self.batch.recorded_at)?;
        for append in &self.batch.appends {
            write!(f, ", {} events to {} at {}", append.events.len(), append.stream, append.expected)?;
        }
        let key = self.batch.key.as_ref().map(|(key, _)| format!("{}, {}", key.scope, key.key));
        write!(f, ", rows {:?}, key {key:?}", self.notes)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let planned = match self {
            Self::Append(planned) => std::slice::from_ref(planned.as_ref()),
            Self::Burst(burst) => burst,
            Self::Seal | Self::Restart | Self::Crash => &[],
        };
        f.write_str(self.name())?;
        planned.iter().try_for_each(|planned| write!(f, "\n  {planned}"))
    }
}

impl Step {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Append(_) => "append",
            Self::Burst(_) => "burst",
            Self::Seal => "seal",
            Self::Restart => "restart",
            Self::Crash => "crash",
        }
    }
}

impl History {
    pub(super) fn new(random: ChaCha8Rng, twins: bool) -> Self {
        // 2025-01-06 01:00 UTC, a Monday morning in Shanghai.
        Self { random, now_seconds: 1_736_125_200, keyed: Vec::new(), next_note: 1, twins }
    }

    pub(super) fn institutions() -> impl Iterator<Item = InstitutionId> {
        (1..=INSTITUTIONS).map(|n| InstitutionId::from_bytes([n; 16]))
    }

    pub(super) fn next(&mut self, model: &Model) -> Step {
        self.tick();
        match self.random.random_range(0..100) {
            0..58 => Step::Append(Box::new(self.batch(model, &mut Vec::new()))),
            58..68 => {
                let again = self.again();
                Step::Append(Box::new(again.unwrap_or_else(|| self.batch(model, &mut Vec::new()))))
            }
            68..80 => Step::Burst(self.burst(model)),
            80..90 => Step::Seal,
            90..94 => Step::Restart,
            _ => Step::Crash,
        }
    }

    /// What befalls this step, if anything.
    pub(super) fn trouble(&mut self) -> Option<Trouble> {
        let random = &mut self.random;
        match random.random_range(0..100) {
            0..8 => Some(Trouble::PowerCut { after: random.random_range(0..14) }),
            8..9 => Some(Trouble::WriteFails { after: random.random_range(0..10) }),
            9..10 => Some(Trouble::SyncFails { after: 0 }),
            10..11 => Some(Trouble::Full { after_bytes: random.random_range(0..40_000) }),
            _ => None,
        }
    }

    /// A seed for the next power loss.
    pub(super) fn crash_seed(&mut self) -> u64 {
        self.random.random()
    }

    /// Time goes on by seconds; now and then the clock jumps days forward or hours back, as set clocks do.
    fn tick(&mut self) {
        self.now_seconds += match self.random.random_range(0..40) {
            0 => self.random.random_range(DAY..40 * DAY),
            1 => -self.random.random_range(60..DAY / 2),
            _ => self.random.random_range(0..600),
        };
    }

    /// What the clocks show.
    pub(super) fn now_seconds(&self) -> i64 {
        self.now_seconds
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.now_seconds).expect("a few years after 2025")
    }

    /// A batch over one to four streams that are not `taken`, which it then takes.
    fn batch(&mut self, model: &Model, taken: &mut Vec<(InstitutionId, StreamId)>) -> Planned {
        let institution = InstitutionId::from_bytes([self.random.random_range(1..=INSTITUTIONS); 16]);
        let wanted = [1, 1, 1, 2, 3, 4][self.random.random_range(0..6)];
        let mut planned = Planned {
            batch: Batch {
                institution,
                actor: format!("usr_{}", self.random.random_range(0..4)),
                recorded_at: self.now(),
                key: None,
                appends: Vec::new(),
                writes: Vec::new(),
            },
            notes: Vec::new(),
            late: 0,
        };
        let mut tries = 0;
        while planned.batch.appends.len() < wanted && (tries < 20 || planned.batch.appends.is_empty()) {
            tries += 1;
            let kind = if self.random.random_bool(0.7) { "loan" } else { "firm" };
            let stream = StreamId::new(kind, [self.random.random_range(0..STREAMS); 16]);
            // A crowded burst may find no free stream: then a fresh one.
            let stream = if tries > 20 { StreamId::new("spare", self.random.random()) } else { stream };
            if !taken.contains(&(institution, stream.clone())) {
                taken.push((institution, stream.clone()));
                let append = self.append(model.version(institution, &stream), stream, &mut planned.late);
                planned.batch.appends.push(append);
            }
        }
        self.note(&mut planned);
        if self.random.random_bool(0.4) {
            self.key(&mut planned);
        }
        planned
    }

    fn append(&mut self, version: u64, stream: StreamId, late: &mut u64) -> StreamAppend {
        let right = if version == 0 { Expected::New } else { Expected::Version(version) };
        let expected = match self.random.random_range(0..20) {
            0 => Expected::Version(version + 1 + self.random.random_range(0..3)),
            1 => Expected::Version(version.saturating_sub(1).max(1)),
            2 => Expected::New,
            3..6 => Expected::Any,
            _ => right,
        };
        let count = self.random.random_range(1..=3);
        let events = (0..count).map(|_| self.event(late)).collect();
        StreamAppend { stream, expected, events }
    }

    fn event(&mut self, late: &mut u64) -> NewEvent {
        // One fact in four reaches us late, up to a year; a few are dated ahead.
        let days = match self.random.random_range(0..8) {
            0 | 1 => -self.random.random_range(1..400),
            2 => self.random.random_range(1..60),
            _ => 0,
        };
        *late += u64::from(days < 0);
        let length = match self.random.random_range(0..10) {
            0 => self.random.random_range(0..MAX_PAYLOAD),
            1 => 0,
            _ => self.random.random_range(1..200),
        };
        let mut payload = vec![0; length];
        self.random.fill(payload.as_mut_slice());
        NewEvent {
            kind: ["opened", "paid-out", "received", "reversed", "note.taken"][self.random.random_range(0..5)]
                .to_owned(),
            schema: self.random.random_range(1..4),
            effective_on: self.today(days),
            payload,
        }
    }

    fn today(&self, days: i64) -> Date {
        let instant = Timestamp::from_second(self.now_seconds + days * DAY).expect("a few years around 2025");
        calendar::business_date(instant)
    }

    /// A row of the read model in the same transaction, so that a half-written batch shows in either place.
    fn note(&mut self, planned: &mut Planned) {
        for _ in 0..self.random.random_range(0..3) {
            planned.notes.push(self.next_note);
            planned.batch.writes.push(Statement::new(
                "INSERT INTO simulated_note (institution, note, body) VALUES ($1, $2, $3)",
                vec![
                    Arg::Text(planned.batch.institution.to_string()),
                    Arg::Int(self.next_note),
                    Arg::Blob(vec![7; 40]),
                ],
            ));
            self.next_note += 1;
        }
    }

    fn key(&mut self, planned: &mut Planned) {
        // Few names, so that institutions meet on one name and must not disturb each other.
        let key = format!("key-{}", self.random.random_range(0..400));
        let key = IdempotencyKey {
            scope: format!("usr_{} POST /loans", self.random.random_range(0..2)),
            key,
            body_digest: self.random.random(),
            expires_at: Timestamp::from_second(self.now_seconds + 3_650 * DAY).expect("ten years on"),
        };
        let response = format!("answer {}", self.next_note).into_bytes();
        planned.batch.key = Some((key, response));
        self.keyed.push(planned.clone());
    }

    /// An earlier request once more, some time later; one in four with the key put on another body.
    fn again(&mut self) -> Option<Planned> {
        let count = self.keyed.len();
        let mut planned = self.keyed.get(self.random.random_range(0..count.max(1)))?.clone();
        planned.batch.recorded_at = self.now();
        if self.random.random_bool(0.25)
            && let Some((key, _)) = &mut planned.batch.key
        {
            key.body_digest = self.random.random();
        }
        Some(planned)
    }

    /// Batches that meet on no stream and no key, so that any order of theirs gives the same end; and, now and then,
    /// one request sent twice at the same time, as an impatient client does.
    fn burst(&mut self, model: &Model) -> Vec<Planned> {
        let mut taken = Vec::new();
        let mut burst: Vec<Planned> = Vec::new();
        for _ in 0..self.random.random_range(2..7) {
            let mut planned = self.batch(model, &mut taken);
            let same = |other: &Planned| other.batch.key.is_some() && same_key(other, &planned);
            if burst.iter().any(same) {
                planned.batch.key = None;
                self.keyed.pop();
            }
            let twice = planned.batch.key.is_some() && self.twins && self.random.random_bool(0.3);
            burst.extend(twice.then(|| planned.clone()));
            burst.push(planned);
        }
        burst
    }
}

fn same_key(one: &Planned, other: &Planned) -> bool {
    let name = |planned: &Planned| {
        planned.batch.key.as_ref().map(|(key, _)| (planned.batch.institution, key.scope.clone(), key.key.clone()))
    };
    name(one) == name(other)
}
