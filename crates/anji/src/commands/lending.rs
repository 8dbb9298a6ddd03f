//! Loans, policies, close of day, summary.

use anyhow::bail;
use calendar::{Date, parse_date};
use codes::{ApplicationId, PolicyId};
use loan::{PrepaymentMode, Stage};
use platform::approvals::{Act, Approval};
use platform::cards::{AllowedAct, LoanCard, LoanReceipt, OffBalanceCard, PositionCard, SummaryCard};
use platform::loan_changes::NewFee;
use platform::servicing::RailAnswer;

use crate::cli::{LoanCommand, Shared};
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji loan`
pub async fn loan(shared: &Shared, command: LoanCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = loan_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn loan_command(shared: &Shared, desk: &Desk, command: LoanCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let day = |text: &Option<String>| -> anyhow::Result<Date> {
        text.as_deref().map_or_else(|| Ok(platform.clock().today()), |text| Ok(parse_date(text)?))
    };
    let receipt = match command {
        LoanCommand::List { state, limit } => return list(shared, desk, state.as_deref(), limit).await,
        LoanCommand::Show { loan, at, known } => {
            let known = known.as_deref().map(parse_date).transpose()?;
            let card = platform.loan(desk.who()?, &loan, day(&at)?, known).await?;
            return output::show(shared.json, &card, loan_text);
        }
        LoanCommand::Schedule { loan } => {
            let card = platform.loan(desk.who()?, &loan, platform.clock().today(), None).await?;
            return output::show(shared.json, &card.schedule, |_| schedule_text(&card));
        }
        LoanCommand::Reverse { loan, reference, reason } => {
            let id = platform.loan_id(request.who, &loan).await?;
            let act = Act::ReversePayment { loan: id, reference, on: platform.clock().today() };
            return proposed(shared, &platform.propose(&request, act, &reason).await?);
        }
        LoanCommand::Change { loan, change } => return super::changes::change(shared, desk, &loan, change).await,
        LoanCommand::Payoff { loan, on } => return super::changes::payoff(shared, desk, &loan, day(&on)?).await,
        LoanCommand::Fee { loan, name, payee, amount, on, reference } => {
            let amount = platform.amount_of_loan(request.who, &loan, &amount).await?;
            let fee = NewFee { name, payee, amount, on: day(&on)?, reference };
            platform.record_fee(&request, &loan, fee).await?
        }
        LoanCommand::WriteOff { loan, reason } => {
            let id = platform.loan_id(request.who, &loan).await?;
            let act = Act::WriteOff { loan: id, on: platform.clock().today() };
            return proposed(shared, &platform.propose(&request, act, &reason).await?);
        }
        LoanCommand::Contract { application } => {
            platform.contract(&request, application.parse::<ApplicationId>()?).await?
        }
        LoanCommand::Instruct { loan } => platform.instruct_payout(&request, &loan).await?,
        LoanCommand::Release { loan } => platform.release_payout(&request, &loan).await?,
        LoanCommand::Cancel { loan, reason } => platform.cancel_contract(&request, &loan, &reason).await?,
        LoanCommand::Confirm { loan, reference, result, on } => {
            let answer = match result.as_str() {
                "confirmed" => RailAnswer::Confirmed,
                "unknown" => RailAnswer::Unknown,
                "returned" => RailAnswer::Returned,
                other => bail!("'{other}' is not an answer of the bank: use confirmed, unknown or returned"),
            };
            platform.confirm_payout(&request, &loan, answer, &reference, day(&on)?).await?
        }
        LoanCommand::Pay { loan, amount, on, reference, ahead } => {
            let amount = platform.amount_of_loan(request.who, &loan, &amount).await?;
            match ahead.as_deref() {
                None => platform.pay(&request, &loan, amount, day(&on)?, &reference).await?,
                Some(mode) => {
                    let mode = match mode {
                        "keep-term" => PrepaymentMode::KeepTerm,
                        "shorten-term" => PrepaymentMode::ShortenTerm,
                        "keep-plan" => PrepaymentMode::KeepPlan,
                        other => bail!("'{other}' is not a way to pay ahead: use keep-term, shorten-term or keep-plan"),
                    };
                    platform.prepay(&request, &loan, amount, day(&on)?, &reference, mode).await?
                }
            }
        }
    };
    output::show(shared.json, &receipt, receipt_text)
}

async fn list(shared: &Shared, desk: &Desk, state: Option<&str>, limit: u32) -> anyhow::Result<()> {
    let rows = desk.platform.loans(desk.who()?, state, "", limit).await?;
    output::show(shared.json, &rows, |rows| {
        let cells: Vec<_> = rows
            .iter()
            .map(|r| {
                vec![
                    r.number.clone(),
                    r.product.clone(),
                    output::minor(r.principal, &r.currency),
                    output::state(&r.state, Stage::zh),
                    r.starts_on.clone(),
                    r.ends_on.clone(),
                ]
            })
            .collect();
        output::table(&["借据号 number", "产品 product", ">本金 principal", "状态 state", "起 from", "止 to"], &cells)
    })
}

/// What to do next with a proposal.
pub fn proposed(shared: &Shared, approval: &Approval) -> anyhow::Result<()> {
    output::show(shared.json, approval, |a| {
        let name = a.act.name();
        let amount = a.act.amount().map_or_else(String::new, |amount| format!(" {}", output::money(amount)));
        let needed = a.act.approvals_needed();
        format!(
            "{} {}{amount}: 待 {needed} 人审批 waits for {needed} approval(s): anji --as OTHER approve {}\n",
            name.zh, name.en, a.id
        )
    })
}

pub(super) fn receipt_text(receipt: &LoanReceipt) -> String {
    let mut out = format!("{}  {} {}\n", receipt.number, receipt.state.zh, receipt.state.en);
    if let Some(position) = &receipt.position {
        out.push_str(&position_text(position));
    }
    out
}

pub fn position_text(p: &PositionCard) -> String {
    format!(
        "{} 时点 as at\n  未还本金 outstanding   {}\n  应计利息 accrued       {}\n  逾期本金 overdue       {}\n  逾期利息 interest      {}\n  罚息复利 penalty       {}\n  结清金额 payoff        {}\n  逾期天数 days past due {} 天\n  五级分类 class         {} {}\n",
        p.at,
        cash(&p.outstanding),
        cash(&p.accrued),
        cash(&p.overdue_principal),
        cash(&p.overdue_interest),
        cash(&p.penalty),
        cash(&p.payoff),
        p.days_past_due,
        p.class.zh,
        p.class.en
    )
}

fn off_balance_text(off: &OffBalanceCard) -> String {
    format!(
        "  表外利息 off balance   {}（自 since {}；利息 interest {}，罚息复利 penalty {}）\n",
        cash(&off.total),
        off.since,
        cash(&off.interest),
        cash(&off.penalties)
    )
}

fn loan_text(card: &LoanCard) -> String {
    let mark = if card.simulated { "（模拟 simulated）" } else { "" };
    let mut out = format!(
        "{}{mark}  {} {}\n产品 {}  本金 {}  {} {}  年利率 {}%（月 {}‰）  {} 个月\n",
        card.number,
        card.state.zh,
        card.state.en,
        card.product,
        cash(&card.principal),
        card.method.zh,
        card.method.en,
        card.rate.annual_percent,
        card.rate.monthly_permille,
        card.term_months
    );
    out.push_str(&format!(
        "{} {}，{} {}\n",
        card.frequency.zh, card.frequency.en, card.day_count.zh, card.day_count.en
    ));
    for named in [&card.floating, &card.watched].into_iter().flatten() {
        out.push_str(&format!("{} {}\n", named.zh, named.en));
    }
    if let Some(position) = &card.position {
        out.push_str(&position_text(position));
    }
    out.push_str(&card.off_balance.as_ref().map(off_balance_text).unwrap_or_default());
    if let Some(funding) = &card.funding {
        out.push_str(&super::funding::loan_text(funding));
    }
    out.push_str("\n经过 what happened\n");
    let facts: Vec<_> = card
        .facts
        .iter()
        .map(|f| {
            let amount = f.amount.as_ref().map(cash).unwrap_or_default();
            vec![
                f.effective_on.clone(),
                format!("{} {}", f.kind.zh, f.kind.en),
                amount,
                f.reference.clone().unwrap_or_default(),
                f.recorded_at.get(..10).unwrap_or("").to_owned(),
            ]
        })
        .collect();
    out.push_str(&output::table(
        &["生效日 effective", "事项 event", ">金额 amount", "凭证号 reference", "记录日 recorded"],
        &facts,
    ));
    out.push_str("\n还款计划 schedule\n");
    out.push_str(&schedule_text(card));
    out.push_str("\n分录 postings (借 + / 贷 -)\n");
    let postings: Vec<_> = card
        .postings
        .iter()
        .map(|p| {
            vec![p.value_date.clone(), p.book_date.clone(), format!("{} {} {}", p.account, p.zh, p.en), cash(&p.amount)]
        })
        .collect();
    out.push_str(&output::table(&["起息日 value", "记账日 book", "科目 account", ">金额 amount"], &postings));
    for correction in &card.corrections {
        out.push_str(&format!("⚠ {correction}\n"));
    }
    if !card.allowed.is_empty() {
        let from = |day: &String| format!("（{day} 起 from {day}）");
        let act =
            |act: &AllowedAct| format!("{} {}{}", act.zh, act.act, act.from.as_ref().map(from).unwrap_or_default());
        let acts: Vec<_> = card.allowed.iter().map(act).collect();
        out.push_str(&format!("下一步 next: {}\n", acts.join(", ")));
    }
    out
}

fn schedule_text(card: &LoanCard) -> String {
    let rows: Vec<_> = card
        .schedule
        .iter()
        .map(|i| vec![i.number.to_string(), i.due_on.clone(), cash(&i.principal), cash(&i.interest), cash(&i.unpaid)])
        .collect();
    output::table(&[">期 no.", "应还日 due", ">本金 principal", ">利息 interest", ">未还 unpaid"], &rows)
}

/// `anji policy`
pub async fn policy(shared: &Shared, limit: &str, until: &str, reason: &str) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = async {
        let limit = desk.platform.amount(desk.who()?, limit).await?;
        let policy = PolicyId::from_bytes(platform::clock::random()?);
        let act = Act::ReleasePolicy { policy, limit, until: parse_date(until)? };
        Ok::<_, anyhow::Error>(desk.platform.propose(&desk.request()?, act, reason).await?)
    }
    .await;
    desk.close().await;
    proposed(shared, &done?)
}

/// `anji close`
pub async fn close(shared: &Shared, through: &str) -> anyhow::Result<()> {
    let through = parse_date(through)?;
    let desk = Desk::open(shared).await?;
    let bar = output::bar("日终 close of day", 0);
    let done = match desk.request() {
        Ok(request) => desk
            .platform
            .close_through(&request, through, |at| {
                // One day: its loans are what there is to watch. Several: the days.
                let (done, all) =
                    if at.days > 1 { (at.days_done.into(), at.days.into()) } else { (at.loans_done, at.loans) };
                bar.set_length(all);
                bar.set_position(done);
                bar.set_message(format!("{} {} {}", at.day, at.phase_zh, at.phase_en));
            })
            .await
            .map_err(Into::into),
        Err(error) => Err(error),
    };
    bar.set_message("匹配资金来源 matching funding");
    if let (Ok(_), Ok(request)) = (&done, desk.request()) {
        desk.platform.match_after_close(request.who).await;
    }
    bar.finish_and_clear();
    desk.close().await;
    output::show(shared.json, &done?, |card| {
        format!(
            "{} 日终完成 closed: {} 笔 loans, {}\n{}{}",
            card.day,
            card.loans,
            cash(&card.outstanding),
            card.work.as_ref().map_or_else(String::new, work_text),
            buckets_text(&card.overdue, &card.classes)
        ) + &others_text(card)
    })
}

/// What a closed day found in other currencies than the institution's.
fn others_text(card: &platform::cards::CloseCard) -> String {
    let one = |other: &platform::cards::CurrencyClose| {
        format!(
            "\n{}: {} 笔 loans, 余额 balance {}\n{}",
            other.outstanding.currency,
            other.loans,
            cash(&other.outstanding),
            buckets_text(&other.overdue, &other.classes)
        )
    };
    card.others.iter().map(one).collect()
}

/// What a closed day brought and took.
fn work_text(work: &platform::cards::CloseWork) -> String {
    let aside = match work.set_aside {
        0 => String::new(),
        some => format!("{some} 笔未能处理，见 anji close --set-aside · set aside, see that command\n"),
    };
    format!(
        "当日到期 fell due: {} 笔 loans, 本金 principal {}, 利息 interest {}; 日计息 interest a day: {}; 处理 looked at: {}\n{aside}",
        work.fallen_due_loans,
        cash(&work.fallen_due_principal),
        cash(&work.fallen_due_interest),
        cash(&work.interest_a_day),
        work.looked_at,
    )
}

/// `anji close --set-aside`
pub async fn set_aside(shared: &Shared) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = match desk.who() {
        Ok(who) => desk.platform.set_aside(who).await.map_err(Into::into),
        Err(error) => Err(error),
    };
    desk.close().await;
    output::show(shared.json, &done?, |found| {
        if found.rows.is_empty() {
            return "没有未能处理的借据 · no loan is set aside".to_owned();
        }
        let row = |row: &platform::closing::AsideCard| {
            vec![
                row.number.clone().unwrap_or_else(|| row.loan.clone()),
                row.day.clone(),
                row.code.clone(),
                row.reason.clone(),
            ]
        };
        let rows: Vec<Vec<String>> = found.rows.iter().map(row).collect();
        let table = output::table(&["借据 loan", "日期 day", "代码 code", "原因 reason"], &rows);
        format!("{table}每次日终都会重试 · every close tries them again")
    })
}

fn buckets_text(overdue: &[platform::cards::Bucket], classes: &[platform::cards::Bucket]) -> String {
    let rows = |buckets: &[platform::cards::Bucket]| -> Vec<Vec<String>> {
        buckets
            .iter()
            .map(|b| vec![format!("{} {}", b.name.zh, b.name.en), b.count.to_string(), cash(&b.amount)])
            .collect()
    };
    format!(
        "\n{}\n{}",
        output::table(&["逾期 overdue", ">笔数 loans", ">余额 balance"], &rows(overdue)),
        output::table(&["五级分类 class", ">笔数 loans", ">余额 balance"], &rows(classes))
    )
}

/// `anji summary`
pub async fn summary(shared: &Shared) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let card = match desk.who() {
        Ok(who) => desk.platform.summary(who).await.map_err(Into::into),
        Err(error) => Err(error),
    };
    desk.close().await;
    output::show(shared.json, &card?, summary_text)
}

/// The summary as people read it.
pub fn summary_text(card: &SummaryCard) -> String {
    let mark = if card.simulated { "（模拟 simulated）" } else { "" };
    let mut out = format!("{} {}{mark}\n\n", card.name_zh, card.institution);
    let rows: Vec<_> = card
        .applications
        .iter()
        .map(|(name, count)| vec![format!("{} {}", name.zh, name.en), count.to_string()])
        .collect();
    out.push_str(&output::table(&["申请 applications", ">件 count"], &rows));
    if let Some(percent) = &card.straight_through_percent {
        out.push_str(&format!("自动审批 straight through {percent}%\n"));
    }
    if let Some(close) = &card.close {
        out.push_str(&format!(
            "\n{} 日终 close: {} 笔 loans, 余额 balance {}\n",
            close.day,
            close.loans,
            cash(&close.outstanding)
        ));
        out.push_str(&buckets_text(&close.overdue, &close.classes));
        out.push_str(&others_text(close));
    }
    if let Some(percent) = &card.npl_percent {
        out.push_str(&format!("不良率 NPL ratio {percent}%\n"));
    }
    if !card.losses.is_empty() {
        let rows: Vec<_> =
            card.losses.iter().map(|(name, amount)| vec![format!("{} {}", name.zh, name.en), cash(amount)]).collect();
        out.push('\n');
        out.push_str(&output::table(&["损失分担 losses shared", ">金额 amount"], &rows));
    }
    let rows: Vec<_> =
        card.balances.iter().map(|b| vec![format!("{} {} {}", b.account, b.zh, b.en), cash(&b.balance)]).collect();
    out.push('\n');
    out.push_str(&output::table(&["科目 account", ">余额 balance (借 +)"], &rows));
    out
}
