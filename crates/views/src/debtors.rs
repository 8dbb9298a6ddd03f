//! Debtors whose claims a close looks at together: something was recorded of them, or a claim of theirs is or was
//! non-performing. What that moves between the classes is kept beside the sums of single loans.
//!
//! A row's version counts what happened to the debtor, so that a close does not take it off the queue for something that came
//! in while it looked.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::outlooks::AT_ONCE;
use crate::{statement, text};

/// A debtor as its row keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtorRow {
    /// Firm id.
    pub firm: String,
    /// How often something happened to it.
    pub version: i64,
    /// When to look again; [`AT_ONCE`] when something happened.
    pub next_on: String,
    /// What looking at its claims together moved between the classes, as the close wrote it; empty for nothing.
    pub moved: String,
}

/// Has the next close look at a debtor's claims together.
#[must_use]
pub fn look_at(institution: InstitutionId, firm: &str) -> Statement {
    statement(
        "INSERT INTO v_debtor (institution, firm, version, next_on, moved) VALUES ($1,$2,1,$3,'') \
         ON CONFLICT (institution, firm) DO UPDATE SET version = v_debtor.version + 1, next_on = excluded.next_on",
        vec![text(institution), text(firm), text(AT_ONCE)],
    )
}

/// The same, if its claims are looked at together already.
#[must_use]
pub fn look_again(institution: InstitutionId, firm: &str) -> Statement {
    statement(
        "UPDATE v_debtor SET version = version + 1, next_on = $3 WHERE institution = $1 AND firm = $2",
        vec![text(institution), text(firm), text(AT_ONCE)],
    )
}

/// Writes what a look found. A debtor to which something happened meanwhile keeps its place in the queue.
#[must_use]
pub fn put(institution: InstitutionId, row: DebtorRow) -> Statement {
    statement(
        "INSERT INTO v_debtor (institution, firm, version, next_on, moved) VALUES ($1,$2,$3,$4,$5) \
         ON CONFLICT (institution, firm) DO UPDATE SET moved = excluded.moved, \
         next_on = CASE WHEN v_debtor.version = excluded.version THEN excluded.next_on ELSE v_debtor.next_on END",
        vec![
            text(institution),
            Arg::Text(row.firm),
            Arg::Int(row.version),
            Arg::Text(row.next_on),
            Arg::Text(row.moved),
        ],
    )
}

/// Forgets a debtor whose claims speak for themselves again, unless something happened to it meanwhile: then it moves nothing.
#[must_use]
pub fn forget(institution: InstitutionId, row: DebtorRow) -> Vec<Statement> {
    let DebtorRow { firm, version, next_on, .. } = row;
    let gone = statement(
        "DELETE FROM v_debtor WHERE institution = $1 AND firm = $2 AND version = $3",
        vec![text(institution), text(&firm), Arg::Int(version)],
    );
    let moved = String::new();
    vec![put(institution, DebtorRow { firm, version, next_on, moved }), gone]
}

/// Debtors to be looked at on a day or before, by id after one of them: not by the day of the look, which looking moves.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn due(
    book: &Book,
    institution: InstitutionId,
    through: &str,
    after: &str,
    limit: u32,
) -> Result<Vec<DebtorRow>, ReadError> {
    let query = statement(
        format!(
            "SELECT firm, version, next_on, moved FROM v_debtor WHERE institution = $1 AND next_on <= $2 AND firm > $3 \
             ORDER BY firm LIMIT {limit}"
        ),
        vec![text(institution), text(through), text(after)],
    );
    let read = |row: &Row| {
        Ok(DebtorRow { firm: row.text(0)?, version: row.int(1)?, next_on: row.text(2)?, moved: row.text(3)? })
    };
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// The firms that are looked at as a whole.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn firms(book: &Book, institution: InstitutionId) -> Result<Vec<String>, ReadError> {
    let query = statement("SELECT firm FROM v_debtor WHERE institution = $1", vec![text(institution)]);
    book.query(institution, &query).await?.iter().map(|row| row.text(0)).collect()
}
