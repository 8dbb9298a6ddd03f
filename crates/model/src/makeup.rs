//! What a model is made of: which way risk moves with a feature, and how much the model leans on it.
//!
//! **Direction.** Of a scorecard, the order of the points of its ranges. Of trees, every pair of leaves of a tree that a
//! change of this feature alone can lead between is compared: if the one for higher values never has the lower logit, risk
//! rises with the feature in that tree, and so it does in the sum. The converse does not hold: trees that move apart may
//! still sum to one direction, so [`Direction::Either`] means "not shown", not "both occur".
//!
//! **Weight.** A number needs no data: of a scorecard the spread (standard deviation) of its points over the training
//! rows; of trees the squared difference a split makes between its sides, weighted by the training rows on each, summed
//! over the splits on the feature. Both are given as shares of the whole.

use std::collections::BTreeMap;

use scoring::{BinRule, Characteristic};
use serde::{Deserialize, Serialize};
use trees::{Forest, Missing, Side, Test, Tree};

use crate::document::Model;
use crate::limits::MAX_DIRECTION_LEAVES;

/// How risk moves as a value grows. Missing values have no order and play no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Never falls.
    Rises,
    /// Never rises.
    Falls,
    /// Does not move.
    Flat,
    /// Not shown to keep one direction; also of categories.
    Either,
}

impl Direction {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rises => "rises",
            Self::Falls => "falls",
            Self::Flat => "flat",
            Self::Either => "either",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Rises => "数值越大风险越高",
            Self::Falls => "数值越大风险越低",
            Self::Flat => "不影响风险",
            Self::Either => "非单调",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Rises => "risk rises with the value",
            Self::Falls => "risk falls with the value",
            Self::Flat => "risk does not move",
            Self::Either => "no single direction",
        }
    }

    const fn of(rises: bool, falls: bool) -> Self {
        match (rises, falls) {
            (true, true) => Self::Either,
            (true, false) => Self::Rises,
            (false, true) => Self::Falls,
            (false, false) => Self::Flat,
        }
    }

    /// Whether a model of this direction keeps what was declared.
    #[must_use]
    pub fn keeps(self, declared: Self) -> bool {
        declared == Self::Either || self == declared || self == Self::Flat
    }
}

/// One feature of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureMakeup {
    /// The feature.
    pub feature: String,
    /// How risk moves with it.
    pub direction: Direction,
    /// Its weight, a share of all; 0 when the model does not use it.
    pub weight: f64,
}

/// The features of a model, in the model's order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Makeup {
    /// One entry each.
    pub features: Vec<FeatureMakeup>,
}

impl Makeup {
    /// Of a model that compiles.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let found: Vec<(String, Direction, f64)> = match model {
            Model::Scorecard(card) => {
                let one = |held: &Characteristic| (held.feature.clone(), direction(held), spread(held));
                card.characteristics.iter().map(one).collect()
            }
            Model::Trees(model) => {
                let (directions, weights) = (directions(&model.forest), weights(&model.forest));
                let features = model.forest.features.iter().zip(directions).zip(weights);
                features.map(|((name, direction), weight)| (name.clone(), direction, weight)).collect()
            }
        };
        let all: f64 = found.iter().map(|(.., weight)| weight).sum();
        let share = |weight: f64| if all > 0.0 { weight / all } else { 0.0 };
        let features = found.into_iter().map(|(feature, direction, weight)| FeatureMakeup {
            feature,
            direction,
            weight: share(weight),
        });
        Self { features: features.collect() }
    }

    /// One feature.
    #[must_use]
    pub fn get(&self, feature: &str) -> Option<&FeatureMakeup> {
        self.features.iter().find(|held| held.feature == feature)
    }
}

fn direction(held: &Characteristic) -> Direction {
    let mut ranges: Vec<(f64, f64)> = Vec::new();
    for attribute in &held.attributes {
        match &attribute.rule {
            BinRule::Range { from, .. } => ranges.push((from.unwrap_or(f64::NEG_INFINITY), attribute.points)),
            BinRule::Categories { .. } => return Direction::Either,
            // Special values stand beside the ranges and have no order.
            BinRule::Special { .. } | BinRule::Missing {} => {}
        }
    }
    ranges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let fewer = ranges.windows(2).any(|pair| pair[1].1 < pair[0].1);
    let more = ranges.windows(2).any(|pair| pair[1].1 > pair[0].1);
    Direction::of(fewer, more)
}

fn spread(held: &Characteristic) -> f64 {
    let mean: f64 = held.attributes.iter().map(|a| a.share * a.points).sum();
    held.attributes.iter().map(|a| a.share * (a.points - mean) * (a.points - mean)).sum::<f64>().sqrt()
}

/// What a leaf asks of one feature.
#[derive(Debug, Clone, PartialEq)]
enum Ask {
    /// `low < value <= high`, or missing where that may come here.
    Number { low: f64, high: f64, missing: bool },
    /// Listed ones, or all but the listed.
    Category { listed: Vec<u32>, inside: bool },
}

