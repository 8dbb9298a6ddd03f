//! The traffic light of a grade's probability of default, with defaults that move together.
//!
//! One-factor model (Vasicek, "Loan portfolio value", Risk, 2002): given the year's factor `y`, defaults are independent
//! with probability `Phi((Phi^-1(PD) - sqrt(rho) y) / sqrt(1 - rho))`. The number of defaults is then a mixture of
//! binomials, which is summed here over `y` instead of approximated; at `rho = 0` it is the binomial test. The light
//! follows Tasche, "A traffic lights approach to PD validation" (2003): green below the 95% quantile, red above the 99.9%.

use serde::{Deserialize, Serialize};
use statrs::function::beta::beta_reg;

use super::intervals::normal_quantile;
use super::{MetricError, require};

/// Tail probability from which a light is no longer green.
pub const YELLOW_BELOW: f64 = 0.05;
/// Tail probability from which a light is red.
pub const RED_BELOW: f64 = 0.001;
/// The factor is summed over -8.5 to 8.5 in steps of this; the trapezoid rule converges geometrically there.
const STEP: f64 = 1.0 / 32.0;

/// What the number of defaults says about the stated probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// No more defaults than such a probability brings in 19 years of 20.
    Green,
    /// More than that: watch, and look for the cause.
    Yellow,
    /// So many as one year in a thousand brings: the probability does not hold.
    Red,
}

impl Light {
    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Green => "绿灯",
            Self::Yellow => "黄灯",
            Self::Red => "红灯",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

/// The light of one grade in one year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TrafficLight {
    /// `P(X >= defaults)` under the stated probability and correlation.
    pub p_value: f64,
    /// The light.
    pub light: Light,
    /// Fewest defaults that are not green.
    pub yellow_from: u64,
    /// Fewest defaults that are red.
    pub red_from: u64,
}

/// `P(X >= d)` for `d` of `rows` under the mixture.
struct Tail {
    rows: u64,
    /// Probability and weight at each value of the factor.
    points: Vec<(f64, f64)>,
}

impl Tail {
    fn new(rows: u64, pd: f64, correlation: f64) -> Self {
        if correlation == 0.0 {
            return Self { rows, points: vec![(pd, 1.0)] };
        }
        let threshold = normal_quantile(pd);
        let half = (8.5 / STEP) as i32;
        let raw = (-half..=half).map(|at| {
            let y = f64::from(at) * STEP;
            let z = (threshold - libm::sqrt(correlation) * y) / libm::sqrt(1.0 - correlation);
            (0.5 * libm::erfc(-z / core::f64::consts::SQRT_2), libm::exp(-0.5 * y * y))
        });
        let raw: Vec<(f64, f64)> = raw.collect();
        let all: f64 = raw.iter().map(|(_, weight)| weight).sum();
        Self { rows, points: raw.into_iter().map(|(p, weight)| (p, weight / all)).collect() }
    }

    fn at_least(&self, defaults: u64) -> f64 {
        if defaults == 0 {
            return 1.0;
        }
        if defaults > self.rows {
            return 0.0;
        }
        let (d, rest) = (defaults as f64, (self.rows - defaults) as f64 + 1.0);
        let one = |p: f64| match p {
            p if p <= 0.0 => 0.0,
            p if p >= 1.0 => 1.0,
            p => beta_reg(d, rest, p),
        };
        self.points.iter().map(|(p, weight)| weight * one(*p)).sum()
    }

    /// Fewest defaults whose tail is below `level`; one more than the rows when none is.
    fn critical(&self, level: f64) -> u64 {
        let (mut low, mut high) = (0, self.rows + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.at_least(middle) < level { high = middle } else { low = middle + 1 }
        }
        low
    }
}

/// The light of `defaults` among `rows` with a stated probability; `correlation` is the asset correlation (0 takes
/// defaults as independent, which is too strict for a common year; the Basel formula for retail has 0.03 to 0.16).
///
/// # Errors
/// [`MetricError`] when there is no row, more defaults than rows, the probability is not strictly inside 0 to 1, or the
/// correlation is not from 0 to below 1.
///
/// ```
/// use scoring::metrics::{Light, traffic_light};
/// assert_eq!(traffic_light(400, 14, 0.02, 0.0).unwrap().light, Light::Yellow);
/// assert_eq!(traffic_light(400, 14, 0.02, 0.05).unwrap().light, Light::Green); // one bad year explains it
/// ```
pub fn traffic_light(rows: u64, defaults: u64, pd: f64, correlation: f64) -> Result<TrafficLight, MetricError> {
    require("rows", rows as f64, "must be above 0", rows > 0)?;
    require("defaults", defaults as f64, "must not exceed the rows", defaults <= rows)?;
    require("probability", pd, "must lie strictly between 0 and 1", pd > 0.0 && pd < 1.0)?;
    require("correlation", correlation, "must be from 0 to below 1", (0.0..1.0).contains(&correlation))?;
    let tail = Tail::new(rows, pd, correlation);
    let p_value = tail.at_least(defaults);
    let light = match p_value {
        p if p < RED_BELOW => Light::Red,
        p if p < YELLOW_BELOW => Light::Yellow,
        _ => Light::Green,
    };
    Ok(TrafficLight { p_value, light, yellow_from: tail.critical(YELLOW_BELOW), red_from: tail.critical(RED_BELOW) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::pd_test;

    #[test]
    fn without_correlation_it_is_the_binomial_test() {
        for (rows, defaults, pd) in [(400, 13, 0.02), (50, 0, 0.1), (1_000, 40, 0.03)] {
            let light = traffic_light(rows, defaults, pd, 0.0).unwrap();
            let binomial = pd_test(rows, defaults, pd).unwrap();
            assert!((light.p_value - binomial.binomial_p).abs() < 1e-12);
            assert_eq!(light.yellow_from, binomial.critical_defaults);
        }
    }

    #[test]
    fn the_light_changes_at_its_stated_defaults() {
        let found = traffic_light(500, 0, 0.03, 0.04).unwrap();
        let light = |defaults| traffic_light(500, defaults, 0.03, 0.04).unwrap().light;
        assert_eq!((light(found.yellow_from - 1), light(found.yellow_from)), (Light::Green, Light::Yellow));
        assert_eq!((light(found.red_from - 1), light(found.red_from)), (Light::Yellow, Light::Red));
        assert!(traffic_light(1, 1, 0.5, 1.0).is_err() && traffic_light(1, 1, 0.5, -0.1).is_err());
    }
}
