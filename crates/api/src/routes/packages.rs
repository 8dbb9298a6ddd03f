//! Shares of loans that others hold: packages sold, joint lending, what holders are owed; and the holder's side.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use platform::approvals::Approval;
use platform::cards::Proposal;
use platform::participations::{
    ExposureCard, HoldingCard, HoldingLine, JointDocument, LoanSharesCard, NewBuyBack, NewFunding, NewRemittance,
    NewTransfer, PackageCard, PackageDocument, PackageEntryCard, PackageLine, StatementCard,
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use views::limits::MAX_PAGE;

use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};
use crate::routes::approvals::Reason;
use crate::routes::catalogue_exports::Whole;
use crate::routes::page::{ListPage, Rows, rows};

/// Loans by id or contract number.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PackageLoans {
    /// Which.
    pub loans: Vec<String>,
}

/// How a holder that is not on this platform agreed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperAcceptance {
    /// Which holder, counted from 1; 1 when left out.
    pub holder: Option<u16>,
    /// Reference of its paper.
    pub reference: String,
}

/// What a holder accepts.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldingAcceptance {
    /// Digest of the terms and loans that were read; without it, as they stand.
    pub digest: Option<String>,
}

/// Of which holder and period.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StatementOf {
    /// Which holder, counted from 1; 1 when left out.
    pub holder: Option<u16>,
    /// First day; the first of the month of the last day when left out.
    pub from: Option<String>,
    /// Last day; today when left out.
    pub to: Option<String>,
}

/// Of which period.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Period {
    /// First day; the first of the month of the last day when left out.
    pub from: Option<String>,
    /// Last day; today when left out.
    pub to: Option<String>,
}

/// Lists packages and joint loans, the newest first.
#[utoipa::path(get, path = "/v1/packages", operation_id = "list_packages", tag = "packages", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<PackageLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<ListPage>,
) -> Result<Json<Rows<PackageLine>>, ApiProblem> {
    Ok(rows(app.platform.packages(&who, asked.after(), asked.limit()).await?))
}

impl ExportLine for PackageLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "编号", "Number"),
        Column::new(Kind::Text, "名称", "Name"),
        Column::new(Kind::Text, "类型", "Kind"),
        Column::new(Kind::Text, "参与方", "Holders"),
        Column::new(Kind::Text, "份额%", "Share %"),
        Column::new(Kind::Integer, "借据数", "Loans"),
        Column::new(Kind::Date, "封包日", "Cut-off"),
        Column::new(Kind::Amount, "价款", "Price"),
        Column::new(Kind::Amount, "他方本金", "Holders' principal"),
        Column::new(Kind::Text, "状态", "State"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        let amount = |cash: &Option<platform::cards::Cash>| cash.clone().map_or(Cell::Empty, Cell::Amount);
        vec![
            Cell::text(&self.number),
            Cell::text(&self.name),
            Cell::named(&self.form, lang),
            Cell::text(self.holders.join("、")),
            Cell::text(&self.share_percent),
            Cell::Integer(i64::from(self.loans)),
            self.cut_off.clone().map_or(Cell::Empty, Cell::Date),
            amount(&self.price),
            amount(&self.principal),
            Cell::named(&self.state, lang),
        ]
    }
}

