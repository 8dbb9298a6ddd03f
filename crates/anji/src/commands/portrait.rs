//! Portraits of firms at the shell.

use platform::portraits::{
    GradeCounts, IndicatorDetail, PeersCard, PortraitAsked, PortraitBoardCard, PortraitCard, PortraitHistoryCard,
    PortraitRunCard, ScoresCard,
};

use crate::cli::{PortraitCommand, PortraitOf, Shared};
use crate::desk::Desk;
use crate::output;

/// `anji portrait`
pub async fn portrait(shared: &Shared, command: PortraitCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = command_on(shared, &desk, command).await;
    desk.close().await;
    done
}

fn asked(of: &PortraitOf) -> anyhow::Result<PortraitAsked> {
    Ok(PortraitAsked {
        on: of.on.as_deref().map(calendar::parse_date).transpose()?,
        known_at: of.known_at.as_deref().map(platform::ledger::books::known_at).transpose()?,
    })
}

async fn command_on(shared: &Shared, desk: &Desk, command: PortraitCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let who = request.who;
    match command {
        PortraitCommand::Show { of, all } => {
            let card = platform.portrait(who, &of.firm, asked(&of)?).await?;
            output::show(shared.json, &card, |card| portrait_text(card, all))
        }
        PortraitCommand::History { of } => {
            output::show(shared.json, &platform.portrait_history(who, &of.firm, asked(&of)?).await?, history_text)
        }
        PortraitCommand::Run { on } => {
            let on = on.as_deref().map(calendar::parse_date).transpose()?;
            let bar = output::bar("画像 portraits", 0);
            let card = platform.run_portraits(&request, on, &|progress| bar.set_position(progress.firms)).await;
            bar.finish_and_clear();
            output::show(shared.json, &card?, run_text)
        }
        PortraitCommand::Board { run } => {
            output::show(shared.json, &platform.portrait_board(who, &run).await?, board_text)
        }
        PortraitCommand::Peers { firm } => {
            output::show(shared.json, &platform.portrait_peers(who, &firm).await?, peers_text)
        }
        PortraitCommand::Trace { of, indicator } => {
            let detail = platform.portrait_indicator(who, &of.firm, &indicator, asked(&of)?).await?;
            output::show(shared.json, &detail, trace_text)
        }
    }
}

fn or_dash(text: Option<&str>) -> String {
    text.unwrap_or("—").to_owned()
}

fn scores_text(scores: &ScoresCard) -> String {
    let named = |name: &Option<platform::cards::Named>| {
        name.as_ref().map_or_else(|| "—".to_owned(), |name| format!("{} {}", name.zh, name.en))
    };
    let rows: Vec<_> = scores
        .dimensions
        .iter()
        .map(|one| {
            let name = format!("{} {}", one.dimension.zh, one.dimension.en);
            vec![name, or_dash(one.score.as_deref()), format!("{}%", one.coverage_percent)]
        })
        .collect();
    format!(
        "{}  总分 total {}  等级 grade {}  覆盖 coverage {}%  可信度 confidence {}%\n分类 class {} / {}  生命周期 stage {}\n{}",
        scores.on,
        or_dash(scores.total.as_deref()),
        or_dash(scores.grade.as_deref()),
        scores.coverage_percent,
        scores.confidence_percent,
        named(&scores.class),
        named(&scores.sub_class),
        named(&scores.stage),
        output::table(&["维度 dimension", ">得分 score", ">覆盖 coverage"], &rows),
    )
}

fn portrait_text(card: &PortraitCard, all: bool) -> String {
    let shown = card.indicators.iter().filter(|one| all || one.value.is_some());
    let rows: Vec<_> = shown
        .map(|one| {
            let value = match (&one.value, &one.missing) {
                (Some(value), _) => format!("{value} {}", one.unit.zh),
                (None, Some(why)) => format!("— {} {}", why.zh, why.en),
                (None, None) => "—".to_owned(),
            };
            let name = format!("{} {}", one.indicator.zh, one.indicator.en);
            vec![
                one.indicator.id.clone(),
                name,
                value,
                or_dash(one.points.as_deref()),
                format!("{} {}", one.dimension.zh, one.dimension.en),
            ]
        })
        .collect();
    let simulated = if card.simulated { " （模拟数据 simulated）" } else { "" };
    let mut text = format!("{}{simulated}\n{}", card.name, scores_text(&card.scores));
    if !card.not_consented.is_empty() {
        let names: Vec<String> = card.not_consented.iter().map(|one| format!("{} {}", one.zh, one.en)).collect();
        text.push_str(&format!("\n未获授权、未使用的数据 not consented, not used: {}", names.join("、")));
    }
    if let Some(foreseen) = &card.cash_break {
        let reasons: Vec<String> = foreseen.reasons.iter().map(|one| format!("{} {}", one.zh, one.en)).collect();
        let alarm = if foreseen.alarm { "，预警 alarm" } else { "" };
        text.push_str(&format!(
            "\n{} 天内资金链断裂概率 cash break within {} days: {}%{alarm} （模型以模拟企业训练 model trained on simulated firms）\n  {}",
            foreseen.within_days,
            foreseen.within_days,
            foreseen.probability_percent,
            reasons.join("；")
        ));
    }
    let headings = ["指标 indicator", "名称 name", ">数值 value", ">得分 points", "维度 dimension"];
    format!("{text}\n{}", output::table(&headings, &rows))
}

