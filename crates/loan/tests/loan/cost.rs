//! All-in cost: the worked cases of the rules (2.2) and what has no cost.

use calendar::{DayCount, Period, add_months};
use loan::{
    CashFlow, CostError, Fee, FeeTiming, Instalment, RepaymentMethod, Schedule, TermsSpec, all_in_cost, limits,
    principal_in_use, xirr,
};
use money::{Currency, Decimal, Money, Rate, Rounding};

use crate::support::{d, fen, spec, terms_of, yuan};

fn fee(amount: &str, timing: FeeTiming) -> Fee {
    Fee { name: "担保费".into(), payee: "担保公司".into(), amount: yuan(amount), timing }
}

fn eight_percent() -> Schedule {
    let stated = TermsSpec { annual_rate: Rate::from_bps(800), ..spec(RepaymentMethod::Annuity) };
    terms_of(stated).schedule().unwrap()
}

/// 10,000 at "1% a month" on the original amount, twelve equal payments of 933.33.
fn flat() -> Schedule {
    let start = d("2025-01-10");
    let instalment = |number: u16| Instalment {
        number,
        from: start,
        due_on: add_months(start, i32::from(number)).unwrap(),
        principal: if number < 12 { yuan("833.33") } else { yuan("833.37") },
        interest: yuan("100"),
        regular: true,
    };
    Schedule { instalments: (1..=12).map(instalment).collect() }
}

/// To one hundredth of a per cent, as the rules print them.
fn percent(rate: Rate) -> String {
    let rounded = rate.percent().round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.2}")
}

#[test]
fn worked_cases_of_the_rules() {
    let up_front = [fee("2,000", FeeTiming::UpFront)];
    let monthly = [fee("250", FeeTiming::EachInstalment)];
    for (name, schedule, fees, simple, compounded) in [
        ("flat 1% a month", flat(), &[][..], "21.46", "23.70"),
        ("8% annuity", eight_percent(), &[][..], "8.00", "8.30"),
        ("with 2% guarantee fee", eight_percent(), &up_front[..], "11.82", "12.48"),
        ("with 250 a month", eight_percent(), &monthly[..], "13.36", "14.21"),
    ] {
        let cost = all_in_cost(d("2025-01-10"), &schedule, fees).unwrap();
        assert_eq!((percent(cost.simple).as_str(), percent(cost.compounded).as_str()), (simple, compounded), "{name}");
        assert!(cost.highest() >= cost.compounded && cost.highest() >= cost.by_days);
        assert!(cost.simple.fraction().scale() <= 6, "given to one millionth");
    }
}

/// Interest-first 1,000,000 at 3.65%/360, interest day 20, with 1% up front.
#[test]
fn dated_flows_of_a_bullet_with_a_fee() {
    let (principal, rate) = (yuan("1,000,000"), Rate::from_bps(365));
    let mut flows = vec![CashFlow { on: d("2025-01-10"), amount: yuan("990,000") }];
    let mut from = d("2025-01-10");
    let days = (0..12).map(|month| add_months(d("2025-01-20"), month).unwrap()).chain([d("2026-01-10")]);
    for on in days {
        let period = Period::try_new(from, on).unwrap();
        let interest = rate.interest(principal, period, DayCount::Actual360, Rounding::HalfUp).unwrap();
        flows.push(CashFlow { on, amount: interest.checked_neg().unwrap() });
        from = on;
    }
    flows.push(CashFlow { on: d("2026-01-10"), amount: principal.checked_neg().unwrap() });
    assert_eq!(percent(xirr(&flows).unwrap()), "4.83");
}

/// What is held back in advance is not lent: 12% of 95,000 over 365 days/360.
#[test]
fn a_head_cut_bears_interest_on_what_was_advanced() {
    let in_use = principal_in_use(yuan("100,000"), yuan("5,000")).unwrap();
    let year = Period::try_new(d("2025-01-10"), d("2026-01-10")).unwrap();
    let interest = Rate::from_bps(1200).interest(in_use, year, DayCount::Actual360, Rounding::HalfUp).unwrap();
    assert_eq!(interest, yuan("11,558.33"));
    assert_eq!(principal_in_use(yuan("5,000"), yuan("5,000")), Err(CostError::NoCredit));
    assert_eq!(principal_in_use(yuan("5,000"), yuan("-1")), Err(CostError::NoCredit));
}

#[test]
fn what_has_no_cost_says_why() {
    let start = d("2025-01-10");
    let all = [fee("100,000", FeeTiming::UpFront)];
    assert_eq!(all_in_cost(start, &eight_percent(), &all), Err(CostError::NoCredit));
    let flow = |on: &str, minor| CashFlow { on: d(on), amount: fen(minor) };
    assert_eq!(xirr(&[]), Err(CostError::NoCredit));
    assert_eq!(xirr(&[flow("2025-01-10", 100)]), Err(CostError::NoCredit));
    let absurd = [flow("2025-01-10", 1), flow("2025-01-11", -1_000_000_000)];
    assert_eq!(xirr(&absurd), Err(CostError::NoRate));
    let dollars = CashFlow { on: start, amount: Money::from_minor(-1, Currency::USD) };
    assert!(matches!(xirr(&[flow("2025-01-10", 100), dollars]), Err(CostError::Money(_))));
    let many = |n: usize| {
        let mut flows = vec![flow("2025-01-10", 100_000)];
        flows.resize(n, flow("2025-06-10", -100));
        flows
    };
    assert!(xirr(&many(limits::MAX_FLOWS)).is_ok());
    assert_eq!(xirr(&many(limits::MAX_FLOWS + 1)), Err(CostError::TooMany(limits::MAX_FLOWS + 1)));
    let free = [flow("2025-01-10", 100), flow("2026-01-10", -100)];
    assert_eq!(xirr(&free).unwrap(), Rate::ZERO);
    let less = [flow("2025-01-10", 100), flow("2026-01-10", -50)];
    assert_eq!(xirr(&less).unwrap().fraction(), Decimal::new(-5, 1), "half is lost: minus 50%");
}
