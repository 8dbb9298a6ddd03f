//! The policy laboratory: two versions of a product compared, a candidate tried on recorded decisions.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use calendar::parse_date;
use platform::backtest::{BackTestAsked, ProductDiff, compare};
use platform::backtest_cards::{ApprovalLine, BackTestCard, EconomicsLine, FirmTrace, LimitUse, RateSpread};
use platform::cards::{Cash, CheckLine, DecisionCard, Named};
use platform::past_loans::PastAsked;
use product::Product;

use super::credit::decision_text;
use crate::cli::{Backtest, Shared};
use crate::desk::Desk;
use crate::output::{self, cash};

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

/// `anji product diff`
pub async fn diff(shared: &Shared, before: &str, after: &str) -> anyhow::Result<()> {
    let files = [before, after].map(|one| Path::new(one).is_file());
    let from_file = |name: &str| -> anyhow::Result<Product> {
        Ok(Product::from_yaml(&read(Path::new(name))?)
            .map_err(|error| platform::Problem::from_domain(platform::Code::ProductInvalid, error))?)
    };
    // Two files need no store.
    let found = if files == [true, true] {
        compare(&from_file(before)?, &from_file(after)?)
    } else {
        let desk = Desk::open(shared).await?;
        let done = async {
            let mut documents = Vec::with_capacity(2);
            for (name, file) in [before, after].into_iter().zip(files) {
                documents.push(if file { from_file(name)? } else { recorded(&desk, name).await? });
            }
            Ok::<_, anyhow::Error>(compare(&documents[0], &documents[1]))
        }
        .await;
        desk.close().await;
        done?
    };
    output::show(shared.json, &found, diff_text)
}

/// A product's version as `CODE@VERSION`, or the one in force as `CODE`.
async fn recorded(desk: &Desk, name: &str) -> anyhow::Result<Product> {
    let (code, version) = match name.split_once('@') {
        Some((code, version)) => match version.parse() {
            Ok(version) => (code, Some(version)),
            Err(_) => bail!("'{name}' is neither a file nor a product: write CODE@VERSION, such as xwjy@2"),
        },
        None => (name, None),
    };
    Ok(desk.platform.document_of(desk.who()?, code, version).await?)
}

fn diff_text(diff: &ProductDiff) -> String {
    let mut out = format!(
        "{} 第 {} 版 → 第 {} 版 version {} to {}\n",
        diff.code, diff.before, diff.after, diff.before, diff.after
    );
    for change in &diff.changes {
        out.push_str(&format!("  · {}\n    {}（{}）\n", change.zh, change.en, change.place));
    }
    if diff.changes.is_empty() {
        out.push_str("  政策没有变化 · the policy is the same\n");
    }
    out
}

/// `anji product backtest`
pub async fn backtest(shared: &Shared, command: Backtest) -> anyhow::Result<()> {
    let lgd = command.lgd.as_deref().map(str::parse::<rust_decimal::Decimal>).transpose();
    let asked = BackTestAsked {
        code: None,
        document: read(&command.file)?,
        since: command.since.as_deref().map(parse_date).transpose()?,
        until: command.until.as_deref().map(parse_date).transpose()?,
        lgd: lgd.context("the loss given default is a share, such as 0.45")?,
        funding_percent: command.funding,
        operating_percent: command.operating,
        operating_per_loan: command.per_loan,
    };
    let desk = Desk::open(shared).await?;
    let done = match (&command.trace, &command.study) {
        (Some(application), _) => trace(shared, &desk, &asked.document, application).await,
        (None, Some(study)) => past(shared, &desk, study, &read_as(&command), &asked).await,
        (None, None) => whole(shared, &desk, &asked).await,
    };
    desk.close().await;
    done
}

async fn whole(shared: &Shared, desk: &Desk, asked: &BackTestAsked) -> anyhow::Result<()> {
    let bar = output::bar("回测 back-test", 0);
    let done = desk
        .platform
        .backtest(desk.who()?, asked, |seen, total| {
            bar.set_length(total);
            bar.set_position(seen);
        })
        .await;
    bar.finish_and_clear();
    output::show(shared.json, &done?, report_text)
}

fn read_as(command: &Backtest) -> PastAsked {
    PastAsked {
        amount_column: command.amount_column.clone().unwrap_or_default(),
        unit: command.unit.into(),
        tenor_column: command.tenor_column.clone(),
        tenor_months: command.tenor,
        loss_column: command.loss_column.clone(),
        rate_percent: command.rate.clone().unwrap_or_default(),
    }
}

async fn past(
    shared: &Shared,
    desk: &Desk,
    study: &str,
    read_as: &PastAsked,
    asked: &BackTestAsked,
) -> anyhow::Result<()> {
    let bar = output::bar("回测 back-test", 0);
    let done = desk
        .platform
        .backtest_past(desk.who()?, study, read_as, asked, |seen, total| {
            bar.set_length(total);
            bar.set_position(seen);
        })
        .await;
    bar.finish_and_clear();
    output::show(shared.json, &done?, report_text)
}

