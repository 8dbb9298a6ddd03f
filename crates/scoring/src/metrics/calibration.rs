//! Whether probabilities come true: Brier score, log loss, groups, Hosmer-Lemeshow, binomial and Jeffreys tests.

use serde::{Deserialize, Serialize};
use statrs::function::{beta::beta_reg, gamma::gamma_ur};

use super::{MetricError, require, same_length, weight_at};
use crate::limits::MAX_CALIBRATION_GROUPS;

fn check_pds(pd: &[f64], bad: &[bool], weights: Option<&[f64]>) -> Result<(), MetricError> {
    same_length(pd.len(), bad.len(), weights)?;
    match pd.iter().find(|pd| !(0.0..=1.0).contains(*pd)) {
        Some(pd) => Err(MetricError::Number { what: "probability", value: *pd, rule: "must lie between 0 and 1" }),
        None => Ok(()),
    }
}

fn mean(count: usize, weights: Option<&[f64]>, value: impl Fn(usize) -> f64) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for at in 0..count {
        let weight = weight_at(weights, at);
        sum += weight * value(at);
        all += weight;
    }
    sum / all
}

/// Mean squared error of the probability.
///
/// # Errors
/// [`MetricError`] when lengths differ or a probability is outside 0 to 1.
pub fn brier(pd: &[f64], bad: &[bool], weights: Option<&[f64]>) -> Result<f64, MetricError> {
    check_pds(pd, bad, weights)?;
    Ok(mean(pd.len(), weights, |at| {
        let error = pd[at] - f64::from(u8::from(bad[at]));
        error * error
    }))
}

/// Mean of minus the logarithm of the probability given to what happened. A probability of 0 or 1 that did not come
/// true would cost without end; it is read as `1e-15` from the end.
///
/// # Errors
/// [`MetricError`] when lengths differ or a probability is outside 0 to 1.
pub fn log_loss(pd: &[f64], bad: &[bool], weights: Option<&[f64]>) -> Result<f64, MetricError> {
    check_pds(pd, bad, weights)?;
    Ok(mean(pd.len(), weights, |at| {
        let given = if bad[at] { pd[at] } else { 1.0 - pd[at] };
        -libm::log(given.clamp(1e-15, 1.0))
    }))
}

/// A group of rows with like probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalibrationGroup {
    /// Lowest probability in the group.
    pub from: f64,
    /// Highest probability in the group.
    pub to: f64,
    /// Weighted rows.
    pub rows: f64,
    /// Weighted bads.
    pub bads: f64,
    /// Weighted mean probability.
    pub mean_pd: f64,
    /// Weighted bad rate.
    pub bad_rate: f64,
}

/// Parts rows by probability into groups of like weight; equal probabilities stay together, so there may be fewer
/// groups than asked for.
///
/// # Errors
/// [`MetricError`] when lengths differ, a probability is outside 0 to 1, or the number of groups is.
pub fn calibration_groups(
    pd: &[f64],
    bad: &[bool],
    weights: Option<&[f64]>,
    groups: usize,
) -> Result<Vec<CalibrationGroup>, MetricError> {
    check_pds(pd, bad, weights)?;
    if !(1..=MAX_CALIBRATION_GROUPS).contains(&groups) {
        return Err(MetricError::Groups { found: groups, most: MAX_CALIBRATION_GROUPS });
    }
    let mut order: Vec<usize> = (0..pd.len()).collect();
    order.sort_by(|a, b| pd[*a].total_cmp(&pd[*b]));
    let all: f64 = order.iter().map(|at| weight_at(weights, *at)).sum();
    let mut found: Vec<CalibrationGroup> = Vec::with_capacity(groups);
    let mut passed = 0.0;
    let mut open: Option<CalibrationGroup> = None;
    for (place, at) in order.iter().enumerate() {
        let (at, weight) = (*at, weight_at(weights, *at));
        let group = open.get_or_insert(CalibrationGroup {
            from: pd[at],
            to: pd[at],
            rows: 0.0,
            bads: 0.0,
            mean_pd: 0.0,
            bad_rate: 0.0,
        });
        group.to = pd[at];
        group.rows += weight;
        group.mean_pd += weight * pd[at];
        group.bads += if bad[at] { weight } else { 0.0 };
        passed += weight;
        let tied = order.get(place + 1).is_some_and(|next| pd[*next] == pd[at]);
        let full = passed >= all * (found.len() + 1) as f64 / groups as f64 * (1.0 - 1e-12);
        if (full && !tied) || place + 1 == order.len() {
            group.mean_pd /= group.rows;
            group.bad_rate = group.bads / group.rows;
            found.extend(open.take());
        }
    }
    Ok(found)
}

/// The Hosmer-Lemeshow test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HosmerLemeshow {
    /// `sum (D - n PD)^2 / (n PD (1 - PD))`.
    pub statistic: f64,
    /// Groups out of sample, groups - 2 in sample.
    pub degrees: usize,
    /// Upper tail of chi-squared; small when the probabilities do not hold.
    pub p_value: f64,
}

