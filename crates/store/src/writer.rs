//! The writer: one task a lane takes what waits, commits it together and answers each caller after the commit.
//!
//! SQLite has one lane. PostgreSQL has several; an institution always uses the same one, and a transaction there serves
//! one institution, since row-level security is set for one tenant at a time.
//!
//! | phase | what happens |
//! |---|---|
//! | gather | up to 256 batches or 16 MiB that wait now; nobody waits for more to come |
//! | together | one transaction, planned in memory ([`plan`](crate::plan)), a few statements |
//! | apart | when a batch's statement is refused: once more, each batch under its own savepoint |
//! | answer | after COMMIT returned; before that no caller hears of success |
//!
//! A lost race on PostgreSQL is tried again with fresh reads, at most [`MAX_ATTEMPTS`] times.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use codes::InstitutionId;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use crate::apply::{Failure, Outcome, apply};
use crate::engine::{Pools, Trouble, trouble};
use crate::error::{AppendError, SealError};
use crate::head::SealKey;
use crate::kept::Kept;
use crate::limits::{MAX_ATTEMPTS, MAX_GROUP_BATCHES, MAX_GROUP_BYTES};
use crate::types::{Appended, Batch, Engine};
use crate::{Clock, seal};

/// Work for a lane.
pub(crate) enum Job {
    Append { batch: Box<Batch>, bytes: usize, reply: oneshot::Sender<Outcome> },
    Seal { institution: InstitutionId, reply: oneshot::Sender<Result<u64, SealError>> },
    Stop,
}

/// What the lanes share with the book.
pub(crate) struct Shared {
    pub(crate) pools: Pools,
    pub(crate) key: SealKey,
    pub(crate) clock: Clock,
    pub(crate) counts: Counts,
    pub(crate) kept: Kept,
    /// Institutions with unsealed events, and since when.
    pub(crate) unsealed: Mutex<HashMap<InstitutionId, Instant>>,
}

/// Counters of [`BookStats`](crate::BookStats).
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) batches: AtomicU64,
    pub(crate) events: AtomicU64,
    pub(crate) groups: AtomicU64,
    pub(crate) retries: AtomicU64,
    pub(crate) sealed: AtomicU64,
}

pub(crate) fn add(counter: &AtomicU64, by: usize) {
    counter.fetch_add(u64::try_from(by).unwrap_or(u64::MAX), Ordering::Relaxed);
}

impl Shared {
    pub(crate) fn unsealed(&self) -> std::sync::MutexGuard<'_, HashMap<InstitutionId, Instant>> {
        // Nothing panics while it is held; a poisoned map is still a map.
        self.unsealed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn mark_unsealed(&self, institution: InstitutionId) {
        self.unsealed().entry(institution).or_insert_with(Instant::now);
    }
}

struct Waiting {
    batch: Box<Batch>,
    bytes: usize,
    reply: oneshot::Sender<Outcome>,
}

/// Serves one lane until it is told to stop or every handle is gone.
pub(crate) async fn lane(shared: Arc<Shared>, mut jobs: mpsc::Receiver<Job>) {
    let mut next = jobs.recv().await;
    while let Some(job) = next.take() {
        match job {
            Job::Append { batch, bytes, reply } => {
                let mut group = vec![Waiting { batch, bytes, reply }];
                next = gather(&mut jobs, &mut group);
                commit(&shared, group).await;
            }
            Job::Seal { institution, reply } => {
                let sealed = seal::institution(&shared, institution).await;
                // The caller may have gone; the work is done all the same.
                drop(reply.send(sealed));
            }
            Job::Stop => {
                // Closing first makes later callers fail at once; what was accepted before is still written.
                jobs.close();
            }
        }
        if next.is_none() {
            next = jobs.recv().await;
        }
    }
}

/// Takes what waits now; gives back the first job that is not an append.
fn gather(jobs: &mut mpsc::Receiver<Job>, group: &mut Vec<Waiting>) -> Option<Job> {
    let mut total: usize = group.iter().map(|waiting| waiting.bytes).sum();
    while group.len() < MAX_GROUP_BATCHES && total < MAX_GROUP_BYTES {
        match jobs.try_recv() {
            Ok(Job::Append { batch, bytes, reply }) => {
                total += bytes;
                group.push(Waiting { batch, bytes, reply });
            }
            Ok(other) => return Some(other),
            Err(_) => return None,
        }
    }
    None
}

