//! Funding lines.

use platform::funding::cards::{
    FundingCard, FundingLineCard, FundingMatch, FundingMonthCard, FundingReport, FundingSum, LoanFunding,
};
use platform::funding::{FundingAct, NewAmendment, NewEligibility, NewFundingLine};

use crate::cli::{Eligible, FundingCommand, Shared};
use crate::commands::lending::proposed;
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji funding`
pub async fn funding(shared: &Shared, command: FundingCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = command_on(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn command_on(shared: &Shared, desk: &Desk, command: FundingCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    match command {
        FundingCommand::List { after, limit } => {
            let (lines, next) = platform.funding_lines(request.who, &after, limit).await?;
            output::show(shared.json, &lines, |lines| {
                let next = next.map_or_else(String::new, |next| format!("下一页 next: --after {next}\n"));
                format!("{}{next}", lines_text(lines))
            })
        }
        FundingCommand::Show { line } => {
            output::show(shared.json, &platform.funding_line(request.who, &line).await?, card_text)
        }
        FundingCommand::Months { line } => {
            output::show(shared.json, &platform.funding_months(request.who, &line).await?, |months| months_text(months))
        }
        FundingCommand::Report => output::show(shared.json, &platform.funding_report(request.who).await?, report_text),
        FundingCommand::Match => output::show(shared.json, &platform.match_funding(&request).await?, match_text),
        FundingCommand::Replace { line } => {
            output::show(shared.json, &platform.replace_funding(&request, &line).await?, match_text)
        }
        proposing => propose(shared, desk, proposing).await,
    }
}

/// What waits for a second person.
async fn propose(shared: &Shared, desk: &Desk, command: FundingCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let approval = match command {
        FundingCommand::Open {
            kind,
            name,
            source,
            quota,
            cost,
            from,
            until,
            revolving,
            priority,
            eligible,
            reason,
        } => {
            let (annual_cost_percent, eligible) = (cost, asked(eligible));
            let new = NewFundingLine {
                kind,
                name,
                source,
                quota,
                annual_cost_percent,
                from,
                until,
                revolving,
                priority,
                eligible,
                reason,
            };
            platform.propose_funding(&request, &new).await?
        }
        FundingCommand::Change { line, from, quota, cost, until, priority, conditions, eligible, reason } => {
            let eligible = conditions.then(|| asked(eligible));
            let new = NewAmendment { from, quota, annual_cost_percent: cost, until, priority, eligible, reason };
            platform.propose_funding_change(&request, &line, &new).await?
        }
        FundingCommand::Suspend { line, reason } => {
            platform.propose_funding_act(&request, &line, FundingAct::Suspend, &reason).await?
        }
        FundingCommand::Resume { line, reason } => {
            platform.propose_funding_act(&request, &line, FundingAct::Resume, &reason).await?
        }
        FundingCommand::Close { line, reason } => {
            platform.propose_funding_act(&request, &line, FundingAct::Close, &reason).await?
        }
        _ => anyhow::bail!("this command proposes nothing"),
    };
    proposed(shared, &approval)
}

fn asked(eligible: Eligible) -> NewEligibility {
    let Eligible { sizes, industries, regions, products, purposes, largest, highest_rate, longest_months } = eligible;
    NewEligibility {
        sizes,
        industries,
        regions,
        products,
        purposes,
        largest_principal: largest,
        highest_rate_percent: highest_rate,
        longest_months,
    }
}

fn dash(text: Option<&String>) -> String {
    text.cloned().unwrap_or_else(|| "-".into())
}

fn lines_text(lines: &[FundingLineCard]) -> String {
    let row = |line: &FundingLineCard| {
        vec![
            line.number.clone(),
            line.name.clone(),
            line.kind.zh.clone(),
            line.state.zh.clone(),
            cash(&line.quota),
            cash(&line.used),
            cash(&line.free),
            line.utilisation_percent.clone(),
            dash(line.charged_percent.as_ref()),
            dash(line.cost_percent.as_ref()),
            dash(line.spread_percent.as_ref()),
            line.until.clone(),
        ]
    };
    let headings = [
        "编号 number",
        "名称 name",
        "类型 kind",
        "状态 state",
        ">额度 quota",
        ">已用 used",
        ">可用 free",
        ">使用率% use",
        ">执行利率% charged",
        ">成本% cost",
        ">利差 spread",
        "到期 until",
    ];
    output::table(&headings, &lines.iter().map(row).collect::<Vec<_>>())
}

fn card_text(card: &FundingCard) -> String {
    let line = &card.line;
    let mark = if card.simulated { "（模拟 simulated）" } else { "" };
    let mut text = format!(
        "{}{mark}  {}  {} {}\n{} {} · {} · 优先 priority {} · {} – {} · 年成本 cost {}%\n额度 quota {}  已用 used {} ({}%)  可用 free {}  承载 carries {}\n",
        line.number,
        line.name,
        line.state.zh,
        line.state.en,
        line.kind.zh,
        line.source,
        line.revolving.zh,
        line.priority,
        line.from,
        line.until,
        line.annual_cost_percent,
        cash(&line.quota),
        cash(&line.used),
        line.utilisation_percent,
        cash(&line.free),
        cash(&line.balance),
    );
    if line.tranches_left == 0 {
        text.push_str("份额笔数已满，不再承接：请另开资金来源 as many tranches as a line may have: open another\n");
    }
    for (zh, en, amount) in
        [("到期待置换", "to be replaced", &line.to_replace), ("超出额度，转由自有资金", "beyond the quota", &line.over)]
    {
        if amount.minor != 0 {
            text.push_str(&format!("{zh} {en} {}\n", cash(amount)));
        }
    }
    if let (Some(charged), Some(cost), Some(spread)) = (&line.charged_percent, &line.cost_percent, &line.spread_percent)
    {
        text.push_str(&format!("执行利率 charged {charged}%  成本 cost {cost}%  利差 spread {spread}\n"));
    }
    for term in &card.conditions {
        text.push_str(&format!("{} {}: {} {}\n", term.name.zh, term.name.en, term.zh, term.en));
    }
    for proposal in &card.waiting {
        text.push_str(&format!("待复核 waits: {proposal}\n"));
    }
    let rows: Vec<_> = card
        .loans
        .iter()
        .map(|loan| {
            vec![
                loan.number.clone(),
                loan.firm_name.clone().unwrap_or_default(),
                cash(&loan.amount),
                loan.charged_percent.clone(),
                loan.cost_percent.clone(),
                loan.since.clone(),
            ]
        })
        .collect();
    let headings = ["借据 loan", "企业 firm", ">承载 carried", ">执行利率% charged", ">成本% cost", "起始 since"];
    text.push_str(&output::table(&headings, &rows));
    text
}

fn months_text(months: &[FundingMonthCard]) -> String {
    let rows: Vec<_> = months
        .iter()
        .map(|month| {
            vec![
                month.month.clone(),
                month.through.clone(),
                cash(&month.mean_balance),
                cash(&month.income),
                cash(&month.cost),
                cash(&month.margin),
            ]
        })
        .collect();
    let headings =
        ["月份 month", "截至 through", ">日均余额 mean balance", ">利息 income", ">资金成本 cost", ">利差收益 margin"];
    output::table(&headings, &rows)
}

fn report_text(report: &FundingReport) -> String {
    let mark = if report.simulated { "（模拟 simulated）" } else { "" };
    let row = |sum: &FundingSum| {
        vec![
            sum.kind.zh.clone(),
            sum.lines.to_string(),
            cash(&sum.quota),
            cash(&sum.used),
            cash(&sum.free),
            cash(&sum.balance),
            cash(&sum.to_replace),
            dash(sum.charged_percent.as_ref()),
            dash(sum.cost_percent.as_ref()),
            dash(sum.spread_percent.as_ref()),
        ]
    };
    let headings = [
        "类型 kind",
        ">笔数 lines",
        ">未到期额度 quota not over",
        ">其中已用 used of it",
        ">可用 free",
        ">承载 carried",
        ">待置换 to replace",
        ">执行利率% charged",
        ">成本% cost",
        ">利差 spread",
    ];
    let rows: Vec<_> = report.kinds.iter().chain([&report.all]).map(row).collect();
    format!(
        "{}{mark}  贷款余额 outstanding {}  资金来源承载 by lines {}  自有资金 own funds {}\n{}",
        report.on,
        cash(&report.outstanding),
        cash(&report.carried),
        cash(&report.own_funds),
        output::table(&headings, &rows)
    )
}

fn match_text(card: &FundingMatch) -> String {
    let rows: Vec<_> = card
        .taken
        .iter()
        .map(|one| vec![one.loan.clone(), one.number.clone(), cash(&one.amount), one.from.clone()])
        .collect();
    let mut text = format!(
        "{}  匹配 matched {} 笔 loans  {}  自有资金 own funds {}\n{}",
        card.on,
        card.loans,
        cash(&card.amount),
        cash(&card.own_funds),
        output::table(&["借据 loan", "资金来源 line", ">金额 amount", "起始 from"], &rows)
    );
    for (zh, en, which) in [
        ("份额笔数已满的借据", "loans in as many tranches as they may be", &card.full_loans),
        (
            "份额笔数已满的资金来源，请另开",
            "lines with as many tranches as they may have; open another",
            &card.full_lines,
        ),
    ] {
        if !which.is_empty() {
            text.push_str(&format!("{zh} {en}: {}\n", which.join(", ")));
        }
    }
    text
}

/// What carries a loan, as `anji loan show` says it.
pub fn loan_text(funding: &LoanFunding) -> String {
    let rows: Vec<_> = funding
        .lines
        .iter()
        .map(|line| {
            let mark = if line.to_replace { "到期待置换 to be replaced" } else { "" };
            vec![
                line.number.clone(),
                line.name.clone(),
                cash(&line.amount),
                line.cost_percent.clone(),
                line.since.clone(),
                mark.into(),
            ]
        })
        .collect();
    let headings = ["资金来源 line", "名称 name", ">承载 carried", ">成本% cost", "起始 since", ""];
    format!("\n资金来源 funding  自有资金 own funds {}\n{}", cash(&funding.own_funds), output::table(&headings, &rows))
}
