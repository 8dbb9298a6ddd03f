//! Every form of repayment against a file a person can check, made by `golden/forms/reference.py` without this program.

use std::path::{Path, PathBuf};

use calendar::{BusinessCalendar, DayCount, Roll};
use loan::{
    Frequency, InterestBy, RepaymentMethod, Schedule, ScheduleError, Terms, TermsError, TermsSpec, limits, period_rate,
    xirr,
};
use money::{Money, Rate, Rounding};
use proptest::prelude::*;

use crate::support::{d, fen, terms_of, yuan};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/forms")
}

fn spec(principal: &str, bps: i64, method: RepaymentMethod, months: u16, start: &str) -> TermsSpec {
    TermsSpec::standard(yuan(principal), Rate::from_bps(bps), method, months, d(start)).unwrap()
}

fn every_so_often(spec: TermsSpec, frequency: Frequency) -> TermsSpec {
    spec.every(frequency).unwrap()
}

/// The terms of each file.
fn cases() -> Vec<(&'static str, TermsSpec)> {
    use RepaymentMethod as M;
    let start = "2025-01-10";
    let lakh = |method, months| spec("100,000", 435, method, months, start);
    let bullet = |begin, day_count| TermsSpec { day_count, ..spec("100,000", 100, M::Bullet, 12, begin) };
    let dates = ["2025-04-30", "2025-09-30", "2025-12-31", "2026-06-30"].map(d).to_vec();
    let plan = M::StatedPlan { parts: vec![10, 40, 20, 30] };
    let mut cases = vec![
        ("annuity-monthly", lakh(M::Annuity, 12)),
        ("annuity-quarterly", every_so_often(lakh(M::Annuity, 24), Frequency::Quarterly)),
        ("annuity-half-yearly", every_so_often(lakh(M::Annuity, 24), Frequency::HalfYearly)),
        ("annuity-yearly", every_so_often(lakh(M::Annuity, 36), Frequency::Yearly)),
        ("annuity-stub", TermsSpec { first_due_on: d("2025-02-20"), ..lakh(M::Annuity, 12) }),
        (
            "annuity-by-days",
            TermsSpec { interest_by: Some(InterestBy::Days), day_count: DayCount::Actual365, ..lakh(M::Annuity, 12) },
        ),
        ("balloon-30-percent", spec("100,000", 600, M::Balloon { residual_bps: 3_000 }, 24, start)),
        ("rent-in-advance", spec("300,000", 720, M::RentInAdvance { residual_bps: 100 }, 12, "2025-01-31")),
        (
            "rent-in-advance-quarterly",
            every_so_often(spec("300,000", 720, M::RentInAdvance { residual_bps: 0 }, 24, start), Frequency::Quarterly),
        ),
        ("equal-principal-quarterly", every_so_often(lakh(M::EqualPrincipal, 24), Frequency::Quarterly)),
        (
            "interest-first-20th",
            TermsSpec {
                first_due_on: d("2025-01-20"),
                last_due_on: Some(d("2026-01-10")),
                ..spec("1,000,000", 365, M::InterestFirst, 12, start)
            },
        ),
        (
            "seasonal-quarterly",
            every_so_often(
                spec("90,000", 480, M::Seasonal { months: vec![6, 9, 12] }, 24, "2025-03-20"),
                Frequency::Quarterly,
            ),
        ),
        ("step-up-5-percent", spec("100,000", 600, M::StepUp { every: 12, growth_bps: 500 }, 36, start)),
        (
            "stated-plan-dates",
            TermsSpec { day_count: DayCount::Actual365, ..every_so_often(lakh(plan, 18), Frequency::Dates(dates)) },
        ),
    ];
    for (name, begin) in [("bullet", start), ("bullet-leap", "2024-01-10")] {
        for (convention, day_count) in [
            ("act360", DayCount::Actual360),
            ("act365", DayCount::Actual365),
            ("30360", DayCount::Thirty360),
            ("actact", DayCount::ActualActual),
        ] {
            let file: &'static str = format!("{name}-{convention}").leak();
            cases.push((file, bullet(begin, day_count)));
        }
    }
    cases
}

