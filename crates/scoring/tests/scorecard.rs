//! The document and its runtime: the worked card, reasons, replay, refusals, bounds.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

use std::collections::BTreeMap;

use proptest::prelude::*;
use scoring::develop::{DevelopOptions, Split, develop};
use scoring::limits::{MAX_BINS, MAX_CATEGORIES, MAX_CHARACTERISTICS, MAX_REASONS, MAX_SPECIAL_VALUES, MAX_TEXT_CHARS};
use scoring::{
    Attribute, BinRule, Calibration, Characteristic, CompileError, DocumentError, FeatureValue, Grade, GradeCutoffs,
    Platt, PriorCorrection, ReasonMethod, ReasonPolicy, SCHEMA, Scaling, ScoreError, Scorecard, TrainedOn, ValueRef,
};
use scoring::{Column, Table};
use sha2::{Digest, Sha256};

fn attribute(rule: BinRule, label: &str, woe: f64, share: f64) -> Attribute {
    Attribute { rule, label: label.to_owned(), woe, points: 0.0, share, bad_rate: None }
}

fn characteristic(feature: &str, coefficient: f64, attributes: Vec<Attribute>) -> Characteristic {
    Characteristic {
        feature: feature.to_owned(),
        label_zh: "经营年限".to_owned(),
        label_en: feature.to_owned(),
        reason_code: format!("R-{feature}"),
        reason_zh: format!("{feature}失分"),
        reason_en: format!("{feature} lost points"),
        coefficient,
        attributes,
    }
}

/// The card of the worked example: intercept -3, coefficients -0.8 and -0.6.
fn worked() -> Scorecard {
    let range = |from, below| BinRule::Range { from, below };
    let listed = |values: &[&str], other| BinRule::Categories {
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        other,
    };
    let mut card = Scorecard {
        schema: SCHEMA,
        name: "worked".to_owned(),
        version: 1,
        target: "90 days overdue within 12 months".to_owned(),
        trained_on: TrainedOn { description: "example".to_owned(), rows: 1000, bads: 100, split: "none".to_owned() },
        scaling: Scaling::default(),
        intercept: -3.0,
        calibration: Calibration::default(),
        grades: GradeCutoffs::default(),
        reasons: ReasonPolicy::default(),
        characteristics: vec![
            characteristic(
                "years",
                -0.8,
                vec![
                    attribute(range(None, Some(2.0)), "< 2", -0.7, 0.3),
                    attribute(range(Some(2.0), None), ">= 2", 0.9, 0.5),
                    attribute(BinRule::Special { values: vec![-1.0] }, "= -1", -0.2, 0.1),
                    attribute(BinRule::Missing {}, "missing", 0.1, 0.1),
                ],
            ),
            characteristic(
                "sector",
                -0.6,
                vec![
                    attribute(listed(&["building"], false), "building", -0.4, 0.4),
                    attribute(listed(&["food", "retail"], true), "food, retail, other", 0.5, 0.6),
                    attribute(BinRule::Missing {}, "missing", 0.0, 0.0),
                ],
            ),
        ],
    };
    card.recompute_points();
    card
}

fn values(years: FeatureValue, sector: FeatureValue) -> BTreeMap<String, FeatureValue> {
    BTreeMap::from([("years".to_owned(), years), ("sector".to_owned(), sector)])
}

fn text(value: &str) -> FeatureValue {
    FeatureValue::Category(value.to_owned())
}

#[test]
fn the_worked_points_and_probability_come_out() {
    let card = worked().compile().unwrap();
    let score = card.score(&values(FeatureValue::Number(5.0), text("building"))).unwrap();
    assert!((score.contributions[0].points - 307.6171).abs() < 5e-5);
    assert!((score.contributions[1].points - 279.9174).abs() < 5e-5);
    assert!((score.points - 587.5345).abs() < 5e-5 && score.rounded == 588);
    assert!((score.pd - 0.029_887).abs() < 5e-7 && score.grade == Grade::B);
    let scaling = Scaling::default();
    assert!((scaling.factor() - 28.853_901).abs() < 5e-7 && (scaling.offset() - 487.122_876).abs() < 5e-7);
    for (pd, points) in [(0.01, 619.71), (1.0 / 51.0, 600.0), (0.05, 572.08), (0.10, 550.52), (0.20, 527.12)] {
        assert!((scaling.points_of_pd(pd) - points).abs() < 5e-3, "{pd}");
    }
    assert!((scaling.points_of_pd(score.pd) - score.points).abs() < 1e-9, "the sum is the direct formula");
}

