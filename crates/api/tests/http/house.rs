//! Two lenders on a book of their own, and a way to ask the service without a socket.
//!
//! Users sign in by API keys, since a password costs a hash each time; only the tests of sessions use passwords.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use api::settings::Settings;
use axum::body::Body;
use axum::http::{HeaderMap, Request as HttpRequest};
use calendar::{Date, parse_date};
use money::Currency;
use platform::setup::{InstitutionKind, NewInstitution};
use platform::{Clock, Folder, Platform, Request, Role};
use serde_json::Value;
use tower::ServiceExt;

/// The password of every user: the tests of sessions need one that is known.
pub const PASSWORD: &str = "a-long-enough-phrase";
/// The lender whose people and loans the tests look at, and the one that must see none of it.
pub const A: &str = "lender-a";
pub const B: &str = "lender-b";

pub struct House {
    pub platform: Arc<Platform>,
    router: axum::Router,
    /// API keys by user: each role's name at lender A, `operator`, and `everybody` at lender B, who holds all roles.
    pub tokens: BTreeMap<String, String>,
    keys: AtomicU32,
    _folder: tempfile::TempDir,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn code(&self) -> String {
        let found = serde_json::from_str::<Value>(&self.text).ok().and_then(|v| v["code"].as_str().map(str::to_owned));
        found.unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// The JSON of an answer that must have this status.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        self.json()
    }

    /// Checks a problem's form and code, and that no inner cause came out with it.
    #[track_caller]
    pub fn expect_problem(&self, status: u16, code: &str) -> Value {
        assert_eq!((self.status, self.code().as_str()), (status, code), "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let body = self.json();
        let known = platform::Code::ALL.iter().find(|known| known.as_str() == code).expect("a code of the catalogue");
        assert_eq!(body["type"], format!("urn:anji:problem:{code}"));
        assert_eq!((body["title"].as_str(), body["title_zh"].as_str()), (Some(known.en()), Some(known.zh())));
        assert_eq!(body["status"], status);
        assert!(body["detail"].as_str().is_some_and(|detail| !detail.is_empty() && !detail.contains("cause")));
        assert_eq!(body.as_object().map(serde_json::Map::len), Some(7), "nothing beside the seven members: {body}");
        assert!(body["detail_zh"].as_str().is_some_and(|detail| !detail.is_empty() && !detail.is_ascii()));
        body
    }
}

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

impl House {
    pub async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let clock = Clock::simulated("2025-07-02T01:00:00Z".parse().unwrap());
        let platform = Platform::open(Folder::open(dir.path()).unwrap(), None, clock).await.unwrap();
        platform.set_up("root", PASSWORD).await.unwrap();
        let root = platform.local_principal("platform", "root").await.unwrap();
        let operator = Request::plain(&root);
        for code in [A, B] {
            let spec = NewInstitution {
                code: code.into(),
                name_zh: "测试贷款机构".into(),
                name_en: "Test lender".into(),
                kind: InstitutionKind::Lender,
                currency: Currency::CNY,
                simulated: true,
            };
            platform.register_institution(&operator, spec, "admin", PASSWORD).await.unwrap();
        }
        platform.add_user(&operator, "operator", BTreeSet::from([Role::Operator]), PASSWORD).await.unwrap();
        let lending = Role::ALL.into_iter().filter(|role| !matches!(role, Role::Admin | Role::Operator));
        let admin = platform.local_principal(A, "admin").await.unwrap();
        for role in lending.clone() {
            platform.add_user(&Request::plain(&admin), role.as_str(), BTreeSet::from([role]), PASSWORD).await.unwrap();
        }
        let other = platform.local_principal(B, "admin").await.unwrap();
        let all = lending.chain([Role::Admin]).collect();
        platform.add_user(&Request::plain(&other), "everybody", all, PASSWORD).await.unwrap();
        let mut tokens = BTreeMap::new();
        for (who, names) in [(&root, vec!["operator"]), (&other, vec!["everybody"])] {
            for name in names {
                tokens.insert(name.to_owned(), platform.new_api_key(who, name, "test").await.unwrap().1);
            }
        }
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Operator) {
            let key = platform.new_api_key(&admin, role.as_str(), "test").await.unwrap().1;
            tokens.insert(role.as_str().to_owned(), key);
        }
        let platform = Arc::new(platform);
        let router = api::router(Arc::clone(&platform));
        Self { platform, router, tokens, keys: AtomicU32::new(0), _folder: dir }
    }

    /// The same house with a service set up otherwise.
    pub fn with(mut self, settings: Settings) -> Self {
        self.router = api::router_with(Arc::clone(&self.platform), settings);
        self
    }

    /// A service on another platform; nobody of this house is known there.
    pub fn on(self, platform: Arc<Platform>, settings: Settings) -> Self {
        Self { platform, ..self }.with(settings)
    }

    /// Asks, with whatever headers and body.
    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = HttpRequest::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 16 << 20).await.unwrap();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub fn bearer(&self, who: &str) -> String {
        format!("Bearer {}", self.tokens[who])
    }

    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.ask("GET", path, &[("authorization", &self.bearer(who))], "").await
    }

    /// A write under a key of its own.
    pub async fn post(&self, who: &str, path: &str, body: &str) -> Answer {
        let key = format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        self.post_with(who, path, &key, body).await
    }

    pub async fn post_with(&self, who: &str, path: &str, key: &str, body: &str) -> Answer {
        self.write("POST", who, path, key, body).await
    }

    /// A replacement under a key of its own.
    pub async fn put(&self, who: &str, path: &str, body: &str) -> Answer {
        let key = format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        self.write("PUT", who, path, &key, body).await
    }

    /// A deletion under a key of its own.
    pub async fn delete(&self, who: &str, path: &str) -> Answer {
        let key = format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        self.write("DELETE", who, path, &key, "").await
    }

    async fn write(&self, method: &str, who: &str, path: &str, key: &str, body: &str) -> Answer {
        let headers = [("authorization", self.bearer(who)), ("idempotency-key", key.to_owned())];
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.ask(method, path, &headers, body.to_owned()).await
    }

    /// One more officer at lender A.
    pub async fn add_user(&self, name: &str) {
        let admin = self.platform.local_principal(A, "admin").await.unwrap();
        let roles = BTreeSet::from([Role::Officer]);
        self.platform.add_user(&Request::plain(&admin), name, roles, PASSWORD).await.unwrap();
    }
}
