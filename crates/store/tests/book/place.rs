//! Where a test's book lives, and the small change of every test.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use calendar::{Timestamp, parse_date};
use codes::InstitutionId;
use sqlx::{AssertSqlSafe, Connection};
use store::{
    Appended, Batch, Book, Engine, Expected, IdempotencyKey, Location, Migration, NewEvent, OpenOptions, SealKey,
    StreamAppend, StreamId,
};
use tempfile::TempDir;
use testkit::pg::TestDatabase;

pub const VIEWS: &[Migration] = &[Migration {
    id: 1,
    name: "notes",
    sql: "CREATE TABLE note (institution TEXT NOT NULL, id BIGINT NOT NULL, body TEXT, picture BLOB, score REAL, \
          PRIMARY KEY (institution, id)); CREATE INDEX note_body ON note (institution, body)",
}];

/// A place of a test, gone with it.
pub struct Place {
    pub location: Location,
    pub engine: Engine,
    folder: TempDir,
    database: Option<TestDatabase>,
    /// Microseconds of the place's clock; it moves only when told.
    now: Arc<AtomicI64>,
}

pub fn instant(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_738_000_000 + seconds).unwrap()
}

impl Place {
    fn new(engine: Engine, database: Option<TestDatabase>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = match &database {
            Some(database) => {
                Location::Postgres { url: database.app_url.clone(), owner_url: Some(database.owner_url.clone()) }
            }
            None if engine == Engine::Sqlite => Location::Sqlite { file: folder.path().join("data/book.sqlite") },
            None => Location::Memory,
        };
        let now = Arc::new(AtomicI64::new(instant(0).as_microsecond()));
        Self { location, engine, folder, database, now }
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn set_clock(&self, seconds: i64) {
        self.now.store(instant(seconds).as_microsecond(), Ordering::Relaxed);
    }

    pub fn options(&self) -> OpenOptions {
        let now = Arc::clone(&self.now);
        let clock = Arc::new(move || Timestamp::from_microsecond(now.load(Ordering::Relaxed)).unwrap());
        OpenOptions { auto_seal: false, ..OpenOptions::new(SealKey::from_bytes(&[1; 32]), VIEWS, clock) }
    }

    pub async fn open(&self) -> Book {
        Book::open(&self.location, self.options()).await.unwrap()
    }

    /// Runs SQL behind the book's back, as whoever has the disk or the superuser's password could.
    pub async fn tamper(&self, sql: &str) -> u64 {
        let sql = AssertSqlSafe(sql.to_owned());
        if let Some(database) = &self.database {
            let mut connection = sqlx::PgConnection::connect(&database.superuser_url_inside()).await.unwrap();
            return sqlx::raw_sql(sql).execute(&mut connection).await.unwrap().rows_affected();
        }
        let Location::Sqlite { file } = &self.location else { panic!("memory has no tables") };
        let url = format!("sqlite://{}", file.display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let done = sqlx::raw_sql(sql).execute(&mut connection).await.unwrap().rows_affected();
        connection.close().await.unwrap();
        done
    }

    pub fn database(&self) -> Option<&TestDatabase> {
        self.database.as_ref()
    }
}

/// A fresh place on SQLite and on PostgreSQL where there is one.
pub async fn stored() -> Vec<Place> {
    let mut places = vec![Place::new(Engine::Sqlite, None)];
    match testkit::pg::test_database().await {
        Some(database) => places.push(Place::new(Engine::Postgres, Some(database))),
        None => eprintln!("skipped: no PostgreSQL"),
    }
    places
}

/// The same and memory.
pub async fn all() -> Vec<Place> {
    let mut places = stored().await;
    places.insert(0, Place::new(Engine::Memory, None));
    places
}

pub fn bank(n: u8) -> InstitutionId {
    InstitutionId::from_bytes([n; 16])
}

pub fn loan(n: u8) -> StreamId {
    StreamId::new("loan", [n; 16])
}

pub fn event(text: &str) -> NewEvent {
    NewEvent {
        kind: "noted".into(),
        schema: 1,
        effective_on: parse_date("2025-01-31").unwrap(),
        payload: text.as_bytes().to_vec(),
    }
}

pub fn append(stream: StreamId, expected: Expected, texts: &[&str]) -> StreamAppend {
    StreamAppend { stream, expected, events: texts.iter().map(|text| event(text)).collect() }
}

pub fn batch(institution: InstitutionId, appends: Vec<StreamAppend>) -> Batch {
    Batch { institution, actor: "usr_1".into(), recorded_at: instant(0), key: None, appends, writes: Vec::new() }
}

pub fn key(text: &str, body: u8, expires: i64) -> IdempotencyKey {
    IdempotencyKey {
        scope: "usr_1 POST /v1/loans".into(),
        key: text.into(),
        body_digest: [body; 32],
        expires_at: instant(expires),
    }
}

pub fn done(versions: &[u64]) -> Appended {
    Appended::Done { versions: versions.to_vec() }
}

/// Writes `count` events over three streams of a bank and seals them.
pub async fn fill(book: &Book, institution: InstitutionId, count: u8) {
    for i in 0..count {
        let text = format!("event {i}");
        let batch = batch(institution, vec![append(loan(i % 3), Expected::Any, &[&text])]);
        book.append(batch).await.unwrap();
    }
    book.seal().await.unwrap();
}
