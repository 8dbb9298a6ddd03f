//! Accounting months, the bank's statement, collections and payment orders.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use platform::Request;
use platform::approvals::{Act, Approval};
use platform::cards::Proposal;
use platform::ledger::bank::{ReconciliationCard, StatementLine};
use platform::ledger::collection::{CollectionCard, CollectionReport, DueLine, PaymentFile};
use platform::ledger::periods::{MonthCard, MonthLine};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::approvals::Reason;
use super::overview::InCurrency;
use super::page::{ListPage, Rows, optional_day, rows};
use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::{Params, Signed, Write};
use crate::problem::{ApiProblem, ProblemDetails};

/// Where statements are brought in; its bodies may be files.
pub const STATEMENTS: &str = "/v1/ledger/statements";
/// Where results of collections are brought in.
pub const RESULTS: &str = "/v1/ledger/collection/results";

/// Days a pair's dates may lie apart when the request does not say.
const USUAL_DAYS: i32 = 3;

/// Accounting months.
#[derive(Serialize, ToSchema)]
pub struct Months {
    /// The newest first.
    pub rows: Vec<MonthLine>,
}

/// What a file is called.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct FileNamed {
    /// The file's name, for people to find it by.
    pub file: Option<String>,
    /// The currency of the account, by its ISO 4217 code; the institution's own when left out.
    pub currency: Option<String>,
}

/// Which day, in which currency.
#[derive(Deserialize, IntoParams, Clone)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DueQuery {
    /// The day: `2025-07-31`; today when left out.
    pub on: Option<String>,
    /// The currency, by its ISO 4217 code; the institution's own when left out.
    pub currency: Option<String>,
}

/// How a statement is held against the book.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MatchQuery {
    /// How many days apart the two dates of a pair may lie (0 to 31); 3 when left out.
    pub days: Option<i32>,
    /// Movements of this account of the chart; of the clearing accounts when left out.
    pub account: Option<String>,
}

/// From which account, and when.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OrderQuery {
    /// The lender's own account at the bank.
    pub account: Option<String>,
    /// The day on which the bank shall pay; today when left out.
    pub pay_on: Option<String>,
    /// The currency of the payouts, by its ISO 4217 code; the institution's own when left out.
    pub currency: Option<String>,
}

