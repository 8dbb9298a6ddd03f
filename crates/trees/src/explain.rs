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
//! **In bulk.** Among many rows few patterns of passed and failed features occur at a leaf (the thought behind Yang,
//! *Fast TreeSHAP*, 2021), so rows are taken in blocks, leaf by leaf, and each pattern is worked out once. One row alone
//! goes through the same function in the same order and has the same bits.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::codes::{Coders, Left, NO_CODE};
use crate::ensemble::{Ensemble, leaf};
use crate::forest::{Side, Tree};
use crate::limits::MAX_PATH_FEATURES;
use crate::quadrature::{LANES, Rule};

/// Rows explained together: the more, the more of them share a pattern; their columns still fit the nearer caches.
const BLOCK_ROWS: usize = 2_048;
/// Paths of up to so many features look patterns up by index, longer ones by hash.
const INDEXED_FEATURES: usize = 12;
const NO_SET: u32 = u32::MAX;
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

/// The conditions that one feature meets on the way to a leaf.
#[derive(Debug, Clone, Copy)]
struct Condition {
    coder: u16,
    /// Ranks from `low` to `low + span` pass.
    low: u16,
    span: u16,
    /// The codes of missing and 0 where they pass; otherwise `NO_CODE`.
    missing: u16,
    zero: u16,
    /// First word of the bit set of passing categories; `NO_SET` for a number.
    set: u32,
    /// Share of training rows that pass.
    share: f64,
}

/// The way to one leaf.
#[derive(Debug, Clone, Copy)]
struct Path {
    first: u32,
    count: u32,
    value: f64,
}

/// An ensemble ready to be explained.
#[derive(Debug, Clone)]
pub struct Explainer {
    coders: Coders,
    /// Paths of all leaves, tree by tree.
    paths: Vec<Path>,
    conditions: Vec<Condition>,
    sets: Vec<u64>,
    /// Rules by number of points, from 1.
    rules: Vec<Rule>,
    base: f64,
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
}

/// A condition while its path is still followed.
#[derive(Debug, Clone)]
struct Open {
    coder: usize,
    low: u32,
    high: u32,
    missing: bool,
    zero: bool,
    set: Vec<u64>,
    share: f64,
}

impl Open {
    fn new(coder: usize, left: &Left) -> Self {
        let set = match left {
            Left::Number { .. } => Vec::new(),
            Left::Category(set) => vec![u64::MAX; set.len()],
        };
        Self { coder, low: 0, high: u32::from(NO_CODE) - 1, missing: true, zero: true, set, share: 1.0 }
    }

    fn narrow(&mut self, left: &Left, side: Side, share: f64) {
        self.share *= share;
        let is_left = side == Side::Left;
        match left {
            Left::Number { rank, missing, zero } => {
                if is_left {
                    self.high = self.high.min(u32::from(*rank));
                } else {
                    self.low = self.low.max(u32::from(*rank) + 1);
                }
                self.missing &= *missing == is_left;
                self.zero &= *zero == is_left;
            }
            Left::Category(set) => {
                for (mine, word) in self.set.iter_mut().zip(set) {
                    *mine &= if is_left { *word } else { !*word };
                }
            }
        }
    }

    fn close(&self, coders: &Coders, sets: &mut Vec<u64>) -> Condition {
        let coder = &coders.coders[self.coder];
        let (missing, zero) = coder.special();
        // Ranks end below the code of missing; contradicting conditions leave none.
        let high = self.high.min(u32::from(missing).saturating_sub(1));
        let (low, span) = if self.low <= high { (self.low as u16, (high - self.low) as u16) } else { (NO_CODE, 0) };
        let set = if self.set.is_empty() { NO_SET } else { sets.len() as u32 };
        sets.extend(&self.set);
        Condition {
            coder: self.coder as u16,
            low,
            span,
            missing: if self.missing { missing } else { NO_CODE },
            zero: if self.zero { zero } else { NO_CODE },
            set,
            share: self.share,
        }
    }
}

impl Condition {
    /// Whether a number's code passes; not for categories.
    #[inline(always)]
    fn passes(&self, code: u16) -> bool {
        (code.wrapping_sub(self.low) <= self.span) | (code == self.missing) | (code == self.zero)
    }
}

