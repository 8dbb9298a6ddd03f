//! What a parameter is: its definition, and the facts that gave it a value from a date on.

use std::fmt;

use calendar::{Date, Timestamp};
use money::{Currency, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_FACTS, MAX_LIST, MAX_TEXT_BYTES};
use crate::workdays::Dates;

/// The value of a parameter. In a document it is written `value.int = 90`, `value.decimal = "0.24"`,
/// `value.yuan = "10,000,000"`, `value.text = "..."`, `value.list = ["0.2", "0.8"]` or
/// `value.dates = ["2026-10-01..2026-10-07"]`; decimals are text, because a float could not hold them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Value {
    /// A whole number: days, months, counts, points.
    Int(i64),
    /// An exact decimal: ratios and annual rates as fractions of one.
    Decimal(Decimal),
    /// An amount in yuan.
    #[serde(with = "yuan")]
    Yuan(Money),
    /// Words.
    Text(String),
    /// Several decimals whose order matters.
    List(Vec<Decimal>),
    /// Days, in order.
    Dates(Dates),
}

impl Value {
    /// What it is called in an error.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Int(_) => "an int",
            Self::Decimal(_) => "a decimal",
            Self::Yuan(_) => "an amount in yuan",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Dates(_) => "dates",
        }
    }

    /// The value as one number, for comparing: amounts in yuan. None for words, lists and dates.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Int(value) => Some(Decimal::from(*value)),
            Self::Decimal(value) => Some(*value),
            Self::Yuan(value) => Decimal::try_from_i128_with_scale(i128::from(value.minor()), 2).ok(),
            Self::Text(_) | Self::List(_) | Self::Dates(_) => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => write!(f, "{value}"),
            Self::Decimal(value) => write!(f, "{}", value.normalize()),
            Self::Yuan(value) => f.write_str(&value.digits()),
            Self::Text(value) => f.write_str(value),
            Self::Dates(value) => write!(f, "{value}"),
            Self::List(values) => {
                for (at, value) in values.iter().enumerate() {
                    write!(f, "{}{}", if at == 0 { "" } else { " / " }, value.normalize())?;
                }
                Ok(())
            }
        }
    }
}

/// Amounts as people write them: `10,000,000.00`.
mod yuan {
    use super::{Currency, Money};

    pub fn serialize<S: serde::Serializer>(amount: &Money, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&amount.digits())
    }

    pub fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        Money::parse(&text, Currency::CNY).map_err(serde::de::Error::custom)
    }
}

/// How an observed number stands to a limit. 民法典 art. 1259: 以上, 以下 include the number, 超过, 不满 exclude it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operator {
    /// 超过: strictly more.
    MoreThan,
    /// 以上: this or more.
    AtLeast,
    /// 以下: this or less.
    AtMost,
    /// 不满: strictly less.
    LessThan,
}

impl Operator {
    /// Whether the number stands so to the limit.
    #[must_use]
    pub fn holds(self, observed: Decimal, limit: Decimal) -> bool {
        match self {
            Self::MoreThan => observed > limit,
            Self::AtLeast => observed >= limit,
            Self::AtMost => observed <= limit,
            Self::LessThan => observed < limit,
        }
    }

    /// The word of the law.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::MoreThan => "超过",
            Self::AtLeast => "以上（含）",
            Self::AtMost => "以下（含）",
            Self::LessThan => "不满",
        }
    }

    /// The sign of arithmetic.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::MoreThan => ">",
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
            Self::LessThan => "<",
        }
    }
}

/// How sure we are of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen in a published copy of the text.
    Found,
    /// From memory, not confirmed, probably right.
    RecalledHigh,
    /// From memory, not confirmed.
    RecalledMedium,
    /// From memory, doubtful.
    RecalledLow,
    /// This project's own default and no rule of anyone's.
    Design,
    /// Given by the institution that uses it.
    Own,
}

impl Confidence {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Found => "已见公开文本",
            Self::RecalledHigh => "据记忆（较可靠）",
            Self::RecalledMedium => "据记忆（待核）",
            Self::RecalledLow => "据记忆（存疑）",
            Self::Design => "本项目默认值",
            Self::Own => "机构自定",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Found => "found in a published text",
            Self::RecalledHigh => "recalled, high",
            Self::RecalledMedium => "recalled, medium",
            Self::RecalledLow => "recalled, low",
            Self::Design => "project default",
            Self::Own => "set by the institution",
        }
    }
}

