//! Guarantee agreements and claims.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use codes::AgreementId;
use platform::agreements::AgreementDetail;
use platform::cards::LoanReceipt;
use platform::guarantees::{AgreementCard, AgreementDocument};
use serde::Deserialize;
use utoipa::ToSchema;

use super::applications::id;
use super::loans::day;
use super::page::{ListPage, Rows, rows};
use super::products::Document;
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// The guarantor's payment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Compensation {
    /// The amount of the bank entry; checked against what the agreement gives. It is what is recorded when left out.
    pub amount: Option<String>,
    /// Value date; today when left out.
    pub on: Option<String>,
    /// Reference of the bank entry.
    pub reference: String,
}

/// Money got back after the compensation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryEntry {
    /// Amount, as people write it.
    pub amount: String,
    /// Value date; today when left out.
    pub on: Option<String>,
    /// Reference of the bank entry; the same reference is the same recovery.
    pub reference: String,
}

/// A part of the loss by what it came from.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LossCause {
    /// `credit`, `trade-interruption`, `receivable-shortfall` or `disaster`.
    pub peril: String,
    /// How much of the loss, as people write it.
    pub amount: String,
}

/// What a claim says beside the loan.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimEntry {
    /// What the loss came from. Credit, when it is not named, is what the others leave of the principal and interest unpaid.
    #[serde(default)]
    pub causes: Vec<LossCause>,
}

/// Lists agreements by name.
#[utoipa::path(get, path = "/v1/agreements", operation_id = "list_agreements", tag = "guarantees", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<AgreementCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<AgreementCard>>, ApiProblem> {
    Ok(rows(app.platform.agreement_page(&who, page.after(), page.limit()).await?))
}

/// Shows an agreement with its parties, caps and claims.
#[utoipa::path(get, path = "/v1/agreements/{id}", operation_id = "show_agreement", tag = "guarantees", security(("bearer" = [])), params(("id" = String, Path)),
    responses((status = 200, body = AgreementDetail), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(agreement): Path<String>,
) -> Result<Json<AgreementDetail>, ApiProblem> {
    who.require(platform::Action::ReadGuarantee)?;
    let agreement: AgreementId = id("agreement", &agreement)?;
    Ok(Json(app.platform.agreement_detail(&who, agreement).await?))
}

/// Records a signed agreement.
#[utoipa::path(post, path = "/v1/agreements", operation_id = "record_agreement", tag = "guarantees", security(("bearer" = [])), request_body = Document,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AgreementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn agree(State(app): State<App>, write: Write<Document>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write
        .create(platform, |request| async move {
            request.who.require(platform::Action::AgreeGuarantee)?;
            platform.agree(&request, AgreementDocument::from_yaml(&body.document)?).await
        })
        .await
}

/// Claims compensation for a defaulted loan: notice of the loss as the loan stands, and the demand.
#[utoipa::path(post, path = "/v1/loans/{id}/claims", operation_id = "claim_compensation", tag = "guarantees", security(("bearer" = [])), request_body = ClaimEntry,
    params(("id" = String, Path, description = "loan id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AgreementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn claim(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<ClaimEntry>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .create(platform, |request| async move {
            request.who.require(platform::Action::ClaimGuarantee)?;
            let mut causes = Vec::new();
            for cause in &body.causes {
                let amount = platform.amount(request.who, &cause.amount).await?;
                causes.push(platform::claims::cause(&cause.peril, amount)?);
            }
            platform.claim_with(&request, loan, causes).await
        })
        .await
}

/// Records the guarantor's payment of a loan's claim.
#[utoipa::path(post, path = "/v1/claims/{id}/compensation", operation_id = "record_compensation", tag = "guarantees", security(("bearer" = [])), request_body = Compensation,
    params(("id" = String, Path, description = "loan id or contract number: a loan has one claim at a time"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn compensate(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<Compensation>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .run(
            platform,
            StatusCode::CREATED,
            |receipt: LoanReceipt| receipt,
            |request| async move {
                request.who.require(platform::Action::ClaimGuarantee)?;
                let received = match &body.amount {
                    Some(text) => Some(platform.amount(request.who, text).await?),
                    None => None,
                };
                let on = day(platform, body.on.as_deref())?;
                platform.compensated_with(&request, loan, received, on, &body.reference).await
            },
        )
        .await
}

/// Records money recovered after compensation: each party gets back its part of what it bore.
#[utoipa::path(post, path = "/v1/claims/{id}/recoveries", operation_id = "record_recovery", tag = "guarantees", security(("bearer" = [])), request_body = RecoveryEntry,
    params(("id" = String, Path, description = "loan id or contract number: a loan has one claim at a time"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn recover(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<RecoveryEntry>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .run(
            platform,
            StatusCode::CREATED,
            |receipt: LoanReceipt| receipt,
            |request| async move {
                request.who.require(platform::Action::ClaimGuarantee)?;
                let amount = platform.amount(request.who, &body.amount).await?;
                platform.recover(&request, loan, amount, day(platform, body.on.as_deref())?, &body.reference).await
            },
        )
        .await
}
