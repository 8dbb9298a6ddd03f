//! One firm's history, and for each operation a value a person can work out with the formula beside it.
//!
//! `expected.csv` was worked out by numpy (std, polyfit, corrcoef, mean) from the same rows, apart from this crate.

use hub::{Fact, reference_of};
use portrait::{Catalogue, Documents, Operation, Portrait, Reading};

use crate::common::{date, fold, known, measure};

/// A number as text as a whole number at a scale.
fn fixed(text: &str, scale: u8) -> i64 {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    assert!(rest.len() <= usize::from(scale), "{text} at scale {scale}");
    let digits = format!("{whole}{rest:0<width$}", width = usize::from(scale));
    digits.parse().unwrap()
}

fn history() -> Vec<Fact> {
    let mut reader = csv::Reader::from_reader(include_str!("../golden/history.csv").as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let id = measure(&row[0]);
        let scale = hub::Catalogue::built_in().measure(id).unwrap().scale;
        let reference = if row[2].is_empty() { 0 } else { reference_of(&row[2]) };
        Fact { measure: id, on: date(&row[1]), reference, value: Some(fixed(&row[3], scale)), known: known(1, 1) }
    });
    rows.collect()
}

fn catalogue() -> Catalogue {
    let documents = Documents {
        indicators: &[("golden", include_str!("../golden/indicators.yaml"))],
        segments: "{schema: anji.segments/1, classes: [{id: a, zh: a, en: a}], sub_classes: [{id: b, class: a, zh: b, en: b, meaning_zh: b, meaning_en: b}], rules: [{sub_class: b}]}",
        stages: "{schema: anji.stages/1, rules: [{stage: maturity}]}",
        ..Documents::default()
    };
    Catalogue::parse(hub::Catalogue::built_in(), &documents).unwrap()
}

#[test]
fn each_operation_gives_the_value_worked_out_by_hand() {
    let catalogue = catalogue();
    let portrait = Portrait::of(&catalogue, &fold(&catalogue, &history()), date("2026-01-05")).unwrap();
    let mut reader = csv::Reader::from_reader(include_str!("../golden/expected.csv").as_bytes());
    let mut seen = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        let at = catalogue.find(&row[0]).unwrap();
        let indicator = &catalogue.indicators()[at];
        let expected = Reading::Value(fixed(&row[1], indicator.scale));
        assert_eq!(portrait.readings[at], expected, "{}: {}", &row[0], &row[2]);
        seen.push(indicator.operation.name());
    }
    assert_eq!(seen.len(), catalogue.indicators().len(), "an indicator of the golden document has no expected value");
    // Every operation that the shipped catalogue uses is worked out here.
    let used = Catalogue::built_in().indicators().iter().map(|indicator| indicator.operation.name());
    assert_eq!(used.filter(|name| !seen.contains(name)).collect::<Vec<_>>(), [""; 0]);
    assert!(seen.contains(&Operation::Sum.name()));
}

#[test]
fn what_is_not_known_says_why() {
    let catalogue = Catalogue::built_in();
    let portrait = Portrait::of(catalogue, &fold(catalogue, &history()), date("2026-01-05")).unwrap();
    let reading = |id: &str| portrait.reading(catalogue, id).unwrap();
    use portrait::Missing::{NoBase, NoData, ThinCoverage};
    assert_eq!(reading("exports_growth_12m"), Reading::Missing(NoData));
    assert_eq!(reading("balance_mean_12m"), Reading::Missing(ThinCoverage), "three of twelve months");
    assert_eq!(reading("bureau_queries_6m"), Reading::Value(0), "the credit report is known, and says of none");
    assert_eq!(reading("live_complaints_6m"), Reading::Value(0));
    assert_eq!(reading("bids_entered_12m"), Reading::Missing(NoData), "nobody was asked about bids");
    // Nothing was sold in the base year.
    let zero = fold(
        catalogue,
        &(1..=12)
            .flat_map(|month| {
                let on = |year: i16| calendar::Date::new(year, month, 1).unwrap().last_of_month().to_string();
                [crate::common::fact("export_fen", &on(2024), 0), crate::common::fact("export_fen", &on(2025), 5)]
            })
            .collect::<Vec<_>>(),
    );
    let portrait = Portrait::of(catalogue, &zero, date("2026-01-05")).unwrap();
    assert_eq!(portrait.reading(catalogue, "exports_growth_12m"), Some(Reading::Missing(NoBase)));
}
