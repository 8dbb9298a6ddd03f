//! The ranges that scale, calibration and grade cut-offs must keep, for every kind of model.

use crate::scorecard::{Calibration, GradeCutoffs, Scaling};

/// A number of a document that is not finite or out of its range.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{what} is {value}: {rule}")]
pub struct OutOfRange {
    /// Which number.
    pub what: &'static str,
    /// Its value.
    pub value: f64,
    /// The range it must keep.
    pub rule: &'static str,
}

fn number(what: &'static str, value: f64, rule: &'static str, holds: bool) -> Result<(), OutOfRange> {
    if value.is_finite() && holds { Ok(()) } else { Err(OutOfRange { what, value, rule }) }
}

fn probability(what: &'static str, value: f64) -> Result<(), OutOfRange> {
    number(what, value, "must lie strictly between 0 and 1", value > 0.0 && value < 1.0)
}

impl Scaling {
    /// Checks the ranges.
    ///
    /// # Errors
    /// The first [`OutOfRange`], in document order.
    pub fn check(&self) -> Result<(), OutOfRange> {
        number("scaling.base_points", self.base_points, "must lie within 100,000", self.base_points.abs() <= 1e5)?;
        number("scaling.base_odds", self.base_odds, "must be above 0", self.base_odds > 0.0)?;
        let pdo = self.pdo > 0.0 && self.pdo <= 1e3;
        number("scaling.pdo", self.pdo, "must be above 0 and at most 1,000", pdo)
    }
}

impl Calibration {
    /// Checks the ranges.
    ///
    /// # Errors
    /// As [`Scaling::check`].
    pub fn check(&self) -> Result<(), OutOfRange> {
        if let Some(platt) = &self.platt {
            number("calibration.platt.intercept", platt.intercept, "must be finite", true)?;
            let rule = "must be above 0, or good would become bad";
            number("calibration.platt.slope", platt.slope, rule, platt.slope > 0.0)?;
        }
        if let Some(prior) = &self.prior {
            probability("calibration.prior.sample_bad_rate", prior.sample_bad_rate)?;
            probability("calibration.prior.population_bad_rate", prior.population_bad_rate)?;
        }
        Ok(())
    }
}

impl GradeCutoffs {
    /// Checks the ranges and that the cut-offs rise.
    ///
    /// # Errors
    /// As [`Scaling::check`].
    pub fn check(&self) -> Result<(), OutOfRange> {
        probability("grades.a_below", self.a_below)?;
        probability("grades.b_below", self.b_below)?;
        probability("grades.c_below", self.c_below)?;
        number("grades.b_below", self.b_below, "must be above a_below", self.b_below > self.a_below)?;
        number("grades.c_below", self.c_below, "must be above b_below", self.c_below > self.b_below)
    }
}
