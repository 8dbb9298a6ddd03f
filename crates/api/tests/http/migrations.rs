//! An existing book over HTTP: checked, submitted, approved by a second person, reported as page and file.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::house::House;

const CONTRACTS: &str = include_str!("../../../platform/tests/migration/contracts.csv");
const BALANCES: &str = include_str!("../../../platform/tests/migration/balances.csv");
const HISTORY: &str = include_str!("../../../platform/tests/migration/history.csv");

fn upload() -> String {
    let file = |name: &str, text: &str| json!({ "name": name, "content": BASE64.encode(text) });
    json!({
        "source": "旧核心",
        "cut_over": "2025-06-30",
        "contracts": file("contracts.csv", CONTRACTS),
        "balances": file("balances.csv", BALANCES),
        "history": file("history.csv", HISTORY),
        "reason": "核心系统切换",
    })
    .to_string()
}

async fn shown(house: &House, id: &str) -> Value {
    house.get("finance", &format!("/v1/migrations/{id}")).await.expect(200)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_book_is_checked_submitted_approved_and_reported() {
    let house = House::open().await;
    let checked = house.post("finance", "/v1/migrations/check", &upload()).await.expect(200);
    assert_eq!((&checked["summary"]["loans"], &checked["summary"]["differ"]), (&json!(14), &json!(5)));
    assert_eq!(checked["refused"].as_array().unwrap().len() as u64, checked["summary"]["refused"].as_u64().unwrap());
    assert_eq!(house.get("finance", "/v1/migrations").await.expect(200)["rows"], json!([]));

    let made = house.post_with("finance", "/v1/migrations", "book-1", &upload()).await.expect(201);
    let again = house.post_with("finance", "/v1/migrations", "book-1", &upload()).await.expect(201);
    assert_eq!(made["proposal"]["id"], again["proposal"]["id"], "a retry is the same submission");
    let (id, proposal) = (made["migration"]["id"].as_str().unwrap(), made["proposal"]["id"].as_str().unwrap());
    let waiting = shown(&house, id).await;
    assert_eq!((&waiting["state"]["id"], &waiting["proposal"]), (&json!("submitted"), &made["proposal"]["id"]));
    let own = house.post("finance", &format!("/v1/approvals/{proposal}/approve"), "").await;
    assert_eq!(own.code(), platform::Code::SamePerson.as_str(), "{}", own.text);
    house.post("reviewer", &format!("/v1/approvals/{proposal}/approve"), "").await.expect(200);
    let mut card = shown(&house, id).await;
    for _ in 0..200 {
        if card["state"]["id"] == "done" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        card = shown(&house, id).await;
    }
    assert_eq!(card["state"]["id"], "done");
    assert_eq!(card["summary"], checked["summary"], "what came in is what was checked");

    let path = format!("/v1/migrations/{id}/lines?only=differs&cause=day-count");
    let lines = house.get("auditor", &path).await.expect(200);
    assert_eq!(lines["rows"].as_array().unwrap().len(), 1);
    assert_eq!(lines["rows"][0]["number"], "JJ012");
    let file = house.get("auditor", &format!("/v1/migrations/{id}/lines/export?only=differs")).await;
    assert!(
        file.text.contains("借据号") && file.text.contains("JJ007") && !file.text.contains("JJ001"),
        "{}",
        file.text
    );
    let aside = house.get("auditor", &format!("/v1/migrations/{id}/set-aside")).await.expect(200);
    assert_eq!(aside["rows"].as_array().unwrap().len() as u64, card["summary"]["refused"].as_u64().unwrap());
    // The loan answers to its number in the other system.
    let loan = house.get("finance", "/v1/loans/JJ001").await.expect(200);
    assert_eq!(loan["position"]["outstanding"]["minor"], 5_886_037);
}
