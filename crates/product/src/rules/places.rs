//! Which rows of a table a value lets through, worked out when the table is compiled.
//!
//! A cell that only compares its column with constants cannot tell two values apart that lie in the same place among these
//! constants: on one of them, between two neighbours, beyond an end; for a text, one of them or any other. So for each column
//! and each place the rows whose cell holds there are written down as bits, and a run looks its values up, intersects, and
//! takes the first row left, or all. Cells of another form (`$ > other.variable`) stay operations, tried on the rows left.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::expr::{Expr, Range};
use super::schema::{Kind, OwnedValue, Value};
use crate::limits::MAX_PLACE_WORDS;

/// The places of one column and the rows that hold in each.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    keys: Keys,
    words: usize,
    /// `words` words a place; the last place is that of a missing value.
    masks: Box<[u64]>,
}

/// How a value finds its place.
#[derive(Debug, Clone)]
enum Keys {
    /// Sorted constants times 10^scale: place `2i + 1` is the i-th, `2i` lies before it.
    Whole { scale: u32, keys: Box<[i64]> },
    /// The same for constants that do not fit.
    Decimal(Box<[Decimal]>),
    /// Sorted constants: place `i` is the i-th, the next after the last is any other text.
    Text(Box<[Box<str>]>),
    /// False, true.
    Bool,
}

impl Places {
    /// `open` are the rows that hold in every place. None when there would be more than [`MAX_PLACE_WORDS`], or when the column's type is not known.
    pub(crate) fn of(kind: Option<Kind>, cells: &[(usize, &Expr)], open: &[u64]) -> Option<Self> {
        let words = open.len();
        let (keys, count) = match kind? {
            Kind::Number | Kind::Rows => {
                let mut constants = BTreeSet::new();
                cells.iter().for_each(|(_, cell)| constants.extend(numbers(cell)));
                let count = 2 * constants.len() + 1;
                (Keys::numbers(constants), count)
            }
            Kind::Text => {
                let mut constants = BTreeSet::new();
                cells.iter().for_each(|(_, cell)| constants.extend(texts(cell)));
                let count = constants.len() + 1;
                (Keys::Text(constants.into_iter().map(String::into_boxed_str).collect()), count)
            }
            Kind::Bool => (Keys::Bool, 2),
        };
        if (count + 1).checked_mul(words)? > MAX_PLACE_WORDS {
            return None;
        }
        let mut places = Self { keys, words, masks: Box::default() };
        let mut masks: Vec<u64> = open.repeat(count + 1);
        let mut hold = |row: usize, from: usize, to: usize| {
            for place in from..to {
                masks[place * words + row / 64] |= 1 << (row % 64);
            }
        };
        for (row, cell) in cells {
            places.cell(cell, count, |from, to| hold(*row, from, to));
            if cell.holds(&[], Value::Null) {
                hold(*row, count, count + 1);
            }
        }
        places.masks = masks.into();
        Some(places)
    }

    /// Tells the stretches of places where a cell holds.
    fn cell(&self, cell: &Expr, count: usize, mut holds: impl FnMut(usize, usize)) {
        match &self.keys {
            Keys::Bool => {
                for (place, value) in [false, true].into_iter().enumerate() {
                    if cell.holds(&[], Value::Bool(value)) {
                        holds(place, place + 1);
                    }
                }
            }
            Keys::Text(keys) => {
                // Longer than each of them, so none of them.
                let other = keys.concat() + "\0";
                let elsewhere = cell.holds(&[], Value::Text(&other));
                let own = texts(cell);
                for (place, key) in keys.iter().map(AsRef::as_ref).chain([other.as_str()]).enumerate() {
                    if if own.contains(key) { cell.holds(&[], Value::Text(key)) } else { elsewhere } {
                        holds(place, place + 1);
                    }
                }
            }
            Keys::Whole { .. } | Keys::Decimal(_) => {
                // The truth of a cell changes only at its own constants: it is asked there, over their ranks.
                let own: Vec<Decimal> = numbers(cell).into_iter().collect();
                let Some(ranked) = ranked(cell, &own) else { return };
                let mut from = 0;
                for rank in 0..=2 * own.len() {
                    let at = own.get(rank / 2).map(|n| self.keys.place(*n));
                    let to = match at {
                        None => count,
                        Some(at) if rank % 2 == 0 => at,
                        Some(at) => at + 1,
                    };
                    if ranked.holds(&[], Value::Number(rank.into())) {
                        holds(from, to);
                    }
                    from = to;
                }
            }
        }
    }

