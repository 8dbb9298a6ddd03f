//! Decisions a second and the 99th percentile on one thread, over requests that vary in amount, tenor and features.
//!
//! `cargo run --release -p decision --example decide_speed -- [count]`

use std::time::Instant;

use money::{Currency, Money};
use scoring::FeatureValue;

#[path = "../tests/common/mod.rs"]
mod common;

#[allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#[allow(clippy::cast_precision_loss, reason = "counts are small")]
fn main() {
    let count: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let inputs: Vec<_> = (0..997_i32)
        .map(|i| {
            let mut input = common::input();
            input.request.amount = Money::from_minor(i64::from(i % 90 + 2) * 1_000_000, Currency::CNY);
            input.request.tenor_months = 3 + i.unsigned_abs() % 34;
            input.features.insert("overdue_count_24m".into(), FeatureValue::Number(f64::from(i % 9)));
            input.features.insert("inquiries_6m".into(), FeatureValue::Number(f64::from(i % 13)));
            input.features.insert("revenue_growth".into(), FeatureValue::Number(f64::from(i % 60) / 100.0 - 0.3));
            input
        })
        .collect();
    for product in ["sme-working-capital", "specialised-tech"] {
        let bundle = common::bundle(product, "2025-06-10");
        let mut outcomes = std::collections::BTreeMap::new();
        let mut nanos = Vec::with_capacity(count);
        let start = Instant::now();
        for input in inputs.iter().cycle().take(count) {
            let one = Instant::now();
            let decision = decision::decide(input, &bundle).expect("the inputs are sound");
            nanos.push(one.elapsed().as_nanos());
            *outcomes.entry(decision.outcome.en()).or_insert(0_usize) += 1;
        }
        let seconds = start.elapsed().as_secs_f64();
        nanos.sort_unstable();
        let at = |share: f64| nanos[((count as f64 * share) as usize).min(count - 1)] as f64 / 1_000.0;
        println!(
            "{product}: {:.0} decisions/s, p50 {:.1} us, p99 {:.1} us, {outcomes:?}",
            count as f64 / seconds,
            at(0.50),
            at(0.99)
        );
    }
    let bundle = common::bundle("sme-working-capital", "2025-06-10");
    let decision = decision::decide(&common::input(), &bundle).expect("the input is sound");
    let start = Instant::now();
    let rounds = count / 10 + 1;
    let bytes: usize = (0..rounds).map(|_| decision.digest().len() + decision.to_bytes().len() - 64).sum();
    println!(
        "record: {} bytes, written and digested {:.0}/s",
        bytes / rounds,
        rounds as f64 / start.elapsed().as_secs_f64()
    );
}
