//! A guarantor's desk and fiscal pools.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use platform::guarantor_desk::{DeskCard, DeskEntry, LaneCard, LaneRequest};
use platform::pools::{PoolCard, PoolDocument, PoolEntry};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::App;
use crate::extract::{Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Facts to enter in a guarantor's book, all of them or none.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskEntries {
    /// The facts, in this order: each has a `type` (`statement`, `lane`, `issue`, `release`, `compensate`, `recover`, `flow`) and that type's fields, as
    /// the how-to page on the guarantor's desk shows them.
    // Described as objects: client generators do not take a union of references with a tag beside them.
    #[schema(value_type = Vec<Object>)]
    pub entries: Vec<DeskEntry>,
}

/// Lines to enter in a pool's ledger, all of them or none.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PoolEntries {
    /// The lines, in this order.
    pub entries: Vec<PoolEntry>,
}

/// Shows the guarantor's desk: capacity, concentration, asset tiers, reserves, compensation rate, each beside its line.
#[utoipa::path(get, path = "/v1/guarantor/desk", operation_id = "show_guarantor_desk", tag = "guarantees", security(("bearer" = [])),
    responses((status = 200, body = DeskCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn desk(State(app): State<App>, Signed(who): Signed) -> Result<Json<DeskCard>, ApiProblem> {
    Ok(Json(app.platform.guarantor_desk(&who).await?))
}

/// Enters facts in the guarantor's book.
#[utoipa::path(post, path = "/v1/guarantor/entries", operation_id = "record_guarantor_entries", tag = "guarantees", security(("bearer" = [])), request_body = DeskEntries,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = DeskCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn record(State(app): State<App>, write: Write<DeskEntries>) -> Result<Response, ApiProblem> {
    let (platform, entries) = (&app.platform, write.body.entries.clone());
    write.create(platform, |request| async move { platform.guarantor_record(&request, entries).await }).await
}

/// Asks the fast lane for a guarantee: every rule is answered at once, and the guarantee is given when all hold.
#[utoipa::path(post, path = "/v1/guarantor/applications", operation_id = "ask_fast_lane", tag = "guarantees", security(("bearer" = [])), request_body = LaneRequest,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LaneCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn ask(State(app): State<App>, write: Write<LaneRequest>) -> Result<Response, ApiProblem> {
    let (platform, asked) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.guarantor_ask(&request, asked).await }).await
}

/// Lists fiscal pools with their ledgers.
#[utoipa::path(get, path = "/v1/pools", operation_id = "list_pools", tag = "guarantees", security(("bearer" = [])),
    responses((status = 200, body = Vec<PoolCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn pools(State(app): State<App>, Signed(who): Signed) -> Result<Json<Vec<PoolCard>>, ApiProblem> {
    Ok(Json(app.platform.pools(&who).await?))
}

/// Shows a pool with its ledger.
#[utoipa::path(get, path = "/v1/pools/{id}", operation_id = "show_pool", tag = "guarantees", security(("bearer" = [])), params(("id" = String, Path, description = "pool id or name")),
    responses((status = 200, body = PoolCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn pool(
    State(app): State<App>,
    Signed(who): Signed,
    Path(pool): Path<String>,
) -> Result<Json<PoolCard>, ApiProblem> {
    Ok(Json(app.platform.pool(&who, &pool).await?))
}

/// Sets a pool up.
#[utoipa::path(post, path = "/v1/pools", operation_id = "open_pool", tag = "guarantees", security(("bearer" = [])), request_body = PoolDocument,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PoolCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn open(State(app): State<App>, write: Write<PoolDocument>) -> Result<Response, ApiProblem> {
    let (platform, document) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.pool_open(&request, document).await }).await
}

/// Enters lines in a pool's ledger: money put in, claims paid within the ceilings, returns, subsidies.
#[utoipa::path(post, path = "/v1/pools/{id}/entries", operation_id = "record_pool_entries", tag = "guarantees", security(("bearer" = [])), request_body = PoolEntries,
    params(("id" = String, Path, description = "pool id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PoolCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn pool_record(
    State(app): State<App>,
    Path(pool): Path<String>,
    write: Write<PoolEntries>,
) -> Result<Response, ApiProblem> {
    let (platform, pool, entries) = (&app.platform, &pool, write.body.entries.clone());
    write.create(platform, |request| async move { platform.pool_record(&request, pool, entries).await }).await
}
