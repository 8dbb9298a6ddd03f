//! Loans: payouts, payments, corrections.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use calendar::{Date, parse_date};
use platform::Platform;
use platform::approvals::{Act, Approval};
use platform::cards::{Cash, InstalmentCard, LoanCard, LoanReceipt};
use platform::problem::{Code, Outcome, Problem};
use platform::servicing::RailAnswer;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::applications::{DEFAULT_PAGE, Nothing, Page, Rows};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// A loan in a list.
#[derive(Serialize, ToSchema)]
pub struct LoanLine {
    /// Loan id.
    pub id: String,
    /// Contract number.
    pub number: String,
    /// Firm id.
    pub firm: String,
    /// Product code and version.
    pub product: String,
    /// Contract principal, in minor units.
    pub principal_minor: i64,
    /// Currency code.
    pub currency: String,
    /// Where it stands.
    pub state: String,
    /// First day.
    pub starts_on: String,
    /// Last due day.
    pub ends_on: String,
}

/// At which date, as known when.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AsOf {
    /// Date of the position; today when left out.
    pub at: Option<String>,
    /// Only facts recorded up to the end of this day.
    pub known: Option<String>,
}

/// What the bank said about a released payout.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BankAnswer {
    /// `confirmed`, `unknown` or `returned`.
    pub result: RailAnswer,
    /// The bank's reference.
    pub reference: String,
    /// Value date; today when left out.
    pub on: Option<String>,
}

/// A payment received.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Amount, as people write it: `8530.99`.
    pub amount: String,
    /// Value date; today when left out, a past day for a back-dated payment.
    pub on: Option<String>,
    /// Reference of the bank entry; the same reference is the same payment.
    pub reference: String,
}

/// A correction for a second person to approve.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Correction {
    /// Take a payment back.
    ReversePayment {
        /// Reference of the payment.
        reference: String,
        /// Why.
        reason: String,
    },
    /// Write the loan off.
    WriteOff {
        /// Why.
        reason: String,
    },
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// In words.
    pub reason: String,
}

/// A proposal that waits for people.
#[derive(Serialize, ToSchema)]
pub struct Proposal {
    /// Proposal id.
    pub id: String,
    /// What is proposed, in kebab case.
    pub act: String,
    /// In Chinese.
    pub act_zh: String,
    /// The loan, when it concerns one.
    pub loan: Option<String>,
    /// The limit, for a policy.
    pub limit: Option<Cash>,
    /// Why.
    pub reason: String,
    /// User id of who proposed it.
    pub proposed_by: String,
    /// User ids of who approved so far.
    pub approved_by: Vec<String>,
    /// How many approvals it needs.
    pub approvals_needed: usize,
    /// `pending`, `done` or `refused`.
    pub state: String,
}

impl From<Approval> for Proposal {
    fn from(approval: Approval) -> Self {
        let (act, loan, limit) = match &approval.act {
            Act::ReversePayment { loan, .. } => ("reverse-payment", Some(loan.to_string()), None),
            Act::WriteOff { loan, .. } => ("write-off", Some(loan.to_string()), None),
            Act::ReleasePolicy { limit, .. } => ("release-policy", None, Some(Cash::from(*limit))),
            Act::LayOverRulebook { .. } => ("lay-over-rulebook", None, None),
        };
        Self {
            id: approval.id,
            act: act.into(),
            act_zh: approval.act.zh().into(),
            loan,
            limit,
            reason: approval.reason,
            proposed_by: approval.proposed_by.to_string(),
            approved_by: approval.approved_by.iter().map(ToString::to_string).collect(),
            approvals_needed: approval.act.approvals_needed(),
            state: approval.state.as_str().into(),
        }
    }
}

pub(super) fn day(platform: &Platform, text: Option<&str>) -> Outcome<Date> {
    text.map_or_else(
        || Ok(platform.clock().today()),
        |text| parse_date(text).map_err(|error| Problem::from_domain(Code::Invalid, error)),
    )
}

