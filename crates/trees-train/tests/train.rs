//! Options that are refused, and, with the feature `lightgbm`, what a training keeps to.
#![allow(clippy::unwrap_used)] // Helpers beside the test functions.

use std::collections::BTreeMap;

use scoring::{Column, Sample, Table};
use trees::{Forest, Leaf, Link, Missing, Precision, Predictor, Scratch, Side, Split, Test, Tree, Values};
use trees_train::{Direction, TrainError, TrainOptions, Trained, average};

/// Rows whose risk falls with `years`, depends on `sector` and whether `turnover` is known, and not on `noise`.
fn table(rows: u32) -> Table {
    let mut state = 9_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as f64
    };
    let names = ["food", "retail", "transport", "building", "textile"];
    let (mut years, mut turnover, mut noise, mut sector, mut bad) = (vec![], vec![], vec![], vec![], vec![]);
    for _ in 0..rows {
        let (year, place) = (draw(300) / 10.0, draw(6) as usize);
        let known = draw(5) > 0.0;
        // Unknown sectors are as bad as building.
        let risk = 45.0 - year + if place >= 3 { 25.0 } else { 0.0 } - if known { 10.0 } else { 0.0 };
        bad.push(Some(draw(100) < risk));
        years.push(year);
        turnover.push(if known { draw(1_000) } else { f64::NAN });
        noise.push(draw(1_000));
        sector.push(names.get(place).copied());
    }
    let columns = vec![
        Column::numeric("years", years),
        Column::numeric("turnover", turnover),
        Column::numeric("noise", noise),
        Column::categorical("sector", sector),
    ];
    Table::try_new(columns, bad, None).unwrap()
}

type Change = fn(&mut TrainOptions);

fn options() -> TrainOptions {
    TrainOptions {
        columns: ["years", "turnover", "noise", "sector"].map(str::to_owned).to_vec(),
        monotone: BTreeMap::from([("years".to_owned(), Direction::Down)]),
        trees: 30,
        leaves: 15,
        ..TrainOptions::default()
    }
}

#[test]
fn options_out_of_range_are_refused_at_the_bound() {
    let table = table(2_000);
    let sample = table.sample(|_| true);
    let check = |change: Change, sample: &Sample| {
        let mut options = options();
        change(&mut options);
        options.check(&table, sample).map_err(|error| error.to_string())
    };
    let sound: [Change; 6] = [
        |options| options.split_column_share = 1.0,
        |options| options.row_share = 0.01,
        |options| options.trees = 1_000,
        |options| options.leaves = 256,
        |options| options.leaves = 2,
        |options| options.learning_rate = 1.0,
    ];
    for change in sound {
        assert_eq!(check(change, &sample), Ok(()));
    }
    let refused: [(Change, &str); 14] = [
        (|options| options.split_column_share = 0.0, "split_column_share is 0"),
        (|options| options.row_share = 1.01, "row_share is 1.01"),
        (|options| options.trees = 1_001, "trees is 1001"),
        (|options| options.trees = 0, "trees is 0"),
        (|options| options.leaves = 257, "leaves is 257"),
        (|options| options.leaves = 1, "leaves is 1"),
        (|options| options.learning_rate = 1.01, "learning_rate is 1.01"),
        (|options| options.ridge = f64::NAN, "ridge is NaN"),
        (|options| options.column_share = 0.0, "column_share is 0"),
        (|options| options.columns.clear(), "columns is 0"),
        (|options| options.columns[1] = "years".to_owned(), "'years': is named twice"),
        (|options| options.columns[1] = "colour".to_owned(), "'colour': is not in the table"),
        (|options| _ = options.monotone.insert("sector".to_owned(), Direction::Up), "which has no up or down"),
        (|options| _ = options.columns.remove(0), "'years': is in `monotone` but not in `columns`"),
    ];
    for (change, expected) in refused {
        let said = check(change, &sample).unwrap_err();
        assert!(said.contains(expected), "{said}");
    }
    // Fifty of each outcome, and one less.
    let mut few = sample.clone();
    let keep = |bads: usize, goods: usize| {
        let (mut bads_left, mut goods_left) = (bads, goods);
        sample.bad.iter().map(move |bad| {
            let left = if *bad { &mut bads_left } else { &mut goods_left };
            let kept = *left > 0;
            *left -= usize::from(kept);
            kept
        })
    };
    for (bads, goods, sound) in [(50, 50, true), (49, 50, false), (50, 49, false)] {
        let kept: Vec<usize> = keep(bads, goods).enumerate().filter(|(_, kept)| *kept).map(|(at, _)| at).collect();
        few.rows = kept.iter().map(|at| sample.rows[*at]).collect();
        few.bad = kept.iter().map(|at| sample.bad[*at]).collect();
        let found = options().check(&table, &few);
        assert_eq!(found.is_ok(), sound);
        assert!(sound || matches!(found, Err(TrainError::Outcomes { .. })));
    }
}

