//! Which characteristics moved, in bins and in points, and a whole table against an earlier one.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::stability::least_share;
use super::{MetricError, Shift, population_stability, require, same_length};
use crate::limits::{MAX_DRIFT_BINS, MAX_DRIFT_LEVELS};
use crate::quantiles::{place, quantile_edges};
use crate::runtime::{CompiledScorecard, ScoreError};
use crate::table::{Column, ColumnData, MISSING_CODE, Table};

/// One bin then and now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ShiftBin {
    /// For people.
    pub label: String,
    /// Share then.
    pub expected: f64,
    /// Share now.
    pub actual: f64,
    /// What the bin adds to the index.
    pub index: f64,
    /// `(actual - expected) x points`: what the bin adds to the mean score. Absent where there are no points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_shift: Option<f64>,
}

/// How far one characteristic moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CharacteristicShift {
    /// The characteristic.
    pub feature: String,
    /// The stability index over its bins (CSI).
    pub index: f64,
    /// Its band.
    pub shift: Shift,
    /// `sum((a - e) x points)`: points by which the mean score moved through this characteristic (Siddiqi, *Credit Risk
    /// Scorecards*, 2006, chapter 8). Two moves of opposite sign can leave an index high and this low.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_shift: Option<f64>,
    /// The bins.
    pub bins: Vec<ShiftBin>,
}

/// The stability of one characteristic from counts (or shares) in its bins, with points where it has them.
///
/// # Errors
/// [`MetricError`] as [`population_stability`], or when labels or points are not one per bin.
///
/// ```
/// use scoring::metrics::characteristic_stability;
/// let labels = ["young", "old"].map(str::to_owned);
/// let found = characteristic_stability("age", &labels, &[50.0, 50.0], &[70.0, 30.0], Some(&[10.0, 30.0])).unwrap();
/// assert!((found.points_shift.unwrap() + 4.0).abs() < 1e-12); // applicants became 4 points worse by age
/// ```
pub fn characteristic_stability(
    feature: &str,
    labels: &[String],
    expected: &[f64],
    actual: &[f64],
    points: Option<&[f64]>,
) -> Result<CharacteristicShift, MetricError> {
    same_length(labels.len(), expected.len(), points)?;
    let index = population_stability(expected, actual)?;
    let sums = (expected.iter().sum::<f64>(), actual.iter().sum::<f64>());
    let bin = |at: usize| {
        let (then, now) = (expected[at] / sums.0, actual[at] / sums.1);
        let (e, a) = (least_share(then), least_share(now));
        ShiftBin {
            label: labels[at].clone(),
            expected: then,
            actual: now,
            index: (a - e) * libm::log(a / e),
            points_shift: points.map(|points| (now - then) * points[at]),
        }
    };
    let bins: Vec<ShiftBin> = (0..labels.len()).map(bin).collect();
    let points_shift = points.map(|_| bins.iter().filter_map(|bin| bin.points_shift).sum());
    Ok(CharacteristicShift { feature: feature.to_owned(), index, shift: Shift::of(index), points_shift, bins })
}

/// Why a card's characteristics were not compared.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ShiftError {
    /// The table does not suit the card.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// There was nothing to compare.
    #[error(transparent)]
    Metric(#[from] MetricError),
}

impl CompiledScorecard {
    /// The stability of each characteristic of the card from some rows of a table to others.
    ///
    /// # Errors
    /// [`ShiftError`] when the table does not suit the card or a list of rows is empty.
    ///
    /// # Panics
    /// When a row is past the table's end.
    pub fn shifts(&self, table: &Table, then: &[u32], now: &[u32]) -> Result<Vec<CharacteristicShift>, ShiftError> {
        let (before, after) = (self.count_bins(table, then)?, self.count_bins(table, now)?);
        let parts = self.document().characteristics.iter().zip(before.iter().zip(&after));
        parts
            .map(|(characteristic, (before, after))| {
                let labels: Vec<String> = characteristic.attributes.iter().map(|a| a.label.clone()).collect();
                let points: Vec<f64> = characteristic.attributes.iter().map(|a| a.points).collect();
                Ok(characteristic_stability(&characteristic.feature, &labels, before, after, Some(&points))?)
            })
            .collect()
    }
}

/// The stability of every column of a table from some rows to others, without a card: numbers by quantiles of the earlier
/// rows, categories by level (the commonest `MAX_DRIFT_LEVELS` of the earlier rows, the rest as one), missing apart.
///
/// # Errors
/// [`MetricError`] when a list of rows is empty or the number of bins is out of range.
///
/// # Panics
/// When a row is past the table's end.
pub fn drift(table: &Table, then: &[u32], now: &[u32], bins: usize) -> Result<Vec<CharacteristicShift>, MetricError> {
    same_length(then.len().min(1), 1, None)?;
    same_length(now.len().min(1), 1, None)?;
    let allowed = (2..=MAX_DRIFT_BINS).contains(&bins);
    require("bins", bins as f64, "must lie between 2 and 50", allowed)?;
    table.columns().par_iter().map(|column| column_drift(column, then, now, bins)).collect()
}

fn column_drift(column: &Column, then: &[u32], now: &[u32], bins: usize) -> Result<CharacteristicShift, MetricError> {
    let (labels, before, after) = match &column.data {
        ColumnData::Numeric(values) => numbers(values, then, now, bins),
        ColumnData::Categorical { codes, levels } => categories(codes, levels, then, now),
    };
    characteristic_stability(&column.name, &labels, &before, &after, None)
}

