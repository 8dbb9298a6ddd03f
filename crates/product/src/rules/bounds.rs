//! How small and how large a result can be: interval arithmetic over the compiled operations.
//!
//! Every variable stands for all values of its domain at once, so a bound that comes out holds for every input; it may be wider
//! than what any input gives (`x - x` is taken for anything from `low - high` to `high - low`).

use rust_decimal::Decimal;

use super::compile::{Op, Program};
use super::expr::{Arithmetic, Expr, Function, Order};
use super::schema::{Domain, OwnedValue, Variable};
use super::table::{Row, Table};

/// The numbers a value can be; an end that is not there is not bounded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Least.
    pub low: Option<Decimal>,
    /// Most.
    pub high: Option<Decimal>,
}

impl Bounds {
    const OPEN: Self = Self { low: None, high: None };

    const fn at(n: Decimal) -> Self {
        Self { low: Some(n), high: Some(n) }
    }

    fn join(self, other: Self) -> Self {
        let both = |a: Option<Decimal>, b: Option<Decimal>| a.zip(b);
        Self {
            low: both(self.low, other.low).map(|(a, b)| a.min(b)),
            high: both(self.high, other.high).map(|(a, b)| a.max(b)),
        }
    }

    fn map(self, f: impl Fn(Decimal) -> Decimal) -> Self {
        Self { low: self.low.map(&f), high: self.high.map(f) }
    }

    fn negate(self) -> Self {
        Self { low: self.high.map(|n| -n), high: self.low.map(|n| -n) }
    }

    fn add(self, other: Self) -> Self {
        let sum = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_add(b?);
        Self { low: sum(self.low, other.low), high: sum(self.high, other.high) }
    }

    fn multiply(self, other: Self) -> Self {
        // An open end times zero is zero: only the signs of the ends matter then.
        let (Some(a), Some(b), Some(c), Some(d)) = (self.low, self.high, other.low, other.high) else {
            let at_least_zero = |x: Self| x.low.is_some_and(|n| n >= Decimal::ZERO);
            if at_least_zero(self) && at_least_zero(other) {
                let low = self.low.zip(other.low).and_then(|(a, c)| a.checked_mul(c));
                return Self { low: Some(low.unwrap_or_default()), high: None };
            }
            return Self::OPEN;
        };
        let ends = [(a, c), (a, d), (b, c), (b, d)].map(|(x, y)| x.checked_mul(y));
        let all: Option<Vec<Decimal>> = ends.into_iter().collect();
        all.map_or(Self::OPEN, |all| Self { low: all.iter().min().copied(), high: all.iter().max().copied() })
    }

    fn divide(self, by: Self) -> Self {
        let positive = by.low.is_some_and(|n| n > Decimal::ZERO);
        let negative = by.high.is_some_and(|n| n < Decimal::ZERO);
        if !positive && !negative {
            return Self::OPEN;
        }
        let inverse = |n: Option<Decimal>| n.map_or(Some(Decimal::ZERO), |n| Decimal::ONE.checked_div(n));
        self.multiply(Self { low: inverse(by.high), high: inverse(by.low) })
    }
}

impl Program {
    /// The numbers a result can be, over the values the variables can take.
    #[must_use]
    pub fn bounds(&self, variables: &[Variable], result: &str) -> Bounds {
        let mut slots = vec![Bounds::OPEN; self.slots];
        for (slot, variable) in slots.iter_mut().zip(variables) {
            if let Domain::Range(from, to) = &variable.domain {
                *slot = Bounds { low: Some(*from), high: Some(*to) };
            }
        }
        for node in &self.nodes {
            for join in &node.joins {
                let all = join.sources.iter().map(|(_, slot)| slots[*slot]);
                slots[join.slot] = all.reduce(Bounds::join).unwrap_or_default();
            }
            match &node.op {
                Op::Pass | Op::Switch(_) => {}
                Op::Formulas(formulas) => {
                    for (slot, expr) in formulas {
                        slots[*slot] = of(expr, &slots, Bounds::OPEN);
                    }
                }
                Op::Table(table) => results(table, &mut slots),
            }
        }
        self.outputs.get(result).map_or(Bounds::OPEN, |binding| slots[binding.slot])
    }
}

fn results(table: &Table, slots: &mut [Bounds]) {
    let given: Vec<Vec<(usize, Bounds)>> = table
        .rows
        .iter()
        .map(|row| {
            let narrowed = narrowed(table, row, slots);
            row.sets.iter().map(|(column, expr)| (*column, of(expr, &narrowed, Bounds::OPEN))).collect()
        })
        .collect();
    for (column, result) in table.results.iter().enumerate().filter(|_| table.collect.is_none()) {
        let said = given.iter().flatten().filter(|(at, _)| *at == column).map(|(_, bounds)| *bounds);
        let base = result.base.map(|slot| slots[slot]);
        slots[result.slot] = said.chain(base).reduce(Bounds::join).unwrap_or_default();
    }
}

