//! Portraits of firms: the whole, its course, one number followed back; of all firms, and the board made of them.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use platform::portraits::{
    BoardAsked, BoardFirms, IndicatorDetail, LivePortraitCard, PeersCard, PortraitAsked, PortraitBoardCard,
    PortraitCard, PortraitHistoryCard, PortraitRunCard,
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::page::{DEFAULT_PAGE, optional_day};
use crate::App;
use crate::extract::{Params, Signed, Write};
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

/// Shows how a firm stands now, from memory: scores, class, grade, the warnings that hold and every indicator. For programs that read many
/// firms often; the consents are asked and the reading is recorded as for any other.
#[utoipa::path(get, path = "/v1/firms/{id}/portrait/live", operation_id = "firm_portrait_live", tag = "portraits", security(("bearer" = [])),
    params(("id" = String, Path, description = "firm id")),
    responses((status = 200, body = LivePortraitCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn live(
    State(app): State<App>,
    Signed(who): Signed,
    Path(firm): Path<String>,
) -> Result<Json<LivePortraitCard>, ApiProblem> {
    let firm = firm.parse().map_err(|_| platform::Problem::not_found("firm", &firm))?;
    Ok(Json(app.platform.live_portrait(&who, firm).await?))
}

/// Shows a firm's scores among those of its peers: firms of the same industry section in the newest table of portraits, all firms where those
/// are fewer than ten.
#[utoipa::path(get, path = "/v1/firms/{id}/portrait/peers", operation_id = "firm_portrait_peers", tag = "portraits", security(("bearer" = [])),
    params(("id" = String, Path, description = "firm id or credit code")),
    responses((status = 200, body = PeersCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn peers(
    State(app): State<App>,
    Signed(who): Signed,
    Path(firm): Path<String>,
) -> Result<Json<PeersCard>, ApiProblem> {
    Ok(Json(app.platform.portrait_peers(&who, &firm).await?))
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

/// A run over all firms to make.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPortraitRun {
    /// The day of the portraits: `2025-06-30`; today when left out.
    pub on: Option<String>,
}

/// Which firms of a board; `none` asks for those without.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct BoardQuery {
    /// Grade now: `A` to `D`, or `none`.
    pub grade: Option<String>,
    /// Grade in the run before.
    pub grade_before: Option<String>,
    /// Sub-class.
    pub sub_class: Option<String>,
    /// Stage of life.
    pub stage: Option<String>,
    /// First four digits of the division code: `1301`.
    pub city: Option<String>,
    /// Where the page before said that this one begins.
    pub after: Option<String>,
    /// How many at most.
    pub limit: Option<u32>,
}

/// Makes the portrait of every firm with a file and a consent here and keeps the table. Each firm's access log says so.
#[utoipa::path(post, path = "/v1/portrait-runs", operation_id = "run_portraits", tag = "portraits", security(("bearer" = [])), request_body = NewPortraitRun,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PortraitRunCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn run(State(app): State<App>, write: Write<NewPortraitRun>) -> Result<Response, ApiProblem> {
    let on = optional_day(write.body.on.as_deref())?;
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.run_portraits(&request, on, &|_| {}).await }).await
}

/// Lists the runs over all firms, the newest first.
#[utoipa::path(get, path = "/v1/portrait-runs", operation_id = "list_portrait_runs", tag = "portraits", security(("bearer" = [])),
    responses((status = 200, body = Vec<PortraitRunCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn runs(State(app): State<App>, Signed(who): Signed) -> Result<Json<Vec<PortraitRunCard>>, ApiProblem> {
    Ok(Json(app.platform.portrait_runs(&who).await?))
}

/// Shows where firms stand by class, stage, city and industry, and how grades moved since the run of an earlier day.
#[utoipa::path(get, path = "/v1/portrait-runs/{id}", operation_id = "get_portrait_board", tag = "portraits", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of a run, or `latest`")),
    responses((status = 200, body = PortraitBoardCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn board(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<PortraitBoardCard>, ApiProblem> {
    Ok(Json(app.platform.portrait_board(&who, &id).await?))
}

/// Lists firms of a run, those whose total fell most first. Each firm's access log says so.
#[utoipa::path(get, path = "/v1/portrait-runs/{id}/firms", operation_id = "list_board_firms", tag = "portraits", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of a run, or `latest`"), BoardQuery),
    responses((status = 200, body = BoardFirms), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn board_firms(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(query): Params<BoardQuery>,
) -> Result<Json<BoardFirms>, ApiProblem> {
    let asked = BoardAsked {
        grade: query.grade,
        grade_before: query.grade_before,
        sub_class: query.sub_class,
        stage: query.stage,
        city: query.city,
        after: query.after,
        limit: query.limit.unwrap_or(DEFAULT_PAGE),
    };
    Ok(Json(app.platform.board_firms(&who, &id, &asked).await?))
}
