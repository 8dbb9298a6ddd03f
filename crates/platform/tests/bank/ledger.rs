//! The general ledger: balances at any date as known at any time, an institution's own chart, months, the bank's statement.

use std::fmt::Write;

use calendar::Timestamp;
use ledger::DateView;
use platform::approvals::{Act, ApprovalState};
use platform::ledger::books::{JournalAsked, LedgerAsked, known_at};
use platform::ledger::cards::TrialCard;
use platform::{Code, Principal, Request};

use crate::support::{Bank, ENGINES, day, refused};

const COUNTY: &str = include_str!("../../../../ledgers/county-bank.yaml");

fn asked(from: Option<&str>, at: &str, view: DateView, known: Option<&str>) -> LedgerAsked {
    LedgerAsked {
        from: from.map(day),
        at: day(at),
        view,
        known_at: known.map(|text| known_at(text).unwrap()),
        currency: None,
    }
}

/// Account and closing balance in fen, without accounts that hold nothing.
fn closings(card: &TrialCard) -> Vec<(String, i64)> {
    let rows = card.rows.iter().filter(|row| row.closing.minor != 0);
    let mut rows: Vec<_> = rows.map(|row| (row.account.clone(), row.closing.minor)).collect();
    rows.sort();
    rows
}

impl Bank {
    async fn trial(&self, at: &str, view: DateView, known: Option<&str>) -> TrialCard {
        let card = self.platform.ledger_trial(&self.people.auditor, asked(None, at, view, known)).await.unwrap();
        assert_eq!((card.difference.minor, card.debits.minor), (0, card.credits.minor), "{at} {view:?} {known:?}");
        card
    }

    async fn agreed(&self, act: Act) {
        let proposal = self.platform.propose(&Request::plain(&self.people.finance), act, "已核对").await.unwrap();
        let done = self.platform.approve(&Request::plain(&self.people.finance2), &proposal.id).await.unwrap();
        assert_eq!(done.state, ApprovalState::Done);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn balances_at_any_date_as_known_at_any_time() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        let first = bank.loan(&number).await.schedule[0].clone();
        bank.today("2025-08-31");
        bank.close("2025-08-31").await;
        let summary = bank.platform.summary(&bank.people.auditor).await.unwrap();
        let as_closed = bank.trial("2025-08-31", DateView::Book, None).await;
        // The built-in chart changes nothing of what the overview has always shown.
        let mut shown: Vec<_> = summary.balances.iter().map(|b| (b.account.clone(), b.balance.minor)).collect();
        shown.retain(|(_, minor)| *minor != 0);
        shown.sort();
        assert_eq!(closings(&as_closed), shown, "{engine:?}");

        bank.today("2025-09-05");
        bank.pay(&number, first.unpaid.minor, &first.due_on, "LATE-0001").await;
        // By book date August is what it was; by value date the money was there; as known then it was not.
        assert_eq!(closings(&bank.trial("2025-08-31", DateView::Book, None).await), closings(&as_closed));
        let now = bank.trial("2025-08-31", DateView::Value, None).await;
        let then = bank.trial("2025-08-31", DateView::Value, Some("2025-08-31")).await;
        let clearing = |card: &TrialCard| card.rows.iter().find(|row| row.account == "1011").unwrap().closing.minor;
        assert_eq!(clearing(&now) - clearing(&then), first.unpaid.minor, "{engine:?}");
        assert_eq!(closings(&then), closings(&as_closed), "nothing was late by then");
        // Once all is booked, both views hold the same.
        let views = [DateView::Value, DateView::Book].map(|view| bank.trial("2025-09-05", view, None));
        let [value, book] = views;
        assert_eq!(closings(&value.await), closings(&book.await), "{engine:?}");
        // To the instant: a minute before the payment was entered it was not known.
        let instant: Timestamp = bank.platform.clock().now() - std::time::Duration::from_secs(60);
        let before = bank.trial("2025-09-05", DateView::Value, Some(&instant.to_string())).await;
        assert_eq!(
            clearing(&bank.trial("2025-09-05", DateView::Value, None).await) - clearing(&before),
            first.unpaid.minor
        );

        journal_pages_are_the_whole(&bank, &number).await;
        bank.verifies().await;
    }
}

