//! What goes into the book and what comes out of it.

use std::borrow::Cow;
use std::fmt;

use calendar::{Date, Timestamp};
use codes::InstitutionId;
use serde::{Deserialize, Serialize};

use crate::error::ReadError;
use crate::limits::MAX_STREAM_KIND_BYTES;

/// Names one stream of one institution: a kind such as `loan` and sixteen bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StreamId {
    kind: Cow<'static, str>,
    id: [u8; 16],
}

impl StreamId {
    /// A stream of a kind known to the program: up to 32 of `a-z` and `-`, checked when something is appended.
    ///
    /// ```
    /// let stream = store::StreamId::new("loan", [7; 16]);
    /// assert_eq!(stream.to_string(), "loan/07070707070707070707070707070707");
    /// ```
    #[must_use]
    pub const fn new(kind: &'static str, id: [u8; 16]) -> Self {
        Self { kind: Cow::Borrowed(kind), id }
    }

    /// A stream whose kind was read from somewhere; `None` when the kind is not up to 32 of `a-z` and `-`.
    #[must_use]
    pub fn try_new(kind: &str, id: [u8; 16]) -> Option<Self> {
        let stream = Self { kind: Cow::Owned(kind.to_owned()), id };
        stream.is_valid().then_some(stream)
    }

    /// A stream as it was stored, whatever its kind looks like: damage must be nameable.
    pub(crate) fn stored(kind: String, id: [u8; 16]) -> Self {
        Self { kind: Cow::Owned(kind), id }
    }

    pub(crate) fn is_valid(&self) -> bool {
        !self.kind.is_empty()
            && self.kind.len() <= MAX_STREAM_KIND_BYTES
            && self.kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    }

    /// The kind of stream.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Which one of its kind.
    #[must_use]
    pub const fn id(&self) -> [u8; 16] {
        self.id
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, hex::encode(self.id))
    }
}

/// What the writer believes of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// It has no event yet.
    New,
    /// This is its last version; the first event of a stream has version 1.
    Version(u64),
    /// Whatever it is.
    Any,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("no event yet"),
            Self::Version(version) => write!(f, "version {version}"),
            Self::Any => f.write_str("any version"),
        }
    }
}

/// An event to be written. The book does not look into the payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// Its name, such as `paid-out`: up to 64 of `a-z`, `0-9`, `-` and `.`.
    pub kind: String,
    /// Version of the payload's shape.
    pub schema: u16,
    /// The business date from which it holds (Asia/Shanghai).
    pub effective_on: Date,
    /// The exact bytes to keep.
    pub payload: Vec<u8>,
}

/// Events for one stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamAppend {
    /// The stream.
    pub stream: StreamId,
    /// The concurrency check.
    pub expected: Expected,
    /// At least one event, in order.
    pub events: Vec<NewEvent>,
}

/// What one command writes: all of it or nothing, within one institution.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The owner of every stream in it.
    pub institution: InstitutionId,
    /// Who did it.
    pub actor: String,
    /// When it was recorded: an argument, since the book reads no clock.
    pub recorded_at: Timestamp,
    /// The idempotency key and the response to remember under it.
    pub key: Option<(IdempotencyKey, Vec<u8>)>,
    /// Streams and their events.
    pub appends: Vec<StreamAppend>,
    /// Rows of read models, written in the same transaction.
    pub writes: Vec<Statement>,
}

/// A client's key for one write, so that a repeated request has its effect once.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey {
    /// Principal and route: keys of two principals never meet.
    pub scope: String,
    /// The client's key.
    pub key: String,
    /// Digest of the request's body.
    pub body_digest: [u8; 32],
    /// From this instant the key may be used again.
    pub expires_at: Timestamp,
}

/// How an append ended well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Appended {
    /// Written, and durable.
    Done {
        /// The last version of each append's stream, in the order of the batch's appends.
        versions: Vec<u64>,
    },
    /// The key was used before with the same body: nothing was written.
    Repeated {
        /// What was answered then.
        response: Vec<u8>,
    },
}

/// An event as the book holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Owner.
    pub institution: InstitutionId,
    /// Its stream.
    pub stream: StreamId,
    /// Its place in the stream, from 1.
    pub version: u64,
    /// Its name.
    pub kind: String,
    /// Version of the payload's shape.
    pub schema: u16,
    /// Business date from which it holds.
    pub effective_on: Date,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who did it.
    pub actor: String,
    /// The exact bytes given.
    pub payload: Vec<u8>,
    /// Hash of the stream's event before it; zeros for the first.
    pub previous: [u8; 32],
    /// Hash of everything above, see [`hash`](crate::hash).
    pub hash: [u8; 32],
}

/// An event with its place in the institution's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Dense, from 1: the only cursor of the feed.
    pub log_index: u64,
    /// The event.
    pub event: StoredEvent,
}

/// One SQL statement with `$1`, `$2`, ... for its arguments.
///
/// The text is portable: `BIGINT`, `TEXT` and `BLOB` columns only, and the tenant column in every condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The text; never built from what a user typed.
    pub sql: Cow<'static, str>,
    /// Arguments in order.
    pub args: Vec<Arg>,
}

