//! [`Watcher`]: warnings compiled, and portraits held against them.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use hub::MeasureId;
use portrait::{Catalogue, Dimension, Grade, Portrait, Reading, Standing};
use product::rules::{Condition, Domain, Kind, Schema, Value, Variable};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_CONDITION_CHARS, MAX_DAYS, MAX_WARNINGS};
use crate::warning::{WARNINGS_SCHEMA, Warning, WarningError, WarningsFile};

/// What a condition may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An indicator, by its place in the catalogue; named by its id.
    Indicator(usize),
    /// `grade`: a text, A to D.
    Grade,
    /// `grade_before`.
    GradeBefore,
    /// `score`: the total, 0 to 100.
    Score,
    /// `score_fell`: by how many points the total is lower than before; negative where it rose.
    ScoreFell,
    /// `confidence`: how far the portrait may be relied on, 0 to 100.
    Confidence,
    /// The score of a dimension, 0 to 100, named as in `credit_history`.
    Dimension(Dimension),
    /// `cash_break`: the probability, in percent, that the account runs dry within sixty days, by the built-in model (trained on
    /// simulated firms).
    CashBreak,
    /// `cash_break_alarm`: whether that is above the model's line of alarm, a truth.
    CashBreakAlarm,
}

/// A number or word that a condition read, as people say it: amounts in yuan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The variable's name.
    pub what: String,
    /// Its value.
    pub value: String,
}

/// A warning whose condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'w> {
    /// Which.
    pub warning: &'w Warning,
    /// What its condition read, where there was a value.
    pub said: Vec<Said>,
}

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looked<'w> {
    /// Warnings whose conditions hold, in the order of the document.
    pub found: Vec<Found<'w>>,
    /// Warnings, by id, whose conditions do not hold and read something that is not known: nobody can say that they hold no more.
    pub unknown: Vec<&'w str>,
}

/// Which warnings hold of a firm: a bit for each, by its place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Held([u64; MAX_WARNINGS.div_ceil(64)]);

impl Held {
    /// Whether the warning at a place holds.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// The places of those that hold.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..MAX_WARNINGS).filter(|at| self.has(*at))
    }

    fn set(&mut self, at: usize, holds: bool) {
        if let Some(bits) = self.0.get_mut(at / 64) {
            *bits = *bits & !(1 << (at % 64)) | u64::from(holds) << (at % 64);
        }
    }

    /// As whole numbers, to be kept.
    #[must_use]
    pub const fn bits(&self) -> [u64; MAX_WARNINGS.div_ceil(64)] {
        self.0
    }

    /// From whole numbers that were kept.
    #[must_use]
    pub const fn from_bits(bits: [u64; MAX_WARNINGS.div_ceil(64)]) -> Self {
        Self(bits)
    }
}

/// A warning that began or ceased to hold, by its place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turned {
    /// Which.
    pub warning: usize,
    /// Whether it holds now.
    pub holds: bool,
}

/// The room in which conditions are held against portraits one after another.
#[derive(Debug, Clone)]
pub struct Room(Vec<Value<'static>>);

/// Warnings compiled against the catalogue of indicators.
#[derive(Debug)]
pub struct Watcher {
    catalogue: &'static Catalogue,
    warnings: Vec<Compiled>,
    /// By slot of the schema.
    subjects: Vec<(String, Subject)>,
    /// The slots that any condition reads.
    read: Vec<usize>,
    /// For each measure, the warnings that a fact of it can turn, by their place: those that read an indicator it touches, and those that
    /// read a score or the grade. What a model foresees is asked at a look and not at each fact.
    turned_by: Vec<Vec<usize>>,
}

#[derive(Debug)]
struct Compiled {
    warning: Warning,
    condition: Condition,
    reads: Vec<usize>,
    /// Whether it asks a model: a forest over half the readings costs more than all the rest of an event, so it is asked at looks only.
    at_a_look: bool,
}

const BUILT_IN: &str = include_str!("../warnings/warnings.yaml");

fn grade(grade: Option<Grade>) -> Value<'static> {
    grade.map_or(Value::Null, |grade| Value::Text(grade.letter()))
}

fn hundredths(value: Option<i32>) -> Value<'static> {
    value.map_or(Value::Null, |value| Value::Number(Decimal::new(value.into(), 2)))
}

