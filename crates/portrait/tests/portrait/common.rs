//! Facts for tests, by hand and at random.

use calendar::{Date, add_days, month_end};
use codes::BatchId;
use hub::{Fact, Kind, Known, MeasureId, reference_of};
use portrait::{Catalogue, FirmState};
use proptest::prelude::*;

/// The first day of random facts; they reach over [`DAYS`] days, beyond every window.
pub const FIRST: Date = Date::constant(2021, 1, 1);
pub const DAYS: i32 = 1_900;

pub fn date(text: &str) -> Date {
    calendar::parse_date(text).unwrap()
}

pub fn known(learned_us: i64, row: u64) -> Known {
    Known { learned_us, batch: BatchId::from_bytes([(learned_us % 5) as u8; 16]), row }
}

pub fn measure(id: &str) -> MeasureId {
    hub::Catalogue::built_in().find(id).unwrap_or_else(|| panic!("no measure {id}"))
}

/// A fact, learnt at 1.
pub fn fact(id: &str, on: &str, value: i64) -> Fact {
    Fact { measure: measure(id), on: date(on), reference: 0, value: Some(value), known: known(1, 1) }
}

pub fn event(id: &str, on: &str, reference: &str, value: i64) -> Fact {
    Fact { reference: reference_of(reference), ..fact(id, on, value) }
}

pub fn fold(catalogue: &Catalogue, facts: &[Fact]) -> FirmState {
    let mut state = FirmState::new();
    for fact in facts {
        state.observe(catalogue, fact).unwrap();
    }
    state
}

/// A fact of any measure; several fall on one cell, some take back, some are learnt at the same instant.
fn any_fact() -> impl Strategy<Value = Fact> {
    let measures = hub::Catalogue::built_in().len() as u16;
    let value = prop_oneof![1 => Just(None), 2 => Just(Some(0)), 8 => (-1_000..50_000_000_i64).prop_map(Some)];
    (0..measures, 0..DAYS, 0..3_u64, value, 1..40_i64, 0..3_u64).prop_map(
        |(number, day, reference, value, learnt, row)| {
            let measure = MeasureId::new(number);
            let kind = hub::Catalogue::built_in().measure(measure).unwrap().kind;
            let on = add_days(FIRST, day).unwrap();
            let on = if kind == Kind::Monthly { month_end(on) } else { on };
            let reference = if kind == Kind::Event { reference + 1 } else { 0 };
            Fact { measure, on, reference, value, known: known(learnt, row) }
        },
    )
}

/// A dense stretch of one measure, so that windows are covered.
fn any_stretch() -> impl Strategy<Value = Vec<Fact>> {
    let measures = hub::Catalogue::built_in().len() as u16;
    let values = prop::collection::vec(prop_oneof![1 => Just(0_i64), 9 => 1..9_000_000_i64], 8..48);
    (0..measures, 0..DAYS - 1_500, values, 1..40_i64).prop_map(|(number, day, values, learnt)| {
        let measure = MeasureId::new(number);
        let kind = hub::Catalogue::built_in().measure(measure).unwrap().kind;
        let step = if kind == Kind::Daily { 1 } else { 30 };
        let offset = if kind == Kind::Daily { 1_400 } else { 0 };
        let of = |(at, value): (usize, &i64)| {
            let on = add_days(FIRST, day + offset + step * at as i32).unwrap();
            let on = if kind == Kind::Monthly { month_end(on) } else { on };
            let reference = if kind == Kind::Event { 1 } else { 0 };
            Fact { measure, on, reference, value: Some(*value), known: known(learnt, at as u64) }
        };
        values.iter().enumerate().map(of).collect()
    })
}

/// A firm's facts in some order, with late, corrected, retracted and repeated ones.
pub fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    let dense = prop::collection::vec(any_stretch(), 0..25).prop_map(|all| all.concat());
    let loose = prop::collection::vec(any_fact(), 0..120);
    let mixed = (dense, loose).prop_map(|(dense, loose)| [dense, loose].concat());
    let repeated =
        (mixed, prop::collection::vec(any::<prop::sample::Index>(), 0..20)).prop_map(|(mut facts, again)| {
            if !facts.is_empty() {
                facts.extend(again.iter().map(|at| *at.get(&facts)).collect::<Vec<_>>());
            }
            facts
        });
    repeated.prop_shuffle()
}

/// A day late enough for windows to be full.
pub fn any_day() -> impl Strategy<Value = Date> {
    (1_400..DAYS).prop_map(|day| add_days(FIRST, day).unwrap())
}
