//! What candidate versions said beside live decisions: one row a decision.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::{limits, statement, text};

/// One live decision with what a candidate said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShadowRow {
    /// The live decision.
    pub decision: String,
    /// Its application.
    pub application: String,
    /// Product code.
    pub product: String,
    /// The candidate version.
    pub version: i64,
    /// Instant of the decision.
    pub decided_at: String,
    /// Whether the candidate said anything else.
    pub differs: bool,
    /// Both sides, as JSON.
    pub body: String,
}

/// Writes or replaces the row of one decision.
#[must_use]
pub fn put(institution: InstitutionId, row: ShadowRow) -> Statement {
    statement(
        "INSERT INTO v_shadow (institution, decision, application, product, version, decided_at, differs, body) \
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8) \
         ON CONFLICT (institution, decision) DO UPDATE SET differs = excluded.differs, body = excluded.body",
        vec![
            text(institution),
            Arg::Text(row.decision),
            Arg::Text(row.application),
            Arg::Text(row.product),
            Arg::Int(row.version),
            Arg::Text(row.decided_at),
            Arg::Int(i64::from(row.differs)),
            Arg::Text(row.body),
        ],
    )
}

const COLUMNS: &str = "SELECT decision, application, product, version, decided_at, differs, body FROM v_shadow";

fn read(row: &Row) -> Result<ShadowRow, ReadError> {
    Ok(ShadowRow {
        decision: row.text(0)?,
        application: row.text(1)?,
        product: row.text(2)?,
        version: row.int(3)?,
        decided_at: row.text(4)?,
        differs: row.int(5)? != 0,
        body: row.text(6)?,
    })
}

/// A page of what a version said, by decision, after `after`.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn of_version(
    book: &Book,
    institution: InstitutionId,
    (product, version): (&str, u32),
    after: &str,
    limit: u32,
) -> Result<Vec<ShadowRow>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND product = $2 AND version = $3 AND decision > $4 ORDER BY decision LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(product), Arg::Int(version.into()), text(after)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// The newest decisions on which a version said something else.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn differing(
    book: &Book,
    institution: InstitutionId,
    (product, version): (&str, u32),
    limit: u32,
) -> Result<Vec<ShadowRow>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND product = $2 AND version = $3 AND differs = 1 \
             ORDER BY decided_at DESC, decision LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(product), Arg::Int(version.into())],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// What versions said of an application, the newest first.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn of_application(
    book: &Book,
    institution: InstitutionId,
    application: &str,
) -> Result<Vec<ShadowRow>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND application = $2 ORDER BY decided_at DESC, decision LIMIT {}",
            limits::MAX_PAGE
        ),
        vec![text(institution), text(application)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// The last version of a product that ran as a shadow and said something.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn last_version(book: &Book, institution: InstitutionId, product: &str) -> Result<Option<i64>, ReadError> {
    let query = statement(
        "SELECT version FROM v_shadow WHERE institution = $1 AND product = $2 ORDER BY version DESC LIMIT 1",
        vec![text(institution), text(product)],
    );
    book.query(institution, &query).await?.first().map(|row| row.int(0)).transpose()
}