async fn trace(shared: &Shared, desk: &Desk, document: &str, application: &str) -> anyhow::Result<()> {
    let found = desk.platform.backtest_trace(desk.who()?, None, document, application).await?;
    output::show(shared.json, &found, trace_text)
}

pub(super) fn both(name: &Named) -> String {
    format!("{} {}", name.zh, name.en)
}

fn report_text(card: &BackTestCard) -> String {
    let mut out = match &card.past {
        None => diff_text(&card.diff),
        Some(past) => format!(
            "样本集 sample set {} · 建模方案 study {} · 评分卡 scorecard {} v{}\n{}\n{}\n",
            past.dataset, past.study, past.scorecard, past.scorecard_version, past.zh, past.en
        ),
    };
    out.push_str(&format!(
        "\n决策 decisions {}, 重新计算 decided again {}, 违约损失率 LGD {}%\n",
        card.decided, card.again, card.lgd_percent
    ));
    out.push_str(&comparison_text(card));
    out
}

/// Everything of a comparison but what it compares.
pub(super) fn comparison_text(card: &BackTestCard) -> String {
    let mut out = String::new();
    if !card.unable.is_empty() {
        let rows =
            card.unable.iter().map(|line| vec![both(&line.reason), line.subject.clone(), line.number.to_string()]);
        out.push_str("\n未能重新计算 Not decided again\n");
        out.push_str(&output::table(&["原因 reason", "事项 about", ">笔数 number"], &rows.collect::<Vec<_>>()));
    }
    let rows =
        card.outcomes.iter().map(|line| vec![both(&line.outcome), line.before.to_string(), line.after.to_string()]);
    out.push_str("\n结论 Outcomes\n");
    out.push_str(&output::table(&["结论 outcome", ">原 then", ">候选 candidate"], &rows.collect::<Vec<_>>()));
    out.push_str(&swap_text(card));
    out.push_str(&economics_text(card));
    let groups = [
        ("等级 By grade", &card.grades),
        ("地区 By city", &card.regions),
        ("区县 By kind of place", &card.places),
        ("企业规模 By size", &card.sizes),
        ("本机构余额 By debt here", &card.borrowers),
    ];
    for (title, lines) in groups {
        out.push_str(&format!("\n准入率 · {title}\n{}", approvals(lines)));
    }
    out.push_str(&format!("\n利率（年%）Rates of offers, percent a year\n{}", rates(card)));
    let bands = card
        .price_bands
        .iter()
        .map(|b| vec![format!("{} - {}", b.from_percent, b.to_percent), b.before.to_string(), b.after.to_string()]);
    out.push_str("\n利率分布 Offers by rate\n");
    out.push_str(&output::table(&["年% a year", ">原 then", ">候选 candidate"], &bands.collect::<Vec<_>>()));
    let rows = [("原 then", &card.limits_before), ("候选 candidate", &card.limits_after)].map(limit_row);
    out.push_str("\n额度 Limits\n");
    let headings = ["", ">笔数 offers", ">额度合计 limits", ">拟授信合计 amounts", ">使用率 use"];
    out.push_str(&output::table(&headings, &rows));
    out
}

/// What the offers are expected to earn, side by side: a figure to a row.
fn economics_text(card: &BackTestCard) -> String {
    let [then, now] = card.economics.as_slice() else { return String::new() };
    let money = |zh_en: &str, of: fn(&EconomicsLine) -> &Cash| vec![zh_en.to_owned(), cash(of(then)), cash(of(now))];
    let count =
        |zh_en: &str, of: fn(&EconomicsLine) -> u64| vec![zh_en.to_owned(), of(then).to_string(), of(now).to_string()];
    let share = |line: &EconomicsLine| line.profit_percent.as_ref().map(|p| format!("{p}%")).unwrap_or_default();
    let rows = [
        count("方案 offers", |e| e.offers),
        money("金额 amount", |e| &e.amount),
        money("计划利息 interest", |e| &e.interest),
        money("资金成本 funding", |e| &e.funding),
        money("运营成本 operating", |e| &e.operating),
        money("预期损失 expected loss", |e| &e.expected_loss),
        money("预期利润 expected profit", |e| &e.profit),
        vec!["利润/金额 profit to amount".to_owned(), share(then), share(now)],
        count("已放款 lent", |e| e.lent),
        count("其中不良 bad", |e| e.bad),
        money("已发生损失 realised loss", |e| &e.realised_loss),
    ];
    let a = &card.assumed;
    format!(
        "\n收益 Economics（违约损失率 LGD {}%, 资金 funding {}%, 运营 operating {}% + {}）\n{}  {}\n",
        a.lgd_percent,
        a.funding_percent,
        a.operating_percent,
        cash(&a.operating_per_loan),
        output::table(&["", ">原 then", ">候选 candidate"], &rows),
        a.zh
    )
}

