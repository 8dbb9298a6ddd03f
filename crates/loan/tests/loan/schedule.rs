//! Schedules against files a person can check, and the arithmetic around month ends, stubs and holidays.

use std::path::Path;

use calendar::{BusinessCalendar, Roll};
use loan::{Level, RepaymentMethod, Terms, TermsError, TermsSpec, amortise, limits};
use money::{Decimal, Money, Rate, Rounding};
use proptest::prelude::*;

use crate::support::{d, fen, spec, terms, terms_of, yuan};

fn rows(name: &str) -> Vec<csv::StringRecord> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    csv::Reader::from_path(path).unwrap().records().map(Result::unwrap).collect()
}

fn method(text: &str) -> RepaymentMethod {
    if text == "annuity" { RepaymentMethod::Annuity } else { RepaymentMethod::EqualPrincipal }
}

/// Rules 6.6, row by row.
#[test]
fn worked_schedules_of_the_rules() {
    for name in ["annuity", "equal-principal"] {
        let schedule = terms_of(spec(method(name))).schedule().unwrap();
        let mut balance = yuan("100,000");
        let golden = rows(&format!("{name}-100000-435bp-12m.csv"));
        assert_eq!(golden.len(), schedule.instalments.len());
        for (row, instalment) in golden.iter().zip(&schedule.instalments) {
            balance = balance.checked_sub(instalment.principal).unwrap();
            let found = [instalment.payment().unwrap(), instalment.principal, instalment.interest, balance];
            for (text, amount) in row.iter().skip(1).zip(found) {
                assert_eq!(yuan(text), amount, "{name} instalment {}", instalment.number);
            }
        }
    }
}

#[test]
fn a_term_counts_begun_months_to_the_day_before_holidays_move_it() {
    let months = |starts: &str, term: u16, last: Option<&str>, method: RepaymentMethod| {
        let mut spec = TermsSpec::standard(yuan("1,000"), Rate::from_bps(500), method, term, d(starts)).unwrap();
        spec.roll = Roll::Following;
        spec.last_due_on = last.map(d);
        let terms = Terms::try_new(spec, &BusinessCalendar::default()).unwrap();
        (terms.months().unwrap(), terms.matures_on().to_string())
    };
    let bullet = || RepaymentMethod::Bullet;
    // 5 July 2026 is a Sunday: paid on the Monday after, and of twelve months all the same.
    assert_eq!(months("2025-07-05", 12, None, RepaymentMethod::Annuity), (12, "2026-07-06".into()));
    assert_eq!(months("2025-01-15", 12, Some("2026-01-15"), bullet()).0, 12);
    assert_eq!(months("2025-01-15", 12, Some("2026-01-16"), bullet()).0, 13, "a begun month counts");
    assert_eq!(months("2025-01-31", 1, Some("2025-02-28"), bullet()).0, 1);
    assert_eq!(months("2025-01-15", 1, Some("2025-01-20"), bullet()).0, 1);
    assert_eq!(months("2025-01-15", 12, None, RepaymentMethod::RentInAdvance { residual_bps: 100 }).0, 12);
}

/// First payments of annuities in this file agree with numpy-financial's `pmt` to half a fen; totals come from exact
/// decimals.
#[test]
fn many_schedules_to_the_fen() {
    for row in rows("schedules.csv") {
        let principal = yuan(&row[1]);
        let rate = Rate::from_bps(row[2].parse().unwrap());
        let months = row[3].parse().unwrap();
        let spec = TermsSpec::standard(principal, rate, method(&row[0]), months, d("2025-01-10")).unwrap();
        let schedule = terms_of(spec).schedule().unwrap();
        let payment = |index: usize| schedule.instalments[index].payment().unwrap();
        let found = [payment(0), payment(schedule.instalments.len() - 1), schedule.total_interest().unwrap()];
        assert_eq!(found, [yuan(&row[4]), yuan(&row[5]), yuan(&row[6])], "{row:?}");
        assert_eq!(schedule.total_principal().unwrap(), principal);
    }
}

#[test]
fn a_first_period_that_is_no_month_is_counted_by_days() {
    let mut stated = spec(RepaymentMethod::Annuity);
    stated.first_due_on = d("2025-02-20");
    let schedule = terms_of(stated).schedule().unwrap();
    let first = schedule.instalments[0];
    assert!(!first.regular);
    assert_eq!(first.interest, yuan("495.42"), "100,000 x 4.35% x 41/360");
    assert_eq!(first.principal, yuan("8,168.49"), "the principal is that of the regular loan");
    let late = terms().schedule_from(d("2025-01-13"), yuan("100,000")).unwrap();
    assert_eq!(late.instalments[0].interest, yuan("338.33"), "paid out three days late: 28/360");
    let held_back = terms().schedule_from(d("2025-01-10"), yuan("95,000")).unwrap();
    assert_eq!(held_back.total_principal().unwrap(), yuan("95,000"), "only what was advanced is lent");
    assert!(terms().schedule_from(d("2026-01-10"), yuan("1")).is_err());
    let missed = terms().schedule_from(d("2025-02-10"), yuan("100,000")).unwrap();
    assert_eq!((missed.instalments.len(), missed.instalments[0].number), (11, 2), "a due date that passed is left out");
}

