//! One loan from application to its last payment.

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
