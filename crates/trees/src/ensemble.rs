//! A checked ensemble, and the plain walk down its trees against which the fast ways are tested.

use crate::forest::{Forest, Link, Missing, Side, Split, Test, Tree};
use crate::limits::{
    MAX_CATEGORIES, MAX_FEATURES, MAX_LEAVES, MAX_LISTED_CATEGORIES, MAX_SPLITS, MAX_TEXT_CHARS, MAX_THRESHOLDS,
    MAX_TREES,
};

/// Why an ensemble was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EnsembleError {
    /// Too many or too few.
    #[error("{what}: {found}; between {least} and {most} are allowed")]
    Count {
        /// What was counted.
        what: String,
        /// How many there are.
        found: usize,
        /// Fewest.
        least: usize,
        /// Most.
        most: usize,
    },
    /// A number that is not finite or out of range.
    #[error("{what} is {value}: {rule}")]
    Number {
        /// Which number.
        what: String,
        /// Its value.
        value: f64,
        /// The range it must keep.
        rule: &'static str,
    },
    /// Splits that do not make a tree.
    #[error("tree {tree}: {problem}: write the model again with the tool that made it")]
    Shape {
        /// Its index, from 0.
        tree: usize,
        /// What is wrong.
        problem: String,
    },
    /// A feature is asked for a number in one place and for a category in another, or its name is used twice.
    #[error("feature '{name}': {problem}")]
    Feature {
        /// Its name.
        name: String,
        /// What is wrong and what to do.
        problem: String,
    },
}

/// What a feature's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeatureKind {
    /// No split asks about it.
    Unused,
    /// A number.
    Number,
    /// The code of a category, from 0.
    Category,
}

/// A checked ensemble.
#[derive(Debug, Clone, PartialEq)]
pub struct Ensemble {
    forest: Forest,
    kinds: Vec<FeatureKind>,
    /// Sorted distinct thresholds of each feature.
    thresholds: Vec<Vec<f64>>,
    covered: bool,
}

pub(crate) fn count(what: impl Into<String>, found: usize, least: usize, most: usize) -> Result<(), EnsembleError> {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    Err(EnsembleError::Count { what: what.into(), found, least, most })
}

fn number(what: impl FnOnce() -> String, value: f64, rule: &'static str, holds: bool) -> Result<(), EnsembleError> {
    if value.is_finite() && holds {
        return Ok(());
    }
    Err(EnsembleError::Number { what: what(), value, rule })
}

impl Split {
    /// Which way a value goes. `value` is NaN for missing, and already rounded by [`crate::Precision::round`].
    #[must_use]
    pub fn side(&self, value: f64) -> Side {
        match &self.test {
            Test::AtMost { threshold, missing, default } => {
                let apart = match missing {
                    Missing::AsZero => false,
                    Missing::WithZero => value.is_nan() || value == 0.0,
                    Missing::Apart => value.is_nan(),
                };
                if apart {
                    return *default;
                }
                let value = if value.is_nan() { 0.0 } else { value };
                if value <= *threshold { Side::Left } else { Side::Right }
            }
            Test::Among { categories } => match category(value) {
                Some(code) if categories.binary_search(&code).is_ok() => Side::Left,
                _ => Side::Right,
            },
        }
    }

    pub(crate) fn next(&self, side: Side) -> i32 {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }
}

/// The category code of a value: its whole part, `None` where that is below 0, past 32 bits, or there is no value.
pub(crate) fn category(value: f64) -> Option<u32> {
    (value > -1.0 && value < f64::from(u32::MAX)).then_some(value as u32)
}

/// The leaf that a negative child means.
pub(crate) fn leaf(child: i32) -> Option<usize> {
    (child < 0).then_some((-1 - child) as usize)
}

impl Tree {
    /// The leaf that a row reaches.
    ///
    /// # Panics
    /// When the tree is not from a checked ensemble or the row is shorter than its features.
    #[must_use]
    pub fn exit(&self, row: &[f64]) -> usize {
        if self.splits.is_empty() {
            return 0;
        }
        let mut at = 0_i32;
        loop {
            let split = &self.splits[at as usize];
            at = split.next(split.side(row[usize::from(split.feature)]));
            if let Some(leaf) = leaf(at) {
                return leaf;
            }
        }
    }
}

