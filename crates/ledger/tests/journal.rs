//! An institution's journal is an image of the derived entries: nothing is lost, nothing is added, and the built-in rules
//! change not a byte.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeMap;

use calendar::{Date, add_days, parse_date};
use ledger::{
    Account, BUILT_IN, CHANGEOVER, Chart, DateView, Entry, EntryHead, JournalSums, LoanFacts, PostingRules,
    TrialBalance,
};
use money::{Currency, Money, Rate};
use proptest::prelude::*;

const COUNTY: &str = include_str!("../../../ledgers/county-bank.yaml");
const RULES: [&str; 3] = ["loan.payout-instructed", "loan.payment", "loan.accrual"];

fn d(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn facts(term_months: u16, guaranteed: bool) -> LoanFacts {
    LoanFacts {
        product: "everyday".into(),
        currency: Currency::CNY,
        term_months,
        guaranteed,
        principal: Money::from_minor(10_000_000, Currency::CNY),
        annual_rate: Rate::from_bps(435),
    }
}

fn entry(rule: &str, day: i32, lines: &[(Account, i64)]) -> Entry {
    let on = add_days(d("2025-06-01"), day).unwrap();
    let head = EntryHead {
        rule: rule.into(),
        posting_rules_version: 1,
        source: format!("E-{day}"),
        value_date: on,
        book_date: on,
    };
    let lines: Vec<_> = lines.iter().map(|(role, minor)| (*role, Money::from_minor(*minor, Currency::CNY))).collect();
    Entry::try_new(head, &lines).unwrap()
}

/// Entries over every role: debit one, credit another.
fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let one = (0..RULES.len(), 0..Account::ALL.len(), 1..Account::ALL.len(), 1..1_000_000_i64, 0..3_i32);
    proptest::collection::vec(one, 1..40).prop_map(|rows| {
        let mut day = 0;
        let made = rows.into_iter().map(|(rule, debit, apart, minor, step)| {
            day += step * 5;
            let credit = (debit + apart) % Account::ALL.len();
            let roles = (Account::ALL[debit], Account::ALL[credit]);
            entry(RULES[rule], day, &[(roles.0, minor), (roles.1, -minor)])
        });
        made.collect()
    })
}

#[test]
fn the_built_in_rules_change_not_a_byte() {
    assert!(PostingRules::read(BUILT_IN).unwrap().check(&RULES).is_empty());
    let rules = PostingRules::built_in();
    for role in Account::ALL {
        for rule in RULES {
            let account = rules.account_of(role, rule, &facts(12, false)).unwrap();
            assert_eq!(
                (account.code.as_str(), account.zh.as_str(), account.en.as_str(), account.kind),
                (role.code(), role.zh(), role.en(), role.kind())
            );
        }
    }
    let made = [
        entry("loan.payout-instructed", 0, &[(Account::PayoutsInTransit, 100), (Account::Clearing, -100)]),
        entry("loan.accrual", 3, &[(Account::InterestReceivable, 7), (Account::InterestIncome, -7)]),
    ];
    let image = Chart::default().journal(&facts(12, false), &made, DateView::Book, Date::MAX).unwrap();
    assert_eq!(image.len(), made.len());
    for (mapped, derived) in image.iter().zip(&made) {
        assert_eq!((&mapped.head, mapped.rules_version), (derived.head(), 0));
        let plain: Vec<_> = derived.postings().iter().map(|p| (p.account.code().to_owned(), p.amount)).collect();
        assert_eq!(mapped.lines.iter().map(|l| (l.account.clone(), l.amount)).collect::<Vec<_>>(), plain);
    }
}

#[test]
fn a_county_bank_s_chart_tells_loans_apart_by_what_their_contract_fixes() {
    let rules = PostingRules::read(COUNTY).unwrap();
    assert_eq!(rules.check(&RULES).iter().filter(|fault| fault.code != "unknown-rule").count(), 0);
    let on =
        |role, rule, months, guaranteed| rules.account_of(role, rule, &facts(months, guaranteed)).unwrap().code.clone();
    // A person can check each against ledgers/county-bank.yaml.
    assert_eq!(on(Account::Loans, "loan.payment", 12, false), "130301");
    assert_eq!(on(Account::Loans, "loan.payment", 12, true), "130302");
    assert_eq!(on(Account::Loans, "loan.payment", 13, true), "130303");
    assert_eq!(on(Account::InterestIncome, "loan.accrual", 36, false), "601102");
    assert_eq!(on(Account::Clearing, "loan.payout-instructed", 12, false), "100301");
    assert_eq!(on(Account::Clearing, "loan.payment", 12, false), "101101");
}

