//! Rows in quarantine at the shell.

use anyhow::Context;
use platform::batches::{QuarantineAsked, QuarantineCard};
use platform::sources::{Settle, Settled};
use platform::{Platform, Request};

use crate::cli::{QuarantineCommand, SettleArgs, Shared};
use crate::commands::hub::delivery_text;
use crate::output;

/// `anji hub quarantine`
pub async fn run(
    shared: &Shared,
    platform: &Platform,
    request: &Request<'_>,
    command: QuarantineCommand,
) -> anyhow::Result<()> {
    match command {
        QuarantineCommand::List { state, batch, source, refused_for, limit } => {
            let asked = QuarantineAsked { state: Some(state), batch, category: source, reason: refused_for };
            let (rows, next) = platform.quarantine_page(request.who, &asked, "", limit).await?;
            output::show(shared.json, &rows, |rows| list_text(rows, next.is_some()))
        }
        QuarantineCommand::Replay { which, changes, replace } => {
            let (batch, mut asked) = asked(which);
            asked.replace = replace;
            for change in changes {
                let (heading, value) = change.split_once('=').context("--set takes HEADING=VALUE")?;
                asked.changes.insert(heading.to_owned(), value.to_owned());
            }
            output::show(shared.json, &platform.replay_rows(request, &batch, &asked).await?, settled_text)
        }
        QuarantineCommand::Dismiss { which } => {
            let (batch, asked) = asked(which);
            output::show(shared.json, &platform.dismiss_rows(request, &batch, &asked).await?, settled_text)
        }
    }
}

fn asked(which: SettleArgs) -> (String, Settle) {
    let SettleArgs { batch, rows, refused_for, reason } = which;
    (batch, Settle { rows: rows.into_iter().collect(), refused_for, reason, ..Settle::default() })
}

fn list_text(rows: &[QuarantineCard], more: bool) -> String {
    if rows.is_empty() {
        return "没有这样的行 no such row\n".to_owned();
    }
    let mut text = String::new();
    for row in rows {
        text.push_str(&format!(
            "{} 第 {} 行 row  {} {}  {}\n  {} {}: {}\n  {}\n",
            row.batch,
            row.row,
            row.state.zh,
            row.state.en,
            row.source,
            row.reason.zh,
            row.reason.en,
            row.detail,
            row.raw
        ));
        if let Some(settled) = &row.settled {
            let into = settled.into.as_deref().map_or_else(String::new, |into| format!(" → {into}"));
            text.push_str(&format!("  {} {}{into}: {}\n", settled.at, settled.by, settled.reason));
        }
    }
    if more {
        text.push_str("… 还有，可加大 --limit · there are more, raise --limit\n");
    }
    text
}

fn settled_text(card: &Settled) -> String {
    let mut text = format!(
        "{}\n办理 settled {}  仍未通过 still refused {}  待处理 waiting {}\n",
        card.batch, card.settled, card.still_refused, card.waiting
    );
    for refusal in &card.refusals {
        text.push_str(&format!(
            "  第 {} 行 row: {} {}: {}\n",
            refusal.row, refusal.reason.zh, refusal.reason.en, refusal.detail
        ));
    }
    if let Some(delivery) = &card.delivery {
        text.push_str(&delivery_text(delivery));
    }
    text
}
