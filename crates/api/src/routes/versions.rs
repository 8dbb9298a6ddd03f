//! Versions of a product: checked before release, approved for an instant, put in force, rolled back, run in the shadow.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use calendar::Timestamp;
use platform::backtest_cards::FirmTrace;
use platform::catalogue::ProductCard;
use platform::problem::{Code, Outcome, Problem};
use platform::product_check::CheckReport;
use platform::shadow_cards::ShadowReport;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::products::Document;
use crate::App;
use crate::extract::{Body, Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// From when an approved version is in force.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// RFC 3339, such as `2026-12-01T00:00:00+08:00`, at most a year ahead; at once when left out.
    pub active_from: Option<String>,
}

/// A version to put in force, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionWanted {
    /// Version.
    pub version: u32,
    /// Why; it stands in the audit trail.
    pub reason: String,
}

/// A version to run in the shadow.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShadowWanted {
    /// Version: submitted or approved, and not in force.
    pub version: u32,
}

/// Why something ends.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Why; it stands in the audit trail.
    pub reason: String,
}

/// Which shadow run.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ShadowAsked {
    /// Of this version; of the one that runs, else of the last that ran, when left out.
    pub version: Option<u32>,
}

/// An instant of a request; nothing when it is left out.
fn instant(text: Option<&str>) -> Outcome<Option<Timestamp>> {
    text.map(str::parse).transpose().map_err(|error| {
        Problem::new(Code::Invalid, "active_from is not an instant: write 2026-12-01T00:00:00+08:00").because(error)
    })
}

/// Checks a document before release: types, gaps, overlaps, unreachable rows and branches, limits below zero, prices above the cap.
///
/// Nothing is recorded. What is wrong with the document is the answer, also when it cannot be read at all.
#[utoipa::path(post, path = "/v1/products/check", operation_id = "check_product", tag = "products", security(("bearer" = [])), request_body = Document,
    responses((status = 200, body = CheckReport), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn check(
    State(app): State<App>,
    Signed(who): Signed,
    body: Body<Document>,
) -> Result<Json<CheckReport>, ApiProblem> {
    Ok(Json(app.platform.check_product(&who, &body.value.document).await?))
}

/// Approves the version that waits: a person other than the one who wrote it. It is in force at once, or from an instant.
#[utoipa::path(post, path = "/v1/products/{code}/approve", operation_id = "approve_product", tag = "products", security(("bearer" = [])), request_body = Approval,
    params(("code" = String, Path, description = "Product code."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ProductCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn approve(
    State(app): State<App>,
    Path(code): Path<String>,
    write: Write<Approval>,
) -> Result<Response, ApiProblem> {
    let (platform, code) = (&app.platform, &code);
    let active_from = instant(write.body.active_from.as_deref())?;
    write
        .run(
            platform,
            StatusCode::OK,
            |card: ProductCard| card,
            |request| async move { platform.approve_product(&request, code, active_from).await },
        )
        .await
}

/// Puts an approved version in force at once: a scheduled one, or one that was rolled back from. A second person.
#[utoipa::path(post, path = "/v1/products/{code}/activate", operation_id = "activate_product", tag = "products", security(("bearer" = [])), request_body = VersionWanted,
    params(("code" = String, Path, description = "Product code."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ProductCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn activate(
    State(app): State<App>,
    Path(code): Path<String>,
    write: Write<VersionWanted>,
) -> Result<Response, ApiProblem> {
    let (platform, code, body) = (&app.platform, &code, &write.body);
    write
        .run(
            platform,
            StatusCode::OK,
            |card: ProductCard| card,
            |request| async move { platform.activate_product(&request, code, body.version, &body.reason).await },
        )
        .await
}

/// Puts an earlier approved version back in force at once; what was scheduled is dropped. One person, with a reason.
#[utoipa::path(post, path = "/v1/products/{code}/rollback", operation_id = "roll_back_product", tag = "products", security(("bearer" = [])), request_body = VersionWanted,
    params(("code" = String, Path, description = "Product code."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ProductCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn roll_back(
    State(app): State<App>,
    Path(code): Path<String>,
    write: Write<VersionWanted>,
) -> Result<Response, ApiProblem> {
    let (platform, code, body) = (&app.platform, &code, &write.body);
    write
        .run(
            platform,
            StatusCode::OK,
            |card: ProductCard| card,
            |request| async move { platform.roll_back_product(&request, code, body.version, &body.reason).await },
        )
        .await
}

/// Says what a candidate version decided beside the live one: agreement, swap set, differences, the applications that differ.
#[utoipa::path(get, path = "/v1/products/{code}/shadow", operation_id = "show_shadow", tag = "products", security(("bearer" = [])),
    params(("code" = String, Path, description = "Product code."), ShadowAsked),
    responses((status = 200, body = ShadowReport), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 413, body = ProblemDetails)))]
pub async fn shadow(
    State(app): State<App>,
    Signed(who): Signed,
    Path(code): Path<String>,
    Params(asked): Params<ShadowAsked>,
) -> Result<Json<ShadowReport>, ApiProblem> {
    Ok(Json(app.platform.shadow_report(&who, &code, asked.version).await?))
}

/// Lets a version that is not in force decide beside the one that is, for comparison only.
#[utoipa::path(post, path = "/v1/products/{code}/shadow", operation_id = "start_shadow", tag = "products", security(("bearer" = [])), request_body = ShadowWanted,
    params(("code" = String, Path, description = "Product code."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ProductCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn start_shadow(
    State(app): State<App>,
    Path(code): Path<String>,
    write: Write<ShadowWanted>,
) -> Result<Response, ApiProblem> {
    let (platform, code, version) = (&app.platform, &code, write.body.version);
    write
        .run(
            platform,
            StatusCode::OK,
            |card: ProductCard| card,
            |request| async move { platform.start_shadow(&request, code, version).await },
        )
        .await
}

/// Ends a shadow run; what was compared stays.
#[utoipa::path(post, path = "/v1/products/{code}/shadow/stop", operation_id = "stop_shadow", tag = "products", security(("bearer" = [])), request_body = Ending,
    params(("code" = String, Path, description = "Product code."), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ProductCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn stop_shadow(
    State(app): State<App>,
    Path(code): Path<String>,
    write: Write<Ending>,
) -> Result<Response, ApiProblem> {
    let (platform, code, body) = (&app.platform, &code, &write.body);
    write
        .run(
            platform,
            StatusCode::OK,
            |card: ProductCard| card,
            |request| async move { platform.stop_shadow(&request, code, &body.reason).await },
        )
        .await
}

/// Shows one application's live decision beside the candidate's, each with its checks.
#[utoipa::path(get, path = "/v1/products/{code}/shadow/{application}", operation_id = "shadow_trace", tag = "products", security(("bearer" = [])),
    params(("code" = String, Path, description = "Product code."), ("application" = String, Path, description = "Application id."), ShadowAsked),
    responses((status = 200, body = FirmTrace), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn shadow_trace(
    State(app): State<App>,
    Signed(who): Signed,
    Path((code, application)): Path<(String, String)>,
    Params(asked): Params<ShadowAsked>,
) -> Result<Json<FirmTrace>, ApiProblem> {
    Ok(Json(app.platform.shadow_trace(&who, &code, asked.version, &application).await?))
}
