//! A preview says what will happen, and nothing has happened.

use loan::PrepaymentMode;
use money::{Currency, Money};
use platform::approvals::Act;
use platform::cards::{LoanCard, PostingCard, PreviewCard};
use platform::loan_changes::LoanChange;
use platform::preview::{Hypothesis, PreviewAct};
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, day, refused};

fn hypothesis(act: PreviewAct, minor: Option<i64>, on: Option<&str>, reference: &str) -> Hypothesis {
    Hypothesis {
        act,
        amount: minor.map(|minor| Money::from_minor(minor, Currency::CNY)),
        on: on.map(day),
        reference: Some(reference.to_owned()),
        mode: PrepaymentMode::KeepTerm,
        change: None,
    }
}

/// What is among the postings afterwards and was not before.
fn added(before: &LoanCard, after: &LoanCard) -> Vec<PostingCard> {
    let mut known = before.postings.clone();
    let is_new = |posting: &&PostingCard| match known.iter().position(|old| old == *posting) {
        Some(at) => {
            known.swap_remove(at);
            false
        }
        None => true,
    };
    after.postings.iter().filter(is_new).cloned().collect()
}

/// Looks, does it, and compares.
async fn comes_true(bank: &Bank, number: &str, act: Hypothesis) -> PreviewCard {
    let before = bank.loan(number).await;
    let seen = bank.platform.preview(&bank.people.officer, number, &act).await.unwrap();
    assert_eq!(bank.loan(number).await, before, "a preview changes nothing");
    let finance = Request::plain(&bank.people.finance);
    let today = bank.platform.clock().today();
    let (amount, on) = (act.amount, act.on.unwrap_or(today));
    let reference = act.reference.clone().unwrap();
    match act.act {
        PreviewAct::Pay => {
            bank.platform.pay(&finance, number, amount.unwrap(), on, &reference).await.unwrap();
        }
        PreviewAct::Prepay => {
            bank.platform.prepay(&finance, number, amount.unwrap(), on, &reference, act.mode).await.unwrap();
        }
        PreviewAct::Change => {
            let loan = bank.platform.loan_id(&bank.people.finance, number).await.unwrap();
            let act = Act::ChangeLoan { loan, on, change: act.change.clone().unwrap() };
            let proposal = bank.platform.propose(&finance, act, "双方协商").await.unwrap();
            let own = bank.platform.approve(&finance, &proposal.id).await;
            assert!(matches!(refused(own), Code::SamePerson | Code::Forbidden), "who proposes does not approve");
            bank.platform.approve(&Request::plain(&bank.people.finance2), &proposal.id).await.unwrap();
        }
        PreviewAct::ReversePayment => {
            let loan = bank.platform.loan_id(&bank.people.finance, number).await.unwrap();
            let act = Act::ReversePayment { loan, reference, on: today };
            let proposal = bank.platform.propose(&finance, act, "入账串户").await.unwrap();
            bank.platform.approve(&Request::plain(&bank.people.finance2), &proposal.id).await.unwrap();
        }
    }
    let after = bank.loan(number).await;
    assert_eq!(before.position.as_ref(), Some(&seen.before));
    assert_eq!(after.position.as_ref(), Some(&seen.after));
    assert_eq!(after.schedule, seen.schedule);
    assert_eq!(added(&before, &after), seen.postings);
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_preview_shows_is_what_happens() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        let plan = bank.loan(&number).await.schedule;
        let (first, first_on) = (plan[0].unpaid.minor, plan[0].due_on.clone());
        bank.today("2025-08-20");
        bank.close("2025-08-15").await;
        let late = comes_true(&bank, &number, hypothesis(PreviewAct::Pay, Some(first / 2), None, "A")).await;
        assert!(
            late.after.outstanding.minor < late.before.outstanding.minor
                || late.after.due.minor < late.before.due.minor
        );
        // Back-dated into a closed day: the class and the penalty of the meantime go.
        comes_true(&bank, &number, hypothesis(PreviewAct::Pay, Some(first), Some(&first_on), "B")).await;
        bank.today("2025-08-25");
        comes_true(&bank, &number, hypothesis(PreviewAct::ReversePayment, None, None, "B")).await;
        let ahead = comes_true(&bank, &number, hypothesis(PreviewAct::Prepay, Some(2_000_000), None, "C")).await;
        assert!(ahead.after.outstanding.minor < ahead.before.outstanding.minor);
        let payoff = bank.loan(&number).await.position.unwrap().payoff.minor;
        let end = comes_true(&bank, &number, hypothesis(PreviewAct::Prepay, Some(payoff), None, "D")).await;
        assert!(end.notes.iter().any(|note| note.id == "settles"), "{:?}", end.notes);
        refusals(&bank, &number).await;
        bank.verifies().await;
    }
}

