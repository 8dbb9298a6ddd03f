//! The validation report: the evidence on paper, in both languages.
//!
//! Every figure is the evidence's; nothing is computed here. A reader who has never seen a scorecard is told in one sentence
//! what each part asks and what its figures mean, with the source of the measure.

mod fairness;
mod level;
mod ranking;
mod rejects;
mod words;

use paper::{Block, Cell, Column, Document, Figure, Table, Text, Tone};
use scoring::Scorecard;
use scoring::develop::Report;

use crate::evidence::Evidence;
use crate::report::words::{count, decimals, interval, percent, text};

/// Who asks for a report, and of what.
pub struct Asked<'a> {
    /// The institution's name, Chinese and English.
    pub institution: (&'a str, &'a str),
    /// The study's name.
    pub study: &'a str,
    /// The run's id.
    pub run: &'a str,
    /// Who ran it.
    pub by: &'a str,
    /// When, as it is to be read.
    pub at: &'a str,
    /// The day, for the file's own metadata.
    pub day: Option<(u16, u8, u8)>,
    /// SHA-256 of the card, hexadecimal.
    pub card_digest: &'a str,
    /// The scorecard it was submitted as, with its version.
    pub scorecard: Option<(&'a str, u32)>,
}

/// The report of one run.
#[must_use]
pub fn document(asked: &Asked<'_>, card: &Scorecard, report: &Report, evidence: &Evidence) -> Document {
    let mut blocks = Vec::new();
    summary(&mut blocks, evidence);
    lineage(&mut blocks, evidence);
    model(&mut blocks, card, report);
    rejects::inference(&mut blocks, evidence);
    ranking::discrimination(&mut blocks, report, evidence);
    level::calibration(&mut blocks, evidence);
    level::stability(&mut blocks, evidence);
    ranking::benchmark(&mut blocks, evidence);
    ranking::sensitivity(&mut blocks, evidence);
    level::cutoffs(&mut blocks, evidence);
    fairness::groups(&mut blocks, evidence);
    fairness::data_use(&mut blocks, evidence);
    limits(&mut blocks, evidence);
    Document {
        title: text("评分卡验证报告", "Scorecard validation report"),
        subtitle: Text::same(asked.study),
        meta: meta(asked, evidence),
        issued: asked.day,
        simulated: evidence.lineage.simulated,
        blocks,
    }
}

fn meta(asked: &Asked<'_>, evidence: &Evidence) -> Vec<(Text, Text)> {
    let mut meta = vec![
        (text("机构", "Institution"), Text::new(asked.institution.0, asked.institution.1)),
        (text("样本集", "Sample set"), Text::same(evidence.lineage.dataset.as_str())),
        (text("运行", "Run"), Text::same(asked.run)),
        (text("运行人", "Run by"), Text::same(asked.by)),
        (text("运行时间", "Run at"), Text::same(asked.at)),
        (text("评分卡摘要 SHA-256", "Card digest, SHA-256"), Text::same(asked.card_digest)),
    ];
    if let Some((name, version)) = asked.scorecard {
        meta.push((
            text("提交为", "Submitted as"),
            Text::new(format!("{name} 第 {version} 版"), format!("{name}, version {version}")),
        ));
    }
    meta
}

