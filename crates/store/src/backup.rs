//! Backup and restore: one portable form for both engines, so that moving to PostgreSQL is a backup and a restore.
//!
//! A backup is a folder with two files. `rows` holds every table as of one instant; `manifest.json` says what the rows
//! are, how many, their SHA-256, and the signed heads, so that a copy proves itself and can be compared with a head kept
//! elsewhere. Rows are written in order of table and institution.
//!
//! `rows` is a sequence of records: a kind byte, a length of four bytes (big end first) and so many bytes.
//! `T` begins a table and holds JSON, its name and columns. `R` is a row: for each column a type byte (`n` null, `i`
//! integer in 8 bytes, `f` real in 8 bytes, `t` text, `b` bytes), for the last two a length of four bytes, and the value.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use codes::InstitutionId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::apply::insert;
use crate::book::Book;
use crate::engine::{Pools, Tx};
use crate::error::{AppendError, BackupError, ReadError};
use crate::head::SignedHead;
use crate::open::{Location, OpenOptions};
use crate::read;
use crate::types::{Arg, Engine, Row, Value};

const FORMAT: u32 = 1;
/// A record longer than this is damage: a payload is at most 1 MiB and a row holds few of them.
const MAX_RECORD_BYTES: u32 = 64 << 20;
/// Rows read or written at a time.
const PAGE: usize = 256;
/// Made by opening the target, or anew by it; not copied.
const NOT_COPIED: &[&str] = &["schema_step"];

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupReport {
    /// Rows in each table.
    pub tables: BTreeMap<String, u64>,
    /// What each table holds, whatever the order of its rows: SHA-256 in hexadecimal, the same on either engine.
    pub digests: BTreeMap<String, String>,
    /// Newest signed head of each institution.
    pub heads: Vec<SignedHead>,
    /// Bytes of the rows.
    pub bytes: u64,
}

/// Which half of a copy is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyStage {
    /// Rows are read into the folder.
    Reading,
    /// Rows are written into the target.
    Writing,
    /// The target is read again and compared.
    Comparing,
}

/// How far a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyProgress {
    /// Which half.
    pub stage: CopyStage,
    /// Rows done, over all tables.
    pub rows: u64,
    /// Rows there are, over all tables.
    pub total: u64,
}

/// Who is told how far a copy is.
pub type Watch<'a> = &'a mut (dyn FnMut(CopyProgress) + Send);

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: u32,
    schema: BTreeMap<String, i64>,
    tables: BTreeMap<String, u64>,
    heads: Vec<SignedHead>,
    bytes: u64,
    sha256: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableHead {
    name: String,
    columns: Vec<String>,
}

fn file_error(file: &Path) -> impl FnOnce(std::io::Error) -> BackupError + '_ {
    move |source| BackupError::File { file: file.to_owned(), source }
}

fn damaged(what: impl Into<String>) -> BackupError {
    BackupError::Damaged { what: what.into() }
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Read(error.into())
    }
}

/// A file that counts and hashes what is written to it.
struct Rows {
    path: PathBuf,
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Rows {
    fn record(&mut self, kind: u8, body: &[u8]) -> Result<(), BackupError> {
        let length = u32::try_from(body.len()).map_err(|_| damaged("a row is over 4 GiB"))?;
        for part in [&[kind][..], &length.to_be_bytes(), body] {
            self.file.write_all(part).map_err(file_error(&self.path))?;
            self.hash.update(part);
            self.bytes += u64::try_from(part.len()).unwrap_or(u64::MAX);
        }
        Ok(())
    }
}

/// What a table holds: a digest of the digests of its rows in their own order, since engines sort text differently.
#[derive(Default)]
struct Content {
    rows: Vec<[u8; 32]>,
}

impl Content {
    fn add(&mut self, row: &[u8]) {
        self.rows.push(Sha256::digest(row).into());
    }

