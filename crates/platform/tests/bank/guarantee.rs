//! A guaranteed loan that goes bad: who bears what, to the cent, on the loan and on the agreement.

use calendar::{add_days, days_between};
use money::{Currency, Money};
use platform::approvals::Act;
use platform::cards::LoanCard;
use platform::guarantees::{AgreementCard, AgreementDocument};
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, day, refused};

async fn agreement(bank: &Bank) -> AgreementCard {
    bank.platform.agreements(&bank.people.auditor).await.unwrap().remove(0)
}

/// The agreement's own sums hold, and agree with the loan.
fn agree(agreement: &AgreementCard, loan: &LoanCard) {
    assert_eq!(agreement.paid, loan.compensated);
    let borne: i64 = agreement.parties.iter().map(|party| party.borne.minor).sum();
    let back: i64 = agreement.parties.iter().map(|party| party.recovered.minor).sum();
    assert_eq!((borne, back), (agreement.losses.minor, agreement.recovered.minor), "every cent has an owner");
    assert_eq!(agreement.losses.minor - agreement.parties[0].borne.minor, agreement.paid.minor);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loss_is_claimed_in_time_shared_to_the_cent_and_recovered_in_the_same_shares() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent_under_guarantee("1200000", 12).await;
        let finance = Request::plain(&bank.people.finance);
        let due = day(&bank.loan(&number).await.schedule[0].due_on);
        bank.today(&add_days(due, 59).unwrap().to_string());
        assert_eq!(refused(bank.platform.claim(&finance, &number).await), Code::WrongState, "day 59 of 60");
        bank.today(&add_days(due, 60).unwrap().to_string());
        let before = bank.loan(&number).await;
        assert_eq!(before.position.as_ref().unwrap().days_past_due, 60);
        let claimed = bank.platform.claim(&finance, &number).await.unwrap();
        assert_eq!(claimed.paid.minor, 0);
        assert_eq!(refused(bank.platform.claim(&finance, &number).await), Code::WrongState, "claimed once");

        let paid_on = add_days(due, 75).unwrap();
        bank.today(&paid_on.to_string());
        bank.platform.compensated(&finance, &number, paid_on, "DC-1").await.unwrap();
        let (agreed, loan) = (agreement(&bank).await, bank.loan(&number).await);
        agree(&agreed, &loan);
        let loss = agreed.losses.minor;
        let position = before.position.as_ref().unwrap();
        assert_eq!(loss, position.outstanding.minor + position.overdue_interest.minor);
        // 20% stays with the bank; no party is off by more than a cent.
        for (party, percent) in agreed.parties.iter().zip([20, 40, 20, 20]) {
            assert!((party.borne.minor * 100 - loss * percent).abs() < 100, "{party:?}");
        }

        let got_on = add_days(due, 150).unwrap();
        bank.today(&got_on.to_string());
        let amount = Money::from_minor(1_234_567, Currency::CNY);
        bank.platform.recover(&finance, &number, amount, got_on, "ZC-1").await.unwrap();
        let (agreed, loan) = (agreement(&bank).await, bank.loan(&number).await);
        agree(&agreed, &loan);
        assert_eq!(agreed.recovered.minor, 1_234_567);
        assert!((agreed.parties[0].recovered.minor * 100 - 1_234_567 * 20).abs() < 100, "{:?}", agreed.parties);

        bank.close(&got_on.to_string()).await;
        bank.trial_balance_is_zero().await;
        assert!(days_between(due, got_on) == 150);

        // Both bounce: what comes off the loan comes off the agreement, in one step each.
        let taken_back = async |reference: &str| {
            let loan = bank.loan(&number).await.id.parse().unwrap();
            let act = Act::ReversePayment { loan, reference: reference.into(), on: got_on };
            let proposal = bank.platform.propose(&finance, act, "银行退票").await.unwrap();
            bank.platform.approve(&Request::plain(&bank.people.finance2), &proposal.id).await.unwrap();
            agreement(&bank).await
        };
        let loan = bank.loan(&number).await.id.parse().unwrap();
        let first = Act::ReversePayment { loan, reference: "DC-1".into(), on: got_on };
        let problem = bank.platform.propose(&finance, first, "银行退票").await.unwrap_err();
        assert_eq!(problem.code, Code::WrongState, "what was recovered is shared while the guarantor's payment stands");
        let agreed = taken_back("ZC-1").await;
        assert_eq!((agreed.recovered.minor, agreed.losses.minor), (0, loss));
        agree(&agreed, &bank.loan(&number).await);
        let agreed = taken_back("DC-1").await;
        assert_eq!((agreed.paid.minor, agreed.losses.minor, agreed.recovered.minor), (0, 0, 0));
        assert!(agreed.parties.iter().all(|party| party.borne.minor == 0), "{:?}", agreed.parties);
        let loan = bank.loan(&number).await;
        let owed = loan.position.as_ref().unwrap();
        assert_eq!(owed.outstanding.minor, before.position.as_ref().unwrap().outstanding.minor);
        assert!(owed.days_past_due >= 150, "the firm is as late as if nobody had paid for it");
        // The guarantor may be asked again, and pays for good.
        bank.platform.claim(&finance, &number).await.unwrap();
        bank.platform.compensated(&finance, &number, got_on, "DC-2").await.unwrap();
        agree(&agreement(&bank).await, &bank.loan(&number).await);
        let next = add_days(got_on, 1).unwrap().to_string();
        bank.today(&next);
        bank.close(&next).await;
        bank.trial_balance_is_zero().await;
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_without_a_guarantee_cannot_be_claimed() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        assert!(!bank.loan(&number).await.guaranteed);
        bank.today("2025-12-31");
        let finance = Request::plain(&bank.people.finance);
        assert_eq!(refused(bank.platform.claim(&finance, &number).await), Code::WrongState);
        let on = day("2025-12-31");
        assert_eq!(refused(bank.platform.compensated(&finance, &number, on, "DC-1").await), Code::WrongState);
    }
}