/// Gives the list of packages and joint loans as a file.
#[utoipa::path(get, path = "/v1/packages/export", operation_id = "export_packages", tag = "packages", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn export(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "packages", options, |after| async move {
        platform.packages(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Shows a package or joint loan with its loans, holders and cash flows.
#[utoipa::path(get, path = "/v1/packages/{id}", operation_id = "show_package", tag = "packages", security(("bearer" = [])), params(("id" = String, Path, description = "package id or number")),
    responses((status = 200, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn show(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<PackageCard>, ApiProblem> {
    Ok(Json(app.platform.package(&who, &id).await?))
}

/// A holder's account of a period.
#[utoipa::path(get, path = "/v1/packages/{id}/statement", operation_id = "show_package_statement", tag = "packages", security(("bearer" = [])), params(("id" = String, Path, description = "package id or number"), StatementOf),
    responses((status = 200, body = StatementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn statement(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(of): Params<StatementOf>,
) -> Result<Json<StatementCard>, ApiProblem> {
    let period = (of.from.as_deref(), of.to.as_deref());
    Ok(Json(app.platform.package_statement(&who, &id, of.holder, period).await?))
}

/// The entries of a package's own ledger, by day.
#[utoipa::path(get, path = "/v1/packages/{id}/entries", operation_id = "list_package_entries", tag = "packages", security(("bearer" = [])), params(("id" = String, Path, description = "package id or number")),
    responses((status = 200, body = Vec<PackageEntryCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn entries(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<Vec<PackageEntryCard>>, ApiProblem> {
    Ok(Json(app.platform.package_entries(&who, &id).await?))
}

/// Who holds shares of a loan.
#[utoipa::path(get, path = "/v1/loans/{id}/participations", operation_id = "list_loan_participations", tag = "packages", security(("bearer" = [])), params(("id" = String, Path, description = "loan id or contract number")),
    responses((status = 200, body = LoanSharesCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn of_loan(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<LoanSharesCard>, ApiProblem> {
    Ok(Json(app.platform.loan_shares(&who, &id).await?))
}

/// Exposure net of what others hold, with what is held of others' loans.
#[utoipa::path(get, path = "/v1/exposure", operation_id = "show_exposure", tag = "packages", security(("bearer" = [])),
    responses((status = 200, body = Vec<ExposureCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn exposure(State(app): State<App>, Signed(who): Signed) -> Result<Json<Vec<ExposureCard>>, ApiProblem> {
    Ok(Json(app.platform.share_exposure(&who).await?))
}

/// What the asker's institution holds, or was offered, of others' loans, the newest first.
#[utoipa::path(get, path = "/v1/holdings", operation_id = "list_holdings", tag = "packages", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<HoldingLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn holdings(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<ListPage>,
) -> Result<Json<Rows<HoldingLine>>, ApiProblem> {
    Ok(rows(app.platform.holdings(&who, asked.after(), asked.limit()).await?))
}

/// One of them: its terms, the numbers and balances of its loans, and the asker's account.
#[utoipa::path(get, path = "/v1/holdings/{id}", operation_id = "show_holding", tag = "packages", security(("bearer" = [])), params(("id" = String, Path, description = "package id or number")),
    responses((status = 200, body = HoldingCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn holding(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
) -> Result<Json<HoldingCard>, ApiProblem> {
    Ok(Json(app.platform.holding(&who, &id).await?))
}

/// The asker's account of a period.
#[utoipa::path(get, path = "/v1/holdings/{id}/statement", operation_id = "show_holding_statement", tag = "packages", security(("bearer" = [])), params(("id" = String, Path, description = "package id or number"), Period),
    responses((status = 200, body = StatementCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails), (status = 400, body = ProblemDetails)))]
pub async fn holding_statement(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(of): Params<Period>,
) -> Result<Json<StatementCard>, ApiProblem> {
    Ok(Json(app.platform.holding_statement(&who, &id, (of.from.as_deref(), of.to.as_deref())).await?))
}

/// Drafts a package of loans; those that may not come under its terms are refused by name and left out.
#[utoipa::path(post, path = "/v1/packages", operation_id = "draft_package", tag = "packages", security(("bearer" = [])), request_body = PackageDocument,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn draft(State(app): State<App>, write: Write<PackageDocument>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.package_draft(&request, body).await }).await
}

/// Adds loans to a draft; those that may not come under its terms are refused by name.
#[utoipa::path(post, path = "/v1/packages/{id}/loans", operation_id = "add_package_loans", tag = "packages", security(("bearer" = [])), request_body = PackageLoans,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn add(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<PackageLoans>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write.create(platform, |request| async move { platform.package_add(&request, &id, &body.loans).await }).await
}

/// Takes loans out of a draft.
#[utoipa::path(post, path = "/v1/packages/{id}/loans/removal", operation_id = "drop_package_loans", tag = "packages", security(("bearer" = [])), request_body = PackageLoans,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn drop(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<PackageLoans>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write.create(platform, |request| async move { platform.package_drop(&request, &id, &body.loans).await }).await
}

/// Asks for a second person's consent to put it to the holders.
#[utoipa::path(post, path = "/v1/packages/{id}/submission", operation_id = "submit_package", tag = "packages", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.package_submit(&request, &id, &body.reason).await
        })
        .await
}

/// Records that a holder which is not on this platform agreed on paper.
#[utoipa::path(post, path = "/v1/packages/{id}/acceptance", operation_id = "record_package_acceptance", tag = "packages", security(("bearer" = [])), request_body = PaperAcceptance,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn accept(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<PaperAcceptance>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write
        .create(platform, |request| async move {
            platform.package_accept_by_hand(&request, &id, body.holder.unwrap_or(1), &body.reference).await
        })
        .await
}

/// Lets the shares pass: the package is transferred, or joint lending begins.
#[utoipa::path(post, path = "/v1/packages/{id}/transfer", operation_id = "transfer_package", tag = "packages", security(("bearer" = [])), request_body = NewTransfer,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn transfer(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewTransfer>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.package_transfer(&request, &id, body).await }).await
}

/// Records what a holder put in for its share of what was lent.
#[utoipa::path(post, path = "/v1/packages/{id}/funding", operation_id = "fund_package", tag = "packages", security(("bearer" = [])), request_body = NewFunding,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn fund(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewFunding>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.package_fund(&request, &id, body).await }).await
}

/// Asks for a second person's consent to pass on what a holder is owed.
#[utoipa::path(post, path = "/v1/packages/{id}/remittances", operation_id = "propose_remittance", tag = "packages", security(("bearer" = [])), request_body = NewRemittance,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn remit(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewRemittance>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.package_remit(&request, &id, body).await
        })
        .await
}

/// Asks for a second person's consent to take a loan back that did not meet the conditions.
#[utoipa::path(post, path = "/v1/packages/{id}/buy-backs", operation_id = "propose_buy_back", tag = "packages", security(("bearer" = [])), request_body = NewBuyBack,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn buy_back(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewBuyBack>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.package_buy_back(&request, &id, body).await
        })
        .await
}

