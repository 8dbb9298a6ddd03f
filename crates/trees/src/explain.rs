//! Exact SHAP values: how much each feature moves a row's raw score away from the mean over the training rows.
//!
//! **What is computed.** The path-dependent game of Lundberg, Erion and Lee (*Consistent Individualized Feature
//! Attribution for Tree Ensembles*, 2018), which LightGBM's `pred_contrib` computes too: a feature that is in the
//! coalition answers a split for the row; one that is not answers it as the training rows did, each side in proportion
//! to its cover. For one leaf of value `v`, with features `1..d` on its path, feature `k` has `o_k = 1` if the row
//! passes all its conditions there and 0 otherwise, and `z_k`, the share of training rows that pass them. The leaf is
//! worth `v x prod(o_k for k in S) x prod(z_k for k not in S)` to the coalition `S`.
//!
//! **How.** The Shapley value of such a product is an integral along the diagonal of its multilinear extension (Owen,
//! *Multilinear Extensions of Games*, Management Science 18, 1972):
//!
//! ```text
//! phi_j = v (o_j - z_j) x integral over t in 0..1 of prod(z_k (1 - t) + o_k t, k other than j)
//! ```
//!
//! a polynomial in `t` of degree `d - 1`, which a Gauss-Legendre rule of `ceil(d / 2)` points integrates exactly. All
//! factors are positive, so nothing cancels, and the product over all features serves every `j` after one division. A
//! feature whose conditions fail has the factor `z_j (1 - t)`: what the leaf takes from each such feature is the same
//! number, found once.
//!
//! **By tables.** What a leaf moves depends on nothing but which of the conditions on its path the row passes (the thought
//! behind Yang, *Fast TreeSHAP*, 2021). Where memory allows, leaves that stand together in a tree are therefore summed for
//! all that can happen to them before the first row comes ([`crate::tables`]); a row looks sums up and adds them.
//!
//! **In bulk, without tables.** Among many rows few patterns of passed and failed features occur at a leaf, so rows are
//! taken in blocks, leaf by leaf, and each pattern is worked out once.
//!
//! One row alone adds the same numbers in the same order as many, and has the same bits.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::ensemble::Ensemble;
use crate::limits::{MAX_EFFECT_TABLE_BYTES, MAX_PATH_FEATURES};
use crate::paths::{Path, Paths};
use crate::tables::{Looked, Tables};

/// Rows explained together: the more, the more of them share a pattern; their columns still fit the nearer caches.
const BLOCK_ROWS: usize = 2_048;
/// Rows whose entries are looked up together.
const TABLE_ROWS: usize = 128;
/// Paths of up to so many features look patterns up by index, longer ones by hash.
const INDEXED_FEATURES: usize = 12;
/// A pattern that has not been met in this block.
const NOT_MET: u16 = u16::MAX;

/// Why an ensemble cannot be explained.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExplainError {
    /// Its nodes do not say how many training rows came by.
    #[error("the model does not say how many rows reached its nodes: count them with `with_cover_of` over a sample")]
    NoCover,
    /// A path with too many different features.
    #[error(
        "a path of tree {tree} asks about {found} different features; at most {MAX_PATH_FEATURES}: train shallower trees"
    )]
    LongPath {
        /// Index of the tree.
        tree: usize,
        /// Features on the path, so far.
        found: usize,
    },
}

/// An ensemble ready to be explained.
#[derive(Debug, Clone)]
pub struct Explainer {
    paths: Arc<Paths>,
    tables: Arc<Tables>,
}

/// What a thread keeps from block to block, so that explaining allocates little.
#[derive(Debug, Clone, Default)]
pub struct ExplainScratch {
    codes: Vec<u16>,
    columns: Vec<u16>,
    patterns: Vec<u64>,
    short: Vec<u16>,
    places: Vec<u16>,
    index: Vec<u16>,
    hashed: FxHashMap<u64, u16>,
    met: Vec<f64>,
    sums: Vec<f64>,
    looked: Looked,
}

