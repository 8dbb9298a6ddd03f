//! Who is treated how, which features tell who somebody is, and which data are needed at all.

use paper::{Block, Cell, Column, Table, Text, Tone};
use scoring::fairness::{AttributeReport, FourFifths, SourceNeed};
use scoring::leaks::LeakVerdict;

use super::words::{count, decimals, percent, text};
use crate::evidence::Evidence;

pub(super) fn groups(blocks: &mut Vec<Block>, evidence: &Evidence) {
    blocks.push(Block::section(1, "fairness", text("公平性", "Fairness")));
    if evidence.fairness.is_empty() {
        blocks.push(Block::note(
            Tone::Info,
            text(
                "方案没有指定要比较的人群，未作公平性检验。",
                "The study names no groups to compare: fairness was not tested.",
            ),
        ));
        return;
    }
    blocks.push(Block::paragraph(text(
        "A、B、C 级视为通过。先以日常语言说明差距，再给出通过率之比（五分之四线）、同等风险下的比较（Mantel-Haenszel）与各组校准。",
        "Grades A, B and C are taken for approved. Gaps first in plain words, then ratios of approval (four-fifths), the same at \
         equal risk (Mantel-Haenszel), and calibration by group.",
    )));
    for report in &evidence.fairness {
        attribute(blocks, report);
    }
    let rows: Vec<Vec<Cell>> = evidence
        .proxies
        .iter()
        .flat_map(|report| report.named().map(move |proxy| (report, proxy)))
        .map(|(report, proxy)| {
            vec![
                Cell::new(report.attribute.as_str()),
                Cell::new(
                    proxy
                        .feature
                        .as_ref()
                        .map_or_else(|| text("全部特征", "all together"), |name| Text::same(name.as_str())),
                ),
                Cell::new(proxy.group.as_str()),
                Cell::new(decimals(proxy.auc, 3).as_str()),
                Cell::new(Text::new(proxy.strength.zh(), proxy.strength.en())),
            ]
        })
        .collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: text("能透露所属人群的特征（代理变量）", "Features that reveal a group (proxies)"),
            columns: vec![
                Column::words(text("属性", "Attribute")),
                Column::words(text("特征", "Feature")).wide(1.5),
                Column::words(text("人群", "Group")).wide(1.5),
                Column::number("AUC"),
                Column::words(text("强度", "Strength")),
            ],
            rows,
        }));
    }
}

fn attribute(blocks: &mut Vec<Block>, report: &AttributeReport) {
    blocks.push(Block::section(2, "", Text::new(&report.zh, &report.en)));
    let tone = match report.four_fifths {
        FourFifths::Pass => Tone::Good,
        FourFifths::BelowNotSure | FourFifths::TooFew => Tone::Warning,
        FourFifths::Fail => Tone::Bad,
    };
    let ratio = report.parity_ratio.map_or_else(|| "—".to_owned(), |ratio| decimals(ratio, 3));
    blocks.push(Block::note(
        tone,
        Text::new(
            format!("{}（最低通过率之比 {ratio}）", report.four_fifths.zh()),
            format!("{} (least ratio of approval {ratio})", report.four_fifths.en()),
        ),
    ));
    blocks.push(Block::List(report.gaps.iter().take(8).map(|gap| Text::new(&gap.zh, &gap.en)).collect()));
    let rows = report.groups.iter().map(|held| {
        let share = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| percent(value, 1));
        let calibrated = match held.calibrated {
            Some(true) => Cell::toned(text("是", "yes"), Tone::Good),
            Some(false) => Cell::toned(text("否", "no"), Tone::Warning),
            None => Cell::new("—"),
        };
        vec![
            Cell::new(held.group.as_ref().map_or_else(|| text("未知", "unknown"), |name| Text::same(name.as_str()))),
            Cell::new(count(held.rows).as_str()),
            Cell::new(percent(held.selection_rate, 1).as_str()),
            Cell::new(held.ratio.map_or_else(|| "—".to_owned(), |ratio| decimals(ratio, 3)).as_str()),
            Cell::new(share(held.true_positive_rate).as_str()),
            Cell::new(share(held.false_positive_rate).as_str()),
            Cell::new(share(held.bad_rate).as_str()),
            Cell::new(share(held.mean_pd).as_str()),
            calibrated,
        ]
    });
    blocks.push(Block::Table(Table {
        caption: Text::new(format!("{}：各组", report.zh), format!("{}: the groups", report.en)),
        columns: vec![
            Column::words(text("组", "Group")).wide(1.6),
            Column::number(text("行数", "Rows")),
            Column::number(text("通过率", "Approved")),
            Column::number(text("之比", "Ratio")),
            Column::number(text("好客户通过", "Goods approved")),
            Column::number(text("坏客户通过", "Bads approved")),
            Column::number(text("坏账率", "Bad rate")),
            Column::number(text("预测", "Predicted")),
            Column { align: paper::Align::Center, ..Column::words(text("校准", "Calibrated")) },
        ],
        rows: rows.collect(),
    }));
}

