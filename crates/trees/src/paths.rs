//! The ways to the leaves: the conditions that each feature meets on one, and what a leaf moves.

use crate::codes::{Coders, Left, NO_CODE};
use crate::ensemble::{Ensemble, leaf};
use crate::explain::ExplainError;
use crate::forest::{Side, Tree};
use crate::limits::MAX_PATH_FEATURES;
use crate::quadrature::{LANES, Rule};

const NO_SET: u32 = u32::MAX;

/// The conditions that one feature meets on the way to a leaf.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Condition {
    pub(crate) coder: u16,
    /// Ranks from `low` to `low + span` pass.
    pub(crate) low: u16,
    pub(crate) span: u16,
    /// The codes of missing and 0 where they pass; otherwise `NO_CODE`.
    missing: u16,
    zero: u16,
    /// First word of the bit set of passing categories; `NO_SET` for a number.
    set: u32,
    /// Share of training rows that pass.
    pub(crate) share: f64,
}

/// The way to one leaf.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path {
    first: u32,
    pub(crate) count: u32,
    pub(crate) value: f64,
}

/// The paths of an ensemble.
#[derive(Debug, Clone)]
pub(crate) struct Paths {
    pub(crate) coders: Coders,
    /// Those of all leaves, tree by tree and there from left to right.
    pub(crate) all: Vec<Path>,
    conditions: Vec<Condition>,
    sets: Vec<u64>,
    /// Rules by number of points, from 1.
    pub(crate) rules: Vec<Rule>,
    /// The mean raw score over the training rows.
    pub(crate) base: f64,
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
    pub(crate) fn is_number(&self) -> bool {
        self.set == NO_SET
    }

    /// Whether a number's code passes; not for categories.
    #[inline(always)]
    pub(crate) fn passes(&self, code: u16) -> bool {
        (code.wrapping_sub(self.low) <= self.span) | (code == self.missing) | (code == self.zero)
    }
}

impl Paths {
    pub(crate) fn try_new(ensemble: &Ensemble) -> Result<Self, ExplainError> {
        if !ensemble.is_covered() {
            return Err(ExplainError::NoCover);
        }
        let mut paths = Self {
            coders: Coders::new(ensemble),
            all: Vec::new(),
            conditions: Vec::new(),
            sets: Vec::new(),
            rules: Vec::new(),
            base: ensemble.forest().base,
        };
        let divisor = ensemble.divisor();
        let mut longest = 1;
        for (at, tree) in ensemble.forest().trees.iter().enumerate() {
            paths.base += mean(tree);
            longest = longest.max(paths.add(at, tree, divisor)?);
        }
        paths.base /= divisor;
        paths.rules = (1..=longest.div_ceil(2)).map(Rule::new).collect();
        Ok(paths)
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
                self.all.push(Path { first, count: path.len() as u32, value: tree.leaves[leaf].value / divisor });
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

    /// What each condition of a path moves, for a row that passes those whose bit is set.
    pub(crate) fn effects(&self, path: &Path, pattern: u64, effects: &mut [f64]) {
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

    pub(crate) fn of(&self, path: &Path) -> &[Condition] {
        &self.conditions[path.first as usize..(path.first + path.count) as usize]
    }

    pub(crate) fn passes(&self, condition: &Condition, code: u16) -> bool {
        if condition.set == NO_SET {
            condition.passes(code)
        } else {
            self.sets[condition.set as usize + usize::from(code) / 64] >> (code % 64) & 1 == 1
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
