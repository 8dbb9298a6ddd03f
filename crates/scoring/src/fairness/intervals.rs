//! Intervals of one rate and of two rates compared. Weighted counts enter as rates over effective rows,
//! `(sum w)^2 / sum w^2` (Kish, *Survey Sampling*, 1965).

use crate::metrics::{Interval, normal_quantile};

/// A rate over effective rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rate {
    pub(super) value: f64,
    pub(super) rows: f64,
}

impl Rate {
    /// Wilson's score interval (1927).
    pub(super) fn wilson(self, level: f64) -> Interval {
        let z = normal_quantile(0.5 + level / 2.0);
        let (p, n, zz) = (self.value, self.rows, z * z);
        let centre = (p + zz / (2.0 * n)) / (1.0 + zz / n);
        let reach = z / (1.0 + zz / n) * libm::sqrt(p * (1.0 - p) / n + zz / (4.0 * n * n));
        Interval { low: (centre - reach).max(0.0), high: (centre + reach).min(1.0) }
    }

    /// Newcombe's hybrid score interval of `self - other` (Statistics in Medicine 17(8), 1998, method 10).
    pub(super) fn less(self, other: Self, level: f64) -> Interval {
        let (a, b) = (self.wilson(level), other.wilson(level));
        let apart = self.value - other.value;
        let root = |x: f64, y: f64| libm::sqrt(x * x + y * y);
        Interval {
            low: apart - root(self.value - a.low, b.high - other.value),
            high: apart + root(a.high - self.value, other.value - b.low),
        }
    }

    /// The interval of `self / other` on the logarithm (Katz and others, Biometrics 34(3), 1978); absent when a rate is 0.
    pub(super) fn over(self, other: Self, level: f64) -> Option<Interval> {
        if self.value <= 0.0 || other.value <= 0.0 {
            return None;
        }
        let part = |rate: Self| (1.0 - rate.value) / (rate.value * rate.rows);
        let error = libm::sqrt(part(self) + part(other));
        let around = Interval::around(libm::log(self.value / other.value), error, level);
        Some(Interval { low: libm::exp(around.low), high: libm::exp(around.high) })
    }
}
