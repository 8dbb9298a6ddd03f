//! Forests drawn at random: every way of scoring gives the same bits, and contributions are Shapley values by definition.
#![allow(clippy::unwrap_used)] // Helpers beside the test functions.

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use trees::{
    Ensemble, ExplainScratch, Explainer, Forest, Leaf, Link, Missing, Precision, Predictor, Scratch, Side, Split, Test,
    Tree,
};

/// Features of a drawn forest; the last is a category.
const FEATURES: usize = 5;
const CATEGORY: usize = FEATURES - 1;

/// Whole numbers below a bound, from a seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// On a grid, so that thresholds are met exactly and shared between trees.
    fn number(&mut self) -> f64 {
        const ODD: [f64; 6] = [0.0, -0.0, 1e-36, -1e-35, f64::INFINITY, 1.5];
        match self.below(4) {
            0 => ODD[self.below(6) as usize],
            _ => self.below(9) as f64 / 2.0 - 2.0,
        }
    }

    fn test(&mut self, feature: usize) -> Test {
        if feature == CATEGORY {
            let categories = (0..70).filter(|_| self.below(3) == 0).collect();
            return Test::Among { categories };
        }
        let missing = [Missing::AsZero, Missing::WithZero, Missing::Apart][self.below(3) as usize];
        let default = [Side::Left, Side::Right][self.below(2) as usize];
        Test::AtMost { threshold: self.number(), missing, default }
    }

    fn tree(&mut self, leaves: u64) -> Tree {
        let leaf = |draw: &mut Self| Leaf {
            value: draw.below(2_001) as f64 / 1_000.0 - 1.0,
            cover: draw.below(50) as f64 + 1.0,
        };
        let mut tree = Tree { splits: Vec::new(), leaves: vec![leaf(self)] };
        // A leaf becomes a split of itself and a new leaf, as trees grow leaf by leaf.
        for _ in 1..leaves {
            let at = self.below(tree.leaves.len() as u64) as i32;
            let new = tree.leaves.len() as i32;
            let place = tree.splits.len() as i32;
            let feature = self.below(FEATURES as u64) as usize;
            let split =
                Split { feature: feature as u16, test: self.test(feature), left: -1 - at, right: -1 - new, cover: 0.0 };
            for above in &mut tree.splits {
                for child in [&mut above.left, &mut above.right] {
                    if *child == -1 - at {
                        *child = place;
                    }
                }
            }
            tree.splits.push(split);
            tree.leaves.push(leaf(self));
        }
        // Later splits stand below earlier ones.
        for at in (0..tree.splits.len()).rev() {
            tree.splits[at].cover = cover(&tree, tree.splits[at].left) + cover(&tree, tree.splits[at].right);
        }
        tree
    }

    fn forest(&mut self) -> Ensemble {
        let largest = [2, 31, 32, 33, 90][self.below(5) as usize];
        let trees = (0..=self.below(40)).map(|_| {
            let leaves = 1 + self.below(largest);
            self.tree(leaves)
        });
        let trees = trees.collect();
        let forest = Forest {
            features: (0..FEATURES).map(|at| format!("f{at}")).collect(),
            link: Link::Identity,
            base: self.number().clamp(-1.0, 1.0),
            mean: self.below(2) == 0,
            precision: [Precision::Double, Precision::Single][self.below(2) as usize],
            trees,
        };
        forest.check().unwrap()
    }

    fn row(&mut self) -> Vec<f64> {
        let mut row: Vec<f64> =
            (0..FEATURES).map(|_| if self.below(5) == 0 { f64::NAN } else { self.number() }).collect();
        if !row[CATEGORY].is_nan() {
            row[CATEGORY] = self.below(80) as f64 - 2.0;
        }
        row
    }
}

fn cover(tree: &Tree, child: i32) -> f64 {
    if child < 0 { tree.leaves[(-1 - child) as usize].cover } else { tree.splits[child as usize].cover }
}

/// What a coalition knows of a tree: features outside it answer as the training rows did.
fn worth(tree: &Tree, at: i32, row: &[f64], coalition: usize) -> f64 {
    if at < 0 {
        return tree.leaves[(-1 - at) as usize].value;
    }
    let split = &tree.splits[at as usize];
    if coalition >> split.feature & 1 == 1 {
        let next = if split.side(row[usize::from(split.feature)]) == Side::Left { split.left } else { split.right };
        return worth(tree, next, row, coalition);
    }
    let (left, right) = (cover(tree, split.left), cover(tree, split.right));
    (left * worth(tree, split.left, row, coalition) + right * worth(tree, split.right, row, coalition)) / (left + right)
}

