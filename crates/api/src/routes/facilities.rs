//! Facilities: opened from an accepted offer, drawn as loans, held to seasons and stages.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use codes::ApplicationId;
use platform::approvals::Approval;
use platform::cards::{LoanReceipt, Proposal};
use platform::facilities::{NewDraw, NewMilestone};
use platform::facility_cards::{FacilityCard, FacilityLine};
use platform::problem::Problem;
use serde::Deserialize;
use utoipa::ToSchema;
use views::limits::MAX_PAGE;

use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};
use crate::routes::approvals::Reason;
use crate::routes::catalogue_exports::Whole;
use crate::routes::page::{DEFAULT_PAGE, ListPage, Rows, rows};

/// From which application.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFacility {
    /// Application id; it must be offered or approved, and its product a facility.
    pub application: String,
}

/// A lower limit.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reduction {
    /// The limit from now on, as people write it.
    pub to: String,
    /// Why.
    pub reason: String,
}

/// Lists facilities, the newest first.
#[utoipa::path(get, path = "/v1/facilities", operation_id = "list_facilities", tag = "facilities", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<FacilityLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<ListPage>,
) -> Result<Json<Rows<FacilityLine>>, ApiProblem> {
    let limit = asked.limit.unwrap_or(DEFAULT_PAGE);
    Ok(rows(app.platform.facilities(&who, asked.after(), limit).await?))
}

impl ExportLine for FacilityLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "额度号", "Number"),
        Column::new(Kind::Text, "企业", "Firm"),
        Column::new(Kind::Text, "产品", "Product"),
        Column::new(Kind::Text, "方式", "Kind"),
        Column::new(Kind::Amount, "额度", "Limit"),
        Column::new(Kind::Amount, "当日限额", "Limit today"),
        Column::new(Kind::Amount, "已用", "In use"),
        Column::new(Kind::Amount, "可用", "Free"),
        Column::new(Kind::Text, "状态", "State"),
        Column::new(Kind::Date, "提款截止", "Drawn until"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        let now = &self.availability;
        vec![
            Cell::text(&self.number),
            Cell::maybe(self.firm_name.as_ref()),
            Cell::text(if lang == Lang::Zh { &self.product_zh } else { &self.product_en }),
            Cell::named(&self.revolving, lang),
            Cell::Amount(now.limit.clone()),
            Cell::Amount(now.ceiling.clone()),
            Cell::Amount(now.used.clone()),
            Cell::Amount(now.free.clone()),
            Cell::named(&self.state, lang),
            Cell::Date(self.until.clone()),
        ]
    }
}

/// Gives the list of facilities as a file.
#[utoipa::path(get, path = "/v1/facilities/export", operation_id = "export_facilities", tag = "facilities", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn export(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "facilities", options, |after| async move {
        platform.facilities(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Shows a facility with what is free, its seasons, stages and draws.
#[utoipa::path(get, path = "/v1/facilities/{id}", operation_id = "show_facility", tag = "facilities", security(("bearer" = [])), params(("id" = String, Path, description = "facility id or contract number")),
    responses((status = 200, body = FacilityCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<FacilityCard>, ApiProblem> {
    Ok(Json(app.platform.facility(&who, &id).await?))
}

/// Opens the facility of an accepted offer.
#[utoipa::path(post, path = "/v1/facilities", operation_id = "open_facility", tag = "facilities", security(("bearer" = [])), request_body = NewFacility,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FacilityCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn open(State(app): State<App>, write: Write<NewFacility>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write
        .create(platform, |request| async move {
            let shown = || Problem::not_found("application", body.application.chars().take(60).collect::<String>());
            let id: ApplicationId = body.application.parse().map_err(|_| shown())?;
            platform.open_facility(&request, id).await
        })
        .await
}

/// Draws a loan: its contract is signed; the payout follows on the loan.
#[utoipa::path(post, path = "/v1/facilities/{id}/draws", operation_id = "draw_facility", tag = "facilities", security(("bearer" = [])), request_body = NewDraw,
    params(("id" = String, Path, description = "facility id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn draw(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewDraw>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.draw(&request, &id, body).await }).await
}

/// Freezes a facility, at once.
#[utoipa::path(post, path = "/v1/facilities/{id}/freeze", operation_id = "freeze_facility", tag = "facilities", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "facility id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FacilityCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn freeze(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write.create(platform, |request| async move { platform.freeze_facility(&request, &id, &body.reason).await }).await
}

/// Reduces a facility's limit, at once.
#[utoipa::path(post, path = "/v1/facilities/{id}/reduction", operation_id = "reduce_facility", tag = "facilities", security(("bearer" = [])), request_body = Reduction,
    params(("id" = String, Path, description = "facility id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FacilityCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn reduce(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reduction>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write
        .create(
            platform,
            |request| async move { platform.reduce_facility(&request, &id, &body.to, &body.reason).await },
        )
        .await
}

/// Cancels what is not drawn, at once and for good; the draws run on.
#[utoipa::path(post, path = "/v1/facilities/{id}/cancellation", operation_id = "cancel_facility", tag = "facilities", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "facility id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FacilityCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn cancel(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write.create(platform, |request| async move { platform.cancel_facility(&request, &id, &body.reason).await }).await
}

/// Brings an attested milestone: the stage opens when another person has confirmed it.
#[utoipa::path(post, path = "/v1/facilities/{id}/milestones", operation_id = "propose_stage", tag = "facilities", security(("bearer" = [])), request_body = NewMilestone,
    params(("id" = String, Path, description = "facility id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn milestone(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewMilestone>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.propose_stage(&request, &id, body).await
        })
        .await
}

/// Asks to unfreeze a facility; another person agrees.
#[utoipa::path(post, path = "/v1/facilities/{id}/unfreezing", operation_id = "propose_unfreezing", tag = "facilities", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "facility id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn unfreeze(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.propose_unfreezing(&request, &id, &body.reason).await
        })
        .await
}
