//! The sums over all loans at the last close of day: one row for each institution.
//!
//! A close reads every loan anyway; what it sums then need not be summed each time somebody looks.

use calendar::Date;
use codes::InstitutionId;
use store::{Arg, Book, ReadError, Statement};

use crate::{statement, text};

/// Writes or replaces the sums of an institution; `body` is JSON.
#[must_use]
pub fn put(institution: InstitutionId, day: Date, body: String) -> Statement {
    statement(
        "INSERT INTO v_portfolio (institution, on_day, body) VALUES ($1,$2,$3) \
         ON CONFLICT (institution) DO UPDATE SET on_day = excluded.on_day, body = excluded.body",
        vec![text(institution), text(day), Arg::Text(body)],
    )
}

/// The day of the sums and the sums as JSON, once a day was closed.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn get(book: &Book, institution: InstitutionId) -> Result<Option<(String, String)>, ReadError> {
    let query = statement("SELECT on_day, body FROM v_portfolio WHERE institution = $1", vec![text(institution)]);
    book.query(institution, &query).await?.first().map(|row| Ok((row.text(0)?, row.text(1)?))).transpose()
}
