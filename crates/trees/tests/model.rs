//! The model document: written and read to the same bits, refused when it is not sound, scored with reasons.
#![allow(clippy::unwrap_used)] // Helpers beside the test functions.

use std::collections::BTreeMap;

use scoring::{Calibration, Column, FeatureValue, Grade, Platt, ScoreError, Table, TrainedOn};
use trees::{CompiledModel, LightGbm, Link, TreeModel, Values};

/// The model that knew `sector` by its spelling.
fn model() -> TreeModel {
    let read = LightGbm::read(include_str!("golden/pandas.txt")).unwrap();
    let trained_on = TrainedOn {
        description: "simulated rows of golden/make.py".to_owned(),
        rows: 1_500,
        bads: 500,
        split: "none".to_owned(),
    };
    let mut model = TreeModel::plain("sectors", "bad as simulated", trained_on, read.forest);
    model.origin = format!("LightGBM text, objective {}", read.objective);
    let levels = read.pandas_categories[0].iter().map(|level| level.as_str().unwrap().to_owned()).collect();
    model.features[1].values = Values::Category { levels };
    model.calibration = Calibration { platt: Some(Platt { intercept: 0.25, slope: 1.5 }), prior: None };
    model
}

fn compiled() -> CompiledModel {
    model().compile().unwrap()
}

fn row(years: FeatureValue, sector: FeatureValue) -> BTreeMap<String, FeatureValue> {
    BTreeMap::from([("years".to_owned(), years), ("sector".to_owned(), sector)])
}

fn category(text: &str) -> FeatureValue {
    FeatureValue::Category(text.to_owned())
}

#[test]
fn a_document_reads_back_to_the_same_model() {
    let mut model = model();
    // A threshold that JSON has no word for.
    model.forest = LightGbm::read(include_str!("golden/unbounded.txt")).unwrap().forest;
    let text = model.to_json().unwrap();
    assert!(text.contains("\"threshold\":null"));
    assert_eq!(TreeModel::from_json(&text).unwrap(), model);
}

#[test]
fn the_document_of_the_first_schema_is_read_for_ever() {
    let text = include_str!("golden/model-v1.json");
    let read = TreeModel::from_json(text).unwrap();
    assert_eq!(read, model());
    assert_eq!(read.to_json().unwrap(), text.trim_end());
}

#[test]
fn unknown_fields_newer_schemas_and_other_texts_are_refused() {
    let text = model().to_json().unwrap();
    let said = |from: &str, to: &str| TreeModel::from_json(&text.replacen(from, to, 1)).unwrap_err().to_string();
    assert!(said("\"schema\":1", "\"schema\":1,\"more\":1").contains("unknown field `more`"));
    assert!(said("\"cover\"", "\"covers\"").contains("unknown field `covers`"));
    assert!(said("\"schema\":1", "\"schema\":2,\"more\":1").contains("schema 2 is newer"));
    assert!(TreeModel::from_json("{}").unwrap_err().to_string().contains("missing field `schema`"));
}