/// Everything a condition may read, with its name and type.
fn subjects(catalogue: &Catalogue) -> Vec<(String, Subject, Variable)> {
    let hundred = Domain::Range(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let grades = || Domain::OneOf(["A", "B", "C", "D"].map(str::to_owned).to_vec());
    let mut found = Vec::new();
    let mut add = |name: &str, subject: Subject, kind: Kind, domain: Domain| {
        found.push((name.to_owned(), subject, Variable { name: name.to_owned(), kind, nullable: true, domain }));
    };
    for (at, indicator) in catalogue.indicators().iter().enumerate() {
        add(&indicator.id, Subject::Indicator(at), Kind::Number, Domain::Open);
    }
    add("grade", Subject::Grade, Kind::Text, grades());
    add("grade_before", Subject::GradeBefore, Kind::Text, grades());
    add("score", Subject::Score, Kind::Number, hundred.clone());
    add("score_fell", Subject::ScoreFell, Kind::Number, Domain::Open);
    add("confidence", Subject::Confidence, Kind::Number, hundred.clone());
    add("cash_break", Subject::CashBreak, Kind::Number, hundred.clone());
    add("cash_break_alarm", Subject::CashBreakAlarm, Kind::Bool, Domain::Open);
    for dimension in Dimension::ALL {
        add(dimension.id(), Subject::Dimension(dimension), Kind::Number, hundred.clone());
    }
    found
}

impl Watcher {
    /// The warnings that come with the program.
    ///
    /// # Panics
    /// Never: a test reads the document.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT: OnceLock<Watcher> = OnceLock::new();
        BUILT.get_or_init(|| match Self::parse(Catalogue::built_in(), BUILT_IN) {
            Ok(watcher) => watcher,
            Err(error) => panic!("the built-in warnings: {error}"),
        })
    }

    /// Reads and compiles a document of warnings.
    ///
    /// # Errors
    /// [`WarningError`] for the first that cannot stand.
    pub fn parse(catalogue: &'static Catalogue, text: &str) -> Result<Self, WarningError> {
        let file: WarningsFile =
            serde_norway::from_str(text).map_err(|error| WarningError::Unreadable(error.to_string()))?;
        if file.schema != WARNINGS_SCHEMA {
            return Err(WarningError::Schema(file.schema));
        }
        if file.warnings.len() > MAX_WARNINGS {
            return Err(WarningError::TooMany(file.warnings.len()));
        }
        let mut schema = Schema::new();
        let mut subjects_kept = Vec::new();
        for (name, subject, variable) in subjects(catalogue) {
            let added = schema.add(variable);
            added.map_err(|error| WarningError::Wrong { id: name.clone(), why: error.to_string() })?;
            subjects_kept.push((name, subject));
        }
        let mut warnings: Vec<Compiled> = Vec::with_capacity(file.warnings.len());
        for warning in file.warnings {
            let taken = warnings.iter().any(|other| other.warning.id == warning.id);
            let condition =
                compile(&warning, taken, &schema).map_err(|why| WarningError::Wrong { id: warning.id.clone(), why })?;
            let reads = condition.reads();
            let at_a_look =
                reads.iter().any(|slot| matches!(subjects_kept[*slot].1, Subject::CashBreak | Subject::CashBreakAlarm));
            warnings.push(Compiled { reads, warning, condition, at_a_look });
        }
        let read: BTreeSet<usize> = warnings.iter().flat_map(|warning| warning.reads.iter().copied()).collect();
        let turned_by = turned_by(catalogue, &warnings, &subjects_kept);
        Ok(Self { catalogue, warnings, subjects: subjects_kept, read: read.into_iter().collect(), turned_by })
    }

    /// The warnings, in the order of the document.
    pub fn warnings(&self) -> impl Iterator<Item = &Warning> {
        self.warnings.iter().map(|one| &one.warning)
    }

    /// The warnings that ask a model: held against portraits at looks alone.
    pub fn at_looks(&self) -> impl Iterator<Item = &Warning> {
        self.warnings.iter().filter(|one| one.at_a_look).map(|one| &one.warning)
    }

    /// The warning with this id.
    #[must_use]
    pub fn warning(&self, id: &str) -> Option<&Warning> {
        self.warnings().find(|warning| warning.id == id)
    }

    /// What a variable is, by its name.
    #[must_use]
    pub fn subject(&self, name: &str) -> Option<Subject> {
        self.subjects.iter().find(|(known, _)| known == name).map(|(_, subject)| *subject)
    }

    /// The variables that a warning reads.
    #[must_use]
    pub fn reads(&self, id: &str) -> Vec<&str> {
        let found = self.warnings.iter().find(|one| one.warning.id == id);
        found.into_iter().flat_map(|one| one.reads.iter().map(|slot| self.subjects[*slot].0.as_str())).collect()
    }

    /// Holds a portrait, and the one before it where there is one, against every warning.
    #[must_use]
    pub fn look(&self, now: &Portrait, before: Option<&Portrait>) -> Looked<'_> {
        let before = before.map(Standing::of);
        let mut input = self.room().0;
        for slot in &self.read {
            input[*slot] = self.value(self.subjects[*slot].1, now, before);
        }
        let mut looked = Looked::default();
        for one in &self.warnings {
            if one.condition.holds(&input) {
                let said = one.reads.iter().filter_map(|slot| self.said(*slot, input[*slot])).collect();
                looked.found.push(Found { warning: &one.warning, said });
            } else if one.reads.iter().any(|slot| input[*slot] == Value::Null) {
                looked.unknown.push(&one.warning.id);
            }
        }
        looked
    }

    /// A room for [`Watcher::again`].
    #[must_use]
    pub fn room(&self) -> Room {
        Room(vec![Value::Null; self.subjects.len()])
    }

    /// Holds a portrait against the warnings that a fact of `measure` can turn, or against all of them without one: brings `held` in step
    /// and hands out those that turned. A condition that reads something not known ceases nothing; one that asks a model is held against
    /// portraits by [`Watcher::look`] alone.
    pub fn again(
        &self,
        room: &mut Room,
        now: &Portrait,
        before: Option<Standing>,
        measure: Option<MeasureId>,
        held: &mut Held,
        mut turned: impl FnMut(Turned),
    ) {
        let some = measure.map(|measure| self.turned_by.get(measure.index()).map_or(&[][..], Vec::as_slice));
        let mut one = |at: usize| {
            let compiled = &self.warnings[at];
            for slot in &compiled.reads {
                room.0[*slot] = self.value(self.subjects[*slot].1, now, before);
            }
            let holds = compiled.condition.holds(&room.0);
            let unknown = !holds && compiled.reads.iter().any(|slot| room.0[*slot] == Value::Null);
            if holds != held.has(at) && !unknown {
                held.set(at, holds);
                turned(Turned { warning: at, holds });
            }
        };
        match some {
            Some(some) => some.iter().for_each(|at| one(*at)),
            None => (0..self.warnings.len()).filter(|at| !self.warnings[*at].at_a_look).for_each(one),
        }
    }

    fn value(&self, subject: Subject, now: &Portrait, before: Option<Standing>) -> Value<'static> {
        match subject {
            Subject::Indicator(at) => {
                let indicator = &self.catalogue.indicators()[at];
                let digits = u32::from(indicator.scale) + if indicator.counts_fen() { 2 } else { 0 };
                let reading = now.readings.get(at).and_then(|reading: &Reading| reading.value());
                reading.map_or(Value::Null, |value| Value::Number(Decimal::new(value, digits)))
            }
            Subject::Grade => grade(now.grade),
            Subject::GradeBefore => grade(before.and_then(|before| before.grade)),
            Subject::Score => hundredths(now.scores.total),
            Subject::ScoreFell => {
                let fell = before.and_then(|before| Some(before.total? - now.scores.total?));
                hundredths(fell)
            }
            Subject::Confidence => hundredths(Some(now.scores.confidence)),
            Subject::Dimension(dimension) => hundredths(now.dimension(dimension).score),
            Subject::CashBreak => foreseen(now).map_or(Value::Null, |foreseen| {
                let percent = Decimal::from_f64_retain(foreseen.probability * 100.0);
                percent.map_or(Value::Null, |percent| Value::Number(percent.round_dp(1)))
            }),
            Subject::CashBreakAlarm => foreseen(now).map_or(Value::Null, |foreseen| Value::Bool(foreseen.alarm)),
        }
    }

    fn said(&self, slot: usize, value: Value<'_>) -> Option<Said> {
        let value = match value {
            Value::Null => return None,
            Value::Bool(yes) => yes.to_string(),
            Value::Number(number) => number.normalize().to_string(),
            Value::Text(text) => text.to_owned(),
        };
        Some(Said { what: self.subjects[slot].0.clone(), value })
    }
}

