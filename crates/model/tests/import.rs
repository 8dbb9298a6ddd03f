//! Files of four formats brought in under Anji's names and units: the same answers, or a refusal that names what is wrong.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

use std::collections::{BTreeMap, BTreeSet};

use model::import::{Format, ImportError, Imported, Settings, Surroundings, import};
use model::limits::{MAX_FILE_BYTES, MAX_SETTINGS_BYTES};
use model::{Direction, Kind, Model};
use scoring::pmml::ImportOptions;
use scoring::{Column, FeatureValue, Scaling, Scorecard, Table};
use trees::{LightGbm, Predictor, Scratch};

const MONOTONE: &str = include_str!("../../trees/tests/golden/monotone.txt");
const PANDAS: &str = include_str!("../../trees/tests/golden/pandas.txt");
const ONNX: &[u8] = include_bytes!("../../trees/tests/golden/onnx/lightgbm-binary.onnx");
const CARD: &str = include_str!("../../scoring/tests/golden/scorecard-v1.json");

const MAPPING: &str = "
target: 90 days overdue within 24 months
features:
  years: { feature: years_in_business, direction: falls }
  turnover: { feature: revenue_12m_fen, divide_by: 100, direction: falls }
  change: revenue_growth_pct
  enquiries: { feature: bureau_queries_6m, direction: rises, reason_zh: 查询过多, reason_code: queries }
  balance: { feature: balance_avg_fen, divide_by: 100 }
";

fn known() -> BTreeSet<String> {
    [
        "years_in_business",
        "revenue_12m_fen",
        "revenue_growth_pct",
        "bureau_queries_6m",
        "balance_avg_fen",
        "ratio",
        "city",
    ]
    .map(str::to_owned)
    .into()
}

fn words(feature: &str) -> Option<(String, String)> {
    (feature == "ratio").then(|| ("比率".to_owned(), "ratio of debt".to_owned()))
}

fn take(bytes: &[u8], mapping: &str, sample: Option<&Table>) -> Result<Imported, ImportError> {
    let settings = Settings::read(mapping)?;
    import(("partner", 3), bytes, &settings, Surroundings { known: &known(), words: &words, sample })
}

fn refused(bytes: &[u8], mapping: &str) -> String {
    take(bytes, mapping, None).unwrap_err().to_string()
}

