//! Which rows of a table, or statements of a switch, answer which inputs.
//!
//! Conditions that only compare one variable with constants split its values into finitely many classes: each constant,
//! the stretches between them, and null. One representative of each class stands for all of it, so going through the
//! combinations of representatives decides exactly whether some row always answers, which rows are never reached, and which
//! cross; each with an example. A row with other conditions is taken as one that may or may not hold: what is found beside it
//! still stands.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::expr::Expr;
use super::schema::{Domain, OwnedValue, Value};
use super::table::{Table, Test};
use crate::limits::MAX_PROBES;

/// Values of variables by slot.
pub(crate) type Example = Vec<(usize, OwnedValue)>;

/// What is known of the variables in reach.
pub(crate) struct Known<'k> {
    pub nullable: &'k BTreeSet<usize>,
    pub domains: &'k BTreeMap<usize, Domain>,
}

/// What the check found.
pub(crate) struct Found {
    pub gap: Gap,
    /// Rows that no combination reaches first, and whether no input fulfils their conditions at all.
    pub unreachable: Vec<(usize, bool)>,
    /// Earlier and later row, and where both hold.
    pub overlaps: Vec<(usize, usize, Example)>,
}

pub(crate) enum Gap {
    /// Some row always answers.
    None,
    /// An input that no row answers; the slot for whose value no row does, whatever the others are.
    At(Example, Option<usize>),
    /// Conditions too involved to enumerate, and no row without conditions.
    Unknown,
}

/// Crossing rows told of one table: more say nothing new.
const MAX_OVERLAPS: usize = 20;

/// Checks a table whose first row that holds answers.
pub(crate) fn first_hit(table: &Table, known: &Known<'_>) -> Found {
    let catch_all = table.rows.iter().any(|row| row.tests.is_empty());
    let unknown = if catch_all { Gap::None } else { Gap::Unknown };
    let Some(cases) = Cases::of(table, known) else {
        return Found { gap: unknown, unreachable: Vec::new(), overlaps: Vec::new() };
    };
    let never = cases.never();
    if cases.combinations().is_none() {
        let unreachable = never.into_iter().map(|row| (row, true)).collect();
        return Found { gap: unknown, unreachable, overlaps: cases.overlaps(table) };
    }
    let mut search = Search {
        cases: &cases,
        reached: vec![false; table.rows.len()],
        gap: None,
        possible: false,
        chosen: Vec::new(),
    };
    search.go(0, &vec![true; table.rows.len()]);
    let gap = match search.gap {
        Some(chosen) => Gap::At(cases.example(&chosen), cases.whole()),
        None if search.possible => unknown,
        None => Gap::None,
    };
    let dead = (0..table.rows.len()).filter(|row| !search.reached[*row]);
    let unreachable = dead.map(|row| (row, never.contains(&row))).collect();
    Found { gap, unreachable, overlaps: cases.overlaps(table) }
}

/// Rows of a collecting table whose conditions no input fulfils.
pub(crate) fn never_hold(table: &Table, known: &Known<'_>) -> Vec<usize> {
    Cases::of(table, known).map(|cases| cases.never()).unwrap_or_default()
}

/// One variable: its representatives, and for each which rows' conditions on it hold.
struct Axis {
    slot: usize,
    values: Vec<OwnedValue>,
    /// `passes[value][row]`
    passes: Vec<Vec<bool>>,
}

/// The variables of a table's simple conditions.
struct Cases {
    axes: Vec<Axis>,
    /// Whether every condition of the row is simple.
    simple: Vec<bool>,
}

impl Cases {
    /// None when the values of a variable cannot be listed.
    fn of(table: &Table, known: &Known<'_>) -> Option<Self> {
        let mut constants: BTreeMap<usize, Vec<OwnedValue>> = BTreeMap::new();
        // By row: slot of each test, or none when it is not simple.
        let slots: Vec<Vec<Option<usize>>> = table
            .rows
            .iter()
            .map(|row| {
                let slot = |test: &Test| {
                    let slot = tested_slot(table, test)?;
                    let mut found = Vec::new();
                    if !simple(&test.expr, slot, &mut found) {
                        return None;
                    }
                    constants.entry(slot).or_default().extend(found);
                    Some(slot)
                };
                row.tests.iter().map(slot).collect()
            })
            .collect();
        let mut axes = Vec::with_capacity(constants.len());
        for (slot, list) in constants {
            let values = representatives(list, known.nullable.contains(&slot), known.domains.get(&slot))?;
            let passes = |value: &OwnedValue| {
                let value = value.as_value();
                let given: Vec<Value<'_>> = (0..=slot).map(|s| if s == slot { value } else { Value::Null }).collect();
                let holds = |(row, slots): (&super::table::Row, &Vec<Option<usize>>)| {
                    let mut mine = row.tests.iter().zip(slots).filter(|(_, tested)| **tested == Some(slot));
                    mine.all(|(test, _)| test.expr.holds(&given, value))
                };
                table.rows.iter().zip(&slots).map(holds).collect()
            };
            let passes = values.iter().map(passes).collect();
            axes.push(Axis { slot, values, passes });
        }
        let simple = slots.iter().map(|row| row.iter().all(Option::is_some)).collect();
        Some(Self { axes, simple })
    }

