//! Bringing probabilities to the level of outcomes: Platt scaling, isotonic regression, a shift to a stated bad rate.
//!
//! A straight line on the logit ([`platt`], [`shift_to_rate`]) fits into a card, whose points stay what they are worth.
//! Isotonic regression keeps only the order; it makes probabilities for pricing and for grades, not points.

use serde::{Deserialize, Serialize};

use crate::metrics::{MetricError, require, same_length, weight_at};
use crate::regression::{Design, FitError, FitOptions};
use crate::scorecard::{Platt, logit, sigmoid};

/// Probabilities are kept this far from 0 and 1 before a logit is taken.
const EDGE: f64 = 1e-12;

fn check(pd: &[f64], bad: &[bool], weights: Option<&[f64]>) -> Result<(), MetricError> {
    same_length(pd.len(), bad.len(), weights)?;
    match pd.iter().find(|pd| !(0.0..=1.0).contains(*pd)) {
        Some(pd) => Err(MetricError::Number { what: "probability", value: *pd, rule: "must lie between 0 and 1" }),
        None => Ok(()),
    }
}

/// A straight line from the logit of a probability to the outcomes of rows the model had not seen (Platt, 1999, without
/// his smoothing of the targets: with thousands of rows it moves nothing).
///
/// # Errors
/// [`FitError`] when an outcome is absent or they are separated.
pub fn platt(pd: &[f64], bad: &[bool], weights: Option<&[f64]>) -> Result<Platt, FitError> {
    let values: Vec<f64> = pd.iter().map(|pd| logit(pd.clamp(EDGE, 1.0 - EDGE))).collect();
    let fit = Design { values: &values, columns: 1, bad, weights }.fit(FitOptions::default())?;
    Ok(Platt { intercept: fit.intercept.value, slope: fit.coefficients[0].value })
}

/// A step in a rising curve of probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Knot {
    /// Risk (a probability, or minus the points).
    pub risk: f64,
    /// Probability of bad there.
    pub pd: f64,
}

/// Isotonic regression: the rising curve nearest to the outcomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Isotonic {
    /// Both ends of each flat stretch, by rising risk; straight between them, flat beyond.
    pub knots: Vec<Knot>,
}

/// A stretch of pooled rows.
#[derive(Clone, Copy)]
struct Block {
    from: f64,
    to: f64,
    weight: f64,
    bads: f64,
}

impl Isotonic {
    /// Fits by pooling adjacent violators (Ayer and others, Annals of Mathematical Statistics 26(4), 1955); rows of equal
    /// risk are one to begin with. Order n log n.
    ///
    /// # Errors
    /// [`MetricError`] when lengths differ or a risk is not finite.
    ///
    /// ```
    /// use scoring::calibrate::Isotonic;
    /// let found = Isotonic::fit(&[0.1, 0.2, 0.3, 0.4], &[false, true, false, true], None).unwrap();
    /// assert_eq!(found.pd(0.25), 0.5); // the second and third row contradict the order and are pooled
    /// ```
    pub fn fit(risk: &[f64], bad: &[bool], weights: Option<&[f64]>) -> Result<Self, MetricError> {
        same_length(risk.len(), bad.len(), weights)?;
        if let Some(value) = risk.iter().find(|value| !value.is_finite()) {
            require("risk", *value, "must be finite", false)?;
        }
        let mut order: Vec<usize> = (0..risk.len()).collect();
        order.sort_by(|a, b| risk[*a].total_cmp(&risk[*b]).then(a.cmp(b)));
        let mut tied: Vec<Block> = Vec::new();
        for at in order {
            let weight = weight_at(weights, at);
            let bads = if bad[at] { weight } else { 0.0 };
            match tied.last_mut().filter(|block| block.to == risk[at]) {
                Some(block) => {
                    block.weight += weight;
                    block.bads += bads;
                }
                None => tied.push(Block { from: risk[at], to: risk[at], weight, bads }),
            }
        }
        let mut blocks: Vec<Block> = Vec::with_capacity(tied.len());
        for mut block in tied {
            while let Some(last) = blocks.last().filter(|last| last.bads * block.weight >= block.bads * last.weight) {
                block.from = last.from;
                block.weight += last.weight;
                block.bads += last.bads;
                blocks.pop();
            }
            blocks.push(block);
        }
        let mut knots = Vec::with_capacity(2 * blocks.len());
        for block in blocks {
            let pd = block.bads / block.weight;
            knots.push(Knot { risk: block.from, pd });
            if block.to > block.from {
                knots.push(Knot { risk: block.to, pd });
            }
        }
        Ok(Self { knots })
    }

    /// The probability of a risk.
    #[must_use]
    pub fn pd(&self, risk: f64) -> f64 {
        let after = self.knots.partition_point(|knot| knot.risk <= risk);
        match (after.checked_sub(1).map(|at| self.knots[at]), self.knots.get(after)) {
            (Some(a), Some(b)) => a.pd + (b.pd - a.pd) * (risk - a.risk) / (b.risk - a.risk),
            (Some(end), None) => end.pd,
            (None, Some(end)) => end.pd,
            (None, None) => f64::NAN,
        }
    }
}

