//! Personal and identifying fields of firms, outside events: what erasure deletes.
//!
//! An event keeps a keyed hash of the credit code; the key lives here and goes with the row, after which the hash says
//! nothing. The index column is a hash under the data folder's own key, so that a firm is found without its code in clear
//! in an index.

use codes::InstitutionId;
use serde::{Deserialize, Serialize};
use store::{Arg, Book, ReadError, Row, Statement};

use crate::filter::Conditions;
use crate::{limits, statement, text};

/// A firm's identifying fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirmRow {
    /// Firm id.
    pub firm: String,
    /// Keyed hash of the credit code, to look it up by.
    pub uscc_index: String,
    /// Credit code.
    pub uscc: String,
    /// Registered name.
    pub name: String,
    /// Key of the hashes that events keep, hexadecimal; destroyed with the row.
    pub hash_key: String,
    /// Division code (GB/T 2260).
    pub region: String,
    /// Industry code (GB/T 4754).
    pub industry: String,
    /// When it was registered; empty when not known.
    pub registered_on: String,
    /// Its register entry, as checked when it became known.
    pub standing: String,
    /// Whether it and its owners were identified.
    pub kyc: String,
    /// Whether the firm is a simulated one.
    pub simulated: bool,
}

/// Writes or replaces a firm's fields; `operator` is the institution that owns firms.
#[must_use]
pub fn put_firm(operator: InstitutionId, row: FirmRow) -> Statement {
    statement(
        "INSERT INTO vault_firm (institution, firm, uscc_index, uscc, name, hash_key, region, industry, registered_on, standing, kyc, \
         simulated, name_key) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13) ON CONFLICT (institution, firm) DO UPDATE SET \
         name = excluded.name, name_key = excluded.name_key, region = excluded.region, industry = excluded.industry, standing = excluded.standing, \
         kyc = excluded.kyc",
        vec![
            text(operator),
            Arg::Text(row.firm),
            Arg::Text(row.uscc_index),
            Arg::Text(row.uscc),
            Arg::Text(row.name.clone()),
            Arg::Text(row.hash_key),
            Arg::Text(row.region),
            Arg::Text(row.industry),
            Arg::Text(row.registered_on),
            Arg::Text(row.standing),
            Arg::Text(row.kyc),
            Arg::Int(i64::from(row.simulated)),
            Arg::Blob(row.name.into_bytes()),
        ],
    )
}

/// Sets the bytes a name is found by: for rows of a release that did not keep them.
#[must_use]
pub fn rekey_name(operator: InstitutionId, firm: &str, name: &str) -> Statement {
    statement(
        "UPDATE vault_firm SET name_key = $3 WHERE institution = $1 AND firm = $2",
        vec![text(operator), text(firm), Arg::Blob(name.as_bytes().to_vec())],
    )
}

/// Sets the hash a firm is found by: after a rotation of the index key.
#[must_use]
pub fn reindex_firm(operator: InstitutionId, firm: &str, uscc_index: &str) -> Statement {
    statement(
        "UPDATE vault_firm SET uscc_index = $3 WHERE institution = $1 AND firm = $2",
        vec![text(operator), text(firm), text(uscc_index)],
    )
}

/// Erases a firm's fields and the key of its hashes.
#[must_use]
pub fn erase_firm(operator: InstitutionId, firm: &str) -> Statement {
    statement("DELETE FROM vault_firm WHERE institution = $1 AND firm = $2", vec![text(operator), text(firm)])
}

/// The columns of a firm in the order in which [`read`] takes them.
pub(crate) const FIRM_COLUMNS: &str =
    "firm, uscc_index, uscc, name, hash_key, region, industry, registered_on, standing, kyc, simulated";

/// A firm's fields by id; `None` when unknown or erased.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn firm(book: &Book, operator: InstitutionId, firm: &str) -> Result<Option<FirmRow>, ReadError> {
    let query = statement(
        format!("SELECT {FIRM_COLUMNS} FROM vault_firm WHERE institution = $1 AND firm = $2"),
        vec![text(operator), text(firm)],
    );
    book.query(operator, &query).await?.first().map(read).transpose()
}

/// A firm's fields by the keyed hash of its credit code.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn firm_by_code(
    book: &Book,
    operator: InstitutionId,
    uscc_index: &str,
) -> Result<Option<FirmRow>, ReadError> {
    let query = statement(
        format!("SELECT {FIRM_COLUMNS} FROM vault_firm WHERE institution = $1 AND uscc_index = $2"),
        vec![text(operator), text(uscc_index)],
    );
    book.query(operator, &query).await?.first().map(read).transpose()
}

/// Of these keyed hashes of credit codes, those of firms here, each with the firm's id; at most [`limits::MAX_NAMED`].
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn firms_by_code(
    book: &Book,
    operator: InstitutionId,
    indexes: &[String],
) -> Result<Vec<(String, String)>, ReadError> {
    let mut conditions = Conditions::of(operator);
    conditions.push_in("uscc_index", indexes);
    let (sql, args) = conditions.finish();
    let query = statement(format!("SELECT uscc_index, firm FROM vault_firm WHERE {sql}"), args);
    book.query(operator, &query).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// The names of these firms, without those erased; at most [`limits::MAX_NAMED`].
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn names(book: &Book, operator: InstitutionId, firms: &[String]) -> Result<Vec<(String, String)>, ReadError> {
    let mut conditions = Conditions::of(operator);
    conditions.push_in("firm", firms);
    let (sql, args) = conditions.finish();
    let query = statement(format!("SELECT firm, name FROM vault_firm WHERE {sql}"), args);
    book.query(operator, &query).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// The ids of the firms whose name begins so, at most `limit`. Bytes are compared, so that every collation gives the same.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn firms_named(
    book: &Book,
    operator: InstitutionId,
    prefix: &str,
    limit: usize,
) -> Result<Vec<String>, ReadError> {
    let (from, mut to) = (prefix.as_bytes().to_vec(), prefix.as_bytes().to_vec());
    // No UTF-8 text holds this byte, so it lies behind everything that begins with the prefix.
    to.push(0xff);
    let query = statement(
        format!(
            "SELECT firm FROM vault_firm WHERE institution = $1 AND name_key >= $2 AND name_key < $3 ORDER BY name_key LIMIT {limit}"
        ),
        vec![text(operator), Arg::Blob(from), Arg::Blob(to)],
    );
    book.query(operator, &query).await?.iter().map(|row| row.text(0)).collect()
}

/// A page of firms by id, after `after`.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn firms(book: &Book, operator: InstitutionId, after: &str, limit: u32) -> Result<Vec<FirmRow>, ReadError> {
    let query = statement(
        format!(
            "SELECT {FIRM_COLUMNS} FROM vault_firm WHERE institution = $1 AND firm > $2 ORDER BY firm LIMIT {}",
            limits::page(limit)
        ),
        vec![text(operator), text(after)],
    );
    book.query(operator, &query).await?.iter().map(read).collect()
}

pub(crate) fn read(row: &Row) -> Result<FirmRow, ReadError> {
    Ok(FirmRow {
        firm: row.text(0)?,
        uscc_index: row.text(1)?,
        uscc: row.text(2)?,
        name: row.text(3)?,
        hash_key: row.text(4)?,
        region: row.text(5)?,
        industry: row.text(6)?,
        registered_on: row.text(7)?,
        standing: row.text(8)?,
        kyc: row.text(9)?,
        simulated: row.int(10)? != 0,
    })
}
