//! [`Panel`]: firm-months with what was known at their end and what came in the sixty days after: the table a model is trained
//! and judged on.
//!
//! **Point in time.** A row of 31 March sees facts that were learnt until the end of 31 March (UTC) and that held until then. What
//! is reported for March comes in April and is not seen; a figure corrected in May is seen as it stood in March.

use calendar::{Date, days_between};
use hub::Fact;
use portrait::{Evaluator, FactError, FirmState, PortraitError};

use crate::limits::{HORIZON_DAYS, MAX_ROWS, MAX_VALUES};
use crate::signal::Signals;

/// The day that has number 0.
const EPOCH: Date = Date::constant(1970, 1, 1);
const DAY_US: i64 = 86_400_000_000;

/// A firm as it is put into a panel.
#[derive(Debug, Clone, Copy)]
pub struct History<'a> {
    /// Its number: rows of a firm stand together and go to one part of a split.
    pub firm: u64,
    /// What sources reported, in any order.
    pub facts: &'a [Fact],
    /// The first day on which it could not pay what was due; none where none is known.
    pub broke_on: Option<Date>,
    /// The first and the last day for which it is known whether it broke.
    pub watched: (Date, Date),
    /// The day it closed or left without having broken: no row after it.
    pub left_on: Option<Date>,
}

/// Which row of a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowKey {
    /// The firm's number.
    pub firm: u64,
    /// The day whose end the row is known at.
    pub as_of: Date,
    /// Days to the first break, 1 to [`HORIZON_DAYS`]; none where none comes within them.
    pub days_to_break: Option<i32>,
}

/// Rows of firm-months.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    signals: Signals,
    keys: Vec<RowKey>,
    values: Vec<f64>,
}

/// Why a firm could not be put in. The panel is as it was.
#[derive(Debug, thiserror::Error)]
pub enum PanelError {
    /// A fact cannot be taken.
    #[error("firm {firm}: {error}")]
    Fact {
        /// The firm.
        firm: u64,
        /// Why.
        #[source]
        error: FactError,
    },
    /// A portrait cannot be made.
    #[error("firm {firm}: {error}")]
    Portrait {
        /// The firm.
        firm: u64,
        /// Why.
        #[source]
        error: PortraitError,
    },
    /// Too many rows.
    #[error("more than {MAX_ROWS} rows or {MAX_VALUES} values: divide the firms between panels")]
    TooMany,
}

impl Panel {
    /// A panel without a row.
    #[must_use]
    pub const fn new(signals: Signals) -> Self {
        Self { signals, keys: Vec::new(), values: Vec::new() }
    }

    /// Puts the rows of a firm in: one for each of `days` (month ends, in rising order) on which it is watched, has neither broken nor left, and
    /// for which it is known what came after.
    ///
    /// `evaluator` must compute by the catalogue the signals were read against.
    ///
    /// # Errors
    /// [`PanelError`]; the panel is as it was.
    pub fn push(&mut self, evaluator: &mut Evaluator<'_>, firm: &History<'_>, days: &[Date]) -> Result<(), PanelError> {
        let rows: Vec<RowKey> = days.iter().filter_map(|day| firm.row(*day)).collect();
        if !fits(self.keys.len() + rows.len(), self.signals.len()) {
            return Err(PanelError::TooMany);
        }
        let mut values = Vec::with_capacity(rows.len() * self.signals.len());
        let mut order: Vec<&Fact> = firm.facts.iter().collect();
        order.sort_by_key(|fact| fact.known);
        let (mut state, mut facts) = (FirmState::new(), order.into_iter().peekable());
        for row in &rows {
            let until = last_instant(row.as_of);
            while let Some(fact) = facts.next_if(|fact| fact.known.learned_us <= until) {
                let taken = state.observe(evaluator.catalogue(), fact);
                taken.map_err(|error| PanelError::Fact { firm: firm.firm, error })?;
            }
            let portrait = evaluator.portrait(&state, row.as_of);
            let portrait = portrait.map_err(|error| PanelError::Portrait { firm: firm.firm, error })?;
            values.extend(self.signals.values(&portrait.readings));
        }
        self.keys.extend(rows);
        self.values.extend(values);
        Ok(())
    }

    /// Takes the rows of another panel with the same signals after its own; a panel of other signals is given back.
    ///
    /// # Errors
    /// The other panel, untouched, when its signals are others or there would be too many rows.
    pub fn append(&mut self, mut other: Self) -> Result<(), Self> {
        if self.signals != other.signals || !fits(self.keys.len() + other.keys.len(), self.signals.len()) {
            return Err(other);
        }
        self.keys.append(&mut other.keys);
        self.values.append(&mut other.values);
        Ok(())
    }

    /// The signals, in the order of a row.
    #[must_use]
    pub const fn signals(&self) -> &Signals {
        &self.signals
    }

    /// Which rows.
    #[must_use]
    pub fn keys(&self) -> &[RowKey] {
        &self.keys
    }

    /// The rows' values, in the order of [`Self::keys`].
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.values.chunks_exact(self.signals.len().max(1))
    }
}

impl History<'_> {
    /// The row of a day; none where there is none.
    #[must_use]
    pub fn row(&self, as_of: Date) -> Option<RowKey> {
        let (first, last) = self.watched;
        let gone = self.broke_on.is_some_and(|day| day <= as_of) || self.left_on.is_some_and(|day| day <= as_of);
        if as_of < first || gone {
            return None;
        }
        let days_to_break =
            self.broke_on.map(|day| days_between(as_of, day)).filter(|days| (1..=HORIZON_DAYS).contains(days));
        // Without a break the sixty days must be over, or nobody knows what they bring. A break seen in them needs no more days; leaving rows
        // out by the same rule keeps the rate of breaks what it is.
        let over = days_between(as_of, last) >= HORIZON_DAYS;
        over.then_some(RowKey { firm: self.firm, as_of, days_to_break })
    }
}

/// Whether a panel may hold so many rows of so many signals.
const fn fits(rows: usize, signals: usize) -> bool {
    rows <= MAX_ROWS && rows.saturating_mul(signals) <= MAX_VALUES
}

/// The last microsecond of a day, UTC, since 1970: what was learnt until then is known on it.
#[must_use]
pub fn last_instant(day: Date) -> i64 {
    (i64::from(days_between(EPOCH, day)) + 1) * DAY_US - 1
}

#[cfg(test)]
mod tests {
    use super::{fits, last_instant};
    use crate::limits::{MAX_ROWS, MAX_VALUES};

    #[test]
    fn rows_and_values_are_bounded() {
        assert!(fits(MAX_ROWS, 1) && !fits(MAX_ROWS + 1, 1));
        assert!(fits(MAX_VALUES / 50, 50) && !fits(MAX_VALUES / 50 + 1, 50));
    }

    #[test]
    fn a_day_ends_a_microsecond_before_the_next() {
        assert_eq!(last_instant("1970-01-01".parse().unwrap()), 86_400_000_000 - 1);
        assert_eq!(last_instant("1969-12-31".parse().unwrap()), -1);
    }
}
