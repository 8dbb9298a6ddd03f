//! A firm watched fact by fact has at every moment the portrait that its facts give all at once.

use calendar::{Date, add_days};
use portrait::{Bench, Catalogue, Evaluator, FirmState, Live, Observed, PackedLive, Portrait, Reading, Standing};
use proptest::prelude::*;

use crate::common::{FIRST, any_facts, date, fact, fold, known};

/// What happens to a watched firm.
#[derive(Debug, Clone)]
enum Step {
    Fact(hub::Fact),
    Days(i32),
    Settle,
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    let turns = prop::collection::vec(
        prop_oneof![3 => (1..20_i32).prop_map(Step::Days), 1 => (20..70_i32).prop_map(Step::Days), 1 => Just(Step::Settle)],
        0..25,
    );
    (any_facts(), turns)
        .prop_map(|(facts, turns)| facts.into_iter().map(Step::Fact).chain(turns).collect::<Vec<_>>())
        .prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn live_and_batch_agree_to_the_bit(steps in any_steps()) {
        let catalogue = Catalogue::built_in();
        let mut evaluator = Evaluator::new(catalogue);
        let mut day = add_days(FIRST, 1_400).unwrap();
        let mut facts = Vec::new();
        let mut live = Live::new(&mut evaluator, FirmState::new(), day).unwrap();
        for (at, step) in steps.iter().enumerate() {
            match step {
                Step::Fact(fact) => {
                    // Each is learnt after the one before, so that a settling is true of all that came until then.
                    let fact = hub::Fact { known: known(at as i64 + 1, 1), ..*fact };
                    live.apply(&mut evaluator, &fact).unwrap();
                    facts.push(fact);
                }
                Step::Days(days) => {
                    day = add_days(day, *days).unwrap();
                    live.turn(&mut evaluator, day).unwrap();
                }
                Step::Settle => live.settle(catalogue, at as i64 + 1),
            }
            if at % 7 == 0 {
                prop_assert_eq!(live.portrait(), &Portrait::of(catalogue, &fold(catalogue, &facts), day).unwrap());
            }
        }
        prop_assert_eq!(live.portrait(), &Portrait::of(catalogue, &fold(catalogue, &facts), day).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_packed_firm_goes_as_an_unpacked_one(steps in any_steps()) {
        let catalogue = Catalogue::built_in();
        let mut evaluator = Evaluator::new(catalogue);
        let mut bench = Bench::new(catalogue);
        let mut day = add_days(FIRST, 1_400).unwrap();
        let mut live = Live::new(&mut evaluator, FirmState::new(), day).unwrap();
        let mut packed = PackedLive::begin(&mut bench, FirmState::new(), day).unwrap();
        for (at, step) in steps.iter().enumerate() {
            match step {
                Step::Fact(fact) => {
                    // Often an instant or two late, so that a correction meets what it corrects in either order.
                    let learned = at as i64 + 1 - i64::from(at % 3 == 0) * 2;
                    let fact = hub::Fact { known: known(learned.max(1), 1), ..*fact };
                    // What it is told to have stood at before is of the day it had turned to.
                    let before = packed.standing().unwrap();
                    let turned = packed.live(catalogue).unwrap().portrait().as_of == day;
                    prop_assert!(!turned || before == Standing::of(live.portrait()));
                    let observed = live.apply(&mut evaluator, &fact).unwrap();
                    prop_assert_eq!(packed.apply(&mut bench, &fact, day).unwrap(), observed);
                    prop_assert_eq!(bench.before(), before);
                    if observed == Observed::Changed {
                        prop_assert_eq!(bench.portrait(), live.portrait());
                    }
                }
                Step::Days(days) => {
                    day = add_days(day, *days).unwrap();
                    live.turn(&mut evaluator, day).unwrap();
                    // Half of the days are turned to by the fact that comes next.
                    if at % 2 == 0 {
                        packed.turn(&mut bench, day).unwrap();
                        prop_assert_eq!(bench.portrait(), live.portrait());
                    } else {
                        continue;
                    }
                }
                Step::Settle => {
                    live.settle(catalogue, at as i64 - 3);
                    packed.turn(&mut bench, day).unwrap();
                    packed.settle(catalogue, at as i64 - 3).unwrap();
                }
            }
            if packed.live(catalogue).unwrap().portrait().as_of == day {
                prop_assert_eq!(packed.standing().unwrap(), Standing::of(live.portrait()));
                prop_assert_eq!(&packed.live(catalogue).unwrap(), &live);
            }
            let (state, bytes) = packed.parts();
            prop_assert_eq!(&PackedLive::from_parts(catalogue, state, bytes).unwrap(), &packed);
            prop_assert!(PackedLive::from_parts(catalogue, state, &bytes[..bytes.len() - 1]).is_err());
        }
    }
}

#[test]
fn a_fact_that_cannot_be_taken_leaves_a_packed_firm_as_it_was() {
    let catalogue = Catalogue::built_in();
    let mut bench = Bench::new(catalogue);
    let day = date("2025-06-10");
    let sales = fact("vat_sales_fen", "2025-05-31", 7);
    let mut packed = PackedLive::begin(&mut bench, FirmState::new(), day).unwrap();
    packed.apply(&mut bench, &sales, day).unwrap();
    let as_it_was = packed.clone();
    let too_large = hub::Fact { value: Some(i64::MAX), known: known(9, 9), ..sales };
    assert!(packed.apply(&mut bench, &too_large, day).is_err());
    assert_eq!(packed, as_it_was);
    // The bench is clear for the next firm.
    let mut other = PackedLive::begin(&mut bench, FirmState::new(), day).unwrap();
    assert_eq!(other.apply(&mut bench, &sales, day), Ok(Observed::Changed));
    assert_eq!(other, as_it_was);
    assert_eq!(other.apply(&mut bench, &sales, day), Ok(Observed::Same), "the same again");
    assert_eq!(other, as_it_was);
}

#[test]
fn a_fact_touches_only_what_names_it() {
    let catalogue = Catalogue::built_in();
    let touched = |id: &str| -> Vec<&str> {
        let places = catalogue.touched_by(crate::common::measure(id));
        places.iter().map(|at| catalogue.indicators()[usize::from(*at)].id.as_str()).collect()
    };
    assert!(touched("spending_ban_flag").contains(&"spending_ban_now"));
    // That a court says anything is what makes "no case" known.
    assert!(touched("spending_ban_flag").contains(&"court_cases_24m"));
    assert!(!touched("spending_ban_flag").contains(&"sales_sum_12m"));
    assert!(touched("vat_sales_fen").len() < catalogue.indicators().len() / 2);
    let all = hub::Catalogue::built_in().measures().filter(|measure| touched(&measure.id).is_empty());
    assert_eq!(all.map(|measure| measure.id.as_str()).collect::<Vec<_>>(), [""; 0], "measures no indicator uses");
}

#[test]
fn a_day_that_passes_brings_what_was_known_to_come() {
    let catalogue = Catalogue::built_in();
    let mut evaluator = Evaluator::new(catalogue);
    let mut live = Live::new(&mut evaluator, FirmState::new(), date("2025-06-10")).unwrap();
    let pledge = crate::common::event("court_case_count", "2025-06-12", "a", 1);
    assert_eq!(live.apply(&mut evaluator, &pledge).unwrap(), Observed::Changed);
    let cases = |live: &Live| live.portrait().reading(catalogue, "court_cases_24m").unwrap();
    assert!(matches!(cases(&live), Reading::Missing(_)), "it lies two days ahead");
    live.turn(&mut evaluator, date("2025-06-12")).unwrap();
    assert_eq!(cases(&live), Reading::Value(1));
    let since = live.portrait().reading(catalogue, "court_case_since_36m").unwrap();
    live.turn(&mut evaluator, date("2025-06-15")).unwrap();
    assert_eq!(since, Reading::Value(0));
    assert_eq!(live.portrait().reading(catalogue, "court_case_since_36m"), Some(Reading::Value(3)));
}

#[test]
fn a_fact_that_cannot_be_taken_leaves_everything_as_it_was() {
    let catalogue = Catalogue::built_in();
    let mut evaluator = Evaluator::new(catalogue);
    let state = fold(catalogue, &[fact("vat_sales_fen", "2025-05-31", 7)]);
    let mut live = Live::new(&mut evaluator, state, Date::constant(2025, 6, 10)).unwrap();
    let before = live.clone();
    assert!(live.apply(&mut evaluator, &fact("vat_sales_fen", "2025-04-30", i64::MAX)).is_err());
    assert_eq!(live, before);
    assert!(live.turn(&mut evaluator, Date::constant(2025, 6, 9)).is_ok(), "nothing was settled: back is allowed");
    live.settle(catalogue, 1);
    assert!(live.turn(&mut evaluator, Date::constant(2025, 6, 8)).is_err());
    assert_eq!(live.into_state().kept_for(), Some(Date::constant(2025, 6, 9)));
}

#[test]
fn a_month_taken_back_takes_its_confidence_with_it() {
    let catalogue = Catalogue::built_in();
    let mut evaluator = Evaluator::new(catalogue);
    let sales = |month: u32, value, learnt| hub::Fact {
        value,
        known: known(learnt, 1),
        ..fact("vat_sales_fen", &format!("2025-{month:02}-28"), 0)
    };
    let facts: Vec<_> = (1..=10).map(|month| sales(month, Some(5_000), 1)).collect();
    let mut live = Live::new(&mut evaluator, fold(catalogue, &facts), date("2025-11-10")).unwrap();
    let before = live.portrait().scores.confidence;
    live.apply(&mut evaluator, &sales(5, None, 2)).unwrap();
    assert!(live.portrait().scores.confidence < before);
    assert_eq!(live.portrait(), &Portrait::of(catalogue, live.state(), date("2025-11-10")).unwrap());
}