#[test]
fn every_value_finds_its_bin() {
    let card = worked().compile().unwrap();
    let bin = |years, sector| {
        let score = card.score(&values(years, sector)).unwrap();
        (score.contributions[0].bin.clone(), score.contributions[1].bin.clone())
    };
    let number = FeatureValue::Number;
    assert_eq!(bin(number(1.999), text("building")), ("< 2".to_owned(), "building".to_owned()));
    assert_eq!(bin(number(2.0), text("retail")), (">= 2".to_owned(), "food, retail, other".to_owned()));
    assert_eq!(bin(number(-1.0), text("never seen")), ("= -1".to_owned(), "food, retail, other".to_owned()));
    assert_eq!(bin(FeatureValue::Missing, FeatureValue::Missing), ("missing".to_owned(), "missing".to_owned()));
}

#[test]
fn reasons_are_losses_largest_first_and_never_gains() {
    let card = worked().compile().unwrap();
    let score = card.score(&values(FeatureValue::Number(1.0), text("building"))).unwrap();
    let codes: Vec<&str> = score.reasons.iter().map(|reason| reason.code.as_str()).collect();
    assert_eq!(codes, ["R-years", "R-sector"]);
    assert!((score.reasons[0].lost_points - 0.8 * 1.6 * Scaling::default().factor()).abs() < 1e-9);
    let best = card.score(&values(FeatureValue::Number(9.0), text("food"))).unwrap();
    assert!(best.reasons.is_empty());
    let mut neutral = worked();
    neutral.reasons = ReasonPolicy { method: ReasonMethod::Neutral, count: 1 };
    let score = neutral.compile().unwrap().score(&values(FeatureValue::Number(1.0), text("building"))).unwrap();
    assert_eq!(score.reasons.len(), 1);
    // The mean WOE of years is 0.3 x -0.7 + 0.5 x 0.9 + 0.1 x -0.2 + 0.1 x 0.1 = 0.23.
    assert!((score.reasons[0].lost_points - 0.8 * (0.23 + 0.7) * Scaling::default().factor()).abs() < 1e-9);
}

#[test]
fn calibration_moves_points_and_probability_together() {
    let mut card = worked();
    card.calibration = Calibration {
        platt: Some(Platt { intercept: 0.2, slope: 0.9 }),
        prior: Some(PriorCorrection { sample_bad_rate: 0.5, population_bad_rate: 0.1756 }),
    };
    assert!(matches!(card.compile(), Err(CompileError::Points { .. })), "points of the old scale are refused");
    card.recompute_points();
    let score = card.compile().unwrap().score(&values(FeatureValue::Number(5.0), text("building"))).unwrap();
    let logit = 0.2 + 0.9 * -3.48 + (0.1756_f64 / 0.8244).ln();
    assert!((score.pd - 1.0 / (1.0 + (-logit).exp())).abs() < 1e-12);
    assert!((Scaling::default().points_of_pd(score.pd) - score.points).abs() < 1e-9);
}

#[test]
fn a_document_reads_back_to_the_same_bits_and_refuses_what_it_does_not_know() {
    let card = worked();
    let json = card.to_json().unwrap();
    assert_eq!(Scorecard::from_json(&json).unwrap(), card);
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/scorecard-v1.json");
    let kept = std::fs::read_to_string(golden).unwrap();
    assert_eq!(Scorecard::from_json(&kept).unwrap(), card, "documents of schema 1 are read for ever");
    let newer = json.replacen("\"schema\": 1", "\"schema\": 2", 1);
    assert!(matches!(Scorecard::from_json(&newer), Err(DocumentError::NewerSchema { found: 2 })));
    let unknown = json.replacen("\"version\"", "\"verzion\"", 1);
    assert!(matches!(Scorecard::from_json(&unknown), Err(DocumentError::Json(_))));
    let deep = json.replacen("\"kind\": \"missing\"", "\"kind\": \"missing\", \"note\": 1", 1);
    assert!(matches!(Scorecard::from_json(&deep), Err(DocumentError::Json(_))));
}

