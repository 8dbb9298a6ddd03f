//! Typed operations: what a cell or formula becomes, and how it is evaluated.
//!
//! A *fault* is an operation on values it is not defined for (`null > 3`, overflow). As in the reference engine, a fault
//! in a condition means "does not hold"; formulas that could fault on a missing value are refused at compile time.

use rust_decimal::{Decimal, RoundingStrategy};

use super::schema::{OwnedValue, Value};

/// An operation on values it is not defined for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault;

/// Order tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
}

/// Arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// Functions of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Abs,
    Floor,
    Ceil,
    Round(u32),
    Truncate(u32),
}

/// A range with its brackets as written: `[a..b)`, and `]a..b[` for what lies outside.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Range {
    pub from: Expr,
    pub to: Expr,
    /// `]a..b[`: outside.
    pub outside: bool,
    pub from_included: bool,
    pub to_included: bool,
}

/// A typed operation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expr {
    Constant(OwnedValue),
    /// A variable.
    Slot(usize),
    /// The value of the condition column being tested (`$`).
    Column,
    Not(Box<Expr>),
    Negate(Box<Expr>),
    Equal(Box<Expr>, Box<Expr>),
    Compare(Order, Box<Expr>, Box<Expr>),
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    /// `a ?? b`
    Otherwise(Box<Expr>, Box<Expr>),
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    In(Box<Expr>, Vec<OwnedValue>),
    Within(Box<Expr>, Box<Range>),
    Function(Function, Box<Expr>),
    /// Smallest, or largest, of a list.
    Extreme {
        largest: bool,
        of: Vec<Expr>,
    },
    /// What the reference engine wraps round a condition in a test cell: null counts as false.
    Truth(Box<Expr>),
}

impl Expr {
    /// Evaluates over the slots; `column` is `$`.
    pub(crate) fn eval<'a>(&'a self, slots: &[Value<'a>], column: Value<'a>) -> Result<Value<'a>, Fault> {
        // Most operands are variables and constants: those need no call.
        let number = |e: &'a Self| match e {
            Self::Slot(slot) => as_number(slots[*slot]),
            Self::Constant(OwnedValue::Number(n)) => Ok(*n),
            _ => e.eval(slots, column).and_then(as_number),
        };
        let boolean = |e: &'a Self| e.eval(slots, column).and_then(as_bool);
        Ok(match self {
            Self::Constant(value) => value.as_value(),
            Self::Slot(slot) => slots[*slot],
            Self::Column => column,
            Self::Not(e) => Value::Bool(!boolean(e)?),
            Self::Negate(e) => Value::Number(-number(e)?),
            Self::Equal(a, b) => Value::Bool(a.eval(slots, column)? == b.eval(slots, column)?),
            Self::Compare(order, a, b) => Value::Bool(order.holds(number(a)?, number(b)?)),
            Self::Arithmetic(op, a, b) => op.apply(number(a)?, number(b)?)?,
            Self::And(a, b) => {
                if boolean(a)? {
                    b.eval(slots, column)?
                } else {
                    Value::Bool(false)
                }
            }
            Self::Or(a, b) => {
                if boolean(a)? {
                    Value::Bool(true)
                } else {
                    b.eval(slots, column)?
                }
            }
            Self::Otherwise(a, b) => match a.eval(slots, column)? {
                Value::Null => b.eval(slots, column)?,
                value => value,
            },
            Self::Conditional(condition, yes, no) => {
                if boolean(condition)? {
                    yes.eval(slots, column)?
                } else {
                    no.eval(slots, column)?
                }
            }
            Self::In(e, list) => {
                let value = e.eval(slots, column)?;
                Value::Bool(list.iter().any(|item| item.as_value() == value))
            }
            Self::Within(e, range) => {
                let (from, to) = (number(&range.from)?, number(&range.to)?);
                Value::Bool(range.holds(number(e)?, from, to))
            }
            Self::Function(function, e) => Value::Number(function.apply(number(e)?)),
            Self::Extreme { largest, of } => extreme(*largest, of.iter().map(number))?,
            Self::Truth(e) => match e.eval(slots, column)? {
                Value::Null => Value::Bool(false),
                value => value,
            },
        })
    }

    /// Whether it holds; a fault or anything but `true` does not.
    pub(crate) fn holds<'a>(&'a self, slots: &[Value<'a>], column: Value<'a>) -> bool {
        self.eval(slots, column) == Ok(Value::Bool(true))
    }

    /// Whether it holds over variables alone.
    pub(crate) fn holds_in(&self, slots: &[Value<'_>]) -> bool {
        // A shorter lifetime serves both the constants and the variables.
        fn within<'a>(expr: &'a Expr, slots: &[Value<'a>]) -> bool {
            expr.holds(slots, Value::Null)
        }
        within(self, slots)
    }

    /// Calls `visit` on this operation and all within it.
    pub(crate) fn walk(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        match self {
            Self::Constant(_) | Self::Slot(_) | Self::Column => {}
            Self::Not(e) | Self::Negate(e) | Self::In(e, _) | Self::Function(_, e) | Self::Truth(e) => e.walk(visit),
            Self::Equal(a, b)
            | Self::Compare(_, a, b)
            | Self::Arithmetic(_, a, b)
            | Self::And(a, b)
            | Self::Or(a, b)
            | Self::Otherwise(a, b) => {
                a.walk(visit);
                b.walk(visit);
            }
            Self::Conditional(a, b, c) => {
                a.walk(visit);
                b.walk(visit);
                c.walk(visit);
            }
            Self::Within(e, range) => {
                e.walk(visit);
                range.from.walk(visit);
                range.to.walk(visit);
            }
            Self::Extreme { of, .. } => of.iter().for_each(|e| e.walk(visit)),
        }
    }
}

