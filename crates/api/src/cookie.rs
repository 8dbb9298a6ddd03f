//! The session cookie of the console, and the check that a write comes from our own pages.
//!
//! The cookie is `HttpOnly` (no script reads it) and `SameSite=Strict` (no other site's page sends it). A write that a
//! browser sends must also say that it comes from the same origin, by `Sec-Fetch-Site` or `Origin`: two independent
//! reasons why another site cannot act for whoever is signed in. A program with a bearer token sends neither header.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::limits::SESSION_HOURS;
use platform::problem::{Code, Problem};

use crate::App;
use crate::problem::ApiProblem;
use crate::settings::Settings;

/// Name of the session cookie where the service is reached without TLS.
pub const NAME: &str = "anji_session";
/// Its name over TLS. Browsers take a cookie of such a name only from a secure answer, for every path, and for this one host
/// (RFC 6265bis, 4.1.3.2): a neighbour under the same domain cannot plant one.
pub const NAME_OVER_TLS: &str = "__Host-anji_session";

/// The name of the cookie in this service.
#[must_use]
pub fn name(settings: &Settings) -> &'static str {
    if settings.behind_tls() { NAME_OVER_TLS } else { NAME }
}

/// The session token of the cookie, when there is one.
#[must_use]
pub fn token(headers: &HeaderMap, settings: &Settings) -> Option<String> {
    let own = name(settings);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == own && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

/// Sets the cookie on an answer.
pub fn set(headers: &mut HeaderMap, settings: &Settings, token: &str) {
    put(headers, settings, token, SESSION_HOURS * 3_600);
}

/// Takes the cookie back.
pub fn clear(headers: &mut HeaderMap, settings: &Settings) {
    put(headers, settings, "", 0);
}

fn put(headers: &mut HeaderMap, settings: &Settings, token: &str, seconds: i64) {
    let secure = if settings.behind_tls() { "; Secure" } else { "" };
    let name = name(settings);
    let text = format!("{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    // A token is hexadecimal and base64url: always a header value.
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// Refuses a write that a browser sends from another site, and one by cookie that does not say where it comes from.
pub async fn same_origin(State(app): State<App>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !reads && !is_ours(request.headers(), &app.settings) {
        let problem = Problem::new(
            Code::CrossSite,
            "a write with the session cookie must come from this service's own pages: programs send a bearer token instead",
        );
        return ApiProblem(problem).into_response();
    }
    next.run(request).await
}

fn is_ours(headers: &HeaderMap, settings: &Settings) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    if let Some(origin) = headers.get(header::ORIGIN) {
        let origin = origin.to_str().unwrap_or_default();
        let public = settings.public_url.as_deref().map(|url| url.trim_end_matches('/'));
        let host = origin.split_once("://").map(|(_, host)| host);
        return Some(origin) == public || (host.is_some() && host == text("host"));
    }
    // No browser sends a write without either header; the cookie then has no business here.
    token(headers, settings).is_none() || headers.contains_key(header::AUTHORIZATION)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.append(header::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        map
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let plain = Settings::default();
        let found = |pairs: &[(&str, &str)]| token(&headers(pairs), &plain);
        assert_eq!(found(&[("cookie", "a=b; anji_session=anjis_1; c=d")]).as_deref(), Some("anjis_1"));
        assert_eq!(found(&[("cookie", "a=b"), ("cookie", "anji_session=x")]).as_deref(), Some("x"));
        for none in ["", "anji_session=", "xanji_session=1", "anji_session", "__Host-anji_session=1"] {
            assert_eq!(found(&[("cookie", none)]), None, "{none}");
        }
    }

    #[test]
    fn over_tls_only_a_cookie_bound_to_the_host_counts() {
        let public = Settings { public_url: Some("https://anji.example.org".into()), ..Settings::default() };
        let both = headers(&[("cookie", "anji_session=planted; __Host-anji_session=ours")]);
        assert_eq!(token(&both, &public).as_deref(), Some("ours"));
        assert_eq!(token(&headers(&[("cookie", "anji_session=planted")]), &public), None);
        let mut answer = HeaderMap::new();
        set(&mut answer, &public, "t");
        let text = answer[header::SET_COOKIE].to_str().unwrap();
        assert!(text.starts_with("__Host-anji_session=t; Path=/; Max-Age="), "{text}");
        assert!(text.ends_with("; Secure") && !text.to_lowercase().contains("domain"), "{text}");
        let http = Settings { public_url: Some("http://10.0.0.7:8620".into()), ..Settings::default() };
        assert_eq!(name(&http), NAME);
    }

    #[test]
    fn only_our_own_pages_may_write() {
        let plain = Settings::default();
        let public = Settings { public_url: Some("https://anji.example.org/".into()), ..Settings::default() };
        let cookie = ("cookie", "anji_session=t");
        for (pairs, settings, ours) in [
            (vec![cookie, ("sec-fetch-site", "same-origin")], &plain, true),
            (vec![cookie, ("sec-fetch-site", "same-site")], &plain, false),
            (vec![cookie, ("sec-fetch-site", "none")], &plain, false),
            (vec![("sec-fetch-site", "cross-site")], &plain, false),
            (vec![cookie, ("host", "127.0.0.1:8620"), ("origin", "http://127.0.0.1:8620")], &plain, true),
            (vec![cookie, ("host", "127.0.0.1:8620"), ("origin", "http://127.0.0.1:8621")], &plain, false),
            (vec![("cookie", "__Host-anji_session=t")], &public, false),
            (vec![cookie, ("host", "inside:8620"), ("origin", "https://anji.example.org")], &public, true),
            (vec![cookie, ("host", "inside:8620"), ("origin", "https://other.example.org")], &public, false),
            (vec![cookie, ("host", "h"), ("origin", "null")], &plain, false),
            (vec![cookie], &plain, false),
            (vec![cookie, ("authorization", "Bearer t")], &plain, true),
            (vec![], &plain, true),
        ] {
            assert_eq!(is_ours(&headers(&pairs), settings), ours, "{pairs:?}");
        }
    }
}
