//! Lists as files: which columns each has, and the routes that give them.
//!
//! A route takes the filters of its list and the options of [`Options`]; who may read the list may export it.

use axum::extract::State;
use axum::response::Response;
use platform::audit::AuditRow;
use platform::cards::{ApplicationLine, LoanLine, Page, Proposal};
use platform::firm_file::FirmLine;
use platform::people::Paged;
use views::limits::MAX_PAGE;

use super::{applications, approvals, audit, firms, loans};
use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::Signed;
use crate::problem::{ApiProblem, ProblemDetails};

impl ExportLine for ApplicationLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "申请编号", "Application"),
        Column::new(Kind::Text, "企业", "Firm"),
        Column::new(Kind::Text, "产品", "Product"),
        Column::new(Kind::Amount, "申请金额", "Amount"),
        Column::new(Kind::Integer, "期限（月）", "Months"),
        Column::new(Kind::Text, "状态", "State"),
        Column::new(Kind::Text, "决策结果", "Outcome"),
        Column::new(Kind::Text, "等级", "Grade"),
        Column::new(Kind::Date, "提交日", "Submitted on"),
        Column::new(Kind::Text, "提交人", "Submitted by"),
        Column::new(Kind::Text, "借据号", "Loan"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.id),
            Cell::maybe(self.firm_name.as_ref()),
            Cell::text(if lang == Lang::Zh { &self.product_zh } else { &self.product_en }),
            Cell::Amount(self.amount.clone()),
            Cell::Integer(self.tenor_months),
            Cell::named(&self.state, lang),
            self.outcome.as_ref().map_or(Cell::Empty, |outcome| Cell::named(outcome, lang)),
            Cell::maybe(self.grade.as_ref()),
            Cell::Date(self.submitted_on.clone()),
            Cell::text(&self.submitted_by_name),
            Cell::maybe(self.loan_number.as_ref()),
        ]
    }
}

impl ExportLine for LoanLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "借据号", "Number"),
        Column::new(Kind::Text, "企业", "Firm"),
        Column::new(Kind::Text, "产品", "Product"),
        Column::new(Kind::Amount, "本金", "Principal"),
        Column::new(Kind::Amount, "余额", "Outstanding"),
        Column::new(Kind::Percent, "年利率", "Annual rate"),
        Column::new(Kind::Integer, "逾期天数", "Days past due"),
        Column::new(Kind::Text, "五级分类", "Class"),
        Column::new(Kind::Text, "状态", "State"),
        Column::new(Kind::Text, "地区", "Region"),
        Column::new(Kind::Text, "行业", "Industry"),
        Column::new(Kind::Date, "起始日", "Starts on"),
        Column::new(Kind::Date, "到期日", "Ends on"),
        Column::new(Kind::Text, "担保", "Guaranteed"),
        Column::new(Kind::Date, "数据日", "Position on"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        let yes = match (self.guaranteed, lang) {
            (true, Lang::Zh) => "有",
            (true, Lang::En) => "yes",
            (false, Lang::Zh) => "无",
            (false, Lang::En) => "no",
        };
        vec![
            Cell::text(&self.number),
            Cell::maybe(self.firm_name.as_ref()),
            Cell::text(if lang == Lang::Zh { &self.product_zh } else { &self.product_en }),
            Cell::Amount(self.principal.clone()),
            self.outstanding.clone().map_or(Cell::Empty, Cell::Amount),
            Cell::percent(&self.rate.annual_percent),
            self.days_past_due.map_or(Cell::Empty, Cell::Integer),
            self.class.as_ref().map_or(Cell::Empty, |class| Cell::named(class, lang)),
            Cell::named(&self.state, lang),
            Cell::maybe(self.region_zh.as_ref()),
            Cell::maybe(self.industry_zh.as_ref()),
            Cell::Date(self.starts_on.clone()),
            Cell::Date(self.ends_on.clone()),
            Cell::text(yes),
            self.position_on.clone().map_or(Cell::Empty, Cell::Date),
        ]
    }
}

impl ExportLine for FirmLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "统一社会信用代码（脱敏）", "Credit code (masked)"),
        Column::new(Kind::Text, "企业名称", "Name"),
        Column::new(Kind::Text, "地区", "Region"),
        Column::new(Kind::Text, "行业", "Industry"),
        Column::new(Kind::Date, "成立日期", "Registered on"),
        Column::new(Kind::Text, "登记状态", "Standing"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.uscc),
            Cell::text(&self.name),
            Cell::text(format!("{} {}", self.region.code, self.region.zh)),
            Cell::text(format!("{} {}", self.industry.code, self.industry.zh)),
            self.registered_on.clone().map_or(Cell::Empty, Cell::Date),
            Cell::named(&self.standing, lang),
        ]
    }
}

