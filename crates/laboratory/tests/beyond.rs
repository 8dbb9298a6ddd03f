//! Term structures and losses of studies, on loans whose law the test knows.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

use calendar::Date;
use laboratory::{
    Kind, LossAsked, Parting, Role, Study, StudyError, Target, TermAsked, loss_given_default, term_structure,
};
use lake::{NO_TEXT, SampleColumn, SampleValues};
use scoring::target::BadDefinition;

const LOANS: u64 = 6_000;

fn unit(stream: u64, row: u64) -> f64 {
    let mut x = (stream << 40 | row).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

fn sigmoid(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

/// The hazard of a loan, alike in each month.
fn hazard(debt: f64) -> f64 {
    sigmoid(-5.0 + 2.5 * debt)
}

/// Months seen, and whether the loan went bad in the last of them: looked at for 6 to 30 months.
fn life(row: u64, debt: f64) -> (u32, bool) {
    let until = 6 + (unit(7, row) * 25.0) as u32;
    match (1..=until).find(|month| unit(100 + u64::from(*month), row) < hazard(debt)) {
        Some(month) => (month, true),
        None => (until, false),
    }
}

fn numbers(name: &str, values: Vec<f64>) -> SampleColumn {
    SampleColumn { name: name.into(), values: SampleValues::Numbers(values) }
}

fn debts() -> Vec<f64> {
    (0..LOANS).map(|row| unit(1, row)).collect()
}

fn book() -> Vec<SampleColumn> {
    let debts = debts();
    let lives: Vec<(u32, bool)> = (0..LOANS).map(|row| life(row, debts[row as usize])).collect();
    vec![
        numbers("debt", debts),
        numbers("noise", (0..LOANS).map(|row| unit(2, row)).collect()),
        numbers("days_seen", lives.iter().map(|(months, _)| f64::from(*months) * 30.0).collect()),
        numbers("bad", lives.iter().map(|(_, bad)| f64::from(u8::from(*bad))).collect()),
    ]
}

fn study(columns: &[SampleColumn], features: &[&str], outcome: &str) -> Study {
    let mut study = laboratory::guess(columns, &|_| None);
    for column in &mut study.columns {
        let name = column.column.as_str();
        column.role = match name {
            _ if features.contains(&name) => Role::Feature,
            _ if name == outcome => Role::Outcome,
            _ => Role::LeftOut,
        };
        column.kind = Kind::Number;
    }
    study.target = Target::Column { bad: vec!["1".into()], good: Vec::new(), words: "逾期 90 天".into() };
    study.parting = Parting::HoldOut { test_percent: 30.0, seed: 5 };
    study
}

fn asked(seen: Option<&str>, units: f64, horizon: u32) -> TermAsked {
    TermAsked { seen: seen.map(str::to_owned), units: Some(units), horizon: Some(horizon) }
}

/// Mean chance of default by the end of a month over all loans, by the law.
fn truth(month: i32) -> f64 {
    debts().iter().map(|debt| 1.0 - (1.0 - hazard(*debt)).powi(month)).sum::<f64>() / LOANS as f64
}

#[test]
fn a_term_structure_comes_near_the_law_though_most_loans_were_seen_for_a_short_time() {
    let columns = book();
    let study = study(&columns, &["debt", "noise"], "bad");
    let found = term_structure(&columns, &study, None, ("terms", &asked(Some("days_seen"), 30.0, 24))).unwrap();
    for month in [6, 12, 24] {
        let line = found.periods[month - 1];
        println!("{line:?}, truth {:.4}", truth(month as i32));
        assert!((line.cumulative - truth(month as i32)).abs() < 0.02, "{line:?}, truth {}", truth(month as i32));
        let held = line.interval.unwrap();
        assert!(held.low <= line.observed.unwrap() && line.observed.unwrap() <= held.high);
        assert!(line.safest < line.cumulative && line.cumulative < line.riskiest);
    }
    assert_eq!(found.periods.len(), 24);
    // 1,800 loans tell the share to some three points.
    assert!(found.largest_gap < 0.05, "{}", found.largest_gap);
    let one: f64 = found.periods.iter().map(|line| line.marginal).sum();
    assert!((one - found.periods[23].cumulative).abs() < 1e-9);
    assert_eq!(found.covariates.iter().map(|held| held.feature.as_str()).collect::<Vec<_>>(), ["debt"]);
    assert_eq!(found.not_used.iter().map(|held| held.feature.as_str()).collect::<Vec<_>>(), ["noise"]);
    // Calling good whoever was not seen to default makes the chance too small.
    let SampleValues::Numbers(bad) = &columns[3].values else { panic!("a number") };
    let naive = bad.iter().sum::<f64>() / LOANS as f64;
    assert!(naive < truth(24) - 0.03, "{naive} {}", truth(24));
    let again = term_structure(&columns, &study, None, ("terms", &asked(Some("days_seen"), 30.0, 24))).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&found).unwrap());
}

