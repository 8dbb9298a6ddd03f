//! Receivables: assigned under a facility, collected, credited, disputed, handed back; the buyers of an institution.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use platform::approvals::Approval;
use platform::cards::Proposal;
use platform::problem::Outcome;
use platform::receivable_cards::{AssignedCard, ConcentrationCard, ReceivableLine, ReceivableReceipt, ReceivablesCard};
use platform::receivables::{NewCollection, NewCreditNote, PaperFiles, ReceivableChange};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use views::limits::MAX_PAGE;

use super::approvals::Reason;
use super::catalogue_exports::Whole;
use super::migrations::BookFile;
use super::page::{DEFAULT_PAGE, ListPage};
use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// The papers of a trade. A row names its invoice's order by number; without orders or receipts invoices wait for two people.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPapers {
    /// Invoices: 发票号码, 买方名称, 统一社会信用代码, 价税合计, 开票日期, 到期日; also 订单号 and 是否关联.
    pub invoices: BookFile,
    /// Orders: 订单号, 统一社会信用代码, 金额, 日期.
    #[serde(default)]
    pub orders: Option<BookFile>,
    /// Receipts: 签收单号, 订单号, 金额, 日期.
    #[serde(default)]
    pub receipts: Option<BookFile>,
}

/// What two people do to a claim.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReceivableChange {
    /// The change.
    pub change: ReceivableChange,
    /// Why.
    pub reason: String,
}

/// What the book does not know of an institution.
#[derive(Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Assets {
    /// Risk assets, as people write them.
    pub risk_assets: Option<String>,
    /// Net assets, as people write them.
    pub net_assets: Option<String>,
}

impl NewPapers {
    async fn assign(
        &self,
        platform: &platform::Platform,
        request: &platform::events::Request<'_>,
        facility: &str,
    ) -> Outcome<AssignedCard> {
        let invoices = self.invoices.bytes()?;
        let orders = self.orders.as_ref().map(BookFile::bytes).transpose()?;
        let receipts = self.receipts.as_ref().map(BookFile::bytes).transpose()?;
        let files = PaperFiles { invoices: &invoices, orders: orders.as_deref(), receipts: receipts.as_deref() };
        platform.assign_receivables(request, facility, files).await
    }
}

/// Lists the claims of a facility in the order of their invoices' numbers, with what they cover today.
#[utoipa::path(get, path = "/v1/facilities/{id}/receivables", operation_id = "list_receivables", tag = "receivables", security(("bearer" = [])),
    params(("id" = String, Path, description = "facility id or contract number"), ListPage),
    responses((status = 200, body = ReceivablesCard), (status = 400, body = ProblemDetails), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn list(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(asked): Params<ListPage>,
) -> Result<Json<ReceivablesCard>, ApiProblem> {
    let limit = asked.limit.unwrap_or(DEFAULT_PAGE);
    Ok(Json(app.platform.receivables(&who, &id, asked.after(), limit).await?))
}

impl ExportLine for ReceivableLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "发票号码", "Invoice"),
        Column::new(Kind::Text, "买方", "Buyer"),
        Column::new(Kind::Text, "订单号", "Order"),
        Column::new(Kind::Amount, "价税合计", "Invoiced"),
        Column::new(Kind::Date, "开票日期", "Invoiced on"),
        Column::new(Kind::Date, "到期日", "Due on"),
        Column::new(Kind::Date, "受让日", "Assigned on"),
        Column::new(Kind::Amount, "已回款", "Paid"),
        Column::new(Kind::Amount, "红字及折让", "Credited"),
        Column::new(Kind::Amount, "未付", "Owed"),
        Column::new(Kind::Integer, "逾期天数", "Days overdue"),
        Column::new(Kind::Text, "状态", "State"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.invoice),
            Cell::maybe(self.debtor_name.as_ref()),
            Cell::maybe(self.order.as_ref()),
            Cell::Amount(self.amount.clone()),
            Cell::Date(self.on.clone()),
            Cell::Date(self.due_on.clone()),
            Cell::Date(self.assigned_on.clone()),
            Cell::Amount(self.paid.clone()),
            Cell::Amount(self.credited.clone()),
            Cell::Amount(self.open.clone()),
            Cell::Integer(self.days_overdue.into()),
            Cell::named(&self.status, lang),
        ]
    }
}

