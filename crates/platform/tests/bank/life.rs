//! The end of a loan and of its guarantee: settled and released when nothing is owed, open again when a fact says so, in lists,
//! after a close and after a rebuild.

use calendar::add_days;
use money::{Currency, Money};
use platform::approvals::Act;
use platform::guarantees::AgreementCard;
use platform::lists::LoanFilter;
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, day, refused};

async fn agreement(bank: &Bank) -> AgreementCard {
    bank.platform.agreements(&bank.people.auditor).await.unwrap().remove(0)
}

/// What the list says a loan is, when it is asked for by that very state.
async fn listed(bank: &Bank, number: &str, state: &str) -> bool {
    let filter = LoanFilter { state: Some(state.to_owned()), q: Some(number.to_owned()), ..LoanFilter::default() };
    let page = bank.platform.loan_lines(&bank.people.auditor, &filter, 10).await.unwrap();
    assert!(page.rows.iter().all(|line| line.state.id == state));
    !page.rows.is_empty()
}

/// Proposed by one, approved by another.
async fn reverse(bank: &Bank, number: &str, reference: &str) {
    let loan = bank.platform.loan_id(&bank.people.finance, number).await.unwrap();
    let act = Act::ReversePayment { loan, reference: reference.into(), on: bank.platform.clock().today() };
    let proposal = bank.platform.propose(&Request::plain(&bank.people.finance), act, "入账串户").await.unwrap();
    bank.platform.approve(&Request::plain(&bank.people.finance2), &proposal.id).await.unwrap();
}

/// Pays off what is owed today.
async fn pay_off(bank: &Bank, number: &str, reference: &str) {
    let payoff = Money::from_minor(bank.loan(number).await.position.unwrap().payoff.minor, Currency::CNY);
    let (finance, on) = (Request::plain(&bank.people.finance), bank.platform.clock().today());
    let mode = loan::PrepaymentMode::KeepTerm;
    let receipt = bank.platform.prepay(&finance, number, payoff, on, reference, mode).await.unwrap();
    assert_eq!(receipt.state.id, "settled");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_that_owes_nothing_is_settled_and_its_guarantee_released() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent_under_guarantee("1200000", 12).await;
        let start = agreement(&bank).await;
        let principal = bank.loan(&number).await.principal.minor;
        assert_eq!((start.loans, start.outstanding.minor), (1, principal), "{engine:?}: the whole principal");

        let first = bank.loan(&number).await.schedule[0].clone();
        bank.today(&first.due_on);
        bank.pay(&number, first.unpaid.minor, &first.due_on, "A").await;
        let card = bank.loan(&number).await;
        let after = agreement(&bank).await;
        assert_eq!(after.outstanding.minor, principal - first.principal.minor, "{engine:?}: falls with the principal");
        assert_eq!(after.outstanding, card.position.as_ref().unwrap().outstanding);
        let detail = bank.platform.agreement_detail(&bank.people.auditor, after.id.parse().unwrap()).await.unwrap();
        let own: Vec<i64> = detail.parties.iter().map(|party| party.liability.minor).collect();
        assert_eq!(own.iter().sum::<i64>(), after.outstanding.minor, "{own:?}");
        assert!((own[1] * 100 - after.outstanding.minor * 40).abs() < 100, "the guarantor's own share: {own:?}");

        pay_off(&bank, &number, "ALL").await;
        let settled = bank.loan(&number).await;
        assert_eq!((settled.state.zh.as_str(), settled.state.en.as_str()), ("已结清", "settled"));
        let acts: Vec<&str> = settled.allowed.iter().map(|act| act.act.as_str()).collect();
        assert_eq!(acts, ["reverse-payment"], "nothing is to be paid, and a wrong payment may be taken back");
        assert!(listed(&bank, &number, "settled").await && !listed(&bank, &number, "active").await, "{engine:?}");
        let released = agreement(&bank).await;
        assert_eq!((released.loans, released.outstanding.minor), (0, 0), "{engine:?}: 解保");
        let finance = Request::plain(&bank.people.finance);
        assert_eq!(refused(bank.platform.claim(&finance, &number).await), Code::WrongState);

        // A payment taken back opens both again, and paying once more closes them.
        bank.today(&add_days(day(&first.due_on), 3).unwrap().to_string());
        reverse(&bank, &number, "ALL").await;
        assert_eq!(bank.loan(&number).await.state.id, "active");
        assert!(listed(&bank, &number, "active").await && !listed(&bank, &number, "settled").await, "{engine:?}");
        assert_eq!(agreement(&bank).await.outstanding.minor, principal - first.principal.minor);
        pay_off(&bank, &number, "AGAIN").await;
        let before = (agreement(&bank).await, bank.loan(&number).await.state);

        // A close and a rebuild say the same.
        bank.close(&bank.platform.clock().today().to_string()).await;
        let portfolio = bank.platform.portfolio(&bank.people.auditor, None).await.unwrap();
        assert_eq!((portfolio.loans, portfolio.outstanding.minor), (0, 0), "a settled loan is no loan on the book");
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert!(listed(&bank, &number, "settled").await, "{engine:?}");
        assert_eq!((agreement(&bank).await, bank.loan(&number).await.state), before);
        bank.verifies().await;
    }
}

