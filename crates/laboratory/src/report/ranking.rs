//! How well risk is ranked: overall, by segment and vintage, against others, and what hangs on what.

use paper::{
    Axis, BarLine, BarSeries, Bars, Block, Cell, Chart, Column, Forest, ForestRow, Histogram, Lines, Marker, Number,
    Population, Reference, Series, Table, Text, Tone,
};
use scoring::Characteristic;
use scoring::develop::Report;

use super::words::{count, decimals, interval, percent, text};
use crate::evidence::{BySegment, Competitor, Discrimination, Evidence};
use crate::limits::MAX_GROUPS;

/// Curves are drawn through so many points.
const CURVE_POINTS: usize = 120;

fn thinned<T>(curve: &[T]) -> Vec<&T> {
    let last = curve.len().saturating_sub(1);
    if curve.len() <= CURVE_POINTS {
        return curve.iter().collect();
    }
    (0..CURVE_POINTS).map(|at| &curve[at * last / (CURVE_POINTS - 1)]).collect()
}

pub(super) fn discrimination(blocks: &mut Vec<Block>, report: &Report, evidence: &Evidence) {
    blocks.push(Block::section(1, "discrimination", text("区分度", "Discrimination")));
    blocks.push(Block::paragraph(text(
        "任取一个坏客户与一个好客户，评分卡把坏客户排在更危险一侧的概率即 AUC；Gini = 2×AUC − 1；KS 为好坏客户累计分布的最大差距。\
         区间为自助法 95% 区间（Efron 与 Tibshirani，1993）。",
        "AUC is the chance that of a bad and a good firm drawn at random the card ranks the bad one as riskier; Gini is twice \
         AUC less one; KS is the widest gap between the cumulative shares of goods and bads. Intervals are bootstrap \
         percentiles at 95% (Efron and Tibshirani, 1993).",
    )));
    let row = |name: Text, found: &Discrimination| {
        vec![
            Cell::new(name),
            Cell::new(count(found.rows).as_str()),
            Cell::new(count(found.bads).as_str()),
            Cell::new(format!("{} ({})", decimals(found.auc, 4), interval(&found.auc_interval, 4)).as_str()),
            Cell::new(format!("{} ({})", decimals(found.gini, 3), interval(&found.gini_interval, 3)).as_str()),
            Cell::new(format!("{} ({})", decimals(found.ks, 3), interval(&found.ks_interval, 3)).as_str()),
        ]
    };
    blocks.push(Block::Table(Table {
        caption: text("区分度", "Discrimination"),
        columns: vec![
            Column::words(text("样本", "Rows")).wide(1.0),
            Column::number(text("行数", "Count")).wide(0.8),
            Column::number(text("坏样本", "Bads")).wide(0.8),
            Column::number("AUC").wide(2.0),
            Column::number("Gini").wide(2.0),
            Column::number("KS").wide(2.0),
        ],
        rows: vec![row(text("训练", "Fitting"), &evidence.train), row(text("检验", "Test"), &evidence.test)],
    }));
    blocks.push(roc(report));
    blocks.push(ks(report));
    blocks.push(points(report));
    for by in &evidence.segments {
        blocks.push(segment_chart(by, evidence.test.auc));
        blocks.push(segment_table(by, evidence.lineage.weighted));
    }
    if let Some(vintages) = &evidence.vintages {
        blocks.push(segment_table(vintages, evidence.lineage.weighted));
    }
}

fn roc(report: &Report) -> Block {
    let curve = |quality: &scoring::develop::Quality| {
        thinned(&quality.roc).into_iter().map(|point| (point.of_goods, point.of_bads)).collect()
    };
    let share = |zh, en| Axis::new(text(zh, en), Number::Percent(0)).range(0.0, 1.0);
    let diagonal = Reference::Segment { from: (0.0, 0.0), to: (1.0, 1.0), label: text("随机", "chance") };
    Block::Chart(
        Chart::new(
            text("ROC 曲线", "ROC curve"),
            Lines {
                x: share("误拒的好客户占比", "share of goods flagged"),
                y: share("识别的坏客户占比", "share of bads flagged"),
                series: vec![
                    Series::new(text("检验样本", "test rows"), curve(&report.test)),
                    Series::new(text("训练样本", "fitting rows"), curve(&report.train)),
                ],
                references: vec![diagonal],
                markers: Vec::new(),
            },
        )
        .reading(text("越靠左上角，区分越好。", "The nearer to the upper left corner, the better.")),
    )
}