    fn digest(mut self) -> String {
        self.rows.sort_unstable();
        let mut hash = Sha256::new();
        self.rows.iter().for_each(|row| hash.update(row));
        hex::encode(hash.finalize())
    }
}

/// Counts rows for whoever watches.
struct Counter<'a> {
    watch: Watch<'a>,
    now: CopyProgress,
}

impl<'a> Counter<'a> {
    fn new(watch: Watch<'a>, stage: CopyStage, total: u64) -> Self {
        Self { watch, now: CopyProgress { stage, rows: 0, total } }
    }

    fn add(&mut self, rows: usize) {
        self.now.rows += u64::try_from(rows).unwrap_or(u64::MAX);
        (self.watch)(self.now);
    }
}

pub(crate) async fn write(pools: &Pools, to: &Path, watch: Watch<'_>) -> Result<BackupReport, BackupError> {
    if std::fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some()) || to.is_file() {
        return Err(BackupError::NotEmpty { place: to.display().to_string() });
    }
    std::fs::create_dir_all(to).map_err(file_error(to))?;
    let path = to.join("rows");
    let file = File::create_new(&path).map_err(file_error(&path))?;
    let mut rows = Rows { path, file: BufWriter::new(file), hash: Sha256::new(), bytes: 0 };
    let mut tx = pools.snapshot(None).await?;
    let tenants = read::institutions(&mut tx).await?;
    let found = tables_of(&mut tx).await?;
    let total = count(&mut tx, &found, &tenants).await?;
    let mut counter = Counter::new(watch, CopyStage::Reading, total);
    let (mut tables, mut digests) = (BTreeMap::new(), BTreeMap::new());
    for table in found {
        let head = TableHead { name: table.name.clone(), columns: table.columns.clone() };
        rows.record(b'T', &serde_json::to_vec(&head).map_err(|error| damaged(error.to_string()))?)?;
        let (mut many, mut content) = (0, Content::default());
        each_page(&mut tx, &table, &tenants, |page| {
            for row in page {
                let body = encode(row);
                content.add(&body);
                rows.record(b'R', &body)?;
            }
            many += u64::try_from(page.len()).unwrap_or(u64::MAX);
            counter.add(page.len());
            Ok(())
        })
        .await?;
        tables.insert(table.name.clone(), many);
        digests.insert(table.name, content.digest());
    }
    let mut heads = Vec::new();
    for tenant in tenants {
        tx.set_tenant(&tenant.to_string()).await?;
        heads.extend(read::head(&mut tx, tenant).await?);
    }
    let schema = schema(&mut tx).await?;
    tx.undo().await;
    let file = rows.file.into_inner().map_err(|error| file_error(&rows.path)(error.into_error()))?;
    file.sync_all().map_err(file_error(&rows.path))?;
    let (bytes, sha256) = (rows.bytes, hex::encode(rows.hash.finalize()));
    let manifest = Manifest { format: FORMAT, schema, tables, heads, bytes, sha256 };
    write_manifest(to, &manifest)?;
    Ok(BackupReport { tables: manifest.tables, digests, heads: manifest.heads, bytes })
}

/// What every table of a store holds now, as in [`BackupReport::digests`].
pub(crate) async fn digests(pools: &Pools, watch: Watch<'_>) -> Result<BTreeMap<String, String>, BackupError> {
    let mut tx = pools.snapshot(None).await?;
    let tenants = read::institutions(&mut tx).await?;
    let tables = tables_of(&mut tx).await?;
    let total = count(&mut tx, &tables, &tenants).await?;
    let mut counter = Counter::new(watch, CopyStage::Comparing, total);
    let mut digests = BTreeMap::new();
    for table in tables {
        let mut content = Content::default();
        each_page(&mut tx, &table, &tenants, |page| {
            page.iter().for_each(|row| content.add(&encode(row)));
            counter.add(page.len());
            Ok(())
        })
        .await?;
        digests.insert(table.name, content.digest());
    }
    tx.undo().await;
    Ok(digests)
}

