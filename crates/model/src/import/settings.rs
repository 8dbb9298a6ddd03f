//! What a file of another program does not say: which of Anji's features its columns are, in what unit, and what its
//! score means.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use scoring::{Calibration, GradeCutoffs, Platt, PriorCorrection, Scaling};

use super::error::ImportError;
use crate::limits::MAX_SETTINGS_BYTES;
use crate::makeup::Direction;

/// What the model's logit is a logit of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Predicts {
    /// The loan goes bad.
    #[default]
    Bad,
    /// The loan stays good: signs are turned round on the way in.
    Good,
}

/// How log odds become points; odds are good to bad.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclaredScaling {
    /// Points at `base_odds`.
    pub base_points: f64,
    /// Good to bad, e.g. 50 for 50:1.
    pub base_odds: f64,
    /// Points that double the odds.
    pub pdo: f64,
}

/// Platt scaling: `logit = intercept + slope x raw`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclaredPlatt {
    /// Added.
    pub intercept: f64,
    /// Multiplies; above 0.
    pub slope: f64,
}

/// Restates the odds from the training sample's bad rate to the population's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclaredPrior {
    /// Of the training rows.
    pub sample_bad_rate: f64,
    /// Of those who will be judged.
    pub population_bad_rate: f64,
}

/// From the model's logit to the calibrated one.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DeclaredCalibration {
    /// Platt scaling.
    pub platt: Option<DeclaredPlatt>,
    /// Prior correction.
    pub prior: Option<DeclaredPrior>,
}

/// Grades by calibrated probability of default.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclaredGrades {
    /// A below this probability.
    pub a_below: f64,
    /// B below this one.
    pub b_below: f64,
    /// C below this one, D from it on.
    pub c_below: f64,
}

impl From<DeclaredScaling> for Scaling {
    fn from(of: DeclaredScaling) -> Self {
        Self { base_points: of.base_points, base_odds: of.base_odds, pdo: of.pdo }
    }
}

impl From<DeclaredCalibration> for Calibration {
    fn from(of: DeclaredCalibration) -> Self {
        let prior = |prior: DeclaredPrior| PriorCorrection {
            sample_bad_rate: prior.sample_bad_rate,
            population_bad_rate: prior.population_bad_rate,
        };
        Self {
            platt: of.platt.map(|platt| Platt { intercept: platt.intercept, slope: platt.slope }),
            prior: of.prior.map(prior),
        }
    }
}

impl From<DeclaredGrades> for GradeCutoffs {
    fn from(of: DeclaredGrades) -> Self {
        Self { a_below: of.a_below, b_below: of.b_below, c_below: of.c_below }
    }
}

/// Which feature a column is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Mapped {
    /// That feature, in the same unit.
    Same(String),
    /// That feature, with more to say.
    Said(Box<Column>),
}

/// A column of the model, told in full.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Column {
    /// Anji's feature; the column's own name when left out.
    pub feature: Option<String>,
    /// The model's value is Anji's divided by this: 100 for a model in yuan, since amounts are kept in fen.
    pub divide_by: Option<f64>,
    /// The direction that risk must keep as the value grows; a model that does not is refused.
    pub direction: Option<Direction>,
    /// Spellings of a category in the order of the codes the model knows, where the file does not hold them.
    pub levels: Option<Vec<String>>,
    /// Chinese label.
    pub label_zh: Option<String>,
    /// English label.
    pub label_en: Option<String>,
    /// Stable code of the reason given when it raises the risk.
    pub reason_code: Option<String>,
    /// The reason in Chinese.
    pub reason_zh: Option<String>,
    /// The reason in English.
    pub reason_en: Option<String>,
}

impl Mapped {
    pub(super) fn column(&self) -> Column {
        match self {
            Self::Same(feature) => Column { feature: Some(feature.clone()), ..Column::default() },
            Self::Said(column) => (**column).clone(),
        }
    }
}

/// The mapping document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What *bad* means, in words.
    pub target: Option<String>,
    /// Where the training rows came from, in words.
    pub trained_on: Option<String>,
    /// What the logit is a logit of; of trees only, points of a scorecard always rise with good.
    pub predicts: Predicts,
    /// Points scale. Of a PMML scorecard of another program it says which points mean which odds.
    pub scaling: Option<DeclaredScaling>,
    /// Calibration.
    pub calibration: Option<DeclaredCalibration>,
    /// Grades.
    pub grades: Option<DeclaredGrades>,
    /// At most this many reasons.
    pub reasons: Option<u8>,
    /// Points of values that no attribute of a PMML scorecard takes.
    pub unmatched_points: Option<f64>,
    /// The model's columns; one that has the name of a feature need not be listed.
    pub features: BTreeMap<String, Mapped>,
}

impl Settings {
    /// Reads the document, YAML or JSON (which is YAML too).
    ///
    /// # Errors
    /// [`ImportError::Settings`] when it is too long, no such document, or has unknown fields.
    pub fn read(text: &str) -> Result<Self, ImportError> {
        if text.len() > MAX_SETTINGS_BYTES {
            let said = format!("it has {} bytes; at most {MAX_SETTINGS_BYTES}: leave out comments", text.len());
            return Err(ImportError::Settings(said));
        }
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        serde_norway::from_str(text).map_err(|error| ImportError::Settings(error.to_string()))
    }
}
