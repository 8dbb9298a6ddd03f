//! The book: one type over two engines and memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use codes::InstitutionId;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::backup::{self, BackupReport, Watch};
use crate::error::{AppendError, BackupError, OpenError, ReadError, SealError};
use crate::head::SignedHead;
use crate::kept::{Kept, Question};
use crate::limits::{
    MAX_BATCH_STATEMENTS, MAX_EXECUTE_STATEMENTS, MAX_LANES, MAX_QUERY_ROWS, MAX_QUEUE, MAX_SEAL_EVENTS,
    MAX_UNSEALED_MS,
};
use crate::memory::Memory;
use crate::merkle::{ConsistencyProof, InclusionProof};
use crate::open::{self, Location, Lock, OpenOptions};
use crate::plan;
use crate::read;
use crate::types::{
    Appended, Batch, BookStats, Engine, IdempotencyKey, Row, SealReport, Sealed, Statement, StoredEvent, StreamId,
};
use crate::verify::{self, VerifyReport};
use crate::writer::{Counts, Job, Shared, lane};
use crate::{Clock, check};

/// How often the background sealer looks: often, so that appends wait for few events to be sealed at a time.
const SEAL_EVERY: Duration = Duration::from_millis(100);
/// Rounds after which it looks at every institution, not only at those this process wrote to.
const SWEEP_ROUNDS: u32 = 100;

/// The append-only log of everything that happened. Cheap to clone; all clones are one book.
#[derive(Clone)]
pub struct Book {
    inner: Arc<Inner>,
}

struct Inner {
    place: Place,
    clock: Clock,
}

enum Place {
    Memory(Box<Memory>),
    Stored(Stored),
}

struct Stored {
    shared: Arc<Shared>,
    lanes: Vec<mpsc::Sender<Job>>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
    lock: Mutex<Option<Lock>>,
    closed: AtomicBool,
}

impl Book {
    /// Opens a book, making it when absent and bringing an older schema up to date.
    ///
    /// # Errors
    /// [`OpenError`], each with its remedy. Nothing is changed on an error.
    pub async fn open(location: &Location, options: OpenOptions) -> Result<Self, OpenError> {
        let (pools, lock, lanes) = match location {
            Location::Memory => {
                let memory = Memory::open(&options).await?;
                let inner = Inner { place: Place::Memory(Box::new(memory)), clock: options.clock };
                return Ok(Self { inner: Arc::new(inner) });
            }
            Location::Sqlite { file } => {
                let lock = Lock::take(file).await?;
                (open::sqlite(file, &options).await?, Some(lock), 1)
            }
            Location::Postgres { url, owner_url } => {
                let pools = open::postgres(location, url, owner_url.as_deref(), &options).await?;
                (pools, None, options.lanes.clamp(1, MAX_LANES))
            }
        };
        open::seal_key(&pools, &options, &location.to_string()).await?;
        let clock = options.clock.clone();
        let shared = Arc::new(Shared {
            pools,
            key: options.seal_key,
            clock: options.clock,
            counts: Counts::default(),
            kept: Kept::default(),
            unsealed: Mutex::default(),
        });
        let mut senders = Vec::new();
        let mut tasks = Vec::new();
        for _ in 0..lanes {
            let (sender, receiver) = mpsc::channel(MAX_QUEUE);
            senders.push(sender);
            tasks.push(tokio::spawn(lane(Arc::clone(&shared), receiver)));
        }
        let stored = Stored {
            shared,
            lanes: senders,
            tasks: Mutex::new(tasks),
            lock: Mutex::new(lock),
            closed: AtomicBool::new(false),
        };
        let inner = Arc::new(Inner { place: Place::Stored(stored), clock });
        if options.auto_seal {
            tokio::spawn(seal_in_background(Arc::downgrade(&inner)));
        }
        Ok(Self { inner })
    }

    /// Writes a batch: all of it or nothing. When this returns it is durable.
    ///
    /// A caller that stops waiting does not take the batch back; with an idempotency key it can ask again.
    ///
    /// # Errors
    /// [`AppendError`]; nothing was written, except that `Unavailable` does not know.
    pub async fn append(&self, batch: Batch) -> Result<Appended, AppendError> {
        self.write(batch, MAX_BATCH_STATEMENTS).await
    }

