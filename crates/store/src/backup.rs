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
    /// Newest signed head of each institution.
    pub heads: Vec<SignedHead>,
    /// Bytes of the rows.
    pub bytes: u64,
}

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
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Rows {
    fn record(&mut self, kind: u8, body: &[u8]) -> std::io::Result<()> {
        let length = u32::try_from(body.len()).map_err(|_| std::io::Error::other("a row over 4 GiB"))?;
        for part in [&[kind][..], &length.to_be_bytes(), body] {
            self.file.write_all(part)?;
            self.hash.update(part);
            self.bytes += u64::try_from(part.len()).unwrap_or(u64::MAX);
        }
        Ok(())
    }
}

pub(crate) async fn write(pools: &Pools, to: &Path) -> Result<BackupReport, BackupError> {
    if std::fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some()) || to.is_file() {
        return Err(BackupError::NotEmpty { place: to.display().to_string() });
    }
    std::fs::create_dir_all(to).map_err(file_error(to))?;
    let path = to.join("rows");
    let file = File::create_new(&path).map_err(file_error(&path))?;
    let mut rows = Rows { file: BufWriter::new(file), hash: Sha256::new(), bytes: 0 };
    let mut tx = pools.snapshot(None).await?;
    let tenants = read::institutions(&mut tx).await?;
    let mut tables = BTreeMap::new();
    for table in tables_of(&mut tx).await? {
        let count = copy_table(&mut tx, &table, &tenants, &mut rows, &path).await?;
        tables.insert(table.name, count);
    }
    let mut heads = Vec::new();
    for tenant in tenants {
        tx.set_tenant(&tenant.to_string()).await?;
        heads.extend(read::head(&mut tx, tenant).await?);
    }
    let schema = schema(&mut tx).await?;
    tx.undo().await;
    let file = rows.file.into_inner().map_err(|error| file_error(&path)(error.into_error()))?;
    file.sync_all().map_err(file_error(&path))?;
    let (bytes, sha256) = (rows.bytes, hex::encode(rows.hash.finalize()));
    let manifest = Manifest { format: FORMAT, schema, tables, heads, bytes, sha256 };
    write_manifest(to, &manifest)?;
    Ok(BackupReport { tables: manifest.tables, heads: manifest.heads, bytes })
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

/// A table, its columns without those the engine fills in, and the order of its rows.
struct Table {
    name: String,
    columns: Vec<String>,
    order: String,
    by_tenant: bool,
}

async fn tables_of(tx: &mut Tx) -> Result<Vec<Table>, BackupError> {
    let sql = match tx.engine() {
        Engine::Postgres => {
            "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns \
             WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
        }
        Engine::Sqlite | Engine::Memory => {
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
        }
    };
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in tx.rows(sql, &[]).await? {
        tables.entry(row.text(0)?).or_default().push(row.text(1)?);
    }
    let table = |(name, mut columns): (String, Vec<String>)| {
        let by_tenant = name != "tenant" && columns.iter().any(|column| column == "institution");
        // The queue's positions are given anew, in the same order.
        columns.retain(|column| name != "pending" || column != "position");
        let order = if name == "pending" { "position".to_owned() } else { columns.join(", ") };
        Table { name, columns, order, by_tenant }
    };
    Ok(tables.into_iter().filter(|(name, _)| !NOT_COPIED.contains(&name.as_str())).map(table).collect())
}

