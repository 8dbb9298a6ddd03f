//! The reference model: the book as plain collections, for the simulator and for tests of what stands on a book.
//!
//! It is written to be obviously right rather than fast: a proof is computed from all leaves by the definition of
//! RFC 6962, not from stored nodes, so that comparing it with an engine compares two ways. Statements of read models
//! need SQL; they run on a private in-memory SQLite.

use std::collections::BTreeMap;

use codes::InstitutionId;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use tokio::sync::Mutex;

use crate::Clock;
use crate::engine::{Pools, Tx};
use crate::error::{AppendError, OpenError, ReadError, SealError};
use crate::hash::NO_EVENT;
use crate::head::{KeyEntry, SealKey, SignedHead};
use crate::limits::{MAX_PAGE, MAX_SEAL_EVENTS};
use crate::merkle::{
    ConsistencyProof, Hash, InclusionProof, consistency_ranges, empty_root, inclusion_ranges, leaf_hash, node_hash,
};
use crate::open::{OpenOptions, next_key};
use crate::plan::{Known, Remembered, Rows, request_id};
use crate::schema;
use crate::types::{Appended, Batch, BookStats, IdempotencyKey, Sealed, StoredEvent, StreamId};
use crate::verify::{Fault, VerifyReport};

/// A book that lives as long as the process.
pub(crate) struct Memory {
    model: Mutex<Model>,
    views: Pools,
    key: SealKey,
    clock: Clock,
}

#[derive(Default)]
struct Model {
    institutions: BTreeMap<InstitutionId, Log>,
    keys: Vec<KeyEntry>,
    stats: BookStats,
}

#[derive(Default)]
struct Log {
    streams: BTreeMap<StreamId, Vec<StoredEvent>>,
    /// Every event in the order of its commit; the first `sealed` of them are the log.
    order: Vec<(StreamId, u64)>,
    sealed: usize,
    heads: Vec<SignedHead>,
    remembered: BTreeMap<(String, String), Remembered>,
}

impl Memory {
    pub(crate) async fn open(options: &OpenOptions) -> Result<Self, OpenError> {
        let place = "memory:";
        let unavailable =
            |source: sqlx::Error| OpenError::Unavailable { place: place.to_owned(), source: source.into() };
        let connect = SqliteConnectOptions::new().in_memory(true);
        // One connection for ever: a second one would be another empty database.
        let pool = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        let pool = pool.connect_with(connect).await.map_err(unavailable)?;
        let views = Pools::Sqlite { read: pool.clone(), write: pool };
        let mut tx = views.write(None).await.map_err(unavailable)?;
        let plan = schema::plan(&mut tx, options.migrations, place).await?;
        schema::migrate(&mut tx, plan).await?;
        tx.commit().await.map_err(unavailable)?;
        let keys = next_key(None, options)?.into_iter().collect();
        let model = Mutex::new(Model { keys, ..Model::default() });
        Ok(Self { model, views, key: options.seal_key.clone(), clock: options.clock.clone() })
    }

    pub(crate) const fn pools(&self) -> &Pools {
        &self.views
    }

    pub(crate) async fn append(&self, batch: Batch) -> Result<Appended, AppendError> {
        let mut model = self.model.lock().await;
        let log = model.institutions.get(&batch.institution);
        let mut known = Known::default();
        if let Some(log) = log {
            for append in &batch.appends {
                if let Some(last) = log.streams.get(&append.stream).and_then(|events| events.last()) {
                    known.last.insert((batch.institution, append.stream.clone()), (last.version, last.hash));
                }
            }
            if let Some((key, _)) = &batch.key
                && let Some(found) = log.remembered.get(&(key.scope.clone(), key.key.clone()))
            {
                known.remembered.insert(request_id(batch.institution, key), found.clone());
            }
        }
        let mut rows = Rows::default();
        let done = known.plan(0, &batch, &mut rows)?;
        if rows.batches.is_empty() {
            return Ok(done);
        }
        if !batch.writes.is_empty() {
            let mut tx = self.views.write(None).await.map_err(|error| AppendError::Internal(error.into()))?;
            if let Err(error) = run(&mut tx, &batch).await {
                tx.undo().await;
                return Err(AppendError::Internal(error.into()));
            }
            tx.commit().await.map_err(|error| AppendError::Internal(error.into()))?;
        }
        model.stats.batches += 1;
        model.stats.groups += 1;
        model.stats.events += u64::try_from(rows.events.len()).unwrap_or(u64::MAX);
        let log = model.institutions.entry(batch.institution).or_default();
        for ((_, scope, key), (remembered, _)) in rows.requests {
            log.remembered.insert((scope, key), remembered);
        }
        for event in rows.events {
            log.order.push((event.stream.clone(), event.version));
            log.streams.entry(event.stream.clone()).or_default().push(event);
        }
        Ok(done)
    }

