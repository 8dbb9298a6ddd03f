//! How sure a measure is: DeLong's standard error of the AUC, bootstrap intervals, Jeffreys intervals of a rate.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use statrs::function::beta::beta_reg;

use super::{MetricError, require, same_length};
use crate::draw::Draw;
use crate::limits::{MAX_REPLICATES, MIN_REPLICATES};

/// An estimate with the interval that covers the truth in `level` of all samples.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Interval {
    /// From.
    pub low: f64,
    /// To.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies inside, ends included.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// `centre -+ z x error`.
    #[must_use]
    pub(crate) fn around(centre: f64, error: f64, level: f64) -> Self {
        let reach = normal_quantile(0.5 + level / 2.0) * error;
        Self { low: centre - reach, high: centre + reach }
    }

    /// The interval kept within two ends.
    #[must_use]
    pub(crate) fn within(self, least: f64, most: f64) -> Self {
        Self { low: self.low.clamp(least, most), high: self.high.clamp(least, most) }
    }
}

/// The standard normal quantile, by bisection on `erfc` (60 halvings of [-9, 9] leave less than 1e-15).
#[must_use]
pub(crate) fn normal_quantile(p: f64) -> f64 {
    bisect(-9.0, 9.0, |z| 0.5 * libm::erfc(-z / core::f64::consts::SQRT_2) < p)
}

/// Two-sided p-value of a standard normal figure.
#[must_use]
pub(crate) fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / core::f64::consts::SQRT_2)
}

