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

/// A key found by its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// No longer good from this instant.
    pub expires_at: String,
    /// JSON of the user on whose behalf it acts.
    pub user: String,
}

/// A session found by its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Hash of its token.
    pub token_hash: String,
    /// Whose it is.
    pub user: String,
    /// When it began.
    pub created_at: String,
    /// When it was last used, to the minute; empty in sessions older than this column.
    pub seen_at: String,
    /// No longer good from this instant, however much it is used.
    pub expires_at: String,
    /// Whether the person has to set a password before anything else.
    pub must_set_password: bool,
    /// What the person signed in with, in a word; empty in sessions older than this column.
    pub device: String,
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
pub fn put_session(institution: InstitutionId, session: Session) -> Vec<Statement> {
    vec![
        statement(
            "DELETE FROM session WHERE institution = $1 AND expires_at <= $2",
            vec![text(institution), text(&session.created_at)],
        ),
        statement(
            "INSERT INTO session (institution, token_hash, user_id, created_at, seen_at, expires_at, must_set_password, device) \
             VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
            vec![
                text(institution),
                Arg::Text(session.token_hash),
                Arg::Text(session.user),
                Arg::Text(session.created_at),
                Arg::Text(session.seen_at),
                Arg::Text(session.expires_at),
                Arg::Int(session.must_set_password.into()),
                Arg::Text(session.device),
            ],
        ),
    ]
}

/// Notes that a session was used.
#[must_use]
pub fn touch_session(institution: InstitutionId, token_hash: &str, seen_at: &str) -> Statement {
    statement(
        "UPDATE session SET seen_at = $3 WHERE institution = $1 AND token_hash = $2",
        vec![text(institution), text(token_hash), text(seen_at)],
    )
}

/// The person has set a password in this session: it stays, the person's other ones end.
#[must_use]
pub fn keep_only_session(institution: InstitutionId, user: &str, token_hash: &str) -> Vec<Statement> {
    vec![
        statement(
            "DELETE FROM session WHERE institution = $1 AND user_id = $2 AND token_hash <> $3",
            vec![text(institution), text(user), text(token_hash)],
        ),
        statement(
            "UPDATE session SET must_set_password = 0 WHERE institution = $1 AND token_hash = $2",
            vec![text(institution), text(token_hash)],
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

const SESSION: &str =
    "SELECT token_hash, user_id, created_at, seen_at, expires_at, must_set_password, device FROM session";

/// The session with this token hash, and the JSON of its user: one look at the book, since every request begins with it.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn session(
    book: &Book,
    institution: InstitutionId,
    token_hash: &str,
) -> Result<Option<(Session, String)>, ReadError> {
    let query = statement(
        "SELECT s.token_hash, s.user_id, s.created_at, s.seen_at, s.expires_at, s.must_set_password, s.device, u.body \
         FROM session s JOIN v_object u ON u.institution = s.institution AND u.kind = 'user' AND u.id = s.user_id \
         WHERE s.institution = $1 AND s.token_hash = $2",
        vec![text(institution), text(token_hash)],
    );
    let rows = book.query_kept(institution, &query).await?;
    rows.first().map(|row| Ok((session_row(row)?, row.text(7)?))).transpose()
}

/// Every session kept of a user, the newest first; some may be over.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn sessions_of(book: &Book, institution: InstitutionId, user: &str) -> Result<Vec<Session>, ReadError> {
    let query = statement(
        format!("{SESSION} WHERE institution = $1 AND user_id = $2 ORDER BY created_at DESC, token_hash"),
        vec![text(institution), text(user)],
    );
    book.query(institution, &query).await?.iter().map(session_row).collect()
}

fn session_row(row: &store::Row) -> Result<Session, ReadError> {
    Ok(Session {
        token_hash: row.text(0)?,
        user: row.text(1)?,
        created_at: row.text(2)?,
        seen_at: row.text(3)?,
        expires_at: row.text(4)?,
        must_set_password: row.int(5)? != 0,
        device: row.text(6)?,
    })
}

/// The key with this token hash, unless it was revoked, and on whose behalf it acts.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn api_key(book: &Book, institution: InstitutionId, token_hash: &str) -> Result<Option<Bearer>, ReadError> {
    let query = statement(
        "SELECT k.expires_at, u.body FROM api_key k \
         JOIN v_object u ON u.institution = k.institution AND u.kind = 'user' AND u.id = k.user_id \
         WHERE k.institution = $1 AND k.token_hash = $2 AND k.revoked = 0",
        vec![text(institution), text(token_hash)],
    );
    let rows = book.query_kept(institution, &query).await?;
    rows.first().map(|row| Ok(Bearer { expires_at: row.text(0)?, user: row.text(1)? })).transpose()
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

/// A one-time link that signs a user in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Hash of its token.
    pub token_hash: String,
    /// Who it signs in.
    pub user: String,
    /// Whether the person has to set a password then.
    pub must_set_password: bool,
    /// When it was made.
    pub created_at: String,
    /// No longer good from this instant.
    pub expires_at: String,
}

/// Keeps a new link; earlier ones of the same user and expired ones of the institution go.
#[must_use]
pub fn put_link(institution: InstitutionId, link: Link) -> Vec<Statement> {
    vec![
        statement(
            "DELETE FROM sign_in_link WHERE institution = $1 AND (user_id = $2 OR expires_at <= $3)",
            vec![text(institution), text(&link.user), text(&link.created_at)],
        ),
        statement(
            "INSERT INTO sign_in_link (institution, token_hash, user_id, must_set_password, created_at, expires_at) \
             VALUES ($1,$2,$3,$4,$5,$6)",
            vec![
                text(institution),
                Arg::Text(link.token_hash),
                Arg::Text(link.user),
                Arg::Int(link.must_set_password.into()),
                Arg::Text(link.created_at),
                Arg::Text(link.expires_at),
            ],
        ),
    ]
}

/// The link with this token hash.
///
/// # Errors
/// [`ReadError`] when the store cannot be read.
pub async fn link(book: &Book, institution: InstitutionId, token_hash: &str) -> Result<Option<Link>, ReadError> {
    let query = statement(
        "SELECT token_hash, user_id, must_set_password, created_at, expires_at FROM sign_in_link \
         WHERE institution = $1 AND token_hash = $2",
        vec![text(institution), text(token_hash)],
    );
    let read = |row: &store::Row| {
        Ok(Link {
            token_hash: row.text(0)?,
            user: row.text(1)?,
            must_set_password: row.int(2)? != 0,
            created_at: row.text(3)?,
            expires_at: row.text(4)?,
        })
    };
    book.query(institution, &query).await?.first().map(read).transpose()
}

/// Takes back every link of a user: after it was used, or when the user is disabled.
#[must_use]
pub fn end_links_of(institution: InstitutionId, user: &str) -> Statement {
    statement("DELETE FROM sign_in_link WHERE institution = $1 AND user_id = $2", vec![text(institution), text(user)])
}
