//! The hash of an event: what exactly is hashed, byte by byte.
//!
//! `SHA-256(field(tag) || field(f1) || ... || field(f11))`, where `field(x)` is the length of `x` in bytes as four
//! bytes, big end first, and then `x`. A length before each field makes two different events never give the same input.
//!
//! | field | bytes |
//! |---|---|
//! | tag | `anji.event.v1` |
//! | institution | text as stored, `ins_` and 32 hexadecimal digits |
//! | stream kind | text as stored |
//! | stream id | 16 bytes |
//! | version | 8 bytes, big end first |
//! | kind | text as stored |
//! | schema | 8 bytes, big end first |
//! | effective on | text as stored, `2025-01-31` |
//! | recorded at | text as stored, RFC 3339 in UTC |
//! | actor | text as stored |
//! | payload | bytes as stored |
//! | previous | 32 bytes: the hash of the stream's event before it, zeros for the first |
//!
//! The columns are hashed as they are stored and never parsed first: a parser that forgives would hide an altered byte.

use sha2::{Digest, Sha256};

/// Parts the hash of an event from every other hash in the house.
const EVENT_TAG: &[u8] = b"anji.event.v1";

/// What stands before the first event of a stream.
pub const NO_EVENT: [u8; 32] = [0; 32];

/// The columns of an event as they are stored.
#[derive(Debug, Clone, Copy)]
pub struct EventFields<'a> {
    /// `ins_...`
    pub institution: &'a str,
    /// Kind of stream.
    pub stream_kind: &'a str,
    /// Which stream.
    pub stream_id: &'a [u8],
    /// Place in the stream.
    pub version: i64,
    /// The event's name.
    pub kind: &'a str,
    /// Version of the payload's shape.
    pub schema: i64,
    /// Business date, as stored.
    pub effective_on: &'a str,
    /// Instant, as stored.
    pub recorded_at: &'a str,
    /// Who.
    pub actor: &'a str,
    /// The payload.
    pub payload: &'a [u8],
    /// Hash before.
    pub previous: &'a [u8],
}

/// Feeds a hash with fields that cannot run into each other.
pub(crate) struct FieldHash(Sha256);

impl FieldHash {
    pub(crate) fn new(tag: &[u8]) -> Self {
        let mut hash = Self(Sha256::new());
        hash.field(tag);
        hash
    }

    pub(crate) fn field(&mut self, bytes: &[u8]) {
        // Fields are bounded far below 4 GiB when they are appended; a longer one could only come from a damaged store
        // and then any other hash is the right answer.
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.0.update(length.to_be_bytes());
        self.0.update(bytes);
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// The hash of an event.
///
/// ```
/// use store::hash::{event_hash, EventFields, NO_EVENT};
/// let fields = EventFields {
///     institution: "ins_07070707070707070707070707070707", stream_kind: "loan", stream_id: &[1; 16], version: 1,
///     kind: "opened", schema: 1, effective_on: "2025-01-31", recorded_at: "2025-01-31T01:02:03Z", actor: "demo",
///     payload: b"{}", previous: &NO_EVENT,
/// };
/// assert_ne!(event_hash(&fields), event_hash(&EventFields { version: 2, ..fields }));
/// ```
#[must_use]
pub fn event_hash(event: &EventFields<'_>) -> [u8; 32] {
    let mut hash = FieldHash::new(EVENT_TAG);
    hash.field(event.institution.as_bytes());
    hash.field(event.stream_kind.as_bytes());
    hash.field(event.stream_id);
    hash.field(&event.version.to_be_bytes());
    hash.field(event.kind.as_bytes());
    hash.field(&event.schema.to_be_bytes());
    hash.field(event.effective_on.as_bytes());
    hash.field(event.recorded_at.as_bytes());
    hash.field(event.actor.as_bytes());
    hash.field(event.payload);
    hash.field(event.previous);
    hash.finish()
}
