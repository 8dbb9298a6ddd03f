//! The bar: a thousand seeds find no fault in the book, and taking the syncs out of it is found at once.
//!
//! Ten thousand seeds are run each night by `anji simulate`. The thousand are split so that tests run side by side.

use std::ops::Range;
use std::sync::Arc;

use store::Durability;
use testkit::pg::{Cluster, PgError};
use testkit::simulate::{MAX_OPERATIONS, SimEngine, SimOptions, SimReport, run, run_seeds};

/// Short histories, and many: what a fault needs happens within a few steps of a crash.
fn options() -> SimOptions {
    SimOptions { operations: 40, ..SimOptions::default() }
}

fn hold(seeds: Range<u64>) {
    let count = seeds.end - seeds.start;
    let report = run_seeds(seeds, &options()).unwrap_or_else(|failure| panic!("{failure}"));
    // A history in which little happens proves little.
    assert!(report.crashes > 3 * count, "{report:?}");
    assert!(report.loss.torn > count && report.loss.dropped > 2 * count, "{report:?}");
    assert!(report.acknowledged > 15 * count && report.late_facts > 5 * count, "{report:?}");
    assert!(
        report.conflicts > count && report.duplicates_refused > count / 2 && report.keys_reused > count / 4,
        "{report:?}"
    );
    assert!(report.in_flight_lost > count / 2 && report.in_flight_kept > 0, "{report:?}");
    println!("{count} seeds: {report:?}");
}

#[test]
fn seeds_0_to_124_hold() {
    hold(0..125);
}

#[test]
fn seeds_125_to_249_hold() {
    hold(125..250);
}

#[test]
fn seeds_250_to_374_hold() {
    hold(250..375);
}

#[test]
fn seeds_375_to_499_hold() {
    hold(375..500);
}

#[test]
fn seeds_500_to_624_hold() {
    hold(500..625);
}

#[test]
fn seeds_625_to_749_hold() {
    hold(625..750);
}

#[test]
fn seeds_750_to_874_hold() {
    hold(750..875);
}

#[test]
fn seeds_875_to_999_hold() {
    hold(875..1000);
}

/// How many of the seeds find a fault; most must.
fn found(options: &SimOptions, seeds: Range<u64>) -> usize {
    seeds.filter(|seed| run(*seed, options).is_err()).count()
}

#[test]
fn a_book_without_syncs_is_found_out() {
    let options = SimOptions { durability: Durability::Off, ..options() };
    let found = found(&options, 0..200);
    assert!(found >= 190, "lost writes were seen in {found} of 200 seeds only");
}

#[test]
fn a_disk_that_lies_is_found_out() {
    let options = SimOptions { lying_disk: true, ..options() };
    let found = found(&options, 0..50);
    assert!(found >= 45, "lost writes were seen in {found} of 50 seeds only");
}

#[test]
fn a_seed_repeats_to_the_bit() {
    for seed in 0..10 {
        let options = SimOptions::default();
        assert_eq!(run(seed, &options), run(seed, &options));
    }
    let lying = SimOptions { lying_disk: true, ..SimOptions::default() };
    let failure = (0..50).find_map(|seed| run(seed, &lying).err()).expect("a lying disk is found out");
    assert_eq!(run(failure.seed, &lying).map_err(|again| again.step), Err(failure.step));
    assert_ne!(run(1, &SimOptions::default()), run(2, &SimOptions::default()));
}

#[test]
fn the_bound_on_operations_holds() {
    let options = SimOptions { operations: MAX_OPERATIONS + 1, ..SimOptions::default() };
    assert_eq!(run(1, &options).map_err(|failure| failure.step), Err(0));
    assert!(run(1, &SimOptions { operations: 0, ..SimOptions::default() }).is_ok_and(|report| report.batches == 0));
}

#[test]
fn postgres_holds_over_immediate_stops() {
    let cluster = match Cluster::temporary() {
        Err(PgError::NoBinaries) => return eprintln!("skipped: no PostgreSQL on this machine"),
        other => Arc::new(other.expect("PostgreSQL starts")),
    };
    let options = SimOptions { engine: SimEngine::Postgres(cluster), operations: 25, ..SimOptions::default() };
    let report: SimReport = run_seeds(0..2, &options).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(report.crashes > 2 && report.acknowledged > 15, "{report:?}");
    println!("2 seeds on PostgreSQL: {report:?}");
}
