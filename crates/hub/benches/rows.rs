//! 20,000 rows of a tax file on one thread: read and validated, then held against a year of bank flow.

use codes::{BatchId, Region, Uscc};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use hub::{Arrival, Catalogue, Fact, Kind, Known, Layout, Months, Row, Rules, check};

const ROWS: u32 = 20_000;
const MONTHS: [(&str, i16, i8); 4] =
    [("2025-03", 2025, 3), ("2025年4月", 2025, 4), ("202505", 2025, 5), ("2025/6", 2025, 6)];

fn firm(serial: u32) -> Uscc {
    Uscc::synthetic("130100".parse::<Region>().expect("a division"), serial)
}

fn rows() -> Vec<Row> {
    let row = |at: u32| {
        let month = MONTHS[at as usize % MONTHS.len()].0;
        let sales = format!("{},{:03}.50", 20 + at % 70, at % 1_000);
        let texts = [&firm(at / 4).to_string(), month, &sales, "3,000.00", "", "20000", "５"];
        Row { number: u64::from(at) + 1, fields: texts.map(str::to_owned).to_vec() }
    };
    (0..ROWS).map(row).collect()
}

fn history() -> Months {
    let catalogue = Catalogue::built_in();
    let inflow = catalogue.find("inflow_fen").expect("a measure");
    let known = Known { learned_us: 0, batch: BatchId::from_bytes([1; 16]), row: 1 };
    let mut months = Months::default();
    for serial in 0..ROWS / 4 {
        for (_, year, month) in MONTHS {
            let on = calendar::Date::constant(year, month, 1).last_of_month();
            let fact = Fact { measure: inflow, on, reference: 0, value: Some(4_000_000), known };
            months.learn(catalogue, firm(serial), [&fact]);
        }
    }
    months
}

fn stages(c: &mut Criterion) {
    let catalogue = Catalogue::built_in();
    let layout = Layout::standard(catalogue.category("tax").expect("a category"), Kind::Monthly).expect("a layout");
    let mut headings = vec![layout.firm.clone(), layout.period.clone()];
    headings.extend(layout.columns.iter().map(|column| column.heading.clone()));
    let arrival =
        Arrival { batch: BatchId::from_bytes([2; 16]), learned_us: 1, as_of: calendar::Date::constant(2025, 7, 15) };
    let (rows, history) = (rows(), history());
    let read = || check(catalogue, &layout, &headings, &rows, &arrival).expect("a batch");
    let checked = read();
    assert!(checked.refused.is_empty(), "{:?}", checked.refused.first());
    let mut group = c.benchmark_group("rows");
    group.throughput(Throughput::Elements(ROWS.into())).sample_size(20);
    group.bench_function("parse and validate", |b| b.iter(read));
    group.bench_function("plausibility", |b| {
        let judge = |(history, mut checked)| {
            Rules::built_in().judge(catalogue, &layout, history, &mut checked);
            checked
        };
        b.iter_batched(|| (history.clone(), checked.clone()), judge, BatchSize::LargeInput);
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
