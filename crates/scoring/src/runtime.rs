//! Scoring: bins, points, probability, grade and reasons, the same bits on every machine and every replay.
//!
//! Two ways in. [`CompiledScorecard::score`] takes a map of named values; [`CompiledScorecard::bind`] resolves the names
//! once and [`CompiledScorecard::score_row`] then takes rows by position. [`CompiledScorecard::place_row`] stops at the
//! number, for bulk runs that want no words; [`CompiledScorecard::explain`] finds the words later from the bins.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::scorecard::{Grade, Scorecard, sigmoid};
use crate::value::{FeatureValue, ValueRef};

/// Losses below this are rounding noise of a mean, not a reason.
const LEAST_LOSS: f64 = 1e-9;

#[derive(Debug, Clone)]
pub(crate) enum Lookup {
    Number { special: Vec<(f64, u16)>, edges: Vec<f64>, bins: Vec<u16>, missing: u16 },
    Category { known: FxHashMap<Box<str>, u16>, unseen: u16, missing: u16 },
}

#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) lookup: Lookup,
    /// Contribution of each bin to the calibrated logit.
    pub(crate) logits: Vec<f64>,
    /// Points against which a loss is measured.
    pub(crate) yardstick: f64,
}

/// A checked scorecard, ready to score.
#[derive(Debug, Clone)]
pub struct CompiledScorecard {
    pub(crate) document: Scorecard,
    pub(crate) base_logit: f64,
    pub(crate) cards: Vec<Card>,
}

/// Where each characteristic finds its value in a row; from [`CompiledScorecard::bind`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slots {
    slots: Vec<usize>,
    width: usize,
}

/// The number without the words.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Sum of the points.
    pub points: f64,
    /// Calibrated probability of default.
    pub pd: f64,
    /// Its grade.
    pub grade: Grade,
}

/// What one characteristic gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// The feature.
    pub feature: String,
    /// Label of the bin its value fell into.
    pub bin: String,
    /// Points granted.
    pub points: f64,
    /// Points lost against the yardstick; negative when better than it.
    pub lost: f64,
}

/// What cost most points, in words that are stored with the decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Stable code.
    pub code: String,
    /// The feature.
    pub feature: String,
    /// Chinese text.
    pub text_zh: String,
    /// English text.
    pub text_en: String,
    /// Points lost, above zero.
    pub lost_points: f64,
}

/// A score with everything that led to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Sum of the points.
    pub points: f64,
    /// The same rounded half away from zero, for people.
    pub rounded: i32,
    /// Calibrated probability of default, strictly between 0 and 1 for any sensible card.
    pub pd: f64,
    /// Grade of the probability.
    pub grade: Grade,
    /// Each characteristic, in the card's order.
    pub contributions: Vec<Contribution>,
    /// Largest losses first.
    pub reasons: Vec<Reason>,
}

/// Why a row has no score. A missing value has a bin; an absent or ill-typed one is a fault of the caller.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ScoreError {
    /// The feature is not in the input.
    #[error("feature '{0}' is not in the input: pass it, as missing if it is not known")]
    Absent(String),
    /// A name occurs twice in the list to bind.
    #[error("column '{0}' is named twice: bind distinct names")]
    Repeated(String),
    /// The value is of the other kind.
    #[error("feature '{feature}' is {found}, the card needs {needed}")]
    Kind {
        /// The feature.
        feature: String,
        /// What was passed.
        found: &'static str,
        /// What is needed.
        needed: &'static str,
    },
    /// NaN or infinite.
    #[error("feature '{feature}' is {value}: pass a finite number, or missing")]
    NotFinite {
        /// The feature.
        feature: String,
        /// The value.
        value: f64,
    },
    /// The row is not as wide as what was bound.
    #[error("the row has {found} values, the binding {expected}: pass one value per bound name")]
    Width {
        /// Values passed.
        found: usize,
        /// Names bound.
        expected: usize,
    },
}

impl Card {
    fn place(&self, feature: &str, value: ValueRef<'_>) -> Result<u16, ScoreError> {
        match (&self.lookup, value) {
            (Lookup::Number { missing, .. } | Lookup::Category { missing, .. }, ValueRef::Missing) => Ok(*missing),
            (Lookup::Number { special, edges, bins, .. }, ValueRef::Number(number)) => {
                if !number.is_finite() {
                    return Err(ScoreError::NotFinite { feature: feature.to_owned(), value: number });
                }
                if let Some((_, bin)) = special.iter().find(|(known, _)| *known == number) {
                    return Ok(*bin);
                }
                Ok(bins[edges.partition_point(|edge| *edge <= number)])
            }
            (Lookup::Category { known, unseen, .. }, ValueRef::Category(text)) => {
                Ok(known.get(text).copied().unwrap_or(*unseen))
            }
            (lookup, value) => Err(ScoreError::Kind {
                feature: feature.to_owned(),
                found: value.kind(),
                needed: match lookup {
                    Lookup::Number { .. } => "a number",
                    Lookup::Category { .. } => "a category",
                },
            }),
        }
    }
}

impl CompiledScorecard {
    /// The document it came from.
    #[must_use]
    pub fn document(&self) -> &Scorecard {
        &self.document
    }

