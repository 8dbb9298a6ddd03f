//! Repeated requests: once done, answered the same.

use crate::credit::{application, small_province};
use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_one_write() {
    let house = House::open().await;
    let firms = house.product_and_firms(&small_province(1, 1)).await;
    let (path, body) = ("/v1/applications", application(&firms[0], "10000"));
    let token = house.bearer("officer");

    let keyless = house.ask("POST", path, &[("authorization", &token)], body.clone()).await;
    keyless.expect_problem(422, "idempotency.key_missing");
    for (key, fits) in [("", false), ("two words", false), (&*"k".repeat(128), true), (&*"k".repeat(129), false)] {
        let answer = house.post_with("officer", path, key, &body).await;
        if fits { _ = answer.expect(201) } else { _ = answer.expect_problem(422, "idempotency.key_missing") }
    }

    let first = house.post_with("officer", path, "one", &body).await;
    assert_eq!(first.header("idempotent-replayed"), "");
    let events = house.platform.book().stats().await.events;
    let again = house.post_with("officer", path, "one", &body).await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!((again.status, &again.text), (first.status, &first.text));
    assert_eq!(house.platform.book().stats().await.events, events, "nothing was written the second time");
    let listed = house.get("officer", path).await.expect(200);
    assert_eq!(listed["rows"].as_array().unwrap().len(), 2, "one under each of two keys");

    let other = house.post_with("officer", path, "one", &application(&firms[0], "20000")).await;
    other.expect_problem(409, "idempotency.key_reused");

    // The same key and body on another object are another request; on another route they are another key.
    let (a, b) = (first.expect(201), listed["rows"].as_array().unwrap().clone());
    let b = b.iter().find(|row| row["id"] != a["id"]).unwrap();
    let review = |id: &serde_json::Value| format!("{path}/{}/review", id.as_str().unwrap());
    let said = r#"{"approve": false, "reason": "no"}"#;
    let refused = house.post_with("reviewer", &review(&a["id"]), "two", said).await;
    refused.expect_problem(409, "resource.wrong_state");
    let refused = house.post_with("reviewer", &review(&b["id"]), "two", said).await;
    refused.expect_problem(409, "resource.wrong_state");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_under_one_key_are_one() {
    let house = House::open().await;
    let firms = house.product_and_firms(&small_province(1, 1)).await;
    let body = application(&firms[0], "10000");
    let ask = || house.post_with("officer", "/v1/applications", "same", &body);
    let answers = tokio::join!(ask(), ask(), ask(), ask());
    let ids = [&answers.0, &answers.1, &answers.2, &answers.3].map(|answer| answer.expect(201)["id"].clone());
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let listed = house.get("officer", "/v1/applications").await.expect(200);
    assert_eq!(listed["rows"].as_array().unwrap().len(), 1);
}
