//! Guarantee agreements and claims.

use anyhow::Context as _;
use calendar::{Date, parse_date};
use codes::AgreementId;
use platform::agreements::{AgreementDetail, ClaimCard, LayerCard};
use platform::guarantees::AgreementCard;

use super::lending::receipt_text;
use crate::cli::{GuaranteeCommand, Shared};
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji guarantee`
pub async fn guarantee(shared: &Shared, command: GuaranteeCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = guarantee_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn guarantee_command(shared: &Shared, desk: &Desk, command: GuaranteeCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let day = |text: &Option<String>| -> anyhow::Result<Date> {
        text.as_deref().map_or_else(|| Ok(platform.clock().today()), |text| Ok(parse_date(text)?))
    };
    match command {
        GuaranteeCommand::List => output::show(shared.json, &platform.agreements(request.who).await?, |all| {
            let row = |a: &AgreementCard| {
                vec![a.id.clone(), a.name.clone(), cash(&a.outstanding), cash(&a.paid), cash(&a.recovered)]
            };
            let rows: Vec<_> = all.iter().map(row).collect();
            let headings = ["协议 agreement", "名称 name", ">在保余额 covered", ">已代偿 paid", ">已追偿 recovered"];
            output::table(&headings, &rows)
        }),
        GuaranteeCommand::Agree { file } => {
            let text = std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
            let document = serde_norway::from_str(&text)
                .with_context(|| format!("{} is not an agreement document", file.display()))?;
            output::show(shared.json, &platform.agree(&request, document).await?, agreement_text)
        }
        GuaranteeCommand::Show { agreement } => output::show(
            shared.json,
            &platform.agreement_detail(request.who, agreement.parse::<AgreementId>()?).await?,
            detail_text,
        ),
        GuaranteeCommand::Claim { loan, cause } => {
            let causes = causes(desk, &cause).await?;
            output::show(shared.json, &platform.claim_with(&request, &loan, causes).await?, agreement_text)
        }
        GuaranteeCommand::Demand { loan } => {
            output::show(shared.json, &platform.claim_demanded(&request, &loan).await?, agreement_text)
        }
        GuaranteeCommand::Refuse { loan, reason } => {
            output::show(shared.json, &platform.claim_refused(&request, &loan, &reason).await?, agreement_text)
        }
        GuaranteeCommand::Withdraw { loan, reason } => {
            output::show(shared.json, &platform.claim_withdrawn(&request, &loan, &reason).await?, agreement_text)
        }
        GuaranteeCommand::Reimburse { loan, from, amount, on } => {
            let amount = platform.amount(request.who, &amount).await?;
            let card = platform.claim_reimbursed(&request, &loan, &from, amount, day(&on)?).await?;
            output::show(shared.json, &card, agreement_text)
        }
        GuaranteeCommand::Trigger { loan, evidence, on } => {
            let card = platform.claim_triggered(&request, &loan, day(&on)?, &evidence).await?;
            output::show(shared.json, &card, agreement_text)
        }
        GuaranteeCommand::Volume { agreement, volume, on } => {
            let volume = platform.amount(request.who, &volume).await?;
            let card = platform.trade_volume(&request, agreement.parse::<AgreementId>()?, day(&on)?, volume).await?;
            output::show(shared.json, &card, agreement_text)
        }
        GuaranteeCommand::Paid { loan, reference, on } => output::show(
            shared.json,
            &platform.compensated(&request, &loan, day(&on)?, &reference).await?,
            receipt_text,
        ),
        GuaranteeCommand::Recover { loan, amount, reference, on } => {
            let amount = platform.amount(request.who, &amount).await?;
            output::show(
                shared.json,
                &platform.recover(&request, &loan, amount, day(&on)?, &reference).await?,
                receipt_text,
            )
        }
    }
}

fn agreement_text(card: &AgreementCard) -> String {
    let rows: Vec<_> = card
        .parties
        .iter()
        .map(|p| {
            vec![p.name.clone(), p.role.clone(), format!("{}%", p.share_percent), cash(&p.borne), cash(&p.recovered)]
        })
        .collect();
    format!(
        "{} {}\n在保 {} 笔 loans, 余额 covered {}\n损失 losses {}  已代偿 paid {}  已追偿 recovered {}\n{}",
        card.id,
        card.name,
        card.loans,
        cash(&card.outstanding),
        cash(&card.losses),
        cash(&card.paid),
        cash(&card.recovered),
        output::table(&["当事人 party", "角色 role", ">分担 share", ">承担 borne", ">分回 recovered"], &rows)
    )
}

/// What a loss came from, each as PERIL=AMOUNT.
async fn causes(desk: &Desk, texts: &[String]) -> anyhow::Result<Vec<guarantee::Cause>> {
    let mut causes = Vec::new();
    for text in texts {
        let (peril, amount) = text.split_once('=').context("write a cause as PERIL=AMOUNT")?;
        causes.push(platform::claims::cause(peril, desk.platform.amount(desk.who()?, amount).await?)?);
    }
    Ok(causes)
}

/// An agreement with its layers and claims.
fn detail_text(card: &AgreementDetail) -> String {
    let rows: Vec<_> = card
        .parties
        .iter()
        .map(|p| {
            let name = format!("{} {}", p.name.zh, if p.front { "先行 front" } else { "" });
            let share = if card.layers.is_empty() { format!("{}%", p.share_percent) } else { "-".to_owned() };
            vec![name, p.role.zh.clone(), share, cash(&p.liability), cash(&p.borne), cash(&p.recovered)]
        })
        .collect();
    let headings = ["机构 party", "角色 role", ">分担 share", ">责任 liability", ">已承担 borne", ">已收回 recovered"];
    let mut text = format!(
        "{} {}\n{} 至 until {}  触发 trigger {}  追偿 recoveries {}\n{}",
        card.id,
        card.name,
        card.from,
        card.until,
        card.trigger.zh,
        card.recovery_order.zh,
        output::table(&headings, &rows)
    );
    if !card.layers.is_empty() {
        let rows: Vec<_> = card.layers.iter().map(layer_row).collect();
        let headings = ["层 layer", "方式 kind", "风险 perils", "分担 shares", ">限额 limit", ">已用 taken"];
        text.push('\n');
        text.push_str(&output::table(&headings, &rows));
    }
    if !card.claims.is_empty() {
        let rows: Vec<_> = card.claims.iter().map(claim_row).collect();
        let headings = ["借据 loan", "状态 state", ">损失 loss", ">代偿 paid", ">追偿 recovered", "期限 due"];
        text.push('\n');
        text.push_str(&output::table(&headings, &rows));
    }
    text
}

fn layer_row(layer: &LayerCard) -> Vec<String> {
    let perils: Vec<_> = layer.perils.iter().map(|peril| peril.zh.clone()).collect();
    let in_force = layer.bands.iter().find(|band| band.in_force).map_or(&layer.shares, |band| &band.shares);
    let shares: Vec<_> = in_force.iter().map(|share| format!("{} {}%", share.party, share.share_percent)).collect();
    vec![
        layer.name.clone(),
        layer.kind.zh.clone(),
        if perils.is_empty() { "全部 all".to_owned() } else { perils.join("、") },
        shares.join("、"),
        layer.limit.as_ref().map_or_else(String::new, |limit| format!("{} {}", layer.per.zh, cash(limit))),
        cash(&layer.taken),
    ]
}

fn claim_row(claim: &ClaimCard) -> Vec<String> {
    let next = claim.deadlines.iter().find(|line| line.done_on.is_none());
    let due = next.map_or_else(String::new, |line| {
        format!("{} {}{}", line.step.zh, line.by, if line.missed { " 已逾期 late" } else { "" })
    });
    vec![
        claim.loan_number.clone(),
        claim.state.zh.clone(),
        cash(&claim.loss),
        cash(&claim.paid),
        cash(&claim.recovered),
        due,
    ]
}
