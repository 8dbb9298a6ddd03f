//! A disk that loses power: an SQLite VFS that remembers what was not yet synced and can take it away.
//!
//! `kill -9` proves little about durability, because the system's page cache survives the process. This VFS wraps the
//! default one and keeps, for each file, the changes since its last sync. [`FaultDisk::crash`] then leaves every file
//! as a machine without power might find it:
//!
//! - what was synced is there, whole;
//! - what was written and not synced is kept, dropped, or torn (some of its 512-byte sectors), as the seed decides;
//! - a file made and never synced into its directory may be missing, and a file deleted without syncing the directory
//!   may be back.
//!
//! The real disk is never synced: the model decides what survives, so a thousand crashes take seconds. Torn sectors
//! stay inside the range that was written, which is what SQLite is told about this device (power-safe overwrite).
//!
//! It also refuses on demand: power cut at the nth change, the nth write or sync fails, the disk is full after so many
//! bytes, or syncs are reported done and are not. With no fault asked for it passes everything through, so a test can
//! count syncs.
//!
//! ```
//! let disk = testkit::fault_vfs::FaultDisk::register().expect("SQLite takes a VFS");
//! // Hand `disk.name()` to whoever opens the database as its VFS, write, then take the power away:
//! let loss = disk.crash(7).expect("all connections are closed");
//! assert_eq!(loss.dropped, 0, "nothing was written");
//! ```

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

mod ffi;
mod journal;

use journal::{Change, Fate};

/// How long [`FaultDisk::crash`] waits for open files to be closed before it gives up.
pub const MAX_WAIT_FOR_HANDLES: Duration = Duration::from_secs(20);

/// Why the disk could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum FaultDiskError {
    /// SQLite did not take the VFS.
    #[error("SQLite refused the VFS with code {0}")]
    Register(i32),
    /// Power cannot come back while a connection of before is open: it shares memory with later ones.
    #[error("{open} files are still open {MAX_WAIT_FOR_HANDLES:?} after the power cut: close every connection first")]
    StillOpen {
        /// Files open now.
        open: u64,
    },
    /// The real file system failed while a crash was applied.
    #[error("cannot apply the crash to '{path}'")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What one crash took away. Counts are of changes (writes and truncations) that were not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Loss {
    /// Changes that reached the disk after all.
    pub kept: u64,
    /// Changes lost whole.
    pub dropped: u64,
    /// Writes of which some sectors were lost.
    pub torn: u64,
    /// Files that were never synced into their directory and are missing now.
    pub files_missing: u64,
    /// Files whose deletion was not synced and that are back.
    pub files_back: u64,
}

impl Loss {
    /// Adds another crash's loss.
    pub fn add(&mut self, other: &Self) {
        self.kept += other.kept;
        self.dropped += other.dropped;
        self.torn += other.torn;
        self.files_missing += other.files_missing;
        self.files_back += other.files_back;
    }
}

/// What the disk was asked to do since it was registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DiskCounts {
    /// Writes done.
    pub writes: u64,
    /// Bytes written.
    pub bytes: u64,
    /// Syncs done, also those that [lied](FaultDisk::lie_about_syncs).
    pub syncs: u64,
    /// Files open now.
    pub open: u64,
}

/// A registered VFS. Registration lasts while this value lives; a few hundred bytes stay behind after it, because
/// SQLite gives no sign of the last use.
#[derive(Debug)]
pub struct FaultDisk {
    shared: Arc<Shared>,
    registration: ffi::Registration,
}

impl FaultDisk {
    /// Registers a fresh disk with no faults, under a name that no other disk of this process has.
    ///
    /// # Errors
    /// `Register` when SQLite refuses.
    pub fn register() -> Result<Self, FaultDiskError> {
        let shared = Arc::new(Shared::default());
        let registration = ffi::register(Arc::clone(&shared)).map_err(FaultDiskError::Register)?;
        Ok(Self { shared, registration })
    }

