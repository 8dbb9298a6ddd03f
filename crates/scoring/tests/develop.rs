//! A development on a simulated table: what enters, what is refused and why, the same card twice.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

use scoring::binning::{BinningError, BinningOptions, Trend, bin_column, evaluate, ranges};
use scoring::develop::{
    DevelopError, DevelopOptions, Exclusion, Progress, SelectionMethod, SignRule, Split, develop, develop_while,
};
use scoring::limits::{MAX_COLUMNS, MAX_LEVELS, MAX_PREBINS, MAX_SPECIAL_VALUES};
use scoring::regression::FitError;
use scoring::{Column, Scorecard, Table, TableError};

/// A small generator with a fixed seed; numbers in 0..1.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as f64) / (1_u64 << 31) as f64
    }
}

fn columns(rows: usize) -> (Vec<Column>, Vec<Option<bool>>) {
    let mut draw = Draw(11);
    let mut data: Vec<Vec<f64>> = vec![Vec::new(); 6];
    let (mut sector, mut target) = (Vec::new(), Vec::new());
    let names = ["food", "retail", "building", "transport"];
    for row in 0..rows {
        let (years, margin, noise) = (draw.next() * 20.0, draw.next(), draw.next());
        let trade = (draw.next() * 4.0) as usize;
        let logit = 0.5 - 0.15 * years - 2.0 * margin + if trade == 2 { 0.9 } else { 0.0 };
        let bad = draw.next() < 1.0 / (1.0 + (-logit).exp());
        data[0].push(if draw.next() < 0.1 { f64::NAN } else { years });
        data[1].push(margin);
        data[2].push(noise);
        data[3].push(margin * 3.0 + 0.01 * draw.next());
        data[4].push(if bad { 100.0 + draw.next() } else { draw.next() });
        data[5].push((2000 + row * 10 / rows) as f64);
        sector.push(names[trade]);
        target.push(if row % 50 == 0 { None } else { Some(bad) });
    }
    let titles = ["years", "margin", "noise", "margin_copy", "leak", "year"];
    let mut columns: Vec<Column> =
        titles.iter().zip(data).map(|(name, values)| Column::numeric(*name, values)).collect();
    columns.push(Column::categorical("sector", sector.into_iter().map(Some)));
    columns.push(Column::numeric("constant", vec![1.0; rows]));
    (columns, target)
}

fn table() -> Table {
    let (columns, target) = columns(6_000);
    Table::try_new(columns, target, None).unwrap()
}

fn options() -> DevelopOptions {
    let split = Split::Time { column: "year".to_owned(), train_through: 2006.0, test_through: Some(2008.0) };
    DevelopOptions::new("sme", "90 days overdue within 12 months", split)
}

#[test]
fn sound_columns_enter_and_every_other_one_has_its_reason() {
    let mut heard = Vec::new();
    let found = develop(&table(), &options(), &mut |progress| heard.push(progress)).unwrap();
    let report = &found.report;
    let why = |name: &str| report.variables.iter().find(|v| v.feature == name).unwrap().excluded.clone();
    for name in ["years", "sector"] {
        assert_eq!(why(name), None, "{name}");
    }
    assert!(matches!(why("leak"), Some(Exclusion::SuspiciousIv { .. })));
    assert!(matches!(why("noise"), Some(Exclusion::LowIv { .. } | Exclusion::OneBin {})));
    assert_eq!(why("constant"), Some(Exclusion::OneBin {}));
    assert_eq!(why("year"), Some(Exclusion::UsedToSplit {}));
    let twins = [why("margin"), why("margin_copy")];
    assert!(
        twins.iter().any(|why| matches!(why, Some(Exclusion::Correlated { correlation, .. }) if *correlation > 0.9))
    );
    assert!(twins.contains(&None), "one of the twins stays");
    assert!(report.test.auc > 0.70 && (report.train.auc - report.test.auc).abs() < 0.05, "{}", report.test.auc);
    assert!((report.train.mean_pd - report.train.bad_rate).abs() < 1e-6, "the fit restores the mean");
    assert_eq!(report.rows, report.rows_without_outcome + report.rows_left_out + report.train.rows + report.test.rows);
    assert!(report.score_stability < 0.1);
    assert_eq!(heard.last(), Some(&Progress::Measuring));
    assert!(heard.contains(&Progress::Binning { done: 7, total: 7 }));
    let again = Scorecard::from_json(&found.scorecard.to_json().unwrap()).unwrap();
    assert_eq!(again, found.scorecard);
}

