//! Models that LightGBM trained and what it answered (`golden/make.py`): read, scored and explained here the same.
#![allow(clippy::unwrap_used)] // Helpers beside the test functions.

use trees::{Ensemble, ExplainScratch, Explainer, LightGbm, Predictor, Scratch, Test};

/// Every model of the folder.
const GOLDEN: &[&str] = &[
    "binary",
    "sigmoid-zero",
    "no-missing",
    "root",
    "poisson",
    "forest",
    "wide",
    "monotone",
    "dart",
    "deep",
    "unbounded",
    "stumpless",
    "pandas",
];

struct Golden {
    name: &'static str,
    model: LightGbm,
    ensemble: Ensemble,
    rows: Vec<Row>,
}

struct Row {
    values: Vec<f64>,
    raw: f64,
    predicted: f64,
    /// One for each feature, and the base.
    shap: Vec<f64>,
}

fn golden(name: &'static str) -> Golden {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let text = std::fs::read_to_string(format!("{folder}/{name}.txt")).unwrap();
    let model = LightGbm::read(&text).unwrap();
    let ensemble = model.forest.clone().check().unwrap();
    let width = ensemble.features().len();
    let mut reader = csv::Reader::from_path(format!("{folder}/{name}.csv")).unwrap();
    let number = |text: &str| if text.is_empty() { f64::NAN } else { text.parse().unwrap() };
    let rows = reader.records().map(|record| {
        let all: Vec<f64> = record.unwrap().iter().map(number).collect();
        assert_eq!(all.len(), 2 * width + 3, "{name}");
        let (values, rest) = all.split_at(width);
        Row { values: values.to_vec(), raw: rest[0], predicted: rest[1], shap: rest[2..].to_vec() }
    });
    let rows = rows.collect();
    Golden { name, model, ensemble, rows }
}

fn all() -> impl Iterator<Item = Golden> {
    GOLDEN.iter().map(|name| golden(name))
}

fn close(ours: f64, theirs: f64, relative: f64) -> bool {
    (ours - theirs).abs() <= relative * ours.abs().max(theirs.abs()).max(1e-3)
}

/// LightGBM reports the sum over the trees even of a forest whose prediction is the mean.
fn raw_of(golden: &Golden, raw: f64) -> f64 {
    if golden.ensemble.forest().mean { raw / golden.ensemble.forest().trees.len() as f64 } else { raw }
}

#[test]
fn raw_scores_are_the_same_to_the_bit_by_every_way() {
    for golden in all() {
        assert!(golden.rows.len() > 70, "{}", golden.name);
        let masks = Predictor::new(&golden.ensemble);
        let walk = Predictor::with_table_bytes(&golden.ensemble, 0);
        assert!(masks.table_bytes() > 0 || golden.name == "stumpless", "{}", golden.name);
        assert_eq!(walk.table_bytes(), 0);
        let flat: Vec<f64> = golden.rows.iter().flat_map(|row| row.values.iter().copied()).collect();
        let together = (masks.raw_all(&flat), walk.raw_all(&flat));
        let mut scratch = Scratch::default();
        for (at, row) in golden.rows.iter().enumerate() {
            let expected = raw_of(&golden, row.raw);
            let ways = [
                ("plain", golden.ensemble.raw(&row.values)),
                ("masks", masks.raw(&row.values, &mut scratch)),
                ("walk", walk.raw(&row.values, &mut scratch)),
                ("masks in bulk", together.0[at]),
                ("walk in bulk", together.1[at]),
            ];
            for (way, raw) in ways {
                assert_eq!(raw.to_bits(), expected.to_bits(), "{} row {at} by {way}: {raw} {expected}", golden.name);
            }
        }
    }
}

#[test]
fn predictions_differ_by_no_more_than_another_exponential() {
    let mut scratch = Scratch::default();
    for golden in all() {
        let predictor = Predictor::new(&golden.ensemble);
        for (at, row) in golden.rows.iter().enumerate() {
            let predicted = predictor.predict(&row.values, &mut scratch);
            assert!(close(predicted, row.predicted, 1e-15), "{} row {at}: {predicted} {}", golden.name, row.predicted);
        }
    }
}

#[test]
fn contributions_are_those_of_pred_contrib() {
    let mut worst: f64 = 0.0;
    for golden in all() {
        let explainer = Explainer::try_new(&golden.ensemble).unwrap();
        let width = explainer.width();
        let flat: Vec<f64> = golden.rows.iter().flat_map(|row| row.values.iter().copied()).collect();
        let together = explainer.all(&flat);
        let mut scratch = ExplainScratch::default();
        let mut effects = vec![0.0; width];
        for (at, row) in golden.rows.iter().enumerate() {
            explainer.row(&row.values, &mut effects, &mut scratch);
            assert_eq!(effects, together[at * width..(at + 1) * width], "{} row {at}: alone and in bulk", golden.name);
            let base = explainer.base();
            let ours = effects.iter().chain([&base]).copied();
            // Relative to the largest of the row: an effect may be what is left of two that cancel.
            let scale = row.shap.iter().fold(1e-3_f64, |most, value| most.max(value.abs()));
            for (feature, (ours, theirs)) in ours.zip(&row.shap).enumerate() {
                let theirs = raw_of(&golden, *theirs);
                let apart = (ours - theirs).abs() / scale;
                assert!(apart < 1e-9, "{} row {at} feature {feature}: {ours} {theirs}", golden.name);
                worst = worst.max(apart);
            }
            let total = explainer.base() + effects.iter().sum::<f64>();
            assert!(close(total, golden.ensemble.raw(&row.values), 1e-12), "{} row {at}: {total}", golden.name);
        }
    }
    println!("largest difference, relative to the largest contribution of a row: {worst:e}");
}

