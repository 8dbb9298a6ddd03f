//! The same bins give the same worth, coefficients and measures as published tools. `golden/published.py` says which
//! tools and versions, and writes the numbers; the test needs only the numbers.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

mod support;

use std::collections::BTreeMap;

use scoring::binning::{BinningOptions, VariableBins, ZeroCell, evaluate};
use scoring::metrics::{brier, discrimination, log_loss};
use scoring::regression::{Design, Fit, FitOptions};
use scoring::{BinRule, Column, ColumnData, MISSING_CODE, Table};

type Row = BTreeMap<String, String>;

fn golden(name: &str) -> Vec<Row> {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn number(row: &Row, name: &str) -> f64 {
    row[name].parse().unwrap()
}

fn mixed() -> (Table, Vec<f64>) {
    let rows = golden("mixed.csv");
    let numbers = |name: &str| rows.iter().map(|row| row[name].parse().unwrap_or(f64::NAN)).collect::<Vec<f64>>();
    let columns = vec![
        Column::numeric("years", numbers("years")),
        Column::numeric("turnover", numbers("turnover")),
        Column::numeric("enquiries", numbers("enquiries")),
        Column::categorical("sector", rows.iter().map(|row| Some(row["sector"].as_str()))),
    ];
    let bad = rows.iter().map(|row| Some(row["bad"] == "1")).collect();
    (Table::try_new(columns, bad, None).unwrap(), numbers("weight"))
}

fn rules_of(rows: &[&Row]) -> Vec<BinRule> {
    let mut rules: Vec<BinRule> = Vec::new();
    for row in rows.iter().filter(|row| row["rule"] != "missing") {
        let rule = row["rule"].as_str();
        if let Some(value) = rule.strip_prefix("special ") {
            rules.push(BinRule::Special { values: vec![value.parse().unwrap()] });
        } else if row["kind"] == "numerical" {
            let (from, below) = rule.split_once('|').unwrap();
            rules.push(BinRule::Range { from: from.parse().ok(), below: below.parse().ok() });
        } else {
            rules.push(BinRule::Categories { values: rule.split('|').map(str::to_owned).collect(), other: false });
        }
    }
    if rows[0]["kind"] == "categorical" {
        rules.push(BinRule::Categories { values: Vec::new(), other: true });
    }
    rules.push(BinRule::Missing {});
    rules
}

/// Evaluates the published bins and compares every bin; returns them in the order of the published features.
fn compare_worth(name: &str, table: &Table) -> Vec<VariableBins> {
    let woe = golden("woe.csv");
    let mut features: Vec<&str> = Vec::new();
    for row in woe.iter().filter(|row| row["table"] == name) {
        if !features.contains(&row["feature"].as_str()) {
            features.push(&row["feature"]);
        }
    }
    assert!(features.len() >= 4);
    let sample = table.sample(|_| true);
    let options = BinningOptions { zero_cell: ZeroCell::Neutral, min_apart_rows: 0, ..BinningOptions::default() };
    let mut found = Vec::new();
    for feature in features {
        let rows: Vec<&Row> = woe.iter().filter(|row| row["table"] == name && row["feature"] == feature).collect();
        let bins = evaluate(table.column(feature).unwrap(), &sample, rules_of(&rows), &options).unwrap();
        let filled: Vec<_> = bins.bins.iter().filter(|bin| bin.counts.rows > 0).collect();
        assert_eq!(filled.len(), rows.len(), "{feature}");
        for (bin, row) in filled.iter().zip(&rows) {
            assert_eq!(bin.counts.rows as f64, number(row, "count"), "{feature} {}", row["rule"]);
            assert_eq!(bin.counts.bads, number(row, "bads"));
            assert!((bin.woe - number(row, "woe")).abs() < 1e-9, "{feature} {}: {}", row["rule"], bin.woe);
            assert!((bin.iv - number(row, "iv")).abs() < 1e-9, "{feature} {}: {}", row["rule"], bin.iv);
        }
        let total: f64 = rows.iter().map(|row| number(row, "iv")).sum();
        assert!((bins.iv - total).abs() < 1e-9);
        found.push(bins);
    }
    found
}

fn holds(rule: &BinRule, column: &Column, row: usize) -> bool {
    match (rule, &column.data) {
        (BinRule::Missing {}, ColumnData::Numeric(values)) => values[row].is_nan(),
        (BinRule::Missing {}, ColumnData::Categorical { codes, .. }) => codes[row] == MISSING_CODE,
        (BinRule::Special { values: special }, ColumnData::Numeric(values)) => special.contains(&values[row]),
        (BinRule::Range { from, below }, ColumnData::Numeric(values)) => {
            from.is_none_or(|from| values[row] >= from) && below.is_none_or(|below| values[row] < below)
        }
        (BinRule::Categories { values, .. }, ColumnData::Categorical { codes, levels }) => {
            codes[row] != MISSING_CODE && values.contains(&levels[codes[row] as usize])
        }
        _ => false,
    }
}

/// WOE by asking each rule, special values first: slow, plain, and not the code under test.
fn design(table: &Table, bins: &[VariableBins]) -> Vec<f64> {
    let mut values = Vec::new();
    for row in 0..table.rows() {
        for variable in bins {
            let column = table.column(&variable.feature).unwrap();
            let special = variable.bins.iter().filter(|bin| matches!(bin.rule, BinRule::Special { .. }));
            let mut ordered = special.chain(&variable.bins);
            values.push(ordered.find(|bin| holds(&bin.rule, column, row)).unwrap().woe);
        }
    }
    values
}

fn compare_fit(name: &str, fit: &Fit, risk: &[f64], bad: &[bool], weights: Option<&[f64]>) {
    let published: Vec<Row> = golden("logit.csv").into_iter().filter(|row| row["table"] == name).collect();
    let ours = std::iter::once(&fit.intercept).chain(&fit.coefficients);
    assert_eq!(published.len(), fit.coefficients.len() + 1);
    for (ours, row) in ours.zip(&published) {
        assert!((ours.value - number(row, "coefficient")).abs() < 1e-6, "{name} {}: {}", row["term"], ours.value);
        assert!((ours.standard_error - number(row, "standard_error")).abs() < 1e-6, "{name} {}", row["term"]);
        assert!((ours.p_value - number(row, "p_value")).abs() < 1e-6, "{name} {}", row["term"]);
    }
    let rows = golden("ranking.csv");
    let row = rows.iter().find(|row| row["table"] == name).unwrap();
    let close = |ours: f64, column: &str| {
        assert!((ours - number(row, column)).abs() < 1e-7, "{name} {column}: {ours} against {}", row[column]);
    };
    close(fit.log_likelihood, "log_likelihood");
    close(discrimination(risk, bad, weights).unwrap().auc, "auc");
    close(brier(risk, bad, weights).unwrap(), "brier");
    close(log_loss(risk, bad, weights).unwrap(), "log_loss");
}

fn fit_and_compare(name: &str, table: &Table, bins: &[VariableBins], weights: Option<&[f64]>) {
    let values = design(table, bins);
    let bad: Vec<bool> = table.target().iter().map(|outcome| outcome.unwrap()).collect();
    let columns = bins.len();
    let fit = Design { values: &values, columns, bad: &bad, weights }.fit(FitOptions::default()).unwrap();
    let risk: Vec<f64> = values
        .chunks(columns)
        .map(|row| {
            let terms = row.iter().zip(&fit.coefficients).map(|(x, b)| x * b.value);
            1.0 / (1.0 + (-(fit.intercept.value + terms.sum::<f64>())).exp())
        })
        .collect();
    compare_fit(name, &fit, &risk, &bad, weights);
}

#[test]
fn a_simulated_table_agrees_with_optbinning_statsmodels_and_sklearn() {
    let (table, weights) = mixed();
    let bins = compare_worth("mixed", &table);
    fit_and_compare("mixed", &table, &bins, None);
    fit_and_compare("mixed-weighted", &table, &bins, Some(&weights));
}

#[test]
fn german_credit_agrees_with_optbinning_statsmodels_and_sklearn() {
    let Some(table) = support::german() else { return };
    let bins = compare_worth("german", &table);
    fit_and_compare("german", &table, &bins, None);
}
