//! What a state holds of one measure: its cells in the order of their days, each with what was learnt last.

use codes::BatchId;
use hub::Known;

use crate::limits::MAX_CELLS;

/// One cell: a month, a day, or an event of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Month number for a monthly measure, day number for the others.
    pub at: i32,
    /// The external reference of an event; 0 for the others.
    pub reference: u64,
    /// When its value was learnt; [`SETTLED`] once nothing older can arrive.
    pub known: Known,
    /// The value; none where it was taken back.
    pub value: Option<i64>,
}

/// Stands for "learnt until the state was settled": older than anything that still counts.
pub(crate) const SETTLED: Known = Known { learned_us: i64::MIN, batch: BatchId::from_bytes([0; 16]), row: 0 };

impl Cell {
    pub(crate) fn key(&self) -> (i32, u64) {
        (self.at, self.reference)
    }

    pub(crate) fn is_settled(&self) -> bool {
        self.known.learned_us == i64::MIN
    }

    /// What makes one fact of a cell win over another: what was learnt later; for the same instant, batch and row, which no source
    /// gives twice, the larger value, so that the order of arrival still does not matter.
    fn rank(&self) -> (Known, Option<i64>) {
        (self.known, self.value)
    }
}

/// The cells of one measure, by key, each key once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Column {
    pub cells: Vec<Cell>,
}

/// The cells of a measure would be more than are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Full;

impl Column {
    /// Takes a cell; says whether what is visible changed.
    pub(crate) fn take(&mut self, cell: Cell) -> Result<bool, Full> {
        // Facts mostly arrive in the order of time, so the end is looked at before anything else.
        let place = match self.cells.last() {
            None => Err(0),
            Some(last) if last.key() < cell.key() => Err(self.cells.len()),
            Some(_) => self.cells.binary_search_by_key(&cell.key(), Cell::key),
        };
        match place {
            Ok(at) => {
                let held = &mut self.cells[at];
                if cell.rank() <= held.rank() {
                    return Ok(false);
                }
                let changed = held.value != cell.value;
                *held = cell;
                Ok(changed)
            }
            Err(_) if self.cells.len() >= MAX_CELLS => Err(Full),
            Err(at) => {
                self.cells.insert(at, cell);
                Ok(cell.value.is_some())
            }
        }
    }

    /// Both columns' cells, of each key the one that wins.
    pub(crate) fn union(&self, other: &Self) -> Result<Self, Full> {
        let mut cells = Vec::with_capacity(self.cells.len().max(other.cells.len()));
        let (mut left, mut right) = (self.cells.iter().peekable(), other.cells.iter().peekable());
        while let (Some(&a), Some(&b)) = (left.peek(), right.peek()) {
            let order = a.key().cmp(&b.key());
            let winner = if order.is_lt() || (order.is_eq() && a.rank() >= b.rank()) { a } else { b };
            cells.push(*winner);
            if order.is_le() {
                left.next();
            }
            if order.is_ge() {
                right.next();
            }
        }
        cells.extend(left);
        cells.extend(right);
        if cells.len() > MAX_CELLS { Err(Full) } else { Ok(Self { cells }) }
    }

    /// The visible cells from `first` to `last`, both included.
    pub(crate) fn between(&self, first: i32, last: i32) -> impl DoubleEndedIterator<Item = (i32, i64)> + '_ {
        let from = self.cells.partition_point(|cell| cell.at < first);
        let cells = self.cells[from..].iter();
        let until = self.cells[from..].partition_point(|cell| cell.at <= last);
        cells.take(until).filter_map(|cell| cell.value.map(|value| (cell.at, value)))
    }

    /// Whether a cell from `first` to `last` is visible.
    pub(crate) fn any_between(&self, first: i32, last: i32) -> bool {
        self.between(first, last).next_back().is_some()
    }
}
