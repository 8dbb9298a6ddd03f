//! The end of a loan and of its guarantee over HTTP: settled, claimed no earlier than agreed, and nothing proposed twice.

use serde_json::{Value, json};

use crate::catalogue::AGREEMENT;
use crate::house::{House, day};

fn act<'a>(card: &'a Value, name: &str) -> Option<&'a Value> {
    card["allowed"].as_array().unwrap().iter().find(|act| act["act"] == name)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_paid_off_is_settled_until_a_payment_is_taken_back() {
    let house = House::open().await;
    let lent = house.lend().await;
    let card = house.get("finance", &lent.loan).await.expect(200);
    let payoff = card["position"]["payoff"]["text"].as_str().unwrap().replace(',', "");
    let body = json!({ "amount": payoff, "reference": "ALL" }).to_string();
    let receipt = house.post("finance", &format!("{}/prepayments", lent.loan), &body).await.expect(201);
    assert_eq!(receipt["state"], json!({ "id": "settled", "zh": "已结清", "en": "settled" }));
    let card = house.get("finance", &lent.loan).await.expect(200);
    assert_eq!(card["state"]["id"], "settled");
    assert!(act(&card, "pay").is_none() && act(&card, "write-off").is_none(), "{card}");
    assert_eq!(act(&card, "reverse-payment").unwrap()["can"], true);
    let number = async |state: &str| {
        let page = house.get("finance", &format!("/v1/loans?state={state}")).await.expect(200);
        page["rows"].as_array().unwrap().len()
    };
    assert_eq!((number("settled").await, number("active").await), (1, 0));
    let nothing = house.get("finance", "/v1/loans?state=settled&class=normal").await.expect(200);
    assert_eq!(nothing["rows"], json!([]), "what owes nothing has no class");
    house.get("finance", "/v1/loans?state=paid").await.expect_problem(422, "request.invalid");
    let lost = r#"{"act": "write-off", "reason": "lost"}"#;
    let path = format!("{}/corrections", lent.loan);
    house.post("finance", &path, lost).await.expect_problem(409, "resource.wrong_state");

    let back = r#"{"act": "reverse-payment", "reference": "ALL", "reason": "另一企业的款项"}"#;
    let proposal = house.post("finance", &path, back).await.expect(201);
    let approve = format!("/v1/approvals/{}/approve", proposal["id"].as_str().unwrap());
    house.post("reviewer", &approve, "").await.expect(200);
    assert_eq!(house.get("finance", &lent.loan).await.expect(200)["state"]["id"], "active");
    assert_eq!((number("settled").await, number("active").await), (0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_proposal_for_the_same_waits_for_the_first() {
    let house = House::open().await;
    let lent = house.lend().await;
    let path = format!("{}/corrections", lent.loan);
    let lost = r#"{"act": "write-off", "reason": "lost"}"#;
    let first = house.post_with("finance", &path, "once", lost).await.expect(201);
    let again = house.post_with("finance", &path, "once", lost).await.expect(201);
    assert_eq!(first["id"], again["id"], "a repeated request is the same proposal");
    for who in ["finance", "risk"] {
        let refused = house.post(who, &path, lost).await.expect_problem(409, "control.pending");
        assert!(refused["detail"].as_str().unwrap().contains(first["id"].as_str().unwrap()), "{refused}");
    }
    let page = house.get("auditor", "/v1/approvals?state=pending").await.expect(200);
    assert_eq!(page["rows"].as_array().unwrap().len(), 1);
    let refuse = format!("/v1/approvals/{}/refuse", first["id"].as_str().unwrap());
    house.post("reviewer", &refuse, r#"{"reason": "仍可追索"}"#).await.expect(200);
    house.post("finance", &path, lost).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_says_from_when_it_can_be_made_and_is_refused_before() {
    let house = House::open().await;
    let document = AGREEMENT.replace("spare-share", "gov-28-share").replace("cap_total: \"1000000\"\n", "");
    let document = json!({ "document": document }).to_string();
    house.post("risk", "/v1/agreements", &document).await.expect(201);
    let lent = house.lend_of("1200000").await;
    let card = house.get("finance", &lent.loan).await.expect(200);
    assert_eq!(card["guaranteed"], true, "{card}");
    assert!(act(&card, "claim").is_none(), "nothing is overdue: {card}");
    let due = day(card["schedule"][0]["due_on"].as_str().unwrap());
    let after = |days: i32| calendar::add_days(due, days).unwrap();
    let from = after(60).to_string();
    let claims = format!("{}/claims", lent.loan);

    house.platform.clock().set_day(after(59));
    let card = house.get("finance", &lent.loan).await.expect(200);
    let claim = act(&card, "claim").unwrap();
    assert_eq!((&claim["can"], claim["from"].as_str()), (&json!(false), Some(from.as_str())), "{claim}");
    for why in ["why", "why_zh"] {
        assert!(claim[why].as_str().unwrap().contains(&from), "{claim}");
    }
    let refused = house.post("finance", &claims, "{}").await.expect_problem(409, "resource.wrong_state");
    assert!(refused["detail"].as_str().unwrap().contains(&from), "{refused}");
    assert!(refused["detail_zh"].as_str().unwrap().contains(&from), "{refused}");

    house.platform.clock().set_day(after(60));
    let card = house.get("finance", &lent.loan).await.expect(200);
    let claim = act(&card, "claim").unwrap();
    assert_eq!((&claim["can"], &claim["from"]), (&json!(true), &Value::Null), "{claim}");
    house.post("reviewer", &claims, "{}").await.expect_problem(403, "auth.forbidden");
    let agreement = house.post("finance", &claims, "{}").await.expect(201);
    assert_eq!(agreement["outstanding"], card["position"]["outstanding"], "claimed and not paid: still bound");
    let card = house.get("finance", &lent.loan).await.expect(200);
    assert!(act(&card, "claim").is_none(), "an open claim is not made again: {card}");
    house.post("finance", &claims, "{}").await.expect_problem(409, "resource.wrong_state");
}
