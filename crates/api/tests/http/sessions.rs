//! Signing in and out, keys of programs, and what every answer carries.

use calendar::add_days;
use platform::Request;
use platform::limits::{
    MAX_SESSIONS, MAX_SIGN_IN_FAILURES, SESSION_HOURS, SESSION_IDLE_MINUTES, SESSION_TOUCH_SECONDS,
    SIGN_IN_PAUSE_SECONDS,
};

use crate::house::{A, Answer, B, House, PASSWORD, day};

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

const EDGE: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0";
const IPHONE: &str =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1";

/// A token of somebody who signed in with this browser.
async fn signed_in(house: &House, institution: &str, name: &str, user_agent: &str) -> String {
    let body = format!(r#"{{"institution": "{institution}", "name": "{name}", "password": "{PASSWORD}"}}"#);
    let answer = house.ask("POST", "/v1/login", &[("user-agent", user_agent)], body).await.expect(200);
    answer["token"].as_str().unwrap().to_owned()
}

async fn with(house: &House, method: &str, path: &str, token: &str, key: &str) -> Answer {
    house.ask(method, path, &[("authorization", &format!("Bearer {token}")), ("idempotency-key", key)], "").await
}

fn rows(answer: &Answer) -> Vec<serde_json::Value> {
    answer.expect(200)["rows"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn people_see_and_end_their_own_sessions() {
    let house = House::open().await;
    let desk = signed_in(&house, A, "officer", EDGE).await;
    advance(&house, 60);
    let phone = signed_in(&house, A, "officer", IPHONE).await;
    let robot = signed_in(&house, A, "officer", "").await;
    let other = signed_in(&house, A, "finance", EDGE).await;

    let list = with(&house, "GET", "/v1/sessions", &phone, "").await;
    let shown: Vec<_> = rows(&list)
        .iter()
        .map(|row| (row["device"]["en"].as_str().unwrap().to_owned(), row["current"] == true))
        .collect();
    assert_eq!(shown.last().unwrap(), &("Edge on Windows".to_owned(), false), "the oldest last: {shown:?}");
    assert!(shown.contains(&("Safari on iPhone".to_owned(), true)), "{shown:?}");
    assert!(shown.contains(&("a program".to_owned(), false)) && shown.len() == 3, "{shown:?}");
    for secret in [&desk, &phone, "anjis_", "Mozilla", "Win64"] {
        assert!(!list.text.contains(secret), "{secret} in {}", list.text);
    }
    let fields: Vec<_> = rows(&list)[0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(fields, ["id", "device", "created_at", "seen_at", "expires_at", "current"], "what is kept, no address");

    // Somebody else's session is not there for me, whatever its id.
    let theirs = rows(&with(&house, "GET", "/v1/sessions", &other, "").await)[0]["id"].as_str().unwrap().to_owned();
    with(&house, "DELETE", &format!("/v1/sessions/{theirs}"), &phone, "d0")
        .await
        .expect_problem(404, "resource.not_found");
    with(&house, "DELETE", "/v1/sessions/none", &phone, "d1").await.expect_problem(404, "resource.not_found");

    let first = rows(&list).last().unwrap()["id"].as_str().unwrap().to_owned();
    let path = format!("/v1/sessions/{first}");
    assert_eq!(with(&house, "DELETE", &path, &phone, "d2").await.expect(200)["ended"], 1);
    let again = with(&house, "DELETE", &path, &phone, "d2").await;
    assert_eq!((again.expect(200)["ended"].as_i64(), again.header("idempotent-replayed")), (Some(1), "true"));
    with(&house, "DELETE", &path, &phone, "d3").await.expect_problem(404, "resource.not_found");
    me(&house, &desk).await.expect_problem(401, "auth.required");
    me(&house, &robot).await.expect(200);

    assert_eq!(with(&house, "DELETE", "/v1/sessions", &phone, "d4").await.expect(200)["ended"], 1);
    assert_eq!(with(&house, "DELETE", "/v1/sessions", &phone, "d5").await.expect(200)["ended"], 0);
    me(&house, &robot).await.expect_problem(401, "auth.required");
    me(&house, &phone).await.expect(200);
    me(&house, &other).await.expect(200);
    let missing = house.ask("DELETE", "/v1/sessions", &[("authorization", &format!("Bearer {phone}"))], "").await;
    missing.expect_problem(422, "idempotency.key_missing");

    // Both ends stand in the trail, with who and which.
    let trail = rows(&house.get("auditor", "/v1/audit?object=user/officer").await);
    let ends: Vec<_> = trail.iter().filter(|row| row["kind"]["id"] == "user-sessions-ended").collect();
    assert_eq!(ends.len(), 2, "{trail:?}");
    let trail = rows(&house.get("admin", "/v1/audit?object=user/officer").await);
    assert!(trail.iter().any(|row| row["payload"]["sessions"][0] == first.as_str()), "{trail:?}");

    // One that is over is not shown.
    advance(&house, SESSION_IDLE_MINUTES * 60);
    let fresh = signed_in(&house, A, "officer", EDGE).await;
    assert_eq!(rows(&with(&house, "GET", "/v1/sessions", &fresh, "").await).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn administrators_end_a_users_sessions_in_their_own_institution() {
    let house = House::open().await;
    let tokens = [signed_in(&house, A, "officer", EDGE).await, signed_in(&house, A, "officer", IPHONE).await];
    let elsewhere = signed_in(&house, B, "everybody", EDGE).await;
    let path = "/v1/users/officer/sessions";
    let shown = rows(&house.get("admin", path).await);
    assert!(shown.len() == 2 && shown.iter().all(|row| row["current"] == false), "{shown:?}");
    house.get("everybody", path).await.expect_problem(404, "resource.not_found");
    house.delete("everybody", path).await.expect_problem(404, "resource.not_found");
    house.delete("finance", path).await.expect_problem(403, "auth.forbidden");
    for token in &tokens {
        me(&house, token).await.expect(200);
    }
    assert_eq!(house.delete("admin", path).await.expect(200)["ended"], 2);
    for token in &tokens {
        me(&house, token).await.expect_problem(401, "auth.required");
    }
    me(&house, &elsewhere).await.expect(200);
    let trail = rows(&house.get("admin", "/v1/audit?object=user/officer").await);
    let end = trail.iter().find(|row| row["kind"]["id"] == "user-sessions-ended").unwrap();
    assert_eq!(end["payload"]["sessions"].as_array().map(Vec::len), Some(2), "{end}");
    assert!(end.to_string().contains("admin"), "{end}");

    // The user may come back; disabling is what keeps somebody out, and ends what is open.
    let back = signed_in(&house, A, "officer", EDGE).await;
    house.post("admin", "/v1/users/officer/disable", "").await.expect(200);
    me(&house, &back).await.expect_problem(401, "auth.required");
    assert!(rows(&house.get("admin", path).await).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_oldest_session_ends_past_the_bound() {
    let house = House::open().await;
    let mut tokens = Vec::new();
    for _ in 0..MAX_SESSIONS {
        tokens.push(signed_in(&house, A, "officer", EDGE).await);
        advance(&house, 1);
    }
    me(&house, &tokens[0]).await.expect(200);
    let last = signed_in(&house, A, "officer", EDGE).await;
    me(&house, &tokens[0]).await.expect_problem(401, "auth.required");
    me(&house, &tokens[1]).await.expect(200);
    assert_eq!(rows(&with(&house, "GET", "/v1/sessions", &last, "").await).len(), MAX_SESSIONS);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weak_password_is_refused_wherever_one_is_set() {
    let house = House::open().await;
    let token = signed_in(&house, A, "officer", EDGE).await;
    for (password, en, zh) in [
        ("password1234", "guessed early", "容易被猜到"),
        ("Anji2025Anji2025", "do not count", "不计入长度"),
        ("lender-a-officer", "do not count", "不计入长度"),
        ("short", "12 to 128", "12 至 128"),
    ] {
        let body = format!(r#"{{"password": "{password}", "current": "{PASSWORD}"}}"#);
        let headers = [("authorization", format!("Bearer {token}"))];
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        let problem =
            house.ask("POST", "/v1/me/password", &headers, body).await.expect_problem(422, "auth.weak_password");
        assert!(problem["detail"].as_str().unwrap().contains(en), "{problem}");
        assert!(problem["detail_zh"].as_str().unwrap().contains(zh), "{problem}");
    }
    let admin = house.platform.local_principal(A, "admin").await.unwrap();
    let request = Request::plain(&admin);
    let roles = std::collections::BTreeSet::from([platform::Role::Officer]);
    let added = house.platform.add_user(&request, "newcomer", roles, "password1234").await.unwrap_err();
    let changed = house.platform.change_password(&request, "officer", "qwertyuiop123").await.unwrap_err();
    assert_eq!([added.code, changed.code], [platform::Code::WeakPassword; 2]);
    login(&house, "officer", PASSWORD).await.expect(200);
}