/// Last, and synced: a folder without a manifest is not a backup.
fn write_manifest(to: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    let path = to.join("manifest.json");
    let text = serde_json::to_vec_pretty(manifest).map_err(|error| file_error(&path)(error.into()))?;
    let mut file = File::create_new(&path).map_err(file_error(&path))?;
    file.write_all(&text).and_then(|()| file.sync_all()).map_err(file_error(&path))
}

async fn schema(tx: &mut Tx) -> Result<BTreeMap<String, i64>, BackupError> {
    let rows = tx.rows("SELECT area, MAX(id) FROM schema_step GROUP BY area ORDER BY area", &[]).await?;
    let steps = rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?)));
    Ok(steps.collect::<Result<_, ReadError>>()?)
}

/// A table and its columns without those the engine fills in.
struct Table {
    name: String,
    columns: Vec<String>,
    /// Columns of the primary key that are among `columns`, in the key's order; empty when it has none or it is not copied.
    key: Vec<String>,
    by_tenant: bool,
}

async fn tables_of(tx: &mut Tx) -> Result<Vec<Table>, BackupError> {
    // Table, column, and the column's place in the primary key from 1 up, or 0.
    let sql = match tx.engine() {
        Engine::Postgres => {
            "SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT), \
               CAST(COALESCE(array_position(CAST(i.indkey AS SMALLINT[]), a.attnum) + 1, 0) AS BIGINT) \
             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
             LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary \
             WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace) \
             ORDER BY c.relname, a.attnum"
        }
        Engine::Sqlite | Engine::Memory => {
            "SELECT m.name, c.name, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
        }
    };
    let mut tables: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    for row in tx.rows(sql, &[]).await? {
        tables.entry(row.text(0)?).or_default().push((row.text(1)?, row.int(2)?));
    }
    let table = |(name, mut columns): (String, Vec<(String, i64)>)| {
        let by_tenant = name != "tenant" && columns.iter().any(|(column, _)| column == "institution");
        // The queue's positions are given anew, in the same order.
        columns.retain(|(column, _)| name != "pending" || column != "position");
        let mut key: Vec<_> = columns.iter().filter(|(_, place)| *place > 0 && name != "pending").cloned().collect();
        key.sort_by_key(|(_, place)| *place);
        let names = |list: Vec<(String, i64)>| list.into_iter().map(|(column, _)| column).collect();
        Table { key: names(key), columns: names(columns), name, by_tenant }
    };
    Ok(tables.into_iter().filter(|(name, _)| !NOT_COPIED.contains(&name.as_str())).map(table).collect())
}

/// How many rows there are to copy.
async fn count(tx: &mut Tx, tables: &[Table], tenants: &[InstitutionId]) -> Result<u64, BackupError> {
    let mut total = 0;
    for table in tables {
        // On PostgreSQL a tenant's rows are seen under its own name only.
        let names: Vec<Option<String>> = if table.by_tenant && tx.engine() == Engine::Postgres {
            tenants.iter().map(|tenant| Some(tenant.to_string())).collect()
        } else {
            vec![None]
        };
        for name in names {
            if let Some(name) = &name {
                tx.set_tenant(name).await?;
            }
            let rows = tx.rows(format!("SELECT COUNT(*) FROM \"{}\"", table.name), &[]).await?;
            total += rows.first().map_or(Ok(0), |row| row.int(0).map(crate::plan::unsigned))?;
        }
    }
    Ok(total)
}

/// Hands over every row of a table, by institution and in the order of its key, a page at a time.
async fn each_page(
    tx: &mut Tx,
    table: &Table,
    tenants: &[InstitutionId],
    mut take: impl FnMut(&[Row]) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    if !table.by_tenant {
        return pages_of(tx, table, None, &mut take).await;
    }
    for name in owners(tx, table, tenants).await? {
        tx.set_tenant(&name).await?;
        pages_of(tx, table, Some(name), &mut take).await?;
    }
    Ok(())
}

