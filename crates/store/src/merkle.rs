//! The Merkle log of RFC 6962, section 2.1: hashes of leaves and nodes, roots, proofs.
//!
//! A leaf is `SHA-256(0x00 || event hash)`, a node `SHA-256(0x01 || left || right)`. Only complete subtrees are stored:
//! the node at `(level, index)` covers the leaves `index * 2^level .. (index + 1) * 2^level`, and never changes once
//! written. Level 0 is not stored; it is one hash away from the sealed event. Any root or proof is folded from these.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// Where a complete subtree stands: its level (0 = leaf) and its index within the level.
pub type Place = (u8, u64);

/// The hash of a leaf.
#[must_use]
pub fn leaf_hash(data: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(data).finalize().into()
}

/// The hash of an inner node.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of a log without leaves.
#[must_use]
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// The complete subtrees that cover the leaves `from..to`, left to right; `from` must be a multiple of the largest.
#[must_use]
pub fn subtrees(from: u64, to: u64) -> Vec<Place> {
    let mut places = Vec::new();
    let mut at = from;
    while at < to {
        let level = (to - at).ilog2();
        places.push((u8::try_from(level).unwrap_or(u8::MAX), at >> level));
        at += 1 << level;
    }
    places
}

/// The root over subtrees given left to right, each smaller than the one before.
#[must_use]
pub fn fold(hashes: &[Hash]) -> Hash {
    let mut rest = hashes.iter().rev();
    let Some(last) = rest.next() else { return empty_root() };
    rest.fold(*last, |right, left| node_hash(left, &right))
}

/// The right edge of a growing log: its complete subtrees from left to right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    hashes: Vec<Hash>,
}

impl Edge {
    /// The edge of a log of `size` leaves whose [`subtrees`]`(0, size)` have these hashes.
    #[must_use]
    pub fn of(size: u64, hashes: Vec<Hash>) -> Self {
        Self { size, hashes }
    }

    /// Leaves so far.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root so far.
    #[must_use]
    pub fn root(&self) -> Hash {
        fold(&self.hashes)
    }

    /// Adds a leaf and reports each inner node that it completes, lowest first.
    pub fn push(&mut self, leaf: Hash, mut completed: impl FnMut(Place, Hash)) {
        let mut hash = leaf;
        let index = self.size;
        self.size += 1;
        for level in 1..=index.trailing_ones() {
            let Some(left) = self.hashes.pop() else { break };
            hash = node_hash(&left, &hash);
            completed((u8::try_from(level).unwrap_or(u8::MAX), index >> level), hash);
        }
        self.hashes.push(hash);
    }
}

/// The ranges of leaves whose roots prove that leaf `index` is in a log of `size` leaves, leaf's neighbour first.
#[must_use]
pub fn inclusion_ranges(index: u64, size: u64) -> Vec<(u64, u64)> {
    let (mut from, mut to) = (0, size);
    let mut ranges = Vec::new();
    while to - from > 1 {
        let middle = from + split(to - from);
        if index < middle {
            ranges.push((middle, to));
            to = middle;
        } else {
            ranges.push((from, middle));
            from = middle;
        }
    }
    ranges.reverse();
    ranges
}

/// The ranges of leaves whose roots prove that a log of `new` leaves begins with the log of `old` leaves.
#[must_use]
pub fn consistency_ranges(old: u64, new: u64) -> Vec<(u64, u64)> {
    let (mut from, mut to) = (0, new);
    let mut ranges = Vec::new();
    if old == 0 || old >= new {
        return ranges;
    }
    // RFC 6962, 2.1.2: walk down to the subtree that ends at `old`; it is left out when the verifier has its root.
    while old != to {
        let middle = from + split(to - from);
        if old <= middle {
            ranges.push((middle, to));
            to = middle;
        } else {
            ranges.push((from, middle));
            from = middle;
        }
    }
    if from != 0 {
        ranges.push((from, to));
    }
    ranges.reverse();
    ranges
}

/// The largest power of two below `n`, for `n` of at least 2.
const fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// Proof that an event stands at a place in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InclusionProof {
    /// Place in the log, from 1.
    pub log_index: u64,
    /// Size of the log the proof is for.
    pub tree_size: u64,
    /// The event's hash.
    #[serde(with = "crate::text::hash")]
    pub event_hash: Hash,
    /// Roots from the leaf's neighbour upwards.
    #[serde(with = "crate::text::hashes")]
    pub path: Vec<Hash>,
}

impl InclusionProof {
    /// Whether the proof leads to this root (RFC 9162, 2.1.3.2).
    #[must_use]
    pub fn leads_to(&self, root: &Hash) -> bool {
        if self.log_index == 0 || self.log_index > self.tree_size {
            return false;
        }
        let (mut index, mut last) = (self.log_index - 1, self.tree_size - 1);
        let mut hash = leaf_hash(&self.event_hash);
        for sibling in &self.path {
            if last == 0 {
                return false;
            }
            if index & 1 == 1 || index == last {
                hash = node_hash(sibling, &hash);
                while index & 1 == 0 && index != 0 {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node_hash(&hash, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        last == 0 && hash == *root
    }
}

/// Proof that a later log begins with an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsistencyProof {
    /// Size of the earlier log.
    pub old_size: u64,
    /// Size of the later log.
    pub new_size: u64,
    /// Roots from below upwards.
    #[serde(with = "crate::text::hashes")]
    pub path: Vec<Hash>,
}

impl ConsistencyProof {
    /// Whether the proof ties these two roots together (RFC 9162, 2.1.4.2).
    #[must_use]
    pub fn ties(&self, old_root: &Hash, new_root: &Hash) -> bool {
        if self.old_size == self.new_size {
            return self.path.is_empty() && old_root == new_root;
        }
        if self.old_size == 0 {
            return self.path.is_empty() && *old_root == empty_root();
        }
        if self.old_size > self.new_size {
            return false;
        }
        let mut path = self.path.iter();
        let first = if self.old_size.is_power_of_two() { Some(old_root) } else { path.next() };
        let Some(first) = first else { return false };
        let (mut index, mut last) = (self.old_size - 1, self.new_size - 1);
        let low = index.trailing_ones();
        index >>= low;
        last >>= low;
        let (mut old, mut new) = (*first, *first);
        for sibling in path {
            if last == 0 {
                return false;
            }
            if index & 1 == 1 || index == last {
                old = node_hash(sibling, &old);
                new = node_hash(sibling, &new);
                while index & 1 == 0 && index != 0 {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                new = node_hash(&new, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        last == 0 && old == *old_root && new == *new_root
    }
}
