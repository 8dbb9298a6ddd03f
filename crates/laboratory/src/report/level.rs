//! Whether the probability comes true, whether the population is the same, and where to cut.

use paper::{
    Axis, Block, Calibration, CalibrationPoint, Cell, Chart, Column, Lines, Marker, Number, Population, Pyramid,
    Reference, Series, Table, Text, Tone,
};
use scoring::metrics::{Light, Shift};
use scoring::policy::Cutoff;

use super::words::{count, decimals, percent, text};
use crate::evidence::Evidence;

pub(super) fn tone_of_shift(shift: Shift) -> Tone {
    match shift {
        Shift::Stable => Tone::Good,
        Shift::Moderate => Tone::Warning,
        Shift::Major => Tone::Bad,
    }
}

pub(super) fn calibration(blocks: &mut Vec<Block>, evidence: &Evidence) {
    let found = &evidence.calibration;
    blocks.push(Block::section(1, "calibration", text("校准", "Calibration")));
    if found.level_set_on_test {
        blocks.push(Block::note(
            Tone::Warning,
            text(
                "水平已用检验样本校准，本节不构成检验。",
                "The level was set on the test rows: this part is no test of it.",
            ),
        ));
    }
    let points = found.groups.iter().map(|group| {
        let half = 1.96 * libm::sqrt((group.bad_rate * (1.0 - group.bad_rate) / group.rows.max(1.0)).max(0.0));
        CalibrationPoint {
            name: Text::default(),
            predicted: group.mean_pd,
            observed: group.bad_rate,
            low: (group.bad_rate - half).max(0.0),
            high: (group.bad_rate + half).min(1.0),
            count: group.rows,
        }
    });
    blocks.push(Block::Chart(
        Chart::new(
            text(
                "预测与实际违约率（检验样本，按概率分组）",
                "Predicted and observed rates (test rows, groups of like probability)",
            ),
            Calibration {
                label: text("违约率", "default rate"), number: Number::Percent(1), points: points.collect()
            },
        )
        .reading(text(
            "点落在对角线上为准确；上方为低估风险。",
            "On the diagonal the level is right; above it risk is understated.",
        )),
    ));
    let mut figures = vec![
        Text::new(
            format!("期望校准误差 {}，最差一组 {}", percent(found.error.expected, 2), percent(found.error.largest, 2)),
            format!(
                "Expected calibration error {}, {} in the worst group",
                percent(found.error.expected, 2),
                percent(found.error.largest, 2)
            ),
        ),
        Text::new(
            format!("Brier 分数 {}", decimals(found.brier, 4)),
            format!("Brier score {}", decimals(found.brier, 4)),
        ),
    ];
    if let Some(test) = &found.hosmer_lemeshow {
        figures.push(Text::new(
            format!(
                "Hosmer-Lemeshow 统计量 {}（自由度 {}），p = {}",
                decimals(test.statistic, 2),
                test.degrees,
                decimals(test.p_value, 4)
            ),
            format!(
                "Hosmer-Lemeshow statistic {} on {} degrees, p = {}",
                decimals(test.statistic, 2),
                test.degrees,
                decimals(test.p_value, 4)
            ),
        ));
    }
    blocks.push(Block::List(figures));
    blocks.push(grades(evidence));
}

fn grades(evidence: &Evidence) -> Block {
    let rows = evidence.calibration.grades.iter().map(|held| {
        let light = held.light.map_or_else(
            || Cell::new("—"),
            |found| {
                let tone = match found.light {
                    Light::Green => Tone::Good,
                    Light::Yellow => Tone::Warning,
                    Light::Red => Tone::Bad,
                };
                Cell::toned(Text::new(found.light.zh(), found.light.en()), tone)
            },
        );
        let p = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| decimals(value, 4));
        vec![
            Cell::new(Text::new(held.grade.zh(), held.grade.en())),
            Cell::new(count(held.rows).as_str()),
            Cell::new(percent(held.mean_pd, 2).as_str()),
            Cell::new(percent(held.bad_rate, 2).as_str()),
            Cell::new(format!("{} – {}", percent(held.interval.low, 2), percent(held.interval.high, 2)).as_str()),
            Cell::new(p(held.test.map(|test| test.binomial_p)).as_str()),
            Cell::new(p(held.test.map(|test| test.jeffreys_p)).as_str()),
            light,
        ]
    });
    Block::Table(Table {
        caption: text(
            "按等级检验：二项、Jeffreys 检验与交通灯（资产相关 0.05）",
            "By grade: binomial and Jeffreys tests, traffic light (asset correlation 0.05)",
        ),
        columns: vec![
            Column::words(text("等级", "Grade")),
            Column::number(text("行数", "Rows")),
            Column::number(text("预测", "Predicted")),
            Column::number(text("实际", "Observed")),
            Column::number(text("实际 95% 区间", "95% interval")).wide(1.8),
            Column::number(text("二项 p", "Binomial p")),
            Column::number(text("Jeffreys p", "Jeffreys p")),
            Column { align: paper::Align::Center, ..Column::words(text("交通灯", "Light")) },
        ],
        rows: rows.collect(),
    })
}

