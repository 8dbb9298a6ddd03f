//! The general ledger: trial balance, journal, chart of accounts, posting rules.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use platform::approvals::{Act, Approval};
use platform::cards::{Cash, Named, Proposal};
use platform::ledger::books::{JournalAsked, LedgerAsked, date_view, known_at};
use platform::ledger::cards::{ChartCard, JournalCard, RulesCheck, TrialCard, TrialLine};
use platform::portfolio::currency;
use platform::{Outcome, Platform};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::page::{DEFAULT_PAGE, OnDay, Rows, optional_day, rows};
use crate::App;
use crate::export::{Cell, Column, Export, ExportLine, Kind, Lang, Options, answer};
use crate::extract::{Body, Params, Signed, Write};
use crate::limits::MAX_EXPORT_ROWS;
use crate::problem::{ApiProblem, ProblemDetails};

/// Which balances.
#[derive(Deserialize, IntoParams, Clone)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct TrialQuery {
    /// The day of the balances: `2025-07-31`; today when left out.
    pub at: Option<String>,
    /// First day of the turnover; from the first entry when left out.
    pub from: Option<String>,
    /// `book` (when it was booked) or `value` (when it counts); `book` when left out.
    pub view: Option<String>,
    /// Only what was recorded by then: a day, to its end, or an instant.
    pub known_at: Option<String>,
    /// The books of which currency, by its ISO 4217 code; the institution's own when left out.
    pub currency: Option<String>,
}

/// Which entries.
#[derive(Deserialize, IntoParams, Clone)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct JournalQuery {
    /// Last day of the period: `2025-07-31`; today when left out.
    pub at: Option<String>,
    /// First day of the period; the first of the last day's month when left out.
    pub from: Option<String>,
    /// `book` (when it was booked) or `value` (when it counts); `book` when left out.
    pub view: Option<String>,
    /// Only what was recorded by then: a day, to its end, or an instant.
    pub known_at: Option<String>,
    /// The books of which currency, by its ISO 4217 code; the institution's own when left out, or that of the loan.
    pub currency: Option<String>,
    /// Only entries with a side on this account.
    pub account: Option<String>,
    /// Only entries of this loan: its id or contract number.
    pub loan: Option<String>,
    /// Only entries of this posting rule, such as `loan.payment`.
    pub rule: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// At most so many rows (1 to 500).
    pub limit: Option<u32>,
}

/// A document of posting rules.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesDocument {
    /// YAML or JSON.
    pub document: String,
}

/// A document of posting rules with the reason for it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesProposal {
    /// YAML or JSON.
    pub document: String,
    /// Why.
    pub reason: String,
}

