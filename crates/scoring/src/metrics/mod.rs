//! How good a score is: discrimination, accuracy, calibration, stability. All take weights where rows were not drawn
//! alike, all refuse what they cannot measure instead of returning NaN.

mod calibration;
mod drift;
mod intervals;
mod ranking;
mod segments;
mod stability;
mod traffic;

pub use calibration::{
    BinomialTest, CalibrationGroup, HosmerLemeshow, brier, calibration_groups, hosmer_lemeshow, log_loss, pd_test,
};
pub use drift::{CharacteristicShift, ShiftBin, ShiftError, characteristic_stability, drift};
pub use intervals::{
    AucComparison, AucError, BootstrapOptions, DiscriminationIntervals, Interval, auc_error, bootstrap_discrimination,
    compare_auc, jeffreys_interval,
};
pub(crate) use intervals::{auc_error_of, normal_quantile, two_sided};
pub use ranking::{Discrimination, RocPoint, discrimination};
pub use segments::{SegmentQuality, by_segment};
pub use stability::{Shift, population_stability};
pub use traffic::{Light, RED_BELOW, TrafficLight, YELLOW_BELOW, traffic_light};

/// Why a measure has no value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MetricError {
    /// Slices of different lengths, or empty ones.
    #[error("{left} values against {right}: pass as many of each, and at least one")]
    Length {
        /// Length of the first.
        left: usize,
        /// Length of the second.
        right: usize,
    },
    /// Only goods or only bads.
    #[error("{goods} good and {bads} bad rows: both are needed; use a longer window or pool segments")]
    OneOutcome {
        /// Good rows.
        goods: usize,
        /// Bad rows.
        bads: usize,
    },
    /// Not a probability, not finite, or a negative count.
    #[error("{what} is {value}: {rule}")]
    Number {
        /// What it is.
        what: &'static str,
        /// Its value.
        value: f64,
        /// The range it must keep.
        rule: &'static str,
    },
    /// A bound.
    #[error("{found} groups; between 1 and {most} are allowed")]
    Groups {
        /// Groups asked for.
        found: usize,
        /// The bound.
        most: usize,
    },
}

pub(crate) fn same_length(left: usize, right: usize, weights: Option<&[f64]>) -> Result<(), MetricError> {
    if left == 0 || left != right {
        return Err(MetricError::Length { left, right });
    }
    match weights {
        Some(weights) if weights.len() != left => Err(MetricError::Length { left, right: weights.len() }),
        _ => Ok(()),
    }
}

pub(crate) fn require(what: &'static str, value: f64, rule: &'static str, holds: bool) -> Result<(), MetricError> {
    if value.is_finite() && holds { Ok(()) } else { Err(MetricError::Number { what, value, rule }) }
}

pub(crate) fn weight_at(weights: Option<&[f64]>, at: usize) -> f64 {
    weights.map_or(1.0, |weights| weights[at])
}
