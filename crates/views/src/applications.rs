//! The list of applications.

use codes::InstitutionId;
use serde::{Deserialize, Serialize};
use store::{Arg, Book, ReadError, Row, Statement};

use crate::filter::Conditions;
use crate::{limits, statement, text};

/// One application as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationRow {
    /// Application id.
    pub id: String,
    /// Firm id.
    pub firm: String,
    /// Product code.
    pub product: String,
    /// Amount asked for, in minor units.
    pub amount: i64,
    /// Currency code.
    pub currency: String,
    /// Tenor asked for, in months.
    pub tenor_months: i64,
    /// Where it stands, in kebab case.
    pub state: String,
    /// Outcome of the last decision: `offer`, `refer`, `decline`.
    pub outcome: Option<String>,
    /// Grade of the last decision.
    pub grade: Option<String>,
    /// Business date of submission.
    pub submitted_on: String,
    /// Who submitted it.
    pub submitted_by: String,
    /// The loan it became.
    pub loan: Option<String>,
    /// Stream version the row was made from.
    pub version: i64,
}

/// What a list is asked for. An empty filter is no filter.
#[derive(Debug, Clone, Default)]
pub struct ApplicationQuery {
    /// State.
    pub state: Option<String>,
    /// Outcome of the last decision.
    pub outcome: Option<String>,
    /// Product code.
    pub product: Option<String>,
    /// Grade of the last decision.
    pub grade: Option<String>,
    /// Only these firms; at most [`limits::MAX_NAMED`].
    pub firms: Option<Vec<String>>,
    /// Submitted on this day or later.
    pub from: Option<String>,
    /// Submitted on this day or earlier.
    pub to: Option<String>,
    /// After this day and id, going back in time.
    pub after: Option<(String, String)>,
}

/// Writes or replaces the row of one application.
#[must_use]
pub fn put(institution: InstitutionId, row: ApplicationRow) -> Statement {
    statement(
        "INSERT INTO v_application (institution, id, firm, product, amount, currency, tenor_months, state, outcome, grade, \
         submitted_on, submitted_by, loan, version) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) \
         ON CONFLICT (institution, id) DO UPDATE SET state = excluded.state, outcome = excluded.outcome, \
         grade = excluded.grade, loan = excluded.loan, version = excluded.version",
        vec![
            text(institution),
            Arg::Text(row.id),
            Arg::Text(row.firm),
            Arg::Text(row.product),
            Arg::Int(row.amount),
            Arg::Text(row.currency),
            Arg::Int(row.tenor_months),
            Arg::Text(row.state),
            Arg::OptText(row.outcome),
            Arg::OptText(row.grade),
            Arg::Text(row.submitted_on),
            Arg::Text(row.submitted_by),
            Arg::OptText(row.loan),
            Arg::Int(row.version),
        ],
    )
}

const COLUMNS: &str = "SELECT id, firm, product, amount, currency, tenor_months, state, outcome, grade, submitted_on, \
                       submitted_by, loan, version FROM v_application";

/// A page of applications, the newest first, and one more: whether another page follows.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn find(
    book: &Book,
    institution: InstitutionId,
    asked: &ApplicationQuery,
    limit: u32,
) -> Result<Vec<ApplicationRow>, ReadError> {
    let mut conditions = Conditions::of(institution);
    if let Some(firms) = &asked.firms {
        conditions.push_in("firm", firms);
    }
    // One filter is served by its index, the rarer kind first; the others are checked on the rows found.
    let facets =
        [("grade", &asked.grade), ("state", &asked.state), ("outcome", &asked.outcome), ("product", &asked.product)];
    let mut indexed = asked.firms.is_none();
    for (column, value) in facets.into_iter().filter_map(|(column, value)| Some((column, value.as_deref()?))) {
        let column = if indexed { column.to_owned() } else { format!("COALESCE({column}, '')") };
        conditions.push(&format!("{column} ="), value);
        indexed = false;
    }
    if let Some(from) = &asked.from {
        conditions.push("submitted_on >=", from);
    }
    if let Some(to) = &asked.to {
        conditions.push("submitted_on <=", to);
    }
    if let Some((day, id)) = &asked.after {
        conditions.push_pair("(submitted_on, id) <", (day, id));
    }
    let (sql, args) = conditions.finish();
    let query = statement(
        format!("{COLUMNS} WHERE {sql} ORDER BY submitted_on DESC, id DESC LIMIT {}", limits::page(limit) + 1),
        args,
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// A page of applications by id, after `after`, in a state when one is given.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn list(
    book: &Book,
    institution: InstitutionId,
    state: Option<&str>,
    after: &str,
    limit: u32,
) -> Result<Vec<ApplicationRow>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND id > $2 AND ($3 = '' OR state = $3) ORDER BY id LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(after), text(state.unwrap_or(""))],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// How many applications stand in each state with each outcome.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn counts(book: &Book, institution: InstitutionId) -> Result<Vec<(String, Option<String>, i64)>, ReadError> {
    let query = statement(
        "SELECT state, outcome, COUNT(*) FROM v_application WHERE institution = $1 GROUP BY state, outcome ORDER BY state, outcome",
        vec![text(institution)],
    );
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.opt_text(1)?, row.int(2)?))).collect()
}

fn read(row: &Row) -> Result<ApplicationRow, ReadError> {
    Ok(ApplicationRow {
        id: row.text(0)?,
        firm: row.text(1)?,
        product: row.text(2)?,
        amount: row.int(3)?,
        currency: row.text(4)?,
        tenor_months: row.int(5)?,
        state: row.text(6)?,
        outcome: row.opt_text(7)?,
        grade: row.opt_text(8)?,
        submitted_on: row.text(9)?,
        submitted_by: row.text(10)?,
        loan: row.opt_text(11)?,
        version: row.int(12)?,
    })
}
