//! The document that expected losses are computed by: default probabilities by grade and year, loss given default by cover,
//! scenarios with their weights, and what moves a claim between stages. Made by one person, approved by another, kept as versions.

use std::collections::BTreeMap;

use money::Decimal;
use rulebook::Operator;
use serde::{Deserialize, Serialize};

use crate::circumstance::Cover;
use crate::limits::{MAX_GRADES, MAX_NAME_CHARS, MAX_SCENARIOS, MAX_YEARS};

/// A line in days past due: days above it, or on it and above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysLine {
    /// `more-than` or `at-least`.
    pub operator: Operator,
    /// Days past due.
    pub days: u32,
}

impl DaysLine {
    /// Whether days past due reach it.
    #[must_use]
    pub fn holds(&self, days_past_due: u32) -> bool {
        self.operator.holds(days_past_due.into(), self.days.into())
    }

    /// The first day past due on which it holds; none for a line that holds below itself.
    const fn first_day(self) -> Option<u32> {
        match self.operator {
            Operator::MoreThan => Some(self.days.saturating_add(1)),
            Operator::AtLeast => Some(self.days),
            Operator::AtMost | Operator::LessThan => None,
        }
    }
}

/// What moves a claim to another stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staging {
    /// Significant increase in credit risk; the rulebook's line without it. Rebuttable.
    #[serde(default)]
    pub stage2: Option<DaysLine>,
    /// Default; the rulebook's line without it. Never later than the rulebook's.
    #[serde(default)]
    pub stage3: Option<DaysLine>,
    /// Grades lost since the loan was decided at which credit risk has increased significantly.
    pub downgrade_notches: u32,
    /// Whether special mention is such an increase.
    pub special_mention: bool,
    /// Whether a restructuring that is still watched is such an increase.
    pub watched: bool,
}

/// A view of the future with its weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What people call it.
    pub name: String,
    /// Its probability; the weights sum to one.
    pub weight: Decimal,
    /// What default probabilities are multiplied by; a product above one counts as one.
    pub pd_factor: Decimal,
    /// What losses given default are multiplied by; a product above one counts as one.
    pub lgd_factor: Decimal,
}

/// The document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LossParameters {
    /// What people call it.
    pub name: String,
    /// Where the curves come from: a study with its term structure, a published table.
    pub source: String,
    /// Conditional probability of default in each year, given none before, by grade, best grade first. A loan that runs longer
    /// keeps the last year's.
    pub grades: Vec<GradeCurve>,
    /// The curve of a loan without a grade.
    pub ungraded: Vec<Decimal>,
    /// Loss given default by cover, as a share of the exposure.
    pub losses: BTreeMap<Cover, Decimal>,
    /// At least as many scenarios as the rulebook asks for.
    pub scenarios: Vec<Scenario>,
    /// Stages.
    pub staging: Staging,
}

/// The curve of one grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeCurve {
    /// The grade.
    pub grade: String,
    /// Conditional probability of default by year.
    pub yearly: Vec<Decimal>,
}

/// Why a document is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParameterError {
    /// A name or source.
    #[error("give a name and a source of 1 to {MAX_NAME_CHARS} characters")]
    Text,
    /// No grade, too many, or one twice.
    #[error("give 1 to {MAX_GRADES} grades, each once, best first")]
    Grades,
    /// A curve.
    #[error("the curve of '{0}' has 1 to {MAX_YEARS} yearly probabilities from 0 to 1")]
    Curve(String),
    /// A loss given default.
    #[error("a loss given default from 0 to 1 is given for each cover: unsecured, guaranteed, mortgaged, pledged")]
    Losses,
    /// The scenarios.
    #[error(
        "give {least} to {MAX_SCENARIOS} scenarios with weights above 0 that sum to 1 and factors not below 0; these sum to {sum}"
    )]
    Scenarios {
        /// The fewest.
        least: usize,
        /// What their weights sum to.
        sum: Decimal,
    },
    /// A line of days.
    #[error("stage {0} begins with 'more-than' or 'at-least' so many days, and no later than the rulebook says")]
    Line(u8),
    /// Notches.
    #[error("a significant increase is at least one grade lost")]
    Notches,
}