fn swap_text(card: &BackTestCard) -> String {
    let rows = card.swap.iter().map(|line| {
        vec![
            both(&line.field),
            line.number.to_string(),
            cash(&line.offered_before),
            cash(&line.offered_after),
            line.mean_pd_percent.as_ref().map(|pd| format!("{pd}%")).unwrap_or_default(),
            cash(&line.expected_loss_before),
            cash(&line.expected_loss_after),
            format!("{}/{}", line.bad, line.lent),
            cash(&line.bad_owed),
        ]
    });
    let headings = [
        "换入换出 swap set",
        ">笔数 number",
        ">原授信 then",
        ">候选授信 candidate",
        ">平均PD mean PD",
        ">原预期损失 EL then",
        ">候选预期损失 EL candidate",
        ">不良/已放款 bad/lent",
        ">不良余额 owed on bad",
    ];
    format!("\n{}", output::table(&headings, &rows.collect::<Vec<_>>()))
}

fn approvals(lines: &[ApprovalLine]) -> String {
    let rows = lines.iter().map(|line| {
        let share = |count: u64, percent: &str| format!("{count} ({percent}%)");
        vec![
            both(&line.group),
            line.number.to_string(),
            share(line.before, &line.before_percent),
            share(line.after, &line.after_percent),
            cash(&line.profit_before),
            cash(&line.profit_after),
            format!("{}/{}", line.bad, line.lent),
            cash(&line.realised_loss),
        ]
    });
    let headings = [
        "",
        ">笔数 number",
        ">原准入 in then",
        ">候选准入 in now",
        ">原利润 profit then",
        ">候选利润 profit now",
        ">不良/已放款 bad/lent",
        ">已发生损失 loss",
    ];
    output::table(&headings, &rows.collect::<Vec<_>>())
}

fn rates(card: &BackTestCard) -> String {
    let row = |(name, spread): (&str, &Option<RateSpread>)| {
        let mut cells = vec![name.to_owned()];
        if let Some(s) = spread {
            cells.extend([&s.min, &s.lower, &s.median, &s.upper, &s.max].map(Clone::clone));
        }
        cells
    };
    let rows = [("原 then", &card.rates_before), ("候选 candidate", &card.rates_after)].map(row);
    output::table(&["", ">最低 min", ">四分之一 Q1", ">中位 median", ">四分之三 Q3", ">最高 max"], &rows)
}

fn limit_row((name, held): (&str, &LimitUse)) -> Vec<String> {
    let share = held.use_percent.as_ref().map(|share| format!("{share}%")).unwrap_or_default();
    vec![name.to_owned(), held.number.to_string(), cash(&held.limit), cash(&held.amount), share]
}

/// One firm before and after: the two decisions, then each check whose answer differs.
pub(super) fn trace_text(trace: &FirmTrace) -> String {
    let mut out =
        format!("{}\n── 原 then ──\n{}── 候选 candidate ──\n", trace.application, decision_text(&trace.before));
    let after = match (&trace.after, &trace.unable) {
        (Some(after), _) => after,
        (None, Some(why)) => return format!("{out}{}\n", both(why)),
        (None, None) => return out,
    };
    out.push_str(&decision_text(after));
    out.push('\n');
    out.push_str(&side_by_side(&trace.before, after));
    out
}

fn side_by_side(before: &DecisionCard, after: &DecisionCard) -> String {
    let mut order: Vec<(&str, &str)> = Vec::new();
    for check in before.checks.iter().chain(&after.checks) {
        let key = (check.step.id.as_str(), check.rule.as_str());
        if !order.contains(&key) {
            order.push(key);
        }
    }
    let find = |card: &'_ DecisionCard, (step, rule): (&str, &str)| {
        card.checks.iter().find(|check| check.step.id == step && check.rule == rule).cloned()
    };
    let cell = |check: Option<&CheckLine>| {
        let Some(c) = check else { return "—".to_owned() };
        let value = if c.value_zh == c.value { c.value.clone() } else { format!("{} {}", c.value_zh, c.value) };
        format!("{value} · {}", both(&c.result))
    };
    let rows: Vec<Vec<String>> = order
        .into_iter()
        .map(|key| {
            let (old, new) = (find(before, key), find(after, key));
            let name = old.as_ref().or(new.as_ref()).map(|c| format!("{} {}", c.zh, c.en)).unwrap_or_default();
            let (old, new) = (cell(old.as_ref()), cell(new.as_ref()));
            let mark = if old == new { "" } else { "≠" };
            vec![mark.to_owned(), name, old, new]
        })
        .collect();
    output::table(&["", "检查 check", "原 then", "候选 candidate"], &rows)
}