/// Institutions with rows in a table. A read model may hold rows of one that has no event yet; on PostgreSQL, where
/// each tenant's rows are seen under its own name only, those are the institutions known to the book.
async fn owners(tx: &mut Tx, table: &Table, tenants: &[InstitutionId]) -> Result<Vec<String>, BackupError> {
    if tx.engine() == Engine::Postgres {
        return Ok(tenants.iter().map(ToString::to_string).collect());
    }
    let rows = tx.rows(format!("SELECT DISTINCT institution FROM \"{}\" ORDER BY 1", table.name), &[]).await?;
    Ok(rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?)
}

async fn pages_of(
    tx: &mut Tx,
    table: &Table,
    tenant: Option<String>,
    take: &mut impl FnMut(&[Row]) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let columns = table.columns.join(", ");
    let mut seen = 0_u64;
    let mut last: Vec<Arg> = Vec::new();
    loop {
        let mut args = vec![Arg::Int(i64::try_from(PAGE).unwrap_or(i64::MAX))];
        let mut filters = Vec::new();
        if let Some(tenant) = &tenant {
            args.push(Arg::Text(tenant.clone()));
            filters.push(format!("institution = ${}", args.len()));
        }
        // Where the last page ended, by the key's index; a table without a key is short, and the snapshot keeps it stable.
        let (order, skip) = if table.key.is_empty() {
            args.push(Arg::Int(crate::plan::signed(seen)));
            let order = if table.name == "pending" { "position" } else { columns.as_str() };
            (order.to_owned(), format!("OFFSET ${}", args.len()))
        } else {
            if !last.is_empty() {
                let from: Vec<String> = (args.len() + 1..=args.len() + last.len()).map(|i| format!("${i}")).collect();
                filters.push(format!("({}) > ({})", table.key.join(", "), from.join(", ")));
                args.append(&mut last);
            }
            (table.key.join(", "), String::new())
        };
        let filter = if filters.is_empty() { String::new() } else { format!("WHERE {}", filters.join(" AND ")) };
        let sql = format!("SELECT {columns} FROM \"{}\" {filter} ORDER BY {order} LIMIT $1 {skip}", table.name);
        let found = tx.rows(sql, &args).await?;
        take(&found)?;
        seen += u64::try_from(found.len()).unwrap_or(u64::MAX);
        match found.last() {
            Some(row) if found.len() == PAGE => last = key_of(table, row),
            _ => return Ok(()),
        }
    }
}

/// A row's primary key, to go on after it.
fn key_of(table: &Table, row: &Row) -> Vec<Arg> {
    let place = |name: &String| table.columns.iter().position(|column| column == name);
    table.key.iter().filter_map(|name| row.values.get(place(name)?).and_then(arg)).collect()
}

fn encode(row: &Row) -> Vec<u8> {
    let mut body = Vec::new();
    let mut sized = |kind: u8, bytes: &[u8]| {
        body.push(kind);
        if matches!(kind, b't' | b'b') {
            body.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
        }
        body.extend(bytes);
    };
    for value in &row.values {
        match value {
            Value::Null => sized(b'n', &[]),
            Value::Int(value) => sized(b'i', &value.to_be_bytes()),
            Value::Real(value) => sized(b'f', &value.to_bits().to_be_bytes()),
            Value::Text(value) => sized(b't', value.as_bytes()),
            Value::Blob(value) => sized(b'b', value),
        }
    }
    body
}