fn bisect(mut low: f64, mut high: f64, below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..64 {
        let middle = 0.5 * (low + high);
        if below(middle) { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// The Jeffreys interval of a rate: quantiles of `Beta(events + 1/2, rows - events + 1/2)`, with the ends 0 and 1 where no
/// event, or nothing else, was seen (Brown, Cai and DasGupta, "Interval estimation for a binomial proportion",
/// Statistical Science 16(2), 2001, section 3.1.3). Counts may be weighted.
///
/// # Errors
/// [`MetricError`] when there is no row, more events than rows, or the level is not inside 0 to 1.
///
/// ```
/// let found = scoring::metrics::jeffreys_interval(13.0, 400.0, 0.95).unwrap();
/// assert!((found.low - 0.018337).abs() < 1e-6 && (found.high - 0.053379).abs() < 1e-6);
/// ```
pub fn jeffreys_interval(events: f64, rows: f64, level: f64) -> Result<Interval, MetricError> {
    require("rows", rows, "must be above 0", rows > 0.0)?;
    require("events", events, "must lie between 0 and the rows", (0.0..=rows).contains(&events))?;
    require("level", level, "must lie strictly between 0 and 1", level > 0.0 && level < 1.0)?;
    let (a, b) = (events + 0.5, rows - events + 0.5);
    let quantile = |p: f64| bisect(0.0, 1.0, |x| x <= 0.0 || (x < 1.0 && beta_reg(a, b, x) < p));
    let tail = 0.5 - level / 2.0;
    let low = if events == 0.0 { 0.0 } else { quantile(tail) };
    let high = if events == rows { 1.0 } else { quantile(1.0 - tail) };
    Ok(Interval { low, high })
}

/// Rows in order of falling risk, ties marked: what every replicate walks over.
struct Walk {
    /// Outcome of each row, riskiest first.
    bad: Vec<bool>,
    /// Row numbers in the same order.
    rows: Vec<u32>,
    /// Where each run of equal risks ends.
    ends: Vec<u32>,
}

fn walk(risk: &[f64], bad: &[bool]) -> Result<Walk, MetricError> {
    same_length(risk.len(), bad.len(), None)?;
    if let Some(value) = risk.iter().find(|value| !value.is_finite()) {
        require("risk", *value, "must be finite", false)?;
    }
    let bads = bad.iter().filter(|bad| **bad).count();
    if bads == 0 || bads == bad.len() {
        return Err(MetricError::OneOutcome { goods: bad.len() - bads, bads });
    }
    let mut order: Vec<(f64, u32)> = risk.iter().enumerate().map(|(at, value)| (value + 0.0, at as u32)).collect();
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let last = order.len() - 1;
    let ends = (0..order.len()).filter(|at| *at == last || order[at + 1].0 != order[*at].0);
    Ok(Walk {
        bad: order.iter().map(|(_, row)| bad[*row as usize]).collect(),
        ends: ends.map(|at| at as u32 + 1).collect(),
        rows: order.into_iter().map(|(_, row)| row).collect(),
    })
}

impl Walk {
    /// AUC and KS with each row counted as often as `count` says.
    fn measure(&self, count: impl Fn(usize) -> f64) -> Option<(f64, f64)> {
        let mut total = [0.0; 2];
        for (at, bad) in self.bad.iter().enumerate() {
            total[usize::from(*bad)] += count(at);
        }
        if total[0] <= 0.0 || total[1] <= 0.0 {
            return None;
        }
        let (mut passed, mut area, mut ks, mut at) = ([0.0; 2], 0.0, 0.0_f64, 0);
        for end in &self.ends {
            let mut group = [0.0; 2];
            while at < *end as usize {
                group[usize::from(self.bad[at])] += count(at);
                at += 1;
            }
            area += group[0] * (passed[1] + 0.5 * group[1]);
            passed[0] += group[0];
            passed[1] += group[1];
            ks = ks.max((passed[1] / total[1] - passed[0] / total[0]).abs());
        }
        Some((area / (total[0] * total[1]), ks))
    }

    /// Each row's placement among the rows of the other outcome, by row number.
    fn placements(&self) -> Vec<f64> {
        let mut total = [0.0; 2];
        self.bad.iter().for_each(|bad| total[usize::from(*bad)] += 1.0);
        let mut placed = vec![0.0; self.bad.len()];
        let (mut passed, mut from) = ([0.0; 2], 0);
        for end in &self.ends {
            let run = from..*end as usize;
            let mut group = [0.0; 2];
            run.clone().for_each(|at| group[usize::from(self.bad[at])] += 1.0);
            for at in run {
                placed[self.rows[at] as usize] = if self.bad[at] {
                    (total[0] - passed[0] - 0.5 * group[0]) / total[0]
                } else {
                    (passed[1] + 0.5 * group[1]) / total[1]
                };
            }
            passed[0] += group[0];
            passed[1] += group[1];
            from = *end as usize;
        }
        placed
    }
}

/// An AUC with its standard error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AucError {
    /// Area under the ROC curve.
    pub auc: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl AucError {
    /// The normal interval, kept within 0 to 1.
    #[must_use]
    pub fn interval(&self, level: f64) -> Interval {
        Interval::around(self.auc, self.standard_error, level).within(0.0, 1.0)
    }

    /// Two-sided p-value of "no better than chance".
    #[must_use]
    pub fn chance_p(&self) -> f64 {
        if self.standard_error > 0.0 { two_sided((self.auc - 0.5) / self.standard_error) } else { 0.0 }
    }
}

/// The covariance of two vectors of placements over the rows of each outcome, divided by how many there are: DeLong's
/// `S10 / m + S01 / n`.
fn placement_covariance(a: &[f64], b: &[f64], bad: &[bool]) -> f64 {
    let mut sums = [[0.0; 3]; 2];
    for at in 0..bad.len() {
        let sum = &mut sums[usize::from(bad[at])];
        sum[0] += 1.0;
        sum[1] += a[at];
        sum[2] += b[at];
    }
    let mut products = [0.0; 2];
    for at in 0..bad.len() {
        let [count, first, second] = sums[usize::from(bad[at])];
        products[usize::from(bad[at])] += (a[at] - first / count) * (b[at] - second / count);
    }
    let part = |side: usize| products[side] / (sums[side][0] - 1.0).max(1.0) / sums[side][0];
    part(0) + part(1)
}

/// AUC with DeLong's standard error, in order n log n (DeLong, DeLong and Clarke-Pearson, Biometrics 44(3), 1988; the
/// ordering of Sun and Xu, IEEE Signal Processing Letters 21(11), 2014). Rows count once each; where rows are weighted use
/// [`bootstrap_discrimination`] or take it as an approximation.
///
/// # Errors
/// [`MetricError`] when lengths differ, a value is not finite, or an outcome is absent.
pub fn auc_error(risk: &[f64], bad: &[bool]) -> Result<AucError, MetricError> {
    let walk = walk(risk, bad)?;
    let mut from = 0;
    let groups = walk.ends.iter().map(|end| {
        let run = &walk.bad[from..*end as usize];
        from = *end as usize;
        let bads = run.iter().filter(|bad| **bad).count();
        [(run.len() - bads) as f64, bads as f64]
    });
    Ok(auc_error_of(&groups.collect::<Vec<[f64; 2]>>()))
}

/// The same from `[goods, bads]` of each distinct risk, riskiest first; both outcomes must occur.
pub(crate) fn auc_error_of(groups: &[[f64; 2]]) -> AucError {
    let total = groups.iter().fold([0.0; 2], |sum, group| [sum[0] + group[0], sum[1] + group[1]]);
    let (mut passed, mut sums) = ([0.0; 2], [[0.0; 2]; 2]);
    for group in groups {
        let placed = [(passed[1] + 0.5 * group[1]) / total[1], (total[0] - passed[0] - 0.5 * group[0]) / total[0]];
        for side in 0..2 {
            sums[side][0] += group[side] * placed[side];
            sums[side][1] += group[side] * placed[side] * placed[side];
            passed[side] += group[side];
        }
    }
    let part = |side: usize| {
        let (mean, count) = (sums[side][0] / total[side], total[side]);
        (sums[side][1] - count * mean * mean).max(0.0) / (count - 1.0).max(1.0) / count
    };
    AucError { auc: sums[0][0] / total[0], standard_error: libm::sqrt(part(0) + part(1)) }
}

/// Two models ranked on the same rows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AucComparison {
    /// AUC of the first (the challenger).
    pub first: f64,
    /// AUC of the second (the incumbent).
    pub second: f64,
    /// First minus second.
    pub difference: f64,
    /// Standard error of the difference; the two are measured on the same rows and move together.
    pub standard_error: f64,
    /// Two-sided p-value of "no difference".
    pub p_value: f64,
}

impl AucComparison {
    /// The normal interval of the difference.
    #[must_use]
    pub fn interval(&self, level: f64) -> Interval {
        Interval::around(self.difference, self.standard_error, level)
    }
}

/// DeLong's test of two correlated areas: challenger against incumbent, a card against a rules-only baseline, a card with a
/// source of data against the card without it.
///
/// # Errors
/// As [`auc_error`].
///
/// ```
/// let bad = [true, true, false, true, false, false];
/// let first = [0.9, 0.8, 0.7, 0.6, 0.2, 0.1];
/// let found = scoring::metrics::compare_auc(&first, &first, &bad).unwrap();
/// assert_eq!((found.difference, found.p_value), (0.0, 1.0)); // a model does not beat itself
/// ```
pub fn compare_auc(first: &[f64], second: &[f64], bad: &[bool]) -> Result<AucComparison, MetricError> {
    same_length(first.len(), second.len(), None)?;
    let (a, b) = (auc_error(first, bad)?, auc_error(second, bad)?);
    let (placed_a, placed_b) = (walk(first, bad)?.placements(), walk(second, bad)?.placements());
    let apart: Vec<f64> = placed_a.iter().zip(&placed_b).map(|(a, b)| a - b).collect();
    let standard_error = libm::sqrt(placement_covariance(&apart, &apart, bad).max(0.0));
    let difference = a.auc - b.auc;
    let p_value = match (standard_error > 0.0, difference == 0.0) {
        (true, _) => two_sided(difference / standard_error),
        (false, true) => 1.0,
        (false, false) => 0.0,
    };
    Ok(AucComparison { first: a.auc, second: b.auc, difference, standard_error, p_value })
}

/// How to resample.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BootstrapOptions {
    /// Resamples.
    pub replicates: usize,
    /// Any number; another gives another set of resamples.
    pub seed: u64,
    /// Share of the resamples inside the interval.
    pub level: f64,
}

impl Default for BootstrapOptions {
    fn default() -> Self {
        Self { replicates: 1_000, seed: 1, level: 0.95 }
    }
}

/// Discrimination with percentile intervals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DiscriminationIntervals {
    /// Of the AUC.
    pub auc: Interval,
    /// Of the Gini.
    pub gini: Interval,
    /// Of the Kolmogorov-Smirnov figure; a maximum is biased upward, and so is its interval where rows are few.
    pub ks: Interval,
    /// Standard deviation of the AUC over the resamples.
    pub auc_standard_error: f64,
    /// Resamples that had both outcomes.
    pub replicates: usize,
}

