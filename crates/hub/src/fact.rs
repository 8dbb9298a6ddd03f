//! [`Fact`]: what a source said about a firm, when it held and when we learnt it.

use calendar::Date;
use codes::BatchId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::measure::MeasureId;
use crate::number::plain;

/// When and from what we learnt a fact, in the order of learning: of two values of one cell the greater `Known` counts, in
/// whatever order they arrive. Two facts of one cell never share a `Known`: the rows of a batch that would are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub learned_us: i64,
    /// The batch it came in.
    pub batch: BatchId,
    /// The row of that batch, the first being 1.
    pub row: u64,
}

/// What a value is of: two facts of one cell are a value and its correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The measure.
    pub measure: MeasureId,
    /// The day it held; the last day of the month for a monthly measure.
    pub on: Date,
    /// Tells events of one day apart ([`reference_of`]); 0 for every other kind.
    pub reference: u64,
}

/// One value a source reported about a firm. The firm is told beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The measure.
    pub measure: MeasureId,
    /// The day it held; the last day of the month for a monthly measure.
    pub on: Date,
    /// Tells events of one day apart ([`reference_of`]); 0 for every other kind.
    pub reference: u64,
    /// At the measure's scale; none takes back what was said of the cell before.
    pub value: Option<i64>,
    /// When and from what we learnt it.
    pub known: Known,
}

impl Fact {
    /// What it is a value of.
    #[must_use]
    pub const fn cell(&self) -> Cell {
        Cell { measure: self.measure, on: self.on, reference: self.reference }
    }

    /// Whether it counts in the place of another fact of the same cell.
    #[must_use]
    pub fn supersedes(&self, other: &Self) -> bool {
        self.cell() == other.cell() && self.known > other.known
    }
}

/// The number an event's own reference (case number, order number) is kept as: the first eight bytes of its SHA-256, after full-width
/// characters were made half-width and the blanks around it taken off, since 〔（〕 and 〔(〕 are typed as it happens. The same event
/// delivered twice therefore falls on one cell. Never 0, which stands for no reference.
#[must_use]
pub fn reference_of(text: &str) -> u64 {
    let digest = Sha256::digest(plain(text).as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_be_bytes(first).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_learnt_counts_and_a_batch_has_an_order_of_its_own() {
        let known = |us, batch, row| Known { learned_us: us, batch: BatchId::from_bytes([batch; 16]), row };
        assert!(known(2, 0, 1) > known(1, 9, 9));
        assert!(known(1, 2, 1) > known(1, 1, 9));
        assert!(known(1, 1, 2) > known(1, 1, 1));
        let fact = |value, row| Fact {
            measure: MeasureId::new(0),
            on: Date::constant(2025, 6, 30),
            reference: 0,
            value,
            known: known(1, 1, row),
        };
        assert!(fact(None, 2).supersedes(&fact(Some(5), 1)));
        assert!(!fact(Some(5), 1).supersedes(&fact(None, 2)));
        let elsewhere = Fact { on: Date::constant(2025, 7, 31), ..fact(Some(5), 1) };
        assert!(!fact(None, 2).supersedes(&elsewhere));
    }

    #[test]
    fn a_reference_is_the_same_on_every_machine() {
        // The first eight bytes of SHA-256 of "abc", as FIPS 180 prints them.
        assert_eq!(reference_of(" abc "), 0xba78_16bf_8f01_cfea);
        assert_eq!(reference_of("（2025）冀01民初1号"), reference_of("(2025)冀01民初１号"));
        assert_ne!(reference_of("（2025）冀01民初1号"), reference_of("（2025）冀01民初2号"));
    }
}
