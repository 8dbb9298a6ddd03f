//! Loans brought in from another system: with what they owed, to the cent, and on from there.

use codes::MigrationId;
use ledger::{Account, DateView, IncomeRules, TrialBalance};
use loan::{
    Amounts, BroughtIn, ClassificationRule, Command, LoanError, LoanEvent, LoanState, Opening, OwedElsewhere,
    PrepaymentMode, Stage, Standing, Terms, entries, opening,
};
use money::{Currency, Money};
use proptest::prelude::*;

use crate::support::{CHECKER, MAKER, d, signed, terms, yuan};

const CUT_OVER: &str = "2025-06-30";

fn brought(opening: Option<Opening>) -> BroughtIn {
    BroughtIn {
        reference: "BROUGHT-IN".into(),
        on: d(CUT_OVER),
        migration: MigrationId::from_bytes([21; 16]),
        source: "old".into(),
        number: "JJ001".into(),
        product: "p".into(),
        guaranteed: false,
        region: None,
        industry: None,
        opening,
        by: MAKER,
        approved_by: CHECKER,
    }
}

fn owed(principal: &str, interest: &str, penalty: &str, days: u32) -> OwedElsewhere {
    OwedElsewhere {
        paid_out_on: d("2025-01-10"),
        principal: yuan(principal),
        overdue_principal: None,
        interest: yuan(interest),
        penalty: yuan(penalty),
        days_past_due: days,
    }
}

fn opened(terms: &Terms, owed: OwedElsewhere) -> LoanState {
    let opening = opening(terms, owed, d(CUT_OVER)).unwrap();
    let mut state = LoanState::default();
    for command in [Command::Sign(Box::new(signed(terms.clone()))), Command::BringIn(Box::new(brought(Some(opening))))]
    {
        let events = state.decide(command).unwrap().into_inner();
        events.iter().for_each(|event| state.apply(event));
    }
    state
}

fn pay(state: &mut LoanState, on: &str, amount: &str) {
    let command = Command::RecordPayment { reference: format!("P-{on}"), amount: yuan(amount), value_date: d(on) };
    let events = state.decide(command).unwrap().into_inner();
    events.iter().for_each(|event| state.apply(event));
}

/// Every account of the entries through a day sums to nothing, and receivables are what the position owes.
fn books_agree(state: &LoanState, on: &str) {
    let contract = state.contract().unwrap();
    let mut total = 0;
    let mut by = std::collections::BTreeMap::new();
    for entry in entries(&contract.terms, state.facts(), d(on), &IncomeRules::PLAIN).unwrap() {
        for posting in entry.postings() {
            total += posting.amount.minor();
            *by.entry(format!("{:?}", posting.account)).or_insert(0) += posting.amount.minor();
        }
    }
    assert_eq!(total, 0);
    let position = state.position(d(on)).unwrap().unwrap();
    let of = |account: &str| by.get(account).copied().unwrap_or(0);
    assert_eq!(of("Loans"), position.outstanding_principal.minor());
    let penalties = position.due.penalties().unwrap().minor();
    assert_eq!(of("PenaltyReceivable"), penalties, "penalties on {on}");
}

#[test]
fn a_loan_on_its_plan_goes_on_as_the_contract_planned_it() {
    // Five of twelve instalments are paid: what is left is the plan's to the cent, so each later instalment is the contract's.
    let mut state = opened(&terms(), owed("58,860.37", "0", "0", 0));
    let position = state.position(d(CUT_OVER)).unwrap().unwrap();
    assert_eq!((position.outstanding_principal, position.days_past_due), (yuan("58,860.37"), 0));
    assert_eq!(position.accrued_interest, yuan("142.25"), "58,860.37 x 4.35% x 20 / 360");
    assert_eq!(position.next_due.unwrap().amount, yuan("8,530.99"));
    let planned = terms().schedule().unwrap();
    let rows: Vec<_> = position.rows.iter().map(|row| (row.number, row.due_on, row.charged.principal)).collect();
    let rest: Vec<_> =
        planned.instalments[5..].iter().map(|row| (Some(row.number), row.due_on, row.principal)).collect();
    assert_eq!(rows, rest);
    for row in &planned.instalments[5..] {
        pay(&mut state, &row.due_on.to_string(), &row.payment().unwrap().to_string().replace(" CNY", ""));
    }
    assert_eq!(state.stage_at(d("2026-01-10")).unwrap(), Stage::Settled);
    books_agree(&state, "2026-02-01");
}

