//! The tables of the book, and how a store is brought to the schema this program knows.
//!
//! | table | one row for | changed after it is written |
//! |---|---|---|
//! | `event` | an event | never |
//! | `pending` | an event not sealed yet | removed by the sealer |
//! | `sealed` | an event's place in the log | never |
//! | `node` | a complete subtree of the Merkle log | never |
//! | `head` | a signed head | never |
//! | `idempotency` | a remembered response | replaced and purged after its expiry |
//! | `tenant` | an institution that owns an event | never |
//! | `seal_key` | a public key in the chain of keys | never |
//! | `schema_step` | a step of the schema, of the book or of the read models | never |
//!
//! `pending` is a queue rather than a cursor: on PostgreSQL a lower sequence number can commit after a higher one, and a
//! cursor would step over it. A row of the queue is there until it is sealed, so nothing can be missed and a long
//! transaction of somebody else does not hold the log back. A stream's event can be written only after the one before
//! it is committed, so its queue position is higher: order within a stream is kept.

use crate::engine::{Tx, trouble};
use crate::error::OpenError;
use crate::types::{Arg, Engine, Migration};

/// Schema steps of the book itself. Types in braces are put in for each engine.
pub(crate) const BOOK: &[Migration] = &[Migration { id: 1, name: "the book", sql: FIRST }];

/// Tables that only ever grow: on PostgreSQL the application's role may not change or remove their rows.
const APPEND_ONLY: &[&str] = &["event", "sealed", "node", "head", "tenant", "seal_key", "schema_step"];

const FIRST: &str = "
CREATE TABLE event (
  institution TEXT NOT NULL, stream_kind TEXT NOT NULL, stream_id {blob} NOT NULL, version {int} NOT NULL,
  kind TEXT NOT NULL, schema {int} NOT NULL, effective_on TEXT NOT NULL, recorded_at TEXT NOT NULL,
  actor TEXT NOT NULL, payload {blob} NOT NULL, previous {blob} NOT NULL, hash {blob} NOT NULL,
  PRIMARY KEY (institution, stream_kind, stream_id, version), CHECK (version >= 1)
) {strict};
CREATE UNIQUE INDEX event_stream ON event (institution, stream_kind, stream_id) WHERE version = 1;
CREATE TABLE pending (
  position {serial}, institution TEXT NOT NULL, stream_kind TEXT NOT NULL, stream_id {blob} NOT NULL,
  version {int} NOT NULL
) {strict};
CREATE INDEX pending_institution ON pending (institution, position);
CREATE TABLE sealed (
  institution TEXT NOT NULL, log_index {int} NOT NULL, stream_kind TEXT NOT NULL, stream_id {blob} NOT NULL,
  version {int} NOT NULL, hash {blob} NOT NULL,
  PRIMARY KEY (institution, log_index)
) {strict_clustered};
CREATE TABLE node (
  institution TEXT NOT NULL, level {int} NOT NULL, place {int} NOT NULL, hash {blob} NOT NULL,
  PRIMARY KEY (institution, level, place)
) {strict_clustered};
CREATE TABLE head (
  institution TEXT NOT NULL, size {int} NOT NULL, previous_size {int} NOT NULL, root {blob} NOT NULL,
  signed_at TEXT NOT NULL, key_id TEXT NOT NULL, signature {blob} NOT NULL,
  PRIMARY KEY (institution, size)
) {strict_clustered};
CREATE TABLE idempotency (
  institution TEXT NOT NULL, scope TEXT NOT NULL, request_key TEXT NOT NULL, body_digest {blob} NOT NULL,
  response {blob} NOT NULL, expires_us {int} NOT NULL,
  PRIMARY KEY (institution, scope, request_key)
) {strict};
CREATE INDEX idempotency_expiry ON idempotency (institution, expires_us);
CREATE TABLE tenant (institution TEXT NOT NULL PRIMARY KEY) {strict_clustered};
CREATE TABLE seal_key (
  sequence {int} NOT NULL PRIMARY KEY, key_id TEXT NOT NULL, public_key {blob} NOT NULL, introduced_at TEXT NOT NULL,
  previous_id TEXT NOT NULL, signature {blob} NOT NULL
) {strict};
";

/// Kept apart from the steps: it must exist before any of them can be looked up.
const STEPS: &str = "CREATE TABLE IF NOT EXISTS schema_step (area TEXT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, \
                     PRIMARY KEY (area, id))";

