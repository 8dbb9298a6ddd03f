//! The lists that lending rests on as files: people, keys, products, scorecards, agreements, imports, rules, closed days,
//! subscriptions. Which rows, and who may read them, is the list's own matter.

use axum::extract::State;
use axum::response::Response;
use platform::batches::{BatchCard, QuarantineCard};
use platform::cards::ClosedDay;
use platform::guarantees::AgreementCard;
use platform::keys::KeyCard;
use platform::people::UserCard;
use platform::products::ProductLine;
use platform::proof::ParameterCard;
use platform::scorecards::ScorecardLine;
use platform::webhooks::WebhookCard;
use serde::Deserialize;
use utoipa::IntoParams;
use views::limits::MAX_PAGE;

use super::batches::QuarantineQuery;
use super::loans::day;
use super::overview::InCurrency;
use super::page::OnDay;
use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::Signed;
use crate::problem::{ApiProblem, ProblemDetails};

/// A list that takes no filter.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Whole {}

fn yes_or_no(yes: bool, lang: Lang) -> Cell {
    Cell::text(match (yes, lang) {
        (true, Lang::Zh) => "是",
        (false, Lang::Zh) => "否",
        (true, Lang::En) => "yes",
        (false, Lang::En) => "no",
    })
}

fn count(number: u64) -> Cell {
    i64::try_from(number).map_or(Cell::Empty, Cell::Integer)
}

fn version(number: Option<u32>) -> Cell {
    number.map_or(Cell::Empty, |number| Cell::Integer(i64::from(number)))
}

impl ExportLine for UserCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "用户", "User"),
        Column::new(Kind::Text, "角色", "Roles"),
        Column::new(Kind::Text, "状态", "State"),
        Column::new(Kind::Text, "锁定", "Locked"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        let roles = self.roles.iter().map(|role| if lang == Lang::Zh { role.zh.as_str() } else { role.en.as_str() });
        vec![
            Cell::text(&self.name),
            Cell::text(roles.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })),
            Cell::named(&self.state, lang),
            yes_or_no(self.locked, lang),
        ]
    }
}

impl ExportLine for KeyCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "密钥编号", "Key"),
        Column::new(Kind::Text, "用户", "User"),
        Column::new(Kind::Text, "用途", "Label"),
        Column::new(Kind::Text, "发放时间", "Made at"),
        Column::new(Kind::Text, "到期时间", "Expires at"),
        Column::new(Kind::Text, "状态", "State"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.id),
            Cell::text(&self.user),
            Cell::text(&self.label),
            Cell::text(&self.created_at),
            Cell::text(&self.expires_at),
            Cell::named(&self.state, lang),
        ]
    }
}

impl ExportLine for ProductLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "代码", "Code"),
        Column::new(Kind::Text, "名称", "Name"),
        Column::new(Kind::Text, "产品层", "Layer"),
        Column::new(Kind::Integer, "生效版本", "Version in force"),
        Column::new(Kind::Amount, "最低金额", "Least amount"),
        Column::new(Kind::Amount, "最高金额", "Largest amount"),
        Column::new(Kind::Percent, "年利率起", "Annual rate from"),
        Column::new(Kind::Integer, "最短期限（月）", "Shortest tenor (months)"),
        Column::new(Kind::Integer, "最长期限（月）", "Longest tenor (months)"),
        Column::new(Kind::Text, "增信", "Enhancement"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        let (card, summary) = (&self.card, &self.summary);
        vec![
            Cell::text(&card.code),
            Cell::text(if lang == Lang::Zh { &card.name_zh } else { &card.name_en }),
            Cell::named(&card.layer, lang),
            version(card.active_version),
            Cell::Amount(summary.limit_min.clone()),
            Cell::Amount(summary.limit_max.clone()),
            Cell::percent(&summary.rate_from),
            Cell::Integer(i64::from(summary.tenor_months_min)),
            Cell::Integer(i64::from(summary.tenor_months_max)),
            Cell::named(&summary.enhancement, lang),
        ]
    }
}

