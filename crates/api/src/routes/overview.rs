//! The summary, the portfolio, and the days that were closed.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use platform::cards::{CloseCard, ClosedDay, PortfolioCard, SummaryCard};
use platform::closing::{AsideLoans, CloseProgress};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::loans::day;
use super::page::{DEFAULT_PAGE, Rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Which closed days.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
    /// The currency of the figures, by its ISO 4217 code; the institution's own when left out.
    pub currency: Option<String>,
}

/// In which currency.
#[derive(Deserialize, IntoParams, Clone)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct InCurrency {
    /// The currency of the figures, by its ISO 4217 code; the institution's own when left out.
    pub currency: Option<String>,
}

/// Which day to close.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// Every open day up to this one.
    pub through: String,
}

/// Shows where the institution stands: its last close, its applications, losses, trial balance.
#[utoipa::path(get, path = "/v1/summary", operation_id = "show_summary", tag = "overview", security(("bearer" = [])),
    responses((status = 200, body = SummaryCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn summary(State(app): State<App>, Signed(who): Signed) -> Result<Json<SummaryCard>, ApiProblem> {
    Ok(Json(app.platform.summary(&who).await?))
}

/// Shows the whole book at its last close: by day, place, industry, product, grade, lateness, month and vintage.
#[utoipa::path(get, path = "/v1/portfolio", operation_id = "show_portfolio", tag = "overview", security(("bearer" = [])), params(InCurrency),
    responses((status = 200, body = PortfolioCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn portfolio(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<InCurrency>,
) -> Result<Json<PortfolioCard>, ApiProblem> {
    Ok(Json(app.platform.portfolio(&who, asked.currency.as_deref()).await?))
}

/// Lists closed days, the newest first.
#[utoipa::path(get, path = "/v1/closes", operation_id = "list_closes", tag = "overview", security(("bearer" = [])), params(Asked),
    responses((status = 200, body = Rows<ClosedDay>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn closes(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<Asked>,
) -> Result<Json<Rows<ClosedDay>>, ApiProblem> {
    let limit = asked.limit.unwrap_or(DEFAULT_PAGE);
    let before = asked.after.as_deref().filter(|text| !text.is_empty());
    Ok(Json(app.platform.closed_days(&who, asked.currency.as_deref(), before, limit).await?.into()))
}

/// The close under way, if one is.
#[derive(Serialize, ToSchema)]
pub struct CloseRunning {
    /// How far it is; nothing while none runs in this process.
    pub progress: Option<CloseProgress>,
}

/// Shows how far the close under way is.
#[utoipa::path(get, path = "/v1/closes/running", operation_id = "show_running_close", tag = "overview", security(("bearer" = [])),
    responses((status = 200, body = CloseRunning), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn running(State(app): State<App>, Signed(who): Signed) -> Result<Json<CloseRunning>, ApiProblem> {
    Ok(Json(CloseRunning { progress: app.platform.close_progress(&who)? }))
}

/// Lists loans that the last closes could not count, each with its reason; the next close tries them again.
#[utoipa::path(get, path = "/v1/closes/set-aside", operation_id = "list_set_aside", tag = "overview", security(("bearer" = [])),
    responses((status = 200, body = AsideLoans), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn set_aside(State(app): State<App>, Signed(who): Signed) -> Result<Json<AsideLoans>, ApiProblem> {
    Ok(Json(app.platform.set_aside(&who).await?))
}

/// Closes every open day up to one; closing a closed day says again what was found then.
#[utoipa::path(post, path = "/v1/closes", operation_id = "close_days", tag = "overview", security(("bearer" = [])), request_body = Close,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = CloseCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn close(State(app): State<App>, write: Write<Close>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let closed = write
        .create(platform, |request| async move {
            let through = day(platform, Some(&body.through))?;
            platform.close_through(&request, through, |_| ()).await
        })
        .await?;
    // The days are closed: whoever asked does not wait for what is matched after them.
    let (platform, who) = (Arc::clone(&app.platform), write.who.clone());
    tokio::spawn(async move { platform.match_after_close(&who).await });
    Ok(closed)
}
