//! What a development found, for people and for the model's file.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::binning::VariableBins;
use crate::limits::{MAX_CURVE_POINTS, SCORE_BANDS};
use crate::metrics::{
    AucError, CalibrationGroup, HosmerLemeshow, Interval, MetricError, RocPoint, Shift, auc_error_of, brier,
    calibration_groups, discrimination, hosmer_lemeshow, log_loss,
};
use crate::regression::Coefficient;
use crate::runtime::Outcome;
use crate::scorecard::Grade;
use crate::table::Sample;

/// Schema of the report.
pub const REPORT_SCHEMA: u16 = 1;

/// What an information value is called by convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum IvBand {
    /// Below 0.02.
    None,
    /// 0.02 to 0.1.
    Weak,
    /// 0.1 to 0.3.
    Medium,
    /// 0.3 to 0.5.
    Strong,
    /// Above 0.5: check leakage.
    Suspicious,
}

impl IvBand {
    /// The band of a value.
    #[must_use]
    pub fn of(iv: f64) -> Self {
        match iv {
            iv if iv < 0.02 => Self::None,
            iv if iv < 0.1 => Self::Weak,
            iv if iv < 0.3 => Self::Medium,
            iv if iv <= 0.5 => Self::Strong,
            _ => Self::Suspicious,
        }
    }

    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::None => "无预测力",
            Self::Weak => "弱",
            Self::Medium => "中",
            Self::Strong => "强",
            Self::Suspicious => "过高，查泄漏",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Weak => "weak",
            Self::Medium => "medium",
            Self::Strong => "strong",
            Self::Suspicious => "suspicious, check leakage",
        }
    }
}

/// Why a column is not in the card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Exclusion {
    /// A person excluded it.
    ByName {
        /// The reason given.
        reason: String,
    },
    /// It parted the rows.
    UsedToSplit {},
    /// One bin only: constant, or nothing to tell.
    OneBin {},
    /// Its value is too low.
    LowIv {
        /// The least wanted.
        least: f64,
    },
    /// Its value is too good to be true; look for a leak of the outcome, or list it in `keep`.
    SuspiciousIv {
        /// The most expected.
        most: f64,
    },
    /// It says what a stronger column says.
    Correlated {
        /// The stronger column.
        with: String,
        /// Correlation of the WOE.
        correlation: f64,
    },
    /// There were enough stronger ones.
    PastTheMost {},
    /// Beside the others its sign turned over.
    WrongSign {
        /// The coefficient it had.
        coefficient: f64,
    },
    /// Beside the others it says nothing.
    NotSignificant {
        /// The p-value it had.
        p_value: f64,
    },
    /// With it the regression has no solution.
    Collinear {},
    /// The others together say what it says.
    Inflated {
        /// Variance inflation it had.
        vif: f64,
    },
    /// The lasso left it out.
    NotWorthIt {},
    /// Its bins shift from period to period.
    Unstable {
        /// Median stability index of the periods.
        stability: f64,
    },
    /// In a period, evidence of good was evidence of bad.
    TurnedOver {
        /// The latest such period, as its number of widths from 0.
        period: i64,
    },
}

