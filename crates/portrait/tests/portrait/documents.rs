//! The documents: what is shipped stands, what is wrong is refused with its reason, and the page about them is theirs.

use std::collections::BTreeSet;

use portrait::limits::{
    MAX_ANCHORS, MAX_CARRY_MONTHS, MAX_INDICATORS, MAX_LAG_MONTHS, MAX_MEASURES, MAX_RULES, MAX_SCALE,
};
use portrait::{Catalogue, Dimension, Documents, markdown};

/// The catalogue of one document of indicators.
pub fn parse(indicators: &str) -> Result<Catalogue, String> {
    let documents = Documents {
        indicators: &[("test", indicators)],
        segments: ONE_CLASS,
        stages: ONE_STAGE,
        ..Documents::default()
    };
    Catalogue::parse(hub::Catalogue::built_in(), &documents).map_err(|error| error.to_string())
}

const ONE_CLASS: &str = "{schema: anji.segments/1, classes: [{id: a, zh: a, en: a}], sub_classes: [{id: b, class: a, zh: b, en: b, meaning_zh: b, meaning_en: b}], rules: [{sub_class: b}]}";
const ONE_STAGE: &str = "{schema: anji.stages/1, rules: [{stage: maturity}]}";

/// A document with one indicator, some of its lines put in the place of others.
pub fn with(changes: &[(&str, &str)]) -> String {
    let mut lines = vec![
        ("id", "sales_sum_12m".to_owned()),
        ("zh", "销售额".to_owned()),
        ("en", "sales".to_owned()),
        ("meaning_zh", "规模".to_owned()),
        ("meaning_en", "size".to_owned()),
        ("unit", "fen".to_owned()),
        ("scale", "0".to_owned()),
        ("dimension", "operating-stability".to_owned()),
        ("direction", "higher".to_owned()),
        ("measures", "[vat_sales_fen]".to_owned()),
        ("operation", "sum".to_owned()),
        ("window_months", "12".to_owned()),
    ];
    for (name, text) in changes {
        match lines.iter_mut().find(|(line, _)| line == name) {
            Some((_, old)) => *old = (*text).to_owned(),
            None => lines.push((name, (*text).to_owned())),
        }
    }
    let body: Vec<_> = lines.iter().map(|(name, text)| format!("    {name}: {text}")).collect();
    format!("schema: anji.indicators/1\nindicators:\n  -\n{}\n", body.join("\n"))
}

#[test]
fn the_shipped_catalogue_covers_what_was_asked_of_it() {
    let catalogue = Catalogue::built_in();
    let indicators = catalogue.indicators();
    assert!(indicators.len() >= 127, "{}", indicators.len());
    for dimension in Dimension::ALL {
        let of = indicators.iter().filter(|indicator| indicator.dimension == dimension && indicator.weight > 0).count();
        assert!(of >= 10, "{dimension:?} has {of}");
    }
    // Names are told apart in both languages, and Chinese ones are Chinese.
    for name in [|i: &portrait::Indicator| i.zh.clone(), |i: &portrait::Indicator| i.en.clone()] {
        let names: BTreeSet<_> = indicators.iter().map(name).collect();
        assert_eq!(names.len(), indicators.len());
    }
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    assert!(
        indicators
            .iter()
            .all(|i| chinese(&i.zh) && chinese(&i.meaning_zh) && !chinese(&i.en) && !chinese(&i.meaning_en))
    );
    let segments = catalogue.segments();
    assert_eq!((segments.classes().len(), segments.sub_classes().len()), (4, 12));
    for class in segments.classes() {
        assert_eq!(segments.sub_classes().iter().filter(|sub| sub.class == class.id).count(), 3, "{}", class.id);
    }
}

#[test]
fn four_feeds_alone_give_three_dimensions() {
    let catalogue = Catalogue::built_in();
    let four = ["tax", "invoices", "bank-flow", "credit-report"];
    let of_four = |id: &String| {
        let hub = catalogue.hub();
        let category = hub.find(id).and_then(|measure| hub.category_of(measure)).unwrap();
        four.contains(&category.id.as_str())
    };
    let told = catalogue.indicators().iter().filter(|i| i.measures.iter().chain(&i.over).all(of_four)).count();
    assert!(told >= 70, "{told}");
}