/// The constant that, added to every logit, makes the mean probability a stated rate: the level of a portfolio restated to
/// a base rate (a central tendency) that the sample does not have. Unlike the shift by the odds of two rates, which is
/// exact only where rates of sample and population differ by sampling on the outcome, it hits the stated rate.
///
/// # Errors
/// [`MetricError`] when a probability is not strictly inside 0 to 1, or the rate is not.
///
/// ```
/// let shift = scoring::calibrate::shift_to_rate(&[0.1, 0.3], None, 0.1).unwrap();
/// let mean = [0.1, 0.3].iter().map(|pd| scoring::calibrate::shifted(*pd, shift)).sum::<f64>() / 2.0;
/// assert!((mean - 0.1).abs() < 1e-12);
/// ```
pub fn shift_to_rate(pd: &[f64], weights: Option<&[f64]>, rate: f64) -> Result<f64, MetricError> {
    same_length(pd.len(), pd.len(), weights)?;
    require("rate", rate, "must lie strictly between 0 and 1", rate > 0.0 && rate < 1.0)?;
    if let Some(value) = pd.iter().find(|pd| !(**pd > 0.0 && **pd < 1.0)) {
        require("probability", *value, "must lie strictly between 0 and 1", false)?;
    }
    let logits: Vec<f64> = pd.iter().map(|pd| logit(*pd)).collect();
    let mean = |shift: f64| {
        let (mut sum, mut all) = (0.0, 0.0);
        for (at, z) in logits.iter().enumerate() {
            let weight = weight_at(weights, at);
            sum += weight * sigmoid(z + shift);
            all += weight;
        }
        sum / all
    };
    // The mean rises with the shift; no shift of 60 in the logit is short of any rate a double can hold apart from its ends.
    let (mut low, mut high) = (-60.0, 60.0);
    for _ in 0..64 {
        let middle = 0.5 * (low + high);
        if mean(middle) < rate { low = middle } else { high = middle }
    }
    Ok(0.5 * (low + high))
}

/// A probability with its logit shifted.
#[must_use]
pub fn shifted(pd: f64, shift: f64) -> f64 {
    sigmoid(logit(pd) + shift)
}

/// How far a probability is from coming true, over all and at its worst group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalibrationError {
    /// Weighted mean of `|bad rate - mean probability|` over the groups.
    pub expected: f64,
    /// The largest.
    pub largest: f64,
    /// Bad rate minus mean probability over all rows: the level alone.
    pub level: f64,
}

/// Expected calibration error over groups of like weight (Naeini, Cooper and Hauskrecht, AAAI 2015, with quantile groups).
///
/// # Errors
/// [`MetricError`] as [`crate::metrics::calibration_groups`].
pub fn calibration_error(
    pd: &[f64],
    bad: &[bool],
    weights: Option<&[f64]>,
    groups: usize,
) -> Result<CalibrationError, MetricError> {
    check(pd, bad, weights)?;
    let found = crate::metrics::calibration_groups(pd, bad, weights, groups)?;
    let all: f64 = found.iter().map(|group| group.rows).sum();
    let apart = |group: &crate::metrics::CalibrationGroup| (group.bad_rate - group.mean_pd).abs();
    Ok(CalibrationError {
        expected: found.iter().map(|group| group.rows * apart(group)).sum::<f64>() / all,
        largest: found.iter().map(apart).fold(0.0, f64::max),
        level: found.iter().map(|group| group.bads - group.rows * group.mean_pd).sum::<f64>() / all,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn the_curve_rises_and_keeps_the_level(rows in prop::collection::vec((0_u8..20, any::<bool>(), 1_u8..4), 1..80)) {
            let risk: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
            let bad: Vec<bool> = rows.iter().map(|row| row.1).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.2)).collect();
            let found = Isotonic::fit(&risk, &bad, Some(&weights)).unwrap();
            prop_assert!(found.knots.windows(2).all(|pair| pair[0].pd <= pair[1].pd && pair[0].risk < pair[1].risk));
            let fitted: f64 = risk.iter().zip(&weights).map(|(risk, weight)| weight * found.pd(*risk)).sum();
            let bads: f64 = bad.iter().zip(&weights).map(|(bad, weight)| if *bad { *weight } else { 0.0 }).sum();
            prop_assert!((fitted - bads).abs() < 1e-9);
        }
    }

    #[test]
    fn each_way_mends_what_it_can() {
        let rows = 4_000_u64;
        let truth: Vec<f64> = (0..rows).map(|row| 0.02 + 0.5 * crate::draw::unit_hash(1, row)).collect();
        let bad: Vec<bool> = truth.iter().zip(0..).map(|(p, row)| crate::draw::unit_hash(2, row) < *p).collect();
        let wrong: Vec<f64> = truth.iter().map(|p| sigmoid(1.0 + 0.5 * logit(*p))).collect();
        let error = |pd: &[f64]| calibration_error(pd, &bad, None, 10).unwrap();
        let line = platt(&wrong, &bad, None).unwrap();
        let mended: Vec<f64> = wrong.iter().map(|p| sigmoid(line.intercept + line.slope * logit(*p))).collect();
        let curve = Isotonic::fit(&wrong, &bad, None).unwrap();
        let stepped: Vec<f64> = wrong.iter().map(|p| curve.pd(*p)).collect();
        assert!(error(&wrong).expected > 0.1 && error(&mended).expected < 0.02 && error(&stepped).expected < 0.02);
        let rate = bad.iter().filter(|bad| **bad).count() as f64 / rows as f64;
        let shift = shift_to_rate(&wrong, None, rate).unwrap();
        let level: Vec<f64> = wrong.iter().map(|p| shifted(*p, shift)).collect();
        assert!(error(&level).level.abs() < 1e-12 && error(&level).expected < error(&wrong).expected);
        assert!(shift_to_rate(&[0.5], None, 1.0).is_err() && shift_to_rate(&[1.0], None, 0.5).is_err());
    }
}
