//! [`Rulebook`]: every parameter, and how an institution's overlay joins it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use calendar::{Date, Timestamp};
use serde::{Deserialize, Serialize};

use crate::fx::is_parity;
use crate::limits::MAX_PARAMETERS;
use crate::parameter::{Confidence, Fact, Overlay, Parameter, ParameterError};
use crate::snapshot::{Entry, Snapshot};

/// The shipped documents, in the order they are listed.
const DOCUMENTS: &[(&str, &str)] = &[
    ("lpr", include_str!("../parameters/lpr.toml")),
    ("classification", include_str!("../parameters/classification.toml")),
    ("provision", include_str!("../parameters/provision.toml")),
    ("lending", include_str!("../parameters/lending.toml")),
    ("microcredit", include_str!("../parameters/microcredit.toml")),
    ("guarantee", include_str!("../parameters/guarantee.toml")),
    ("chain", include_str!("../parameters/chain.toml")),
    ("data", include_str!("../parameters/data.toml")),
    ("scoring", include_str!("../parameters/scoring.toml")),
    ("workdays", include_str!("../parameters/workdays.toml")),
    ("fx", include_str!("../parameters/fx.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    parameter: Vec<Parameter>,
}

/// A parameter with the facts of the program and those of the institution kept apart.
#[derive(Debug, Clone)]
struct Layered {
    base: Arc<Parameter>,
    own: Vec<Fact>,
}

/// Effective-dated parameters: the shipped ones, and what an institution laid over them.
///
/// ```
/// use calendar::parse_date;
/// use rulebook::{Pins, Rulebook};
/// let known_at = "2025-06-01T00:00:00Z".parse().unwrap();
/// let cap_on = |day| {
///     let snapshot = Rulebook::shipped().snapshot(parse_date(day).unwrap(), known_at);
///     snapshot.rate("lpr.1y", &mut Pins::default()).unwrap().to_string()
/// };
/// assert_eq!((cap_on("2025-05-19"), cap_on("2025-05-20")), ("3.1%".into(), "3%".into()));
/// ```
#[derive(Debug, Clone)]
pub struct Rulebook {
    parameters: BTreeMap<String, Layered>,
}

/// One line of `rulebook list`: a parameter and its value in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The id.
    pub id: String,
    /// Its Chinese name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// How an observed number is compared with it (`>`, `>=`, `<=`, `<`), or nothing.
    pub operator: String,
    /// The value, as text.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The first day it holds.
    pub effective_from: Date,
    /// From when it could be relied upon.
    pub recorded_at: Timestamp,
    /// The document it is from.
    pub source: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// What to know about it, in Chinese.
    pub note_zh: String,
    /// What to know about it, in English.
    pub note_en: String,
    /// What an institution may change.
    pub overlay: Overlay,
}

impl Rulebook {
    /// The parameters that ship with the program, read once.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Rulebook> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            Self::from_documents(DOCUMENTS.iter().map(|(_, text)| *text))
                .expect("the shipped documents are part of the program and a test reads them all")
        })
    }

    /// A rulebook from TOML documents with `[[parameter]]` tables.
    ///
    /// # Errors
    /// [`ParameterError`] of the first thing that is wrong.
    pub fn from_documents<'a>(documents: impl IntoIterator<Item = &'a str>) -> Result<Self, ParameterError> {
        let mut parameters = BTreeMap::new();
        for text in documents {
            let read = read_document(text)?;
            for parameter in read {
                let id = parameter.id.clone();
                let layered = Layered { base: Arc::new(parameter), own: Vec::new() };
                if parameters.insert(id.clone(), layered).is_some() {
                    return Err(ParameterError::Twice(id));
                }
            }
        }
        let rulebook = Self { parameters };
        rulebook.check_size()?;
        Ok(rulebook)
    }

    /// The rulebook with an institution's facts laid over it, in any number of calls.
    ///
    /// What an overlay may do is written at each parameter ([`Overlay`]); a new id begins with `own.` or is the parity of a
    /// currency that does not ship ([`parity_id`](crate::parity_id)).
    ///
    /// # Errors
    /// [`ParameterError`], with the remedy, of the first overlay that is not allowed; then nothing has changed.
    pub fn with_overlay(&self, overlay: Vec<Parameter>) -> Result<Self, ParameterError> {
        let mut joined = self.clone();
        for given in overlay {
            given.check()?;
            joined.lay(given)?;
        }
        joined.check_size()?;
        Ok(joined)
    }

    fn lay(&mut self, given: Parameter) -> Result<(), ParameterError> {
        let Some(layered) = self.parameters.get_mut(&given.id) else {
            if !given.id.starts_with("own.") && !is_parity(&given) {
                return Err(ParameterError::NotOurs(given.id));
            }
            let id = given.id.clone();
            self.parameters.insert(id, Layered { base: Arc::new(given), own: Vec::new() });
            return Ok(());
        };
        let base = &layered.base;
        if base.overlay == Overlay::Fixed {
            return Err(ParameterError::Fixed(given.id));
        }
        let differs = |what| ParameterError::Differs { id: given.id.clone(), what };
        if base.unit != given.unit {
            return Err(differs("unit"));
        }
        if base.operator != given.operator {
            return Err(differs("operator"));
        }
        if base.facts[0].value.kind() != given.facts[0].value.kind() {
            return Err(differs("kind of value"));
        }
        for fact in &given.facts {
            refuse_looser(base, fact)?;
        }
        layered.own.extend(given.facts);
        // The joined facts must still not overlap; for `Extend` they share one line of time with ours.
        let mut facts = layered.own.clone();
        if base.overlay == Overlay::Extend {
            facts.extend(base.facts.iter().cloned());
        }
        Parameter { facts, ..(**base).clone() }.check()
    }

    fn check_size(&self) -> Result<(), ParameterError> {
        if self.parameters.len() > MAX_PARAMETERS {
            let bound = format!("at most {MAX_PARAMETERS}");
            return Err(ParameterError::Bound { id: "rulebook".into(), what: "the number of parameters", bound });
        }
        Ok(())
    }

    /// What held on a day, as it was known at an instant. The same two arguments give the same snapshot for ever, as
    /// long as nobody rewrites recorded facts; the snapshot's digest shows it.
    #[must_use]
    pub fn snapshot(&self, effective_on: Date, known_at: Timestamp) -> Snapshot {
        let mut entries = BTreeMap::new();
        for (id, layered) in &self.parameters {
            if let Some(fact) = layered.in_force(effective_on, known_at) {
                entries.insert(id.clone(), Entry::new(Arc::clone(&layered.base), fact.clone()));
            }
        }
        let business = self.business_days(known_at);
        Snapshot::new(effective_on, known_at, entries, self.parameters.keys().cloned().collect(), business)
    }

    /// When the last fact was recorded that is known at an instant: what is known changes only with it.
    #[must_use]
    pub fn last_recorded(&self, known_at: Timestamp) -> Option<Timestamp> {
        let facts = self.parameters.values().flat_map(|layered| layered.base.facts.iter().chain(&layered.own));
        facts.map(|fact| fact.recorded_at).filter(|at| *at <= known_at).max()
    }

    /// Every parameter with the value in force, for people to read; those without one are left out.
    #[must_use]
    pub fn list(&self, effective_on: Date, known_at: Timestamp) -> Vec<Listed> {
        let in_force = |layered: &Layered| layered.in_force(effective_on, known_at).cloned();
        let line = |(layered, fact): (&Layered, Fact)| {
            let base = &layered.base;
            Listed {
                id: base.id.clone(),
                zh: base.zh.clone(),
                en: base.en.clone(),
                operator: base.operator.map(|o| o.sign().to_owned()).unwrap_or_default(),
                value: fact.value.to_string(),
                unit: base.unit.clone(),
                effective_from: fact.effective_from,
                recorded_at: fact.recorded_at,
                source: fact.source,
                confidence: fact.confidence,
                note_zh: fact.note_zh,
                note_en: fact.note_en,
                overlay: base.overlay,
            }
        };
        self.parameters.values().filter_map(|layered| Some(line((layered, in_force(layered)?)))).collect()
    }

    /// What was known of a parameter at an instant, ours and the institution's on one line of time.
    pub(crate) fn known_facts(&self, id: &str, known_at: Timestamp) -> Vec<Fact> {
        let Some(layered) = self.parameters.get(id) else { return Vec::new() };
        known(layered.base.facts.iter().chain(&layered.own), known_at).into_iter().cloned().collect()
    }

    /// Every shipped definition with all its facts, in order of id.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.values().map(|layered| &*layered.base)
    }
}

