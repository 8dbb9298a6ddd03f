//! Portraits of firms: the whole, its course, one number followed back.

use axum::Json;
use axum::extract::{Path, State};
use platform::portraits::{IndicatorDetail, PortraitAsked, PortraitCard, PortraitHistoryCard};
use serde::Deserialize;
use utoipa::IntoParams;

use super::page::optional_day;
use crate::App;
use crate::extract::{Params, Signed};
use crate::problem::{ApiProblem, ProblemDetails};

/// Of which day, as known when.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PortraitParams {
    /// The day: `2025-06-30`; today when left out.
    pub on: Option<String>,
    /// Only what was learnt by then: an instant, or a day to its end.
    pub known_at: Option<String>,
}

impl PortraitParams {
    fn asked(&self) -> Result<PortraitAsked, ApiProblem> {
        let known_at = self.known_at.as_deref().map(platform::ledger::books::known_at).transpose()?;
        Ok(PortraitAsked { on: optional_day(self.on.as_deref())?, known_at })
    }
}

/// Shows a firm's portrait under its consents: scores, class, stage of life, grade and every indicator. That it was read is recorded.
#[utoipa::path(get, path = "/v1/firms/{id}/portrait", operation_id = "firm_portrait", tag = "portraits", security(("bearer" = [])),
    params(("id" = String, Path, description = "firm id or credit code"), PortraitParams),
    responses((status = 200, body = PortraitCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(firm): Path<String>,
    Params(params): Params<PortraitParams>,
) -> Result<Json<PortraitCard>, ApiProblem> {
    Ok(Json(app.platform.portrait(&who, &firm, params.asked()?).await?))
}

/// Shows a firm's scores at the end of each of the last months.
#[utoipa::path(get, path = "/v1/firms/{id}/portrait/history", operation_id = "firm_portrait_history", tag = "portraits", security(("bearer" = [])),
    params(("id" = String, Path, description = "firm id or credit code"), PortraitParams),
    responses((status = 200, body = PortraitHistoryCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn history(
    State(app): State<App>,
    Signed(who): Signed,
    Path(firm): Path<String>,
    Params(params): Params<PortraitParams>,
) -> Result<Json<PortraitHistoryCard>, ApiProblem> {
    Ok(Json(app.platform.portrait_history(&who, &firm, params.asked()?).await?))
}

/// Follows one indicator of a firm back: its course, and the values it is computed from with the file and row each came from.
#[utoipa::path(get, path = "/v1/firms/{id}/portrait/indicators/{indicator}", operation_id = "firm_indicator", tag = "portraits", security(("bearer" = [])),
    params(("id" = String, Path, description = "firm id or credit code"), ("indicator" = String, Path, description = "indicator, as `sales_sum_12m`"), PortraitParams),
    responses((status = 200, body = IndicatorDetail), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn indicator(
    State(app): State<App>,
    Signed(who): Signed,
    Path((firm, indicator)): Path<(String, String)>,
    Params(params): Params<PortraitParams>,
) -> Result<Json<IndicatorDetail>, ApiProblem> {
    Ok(Json(app.platform.portrait_indicator(&who, &firm, &indicator, params.asked()?).await?))
}
