//! A guarantor's desk and fiscal pools.

use std::path::Path;

use anyhow::Context as _;
use platform::guarantor_desk::{DeskCard, Gauge, LaneCard};
use platform::pools::{PoolCard, PoolLineCard};
use serde::de::DeserializeOwned;

use crate::cli::{GuarantorCommand, PoolCommand, Shared};
use crate::desk::Desk;
use crate::output::{self, cash};

fn document<T: DeserializeOwned>(file: &Path) -> anyhow::Result<T> {
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    serde_norway::from_str(&text).with_context(|| format!("{} is not such a document", file.display()))
}

/// `anji guarantor`
pub async fn guarantor(shared: &Shared, command: GuarantorCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = guarantor_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn guarantor_command(shared: &Shared, desk: &Desk, command: GuarantorCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    match command {
        GuarantorCommand::Desk => output::show(shared.json, &platform.guarantor_desk(request.who).await?, desk_text),
        GuarantorCommand::Record { file } => {
            output::show(shared.json, &platform.guarantor_record(&request, document(&file)?).await?, desk_text)
        }
        GuarantorCommand::Ask { file } => {
            output::show(shared.json, &platform.guarantor_ask(&request, document(&file)?).await?, lane_text)
        }
    }
}

/// `anji pool`
pub async fn pool(shared: &Shared, command: PoolCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = pool_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn pool_command(shared: &Shared, desk: &Desk, command: PoolCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    match command {
        PoolCommand::Open { file } => {
            output::show(shared.json, &platform.pool_open(&request, document(&file)?).await?, pool_text)
        }
        PoolCommand::List => output::show(shared.json, &platform.pools(request.who).await?, |all| {
            let row = |pool: &PoolCard| vec![pool.id.clone(), pool.name.clone(), cash(&pool.balance), cash(&pool.paid)];
            let rows: Vec<_> = all.iter().map(row).collect();
            output::table(&["资金池 pool", "名称 name", ">余额 balance", ">已补偿 paid"], &rows)
        }),
        PoolCommand::Show { pool } => output::show(shared.json, &platform.pool(request.who, &pool).await?, pool_text),
        PoolCommand::Record { pool, file } => {
            output::show(shared.json, &platform.pool_record(&request, &pool, document(&file)?).await?, pool_text)
        }
    }
}

fn desk_text(card: &DeskCard) -> String {
    let gauge = |gauge: &Gauge| {
        let unit = if gauge.unit == "times" { "倍" } else { "%" };
        vec![
            format!("{} {}", gauge.what.zh, gauge.what.en),
            gauge.value.as_ref().map_or_else(|| "-".into(), |value| format!("{value}{unit}")),
            format!("{} {}{unit}", if gauge.at_most { "≤" } else { "≥" }, gauge.line),
            match gauge.light.as_str() {
                "green" => "绿 green",
                "yellow" => "黄 yellow",
                "red" => "红 red",
                _ => "-",
            }
            .into(),
        ]
    };
    let gauges: Vec<_> = card.gauges.iter().map(gauge).collect();
    let kinds: Vec<_> = card
        .kinds
        .iter()
        .map(|k| vec![k.kind.zh.clone(), cash(&k.balance), cash(&k.weighted), k.customers.to_string()])
        .collect();
    let flows: Vec<_> = card.flows.iter().map(|f| vec![f.what.zh.clone(), cash(&f.amount)]).collect();
    format!(
        "{} 在保 in force {} 笔 guarantees\n在保余额 balance {}  责任余额 liability {}  净资产 means {}  尚可承保 room {}\n{}\n{}\n{}",
        card.on,
        card.guarantees,
        cash(&card.balance),
        cash(&card.liability),
        cash(&card.means),
        cash(&card.room),
        output::table(&["指标 figure", ">数值 value", ">界限 line", "灯 light"], &gauges),
        output::table(&["品种 kind", ">在保余额 balance", ">责任余额 weighted", ">户数 customers"], &kinds),
        output::table(&["收支 flow", ">本年 this year"], &flows),
    )
}

fn lane_text(card: &LaneCard) -> String {
    let rows: Vec<_> = card
        .checks
        .iter()
        .map(|check| {
            let holds = if check.holds { "√" } else { "×" };
            vec![check.rule.zh.clone(), check.allowed.clone(), check.found.clone(), holds.into()]
        })
        .collect();
    let given = match (&card.number, &card.own) {
        (Some(number), Some(own)) => format!("  编号 number {number}  本机构责任 own share {}", cash(own)),
        _ => String::new(),
    };
    format!(
        "{} {}{given}\n{}",
        card.answer.zh,
        card.answer.en,
        output::table(&["规则 rule", ">允许 allowed", ">实际 found", ""], &rows)
    )
}

fn pool_text(card: &PoolCard) -> String {
    let row = |line: &PoolLineCard| {
        let cut = line.limited_by.as_ref().map_or_else(String::new, |limit| limit.zh.clone());
        let basis = line.basis.as_ref().map_or_else(String::new, cash);
        vec![
            line.on.clone(),
            line.what.zh.clone(),
            line.reference.clone(),
            line.party.clone(),
            basis,
            cash(&line.change),
            cash(&line.balance),
            cut,
        ]
    };
    let rows: Vec<_> = card.lines.iter().map(row).collect();
    let headings = [
        "日期 on",
        "事项 what",
        "编号 reference",
        "对方 party",
        ">损失或追偿 basis",
        ">收支 change",
        ">余额 balance",
        "限于 cut by",
    ];
    format!(
        "{} {}  分担 share {}%\n注资 put in {}  补偿 paid {}  返还 returned {}  补贴 subsidies {}  余额 balance {}  {}\n{}",
        card.id,
        card.name,
        card.share_percent,
        cash(&card.funded),
        cash(&card.paid),
        cash(&card.returned),
        cash(&card.subsidies),
        cash(&card.balance),
        if card.adds_up { "账实相符 adds up" } else { "不平 does not add up" },
        output::table(&headings, &rows)
    )
}
