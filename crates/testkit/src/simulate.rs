//! The deterministic simulator: a seed makes a history, a book on a failing machine lives through it, and nothing that
//! was acknowledged may be missing or changed, nothing else half-present.
//!
//! One run drives three books side by side: a plain model that says how each batch must end, the book in memory, and a
//! real book, on SQLite over a [disk that loses power](crate::fault_vfs) or on PostgreSQL stopped at once.
//!
//! | the history has | the machine has |
//! |---|---|
//! | right, wrong and open expected versions | power cuts between writes and within one |
//! | batches over several streams, with read-model rows | torn, dropped and re-ordered sectors |
//! | requests sent again, and twice at the same time | failed writes and syncs |
//! | an old key on another body | a full disk |
//! | facts that arrive late or dated ahead | orderly restarts |
//! | clocks that jump forward and back | |
//!
//! After each crash: every stream equals the model and the book in memory, header by header, with its chain of hashes;
//! no stream, event or read-model row is there that must not be; the log is dense, has kept its earlier entries and
//! agrees with every signed head kept outside; verification finds no fault. What was in flight is wholly there or
//! wholly not, and sent again under its key it has its effect once.
//!
//! The same seed gives the same history, crashes and [digest](SimReport::digest) on SQLite. On PostgreSQL the moment
//! of a crash is the scheduler's, so there a seed repeats the history only.

use std::ops::Range;
use std::sync::Arc;

use store::Durability;

use crate::fault_vfs::Loss;
use crate::pg::Cluster;

mod check;
mod driver;
mod history;
mod loans;
mod model;
mod place;

pub use loans::{LoanReport, run_loan};

/// Most steps of one history: the checks after each crash read everything, so cost grows with the square.
pub const MAX_OPERATIONS: u32 = 10_000;

/// The engine under the real book.
#[derive(Debug, Clone)]
pub enum SimEngine {
    /// A file on the disk that loses power.
    Sqlite,
    /// A database of its own on this cluster, which the run stops and starts: nobody else may use it meanwhile.
    Postgres(Arc<Cluster>),
}

/// What to simulate.
#[derive(Debug, Clone)]
pub struct SimOptions {
    /// Where the real book lives.
    pub engine: SimEngine,
    /// Steps of the history, at most [`MAX_OPERATIONS`].
    pub operations: u32,
    /// `Off` takes the syncs out of the book: such a run must fail, which shows that the simulator sees lost writes.
    pub durability: Durability,
    /// A disk that says "synced" and is not: such a run must fail too.
    pub lying_disk: bool,
    /// Says each step, its trouble and its end on standard error: to look into a failure.
    pub trace: bool,
}

impl Default for SimOptions {
    /// Sixty steps on SQLite, with the book as it is shipped.
    fn default() -> Self {
        Self {
            engine: SimEngine::Sqlite,
            operations: 60,
            durability: Durability::Full,
            lying_disk: false,
            trace: false,
        }
    }
}

/// What a run that found nothing wrong went through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SimReport {
    /// Batches sent, repeats included.
    pub batches: u64,
    /// Batches acknowledged as written.
    pub acknowledged: u64,
    /// Events in the book at the end.
    pub events: u64,
    /// Batches refused for a stale or early version.
    pub conflicts: u64,
    /// Requests sent again and answered from memory of the first.
    pub duplicates_refused: u64,
    /// Requests refused because their key belonged to another body.
    pub keys_reused: u64,
    /// Events dated before the day they were recorded.
    pub late_facts: u64,
    /// Power cuts and immediate stops.
    pub crashes: u64,
    /// Orderly restarts.
    pub restarts: u64,
    /// Batches in flight at a failure that turned out to be written.
    pub in_flight_kept: u64,
    /// Batches in flight at a failure that turned out not to be written.
    pub in_flight_lost: u64,
    /// Batches refused because the disk was full or failed.
    pub refused_by_disk: u64,
    /// What the crashes took from the disk.
    pub loss: Loss,
    /// SHA-256 over the final state, in hexadecimal.
    pub digest: String,
}

impl SimReport {
    /// Adds the counts of another run; the digest becomes that of both, in order.
    pub fn add(&mut self, other: &Self) {
        self.batches += other.batches;
        self.acknowledged += other.acknowledged;
        self.events += other.events;
        self.conflicts += other.conflicts;
        self.duplicates_refused += other.duplicates_refused;
        self.keys_reused += other.keys_reused;
        self.late_facts += other.late_facts;
        self.crashes += other.crashes;
        self.restarts += other.restarts;
        self.in_flight_kept += other.in_flight_kept;
        self.in_flight_lost += other.in_flight_lost;
        self.refused_by_disk += other.refused_by_disk;
        self.loss.add(&other.loss);
        self.digest = check::digest([self.digest.as_bytes(), other.digest.as_bytes()]);
    }
}

/// What went wrong, and where: run the same seed again to see it again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("seed {seed}, step {step} ({operation}): {difference}")]
pub struct SimFailure {
    /// The seed.
    pub seed: u64,
    /// The step, from 1; one past the last for the comparison at the end.
    pub step: u32,
    /// What was being done.
    pub operation: String,
    /// What differed.
    pub difference: String,
}

/// Runs one seed. Blocks until it is done and brings its own runtime: from asynchronous code, call it on a thread
/// where blocking is allowed.
///
/// # Errors
/// [`SimFailure`]: the first thing that differed.
///
/// ```no_run
/// use testkit::simulate::{SimOptions, run};
/// let report = run(7, &SimOptions::default()).expect("the book keeps what it acknowledged");
/// println!("{} crashes, {} torn writes, {}", report.crashes, report.loss.torn, report.digest);
/// ```
pub fn run(seed: u64, options: &SimOptions) -> Result<SimReport, SimFailure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| SimFailure {
        seed,
        step: 0,
        operation: "start".to_owned(),
        difference: format!("no runtime: {error}"),
    })?;
    runtime.block_on(driver::run(seed, options))
}

/// Runs many seeds, one after another, up to the first failure; gives the sum of their reports.
///
/// # Errors
/// As [`run`].
pub fn run_seeds(seeds: Range<u64>, options: &SimOptions) -> Result<SimReport, SimFailure> {
    let mut total = SimReport::default();
    for seed in seeds {
        total.add(&run(seed, options)?);
    }
    Ok(total)
}
