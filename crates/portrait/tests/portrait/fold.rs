//! The fold: any order, any division, any repetition gives the same state, packed and settled too.

use calendar::Date;
use codes::BatchId;
use hub::{Fact, Known};
use portrait::limits::{MAX_CELLS, MAX_VALUE};
use portrait::{Catalogue, FactError, FirmState, Observed, PackError, Portrait};
use proptest::prelude::*;

use crate::common::{any_day, any_facts, date, event, fact, fold, known, measure};

fn catalogue() -> &'static Catalogue {
    Catalogue::built_in()
}

fn merged(states: &[FirmState]) -> FirmState {
    let mut all = FirmState::new();
    for state in states {
        all.merge(catalogue(), state).unwrap();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn order_division_and_repetition_do_not_matter(
        (facts, shuffled) in any_facts().prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle())),
        cut in any::<prop::sample::Index>(),
    ) {
        let state = fold(catalogue(), &facts);
        prop_assert_eq!(&fold(catalogue(), &shuffled), &state);
        let mut reversed = facts.clone();
        reversed.reverse();
        reversed.extend(facts.iter().copied());
        prop_assert_eq!(&fold(catalogue(), &reversed), &state);
        prop_assert_eq!(fold(catalogue(), &reversed).to_bytes(), state.to_bytes());
        // Divided and merged, both ways round, and with itself.
        let cut = if facts.is_empty() { 0 } else { cut.index(facts.len()) };
        let (a, b) = (fold(catalogue(), &facts[..cut]), fold(catalogue(), &facts[cut..]));
        prop_assert_eq!(&merged(&[a.clone(), b.clone()]), &state);
        prop_assert_eq!(&merged(&[b.clone(), a.clone()]), &state);
        prop_assert_eq!(&merged(&[a.clone(), b, a, state.clone()]), &state);
    }

    #[test]
    fn merging_is_associative_and_commutative_whatever_was_settled(
        parts in prop::collection::vec((any_facts(), prop::option::of((1..45_i64, any_day()))), 3..=3),
    ) {
        let states: Vec<_> = parts.iter().map(|(facts, settled)| {
            let mut state = fold(catalogue(), facts);
            if let Some((through, day)) = settled {
                state.settle(catalogue(), *through, *day);
            }
            state
        }).collect();
        let [a, b, c] = states.as_slice() else { unreachable!() };
        let all = merged(&[a.clone(), b.clone(), c.clone()]);
        prop_assert_eq!(&merged(&[merged(&[c.clone(), a.clone()]), b.clone()]), &all);
        prop_assert_eq!(&merged(&[b.clone(), merged(&[c.clone(), a.clone()])]), &all);
        prop_assert_eq!(&merged(&[all.clone(), b.clone()]), &all);
    }

    #[test]
    fn settling_changes_no_portrait_and_nothing_that_is_learnt_later(facts in any_facts(), through in 1..45_i64, day in any_day(), later in 0..200_i32) {
        let mut whole = fold(catalogue(), &facts);
        let (early, late): (Vec<_>, Vec<_>) = facts.iter().copied().partition(|fact| fact.known.learned_us <= through);
        let mut state = fold(catalogue(), &early);
        state.settle(catalogue(), through, day);
        // What was learnt later arrives, and what was settled is delivered again.
        for fact in late.iter().chain(&early) {
            state.observe(catalogue(), fact).unwrap();
        }
        let as_of = calendar::add_days(day, later).unwrap();
        prop_assert_eq!(Portrait::of(catalogue(), &state, as_of).unwrap(), Portrait::of(catalogue(), &whole, as_of).unwrap());
        whole.settle(catalogue(), through, day);
        prop_assert_eq!(&state, &whole);
        prop_assert!(state.cells() <= fold(catalogue(), &facts).cells());
        // An earlier settled state of the same firm adds nothing, whichever takes the other: what was taken back in between stays so.
        let first = through / 2;
        let mut earlier = FirmState::known_at(catalogue(), &facts, first).unwrap();
        earlier.settle(catalogue(), first, day);
        prop_assert_eq!(&merged(&[earlier.clone(), whole.clone()]), &whole);
        prop_assert_eq!(&merged(&[whole.clone(), earlier]), &whole);
        // Packed and read back.
        prop_assert_eq!(&FirmState::from_bytes(&state.to_bytes()).unwrap(), &state);
    }

    #[test]
    fn bytes_give_the_state_back_and_damage_is_found_or_harmless(facts in any_facts(), at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let state = fold(catalogue(), &facts);
        let mut bytes = state.to_bytes();
        let read = FirmState::from_bytes(&bytes).unwrap();
        prop_assert_eq!(&read, &state);
        prop_assert_eq!(read.to_bytes(), bytes.clone());
        for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
            prop_assert!(FirmState::from_bytes(&bytes[..cut]).is_err());
        }
        // Never a panic; what reads is a state with bytes of its own.
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(state) = FirmState::from_bytes(&bytes) {
            prop_assert_eq!(FirmState::from_bytes(&state.to_bytes()).unwrap(), state);
        }
    }
}

