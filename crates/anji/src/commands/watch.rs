//! Warnings and alerts at the shell.

use platform::watching::{AlertCard, AlertPage, AlertsAsked, NewClosing, NewNote, WarningCard, WatchRun};

use anyhow::bail;

use super::tail;
use crate::cli::{Shared, WatchCommand};
use crate::desk::Desk;
use crate::output::{self, cash};

/// `anji watch`
pub async fn watch(shared: &Shared, command: WatchCommand) -> anyhow::Result<()> {
    if let WatchCommand::Tail { server, key_file, level, every, once } = command {
        let asked = tail::Asked { server, key_file, level, every, once };
        return tokio::task::block_in_place(|| tail::run(shared, &asked));
    }
    let desk = Desk::open(shared).await?;
    let done = command_on(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn command_on(shared: &Shared, desk: &Desk, command: WatchCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let card = match command {
        WatchCommand::Warnings => {
            return output::show(shared.json, &platform.warnings(request.who)?, |cards| warnings_text(cards));
        }
        WatchCommand::Tail { .. } => bail!("tail asks a service"),
        WatchCommand::Run { firm } => {
            return output::show(shared.json, &platform.watch(&request, firm.as_deref()).await?, run_text);
        }
        WatchCommand::List { status, level, firm } => {
            let limit = views::limits::MAX_PAGE;
            let asked = AlertsAsked {
                status: status.as_deref(),
                level: level.as_deref(),
                firm: firm.as_deref(),
                after: None,
                limit,
            };
            return output::show(shared.json, &platform.alerts(request.who, asked).await?, page_text);
        }
        WatchCommand::Show { alert } => platform.alert(request.who, &alert).await?,
        WatchCommand::Take { alert } => platform.take_alert(&request, &alert).await?,
        WatchCommand::Note { alert, work, text } => {
            platform.note_alert(&request, &alert, NewNote { work, text }).await?
        }
        WatchCommand::Close { alert, finding, reason } => {
            platform.close_alert(&request, &alert, NewClosing { finding, reason }).await?
        }
        WatchCommand::Agree { alert } => platform.agree_alert(&request, &alert).await?,
        WatchCommand::Refuse { alert, reason } => platform.refuse_alert(&request, &alert, &reason).await?,
    };
    output::show(shared.json, &card, alert_text)
}

fn warnings_text(cards: &[WarningCard]) -> String {
    let row = |card: &WarningCard| {
        vec![
            card.warning.id.clone(),
            format!("{} {}", card.warning.zh, card.warning.en),
            card.level.zh.clone(),
            format!("{} {}", card.category.zh, card.category.en),
            card.when.clone(),
            card.within_days.to_string(),
        ]
    };
    let rows: Vec<_> = cards.iter().map(row).collect();
    output::table(
        &["预警 warning", "名称 name", "级别 level", "类别 category", "条件 condition", ">限期（天） days"],
        &rows,
    )
}

fn run_text(run: &WatchRun) -> String {
    let WatchRun { firms, not_consented, without_data, raised, changed, cleared, busy } = run;
    let mut text = format!(
        "{firms} 户，{not_consented} 户无有效授权，{without_data} 户无数据；触发 {raised}，变化 {changed}，解除 {cleared}\n\
         {firms} firms, {not_consented} without consent, {without_data} without data; {raised} raised, {changed} changed, {cleared} cleared\n"
    );
    if *busy > 0 {
        text.push_str(&format!("{busy} 户正被办理，留待下次 left to the next look\n"));
    }
    text
}

fn page_text(page: &AlertPage) -> String {
    let row = |card: &AlertCard| {
        vec![
            card.id.clone(),
            card.level.zh.clone(),
            format!("{} {}", card.warning.zh, card.warning.en),
            card.firm_name.clone().unwrap_or_else(|| card.firm.clone()),
            cash(&card.owed),
            format!("{}{}", card.due_on, if card.late { " 逾期 late" } else { "" }),
            format!("{} {}", card.status.zh, card.status.en),
            card.handler.clone().unwrap_or_else(|| "—".into()),
        ]
    };
    let rows: Vec<_> = page.rows.iter().map(row).collect();
    let headings = [
        "编号 id",
        "级别 level",
        "预警 warning",
        "企业 firm",
        ">本行余额 owed here",
        "办结期限 due",
        "状态 state",
        "办理人 by",
    ];
    let mut text = output::table(&headings, &rows);
    if page.next.is_some() {
        text.push_str(
            "还有更多：请用 --level 或 --firm 缩小范围 · there are more: narrow the list by --level or --firm\n",
        );
    }
    text
}

fn alert_text(card: &AlertCard) -> String {
    let firm = card.firm_name.as_ref().unwrap_or(&card.firm);
    let mut text = format!(
        "{} {} · {}\n{} {} · {}\n触发 raised {}（第 {} 次 time）  限期 due {}{}  本行余额 owed here {}\n",
        card.level.zh,
        card.warning.zh,
        card.warning.en,
        card.status.zh,
        card.status.en,
        firm,
        card.raised_on,
        card.times,
        card.due_on,
        if card.late { " 逾期 late" } else { "" },
        cash(&card.owed),
    );
    for said in &card.said {
        let value = match &said.value {
            Some(value) => format!("{value} {}", said.unit.zh),
            None => "授权已撤回 consent withdrawn".to_owned(),
        };
        text.push_str(&format!("  {} {}: {value}\n", said.what.zh, said.what.en));
    }
    if let Some(grade) = &card.grade {
        let before = card.grade_before.as_deref().unwrap_or("—");
        text.push_str(&format!("  等级 grade: {before} → {grade}\n"));
    }
    if let Some(on) = &card.cleared_on {
        text.push_str(&format!("  {on} 起条件不再成立 the condition holds no more\n"));
    }
    text.push_str(&format!("建议 to do: {} · {}\n", card.do_zh, card.do_en));
    for note in &card.notes {
        text.push_str(&format!("  {} {} {} {}: {}\n", note.on, note.by, note.work.zh, note.work.en, note.text));
    }
    if let Some(refused) = &card.refused {
        text.push_str(&format!("  {} {} 退回 not agreed: {}\n", refused.on, refused.by, refused.text));
    }
    if let Some(closing) = &card.closing {
        let (finding, reason) = (&closing.finding, &closing.reason);
        text.push_str(&format!("  {} {} {} {}: {reason}\n", closing.on, closing.by, finding.zh, finding.en));
        if let (Some(on), Some(by)) = (&closing.agreed_on, &closing.agreed_by) {
            text.push_str(&format!("  {on} {by} 同意关闭 agreed\n"));
        }
    }
    text
}