#[test]
fn months_of_days_past_due_say_the_same_as_a_column() {
    let columns = book();
    let debts = debts();
    let accounts: Vec<String> = (0..LOANS).map(|row| format!("L{row:05}")).collect();
    let (mut of, mut months, mut days) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..LOANS {
        let (seen, bad) = life(row, debts[row as usize]);
        for month in 1..=seen {
            of.push(row as u32);
            let at = month - 1;
            months.push(Some(Date::constant(2020 + (at / 12) as i16, (at % 12 + 1) as i8, 28)));
            days.push(if bad && month == seen { 91.0 } else { 0.0 });
        }
    }
    let monthly = vec![
        SampleColumn { name: "loan".into(), values: SampleValues::Texts { codes: of, levels: accounts.clone() } },
        SampleColumn { name: "month".into(), values: SampleValues::Dates(months) },
        numbers("days", days),
    ];
    let mut with = columns.clone();
    with.push(SampleColumn {
        name: "loan".into(),
        values: SampleValues::Texts { codes: (0..LOANS as u32).collect(), levels: accounts },
    });
    let mut own = study(&with, &["debt", "noise"], "none");
    own.target = Target::Performance {
        dataset: "months".into(),
        account: "loan".into(),
        own_account: "loan".into(),
        month: "month".into(),
        days: "days".into(),
        written_off: None,
        definition: BadDefinition::default(),
    };
    let read = term_structure(&with, &own, Some(&monthly), ("terms", &asked(None, 1.0, 24))).unwrap();
    let by_column = study(&columns, &["debt", "noise"], "bad");
    let named = term_structure(&columns, &by_column, None, ("terms", &asked(Some("days_seen"), 30.0, 24))).unwrap();
    assert_eq!((read.train, read.test, read.not_seen), (named.train, named.test, 0));
    assert_eq!(read.periods, named.periods);
    // A loan without months was not seen.
    let SampleValues::Texts { codes, .. } = &mut with[4].values else { panic!("texts") };
    codes[..10].fill(NO_TEXT);
    let fewer = term_structure(&with, &own, Some(&monthly), ("terms", &asked(None, 1.0, 24))).unwrap();
    assert_eq!(fewer.not_seen, 10);
}

#[test]
fn a_term_structure_that_cannot_be_made_says_what_to_change() {
    let columns = book();
    let held = study(&columns, &["debt", "noise"], "bad");
    let error = |asked: TermAsked| term_structure(&columns, &held, None, ("terms", &asked)).unwrap_err();
    assert!(matches!(error(asked(None, 1.0, 24)), StudyError::NoSpell));
    assert!(matches!(error(asked(Some("days_seen"), 0.0, 24)), StudyError::Units));
    assert!(matches!(error(asked(Some("days_seen"), 30.0, 361)), StudyError::Horizon { found: 361, most: 360 }));
    assert!(matches!(error(asked(Some("age"), 30.0, 24)), StudyError::NoColumn { .. }));
    for told in [asked(None, 1.0, 24), asked(Some("days_seen"), 0.0, 24), asked(Some("days_seen"), 30.0, 361)] {
        assert!(error(told).zh().is_some());
    }
}

/// Bad loans of which those with collateral lose less and half lose nothing.
fn losses() -> Vec<SampleColumn> {
    let (mut collateral, mut lost, mut of, mut bad) = (vec![], vec![], vec![], vec![]);
    for row in 0..LOANS {
        let held = unit(11, row);
        let defaulted = unit(12, row) < 0.5;
        let any = unit(13, row) < sigmoid(1.5 - 3.0 * held);
        let share = sigmoid(1.0 - 2.0 * held + (unit(14, row) - 0.5));
        let exposure = 1_000.0 + (unit(15, row) * 9_000.0).round();
        collateral.push(held);
        bad.push(f64::from(u8::from(defaulted)));
        of.push(exposure);
        // Good loans have a zero, which is not a loss of a default.
        lost.push(if row % 50 == 0 {
            f64::NAN
        } else if defaulted && any {
            exposure * share
        } else {
            0.0
        });
    }
    vec![numbers("collateral", collateral), numbers("lost", lost), numbers("exposure", of), numbers("bad", bad)]
}

#[test]
fn losses_of_bad_loans_come_near_on_rows_that_did_not_fit() {
    let columns = losses();
    let held = study(&columns, &["collateral"], "bad");
    let ask =
        |lost: &str, of: Option<&str>| LossAsked { lost: lost.into(), of: of.map(str::to_owned), threshold: None };
    let found = loss_given_default(&columns, &held, None, ("lgd", &ask("lost", Some("exposure")))).unwrap();
    let test = found.on_test.as_ref().unwrap();
    println!("{found:?}");
    assert!((test.predicted - test.actual).abs() < 0.03, "{test:?}");
    assert!(test.r_squared.unwrap() > 0.1, "{test:?}");
    let (first, last) = (test.deciles.first().unwrap(), test.deciles.last().unwrap());
    assert!(first.actual < last.actual - 0.2, "{first:?} {last:?}");
    assert_eq!(found.any_loss.as_ref().map(Vec::len), Some(1));
    assert_eq!(found.severity.len(), 1);
    let SampleValues::Numbers(bad) = &columns[3].values else { panic!("a number") };
    let all = bad.iter().filter(|bad| **bad == 1.0).count() as u64;
    assert_eq!(found.train + found.test + found.unknown, all, "only bad loans take part");
    assert!(found.unknown > 0 && found.capped == 0);
    // Money without what it was lost of is no share.
    let money = loss_given_default(&columns, &held, None, ("lgd", &ask("lost", None))).unwrap_err();
    assert!(matches!(&money, StudyError::NotShare { column } if column == "lost") && money.zh().is_some(), "{money}");
    let none = loss_given_default(&columns, &held, None, ("lgd", &ask("nothing", None))).unwrap_err();
    assert!(matches!(none, StudyError::NoColumn { .. }));
}