type Counted = (Vec<String>, Vec<f64>, Vec<f64>);

fn numbers(values: &[f64], then: &[u32], now: &[u32], bins: usize) -> Counted {
    let mut known: Vec<f64> = then.iter().map(|row| values[*row as usize]).filter(|value| !value.is_nan()).collect();
    let edges = quantile_edges(&mut known, bins);
    let count = |rows: &[u32]| {
        let mut counts = vec![0_u64; edges.len() + 2];
        for row in rows {
            let value = values[*row as usize];
            // NaN is below no edge: it lands in the first bin and is moved to the last afterwards.
            counts[place(&edges, value)] += 1;
            counts[edges.len() + 1] += u64::from(value.is_nan());
        }
        counts[0] -= counts[edges.len() + 1];
        counts.into_iter().map(|count| count as f64).collect()
    };
    let mut labels: Vec<String> = (0..=edges.len())
        .map(|at| match (at.checked_sub(1).map(|before| edges[before]), edges.get(at)) {
            (None, None) => "any".to_owned(),
            (None, Some(below)) => format!("< {below}"),
            (Some(from), None) => format!(">= {from}"),
            (Some(from), Some(below)) => format!("[{from}, {below})"),
        })
        .collect();
    labels.push("missing".to_owned());
    (labels, count(then), count(now))
}

fn categories(codes: &[u32], levels: &[String], then: &[u32], now: &[u32]) -> Counted {
    let count = |rows: &[u32]| {
        let mut counts = vec![0_u64; levels.len() + 1];
        rows.iter().for_each(|row| match codes[*row as usize] {
            MISSING_CODE => counts[levels.len()] += 1,
            code => counts[code as usize] += 1,
        });
        counts
    };
    let (before, after) = (count(then), count(now));
    let mut order: Vec<usize> = (0..levels.len()).collect();
    order.sort_by(|a, b| before[*b].cmp(&before[*a]).then_with(|| levels[*a].cmp(&levels[*b])));
    let shown = order.len().min(MAX_DRIFT_LEVELS);
    let mut labels: Vec<String> = order[..shown].iter().map(|at| levels[*at].clone()).collect();
    labels.extend(["other".to_owned(), "missing".to_owned()]);
    let gather = |counts: &[u64]| {
        let mut found: Vec<f64> = order[..shown].iter().map(|at| counts[*at] as f64).collect();
        found.push(order[shown..].iter().map(|at| counts[*at]).sum::<u64>() as f64);
        found.push(counts[levels.len()] as f64);
        found
    };
    (labels, gather(&before), gather(&after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: usize) -> Table {
        let steady = (0..rows).map(|at| if at % 11 == 0 { f64::NAN } else { (at * 7_919 % 1_000) as f64 }).collect();
        let moved = (0..rows).map(|at| (at % 100) as f64 + if at >= rows / 2 { 40.0 } else { 0.0 }).collect();
        let late = (0..rows).map(|at| if at >= rows / 2 && at % 2 == 0 { None } else { Some("x") });
        let columns = vec![
            Column::numeric("steady", steady),
            Column::numeric("moved", moved),
            Column::categorical("late", late),
            Column::numeric("never", vec![f64::NAN; rows]),
        ];
        Table::try_new(columns, vec![None; rows], None).unwrap()
    }

    #[test]
    fn moved_columns_are_found_and_steady_ones_are_not() {
        let rows: Vec<u32> = (0..4_000).collect();
        let found = drift(&table(4_000), &rows[..2_000], &rows[2_000..], 10).unwrap();
        let shifts: Vec<Shift> = found.iter().map(|column| column.shift).collect();
        assert_eq!(shifts, [Shift::Stable, Shift::Major, Shift::Major, Shift::Stable]);
        for column in &found {
            let sum = |share: fn(&ShiftBin) -> f64| column.bins.iter().map(share).sum::<f64>();
            assert!((sum(|bin| bin.expected) - 1.0).abs() < 1e-12 && (sum(|bin| bin.actual) - 1.0).abs() < 1e-12);
            assert!((sum(|bin| bin.index) - column.index).abs() < 1e-12);
        }
        let missing = found[0].bins.last().unwrap();
        assert!((missing.expected - 182.0 / 2_000.0).abs() < 1e-12, "{missing:?}");
    }

    #[test]
    fn bounds_hold_at_the_limit_and_one_past_it() {
        let rows: Vec<u32> = (0..200).collect();
        let run = |bins| drift(&table(200), &rows[..100], &rows[100..], bins);
        assert!(run(MAX_DRIFT_BINS).is_ok() && run(MAX_DRIFT_BINS + 1).is_err() && run(1).is_err());
        assert!(drift(&table(200), &[], &rows, 10).is_err());
        let levels: Vec<String> = (0..=MAX_DRIFT_LEVELS).map(|at| format!("{at:03}")).collect();
        let column = |count: usize| {
            let values = (0..200).map(|at| Some(levels[at % count].as_str()));
            Table::try_new(vec![Column::categorical("c", values)], vec![None; 200], None).unwrap()
        };
        let pooled = |count| drift(&column(count), &rows, &rows, 10).unwrap()[0].bins[MAX_DRIFT_LEVELS].expected;
        assert_eq!(pooled(MAX_DRIFT_LEVELS), 0.0);
        assert!(pooled(MAX_DRIFT_LEVELS + 1) > 0.0);
    }
}
