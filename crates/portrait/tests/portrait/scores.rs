//! Points, dimension scores, confidence, grades, classes and stages.

use calendar::Date;
use hub::Fact;
use portrait::{Bands, Catalogue, Dimension, Grade, Portrait, Shares, Stage};
use proptest::prelude::*;

use crate::common::{any_day, any_facts, date, event, fact, fold};

fn catalogue() -> &'static Catalogue {
    Catalogue::built_in()
}

/// Two years until the end of 2025 of one measure.
fn two_years(id: &str, of: impl Fn(i32) -> i64) -> Vec<Fact> {
    (0..24)
        .map(|month| {
            let on = calendar::add_months(Date::constant(2024, 1, 31), month).unwrap().last_of_month();
            fact(id, &on.to_string(), of(month))
        })
        .collect()
}

/// A sound firm as the four feeds show it: invoices with tax, bank flow and statements, the credit report.
fn four_feeds(sales: impl Fn(i32) -> i64 + Copy) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (id, part) in [
        ("vat_sales_fen", 100),
        ("invoiced_fen", 98),
        ("purchases_invoiced_fen", 60),
        ("inflow_fen", 105),
        ("outflow_fen", 95),
        ("balance_average_fen", 60),
        ("balance_lowest_fen", 20),
        ("loan_balance_fen", 150),
        ("credit_limit_fen", 400),
        ("invoice_top_buyer_fen", 25),
    ] {
        facts.extend(two_years(id, |month| sales(month) * part / 100));
    }
    for (id, count) in [("invoice_buyer_count", 20), ("payer_count", 15), ("lender_count", 2)] {
        facts.extend(two_years(id, |_| count));
    }
    facts
}

fn portrait(facts: &[Fact]) -> Portrait {
    Portrait::of(catalogue(), &fold(catalogue(), facts), date("2026-01-10")).unwrap()
}

fn class(portrait: &Portrait) -> &'static str {
    &catalogue().segments().sub_classes()[portrait.sub_class.unwrap()].id
}

#[test]
fn four_feeds_give_a_grade_and_each_further_one_more_confidence() {
    let sound = four_feeds(|month| 80_000_000 + i64::from(month % 3) * 1_000_000);
    let four = portrait(&sound);
    assert!(four.grade.is_some() && four.stage.is_some());
    for dimension in [Dimension::OperatingStability, Dimension::IndustryClimate, Dimension::CreditHistory] {
        assert!(four.dimension(dimension).score.is_some(), "{dimension:?}");
    }
    assert!(four.scores.coverage > 2_500, "{:?}", four.scores);
    let mut more = sound.clone();
    for id in ["power_kwh", "insured_count", "contribution_paid_fen"] {
        more.extend(two_years(id, |_| 5_000));
    }
    more.push(fact("tax_credit_points", "2025-04-30", 85));
    let more = portrait(&more);
    assert!(more.scores.confidence > four.scores.confidence);
    // Trouble costs points: arrears, an enforcement and falling sales.
    let mut worse = four_feeds(|month| 90_000_000 - i64::from(month) * 2_500_000);
    worse.extend(two_years("overdue_fen", |month| if month > 18 { 3_000_000 } else { 0 }));
    worse.push(event("enforcement_fen", "2025-10-01", "a", 90_000_000));
    let worse = portrait(&worse);
    assert!(worse.scores.total < four.scores.total);
    assert!(worse.grade > four.grade, "{:?} {:?}", worse.grade, four.grade);
    assert_eq!((worse.stage, class(&worse)), (Some(Stage::Decline), "transition-shrinking"));
    assert_eq!(four.clone().graded(Some(Grade::D)).grade, Some(Grade::D), "a model's grade stands in its place");
    assert_eq!(four.clone().graded(None), four);
}

#[test]
fn of_a_firm_nobody_knows_nothing_is_said() {
    let portrait = portrait(&[]);
    assert!(portrait.readings.iter().all(|reading| reading.value().is_none()));
    assert_eq!((portrait.grade, portrait.stage, portrait.sub_class), (None, None, None));
    assert_eq!((portrait.scores.total, portrait.scores.coverage, portrait.scores.confidence), (None, 0, 0));
}

#[test]
fn confidence_falls_with_age_and_rises_with_depth() {
    let facts = four_feeds(|_| 80_000_000);
    let state = fold(catalogue(), &facts);
    let on = |day: &str| Portrait::of(catalogue(), &state, date(day)).unwrap().scores;
    let (fresh, old, stale) = (on("2026-01-10"), on("2026-06-10"), on("2026-09-10"));
    assert!(fresh.confidence > old.confidence && old.confidence > stale.confidence, "{fresh:?} {old:?} {stale:?}");
    assert_eq!(stale.confidence, 0, "eight months without news");
    // Full depth and fresh: confidence is coverage.
    assert_eq!(fresh.confidence, fresh.coverage);
}

