//! The scorecard document: everything a score depends on, versioned, readable, and nothing that has to be looked up.
//!
//! The model is a logit of *bad*: `logit = intercept + sum(coefficient_j x WOE_j)` with `WOE = ln((G_i/G)/(B_i/B))`, so
//! a sound characteristic has a negative coefficient. Calibration maps the logit by a straight line, and points are
//! scaled from the calibrated logit: `Factor = PDO / ln 2`, `Offset = base_points - Factor x ln(base_odds)`,
//! `points = -(coefficient x WOE + intercept / n) x Factor + Offset / n`, which sums to `Offset + Factor x ln(good/bad)`.
//! Packages differ in the sign (some state odds as bad to good); here odds are always good to bad.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::limits::MAX_DOCUMENT_BYTES;

/// The document schema this build writes; a newer one is refused.
pub const SCHEMA: u16 = 1;

/// A grade from a calibrated probability of default; `A` is best and orders first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Grade {
    /// Lowest probability of default.
    A,
    /// Sound.
    B,
    /// Watchful.
    C,
    /// Highest probability of default.
    D,
}

impl Grade {
    /// Every grade, best first.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::D];

    /// Its letter.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }

    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::A => "A级（优）",
            Self::B => "B级（良）",
            Self::C => "C级（中）",
            Self::D => "D级（差）",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::A => "A (strong)",
            Self::B => "B (good)",
            Self::C => "C (fair)",
            Self::D => "D (weak)",
        }
    }
}

/// Grades by calibrated probability of default: below `a_below` is A, then B, then C, the rest D.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeCutoffs {
    /// A below this probability.
    pub a_below: f64,
    /// B below this probability.
    pub b_below: f64,
    /// C below this probability.
    pub c_below: f64,
}

impl GradeCutoffs {
    /// The grade of a probability of default.
    ///
    /// ```
    /// use scoring::{Grade, GradeCutoffs};
    /// let cutoffs = GradeCutoffs { a_below: 0.02, b_below: 0.05, c_below: 0.12 };
    /// assert_eq!(cutoffs.grade(0.02), Grade::B); // a cut-off belongs to the worse grade
    /// ```
    #[must_use]
    pub fn grade(&self, pd: f64) -> Grade {
        if pd < self.a_below {
            Grade::A
        } else if pd < self.b_below {
            Grade::B
        } else if pd < self.c_below {
            Grade::C
        } else {
            Grade::D
        }
    }
}

impl Default for GradeCutoffs {
    /// 2%, 5% and 12%: a starting point that each lender restates for its own book.
    fn default() -> Self {
        Self { a_below: 0.02, b_below: 0.05, c_below: 0.12 }
    }
}

/// How log odds become points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Scaling {
    /// Points at `base_odds`.
    pub base_points: f64,
    /// Good to bad, e.g. 50 for 50:1.
    pub base_odds: f64,
    /// Points that double the odds.
    pub pdo: f64,
}

impl Default for Scaling {
    /// 600 points at 50:1, doubling every 20.
    fn default() -> Self {
        Self { base_points: 600.0, base_odds: 50.0, pdo: 20.0 }
    }
}

impl Scaling {
    /// `PDO / ln 2`.
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.pdo / core::f64::consts::LN_2
    }

    /// `base_points - Factor x ln(base_odds)`.
    #[must_use]
    pub fn offset(&self) -> f64 {
        self.base_points - self.factor() * libm::log(self.base_odds)
    }

    /// Points of a logit of bad.
    #[must_use]
    pub fn points(&self, logit: f64) -> f64 {
        self.offset() - self.factor() * logit
    }

    /// Points of a probability of default.
    ///
    /// ```
    /// let points = scoring::Scaling::default().points_of_pd(0.01);
    /// assert!((points - 619.71).abs() < 0.005);
    /// ```
    #[must_use]
    pub fn points_of_pd(&self, pd: f64) -> f64 {
        self.points(logit(pd))
    }
}

/// A straight line on the logit (Platt scaling), fitted on rows the model had not seen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Platt {
    /// Added to the scaled logit.
    pub intercept: f64,
    /// Multiplies the raw logit; above zero, or the ranking would turn over.
    pub slope: f64,
}

/// Restates the odds from the training sample's bad rate to the population's, for samples drawn by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriorCorrection {
    /// Weighted bad rate of the sample the model was fitted on.
    pub sample_bad_rate: f64,
    /// Bad rate stated for the population the card will judge.
    pub population_bad_rate: f64,
}

/// From raw logit to calibrated logit. Both parts are optional; Platt is applied first.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Platt scaling, if fitted.
    pub platt: Option<Platt>,
    /// Prior correction, if the population's bad rate is stated.
    pub prior: Option<PriorCorrection>,
}

impl Calibration {
    /// `(shift, slope)` so that `calibrated = shift + slope x raw`.
    #[must_use]
    pub fn line(&self) -> (f64, f64) {
        let (mut shift, slope) = self.platt.map_or((0.0, 1.0), |platt| (platt.intercept, platt.slope));
        if let Some(prior) = self.prior {
            shift += logit(prior.population_bad_rate) - logit(prior.sample_bad_rate);
        }
        (shift, slope)
    }
}

/// Which values fall into a bin. A numeric characteristic has ranges that cover the line, optional special values, and
/// missing; a categorical one has lists of categories, exactly one of which also takes categories never seen, and
/// missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum BinRule {
    /// `from <= value < below`; an absent end is unbounded.
    Range {
        /// First value inside.
        from: Option<f64>,
        /// First value above.
        below: Option<f64>,
    },
    /// Exactly these numbers (codes such as -1 for "no account"), looked up before the ranges.
    Special {
        /// The numbers.
        values: Vec<f64>,
    },
    /// Any of these categories.
    Categories {
        /// Categories as spelled in the training table, sorted.
        values: Vec<String>,
        /// Whether categories listed nowhere fall here too.
        other: bool,
    },
    /// No value.
    Missing {},
}

