//! From document to machine: every rule of the document is checked once, so that scoring has nothing left to doubt.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::limits::{MAX_BINS, MAX_CATEGORIES, MAX_CHARACTERISTICS, MAX_REASONS, MAX_SPECIAL_VALUES, MAX_TEXT_CHARS};
use crate::ranges::OutOfRange;
use crate::runtime::{Card, CompiledScorecard, Lookup};
use crate::scorecard::{Attribute, BinRule, Characteristic, ReasonMethod, SCHEMA, Scorecard};

/// Stored points may differ from the formula by this much (a hand-written document rounds).
const POINTS_TOLERANCE: f64 = 1e-6;
/// Shares may sum to one within this.
const SHARE_TOLERANCE: f64 = 1e-6;

/// Why a document cannot score.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CompileError {
    /// Another schema.
    #[error("scorecard schema {0} is not {SCHEMA}: export the card again with this build")]
    Schema(u16),
    /// A bound is exceeded or a list is empty.
    #[error("{what} has {found}; between {least} and {most} are allowed")]
    Count {
        /// What was counted.
        what: String,
        /// How many there are.
        found: usize,
        /// Fewest.
        least: usize,
        /// Most.
        most: usize,
    },
    /// A number is not finite or out of its range.
    #[error("{what} is {value}: {rule}")]
    Number {
        /// Which number.
        what: String,
        /// Its value.
        value: f64,
        /// The range it must keep.
        rule: &'static str,
    },
    /// A feature occurs twice.
    #[error("feature '{0}' has two characteristics: merge them or drop one")]
    Repeated(String),
    /// Bins do not part the values.
    #[error("bins of '{feature}': {problem}")]
    Bins {
        /// The characteristic.
        feature: String,
        /// What is wrong and what is needed.
        problem: String,
    },
    /// Points contradict coefficient, WOE and scaling.
    #[error(
        "points of '{feature}' in bin {label} are {stored}, the formula gives {formula}: change the coefficient or WOE \
         and recompute the points"
    )]
    Points {
        /// The characteristic.
        feature: String,
        /// The bin.
        label: String,
        /// Points in the document.
        stored: f64,
        /// Points by the formula.
        formula: f64,
    },
}

fn count(what: impl Into<String>, found: usize, least: usize, most: usize) -> Result<(), CompileError> {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    Err(CompileError::Count { what: what.into(), found, least, most })
}

fn number(what: &str, value: f64, rule: &'static str, holds: bool) -> Result<(), CompileError> {
    if value.is_finite() && holds {
        return Ok(());
    }
    Err(CompileError::Number { what: what.to_owned(), value, rule })
}

impl From<OutOfRange> for CompileError {
    fn from(OutOfRange { what, value, rule }: OutOfRange) -> Self {
        Self::Number { what: what.to_owned(), value, rule }
    }
}

impl Scorecard {
    /// Checks the document and prepares it for scoring.
    ///
    /// # Errors
    /// The first [`CompileError`], in document order.
    pub fn compile(&self) -> Result<CompiledScorecard, CompileError> {
        self.check_head()?;
        let mut seen = BTreeSet::new();
        let mut cards = Vec::with_capacity(self.characteristics.len());
        for characteristic in &self.characteristics {
            if !seen.insert(characteristic.feature.as_str()) {
                return Err(CompileError::Repeated(characteristic.feature.clone()));
            }
            cards.push(self.compile_characteristic(characteristic)?);
        }
        let (shift, slope) = self.calibration.line();
        Ok(CompiledScorecard { document: self.clone(), base_logit: shift + slope * self.intercept, cards })
    }