impl Ensemble {
    pub(crate) fn try_new(forest: Forest) -> Result<Self, EnsembleError> {
        check_head(&forest)?;
        let mut kinds = vec![FeatureKind::Unused; forest.features.len()];
        let mut thresholds: Vec<Vec<f64>> = vec![Vec::new(); forest.features.len()];
        let (mut splits, mut listed) = (0, 0);
        for (at, tree) in forest.trees.iter().enumerate() {
            splits += tree.splits.len();
            count("splits of all trees", splits, 0, MAX_SPLITS)?;
            check_tree(at, tree)?;
            for split in &tree.splits {
                let feature = usize::from(split.feature);
                count(format!("the feature asked by tree {at}"), feature, 0, forest.features.len() - 1)?;
                let kind = match &split.test {
                    Test::AtMost { threshold, .. } => {
                        thresholds[feature].push(*threshold);
                        FeatureKind::Number
                    }
                    Test::Among { categories } => {
                        listed += categories.len();
                        FeatureKind::Category
                    }
                };
                if kinds[feature] != FeatureKind::Unused && kinds[feature] != kind {
                    return Err(EnsembleError::Feature {
                        name: forest.features[feature].clone(),
                        problem: "asked for a number in one split and for a category in another: make it one of them \
                                  and train again"
                            .to_owned(),
                    });
                }
                kinds[feature] = kind;
            }
            count("categories listed by all splits", listed, 0, MAX_LISTED_CATEGORIES)?;
        }
        for (name, places) in forest.features.iter().zip(&mut thresholds) {
            places.sort_by(f64::total_cmp);
            // 0 and -0 are one place on the line.
            places.dedup_by(|a, b| a == b);
            count(format!("different thresholds on '{name}'"), places.len(), 0, MAX_THRESHOLDS)?;
        }
        let covered = covered(&forest)?;
        Ok(Self { forest, kinds, thresholds, covered })
    }

    /// The plain data.
    #[must_use]
    pub fn forest(&self) -> &Forest {
        &self.forest
    }

    /// The plain data, taken out.
    #[must_use]
    pub fn into_forest(self) -> Forest {
        self.forest
    }

    /// Names of the features, in the order of a row.
    #[must_use]
    pub fn features(&self) -> &[String] {
        &self.forest.features
    }

    /// Kinds of the features, in the same order.
    #[must_use]
    pub fn kinds(&self) -> &[FeatureKind] {
        &self.kinds
    }

    /// Sorted distinct thresholds of each feature.
    pub(crate) fn thresholds(&self) -> &[Vec<f64>] {
        &self.thresholds
    }

    /// Whether every node says how many training rows came by, which explanations need.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.covered
    }

    /// What the raw score means.
    #[must_use]
    pub fn link(&self) -> Link {
        self.forest.link
    }

    /// From the sum over the trees to the raw score.
    pub(crate) fn divisor(&self) -> f64 {
        if self.forest.mean { self.forest.trees.len() as f64 } else { 1.0 }
    }

    /// The raw score of one row by the plain walk. [`crate::Predictor`] gives the same bits sooner.
    ///
    /// # Panics
    /// When the row has fewer values than there are features.
    #[must_use]
    pub fn raw(&self, row: &[f64]) -> f64 {
        let rounded: Vec<f64> = row.iter().map(|value| self.forest.precision.round(*value)).collect();
        let mut sum = self.forest.base;
        for tree in &self.forest.trees {
            sum += tree.leaves[tree.exit(&rounded)].value;
        }
        sum / self.divisor()
    }

    /// Replaces every cover by the number of these rows that come by, so that a model whose format keeps no counts can
    /// be explained against a population of one's own. A node that none of the rows reaches counts a hundredth of one:
    /// were it 0, a row that does get there would owe its path nothing.
    ///
    /// # Panics
    /// When a row has fewer values than there are features.
    #[must_use]
    pub fn with_cover_of<'a>(mut self, rows: impl Iterator<Item = &'a [f64]> + Clone) -> Self {
        const UNSEEN: f64 = 0.01;
        let precision = self.forest.precision;
        for tree in &mut self.forest.trees {
            let mut ends = vec![0.0; tree.leaves.len()];
            for row in rows.clone() {
                let rounded: Vec<f64> = row.iter().map(|value| precision.round(*value)).collect();
                ends[tree.exit(&rounded)] += 1.0;
            }
            for (leaf, rows) in tree.leaves.iter_mut().zip(ends) {
                leaf.cover = f64::max(rows, UNSEEN);
            }
            for at in downward(tree).into_iter().rev() {
                let split = &tree.splits[at];
                let (left, right) = (tree.cover(split.left), tree.cover(split.right));
                tree.splits[at].cover = left + right;
            }
        }
        self.covered = true;
        self
    }
}

impl Tree {
    /// Training rows of a child.
    pub(crate) fn cover(&self, child: i32) -> f64 {
        leaf(child).map_or_else(|| self.splits[child as usize].cover, |leaf| self.leaves[leaf].cover)
    }
}