    /// The rows that hold for a value; none when it is of another type.
    #[inline]
    pub(crate) fn at(&self, value: Value<'_>) -> Option<&[u64]> {
        let place = match (value, &self.keys) {
            (Value::Number(n), Keys::Whole { .. } | Keys::Decimal(_)) => self.keys.place(n),
            (Value::Text(text), Keys::Text(keys)) => text_place(keys, text),
            (Value::Bool(b), Keys::Bool) => usize::from(b),
            (Value::Null, _) => self.masks.len() / self.words - 1,
            _ => return None,
        };
        self.masks.get(place * self.words..(place + 1) * self.words)
    }
}

fn text_place(keys: &[Box<str>], text: &str) -> usize {
    // Codes are few and short: going along them beats halving.
    if keys.len() <= 8 {
        return keys.iter().position(|key| **key == *text).unwrap_or(keys.len());
    }
    keys.binary_search_by(|key| (**key).cmp(text)).unwrap_or(keys.len())
}

impl Keys {
    fn numbers(constants: BTreeSet<Decimal>) -> Self {
        let scale = constants.iter().map(|n| n.normalize().scale()).max().unwrap_or(0);
        let whole = |n: &Decimal| match scaled(*n, scale) {
            Scaled::At(key, false) => Some(key),
            _ => None,
        };
        match constants.iter().map(whole).collect::<Option<Vec<_>>>() {
            Some(keys) => Self::Whole { scale, keys: keys.into() },
            None => Self::Decimal(constants.into_iter().collect()),
        }
    }

    /// The place of a number.
    #[inline]
    fn place(&self, n: Decimal) -> usize {
        match self {
            Self::Whole { scale, keys } => match scaled(n, *scale) {
                Scaled::Below => 0,
                Scaled::Above => 2 * keys.len(),
                Scaled::At(key, more) => {
                    let before = keys.partition_point(|k| *k < key);
                    let on = keys.get(before) == Some(&key);
                    2 * before + usize::from(on) + usize::from(on && more)
                }
            },
            Self::Decimal(keys) => match keys.binary_search(&n) {
                Ok(at) => 2 * at + 1,
                Err(before) => 2 * before,
            },
            Self::Text(_) | Self::Bool => 0,
        }
    }
}

/// A number times a power of ten, as a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scaled {
    Below,
    /// Rounded down, and whether something was cut off.
    At(i64, bool),
    Above,
}

/// A number times 10^scale; beyond 64 bits only on which side.
#[inline]
fn scaled(n: Decimal, scale: u32) -> Scaled {
    let (mantissa, own) = (n.mantissa(), n.scale());
    if own == scale
        && let Ok(key) = i64::try_from(mantissa)
    {
        return Scaled::At(key, false);
    }
    let (whole, more) = if own <= scale {
        (mantissa.checked_mul(10_i128.pow(scale - own)), false)
    } else if let (Ok(small), 0..=18) = (i64::try_from(mantissa), own - scale) {
        // Division of 64 bits is several times faster than of 128.
        let unit = 10_i64.pow(own - scale);
        (Some(small.div_euclid(unit).into()), small.rem_euclid(unit) != 0)
    } else {
        let unit = 10_i128.pow(own - scale);
        (Some(mantissa.div_euclid(unit)), mantissa.rem_euclid(unit) != 0)
    };
    match whole.map(i64::try_from) {
        Some(Ok(key)) => Scaled::At(key, more),
        _ if mantissa < 0 => Scaled::Below,
        _ => Scaled::Above,
    }
}

/// The numbers a cell compares with.
fn numbers(cell: &Expr) -> BTreeSet<Decimal> {
    let mut found = BTreeSet::new();
    rebuilt(cell, &mut |n| {
        found.insert(n);
        n
    });
    found
}

