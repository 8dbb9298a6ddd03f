//! One row, rows in bulk, binning and fitting on a simulated table. `cargo bench -p scoring`.

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use scoring::binning::{BinningOptions, bin_column};
use scoring::develop::{DevelopOptions, Split, develop};
use scoring::{Column, FeatureValue, Table, ValueRef};

const ROWS: usize = 200_000;
const COLUMNS: usize = 30;

/// Numbers in 0..1 from a fixed seed.
fn draw(state: &mut u64) -> f64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    ((*state >> 33) as f64) / (1_u64 << 31) as f64
}

fn table() -> Table {
    let mut state = 3;
    let mut data = vec![Vec::new(); COLUMNS];
    let mut target = Vec::with_capacity(ROWS);
    for _ in 0..ROWS {
        let mut logit = -2.6;
        for (at, column) in data.iter_mut().enumerate() {
            let value = draw(&mut state);
            logit += (value - 0.5) * 0.06 * at as f64;
            column.push(if draw(&mut state) < 0.05 { f64::NAN } else { value });
        }
        target.push(Some(draw(&mut state) < 1.0 / (1.0 + (-logit).exp())));
    }
    let columns = data.into_iter().enumerate().map(|(at, values)| Column::numeric(format!("x{at}"), values));
    Table::try_new(columns.collect(), target, None).expect("the table is sound")
}

fn options() -> DevelopOptions {
    let mut options = DevelopOptions::new("bench", "bad", Split::HoldOut { test_share: 0.3, seed: 1 });
    options.selection.min_iv = 0.0001;
    options
}

fn benches(criterion: &mut Criterion) {
    let table = table();
    let card = develop(&table, &options(), &mut |_| ()).expect("a card").compiled;
    let names: Vec<&str> = card.features().collect();
    println!("card of {} characteristics", names.len());
    let slots = card.bind(&names).expect("its own names");
    let row: Vec<ValueRef<'_>> = names.iter().enumerate().map(|(at, _)| ValueRef::Number(at as f64 / 30.0)).collect();
    let owned: BTreeMap<String, FeatureValue> = names
        .iter()
        .enumerate()
        .map(|(at, name)| ((*name).to_owned(), FeatureValue::Number(at as f64 / 30.0)))
        .collect();

    let mut one = criterion.benchmark_group("one row");
    one.throughput(Throughput::Elements(1));
    let mut bins = Vec::new();
    one.bench_function("number only", |b| b.iter(|| card.place_row(&slots, black_box(&row), &mut bins)));
    one.bench_function("with reasons", |b| b.iter(|| card.score_row(&slots, black_box(&row))));
    one.bench_function("with reasons, by name", |b| b.iter(|| card.score(black_box(&owned))));
    one.finish();

    let mut bulk = criterion.benchmark_group("bulk");
    bulk.sample_size(10);
    bulk.throughput(Throughput::Elements(ROWS as u64));
    bulk.bench_function("score table", |b| b.iter(|| card.score_table(black_box(&table))));
    let sample = table.sample(|_| true);
    let binning = BinningOptions::default();
    bulk.bench_function("bin one column", |b| b.iter(|| bin_column(&table.columns()[29], &sample, &binning)));
    bulk.bench_function("develop 30 columns", |b| b.iter(|| develop(&table, &options(), &mut |_| ()).map(|_| ())));
    bulk.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
