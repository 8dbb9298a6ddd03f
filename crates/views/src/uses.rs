//! How often data of each category were used, by month and purpose: counted from the sealed log, page by page.
//!
//! The cursor moves over the log in the transaction that adds what it passed, so that nothing is counted twice and nothing is left out.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::{statement, text};

/// Uses of a category.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// `YYYY-MM`.
    pub month: String,
    /// The category, by id.
    pub category: String,
    /// What for.
    pub purpose: String,
    /// How often.
    pub uses: i64,
}

/// How far an institution's log has been counted.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn cursor(book: &Book, institution: InstitutionId) -> Result<i64, ReadError> {
    let query = statement("SELECT log_index FROM v_use_cursor WHERE institution = $1", vec![text(institution)]);
    Ok(book.query(institution, &query).await?.first().map(|row| row.int(0)).transpose()?.unwrap_or(0))
}

/// Makes the cursor, or holds it until the end of the transaction: whoever else counts waits, and sees then that it was moved.
#[must_use]
pub fn lock(institution: InstitutionId) -> Statement {
    statement(
        "INSERT INTO v_use_cursor (institution, log_index) VALUES ($1, 0) \
         ON CONFLICT (institution) DO UPDATE SET log_index = v_use_cursor.log_index",
        vec![text(institution)],
    )
}

/// Moves the cursor from where it was read; it stays where it is when somebody else moved it meanwhile.
#[must_use]
pub fn move_cursor(institution: InstitutionId, at: i64, to: i64) -> Statement {
    statement(
        "UPDATE v_use_cursor SET log_index = $3 WHERE institution = $1 AND log_index = $2",
        vec![text(institution), Arg::Int(at), Arg::Int(to)],
    )
}

/// Adds uses, where the cursor still stands where it was read: of two who count the same page the second adds nothing.
#[must_use]
pub fn add(institution: InstitutionId, at: i64, one: &Use) -> Statement {
    statement(
        "INSERT INTO v_use (institution, month, category, purpose, uses) \
         SELECT institution, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS BIGINT) FROM v_use_cursor \
         WHERE institution = $1 AND log_index = $6 \
         ON CONFLICT (institution, month, category, purpose) DO UPDATE SET uses = v_use.uses + excluded.uses",
        vec![
            text(institution),
            text(&one.month),
            text(&one.category),
            text(&one.purpose),
            Arg::Int(one.uses),
            Arg::Int(at),
        ],
    )
}

/// The uses of a stretch of months, by month, category and purpose.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn list(book: &Book, institution: InstitutionId, from: &str, to: &str) -> Result<Vec<Use>, ReadError> {
    let query = statement(
        "SELECT month, category, purpose, uses FROM v_use WHERE institution = $1 AND month >= $2 AND month <= $3 \
         ORDER BY month DESC, category, purpose",
        vec![text(institution), text(from), text(to)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Use, ReadError> {
    Ok(Use { month: row.text(0)?, category: row.text(1)?, purpose: row.text(2)?, uses: row.int(3)? })
}