/// What an institution may do to a parameter with facts of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overlay {
    /// Nothing: the rule binds as it is.
    Fixed,
    /// Add public facts, such as next month's LPR; the newest in force counts, whoever added it.
    Extend,
    /// Put its own value in the place of ours while that is in force.
    Replace,
    /// Tighten only, where less is tighter (a cap): the smaller of ours and its own counts.
    TightenLower,
    /// Tighten only, where more is tighter (a floor): the larger of ours and its own counts.
    TightenHigher,
}

/// One version of a parameter's value.
///
/// `effective_from` is when it holds in the world; `recorded_at` is from when a decision may rely on it: for what ships
/// with the program the time of publication, for an overlay the time it was entered. A later record with the same
/// `effective_from` corrects the earlier one; a record whose `effective_to` equals its `effective_from` withdraws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The value.
    pub value: Value,
    /// The first day it holds.
    pub effective_from: Date,
    /// The day after the last one it holds; open until the next fact when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<Date>,
    /// From when it could be relied upon.
    pub recorded_at: Timestamp,
    /// The document it is from, with its number.
    pub source: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What to know about it, in Chinese.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note_zh: String,
    /// What to know about it, in English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note_en: String,
}

/// A parameter: its name, unit and how it is compared, with its facts.
///
/// An overlay is given in the same shape; names and units of an id that is already there must agree with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Dotted, lower case: `class.substandard.overdue-days`.
    pub id: String,
    /// Its Chinese name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// `days`, `months`, `years`, `yuan`, `fraction`, `annual-rate`, `times`, `count`, `points`,
    /// `word`, `dates` or `yuan-for-one`.
    pub unit: String,
    /// How an observed number is compared with it, when it is a threshold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<Operator>,
    /// What an institution may change.
    pub overlay: Overlay,
    /// Its values over time.
    #[serde(rename = "fact")]
    pub facts: Vec<Fact>,
}

/// The units a parameter may have.
pub const UNITS: [&str; 12] = [
    "days",
    "months",
    "years",
    "yuan",
    "fraction",
    "annual-rate",
    "times",
    "count",
    "points",
    "word",
    "dates",
    YUAN_FOR_ONE,
];

/// The unit of a parity: how many yuan one unit of a currency is.
pub(crate) const YUAN_FOR_ONE: &str = "yuan-for-one";

/// What is wrong in a parameter or an overlay.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParameterError {
    /// The document is not in the form of parameters.
    #[error("the document cannot be read: {0}")]
    Document(String),
    /// An id of another form.
    #[error("'{0}' is not an id: write lower-case words with hyphens, joined by dots, such as cost.cap.new-loans")]
    Id(String),
    /// Too many, too long, none at all.
    #[error("{id}: {what} is outside its bounds ({bound})")]
    Bound {
        /// Which parameter.
        id: String,
        /// What is out of bounds.
        what: &'static str,
        /// The bounds.
        bound: String,
    },
    /// A name, source or unit left out.
    #[error("{id}: {what} is missing: every parameter says its names, unit, source and confidence")]
    Missing {
        /// Which parameter.
        id: String,
        /// What is missing.
        what: &'static str,
    },
    /// Facts of several kinds.
    #[error("{id}: a value is {found} where the parameter is {expected}: write every fact in one kind")]
    Kind {
        /// Which parameter.
        id: String,
        /// The kind of the first fact.
        expected: &'static str,
        /// The other kind.
        found: &'static str,
    },
    /// A parity that is no positive decimal.
    #[error("{0}: a parity is yuan for one unit of the currency, a decimal above nothing, such as 7.1884")]
    Parity(String),
    /// Two facts that hold at one time, or a fact that ends before it begins.
    #[error("{id}: the fact from {from} overlaps another or ends before it begins: correct its dates")]
    Overlap {
        /// Which parameter.
        id: String,
        /// The fact's first day.
        from: Date,
    },
    /// The same id twice in the shipped documents.
    #[error("{0} is defined twice: keep one definition and give it several facts")]
    Twice(String),
    /// A new id of an institution that does not begin with `own.`.
    #[error("{0} is not in the rulebook: a parameter of your own begins with 'own.'")]
    NotOurs(String),
    /// An overlay on a rule that binds as it is.
    #[error("{0} cannot be changed by an institution: it binds as it is")]
    Fixed(String),
    /// An overlay with another unit or operator.
    #[error("{id}: the overlay's {what} differs from the rulebook's: repeat it as it is there")]
    Differs {
        /// Which parameter.
        id: String,
        /// What differs.
        what: &'static str,
    },
    /// An overlay that loosens.
    #[error("{id}: {given} is looser than the rule's {rule} in force at {on}: an institution may only tighten it")]
    Looser {
        /// Which parameter.
        id: String,
        /// The overlay's value.
        given: String,
        /// The rule's.
        rule: String,
        /// When both hold.
        on: Date,
    },
}

