//! Schedules and position folds a second, one thread.
//!
//! The peer is a numpy loop over arrays of a million loans with amounts rounded to cents: run both in one session and
//! compare CPU seconds, because the machine's load moves either by a factor of three. `amortise` makes the same amounts
//! exactly and one loan at a time.

use std::hint::black_box;

use calendar::{BusinessCalendar, Date, add_days, add_months};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ledger::IncomeRules;
use loan::{
    Facts, Level, LoanEvent, PaymentReceived, PayoutConfirmed, Position, RepaymentMethod, Terms, TermsSpec,
    all_in_cost, amortise, entries,
};
use money::{Currency, Money, Rate, Rounding};

const START: Date = Date::constant(2025, 1, 10);

fn yuan(amount: i64) -> Money {
    Money::from_minor(amount * 100, Currency::CNY)
}

fn terms() -> Terms {
    let spec = TermsSpec::standard(yuan(100_000), Rate::from_bps(435), RepaymentMethod::Annuity, 24, START);
    Terms::try_new(spec.expect("dates in range"), &BusinessCalendar::default()).expect("valid terms")
}

/// Paid out, then eighteen payments, every third of them twelve days late.
fn history() -> Vec<LoanEvent> {
    let amount = yuan(100_000);
    let mut events = vec![LoanEvent::PayoutConfirmed(PayoutConfirmed {
        reference: "PAYOUT-1".into(),
        amount,
        effective_on: START,
        rail_reference: "RAIL-1".into(),
    })];
    for month in 1..=18 {
        let due = add_months(START, month).expect("dates in range");
        let value_date = if month % 3 == 0 { add_days(due, 12).expect("dates in range") } else { due };
        let amount = Money::from_minor(440_000, Currency::CNY);
        events.push(LoanEvent::PaymentReceived(PaymentReceived {
            reference: format!("P-{month}"),
            amount,
            value_date,
        }));
    }
    events
}

fn schedules(c: &mut Criterion) {
    let mut group = c.benchmark_group("schedule");
    const LOANS: u64 = 10_000;
    group.throughput(Throughput::Elements(LOANS));
    for (name, level) in [("annuity", Level::Instalment), ("equal-principal", Level::Principal)] {
        group.bench_function(format!("amounts/{name}-24"), |b| {
            let mut splits = Vec::with_capacity(24);
            b.iter(|| {
                for loan in 0..LOANS {
                    splits.clear();
                    // Amounts and rates differ, so that nothing can be reused between loans.
                    let rate = Rate::from_bps(300 + i64::try_from(loan % 900).unwrap_or(0));
                    let principal = Money::from_minor(10_000_000 + i64::try_from(loan).unwrap_or(0), Currency::CNY);
                    amortise(principal, rate, level, 24, Rounding::HalfUp, &mut splits).expect("within bounds");
                    black_box(&splits);
                }
            });
        });
    }
    let terms = terms();
    group.throughput(Throughput::Elements(1));
    group.bench_function("with-dates/annuity-24", |b| b.iter(|| black_box(&terms).schedule()));
    let schedule = terms.schedule().expect("a schedule");
    group.bench_function("all-in-cost/24", |b| b.iter(|| all_in_cost(START, black_box(&schedule), &[])));
    group.finish();
}

fn folds(c: &mut Criterion) {
    let mut group = c.benchmark_group("fold");
    group.throughput(Throughput::Elements(1));
    let (terms, events) = (terms(), history());
    let facts = Facts::from_events(&events);
    let at = Date::constant(2026, 9, 30);
    group.bench_function("position/18-payments", |b| b.iter(|| Position::at(&terms, black_box(&facts), at)));
    group.bench_function("entries/18-payments", |b| {
        b.iter(|| entries(&terms, black_box(&facts), at, &IncomeRules::PLAIN))
    });
    let bytes: Vec<_> = events.iter().map(|event| (event.kind(), event.encode())).collect();
    group.bench_function("read-and-position/18-payments", |b| {
        b.iter(|| {
            let mut facts = Facts::default();
            for (kind, bytes) in &bytes {
                facts.insert(&LoanEvent::read(kind, loan::SCHEMA, black_box(bytes)).expect("just encoded"));
            }
            Position::at(&terms, &facts, at)
        });
    });
    group.finish();
}

criterion_group!(benches, schedules, folds);
criterion_main!(benches);
