//! The document of an indicator as people write it, and what can be wrong with one.
//!
//! Amounts and bounds are exact decimals: in YAML the digits as written. Unknown fields are refused.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::operation::Operation;

/// The form of a file of indicators.
pub const INDICATORS_SCHEMA: &str = "anji.indicators/1";

/// A file of indicators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorFile {
    /// [`INDICATORS_SCHEMA`].
    pub schema: String,
    /// The indicators.
    pub indicators: Vec<Indicator>,
}

/// A value computed from what sources said about a firm over a window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// `snake_case`; the window last, as `sales_sum_12m`.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// What it tells a lender, in Chinese.
    pub meaning_zh: String,
    /// In English.
    pub meaning_en: String,
    /// What the value counts: `fen`, `pct`, `ratio`, `days`, `months`, `count` or a compound as `kg_per_wan_yuan`. With `pct` the
    /// result of the operation is times 100.
    pub unit: String,
    /// Digits after the point.
    pub scale: u8,
    /// The dimension it counts towards.
    pub dimension: Dimension,
    /// Whether more is better.
    pub direction: Direction,
    /// The measures it is computed from; several are added up, month by month.
    pub measures: Vec<String>,
    /// The measures below the line of a ratio, added up likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<String>,
    /// How.
    #[serde(with = "serde_norway::with::singleton_map_recursive")]
    pub operation: Operation,
    /// Over how many months, up to the last whole one (for days and events, up to the day).
    pub window_months: u8,
    /// What a month without a value is.
    #[serde(
        default,
        skip_serializing_if = "MissingRule::is_none",
        with = "serde_norway::with::singleton_map_recursive"
    )]
    pub missing: MissingRule,
    /// The least part of the window, in hundredths, that must have values.
    #[serde(default = "three_quarters")]
    pub coverage_pct: u8,
    /// How many months the window may end earlier when a source has not reported the last ones yet.
    #[serde(default = "two")]
    pub lag_months: u8,
    /// What the result is multiplied with, to bring it to its unit.
    #[serde(default = "one")]
    pub times: i64,
    /// How much it counts within its dimension; 0 for one that is shown and not scored.
    #[serde(default)]
    pub weight: u16,
    /// Values and the points, 0 to 100, they are given; straight between them, level outside. Ours, to be replaced by calibrated ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<(Decimal, Decimal)>,
}

const fn three_quarters() -> u8 {
    75
}
const fn two() -> u8 {
    2
}
const fn one() -> i64 {
    1
}

/// What a month without a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissingRule {
    /// Missing.
    #[default]
    None,
    /// Zero, when the source said anything at all about the firm: an event that was not reported did not happen. Where the source
    /// is not known it stays missing.
    Zero,
    /// The last value before it, up to this many months on.
    Carry(u8),
}

impl MissingRule {
    /// Whether nothing is filled in.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::None
    }
}

/// The five labels under which a firm is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// How steadily it sells, works and pays.
    OperatingStability,
    /// How its markets move.
    IndustryClimate,
    /// How it treated lenders and others it owed.
    CreditHistory,
    /// What it leaves behind on platforms and machines.
    DigitalFootprint,
    /// How it fits what public policy asks for or supports.
    PolicyFit,
}

impl Dimension {
    /// All five, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::OperatingStability, Self::IndustryClimate, Self::CreditHistory, Self::DigitalFootprint, Self::PolicyFit];

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::OperatingStability => "经营稳定性",
            Self::IndustryClimate => "行业景气度",
            Self::CreditHistory => "信用历史",
            Self::DigitalFootprint => "数字足迹",
            Self::PolicyFit => "政策契合度",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::OperatingStability => "operating stability",
            Self::IndustryClimate => "industry climate",
            Self::CreditHistory => "credit history",
            Self::DigitalFootprint => "digital footprint",
            Self::PolicyFit => "policy fit",
        }
    }

    /// Its name in documents and columns.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::OperatingStability => "operating_stability",
            Self::IndustryClimate => "industry_climate",
            Self::CreditHistory => "credit_history",
            Self::DigitalFootprint => "digital_footprint",
            Self::PolicyFit => "policy_fit",
        }
    }

    /// Its place in [`Dimension::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Whether more of an indicator is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// Neither: it describes, or the best lies between.
    Neither,
}