impl ExportLine for ScorecardLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "评分卡", "Scorecard"),
        Column::new(Kind::Integer, "最新版本", "Newest version"),
        Column::new(Kind::Integer, "生效版本", "Version in force"),
        Column::new(Kind::Text, "状态", "State"),
        Column::new(Kind::Text, "检验 AUC", "Test AUC"),
        Column::new(Kind::Text, "检验 KS", "Test KS"),
        Column::new(Kind::Integer, "样本笔数", "Rows"),
        Column::new(Kind::Integer, "坏样本", "Bad"),
        Column::new(Kind::Text, "开发人", "Developed by"),
        Column::new(Kind::Text, "模拟数据", "Simulated"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        let figure = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::text(format!("{value:.4}")));
        vec![
            Cell::text(&self.name),
            version(Some(self.version)),
            version(self.active_version),
            Cell::named(&self.state, lang),
            figure(self.test_auc),
            figure(self.test_ks),
            self.rows.map_or(Cell::Empty, count),
            self.bads.map_or(Cell::Empty, count),
            Cell::text(&self.developed_by_name),
            yes_or_no(self.simulated, lang),
        ]
    }
}

impl ExportLine for AgreementCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "担保协议", "Agreement"),
        Column::new(Kind::Integer, "覆盖借据", "Loans covered"),
        Column::new(Kind::Amount, "担保余额", "Outstanding"),
        Column::new(Kind::Amount, "损失", "Losses"),
        Column::new(Kind::Amount, "已代偿", "Compensated"),
        Column::new(Kind::Amount, "已追偿", "Recovered"),
    ];
    fn cells(&self, _: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.name),
            count(self.loans),
            Cell::Amount(self.outstanding.clone()),
            Cell::Amount(self.losses.clone()),
            Cell::Amount(self.paid.clone()),
            Cell::Amount(self.recovered.clone()),
        ]
    }
}

impl ExportLine for BatchCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "批次", "Batch"),
        Column::new(Kind::Text, "数据集", "Data set"),
        Column::new(Kind::Text, "来源", "Source"),
        Column::new(Kind::Text, "模拟数据", "Simulated"),
        Column::new(Kind::Integer, "读取行数", "Rows read"),
        Column::new(Kind::Integer, "接收行数", "Rows accepted"),
        Column::new(Kind::Integer, "隔离行数", "Rows refused"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.id),
            Cell::named(&self.dataset, lang),
            Cell::text(&self.source),
            yes_or_no(self.simulated, lang),
            count(self.read),
            count(self.accepted),
            count(self.refused),
        ]
    }
}

impl ExportLine for QuarantineCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "批次", "Batch"),
        Column::new(Kind::Text, "来源", "Source"),
        Column::new(Kind::Integer, "行号", "Row"),
        Column::new(Kind::Text, "字段", "Field"),
        Column::new(Kind::Text, "原因", "Reason"),
        Column::new(Kind::Text, "说明", "Detail"),
        Column::new(Kind::Text, "原始内容", "Row as read"),
        Column::new(Kind::Text, "状态", "State"),
        Column::new(Kind::Text, "重放批次", "Replayed into"),
        Column::new(Kind::Text, "办理人", "Settled by"),
        Column::new(Kind::Text, "办理理由", "Why"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.batch),
            Cell::text(&self.source),
            count(self.row),
            Cell::maybe(self.field.as_ref()),
            Cell::named(&self.reason, lang),
            Cell::text(&self.detail),
            Cell::text(&self.raw),
            Cell::named(&self.state, lang),
            Cell::maybe(self.settled.as_ref().and_then(|settled| settled.into.as_ref())),
            Cell::maybe(self.settled.as_ref().map(|settled| &settled.by)),
            Cell::maybe(self.settled.as_ref().map(|settled| &settled.reason)),
        ]
    }
}

impl ExportLine for ClosedDay {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Date, "日终日期", "Day"),
        Column::new(Kind::Date, "结账于", "Closed on"),
        Column::new(Kind::Integer, "借据笔数", "Loans"),
        Column::new(Kind::Amount, "余额", "Outstanding"),
        Column::new(Kind::Percent, "不良率", "NPL ratio"),
    ];
    fn cells(&self, _: Lang) -> Vec<Cell> {
        vec![
            Cell::Date(self.day.clone()),
            Cell::Date(self.closed_on.clone()),
            count(self.loans),
            Cell::Amount(self.outstanding.clone()),
            self.npl_percent.as_deref().map_or(Cell::Empty, Cell::percent),
        ]
    }
}