#[test]
fn arrears_stand_on_the_instalments_that_were_missed() {
    let state = opened(&terms(), owed("75,405.59", "516.76", "109.78", 51));
    let position = state.position(d(CUT_OVER)).unwrap().unwrap();
    let zero = Money::zero(Currency::CNY);
    let due =
        Amounts { principal: yuan("16,545.22"), interest: yuan("516.76"), penalty: yuan("109.78"), compound: zero };
    assert_eq!(position.due, due);
    assert_eq!(position.days_past_due, 51);
    let missed: Vec<_> = position.rows.iter().take(2).map(|row| (row.number, row.due_on)).collect();
    assert_eq!(missed, [(Some(4), d("2025-05-10")), (Some(5), d("2025-06-10"))]);
    books_agree(&state, CUT_OVER);
    // Ten days on: penalties grow from the cut-over at one and a half times 4.35%, on both rows; 60 days past due and more to come.
    let later = state.position(d("2025-07-09")).unwrap().unwrap();
    assert_eq!(later.days_past_due, 60);
    // 8,257.64 and 8,287.58 over 9 days at 6.525%: 13.47 + 13.52.
    assert_eq!(later.due.penalty, yuan("136.77"));
    // 273.35 and 243.41: 0.45 + 0.40.
    assert_eq!(later.due.compound, yuan("0.85"));
    books_agree(&state, "2025-07-31");
    let rule = ClassificationRule::RULE_2023;
    assert_eq!(state.first_bad(90, d("2025-12-31")).unwrap(), Some(d("2025-08-09")), "day 91 after 10 May");
    assert!(state.outlook(d(CUT_OVER), d("2025-08-31"), &rule, &IncomeRules::PLAIN).unwrap().is_some());
}

#[test]
fn what_is_past_ninety_days_when_it_comes_is_bad_from_that_day() {
    let state = opened(&terms(), owed("91,831.51", "1,152.82", "900.00", 112));
    assert_eq!(state.position(d(CUT_OVER)).unwrap().unwrap().days_past_due, 112);
    assert_eq!(state.first_bad(90, d("2025-07-31")).unwrap(), Some(d(CUT_OVER)));
}

#[test]
fn money_of_before_the_cut_over_is_in_the_balance_already() {
    let mut state = opened(&terms(), owed("58,860.37", "0", "0", 0));
    let early = Command::RecordPayment { reference: "P".into(), amount: yuan("1"), value_date: d("2025-06-29") };
    assert!(matches!(state.decide(early), Err(LoanError::TooEarly { .. })));
    let ahead = Command::RecordPrepayment {
        reference: "A".into(),
        amount: yuan("60,000"),
        value_date: d("2025-07-05"),
        mode: PrepaymentMode::KeepTerm,
    };
    let events = state.decide(ahead).unwrap().into_inner();
    events.iter().for_each(|event| state.apply(event));
    let position = state.position(d("2025-07-05")).unwrap().unwrap();
    assert_eq!((position.standing, position.outstanding_principal), (Standing::Settled, Money::zero(Currency::CNY)));
    books_agree(&state, "2025-07-31");
}

#[test]
fn an_opening_that_cannot_be_is_refused() {
    let bad = |owed| matches!(opening(&terms(), owed, d(CUT_OVER)), Err(LoanError::BadOpening(_)));
    assert!(bad(owed("0", "0", "0", 12)), "past due with nothing overdue");
    assert!(bad(OwedElsewhere { overdue_principal: Some(yuan("2")), ..owed("1", "0", "0", 3) }));
    assert!(bad(OwedElsewhere { interest: yuan("-1"), ..owed("1", "0", "0", 0) }));
    let usd = Money::from_minor(1, Currency::USD);
    assert!(bad(OwedElsewhere { penalty: usd, ..owed("1", "0", "0", 0) }));
    // After the last due date all of it is overdue.
    let late = opening(&terms(), owed("100", "0", "0", 170), d("2026-06-29")).unwrap();
    assert!(late.not_due.is_zero());
    let mut state = LoanState::default();
    state.apply(&LoanEvent::ContractSigned(Box::new(signed(terms()))));
    let one = BroughtIn { approved_by: MAKER, ..brought(None) };
    assert!(matches!(state.decide(Command::BringIn(Box::new(one))), Err(LoanError::SameHands)));
}