    fn combinations(&self) -> Option<usize> {
        let all = self.axes.iter().try_fold(1_usize, |n, axis| n.checked_mul(axis.values.len()));
        all.filter(|n| *n <= MAX_PROBES)
    }

    /// Rows for which some variable has no value that fits.
    fn never(&self) -> Vec<usize> {
        let fits = |row: usize| self.axes.iter().all(|axis| axis.passes.iter().any(|passes| passes[row]));
        (0..self.simple.len()).filter(|row| !fits(*row)).collect()
    }

    /// A variable with a value that no row takes, whatever the others are.
    fn whole(&self) -> Option<usize> {
        let empty = |axis: &&Axis| axis.passes.iter().any(|passes| !passes.iter().any(|row| *row));
        self.axes.iter().find(empty).map(|axis| axis.slot)
    }

    fn example(&self, chosen: &[usize]) -> Example {
        self.axes.iter().zip(chosen).map(|(axis, value)| (axis.slot, axis.values[*value].clone())).collect()
    }

    /// Pairs of rows that hold together, where neither lies within the other and they say different things. A general row after
    /// a special one, which every table with a last row for the rest has, is no crossing.
    fn overlaps(&self, table: &Table) -> Vec<(usize, usize, Example)> {
        let mut found = Vec::new();
        let rows = table.rows.len();
        let within = |a: usize, b: usize| self.axes.iter().all(|x| x.passes.iter().all(|p| !p[a] || p[b]));
        for later in 1..rows {
            for earlier in 0..later {
                if !(self.simple[earlier] && self.simple[later]) || table.rows[earlier].sets == table.rows[later].sets {
                    continue;
                }
                let shared = |axis: &Axis| axis.passes.iter().position(|passes| passes[earlier] && passes[later]);
                let Some(chosen) = self.axes.iter().map(shared).collect::<Option<Vec<_>>>() else { continue };
                if within(earlier, later) || within(later, earlier) {
                    continue;
                }
                let open = |row: usize| self.axes.iter().zip(&chosen).all(|(axis, value)| axis.passes[*value][row]);
                if (0..earlier).any(open) {
                    continue;
                }
                found.push((earlier, later, self.example(&chosen)));
                if found.len() == MAX_OVERLAPS {
                    return found;
                }
            }
        }
        found
    }
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
    let variable = |e: &Expr, constants: &mut Vec<OwnedValue>| match e {
        Expr::Column => true,
        Expr::Slot(read) => *read == slot,
        // Null reads as that constant, which is its own class anyway.
        Expr::Otherwise(a, b) => match (&**a, &**b) {
            (Expr::Column, Expr::Constant(_)) => true,
            (Expr::Slot(read), Expr::Constant(instead)) if *read == slot => {
                constants.push(instead.clone());
                true
            }
            _ => false,
        },
        _ => false,
    };
    let constant = |e: &Expr, constants: &mut Vec<OwnedValue>| match e {
        Expr::Constant(value) => {
            constants.push(value.clone());
            true
        }
        Expr::Negate(inner) => match &**inner {
            Expr::Constant(OwnedValue::Number(n)) => {
                constants.push(OwnedValue::Number(-*n));
                true
            }
            _ => false,
        },
        _ => false,
    };
    match expr {
        Expr::Constant(OwnedValue::Bool(_)) | Expr::Slot(_) | Expr::Column => true,
        Expr::Equal(a, b) | Expr::Compare(_, a, b) => {
            (variable(a, constants) && (variable(b, constants) || constant(b, constants)))
                || (constant(a, constants) && variable(b, constants))
        }
        Expr::In(e, list) => {
            constants.extend(list.iter().cloned());
            variable(e, constants)
        }
        Expr::Within(e, range) => {
            variable(e, constants) && constant(&range.from, constants) && constant(&range.to, constants)
        }
        Expr::Not(e) | Expr::Truth(e) => simple(e, slot, constants),
        Expr::And(a, b) | Expr::Or(a, b) => simple(a, slot, constants) && simple(b, slot, constants),
        _ => false,
    }
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
pub(crate) fn stretches(breaks: &BTreeSet<Decimal>, domain: Option<&Domain>) -> Option<Vec<Decimal>> {
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
    cases: &'x Cases,
    reached: Vec<bool>,
    gap: Option<Vec<usize>>,
    /// Whether somewhere only rows answer that may or may not hold.
    possible: bool,
    chosen: Vec<usize>,
}

impl Search<'_> {
    /// Chooses a value of the next axis; `open` are the rows whose conditions so far hold.
    fn go(&mut self, depth: usize, open: &[bool]) {
        let Some(axis) = self.cases.axes.get(depth) else {
            self.leaf(open);
            return;
        };
        for (value, passes) in axis.passes.iter().enumerate() {
            let still: Vec<bool> = open.iter().zip(passes).map(|(a, b)| *a && *b).collect();
            self.chosen.push(value);
            self.go(depth + 1, &still);
            self.chosen.pop();
        }
    }

