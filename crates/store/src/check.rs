//! Bounds of a batch, checked before it waits for a writer.

use crate::error::AppendError;
use crate::limits as l;
use crate::types::{Batch, IdempotencyKey, Statement, StreamAppend};

/// A name that cannot be stored; a fault of the caller's code, not of a user.
#[derive(Debug, thiserror::Error)]
#[error("{what} '{text}' is not allowed: {rule}")]
struct BadName {
    what: &'static str,
    text: String,
    rule: &'static str,
}

fn bad(what: &'static str, text: &str, rule: &'static str) -> AppendError {
    AppendError::Internal(Box::new(BadName { what, text: text.chars().take(80).collect(), rule }))
}

fn within(what: &'static str, found: usize, limit: usize) -> Result<(), AppendError> {
    if found > limit { Err(AppendError::TooLarge { what, found, limit }) } else { Ok(()) }
}

/// Text that both engines can hold: PostgreSQL refuses the zero byte.
fn plain(what: &'static str, text: &str) -> Result<(), AppendError> {
    if text.contains('\0') { Err(bad(what, text, "no zero byte")) } else { Ok(()) }
}

/// Checks a batch of an append and says how many bytes it carries.
pub(crate) fn batch(batch: &Batch, max_statements: usize) -> Result<usize, AppendError> {
    within("streams in a batch", batch.appends.len(), l::MAX_BATCH_APPENDS)?;
    let events = batch.appends.iter().map(|append| append.events.len()).sum();
    within("events in a batch", events, l::MAX_BATCH_EVENTS)?;
    within("bytes of the actor", batch.actor.len(), l::MAX_ACTOR_BYTES)?;
    plain("actor", &batch.actor)?;
    within("statements in a batch", batch.writes.len(), max_statements)?;
    if let Some((idempotency, response)) = &batch.key {
        key(idempotency)?;
        within("bytes of a remembered response", response.len(), l::MAX_RESPONSE_BYTES)?;
    }
    let mut bytes = 0;
    for append in &batch.appends {
        bytes += self::append(append)?;
    }
    for write in &batch.writes {
        bytes += statement(write)?;
    }
    within("bytes in a batch", bytes, l::MAX_BATCH_BYTES)?;
    Ok(bytes)
}

fn append(append: &StreamAppend) -> Result<usize, AppendError> {
    if !append.stream.is_valid() {
        return Err(bad("stream kind", append.stream.kind(), "up to 32 of a-z and hyphens"));
    }
    if append.events.is_empty() {
        return Err(bad("append without events to", append.stream.kind(), "give at least one event"));
    }
    let mut bytes = 0;
    for event in &append.events {
        let ok = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
        if event.kind.is_empty() || event.kind.len() > l::MAX_EVENT_KIND_BYTES || !event.kind.bytes().all(ok) {
            return Err(bad("event kind", &event.kind, "up to 64 of a-z, 0-9, hyphen and full stop"));
        }
        within("bytes of a payload", event.payload.len(), l::MAX_PAYLOAD_BYTES)?;
        bytes += event.payload.len();
    }
    Ok(bytes)
}

/// Checks an idempotency key.
pub(crate) fn key(key: &IdempotencyKey) -> Result<(), AppendError> {
    within("bytes of an idempotency scope", key.scope.len(), l::MAX_SCOPE_BYTES)?;
    within("bytes of an idempotency key", key.key.len(), l::MAX_KEY_BYTES)?;
    plain("idempotency scope", &key.scope)?;
    plain("idempotency key", &key.key)
}

/// Checks a statement and says how many bytes its arguments carry.
pub(crate) fn statement(statement: &Statement) -> Result<usize, AppendError> {
    within("bytes of a statement", statement.sql.len(), l::MAX_STATEMENT_BYTES)?;
    within("arguments of a statement", statement.args.len(), l::MAX_STATEMENT_ARGS)?;
    Ok(statement.args.iter().map(crate::types::Arg::bytes).sum())
}
