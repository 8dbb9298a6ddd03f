//! Two native engines behind one transaction type, so that every statement of the book is written once.
//!
//! All work happens inside a [`Tx`]. Dropping one undoes it, also when the future that held it is cancelled; on
//! PostgreSQL the tenant is set for the transaction alone, so a connection never carries one tenant into the next use.

use std::borrow::Cow;

use codes::InstitutionId;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Column, Decode, PgPool, Postgres, Row as _, Sqlite, SqlitePool, TypeInfo};
use sqlx::{Database, Transaction, ValueRef};

use crate::types::{Arg, Engine, Row, Value};

/// Pools of one engine.
#[derive(Debug, Clone)]
pub(crate) enum Pools {
    /// Readers, and the one connection that writes.
    Sqlite { read: SqlitePool, write: SqlitePool },
    /// One pool; lanes and readers share it.
    Postgres { pool: PgPool },
}

/// A transaction on either engine.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Pools {
    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite { .. } => Engine::Sqlite,
            Self::Postgres { .. } => Engine::Postgres,
        }
    }

    /// A transaction that writes, for one tenant on PostgreSQL.
    pub(crate) async fn write(&self, tenant: Option<InstitutionId>) -> Result<Tx, sqlx::Error> {
        match self {
            // IMMEDIATE takes the write lock at once: a deferred one can fail half-way, when it is too late to wait.
            Self::Sqlite { write, .. } => {
                match write.begin_with("BEGIN IMMEDIATE").await {
                    // A failed COMMIT can leave the connection unsure of its state: a new one is sure.
                    Err(sqlx::Error::InvalidSavePointStatement | sqlx::Error::BeginFailed) => {
                        write.acquire().await?.close().await?;
                        write.begin_with("BEGIN IMMEDIATE").await
                    }
                    begun => begun,
                }
                .map(Tx::Sqlite)
            }
            Self::Postgres { pool } => begin(pool, "BEGIN", tenant).await,
        }
    }

    /// A transaction that reads what is committed at each statement (PostgreSQL) or at its start (SQLite).
    pub(crate) async fn read(&self, tenant: Option<InstitutionId>) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite { read, .. } => read.begin().await.map(Tx::Sqlite),
            Self::Postgres { pool } => begin(pool, "BEGIN READ ONLY", tenant).await,
        }
    }

    /// Runs one query. On SQLite without a transaction around it: a statement sees the store at one instant by itself, and each of BEGIN,
    /// query and COMMIT is a change of threads there and back.
    pub(crate) async fn query(
        &self,
        tenant: Option<InstitutionId>,
        sql: impl Into<Cow<'static, str>>,
        args: &[Arg],
    ) -> Result<Vec<Row>, sqlx::Error> {
        if let Self::Sqlite { read, .. } = self {
            let query = sqlx::query_with(AssertSqlSafe(sql.into()), sqlite_args(args)?);
            return query.fetch_all(read).await?.iter().map(sqlite_row).collect();
        }
        let mut tx = self.read(tenant).await?;
        let rows = tx.rows(sql, args).await?;
        tx.commit().await?;
        Ok(rows)
    }

    /// A transaction all of whose statements see the store at one instant.
    pub(crate) async fn snapshot(&self, tenant: Option<InstitutionId>) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite { .. } => self.read(tenant).await,
            Self::Postgres { pool } => {
                // A long read: the limit on one statement is for short ones.
                let begin_at_one_instant =
                    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0";
                begin(pool, begin_at_one_instant, tenant).await
            }
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                // The writer closes last: the last connection folds the write-ahead log into the file.
                read.close().await;
                write.close().await;
            }
            Self::Postgres { pool } => pool.close().await,
        }
    }
}

async fn begin(pool: &PgPool, begin: &str, tenant: Option<InstitutionId>) -> Result<Tx, sqlx::Error> {
    let sql = match tenant {
        // The id prints as `ins_` and hexadecimal digits only; one round trip instead of two.
        Some(tenant) => format!("{begin}; SELECT set_config('anji.institution', '{tenant}', true)"),
        None => begin.to_owned(),
    };
    pool.begin_with(AssertSqlSafe(sql)).await.map(Tx::Postgres)
}