impl Direction {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Higher => "越高越好",
            Self::Lower => "越低越好",
            Self::Neither => "无方向",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Higher => "higher is better",
            Self::Lower => "lower is better",
            Self::Neither => "neither",
        }
    }
}

/// A document that cannot stand: which, where in it, and why with the remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{document}, '{entry}': {fault}")]
pub struct CatalogueError {
    /// The document's name.
    pub document: String,
    /// The id of the indicator or rule; empty where the document itself cannot be read.
    pub entry: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No YAML, or a field that is not known, missing or of the wrong kind.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    /// Another form.
    #[error("its schema is '{found}', this program reads '{expected}'")]
    Schema {
        /// What it says.
        found: String,
        /// What is read.
        expected: &'static str,
    },
    /// The id is in no form for one.
    #[error("an id is small letters, digits and underscores, at most 60, and begins with a letter")]
    Id,
    /// The id is there already.
    #[error("the id is taken: give each entry its own")]
    Twice,
    /// A name or a meaning is empty.
    #[error("'{0}' is empty: write it in both languages")]
    Empty(&'static str),
    /// No source reports the measure.
    #[error("no source reports the measure '{0}': name one of the hub's catalogue")]
    UnknownMeasure(String),
    /// A reference to an indicator that is not there.
    #[error("there is no indicator '{0}'")]
    UnknownIndicator(String),
    /// The operation does not fit the measures.
    #[error("the operation {0}")]
    Misfit(&'static str),
    /// Measures that are added up differ in unit.
    #[error("'{0}' and '{1}' differ in unit or scale and cannot be added up")]
    Units(String, String),
    /// A number is out of its range.
    #[error("{what} must lie between {least} and {most}")]
    Range {
        /// Which.
        what: &'static str,
        /// The least it may be.
        least: i64,
        /// The most.
        most: i64,
    },
    /// More than there may be.
    #[error("more than {most} {what}")]
    TooMany {
        /// What.
        what: &'static str,
        /// How many there may be.
        most: usize,
    },
    /// The anchors do not say a score.
    #[error("anchors {0}")]
    Anchors(&'static str),
    /// A decimal has more digits than its indicator.
    #[error("{0} has more digits after the point than its scale, or is too large")]
    Digits(Decimal),
    /// A rule that cannot stand.
    #[error("the rule {0}")]
    Rule(&'static str),
}

impl Indicator {
    /// Whether its value is kept in fen, whole or for each of something: people are shown yuan.
    #[must_use]
    pub fn counts_fen(&self) -> bool {
        self.unit == "fen" || self.unit.starts_with("fen_per_")
    }
}

impl IndicatorFile {
    /// Reads a file of indicators.
    ///
    /// # Errors
    /// [`CatalogueError`] when it is no YAML of this form.
    pub fn parse(name: &str, text: &str) -> Result<Self, CatalogueError> {
        let file: Self = read(name, text)?;
        check_schema(name, &file.schema, INDICATORS_SCHEMA)?;
        Ok(file)
    }
}

pub(crate) fn read<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, CatalogueError> {
    serde_norway::from_str(text).map_err(|error| CatalogueError {
        document: name.to_owned(),
        entry: String::new(),
        fault: Fault::Unreadable(error.to_string()),
    })
}

pub(crate) fn check_schema(name: &str, found: &str, expected: &'static str) -> Result<(), CatalogueError> {
    if found == expected {
        return Ok(());
    }
    let fault = Fault::Schema { found: found.to_owned(), expected };
    Err(CatalogueError { document: name.to_owned(), entry: String::new(), fault })
}

/// Whether it can be the id of an indicator.
pub(crate) fn is_id(text: &str) -> bool {
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    text.len() <= 60 && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(good)
}
