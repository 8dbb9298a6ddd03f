//! Entries balance or do not exist; trial balances add up by either date.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use calendar::{Date, parse_date};
use ledger::{Account, DateView, Entry, EntryError, EntryHead, MAX_POSTINGS, TrialBalance};
use money::{Currency, Money};
use proptest::prelude::*;

fn d(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

fn head(value_date: &str, book_date: &str) -> EntryHead {
    EntryHead {
        rule: "test".into(),
        posting_rules_version: 1,
        source: "T-1".into(),
        value_date: d(value_date),
        book_date: d(book_date),
    }
}

#[test]
fn refuses_what_does_not_balance() {
    let on = head("2025-01-10", "2025-01-10");
    let rows: [(&[(Account, Money)], &str); 6] = [
        (&[(Account::Loans, fen(100)), (Account::Clearing, fen(-99))], "out of balance by 0.01 CNY"),
        (&[(Account::Loans, fen(100)), (Account::Clearing, Money::from_minor(-100, Currency::USD))], "cannot combine"),
        (&[(Account::Loans, fen(100))], "2 to 64"),
        (&[], "2 to 64"),
        (&[(Account::Loans, fen(0)), (Account::Clearing, fen(0))], "2 to 64"),
        (&[(Account::Loans, fen(i64::MAX)), (Account::Clearing, fen(1))], "64-bit"),
    ];
    for (lines, message) in rows {
        let error = Entry::try_new(on.clone(), lines).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
    }
    let lines = [(Account::Loans, fen(1)), (Account::Clearing, fen(-1))];
    let error = Entry::try_new(head("2025-01-10", "2025-01-09"), &lines).unwrap_err();
    assert!(matches!(error, EntryError::Dates { .. }));
}

#[test]
fn the_bound_holds_at_the_limit_and_one_past_it() {
    let lines = |n: usize| -> Vec<_> {
        let mut lines = vec![(Account::Loans, fen(1)); n - 1];
        lines.push((Account::Clearing, fen(1 - i64::try_from(n).unwrap())));
        lines
    };
    assert!(Entry::try_new(head("2025-01-10", "2025-01-10"), &lines(MAX_POSTINGS)).is_ok());
    assert!(Entry::try_new(head("2025-01-10", "2025-01-10"), &lines(MAX_POSTINGS + 1)).is_err());
}

#[test]
fn what_is_written_is_read_and_a_forged_entry_is_not() {
    let lines = [(Account::Loans, fen(100)), (Account::Clearing, fen(-100))];
    let entry = Entry::try_new(head("2025-01-10", "2025-02-01"), &lines).unwrap();
    let text = serde_json::to_string(&entry).unwrap();
    assert_eq!(serde_json::from_str::<Entry>(&text).unwrap(), entry);
    assert!(serde_json::from_str::<Entry>(&text.replacen("-100", "-90", 1)).is_err(), "unbalanced");
    assert!(serde_json::from_str::<Entry>(&text.replacen("2025-02-01", "2025-02-02", 1)).is_err(), "dates differ");
}

#[test]
fn the_two_views_differ_only_in_when() {
    let lines = [(Account::Clearing, fen(500)), (Account::Loans, fen(-500))];
    let late = Entry::try_new(head("2025-01-20", "2025-02-03"), &lines).unwrap();
    let at = |date: &str, view| {
        TrialBalance::fold(Currency::CNY, [&late], d(date), view).unwrap().balance(Account::Clearing).minor()
    };
    assert_eq!((at("2025-01-31", DateView::Value), at("2025-01-31", DateView::Book)), (500, 0));
    assert_eq!((at("2025-02-03", DateView::Value), at("2025-02-03", DateView::Book)), (500, 500));
    let cancelled = late.cancelled_on(d("2025-02-10")).unwrap();
    let both = TrialBalance::fold(Currency::CNY, [&late, &cancelled], d("2025-01-31"), DateView::Value).unwrap();
    assert!(both.balance(Account::Clearing).is_zero(), "on the value date it is as if neither had been");
    assert!(late.booked_on(d("2025-01-19")).is_err());
}

proptest! {
    #[test]
    fn any_set_of_entries_sums_to_zero_in_any_order(
        amounts in prop::collection::vec((1i64..1_000_000_000, 0usize..14, 0usize..14), 1..40),
        split in 0usize..40,
    ) {
        let entries: Vec<Entry> = amounts.iter().map(|(minor, from, to)| {
            let lines = [(Account::ALL[*from], fen(*minor)), (Account::ALL[*to], fen(-*minor))];
            Entry::try_new(head("2025-01-10", "2025-01-10"), &lines).unwrap()
        }).collect();
        let whole = TrialBalance::fold(Currency::CNY, &entries, d("2025-01-10"), DateView::Value).unwrap();
        prop_assert!(whole.difference().unwrap().is_zero());
        let reversed = TrialBalance::fold(Currency::CNY, entries.iter().rev(), d("2025-01-10"), DateView::Book).unwrap();
        prop_assert_eq!(&whole, &reversed);
        let (left, right) = entries.split_at(split.min(entries.len()));
        let mut merged = TrialBalance::fold(Currency::CNY, left, d("2025-01-10"), DateView::Value).unwrap();
        merged.merge(&TrialBalance::fold(Currency::CNY, right, d("2025-01-10"), DateView::Value).unwrap()).unwrap();
        prop_assert_eq!(whole, merged);
    }
}
