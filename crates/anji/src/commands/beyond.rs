//! `anji score term-structure`, `anji score lgd`, `anji score points`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use laboratory::{Covariate, LossAsked, LossFound, NotUsed, TermAsked, TermFound};
use platform::laboratory::beyond::{PointsAsked, PointsCard};
use scoring::FeatureValue;
use scoring::lgd::LgdQuality;
use scoring::points::PointsDocument;

use crate::cli::Shared;
use crate::desk::Desk;
use crate::output;

/// `anji score term-structure`
pub async fn term_structure(shared: &Shared, desk: &Desk, study: &str, asked: TermAsked) -> anyhow::Result<()> {
    output::show(shared.json, &desk.platform.study_term_structure(desk.who()?, study, &asked).await?, term_text)
}

/// `anji score lgd`
pub async fn lgd(shared: &Shared, desk: &Desk, study: &str, asked: LossAsked) -> anyhow::Result<()> {
    output::show(shared.json, &desk.platform.study_loss(desk.who()?, study, &asked).await?, loss_text)
}

/// `anji score points`
pub fn points(
    shared: &Shared,
    desk: &Desk,
    file: &Path,
    (values, proven): (&[String], Vec<String>),
) -> anyhow::Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    // JSON is YAML, so one reader serves both.
    let document: PointsDocument =
        serde_norway::from_str(&text).with_context(|| format!("{} is no document of points", file.display()))?;
    let values = values.iter().map(|given| value(given)).collect::<anyhow::Result<BTreeMap<_, _>>>()?;
    let proven: BTreeSet<String> = proven.into_iter().collect();
    output::show(
        shared.json,
        &desk.platform.points(desk.who()?, &PointsAsked { document, values, proven })?,
        points_text,
    )
}

/// `patents=4`, `sector=software`.
fn value(given: &str) -> anyhow::Result<(String, FeatureValue)> {
    let Some((name, value)) = given.split_once('=') else {
        bail!("'{given}' is no INDICATOR=VALUE, e.g. invention_patents=4");
    };
    let value = match value.trim().parse::<f64>() {
        Ok(number) => FeatureValue::Number(number),
        Err(_) => FeatureValue::Category(value.trim().to_owned()),
    };
    Ok((name.trim().to_owned(), value))
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

fn term_text(found: &TermFound) -> String {
    let mut out = format!(
        "坏客户 bad: {}\n训练 fit {} 笔 loans (违约 defaults {}) · 检验 test {} (违约 {}) · 观察期未知 not seen {}\n",
        found.target, found.train.0, found.train.1, found.test.0, found.test.1, found.not_seen
    );
    out.push_str(&format!("与实际最大差距 largest gap to what was observed: {}\n", percent(found.largest_gap)));
    let rows: Vec<Vec<String>> = found
        .periods
        .iter()
        .map(|line| {
            let seen = match (line.observed, line.interval) {
                (Some(observed), Some(held)) => {
                    format!("{} ({} – {})", percent(observed), percent(held.low), percent(held.high))
                }
                _ => "—".to_owned(),
            };
            vec![
                line.period.to_string(),
                percent(line.hazard),
                percent(line.marginal),
                percent(line.cumulative),
                seen,
                percent(line.safest),
                percent(line.riskiest),
            ]
        })
        .collect();
    out.push_str(&output::table(
        &[
            ">期 period",
            ">条件 hazard",
            ">当期 marginal",
            ">累计 cumulative",
            ">实际累计 observed (95%)",
            ">最低一成 safest",
            ">最高一成 riskiest",
        ],
        &rows,
    ));
    out.push_str(&covariates("特征 covariates", &found.covariates));
    out.push_str(&left_out(&found.not_used));
    out
}

fn covariates(title: &str, held: &[Covariate]) -> String {
    let mut out = format!("{title}\n");
    for one in held {
        let of = one.coefficient;
        out.push_str(&format!(
            "  {} {} · {} · IV {:.3} · 系数 coefficient {:.3} (标准误 s.e. {:.3}, p {:.4})\n",
            one.zh, one.en, one.feature, one.iv, of.value, of.standard_error, of.p_value
        ));
    }
    if held.is_empty() {
        out.push_str("  无 none: 人人相同 all alike\n");
    }
    out
}

fn left_out(held: &[NotUsed]) -> String {
    held.iter().map(|one| format!("  未用 not used: {} · {}\n", one.feature, one.reason)).collect()
}

fn quality(name: &str, held: &LgdQuality) -> Vec<String> {
    vec![
        name.to_owned(),
        held.rows.to_string(),
        percent(held.predicted),
        percent(held.actual),
        percent(held.mean_absolute_error),
        held.r_squared.map_or_else(|| "—".to_owned(), |found| format!("{found:.3}")),
    ]
}

fn loss_text(found: &LossFound) -> String {
    let mut out = format!(
        "违约 default: {}\n违约贷款 bad loans: 训练 fit {} · 检验 test {} · 损失未知 loss unknown {} · 截断 capped {}\n",
        found.target, found.train, found.test, found.unknown, found.capped
    );
    let mut rows = vec![quality("训练 fit", &found.on_train)];
    rows.extend(found.on_test.as_ref().map(|held| quality("检验 test", held)));
    let head = ["", ">笔数 loans", ">预测 predicted", ">实际 actual", ">平均绝对误差 MAE", ">R²"];
    out.push_str(&output::table(&head, &rows));
    let held = found.on_test.as_ref().unwrap_or(&found.on_train);
    let rows: Vec<Vec<String>> = held
        .deciles
        .iter()
        .map(|group| {
            vec![
                format!("{} – {}", percent(group.from), percent(group.to)),
                format!("{:.0}", group.rows),
                percent(group.predicted),
                percent(group.actual),
            ]
        })
        .collect();
    out.push_str(&output::table(&["预测区间 predicted", ">笔数 loans", ">预测 predicted", ">实际 actual"], &rows));
    match &found.any_loss {
        Some(stage) => out.push_str(&covariates("第一阶段：是否有损失 stage 1, whether anything is lost", stage)),
        None => out.push_str("每笔违约都有损失，无第一阶段 every default lost something: no stage 1\n"),
    }
    out.push_str(&covariates("第二阶段：损失多少 stage 2, how much", &found.severity));
    out.push_str(&left_out(&found.not_used));
    out
}

fn points_text(card: &PointsCard) -> String {
    let mut out = format!(
        "{} 第 {} 版 version {} · {} / {} 分 points · {} 级 grade {}\n{}\n",
        card.name, card.version, card.version, card.total, card.most, card.grade, card.grade, card.note
    );
    let mut rows = Vec::new();
    for dimension in &card.dimensions {
        rows.push(vec![
            format!("{} {}", dimension.zh, dimension.en),
            String::new(),
            format!("{} / {}", dimension.points, dimension.cap),
            String::new(),
        ]);
        for held in &dimension.indicators {
            let value = match &held.value {
                Some(FeatureValue::Number(number)) => number.to_string(),
                Some(FeatureValue::Category(text)) => text.clone(),
                _ => "—".to_owned(),
            };
            rows.push(vec![
                format!("  {} {}", held.zh, held.en),
                value,
                format!("{} / {}", held.points, held.cap),
                format!("{} {}", held.why_zh, held.why_en),
            ]);
        }
    }
    out.push_str(&output::table(&["指标 indicator", ">数值 value", ">得分 points", "原因 why"], &rows));
    for lost in &card.reasons {
        out.push_str(&format!("  +{} · {}\n     {}\n", lost.points, lost.zh, lost.en));
    }
    out
}