impl Explainer {
    /// Prepares an ensemble.
    ///
    /// # Errors
    /// [`ExplainError`] when the model holds no covers, or a path asks about too many features.
    pub fn try_new(ensemble: &Ensemble) -> Result<Self, ExplainError> {
        if !ensemble.is_covered() {
            return Err(ExplainError::NoCover);
        }
        let mut explainer = Self {
            coders: Coders::new(ensemble),
            paths: Vec::new(),
            conditions: Vec::new(),
            sets: Vec::new(),
            rules: Vec::new(),
            base: ensemble.forest().base,
        };
        let divisor = ensemble.divisor();
        let mut longest = 1;
        for (at, tree) in ensemble.forest().trees.iter().enumerate() {
            explainer.base += mean(tree);
            longest = longest.max(explainer.add(at, tree, divisor)?);
        }
        explainer.base /= divisor;
        explainer.rules = (1..=longest.div_ceil(2)).map(Rule::new).collect();
        Ok(explainer)
    }

    /// Follows every path of a tree; the number of features on the longest.
    fn add(&mut self, at: usize, tree: &Tree, divisor: f64) -> Result<usize, ExplainError> {
        let mut longest = 0;
        if tree.splits.is_empty() {
            return Ok(longest);
        }
        let mut open: Vec<(i32, Vec<Open>)> = vec![(0, Vec::new())];
        while let Some((child, path)) = open.pop() {
            if let Some(leaf) = leaf(child) {
                let first = self.conditions.len() as u32;
                longest = longest.max(path.len());
                for condition in &path {
                    let closed = condition.close(&self.coders, &mut self.sets);
                    self.conditions.push(closed);
                }
                self.paths.push(Path { first, count: path.len() as u32, value: tree.leaves[leaf].value / divisor });
                continue;
            }
            let split = &tree.splits[child as usize];
            let coder = self.coders.of(split);
            let left = self.coders.coders[coder].left(split);
            // Right first, so that leaves come from left to right.
            for side in [Side::Right, Side::Left] {
                let mut path = path.clone();
                let place = path.iter().position(|condition| condition.coder == coder).unwrap_or_else(|| {
                    path.push(Open::new(coder, &left));
                    path.len() - 1
                });
                if path.len() > MAX_PATH_FEATURES {
                    return Err(ExplainError::LongPath { tree: at, found: path.len() });
                }
                let next = split.next(side);
                path[place].narrow(&left, side, tree.cover(next) / split.cover);
                open.push((next, path));
            }
        }
        Ok(longest)
    }

    /// The mean raw score over the training rows: what a row's score is before any feature is known.
    #[must_use]
    pub fn base(&self) -> f64 {
        self.base
    }

    /// Values of a row, and effects given for it.
    #[must_use]
    pub fn width(&self) -> usize {
        self.coders.width
    }

    /// What each condition of a path moves, for a row that passes those whose bit is set.
    fn effects(&self, path: &Path, pattern: u64, effects: &mut [f64]) {
        let conditions = self.of(path);
        let rule = &self.rules[conditions.len().div_ceil(2) - 1];
        effects.fill(0.0);
        let mut failed = 0.0;
        for points in &rule.points {
            let mut product = points.weight.map(|weight| weight * path.value);
            for (at, condition) in conditions.iter().enumerate() {
                let passed = (pattern >> at & 1) as f64;
                for (lane, product) in product.iter_mut().enumerate() {
                    *product *= condition.share * points.rest[lane] + passed * points.at[lane];
                }
            }
            let mut parts = product;
            parts.iter_mut().zip(&points.rest).for_each(|(part, rest)| *part /= rest);
            failed += total(parts);
            for (at, (condition, effect)) in conditions.iter().zip(&mut *effects).enumerate() {
                if pattern >> at & 1 == 1 {
                    let mut parts = product;
                    for (lane, part) in parts.iter_mut().enumerate() {
                        *part /= condition.share * points.rest[lane] + points.at[lane];
                    }
                    *effect += total(parts);
                }
            }
        }
        for (at, (condition, effect)) in conditions.iter().zip(effects).enumerate() {
            *effect = if pattern >> at & 1 == 1 { *effect * (1.0 - condition.share) } else { -failed };
        }
    }

    fn of(&self, path: &Path) -> &[Condition] {
        &self.conditions[path.first as usize..(path.first + path.count) as usize]
    }

