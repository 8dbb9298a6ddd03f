//! Where the simulated book lives: a file on the disk that loses power, or a real PostgreSQL that is stopped at once.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use calendar::Timestamp;
use store::{Book, Durability, Location, Migration, OpenOptions, SealKey};

use super::history::Trouble;
use super::{SimEngine, SimOptions};
use crate::fault_vfs::{FaultDisk, Loss};
use crate::pg::{Cluster, TestDatabase};

/// Milliseconds that closing connections are waited for.
const MAX_CLOSE_POLLS: u32 = 10_000;

/// The read model that batches write to in their own transaction.
static NOTES: [Migration; 1] = [Migration {
    id: 1,
    name: "simulated notes",
    sql: "CREATE TABLE simulated_note (institution TEXT NOT NULL, note BIGINT NOT NULL, body BLOB NOT NULL, \
          PRIMARY KEY (institution, note))",
}];

pub(super) enum Place {
    Disk { disk: FaultDisk, file: PathBuf, durability: Durability, _folder: tempfile::TempDir },
    Server { cluster: Arc<Cluster>, database: TestDatabase, falling: Option<JoinHandle<()>> },
}

/// The history's clock: seconds since 1970, as far as the book knows the time.
pub(super) type SimClock = Arc<AtomicI64>;

fn options(clock: &SimClock) -> OpenOptions {
    let seconds = Arc::clone(clock);
    let clock = Arc::new(move || Timestamp::from_second(seconds.load(Ordering::Relaxed)).unwrap_or_default());
    let mut options = OpenOptions::new(SealKey::from_bytes(&[42; 32]), &NOTES, clock);
    // The history says when to seal; a clock would make two runs of one seed differ.
    options.auto_seal = false;
    // One reader: the simulator reads one thing at a time, and each connection is a thread to start after each crash.
    options.readers = 1;
    options
}

/// A book that keeps nothing, to compare with.
pub(super) async fn memory(clock: &SimClock) -> Result<Book, String> {
    Book::open(&Location::Memory, options(clock)).await.map_err(|error| format!("the book in memory: {error}"))
}

impl Place {
    pub(super) async fn new(sim: &SimOptions) -> Result<Self, String> {
        match &sim.engine {
            SimEngine::Sqlite => {
                let disk = FaultDisk::register().map_err(|error| error.to_string())?;
                let folder = tempfile::Builder::new().prefix("anji-simulate-").tempdir();
                let folder = folder.map_err(|error| format!("no temporary folder: {error}"))?;
                if sim.lying_disk {
                    disk.lie_about_syncs();
                }
                let file = folder.path().join("book.sqlite");
                Ok(Self::Disk { disk, file, durability: sim.durability, _folder: folder })
            }
            SimEngine::Postgres(cluster) => {
                let database = TestDatabase::create(&cluster.superuser_url).await;
                let database = database.map_err(|error| format!("no database to simulate on: {error}"))?;
                Ok(Self::Server { cluster: Arc::clone(cluster), database, falling: None })
            }
        }
    }

    pub(super) async fn open(&self, clock: &SimClock) -> Result<Book, String> {
        let mut options = options(clock);
        let location = match self {
            Self::Disk { disk, file, durability, .. } => {
                options.vfs = Some(disk.name().to_owned());
                options.durability = *durability;
                Location::Sqlite { file: file.clone() }
            }
            Self::Server { database, .. } => {
                Location::Postgres { url: database.app_url.clone(), owner_url: Some(database.owner_url.clone()) }
            }
        };
        Book::open(&location, options).await.map_err(|error| format!("the book does not open: {error:?}"))
    }

    /// Asks for trouble during what follows. A server knows only one kind: it stops at once, at some moment.
    pub(super) fn ask_for(&mut self, trouble: Trouble) {
        match self {
            Self::Disk { disk, .. } => match trouble {
                Trouble::PowerCut { after } => disk.cut_power_after(after),
                Trouble::WriteFails { after } => disk.fail_write_after(after),
                Trouble::SyncFails { after } => disk.fail_sync_after(after),
                Trouble::Full { after_bytes } => disk.fill_after(after_bytes),
            },
            Self::Server { cluster, falling, .. } => {
                let cluster = Arc::clone(cluster);
                // On a thread of its own, so that it races with the writes as a real crash does.
                *falling = Some(std::thread::spawn(move || stop_at_once(&cluster)));
            }
        }
    }

    /// Whether the machine is down or going down: what is in flight is lost or not, nobody knows.
    pub(super) fn is_down(&self) -> bool {
        match self {
            Self::Disk { disk, .. } => disk.is_off(),
            Self::Server { falling, .. } => falling.is_some(),
        }
    }

    /// Takes back trouble that was asked for.
    pub(super) fn heal(&self, sim: &SimOptions) {
        if let Self::Disk { disk, .. } = self {
            disk.heal();
            if sim.lying_disk {
                disk.lie_about_syncs();
            }
        }
    }

    /// Takes the power. The book, when it closes next, finds nothing to write to.
    pub(super) fn cut_power(&mut self) {
        match self {
            Self::Disk { disk, .. } => disk.cut_power(),
            Self::Server { cluster, falling, .. } => match falling.take() {
                Some(thread) => thread.join().unwrap_or_default(),
                None => stop_at_once(cluster),
            },
        }
    }

    /// Applies the loss and gives the power back. The book must be closed.
    pub(super) async fn power_on(&self, seed: u64) -> Result<Loss, String> {
        match self {
            Self::Disk { disk, .. } => {
                // Connections close on their own threads; the model's own wait would stop this one.
                for _ in 0..MAX_CLOSE_POLLS {
                    if disk.counts().open == 0 {
                        break;
                    }
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                disk.crash(seed).map_err(|error| error.to_string())
            }
            Self::Server { .. } => Ok(Loss::default()),
        }
    }
}

/// The server is back at once: while it is away, a pool waits for it rather than fail.
fn stop_at_once(cluster: &Cluster) {
    if let Err(error) = cluster.crash().and_then(|()| cluster.restart()) {
        // Said and no more: a server that is not back makes the book not open, which is reported.
        eprintln!("simulate: {error}");
    }
}
