//! Expert points: the example document by hand (`golden/points.csv`), what is refused, bounds, properties.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use scoring::limits::{MAX_DIMENSIONS, MAX_INDICATORS, MAX_POINTS, MAX_POINTS_BANDS};
use scoring::points::{PointsBand, PointsDocument, PointsError, PointsRule, PointsScore, Why};
use scoring::{FeatureValue, Grade};

fn example() -> PointsDocument {
    serde_norway::from_str(include_str!("../../../examples/points/tech-points.yaml")).unwrap()
}

fn score(document: &PointsDocument, values: &str, proven: &str) -> Result<PointsScore, PointsError> {
    let values: BTreeMap<String, FeatureValue> = serde_json::from_str(values).unwrap();
    document.score(&values, &proven.split_whitespace().map(str::to_owned).collect())
}

#[test]
fn the_example_gives_what_was_added_up_by_hand() {
    let document = example();
    document.check().unwrap();
    assert_eq!(document.most(), 100);
    let mut reader = csv::Reader::from_reader(include_bytes!("golden/points.csv").as_slice());
    let mut seen = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let found = score(&document, &record[1], &record[2]).unwrap();
        let points: Vec<String> = found.dimensions.iter().map(|dimension| dimension.points.to_string()).collect();
        assert_eq!(points, [&record[3], &record[4], &record[5]], "{}", &record[0]);
        assert_eq!(
            (found.total.to_string(), format!("{:?}", found.grade)),
            (record[6].to_owned(), record[7].to_owned())
        );
        let first = found.reasons.first().map_or("", |reason| reason.indicator.as_str());
        assert_eq!(first, &record[8], "{}", &record[0]);
        seen += 1;
    }
    assert_eq!(seen, 5);
}

