//! What each column of a sample set looks like, and how the bad rate goes with it.

use lake::SampleColumn;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::StudyError;
use crate::cells::{Cells, numbers, text_of};
use crate::limits::{HISTOGRAM_BARS, MAX_LISTED_VALUES};
use crate::prepare::outcomes;
use crate::study::{Kind, Study};

/// A bar of a histogram.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct HistogramBar {
    /// From this number, included.
    pub from: f64,
    /// To this number; included in the last bar only.
    pub to: f64,
    /// Rows.
    pub rows: u64,
    /// Share of bads among those whose outcome is known.
    pub bad_rate: Option<f64>,
}

/// A value with its rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ValueCount {
    /// The value as text.
    pub value: String,
    /// Rows.
    pub rows: u64,
    /// Share of bads among those whose outcome is known.
    pub bad_rate: Option<f64>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ColumnProfile {
    /// The column.
    pub column: String,
    /// Rows.
    pub rows: u64,
    /// Rows without a value.
    pub missing: u64,
    /// Share of bads among those.
    pub missing_bad_rate: Option<f64>,
    /// Distinct values.
    pub distinct: u64,
    /// Of numbers: least, first quartile, median, third quartile, most.
    pub quartiles: Option<[f64; 5]>,
    /// Of numbers: mean.
    pub mean: Option<f64>,
    /// Of numbers: bars between the first and the last percentile, what lies beyond being in the outer bars.
    pub histogram: Vec<HistogramBar>,
    /// Of days: the first and the last.
    pub days: Option<(String, String)>,
    /// The commonest values; of numbers only when they are few.
    pub values: Vec<ValueCount>,
    /// Whether there are more values than those listed.
    pub more_values: bool,
}

/// Every column of the set and every derived one; bad rates where the study says what is bad.
///
/// # Errors
/// [`StudyError`] when a derived column cannot be made. An outcome that is not settled yet only costs the bad rates.
pub fn profile(
    columns: &[SampleColumn],
    study: &Study,
    performance: Option<&[SampleColumn]>,
) -> Result<Vec<ColumnProfile>, StudyError> {
    let cells = Cells::try_new(columns, study)?;
    let bad = outcomes(&cells, study, performance).ok();
    study.columns.par_iter().map(|use_| one(&cells, &use_.column, use_.kind, bad.as_deref())).collect()
}

#[derive(Default, Clone, Copy)]
struct Tally {
    rows: u64,
    goods: u64,
    bads: u64,
}

impl Tally {
    fn add(&mut self, bad: Option<bool>) {
        self.rows += 1;
        match bad {
            Some(true) => self.bads += 1,
            Some(false) => self.goods += 1,
            None => {}
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a share of rows")]
    fn rate(self) -> Option<f64> {
        let known = self.goods + self.bads;
        (known > 0).then(|| self.bads as f64 / known as f64)
    }
}

fn one(cells: &Cells<'_>, name: &str, kind: Kind, bad: Option<&[Option<bool>]>) -> Result<ColumnProfile, StudyError> {
    let values = cells.get(name)?;
    let outcome = |row: usize| bad.and_then(|bad| bad[row]);
    let mut missing = Tally::default();
    let mut counted: std::collections::HashMap<String, Tally> = std::collections::HashMap::new();
    let plain = match (kind, values) {
        (Kind::Number, lake::SampleValues::Numbers(_)) => numbers(values, name).ok(),
        _ => None,
    };
    let mut sorted: Vec<f64> = plain.iter().flatten().copied().filter(|value| !value.is_nan()).collect();
    sorted.sort_by(f64::total_cmp);
    let mut distinct = sorted.clone();
    distinct.dedup();
    let listed = plain.is_none() || distinct.len() <= MAX_LISTED_VALUES;
    for row in 0..cells.rows() {
        if let Some(numbers) = &plain
            && !listed
        {
            if numbers[row].is_nan() {
                missing.add(outcome(row));
            }
            continue;
        }
        match text_of(values, row) {
            Some(text) => counted.entry(text).or_default().add(outcome(row)),
            None => missing.add(outcome(row)),
        }
    }
    let mut order: Vec<(String, Tally)> = counted.into_iter().collect();
    let found = if plain.is_some() { distinct.len() } else { order.len() };
    order.sort_by(|a, b| b.1.rows.cmp(&a.1.rows).then_with(|| a.0.cmp(&b.0)));
    let more_values = order.len() > MAX_LISTED_VALUES || !listed;
    order.truncate(MAX_LISTED_VALUES);
    let list = order.into_iter().map(|(value, tally)| ValueCount { value, rows: tally.rows, bad_rate: tally.rate() });
    let days = match values {
        lake::SampleValues::Dates(days) => {
            let known = || days.iter().flatten();
            known().min().zip(known().max()).map(|(first, last)| (first.to_string(), last.to_string()))
        }
        _ => None,
    };
    #[expect(clippy::cast_precision_loss, reason = "a mean over rows")]
    let mean = (!sorted.is_empty()).then(|| sorted.iter().sum::<f64>() / sorted.len() as f64);
    Ok(ColumnProfile {
        column: name.to_owned(),
        rows: cells.rows() as u64,
        missing: missing.rows,
        missing_bad_rate: missing.rate(),
        distinct: found as u64,
        quartiles: quartiles(&sorted),
        mean,
        histogram: plain.map(|numbers| histogram(&numbers, &sorted, &outcome)).unwrap_or_default(),
        days,
        values: list.collect(),
        more_values,
    })
}

fn quartiles(sorted: &[f64]) -> Option<[f64; 5]> {
    let last = sorted.len().checked_sub(1)?;
    Some([0, 1, 2, 3, 4].map(|quarter| sorted[last * quarter / 4]))
}

fn histogram(numbers: &[f64], sorted: &[f64], outcome: &dyn Fn(usize) -> Option<bool>) -> Vec<HistogramBar> {
    let Some(last) = sorted.len().checked_sub(1) else { return Vec::new() };
    let (low, high) = (sorted[last / 100], sorted[last - last / 100]);
    let bars = if high > low { HISTOGRAM_BARS } else { 1 };
    #[expect(clippy::cast_precision_loss, reason = "twenty bars")]
    let edge = |at: usize| low + (high - low) * at as f64 / bars as f64;
    let mut tallies = vec![Tally::default(); bars];
    for (row, value) in numbers.iter().enumerate().filter(|(_, value)| !value.is_nan()) {
        let place = if high > low { ((value - low) / (high - low) * bars as f64) as usize } else { 0 };
        tallies[place.min(bars - 1)].add(outcome(row));
    }
    let bar = |(at, tally): (usize, Tally)| HistogramBar {
        from: edge(at),
        to: edge(at + 1),
        rows: tally.rows,
        bad_rate: tally.rate(),
    };
    tallies.into_iter().enumerate().map(bar).collect()
}