impl Layered {
    /// The fact that counts: ours, the institution's, or the tighter of the two.
    fn in_force(&self, on: Date, known_at: Timestamp) -> Option<&Fact> {
        if self.base.overlay == Overlay::Extend {
            // One line of time, so that an institution can also correct or withdraw what it knows better.
            return in_force(self.base.facts.iter().chain(&self.own), on, known_at);
        }
        let base = in_force(&self.base.facts, on, known_at);
        let own = in_force(&self.own, on, known_at);
        let (Some(ours), Some(theirs)) = (base, own) else { return own.or(base) };
        let theirs_wins = match self.base.overlay {
            Overlay::Fixed | Overlay::Extend => false,
            Overlay::Replace => true,
            Overlay::TightenLower => theirs.value.number() < ours.value.number(),
            Overlay::TightenHigher => theirs.value.number() > ours.value.number(),
        };
        Some(if theirs_wins { theirs } else { ours })
    }
}

/// Reads one document and checks each parameter; the form of an overlay file too.
///
/// # Errors
/// [`ParameterError::Document`] with the line that cannot be read, or what is wrong in a parameter.
pub fn read_document(text: &str) -> Result<Vec<Parameter>, ParameterError> {
    let document: Document = toml::from_str(text).map_err(|e| ParameterError::Document(e.to_string()))?;
    document.parameter.iter().try_for_each(Parameter::check)?;
    Ok(document.parameter)
}

