//! Interest off balance and the tax it bears: by hand, and as what holds for every loan.
//!
//! The golden file has every line of three loans of 100,000 at 7.2%, 20.00 a day, of which only interest falls due; its penalty
//! rate is three ten-thousandths a day of the interest overdue.

use std::path::Path;

use calendar::{Date, add_days, month_end};
use ledger::{Account, DateView, Entry, Exemption, IncomeRules, InterestRules, LoanFacts, TrialBalance, ValueAddedTax};
use loan::{
    Facts, LoanEvent, OffBalance, PenaltyWaived, Position, RepaymentMethod, Terms, TermsSpec, WrittenOff, entries,
    off_balance,
};
use money::{Currency, Rate, Rounding};
use proptest::prelude::*;

use crate::properties::{any_events, any_terms, at_most_one_write_off, day};
use crate::support::{CHECKER, MAKER, d, fen, paid, paid_out, terms_of, yuan};

fn facts_of_any() -> LoanFacts {
    LoanFacts {
        product: "everyday".into(),
        currency: Currency::CNY,
        term_months: 12,
        guaranteed: false,
        principal: yuan("100,000"),
        annual_rate: Rate::from_bps(435),
    }
}

fn taxed(rate_bps: u16) -> Option<ValueAddedTax> {
    (rate_bps > 0).then(|| ValueAddedTax { rate_bps, exempt: Vec::new() })
}

/// The rules of one document from a day on.
pub fn rules(from: &str, off_balance_over_days: Option<u16>, rate_bps: u16) -> IncomeRules {
    let rules = InterestRules { off_balance_over_days, value_added_tax: taxed(rate_bps) };
    IncomeRules::of([(d(from), &rules)], &facts_of_any())
}

/// Up to three documents over two years, each with or without either rule, some with an exemption that ends.
pub fn any_income() -> impl Strategy<Value = IncomeRules> {
    let one = (0u16..700, prop::option::of(1u16..120), 0u16..3, prop::option::of(0u16..400));
    prop::collection::vec(one, 0..4).prop_map(|mut documents| {
        documents.sort_by_key(|(from, ..)| *from);
        documents.dedup_by_key(|(from, ..)| *from);
        let documents: Vec<(Date, InterestRules)> = documents
            .into_iter()
            .map(|(from, off_balance_over_days, rate, exempt_for)| {
                let mut value_added_tax = taxed(rate * 300);
                if let (Some(tax), Some(days)) = (&mut value_added_tax, exempt_for) {
                    let until = Some(add_days(day(from), i32::from(days)).unwrap());
                    let exempt =
                        Exemption { products: Vec::new(), principal_up_to: None, annual_rate_up_to_bps: None, until };
                    tax.exempt.push(exempt);
                }
                (day(from), InterestRules { off_balance_over_days, value_added_tax })
            })
            .collect();
        IncomeRules::of(documents.iter().map(|(from, rules)| (*from, rules)), &facts_of_any())
    })
}

/// 100,000 lent on 10 January 2025 for a year, interest of 20.00 a day due on the tenth of each month.
fn twenty_a_day() -> Terms {
    let spec =
        TermsSpec::standard(yuan("100,000"), Rate::from_bps(720), RepaymentMethod::InterestFirst, 12, d("2025-01-10"));
    terms_of(spec.unwrap())
}

fn facts_of(events: &[LoanEvent]) -> Facts {
    let mut all = paid_out("2025-01-10", "100,000");
    all.extend_from_slice(events);
    Facts::from_events(&all)
}

fn written_off(on: &str) -> LoanEvent {
    LoanEvent::WrittenOff(WrittenOff {
        reference: "WO".into(),
        on: d(on),
        amount: fen(0),
        days_past_due: 0,
        reason: "lost".into(),
        by: MAKER,
        approved_by: CHECKER,
    })
}

