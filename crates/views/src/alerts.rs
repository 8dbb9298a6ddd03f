//! Alerts, which are objects, in the order in which they are worked: their label puts the gravest first.

use codes::InstitutionId;
use store::{Book, ReadError};

use crate::filter::Conditions;
use crate::objects::{self, Object};
use crate::{limits, statement, text};

/// Which alerts.
#[derive(Debug, Clone, Default)]
pub struct AlertFilter<'a> {
    /// In one of these states.
    pub states: Vec<String>,
    /// Of one level: the first letter of the label.
    pub level: Option<String>,
    /// After this label and id.
    pub after: Option<(&'a str, &'a str)>,
}

/// A page of alerts by label, then id, and one row beyond it where there is one.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn list(
    book: &Book,
    institution: InstitutionId,
    filter: &AlertFilter<'_>,
    limit: u32,
) -> Result<Vec<Object>, ReadError> {
    let mut conditions = Conditions::of(institution);
    conditions.push("kind =", "alert");
    conditions.push_in("state", &filter.states);
    if let Some(level) = &filter.level {
        conditions.push("substr(label, 1, 1) =", level);
    }
    if let Some(after) = filter.after {
        conditions.push_pair("(label, id) >", after);
    }
    let (sql, args) = conditions.finish();
    let limit = limits::page(limit) + 1;
    let query = statement(format!("{} WHERE {sql} ORDER BY label, id LIMIT {limit}", objects::COLUMNS), args);
    book.query(institution, &query).await?.iter().map(objects::read).collect()
}

/// How many alerts are in each state and level: state, first letter of the label, how many.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn counts(book: &Book, institution: InstitutionId) -> Result<Vec<(String, String, u64)>, ReadError> {
    let query = statement(
        "SELECT state, substr(label, 1, 1), COUNT(*) FROM v_object WHERE institution = $1 AND kind = 'alert' \
         GROUP BY state, substr(label, 1, 1) ORDER BY 2, 1",
        vec![text(institution)],
    );
    let rows = book.query(institution, &query).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?, u64::try_from(row.int(2)?).unwrap_or(0)))).collect()
}
