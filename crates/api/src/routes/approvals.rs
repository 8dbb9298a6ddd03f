//! What needs a second person: proposals listed, approved, refused; a policy for small payouts proposed.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use platform::approvals::{Act, Approval, ApprovalState};
use platform::cards::Proposal;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::applications::Nothing;
use super::loans::day;
use super::page::{DEFAULT_PAGE, Rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Which proposals.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only in this state: `pending`, `done`, `refused`.
    pub state: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
}

/// A policy that lets payouts go without a second person for each.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The largest payout it covers, as people write it: `50000`.
    pub limit: String,
    /// The last day it holds.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// Why.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// In words.
    pub reason: String,
}

/// Lists proposals, those of a page newest first.
#[utoipa::path(get, path = "/v1/approvals", operation_id = "list_proposals", tag = "approvals", security(("bearer" = [])), params(Asked),
    responses((status = 200, body = Rows<Proposal>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<Asked>,
) -> Result<Json<Rows<Proposal>>, ApiProblem> {
    let state = asked.state.as_deref().filter(|text| !text.is_empty()).map(str::parse).transpose()?;
    let limit = asked.limit.unwrap_or(DEFAULT_PAGE);
    Ok(Json(app.platform.proposals(&who, state, asked.after.as_deref(), limit).await?.into()))
}

/// Proposes a policy that lets payouts up to a limit go without a second person for each; two people must approve it.
#[utoipa::path(post, path = "/v1/approvals", operation_id = "propose_policy", tag = "approvals", security(("bearer" = [])), request_body = Policy,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn propose(State(app): State<App>, write: Write<Policy>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            let limit = platform.amount(request.who, &body.limit).await?;
            let until = day(platform, Some(&body.until))?;
            platform.propose_policy(&request, limit, until, &body.reason).await
        })
        .await
}

/// Approves a proposal: a person other than the one who made it.
#[utoipa::path(post, path = "/v1/approvals/{id}/approve", operation_id = "approve_proposal", tag = "approvals", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn approve(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, id) = (&app.platform, &id);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::OK, shown, |request| async move {
            let approval = platform.approve(&request, id).await?;
            if let (Act::BringBook { migration }, ApprovalState::Done) = (&approval.act, approval.state) {
                // Its loans follow behind the answer; cut off, they go on when the run is asked for again.
                platform.start_migration(request.who, &migration.to_string()).await?;
            }
            Ok(approval)
        })
        .await
}

/// Refuses a proposal, or withdraws one's own.
#[utoipa::path(post, path = "/v1/approvals/{id}/refuse", operation_id = "refuse_proposal", tag = "approvals", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn refuse(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, id, body) = (&app.platform, &id, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::OK, shown, |request| async move {
            platform.refuse(&request, id, &body.reason).await
        })
        .await
}
