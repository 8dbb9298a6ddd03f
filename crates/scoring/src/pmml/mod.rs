//! Scorecards as PMML 4.4 (Data Mining Group, "Scorecard" model), so that another program can score our cards and we theirs.
//!
//! What PMML has a word for is written in its words: characteristics, attributes as predicates, partial scores, reason
//! codes, baseline scores. What it has none for (WOE, coefficients, words in two languages, calibration, grades) stands in
//! `Extension` elements of the extender `anji`, which other readers pass over. Reading takes bins and points from the
//! predicates and partial scores, and the rest from the extensions where they are; a card of another program gets WOE that
//! give its points on a scaling the caller states.

mod export;
mod import;
mod predicate;
mod tree;

use serde::{Deserialize, Serialize};

use crate::compile::CompileError;
use crate::scorecard::{Calibration, GradeCutoffs, ReasonPolicy, Scaling, Scorecard, TrainedOn};

pub use import::ImportOptions;

/// Version and namespace written.
const VERSION: &str = "4.4";
const NAMESPACE: &str = "http://www.dmg.org/PMML-4_4";
/// Who wrote an extension.
const EXTENDER: &str = "anji";

/// Why a card was not written or read.
#[derive(Debug, thiserror::Error)]
pub enum PmmlError {
    /// Not XML, or XML that no PMML has.
    #[error("not a PMML document: {0}")]
    Xml(String),
    /// Too long or too deep.
    #[error("{0}: split the file or take out what is no scorecard")]
    Bound(&'static str),
    /// PMML, and nothing this build can score.
    #[error("{0}")]
    Unsupported(String),
    /// Bins or points that make no card.
    #[error("the card in the file does not hold together: {0}")]
    Compile(#[from] CompileError),
}

/// The card without its characteristics, in an extension of the model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CardExtension {
    schema: u16,
    version: u32,
    target: String,
    trained_on: TrainedOn,
    scaling: Scaling,
    intercept: f64,
    calibration: Calibration,
    grades: GradeCutoffs,
    reasons: ReasonPolicy,
}

impl CardExtension {
    fn of(card: &Scorecard) -> Self {
        Self {
            schema: card.schema,
            version: card.version,
            target: card.target.clone(),
            trained_on: card.trained_on.clone(),
            scaling: card.scaling,
            intercept: card.intercept,
            calibration: card.calibration,
            grades: card.grades,
            reasons: card.reasons,
        }
    }
}

/// What a characteristic has beside its name and reason code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CharacteristicExtension {
    label_zh: String,
    label_en: String,
    reason_zh: String,
    reason_en: String,
    coefficient: f64,
}

/// What an attribute has beside its predicate and points, and its place: predicates stand in the order in which they are
/// tried, which is not the order in which people read bins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttributeExtension {
    place: usize,
    label: String,
    woe: f64,
    share: f64,
    bad_rate: Option<f64>,
}
