//! An outlook says, for every day it speaks of, what a fold of the events to that day says.

use calendar::{Date, add_days};
use ledger::{Account, DateView, IncomeRules, TrialBalance};
use loan::{ClassificationRule, LoanEvent, LoanState, Outlook, Standing, Stretch, Terms, entries};
use money::Currency;
use proptest::prelude::*;

use crate::income::any_income;
use crate::properties::{any_events, any_terms, day};
use crate::support::{d, paid, paid_out, signed, terms};

const RULE: ClassificationRule = ClassificationRule::RULE_2023;
/// Days past due on which a bucket or a class begins.
const EDGES: [u32; 7] = [1, 31, 61, 91, 181, 271, 361];

fn state_of(terms: &Terms, events: &[LoanEvent]) -> LoanState {
    let contract = LoanEvent::ContractSigned(Box::new(signed(terms.clone())));
    LoanState::from_events(std::iter::once(&contract).chain(events))
}

/// The outlook of one day without rules of income.
fn plain(state: &LoanState, from: Date) -> Outlook {
    state.outlook(from, from, &RULE, &IncomeRules::PLAIN).unwrap().unwrap()
}

/// Compares one day of an outlook with the position and the entries of that day.
fn agrees(state: &LoanState, outlook: &Outlook, at: Date, income: &IncomeRules) -> Result<(), TestCaseError> {
    let position = state.position(at).unwrap().unwrap();
    let seen = outlook.at(at).unwrap_or_else(|| panic!("{at} lies within"));
    prop_assert_eq!(seen.standing, position.standing, "{}", at);
    prop_assert_eq!(seen.stage, state.stage_of(Some(&position)), "{}", at);
    prop_assert_eq!(seen.outstanding, position.outstanding_principal.minor(), "{}", at);
    prop_assert_eq!(seen.owed, position.principal_owed().unwrap().minor(), "{}", at);
    prop_assert_eq!(seen.days_past_due(at), position.days_past_due, "{}", at);
    prop_assert_eq!(seen.class(at, &RULE), position.class(&RULE), "{}", at);
    if seen.standing != Standing::NotDisbursed {
        prop_assert_eq!(outlook.bad_by(at), state.first_bad(RULE.substandard_over_days, at).unwrap(), "{}", at);
    }
    let contract = state.contract().unwrap();
    let booked = entries(&contract.terms, state.facts(), at, income).unwrap();
    let trial = TrialBalance::fold(Currency::CNY, &booked, at, DateView::Value).unwrap();
    for (index, account) in Account::ALL.into_iter().enumerate() {
        prop_assert_eq!(seen.balances[index], trial.balance(account).minor(), "{:?} {}", account, at);
    }
    let fallen = position.rows.iter().filter(|row| row.kind == loan::RowKind::Instalment && row.due_on == at);
    let fallen: i64 = fallen.filter(|_| seen.from == at).map(|row| row.charged.principal.minor()).sum();
    prop_assert_eq!(if seen.from == at { seen.fallen_due.0 } else { 0 }, fallen, "{}", at);
    Ok(())
}