#[test]
fn what_the_text_says_beside_the_trees_is_kept() {
    let pandas = golden("pandas").model;
    let spelled: Vec<&str> = pandas.pandas_categories[0].iter().filter_map(serde_json::Value::as_str).collect();
    assert_eq!(spelled, ["food", "retail", "transport", "building", "纺织"]);
    assert_eq!(golden("monotone").model.monotone, [-1, -1, 0, 1, 0, 0]);
    assert_eq!(golden("sigmoid-zero").model.objective, "binary sigmoid:0.7");
    let unbounded = golden("unbounded").ensemble;
    let tests = unbounded.forest().trees.iter().flat_map(|tree| &tree.splits).map(|split| &split.test);
    assert!(
        tests.into_iter().any(|test| matches!(test, Test::AtMost { threshold, .. } if *threshold == f64::INFINITY))
    );
}

/// A change of the text, and a part of the answer.
#[test]
fn what_is_not_sound_is_refused_with_its_line() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/pandas.txt")).unwrap();
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let first = |key: &str| text.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    let left = first("left_child=");
    let cut = |marker: &str| text[..text.find(marker).unwrap()].to_owned();
    let cases = [
        (String::new(), "ends before 'end of trees'"),
        ("model\n".to_owned(), "line 1: a LightGBM model begins"),
        (cut("end of trees"), "ends before 'end of trees'"),
        (cut("Tree=3"), "ends before 'end of trees'"),
        (changed("Tree=1\n", "Tree=2\n"), "'Tree=1' or 'end of trees' is expected"),
        (changed("version=v4", "version=v5"), "line 2: format version 'v5' is not read here"),
        (changed("num_class=1", "num_class=3"), "line 3: a model of several classes"),
        (changed("binary sigmoid:1", "multiclass num_class:3"), "the objective 'multiclass'"),
        (changed("binary sigmoid:1", "binary sigmoid:x"), "'x' is not a number"),
        (changed("binary sigmoid:1", "binary sigmoid:-1"), "link.slope is -1: must be above 0"),
        (changed("is_linear=0", "is_linear=1"), "linear leaves is not read here: train with linear_tree=false"),
        (changed("is_linear=0", "is_linear=0\nleaf_const=1"), "the key 'leaf_const'"),
        (changed("num_leaves=8", "num_leaves=9"), "has 8 values, 9 are needed"),
        (changed("num_leaves=8", "num_leaves=0"), "between 1 and 32768 are allowed"),
        (changed("num_leaves=8", "num_leaves=-8"), "'-8' is not a number that 'num_leaves' can hold"),
        (changed("leaf_value=", "leaf_value=nan "), "has 9 values"),
        (changed("num_leaves=8", "num_leaves=8\nnum_leaves=8"), "'num_leaves' is given twice"),
        (changed(&first("leaf_value="), "leaf_value=1 2 3 4 5 6 7 nan"), "a leaf of tree 0 is NaN: must be finite"),
        (changed(&left, "left_child=1 2 3 4 5 6 99"), "leads to 99, which is not there"),
        (changed(&left, "left_child=0 0 0 0 0 0 0"), "two splits lead to 0"),
        (changed(&first("split_feature="), "split_feature=7 0 0 0 0 0 0"), "the feature asked by tree 0"),
        (changed(&first("decision_type="), "decision_type=2 2 2 2 2 2 14"), "decision_type 14 is not known"),
        (changed(&first("threshold="), "threshold=nan 0 2 3 4 5 6"), "a threshold of tree 0 is NaN"),
        (changed(&first("threshold="), "threshold=9 9 9 9 9 9 9"), "refers to set 9"),
        (changed("cat_boundaries=0 1", "cat_boundaries=0 99999999"), "values, "),
        (changed("feature_names=years sector", "feature_names=years years"), "the name is used twice"),
        (changed("pandas_categorical:[[", "pandas_categorical:{[["), "'pandas_categorical' is not lists"),
        (changed("tree_sizes=", "tree_sizes=7 "), "'tree_sizes' names 5 trees, 4 follow"),
    ];
    for (text, expected) in cases {
        let found = LightGbm::read(&text).and_then(|model| Ok(model.forest.check()?));
        let said = found.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(said.contains(expected), "expected '{expected}', got '{said}'");
    }
}