/// Tests `(rows, probability, bads)` per group; two degrees are lost on the rows the model was fitted on.
///
/// # Errors
/// [`MetricError`] when there are too few or too many groups or a group is empty or has a probability of 0 or 1.
///
/// ```
/// let grades = [(200.0, 0.005, 2.0), (300.0, 0.01, 3.0), (250.0, 0.02, 8.0), (150.0, 0.05, 9.0), (100.0, 0.1, 14.0)];
/// let found = scoring::metrics::hosmer_lemeshow(&grades, false).unwrap();
/// assert!((found.statistic - 4.9353).abs() < 5e-5 && (found.p_value - 0.4238).abs() < 5e-5);
/// ```
pub fn hosmer_lemeshow(groups: &[(f64, f64, f64)], in_sample: bool) -> Result<HosmerLemeshow, MetricError> {
    let lost = if in_sample { 2 } else { 0 };
    if groups.len() <= lost || groups.len() > MAX_CALIBRATION_GROUPS {
        return Err(MetricError::Groups { found: groups.len(), most: MAX_CALIBRATION_GROUPS });
    }
    let mut statistic = 0.0;
    for (rows, pd, bads) in groups {
        require("rows of a group", *rows, "must be above 0", *rows > 0.0)?;
        require("probability of a group", *pd, "must lie strictly between 0 and 1", *pd > 0.0 && *pd < 1.0)?;
        require("bads of a group", *bads, "must lie between 0 and the rows", (0.0..=*rows).contains(bads))?;
        let apart = bads - rows * pd;
        statistic += apart * apart / (rows * pd * (1.0 - pd));
    }
    let degrees = groups.len() - lost;
    let p_value = if statistic > 0.0 { gamma_ur(degrees as f64 / 2.0, statistic / 2.0) } else { 1.0 };
    Ok(HosmerLemeshow { statistic, degrees, p_value })
}

/// Tests of a grade's probability against its defaults. They take defaults as independent; where they move together
/// (a common year, a common trade) all three are too strict.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BinomialTest {
    /// `P(X >= defaults)` under the stated probability.
    pub binomial_p: f64,
    /// `BetaCDF(PD; D + 1/2, N - D + 1/2)`.
    pub jeffreys_p: f64,
    /// `(D - n PD) / sqrt(n PD (1 - PD))`.
    pub normal_z: f64,
    /// Fewest defaults at which the binomial test rejects at 5%.
    pub critical_defaults: u64,
}

/// Whether `defaults` among `rows` are too many for a stated probability.
///
/// # Errors
/// [`MetricError`] when there is no row, more defaults than rows, or the probability is not strictly inside 0 to 1.
///
/// ```
/// let found = scoring::metrics::pd_test(400, 13, 0.02).unwrap();
/// assert!((found.binomial_p - 0.061859).abs() < 5e-7 && (found.jeffreys_p - 0.045330).abs() < 5e-7);
/// assert_eq!(found.critical_defaults, 14);
/// ```
pub fn pd_test(rows: u64, defaults: u64, pd: f64) -> Result<BinomialTest, MetricError> {
    require("rows", rows as f64, "must be above 0", rows > 0)?;
    require("defaults", defaults as f64, "must not exceed the rows", defaults <= rows)?;
    require("probability", pd, "must lie strictly between 0 and 1", pd > 0.0 && pd < 1.0)?;
    // P(X >= d) = I_pd(d, n - d + 1).
    let upper = |at: u64| if at == 0 { 1.0 } else { beta_reg(at as f64, (rows - at) as f64 + 1.0, pd) };
    let (mut low, mut high) = (0, rows + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if middle <= rows && upper(middle) > 0.05 { low = middle + 1 } else { high = middle }
    }
    let (n, d) = (rows as f64, defaults as f64);
    Ok(BinomialTest {
        binomial_p: upper(defaults),
        jeffreys_p: beta_reg(d + 0.5, n - d + 0.5, pd),
        normal_z: (d - n * pd) / libm::sqrt(n * pd * (1.0 - pd)),
        critical_defaults: low,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_tests_come_out() {
        let found = pd_test(400, 13, 0.02).unwrap();
        assert!((found.normal_z - 1.7857).abs() < 5e-5);
        let grades =
            [(200.0, 0.005, 2.0), (300.0, 0.01, 3.0), (250.0, 0.02, 8.0), (150.0, 0.05, 9.0), (100.0, 0.1, 14.0)];
        let inside = hosmer_lemeshow(&grades, true).unwrap();
        assert_eq!(inside.degrees, 3);
        assert!((inside.p_value - 0.1766).abs() < 5e-5);
        assert_eq!(pd_test(400, 0, 0.02).unwrap().binomial_p, 1.0);
        assert_eq!(pd_test(1, 1, 0.5).unwrap().critical_defaults, 2, "one row cannot reject");
        assert!(pd_test(0, 0, 0.1).is_err() && pd_test(1, 2, 0.1).is_err() && pd_test(1, 1, 1.0).is_err());
    }

    #[test]
    fn groups_keep_ties_together_and_every_row() {
        let pd = [0.1, 0.1, 0.1, 0.2, 0.3, 0.3];
        let bad = [false, true, false, false, true, true];
        let groups = calibration_groups(&pd, &bad, None, 3).unwrap();
        assert_eq!(groups.iter().map(|group| group.rows).sum::<f64>(), 6.0);
        assert_eq!(groups.iter().map(|group| group.bads).sum::<f64>(), 3.0);
        assert_eq!((groups[0].rows, groups[0].to), (3.0, 0.1));
        assert!(calibration_groups(&pd, &bad, None, MAX_CALIBRATION_GROUPS).is_ok());
        assert!(calibration_groups(&pd, &bad, None, MAX_CALIBRATION_GROUPS + 1).is_err());
        assert!(calibration_groups(&pd, &bad, None, 0).is_err());
    }

    #[test]
    fn errors_of_certainty_are_large_but_finite() {
        assert!((log_loss(&[0.0], &[true], None).unwrap() - 34.538_776).abs() < 1e-5);
        assert_eq!(brier(&[0.0, 1.0], &[true, true], Some(&[1.0, 3.0])).unwrap(), 0.25);
        assert!(brier(&[f64::NAN], &[true], None).is_err() && log_loss(&[1.1], &[true], None).is_err());
    }
}