#[test]
fn the_trace_says_why_and_the_reasons_what_to_bring() {
    let document = example();
    let found =
        score(&document, r#"{"invention_patents":12,"public_projects":1,"title":null}"#, "public_projects").unwrap();
    let why = |id: &str| found.indicators.iter().find(|one| one.id == id).unwrap();
    assert_eq!((why("invention_patents").why, why("invention_patents").points), (Why::NoEvidence, 0));
    assert_eq!((why("public_projects").why, why("public_projects").points), (Why::Rule, 4));
    assert_eq!((why("title").why, why("title").value.clone()), (Why::NoValue, None));
    let reason = &found.reasons[0];
    assert_eq!((reason.indicator.as_str(), reason.lost_points), ("invention_patents", 15));
    assert_eq!(
        reason.text_zh,
        "技术创新·有效发明专利：0 / 15 分（缺少佐证，不计分），请提供：专利登记簿副本 extract of the patent register"
    );
    assert!(reason.text_en.contains("0 of 15 points (no evidence, no points); please provide"));
    assert_eq!(found.reasons.len(), usize::from(document.reasons));
}

#[test]
fn values_of_no_sense_are_refused() {
    let document = example();
    let said = |values: &str, proven: &str| score(&document, values, proven).unwrap_err().to_string();
    assert_eq!(said(r#"{"patents":1}"#, ""), "'patents' is no indicator of this document: correct the name");
    assert_eq!(said("{}", "patents"), "'patents' is no indicator of this document: correct the name");
    assert_eq!(
        said(r#"{"invention_patents":"many"}"#, ""),
        "'invention_patents' is a category, its rule needs a number"
    );
    assert_eq!(said(r#"{"title":3}"#, ""), "'title' is a number, its rule needs a category");
    assert!(said(r#"{"invention_patents":-1}"#, "").contains("is -1, its rule needs a finite number, not negative"));
}

#[test]
fn documents_that_do_not_hold_together_are_refused() {
    let said = |change: &dyn Fn(&mut PointsDocument)| {
        let mut document = example();
        change(&mut document);
        document.check().map_or_else(|error| error.to_string(), |()| "held".to_owned())
    };
    assert_eq!(said(&|_| ()), "held");
    assert!(said(&|d| d.schema = 2).contains("points schema 2 is not read"));
    assert!(said(&|d| d.dimensions[1].id = "innovation".to_owned()).contains("dimension 'innovation': is named twice"));
    assert!(
        said(&|d| d.dimensions[1].indicators[0].id = "title".to_owned()).contains("indicator 'title': is named twice")
    );
    assert!(said(&|d| d.dimensions[2].cap = 20).contains("its indicators reach 19 points, its cap is 20: lower it"));
    assert!(said(&|d| d.dimensions[0].indicators[0].cap = 14).contains("a rule gives 15 points, its cap is 14"));
    assert!(said(&|d| d.dimensions[0].indicators[0].cap = 16).contains("no rule gives more than 15"));
    assert!(said(&|d| d.dimensions[0].indicators[0].cap = 0).contains("not between 1 and 10000"));
    assert!(said(&|d| d.dimensions[0].indicators[4].rule = PointsRule::Each { points: 0 }).contains("gives 0 points"));
    assert!(said(&|d| d.grades[0].from = 101).contains("A begins at 101, but 100 is the most"));
    assert!(said(&|d| d.grades[3].from = 1).contains("the last begin at 0"));
    assert!(said(&|d| d.grades.swap(0, 1)).contains("fall from best to worst"));
    assert!(said(&|d| d.grades[1].grade = Grade::A).contains("fall from best to worst"));
    let bands = |count: usize, document: &mut PointsDocument| {
        let band = |at: usize| PointsBand { from: at as f64, points: if at == 0 { 15 } else { 0 } };
        document.dimensions[0].indicators[0].rule = PointsRule::Bands { bands: (0..count).map(band).collect() };
    };
    assert_eq!(said(&|d| bands(MAX_POINTS_BANDS, d)), "held");
    assert!(said(&|d| bands(MAX_POINTS_BANDS + 1, d)).contains("between 1 and 30"));
    assert!(said(&|d| bands(0, d)).contains("between 1 and 30"));
}

#[test]
fn counts_are_allowed_up_to_their_bounds() {
    let mut wide = example();
    let (dimension, indicator) = (wide.dimensions[0].clone(), wide.dimensions[0].indicators[0].clone());
    let named = |at: usize| scoring::points::PointsIndicator { id: format!("i{at}"), ..indicator.clone() };
    wide.dimensions[0].indicators = (0..MAX_INDICATORS).map(named).collect();
    assert!(wide.check().is_ok());
    wide.dimensions[0].indicators.push(named(MAX_INDICATORS));
    assert!(wide.check().unwrap_err().to_string().contains("between 1 and 40"));
    let mut many = example();
    many.dimensions = (0..MAX_DIMENSIONS)
        .map(|at| {
            let indicators = vec![named(at)];
            scoring::points::PointsDimension { id: at.to_string(), cap: 15, indicators, ..dimension.clone() }
        })
        .collect();
    assert!(many.check().is_ok());
    let mut more = many.dimensions[0].clone();
    more.id = "more".to_owned();
    many.dimensions.push(more);
    assert!(many.check().unwrap_err().to_string().contains("between 1 and 12"));
    let mut dear = example();
    dear.dimensions[0].indicators[4].cap = MAX_POINTS;
    assert!(dear.check().is_ok());
    dear.dimensions[0].indicators[4].cap = MAX_POINTS + 1;
    assert!(dear.check().unwrap_err().to_string().contains("cap 10001"));
}

proptest! {
    #[test]
    fn parts_add_up_and_no_cap_is_passed(counts in prop::collection::vec(0.0..20_000.0_f64, 8), proven in any::<u16>()) {
        let document = example();
        let numeric: Vec<&str> = document
            .indicators()
            .filter(|(_, one)| !matches!(one.rule, PointsRule::Categories { .. }))
            .map(|(_, one)| one.id.as_str())
            .collect();
        let values: BTreeMap<String, FeatureValue> =
            numeric.iter().zip(&counts).map(|(id, count)| ((*id).to_owned(), FeatureValue::Number(*count))).collect();
        let shown: BTreeSet<String> = numeric
            .iter()
            .enumerate()
            .filter(|(at, _)| proven >> at & 1 == 1)
            .map(|(_, id)| (*id).to_owned())
            .collect();
        let found = document.score(&values, &shown).unwrap();
        prop_assert_eq!(found.total, found.dimensions.iter().map(|one| one.points).sum::<u32>());
        prop_assert!(found.dimensions.iter().all(|one| one.points <= one.cap && one.points <= one.sum));
        prop_assert!(found.indicators.iter().all(|one| one.points <= one.cap));
        // More of anything, or more proof, never costs points.
        let all: BTreeSet<String> = document.indicators().map(|(_, one)| one.id.clone()).collect();
        prop_assert!(document.score(&values, &all).unwrap().total >= found.total);
        let more: BTreeMap<String, FeatureValue> =
            numeric.iter().zip(&counts).map(|(id, count)| ((*id).to_owned(), FeatureValue::Number(count + 100.0))).collect();
        prop_assert!(document.score(&more, &shown).unwrap().total >= found.total);
    }
}
