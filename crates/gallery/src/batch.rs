//! [`Batch`]: a portrait of every firm on a day, from the segments of the lake into a table.

use std::sync::atomic::{AtomicU64, Ordering};

use calendar::Date;
use codes::{BatchId, FirmId};
use hub::{Fact, Known, MeasureId};
use lake::{FactFilter, Lake, LakeError, RunFact, SegmentInfo, WideShape, WideWriter};
use portrait::{Catalogue, Dimension, Evaluator, FactError, FirmState, Portrait, PortraitError};
use rayon::prelude::*;

use crate::limits::FIRMS_PER_WORD;
use crate::stream::StreamError;

/// What of a firm may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight<'a> {
    /// Nothing: it is left out.
    Nothing,
    /// The source categories that are marked, by their place in [`hub::Catalogue::categories`]; one without a mark may not.
    Only(&'a [bool]),
    /// Everything: for what is no person's, and for measuring.
    Everything,
}

/// What of each firm may be seen, by the consents it gave. Asked once for each firm, by several threads.
pub trait Permitted: Sync {
    /// What of this one.
    fn of(&self, firm: FirmId) -> Sight<'_>;
}

/// Everything of everyone.
#[derive(Debug, Clone, Copy)]
pub struct Everything;

impl Permitted for Everything {
    fn of(&self, _: FirmId) -> Sight<'_> {
        Sight::Everything
    }
}

/// A run over all firms.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    /// Where facts are and the table goes.
    pub lake: &'a Lake,
    /// The facts' segments, of whatever category, merged or not.
    pub facts: &'a [SegmentInfo],
    /// The day of the portraits.
    pub as_of: Date,
    /// Only what was learnt by then, in microseconds since 1970; none for everything.
    pub known_until: Option<i64>,
    /// In how many buckets it is done; each core has one at a time.
    pub buckets: u16,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Portraits made.
    pub firms: u64,
    /// Facts read for them.
    pub facts: u64,
}

/// How many firms are in which cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Firms with a portrait: those of which any fact may be seen.
    pub firms: u64,
    /// Facts that were folded.
    pub facts: u64,
    /// Firms of which no consent lets anything be seen: left out.
    pub not_permitted: u64,
    /// By grade, A to D; those without one are in none.
    pub grades: [u64; 4],
}

impl Counts {
    fn add(&mut self, portrait: &Portrait) {
        self.firms += 1;
        if let Some(grade) = portrait.grade {
            self.grades[grade as usize] += 1;
        }
    }

    fn merge(&mut self, other: Self) {
        self.firms += other.firms;
        self.facts += other.facts;
        self.not_permitted += other.not_permitted;
        self.grades.iter_mut().zip(other.grades).for_each(|(to, from)| *to += from);
    }
}

/// What a run made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchDone {
    /// The table's segments, to be recorded.
    pub segments: Vec<SegmentInfo>,
    /// What is in it.
    pub counts: Counts,
}