/// Percentile bootstrap of AUC, Gini and KS: rows are drawn with replacement, each with its weight (Efron and Tibshirani,
/// *An Introduction to the Bootstrap*, 1993, chapter 13). Rows are sorted once; a resample costs order n.
///
/// # Errors
/// [`MetricError`] as [`auc_error`], or when the number of resamples or the level is out of range.
pub fn bootstrap_discrimination(
    risk: &[f64],
    bad: &[bool],
    weights: Option<&[f64]>,
    options: BootstrapOptions,
) -> Result<DiscriminationIntervals, MetricError> {
    same_length(risk.len(), bad.len(), weights)?;
    let (count, level) = (options.replicates, options.level);
    let allowed = (MIN_REPLICATES..=MAX_REPLICATES).contains(&count);
    require("replicates", count as f64, "must lie between 100 and 100,000", allowed)?;
    require("level", level, "must lie strictly between 0 and 1", level > 0.0 && level < 1.0)?;
    let walk = walk(risk, bad)?;
    let ordered: Option<Vec<f64>> = weights.map(|weights| walk.rows.iter().map(|row| weights[*row as usize]).collect());
    let found: Vec<(f64, f64)> = (0..count)
        .into_par_iter()
        .map_init(
            || vec![0_u32; risk.len()],
            |times, replicate| {
                times.fill(0);
                let mut draw = Draw::new(options.seed, replicate as u64);
                (0..times.len()).for_each(|_| times[draw.below(risk.len())] += 1);
                walk.measure(|at| f64::from(times[at]) * ordered.as_ref().map_or(1.0, |weights| weights[at]))
            },
        )
        .flatten()
        .collect();
    let mut auc: Vec<f64> = found.iter().map(|(auc, _)| *auc).collect();
    let mut ks: Vec<f64> = found.iter().map(|(_, ks)| *ks).collect();
    if auc.len() < 2 {
        return Err(MetricError::OneOutcome { goods: 0, bads: 0 });
    }
    let mean = auc.iter().sum::<f64>() / auc.len() as f64;
    let variance = auc.iter().map(|auc| (auc - mean) * (auc - mean)).sum::<f64>() / (auc.len() - 1) as f64;
    let of_auc = percentiles(&mut auc, level);
    Ok(DiscriminationIntervals {
        auc: of_auc,
        gini: Interval { low: 2.0 * of_auc.low - 1.0, high: 2.0 * of_auc.high - 1.0 },
        ks: percentiles(&mut ks, level),
        auc_standard_error: libm::sqrt(variance),
        replicates: found.len(),
    })
}

