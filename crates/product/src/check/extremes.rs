//! Looking for the input that makes a result smallest or largest.
//!
//! Rules are piecewise: a result changes its form only at the constants that the rules compare with. So each variable is tried at
//! those, between them and at the ends of its range, one variable after another, from several beginnings. What is found is an
//! input that was evaluated; that nothing is found proves nothing ([`crate::rules::Bounds`] can).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::rules::{Domain, Kind, OwnedValue, Program, Schema, stretches};

/// Beginnings of a search.
const STARTS: usize = 6;
/// Rounds over all variables from one beginning.
const ROUNDS: usize = 4;
/// Inputs drawn to find a beginning at which the result exists.
const DRAWS: usize = 300;
/// Values tried of one variable.
const MAX_VALUES: usize = 32;
/// What a number without a range and constants of its own is tried at.
const MAGNITUDES: [i64; 6] = [0, 1, 1_000, 1_000_000, 100_000_000, 10_000_000_000];

/// The values each variable is tried at, by slot.
pub(super) struct Space {
    values: Vec<Vec<OwnedValue>>,
    tied: Option<Tied>,
}

/// The grade that goes with a probability of default.
struct Tied {
    pd: usize,
    grade: usize,
    /// Probabilities below which the grade is A, B and C.
    below: [Decimal; 3],
}

impl Space {
    /// For the variables of a schema and the graphs that read them.
    pub(super) fn of(schema: &Schema, programs: &[&Program]) -> Self {
        let values = schema.variables().iter().enumerate().map(|(slot, variable)| {
            let constants: Vec<OwnedValue> = programs.iter().flat_map(|p| p.constants(slot)).collect();
            let mut values = match (&variable.domain, variable.kind) {
                (Domain::OneOf(all), _) => all.iter().cloned().map(OwnedValue::Text).collect(),
                (_, Kind::Bool) => vec![OwnedValue::Bool(false), OwnedValue::Bool(true)],
                (_, Kind::Text | Kind::Rows) => {
                    let texts: BTreeSet<String> = constants.iter().filter_map(text).collect();
                    texts.into_iter().chain(["other".to_owned()]).map(OwnedValue::Text).collect()
                }
                (domain, Kind::Number) => numbers(&constants, domain),
            };
            values.truncate(MAX_VALUES);
            if variable.nullable {
                values.push(OwnedValue::Null);
            }
            values
        });
        Self { values: values.collect(), tied: None }
    }

    /// Lets the grade follow from the probability of default, which is tried on both sides of each cut-off.
    pub(super) fn tie(&mut self, pd: usize, grade: usize, below: [Decimal; 3]) {
        let mut breaks: BTreeSet<Decimal> = self.values[pd].iter().filter_map(|v| v.as_value().number()).collect();
        breaks.extend(below);
        let domain = Domain::Range(Decimal::ZERO, Decimal::ONE);
        let points = stretches(&breaks, Some(&domain)).unwrap_or_default();
        self.values[pd] = points.into_iter().map(OwnedValue::from).collect();
        self.values[grade].truncate(1);
        self.tied = Some(Tied { pd, grade, below });
    }

    /// Sets what follows from other variables.
    fn settle(&self, input: &mut [OwnedValue]) {
        let Some(Tied { pd, grade, below }) = &self.tied else { return };
        if let Some(pd) = input[*pd].as_value().number() {
            let at = below.iter().position(|bound| pd < *bound).unwrap_or(3);
            input[*grade] = OwnedValue::from(["A", "B", "C", "D"][at]);
        }
    }

    /// Keeps a variable at one value.
    pub(super) fn fix(&mut self, slot: usize, value: OwnedValue) {
        self.values[slot] = vec![value];
    }

    /// An input, each variable at one of its values; the next seed.
    pub(super) fn draw(&self, seed: &mut u64) -> Vec<OwnedValue> {
        let draw = |values: &Vec<OwnedValue>| {
            // Knuth's MMIX generator: the same inputs on every run and machine.
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(*seed >> 33).unwrap_or_default() % values.len().max(1);
            values.get(at).cloned().unwrap_or_default()
        };
        let mut input: Vec<OwnedValue> = self.values.iter().map(draw).collect();
        self.settle(&mut input);
        input
    }