#[test]
fn the_same_table_gives_the_same_card_on_any_number_of_threads() {
    let card = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| develop(&table(), &options(), &mut |_| ()).unwrap().scorecard.to_json().unwrap())
    };
    assert_eq!(card(1), card(3));
}

#[test]
fn options_change_what_they_say() {
    let mut options = options();
    options.exclude.insert("leak".to_owned(), "known only after the outcome".to_owned());
    options.selection.method = SelectionMethod::Forward;
    options.selection.sign = SignRule::Strict;
    options.population_bad_rate = Some(0.05);
    let found = develop(&table(), &options, &mut |_| ()).unwrap();
    let leak = found.report.variables.iter().find(|variable| variable.feature == "leak").unwrap();
    assert_eq!(leak.excluded, Some(Exclusion::ByName { reason: "known only after the outcome".to_owned() }));
    assert!(leak.bins.is_none(), "an excluded column is not even binned");
    assert!(found.report.train.mean_pd < 0.09, "{}", found.report.train.mean_pd);
    assert!(found.scorecard.characteristics.iter().all(|characteristic| characteristic.coefficient < 0.0));
    options.population_bad_rate = None;
    options.platt_on_test = true;
    let fitted = develop(&table(), &options, &mut |_| ()).unwrap().report.test;
    assert!((fitted.mean_pd - fitted.bad_rate).abs() < 1e-6, "Platt scaling restores the level of the test rows");
    options.selection.keep.insert("leak".to_owned());
    options.exclude.clear();
    let kept = develop(&table(), &options, &mut |_| ());
    let error = kept.err().map(|error| error.to_string());
    assert_eq!(error, Some(FitError::Separated.to_string()), "a kept leak shows");
}

#[test]
fn weights_of_whole_numbers_count_as_repeated_rows() {
    let (columns, target) = columns(2_000);
    let weights: Vec<f64> = (0..2_000).map(|row| f64::from(1 + (row % 3) as u8)).collect();
    let repeat: Vec<usize> = (0..2_000).flat_map(|row| std::iter::repeat_n(row, 1 + row % 3)).collect();
    let weighted = Table::try_new(columns.clone(), target.clone(), Some(weights)).unwrap();
    let scoring::ColumnData::Numeric(values) = &columns[1].data else { panic!() };
    let long = Column::numeric("margin", repeat.iter().map(|row| values[*row]).collect());
    let repeated = Table::try_new(vec![long], repeat.iter().map(|row| target[*row]).collect(), None).unwrap();
    let options = BinningOptions::default();
    let rules = ranges(&[0.2, 0.4, 0.7], &[]);
    let a = evaluate(weighted.column("margin").unwrap(), &weighted.sample(|_| true), rules.clone(), &options).unwrap();
    let b = evaluate(&repeated.columns()[0], &repeated.sample(|_| true), rules, &options).unwrap();
    for (a, b) in a.bins.iter().zip(&b.bins) {
        assert!((a.woe - b.woe).abs() < 1e-12 && (a.iv - b.iv).abs() < 1e-12);
    }
}

#[test]
fn constraints_of_binning_hold() {
    let table = table();
    let sample = table.sample(|_| true);
    for trend in [Trend::Rising, Trend::Falling, Trend::Auto, Trend::Peak, Trend::Valley, Trend::None] {
        let options =
            BinningOptions { trend, max_bins: 5, min_bin_share: 0.1, noise_penalty: 0.0, ..BinningOptions::default() };
        let found = bin_column(table.column("margin").unwrap(), &sample, &options).unwrap();
        let rates: Vec<f64> = found.bins.iter().filter_map(|bin| bin.bad_rate).collect();
        assert!(rates.len() <= 5);
        assert!(rates.len() == 1 || found.bins.iter().all(|bin| bin.counts.rows == 0 || bin.share >= 0.1));
        let ordered = match found.trend {
            Trend::Rising => rates.windows(2).all(|pair| pair[0] <= pair[1]),
            Trend::Falling => rates.windows(2).all(|pair| pair[0] >= pair[1]),
            _ => true,
        };
        assert!(ordered, "{trend:?}: {rates:?}");
    }
    let years = table.column("years").unwrap();
    let found = bin_column(years, &sample, &BinningOptions::default()).unwrap();
    let missing = found.bins.last().unwrap();
    assert!(missing.label == "missing" && missing.counts.rows > 500, "missing has a bin of its own");
    let refuse = |change: fn(&mut BinningOptions)| {
        let mut options = BinningOptions::default();
        change(&mut options);
        matches!(bin_column(years, &sample, &options), Err(BinningError::Option { .. }))
    };
    assert!(!refuse(|options| options.max_prebins = MAX_PREBINS / 2));
    assert!(refuse(|options| options.max_prebins = MAX_PREBINS / 2 + 1));
    assert!(!refuse(|options| options.special_values = (0..MAX_SPECIAL_VALUES).map(|at| at as f64).collect()));
    assert!(refuse(|options| options.special_values = (0..=MAX_SPECIAL_VALUES).map(|at| at as f64).collect()));
    assert!(!refuse(|options| options.max_bins = 47) && refuse(|options| options.max_bins = 48));
    assert!(refuse(|options| options.min_bin_share = f64::NAN));
}