fn summary(blocks: &mut Vec<Block>, evidence: &Evidence) {
    let test = &evidence.test;
    let figure = |label: Text, value: String, hint: Text, tone| Figure { label, value: Text::same(value), hint, tone };
    let gained = evidence.benchmark.incumbent.as_ref();
    let beats = match gained {
        Some(found) if found.gained.low > 0.0 => Tone::Good,
        Some(found) if found.gained.high < 0.0 => Tone::Bad,
        _ => Tone::Info,
    };
    blocks.push(Block::section(1, "summary", text("结论", "Findings")));
    blocks.push(Block::Figures(vec![
        figure(
            text("检验样本 AUC", "AUC on test rows"),
            decimals(test.auc, 4),
            Text::same(interval(&test.auc_interval, 4)),
            Tone::Info,
        ),
        figure(
            text("检验样本 KS", "KS on test rows"),
            decimals(test.ks, 3),
            Text::same(interval(&test.ks_interval, 3)),
            Tone::Info,
        ),
        figure(
            text("总分稳定性 PSI", "Stability of the points, PSI"),
            decimals(evidence.stability.psi, 3),
            text(evidence.stability.shift.zh(), evidence.stability.shift.en()),
            level::tone_of_shift(evidence.stability.shift),
        ),
        figure(
            text("实际坏账率减预测", "Observed less predicted rate"),
            percent(evidence.calibration.error.level, 2),
            text("检验样本，正值表示低估风险", "on test rows; above zero, risk is understated"),
            Tone::Info,
        ),
        Figure {
            label: text("相对现用评分卡的 AUC", "AUC against the scorecard in force"),
            value: gained.map_or_else(
                || text("无可比", "none"),
                |found| Text::same(format!("{:+.4}", found.comparison.difference)),
            ),
            hint: gained.map_or_else(Text::default, |found| Text::same(interval(&found.gained, 4))),
            tone: beats,
        },
    ]));
    blocks.push(Block::paragraph(Text::new(
        format!(
            "坏客户的定义：{}。检验样本 {} 行，其中坏样本 {} 行；样本划分：{}。",
            evidence.target,
            count(test.rows),
            count(test.bads),
            evidence.split
        ),
        format!(
            "Bad means: {}. {} test rows, {} of them bad; parted by {}.",
            evidence.target,
            count(test.rows),
            count(test.bads),
            evidence.split
        ),
    )));
    for limit in evidence.limits.iter().take(6) {
        blocks.push(Block::note(Tone::Warning, Text::new(&limit.zh, &limit.en)));
    }
}

fn lineage(blocks: &mut Vec<Block>, evidence: &Evidence) {
    let from = &evidence.lineage;
    blocks.push(Block::section(1, "lineage", text("数据来源与样本", "Where the rows come from")));
    blocks.push(Block::paragraph(text(
        "持有同一文件与同一建模方案（见下列摘要）的人，可以逐位重现这张评分卡。",
        "Whoever holds the same file and the same study (by the digests below) makes this card again, bit for bit.",
    )));
    let mut rows = vec![
        line(text("文件 SHA-256", "File, SHA-256"), Text::same(&*from.dataset_digest)),
        line(text("文件格式", "Format"), Text::same(&*from.format)),
        line(text("导入时间", "Brought in at"), Text::same(&*from.imported_at)),
        line(text("建模方案 SHA-256", "Study, SHA-256"), Text::same(&*from.study_digest)),
        line(text("文件行数", "Rows of the file"), Text::same(count(from.read))),
        line(text("导入时拒绝（隔离区）", "Refused, in quarantine"), Text::same(count(from.refused))),
    ];
    for stayed in &from.stayed_out {
        rows.push(line(
            Text::new(format!("排除：{}", stayed.reason), format!("Left out: {}", stayed.reason)),
            Text::same(count(stayed.rows)),
        ));
    }
    rows.push(line(text("结果未知或不确定", "Outcome unknown or indeterminate"), Text::same(count(from.unknown))));
    for (zh, en, (all, bads)) in
        [("训练样本（坏）", "Fitting rows (bad)", from.train), ("检验样本（坏）", "Test rows (bad)", from.test)]
    {
        rows.push(line(text(zh, en), Text::same(format!("{} ({})", count(all), count(bads)))));
    }
    let columns = vec![Column::words(text("项目", "Item")).wide(1.0), Column::number(text("值", "Value")).wide(2.0)];
    blocks.push(Block::Table(Table {
        caption: text("样本的来龙去脉", "From the file to the sample"), columns, rows
    }));
    if let Some(vintages) = &evidence.vintages {
        blocks.push(ranking::vintage_chart(vintages, from.weighted));
    }
}

