//! Scorecards and the data they are developed on.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use platform::Request;
use platform::models::{DevelopRequest, ScorecardCard};
use platform::problem::{Code, Problem};
use platform::scorecard_use::Serves;
use platform::scorecards::{ScorecardDetail, ScorecardLine};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::page::{ListPage, Rows, rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// How a scorecard is to be developed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Develop {
    /// Its name; a known one gets its next version.
    pub name: String,
    /// Columns to leave out, beside those known to leak.
    #[serde(default)]
    pub exclude: Vec<String>,
}

/// Which version.
#[derive(Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Version {
    /// A version; the newest when left out.
    pub version: Option<u32>,
}

/// An approval.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// A version; the newest when left out.
    pub version: Option<u32>,
    /// Which products it scores for; as before when left out, and every product for a first version.
    pub serves: Option<Serves>,
}

/// What a change to a scorecard left behind.
#[derive(Serialize, ToSchema)]
pub struct ScorecardReceipt {
    /// Scorecard id.
    pub id: String,
    /// Name.
    pub name: String,
    /// The newest version.
    pub version: u32,
    /// The version in force.
    pub active_version: Option<u32>,
    /// SHA-256 of the newest document, hexadecimal.
    pub digest: String,
}

impl From<ScorecardCard> for ScorecardReceipt {
    fn from(card: ScorecardCard) -> Self {
        Self {
            id: card.id.to_string(),
            name: card.name,
            version: card.version,
            active_version: card.active_version,
            digest: card.digest,
        }
    }
}

/// Lists scorecards by name.
#[utoipa::path(get, path = "/v1/scorecards", operation_id = "list_scorecards", tag = "scorecards", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<ScorecardLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<ScorecardLine>>, ApiProblem> {
    Ok(rows(app.platform.scorecard_lines(&who, page.after(), page.limit()).await?))
}

/// Shows a scorecard with its development: bins, curves, calibration, stability.
#[utoipa::path(get, path = "/v1/scorecards/{id}", operation_id = "show_scorecard", tag = "scorecards", security(("bearer" = [])),
    params(("id" = String, Path, description = "scorecard id or name"), Version),
    responses((status = 200, body = ScorecardDetail), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    Params(asked): Params<Version>,
) -> Result<Json<ScorecardDetail>, ApiProblem> {
    Ok(Json(app.platform.scorecard_detail(&who, &which, asked.version).await?))
}

/// Develops a scorecard on the institution's own history and puts it up for approval.
#[utoipa::path(post, path = "/v1/scorecards", operation_id = "develop_scorecard", tag = "scorecards", security(("bearer" = [])), request_body = Develop,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ScorecardReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn develop(State(app): State<App>, write: Write<Develop>) -> Result<Response, ApiProblem> {
    let (held, body) = (Arc::clone(&app.platform), &write.body);
    let asked = DevelopRequest { name: body.name.clone(), exclude: body.exclude.clone() };
    write
        .run(&app.platform, StatusCode::CREATED, ScorecardReceipt::from, |request| async move {
            let (who, key) = (request.who.clone(), request.key);
            // A development may outlast the request: it goes on, and a retry under the same key is told what came of it.
            let work = tokio::spawn(async move {
                let request = Request { who: &who, key };
                held.develop_scorecard(&request, &asked, |_| {}).await.map(|(card, _)| card)
            });
            work.await.map_err(|error| Problem::new(Code::Internal, "a worker stopped: see the log").because(error))?
        })
        .await
}

/// Approves a developed version: a person other than the one who developed it.
#[utoipa::path(post, path = "/v1/scorecards/{id}/approve", operation_id = "approve_scorecard", tag = "scorecards", security(("bearer" = [])), request_body = Approval,
    params(("id" = String, Path, description = "scorecard id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ScorecardReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn approve(
    State(app): State<App>,
    Path(which): Path<String>,
    write: Write<Approval>,
) -> Result<Response, ApiProblem> {
    let (platform, which, version, serves) = (&app.platform, &which, write.body.version, write.body.serves);
    write
        .run(platform, StatusCode::OK, ScorecardReceipt::from, |request| async move {
            platform.approve_scorecard_of(&request, which, version, serves).await
        })
        .await
}
