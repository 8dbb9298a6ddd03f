//! Accounting months, the bank's statement, collections and payment orders at the command line.

use std::fs;
use std::path::Path;

use anyhow::Context;
use platform::approvals::Act;
use platform::ledger::bank::{BankSide, BookSide, ReconciliationCard, StatementLine};
use platform::ledger::collection::{CollectionCard, CollectionReport};
use platform::ledger::periods::{MonthCard, MonthLine};

use super::ledger::{trial_text, write};
use super::lending::proposed;
use crate::cli::Shared;
use crate::cli::ledger::{BankCommand, MonthCommand};
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji ledger month`
pub async fn month(shared: &Shared, desk: &Desk, command: MonthCommand) -> anyhow::Result<()> {
    let (platform, who) = (&desk.platform, desk.who()?);
    match command {
        MonthCommand::List => output::show(shared.json, &platform.months(who).await?, |months| months_text(months)),
        MonthCommand::Show { month, currency } => {
            output::show(shared.json, &platform.month(who, &month, currency.as_deref()).await?, month_text)
        }
        MonthCommand::Close { month, reason } => {
            proposed(shared, &platform.propose(&desk.request()?, Act::CloseMonth { month }, &reason).await?)
        }
    }
}

/// `anji ledger bank`
pub async fn bank(shared: &Shared, desk: &Desk, command: BankCommand) -> anyhow::Result<()> {
    let (platform, who) = (&desk.platform, desk.who()?);
    match command {
        BankCommand::Import { currency, file } => {
            let source = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let line =
                platform.bring_statement(&desk.request()?, (&source, currency.as_deref()), &bytes(&file)?).await?;
            output::show(shared.json, &line, |line| statements_text(std::slice::from_ref(line)))
        }
        BankCommand::List => {
            let (mut lines, mut after) = (Vec::new(), String::new());
            loop {
                let (page, next) = platform.statements(who, &after, 500).await?;
                lines.extend(page);
                match next {
                    Some(next) => after = next,
                    None => break,
                }
            }
            output::show(shared.json, &lines, |lines| statements_text(lines))
        }
        BankCommand::Show { id, days, account } => {
            let card = platform.reconcile(who, &id, days, account.as_deref()).await?;
            output::show(shared.json, &card, reconciliation_text)
        }
    }
}

/// `anji ledger collection-file`
pub async fn collection_file(
    shared: &Shared,
    desk: &Desk,
    (on, currency): (&str, Option<&str>),
    out: Option<&Path>,
) -> anyhow::Result<()> {
    let card = desk.platform.collection(desk.who()?, calendar::parse_date(on)?, currency).await?;
    match out {
        Some(file) => write(desk, file, &card.lines).await,
        None => output::show(shared.json, &card, collection_text),
    }
}

/// `anji ledger collected`
pub async fn collected(shared: &Shared, desk: &Desk, currency: Option<&str>, file: &Path) -> anyhow::Result<()> {
    output::show(shared.json, &desk.platform.collected(desk.who()?, currency, &bytes(file)?).await?, report_text)
}

/// `anji ledger payout-file`
pub async fn payout_file(
    shared: &Shared,
    desk: &Desk,
    from: (&str, Option<&str>),
    pay_on: Option<&str>,
    out: Option<&Path>,
) -> anyhow::Result<()> {
    let platform = &desk.platform;
    let pay_on = pay_on.map_or_else(|| Ok(platform.clock().today()), calendar::parse_date)?;
    let order = platform.payout_file(desk.who()?, from, pay_on).await?;
    let Some(file) = out else { return output::show(shared.json, &order, |order| order.xml.clone()) };
    fs::write(file, &order.xml).with_context(|| format!("writing {}", file.display()))?;
    output::print(&format!("{} 笔 payments, {}，{} → {}\n", order.count, cash(&order.total), order.id, file.display()))
}

fn bytes(file: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("reading {}", file.display()))
}

fn months_text(months: &[MonthLine]) -> String {
    let row = |month: &MonthLine| {
        vec![
            month.month.clone(),
            format!("{} {}", month.state.zh, month.state.en),
            month.entries.map_or_else(String::new, |count| count.to_string()),
            month.closed_at.clone().unwrap_or_default(),
            month.proposed_by.clone().unwrap_or_default(),
            month.approved_by.clone().unwrap_or_default(),
        ]
    };
    output::table(
        &["月份 month", "状态 state", ">凭证 entries", "月结时间 closed at", "提出 proposed", "批准 approved"],
        &months.iter().map(row).collect::<Vec<_>>(),
    )
}

fn month_text(card: &MonthCard) -> String {
    let mut out = trial_text(&card.trial);
    out.push_str(&format!(
        "\n{} {} {}\nsha256 {}\n",
        card.month.month, card.month.state.zh, card.month.state.en, card.digest
    ));
    match card.as_signed {
        Some(true) => out.push_str("与月结时一致 as it was signed\n"),
        Some(false) => out.push_str("与月结时不一致！ NOT as it was signed: run anji verify\n"),
        None => {}
    }
    out.push_str(&format!(
        "\n月后到达、计入本月的凭证 entries that count in it and were booked after it: {}（借方合计 debits {}）\n",
        card.late_entries,
        cash(&card.late_debits)
    ));
    let row = |entry: &platform::ledger::cards::JournalCard| {
        vec![
            entry.value_date.clone(),
            entry.book_date.clone(),
            entry.loan_number.clone(),
            format!("{} {}", entry.rule.zh, entry.rule.en),
            entry.amount.text.clone(),
        ]
    };
    let rows: Vec<_> = card.late.iter().map(row).collect();
    if !rows.is_empty() {
        out.push_str(&output::table(&["起息日 value", "记账日 book", "借据 loan", "规则 rule", ">借方 debits"], &rows));
    }
    out
}

fn statements_text(lines: &[StatementLine]) -> String {
    let row = |line: &StatementLine| {
        vec![
            line.id.clone(),
            line.source.clone(),
            line.format.clone(),
            format!("{} – {}", line.from.as_deref().unwrap_or("?"), line.to.as_deref().unwrap_or("?")),
            line.rows.to_string(),
            line.refused.to_string(),
            line.closing.as_ref().map_or_else(String::new, |closing| closing.text.clone()),
        ]
    };
    output::table(
        &["编号 id", "文件 file", "格式 format", "期间 days", ">行 rows", ">隔离 refused", ">期末余额 closing"],
        &lines.iter().map(row).collect::<Vec<_>>(),
    )
}

fn bank_cells(side: &BankSide) -> Vec<String> {
    vec![
        side.row.to_string(),
        side.on.clone(),
        side.amount.text.clone(),
        side.counterparty.clone().unwrap_or_default(),
        format!("{} {}", side.reference.as_deref().unwrap_or(""), side.remark).trim().to_owned(),
    ]
}

fn book_cells(side: &BookSide) -> Vec<String> {
    vec![
        side.on.clone(),
        side.amount.text.clone(),
        side.loan_number.clone(),
        side.firm_name.clone().unwrap_or_default(),
        side.source.clone(),
    ]
}

fn reconciliation_text(card: &ReconciliationCard) -> String {
    let mut out = statements_text(std::slice::from_ref(&card.statement));
    let line = |name: &str, amount: &platform::cards::Cash| format!("  {name}  {}\n", cash(amount));
    out.push('\n');
    out.push_str(&line("银行流水合计 bank     ", &card.bank_movement));
    out.push_str(&line("账面合计 book         ", &card.book_movement));
    out.push_str(&line("差额 difference       ", &card.difference));
    out.push_str(&line("  银行已收付、账面没有 only the bank   ", &card.bank_unmatched));
    out.push_str(&line("  减：账面已记、银行没有 only the book  ", &card.book_unmatched));
    out.push_str(&line("  跨期 counted on other days           ", &card.timing));
    if let Some(gap) = &card.statement_gap {
        out.push_str(&line("流水自身余额差 the statement's own gap ", gap));
    }
    if !card.breaks.is_empty() {
        out.push_str(&format!("  余额不连续的行 rows whose balance does not follow: {:?}\n", card.breaks));
    }
    out.push_str(&format!("\n已匹配 matched {}\n", card.matched.len()));
    let pair = |found: &platform::ledger::bank::MatchCard| {
        let mut cells = bank_cells(&found.bank);
        cells.truncate(3);
        cells.extend([found.book.loan_number.clone(), found.book.source.clone(), found.by.zh.clone()]);
        cells
    };
    out.push_str(&output::table(
        &[">行 row", "日期 date", ">金额 amount", "借据 loan", "参考号 reference", "依据 by"],
        &card.matched.iter().map(pair).collect::<Vec<_>>(),
    ));
    out.push_str(&format!("\n仅银行有 only the bank {}\n", card.bank_only.len()));
    out.push_str(&output::table(
        &[">行 row", "日期 date", ">金额 amount", "对方 counterparty", "摘要 words"],
        &card.bank_only.iter().map(bank_cells).collect::<Vec<_>>(),
    ));
    out.push_str(&format!("\n仅账面有 only the book {}\n", card.book_only.len()));
    out.push_str(&output::table(
        &["起息日 value", ">金额 amount", "借据 loan", "企业 firm", "参考号 reference"],
        &card.book_only.iter().map(book_cells).collect::<Vec<_>>(),
    ));
    if !card.refused.is_empty() {
        let row = |row: &platform::ledger::bank::RefusedRow| {
            vec![row.row.to_string(), row.reason.zh.clone(), row.detail.clone(), row.raw.chars().take(60).collect()]
        };
        out.push_str(&format!("\n隔离的行 refused {}\n", card.refused.len()));
        let rows: Vec<_> = card.refused.iter().map(row).collect();
        out.push_str(&output::table(&[">行 row", "原因 reason", "说明 detail", "原文 raw"], &rows));
    }
    out
}

fn collection_text(card: &CollectionCard) -> String {
    let row = |line: &platform::ledger::collection::DueLine| {
        vec![
            line.reference.clone(),
            line.firm_name.clone().unwrap_or_default(),
            line.due_on.clone(),
            line.days_past_due.to_string(),
            line.amount.text.clone(),
        ]
    };
    let mut out = output::table(
        &["参考号 reference", "企业 firm", "到期日 due", ">逾期天 days", ">应扣 amount"],
        &card.lines.iter().map(row).collect::<Vec<_>>(),
    );
    out.push_str(&format!("\n{} {} 笔 lines，合计 total {}\n", card.on, card.lines.len(), cash(&card.total)));
    out
}

fn report_text(report: &CollectionReport) -> String {
    let mut out = format!(
        "已登记 recorded {}（{}），重复 repeated {}，扣款失败 failed {}，拒绝 refused {}，无法读取 unread {}\n",
        report.recorded,
        cash(&report.amount),
        report.repeated,
        report.failed.len(),
        report.refused.len(),
        report.unread.len()
    );
    let rows: Vec<_> = report
        .failed
        .iter()
        .chain(&report.refused)
        .map(|row| {
            vec![row.row.to_string(), row.reference.clone(), row.code.clone(), row.why.zh.clone(), row.why.en.clone()]
        })
        .collect();
    if !rows.is_empty() {
        out.push_str(&output::table(&[">行 row", "参考号 reference", "代码 code", "原因", "why"], &rows));
    }
    for row in &report.unread {
        out.push_str(&format!("行 row {}: {} {}\n", row.row, row.reason.zh, row.detail));
    }
    out
}
