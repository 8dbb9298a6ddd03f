//! Verification: recomputes everything that can be recomputed and says in words what does not agree.
//!
//! | pass | reads | finds |
//! |---|---|---|
//! | keys | the chain of seal keys | a key that its predecessor did not sign |
//! | streams | every event, in stream order | an altered byte, a gap, a broken chain |
//! | log | sealed entries, nodes and heads, in log order | an event removed, re-ordered or exchanged; an altered node or head |
//! | counts | events, queue | an event outside the log, the last events cut off |
//! | kept head | the root at its size | a history that was rewritten as a whole |
//!
//! Each pass streams in pages; memory does not grow with the book. The whole runs on one snapshot per institution, so
//! that writers may go on. What can not be found: an event removed together with its place in the queue before it was
//! sealed, which is why the unsealed tail is bounded to a second.

use std::collections::BTreeSet;
use std::fmt;

use codes::InstitutionId;
use serde::Serialize;

use crate::engine::{Pools, Tx};
use crate::error::ReadError;
use crate::hash::{EventFields, NO_EVENT, event_hash};
use crate::head::{KeyEntry, SignedHead};
use crate::limits::MAX_FAULTS;
use crate::open::{KEYS, key_entry};
use crate::read::EVENT;
use crate::types::{Arg, Engine, Row, StreamId};

mod log;

/// Rows read at a time.
const PAGE: usize = 500;

const RESTORE: &str = "restore the newest backup that verifies, and find out who could write to the store";

/// Something that does not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Whose.
    pub institution: Option<String>,
    /// Which stream.
    pub stream: Option<String>,
    /// Which version in it.
    pub version: Option<u64>,
    /// Which place in the log.
    pub log_index: Option<u64>,
    /// What does not agree, in words.
    pub what: String,
    /// What to do.
    pub remedy: &'static str,
}

impl Fault {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { institution: None, stream: None, version: None, log_index: None, what: what.into(), remedy: RESTORE }
    }

    pub(crate) fn of(mut self, institution: impl ToString) -> Self {
        self.institution = Some(institution.to_string());
        self
    }

    pub(crate) fn in_stream(mut self, institution: impl ToString, stream: &StreamId, version: u64) -> Self {
        self.stream = Some(stream.to_string());
        self.version = Some(version);
        self.of(institution)
    }

    pub(crate) fn at(mut self, log_index: u64) -> Self {
        self.log_index = Some(log_index);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(institution) = &self.institution {
            write!(f, "{institution} ")?;
        }
        if let Some(stream) = &self.stream {
            write!(f, "{stream} ")?;
        }
        if let Some(version) = self.version {
            write!(f, "version {version} ")?;
        }
        if let Some(log_index) = self.log_index {
            write!(f, "log index {log_index} ")?;
        }
        write!(f, ": {}; {}", self.what, self.remedy)
    }
}

/// What a verification looked at and found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Institutions looked at.
    pub institutions: u64,
    /// Events whose hash was recomputed.
    pub events: u64,
    /// Events found in a log.
    pub sealed: u64,
    /// Signed heads checked.
    pub heads: u64,
    /// What does not agree, at most [`MAX_FAULTS`].
    pub faults: Vec<Fault>,
    /// Faults beyond those listed.
    pub more_faults: u64,
}

impl VerifyReport {
    /// Whether everything agrees.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    pub(crate) fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        } else {
            self.more_faults += 1;
        }
    }
}

/// Verifies one institution or all.
pub(crate) async fn run(
    pools: &Pools,
    institution: Option<InstitutionId>,
    kept: Option<&SignedHead>,
) -> Result<VerifyReport, ReadError> {
    let mut report = VerifyReport::default();
    let mut tx = pools.snapshot(institution).await?;
    if institution.is_none() && tx.engine() == Engine::Sqlite {
        file(&mut tx, &mut report).await;
    }
    let mut names = match institution {
        Some(institution) => BTreeSet::from([institution.to_string()]),
        None => every_name(&mut tx, &mut report).await?,
    };
    if let Some(kept) = kept {
        names.insert(kept.institution.to_string());
    }
    let keys = keys(&mut tx, &mut report).await?;
    for name in names {
        report.institutions += 1;
        tx.set_tenant(&name).await?;
        let kept = kept.filter(|kept| kept.institution.to_string() == name);
        // A page the engine cannot read is damage to report, not a reason to say nothing of the rest.
        let mut one = One { tx: &mut tx, name: &name, keys: &keys, kept, report: &mut report };
        if let Err(error) = one.verify().await {
            let fault = Fault::new(format!("the store cannot be read here ({})", chain(&error))).of(&name);
            one.report.fault(fault);
        }
    }
    tx.undo().await;
    Ok(report)
}

