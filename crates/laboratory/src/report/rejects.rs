//! What reject inference did to the card.

use paper::{Block, Cell, Column, Table, Text, Tone};
use scoring::rejects::RejectMethod;

use super::words::{count, decimals, percent, text};
use crate::evidence::Evidence;
use crate::rejects::{RejectEvidence, RejectsShown};

pub(super) fn inference(blocks: &mut Vec<Block>, evidence: &Evidence) {
    let Some(rejects) = &evidence.rejects else { return };
    blocks.push(Block::section(1, "rejects", text("拒绝推断", "Reject inference")));
    blocks.push(Block::paragraph(method(rejects)));
    if let Some(problem) = &rejects.problem {
        blocks.push(Block::note(Tone::Warning, Text::new(&problem.zh, &problem.en)));
    }
    let Some(shown) = &rejects.shown else { return };
    blocks.push(Block::paragraph(text(
        "被拒绝的人结局如何，无人知道；推断是写明的假设，下表是它的作用。AUC 与 KS 前后都在获批客户的检验样本上计量。",
        "How the declined would have paid nobody knows; inference is an assumption stated, and this is what it does. AUC and KS are those \
         of approved test rows, before and after.",
    )));
    blocks.push(figures(shown));
    blocks.push(characteristics(shown));
}

fn method(rejects: &RejectEvidence) -> Text {
    let (column, values) = (&rejects.column, rejects.values.join(", "));
    let (zh, en) = match rejects.method {
        RejectMethod::Parcelling { bands, factor, seed } => (
            format!("分段推断（parcelling）：{bands} 段，系数 {factor}，抽签种子 {seed}"),
            format!("parcelling in {bands} bands, factor {factor}, lots drawn by seed {seed}"),
        ),
        RejectMethod::Fuzzy { factor } => {
            (format!("模糊扩充（fuzzy augmentation）：系数 {factor}"), format!("fuzzy augmentation, factor {factor}"))
        }
    };
    let marked = count(rejects.marked);
    Text::new(
        format!("“{column}”取值为“{values}”的申请视为被拒绝，共 {marked} 笔。方法：{zh}（Siddiqi，2006，第 6 章）。"),
        format!(
            "Turned away are the {marked} rows with '{values}' in '{column}'. Method: {en} (Siddiqi, 2006, chapter 6)."
        ),
    )
}

fn figures(shown: &RejectsShown) -> Block {
    let effect = &shown.effect;
    let line = |name: Text, before: String, after: String| {
        vec![Cell::new(name), Cell::new(before.as_str()), Cell::new(after.as_str())]
    };
    let none = || "—".to_owned();
    let rows = vec![
        line(text("参与推断的被拒绝申请", "Declined rows that took part"), none(), count(effect.rejects)),
        line(
            text("坏账率：获批实际；被拒推断", "Bad rate: approved, observed; declined, inferred"),
            percent(effect.approved_bad_rate, 2),
            percent(effect.inferred_bad_rate, 2),
        ),
        line(
            text("被拒绝申请的平均违约概率", "Mean probability of the declined"),
            percent(effect.mean_pd_before, 2),
            percent(effect.mean_pd_after, 2),
        ),
        line(
            text("AUC（获批检验样本）", "AUC, approved test rows"),
            decimals(effect.auc_before, 4),
            decimals(effect.auc_after, 4),
        ),
        line(
            text("KS（获批检验样本）", "KS, approved test rows"),
            decimals(shown.ks_before, 3),
            decimals(shown.ks_after, 3),
        ),
        line(text("全部申请总分的 PSI", "PSI of all applicants' points"), none(), decimals(effect.points_shift, 3)),
    ];
    Block::Table(Table {
        caption: text("推断前后", "Before and after"),
        columns: vec![
            Column::words(text("项目", "Item")).wide(2.5),
            Column::number(text("仅获批", "Approved alone")),
            Column::number(text("含推断", "With the declined")),
        ],
        rows,
    })
}

fn characteristics(shown: &RejectsShown) -> Block {
    let iv = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |iv| decimals(iv, 3));
    let points = |found: Option<(f64, f64)>| {
        found.map_or_else(
            || Cell::new(text("未入模", "not in the card")),
            |(least, most)| Cell::new(format!("{} – {}", decimals(least, 0), decimals(most, 0)).as_str()),
        )
    };
    let rows = shown.characteristics.iter().map(|held| {
        vec![
            Cell::new(Text::new(&held.zh, &held.en)),
            Cell::new(iv(held.iv_before).as_str()),
            Cell::new(iv(held.iv_after).as_str()),
            points(held.points_before),
            points(held.points_after),
        ]
    });
    Block::Table(Table {
        caption: text("各特征的信息值与分值", "Information value and points, characteristic by characteristic"),
        columns: vec![
            Column::words(text("特征", "Characteristic")).wide(2.0),
            Column::number(text("信息值，仅获批", "IV, approved alone")),
            Column::number(text("信息值，含推断", "IV, with the declined")),
            Column::number(text("分值，仅获批", "Points, approved alone")),
            Column::number(text("分值，含推断", "Points, with the declined")),
        ],
        rows: rows.collect(),
    })
}
