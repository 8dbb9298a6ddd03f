//! What the market monitor asks of an institution's read models: sums made when read.

use codes::InstitutionId;
use store::{Book, ReadError};

use crate::{statement, text};

/// Principal outstanding at the last close without a guarantee, and in all, in minor units.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn unguaranteed(book: &Book, institution: InstitutionId) -> Result<(i64, i64), ReadError> {
    let query = statement(
        "SELECT CAST(COALESCE(SUM(CASE WHEN agreement IS NULL THEN outstanding ELSE 0 END), 0) AS BIGINT), \
         CAST(COALESCE(SUM(outstanding), 0) AS BIGINT) FROM v_loan WHERE institution = $1 AND outstanding IS NOT NULL",
        vec![text(institution)],
    );
    let rows = book.query(institution, &query).await?;
    rows.first().map_or(Ok((0, 0)), |row| Ok((row.int(0)?, row.int(1)?)))
}

/// How many decided applications had each grade.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn grades(book: &Book, institution: InstitutionId) -> Result<Vec<(String, i64)>, ReadError> {
    let query = statement(
        "SELECT grade, COUNT(*) FROM v_application WHERE institution = $1 AND grade IS NOT NULL GROUP BY grade ORDER BY grade",
        vec![text(institution)],
    );
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// The days on which loans were applied for and paid out, with how many have both; the newest `limit` pairs.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn paid_out(
    book: &Book,
    institution: InstitutionId,
    limit: u32,
) -> Result<Vec<(String, String, i64)>, ReadError> {
    let query = statement(
        format!(
            "SELECT a.submitted_on, l.disbursed_on, COUNT(*) FROM v_application a \
             JOIN v_loan l ON l.institution = a.institution AND l.id = a.loan WHERE a.institution = $1 \
             AND l.disbursed_on IS NOT NULL GROUP BY a.submitted_on, l.disbursed_on \
             ORDER BY a.submitted_on DESC, l.disbursed_on DESC LIMIT {limit}"
        ),
        vec![text(institution)],
    );
    let rows = book.query(institution, &query).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?, row.int(2)?))).collect()
}