#[test]
fn what_would_not_book_is_refused_with_its_place() {
    let all = ["loan.payout-instructed", "loan.payout-returned", "loan.payment", "loan.accrual"];
    let last_loans = "  - { role: loans, account: \"130301\" }\n";
    let rows = [
        (COUNTY.replace("account: \"130303\" }", "account: \"999999\" }"), "unknown-account"),
        (COUNTY.replace(last_loans, ""), "unmapped"),
        (COUNTY.replace("role: loans, guaranteed: true", "role: loans, rules: [loan.payment]"), "split-balance"),
        (
            COUNTY.replace("role: interest-income, account: \"601101\"", "role: interest-income, account: \"113201\""),
            "kind",
        ),
        (
            COUNTY.replace(
                "role: written-off-claims, account: \"710101\"",
                "role: written-off-claims, account: \"130301\"",
            ),
            "kind",
        ),
        (COUNTY.replace("code: \"130302\"", "code: \"130301\""), "double-code"),
        (COUNTY.replace("code: \"100301\"", "code: \"1003 01\""), "bad-code"),
        (COUNTY.replace("[loan.payout-instructed", "[loan.gift"), "unknown-rule"),
        (COUNTY.replace("anji.posting-rules/1", "anji.posting-rules/2"), "schema"),
        (COUNTY.replace("zh: 罚息收入", "zh: \" \""), "bad-name"),
        (COUNTY.replace("  - { role: tax-payable, account: \"222101\" }\n", ""), "unmapped"),
        (COUNTY.replace("  - { role: interest-off-balance, account: \"710201\" }\n", ""), "unmapped"),
        (COUNTY.replace("off_balance_over_days: 90", "off_balance_over_days: 0"), "off-balance-days"),
        (COUNTY.replace("rate_bps: 600", "rate_bps: 6000"), "tax-rate"),
    ];
    for (document, code) in rows {
        let rules = PostingRules::read(&document).unwrap();
        let faults = rules.check(&all);
        assert!(faults.iter().any(|fault| fault.code == code && fault.stops), "{code}: {faults:?}");
        assert!(faults.iter().all(|fault| !fault.zh.is_ascii() && !fault.place.is_empty()));
    }
    // Without rules of interest there is nothing to book on these roles, unless a version before left something there.
    let interest = COUNTY.find("interest:\n").unwrap();
    let own = ["tax-payable", "interest-off-balance"];
    let without: Vec<&str> = COUNTY[..interest]
        .lines()
        .filter(|line| !own.iter().any(|role| line.contains(&format!("role: {role}"))))
        .collect();
    let without = PostingRules::read(&without.join("\n")).unwrap();
    assert!(without.interest.is_plain() && without.check(&all).is_empty(), "{:?}", without.check(&all));
    let county = PostingRules::read(COUNTY).unwrap();
    let left = without.check_after(&[&county.interest], &all);
    assert_eq!(left.iter().filter(|fault| fault.code == "unmapped").count(), 3, "{left:?}");
    let behind = COUNTY.replace(last_loans, &format!("{last_loans}{last_loans}"));
    let faults = PostingRules::read(&behind).unwrap().check(&all);
    assert!(matches!(&faults[..], [fault] if fault.code == "never-reached" && !fault.stops), "{faults:?}");
    assert!(PostingRules::read(&COUNTY.replace("lines:", "surprise: 1\nlines:")).is_err());
    let mut padded = COUNTY.to_owned();
    padded.push_str(&"#".repeat(ledger::limits::MAX_DOCUMENT_BYTES - padded.len()));
    assert!(PostingRules::read(&padded).is_ok());
    padded.push('#');
    assert!(PostingRules::read(&padded).is_err());
}

/// The balance of each account when every role of the derived trial balance is put where a version books it.
fn by_hand(entries: &[Entry], rules: &PostingRules, loan: &LoanFacts, at: Date) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.head().book_date <= at) {
        for posting in entry.postings() {
            let account = rules.account_of(posting.account, &entry.head().rule, loan).unwrap();
            *sums.entry(account.code.clone()).or_insert(0) += posting.amount.minor();
        }
    }
    sums.retain(|_, minor| *minor != 0);
    sums
}