fn ks(report: &Report) -> Block {
    let held = thinned(&report.test.ks_curve);
    let widest = held.iter().max_by(|a, b| (a.of_bads - a.of_goods).abs().total_cmp(&(b.of_bads - b.of_goods).abs()));
    let marker = widest.map(|point| Marker {
        x: point.points,
        y: point.of_bads,
        label: Text::same(format!("KS {}", decimals(report.test.ks, 3))),
    });
    let gap = widest.map(|point| Reference::Segment {
        from: (point.points, point.of_goods),
        to: (point.points, point.of_bads),
        label: Text::default(),
    });
    Block::Chart(Chart::new(
        text("KS 曲线（检验样本）", "KS curves (test rows)"),
        Lines {
            x: Axis::new(text("分值", "points"), Number::Decimals(0)),
            y: Axis::new(text("不超过该分值的占比", "share with at most these points"), Number::Percent(0))
                .range(0.0, 1.0),
            series: vec![
                Series::new(text("坏客户", "bads"), held.iter().map(|point| (point.points, point.of_bads)).collect()),
                Series::new(text("好客户", "goods"), held.iter().map(|point| (point.points, point.of_goods)).collect()),
            ],
            references: gap.into_iter().collect(),
            markers: marker.into_iter().collect(),
        },
    ))
}

fn points(report: &Report) -> Block {
    let bands = &report.test.histogram;
    let mut edges: Vec<f64> = bands.iter().map(|band| band.from).collect();
    edges.extend(bands.last().map(|band| band.to));
    Block::Chart(Chart::new(
        text("分值分布（检验样本）", "Points of the test rows"),
        Histogram {
            x: Axis::new(text("分值", "points"), Number::Decimals(0)),
            edges,
            populations: vec![
                Population { name: text("好客户", "goods"), counts: bands.iter().map(|band| band.goods).collect() },
                Population { name: text("坏客户", "bads"), counts: bands.iter().map(|band| band.bads).collect() },
            ],
            references: Vec::new(),
        },
    ))
}

/// The bins of a characteristic: points as bars, bad rate as a line.
pub(super) fn bins_chart(held: &Characteristic) -> Block {
    let label = |label: &str| {
        let short: String = label.chars().take(22).collect();
        if short.len() < label.len() { format!("{short}…") } else { short }
    };
    let filled = || held.attributes.iter().filter(|attribute| attribute.share > 0.0);
    Block::Chart(Chart::new(
        Text::new(
            format!("{}：各分箱的分值与坏账率", held.label_zh),
            format!("{}: points and bad rate by bin", held.label_en),
        ),
        Bars {
            label: Text::default(),
            categories: filled()
                .map(|attribute| match attribute.label.as_str() {
                    "missing" => text("缺失", "missing"),
                    other => Text::same(label(other)),
                })
                .collect(),
            y: Axis::new(text("分值", "points"), Number::Decimals(1)),
            series: vec![BarSeries {
                name: text("分值", "points"),
                values: filled().map(|attribute| Some(attribute.points)).collect(),
            }],
            stacked: false,
            line: Some(BarLine {
                name: text("坏账率", "bad rate"),
                axis: Axis::new(text("坏账率", "bad rate"), Number::Percent(1)),
                values: filled().map(|attribute| attribute.bad_rate).collect(),
                intervals: Vec::new(),
            }),
        },
    ))
}

fn segment_name(name: Option<&String>) -> Text {
    name.map_or_else(|| text("未知", "unknown"), |name| Text::same(name.as_str()))
}

