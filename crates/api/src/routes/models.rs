//! Models brought in and taken out, and versions that score beside the one in force.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use platform::Request;
use platform::brought::{ExportFormat, ImportAsked};
use platform::challenger::ContestAsked;
use platform::challenger_cards::ContestCard;
use platform::problem::{Code, Problem};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::page::optional_day;
use super::scorecards::ScorecardReceipt;
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// The route that takes a model file.
pub(crate) const IMPORT: &str = "/v1/scorecards/import";

/// A model trained elsewhere.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// Its name; a known one gets its next version.
    pub name: String,
    /// The file in base 64: LightGBM text, ONNX, a PMML scorecard, or a model document in JSON or YAML. Its format is found
    /// from its content.
    pub file: String,
    /// Mapping of the model's columns to features, YAML or JSON; not needed when every column has the name of a feature.
    #[serde(default)]
    pub mapping: String,
    /// Study whose sample set it is tested on and whose feature names its columns may have; the loan history when left out.
    pub study: Option<String>,
}

/// Which document.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Document {
    /// `json`, `yaml`, or `pmml` (scorecards only).
    pub format: Option<String>,
    /// A version; the newest when left out.
    pub version: Option<u32>,
}

/// Which version is to challenge, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    /// A version; the newest when left out.
    pub version: Option<u32>,
    /// Why.
    pub reason: String,
}

/// Why a challenge stops.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StopChallenge {
    /// Why.
    pub reason: String,
}

/// Which decisions.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Window {
    /// First day, YYYY-MM-DD; since the challenge began when left out.
    pub since: Option<String>,
    /// Last day, YYYY-MM-DD.
    pub until: Option<String>,
}

/// Brings in a model trained elsewhere, tests it on the institution's own history where there is one, and puts it up for
/// approval.
#[utoipa::path(post, path = "/v1/scorecards/import", operation_id = "import_scorecard", tag = "scorecards", security(("bearer" = [])), request_body = Import,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ScorecardReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn import(State(app): State<App>, write: Write<Import>) -> Result<Response, ApiProblem> {
    let (held, body) = (Arc::clone(&app.platform), &write.body);
    let file = BASE64
        .decode(body.file.as_bytes())
        .map_err(|_| Problem::new(Code::Invalid, "`file` is no base 64: encode the file's bytes with padding"))?;
    let asked = ImportAsked { name: body.name.clone(), file, mapping: body.mapping.clone(), study: body.study.clone() };
    write
        .run(&app.platform, StatusCode::CREATED, ScorecardReceipt::from, |request| async move {
            let (who, key) = (request.who.clone(), request.key);
            // Testing on a long history may outlast the request: it goes on, and a retry under the same key is told what came of it.
            let work = tokio::spawn(async move { held.import_model(&Request { who: &who, key }, &asked).await });
            work.await.map_err(|error| Problem::new(Code::Internal, "a worker stopped: see the log").because(error))?
        })
        .await
}

/// Gives a model's document as a file.
#[utoipa::path(get, path = "/v1/scorecards/{id}/document", operation_id = "scorecard_document", tag = "scorecards", security(("bearer" = [])),
    params(("id" = String, Path, description = "scorecard id or name"), Document),
    responses((status = 200, description = "the document", content_type = "application/json", body = String), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn document(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    Params(asked): Params<Document>,
) -> Result<Response, ApiProblem> {
    let format = ExportFormat::named(asked.format.as_deref().unwrap_or("json"))?;
    let found = app.platform.export_model(&who, &which, asked.version, format).await?;
    let mut response = found.text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    // A header takes ASCII; a Chinese name goes by the id.
    let name = if found.file_name.is_ascii() { found.file_name } else { format!("model.{}", format.ending()) };
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", name.replace('"', ""))) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// Lets a version score every decision beside the one in force; it decides nothing.
#[utoipa::path(post, path = "/v1/scorecards/{id}/challenge", operation_id = "start_challenge", tag = "scorecards", security(("bearer" = [])), request_body = Challenge,
    params(("id" = String, Path, description = "scorecard id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ScorecardReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn start(
    State(app): State<App>,
    Path(which): Path<String>,
    write: Write<Challenge>,
) -> Result<Response, ApiProblem> {
    let (platform, which, body) = (&app.platform, &which, &write.body);
    write
        .run(platform, StatusCode::OK, ScorecardReceipt::from, |request| async move {
            platform.start_challenge(&request, which, body.version, &body.reason).await
        })
        .await
}

/// Stops a challenge.
#[utoipa::path(post, path = "/v1/scorecards/{id}/challenge/stop", operation_id = "stop_challenge", tag = "scorecards", security(("bearer" = [])), request_body = StopChallenge,
    params(("id" = String, Path, description = "scorecard id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ScorecardReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn stop(
    State(app): State<App>,
    Path(which): Path<String>,
    write: Write<StopChallenge>,
) -> Result<Response, ApiProblem> {
    let (platform, which, body) = (&app.platform, &which, &write.body);
    write
        .run(platform, StatusCode::OK, ScorecardReceipt::from, |request| async move {
            platform.stop_challenge(&request, which, &body.reason).await
        })
        .await
}

/// Compares a challenger with what decided, on the decisions made meanwhile.
#[utoipa::path(get, path = "/v1/scorecards/{id}/contest", operation_id = "show_contest", tag = "scorecards", security(("bearer" = [])),
    params(("id" = String, Path, description = "scorecard id or name"), Window),
    responses((status = 200, body = ContestCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn contest(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    Params(asked): Params<Window>,
) -> Result<Json<ContestCard>, ApiProblem> {
    let asked =
        ContestAsked { since: optional_day(asked.since.as_deref())?, until: optional_day(asked.until.as_deref())? };
    Ok(Json(app.platform.contest(&who, &which, asked).await?))
}