/// A forest of one tree that asks whether the only feature is at most 1.
fn forest(base: f64, low: f64, high: f64) -> Trained {
    let test = Test::AtMost { threshold: 1.0, missing: Missing::Apart, default: Side::Left };
    let leaf = |value| Leaf { value, cover: 10.0 };
    let tree = Tree {
        splits: vec![Split { feature: 0, test, left: -1, right: -2, cover: 20.0 }],
        leaves: vec![leaf(low), leaf(high)],
    };
    let forest = Forest {
        features: vec!["years".to_owned()],
        link: Link::Logistic { slope: 1.0 },
        base,
        mean: false,
        precision: Precision::Double,
        trees: vec![tree],
    };
    Trained { forest, values: vec![Values::Number {}], origin: "made by hand".to_owned() }
}

#[test]
fn the_average_of_forests_is_the_mean_of_their_raw_scores() {
    let raw = |trained: &Trained, value: f64| {
        let ensemble = trained.forest.clone().check().unwrap();
        Predictor::new(&ensemble).raw(&[value], &mut Scratch::default())
    };
    let (one, two) = (forest(0.5, -1.0, 2.0), forest(-1.5, 0.5, 1.0));
    let mean = average(vec![one.clone(), two.clone()]).unwrap();
    for value in [0.0, 1.0, 1.5, f64::NAN] {
        assert_eq!(raw(&mean, value), (raw(&one, value) + raw(&two, value)) / 2.0, "{value}");
    }
    assert_eq!(average(vec![one.clone()]), Some(one.clone()));
    assert_eq!(average(Vec::new()), None);
    let changed = |change: fn(&mut Forest)| {
        let mut other = two.clone();
        change(&mut other.forest);
        average(vec![one.clone(), other])
    };
    assert_eq!(changed(|forest| forest.features[0] = "turnover".to_owned()), None);
    assert_eq!(changed(|forest| forest.link = Link::Identity), None);
    assert_eq!(changed(|forest| forest.mean = true), None);
}

#[cfg(feature = "lightgbm")]
mod trained {
    use scoring::{FeatureValue, TrainedOn, metrics::discrimination};
    use trees::{CompiledModel, Predictor, Scratch, Test};
    use trees_train::train;

    use super::{options, table};

    fn model() -> CompiledModel {
        let table = table(8_000);
        let sample = table.sample(|row| row % 4 != 0);
        let facts = TrainedOn {
            description: "simulated".to_owned(),
            rows: sample.len() as u64,
            bads: sample.bads() as u64,
            split: "every fourth row tests".to_owned(),
        };
        train(&table, &sample, &options()).unwrap().into_model("m", "bad", facts).compile().unwrap()
    }

    #[test]
    fn the_risk_never_rises_along_a_column_that_may_only_lower_it() {
        let model = model();
        let ensemble = model.document().forest.clone().check().unwrap();
        let predictor = Predictor::new(&ensemble);
        let mut scratch = Scratch::default();
        let mut moved = false;
        for sector in [0.0, 1.0, 2.0, 3.0, 4.0, f64::NAN] {
            for turnover in [0.0, 300.0, 900.0, f64::NAN] {
                let raw = |years: u32, scratch: &mut Scratch| {
                    predictor.raw(&[f64::from(years) / 10.0, turnover, 500.0, sector], scratch)
                };
                for years in 0..300 {
                    let (here, later) = (raw(years, &mut scratch), raw(years + 1, &mut scratch));
                    assert!(later <= here, "{sector} {turnover} {years}");
                    moved |= later < here;
                }
            }
        }
        assert!(moved);
    }

    #[test]
    fn categories_and_missing_values_carry_their_risk() {
        let model = model();
        let splits = model.document().forest.trees.iter().flat_map(|tree| &tree.splits);
        assert!(splits.clone().any(|split| split.feature == 3));
        assert!(splits.filter(|split| split.feature == 3).all(|split| matches!(split.test, Test::Among { .. })));
        let pd = |sector: FeatureValue, turnover: FeatureValue| {
            let number = FeatureValue::Number;
            let row = [("years", number(10.0)), ("turnover", turnover), ("noise", number(5.0)), ("sector", sector)];
            model.score(&row.map(|(name, value)| (name.to_owned(), value)).into()).unwrap().pd
        };
        let of = |name: &str| FeatureValue::Category(name.to_owned());
        let known = FeatureValue::Number(500.0);
        assert!(pd(of("building"), known.clone()) > pd(of("food"), known.clone()) + 0.1);
        assert!(pd(FeatureValue::Missing, known.clone()) > pd(of("food"), known.clone()) + 0.1);
        assert_eq!(pd(of("mining"), known.clone()), pd(FeatureValue::Missing, known.clone()));
        assert!(pd(of("food"), FeatureValue::Missing) > pd(of("food"), known));
    }

    #[test]
    fn the_same_table_gives_the_same_forest_which_ranks_rows_it_has_not_seen() {
        let (one, two) = (model(), model());
        assert_eq!(one.document(), two.document());
        let table = table(8_000);
        let outcomes = one.score_table(&table).unwrap();
        let kept = (0..8_000).step_by(4);
        let (risk, bad): (Vec<f64>, Vec<bool>) =
            kept.map(|row| (outcomes[row].pd, table.target()[row].unwrap())).unzip();
        let auc = discrimination(&risk, &bad, None).unwrap().auc;
        assert!(auc > 0.65, "{auc}");
    }
}
