//! Life tables, hazards and term structures beside lifelines and statsmodels (`golden/survival.py`), by hand, by
//! properties, and on real loans.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use scoring::binning::BinningOptions;
use scoring::limits::{MAX_BANDS, MAX_PERIODS};
use scoring::metrics::discrimination;
use scoring::survival::{
    HazardError, HazardModel, HazardOptions, Spells, TermStructure, develop_hazard, kaplan_meier, life_table,
};
use scoring::{Column, Table};

const GEHAN: [(u32, bool); 21] = [
    (6, true),
    (6, true),
    (6, true),
    (6, false),
    (7, true),
    (9, false),
    (10, true),
    (10, false),
    (11, false),
    (13, true),
    (16, true),
    (17, false),
    (19, false),
    (20, false),
    (22, true),
    (23, true),
    (25, false),
    (32, false),
    (32, false),
    (34, false),
    (35, false),
];

/// Periods, defaults and sectors of `golden/spells.csv`.
fn loans() -> (Vec<u32>, Vec<bool>, Vec<String>) {
    let mut reader = csv::Reader::from_reader(include_bytes!("golden/spells.csv").as_slice());
    let rows: Vec<(u32, u8, String)> = reader.deserialize().map(Result::unwrap).collect();
    (
        rows.iter().map(|row| row.0).collect(),
        rows.iter().map(|row| row.1 == 1).collect(),
        rows.into_iter().map(|row| row.2).collect(),
    )
}

#[test]
fn survival_is_that_of_lifelines() {
    let gehan: (Vec<u32>, Vec<bool>) = GEHAN.iter().copied().unzip();
    let simulated = loans();
    let mut reader = csv::Reader::from_reader(include_bytes!("golden/survival.csv").as_slice());
    let mut seen = 0;
    for record in reader.deserialize() {
        let (data, period, at_risk, defaults, censored, survival, low, high): (
            String,
            usize,
            f64,
            f64,
            f64,
            f64,
            f64,
            f64,
        ) = record.unwrap();
        let (periods, defaulted) = if data == "gehan" { (&gehan.0, &gehan.1) } else { (&simulated.0, &simulated.1) };
        let rows = kaplan_meier(&Spells { periods, defaulted, weights: None }, 0.95).unwrap();
        let row = rows[period - 1];
        assert_eq!(
            (row.period as usize, row.at_risk, row.defaults, row.censored),
            (period, at_risk, defaults, censored)
        );
        assert!((row.survival - survival).abs() < 1e-12, "{data} {period}");
        if survival < 1.0 {
            assert!(
                (row.interval.low - low).abs() < 1e-9 && (row.interval.high - high).abs() < 1e-9,
                "{data} {period}"
            );
        }
        seen += 1;
    }
    assert!(seen > 40);
}

/// The table printed in most textbooks: survival and Greenwood's error after the weeks with an event.
#[test]
fn gehans_patients_have_the_printed_survival() {
    let (periods, defaulted): (Vec<u32>, Vec<bool>) = GEHAN.iter().copied().unzip();
    let rows = kaplan_meier(&Spells { periods: &periods, defaulted: &defaulted, weights: None }, 0.95).unwrap();
    let printed = [
        (6, 0.857, 0.0764),
        (7, 0.807, 0.0869),
        (10, 0.753, 0.0963),
        (13, 0.690, 0.1068),
        (16, 0.627, 0.1141),
        (22, 0.538, 0.1282),
        (23, 0.448, 0.1346),
    ];
    for (week, survival, error) in printed {
        let row = rows[week - 1];
        assert!((row.survival - survival).abs() < 5e-4 && (row.standard_error - error).abs() < 5e-5, "week {week}");
    }
}

/// By hand: 10 enter; 2 default and 2 leave in the first interval (9 exposed), 1 and 1 in the second (5.5 exposed).
#[test]
fn a_life_table_counts_who_leaves_for_half() {
    let periods = [1, 2, 1, 3, 4, 3, 6, 6, 6, 6];
    let defaulted = [true, true, false, false, true, false, false, false, false, false];
    // The first interval is periods 1 to 3: defaults at 1, 2; censored at 1, 3, 3.
    let table = life_table(&Spells { periods: &periods, defaulted: &defaulted, weights: None }, 3).unwrap();
    assert_eq!(table.len(), 2);
    let (first, second) = (table[0], table[1]);
    assert_eq!((first.from, first.to, first.entered, first.defaults, first.censored), (1, 3, 10.0, 2.0, 3.0));
    assert!((first.hazard - 2.0 / 8.5).abs() < 1e-15);
    assert_eq!((second.entered, second.defaults, second.censored), (5.0, 1.0, 4.0));
    assert!((second.hazard - 1.0 / 3.0).abs() < 1e-15);
    assert!((second.survival - (6.5 / 8.5) * (2.0 / 3.0)).abs() < 1e-15);
    let greenwood = 2.0 / (8.5 * 6.5) + 1.0 / (3.0 * 2.0_f64);
    assert!((second.standard_error - second.survival * greenwood.sqrt()).abs() < 1e-15);
}

