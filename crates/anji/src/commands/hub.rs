//! Data of sources: the catalogue, files in, the map of what there is.

use anyhow::Context;
use platform::cards::Named;
use platform::metering::{UseCard, UsesAsked};
use platform::sources::{Delivery, MergeRun, SourceCard, SourceCards, SourceDelivery, SourceFreshnessCards};

use crate::cli::{HubCommand, Shared};
use crate::desk::Desk;
use crate::output;

/// `anji hub`
pub async fn hub(shared: &Shared, command: HubCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = command_on(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn command_on(shared: &Shared, desk: &Desk, command: HubCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    match command {
        HubCommand::Sources { source: None } => {
            output::show(shared.json, &platform.source_cards(request.who)?, sources_text)
        }
        HubCommand::Sources { source: Some(source) } => {
            output::show(shared.json, &platform.source_card(request.who, &source)?, source_text)
        }
        HubCommand::Template { source, kind } => {
            output::print(platform.source_template(request.who, &source, kind.as_deref())?.trim_end())
        }
        HubCommand::Import { file, source, layout } => {
            let read = |path: &std::path::Path| {
                std::fs::read(path).with_context(|| format!("cannot read {}: check the path", path.display()))
            };
            let bytes = read(&file)?;
            let layout =
                layout.map(std::fs::read_to_string).transpose().context("cannot read the layout: check the path")?;
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let delivery = Delivery { category: &source, source: &name, bytes: &bytes, layout: layout.as_deref() };
            output::show(shared.json, &platform.deliver(&request, delivery).await?, delivery_text)
        }
        HubCommand::Merge => output::show(shared.json, &platform.merge_sources(&request).await?, merge_text),
        HubCommand::Quarantine(command) => super::hub_quarantine::run(shared, platform, &request, command).await,
        HubCommand::Metering { from, to, csv } => {
            let uses = platform.uses(request.who, &UsesAsked { from, to }).await?;
            output::show(shared.json, &uses, |uses| if csv { uses_csv(uses) } else { uses_text(uses) })
        }
        HubCommand::Feed(command) => super::hub_feed::run(shared, platform, &request, command).await,
        HubCommand::Map => output::show(shared.json, &platform.source_map(request.who).await?, map_text),
    }
}

fn merge_text(run: &MergeRun) -> String {
    if run.merges == 0 {
        return "没有需要合并的批次 · nothing to merge\n".to_owned();
    }
    format!(
        "合并 {} 个批次为 {} 个，共 {} 个数值 · {} batches are read as {} from now on, {} facts\n",
        run.batches, run.merges, run.facts, run.batches, run.merges, run.facts
    )
}

fn sources_text(cards: &SourceCards) -> String {
    let rows: Vec<_> = cards
        .sources
        .iter()
        .map(|card| {
            vec![
                card.source.id.clone(),
                format!("{} {}", card.source.zh, card.source.en),
                card.measures.len().to_string(),
                format!("{} {}", card.refresh.zh, card.refresh.en),
                format!("{} {}", card.owner.zh, card.owner.en),
            ]
        })
        .collect();
    output::table(&["类别 source", "名称 name", ">指标 measures", "频率 refresh", "来源单位 owner"], &rows)
}

fn source_text(card: &SourceCard) -> String {
    let rows: Vec<_> = card
        .measures
        .iter()
        .map(|one| {
            vec![
                one.measure.id.clone(),
                format!("{} {}", one.measure.zh, one.measure.en),
                format!("{} {}", one.kind.zh, one.kind.en),
                format!("{} {}", one.unit.zh, one.unit.en),
                one.heading.clone(),
            ]
        })
        .collect();
    format!(
        "{} {}\n{}\n{}\n{}",
        card.source.zh,
        card.source.en,
        card.legal_basis.zh,
        card.legal_basis.en,
        output::table(&["指标 measure", "名称 name", "类型 kind", "单位 unit", "表头 heading"], &rows)
    )
}

pub(super) fn delivery_text(card: &SourceDelivery) -> String {
    let (batch, again) =
        (&card.batch, if card.brought_before { "（已报送过，未重复入库 brought before）" } else { "" });
    let facts = batch.delivery.as_ref().map_or((0, 0), |delivery| (delivery.facts, delivery.firms));
    let mut text = format!(
        "{} {again}\n读取 read {}  入库 accepted {}  隔离 quarantined {}  数值 facts {}  企业 firms {}",
        batch.id, batch.read, batch.accepted, batch.refused, facts.0, facts.1
    );
    for reason in &batch.reasons {
        text.push_str(&format!("\n  {} × {}", reason.rows, reason.reason));
    }
    if !card.unread.is_empty() {
        text.push_str(&format!("\n未识别的列 columns not read: {}", card.unread.join(", ")));
    }
    for warning in &card.warnings {
        let (rule, told) = (&warning.rule, &warning.text);
        text.push_str(&format!("\n! {} {} {}\n  {}: {}", warning.firm, rule.zh, told.zh, rule.en, told.en));
    }
    if let Some(run) = card.watched.filter(|run| run.raised + run.changed + run.cleared > 0) {
        let (raised, changed, cleared) = (run.raised, run.changed, run.cleared);
        text.push_str(&format!("\n预警 alerts: 触发 raised {raised}  变化 changed {changed}  解除 cleared {cleared}"));
    }
    text.push('\n');
    text
}

const USES: [&str; 6] = ["月份 month", "机构 institution", "类别 source", "持有方 owner", "用途 purpose", ">户次 uses"];

fn uses_rows(uses: &[UseCard]) -> Vec<Vec<String>> {
    let named = |name: &Named| format!("{} {}", name.zh, name.en);
    let row = |one: &UseCard| {
        let (institution, source) = (one.institution.id.clone(), named(&one.source));
        vec![one.month.clone(), institution, source, named(&one.owner), named(&one.purpose), one.uses.to_string()]
    };
    uses.iter().map(row).collect()
}

fn uses_text(uses: &[UseCard]) -> String {
    output::table(&USES, &uses_rows(uses))
}

fn uses_csv(uses: &[UseCard]) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.trim_start_matches('>').replace('"', "\"\""));
    let line = |cells: &[String]| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
    let head = USES.map(str::to_owned);
    std::iter::once(head.to_vec()).chain(uses_rows(uses)).map(|row| line(&row) + "\n").collect()
}

fn map_text(map: &SourceFreshnessCards) -> String {
    let rows: Vec<_> = map
        .sources
        .iter()
        .map(|one| {
            vec![
                format!("{} {}", one.source.zh, one.source.en),
                one.batches.to_string(),
                one.accepted.to_string(),
                one.refused.to_string(),
                one.firms.to_string(),
                one.fresh.to_string(),
                one.late.to_string(),
                one.coverage_percent.clone().map_or_else(|| "—".into(), |percent| format!("{percent}%")),
                one.last_period.clone().unwrap_or_else(|| "—".into()),
            ]
        })
        .collect();
    let headings = [
        "类别 source",
        ">批次 batches",
        ">入库 rows",
        ">隔离 refused",
        ">企业 firms",
        ">及时 fresh",
        ">迟报 late",
        ">覆盖 coverage",
        "最近 last",
    ];
    format!("{}\n{}", map.on, output::table(&headings, &rows))
}
