//! Scoring by either kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use scoring::{CompiledScorecard, FeatureValue, Outcome, Score, ScoreError, Table};
use trees::CompiledModel;

use crate::document::{Kind, Model};

/// Why a document cannot score.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CompileError {
    /// Of a scorecard.
    #[error(transparent)]
    Scorecard(#[from] scoring::CompileError),
    /// Of trees.
    #[error(transparent)]
    Trees(#[from] trees::CompileError),
}

/// A checked model, ready to score. A clone shares the tables, which for trees may be megabytes.
#[derive(Debug, Clone)]
pub enum Compiled {
    /// A scorecard.
    Scorecard(Arc<CompiledScorecard>),
    /// A tree ensemble.
    Trees(Arc<CompiledModel>),
}

impl From<CompiledScorecard> for Compiled {
    fn from(card: CompiledScorecard) -> Self {
        Self::Scorecard(Arc::new(card))
    }
}

impl From<CompiledModel> for Compiled {
    fn from(model: CompiledModel) -> Self {
        Self::Trees(Arc::new(model))
    }
}

impl Compiled {
    pub(crate) fn try_new(model: Model) -> Result<Self, CompileError> {
        Ok(match model {
            Model::Scorecard(card) => card.compile()?.into(),
            Model::Trees(model) => model.compile()?.into(),
        })
    }

    /// What it is made of.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Scorecard(_) => Kind::Scorecard,
            Self::Trees(_) => Kind::Trees,
        }
    }

    /// The document it came from.
    #[must_use]
    pub fn document(&self) -> Model {
        match self {
            Self::Scorecard(card) => Model::Scorecard(Box::new(card.document().clone())),
            Self::Trees(model) => Model::Trees(Box::new(model.document().clone())),
        }
    }

    /// The version of the document.
    #[must_use]
    pub fn version(&self) -> u32 {
        match self {
            Self::Scorecard(card) => card.document().version,
            Self::Trees(model) => model.document().version,
        }
    }

    /// The document's canonical JSON, which a decision pins the digest of.
    ///
    /// # Errors
    /// None for a model that compiled; it is kept so that a caller need not panic.
    pub fn to_json(&self) -> Result<String, crate::DocumentError> {
        Ok(match self {
            Self::Scorecard(card) => card.document().to_json()?,
            Self::Trees(model) => model.document().to_json()?,
        })
    }

    /// Features needed, in the model's order.
    pub fn features(&self) -> impl Iterator<Item = &str> {
        let (card, model) = match self {
            Self::Scorecard(card) => (Some(card.features()), None),
            Self::Trees(model) => (None, Some(model.features())),
        };
        card.into_iter().flatten().chain(model.into_iter().flatten())
    }

    /// Whether a feature must be a number; `None` when the model does not have it.
    #[must_use]
    pub fn is_numeric(&self, feature: &str) -> Option<bool> {
        match self {
            Self::Scorecard(card) => card.is_numeric(feature),
            Self::Trees(model) => model.is_numeric(feature),
        }
    }

    /// Labels of a feature, Chinese and English; `None` when the model does not have it.
    #[must_use]
    pub fn labels(&self, feature: &str) -> Option<(&str, &str)> {
        match self {
            Self::Scorecard(card) => {
                let held = card.document().characteristics.iter().find(|held| held.feature == feature)?;
                Some((&held.label_zh, &held.label_en))
            }
            Self::Trees(model) => {
                let document = model.document();
                let at = document.forest.features.iter().position(|name| name == feature)?;
                let held = document.features.get(at)?;
                Some((&held.label_zh, &held.label_en))
            }
        }
    }

    /// The scorecard's document, when it is one.
    #[must_use]
    pub fn scorecard(&self) -> Option<&scoring::Scorecard> {
        match self {
            Self::Scorecard(card) => Some(card.document()),
            Self::Trees(_) => None,
        }
    }

    /// Scores named values with contributions and reasons; features the model does not have are ignored.
    ///
    /// # Errors
    /// [`ScoreError`] when a feature is absent, of the other kind, or not finite.
    pub fn score(&self, features: &BTreeMap<String, FeatureValue>) -> Result<Score, ScoreError> {
        match self {
            Self::Scorecard(card) => card.score(features),
            Self::Trees(model) => model.score(features),
        }
    }

    /// Scores every row of a table, without words; row order is kept.
    ///
    /// # Errors
    /// [`ScoreError`] when a column is absent or of the other kind.
    pub fn score_table(&self, table: &Table) -> Result<Vec<Outcome>, ScoreError> {
        match self {
            Self::Scorecard(card) => card.score_table(table),
            Self::Trees(model) => model.score_table(table),
        }
    }
}