    fn passes(&self, condition: &Condition, code: u16) -> bool {
        if condition.set == NO_SET {
            condition.passes(code)
        } else {
            self.sets[condition.set as usize + usize::from(code) / 64] >> (code % 64) & 1 == 1
        }
    }

    /// How much each feature moves the raw score of one row: `base + sum of effects = raw`. NaN is missing.
    ///
    /// # Panics
    /// When the row or `effects` has fewer values than the ensemble has features.
    pub fn row(&self, row: &[f64], effects: &mut [f64], scratch: &mut ExplainScratch) {
        scratch.codes.resize(self.coders.coders.len(), 0);
        self.coders.encode(row, &mut scratch.codes);
        effects[..self.coders.width].fill(0.0);
        let mut moved = [0.0; MAX_PATH_FEATURES];
        for path in &self.paths {
            let conditions = self.of(path);
            let mut pattern = 0;
            for (at, condition) in conditions.iter().enumerate() {
                let code = scratch.codes[usize::from(condition.coder)];
                pattern |= u64::from(self.passes(condition, code)) << at;
            }
            let moved = &mut moved[..conditions.len()];
            self.effects(path, pattern, moved);
            for (condition, moved) in conditions.iter().zip(moved) {
                effects[self.coders.coders[usize::from(condition.coder)].feature] += *moved;
            }
        }
    }

    /// Effects of many rows, one row after another as the rows are, on this thread.
    ///
    /// # Panics
    /// When `rows` is not whole rows, or `effects` not of the same length.
    pub fn rows(&self, rows: &[f64], effects: &mut [f64], scratch: &mut ExplainScratch) {
        let width = self.coders.width;
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
        let part = BLOCK_ROWS * self.coders.width;
        let mut effects = vec![0.0; rows.len()];
        let parts = rows.par_chunks(part).zip(effects.par_chunks_mut(part));
        parts.for_each_init(ExplainScratch::default, |scratch, (rows, effects)| self.rows(rows, effects, scratch));
        effects
    }

    fn block(&self, rows: &[f64], effects: &mut [f64], scratch: &mut ExplainScratch) {
        let width = self.coders.width;
        let count = rows.len() / width;
        self.coders.encode_columns(rows, &mut scratch.columns);
        scratch.sums.clear();
        scratch.sums.resize(self.coders.coders.len() * count, 0.0);
        scratch.places.resize(count, 0);
        for path in &self.paths {
            self.find_patterns(path, count, scratch);
            self.meet(path, scratch);
            let conditions = self.of(path);
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
        for (coder, sums) in self.coders.coders.iter().zip(scratch.sums.chunks(count)) {
            for (effect, sum) in effects.iter_mut().skip(coder.feature).step_by(width).zip(sums) {
                *effect = *sum;
            }
        }
    }

    /// The pattern of each row of the block at this path, into `patterns`.
    fn find_patterns(&self, path: &Path, count: usize, scratch: &mut ExplainScratch) {
        let conditions = self.of(path);
        scratch.patterns.clear();
        scratch.patterns.resize(count, 0);
        // Sixteen bits at a time, which the compiler turns into vector instructions.
        for (part, conditions) in conditions.chunks(16).enumerate() {
            scratch.short.clear();
            scratch.short.resize(count, 0);
            for (bit, condition) in conditions.iter().enumerate() {
                let from = usize::from(condition.coder) * count;
                let codes = &scratch.columns[from..from + count];
                if condition.set == NO_SET {
                    for (short, code) in scratch.short.iter_mut().zip(codes) {
                        *short |= u16::from(condition.passes(*code)) << bit;
                    }
                } else {
                    for (short, code) in scratch.short.iter_mut().zip(codes) {
                        *short |= u16::from(self.passes(condition, *code)) << bit;
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
                self.effects(path, *pattern, &mut scratch.met[next..]);
            }
            *place = *known;
        }
    }
}

/// The sum over the lanes, always in the same order.
#[inline(always)]
fn total(lanes: [f64; LANES]) -> f64 {
    (lanes[0] + lanes[2]) + (lanes[1] + lanes[3])
}

/// The mean of a tree over its training rows.
fn mean(tree: &Tree) -> f64 {
    if tree.splits.is_empty() {
        return tree.leaves[0].value;
    }
    let all = tree.splits[0].cover;
    tree.leaves.iter().map(|leaf| leaf.cover / all * leaf.value).sum()
}