/// Money in advance settles a loan on its last due day, when nothing happens: the close of that day says so in the list.
#[tokio::test(flavor = "multi_thread")]
async fn a_loan_settled_by_the_passing_of_time_is_found_by_the_close() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 3).await;
        let plan = bank.loan(&number).await.schedule;
        let all = plan.iter().map(|row| row.unpaid.minor).sum();
        bank.pay(&number, all, "2025-07-02", "ADVANCE").await;
        let last = day(&plan[2].due_on);
        let eve = add_days(last, -1).unwrap().to_string();
        bank.today(&eve);
        bank.close(&eve).await;
        assert_eq!(bank.loan(&number).await.state.id, "active");
        assert!(listed(&bank, &number, "active").await, "{engine:?}");
        bank.today(&last.to_string());
        assert_eq!(bank.loan(&number).await.state.id, "settled", "as of today, without a close");
        bank.close(&last.to_string()).await;
        assert!(listed(&bank, &number, "settled").await, "{engine:?}");
        let on_the_eve = bank.loan_at(&number, day(&eve), None).await;
        assert_eq!(on_the_eve.state.id, "active", "what it was the day before");
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert!(listed(&bank, &number, "settled").await, "{engine:?}");
    }
}

/// Late = in order for the state, the list and the cover: one bank books in order, the other late, twice and with a wrong
/// payment that is taken back.
#[tokio::test(flavor = "multi_thread")]
async fn settled_and_released_do_not_depend_on_the_order_of_arrival() {
    for engine in ENGINES {
        let Some(tidy) = Bank::open(engine).await else { continue };
        let late = Bank::open(engine).await.unwrap();
        let number = tidy.lent_under_guarantee("1200000", 3).await;
        let mixed = late.lent_under_guarantee("1200000", 3).await;
        let plan = tidy.loan(&number).await.schedule;
        let due = |n: usize| (plan[n].unpaid.minor, plan[n].due_on.as_str());
        for (n, reference) in [(0, "A"), (1, "B"), (2, "C")] {
            tidy.today(due(n).1);
            tidy.pay(&number, due(n).0, due(n).1, reference).await;
        }
        let end = add_days(day(due(2).1), 5).unwrap().to_string();
        tidy.today(&end);

        late.today(due(2).1);
        late.pay(&mixed, due(2).0, due(2).1, "C").await;
        late.pay(&mixed, 90_000_000, due(2).1, "X").await;
        late.today(&end);
        late.pay(&mixed, due(0).0, due(0).1, "A").await;
        late.pay(&mixed, due(0).0, due(0).1, "A").await;
        assert_eq!(late.loan(&mixed).await.state.id, "settled", "with money that is another firm's");
        reverse(&late, &mixed, "X").await;
        assert_eq!(late.loan(&mixed).await.state.id, "active");
        late.pay(&mixed, due(1).0, due(1).1, "B").await;

        let (one, other) = (tidy.loan(&number).await, late.loan(&mixed).await);
        assert_eq!((one.state.id.as_str(), &one.state, &one.position), ("settled", &other.state, &other.position));
        assert!(listed(&tidy, &number, "settled").await && listed(&late, &mixed, "settled").await, "{engine:?}");
        let (one, other) = (agreement(&tidy).await, agreement(&late).await);
        assert_eq!((one.loans, &one.outstanding), (other.loans, &other.outstanding), "{engine:?}");
        assert_eq!(one.outstanding.minor, 0);
    }
}