/// A loan paid out under the agreement of layers: the agreement, the loan's number, its first due day.
async fn lent_under_layers(bank: &Bank) -> (codes::AgreementId, String, calendar::Date) {
    let risk = Request::plain(&bank.people.risk);
    let chain = include_str!("../../../../agreements/chain-50-30-20.yaml");
    let signed = bank.platform.agree(&risk, AgreementDocument::from_yaml(chain).unwrap()).await.unwrap();
    let id = signed.id.parse().unwrap();
    let product = include_str!("../../../../products/hebei-everyday.yaml")
        .replace("code: hebei-everyday", "code: hebei-chain")
        .replace("agreement: gov-28-share", "agreement: chain-50-30-20")
        .replace("required_when: score.grade != \"A\" or offer.amount > 500000", "required_when: offer.amount > 0");
    bank.platform.publish_product(&risk, &product).await.unwrap();
    bank.platform.approve_product(&Request::plain(&bank.people.reviewer), "hebei-chain", None).await.unwrap();
    let firm = bank.first_in_state("offered", "100000", 12).await.firm.parse().unwrap();
    let mut asking = Bank::asking(firm, "100000", 12);
    asking.product = "hebei-chain".into();
    let officer = Request::plain(&bank.people.officer);
    let card = bank.platform.submit(&officer, asking).await.unwrap();
    let card = bank.platform.decide(&officer, card.id.parse().unwrap()).await.unwrap();
    let number = bank.contract(&card).await;
    bank.pay_out(&number).await;
    let due = day(&bank.loan(&number).await.schedule[0].due_on);
    (id, number, due)
}

