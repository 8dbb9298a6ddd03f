//! Steps of a claim beside its payment, and the facts that agreements wait for or move with.

use axum::extract::{Path, State};
use axum::response::Response;
use codes::AgreementId;
use platform::guarantees::AgreementCard;
use serde::Deserialize;
use utoipa::ToSchema;

use super::applications::{Nothing, id};
use super::loans::day;
use crate::App;
use crate::extract::Write;
use crate::problem::{ApiProblem, ProblemDetails};

/// Why a claim ends.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimReason {
    /// The reason, in words.
    pub reason: String,
}

/// What another party paid the one that paid the lender.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReimbursementEntry {
    /// Institution code of the party that paid.
    pub from: String,
    /// Amount, as people write it.
    pub amount: String,
    /// Value date; today when left out.
    pub on: Option<String>,
}

/// What the agreement waits for came about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TriggerEntry {
    /// When; today when left out.
    pub on: Option<String>,
    /// Number of the judgment or ruling.
    pub evidence: String,
}

/// A volume of trade.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VolumeEntry {
    /// The volume, as people write it.
    pub volume: String,
    /// Of which day; today when left out.
    pub on: Option<String>,
}

/// Demands compensation for a claim of which notice was given before.
#[utoipa::path(post, path = "/v1/claims/{id}/demand", operation_id = "demand_compensation", tag = "guarantees", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "loan id or contract number: a loan has one claim at a time"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AgreementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn demand(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, loan) = (&app.platform, &loan);
    write.create(platform, |request| async move { platform.claim_demanded(&request, loan).await }).await
}

/// Records that a claim was refused.
#[utoipa::path(post, path = "/v1/claims/{id}/refusal", operation_id = "record_claim_refusal", tag = "guarantees", security(("bearer" = [])), request_body = ClaimReason,
    params(("id" = String, Path, description = "loan id or contract number: a loan has one claim at a time"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AgreementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn refuse(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<ClaimReason>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write.create(platform, |request| async move { platform.claim_refused(&request, loan, &body.reason).await }).await
}

/// Takes a claim back, the firm having paid.
#[utoipa::path(post, path = "/v1/claims/{id}/withdrawal", operation_id = "withdraw_claim", tag = "guarantees", security(("bearer" = [])), request_body = ClaimReason,
    params(("id" = String, Path, description = "loan id or contract number: a loan has one claim at a time"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AgreementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn withdraw(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<ClaimReason>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write.create(platform, |request| async move { platform.claim_withdrawn(&request, loan, &body.reason).await }).await
}

/// Records what another party paid the one that paid the lender.
#[utoipa::path(post, path = "/v1/claims/{id}/reimbursements", operation_id = "record_reimbursement", tag = "guarantees", security(("bearer" = [])), request_body = ReimbursementEntry,
    params(("id" = String, Path, description = "loan id or contract number: a loan has one claim at a time"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AgreementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn reimburse(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<ReimbursementEntry>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .create(platform, |request| async move {
            request.who.require(platform::Action::ClaimGuarantee)?;
            let amount = platform.amount(request.who, &body.amount).await?;
            let on = day(platform, body.on.as_deref())?;
            platform.claim_reimbursed(&request, loan, &body.from, amount, on).await
        })
        .await
}

/// Records that what the agreement waits for came about for a loan.
#[utoipa::path(post, path = "/v1/claims/{id}/trigger", operation_id = "record_claim_trigger", tag = "guarantees", security(("bearer" = [])), request_body = TriggerEntry,
    params(("id" = String, Path, description = "loan id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AgreementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn trigger(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<TriggerEntry>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .create(platform, |request| async move {
            let on = day(platform, body.on.as_deref())?;
            platform.claim_triggered(&request, loan, on, &body.evidence).await
        })
        .await
}

/// Records the volume of trade, which moves the shares of layers.
#[utoipa::path(post, path = "/v1/agreements/{id}/volumes", operation_id = "record_trade_volume", tag = "guarantees", security(("bearer" = [])), request_body = VolumeEntry,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AgreementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn volume(
    State(app): State<App>,
    Path(agreement): Path<String>,
    write: Write<VolumeEntry>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let agreement: AgreementId = id("agreement", &agreement)?;
    write
        .create(platform, |request| async move {
            request.who.require(platform::Action::AgreeGuarantee)?;
            let volume = platform.amount(request.who, &body.volume).await?;
            let on = day(platform, body.on.as_deref())?;
            platform.trade_volume(&request, agreement, on, volume).await
        })
        .await
}