/// What the firm pays between the claim and the compensation is not lost any more, and a write-off releases nobody.
#[tokio::test(flavor = "multi_thread")]
async fn the_guarantor_pays_what_is_still_lost_and_is_bound_until_then() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent_under_guarantee("1200000", 12).await;
        let finance = Request::plain(&bank.people.finance);
        let due = day(&bank.loan(&number).await.schedule[0].due_on);
        bank.today(&add_days(due, 59).unwrap().to_string());
        let act = bank.platform.loan(&bank.people.finance, &number, bank.platform.clock().today(), None).await.unwrap();
        let act = act.allowed.into_iter().find(|act| act.act == "claim").unwrap();
        let ripe = add_days(due, 60).unwrap();
        assert_eq!((act.can, act.from.as_deref()), (false, Some(ripe.to_string().as_str())));
        let early = bank.platform.claim(&finance, &number).await.unwrap_err();
        assert_eq!(early.code, Code::WrongState);
        assert!(early.detail.contains(&ripe.to_string()) && early.detail_zh().contains(&ripe.to_string()), "{early:?}");

        bank.today(&ripe.to_string());
        bank.platform.claim(&finance, &number).await.unwrap();
        let offered = bank.platform.loan(&bank.people.finance, &number, ripe, None).await.unwrap().allowed;
        assert!(offered.iter().all(|act| act.act != "claim"), "an open claim is not made again: {offered:?}");
        let claimed = bank.loan(&number).await.position.unwrap();
        bank.pay(&number, 10_000_000, &ripe.to_string(), "LATE").await;
        let left = bank.loan(&number).await.position.unwrap();
        assert!(left.outstanding.minor < claimed.outstanding.minor);
        assert_eq!(agreement(&bank).await.outstanding, left.outstanding, "{engine:?}: claimed and not paid: bound");

        bank.platform.compensated(&finance, &number, ripe, "DC-1").await.unwrap();
        let agreed = agreement(&bank).await;
        assert_eq!(agreed.losses.minor, left.outstanding.minor + left.overdue_interest.minor, "{engine:?}");
        assert_eq!((agreed.loans, agreed.outstanding.minor), (0, 0), "who has paid is bound no longer");
        assert_eq!(bank.loan(&number).await.compensated, agreed.paid);

        let lost = bank.lent_under_guarantee("1200000", 12).await;
        let principal = bank.loan(&lost).await.principal.clone();
        let id = bank.platform.loan_id(&bank.people.risk, &lost).await.unwrap();
        let act = Act::WriteOff { loan: id, on: ripe };
        let proposal = bank.platform.propose(&finance, act, "追索无果").await.unwrap();
        bank.platform.approve(&Request::plain(&bank.people.finance2), &proposal.id).await.unwrap();
        assert_eq!(bank.loan(&lost).await.state.id, "written-off");
        assert_eq!(agreement(&bank).await.outstanding, principal, "{engine:?}: 账销案存");
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(agreement(&bank).await.outstanding, principal, "{engine:?}: and after a rebuild");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_is_not_proposed_twice_while_it_waits() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 6).await;
        bank.pay(&number, 500_000, "2025-07-02", "P1").await;
        bank.pay(&number, 500_000, "2025-07-02", "P2").await;
        let loan = bank.platform.loan_id(&bank.people.finance, &number).await.unwrap();
        let (maker, another) = (Request::plain(&bank.people.finance), Request::plain(&bank.people.finance2));
        let on = day("2025-07-02");
        let reversal = |reference: &str| Act::ReversePayment { loan, reference: reference.into(), on };
        let policy = |n: u8, limit: &str| Act::ReleasePolicy {
            policy: codes::PolicyId::from_bytes([n; 16]),
            limit: Money::parse(limit, Currency::CNY).unwrap(),
            until: day("2025-12-31"),
        };
        for (act, same, other) in [
            (reversal("P1"), reversal("P1"), Some(reversal("P2"))),
            (Act::WriteOff { loan, on }, Act::WriteOff { loan, on }, None),
            (policy(1, "100000"), policy(2, "100000"), Some(policy(3, "200000"))),
        ] {
            let first = bank.platform.propose(&maker, act.clone(), "第一次").await.unwrap();
            let second = bank.platform.propose(&another, same.clone(), "第二次").await.unwrap_err();
            assert_eq!(second.code, Code::Pending, "{engine:?} {act:?}");
            assert!(second.detail.contains(&first.id), "the remedy names what waits: {}", second.detail);
            if let Some(other) = other {
                bank.platform.propose(&maker, other, "另一件").await.unwrap();
            }
            bank.platform.refuse(&maker, &first.id, "撤回").await.unwrap();
            bank.platform.propose(&maker, same, "重新提出").await.unwrap();
        }
    }
}
