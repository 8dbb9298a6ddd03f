//! Rules that name a class or a stage: read from the top, the first whose conditions all hold gives the name.
//!
//! A condition on an indicator or score that has no value does not hold, so a firm is never put into a narrow class by what is not known
//! of it; the last rule has no conditions and takes whatever is left.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::catalogue::fixed;
use crate::document::{CatalogueError, Dimension, Fault, check_schema, read};
use crate::limits::MAX_RULES;
use crate::portrait::{Reading, Scores};
use crate::score::POINT_SCALE;

/// The form of the document of classes.
pub const SEGMENTS_SCHEMA: &str = "anji.segments/1";
/// The form of the document of stages.
pub const STAGES_SCHEMA: &str = "anji.stages/1";

/// A bound on one indicator or score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionFile {
    /// Of an indicator by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Or of a dimension's score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Dimension>,
    /// It is at least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Decimal>,
    /// It is at most this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Decimal>,
}

/// A rule of classes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SegmentRule {
    /// The sub-class it gives.
    pub sub_class: String,
    /// What must hold; nothing for the last.
    #[serde(default)]
    pub when: Vec<ConditionFile>,
}

/// A rule of stages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageRule {
    /// The stage it gives.
    pub stage: Stage,
    /// What must hold; nothing for the last.
    #[serde(default)]
    pub when: Vec<ConditionFile>,
}

/// A main class (主类).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// In kebab-case.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
}

/// A sub-class (子类).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubClass {
    /// In kebab-case.
    pub id: String,
    /// Its class.
    pub class: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Which firms are in it, in Chinese.
    pub meaning_zh: String,
    /// In English.
    pub meaning_en: String,
}

/// The document of classes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SegmentsFile {
    /// [`SEGMENTS_SCHEMA`].
    pub schema: String,
    /// The classes.
    pub classes: Vec<Class>,
    /// The sub-classes.
    pub sub_classes: Vec<SubClass>,
    /// Read from the top.
    pub rules: Vec<SegmentRule>,
}

/// The document of stages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StagesFile {
    /// [`STAGES_SCHEMA`].
    pub schema: String,
    /// Read from the top.
    pub rules: Vec<StageRule>,
}

/// Where in its life a firm is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Young.
    StartUp,
    /// Getting larger.
    Growth,
    /// Holding its size.
    Maturity,
    /// Getting smaller.
    Decline,
    /// Closed or standing still.
    Leaving,
}

impl Stage {
    /// All, in the order of a life.
    pub const ALL: [Self; 5] = [Self::StartUp, Self::Growth, Self::Maturity, Self::Decline, Self::Leaving];

    /// Its name in columns and cards: each is one English word.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.en()
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::StartUp => "初创期",
            Self::Growth => "成长期",
            Self::Maturity => "成熟期",
            Self::Decline => "衰退期",
            Self::Leaving => "退出期",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::StartUp => "start-up",
            Self::Growth => "growth",
            Self::Maturity => "maturity",
            Self::Decline => "decline",
            Self::Leaving => "leaving",
        }
    }
}

/// What a condition looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Indicator(usize),
    Score(usize),
}

/// A condition ready to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Condition {
    subject: Subject,
    least: i64,
    most: i64,
}

impl Condition {
    fn holds(&self, readings: &[Reading], scores: &Scores) -> bool {
        let value = match self.subject {
            Subject::Indicator(at) => readings[at].value(),
            Subject::Score(at) => scores.dimensions[at].score.map(i64::from),
        };
        value.is_some_and(|value| (self.least..=self.most).contains(&value))
    }
}

/// Rules in their order, each with the place of what it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rules(Vec<(usize, Vec<Condition>)>);

/// Finds an indicator's place and scale by its id.
type Find<'a> = &'a dyn Fn(&str) -> Option<(usize, u8)>;

impl Rules {
    fn compile(rows: Vec<(usize, &[ConditionFile])>, find: Find<'_>) -> Result<Self, Fault> {
        if rows.len() > MAX_RULES {
            return Err(Fault::TooMany { what: "rules", most: MAX_RULES });
        }
        let last = rows.len().checked_sub(1).ok_or(Fault::Rule("without conditions is missing"))?;
        let mut rules = Vec::with_capacity(rows.len());
        for (at, (gives, when)) in rows.into_iter().enumerate() {
            if when.is_empty() != (at == last) {
                return Err(Fault::Rule("without conditions must be the last, and only the last"));
            }
            let conditions = when.iter().map(|condition| compile(condition, find)).collect::<Result<_, _>>()?;
            rules.push((gives, conditions));
        }
        Ok(Self(rules))
    }

    fn first(&self, readings: &[Reading], scores: &Scores) -> usize {
        let held =
            |(_, when): &&(usize, Vec<Condition>)| when.iter().all(|condition| condition.holds(readings, scores));
        // The last rule has no conditions, so one is always found.
        self.0.iter().find(held).map_or(0, |(gives, _)| *gives)
    }
}