/// What may not change between a day and the next change that was foretold.
fn standing_of(outlook: &Outlook, at: Date) -> Option<(Stretch, u32, loan::FiveCategory)> {
    let seen = outlook.at(at)?;
    let bucket = EDGES.iter().filter(|edge| **edge <= seen.days_past_due(at)).max();
    Some((Stretch { fallen_due: (0, 0), ..seen.clone() }, bucket.copied().unwrap_or(0), seen.class(at, &RULE)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn an_outlook_is_the_fold_of_every_day(
        terms in any_terms(), events in any_events(), income in any_income(), from in 0u16..800, ahead in 0i32..400,
    ) {
        let state = state_of(&terms, &events);
        let through = add_days(day(from), ahead).unwrap();
        let outlook = state.outlook(day(from), through, &RULE, &income).unwrap().unwrap();
        prop_assert!(outlook.until >= through);
        prop_assert_eq!(outlook.from(), day(from));
        prop_assert_eq!(&Outlook::from_bytes(&outlook.to_bytes()).unwrap(), &outlook);
        for step in 0..720 {
            let at = add_days(day(from), step).unwrap();
            if at > outlook.until {
                break;
            }
            agrees(&state, &outlook, at, &income)?;
        }
    }

    #[test]
    fn nothing_changes_before_the_next_change(
        terms in any_terms(), events in any_events(), income in any_income(), from in 0u16..800, ahead in 0i32..400,
    ) {
        let state = state_of(&terms, &events);
        let through = add_days(day(from), ahead).unwrap();
        let outlook = state.outlook(day(from), through, &RULE, &income).unwrap().unwrap();
        prop_assert!(outlook.until >= through);
        let (mut at, mut steps) = (day(from), 0);
        while let Some(next) = outlook.next_after(at, &EDGES).filter(|next| *next <= outlook.until) {
            prop_assert!(next > at);
            let before = standing_of(&outlook, at);
            prop_assert_eq!(&standing_of(&outlook, add_days(next, -1).unwrap()), &before);
            prop_assert_ne!(
                (standing_of(&outlook, next), outlook.at(next).map(|s| s.fallen_due)),
                (before, outlook.at(at).map(|_| (0, 0))),
                "a change that is none at {}", next
            );
            (at, steps) = (next, steps + 1);
            prop_assert!(steps < 2_000);
        }
    }
}

#[test]
fn a_loan_that_is_paid_in_time_changes_only_as_its_plan_says() {
    let mut events = paid_out("2025-01-10", "100,000");
    events.push(paid("P1", "2025-02-10", "8,531.16"));
    let outlook = plain(&state_of(&terms(), &events), d("2025-02-11"));
    // The month ends: interest is booked. Then the second instalment falls due, and is late on the day after.
    assert_eq!(outlook.next_after(d("2025-02-11"), &EDGES), Some(d("2025-02-28")));
    assert_eq!(outlook.next_after(d("2025-02-28"), &EDGES), Some(d("2025-03-10")));
    assert_eq!(outlook.next_after(d("2025-03-10"), &EDGES), Some(d("2025-03-11")));
    assert!(outlook.at(d("2025-03-10")).unwrap().fallen_due.0 > 0);
    assert_eq!(outlook.days_past_due(d("2025-03-11")), 1);
    assert_eq!(outlook.bad_by(d("2025-06-08")), None);
    assert_eq!(outlook.bad_by(d("2025-12-31")), Some(d("2025-06-09")));
    let bytes = outlook.to_bytes();
    assert!(bytes.len() < 300, "{} bytes", bytes.len());
    assert_eq!(bytes[0], 1, "without rules of interest it is written as it was before there were any");
    // That interest may go off balance costs such a loan two bytes; tax on it some bytes for each stretch in which it accrues.
    let more = |income: &IncomeRules| {
        let outlook = state_of(&terms(), &events).outlook(d("2025-02-11"), d("2025-02-11"), &RULE, income);
        let outlook = outlook.unwrap().unwrap();
        assert_eq!((outlook.income_known, outlook.to_bytes()[0]), (1, 2));
        outlook.to_bytes().len() - bytes.len()
    };
    let off = crate::income::rules("2025-01-01", Some(90), 0);
    assert!(more(&off) <= 2, "{} bytes", more(&off));
    let taxed = crate::income::rules("2025-01-01", Some(90), 600);
    assert!(more(&taxed) <= 50, "{} bytes", more(&taxed));
    for cut in 0..bytes.len() {
        assert!(Outlook::from_bytes(&bytes[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn a_settled_loan_never_changes_again() {
    let mut events = paid_out("2025-01-10", "100,000");
    let before = state_of(&terms(), &events);
    let payoff = before.position(d("2025-03-01")).unwrap().unwrap().payoff;
    events.push(crate::support::prepaid("ALL", "2025-03-01", &payoff.digits(), loan::PrepaymentMode::KeepTerm));
    let outlook = plain(&state_of(&terms(), &events), d("2025-03-01"));
    assert_eq!(outlook.next_after(d("2025-03-01"), &EDGES), None);
    assert_eq!(outlook.at(d("2099-01-01")).unwrap().standing, Standing::Settled);
}
