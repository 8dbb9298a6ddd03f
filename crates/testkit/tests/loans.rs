//! Late = in order, for a hundred loans.

use testkit::simulate::{LoanReport, run_loan};

#[test]
fn the_order_of_arrival_does_not_count() {
    let mut total = LoanReport::default();
    for seed in 0..100 {
        let report = run_loan(seed).unwrap_or_else(|failure| panic!("{failure}"));
        total.events += report.events;
        total.late += report.late;
        total.entries += report.entries;
        total.booked += report.booked;
    }
    println!("{total:?}");
    assert!(total.late > 200, "{total:?}");
    // Late arrivals cancel and book anew, or nothing was late enough to matter.
    assert!(total.booked > total.entries + 200, "{total:?}");
}
