//! Firms living in time: the same for a seed, calibrated as `docs/province.md` says, with what is planted visible in the facts.

mod calibrated;
mod facts;
mod files;
mod planted;
mod same;

use std::collections::BTreeMap;

use hub::{Catalogue, MeasureId};
use province::living::{Living, LivingFirm, LivingOptions, Trace};

/// A province of so many firms over two years, without daily measures.
fn living(seed: u64, firms: u32) -> Living {
    Living::new(seed, LivingOptions { firms, daily: false, ..LivingOptions::default() }).unwrap()
}

fn measure(id: &str) -> MeasureId {
    Catalogue::built_in().find(id).unwrap()
}

/// The values that count in the end, by measure, place of the month in the window and what tells events apart. What is older than the window
/// is month 0.
struct Book(BTreeMap<(MeasureId, usize), Vec<i64>>);

impl Book {
    /// Of these measures alone.
    fn of(living: &Living, firm: &LivingFirm<'_>, wanted: &[MeasureId]) -> Self {
        let ends: Vec<_> = living.month_ends().collect();
        let mut cells: BTreeMap<_, Trace> = BTreeMap::new();
        for trace in firm.facts().filter(|trace| wanted.contains(&trace.measure)) {
            let held = cells.entry((trace.measure, trace.on, trace.reference)).or_insert(trace);
            if trace.learned_us > held.learned_us {
                *held = trace;
            }
        }
        let mut book: BTreeMap<_, Vec<i64>> = BTreeMap::new();
        for ((measure, on, _), trace) in cells {
            let month = ends.iter().position(|end| on <= *end).unwrap_or(ends.len());
            book.entry((measure, month)).or_default().extend(trace.value);
        }
        Self(book)
    }

    fn get(&self, measure: MeasureId, month: usize) -> Option<i64> {
        self.0.get(&(measure, month)).and_then(|values| values.first().copied())
    }

    fn sum(&self, measure: MeasureId, months: std::ops::Range<usize>) -> f64 {
        months.filter_map(|month| self.0.get(&(measure, month))).flatten().map(|value| *value as f64).sum()
    }
}