/// The middle `level` of the values, linear between neighbours (as `numpy.quantile`).
fn percentiles(values: &mut [f64], level: f64) -> Interval {
    values.sort_unstable_by(f64::total_cmp);
    let at = |p: f64| {
        let place = p * (values.len() - 1) as f64;
        let below = libm::floor(place) as usize;
        let above = (below + 1).min(values.len() - 1);
        values[below] + (place - below as f64) * (values[above] - values[below])
    };
    let tail = 0.5 - level / 2.0;
    Interval { low: at(tail), high: at(1.0 - tail) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Normal risks, the bads' shifted by `shift` standard deviations: the true AUC is `Phi(shift / sqrt 2)`.
    fn sample(seed: u64, rows: usize, shift: f64) -> (Vec<f64>, Vec<bool>) {
        let mut draw = Draw::new(seed, 99);
        let mut uniform = || (draw.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        let drawn = (0..rows).map(|_| {
            let bad = uniform() < 0.2;
            let normal = (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
            (normal + if bad { shift } else { 0.0 }, bad)
        });
        drawn.unzip()
    }

    #[test]
    fn intervals_cover_the_truth_about_as_often_as_they_say() {
        let truth = 0.5 * libm::erfc(-1.0 / 2.0);
        let options = BootstrapOptions { replicates: 300, ..BootstrapOptions::default() };
        let (mut delong, mut bootstrap) = (0, 0);
        for seed in 0..200 {
            let (risk, bad) = sample(seed, 500, 1.0);
            let options = BootstrapOptions { seed, ..options };
            delong += usize::from(auc_error(&risk, &bad).unwrap().interval(0.95).holds(truth));
            bootstrap += usize::from(bootstrap_discrimination(&risk, &bad, None, options).unwrap().auc.holds(truth));
        }
        assert!((182..=198).contains(&delong) && (180..=198).contains(&bootstrap), "{delong} {bootstrap} of 200");
    }

    #[test]
    fn a_resample_depends_on_the_seed_and_not_on_the_threads() {
        let (risk, bad) = sample(3, 400, 0.7);
        let weights: Vec<f64> = (0..400).map(|at| 1.0 + f64::from(at % 3)).collect();
        let options = BootstrapOptions { replicates: 200, ..BootstrapOptions::default() };
        let run = |options| bootstrap_discrimination(&risk, &bad, Some(&weights), options).unwrap();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(run(options), one.install(|| run(options)));
        assert_ne!(run(options), run(BootstrapOptions { seed: 2, ..options }));
        assert!((run(options).auc_standard_error - auc_error(&risk, &bad).unwrap().standard_error).abs() < 0.01);
    }

    #[test]
    fn bounds_hold_at_the_limit_and_one_past_it() {
        let (risk, bad) = sample(3, 60, 0.7);
        let run = |replicates| {
            bootstrap_discrimination(&risk, &bad, None, BootstrapOptions { replicates, ..BootstrapOptions::default() })
        };
        assert!(run(MIN_REPLICATES).is_ok() && run(MIN_REPLICATES - 1).is_err());
        assert!(run(MAX_REPLICATES).is_ok() && run(MAX_REPLICATES + 1).is_err());
        assert!(jeffreys_interval(3.0, 2.0, 0.95).is_err() && jeffreys_interval(0.0, 0.0, 0.95).is_err());
        assert_eq!(jeffreys_interval(0.0, 10.0, 0.95).unwrap().low, 0.0);
        assert_eq!(jeffreys_interval(10.0, 10.0, 0.95).unwrap().high, 1.0);
    }
}
