//! The policy laboratory over HTTP: a candidate compared and tried, and what is refused.

use serde_json::json;

use crate::credit::{CODE, small_province};
use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn a_candidate_is_compared_and_tried_over_http() {
    let house = House::open().await;
    house.product_and_firms(&small_province(1, 1)).await;
    let product = house.get("risk", &format!("/v1/products/{CODE}")).await.expect(200);
    let document = product["document"].as_str().unwrap();
    let candidate = document.replacen("version: 1\n", "version: 2\n", 1).replacen(
        "floor_percent: \"3.00\"",
        "floor_percent: \"3.50\"",
        1,
    );
    assert_ne!(candidate, document);
    let at = |what: &str| format!("/v1/products/{CODE}/{what}");
    let body = |more: serde_json::Value| {
        let mut body = json!({ "document": candidate });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body.to_string()
    };
    let changes = json!([{
        "place": "pricing.floor_percent", "before": "3", "after": "3.5",
        "zh": "利率下限由 3% 提高到 3.5%", "en": "lowest rate raised from 3% to 3.5%",
    }]);
    let diff = house.post("officer", &at("diff"), &body(json!({}))).await.expect(200);
    assert_eq!((&diff["changes"], &diff["before"], &diff["after"]), (&changes, &json!(1), &json!(2)));
    let asked = json!({ "since": "2025-01-01", "until": "2025-12-31", "lgd": "0.40" });
    let card = house.post("auditor", &at("backtest"), &body(asked)).await.expect(200);
    assert_eq!((&card["decided"], &card["lgd_percent"], &card["diff"]["changes"]), (&json!(0), &json!("40"), &changes));
    let fields: Vec<_> =
        card["swap"].as_array().unwrap().iter().map(|line| line["field"]["id"].as_str().unwrap()).collect();
    assert_eq!(fields, ["newly-in", "newly-out", "same-in", "same-out"]);

    house.post("officer", &at("backtest"), &body(json!({}))).await.expect_problem(403, "auth.forbidden");
    house.post("risk", "/v1/products/none/backtest", &body(json!({}))).await.expect_problem(404, "resource.not_found");
    let past = body(json!({ "version": 9 }));
    house.post("risk", &at("diff"), &past).await.expect_problem(404, "resource.not_found");
    for (wrong, code) in [
        (json!({ "lgd": "much" }), "request.invalid"),
        (json!({ "lgd": "1.01" }), "request.invalid"),
        (json!({ "since": "yesterday" }), "request.invalid"),
        (json!({ "since": "2025-02-01", "until": "2025-01-01" }), "request.invalid"),
        (json!({ "colour": "red" }), "request.unknown_field"),
        (json!({ "document": "x" }), "product.invalid"),
    ] {
        house.post("risk", &at("backtest"), &body(wrong)).await.expect_problem(422, code);
    }
    let trace = |application: &str| body(json!({ "application": application }));
    house.post("risk", &at("backtest/trace"), &trace("x")).await.expect_problem(422, "request.invalid");
    let unknown = trace("app_00000000000000000000000000000001");
    house.post("risk", &at("backtest/trace"), &unknown).await.expect_problem(404, "resource.not_found");
}
