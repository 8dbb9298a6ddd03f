//! Loans: payouts, payments, corrections, and what an act would do.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use calendar::{Date, parse_date};
use loan::PrepaymentMode;
use platform::Platform;
use platform::approvals::{Act, Approval};
use platform::cards::{InstalmentCard, LoanCard, LoanLine, LoanReceipt, PayoffCard, PreviewCard, Proposal};
use platform::lists::LoanFilter;
use platform::loan_changes::{LoanChange, NewFee};
use platform::preview::{Hypothesis, PreviewAct};
use platform::problem::{Code, Outcome, Problem};
use platform::servicing::RailAnswer;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::applications::Nothing;
use super::page::{DEFAULT_PAGE, OnDay, Rows, optional_day};
use crate::App;
use crate::extract::{Body, Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Which loans. What is empty or left out filters nothing.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only in this state.
    pub state: Option<String>,
    /// Only of this product, by code.
    pub product: Option<String>,
    /// Only in this five-category class.
    pub class: Option<String>,
    /// Only in this overdue bucket: `current`, `1-30`, `31-60`, `61-90`, `91-360`, `over-360`.
    pub overdue: Option<String>,
    /// Only of firms there: the first 2, 4 or 6 digits of the division code.
    pub region: Option<String>,
    /// Only of firms in this section of industry, by letter.
    pub industry: Option<String>,
    /// Only of this firm, by id.
    pub firm: Option<String>,
    /// First day of the contract on this day or later.
    pub from: Option<String>,
    /// First day of the contract on this day or earlier.
    pub to: Option<String>,
    /// Beginning of a contract number or of a firm's name, or a whole credit code.
    pub q: Option<String>,
    /// `-number`, the newest first, when left out; or `number`.
    #[serde(default)]
    #[param(inline)]
    pub sort: Sort,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
}

impl Asked {
    /// As the use case takes it.
    pub(super) fn filter(self) -> Outcome<LoanFilter> {
        Ok(LoanFilter {
            from: optional_day(self.from.as_deref())?,
            to: optional_day(self.to.as_deref())?,
            ascending: self.sort == Sort::Oldest,
            state: self.state,
            product: self.product,
            class: self.class,
            overdue: self.overdue,
            region: self.region,
            industry: self.industry,
            firm: self.firm,
            q: self.q,
            after: self.after,
        })
    }
}

/// The order of a list of loans.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
pub enum Sort {
    /// The oldest number first.
    #[serde(rename = "number")]
    Oldest,
    /// The newest number first.
    #[default]
    #[serde(rename = "-number")]
    Newest,
}

/// At which date, as known when.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
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

/// Why a contract is cancelled.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Cancellation {
    /// Why, in words.
    pub reason: String,
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

/// A payment ahead of time.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Prepayment {
    /// Amount, as people write it: `50000`.
    pub amount: String,
    /// Value date; today when left out.
    pub on: Option<String>,
    /// Reference of the bank entry; the same reference is the same payment.
    pub reference: String,
    /// What becomes of the instalments that remain: smaller (`keep-term`, when left out), fewer (`shorten-term`), or as planned
    /// with the last ones reduced (`keep-plan`).
    #[serde(default)]
    pub mode: Mode,
}

/// What a prepayment does to the instalments that remain.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The same due dates, smaller instalments.
    #[default]
    KeepTerm,
    /// The same instalment, fewer of them.
    ShortenTerm,
    /// The same principal in each instalment; the last ones get smaller.
    KeepPlan,
}

impl From<Mode> for PrepaymentMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::KeepTerm => Self::KeepTerm,
            Mode::ShortenTerm => Self::ShortenTerm,
            Mode::KeepPlan => Self::KeepPlan,
        }
    }
}

/// An act to look at before it is done.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// `pay`, `prepay`, `reverse-payment` or `change`.
    pub act: PreviewAct,
    /// How much, for money received, as people write it.
    pub amount: Option<String>,
    /// Value date; today when left out.
    pub on: Option<String>,
    /// Reference of the payment to take back; of a payment, when it is known already.
    pub reference: Option<String>,
    /// What a prepayment does to the instalments that remain.
    #[serde(default)]
    pub mode: Mode,
    /// The change of the loan to look at.
    pub change: Option<LoanChange>,
}

/// A change of a loan for a second person to approve.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposedChange {
    /// What changes.
    pub change: LoanChange,
    /// From when it counts; today when left out, a past day for a change agreed on then.
    pub on: Option<String>,
    /// Why.
    pub reason: String,
}

/// A fee the firm paid.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeePayment {
    /// What it is for.
    pub name: String,
    /// Who was paid; the lender when left out.
    pub payee: Option<String>,
    /// Amount, as people write it.
    pub amount: String,
    /// Value date; today when left out.
    pub on: Option<String>,
    /// Reference of the bank entry; the same reference is the same payment.
    pub reference: String,
}

pub(super) fn day(platform: &Platform, text: Option<&str>) -> Outcome<Date> {
    text.map_or_else(
        || Ok(platform.clock().today()),
        |text| parse_date(text).map_err(|error| Problem::from_domain(Code::Invalid, error)),
    )
}

