//! One loan from application to its last payment.

use platform::Request;
use platform::origination::NewApplication;

use crate::support::{Bank, ENGINES, day};

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_runs_from_application_to_settled_and_its_books_balance() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 6).await;
        let lent = bank.loan(&number).await;
        assert_eq!(lent.schedule.len(), 6);
        assert_eq!(lent.schedule.iter().map(|row| row.principal.minor).sum::<i64>(), lent.principal.minor);
        assert_eq!(lent.position.as_ref().unwrap().outstanding, lent.principal);

        let mut paid = 0;
        for row in &lent.schedule {
            bank.today(&row.due_on);
            bank.pay(&number, row.unpaid.minor, &row.due_on, &format!("P{}", row.number)).await;
            bank.close(&row.due_on).await;
            bank.trial_balance_is_zero().await;
            paid += row.unpaid.minor;
        }
        let settled = bank.loan(&number).await;
        let position = settled.position.as_ref().unwrap();
        assert_eq!((position.outstanding.minor, position.payoff.minor, position.days_past_due), (0, 0, 0));
        assert!(settled.schedule.iter().all(|row| row.unpaid.minor == 0));
        let interest = lent.schedule.iter().map(|row| row.interest.minor).sum::<i64>();
        assert_eq!(paid, lent.principal.minor + interest);

        // Each book date balances by itself, and nothing is left on the receivables.
        let mut days = std::collections::BTreeMap::<&str, i64>::new();
        for posting in &settled.postings {
            *days.entry(&posting.book_date).or_default() += posting.amount.minor;
        }
        assert!(days.len() >= 6 && days.values().all(|sum| *sum == 0), "{days:?}");
        let summary = bank.platform.summary(&bank.people.auditor).await.unwrap();
        let last = summary.close.unwrap();
        assert_eq!((last.loans, last.outstanding.minor), (0, 0));
        assert_eq!(day(&last.day), day(&lent.schedule[5].due_on));
        bank.verifies().await;
    }
}

const LEASE: &str = include_str!("../../../../examples/equipment-lease.yaml");

/// A lease by rents in advance: the first falls due with the payout, and a close counts it that day.
#[tokio::test(flavor = "multi_thread")]
async fn a_lease_takes_its_first_rent_on_the_day_the_supplier_is_paid() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (officer, reviewer) = (Request::plain(&people.officer), Request::plain(&people.reviewer));
        platform.publish_product(&Request::plain(&people.risk), LEASE).await.unwrap();
        platform.approve_product(&reviewer, "equipment-lease", None).await.unwrap();
        let mut signed = None;
        for firm in &bank.firms {
            bank.consent(*firm).await;
            let new = NewApplication {
                product: "equipment-lease".into(),
                purpose: "equipment".into(),
                ..Bank::asking(*firm, "120000", 12)
            };
            let id = platform.submit(&officer, new).await.unwrap().id.parse().unwrap();
            if platform.decide(&officer, id).await.unwrap().state.id == "offered" {
                signed = Some(platform.contract(&officer, id).await.unwrap().number);
                break;
            }
        }
        let number = signed.expect("a firm of the province is offered a lease");
        let (card, today) = (bank.loan(&number).await, platform.clock().today().to_string());
        assert_eq!(card.schedule.len(), 12);
        assert_eq!((card.schedule[0].interest.minor, card.schedule[0].due_on.as_str()), (0, today.as_str()));
        let rents: Vec<i64> = card.schedule.iter().map(|row| row.principal.minor + row.interest.minor).collect();
        assert!(rents[..11].iter().all(|rent| *rent == rents[0]), "level: {rents:?}");
        // What it is bought for: 1% of the price, with the last rent; the fen that rounding left are there too.
        assert!((rents[11] - rents[0] - 120_000).abs() <= 12, "{rents:?}");

        bank.pay_out(&number).await;
        let owing = bank.loan(&number).await.position.unwrap();
        assert_eq!((owing.due.minor, owing.days_past_due), (rents[0], 0), "due with the payout");
        bank.pay(&number, rents[0], &today, "R1").await;
        let closed = platform.close_through(&Request::plain(&people.finance), day(&today), |_| ()).await.unwrap();
        assert_eq!(closed.outstanding.minor, 12_000_000 - rents[0]);
        assert_eq!(closed.work.unwrap().fallen_due_loans, 1);
        bank.trial_balance_is_zero().await;
        bank.verifies().await;
    }
}