/// Gives the claims of a facility as a file.
#[utoipa::path(get, path = "/v1/facilities/{id}/receivables/export", operation_id = "export_receivables", tag = "receivables", security(("bearer" = [])),
    params(("id" = String, Path, description = "facility id or contract number"), Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn export(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person, facility) = (&app.platform, &who, &id);
    answer(&app, &who, "receivables", options, |after| async move {
        let page = platform.receivables(person, facility, after.as_deref().unwrap_or(""), MAX_PAGE).await?;
        Ok((page.rows, page.next))
    })
    .await
}

/// Assigns receivables: their papers are held against one another; what contradicts is refused with its reason, what is missing
/// waits for two people, the rest counts at once. The same invoices again change nothing.
#[utoipa::path(post, path = "/v1/facilities/{id}/receivables", operation_id = "assign_receivables", tag = "receivables", security(("bearer" = [])), request_body = NewPapers,
    params(("id" = String, Path, description = "facility id or contract number"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = AssignedCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn assign(
    State(app): State<App>,
    Path(id): Path<String>,
    write: Write<NewPapers>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write.create(platform, |request| async move { body.assign(platform, &request, &id).await }).await
}

/// Records what a buyer paid; the loans under the facility are paid with it, the earliest due first.
#[utoipa::path(post, path = "/v1/facilities/{id}/receivables/{invoice}/collections", operation_id = "collect_receivable", tag = "receivables", security(("bearer" = [])), request_body = NewCollection,
    params(("id" = String, Path, description = "facility id or contract number"), ("invoice" = String, Path, description = "number of the invoice"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ReceivableReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn collect(
    State(app): State<App>,
    Path((id, invoice)): Path<(String, String)>,
    write: Write<NewCollection>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write
        .create(platform, |request| async move { platform.collect_receivable(&request, (&id, &invoice), body).await })
        .await
}

/// Records a credit note, at once.
#[utoipa::path(post, path = "/v1/facilities/{id}/receivables/{invoice}/credits", operation_id = "credit_receivable", tag = "receivables", security(("bearer" = [])), request_body = NewCreditNote,
    params(("id" = String, Path, description = "facility id or contract number"), ("invoice" = String, Path, description = "number of the invoice"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ReceivableReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn credit(
    State(app): State<App>,
    Path((id, invoice)): Path<(String, String)>,
    write: Write<NewCreditNote>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    write
        .create(platform, |request| async move { platform.credit_receivable(&request, (&id, &invoice), body).await })
        .await
}

/// Records that a buyer disputes a claim, at once.
#[utoipa::path(post, path = "/v1/facilities/{id}/receivables/{invoice}/disputes", operation_id = "dispute_receivable", tag = "receivables", security(("bearer" = [])), request_body = Reason,
    params(("id" = String, Path, description = "facility id or contract number"), ("invoice" = String, Path, description = "number of the invoice"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = ReceivableReceipt), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn dispute(
    State(app): State<App>,
    Path((id, invoice)): Path<(String, String)>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    write
        .create(platform, |request| async move {
            platform.dispute_receivable(&request, (&id, &invoice), &body.reason).await
        })
        .await
}

/// Asks to let a claim count, end its dispute, hand it back or take a payment back; another person agrees.
#[utoipa::path(post, path = "/v1/facilities/{id}/receivables/{invoice}/proposals", operation_id = "propose_receivable", tag = "receivables", security(("bearer" = [])), request_body = NewReceivableChange,
    params(("id" = String, Path, description = "facility id or contract number"), ("invoice" = String, Path, description = "number of the invoice"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn propose(
    State(app): State<App>,
    Path((id, invoice)): Path<(String, String)>,
    write: Write<NewReceivableChange>,
) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, write.body.clone());
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.propose_receivable(&request, (&id, &invoice), body.change, &body.reason).await
        })
        .await
}

/// Shows what buyers owe over every facility, beside the lines for commercial factoring.
#[utoipa::path(get, path = "/v1/receivables/concentration", operation_id = "receivable_concentration", tag = "receivables", security(("bearer" = [])), params(Assets),
    responses((status = 200, body = ConcentrationCard), (status = 400, body = ProblemDetails), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn concentration(
    State(app): State<App>,
    Signed(who): Signed,
    Params(assets): Params<Assets>,
) -> Result<Json<ConcentrationCard>, ApiProblem> {
    let given = (assets.risk_assets.as_deref(), assets.net_assets.as_deref());
    Ok(Json(app.platform.receivable_concentration(&who, given).await?))
}