    /// The input that makes a result largest, among those tried; none when it never exists.
    pub(super) fn largest(
        &self,
        result: &impl Fn(&[OwnedValue]) -> Option<Decimal>,
    ) -> Option<(Vec<OwnedValue>, Decimal)> {
        let (mut best, mut seed) = (None::<(Vec<OwnedValue>, Decimal)>, 1);
        for _ in 0..STARTS {
            let begin = (0..DRAWS).map(|_| self.draw(&mut seed)).find_map(|input| result(&input).map(|r| (input, r)));
            let Some(mut here) = begin else { return best };
            for _ in 0..ROUNDS {
                if !self.climb(&mut here, |_| true, result) {
                    break;
                }
            }
            if best.as_ref().is_none_or(|(_, known)| here.1 > *known) {
                best = Some(here);
            }
        }
        best
    }

    /// The simplest input that still shows something, as the variables it takes: each is brought to the first of its values that
    /// will do, and one that may have any of its values, the others as they are, is left out.
    pub(super) fn simplest(
        &self,
        mut input: Vec<OwnedValue>,
        shows: &impl Fn(&[OwnedValue]) -> bool,
    ) -> Vec<(usize, OwnedValue)> {
        let holds_with = |input: &mut Vec<OwnedValue>, slot: usize, value: &OwnedValue| {
            let kept = std::mem::replace(&mut input[slot], value.clone());
            self.settle(input);
            let holds = shows(input);
            if !holds {
                input[slot] = kept;
                self.settle(input);
            }
            holds
        };
        for (slot, values) in self.values.iter().enumerate() {
            for value in values {
                if holds_with(&mut input, slot, value) {
                    break;
                }
            }
        }
        let mut taken = Vec::new();
        for (slot, values) in self.values.iter().enumerate() {
            let (held, mut free) = (input.clone(), true);
            for value in values {
                free = free && holds_with(&mut input, slot, value);
            }
            input = held;
            let follows = self.tied.as_ref().is_some_and(|tied| tied.grade == slot);
            if follows || values.len() > 1 && !free {
                taken.push((slot, input[slot].clone()));
            }
        }
        taken
    }

    /// From one input on, the one that makes another result largest when only some variables are changed.
    pub(super) fn largest_from(
        &self,
        input: Vec<OwnedValue>,
        changed: &[usize],
        result: &impl Fn(&[OwnedValue]) -> Option<Decimal>,
    ) -> Option<(Vec<OwnedValue>, Decimal)> {
        let held = result(&input)?;
        let mut here = (input, held);
        for _ in 0..ROUNDS {
            if !self.climb(&mut here, |slot| changed.contains(&slot), result) {
                break;
            }
        }
        Some(here)
    }

    /// Puts each variable in turn where the result is largest; whether that changed anything.
    fn climb(
        &self,
        (input, held): &mut (Vec<OwnedValue>, Decimal),
        changes: impl Fn(usize) -> bool,
        result: &impl Fn(&[OwnedValue]) -> Option<Decimal>,
    ) -> bool {
        let before = *held;
        for (slot, values) in self.values.iter().enumerate().filter(|(slot, values)| values.len() > 1 && changes(*slot))
        {
            for value in values {
                let kept = std::mem::replace(&mut input[slot], value.clone());
                self.settle(input);
                match result(input) {
                    Some(now) if now > *held => *held = now,
                    _ => {
                        input[slot] = kept;
                        self.settle(input);
                    }
                }
            }
        }
        *held > before
    }
}

fn text(value: &OwnedValue) -> Option<String> {
    if let OwnedValue::Text(text) = value { Some(text.clone()) } else { None }
}

fn numbers(constants: &[OwnedValue], domain: &Domain) -> Vec<OwnedValue> {
    let known = constants.iter().filter_map(|c| if let OwnedValue::Number(n) = c { Some(*n) } else { None });
    let mut breaks: BTreeSet<Decimal> = known.collect();
    if *domain == Domain::Open {
        breaks.extend(MAGNITUDES.map(Decimal::from));
    }
    // A feature without a range is taken to be an amount or a count, unless the rules themselves speak of less than zero.
    let least = breaks.first().copied().unwrap_or_default().min(Decimal::ZERO);
    let points = stretches(&breaks, Some(domain)).unwrap_or_default();
    points.into_iter().filter(|n| *domain != Domain::Open || *n >= least).map(OwnedValue::from).collect()
}
