//! The general ledger at the command line.

use std::fs;
use std::path::Path;

use anyhow::Context;
use api::export::{ExportLine, Form, Lang, Options, Unit};
use api::limits::MAX_EXPORT_ROWS;
use api::routes::ledger::sides;
use platform::approvals::Act;
use platform::ledger::books::{JournalAsked, LedgerAsked, date_view, known_at};
use platform::ledger::cards::{ChartCard, JournalCard, RulesCheck, RulesPin, TrialCard};
use platform::portfolio::currency;
use platform::problem::{Code, Problem};

use super::ledger_bank;
use super::lending::proposed;
use crate::cli::Shared;
use crate::cli::ledger::{LedgerCommand, Period, RulesCommand};
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji ledger`
pub async fn ledger(shared: &Shared, command: LedgerCommand) -> anyhow::Result<()> {
    // These two need no store: they are about the program, not about a book.
    match &command {
        LedgerCommand::Rules(RulesCommand::Schema) => {
            return output::print(&(serde_json::to_string_pretty(&::ledger::rules_schema())? + "\n"));
        }
        LedgerCommand::Rules(RulesCommand::Show { version: None }) => return output::print(::ledger::BUILT_IN),
        _ => {}
    }
    let desk = Desk::open(shared).await?;
    let done = run(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn run(shared: &Shared, desk: &Desk, command: LedgerCommand) -> anyhow::Result<()> {
    match command {
        LedgerCommand::Trial { period, out } => {
            let card = desk.platform.ledger_trial(desk.who()?, asked(desk, &period)?).await?;
            match out {
                Some(file) => write(desk, &file, &card.rows).await,
                None => output::show(shared.json, &card, trial_text),
            }
        }
        LedgerCommand::Journal { period, account, loan, rule, after, limit, out } => {
            let asked = JournalAsked { period: asked(desk, &period)?, account, loan, rule };
            if let Some(file) = out {
                let entries = desk.platform.ledger_entries(desk.who()?, &asked, MAX_EXPORT_ROWS).await?;
                return write(desk, &file, &entries.iter().flat_map(sides).collect::<Vec<_>>()).await;
            }
            let after = after.unwrap_or_default();
            let (rows, next) = desk.platform.ledger_journal(desk.who()?, &asked, &after, limit).await?;
            if shared.json {
                return output::print(
                    &(serde_json::to_string_pretty(&serde_json::json!({ "rows": rows, "next": next }))? + "\n"),
                );
            }
            output::print(&journal_text(&rows, next.as_deref()))
        }
        LedgerCommand::Accounts { on } => {
            let on = on.as_deref().map_or_else(|| Ok(desk.platform.clock().today()), calendar::parse_date)?;
            let card = desk.platform.ledger_accounts(desk.who()?, on).await?;
            output::show(shared.json, &card, chart_text)
        }
        LedgerCommand::Rules(command) => rules(shared, desk, command).await,
        LedgerCommand::Month(command) => ledger_bank::month(shared, desk, command).await,
        LedgerCommand::Bank(command) => ledger_bank::bank(shared, desk, command).await,
        LedgerCommand::CollectionFile { on, currency, out } => {
            ledger_bank::collection_file(shared, desk, (&on, currency.as_deref()), out.as_deref()).await
        }
        LedgerCommand::Collected { currency, file } => {
            ledger_bank::collected(shared, desk, currency.as_deref(), &file).await
        }
        LedgerCommand::PayoutFile { account, pay_on, currency, out } => {
            let from = (account.as_str(), currency.as_deref());
            ledger_bank::payout_file(shared, desk, from, pay_on.as_deref(), out.as_deref()).await
        }
    }
}

async fn rules(shared: &Shared, desk: &Desk, command: RulesCommand) -> anyhow::Result<()> {
    match command {
        RulesCommand::Schema => Ok(()),
        RulesCommand::Show { version } => {
            let card = desk.platform.ledger_accounts(desk.who()?, desk.platform.clock().today()).await?;
            let found = card.versions.iter().find(|known| Some(known.pin.version) == version);
            let number = version.unwrap_or_default();
            output::print(&found.ok_or_else(|| Problem::not_found("version of the posting rules", number))?.document)
        }
        RulesCommand::Check { file } => {
            let report = desk.platform.check_posting_rules(desk.who()?, &text(&file)?).await?;
            output::show(shared.json, &report, check_text)?;
            if report.ok {
                Ok(())
            } else {
                Err(Problem::new(Code::PostingRules, "mend what is marked as error").into())
            }
        }
        RulesCommand::Adopt { file, reason } => {
            let act = Act::AdoptPostingRules { document: text(&file)? };
            proposed(shared, &desk.platform.propose(&desk.request()?, act, &reason).await?)
        }
    }
}

fn text(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

fn asked(desk: &Desk, period: &Period) -> anyhow::Result<LedgerAsked> {
    Ok(LedgerAsked {
        from: period.from.as_deref().map(calendar::parse_date).transpose()?,
        at: period.at.as_deref().map_or_else(|| Ok(desk.platform.clock().today()), calendar::parse_date)?,
        view: date_view(&period.view)?,
        known_at: period.known_at.as_deref().map(known_at).transpose()?,
        currency: period.currency.as_deref().map(currency).transpose()?,
    })
}

/// Writes lines to a file in the form that its name ends in.
pub(super) async fn write<L: ExportLine>(desk: &Desk, file: &Path, lines: &[L]) -> anyhow::Result<()> {
    let format = match file.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => Form::Csv,
        Some("xlsx") => Form::Xlsx,
        _ => anyhow::bail!("{}: name a file that ends in .csv or .xlsx", file.display()),
    };
    let institution = desk.platform.institution(desk.who()?.institution).await?;
    let options = Options { format, lang: Lang::Zh, unit: Unit::Yuan };
    fs::write(file, api::export::file(lines, options, &institution)?)
        .with_context(|| format!("writing {}", file.display()))?;
    output::print(&format!("{} 行已写入 rows written to {}\n", lines.len(), file.display()))
}

pub(super) fn trial_text(card: &TrialCard) -> String {
    let known = card.known_at.as_ref().map_or_else(String::new, |at| format!("，截至 {at} 所知 as known then"));
    let mut out = format!(
        "{} 试算平衡表 trial balance（{}，{} {}{known}）\n记账规则 posting rules v{} {} {}\n{} 笔借据 loans, {} 张凭证 entries\n\n",
        card.at,
        card.currency,
        card.view.zh,
        card.view.en,
        card.rules.version,
        card.rules.zh,
        card.rules.en,
        card.loans,
        card.entries
    );
    for said in &card.rules.interest {
        out.push_str(&format!("{} {}\n", said.zh, said.en));
    }
    if !card.rules.interest.is_empty() {
        out.push('\n');
    }
    let rows: Vec<_> = card
        .rows
        .iter()
        .map(|row| {
            vec![
                format!("{} {} {}", row.account, row.zh, row.en),
                row.opening.text.clone(),
                row.debit.text.clone(),
                row.credit.text.clone(),
                row.closing.text.clone(),
            ]
        })
        .collect();
    out.push_str(&output::table(
        &["科目 account", ">期初 opening (借 +)", ">借方 debit", ">贷方 credit", ">期末 closing (借 +)"],
        &rows,
    ));
    out.push_str(&format!(
        "\n借方合计 debits {}，贷方合计 credits {}，差额 difference {}\n",
        cash(&card.debits),
        cash(&card.credits),
        cash(&card.difference)
    ));
    out
}

fn journal_text(rows: &[JournalCard], next: Option<&str>) -> String {
    let mut lines = Vec::new();
    for entry in rows {
        for (at, side) in entry.lines.iter().enumerate() {
            let head = |text: &str| if at == 0 { text.to_owned() } else { String::new() };
            let (debit, credit) = if side.amount.minor < 0 {
                ("", side.amount.text.trim_start_matches('-'))
            } else {
                (side.amount.text.as_str(), "")
            };
            lines.push(vec![
                head(&entry.value_date),
                head(&entry.book_date),
                head(&entry.loan_number),
                head(&format!("{} {}", entry.rule.zh, entry.rule.en)),
                format!("{} {}", side.account, side.zh),
                debit.to_owned(),
                credit.to_owned(),
            ]);
        }
    }
    let mut out = output::table(
        &["起息日 value", "记账日 book", "借据 loan", "规则 rule", "科目 account", ">借方 debit", ">贷方 credit"],
        &lines,
    );
    if let Some(next) = next {
        out.push_str(&format!("\n下一页 next page: --after '{next}'\n"));
    }
    out
}

fn chart_text(card: &ChartCard) -> String {
    let mut out = format!(
        "{} 科目表 chart of accounts: v{} {} {}\n\n",
        card.on, card.rules.version, card.rules.zh, card.rules.en
    );
    let rows: Vec<_> = card
        .accounts
        .iter()
        .map(|account| {
            let takes = account.takes.iter().map(|takes| {
                let only: Vec<&str> = takes.only.iter().map(|only| only.zh.as_str()).collect();
                let only = if only.is_empty() { String::new() } else { format!("（{}）", only.join("，")) };
                format!("{}{only}", takes.role.zh)
            });
            vec![
                account.account.clone(),
                format!("{} {}", account.zh, account.en),
                format!("{} {}", account.kind.zh, account.kind.en),
                takes.collect::<Vec<_>>().join("；"),
            ]
        })
        .collect();
    out.push_str(&output::table(&["代码 code", "名称 name", "类别 kind", "记入 takes"], &rows));
    out.push('\n');
    out.push_str(&interest_text(&card.rules));
    for version in &card.versions {
        let from = version.pin.effective_from.as_deref().unwrap_or("—");
        out.push_str(&format!(
            "v{} {} {} 自 from {from}  sha256 {}\n",
            version.pin.version, version.pin.zh, version.pin.en, version.digest
        ));
    }
    out
}

/// When interest is income and the tax it bears.
fn interest_text(rules: &RulesPin) -> String {
    if rules.interest.is_empty() {
        return "利息 interest: 计提即计收入，不含税 income as it accrues, no tax\n".to_owned();
    }
    rules.interest.iter().map(|said| format!("利息 interest: {} {}\n", said.zh, said.en)).collect()
}

fn check_text(report: &RulesCheck) -> String {
    let mut out = String::new();
    for found in &report.findings {
        out.push_str(&format!(
            "{} {}  {}\n    {}\n    {}\n",
            found.severity.zh, found.severity.en, found.path, found.zh, found.en
        ));
    }
    if report.ok {
        out.push_str("可以提交 it may be proposed\n");
    }
    out
}
