//! Opening a book: the place, the lock, the engine's promises, the schema and the chain of seal keys.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::engine::{Pools, Tx};
use crate::error::OpenError;
use crate::head::{KeyEntry, SealKey};
use crate::limits::{
    CHECKPOINT_PAGES, MAX_BUSY_MS, MAX_LANES, MAX_LOCK_WAIT_MS, MAX_READERS, READER_CACHE_KIB, WRITER_CACHE_KIB,
};
use crate::plan::{signed, unsigned};
use crate::types::{Arg, Migration, Row};
use crate::{Clock, schema};

/// Where a book lives.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// One file; a file named after it with `.lock` keeps a second process out.
    Sqlite {
        /// The file; its folder is made when absent.
        file: PathBuf,
    },
    /// A PostgreSQL database.
    Postgres {
        /// How the program connects.
        url: String,
        /// How the role connects that owns the tables, when it is another one: it makes and changes them.
        owner_url: Option<String>,
    },
    /// Nowhere: gone when closed.
    Memory,
}

impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Location({self})")
    }
}

/// Without a password.
impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite { file } => write!(f, "{}", file.display()),
            Self::Postgres { url, .. } => {
                let server =
                    url.rsplit_once('@').map_or_else(|| url.split("://").nth(1).unwrap_or_default(), |(_, s)| s);
                write!(f, "postgres://{}", server.split('?').next().unwrap_or_default())
            }
            Self::Memory => f.write_str("memory:"),
        }
    }
}

impl Location {
    /// Reads a place as people write it.
    ///
    /// ```
    /// use store::Location;
    /// assert_eq!(Location::parse("memory:").unwrap(), Location::Memory);
    /// assert!(matches!(Location::parse("data/book.sqlite").unwrap(), Location::Sqlite { .. }));
    /// assert!(matches!(Location::parse("postgres://anji@db/anji").unwrap(), Location::Postgres { .. }));
    /// assert!(Location::parse("mysql://x").is_err());
    /// ```
    ///
    /// # Errors
    /// [`OpenError::Location`] for an empty text or another scheme.
    pub fn parse(text: &str) -> Result<Self, OpenError> {
        if text == "memory:" {
            return Ok(Self::Memory);
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres { url: text.to_owned(), owner_url: None });
        }
        let file = text.strip_prefix("sqlite:").unwrap_or(text);
        if file.is_empty() || file.contains("://") {
            // A URL may hold a password: only its scheme is repeated.
            let shown = text.split_once("://").map_or(text, |(scheme, _)| scheme);
            return Err(OpenError::Location { text: shown.to_owned() });
        }
        Ok(Self::Sqlite { file: file.into() })
    }
}

/// Whether commits wait for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// Yes.
    #[default]
    Full,
    /// No. Only for the simulator's test that a book without durability is found out.
    Off,
}

/// How a book is opened.
#[derive(Clone)]
pub struct OpenOptions {
    /// Signs heads.
    pub seal_key: SealKey,
    /// The key before it, given once when keys are rotated: it signs its successor.
    pub previous_seal_key: Option<SealKey>,
    /// Tables of the read models.
    pub migrations: &'static [Migration],
    /// Seal in the background at least each second; without it somebody must call [`Book::seal`](crate::Book::seal).
    pub auto_seal: bool,
    /// Name of a registered SQLite file layer, for tests that inject faults.
    pub vfs: Option<String>,
    /// Whether commits wait for the disk.
    pub durability: Durability,
    /// Read connections, 1 to 64.
    pub readers: u32,
    /// Writer lanes on PostgreSQL, 1 to 32.
    pub lanes: u32,
    /// Tells the time a head is signed and whether a key expired.
    pub clock: Clock,
}

impl OpenOptions {
    /// The usual options: sealing in the background, durable, 4 readers, 4 lanes.
    #[must_use]
    pub fn new(seal_key: SealKey, migrations: &'static [Migration], clock: Clock) -> Self {
        Self {
            seal_key,
            previous_seal_key: None,
            migrations,
            auto_seal: true,
            vfs: None,
            durability: Durability::Full,
            readers: 4,
            lanes: 4,
            clock,
        }
    }
}

/// Keeps a second process out of a file book; let go when dropped.
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits a moment: a process that is just closing should not make the next one fail.
    pub(crate) async fn take(book: &Path) -> Result<Self, OpenError> {
        let unavailable = |source: std::io::Error| OpenError::Unavailable {
            place: book.display().to_string(),
            source: source.into(),
        };
        if let Some(folder) = book.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(unavailable)?;
        }
        let mut path = book.as_os_str().to_owned();
        path.push(".lock");
        let file = File::options().create(true).write(true).truncate(false).open(path).map_err(unavailable)?;
        let step = 5;
        for _ in 0..MAX_LOCK_WAIT_MS / step {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => tokio::time::sleep(Duration::from_millis(step)).await,
                Err(TryLockError::Error(error)) => return Err(unavailable(error)),
            }
        }
        Err(OpenError::InUse { file: book.to_owned() })
    }
}

