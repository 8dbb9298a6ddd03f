//! [`Snapshot`]: the values in force at a date as known at an instant, and [`Pins`]: which of them were used.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use calendar::{BusinessCalendar, Date, Timestamp};
use money::{Currency, Money, Rate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::parameter::{Fact, Operator, Parameter, Value};

/// SHA-256 over canonical text, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.as_bytes(), &mut bytes).map_err(serde::de::Error::custom)?;
        Ok(Self(bytes))
    }
}

/// One value that a decision used, with everything needed to show later that it was the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// The parameter's id.
    pub id: String,
    /// Its value.
    pub value: Value,
    /// The first day it held.
    pub effective_from: Date,
    /// From when it could be relied upon.
    pub recorded_at: Timestamp,
    /// Over the parameter's id, unit and operator and the whole fact.
    pub digest: Digest,
}

/// What was read from snapshots, each parameter once. Handed to every getter, so that nothing is used unseen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pins {
    used: BTreeMap<String, Pinned>,
}

impl Pins {
    /// What was used, in order of id.
    #[must_use]
    pub fn used(&self) -> Vec<Pinned> {
        self.used.values().cloned().collect()
    }

    /// Whether the parameter was used.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.used.contains_key(id)
    }

    fn pin(&mut self, id: &str, entry: &Entry) {
        if !self.used.contains_key(id) {
            let fact = &entry.fact;
            let pinned = Pinned {
                id: id.to_owned(),
                value: fact.value.clone(),
                effective_from: fact.effective_from,
                recorded_at: fact.recorded_at,
                digest: entry.digest,
            };
            self.used.insert(id.to_owned(), pinned);
        }
    }
}

/// A parameter and its fact in force.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    parameter: Arc<Parameter>,
    fact: Fact,
    digest: Digest,
}

impl Entry {
    pub(crate) fn new(parameter: Arc<Parameter>, fact: Fact) -> Self {
        let operator = parameter.operator.map_or("", Operator::sign);
        let end = fact.effective_to.map(|d| d.to_string()).unwrap_or_default();
        // Names and notes may be reworded without making another rule of it; the rest may not.
        let parts = [
            &parameter.id,
            &parameter.unit,
            operator,
            fact.value.kind(),
            &fact.value.to_string(),
            &fact.effective_from.to_string(),
            &end,
            &fact.recorded_at.to_string(),
            &fact.source,
        ];
        // Each part with its length, so that no two lists of parts give the same text.
        let text: String = parts.iter().map(|part| format!("{}:{part}\n", part.len())).collect();
        Self { digest: Digest::of(&text), parameter, fact }
    }
}

/// Why a value cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// No such parameter.
    #[error("the rulebook has no '{0}': `anji rulebook list` shows what there is")]
    Unknown(String),
    /// It has no value on the day, as known.
    #[error("'{id}' has no value in force on {on} as known at {known_at}: add one to the institution's overlay")]
    NotInForce {
        /// Which one.
        id: String,
        /// On which day.
        on: Date,
        /// As known when.
        known_at: Timestamp,
    },
    /// Another kind of value.
    #[error("'{id}' is {found}, not {asked}: ask for it as what it is")]
    Kind {
        /// Which one.
        id: String,
        /// What was asked for.
        asked: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// Not a threshold.
    #[error("'{0}' is not a threshold: it has no operator to compare by")]
    NoOperator(String),
    /// A pinned value is not what this snapshot holds.
    #[error("'{0}' differs from what was pinned: recorded facts were rewritten, or the dates are not those of the pin")]
    Changed(String),
    /// A currency has no parity on the day.
    #[error(
        "'{id}', the central parity of {currency} in yuan, has no value in force on {on}: add it to the institution's overlay, \
         as `value.decimal` with the unit yuan-for-one"
    )]
    NoParity {
        /// Its parameter.
        id: String,
        /// The currency.
        currency: Currency,
        /// On which day.
        on: Date,
    },
    /// A parity is too old to convert by.
    #[error(
        "'{id}', the central parity of {currency} in yuan, was last given for {published_on}, {age_days} days before {on}, and at \
         most {limit_days} are allowed: add that of {on} to the institution's overlay"
    )]
    StaleParity {
        /// Its parameter.
        id: String,
        /// The currency.
        currency: Currency,
        /// On which day it was asked for.
        on: Date,
        /// The day of the newest.
        published_on: Date,
        /// How old that is.
        age_days: i32,
        /// How old it may be.
        limit_days: i64,
    },
    /// The LPR is too old to lend on.
    #[error(
        "the newest LPR is of {published_on}, {age_days} days old, and at most {limit_days} are allowed for a new \
         floating-rate contract: add the newest LPR to the overlay"
    )]
    StaleLpr {
        /// Its date.
        published_on: Date,
        /// How old it is.
        age_days: i32,
        /// How old it may be.
        limit_days: i64,
    },
}

/// The values in force on a day, as known at an instant. Owns what it holds: make one per day and keep it.
#[derive(Debug, Clone)]
pub struct Snapshot {
    effective_on: Date,
    known_at: Timestamp,
    entries: BTreeMap<String, Entry>,
    ids: BTreeSet<String>,
    business: BusinessCalendar,
    digest: Digest,
}

impl Snapshot {
    pub(crate) fn new(
        effective_on: Date,
        known_at: Timestamp,
        entries: BTreeMap<String, Entry>,
        ids: BTreeSet<String>,
        business: BusinessCalendar,
    ) -> Self {
        let text: String = entries.iter().map(|(id, entry)| format!("{id} {}\n", entry.digest)).collect();
        Self { effective_on, known_at, entries, ids, business, digest: Digest::of(&text) }
    }