impl ExportLine for Proposal {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "编号", "Proposal"),
        Column::new(Kind::Text, "事项", "Act"),
        Column::new(Kind::Text, "借据号", "Loan"),
        Column::new(Kind::Amount, "额度", "Limit"),
        Column::new(Kind::Text, "理由", "Reason"),
        Column::new(Kind::Text, "提出人", "Proposed by"),
        Column::new(Kind::Text, "提出时间", "Proposed at"),
        Column::new(Kind::Text, "复核人", "Approved by"),
        Column::new(Kind::Text, "状态", "State"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.id),
            Cell::named(&self.act, lang),
            Cell::maybe(self.loan_number.as_ref()),
            self.limit.clone().map_or(Cell::Empty, Cell::Amount),
            Cell::text(&self.reason),
            Cell::text(&self.proposed_by_name),
            Cell::text(&self.proposed_at),
            Cell::text(self.approved_by_names.join(", ")),
            Cell::named(&self.state, lang),
        ]
    }
}

impl ExportLine for AuditRow {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "日志序号", "Log index"),
        Column::new(Kind::Text, "记录时间", "Recorded at"),
        Column::new(Kind::Date, "生效日", "Effective on"),
        Column::new(Kind::Text, "事件", "Event"),
        Column::new(Kind::Text, "对象类型", "Object kind"),
        Column::new(Kind::Text, "对象", "Object"),
        Column::new(Kind::Text, "操作人", "Actor"),
        Column::new(Kind::Text, "方式", "Via"),
        Column::new(Kind::Text, "哈希", "Hash"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            self.log_index.map_or(Cell::Empty, |index| Cell::text(index.to_string())),
            Cell::text(&self.recorded_at),
            Cell::Date(self.effective_on.clone()),
            Cell::named(&self.kind, lang),
            Cell::named(&self.object.kind, lang),
            Cell::text(&self.object.label),
            Cell::text(&self.actor.name),
            Cell::named(&self.actor.via, lang),
            Cell::text(&self.hash),
        ]
    }
}

fn paged<T>(page: Page<T>) -> Paged<T> {
    (page.rows, page.next)
}

/// Gives the list of applications as a file.
#[utoipa::path(get, path = "/v1/applications/export", operation_id = "export_applications", tag = "applications", security(("bearer" = [])), params(Options, applications::Asked),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn applications(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<applications::Asked>,
) -> Result<Response, ApiProblem> {
    let filter = &filters.filter()?;
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "applications", options, |after| async move {
        let filter = platform::lists::ApplicationFilter { after, ..filter.clone() };
        platform.application_lines(person, &filter, MAX_PAGE).await.map(paged)
    })
    .await
}

/// Gives the list of loans as a file.
#[utoipa::path(get, path = "/v1/loans/export", operation_id = "export_loans", tag = "loans", security(("bearer" = [])), params(Options, loans::Asked),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn loans(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<loans::Asked>,
) -> Result<Response, ApiProblem> {
    let filter = &filters.filter()?;
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "loans", options, |after| async move {
        let filter = platform::lists::LoanFilter { after, ..filter.clone() };
        platform.loan_lines(person, &filter, MAX_PAGE).await.map(paged)
    })
    .await
}

/// Gives the list of firms as a file; credit codes are masked as in the list.
#[utoipa::path(get, path = "/v1/firms/export", operation_id = "export_firms", tag = "firms", security(("bearer" = [])), params(Options, firms::FirmPage),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn firms(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<firms::FirmPage>,
) -> Result<Response, ApiProblem> {
    let filter = &filters.filter();
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "firms", options, |after| async move {
        platform.firm_lines(person, filter, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the list of proposals as a file.
#[utoipa::path(get, path = "/v1/approvals/export", operation_id = "export_approvals", tag = "approvals", security(("bearer" = [])), params(Options, approvals::Asked),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn approvals(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<approvals::Asked>,
) -> Result<Response, ApiProblem> {
    let state = filters.state.as_deref().filter(|text| !text.is_empty()).map(str::parse).transpose()?;
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "approvals", options, |after| async move {
        platform.proposals(person, state, after.as_deref(), MAX_PAGE).await.map(paged)
    })
    .await
}

/// Gives the audit trail as a file.
#[utoipa::path(get, path = "/v1/audit/export", operation_id = "export_audit", tag = "audit", security(("bearer" = [])), params(Options, audit::AuditPage),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn trail(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<audit::AuditPage>,
) -> Result<Response, ApiProblem> {
    let filter = &filters.filter()?;
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "audit", options, |after| async move {
        platform.audit(person, filter, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}
