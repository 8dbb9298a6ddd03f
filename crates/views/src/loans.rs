//! The list of loans, and each loan's position at the last close of day.

use codes::InstitutionId;
use serde::{Deserialize, Serialize};
use store::{Arg, Book, ReadError, Row, Statement};

use crate::{limits, statement, text};

/// One loan as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanRow {
    /// Loan id.
    pub id: String,
    /// Contract number people use (借据号).
    pub number: String,
    /// Firm id.
    pub firm: String,
    /// Application it came from.
    pub application: Option<String>,
    /// Product code and version.
    pub product: String,
    /// Contract principal, in minor units.
    pub principal: i64,
    /// Currency code.
    pub currency: String,
    /// Where it stands, in kebab case.
    pub state: String,
    /// First day of the contract.
    pub starts_on: String,
    /// Last due day.
    pub ends_on: String,
    /// Guarantee agreement, when one covers it.
    pub agreement: Option<String>,
    /// Stream version the row was made from.
    pub version: i64,
}

/// A loan's position at the last close of day: a projection that can be rebuilt at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionRow {
    /// Loan id.
    pub loan: String,
    /// The day closed.
    pub on_day: String,
    /// Outstanding principal, in minor units.
    pub outstanding: i64,
    /// Principal past due.
    pub overdue_principal: i64,
    /// Interest, penalty and compound interest past due.
    pub overdue_interest: i64,
    /// Days past due.
    pub days_past_due: i64,
    /// Five-category class, in kebab case.
    pub class: String,
    /// Currency code.
    pub currency: String,
}

/// Writes or replaces the row of one loan.
#[must_use]
pub fn put(institution: InstitutionId, row: LoanRow) -> Statement {
    statement(
        "INSERT INTO v_loan (institution, id, number, firm, application, product, principal, currency, state, starts_on, ends_on, \
         agreement, version) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13) ON CONFLICT (institution, id) DO UPDATE SET \
         state = excluded.state, starts_on = excluded.starts_on, ends_on = excluded.ends_on, version = excluded.version",
        vec![
            text(institution),
            Arg::Text(row.id),
            Arg::Text(row.number),
            Arg::Text(row.firm),
            Arg::OptText(row.application),
            Arg::Text(row.product),
            Arg::Int(row.principal),
            Arg::Text(row.currency),
            Arg::Text(row.state),
            Arg::Text(row.starts_on),
            Arg::Text(row.ends_on),
            Arg::OptText(row.agreement),
            Arg::Int(row.version),
        ],
    )
}

const COLUMNS: &str = "SELECT id, number, firm, application, product, principal, currency, state, starts_on, ends_on, agreement, \
                       version FROM v_loan";

/// A page of loans by id, after `after`, in a state when one is given.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn list(
    book: &Book,
    institution: InstitutionId,
    state: Option<&str>,
    after: &str,
    limit: u32,
) -> Result<Vec<LoanRow>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND id > $2 AND ($3 = '' OR state = $3) ORDER BY id LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(after), text(state.unwrap_or(""))],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// The loan with this id.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn get(book: &Book, institution: InstitutionId, id: &str) -> Result<Option<LoanRow>, ReadError> {
    let query = statement(format!("{COLUMNS} WHERE institution = $1 AND id = $2"), vec![text(institution), text(id)]);
    book.query(institution, &query).await?.first().map(read).transpose()
}

/// Every loan of a firm at this institution, by id; at most [`limits::MAX_PAGE`].
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn of_firm(book: &Book, institution: InstitutionId, firm: &str) -> Result<Vec<LoanRow>, ReadError> {
    let query = statement(
        format!("{COLUMNS} WHERE institution = $1 AND firm = $2 ORDER BY id LIMIT {}", limits::MAX_PAGE),
        vec![text(institution), text(firm)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// The loan with this contract number.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn numbered(book: &Book, institution: InstitutionId, number: &str) -> Result<Option<LoanRow>, ReadError> {
    let query =
        statement(format!("{COLUMNS} WHERE institution = $1 AND number = $2"), vec![text(institution), text(number)]);
    book.query(institution, &query).await?.first().map(read).transpose()
}

/// Writes or replaces a loan's position at a close.
#[must_use]
pub fn put_position(institution: InstitutionId, row: PositionRow) -> Statement {
    statement(
        "INSERT INTO v_position (institution, loan, on_day, outstanding, overdue_principal, overdue_interest, days_past_due, class, \
         currency) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) ON CONFLICT (institution, loan) DO UPDATE SET on_day = excluded.on_day, \
         outstanding = excluded.outstanding, overdue_principal = excluded.overdue_principal, \
         overdue_interest = excluded.overdue_interest, days_past_due = excluded.days_past_due, class = excluded.class",
        vec![
            text(institution),
            Arg::Text(row.loan),
            Arg::Text(row.on_day),
            Arg::Int(row.outstanding),
            Arg::Int(row.overdue_principal),
            Arg::Int(row.overdue_interest),
            Arg::Int(row.days_past_due),
            Arg::Text(row.class),
            Arg::Text(row.currency),
        ],
    )
}

/// A page of positions by loan id, after `after`.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn positions(
    book: &Book,
    institution: InstitutionId,
    after: &str,
    limit: u32,
) -> Result<Vec<PositionRow>, ReadError> {
    let query = statement(
        format!(
            "SELECT loan, on_day, outstanding, overdue_principal, overdue_interest, days_past_due, class, currency FROM v_position \
             WHERE institution = $1 AND loan > $2 ORDER BY loan LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(after)],
    );
    let read = |row: &Row| {
        Ok(PositionRow {
            loan: row.text(0)?,
            on_day: row.text(1)?,
            outstanding: row.int(2)?,
            overdue_principal: row.int(3)?,
            overdue_interest: row.int(4)?,
            days_past_due: row.int(5)?,
            class: row.text(6)?,
            currency: row.text(7)?,
        })
    };
    book.query(institution, &query).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<LoanRow, ReadError> {
    Ok(LoanRow {
        id: row.text(0)?,
        number: row.text(1)?,
        firm: row.text(2)?,
        application: row.opt_text(3)?,
        product: row.text(4)?,
        principal: row.int(5)?,
        currency: row.text(6)?,
        state: row.text(7)?,
        starts_on: row.text(8)?,
        ends_on: row.text(9)?,
        agreement: row.opt_text(10)?,
        version: row.int(11)?,
    })
}
