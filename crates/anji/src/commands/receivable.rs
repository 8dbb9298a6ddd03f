//! Receivables: assigned, collected, credited, disputed, handed back; the buyers of an institution.

use std::path::Path;

use anyhow::Context;
use platform::receivable_cards::{
    AssignedCard, BaseCard, ConcentrationCard, ReceivableLine, ReceivableReceipt, ReceivablesCard,
};
use platform::receivables::{NewCollection, NewCreditNote, PaperFiles, ReceivableChange};

use crate::cli::{Claim, ReceivableCommand, Shared};
use crate::commands::lending::proposed;
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji receivable`
pub async fn receivable(shared: &Shared, command: ReceivableCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = command_on(shared, &desk, command).await;
    desk.close().await;
    done
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}: check the path", path.display()))
}

async fn command_on(shared: &Shared, desk: &Desk, command: ReceivableCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let propose = async |claim: Claim, change: ReceivableChange, reason: String| {
        let of = (claim.facility.as_str(), claim.invoice.as_str());
        proposed(shared, &platform.propose_receivable(&request, of, change, &reason).await?)
    };
    let receipt = match command {
        ReceivableCommand::Assign { facility, invoices, orders, receipts } => {
            let invoices = read(&invoices)?;
            let orders = orders.as_deref().map(read).transpose()?;
            let receipts = receipts.as_deref().map(read).transpose()?;
            let files = PaperFiles { invoices: &invoices, orders: orders.as_deref(), receipts: receipts.as_deref() };
            let card = platform.assign_receivables(&request, &facility, files).await?;
            return output::show(shared.json, &card, assigned_text);
        }
        ReceivableCommand::List { facility, after, limit } => {
            let card = platform.receivables(request.who, &facility, &after, limit).await?;
            return output::show(shared.json, &card, list_text);
        }
        ReceivableCommand::Buyers { risk_assets, net_assets } => {
            let given = (risk_assets.as_deref(), net_assets.as_deref());
            let card = platform.receivable_concentration(request.who, given).await?;
            return output::show(shared.json, &card, buyers_text);
        }
        ReceivableCommand::Admit { claim, reason } => return propose(claim, ReceivableChange::Admit, reason).await,
        ReceivableCommand::EndDispute { claim, reason } => {
            return propose(claim, ReceivableChange::EndDispute, reason).await;
        }
        ReceivableCommand::HandBack { claim, cause, reason } => {
            let cause = serde_json::from_value(serde_json::Value::String(cause))
                .context("a cause is overdue, disputed, untrue or agreed")?;
            return propose(claim, ReceivableChange::HandBack { cause }, reason).await;
        }
        ReceivableCommand::TakeBack { claim, reference, reason } => {
            return propose(claim, ReceivableChange::TakeBack { reference }, reason).await;
        }
        ReceivableCommand::Collect { claim, amount, on, reference, direct } => {
            let asked = NewCollection { amount, on, reference, direct };
            platform.collect_receivable(&request, (&claim.facility, &claim.invoice), asked).await?
        }
        ReceivableCommand::Credit { claim, amount, on, reference, reason } => {
            let asked = NewCreditNote { amount, on, reference, reason };
            platform.credit_receivable(&request, (&claim.facility, &claim.invoice), asked).await?
        }
        ReceivableCommand::Dispute { claim, reason } => {
            platform.dispute_receivable(&request, (&claim.facility, &claim.invoice), &reason).await?
        }
    };
    output::show(shared.json, &receipt, receipt_text)
}

fn base_text(base: &BaseCard) -> String {
    let rows: Vec<_> = base
        .debtors
        .iter()
        .map(|one| {
            vec![
                one.name.clone().unwrap_or_else(|| one.firm.clone()),
                cash(&one.open),
                format!("{}%", one.percent),
                cash(&one.overdue),
                cash(&one.counted),
                if one.stopped { "停止计入 stopped".into() } else { String::new() },
            ]
        })
        .collect();
    let headings = ["买方 buyer", ">未付 owed", ">占比 part", ">逾期 overdue", ">计入 counts", ""];
    format!(
        "未付 owed {}  合格 eligible {}  计入 counts {}  可融资 covered {}\n{}",
        cash(&base.open),
        cash(&base.eligible),
        cash(&base.counted),
        cash(&base.covered),
        output::table(&headings, &rows),
    )
}

fn lines_text(lines: &[ReceivableLine]) -> String {
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let found: Vec<_> = line.findings.iter().map(|it| format!("{} {}", it.zh, it.en)).collect();
            vec![
                line.invoice.clone(),
                line.debtor_name.clone().unwrap_or_default(),
                cash(&line.amount),
                cash(&line.open),
                line.due_on.clone(),
                format!("{} {}", line.status.zh, line.status.en),
                found.join("；"),
            ]
        })
        .collect();
    let headings =
        ["发票 invoice", "买方 buyer", ">价税合计 invoiced", ">未付 owed", "到期 due", "状态 state", "待核 to look at"];
    output::table(&headings, &rows)
}

fn list_text(card: &ReceivablesCard) -> String {
    let terms = &card.terms;
    let next = card.next.as_ref().map_or_else(String::new, |next| format!("下一页 next: --after {next}\n"));
    format!(
        "{}  {} {}  {} {}  融资比例 advance {}%  单一买方 one buyer {}%  账期 days {}  宽限 grace {}\n{}{}{next}",
        card.number,
        terms.recourse.zh,
        terms.recourse.en,
        terms.notified.zh,
        terms.notified.en,
        terms.advance_percent,
        terms.debtor_percent,
        terms.most_days,
        terms.grace_days,
        base_text(&card.base),
        lines_text(&card.rows),
    )
}

fn assigned_text(card: &AssignedCard) -> String {
    let mut text = format!(
        "{}  入池 taken {}  待复核 waiting {}  已有 known {}  拒收 refused {}  无法读取 unread {}\n",
        card.number,
        card.taken,
        card.waiting,
        card.known,
        card.refused.len(),
        card.unread.len(),
    );
    for one in &card.refused {
        for found in &one.findings {
            text.push_str(&format!("  第 {} 行 row  {}  {} {}\n", one.row, one.invoice, found.zh, found.en));
        }
    }
    for row in &card.unread {
        let (file, reason) = (&row.file, &row.reason);
        text.push_str(&format!(
            "  {} {} 第 {} 行 row  {} {}: {}\n",
            file.zh, file.en, row.row, reason.zh, reason.en, row.detail
        ));
    }
    text.push_str(&base_text(&card.base));
    text
}

fn receipt_text(receipt: &ReceivableReceipt) -> String {
    let mut text = lines_text(std::slice::from_ref(&receipt.line));
    for payment in &receipt.line.collections {
        let said = match (payment.reversed, payment.direct) {
            (true, _) => "已冲正 taken back".to_owned(),
            (false, true) => "买方直接付给卖方 paid to the seller".to_owned(),
            (false, false) => {
                let parts = payment.applied.iter().map(|part| format!("{} {}", part.number, cash(&part.amount)));
                format!("还款 paid: {}", parts.collect::<Vec<_>>().join(", "))
            }
        };
        text.push_str(&format!(
            "回款 payment {}  {}  {}  {said}\n",
            payment.on,
            payment.reference,
            cash(&payment.amount)
        ));
    }
    text.push_str(&base_text(&receipt.base));
    text
}

fn buyers_text(card: &ConcentrationCard) -> String {
    let simulated = if card.simulated { "  模拟 simulated" } else { "" };
    let mut text = format!(
        "{}{simulated}  应收账款 receivables {}  融资余额 lent {}  最低准备 least reserve {}\n",
        card.on,
        cash(&card.open),
        cash(&card.lent),
        cash(&card.reserve),
    );
    let rows: Vec<_> = card
        .gauges
        .iter()
        .map(|gauge| {
            let unit = if gauge.unit == "percent" { "%" } else { "×" };
            let value = gauge.value.as_ref().map_or_else(|| "-".into(), |value| format!("{value}{unit}"));
            vec![
                format!("{} {}", gauge.what.zh, gauge.what.en),
                value,
                format!("≤ {}{unit}", gauge.line),
                light(&gauge.light),
            ]
        })
        .collect();
    text.push_str(&output::table(&["指标 figure", ">值 value", ">上限 line", "灯 light"], &rows));
    let rows: Vec<_> = card
        .debtors
        .iter()
        .map(|one| {
            vec![
                one.name.clone().unwrap_or_else(|| one.firm.clone()),
                cash(&one.open),
                cash(&one.overdue),
                one.percent.as_ref().map_or_else(|| "-".into(), |percent| format!("{percent}%")),
                one.facilities.to_string(),
                if one.affiliate { "关联 affiliate".into() } else { String::new() },
            ]
        })
        .collect();
    let headings = ["买方 buyer", ">未付 owed", ">逾期 overdue", ">占风险资产 of risk assets", ">额度 facilities", ""];
    text.push_str(&output::table(&headings, &rows));
    text
}

fn light(word: &str) -> String {
    match word {
        "green" => "绿 green",
        "yellow" => "黄 yellow",
        "red" => "红 red",
        _ => "-",
    }
    .into()
}
