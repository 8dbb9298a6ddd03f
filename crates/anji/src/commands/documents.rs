//! Documents and data: imports, scorecards, products, the rulebook.

use std::fs;
use std::path::Path;

use anyhow::Context;
use calendar::parse_date;
use platform::approvals::Act;
use platform::data::Batch;
use platform::overlays::lpr_document;
use platform::workdays::{WorkdaysCard, workdays_document};
use rulebook::Rulebook;
use rust_decimal::Decimal;

use crate::cli::{ImportCommand, RulebookCommand, Shared};
use crate::desk::Desk;
use crate::output;

/// `anji rulebook`
pub async fn rulebook(shared: &Shared, command: RulebookCommand) -> anyhow::Result<()> {
    let (document, reason) = match command {
        RulebookCommand::List { on, find } => return list_parameters(shared, on.as_deref(), find.as_deref()).await,
        RulebookCommand::AddLpr { from, one_year, five_year, source } => {
            let document = lpr_document(parse_date(&from)?, &one_year, &five_year, &source)?;
            (document, format!("LPR {from}: 1Y {one_year}%, 5Y {five_year}% ({source})"))
        }
        RulebookCommand::Workdays { year } => return list_workdays(shared, year).await,
        RulebookCommand::AddWorkdays { year, off, worked, source } => {
            let document = workdays_document(year, &off, &worked, &source)?;
            (document, format!("工作日历 working days {year} ({source})"))
        }
        RulebookCommand::Overlay { file, reason } => {
            (fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?, reason)
        }
    };
    let desk = Desk::open(shared).await?;
    let proposed = match desk.request() {
        Ok(request) => desk.platform.propose(&request, Act::LayOverRulebook { document }, &reason).await,
        Err(error) => {
            desk.close().await;
            return Err(error);
        }
    };
    desk.close().await;
    super::lending::proposed(shared, &proposed?)
}

/// A value with its unit as people write it: rates and shares in percent, the rest as it stands in the rulebook.
fn said(value: &str, unit: &str) -> String {
    match unit {
        "fraction" | "annual-rate" => {
            let percent = value.parse().ok().and_then(|share: Decimal| share.checked_mul(Decimal::ONE_HUNDRED));
            let year = if unit == "annual-rate" { " 年 a year" } else { "" };
            percent.map_or_else(|| value.to_owned(), |percent| format!("{}%{year}", percent.normalize()))
        }
        "word" | "count" => value.to_owned(),
        _ => {
            let platform::cards::Named { zh, en, .. } = platform::proof::unit(unit);
            format!("{value} {zh} {en}")
        }
    }
}

/// Without an institution this needs no store: the parameters ship with the program.
async fn list_parameters(shared: &Shared, on: Option<&str>, find: Option<&str>) -> anyhow::Result<()> {
    let on = on.map(parse_date).transpose()?;
    let mut listed = if shared.institution.is_some() && shared.act_as.is_some() {
        let desk = Desk::open(shared).await?;
        let day = on.unwrap_or_else(|| desk.platform.clock().today());
        let listed = match desk.who() {
            Ok(who) => desk.platform.rules_listed(who, day).await.map_err(Into::into),
            Err(error) => Err(error),
        };
        desk.close().await;
        listed?
    } else {
        let now = platform::Clock::System;
        Rulebook::shipped().list(on.unwrap_or_else(|| now.today()), now.now())
    };
    if let Some(find) = find {
        listed.retain(|line| line.id.contains(find));
    }
    output::show(shared.json, &listed, |listed| {
        let rows: Vec<_> = listed
            .iter()
            .map(|l| {
                let value = format!("{} {}", l.operator, said(&l.value, &l.unit)).trim().to_owned();
                vec![
                    l.id.clone(),
                    l.zh.clone(),
                    value,
                    l.effective_from.to_string(),
                    l.source.clone(),
                    l.confidence.zh().into(),
                ]
            })
            .collect();
        output::table(&["参数 id", "名称", ">值 value", "生效 from", "依据 source", "把握 confidence"], &rows)
    })
}

