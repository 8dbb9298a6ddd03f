//! Applications, decisions, reviews.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use codes::{ApplicationId, DecisionId};
use decision::Channel;
use platform::cards::{ApplicationCard, ApplicationLine, DecisionCard, LoanReceipt, ReplayCard};
use platform::lists::ApplicationFilter;
use platform::origination::NewApplication;
use platform::problem::{Code, Outcome, Problem};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::page::{DEFAULT_PAGE, Rows, optional_day};
use crate::App;
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// A request for credit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submit {
    /// Credit code or firm id.
    pub firm: String,
    /// Product code.
    pub product: String,
    /// Amount in the institution's currency, as people write it: `300000` or `300,000.00`.
    pub amount: String,
    /// Months.
    pub tenor_months: u32,
    /// Purpose, as the product lists them.
    pub purpose: String,
    /// How to repay, by its code in the product's summary; the product's first way when left out.
    #[serde(default)]
    pub repayment: Option<String>,
    /// Whether the person concerned refuses a decision made only by automation (个人信息保护法第二十四条); then a person decides.
    #[serde(default)]
    pub automation_refused: bool,
}

/// What a reviewer says.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// `true` approves, `false` declines.
    pub approve: bool,
    /// Why.
    pub reason: String,
}

/// A body without content.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Which applications. What is empty or left out filters nothing.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only in this state.
    pub state: Option<String>,
    /// Only with this outcome of the last decision: `offer`, `refer`, `decline`.
    pub outcome: Option<String>,
    /// Only of this product, by code.
    pub product: Option<String>,
    /// Only with this grade of the last decision: `A` to `D`.
    pub grade: Option<String>,
    /// Only of this firm, by id.
    pub firm: Option<String>,
    /// Submitted on this day or later.
    pub from: Option<String>,
    /// Submitted on this day or earlier.
    pub to: Option<String>,
    /// Beginning of a firm's name, or a whole credit code.
    pub q: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
}

impl Asked {
    /// As the use case takes it.
    pub(super) fn filter(self) -> Outcome<ApplicationFilter> {
        Ok(ApplicationFilter {
            from: optional_day(self.from.as_deref())?,
            to: optional_day(self.to.as_deref())?,
            state: self.state,
            outcome: self.outcome,
            product: self.product,
            grade: self.grade,
            firm: self.firm,
            q: self.q,
            after: self.after,
        })
    }
}

/// Reads an id from a path.
pub fn id<T: std::str::FromStr>(what: &str, text: &str) -> Result<T, ApiProblem> {
    text.parse().map_err(|_| Problem::not_found(what, text.chars().take(60).collect::<String>()).into())
}

/// Submits an application.
#[utoipa::path(post, path = "/v1/applications", operation_id = "submit_application", tag = "applications", security(("bearer" = [])), request_body = Submit,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ApplicationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails),
        (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn submit(State(app): State<App>, write: Write<Submit>) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    let body = &write.body;
    write
        .create(platform, |request| async move {
            let amount = platform.amount_of_product(request.who, &body.product, &body.amount).await?;
            let new = NewApplication {
                firm: body.firm.clone(),
                product: body.product.clone(),
                amount,
                tenor_months: body.tenor_months,
                purpose: body.purpose.clone(),
                repayment: body.repayment.clone(),
                channel: Channel::Online,
                automation_refused: body.automation_refused,
            };
            platform.submit(&request, new).await
        })
        .await
}

/// Lists applications, the newest first.
#[utoipa::path(get, path = "/v1/applications", operation_id = "list_applications", tag = "applications", security(("bearer" = [])), params(Asked),
    responses((status = 200, body = Rows<ApplicationLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<Asked>,
) -> Result<Json<Rows<ApplicationLine>>, ApiProblem> {
    let limit = asked.limit.unwrap_or(DEFAULT_PAGE);
    let page = app.platform.application_lines(&who, &asked.filter()?, limit).await?;
    Ok(Json(page.into()))
}

/// Shows an application with its decision.
#[utoipa::path(get, path = "/v1/applications/{id}", operation_id = "show_application", tag = "applications", security(("bearer" = [])), params(("id" = String, Path)),
    responses((status = 200, body = ApplicationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(text): Path<String>,
) -> Result<Json<ApplicationCard>, ApiProblem> {
    Ok(Json(app.platform.application(&who, id::<ApplicationId>("application", &text)?).await?))
}

/// Decides an application.
#[utoipa::path(post, path = "/v1/applications/{id}/decision", operation_id = "decide_application", tag = "applications", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ApplicationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails),
        (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn decide(
    State(app): State<App>,
    Path(text): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, application) = (&app.platform, id::<ApplicationId>("application", &text)?);
    write
        .run(
            platform,
            StatusCode::OK,
            |card: ApplicationCard| card,
            |request| async move { platform.decide(&request, application).await },
        )
        .await
}

/// Approves or declines a referred application: a person other than the one who submitted it.
#[utoipa::path(post, path = "/v1/applications/{id}/review", operation_id = "review_application", tag = "applications", security(("bearer" = [])), request_body = Review,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 200, body = ApplicationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails),
        (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn review(
    State(app): State<App>,
    Path(text): Path<String>,
    write: Write<Review>,
) -> Result<Response, ApiProblem> {
    let (platform, application) = (&app.platform, id::<ApplicationId>("application", &text)?);
    let body = &write.body;
    write
        .run(
            platform,
            StatusCode::OK,
            |card: ApplicationCard| card,
            |request| async move { platform.review(&request, application, body.approve, &body.reason).await },
        )
        .await
}

/// Signs the contract of an approved application; the loan begins.
#[utoipa::path(post, path = "/v1/applications/{id}/contract", operation_id = "sign_contract", tag = "applications", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = LoanReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails),
        (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn contract(
    State(app): State<App>,
    Path(text): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let (platform, application) = (&app.platform, id::<ApplicationId>("application", &text)?);
    write
        .run(
            platform,
            StatusCode::CREATED,
            |receipt: LoanReceipt| receipt,
            |request| async move { platform.contract(&request, application).await },
        )
        .await
}

/// Shows a decision.
#[utoipa::path(get, path = "/v1/decisions/{id}", operation_id = "show_decision", tag = "applications", security(("bearer" = [])), params(("id" = String, Path)),
    responses((status = 200, body = DecisionCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn decision(
    State(app): State<App>,
    Signed(who): Signed,
    Path(text): Path<String>,
) -> Result<Json<DecisionCard>, ApiProblem> {
    Ok(Json(app.platform.decision(&who, id::<DecisionId>("decision", &text)?).await?))
}

/// Decides again from what was recorded and compares to the bit; records nothing.
#[utoipa::path(get, path = "/v1/decisions/{id}/replay", operation_id = "replay_decision", tag = "applications", security(("bearer" = [])), params(("id" = String, Path)),
    responses((status = 200, body = ReplayCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn replay(
    State(app): State<App>,
    Signed(who): Signed,
    Path(text): Path<String>,
) -> Result<Json<ReplayCard>, ApiProblem> {
    let decision = id::<DecisionId>("decision", &text)?;
    let cards = app.platform.replay(&who, Some(&decision.to_string())).await?;
    let card =
        cards.into_iter().next().ok_or_else(|| Problem::new(Code::NotFound, "there is no such decision here"))?;
    Ok(Json(card))
}
