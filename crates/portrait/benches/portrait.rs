//! One firm: 40 monthly measures of 24 months folded, every indicator and score computed; one event to the new grade; packing.
//!
//! `floor` runs over the same 960 numbers in the same run and only adds them up: what reading them costs at the least.

use calendar::{Date, add_months};
use codes::BatchId;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hub::{Fact, Kind, Known, Unit};
use portrait::{Catalogue, Evaluator, FirmState, Live};
use std::hint::black_box;

const AS_OF: Date = Date::constant(2025, 7, 10);

/// 960 facts as a source delivers them: month by month, all measures of each. The measures are the first 40 monthly ones.
fn facts(catalogue: &Catalogue) -> Vec<Fact> {
    let monthly = catalogue.hub().measures().filter(|measure| measure.kind == Kind::Monthly).take(40);
    let monthly: Vec<_> = monthly.collect();
    let mut seed = 4_711_u64;
    let mut facts = Vec::with_capacity(960);
    for month in 0..24 {
        let on = add_months(Date::constant(2023, 7, 31), month).map_or(AS_OF, Date::last_of_month);
        for (row, measure) in (1..).zip(&monthly) {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let level: u64 = if measure.unit == Unit::Fen { 1_000_000_000 } else { 12_000 };
            let value = i64::try_from(level + (seed >> 33) % (level / 5)).ok();
            let batch = BatchId::from_bytes([u8::try_from(month).unwrap_or(0); 16]);
            let known = Known { learned_us: 1_700_000_000_000_000 + i64::from(month), batch, row };
            facts.push(Fact { measure: measure.measure_id(), on, reference: 0, value, known });
        }
    }
    facts
}

fn fold(catalogue: &Catalogue, state: &mut FirmState, facts: &[Fact]) {
    state.clear();
    for fact in facts {
        let _ = state.observe(catalogue, fact);
    }
}

fn batch(c: &mut Criterion) {
    let catalogue = Catalogue::built_in();
    let facts = facts(catalogue);
    let mut group = c.benchmark_group("firm of 960 observations");
    group.throughput(Throughput::Elements(facts.len() as u64));
    group.bench_function("floor: sum of the values", |b| {
        b.iter(|| black_box(&facts).iter().filter_map(|fact| fact.value).fold(0_i64, i64::wrapping_add));
    });
    let mut state = FirmState::new();
    group.bench_function("fold", |b| b.iter(|| fold(catalogue, &mut state, black_box(&facts))));
    let mut evaluator = Evaluator::new(catalogue);
    group.bench_function("all indicators and scores", |b| b.iter(|| evaluator.portrait(black_box(&state), AS_OF)));
    group.bench_function("fold, all indicators and scores", |b| {
        b.iter(|| {
            fold(catalogue, &mut state, black_box(&facts));
            evaluator.portrait(&state, AS_OF)
        });
    });
    group.finish();
}

fn live(c: &mut Criterion) {
    let catalogue = Catalogue::built_in();
    let mut state = FirmState::new();
    fold(catalogue, &mut state, &facts(catalogue));
    let mut evaluator = Evaluator::new(catalogue);
    let Ok(mut live) = Live::new(&mut evaluator, state, AS_OF) else { return };
    let mut group = c.benchmark_group("one event to the new grade");
    let mut learned_us = 1_800_000_000_000_000;
    for (name, measure, on) in [
        ("power_kwh", "power_kwh", Date::constant(2025, 6, 30)),
        ("vat_sales_fen, the measure most indicators name", "vat_sales_fen", Date::constant(2025, 6, 30)),
        ("enforcement_fen, the first of its source", "enforcement_fen", Date::constant(2025, 7, 9)),
    ] {
        let Some(measure) = catalogue.hub().find(measure) else { continue };
        group.bench_function(name, |b| {
            b.iter(|| {
                learned_us += 1;
                let known = Known { learned_us, batch: BatchId::from_bytes([9; 16]), row: 1 };
                let value = Some(20_000 + learned_us % 1_000);
                let _ = live.apply(&mut evaluator, &Fact { measure, on, reference: 1, value, known });
                live.portrait().grade
            });
        });
    }
    group.finish();
}

fn packed(c: &mut Criterion) {
    let catalogue = Catalogue::built_in();
    let mut state = FirmState::new();
    fold(catalogue, &mut state, &facts(catalogue));
    let unsettled = state.to_bytes().len();
    state.settle(catalogue, i64::MAX, AS_OF);
    let bytes = state.to_bytes();
    println!("packed: {} bytes settled, {unsettled} before", bytes.len());
    let mut group = c.benchmark_group("packed state of 960 cells");
    group.bench_function("floor: copy of the bytes", |b| b.iter(|| black_box(&bytes).clone()));
    group.bench_function("to_bytes", |b| b.iter(|| black_box(&state).to_bytes()));
    group.bench_function("from_bytes", |b| b.iter(|| FirmState::from_bytes(black_box(&bytes))));
    group.finish();
}

criterion_group!(benches, batch, live, packed);
criterion_main!(benches);