pub(super) fn stability(blocks: &mut Vec<Block>, evidence: &Evidence) {
    let found = &evidence.stability;
    blocks.push(Block::section(1, "stability", text("稳定性", "Stability")));
    blocks.push(Block::paragraph(Text::new(
        format!("训练样本到检验样本的总分稳定性指数 PSI = {}，{}。0.10 以下稳定，0.25 以上须查明原因。", decimals(found.psi, 3), found.shift.zh()),
        format!("Stability index of the points from fitting to test rows: {}, {}. Below 0.10 is stable; from 0.25 on the cause must be found.", decimals(found.psi, 3), found.shift.en()),
    )));
    let band = |from: Option<f64>, below: Option<f64>| match (from, below) {
        (Some(from), Some(below)) => format!("{} – {}", decimals(from, 0), decimals(below, 0)),
        (None, Some(below)) => format!("< {}", decimals(below, 0)),
        (Some(from), None) => format!("≥ {}", decimals(from, 0)),
        (None, None) => "∀".to_owned(),
    };
    // Highest points at the top, as people read a ladder.
    let bands: Vec<_> = found.bands.iter().rev().collect();
    blocks.push(Block::Chart(Chart::new(
        text("分值段占比：训练与检验", "Share of each band of points, fitting and test rows"),
        Pyramid {
            label: text("分值", "points"),
            bands: bands.iter().map(|held| Text::same(band(held.from, held.below))).collect(),
            left: Population {
                name: text("训练", "fitting"),
                counts: bands.iter().map(|held| held.expected).collect(),
            },
            right: Population { name: text("检验", "test"), counts: bands.iter().map(|held| held.actual).collect() },
            contributions: Vec::new(),
        },
    )));
    let rows = found.characteristics.iter().map(|held| {
        let points = held.points_shift.map_or_else(|| "—".to_owned(), |points| decimals(points, 1));
        vec![
            Cell::new(held.feature.as_str()),
            Cell::toned(decimals(held.index, 3).as_str(), tone_of_shift(held.shift)),
            Cell::new(Text::new(held.shift.zh(), held.shift.en())),
            Cell::new(points.as_str()),
        ]
    });
    blocks.push(Block::Table(Table {
        caption: text(
            "各特征稳定性（CSI）与平均分变化",
            "Stability of each characteristic (CSI) and the points it moved",
        ),
        columns: vec![
            Column::words(text("特征", "Characteristic")).wide(2.0),
            Column::number("CSI"),
            Column::words(text("判断", "Reading")).wide(1.5),
            Column::number(text("平均分变化", "Mean points moved")),
        ],
        rows: rows.collect(),
    }));
}

pub(super) fn cutoffs(blocks: &mut Vec<Block>, evidence: &Evidence) {
    let found = &evidence.cutoffs;
    blocks.push(Block::section(1, "cutoffs", text("切点、利润与分级", "Cut-offs, profit and grades")));
    // Fen for each 100 yuan lent, summed over rows that each stand for 100 yuan.
    let profit = |held: &Cutoff| held.profit as f64 / 100.0;
    let best = &found.best;
    blocks.push(Block::Chart(
        Chart::new(
            text(
                "通过率与利润（每户贷出 100 元，检验样本合计）",
                "Approval and profit (100 yuan lent to each test row, summed)",
            ),
            Lines {
                x: Axis::new(text("通过率", "share approved"), Number::Percent(0)).range(0.0, 1.0),
                y: Axis::new(text("利润（元）", "profit (yuan)"), Number::Decimals(0)),
                series: vec![Series::new(
                    text("利润", "profit"),
                    found.curve.iter().map(|held| (held.approval_rate, profit(held))).collect(),
                )],
                references: vec![Reference::Horizontal(0.0, Text::default())],
                markers: vec![Marker {
                    x: best.approval_rate,
                    y: profit(best),
                    label: Text::new(
                        format!("最优：PD < {}", percent(best.pd_below.min(1.0), 2)),
                        format!("best: PD < {}", percent(best.pd_below.min(1.0), 2)),
                    ),
                }],
            },
        )
        .reading(text(
            "假设见建模方案的收益与损失；只代表这些样本行。",
            "Under the gain and loss that the study states, and for these rows only.",
        )),
    ));
    graded(blocks, evidence);
}

/// The cut-offs between the grades, and how they came about.
fn graded(blocks: &mut Vec<Block>, evidence: &Evidence) {
    let cuts = evidence.grade_cutoffs;
    blocks.push(Block::paragraph(Text::new(
        format!(
            "分级切点：A < {}，B < {}，C < {}，其余为 D。",
            percent(cuts.a_below, 2),
            percent(cuts.b_below, 2),
            percent(cuts.c_below, 2)
        ),
        format!(
            "Grades: A below {}, B below {}, C below {}, the rest D.",
            percent(cuts.a_below, 2),
            percent(cuts.b_below, 2),
            percent(cuts.c_below, 2)
        ),
    )));
    if let Some(design) = &evidence.grade_design {
        let rows = ["A", "B", "C", "D"].into_iter().zip(&design.grades).map(|(grade, held)| {
            vec![
                Cell::new(grade),
                Cell::new(count(held.rows).as_str()),
                Cell::new(percent(held.share, 1).as_str()),
                Cell::new(count(held.bads).as_str()),
                Cell::new(percent(held.bad_rate, 2).as_str()),
            ]
        });
        blocks.push(Block::Table(Table {
            caption: Text::new(
                format!(
                    "训练样本上的分级（集中度 {}，各期次序成立 {}）",
                    decimals(design.concentration, 3),
                    percent(design.ordered, 0)
                ),
                format!(
                    "Grades on the fitting rows, unweighted (concentration {}, in order in {} of the periods)",
                    decimals(design.concentration, 3),
                    percent(design.ordered, 0)
                ),
            ),
            columns: vec![
                Column::words(text("等级", "Grade")),
                Column::number(text("行数", "Rows")),
                Column::number(text("占比", "Share")),
                Column::number(text("坏样本", "Bads")),
                Column::number(text("坏账率", "Bad rate")),
            ],
            rows: rows.collect(),
        }));
    }
}
