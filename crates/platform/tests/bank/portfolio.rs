//! The portfolio adds up: every breakdown sums to the book, and a vintage knows who went bad and when.

use platform::Request;
use platform::approvals::{Act, ApprovalState};
use platform::cards::Bucket;
use views::loans;

use crate::support::{Bank, ENGINES, day};

fn sums(buckets: &[Bucket]) -> (u64, i64) {
    (buckets.iter().map(|b| b.count).sum(), buckets.iter().map(|b| b.amount.minor).sum())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_breakdown_sums_to_the_book() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let who = &bank.people.auditor;
        let empty = bank.platform.portfolio(who, None).await.unwrap();
        assert!(empty.at.is_none() && empty.loans == 0 && empty.balance_by_day.is_empty());

        let late = bank.lent("100000", 12).await;
        bank.today("2025-07-15");
        bank.lent("60000", 6).await;
        bank.today("2025-09-01");
        bank.lent("80000", 12).await;
        bank.signed("40000", 12).await;
        bank.close("2025-09-01").await;
        // The first instalment is never paid: past ninety days the loan is bad, on the day after the ninetieth.
        bank.today("2025-12-31");
        bank.close("2025-12-31").await;
        let portfolio = bank.platform.portfolio(who, None).await.unwrap();
        let book = (portfolio.loans, portfolio.outstanding.minor);
        assert_eq!(book.0, 3);
        for (what, buckets) in [
            ("overdue", &portfolio.overdue),
            ("classes", &portfolio.classes),
            ("grades", &portfolio.grades),
            ("regions", &portfolio.regions),
            ("industries", &portfolio.industries),
            ("products", &portfolio.products),
        ] {
            assert_eq!(sums(buckets), book, "{what}");
        }
        assert_eq!(portfolio.at.as_deref(), Some("2025-12-31"));
        assert_eq!(portfolio.balance_by_day.last().unwrap().outstanding, portfolio.outstanding);
        let lent: Vec<_> =
            portfolio.lending_by_month.iter().map(|m| (m.month.as_str(), m.count, m.amount.minor)).collect();
        assert_eq!(lent, [("2025-07", 2, 16_000_000), ("2025-09", 1, 8_000_000)]);
        assert_eq!(portfolio.balances.iter().map(|line| line.balance.minor).sum::<i64>(), 0);
        assert_eq!(portfolio.balances, bank.platform.summary(who).await.unwrap().balances);

        let due = bank.loan(&late).await.schedule[0].due_on.clone();
        let row = loans::numbered(bank.platform.book(), who.institution, &late).await.unwrap().unwrap();
        let bad_on = row.position.unwrap().bad_on.unwrap();
        assert_eq!(bad_on, calendar::add_days(day(&due), 91).unwrap().to_string());
        let july = &portfolio.vintages[0];
        assert_eq!((july.vintage.as_str(), july.loans), ("2025-07", 2));
        let curve: Vec<_> = july.points.iter().map(|p| p.bad_percent.as_str()).collect();
        assert_eq!(curve.first(), Some(&"0"), "nobody is bad on the day of the payout");
        assert_eq!(curve.last(), Some(&"100"), "both unpaid: {curve:?}");
        assert_eq!(july.points.len(), 6, "as far as the loan of 15 July has come by the end of December");

        // A payment found later makes the past good again: the row says so at once, the sums with the next close.
        let owed = bank.loan(&late).await.schedule[..5].iter().map(|row| row.unpaid.minor).sum();
        bank.pay(&late, owed, &due, "LATE").await;
        let row = loans::numbered(bank.platform.book(), who.institution, &late).await.unwrap().unwrap();
        let position = row.position.unwrap();
        assert_eq!((position.bad_on, position.days_past_due), (None, Some(0)));
        assert_eq!(bank.platform.portfolio(who, None).await.unwrap().vintages, portfolio.vintages);
        bank.today("2026-01-01");
        bank.close("2026-01-01").await;
        let now = bank.platform.portfolio(who, None).await.unwrap();
        assert_eq!(now.vintages[0].points.last().unwrap().bad_percent, "50");
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(bank.platform.portfolio(who, None).await.unwrap(), now, "made again from the book");
        let closes = bank.platform.closed_days(who, None, None, 2).await.unwrap();
        let days: Vec<_> = closes.rows.iter().map(|row| row.day.as_str()).collect();
        assert_eq!((days, closes.next.as_deref()), (vec!["2026-01-01", "2025-12-31"], Some("2025-12-31")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn proposals_come_in_pages_and_say_who_may() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let platform = &bank.platform;
        let number = bank.lent("100000", 6).await;
        let finance = Request::plain(&bank.people.finance);
        let loan = platform.loan_id(&bank.people.finance, &number).await.unwrap();
        for reference in ["P1", "P2", "P3"] {
            bank.pay(&number, 100_000, "2025-07-02", reference).await;
            let act = Act::ReversePayment { loan, reference: reference.into(), on: day("2025-07-02") };
            platform.propose(&finance, act, "录入有误").await.unwrap();
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = platform.proposals(&bank.people.finance, Some(ApprovalState::Pending), after.as_deref(), 2);
            let page = page.await.unwrap();
            seen.extend(page.rows);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 3);
        let one = &seen[0];
        assert_eq!(one.loan_number.as_deref(), Some(number.as_str()));
        assert!(!one.proposed_by_name.is_empty() && one.proposed_at.starts_with("2025-07"), "{one:?}");
        let can = |allowed: &[platform::cards::AllowedAct]| allowed.iter().map(|act| act.can).collect::<Vec<_>>();
        assert_eq!(can(&one.allowed), [false, true], "one's own");
        let theirs = platform.proposals(&bank.people.reviewer, None, None, 1).await.unwrap();
        assert_eq!(can(&theirs.rows[0].allowed), [true, true]);
        let acts = bank.loan(&number).await.allowed;
        assert!(acts.iter().all(|act| !act.can && act.why_zh.is_some()), "an auditor only reads: {acts:?}");
    }
}