#[test]
fn faults_of_the_input_are_named() {
    let card = worked().compile().unwrap();
    let mut absent = values(FeatureValue::Number(1.0), text("food"));
    absent.remove("sector");
    assert_eq!(card.score(&absent), Err(ScoreError::Absent("sector".to_owned())));
    assert!(matches!(card.score(&values(text("five"), text("food"))), Err(ScoreError::Kind { .. })));
    assert!(matches!(
        card.score(&values(FeatureValue::Number(f64::NAN), text("a"))),
        Err(ScoreError::NotFinite { .. })
    ));
    assert_eq!(card.bind(&["years"]), Err(ScoreError::Absent("sector".to_owned())));
    assert_eq!(card.bind(&["years", "sector", "years"]), Err(ScoreError::Repeated("years".to_owned())));
    let slots = card.bind(&["sector", "note", "years"]).unwrap();
    let short = card.score_row(&slots, &[ValueRef::Missing]);
    assert_eq!(short, Err(ScoreError::Width { found: 1, expected: 3 }));
}

#[test]
fn values_are_numbers_texts_and_null_in_json() {
    let read: BTreeMap<String, FeatureValue> = serde_json::from_str(r#"{"years":5,"sector":null}"#).unwrap();
    assert_eq!(read, values(FeatureValue::Number(5.0), FeatureValue::Missing));
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"sector":null,"years":5.0}"#);
}

/// Compiles the worked card after a change.
fn changed(change: impl FnOnce(&mut Scorecard)) -> Result<(), CompileError> {
    let mut card = worked();
    change(&mut card);
    card.recompute_points();
    card.compile().map(|_| ())
}

#[test]
fn documents_without_sense_are_refused() {
    let bins = |change: fn(&mut Vec<Attribute>)| changed(|card| change(&mut card.characteristics[0].attributes));
    assert!(matches!(bins(|bins| drop(bins.remove(3))), Err(CompileError::Bins { .. })), "no missing bin");
    let gap = bins(|bins| bins[1].rule = BinRule::Range { from: Some(3.0), below: None });
    assert!(matches!(gap, Err(CompileError::Bins { .. })), "a gap");
    assert!(matches!(bins(|bins| bins[0].share = 0.4), Err(CompileError::Bins { .. })), "shares past 1");
    assert!(matches!(bins(|bins| bins[0].woe = f64::NAN), Err(CompileError::Number { .. })));
    let sectors = |change: fn(&mut BinRule)| changed(|card| change(&mut card.characteristics[1].attributes[0].rule));
    let other = sectors(|rule| *rule = BinRule::Categories { values: vec![], other: true });
    assert!(matches!(other, Err(CompileError::Bins { .. })), "two bins for the unseen");
    let twice = sectors(|rule| *rule = BinRule::Categories { values: vec!["food".to_owned()], other: false });
    assert!(matches!(twice, Err(CompileError::Bins { .. })), "a category twice");
    let twin = changed(|card| card.characteristics[1].feature = "years".to_owned());
    assert_eq!(twin, Err(CompileError::Repeated("years".to_owned())));
    assert!(matches!(changed(|card| card.grades.b_below = 0.01), Err(CompileError::Number { .. })));
    assert!(matches!(changed(|card| card.scaling.pdo = 0.0), Err(CompileError::Number { .. })));
    let turned = changed(|card| card.calibration.platt = Some(Platt { intercept: 0.0, slope: -1.0 }));
    assert!(matches!(turned, Err(CompileError::Number { .. })));
    assert_eq!(changed(|card| card.schema = 2), Err(CompileError::Schema(2)));
    assert!(matches!(changed(|card| card.characteristics.clear()), Err(CompileError::Count { .. })));
}

/// The number at the bound passes, one more does not.
fn bound(at: usize, change: impl Fn(&mut Scorecard, usize)) {
    assert_eq!(changed(|card| change(card, at)), Ok(()));
    assert!(matches!(changed(|card| change(card, at + 1)), Err(CompileError::Count { .. })), "{at} + 1");
}

