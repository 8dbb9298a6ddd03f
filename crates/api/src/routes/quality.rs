//! Classification, expected losses, provisions, subsidies.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use platform::circumstances::{CircumstanceCard, NewCircumstance};
use platform::classes::{ClassificationCard, DebtorCard};
use platform::loss_cards::{LossDetail, LossLoans, LossParametersCard, LossRunCard, MovementCard};
use platform::subsidies::{ProgrammeDocument, SubsidyCard};
use quality::LossParameters;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};
use crate::routes::applications::Nothing;
use crate::routes::approvals::Reason;
use crate::routes::page::optional_day;

/// That a circumstance is over.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Over {
    /// The first day on which it counts no more; today when left out.
    pub on: Option<String>,
    /// Why.
    pub reason: String,
}

/// Parameters of expected losses.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLossParameters {
    /// The document: curves by grade, losses by cover, scenarios, staging, as the page on expected losses shows it.
    #[schema(value_type = Object)]
    pub document: LossParameters,
}

/// Which day.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunAt {
    /// The end of which day; today when left out.
    pub day: Option<String>,
}

/// Which quarter.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimOf {
    /// `2026Q3`.
    pub quarter: String,
}

/// What the payer paid.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubsidyPaid {
    /// When; today when left out.
    pub on: Option<String>,
    /// Reference of the bank entry.
    pub reference: String,
    /// How much.
    pub amount: String,
}

/// Which circumstances.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CircumstanceQuery {
    /// `waiting`, `open`, `ended` or `refused`; all when left out.
    pub state: Option<String>,
}

/// Of which day.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AtQuery {
    /// The end of this day; today when left out.
    pub at: Option<String>,
}

/// Which loans of a run.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LossLoansQuery {
    /// 1, 2 or 3; all when left out.
    pub stage: Option<u8>,
    /// Cursor: the `next` of the page before.
    pub after: Option<String>,
    /// How many.
    pub limit: Option<u32>,
}

/// From which run.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MovementQuery {
    /// The earlier run: its id or day.
    // Nothing is a run that there is not: who may not ask hears that first.
    #[serde(default)]
    #[param(required = true)]
    pub from: String,
}