fn segment_chart(by: &BySegment, all: f64) -> Block {
    let rows = by.lines.iter().filter_map(|line| {
        let (auc, interval) = (line.auc?, line.auc_interval?);
        Some(ForestRow {
            name: segment_name(line.segment.as_ref()),
            estimate: auc,
            low: interval.low.max(0.0),
            high: interval.high.min(1.0),
            count: Some(line.rows as f64),
        })
    });
    let rows: Vec<ForestRow> = rows.take(MAX_GROUPS).collect();
    if rows.is_empty() {
        return Block::paragraph(text(
            "各组样本不足，无法分组评价。",
            "The segments have too few rows to be measured.",
        ));
    }
    Block::Chart(
        Chart::new(
            Text::new(format!("按{}的 AUC（检验样本）", by.zh), format!("AUC by {} (test rows)", by.en)),
            Forest {
                x: Axis::new("AUC", Number::Decimals(3)), rows, reference: Some((all, text("全部", "all rows")))
            },
        )
        .reading(text(
            "横线为 DeLong 95% 区间；整体良好的评分卡在某一组里可能毫无区分。",
            "Bars are 95% intervals after DeLong; a card that ranks well over all may rank nobody within a segment.",
        )),
    )
}

fn segment_table(by: &BySegment, weighted: bool) -> Block {
    let rows = by.lines.iter().map(|line| {
        let apart = line.mean_pd < line.bad_rate_interval.low || line.mean_pd > line.bad_rate_interval.high;
        let off = apart && !weighted;
        let or_none = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| decimals(value, 3));
        vec![
            Cell::new(segment_name(line.segment.as_ref())),
            Cell::new(count(line.rows).as_str()),
            Cell::new(count(line.bads).as_str()),
            Cell::new(percent(line.bad_rate, 2).as_str()),
            Cell::toned(percent(line.mean_pd, 2).as_str(), if off { Tone::Warning } else { Tone::Info }),
            Cell::new(or_none(line.auc).as_str()),
            Cell::new(or_none(line.ks).as_str()),
        ]
    });
    Block::Table(Table {
        caption: Text::new(format!("按{}分组", by.zh), format!("By {}", by.en)),
        columns: vec![
            Column::words(text("分组", "Segment")).wide(2.0),
            Column::number(text("行数", "Rows")),
            Column::number(text("坏样本", "Bads")),
            Column::number(text("坏账率", "Bad rate")),
            Column::number(text("预测", "Predicted")),
            Column::number("AUC"),
            Column::number("KS"),
        ],
        rows: rows.collect(),
    })
}

/// Bad rate and prediction by vintage.
///
/// Intervals count rows, so with weights they belong to another rate than the one shown, and are left out.
pub(super) fn vintage_chart(by: &BySegment, weighted: bool) -> Block {
    let rate = |value: fn(&scoring::metrics::SegmentQuality) -> f64| {
        by.lines.iter().map(|line| Some(value(line))).collect::<Vec<_>>()
    };
    Block::Chart(Chart::new(
        Text::new(format!("按{}的样本量与坏账率", by.zh), format!("Rows and bad rate by {}", by.en)),
        Bars {
            label: Text::default(),
            categories: by.lines.iter().map(|line| segment_name(line.segment.as_ref())).collect(),
            y: Axis::new(text("行数", "rows"), Number::Decimals(0)),
            series: vec![BarSeries { name: text("行数", "rows"), values: rate(|line| line.rows as f64) }],
            stacked: false,
            line: Some(BarLine {
                name: text("坏账率", "bad rate"),
                axis: Axis::new(text("坏账率", "bad rate"), Number::Percent(1)),
                values: rate(|line| line.bad_rate),
                intervals: by
                    .lines
                    .iter()
                    .map(|line| (!weighted).then_some((line.bad_rate_interval.low, line.bad_rate_interval.high)))
                    .collect(),
            }),
        },
    ))
}

