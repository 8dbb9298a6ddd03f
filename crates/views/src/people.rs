//! Credentials, sessions and keys: secrets are kept as hashes, outside events, so that they can be changed and erased.

use codes::InstitutionId;
use store::{Arg, Book, ReadError, Statement};

use crate::{statement, text};

/// How a user signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// User id.
    pub user: String,
    /// Argon2id hash in PHC form.
    pub password_hash: String,
    /// Wrong passwords in a row.
    pub failures: i64,
    /// No sign-in before this instant.
    pub locked_until: Option<String>,
}

/// A session or key found by its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// User id on whose behalf it acts.
    pub user: String,
    /// No longer good from this instant.
    pub expires_at: String,
}

/// Sets a user's password hash and clears the failures.
#[must_use]
pub fn put_credential(institution: InstitutionId, user: &str, password_hash: String, changed_at: &str) -> Statement {
    statement(
        "INSERT INTO credential (institution, user_id, password_hash, changed_at, failures, locked_until) VALUES ($1,$2,$3,$4,0,NULL) \
         ON CONFLICT (institution, user_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at, \
         failures = 0, locked_until = NULL",
        vec![text(institution), text(user), Arg::Text(password_hash), text(changed_at)],
    )
}

/// Records the outcome of a sign-in.
#[must_use]
pub fn put_failures(institution: InstitutionId, user: &str, failures: i64, locked_until: Option<String>) -> Statement {
    statement(
        "UPDATE credential SET failures = $3, locked_until = $4 WHERE institution = $1 AND user_id = $2",
        vec![text(institution), text(user), Arg::Int(failures), Arg::OptText(locked_until)],
    )
}

/// A user's credential.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn credential(book: &Book, institution: InstitutionId, user: &str) -> Result<Option<Credential>, ReadError> {
    let query = statement(
        "SELECT user_id, password_hash, failures, locked_until FROM credential WHERE institution = $1 AND user_id = $2",
        vec![text(institution), text(user)],
    );
    book.query(institution, &query)
        .await?
        .first()
        .map(|row| {
            Ok(Credential {
                user: row.text(0)?,
                password_hash: row.text(1)?,
                failures: row.int(2)?,
                locked_until: row.opt_text(3)?,
            })
        })
        .transpose()
}

/// Users with a lock after wrong passwords, past or not, each with its end.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn locks(book: &Book, institution: InstitutionId) -> Result<Vec<(String, String)>, ReadError> {
    let query = statement(
        "SELECT user_id, locked_until FROM credential WHERE institution = $1 AND locked_until IS NOT NULL ORDER BY user_id",
        vec![text(institution)],
    );
    book.query(institution, &query).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// Opens a session; expired ones of the institution go.
#[must_use]
pub fn put_session(
    institution: InstitutionId,
    token_hash: &str,
    user: &str,
    now: &str,
    expires_at: &str,
) -> Vec<Statement> {
    vec![
        statement(
            "DELETE FROM session WHERE institution = $1 AND expires_at <= $2",
            vec![text(institution), text(now)],
        ),
        statement(
            "INSERT INTO session (institution, token_hash, user_id, created_at, expires_at) VALUES ($1,$2,$3,$4,$5)",
            vec![text(institution), text(token_hash), text(user), text(now), text(expires_at)],
        ),
    ]
}

/// Ends one session.
#[must_use]
pub fn end_session(institution: InstitutionId, token_hash: &str) -> Statement {
    statement(
        "DELETE FROM session WHERE institution = $1 AND token_hash = $2",
        vec![text(institution), text(token_hash)],
    )
}

/// Ends every session of a user: after a change of password or roles.
#[must_use]
pub fn end_sessions_of(institution: InstitutionId, user: &str) -> Statement {
    statement("DELETE FROM session WHERE institution = $1 AND user_id = $2", vec![text(institution), text(user)])
}