impl Exclusion {
    /// Shown to Chinese readers.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::ByName { reason } => match reason.as_str() {
                LEAKS => "含有结果信息，会泄漏".to_owned(),
                ON_REQUEST => "按要求排除".to_owned(),
                other => format!("人工排除：{other}"),
            },
            Self::UsedToSplit {} => "用于划分训练和检验样本".to_owned(),
            Self::OneBin {} => "只有一个分箱，无区分".to_owned(),
            Self::LowIv { least } => format!("信息值低于 {least}"),
            Self::SuspiciousIv { most } => format!("信息值高于 {most}，疑似泄漏"),
            Self::Correlated { with, correlation } => format!("与更强的 {with} 相关（{correlation:.2}）"),
            Self::PastTheMost {} => "入模变量已足够".to_owned(),
            Self::WrongSign { coefficient } => format!("与其他变量并列时系数反号（{coefficient:.3}）"),
            Self::NotSignificant { p_value } => format!("不显著（p = {p_value:.3}）"),
            Self::Collinear {} => "加入后回归无解（共线）".to_owned(),
            Self::Inflated { vif } => format!("其余变量合起来已说明它（VIF {vif:.1}）"),
            Self::NotWorthIt {} => "L1 选择未保留".to_owned(),
            Self::Unstable { stability } => format!("各期分布不稳（PSI 中位数 {stability:.2}）"),
            Self::TurnedOver { period } => format!("第 {period} 期方向反转"),
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::ByName { reason } => reason.clone(),
            Self::UsedToSplit {} => "parts the training rows from the test rows".to_owned(),
            Self::OneBin {} => "one bin only: nothing to tell apart".to_owned(),
            Self::LowIv { least } => format!("information value below {least}"),
            Self::SuspiciousIv { most } => format!("information value above {most}: looks like a leak"),
            Self::Correlated { with, correlation } => format!("says what {with} says (correlation {correlation:.2})"),
            Self::PastTheMost {} => "there were enough stronger ones".to_owned(),
            Self::WrongSign { coefficient } => format!("its sign turned over beside the others ({coefficient:.3})"),
            Self::NotSignificant { p_value } => format!("not significant (p = {p_value:.3})"),
            Self::Collinear {} => "with it the regression has no solution".to_owned(),
            Self::Inflated { vif } => format!("the others together say what it says (VIF {vif:.1})"),
            Self::NotWorthIt {} => "left out by the lasso".to_owned(),
            Self::Unstable { stability } => format!("its bins shift from period to period (median PSI {stability:.2})"),
            Self::TurnedOver { period } => format!("in period {period} its direction turned over"),
        }
    }
}

/// The reason given for a column that is known after the outcome.
pub const LEAKS: &str = "leaks the outcome";
/// The reason given for a column that a person left out.
pub const ON_REQUEST: &str = "left out on request";

/// One column, in the card or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariableReport {
    /// The column.
    pub feature: String,
    /// Information value, when binned.
    pub iv: Option<f64>,
    /// Its band.
    pub band: Option<IvBand>,
    /// Its bins on the training rows, when binned.
    pub bins: Option<VariableBins>,
    /// Its coefficient, when in the card.
    pub coefficient: Option<Coefficient>,
    /// Stability of its bins from training to test rows, when in the card.
    pub stability: Option<f64>,
    /// Variance inflation beside the others, when in the card; absent in reports older than this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vif: Option<f64>,
    /// Why it is not in the card.
    pub excluded: Option<Exclusion>,
}

/// One grade's rows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeQuality {
    /// The grade.
    pub grade: Grade,
    /// Weighted rows.
    pub rows: f64,
    /// Weighted bads.
    pub bads: f64,
    /// Weighted mean probability; absent without rows.
    pub mean_pd: Option<f64>,
    /// Weighted bad rate; absent without rows.
    pub bad_rate: Option<f64>,
}

/// A point of the two cumulative curves whose widest gap is the Kolmogorov-Smirnov figure, lowest points first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KsPoint {
    /// Points of the card.
    pub points: f64,
    /// Weighted share of goods with at most this many points.
    pub of_goods: f64,
    /// Weighted share of bads with at most this many points.
    pub of_bads: f64,
}

/// Rows between two scores.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoreBand {
    /// From these points, included.
    pub from: f64,
    /// To these points; included in the last band only.
    pub to: f64,
    /// Weighted goods.
    pub goods: f64,
    /// Weighted bads.
    pub bads: f64,
}

/// One band of the points' stability: what share of the rows fell here then and now.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StabilityBand {
    /// From these points, included; absent in the first band.
    pub from: Option<f64>,
    /// Below these points; absent in the last band.
    pub below: Option<f64>,
    /// Share of the training rows.
    pub expected: f64,
    /// Share of the test rows.
    pub actual: f64,
}

