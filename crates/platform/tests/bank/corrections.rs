//! Late, back-dated and reversed payments: the truth is that of the value dates, and what was closed stays closed.

use platform::Request;
use platform::approvals::Act;
use platform::cards::{LoanCard, PostingCard};

use crate::support::{Bank, ENGINES, day};

/// Postings booked up to a day.
fn booked_by(card: &LoanCard, last: &str) -> Vec<PostingCard> {
    let mut postings: Vec<_> = card.postings.iter().filter(|p| p.book_date.as_str() <= last).cloned().collect();
    postings.sort_by_key(|p| format!("{} {} {} {}", p.book_date, p.value_date, p.account, p.amount.minor));
    postings
}

/// Takes a wrong payment back: proposed by one, approved by another.
async fn reverse(bank: &Bank, number: &str, reference: &str) {
    let maker = Request::plain(&bank.people.finance);
    let loan = bank.platform.loan_id(&bank.people.finance, number).await.unwrap();
    let on = bank.platform.clock().today();
    let act = Act::ReversePayment { loan, reference: reference.into(), on };
    let proposal = bank.platform.propose(&maker, act, "入账串户").await.unwrap();
    bank.platform.approve(&Request::plain(&bank.people.finance2), &proposal.id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_book_kept_out_of_order_ends_where_one_in_order_does() {
    for engine in ENGINES {
        // The same firm in two copies of one bank: the same terms, so that every cent can be compared.
        let Some(tidy) = Bank::open(engine).await else { continue };
        let late = Bank::open(engine).await.unwrap();
        let (in_order, mixed) = (tidy.lent("100000", 12).await, late.lent("100000", 12).await);
        let plan = tidy.loan(&in_order).await.schedule;
        assert_eq!(plan, late.loan(&mixed).await.schedule);
        let due = |index: usize| (plan[index].unpaid.minor, plan[index].due_on.clone());
        let ((first, first_on), (second, _), (third, third_on)) = (due(0), due(1), due(2));
        let second_on = "2025-09-12";

        for (amount, on, reference) in
            [(first, first_on.as_str(), "A"), (second, second_on, "B"), (third, third_on.as_str(), "C")]
        {
            tidy.today(on);
            tidy.pay(&in_order, amount, on, reference).await;
        }

        late.today(&first_on);
        late.pay(&mixed, first, &first_on, "A").await;
        // Money of another firm is booked on this loan and taken back four days later.
        late.today("2025-09-08");
        late.pay(&mixed, 700_000, "2025-09-08", "X").await;
        late.today("2025-09-12");
        reverse(&late, &mixed, "X").await;
        late.today("2025-09-30");
        late.close("2025-09-30").await;
        let as_closed = late.loan(&mixed).await;
        assert!(as_closed.position.as_ref().unwrap().days_past_due > 0, "the second instalment looks unpaid");
        late.today(&third_on);
        late.pay(&mixed, third, &third_on, "C").await;
        late.today("2025-10-20");
        late.pay(&mixed, second, second_on, "B").await;

        for at in ["2025-09-07", "2025-09-13", "2025-09-30", "2025-10-20", "2026-03-01", "2026-08-01"] {
            let (one, other) = (tidy.loan_at(&in_order, day(at), None), late.loan_at(&mixed, day(at), None));
            let (one, other) = (one.await, other.await);
            assert_eq!(one.position, other.position, "{engine:?} at {at}");
            assert_eq!(one.schedule, other.schedule, "{engine:?} at {at}");
        }
        // What the bank knew on 30 September is still there to be seen.
        let known = late.loan_at(&mixed, day("2025-09-30"), Some(day("2025-09-30"))).await;
        assert_eq!(known.position, as_closed.position);
        let now = late.loan_at(&mixed, day("2025-09-30"), None).await;
        assert_ne!(now.position, known.position);
        late.close("2025-10-20").await;
        late.trial_balance_is_zero().await;
        late.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_days_stay_as_they_were_booked_even_when_closed_again() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        let first = bank.loan(&number).await.schedule[0].clone();
        bank.today("2025-08-31");
        bank.close("2025-08-31").await;
        let closed = booked_by(&bank.loan(&number).await, "2025-08-31");
        let card = bank.platform.summary(&bank.people.auditor).await.unwrap().close.unwrap();

        bank.today("2025-09-05");
        bank.pay(&number, first.unpaid.minor, &first.due_on, "B").await;
        let after = bank.loan(&number).await;
        assert_eq!(booked_by(&after, "2025-08-31"), closed, "{engine:?}");
        let moved: Vec<_> = after.postings.iter().filter(|p| p.value_date == first.due_on).collect();
        assert!(
            moved.iter().any(|p| p.book_date.as_str() > "2025-08-31" && p.amount.minor == first.unpaid.minor),
            "the money has its value date and a book date after the close: {moved:?}"
        );

        // Closing a closed day says what it said then, and moves nothing back into it.
        let finance = Request::plain(&bank.people.finance);
        let again = bank.platform.close_through(&finance, day("2025-08-31"), |_| {}).await.unwrap();
        assert_eq!(again, card, "{engine:?}");
        assert_eq!(booked_by(&bank.loan(&number).await, "2025-08-31"), closed, "{engine:?}");
        bank.close("2025-09-05").await;
        assert_eq!(booked_by(&bank.loan(&number).await, "2025-08-31"), closed, "{engine:?}");
        bank.trial_balance_is_zero().await;
    }
}