fn lines(schedule: &Schedule, mut left: Money) -> Vec<[String; 6]> {
    let digits = |amount: Money| amount.digits().replace(',', "");
    let mut lines = Vec::new();
    for instalment in &schedule.instalments {
        left = left.checked_sub(instalment.principal).unwrap();
        lines.push([
            instalment.number.to_string(),
            instalment.due_on.to_string(),
            digits(instalment.payment().unwrap()),
            digits(instalment.principal),
            digits(instalment.interest),
            digits(left),
        ]);
    }
    lines
}

#[test]
fn every_form_is_its_golden_file() {
    let cases = cases();
    for (name, stated) in &cases {
        let terms = terms_of(stated.clone());
        let schedule = terms.schedule().unwrap();
        assert_eq!(schedule.total_principal().unwrap(), stated.principal, "{name}: to the fen");
        let golden: Vec<_> = csv::Reader::from_path(folder().join(format!("{name}.csv")))
            .unwrap()
            .records()
            .map(Result::unwrap)
            .collect();
        let found = lines(&schedule, stated.principal);
        assert_eq!(golden.len(), found.len(), "{name}");
        for (row, line) in golden.iter().zip(&found) {
            assert_eq!((&row[0], &row[1]), (line[0].as_str(), line[1].as_str()), "{name}");
            for (text, amount) in row.iter().zip(line).skip(2) {
                assert_eq!(yuan(text), yuan(amount), "{name} instalment {}", line[0]);
            }
        }
        let text = serde_json::to_string(&terms).unwrap();
        assert_eq!(serde_json::from_str::<Terms>(&text).unwrap(), terms, "{name} is stored and read");
    }
    let files = std::fs::read_dir(folder()).unwrap().count();
    assert_eq!(files, cases.len() + 2, "every file is looked at, beside reference.py and compared.csv");
}

/// Rules 6.6 and the case users reported: 365 days over 360 turn a year at 1% of 100,000 from 1,000.00 into 1,013.89.
#[test]
fn the_day_count_is_the_contracts_and_never_a_constant() {
    let interest = |name: &str| {
        let (_, stated) = cases().into_iter().find(|(file, _)| *file == name).unwrap();
        terms_of(stated).schedule().unwrap().total_interest().unwrap()
    };
    for (name, amount) in [
        ("bullet-30360", "1,000.00"),
        ("bullet-act365", "1,000.00"),
        ("bullet-actact", "1,000.00"),
        ("bullet-act360", "1,013.89"),
        ("bullet-leap-act365", "1,002.74"),
        ("interest-first-20th", "37,006.99"),
        ("annuity-monthly", "2,371.90"),
    ] {
        assert_eq!(interest(name), yuan(amount), "{name}");
    }
    let whole = spec("1,000,000", 365, RepaymentMethod::Bullet, 12, "2025-01-10");
    assert_eq!(terms_of(whole).schedule().unwrap().total_interest().unwrap(), yuan("37,006.94"), "unsplit");
    let cut = spec("95,000", 1_200, RepaymentMethod::Bullet, 12, "2025-01-10");
    assert_eq!(terms_of(cut).schedule().unwrap().total_interest().unwrap(), yuan("11,558.33"), "rules 2.2: head-cut");
}

