//! One whole decision with its trace, on one thread: score, match, limit, price, cost, reasons.

use criterion::{Criterion, criterion_group, criterion_main};

#[path = "../tests/common/mod.rs"]
mod common;

fn whole(c: &mut Criterion) {
    let input = common::input();
    for product in ["sme-working-capital", "specialised-tech"] {
        let bundle = common::bundle(product, "2025-06-10");
        c.bench_function(&format!("decide {product}"), |b| {
            b.iter(|| decision::decide(std::hint::black_box(&input), &bundle).expect("the input is sound"));
        });
    }
}

criterion_group!(benches, whole);
criterion_main!(benches);