    pub(crate) async fn load(&self, institution: InstitutionId, stream: &StreamId, after: u64) -> Vec<StoredEvent> {
        let model = self.model.lock().await;
        let events = model.institutions.get(&institution).and_then(|log| log.streams.get(stream));
        let events = events.into_iter().flatten().filter(|event| event.version > after);
        events.take(page(MAX_PAGE)).cloned().collect()
    }

    pub(crate) async fn streams(
        &self,
        institution: InstitutionId,
        kind: &str,
        after: Option<[u8; 16]>,
        limit: u32,
    ) -> Vec<StreamId> {
        let model = self.model.lock().await;
        let streams = model.institutions.get(&institution).into_iter().flat_map(|log| log.streams.keys());
        let wanted = streams.filter(|stream| stream.kind() == kind && after.is_none_or(|after| stream.id() > after));
        wanted.take(page(limit)).cloned().collect()
    }

    pub(crate) async fn feed(&self, institution: InstitutionId, after: u64, limit: u32) -> Vec<Sealed> {
        let model = self.model.lock().await;
        let Some(log) = model.institutions.get(&institution) else { return Vec::new() };
        let entries = (1..).zip(&log.order[..log.sealed]).filter(|(index, _)| *index > after).take(page(limit));
        entries.map(|(log_index, at)| Sealed { log_index, event: log.event(at).clone() }).collect()
    }

    pub(crate) async fn remembered(&self, institution: InstitutionId, key: &IdempotencyKey) -> Option<Remembered> {
        let model = self.model.lock().await;
        model.institutions.get(&institution)?.remembered.get(&(key.scope.clone(), key.key.clone())).cloned()
    }

    pub(crate) async fn institutions(&self) -> Vec<InstitutionId> {
        let model = self.model.lock().await;
        let with_events = model.institutions.iter().filter(|(_, log)| !log.order.is_empty());
        with_events.map(|(institution, _)| *institution).collect()
    }

    pub(crate) async fn seal(&self, institution: InstitutionId) -> Result<u64, SealError> {
        let mut model = self.model.lock().await;
        let now = (self.clock)();
        let Some(log) = model.institutions.get_mut(&institution) else { return Ok(0) };
        log.remembered.retain(|_, remembered| remembered.expires_us > now.as_microsecond());
        let count = (log.order.len() - log.sealed).min(page(MAX_SEAL_EVENTS));
        if count == 0 {
            return Ok(0);
        }
        let before = size(log.sealed);
        log.sealed += count;
        let root = tree(&log.leaves());
        let head = self.key.sign(institution, before, size(log.sealed), root, now);
        log.heads.push(head);
        model.stats.sealed += size(count);
        Ok(size(count))
    }

    pub(crate) async fn head(&self, institution: InstitutionId) -> Option<SignedHead> {
        self.model.lock().await.institutions.get(&institution)?.heads.last().cloned()
    }

    pub(crate) async fn proof(
        &self,
        institution: InstitutionId,
        log_index: u64,
        tree_size: u64,
    ) -> Result<InclusionProof, ReadError> {
        let model = self.model.lock().await;
        let sealed = model.institutions.get(&institution).map_or(0, |log| size(log.sealed));
        let log = model
            .institutions
            .get(&institution)
            .filter(|_| log_index > 0 && log_index <= tree_size && tree_size <= sealed);
        let Some(log) = log else {
            return Err(ReadError::OutOfLog { asked: log_index.max(tree_size), size: sealed });
        };
        let leaves = log.leaves();
        let path = roots(&leaves, &inclusion_ranges(log_index - 1, tree_size));
        let event_hash =
            (1..).zip(&log.order).find(|(i, _)| *i == log_index).map_or(NO_EVENT, |(_, at)| log.event(at).hash);
        Ok(InclusionProof { log_index, tree_size, event_hash, path })
    }