/// Gives it up before any share has passed.
#[utoipa::path(post, path = "/v1/packages/{id}/cancellation", operation_id = "cancel_package", tag = "packages", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn cancel(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write.create(platform, |request| async move { platform.package_cancel(&request, &id, &body.reason).await }).await
}

/// Drafts joint lending on a loan whose money has not left.
#[utoipa::path(post, path = "/v1/loans/{id}/joint", operation_id = "draft_joint_lending", tag = "packages", security(("bearer" = [])), request_body = JointDocument,
    params(("id" = String, Path, description = "loan id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = PackageCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn joint(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<JointDocument>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write.create(platform, |request| async move { platform.joint_draft(&request, &id, body).await }).await
}

/// Takes what is offered.
#[utoipa::path(post, path = "/v1/holdings/{id}/acceptance", operation_id = "accept_holding", tag = "packages", security(("bearer" = [])), request_body = HoldingAcceptance,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = HoldingCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn accept_holding(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<HoldingAcceptance>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write
        .create(platform, |request| async move { platform.holding_accept(&request, &id, body.digest.as_deref()).await })
        .await
}

/// Declines what is offered.
#[utoipa::path(post, path = "/v1/holdings/{id}/refusal", operation_id = "decline_holding", tag = "packages", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "package id or number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = HoldingCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn decline_holding(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write.create(platform, |request| async move { platform.holding_decline(&request, &id, &body.reason).await }).await
}