#[test]
fn the_worked_loans_are_booked_as_a_person_would() {
    let paid_late =
        [paid("P-1", "2025-05-21", "1,000"), paid("P-2", "2025-06-05", "1,446.74"), paid("P-3", "2025-06-10", "620")];
    let cases: [(&str, &[LoanEvent], IncomeRules, &str); 3] = [
        ("late and paid", &paid_late, rules("2025-01-01", Some(90), 600), "2025-06-30"),
        ("written off", &[written_off("2025-05-20")], rules("2025-01-01", Some(90), 600), "2025-06-30"),
        ("over the limit when the rules begin", &[], rules("2025-07-01", Some(90), 0), "2025-07-31"),
    ];
    let mut found = Vec::new();
    for (case, events, income, through) in cases {
        for entry in entries(&twenty_a_day(), &facts_of(events), d(through), &income).unwrap() {
            let mut lines = entry.postings().to_vec();
            lines.sort_by_key(|line| line.account as usize);
            for line in lines {
                let (head, amount) = (entry.head(), line.amount.digits().replace(',', ""));
                found.push(format!("{case},{},{},{},{amount}", head.value_date, head.rule, line.account.id()));
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/income.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let expected: Vec<&str> = text.lines().skip(1).collect();
    for (at, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert_eq!(found, expected, "line {}", at + 2);
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn the_page_says_since_when_and_how_much() {
    let (terms, income) = (twenty_a_day(), rules("2025-01-01", Some(90), 600));
    let facts = facts_of(&[paid("P-1", "2025-05-21", "1,000"), paid("P-2", "2025-06-05", "1,446.74")]);
    let on = |day: &str| off_balance(&terms, &facts, d(day), &income).unwrap();
    // Ninety days past due on 11 May, ninety-one on 12 May.
    assert_eq!(on("2025-05-11"), None);
    let since = d("2025-05-12");
    assert_eq!(on("2025-05-12"), Some(OffBalance { since, interest: yuan("2,440"), penalties: yuan("33.82") }));
    assert_eq!(on("2025-05-21"), Some(OffBalance { since, interest: yuan("1,650.70"), penalties: yuan("9.61") }));
    assert_eq!(on("2025-06-05"), None);
    assert_eq!(off_balance(&terms, &facts, since, &IncomeRules::PLAIN).unwrap(), None);
}

#[test]
fn a_payment_taken_back_puts_interest_off_balance_from_the_day_it_would_have_been() {
    let (terms, income) = (twenty_a_day(), rules("2025-01-01", Some(90), 0));
    let payment = paid("P-1", "2025-02-10", "620");
    let before = facts_of(std::slice::from_ref(&payment));
    assert_eq!(off_balance(&terms, &before, d("2025-05-31"), &income).unwrap(), None);
    let taken_back = facts_of(&[payment, crate::support::reversed("P-1", "2025-05-20")]);
    let found = off_balance(&terms, &taken_back, d("2025-05-31"), &income).unwrap();
    assert_eq!(found.map(|found| found.since), Some(d("2025-05-12")));
}

/// What accrued untaxed and is given up brings no tax back; what was taxed brings its own back, the newest first.
#[test]
fn what_never_bore_tax_brings_none_back_when_it_is_given_up() {
    let terms = twenty_a_day();
    let waived = |reference: &str, on: &str, minor: i64| {
        LoanEvent::PenaltyWaived(PenaltyWaived {
            reference: reference.into(),
            on: d(on),
            amount: fen(minor),
            reason: "relief".into(),
            by: MAKER,
            approved_by: CHECKER,
        })
    };
    // Tax from 1 April on: penalties of 620.00 since 10 February and 560.00 since 10 March accrued before it bear none.
    let income = rules("2025-04-01", None, 600);
    let held = |events: &[LoanEvent], at: &str, account| {
        let books = entries(&terms, &facts_of(events), d(at), &income).unwrap();
        trial(&books, d(at)).balance(account).minor()
    };
    let open = held(&[], "2025-04-01", Account::PenaltyReceivable);
    assert!(open > 0);
    let without = held(&[], "2025-04-01", Account::TaxPayable);
    let all = waived("W-1", "2025-04-01", open);
    assert_eq!(held(&[all], "2025-04-01", Account::TaxPayable), without, "no tax comes back that was never borne");
    // A month on, a part accrued with tax: giving up no more than it takes its tax back, and no more than that.
    let later = held(&[], "2025-04-30", Account::PenaltyReceivable);
    let taxed = later - open;
    let tax = |events: &[LoanEvent]| -held(events, "2025-04-30", Account::TaxPayable);
    let everything = tax(&[waived("W-1", "2025-04-30", later)]);
    let newest = tax(&[waived("W-1", "2025-04-30", taxed)]);
    assert_eq!(everything, newest, "{later} given up, of which {taxed} bore tax");
    assert!(newest < tax(&[]), "its own tax comes back");
}

#[test]
fn outstanding_interest_comes_back_when_the_rule_ends_and_more_days_do_not_bring_it_back() {
    let over = |days| InterestRules { off_balance_over_days: days, value_added_tax: None };
    let (first, more, none) = (over(Some(30)), over(Some(90)), over(None));
    let versions = [(d("2025-03-01"), &first), (d("2025-04-01"), &more), (d("2025-05-01"), &none)];
    let income = IncomeRules::of(versions, &facts_of_any());
    let on = |day: &str| off_balance(&twenty_a_day(), &facts_of(&[]), d(day), &income).unwrap();
    assert_eq!(on("2025-03-12"), None);
    assert_eq!(on("2025-03-13").unwrap().since, d("2025-03-13"));
    assert_eq!(on("2025-04-30").unwrap().since, d("2025-03-13"));
    assert_eq!(on("2025-05-01"), None);
}

fn trial(entries: &[Entry], at: Date) -> TrialBalance {
    TrialBalance::fold(Currency::CNY, entries, at, DateView::Value).unwrap()
}

/// What accounts hold together, credits positive.
fn credit(trial: &TrialBalance, accounts: &[Account]) -> i64 {
    accounts.iter().map(|account| -trial.balance(*account).minor()).sum()
}

const INCOME: [Account; 2] = [Account::InterestIncome, Account::PenaltyIncome];
const OPEN: [Account; 2] = [Account::InterestReceivable, Account::PenaltyReceivable];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Nothing that the firm owes changes, the accounts off balance net to nothing, and what is told otherwise is exactly what
    /// the derivation books as income.
    #[test]
    fn what_is_told_otherwise_adds_up_to_what_is_derived(
        terms in any_terms(), mut events in any_events(), income in any_income(), offset in 0u16..1_100,
    ) {
        at_most_one_write_off(&mut events);
        let facts = Facts::from_events(&events);
        // Both are cut at month ends, so there they hold the same interest.
        let at = month_end(day(offset));
        let (derived, told) = (
            entries(&terms, &facts, at, &IncomeRules::PLAIN).unwrap(),
            entries(&terms, &facts, at, &income).unwrap(),
        );
        let (plain, books) = (trial(&derived, at), trial(&told, at));
        let off = books.balance(Account::InterestOffBalance).minor();
        prop_assert_eq!(off, -books.balance(Account::InterestOffBalanceContra).minor());
        prop_assert!(off >= 0, "{}", off);
        let tax = credit(&books, &[Account::TaxPayable]);
        // What was lost off balance was no income, so it is no loss either.
        let not_lost = plain.balance(Account::LoanLosses).minor() - books.balance(Account::LoanLosses).minor();
        prop_assert_eq!(credit(&books, &INCOME) + tax + off + not_lost, credit(&plain, &INCOME));
        prop_assert_eq!(-credit(&books, &OPEN) + off, -credit(&plain, &OPEN));
        for account in Account::ALL {
            let told = INCOME.contains(&account) || OPEN.contains(&account) || account as usize >= 15;
            if !told && account != Account::LoanLosses {
                prop_assert_eq!(books.balance(account), plain.balance(account), "{:?}", account);
            }
        }
        let now = off_balance(&terms, &facts, at, &income).unwrap();
        prop_assert_eq!(now.map_or(0, |now| now.interest.minor() + now.penalties.minor()), off);
        if now.is_some() {
            prop_assert_eq!(credit(&books, &OPEN), 0, "nothing off balance is on it too");
        }
        let begins = income.told().first().map_or(Date::MAX, |(from, _)| *from);
        let before = |entries: &[Entry]| {
            entries.iter().filter(|entry| entry.head().value_date < begins).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(before(&told), before(&derived), "nothing before the rules is booked otherwise");
    }

    /// On balance, the tax is one rounding of all that accrued since it began, wherever accrual was cut.
    #[test]
    fn tax_is_one_rounding_of_what_accrued(
        terms in any_terms(), events in any_events(), from in 0u16..700, rate_bps in 1u16..1_500, after in 0u16..400,
    ) {
        let events: Vec<LoanEvent> =
            events.into_iter().filter(|event| !matches!(event, LoanEvent::PenaltyWaived(_))).collect();
        let facts = Facts::from_events(&events);
        let begins = day(from);
        let rules = InterestRules { off_balance_over_days: None, value_added_tax: taxed(rate_bps) };
        let income = IncomeRules::of([(begins, &rules)], &facts_of_any());
        let at = month_end(add_days(begins, i32::from(after)).unwrap());
        let earned = |at: Date| Position::at(&terms, &facts, at).unwrap().charged;
        // A fact that counts from before may change what its own day asks, so the sums of that day are taken at its end.
        let (then, now) = (earned(begins), earned(at));
        let part = |whole: money::Money, before: money::Money| {
            let rate = i64::from(rate_bps);
            let taxable = whole.checked_sub(before).unwrap();
            taxable.checked_mul_ratio(rate, 10_000 + rate, Rounding::HalfUp).unwrap().minor()
        };
        let written_off = facts.through(at).any(|fact| matches!(fact.kind, loan::FactKind::WriteOff { .. }));
        let expected =
            part(now.interest, then.interest) + part(now.penalties().unwrap(), then.penalties().unwrap());
        if !written_off {
            let books = trial(&entries(&terms, &facts, at, &income).unwrap(), at);
            prop_assert_eq!(credit(&books, &[Account::TaxPayable]), expected);
        }
    }
}
