//! Losses of workouts by hand, the two stages beside statsmodels (`golden/lgd.py`), and real charge-offs.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use scoring::binning::BinningOptions;
use scoring::lgd::{
    CashFlow, LEAST_LOSSES, LgdError, LgdModel, LgdOptions, Workout, WorkoutError, develop_lgd, lgd_by_segment,
    measure, workout,
};
use scoring::limits::MAX_CASH_FLOWS;
use scoring::{Column, Table};

fn flow(day: u32, recovered_minor: i64, cost_minor: i64) -> CashFlow {
    CashFlow { day, recovered_minor, cost_minor }
}

fn case(exposure_minor: i64, annual_rate: f64, flows: Vec<CashFlow>) -> Workout {
    Workout { exposure_minor, annual_rate, flows, closed: true }
}

/// `golden/workouts.csv` can be checked with a pocket calculator: one case a line, its flows as day:recovered:cost.
#[test]
fn workouts_lose_what_was_worked_out_by_hand() {
    let mut reader = csv::Reader::from_reader(include_bytes!("golden/workouts.csv").as_slice());
    let mut seen = 0;
    for record in reader.deserialize() {
        let (name, exposure, rate, flows, loss_rate, lgd): (String, i64, f64, String, f64, f64) = record.unwrap();
        let parts = flows.split_whitespace().map(|text| {
            let numbers: Vec<i64> = text.split(':').map(|number| number.parse().unwrap()).collect();
            flow(u32::try_from(numbers[0]).unwrap(), numbers[1], numbers[2])
        });
        let found = workout(&case(exposure, rate, parts.collect())).unwrap();
        assert!((found.loss_rate - loss_rate).abs() < 1e-9, "{name}: {}", found.loss_rate);
        assert!((found.lgd - lgd).abs() < 1e-9, "{name}: {}", found.lgd);
        seen += 1;
    }
    assert_eq!(seen, 6);
}

#[test]
fn workouts_that_cannot_be_are_refused() {
    let said = |case: Workout| workout(&case).unwrap_err();
    assert_eq!(said(case(0, 0.1, vec![])), WorkoutError::Exposure(0));
    assert_eq!(said(case(1, -1.0, vec![])), WorkoutError::Rate(-1.0));
    assert_eq!(said(case(1, 0.0, vec![flow(0, 1, 0), flow(0, -1, 0)])), WorkoutError::Negative { at: 1 });
    assert_eq!(said(case(1, 0.0, vec![flow(0, i64::MAX, 0), flow(1, 1, 0)])), WorkoutError::Overflow);
    assert!(workout(&case(1, 0.0, vec![flow(0, 0, 0); MAX_CASH_FLOWS])).is_ok());
    let past = said(case(1, 0.0, vec![flow(0, 0, 0); MAX_CASH_FLOWS + 1]));
    assert_eq!(past, WorkoutError::TooMany(MAX_CASH_FLOWS + 1));
}

fn simulated() -> (Table, Vec<Option<f64>>) {
    let mut reader = csv::Reader::from_reader(include_bytes!("golden/losses.csv").as_slice());
    let rows: Vec<(String, f64)> = reader.deserialize().map(Result::unwrap).collect();
    let column = Column::categorical("collateral", rows.iter().map(|row| Some(row.0.as_str())));
    let table = Table::try_new(vec![column], vec![None; rows.len()], None).unwrap();
    (table, rows.iter().map(|row| Some(row.1)).collect())
}

#[test]
fn both_stages_are_those_of_statsmodels() {
    let (table, losses) = simulated();
    let binning = BinningOptions { noise_penalty: 0.0, category_shrink: 0.0, ..BinningOptions::default() };
    let found = develop_lgd(&table, &losses, &LgdOptions { binning, ..LgdOptions::default() }).unwrap();
    let mut reader = csv::Reader::from_reader(include_bytes!("golden/lgd.csv").as_slice());
    let golden: BTreeMap<String, (f64, f64)> =
        reader.deserialize::<(String, f64, f64)>().map(Result::unwrap).map(|row| (row.0, (row.1, row.2))).collect();
    for (stage, name) in [(found.model.any_loss.as_ref().unwrap(), "any"), (&found.model.severity, "severity")] {
        for (one, part) in [(stage.intercept, "intercept"), (stage.variables[0].coefficient, "woe")] {
            let (value, error) = golden[&format!("{name} {part}")];
            assert!((one.value - value).abs() < 1e-7, "{name} {part}: {} against {value}", one.value);
            assert!((one.standard_error - error).abs() < 1e-7, "{name} {part}: {} against {error}", one.standard_error);
        }
    }
    let quality = &found.quality;
    assert!((quality.mean_absolute_error - golden["mean absolute error"].0).abs() < 1e-9);
    assert!((quality.r_squared.unwrap() - golden["r squared"].0).abs() < 1e-9);
    assert!((quality.predicted - golden["mean"].0).abs() < 1e-9);
    // Both stages hold on average, and with one covariate in each the product does in every group.
    assert!((quality.predicted - quality.actual).abs() < 1e-9);
    assert_eq!(quality.deciles.len(), 3, "three kinds of collateral are three predictions");
    assert!(quality.deciles.iter().all(|group| (group.predicted - group.actual).abs() < 1e-9));
    let text = serde_json::to_string(&found.model).unwrap();
    assert_eq!(serde_json::from_str::<LgdModel>(&text).unwrap(), found.model);
}