fn decode(mut body: &[u8]) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    while let Some((kind, rest)) = body.split_first() {
        let (value, rest) = match kind {
            b'n' => (Value::Null, rest),
            b'i' | b'f' => {
                let (bytes, rest) = rest.split_first_chunk::<8>()?;
                let bits = u64::from_be_bytes(*bytes);
                let int = *kind == b'i';
                (if int { Value::Int(bits.cast_signed()) } else { Value::Real(f64::from_bits(bits)) }, rest)
            }
            b't' | b'b' => {
                let (length, rest) = rest.split_first_chunk::<4>()?;
                let (bytes, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
                let text = *kind == b't';
                let value = if text {
                    Value::Text(String::from_utf8(bytes.to_vec()).ok()?)
                } else {
                    Value::Blob(bytes.to_vec())
                };
                (value, rest)
            }
            _ => return None,
        };
        values.push(value);
        body = rest;
    }
    Some(values)
}

/// Reads a manifest and checks the rows against it before anything is touched.
fn check(from: &Path) -> Result<Manifest, BackupError> {
    let path = from.join("manifest.json");
    let text = std::fs::read(&path).map_err(file_error(&path))?;
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|e| damaged(format!("the manifest cannot be read: {e}")))?;
    if manifest.format != FORMAT {
        return Err(damaged(format!("the backup has format {} and this program knows {FORMAT}", manifest.format)));
    }
    let path = from.join("rows");
    let mut file = BufReader::new(File::open(&path).map_err(file_error(&path))?);
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer).map_err(file_error(&path))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
    }
    if hex::encode(hash.finalize()) == manifest.sha256 {
        Ok(manifest)
    } else {
        Err(damaged("the rows do not have the digest of the manifest: the backup was altered or cut short"))
    }
}

pub(crate) async fn restore(
    from: &Path,
    to: &Location,
    options: OpenOptions,
    watch: Watch<'_>,
) -> Result<(Book, BackupReport), BackupError> {
    let manifest = check(from)?;
    if let Location::Sqlite { file } = to
        && file.exists()
    {
        return Err(BackupError::NotEmpty { place: to.to_string() });
    }
    // Without the background sealer: nothing may write before the rows are in.
    let quiet = OpenOptions { auto_seal: false, ..options.clone() };
    newer(&manifest, &options)?;
    let book = Book::open(&as_owner(to), OpenOptions { previous_seal_key: None, ..quiet }).await?;
    let filled = match book.pools() {
        Some(pools) => fill(pools, from, to, &manifest, watch).await,
        None => Err(BackupError::InMemory),
    };
    let verified = match filled {
        Ok(digests) => verify(&book, &manifest, &digests, watch).await.map(|()| digests),
        Err(error) => Err(error),
    };
    book.close().await;
    let digests = match verified {
        Ok(digests) => digests,
        Err(error) => {
            // Only what this call made is removed; on PostgreSQL the transaction undid itself or the rows stay refused.
            if !matches!(error, BackupError::NotEmpty { .. }) {
                remove(to);
            }
            return Err(error);
        }
    };
    let book = Book::open(to, options).await?;
    Ok((book, BackupReport { tables: manifest.tables, digests, heads: manifest.heads, bytes: manifest.bytes }))
}

/// Refuses a target that holds a book, before anything is copied for it.
pub(crate) async fn refuse_full(to: &Location, options: OpenOptions) -> Result<(), BackupError> {
    let not_empty = || BackupError::NotEmpty { place: to.to_string() };
    if let Location::Sqlite { file } = to {
        return if file.exists() { Err(not_empty()) } else { Ok(()) };
    }
    let quiet = OpenOptions { auto_seal: false, previous_seal_key: None, ..options };
    let book = match Book::open(&as_owner(to), quiet).await {
        // Its chain of keys begins with another key: somebody else's book is there.
        Err(crate::error::OpenError::SealKey { .. }) => return Err(not_empty()),
        other => other?,
    };
    let empty = match book.pools() {
        Some(pools) => is_empty(&mut pools.read(None).await?).await,
        None => Err(BackupError::InMemory),
    };
    book.close().await;
    if empty? { Ok(()) } else { Err(not_empty()) }
}