/// What can stop a run.
#[derive(Debug, thiserror::Error)]
pub enum GalleryError {
    /// The lake refused, or the disk did.
    #[error(transparent)]
    Lake(#[from] LakeError),
    /// A fact that no state can take.
    #[error("firm {firm}: {source}")]
    Fact {
        /// The firm.
        firm: FirmId,
        /// Why.
        source: FactError,
    },
    /// No portrait of the day.
    #[error(transparent)]
    Portrait(#[from] PortraitError),
    /// A stream could not take a firm.
    #[error(transparent)]
    Stream(#[from] StreamError),
}

/// The columns of a table of portraits, beside firm and day: grade, sub-class, stage and the categories it was made of (by id, a comma
/// between) in words, scores and coverage in hundredths, then each indicator at its scale, in the order of the catalogue.
#[must_use]
pub fn shape(catalogue: &Catalogue) -> WideShape {
    let mut numbers: Vec<String> = ["total", "coverage", "confidence"].map(str::to_owned).to_vec();
    numbers.extend(Dimension::ALL.iter().map(|dimension| format!("score_{}", dimension.id())));
    numbers.extend(catalogue.indicators().iter().map(|indicator| indicator.id.clone()));
    WideShape { words: ["grade", "sub_class", "stage", "sources"].map(str::to_owned).to_vec(), numbers }
}

fn write(
    writer: &mut WideWriter,
    catalogue: &Catalogue,
    firm: FirmId,
    portrait: &Portrait,
    sources: &str,
) -> Result<(), LakeError> {
    let sub_class = portrait.sub_class.and_then(|at| catalogue.segments().sub_classes().get(at));
    let words = [
        portrait.grade.map(portrait::Grade::letter),
        sub_class.map(|sub_class| sub_class.id.as_str()),
        portrait.stage.map(portrait::Stage::id),
        Some(sources),
    ];
    let scores = &portrait.scores;
    let heads = [scores.total, Some(scores.coverage), Some(scores.confidence)];
    let dimensions = scores.dimensions.iter().map(|dimension| dimension.score);
    let heads = heads.into_iter().chain(dimensions).map(|score| score.map(i64::from));
    let readings = portrait.readings.iter().map(|reading| reading.value());
    writer.push(firm, portrait.as_of, words, heads.chain(readings))
}

impl Batch<'_> {
    /// Makes the portraits and writes the table of `run`; `tell` hears how far it is, from any thread.
    ///
    /// Which bucket or thread a firm falls to makes no difference to its row.
    ///
    /// # Errors
    /// [`GalleryError`]; what was written then is unrecorded files.
    pub fn run(
        &self,
        run: BatchId,
        permitted: &impl Permitted,
        tell: &(impl Fn(Progress) + Sync),
    ) -> Result<BatchDone, GalleryError> {
        let (firms, facts) = (AtomicU64::new(0), AtomicU64::new(0));
        let told = |more: Progress| {
            let firms = firms.fetch_add(more.firms, Ordering::Relaxed) + more.firms;
            let facts = facts.fetch_add(more.facts, Ordering::Relaxed) + more.facts;
            tell(Progress { firms, facts });
        };
        let buckets = (0..self.buckets).into_par_iter().map(|bucket| self.bucket(run, bucket, permitted, &told));
        let mut all = BatchDone { segments: Vec::new(), counts: Counts::default() };
        for part in buckets.collect::<Result<Vec<_>, GalleryError>>()? {
            all.segments.extend(part.segments);
            all.counts.merge(part.counts);
        }
        Ok(all)
    }

    fn bucket(
        &self,
        run: BatchId,
        bucket: u16,
        permitted: &impl Permitted,
        tell: &impl Fn(Progress),
    ) -> Result<BatchDone, GalleryError> {
        let catalogue = Catalogue::built_in();
        let resolve = |name: &str| catalogue.hub().find(name).map(MeasureId::number);
        let filter = FactFilter { bucket: Some((bucket, self.buckets)), ..FactFilter::default() };
        let mut runs = self.lake.firm_runs(self.facts, filter, &resolve)?;
        let mut writer = self.lake.wide_writer(run, (bucket, self.buckets), &shape(catalogue))?;
        let mut evaluator = Evaluator::new(catalogue);
        let mut state = FirmState::new();
        let mut made_of = MadeOf::new(catalogue);
        let mut counts = Counts::default();
        let mut since = Progress::default();
        loop {
            state.clear();
            let (mut wrong, mut facts) = (None, 0);
            made_of.clear();
            let mut rights = Rights { permitted, catalogue, asked: None };
            let firm = runs.next(|firm, fact| {
                if rights.allow(firm, fact.measure) && self.known_until.is_none_or(|until| fact.learned_us <= until) {
                    facts += 1;
                    made_of.see(fact.measure);
                    wrong = wrong.take().or(state.observe(catalogue, &told(fact)).err());
                }
            })?;
            let Some(firm) = firm else { break };
            if let Some(source) = wrong {
                return Err(GalleryError::Fact { firm, source });
            }
            if rights.none() {
                counts.not_permitted += 1;
                continue;
            }
            if facts == 0 {
                continue;
            }
            let portrait = evaluator.portrait(&state, self.as_of)?;
            write(&mut writer, catalogue, firm, &portrait, made_of.named())?;
            counts.add(&portrait);
            (since.firms, since.facts) = (since.firms + 1, since.facts + facts);
            if since.firms == FIRMS_PER_WORD {
                counts.facts += since.facts;
                tell(std::mem::take(&mut since));
            }
        }
        counts.facts += since.facts;
        tell(since);
        Ok(BatchDone { segments: writer.finish()?, counts })
    }
}

/// A fact as a run of the lake told it, its measures called by their numbers.
pub(crate) fn told(fact: &RunFact) -> Fact {
    let known = Known { learned_us: fact.learned_us, batch: fact.batch, row: fact.row };
    let (measure, on, reference, value) = (MeasureId::new(fact.measure), fact.on, fact.reference, fact.value);
    Fact { measure, on, reference, value, known }
}

/// The categories a portrait is made of, and their names: the same for many firms one after another.
struct MadeOf {
    catalogue: &'static Catalogue,
    seen: Vec<bool>,
    last: Option<u16>,
    named: String,
    named_for: Vec<bool>,
}

impl MadeOf {
    fn new(catalogue: &'static Catalogue) -> Self {
        let none = vec![false; catalogue.hub().categories().len()];
        Self { catalogue, seen: none.clone(), last: None, named: String::new(), named_for: none }
    }

    fn clear(&mut self) {
        self.seen.fill(false);
        self.last = None;
    }

    fn see(&mut self, measure: u16) {
        // Facts come measure by measure.
        if self.last != Some(measure) {
            self.last = Some(measure);
            let at = self.catalogue.source_of(MeasureId::new(measure));
            if let Some(seen) = at.and_then(|at| self.seen.get_mut(at)) {
                *seen = true;
            }
        }
    }

    fn named(&mut self) -> &str {
        if self.seen != self.named_for {
            let categories = self.catalogue.hub().categories().iter().zip(&self.seen);
            let seen = categories.filter(|(_, seen)| **seen).map(|(category, _)| category.id.as_str());
            self.named = seen.collect::<Vec<_>>().join(",");
            self.named_for.clone_from(&self.seen);
        }
        &self.named
    }
}

/// What may be seen of the firm at hand, asked when its first fact comes, whenever that was learnt.
pub(crate) struct Rights<'a, P> {
    pub permitted: &'a P,
    pub catalogue: &'a Catalogue,
    pub asked: Option<Sight<'a>>,
}

impl<P: Permitted> Rights<'_, P> {
    pub fn allow(&mut self, firm: FirmId, measure: u16) -> bool {
        match self.asked.get_or_insert_with(|| self.permitted.of(firm)) {
            Sight::Nothing => false,
            Sight::Everything => true,
            Sight::Only(categories) => {
                let at = self.catalogue.source_of(MeasureId::new(measure));
                at.and_then(|at| categories.get(at)).copied().unwrap_or(false)
            }
        }
    }

    pub fn none(&self) -> bool {
        self.asked == Some(Sight::Nothing)
    }
}