/// Reads an overlay as a person writes it: the form of the shipped documents without `recorded_at`, which is the instant it
/// was approved at and therefore not for its author to say.
///
/// # Errors
/// [`ParameterError::Document`] when it cannot be read or says `recorded_at` itself; else what is wrong in a parameter.
pub fn read_overlay(text: &str, recorded_at: Timestamp) -> Result<Vec<Parameter>, ParameterError> {
    let unread = |error: String| ParameterError::Document(error);
    let mut document: toml::Table = toml::from_str(text).map_err(|e| unread(e.to_string()))?;
    for fact in facts_in(&mut document) {
        if fact.insert("recorded_at".to_owned(), recorded_at.to_string().into()).is_some() {
            return Err(unread("a fact says recorded_at: leave it out, it is when the overlay is approved".into()));
        }
    }
    let document: Document = document.try_into().map_err(|e: toml::de::Error| unread(e.to_string()))?;
    document.parameter.iter().try_for_each(Parameter::check)?;
    Ok(document.parameter)
}

/// An overlay as text that [`read_overlay`] takes.
///
/// # Errors
/// [`ParameterError::Document`] when a value has no form in TOML.
pub fn write_overlay(parameters: &[Parameter]) -> Result<String, ParameterError> {
    let unwritten = |error: toml::ser::Error| ParameterError::Document(error.to_string());
    let mut document = toml::Table::new();
    document.insert("parameter".to_owned(), toml::Value::try_from(parameters).map_err(unwritten)?);
    for fact in facts_in(&mut document) {
        fact.remove("recorded_at");
    }
    toml::to_string(&document).map_err(unwritten)
}

/// The tables under `[[parameter.fact]]`.
fn facts_in(document: &mut toml::Table) -> impl Iterator<Item = &mut toml::Table> {
    let parameters = document.get_mut("parameter").and_then(toml::Value::as_array_mut).into_iter().flatten();
    let facts = parameters.filter_map(|parameter| parameter.get_mut("fact").and_then(toml::Value::as_array_mut));
    facts.flatten().filter_map(toml::Value::as_table_mut)
}

/// The facts known at an instant, each `effective_from` once with its latest record, in order of date.
pub(crate) fn known<'a>(facts: impl IntoIterator<Item = &'a Fact>, known_at: Timestamp) -> Vec<&'a Fact> {
    let mut latest: BTreeMap<Date, &Fact> = BTreeMap::new();
    for fact in facts.into_iter().filter(|f| f.recorded_at <= known_at) {
        let slot = latest.entry(fact.effective_from).or_insert(fact);
        if fact.recorded_at > slot.recorded_at {
            *slot = fact;
        }
    }
    // A withdrawn fact never held, so it does not end the one before it either.
    latest.into_values().filter(|f| f.effective_to != Some(f.effective_from)).collect()
}

fn in_force<'a>(facts: impl IntoIterator<Item = &'a Fact>, on: Date, known_at: Timestamp) -> Option<&'a Fact> {
    let last = known(facts, known_at).into_iter().rfind(|f| f.effective_from <= on)?;
    last.effective_to.is_none_or(|to| on < to).then_some(last)
}

/// Refuses an overlay that is looser than any of our facts that may hold at the same time.
fn refuse_looser(base: &Parameter, given: &Fact) -> Result<(), ParameterError> {
    let tighter_is_less = match base.overlay {
        Overlay::TightenLower => true,
        Overlay::TightenHigher => false,
        Overlay::Fixed | Overlay::Extend | Overlay::Replace => return Ok(()),
    };
    // As known when the overlay was entered: a rule that tightens later wins by itself when the snapshot is taken.
    let ours = known(&base.facts, given.recorded_at);
    for (at, rule) in ours.iter().enumerate() {
        let next = ours.get(at + 1).map(|f| f.effective_from);
        let end = match (rule.effective_to, next) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let starts_before_rule_ends = end.is_none_or(|end| given.effective_from < end);
        let ends_after_rule_starts = given.effective_to.is_none_or(|to| to > rule.effective_from);
        let (theirs, limit) = (given.value.number(), rule.value.number());
        let looser = if tighter_is_less { theirs > limit } else { theirs < limit };
        if looser && starts_before_rule_ends && ends_after_rule_starts {
            return Err(ParameterError::Looser {
                id: base.id.clone(),
                given: given.value.to_string(),
                rule: rule.value.to_string(),
                on: given.effective_from.max(rule.effective_from),
            });
        }
    }
    Ok(())
}
