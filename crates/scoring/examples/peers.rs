//! The jobs of `benches/peers.py` on the same tables, in CPU seconds of this process.
//!
//! `python crates/scoring/benches/peers.py OUT ...` writes the tables; then
//! `RAYON_NUM_THREADS=1 cargo run --release -p scoring --example peers -- OUT`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;

use scoring::develop::{DevelopOptions, Progress, Split, develop};
use scoring::fairness::{AttributeKind, FairnessOptions, GroupAttribute, Judged, assess};
use scoring::metrics::drift;
use scoring::{Column, Table};

fn cpu_seconds() -> f64 {
    // utime and stime in ticks of 1/100 s; a measurement for people, absent off Linux.
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<f64>().ok()).unwrap_or(f64::NAN);
    (ticks(11) + ticks(12)) / 100.0
}

/// Runs a job ten times, because one is too short for a clock of hundredths.
fn timed(job: &str, times: u32, run: impl Fn() -> String) {
    let before = cpu_seconds();
    let mut said = String::new();
    (0..times).for_each(|_| said = run());
    println!("anji | {job} | {:.3} CPU s | {said}", (cpu_seconds() - before) / f64::from(times));
}

fn main() {
    let Some(out) = std::env::args().nth(1).map(PathBuf::from) else {
        println!("usage: peers OUT (written by benches/peers.py)");
        return;
    };
    let raw = support::Raw::read(&out.join("fairness.parquet"));
    let bad: Vec<Option<bool>> = raw.numbers["bad"].iter().map(|bad| Some(*bad > 0.5)).collect();
    let approved: Vec<bool> = raw.numbers["approved"].iter().map(|approved| *approved > 0.5).collect();
    let column = Column::categorical("group", raw.texts["group"].iter().map(Option::as_deref));
    let group = GroupAttribute::of_column(&column, AttributeKind::Other).expect("ten groups");
    let bare = Judged { approved: &approved, bad: &bad, pd: None, weights: None };
    let options = FairnessOptions::default();
    timed("the same four rates x 10 groups with intervals and gaps, 1,000,000 rows", 10, || {
        let found = assess(&group, &bare, &options).expect("a report");
        format!("ratio {:.9} groups {}", found.parity_ratio.unwrap_or(f64::NAN), found.groups.len())
    });
    let with_pd = Judged { pd: Some(&raw.numbers["pd"]), ..bare };
    timed("and calibration by group and gaps at equal risk", 5, || {
        format!("{} gaps", assess(&group, &with_pd, &options).expect("a report").gaps.len())
    });
    drop(raw);

    let raw = support::Raw::read(&out.join("drift.parquet"));
    let rows = raw.numbers["x0"].len();
    let mut columns: Vec<Column> = Vec::new();
    for (name, values) in raw.numbers {
        columns.push(Column::numeric(name, values));
    }
    for (name, values) in &raw.texts {
        columns.push(Column::categorical(name, values.iter().map(Option::as_deref)));
    }
    let table = Table::try_new(columns, vec![None; rows], None).expect("a table");
    let all: Vec<u32> = (0..rows as u32).collect();
    timed("PSI, 750k against 250k x 30", 5, || {
        let found = drift(&table, &all[..750_000], &all[750_000..], 10).expect("a report");
        let moved = found.iter().filter(|column| column.index >= 0.1).count();
        format!("{} columns, {moved} moved", found.len())
    });
    drop(table);

    let Some(table) = support::sba459k() else { return };
    let mut options = DevelopOptions::new("sba459k", "charged off", Split::HoldOut { test_share: 0.3, seed: 1 });
    options.exclude.insert("term_months".to_owned(), "realised term of charged-off loans".to_owned());
    timed("binning, WOE, selection, fit, scores and the whole report: sba_origination", 20, || {
        let found = develop(&table, &options, &mut |_| ()).expect("a card");
        format!("test AUC {:.4} KS {:.3}", found.report.test.auc, found.report.test.ks)
    });
    let (mut binned, mut fitted) = (0.0, 0.0);
    for _ in 0..20 {
        let (start, mut at_fit) = (cpu_seconds(), None);
        let mut hear = |progress| match progress {
            Progress::Fitting { .. } => at_fit = at_fit.or(Some(cpu_seconds() - start)),
            Progress::Measuring => fitted += cpu_seconds() - start,
            Progress::Binning { .. } => {}
        };
        develop(&table, &options, &mut hear).expect("a card");
        binned += at_fit.unwrap_or(f64::NAN);
    }
    println!(
        "anji | of which to the first fit | {:.3} CPU s | to the last | {:.3} CPU s",
        binned / 20.0,
        fitted / 20.0
    );
}
