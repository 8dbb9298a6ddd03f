//! The gap check: is there an input that no row of a table answers?
//!
//! Conditions that only compare one variable with constants split its values into finitely many classes: each constant,
//! the stretches between them, and null. One representative of each class stands for all of it, so going through the
//! combinations of representatives decides the question exactly and gives an example when the answer is yes.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::expr::Expr;
use super::schema::{Domain, OwnedValue, Value};
use super::table::{Row, Table, Test};
use crate::limits::MAX_PROBES;

/// What the check found.
pub(crate) struct Found {
    pub gap: Gap,
    /// Rows that no combination reaches first; only when every combination was tried.
    pub unreachable: Vec<usize>,
}

pub(crate) enum Gap {
    /// Some row always answers.
    None,
    /// An input that no row answers.
    At(String),
    /// Conditions too involved to enumerate, and no row without conditions.
    Unknown,
}

/// Checks a first-hit table.
pub(crate) fn gaps(
    table: &Table,
    nullable: &BTreeSet<usize>,
    domains: &BTreeMap<usize, Domain>,
    names: &[String],
) -> Found {
    let catch_all = table.rows.iter().any(|row| row.tests.is_empty());
    let undecided = Found { gap: if catch_all { Gap::None } else { Gap::Unknown }, unreachable: Vec::new() };
    let Some(axes) = axes(table, nullable, domains) else { return undecided };
    let combinations = axes.iter().try_fold(1_usize, |n, axis| n.checked_mul(axis.values.len()));
    if combinations.is_none_or(|n| n > MAX_PROBES) {
        return undecided;
    }
    let mut search = Search { axes: &axes, reached: vec![false; table.rows.len()], gap: None, chosen: Vec::new() };
    search.go(0, &vec![true; table.rows.len()]);
    let gap = match search.gap {
        None => Gap::None,
        Some(chosen) => {
            let parts = axes.iter().zip(chosen).map(|(axis, value)| {
                let value = match &axis.values[value] {
                    OwnedValue::Text(t) => format!("\"{t}\""),
                    other => other.to_string(),
                };
                format!("{} = {value}", names[axis.slot])
            });
            Gap::At(parts.collect::<Vec<_>>().join(", "))
        }
    };
    let unreachable = (0..table.rows.len()).filter(|row| !search.reached[*row]).collect();
    Found { gap, unreachable }
}

/// One variable: its representatives, and for each which rows' conditions on it hold.
struct Axis {
    slot: usize,
    values: Vec<OwnedValue>,
    /// `passes[value][row]`
    passes: Vec<Vec<bool>>,
}

fn axes(table: &Table, nullable: &BTreeSet<usize>, domains: &BTreeMap<usize, Domain>) -> Option<Vec<Axis>> {
    let mut constants: BTreeMap<usize, Vec<OwnedValue>> = BTreeMap::new();
    for row in &table.rows {
        for test in &row.tests {
            let slot = tested_slot(table, test)?;
            let list = constants.entry(slot).or_default();
            if !simple(&test.expr, slot, list) {
                return None;
            }
        }
    }
    constants
        .into_iter()
        .map(|(slot, list)| axis(table, slot, list, nullable.contains(&slot), domains.get(&slot)))
        .collect()
}

/// The one variable a cell tests.
fn tested_slot(table: &Table, test: &Test) -> Option<usize> {
    let mut slots = BTreeSet::new();
    let mut whole_column = false;
    test.expr.walk(&mut |e| match e {
        Expr::Slot(slot) => {
            slots.insert(*slot);
        }
        Expr::Column => whole_column = true,
        _ => {}
    });
    match (&table.columns[test.column].field, whole_column) {
        (Some(Expr::Slot(slot)), _) => {
            slots.insert(*slot);
        }
        (_, true) => return None,
        _ => {}
    }
    if slots.len() == 1 { slots.first().copied() } else { None }
}

/// Whether a condition only compares the variable with constants, which are collected.
fn simple(expr: &Expr, slot: usize, constants: &mut Vec<OwnedValue>) -> bool {
    let variable = |e: &Expr| matches!(e, Expr::Column) || *e == Expr::Slot(slot);
    let mut constant = |e: &Expr| match e {
        Expr::Constant(value) => {
            constants.push(value.clone());
            true
        }
        _ => false,
    };
    match expr {
        Expr::Constant(OwnedValue::Bool(_)) | Expr::Slot(_) | Expr::Column => true,
        Expr::Equal(a, b) | Expr::Compare(_, a, b) => {
            (variable(a) && (variable(b) || constant(b))) || (constant(a) && variable(b))
        }
        Expr::In(e, list) => {
            constants.extend(list.iter().cloned());
            variable(e)
        }
        Expr::Within(e, range) => variable(e) && constant(&range.from) && constant(&range.to),
        Expr::Not(e) | Expr::Truth(e) => simple(e, slot, constants),
        Expr::And(a, b) | Expr::Or(a, b) => simple(a, slot, constants) && simple(b, slot, constants),
        _ => false,
    }
}

