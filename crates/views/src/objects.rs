//! Things an institution has few of: products, scorecards, users, policies, agreements, approvals, batches.
//!
//! One table serves them all; the body is the JSON that the platform shows, the label is the name people look it up by.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Row, Statement};

use crate::filter::Conditions;
use crate::{limits, statement, text};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// What it is, such as `product`.
    pub kind: String,
    /// Its id, as written.
    pub id: String,
    /// Its state, in kebab case.
    pub state: String,
    /// What people look it up by: a code, a user name.
    pub label: String,
    /// The stream version it was made from.
    pub version: i64,
    /// JSON.
    pub body: String,
}

/// Writes or replaces the row of one stream.
#[must_use]
pub fn put(institution: InstitutionId, object: Object) -> Statement {
    statement(
        "INSERT INTO v_object (institution, kind, id, state, label, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (institution, kind, id) DO UPDATE SET state = excluded.state, label = excluded.label, \
         version = excluded.version, body = excluded.body",
        vec![
            text(institution),
            Arg::Text(object.kind),
            Arg::Text(object.id),
            Arg::Text(object.state),
            Arg::Text(object.label),
            Arg::Int(object.version),
            Arg::Text(object.body),
        ],
    )
}

pub(crate) const COLUMNS: &str = "SELECT kind, id, state, label, version, body FROM v_object";

/// The object with this id.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn get(book: &Book, institution: InstitutionId, kind: &str, id: &str) -> Result<Option<Object>, ReadError> {
    let query = statement(
        format!("{COLUMNS} WHERE institution = $1 AND kind = $2 AND id = $3"),
        vec![text(institution), text(kind), text(id)],
    );
    book.query(institution, &query).await?.first().map(read).transpose()
}

/// These objects, by id; at most [`limits::MAX_NAMED`].
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn these(
    book: &Book,
    institution: InstitutionId,
    kind: &str,
    ids: &[String],
) -> Result<Vec<Object>, ReadError> {
    let mut conditions = Conditions::of(institution);
    conditions.push("kind =", kind);
    conditions.push_in("id", ids);
    let (sql, args) = conditions.finish();
    let query = statement(format!("{COLUMNS} WHERE {sql} ORDER BY id"), args);
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// The labels of these objects; at most [`limits::MAX_NAMED`].
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn labels(
    book: &Book,
    institution: InstitutionId,
    kind: &str,
    ids: &[String],
) -> Result<Vec<(String, String)>, ReadError> {
    let mut conditions = Conditions::of(institution);
    conditions.push("kind =", kind);
    conditions.push_in("id", ids);
    let (sql, args) = conditions.finish();
    let query = statement(format!("SELECT id, label FROM v_object WHERE {sql}"), args);
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// The objects with this label, by id.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn labelled(
    book: &Book,
    institution: InstitutionId,
    kind: &str,
    label: &str,
) -> Result<Vec<Object>, ReadError> {
    let query = statement(
        format!("{COLUMNS} WHERE institution = $1 AND kind = $2 AND label = $3 ORDER BY id LIMIT {}", limits::MAX_PAGE),
        vec![text(institution), text(kind), text(label)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// A page of objects of a kind by id, after `after`, in a state when one is given.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn list(
    book: &Book,
    institution: InstitutionId,
    kind: &str,
    state: Option<&str>,
    after: &str,
    limit: u32,
) -> Result<Vec<Object>, ReadError> {
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND kind = $2 AND id > $3 AND ($4 = '' OR state = $4) ORDER BY id LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(kind), text(after), text(state.unwrap_or(""))],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// A page of objects of a kind in the order people look for them: by label, then id, after `after`.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn by_label(
    book: &Book,
    institution: InstitutionId,
    kind: &str,
    after: Option<(&str, &str)>,
    limit: u32,
) -> Result<Vec<Object>, ReadError> {
    let (label, id) = after.unwrap_or(("", ""));
    let query = statement(
        format!(
            "{COLUMNS} WHERE institution = $1 AND kind = $2 AND (label > $3 OR (label = $3 AND id > $4)) \
             ORDER BY label, id LIMIT {}",
            limits::page(limit)
        ),
        vec![text(institution), text(kind), text(label), text(id)],
    );
    book.query(institution, &query).await?.iter().map(read).collect()
}

/// Every object of a kind, in a state when one is given, page after page up to `most`.
///
/// # Errors
/// [`ReadError`] when the store cannot be read; `TooLarge` past `most`, rather than a list that stops in silence.
pub async fn all(
    book: &Book,
    institution: InstitutionId,
    kind: &str,
    state: Option<&str>,
    most: usize,
) -> Result<Vec<Object>, ReadError> {
    let mut found: Vec<Object> = Vec::new();
    loop {
        let after = found.last().map_or_else(String::new, |row| row.id.clone());
        let page = list(book, institution, kind, state, &after, limits::MAX_PAGE).await?;
        let full = page.len() == limits::MAX_PAGE as usize;
        found.extend(page);
        if found.len() > most {
            return Err(ReadError::TooLarge { what: "objects of a kind", found: found.len(), limit: most });
        }
        if !full {
            return Ok(found);
        }
    }
}

/// Every object of a kind that is in none of some states, by id, page after page up to `most`.
///
/// # Errors
/// As [`all`].
pub async fn other(
    book: &Book,
    institution: InstitutionId,
    kind: &str,
    states: &[&str],
    most: usize,
) -> Result<Vec<Object>, ReadError> {
    let mut found: Vec<Object> = Vec::new();
    loop {
        let mut conditions = Conditions::of(institution);
        conditions.push("kind =", kind);
        for state in states {
            conditions.push("state <>", state);
        }
        conditions.push("id >", found.last().map_or("", |row| row.id.as_str()));
        let (sql, args) = conditions.finish();
        let query = statement(format!("{COLUMNS} WHERE {sql} ORDER BY id LIMIT {}", limits::MAX_PAGE), args);
        let rows = book.query(institution, &query).await?;
        let full = rows.len() == limits::MAX_PAGE as usize;
        for row in &rows {
            found.push(read(row)?);
        }
        if found.len() > most {
            return Err(ReadError::TooLarge { what: "objects of a kind", found: found.len(), limit: most });
        }
        if !full {
            return Ok(found);
        }
    }
}

pub(crate) fn read(row: &Row) -> Result<Object, ReadError> {
    Ok(Object {
        kind: row.text(0)?,
        id: row.text(1)?,
        state: row.text(2)?,
        label: row.text(3)?,
        version: row.int(4)?,
        body: row.text(5)?,
    })
}
