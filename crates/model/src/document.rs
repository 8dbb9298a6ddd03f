//! The document of either kind.
//!
//! Stored documents of release 0.1.0 are scorecards and say so nowhere; what tells the kinds apart is therefore what only
//! one of them has: characteristics, or a forest.

use scoring::{Calibration, GradeCutoffs, Scaling, Scorecard, TrainedOn};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use trees::TreeModel;

use crate::compiled::{CompileError, Compiled};

/// What a model is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Bins with points.
    Scorecard,
    /// An ensemble of trees.
    Trees,
}

impl Kind {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Scorecard => "scorecard",
            Self::Trees => "trees",
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Scorecard => "评分卡",
            Self::Trees => "树模型",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Scorecard => "scorecard",
            Self::Trees => "tree ensemble",
        }
    }
}

/// A model document.
#[derive(Debug, Clone, PartialEq)]
pub enum Model {
    /// A scorecard.
    Scorecard(Box<Scorecard>),
    /// A tree ensemble.
    Trees(Box<TreeModel>),
}

/// Why a text is no model document.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// Neither kind, or both.
    #[error("the document has neither `characteristics` (a scorecard) nor `forest` (trees), or both: give one of them")]
    NoKind,
    /// Not JSON.
    #[error("not a model document: {0}")]
    Json(#[from] serde_json::Error),
    /// Not YAML.
    #[error("not a model document: {0}")]
    Yaml(#[from] serde_norway::Error),
    /// A scorecard that cannot be read.
    #[error(transparent)]
    Scorecard(#[from] scoring::DocumentError),
    /// Trees that cannot be read.
    #[error(transparent)]
    Trees(#[from] trees::DocumentError),
}

#[derive(Deserialize)]
struct Probe {
    characteristics: Option<IgnoredAny>,
    forest: Option<IgnoredAny>,
}

impl Model {
    /// Reads a JSON document of either kind; it is not yet checked for sense, [`Model::compile`] does that.
    ///
    /// # Errors
    /// [`DocumentError`] when it is of neither kind, too long, of a newer schema, or has unknown fields.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        Ok(match Self::kind_of_json(text)? {
            Kind::Scorecard => Self::Scorecard(Box::new(Scorecard::from_json(text)?)),
            Kind::Trees => Self::Trees(Box::new(TreeModel::from_json(text)?)),
        })
    }

    /// What a JSON document is of, without reading it whole.
    ///
    /// # Errors
    /// [`DocumentError::NoKind`], [`DocumentError::Json`].
    pub fn kind_of_json(text: &str) -> Result<Kind, DocumentError> {
        let probe: Probe = serde_json::from_str(text)?;
        match (probe.characteristics.is_some(), probe.forest.is_some()) {
            (true, false) => Ok(Kind::Scorecard),
            (false, true) => Ok(Kind::Trees),
            _ => Err(DocumentError::NoKind),
        }
    }

    /// Reads the same document written as YAML.
    ///
    /// # Errors
    /// As [`Model::from_json`].
    pub fn from_yaml(text: &str) -> Result<Self, DocumentError> {
        // Through JSON, so that bounds, schema and unknown fields are judged in one place.
        let tree: serde_json::Value = serde_norway::from_str(text)?;
        Self::from_json(&serde_json::to_string(&tree)?)
    }

    /// Writes JSON; every number reads back to the same bits. Of one document it is always the same text, which is what a
    /// decision pins the digest of.
    ///
    /// # Errors
    /// None for a model that compiles; it is kept so that a caller need not panic.
    pub fn to_json(&self) -> Result<String, DocumentError> {
        Ok(match self {
            Self::Scorecard(card) => card.to_json()?,
            Self::Trees(model) => model.to_json()?,
        })
    }

    /// Writes YAML; every number reads back to the same bits.
    ///
    /// # Errors
    /// As [`Model::to_json`].
    pub fn to_yaml(&self) -> Result<String, DocumentError> {
        Ok(match self {
            Self::Scorecard(card) => serde_norway::to_string(card)?,
            Self::Trees(model) => serde_norway::to_string(model)?,
        })
    }

    /// Checks the document and prepares it for scoring.
    ///
    /// # Errors
    /// [`CompileError`], naming what is wrong.
    pub fn compile(self) -> Result<Compiled, CompileError> {
        Compiled::try_new(self)
    }

    /// What it is made of.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Scorecard(_) => Kind::Scorecard,
            Self::Trees(_) => Kind::Trees,
        }
    }

    /// Its name within the institution.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Scorecard(card) => &card.name,
            Self::Trees(model) => &model.name,
        }
    }

    /// Its version, from 1 up.
    #[must_use]
    pub const fn version(&self) -> u32 {
        match self {
            Self::Scorecard(card) => card.version,
            Self::Trees(model) => model.version,
        }
    }

    /// Gives it a name and a version.
    pub fn label(&mut self, name: &str, version: u32) {
        let (held_name, held_version) = match self {
            Self::Scorecard(card) => (&mut card.name, &mut card.version),
            Self::Trees(model) => (&mut model.name, &mut model.version),
        };
        name.clone_into(held_name);
        *held_version = version;
    }

    /// What *bad* means, in words.
    #[must_use]
    pub fn target(&self) -> &str {
        match self {
            Self::Scorecard(card) => &card.target,
            Self::Trees(model) => &model.target,
        }
    }

    /// What it was trained on.
    #[must_use]
    pub const fn trained_on(&self) -> &TrainedOn {
        match self {
            Self::Scorecard(card) => &card.trained_on,
            Self::Trees(model) => &model.trained_on,
        }
    }

    /// Its points scale.
    #[must_use]
    pub const fn scaling(&self) -> Scaling {
        match self {
            Self::Scorecard(card) => card.scaling,
            Self::Trees(model) => model.scaling,
        }
    }

    /// Calibration of its logit.
    #[must_use]
    pub const fn calibration(&self) -> Calibration {
        match self {
            Self::Scorecard(card) => card.calibration,
            Self::Trees(model) => model.calibration,
        }
    }

    /// Its grades.
    #[must_use]
    pub const fn grades(&self) -> GradeCutoffs {
        match self {
            Self::Scorecard(card) => card.grades,
            Self::Trees(model) => model.grades,
        }
    }

    /// Labels of a feature, Chinese and English; `None` when the model does not have it.
    #[must_use]
    pub fn labels(&self, feature: &str) -> Option<(&str, &str)> {
        match self {
            Self::Scorecard(card) => {
                let held = card.characteristics.iter().find(|held| held.feature == feature)?;
                Some((&held.label_zh, &held.label_en))
            }
            Self::Trees(model) => {
                let at = model.forest.features.iter().position(|name| name == feature)?;
                let held = model.features.get(at)?;
                Some((&held.label_zh, &held.label_en))
            }
        }
    }
}