/// An error with its causes in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source()).map(|cause| format!(": {cause}"));
    error.to_string() + &causes.collect::<String>()
}

/// SQLite's own check: pages, indexes, and that both hold the same.
async fn file(tx: &mut Tx, report: &mut VerifyReport) {
    match tx.rows("PRAGMA integrity_check(20)", &[]).await {
        Ok(rows) => {
            for row in rows {
                let text = row.text(0).unwrap_or_default();
                if text != "ok" {
                    report.fault(Fault::new(format!("the file is damaged: {text}")));
                }
            }
        }
        Err(error) => report.fault(Fault::new(format!("the file is damaged: {error}"))),
    }
}

/// Every institution named anywhere, also one that only an altered row names.
async fn every_name(tx: &mut Tx, report: &mut VerifyReport) -> Result<BTreeSet<String>, ReadError> {
    let mut names = BTreeSet::new();
    let tables: &[&str] = match tx.engine() {
        // Row-level security hides what belongs to no tenant; its absence shows where it belongs.
        Engine::Postgres => &["tenant"],
        Engine::Sqlite | Engine::Memory => &["tenant", "event", "pending", "sealed", "node", "head"],
    };
    for table in tables {
        for row in tx.rows(format!("SELECT DISTINCT institution FROM {table}"), &[]).await? {
            match row.text(0) {
                Ok(name) => drop(names.insert(name)),
                Err(_) => report.fault(Fault::new(format!("an institution in {table} is not text"))),
            }
        }
    }
    Ok(names)
}

async fn keys(tx: &mut Tx, report: &mut VerifyReport) -> Result<Vec<KeyEntry>, ReadError> {
    let mut keys: Vec<KeyEntry> = Vec::new();
    for row in tx.rows(KEYS, &[]).await? {
        let entry = key_entry(&row).filter(|entry| entry.follows(keys.last()));
        let Some(entry) = entry else {
            let after = keys.last().map_or("the first".to_owned(), |key| format!("the one after {}", key.key_id));
            report.fault(Fault::new(format!("the chain of seal keys is broken: {after} was altered or not signed")));
            break;
        };
        keys.push(entry);
    }
    Ok(keys)
}

/// The verification of one institution.
struct One<'a> {
    tx: &'a mut Tx,
    name: &'a str,
    keys: &'a [KeyEntry],
    kept: Option<&'a SignedHead>,
    report: &'a mut VerifyReport,
}

/// Where the pass over streams is.
#[derive(Default)]
struct Cursor {
    kind: String,
    id: Vec<u8>,
    version: i64,
    hash: Vec<u8>,
}