#[test]
fn bounds_hold_at_the_limit_and_not_one_past_it() {
    bound(MAX_CHARACTERISTICS, |card, count| {
        let one = card.characteristics[0].clone();
        card.characteristics =
            (0..count).map(|at| Characteristic { feature: format!("f{at}"), ..one.clone() }).collect();
    });
    bound(MAX_BINS, |card, count| {
        let last = count - 2;
        let mut bins: Vec<Attribute> = (0..=last)
            .map(|at| {
                let edge = |at: usize| (at > 0 && at <= last).then_some(at as f64);
                attribute(BinRule::Range { from: edge(at), below: edge(at + 1) }, "bin", 0.1, 0.0)
            })
            .collect();
        bins.push(attribute(BinRule::Missing {}, "missing", 0.0, 1.0));
        card.characteristics[0].attributes = bins;
    });
    bound(MAX_CATEGORIES, |card, count| {
        let values = (0..count).map(|at| format!("c{at}")).collect();
        card.characteristics[1].attributes[0].rule = BinRule::Categories { values, other: false };
        card.characteristics[1].attributes[1].rule = BinRule::Categories { values: vec![], other: true };
    });
    bound(MAX_SPECIAL_VALUES, |card, count| {
        card.characteristics[0].attributes[2].rule =
            BinRule::Special { values: (0..count).map(|at| at as f64).collect() };
    });
    bound(MAX_TEXT_CHARS, |card, count| card.target = "安".repeat(count));
    bound(MAX_REASONS, |card, count| card.reasons.count = count as u8);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn names_and_positions_give_the_same_bits(
        years in prop::option::of(-5.0..10.0_f64),
        sector in prop::option::of(prop::sample::select(vec!["building", "food", "retail", "mining"])),
    ) {
        let card = worked().compile().unwrap();
        let owned = values(
            years.map_or(FeatureValue::Missing, FeatureValue::Number),
            sector.map_or(FeatureValue::Missing, text),
        );
        let slots = card.bind(&["sector", "unused", "years"]).unwrap();
        let row = [
            sector.map_or(ValueRef::Missing, ValueRef::Category),
            ValueRef::Missing,
            years.map_or(ValueRef::Missing, ValueRef::Number),
        ];
        let named = card.score(&owned).unwrap();
        let placed = card.score_row(&slots, &row).unwrap();
        prop_assert_eq!(&named, &placed);
        prop_assert_eq!(named.pd.to_bits(), placed.pd.to_bits());
        prop_assert!((named.contributions.iter().map(|part| part.points).sum::<f64>() - named.points).abs() < 1e-9);
        prop_assert!(named.reasons.iter().all(|reason| reason.lost_points > 0.0));
        let again = Scorecard::from_json(&worked().to_json().unwrap()).unwrap().compile().unwrap();
        prop_assert_eq!(again.score(&owned).unwrap().points.to_bits(), named.points.to_bits());
    }
}

/// `golden/mixed-digest.txt` is also what the Python package must reach from the same rows and options
/// (`python/tests/test_scorecard.py`): one document, whichever way it was asked for.
#[test]
fn the_card_of_the_python_package() {
    let mut reader = csv::Reader::from_reader(include_bytes!("golden/mixed.csv").as_slice());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let number = |at: usize| records.iter().map(|row| row[at].parse().unwrap_or(f64::NAN)).collect::<Vec<f64>>();
    let columns = vec![
        Column::numeric("years", number(0)),
        Column::numeric("turnover", number(1)),
        Column::numeric("enquiries", number(2)),
        Column::categorical("sector", records.iter().map(|row| Some(&row[3]))),
    ];
    let bad = number(5).iter().map(|bad| Some(*bad > 0.5)).collect();
    let table = Table::try_new(columns, bad, Some(number(4))).unwrap();
    let asked: serde_json::Value = serde_json::from_str(include_str!("golden/mixed-options.json")).unwrap();
    let text = |name: &str| asked[name].as_str().unwrap().to_owned();
    let mut options = DevelopOptions::new(text("name"), text("target"), Split::HoldOut { test_share: 0.25, seed: 7 });
    options.description = text("description");
    options.binning = serde_json::from_value(asked["binning"].clone()).unwrap();
    options.selection = serde_json::from_value(asked["selection"].clone()).unwrap();
    options.population_bad_rate = asked["population_bad_rate"].as_f64();
    let card = develop(&table, &options, &mut |_| ()).unwrap().scorecard;
    assert!(card.characteristics.len() >= 3, "a card worth comparing");
    let digest = Sha256::digest(card.to_json().unwrap().as_bytes());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest, include_str!("golden/mixed-digest.txt").trim_end());
}
