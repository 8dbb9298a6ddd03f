//! Firms and facts a second on one core.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use province::living::{Living, LivingOptions};

const FIRMS: u32 = 200;

fn facts(c: &mut Criterion) {
    let mut group = c.benchmark_group("living");
    group.sample_size(20);
    for (name, daily) in [("monthly-and-events", false), ("with-daily", true)] {
        let living = Living::new(1, LivingOptions { firms: FIRMS, daily, ..LivingOptions::default() });
        let living = living.expect("within the bounds");
        let count: u64 = living.firms().map(|firm| firm.facts().count() as u64).sum();
        group.throughput(Throughput::Elements(count));
        group.bench_function(format!("facts/{name}"), |b| {
            b.iter(|| {
                living.firms().map(|firm| firm.facts().map(|fact| fact.row ^ 1).sum::<u64>()).fold(0, u64::wrapping_add)
            });
        });
    }
    group.throughput(Throughput::Elements(u64::from(FIRMS)));
    let living = Living::new(1, LivingOptions { firms: FIRMS, ..LivingOptions::default() }).expect("within the bounds");
    group.bench_function("lives-of-24-months", |b| {
        b.iter(|| living.firms().map(|firm| black_box(firm).truth().hidden.len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, facts);
criterion_main!(benches);
