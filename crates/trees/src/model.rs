//! The model document: an ensemble with all that a score and its reasons depend on, versioned and read back to the same
//! bits.
//!
//! The ensemble's logit is calibrated by a straight line, and points are scaled from the calibrated logit as in a scorecard
//! (see [`scoring::Scaling`]): `points = Offset - Factor x (shift + slope x logit)`. Since a logit is the base plus the
//! effects of the features, so are the points: a feature that moves the logit by `phi` costs `Factor x slope x phi` points
//! against the mean of the training rows.

use schemars::JsonSchema;
use scoring::{Calibration, GradeCutoffs, Scaling, TrainedOn};
use serde::{Deserialize, Serialize};

use crate::forest::Forest;
use crate::limits::MAX_DOCUMENT_BYTES;

/// The document schema this build writes; a newer one is refused.
pub const SCHEMA: u16 = 1;

/// What a feature's values are, for those who pass them by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Values {
    /// Numbers.
    Number {},
    /// Categories by their spelling; the place in the list is the code that splits know. A spelling that is not in the
    /// list is a category never seen, which no split names.
    Category {
        /// Spellings, distinct.
        levels: Vec<String>,
    },
}

/// One feature: how it is passed, and the words for the reason it may give.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// Stable code of the reason given when it raises the risk.
    pub reason_code: String,
    /// The reason in Chinese.
    pub reason_zh: String,
    /// The reason in English.
    pub reason_en: String,
    /// What its values are.
    pub values: Values,
}

impl Feature {
    /// Words made from the feature's name, for models nobody has worded yet.
    #[must_use]
    pub fn plain(name: &str, values: Values) -> Self {
        let text = scoring::develop::FeatureText::plain(name);
        Self {
            label_zh: text.label_zh,
            label_en: text.label_en,
            reason_code: text.reason_code,
            reason_zh: text.reason_zh,
            reason_en: text.reason_en,
            values,
        }
    }
}

/// A model of a probability of default. [`TreeModel::compile`] checks it and prepares it for scoring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TreeModel {
    /// Document schema, [`SCHEMA`].
    pub schema: u16,
    /// Name within the institution.
    pub name: String,
    /// Version of this model, from 1.
    pub version: u32,
    /// What *bad* means, in words.
    pub target: String,
    /// Which tool trained it and in what format it came, e.g. `LightGBM text, objective binary sigmoid:1`.
    pub origin: String,
    /// What it was trained on.
    pub trained_on: TrainedOn,
    /// Points scale.
    pub scaling: Scaling,
    /// Calibration of the logit.
    pub calibration: Calibration,
    /// Grades by probability.
    pub grades: GradeCutoffs,
    /// At most this many reasons, largest first.
    pub reasons: u8,
    /// The features, in the order of the forest's.
    pub features: Vec<Feature>,
    /// The trees. Their link must be logistic: a raw score is then a logit of *bad*.
    pub forest: Forest,
}

/// Why a model text could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// Not JSON, or not this document.
    #[error("not a tree model document: {0}")]
    Json(#[from] serde_json::Error),
    /// Written by a newer build.
    #[error(
        "tree model schema {found} is newer than this build reads (up to {SCHEMA}): upgrade, or export the model again"
    )]
    NewerSchema {
        /// The schema found.
        found: u16,
    },
    /// Too long.
    #[error("tree model document has {bytes} bytes; at most {MAX_DOCUMENT_BYTES}: train fewer trees")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
}

#[derive(Deserialize)]
struct SchemaOnly {
    schema: u16,
}

impl TreeModel {
    /// A model around a forest, with plain words and the default scale, to be worded before it is used.
    #[must_use]
    pub fn plain(name: impl Into<String>, target: impl Into<String>, trained_on: TrainedOn, forest: Forest) -> Self {
        let features = forest.features.iter().map(|name| Feature::plain(name, Values::Number {})).collect();
        Self {
            schema: SCHEMA,
            name: name.into(),
            version: 1,
            target: target.into(),
            origin: "made by hand".to_owned(),
            trained_on,
            scaling: Scaling::default(),
            calibration: Calibration::default(),
            grades: GradeCutoffs::default(),
            reasons: 4,
            features,
            forest,
        }
    }

    /// Reads a document. It is not yet checked for sense; [`TreeModel::compile`] does that.
    ///
    /// # Errors
    /// [`DocumentError`] when the text is too long, of a newer schema, or not this document (unknown fields included).
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        if text.len() > MAX_DOCUMENT_BYTES {
            return Err(DocumentError::TooLong { bytes: text.len() });
        }
        // The schema is read first, so that a newer document is named as newer and not as having unknown fields.
        let SchemaOnly { schema } = serde_json::from_str(text)?;
        if schema > SCHEMA {
            return Err(DocumentError::NewerSchema { found: schema });
        }
        Ok(serde_json::from_str(text)?)
    }

    /// Writes the document; every number reads back to the same bits.
    ///
    /// # Errors
    /// [`DocumentError::Json`] never occurs for a model that compiles; it is kept so that a caller need not panic.
    pub fn to_json(&self) -> Result<String, DocumentError> {
        Ok(serde_json::to_string(self)?)
    }
}