    fn check_head(&self) -> Result<(), CompileError> {
        if self.schema != SCHEMA {
            return Err(CompileError::Schema(self.schema));
        }
        text("the scorecard's name", &self.name)?;
        text("the target definition", &self.target)?;
        text("the description of the training rows", &self.trained_on.description)?;
        count("the scorecard's list of characteristics", self.characteristics.len(), 1, MAX_CHARACTERISTICS)?;
        count("the number of reasons", usize::from(self.reasons.count), 0, MAX_REASONS)?;
        number("intercept", self.intercept, "must be finite", true)?;
        self.scaling.check()?;
        self.calibration.check()?;
        Ok(self.grades.check()?)
    }

    fn compile_characteristic(&self, characteristic: &Characteristic) -> Result<Card, CompileError> {
        let feature = &characteristic.feature;
        for part in [
            feature,
            &characteristic.label_zh,
            &characteristic.label_en,
            &characteristic.reason_code,
            &characteristic.reason_zh,
            &characteristic.reason_en,
        ] {
            text(&format!("a text of characteristic '{feature}'"), part)?;
        }
        count(format!("the list of bins of '{feature}'"), characteristic.attributes.len(), 2, MAX_BINS)?;
        number(&format!("coefficient of '{feature}'"), characteristic.coefficient, "must be finite", true)?;
        let (_, slope) = self.calibration.line();
        let mut share = 0.0;
        let mut logits = Vec::with_capacity(characteristic.attributes.len());
        for attribute in &characteristic.attributes {
            self.check_attribute(characteristic, attribute)?;
            share += attribute.share;
            logits.push(slope * characteristic.coefficient * attribute.woe);
        }
        if (share - 1.0).abs() > SHARE_TOLERANCE {
            return Err(bins(feature, format!("shares sum to {share}; they must sum to 1")));
        }
        let yardstick = match self.reasons.method {
            ReasonMethod::Maximum => characteristic
                .attributes
                .iter()
                .filter(|attribute| attribute.share > 0.0)
                .map(|attribute| attribute.points)
                .fold(f64::NEG_INFINITY, f64::max),
            ReasonMethod::Neutral => characteristic.attributes.iter().map(|a| a.share * a.points).sum(),
        };
        Ok(Card { lookup: lookup(characteristic)?, logits, yardstick })
    }

    fn check_attribute(&self, characteristic: &Characteristic, attribute: &Attribute) -> Result<(), CompileError> {
        let place = format!("'{}' in bin {}", characteristic.feature, attribute.label);
        text(&format!("the label of a bin of '{}'", characteristic.feature), &attribute.label)?;
        number(&format!("WOE of {place}"), attribute.woe, "must lie within 50", attribute.woe.abs() <= 50.0)?;
        let share_holds = (0.0..=1.0).contains(&attribute.share);
        number(&format!("share of {place}"), attribute.share, "must lie between 0 and 1", share_holds)?;
        if let Some(rate) = attribute.bad_rate {
            number(&format!("bad rate of {place}"), rate, "must lie between 0 and 1", (0.0..=1.0).contains(&rate))?;
        }
        number(&format!("points of {place}"), attribute.points, "must be finite", true)?;
        let formula = self.formula_points(characteristic.coefficient, attribute.woe);
        if (attribute.points - formula).abs() > POINTS_TOLERANCE {
            return Err(CompileError::Points {
                feature: characteristic.feature.clone(),
                label: attribute.label.clone(),
                stored: attribute.points,
                formula,
            });
        }
        Ok(())
    }
}

fn text(what: &str, value: &str) -> Result<(), CompileError> {
    count(format!("{what} (in characters)"), value.chars().count(), 1, MAX_TEXT_CHARS)
}

fn bins(feature: &str, problem: impl Into<String>) -> CompileError {
    CompileError::Bins { feature: feature.to_owned(), problem: problem.into() }
}

