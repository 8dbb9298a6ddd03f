//! An existing book brought in, at the command line.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use platform::limits::MAX_MIGRATION_PAGE;
use platform::migration::report::{GroupCard, MigrationLine, MigrationSummary, SetAside};
use platform::migration::{BookFiles, CheckCard, LineFilter, MigrationAsked, MigrationCard, MigrationHead};

use super::ledger::write;
use crate::cli::Shared;
use crate::cli::store::{BookCommand, BookPaths};
use crate::desk::Desk;
use crate::output::{self, cash};

/// The files in memory.
struct Given {
    asked: MigrationAsked,
    contracts: (String, Vec<u8>),
    balances: (String, Vec<u8>),
    history: Option<(String, Vec<u8>)>,
}

fn read(file: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok((name, fs::read(file).with_context(|| format!("reading {}", file.display()))?))
}

impl Given {
    fn read(paths: &BookPaths) -> anyhow::Result<Self> {
        Ok(Self {
            asked: MigrationAsked { source: paths.source.clone(), cut_over: calendar::parse_date(&paths.on)? },
            contracts: read(&paths.contracts)?,
            balances: read(&paths.balances)?,
            history: paths.history.as_deref().map(read).transpose()?,
        })
    }

    fn files(&self) -> BookFiles<'_> {
        fn named(file: &(String, Vec<u8>)) -> (&str, &[u8]) {
            (&file.0, &file.1)
        }
        BookFiles {
            contracts: named(&self.contracts),
            balances: named(&self.balances),
            history: self.history.as_ref().map(named),
        }
    }
}

/// `anji migrate check|import|run|report|list`
pub async fn book(shared: &Shared, command: BookCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = run(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn run(shared: &Shared, desk: &Desk, command: BookCommand) -> anyhow::Result<()> {
    match command {
        BookCommand::Check { files, out, set_aside } => check(shared, desk, &files, (out, set_aside)).await,
        BookCommand::Import { files, check: true, .. } => check(shared, desk, &files, (None, None)).await,
        BookCommand::Import { files, reason, .. } => {
            let given = Given::read(&files)?;
            let bar = output::bar("检查 checking", 0);
            let tell = |done, all| show(&bar, done, all);
            let made = desk.platform.submit_book(&desk.request()?, &given.asked, &given.files(), &reason, tell).await;
            bar.finish_and_clear();
            let (head, approval) = made?;
            output::show(shared.json, &(&head, &approval), |(head, approval)| {
                format!(
                    "{}\n已提交，待第二人复核 submitted; a second person confirms it: anji --as OTHER approve {}\n",
                    heads_text(std::slice::from_ref(*head)),
                    approval.id
                )
            })
        }
        BookCommand::Run { id } => carry_out(shared, desk, &id).await,
        BookCommand::List => {
            let (mut heads, mut after) = (Vec::new(), String::new());
            loop {
                let (page, next) = desk.platform.migrations(desk.who()?, &after, 500).await?;
                heads.extend(page);
                match next {
                    Some(next) => after = next,
                    None => break,
                }
            }
            output::show(shared.json, &heads, |heads| heads_text(heads))
        }
        BookCommand::Report { id, only, out, set_aside } => {
            let platform = &desk.platform;
            if let Some(file) = set_aside {
                write(desk, &file, &platform.migration_refused(desk.who()?, &id).await?).await?;
            }
            let filter = LineFilter { only, ..LineFilter::default() };
            if let Some(file) = out {
                return write(desk, &file, &lines(desk, &id, &filter).await?).await;
            }
            let card = platform.migration(desk.who()?, &id).await?;
            let (shown, _) = platform.migration_lines(desk.who()?, &id, &filter, "", 50).await?;
            output::show(shared.json, &(&card, &shown), |(card, shown)| card_text(card, shown))
        }
    }
}

async fn lines(desk: &Desk, id: &str, filter: &LineFilter) -> anyhow::Result<Vec<MigrationLine>> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let (page, next) = desk.platform.migration_lines(desk.who()?, id, filter, &after, MAX_MIGRATION_PAGE).await?;
        all.extend(page);
        match next {
            Some(next) => after = next,
            None => return Ok(all),
        }
    }
}

