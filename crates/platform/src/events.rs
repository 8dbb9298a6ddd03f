//! Reading and writing streams: the thin shell around every aggregate.
//!
//! A use case loads a stream, folds it, asks the aggregate to decide one command and saves what came out together with
//! the read-model rows of that stream. The book knows only bytes; this file is where bytes and domain events meet.

use calendar::Date;
use codes::InstitutionId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Appended, Batch, Expected, IdempotencyKey, NewEvent, Statement, StoredEvent, StreamAppend, StreamId};

use crate::Platform;
use crate::access::Principal;
use crate::limits::{AHEAD_ROWS, MAX_STREAM_EVENTS};
use crate::problem::{Code, Outcome, Problem};

/// Who asks, and under which idempotency key.
pub struct Request<'a> {
    /// The person.
    pub who: &'a Principal,
    /// The key of this write, when the client gave one.
    pub key: Option<IdempotencyKey>,
}

impl<'a> Request<'a> {
    /// A request without an idempotency key, as the command line makes them.
    #[must_use]
    pub const fn plain(who: &'a Principal) -> Self {
        Self { who, key: None }
    }

    /// The institution the person belongs to.
    #[must_use]
    pub const fn institution(&self) -> InstitutionId {
        self.who.institution
    }
}

/// An event of an aggregate: what the book needs to know of it.
pub trait BookEvent: Sized {
    /// The kind of stream it lives in.
    const STREAM: &'static str;
    /// The version of its shape.
    const SCHEMA: u16;
    /// Its name in the log.
    fn kind(&self) -> String;
    /// The business date from which it holds; `recorded_on` when it says none of its own.
    fn effective_on(&self, recorded_on: Date) -> Date;
    /// The exact bytes to keep.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    fn encode(&self) -> Outcome<Vec<u8>>;
    /// Reads it back, whatever version wrote it.
    ///
    /// # Errors
    /// When the bytes are not such an event.
    fn decode(event: &StoredEvent) -> Outcome<Self>;
}

/// An event that is written as the JSON of its type and read back as it was written.
pub trait JsonEvent: Serialize + DeserializeOwned {
    /// The kind of stream it lives in.
    const STREAM: &'static str;
    /// The version of its shape.
    const SCHEMA: u16 = 1;
    /// Its name in the log.
    fn kind(&self) -> &'static str;
    /// The business date from which it holds.
    fn effective_on(&self, recorded_on: Date) -> Date {
        recorded_on
    }
}

impl<E: JsonEvent> BookEvent for E {
    const STREAM: &'static str = E::STREAM;
    const SCHEMA: u16 = E::SCHEMA;
    fn kind(&self) -> String {
        JsonEvent::kind(self).to_owned()
    }
    fn effective_on(&self, recorded_on: Date) -> Date {
        JsonEvent::effective_on(self, recorded_on)
    }
    fn encode(&self) -> Outcome<Vec<u8>> {
        to_json(self)
    }
    fn decode(event: &StoredEvent) -> Outcome<Self> {
        from_json(&event.payload)
    }
}

/// JSON bytes of something of ours.
///
/// # Errors
/// [`Code::Internal`] when it has a shape JSON cannot hold.
pub fn to_json<T: Serialize>(value: &T) -> Outcome<Vec<u8>> {
    serde_json::to_vec(value)
        .map_err(|error| Problem::new(Code::Internal, "a record could not be written as JSON").because(error))
}

/// Reads JSON that we wrote.
///
/// # Errors
/// [`Code::StoreDamaged`] when it is not what we write.
pub fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Outcome<T> {
    serde_json::from_slice(bytes).map_err(|error| {
        Problem::new(Code::StoreDamaged, "a record in the book cannot be read: run anji verify").because(error)
    })
}

/// The events to add to one stream.
///
/// # Errors
/// When an event cannot be encoded.
pub fn appending<E: BookEvent>(
    id: [u8; 16],
    expected: Expected,
    recorded_on: Date,
    events: &[E],
) -> Outcome<StreamAppend> {
    let events = events
        .iter()
        .map(|event| {
            Ok(NewEvent {
                kind: event.kind(),
                schema: E::SCHEMA,
                effective_on: event.effective_on(recorded_on),
                payload: event.encode()?,
            })
        })
        .collect::<Outcome<_>>()?;
    Ok(StreamAppend { stream: StreamId::new(E::STREAM, id), expected, events })
}

impl Platform {
    /// Writes rows in batches and gives back the last of them, to be written together with the event that they come from.
    pub(crate) async fn write_ahead(
        &self,
        institution: InstitutionId,
        mut writes: Vec<Statement>,
    ) -> Outcome<Vec<Statement>> {
        let batch = AHEAD_ROWS;
        let rest = writes.split_off(writes.len() / batch * batch);
        for chunk in writes.chunks(batch) {
            self.book.execute(institution, chunk.to_vec()).await?;
        }
        Ok(rest)
    }