/// The portable text for one engine.
fn for_engine(sql: &str, engine: Engine) -> String {
    let words: &[(&str, &str)] = match engine {
        Engine::Postgres => &[
            ("{blob}", "BYTEA"),
            ("{int}", "BIGINT"),
            ("{serial}", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
            ("{strict}", ""),
            ("{strict_clustered}", ""),
            (" BLOB", " BYTEA"),
            (" REAL", " DOUBLE PRECISION"),
        ],
        Engine::Sqlite | Engine::Memory => &[
            ("{blob}", "BLOB"),
            ("{int}", "INTEGER"),
            // AUTOINCREMENT: a position is never given twice, although the queue is emptied.
            ("{serial}", "INTEGER PRIMARY KEY AUTOINCREMENT"),
            ("{strict}", "STRICT"),
            ("{strict_clustered}", "STRICT, WITHOUT ROWID"),
        ],
    };
    words.iter().fold(sql.to_owned(), |text, (word, by)| text.replace(word, by))
}

/// What must still be done to a store.
pub(crate) struct Plan {
    steps: Vec<(&'static str, Migration)>,
}

impl Plan {
    pub(crate) const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// Compares the store's steps with those this program knows.
pub(crate) async fn plan(tx: &mut Tx, views: &'static [Migration], place: &str) -> Result<Plan, OpenError> {
    let fail = |source: sqlx::Error| OpenError::Unavailable { place: place.to_owned(), source: source.into() };
    let mut steps = Vec::new();
    let is_new = !has_steps(tx).await.map_err(fail)?;
    for (area, known) in [("book", BOOK), ("views", views)] {
        let found = if is_new {
            0
        } else {
            let sql = "SELECT COALESCE(MAX(id), 0) FROM schema_step WHERE area = $1";
            let rows = tx.rows(sql, &[Arg::Text(area.to_owned())]).await.map_err(fail)?;
            rows.first().and_then(|row| row.int(0).ok()).unwrap_or(0)
        };
        let newest = known.iter().map(|step| step.id).max().unwrap_or(0);
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        if found > newest {
            return Err(OpenError::NewerSchema { found, known: newest });
        }
        steps.extend(known.iter().filter(|step| step.id > found).map(|step| (area, *step)));
    }
    Ok(Plan { steps })
}

async fn has_steps(tx: &mut Tx) -> Result<bool, sqlx::Error> {
    let sql = match tx.engine() {
        Engine::Postgres => "SELECT CAST(1 AS BIGINT) WHERE to_regclass('schema_step') IS NOT NULL",
        Engine::Sqlite | Engine::Memory => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_step'",
    };
    Ok(!tx.rows(sql, &[]).await?.is_empty())
}

/// Takes the steps of a plan inside one transaction: all of them or none.
pub(crate) async fn migrate(tx: &mut Tx, plan: Plan) -> Result<(), OpenError> {
    tx.script(STEPS).await.map_err(|source| refused(source, 0, "schema_step"))?;
    for (area, step) in plan.steps {
        let sql = for_engine(step.sql, tx.engine());
        tx.script(sql).await.map_err(|source| refused(source, step.id, step.name))?;
        let args = [Arg::Text(area.to_owned()), Arg::Int(step.id.into()), Arg::Text(step.name.to_owned())];
        tx.run("INSERT INTO schema_step (area, id, name) VALUES ($1, $2, $3)", &args)
            .await
            .map_err(|source| refused(source, step.id, step.name))?;
    }
    Ok(())
}

fn refused(source: sqlx::Error, id: u32, name: &str) -> OpenError {
    let denied = source.as_database_error().and_then(|error| error.code().map(|code| code == "42501"));
    if denied == Some(true) {
        return OpenError::NeedsOwner { source: source.into() };
    }
    tracing::debug!(kind = ?trouble(&source), "schema step failed");
    OpenError::Migration { id, name: name.to_owned(), source: source.into() }
}

/// On PostgreSQL: fences every table with a tenant column and gives the application's role what it needs and no more.
pub(crate) async fn fence(tx: &mut Tx, app_role: Option<&str>) -> Result<(), sqlx::Error> {
    let tables = "SELECT CAST(t.tablename AS TEXT), CAST(COUNT(c.column_name) AS BIGINT) FROM pg_tables t \
                  LEFT JOIN information_schema.columns c ON c.table_schema = t.schemaname \
                    AND c.table_name = t.tablename AND c.column_name = 'institution' \
                  WHERE t.schemaname = current_schema() GROUP BY t.tablename ORDER BY 1";
    let quote = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    for row in tx.rows(tables, &[]).await? {
        let name = row.str(0).unwrap_or_default().to_owned();
        let table = quote(&name);
        // `tenant` lists the institutions themselves: whoever seals all of them must be able to read it.
        if row.int(1).unwrap_or(0) > 0 && name != "tenant" {
            let own = "institution = current_setting('anji.institution', true)";
            tx.script(format!(
                "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY; \
                 DROP POLICY IF EXISTS own_rows ON {table}; \
                 CREATE POLICY own_rows ON {table} USING ({own}) WITH CHECK ({own})"
            ))
            .await?;
        }
        if let Some(role) = app_role {
            let rights =
                if APPEND_ONLY.contains(&name.as_str()) { "SELECT, INSERT" } else { "SELECT, INSERT, UPDATE, DELETE" };
            let role = quote(role);
            tx.script(format!("REVOKE ALL ON {table} FROM {role}; GRANT {rights} ON {table} TO {role}")).await?;
        }
    }
    Ok(())
}