/// Opens SQLite and checks that it promises what the book needs.
pub(crate) async fn sqlite(file: &Path, options: &OpenOptions) -> Result<Pools, OpenError> {
    let synchronous = match options.durability {
        Durability::Full => SqliteSynchronous::Full,
        Durability::Off => SqliteSynchronous::Off,
    };
    let mut connect = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .busy_timeout(Duration::from_millis(MAX_BUSY_MS))
        .foreign_keys(true)
        .statement_cache_capacity(256)
        // A write touches pages all over the book's indexes: with SQLite's two megabytes most of them are read again each time.
        .pragma("cache_size", format!("-{WRITER_CACHE_KIB}"))
        .pragma("wal_autocheckpoint", CHECKPOINT_PAGES.to_string());
    if let Some(vfs) = &options.vfs {
        connect = connect.vfs(vfs.clone());
    }
    let unavailable =
        |source: sqlx::Error| OpenError::Unavailable { place: file.display().to_string(), source: source.into() };
    let pool = |max: u32| {
        SqlitePoolOptions::new().max_connections(max).idle_timeout(None).max_lifetime(None).test_before_acquire(false)
    };
    // The writer first: it makes the file and turns the write-ahead log on.
    let write = pool(1).connect_with(connect.clone()).await.map_err(unavailable)?;
    let read = pool(options.readers.clamp(1, MAX_READERS))
        .connect_with(connect.pragma("query_only", "ON").pragma("cache_size", format!("-{READER_CACHE_KIB}")))
        .await
        .map_err(unavailable)?;
    let pools = Pools::Sqlite { read, write };
    promises(&pools, options.durability, unavailable).await?;
    let mut tx = pools.write(None).await.map_err(unavailable)?;
    let plan = schema::plan(&mut tx, options.migrations, &file.display().to_string()).await?;
    if !plan.is_empty() {
        schema::migrate(&mut tx, plan).await?;
    }
    tx.commit().await.map_err(unavailable)?;
    Ok(pools)
}

/// A setting that an engine ignores is worse than one it refuses: both are read back.
async fn promises(
    pools: &Pools,
    durability: Durability,
    unavailable: impl Fn(sqlx::Error) -> OpenError,
) -> Result<(), OpenError> {
    let mut tx = pools.write(None).await.map_err(&unavailable)?;
    let wanted = if durability == Durability::Full { "2" } else { "0" };
    for (setting, wanted) in [("journal_mode", "wal"), ("synchronous", wanted)] {
        let rows = tx.rows(format!("PRAGMA {setting}"), &[]).await.map_err(&unavailable)?;
        let found = rows.first().map(|row| row.int(0).map_or_else(|_| row.text(0), |int| Ok(int.to_string())));
        let found = found.and_then(Result::ok).unwrap_or_default();
        if found != wanted {
            return Err(OpenError::NotDurable { setting, found, wanted });
        }
    }
    tx.commit().await.map_err(unavailable)
}

/// Opens PostgreSQL; the owner, when given, makes the tables and fences them.
pub(crate) async fn postgres(
    location: &Location,
    url: &str,
    owner_url: Option<&str>,
    options: &OpenOptions,
) -> Result<Pools, OpenError> {
    let place = location.to_string();
    let unavailable = |source: sqlx::Error| OpenError::Unavailable { place: place.clone(), source: source.into() };
    // The cause of a URL that cannot be read would repeat the URL with its password.
    let parse = |url: &str| {
        PgConnectOptions::from_str(url).map_err(|_| OpenError::Location { text: "the PostgreSQL URL".to_owned() })
    };
    let settings = |connect: PgConnectOptions| {
        connect.application_name("anji").statement_cache_capacity(256).options([
            ("synchronous_commit", "on"),
            ("idle_in_transaction_session_timeout", "30s"),
            ("statement_timeout", "60s"),
            ("lock_timeout", "10s"),
        ])
    };
    let app = settings(parse(url)?);
    let role = app.get_username().to_owned();
    let lanes = options.lanes.clamp(1, MAX_LANES);
    let pool = PgPoolOptions::new()
        .max_connections(lanes + options.readers.clamp(1, MAX_READERS))
        .acquire_timeout(Duration::from_millis(MAX_BUSY_MS))
        .test_before_acquire(false)
        .connect_with(app)
        .await
        .map_err(unavailable)?;
    let pools = Pools::Postgres { pool };
    let owner = match owner_url {
        Some(owner) => {
            let connect = settings(parse(owner)?);
            let pool = PgPoolOptions::new().max_connections(1).connect_with(connect).await.map_err(unavailable)?;
            Pools::Postgres { pool }
        }
        None => pools.clone(),
    };
    prepare(&owner, owner_url.map(|_| role.as_str()), options, &place).await?;
    if owner_url.is_some() {
        owner.close().await;
    }
    warn_of_powers(&pools, unavailable).await?;
    Ok(pools)
}

