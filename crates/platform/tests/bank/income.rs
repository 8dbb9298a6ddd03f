//! Interest off balance and its tax: what closes sum day by day is what the journal says, whenever versions come in.

use calendar::{Date, add_days};
use ledger::DateView;
use platform::approvals::{Act, ApprovalState};
use platform::ledger::books::LedgerAsked;
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, day, refused};

/// The built-in chart with rules of interest from a day on.
fn document(from: &str, interest: &str) -> String {
    let chart = ledger::BUILT_IN.replace("effective_from: 1970-01-01", &format!("effective_from: {from}"));
    format!("{chart}interest: {interest}\n")
}

async fn adopt(bank: &Bank, from: &str, interest: &str) {
    let act = Act::AdoptPostingRules { document: document(from, interest) };
    let proposal = bank.platform.propose(&Request::plain(&bank.people.finance), act, "利息规则").await.unwrap();
    let done = bank.platform.approve(&Request::plain(&bank.people.finance2), &proposal.id).await.unwrap();
    assert_eq!(done.state, ApprovalState::Done);
}

/// Account and balance as the last close summed them, and as the journal of the day says.
async fn agree(bank: &Bank, at: Date) -> Vec<(String, i64)> {
    let auditor = &bank.people.auditor;
    let summary = bank.platform.summary(auditor).await.unwrap();
    let mut summed: Vec<_> = summary.balances.iter().map(|b| (b.account.clone(), b.balance.minor)).collect();
    summed.sort();
    let asked = LedgerAsked { from: None, at, view: DateView::Value, known_at: None, currency: None };
    let card = bank.platform.ledger_trial(auditor, asked).await.unwrap();
    let rows = card.rows.iter().filter(|row| row.closing.minor != 0);
    let mut booked: Vec<_> = rows.map(|row| (row.account.clone(), row.closing.minor)).collect();
    booked.sort();
    assert_eq!(summed, booked, "{:?} {at}", bank.engine);
    summed
}

fn balance(rows: &[(String, i64)], account: &str) -> i64 {
    rows.iter().find(|(code, _)| code == account).map_or(0, |(_, minor)| *minor)
}

#[tokio::test(flavor = "multi_thread")]
async fn closes_sum_what_the_journal_says_under_rules_of_interest() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let [good, late, worse] =
            [bank.lent("100000", 12).await, bank.lent("60000", 12).await, bank.lent("80000", 12).await];
        let plan = bank.loan(&good).await.schedule;
        bank.close("2025-07-01").await;
        let mut today = day("2025-07-02");
        while today <= day("2026-01-10") {
            let text = today.to_string();
            bank.today(&text);
            match text.as_str() {
                // Sixty days past due long before the day: it moves on it although nothing happens to the loan.
                "2025-08-10" => adopt(&bank, "2025-10-20", "{ off_balance_over_days: 60 }").await,
                "2025-11-05" => {
                    let both = "{ off_balance_over_days: 90, value_added_tax: { rate_bps: 600 } }";
                    adopt(&bank, "2025-11-20", both).await;
                }
                "2025-12-05" => {
                    let position = bank.loan(&late).await.position.unwrap();
                    bank.pay(&late, position.due.minor, &text, "ARREARS").await;
                }
                "2025-12-20" => {
                    let who = Request::plain(&bank.people.finance);
                    let loan = bank.loan(&worse).await.id.parse().unwrap();
                    let act = Act::WriteOff { loan, on: today };
                    let proposal = bank.platform.propose(&who, act, "核销").await.unwrap();
                    bank.platform.approve(&Request::plain(&bank.people.reviewer), &proposal.id).await.unwrap();
                }
                _ => {}
            }
            for due in plan.iter().filter(|due| due.due_on == text) {
                bank.pay(&good, due.unpaid.minor, &text, &format!("P-{text}")).await;
            }
            let card = bank.platform.close_through(&Request::plain(&bank.people.finance), today, |_| {}).await.unwrap();
            assert_eq!(card.work.unwrap().set_aside, 0);
            if today.day() % 10 == 0 || today.day() == 5 {
                let rows = agree(&bank, today).await;
                let off = balance(&rows, "7003");
                assert_eq!(off, -balance(&rows, "7004"));
                assert_eq!(off > 0, (day("2025-10-20")..day("2025-12-20")).contains(&today), "{today}");
                assert_eq!(balance(&rows, "2221") < 0, today >= day("2025-11-30"), "{today}");
            }
            today = add_days(today, 1).unwrap();
        }
        told_on_the_page(&bank, &late).await;
        let before = agree(&bank, day("2026-01-10")).await;
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(agree(&bank, day("2026-01-10")).await, before, "{engine:?}");
        // A version without a place for what is off balance would book nowhere what comes back on its day.
        let without: String = document("2026-03-01", "{}").lines().filter(|line| !line.contains("interest-off")).fold(
            String::new(),
            |mut text, line| {
                text.push_str(line);
                text.push('\n');
                text
            },
        );
        let act = Act::AdoptPostingRules { document: without };
        assert_eq!(
            refused(bank.platform.propose(&Request::plain(&bank.people.finance), act, "取消").await),
            Code::PostingRules
        );
        bank.verifies().await;
    }
}

/// The loan's page says since when its interest is off balance, and how much; the chart says which rules are in force.
async fn told_on_the_page(bank: &Bank, late: &str) {
    let off = |at: &str| {
        let at = day(at);
        async move { bank.loan_at(late, at, None).await.off_balance }
    };
    assert_eq!(off("2025-10-19").await, None);
    let told = off("2025-12-04").await.unwrap();
    assert_eq!(told.since, "2025-10-20");
    assert_eq!(told.total.minor, told.interest.minor + told.penalties.minor);
    assert!(told.interest.minor > 0 && told.penalties.minor > 0);
    assert_eq!(off("2025-12-05").await, None, "nothing is past due any more");
    // As known before the version came in, nothing would move.
    let known = bank.loan_at(late, day("2025-10-25"), Some(day("2025-08-09"))).await;
    assert_eq!(known.off_balance, None);
    let card = bank.platform.ledger_accounts(&bank.people.auditor, day("2025-12-01")).await.unwrap();
    let said: Vec<&str> = card.rules.interest.iter().map(|said| said.id.as_str()).collect();
    assert_eq!(said, ["off-balance", "value-added-tax"]);
}