async fn check(
    shared: &Shared,
    desk: &Desk,
    files: &BookPaths,
    (out, set_aside): (Option<PathBuf>, Option<PathBuf>),
) -> anyhow::Result<()> {
    let given = Given::read(files)?;
    let bar = output::bar("检查 checking", 0);
    let found =
        desk.platform.check_book(desk.who()?, &given.asked, &given.files(), |done, all| show(&bar, done, all)).await;
    bar.finish_and_clear();
    let found = found?;
    if let Some(file) = out {
        write(desk, &file, &found.lines().collect::<Vec<_>>()).await?;
    }
    if let Some(file) = set_aside {
        write(desk, &file, &found.refused().collect::<Vec<_>>()).await?;
    }
    output::show(shared.json, &found.card(), check_text)
}

fn show(bar: &indicatif::ProgressBar, done: u64, all: u64) {
    bar.set_length(all);
    bar.set_position(done);
}

/// Brings a confirmed book in and shows its report.
pub async fn carry_out(shared: &Shared, desk: &Desk, id: &str) -> anyhow::Result<()> {
    let bar = output::bar("转入 bringing in", 0);
    let done = desk.platform.run_migration(&desk.request()?, id, |done, all| show(&bar, done, all)).await;
    bar.finish_and_clear();
    let card = done?;
    let filter = LineFilter { only: Some("differs".into()), ..LineFilter::default() };
    let (shown, _) = desk.platform.migration_lines(desk.who()?, id, &filter, "", 50).await?;
    output::show(shared.json, &(&card, &shown), |(card, shown)| card_text(card, shown))
}

fn heads_text(heads: &[MigrationHead]) -> String {
    let row = |head: &MigrationHead| {
        vec![
            head.id.clone(),
            head.source.clone(),
            head.cut_over.clone(),
            format!("{} {}", head.state.zh, head.state.en),
            head.loans.to_string(),
            head.differ.to_string(),
            head.refused.to_string(),
        ]
    };
    output::table(
        &[
            "编号 id",
            "来源 source",
            "切换日 cut-over",
            "状态 state",
            ">借据 loans",
            ">不一致 differ",
            ">隔离 set aside",
        ],
        &heads.iter().map(row).collect::<Vec<_>>(),
    )
}

fn groups_text(title: &str, groups: &[GroupCard]) -> String {
    let row = |group: &GroupCard| {
        vec![
            if group.name.zh == group.name.en {
                group.name.zh.clone()
            } else {
                format!("{} {}", group.name.zh, group.name.en)
            },
            group.currency.clone(),
            group.their_loans.to_string(),
            group.our_loans.to_string(),
            group.principal.theirs.text.clone(),
            group.principal.ours.text.clone(),
            group.principal.difference.text.clone(),
            group.interest.difference.text.clone(),
            group.penalty.difference.text.clone(),
        ]
    };
    output::table(
        &[
            title,
            "币种 currency",
            ">原笔数 their loans",
            ">笔数 our loans",
            ">原本金 their principal",
            ">本金 our principal",
            ">本金差 difference",
            ">欠息差 interest",
            ">罚息差 penalty",
        ],
        &groups.iter().map(row).collect::<Vec<_>>(),
    )
}