async fn prepare(owner: &Pools, app_role: Option<&str>, options: &OpenOptions, place: &str) -> Result<(), OpenError> {
    let unavailable = |source: sqlx::Error| OpenError::Unavailable { place: place.to_owned(), source: source.into() };
    let mut tx = owner.write(None).await.map_err(unavailable)?;
    // Two programs that start at once must not both make the tables; the number is ours alone ("anji").
    tx.rows("SELECT CAST(pg_advisory_xact_lock(1634626153) AS TEXT)", &[]).await.map_err(unavailable)?;
    let plan = schema::plan(&mut tx, options.migrations, place).await?;
    let changes = !plan.is_empty();
    if changes {
        schema::migrate(&mut tx, plan).await?;
    }
    if changes || app_role.is_some() {
        schema::fence(&mut tx, app_role).await.map_err(unavailable)?;
    }
    tx.commit().await.map_err(unavailable)
}

/// Row-level security does not hold a superuser; that is worth a line in the log.
async fn warn_of_powers(pools: &Pools, unavailable: impl Fn(sqlx::Error) -> OpenError) -> Result<(), OpenError> {
    let mut tx = pools.read(None).await.map_err(&unavailable)?;
    let sql = "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)";
    if !tx.rows(sql, &[]).await.map_err(&unavailable)?.is_empty() {
        tracing::warn!("the program's PostgreSQL role passes row-level security: give it an ordinary role");
    }
    tx.commit().await.map_err(unavailable)
}

/// Columns of a seal key, in the order of [`key_entry`].
pub(crate) const KEYS: &str =
    "SELECT sequence, key_id, public_key, introduced_at, previous_id, signature FROM seal_key ORDER BY sequence";

pub(crate) fn key_entry(row: &Row) -> Option<KeyEntry> {
    Some(KeyEntry {
        sequence: unsigned(row.int(0).ok()?),
        key_id: row.text(1).ok()?,
        public: row.array(2).ok()?,
        introduced_at: row.text(3).ok()?,
        previous_id: row.text(4).ok()?,
        signature: row.array(5).ok()?,
    })
}

/// Makes sure that the given key is the newest of the chain, adding it when the one before signs for it.
pub(crate) async fn seal_key(pools: &Pools, options: &OpenOptions, place: &str) -> Result<(), OpenError> {
    let unavailable = |source: sqlx::Error| OpenError::Unavailable { place: place.to_owned(), source: source.into() };
    let mut tx = pools.write(None).await.map_err(unavailable)?;
    let newest = tx.rows(KEYS, &[]).await.map_err(unavailable)?.last().and_then(key_entry);
    if let Some(entry) = next_key(newest.as_ref(), options)? {
        add_key(&mut tx, &entry).await.map_err(unavailable)?;
    }
    tx.commit().await.map_err(unavailable)
}

/// The entry to add, if any.
pub(crate) fn next_key(newest: Option<&KeyEntry>, options: &OpenOptions) -> Result<Option<KeyEntry>, OpenError> {
    let (key, now) = (&options.seal_key, (options.clock)());
    let Some(newest) = newest else { return Ok(Some(KeyEntry::new(key, None, now))) };
    if newest.public == key.public() {
        return Ok(None);
    }
    match &options.previous_seal_key {
        Some(previous) if previous.public() == newest.public => {
            Ok(Some(KeyEntry::new(key, Some((newest, previous)), now)))
        }
        _ => Err(OpenError::SealKey { given: key.id(), found: newest.key_id.clone() }),
    }
}

async fn add_key(tx: &mut Tx, entry: &KeyEntry) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO seal_key (sequence, key_id, public_key, introduced_at, previous_id, signature) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let args = [
        Arg::Int(signed(entry.sequence)),
        Arg::Text(entry.key_id.clone()),
        Arg::Blob(entry.public.to_vec()),
        Arg::Text(entry.introduced_at.clone()),
        Arg::Text(entry.previous_id.clone()),
        Arg::Blob(entry.signature.to_vec()),
    ];
    tx.run(sql, &args).await.map(drop)
}
