//! The variables that rules may read: names, types and what values they can take.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::limits::MAX_SLOTS;

/// The type of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An exact decimal.
    Number,
    /// A text.
    Text,
    /// True or false.
    Bool,
    /// The rows a collecting table gathered; only its length can be read, by `len(..)`.
    Rows,
}

impl Kind {
    /// Name in an error message.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Text => "a text",
            Self::Bool => "true or false",
            Self::Rows => "a list of rows",
        }
    }
}

/// The values a variable can take: tables are checked for gaps over these only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Domain {
    /// Anything of its type.
    #[default]
    Open,
    /// Numbers from the first to the second, both included.
    Range(Decimal, Decimal),
    /// One of these texts.
    OneOf(Vec<String>),
}

/// One variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Dotted name, e.g. `firm.age_months`.
    pub name: String,
    /// Its type.
    pub kind: Kind,
    /// Whether it may be missing (null).
    pub nullable: bool,
    /// The values it can take when it is there.
    pub domain: Domain,
}

/// A value of a variable or of a rule's result. Texts are borrowed: evaluating a graph copies none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Value<'a> {
    /// Missing.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// An exact decimal.
    Number(Decimal),
    /// A text.
    Text(&'a str),
}

impl Value<'_> {
    /// The number, if it is one.
    #[must_use]
    pub const fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(n) => Some(n),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    #[must_use]
    pub const fn bool(self) -> Option<bool> {
        match self {
            Self::Bool(b) => Some(b),
            _ => None,
        }
    }

    /// An owned copy, for traces.
    #[must_use]
    pub fn owned(self) -> OwnedValue {
        match self {
            Self::Null => OwnedValue::Null,
            Self::Bool(b) => OwnedValue::Bool(b),
            Self::Number(n) => OwnedValue::Number(n.normalize()),
            Self::Text(t) => OwnedValue::Text(t.into()),
        }
    }
}

/// An owned value, as stored in traces and records. In JSON: null, true, `{"number":"1.5"}`, `{"text":"A"}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnedValue {
    /// Missing.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// An exact decimal, without trailing zeros.
    Number(Decimal),
    /// A text.
    Text(String),
}

impl OwnedValue {
    /// Borrowed.
    #[must_use]
    pub fn as_value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(b) => Value::Bool(*b),
            Self::Number(n) => Value::Number(*n),
            Self::Text(t) => Value::Text(t),
        }
    }
}

impl From<Decimal> for OwnedValue {
    fn from(n: Decimal) -> Self {
        Self::Number(n.normalize())
    }
}

impl From<bool> for OwnedValue {
    fn from(b: bool) -> Self {
        Self::Bool(b)
    }
}

impl From<&str> for OwnedValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for OwnedValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl std::fmt::Display for OwnedValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(b) => write!(f, "{b}"),
            Self::Number(n) => write!(f, "{n}"),
            Self::Text(t) => f.write_str(t),
        }
    }
}

/// The variables a graph is compiled against, each with its slot (its place in the list).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema {
    variables: Vec<Variable>,
    by_name: BTreeMap<String, usize>,
}

/// A schema that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchemaError {
    /// The same name twice, or one name inside another.
    #[error("the variable '{0}' is defined twice, or as a value and as a group: give one of them another name")]
    Clash(String),
    /// Not a dotted name.
    #[error(
        "'{0}' cannot name a variable: use letters, digits and _, starting with a small letter, in groups parted by dots"
    )]
    BadName(String),
    /// Too many.
    #[error("more than {MAX_SLOTS} variables: drop those that no rule reads")]
    TooMany,
}

impl Schema {
    /// An empty schema.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a variable and gives its slot.
    ///
    /// # Errors
    /// A clash of names, a name that is not one, or too many.
    pub fn add(&mut self, variable: Variable) -> Result<usize, SchemaError> {
        if self.variables.len() >= MAX_SLOTS {
            return Err(SchemaError::TooMany);
        }
        if !is_name(&variable.name) {
            return Err(SchemaError::BadName(variable.name));
        }
        if clashes(self.by_name.keys().map(String::as_str), &variable.name) {
            return Err(SchemaError::Clash(variable.name));
        }
        let slot = self.variables.len();
        self.by_name.insert(variable.name.clone(), slot);
        self.variables.push(variable);
        Ok(slot)
    }

    /// The slot of a name.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The variables in slot order.
    #[must_use]
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }
}

/// Whether a name equals or lies inside one of the others.
pub(crate) fn clashes<'n>(mut others: impl Iterator<Item = &'n str>, name: &str) -> bool {
    let inside = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with('.'));
    others.any(|other| other == name || inside(other, name) || inside(name, other))
}

/// Whether a text is a dotted name of at most 100 characters.
pub(crate) fn is_name(text: &str) -> bool {
    text.len() <= 100
        && text.split('.').all(|part| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        })
}