/// One bin of a characteristic with its worth (an *attribute* in the field's language).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// Which values fall here.
    pub rule: BinRule,
    /// For people: `[2, 5)`, `A, B`, `missing`.
    pub label: String,
    /// Weight of evidence, `ln((G_i/G)/(B_i/B))`.
    pub woe: f64,
    /// Points granted.
    pub points: f64,
    /// Weighted share of the training rows.
    pub share: f64,
    /// Weighted bad rate of the training rows in the bin; absent when there were none.
    pub bad_rate: Option<f64>,
}

/// A characteristic: one feature, its coefficient, its attributes and the words for the reason it may give.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Characteristic {
    /// The feature's name in the input.
    pub feature: String,
    /// Chinese label.
    pub label_zh: String,
    /// English label.
    pub label_en: String,
    /// Stable code of the reason given when points are lost here.
    pub reason_code: String,
    /// The reason in Chinese.
    pub reason_zh: String,
    /// The reason in English.
    pub reason_en: String,
    /// Coefficient of the WOE on the logit of bad.
    pub coefficient: f64,
    /// Bins; the order is the order they are shown in.
    pub attributes: Vec<Attribute>,
}

/// Against what a loss of points is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonMethod {
    /// The best attribute that occurred in training.
    Maximum,
    /// The training population's mean.
    Neutral,
}

/// How reasons are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonPolicy {
    /// The yardstick.
    pub method: ReasonMethod,
    /// At most this many, largest loss first.
    pub count: u8,
}

impl Default for ReasonPolicy {
    fn default() -> Self {
        Self { method: ReasonMethod::Maximum, count: 4 }
    }
}

/// What the card was developed on, for the reader of the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrainedOn {
    /// Where the rows came from.
    pub description: String,
    /// Rows with a known outcome used for fitting.
    pub rows: u64,
    /// Bad ones among them.
    pub bads: u64,
    /// How the rows were parted from those kept to test the card.
    pub split: String,
}

/// A scorecard. Validate and prepare it for scoring with [`Scorecard::compile`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scorecard {
    /// Document schema, [`SCHEMA`].
    pub schema: u16,
    /// Name within the institution.
    pub name: String,
    /// Version of this card, from 1.
    pub version: u32,
    /// What *bad* means, in words.
    pub target: String,
    /// What it was developed on.
    pub trained_on: TrainedOn,
    /// Points scale.
    pub scaling: Scaling,
    /// Intercept of the logit of bad.
    pub intercept: f64,
    /// Calibration of the logit.
    pub calibration: Calibration,
    /// Grades by probability.
    pub grades: GradeCutoffs,
    /// Reasons.
    pub reasons: ReasonPolicy,
    /// The characteristics; the order fixes the order of summation.
    pub characteristics: Vec<Characteristic>,
}

/// Why a scorecard text could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// Not JSON, or not this document.
    #[error("not a scorecard document: {0}")]
    Json(#[from] serde_json::Error),
    /// Written by a newer build.
    #[error(
        "scorecard schema {found} is newer than this build reads (up to {SCHEMA}): upgrade, or export the card again"
    )]
    NewerSchema {
        /// The schema found.
        found: u16,
    },
    /// Too long.
    #[error("scorecard document has {bytes} bytes; at most {MAX_DOCUMENT_BYTES}: pool rare categories")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
}

#[derive(Deserialize)]
struct SchemaOnly {
    schema: u16,
}

impl Scorecard {
    /// Reads a document. It is not yet checked for sense; [`Scorecard::compile`] does that.
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
    /// [`DocumentError::Json`] never occurs for a card that compiles; it is kept so that a caller need not panic.
    pub fn to_json(&self) -> Result<String, DocumentError> {
        Ok(serde_json::to_string_pretty(self)?)
    }

    /// Points of an attribute by the formula at the top of this file.
    #[must_use]
    pub fn formula_points(&self, coefficient: f64, woe: f64) -> f64 {
        let (shift, slope) = self.calibration.line();
        let count = self.characteristics.len().max(1) as f64;
        let base = shift + slope * self.intercept;
        let (factor, offset) = (self.scaling.factor(), self.scaling.offset());
        -(slope * coefficient * woe + base / count) * factor + offset / count
    }

    /// Sets every attribute's points by the formula, after scaling, calibration or coefficients were changed.
    pub fn recompute_points(&mut self) {
        for at in 0..self.characteristics.len() {
            let coefficient = self.characteristics[at].coefficient;
            let points: Vec<f64> = self.characteristics[at]
                .attributes
                .iter()
                .map(|attribute| self.formula_points(coefficient, attribute.woe))
                .collect();
            for (attribute, points) in self.characteristics[at].attributes.iter_mut().zip(points) {
                attribute.points = points;
            }
        }
    }
}

/// `ln(p / (1 - p))`.
#[must_use]
pub(crate) fn logit(p: f64) -> f64 {
    libm::log(p / (1.0 - p))
}

/// `1 / (1 + e^-z)`, without overflow on either side.
#[must_use]
pub(crate) fn sigmoid(z: f64) -> f64 {
    if z >= 0.0 {
        1.0 / (1.0 + libm::exp(-z))
    } else {
        let e = libm::exp(z);
        e / (1.0 + e)
    }
}
