//! Changes that were not synced, and what a power loss leaves of them. Pure: bytes in, bytes out.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::Loss;

/// A disk writes whole sectors of this size or not at all.
pub(super) const SECTOR: usize = 512;

/// One change to a file's content, with what is needed to take it back.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// `new` was written at `offset`; `old` is what was there, shorter when the file ended before.
    Write { offset: usize, old: Vec<u8>, new: Vec<u8>, old_length: usize },
    /// The file was cut (or grown with zeros) to `length`; `tail` is what was cut off.
    Truncate { length: usize, tail: Vec<u8>, old_length: usize },
}

/// How hard one crash is. All three happen to real machines and find different faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// The cache reached the disk: as after `kill -9`.
    AllKept,
    /// Nothing since the last sync reached the disk.
    AllDropped,
    /// Each change has its own luck.
    Mixed,
}

impl Fate {
    /// Whether one unsynced change of a directory is forgotten.
    pub(super) fn forgets(self, random: &mut ChaCha8Rng) -> bool {
        match self {
            Self::AllKept => false,
            Self::AllDropped => true,
            Self::Mixed => random.random_bool(0.5),
        }
    }

    /// The chances of a change: kept 1/2, dropped 1/4, torn 1/4.
    fn of_change(self, random: &mut ChaCha8Rng) -> Luck {
        match self {
            Self::AllKept => Luck::Kept,
            Self::AllDropped => Luck::Dropped,
            Self::Mixed => [Luck::Kept, Luck::Kept, Luck::Dropped, Luck::Torn][random.random_range(0..4)],
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Luck {
    Kept,
    Dropped,
    Torn,
}

/// The content after a power loss, from the content now and the changes since the last sync, oldest first.
pub(super) fn after_power_loss(
    now: Vec<u8>,
    unsynced: &[Change],
    fate: Fate,
    random: &mut ChaCha8Rng,
    loss: &mut Loss,
) -> Vec<u8> {
    let mut content = now;
    unsynced.iter().rev().for_each(|change| take_back(&mut content, change));
    for change in unsynced {
        match (fate.of_change(random), change) {
            (Luck::Dropped, _) => loss.dropped += 1,
            (Luck::Torn, Change::Write { offset, new, .. }) => {
                loss.torn += 1;
                write_some_sectors(&mut content, *offset, new, random);
            }
            (Luck::Kept, Change::Write { offset, new, .. }) => {
                loss.kept += 1;
                write(&mut content, *offset, new);
            }
            (Luck::Kept | Luck::Torn, Change::Truncate { length, .. }) => {
                loss.kept += 1;
                content.resize(*length, 0);
            }
        }
    }
    content
}

fn take_back(content: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write { offset, old, old_length, .. } => {
            write(content, *offset, old);
            content.resize(*old_length, 0);
        }
        Change::Truncate { tail, old_length, .. } => {
            content.resize(*old_length, 0);
            let start = old_length - tail.len();
            content[start..].copy_from_slice(tail);
        }
    }
}

/// A write past the end leaves zeros between, as a sparse file reads.
fn write(content: &mut Vec<u8>, offset: usize, new: &[u8]) {
    if new.is_empty() {
        return;
    }
    let end = offset + new.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[offset..end].copy_from_slice(new);
}

/// Each sector that the write touches arrives or not, by the toss of a coin; only written bytes are at stake.
fn write_some_sectors(content: &mut Vec<u8>, offset: usize, new: &[u8], random: &mut ChaCha8Rng) {
    let mut start = 0;
    while start < new.len() {
        let to_boundary = SECTOR - (offset + start) % SECTOR;
        let end = new.len().min(start + to_boundary);
        if random.random_bool(0.5) {
            write(content, offset + start, &new[start..end]);
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::{Change, Fate, SECTOR, after_power_loss};
    use crate::fault_vfs::Loss;

    /// Writes 3 sectors over a synced file of 2, cuts to 1 sector, writes past the end.
    fn history() -> (Vec<u8>, Vec<u8>, Vec<Change>) {
        let synced = vec![1; 2 * SECTOR];
        let first = Change::Write { offset: 0, old: synced.clone(), new: vec![2; 3 * SECTOR], old_length: 2 * SECTOR };
        let cut = Change::Truncate { length: SECTOR, tail: vec![2; 2 * SECTOR], old_length: 3 * SECTOR };
        let past = Change::Write { offset: 2 * SECTOR, old: vec![], new: vec![3; SECTOR], old_length: SECTOR };
        let now = [vec![2; SECTOR], vec![0; SECTOR], vec![3; SECTOR]].concat();
        (synced, now, vec![first, cut, past])
    }

    #[test]
    fn all_dropped_is_the_synced_content_and_all_kept_is_the_content_now() {
        let (synced, now, changes) = history();
        let random = &mut rand_chacha::ChaCha8Rng::seed_from_u64(1);
        let mut loss = Loss::default();
        assert_eq!(after_power_loss(now.clone(), &changes, Fate::AllDropped, random, &mut loss), synced);
        assert_eq!((loss.dropped, loss.kept), (3, 0));
        assert_eq!(after_power_loss(now.clone(), &changes, Fate::AllKept, random, &mut loss), now);
        assert_eq!((loss.dropped, loss.kept), (3, 3));
    }

    #[test]
    fn mixed_tears_on_sector_boundaries_and_repeats_by_seed() {
        let (_, now, changes) = history();
        let run = |seed| {
            let random = &mut rand_chacha::ChaCha8Rng::seed_from_u64(seed);
            let mut loss = Loss::default();
            let content = after_power_loss(now.clone(), &changes, Fate::Mixed, random, &mut loss);
            (content, loss)
        };
        let mut contents = std::collections::BTreeSet::new();
        for seed in 0..200 {
            let (content, loss) = run(seed);
            assert_eq!((content.clone(), loss), run(seed));
            assert_eq!(loss.kept + loss.dropped + loss.torn, 3);
            for sector in content.chunks(SECTOR) {
                assert!(sector.iter().all(|byte| *byte == sector[0]), "seed {seed}: torn inside a sector");
            }
            contents.insert(content);
        }
        assert!(contents.len() > 5, "only {} outcomes", contents.len());
    }
}
