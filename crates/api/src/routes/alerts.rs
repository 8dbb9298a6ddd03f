//! Warnings, looks at firms, and the desk at which alerts are worked.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use platform::watching::{AlertCard, AlertPage, AlertsAsked, NewClosing, NewNote, WarningCard, WatchRun};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};
use crate::routes::applications::Nothing;
use crate::routes::approvals::Reason;
use crate::routes::page::DEFAULT_PAGE;

/// Which alerts.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AlertQuery {
    /// `open`, `taken`, `closing` or `closed`; all that are not closed when left out.
    pub status: Option<String>,
    /// `red`, `orange`, `yellow` or `blue`.
    pub level: Option<String>,
    /// Of one firm, by id or credit code: then closed ones as well, and no pages.
    pub firm: Option<String>,
    /// Where the page before said that this one begins.
    pub after: Option<String>,
    /// How many at most.
    pub limit: Option<u32>,
}

/// Which firms are to be looked at.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLook {
    /// Firm id or credit code; every firm with a file here when left out.
    pub firm: Option<String>,
}

/// Lists the declared warnings: condition, level, what to do.
#[utoipa::path(get, path = "/v1/warnings", operation_id = "list_warnings", tag = "alerts", security(("bearer" = [])),
    responses((status = 200, body = Vec<WarningCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn warnings(State(app): State<App>, Signed(who): Signed) -> Result<Json<Vec<WarningCard>>, ApiProblem> {
    Ok(Json(app.platform.warnings(&who)?))
}

/// Looks at one firm or at every firm with a file here, under its consents, and raises, changes or clears alerts.
#[utoipa::path(post, path = "/v1/watch-runs", operation_id = "watch_firms", tag = "alerts", security(("bearer" = [])), request_body = NewLook,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = WatchRun), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn watch(State(app): State<App>, write: Write<NewLook>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.watch(&request, body.firm.as_deref()).await }).await
}

/// Lists alerts, the gravest first, then where most is owed, with how many there are by level and state.
#[utoipa::path(get, path = "/v1/alerts", operation_id = "list_alerts", tag = "alerts", security(("bearer" = [])), params(AlertQuery),
    responses((status = 200, body = AlertPage), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn alerts(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<AlertQuery>,
) -> Result<Json<AlertPage>, ApiProblem> {
    let asked = AlertsAsked {
        status: query.status.as_deref(),
        level: query.level.as_deref(),
        firm: query.firm.as_deref(),
        after: query.after.as_deref(),
        limit: query.limit.unwrap_or(DEFAULT_PAGE),
    };
    Ok(Json(app.platform.alerts(&who, asked).await?))
}

/// Shows an alert with what was seen, noted and found.
#[utoipa::path(get, path = "/v1/alerts/{id}", operation_id = "get_alert", tag = "alerts", security(("bearer" = [])),
    params(("id" = String, Path, description = "alert id")),
    responses((status = 200, body = AlertCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn alert(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<AlertCard>, ApiProblem> {
    Ok(Json(app.platform.alert(&who, &id).await?))
}

/// Takes an alert to work it, or takes it over from whoever does.
#[utoipa::path(post, path = "/v1/alerts/{id}/handler", operation_id = "take_alert", tag = "alerts", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "alert id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AlertCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn take(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.take_alert(&request, &id).await }).await
}

/// Notes what was done about an alert.
#[utoipa::path(post, path = "/v1/alerts/{id}/notes", operation_id = "note_alert", tag = "alerts", security(("bearer" = [])), request_body = NewNote,
    params(("id" = String, Path, description = "alert id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AlertCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn note(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewNote>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.note_alert(&request, &id, body).await }).await
}

/// Says what was found. A yellow or blue alert is closed by it; a red or orange one waits for a second person.
#[utoipa::path(post, path = "/v1/alerts/{id}/closing", operation_id = "close_alert", tag = "alerts", security(("bearer" = [])), request_body = NewClosing,
    params(("id" = String, Path, description = "alert id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AlertCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn close(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewClosing>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.close_alert(&request, &id, body).await }).await
}

/// Agrees that an alert is closed.
#[utoipa::path(post, path = "/v1/alerts/{id}/agreement", operation_id = "agree_alert", tag = "alerts", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "alert id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AlertCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn agree(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.agree_alert(&request, &id).await }).await
}

/// Does not agree that an alert is closed: it goes back to whoever works it.
#[utoipa::path(post, path = "/v1/alerts/{id}/refusal", operation_id = "refuse_alert", tag = "alerts", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "alert id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AlertCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn refuse(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.refuse_alert(&request, &id, &body.reason).await }).await
}