/// What the portrait foresees of the account; nothing where too little of it is known.
fn foreseen(now: &Portrait) -> Option<cashflow::Foreseen> {
    // Its readings are those of the catalogue that the model was checked against, so there is nothing that could be wrong with them.
    cashflow::Foresight::built_in().foresee(now).ok().flatten()
}

fn turned_by(catalogue: &Catalogue, warnings: &[Compiled], subjects: &[(String, Subject)]) -> Vec<Vec<usize>> {
    let turns = |measure: MeasureId, one: &Compiled| {
        one.reads.iter().any(|slot| match subjects[*slot].1 {
            Subject::Indicator(at) => catalogue.touched_by(measure).iter().any(|touched| usize::from(*touched) == at),
            _ => true,
        })
    };
    let of = |number: u16| {
        let measure = MeasureId::new(number);
        (0..).zip(warnings).filter(|(_, one)| !one.at_a_look && turns(measure, one)).map(|(at, _)| at).collect()
    };
    (0..u16::try_from(catalogue.hub().len()).unwrap_or(u16::MAX)).map(of).collect()
}

fn compile(warning: &Warning, taken: bool, schema: &Schema) -> Result<Condition, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if warning.id.is_empty() || warning.id.len() > 60 || !warning.id.chars().all(plain) {
        return Err("an id is small letters, digits and hyphens, at most 60".into());
    }
    if taken {
        return Err("the id is taken: give each warning its own".into());
    }
    let texts = [&warning.zh, &warning.en, &warning.do_zh, &warning.do_en];
    if texts.iter().any(|text| text.trim().is_empty()) {
        return Err("a name or what to do is empty: say it in both languages".into());
    }
    if warning.when.chars().count() > MAX_CONDITION_CHARS {
        return Err(format!("the condition has more than {MAX_CONDITION_CHARS} characters: make two warnings of it"));
    }
    if warning.within_days() == 0 || warning.within_days() > MAX_DAYS || warning.quiet_days > MAX_DAYS {
        return Err(format!("days are from 1 to {MAX_DAYS}"));
    }
    Condition::compile(&warning.when, schema).map_err(|error| error.to_string())
}
