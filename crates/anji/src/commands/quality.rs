//! Classes, expected losses and subsidies.

use std::path::Path;

use anyhow::Context as _;
use platform::circumstances::CircumstanceCard;
use platform::classes::{ClassedClaim, ClassificationCard, DebtorCard, ProvisionCard};
use platform::loss_cards::{LossDetail, LossLine, LossLoans, LossParametersCard, LossRunCard, MovementCard};
use platform::subsidies::{SubsidyCard, SubsidyClaimCard};
use serde::de::DeserializeOwned;

use crate::cli::{ClassCommand, EclCommand, ParametersCommand, Shared, SubsidyCommand};
use crate::desk::Desk;
use crate::output::{self, cash};

fn day(text: Option<&str>) -> anyhow::Result<Option<calendar::Date>> {
    Ok(text.map(calendar::parse_date).transpose()?)
}

fn document<T: DeserializeOwned>(file: &Path) -> anyhow::Result<T> {
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    serde_norway::from_str(&text).with_context(|| format!("{} is not such a document", file.display()))
}

/// `anji class`
pub async fn class(shared: &Shared, command: ClassCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = class_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn class_command(shared: &Shared, desk: &Desk, command: ClassCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let card = match command {
        ClassCommand::Show => {
            return output::show(shared.json, &platform.classification_card(request.who).await?, classification_text);
        }
        ClassCommand::Debtor { debtor, at } => {
            let card = platform.debtor(request.who, &debtor, day(at.as_deref())?).await?;
            return output::show(shared.json, &card, debtor_text);
        }
        ClassCommand::List { state } => {
            let cards = platform.circumstances(request.who, state.as_deref()).await?;
            return output::show(shared.json, &cards, |cards| circumstances_text(cards));
        }
        ClassCommand::Record { file } => platform.record_circumstance(&request, document(&file)?).await?,
        ClassCommand::Confirm { circumstance } => platform.confirm_circumstance(&request, &circumstance).await?,
        ClassCommand::Approve { circumstance } => platform.approve_circumstance(&request, &circumstance).await?,
        ClassCommand::Refuse { circumstance, reason } => {
            platform.refuse_circumstance(&request, &circumstance, &reason).await?
        }
        ClassCommand::End { circumstance, on, reason } => {
            platform.end_circumstance(&request, &circumstance, day(on.as_deref())?, &reason).await?
        }
    };
    output::show(shared.json, &card, |card| circumstances_text(std::slice::from_ref(card)))
}

/// `anji ecl`
pub async fn ecl(shared: &Shared, command: EclCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = ecl_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn ecl_command(shared: &Shared, desk: &Desk, command: EclCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let json = shared.json;
    match command {
        EclCommand::Run { day: of } => {
            output::show(json, &platform.run_losses(&request, day(of.as_deref())?).await?, run_text)
        }
        EclCommand::List => output::show(json, &platform.loss_runs(request.who).await?, |runs| {
            let row = |run: &LossRunCard| {
                let covered = run.coverage_percent.clone().unwrap_or_default();
                vec![
                    run.id.clone(),
                    run.day.clone(),
                    run.loans.to_string(),
                    cash(&run.exposure),
                    cash(&run.loss),
                    covered,
                ]
            };
            let rows: Vec<_> = runs.iter().map(row).collect();
            output::table(&["计量 run", "日期 day", ">笔数 loans", ">敞口 exposure", ">预期损失 loss", ">%"], &rows)
        }),
        EclCommand::Show { run } => output::show(json, &platform.loss_run(request.who, &run).await?, run_text),
        EclCommand::Loans { run, loan: Some(loan), .. } => {
            output::show(json, &platform.loss_loan(request.who, &run, &loan).await?, detail_text)
        }
        EclCommand::Loans { run, stage, after, .. } => {
            output::show(json, &platform.loss_loans(request.who, &run, stage, &after, 50).await?, loans_text)
        }
        EclCommand::Movement { from, to } => {
            output::show(json, &platform.loss_movement(request.who, &from, &to).await?, movement_text)
        }
        EclCommand::Parameters(command) => {
            let cards = match command {
                ParametersCommand::List => platform.loss_parameters(request.who).await?,
                ParametersCommand::Draft { file } => {
                    vec![platform.draft_loss_parameters(&request, document(&file)?).await?]
                }
                ParametersCommand::Approve { version } => {
                    vec![platform.approve_loss_parameters(&request, version).await?]
                }
                ParametersCommand::Refuse { version, reason } => {
                    vec![platform.refuse_loss_parameters(&request, version, &reason).await?]
                }
            };
            output::show(json, &cards, |cards| parameters_text(cards))
        }
    }
}

/// `anji subsidy`
pub async fn subsidy(shared: &Shared, command: SubsidyCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = subsidy_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn subsidy_command(shared: &Shared, desk: &Desk, command: SubsidyCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let card = match command {
        SubsidyCommand::List => {
            return output::show(shared.json, &platform.subsidies(request.who).await?, |all| {
                all.iter().map(subsidy_text).collect::<Vec<_>>().join("\n\n")
            });
        }
        SubsidyCommand::Show { programme } => platform.subsidy(request.who, &programme).await?,
        SubsidyCommand::Draft { file } => platform.draft_subsidy(&request, document(&file)?).await?,
        SubsidyCommand::Approve { programme, quarter: None } => platform.approve_subsidy(&request, &programme).await?,
        SubsidyCommand::Approve { programme, quarter: Some(quarter) } => {
            platform.approve_subsidy_claim(&request, &programme, &quarter).await?
        }
        SubsidyCommand::Refuse { programme, quarter: None, reason } => {
            platform.refuse_subsidy(&request, &programme, &reason).await?
        }
        SubsidyCommand::Refuse { programme, quarter: Some(quarter), reason } => {
            platform.refuse_subsidy_claim(&request, (&programme, &quarter), &reason).await?
        }
        SubsidyCommand::Claim { programme, quarter } => platform.claim_subsidy(&request, &programme, &quarter).await?,
        SubsidyCommand::Paid { programme, quarter, amount, reference, on } => {
            platform.pay_subsidy(&request, (&programme, &quarter), day(on.as_deref())?, &reference, &amount).await?
        }
    };
    output::show(shared.json, &card, subsidy_text)
}

fn provision_text(card: &ProvisionCard) -> String {
    let mix: Vec<_> = card
        .classes
        .iter()
        .map(|b| vec![format!("{} {}", b.name.zh, b.name.en), b.count.to_string(), cash(&b.amount)])
        .collect();
    let mark = |met: bool| if met { "√" } else { "×" };
    let row = |line: &platform::classes::RatioLine| {
        let percent = |text: &Option<String>, met| {
            text.as_ref().map_or_else(|| "-".into(), |text| format!("{text}% {}", mark(met)))
        };
        vec![
            format!("{} {}", line.reserve.zh, line.reserve.en),
            cash(&line.amount),
            percent(&line.coverage_percent, line.coverage_met),
            percent(&line.ratio_percent, line.ratio_met),
        ]
    };
    let rows: Vec<_> = card.methods.iter().map(row).collect();
    let (coverage, ratio) = (
        format!(">拨备覆盖率 coverage ≥{}%", card.coverage_line),
        format!(">贷款拨备率 of loans ≥{}%", card.ratio_line),
    );
    format!(
        "{} 不良率 non-performing {}%  不良余额 {} / {}\n{}\n{}",
        card.day,
        card.npl_percent.as_deref().unwrap_or("-"),
        cash(&card.non_performing),
        cash(&card.total),
        output::table(&["分类 class", ">笔数 loans", ">余额 balance"], &mix),
        output::table(&["准备 reserve", ">金额 amount", &coverage, &ratio], &rows),
    )
}

fn classification_text(card: &ClassificationCard) -> String {
    let provision = card.provision.as_ref().map_or_else(|| "尚未日终 no close yet".into(), provision_text);
    let debtors: Vec<_> = card.debtors.iter().map(debtor_text).collect();
    format!("{provision}\n{}\n{}", debtors.join("\n"), circumstances_text(&card.circumstances))
}

fn debtor_text(card: &DebtorCard) -> String {
    let row = |claim: &ClassedClaim| {
        let reasons: Vec<_> = claim.reasons.iter().map(|reason| reason.zh.as_str()).collect();
        vec![
            claim.number.clone(),
            cash(&claim.balance),
            claim.days_past_due.to_string(),
            claim.class.zh.clone(),
            reasons.join("；"),
        ]
    };
    let rows: Vec<_> = card.claims.iter().map(row).collect();
    let mut text = format!(
        "{} {}  {}  {}  不良占比 share {}%{}\n{}",
        card.firm_name.as_deref().unwrap_or_default(),
        card.firm,
        card.at,
        if card.retail { "零售 retail" } else { "非零售 non-retail" },
        card.share_percent,
        if card.contagion { "  债务人传染 contagion" } else { "" },
        output::table(&["借据 loan", ">余额 balance", ">逾期 days", "分类 class", "原因 reasons"], &rows),
    );
    for claim in card.claims.iter().filter(|claim| !claim.upgrade.is_empty()) {
        text.push_str(&format!("\n上调条件 to rise {}", claim.number));
        for line in &claim.upgrade {
            text.push_str(&format!("\n  {} {} {}", if line.met { "√" } else { "×" }, line.zh, line.en));
        }
    }
    text
}

fn circumstances_text(cards: &[CircumstanceCard]) -> String {
    let row = |card: &CircumstanceCard| {
        let about = card.loan_number.clone().or_else(|| card.firm_name.clone()).unwrap_or_else(|| card.firm.clone());
        let force = if card.in_force { "√" } else { "" };
        vec![
            card.id.clone(),
            about,
            format!("{} {}", card.what.zh, card.detail),
            card.on.clone(),
            card.until.clone().unwrap_or_default(),
            card.step.zh.clone(),
            force.into(),
            card.source.clone(),
        ]
    };
    let rows: Vec<_> = cards.iter().map(row).collect();
    let headings =
        ["编号 id", "对象 about", "情形 what", "起 from", "止 until", "环节 step", "生效 in force", "来源 source"];
    output::table(&headings, &rows)
}

fn lines(title: &str, all: &[LossLine]) -> String {
    let row = |line: &LossLine| {
        let name = if line.name.zh == line.name.en {
            line.name.zh.clone()
        } else {
            format!("{} {}", line.name.zh, line.name.en)
        };
        vec![
            name,
            line.loans.to_string(),
            cash(&line.exposure),
            cash(&line.loss),
            line.coverage_percent.clone().unwrap_or_default(),
        ]
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    output::table(&[title, ">笔数 loans", ">敞口 exposure", ">预期损失 loss", ">%"], &rows)
}

fn run_text(card: &LossRunCard) -> String {
    format!(
        "{} {}  参数 parameters v{} {}\n笔数 loans {}  敞口 exposure {}  预期信用损失 expected loss {}  {}%\n{}\n{}\n{}\n{}\n{}",
        card.id,
        card.day,
        card.parameters,
        card.parameters_name,
        card.loans,
        cash(&card.exposure),
        cash(&card.loss),
        card.coverage_percent.as_deref().unwrap_or("-"),
        lines("阶段 stage", &card.stages),
        lines("分类 class", &card.classes),
        lines("产品 product", &card.products),
        lines("等级 grade", &card.grades),
        lines("担保 cover", &card.covers),
    )
}

fn loans_text(page: &LossLoans) -> String {
    let rows: Vec<_> = page
        .items
        .iter()
        .map(|loan| {
            vec![
                loan.number.clone(),
                loan.stage.zh.clone(),
                loan.cause.zh.clone(),
                loan.class.zh.clone(),
                loan.grade.clone().unwrap_or_default(),
                loan.days_past_due.to_string(),
                cash(&loan.exposure),
                cash(&loan.loss),
            ]
        })
        .collect();
    let headings = [
        "借据 loan",
        "阶段 stage",
        "原因 cause",
        "分类 class",
        "等级 grade",
        ">逾期 days",
        ">敞口 exposure",
        ">损失 loss",
    ];
    let next = page.next.as_ref().map_or_else(String::new, |next| format!("\n下一页 next: --after {next}"));
    format!("{}{next}", output::table(&headings, &rows))
}

fn detail_text(card: &LossDetail) -> String {
    let years: Vec<_> = card
        .years
        .iter()
        .map(|year| vec![year.year.to_string(), format!("{}%", year.marginal_pd_percent), year.formula.clone()])
        .collect();
    let scenarios: Vec<_> = card
        .scenarios
        .iter()
        .map(|one| {
            vec![one.name.clone(), format!("{}%", one.weight_percent), one.pd_factor.clone(), one.lgd_factor.clone()]
        })
        .collect();
    format!(
        "{} {} {}（{}）  预期损失 expected loss {}\nLGD {}%  实际利率 rate {}%  剩余天数 days left {}  计息基础 interest on {}\n{}\n{}",
        card.loan.number,
        card.loan.stage.zh,
        card.loan.stage.en,
        card.loan.cause.zh,
        cash(&card.loan.loss),
        card.lgd_percent,
        card.rate_percent,
        card.days_left,
        cash(&card.interest_base),
        output::table(&["年 year", ">边际违约率 PD", "敞口 × 违约×损失 × 折现 formula"], &years),
        output::table(&["情景 scenario", ">权重 weight", ">违约系数 PD", ">损失系数 LGD"], &scenarios),
    )
}

fn movement_text(card: &MovementCard) -> String {
    let rows: Vec<_> = card
        .lines
        .iter()
        .map(|line| {
            let mut row = vec![format!("{} {}", line.what.zh, line.what.en), line.loans.to_string()];
            row.extend(line.stages.iter().map(cash));
            row.push(cash(&line.total));
            row
        })
        .collect();
    let moved: Vec<_> = card
        .migrations
        .iter()
        .map(|one| {
            let stage = |number: u8| if number == 0 { "-".to_owned() } else { number.to_string() };
            vec![stage(one.from), stage(one.to), one.loans.to_string(), cash(&one.exposure)]
        })
        .collect();
    format!(
        "{} → {}\n{}\n{}",
        card.from_day,
        card.to_day,
        output::table(
            &["变动 movement", ">笔数 loans", ">第一阶段 1", ">第二阶段 2", ">第三阶段 3", ">合计 total"],
            &rows
        ),
        output::table(&["原阶段 from", "现阶段 to", ">笔数 loans", ">敞口 exposure"], &moved),
    )
}

fn parameters_text(all: &[LossParametersCard]) -> String {
    let row = |card: &LossParametersCard| {
        let force = if card.in_force { "√" } else { "" };
        vec![
            format!("v{}", card.version),
            card.name.clone(),
            card.source.clone(),
            card.state.zh.clone(),
            force.into(),
            card.by.clone(),
            card.decided_by.clone().unwrap_or_default(),
        ]
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    output::table(
        &["版本 version", "名称 name", "来源 source", "状态 state", "生效 in force", "起草 by", "审批 decided by"],
        &rows,
    )
}

fn subsidy_text(card: &SubsidyCard) -> String {
    let bounds: Vec<_> = card.bounds.iter().map(|bound| bound.zh.as_str()).collect();
    let mut text = format!(
        "{} {}  {} {}\n{}  {} – {}  {}\n已申报 claimed {}  已到账 paid {}",
        card.id,
        card.name,
        card.state.zh,
        card.state.en,
        card.pays.zh,
        card.from,
        card.until,
        bounds.join("；"),
        cash(&card.claimed),
        cash(&card.paid),
    );
    for claim in &card.claims {
        text.push('\n');
        text.push_str(&claim_text(claim));
    }
    text
}

fn claim_text(claim: &SubsidyClaimCard) -> String {
    let rows: Vec<_> = claim
        .lines
        .iter()
        .map(|line| {
            let cut = line.cut_by.as_ref().map_or_else(String::new, |cut| cut.zh.clone());
            vec![
                line.number.clone(),
                line.firm.clone(),
                line.days.to_string(),
                cash(&line.mean_balance),
                cash(&line.accrued),
                cash(&line.amount),
                cut,
            ]
        })
        .collect();
    let headings =
        ["借据 loan", "企业 firm", ">天数 days", ">平均余额 balance", ">应计 accrued", ">申报 claimed", "限于 cut by"];
    format!("{} {} {}\n{}", claim.quarter, claim.state.zh, cash(&claim.amount), output::table(&headings, &rows))
}
