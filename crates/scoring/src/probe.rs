//! How well columns tell one yes-or-no question, alone and together, judged on rows they were not fitted on.
//!
//! Half of the rows (by hash) bin the columns and fit; the other half judges. [`crate::leaks`] asks about the outcome,
//! [`crate::fairness::proxies`] about membership in a group.

use rayon::prelude::*;

use crate::binning::{BinningError, BinningOptions, Placer, VariableBins, bin_column};
use crate::draw::unit_hash;
use crate::limits::MAX_CHARACTERISTICS;
use crate::metrics::{AucError, MetricError, auc_error};
use crate::regression::{Design, FitError, FitOptions};
use crate::scorecard::sigmoid;
use crate::table::{Column, Sample};

/// A small ridge keeps a column that all but parts the rows from running away.
const RIDGE: f64 = 1.0;

/// Fewest rows of either answer in each half.
pub(crate) const LEAST_ANSWERS: usize = 20;

/// Why nothing was probed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProbeError {
    /// Too few rows of one answer.
    #[error("{found} rows on the rarer side of one half; at least {LEAST_ANSWERS} are needed: pool groups or add rows")]
    TooFew {
        /// How many there are.
        found: usize,
    },
    /// Binning.
    #[error(transparent)]
    Binning(#[from] BinningError),
    /// Measuring.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// Fitting columns together.
    #[error(transparent)]
    Fit(#[from] FitError),
}

/// One column's bins on the fitting half, and the bin of each row of both halves.
pub(crate) struct Probed {
    pub(crate) bins: VariableBins,
    fitted: Vec<u8>,
    judged: Vec<u8>,
}

/// Columns binned against a question.
pub(crate) struct Probe {
    pub(crate) columns: Vec<Probed>,
    fit: Sample,
    pub(crate) judge: Sample,
}

impl Probe {
    /// Bins the columns on one half of the rows whose answer is known.
    pub(crate) fn try_new(
        columns: &[&Column],
        answer: impl Fn(usize) -> Option<bool>,
        rows: usize,
        (seed, options): (u64, &BinningOptions),
    ) -> Result<Self, ProbeError> {
        let mut halves = [false, true].map(|_| Sample { rows: Vec::new(), bad: Vec::new(), weights: None });
        for row in 0..rows {
            if let Some(answer) = answer(row) {
                let half = &mut halves[usize::from(unit_hash(seed, row as u64) < 0.5)];
                half.rows.push(row as u32);
                half.bad.push(answer);
            }
        }
        let [fit, judge] = halves;
        let rarer = |sample: &Sample| sample.bads().min(sample.len() - sample.bads());
        let found = rarer(&fit).min(rarer(&judge));
        if found < LEAST_ANSWERS {
            return Err(ProbeError::TooFew { found });
        }
        let columns = columns.par_iter().map(|column| {
            let bins = bin_column(column, &fit, options)?;
            let rules: Vec<_> = bins.bins.iter().map(|bin| bin.rule.clone()).collect();
            let placer = Placer::try_new(column, &rules)?;
            // At most MAX_BINS = 64 bins, which a byte holds.
            let place = |sample: &Sample| {
                sample.rows.iter().map(|row| placer.place(column, *row as usize) as u8).collect::<Vec<u8>>()
            };
            let (fitted, judged) = (place(&fit), place(&judge));
            Ok(Probed { bins, fitted, judged })
        });
        Ok(Self { columns: columns.collect::<Result<_, BinningError>>()?, fit, judge })
    }

    /// The bins of the judging half of one column.
    pub(crate) fn judged(&self, at: usize) -> &[u8] {
        &self.columns[at].judged
    }

    /// What one column tells, as minus the weight of evidence, on the judging half.
    pub(crate) fn risk_alone(&self, at: usize) -> Vec<f64> {
        let column = &self.columns[at];
        column.judged.iter().map(|bin| -column.bins.bins[usize::from(*bin)].woe).collect()
    }

    /// How well it tells.
    pub(crate) fn alone(&self, at: usize) -> Result<AucError, MetricError> {
        auc_error(&self.risk_alone(at), &self.judge.bad)
    }

    /// Probabilities of "yes" on the judging half by the given columns together, the most telling ones if there are too
    /// many for one regression; the base rate where none tells anything.
    pub(crate) fn together(&self, which: &[usize]) -> Result<Vec<f64>, FitError> {
        let mut which: Vec<usize> = which.iter().copied().filter(|at| self.columns[*at].bins.iv > 0.0).collect();
        which.sort_by(|a, b| self.columns[*b].bins.iv.total_cmp(&self.columns[*a].bins.iv).then(a.cmp(b)));
        which.truncate(MAX_CHARACTERISTICS);
        let width = which.len();
        let woe = |at: usize, bin: u8| self.columns[at].bins.bins[usize::from(bin)].woe;
        let mut values = Vec::with_capacity(width * self.fit.len());
        for row in 0..self.fit.len() {
            values.extend(which.iter().map(|at| woe(*at, self.columns[*at].fitted[row])));
        }
        let design = Design { values: &values, columns: width, bad: &self.fit.bad, weights: None };
        let fit = design.fit(FitOptions { ridge: RIDGE, tolerance: 1e-6 })?;
        let logit = |row: usize| {
            let terms = which.iter().zip(&fit.coefficients);
            fit.intercept.value + terms.map(|(at, b)| b.value * woe(*at, self.columns[*at].judged[row])).sum::<f64>()
        };
        Ok((0..self.judge.len()).map(|row| sigmoid(logit(row))).collect())
    }
}
