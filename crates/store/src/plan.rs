//! What a batch would write, given the last event of each of its streams: pure, shared by every engine.
//!
//! The writer plans a whole group of batches in memory before it touches the engine, so that a group costs a handful of
//! statements instead of a handful for each batch. A later batch of the group sees what the earlier ones planned.

use std::collections::{BTreeMap, HashMap};

use codes::InstitutionId;

use crate::error::AppendError;
use crate::hash::{EventFields, NO_EVENT, event_hash};
use crate::types::{Appended, Batch, Expected, IdempotencyKey, NewEvent, StoredEvent, StreamId};

/// The last event of a stream: its version and hash; version 0 and zeros when there is none.
pub(crate) type Last = (u64, [u8; 32]);

/// A remembered request.
#[derive(Debug, Clone)]
pub(crate) struct Remembered {
    pub(crate) body_digest: [u8; 32],
    pub(crate) response: Vec<u8>,
    pub(crate) expires_us: i64,
}

/// Institution, scope and key of a request.
pub(crate) type RequestId = (InstitutionId, String, String);

/// What is known of the store for a group of batches.
#[derive(Debug, Default, Clone)]
pub(crate) struct Known {
    pub(crate) last: HashMap<(InstitutionId, StreamId), Last>,
    pub(crate) remembered: HashMap<RequestId, Remembered>,
}

/// Rows that a group of batches writes.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) events: Vec<StoredEvent>,
    /// Requests to remember, and whether an expired one must go first.
    pub(crate) requests: BTreeMap<RequestId, (Remembered, bool)>,
    /// Indexes of the batches whose statements are to be run, in order.
    pub(crate) batches: Vec<usize>,
}

pub(crate) fn request_id(institution: InstitutionId, key: &IdempotencyKey) -> RequestId {
    (institution, key.scope.clone(), key.key.clone())
}

/// What a remembered request answers to a key: nothing when it expired.
pub(crate) fn recall(
    found: Option<&Remembered>,
    key: &IdempotencyKey,
    now_us: i64,
) -> Result<Option<Vec<u8>>, AppendError> {
    match found {
        Some(found) if found.expires_us > now_us && found.body_digest == key.body_digest => {
            Ok(Some(found.response.clone()))
        }
        Some(found) if found.expires_us > now_us => Err(AppendError::KeyReused),
        _ => Ok(None),
    }
}

impl Known {
    /// Adds one batch to the rows, or says why it is not written. On an error nothing of it is kept.
    pub(crate) fn plan(&mut self, index: usize, batch: &Batch, rows: &mut Rows) -> Result<Appended, AppendError> {
        let request = batch.key.as_ref().map(|(key, response)| (request_id(batch.institution, key), key, response));
        let mut replaces = false;
        if let Some((id, key, _)) = &request {
            let found = self.remembered.get(id);
            if let Some(response) = recall(found, key, batch.recorded_at.as_microsecond())? {
                return Ok(Appended::Repeated { response });
            }
            replaces = found.is_some();
        }
        let mut last: HashMap<&StreamId, Last> = HashMap::new();
        let mut versions = Vec::with_capacity(batch.appends.len());
        let mut events = Vec::new();
        for append in &batch.appends {
            let stored = || self.last.get(&(batch.institution, append.stream.clone())).copied();
            let (mut version, mut hash) = last.get(&append.stream).copied().or_else(stored).unwrap_or((0, NO_EVENT));
            let fits = match append.expected {
                Expected::New => version == 0,
                Expected::Version(expected) => version == expected,
                Expected::Any => true,
            };
            if !fits {
                let (stream, expected) = (append.stream.clone(), append.expected);
                return Err(AppendError::Conflict { stream, expected, found: version });
            }
            for event in &append.events {
                version += 1;
                let event = store(batch, &append.stream, version, event, hash);
                hash = event.hash;
                events.push(event);
            }
            last.insert(&append.stream, (version, hash));
            versions.push(version);
        }
        for (stream, last) in last {
            self.last.insert((batch.institution, stream.clone()), last);
        }
        if let Some((id, key, response)) = request {
            let (body_digest, expires_us) = (key.body_digest, key.expires_at.as_microsecond());
            let remembered = Remembered { body_digest, response: response.clone(), expires_us };
            self.remembered.insert(id.clone(), remembered.clone());
            // The same key can expire and be used again within a group only if an instant lies between: first wins.
            let replaces = rows.requests.get(&id).map_or(replaces, |(_, replaces)| *replaces);
            rows.requests.insert(id, (remembered, replaces));
        }
        rows.events.append(&mut events);
        rows.batches.push(index);
        Ok(Appended::Done { versions })
    }
}

/// The event as it will stand in the store.
fn store(batch: &Batch, stream: &StreamId, version: u64, event: &NewEvent, previous: [u8; 32]) -> StoredEvent {
    let mut stored = StoredEvent {
        institution: batch.institution,
        stream: stream.clone(),
        version,
        kind: event.kind.clone(),
        schema: event.schema,
        effective_on: event.effective_on,
        recorded_at: batch.recorded_at,
        actor: batch.actor.clone(),
        payload: event.payload.clone(),
        previous,
        hash: NO_EVENT,
    };
    stored.hash = stored.computed_hash();
    stored
}

impl StoredEvent {
    /// The hash that the other fields give; it equals [`StoredEvent::hash`] unless something was altered.
    #[must_use]
    pub fn computed_hash(&self) -> [u8; 32] {
        event_hash(&EventFields {
            institution: &self.institution.to_string(),
            stream_kind: self.stream.kind(),
            stream_id: &self.stream.id(),
            version: signed(self.version),
            kind: &self.kind,
            schema: self.schema.into(),
            effective_on: &self.effective_on.to_string(),
            recorded_at: &self.recorded_at.to_string(),
            actor: &self.actor,
            payload: &self.payload,
            previous: &self.previous,
        })
    }
}

/// Versions, sizes and indexes count rows; no store holds more than an `i64` can count.
pub(crate) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The other way; a negative count can only be damage and reads as zero.
pub(crate) fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}
