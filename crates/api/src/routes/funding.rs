//! Funding lines: where the money that is lent comes from, which line carries which loan, what that costs.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use platform::approvals::Approval;
use platform::cards::Proposal;
use platform::funding::cards::{FundingCard, FundingLineCard, FundingMatch, FundingMonthCard, FundingReport};
use platform::funding::{FundingAct, NewAmendment, NewFundingLine};
use views::limits::MAX_PAGE;

use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};
use crate::routes::applications::Nothing;
use crate::routes::approvals::Reason;
use crate::routes::catalogue_exports::Whole;
use crate::routes::page::{ListPage, Rows, rows};

/// Lists funding lines as they stand today, those asked first first.
#[utoipa::path(get, path = "/v1/funding-lines", operation_id = "list_funding", tag = "funding", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<FundingLineCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<ListPage>,
) -> Result<Json<Rows<FundingLineCard>>, ApiProblem> {
    Ok(rows(app.platform.funding_lines(&who, asked.after(), asked.limit()).await?))
}

impl ExportLine for FundingLineCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "编号", "Number"),
        Column::new(Kind::Text, "名称", "Name"),
        Column::new(Kind::Text, "资金类型", "Kind"),
        Column::new(Kind::Text, "资金提供方", "Provided by"),
        Column::new(Kind::Text, "状态", "State"),
        Column::new(Kind::Amount, "额度", "Quota"),
        Column::new(Kind::Amount, "已用", "Used"),
        Column::new(Kind::Amount, "可用", "Free"),
        Column::new(Kind::Amount, "承载余额", "Carried"),
        Column::new(Kind::Amount, "到期待置换", "To be replaced"),
        Column::new(Kind::Percent, "平均执行利率", "Charged"),
        Column::new(Kind::Percent, "平均资金成本", "Cost"),
        Column::new(Kind::Percent, "利差", "Spread"),
        Column::new(Kind::Date, "到期日", "Used until"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        let percent = |text: Option<&String>| text.map_or(Cell::Empty, |text| Cell::percent(text));
        vec![
            Cell::text(&self.number),
            Cell::text(&self.name),
            Cell::named(&self.kind, lang),
            Cell::text(&self.source),
            Cell::named(&self.state, lang),
            Cell::Amount(self.quota.clone()),
            Cell::Amount(self.used.clone()),
            Cell::Amount(self.free.clone()),
            Cell::Amount(self.balance.clone()),
            Cell::Amount(self.to_replace.clone()),
            percent(self.charged_percent.as_ref()),
            percent(self.cost_percent.as_ref()),
            percent(self.spread_percent.as_ref()),
            Cell::Date(self.until.clone()),
        ]
    }
}

/// Gives the list of funding lines as a file.
#[utoipa::path(get, path = "/v1/funding-lines/export", operation_id = "export_funding", tag = "funding", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn export(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "funding-lines", options, |after| async move {
        platform.funding_lines(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Says where the money that is lent comes from: by kind, all lines together, own funds.
#[utoipa::path(get, path = "/v1/funding-report", operation_id = "funding_report", tag = "funding", security(("bearer" = [])),
    responses((status = 200, body = FundingReport), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn report(State(app): State<App>, Signed(who): Signed) -> Result<Json<FundingReport>, ApiProblem> {
    Ok(Json(app.platform.funding_report(&who).await?))
}

/// Shows a line with its conditions and the loans it carries.
#[utoipa::path(get, path = "/v1/funding-lines/{id}", operation_id = "show_funding", tag = "funding", security(("bearer" = [])), params(("id" = String, Path, description = "line id or number")),
    responses((status = 200, body = FundingCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<FundingCard>, ApiProblem> {
    Ok(Json(app.platform.funding_line(&who, &id).await?))
}

/// Lists the last twelve months of a line as money, the newest first.
#[utoipa::path(get, path = "/v1/funding-lines/{id}/months", operation_id = "funding_months", tag = "funding", security(("bearer" = [])), params(("id" = String, Path, description = "line id or number")),
    responses((status = 200, body = Vec<FundingMonthCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 413, body = ProblemDetails)))]
pub async fn months(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<Vec<FundingMonthCard>>, ApiProblem> {
    Ok(Json(app.platform.funding_months(&who, &id).await?))
}

/// Proposes to open a line; another person confirms it.
#[utoipa::path(post, path = "/v1/funding-lines", operation_id = "propose_funding", tag = "funding", security(("bearer" = [])), request_body = NewFundingLine,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn open(State(app): State<App>, write: Write<NewFundingLine>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.propose_funding(&request, body).await
        })
        .await
}

/// Proposes to change a line's terms; another person confirms it.
#[utoipa::path(post, path = "/v1/funding-lines/{id}/changes", operation_id = "propose_funding_change", tag = "funding", security(("bearer" = [])), request_body = NewAmendment,
    params(("id" = String, Path, description = "line id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewAmendment>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.propose_funding_change(&request, &id, body).await
        })
        .await
}

async fn propose(app: &App, id: String, act: FundingAct, write: Write<Reason>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.propose_funding_act(&request, &id, act, &body.reason).await
        })
        .await
}

/// Proposes that a line takes nothing more; another person confirms it.
#[utoipa::path(post, path = "/v1/funding-lines/{id}/suspension", operation_id = "propose_funding_suspension", tag = "funding", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "line id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn suspend(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    propose(&app, id, FundingAct::Suspend, write).await
}

/// Proposes that a suspended line is used again; another person confirms it.
#[utoipa::path(post, path = "/v1/funding-lines/{id}/resumption", operation_id = "propose_funding_resumption", tag = "funding", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "line id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn resume(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    propose(&app, id, FundingAct::Resume, write).await
}

/// Proposes to close a line for good; another person confirms it.
#[utoipa::path(post, path = "/v1/funding-lines/{id}/closure", operation_id = "propose_funding_closure", tag = "funding", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "line id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn close(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    propose(&app, id, FundingAct::Close, write).await
}

/// Matches every loan of which no line carries a part. Repeated, it finds what is left.
#[utoipa::path(post, path = "/v1/funding-lines/matching", operation_id = "match_funding", tag = "funding", security(("bearer" = [])), request_body = Nothing,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FundingMatch), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn run(State(app): State<App>, write: Write<Nothing>) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.match_funding(&request).await }).await
}

/// Finds other money for the loans of a line that is suspended, past its last day or closed.
#[utoipa::path(post, path = "/v1/funding-lines/{id}/replacement", operation_id = "replace_funding", tag = "funding", security(("bearer" = [])), request_body = Nothing,
    params(("id" = String, Path, description = "line id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = FundingMatch), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn replace(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Nothing>,
) -> Result<Response, ApiProblem> {
    let platform = &app.platform;
    write.create(platform, |request| async move { platform.replace_funding(&request, &id).await }).await
}
