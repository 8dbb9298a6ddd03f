//! The months of one measure, as indicators read them.

use hub::Kind;

use crate::catalogue::Shape;
use crate::column::Column;
use crate::limits::{MAX_MONTH_VALUE, MONTHS_KEPT};
use crate::number::round_div;
use crate::time::first_day;

/// The last place of a series: the last whole month.
pub(crate) const LAST: usize = MONTHS_KEPT - 1;

/// The months up to a last whole month, oldest first; a bit of `present` for each that has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Series {
    pub values: [i64; MONTHS_KEPT],
    pub present: u64,
}

impl Series {
    pub(crate) const EMPTY: Self = Self { values: [0; MONTHS_KEPT], present: 0 };

    pub(crate) fn has(&self, at: usize) -> bool {
        self.present >> at & 1 == 1
    }

    fn set(&mut self, at: usize, value: i64) {
        self.values[at] = value;
        self.present |= 1 << at;
    }
}

/// The days at which the months of a series begin, and the one after its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Months {
    /// Number of the last whole month.
    pub last: i32,
    /// First days, by place; the last is the day after the last month.
    pub begins: [i32; MONTHS_KEPT + 1],
}

impl Months {
    pub(crate) fn until(last: i32) -> Self {
        let mut begins = [0; MONTHS_KEPT + 1];
        let first = last - i32::try_from(LAST).unwrap_or(0);
        for (day, month) in begins.iter_mut().zip(first..) {
            *day = first_day(month);
        }
        Self { last, begins }
    }

    pub(crate) fn first(&self) -> i32 {
        self.last - i32::try_from(LAST).unwrap_or(0)
    }
}

impl Series {
    /// The months of a measure.
    pub(crate) fn of(shape: Shape, column: &Column, months: &Months) -> Self {
        let mut series = Self::EMPTY;
        match shape.kind {
            Kind::Monthly => {
                let first = months.first();
                for (month, value) in column.between(first, months.last) {
                    series.set(usize::try_from(month - first).unwrap_or(0), value);
                }
            }
            Kind::Daily | Kind::Event => series.add_up(column, months, shape.kind == Kind::Event || shape.flow),
            Kind::State => series.carry(column, months),
        }
        series
    }

    /// Days or events of each month: their sum, or the mean of the days.
    fn add_up(&mut self, column: &Column, months: &Months, flow: bool) {
        let (mut at, mut sum, mut count) = (0, 0_i128, 0_i128);
        let mut close = |at: usize, sum: i128, count: i128| {
            let value = if flow || count == 0 { sum } else { round_div(sum, count) };
            if count > 0 && value.abs() <= MAX_MONTH_VALUE {
                self.set(at, i64::try_from(value).unwrap_or(0));
            }
        };
        for (day, value) in column.between(months.begins[0], months.begins[MONTHS_KEPT] - 1) {
            while day >= months.begins[at + 1] {
                close(at, sum, count);
                (at, sum, count) = (at + 1, 0, 0);
            }
            sum += i128::from(value);
            count += 1;
        }
        close(at, sum, count);
    }

    /// What held at the end of each month.
    fn carry(&mut self, column: &Column, months: &Months) {
        let mut cells = column.between(i32::MIN, months.begins[MONTHS_KEPT] - 1).peekable();
        let mut held = None;
        for at in 0..MONTHS_KEPT {
            while let Some((_, value)) = cells.next_if(|(day, _)| *day < months.begins[at + 1]) {
                held = Some(value);
            }
            if let Some(value) = held {
                self.set(at, value);
            }
        }
    }
}

/// A stretch of months of some measures added up, as one operation sees it: oldest first. The value of a month without one is 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    pub values: [i64; MONTHS_KEPT],
    pub present: u64,
    pub len: usize,
}

impl Window {
    /// The values that are there with their places.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, i64)> + '_ {
        let all = self.values[..self.len].iter().enumerate();
        all.filter(|(at, _)| self.has(*at)).map(|(at, value)| (at, *value))
    }

    pub(crate) fn has(&self, at: usize) -> bool {
        self.present >> at & 1 == 1
    }

    pub(crate) fn count(&self) -> i128 {
        i128::from(self.present.count_ones())
    }

    /// Σx. Months without a value hold 0, and the bounds of values keep a whole window inside 64 bits.
    pub(crate) fn sum(&self) -> i128 {
        i128::from(self.values[..self.len].iter().sum::<i64>())
    }

    /// Σx².
    pub(crate) fn squares(&self) -> i128 {
        self.values[..self.len].iter().map(|value| i128::from(*value) * i128::from(*value)).sum()
    }

    pub(crate) fn last(&self) -> Option<i64> {
        (self.len > 0 && self.has(self.len - 1)).then(|| self.values[self.len - 1])
    }

    /// Only the months that the other window has as well.
    pub(crate) fn paired(mut self, other: &Self) -> Self {
        self.present &= other.present;
        for (at, value) in self.values[..self.len].iter_mut().enumerate() {
            *value *= i64::from(self.present >> at & 1 == 1);
        }
        self
    }
}
