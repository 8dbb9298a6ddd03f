//! The document of expert points, and its checking.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::limits::{MAX_CATEGORIES, MAX_DIMENSIONS, MAX_INDICATORS, MAX_POINTS, MAX_POINTS_BANDS, MAX_TEXT_CHARS};
use crate::scorecard::Grade;

/// The document schema this build writes; a newer one is refused.
pub const SCHEMA: u16 = 1;

/// A stretch of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PointsBand {
    /// First value inside; the next band begins where this one ends.
    pub from: f64,
    /// Points.
    pub points: u32,
}

/// How a value becomes points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PointsRule {
    /// By where a number lies; below the first band it gets nothing.
    Bands {
        /// Ascending.
        bands: Vec<PointsBand>,
    },
    /// So many for each whole one.
    Each {
        /// Points for one.
        points: u32,
    },
    /// By spelling.
    Categories {
        /// Points of each.
        points: BTreeMap<String, u32>,
        /// Points of any other.
        other: u32,
    },
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PointsIndicator {
    /// Name of the value in the input.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit of the number, told to people; empty for categories.
    pub unit: String,
    /// Most points.
    pub cap: u32,
    /// The rule: `{"kind": "bands", "bands": [...]}`, `{"kind": "each", "points": 5}`, `{"kind": "categories", "points": {...}, "other": 0}`.
    // Described as an object: client generators name the inline parts of such a union twice.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub rule: PointsRule,
    /// What proves it, in words; without it the indicator counts nothing. Absent where the value comes from a register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// One dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PointsDimension {
    /// Stable id.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Most points.
    pub cap: u32,
    /// Its indicators.
    pub indicators: Vec<PointsIndicator>,
}

/// Where a grade begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PointsGrade {
    /// The grade.
    pub grade: Grade,
    /// Fewest points.
    pub from: u32,
}

/// The document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PointsDocument {
    /// Document schema, [`SCHEMA`].
    pub schema: u16,
    /// Its name.
    pub name: String,
    /// Its version, from 1.
    pub version: u32,
    /// Who agreed on it, from what, and what it is not, in words.
    pub note: String,
    /// At most this many reasons.
    pub reasons: u8,
    /// The dimensions.
    pub dimensions: Vec<PointsDimension>,
    /// Grades from best to worst; the last begins at 0.
    pub grades: Vec<PointsGrade>,
}

/// Why a document is refused, or values have no points.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PointsError {
    /// Written by a newer build.
    #[error("points schema {0} is not read (up to {SCHEMA}): upgrade, or write the document again")]
    Schema(u16),
    /// Too many, or none.
    #[error("{what}: {found}; between 1 and {most} are allowed")]
    Count {
        /// What was counted.
        what: String,
        /// How many.
        found: usize,
        /// The bound.
        most: usize,
    },
    /// Something does not fit together.
    #[error("{place}: {problem}")]
    Rule {
        /// Dimension, indicator or grade.
        place: String,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A value of the wrong kind.
    #[error("'{indicator}' is {found}, its rule needs {needed}")]
    Kind {
        /// The indicator.
        indicator: String,
        /// What was passed.
        found: String,
        /// What is needed.
        needed: &'static str,
    },
    /// A value or a proof of something that the document does not name.
    #[error("'{0}' is no indicator of this document: correct the name")]
    Unknown(String),
}

fn refuse<T>(place: &str, problem: impl Into<String>) -> Result<T, PointsError> {
    Err(PointsError::Rule { place: place.to_owned(), problem: problem.into() })
}

fn counted(what: &str, found: usize, most: usize) -> Result<(), PointsError> {
    if (1..=most).contains(&found) { Ok(()) } else { Err(PointsError::Count { what: what.to_owned(), found, most }) }
}

fn capped(place: &str, cap: u32) -> Result<(), PointsError> {
    if (1..=MAX_POINTS).contains(&cap) {
        Ok(())
    } else {
        refuse(place, format!("cap {cap} is not between 1 and {MAX_POINTS}"))
    }
}

