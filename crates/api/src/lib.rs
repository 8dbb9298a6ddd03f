//! The REST API: routes, request and response types, OpenAPI.
//!
//! A handler does four things: learn who asks, read the body, call one use case of `platform`, show the answer. Every
//! rule lives behind that call. Writes carry an `Idempotency-Key`; errors are JSON problem details with stable codes.

pub mod cookie;
mod description;
pub mod etag;
pub mod export;
pub mod extract;
pub mod limits;
pub mod metrics;
pub mod problem;
pub mod rates;
pub mod requests;
pub mod routes;
pub mod settings;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::PrometheusHandle;
use platform::Platform;
use platform::problem::{Code, Problem};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::problem::ApiProblem;
use crate::rates::Buckets;
use crate::settings::Settings;

/// What every handler shares.
#[derive(Clone)]
pub struct App {
    /// The use cases.
    pub platform: Arc<Platform>,
    /// Where measurements are read.
    pub metrics: PrometheusHandle,
    /// What the operator chose.
    pub settings: Arc<Settings>,
    /// Who asked how often.
    pub buckets: Arc<Buckets>,
    /// Turns for exports.
    pub exports: Arc<Semaphore>,
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Anji 安济", description = "Small-business lending: applications, decisions, approvals, loans, payments. 小微信贷：申请、决策、审批、借据、还款。", license(name = "Apache-2.0", identifier = "Apache-2.0")),
    modifiers(&Bearer),
    tags(
        (name = "session", description = "登录 · Sign in and out"),
        (name = "applications", description = "授信申请 · Applications, decisions, approvals"),
        (name = "loans", description = "借据 · Loans, payouts, payments, corrections"),
        (name = "facilities", description = "授信额度 · Facilities, draws, seasons, stages"),
        (name = "receivables", description = "应收账款 · Receivables assigned under facilities, collections, buyers"),
        (name = "firms", description = "企业与授权 · Firms and their consents"),
        (name = "sources", description = "数据中枢 · Data of sources: categories, files in, freshness"),
        (name = "portraits", description = "企业画像 · Portraits of firms, and each number followed back"),
        (name = "products", description = "产品 · Products and their rules"),
        (name = "scorecards", description = "评分卡与数据 · Scorecards and the data they are developed on"),
        (name = "quality", description = "资产质量 · Classes, expected losses, provisions, subsidies"),
        (name = "guarantees", description = "担保 · Guarantee agreements, claims, recoveries"),
        (name = "people", description = "人员与权限 · Users, keys, roles"),
        (name = "audit", description = "审计与规则 · Audit trail, verification, rulebook"),
        (name = "webhooks", description = "事件推送 · Events told to subscribers"),
        (name = "market", description = "市场监测 · The market's published figures"),
        (name = "approvals", description = "待办审批 · What needs a second person"),
        (name = "overview", description = "总览 · Summary, portfolio, closes of day"),
        (name = "ledger", description = "总账 · Chart of accounts, trial balance, journal, posting rules"),
        (name = "migrations", description = "存量迁移 · Existing books brought in, with their reconciliation reports"),
        (name = "packages", description = "资产包与联合贷款 · Packages sold, joint lending, holdings"),
        (name = "operations", description = "运行 · Health and measurements"),
        (name = "funding", description = "资金来源 · Funding lines, matching, costs"),
    )
)]
struct Description;

struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("bearer", scheme);
        let said = format!("Over TLS its name is `{}`.", cookie::NAME_OVER_TLS);
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(cookie::NAME, &said)));
        components.add_security_scheme("cookie", cookie);
    }
}

/// The routes with their description.
fn described() -> (Router<App>, utoipa::openapi::OpenApi) {
    let (router, mut openapi) =
        OpenApiRouter::with_openapi(Description::openapi()).merge(routes::all()).split_for_parts();
    description::complete(&mut openapi);
    (router, openapi)
}