impl Ask {
    /// Whether no value fits both.
    fn apart(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number { low, high, missing }, Self::Number { low: l, high: h, missing: m }) => {
                low.max(*l) >= high.min(*h) && !(*missing && *m)
            }
            (Self::Category { listed, inside: true }, Self::Category { listed: l, inside: true }) => {
                !listed.iter().any(|code| l.contains(code))
            }
            (Self::Category { listed, inside: true }, Self::Category { listed: l, inside: false })
            | (Self::Category { listed: l, inside: false }, Self::Category { listed, inside: true }) => {
                listed.iter().all(|code| l.contains(code))
            }
            // Two complements share what neither lists.
            _ => false,
        }
    }

    /// Whether every number that fits this lies below every one that fits the other; `None` where one takes no number.
    fn below(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Number { low, high, .. }, Self::Number { low: l, high: h, .. }) if low < high && l < h => {
                Some(high <= l)
            }
            _ => None,
        }
    }

    fn narrow(&mut self, test: &Test, side: Side) {
        match (self, test) {
            (Self::Number { low, high, missing }, Test::AtMost { threshold, missing: kind, default }) => {
                let left = side == Side::Left;
                if left {
                    *high = high.min(*threshold)
                } else {
                    *low = low.max(*threshold)
                }
                *missing &= match kind {
                    Missing::AsZero => (0.0 <= *threshold) == left,
                    Missing::WithZero | Missing::Apart => *default == side,
                };
            }
            (Self::Category { listed, inside }, Test::Among { categories }) => match (side, *inside) {
                (Side::Left, true) => listed.retain(|code| categories.contains(code)),
                (Side::Right, true) => listed.retain(|code| !categories.contains(code)),
                (Side::Left, false) => {
                    *listed = categories.iter().copied().filter(|code| !listed.contains(code)).collect();
                    *inside = true;
                }
                (Side::Right, false) => listed.extend(categories),
            },
            // A feature is a number or a category throughout, which compiling has checked.
            _ => {}
        }
    }
}

type Asks = BTreeMap<u16, Ask>;

fn asks(tree: &Tree) -> Vec<(Asks, f64)> {
    let mut found = Vec::with_capacity(tree.leaves.len());
    let mut open: Vec<(i32, Asks)> = vec![(if tree.splits.is_empty() { -1 } else { 0 }, Asks::new())];
    while let Some((at, held)) = open.pop() {
        let Ok(split) = usize::try_from(at) else {
            found.push((held, tree.leaves[(-1 - at) as usize].value));
            continue;
        };
        let split = &tree.splits[split];
        for (child, side) in [(split.left, Side::Left), (split.right, Side::Right)] {
            let mut next = held.clone();
            let whole = match split.test {
                Test::AtMost { .. } => Ask::Number { low: f64::NEG_INFINITY, high: f64::INFINITY, missing: true },
                Test::Among { .. } => Ask::Category { listed: Vec::new(), inside: false },
            };
            next.entry(split.feature).or_insert(whole).narrow(&split.test, side);
            open.push((child, next));
        }
    }
    found
}

/// Which feature alone leads from one leaf to the other, and whether the second lies above.
fn step(a: &Asks, b: &Asks) -> Option<(u16, bool)> {
    let mut found = None;
    for (feature, one) in a {
        let Some(other) = b.get(feature) else { continue };
        if !one.apart(other) {
            continue;
        }
        // A missing value lies neither above nor below, and categories have no order.
        let above = one.below(other)?;
        // Numbers that keep apart on two features are two steps away.
        if found.replace((*feature, above)).is_some() {
            return None;
        }
    }
    found
}

fn directions(forest: &Forest) -> Vec<Direction> {
    let mut moves = vec![(false, false); forest.features.len()];
    for tree in &forest.trees {
        for split in tree.splits.iter().filter(|split| matches!(split.test, Test::Among { .. })) {
            moves[usize::from(split.feature)] = (true, true);
        }
        if tree.leaves.len() > MAX_DIRECTION_LEAVES {
            tree.splits.iter().for_each(|split| moves[usize::from(split.feature)] = (true, true));
            continue;
        }
        let leaves = asks(tree);
        for (at, (a, first)) in leaves.iter().enumerate() {
            for (b, second) in &leaves[at + 1..] {
                if let Some((feature, above)) = step(a, b) {
                    let (rises, falls) = &mut moves[usize::from(feature)];
                    let (low, high) = if above { (first, second) } else { (second, first) };
                    *rises |= high > low;
                    *falls |= high < low;
                }
            }
        }
    }
    moves.into_iter().map(|(rises, falls)| Direction::of(rises, falls)).collect()
}

fn weights(forest: &Forest) -> Vec<f64> {
    let mut found = vec![0.0; forest.features.len()];
    for tree in &forest.trees {
        if !tree.splits.is_empty() {
            mean(tree, 0, &mut found);
        }
    }
    found
}

/// Mean and cover under a node; adds what each split tells apart to its feature. Depth is bounded by the leaves of a tree
/// that compiled, so the way down keeps its own stack.
fn mean(tree: &Tree, root: usize, found: &mut [f64]) -> (f64, f64) {
    let all = tree.splits[root].cover;
    let mut order = vec![root];
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        let split = &tree.splits[at];
        order.extend([split.left, split.right].into_iter().filter_map(|child| usize::try_from(child).ok()));
        next += 1;
    }
    let mut means = vec![(0.0, 0.0); tree.splits.len()];
    for at in order.into_iter().rev() {
        let split = &tree.splits[at];
        let of = |child: i32| match usize::try_from(child) {
            Ok(split) => means[split],
            Err(_) => {
                let leaf = &tree.leaves[(-1 - child) as usize];
                (leaf.value, leaf.cover)
            }
        };
        let ((left, left_rows), (right, right_rows)) = (of(split.left), of(split.right));
        let rows = left_rows + right_rows;
        if rows > 0.0 && all > 0.0 {
            let apart = left - right;
            found[usize::from(split.feature)] += left_rows * right_rows / rows * apart * apart / all;
        }
        means[at] = (if rows > 0.0 { (left * left_rows + right * right_rows) / rows } else { 0.0 }, rows);
    }
    means[root]
}
