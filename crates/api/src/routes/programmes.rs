//! Totals of imported histories of guaranteed credit.

use axum::Json;
use axum::extract::State;
use platform::programmes::{PastBy, PastCard, ProgrammeBy, ProgrammeLine};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::App;
use crate::extract::{Params, Signed};
use crate::problem::{ApiProblem, ProblemDetails};

/// How past loans are summed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PastQuery {
    /// `year` (the default), `percent` or `year-and-percent`.
    #[param(value_type = Option<String>)]
    pub by: Option<PastBy>,
}

/// How transactions are summed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProgrammeQuery {
    /// `kind` (the default), `state` or `year`: of incorporation, the only year the public file has.
    #[param(value_type = Option<String>)]
    pub by: Option<ProgrammeBy>,
}

/// Sums past guaranteed loans: disbursed, repaid, charged off, and the guarantee's part of it.
#[utoipa::path(get, path = "/v1/history/guarantees", operation_id = "sum_past_guarantees", tag = "guarantees", security(("bearer" = [])), params(PastQuery),
    responses((status = 200, body = PastCard), (status = 400, body = ProblemDetails), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn guarantees(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<PastQuery>,
) -> Result<Json<PastCard>, ApiProblem> {
    Ok(Json(app.platform.past_guarantees(&who, query.by.unwrap_or(PastBy::Year)).await?))
}

/// Sums the transactions of public programmes.
#[utoipa::path(get, path = "/v1/history/programmes", operation_id = "sum_programmes", tag = "guarantees", security(("bearer" = [])), params(ProgrammeQuery),
    responses((status = 200, body = Vec<ProgrammeLine>), (status = 400, body = ProblemDetails), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn programmes(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<ProgrammeQuery>,
) -> Result<Json<Vec<ProgrammeLine>>, ApiProblem> {
    Ok(Json(app.platform.programme_totals(&who, query.by.unwrap_or(ProgrammeBy::Kind)).await?))
}