async fn is_empty(tx: &mut Tx) -> Result<bool, BackupError> {
    Ok(tx.rows("SELECT institution FROM tenant LIMIT 1", &[]).await?.is_empty())
}

/// The application's role may not replace the chain of keys; whoever owns the tables fills them.
fn as_owner(to: &Location) -> Location {
    match to {
        Location::Postgres { owner_url: Some(owner), .. } => Location::Postgres { url: owner.clone(), owner_url: None },
        other => other.clone(),
    }
}

fn newer(manifest: &Manifest, options: &OpenOptions) -> Result<(), BackupError> {
    let known = |steps: &[crate::types::Migration]| steps.iter().map(|step| step.id).max().unwrap_or(0);
    for (area, known) in [("book", known(crate::schema::BOOK)), ("views", known(options.migrations))] {
        let found = u32::try_from(manifest.schema.get(area).copied().unwrap_or(0)).unwrap_or(u32::MAX);
        if found > known {
            return Err(crate::error::OpenError::NewerSchema { found, known }.into());
        }
    }
    Ok(())
}

fn remove(to: &Location) {
    let Location::Sqlite { file } = to else { return };
    for end in ["", "-wal", "-shm", ".lock"] {
        let mut path = file.as_os_str().to_owned();
        path.push(end);
        drop(std::fs::remove_file(PathBuf::from(path)));
    }
}

async fn verify(
    book: &Book,
    manifest: &Manifest,
    digests: &BTreeMap<String, String>,
    watch: Watch<'_>,
) -> Result<(), BackupError> {
    let mut reports = vec![book.verify(None, None).await?];
    for head in &manifest.heads {
        reports.push(book.verify(Some(head.institution), Some(head)).await?);
    }
    if let Some(fault) = reports.iter().flat_map(|report| &report.faults).next() {
        return Err(damaged(format!("the restored store does not verify ({fault})")));
    }
    // What verification cannot know, such as credentials and personal fields, is read again and compared.
    let there = book.digests(watch).await?;
    let differs = |(table, digest): &(&String, &String)| there.get(*table) != Some(*digest);
    match digests.iter().find(differs) {
        Some((table, _)) => Err(damaged(format!("the restored table {table} is not what was copied"))),
        None => Ok(()),
    }
}

/// Puts the rows into an empty store in one transaction.
async fn fill(
    pools: &Pools,
    from: &Path,
    to: &Location,
    manifest: &Manifest,
    watch: Watch<'_>,
) -> Result<BTreeMap<String, String>, BackupError> {
    let mut tx = pools.write(None).await?;
    if !is_empty(&mut tx).await? {
        tx.undo().await;
        return Err(BackupError::NotEmpty { place: to.to_string() });
    }
    match fill_rows(&mut tx, from, manifest, watch).await {
        Ok(digests) => {
            tx.commit().await?;
            Ok(digests)
        }
        Err(error) => {
            tx.undo().await;
            Err(error)
        }
    }
}

async fn fill_rows(
    tx: &mut Tx,
    from: &Path,
    manifest: &Manifest,
    watch: Watch<'_>,
) -> Result<BTreeMap<String, String>, BackupError> {
    let path = from.join("rows");
    let mut file = BufReader::new(File::open(&path).map_err(file_error(&path))?);
    let mut counter = Counter::new(watch, CopyStage::Writing, manifest.tables.values().sum());
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut contents: BTreeMap<String, Content> = BTreeMap::new();
    let mut table: Option<TableHead> = None;
    let mut waiting: Vec<Vec<Value>> = Vec::new();
    while let Some((kind, body)) = record(&mut file).map_err(file_error(&path))? {
        match (kind, &table) {
            (b'T', _) => {
                put(tx, table.as_ref(), &mut waiting).await?;
                let head: TableHead = serde_json::from_slice(&body).map_err(|error| damaged(error.to_string()))?;
                is_name(&head)?;
                counts.insert(head.name.clone(), 0);
                contents.insert(head.name.clone(), Content::default());
                table = Some(head);
            }
            (b'R', Some(head)) => {
                let row = decode(&body).filter(|row| row.len() == head.columns.len());
                waiting.push(row.ok_or_else(|| damaged(format!("a row of {} cannot be read", head.name)))?);
                *counts.entry(head.name.clone()).or_default() += 1;
                contents.entry(head.name.clone()).or_default().add(&body);
                if waiting.len() == PAGE {
                    put(tx, table.as_ref(), &mut waiting).await?;
                    counter.add(PAGE);
                }
            }
            _ => return Err(damaged("the rows begin with no table")),
        }
    }
    put(tx, table.as_ref(), &mut waiting).await?;
    counter.add(0);
    if counts != manifest.tables {
        return Err(damaged("the rows are not as many as the manifest says"));
    }
    Ok(contents.into_iter().map(|(table, content)| (table, content.digest())).collect())
}