#[test]
fn what_cannot_stand_is_refused_with_its_reason() {
    assert!(parse(&with(&[])).is_ok());
    let wrong: &[(&[(&str, &str)], &str)] = &[
        (&[("measures", "[moon_phase]")], "no source reports the measure 'moon_phase'"),
        (&[("measures", "[]")], "number of measures must lie between 1 and 8"),
        (&[("measures", "[vat_sales_fen, vat_sales_fen]")], "names a measure twice"),
        (&[("measures", "[vat_sales_fen, power_kwh]")], "differ in unit"),
        (&[("id", "Sales")], "an id is small letters"),
        (&[("meaning_en", "\" \"")], "'meaning_en' is empty"),
        (&[("colour", "red")], "cannot be read"),
        (&[("operation", "guess")], "cannot be read"),
        (&[("window_months", "0")], "window_months must lie between 1 and 36"),
        (&[("window_months", "37")], "window_months must lie between 1 and 36"),
        (&[("window_months", "25"), ("operation", "{ growth: { against: year-ago } }")], "between 1 and 24"),
        (&[("window_months", "19"), ("operation", "{ growth: { against: before } }")], "between 1 and 17"),
        (&[("operation", "seasonality"), ("window_months", "18")], "24 or 36"),
        (&[("operation", "{ recent-to-window: { months: 13 } }")], "recent months must lie between 1 and 12"),
        (&[("operation", "ratio")], "number of measures must lie between"),
        (&[("over", "[inflow_fen]")], "leave `over` out"),
        (&[("operation", "events")], "works on events"),
        (&[("operation", "day-mean")], "works on one daily measure"),
        (&[("operation", "current")], "works on one state"),
        (&[("operation", "concentration")], "at least two measures"),
        (&[("operation", "{ intensity: { factors: [1, 2] } }"), ("over", "[inflow_fen]")], "one factor for each"),
        (&[("operation", "{ intensity: { factors: [1.23456] } }"), ("over", "[inflow_fen]")], "more digits"),
        (&[("operation", "{ in-range: { low: 1, high: 2 } }")], "one daily measure or one state"),
        (
            &[("measures", "[power_day_kwh]"), ("operation", "{ in-range: { low: 2, high: 1 } }")],
            "ends before it begins",
        ),
        (&[("measures", "[power_day_kwh]"), ("operation", "trend")], "over days, must lie between 1 and 12"),
        (&[("coverage_pct", "101")], "coverage_pct must lie"),
        (&[("times", "0")], "times must lie"),
        (&[("missing", "{ carry: 0 }")], "carry must lie"),
        (&[("weight", "1")], "anchors must be two to sixteen"),
        (&[("anchors", "[[1, 0], [2, 5]]")], "anchors need a weight"),
        (&[("weight", "1"), ("anchors", "[[1, 0], [1, 5]]")], "anchors must rise"),
        (&[("weight", "1"), ("anchors", "[[1, 5], [2, 0]]")], "anchors go against"),
        (&[("weight", "1"), ("anchors", "[[1, 5], [2, 101]]")], "points from 0 to 100"),
        (&[("weight", "1"), ("anchors", "[[1, 5], [2.5, 6]]")], "more digits"),
    ];
    for (changes, expected) in wrong {
        let told = parse(&with(changes)).err().unwrap_or_else(|| panic!("{changes:?} was taken"));
        assert!(told.contains(expected), "{changes:?}: {told}");
        assert!(told.starts_with("test, '") || told.starts_with("scoring, '"), "{told}");
    }
    let twice = with(&[]) + with(&[]).split_once("indicators:\n").unwrap().1;
    assert!(parse(&twice).unwrap_err().contains("the id is taken"));
    assert!(parse(&with(&[]).replace("indicators/1", "indicators/2")).unwrap_err().contains("this program reads"));
}

#[test]
fn bounds_hold_and_one_past_is_refused() {
    let fits = |name: &str, text: String| parse(&with(&[(name, &text)])).is_ok();
    assert!(fits("scale", MAX_SCALE.to_string()) && !fits("scale", (MAX_SCALE + 1).to_string()));
    assert!(fits("lag_months", MAX_LAG_MONTHS.to_string()) && !fits("lag_months", (MAX_LAG_MONTHS + 1).to_string()));
    let carry = |months: u8| fits("missing", format!("{{ carry: {months} }}"));
    assert!(carry(MAX_CARRY_MONTHS) && !carry(MAX_CARRY_MONTHS + 1));
    let flows = [
        "vat_sales_fen",
        "vat_paid_fen",
        "income_tax_paid_fen",
        "payroll_declared_fen",
        "power_bill_fen",
        "invoiced_fen",
        "inflow_fen",
        "outflow_fen",
        "orders_fen",
    ];
    let measures = |count: usize| fits("measures", format!("[{}]", flows[..count].join(", ")));
    assert!(measures(MAX_MEASURES) && !measures(MAX_MEASURES + 1));
    let anchors = |count: usize| {
        let all: Vec<_> = (0..count).map(|at| format!("[{at}, {at}]")).collect();
        parse(&with(&[("weight", "1"), ("anchors", &format!("[{}]", all.join(", ")))])).is_ok()
    };
    assert!(anchors(MAX_ANCHORS) && !anchors(MAX_ANCHORS + 1));
    let many = |count: usize| {
        let one = with(&[]);
        let (head, body) = one.split_once("indicators:\n").unwrap();
        let all: Vec<_> = (0..count).map(|at| body.replace("sales_sum_12m", &format!("i{at}"))).collect();
        parse(&format!("{head}indicators:\n{}", all.concat())).is_ok()
    };
    assert!(many(MAX_INDICATORS) && !many(MAX_INDICATORS + 1));
    // A window of days reaches twelve months with its lag.
    let days = |window: &str| {
        parse(&with(&[
            ("measures", "[power_day_kwh]"),
            ("operation", "day-mean"),
            ("lag_months", "0"),
            ("window_months", window),
        ]))
        .is_ok()
    };
    assert!(days("12") && !days("13"));
}