/// Lists loans.
#[utoipa::path(get, path = "/v1/loans", operation_id = "list_loans", tag = "loans", security(("bearer" = [])), params(Asked),
    responses((status = 200, body = Rows<LoanLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<Asked>,
) -> Result<Json<Rows<LoanLine>>, ApiProblem> {
    let limit = asked.limit.unwrap_or(DEFAULT_PAGE);
    let page = app.platform.loan_lines(&who, &asked.filter()?, limit).await?;
    Ok(Json(page.into()))
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

/// Cancels a contract before any money left; a payout that was instructed and never released is taken back with it.
#[utoipa::path(post, path = "/v1/loans/{id}/cancellation", tag = "loans", security(("bearer" = [])), request_body = Cancellation,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn cancel_contract(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<Cancellation>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, reason) = (&app.platform, &loan, &write.body.reason);
    write
        .run(
            platform,
            StatusCode::OK,
            |r: LoanReceipt| r,
            |request| async move { platform.cancel_contract(&request, loan, reason).await },
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
                let amount = platform.amount_of_loan(request.who, loan, &body.amount).await?;
                platform.pay(&request, loan, amount, day(platform, body.on.as_deref())?, &body.reference).await
            },
        )
        .await
}

/// Records a payment ahead of time: it pays principal before it is due.
#[utoipa::path(post, path = "/v1/loans/{id}/prepayments", operation_id = "record_prepayment", tag = "loans", security(("bearer" = [])), request_body = Prepayment,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn prepay(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<Prepayment>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .run(
            platform,
            StatusCode::CREATED,
            |r: LoanReceipt| r,
            |request| async move {
                let amount = platform.amount_of_loan(request.who, loan, &body.amount).await?;
                let on = day(platform, body.on.as_deref())?;
                platform.prepay(&request, loan, amount, on, &body.reference, body.mode.into()).await
            },
        )
        .await
}

/// Shows what an act would do to a loan; records nothing, so it takes no idempotency key.
#[utoipa::path(post, path = "/v1/loans/{id}/preview", operation_id = "preview_act", tag = "loans", security(("bearer" = [])), request_body = Preview,
    params(("id" = String, Path)),
    responses((status = 200, body = PreviewCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn preview(
    State(app): State<App>,
    Signed(who): Signed,
    Path(loan): Path<String>,
    body: Body<Preview>,
) -> Result<Json<PreviewCard>, ApiProblem> {
    let body = body.value;
    let amount = match &body.amount {
        Some(text) => Some(app.platform.amount_of_loan(&who, &loan, text).await?),
        None => None,
    };
    let act = Hypothesis {
        act: body.act,
        amount,
        on: optional_day(body.on.as_deref())?,
        reference: body.reference,
        mode: body.mode.into(),
        change: body.change,
    };
    Ok(Json(app.platform.preview(&who, &loan, &act).await?))
}

/// Proposes a change of a loan: it is carried out when a second person approves it.
#[utoipa::path(post, path = "/v1/loans/{id}/changes", operation_id = "propose_change", tag = "loans", security(("bearer" = [])), request_body = ProposedChange,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn change(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<ProposedChange>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            let loan = platform.loan_id(request.who, loan).await?;
            let on = day(platform, body.on.as_deref())?;
            let act = Act::ChangeLoan { loan, on, change: body.change.clone() };
            platform.propose(&request, act, &body.reason).await
        })
        .await
}

/// Records a fee that the firm paid.
#[utoipa::path(post, path = "/v1/loans/{id}/fees", operation_id = "record_fee", tag = "loans", security(("bearer" = [])), request_body = FeePayment,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn fee(
    State(app): State<App>,
    Path(loan): Path<String>,
    write: Write<FeePayment>,
) -> Result<Response, ApiProblem> {
    let (platform, loan, body) = (&app.platform, &loan, &write.body);
    write
        .run(
            platform,
            StatusCode::CREATED,
            |r: LoanReceipt| r,
            |request| async move {
                let fee = NewFee {
                    name: body.name.clone(),
                    payee: body.payee.clone(),
                    amount: platform.amount_of_loan(request.who, loan, &body.amount).await?,
                    on: day(platform, body.on.as_deref())?,
                    reference: body.reference.clone(),
                };
                platform.record_fee(&request, loan, fee).await
            },
        )
        .await
}

/// Quotes what pays a loan off on a day, if nothing is paid before.
#[utoipa::path(get, path = "/v1/loans/{id}/payoff", operation_id = "quote_payoff", tag = "loans", security(("bearer" = [])), params(("id" = String, Path), OnDay),
    responses((status = 200, body = PayoffCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn payoff(
    State(app): State<App>,
    Signed(who): Signed,
    Path(loan): Path<String>,
    Params(asked): Params<OnDay>,
) -> Result<Json<PayoffCard>, ApiProblem> {
    let on = day(&app.platform, asked.on.as_deref())?;
    Ok(Json(app.platform.payoff(&who, &loan, on).await?))
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
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
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
