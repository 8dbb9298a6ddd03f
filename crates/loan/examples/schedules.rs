//! Schedules of 24 level instalments, one thread: `cargo run --release -p loan --example schedules -- [COUNT]`.
//!
//! Loan `n` has a principal of 100,000.00 plus n fen and a rate of 3.00% plus n mod 900 basis points. The digest is the sum over the
//! first 20,000 loans of (n + 1) times the sum of each instalment's number times its interest, in fen: `benches/peers.py` works out the
//! same with other means and compares. Seconds are CPU seconds of this thread, from Linux.

use std::hint::black_box;

use calendar::{BusinessCalendar, Date};
use loan::{Frequency, Level, RepaymentMethod, Terms, TermsSpec, amortise};
use money::{Currency, Money, Rate, Rounding};

const START: Date = Date::constant(2025, 1, 10);
const COMPARED: i64 = 20_000;

fn loan(n: i64) -> (Money, Rate) {
    (Money::from_minor(10_000_000 + n, Currency::CNY), Rate::from_bps(300 + n % 900))
}

fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e9
}

fn timed(name: &str, count: i64, mut each: impl FnMut(i64)) {
    let begin = cpu_seconds();
    (0..count).for_each(&mut each);
    println!("{name} {count} {:.3}", cpu_seconds() - begin);
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: i64 = std::env::args().nth(1).map_or(Ok(1_000_000), |text| text.parse())?;
    let mut splits = Vec::with_capacity(24);
    let mut digest = 0i128;
    for n in 0..COMPARED {
        let (principal, rate) = loan(n);
        splits.clear();
        amortise(principal, rate, Level::Instalment, 24, Rounding::HalfUp, &mut splits)?;
        let weighted: i128 = (1..).zip(&splits).map(|(number, split)| number * i128::from(split.interest)).sum();
        digest += i128::from(n + 1) * weighted;
    }
    println!("digest {digest}");
    timed("amounts", count, |n| {
        let (principal, rate) = loan(n);
        splits.clear();
        let _ = amortise(principal, rate, Level::Instalment, 24, Rounding::HalfUp, &mut splits);
        black_box(&splits);
    });
    let forms = [
        ("annuity", RepaymentMethod::Annuity),
        ("equal-principal", RepaymentMethod::EqualPrincipal),
        ("interest-first", RepaymentMethod::InterestFirst),
        ("seasonal", RepaymentMethod::Seasonal { months: vec![6, 9, 12] }),
        ("step-up", RepaymentMethod::StepUp { every: 12, growth_bps: 500 }),
        ("balloon", RepaymentMethod::Balloon { residual_bps: 3_000 }),
        ("rent-in-advance", RepaymentMethod::RentInAdvance { residual_bps: 100 }),
        ("stated-plan", RepaymentMethod::StatedPlan { parts: (1..=24).collect() }),
    ];
    for (name, method) in forms {
        let spec = TermsSpec::standard(loan(0).0, loan(0).1, method, 24, START)?.every(Frequency::Monthly)?;
        let terms = Terms::try_new(spec, &BusinessCalendar::default())?;
        timed(&format!("dated/{name}"), count / 10, |n| {
            black_box(terms.schedule_from(START, loan(n).0).is_ok());
        });
    }
    Ok(())
}