impl Statement {
    /// A statement with its arguments.
    #[must_use]
    pub fn new(sql: impl Into<Cow<'static, str>>, args: Vec<Arg>) -> Self {
        Self { sql: sql.into(), args }
    }
}

/// An argument of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// `BIGINT`.
    Int(i64),
    /// `BIGINT`, perhaps null.
    OptInt(Option<i64>),
    /// `TEXT`.
    Text(String),
    /// `TEXT`, perhaps null.
    OptText(Option<String>),
    /// `BLOB`.
    Blob(Vec<u8>),
    /// `REAL`; a score, never money.
    Real(f64),
}

impl Arg {
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::OptText(Some(text)) => text.len(),
            Self::Blob(blob) => blob.len(),
            Self::Int(_) | Self::OptInt(_) | Self::OptText(None) | Self::Real(_) => 8,
        }
    }
}

/// A value read from a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

impl Value {
    const fn name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Int(_) => "an integer",
            Self::Real(_) => "a real",
            Self::Text(_) => "text",
            Self::Blob(_) => "bytes",
        }
    }
}

/// One row of a query's answer; columns are counted from 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub(crate) values: Vec<Value>,
}

impl Row {
    fn value(&self, i: usize) -> &Value {
        self.values.get(i).unwrap_or(&Value::Null)
    }

    fn wrong(&self, i: usize, wanted: &'static str) -> ReadError {
        ReadError::WrongType { column: i, wanted, found: self.value(i).name() }
    }

    /// An integer.
    ///
    /// # Errors
    /// [`ReadError::WrongType`] when the column holds something else or does not exist.
    pub fn int(&self, i: usize) -> Result<i64, ReadError> {
        if let Value::Int(value) = self.value(i) { Ok(*value) } else { Err(self.wrong(i, "an integer")) }
    }

    /// An integer or nothing.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn opt_int(&self, i: usize) -> Result<Option<i64>, ReadError> {
        if self.value(i) == &Value::Null { Ok(None) } else { self.int(i).map(Some) }
    }

    /// Text.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn text(&self, i: usize) -> Result<String, ReadError> {
        self.str(i).map(str::to_owned)
    }

    pub(crate) fn str(&self, i: usize) -> Result<&str, ReadError> {
        if let Value::Text(value) = self.value(i) { Ok(value) } else { Err(self.wrong(i, "text")) }
    }

    /// Text or nothing.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn opt_text(&self, i: usize) -> Result<Option<String>, ReadError> {
        if self.value(i) == &Value::Null { Ok(None) } else { self.text(i).map(Some) }
    }

    /// Bytes.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn blob(&self, i: usize) -> Result<Vec<u8>, ReadError> {
        self.bytes(i).map(<[u8]>::to_vec)
    }

    /// Sixteen bytes: an id.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn id(&self, i: usize) -> Result<[u8; 16], ReadError> {
        self.array(i)
    }

    pub(crate) fn bytes(&self, i: usize) -> Result<&[u8], ReadError> {
        if let Value::Blob(value) = self.value(i) { Ok(value) } else { Err(self.wrong(i, "bytes")) }
    }

    pub(crate) fn array<const N: usize>(&self, i: usize) -> Result<[u8; N], ReadError> {
        self.bytes(i)?.try_into().map_err(|_| self.wrong(i, "bytes of a fixed length"))
    }

    /// A real.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn real(&self, i: usize) -> Result<f64, ReadError> {
        if let Value::Real(value) = self.value(i) { Ok(*value) } else { Err(self.wrong(i, "a real")) }
    }
}

/// A step of the read models' schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Dense, from 1.
    pub id: u32,
    /// What it does.
    pub name: &'static str,
    /// Portable statements parted by `;`. A table with a column `institution` is fenced by tenant on PostgreSQL.
    pub sql: &'static str,
}

/// The engine under a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// One file, one process.
    Sqlite,
    /// A server.
    Postgres,
    /// Nothing is kept; the reference model of the simulator.
    Memory,
}

/// What a book has done since it was opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BookStats {
    /// Batches committed.
    pub batches: u64,
    /// Events committed.
    pub events: u64,
    /// Transactions that carried them: batches over groups is the gain of group commit.
    pub groups: u64,
    /// Transactions tried again after a lost race.
    pub retries: u64,
    /// Events sealed.
    pub sealed: u64,
    /// Institutions with events not sealed yet.
    pub unsealed_institutions: u64,
    /// Age of the oldest unsealed event since its commit here, in milliseconds.
    pub unsealed_ms: u64,
    /// Batches waiting for a writer.
    pub queued: u64,
}

/// What one call of [`Book::seal`](crate::Book::seal) did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SealReport {
    /// Institutions looked at.
    pub institutions: u64,
    /// Events given a log index.
    pub events: u64,
    /// Heads signed.
    pub heads: u64,
}