impl PointsDocument {
    /// Checks that everything fits together: ids are distinct, bands ascend, no rule gives what its cap forbids, no cap is out
    /// of reach, and grades cover every total.
    ///
    /// # Errors
    /// The first [`PointsError`], in document order.
    pub fn check(&self) -> Result<(), PointsError> {
        if self.schema != SCHEMA {
            return Err(PointsError::Schema(self.schema));
        }
        for (what, text) in [("name", &self.name), ("note", &self.note)] {
            counted(&format!("characters of the {what}"), text.chars().count(), MAX_TEXT_CHARS)?;
        }
        counted("dimensions", self.dimensions.len(), MAX_DIMENSIONS)?;
        let (mut seen, mut dimensions) = (BTreeSet::new(), BTreeSet::new());
        for dimension in &self.dimensions {
            let place = format!("dimension '{}'", dimension.id);
            if !dimensions.insert(&dimension.id) {
                return refuse(&place, "is named twice: rename one");
            }
            capped(&place, dimension.cap)?;
            counted(&format!("indicators of {place}"), dimension.indicators.len(), MAX_INDICATORS)?;
            for indicator in &dimension.indicators {
                if !seen.insert(&indicator.id) {
                    return refuse(&format!("indicator '{}'", indicator.id), "is named twice: rename one");
                }
                indicator.check()?;
            }
            let reach: u32 = dimension.indicators.iter().map(|one| one.cap).sum();
            if reach < dimension.cap {
                return refuse(
                    &place,
                    format!("its indicators reach {reach} points, its cap is {}: lower it", dimension.cap),
                );
            }
        }
        self.check_grades()
    }

    fn check_grades(&self) -> Result<(), PointsError> {
        counted("grades", self.grades.len(), Grade::ALL.len())?;
        let falling = self.grades.windows(2).all(|pair| pair[0].from > pair[1].from && pair[0].grade < pair[1].grade);
        if !falling || self.grades.last().is_none_or(|last| last.from != 0) {
            return refuse("grades", "must fall from best to worst, and the last begin at 0");
        }
        let most = self.most();
        match self.grades.iter().find(|grade| grade.from > most) {
            Some(grade) => refuse(
                "grades",
                format!("{:?} begins at {}, but {most} is the most to be had", grade.grade, grade.from),
            ),
            None => Ok(()),
        }
    }

    /// The most points to be had.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.dimensions.iter().map(|dimension| dimension.cap).sum()
    }

    /// Every indicator with its dimension.
    pub fn indicators(&self) -> impl Iterator<Item = (&PointsDimension, &PointsIndicator)> {
        self.dimensions.iter().flat_map(|dimension| dimension.indicators.iter().map(move |one| (dimension, one)))
    }
}

impl PointsIndicator {
    fn check(&self) -> Result<(), PointsError> {
        let place = format!("indicator '{}'", self.id);
        for (what, text) in [("id", &self.id), ("Chinese name", &self.zh), ("English name", &self.en)] {
            counted(&format!("characters of the {what} of {place}"), text.chars().count(), MAX_TEXT_CHARS)?;
        }
        capped(&place, self.cap)?;
        let most = match &self.rule {
            PointsRule::Bands { bands } => {
                counted(&format!("bands of {place}"), bands.len(), MAX_POINTS_BANDS)?;
                let ascend = bands.windows(2).all(|pair| pair[0].from < pair[1].from);
                if !ascend || bands.iter().any(|band| !band.from.is_finite()) {
                    return refuse(&place, "bands must be finite and ascend");
                }
                bands.iter().map(|band| band.points).max()
            }
            // So many for each goes on for ever, and the cap ends it.
            PointsRule::Each { points: 0 } => return refuse(&place, "gives 0 points for each: leave it out"),
            PointsRule::Each { .. } => Some(self.cap),
            PointsRule::Categories { points, other } => {
                counted(&format!("categories of {place}"), points.len(), MAX_CATEGORIES)?;
                points.values().copied().chain([*other]).max()
            }
        };
        match most.unwrap_or_default() {
            most if most > self.cap => refuse(&place, format!("a rule gives {most} points, its cap is {}", self.cap)),
            most if most < self.cap => {
                refuse(&place, format!("its cap is {}, but no rule gives more than {most}", self.cap))
            }
            _ => Ok(()),
        }
    }
}
