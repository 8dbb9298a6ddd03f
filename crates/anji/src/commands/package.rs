//! Packages of loans, joint lending and holdings.

use anyhow::Context as _;
use platform::participations::{
    ExposureCard, HolderCard, HoldingCard, HoldingLine, JointDocument, LenderDocument, LoanShareLine, LoanSharesCard,
    NewBuyBack, NewFunding, NewRemittance, NewTransfer, PackageCard, PackageDocument, PackageEntryCard, PackageLine,
    StatementCard,
};

use crate::cli::{HoldingCommand, JointCommand, PackageCommand, Shared};
use crate::commands::lending::proposed;
use crate::commands::policy::both;
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji package`
pub async fn package(shared: &Shared, command: PackageCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = package_on(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn package_on(shared: &Shared, desk: &Desk, command: PackageCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let card = match command {
        PackageCommand::List { .. }
        | PackageCommand::Statement { .. }
        | PackageCommand::Exposure
        | PackageCommand::Show { entries: true, .. } => return looked_at(shared, desk, command).await,
        PackageCommand::Submit { package, reason } => {
            return proposed(shared, &platform.package_submit(&request, &package, &reason).await?);
        }
        PackageCommand::Remit { package, holder, through, reference, reason } => {
            let said = NewRemittance { holder: Some(holder), through, reference, reason };
            return proposed(shared, &platform.package_remit(&request, &package, said).await?);
        }
        PackageCommand::BuyBack { package, loan, on, reason } => {
            let said = NewBuyBack { loan, on, reason };
            return proposed(shared, &platform.package_buy_back(&request, &package, said).await?);
        }
        PackageCommand::Draft { document, loans } => {
            let text = std::fs::read_to_string(&document).with_context(|| format!("reading {}", document.display()))?;
            // JSON is YAML.
            let mut said: PackageDocument = serde_norway::from_str(&text)?;
            said.loans.extend(loans);
            platform.package_draft(&request, said).await?
        }
        PackageCommand::Add { package, loans } => platform.package_add(&request, &package, &loans).await?,
        PackageCommand::Drop { package, loans } => platform.package_drop(&request, &package, &loans).await?,
        PackageCommand::Show { package, .. } => platform.package(request.who, &package).await?,
        PackageCommand::Accept { package, holder, reference } => {
            platform.package_accept_by_hand(&request, &package, holder, &reference).await?
        }
        PackageCommand::Transfer { package, reference, price } => {
            platform.package_transfer(&request, &package, NewTransfer { reference, price }).await?
        }
        PackageCommand::Fund { package, holder, amount, reference } => {
            platform.package_fund(&request, &package, NewFunding { holder, reference, amount }).await?
        }
        PackageCommand::Cancel { package, reason } => platform.package_cancel(&request, &package, &reason).await?,
    };
    output::show(shared.json, &card, card_text)
}

async fn looked_at(shared: &Shared, desk: &Desk, command: PackageCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    match command {
        PackageCommand::List { after, limit } => {
            let (lines, next) = platform.packages(request.who, &after, limit).await?;
            output::show(shared.json, &lines, |lines| {
                let next = next.map_or_else(String::new, |next| format!("下一页 next: --after {next}\n"));
                format!("{}{next}", lines_text(lines))
            })
        }
        PackageCommand::Statement { package, holder, from, to } => {
            let period = (from.as_deref(), to.as_deref());
            let card = platform.package_statement(request.who, &package, Some(holder), period).await?;
            output::show(shared.json, &card, statement_text)
        }
        PackageCommand::Show { package, .. } => {
            let entries = platform.package_entries(request.who, &package).await?;
            output::show(shared.json, &entries, |entries| entries_text(entries))
        }
        _ => {
            let cards = platform.share_exposure(request.who).await?;
            output::show(shared.json, &cards, |cards| exposure_text(cards))
        }
    }
}

/// `anji joint`
pub async fn joint(shared: &Shared, command: JointCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = joint_on(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn joint_on(shared: &Shared, desk: &Desk, command: JointCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    match command {
        JointCommand::Draft { loan, lead, lenders, fee_bps, fee_interest, fees_shared } => {
            let mut named = Vec::with_capacity(lenders.len());
            for lender in &lenders {
                let (who, share) = lender.rsplit_once('=').context("write a lender as code=1000")?;
                let share_bps = share.trim().parse().context("write the share in basis points")?;
                // A code is one of this platform's institutions; anything else is a name.
                let known = platform.institution_coded(who.trim()).await?.is_some();
                let (institution, name) = if known { (Some(who.into()), None) } else { (None, Some(who.into())) };
                named.push(LenderDocument { institution, name, share_bps });
            }
            let said = JointDocument {
                name: None,
                lead_bps: lead,
                lenders: named,
                fee_bps,
                fee_interest_percent: fee_interest,
                fees_shared,
            };
            let card = platform.joint_draft(&request, &loan, said).await?;
            output::show(shared.json, &card, card_text)
        }
        JointCommand::Shares { loan } => {
            let card = platform.loan_shares(request.who, &loan).await?;
            output::show(shared.json, &card, shares_text)
        }
    }
}

/// `anji holding`
pub async fn holding(shared: &Shared, command: HoldingCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = holding_on(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn holding_on(shared: &Shared, desk: &Desk, command: HoldingCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let card = match command {
        HoldingCommand::List { after, limit } => {
            let (lines, next) = platform.holdings(request.who, &after, limit).await?;
            return output::show(shared.json, &lines, |lines| {
                let next = next.map_or_else(String::new, |next| format!("下一页 next: --after {next}\n"));
                format!("{}{next}", holdings_text(lines))
            });
        }
        HoldingCommand::Statement { holding, from, to } => {
            let period = (from.as_deref(), to.as_deref());
            let card = platform.holding_statement(request.who, &holding, period).await?;
            return output::show(shared.json, &card, statement_text);
        }
        HoldingCommand::Show { holding } => platform.holding(request.who, &holding).await?,
        HoldingCommand::Accept { holding } => platform.holding_accept(&request, &holding, None).await?,
        HoldingCommand::Decline { holding, reason } => platform.holding_decline(&request, &holding, &reason).await?,
    };
    output::show(shared.json, &card, holding_text)
}

fn lines_text(lines: &[PackageLine]) -> String {
    let row = |line: &PackageLine| {
        vec![
            line.number.clone(),
            line.name.clone(),
            both(&line.form),
            both(&line.state),
            line.holders.join("、"),
            format!("{}%", line.share_percent),
            line.loans.to_string(),
            line.principal.as_ref().map_or_else(|| "-".into(), cash),
        ]
    };
    let headings = [
        "编号 number",
        "名称 name",
        "类型 kind",
        "状态 state",
        "参与方 holders",
        ">份额 share",
        ">借据 loans",
        ">他方本金 principal",
    ];
    output::table(&headings, &lines.iter().map(row).collect::<Vec<_>>())
}

fn card_text(card: &PackageCard) -> String {
    let line = &card.line;
    let price = match (&line.price, &line.price_percent, &card.price_now) {
        (Some(price), Some(percent), _) => format!("{} ({percent}%)", cash(price)),
        (Some(price), None, _) => cash(price),
        (None, Some(percent), Some(now)) => format!("{percent}% = {}", cash(now)),
        _ => "-".into(),
    };
    let mut text = format!(
        "{}  {}  {}  {}\n封包日 cut-off {}  交割日 transfer {}  价款 price {}  服务费 servicing fee {}\n本金 principal {}  自留 kept {}\n",
        line.number,
        line.name,
        both(&line.form),
        both(&line.state),
        line.cut_off.as_deref().unwrap_or("-"),
        card.transfer_on.as_deref().unwrap_or("-"),
        price,
        both(&card.fee),
        cash(&card.outstanding),
        cash(&card.kept),
    );
    text.push_str(fees_text(card.fees_shared));
    if let Some(result) = &card.result {
        text.push_str(&format!("转让损益 gain or loss {}\n", cash(result)));
    }
    text.push_str(&holders_text(&card.holders_of));
    let loans: Vec<_> = card
        .loans_of
        .iter()
        .map(|loan| {
            vec![
                loan.number.clone(),
                both(&loan.state),
                loan.days_past_due.to_string(),
                cash(&loan.outstanding),
                cash(&loan.shared),
                cash(&loan.kept),
                loan.refused.as_ref().map_or_else(String::new, |why| format!("不符合 refused: {}", both(why))),
            ]
        })
        .collect();
    let headings = ["借据 loan", "状态 state", ">逾期 late", ">本金 principal", ">他方 shared", ">自留 kept", ""];
    text.push_str(&output::table(&headings, &loans));
    for refused in &card.refused {
        let loan = refused.number.as_deref().unwrap_or(&refused.loan);
        text.push_str(&format!("未加入 refused: {loan}  {}\n", both(&refused.why)));
    }
    for waiting in &card.waiting {
        text.push_str(&format!("待复核 waits: {waiting}\n"));
    }
    text
}

const fn fees_text(shared: bool) -> &'static str {
    if shared {
        "企业所交费用按份额共享 fees of firms are shared\n"
    } else {
        "企业所交费用归服务机构 fees of firms are the servicer's\n"
    }
}

fn holders_text(holders: &[HolderCard]) -> String {
    let row = |holder: &HolderCard| {
        vec![
            format!("{} {}", holder.place, holder.name),
            format!("{}%", holder.share_percent),
            both(&holder.acceptance.state),
            cash(&holder.principal),
            cash(&holder.fees),
            cash(&holder.due),
            cash(&holder.remitted),
            cash(&holder.still_due),
            cash(&holder.to_fund),
        ]
    };
    let headings = [
        "参与方 holder",
        ">份额 share",
        "接受 accepted",
        ">本金 principal",
        ">费用 fees",
        ">应付 due",
        ">已划付 remitted",
        ">待划付 still due",
        ">待出资 to put in",
    ];
    output::table(&headings, &holders.iter().map(row).collect::<Vec<_>>())
}

fn statement_text(card: &StatementCard) -> String {
    let mut text = format!("{}  {}  {} – {}\n", card.number, card.holder, card.from, card.to);
    let lines = [
        ("期初本金 opening", &card.opening),
        ("转入或放款 entered", &card.entered),
        ("收回本金 principal", &card.principal),
        ("核销本金 lost", &card.principal_lost),
        ("回购本金 given back", &card.returned),
        ("期末本金 closing", &card.closing),
        ("利息 interest", &card.interest),
        ("罚息复利 penalties", &card.penalty),
        ("核销后收回 recovered", &card.recovered),
        ("企业所交费用 firms' fees", &card.fees),
        ("服务费 servicing fee", &card.fee),
        ("回购价款 bought back", &card.bought_back),
        ("价款更正 price corrected", &card.price_correction),
        ("本期应付 due", &card.due_in_period),
        ("结转及更正 brought forward", &card.brought_forward),
        ("已划付 passed on", &card.remitted),
        ("待划付 still due", &card.still_due),
    ];
    let rows: Vec<_> = lines.iter().map(|(name, amount)| vec![(*name).to_owned(), cash(amount)]).collect();
    text.push_str(&output::table(&["项目 line", ">金额 amount"], &rows));
    let flows: Vec<_> = card
        .flows
        .iter()
        .map(|flow| {
            vec![
                flow.on.clone(),
                flow.number.clone(),
                cash(&flow.principal),
                cash(&flow.interest),
                cash(&flow.penalty),
                cash(&flow.recovered),
                cash(&flow.fees),
                cash(&flow.lost),
            ]
        })
        .collect();
    let headings = [
        "日期 on",
        "借据 loan",
        ">本金 principal",
        ">利息 interest",
        ">罚息复利 penalties",
        ">收回 recovered",
        ">费用 fees",
        ">损失 lost",
    ];
    text.push_str(&output::table(&headings, &flows));
    text
}

fn entries_text(entries: &[PackageEntryCard]) -> String {
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            vec![
                entry.on.clone(),
                both(&entry.rule),
                entry.number.clone().or_else(|| entry.reference.clone()).unwrap_or_default(),
                both(&entry.role),
                cash(&entry.amount),
            ]
        })
        .collect();
    output::table(&["日期 on", "事项 rule", "借据或编号 loan", "科目 role", ">金额 amount"], &rows)
}

fn shares_text(card: &LoanSharesCard) -> String {
    let row = |card: &LoanShareLine| {
        vec![
            card.number.clone(),
            both(&card.form),
            card.holder.clone(),
            format!("{}%", card.share_percent),
            card.after.clone().unwrap_or_else(|| "自始 outset".into()),
            card.until.clone().unwrap_or_default(),
            cash(&card.principal),
            cash(&card.interest),
        ]
    };
    let headings = [
        "编号 number",
        "类型 kind",
        "持有方 holder",
        ">份额 share",
        "此后归其 after",
        "至 until",
        ">本金 principal",
        ">已得利息 interest",
    ];
    let mut text = output::table(&headings, &card.shares.iter().map(row).collect::<Vec<_>>());
    if let (Some(whole), Some(kept)) = (&card.outstanding, &card.kept) {
        text.push_str(&format!("未还本金 outstanding {}  自留 kept {}\n", cash(whole), cash(kept)));
    }
    text
}

fn exposure_text(cards: &[ExposureCard]) -> String {
    let row = |card: &ExposureCard| vec![cash(&card.lent), cash(&card.passed), cash(&card.held), cash(&card.net)];
    let headings = [">贷款本金 lent", ">他方份额 passed", ">持有他行份额 held", ">净敞口 net"];
    output::table(&headings, &cards.iter().map(row).collect::<Vec<_>>())
}

fn holdings_text(lines: &[HoldingLine]) -> String {
    let row = |line: &HoldingLine| {
        vec![
            line.number.clone(),
            line.name.clone(),
            both(&line.form),
            line.servicer.clone(),
            format!("{}%", line.share_percent),
            line.loans.to_string(),
            both(&line.state),
            both(&line.acceptance.state),
        ]
    };
    let headings = [
        "编号 number",
        "名称 name",
        "类型 kind",
        "服务机构 servicer",
        ">份额 share",
        ">借据 loans",
        "状态 state",
        "答复 answer",
    ];
    output::table(&headings, &lines.iter().map(row).collect::<Vec<_>>())
}

fn holding_text(card: &HoldingCard) -> String {
    let mut text = holdings_text(std::slice::from_ref(&card.line));
    text.push_str(&format!(
        "价款 price {}  服务费 servicing fee {}\n",
        card.price.as_ref().map_or_else(|| "-".into(), cash),
        both(&card.fee)
    ));
    text.push_str(fees_text(card.fees_shared));
    if card.line.form.id == "package" {
        let most = card.most_days_past_due.map_or_else(|| "不限 any".into(), |days| format!("{days} 天 days"));
        text.push_str(&format!("封包日逾期上限 most days past due {most}\n"));
    }
    let loans: Vec<_> = card
        .loans_of
        .iter()
        .map(|loan| {
            vec![
                loan.number.clone(),
                both(&loan.state),
                loan.days_past_due.to_string(),
                cash(&loan.outstanding),
                cash(&loan.principal),
                loan.bought_back_on.as_ref().map_or_else(String::new, |on| format!("{on} 回购 taken back")),
            ]
        })
        .collect();
    let headings = ["借据 loan", "状态 state", ">逾期 late", ">本金 principal", ">本机构份额 ours", ""];
    text.push_str(&output::table(&headings, &loans));
    if let Some(account) = &card.account {
        text.push_str(&holders_text(std::slice::from_ref(account)));
    }
    text
}
