//! Data of sources: the catalogue, files in, the map of what there is.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::Request;
use platform::sources::{Delivery, SourceCard, SourceCards, SourceDelivery, SourceFreshnessCards};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::App;
use crate::extract::{Params, Signed};
use crate::problem::{ApiProblem, ProblemDetails};

/// The file that is delivered.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DeliverAsked {
    /// The file's own name.
    pub file: Option<String>,
    /// What its columns mean, as an `anji.layout/1` document; by the standard headings when left out.
    pub layout: Option<String>,
}

/// Which template.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct TemplateAsked {
    /// `monthly`, `daily`, `event` or `state`; the first that the category has when left out.
    pub kind: Option<String>,
}

/// Lists the 28 categories of data with their measures.
#[utoipa::path(get, path = "/v1/sources", operation_id = "list_sources", tag = "sources", security(("bearer" = [])),
    responses((status = 200, body = SourceCards), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(State(app): State<App>, Signed(who): Signed) -> Result<Json<SourceCards>, ApiProblem> {
    Ok(Json(app.platform.source_cards(&who)?))
}

/// Shows one category of data.
#[utoipa::path(get, path = "/v1/sources/{source}", operation_id = "show_source", tag = "sources", security(("bearer" = [])),
    params(("source" = String, Path, description = "category of data, as `tax`")),
    responses((status = 200, body = SourceCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(source): Path<String>,
) -> Result<Json<SourceCard>, ApiProblem> {
    Ok(Json(app.platform.source_card(&who, &source)?))
}

/// Gives an empty file with the standard headings of a category, as CSV for Excel.
#[utoipa::path(get, path = "/v1/sources/{source}/template", operation_id = "source_template", tag = "sources", security(("bearer" = [])),
    params(("source" = String, Path, description = "category of data, as `tax`"), TemplateAsked),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn template(
    State(app): State<App>,
    Signed(who): Signed,
    Path(source): Path<String>,
    Params(asked): Params<TemplateAsked>,
) -> Result<Response, ApiProblem> {
    let csv = app.platform.source_template(&who, &source, asked.kind.as_deref())?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], csv).into_response())
}

/// Brings a file of a source in: CSV (UTF-8 or GB18030), Excel, JSON lines or Parquet, told by its first bytes. Rows that cannot stand
/// wait in quarantine with their reasons; the same file again is the delivery that is there already, so a retry does no harm.
#[utoipa::path(post, path = "/v1/sources/{source}/deliveries", operation_id = "deliver_source", tag = "sources", security(("bearer" = [])),
    params(("source" = String, Path, description = "category of data, as `tax`"), DeliverAsked),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = SourceDelivery), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn deliver(
    State(app): State<App>,
    Signed(who): Signed,
    Path(source): Path<String>,
    Params(asked): Params<DeliverAsked>,
    body: Bytes,
) -> Result<Json<SourceDelivery>, ApiProblem> {
    let file = asked.file.as_deref().unwrap_or("pushed");
    let delivery = Delivery { category: &source, source: file, bytes: &body, layout: asked.layout.as_deref() };
    Ok(Json(app.platform.deliver(&Request::plain(&who), delivery).await?))
}

/// Shows what came in of each category and how fresh it is.
#[utoipa::path(get, path = "/v1/source-map", operation_id = "source_map", tag = "sources", security(("bearer" = [])),
    responses((status = 200, body = SourceFreshnessCards), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn map(State(app): State<App>, Signed(who): Signed) -> Result<Json<SourceFreshnessCards>, ApiProblem> {
    Ok(Json(app.platform.source_map(&who).await?))
}
