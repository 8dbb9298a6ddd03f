//! The plain data of a tree ensemble, as documents hold it and readers of other formats make it, and its checking.
//!
//! A tree is a list of splits and a list of leaves. A split asks one question of one feature; yes leads left. The raw
//! score of a row is `base` plus the value of the leaf it reaches in each tree, added in the order of the trees, divided
//! by their number where the ensemble is a mean. [`Link`] turns it into what the model predicts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ensemble::{Ensemble, EnsembleError};

/// Numbers within this of 0 count as 0: LightGBM's `kZeroThreshold`, the single-precision number
/// nearest to 1e-35.
pub const NEAR_ZERO: f64 = 1e-35_f32 as f64;

/// What a split does with a value that is missing, after LightGBM's `missing_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// It counts as 0 (`None`).
    AsZero,
    /// It goes the default way, and so does 0 (`Zero`).
    WithZero,
    /// It goes the default way (`NaN`).
    Apart,
}

/// One of the two ways on from a split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The way of values that pass the test.
    Left,
    /// The way of the others.
    Right,
}

/// The question of a split.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Test {
    /// `value <= threshold`.
    AtMost {
        /// A number; infinite, in documents `null`, where every number passes and the question is whether there is one.
        #[serde(with = "bound")]
        #[schemars(with = "Option<f64>")]
        threshold: f64,
        /// What a missing value does.
        missing: Missing,
        /// The way of what `missing` sets apart.
        default: Side,
    },
    /// The category is one of these; a missing one is not, nor is one never seen.
    Among {
        /// Codes, ascending.
        categories: Vec<u32>,
    },
}

/// A threshold in a document, which has no word for infinity.
mod bound {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref)] // The signature is serde's.
    pub(super) fn serialize<S: Serializer>(threshold: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        threshold.is_finite().then_some(*threshold).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        Ok(Option::deserialize(deserializer)?.unwrap_or(f64::INFINITY))
    }
}

/// An inner node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Index into the forest's features.
    pub feature: u16,
    /// Its question.
    pub test: Test,
    /// Where a yes leads: a split's index, or `-1 - n` for leaf `n`.
    pub left: i32,
    /// Where a no leads, in the same way.
    pub right: i32,
    /// Training rows that came here; 0 in every split where that is not known.
    pub cover: f64,
}

/// An end.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Added to the raw score.
    pub value: f64,
    /// Training rows that came here; 0 in every leaf where that is not known.
    pub cover: f64,
}

/// One tree. Its root is split 0, or leaf 0 where there is no split.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    /// Inner nodes.
    pub splits: Vec<Split>,
    /// Ends, one more than there are splits.
    pub leaves: Vec<Leaf>,
}

/// What the raw score means.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Link {
    /// The prediction itself.
    Identity,
    /// `1 / (1 + e^(-slope x raw))`, a probability.
    Logistic {
        /// LightGBM's `sigmoid`, above 0; 1 for most models.
        slope: f64,
    },
    /// `e^raw`.
    Exponential,
    /// `raw x |raw|`, of a model trained on square roots.
    SignedSquare,
}

impl Link {
    /// The prediction of a raw score.
    ///
    /// ```
    /// assert_eq!(trees::Link::Logistic { slope: 1.0 }.apply(0.0), 0.5);
    /// assert_eq!(trees::Link::SignedSquare.apply(-3.0), -9.0);
    /// ```
    #[must_use]
    pub fn apply(self, raw: f64) -> f64 {
        match self {
            Self::Identity => raw,
            Self::Logistic { slope } => sigmoid(slope * raw),
            Self::Exponential => libm::exp(raw),
            Self::SignedSquare => raw * raw.abs(),
        }
    }
}

/// `1 / (1 + e^-z)`, without overflow on either side.
pub(crate) fn sigmoid(z: f64) -> f64 {
    if z >= 0.0 {
        1.0 / (1.0 + libm::exp(-z))
    } else {
        let e = libm::exp(z);
        e / (1.0 + e)
    }
}

/// How exactly the model that was read compared numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// Values are compared as given.
    Double,
    /// Values are rounded to single precision before they are compared, as ONNX models with `float` input do. Money in
    /// minor units is exact there only up to 16,777,216.
    Single,
}

impl Precision {
    /// The value that is compared; one within [`NEAR_ZERO`] of 0 is 0, as in LightGBM's own rows.
    #[inline]
    #[must_use]
    pub fn round(self, value: f64) -> f64 {
        let value = match self {
            Self::Double => value,
            Self::Single => f64::from(value as f32),
        };
        if value.abs() <= NEAR_ZERO { 0.0 } else { value }
    }
}

/// An ensemble as it is written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Forest {
    /// Names of the features; a row has one value for each, in this order.
    pub features: Vec<String>,
    /// What the raw score means.
    pub link: Link,
    /// Added to every raw score.
    pub base: f64,
    /// Whether the raw score is the mean over the trees (a random forest) rather than their sum.
    pub mean: bool,
    /// How numbers are compared.
    pub precision: Precision,
    /// The trees, in the order in which they are added.
    pub trees: Vec<Tree>,
}

impl Forest {
    /// Checks everything that scoring relies on.
    ///
    /// # Errors
    /// The first [`EnsembleError`] in document order: a bound passed, a number that is not finite, a split that leads
    /// nowhere, twice to one node, or in a circle, a feature that is both a number and a category.
    pub fn check(self) -> Result<Ensemble, EnsembleError> {
        Ensemble::try_new(self)
    }
}
