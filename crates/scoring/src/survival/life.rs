//! Survival without a model.

use serde::{Deserialize, Serialize};

use super::Spells;
use crate::limits::MAX_PERIODS;
use crate::metrics::{Interval, MetricError, require};

/// One period of a Kaplan-Meier estimate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifeRow {
    /// The period, from 1.
    pub period: u32,
    /// Weighted loans seen in it.
    pub at_risk: f64,
    /// Weighted defaults in it.
    pub defaults: f64,
    /// Weighted loans last seen in it without default.
    pub censored: f64,
    /// Share still without default at its end.
    pub survival: f64,
    /// Greenwood's standard error of `survival`.
    pub standard_error: f64,
    /// Interval of `survival`.
    pub interval: Interval,
}

/// An interval of a life table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifeInterval {
    /// First period.
    pub from: u32,
    /// Last period.
    pub to: u32,
    /// Weighted loans at its beginning.
    pub entered: f64,
    /// Weighted defaults.
    pub defaults: f64,
    /// Weighted loans censored.
    pub censored: f64,
    /// `defaults / (entered - censored / 2)`: the chance of default for a loan that enters.
    pub hazard: f64,
    /// Share without default at its end.
    pub survival: f64,
    /// Greenwood's standard error of `survival`.
    pub standard_error: f64,
}

/// A survival curve as it is multiplied up, with Greenwood's sum `sum d / (n (n - d))`.
struct Curve {
    survival: f64,
    sum: f64,
}

impl Curve {
    fn new() -> Self {
        Self { survival: 1.0, sum: 0.0 }
    }

    fn pass(&mut self, at_risk: f64, defaults: f64) {
        if at_risk > 0.0 {
            self.survival *= (1.0 - defaults / at_risk).max(0.0);
            if defaults < at_risk {
                self.sum += defaults / (at_risk * (at_risk - defaults));
            }
        }
    }

    /// Major Greenwood, *The Natural Duration of Cancer*, 1926: `S sqrt(sum d / (n (n - d)))`.
    fn standard_error(&self) -> f64 {
        self.survival * libm::sqrt(self.sum)
    }

    /// `S ^ exp(-+ z sqrt(sum) / ln S)`, which keeps within 0 to 1 (Kalbfleisch and Prentice, *The Statistical Analysis of
    /// Failure Time Data*, 2nd ed. 2002, section 1.4).
    fn interval(&self, level: f64) -> Interval {
        if self.survival <= 0.0 || self.survival >= 1.0 {
            return Interval { low: self.survival, high: self.survival };
        }
        let log = libm::log(self.survival);
        let reach = Interval::around(0.0, libm::sqrt(self.sum) / log, level);
        let end = |reach: f64| libm::exp(log * libm::exp(reach));
        let (a, b) = (end(reach.low), end(reach.high));
        Interval { low: a.min(b), high: a.max(b) }
    }
}

/// The product-limit estimate (Kaplan and Meier, J. of the American Statistical Association 53(282), 1958): one row for each
/// period up to the last in which a loan was seen. Loans censored in a period were at risk in it.
///
/// Weights count as repeated loans; with weights other than 1 the errors are those of as many loans as the weights add up to.
///
/// # Errors
/// [`MetricError`] when lengths differ, a period is outside 1 to 600, or the level is not between 0 and 1.
///
/// ```
/// use scoring::survival::{Spells, kaplan_meier};
/// // Four loans: defaults in periods 1 and 3, one paid off in 2, one seen to 3.
/// let spells = Spells { periods: &[1, 2, 3, 3], defaulted: &[true, false, true, false], weights: None };
/// let rows = kaplan_meier(&spells, 0.95).unwrap();
/// let survival: Vec<f64> = rows.iter().map(|row| row.survival).collect();
/// assert_eq!(survival, [0.75, 0.75, 0.375]);
/// ```
pub fn kaplan_meier(spells: &Spells<'_>, level: f64) -> Result<Vec<LifeRow>, MetricError> {
    spells.check()?;
    require("level", level, "must lie strictly between 0 and 1", level > 0.0 && level < 1.0)?;
    let leaving = spells.leaving();
    let mut at_risk: f64 = leaving.iter().flatten().sum();
    let mut curve = Curve::new();
    let rows = leaving.iter().enumerate().skip(1).map(|(period, [defaults, censored])| {
        curve.pass(at_risk, *defaults);
        let row = LifeRow {
            period: period as u32,
            at_risk,
            defaults: *defaults,
            censored: *censored,
            survival: curve.survival,
            standard_error: curve.standard_error(),
            interval: curve.interval(level),
        };
        at_risk -= defaults + censored;
        row
    });
    Ok(rows.collect())
}

/// The actuarial life table by intervals of `width` periods: whoever is censored within one counts for half of it (Cutler and
/// Ederer, J. of Chronic Diseases 8(6), 1958; Greenwood's error with the same effective number).
///
/// # Errors
/// As [`kaplan_meier`], and when the width is outside 1 to 600.
pub fn life_table(spells: &Spells<'_>, width: u32) -> Result<Vec<LifeInterval>, MetricError> {
    spells.check()?;
    require("width", f64::from(width), "must lie between 1 and 600", (1..=MAX_PERIODS).contains(&width))?;
    let leaving = spells.leaving();
    let mut entered: f64 = leaving.iter().flatten().sum();
    let mut curve = Curve::new();
    let intervals = leaving[1..].chunks(width as usize).enumerate().map(|(at, part)| {
        let (defaults, censored) = part.iter().fold((0.0, 0.0), |sum, row| (sum.0 + row[0], sum.1 + row[1]));
        let exposed = entered - censored / 2.0;
        curve.pass(exposed, defaults);
        let from = at as u32 * width + 1;
        let row = LifeInterval {
            from,
            to: from + width - 1,
            entered,
            defaults,
            censored,
            hazard: if exposed > 0.0 { defaults / exposed } else { 0.0 },
            survival: curve.survival,
            standard_error: curve.standard_error(),
        };
        entered -= defaults + censored;
        row
    });
    Ok(intervals.collect())
}