/// Pages, filters and the whole journal agree, and its turnover is the trial balance's.
async fn journal_pages_are_the_whole(bank: &Bank, number: &str) {
    let who = &bank.people.auditor;
    let period = asked(Some("2025-07-01"), "2025-09-05", DateView::Book, None);
    let all = JournalAsked { period, account: None, loan: None, rule: None };
    let whole = bank.platform.ledger_entries(who, &all, 10_000).await.unwrap();
    let (mut paged, mut after) = (Vec::new(), String::new());
    loop {
        let (rows, next) = bank.platform.ledger_journal(who, &all, &after, 2).await.unwrap();
        paged.extend(rows);
        let Some(next) = next else { break };
        after = next;
    }
    assert_eq!(paged, whole);
    assert!(whole.len() > 4 && whole.windows(2).all(|pair| pair[0].id < pair[1].id));
    assert_eq!(refused(bank.platform.ledger_entries(who, &all, whole.len() - 1).await), Code::TooLarge);
    let trial = bank.platform.ledger_trial(who, period).await.unwrap();
    assert_eq!(whole.iter().map(|entry| entry.amount.minor).sum::<i64>(), trial.debits.minor);
    let only = JournalAsked {
        account: Some("1011".into()),
        rule: Some("loan.payment".into()),
        loan: Some(number.into()),
        ..all.clone()
    };
    let only = bank.platform.ledger_entries(who, &only, 10_000).await.unwrap();
    assert!(!only.is_empty() && only.iter().all(|e| e.rule.id == "loan.payment" && e.loan_number == number));
    let nobody = JournalAsked { loan: Some("JK-none".into()), ..all };
    assert_eq!(refused(bank.platform.ledger_entries(who, &nobody, 10).await), Code::NotFound);
    let upside = LedgerAsked { from: Some(day("2025-09-06")), ..period };
    assert_eq!(refused(bank.platform.ledger_trial(who, upside).await), Code::Invalid);
    assert_eq!(refused(bank.platform.ledger_trial(&bank.people.officer, period).await), Code::Forbidden);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_of_its_own_takes_effect_on_its_day_and_balances_move_there() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        let act = || Act::AdoptPostingRules { document: COUNTY.into() };
        let maker = Request::plain(&bank.people.finance);
        let proposal = bank.platform.propose(&maker, act(), "总账科目").await.unwrap();
        assert_eq!(refused(bank.platform.approve(&maker, &proposal.id).await), Code::SamePerson);
        let risk = Request::plain(&bank.people.risk);
        assert_eq!(refused(bank.platform.propose(&risk, act(), "总账科目").await), Code::Forbidden);
        bank.platform.approve(&Request::plain(&bank.people.reviewer), &proposal.id).await.unwrap();
        assert_eq!(
            refused(bank.platform.propose(&maker, act(), "再次").await),
            Code::PostingRules,
            "the same day twice"
        );
        let broken = COUNTY
            .replace("effective_from: 2025-08-01", "effective_from: 2025-09-01")
            .replace("  - { role: loans, account: \"130301\" }\n", "");
        let problem =
            bank.platform.propose(&maker, Act::AdoptPostingRules { document: broken }, "少一行").await.err().unwrap();
        assert!(problem.code == Code::PostingRules && !problem.findings.is_empty() && problem.detail.contains("loans"));

        let first = bank.loan(&number).await.schedule[0].clone();
        bank.today(&first.due_on);
        bank.pay(&number, first.unpaid.minor, &first.due_on, "PAY-0001").await;
        bank.today("2025-08-31");
        let july = bank.trial("2025-07-31", DateView::Book, None).await;
        let august = bank.trial("2025-08-31", DateView::Book, None).await;
        assert_eq!((july.rules.version, august.rules.version), (0, 1));
        assert!(closings(&july).iter().all(|(code, _)| code.len() == 4), "{july:?}");
        assert!(closings(&august).iter().all(|(code, _)| code.len() == 6), "{august:?}");
        // The same money, whoever names it: the loan stands on its new account for what is still lent.
        let owed = bank.loan(&number).await.position.unwrap().outstanding.minor;
        let lent: i64 =
            closings(&august).iter().filter(|(code, _)| code.starts_with("1303")).map(|(_, minor)| minor).sum();
        assert_eq!(lent, owed, "{engine:?}");
        let all = JournalAsked {
            period: asked(Some("2025-08-01"), "2025-08-31", DateView::Book, None),
            account: None,
            loan: None,
            rule: Some(ledger::CHANGEOVER.into()),
        };
        let moved = bank.platform.ledger_entries(&bank.people.auditor, &all, 100).await.unwrap();
        assert_eq!(moved.len(), 1, "one loan, one changeover");
        // As known before it was adopted the built-in chart still books August.
        let unknown = bank.trial("2025-08-31", DateView::Book, Some("2025-07-01")).await;
        assert_eq!(unknown.rules.version, 0);
        // A day that is closed is booked for good.
        bank.close("2025-08-31").await;
        let late = COUNTY.replace("effective_from: 2025-08-01", "effective_from: 2025-08-31");
        let act = Act::AdoptPostingRules { document: late };
        assert_eq!(refused(bank.platform.propose(&maker, act, "晚了").await), Code::PostingRules);
        let bank = bank.reopened().await;
        let card = bank.platform.ledger_accounts(&bank.people.auditor, day("2025-08-31")).await.unwrap();
        assert_eq!(
            (card.rules.version, card.versions.len(), card.versions[0].approved_by.as_deref()),
            (1, 2, Some("wang"))
        );
        assert_eq!(closings(&bank.trial("2025-08-31", DateView::Book, None).await), closings(&august));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_closed_by_two_people_once_and_tells_what_arrived_late() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        let maker = Request::plain(&bank.people.finance);
        let close = |month: &str| Act::CloseMonth { month: month.into() };
        assert_eq!(
            refused(bank.platform.propose(&maker, close("2025-07"), "核对").await),
            Code::NotFound,
            "no day is closed"
        );
        let first = bank.loan(&number).await.schedule[0].clone();
        bank.today("2025-08-31");
        bank.close("2025-08-30").await;
        assert_eq!(
            refused(bank.platform.propose(&maker, close("2025-08"), "核对").await),
            Code::WrongState,
            "July first"
        );
        assert_eq!(refused(bank.platform.propose(&maker, close("2025-7"), "核对").await), Code::Invalid);
        bank.agreed(close("2025-07")).await;
        assert_eq!(
            refused(bank.platform.propose(&maker, close("2025-08"), "核对").await),
            Code::WrongState,
            "a day is open"
        );
        bank.close("2025-08-31").await;
        bank.agreed(close("2025-08")).await;
        assert_eq!(
            refused(bank.platform.propose(&maker, close("2025-08"), "重开").await),
            Code::WrongState,
            "never again"
        );
        let card = bank.platform.month(&bank.people.auditor, "2025-08", None).await.unwrap();
        assert_eq!((card.as_signed, card.late_entries, card.month.state.id.as_str()), (Some(true), 0, "closed"));

        bank.today("2025-09-05");
        bank.pay(&number, first.unpaid.minor, &first.due_on, "LATE-0001").await;
        let after = bank.platform.month(&bank.people.auditor, "2025-08", None).await.unwrap();
        assert_eq!((after.as_signed, after.digest.as_str()), (Some(true), card.digest.as_str()), "{engine:?}");
        assert_eq!(after.trial.rows, card.trial.rows, "{engine:?}");
        assert!(after.late_entries > 0 && after.late.iter().all(|e| e.book_date == "2025-09-01"), "{:?}", after.late);
        assert!(after.late.iter().any(|e| e.source == "LATE-0001" && e.value_date == first.due_on));
        let months = bank.platform.months(&bank.people.auditor).await.unwrap();
        let states: Vec<_> = months.iter().map(|m| (m.month.as_str(), m.state.id.as_str())).collect();
        assert_eq!(states, [("2025-09", "open"), ("2025-08", "closed"), ("2025-07", "closed")]);
        bank.verifies().await;
    }
}