async fn commit(shared: &Shared, group: Vec<Waiting>) {
    let mut parts: Vec<Vec<Waiting>> = Vec::new();
    if shared.pools.engine() == Engine::Postgres {
        for waiting in group {
            match parts.iter_mut().find(|part| part[0].batch.institution == waiting.batch.institution) {
                Some(part) => part.push(waiting),
                None => parts.push(vec![waiting]),
            }
        }
    } else {
        parts.push(group);
    }
    for part in parts {
        let batches: Vec<&Batch> = part.iter().map(|waiting| &*waiting.batch).collect();
        let outcomes = write(shared, &batches).await;
        // Whatever came of it, and before anybody hears: a commit whose answer was lost is one.
        for batch in batches.iter().filter(|batch| !batch.writes.is_empty()) {
            shared.kept.written(batch.institution);
        }
        count(shared, &batches, &outcomes);
        for (waiting, outcome) in part.into_iter().zip(outcomes) {
            drop(waiting.reply.send(outcome));
        }
    }
}

fn count(shared: &Shared, batches: &[&Batch], outcomes: &[Outcome]) {
    let done = batches.iter().zip(outcomes).filter(|(_, outcome)| matches!(outcome, Ok(Appended::Done { .. })));
    let mut committed = 0;
    for (batch, _) in done {
        committed += 1;
        let events = batch.appends.iter().map(|append| append.events.len()).sum();
        add(&shared.counts.events, events);
        if events > 0 {
            shared.mark_unsealed(batch.institution);
        }
    }
    add(&shared.counts.batches, committed);
    add(&shared.counts.groups, usize::from(committed > 0));
}

/// Writes batches in one transaction, again after a lost race, and apart when one spoils the rest.
async fn write(shared: &Shared, batches: &[&Batch]) -> Vec<Outcome> {
    for attempt in 1..=MAX_ATTEMPTS {
        let failure = match together(shared, batches).await {
            Ok(outcomes) => return outcomes,
            Err(Failure::Statement { .. }) => match apart(shared, batches).await {
                Ok(outcomes) => return outcomes,
                Err(failure) => failure,
            },
            Err(failure) => failure,
        };
        match failure {
            Failure::Race => {
                add(&shared.counts.retries, 1);
                tokio::time::sleep(Duration::from_millis(u64::from(attempt))).await;
            }
            // A large batch may not fit where the small ones beside it do.
            Failure::Full if batches.len() > 1 => return each(shared, batches).await,
            Failure::Full => return all(batches, || AppendError::StorageFull),
            Failure::Statement { source } | Failure::Engine(source) => return engine_failed(batches, source),
        }
    }
    tracing::warn!(attempts = MAX_ATTEMPTS, "gave up on a transaction that lost every race");
    all(batches, || AppendError::Unavailable)
}

fn engine_failed(batches: &[&Batch], source: sqlx::Error) -> Vec<Outcome> {
    if trouble(&source) == Trouble::Gone {
        tracing::warn!(error = %source, "the store does not answer");
        return all(batches, || AppendError::Unavailable);
    }
    tracing::error!(error = %source, "the store refused a write");
    let text = source.to_string();
    all(batches, || AppendError::Internal(text.clone().into()))
}

fn all(batches: &[&Batch], error: impl Fn() -> AppendError) -> Vec<Outcome> {
    batches.iter().map(|_| Err(error())).collect()
}

async fn each(shared: &Shared, batches: &[&Batch]) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(batches.len());
    for batch in batches {
        outcomes.extend(Box::pin(write(shared, &[*batch])).await);
    }
    outcomes
}

async fn together(shared: &Shared, batches: &[&Batch]) -> Result<Vec<Outcome>, Failure> {
    let mut tx = shared.pools.write(batches.first().map(|batch| batch.institution)).await?;
    match apply(&mut tx, batches).await {
        Ok(outcomes) => {
            tx.commit().await?;
            Ok(outcomes)
        }
        Err(failure) => {
            tx.undo().await;
            Err(failure)
        }
    }
}

/// One transaction still, but a savepoint for each batch, so that a refused statement undoes its own batch only.
async fn apart(shared: &Shared, batches: &[&Batch]) -> Result<Vec<Outcome>, Failure> {
    let mut tx = shared.pools.write(batches.first().map(|batch| batch.institution)).await?;
    let mut outcomes = Vec::with_capacity(batches.len());
    for batch in batches {
        tx.script("SAVEPOINT one_batch").await?;
        match apply(&mut tx, &[*batch]).await {
            Ok(outcome) => {
                outcomes.extend(outcome);
                tx.script("RELEASE SAVEPOINT one_batch").await?;
            }
            Err(Failure::Statement { source }) => {
                tx.script("ROLLBACK TO SAVEPOINT one_batch; RELEASE SAVEPOINT one_batch").await?;
                outcomes.push(Err(AppendError::Internal(source.into())));
            }
            Err(failure) => {
                tx.undo().await;
                return Err(failure);
            }
        }
    }
    tx.commit().await?;
    Ok(outcomes)
}
