//! What loans owe, as their rows say it: for funding lines, which carry some of it.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Statement};

use crate::filter::Conditions;
use crate::{limits, statement, text};

/// What a loan owes of its principal, and at which rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// Loan id.
    pub id: String,
    /// Contract number.
    pub number: String,
    /// Firm id.
    pub firm: String,
    /// Outstanding principal, in minor units; nothing before the payout and after a write-off.
    pub outstanding: i64,
    /// Contract rate, percent a year.
    pub rate: String,
}

/// What these loans owe, in any number: asked for [`limits::MAX_NAMED`] at a time.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn balances(book: &Book, institution: InstitutionId, ids: &[String]) -> Result<Vec<Balance>, ReadError> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(limits::MAX_NAMED) {
        let mut conditions = Conditions::of(institution);
        conditions.push_in("id", chunk);
        let (sql, args) = conditions.finish();
        let asked = format!("SELECT id, number, firm, outstanding, rate FROM v_loan WHERE {sql}");
        for row in book.query(institution, &Statement { sql: asked.into(), args }).await? {
            found.push(Balance {
                id: row.text(0)?,
                number: row.text(1)?,
                firm: row.text(2)?,
                outstanding: row.opt_int(3)?.unwrap_or_default(),
                rate: row.text(4)?,
            });
        }
    }
    Ok(found)
}

/// What all loans of an institution owe in a currency, in minor units.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn outstanding(book: &Book, institution: InstitutionId, currency: &str) -> Result<i64, ReadError> {
    let query = statement(
        "SELECT CAST(COALESCE(SUM(outstanding), 0) AS BIGINT) FROM v_loan WHERE institution = $1 AND currency = $2",
        vec![text(institution), Arg::Text(currency.into())],
    );
    book.query(institution, &query).await?.first().map_or(Ok(0), |row| row.int(0))
}