#[test]
fn rules_that_cannot_stand_are_refused() {
    let stages = |rules: &str| {
        let text = format!("{{schema: anji.stages/1, rules: [{rules}]}}");
        let one = with(&[]);
        let documents =
            Documents { indicators: &[("test", &one)], segments: ONE_CLASS, stages: &text, ..Documents::default() };
        Catalogue::parse(hub::Catalogue::built_in(), &documents).map_err(|error| error.to_string())
    };
    let rule = |when: &str| format!("{{stage: growth, when: [{when}]}}, {{stage: maturity}}");
    assert!(stages(&rule("{indicator: sales_sum_12m, at_least: 1}")).is_ok());
    assert!(stages(&rule("{score: policy-fit, at_least: 62.5}")).is_ok());
    for (rules, expected) in [
        (String::new(), "without conditions is missing"),
        ("{stage: growth}, {stage: maturity}".to_owned(), "must be the last"),
        ("{stage: growth, when: [{indicator: sales_sum_12m, at_least: 1}]}".to_owned(), "must be the last"),
        (rule("{indicator: moon, at_least: 1}"), "there is no indicator 'moon'"),
        (rule("{indicator: sales_sum_12m}"), "needs a bound"),
        (rule("{at_least: 1}"), "one indicator or one score"),
        (rule("{indicator: sales_sum_12m, score: policy-fit, at_least: 1}"), "one indicator or one score"),
        (rule("{indicator: sales_sum_12m, at_least: 2, at_most: 1}"), "can never hold"),
        (rule("{indicator: sales_sum_12m, at_least: 0.5}"), "more digits"),
    ] {
        let told = stages(&rules).err().unwrap_or_else(|| panic!("{rules} was taken"));
        assert!(told.contains(expected), "{rules}: {told}");
    }
    let many = |count: usize| {
        vec!["{stage: growth, when: [{score: policy-fit, at_least: 1}]}"; count].join(", ") + ", {stage: maturity}"
    };
    assert!(stages(&many(MAX_RULES - 1)).is_ok() && stages(&many(MAX_RULES)).is_err());
}

#[test]
fn classes_and_scoring_that_cannot_stand_are_refused() {
    let shipped = Documents::default();
    let read =
        |documents: &Documents<'_>| Catalogue::parse(hub::Catalogue::built_in(), documents).map_err(|e| e.to_string());
    let segments = |from: &str, to: &str| {
        assert!(shipped.segments.contains(from), "{from}");
        read(&Documents { segments: &shipped.segments.replacen(from, to, 1), ..shipped })
    };
    assert!(segments("class: growth-tech", "class: moon").unwrap_err().contains("class that is not listed"));
    assert!(segments("{ sub_class: tech-stock", "{ sub_class: moon").unwrap_err().contains("is missing"));
    assert!(segments("id: tech-stock", "id: tech-inventing").unwrap_err().contains("taken"));
    let scoring = |from: &str, to: &str| {
        assert!(shipped.scoring.contains(from), "{from}");
        read(&Documents { scoring: &shipped.scoring.replacen(from, to, 1), ..shipped })
    };
    assert!(scoring("policy-fit", "digital-footprint").unwrap_err().contains("taken"));
    assert!(scoring("weight: 30", "weight: 0").unwrap_err().contains("weight must lie"));
    assert!(scoring("a: 75", "a: 60").unwrap_err().contains("fall from A to C"));
    assert!(scoring("a_pct: 18.7", "a_pct: 88.7").unwrap_err().contains("more than the whole"));
    assert!(scoring("stale_months: 8", "stale_months: 2").unwrap_err().contains("stale_months"));
    assert!(
        scoring("  - { dimension: policy-fit, weight: 12, least_coverage_pct: 10 }\n", "")
            .unwrap_err()
            .contains("five dimensions")
    );
}

#[test]
fn the_page_of_indicators_is_made_from_the_documents() {
    // `UPDATE_EXPECT=1 cargo test -p portrait` writes it anew.
    expect_test::expect_file!["../../../../docs/indicators.md"].assert_eq(&markdown(Catalogue::built_in()));
}
