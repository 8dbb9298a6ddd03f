//! A guaranteed loan that goes bad: who bears what, to the cent, on the loan and on the agreement.

use calendar::{add_days, days_between};
use money::{Currency, Money};
use platform::cards::LoanCard;
use platform::guarantees::AgreementCard;
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