/// Shapley's formula over all coalitions.
fn shapley(worths: &[f64], feature: usize) -> f64 {
    let factorial = |n: usize| (1..=n).product::<usize>() as f64;
    let mut sum = 0.0;
    for coalition in (0..worths.len()).filter(|coalition| coalition >> feature & 1 == 0) {
        let size = coalition.count_ones() as usize;
        let weight = factorial(size) * factorial(FEATURES - size - 1) / factorial(FEATURES);
        sum += weight * (worths[coalition | 1 << feature] - worths[coalition]);
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_way_gives_the_same_bits(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let ensemble = draw.forest();
        let rows: Vec<f64> = (0..150).flat_map(|_| draw.row()).collect();
        let (masks, walk) = (Predictor::new(&ensemble), Predictor::with_table_bytes(&ensemble, 0));
        let mut scratch = Scratch::default();
        let (together, walked) = (masks.raw_all(&rows), walk.raw_all(&rows));
        for (at, row) in rows.chunks(FEATURES).enumerate() {
            let plain = ensemble.raw(row).to_bits();
            prop_assert_eq!(plain, masks.raw(row, &mut scratch).to_bits());
            prop_assert_eq!(plain, walk.raw(row, &mut scratch).to_bits());
            prop_assert_eq!(plain, together[at].to_bits());
            prop_assert_eq!(plain, walked[at].to_bits());
        }
    }

    #[test]
    fn contributions_are_shapley_values(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let ensemble = draw.forest();
        let forest = ensemble.forest();
        let most = [0, 2_000, 50_000, 24 << 20][draw.below(4) as usize];
        let explainer = Explainer::with_table_bytes(&ensemble, most).unwrap();
        prop_assert!(explainer.table_bytes() <= most);
        let rows: Vec<f64> = (0..10).flat_map(|_| draw.row()).collect();
        let together = explainer.all(&rows);
        let mut effects = [0.0; FEATURES];
        for (row, bulk) in rows.chunks(FEATURES).zip(together.chunks(FEATURES)) {
            explainer.row(row, &mut effects, &mut ExplainScratch::default());
            prop_assert_eq!(&effects[..], bulk);
            let rounded: Vec<f64> = row.iter().map(|value| forest.precision.round(*value)).collect();
            let divisor = if forest.mean { forest.trees.len() as f64 } else { 1.0 };
            let worths: Vec<f64> = (0..1 << FEATURES)
                .map(|coalition| {
                    let root = |tree: &Tree| if tree.splits.is_empty() { -1 } else { 0 };
                    let sum: f64 = forest.trees.iter().map(|tree| worth(tree, root(tree), &rounded, coalition)).sum();
                    (forest.base + sum) / divisor
                })
                .collect();
            prop_assert!((worths[0] - explainer.base()).abs() < 1e-11);
            for (feature, effect) in effects.iter().enumerate() {
                let exact = shapley(&worths, feature);
                prop_assert!((exact - effect).abs() < 1e-11, "feature {}: {} {}", feature, effect, exact);
            }
        }
    }

    #[test]
    fn tables_give_what_the_leaves_give(seed in any::<u64>()) {
        let mut draw = Draw(seed);
        let ensemble = draw.forest();
        let by_leaf = Explainer::with_table_bytes(&ensemble, 0).unwrap();
        prop_assert_eq!(by_leaf.table_bytes(), 0);
        // More rows than are looked up together.
        let rows: Vec<f64> = (0..300).flat_map(|_| draw.row()).collect();
        let plain = by_leaf.all(&rows);
        let largest = plain.iter().fold(0.0_f64, |largest, effect| largest.max(effect.abs()));
        for most in [1_000, 20_000, 300_000, usize::MAX] {
            let tables = Explainer::with_table_bytes(&ensemble, most).unwrap();
            prop_assert!(tables.table_bytes() <= most);
            let looked_up = tables.all(&rows);
            let mut effects = [0.0; FEATURES];
            for (at, row) in rows.chunks(FEATURES).enumerate() {
                let here = at * FEATURES..(at + 1) * FEATURES;
                tables.row(row, &mut effects, &mut ExplainScratch::default());
                prop_assert_eq!(&effects[..], &looked_up[here.clone()]);
                for (ours, theirs) in effects.iter().zip(&plain[here]) {
                    prop_assert!((ours - theirs).abs() <= 1e-12 * largest, "{} {} of {}", ours, theirs, largest);
                }
            }
        }
    }
}