    /// The day it holds for.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        self.effective_on
    }

    /// The instant of knowledge it was taken at.
    #[must_use]
    pub const fn known_at(&self) -> Timestamp {
        self.known_at
    }

    /// The working days, of every year that was announced by the instant of knowledge. Not pinned value by value: they
    /// follow from that instant.
    #[must_use]
    pub const fn business_days(&self) -> &BusinessCalendar {
        &self.business
    }

    /// Over every value in force: equal for equal rules.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    fn entry(&self, id: &str, pins: &mut Pins) -> Result<&Entry, RuleError> {
        let Some(entry) = self.entries.get(id) else {
            return Err(if self.ids.contains(id) {
                RuleError::NotInForce { id: id.to_owned(), on: self.effective_on, known_at: self.known_at }
            } else {
                RuleError::Unknown(id.to_owned())
            });
        };
        pins.pin(id, entry);
        Ok(entry)
    }

    /// The value, whatever its kind.
    ///
    /// # Errors
    /// [`RuleError::Unknown`], [`RuleError::NotInForce`].
    pub fn value(&self, id: &str, pins: &mut Pins) -> Result<&Value, RuleError> {
        self.entry(id, pins).map(|entry| &entry.fact.value)
    }

    /// A decimal: a ratio, a factor, an annual rate as a fraction of one. A whole number is read as one too.
    ///
    /// # Errors
    /// [`RuleError::Unknown`], [`RuleError::NotInForce`], [`RuleError::Kind`].
    pub fn decimal(&self, id: &str, pins: &mut Pins) -> Result<Decimal, RuleError> {
        match self.value(id, pins)? {
            Value::Decimal(value) => Ok(*value),
            Value::Int(value) => Ok(Decimal::from(*value)),
            other => Err(kind(id, "a decimal", other)),
        }
    }

    /// An annual rate.
    ///
    /// # Errors
    /// As [`Snapshot::decimal`].
    pub fn rate(&self, id: &str, pins: &mut Pins) -> Result<Rate, RuleError> {
        self.decimal(id, pins).map(Rate::from_fraction)
    }

    /// A whole number: days, months, counts.
    ///
    /// # Errors
    /// [`RuleError::Unknown`], [`RuleError::NotInForce`], [`RuleError::Kind`].
    pub fn int(&self, id: &str, pins: &mut Pins) -> Result<i64, RuleError> {
        match self.value(id, pins)? {
            Value::Int(value) => Ok(*value),
            other => Err(kind(id, "an int", other)),
        }
    }

    /// An amount in yuan.
    ///
    /// # Errors
    /// [`RuleError::Unknown`], [`RuleError::NotInForce`], [`RuleError::Kind`].
    pub fn money(&self, id: &str, pins: &mut Pins) -> Result<Money, RuleError> {
        match self.value(id, pins)? {
            Value::Yuan(value) => Ok(*value),
            other => Err(kind(id, "an amount in yuan", other)),
        }
    }

    /// Words.
    ///
    /// # Errors
    /// [`RuleError::Unknown`], [`RuleError::NotInForce`], [`RuleError::Kind`].
    pub fn text(&self, id: &str, pins: &mut Pins) -> Result<&str, RuleError> {
        match self.value(id, pins)? {
            Value::Text(value) => Ok(value),
            other => Err(kind(id, "text", other)),
        }
    }

    /// Several decimals in their order.
    ///
    /// # Errors
    /// [`RuleError::Unknown`], [`RuleError::NotInForce`], [`RuleError::Kind`].
    pub fn list(&self, id: &str, pins: &mut Pins) -> Result<&[Decimal], RuleError> {
        match self.value(id, pins)? {
            Value::List(values) => Ok(values),
            other => Err(kind(id, "a list", other)),
        }
    }

    /// Whether an observed number stands to a threshold as the rule says: `class.substandard.overdue-days` holds for 91
    /// days and not for 90. Amounts are compared in yuan.
    ///
    /// # Errors
    /// As [`Snapshot::decimal`], and [`RuleError::NoOperator`].
    pub fn holds(&self, id: &str, observed: Decimal, pins: &mut Pins) -> Result<bool, RuleError> {
        let entry = self.entry(id, pins)?;
        let operator = entry.parameter.operator.ok_or_else(|| RuleError::NoOperator(id.to_owned()))?;
        let limit = entry.fact.value.number().ok_or_else(|| kind(id, "a number", &entry.fact.value))?;
        Ok(operator.holds(observed, limit))
    }

    /// The parameter's definition and the fact in force, for showing to a person.
    #[must_use]
    pub fn describe(&self, id: &str) -> Option<(&Parameter, &Fact)> {
        self.entries.get(id).map(|entry| (&*entry.parameter, &entry.fact))
    }

    /// Whether everything pinned earlier is what this snapshot holds: the first step of a replay.
    ///
    /// # Errors
    /// [`RuleError::Changed`] with the first id that differs.
    pub fn check(&self, pinned: &[Pinned]) -> Result<(), RuleError> {
        for pin in pinned {
            if self.entries.get(&pin.id).is_none_or(|entry| entry.digest != pin.digest) {
                return Err(RuleError::Changed(pin.id.clone()));
            }
        }
        Ok(())
    }

    pub(crate) fn fact(&self, id: &str, pins: &mut Pins) -> Result<&Fact, RuleError> {
        self.entry(id, pins).map(|entry| &entry.fact)
    }
}

fn kind(id: &str, asked: &'static str, found: &Value) -> RuleError {
    RuleError::Kind { id: id.to_owned(), asked, found: found.kind() }
}
