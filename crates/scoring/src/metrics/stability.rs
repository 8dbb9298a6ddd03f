//! Whether a population has moved: the population stability index, used for scores (PSI) and for one characteristic
//! (CSI) alike.

use serde::{Deserialize, Serialize};

use super::{MetricError, require, same_length};

/// Shares below this are read as this, so that an empty bin costs much and not without end.
const LEAST_SHARE: f64 = 1e-4;

/// A share as an index reads it.
pub(super) fn least_share(share: f64) -> f64 {
    share.max(LEAST_SHARE)
}

/// What an index means by convention; conventions depend on sample size and bins, so they open a question and do not
/// close one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Shift {
    /// Below 0.10.
    Stable,
    /// From 0.10 to 0.25.
    Moderate,
    /// Above 0.25.
    Major,
}

impl Shift {
    /// The band of an index.
    #[must_use]
    pub fn of(index: f64) -> Self {
        if index < 0.10 {
            Self::Stable
        } else if index <= 0.25 {
            Self::Moderate
        } else {
            Self::Major
        }
    }

    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Stable => "稳定",
            Self::Moderate => "中度偏移",
            Self::Major => "显著偏移",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Moderate => "moderate shift",
            Self::Major => "major shift",
        }
    }
}

/// `sum((a - e) ln(a / e))` over bins, from counts or shares (each side is divided by its sum).
///
/// # Errors
/// [`MetricError`] when lengths differ, a count is negative or a side is empty.
///
/// ```
/// use scoring::metrics::{Shift, population_stability};
/// let index = population_stability(&[0.08, 0.17, 0.38, 0.23, 0.14], &[0.10, 0.20, 0.40, 0.20, 0.10]).unwrap();
/// assert!((index - 0.028016).abs() < 5e-7);
/// assert_eq!(Shift::of(index), Shift::Stable);
/// ```
pub fn population_stability(expected: &[f64], actual: &[f64]) -> Result<f64, MetricError> {
    same_length(expected.len(), actual.len(), None)?;
    for value in expected.iter().chain(actual) {
        require("count", *value, "must not be negative", *value >= 0.0)?;
    }
    let sums = (expected.iter().sum::<f64>(), actual.iter().sum::<f64>());
    require("sum of the expected counts", sums.0, "must be above 0", sums.0 > 0.0)?;
    require("sum of the actual counts", sums.1, "must be above 0", sums.1 > 0.0)?;
    let bins = expected.iter().zip(actual);
    Ok(bins
        .map(|(expected, actual)| {
            let (e, a) = (least_share(expected / sums.0), least_share(actual / sums.1));
            (a - e) * libm::log(a / e)
        })
        .sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_indices_come_out() {
        let now = [0.10, 0.20, 0.40, 0.20, 0.10];
        let index = population_stability(&now, &[0.05, 0.10, 0.30, 0.30, 0.25]).unwrap();
        assert!((index - 0.310_730).abs() < 5e-7);
        assert_eq!(Shift::of(index), Shift::Major);
        assert!(population_stability(&now, &[1.0, 2.0, 4.0, 2.0, 1.0]).unwrap().abs() < 1e-15);
        assert!(population_stability(&[0.5, 0.5, 0.0], &[0.5, 0.0, 0.5]).unwrap().is_finite());
        assert!(population_stability(&[], &[]).is_err());
        assert!(population_stability(&[0.0], &[1.0]).is_err() && population_stability(&[1.0], &[-1.0]).is_err());
    }
}
