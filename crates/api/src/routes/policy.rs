//! The policy laboratory: a candidate compared with the version in force, and tried on recorded decisions. Nothing is recorded.

use axum::Json;
use axum::extract::{Path, State};
use platform::backtest::{BackTestAsked, ProductDiff};
use platform::backtest_cards::{BackTestCard, FirmTrace};
use platform::past_loans::PastAsked;
use platform::problem::{Code, Outcome, Problem};
use serde::Deserialize;
use utoipa::ToSchema;

use super::page::optional_day;
use crate::App;
use crate::extract::{Body, Signed};
use crate::problem::{ApiProblem, ProblemDetails};

/// A candidate to compare.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// YAML, or JSON with amounts as texts.
    pub document: String,
    /// Compare with this version; with the one in force when left out.
    pub version: Option<u32>,
}

/// A candidate to try on recorded decisions.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BackTestRequest {
    /// YAML, or JSON with amounts as texts.
    pub document: String,
    /// First day of decisions: `2025-01-01`.
    pub since: Option<String>,
    /// Last day of decisions.
    pub until: Option<String>,
    /// Loss given default as a share, `0` to `1`; `0.45` when left out.
    pub lgd: Option<String>,
    /// Cost of funds, percent a year; `2.00` when left out.
    pub funding_percent: Option<String>,
    /// Operating cost on the balance, percent a year; `0.80` when left out.
    pub operating_percent: Option<String>,
    /// Operating cost of making one loan, in whole currency; `300` when left out.
    pub operating_per_loan: Option<String>,
}

/// A product to try on the loans of a study's sample set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PastRequest {
    /// YAML, or JSON with amounts as texts.
    pub document: String,
    /// How the rows are to be read.
    pub read_as: PastAsked,
    /// Loss given default as a share, `0` to `1`; `0.45` when left out.
    pub lgd: Option<String>,
    /// Cost of funds, percent a year; `2.00` when left out.
    pub funding_percent: Option<String>,
    /// Operating cost on the balance, percent a year; `0.80` when left out.
    pub operating_percent: Option<String>,
    /// Operating cost of making one loan, in whole currency; `300` when left out.
    pub operating_per_loan: Option<String>,
}

/// A candidate and the application to see it on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceRequest {
    /// YAML, or JSON with amounts as texts.
    pub document: String,
    /// Application id.
    pub application: String,
}

/// An exact decimal of a request; nothing when it is left out.
fn number(field: &str, text: Option<&str>, such: &str) -> Outcome<Option<money::Decimal>> {
    let read = |text: &str| text.trim().parse::<money::Decimal>();
    text.map(read)
        .transpose()
        .map_err(|error| Problem::new(Code::Invalid, format!("{field} is not a number: give {such}")).because(error))
}

/// Says in words what a document changes against a version of the product.
#[utoipa::path(post, path = "/v1/products/{code}/diff", operation_id = "diff_product", tag = "products", security(("bearer" = [])), request_body = Candidate,
    params(("code" = String, Path, description = "Product code.")),
    responses((status = 200, body = ProductDiff), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn diff(
    State(app): State<App>,
    Signed(who): Signed,
    Path(code): Path<String>,
    body: Body<Candidate>,
) -> Result<Json<ProductDiff>, ApiProblem> {
    let asked = &body.value;
    Ok(Json(app.platform.product_diff(&who, &code, asked.version, &asked.document).await?))
}

/// Makes the recorded decisions on a product again with a candidate in its place: the swap set and what else would change.
///
/// A window that takes longer than a request may last is for `anji product backtest`.
#[utoipa::path(post, path = "/v1/products/{code}/backtest", operation_id = "backtest_product", tag = "products", security(("bearer" = [])), request_body = BackTestRequest,
    params(("code" = String, Path, description = "Product code.")),
    responses((status = 200, body = BackTestCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn backtest(
    State(app): State<App>,
    Signed(who): Signed,
    Path(code): Path<String>,
    body: Body<BackTestRequest>,
) -> Result<Json<BackTestCard>, ApiProblem> {
    let asked = body.value;
    let costs = [&asked.lgd, &asked.funding_percent, &asked.operating_percent, &asked.operating_per_loan];
    let asked = BackTestAsked {
        code: Some(code),
        since: optional_day(asked.since.as_deref())?,
        until: optional_day(asked.until.as_deref())?,
        ..supposing(costs.map(Option::as_deref), asked.document.clone())?
    };
    Ok(Json(app.platform.backtest(&who, &asked, |_, _| {}).await?))
}

/// Decides the loans of a study's sample set under a product document as if they were asked for today, beside what became of them.
///
/// For a lender whose history came in as a file. The product need not exist yet; it is scored by the scorecard that it names.
#[utoipa::path(post, path = "/v1/studies/{id}/backtest", operation_id = "backtest_past_loans", tag = "laboratory", security(("bearer" = [])), request_body = PastRequest,
    params(("id" = String, Path, description = "study id or name")),
    responses((status = 200, body = BackTestCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn past(
    State(app): State<App>,
    Signed(who): Signed,
    Path(which): Path<String>,
    body: Body<PastRequest>,
) -> Result<Json<BackTestCard>, ApiProblem> {
    let asked = body.value;
    let costs = [&asked.lgd, &asked.funding_percent, &asked.operating_percent, &asked.operating_per_loan];
    let supposed = supposing(costs.map(Option::as_deref), asked.document.clone())?;
    Ok(Json(app.platform.backtest_past(&who, &which, &asked.read_as, &supposed, |_, _| {}).await?))
}

/// What a back-test supposes: loss given default, cost of funds, operating cost and cost of making one loan, as a request gives them.
fn supposing(costs: [Option<&str>; 4], document: String) -> Outcome<BackTestAsked> {
    let [lgd, funding, operating, per_loan] = costs;
    Ok(BackTestAsked {
        lgd: number("lgd", lgd, "a share from 0 to 1, such as 0.45")?,
        funding_percent: number("funding_percent", funding, "a percentage such as 2.00")?,
        operating_percent: number("operating_percent", operating, "a percentage such as 0.80")?,
        operating_per_loan: number("operating_per_loan", per_loan, "an amount such as 300")?,
        document,
        ..BackTestAsked::default()
    })
}

/// Shows one application as decided then and as the candidate decides, each with its checks.
#[utoipa::path(post, path = "/v1/products/{code}/backtest/trace", operation_id = "backtest_trace", tag = "products", security(("bearer" = [])), request_body = TraceRequest,
    params(("code" = String, Path, description = "Product code.")),
    responses((status = 200, body = FirmTrace), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn trace(
    State(app): State<App>,
    Signed(who): Signed,
    Path(code): Path<String>,
    body: Body<TraceRequest>,
) -> Result<Json<FirmTrace>, ApiProblem> {
    let TraceRequest { document, application } = &body.value;
    Ok(Json(app.platform.backtest_trace(&who, Some(&code), document, application).await?))
}
