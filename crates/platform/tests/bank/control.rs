//! Maker and checker are two people wherever one alone could do harm: even for somebody who holds every role.

use codes::PolicyId;
use money::Money;
use platform::approvals::{Act, ApprovalState};
use platform::{Code, Principal, Request, Role};

use crate::support::{Bank, ENGINES, PRODUCT, SCORECARD, cny, day, refused};

/// The same person with every role of a bank.
fn all_roles(person: &Principal) -> Principal {
    let roles = Role::ALL.into_iter().filter(|role| *role != Role::Operator).collect();
    Principal { roles, ..person.clone() }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_made_a_rule_cannot_put_it_in_force() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let maker = all_roles(&bank.people.risk);
        let second = PRODUCT.replacen("\nversion: 1\n", "\nversion: 2\n", 1);
        bank.platform.publish_product(&Request::plain(&maker), &second).await.unwrap();
        let own = bank.platform.approve_product(&Request::plain(&maker), "hebei-everyday", None).await;
        assert_eq!(refused(own), Code::SamePerson);
        let own = bank.platform.approve_scorecard(&Request::plain(&maker), SCORECARD, None, None).await;
        assert_eq!(refused(own), Code::SamePerson);
        // The role alone is refused too, before anybody is compared.
        let risk = Request::plain(&bank.people.risk);
        assert_eq!(refused(bank.platform.approve_product(&risk, "hebei-everyday", None).await), Code::Forbidden);
        let checker = Request::plain(&bank.people.reviewer);
        let card = bank.platform.approve_product(&checker, "hebei-everyday", None).await.unwrap();
        assert_eq!(card.active_version, Some(2));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_took_an_application_cannot_approve_it_and_who_instructed_a_payout_cannot_release_it() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let officer = all_roles(&bank.people.officer);
        let card = bank.first_in_state("referred", "1200000", 12).await;
        let id = card.id.parse().unwrap();
        let own = bank.platform.review(&Request::plain(&officer), id, true, "自己批").await;
        assert_eq!(refused(own), Code::SamePerson);
        let own = bank.platform.review(&Request::plain(&officer), id, false, "自己拒").await;
        assert_eq!(refused(own), Code::SamePerson);
        let reviewer = Request::plain(&bank.people.reviewer);
        assert_eq!(refused(bank.platform.review(&reviewer, id, true, " ").await), Code::Invalid);
        bank.platform.review(&reviewer, id, true, "现场核实").await.unwrap();

        let number = bank.contract(&card).await;
        bank.platform.instruct_payout(&Request::plain(&officer), &number).await.unwrap();
        let own = bank.platform.release_payout(&Request::plain(&officer), &number).await;
        assert_eq!(refused(own), Code::SamePerson);
        let receipt = bank.platform.release_payout(&Request::plain(&bank.people.finance), &number).await.unwrap();
        assert_eq!(receipt.state.id, "sent");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reversal_and_a_write_off_are_done_once_by_a_second_person() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 6).await;
        bank.pay(&number, 500_000, "2025-07-02", "P1").await;
        let loan = bank.platform.loan_id(&bank.people.finance, &number).await.unwrap();
        let maker = Request::plain(&bank.people.finance);
        let checker = Request::plain(&bank.people.finance2);
        let on = day("2025-07-02");
        for act in [Act::ReversePayment { loan, reference: "P1".into(), on }, Act::WriteOff { loan, on }] {
            let before = bank.loan(&number).await;
            let proposal = bank.platform.propose(&maker, act, "录入有误").await.unwrap();
            assert_eq!(refused(bank.platform.approve(&maker, &proposal.id).await), Code::SamePerson);
            assert_eq!(bank.loan(&number).await, before, "a proposal changes nothing");
            let done = bank.platform.approve(&checker, &proposal.id).await.unwrap();
            assert_eq!(done.state, ApprovalState::Done);
            assert_eq!(refused(bank.platform.approve(&checker, &proposal.id).await), Code::WrongState);
        }
        assert_eq!(bank.loan(&number).await.state.id, "written-off");
        // What cannot be done is said at the proposal, and a refused one never happens.
        let unknown = Act::ReversePayment { loan, reference: "P9".into(), on };
        assert_eq!(refused(bank.platform.propose(&maker, unknown, "查无此笔").await), Code::NotFound);
        bank.verifies().await;
    }
}

fn policy(limit: Money) -> Act {
    Act::ReleasePolicy { policy: PolicyId::from_bytes([5; 16]), limit, until: day("2025-12-31") }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_rulebook_sets_no_ceiling_people_release() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let finance = Request::plain(&bank.people.finance);
        let dollars = policy(money::Money::parse("1", money::Currency::USD).unwrap());
        assert_eq!(refused(bank.platform.propose(&finance, dollars, "美元").await), Code::OverLimit);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_release_policy_needs_two_others_and_covers_only_up_to_its_limit() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let proposer = all_roles(&bank.people.finance);
        let proposer = Request::plain(&proposer);
        let above = policy(cny("100000000"));
        assert_eq!(refused(bank.platform.propose(&proposer, above, "过大").await), Code::OverLimit);
        let proposal = bank.platform.propose(&proposer, policy(cny("100000")), "小额").await.unwrap();
        let approve = |who: Principal| {
            let (platform, id) = (&bank.platform, proposal.id.clone());
            async move { platform.approve(&Request::plain(&who), &id).await }
        };
        assert_eq!(refused(approve(all_roles(&bank.people.finance)).await), Code::SamePerson);
        assert_eq!(approve(bank.people.reviewer.clone()).await.unwrap().state, ApprovalState::Pending);
        assert_eq!(refused(approve(bank.people.reviewer.clone()).await), Code::SamePerson);

        // One approval is not enough: the payout still waits for a person.
        let number = bank.signed("100000", 6).await;
        let officer = Request::plain(&bank.people.officer);
        assert_eq!(bank.platform.instruct_payout(&officer, &number).await.unwrap().state.id, "instructed");
        assert_eq!(approve(bank.people.reviewer2.clone()).await.unwrap().state, ApprovalState::Done);

        let at = bank.signed("100000", 6).await;
        assert_eq!(bank.platform.instruct_payout(&officer, &at).await.unwrap().state.id, "sent");
        let past = bank.signed("101000", 6).await;
        assert_eq!(bank.platform.instruct_payout(&officer, &past).await.unwrap().state.id, "instructed");
    }
}