    /// An idempotency key that is remembered for [`crate::limits::IDEMPOTENCY_HOURS`] from now.
    #[must_use]
    pub fn idempotency_key(&self, scope: String, key: String, body_digest: [u8; 32]) -> IdempotencyKey {
        let expires_at = crate::identity::later(self.clock.now(), crate::limits::IDEMPOTENCY_HOURS * 3_600);
        IdempotencyKey { scope, key, body_digest, expires_at }
    }

    /// The answer that was given to an earlier request under this key, if there was one.
    ///
    /// # Errors
    /// [`Code::KeyReused`] when the key was used with another body.
    pub async fn remembered(&self, who: &Principal, key: &IdempotencyKey) -> Outcome<Option<Vec<u8>>> {
        self.remembered_in(who.institution, key).await
    }

    /// The same for a write into another institution's part of the book: firms and consents belong to the operator.
    ///
    /// # Errors
    /// As [`Platform::remembered`].
    pub async fn remembered_in(&self, institution: InstitutionId, key: &IdempotencyKey) -> Outcome<Option<Vec<u8>>> {
        Ok(self.book.remembered(institution, key).await?)
    }

    /// A stream's events as the book holds them, in the order in which they were recorded.
    pub(crate) async fn stored(&self, institution: InstitutionId, stream: &StreamId) -> Outcome<Vec<StoredEvent>> {
        let mut stored = self.book.load(institution, stream, 0).await?;
        // A read gives a page; a longer stream is read on from its last version.
        let mut page = stored.len();
        while page == store::limits::MAX_PAGE as usize && stored.len() <= MAX_STREAM_EVENTS {
            let next = self.book.load(institution, stream, stored.len() as u64).await?;
            page = next.len();
            stored.extend(next);
        }
        if stored.len() > MAX_STREAM_EVENTS {
            return Err(Problem::new(
                Code::TooLarge,
                format!("a stream holds {} events; at most {MAX_STREAM_EVENTS}", stored.len()),
            ));
        }
        Ok(stored)
    }

    /// How many events a stream has, read a page at a time: it may be longer than what is ever folded.
    pub(crate) async fn length(&self, institution: InstitutionId, stream: &StreamId) -> Outcome<u64> {
        let mut length = 0;
        loop {
            let page = self.book.load(institution, stream, length).await?.len();
            length += page as u64;
            if page < store::limits::MAX_PAGE as usize {
                return Ok(length);
            }
        }
    }

    /// A stream's events with their stored form, in the order in which they were recorded.
    pub(crate) async fn history<E: BookEvent>(
        &self,
        institution: InstitutionId,
        id: [u8; 16],
    ) -> Outcome<Vec<(StoredEvent, E)>> {
        let stored = self.stored(institution, &StreamId::new(E::STREAM, id)).await?;
        stored
            .into_iter()
            .map(|event| {
                let decoded = E::decode(&event)?;
                Ok((event, decoded))
            })
            .collect()
    }

    /// A stream's events, without their stored form.
    pub(crate) async fn events<E: BookEvent>(&self, institution: InstitutionId, id: [u8; 16]) -> Outcome<Vec<E>> {
        Ok(self.history::<E>(institution, id).await?.into_iter().map(|(_, event)| event).collect())
    }

    /// Saves events and read-model rows in one transaction and gives back the answer, or the answer given the first time
    /// when the request repeats an earlier one.
    pub(crate) async fn save<T: Serialize + DeserializeOwned>(
        &self,
        request: &Request<'_>,
        appends: Vec<StreamAppend>,
        writes: Vec<Statement>,
        answer: T,
    ) -> Outcome<T> {
        self.save_in(request.institution(), request, appends, writes, answer).await
    }

    /// The same in another institution's part of the book: firms and consents belong to the platform operator, whoever
    /// registers them.
    pub(crate) async fn save_in<T: Serialize + DeserializeOwned>(
        &self,
        institution: InstitutionId,
        request: &Request<'_>,
        appends: Vec<StreamAppend>,
        writes: Vec<Statement>,
        answer: T,
    ) -> Outcome<T> {
        let key = match &request.key {
            Some(key) => Some((key.clone(), to_json(&answer)?)),
            None => None,
        };
        let batch =
            Batch { institution, actor: request.who.actor(), recorded_at: self.clock.now(), key, appends, writes };
        match self.book.append(batch).await? {
            Appended::Done { .. } => Ok(answer),
            Appended::Repeated { response } => from_json(&response),
        }
    }
}
