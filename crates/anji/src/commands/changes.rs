//! Changes of a loan at the command line: proposed, or only looked at.

use calendar::Date;
use loan::PrepaymentMode;
use platform::approvals::Act;
use platform::cards::{PayoffCard, PreviewCard};
use platform::loan_changes::LoanChange;
use platform::preview::{Hypothesis, PreviewAct};

use super::lending::{position_text, proposed};
use crate::cli::{ChangeCommand, ChangeReason, Shared};
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji loan change`
pub async fn change(shared: &Shared, desk: &Desk, loan: &str, command: ChangeCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let (change, why) = told(command);
    let on = why.on.as_deref().map_or_else(|| Ok(platform.clock().today()), calendar::parse_date)?;
    if why.look {
        let act = Hypothesis {
            act: PreviewAct::Change,
            amount: None,
            on: Some(on),
            reference: None,
            mode: PrepaymentMode::KeepTerm,
            change: Some(change),
        };
        let card = platform.preview(request.who, loan, &act).await?;
        return output::show(shared.json, &card, preview_text);
    }
    let id = platform.loan_id(request.who, loan).await?;
    let act = Act::ChangeLoan { loan: id, on, change };
    proposed(shared, &platform.propose(&request, act, &why.reason).await?)
}

fn told(command: ChangeCommand) -> (LoanChange, ChangeReason) {
    match command {
        ChangeCommand::Rate { percent, spread_bps, why } => {
            (LoanChange::AgreeRate { rate_percent: percent, spread_bps }, why)
        }
        ChangeCommand::Extend { months, why } => (LoanChange::Extend { months }, why),
        ChangeCommand::Restructure { months, percent, repayment, in_difficulty, replan_arrears, why } => {
            let change =
                LoanChange::Restructure { months, rate_percent: percent, repayment, in_difficulty, replan_arrears };
            (change, why)
        }
        ChangeCommand::Waive { amount, why } => (LoanChange::WaivePenalty { amount }, why),
        ChangeCommand::Transfer { to, why } => (LoanChange::TransferDebt { firm: to }, why),
        ChangeCommand::Renew { by, qualifies, why } => (LoanChange::Renew { by_loan: by, qualifies }, why),
    }
}

fn preview_text(card: &PreviewCard) -> String {
    let mut out = format!("变更前 before\n{}", position_text(&card.before));
    out.push_str(&format!("变更后 after\n{}", position_text(&card.after)));
    for note in &card.notes {
        out.push_str(&format!("{} {}\n", note.zh, note.en));
    }
    let rows: Vec<_> = card
        .schedule
        .iter()
        .map(|row| {
            vec![
                row.number.to_string(),
                row.due_on.clone(),
                cash(&row.principal),
                cash(&row.interest),
                cash(&row.unpaid),
            ]
        })
        .collect();
    out.push_str(&output::table(
        &[">期 no.", "到期日 due", ">本金 principal", ">利息 interest", ">未还 unpaid"],
        &rows,
    ));
    out
}

/// `anji loan payoff`
pub async fn payoff(shared: &Shared, desk: &Desk, loan: &str, on: Date) -> anyhow::Result<()> {
    let card = desk.platform.payoff(desk.who()?, loan, on).await?;
    output::show(shared.json, &card, payoff_text)
}

fn payoff_text(card: &PayoffCard) -> String {
    let line = |name: &str, amount: &platform::cards::Cash| format!("  {name}  {}\n", cash(amount));
    let mut out = format!("{} 结清报价（此前无还款） payoff if nothing is paid before\n", card.on);
    out.push_str(&line("本金 principal     ", &card.principal));
    out.push_str(&line("利息 interest      ", &card.interest));
    out.push_str(&line("罚息复利 penalty   ", &card.penalty));
    out.push_str(&line("减：预收 advance   ", &card.advance));
    out.push_str(&line("应付合计 total     ", &card.total));
    out
}