/// The session with this token hash.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn session(book: &Book, institution: InstitutionId, token_hash: &str) -> Result<Option<Bearer>, ReadError> {
    bearer(
        book,
        institution,
        "SELECT user_id, expires_at FROM session WHERE institution = $1 AND token_hash = $2",
        token_hash,
    )
    .await
}

/// The key with this token hash, unless it was revoked.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn api_key(book: &Book, institution: InstitutionId, token_hash: &str) -> Result<Option<Bearer>, ReadError> {
    let sql = "SELECT user_id, expires_at FROM api_key WHERE institution = $1 AND token_hash = $2 AND revoked = 0";
    bearer(book, institution, sql, token_hash).await
}

async fn bearer(
    book: &Book,
    institution: InstitutionId,
    sql: &'static str,
    token_hash: &str,
) -> Result<Option<Bearer>, ReadError> {
    let query = statement(sql, vec![text(institution), text(token_hash)]);
    book.query(institution, &query)
        .await?
        .first()
        .map(|row| Ok(Bearer { user: row.text(0)?, expires_at: row.text(1)? }))
        .transpose()
}

/// A new key for programs.
#[derive(Debug, Clone)]
pub struct NewApiKey {
    /// Key id.
    pub id: String,
    /// Hash of the secret part.
    pub token_hash: String,
    /// User on whose behalf it acts.
    pub user: String,
    /// What it is for.
    pub label: String,
    /// When it was made.
    pub created_at: String,
    /// No longer good from this instant.
    pub expires_at: String,
}

/// A key as a list shows it: never its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Key id.
    pub id: String,
    /// User on whose behalf it acts.
    pub user: String,
    /// What it is for.
    pub label: String,
    /// When it was made.
    pub created_at: String,
    /// No longer good from this instant.
    pub expires_at: String,
    /// Whether it was revoked.
    pub revoked: bool,
}

const KEY: &str = "SELECT id, user_id, label, created_at, expires_at, revoked FROM api_key";

/// A page of keys by id, after `after`.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn keys(book: &Book, institution: InstitutionId, after: &str, limit: u32) -> Result<Vec<KeyRow>, ReadError> {
    let query = statement(
        format!("{KEY} WHERE institution = $1 AND id > $2 ORDER BY id LIMIT {}", crate::limits::page(limit)),
        vec![text(institution), text(after)],
    );
    book.query(institution, &query).await?.iter().map(key_row).collect()
}

/// The key with this id.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn key(book: &Book, institution: InstitutionId, id: &str) -> Result<Option<KeyRow>, ReadError> {
    let query = statement(format!("{KEY} WHERE institution = $1 AND id = $2"), vec![text(institution), text(id)]);
    book.query(institution, &query).await?.first().map(key_row).transpose()
}

fn key_row(row: &store::Row) -> Result<KeyRow, ReadError> {
    Ok(KeyRow {
        id: row.text(0)?,
        user: row.text(1)?,
        label: row.text(2)?,
        created_at: row.text(3)?,
        expires_at: row.text(4)?,
        revoked: row.int(5)? != 0,
    })
}

/// Keeps a new key.
#[must_use]
pub fn put_api_key(institution: InstitutionId, key: NewApiKey) -> Statement {
    statement(
        "INSERT INTO api_key (institution, id, token_hash, user_id, label, created_at, expires_at, revoked) \
         VALUES ($1,$2,$3,$4,$5,$6,$7,0)",
        vec![
            text(institution),
            Arg::Text(key.id),
            Arg::Text(key.token_hash),
            Arg::Text(key.user),
            Arg::Text(key.label),
            Arg::Text(key.created_at),
            Arg::Text(key.expires_at),
        ],
    )
}

/// Revokes a key.
#[must_use]
pub fn revoke_api_key(institution: InstitutionId, id: &str) -> Statement {
    statement("UPDATE api_key SET revoked = 1 WHERE institution = $1 AND id = $2", vec![text(institution), text(id)])
}