    /// Runs statements on read models in one durable transaction: a rebuild, a session.
    ///
    /// # Errors
    /// As [`Book::append`].
    pub async fn execute(&self, institution: InstitutionId, statements: Vec<Statement>) -> Result<(), AppendError> {
        let recorded_at = (self.inner.clock)();
        let batch = Batch {
            institution,
            actor: String::new(),
            recorded_at,
            key: None,
            appends: Vec::new(),
            writes: statements,
        };
        self.write(batch, MAX_EXECUTE_STATEMENTS).await.map(drop)
    }

    async fn write(&self, batch: Batch, max_statements: usize) -> Result<Appended, AppendError> {
        let bytes = check::batch(&batch, max_statements)?;
        match &self.inner.place {
            Place::Memory(memory) => memory.append(batch).await,
            Place::Stored(stored) => {
                let (reply, answer) = oneshot::channel();
                let lane = stored.lane(batch.institution);
                let batch = Box::new(batch);
                lane.send(Job::Append { batch, bytes, reply }).await.map_err(|_| AppendError::Unavailable)?;
                answer.await.map_err(|_| AppendError::Unavailable)?
            }
        }
    }

    /// Events of a stream after a version, in order; at most [`MAX_PAGE`](crate::limits::MAX_PAGE), then ask again.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn load(
        &self,
        institution: InstitutionId,
        stream: &StreamId,
        after_version: u64,
    ) -> Result<Vec<StoredEvent>, ReadError> {
        match &self.inner.place {
            Place::Memory(memory) => Ok(memory.load(institution, stream, after_version).await),
            Place::Stored(stored) => {
                let mut tx = stored.shared.pools.read(Some(institution)).await?;
                let events = read::load(&mut tx, institution, stream, after_version).await?;
                tx.commit().await?;
                Ok(events)
            }
        }
    }

    /// Streams of a kind in the order of their ids, after one of them.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn streams(
        &self,
        institution: InstitutionId,
        kind: &str,
        after: Option<[u8; 16]>,
        limit: u32,
    ) -> Result<Vec<StreamId>, ReadError> {
        match &self.inner.place {
            Place::Memory(memory) => Ok(memory.streams(institution, kind, after, limit).await),
            Place::Stored(stored) => {
                let mut tx = stored.shared.pools.read(Some(institution)).await?;
                let streams = read::streams(&mut tx, institution, kind, after, limit).await?;
                tx.commit().await?;
                Ok(streams)
            }
        }
    }

    /// Sealed events after a log index, in order: whoever follows the book keeps only this number.
    ///
    /// # Errors
    /// [`ReadError`]; `Damaged` rather than a step over a gap.
    pub async fn feed(
        &self,
        institution: InstitutionId,
        after_log_index: u64,
        limit: u32,
    ) -> Result<Vec<Sealed>, ReadError> {
        match &self.inner.place {
            Place::Memory(memory) => Ok(memory.feed(institution, after_log_index, limit).await),
            Place::Stored(stored) => {
                let mut tx = stored.shared.pools.read(Some(institution)).await?;
                let feed = read::feed(&mut tx, institution, after_log_index, limit).await?;
                tx.commit().await?;
                Ok(feed)
            }
        }
    }

    /// The response stored under a key, if it was used and has not expired by the book's clock.
    ///
    /// # Errors
    /// [`AppendError::KeyReused`] when the body was another one.
    pub async fn remembered(
        &self,
        institution: InstitutionId,
        key: &IdempotencyKey,
    ) -> Result<Option<Vec<u8>>, AppendError> {
        check::key(key)?;
        let now_us = (self.inner.clock)().as_microsecond();
        let found = match &self.inner.place {
            Place::Memory(memory) => memory.remembered(institution, key).await,
            Place::Stored(stored) => {
                let read = async {
                    let mut tx = stored.shared.pools.read(Some(institution)).await?;
                    let found = read::remembered(&mut tx, institution, &key.scope, &key.key).await?;
                    tx.commit().await?;
                    Ok::<_, ReadError>(found)
                };
                read.await.map_err(|error| {
                    tracing::warn!(%error, "an idempotency key could not be looked up");
                    AppendError::Unavailable
                })?
            }
        };
        plan::recall(found.as_ref(), key, now_us)
    }

    /// Asks a read model. On PostgreSQL only rows of this institution are seen, whatever the statement says.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn query(&self, institution: InstitutionId, statement: &Statement) -> Result<Vec<Row>, ReadError> {
        check::statement(statement).map_err(|error| ReadError::Unavailable(error.into()))?;
        let pools = match &self.inner.place {
            Place::Memory(memory) => memory.pools(),
            Place::Stored(stored) => &stored.shared.pools,
        };
        let rows = pools.query(Some(institution), statement.sql.clone(), &statement.args).await?;
        if rows.len() > MAX_QUERY_ROWS {
            return Err(ReadError::TooLarge { what: "rows of a query", found: rows.len(), limit: MAX_QUERY_ROWS });
        }
        Ok(rows)
    }

    /// The same for a question that every request asks, of rows that change seldom: where this process alone writes the book, an answer of few
    /// rows is kept until rows of the institution are written.
    ///
    /// # Errors
    /// As [`Book::query`].
    pub async fn query_kept(
        &self,
        institution: InstitutionId,
        statement: &Statement,
    ) -> Result<Arc<Vec<Row>>, ReadError> {
        let kept = match &self.inner.place {
            Place::Stored(stored) if stored.shared.pools.engine() == Engine::Sqlite => &stored.shared.kept,
            _ => return self.query(institution, statement).await.map(Arc::new),
        };
        let (question, count) = (Question::new(institution, statement), kept.count(institution));
        if let Some(rows) = kept.find(&question, count) {
            return Ok(rows);
        }
        let rows = Arc::new(self.query(institution, statement).await?);
        kept.keep(question, count, &rows);
        Ok(rows)
    }

    /// Institutions that own at least one event, in the order of their ids.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn institutions(&self) -> Result<Vec<InstitutionId>, ReadError> {
        match &self.inner.place {
            Place::Memory(memory) => Ok(memory.institutions().await),
            Place::Stored(stored) => {
                let mut tx = stored.shared.pools.read(None).await?;
                let institutions = read::institutions(&mut tx).await?;
                tx.commit().await?;
                Ok(institutions)
            }
        }
    }

    /// Seals every event committed before the call.
    ///
    /// # Errors
    /// [`SealError`]; the events are safe and a later call seals them.
    pub async fn seal(&self) -> Result<SealReport, SealError> {
        let institutions = match self.institutions().await {
            Ok(institutions) => institutions,
            Err(ReadError::Damaged { what }) => return Err(SealError::Damaged { what }),
            Err(error) => return Err(SealError::Unavailable(error.into())),
        };
        self.inner.seal(&institutions).await
    }

    /// The newest signed head; `None` before the first event is sealed. Keep it elsewhere for `anji verify --head`.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn head(&self, institution: InstitutionId) -> Result<Option<SignedHead>, ReadError> {
        match &self.inner.place {
            Place::Memory(memory) => Ok(memory.head(institution).await),
            Place::Stored(stored) => {
                let mut tx = stored.shared.pools.read(Some(institution)).await?;
                let head = read::head(&mut tx, institution).await?;
                tx.commit().await?;
                Ok(head)
            }
        }
    }

    /// Proof that the event at `log_index` (from 1) is in the log of `tree_size` events.
    ///
    /// # Errors
    /// [`ReadError::OutOfLog`] outside the sealed log.
    pub async fn proof(
        &self,
        institution: InstitutionId,
        log_index: u64,
        tree_size: u64,
    ) -> Result<InclusionProof, ReadError> {
        match &self.inner.place {
            Place::Memory(memory) => memory.proof(institution, log_index, tree_size).await,
            Place::Stored(stored) => {
                let mut tx = stored.shared.pools.snapshot(Some(institution)).await?;
                let proof = read::proof(&mut tx, institution, log_index, tree_size).await?;
                tx.commit().await?;
                Ok(proof)
            }
        }
    }

    /// Proof that the log of `new_size` events begins with the log of `old_size`.
    ///
    /// # Errors
    /// [`ReadError::OutOfLog`] outside the sealed log.
    pub async fn consistency(
        &self,
        institution: InstitutionId,
        old_size: u64,
        new_size: u64,
    ) -> Result<ConsistencyProof, ReadError> {
        match &self.inner.place {
            Place::Memory(memory) => memory.consistency(institution, old_size, new_size).await,
            Place::Stored(stored) => {
                let mut tx = stored.shared.pools.snapshot(Some(institution)).await?;
                let proof = read::consistency(&mut tx, institution, old_size, new_size).await?;
                tx.commit().await?;
                Ok(proof)
            }
        }
    }

    /// Recomputes everything that can be recomputed, for one institution or all, and lists what does not agree. With a
    /// head kept elsewhere it also finds a history that was rewritten as a whole.
    ///
    /// # Errors
    /// [`ReadError`] when the store does not answer; what it answers wrongly is a fault in the report.
    pub async fn verify(
        &self,
        institution: Option<InstitutionId>,
        kept: Option<&SignedHead>,
    ) -> Result<VerifyReport, ReadError> {
        match &self.inner.place {
            Place::Memory(memory) => Ok(memory.verify(institution, kept).await),
            Place::Stored(stored) => verify::run(&stored.shared.pools, institution, kept).await,
        }
    }

    /// Copies the whole store, as of one instant, into an empty folder, in a form that either engine can take back.
    ///
    /// # Errors
    /// [`BackupError`].
    pub async fn backup(&self, to: &Path) -> Result<BackupReport, BackupError> {
        self.backup_watched(to, &mut |_| {}).await
    }

    /// The same, telling how far it is.
    ///
    /// # Errors
    /// As [`Book::backup`].
    pub async fn backup_watched(&self, to: &Path, watch: Watch<'_>) -> Result<BackupReport, BackupError> {
        match self.pools() {
            None => Err(BackupError::InMemory),
            Some(pools) => backup::write(pools, to, watch).await,
        }
    }

    /// What every table holds now, in the form of [`BackupReport::digests`]: equal for equal content on either engine.
    ///
    /// # Errors
    /// [`BackupError`].
    pub async fn digests(&self, watch: Watch<'_>) -> Result<BTreeMap<String, String>, BackupError> {
        match self.pools() {
            None => Err(BackupError::InMemory),
            Some(pools) => backup::digests(pools, watch).await,
        }
    }

    /// Refuses a target that already holds a book. On PostgreSQL this makes the tables when they are not there yet.
    ///
    /// # Errors
    /// [`BackupError::NotEmpty`]; [`BackupError::Open`] when it is newer or cannot be reached.
    pub async fn refuse_full(to: &Location, options: OpenOptions) -> Result<(), BackupError> {
        backup::refuse_full(to, options).await
    }

    /// Takes a backup back into an empty place on either engine, verifies it and opens it.
    ///
    /// # Errors
    /// [`BackupError`]; a target that holds anything is refused, and nothing is left half-restored.
    pub async fn restore(
        from: &Path,
        to: &Location,
        options: OpenOptions,
    ) -> Result<(Self, BackupReport), BackupError> {
        backup::restore(from, to, options, &mut |_| {}).await
    }

    /// The same, telling how far it is.
    ///
    /// # Errors
    /// As [`Book::restore`].
    pub async fn restore_watched(
        from: &Path,
        to: &Location,
        options: OpenOptions,
        watch: Watch<'_>,
    ) -> Result<(Self, BackupReport), BackupError> {
        backup::restore(from, to, options, watch).await
    }

    pub(crate) fn pools(&self) -> Option<&crate::engine::Pools> {
        match &self.inner.place {
            Place::Memory(_) => None,
            Place::Stored(stored) => Some(&stored.shared.pools),
        }
    }

    /// Writes what was accepted, then lets go of the store. Other clones answer `Unavailable` from then on.
    pub async fn close(self) {
        match &self.inner.place {
            Place::Memory(memory) => memory.pools().close().await,
            Place::Stored(stored) => stored.close().await,
        }
    }

    /// The engine underneath.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match &self.inner.place {
            Place::Memory(_) => Engine::Memory,
            Place::Stored(stored) => stored.shared.pools.engine(),
        }
    }

    /// What the book has done since it was opened.
    pub async fn stats(&self) -> BookStats {
        match &self.inner.place {
            Place::Memory(memory) => memory.stats().await,
            Place::Stored(stored) => stored.stats(),
        }
    }
}