/// Names go into SQL: nothing but a plain name is let through.
fn is_name(head: &TableHead) -> Result<(), BackupError> {
    let plain = |name: &String| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if plain(&head.name) && head.columns.iter().all(plain) {
        Ok(())
    } else {
        Err(damaged("a table has a strange name"))
    }
}

fn record(file: &mut impl Read) -> std::io::Result<Option<(u8, Vec<u8>)>> {
    let mut head = [0; 5];
    let read = file.read(&mut head[..1])?;
    if read == 0 {
        return Ok(None);
    }
    file.read_exact(&mut head[1..])?;
    let [kind, length @ ..] = head;
    let length = u32::from_be_bytes(length);
    if length > MAX_RECORD_BYTES {
        return Err(std::io::Error::other("a record over 64 MiB"));
    }
    let mut body = vec![0; usize::try_from(length).unwrap_or(usize::MAX)];
    file.read_exact(&mut body)?;
    Ok(Some((kind, body)))
}

async fn put(tx: &mut Tx, table: Option<&TableHead>, waiting: &mut Vec<Vec<Value>>) -> Result<(), BackupError> {
    let Some(table) = table else { return Ok(()) };
    let rows = std::mem::take(waiting);
    if rows.is_empty() {
        return Ok(());
    }
    let tenant = table.columns.iter().position(|column| column == "institution");
    let name = |row: &Vec<Value>| match tenant.and_then(|i| row.get(i)) {
        Some(Value::Text(name)) => Some(name.clone()),
        _ => None,
    };
    // A null has no type to bind, so a row leaves its null columns out; rows with the same ones go together.
    let filled = |row: &Vec<Value>| row.iter().map(|value| *value != Value::Null).collect::<Vec<bool>>();
    if table.name == "seal_key" {
        // Opening the empty target put the first key there; the chain of the backup begins with its own.
        tx.run("DELETE FROM seal_key", &[]).await?;
    }
    for group in rows.chunk_by(|a, b| name(a) == name(b) && filled(a) == filled(b)) {
        let Some(first) = group.first() else { continue };
        let columns: Vec<&str> = table
            .columns
            .iter()
            .zip(first)
            .filter(|(_, value)| **value != Value::Null)
            .map(|(c, _)| c.as_str())
            .collect();
        if let Some(name) = name(first) {
            tx.set_tenant(&name).await?;
        }
        let args = |row: &Vec<Value>| row.iter().filter_map(arg).collect();
        insert(tx, &table.name, &columns, group, args)
            .await
            .map_err(|error| BackupError::Write(AppendError::Internal(error.into())))?;
    }
    Ok(())
}

fn arg(value: &Value) -> Option<Arg> {
    match value {
        Value::Null => None,
        Value::Int(value) => Some(Arg::Int(*value)),
        Value::Real(value) => Some(Arg::Real(*value)),
        Value::Text(value) => Some(Arg::Text(value.clone())),
        Value::Blob(value) => Some(Arg::Blob(value.clone())),
    }
}
