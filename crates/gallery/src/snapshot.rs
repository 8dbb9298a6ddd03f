//! Snapshots: a [`Stream`] on disk, whole or not at all, with the place up to which its segments were read.
//!
//! `<folder>/snapshot-<place>/shard-00000` and so on, and `note`, what its owner has to know of it; each file ends with the SHA-256 of what
//! is before it. The folder gets its name when every file is on disk, so a name that exists is a whole snapshot. The one before stays until the next is named.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use codes::FirmId;
use portrait::{Catalogue, Grade, PackError, PackedLive, Standing};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use watch::Held;

use crate::limits::{MAX_FIRM_BYTES, MAX_SHARDS};
use crate::stream::{Kept, Stream, StreamError, locked};

/// The form of a file; a program reads its own only, since a stream is made again from segments.
const FORM: [u8; 8] = *b"anjigal1";

/// Why a snapshot was not written or not read.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// The disk refused.
    #[error("cannot {what} {}: {source}", .path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is of another program, or not what was written.
    #[error("{} is damaged or of another version: remove the folder, the stream is made again from its segments", .0.display())]
    Damaged(PathBuf),
    /// The stream cannot be.
    #[error(transparent)]
    Stream(#[from] StreamError),
}

fn io(what: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> SnapshotError {
    let path = path.to_owned();
    move |source| SnapshotError::Io { what, path, source }
}

/// Writes through a digest.
struct Hashed<W> {
    inner: W,
    digest: Sha256,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(into)?;
        self.digest.update(&into[..read]);
        Ok(read)
    }
}

/// A standing in eight bytes: the total and one more, the grade's place and one more; 0 for none.
fn standing_bytes(standing: Option<Standing>) -> [u8; 8] {
    let Some(Standing { total, grade }) = standing else { return [0; 8] };
    let total = total.map_or(0, |total| total.unsigned_abs() + 1);
    let [a, b, c, d] = total.to_le_bytes();
    [1, grade.map_or(0, |grade| grade as u8 + 1), 0, 0, a, b, c, d]
}

fn standing_of(bytes: [u8; 8]) -> Option<Option<Standing>> {
    let [told, grade, _, _, a, b, c, d] = bytes;
    let total = u32::from_le_bytes([a, b, c, d]);
    let total = total.checked_sub(1).map(i32::try_from).transpose().ok()?;
    let grade = match usize::from(grade).checked_sub(1) {
        None => None,
        Some(at) => Some(*Grade::ALL.get(at)?),
    };
    match told {
        0 => Some(None),
        1 => Some(Some(Standing { total, grade })),
        _ => None,
    }
}

/// The file of a snapshot that holds what its owner has to know of it.
const NOTE: &str = "note";
/// Bytes of the digest at the end of a file.
const DIGEST: usize = 32;

/// A snapshot that was opened.
pub struct Opened {
    /// The firms.
    pub stream: Stream,
    /// Up to where it holds everything.
    pub place: u64,
    /// What was noted with it.
    pub note: Vec<u8>,
}

/// Writes a file and its digest, to the disk.
fn save_file(
    path: &Path,
    write: impl FnOnce(&mut Hashed<BufWriter<File>>) -> std::io::Result<()>,
) -> Result<(), SnapshotError> {
    let fail = |source| SnapshotError::Io { what: "write", path: path.to_owned(), source };
    let file = File::create(path).map_err(fail)?;
    let mut out = Hashed { inner: BufWriter::with_capacity(1 << 20, file), digest: Sha256::new() };
    write(&mut out).map_err(fail)?;
    let digest = out.digest.finalize();
    let mut inner = out.inner;
    inner.write_all(&digest).map_err(fail)?;
    let file = inner.into_inner().map_err(|error| fail(error.into_error()))?;
    file.sync_all().map_err(fail)
}

fn open_note(path: &Path) -> Result<Vec<u8>, SnapshotError> {
    let mut note = fs::read(path).map_err(io("open", path))?;
    let Some(at) = note.len().checked_sub(DIGEST) else {
        return Err(SnapshotError::Damaged(path.to_owned()));
    };
    let digest = note.split_off(at);
    if Sha256::digest(&note)[..] == digest[..] { Ok(note) } else { Err(SnapshotError::Damaged(path.to_owned())) }
}