/// A statement of three movements: a payment with its reference, one by its payer's name, one that nobody knows.
fn statement(rows: &[(&str, i64, &str, &str)]) -> Vec<u8> {
    let mut text = String::from("交易日期,收入,支出,余额,对方户名,摘要\n");
    let mut balance = 100_000_000;
    for (on, minor, name, words) in rows {
        balance += minor;
        let yuan = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
        let (income, outgo) = if *minor < 0 { (String::new(), yuan(-minor)) } else { (yuan(*minor), String::new()) };
        writeln!(text, "{on},{income},{outgo},{},{name},{words}", yuan(balance)).unwrap();
    }
    text.into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bank_s_statement_is_held_against_the_book_to_the_fen() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        let card = bank.loan(&number).await;
        let first = card.schedule[0].clone();
        bank.today("2025-09-10");
        bank.pay(&number, first.unpaid.minor, "2025-08-05", "BANKREF-0001").await;
        bank.pay(&number, 123_456, "2025-09-03", "BOOK-ONLY-1").await;
        let firm = card.firm_name.clone().unwrap();
        let payout = -card.principal.minor;
        let file = statement(&[
            ("2025-07-02", payout, &firm, "放款"),
            ("2025-08-06", first.unpaid.minor, "网银", "还款 bankref-0001"),
            ("2025-09-04", 77_700, "张三", "往来"),
            ("合计", 1, "", ""),
        ]);
        let finance = Request::plain(&bank.people.finance);
        let line = bank.platform.bring_statement(&finance, ("八月.csv", None), &file).await.unwrap();
        assert_eq!((line.rows, line.refused), (3, 1));
        assert_eq!(
            bank.platform.bring_statement(&finance, ("again.csv", None), &file).await.unwrap(),
            line,
            "once, whatever its name"
        );
        assert_eq!(refused(bank.platform.bring_statement(&finance, ("x", None), b"a,b\n").await), Code::ImportFailed);
        let officer = Request::plain(&bank.people.officer);
        assert_eq!(refused(bank.platform.bring_statement(&officer, ("x", None), &file).await), Code::Forbidden);

        let found = bank.platform.reconcile(&bank.people.auditor, &line.id, 3, None).await.unwrap();
        let by: Vec<_> = found.matched.iter().map(|pair| (pair.book.amount.minor, pair.by.id.as_str())).collect();
        assert_eq!(by, [(payout, "name"), (first.unpaid.minor, "reference")], "{engine:?}");
        assert_eq!(found.bank_only.iter().map(|side| side.amount.minor).collect::<Vec<_>>(), [77_700]);
        assert_eq!(found.book_only.iter().map(|side| side.source.as_str()).collect::<Vec<_>>(), ["BOOK-ONLY-1"]);
        // By hand: the bank has 777.00 that the book has not, the book 1,234.56 that the bank has not.
        assert_eq!(found.difference.minor, 77_700 - 123_456);
        let explained = found.bank_unmatched.minor - found.book_unmatched.minor + found.timing.minor;
        assert_eq!((found.difference.minor, found.statement_gap.map(|gap| gap.minor)), (explained, Some(0)));
        // A day is too few for the payment that the bank booked a day later; none is left over on its own account.
        let strict = bank.platform.reconcile(&bank.people.auditor, &line.id, 0, None).await.unwrap();
        assert_eq!(strict.matched.len(), 1);
        assert_eq!(refused(bank.platform.reconcile(&bank.people.auditor, &line.id, 32, None).await), Code::Invalid);
        assert_eq!(refused(bank.platform.reconcile(&bank.people.auditor, "00", 3, None).await), Code::NotFound);
        // What is entered later is found the next time.
        bank.pay(&number, 77_700, "2025-09-04", "ZHANG-0001").await;
        let later = bank.platform.reconcile(&bank.people.auditor, &line.id, 3, None).await.unwrap();
        assert_eq!((later.matched.len(), later.bank_only.len()), (3, 0));
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        let (lines, _) = bank.platform.statements(&bank.people.auditor, "", 10).await.unwrap();
        assert_eq!(lines, [line], "the list is made again from the book");
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_goes_out_and_comes_back_as_payments_once() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        let first = bank.loan(&number).await.schedule[0].clone();
        let finance = &bank.people.finance;
        assert!(
            bank.platform.collection(finance, day("2025-07-03"), None).await.unwrap().lines.is_empty(),
            "nothing is due"
        );
        bank.today(&first.due_on);
        let due = bank.platform.collection(finance, day(&first.due_on), None).await.unwrap();
        assert_eq!((due.lines.len(), due.total.minor), (1, first.unpaid.minor));
        let line = &due.lines[0];
        assert_eq!(line.reference, format!("DK{}-{number}", first.due_on.replace('-', "")));
        let head = "参考号,借据号,扣款结果,实扣金额,入账日期,失败原因\n";
        let yuan = line.amount.text.replace(',', "");
        let file = format!(
            "{head}{0},{number},成功,{yuan},,\nDK20250801-JK-none,JK-none,成功,1.00,,\n{0},JK-other,成功,1.00,,\n{0},{number},失败,,,余额不足\n{0},{number},成功,1.00,2999-01-01,\n,{number},成功,1,,\n",
            line.reference
        );
        let report = bank.platform.collected(finance, None, file.as_bytes()).await.unwrap();
        assert_eq!((report.recorded, report.amount.minor, report.repeated), (1, first.unpaid.minor, 0), "{report:?}");
        let codes: Vec<_> = report.refused.iter().map(|row| (row.row, row.code.as_str())).collect();
        assert_eq!(codes, [(2, "resource.not_found"), (3, "request.invalid"), (5, "request.invalid")], "{engine:?}");
        assert_eq!((report.failed[0].row, report.failed[0].why.zh.as_str(), report.unread.len()), (4, "余额不足", 1));
        assert!(
            bank.platform.collection(finance, day(&first.due_on), None).await.unwrap().lines.is_empty(),
            "it is paid"
        );
        let again = bank.platform.collected(finance, None, file.as_bytes()).await.unwrap();
        assert_eq!((again.recorded, again.repeated), (0, 1), "read twice, recorded once");
        assert_eq!(
            refused(bank.platform.collected(&bank.people.auditor, None, file.as_bytes()).await),
            Code::Forbidden
        );
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn released_payouts_are_an_order_to_the_bank() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let finance: &Principal = &bank.people.finance;
    let order = async || bank.platform.payout_file(finance, ("1301020009123456789", None), day("2025-07-03")).await;
    assert_eq!(refused(order().await), Code::WrongState, "there is nothing to pay");
    let number = bank.signed("100000", 12).await;
    bank.platform.instruct_payout(&Request::plain(&bank.people.officer), &number).await.unwrap();
    assert_eq!(refused(order().await), Code::WrongState, "it waits for a second person");
    bank.platform.release_payout(&Request::plain(finance), &number).await.unwrap();
    let made = order().await.unwrap();
    let loan = bank.loan(&number).await;
    assert_eq!((made.count, made.total.minor), (1, loan.principal.minor));
    assert!(
        made.xml.contains(&format!("<EndToEndId>{number}-P1</EndToEndId>")) && made.xml.contains("pain.001.001.09")
    );
    assert_eq!(order().await.unwrap().id, made.id, "the same payouts are the same message");
    let early = bank.platform.payout_file(finance, ("1", None), day("2025-07-01")).await;
    assert_eq!(refused(early), Code::Invalid);
    assert_eq!(
        refused(bank.platform.payout_file(&bank.people.officer, ("1", None), day("2025-07-03")).await),
        Code::Forbidden
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_currency_has_books_of_its_own() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.lent("100000", 12).await;
        let auditor = &bank.people.auditor;
        let at = |currency: Option<money::Currency>| LedgerAsked {
            currency,
            ..asked(Some("2025-07-01"), "2025-08-31", DateView::Book, None)
        };
        bank.today("2025-07-03");
        bank.close("2025-07-02").await;
        let alone = bank.platform.ledger_trial(auditor, at(None)).await.unwrap();
        bank.lends_dollars("7.1587").await;
        let dollars = bank.lent_dollars("50000", 12).await;
        let yuan = bank.platform.ledger_trial(auditor, at(None)).await.unwrap();
        assert_eq!((&yuan.rows, yuan.loans), (&alone.rows, 1), "a loan in dollars moves no account in yuan");
        assert_eq!(yuan.currencies, ["CNY", "USD"]);
        let trial = bank.platform.ledger_trial(auditor, at(Some(money::Currency::USD))).await.unwrap();
        assert_eq!((trial.currency.as_str(), trial.loans, trial.difference.minor), ("USD", 1, 0));
        let lent = trial.rows.iter().find(|row| row.account == "1303").unwrap();
        assert_eq!((lent.closing.text.as_str(), lent.closing.currency.as_str()), ("50,000.00", "USD"));
        let period = at(None);
        let all = JournalAsked { period, account: None, loan: None, rule: None };
        let entries = bank.platform.ledger_entries(auditor, &all, 500).await.unwrap();
        assert!(!entries.is_empty() && entries.iter().all(|entry| entry.amount.currency == "CNY"));
        // The loan that is named says which books are meant.
        let only = JournalAsked { loan: Some(dollars.clone()), ..all };
        let entries = bank.platform.ledger_entries(auditor, &only, 500).await.unwrap();
        assert!(!entries.is_empty() && entries.iter().all(|entry| entry.amount.currency == "USD"));

        bank.today("2025-08-31");
        bank.close("2025-08-31").await;
        for month in ["2025-07", "2025-08"] {
            let act = Act::CloseMonth { month: month.into() };
            let proposal = bank.platform.propose(&Request::plain(&bank.people.finance), act, "月结").await.unwrap();
            bank.platform.approve(&Request::plain(&bank.people.reviewer), &proposal.id).await.unwrap();
        }
        let own = bank.platform.month(auditor, "2025-08", None).await.unwrap();
        let theirs = bank.platform.month(auditor, "2025-08", Some("USD")).await.unwrap();
        assert_eq!((own.as_signed, theirs.as_signed), (Some(true), Some(true)));
        assert_eq!((own.trial.currency.as_str(), theirs.trial.currency.as_str()), ("CNY", "USD"));
        assert_ne!(own.digest, theirs.digest);

        // What is due is collected by currency.
        let on = bank.loan(&dollars).await.schedule[0].due_on.clone();
        let due = bank.platform.collection(&bank.people.finance, day(&on), Some("USD")).await.unwrap();
        assert_eq!((due.lines.len(), due.total.currency.as_str()), (1, "USD"));
        assert_eq!(due.lines[0].loan_number, dollars);
        let refused_code = bank.platform.collection(&bank.people.finance, day(&on), Some("XX")).await;
        assert_eq!(refused(refused_code), Code::Invalid);
        bank.verifies().await;
    }
}