fn given(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

impl TrialQuery {
    fn asked(&self, platform: &Platform) -> Outcome<LedgerAsked> {
        Ok(LedgerAsked {
            from: optional_day(self.from.as_deref())?,
            at: optional_day(self.at.as_deref())?.unwrap_or_else(|| platform.clock().today()),
            view: date_view(given(self.view.as_ref()).unwrap_or("book"))?,
            known_at: given(self.known_at.as_ref()).map(known_at).transpose()?,
            currency: given(self.currency.as_ref()).map(currency).transpose()?,
        })
    }
}

impl JournalQuery {
    fn asked(&self, platform: &Platform) -> Outcome<JournalAsked> {
        let owned = |text: &Option<String>| given(text.as_ref()).map(str::to_owned);
        let period = TrialQuery {
            at: self.at.clone(),
            from: self.from.clone(),
            view: self.view.clone(),
            known_at: self.known_at.clone(),
            currency: self.currency.clone(),
        };
        Ok(JournalAsked {
            period: period.asked(platform)?,
            account: owned(&self.account),
            loan: owned(&self.loan),
            rule: owned(&self.rule),
        })
    }
}

/// Shows the trial balance at any date, by value date or by book date, as known at any time.
#[utoipa::path(get, path = "/v1/ledger/trial-balance", operation_id = "trial_balance", tag = "ledger", security(("bearer" = [])), params(TrialQuery),
    responses((status = 200, body = TrialCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn trial(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<TrialQuery>,
) -> Result<Json<TrialCard>, ApiProblem> {
    Ok(Json(app.platform.ledger_trial(&who, query.asked(&app.platform)?).await?))
}

/// Lists the entries of the journal of a period, in the order of the view's date.
#[utoipa::path(get, path = "/v1/ledger/journal", operation_id = "list_journal", tag = "ledger", security(("bearer" = [])), params(JournalQuery),
    responses((status = 200, body = Rows<JournalCard>), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn journal(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<JournalQuery>,
) -> Result<Json<Rows<JournalCard>>, ApiProblem> {
    let asked = query.asked(&app.platform)?;
    let limit = query.limit.unwrap_or(DEFAULT_PAGE);
    Ok(rows(app.platform.ledger_journal(&who, &asked, query.after.as_deref().unwrap_or(""), limit).await?))
}

/// Shows the chart of accounts in force on a day, what is booked on each account, and every version of the posting rules.
#[utoipa::path(get, path = "/v1/ledger/accounts", operation_id = "chart_of_accounts", tag = "ledger", security(("bearer" = [])), params(OnDay),
    responses((status = 200, body = ChartCard), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn accounts(
    State(app): State<App>,
    Signed(who): Signed,
    Params(query): Params<OnDay>,
) -> Result<Json<ChartCard>, ApiProblem> {
    let on = optional_day(query.on.as_deref())?.unwrap_or_else(|| app.platform.clock().today());
    Ok(Json(app.platform.ledger_accounts(&who, on).await?))
}

/// Checks a document of posting rules; nothing is recorded.
#[utoipa::path(post, path = "/v1/ledger/rules/check", operation_id = "check_posting_rules", tag = "ledger", security(("bearer" = [])), request_body = RulesDocument,
    responses((status = 200, body = RulesCheck), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn check(
    State(app): State<App>,
    Signed(who): Signed,
    body: Body<RulesDocument>,
) -> Result<Json<RulesCheck>, ApiProblem> {
    Ok(Json(app.platform.check_posting_rules(&who, &body.value.document).await?))
}

/// Proposes a version of the posting rules; a second person adopts it by approving the proposal.
#[utoipa::path(post, path = "/v1/ledger/rules", operation_id = "propose_posting_rules", tag = "ledger", security(("bearer" = [])), request_body = RulesProposal,
    params(("Idempotency-Key" = String, Header, description = "the same on every retry")),
    responses((status = 201, body = Proposal), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub async fn propose(State(app): State<App>, write: Write<RulesProposal>) -> Result<Response, ApiProblem> {
    let (platform, body) = (&app.platform, &write.body);
    let shown = async |approval: Approval| platform.proposal(&write.who, &approval).await;
    write
        .run_shown(platform, StatusCode::CREATED, shown, |request| async move {
            let act = Act::AdoptPostingRules { document: body.document.clone() };
            platform.propose(&request, act, &body.reason).await
        })
        .await
}

impl ExportLine for TrialLine {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Text, "科目代码", "Account"),
        Column::new(Kind::Text, "科目名称", "Name"),
        Column::new(Kind::Text, "类别", "Kind"),
        Column::new(Kind::Amount, "期初余额，借正贷负", "Opening, debit positive"),
        Column::new(Kind::Amount, "借方发生额", "Debits"),
        Column::new(Kind::Amount, "贷方发生额", "Credits"),
        Column::new(Kind::Amount, "期末余额，借正贷负", "Closing, debit positive"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::text(&self.account),
            Cell::text(if lang == Lang::Zh { &self.zh } else { &self.en }),
            Cell::named(&self.kind, lang),
            Cell::Amount(self.opening.clone()),
            Cell::Amount(self.debit.clone()),
            Cell::Amount(self.credit.clone()),
            Cell::Amount(self.closing.clone()),
        ]
    }
}

/// One side of an entry with the entry it belongs to: a line of the journal's file.
pub struct Side {
    value_date: String,
    book_date: String,
    entry: String,
    rule: Named,
    loan_number: String,
    source: String,
    account: String,
    name: Named,
    amount: Cash,
    rules_version: u32,
}

/// The sides of an entry.
pub fn sides(entry: &JournalCard) -> Vec<Side> {
    let side = |line: &platform::ledger::cards::JournalLineCard| Side {
        value_date: entry.value_date.clone(),
        book_date: entry.book_date.clone(),
        entry: entry.id.clone(),
        rule: entry.rule.clone(),
        loan_number: entry.loan_number.clone(),
        source: entry.source.clone(),
        account: line.account.clone(),
        name: Named::new(line.account.as_str(), line.zh.as_str(), line.en.as_str()),
        amount: line.amount.clone(),
        rules_version: entry.rules_version,
    };
    entry.lines.iter().map(side).collect()
}

/// An amount on its own side, without a sign; nothing on the other.
fn on_side(amount: &Cash, is_debit: bool) -> Cell {
    if (amount.minor >= 0) != is_debit {
        return Cell::Empty;
    }
    let text = amount.text.trim_start_matches('-').to_owned();
    Cell::Amount(Cash { minor: amount.minor.abs(), text, ..amount.clone() })
}

impl ExportLine for Side {
    const COLUMNS: &'static [Column] = &[
        Column::new(Kind::Date, "起息日", "Value date"),
        Column::new(Kind::Date, "记账日", "Book date"),
        Column::new(Kind::Text, "凭证", "Entry"),
        Column::new(Kind::Text, "记账规则", "Rule"),
        Column::new(Kind::Text, "借据号", "Loan"),
        Column::new(Kind::Text, "来源", "Source"),
        Column::new(Kind::Text, "科目代码", "Account"),
        Column::new(Kind::Text, "科目名称", "Name"),
        Column::new(Kind::Amount, "借方", "Debit"),
        Column::new(Kind::Amount, "贷方", "Credit"),
        Column::new(Kind::Integer, "规则版本", "Rules version"),
    ];
    fn cells(&self, lang: Lang) -> Vec<Cell> {
        vec![
            Cell::Date(self.value_date.clone()),
            Cell::Date(self.book_date.clone()),
            Cell::text(&self.entry),
            Cell::named(&self.rule, lang),
            Cell::text(&self.loan_number),
            Cell::text(&self.source),
            Cell::text(&self.account),
            Cell::named(&self.name, lang),
            on_side(&self.amount, true),
            on_side(&self.amount, false),
            Cell::Integer(i64::from(self.rules_version)),
        ]
    }
}

/// Gives the trial balance as a file.
#[utoipa::path(get, path = "/v1/ledger/trial-balance/export", operation_id = "export_trial_balance", tag = "ledger", security(("bearer" = [])), params(Options, TrialQuery),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails)))]
pub async fn trial_file(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<TrialQuery>,
) -> Result<Response, ApiProblem> {
    let asked = filters.asked(&app.platform)?;
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "trial-balance", options, |_| async move {
        Ok((platform.ledger_trial(person, asked).await?.rows, None))
    })
    .await
}

/// Gives the journal of a period as a file, one line a side.
#[utoipa::path(get, path = "/v1/ledger/journal/export", operation_id = "export_journal", tag = "ledger", security(("bearer" = [])), params(Options, JournalQuery),
    responses((status = 200, body = Vec<u8>, content_type = "text/csv"), (status = 401, body = ProblemDetails), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub async fn journal_file(
    State(app): State<App>,
    Signed(who): Signed,
    Export { options, filters }: Export<JournalQuery>,
) -> Result<Response, ApiProblem> {
    let asked = &filters.asked(&app.platform)?;
    let (platform, person) = (&app.platform, &who);
    answer(&app, &who, "journal", options, |_| async move {
        let entries = platform.ledger_entries(person, asked, MAX_EXPORT_ROWS).await?;
        Ok((entries.iter().flat_map(sides).collect(), None))
    })
    .await
}