async fn copy_table(
    tx: &mut Tx,
    table: &Table,
    tenants: &[InstitutionId],
    rows: &mut Rows,
    path: &Path,
) -> Result<u64, BackupError> {
    let head = TableHead { name: table.name.clone(), columns: table.columns.clone() };
    let head = serde_json::to_vec(&head).map_err(|error| damaged(error.to_string()))?;
    rows.record(b'T', &head).map_err(file_error(path))?;
    if !table.by_tenant {
        return copy_rows(tx, table, None, rows, path).await;
    }
    let mut count = 0;
    for name in owners(tx, table, tenants).await? {
        tx.set_tenant(&name).await?;
        count += copy_rows(tx, table, Some(name), rows, path).await?;
    }
    Ok(count)
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

async fn copy_rows(
    tx: &mut Tx,
    table: &Table,
    tenant: Option<String>,
    rows: &mut Rows,
    path: &Path,
) -> Result<u64, BackupError> {
    // A cursor over the primary key would be faster for huge read models; the key differs by table, the offset does not,
    // and the snapshot keeps it stable.
    let filter = if tenant.is_some() { "WHERE institution = $3" } else { "" };
    let (columns, order) = (table.columns.join(", "), &table.order);
    let sql = format!("SELECT {columns} FROM \"{}\" {filter} ORDER BY {order} LIMIT $1 OFFSET $2", table.name);
    let mut count = 0_u64;
    loop {
        let page = i64::try_from(PAGE).unwrap_or(i64::MAX);
        let mut args = vec![Arg::Int(page), Arg::Int(crate::plan::signed(count))];
        args.extend(tenant.clone().map(Arg::Text));
        let found = tx.rows(sql.clone(), &args).await?;
        for row in &found {
            rows.record(b'R', &encode(row)).map_err(file_error(path))?;
        }
        count += u64::try_from(found.len()).unwrap_or(u64::MAX);
        if found.len() < PAGE {
            return Ok(count);
        }
    }
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
        Some(pools) => fill(pools, from, to, &manifest).await,
        None => Err(BackupError::InMemory),
    };
    let verified = match filled {
        Ok(()) => verify(&book, &manifest).await,
        Err(error) => Err(error),
    };
    book.close().await;
    if let Err(error) = verified {
        // Only what this call made is removed; on PostgreSQL the transaction undid itself or the rows stay refused.
        if !matches!(error, BackupError::NotEmpty { .. }) {
            remove(to);
        }
        return Err(error);
    }
    let book = Book::open(to, options).await?;
    Ok((book, BackupReport { tables: manifest.tables, heads: manifest.heads, bytes: manifest.bytes }))
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

async fn verify(book: &Book, manifest: &Manifest) -> Result<(), BackupError> {
    let mut reports = vec![book.verify(None, None).await?];
    for head in &manifest.heads {
        reports.push(book.verify(Some(head.institution), Some(head)).await?);
    }
    match reports.iter().flat_map(|report| &report.faults).next() {
        Some(fault) => Err(damaged(format!("the restored store does not verify ({fault})"))),
        None => Ok(()),
    }
}

/// Puts the rows into an empty store in one transaction.
async fn fill(pools: &Pools, from: &Path, to: &Location, manifest: &Manifest) -> Result<(), BackupError> {
    let mut tx = pools.write(None).await?;
    if !tx.rows("SELECT institution FROM tenant LIMIT 1", &[]).await?.is_empty() {
        tx.undo().await;
        return Err(BackupError::NotEmpty { place: to.to_string() });
    }
    match fill_rows(&mut tx, from, manifest).await {
        Ok(()) => Ok(tx.commit().await?),
        Err(error) => {
            tx.undo().await;
            Err(error)
        }
    }
}

async fn fill_rows(tx: &mut Tx, from: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    let path = from.join("rows");
    let mut file = BufReader::new(File::open(&path).map_err(file_error(&path))?);
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut table: Option<TableHead> = None;
    let mut waiting: Vec<Vec<Value>> = Vec::new();
    while let Some((kind, body)) = record(&mut file).map_err(file_error(&path))? {
        match (kind, &table) {
            (b'T', _) => {
                put(tx, table.as_ref(), &mut waiting).await?;
                let head: TableHead = serde_json::from_slice(&body).map_err(|error| damaged(error.to_string()))?;
                is_name(&head)?;
                counts.insert(head.name.clone(), 0);
                table = Some(head);
            }
            (b'R', Some(head)) => {
                let row = decode(&body).filter(|row| row.len() == head.columns.len());
                waiting.push(row.ok_or_else(|| damaged(format!("a row of {} cannot be read", head.name)))?);
                *counts.entry(head.name.clone()).or_default() += 1;
                if waiting.len() == PAGE {
                    put(tx, table.as_ref(), &mut waiting).await?;
                }
            }
            _ => return Err(damaged("the rows begin with no table")),
        }
    }
    put(tx, table.as_ref(), &mut waiting).await?;
    if counts == manifest.tables { Ok(()) } else { Err(damaged("the rows are not as many as the manifest says")) }
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