/// Rows of the model's golden file, the first six columns.
fn rows() -> Vec<[f64; 6]> {
    let mut reader = csv::Reader::from_reader(include_bytes!("../../trees/tests/golden/monotone.csv").as_slice());
    let number = |text: &str| if text.is_empty() { f64::NAN } else { text.parse().unwrap() };
    let row = |record: csv::StringRecord| std::array::from_fn(|at| number(record.get(at).unwrap()));
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn value(number: f64) -> FeatureValue {
    if number.is_nan() { FeatureValue::Missing } else { FeatureValue::Number(number) }
}

#[test]
fn a_lightgbm_text_answers_the_same_under_other_names_and_units() {
    let found = take(MONOTONE.as_bytes(), MAPPING, None).unwrap();
    assert_eq!((found.format, found.compiled.kind(), found.model.version()), (Format::Lightgbm, Kind::Trees, 3));
    assert_eq!(found.columns["revenue_12m_fen"], "turnover");
    let ensemble = LightGbm::read(MONOTONE).unwrap().forest.check().unwrap();
    let predictor = Predictor::new(&ensemble);
    let scaling = Scaling::default();
    let (mut compared, names) = (
        0,
        ["years_in_business", "revenue_12m_fen", "revenue_growth_pct", "bureau_queries_6m", "balance_avg_fen", "ratio"],
    );
    for row in rows().into_iter().filter(|row| row.iter().all(|v| v.is_nan() || v.abs() < 1e15)) {
        // Whole fen, as Anji keeps amounts; the model of old was asked in yuan.
        let fen = row.map(|v| if v.is_nan() { v } else { (v * 100.0).round() });
        let old = [row[0], fen[1] / 100.0, row[2], row[3], fen[4] / 100.0, row[5]];
        let raw = predictor.raw(&old, &mut Scratch::default());
        let now: BTreeMap<String, FeatureValue> = names
            .iter()
            .zip([row[0], fen[1], row[2], row[3], fen[4], row[5]])
            .map(|(name, number)| ((*name).to_owned(), value(number)))
            .collect();
        let score = found.compiled.score(&now).unwrap();
        assert_eq!(score.points, scaling.points(raw), "{row:?}");
        compared += 1;
    }
    assert!(compared > 60, "{compared}");
}

#[test]
fn words_come_from_the_mapping_then_from_anji_then_from_the_name() {
    let found = take(MONOTONE.as_bytes(), MAPPING, None).unwrap();
    let Model::Trees(model) = &found.model else { panic!("trees") };
    let of =
        |name: &str| model.forest.features.iter().position(|held| held == name).map(|at| &model.features[at]).unwrap();
    let queries = of("bureau_queries_6m");
    assert_eq!((queries.reason_zh.as_str(), queries.reason_code.as_str()), ("查询过多", "queries"));
    let ratio = of("ratio");
    assert_eq!((ratio.label_zh.as_str(), ratio.label_en.as_str()), ("比率", "ratio of debt"));
    assert_eq!((ratio.reason_code.as_str(), ratio.reason_zh.as_str()), ("score-ratio", "比率：评分失分较多"));
    assert_eq!(of("revenue_12m_fen").label_en, "revenue 12m fen");
    assert_eq!(model.target, "90 days overdue within 24 months");
    assert!(model.origin.starts_with("LightGBM text, objective binary"));
}

#[test]
fn directions_are_found_and_kept() {
    let found = take(MONOTONE.as_bytes(), MAPPING, None).unwrap();
    let direction = |name: &str| found.makeup.get(name).unwrap().direction;
    // Trained with the constraints -1 -1 0 1 0 0.
    assert_eq!(direction("years_in_business"), Direction::Falls);
    assert_eq!(direction("revenue_12m_fen"), Direction::Falls);
    assert_eq!(direction("bureau_queries_6m"), Direction::Rises);
    assert_eq!(direction("revenue_growth_pct"), Direction::Either);
    let weights: f64 = found.makeup.features.iter().map(|held| held.weight).sum();
    assert!((weights - 1.0).abs() < 1e-12);
    let wrong =
        MAPPING.replace("change: revenue_growth_pct", "change: { feature: revenue_growth_pct, direction: rises }");
    assert!(refused(MONOTONE.as_bytes(), &wrong).starts_with(
        "feature 'revenue_growth_pct' was declared with 'risk rises with the value', and of the model no single direction"
    ));
    // A logit of good, turned round: every direction turns with it.
    let turned = MAPPING.replace("falls", "RISES").replace("rises", "falls").replace("RISES", "rises");
    let good = take(MONOTONE.as_bytes(), &format!("predicts: good\n{turned}"), None).unwrap();
    assert_eq!(good.makeup.get("years_in_business").unwrap().direction, Direction::Rises);
}

#[test]
fn what_nobody_named_is_refused_with_near_names() {
    let said = refused(MONOTONE.as_bytes(), "");
    assert!(said.contains("'years' (near: years_in_business)") && said.contains("'turnover';"), "{said}");
    assert!(!said.contains("'ratio'"), "a column with a feature's own name needs no mapping: {said}");
    let typo = MAPPING.replace("revenue_12m_fen", "revenue12m_fen");
    assert!(refused(MONOTONE.as_bytes(), &typo).contains("'revenue12m_fen' (near: revenue_12m_fen"));
    let strange = format!("{MAPPING}  turnver: ratio\n");
    assert!(refused(MONOTONE.as_bytes(), &strange).contains("'turnver' (near: turnover)"));
    let twice = MAPPING.replace("feature: balance_avg_fen", "feature: revenue_12m_fen");
    assert!(refused(MONOTONE.as_bytes(), &twice).contains("'turnover' and 'balance' are both mapped"));
    assert!(refused(MONOTONE.as_bytes(), &MAPPING.replace("100", "0")).contains("`divide_by` must be above 0"));
    assert!(
        refused(MONOTONE.as_bytes(), &MAPPING.replace("divide_by", "divided_by")).contains("mapping cannot be read")
    );
}

#[test]
fn categories_keep_their_spelling() {
    let mapping = "features: { years: years_in_business, sector: city }";
    let found = take(PANDAS.as_bytes(), mapping, None).unwrap();
    let asked = |sector: FeatureValue| {
        let row =
            BTreeMap::from([("years_in_business".to_owned(), FeatureValue::Number(2.0)), ("city".to_owned(), sector)]);
        found.compiled.score(&row).unwrap().points
    };
    let category = |text: &str| FeatureValue::Category(text.to_owned());
    let all = ["food", "retail", "transport", "building", "纺织"].map(|name| asked(category(name)).to_bits());
    assert!(BTreeSet::from(all).len() > 1, "the sector counts");
    assert_eq!(asked(category("never seen")), asked(FeatureValue::Missing));
    assert_eq!(found.compiled.is_numeric("city"), Some(false));
    let unit = "features: { years: years_in_business, sector: { feature: city, divide_by: 100 } }";
    assert!(refused(PANDAS.as_bytes(), unit).contains("column 'sector': `divide_by` is for numbers"));
}

#[test]
fn an_onnx_model_is_counted_over_the_history_and_asks_the_same() {
    let forest = trees::onnx::read(ONNX).unwrap();
    let width = forest.features.len();
    let names: BTreeSet<String> = (0..width).map(|at| format!("n{at}")).collect();
    let columns = names.iter().enumerate().map(|(at, name)| {
        Column::numeric(name.clone(), (0..400).map(|row| f64::from((row * (at as i32 + 3)) % 97) * 100.0).collect())
    });
    let table = Table::try_new(columns.collect(), vec![Some(false); 400], None).unwrap();
    let mapping: String = std::iter::once("features:\n".to_owned())
        .chain((0..width).map(|at| format!("  f{at}: {{ feature: n{at}, divide_by: 100 }}\n")))
        .collect();
    let settings = Settings::read(&mapping).unwrap();
    let around = |sample| Surroundings { known: &names, words: &words, sample };
    let found = import(("o", 1), ONNX, &settings, around(Some(&table))).unwrap();
    assert!(found.counted && found.format == Format::Onnx);
    assert!(matches!(import(("o", 1), ONNX, &settings, around(None)), Err(ImportError::NoCover)));
    // The old model rounds to single precision; the new one asks exactly the same in fen.
    let old = Predictor::new(&forest.check().unwrap());
    for row in 0..400 {
        let fen: Vec<f64> = (0..width).map(|at| f64::from((row * (at as i32 + 3)) % 97) * 100.0 + 7.0).collect();
        let yuan: Vec<f64> = fen.iter().map(|v| v / 100.0).collect();
        let raw = old.raw(&yuan, &mut Scratch::default());
        let now = found.columns.keys().map(|name| {
            let at: usize = name[1..].parse().unwrap();
            (name.clone(), FeatureValue::Number(fen[at]))
        });
        let score = found.compiled.score(&now.collect()).unwrap();
        assert_eq!(score.points, Scaling::default().points(raw), "row {row}");
    }
}

#[test]
fn a_scorecard_comes_in_from_json_yaml_and_pmml() {
    let card = Scorecard::from_json(CARD).unwrap();
    let names: BTreeSet<String> = card.characteristics.iter().map(|held| held.feature.clone()).collect();
    let around = Surroundings { known: &names, words: &words, sample: None };
    let settings = Settings::default();
    let model = Model::from_json(CARD).unwrap();
    let pmml = card.compile().unwrap().to_pmml().unwrap();
    for (text, format) in
        [(CARD.to_owned(), Format::Json), (model.to_yaml().unwrap(), Format::Yaml), (pmml, Format::Pmml)]
    {
        let found = import((&card.name, card.version), text.as_bytes(), &settings, around).unwrap();
        assert_eq!(found.format, format);
        assert_eq!(found.model, model, "{format:?}");
    }
}

#[test]
fn the_edges_of_a_foreign_pmml_card_move_with_the_unit() {
    let pmml = r#"<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header description="bad"/>
      <DataDictionary><DataField name="turnover" optype="continuous" dataType="double"/></DataDictionary>
      <Scorecard modelName="foreign" functionName="regression" initialScore="500" useReasonCodes="true" reasonCodeAlgorithm="pointsBelow">
      <MiningSchema><MiningField name="turnover"/></MiningSchema>
      <Characteristics><Characteristic name="turnover" reasonCode="T" baselineScore="40">
        <Attribute partialScore="10"><SimplePredicate field="turnover" operator="lessThan" value="1.1"/></Attribute>
        <Attribute partialScore="40"><SimplePredicate field="turnover" operator="greaterOrEqual" value="1.1"/></Attribute>
      </Characteristic></Characteristics></Scorecard></PMML>"#;
    let mapping = "
scaling: { base_points: 600, base_odds: 50, pdo: 20 }
unmatched_points: 10
features: { turnover: { feature: revenue_12m_fen, divide_by: 100, direction: falls } }";
    let found = take(pmml.as_bytes(), mapping, None).unwrap();
    let points = |fen: f64| {
        let row = BTreeMap::from([("revenue_12m_fen".to_owned(), FeatureValue::Number(fen))]);
        found.compiled.score(&row).unwrap().rounded
    };
    // 1.1 yuan is 110 fen; multiplied out it would be 110.00000000000001, and 110 fen would fall short.
    assert_eq!((points(109.0), points(110.0)), (510, 540));
    let options = ImportOptions { scaling: Scaling::default(), unmatched_points: Some(10.0) };
    assert_eq!(Scorecard::from_pmml(pmml, options).unwrap().characteristics.len(), 1);
    assert!(refused(pmml.as_bytes(), &format!("predicts: good\n{mapping}")).contains("is for trees"));
}

#[test]
fn declared_points_calibration_and_grades_are_taken() {
    let declared = format!(
        "scaling: {{ base_points: 650, base_odds: 20, pdo: 40 }}\ncalibration: {{ platt: {{ intercept: 0.5, slope: 1.25 }} }}\n\
         grades: {{ a_below: 0.1, b_below: 0.2, c_below: 0.3 }}\nreasons: 2\n{MAPPING}"
    );
    let found = take(MONOTONE.as_bytes(), &declared, None).unwrap();
    assert_eq!(found.model.scaling(), Scaling { base_points: 650.0, base_odds: 20.0, pdo: 40.0 });
    assert_eq!(found.model.calibration().line(), (0.5, 1.25));
    assert_eq!(found.model.grades().c_below, 0.3);
    let bad = declared.replace("slope: 1.25", "slope: -1.25");
    assert!(refused(MONOTONE.as_bytes(), &bad).contains("slope"));
}

#[test]
fn formats_are_told_by_what_a_file_begins_with() {
    for (bytes, format) in [
        (MONOTONE.as_bytes(), Format::Lightgbm),
        (ONNX, Format::Onnx),
        (CARD.as_bytes(), Format::Json),
        (b"\xef\xbb\xbf <?xml version=\"1.0\"?>".as_slice(), Format::Pmml),
        (b"schema: 1\nname: x".as_slice(), Format::Yaml),
    ] {
        assert_eq!(Format::of(bytes), format);
    }
    assert!(refused(b"what is this", "").contains("neither a LightGBM text"));
    assert!(refused(b"{}", "").contains("neither `characteristics`"));
}

#[test]
fn bounds_hold_at_the_limit_and_one_past_it() {
    let pad = |bytes: usize| [CARD.as_bytes(), &vec![b' '; bytes - CARD.len()]].concat();
    assert!(!matches!(take(&pad(MAX_FILE_BYTES), "", None), Err(ImportError::TooLong(_))));
    assert!(matches!(take(&pad(MAX_FILE_BYTES + 1), "", None), Err(ImportError::TooLong(_))));
    let note = |bytes: usize| format!("#{}", "x".repeat(bytes - 1));
    assert!(Settings::read(&note(MAX_SETTINGS_BYTES)).is_ok());
    assert!(Settings::read(&note(MAX_SETTINGS_BYTES + 1)).is_err());
}
