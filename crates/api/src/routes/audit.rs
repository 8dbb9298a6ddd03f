//! The proof: the verification of the book, the rules in force.

use axum::Json;
use axum::extract::State;
use platform::proof::{ParameterCard, VerificationCard};
use serde::Deserialize;
use utoipa::IntoParams;

use super::applications::Rows;
use super::loans::day;
use crate::App;
use crate::extract::{Params, Signed};
use crate::problem::{ApiProblem, ProblemDetails};

/// On which day.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OnDay {
    /// The day; today when left out.
    pub on: Option<String>,
}

/// Recomputes everything that can be recomputed in the asker's part of the book.
#[utoipa::path(get, path = "/v1/verification", operation_id = "verify_book", tag = "audit", security(("bearer" = [])),
    responses((status = 200, body = VerificationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn verification(State(app): State<App>, Signed(who): Signed) -> Result<Json<VerificationCard>, ApiProblem> {
    Ok(Json(app.platform.verification(&who).await?))
}

/// Lists the parameters in force on a day.
#[utoipa::path(get, path = "/v1/rulebook", operation_id = "list_rules", tag = "audit", security(("bearer" = [])), params(OnDay),
    responses((status = 200, body = Rows<ParameterCard>), (status = 401, body = ProblemDetails)))]
pub async fn rulebook(
    State(app): State<App>,
    _who: Signed,
    Params(asked): Params<OnDay>,
) -> Result<Json<Rows<ParameterCard>>, ApiProblem> {
    let rows = app.platform.parameters(day(&app.platform, asked.on.as_deref())?);
    Ok(Json(Rows { rows, next: None }))
}
