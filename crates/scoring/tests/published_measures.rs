//! Intervals, tests, penalised fits and fairness figures agree with published tools. `golden/measures.py` says which and
//! writes the numbers.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

use std::collections::BTreeMap;

use scoring::binning::{ChiSquare, Counts};
use scoring::calibrate::Isotonic;
use scoring::fairness::{AttributeKind, FairnessOptions, GroupAttribute, Judged, assess};
use scoring::metrics::{
    BootstrapOptions, auc_error, bootstrap_discrimination, compare_auc, jeffreys_interval, traffic_light,
};
use scoring::regression::{Design, FitOptions, variance_inflation};
use scoring::{Column, ColumnData, MISSING_CODE};

struct Golden {
    values: BTreeMap<String, String>,
    years: Vec<f64>,
    enquiries: Vec<f64>,
    turnover: Vec<f64>,
    weight: Vec<f64>,
    sector: Vec<String>,
    bad: Vec<bool>,
    first: Vec<f64>,
    second: Vec<f64>,
}

type Row = BTreeMap<String, String>;

fn rows(name: &str) -> Vec<Row> {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn golden() -> Golden {
    let table = rows("mixed.csv");
    let number = |name: &str| table.iter().map(|row| row[name].parse().unwrap_or(f64::NAN)).collect::<Vec<f64>>();
    let (years, enquiries) = (number("years"), number("enquiries").iter().map(|n| n.max(0.0)).collect::<Vec<f64>>());
    let sigmoid = |z: f64| 1.0 / (1.0 + (-z).exp());
    Golden {
        values: rows("measures.csv").into_iter().map(|row| (row["name"].clone(), row["value"].clone())).collect(),
        first: years.iter().zip(&enquiries).map(|(y, e)| sigmoid(-1.0 - 0.05 * y + 0.2 * e)).collect(),
        second: years.iter().map(|y| sigmoid(-1.2 - 0.06 * y)).collect(),
        turnover: number("turnover").iter().map(|t| if t.is_nan() { 100_f64.ln() } else { t.ln() }).collect(),
        weight: number("weight"),
        sector: table.iter().map(|row| row["sector"].clone()).collect(),
        bad: table.iter().map(|row| row["bad"] == "1").collect(),
        years,
        enquiries,
    }
}

impl Golden {
    fn number(&self, name: &str) -> f64 {
        self.values[name].parse().unwrap()
    }

    fn close(&self, name: &str, ours: f64, within: f64) {
        assert!((ours - self.number(name)).abs() <= within, "{name}: {ours}, published {}", self.number(name));
    }
}

#[test]
fn areas_and_their_errors_agree() {
    let golden = golden();
    let found = compare_auc(&golden.first, &golden.second, &golden.bad).unwrap();
    golden.close("auc first", found.first, 1e-12);
    golden.close("auc second", found.second, 1e-12);
    golden.close("delong |z|", found.difference.abs() / found.standard_error, 1e-9);
    golden.close("delong p", found.p_value, 1e-9);
    let options = BootstrapOptions { replicates: 4_000, ..BootstrapOptions::default() };
    let boot = bootstrap_discrimination(&golden.first, &golden.bad, None, options).unwrap();
    // Two sets of 4,000 resamples: their percentiles differ by some thousandths.
    golden.close("bootstrap auc low", boot.auc.low, 0.005);
    golden.close("bootstrap auc high", boot.auc.high, 0.005);
    golden.close("bootstrap auc error", boot.auc_standard_error, 0.001);
    golden.close("bootstrap auc error", auc_error(&golden.first, &golden.bad).unwrap().standard_error, 0.001);
}

#[test]
fn intervals_and_tails_agree() {
    let golden = golden();
    for (events, rows, level) in [(13, 400, 0.95), (0, 25, 0.95), (3, 20, 0.9), (140, 600, 0.99)] {
        let found = jeffreys_interval(f64::from(events), f64::from(rows), level).unwrap();
        golden.close(&format!("jeffreys {events} {rows} {level} low"), found.low, 1e-9);
        golden.close(&format!("jeffreys {events} {rows} {level} high"), found.high, 1e-9);
    }
    for (rows, defaults, pd, correlation, name) in [
        (400, 13, 0.02, 0.0, "traffic 400 13 0.02 0.0"),
        (400, 13, 0.02, 0.05, "traffic 400 13 0.02 0.05"),
        (1000, 60, 0.03, 0.12, "traffic 1000 60 0.03 0.12"),
        (50, 4, 0.01, 0.04, "traffic 50 4 0.01 0.04"),
    ] {
        golden.close(name, traffic_light(rows, defaults, pd, correlation).unwrap().p_value, 1e-9);
    }
}

#[test]
fn chi_square_agrees() {
    let golden = golden();
    let by_years = |at: usize| [2.0, 5.0, 10.0].iter().filter(|edge| **edge <= golden.years[at]).count().to_string();
    let by_sector = |at: usize| golden.sector[at].clone();
    for (name, key) in [("years", &by_years as &dyn Fn(usize) -> String), ("sector", &by_sector)] {
        let mut bins: BTreeMap<String, Counts> = BTreeMap::new();
        for at in 0..golden.bad.len() {
            let (goods, bads) = if golden.bad[at] { (0.0, 1.0) } else { (1.0, 0.0) };
            let bin = bins.entry(key(at)).or_default();
            *bin = bin.plus(Counts { goods, bads, rows: 1 });
        }
        let found = ChiSquare::of(&bins.into_values().collect::<Vec<Counts>>()).unwrap();
        golden.close(&format!("chi2 {name}"), found.statistic, 1e-9);
        golden.close(&format!("chi2 {name} p"), found.p_value, 1e-9);
        golden.close(&format!("cramers v {name}"), (found.statistic / 600.0).sqrt(), 1e-9);
    }
}

#[test]
fn penalised_fits_and_inflation_agree() {
    let golden = golden();
    let mut values = Vec::new();
    for at in 0..600 {
        let (years, enquiries) = (golden.years[at], golden.enquiries[at]);
        let building = f64::from(u8::from(golden.sector[at] == "building"));
        values.extend([years / 10.0, enquiries, golden.turnover[at] - 5.0, building, years * enquiries / 20.0]);
    }
    let design = Design { values: &values, columns: 5, bad: &golden.bad, weights: None };
    for lasso in [20.0, 5.0, 1.0] {
        let found = design.fit_lasso(lasso, FitOptions::default()).unwrap();
        golden.close(&format!("lasso {lasso:.1} intercept"), found.intercept, 1e-6);
        for (at, ours) in found.coefficients.iter().enumerate() {
            golden.close(&format!("lasso {lasso:.1} {at}"), *ours, 1e-6);
        }
    }
    let net = design.fit_lasso(4.0, FitOptions { ridge: 4.0, ..FitOptions::default() }).unwrap();
    golden.close("net intercept", net.intercept, 1e-6);
    for (at, ours) in net.coefficients.iter().enumerate() {
        golden.close(&format!("net {at}"), *ours, 1e-6);
    }
    for (at, ours) in variance_inflation(&values, 5, None).unwrap().into_iter().enumerate() {
        golden.close(&format!("vif {at}"), ours, 1e-8);
    }
}

#[test]
fn isotonic_regression_agrees() {
    let golden = golden();
    let found = Isotonic::fit(&golden.first, &golden.bad, Some(&golden.weight)).unwrap();
    for at in [0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 1.0] {
        golden.close(&format!("isotonic {at:?}"), found.pd(at), 1e-9);
    }
}

fn sectors(golden: &Golden, only: &[&str]) -> GroupAttribute {
    let known = golden.sector.iter().map(|name| {
        let wanted = only.is_empty() || only.contains(&name.as_str());
        wanted.then_some(name.as_str())
    });
    let column = Column::categorical("sector", known);
    assert!(
        matches!(&column.data, ColumnData::Categorical { codes, .. } if only.is_empty() || codes.contains(&MISSING_CODE))
    );
    GroupAttribute::of_column(&column, AttributeKind::Other).unwrap()
}

#[test]
fn fairness_agrees_with_fairlearn_and_statsmodels() {
    let golden = golden();
    let bad: Vec<Option<bool>> = golden.bad.iter().map(|bad| Some(*bad)).collect();
    let approved: Vec<bool> = golden.first.iter().map(|pd| *pd < 0.25).collect();
    let judged = Judged { approved: &approved, bad: &bad, pd: Some(&golden.first), weights: None };
    let options = FairnessOptions { least_rows: 1, ..FairnessOptions::default() };
    let found = assess(&sectors(&golden, &[]), &judged, &options).unwrap();
    for group in &found.groups {
        let name = group.group.as_deref().unwrap();
        golden.close(&format!("fair n {name}"), group.rows as f64, 0.0);
        golden.close(&format!("fair sel {name}"), group.selection_rate, 1e-12);
        golden.close(&format!("fair tpr {name}"), group.true_positive_rate.unwrap(), 1e-12);
        golden.close(&format!("fair fpr {name}"), group.false_positive_rate.unwrap(), 1e-12);
    }
    golden.close("fair ratio", found.parity_ratio.unwrap(), 1e-12);
    golden.close("fair difference", found.parity_difference.unwrap(), 1e-12);
    golden.close("fair odds", found.odds.unwrap().equalised_odds, 1e-12);
    let gap = found.gaps.iter().find(|gap| gap.group == "building").unwrap();
    assert_eq!(gap.reference, golden.values["fair best"]);
    golden.close("newcombe low", gap.interval.low, 1e-9);
    golden.close("newcombe high", gap.interval.high, 1e-9);
    let building = found.groups.iter().find(|group| group.group.as_deref() == Some("building")).unwrap();
    golden.close("katz low", building.ratio_interval.unwrap().low, 1e-9);
    golden.close("katz high", building.ratio_interval.unwrap().high, 1e-9);
    golden.close("wilson low", building.selection_interval.low, 1e-9);
    golden.close("wilson high", building.selection_interval.high, 1e-9);

    let decided: Vec<bool> = golden
        .first
        .iter()
        .zip(&golden.years)
        .map(|(pd, years)| pd + if *years > 6.0 { 0.1 } else { 0.0 } < 0.27)
        .collect();
    let judged = Judged { approved: &decided, ..judged };
    let two = sectors(&golden, &["building", "retail"]);
    let found = assess(&two, &judged, &FairnessOptions { strata: 5, ..options }).unwrap();
    let equal = found.gaps[0].at_equal_risk.unwrap();
    let odds = equal.odds_ratio.unwrap();
    golden.close("mh odds", if found.gaps[0].group == "building" { odds } else { 1.0 / odds }, 1e-9);
    golden.close("mh p", equal.p_value, 1e-9);
}
