//! What a development is asked for, with defaults that suit a first card.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::binning::BinningOptions;
use crate::scorecard::{BinRule, GradeCutoffs, ReasonPolicy, Scaling};

/// Which rows fit the card and which test it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Split {
    /// A share of the rows, by a hash of the row number and the seed.
    HoldOut {
        /// Share kept to test, above 0 and below 1.
        test_share: f64,
        /// Any number; another gives another split.
        seed: u64,
    },
    /// By a numeric column (a year, a date as a number): the later rows test. The column is not a feature.
    Time {
        /// The column.
        column: String,
        /// Rows with at most this fit.
        train_through: f64,
        /// Later rows with at most this test; the rest is left out (outcomes not ripe).
        test_through: Option<f64>,
    },
    /// `true` fits, `false` tests; one per row.
    Given {
        /// Which rows fit.
        train: Vec<bool>,
    },
}

/// How characteristics are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SelectionMethod {
    /// All at first; the worst leaves until every sign is right and every coefficient significant.
    Backward,
    /// By falling information value; a column enters when all signs stay right and it is significant.
    Forward,
    /// Those that remain at the lasso of least BIC, fitted again without it; the worst then leaves as in `Backward`
    /// (Meinshausen, "Relaxed Lasso", Computational Statistics and Data Analysis 52(1), 2007).
    Lasso,
}

/// Log-likelihood per row (in nats, by Wald's approximation `z^2 / 2n`) that a column of the wrong sign must explain to
/// stay under [`SignRule::Material`].
pub const MATERIAL_GAIN: f64 = 0.002;

/// What a coefficient of the wrong sign means: beside the other columns, bins that were better taken alone cost points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SignRule {
    /// The column leaves: every characteristic's points rise with its own evidence, which an applicant can be told.
    Strict,
    /// The column stays when it explains [`MATERIAL_GAIN`] or more, and leaves otherwise.
    Material,
    /// The column stays when significant: it corrects what the others overstate, and ranks better for it.
    Free,
}

/// Stability of a column over periods of the rows that fit the card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverTime {
    /// A numeric column: a year, a month number, a day number.
    pub column: String,
    /// Width of a period in the column's unit: 1 for years, 3 for quarters of month numbers.
    pub width: f64,
    /// Largest median stability index of the periods against all rows.
    pub most_shift: f64,
}

/// Bounds of the choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SelectionOptions {
    /// The method.
    pub method: SelectionMethod,
    /// Whether wrong signs are borne.
    pub sign: SignRule,
    /// Least information value.
    pub min_iv: f64,
    /// Above this a column is taken for a leak of the outcome and excluded, unless listed in `keep`. (From 0.5 a value is
    /// called suspicious in the report; a sound column of many categories can reach that.)
    pub max_iv: f64,
    /// Columns a person has judged sound in spite of their value.
    pub keep: BTreeSet<String>,
    /// Of two columns whose WOE correlate more than this, the one of lower value leaves.
    pub max_correlation: f64,
    /// Largest variance inflation; the most inflated column leaves until all keep under it. 5 and 10 are lines in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_vif: Option<f64>,
    /// Columns must keep their meaning from period to period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over_time: Option<OverTime>,
    /// Largest p-value of a coefficient.
    pub max_p_value: f64,
    /// Most characteristics.
    pub max_characteristics: usize,
}

impl Default for SelectionOptions {
    fn default() -> Self {
        Self {
            method: SelectionMethod::Backward,
            sign: SignRule::Material,
            min_iv: 0.02,
            max_iv: 1.0,
            keep: BTreeSet::new(),
            max_correlation: 0.85,
            max_vif: None,
            over_time: None,
            max_p_value: 0.05,
            max_characteristics: 30,
        }
    }
}

/// Words for one feature in the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeatureText {
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// Stable reason code.
    pub reason_code: String,
    /// Reason in Chinese.
    pub reason_zh: String,
    /// Reason in English.
    pub reason_en: String,
}

impl FeatureText {
    /// Words made from the feature's name, for cards nobody has worded yet.
    #[must_use]
    pub fn plain(feature: &str) -> Self {
        Self {
            label_zh: feature.to_owned(),
            label_en: feature.to_owned(),
            reason_code: format!("score-{}", feature.replace('_', "-")),
            reason_zh: format!("“{feature}”一项失分"),
            reason_en: format!("points were lost on {feature}"),
        }
    }
}

/// A development's options; see [`crate::develop::develop`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DevelopOptions {
    /// Name of the card.
    pub name: String,
    /// Version of the card.
    pub version: u32,
    /// What *bad* means, in words.
    pub target: String,
    /// Where the rows came from.
    pub description: String,
    /// Rows that fit and rows that test.
    pub split: Split,
    /// Columns not to be used, each with the reason that the report repeats (`term_months`: "known only at the end").
    pub exclude: BTreeMap<String, String>,
    /// Words for features.
    pub texts: BTreeMap<String, FeatureText>,
    /// Binning of every column not named in `binning_of`.
    pub binning: BinningOptions,
    /// Binning of single columns.
    pub binning_of: BTreeMap<String, BinningOptions>,
    /// Columns whose bins a person has drawn; they are counted as they are, not sought.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bins_of: BTreeMap<String, Vec<BinRule>>,
    /// The choice of characteristics.
    pub selection: SelectionOptions,
    /// Ridge of the regression; 0 for none.
    pub ridge: f64,
    /// Points scale.
    pub scaling: Scaling,
    /// Grades.
    pub grades: GradeCutoffs,
    /// Reasons.
    pub reasons: ReasonPolicy,
    /// Bad rate of the population the card will judge, when the sample was drawn by outcome.
    pub population_bad_rate: Option<f64>,
    /// Fits Platt scaling on the test rows. The card's level then follows them, and their calibration table is no
    /// longer a test of it (ranking measures still are).
    pub platt_on_test: bool,
    /// Groups of the calibration tables.
    pub calibration_groups: usize,
}

impl DevelopOptions {
    /// Defaults around a name, the definition of bad and a split.
    #[must_use]
    pub fn new(name: impl Into<String>, target: impl Into<String>, split: Split) -> Self {
        Self {
            name: name.into(),
            version: 1,
            target: target.into(),
            description: "training table".to_owned(),
            split,
            exclude: BTreeMap::new(),
            texts: BTreeMap::new(),
            binning: BinningOptions::default(),
            binning_of: BTreeMap::new(),
            bins_of: BTreeMap::new(),
            selection: SelectionOptions::default(),
            ridge: 0.0,
            scaling: Scaling::default(),
            grades: GradeCutoffs::default(),
            reasons: ReasonPolicy::default(),
            population_bad_rate: None,
            platt_on_test: false,
            calibration_groups: 10,
        }
    }
}