/// Every change of a loan is shown before it is proposed, and comes true when a second person agrees.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_shown_and_then_comes_true() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        let look = |change, on: Option<&str>| Hypothesis {
            reference: Some(String::new()),
            change: Some(change),
            ..hypothesis(PreviewAct::Change, None, on, "")
        };
        bank.today("2025-09-20");
        let cut = LoanChange::AgreeRate { rate_percent: "3.10".into(), spread_bps: None };
        let seen = comes_true(&bank, &number, look(cut, Some("2025-09-01"))).await;
        assert!(seen.after.accrued.minor < seen.before.accrued.minor, "back-dated to 1 September");
        assert_eq!(bank.loan(&number).await.rate.annual_percent, "3.1");
        let open = bank.loan(&number).await.position.unwrap().penalty.minor;
        assert!(open > 200, "two instalments are overdue");
        let waiver = LoanChange::WaivePenalty { amount: "2.00".into() };
        let seen = comes_true(&bank, &number, look(waiver, None)).await;
        assert_eq!(seen.before.penalty.minor - seen.after.penalty.minor, 200);
        let longer = LoanChange::Extend { months: 6 };
        let seen = comes_true(&bank, &number, look(longer, None)).await;
        assert_eq!(seen.schedule.len(), 18);
        let restructure = LoanChange::Restructure {
            months: 24,
            rate_percent: None,
            repayment: Some("interest-first".into()),
            in_difficulty: true,
            replan_arrears: true,
        };
        let seen = comes_true(&bank, &number, look(restructure, None)).await;
        assert_eq!((seen.before.overdue_principal.minor > 0, seen.after.overdue_principal.minor), (true, 0));
        let card = bank.loan(&number).await;
        assert_eq!(card.method.id, "interest-first");
        assert_eq!(card.watched.unwrap().id, "running");
        let payoff = bank.platform.payoff(&bank.people.officer, &number, day("2025-10-01")).await.unwrap();
        let parts = payoff.principal.minor + payoff.interest.minor + payoff.penalty.minor - payoff.advance.minor;
        assert_eq!(parts, payoff.total.minor);
        bank.close("2025-09-20").await;
        bank.trial_balance_is_zero().await;
        bank.verifies().await;
    }
}

async fn refusals(bank: &Bank, number: &str) {
    let ask = async |act: Hypothesis| bank.platform.preview(&bank.people.officer, number, &act).await;
    assert_eq!(refused(ask(hypothesis(PreviewAct::Pay, None, None, "E")).await), Code::AmountInvalid);
    let tomorrow = hypothesis(PreviewAct::Pay, Some(1), Some("2025-08-26"), "E");
    assert_eq!(refused(ask(tomorrow).await), Code::Invalid);
    assert_eq!(refused(ask(hypothesis(PreviewAct::ReversePayment, None, None, "none")).await), Code::NotFound);
    let act = hypothesis(PreviewAct::Pay, Some(1), None, "E");
    assert_eq!(refused(bank.platform.preview(&bank.people.admin, number, &act).await), Code::Forbidden);
}
