//! Judges the shipped model and the oracle on **simulated** firms (模拟) that neither has seen.
//!
//! ```sh
//! cargo run --release -p cashflow --example judge                            # the provinces of docs/cash-breaks.md
//! cargo run --release -p cashflow --example judge -- 9 10000 24              # any other: seed, firms, months
//! cargo run --release -p cashflow --example judge -- 9 10000 24 no-daily     # and without daily measures
//! ```
#![allow(clippy::unwrap_used)] // A province of sound options makes every firm.

use cashflow::limits::MAX_FALSE_ALARMS;
use cashflow::{Evaluation, Foresight, ForesightModel, Scored, threshold};
use province::living::{Living, LivingOptions};
use scoring::ValueRef;
use scoring::calibrate::calibration_error;
use trees::{CompiledModel, Scratch};

#[path = "../tests/cashflow/simulated.rs"]
mod simulated;
use simulated::{HEAD, ORACLE, line, scored};

/// Seed, firms, months, whether daily measures are reported: none of these seeds was trained on, nor looked at when signals and options were chosen.
const UNSEEN: [(u64, u32, u16, bool); 4] =
    [(501, 10_000, 24, true), (502, 10_000, 24, true), (503, 10_000, 36, true), (504, 10_000, 24, false)];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).map(|word| word.parse::<u64>().expect("a number"));
    println!("{HEAD}");
    let Some(seed) = number(0) else {
        let (mut ours, mut oracles) = (Vec::new(), Vec::new());
        for (seed, firms, months, daily) in UNSEEN {
            let (seen, hidden) = judge(seed, firms, months, daily);
            if daily {
                ours.extend(seen);
                oracles.extend(hidden);
            }
        }
        show("the three with daily measures", &ours, &oracles);
        return;
    };
    let firms = u32::try_from(number(1).unwrap_or(10_000)).unwrap();
    let months = u16::try_from(number(2).unwrap_or(24)).unwrap();
    judge(seed, firms, months, words.get(3).is_none_or(|word| word != "no-daily"));
}

fn oracle() -> ForesightModel {
    serde_json::from_str(include_str!("../tests/golden/oracle-v1.json")).expect("the oracle's document")
}

/// Scores a province by both and tells the figures.
fn judge(seed: u64, firms: u32, months: u16, daily: bool) -> (Vec<Scored>, Vec<Scored>) {
    let options = LivingOptions { firms, months, daily, ..LivingOptions::default() };
    let living = Living::new(seed, options).expect("firms and months within the limits");
    let foresight = Foresight::built_in();
    let made = simulated::simulated(&living, foresight.signals(), |_| true);
    let oracle = oracle().model.compile().unwrap();
    let keys = made.panel.keys();
    let ours = scored(keys, made.panel.rows(), |row| probability(foresight.model(), row));
    let oracles = scored(keys, made.oracle.chunks_exact(ORACLE.len()), |row| probability(&oracle, row));
    show(&format!("province {seed}, {months} months{}", if daily { "" } else { ", not daily" }), &ours, &oracles);
    (ours, oracles)
}

fn probability(model: &CompiledModel, row: &[f64]) -> f64 {
    let value = |value: &f64| if value.is_nan() { ValueRef::Missing } else { ValueRef::Number(*value) };
    let row: Vec<ValueRef<'_>> = row.iter().map(value).collect();
    model.place_row(&row, &mut Scratch::default()).unwrap().pd
}

fn show(name: &str, ours: &[Scored], oracles: &[Scored]) {
    let found = Evaluation::of(ours, Foresight::built_in().alarm_from()).expect("rows of both outcomes");
    let best = Evaluation::of(oracles, oracle().alarm_from).expect("rows of both outcomes");
    println!("{}", line(&format!("ours, {name}"), &found));
    println!("{}", line(&format!("oracle, {name}"), &best));
    let lead = |found: &Evaluation| found.median_lead_days().unwrap_or(0.0);
    println!(
        "  share of the oracle: recall {:.1}%, at 14 days {:.1}%, median lead {:.1}%",
        100.0 * found.recall() / best.recall(),
        100.0 * found.recall_at_lead(14) / best.recall_at_lead(14),
        100.0 * lead(&found) / lead(&best)
    );
    // What the threshold was is no matter here: both alarm as many of these very rows as the bar allows.
    let at_bar = |rows: &[Scored]| {
        let bar = threshold(rows, MAX_FALSE_ALARMS).expect("calm rows");
        Evaluation::of(rows, bar).expect("rows of both outcomes")
    };
    let (ours_at_bar, oracle_at_bar) = (at_bar(ours), at_bar(oracles));
    println!(
        "  both at 5.3% of these rows: recall {:.1}% and {:.1}%, share {:.1}%; median lead {:?} and {:?} days",
        100.0 * ours_at_bar.recall(),
        100.0 * oracle_at_bar.recall(),
        100.0 * ours_at_bar.recall() / oracle_at_bar.recall(),
        ours_at_bar.median_lead_days().unwrap_or(0.0),
        oracle_at_bar.median_lead_days().unwrap_or(0.0),
    );
    let (pd, comes): (Vec<f64>, Vec<bool>) = ours.iter().map(|row| (row.score, row.days_to_break.is_some())).unzip();
    let error = calibration_error(&pd, &comes, None, 20).expect("rows of both outcomes");
    let mean = pd.iter().sum::<f64>() / pd.len() as f64;
    println!(
        "  probabilities: mean {:.2}%, off by {:.2}% over 20 groups, level {:+.2}%",
        100.0 * mean,
        100.0 * error.expected,
        100.0 * error.level
    );
}
