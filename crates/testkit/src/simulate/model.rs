//! What the book must hold, in the plainest form: lists in memory, no engine. It judges each batch before the books do.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Timestamp;
use codes::InstitutionId;
use store::{Appended, Batch, Expected, IdempotencyKey, NewEvent, StoredEvent, StreamId};

/// How a batch must end when nothing fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Written; the last version of each append's stream.
    Done(Vec<u64>),
    /// Written before under this key.
    Repeated(Vec<u8>),
    /// Refused: these streams are not where the batch believes; each with its version.
    Conflict(Vec<(StreamId, u64)>),
    /// Refused: the key belongs to another body.
    KeyReused,
}

/// One event that must be there.
#[derive(Debug, Clone)]
struct Fact {
    event: NewEvent,
    recorded_at: Timestamp,
    actor: String,
}

/// Scope, key.
type KeyName = (InstitutionId, String, String);

#[derive(Debug, Default)]
pub(super) struct Model {
    streams: BTreeMap<(InstitutionId, StreamId), Vec<Fact>>,
    keys: BTreeMap<KeyName, (IdempotencyKey, Vec<u8>)>,
    /// Rows of the read model, by institution.
    pub(super) notes: BTreeSet<(InstitutionId, i64)>,
}

fn name(institution: InstitutionId, key: &IdempotencyKey) -> KeyName {
    (institution, key.scope.clone(), key.key.clone())
}

impl Model {
    /// Last version of a stream, 0 when it has none.
    pub(super) fn version(&self, institution: InstitutionId, stream: &StreamId) -> u64 {
        self.streams.get(&(institution, stream.clone())).map_or(0, |facts| facts.len() as u64)
    }

    /// Every stream of an institution.
    pub(super) fn streams(&self, institution: InstitutionId) -> impl Iterator<Item = &StreamId> {
        self.streams.keys().filter(move |(owner, _)| *owner == institution).map(|(_, stream)| stream)
    }

    /// Every stream of every institution.
    pub(super) fn all_streams(&self) -> BTreeSet<(InstitutionId, StreamId)> {
        self.streams.keys().cloned().collect()
    }

    /// Events of one institution.
    pub(super) fn events(&self, institution: InstitutionId) -> u64 {
        self.streams.iter().filter(|((owner, _), _)| *owner == institution).map(|(_, facts)| facts.len() as u64).sum()
    }

    pub(super) fn judge(&self, batch: &Batch) -> Verdict {
        if let Some((key, _)) = &batch.key
            && let Some((known, response)) = self.keys.get(&name(batch.institution, key))
            && batch.recorded_at < known.expires_at
        {
            let same = known.body_digest == key.body_digest;
            return if same { Verdict::Repeated(response.clone()) } else { Verdict::KeyReused };
        }
        let found = |stream| self.version(batch.institution, stream);
        let wrong = |expected, found| match expected {
            Expected::New => found != 0,
            Expected::Version(version) => found != version,
            Expected::Any => false,
        };
        let appends = batch.appends.iter().map(|append| (append, found(&append.stream)));
        let conflicts: Vec<_> = appends
            .clone()
            .filter(|(append, found)| wrong(append.expected, *found))
            .map(|(append, found)| (append.stream.clone(), found))
            .collect();
        if !conflicts.is_empty() {
            return Verdict::Conflict(conflicts);
        }
        Verdict::Done(appends.map(|(append, found)| found + append.events.len() as u64).collect())
    }

    /// Takes in a batch that was judged [`Verdict::Done`] and is in the book; `notes` are its read-model rows.
    pub(super) fn apply(&mut self, batch: &Batch, notes: &[i64]) {
        for append in &batch.appends {
            let facts = self.streams.entry((batch.institution, append.stream.clone())).or_default();
            facts.extend(append.events.iter().map(|event| Fact {
                event: event.clone(),
                recorded_at: batch.recorded_at,
                actor: batch.actor.clone(),
            }));
        }
        if let Some((key, response)) = &batch.key {
            self.keys.insert(name(batch.institution, key), (key.clone(), response.clone()));
        }
        self.notes.extend(notes.iter().map(|note| (batch.institution, *note)));
    }

    /// What is wrong with a stream as a book gives it, if anything: every header, the payload, the chain.
    pub(super) fn fault_in(
        &self,
        institution: InstitutionId,
        stream: &StreamId,
        found: &[StoredEvent],
    ) -> Option<String> {
        let none = Vec::new();
        let facts = self.streams.get(&(institution, stream.clone())).unwrap_or(&none);
        if facts.len() != found.len() {
            return Some(format!("{stream} of {institution} has {} events and must have {}", found.len(), facts.len()));
        }
        let mut previous = store::hash::NO_EVENT;
        for (index, (fact, event)) in facts.iter().zip(found).enumerate() {
            let same = event.institution == institution
                && event.stream == *stream
                && event.version == index as u64 + 1
                && event.kind == fact.event.kind
                && event.schema == fact.event.schema
                && event.effective_on == fact.event.effective_on
                && event.payload == fact.event.payload
                && event.recorded_at == fact.recorded_at
                && event.actor == fact.actor
                && event.previous == previous;
            if !same {
                return Some(format!("{stream} of {institution}, version {}: {event:?} is not {fact:?}", index + 1));
            }
            previous = event.hash;
        }
        None
    }
}

impl Verdict {
    /// Whether a book's answer is this verdict.
    pub(super) fn is(&self, answer: &Result<Appended, store::AppendError>) -> bool {
        match (self, answer) {
            (Self::Done(versions), Ok(Appended::Done { versions: found })) => versions == found,
            (Self::Repeated(response), Ok(Appended::Repeated { response: found })) => response == found,
            (Self::Conflict(conflicts), Err(store::AppendError::Conflict { stream, found, .. })) => {
                conflicts.contains(&(stream.clone(), *found))
            }
            (Self::KeyReused, Err(store::AppendError::KeyReused)) => true,
            _ => false,
        }
    }
}
