//! Scoring by name with reasons, in the shape of a scorecard's: points, probability, grade, contributions, reasons.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use scoring::{
    ColumnData, Contribution, FeatureValue, MISSING_CODE, OutOfRange, Outcome, Reason, Score, ScoreError, Table,
    ValueRef,
};

use crate::ensemble::{Ensemble, EnsembleError, FeatureKind, count};
use crate::explain::{ExplainError, ExplainScratch, Explainer};
use crate::forest::{Link, sigmoid};
use crate::limits::{MAX_CATEGORIES, MAX_REASONS, MAX_TEXT_CHARS};
use crate::model::{Feature, SCHEMA, TreeModel, Values};
use crate::predict::{Predictor, Scratch};

/// Losses below this are rounding noise of a sum, not a reason.
const LEAST_LOSS: f64 = 1e-9;
/// The code of a category that is in no list: none that a split may name.
const UNSEEN: f64 = MAX_CATEGORIES as f64;

/// Why a document cannot score.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CompileError {
    /// Another schema.
    #[error("tree model schema {0} is not {SCHEMA}: export the model again with this build")]
    Schema(u16),
    /// The trees or a bound.
    #[error(transparent)]
    Ensemble(#[from] EnsembleError),
    /// The raw score is no logit.
    #[error("the raw score of this model is not a logit: train it with a logistic objective (LightGBM: binary)")]
    NotLogit,
    /// Features of the document and of the forest differ.
    #[error("the document words {words} features, its trees have {features}: give one entry for each, in their order")]
    Features {
        /// Entries.
        words: usize,
        /// Features of the forest.
        features: usize,
    },
    /// A feature's kind is not what its splits ask for.
    #[error("feature '{name}': {problem}")]
    Values {
        /// The feature.
        name: String,
        /// What is wrong and what to do.
        problem: &'static str,
    },
    /// A number of the document is out of its range.
    #[error("{what} is {value}: {rule}")]
    Number {
        /// Which.
        what: &'static str,
        /// Its value.
        value: f64,
        /// The range it must keep.
        rule: &'static str,
    },
    /// It cannot give reasons.
    #[error(transparent)]
    Explain(#[from] ExplainError),
}

/// A checked model, ready to score.
#[derive(Debug, Clone)]
pub struct CompiledModel {
    document: TreeModel,
    predictor: Predictor,
    explainer: Explainer,
    codes: Vec<Option<FxHashMap<Box<str>, u32>>>,
    /// From the ensemble's raw score to the calibrated logit.
    shift: f64,
    slope: f64,
}

fn text(what: &str, value: &str) -> Result<(), EnsembleError> {
    count(format!("characters of {what}"), value.chars().count(), 1, MAX_TEXT_CHARS)
}

impl From<OutOfRange> for CompileError {
    fn from(OutOfRange { what, value, rule }: OutOfRange) -> Self {
        Self::Number { what, value, rule }
    }
}

impl TreeModel {
    /// Checks the document and prepares it for scoring.
    ///
    /// # Errors
    /// The first [`CompileError`], in document order.
    pub fn compile(self) -> Result<CompiledModel, CompileError> {
        self.check_head()?;
        let ensemble = self.forest.clone().check()?;
        let Link::Logistic { slope: link } = ensemble.link() else { return Err(CompileError::NotLogit) };
        if self.features.len() != ensemble.features().len() {
            return Err(CompileError::Features { words: self.features.len(), features: ensemble.features().len() });
        }
        let codes = self.features.iter().zip(ensemble.features().iter().zip(ensemble.kinds()));
        let codes = codes.map(|(feature, (name, kind))| spellings(name, feature, *kind)).collect::<Result<_, _>>()?;
        let (shift, slope) = self.calibration.line();
        Ok(CompiledModel {
            predictor: Predictor::new(&ensemble),
            explainer: Explainer::try_new(&ensemble)?,
            codes,
            shift,
            slope: slope * link,
            document: self,
        })
    }

    fn check_head(&self) -> Result<(), CompileError> {
        if self.schema != SCHEMA {
            return Err(CompileError::Schema(self.schema));
        }
        text("the model's name", &self.name)?;
        text("the target definition", &self.target)?;
        text("the origin", &self.origin)?;
        text("the description of the training rows", &self.trained_on.description)?;
        count("the number of reasons", usize::from(self.reasons), 0, MAX_REASONS)?;
        self.scaling.check()?;
        self.calibration.check()?;
        Ok(self.grades.check()?)
    }
}

/// Codes of a category's spellings; `None` for a number.
fn spellings(
    name: &str,
    feature: &Feature,
    kind: FeatureKind,
) -> Result<Option<FxHashMap<Box<str>, u32>>, CompileError> {
    let texts = [&feature.label_zh, &feature.label_en, &feature.reason_code, &feature.reason_zh, &feature.reason_en];
    texts.iter().try_for_each(|words| text(&format!("a text of feature '{name}'"), words))?;
    let wrong = |problem| Err(CompileError::Values { name: name.to_owned(), problem });
    match (&feature.values, kind) {
        (Values::Number {}, FeatureKind::Category) => {
            wrong("its splits ask for categories: list the spellings in the order of their codes")
        }
        (Values::Category { .. }, FeatureKind::Number) => wrong("its splits compare numbers: call it a number"),
        (Values::Number {}, _) => Ok(None),
        (Values::Category { levels }, _) => {
            count(format!("categories of '{name}'"), levels.len(), 1, MAX_CATEGORIES)?;
            let known: FxHashMap<Box<str>, u32> =
                (0..).zip(levels).map(|(code, level)| (level.as_str().into(), code)).collect();
            if known.len() == levels.len() { Ok(Some(known)) } else { wrong("a category is listed twice: drop one") }
        }
    }
}

impl CompiledModel {
    /// The document it came from.
    #[must_use]
    pub fn document(&self) -> &TreeModel {
        &self.document
    }

    /// Features needed, in the order of a row.
    pub fn features(&self) -> impl Iterator<Item = &str> {
        self.document.forest.features.iter().map(String::as_str)
    }

    /// Whether a feature must be a number; `None` when the model does not have it.
    #[must_use]
    pub fn is_numeric(&self, feature: &str) -> Option<bool> {
        self.features().position(|name| name == feature).map(|at| self.codes[at].is_none())
    }

    /// The number that splits compare.
    fn value(&self, at: usize, value: ValueRef<'_>) -> Result<f64, ScoreError> {
        let feature = || self.document.forest.features[at].clone();
        let wrong = |found, needed| Err(ScoreError::Kind { feature: feature(), found, needed });
        match (&self.codes[at], value) {
            (_, ValueRef::Missing) => Ok(f64::NAN),
            (None, ValueRef::Number(number)) if !number.is_finite() => {
                Err(ScoreError::NotFinite { feature: feature(), value: number })
            }
            (None, ValueRef::Number(number)) => Ok(number),
            (Some(known), ValueRef::Category(text)) => Ok(known.get(text).map_or(UNSEEN, |code| f64::from(*code))),
            (None, ValueRef::Category(_)) => wrong("a category", "a number"),
            (Some(_), ValueRef::Number(_)) => wrong("a number", "a category"),
        }
    }

    fn outcome(&self, raw: f64) -> Outcome {
        let logit = self.shift + self.slope * raw;
        let pd = sigmoid(logit);
        Outcome { points: self.document.scaling.points(logit), pd, grade: self.document.grades.grade(pd) }
    }

    /// Scores a row of values in the order of [`Self::features`], without words.
    ///
    /// # Errors
    /// [`ScoreError`] when the row's width, a kind or a number is wrong.
    pub fn place_row(&self, row: &[ValueRef<'_>], scratch: &mut Scratch) -> Result<Outcome, ScoreError> {
        let values = self.values(row)?;
        Ok(self.outcome(self.predictor.raw(&values, scratch)))
    }

    fn values(&self, row: &[ValueRef<'_>]) -> Result<Vec<f64>, ScoreError> {
        let expected = self.document.features.len();
        if row.len() != expected {
            return Err(ScoreError::Width { found: row.len(), expected });
        }
        row.iter().enumerate().map(|(at, value)| self.value(at, *value)).collect()
    }

    /// Scores named values with contributions and reasons; features the model does not have are ignored.
    ///
    /// # Errors
    /// [`ScoreError`] when a feature is absent, of the other kind, or not finite.
    pub fn score(&self, features: &BTreeMap<String, FeatureValue>) -> Result<Score, ScoreError> {
        let row = self.features().map(|name| {
            features.get(name).map(FeatureValue::as_ref).ok_or_else(|| ScoreError::Absent(name.to_owned()))
        });
        self.score_row(&row.collect::<Result<Vec<_>, _>>()?)
    }

    /// Scores a row of values in the order of [`Self::features`], with contributions and reasons.
    ///
    /// # Errors
    /// [`ScoreError`] when the row's width, a kind or a number is wrong.
    pub fn score_row(&self, row: &[ValueRef<'_>]) -> Result<Score, ScoreError> {
        let values = self.values(row)?;
        let outcome = self.outcome(self.predictor.raw(&values, &mut Scratch::default()));
        let mut effects = vec![0.0; values.len()];
        self.explainer.row(&values, &mut effects, &mut ExplainScratch::default());
        Ok(self.explain(outcome, row, &effects))
    }

    /// Puts effects on the raw score into points and words.
    fn explain(&self, outcome: Outcome, row: &[ValueRef<'_>], effects: &[f64]) -> Score {
        let scaling = &self.document.scaling;
        // Points of the mean row are shared evenly, so that the contributions add up to the points.
        let mean = scaling.points(self.shift + self.slope * self.explainer.base()) / effects.len() as f64;
        let worth = scaling.factor() * self.slope;
        let mut losses = Vec::with_capacity(effects.len());
        let mut contributions = Vec::with_capacity(effects.len());
        for (at, (name, effect)) in self.features().zip(effects).enumerate() {
            let lost = worth * effect;
            if lost > LEAST_LOSS {
                losses.push((lost, at));
            }
            let bin = shown(row[at]);
            contributions.push(Contribution { feature: name.to_owned(), bin, points: mean - lost, lost });
        }
        // Equal losses keep the order of the features, so that a replay gives the same list.
        losses.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        losses.truncate(usize::from(self.document.reasons));
        let reasons = losses.into_iter().map(|(lost_points, at)| {
            let feature = &self.document.features[at];
            Reason {
                code: feature.reason_code.clone(),
                feature: self.document.forest.features[at].clone(),
                text_zh: feature.reason_zh.clone(),
                text_en: feature.reason_en.clone(),
                lost_points,
            }
        });
        Score {
            points: outcome.points,
            // `as` saturates; points are bounded far below by the scale.
            rounded: libm::round(outcome.points) as i32,
            pd: outcome.pd,
            grade: outcome.grade,
            reasons: reasons.collect(),
            contributions,
        }
    }

    /// Scores every row of a table, without words, on all threads of the pool; row order is kept.
    ///
    /// # Errors
    /// [`ScoreError`] when a column is absent or of the other kind.
    pub fn score_table(&self, table: &Table) -> Result<Vec<Outcome>, ScoreError> {
        let rows = self.rows(table)?;
        Ok(self.predictor.raw_all(&rows).into_iter().map(|raw| self.outcome(raw)).collect())
    }

    /// Exact SHAP values of every row of a table, row by row, one for each feature: what it adds to the ensemble's raw
    /// score. With [`Self::base`] they add up to that score.
    ///
    /// # Errors
    /// [`ScoreError`] when a column is absent or of the other kind.
    pub fn effects(&self, table: &Table) -> Result<Vec<f64>, ScoreError> {
        Ok(self.explainer.all(&self.rows(table)?))
    }

    /// The mean raw score of the training rows, from which effects are counted.
    #[must_use]
    pub fn base(&self) -> f64 {
        self.explainer.base()
    }

    /// The numbers that splits compare, row by row.
    fn rows(&self, table: &Table) -> Result<Vec<f64>, ScoreError> {
        let width = self.document.features.len();
        let mut rows = vec![f64::NAN; table.rows() * width];
        for (at, name) in self.features().enumerate() {
            let column = table.column(name).ok_or_else(|| ScoreError::Absent(name.to_owned()))?;
            let places = rows.iter_mut().skip(at).step_by(width);
            match &column.data {
                ColumnData::Numeric(numbers) if self.codes[at].is_none() => {
                    places.zip(numbers).for_each(|(place, number)| *place = *number);
                }
                ColumnData::Numeric(_) => _ = self.value(at, ValueRef::Number(0.0))?,
                ColumnData::Categorical { codes, levels } => {
                    let levels = levels.iter().map(|level| self.value(at, ValueRef::Category(level)));
                    let by_level = levels.collect::<Result<Vec<f64>, _>>()?;
                    for (place, code) in places.zip(codes) {
                        *place = if *code == MISSING_CODE { f64::NAN } else { by_level[*code as usize] };
                    }
                }
            }
        }
        Ok(rows)
    }
}

impl Ensemble {
    /// Features whose values are categories, in the order of a row.
    pub fn categorical(&self) -> impl Iterator<Item = usize> {
        self.kinds().iter().enumerate().filter(|(_, kind)| **kind == FeatureKind::Category).map(|(at, _)| at)
    }
}

/// The value as it is told to people.
fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Number(number) => number.to_string(),
        ValueRef::Category(text) => text.to_owned(),
        ValueRef::Missing => "missing".to_owned(),
    }
}