pub(super) fn benchmark(blocks: &mut Vec<Block>, evidence: &Evidence) {
    blocks.push(Block::section(1, "benchmark", text("与现用方法对比", "Against what it would replace")));
    blocks.push(Block::paragraph(text(
        "在同一批检验样本上比较；AUC 之差按 DeLong（1988）检验，未加权。",
        "On the same test rows; differences of AUC are tested after DeLong (1988), unweighted.",
    )));
    let row = |found: &Competitor| {
        let tone = match &found.gained {
            gained if gained.low > 0.0 => Tone::Good,
            gained if gained.high < 0.0 => Tone::Bad,
            _ => Tone::Info,
        };
        vec![
            Cell::new(Text::new(&found.zh, &found.en)),
            Cell::new(decimals(found.comparison.first, 4).as_str()),
            Cell::new(decimals(found.comparison.second, 4).as_str()),
            Cell::toned(format!("{:+.4} ({})", found.comparison.difference, interval(&found.gained, 4)).as_str(), tone),
            Cell::new(decimals(found.ks, 3).as_str()),
        ]
    };
    let competitors =
        [evidence.benchmark.incumbent.as_ref(), evidence.benchmark.rules.as_ref().map(|rules| &rules.competitor)];
    let rows: Vec<Vec<Cell>> = competitors.into_iter().flatten().map(row).collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: text("基准对比", "Benchmarks"),
            columns: vec![
                Column::words(text("对比对象", "Against")).wide(2.0),
                Column::number(text("本卡 AUC", "This card's AUC")),
                Column::number(text("对方 AUC", "Its AUC")),
                Column::number(text("AUC 增益", "AUC gained")).wide(2.0),
                Column::number(text("对方 KS", "Its KS")),
            ],
            rows,
        }));
    }
    if let Some(why) = &evidence.benchmark.incumbent_missing {
        blocks.push(Block::note(Tone::Info, Text::same(why.as_str())));
    }
    if let Some(rules) = &evidence.benchmark.rules {
        let listed = rules.rules.iter().map(|(feature, bins)| Text::same(format!("{feature}: {bins}")));
        blocks.push(Block::paragraph(text(
            "“仅凭规则”指以下预警信号中命中的个数：",
            "“Rules alone” is the number of these warning signs that a firm shows:",
        )));
        blocks.push(Block::List(listed.collect()));
    }
}

pub(super) fn sensitivity(blocks: &mut Vec<Block>, evidence: &Evidence) {
    blocks.push(Block::section(1, "sensitivity", text("敏感性与拒绝原因", "Sensitivity and reasons")));
    let share = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| percent(value, 1));
    let rows = evidence.sensitivity.iter().map(|held| {
        vec![
            Cell::new(Text::new(&held.zh, &held.en)),
            Cell::new(decimals(held.points_range, 0).as_str()),
            Cell::toned(
                decimals(held.auc_lost, 4).as_str(),
                if held.auc_lost < 0.0 { Tone::Warning } else { Tone::Info },
            ),
            Cell::new(share(held.changed_up).as_str()),
            Cell::new(share(held.changed_down).as_str()),
            Cell::new(share(Some(held.changed_missing)).as_str()),
        ]
    });
    blocks.push(Block::Table(Table {
        caption: text(
            "各特征的作用：换成平均分损失的 AUC；取值变动时等级改变的占比",
            "What hangs on each characteristic: AUC lost at its mean points; share of rows whose grade changes with its value",
        ),
        columns: vec![
            Column::words(text("特征", "Characteristic")).wide(2.0),
            Column::number(text("分值跨度", "Points range")),
            Column::number(text("损失 AUC", "AUC lost")),
            Column::number(text("升高一成", "A tenth up")),
            Column::number(text("降低一成", "A tenth down")),
            Column::number(text("缺失", "Missing")),
        ],
        rows: rows.collect(),
    }));
    let rows = evidence.reasons.iter().map(|held| {
        vec![
            Cell::new(Text::new(&held.zh, &held.en)),
            Cell::new(percent(held.first, 1).as_str()),
            Cell::new(percent(held.any, 1).as_str()),
            Cell::new(share(held.first_of_d).as_str()),
        ]
    });
    blocks.push(Block::Table(Table {
        caption: text("给出的原因", "Reasons given"),
        columns: vec![
            Column::words(text("原因", "Reason")).wide(3.0),
            Column::number(text("首要原因", "First")),
            Column::number(text("出现", "At all")),
            Column::number(text("D 级首要", "First of grade D")),
        ],
        rows: rows.collect(),
    }));
}