impl Explainer {
    /// Prepares an ensemble, with tables as far as the bound on their memory goes.
    ///
    /// # Errors
    /// [`ExplainError`] when the model holds no covers, or a path asks about too many features.
    pub fn try_new(ensemble: &Ensemble) -> Result<Self, ExplainError> {
        Self::with_table_bytes(ensemble, MAX_EFFECT_TABLE_BYTES)
    }

    /// As [`Self::try_new`], with tables of at most this many bytes. How many there are decides in which order a row's
    /// numbers are added, and so their last bits.
    ///
    /// # Errors
    /// As [`Self::try_new`].
    pub fn with_table_bytes(ensemble: &Ensemble, most: usize) -> Result<Self, ExplainError> {
        let paths = Paths::try_new(ensemble)?;
        let tables = Tables::new(ensemble, &paths, most);
        Ok(Self { paths: Arc::new(paths), tables: Arc::new(tables) })
    }

    /// Bytes of the tables.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        self.tables.bytes()
    }

    /// The mean raw score over the training rows: what a row's score is before any feature is known.
    #[must_use]
    pub fn base(&self) -> f64 {
        self.paths.base
    }

    /// Values of a row, and effects given for it.
    #[must_use]
    pub fn width(&self) -> usize {
        self.paths.coders.width
    }

    /// How much each feature moves the raw score of one row: `base + sum of effects = raw`. NaN is missing.
    ///
    /// # Panics
    /// When the row or `effects` has fewer values than the ensemble has features.
    pub fn row(&self, row: &[f64], effects: &mut [f64], scratch: &mut ExplainScratch) {
        let coders = &self.paths.coders;
        scratch.codes.resize(coders.coders.len(), 0);
        coders.encode(row, &mut scratch.codes);
        scratch.sums.clear();
        scratch.sums.resize(coders.coders.len(), 0.0);
        let mut moved = [0.0; MAX_PATH_FEATURES];
        for path in self.tables.left_out(&self.paths) {
            let conditions = self.paths.of(path);
            let mut pattern = 0;
            for (at, condition) in conditions.iter().enumerate() {
                let code = scratch.codes[usize::from(condition.coder)];
                pattern |= u64::from(self.paths.passes(condition, code)) << at;
            }
            let moved = &mut moved[..conditions.len()];
            self.paths.effects(path, pattern, moved);
            for (condition, moved) in conditions.iter().zip(moved) {
                scratch.sums[usize::from(condition.coder)] += *moved;
            }
        }
        self.tables.look_up(&scratch.codes, &mut scratch.looked);
        effects[..coders.width].fill(0.0);
        for (coder, (sum, looked)) in coders.coders.iter().zip(scratch.sums.iter().zip(scratch.looked.sums())) {
            effects[coder.feature] = looked + sum;
        }
    }

    /// Effects of many rows, one row after another as the rows are, on this thread.
    ///
    /// # Panics
    /// When `rows` is not whole rows, or `effects` not of the same length.
    pub fn rows(&self, rows: &[f64], effects: &mut [f64], scratch: &mut ExplainScratch) {
        let width = self.paths.coders.width;
        assert!(
            rows.len().is_multiple_of(width) && rows.len() == effects.len(),
            "whole rows, and an effect for each value"
        );
        for (rows, effects) in rows.chunks(BLOCK_ROWS * width).zip(effects.chunks_mut(BLOCK_ROWS * width)) {
            self.block(rows, effects, scratch);
        }
    }

    /// Effects of many rows on all threads of the pool; order is kept.
    ///
    /// # Panics
    /// When `rows` is not whole rows.
    #[must_use]
    pub fn all(&self, rows: &[f64]) -> Vec<f64> {
        let part = BLOCK_ROWS * self.paths.coders.width;
        let mut effects = vec![0.0; rows.len()];
        let parts = rows.par_chunks(part).zip(effects.par_chunks_mut(part));
        parts.for_each_init(ExplainScratch::default, |scratch, (rows, effects)| self.rows(rows, effects, scratch));
        effects
    }

    fn block(&self, rows: &[f64], effects: &mut [f64], scratch: &mut ExplainScratch) {
        let coders = &self.paths.coders;
        let (width, count) = (coders.width, rows.len() / coders.width);
        coders.encode_columns(rows, &mut scratch.columns);
        scratch.sums.clear();
        scratch.sums.resize(coders.coders.len() * count, 0.0);
        scratch.places.resize(count, 0);
        for path in self.tables.left_out(&self.paths) {
            self.find_patterns(path, count, scratch);
            self.meet(path, scratch);
            let conditions = self.paths.of(path);
            for (at, condition) in conditions.iter().enumerate() {
                let from = usize::from(condition.coder) * count;
                let sums = &mut scratch.sums[from..from + count];
                let met = &scratch.met[at..];
                for (sum, place) in sums.iter_mut().zip(&scratch.places) {
                    *sum += met[usize::from(*place) * conditions.len()];
                }
            }
        }
        effects.fill(0.0);
        let width_of_codes = coders.coders.len();
        for (part, effects) in effects.chunks_mut(TABLE_ROWS * width).enumerate() {
            let first = part * TABLE_ROWS;
            let here = effects.len() / width;
            scratch.codes.clear();
            for row in first..first + here {
                scratch.codes.extend((0..width_of_codes).map(|at| scratch.columns[at * count + row]));
            }
            self.tables.look_up(&scratch.codes, &mut scratch.looked);
            let mut looked = scratch.looked.sums();
            for (row, effects) in (first..).zip(effects.chunks_exact_mut(width)) {
                for (at, (coder, looked)) in coders.coders.iter().zip(looked.by_ref()).enumerate() {
                    effects[coder.feature] = looked + scratch.sums[at * count + row];
                }
            }
        }
    }

    /// The pattern of each row of the block at this path, into `patterns`.
    fn find_patterns(&self, path: &Path, count: usize, scratch: &mut ExplainScratch) {
        let conditions = self.paths.of(path);
        scratch.patterns.clear();
        scratch.patterns.resize(count, 0);
        // Sixteen bits at a time, which the compiler turns into vector instructions.
        for (part, conditions) in conditions.chunks(16).enumerate() {
            scratch.short.clear();
            scratch.short.resize(count, 0);
            for (bit, condition) in conditions.iter().enumerate() {
                let from = usize::from(condition.coder) * count;
                let codes = &scratch.columns[from..from + count];
                if condition.is_number() {
                    for (short, code) in scratch.short.iter_mut().zip(codes) {
                        *short |= u16::from(condition.passes(*code)) << bit;
                    }
                } else {
                    for (short, code) in scratch.short.iter_mut().zip(codes) {
                        *short |= u16::from(self.paths.passes(condition, *code)) << bit;
                    }
                }
            }
            for (pattern, short) in scratch.patterns.iter_mut().zip(&scratch.short) {
                *pattern |= u64::from(*short) << (16 * part);
            }
        }
    }

    /// Works out each pattern that occurs once, into `met`, and gives each row its place there.
    fn meet(&self, path: &Path, scratch: &mut ExplainScratch) {
        let features = path.count as usize;
        scratch.met.clear();
        let indexed = features <= INDEXED_FEATURES;
        if indexed {
            scratch.index.clear();
            scratch.index.resize(1 << features, NOT_MET);
        } else {
            scratch.hashed.clear();
        }
        for (pattern, place) in scratch.patterns.iter().zip(&mut scratch.places) {
            let known = if indexed {
                &mut scratch.index[*pattern as usize]
            } else {
                scratch.hashed.entry(*pattern).or_insert(NOT_MET)
            };
            if *known == NOT_MET {
                let next = scratch.met.len();
                // At most one for each row of a block.
                *known = (next / features) as u16;
                scratch.met.resize(next + features, 0.0);
                self.paths.effects(path, *pattern, &mut scratch.met[next..]);
            }
            *place = *known;
        }
    }
}
