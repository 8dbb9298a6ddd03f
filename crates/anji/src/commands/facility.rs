//! Facilities and the loans drawn under them.

use codes::ApplicationId;
use platform::facilities::{NewDraw, NewMilestone};
use platform::facility_cards::{AvailabilityCard, FacilityCard, FacilityLine};

use crate::cli::{FacilityCommand, Shared};
use crate::commands::lending::{proposed, receipt_text};
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji facility`
pub async fn facility(shared: &Shared, command: FacilityCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = command_on(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn command_on(shared: &Shared, desk: &Desk, command: FacilityCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let card = match command {
        FacilityCommand::List { after, limit } => {
            let (lines, next) = platform.facilities(request.who, &after, limit).await?;
            return output::show(shared.json, &lines, |lines| {
                let next = next.map_or_else(String::new, |next| format!("下一页 next: --after {next}\n"));
                format!("{}{next}", lines_text(lines))
            });
        }
        FacilityCommand::Draw { facility, amount, months, currency } => {
            let receipt = platform.draw(&request, &facility, NewDraw { amount, months, currency }).await?;
            return output::show(shared.json, &receipt, receipt_text);
        }
        FacilityCommand::Milestone { facility, stage, source, evidence, on, reason } => {
            let milestone = NewMilestone { stage, source, evidence, on, reason };
            return proposed(shared, &platform.propose_stage(&request, &facility, milestone).await?);
        }
        FacilityCommand::Freeze { facility, lift: true, reason } => {
            return proposed(shared, &platform.propose_unfreezing(&request, &facility, &reason).await?);
        }
        FacilityCommand::Open { application } => {
            let id: ApplicationId = application.parse()?;
            platform.open_facility(&request, id).await?
        }
        FacilityCommand::Show { facility } => platform.facility(request.who, &facility).await?,
        FacilityCommand::Freeze { facility, lift: false, reason } => {
            platform.freeze_facility(&request, &facility, &reason).await?
        }
        FacilityCommand::Reduce { facility, to, reason } => {
            platform.reduce_facility(&request, &facility, &to, &reason).await?
        }
        FacilityCommand::Cancel { facility, reason } => platform.cancel_facility(&request, &facility, &reason).await?,
    };
    output::show(shared.json, &card, card_text)
}

fn lines_text(lines: &[FacilityLine]) -> String {
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let now = &line.availability;
            vec![
                line.number.clone(),
                line.product_zh.clone(),
                line.revolving.zh.clone(),
                line.state.zh.clone(),
                cash(&now.ceiling),
                cash(&now.used),
                cash(&now.free),
                line.until.clone(),
            ]
        })
        .collect();
    let headings = [
        "额度号 number",
        "产品 product",
        "方式 kind",
        "状态 state",
        ">当日限额 limit",
        ">已用 used",
        ">可用 free",
        "提款截止 until",
    ];
    output::table(&headings, &rows)
}

fn now_text(now: &AvailabilityCard) -> String {
    let mut text = format!(
        "额度 limit {}  季节限额 in season {}  已开放 opened {}  当日限额 in force {}\n已用 used {}  可用 free {}",
        cash(&now.limit),
        cash(&now.seasonal),
        cash(&now.opened),
        cash(&now.ceiling),
        cash(&now.used),
        cash(&now.free),
    );
    if let Some(covered) = &now.covered {
        text.push_str(&format!("\n应收账款可融资 covered by receivables {}", cash(covered)));
    }
    for stop in &now.stops {
        text.push_str(&format!("\n不能提款 stopped: {} {}", stop.zh, stop.en));
    }
    text
}

fn card_text(card: &FacilityCard) -> String {
    let line = &card.line;
    let mut text = format!(
        "{}  {} {}  {} {}\n{}  {} – {}  {}%  单笔最低 least draw {}  单笔最长 longest {} 月 months  最迟到期 by {}\n{}\n",
        line.number,
        line.product_zh,
        line.revolving.zh,
        line.state.zh,
        line.state.en,
        line.firm_name.as_deref().unwrap_or(&line.firm),
        line.from,
        line.until,
        card.rate.annual_percent,
        cash(&card.draw_minimum),
        card.draw_months,
        card.matures_by,
        now_text(&line.availability),
    );
    text.push_str(&seasons_text(card));
    text.push_str(&stages_text(card));
    text.push_str(&draws_text(card));
    for one in &card.used_in {
        let parity = one
            .parity
            .as_ref()
            .map_or_else(String::new, |parity| format!("  中间价 parity {} ({})", parity.yuan, parity.published_on));
        let (used, counted) = (cash(&one.used), cash(&one.counted));
        text.push_str(&format!("{} 已用 used {used}  折合 counts {counted}{parity}\n", one.used.currency));
    }
    text
}

fn seasons_text(card: &FacilityCard) -> String {
    if card.seasons.is_empty() {
        return String::new();
    }
    let rows: Vec<_> = card
        .seasons
        .iter()
        .map(|season| {
            let now = if season.now { "√" } else { "" };
            vec![
                format!("{} {}", season.name.zh, season.name.en),
                format!("{} – {}", season.from, season.until),
                season.part.zh.clone(),
                cash(&season.limit),
                now.into(),
            ]
        })
        .collect();
    output::table(&["季节 season", "起止 days", "比例 part", ">限额 limit", "现在 now"], &rows)
}

fn stages_text(card: &FacilityCard) -> String {
    if card.stages.is_empty() {
        return String::new();
    }
    let rows: Vec<_> = card
        .stages
        .iter()
        .map(|stage| {
            let state = match (stage.open, &stage.proposal) {
                (true, _) => format!("已开放 open {}", stage.opened_on.as_deref().unwrap_or_default()),
                (false, Some(proposal)) => format!("待复核 waits: {proposal}"),
                (false, None) => "未开放 closed".into(),
            };
            vec![
                format!("{} {}", stage.name.id, stage.name.zh),
                cash(&stage.opens),
                stage.milestone.as_ref().map_or_else(|| "-".into(), |it| it.zh.clone()),
                stage.source.clone().unwrap_or_default(),
                state,
            ]
        })
        .collect();
    let headings = ["阶段 stage", ">开放 opens", "里程碑 milestone", "核验方 source", "状态 state"];
    output::table(&headings, &rows)
}

fn draws_text(card: &FacilityCard) -> String {
    let rows: Vec<_> = card
        .draws
        .iter()
        .map(|draw| {
            vec![
                draw.number.clone(),
                draw.on.clone(),
                draw.matures_on.clone(),
                cash(&draw.amount),
                cash(&draw.owed),
                draw.state.zh.clone(),
            ]
        })
        .collect();
    let headings = ["提款 draw", "日期 on", "到期 due", ">金额 amount", ">未还本金 owed", "状态 state"];
    output::table(&headings, &rows)
}