/// Level payments to half a fen, yearly costs to one millionth, beside numpy-financial and the spreadsheet's XIRR.
#[test]
fn payments_and_costs_are_those_of_other_programs() {
    let mut rows = 0;
    for row in csv::Reader::from_path(folder().join("compared.csv")).unwrap().records().map(Result::unwrap) {
        let number = |column: usize| row[column].parse::<u32>().unwrap();
        let residual_bps = number(4);
        let method =
            if residual_bps == 0 { RepaymentMethod::Annuity } else { RepaymentMethod::Balloon { residual_bps } };
        let frequency = Frequency::REGULAR.into_iter().find(|f| f.months() == Some(number(3) as u16)).unwrap();
        let terms = terms_of(every_so_often(
            spec(&row[0], i64::from(number(1)), method, number(2) as u16, "2025-01-10"),
            frequency,
        ));
        let schedule = terms.schedule().unwrap();
        let payment = schedule.instalments[0].payment().unwrap().minor() as f64 / 100.0;
        let theirs: f64 = row[5].parse().unwrap();
        assert!((payment - theirs).abs() <= 0.005_001, "{row:?}: {payment}");
        let cost = terms.cost(d("2025-01-10"), &schedule, &[]).unwrap();
        for (ours, column) in [(cost.compounded, 6), (cost.by_days, 7)] {
            let ours: f64 = ours.fraction().to_string().parse().unwrap();
            let theirs: f64 = row[column].parse().unwrap();
            assert!((ours - theirs).abs() <= 0.000_002, "{row:?}: {ours}");
        }
        rows += 1;
    }
    assert_eq!(rows, 8);
}

#[test]
fn what_a_form_cannot_be_is_refused_with_its_remedy() {
    use RepaymentMethod as M;
    let refused = |stated: TermsSpec| Terms::try_new(stated, &BusinessCalendar::default()).unwrap_err();
    let of = |method| spec("100,000", 435, method, 24, "2025-01-10");
    let dates = ["2025-04-30", "2025-09-30"].map(d).to_vec();
    let wrong = [
        of(M::Seasonal { months: vec![] }),
        of(M::Seasonal { months: vec![0] }),
        of(M::Seasonal { months: vec![13] }),
        of(M::Seasonal { months: vec![6, 6] }),
        of(M::StepUp { every: 0, growth_bps: 500 }),
        of(M::StepUp { every: 12, growth_bps: limits::MAX_GROWTH_BPS + 1 }),
        of(M::Balloon { residual_bps: 10_000 }),
        of(M::StatedPlan { parts: vec![1; 23] }),
        of(M::StatedPlan { parts: vec![0; 24] }),
        of(M::StatedPlan { parts: vec![limits::MAX_AMOUNT_MINOR as u64 + 1; 24] }),
        every_so_often(of(M::Annuity), Frequency::Dates(dates.clone())),
    ];
    for stated in wrong {
        assert!(matches!(refused(stated.clone()), TermsError::Form { .. }), "{stated:?}");
    }
    let odd = every_so_often(spec("100,000", 435, M::Annuity, 13, "2025-01-10"), Frequency::Quarterly);
    assert!(matches!(refused(odd), TermsError::Frequency { .. }));
    let none = every_so_often(of(M::EqualPrincipal), Frequency::Dates(vec![]));
    assert!(matches!(refused(none), TermsError::Instalments(0)));
    let one_too_many = spec("100,000", 435, M::StepUp { every: 1, growth_bps: 1 }, 41, "2025-01-10");
    assert!(matches!(refused(one_too_many), TermsError::Form { .. }));
    for fits in [
        of(M::Balloon { residual_bps: 9_999 }),
        of(M::StepUp { every: 12, growth_bps: limits::MAX_GROWTH_BPS }),
        spec("100,000", 435, M::StepUp { every: 1, growth_bps: 1 }, 40, "2025-01-10"),
        every_so_often(of(M::EqualPrincipal), Frequency::Dates(dates)),
    ] {
        terms_of(fits);
    }
}

/// Due dates on days off move; with interest by days it runs to where they moved.
#[test]
fn holidays_move_due_dates_following_or_modified() {
    let stated = |roll| TermsSpec { roll, ..spec("100,000", 360, RepaymentMethod::InterestFirst, 6, "2025-02-28") };
    let dates = |roll| {
        let stated = TermsSpec { first_due_on: d("2025-03-31"), ..stated(roll) };
        let business = BusinessCalendar { holidays: [d("2025-04-30")].into(), ..BusinessCalendar::default() };
        Terms::try_new(stated, &business).unwrap()
    };
    let [following, modified] = [Roll::Following, Roll::ModifiedFollowing].map(dates);
    assert_eq!(following.due_on()[1], d("2025-05-01"), "Thursday after a holiday at the end of April");
    assert_eq!(modified.due_on()[1], d("2025-04-29"), "not past the end of the month");
    let interest = |terms: &Terms| terms.schedule().unwrap().instalments[1].interest;
    assert_eq!(interest(&following), yuan("310.00"), "31 March to 1 May: 31 days at 10.00");
    assert_eq!(interest(&modified), yuan("290.00"), "31 March to 29 April: 29 days");
}

