//! What each close of day found: one row a day.

use calendar::Date;
use codes::InstitutionId;
use store::{Arg, Book, ReadError, Statement};

use crate::{limits, statement, text};

/// Writes or replaces the row of one closed day; `body` is the summary as JSON.
#[must_use]
pub fn put(institution: InstitutionId, day: Date, loans: i64, body: String) -> Statement {
    statement(
        "INSERT INTO v_close (institution, on_day, loans, body) VALUES ($1,$2,$3,$4) \
         ON CONFLICT (institution, on_day) DO UPDATE SET loans = excluded.loans, body = excluded.body",
        vec![text(institution), text(day), Arg::Int(loans), Arg::Text(body)],
    )
}

/// The last closed day on or before a day, with its summary as JSON.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn last(
    book: &Book,
    institution: InstitutionId,
    on_or_before: Option<Date>,
) -> Result<Option<(String, String)>, ReadError> {
    let bound = on_or_before.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
    let query = statement(
        "SELECT on_day, body FROM v_close WHERE institution = $1 AND on_day <= $2 ORDER BY on_day DESC LIMIT 1",
        vec![text(institution), Arg::Text(bound)],
    );
    book.query(institution, &query).await?.first().map(|row| Ok((row.text(0)?, row.text(1)?))).transpose()
}

/// Closed days before `before`, the newest first, each with its summary as JSON.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn newest(
    book: &Book,
    institution: InstitutionId,
    before: Option<&str>,
    limit: u32,
) -> Result<Vec<(String, String)>, ReadError> {
    let query = statement(
        format!(
            "SELECT on_day, body FROM v_close WHERE institution = $1 AND on_day < $2 ORDER BY on_day DESC LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(before.unwrap_or("9999-12-31"))],
    );
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// Every closed day in order, with its summary as JSON.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn all(book: &Book, institution: InstitutionId) -> Result<Vec<(String, String)>, ReadError> {
    let query =
        statement("SELECT on_day, body FROM v_close WHERE institution = $1 ORDER BY on_day", vec![text(institution)]);
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}