fn plain() -> BinningOptions {
    BinningOptions { noise_penalty: 0.0, category_shrink: 0.0, ..BinningOptions::default() }
}

#[test]
fn the_hazard_is_that_of_statsmodels_on_person_periods() {
    let (periods, defaulted, sector) = loans();
    let column = Column::categorical("sector", sector.iter().map(|text| Some(text.as_str())));
    let table = Table::try_new(vec![column], vec![None; periods.len()], None).unwrap();
    let spells = Spells { periods: &periods, defaulted: &defaulted, weights: None };
    let options = HazardOptions { bands: vec![4, 8], binning: plain(), ..HazardOptions::default() };
    let found = develop_hazard(&table, &spells, &options).unwrap();
    let mut reader = csv::Reader::from_reader(include_bytes!("golden/hazard.csv").as_slice());
    let golden: BTreeMap<String, (f64, f64)> =
        reader.deserialize::<(String, f64, f64)>().map(Result::unwrap).map(|row| (row.0, (row.1, row.2))).collect();
    let near = |found: f64, name: &str| {
        let expected = golden[name].0;
        assert!((found - expected).abs() < 1e-7 * expected.abs().max(1.0), "{name}: {found} against {expected}");
    };
    let (baseline, variable) = (&found.model.baseline, &found.model.variables[0]);
    near(baseline[0].logit, "intercept");
    near(baseline[1].logit - baseline[0].logit, "band2");
    near(baseline[2].logit - baseline[0].logit, "band3");
    near(variable.coefficient.value, "woe");
    near(found.log_likelihood, "log-likelihood");
    for (band, name) in baseline.iter().zip(["intercept", "band2", "band3"]) {
        assert!((band.standard_error - golden[name].1).abs() < 1e-7);
    }
    assert!((variable.coefficient.standard_error - golden["woe"].1).abs() < 1e-7);
    for bin in variable.bins.bins.iter().filter(|bin| bin.counts.rows > 0) {
        near(bin.woe, &format!("woe of {}", bin.label));
    }
    assert_eq!(baseline.iter().map(|band| band.through).collect::<Vec<_>>(), [Some(4), Some(8), None]);
    // The document reads back to the same bits.
    let text = serde_json::to_string(&found.model).unwrap();
    assert_eq!(serde_json::from_str::<HazardModel>(&text).unwrap(), found.model);
}

#[test]
fn with_a_band_for_each_period_the_hazard_is_the_life_table() {
    let (periods, defaulted, _) = loans();
    let table = Table::try_new(vec![Column::numeric("x", vec![0.0; periods.len()])], vec![None; periods.len()], None);
    let spells = Spells { periods: &periods, defaulted: &defaulted, weights: None };
    let options = HazardOptions { bands: (1..12).collect(), ..HazardOptions::default() };
    let found = develop_hazard(&table.clone().unwrap(), &spells, &options).unwrap();
    assert!(found.model.variables.is_empty() && found.left_out["x"].contains("below 0.02"));
    let term = &found.model.terms(&table.unwrap(), 11).unwrap()[0];
    for (row, point) in kaplan_meier(&spells, 0.95).unwrap().iter().zip(&term.points) {
        assert!((point.cumulative - (1.0 - row.survival)).abs() < 1e-9, "period {}", row.period);
    }
}

#[test]
fn what_cannot_be_fitted_is_said() {
    let table = Table::try_new(vec![Column::numeric("x", vec![0.0; 3])], vec![None; 3], None).unwrap();
    let spells = Spells { periods: &[1, 5, 9], defaulted: &[true, false, true], weights: None };
    let said = |options: HazardOptions| develop_hazard(&table, &spells, &options).unwrap_err().to_string();
    let bands = |bands: Vec<u32>| HazardOptions { bands, ..HazardOptions::default() };
    assert!(said(bands(vec![2, 8])).contains("no default through period 8"));
    assert!(said(bands(vec![0])).contains("ascending periods from 1"));
    assert!(said(bands(vec![4, 4])).contains("ascending"));
    assert!(said(bands((1..=MAX_BANDS as u32 + 1).collect())).contains("at most 24"));
    assert!(!said(bands((1..=MAX_BANDS as u32).collect())).contains("at most"));
    let absent = HazardOptions { columns: vec!["y".to_owned()], ..bands(vec![]) };
    assert!(said(absent).contains("names 'y', which the table lacks"));
    for (period, holds) in [(0, false), (MAX_PERIODS, true), (MAX_PERIODS + 1, false)] {
        let spells = Spells { periods: &[period], defaulted: &[true], weights: None };
        assert_eq!(kaplan_meier(&spells, 0.95).is_ok(), holds);
        assert_eq!(life_table(&spells, period.clamp(1, MAX_PERIODS)).is_ok(), holds);
    }
    let model = develop_hazard(&table, &spells, &bands(vec![])).unwrap().model;
    assert!(model.terms(&table, MAX_PERIODS).is_ok());
    assert!(matches!(model.terms(&table, MAX_PERIODS + 1), Err(HazardError::Option { name: "periods", .. })));
}

