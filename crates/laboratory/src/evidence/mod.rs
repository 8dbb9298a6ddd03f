//! Everything the validation report tells, as data: the same for the console, the printed report and a program.

mod baseline;
mod behaviour;
mod limits;
mod measures;

use scoring::calibrate::CalibrationError;
use scoring::develop::StabilityBand;
use scoring::fairness::{AttributeReport, ProxyReport, SourceReport};
use scoring::leaks::LeakFinding;
use scoring::metrics::{
    AucComparison, BinomialTest, CalibrationGroup, CharacteristicShift, HosmerLemeshow, Interval, SegmentQuality,
    Shift, TrafficLight,
};
use scoring::policy::{CutoffReport, GradeDesign};
use scoring::{Grade, GradeCutoffs};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::prepare::StayedOut;
use crate::rejects::RejectEvidence;

pub(crate) use baseline::benchmark;
pub(crate) use behaviour::{TestRows, reasons, sensitivity};
pub(crate) use limits::known_limits;
pub(crate) use measures::{calibration, discrimination, segments_of, stability};

/// Where the rows came from and what became of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Lineage {
    /// The sample set's name.
    pub dataset: String,
    /// SHA-256 of the file it was read from, hexadecimal.
    pub dataset_digest: String,
    /// The format of that file.
    pub format: String,
    /// When it was brought in.
    pub imported_at: String,
    /// SHA-256 of the study document, hexadecimal: with the file's digest it makes this card again.
    pub study_digest: String,
    /// Rows read from the file.
    pub read: u64,
    /// Rows refused there, in quarantine.
    pub refused: u64,
    /// Rows the study left out, by reason.
    pub stayed_out: Vec<StayedOut>,
    /// Rows whose outcome is not known or indeterminate.
    pub unknown: u64,
    /// Rows that fitted, and bads among them.
    pub train: (u64, u64),
    /// Rows that tested, and bads among them.
    pub test: (u64, u64),
    /// Whether rows carry weights.
    pub weighted: bool,
    /// Whether the rows are simulated.
    pub simulated: bool,
}

/// How well risk is ranked on one set of rows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Discrimination {
    /// Rows.
    pub rows: u64,
    /// Bads.
    pub bads: u64,
    /// Area under the ROC curve.
    pub auc: f64,
    /// Its interval at 95%, by bootstrap.
    pub auc_interval: Interval,
    /// Gini, `2 AUC - 1`.
    pub gini: f64,
    /// Its interval.
    pub gini_interval: Interval,
    /// Kolmogorov-Smirnov.
    pub ks: f64,
    /// Its interval; a maximum is biased upward where rows are few.
    pub ks_interval: Interval,
    /// Resamples behind the intervals.
    pub replicates: u64,
}

/// The card by the values of one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BySegment {
    /// What the column is called.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Its values.
    pub lines: Vec<SegmentQuality>,
}

/// A grade against what came true. Counts are effective ones where rows carry weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct GradeEvidence {
    /// The grade.
    pub grade: Grade,
    /// Rows of the test.
    pub rows: u64,
    /// Effective rows, `(sum of weights)^2 / sum of squared weights`.
    pub effective_rows: u64,
    /// Effective bads.
    pub effective_bads: u64,
    /// Mean probability.
    pub mean_pd: f64,
    /// Bad rate.
    pub bad_rate: f64,
    /// Jeffreys interval of the bad rate at 95%.
    pub interval: Interval,
    /// Binomial and Jeffreys tests of the probability.
    pub test: Option<BinomialTest>,
    /// Traffic light at an asset correlation of 0.05.
    pub light: Option<TrafficLight>,
}

/// Whether the probability comes true.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CalibrationEvidence {
    /// Groups of like probability.
    pub groups: Vec<CalibrationGroup>,
    /// Test over them.
    pub hosmer_lemeshow: Option<HosmerLemeshow>,
    /// How far off over all and at worst.
    pub error: CalibrationError,
    /// Brier score.
    pub brier: f64,
    /// By grade.
    pub grades: Vec<GradeEvidence>,
    /// Whether the level was set on these very rows.
    pub level_set_on_test: bool,
}

