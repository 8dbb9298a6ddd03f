//! What the defaults reach on real loans. The floors are the additive models of published tools on the same splits
//! (boosted trees go higher: .726 and .753); `examples/develop_sba.rs` prints the whole report.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

mod support;

use scoring::Table;
use scoring::develop::{DevelopOptions, Exclusion, Quality, Split, develop};

fn test_quality(table: &Table, split: Split) -> Quality {
    let mut options = DevelopOptions::new("sba", "charged off", split);
    let reason = "realised term of charged-off loans: known only at the end";
    options.exclude.insert("term_months".to_owned(), reason.to_owned());
    let found = develop(table, &options, &mut |_| ()).unwrap();
    let batch = found.compiled.score_table(table).unwrap();
    assert!(batch.iter().all(|outcome| outcome.pd > 0.0 && outcome.pd < 1.0));
    found.report.test
}

fn years() -> Split {
    Split::Time { column: "approval_fy".to_owned(), train_through: 2006.0, test_through: Some(2010.0) }
}

#[test]
fn the_stratified_loans_are_ranked_as_well_as_by_published_scorecards() {
    let Some(table) = support::sba30k() else { return };
    let test = test_quality(&table, years());
    assert!(test.auc >= 0.7003 && test.ks >= 0.30, "AUC {} KS {}", test.auc, test.ks);
}

#[test]
fn the_originations_are_ranked_as_well_as_by_published_scorecards() {
    let Some(table) = support::sba459k() else { return };
    let test = test_quality(&table, Split::HoldOut { test_share: 0.3, seed: 1 });
    assert!(test.auc >= 0.7235 && test.ks >= 0.33, "AUC {} KS {}", test.auc, test.ks);
}

#[test]
fn the_realised_term_is_taken_for_the_leak_it_is() {
    let Some(table) = support::sba30k() else { return };
    let found = develop(&table, &DevelopOptions::new("sba", "charged off", years()), &mut |_| ()).unwrap();
    let term = found.report.variables.iter().find(|variable| variable.feature == "term_months").unwrap();
    assert!(matches!(term.excluded, Some(Exclusion::SuspiciousIv { .. })), "{:?}", term.excluded);
}