proptest! {
    #[test]
    fn probabilities_of_a_term_add_up(hazards in prop::collection::vec(0.0..1.0_f64, 1..60), cut in 0_u32..60) {
        let term = TermStructure::of_hazards(hazards.iter().copied());
        let last = hazards.len() as u32;
        let sum: f64 = term.points.iter().map(|point| point.marginal).sum();
        prop_assert!((sum - term.cumulative(last)).abs() < 1e-9);
        prop_assert!(term.points.windows(2).all(|pair| pair[0].cumulative <= pair[1].cumulative));
        // Surviving the first part and then the second is surviving both.
        let cut = cut.min(last);
        let both = (1.0 - term.cumulative(cut)) * (1.0 - term.forward(cut, last));
        prop_assert!(cut == last || (both - (1.0 - term.cumulative(last))).abs() < 1e-9);
    }

    #[test]
    fn a_loan_of_weight_two_is_two_loans(rows in prop::collection::vec((1_u32..20, any::<bool>()), 1..40)) {
        let (periods, defaulted): (Vec<u32>, Vec<bool>) = rows.iter().copied().unzip();
        let twice: (Vec<u32>, Vec<bool>) = rows.iter().chain(&rows).copied().unzip();
        let weights = vec![2.0; rows.len()];
        let weighed = kaplan_meier(&Spells { periods: &periods, defaulted: &defaulted, weights: Some(&weights) }, 0.9);
        let doubled = kaplan_meier(&Spells { periods: &twice.0, defaulted: &twice.1, weights: None }, 0.9);
        prop_assert_eq!(weighed.unwrap(), doubled.unwrap());
    }

    #[test]
    fn without_censoring_survival_is_the_share_that_is_left(periods in prop::collection::vec(1_u32..20, 1..40)) {
        let defaulted = vec![true; periods.len()];
        let rows = kaplan_meier(&Spells { periods: &periods, defaulted: &defaulted, weights: None }, 0.95).unwrap();
        for row in rows {
            let left = periods.iter().filter(|period| **period > row.period).count() as f64 / periods.len() as f64;
            prop_assert!((row.survival - left).abs() < 1e-12);
        }
    }
}

/// SBA loans by quarters from disbursement: defaults at the charge-off, others seen until their term or the file's end.
#[test]
fn real_loans_have_a_term_structure_that_holds() {
    let Some(table) = support::sba30k() else { return };
    let Some((periods, defaulted)) = support::sba30k_spells(3.0) else { return };
    let mut options = HazardOptions { period_months: 3, bands: vec![4, 8, 12, 16, 20, 28], ..HazardOptions::default() };
    options.columns = ["bank", "state", "guaranteed_share", "urban_rural", "naics_sector", "no_emp", "bank_in_state"]
        .map(str::to_owned)
        .to_vec();
    let spells = Spells { periods: &periods, defaulted: &defaulted, weights: None };
    let found = develop_hazard(&table, &spells, &options).unwrap();
    assert!(found.model.variables.len() >= 5, "{:?}", found.left_out);
    let terms = found.model.terms(&table, 20).unwrap();
    // The mean of the model's curve is the life table's, year after year.
    let lives = kaplan_meier(&spells, 0.95).unwrap();
    for quarter in [4_u32, 8, 12, 16, 20] {
        let mean = terms.iter().map(|term| term.cumulative(quarter)).sum::<f64>() / terms.len() as f64;
        let seen = 1.0 - lives[quarter as usize - 1].survival;
        println!("quarter {quarter}: model {mean:.4}, life table {seen:.4}");
        assert!((mean - seen).abs() < 0.01, "quarter {quarter}: {mean} against {seen}");
    }
    // Who defaults within three years, among those seen so long.
    let seen: Vec<usize> = (0..periods.len()).filter(|row| periods[*row] >= 12 || defaulted[*row]).collect();
    let risk: Vec<f64> = seen.iter().map(|row| terms[*row].cumulative(12)).collect();
    let bad: Vec<bool> = seen.iter().map(|row| defaulted[*row] && periods[*row] <= 12).collect();
    let auc = discrimination(&risk, &bad, None).unwrap().auc;
    println!("AUC of default within three years: {auc:.4}");
    assert!(auc > 0.70);
}
