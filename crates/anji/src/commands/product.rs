//! Products: checked, published, approved, put in force, rolled back, run in the shadow.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use platform::catalogue::ProductCard;
use platform::product_check::{CheckReport, FindingCard, check_shipped};
use platform::shadow_cards::{ShadowReport, ShadowSide};
use product::CompiledProduct;

use super::policy::{both, comparison_text, trace_text};
use crate::cli::{ProductCommand, ShadowCommand, Shared};
use crate::desk::Desk;
use crate::output;

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

/// `anji product`
pub async fn product(shared: &Shared, command: ProductCommand) -> anyhow::Result<()> {
    match command {
        ProductCommand::Schema => return output::print(&(serde_json::to_string_pretty(&product::schema())? + "\n")),
        ProductCommand::Validate { file } => return validate(&read(&file)?),
        ProductCommand::Check { file } => return check(shared, &read(&file)?).await,
        ProductCommand::Diff { before, after } => return super::policy::diff(shared, &before, &after).await,
        ProductCommand::Backtest(command) => return super::policy::backtest(shared, *command).await,
        _ => {}
    }
    let desk = Desk::open(shared).await?;
    let done = recorded(shared, &desk, command).await;
    desk.close().await;
    done
}

/// The commands that need a store.
async fn recorded(shared: &Shared, desk: &Desk, command: ProductCommand) -> anyhow::Result<()> {
    let platform = &desk.platform;
    let card = match command {
        ProductCommand::Publish { file } => platform.publish_product(&desk.request()?, &read(&file)?).await?,
        ProductCommand::Approve { code, from } => platform.approve_product(&desk.request()?, &code, from).await?,
        ProductCommand::Activate(wanted) => {
            platform.activate_product(&desk.request()?, &wanted.code, wanted.version, &wanted.reason).await?
        }
        ProductCommand::Rollback(wanted) => {
            platform.roll_back_product(&desk.request()?, &wanted.code, wanted.version, &wanted.reason).await?
        }
        ProductCommand::Shadow(ShadowCommand::Start { code, version }) => {
            platform.start_shadow(&desk.request()?, &code, version).await?
        }
        ProductCommand::Shadow(ShadowCommand::Stop { code, reason }) => {
            platform.stop_shadow(&desk.request()?, &code, &reason).await?
        }
        ProductCommand::Shadow(ShadowCommand::Show { code, version, trace }) => {
            let who = desk.who()?;
            return match trace {
                Some(application) => {
                    let found = platform.shadow_trace(who, &code, version, &application).await?;
                    output::show(shared.json, &found, trace_text)
                }
                None => output::show(shared.json, &platform.shadow_report(who, &code, version).await?, shadow_text),
            };
        }
        ProductCommand::Show { code } => {
            return output::show(shared.json, &platform.product(desk.who()?, &code).await?, |card| {
                format!("{}\n{}", card_text(card), card.document)
            });
        }
        _ => return output::show(shared.json, &platform.products(desk.who()?).await?, |all| list_text(all)),
    };
    output::show(shared.json, &card, card_text)
}

fn list_text(all: &[ProductCard]) -> String {
    let line = |p: &ProductCard| {
        let scheduled = p.scheduled.first().map(|s| format!("第 {} 版 {}", s.version, s.active_from));
        vec![
            p.code.clone(),
            p.name_zh.clone(),
            p.layer.zh.clone(),
            p.active_version.map(|v| format!("第 {v} 版")).unwrap_or_default(),
            scheduled.unwrap_or_default(),
        ]
    };
    let rows: Vec<_> = all.iter().map(line).collect();
    output::table(&["代码 code", "名称 name", "层 layer", "生效 in force", "待生效 scheduled"], &rows)
}

fn validate(text: &str) -> anyhow::Result<()> {
    let compiled = CompiledProduct::from_yaml(text)
        .map_err(|error| platform::Problem::from_domain(platform::Code::ProductInvalid, error))?;
    let document = compiled.document();
    let mut out = format!(
        "{} {} 第 {} 版 is valid\ndigest {}\n",
        document.code,
        document.name_zh,
        document.version,
        compiled.digest()
    );
    for warning in compiled.warnings() {
        out.push_str(&format!("  ! {warning}\n"));
    }
    output::print(&out)
}