fn lookup(characteristic: &Characteristic) -> Result<Lookup, CompileError> {
    let feature = characteristic.feature.as_str();
    let missing: Vec<usize> = positions(characteristic, |rule| matches!(rule, BinRule::Missing {}));
    let [missing] = missing[..] else {
        return Err(bins(feature, format!("{} bins for missing values; exactly one is needed", missing.len())));
    };
    let categorical = positions(characteristic, |rule| matches!(rule, BinRule::Categories { .. }));
    let numeric = positions(characteristic, |rule| matches!(rule, BinRule::Range { .. } | BinRule::Special { .. }));
    match (categorical.is_empty(), numeric.is_empty()) {
        (false, true) => category_lookup(characteristic, missing as u16),
        (true, false) => number_lookup(characteristic, missing as u16),
        _ => Err(bins(feature, "either ranges or categories are needed, not both and not neither")),
    }
}

fn positions(characteristic: &Characteristic, wanted: impl Fn(&BinRule) -> bool) -> Vec<usize> {
    let attributes = characteristic.attributes.iter().enumerate();
    attributes.filter(|(_, attribute)| wanted(&attribute.rule)).map(|(at, _)| at).collect()
}

fn number_lookup(characteristic: &Characteristic, missing: u16) -> Result<Lookup, CompileError> {
    let feature = characteristic.feature.as_str();
    let mut special: Vec<(f64, u16)> = Vec::new();
    let mut ranges: Vec<(f64, f64, u16)> = Vec::new();
    for (at, attribute) in characteristic.attributes.iter().enumerate() {
        match &attribute.rule {
            BinRule::Special { values } => {
                count(format!("a special bin of '{feature}'"), values.len(), 1, MAX_SPECIAL_VALUES)?;
                for value in values {
                    number(&format!("special value of '{feature}'"), *value, "must be finite", true)?;
                    if special.iter().any(|(known, _)| known == value) {
                        return Err(bins(feature, format!("special value {value} is listed twice")));
                    }
                    special.push((*value, at as u16));
                }
            }
            BinRule::Range { from, below } => {
                let (low, high) = (from.unwrap_or(f64::NEG_INFINITY), below.unwrap_or(f64::INFINITY));
                if low.is_nan() || high.is_nan() || low >= high {
                    return Err(bins(feature, format!("range {} is empty", attribute.label)));
                }
                ranges.push((low, high, at as u16));
            }
            BinRule::Categories { .. } | BinRule::Missing {} => {}
        }
    }
    count(format!("the special values of '{feature}'"), special.len(), 0, MAX_SPECIAL_VALUES)?;
    ranges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let covered = ranges.first().is_some_and(|range| range.0 == f64::NEG_INFINITY)
        && ranges.last().is_some_and(|range| range.1 == f64::INFINITY)
        && ranges.windows(2).all(|pair| pair[0].1 == pair[1].0);
    if !covered {
        return Err(bins(feature, "ranges must cover the whole line without gap or overlap"));
    }
    Ok(Lookup::Number {
        special,
        edges: ranges[1..].iter().map(|range| range.0).collect(),
        bins: ranges.iter().map(|range| range.2).collect(),
        missing,
    })
}

fn category_lookup(characteristic: &Characteristic, missing: u16) -> Result<Lookup, CompileError> {
    let feature = characteristic.feature.as_str();
    let mut known: FxHashMap<Box<str>, u16> = FxHashMap::default();
    let mut unseen = None;
    for (at, attribute) in characteristic.attributes.iter().enumerate() {
        let BinRule::Categories { values, other } = &attribute.rule else { continue };
        if *other && unseen.replace(at as u16).is_some() {
            return Err(bins(feature, "two bins take categories never seen; exactly one is needed"));
        }
        for value in values {
            if known.insert(value.as_str().into(), at as u16).is_some() {
                return Err(bins(feature, format!("category '{value}' is listed twice")));
            }
        }
    }
    count(format!("the list of categories of '{feature}'"), known.len(), 0, MAX_CATEGORIES)?;
    let unseen = unseen.ok_or_else(|| bins(feature, "no bin takes categories never seen; exactly one is needed"))?;
    Ok(Lookup::Category { known, unseen, missing })
}