    /// Features needed, in the card's order.
    pub fn features(&self) -> impl Iterator<Item = &str> {
        self.document.characteristics.iter().map(|characteristic| characteristic.feature.as_str())
    }

    /// Whether a feature must be a number; `None` when the card does not use it.
    #[must_use]
    pub fn is_numeric(&self, feature: &str) -> Option<bool> {
        let at = self.features().position(|name| name == feature)?;
        Some(matches!(self.cards[at].lookup, Lookup::Number { .. }))
    }

    /// Scores named values; features the card does not use are ignored.
    ///
    /// # Errors
    /// [`ScoreError`] when a feature is absent, of the other kind, or not finite.
    pub fn score(&self, features: &BTreeMap<String, FeatureValue>) -> Result<Score, ScoreError> {
        let mut bins = Vec::with_capacity(self.cards.len());
        for (name, card) in self.features().zip(&self.cards) {
            let value = features.get(name).ok_or_else(|| ScoreError::Absent(name.to_owned()))?;
            bins.push(card.place(name, value.as_ref())?);
        }
        Ok(self.explain(self.outcome(&bins), &bins))
    }

    /// Resolves the names of positional rows once.
    ///
    /// # Errors
    /// [`ScoreError::Absent`] when the card needs a feature that is not named, [`ScoreError::Repeated`] when a needed
    /// name occurs twice.
    pub fn bind(&self, names: &[&str]) -> Result<Slots, ScoreError> {
        let mut slots = Vec::with_capacity(self.cards.len());
        for feature in self.features() {
            let mut found = names.iter().enumerate().filter(|(_, name)| **name == feature).map(|(at, _)| at);
            slots.push(found.next().ok_or_else(|| ScoreError::Absent(feature.to_owned()))?);
            if found.next().is_some() {
                return Err(ScoreError::Repeated(feature.to_owned()));
            }
        }
        Ok(Slots { slots, width: names.len() })
    }

    /// Scores a positional row with contributions and reasons.
    ///
    /// # Errors
    /// [`ScoreError`] when the row's width, a kind or a number is wrong.
    pub fn score_row(&self, slots: &Slots, row: &[ValueRef<'_>]) -> Result<Score, ScoreError> {
        let mut bins = Vec::with_capacity(self.cards.len());
        let outcome = self.place_row(slots, row, &mut bins)?;
        Ok(self.explain(outcome, &bins))
    }

    /// Scores a positional row without words; `bins` is cleared and receives the bin of each characteristic.
    ///
    /// # Errors
    /// [`ScoreError`] when the row's width, a kind or a number is wrong.
    pub fn place_row(&self, slots: &Slots, row: &[ValueRef<'_>], bins: &mut Vec<u16>) -> Result<Outcome, ScoreError> {
        if row.len() != slots.width || slots.slots.len() != self.cards.len() {
            return Err(ScoreError::Width { found: row.len(), expected: slots.width });
        }
        bins.clear();
        for (at, (card, slot)) in self.cards.iter().zip(&slots.slots).enumerate() {
            bins.push(card.place(&self.document.characteristics[at].feature, row[*slot])?);
        }
        Ok(self.outcome(bins))
    }

    fn outcome(&self, bins: &[u16]) -> Outcome {
        let mut points = 0.0;
        let mut logit = self.base_logit;
        for ((card, characteristic), bin) in self.cards.iter().zip(&self.document.characteristics).zip(bins) {
            points += characteristic.attributes[usize::from(*bin)].points;
            logit += card.logits[usize::from(*bin)];
        }
        let pd = sigmoid(logit);
        Outcome { points, pd, grade: self.document.grades.grade(pd) }
    }

    /// Finds contributions and reasons for bins placed by this card.
    ///
    /// # Panics
    /// When `bins` did not come from this card.
    #[must_use]
    pub fn explain(&self, outcome: Outcome, bins: &[u16]) -> Score {
        let mut contributions = Vec::with_capacity(self.cards.len());
        let mut losses: Vec<(f64, usize)> = Vec::with_capacity(self.cards.len());
        let cards = self.cards.iter().zip(&self.document.characteristics).zip(bins);
        for (at, ((card, characteristic), bin)) in cards.enumerate() {
            let attribute = &characteristic.attributes[usize::from(*bin)];
            let lost = card.yardstick - attribute.points;
            if lost > LEAST_LOSS {
                losses.push((lost, at));
            }
            contributions.push(Contribution {
                feature: characteristic.feature.clone(),
                bin: attribute.label.clone(),
                points: attribute.points,
                lost,
            });
        }
        // Equal losses keep the card's order, so that a replay gives the same list.
        losses.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        losses.truncate(usize::from(self.document.reasons.count));
        let reasons = losses.into_iter().map(|(lost_points, at)| {
            let characteristic = &self.document.characteristics[at];
            Reason {
                code: characteristic.reason_code.clone(),
                feature: characteristic.feature.clone(),
                text_zh: characteristic.reason_zh.clone(),
                text_en: characteristic.reason_en.clone(),
                lost_points,
            }
        });
        Score {
            points: outcome.points,
            // `as` saturates; a card's points are bounded far below.
            rounded: libm::round(outcome.points) as i32,
            pd: outcome.pd,
            grade: outcome.grade,
            reasons: reasons.collect(),
            contributions,
        }
    }
}
