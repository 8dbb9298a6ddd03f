//! How feeds ran: when last, what came of it, when next, and what is remembered of what they gave.
//!
//! None of it can be made again from the book; losing it costs a fetch of what is in already, and a message that is sent again.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::{limits, statement, text};

/// The last run of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedRun {
    /// The feed, by id.
    pub feed: String,
    /// When it ran.
    pub last_at: String,
    /// Whether it went well.
    pub ok: bool,
    /// What came of it, as JSON of its names.
    pub said: String,
    /// The batch it brought, the last time that it brought one.
    pub batch: Option<String>,
    /// Failed runs in a row.
    pub failures: i64,
    /// When it runs next.
    pub next_at: String,
    /// The `ETag` of what is in.
    pub etag: Option<String>,
    /// The `Last-Modified` of what is in.
    pub modified: Option<String>,
    /// Digests of messages that are in, parted by blanks.
    pub remembered: String,
}

const COLUMNS: &str =
    "SELECT feed, last_at, ok, said, batch, failures, next_at, etag, modified, remembered FROM feed_run";

/// Writes or replaces the run of a feed.
#[must_use]
pub fn put(institution: InstitutionId, run: FeedRun) -> Statement {
    statement(
        "INSERT INTO feed_run (institution, feed, last_at, ok, said, batch, failures, next_at, etag, modified, remembered) \
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) ON CONFLICT (institution, feed) DO UPDATE SET last_at = excluded.last_at, \
         ok = excluded.ok, said = excluded.said, batch = excluded.batch, failures = excluded.failures, \
         next_at = excluded.next_at, etag = excluded.etag, modified = excluded.modified, remembered = excluded.remembered",
        vec![
            text(institution),
            Arg::Text(run.feed),
            Arg::Text(run.last_at),
            Arg::Int(i64::from(run.ok)),
            Arg::Text(run.said),
            Arg::OptText(run.batch),
            Arg::Int(run.failures),
            Arg::Text(run.next_at),
            Arg::OptText(run.etag),
            Arg::OptText(run.modified),
            Arg::Text(run.remembered),
        ],
    )
}

/// The last run of a feed; nothing before its first.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn get(book: &Book, institution: InstitutionId, feed: &str) -> Result<Option<FeedRun>, ReadError> {
    let query =
        statement(format!("{COLUMNS} WHERE institution = $1 AND feed = $2"), vec![text(institution), text(feed)]);
    book.query(institution, &query).await?.first().map(read).transpose()
}

/// The last runs of an institution's feeds, at most a page of them.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn all(book: &Book, institution: InstitutionId) -> Result<Vec<FeedRun>, ReadError> {
    let query = statement(
        format!("{COLUMNS} WHERE institution = $1 ORDER BY feed LIMIT {}", limits::MAX_PAGE),
        vec![text(institution)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<FeedRun, ReadError> {
    Ok(FeedRun {
        feed: row.text(0)?,
        last_at: row.text(1)?,
        ok: row.int(2)? != 0,
        said: row.text(3)?,
        batch: row.opt_text(4)?,
        failures: row.int(5)?,
        next_at: row.text(6)?,
        etag: row.opt_text(7)?,
        modified: row.opt_text(8)?,
        remembered: row.text(9)?,
    })
}