/// Splits of a checked tree, each after the one above it.
pub(crate) fn downward(tree: &Tree) -> Vec<usize> {
    let mut order = Vec::with_capacity(tree.splits.len());
    if !tree.splits.is_empty() {
        order.push(0);
    }
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        let split = &tree.splits[at];
        order.extend([split.left, split.right].iter().filter(|child| **child >= 0).map(|child| *child as usize));
        next += 1;
    }
    order
}

fn check_head(forest: &Forest) -> Result<(), EnsembleError> {
    count("features", forest.features.len(), 1, MAX_FEATURES)?;
    count("trees", forest.trees.len(), 1, MAX_TREES)?;
    let mut names = std::collections::BTreeSet::new();
    for name in &forest.features {
        count("characters of a feature's name", name.chars().count(), 1, MAX_TEXT_CHARS)?;
        if !names.insert(name.as_str()) {
            let problem = "the name is used twice: rename one column and train again".to_owned();
            return Err(EnsembleError::Feature { name: name.clone(), problem });
        }
    }
    number(|| "base".to_owned(), forest.base, "must be finite", true)?;
    if let Link::Logistic { slope } = forest.link {
        number(|| "link.slope".to_owned(), slope, "must be above 0", slope > 0.0)?;
    }
    Ok(())
}

fn check_tree(at: usize, tree: &Tree) -> Result<(), EnsembleError> {
    count(format!("leaves of tree {at}"), tree.leaves.len(), 1, MAX_LEAVES)?;
    let refuse = |problem: String| Err(EnsembleError::Shape { tree: at, problem });
    if tree.leaves.len() != tree.splits.len() + 1 {
        return refuse(format!(
            "{} splits and {} leaves; one leaf more is needed",
            tree.splits.len(),
            tree.leaves.len()
        ));
    }
    // With one leaf more than splits, every child in range and none led to twice, the splits could still hold a circle
    // beside a smaller tree: what the root reaches is counted.
    let mut split_seen = vec![false; tree.splits.len()];
    let mut leaf_seen = vec![false; tree.leaves.len()];
    let mut open = vec![if tree.splits.is_empty() { -1 } else { 0 }];
    while let Some(child) = open.pop() {
        let (place, seen) = match leaf(child) {
            Some(leaf) => (leaf, &mut leaf_seen),
            None => (child as usize, &mut split_seen),
        };
        match seen.get_mut(place) {
            None => return refuse(format!("a split leads to {child}, which is not there")),
            Some(true) => return refuse(format!("two splits lead to {child}")),
            Some(fresh) => *fresh = true,
        }
        if child >= 0 {
            open.extend([tree.splits[place].left, tree.splits[place].right]);
        }
    }
    if split_seen.contains(&false) || leaf_seen.contains(&false) {
        return refuse("some splits or leaves are not reached from the root".to_owned());
    }
    for leaf in &tree.leaves {
        number(|| format!("a leaf of tree {at}"), leaf.value, "must be finite", true)?;
        number(|| format!("the cover of a leaf of tree {at}"), leaf.cover, "must be 0 or more", leaf.cover >= 0.0)?;
    }
    tree.splits.iter().try_for_each(|split| check_split(at, split))
}

fn check_split(at: usize, split: &Split) -> Result<(), EnsembleError> {
    number(|| format!("the cover of a split of tree {at}"), split.cover, "must be 0 or more", split.cover >= 0.0)?;
    match &split.test {
        Test::AtMost { threshold, .. } => {
            // LightGBM writes `inf` where a split parts missing values from all others.
            let holds = !threshold.is_nan() && *threshold > f64::NEG_INFINITY;
            let shown = if *threshold == f64::INFINITY { 0.0 } else { *threshold };
            number(|| format!("a threshold of tree {at}"), shown, "must be a number above minus infinity", holds)
        }
        Test::Among { categories } => {
            if !categories.windows(2).all(|pair| pair[0] < pair[1]) {
                let problem = "the categories of a split are not ascending".to_owned();
                return Err(EnsembleError::Shape { tree: at, problem });
            }
            let most = categories.last().map_or(0, |last| *last as usize);
            count(format!("the largest category code of tree {at}"), most, 0, MAX_CATEGORIES - 1)
        }
    }
}

/// Covers are known for all nodes, or 0 for all.
fn covered(forest: &Forest) -> Result<bool, EnsembleError> {
    let mut known = 0;
    let mut unknown = 0;
    for tree in &forest.trees {
        // A split that rows came to; a leaf alone may have none, after a model was fitted again on other rows.
        let all = tree.splits.iter().map(|split| split.cover);
        for cover in all {
            if cover > 0.0 { known += 1 } else { unknown += 1 }
        }
    }
    if known > 0 && unknown > 0 {
        return Err(EnsembleError::Number {
            what: "the cover of a split".to_owned(),
            value: 0.0,
            rule: "must be above 0 in every split, or 0 in all where it is not known",
        });
    }
    Ok(unknown == 0)
}
