//! Facilities over HTTP: opened, drawn once under a key, restricted, eased by a second person.

use serde_json::json;

use crate::credit::small_province;
use crate::house::House;

const SNOW: &str = include_str!("../../../../examples/snow-season.yaml");

/// The path of a facility of the first firm that is offered one.
async fn opened(house: &House) -> String {
    let province = small_province(30, 3_000);
    let firms = house.product_and_firms(&province).await;
    house.data_and_scorecard(&province).await;
    house.post("risk", "/v1/products", &json!({ "document": SNOW }).to_string()).await.expect(201);
    house.post("reviewer", "/v1/products/snow-season/approve", "{}").await.expect(200);
    for firm in firms {
        let body = json!({ "firm": firm, "product": "snow-season", "amount": "100000", "tenor_months": 24, "purpose": "stock" });
        let submitted = house.post("officer", "/v1/applications", &body.to_string()).await.expect(201);
        let application = submitted["id"].as_str().unwrap();
        let card = house.post("officer", &format!("/v1/applications/{application}/decision"), "").await.expect(200);
        if card["state"]["id"] == "offered" {
            let body = json!({ "application": application }).to_string();
            house.post("finance", "/v1/facilities", &body).await.expect_problem(403, "auth.forbidden");
            let facility = house.post("officer", "/v1/facilities", &body).await.expect(201);
            house.post("officer", "/v1/facilities", &body).await.expect_problem(409, "resource.wrong_state");
            return format!("/v1/facilities/{}", facility["number"].as_str().unwrap());
        }
    }
    panic!("no firm of the small province is offered a facility");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facility_is_drawn_and_restricted_over_http() {
    let house = House::open().await;
    let facility = opened(&house).await;
    let draw = |amount: &str| json!({ "amount": amount, "months": 6 }).to_string();
    let draws = format!("{facility}/draws");
    let first = house.post_with("officer", &draws, "draw-1", &draw("20000")).await;
    let again = house.post_with("officer", &draws, "draw-1", &draw("20000")).await;
    assert_eq!(first.expect(201), again.expect(201), "the same key is the same draw");
    let card = house.get("auditor", &facility).await.expect(200);
    assert_eq!(
        (&card["draws"].as_array().unwrap().len(), &card["availability"]["used"]["text"]),
        (&1, &json!("20,000.00"))
    );
    let loan =
        house.get("auditor", &format!("/v1/loans/{}", first.json()["number"].as_str().unwrap())).await.expect(200);
    assert_eq!(loan["facility_number"], card["number"]);
    house.post("officer", &draws, &draw("100000000")).await.expect_problem(422, "amount.invalid");
    house
        .post("officer", &draws, &json!({ "amount": "10000", "months": 9 }).to_string())
        .await
        .expect_problem(422, "request.invalid");
    house.post("officer", &draws, r#"{"amount": "1"}"#).await.expect_problem(422, "request.invalid");

    let reason = r#"{"reason": "涉诉预警"}"#;
    let frozen = house.post("risk", &format!("{facility}/freeze"), reason).await.expect(201);
    assert_eq!((&frozen["state"]["id"], &frozen["availability"]["free"]["minor"]), (&json!("frozen"), &json!(0)));
    let stopped = house.post("officer", &draws, &draw("20000")).await.expect_problem(409, "resource.wrong_state");
    assert!(stopped["detail_zh"].as_str().unwrap().contains("额度已冻结"), "{stopped}");
    let proposal = house.post("officer", &format!("{facility}/unfreezing"), reason).await.expect(201);
    assert_eq!((&proposal["facility_number"], &proposal["act"]["id"]), (&card["number"], &json!("unfreeze-facility")));
    let path = format!("/v1/approvals/{}/approve", proposal["id"].as_str().unwrap());
    house.post("officer", &path, "").await.expect_problem(403, "auth.forbidden");
    house.post("reviewer", &path, "").await.expect(200);
    let body = r#"{"to": "90000", "reason": "经营收缩"}"#;
    let reduced = house.post("finance", &format!("{facility}/reduction"), body).await.expect(201);
    assert_eq!(reduced["availability"]["free"]["text"], "7,000.00", "30% of 90,000 in the off season, less 20,000");
    house.post("finance", &format!("{facility}/reduction"), body).await.expect_problem(422, "amount.invalid");
    let milestone = r#"{"stage": "x", "source": "x", "evidence": "x", "reason": "x"}"#;
    house.post("officer", &format!("{facility}/milestones"), milestone).await.expect_problem(404, "resource.not_found");
    let cancelled = house.post("risk", &format!("{facility}/cancellation"), reason).await.expect(201);
    assert_eq!(cancelled["allowed"], json!([]));
    let listed = house.get("auditor", "/v1/facilities").await.expect(200);
    assert_eq!((listed["rows"].as_array().unwrap().len(), &listed["rows"][0]["state"]["id"]), (1, &json!("cancelled")));
    let file = house.get("auditor", "/v1/facilities/export?lang=en").await;
    assert!(file.text.contains("Limit today (CNY)") && file.text.contains("cancelled"), "{}", file.text);
    house.get("everybody", &facility).await.expect_problem(404, "resource.not_found");
    assert_eq!(
        house.get("everybody", "/v1/facilities").await.expect(200)["rows"],
        json!([]),
        "another lender sees none"
    );
}