/// A rent in advance bears nothing on the day the goods are paid for; paid out late, it falls due then and the others stay.
#[test]
fn the_first_rent_falls_due_with_the_payout() {
    let lease =
        |months| spec("300,000", 720, RepaymentMethod::RentInAdvance { residual_bps: 100 }, months, "2025-01-31");
    assert!(
        matches!(Terms::try_new(lease(1), &BusinessCalendar::default()), Err(TermsError::Form { .. })),
        "no credit"
    );
    let terms = terms_of(lease(12));
    assert_eq!((terms.due_on()[0], terms.matures_on()), (d("2025-01-31"), d("2025-12-31")));
    for day in ["2025-12-31", "2026-03-01"] {
        let after = terms.schedule_from(d(day), yuan("300,000"));
        assert!(matches!(after, Err(ScheduleError::AfterMaturity { .. })), "nothing is let out after its last rent");
    }
    // A Saturday at a month's end would roll back to the Friday before the start.
    let saturday = TermsSpec {
        roll: Roll::ModifiedFollowing,
        ..spec("300,000", 720, RepaymentMethod::RentInAdvance { residual_bps: 0 }, 12, "2025-05-31")
    };
    let off = Terms::try_new(saturday, &BusinessCalendar::default()).unwrap();
    assert_eq!(off.due_on()[..2], [d("2025-05-31"), d("2025-06-30")]);
    let on_time = terms.schedule().unwrap();
    let late = terms.schedule_from(d("2025-02-10"), yuan("300,000")).unwrap();
    let of = |schedule: &Schedule, place: usize| {
        let row = schedule.instalments[place];
        (row.number, row.due_on, row.payment().unwrap(), row.interest, row.regular)
    };
    let rent = yuan("25,588.85");
    assert_eq!(of(&on_time, 0), (1, d("2025-01-31"), rent, yuan("0.00"), false));
    assert_eq!(of(&on_time, 1), (2, d("2025-02-28"), rent, yuan("1,646.47"), true));
    assert_eq!(of(&late, 0), (1, d("2025-02-10"), rent, yuan("0.00"), false));
    // 274,411.15 for 18 days of 360 at 7.2%: a stub changes its own interest only.
    let stub = of(&late, 1);
    assert_eq!((stub.1, stub.3, stub.4), (d("2025-02-28"), yuan("987.88"), false));
    assert_eq!(late.instalments[1].principal, on_time.instalments[1].principal);
    assert_eq!(&late.instalments[2..], &on_time.instalments[2..]);
}

fn any_method() -> impl Strategy<Value = RepaymentMethod> {
    use RepaymentMethod as M;
    prop_oneof![
        Just(M::Annuity),
        Just(M::EqualPrincipal),
        Just(M::InterestFirst),
        Just(M::Bullet),
        prop::collection::btree_set(1u8..=12, 1..5)
            .prop_map(|months| M::Seasonal { months: months.into_iter().collect() }),
        (10u16..=30, 0u32..=limits::MAX_GROWTH_BPS).prop_map(|(every, growth_bps)| M::StepUp { every, growth_bps }),
        (0u32..10_000).prop_map(|residual_bps| M::Balloon { residual_bps }),
        (0u32..10_000).prop_map(|residual_bps| M::RentInAdvance { residual_bps }),
    ]
}

