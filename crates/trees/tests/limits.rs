//! Bounds, each at the limit and one past it.
#![allow(clippy::unwrap_used)] // Helpers beside the test functions.

use trees::limits::{
    MAX_CATEGORIES, MAX_DOCUMENT_BYTES, MAX_EFFECT_TABLE_BYTES, MAX_FEATURES, MAX_LEAVES, MAX_LIGHTGBM_BYTES,
    MAX_LISTED_CATEGORIES, MAX_ONNX_BYTES, MAX_PATH_FEATURES, MAX_SPLITS, MAX_TABLE_BYTES, MAX_TABLE_STATES,
    MAX_TEXT_CHARS, MAX_THRESHOLDS, MAX_TREES,
};
use trees::{
    Ensemble, EnsembleError, ExplainError, ExplainScratch, Explainer, Forest, Leaf, LightGbm, Link, Missing, Precision,
    Predictor, Scratch, Side, Split, Test, Tree, TreeModel, onnx,
};

fn at_most(threshold: f64) -> Test {
    Test::AtMost { threshold, missing: Missing::AsZero, default: Side::Right }
}

/// A tree that goes down on the right, asking the questions one after another.
fn chain(questions: impl Iterator<Item = (u16, Test)>) -> Tree {
    let leaf = Leaf { value: 1.0, cover: 1.0 };
    let mut tree = Tree { splits: Vec::new(), leaves: vec![leaf] };
    for (feature, test) in questions {
        let next = tree.splits.len() as i32 + 1;
        tree.splits.push(Split { feature, test, left: -next, right: next, cover: 0.0 });
        tree.leaves.push(leaf);
    }
    let all = tree.splits.len();
    for (at, split) in tree.splits.iter_mut().enumerate() {
        split.cover = (all - at + 1) as f64;
    }
    if let Some(last) = tree.splits.last_mut() {
        last.right = -1 - all as i32;
    }
    tree
}

fn forest(features: usize, trees: Vec<Tree>) -> Forest {
    Forest {
        features: (0..features).map(|at| format!("f{at}")).collect(),
        link: Link::Identity,
        base: 0.0,
        mean: false,
        precision: Precision::Double,
        trees,
    }
}

fn same(count: usize) -> Tree {
    chain((0..count).map(|_| (0, at_most(0.5))))
}

fn check(features: usize, trees: Vec<Tree>) -> Result<Ensemble, EnsembleError> {
    forest(features, trees).check()
}

fn said(refused: Result<Ensemble, EnsembleError>) -> String {
    refused.unwrap_err().to_string()
}

#[test]
fn trees_leaves_and_features() {
    assert!(check(1, vec![same(0); MAX_TREES]).is_ok());
    assert!(said(check(1, vec![same(0); MAX_TREES + 1])).starts_with("trees: 10001;"));
    assert!(said(check(1, Vec::new())).starts_with("trees: 0;"));
    assert!(check(1, vec![same(MAX_LEAVES - 1)]).is_ok());
    assert!(said(check(1, vec![same(MAX_LEAVES)])).starts_with("leaves of tree 0: 32769;"));
    assert!(check(MAX_FEATURES, vec![same(1)]).is_ok());
    assert!(said(check(MAX_FEATURES + 1, vec![same(1)])).starts_with("features: 4097;"));
    let named = |chars: usize| {
        let mut forest = forest(1, vec![same(1)]);
        forest.features[0] = "字".repeat(chars);
        forest.check()
    };
    assert!(named(MAX_TEXT_CHARS).is_ok());
    assert!(said(named(MAX_TEXT_CHARS + 1)).contains("name: 501;"));
}

#[test]
fn splits_of_all_trees() {
    let whole = MAX_SPLITS / (MAX_LEAVES - 1);
    let rest = MAX_SPLITS - whole * (MAX_LEAVES - 1);
    let with_last = |last: usize| {
        let mut trees = vec![same(MAX_LEAVES - 1); whole];
        trees.push(same(last));
        check(1, trees)
    };
    assert!(with_last(rest).is_ok());
    assert!(said(with_last(rest + 1)).starts_with("splits of all trees: 1000001;"));
}

#[test]
fn thresholds_of_one_feature() {
    let of = |count: usize| {
        let trees = (0..count).collect::<Vec<_>>();
        let trees = trees.chunks(20_000).map(|part| chain(part.iter().map(|at| (0, at_most(*at as f64)))));
        check(1, trees.collect())
    };
    let most = of(MAX_THRESHOLDS).unwrap();
    assert!(said(of(MAX_THRESHOLDS + 1)).starts_with("different thresholds on 'f0': 60001;"));
    // Codes at the far end still score as the plain walk does.
    let predictor = Predictor::new(&most);
    for value in [-1.0, 0.0, 59_998.5, 59_999.0, 60_000.0, f64::INFINITY, f64::NAN] {
        assert_eq!(predictor.raw(&[value], &mut Scratch::default()), most.raw(&[value]), "{value}");
    }
}