/// The OpenAPI 3.1 document of this version, as JSON.
#[must_use]
pub fn openapi() -> String {
    let mut text = described().1.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

/// The whole service with its ordinary settings.
pub fn router(platform: Arc<Platform>) -> Router {
    router_with(platform, Settings::default())
}

/// The whole service: routes, bounds and headers.
pub fn router_with(platform: Arc<Platform>, settings: Settings) -> Router {
    let exports = Arc::new(Semaphore::new(limits::MAX_EXPORTS_AT_ONCE));
    let app =
        App { platform, metrics: metrics::install(), settings: Arc::new(settings), buckets: Arc::default(), exports };
    let (routes, _) = described();
    routes
        .route("/openapi.json", axum::routing::get(described_to))
        .fallback(elsewhere)
        .method_not_allowed_fallback(|| async {
            let problem = Problem::new(Code::Invalid, "this route does not take this method: see /openapi.json");
            problem::response(StatusCode::METHOD_NOT_ALLOWED, problem)
        })
        .layer(middleware::from_fn(etag::tag))
        .layer(middleware::from_fn_with_state(app.clone(), cookie::same_origin))
        .layer(middleware::from_fn_with_state(app.clone(), rates::bound))
        .layer(middleware::from_fn(announced))
        // The bound of a route that names none; what is longer than any route takes is refused before it is read.
        .layer(DefaultBodyLimit::max(limits::MAX_BODY_BYTES))
        .layer(RequestBodyLimitLayer::new(limits::MAX_UPLOAD_BYTES))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            ApiProblem(Problem::new(Code::Internal, "the request could not be finished: see the log")).into_response()
        }))
        // One semaphore for the whole service: the plain layer would make one for each route.
        .layer(tower::limit::GlobalConcurrencyLimitLayer::new(limits::MAX_REQUESTS_AT_ONCE))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(limits::REQUEST_SECONDS),
        ))
        // Outside the layers that may answer by themselves, so that their answers are ours too.
        .layer(middleware::from_fn_with_state(app.clone(), own_words))
        .layer(middleware::from_fn(requests::number))
        .layer(middleware::from_fn_with_state(app.clone(), metrics::measure))
        .with_state(app)
}

/// Refuses a body that is announced as longer than its route takes, before anything of it is read.
async fn announced(request: Request, next: middleware::Next) -> Response {
    let most = limits::body_bytes(request.uri().path());
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if length.is_some_and(|length: usize| length > most) {
        return ApiProblem(problem::too_large(most)).into_response();
    }
    next.run(request).await
}

/// The OpenAPI document; where the operator closed it, for whoever is signed in.
async fn described_to(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    match let_in(&app, &uri, &headers).await {
        Ok(()) => ([("content-type", "application/json")], openapi()).into_response(),
        Err(refusal) => refusal,
    }
}

/// Lets pass whoever is signed in, and everybody where nothing is closed.
async fn let_in(app: &App, uri: &Uri, headers: &HeaderMap) -> Result<(), Response> {
    if app.settings.is_closed(uri.path()) {
        extract::signed(app, headers).await?;
    }
    Ok(())
}

/// What no route of the API takes: a page of the console, when there is one.
async fn elsewhere(State(app): State<App>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if let Err(refusal) = let_in(&app, &uri, &headers).await {
        return refusal;
    }
    let path = uri.path();
    match app.settings.pages {
        Some(pages) if path != "/v1" && !path.starts_with("/v1/") => pages(&method, path, &headers).map(Body::from),
        _ => ApiProblem(Problem::new(Code::NotFound, "there is no such route: see /openapi.json")).into_response(),
    }
}

/// Turns what a layer or an extractor refused in its own words into problem details, and adds the headers.
async fn own_words(State(app): State<App>, request: Request, next: middleware::Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let refused = status.is_client_error() || status.is_server_error();
    let ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == problem::MEDIA_TYPE);
    let mut response = if refused && !ours { problem::response(status, problem::of_layer(status)) } else { response };
    add_headers(response.headers_mut(), app.settings.behind_tls());
    response
}

/// A year of TLS only, also for whatever stands under this host.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// Headers that every answer carries: nothing here is for a browser to guess, frame, share or cache. A page says itself
/// what it may load and how long it is kept.
fn add_headers(headers: &mut HeaderMap, behind_tls: bool) {
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
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if behind_tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
}
