//! Whether bins keep their meaning over time: information value, shift and direction by period.

use serde::{Deserialize, Serialize};

use super::{BinningError, Counts, Placer, VariableBins, ZeroCell, prebin};
use crate::metrics::population_stability;
use crate::table::{Column, Sample};

/// A period needs as many bads and goods to say anything of a direction.
const LEAST_OF_PERIOD: f64 = 20.0;

/// A variable in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PeriodBins {
    /// The period, as given (a year, a month number).
    pub period: i64,
    /// Goods and bads by bin, in the bins' order.
    pub counts: Vec<Counts>,
    /// Information value in this period alone.
    pub iv: f64,
    /// Stability index against the bins' shares over all rows.
    pub stability: f64,
    /// Correlation of the period's WOE with that of all rows, each bin weighing as its share of the period: near 1 the
    /// variable means what it meant, below 0 it turned over. Absent with fewer than 20 goods or bads.
    pub agreement: Option<f64>,
}

impl VariableBins {
    /// Counts the bins by period. `period` gives each row of the table its period; rows without one are left out.
    ///
    /// # Errors
    /// [`BinningError::Rules`] when the bins are not of this column.
    pub fn over_time(
        &self,
        column: &Column,
        sample: &Sample,
        period: impl Fn(usize) -> Option<i64>,
    ) -> Result<Vec<PeriodBins>, BinningError> {
        let rules: Vec<_> = self.bins.iter().map(|bin| bin.rule.clone()).collect();
        let placer = Placer::try_new(column, &rules)?;
        let mut periods: std::collections::BTreeMap<i64, Vec<Counts>> = std::collections::BTreeMap::new();
        for (at, row) in sample.rows.iter().enumerate() {
            if let Some(period) = period(*row as usize) {
                let counts = periods.entry(period).or_insert_with(|| vec![Counts::default(); rules.len()]);
                let bin = usize::from(placer.place(column, *row as usize));
                prebin::add(&mut counts[bin], sample.bad[at], sample.weight(at));
            }
        }
        let shares: Vec<f64> = self.bins.iter().map(|bin| bin.share).collect();
        Ok(periods.into_iter().map(|(period, counts)| self.one(period, counts, &shares)).collect())
    }

    fn one(&self, period: i64, counts: Vec<Counts>, shares: &[f64]) -> PeriodBins {
        let total = counts.iter().fold(Counts::default(), |sum, bin| sum.plus(*bin));
        let worth: Vec<(f64, f64)> = counts.iter().map(|bin| bin.worth(&total, ZeroCell::AddHalf)).collect();
        let weights: Vec<f64> = counts.iter().map(Counts::weight).collect();
        let pairs =
            || self.bins.iter().zip(&worth).zip(&weights).map(|((bin, (woe, _)), weight)| (bin.woe, *woe, *weight));
        let enough = total.goods >= LEAST_OF_PERIOD && total.bads >= LEAST_OF_PERIOD;
        PeriodBins {
            period,
            iv: worth.iter().map(|(_, iv)| iv).sum(),
            // A period has rows, or it would not be here.
            stability: population_stability(shares, &weights).unwrap_or(0.0),
            agreement: if enough { correlation(pairs) } else { None },
            counts,
        }
    }
}

fn correlation<I: Iterator<Item = (f64, f64, f64)>>(pairs: impl Fn() -> I) -> Option<f64> {
    let mean = |value: fn((f64, f64, f64)) -> f64| {
        let (mut sum, mut all) = (0.0, 0.0);
        for pair in pairs() {
            sum += pair.2 * value(pair);
            all += pair.2;
        }
        sum / all
    };
    let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b, weight) in pairs() {
        xx += weight * (a - x) * (a - x);
        yy += weight * (b - y) * (b - y);
        xy += weight * (a - x) * (b - y);
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / libm::sqrt(xx * yy))
}

#[cfg(test)]
mod tests {
    use crate::binning::{BinningOptions, bin_column};
    use crate::table::{Column, Table};

    #[test]
    fn a_variable_that_turns_over_is_seen() {
        let rows = 4_000_usize;
        let value: Vec<f64> = (0..rows).map(|at| (at % 10) as f64).collect();
        // High values are bad until the last quarter, and good in it.
        let bad = |at: usize| (at / 10) % 10 < if (at % 10 >= 5) == (at < 3_000) { 4 } else { 1 };
        let target = (0..rows).map(|at| Some(bad(at))).collect();
        let table = Table::try_new(vec![Column::numeric("x", value)], target, None).unwrap();
        let (column, sample) = (&table.columns()[0], table.sample(|_| true));
        let bins = bin_column(column, &sample, &BinningOptions::default()).unwrap();
        let found = bins.over_time(column, &sample, |row| Some((row / 1_000) as i64)).unwrap();
        let turned: Vec<bool> = found.iter().map(|period| period.agreement.unwrap() < 0.0).collect();
        assert_eq!(turned, [false, false, false, true]);
        assert!(found.iter().all(|period| period.stability < 1e-9));
    }
}
