//! Signing in and out, keys of programs, and what every answer carries.

use calendar::add_days;
use platform::Request;
use platform::limits::{
    MAX_SIGN_IN_FAILURES, SESSION_HOURS, SESSION_IDLE_MINUTES, SESSION_TOUCH_SECONDS, SIGN_IN_PAUSE_SECONDS,
};

use crate::house::{A, Answer, House, PASSWORD, day};

async fn login(house: &House, name: &str, password: &str) -> Answer {
    let body = format!(r#"{{"institution": "{A}", "name": "{name}", "password": "{password}"}}"#);
    house.ask("POST", "/v1/login", &[], body).await
}

async fn me(house: &House, token: &str) -> Answer {
    house.ask("GET", "/v1/me", &[("authorization", &format!("Bearer {token}"))], "").await
}

pub fn advance(house: &House, seconds: i64) {
    let now = house.platform.clock().now();
    let later = now.checked_add(std::time::Duration::from_secs(seconds.unsigned_abs())).unwrap();
    house.platform.clock().set(later);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_from_login_to_its_end() {
    let house = House::open().await;
    let session = login(&house, "officer", PASSWORD).await.expect(200);
    let token = session["token"].as_str().unwrap().to_owned();
    let who = me(&house, &token).await.expect(200);
    assert_eq!((&who["name"], &who["roles"][0]["id"]), (&"officer".into(), &"officer".into()));
    assert_eq!((&who["institution"]["code"], &who["today"]), (&A.into(), &"2025-07-02".into()));
    assert!(who["allowed"].as_array().unwrap().contains(&"submit-application".into()));
    assert!(!who["allowed"].as_array().unwrap().contains(&"release-payout".into()));
    let out = house.ask("POST", "/v1/logout", &[("authorization", &format!("Bearer {token}"))], "").await;
    assert_eq!((out.status, out.text.as_str()), (204, ""));
    me(&house, &token).await.expect_problem(401, "auth.required");

    let session = login(&house, "officer", PASSWORD).await.expect(200);
    let token = session["token"].as_str().unwrap().to_owned();
    // Used now and then it lasts to its last second, and not one more.
    let step = SESSION_IDLE_MINUTES * 60 - SESSION_TOUCH_SECONDS;
    let mut left = SESSION_HOURS * 3_600 - 1;
    while left > 0 {
        advance(&house, left.min(step));
        left -= left.min(step);
        me(&house, &token).await.expect(200);
    }
    advance(&house, 1);
    me(&house, &token).await.expect_problem(401, "auth.required");

    // Left alone it ends much earlier.
    let session = login(&house, "officer", PASSWORD).await.expect(200);
    let token = session["token"].as_str().unwrap().to_owned();
    advance(&house, SESSION_IDLE_MINUTES * 60 - 1);
    me(&house, &token).await.expect(200);
    advance(&house, SESSION_IDLE_MINUTES * 60);
    me(&house, &token).await.expect_problem(401, "auth.required");

    let session = login(&house, "officer", PASSWORD).await.expect(200);
    let token = session["token"].as_str().unwrap().to_owned();
    let admin = house.platform.local_principal(A, "admin").await.unwrap();
    house.platform.disable_user(&Request::plain(&admin), "officer").await.unwrap();
    me(&house, &token).await.expect_problem(401, "auth.required");
    house.get("officer", "/v1/me").await.expect_problem(401, "auth.required");
    login(&house, "officer", PASSWORD).await.expect_problem(401, "auth.failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_name_and_a_wrong_password_look_alike_and_ten_lock() {
    let house = House::open().await;
    let unknown = login(&house, "nobody", "wrong").await;
    unknown.expect_problem(401, "auth.failed");
    for attempt in 1..=MAX_SIGN_IN_FAILURES {
        let wrong = login(&house, "finance", "wrong").await;
        assert_eq!((wrong.status, &wrong.text), (401, &unknown.text), "attempt {attempt}");
    }
    login(&house, "finance", PASSWORD).await.expect_problem(429, "auth.locked");
    advance(&house, SIGN_IN_PAUSE_SECONDS - 1);
    login(&house, "finance", PASSWORD).await.expect_problem(429, "auth.locked");
    advance(&house, 1);
    login(&house, "finance", PASSWORD).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_programs_and_tokens_that_are_none() {
    let house = House::open().await;
    let admin = house.platform.local_principal(A, "admin").await.unwrap();
    let (id, key) = house.platform.new_api_key(&admin, "auditor", "reports").await.unwrap();
    assert_eq!(me(&house, &key).await.expect(200)["name"], "auditor");
    house.platform.revoke_api_key(&admin, id).await.unwrap();
    me(&house, &key).await.expect_problem(401, "auth.required");
    house.platform.clock().set_day(add_days(day("2025-07-02"), 366).unwrap());
    house.get("auditor", "/v1/me").await.expect_problem(401, "auth.required");
    let forged = format!("{}x", house.tokens["auditor"]);
    for token in ["", "x", "anjis_", "anjik_00", &forged, &"a".repeat(5_000)] {
        let answer = me(&house, token).await;
        answer.expect_problem(401, "auth.required");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    let basic = house.ask("GET", "/v1/me", &[("authorization", "Basic eDp5")], "").await;
    basic.expect_problem(401, "auth.required");
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_health_and_measurements() {
    let house = House::open().await;
    let health = house.ask("GET", "/healthz", &[], "").await;
    assert_eq!(health.expect(200)["status"], "ok");
    let secret = "/v1/loans/not-a-loan-of-ours";
    let answers = [health, house.get("officer", secret).await, house.ask("GET", "/none", &[], "").await];
    for answer in &answers {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{}", answer.text);
        }
    }
    let metrics = house.ask("GET", "/metrics", &[], "").await.text;
    for line in [
        "anji_http_requests_total{",
        "route=\"/v1/loans/{id}\"",
        "anji_http_request_seconds_bucket",
        "anji_book_events_total",
    ] {
        assert!(metrics.contains(line), "{line} is missing in {metrics}");
    }
    assert!(!metrics.contains("not-a-loan-of-ours"), "a path is not a label");
    assert!(house.ask("GET", "/openapi.json", &[], "").await.expect(200)["openapi"].is_string());
}