proptest! {
    /// Whatever was owed, the opening owes exactly that, is as late as stated, and its books balance.
    #[test]
    fn an_opening_owes_what_was_owed(
        principal in 0_i64..12_000_000,
        interest in 0_i64..500_000,
        penalty in 0_i64..100_000,
        days in prop_oneof![Just(0_u32), 1_u32..200],
    ) {
        let fen = |minor| Money::from_minor(minor, Currency::CNY);
        let owed = OwedElsewhere {
            paid_out_on: d("2025-01-10"),
            principal: fen(principal),
            overdue_principal: None,
            interest: fen(interest),
            penalty: fen(penalty),
            days_past_due: days,
        };
        if opening(&terms(), owed, d(CUT_OVER)).is_ok() {
            let state = opened(&terms(), owed);
            let position = state.position(d(CUT_OVER)).unwrap().unwrap();
            prop_assert_eq!(position.outstanding_principal, fen(principal));
            prop_assert_eq!(position.due.interest, fen(interest));
            prop_assert_eq!(position.due.penalties().unwrap(), fen(penalty));
            prop_assert_eq!(position.days_past_due, days);
            books_agree(&state, CUT_OVER);
            books_agree(&state, "2025-09-30");
        }
    }
}

/// What was off balance elsewhere comes in so: no income of this book is taken back, and what is then received is income.
#[test]
fn interest_that_was_off_balance_elsewhere_comes_in_off_balance() {
    let planned = terms().schedule().unwrap();
    let left = Money::sum(Currency::CNY, planned.instalments[1..].iter().map(|row| row.principal)).unwrap();
    // Nothing was paid since the first instalment: 112 days from 10 March to the cut-over.
    let mut state = opened(&terms(), OwedElsewhere { principal: left, ..owed("0", "1,260", "120", 112) });
    assert_eq!(state.position(d(CUT_OVER)).unwrap().unwrap().days_past_due, 112);
    let income = crate::income::rules("2025-01-01", Some(90), 600);
    let balance = |state: &LoanState, on: &str, account| {
        let contract = state.contract().unwrap();
        let booked = entries(&contract.terms, state.facts(), d(on), &income).unwrap();
        TrialBalance::fold(Currency::CNY, &booked, d(on), DateView::Value).unwrap().balance(account).minor()
    };
    let accrued = state.position(d(CUT_OVER)).unwrap().unwrap().accrued_interest.minor();
    assert!(accrued > 0);
    for (account, minor) in [
        (Account::Loans, left.minor()),
        (Account::Clearing, -left.minor()),
        (Account::InterestReceivable, 0),
        (Account::PenaltyReceivable, 0),
        (Account::InterestIncome, 0),
        (Account::PenaltyIncome, 0),
        (Account::InterestOffBalance, 138_000 + accrued),
        (Account::InterestOffBalanceContra, -138_000 - accrued),
    ] {
        assert_eq!(balance(&state, CUT_OVER, account), minor, "{account:?}");
    }
    // All arrears are paid: interest of 1,260 and penalties are income now, and what accrued since comes back.
    let due = state.position(d("2025-07-05")).unwrap().unwrap().due;
    pay(&mut state, "2025-07-05", &due.total().unwrap().digits());
    assert_eq!(balance(&state, "2025-07-05", Account::InterestOffBalance), 0);
    let running = state.position(d("2025-07-05")).unwrap().unwrap().accrued_interest.minor();
    assert_eq!(balance(&state, "2025-07-05", Account::InterestReceivable), running);
    let told = [Account::InterestIncome, Account::PenaltyIncome, Account::TaxPayable];
    let told: i64 = told.iter().map(|account| balance(&state, "2025-07-05", *account)).sum();
    assert_eq!(-told, due.interest.minor() + due.penalties().unwrap().minor() + running);
    // What accrued before the cut-over was the other system's to tax; since then there are five days of each.
    let since = [running - accrued, due.penalties().unwrap().minor() - 12_000];
    let tax: i64 = since.iter().map(|minor| (minor * 6 * 2 + 106) / 212).sum();
    assert_eq!(-balance(&state, "2025-07-05", Account::TaxPayable), tax);
}