#[test]
fn errors_of_a_development_name_the_remedy() {
    let refused = |table: &Table, options: &DevelopOptions| develop(table, options, &mut |_| ()).unwrap_err();
    let (columns, target) = columns(300);
    let small = Table::try_new(columns, target, None).unwrap();
    let mut by_hash = options();
    by_hash.split = Split::HoldOut { test_share: 0.9, seed: 1 };
    let error = refused(&small, &by_hash);
    assert!(matches!(error, DevelopError::TooFew { .. }) && error.to_string().contains("at least 50"), "{error}");
    let mut misspelt = options();
    misspelt.exclude.insert("leek".to_owned(), "leak".to_owned());
    assert!(matches!(refused(&table(), &misspelt), DevelopError::NoColumn { place: "exclude", .. }));
    let mut picky = options();
    (picky.selection.min_iv, picky.selection.max_iv) = (0.9, 0.95);
    assert!(matches!(refused(&table(), &picky), DevelopError::NothingLeft { .. }));
    let mut later = options();
    later.split = Split::Time { column: "year".to_owned(), train_through: 2020.0, test_through: None };
    assert!(matches!(refused(&table(), &later), DevelopError::Test(_)));
    let mut both = options();
    (both.platt_on_test, both.population_bad_rate) = (true, Some(0.1));
    assert!(matches!(refused(&table(), &both), DevelopError::Option { name: "platt_on_test", .. }));
}

#[test]
fn tables_refuse_what_cannot_be_counted() {
    let one = |column: Column| Table::try_new(vec![column], vec![Some(true)], None);
    assert!(matches!(one(Column::numeric("x", vec![f64::INFINITY])), Err(TableError::Infinite { row: 0, .. })));
    assert!(matches!(one(Column::numeric("x", vec![1.0, 2.0])), Err(TableError::Length { .. })));
    assert!(matches!(one(Column::numeric("", vec![1.0])), Err(TableError::Name(_))));
    let weight = Table::try_new(vec![Column::numeric("x", vec![1.0])], vec![None], Some(vec![0.0]));
    assert!(matches!(weight, Err(TableError::Weight { row: 0, .. })));
    let many = |count: usize| (0..count).map(|at| Column::numeric(format!("x{at}"), vec![1.0])).collect();
    assert!(Table::try_new(many(MAX_COLUMNS), vec![None], None).is_ok());
    assert!(matches!(Table::try_new(many(MAX_COLUMNS + 1), vec![None], None), Err(TableError::Count { .. })));
    let levels = |count: usize| {
        let levels = (0..count).map(|at| at.to_string()).collect();
        one(Column { name: "x".to_owned(), data: scoring::ColumnData::Categorical { codes: vec![0], levels } })
    };
    assert!(levels(MAX_LEVELS).is_ok());
    assert!(matches!(levels(MAX_LEVELS + 1), Err(TableError::Levels { .. })));
    assert!(matches!(levels(0), Err(TableError::Levels { .. })), "a code without a level");
}

#[test]
fn a_development_stops_at_the_step_at_which_it_is_no_longer_wanted() {
    let table = table();
    let mut all = Vec::new();
    let whole = develop_while(&table, &options(), &mut |step| {
        all.push(step);
        true
    });
    assert_eq!(whole.unwrap().scorecard, develop(&table, &options(), &mut |_| ()).unwrap().scorecard);
    for wanted in 0..all.len() {
        let mut steps = 0;
        let stopped = develop_while(&table, &options(), &mut |_| {
            steps += 1;
            steps <= wanted
        });
        assert_eq!((stopped.unwrap_err(), steps), (DevelopError::Stopped, wanted + 1));
    }
}