/// Checks a document against an institution's rulebook, or without one against what ships with the program.
async fn check(shared: &Shared, text: &str) -> anyhow::Result<()> {
    let report = if shared.institution.is_some() && shared.act_as.is_some() {
        let desk = Desk::open(shared).await?;
        let done = match desk.who() {
            Ok(who) => desk.platform.check_product(who, text).await.map_err(Into::into),
            Err(error) => Err(error),
        };
        desk.close().await;
        done?
    } else {
        check_shipped(text)
    };
    output::show(shared.json, &report, check_text)?;
    if !report.ok {
        bail!(
            "{} error(s): the document would not be published · 有 {} 处错误，不能提交",
            report.errors,
            report.errors
        );
    }
    Ok(())
}

fn check_text(report: &CheckReport) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        out.push_str(&finding_text(finding));
    }
    out.push_str(&format!(
        "错误 errors {}, 警告 warnings {}, 提示 hints {}\n",
        report.errors, report.warnings, report.hints
    ));
    out
}

fn finding_text(finding: &FindingCard) -> String {
    let mut place = finding.path.clone();
    if let Some(node) = &finding.node {
        place.push_str(&format!("/{node}"));
    }
    if let Some(row) = finding.row {
        place.push_str(&format!(" 第 {row} 行"));
    }
    if let Some(column) = &finding.column {
        place.push_str(&format!(" {column}"));
    }
    let mut out = format!("{} {} {place}\n  {}\n  {}\n", finding.severity.zh, finding.code, finding.zh, finding.en);
    if !finding.witness.is_empty() {
        let given: Vec<_> = finding.witness.iter().map(|w| format!("{} = {}", w.variable, w.value)).collect();
        out.push_str(&format!("  例 e.g. {}\n", given.join(", ")));
    }
    out
}

fn card_text(card: &ProductCard) -> String {
    let versions: Vec<_> = card.versions.iter().map(|(n, state)| format!("第 {n} 版 {}", state.zh)).collect();
    let mut out =
        format!("{} {} {}（{}）: {}\n", card.code, card.name_zh, card.name_en, card.layer.zh, versions.join(", "));
    for next in &card.scheduled {
        out.push_str(&format!(
            "  第 {} 版自 {} 起生效 version {} in force from then\n",
            next.version, next.active_from, next.version
        ));
    }
    if let Some(version) = card.shadow_version {
        out.push_str(&format!("  第 {version} 版影子运行中 version {version} runs in the shadow\n"));
    }
    out
}

fn shadow_text(report: &ShadowReport) -> String {
    let state = if report.running { "运行中 running" } else { "已停止 stopped" };
    let percent = |share: &Option<String>| share.as_ref().map(|share| format!(" ({share}%)")).unwrap_or_default();
    let mut out = format!(
        "{} 第 {} 版影子运行 shadow run of version {}: {state}\n决策 decisions {}, 结论一致 same outcome {}{}, 完全一致 identical {}{}, 未能计算 unable {}\n",
        report.code,
        report.version,
        report.version,
        report.number,
        report.same_outcome,
        percent(&report.same_outcome_percent),
        report.identical,
        percent(&report.identical_percent),
        report.unable
    );
    let rows = report.differences.iter().map(|line| {
        let mean = line.mean.as_ref().map(|mean| format!("{mean} {}", line.unit.zh)).unwrap_or_default();
        vec![
            both(&line.what),
            line.both.to_string(),
            line.same.to_string(),
            line.higher.to_string(),
            line.lower.to_string(),
            mean,
        ]
    });
    let headings = [
        "双方均有方案 both offer",
        ">笔数 number",
        ">相同 same",
        ">更高 higher",
        ">更低 lower",
        ">平均差 mean difference",
    ];
    out.push_str(&format!("\n{}", output::table(&headings, &rows.collect::<Vec<_>>())));
    let side = |side: &ShadowSide| {
        let amount = side.amount.as_ref().map(|amount| format!(" {}", output::cash(amount))).unwrap_or_default();
        let rate = side.rate_percent.as_ref().map(|rate| format!(" {rate}%")).unwrap_or_default();
        format!("{}{amount}{rate}", side.outcome.zh)
    };
    let rows = report.lines.iter().map(|line| {
        let candidate = match (&line.candidate, &line.unable) {
            (Some(said), _) => side(said),
            (None, Some(why)) => why.zh.clone(),
            (None, None) => String::new(),
        };
        vec![line.application.clone(), line.decided_at.clone(), side(&line.live), candidate]
    });
    let headings = ["不同的申请 differing", "时间 at", "生效版本 live", "候选 candidate"];
    out.push_str(&format!("\n{}\n", output::table(&headings, &rows.collect::<Vec<_>>())));
    out.push_str(&comparison_text(&report.comparison));
    out
}
