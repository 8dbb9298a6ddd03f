//! [`FirmState`]: the one fold. Facts go in, in any order; what comes out depends on which facts, never on when they arrived.

use calendar::Date;
use hub::{Fact, MeasureId};

use crate::catalogue::{Catalogue, Keep};
use crate::column::{Cell, Column, SETTLED};
use crate::limits::{DAY_MONTHS_KEPT, MAX_CELLS, MAX_VALUE, MONTHS_KEPT};
use crate::time::{day_of, first_day, last_whole_month, month_of};

/// What is known of one firm: of each measure its cells, and of each cell what was learnt last.
///
/// Two states of the same facts are equal, whatever the order in which the facts arrived, how often, or how they were divided
/// between states that were merged. A correction is a fact of the same cell learnt later, a retraction one without a value; both
/// win by *when they were learnt*, so they may arrive first.
///
/// ## What is kept, and why
///
/// A state keeps **cells**, months and days, and adds up when it is asked. Sums of months would be smaller for daily measures, but a
/// correction of a day would then have to take the old value out of a sum that no longer knows it. Days are kept as long as a window of
/// days may reach ([`MAX_DAY_WINDOW_MONTHS`](crate::limits::MAX_DAY_WINDOW_MONTHS)), which costs a daily measure about a kilobyte
/// in packed form.
///
/// What makes a cell large is not its value but when it was learnt. [`FirmState::settle`] takes it off: the caller says "everything
/// learnt up to this instant has been folded in" (it knows, it holds the place up to which segments were read). From then on a fact
/// learnt until that instant is a redelivery and is ignored, and one learnt later wins over whatever is settled.
#[derive(Debug, Clone)]
pub struct FirmState {
    /// By the number of the measure; shorter than the catalogue when the last measures are empty.
    pub(crate) columns: Vec<Column>,
    /// Facts learnt until here, in microseconds since 1970, are in; `i64::MIN` before the first settling.
    pub(crate) learned_through: i64,
    /// The day for which cells that no window reaches were let go; none before the first settling.
    pub(crate) kept_for: Option<Date>,
}

/// What a fact did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Observed {
    /// A value that can be seen is another one now.
    Changed,
    /// It was known, older than what is known, before everything that is kept, or confirmed what was known.
    Same,
}

/// Why a fact cannot be taken. The state is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FactError {
    /// The measure is in no source document.
    #[error("measure number {0} is not in the catalogue: load the source document that has it")]
    UnknownMeasure(u16),
    /// The value is beyond anything a measure can hold.
    #[error("the value {0} is beyond {MAX_VALUE} in size: check its unit")]
    TooLarge(i64),
    /// The measure has as many cells as are kept of one firm.
    #[error("measure number {0} has {MAX_CELLS} cells of this firm: settle the state, or divide the firm's feed")]
    TooMany(u16),
}

impl Default for FirmState {
    fn default() -> Self {
        Self { columns: Vec::new(), learned_through: i64::MIN, kept_for: None }
    }
}

impl PartialEq for FirmState {
    fn eq(&self, other: &Self) -> bool {
        (self.learned_through, self.kept_for) == (other.learned_through, other.kept_for) && self.used() == other.used()
    }
}

impl Eq for FirmState {}

impl FirmState {
    /// A firm of which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one fact.
    ///
    /// # Errors
    /// [`FactError`]; the state is as it was.
    pub fn observe(&mut self, catalogue: &Catalogue, fact: &Fact) -> Result<Observed, FactError> {
        let number = fact.measure.number();
        let shape = catalogue.shape(fact.measure).ok_or(FactError::UnknownMeasure(number))?;
        if let Some(value) = fact.value.filter(|value| value.unsigned_abs() > MAX_VALUE.unsigned_abs()) {
            return Err(FactError::TooLarge(value));
        }
        let at = if shape.is_monthly() { month_of(fact.on) } else { day_of(fact.on) };
        if fact.known.learned_us <= self.learned_through || at < self.first_kept(shape.keep) {
            return Ok(Observed::Same);
        }
        let index = usize::from(number);
        if self.columns.len() <= index {
            self.columns.resize_with(index + 1, Column::default);
        }
        let reference = if shape.is_event() { fact.reference } else { 0 };
        let taken = self.columns[index].take(Cell { at, reference, known: fact.known, value: fact.value });
        // A column that was made for a fact it could not take cannot be: the first cell always fits.
        match taken {
            Ok(true) => Ok(Observed::Changed),
            Ok(false) => Ok(Observed::Same),
            Err(_) => Err(FactError::TooMany(number)),
        }
    }