#[test]
fn month_ends_clamp_and_days_off_roll() {
    let stated =
        TermsSpec { first_due_on: d("2025-01-31"), starts_on: d("2024-12-31"), ..spec(RepaymentMethod::Annuity) };
    let dates: Vec<_> = terms_of(stated.clone()).due_on()[..4].iter().map(ToString::to_string).collect();
    assert_eq!(dates, ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"]);
    assert!(terms_of(stated).schedule().unwrap().instalments.iter().all(|i| i.regular));
    let from_february =
        TermsSpec { starts_on: d("2025-01-31"), first_due_on: d("2025-02-28"), ..spec(RepaymentMethod::Annuity) };
    assert!(terms_of(from_february).schedule().unwrap().instalments[0].regular, "31 January to 28 February is a month");
    let business = BusinessCalendar { holidays: [d("2025-10-10")].into(), ..BusinessCalendar::default() };
    let rolled = TermsSpec { roll: Roll::Following, ..spec(RepaymentMethod::Annuity) };
    let terms = Terms::try_new(rolled, &business).unwrap();
    assert_eq!(terms.due_on()[3], d("2025-05-12"), "10 May 2025 is a Saturday");
    assert_eq!(terms.due_on()[8], d("2025-10-13"), "a holiday on a Friday moves to Monday");
    assert_eq!(terms.schedule().unwrap().total_interest().unwrap(), yuan("2,371.90"), "rolling moves days, not money");
}

#[test]
fn terms_that_cannot_stand_are_refused_by_name() {
    let ok = spec(RepaymentMethod::Annuity);
    let no_calendar = BusinessCalendar::default();
    let try_new = |spec: TermsSpec| Terms::try_new(spec, &no_calendar).unwrap_err();
    let twice = [loan::Component::Principal; 4];
    let allocation = loan::AllocationOrder { components: twice, ..ok.allocation };
    let wrong = [
        TermsSpec { principal: fen(0), ..ok.clone() },
        TermsSpec { principal: fen(limits::MAX_AMOUNT_MINOR + 1), ..ok.clone() },
        TermsSpec { annual_rate: Rate::from_bps(-1), ..ok.clone() },
        TermsSpec { annual_rate: Rate::from_bps(limits::MAX_RATE_BPS + 1), ..ok.clone() },
        TermsSpec { annual_rate: Rate::from_fraction(Decimal::new(1, limits::MAX_RATE_SCALE + 1)), ..ok.clone() },
        TermsSpec { term_months: 0, ..ok.clone() },
        TermsSpec { term_months: limits::MAX_TERM_MONTHS + 1, ..ok.clone() },
        TermsSpec { grace_days: limits::MAX_GRACE_DAYS + 1, ..ok.clone() },
        TermsSpec { penalty_factor: Decimal::new(129, 2), ..ok.clone() },
        TermsSpec { penalty_factor: Decimal::new(151, 2), ..ok.clone() },
        TermsSpec { allocation, ..ok.clone() },
        TermsSpec { first_due_on: ok.starts_on, ..ok.clone() },
    ];
    for stated in wrong {
        let error = try_new(stated);
        assert!(error.to_string().len() > 30, "{error}");
    }
    let text = serde_json::to_string(&terms()).unwrap();
    assert_eq!(serde_json::from_str::<Terms>(&text).unwrap(), terms());
    let shuffled = text.replacen("2025-03-10", "2025-02-10", 1);
    assert!(serde_json::from_str::<Terms>(&shuffled).is_err(), "due dates must rise");
    assert!(matches!(try_new(TermsSpec { grace_days: 91, ..ok }), TermsError::Grace(91)));
}

fn rounding() -> impl Strategy<Value = Rounding> {
    prop_oneof![Just(Rounding::HalfUp), Just(Rounding::HalfEven), Just(Rounding::Down), Just(Rounding::Up)]
}

proptest! {
    #[test]
    fn instalments_sum_exactly_to_the_principal(
        minor in 1i64..=limits::MAX_AMOUNT_MINOR, bps in 0i64..=10_000, months in 1u16..=360, annuity: bool,
        rounding in rounding(),
    ) {
        let level = if annuity { Level::Instalment } else { Level::Principal };
        let mut splits = Vec::new();
        amortise(fen(minor), Rate::from_bps(bps), level, months, rounding, &mut splits).unwrap();
        prop_assert_eq!(splits.iter().map(|s| s.principal).sum::<i64>(), minor);
        prop_assert!(splits.iter().all(|s| s.principal >= 0 && s.interest >= 0));
        prop_assert!(splits.len() <= usize::from(months));
        let mut balance = minor;
        for split in &splits {
            let plain = Rate::from_bps(bps).interest_months(fen(balance), 1, rounding).unwrap();
            prop_assert_eq!(split.interest, plain.minor(), "the quick division is the plain one");
            balance -= split.principal;
        }
    }

    /// The fixed-point annuity against exact decimals where those have digits to spare.
    #[test]
    fn the_annuity_is_the_formula(minor in 10_000i64..=100_000_000_000, bps in 1i64..=3_600, months in 1u16..=60) {
        let mut splits = Vec::new();
        amortise(fen(minor), Rate::from_bps(bps), Level::Instalment, months, Rounding::HalfUp, &mut splits).unwrap();
        let monthly = Decimal::from(bps) / Decimal::from(120_000);
        let mut discount = Decimal::ONE;
        for _ in 0..months {
            discount /= Decimal::ONE + monthly;
        }
        let exact = Decimal::from(minor) * monthly / (Decimal::ONE - discount);
        let pay = Decimal::from(splits[0].principal + splits[0].interest);
        prop_assert!(months == 1 || (pay - exact).abs() <= Decimal::new(501, 3), "{} against {}", pay, exact);
        let all: Money = fen(splits.iter().map(|s| s.principal).sum());
        prop_assert_eq!(all, fen(minor));
    }
}