impl Parameter {
    /// Checks everything that can be checked of one parameter alone.
    pub(crate) fn check(&self) -> Result<(), ParameterError> {
        let id = || self.id.clone();
        let word =
            |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if self.id.len() > 100 || !self.id.contains('.') || !self.id.split('.').all(word) {
            return Err(ParameterError::Id(self.id.chars().take(120).collect()));
        }
        let missing = |what| Err(ParameterError::Missing { id: id(), what });
        if self.zh.trim().is_empty() || self.en.trim().is_empty() {
            return missing("a name");
        }
        if !UNITS.contains(&self.unit.as_str()) {
            let bound = UNITS.join(", ");
            return Err(ParameterError::Bound { id: id(), what: "the unit", bound });
        }
        if self.facts.is_empty() || self.facts.len() > MAX_FACTS {
            let bound = format!("1 to {MAX_FACTS}");
            return Err(ParameterError::Bound { id: id(), what: "the number of facts", bound });
        }
        let kind = self.facts[0].value.kind();
        for fact in &self.facts {
            if fact.source.trim().is_empty() {
                return missing("the source of a fact");
            }
            if fact.value.kind() != kind {
                return Err(ParameterError::Kind { id: id(), expected: kind, found: fact.value.kind() });
            }
            let priced = matches!(&fact.value, Value::Decimal(rate) if rate.is_sign_positive() && !rate.is_zero());
            if self.unit == YUAN_FOR_ONE && !priced {
                return Err(ParameterError::Parity(id()));
            }
            let compared = matches!(self.overlay, Overlay::TightenLower | Overlay::TightenHigher);
            if compared && fact.value.number().is_none() {
                return Err(ParameterError::Kind { id: id(), expected: "a number, to be tightened", found: kind });
            }
            let list = if let Value::List(values) = &fact.value { values.len() } else { 1 };
            if list == 0 || list > MAX_LIST {
                let bound = format!("1 to {MAX_LIST}");
                return Err(ParameterError::Bound { id: id(), what: "the length of a list", bound });
            }
            let text = if let Value::Text(text) = &fact.value { text.as_str() } else { "" };
            let texts = [&self.zh, &self.en, &fact.source, &fact.note_zh, &fact.note_en, text];
            if texts.iter().any(|t| t.len() > MAX_TEXT_BYTES) {
                let bound = format!("{MAX_TEXT_BYTES} bytes");
                return Err(ParameterError::Bound { id: id(), what: "a text", bound });
            }
        }
        self.check_overlaps()
    }

    /// At every instant something was learnt, the facts then known must not overlap.
    fn check_overlaps(&self) -> Result<(), ParameterError> {
        let overlap = |from| ParameterError::Overlap { id: self.id.clone(), from };
        let mut seen = std::collections::BTreeSet::new();
        for fact in &self.facts {
            let backwards = fact.effective_to.is_some_and(|to| to < fact.effective_from);
            if backwards || !seen.insert((fact.effective_from, fact.recorded_at)) {
                return Err(overlap(fact.effective_from));
            }
        }
        let instants: std::collections::BTreeSet<Timestamp> = self.facts.iter().map(|f| f.recorded_at).collect();
        // One pass is enough when nothing is closed by hand: an open fact ends where the next begins.
        if self.facts.iter().all(|f| f.effective_to.is_none()) {
            return Ok(());
        }
        for known_at in instants {
            let known = crate::rulebook::known(&self.facts, known_at);
            for pair in known.windows(2) {
                if pair[0].effective_to.is_some_and(|to| to > pair[1].effective_from) {
                    return Err(overlap(pair[0].effective_from));
                }
            }
        }
        Ok(())
    }
}