impl One<'_> {
    async fn verify(&mut self) -> Result<(), ReadError> {
        self.tenant().await?;
        let events = self.streams().await?;
        let size = self.log().await?;
        self.counts(events, size).await
    }

    fn fault(&mut self, fault: Fault) {
        self.report.fault(fault);
    }

    async fn tenant(&mut self) -> Result<(), ReadError> {
        let sql = "SELECT institution FROM tenant WHERE institution = $1";
        if self.tx.rows(sql, &[self.tenant_arg()]).await?.is_empty() {
            let fault = Fault::new("rows name an institution that the list of institutions does not").of(self.name);
            self.fault(fault);
        }
        Ok(())
    }

    fn tenant_arg(&self) -> Arg {
        Arg::Text(self.name.to_owned())
    }

    async fn count(&mut self, table: &str) -> Result<u64, ReadError> {
        let sql = format!("SELECT COUNT(*) FROM {table} WHERE institution = $1");
        let rows = self.tx.rows(sql, &[self.tenant_arg()]).await?;
        Ok(rows.first().and_then(|row| row.int(0).ok()).map_or(0, crate::plan::unsigned))
    }

    /// Every event in the order of its stream.
    async fn streams(&mut self) -> Result<u64, ReadError> {
        let sql = format!(
            "SELECT {EVENT} FROM event e WHERE e.institution = $1 \
             AND (e.stream_kind, e.stream_id, e.version) > ($2, $3, $4) \
             ORDER BY e.stream_kind, e.stream_id, e.version LIMIT $5"
        );
        let mut at = Cursor::default();
        let mut events = 0;
        loop {
            let args = [
                self.tenant_arg(),
                Arg::Text(at.kind.clone()),
                Arg::Blob(at.id.clone()),
                Arg::Int(at.version),
                Arg::Int(i64::try_from(PAGE).unwrap_or(i64::MAX)),
            ];
            let rows = self.tx.rows(sql.clone(), &args).await?;
            for row in &rows {
                events += 1;
                self.event(&mut at, row);
            }
            if rows.len() < PAGE {
                self.report.events += events;
                return Ok(events);
            }
        }
    }

    fn event(&mut self, at: &mut Cursor, row: &Row) {
        // The key columns lead the page cursor, so they are moved on even when they are damaged.
        let kind =
            row.text(1).unwrap_or_else(|_| String::from_utf8_lossy(&row.blob(1).unwrap_or_default()).into_owned());
        let (id, version) = (row.blob(2).unwrap_or_default(), row.int(3).unwrap_or_default());
        let stream = StreamId::stored(kind.clone(), id.as_slice().try_into().unwrap_or([0; 16]));
        let place = |what: String| Fault::new(what).in_stream(self.name, &stream, crate::plan::unsigned(version));
        let same_stream = at.kind == kind && at.id == id;
        let (expected, previous) = if same_stream { (at.version + 1, at.hash.clone()) } else { (1, NO_EVENT.to_vec()) };
        let mut faults = Vec::new();
        if version != expected {
            faults.push(place(format!("version {expected} of the stream is missing before this one")));
        }
        let fields = fields(row);
        match &fields {
            Some((fields, hash)) => {
                if event_hash(fields) != *hash {
                    faults.push(place("the event was altered: its columns do not give its hash".to_owned()));
                }
                if version == expected && fields.previous != previous {
                    faults.push(place("the event does not follow the one before it in its stream".to_owned()));
                }
            }
            None => faults.push(place("the event was altered: a column has another type or length".to_owned())),
        }
        let hash = fields.map(|(_, hash)| hash.to_vec()).unwrap_or_default();
        *at = Cursor { kind, id, version, hash };
        for fault in faults {
            self.fault(fault);
        }
    }

    async fn counts(&mut self, events: u64, size: u64) -> Result<(), ReadError> {
        let pending = self.count("pending").await?;
        if events != size + pending {
            let what = format!("{events} events, but {size} in the log and {pending} waiting to be sealed");
            self.fault(Fault::new(what).of(self.name));
            let outside = "SELECT e.stream_kind, e.stream_id, e.version FROM event e WHERE e.institution = $1 AND NOT EXISTS \
                 (SELECT 1 FROM {} s WHERE s.institution = e.institution AND s.stream_kind = e.stream_kind \
                  AND s.stream_id = e.stream_id AND s.version = e.version) AND NOT EXISTS \
                 (SELECT 1 FROM pending p WHERE p.institution = e.institution AND p.stream_kind = e.stream_kind \
                  AND p.stream_id = e.stream_id AND p.version = e.version) LIMIT 10";
            self.list(&outside.replace("{}", "sealed"), "the event is in no log and waits for none").await?;
        }
        let without = "SELECT p.stream_kind, p.stream_id, p.version FROM pending p LEFT JOIN event e \
                       ON e.institution = p.institution AND e.stream_kind = p.stream_kind \
                       AND e.stream_id = p.stream_id AND e.version = p.version \
                       WHERE p.institution = $1 AND e.version IS NULL LIMIT 10";
        self.list(without, "an event that waits to be sealed was removed").await
    }

    async fn list(&mut self, sql: &str, what: &str) -> Result<(), ReadError> {
        for row in self.tx.rows(sql.to_owned(), &[self.tenant_arg()]).await? {
            let stream = StreamId::stored(row.text(0).unwrap_or_default(), row.array(1).unwrap_or_default());
            let version = row.int(2).map_or(0, crate::plan::unsigned);
            let fault = Fault::new(what).in_stream(self.name, &stream, version);
            self.fault(fault);
        }
        Ok(())
    }
}

/// The hashed columns of an event and its stored hash, when each has its type.
fn fields(row: &Row) -> Option<(EventFields<'_>, [u8; 32])> {
    let fields = EventFields {
        institution: row.str(0).ok()?,
        stream_kind: row.str(1).ok()?,
        stream_id: row.bytes(2).ok()?,
        version: row.int(3).ok()?,
        kind: row.str(4).ok()?,
        schema: row.int(5).ok()?,
        effective_on: row.str(6).ok()?,
        recorded_at: row.str(7).ok()?,
        actor: row.str(8).ok()?,
        payload: row.bytes(9).ok()?,
        previous: row.bytes(10).ok()?,
    };
    Some((fields, row.array(11).ok()?))
}
