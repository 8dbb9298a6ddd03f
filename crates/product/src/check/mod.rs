//! What is wrong with a product before anybody is decided on with it: findings with their place and an input that shows each.
//!
//! | code | severity | what |
//! |---|---|---|
//! | `unreadable`, `too-large` | error | no product document at all |
//! | `field` | error | a range, a code, a bound of the form |
//! | `rule` | error | a cell, formula or edge that cannot be compiled: types, unknown names, shape |
//! | `gap` | error where a result would be missing, else warning | an input that no row answers |
//! | `grade-without-row`, `term-without-row` | as a gap | the same, for a whole grade or tenor |
//! | `unreachable-row`, `unreachable-branch` | error | earlier rows or statements answer all its cases |
//! | `never-holds` | error | conditions that no input fulfils |
//! | `overlap` | hint | two rows cross and say different things: the earlier counts |
//! | `limit-negative`, `rate-negative` | error, warning | an input for which the rules give less than nothing |
//! | `price-above-cap` | error | an input priced above the all-in cap in force |
//! | `price-above-line` | warning | above four one-year LPRs, where that line does not bind yet |
//! | `price-bounded` | hint | rules that ask more than the product's highest rate or less than its lowest |
//! | `undecided` | hint | conditions or ranges too open to decide one of these |
//!
//! Findings with a witness are true: the witness was evaluated by the rules themselves. What is not found is proved absent for
//! tables whose conditions compare one variable with constants, and by interval arithmetic for limits and prices; everything
//! else is said to be undecided.

mod extremes;
mod graphs;
mod price;
mod words;

use crate::compiled::{CompiledProduct, Problem, ProductError, examine};
use crate::document::Product;
use crate::rules::OwnedValue;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document is not published.
    Error,
    /// Who approves should know.
    Warning,
    /// Worth a look.
    Hint,
}

impl Severity {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Hint => "提示",
        }
    }
}

/// Where in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path: `pricing.floor_percent`, `rules.price`, `line 12`.
    pub path: String,
    /// Node of the rule graph.
    pub node: Option<String>,
    /// Row of its table, formula or statement, from 1.
    pub row: Option<usize>,
    /// Id of the column.
    pub column: Option<String>,
}

/// A value of a variable in a witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The variable: `score.grade`.
    pub variable: String,
    /// Its value.
    pub value: OwnedValue,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code; the table above.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// An input that shows it; variables left out may have any value. None where nothing can be shown.
    pub witness: Vec<Given>,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// What the rulebook in force says that a price is held against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Market {
    /// Cap on the all-in annual cost, percent.
    pub cap_percent: Option<rust_decimal::Decimal>,
    /// Four one-year LPRs, percent: someone should look above it.
    pub line_percent: Option<rust_decimal::Decimal>,
    /// One-year LPR, percent.
    pub lpr_one_year: Option<rust_decimal::Decimal>,
    /// Over-five-year LPR, percent.
    pub lpr_five_years: Option<rust_decimal::Decimal>,
    /// Probabilities below which the scorecard in force gives A, B and C: a grade and a probability that never meet are then
    /// no witness.
    pub grade_below: Option<[rust_decimal::Decimal; 3]>,
    /// The working days, as far as they are announced.
    pub business: calendar::BusinessCalendar,
    /// The day a contract would begin.
    pub on: Option<calendar::Date>,
}

/// Checks a document as it was written.
#[must_use]
pub fn check_text(text: &str, market: &Market) -> Vec<Finding> {
    match Product::from_yaml(text) {
        Ok(product) => check(&product, market),
        Err(error) => vec![words::unreadable(&error)],
    }
}

/// Checks a document: every finding, errors first.
#[must_use]
pub fn check(product: &Product, market: &Market) -> Vec<Finding> {
    let mut findings = Vec::new();
    let compiled = CompiledProduct::try_new(product.clone());
    if let Err(ProductError::Invalid(problems)) = &compiled {
        // Those of the graphs are told below, with more of their place.
        findings.extend(problems.iter().filter(|p| p.spot.is_none()).map(problem));
    }
    if let Some(graphs) = examine(product) {
        for (path, schema, examined) in &graphs {
            findings.extend(graphs::findings(path, schema, examined));
        }
    }
    if let Ok(compiled) = &compiled {
        findings.extend(price::findings(compiled, market));
    }
    findings.sort_by(|a, b| (a.severity, &a.place, a.code).cmp(&(b.severity, &b.place, b.code)));
    findings
}

fn problem(problem: &Problem) -> Finding {
    // A condition outside the graphs is a rule too.
    let rule =
        ["enhancement.required_when", "authority.refer_when[", "rules."].iter().any(|p| problem.path.starts_with(p));
    Finding {
        code: if rule { "rule" } else { "field" },
        severity: Severity::Error,
        place: Place { path: problem.path.clone(), ..Place::default() },
        witness: Vec::new(),
        zh: problem.zh.clone(),
        en: problem.message.clone(),
    }
}