    /// The VFS's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.registration.name()
    }

    /// Cuts the power now: every open file fails from here on, and no file opens until [`FaultDisk::crash`].
    pub fn cut_power(&self) {
        self.shared.lock().cut();
    }

    /// Cuts the power instead of the `changes + 1`st write, truncation, sync or deletion from now.
    pub fn cut_power_after(&self, changes: u64) {
        self.shared.lock().cut_after = Some(changes);
    }

    /// Whether the power is cut.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.shared.lock().off
    }

    /// Lets `writes` more writes pass and fails the next one, once, with an I/O error.
    pub fn fail_write_after(&self, writes: u64) {
        self.shared.lock().fail_write_after = Some(writes);
    }

    /// Lets `syncs` more syncs pass and fails the next one, once, with an I/O error. Its changes stay unsynced.
    pub fn fail_sync_after(&self, syncs: u64) {
        self.shared.lock().fail_sync_after = Some(syncs);
    }

    /// Lets `bytes` more bytes be written, then reports a full disk until [`FaultDisk::heal`].
    pub fn fill_after(&self, bytes: u64) {
        self.shared.lock().room = Some(bytes);
    }

    /// From now on says that syncs are done and forgets nothing at a crash: a disk that lies, or a program whose syncs
    /// were taken out.
    pub fn lie_about_syncs(&self) {
        self.shared.lock().lying = true;
    }

    /// Takes back every fault asked for. A power cut that has happened stays.
    pub fn heal(&self) {
        let mut disk = self.shared.lock();
        (disk.cut_after, disk.fail_write_after, disk.fail_sync_after, disk.room, disk.lying) =
            (None, None, None, None, false);
    }

    /// What was done so far.
    #[must_use]
    pub fn counts(&self) -> DiskCounts {
        self.shared.lock().counts
    }

    /// Cuts the power if it is on, waits until every file is closed, takes away what the seed decides of the unsynced
    /// changes, and gives the power back. The same seed and the same changes give the same loss.
    ///
    /// # Errors
    /// `StillOpen` when a connection stays open too long, `File` when the real file system fails.
    pub fn crash(&self, seed: u64) -> Result<Loss, FaultDiskError> {
        self.cut_power();
        let mut disk = self.shared.wait_until_closed()?;
        let loss = disk.lose(&mut ChaCha8Rng::seed_from_u64(seed))?;
        disk.off = false;
        disk.cut_after = None;
        Ok(loss)
    }
}

/// What the VFS and its handle share.
#[derive(Debug, Default)]
struct Shared {
    disk: Mutex<Disk>,
    closed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_until_closed(&self) -> Result<MutexGuard<'_, Disk>, FaultDiskError> {
        let waited = self.closed.wait_timeout_while(self.lock(), MAX_WAIT_FOR_HANDLES, |disk| disk.counts.open > 0);
        let (disk, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        if timeout.timed_out() {
            return Err(FaultDiskError::StillOpen { open: disk.counts.open });
        }
        Ok(disk)
    }
}

/// One thing asked of the disk that can change what survives.
#[derive(Debug, Clone, Copy)]
enum Operation {
    Write { bytes: u64 },
    Truncate,
    Sync,
    Delete,
}

/// Why the disk refuses an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    Failed,
    Full,
}

/// A file with changes that a crash may take away.
#[derive(Debug, Default)]
struct File {
    unsynced: Vec<Change>,
    /// False from the making of the file until its directory is synced.
    in_directory: bool,
}

#[derive(Debug, Default)]
struct Disk {
    off: bool,
    /// Rises at each power cut; files opened under an earlier one are dead for ever.
    generation: u64,
    cut_after: Option<u64>,
    fail_write_after: Option<u64>,
    fail_sync_after: Option<u64>,
    room: Option<u64>,
    lying: bool,
    counts: DiskCounts,
    files: BTreeMap<PathBuf, File>,
    /// Contents and unsynced changes of files whose deletion is not synced.
    deleted: BTreeMap<PathBuf, (Vec<u8>, File)>,
}