impl Stream {
    /// Writes a snapshot that holds everything up to `place`, with a note, and removes the ones before it. Events go on meanwhile: a shard that is
    /// written holds later ones too, which does no harm when they are applied again.
    ///
    /// # Errors
    /// [`SnapshotError::Io`]; the snapshot before stays.
    pub fn save(&self, folder: &Path, place: u64, note: &[u8]) -> Result<(), SnapshotError> {
        let (open, named) = (folder.join("snapshot.tmp"), folder.join(name(place)));
        if open.exists() {
            fs::remove_dir_all(&open).map_err(io("remove", &open))?;
        }
        fs::create_dir_all(&open).map_err(io("make", &open))?;
        for at in 0..self.shards() {
            self.save_shard(at, &open.join(format!("shard-{at:05}")))?;
        }
        save_file(&open.join(NOTE), |out| out.write_all(note))?;
        sync(&open)?;
        let before = snapshots(folder)?;
        if named.exists() {
            // The same place again: the one that is there says the same.
            return fs::remove_dir_all(&open).map_err(io("remove", &open));
        }
        fs::rename(&open, &named).map_err(io("name", &named))?;
        sync(folder)?;
        for (_, old) in before {
            fs::remove_dir_all(&old).map_err(io("remove", &old))?;
        }
        Ok(())
    }

    fn save_shard(&self, at: usize, path: &Path) -> Result<(), SnapshotError> {
        let shard = locked(&self.shards[at]);
        save_file(path, |out| {
            out.write_all(&FORM)?;
            out.write_all(&(shard.firms.len() as u64).to_le_bytes())?;
            for (firm, kept) in &shard.firms {
                let (state, bytes) = kept.live.parts();
                out.write_all(firm.as_bytes())?;
                out.write_all(&standing_bytes(kept.month_end))?;
                for bits in kept.held.bits() {
                    out.write_all(&bits.to_le_bytes())?;
                }
                out.write_all(&state.to_le_bytes())?;
                out.write_all(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes())?;
                out.write_all(bytes)?;
            }
            Ok(())
        })
    }

    /// Opens the newest snapshot of a folder; none where there is none.
    ///
    /// # Errors
    /// [`SnapshotError`].
    pub fn open(folder: &Path) -> Result<Option<Opened>, SnapshotError> {
        if !folder.exists() {
            return Ok(None);
        }
        let Some((place, path)) = snapshots(folder)?.pop() else { return Ok(None) };
        let shards = fs::read_dir(&path).map_err(io("list", &path))?.count().saturating_sub(1);
        if shards == 0 || shards > MAX_SHARDS {
            return Err(SnapshotError::Damaged(path));
        }
        let stream = Self::new(shards)?;
        // On the threads that events go over, whose room it is then.
        (0..shards).into_par_iter().try_for_each(|at| stream.open_shard(&path.join(format!("shard-{at:05}"))))?;
        let note = open_note(&path.join(NOTE))?;
        Ok(Some(Opened { stream, place, note }))
    }

    fn open_shard(&self, path: &Path) -> Result<(), SnapshotError> {
        let damaged = || SnapshotError::Damaged(path.to_owned());
        let file = File::open(path).map_err(io("open", path))?;
        let mut input = Hashed { inner: BufReader::with_capacity(1 << 20, file), digest: Sha256::new() };
        if take::<8>(&mut input, path)? != FORM {
            return Err(damaged());
        }
        let firms = u64::from_le_bytes(take(&mut input, path)?);
        let mut bytes = Vec::new();
        for _ in 0..firms {
            let firm = FirmId::from_bytes(take(&mut input, path)?);
            let month_end = standing_of(take(&mut input, path)?).ok_or_else(damaged)?;
            let mut bits = Held::default().bits();
            for bits in &mut bits {
                *bits = u64::from_le_bytes(take(&mut input, path)?);
            }
            let state = u32::from_le_bytes(take(&mut input, path)?);
            let length = u32::from_le_bytes(take(&mut input, path)?) as usize;
            if length > MAX_FIRM_BYTES {
                return Err(damaged());
            }
            bytes.resize(length, 0);
            input.read_exact(&mut bytes).map_err(|_| damaged())?;
            let live = PackedLive::from_parts(Catalogue::built_in(), state, &bytes);
            let live = live.map_err(|_: PackError| damaged())?;
            let kept = Kept { live, held: Held::from_bits(bits), month_end };
            locked(self.shard_of(firm)).firms.insert(firm, kept);
        }
        let wanted = input.digest.clone().finalize();
        let found: [u8; 32] = take(&mut input, path)?;
        if wanted[..] == found { Ok(()) } else { Err(damaged()) }
    }
}

/// A cut-off file is a damaged one.
fn take<const N: usize>(input: &mut impl Read, path: &Path) -> Result<[u8; N], SnapshotError> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes).map_err(|_| SnapshotError::Damaged(path.to_owned()))?;
    Ok(bytes)
}

fn name(place: u64) -> String {
    format!("snapshot-{place:020}")
}

/// Whole snapshots, the newest last.
fn snapshots(folder: &Path) -> Result<Vec<(u64, PathBuf)>, SnapshotError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(io("list", folder))? {
        let path = entry.map_err(io("list", folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(place) = name.strip_prefix("snapshot-").and_then(|place| place.parse().ok()) {
            found.push((place, path));
        }
    }
    found.sort();
    Ok(found)
}

fn sync(folder: &Path) -> Result<(), SnapshotError> {
    File::open(folder).and_then(|file| file.sync_all()).map_err(io("flush", folder))
}