/// How the card does on one set of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quality {
    /// Rows.
    pub rows: u64,
    /// Bads.
    pub bads: u64,
    /// Weighted bad rate.
    pub bad_rate: f64,
    /// Weighted mean probability.
    pub mean_pd: f64,
    /// Area under the ROC curve.
    pub auc: f64,
    /// Its interval at 95% by DeLong's error, each row counting once; absent in reports older than this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auc_interval: Option<Interval>,
    /// Gini.
    pub gini: f64,
    /// Kolmogorov-Smirnov.
    pub ks: f64,
    /// Probability at which it is reached.
    pub ks_at: f64,
    /// Brier score.
    pub brier: f64,
    /// Log loss.
    pub log_loss: f64,
    /// ROC curve.
    pub roc: Vec<RocPoint>,
    /// Groups by probability.
    pub calibration: Vec<CalibrationGroup>,
    /// Test of the groups; absent when there are too few of them.
    pub hosmer_lemeshow: Option<HosmerLemeshow>,
    /// Rows by grade.
    pub grades: Vec<GradeQuality>,
    /// The two cumulative curves by points, at most [`MAX_CURVE_POINTS`]; empty in reports older than this field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ks_curve: Vec<KsPoint>,
    /// Rows by points in bands of one width; empty in reports older than this field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub histogram: Vec<ScoreBand>,
}

impl Quality {
    pub(super) fn measure(
        outcomes: &[Outcome],
        sample: &Sample,
        (groups, in_sample): (usize, bool),
    ) -> Result<Self, MetricError> {
        let (rows, bads) = (sample.len() as u64, sample.bads() as u64);
        let (distinct, auc_error) = distinct(outcomes, sample);
        let sample = &distinct;
        let weights = sample.weights.as_deref();
        let pd: Vec<f64> = sample.rows.iter().map(|row| outcomes[*row as usize].pd).collect();
        let ranking = discrimination(&pd, &sample.bad, weights)?;
        let calibration = calibration_groups(&pd, &sample.bad, weights, groups)?;
        let tested: Vec<(f64, f64, f64)> =
            calibration.iter().map(|group| (group.rows, group.mean_pd, group.bads)).collect();
        let mut grades: Vec<GradeQuality> = Vec::new();
        for grade in Grade::ALL {
            let (mut rows, mut bads, mut sum) = (0.0, 0.0, 0.0);
            for (at, row) in sample.rows.iter().enumerate() {
                if outcomes[*row as usize].grade == grade {
                    let weight = sample.weight(at);
                    rows += weight;
                    sum += weight * pd[at];
                    bads += if sample.bad[at] { weight } else { 0.0 };
                }
            }
            let of_rows = |value: f64| (rows > 0.0).then(|| value / rows);
            grades.push(GradeQuality { grade, rows, bads, mean_pd: of_rows(sum), bad_rate: of_rows(bads) });
        }
        let all: f64 = grades.iter().map(|grade| grade.rows).sum();
        let points: Vec<f64> = sample.rows.iter().map(|row| outcomes[*row as usize].points).collect();
        Ok(Self {
            ks_curve: ks_curve(&points, sample),
            histogram: histogram(&points, sample),
            rows,
            bads,
            bad_rate: grades.iter().map(|grade| grade.bads).sum::<f64>() / all,
            mean_pd: grades.iter().filter_map(|grade| grade.mean_pd.map(|pd| pd * grade.rows)).sum::<f64>() / all,
            auc: ranking.auc,
            auc_interval: Some(auc_error.interval(0.95)),
            gini: ranking.gini,
            ks: ranking.ks,
            ks_at: ranking.ks_at,
            brier: brier(&pd, &sample.bad, weights)?,
            log_loss: log_loss(&pd, &sample.bad, weights)?,
            roc: ranking.roc,
            hosmer_lemeshow: hosmer_lemeshow(&tested, in_sample).ok(),
            calibration,
            grades,
        })
    }
}