    pub(crate) async fn consistency(
        &self,
        institution: InstitutionId,
        old_size: u64,
        new_size: u64,
    ) -> Result<ConsistencyProof, ReadError> {
        let model = self.model.lock().await;
        let log = model.institutions.get(&institution);
        let sealed = log.map_or(0, |log| size(log.sealed));
        if old_size > new_size || new_size > sealed {
            return Err(ReadError::OutOfLog { asked: old_size.max(new_size), size: sealed });
        }
        let leaves = log.map(Log::leaves).unwrap_or_default();
        Ok(ConsistencyProof { old_size, new_size, path: roots(&leaves, &consistency_ranges(old_size, new_size)) })
    }

    pub(crate) async fn verify(&self, institution: Option<InstitutionId>, kept: Option<&SignedHead>) -> VerifyReport {
        let model = self.model.lock().await;
        let mut report = VerifyReport::default();
        for (id, log) in &model.institutions {
            if institution.is_some_and(|wanted| wanted != *id) {
                continue;
            }
            report.institutions += 1;
            report.sealed += size(log.sealed);
            report.heads += size(log.heads.len());
            for (stream, events) in &log.streams {
                let mut previous = NO_EVENT;
                for (version, event) in (1..).zip(events) {
                    report.events += 1;
                    if event.version != version || event.previous != previous || event.computed_hash() != event.hash {
                        report.fault(Fault::new("the event is not what was written").in_stream(*id, stream, version));
                    }
                    previous = event.hash;
                }
            }
        }
        if let Some(kept) = kept {
            let keys: Vec<_> = model.keys.iter().map(|key| key.public).collect();
            let log = model.institutions.get(&kept.institution);
            let leaves = log.map(Log::leaves).unwrap_or_default();
            let same = usize::try_from(kept.size).ok().and_then(|size| leaves.get(..size)).map(tree) == Some(kept.root);
            if !same || !keys.iter().any(|public| kept.is_signed_by(public)) {
                report.fault(Fault::new("the log does not begin with the kept head").of(kept.institution));
            }
        }
        report
    }

    pub(crate) async fn stats(&self) -> BookStats {
        let model = self.model.lock().await;
        let unsealed = model.institutions.values().filter(|log| log.sealed < log.order.len()).count();
        BookStats { unsealed_institutions: size(unsealed), ..model.stats.clone() }
    }
}

impl Log {
    fn event(&self, (stream, version): &(StreamId, u64)) -> &StoredEvent {
        let place = page_of(*version);
        // `order` and `streams` are written together and never shrink.
        &self.streams[stream][place]
    }

    fn leaves(&self) -> Vec<Hash> {
        self.order[..self.sealed].iter().map(|at| leaf_hash(&self.event(at).hash)).collect()
    }
}

async fn run(tx: &mut Tx, batch: &Batch) -> Result<(), sqlx::Error> {
    for statement in &batch.writes {
        tx.run(statement.sql.clone(), &statement.args).await?;
    }
    Ok(())
}

/// The Merkle tree hash by its definition in RFC 6962, section 2.1.
fn tree(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(1 << (leaves.len() - 1).ilog2());
            node_hash(&tree(left), &tree(right))
        }
    }
}

fn roots(leaves: &[Hash], ranges: &[(u64, u64)]) -> Vec<Hash> {
    let at = |i: u64| usize::try_from(i).unwrap_or(usize::MAX).min(leaves.len());
    ranges.iter().map(|&(from, to)| tree(&leaves[at(from)..at(to)])).collect()
}

fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn page(limit: u32) -> usize {
    usize::try_from(limit.min(MAX_PAGE)).unwrap_or(usize::MAX)
}

fn page_of(version: u64) -> usize {
    usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX)
}