#[test]
fn points_lie_on_the_line_between_anchors_and_level_outside() {
    let at = catalogue().find("sales_growth_12m").unwrap();
    // -50 % is 0, -20 % is 25, 0 % is 55 points; growth has two digits after the point.
    for (value, points) in
        [(-9_000, 0), (-5_000, 0), (-3_500, 1_250), (-2_000, 2_500), (-1_000, 4_000), (0, 5_500), (9_000, 10_000)]
    {
        assert_eq!(catalogue().scoring().points(at, value), Some(points), "{value}");
    }
    assert_eq!(catalogue().scoring().points(catalogue().find("sales_mean_3m").unwrap(), 5), None);
}

#[test]
fn classes_and_stages_follow_their_rules() {
    let growing = |month: i32| 40_000_000 + i64::from(month) * 2_000_000;
    let with = |extra: &[Fact]| {
        let portrait = portrait(&[four_feeds(growing), extra.to_vec()].concat());
        (class(&portrait), portrait.stage.unwrap())
    };
    assert_eq!(with(&[event("patent_granted_count", "2025-03-01", "a", 1)]), ("tech-inventing", Stage::Growth));
    assert_eq!(with(&[fact("patents_held_count", "2025-03-01", 2)]), ("tech-stock", Stage::Growth));
    assert_eq!(with(&[event("honour_count", "2025-03-01", "a", 1)]), ("tech-recognised", Stage::Growth));
    assert_eq!(with(&[fact("chain_supplier_points", "2025-03-01", 80)]).0, "steady-chain");
    assert_eq!(with(&two_years("export_fen", growing)).0, "steady-export");
    assert_eq!(with(&[]).0, "steady-local");
    assert_eq!(with(&two_years("live_sales_fen", |_| 5)).0, "service-online");
    let counter = [two_years("pos_receipts_fen", |_| 5_000), two_years("pos_transaction_count", |_| 5)].concat();
    assert_eq!(with(&counter).0, "service-counter");
    assert_eq!(with(&[fact("crop_area_m2", "2025-03-01", 80)]).0, "service-season");
    let green =
        [two_years("power_kwh", |_| 1_000), two_years("green_power_kwh", |m| if m < 12 { 0 } else { 300 })].concat();
    assert_eq!(with(&green).0, "transition-green");
    let seasonal = portrait(&four_feeds(|month| if month % 12 < 3 { 90_000_000 } else { 20_000_000 }));
    assert_eq!(class(&seasonal), "service-season");
    assert_eq!(with(&[event("established_count", "2025-01-01", "a", 1)]).1, Stage::StartUp);
    assert_eq!(with(&[event("deregistered_count", "2025-11-01", "a", 1)]).1, Stage::Leaving);
    // Uneven, but not by the calendar: squares modulo seven.
    let uneven = portrait(&four_feeds(|month| 20_000_000 + i64::from(month * month % 7) * 12_000_000));
    assert_eq!((class(&uneven), uneven.stage), ("transition-general", Some(Stage::Maturity)));
}

#[test]
fn bands_meet_the_shares_and_never_part_equals() {
    let shares = catalogue().scoring().shares();
    assert_eq!((shares.a, 10_000 - shares.a - shares.b - shares.c), (1_870, 2_930), "the report's A and D");
    assert_eq!(Bands::calibrated(&[], shares), None);
    let same = Bands::calibrated(&[500; 10], shares).unwrap();
    assert_eq!(same.grade(500), Grade::A);
    let none = Bands::calibrated(&[5, 6], Shares { a: 0, b: 5_000, c: 5_000 }).unwrap();
    assert_eq!([none.grade(6), none.grade(5), none.grade(4)], [Grade::B, Grade::C, Grade::D]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn scores_lie_between_nothing_and_the_whole(facts in any_facts(), day in any_day()) {
        let portrait = Portrait::of(catalogue(), &fold(catalogue(), &facts), day).unwrap();
        let whole = 0..=portrait::FULL;
        let scores = portrait.scores;
        for dimension in scores.dimensions {
            prop_assert!(whole.contains(&dimension.coverage) && dimension.score.is_none_or(|score| whole.contains(&score)));
        }
        prop_assert!(scores.total.is_none_or(|total| whole.contains(&total)));
        prop_assert!(whole.contains(&scores.coverage) && scores.confidence <= scores.coverage && scores.confidence >= 0);
        // The total lies between the least and the greatest dimension.
        let told: Vec<_> = scores.dimensions.iter().filter_map(|dimension| dimension.score).collect();
        prop_assert_eq!(scores.total.is_none(), told.is_empty());
        if let Some(total) = scores.total {
            prop_assert!(told.iter().min().unwrap() <= &total && told.iter().max().unwrap() >= &total);
        }
        prop_assert_eq!(portrait.grade.is_none(), scores.total.is_none());
    }
}