    /// What was known of a firm at an instant: facts that were learnt later (microseconds since 1970) are not seen.
    ///
    /// # Errors
    /// [`FactError`] for the first fact that cannot be taken.
    pub fn known_at<'f>(
        catalogue: &Catalogue,
        facts: impl IntoIterator<Item = &'f Fact>,
        learned_us: i64,
    ) -> Result<Self, FactError> {
        let mut state = Self::new();
        for fact in facts.into_iter().filter(|fact| fact.known.learned_us <= learned_us) {
            state.observe(catalogue, fact)?;
        }
        Ok(state)
    }

    /// Takes everything another state of the same firm knows.
    ///
    /// Of two states that were settled at different instants, the later one has everything the earlier one settled, so of the
    /// earlier only what was learnt after that instant is taken.
    ///
    /// # Errors
    /// [`FactError::TooMany`]; the state is as it was.
    pub fn merge(&mut self, catalogue: &Catalogue, other: &Self) -> Result<(), FactError> {
        let learned_through = self.learned_through.max(other.learned_through);
        let kept_for = self.kept_for.max(other.kept_for);
        let (mut left, mut right) = (self.clone(), other.clone());
        for state in [&mut left, &mut right] {
            state.raise(learned_through);
            state.kept_for = kept_for;
            state.trim(catalogue);
        }
        let empty = Column::default();
        let longest = left.columns.len().max(right.columns.len());
        let mut columns = Vec::with_capacity(longest);
        for index in 0..longest {
            let of = |state: &'_ Self| state.columns.get(index).unwrap_or(&empty).clone();
            let column = of(&left).union(&of(&right));
            columns.push(column.map_err(|_| FactError::TooMany(u16::try_from(index).unwrap_or(u16::MAX)))?);
        }
        *self = Self { columns, learned_through, kept_for };
        Ok(())
    }

    /// Says that every fact learnt until `learned_through` (microseconds since 1970) has been folded in, and lets go what no window
    /// that ends on `as_of` or later reaches. Both only ever move forward.
    ///
    /// Registered facts that are asked about whatever their age (states, and the first of an event) are kept.
    pub fn settle(&mut self, catalogue: &Catalogue, learned_through: i64, as_of: Date) {
        self.kept_for = self.kept_for.max(Some(as_of));
        self.trim(catalogue);
        if learned_through > self.learned_through {
            self.learned_through = learned_through;
            for column in &mut self.columns {
                column.cells.retain(|cell| cell.value.is_some() || cell.known.learned_us > learned_through);
                for cell in column.cells.iter_mut().filter(|cell| cell.known.learned_us <= learned_through) {
                    cell.known = SETTLED;
                }
            }
        }
    }

    /// Lets go every cell of measures that `keep` does not name: what has to happen when a firm withdraws its consent to a source.
    pub fn retain(&mut self, keep: impl Fn(MeasureId) -> bool) {
        for (number, column) in (0..).zip(&mut self.columns) {
            if !keep(MeasureId::new(number)) {
                column.cells = Vec::new();
            }
        }
    }

    /// The instant, in microseconds since 1970, until which facts are settled; none before the first settling.
    #[must_use]
    pub fn learned_through(&self) -> Option<i64> {
        (self.learned_through != i64::MIN).then_some(self.learned_through)
    }

    /// The day for which the state was last settled: a portrait of an earlier day may miss cells.
    #[must_use]
    pub fn kept_for(&self) -> Option<Date> {
        self.kept_for
    }

    /// Cells held, those that were taken back included.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.columns.iter().map(|column| column.cells.len()).sum()
    }

    /// The measures of which it holds a cell.
    pub fn measures(&self) -> impl Iterator<Item = MeasureId> + '_ {
        let held = (0..).zip(&self.columns).filter(|(_, column)| !column.cells.is_empty());
        held.map(|(number, _)| MeasureId::new(number))
    }

    /// Forgets everything and keeps the memory, for the next firm of a batch.
    pub fn clear(&mut self) {
        self.columns.iter_mut().for_each(|column| column.cells.clear());
        self.learned_through = i64::MIN;
        self.kept_for = None;
    }

    pub(crate) fn column(&self, measure: MeasureId) -> Option<&Column> {
        self.columns.get(measure.index())
    }

    /// Drops what a state that was settled at `learned_through` knows already.
    fn raise(&mut self, learned_through: i64) {
        if self.learned_through < learned_through {
            self.columns.iter_mut().for_each(|c| c.cells.retain(|cell| cell.known.learned_us > learned_through));
            self.learned_through = learned_through;
        }
    }

    fn trim(&mut self, catalogue: &Catalogue) {
        for number in 0..self.columns.len() {
            let measure = MeasureId::new(u16::try_from(number).unwrap_or(u16::MAX));
            let Some(shape) = catalogue.shape(measure) else { continue };
            let first = self.first_kept(shape.keep);
            let cells = &mut self.columns[number].cells;
            let gone = cells.partition_point(|cell| cell.at < first);
            cells.drain(..gone);
        }
    }

    /// The first month or day that is kept.
    fn first_kept(&self, keep: Keep) -> i32 {
        let Some(day) = self.kept_for else { return i32::MIN };
        let back = |months: usize| last_whole_month(day) + 1 - i32::try_from(months).unwrap_or(i32::MAX);
        match keep {
            Keep::Forever => i32::MIN,
            Keep::Months => back(MONTHS_KEPT),
            // A window of days that ends on the last of a month begins with the first day of a month; any other begins later.
            Keep::EventDays => first_day(back(MONTHS_KEPT)),
            Keep::Days => first_day(back(DAY_MONTHS_KEPT)),
        }
    }

    /// The columns up to the last that holds something: those after it say nothing.
    fn used(&self) -> &[Column] {
        let used = self.columns.iter().rposition(|column| !column.cells.is_empty()).map_or(0, |last| last + 1);
        &self.columns[..used]
    }
}
