//! What a scorecard is asked about: a number, a category or nothing, owned or borrowed.

use serde::{Deserialize, Serialize};

/// One feature's value. In JSON: a number, a string or `null`.
///
/// Absence is said, never guessed: a feature that is not in the map is an error, [`FeatureValue::Missing`] is a value
/// with a bin of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FeatureValue {
    /// A finite number, in the unit the scorecard was developed on.
    Number(f64),
    /// A category as it was spelled in the training table.
    Category(String),
    /// Known to be absent.
    Missing,
}

impl FeatureValue {
    /// The same value without its allocation.
    #[must_use]
    pub fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Self::Number(number) => ValueRef::Number(*number),
            Self::Category(text) => ValueRef::Category(text),
            Self::Missing => ValueRef::Missing,
        }
    }
}

/// A borrowed [`FeatureValue`], for rows that are scored in bulk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ValueRef<'a> {
    /// A finite number.
    Number(f64),
    /// A category.
    Category(&'a str),
    /// Known to be absent.
    Missing,
}

impl ValueRef<'_> {
    /// The kind's name for messages.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "a number",
            Self::Category(_) => "a category",
            Self::Missing => "missing",
        }
    }
}
