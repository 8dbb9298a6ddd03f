//! Firms, consents, applications, decisions, approvals.

use std::fs;

use anyhow::{Context, bail};
use calendar::parse_date;
use codes::{ApplicationId, ConsentId, FirmId, Uscc};
use decision::{Channel, Kyc, Outcome as Verdict, Standing, Status};
use platform::approvals::{Act, ApprovalState};
use platform::cards::{ApplicationCard, DecisionCard, ReasonCard};
use platform::firms::{ConsentTerms, NewFirm};
use platform::origination::NewApplication;

use crate::cli::{ApplicationCommand, Apply, Approve, FirmCommand, Shared};
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji firm`
pub async fn firm(shared: &Shared, command: FirmCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = firm_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn firm_command(shared: &Shared, desk: &Desk, command: FirmCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    match command {
        FirmCommand::Add { uscc, name, region, industry, registered_on, identified } => {
            let new = NewFirm {
                id: None,
                uscc: uscc.parse::<Uscc>()?,
                name,
                region,
                industry,
                registered_on: registered_on.as_deref().map(parse_date).transpose()?,
                standing: Standing::Active,
                kyc: if identified { Kyc::Complete } else { Kyc::Incomplete },
                simulated: false,
            };
            let made = platform.register_firm(&request, new).await?;
            output::show(shared.json, &made, |made| format!("{} {} is {}\n", made.uscc, made.name, made.firm))
        }
        FirmCommand::Show { firm } => {
            let firm = platform.firm(desk.who()?, &firm).await?;
            output::show(shared.json, &firm, |firm| {
                let mark = if firm.simulated { "（模拟 simulated）" } else { "" };
                format!(
                    "{}\n{}{mark}\n信用代码 USCC  {}\n地区 region    {}\n行业 industry  {}\n",
                    firm.firm, firm.name, firm.uscc, firm.region, firm.industry
                )
            })
        }
        FirmCommand::Consent { firm, categories, until, text } => {
            let firm = platform.firm(desk.who()?, &firm).await?;
            let seen = fs::read(&text).with_context(|| format!("reading {}", text.display()))?;
            let terms = ConsentTerms {
                firm: firm.firm.parse()?,
                recipient: request.institution(),
                purpose: "credit-assessment".into(),
                categories,
                from: platform.clock().today(),
                until: parse_date(&until)?,
                text_sha256: platform::firms::text_digest(&seen),
                method: "counter-signature".into(),
            };
            let made = platform.grant_consent(&request, terms).await?;
            output::show(shared.json, &made, |made| format!("{} holds until {}\n", made.id, made.terms.until))
        }
        FirmCommand::Withdraw { consent } => {
            let made = platform.withdraw_consent(&request, consent.parse::<ConsentId>()?).await?;
            output::show(shared.json, &made, |made| {
                format!("{} is withdrawn: nothing is read under it from now on\n", made.id)
            })
        }
        FirmCommand::Erase { firm } => {
            let firm = firm.parse::<FirmId>()?;
            platform.erase_firm(&request, firm).await?;
            output::print(&format!("{firm} is erased\n"))
        }
    }
}

/// `anji apply`
pub async fn apply(shared: &Shared, apply: Apply) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = async {
        let amount = desk.platform.amount_of_product(desk.who()?, &apply.product, &apply.amount).await?;
        let new = NewApplication {
            firm: apply.firm,
            product: apply.product,
            amount,
            tenor_months: apply.tenor,
            purpose: apply.purpose,
            repayment: apply.repayment,
            channel: Channel::Branch,
            automation_refused: apply.refuse_automation,
        };
        Ok::<_, anyhow::Error>(desk.platform.submit(&desk.request()?, new).await?)
    }
    .await;
    desk.close().await;
    output::show(shared.json, &done?, application_text)
}

/// `anji decide`
pub async fn decide(shared: &Shared, application: &str) -> anyhow::Result<()> {
    let id = application.parse::<ApplicationId>()?;
    let desk = Desk::open(shared).await?;
    let done = desk.platform.decide(&desk.request()?, id).await;
    desk.close().await;
    output::show(shared.json, &done?, application_text)
}

/// `anji approve`: an application or a proposal.
pub async fn approve(shared: &Shared, asked: Approve) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = approve_either(shared, &desk, asked).await;
    desk.close().await;
    done
}

async fn approve_either(shared: &Shared, desk: &Desk, asked: Approve) -> anyhow::Result<()> {
    let request = desk.request()?;
    if let Ok(id) = asked.which.parse::<ApplicationId>() {
        let card = desk.platform.review(&request, id, !asked.decline, &asked.reason).await?;
        return output::show(shared.json, &card, application_text);
    }
    if asked.which.len() != 32 {
        bail!("'{}' is neither an application (app_…) nor a proposal (32 hexadecimal digits)", asked.which);
    }
    let approval = if asked.decline {
        desk.platform.refuse(&request, &asked.which, &asked.reason).await?
    } else {
        desk.platform.approve(&request, &asked.which).await?
    };
    if let (Act::BringBook { migration }, ApprovalState::Done) = (&approval.act, approval.state) {
        return super::migrate::carry_out(shared, desk, &migration.to_string()).await;
    }
    output::show(shared.json, &approval, |a| {
        format!(
            "{} {}: {} of {} approvals, {}\n",
            a.act.zh(),
            a.id,
            a.approved_by.len(),
            a.act.approvals_needed(),
            a.state.as_str()
        )
    })
}

/// `anji application`
pub async fn application(shared: &Shared, command: ApplicationCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = match command {
        ApplicationCommand::List { state, limit } => list(shared, &desk, state.as_deref(), limit).await,
        ApplicationCommand::Show { application } => match application.parse::<ApplicationId>() {
            Ok(id) => match desk.platform.application(desk.who()?, id).await {
                Ok(card) => output::show(shared.json, &card, application_text),
                Err(problem) => Err(problem.into()),
            },
            Err(error) => Err(error.into()),
        },
    };
    desk.close().await;
    done
}

async fn list(shared: &Shared, desk: &Desk, state: Option<&str>, limit: u32) -> anyhow::Result<()> {
    let rows = desk.platform.applications(desk.who()?, state, "", limit).await?;
    output::show(shared.json, &rows, |rows| {
        let cells: Vec<_> = rows
            .iter()
            .map(|r| {
                vec![
                    r.id.clone(),
                    r.product.clone(),
                    output::minor(r.amount, &r.currency),
                    format!("{} 个月", r.tenor_months),
                    output::state(&r.state, Status::zh),
                    r.outcome.as_deref().map(|outcome| output::state(outcome, Verdict::zh)).unwrap_or_default(),
                    r.grade.clone().unwrap_or_default(),
                    r.submitted_on.clone(),
                ]
            })
            .collect();
        output::table(
            &[
                "申请 application",
                "产品 product",
                ">金额 amount",
                ">期限 tenor",
                "状态 state",
                "结论 outcome",
                "等级 grade",
                "日期 date",
            ],
            &cells,
        )
    })
}

/// An application as people read it.
pub fn application_text(card: &ApplicationCard) -> String {
    let mut out = format!(
        "{}\n产品 product   {}\n申请 asked     {}, {} 个月 months, {}\n状态 state     {} {}\n",
        card.id,
        card.product,
        cash(&card.amount),
        card.tenor_months,
        card.purpose.zh,
        card.state.zh,
        card.state.en
    );
    if let Some(decision) = &card.decision {
        out.push_str(&decision_text(decision));
    }
    if let Some(review) = &card.review {
        out.push_str(&format!("复核 review    {} {}：{}\n", review.outcome.zh, review.outcome.en, review.reason));
    }
    if let Some(loan) = &card.loan {
        out.push_str(&format!("借据 loan      {loan}\n"));
    }
    if !card.allowed.is_empty() {
        let acts: Vec<_> = card.allowed.iter().map(|act| format!("{} {}", act.zh, act.act)).collect();
        out.push_str(&format!("下一步 next    {}\n", acts.join(", ")));
    }
    out
}

/// A decision as people read it.
pub fn decision_text(decision: &DecisionCard) -> String {
    let mut out = format!("结论 decision  {} {}（{}）\n", decision.outcome.zh, decision.outcome.en, decision.id);
    if let (Some(score), Some(pd), Some(grade)) = (decision.score, &decision.pd_percent, &decision.grade) {
        out.push_str(&format!("评分 score     {score} 分 points, PD {pd}%, 等级 grade {grade}\n"));
    }
    if let (Some(amount), Some(rate)) = (&decision.amount, &decision.rate) {
        out.push_str(&format!(
            "报价 offer     {}, 年利率 {}%（月 {}‰）",
            cash(amount),
            rate.annual_percent,
            rate.monthly_permille
        ));
        if let (Some(simple), Some(compound)) = (&decision.all_in_simple_percent, &decision.all_in_compound_percent) {
            out.push_str(&format!(", 综合融资成本 all-in {simple}% 单利 simple / {compound}% 复利 compound"));
        }
        out.push('\n');
    }
    for reason in &decision.reasons {
        out.push_str(&reason_text(reason));
    }
    out
}

/// A reason with the rule behind it, and with what was found where that says something: once where it reads the same in both
/// languages.
fn reason_text(reason: &ReasonCard) -> String {
    let found = match (&reason.value_zh, &reason.value) {
        (Some(zh), Some(en)) if zh == en => format!(" = {en}"),
        (Some(zh), Some(en)) => format!(" = {zh} {en}"),
        _ => String::new(),
    };
    format!("  · {} {}（{}{found}）\n", reason.zh, reason.en, reason.rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_shows_what_was_found_only_where_it_says_something() {
        let reason = |zh: Option<&str>, en: Option<&str>| ReasonCard {
            code: "c".into(),
            zh: "近期查询较多".into(),
            en: "many recent queries".into(),
            weight: platform::cards::Named::new("note", "说明", "explains"),
            rule: "queries_3m".into(),
            value: en.map(str::to_owned),
            value_zh: zh.map(str::to_owned),
            threshold: None,
            threshold_zh: None,
        };
        for (zh, en, found) in [
            (None, None, ""),
            (Some("7 次"), Some("7 次"), " = 7 次"),
            (Some("缺失"), Some("missing"), " = 缺失 missing"),
        ] {
            let expected = format!("  · 近期查询较多 many recent queries（queries_3m{found}）\n");
            assert_eq!(reason_text(&reason(zh, en)), expected);
        }
    }
}