/// The texts a cell compares with.
fn texts(cell: &Expr) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut keep = |value: &OwnedValue| {
        if let OwnedValue::Text(text) = value {
            found.insert(text.clone());
        }
    };
    cell.walk(&mut |e| match e {
        Expr::Constant(value) => keep(value),
        Expr::In(_, list) => list.iter().for_each(&mut keep),
        _ => {}
    });
    found
}

/// The cell over the ranks of its sorted constants (1, 3, 5 ..) in place of the constants themselves: comparisons say the same,
/// and between any two ranks there is a number, which between two decimals there need not be.
fn ranked(cell: &Expr, own: &[Decimal]) -> Option<Expr> {
    let rank = |n: Decimal| own.binary_search(&n).map_or(Decimal::ZERO, |at| (2 * at + 1).into());
    rebuilt(cell, &mut { rank })
}

/// Whether a cell sees no more of its column's value than its place among constants.
pub(crate) fn is_placed(cell: &Expr, kind: Option<Kind>) -> bool {
    match kind {
        Some(Kind::Number | Kind::Rows) => rebuilt(cell, &mut |n| n).is_some(),
        Some(Kind::Text | Kind::Bool) => !reads(cell, |e| matches!(e, Expr::Slot(_))),
        None => false,
    }
}

fn reads(expr: &Expr, what: impl Fn(&Expr) -> bool) -> bool {
    let mut found = false;
    expr.walk(&mut |e| found |= what(e));
    found
}

/// The cell with other numbers in place of its constants; none when it does more with its column than compare it with them.
fn rebuilt(cell: &Expr, number: &mut dyn FnMut(Decimal) -> Decimal) -> Option<Expr> {
    let mut constant = |value: &OwnedValue| match value {
        OwnedValue::Number(n) => OwnedValue::Number(number(*n)),
        other => other.clone(),
    };
    Some(match cell {
        Expr::Constant(value) => Expr::Constant(constant(value)),
        Expr::Column => Expr::Column,
        Expr::Slot(_) => return None,
        Expr::Negate(_) | Expr::Arithmetic(..) | Expr::Function(..) => {
            // Of constants alone it is one.
            if reads(cell, |e| matches!(e, Expr::Slot(_) | Expr::Column)) {
                return None;
            }
            Expr::Constant(constant(&cell.eval(&[], Value::Null).ok()?.owned()))
        }
        Expr::In(e, list) => {
            let list = list.iter().map(constant).collect();
            Expr::In(boxed(e, number)?, list)
        }
        Expr::Not(e) => Expr::Not(boxed(e, number)?),
        Expr::Truth(e) => Expr::Truth(boxed(e, number)?),
        Expr::Equal(a, b) => Expr::Equal(boxed(a, number)?, boxed(b, number)?),
        Expr::Compare(order, a, b) => Expr::Compare(*order, boxed(a, number)?, boxed(b, number)?),
        Expr::And(a, b) => Expr::And(boxed(a, number)?, boxed(b, number)?),
        Expr::Or(a, b) => Expr::Or(boxed(a, number)?, boxed(b, number)?),
        Expr::Otherwise(a, b) => Expr::Otherwise(boxed(a, number)?, boxed(b, number)?),
        Expr::Conditional(a, b, c) => Expr::Conditional(boxed(a, number)?, boxed(b, number)?, boxed(c, number)?),
        Expr::Within(e, range) => {
            let (from, to) = (rebuilt(&range.from, number)?, rebuilt(&range.to, number)?);
            Expr::Within(boxed(e, number)?, Box::new(Range { from, to, ..Range::clone(range) }))
        }
        Expr::Extreme { largest, of } => {
            let of = of.iter().map(|e| rebuilt(e, number)).collect::<Option<_>>()?;
            Expr::Extreme { largest: *largest, of }
        }
    })
}

fn boxed(expr: &Expr, number: &mut dyn FnMut(Decimal) -> Decimal) -> Option<Box<Expr>> {
    rebuilt(expr, number).map(Box::new)
}