/// A loan under layers by peril: the loss falls through them, a claim names its causes, and what comes back climbs up.
#[tokio::test(flavor = "multi_thread")]
async fn a_loss_falls_through_layers_by_peril_and_recoveries_climb_back() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (id, number, due) = lent_under_layers(&bank).await;
        let (risk, finance) = (Request::plain(&bank.people.risk), Request::plain(&bank.people.finance));
        let volume = Money::from_minor(10_000_000_000, Currency::CNY);
        let traded_on = bank.platform.clock().today();
        bank.platform.trade_volume(&risk, id, traded_on, volume).await.unwrap();
        let again = bank.platform.trade_volume(&risk, id, traded_on, volume).await.unwrap();
        assert_eq!(again.id, id.to_string(), "the same report changes nothing");
        bank.today(&add_days(due, 60).unwrap().to_string());
        let position = bank.loan(&number).await.position.unwrap();
        let loss = position.outstanding.minor + position.overdue_interest.minor;
        let cause = |peril, minor| platform::claims::cause(peril, Money::from_minor(minor, Currency::CNY));
        let (trade, short) = (1_000_000, 2_000_000);
        let causes = [
            cause("credit", loss - trade - short).unwrap(),
            cause("trade-interruption", trade).unwrap(),
            cause("receivable-shortfall", short).unwrap(),
        ];
        assert_eq!(cause("weather", 1).unwrap_err().code, Code::Invalid);
        let wrong = causes[..2].to_vec();
        assert_eq!(refused(bank.platform.claim_with(&finance, &number, wrong).await), Code::WrongState);
        // Credit is what the others leave.
        bank.platform.claim_with(&finance, &number, causes[1..].to_vec()).await.unwrap();
        bank.platform.compensated(&finance, &number, add_days(due, 60).unwrap(), "DC-1").await.unwrap();

        let shown = bank.platform.agreement_detail(&bank.people.auditor, id).await.unwrap();
        let claim = &shown.claims[0];
        let parts: Vec<i64> = claim.shares.iter().map(|share| share.amount.minor).collect();
        let credit = loss - trade - short;
        // At a hundred million of trade the bank bears 45% of credit losses and the core firm 25%.
        for (part, exact) in parts.iter().zip([credit * 45, credit * 30 + trade * 100, credit * 25 + short * 100]) {
            assert!((part * 100 - exact).abs() < 100, "{part} of {exact}/100");
        }
        assert_eq!(parts.iter().sum::<i64>(), loss);
        assert_eq!(claim.layers.iter().map(|layer| layer.taken.minor).collect::<Vec<_>>(), [short, trade, credit]);
        assert_eq!(claim.causes.iter().map(|cause| cause.amount.minor).sum::<i64>(), loss);
        assert_eq!(shown.layers[2].bands.iter().map(|band| band.in_force).collect::<Vec<_>>(), [true, false]);
        assert_eq!(claim.deadlines.iter().map(|line| line.missed).collect::<Vec<_>>(), [true, false, false, false]);

        bank.platform
            .recover(&finance, &number, Money::from_minor(credit, Currency::CNY), add_days(due, 60).unwrap(), "ZC-1")
            .await
            .unwrap();
        let shown = bank.platform.agreement_detail(&bank.people.auditor, id).await.unwrap();
        let back: Vec<i64> = shown.parties.iter().map(|party| party.recovered.minor).collect();
        for (part, exact) in back.iter().zip([credit * 45, credit * 30, credit * 25]) {
            assert!((part * 100 - exact).abs() < 100, "the last layer first: {back:?}");
        }
        let core = "demo-core-firm";
        let (on, amount) = (add_days(due, 60).unwrap(), Money::from_minor(parts[2], Currency::CNY));
        bank.platform.claim_reimbursed(&finance, &number, core, amount, on).await.unwrap();
        assert_eq!(
            refused(bank.platform.claim_reimbursed(&finance, &number, core, amount, on).await),
            Code::WrongState
        );
        assert_eq!(refused(bank.platform.claim_refused(&finance, &number, "too late").await), Code::WrongState);
        bank.close(&add_days(due, 60).unwrap().to_string()).await;
        bank.trial_balance_is_zero().await;
        bank.verifies().await;
    }
}
