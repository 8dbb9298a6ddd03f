//! Reject inference on a book whose declined outcomes are known to the test, and hidden from the card.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

use scoring::develop::{DevelopOptions, Exclusion, OverTime, SelectionMethod, Split, develop};
use scoring::rejects::{Inferred, RejectError, RejectMethod, infer};
use scoring::{Column, Table};

fn unit(stream: u64, row: u64) -> f64 {
    let mut x = (stream << 40 | row).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// 12,000 applicants of whom the riskier half by `cash` and `seen` (which the card never sees) was declined.
fn book() -> (Table, Vec<bool>, Vec<bool>) {
    let (mut cash, mut years, mut target, mut declined, mut truth) = (vec![], vec![], vec![], vec![], vec![]);
    for row in 0..12_000 {
        let (c, y, seen) = (unit(1, row), unit(2, row), unit(3, row));
        let logit = 1.2 - 3.0 * c - 1.5 * y + 2.0 * (seen - 0.5);
        let bad = unit(4, row) < 1.0 / (1.0 + (-logit).exp());
        let out = c - 0.4 * seen < 0.2;
        cash.push(c);
        years.push(y);
        truth.push(bad);
        declined.push(out);
        target.push((!out).then_some(bad));
    }
    let columns = vec![Column::numeric("cash", cash), Column::numeric("years", years)];
    (Table::try_new(columns, target, None).unwrap(), declined, truth)
}

fn options() -> DevelopOptions {
    DevelopOptions::new("card", "bad", Split::HoldOut { test_share: 0.3, seed: 1 })
}

/// How far the mean probability of the declined is from their true bad rate, before and after.
fn errors(found: &Inferred, declined: &[bool], truth: &[bool]) -> (f64, f64) {
    let of: Vec<usize> = (0..declined.len()).filter(|row| declined[*row]).collect();
    let rate = of.iter().filter(|row| truth[**row]).count() as f64 / of.len() as f64;
    (found.effect.mean_pd_before - rate, found.effect.mean_pd_after - rate)
}

#[test]
fn inference_with_a_fair_factor_brings_the_declined_nearer_to_the_truth() {
    let (table, declined, truth) = book();
    for method in [RejectMethod::Parcelling { bands: 10, factor: 1.4, seed: 3 }, RejectMethod::Fuzzy { factor: 1.4 }] {
        let found = infer(&table, &declined, &options(), method).unwrap();
        let (before, after) = errors(&found, &declined, &truth);
        println!("{method:?}: declined judged {before:+.3} before, {after:+.3} after; {:?}", found.effect);
        assert!(before < -0.05, "a card of the approved is too kind to the declined: {before}");
        assert!(after.abs() < before.abs(), "{before} {after}");
        assert!(found.effect.inferred_bad_rate > found.effect.approved_bad_rate);
        assert_eq!(found.after.report.test.rows, found.before.report.test.rows, "both are tested on the approved");
    }
}

#[test]
fn a_factor_of_one_moves_little_and_the_same_seed_gives_the_same_card() {
    let (table, declined, _) = book();
    let fuzzy = infer(&table, &declined, &options(), RejectMethod::Fuzzy { factor: 1.0 }).unwrap();
    assert!((fuzzy.effect.mean_pd_after - fuzzy.effect.mean_pd_before).abs() < 0.03, "{:?}", fuzzy.effect);
    let parcel = |seed| {
        let method = RejectMethod::Parcelling { bands: 8, factor: 1.0, seed };
        infer(&table, &declined, &options(), method).unwrap().after.scorecard
    };
    assert_eq!(parcel(1), parcel(1));
    assert_ne!(parcel(1), parcel(2));
}

#[test]
fn what_cannot_be_inferred_is_refused() {
    let (table, mut declined, _) = book();
    let method = RejectMethod::Fuzzy { factor: 1.0 };
    let known = (0..12_000).find(|row| !declined[*row]).unwrap();
    declined[known] = true;
    assert!(matches!(infer(&table, &declined, &options(), method), Err(RejectError::HasOutcome(row)) if row == known));
    let none = vec![false; 12_000];
    assert!(matches!(infer(&table, &none, &options(), method), Err(RejectError::NoRejects)));
    declined[known] = false;
    assert!(infer(&table, &declined, &options(), RejectMethod::Fuzzy { factor: 0.0 }).is_err());
    let bands = |bands| infer(&table, &declined, &options(), RejectMethod::Parcelling { bands, factor: 1.0, seed: 1 });
    assert!(bands(100).is_ok() && bands(101).is_err() && bands(0).is_err());
}

#[test]
fn selection_by_lasso_inflation_and_time_names_its_reasons() {
    let rows = 9_000_u64;
    let column = |stream| (0..rows).map(|row| unit(stream, row)).collect::<Vec<f64>>();
    let (a, b, noise) = (column(1), column(2), column(3));
    let sum: Vec<f64> = a.iter().zip(&b).zip(column(5)).map(|((a, b), e)| a + b + 0.4 * e).collect();
    let year: Vec<f64> = (0..rows).map(|row| (row / 1_500) as f64 + 2015.0).collect();
    // Evidence of good until 2018, of bad in the last two years.
    let turning = column(6);
    let bad = (0..rows as usize).map(|row| {
        let turn = if year[row] >= 2019.0 { 2.5 } else { -2.5 };
        let logit = 1.5 - 2.0 * a[row] - 2.0 * b[row] + turn * (turning[row] - 0.5);
        Some(unit(9, row as u64) < 1.0 / (1.0 + (-logit).exp()))
    });
    let target = bad.collect();
    let named = [
        ("a", a.clone()),
        ("b", b.clone()),
        ("sum", sum),
        ("noise", noise),
        ("turning", turning),
        ("year", year.clone()),
    ];
    let columns = named.into_iter().map(|(name, values)| Column::numeric(name, values)).collect();
    let table = Table::try_new(columns, target, None).unwrap();
    let mut options = options();
    options.exclude.insert("year".to_owned(), "a date".to_owned());
    options.selection.min_iv = 0.001;
    options.selection.max_vif = Some(2.0);
    options.selection.method = SelectionMethod::Lasso;
    options.selection.over_time = Some(OverTime { column: "year".to_owned(), width: 1.0, most_shift: 0.25 });
    let found = develop(&table, &options, &mut |_| ()).unwrap();
    let why =
        |name: &str| found.report.variables.iter().find(|variable| variable.feature == name).unwrap().excluded.clone();
    assert!(matches!(why("turning"), Some(Exclusion::TurnedOver { .. })), "{:?}", why("turning"));
    assert!(matches!(why("sum"), Some(Exclusion::Inflated { vif }) if vif > 2.0), "{:?}", why("sum"));
    assert_eq!((why("a"), why("b")), (None, None));
    for variable in found.report.variables.iter().filter(|variable| variable.coefficient.is_some()) {
        assert!(variable.vif.unwrap() < 1.1, "{} {:?}", variable.feature, variable.vif);
    }
}