/// Terms of any form, for the properties of this file and of `histories`.
pub fn any_form() -> impl Strategy<Value = TermsSpec> {
    let rounding =
        prop_oneof![Just(Rounding::HalfUp), Just(Rounding::HalfEven), Just(Rounding::Down), Just(Rounding::Up)];
    let shape = (any_method(), 0usize..5, 1u16..=24, 0i64..=3_600, prop::sample::select(&DayCount::ALL[..]));
    (shape, rounding, prop::option::of(any::<bool>()), 1i64..=100_000_000_000, 0i32..=40).prop_map(
        |((method, every, times, bps, day_count), rounding, by_days, minor, stub)| {
            let frequency = Frequency::REGULAR[every % 4].clone();
            let times = if method.is_in_advance() { times.max(2) } else { times };
            let months = times * frequency.months().unwrap();
            let mut spec =
                TermsSpec::standard(fen(minor), Rate::from_bps(bps), method, months, d("2025-01-10")).unwrap();
            spec = spec.every(frequency).unwrap();
            spec.day_count = day_count;
            spec.rounding = rounding;
            spec.interest_by = by_days.map(|days| if days { InterestBy::Days } else { InterestBy::Months });
            if every == 4 {
                // Half as large a row again, on stated dates and in stated parts.
                let count = i32::from(times);
                let dates = (1..=count).map(|n| calendar::add_days(d("2025-01-10"), n * (20 + stub)).unwrap());
                spec.method = RepaymentMethod::StatedPlan { parts: (1..=times).map(|n| u64::from(n % 5)).collect() };
                if let RepaymentMethod::StatedPlan { parts } = &mut spec.method {
                    parts[0] = 3;
                }
                spec = spec.every(Frequency::Dates(dates.collect())).unwrap();
            } else if stub > 20 {
                spec.first_due_on = calendar::add_days(spec.first_due_on, stub - 20).unwrap();
            }
            spec
        },
    )
}

proptest! {
    /// Whatever the form, principal sums exactly, nothing is negative, and the last due date is the last.
    #[test]
    fn instalments_of_every_form_sum_exactly(stated in any_form()) {
        let terms = terms_of(stated.clone());
        let schedule = terms.schedule().unwrap();
        prop_assert_eq!(schedule.total_principal().unwrap(), stated.principal);
        prop_assert!(schedule.instalments.len() <= terms.due_on().len());
        for instalment in &schedule.instalments {
            prop_assert!(!instalment.principal.is_negative() && !instalment.interest.is_negative(), "{:?}", instalment);
        }
    }

    /// A level instalment is level: all but the last ask the same, unless interest alone is more.
    #[test]
    fn a_level_instalment_is_level(bps in 1i64..=2_400, times in 2u16..=60, residual_bps in 0u32..=8_000, every in 0usize..4) {
        let frequency = Frequency::REGULAR[every].clone();
        let months = times * frequency.months().unwrap();
        prop_assume!(months <= limits::MAX_TERM_MONTHS);
        let method = RepaymentMethod::Balloon { residual_bps };
        let stated = every_so_often(spec("1,000,000", bps, method, months, "2025-01-10"), frequency);
        let schedule = terms_of(stated).schedule().unwrap();
        let first = schedule.instalments[0].payment().unwrap();
        let last = schedule.instalments.len() - 1;
        for instalment in &schedule.instalments[..last] {
            prop_assert_eq!(instalment.payment().unwrap(), first);
        }
        let end = schedule.instalments[last].payment().unwrap().minor();
        let expected = first.minor() + 100_000_000 * i64::from(residual_bps) / 10_000;
        prop_assert!((end - expected).abs() <= i64::from(times) * 40, "{} against {}", end, expected);
    }
}

#[test]
fn the_cost_functions_are_those_of_the_module() {
    let terms = terms_of(spec("100,000", 800, RepaymentMethod::Annuity, 12, "2025-01-10"));
    let flows = loan::cash_flows(d("2025-01-10"), &terms.schedule().unwrap(), &[]).unwrap();
    let cost = terms.cost(d("2025-01-10"), &terms.schedule().unwrap(), &[]).unwrap();
    assert_eq!(cost.simple.percent().round_dp(2).to_string(), "8");
    assert_eq!(cost.by_days, xirr(&flows).unwrap());
    assert!((period_rate(&flows).unwrap() * 12.0 - 0.08).abs() < 1e-5);
}