#[test]
fn what_was_learnt_later_wins_and_a_retraction_takes_back() {
    let sales = |value, learnt| Fact { value, known: known(learnt, 1), ..fact("vat_sales_fen", "2025-05-31", 0) };
    let mut state = FirmState::new();
    assert_eq!(state.observe(catalogue(), &sales(Some(5), 2)), Ok(Observed::Changed));
    assert_eq!(state.observe(catalogue(), &sales(Some(4), 1)), Ok(Observed::Same), "older");
    assert_eq!(state.observe(catalogue(), &sales(Some(5), 3)), Ok(Observed::Same), "confirmed");
    assert_eq!(state.observe(catalogue(), &sales(None, 4)), Ok(Observed::Changed));
    assert_eq!(state.observe(catalogue(), &sales(Some(5), 2)), Ok(Observed::Same), "taken back");
    assert_eq!(state.cells(), 1);
    state.settle(catalogue(), 4, date("2025-06-05"));
    assert_eq!((state.cells(), state.learned_through()), (0, Some(4)));
    assert_eq!(state.observe(catalogue(), &sales(Some(5), 2)), Ok(Observed::Same), "settled");
    assert_eq!(state.observe(catalogue(), &sales(Some(6), 5)), Ok(Observed::Changed));
}

#[test]
fn any_day_of_a_month_is_the_month_and_an_event_counts_once() {
    let mut state = FirmState::new();
    state.observe(catalogue(), &fact("vat_sales_fen", "2025-05-31", 5)).unwrap();
    assert_eq!(state.observe(catalogue(), &fact("vat_sales_fen", "2025-05-01", 5)), Ok(Observed::Same));
    for (reference, seen) in [("a", Observed::Changed), ("a", Observed::Same), ("b", Observed::Changed)] {
        assert_eq!(state.observe(catalogue(), &event("court_case_count", "2025-05-01", reference, 1)), Ok(seen));
    }
}

#[test]
fn limits_hold_and_one_past_is_refused() {
    let mut state = FirmState::new();
    let sales = |value| fact("vat_sales_fen", "2025-05-31", value);
    for value in [MAX_VALUE, -MAX_VALUE] {
        assert!(state.observe(catalogue(), &sales(value)).is_ok());
    }
    for value in [MAX_VALUE + 1, -MAX_VALUE - 1, i64::MIN] {
        assert_eq!(state.observe(catalogue(), &sales(value)), Err(FactError::TooLarge(value)));
    }
    let unknown = Fact { measure: hub::MeasureId::new(9_999), ..sales(1) };
    assert_eq!(state.observe(catalogue(), &unknown), Err(FactError::UnknownMeasure(9_999)));
    let complaint = |reference| Fact { reference, ..fact("live_complaint_count", "2025-05-31", 1) };
    for reference in 1..=MAX_CELLS as u64 {
        state.observe(catalogue(), &complaint(reference)).unwrap();
    }
    let number = measure("live_complaint_count").number();
    assert_eq!(state.observe(catalogue(), &complaint(0)), Err(FactError::TooMany(number)));
    assert_eq!(
        state.observe(catalogue(), &complaint(1)),
        Ok(Observed::Same),
        "a cell that is there is still corrected"
    );
    let other = fold(catalogue(), &[complaint(0)]);
    let before = state.clone();
    assert_eq!(state.merge(catalogue(), &other), Err(FactError::TooMany(number)));
    assert_eq!(state, before);
    assert_eq!(FirmState::from_bytes(&before.to_bytes()), Ok(before));
}

