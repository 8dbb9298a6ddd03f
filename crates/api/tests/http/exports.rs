//! Lists as files, subscriptions and invitations as programs and the console see them.

use serde_json::Value;

use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_a_csv_or_a_workbook_under_its_own_filters() {
    let house = House::open().await;
    let lent = house.lend().await;
    let file = house.get("auditor", "/v1/loans/export?format=csv&lang=zh&unit=wan&sort=number").await;
    assert_eq!(
        (file.status, file.header("content-type")),
        (200, "text/csv; charset=utf-8; header=present"),
        "{}",
        file.text
    );
    let disposition = file.header("content-disposition");
    assert!(disposition.starts_with("attachment; filename=\"simulated-loans-2025-") && disposition.ends_with(".csv\""));
    let rows: Vec<&str> = file.text.trim_start_matches('\u{feff}').lines().collect();
    assert!(
        file.text.starts_with('\u{feff}') && rows[0].contains("本金（万元）") && rows[0].contains("年利率（%）"),
        "{}",
        rows[0]
    );
    let list = house.get("auditor", "/v1/loans").await.expect(200);
    let number = list["rows"][0]["number"].as_str().unwrap();
    assert!(rows.len() == 2 && rows[1].starts_with(number), "{rows:?}");
    assert!(!file.header("etag").is_empty(), "a file is a read like any other");

    let english = house.get("auditor", "/v1/applications/export?lang=en").await;
    assert!(english.text.contains("Amount (CNY)") && english.text.contains(&lent.application), "{}", english.text);
    let none = house.get("auditor", "/v1/applications/export?grade=D&lang=en").await;
    assert_eq!(none.text.lines().count(), 1, "the filters of the list hold: {}", none.text);
    let book = house.get("auditor", "/v1/loans/export?format=xlsx").await;
    assert!(book.status == 200 && book.text.starts_with("PK"), "{}", book.status);
    for path in ["firms", "facilities", "approvals", "audit"] {
        let who = if path == "firms" { "officer" } else { "auditor" };
        assert_eq!(house.get(who, &format!("/v1/{path}/export?format=xlsx&unit=yi")).await.status, 200, "{path}");
    }
    house.get("auditor", "/v1/loans/export?format=pdf").await.expect_problem(422, "request.invalid");
    house.get("auditor", "/v1/loans/export?colour=red").await.expect_problem(422, "request.unknown_field");
    house.get("everybody", "/v1/loans/export").await;
    assert_eq!(house.get("everybody", "/v1/loans/export").await.text.lines().count(), 1, "lender B sees none of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_shows_its_secret_once_and_a_newcomer_gets_a_link() {
    let house = House::open().await;
    let body = r#"{"url": "https://example.org/hook", "label": "core", "kinds": ["payment-received"]}"#;
    let made = house.post_with("admin", "/v1/webhooks", "w1", body).await.expect(201);
    assert!(made["secret"].as_str().unwrap().starts_with("whsec_"));
    assert_eq!(house.post_with("admin", "/v1/webhooks", "w1", body).await.expect(201), made, "one subscription");
    let list = house.get("auditor", "/v1/webhooks").await;
    assert!(list.expect(200)["rows"][0]["id"] == made["id"] && !list.text.contains("whsec_"), "{}", list.text);
    for wrong in [
        r#"{"url": "https://169.254.169.254/", "label": "core"}"#,
        r#"{"url": "https://example.org/", "label": "core", "kinds": ["no-such-kind"]}"#,
        r#"{"url": "https://example.org/", "label": ""}"#,
    ] {
        house.post("admin", "/v1/webhooks", wrong).await.expect_problem(422, "request.invalid");
    }
    let id = made["id"].as_str().unwrap();
    let none = house.get("admin", &format!("/v1/webhooks/{id}/deliveries")).await.expect(200);
    assert_eq!(none["rows"], Value::Array(Vec::new()));

    let body = r#"{"name": "newcomer", "roles": ["officer"]}"#;
    let first = house.post_with("admin", "/v1/users", "u1", body).await.expect(201);
    let again = house.post_with("admin", "/v1/users", "u1", body).await.expect(201);
    assert_eq!(first["user"], again["user"], "one user");
    let token = |answer: &Value| answer["link"]["link"].as_str().unwrap().split_once("token=").unwrap().1.to_owned();
    let redeem = |token: String| {
        let (house, body) = (&house, format!(r#"{{"token": "{token}"}}"#));
        async move { house.ask("POST", "/v1/links/redeem", &[], body).await }
    };
    redeem(token(&first)).await.expect_problem(401, "auth.link_invalid");
    assert_eq!(redeem(token(&again)).await.expect(200)["user"]["name"], "newcomer");

    let body = r#"{"code": "third-bank", "name_zh": "第三银行", "name_en": "Third bank", "kind": "lender", "currency": "CNY", "admin": "boss"}"#;
    let made = house.post("operator", "/v1/institutions", body).await.expect(201);
    let boss = redeem(token(&made)).await.expect(200);
    assert_eq!(
        (&boss["user"]["institution"]["code"], &boss["user"]["must_set_password"]),
        (&"third-bank".into(), &true.into())
    );
}
