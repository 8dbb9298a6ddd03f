//! Products: catalogue, rules in plain form, drafts and approvals.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use platform::catalogue::ProductCard;
use platform::products::{ProductDetail, ProductLine, Validation};
use serde::Deserialize;
use utoipa::ToSchema;

use super::page::{ListPage, Rows, rows};
use crate::App;
use crate::extract::{Body, Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// A document as a person writes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// YAML, or JSON with amounts as texts.
    pub document: String,
}

/// Lists products by code.
#[utoipa::path(get, path = "/v1/products", operation_id = "list_products", tag = "products", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<ProductLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<ProductLine>>, ApiProblem> {
    Ok(rows(app.platform.product_lines(&who, page.after(), page.limit()).await?))
}

/// Shows a product with its versions and its rules in plain form.
#[utoipa::path(get, path = "/v1/products/{code}", operation_id = "show_product", tag = "products", security(("bearer" = [])),
    params(("code" = String, Path, description = "Product code.")),
    responses((status = 200, body = ProductDetail), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(code): Path<String>,
) -> Result<Json<ProductDetail>, ApiProblem> {
    Ok(Json(app.platform.product_detail(&who, &code).await?))
}

/// Checks a document without recording anything.
#[utoipa::path(post, path = "/v1/products/validate", operation_id = "validate_product", tag = "products", security(("bearer" = [])), request_body = Document,
    responses((status = 200, body = Validation), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn validate(
    State(app): State<App>,
    Signed(who): Signed,
    body: Body<Document>,
) -> Result<Json<Validation>, ApiProblem> {
    Ok(Json(app.platform.validate_product(&who, &body.value.document)?))
}

/// Submits a document as the next version; a second person puts it in force.
#[utoipa::path(post, path = "/v1/products", operation_id = "submit_product", tag = "products", security(("bearer" = [])), request_body = Document,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ProductCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn submit(State(app): State<App>, write: Write<Document>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write.create(platform, |request| async move { platform.publish_product(&request, &body.document).await }).await
}