/// Counts down; true when this call is the one to fail.
fn strikes(after: &mut Option<u64>) -> bool {
    match after {
        Some(0) => {
            *after = None;
            true
        }
        Some(left) => {
            *left -= 1;
            false
        }
        None => false,
    }
}

impl Disk {
    fn cut(&mut self) {
        if !self.off {
            self.off = true;
            self.generation += 1;
        }
    }

    fn alive(&self, generation: u64) -> bool {
        !self.off && self.generation == generation
    }

    /// Says whether an operation may go on, and counts it.
    fn admit(&mut self, generation: u64, operation: Operation) -> Result<(), Refusal> {
        if self.alive(generation) && strikes(&mut self.cut_after) {
            self.cut();
        }
        if !self.alive(generation) {
            return Err(Refusal::Failed);
        }
        match operation {
            Operation::Write { bytes } => {
                if strikes(&mut self.fail_write_after) {
                    return Err(Refusal::Failed);
                }
                if let Some(room) = &mut self.room {
                    *room = room.checked_sub(bytes).ok_or(Refusal::Full)?;
                }
                self.counts.writes += 1;
                self.counts.bytes += bytes;
            }
            Operation::Sync => {
                if strikes(&mut self.fail_sync_after) {
                    return Err(Refusal::Failed);
                }
                self.counts.syncs += 1;
            }
            Operation::Truncate | Operation::Delete => {}
        }
        Ok(())
    }

    fn opened(&mut self, path: &Path, existed: bool) {
        let file = self.files.entry(path.to_owned()).or_insert_with(|| File { in_directory: true, ..File::default() });
        if !existed {
            *file = File::default();
        }
    }

    fn changed(&mut self, path: &Path, change: Change) {
        self.files.entry(path.to_owned()).or_default().unsynced.push(change);
    }

    fn synced(&mut self, path: &Path, directory_too: bool) {
        if self.lying {
            return;
        }
        if let Some(file) = self.files.get_mut(path) {
            file.unsynced.clear();
        }
        if directory_too {
            self.directory_synced(path.parent());
        }
    }

    fn directory_synced(&mut self, directory: Option<&Path>) {
        for (path, file) in &mut self.files {
            file.in_directory |= path.parent() == directory;
        }
        self.deleted.retain(|path, _| path.parent() != directory);
    }

    fn was_deleted(&mut self, path: &Path, content: Vec<u8>, directory_too: bool) {
        if let Some(file) = self.files.remove(path)
            && file.in_directory
        {
            self.deleted.insert(path.to_owned(), (content, file));
        }
        if directory_too && !self.lying {
            self.directory_synced(path.parent());
        }
    }

    /// Leaves the real files as after a power loss and forgets the past.
    fn lose(&mut self, random: &mut ChaCha8Rng) -> Result<Loss, FaultDiskError> {
        let mut loss = Loss::default();
        let fate = [Fate::AllKept, Fate::AllDropped, Fate::Mixed, Fate::Mixed][random.random_range(0..4)];
        for (path, file) in std::mem::take(&mut self.files) {
            let failed = |source| FaultDiskError::File { path: path.clone(), source };
            if !path.exists() {
                continue;
            }
            if !file.in_directory && fate.forgets(random) {
                std::fs::remove_file(&path).map_err(failed)?;
                loss.files_missing += 1;
            } else if !file.unsynced.is_empty() {
                let content = std::fs::read(&path).map_err(failed)?;
                let content = journal::after_power_loss(content, &file.unsynced, fate, random, &mut loss);
                std::fs::write(&path, content).map_err(failed)?;
            }
        }
        for (path, (content, file)) in std::mem::take(&mut self.deleted) {
            if !path.exists() && fate.forgets(random) {
                let content = journal::after_power_loss(content, &file.unsynced, fate, random, &mut loss);
                std::fs::write(&path, content).map_err(|source| FaultDiskError::File { path, source })?;
                loss.files_back += 1;
            }
        }
        Ok(loss)
    }
}