fn history_text(card: &PortraitHistoryCard) -> String {
    let rows: Vec<_> = card
        .months
        .iter()
        .map(|month| {
            let mut row = vec![month.on.clone(), or_dash(month.total.as_deref()), or_dash(month.grade.as_deref())];
            row.extend(month.dimensions.iter().map(|one| or_dash(one.score.as_deref())));
            row
        })
        .collect();
    let headings = [
        "日期 on",
        ">总分 total",
        "等级 grade",
        ">经营 operating",
        ">行业 industry",
        ">信用 credit",
        ">数字 digital",
        ">政策 policy",
    ];
    output::table(&headings, &rows)
}

fn run_text(card: &PortraitRunCard) -> String {
    let simulated = if card.simulated { " （模拟数据 simulated）" } else { "" };
    format!(
        "{}  {}{simulated}\n已生成画像 portraits {} 户 firms；未获授权 no consent {}；暂无数据 no data {}",
        card.id, card.on, card.firms, card.not_consented, card.without_data
    )
}

fn counts_row(name: String, counts: &GradeCounts) -> Vec<String> {
    let mut row = vec![name];
    row.extend([counts.firms, counts.a, counts.b, counts.c, counts.d, counts.ungraded].map(|count| count.to_string()));
    row.push(or_dash(counts.mean_total.as_deref()));
    row
}

fn peers_text(card: &PeersCard) -> String {
    let none = || "-".to_owned();
    let rows: Vec<_> = card
        .scores
        .iter()
        .map(|one| {
            vec![
                format!("{} {}", one.what.zh, one.what.en),
                one.own.clone().unwrap_or_else(none),
                one.lower.clone().unwrap_or_else(none),
                one.median.clone().unwrap_or_else(none),
                one.upper.clone().unwrap_or_else(none),
                one.above_percent.as_ref().map_or_else(none, |percent| format!("{percent}%")),
                one.firms.to_string(),
            ]
        })
        .collect();
    let (zh, en) =
        card.section.as_ref().map_or(("全部企业", "all firms"), |one| (one.zh.as_str(), one.en.as_str()));
    format!(
        "{zh} {en} · {}\n{}",
        card.run.on,
        output::table(
            &[
                "得分 score",
                ">本企业 own",
                ">四分之一 lower",
                ">中位 median",
                ">四分之三 upper",
                ">高于同业 above",
                ">户数 firms"
            ],
            &rows,
        )
    )
}

fn board_text(board: &PortraitBoardCard) -> String {
    let headings = |what: &'static str| [what, ">企业 firms", ">A", ">B", ">C", ">D", ">未评级 none", ">平均分 mean"];
    let named = |name: &platform::cards::Named| format!("{} {}", name.zh, name.en);
    let classes = board.classes.iter().filter(|one| one.counts.firms > 0);
    let classes: Vec<_> = classes.map(|one| counts_row(named(&one.sub_class), &one.counts)).collect();
    let stages: Vec<_> = board.stages.iter().map(|one| counts_row(named(&one.stage), &one.counts)).collect();
    let cities: Vec<_> = board.cities.iter().map(|one| counts_row(named(&one.name), &one.counts)).collect();
    let sections: Vec<_> = board.industries.iter().map(|one| counts_row(named(&one.name), &one.counts)).collect();
    let mut text = format!(
        "{}\n{}\n{}\n{}\n{}",
        run_text(&board.run),
        output::table(&headings("客群 sub-class"), &classes),
        output::table(&headings("生命周期 stage"), &stages),
        output::table(&headings("城市 city"), &cities),
        output::table(&headings("行业 industry"), &sections),
    );
    let Some(before) = &board.before else {
        text.push_str("\n只有一期画像，暂无迁徙 one run only: migration needs a second");
        return text;
    };
    let rows: Vec<_> = board
        .migration
        .iter()
        .filter(|one| one.firms > 0)
        .map(|one| vec![or_dash(one.from.as_deref()), or_dash(one.to.as_deref()), one.firms.to_string()])
        .collect();
    text.push_str(&format!(
        "\n自 since {}：新增 appeared {}，减少 gone {}\n{}",
        before.on,
        board.appeared,
        board.gone,
        output::table(&["原等级 from", "现等级 to", ">企业 firms"], &rows)
    ));
    text
}

fn trace_text(detail: &IndicatorDetail) -> String {
    let one = &detail.indicator;
    let course: Vec<_> =
        detail.course.iter().map(|point| vec![point.on.clone(), or_dash(point.value.as_deref())]).collect();
    let traces: Vec<_> = detail
        .traces
        .iter()
        .map(|trace| {
            let value = trace
                .value
                .as_ref()
                .map_or_else(|| "撤回 taken back".to_owned(), |value| format!("{value} {}", trace.unit.zh));
            let mark = if trace.superseded { "已更正 superseded" } else { "" };
            vec![
                trace.on.clone(),
                format!("{} {} · {} {}", trace.source.zh, trace.source.en, trace.measure.zh, trace.measure.en),
                value,
                format!("{} #{}", trace.file, trace.row),
                mark.to_owned(),
            ]
        })
        .collect();
    let value = one.value.as_ref().map_or_else(
        || one.missing.as_ref().map_or_else(String::new, |why| format!("— {} {}", why.zh, why.en)),
        |value| format!("{value} {}", one.unit.zh),
    );
    format!(
        "{} {}: {value}\n{} {}\n{} {} = {}\n{}\n{}",
        one.indicator.zh,
        one.indicator.en,
        one.meaning.zh,
        one.meaning.en,
        one.operation.zh,
        one.operation.en,
        one.formula,
        output::table(&["日期 on", ">数值 value"], &course),
        output::table(&["日期 on", "来源 source", ">数值 value", "文件与行 file and row", ""], &traces),
    )
}
