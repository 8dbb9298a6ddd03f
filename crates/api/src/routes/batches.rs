//! Imports, and the desk of rows that wait in quarantine.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use platform::batches::{BatchCard, QuarantineAsked, QuarantineCard};
use platform::sources::{Settle, Settled};
use serde::Deserialize;
use utoipa::IntoParams;

use super::page::{DEFAULT_PAGE, ListPage, Rows, rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Which refused rows.
#[derive(Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct QuarantineQuery {
    /// `waiting`, `replayed`, `dismissed` or `all`, as when left out.
    pub state: Option<String>,
    /// Of one batch.
    pub batch: Option<String>,
    /// Of one category, as `tax`.
    pub category: Option<String>,
    /// Refused for one reason, as `unknown-firm`.
    pub reason: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
}

impl QuarantineQuery {
    pub(super) fn asked(self) -> QuarantineAsked {
        QuarantineAsked { state: self.state, batch: self.batch, category: self.category, reason: self.reason }
    }
}

/// Lists imports by source.
#[utoipa::path(get, path = "/v1/batches", operation_id = "list_batches", tag = "scorecards", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<BatchCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn batches(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<BatchCard>>, ApiProblem> {
    Ok(rows(app.platform.batch_cards(&who, page.after(), page.limit()).await?))
}

/// Lists rows that imports refused, with the reason of each.
#[utoipa::path(get, path = "/v1/batches/quarantine", operation_id = "list_quarantine", tag = "scorecards", security(("bearer" = [])), params(QuarantineQuery),
    responses((status = 200, body = Rows<QuarantineCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn quarantine(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<QuarantineQuery>,
) -> Result<Json<Rows<QuarantineCard>>, ApiProblem> {
    let (after, limit) = (query.after.clone().unwrap_or_default(), query.limit.unwrap_or(DEFAULT_PAGE));
    Ok(rows(app.platform.quarantine_page(&who, &query.asked(), &after, limit).await?))
}

/// Checks rows of a quarantine again, one of them with changes by heading. Those that stand become facts of a new batch under the same
/// numbers; the others wait on, with their reasons in the answer.
#[utoipa::path(post, path = "/v1/batches/{id}/quarantine/replay", operation_id = "replay_quarantine", tag = "sources", security(("bearer" = [])), request_body = Settle,
    params(("id" = String, Path, description = "batch id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Settled), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn replay(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Settle>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.replay_rows(&request, &id, &body).await }).await
}

/// Says of rows of a quarantine that they are not wanted.
#[utoipa::path(post, path = "/v1/batches/{id}/quarantine/dismissal", operation_id = "dismiss_quarantine", tag = "sources", security(("bearer" = [])), request_body = Settle,
    params(("id" = String, Path, description = "batch id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Settled), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn dismiss(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Settle>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.dismiss_rows(&request, &id, &body).await }).await
}