fn axis(
    table: &Table,
    slot: usize,
    constants: Vec<OwnedValue>,
    nullable: bool,
    domain: Option<&Domain>,
) -> Option<Axis> {
    let values = representatives(constants, nullable, domain)?;
    let passes = values
        .iter()
        .map(|value| {
            let value = value.as_value();
            let slots: Vec<Value<'_>> = (0..=slot).map(|s| if s == slot { value } else { Value::Null }).collect();
            let holds = |row: &Row| {
                let mine = row.tests.iter().filter(|test| tested_slot(table, test) == Some(slot));
                mine.into_iter().all(|test| test.expr.holds(&slots, value))
            };
            table.rows.iter().map(holds).collect()
        })
        .collect();
    Some(Axis { slot, values, passes })
}

/// One value of every class that the constants and the domain make.
fn representatives(constants: Vec<OwnedValue>, nullable: bool, domain: Option<&Domain>) -> Option<Vec<OwnedValue>> {
    let mut values = Vec::new();
    let texts: BTreeSet<String> =
        constants.iter().filter_map(|c| if let OwnedValue::Text(t) = c { Some(t.clone()) } else { None }).collect();
    let numbers: BTreeSet<Decimal> =
        constants.iter().filter_map(|c| if let OwnedValue::Number(n) = c { Some(*n) } else { None }).collect();
    if let Some(Domain::OneOf(all)) = domain {
        values.extend(all.iter().cloned().map(OwnedValue::Text));
    } else if !texts.is_empty() {
        let other = (0..).map(|i| format!("other{i}")).find(|t| !texts.contains(t))?;
        values.extend(texts.into_iter().chain([other]).map(OwnedValue::Text));
    } else if !numbers.is_empty() {
        values.extend(stretches(&numbers, domain)?.into_iter().map(OwnedValue::Number));
    } else {
        // Only a truth value, or any variable compared with null alone, has no constants of a kind.
        values.extend([OwnedValue::Bool(true), OwnedValue::Bool(false)]);
    }
    if nullable {
        values.push(OwnedValue::Null);
    }
    Some(values)
}

/// The breakpoints, a number between each two neighbours, and one beyond each end, within the domain.
fn stretches(breaks: &BTreeSet<Decimal>, domain: Option<&Domain>) -> Option<Vec<Decimal>> {
    let bounds = if let Some(Domain::Range(from, to)) = domain { Some((*from, *to)) } else { None };
    let mut points: BTreeSet<Decimal> = breaks.clone();
    points.extend(bounds.iter().flat_map(|(from, to)| [*from, *to]));
    let sorted: Vec<Decimal> = points.iter().copied().collect();
    let two = Decimal::TWO;
    for pair in sorted.windows(2) {
        points.insert(pair[0].checked_add(pair[1].checked_sub(pair[0])?.checked_div(two)?)?);
    }
    points.insert(sorted.first()?.checked_sub(Decimal::ONE)?);
    points.insert(sorted.last()?.checked_add(Decimal::ONE)?);
    let inside = |n: &Decimal| bounds.is_none_or(|(from, to)| *n >= from && *n <= to);
    Some(points.into_iter().filter(inside).collect())
}

struct Search<'x> {
    axes: &'x [Axis],
    reached: Vec<bool>,
    gap: Option<Vec<usize>>,
    chosen: Vec<usize>,
}

impl Search<'_> {
    /// Chooses a value of the next axis; `open` are the rows whose conditions so far hold.
    fn go(&mut self, depth: usize, open: &[bool]) {
        let Some(axis) = self.axes.get(depth) else {
            match open.iter().position(|row| *row) {
                Some(row) => self.reached[row] = true,
                None if self.gap.is_none() => self.gap = Some(self.chosen.clone()),
                None => {}
            }
            return;
        };
        for (value, passes) in axis.passes.iter().enumerate() {
            let still: Vec<bool> = open.iter().zip(passes).map(|(a, b)| *a && *b).collect();
            self.chosen.push(value);
            self.go(depth + 1, &still);
            self.chosen.pop();
        }
    }
}