pub(super) fn data_use(blocks: &mut Vec<Block>, evidence: &Evidence) {
    blocks.push(Block::section(1, "data", text("数据使用：泄漏与必要性", "Use of data: leaks and need")));
    blocks.push(Block::paragraph(text(
        "结果发生之后才可知的特征会让模型在检验中虚高、在使用中失效；下表列出可疑者。",
        "A feature known only after the outcome makes a model look good in tests and fail in use; suspects are listed.",
    )));
    let suspects = evidence.leaks.iter().filter(|finding| finding.verdict != LeakVerdict::Clear);
    let rows: Vec<Vec<Cell>> = suspects
        .map(|finding| {
            let said: (Vec<String>, Vec<String>) = finding.evidence.iter().map(|held| (held.zh(), held.en())).unzip();
            let tone = if finding.verdict == LeakVerdict::Leak { Tone::Bad } else { Tone::Warning };
            vec![
                Cell::new(finding.feature.as_str()),
                Cell::toned(Text::new(finding.verdict.zh(), finding.verdict.en()), tone),
                Cell::new(decimals(finding.auc, 3).as_str()),
                Cell::new(Text::new(said.0.join("；"), said.1.join("; "))),
            ]
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::note(
            Tone::Good,
            text("没有发现泄漏结果的特征。", "No feature that knows the outcome was found."),
        ));
    } else {
        blocks.push(Block::Table(Table {
            caption: text("可疑特征", "Suspects"),
            columns: vec![
                Column::words(text("特征", "Feature")).wide(1.2),
                Column::words(text("判断", "Verdict")).wide(1.2),
                Column::number(text("单独 AUC", "AUC alone")).wide(0.8),
                Column::words(text("依据", "Evidence")).wide(3.0),
            ],
            rows,
        }));
    }
    if evidence.sources.is_empty() {
        return;
    }
    let rows = evidence.sources.iter().map(|held| {
        let tone =
            if held.need.can_be_dropped() && held.need != SourceNeed::Unused { Tone::Warning } else { Tone::Info };
        vec![
            Cell::new(held.source.as_str()),
            Cell::new(held.in_card.join(", ").as_str()),
            Cell::new(decimals(held.auc_lost, 4).as_str()),
            Cell::new(decimals(held.ks_lost, 3).as_str()),
            Cell::toned(Text::new(held.need.zh(), held.need.en()), tone),
        ]
    });
    blocks.push(Block::Table(Table {
        caption: text("不用某一来源会损失什么（数据最小化）", "What is lost without a source (data minimisation)"),
        columns: vec![
            Column::words(text("来源", "Source")),
            Column::words(text("入模特征", "In the card")).wide(2.0),
            Column::number(text("损失 AUC", "AUC lost")),
            Column::number(text("损失 KS", "KS lost")),
            Column::words(text("判断", "Verdict")).wide(1.5),
        ],
        rows: rows.collect(),
    }));
}