fn summary_text(summary: &MigrationSummary) -> String {
    let mut out = format!(
        "来源 source {}，切换日 cut-over {}\n借据 loans {}：按历史 folded {}，按余额 opened {}，此前已转入 known {}\n一致 agree {}，不一致 differ {}，无余额可对 not compared {}，需核实 to look at {}，隔离 set aside {}\n\n",
        summary.source,
        summary.cut_over,
        summary.loans,
        summary.folded,
        summary.opened,
        summary.known,
        summary.agree,
        summary.differ,
        summary.not_compared,
        summary.noted,
        summary.refused
    );
    out.push_str(&groups_text("合计 total", &summary.totals));
    out.push('\n');
    out.push_str(&groups_text("产品 product", &summary.products));
    out.push('\n');
    out.push_str(&groups_text("分类 class", &summary.classes));
    for (title, counts) in [("可能原因 causes", &summary.causes), ("隔离原因 set aside", &summary.refused_by)] {
        if !counts.is_empty() {
            let row = |count: &platform::migration::report::CauseCount| {
                vec![format!("{} {}", count.cause.zh, count.cause.en), count.loans.to_string()]
            };
            out.push('\n');
            out.push_str(&output::table(&[title, ">笔 count"], &counts.iter().map(row).collect::<Vec<_>>()));
        }
    }
    out.push_str("\n文件控制总数 control totals\n");
    for file in &summary.files {
        out.push_str(&format!(
            "  {} {}（{}）{} 行 rows, {} 读入 read, sha256 {}\n",
            file.file.zh, file.name, file.format, file.rows, file.read, file.digest
        ));
        for sum in &file.sums {
            out.push_str(&format!("    {}  {}\n", sum.column, cash(&sum.sum)));
        }
    }
    out
}

fn lines_text(lines: &[MigrationLine]) -> String {
    let row = |line: &MigrationLine| {
        let theirs = line.theirs.as_ref();
        let less =
            |of: &Option<platform::cards::Cash>| of.as_ref().map_or_else(|| "—".into(), |cash| cash.text.clone());
        let words: Vec<&str> = line.causes.iter().chain(&line.notes).map(|cause| cause.zh.as_str()).collect();
        vec![
            line.number.clone(),
            line.way.zh.clone(),
            if theirs.is_none() {
                "无余额"
            } else if line.agrees {
                "一致"
            } else {
                "不一致"
            }
            .to_owned(),
            line.ours.principal.text.clone(),
            less(&line.principal_difference),
            less(&line.interest_difference),
            less(&line.penalty_difference),
            format!(
                "{}/{}",
                theirs.map_or_else(|| "—".into(), |side| side.days_past_due.to_string()),
                line.ours.days_past_due
            ),
            words.join("；"),
        ]
    };
    output::table(
        &[
            "借据 loan",
            "方式 way",
            "结果 result",
            ">本金 principal",
            ">本金差",
            ">欠息差",
            ">罚息差",
            ">逾期天 days",
            "可能原因 cause",
        ],
        &lines.iter().map(row).collect::<Vec<_>>(),
    )
}

fn set_aside_text(rows: &[SetAside]) -> String {
    let row = |row: &SetAside| {
        vec![
            row.file.zh.clone(),
            row.row.to_string(),
            row.number.clone().unwrap_or_default(),
            row.column.clone(),
            row.why.zh.clone(),
            row.detail.clone(),
        ]
    };
    output::table(
        &["文件 file", ">行 row", "借据 loan", "列 column", "原因 reason", "说明与处理 what to do"],
        &rows.iter().map(row).collect::<Vec<_>>(),
    )
}

fn check_text(card: &CheckCard) -> String {
    let mut out = summary_text(&card.summary);
    if !card.lines.is_empty() {
        out.push_str("\n不一致或需核实 differ, or to be looked at\n");
        out.push_str(&lines_text(&card.lines));
    }
    if !card.refused.is_empty() {
        out.push_str("\n隔离的行 set aside\n");
        out.push_str(&set_aside_text(&card.refused));
    }
    out.push_str("\n以上为试算，未写入任何数据。This was a check: nothing is written.\n");
    out
}

fn card_text(card: &MigrationCard, lines: &[MigrationLine]) -> String {
    let mut out = format!(
        "对账报告 reconciliation report {}  {} {}\n提交 submitted {}，复核 confirmed {}\n\n",
        card.head.id,
        card.head.state.zh,
        card.head.state.en,
        card.by_name,
        card.confirmed_by_name.as_deref().unwrap_or("—")
    );
    out.push_str(&summary_text(&card.summary));
    if !lines.is_empty() {
        out.push('\n');
        out.push_str(&lines_text(lines));
    }
    out
}
