//! One loan over HTTP: paid late, paid back-dated, a payment reversed by a second person, and read as it was known.

use serde_json::Value;

use crate::house::{House, day};

async fn position(house: &House, loan: &str, query: &str) -> Value {
    house.get("auditor", &format!("{loan}?{query}")).await.expect(200)["position"].clone()
}

fn overdue(position: &Value) -> i64 {
    position["days_past_due"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn from_application_to_correction() {
    let house = House::open().await;
    let lent = house.lend().await;
    let replay = house.get("auditor", &format!("/v1/decisions/{}/replay", lent.decision)).await.expect(200);
    assert_eq!(replay["identical"], true, "{replay}");
    let clock = house.platform.clock();
    let schedule = house.get("officer", &format!("{}/schedule", lent.loan)).await.expect(200);
    let due = |n: usize| day(schedule[n]["due_on"].as_str().unwrap());
    let minor = |n: usize| schedule[n]["unpaid"]["minor"].as_i64().unwrap();
    let yuan = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
    let after = |n: usize, days: i32| calendar::add_days(due(n), days).unwrap();
    let pay = async |amount: i64, on: calendar::Date, reference: &str| {
        let body = format!(r#"{{"amount": "{}", "on": "{on}", "reference": "{reference}"}}"#, yuan(amount));
        house.post("finance", &format!("{}/payments", lent.loan), &body).await
    };

    // The first instalment comes ten days late, with what the delay costs.
    clock.set_day(after(0, 10));
    let late = position(&house, &lent.loan, "").await;
    assert_eq!(overdue(&late), 10, "{late}");
    let penalty = late["penalty"]["minor"].as_i64().unwrap();
    assert!(penalty > 0, "{late}");
    let receipt = pay(minor(0) + penalty, after(0, 10), "R-1").await.expect(201);
    assert_eq!(overdue(&receipt["position"]), 0, "{receipt}");
    pay(100, after(0, 11), "R-X").await.expect_problem(422, "request.invalid");

    // The second was paid on its day and found twenty days later: as if it had been booked then, save for what was known.
    clock.set_day(after(1, 20));
    assert_eq!(overdue(&position(&house, &lent.loan, "").await), 20);
    let receipt = pay(minor(1), due(1), "R-2").await.expect(201);
    assert_eq!(overdue(&receipt["position"]), 0, "{receipt}");
    assert_eq!(receipt["position"]["penalty"]["minor"], 0, "{receipt}");
    let at = after(1, 5);
    assert_eq!(overdue(&position(&house, &lent.loan, &format!("at={at}")).await), 0);
    assert_eq!(overdue(&position(&house, &lent.loan, &format!("at={at}&known={at}")).await), 5);
    let again = pay(minor(1), due(1), "R-2").await.expect(201);
    assert_eq!(again["position"], receipt["position"], "the same bank entry is the same payment");

    // It belonged to somebody else: one proposes, another approves.
    let body = r#"{"act": "reverse-payment", "reference": "R-2", "reason": "入账串户"}"#;
    let proposal = house.post("finance", &format!("{}/corrections", lent.loan), body).await.expect(201);
    let path = format!("/v1/approvals/{}", proposal["id"].as_str().unwrap());
    house.post("finance", &format!("{path}/approve"), "").await.expect_problem(403, "control.same_person");
    assert_eq!(overdue(&position(&house, &lent.loan, "").await), 0, "a proposal changes nothing");
    assert_eq!(house.post("reviewer", &format!("{path}/approve"), "").await.expect(200)["state"]["id"], "done");
    assert_eq!(overdue(&position(&house, &lent.loan, "").await), 20);
    house.post("reviewer", &format!("{path}/approve"), "").await.expect_problem(409, "resource.wrong_state");
    let said = r#"{"reason": "late"}"#;
    house.post("reviewer", &format!("{path}/refuse"), said).await.expect_problem(409, "resource.wrong_state");

    // Money balances at every date: debits and credits of the journal sum to zero.
    let card = house.get("auditor", &lent.loan).await.expect(200);
    let postings = card["postings"].as_array().unwrap();
    assert!(postings.len() > 4, "{card}");
    assert_eq!(postings.iter().map(|posting| posting["amount"]["minor"].as_i64().unwrap()).sum::<i64>(), 0);
}