#[test]
fn open_workouts_take_no_part_and_too_few_losses_are_refused() {
    let (table, mut losses) = simulated();
    let whole = develop_lgd(&table, &losses, &LgdOptions::default()).unwrap();
    losses[0] = None;
    let without = develop_lgd(&table, &losses, &LgdOptions::default()).unwrap();
    assert_eq!(without.quality.rows, whole.quality.rows - 1);
    let mut kept = 0;
    for loss in &mut losses {
        let lost = loss.is_some_and(|loss| loss > 0.0);
        kept += usize::from(lost);
        if lost && kept >= LEAST_LOSSES {
            *loss = None;
        }
    }
    let few = develop_lgd(&table, &losses, &LgdOptions::default()).unwrap_err();
    assert_eq!(few, LgdError::TooFew { what: "a loss", found: LEAST_LOSSES - 1 });
    let (table, losses) = simulated();
    let lost: Vec<Option<f64>> = losses.iter().map(|loss| loss.filter(|loss| *loss > 0.0)).collect();
    let all = develop_lgd(&table, &lost, &LgdOptions::default()).unwrap();
    assert!(all.model.any_loss.is_none() && all.model.predict(&table).unwrap().iter().all(|one| one.no_loss == 0.0));
    let past = vec![Some(1.1); table.rows()];
    assert!(
        develop_lgd(&table, &past, &LgdOptions::default()).unwrap_err().to_string().contains("cap what is outside")
    );
}

proptest! {
    #[test]
    fn a_later_recovery_is_worth_no_more(day in 0_u32..3_000, later in 0_u32..3_000, amount in 0_i64..1_000_000, rate in 0.0..0.3_f64) {
        let of = |day| workout(&case(1_000_000, rate, vec![flow(day, amount, 0)])).unwrap();
        prop_assert!(of(day + later).loss_rate >= of(day).loss_rate - 1e-12);
        prop_assert!((0.0..=1.0).contains(&of(day).lgd));
    }

    #[test]
    fn the_order_of_flows_does_not_matter(mut flows in prop::collection::vec((0_u32..2_000, 0_i64..9_999, 0_i64..999), 0..20), rate in 0.0..0.2_f64) {
        let of = |flows: &[(u32, i64, i64)]| {
            workout(&case(100_000, rate, flows.iter().map(|(day, got, cost)| flow(*day, *got, *cost)).collect())).unwrap()
        };
        let first = of(&flows);
        flows.reverse();
        prop_assert_eq!(first.loss_rate.to_bits(), of(&flows).loss_rate.to_bits());
    }

    #[test]
    fn segments_add_up_to_the_whole(rows in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64, 0_u32..4), 1..60)) {
        let predicted: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let actual: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let codes: Vec<u32> = rows.iter().map(|row| row.2).collect();
        let names = ["a", "b", "c"].map(str::to_owned);
        let whole = measure(&predicted, &actual, None, 10).unwrap();
        let parts = lgd_by_segment(&predicted, &actual, None, (&codes, &names)).unwrap();
        let sum: f64 = parts.iter().map(|part| part.rows as f64 * part.mean_absolute_error).sum();
        prop_assert!((sum / rows.len() as f64 - whole.mean_absolute_error).abs() < 1e-9);
        let grouped: f64 = whole.deciles.iter().map(|group| group.rows).sum();
        prop_assert!((grouped - rows.len() as f64).abs() < 1e-9);
    }
}

/// Gross charge-offs of SBA loans over what was paid out; fitted on approvals up to 2006, measured on later ones.
#[test]
fn real_charge_offs_are_predicted_better_than_by_their_mean() {
    let Some(table) = support::sba30k() else { return };
    let Some(losses) = support::sba30k_losses() else { return };
    let scoring::ColumnData::Numeric(year) = &table.column("approval_fy").unwrap().data else { panic!() };
    let early: Vec<Option<f64>> =
        losses.iter().zip(year).map(|(loss, year)| loss.filter(|_| *year <= 2006.0)).collect();
    let names = [
        "bank",
        "state",
        "guaranteed_share",
        "urban_rural",
        "naics_sector",
        "no_emp",
        "gr_appv_cents",
        "rev_line_cr",
        "low_doc",
        "new_exist",
        "bank_in_state",
    ];
    let options = LgdOptions { threshold: 0.01, columns: names.map(str::to_owned).to_vec(), ..LgdOptions::default() };
    let found = develop_lgd(&table, &early, &options).unwrap();
    let predicted = found.model.predict(&table).unwrap();
    let later: Vec<usize> = (0..losses.len()).filter(|row| losses[*row].is_some() && year[*row] > 2006.0).collect();
    let predicted: Vec<f64> = later.iter().map(|row| predicted[*row].lgd).collect();
    let actual: Vec<f64> = later.iter().filter_map(|row| losses[*row]).collect();
    let quality = measure(&predicted, &actual, None, 10).unwrap();
    println!(
        "fitted on {} rows, R2 {:.3}; later {} rows: MAE {:.3}, R2 {:.3}, mean {:.3} against {:.3}",
        found.quality.rows,
        found.quality.r_squared.unwrap(),
        quality.rows,
        quality.mean_absolute_error,
        quality.r_squared.unwrap(),
        quality.predicted,
        quality.actual
    );
    let mean = early.iter().flatten().sum::<f64>() / early.iter().flatten().count() as f64;
    let by_mean = measure(&vec![mean; actual.len()], &actual, None, 1).unwrap();
    assert!(quality.mean_absolute_error < by_mean.mean_absolute_error);
    assert!(quality.root_mean_squared_error < by_mean.root_mean_squared_error);
    let (first, last) = (quality.deciles.first().unwrap(), quality.deciles.last().unwrap());
    assert!(last.actual > first.actual + 0.1, "the deciles part the losses: {} to {}", first.actual, last.actual);
}