impl Stored {
    /// Always the same lane for an institution.
    fn lane(&self, institution: InstitutionId) -> &mpsc::Sender<Job> {
        let sum: usize = institution.as_bytes().iter().map(|byte| usize::from(*byte)).sum();
        &self.lanes[sum % self.lanes.len()]
    }

    async fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        for lane in &self.lanes {
            // A lane that is gone has nothing left to write.
            drop(lane.send(Job::Stop).await);
        }
        let tasks = std::mem::take(&mut *self.tasks.lock().unwrap_or_else(PoisonError::into_inner));
        for task in tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "a writer ended badly");
            }
        }
        self.shared.pools.close().await;
        self.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    fn unsealed_ms(&self) -> u64 {
        let oldest = self.shared.unsealed().values().map(tokio::time::Instant::elapsed).max().unwrap_or_default();
        u64::try_from(oldest.as_millis()).unwrap_or(u64::MAX)
    }

    fn stats(&self) -> BookStats {
        let counts = &self.shared.counts;
        let queued: usize = self.lanes.iter().map(|lane| lane.max_capacity() - lane.capacity()).sum();
        // One guard at a time: the age below locks the same map.
        let waiting = self.shared.unsealed().len();
        BookStats {
            batches: counts.batches.load(Ordering::Relaxed),
            events: counts.events.load(Ordering::Relaxed),
            groups: counts.groups.load(Ordering::Relaxed),
            retries: counts.retries.load(Ordering::Relaxed),
            sealed: counts.sealed.load(Ordering::Relaxed),
            unsealed_institutions: u64::try_from(waiting).unwrap_or(u64::MAX),
            unsealed_ms: self.unsealed_ms(),
            queued: u64::try_from(queued).unwrap_or(u64::MAX),
        }
    }
}