/// What is known of the variables where a row answers.
fn narrowed(table: &Table, row: &Row, slots: &[Bounds]) -> Vec<Bounds> {
    let mut known = slots.to_vec();
    for test in &row.tests {
        if let Some(Expr::Slot(slot)) = &table.columns[test.column].field {
            narrow(&test.expr, *slot, &mut known[*slot]);
        }
    }
    known
}

/// Takes from a variable's bounds what a condition on it rules out; conditions of other forms rule out nothing.
fn narrow(expr: &Expr, slot: usize, bounds: &mut Bounds) {
    let variable = |e: &Expr| matches!(e, Expr::Column) || *e == Expr::Slot(slot);
    let number = |e: &Expr| match e {
        Expr::Constant(OwnedValue::Number(n)) => Some(*n),
        Expr::Negate(inner) => match &**inner {
            Expr::Constant(OwnedValue::Number(n)) => Some(-*n),
            _ => None,
        },
        _ => None,
    };
    let raise = |low: &mut Option<Decimal>, n: Decimal| *low = Some(low.map_or(n, |l| l.max(n)));
    let lower = |high: &mut Option<Decimal>, n: Decimal| *high = Some(high.map_or(n, |h| h.min(n)));
    match expr {
        Expr::Truth(e) => narrow(e, slot, bounds),
        Expr::And(a, b) => {
            narrow(a, slot, bounds);
            narrow(b, slot, bounds);
        }
        Expr::Compare(order, a, b) if variable(a) => match (order, number(b)) {
            (Order::Less | Order::LessOrEqual, Some(n)) => lower(&mut bounds.high, n),
            (Order::More | Order::MoreOrEqual, Some(n)) => raise(&mut bounds.low, n),
            (_, None) => {}
        },
        Expr::Within(e, range) if variable(e) && !range.outside => {
            if let (Some(from), Some(to)) = (number(&range.from), number(&range.to)) {
                raise(&mut bounds.low, from);
                lower(&mut bounds.high, to);
            }
        }
        _ => {}
    }
}

fn of(expr: &Expr, slots: &[Bounds], column: Bounds) -> Bounds {
    let inner = |e: &Expr| of(e, slots, column);
    match expr {
        Expr::Constant(OwnedValue::Number(n)) => Bounds::at(*n),
        Expr::Slot(slot) => slots[*slot],
        Expr::Column => column,
        Expr::Negate(e) => inner(e).negate(),
        Expr::Arithmetic(op, a, b) => {
            let (a, b) = (inner(a), inner(b));
            match op {
                Arithmetic::Add => a.add(b),
                Arithmetic::Subtract => a.add(b.negate()),
                Arithmetic::Multiply => a.multiply(b),
                Arithmetic::Divide => a.divide(b),
                Arithmetic::Modulo => Bounds::OPEN,
            }
        }
        Expr::Function(function, e) => {
            let e = inner(e);
            match function {
                Function::Floor => e.map(|n| n.floor()),
                Function::Ceil => e.map(|n| n.ceil()),
                Function::Round(places) => {
                    e.map(|n| n.round_dp_with_strategy(*places, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
                }
                Function::Truncate(places) => e.map(|n| n.trunc_with_scale(*places)),
                Function::Abs => {
                    let crosses = e.low.is_none_or(|n| n < Decimal::ZERO) && e.high.is_none_or(|n| n > Decimal::ZERO);
                    let ends = e.low.zip(e.high).map(|(low, high)| (low.abs(), high.abs()));
                    let low = if crosses { Some(Decimal::ZERO) } else { ends.map(|(a, b)| a.min(b)) };
                    Bounds { low: low.or(Some(Decimal::ZERO)), high: ends.map(|(a, b)| a.max(b)) }
                }
            }
        }
        Expr::Extreme { largest, of: list } => {
            let all: Vec<Bounds> = list.iter().map(inner).collect();
            let known = |end: fn(&Bounds) -> Option<Decimal>| all.iter().filter_map(end).collect::<Vec<_>>();
            let every = |end: fn(&Bounds) -> Option<Decimal>| all.iter().map(end).collect::<Option<Vec<_>>>();
            // The largest is at least each of them, and at most the largest of their upper ends.
            if *largest {
                let high = every(|b| b.high).and_then(|ends| ends.into_iter().max());
                Bounds { low: known(|b| b.low).into_iter().max(), high }
            } else {
                let low = every(|b| b.low).and_then(|ends| ends.into_iter().min());
                Bounds { low, high: known(|b| b.high).into_iter().min() }
            }
        }
        Expr::Conditional(_, yes, no) => inner(yes).join(inner(no)),
        Expr::Otherwise(a, b) => inner(a).join(inner(b)),
        _ => Bounds::OPEN,
    }
}
