//! When loans default, not only whether: life tables, hazards by period, and the term structure of a probability of default.
//!
//! A loan is seen for some whole periods (months, quarters), and leaves either because it defaulted or because one stopped
//! looking (paid in full, the window's end): it is then *censored*. Leaving both out, or calling them good, makes a
//! probability of default too small; a life table counts each loan as long as it was seen.
//!
//! | part | what it holds |
//! |---|---|
//! | [`kaplan_meier`] | survival by period with Greenwood's intervals, without any model |
//! | [`life_table`] | the same by intervals, in which loans leave halfway (actuarial method) |
//! | [`HazardModel`] | discrete-time hazard: baseline by bands of periods, covariates as WOE; [`develop_hazard`] fits it |
//! | [`TermStructure`] | hazard, marginal, cumulative and forward probabilities of one loan |

mod hazard;
mod life;
mod term;

pub use hazard::{
    HazardBaseline, HazardDevelopment, HazardError, HazardModel, HazardOptions, HazardVariable, SCHEMA, develop_hazard,
};
pub use life::{LifeInterval, LifeRow, kaplan_meier, life_table};
pub use term::{TermPoint, TermStructure};

use crate::limits::MAX_PERIODS;
use crate::metrics::MetricError;

/// How long each loan was seen, and whether it was seen to default.
#[derive(Debug, Clone, Copy)]
pub struct Spells<'a> {
    /// Whole periods under observation, from 1: a loan that defaults in its first period has 1.
    pub periods: &'a [u32],
    /// Whether it defaulted in the last of them; otherwise it is censored after it.
    pub defaulted: &'a [bool],
    /// Weights, if loans were not drawn alike.
    pub weights: Option<&'a [f64]>,
}

impl Spells<'_> {
    fn check(&self) -> Result<(), MetricError> {
        crate::metrics::same_length(self.periods.len(), self.defaulted.len(), self.weights)?;
        for period in self.periods {
            let allowed = (1..=MAX_PERIODS).contains(period);
            crate::metrics::require("periods of a loan", f64::from(*period), "must lie between 1 and 600", allowed)?;
        }
        for weight in self.weights.unwrap_or_default() {
            crate::metrics::require("weight", *weight, "must be above 0", *weight > 0.0 && weight.is_finite())?;
        }
        Ok(())
    }

    fn weight(&self, at: usize) -> f64 {
        self.weights.map_or(1.0, |weights| weights[at])
    }

    /// Weighted defaults and censored loans of each period; the place is the period.
    fn leaving(&self) -> Vec<[f64; 2]> {
        let last = self.periods.iter().copied().max().unwrap_or_default();
        let mut leaving = vec![[0.0; 2]; last as usize + 1];
        for (at, period) in self.periods.iter().enumerate() {
            leaving[*period as usize][usize::from(!self.defaulted[at])] += self.weight(at);
        }
        leaving
    }
}