#[test]
fn what_cannot_score_says_why() {
    type Change = fn(&mut TreeModel);
    let cases: [(Change, &str); 12] = [
        (|model| model.schema = 0, "schema 0 is not 1"),
        (|model| model.name.clear(), "characters of the model's name: 0"),
        (|model| model.name = "年".repeat(501), "characters of the model's name: 501"),
        (|model| model.reasons = 11, "the number of reasons: 11"),
        (|model| model.scaling.pdo = 0.0, "scaling.pdo is 0"),
        (|model| model.grades.b_below = 0.001, "grades.b_below is 0.001: must be above a_below"),
        (|model| model.calibration.platt = Some(Platt { intercept: 0.0, slope: -1.0 }), "good would become bad"),
        (|model| model.forest.link = Link::Identity, "is not a logit"),
        (|model| _ = model.features.pop(), "words 1 features, its trees have 2"),
        (|model| model.features[1].values = Values::Number {}, "'sector': its splits ask for categories"),
        (|model| model.features[0].values = model.features[1].values.clone(), "'years': its splits compare numbers"),
        (|model| model.features[1].values = Values::Category { levels: vec!["a".into(), "a".into()] }, "listed twice"),
    ];
    for (change, expected) in cases {
        let mut model = model();
        change(&mut model);
        let said = model.compile().unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
    let mut longest = model();
    longest.name = "年".repeat(500);
    longest.reasons = 10;
    assert!(longest.compile().is_ok());
}

#[test]
fn points_add_up_and_reasons_are_what_raised_the_risk_most() {
    let model = compiled();
    let raw_of = |years: f64, code: f64| model.document().forest.clone().check().unwrap().raw(&[years, code]);
    let mut both = 0;
    for (at, sector) in ["food", "retail", "transport", "building", "纺织"].into_iter().enumerate() {
        for years in [0.5, 3.0, 9.0, 40.0] {
            let score = model.score(&row(FeatureValue::Number(years), category(sector))).unwrap();
            let logit = 0.25 + 1.5 * raw_of(years, at as f64);
            assert!((score.pd - 1.0 / (1.0 + (-logit).exp())).abs() < 1e-15);
            assert!((score.points - model.document().scaling.points_of_pd(score.pd)).abs() < 1e-9);
            let total: f64 = score.contributions.iter().map(|part| part.points).sum();
            assert!((total - score.points).abs() < 1e-9, "{total} {}", score.points);
            assert_eq!(score.contributions[1].bin, sector);
            let lost: Vec<f64> = score.reasons.iter().map(|reason| reason.lost_points).collect();
            assert!(lost.iter().all(|lost| *lost > 0.0) && lost.is_sorted_by(|a, b| a >= b));
            assert_eq!(lost.len(), score.contributions.iter().filter(|part| part.lost > 0.0).count());
            both += usize::from(lost.len() == 2);
        }
    }
    assert!(both > 0, "some row loses on both");
    // Young and in the sector that was simulated worse: both raise the risk, and are told in Chinese and English.
    let worst = model.score(&row(FeatureValue::Number(0.5), category("building"))).unwrap();
    assert_eq!(worst.grade, Grade::D);
    let codes: Vec<&str> = worst.reasons.iter().map(|reason| reason.code.as_str()).collect();
    assert!(codes.contains(&"score-years") && codes.contains(&"score-sector"), "{codes:?}");
    assert!(worst.reasons[0].text_zh.contains("失分"));
}

#[test]
fn missing_and_unseen_have_scores_and_faults_have_names() {
    let model = compiled();
    let ensemble = model.document().forest.clone().check().unwrap();
    let pd = |row: &BTreeMap<String, FeatureValue>| model.score(row).unwrap().pd;
    let of = |years: f64, code: f64| Link::Logistic { slope: 1.0 }.apply(0.25 + 1.5 * ensemble.raw(&[years, code]));
    assert_eq!(pd(&row(FeatureValue::Missing, FeatureValue::Missing)), of(f64::NAN, f64::NAN));
    assert_eq!(pd(&row(FeatureValue::Number(3.0), category("mining"))), of(3.0, 999.0));
    let fault = |row: &BTreeMap<String, FeatureValue>| model.score(row).unwrap_err();
    assert!(matches!(fault(&BTreeMap::new()), ScoreError::Absent(name) if name == "years"));
    assert!(matches!(fault(&row(category("x"), FeatureValue::Missing)), ScoreError::Kind { found: "a category", .. }));
    let number = FeatureValue::Number(1.0);
    assert!(matches!(fault(&row(number.clone(), number.clone())), ScoreError::Kind { found: "a number", .. }));
    let infinite = FeatureValue::Number(f64::INFINITY);
    assert!(matches!(fault(&row(infinite, FeatureValue::Missing)), ScoreError::NotFinite { .. }));
}

#[test]
fn a_table_scores_as_its_rows_do() {
    let model = compiled();
    let years: Vec<f64> =
        (0..5_000).map(|at| if at % 11 == 0 { f64::NAN } else { f64::from(at % 400) / 10.0 }).collect();
    let names = ["mining", "building", "food", "retail"];
    let sector: Vec<Option<&str>> =
        (0..5_000).map(|at| if at % 13 == 0 { None } else { Some(names[at % 4]) }).collect();
    let columns = vec![Column::categorical("sector", sector.iter().copied()), Column::numeric("years", years.clone())];
    let table = Table::try_new(columns, vec![None; 5_000], None).unwrap();
    let outcomes = model.score_table(&table).unwrap();
    for at in (0..5_000).step_by(7) {
        let years = if years[at].is_nan() { FeatureValue::Missing } else { FeatureValue::Number(years[at]) };
        let score = model.score(&row(years, sector[at].map_or(FeatureValue::Missing, category))).unwrap();
        assert_eq!((score.points, score.pd, score.grade), (outcomes[at].points, outcomes[at].pd, outcomes[at].grade));
    }
    let swapped = vec![Column::numeric("sector", vec![1.0]), Column::numeric("years", vec![1.0])];
    let swapped = Table::try_new(swapped, vec![None], None).unwrap();
    assert!(matches!(model.score_table(&swapped), Err(ScoreError::Kind { needed: "a category", .. })));
}

#[test]
#[should_panic(expected = "whole rows")]
fn half_a_row_is_a_fault_of_the_caller() {
    let ensemble = model().forest.check().unwrap();
    _ = trees::Predictor::new(&ensemble).raw_all(&[1.0]);
}