/// Whether the test rows are like the fitting rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Stability {
    /// Stability index of the points.
    pub psi: f64,
    /// Its band.
    pub shift: Shift,
    /// The bands it sums over.
    pub bands: Vec<StabilityBand>,
    /// Characteristic by characteristic.
    pub characteristics: Vec<CharacteristicShift>,
}

/// Another way to rank the same test rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Competitor {
    /// What it is, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Its KS.
    pub ks: f64,
    /// This card first, the other second (DeLong, unweighted).
    pub comparison: AucComparison,
    /// Interval of the AUC gained, at 95%.
    pub gained: Interval,
}

/// A policy of rules alone: how many of the strongest warning signs a firm shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Baseline {
    /// The rules, `feature: bins`.
    pub rules: Vec<(String, String)>,
    /// How it ranks.
    pub competitor: Competitor,
}

/// The card against what it would replace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Benchmark {
    /// The scorecard in force, when it can be scored on these rows.
    pub incumbent: Option<Competitor>,
    /// Why there is none.
    pub incumbent_missing: Option<String>,
    /// Rules alone.
    pub rules: Option<Baseline>,
}

/// What hangs on one characteristic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Sensitivity {
    /// The characteristic.
    pub feature: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Points between its best and its worst bin.
    pub points_range: f64,
    /// AUC lost on the test rows when everybody gets its mean points.
    pub auc_lost: f64,
    /// Share of rows whose grade changes when the value rises by a tenth of the range from the first to the ninth decile.
    pub changed_up: Option<f64>,
    /// The same when it falls.
    pub changed_down: Option<f64>,
    /// Share of rows whose grade changes when the value is missing.
    pub changed_missing: f64,
}

/// How often a reason is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ReasonLine {
    /// Stable code.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Share of test rows that have it as their first reason.
    pub first: f64,
    /// Share that have it at all.
    pub any: f64,
    /// Share of rows graded D that have it as their first.
    pub first_of_d: Option<f64>,
}

/// Something the reader must keep in mind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KnownLimit {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// The evidence on a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Evidence {
    /// Where the rows came from.
    pub lineage: Lineage,
    /// What counts as bad.
    pub target: String,
    /// How rows were parted.
    pub split: String,
    /// Ranking on the rows that fitted.
    pub train: Discrimination,
    /// Ranking on the rows that tested.
    pub test: Discrimination,
    /// Ranking and level by segment.
    pub segments: Vec<BySegment>,
    /// By vintage, over fitting and test rows.
    pub vintages: Option<BySegment>,
    /// Level.
    pub calibration: CalibrationEvidence,
    /// Stability.
    pub stability: Stability,
    /// Against the incumbent and against rules alone.
    pub benchmark: Benchmark,
    /// What hangs on each characteristic.
    pub sensitivity: Vec<Sensitivity>,
    /// Reasons given.
    pub reasons: Vec<ReasonLine>,
    /// Groups of people, gaps first; a row is taken for approved when its grade is A, B or C.
    pub fairness: Vec<AttributeReport>,
    /// Features that reveal a group.
    pub proxies: Vec<ProxyReport>,
    /// What is lost without each source of data.
    pub sources: Vec<SourceReport>,
    /// Features that may know the outcome, worst first.
    pub leaks: Vec<LeakFinding>,
    /// AUC of the row's place in the file: clearly above 0.5, the file's order tells outcomes.
    pub row_order_auc: Option<f64>,
    /// Cut-offs between the grades.
    pub grade_cutoffs: GradeCutoffs,
    /// How the grades were chosen; absent when they were given or none kept the constraints.
    pub grade_design: Option<GradeDesign>,
    /// Cut-offs with profit, in fen for each 100 yuan lent, summed over the test rows (weighted where rows are).
    pub cutoffs: CutoffReport,
    /// Reject inference, when the study asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejects: Option<RejectEvidence>,
    /// What to keep in mind.
    pub limits: Vec<KnownLimit>,
}
