//! Seconds to decide recorded inputs again with a candidate and fold the swap set; reading them is not part of it.
//!
//! `cargo run --release -p decision --example backtest_speed -- [count]`

use std::time::{Duration, Instant};

use calendar::parse_date;
use codes::{ProductId, ScorecardId};
use decision::backtest::{Assumptions, BackTest, Case, Lent, Policy, Swap, again_all, as_then};
use money::{Currency, Money};
use product::{CompiledProduct, Product};
use rulebook::Rulebook;
use scoring::FeatureValue;

#[path = "../tests/common/mod.rs"]
mod common;

/// Decisions taken at a time, so that memory does not grow with the count.
const CHUNK: usize = 20_000;
const NAME: &str = "sme-working-capital";

/// Different recorded decisions, which the chunks repeat; each with a loan, every ninth of them bad.
fn recorded() -> Vec<Case> {
    let bundle = common::bundle(NAME, "2025-06-10");
    let one = |i: i32| {
        let mut input = common::input();
        input.request.amount = Money::from_minor(i64::from(i % 150 + 2) * 1_000_000, Currency::CNY);
        input.request.tenor_months = 3 + i.unsigned_abs() % 34;
        input.features.insert("overdue_count_24m".into(), FeatureValue::Number(f64::from(i % 9)));
        input.features.insert("inquiries_6m".into(), FeatureValue::Number(f64::from(i % 13)));
        input.features.insert("revenue_growth".into(), FeatureValue::Number(f64::from(i % 60) / 100.0 - 0.3));
        let mut decision = decision::decide(&input, &bundle).expect("the inputs are sound");
        let amount = decision.offer.as_ref().map(|offer| offer.amount);
        // What was recorded of the steps is not read again, and would fill the memory.
        decision.trace.clear();
        let lent = amount.map(|principal| Lent { principal, bad: i % 9 == 0, owed: principal });
        Case { decision, lent }
    };
    (0..997).map(one).collect()
}

fn candidate() -> Policy {
    let then = Product::from_yaml(&common::product_text(NAME)).expect("the shipped product");
    let text = common::product_text(NAME).replacen("max: \"3000000\"", "max: \"1000000\"", 1).replacen(
        "overdue: \"> 6\"",
        "overdue: \"> 7\"",
        1,
    );
    let candidate = Product::from_yaml(&text).expect("the candidate");
    let compiled = CompiledProduct::try_new(as_then(&candidate, &then)).expect("the candidate compiles");
    let day = parse_date("2025-06-10").expect("a day");
    let rules = Rulebook::shipped().snapshot(day, "2025-06-10T12:00:00+08:00".parse().expect("an instant"));
    let card = (ScorecardId::from_bytes([2; 16]), common::scorecard().compile().expect("a scorecard"));
    Policy::try_new(&then, (ProductId::from_bytes([1; 16]), compiled), card, rules).expect("they fit")
}

/// Seconds all threads of the process have been on a processor (Linux counts in hundredths); none elsewhere.
fn cpu_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    // After the name in brackets: state is the first field, user and system time the 12th and 13th.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

#[allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#[allow(clippy::cast_precision_loss, reason = "counts are small")]
fn main() {
    let count: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(459_297);
    let (cases, policy) = (recorded(), candidate());
    let mut test = BackTest::try_new(Currency::CNY, Assumptions::standard(Currency::CNY)).expect("they are in range");
    let (mut spent, mut cpu) = (Duration::ZERO, 0.0);
    let mut left = count;
    let mut endless = cases.iter().cycle();
    while left > 0 {
        let chunk: Vec<_> = endless.by_ref().take(left.min(CHUNK)).map(|case| (case.clone(), Ok(&policy))).collect();
        left -= chunk.len();
        let (start, before) = (Instant::now(), cpu_seconds());
        for line in again_all(&chunk) {
            test.add(&line).expect("within range");
        }
        spent += start.elapsed();
        cpu += cpu_seconds().zip(before).map_or(f64::NAN, |(after, before)| after - before);
    }
    let start = Instant::now();
    let report = test.finish();
    spent += start.elapsed();
    let seconds = spent.as_secs_f64();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{count} decisions again in {seconds:.2} s on {threads} threads: {:.0}/s; {cpu:.2} CPU seconds: {:.0} a CPU second",
        count as f64 / seconds,
        count as f64 / cpu
    );
    for (field, cell) in Swap::ALL.iter().zip(&report.swap) {
        println!(
            "{} {}: {}, expected loss {} -> {} fen, bad {}/{}",
            field.zh(),
            field.en(),
            cell.number,
            cell.loss_before,
            cell.loss_after,
            cell.bad,
            cell.lent
        );
    }
}