impl Inner {
    async fn seal(&self, institutions: &[InstitutionId]) -> Result<SealReport, SealError> {
        let mut report = SealReport::default();
        for &institution in institutions {
            report.institutions += 1;
            loop {
                let sealed = match &self.place {
                    Place::Memory(memory) => memory.seal(institution).await?,
                    Place::Stored(stored) => {
                        let gone = || SealError::Unavailable("the book is closed".into());
                        let (reply, answer) = oneshot::channel();
                        let lane = stored.lane(institution);
                        lane.send(Job::Seal { institution, reply }).await.map_err(|_| gone())?;
                        answer.await.map_err(|_| gone())??
                    }
                };
                report.events += sealed;
                report.heads += u64::from(sealed > 0);
                if sealed < u64::from(MAX_SEAL_EVENTS) {
                    break;
                }
            }
        }
        Ok(report)
    }

    async fn background_round(&self, everything: bool) -> Result<(), SealError> {
        let Place::Stored(stored) = &self.place else { return Ok(()) };
        let institutions = if everything {
            let mut tx = stored.shared.pools.read(None).await?;
            let institutions =
                read::institutions(&mut tx).await.map_err(|error| SealError::Unavailable(error.into()))?;
            tx.commit().await?;
            institutions
        } else {
            let mut list: Vec<_> = stored.shared.unsealed().keys().copied().collect();
            list.sort_unstable();
            list
        };
        self.seal(&institutions).await.map(drop)
    }
}

/// Seals what this process wrote ten times a second, and everything at the start and each ten seconds, since another
/// process may have ended before it sealed.
async fn seal_in_background(book: Weak<Inner>) {
    let mut round = 0;
    loop {
        {
            let Some(inner) = book.upgrade() else { return };
            let Place::Stored(stored) = &inner.place else { return };
            if stored.closed.load(Ordering::Relaxed) {
                return;
            }
            if let Err(error) = inner.background_round(round % SWEEP_ROUNDS == 0).await {
                if stored.closed.load(Ordering::Relaxed) {
                    return;
                }
                tracing::warn!(%error, "events were not sealed");
            }
            let unsealed_ms = stored.unsealed_ms();
            if unsealed_ms > MAX_UNSEALED_MS {
                tracing::warn!(unsealed_ms, "the unsealed tail of the log is older than its bound");
            }
        }
        round += 1;
        tokio::time::sleep(SEAL_EVERY).await;
    }
}