impl ExportLine for ParameterCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "参数", "Parameter"),
        Column::new(Kind::Text, "名称", "Name"),
        Column::new(Kind::Text, "比较", "Operator"),
        Column::new(Kind::Text, "值", "Value"),
        Column::new(Kind::Text, "单位", "Unit"),
        Column::new(Kind::Date, "生效自", "From"),
        Column::new(Kind::Date, "失效于", "Until"),
        Column::new(Kind::Text, "依据", "Source"),
        Column::new(Kind::Text, "可信度", "Confidence"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.id),
            Cell::text(if lang == Lang::Zh { &self.zh } else { &self.en }),
            Cell::text(&self.operator),
            Cell::text(&self.value),
            Cell::named(&self.unit, lang),
            Cell::Date(self.effective_from.clone()),
            self.effective_to.clone().map_or(Cell::Empty, Cell::Date),
            Cell::text(&self.source),
            Cell::named(&self.confidence, lang),
        ]
    }
}

impl ExportLine for WebhookCard {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "用途", "Label"),
        Column::new(Kind::Text, "地址", "Address"),
        Column::new(Kind::Text, "事件", "Kinds"),
        Column::new(Kind::Text, "状态", "State"),
        Column::new(Kind::Integer, "等待", "Pending"),
        Column::new(Kind::Integer, "已放弃", "Given up"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.label),
            Cell::text(&self.url),
            Cell::text(self.kinds.join(", ")),
            Cell::named(&self.state, lang),
            Cell::Integer(self.pending),
            Cell::Integer(self.dead),
        ]
    }
}

/// Gives the list of users and their roles as a file.
#[utoipa::path(get, path = "/v1/users/export", operation_id = "export_users", tag = "people", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn users(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "users", options, |after| async move {
        platform.user_cards(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the list of keys of programs; never a secret as a file.
#[utoipa::path(get, path = "/v1/keys/export", operation_id = "export_keys", tag = "people", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn keys(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "keys", options, |after| async move {
        platform.key_cards(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the list of products as a file.
#[utoipa::path(get, path = "/v1/products/export", operation_id = "export_products", tag = "products", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn products(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "products", options, |after| async move {
        platform.product_lines(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the list of scorecards as a file.
#[utoipa::path(get, path = "/v1/scorecards/export", operation_id = "export_scorecards", tag = "scorecards", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn scorecards(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "scorecards", options, |after| async move {
        platform.scorecard_lines(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the list of guarantee agreements as a file.
#[utoipa::path(get, path = "/v1/agreements/export", operation_id = "export_agreements", tag = "guarantees", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn agreements(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "agreements", options, |after| async move {
        platform.agreement_page(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the list of imports as a file.
#[utoipa::path(get, path = "/v1/batches/export", operation_id = "export_batches", tag = "scorecards", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn batches(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "batches", options, |after| async move {
        platform.batch_cards(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the list of refused rows with their reasons as a file.
#[utoipa::path(get, path = "/v1/batches/quarantine/export", operation_id = "export_quarantine", tag = "scorecards", security(("bearer" = [])), params(Options, QuarantineQuery),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn quarantine(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<QuarantineQuery>,
) -> Result<Response, ApiProblem> {
    let (platform, person, asked) = (&app.platform, &who, &filters.asked());
    answer(&app, &who, "quarantine", options, |after| async move {
        platform.quarantine_page(person, asked, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the list of subscriptions as a file.
#[utoipa::path(get, path = "/v1/webhooks/export", operation_id = "export_webhooks", tag = "webhooks", security(("bearer" = [])), params(Options),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn webhooks(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, .. }: Export<Whole>,
) -> Result<Response, ApiProblem> {
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "webhooks", options, |after| async move {
        platform.webhooks(person, after.as_deref().unwrap_or(""), MAX_PAGE).await
    })
    .await
}

/// Gives the closed days as a file.
#[utoipa::path(get, path = "/v1/closes/export", operation_id = "export_closes", tag = "overview", security(("bearer" = [])), params(Options, InCurrency),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn closes(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<InCurrency>,
) -> Result<Response, ApiProblem> {
    let (platform, person, currency) = (&app.platform, &who, filters.currency.as_deref());
    answer(&app, &who, "closes", options, |after| async move {
        platform.closed_days(person, currency, after.as_deref(), MAX_PAGE).await.map(|page| (page.rows, page.next))
    })
    .await
}

/// Gives the parameters in force on a day as a file.
#[utoipa::path(get, path = "/v1/rulebook/export", operation_id = "export_rulebook", tag = "audit", security(("bearer" = [])), params(Options, OnDay),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails)))]
pub async fn rulebook(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<OnDay>,
) -> Result<Response, ApiProblem> {
    let on = day(&app.platform, filters.on.as_deref())?;
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "rulebook", options, |_| async move { Ok((platform.parameters(person, on).await?, None)) }).await
}