impl Tx {
    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// Moves a PostgreSQL transaction to another tenant.
    pub(crate) async fn set_tenant(&mut self, tenant: &str) -> Result<(), sqlx::Error> {
        if let Self::Postgres(_) = self {
            self.rows("SELECT set_config('anji.institution', $1, true)", &[Arg::Text(tenant.to_owned())]).await?;
        }
        Ok(())
    }

    /// Runs a statement and says how many rows it touched.
    pub(crate) async fn run(&mut self, sql: impl Into<Cow<'static, str>>, args: &[Arg]) -> Result<u64, sqlx::Error> {
        let sql = AssertSqlSafe(sql.into());
        match self {
            Self::Sqlite(tx) => {
                let done = sqlx::query_with(sql, sqlite_args(args)?).execute(&mut **tx).await?;
                Ok(done.rows_affected())
            }
            Self::Postgres(tx) => {
                let done = sqlx::query_with(sql, postgres_args(args)?).execute(&mut **tx).await?;
                Ok(done.rows_affected())
            }
        }
    }

    /// Runs a query.
    pub(crate) async fn rows(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        args: &[Arg],
    ) -> Result<Vec<Row>, sqlx::Error> {
        let sql = AssertSqlSafe(sql.into());
        match self {
            Self::Sqlite(tx) => {
                let rows = sqlx::query_with(sql, sqlite_args(args)?).fetch_all(&mut **tx).await?;
                rows.iter().map(sqlite_row).collect()
            }
            Self::Postgres(tx) => {
                let rows = sqlx::query_with(sql, postgres_args(args)?).fetch_all(&mut **tx).await?;
                rows.iter().map(postgres_row).collect()
            }
        }
    }

    /// Runs statements without arguments in one round trip: savepoints and schema steps.
    pub(crate) async fn script(&mut self, sql: impl Into<Cow<'static, str>>) -> Result<(), sqlx::Error> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.into()));
        match self {
            Self::Sqlite(tx) => sql.execute(&mut **tx).await.map(drop),
            Self::Postgres(tx) => sql.execute(&mut **tx).await.map(drop),
        }
    }

    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }

    /// Undoes everything and waits for it: a retry must not meet its own locks.
    pub(crate) async fn undo(self) {
        let undone = match self {
            Self::Sqlite(mut tx) => {
                // A full disk makes SQLite roll back by itself, and then ROLLBACK is an error that leaves the connection
                // unusable. Beginning again gives it something to undo; where nothing was undone, this is refused.
                drop(sqlx::raw_sql("BEGIN").execute(&mut *tx).await);
                tx.rollback().await
            }
            Self::Postgres(tx) => tx.rollback().await,
        };
        if let Err(error) = undone {
            tracing::debug!(%error, "rollback");
        }
    }
}