#[test]
fn extremes_add_up_without_overflow() {
    let mut state = FirmState::new();
    for measure in catalogue().hub().measures() {
        for month in 0..48 {
            let on = calendar::add_months(date("2022-01-31"), month).unwrap().last_of_month();
            for (reference, value) in [(1, MAX_VALUE), (2, if month % 2 == 0 { MAX_VALUE } else { -MAX_VALUE })] {
                let fact =
                    Fact { measure: measure.measure_id(), on, reference, value: Some(value), known: known(1, 1) };
                state.observe(catalogue(), &fact).unwrap();
            }
        }
    }
    let portrait = Portrait::of(catalogue(), &state, date("2025-12-31")).unwrap();
    assert!(portrait.readings.iter().filter(|reading| reading.value().is_some()).count() > 100);
}

#[test]
fn a_source_without_consent_is_forgotten() {
    let mut state = fold(catalogue(), &[fact("vat_sales_fen", "2025-05-31", 5), fact("power_kwh", "2025-05-31", 7)]);
    let category = |id| catalogue().hub().category_of(id).map(|category| category.id.as_str());
    state.retain(|id| category(id) != Some("power"));
    assert_eq!(state, fold(catalogue(), &[fact("vat_sales_fen", "2025-05-31", 5)]));
}

#[test]
fn bytes_of_another_version_or_too_many_are_refused() {
    assert_eq!(FirmState::from_bytes(&[9, 0]), Err(PackError::Version(9)));
    let long = vec![3; portrait::limits::MAX_PACKED_BYTES + 1];
    assert_eq!(FirmState::from_bytes(&long), Err(PackError::TooLong(long.len())));
    assert_eq!(FirmState::from_bytes(&long[1..]), Err(PackError::Damaged));
}

/// 40 monthly measures for 24 months, in sizes as small firms have them: the target is 6 KiB, that two million fit into 12 GiB.
#[test]
fn forty_monthly_measures_of_two_years_take_less_than_six_kibibytes() {
    let monthly: Vec<_> =
        catalogue().hub().measures().filter(|measure| measure.kind == hub::Kind::Monthly).take(40).collect();
    assert_eq!(monthly.len(), 40);
    let mut seed = 4_711_u64;
    let mut draw = |most: i64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) as i64) % most
    };
    let mut state = FirmState::new();
    for month in 0..24 {
        let on = calendar::add_months(date("2023-07-31"), month).unwrap().last_of_month();
        for (at, measure) in monthly.iter().enumerate() {
            // Ten million yuan a month for money, with a fifth of noise; counts of dozens.
            let level = if measure.unit == hub::Unit::Fen { 1_000_000_000 } else { 12_000 };
            let value = level + draw(level / 5);
            let batch = BatchId::from_bytes([month as u8; 16]);
            let known =
                Known { learned_us: 1_700_000_000_000_000 + i64::from(month) * 86_400_000_123, batch, row: at as u64 };
            let fact = Fact { measure: measure.measure_id(), on, reference: 0, value: Some(value), known };
            state.observe(catalogue(), &fact).unwrap();
        }
    }
    assert_eq!(state.cells(), 960);
    let unsettled = state.to_bytes().len();
    state.settle(catalogue(), i64::MAX, date("2025-07-01"));
    let settled = state.to_bytes().len();
    assert_eq!(state.cells(), 960);
    println!("960 cells: {settled} bytes settled, {unsettled} before");
    assert!(settled <= 6 * 1024, "{settled}");
}

#[test]
fn a_portrait_before_the_day_of_settling_is_refused() {
    let mut state = fold(catalogue(), &[fact("vat_sales_fen", "2025-05-31", 5)]);
    state.settle(catalogue(), 1, date("2025-07-01"));
    assert!(Portrait::of(catalogue(), &state, date("2025-06-30")).is_err());
    assert!(Portrait::of(catalogue(), &state, Date::constant(2025, 7, 1)).is_ok());
}
