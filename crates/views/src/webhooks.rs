//! Deliveries to subscribers: how far each has been told, what is due, what was given up.
//!
//! The book's sealed log is the outbox. A cursor moves over it in the same transaction that writes the deliveries of the
//! events it passes, so that none is lost between the two and none is made twice.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::{limits, statement, text};

/// One event on its way to one subscriber.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The subscription.
    pub webhook: String,
    /// The event's place in the institution's log.
    pub log_index: i64,
    /// The event's kind.
    pub kind: String,
    /// What is sent.
    pub body: String,
    /// `pending`, `delivered` or `dead`.
    pub status: String,
    /// How often it was sent.
    pub attempts: i64,
    /// When it was last sent.
    pub last_at: Option<String>,
    /// When it is due.
    pub next_at: Option<String>,
    /// What came back, in a word.
    pub response: Option<String>,
}

/// How far a subscriber has been told; `None` before its first event.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn cursor(book: &Book, institution: InstitutionId, webhook: &str) -> Result<Option<i64>, ReadError> {
    let query = statement(
        "SELECT log_index FROM webhook_cursor WHERE institution = $1 AND webhook = $2",
        vec![text(institution), text(webhook)],
    );
    book.query(institution, &query).await?.first().map(|row| row.int(0)).transpose()
}

/// Moves the cursor of a subscriber; it never moves back.
#[must_use]
pub fn put_cursor(institution: InstitutionId, webhook: &str, log_index: i64) -> Statement {
    statement(
        "INSERT INTO webhook_cursor (institution, webhook, log_index) VALUES ($1,$2,$3) \
         ON CONFLICT (institution, webhook) DO UPDATE SET log_index = excluded.log_index \
         WHERE webhook_cursor.log_index < excluded.log_index",
        vec![text(institution), text(webhook), Arg::Int(log_index)],
    )
}

/// A delivery that is due at once; one that is there already stays as it is.
#[must_use]
pub fn queue(
    institution: InstitutionId,
    webhook: &str,
    log_index: i64,
    kind: &str,
    body: String,
    now: &str,
) -> Statement {
    statement(
        "INSERT INTO webhook_delivery (institution, webhook, log_index, kind, body, status, attempts, next_at) \
         VALUES ($1,$2,$3,$4,$5,'pending',0,$6) ON CONFLICT (institution, webhook, log_index) DO NOTHING",
        vec![text(institution), text(webhook), Arg::Int(log_index), text(kind), Arg::Text(body), text(now)],
    )
}

/// Writes down what came of an attempt.
#[must_use]
pub fn put_outcome(institution: InstitutionId, delivery: Delivery) -> Statement {
    statement(
        "UPDATE webhook_delivery SET status = $4, attempts = $5, last_at = $6, next_at = $7, response = $8 \
         WHERE institution = $1 AND webhook = $2 AND log_index = $3",
        vec![
            text(institution),
            Arg::Text(delivery.webhook),
            Arg::Int(delivery.log_index),
            Arg::Text(delivery.status),
            Arg::Int(delivery.attempts),
            Arg::OptText(delivery.last_at),
            Arg::OptText(delivery.next_at),
            Arg::OptText(delivery.response),
        ],
    )
}

/// Forgets deliveries that arrived before an instant.
#[must_use]
pub fn forget_delivered(institution: InstitutionId, before: &str) -> Statement {
    statement(
        "DELETE FROM webhook_delivery WHERE institution = $1 AND status = 'delivered' AND last_at < $2",
        vec![text(institution), text(before)],
    )
}

/// Forgets what still waits for a subscriber that was disabled.
#[must_use]
pub fn forget_pending(institution: InstitutionId, webhook: &str) -> Statement {
    statement(
        "DELETE FROM webhook_delivery WHERE institution = $1 AND webhook = $2 AND status = 'pending'",
        vec![text(institution), text(webhook)],
    )
}

const COLUMNS: &str =
    "SELECT webhook, log_index, kind, body, status, attempts, last_at, next_at, response FROM webhook_delivery";

/// What is due, the longest due first.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn due(book: &Book, institution: InstitutionId, now: &str, limit: u32) -> Result<Vec<Delivery>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND status = 'pending' AND next_at <= $2 ORDER BY next_at, log_index LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(now)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// A page of a subscriber's deliveries, the newest first, below a log index.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn deliveries(
    book: &Book,
    institution: InstitutionId,
    webhook: &str,
    below: i64,
    limit: u32,
) -> Result<Vec<Delivery>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND webhook = $2 AND log_index < $3 ORDER BY log_index DESC LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(webhook), Arg::Int(below)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// How many deliveries of a subscriber are in each state.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn counts(book: &Book, institution: InstitutionId, webhook: &str) -> Result<Vec<(String, i64)>, ReadError> {
    let query = statement(
        "SELECT status, CAST(COUNT(*) AS BIGINT) FROM webhook_delivery WHERE institution = $1 AND webhook = $2 GROUP BY status",
        vec![text(institution), text(webhook)],
    );
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

fn read(row: &Row) -> Result<Delivery, ReadError> {
    Ok(Delivery {
        webhook: row.text(0)?,
        log_index: row.int(1)?,
        kind: row.text(2)?,
        body: row.text(3)?,
        status: row.text(4)?,
        attempts: row.int(5)?,
        last_at: row.opt_text(6)?,
        next_at: row.opt_text(7)?,
        response: row.opt_text(8)?,
    })
}