proptest! {
    /// Whatever happened and whenever the chart changed: the mapped trial balance balances, each account holds what the
    /// version of the day books on it, and on and off the balance sheet sum to what the roles sum to.
    #[test]
    fn the_mapped_trial_balance_is_the_derived_one(made in entries(), months in 6..24_u16, guaranteed: bool, at in 0..400_i32) {
        let loan = facts(months, guaranteed);
        let county = PostingRules::read(COUNTY).unwrap();
        let mut chart = Chart::default();
        chart.adopt(1, county);
        let back = PostingRules { effective_from: d("2025-10-01"), ..PostingRules::built_in() };
        chart.adopt(2, back);
        let at = add_days(d("2025-06-01"), at).unwrap();
        let image = chart.journal(&loan, &made, DateView::Book, at).unwrap();
        let mut sums = JournalSums::new(Currency::CNY);
        for entry in &image {
            prop_assert!(entry.difference(Currency::CNY).unwrap().is_zero());
            sums.add(entry, DateView::Book, d("2025-07-15")).unwrap();
        }
        prop_assert!(sums.difference().unwrap().is_zero());
        let mut held: BTreeMap<String, i64> =
            sums.rows().map(|(code, row)| (code.to_owned(), row.closing().unwrap().minor())).collect();
        held.retain(|_, minor| *minor != 0);
        let (version, rules) = chart.on(at);
        prop_assert_eq!(held, by_hand(&made, rules, &loan, at));
        // No entry is lost: beside changeovers there is one for each, in the same order and by the version of its day.
        let own: Vec<_> = image.iter().filter(|entry| entry.head.rule != CHANGEOVER).collect();
        let due: Vec<_> = made.iter().filter(|entry| entry.head().book_date <= at).collect();
        prop_assert_eq!(own.len(), due.len());
        for (mapped, derived) in own.iter().zip(&due) {
            prop_assert_eq!(&mapped.head, derived.head());
            prop_assert_eq!(mapped.rules_version, chart.on(derived.head().book_date).0);
            prop_assert_eq!(mapped.lines.len(), derived.postings().len());
        }
        let changes = image.iter().filter(|entry| entry.head.rule == CHANGEOVER).count();
        prop_assert!(changes <= version as usize);
        // The derived trial balance, summed on and off the balance sheet, is the mapped one.
        let derived = TrialBalance::fold(Currency::CNY, &made, at, DateView::Book).unwrap();
        let off = |is_off: bool| -> i64 {
            derived.rows().filter(|(role, _)| (role.kind() == ledger::AccountKind::OffBalance) == is_off)
                .map(|(_, row)| row.balance.minor()).sum()
        };
        let mapped_off: i64 = sums.rows()
            .filter(|(code, _)| rules.account(code).is_some_and(|a| a.kind == ledger::AccountKind::OffBalance))
            .map(|(_, row)| row.closing().unwrap().minor()).sum();
        prop_assert_eq!(mapped_off, off(true));
    }
}

/// One loan over the day on which a county bank adopts its own chart; a person can check every line by hand.
#[test]
fn the_worked_loan_is_journalled_as_a_person_would() {
    let rows = |text: &str| -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(text.as_bytes()).into_records().map(Result::unwrap).collect()
    };
    let parse = |text: &str| Money::parse(text, Currency::CNY).unwrap();
    let derived = rows(include_str!("golden/entries.csv"));
    let made: Vec<Entry> = derived
        .chunk_by(|a, b| a[0] == b[0])
        .map(|lines| {
            let on = d(&lines[0][2]);
            let head = EntryHead {
                rule: lines[0][1].into(),
                posting_rules_version: 1,
                source: format!("E-{}", &lines[0][0]),
                value_date: on,
                book_date: on,
            };
            let role = |id: &str| Account::ALL.into_iter().find(|role| role.id() == id).unwrap();
            let lines: Vec<_> = lines.iter().map(|line| (role(&line[3]), parse(&line[4]))).collect();
            Entry::try_new(head, &lines).unwrap()
        })
        .collect();
    let mut chart = Chart::default();
    chart.adopt(1, PostingRules::read(COUNTY).unwrap());
    let image = chart.journal(&facts(12, true), &made, DateView::Book, d("2025-08-31")).unwrap();
    let plain = |amount: Money| amount.digits().replace(',', "");
    let mut journal = Vec::new();
    let mut sums = JournalSums::new(Currency::CNY);
    for entry in &image {
        sums.add(entry, DateView::Book, d("2025-08-01")).unwrap();
        for line in &entry.lines {
            let (debit, credit) = match line.amount.is_negative() {
                true => (String::new(), plain(line.amount.checked_neg().unwrap())),
                false => (plain(line.amount), String::new()),
            };
            let head = &entry.head;
            journal.push(format!(
                "{},{},{},{},{debit},{credit}",
                head.book_date, head.rule, entry.rules_version, line.account
            ));
        }
    }
    let expected: Vec<String> =
        rows(include_str!("golden/journal.csv")).iter().map(|row| row.iter().collect::<Vec<_>>().join(",")).collect();
    assert_eq!(journal, expected);
    let trial: Vec<String> = sums
        .rows()
        .map(|(code, row)| {
            let closing = row.closing().unwrap();
            format!("{code},{},{},{},{}", plain(row.opening), plain(row.debit), plain(row.credit), plain(closing))
        })
        .collect();
    let expected: Vec<String> =
        rows(include_str!("golden/trial.csv")).iter().map(|row| row.iter().collect::<Vec<_>>().join(",")).collect();
    assert_eq!(trial, expected);
}

#[test]
fn the_published_schema_is_that_of_the_code() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schemas/posting-rules.json");
    let text = format!("{}\n", serde_json::to_string_pretty(&ledger::rules_schema()).unwrap());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(file, &text).unwrap();
    }
    let held = std::fs::read_to_string(file).unwrap_or_default();
    assert!(held == text, "docs/schemas/posting-rules.json is old: run with UPDATE_EXPECT=1 and read the difference");
}