/// The lines of the rulebook that a document may only tighten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageLines {
    /// Stage 2.
    pub stage2: DaysLine,
    /// Stage 3.
    pub stage3: DaysLine,
    /// The fewest scenarios.
    pub scenarios: usize,
}

impl StageLines {
    /// More than 30 days; at least 90; three scenarios.
    pub const STANDARD: Self = Self {
        stage2: DaysLine { operator: Operator::MoreThan, days: 30 },
        stage3: DaysLine { operator: Operator::AtLeast, days: 90 },
        scenarios: 3,
    };
}

fn probability(value: &Decimal) -> bool {
    *value >= Decimal::ZERO && *value <= Decimal::ONE
}

impl LossParameters {
    /// Checks the document against the lines of the rulebook.
    ///
    /// # Errors
    /// [`ParameterError`], with the remedy.
    pub fn check(&self, lines: &StageLines) -> Result<(), ParameterError> {
        let said = |text: &str| !text.trim().is_empty() && text.chars().count() <= MAX_NAME_CHARS;
        if !said(&self.name) || !said(&self.source) {
            return Err(ParameterError::Text);
        }
        let known: std::collections::BTreeSet<&str> = self.grades.iter().map(|curve| curve.grade.as_str()).collect();
        if self.grades.is_empty() || self.grades.len() > MAX_GRADES || known.len() != self.grades.len() {
            return Err(ParameterError::Grades);
        }
        let curves = self.grades.iter().map(|curve| (curve.grade.as_str(), &curve.yearly));
        for (grade, curve) in curves.chain([("ungraded", &self.ungraded)]) {
            if curve.is_empty() || curve.len() > MAX_YEARS || !curve.iter().all(probability) {
                return Err(ParameterError::Curve(grade.to_owned()));
            }
        }
        if !Cover::ALL.iter().all(|cover| self.losses.get(cover).is_some_and(probability)) {
            return Err(ParameterError::Losses);
        }
        let sum: Decimal = self.scenarios.iter().map(|scenario| scenario.weight).sum();
        let fair = |one: &Scenario| {
            one.weight > Decimal::ZERO
                && one.pd_factor >= Decimal::ZERO
                && one.lgd_factor >= Decimal::ZERO
                && said(&one.name)
        };
        let many = (lines.scenarios..=MAX_SCENARIOS).contains(&self.scenarios.len());
        if !many || !self.scenarios.iter().all(fair) || sum != Decimal::ONE {
            return Err(ParameterError::Scenarios { least: lines.scenarios, sum });
        }
        for (stage, own, line) in [(2, self.staging.stage2, lines.stage2), (3, self.staging.stage3, lines.stage3)] {
            let fits =
                |own: DaysLine| own.first_day().is_some_and(|day| line.first_day().is_none_or(|last| day <= last));
            if own.is_some_and(|own| !fits(own)) {
                return Err(ParameterError::Line(stage));
            }
        }
        if self.staging.downgrade_notches == 0 { Err(ParameterError::Notches) } else { Ok(()) }
    }

    /// The curve of a grade; that of the ungraded for none or one that is not in the document.
    #[must_use]
    pub fn curve(&self, grade: Option<&str>) -> &[Decimal] {
        let found = grade.and_then(|grade| self.grades.iter().find(|curve| curve.grade == grade));
        found.map_or(&self.ungraded, |curve| &curve.yearly)
    }

    /// How many grades were lost from one to another; none lost when either is not in the document.
    #[must_use]
    pub fn notches(&self, from: Option<&str>, to: Option<&str>) -> u32 {
        let place = |grade: Option<&str>| self.grades.iter().position(|curve| Some(curve.grade.as_str()) == grade);
        match (place(from), place(to)) {
            (Some(from), Some(to)) => u32::try_from(to.saturating_sub(from)).unwrap_or(u32::MAX),
            _ => 0,
        }
    }
}
