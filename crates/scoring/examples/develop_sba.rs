//! Develops scorecards on the public SBA files and on German credit and prints what they reach.
//!
//! `cargo run --release -p scoring --example develop_sba` (the files are read from ../shared/data beside the project).

#[path = "../tests/support/mod.rs"]
mod support;

use scoring::Table;
use scoring::develop::{DevelopOptions, Development, Split, develop};

fn report(name: &str, found: &Development) {
    let report = &found.report;
    println!(
        "{name}: train {} rows AUC {:.4} KS {:.3}; test {} rows AUC {:.4} KS {:.3} Gini {:.3} Brier {:.4}; PSI {:.3}",
        report.train.rows,
        report.train.auc,
        report.train.ks,
        report.test.rows,
        report.test.auc,
        report.test.ks,
        report.test.gini,
        report.test.brier,
        report.score_stability,
    );
    for variable in &report.variables {
        let bins = variable.bins.as_ref().map_or(0, |bins| bins.bins.len());
        let iv = variable.iv.unwrap_or(f64::NAN);
        let trend = variable.bins.as_ref().map(|bins| bins.trend);
        match (&variable.coefficient, &variable.excluded) {
            (Some(coefficient), _) => println!(
                "    {:28} IV {iv:.4} {bins:2} bins {trend:?} coefficient {:+.3} p {:.1e} CSI {:.3}",
                variable.feature,
                coefficient.value,
                coefficient.p_value,
                variable.stability.unwrap_or(f64::NAN),
            ),
            (None, why) => println!("    {:28} IV {iv:.4} {bins:2} bins, not in: {why:?}", variable.feature),
        }
    }
}

fn cpu_seconds() -> f64 {
    // utime and stime in ticks of 1/100 s; a measurement for people, absent off Linux.
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<f64>().ok()).unwrap_or(f64::NAN);
    (ticks(11) + ticks(12)) / 100.0
}

fn run(name: &str, table: Option<Table>, mut options: DevelopOptions, leaks: bool) {
    let Some(table) = table else { return };
    if table.column("term_months").is_some() && !leaks {
        let reason = "realised term of charged-off loans: known only at the end";
        options.exclude.insert("term_months".to_owned(), reason.to_owned());
    }
    let before = cpu_seconds();
    match develop(&table, &options, &mut |_| ()) {
        Ok(found) => {
            println!("{:.2} CPU s", cpu_seconds() - before);
            report(name, &found);
        }
        Err(error) => println!("{name}: {error}"),
    }
}

fn main() {
    let year = Split::Time { column: "approval_fy".to_owned(), train_through: 2006.0, test_through: Some(2010.0) };
    run("sba30k", support::sba30k(), DevelopOptions::new("sba30k", "charged off", year), false);
    let held = || Split::HoldOut { test_share: 0.3, seed: 1 };
    run("sba459k", support::sba459k(), DevelopOptions::new("sba459k", "charged off", held()), false);
    run("german", support::german(), DevelopOptions::new("german", "bad payer", held()), true);
}