fn as_number(value: Value<'_>) -> Result<Decimal, Fault> {
    value.number().ok_or(Fault)
}

fn as_bool(value: Value<'_>) -> Result<bool, Fault> {
    value.bool().ok_or(Fault)
}

impl Order {
    fn holds(self, a: Decimal, b: Decimal) -> bool {
        match self {
            Self::Less => a < b,
            Self::LessOrEqual => a <= b,
            Self::More => a > b,
            Self::MoreOrEqual => a >= b,
        }
    }
}

impl Arithmetic {
    /// A division by zero gives null; leaving the range of a decimal is a fault.
    fn apply<'a>(self, a: Decimal, b: Decimal) -> Result<Value<'a>, Fault> {
        match self {
            Self::Add => a.checked_add(b).map(Value::Number).ok_or(Fault),
            Self::Subtract => a.checked_sub(b).map(Value::Number).ok_or(Fault),
            Self::Multiply => a.checked_mul(b).map(Value::Number).ok_or(Fault),
            Self::Divide => Ok(a.checked_div(b).map_or(Value::Null, Value::Number)),
            Self::Modulo => Ok(a.checked_rem(b).map_or(Value::Null, Value::Number)),
        }
    }
}

impl Function {
    fn apply(self, n: Decimal) -> Decimal {
        match self {
            Self::Abs => n.abs(),
            Self::Floor => n.floor(),
            Self::Ceil => n.ceil(),
            Self::Round(places) => n.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero),
            Self::Truncate(places) => n.trunc_with_scale(places),
        }
    }
}

impl Range {
    fn holds(&self, value: Decimal, from: Decimal, to: Decimal) -> bool {
        if self.outside {
            let below = if self.from_included { value <= from } else { value < from };
            let above = if self.to_included { value >= to } else { value > to };
            return below || above;
        }
        let above = if self.from_included { value >= from } else { value > from };
        let below = if self.to_included { value <= to } else { value < to };
        above && below
    }
}

/// Of equal numbers, the first is the smallest and the last the largest, which matters for the number of zeros shown.
fn extreme<'a>(largest: bool, values: impl Iterator<Item = Result<Decimal, Fault>>) -> Result<Value<'a>, Fault> {
    let mut best: Option<Decimal> = None;
    for value in values {
        let value = value?;
        let replaces = best.is_none_or(|b| if largest { value >= b } else { value < b });
        if replaces {
            best = Some(value);
        }
    }
    best.map(Value::Number).ok_or(Fault)
}
