//! The doors: the console's cookie, one-time links, the first person of an empty folder, pages beside the API.

use std::sync::Arc;

use api::settings::Settings;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Response};
use platform::limits::{LINK_HOURS, SESSION_HOURS};
use platform::sessions::{LinkFor, SetupSecret};
use platform::{Clock, Folder, Platform, Request};

use crate::house::{A, Answer, House, PASSWORD};
use crate::sessions::advance;

const OURS: (&str, &str) = ("sec-fetch-site", "same-origin");

async fn login(house: &House, name: &str, headers: &[(&str, &str)]) -> Answer {
    let body = format!(r#"{{"institution": "{A}", "name": "{name}", "password": "{PASSWORD}", "cookie": true}}"#);
    house.ask("POST", "/v1/login", headers, body).await
}

/// What a browser would send back: the name and value of the cookie that was set.
fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_session_from_login_to_logout() {
    let house = House::open().await;
    // A session id that somebody planted is not taken over: each sign-in draws its own.
    let planted = "anji_session=anjis_00000000000000000000000000000000_planted";
    let first = login(&house, "officer", &[OURS, ("cookie", planted)]).await;
    let session = first.expect(200);
    assert!(session["token"].is_null() && !first.text.contains("anjis_"), "{session}");
    let attributes = format!("; Path=/; Max-Age={}; HttpOnly; SameSite=Strict", SESSION_HOURS * 3_600);
    assert!(first.header("set-cookie").ends_with(&attributes), "{}", first.header("set-cookie"));
    let second = login(&house, "officer", &[OURS]).await;
    let (first, second) = (cookie(&first), cookie(&second));
    assert!(first != second && first != planted, "two sign-ins, two tokens");
    house.ask("GET", "/v1/me", &[("cookie", planted)], "").await.expect_problem(401, "auth.required");
    assert_eq!(house.ask("GET", "/v1/me", &[("cookie", &first)], "").await.expect(200)["name"], "officer");

    let out = house.ask("POST", "/v1/logout", &[("cookie", &first), OURS], "").await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").starts_with("anji_session=; Path=/; Max-Age=0"), "{}", out.header("set-cookie"));
    assert_eq!(out.header("clear-site-data"), "\"cache\"");
    house.ask("GET", "/v1/me", &[("cookie", &first)], "").await.expect_problem(401, "auth.required");
    house.ask("GET", "/v1/me", &[("cookie", &second)], "").await.expect(200);
    // A token in the header goes before the cookie.
    let wrong = [("cookie", second.as_str()), ("authorization", "Bearer anjis_none")];
    house.ask("GET", "/v1/me", &wrong, "").await.expect_problem(401, "auth.required");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_by_cookie_comes_from_our_own_pages_and_has_a_key() {
    let house = House::open().await;
    let session = cookie(&login(&house, "officer", &[OURS]).await);
    let write = |headers: Vec<(&'static str, &'static str)>| {
        let all: Vec<_> = headers.into_iter().chain([("host", "127.0.0.1:8620")]).collect();
        let (house, session) = (&house, session.clone());
        async move {
            let mut all: Vec<(&str, &str)> = all;
            all.push(("cookie", &session));
            house.ask("POST", "/v1/applications", &all, "{}").await
        }
    };
    let key = ("idempotency-key", "k1");
    for foreign in [
        vec![key],
        vec![key, ("sec-fetch-site", "cross-site")],
        vec![key, ("sec-fetch-site", "same-site")],
        vec![key, ("sec-fetch-site", "none")],
        vec![key, ("origin", "https://evil.example.org")],
        vec![key, ("origin", "null")],
    ] {
        let said = format!("{foreign:?}");
        let answer = write(foreign).await;
        assert_eq!((answer.status, answer.code().as_str()), (403, "auth.cross_site"), "{said}");
    }
    write(vec![OURS]).await.expect_problem(422, "idempotency.key_missing");
    write(vec![key, OURS]).await.expect_problem(422, "request.invalid");
    write(vec![key, ("origin", "http://127.0.0.1:8620")]).await.expect_problem(422, "request.invalid");
    // Nor can another site sign a visitor in as somebody of its choice.
    let planted = login(&house, "officer", &[("sec-fetch-site", "cross-site")]).await;
    planted.expect_problem(403, "auth.cross_site");
    assert_eq!(planted.header("set-cookie"), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_signs_in_once_and_asks_for_a_password() {
    let house = House::open().await;
    let admin = house.platform.local_principal(A, "admin").await.unwrap();
    let request = Request::plain(&admin);
    house.platform.invite_user(&request, "newcomer", [platform::Role::Officer].into()).await.unwrap();
    login(&house, "newcomer", &[OURS]).await.expect_problem(401, "auth.failed");
    let stale = house.platform.sign_in_link(&request, "newcomer", LinkFor::SettingPassword).await.unwrap().token;
    let link = house.platform.sign_in_link(&request, "newcomer", LinkFor::SettingPassword).await.unwrap().token;
    let redeem = |token: &str| {
        let body = format!(r#"{{"token": "{token}"}}"#);
        let house = &house;
        async move { house.ask("POST", "/v1/links/redeem", &[OURS], body).await }
    };
    for wrong in [&stale, "", "anjil_", &link.replace("anjil_", "anjis_"), &format!("{link}x")] {
        redeem(wrong).await.expect_problem(401, "auth.link_invalid");
    }
    let (one, two) = tokio::join!(redeem(&link), redeem(&link));
    let (good, bad) = if one.status == 200 { (one, two) } else { (two, one) };
    assert_eq!(good.expect(200)["user"]["must_set_password"], true);
    bad.expect_problem(401, "auth.link_invalid");
    redeem(&link).await.expect_problem(401, "auth.link_invalid");

    let session = cookie(&good);
    let mine = [("cookie", session.as_str()), OURS, ("idempotency-key", "p1")];
    assert_eq!(house.ask("GET", "/v1/me", &mine, "").await.expect(200)["must_set_password"], true);
    house.ask("GET", "/v1/loans", &mine, "").await.expect_problem(403, "auth.password_needed");
    let weak = house.ask("POST", "/v1/me/password", &mine, r#"{"password": "short"}"#).await;
    weak.expect_problem(422, "auth.weak_password");
    let set = house.ask("POST", "/v1/me/password", &mine, format!(r#"{{"password": "{PASSWORD}"}}"#)).await;
    assert_eq!(set.status, 204, "{}", set.text);
    house.ask("GET", "/v1/loans", &mine, "").await.expect(200);
    let other = cookie(&login(&house, "newcomer", &[OURS]).await);

    // From now on the present password is asked for, and a change ends the other sessions.
    let next = r#"{"password": "another-long-phrase"}"#;
    house.ask("POST", "/v1/me/password", &mine, next).await.expect_problem(401, "auth.failed");
    let next = format!(r#"{{"password": "another-long-phrase", "current": "{PASSWORD}"}}"#);
    assert_eq!(house.ask("POST", "/v1/me/password", &mine, next).await.status, 204);
    house.ask("GET", "/v1/me", &[("cookie", &other)], "").await.expect_problem(401, "auth.required");
    house.ask("GET", "/v1/me", &mine, "").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_with_its_day_or_its_user() {
    let house = House::open().await;
    let admin = house.platform.local_principal(A, "admin").await.unwrap();
    let request = Request::plain(&admin);
    let officer = house.platform.local_principal(A, "officer").await.unwrap();
    for (seconds, status) in [(LINK_HOURS * 3_600 - 1, 200), (LINK_HOURS * 3_600, 401)] {
        let visit = house.platform.sign_in_link(&Request::plain(&officer), "officer", LinkFor::Visiting).await;
        let body = format!(r#"{{"token": "{}"}}"#, visit.unwrap().token);
        advance(&house, seconds);
        let answer = house.ask("POST", "/v1/links/redeem", &[], body).await;
        assert_eq!(answer.status, status, "{}", answer.text);
        if status == 200 {
            assert_eq!(answer.json()["user"]["must_set_password"], false, "a visitor looks around at once");
        }
    }
    let link = house.platform.sign_in_link(&request, "officer", LinkFor::SettingPassword).await.unwrap();
    house.platform.disable_user(&request, "officer").await.unwrap();
    let body = format!(r#"{{"token": "{}"}}"#, link.token);
    house.ask("POST", "/v1/links/redeem", &[], body).await.expect_problem(401, "auth.link_invalid");
    let refused = house.platform.sign_in_link(&request, "officer", LinkFor::SettingPassword).await.unwrap_err();
    assert_eq!(refused.code, platform::Code::WrongState);
    let refused = house.platform.sign_in_link(&Request::plain(&officer), "finance", LinkFor::SettingPassword).await;
    assert_eq!(refused.unwrap_err().code, platform::Code::Forbidden);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_folder_is_set_up_once_by_the_printed_link() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::simulated("2025-07-02T01:00:00Z".parse().unwrap());
    let (token, secret) = SetupSecret::draw(clock.now()).unwrap();
    assert!(secret.opens(&token, clock.now()) && !secret.opens("", clock.now()));
    let late = "2025-07-03T01:00:00Z".parse().unwrap();
    assert!(!secret.opens(&token, late), "good for a day");
    let empty = Platform::open(Folder::open(folder.path()).unwrap(), None, clock).await.unwrap();
    let empty = house.on(Arc::new(empty), Settings { setup: Some(secret), ..Settings::default() });
    assert_eq!(empty.ask("GET", "/v1/setup", &[], "").await.expect(200)["needed"], true);
    empty.ask("GET", "/readyz", &[], "").await.expect_problem(503, "server.not_ready");
    empty.ask("GET", "/healthz", &[], "").await.expect(200);
    let body = |token: &str| format!(r#"{{"token": "{token}", "name": "root", "password": "{PASSWORD}"}}"#);
    empty.ask("POST", "/v1/setup", &[OURS], body("guess")).await.expect_problem(401, "auth.link_invalid");
    // A weak password leaves the folder empty, to be set up with a better one.
    let weak = body(&token).replace(PASSWORD, "password1234");
    empty.ask("POST", "/v1/setup", &[OURS], weak).await.expect_problem(422, "auth.weak_password");
    assert_eq!(empty.ask("GET", "/v1/setup", &[], "").await.expect(200)["needed"], true);
    let made = empty.ask("POST", "/v1/setup", &[OURS], body(&token)).await;
    assert_eq!(made.expect(200)["user"]["institution"]["kind"]["id"], "operator");
    let session = cookie(&made);
    assert_eq!(empty.ask("GET", "/v1/me", &[("cookie", &session)], "").await.expect(200)["name"], "root");
    empty.ask("POST", "/v1/setup", &[OURS], body(&token)).await.expect_problem(409, "resource.exists");
    assert_eq!(empty.ask("GET", "/v1/setup", &[], "").await.expect(200)["needed"], false);
    assert_eq!(empty.ask("GET", "/readyz", &[], "").await.expect(200)["status"], "ready");
}

/// A page that sets two headers of its own.
fn page(method: &Method, path: &str, _: &HeaderMap) -> Response<Bytes> {
    let text = format!("{method} {path}");
    Response::builder()
        .header("cache-control", "no-cache")
        .header("content-security-policy", "page")
        .body(text.into())
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_stand_beside_the_api_and_tls_is_kept() {
    let public_url = Some("https://anji.example.org".to_owned());
    let house = House::open().await.with(Settings { pages: Some(page), public_url, ..Settings::default() });
    for path in ["/", "/loans/loan_1", "/docs", "/assets/a.js", "/v1x"] {
        let answer = house.ask("GET", path, &[], "").await;
        assert_eq!((answer.status, answer.text.as_str()), (200, format!("GET {path}").as_str()));
        assert_eq!((answer.header("cache-control"), answer.header("content-security-policy")), ("no-cache", "page"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
    }
    for path in ["/v1", "/v1/", "/v1/none"] {
        let none = house.ask("GET", path, &[], "").await;
        none.expect_problem(404, "resource.not_found");
        assert_eq!(none.header("cache-control"), "no-store");
    }
    let signed = login(&house, "officer", &[OURS]).await;
    assert!(signed.header("set-cookie").ends_with("; Secure"), "{}", signed.header("set-cookie"));
    let own = cookie(&signed);
    let token = own.strip_prefix("__Host-anji_session=").unwrap();
    house.ask("GET", "/v1/me", &[("cookie", &own)], "").await.expect(200);
    // The name that a neighbour under the same domain could plant counts for nothing.
    let plain = format!("anji_session={token}");
    house.ask("GET", "/v1/me", &[("cookie", &plain)], "").await.expect_problem(401, "auth.required");
    let out = house.ask("POST", "/v1/logout", &[("cookie", &own), OURS], "").await;
    assert!(out.header("set-cookie").starts_with("__Host-anji_session=; Path=/; Max-Age=0"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_and_the_measurements_can_be_closed() {
    let open = House::open().await.with(Settings { pages: Some(page), ..Settings::default() });
    for path in ["/docs", "/openapi.json", "/metrics"] {
        assert_eq!(open.ask("GET", path, &[], "").await.status, 200, "{path}");
    }
    let settings = Settings { pages: Some(page), closed_docs: true, closed_metrics: true, ..Settings::default() };
    let house = open.with(settings);
    for path in ["/docs", "//docs", "/docs/x", "/docs.html", "/openapi.json", "/metrics"] {
        for headers in [vec![], vec![("authorization", "Bearer anjik_none")], vec![("cookie", "anji_session=x")]] {
            house.ask("GET", path, &headers, "").await.expect_problem(401, "auth.required");
        }
    }
    for path in ["/", "/login", "/healthz"] {
        assert_eq!(house.ask("GET", path, &[], "").await.status, 200, "{path}");
    }
    let session = cookie(&login(&house, "officer", &[OURS]).await);
    for path in ["/docs", "/openapi.json"] {
        assert_eq!(house.ask("GET", path, &[("cookie", &session)], "").await.status, 200, "{path}");
        assert_eq!(house.get("finance", path).await.status, 200, "{path} by key");
    }
    let mut readers = Vec::new();
    for role in platform::Role::ALL {
        let answer = house.get(role.as_str(), "/metrics").await;
        if answer.status == 200 {
            readers.push(role.as_str());
            assert!(answer.text.contains("anji_book_events_total"), "{}", answer.text);
        } else {
            answer.expect_problem(403, "auth.forbidden");
        }
    }
    assert_eq!(readers, ["auditor", "operator"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_that_did_not_change_is_not_sent_again() {
    let house = House::open().await;
    let bearer = house.bearer("auditor");
    let first = house.get("auditor", "/v1/me").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.len() == 34, "{tag}");
    let again = [("authorization", bearer.as_str()), ("if-none-match", tag.as_str())];
    let same = house.ask("GET", "/v1/me", &again, "").await;
    assert_eq!((same.status, same.text.as_str(), same.header("etag")), (304, "", tag.as_str()));
    assert_eq!((same.header("cache-control"), same.header("content-type")), ("no-store", ""));
    let weak = format!("\"x\", W/{tag}");
    let again = [("authorization", bearer.as_str()), ("if-none-match", weak.as_str())];
    assert_eq!(house.ask("GET", "/v1/me", &again, "").await.status, 304);
    advance(&house, 86_400);
    house.ask("GET", "/v1/me", &again, "").await.expect(200);
    // Only reads, only answers.
    assert_eq!(house.get("auditor", "/v1/loans/none").await.header("etag"), "");
    assert_eq!(house.ask("GET", "/healthz", &[], "").await.header("etag"), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_keeps_its_number() {
    let house = House::open().await;
    let given = house.ask("GET", "/healthz", &[("x-request-id", "from-the-proxy-7")], "").await;
    assert_eq!(given.header("x-request-id"), "from-the-proxy-7");
    let drawn = house.ask("GET", "/none", &[("x-request-id", "two words")], "").await;
    assert_eq!(drawn.header("x-request-id").len(), 16);
}