/// Lists accounting months, the newest first.
#[utoipa::path(get, path = "/v1/ledger/months", operation_id = "list_months", tag = "ledger", security(("bearer" = [])),
    responses((status = 200, body = Months), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn months(State(app): State<App>, Signed(who): Signed) -> Result<Json<Months>, ApiProblem> {
    Ok(Json(Months { rows: app.platform.months(&who).await? }))
}

/// Shows a month: its trial balance, whether it is what was signed, and what arrived after it.
#[utoipa::path(get, path = "/v1/ledger/months/{month}", operation_id = "show_month", tag = "ledger", security(("bearer" = [])),
    params(("month" = String, Path, description = "`2025-07`"), InCurrency),
    responses((status = 200, body = MonthCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn month(
    State(app): State<App>,
    Signed(who): Signed,
    Path(month): Path<String>,
    Params(asked): Params<InCurrency>,
) -> Result<Json<MonthCard>, ApiProblem> {
    Ok(Json(app.platform.month(&who, &month, asked.currency.as_deref()).await?))
}

/// Proposes to close a month; a second person closes it by approving. A closed month is not opened again.
#[utoipa::path(post, path = "/v1/ledger/months/{month}/close", operation_id = "propose_month_close", tag = "ledger", security(("bearer" = [])), request_body = Reason,
    params(("month" = String, Path, description = "`2025-07`"), ("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn close_month(
    State(app): State<App>,
    Path(month): Path<String>,
    write: Write<Reason>,
) -> Result<Response, ApiProblem> {
    let (platform, body, month) = (&app.platform, &write.body, &month);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            platform.propose(&request, Act::CloseMonth { month: month.trim().to_owned() }, &body.reason).await
        })
        .await
}

/// Lists the bank statements that were brought in.
#[utoipa::path(get, path = "/v1/ledger/statements", operation_id = "list_statements", tag = "ledger", security(("bearer" = [])), params(ListPage),
    responses((status = 200, body = Rows<StatementLine>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn statements(
    State(app): State<App>,
    Signed(who): Signed,
    Params(page): Params<ListPage>,
) -> Result<Json<Rows<StatementLine>>, ApiProblem> {
    Ok(rows(app.platform.statements(&who, page.after(), page.limit()).await?))
}

/// Brings a bank statement in: CSV (UTF-8 or GB18030), Excel or camt.053, told by its first bytes. The same file again is the statement
/// that is there already, so a retry does no harm.
#[utoipa::path(post, path = "/v1/ledger/statements", operation_id = "bring_statement", tag = "ledger", security(("bearer" = [])), params(FileNamed),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = StatementLine), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn bring(
    State(app): State<App>,
    Signed(who): Signed,
    Params(named): Params<FileNamed>,
    body: Bytes,
) -> Result<Json<StatementLine>, ApiProblem> {
    let source = named.file.as_deref().unwrap_or("statement");
    Ok(Json(app.platform.bring_statement(&Request::plain(&who), (source, named.currency.as_deref()), &body).await?))
}

/// Holds a statement against the book as it stands now: pairs, what only one side has, the difference explained to the cent.
#[utoipa::path(get, path = "/v1/ledger/statements/{id}", operation_id = "reconcile_statement", tag = "ledger", security(("bearer" = [])),
    params(("id" = String, Path, description = "id of the statement"), MatchQuery),
    responses((status = 200, body = ReconciliationCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn reconcile(
    State(app): State<App>,
    Signed(who): Signed,
    Path(id): Path<String>,
    Params(query): Params<MatchQuery>,
) -> Result<Json<ReconciliationCard>, ApiProblem> {
    let account = query.account.as_deref().map(str::trim).filter(|code| !code.is_empty());
    Ok(Json(app.platform.reconcile(&who, &id, query.days.unwrap_or(USUAL_DAYS), account).await?))
}

/// Lists what every loan owes at the end of a day: what a bank is to collect.
#[utoipa::path(get, path = "/v1/ledger/collection", operation_id = "show_collection", tag = "ledger", security(("bearer" = [])), params(DueQuery),
    responses((status = 200, body = CollectionCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn collection(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<DueQuery>,
) -> Result<Json<CollectionCard>, ApiProblem> {
    let on = optional_day(query.on.as_deref())?.unwrap_or_else(|| app.platform.clock().today());
    Ok(Json(app.platform.collection(&who, on, query.currency.as_deref()).await?))
}

/// Records the payments of a result file (the collection file with the bank's columns filled in): CSV or Excel. Each payment has the
/// reference of its line, so the same file again records nothing twice.
#[utoipa::path(post, path = "/v1/ledger/collection/results", operation_id = "record_collection", tag = "ledger", security(("bearer" = [])), params(InCurrency),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = CollectionReport), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 413, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn collected(
    State(app): State<App>,
    Signed(who): Signed,
    Params(asked): Params<InCurrency>,
    body: Bytes,
) -> Result<Json<CollectionReport>, ApiProblem> {
    Ok(Json(app.platform.collected(&who, asked.currency.as_deref(), &body).await?))
}

/// Gives released payouts whose answer is not known yet as an order to the bank (pain.001.001.09). Nothing is recorded.
#[utoipa::path(get, path = "/v1/ledger/payouts/order", operation_id = "payment_order", tag = "ledger", security(("bearer" = [])), params(OrderQuery),
    responses((status = 200, body = PaymentFile), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
pub async fn order(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<OrderQuery>,
) -> Result<Json<PaymentFile>, ApiProblem> {
    let pay_on = optional_day(query.pay_on.as_deref())?.unwrap_or_else(|| app.platform.clock().today());
    let from = (query.account.as_deref().unwrap_or(""), query.currency.as_deref());
    Ok(Json(app.platform.payout_file(&who, from, pay_on).await?))
}

impl ExportLine for DueLine {
    /// The last four columns are for the bank to fill in: with them the file is what `results` reads.
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "参考号", "Reference"),
        Column::new(Kind::Text, "借据号", "Loan"),
        Column::new(Kind::Text, "付款户名", "Payer"),
        Column::new(Kind::Date, "到期日", "Due"),
        Column::new(Kind::Amount, "应扣金额", "To collect"),
        Column::new(Kind::Amount, "其中本金", "Principal"),
        Column::new(Kind::Amount, "其中利息", "Interest"),
        Column::new(Kind::Amount, "其中罚息复利", "Penalty"),
        Column::new(Kind::Text, "扣款结果", "Result"),
        Column::new(Kind::Amount, "实扣金额", "Received"),
        Column::new(Kind::Date, "入账日期", "Received on (date)"),
        Column::new(Kind::Text, "失败原因", "Reason"),
    ];
    fn cells(&self, _: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.reference),
            Cell::text(&self.loan_number),
            Cell::maybe(self.firm_name.as_ref()),
            Cell::Date(self.due_on.clone()),
            Cell::Amount(self.amount.clone()),
            Cell::Amount(self.principal.clone()),
            Cell::Amount(self.interest.clone()),
            Cell::Amount(self.penalty.clone()),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ]
    }
}

/// Gives the collection as a file for the bank, with columns for it to fill in.
#[utoipa::path(get, path = "/v1/ledger/collection/export", operation_id = "export_collection", tag = "ledger", security(("bearer" = [])), params(Options, DueQuery),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn collection_file(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<DueQuery>,
) -> Result<Response, ApiProblem> {
    let on = optional_day(filters.on.as_deref())?.unwrap_or_else(|| app.platform.clock().today());
    let (platform, person, currency) = (&app.platform, &who, filters.currency.as_deref());
    answer(&app, &who, "collection", options, |_| async move {
        Ok((platform.collection(person, on, currency).await?.lines, None))
    })
    .await
}