/// Lists loans.
#[utoipa::path(get, path = "/v1/loans", operation_id = "list_loans", tag = "loans", security(("bearer" = [])), params(Page),
    responses((status = 200, body = Rows<LoanLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<Page>,
) -> Result<Json<Rows<LoanLine>>, ApiProblem> {
    let limit = page.limit.unwrap_or(DEFAULT_PAGE);
    let rows = app.platform.loans(&who, page.state.as_deref(), page.after.as_deref().unwrap_or(""), limit).await?;
    let lines = rows
        .into_iter()
        .map(|row| LoanLine {
            id: row.id,
            number: row.number,
            firm: row.firm,
            product: row.product,
            principal_minor: row.principal,
            currency: row.currency,
            state: row.state,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        })
        .collect();
    Ok(Json(Rows::of(lines, limit, |line| line.id.clone())))
}

/// Shows a loan at a date, as known at the end of a day.
#[utoipa::path(get, path = "/v1/loans/{id}", operation_id = "show_loan", tag = "loans", security(("bearer" = [])), params(("id" = String, Path, description = "loan id or contract number"), AsOf),
    responses((status = 200, body = LoanCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(loan): Path<String>,
    Params(as_of): Params<AsOf>,
) -> Result<Json<LoanCard>, ApiProblem> {
    let known = as_of.known.as_deref().map(|text| day(&app.platform, Some(text))).transpose()?;
    Ok(Json(app.platform.loan(&who, &loan, day(&app.platform, as_of.at.as_deref())?, known).await?))
}

/// Shows a loan's repayment schedule.
#[utoipa::path(get, path = "/v1/loans/{id}/schedule", operation_id = "show_schedule", tag = "loans", security(("bearer" = [])), params(("id" = String, Path)),
    responses((status = 200, body = Vec<InstalmentCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn schedule(
    State(app): State<App>,
    Signed(who): Signed,
    Path(loan): Path<String>,
) -> Result<Json<Vec<InstalmentCard>>, ApiProblem> {
    Ok(Json(app.platform.loan(&who, &loan, app.platform.clock().today(), None).await?.schedule))
}

/// Instructs the payout.
#[utoipa::path(post, path = "/v1/loans/{id}/payout", tag = "loans", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn instruct_payout(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, loan) = (&app.platform, &loan);
    write
        .run(
            platform,
            StatusCode::OK,
            |r: LoanReceipt| r,
            |request| async move { platform.instruct_payout(&request, loan).await },
        )
        .await
}

/// Releases an instructed payout: a person other than the one who instructed it.
#[utoipa::path(post, path = "/v1/loans/{id}/payout/release", tag = "loans", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn release_payout(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, loan) = (&app.platform, &loan);
    write
        .run(
            platform,
            StatusCode::OK,
            |r: LoanReceipt| r,
            |request| async move { platform.release_payout(&request, loan).await },
        )
        .await
}

/// Records what the bank said about a released payout.
#[utoipa::path(post, path = "/v1/loans/{id}/payout/confirmation", tag = "loans", security(("bearer" = [])), request_body = BankAnswer,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn confirm_payout(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<BankAnswer>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .run(
            platform,
            StatusCode::OK,
            |r: LoanReceipt| r,
            |request| async move {
                platform
                    .confirm_payout(&request, loan, body.result, &body.reference, day(platform, body.on.as_deref())?)
                    .await
            },
        )
        .await
}

/// Records a payment received.
#[utoipa::path(post, path = "/v1/loans/{id}/payments", operation_id = "record_payment", tag = "loans", security(("bearer" = [])), request_body = Payment,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn pay(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<Payment>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .run(
            platform,
            StatusCode::CREATED,
            |r: LoanReceipt| r,
            |request| async move {
                let amount = platform.amount(request.who, &body.amount).await?;
                platform.pay(&request, loan, amount, day(platform, body.on.as_deref())?, &body.reference).await
            },
        )
        .await
}

/// Proposes a correction: it is carried out when a second person approves it.
#[utoipa::path(post, path = "/v1/loans/{id}/corrections", operation_id = "propose_correction", tag = "loans", security(("bearer" = [])), request_body = Correction,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn propose(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<Correction>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .run(platform, StatusCode::CREATED, Proposal::from, |request| async move {
            let loan = platform.loan_id(request.who, loan).await?;
            let on = platform.clock().today();
            let (act, reason) = match body {
                Correction::ReversePayment { reference, reason } => {
                    (Act::ReversePayment { loan, reference: reference.clone(), on }, reason)
                }
                Correction::WriteOff { reason } => (Act::WriteOff { loan, on }, reason),
            };
            platform.propose(&request, act, reason).await
        })
        .await
}

/// Lists proposals.
#[utoipa::path(get, path = "/v1/approvals", operation_id = "list_proposals", tag = "loans", security(("bearer" = [])),
    responses((status = 200, body = Vec<Proposal>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn approvals(State(app): State<App>, Signed(who): Signed) -> Result<Json<Vec<Proposal>>, ApiProblem> {
    Ok(Json(app.platform.approvals(&who, None).await?.into_iter().map(Proposal::from).collect()))
}

/// Approves a proposal: a person other than the one who made it.
#[utoipa::path(post, path = "/v1/approvals/{id}/approve", operation_id = "approve_proposal", tag = "loans", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn approve(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, id) = (&app.platform, &id);
    write
        .run(platform, StatusCode::OK, Proposal::from, |request| async move { platform.approve(&request, id).await })
        .await
}

/// Refuses a proposal, or withdraws one's own.
#[utoipa::path(post, path = "/v1/approvals/{id}/refuse", operation_id = "refuse_proposal", tag = "loans", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn refuse(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, id, body) = (&app.platform, &id, &write.body);
    write
        .run(platform, StatusCode::OK, Proposal::from, |request| async move {
            platform.refuse(&request, id, &body.reason).await
        })
        .await
}