/// Rows with the same score and the same outcome as one row of their joint weight, and the AUC's error by rows. A card has
/// as many scores as its bins have combinations, which may be far fewer than rows.
fn distinct(outcomes: &[Outcome], sample: &Sample) -> (Sample, AucError) {
    let mut known: FxHashMap<(u64, u64, bool), u32> = FxHashMap::default();
    let (mut rows, mut bad, mut weights, mut counts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, row) in sample.rows.iter().enumerate() {
        let outcome = &outcomes[*row as usize];
        let key = (outcome.pd.to_bits(), outcome.points.to_bits(), sample.bad[at]);
        let place = *known.entry(key).or_insert(rows.len() as u32) as usize;
        if place == rows.len() {
            rows.push(*row);
            bad.push(sample.bad[at]);
            weights.push(0.0);
            counts.push(0.0);
        }
        weights[place] += sample.weight(at);
        counts[place] += 1.0;
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let pd = |at: usize| outcomes[rows[at] as usize].pd;
    order.sort_unstable_by(|a, b| pd(*b).total_cmp(&pd(*a)).then(a.cmp(b)));
    let groups = order.chunk_by(|a, b| pd(*a) == pd(*b)).map(|group| {
        let mut count = [0.0; 2];
        group.iter().for_each(|at| count[usize::from(bad[*at])] += counts[*at]);
        count
    });
    let error = auc_error_of(&groups.collect::<Vec<[f64; 2]>>());
    (Sample { rows, bad, weights: Some(weights) }, error)
}

/// The cumulative shares of goods and bads by points, thinned to the bound with both ends kept.
fn ks_curve(points: &[f64], sample: &Sample) -> Vec<KsPoint> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| points[*a].total_cmp(&points[*b]).then(a.cmp(b)));
    let mut total = [0.0; 2];
    for at in 0..points.len() {
        total[usize::from(sample.bad[at])] += sample.weight(at);
    }
    let mut curve: Vec<KsPoint> = Vec::new();
    let mut passed = [0.0; 2];
    for (place, at) in order.iter().enumerate() {
        passed[usize::from(sample.bad[*at])] += sample.weight(*at);
        let tied = order.get(place + 1).is_some_and(|next| points[*next] == points[*at]);
        if !tied {
            let [goods, bads] = passed;
            curve.push(KsPoint { points: points[*at], of_goods: goods / total[0], of_bads: bads / total[1] });
        }
    }
    if curve.len() <= MAX_CURVE_POINTS {
        return curve;
    }
    let last = curve.len() - 1;
    (0..MAX_CURVE_POINTS).map(|at| curve[at * last / (MAX_CURVE_POINTS - 1)]).collect()
}

/// Goods and bads in [`SCORE_BANDS`] bands of one width between the least and the most points; one band when all are equal.
fn histogram(points: &[f64], sample: &Sample) -> Vec<ScoreBand> {
    let (least, most) =
        points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| (low.min(*p), high.max(*p)));
    let count = if most > least { SCORE_BANDS } else { 1 };
    let width = (most - least) / count as f64;
    let edge = |at: usize| if at == count { most } else { least + width * at as f64 };
    let band = |at| ScoreBand { from: edge(at), to: edge(at + 1), goods: 0.0, bads: 0.0 };
    let mut bands: Vec<ScoreBand> = (0..count).map(band).collect();
    for (at, points) in points.iter().enumerate() {
        let place = bands.partition_point(|band| band.to <= *points).min(count - 1);
        let slot = if sample.bad[at] { &mut bands[place].bads } else { &mut bands[place].goods };
        *slot += sample.weight(at);
    }
    bands
}

/// How a model does on a table, whoever made it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Rows of the table.
    pub rows: u64,
    /// Rows whose outcome is not known; not used.
    pub rows_without_outcome: u64,
    /// Rows with an outcome that the split left out.
    pub rows_left_out: u64,
    /// On the first part: the earlier years, where years are known.
    pub train: Quality,
    /// On the second part.
    pub test: Quality,
    /// Stability of the points from the first part to the second, over tenths of the first.
    pub score_stability: f64,
    /// Its band.
    pub score_shift: Shift,
    /// The bands it sums over.
    pub stability_bands: Vec<StabilityBand>,
}

/// The report of a development.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// [`REPORT_SCHEMA`].
    pub schema: u16,
    /// Rows of the table.
    pub rows: u64,
    /// Rows whose outcome is not known; not used.
    pub rows_without_outcome: u64,
    /// Rows with an outcome that the split left out.
    pub rows_left_out: u64,
    /// The intercept.
    pub intercept: Coefficient,
    /// Every column, those in the card first, each part by falling information value.
    pub variables: Vec<VariableReport>,
    /// On the rows that fitted the card.
    pub train: Quality,
    /// On the rows that test it.
    pub test: Quality,
    /// Stability of the points from training to test rows, over tenths of the training rows.
    pub score_stability: f64,
    /// Its band.
    pub score_shift: Shift,
    /// The bands it sums over; empty in reports older than this field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stability_bands: Vec<StabilityBand>,
    /// Whether the level was fitted on the test rows.
    pub platt_on_test: bool,
}
