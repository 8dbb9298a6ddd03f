//! A scorecard's report as people read it in a terminal.

use platform::scorecards::ScorecardDetail;
use scoring::Scorecard;
use scoring::develop::{Exclusion, Quality, Report};

use crate::output;

/// Two lines: how well it ranks.
pub fn headline(report: &Report) -> String {
    format!("{}{}", quality("开发样本 train", &report.train), quality("检验样本 test ", &report.test))
}

fn quality(name: &str, q: &Quality) -> String {
    format!(
        "{name}: {} 笔 rows, {} 坏 bad, AUC {:.4}, KS {:.3}, Gini {:.4}, Brier {:.4}\n",
        q.rows, q.bads, q.auc, q.ks, q.gini, q.brier
    )
}

/// The whole report: measures, points, calibration, what was left out and why.
pub fn text(card: &Scorecard, report: &Report) -> String {
    let mut out = format!(
        "{} 第 {} 版 version\n坏的定义 bad: {}\n{}评分稳定性 PSI {:.4} ({:?})\n\n",
        card.name,
        card.version,
        card.target,
        headline(report),
        report.score_stability,
        report.score_shift
    );
    for characteristic in &card.characteristics {
        out.push_str(&format!("{} · 系数 coefficient {:.4}\n", characteristic.label_zh, characteristic.coefficient));
        let rows: Vec<_> = characteristic
            .attributes
            .iter()
            .map(|a| {
                let bad = a.bad_rate.map_or_else(String::new, |rate| format!("{:.2}%", rate * 100.0));
                let (zh, en) = platform::features::bin(&characteristic.feature, &a.rule);
                vec![
                    if zh == en { zh } else { format!("{zh} {en}") },
                    format!("{:.1}%", a.share * 100.0),
                    bad,
                    format!("{:.4}", a.woe),
                    format!("{:.1}", a.points),
                ]
            })
            .collect();
        out.push_str(&output::table(&["分箱 bin", ">占比 share", ">坏率 bad rate", ">WOE", ">分 points"], &rows));
        out.push('\n');
    }
    let rows: Vec<_> = report
        .test
        .calibration
        .iter()
        .map(|g| {
            vec![format!("{:.0}", g.rows), format!("{:.2}%", g.mean_pd * 100.0), format!("{:.2}%", g.bad_rate * 100.0)]
        })
        .collect();
    out.push_str("校准（检验样本） calibration on the test sample\n");
    out.push_str(&output::table(&[">笔数 rows", ">预测 PD", ">实际 bad rate"], &rows));
    let left: Vec<_> = report
        .variables
        .iter()
        .filter_map(|v| {
            v.excluded.as_ref().map(|why| {
                vec![v.feature.clone(), v.iv.map_or_else(String::new, |iv| format!("{iv:.4}")), excluded(why)]
            })
        })
        .collect();
    if !left.is_empty() {
        out.push_str("\n未采用 left out\n");
        out.push_str(&output::table(&["变量 feature", ">IV", "原因 why"], &left));
    }
    out
}

/// A model of any kind, as the console shows it: what it leans on, how it was tested, what to keep in mind.
pub fn detail_text(detail: &ScorecardDetail) -> String {
    let mut out = format!(
        "{} 第 {} 版 version · {} {}\n坏的定义 bad: {}\n{}（{}）\n",
        detail.line.name,
        detail.shown_version,
        detail.shown_kind.zh,
        detail.shown_kind.en,
        detail.target,
        detail.tested.zh,
        detail.tested.en
    );
    for (name, found) in [("前段样本 earlier", &detail.train), ("后段样本 later  ", &detail.test)] {
        if let Some(q) = found {
            out.push_str(&format!(
                "{name}: {} 笔 rows, {} 坏 bad, AUC {:.4}, KS {:.3}, Gini {:.4}, Brier {:.4}, PD {:.2}% / 实际 actual {:.2}%\n",
                q.rows, q.bads, q.auc, q.ks, q.gini, q.brier, q.mean_pd_percent, q.bad_rate_percent
            ));
        }
    }
    if let (Some(psi), Some(shift)) = (detail.psi_total, &detail.psi_shift) {
        out.push_str(&format!("评分稳定性 PSI {psi:.4} {} {}\n", shift.zh, shift.en));
    }
    let level = &detail.level;
    out.push_str(&format!(
        "刻度 scale: {} 分 = {}:1, PDO {} · 校准 calibration: {:+.4} {:+.4}×logit · 等级 grades: A < {:.2}% ≤ B < {:.2}% ≤ C < {:.2}% ≤ D\n\n",
        detail.scaling.base_points,
        detail.scaling.odds,
        detail.scaling.pdo,
        level.shift,
        level.slope,
        level.a_below_percent,
        level.b_below_percent,
        level.c_below_percent
    ));
    let rows: Vec<_> = detail
        .characteristics
        .iter()
        .map(|held| {
            vec![
                if held.zh == held.en { held.zh.clone() } else { format!("{} {}", held.zh, held.en) },
                held.feature.clone(),
                format!("{:.1}%", held.weight_percent),
                held.mean_effect_points.map_or_else(|| "–".to_owned(), |points| format!("{points:.1}")),
                format!("{} {}", held.direction.zh, held.direction.en),
            ]
        })
        .collect();
    let headings = ["变量 feature", "名称 name", ">权重 weight", ">平均影响分 mean |SHAP|", "方向 direction"];
    out.push_str(&output::table(&headings, &rows));
    if !detail.known_limits.is_empty() {
        out.push_str("\n须知 keep in mind\n");
        for limit in &detail.known_limits {
            out.push_str(&format!("  · {}\n    {}\n", limit.zh, limit.en));
        }
    }
    out
}

/// Why a column is not in the card, in words.
fn excluded(why: &Exclusion) -> String {
    match why {
        Exclusion::ByName { reason } => format!("人工排除：{reason}"),
        Exclusion::UsedToSplit {} => "用于划分样本 used to split".into(),
        Exclusion::OneBin {} => "只有一个分箱 one bin".into(),
        Exclusion::LowIv { least } => format!("信息值低于 {least} low IV"),
        Exclusion::SuspiciousIv { most } => format!("信息值高于 {most}，请检查是否泄漏结果 check for a leak"),
        Exclusion::Correlated { with, correlation } => format!("与 {with} 相关 {correlation:.2} correlated"),
        Exclusion::PastTheMost {} => "已有足够变量 enough stronger ones".into(),
        Exclusion::WrongSign { coefficient } => format!("符号相反（{coefficient:.3}）wrong sign"),
        Exclusion::NotSignificant { p_value } => format!("不显著（p={p_value:.3}）not significant"),
        Exclusion::Collinear {} => "共线 collinear".into(),
        other => format!("{} {}", other.zh(), other.en()),
    }
}