/// Shows the mix of classes with its provisions, debtors that are looked at as a whole, and what was recorded.
#[utoipa::path(get, path = "/v1/classification", operation_id = "show_classification", tag = "quality", security(("bearer" = [])),
    responses((status = 200, body = ClassificationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn classification(
    State(app): State<App>,
    Signed(who): Signed,
) -> Result<Json<ClassificationCard>, ApiProblem> {
    Ok(Json(app.platform.classification_card(&who).await?))
}

/// Shows a debtor with the class of each claim, its reasons, and what would let it rise.
#[utoipa::path(get, path = "/v1/debtors/{id}", operation_id = "show_debtor", tag = "quality", security(("bearer" = [])), params(("id" = String, Path, description = "firm id, credit code, loan id or loan number"), AtQuery),
    responses((status = 200, body = DebtorCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn debtor(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(query): Params<AtQuery>,
) -> Result<Json<DebtorCard>, ApiProblem> {
    Ok(Json(app.platform.debtor(&who, &id, optional_day(query.at.as_deref())?).await?))
}

/// Lists circumstances recorded of debtors.
#[utoipa::path(get, path = "/v1/circumstances", operation_id = "list_circumstances", tag = "quality", security(("bearer" = [])), params(CircumstanceQuery),
    responses((status = 200, body = Vec<CircumstanceCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn circumstances(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<CircumstanceQuery>,
) -> Result<Json<Vec<CircumstanceCard>>, ApiProblem> {
    Ok(Json(app.platform.circumstances(&who, query.state.as_deref()).await?))
}

/// Records a circumstance of a debtor or a loan. What worsens a class counts at once; what improves one waits for a second person.
#[utoipa::path(post, path = "/v1/circumstances", operation_id = "record_circumstance", tag = "quality", security(("bearer" = [])), request_body = NewCircumstance,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = CircumstanceCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn record(State(app): State<App>, write: Write<NewCircumstance>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.record_circumstance(&request, body).await }).await
}

/// Confirms a class set by hand (认定).
#[utoipa::path(post, path = "/v1/circumstances/{id}/confirmation", operation_id = "confirm_circumstance", tag = "quality", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "circumstance id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = CircumstanceCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn confirm(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.confirm_circumstance(&request, &id).await }).await
}

/// Approves what waits: the circumstance (审批), or that it is over.
#[utoipa::path(post, path = "/v1/circumstances/{id}/approval", operation_id = "approve_circumstance", tag = "quality", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "circumstance id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = CircumstanceCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn approve(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.approve_circumstance(&request, &id).await }).await
}

/// Refuses what waits: the circumstance, or that it is over.
#[utoipa::path(post, path = "/v1/circumstances/{id}/refusal", operation_id = "refuse_circumstance", tag = "quality", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "circumstance id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = CircumstanceCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn refuse(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write
        .create(platform, |request| async move { platform.refuse_circumstance(&request, &id, &body.reason).await })
        .await
}

/// Says that a circumstance is over: it counts until another person agrees.
#[utoipa::path(post, path = "/v1/circumstances/{id}/end", operation_id = "end_circumstance", tag = "quality", security(("bearer" = [])), request_body = Over,
    params(("id" = String, Path, description = "circumstance id"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = CircumstanceCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn end(State(app): State<App>, Path(id): Path<String>, write: Write<Over>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write
        .create(platform, |request| async move {
            platform.end_circumstance(&request, &id, optional_day(body.on.as_deref())?, &body.reason).await
        })
        .await
}

/// Lists versions of the parameters of expected losses, the newest first.
#[utoipa::path(get, path = "/v1/losses/parameters", operation_id = "list_loss_parameters", tag = "quality", security(("bearer" = [])),
    responses((status = 200, body = Vec<LossParametersCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn parameters(
    State(app): State<App>,
    Signed(who): Signed,
) -> Result<Json<Vec<LossParametersCard>>, ApiProblem> {
    Ok(Json(app.platform.loss_parameters(&who).await?))
}

/// Writes a version of the parameters; another person approves it.
#[utoipa::path(post, path = "/v1/losses/parameters", operation_id = "draft_loss_parameters", tag = "quality", security(("bearer" = [])), request_body = NewLossParameters,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LossParametersCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn draft(State(app): State<App>, write: Write<NewLossParameters>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.draft_loss_parameters(&request, body.document).await }).await
}

/// Approves a version: runs take it from now on.
#[utoipa::path(post, path = "/v1/losses/parameters/{version}/approval", operation_id = "approve_loss_parameters", tag = "quality", security(("bearer" = [])), request_body = Nothing,
    params(("version" = String, Path, description = "version"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LossParametersCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn approve_parameters(
    State(app): State<App>,
    Path(version): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write
        .create(platform, |request| async move { platform.approve_loss_parameters(&request, number(&version)).await })
        .await
}

/// Refuses a version.
#[utoipa::path(post, path = "/v1/losses/parameters/{version}/refusal", operation_id = "refuse_loss_parameters", tag = "quality", security(("bearer" = [])), request_body = Reason,
    params(("version" = String, Path, description = "version"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LossParametersCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn refuse_parameters(
    State(app): State<App>,
    Path(version): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write
        .create(platform, |request| async move {
            platform.refuse_loss_parameters(&request, number(&version), &body.reason).await
        })
        .await
}

/// Lists runs of expected losses, the newest day first.
#[utoipa::path(get, path = "/v1/losses/runs", operation_id = "list_loss_runs", tag = "quality", security(("bearer" = [])),
    responses((status = 200, body = Vec<LossRunCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn runs(State(app): State<App>, Signed(who): Signed) -> Result<Json<Vec<LossRunCard>>, ApiProblem> {
    Ok(Json(app.platform.loss_runs(&who).await?))
}

/// Computes expected losses for the end of a day with the parameters in force.
#[utoipa::path(post, path = "/v1/losses/runs", operation_id = "run_losses", tag = "quality", security(("bearer" = [])), request_body = RunAt,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LossRunCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn run(State(app): State<App>, write: Write<RunAt>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write
        .create(
            platform,
            |request| async move { platform.run_losses(&request, optional_day(body.day.as_deref())?).await },
        )
        .await
}

/// Shows a run by stage, class, product, grade and cover.
#[utoipa::path(get, path = "/v1/losses/runs/{id}", operation_id = "show_loss_run", tag = "quality", security(("bearer" = [])), params(("id" = String, Path, description = "run id, its day, or last")),
    responses((status = 200, body = LossRunCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn run_shown(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<LossRunCard>, ApiProblem> {
    Ok(Json(app.platform.loss_run(&who, &id).await?))
}

/// Lists the loans of a run by number.
#[utoipa::path(get, path = "/v1/losses/runs/{id}/loans", operation_id = "list_loss_loans", tag = "quality", security(("bearer" = [])), params(("id" = String, Path, description = "run id, its day, or last"), LossLoansQuery),
    responses((status = 200, body = LossLoans), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn loans(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(query): Params<LossLoansQuery>,
) -> Result<Json<LossLoans>, ApiProblem> {
    Ok(Json(
        app.platform
            .loss_loans(&who, &id, query.stage, query.after.as_deref().unwrap_or_default(), query.limit.unwrap_or(50))
            .await?,
    ))
}

/// Shows one loan of a run with the formula written out with its numbers.
#[utoipa::path(get, path = "/v1/losses/runs/{id}/loans/{loan}", operation_id = "show_loss_loan", tag = "quality", security(("bearer" = [])), params(("id" = String, Path, description = "run id, its day, or last"), ("loan" = String, Path, description = "loan id or number")),
    responses((status = 200, body = LossDetail), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn loan(
    State(app): State<App>,
    Signed(who): Signed,
    Path((id, loan)): Path<(String, String)>,
) -> Result<Json<LossDetail>, ApiProblem> {
    Ok(Json(app.platform.loss_loan(&who, &id, &loan).await?))
}

/// Shows what moved expected losses from an earlier run to this one.
#[utoipa::path(get, path = "/v1/losses/runs/{id}/movement", operation_id = "show_loss_movement", tag = "quality", security(("bearer" = [])), params(("id" = String, Path, description = "run id, its day, or last"), MovementQuery),
    responses((status = 200, body = MovementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn movement(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(query): Params<MovementQuery>,
) -> Result<Json<MovementCard>, ApiProblem> {
    Ok(Json(app.platform.loss_movement(&who, &query.from, &id).await?))
}

/// Lists programmes of interest subsidies.
#[utoipa::path(get, path = "/v1/subsidies", operation_id = "list_subsidies", tag = "quality", security(("bearer" = [])),
    responses((status = 200, body = Vec<SubsidyCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn subsidies(State(app): State<App>, Signed(who): Signed) -> Result<Json<Vec<SubsidyCard>>, ApiProblem> {
    Ok(Json(app.platform.subsidies(&who).await?))
}

/// Writes a programme; another person approves it.
#[utoipa::path(post, path = "/v1/subsidies", operation_id = "draft_subsidy", tag = "quality", security(("bearer" = [])), request_body = ProgrammeDocument,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SubsidyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn draft_subsidy(State(app): State<App>, write: Write<ProgrammeDocument>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.draft_subsidy(&request, body).await }).await
}

/// Shows a programme with its claims.
#[utoipa::path(get, path = "/v1/subsidies/{id}", operation_id = "show_subsidy", tag = "quality", security(("bearer" = [])), params(("id" = String, Path, description = "programme id or name")),
    responses((status = 200, body = SubsidyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn subsidy(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<SubsidyCard>, ApiProblem> {
    Ok(Json(app.platform.subsidy(&who, &id).await?))
}

/// Approves a programme.
#[utoipa::path(post, path = "/v1/subsidies/{id}/approval", operation_id = "approve_subsidy", tag = "quality", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "programme id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SubsidyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn approve_subsidy(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.approve_subsidy(&request, &id).await }).await
}

/// Refuses a programme.
#[utoipa::path(post, path = "/v1/subsidies/{id}/refusal", operation_id = "refuse_subsidy", tag = "quality", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "programme id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SubsidyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn refuse_subsidy(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.refuse_subsidy(&request, &id, &body.reason).await }).await
}

/// Makes the list of a quarter: every loan the programme is meant for, cut by its ceilings.
#[utoipa::path(post, path = "/v1/subsidies/{id}/claims", operation_id = "claim_subsidy", tag = "quality", security(("bearer" = [])), request_body = ClaimOf,
    params(("id" = String, Path, description = "programme id or name"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SubsidyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn claim(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<ClaimOf>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.claim_subsidy(&request, &id, &body.quarter).await }).await
}

/// Checks a quarter's list.
#[utoipa::path(post, path = "/v1/subsidies/{id}/claims/{quarter}/approval", operation_id = "approve_subsidy_claim", tag = "quality", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "programme id or name"), ("quarter" = String, Path, description = "quarter, such as 2026Q3"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SubsidyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn approve_claim(
    State(app): State<App>,
    Path((id, quarter)): Path<(String, String)>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.approve_subsidy_claim(&request, &id, &quarter).await }).await
}

/// Refuses a quarter's list: it may be made anew.
#[utoipa::path(post, path = "/v1/subsidies/{id}/claims/{quarter}/refusal", operation_id = "refuse_subsidy_claim", tag = "quality", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "programme id or name"), ("quarter" = String, Path, description = "quarter, such as 2026Q3"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SubsidyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn refuse_claim(
    State(app): State<App>,
    Path((id, quarter)): Path<(String, String)>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write
        .create(platform, |request| async move {
            platform.refuse_subsidy_claim(&request, (&id, &quarter), &body.reason).await
        })
        .await
}

/// Records what the payer paid of a quarter.
#[utoipa::path(post, path = "/v1/subsidies/{id}/claims/{quarter}/payment", operation_id = "pay_subsidy", tag = "quality", security(("bearer" = [])), request_body = SubsidyPaid,
    params(("id" = String, Path, description = "programme id or name"), ("quarter" = String, Path, description = "quarter, such as 2026Q3"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = SubsidyCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn pay(
    State(app): State<App>,
    Path((id, quarter)): Path<(String, String)>,
    write: Write<SubsidyPaid>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write
        .create(platform, |request| async move {
            let on = optional_day(body.on.as_deref())?;
            platform.pay_subsidy(&request, (&id, &quarter), on, &body.reference, &body.amount).await
        })
        .await
}

/// A version, or one that there is not.
fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}