fn sqlite_args(args: &[Arg]) -> Result<SqliteArguments, sqlx::Error> {
    use sqlx::Arguments as _;
    let mut list = SqliteArguments::default();
    for arg in args {
        match arg {
            Arg::Int(value) => list.add(*value),
            Arg::OptInt(value) => list.add(*value),
            Arg::Text(value) => list.add(value.clone()),
            Arg::OptText(value) => list.add(value.clone()),
            Arg::Blob(value) => list.add(value.clone()),
            Arg::Real(value) => list.add(*value),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(list)
}

fn postgres_args(args: &[Arg]) -> Result<PgArguments, sqlx::Error> {
    use sqlx::Arguments as _;
    let mut list = PgArguments::default();
    for arg in args {
        match arg {
            Arg::Int(value) => list.add(*value),
            Arg::OptInt(value) => list.add(*value),
            Arg::Text(value) => list.add(value),
            Arg::OptText(value) => list.add(value),
            Arg::Blob(value) => list.add(value),
            Arg::Real(value) => list.add(*value),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(list)
}

fn decode<'r, DB: Database, T: Decode<'r, DB>>(raw: DB::ValueRef<'r>, i: usize) -> Result<T, sqlx::Error> {
    T::decode(raw).map_err(|source| sqlx::Error::ColumnDecode { index: i.to_string(), source })
}

fn sqlite_row(row: &SqliteRow) -> Result<Row, sqlx::Error> {
    let values = (0..row.len()).map(|i| {
        let raw = row.try_get_raw(i)?;
        let kind = raw.type_info().name().to_owned();
        match kind.as_str() {
            _ if raw.is_null() => Ok(Value::Null),
            "INTEGER" => decode::<Sqlite, i64>(raw, i).map(Value::Int),
            "REAL" => decode::<Sqlite, f64>(raw, i).map(Value::Real),
            // Text that is not UTF-8 can only be damage; it is kept as bytes so that verification can name its place.
            "TEXT" => decode::<Sqlite, Vec<u8>>(raw, i)
                .map(|bytes| String::from_utf8(bytes).map_or_else(|bad| Value::Blob(bad.into_bytes()), Value::Text)),
            _ => decode::<Sqlite, Vec<u8>>(raw, i).map(Value::Blob),
        }
    });
    Ok(Row { values: values.collect::<Result<_, sqlx::Error>>()? })
}

fn postgres_row(row: &PgRow) -> Result<Row, sqlx::Error> {
    let values = (0..row.len()).map(|i| {
        let raw = row.try_get_raw(i)?;
        if raw.is_null() {
            return Ok(Value::Null);
        }
        let kind = raw.type_info().name().to_owned();
        match kind.as_str() {
            "INT8" => decode::<Postgres, i64>(raw, i).map(Value::Int),
            "INT4" => decode::<Postgres, i32>(raw, i).map(|value| Value::Int(value.into())),
            "INT2" => decode::<Postgres, i16>(raw, i).map(|value| Value::Int(value.into())),
            "BOOL" => decode::<Postgres, bool>(raw, i).map(|value| Value::Int(value.into())),
            "FLOAT8" => decode::<Postgres, f64>(raw, i).map(Value::Real),
            "BYTEA" => decode::<Postgres, Vec<u8>>(raw, i).map(Value::Blob),
            "TEXT" | "VARCHAR" | "NAME" => decode::<Postgres, String>(raw, i).map(Value::Text),
            other => Err(sqlx::Error::ColumnDecode {
                index: row.try_column(i).map_or_else(|_| i.to_string(), |column| column.name().to_owned()),
                source: format!("type {other} is not portable: CAST it to BIGINT, TEXT, BYTEA or DOUBLE PRECISION")
                    .into(),
            }),
        }
    });
    Ok(Row { values: values.collect::<Result<_, sqlx::Error>>()? })
}

/// What an engine's error means for the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No room on the disk.
    Full,
    /// Another transaction won; trying again is right.
    Race,
    /// A unique key is taken.
    Taken,
    /// The engine refused this statement; it would refuse it again.
    Refused,
    /// The engine does not answer.
    Gone,
}

/// Sorts an engine's error by what to do about it.
pub(crate) fn trouble(error: &sqlx::Error) -> Trouble {
    let Some(database) = error.as_database_error() else {
        return match error {
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Encode(_) | sqlx::Error::Decode(_) => Trouble::Refused,
            _ => Trouble::Gone,
        };
    };
    match database.code().as_deref() {
        // SQLITE_FULL; PostgreSQL disk_full.
        Some("13" | "53100") => Trouble::Full,
        Some("40001" | "40P01") => Trouble::Race,
        // Connection failures and shutdowns (classes 08 and 57); SQLite's busy, I/O errors and a file that went away.
        Some(code) if code.starts_with("08") || code.starts_with("57P") => Trouble::Gone,
        Some("5" | "10" | "14") => Trouble::Gone,
        // SQLite's extended codes of an I/O error keep 10 in the low byte.
        Some(code) if code.parse::<u32>().is_ok_and(|code| code < 10_000 && matches!(code & 0xff, 10 | 5)) => {
            Trouble::Gone
        }
        _ if database.is_unique_violation() => Trouble::Taken,
        _ => Trouble::Refused,
    }
}
