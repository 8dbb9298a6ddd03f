//! Points in time: nothing that held later is seen, and nothing that was learnt later when it is kept out.

use hub::Fact;
use portrait::{Catalogue, FirmState, Portrait, Reading};
use proptest::prelude::*;

use crate::common::{any_day, any_facts, date, fact, fold, known};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_leaks_from_the_future(facts in any_facts(), day in any_day(), learnt in 1..40_i64) {
        let catalogue = Catalogue::built_in();
        // What held later does not matter.
        let until: Vec<_> = facts.iter().copied().filter(|fact| fact.on <= day).collect();
        let all = Portrait::of(catalogue, &fold(catalogue, &facts), day).unwrap();
        prop_assert_eq!(&Portrait::of(catalogue, &fold(catalogue, &until), day).unwrap(), &all);
        // What was learnt later does not, when the state is that of the instant.
        let then: Vec<_> = facts.iter().copied().filter(|fact| fact.known.learned_us <= learnt).collect();
        let known_then = FirmState::known_at(catalogue, &facts, learnt).unwrap();
        prop_assert_eq!(&known_then, &fold(catalogue, &then));
        let changed: Vec<_> = facts.iter().map(|fact| if fact.known.learned_us > learnt { Fact { value: Some(1), ..*fact } } else { *fact }).collect();
        prop_assert_eq!(&FirmState::known_at(catalogue, &changed, learnt).unwrap(), &known_then);
    }
}

#[test]
fn a_month_counts_when_it_is_over() {
    let catalogue = Catalogue::built_in();
    let mut facts = Vec::new();
    for month in 1..=12 {
        let on = calendar::Date::new(2025, month, 1).unwrap().last_of_month().to_string();
        facts.push(fact("vat_sales_fen", &on, 100));
    }
    let state = fold(catalogue, &facts);
    let best =
        |day: &str| Portrait::of(catalogue, &state, date(day)).unwrap().reading(catalogue, "sales_sum_12m").unwrap();
    assert_eq!(best("2025-12-31"), Reading::Value(1_200));
    assert_eq!(best("2025-12-30"), Reading::Value(1_100));
    // The tax return of December comes in January: until then, and two months long, the window ends with November.
    let late = FirmState::known_at(catalogue, &facts[..11], 1).unwrap();
    let of = |day: &str| {
        Portrait::of(catalogue, &late, date(day)).unwrap().reading(catalogue, "sales_share_of_peak_12m").unwrap()
    };
    assert_eq!((of("2025-11-30"), of("2026-01-31")), (Reading::Value(10_000), Reading::Value(10_000)));
}

#[test]
fn a_correction_is_seen_from_when_it_was_learnt() {
    let catalogue = Catalogue::built_in();
    let first = fact("vat_sales_fen", "2025-05-31", 100);
    let mended = Fact { value: Some(70), known: known(9, 1), ..first };
    let months = |learnt| {
        let state = FirmState::known_at(catalogue, &[mended, first], learnt).unwrap();
        let portrait = Portrait::of(catalogue, &state, date("2025-06-01")).unwrap();
        (portrait.reading(catalogue, "sales_months_24m").unwrap(), state)
    };
    assert_eq!(months(0).1, FirmState::new());
    assert_eq!(months(8).1, fold(catalogue, &[first]));
    assert_eq!(months(9).1, fold(catalogue, &[mended]));
    assert_eq!(months(9).0, Reading::Value(1));
}

#[test]
fn settling_keeps_the_first_day_of_the_longest_window() {
    let text = crate::documents::with(&[
        ("measures", "[power_day_kwh]"),
        ("unit", "kwh"),
        ("operation", "day-max"),
        ("coverage_pct", "0"),
    ]);
    let catalogue = crate::documents::parse(&text).unwrap();
    // Twelve months back from 28 February 2025 is 28 February 2024, so the window begins on the day that year had more.
    let mut state =
        fold(&catalogue, &[fact("power_day_kwh", "2024-02-29", 70), fact("power_day_kwh", "2024-02-28", 90)]);
    state.settle(&catalogue, 1, date("2025-02-28"));
    assert_eq!(Portrait::of(&catalogue, &state, date("2025-02-28")).unwrap().readings, [Reading::Value(7)]);
    state.settle(&catalogue, 1, date("2025-03-31"));
    assert_eq!(state.cells(), 0);
}