/// Without an institution this needs no store: the announced years ship with the program.
async fn list_workdays(shared: &Shared, year: Option<i32>) -> anyhow::Result<()> {
    let mut years = if shared.institution.is_some() && shared.act_as.is_some() {
        let desk = Desk::open(shared).await?;
        let years = match desk.who() {
            Ok(who) => desk.platform.workdays(who).await.map_err(Into::into),
            Err(error) => Err(error),
        };
        desk.close().await;
        years?
    } else {
        let now = platform::Clock::System.now();
        Rulebook::shipped().workdays(now).iter().rev().map(WorkdaysCard::of).collect()
    };
    if let Some(year) = year {
        years.retain(|card| card.year == year);
        anyhow::ensure!(
            !years.is_empty(),
            "{year} is not announced, as far as this rulebook knows: add it by `anji rulebook add-workdays`"
        );
    }
    output::show(shared.json, &years, |years| {
        let runs = |days: &[String]| {
            let dates = rulebook::Dates::try_from(days.to_vec()).map(|dates| dates.to_string()).unwrap_or_default();
            dates.replace(&format!("{}-", days.first().map_or("", |day| &day[..4])), "")
        };
        let row = |card: &WorkdaysCard| {
            vec![
                card.year.to_string(),
                card.working_days.to_string(),
                runs(&card.days_off),
                runs(&card.worked_weekends),
                card.source.clone(),
            ]
        };
        let headings = ["年度 year", ">工作日 days worked", "放假 off", "调休上班 worked", "依据 source"];
        output::table(&headings, &years.iter().map(row).collect::<Vec<_>>())
    })
}

/// `anji import`
pub async fn import(shared: &Shared, command: ImportCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = match command {
        ImportCommand::Ssbci { file } => import_ssbci(shared, &desk, &file).await,
        ImportCommand::Sba { file: Some(file), quarantine: false, .. } => import_sba(shared, &desk, &file).await,
        ImportCommand::Sba { limit, .. } => list_quarantine(shared, &desk, limit).await,
    };
    desk.close().await;
    done
}

async fn import_ssbci(shared: &Shared, desk: &Desk, file: &Path) -> anyhow::Result<()> {
    output::show(shared.json, &desk.platform.import_ssbci(&desk.request()?, file).await?, batch_text)
}

async fn import_sba(shared: &Shared, desk: &Desk, file: &Path) -> anyhow::Result<()> {
    let bar = output::bar("导入 import", 0);
    let done = desk
        .platform
        .import_sba(&desk.request()?, file, |progress| {
            bar.set_length(progress.total);
            bar.set_position(progress.done);
        })
        .await;
    bar.finish_and_clear();
    output::show(shared.json, &done?, batch_text)
}

/// An import as people read it.
pub fn batch_text(batch: &Batch) -> String {
    let mut out = format!(
        "{}: 读入 read {}, 接收 accepted {}, 隔离 quarantined {}\n",
        batch.source,
        batch.read,
        batch.accepted,
        batch.read - batch.accepted
    );
    for (reason, count) in &batch.refused {
        out.push_str(&format!("  {reason}: {count}\n"));
    }
    out
}

async fn list_quarantine(shared: &Shared, desk: &Desk, limit: usize) -> anyhow::Result<()> {
    let found = desk.platform.quarantined(desk.who()?, limit).await?;
    output::show(shared.json, &found, |found| {
        let mut out = String::new();
        for (batch, rows) in found {
            out.push_str(&batch_text(batch));
            let cells: Vec<_> = rows
                .iter()
                .map(|r| {
                    vec![
                        r.row.to_string(),
                        r.field.clone().unwrap_or_default(),
                        format!("{} {}", r.reason_zh, r.reason_en),
                        r.detail.clone(),
                    ]
                })
                .collect();
            out.push_str(&output::table(&[">行 row", "字段 field", "原因 reason", "说明 detail"], &cells));
        }
        if found.is_empty() {
            out.push_str("隔离区为空 · nothing is in quarantine\n");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_said_as_people_write_them() {
        for (value, unit, text) in [
            ("0.03", "annual-rate", "3% 年 a year"),
            ("0.0315", "annual-rate", "3.15% 年 a year"),
            ("0.5", "fraction", "50%"),
            ("<none>", "fraction", "<none>"),
            ("2027-12-31", "word", "2027-12-31"),
            ("70", "days", "70 天 days"),
            ("4", "times", "4 倍 times"),
            ("3", "count", "3"),
        ] {
            assert_eq!(said(value, unit), text);
        }
    }
}