    fn leaf(&mut self, open: &[bool]) {
        let mut perhaps = false;
        for row in (0..open.len()).filter(|row| open[*row]) {
            self.reached[row] = true;
            if self.cases.simple[row] {
                return;
            }
            perhaps = true;
        }
        if perhaps {
            self.possible = true;
        } else if self.gap.is_none() {
            self.gap = Some(self.chosen.clone());
        }
    }
}

/// What is found in a switch: statements that are never taken, and an input for which none is. None when its conditions are not
/// comparisons of variables with constants, or too many.
pub(crate) fn switch(ways: &[(String, Option<Expr>)], known: &Known<'_>) -> Option<(Vec<usize>, Option<Example>)> {
    let mut constants: BTreeMap<usize, Vec<OwnedValue>> = BTreeMap::new();
    for (_, condition) in ways {
        if let Some(condition) = condition {
            atoms(condition, &mut constants)?;
        }
    }
    let mut axes = Vec::with_capacity(constants.len());
    for (slot, list) in constants {
        axes.push((slot, representatives(list, known.nullable.contains(&slot), known.domains.get(&slot))?));
    }
    let all = axes.iter().try_fold(1_usize, |n, (_, values)| n.checked_mul(values.len()));
    let count = all.filter(|n| *n <= MAX_PROBES)?;
    let slots = axes.iter().map(|(slot, _)| slot + 1).max().unwrap_or(0);
    let mut taken = vec![false; ways.len()];
    let mut gap = None;
    for case in 0..count {
        let (mut given, mut left) = (vec![Value::Null; slots], case);
        for (slot, values) in &axes {
            given[*slot] = values[left % values.len()].as_value();
            left /= values.len();
        }
        let way = ways.iter().position(|(_, condition)| condition.as_ref().is_none_or(|c| c.holds_in(&given)));
        match way {
            Some(way) => taken[way] = true,
            None if gap.is_none() => gap = Some(axes.iter().map(|(slot, _)| (*slot, given[*slot].owned())).collect()),
            None => {}
        }
    }
    Some(((0..ways.len()).filter(|way| !taken[*way]).collect(), gap))
}

/// The constants that each variable is compared with; none when something else is in the condition.
fn atoms(expr: &Expr, constants: &mut BTreeMap<usize, Vec<OwnedValue>>) -> Option<()> {
    match expr {
        Expr::Not(e) | Expr::Truth(e) => atoms(e, constants),
        Expr::And(a, b) | Expr::Or(a, b) => {
            atoms(a, constants)?;
            atoms(b, constants)
        }
        Expr::Constant(OwnedValue::Bool(_)) => Some(()),
        other => {
            let mut slots = BTreeSet::new();
            other.walk(&mut |e| {
                if let Expr::Slot(slot) = e {
                    slots.insert(*slot);
                }
            });
            let (Some(slot), 1) = (slots.first().copied(), slots.len()) else { return None };
            simple(other, slot, constants.entry(slot).or_default()).then_some(())
        }
    }
}

impl super::compile::Program {
    /// The constants that the graph compares an input with.
    pub(crate) fn constants(&self, slot: usize) -> Vec<OwnedValue> {
        use super::compile::Op;
        let mut found = Vec::new();
        let mut read = |expr: &Expr| {
            expr.walk(&mut |e| {
                let mut here = Vec::new();
                if matches!(e, Expr::Equal(..) | Expr::Compare(..) | Expr::In(..) | Expr::Within(..))
                    && simple(e, slot, &mut here)
                {
                    found.append(&mut here);
                }
            });
        };
        for node in &self.nodes {
            match &node.op {
                Op::Pass => {}
                Op::Formulas(formulas) => formulas.iter().for_each(|(_, e)| read(e)),
                Op::Switch(ways) => ways.iter().filter_map(|(_, e)| e.as_ref()).for_each(&mut read),
                Op::Table(table) => {
                    for row in &table.rows {
                        let mine = row.tests.iter().filter(|test| tested_slot(table, test) == Some(slot));
                        mine.for_each(|test| read(&test.expr));
                        row.sets.iter().for_each(|(_, e)| read(e));
                    }
                }
            }
        }
        found
    }
}