/// A row of a table of names and values.
fn line(name: Text, value: Text) -> Vec<Cell> {
    vec![Cell::new(name), Cell::new(value)]
}

fn model(blocks: &mut Vec<Block>, card: &Scorecard, report: &Report) {
    blocks.push(Block::section(1, "model", text("模型", "The model")));
    let scaling = card.scaling;
    blocks.push(Block::paragraph(Text::new(
        format!(
            "逻辑回归评分卡：坏账比为 {}:1 时 {} 分，每 {} 分坏账比翻倍。系数作用于证据权重（WOE），按最大似然拟合。",
            scaling.base_odds, scaling.base_points, scaling.pdo
        ),
        format!(
            "A logistic scorecard: {} points at odds of {} good to 1 bad, and every {} points double the odds. Coefficients \
             act on weights of evidence and are fitted by maximum likelihood.",
            scaling.base_points, scaling.base_odds, scaling.pdo
        ),
    )));
    let rows = card.characteristics.iter().map(|held| {
        let found = report.variables.iter().find(|variable| variable.feature == held.feature);
        let coefficient = found.and_then(|variable| variable.coefficient);
        let points = held.attributes.iter().map(|attribute| attribute.points);
        let (least, most) = points.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), p| (l.min(p), h.max(p)));
        let or_none =
            |value: Option<f64>, places| value.map_or_else(|| "—".to_owned(), |value| decimals(value, places));
        vec![
            Cell::new(Text::new(&held.label_zh, &held.label_en)),
            Cell::new(or_none(found.and_then(|variable| variable.iv), 3).as_str()),
            Cell::new(decimals(held.coefficient, 3).as_str()),
            Cell::new(or_none(coefficient.map(|held| held.standard_error), 3).as_str()),
            Cell::new(or_none(coefficient.map(|held| held.p_value), 4).as_str()),
            Cell::new(or_none(found.and_then(|variable| variable.vif), 2).as_str()),
            Cell::new(format!("{} – {}", decimals(least, 0), decimals(most, 0)).as_str()),
        ]
    });
    blocks.push(Block::Table(Table {
        caption: text("入模特征", "Characteristics of the card"),
        columns: vec![
            Column::words(text("特征", "Characteristic")).wide(2.5),
            Column::number(text("信息值", "IV")),
            Column::number(text("系数", "Coefficient")),
            Column::number(text("标准误", "Std. error")),
            Column::number(text("p 值", "p-value")),
            Column::number("VIF"),
            Column::number(text("分值范围", "Points")),
        ],
        rows: rows.collect(),
    }));
    for held in &card.characteristics {
        blocks.push(ranking::bins_chart(held));
    }
    let dropped = report.variables.iter().filter_map(|variable| {
        let why = variable.excluded.as_ref()?;
        Some(vec![
            Cell::new(variable.feature.as_str()),
            Cell::new(variable.iv.map_or_else(|| "—".to_owned(), |iv| decimals(iv, 3)).as_str()),
            Cell::new(Text::new(why.zh(), why.en())),
        ])
    });
    let rows: Vec<Vec<Cell>> = dropped.collect();
    if !rows.is_empty() {
        let columns = vec![
            Column::words(text("列", "Column")).wide(1.0),
            Column::number(text("信息值", "IV")).wide(0.5),
            Column::words(text("原因", "Reason")).wide(2.0),
        ];
        blocks.push(Block::Table(Table {
            caption: text("未入模的列", "Columns that are not in the card"),
            columns,
            rows,
        }));
    }
}

fn limits(blocks: &mut Vec<Block>, evidence: &Evidence) {
    blocks.push(Block::section(1, "limits", text("已知局限", "Known limits")));
    blocks.push(Block::List(evidence.limits.iter().map(|limit| Text::new(&limit.zh, &limit.en)).collect()));
}