fn compile(condition: &ConditionFile, find: Find<'_>) -> Result<Condition, Fault> {
    let (subject, scale) = match (&condition.indicator, condition.score) {
        (Some(id), None) => {
            let (at, scale) = find(id).ok_or_else(|| Fault::UnknownIndicator(id.clone()))?;
            (Subject::Indicator(at), scale)
        }
        (None, Some(dimension)) => (Subject::Score(dimension.index()), POINT_SCALE),
        _ => return Err(Fault::Rule("looks at one indicator or one score")),
    };
    if condition.at_least.is_none() && condition.at_most.is_none() {
        return Err(Fault::Rule("needs a bound: `at_least` or `at_most`"));
    }
    let bound = |decimal: Option<Decimal>, none: i64| match decimal {
        None => Ok(none),
        Some(decimal) => fixed(decimal, scale).ok_or(Fault::Digits(decimal)),
    };
    let (least, most) = (bound(condition.at_least, i64::MIN)?, bound(condition.at_most, i64::MAX)?);
    if least > most { Err(Fault::Rule("can never hold")) } else { Ok(Condition { subject, least, most }) }
}

/// Classes and sub-classes, ready to be given.
#[derive(Debug, Clone, PartialEq)]
pub struct Segments {
    classes: Vec<Class>,
    sub_classes: Vec<SubClass>,
    rules: Rules,
}

impl SegmentsFile {
    /// Reads a document of classes.
    ///
    /// # Errors
    /// [`CatalogueError`] when it is no YAML of this form.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let file: Self = read("segments", text)?;
        check_schema("segments", &file.schema, SEGMENTS_SCHEMA)?;
        Ok(file)
    }
}

impl StagesFile {
    /// Reads a document of stages.
    ///
    /// # Errors
    /// [`CatalogueError`] when it is no YAML of this form.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let file: Self = read("stages", text)?;
        check_schema("stages", &file.schema, STAGES_SCHEMA)?;
        Ok(file)
    }
}

impl Segments {
    pub(crate) fn compile(file: SegmentsFile, find: Find<'_>) -> Result<Self, CatalogueError> {
        let fail =
            |entry: &str, fault| CatalogueError { document: "segments".to_owned(), entry: entry.to_owned(), fault };
        for (at, sub_class) in file.sub_classes.iter().enumerate() {
            if !file.classes.iter().any(|class| class.id == sub_class.class) {
                return Err(fail(&sub_class.id, Fault::Rule("is of a class that is not listed")));
            }
            if file.sub_classes[..at].iter().any(|other| other.id == sub_class.id) {
                return Err(fail(&sub_class.id, Fault::Twice));
            }
            if !file.rules.iter().any(|rule| rule.sub_class == sub_class.id) {
                return Err(fail(&sub_class.id, Fault::Rule("that gives it is missing")));
            }
        }
        let mut rows = Vec::with_capacity(file.rules.len());
        for rule in &file.rules {
            let place = file.sub_classes.iter().position(|sub_class| sub_class.id == rule.sub_class);
            let place = place.ok_or(fail(&rule.sub_class, Fault::Rule("gives a sub-class that is not listed")))?;
            rows.push((place, rule.when.as_slice()));
        }
        let rules = Rules::compile(rows, find).map_err(|fault| fail("rules", fault))?;
        Ok(Self { classes: file.classes, sub_classes: file.sub_classes, rules })
    }

    /// The classes.
    #[must_use]
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// The sub-classes.
    #[must_use]
    pub fn sub_classes(&self) -> &[SubClass] {
        &self.sub_classes
    }

    /// The class of a sub-class, both by place.
    #[must_use]
    pub fn class_of(&self, sub_class: usize) -> Option<&Class> {
        let id = &self.sub_classes.get(sub_class)?.class;
        self.classes.iter().find(|class| class.id == *id)
    }

    pub(crate) fn of(&self, readings: &[Reading], scores: &Scores) -> usize {
        self.rules.first(readings, scores)
    }
}

/// Stages of life, ready to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages {
    stages: Vec<Stage>,
    rules: Rules,
}

impl Stages {
    pub(crate) fn compile(file: StagesFile, find: Find<'_>) -> Result<Self, CatalogueError> {
        let stages = file.rules.iter().map(|rule| rule.stage).collect();
        let rows = file.rules.iter().enumerate().map(|(at, rule)| (at, rule.when.as_slice())).collect();
        let fail = |fault| CatalogueError { document: "stages".to_owned(), entry: "rules".to_owned(), fault };
        Ok(Self { stages, rules: Rules::compile(rows, find).map_err(fail)? })
    }

    pub(crate) fn of(&self, readings: &[Reading], scores: &Scores) -> Stage {
        self.stages[self.rules.first(readings, scores)]
    }
}
