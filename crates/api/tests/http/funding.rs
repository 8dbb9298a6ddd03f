//! Funding lines over HTTP: proposed once under a key, opened by a second person, matched, exported, kept from other tenants.

use serde_json::json;

use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_opened_and_carries_a_loan_over_http() {
    let house = House::open().await;
    let lent = house.lend().await;
    let sections: Vec<String> = ('A'..='T').map(String::from).collect();
    let body = json!({
        "kind": "relending", "name": "再贷款", "source": "人民银行", "quota": "100000", "annual_cost_percent": "1.75",
        "from": "2025-01-01", "until": "2030-12-31", "revolving": true, "priority": 1,
        "eligible": { "industries": sections, "highest_rate_percent": "36" }, "reason": "合同"
    });
    house.post("officer", "/v1/funding-lines", &body.to_string()).await.expect_problem(403, "auth.forbidden");
    let first = house.post_with("finance", "/v1/funding-lines", "open-1", &body.to_string()).await.expect(201);
    let again = house.post_with("finance", "/v1/funding-lines", "open-1", &body.to_string()).await.expect(201);
    assert_eq!(first["id"], again["id"], "the same key is the same proposal");
    assert_eq!((&first["act"]["id"], &first["funding"]["name"]), (&json!("open-funding"), &json!("再贷款")));
    let id = first["id"].as_str().unwrap();
    house.post("reviewer", &format!("/v1/approvals/{id}/approve"), "{}").await.expect(200);
    let list = house.get("auditor", "/v1/funding-lines").await.expect(200);
    let line = format!("/v1/funding-lines/{}", list["rows"][0]["number"].as_str().unwrap());

    let run = house.post_with("finance", "/v1/funding-lines/matching", "match-1", "").await.expect(201);
    let again = house.post_with("finance", "/v1/funding-lines/matching", "match-1", "").await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!((&run, again.expect(201)["loans"].as_u64()), (&again.json(), Some(1)), "the same key is the same run");
    assert_eq!(run["own_funds"]["minor"].as_i64().unwrap() + run["amount"]["minor"].as_i64().unwrap(), {
        let report = house.get("risk", "/v1/funding-report").await.expect(200);
        report["outstanding"]["minor"].as_i64().unwrap()
    });
    let loan = house.get("auditor", &lent.loan).await.expect(200);
    let card = house.get("auditor", &line).await.expect(200);
    assert_eq!((loan["funding"]["lines"].as_array().unwrap().len(), card["loans"].as_array().unwrap().len()), (1, 1));
    assert_eq!(loan["funding"]["lines"][0]["number"], list["rows"][0]["number"]);
    assert_eq!(card["loans"][0]["number"], loan["number"]);
    assert_eq!(
        house.get("officer", &lent.loan).await.expect(200)["funding"],
        json!(null),
        "no reader of funding lines"
    );
    assert_eq!(card["eligible"]["industries"], body["eligible"]["industries"], "as a change would propose it");
    assert_eq!(house.get("auditor", &format!("{line}/months")).await.expect(200).as_array().unwrap().len(), 1);
    let file = house.get("auditor", "/v1/funding-lines/export?lang=en").await;
    assert!(file.text.contains("Quota") && file.text.lines().count() == 2, "{}", file.text);

    let change = json!({ "annual_cost_percent": "1.5", "reason": "利率下调" }).to_string();
    let proposal = house.post("finance", &format!("{line}/changes"), &change).await.expect(201);
    assert_eq!(proposal["funding"]["terms"][0]["zh"], "1.5%");
    let nothing = json!({ "reason": "x" }).to_string();
    house.post("finance", &format!("{line}/changes"), &nothing).await.expect_problem(422, "request.invalid");
    house.post("finance", &format!("{line}/replacement"), "").await.expect_problem(409, "resource.wrong_state");
    let strange = body.to_string().replacen("\"kind\"", "\"colour\":1,\"kind\"", 1);
    house.post("finance", "/v1/funding-lines", &strange).await.expect_problem(422, "request.unknown_field");
    house.get("everybody", &line).await.expect_problem(404, "resource.not_found");
    assert_eq!(house.get("everybody", "/v1/funding-lines").await.expect(200)["rows"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_close_answers_and_the_matching_follows() {
    let house = House::open().await;
    let lent = house.lend().await;
    let body = json!({
        "kind": "deposits", "name": "存款", "source": "储户", "quota": "10000000", "annual_cost_percent": "1.5",
        "from": "2025-01-01", "until": "2030-12-31", "revolving": true, "priority": 1, "reason": "计划"
    });
    let proposal = house.post("finance", "/v1/funding-lines", &body.to_string()).await.expect(201);
    house
        .post("reviewer", &format!("/v1/approvals/{}/approve", proposal["id"].as_str().unwrap()), "{}")
        .await
        .expect(200);
    let line = house.get("auditor", "/v1/funding-lines").await.expect(200)["rows"][0]["number"].clone();
    let line = format!("/v1/funding-lines/{}", line.as_str().unwrap());
    let through = house.platform.clock().today().to_string();
    house.post("finance", "/v1/closes", &json!({ "through": through }).to_string()).await.expect(201);
    let mut lines = json!([]);
    for _ in 0..500 {
        lines = house.get("auditor", &lent.loan).await.expect(200)["funding"]["lines"].clone();
        if lines != json!([]) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(lines.as_array().unwrap().len(), 1, "matched after the close");

    let proposal = house.post("finance", &format!("{line}/suspension"), &json!({ "reason": "核查" }).to_string()).await;
    let id = proposal.expect(201)["id"].as_str().unwrap().to_owned();
    house.post("reviewer", &format!("/v1/approvals/{id}/approve"), "{}").await.expect(200);
    let path = format!("{line}/replacement");
    let first = house.post_with("finance", &path, "replace-1", "").await.expect(201);
    assert_eq!((&first["loans"], &first["taken"]), (&json!(0), &json!([])), "let go, and no other line has room");
    let again = house.post_with("finance", &path, "replace-1", "").await;
    assert_eq!((again.header("idempotent-replayed"), again.expect(201)), ("true", first));
}