#[test]
fn category_codes() {
    let of = |code: usize| check(1, vec![chain([(0, Test::Among { categories: vec![code as u32] })].into_iter())]);
    let most = of(MAX_CATEGORIES - 1).unwrap();
    for value in [0.0, 59_999.0, 60_000.0, -1.0, 1e12, f64::NAN] {
        let masks = Predictor::new(&most).raw(&[value], &mut Scratch::default());
        assert_eq!(masks, most.raw(&[value]), "{value}");
    }
    assert!(said(of(MAX_CATEGORIES)).contains("largest category code of tree 0: 60000;"));
    let listed = |last: usize| {
        let every = |most: usize| Test::Among { categories: (0..most as u32).collect() };
        let whole = (0..MAX_LISTED_CATEGORIES / 50_000).map(|_| (0, every(50_000)));
        check(1, vec![chain(whole.chain([(0, every(last))]))])
    };
    assert!(listed(0).is_ok());
    assert!(said(listed(1)).starts_with("categories listed by all splits: 10000001;"));
}

#[test]
fn features_of_one_path() {
    let of = |count: usize| {
        let tree = chain((0..count as u16).map(|feature| (feature, at_most(0.5))));
        Explainer::try_new(&check(count, vec![tree]).unwrap()).map(|explainer| explainer.base())
    };
    assert!((of(MAX_PATH_FEATURES).unwrap() - 1.0).abs() < 1e-12);
    assert_eq!(of(MAX_PATH_FEATURES + 1), Err(ExplainError::LongPath { tree: 0, found: 65 }));
}

#[test]
fn tables_of_the_fast_way() {
    let ensemble = check(1, vec![same(3); 20]).unwrap();
    let bytes = Predictor::new(&ensemble).table_bytes();
    // Two lines of sixteen trees for each of two ranks and missing.
    assert_eq!(bytes, 2 * 3 * 64);
    assert!(bytes < MAX_TABLE_BYTES);
    assert_eq!(Predictor::with_table_bytes(&ensemble, bytes).table_bytes(), bytes);
    assert_eq!(Predictor::with_table_bytes(&ensemble, bytes - 1).table_bytes(), 0);
}

#[test]
fn tables_of_contributions() {
    // A chain of sixteen features has more states than an index counts once a seventeenth is asked.
    for features in [16, 17] {
        let tree = chain((0..features as u16).map(|feature| (feature, at_most(0.5))));
        let ensemble = check(features, vec![tree; 3]).unwrap();
        let all = Explainer::with_table_bytes(&ensemble, usize::MAX).unwrap();
        let bytes = all.table_bytes();
        assert!(bytes > MAX_EFFECT_TABLE_BYTES, "{bytes}");
        let bounded = Explainer::try_new(&ensemble).unwrap().table_bytes();
        assert!(bounded > 0 && bounded <= MAX_EFFECT_TABLE_BYTES, "{bounded}");
        let by_leaf = Explainer::with_table_bytes(&ensemble, 0).unwrap();
        assert_eq!(by_leaf.table_bytes(), 0);
        let fewer = Explainer::with_table_bytes(&ensemble, bytes - 1).unwrap();
        assert!(fewer.table_bytes() < bytes);
        for row in [vec![0.0; features], vec![1.0; features]] {
            let effects = |explainer: &Explainer| {
                let mut effects = vec![0.0; features];
                explainer.row(&row, &mut effects, &mut ExplainScratch::default());
                effects
            };
            for other in [&all, &fewer] {
                let apart =
                    effects(other).iter().zip(effects(&by_leaf)).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
                assert!(apart < 1e-13, "{apart}");
            }
        }
    }
    assert_eq!(MAX_TABLE_STATES, 1 << 16, "an index has 16 bits");
}

#[test]
fn lengths_of_texts_and_files() {
    let blank = " ".repeat(MAX_LIGHTGBM_BYTES + 1);
    assert!(LightGbm::read(&blank).unwrap_err().to_string().contains("134217729 bytes"));
    assert!(LightGbm::read(&blank[1..]).unwrap_err().to_string().contains("ends before"));
    assert_eq!(MAX_DOCUMENT_BYTES, MAX_LIGHTGBM_BYTES);
    assert!(TreeModel::from_json(&blank).unwrap_err().to_string().contains("134217729 bytes"));
    assert!(TreeModel::from_json(&blank[1..]).unwrap_err().to_string().contains("not a tree model document"));
    assert_eq!(MAX_ONNX_BYTES, MAX_LIGHTGBM_BYTES);
    // A kind of field that no message has any more.
    let other = vec![11; MAX_ONNX_BYTES + 1];
    assert!(onnx::read(&other).unwrap_err().to_string().contains("134217729 bytes"));
    assert!(onnx::read(&other[1..]).unwrap_err().to_string().contains("not an ONNX model"));
}
