//! The term structure of one loan's probability of default.

use serde::{Deserialize, Serialize};

/// One period of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermPoint {
    /// The period, from 1.
    pub period: u32,
    /// Chance of default in it for a loan that reached it: the conditional (forward) probability of one period.
    pub hazard: f64,
    /// Chance at the beginning of defaulting in just this period.
    pub marginal: f64,
    /// Chance of defaulting by its end.
    pub cumulative: f64,
}

/// Probabilities by period, as an expected loss over a loan's life needs them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermStructure {
    /// From period 1 on, without gap.
    pub points: Vec<TermPoint>,
}

impl TermStructure {
    /// From hazards by period: `S_t = S_(t-1) (1 - h_t)`, `marginal_t = S_(t-1) h_t`, `cumulative_t = 1 - S_t`.
    ///
    /// ```
    /// use scoring::survival::TermStructure;
    /// let term = TermStructure::of_hazards([0.10, 0.20]);
    /// assert!((term.points[1].marginal - 0.18).abs() < 1e-12 && (term.cumulative(2) - 0.28).abs() < 1e-12);
    /// assert!((term.forward(1, 2) - 0.20).abs() < 1e-12); // who survived period 1 faces 20%
    /// ```
    #[must_use]
    pub fn of_hazards(hazards: impl IntoIterator<Item = f64>) -> Self {
        let mut survival = 1.0;
        let points = (1..).zip(hazards).map(|(period, hazard)| {
            let marginal = survival * hazard;
            survival *= 1.0 - hazard;
            TermPoint { period, hazard, marginal, cumulative: 1.0 - survival }
        });
        Self { points: points.collect() }
    }

    /// Chance of default by the end of a period; 0 before the first, and past the last that of the last.
    #[must_use]
    pub fn cumulative(&self, period: u32) -> f64 {
        let reached = (period as usize).min(self.points.len());
        reached.checked_sub(1).map_or(0.0, |at| self.points[at].cumulative)
    }

    /// Chance of default after period `from` and by the end of period `to` for a loan that survived `from`:
    /// `1 - S_to / S_from`. 0 when `to` is not later, 1 when nothing survives `from`.
    #[must_use]
    pub fn forward(&self, from: u32, to: u32) -> f64 {
        if to <= from {
            return 0.0;
        }
        let alive = 1.0 - self.cumulative(from);
        if alive <= 0.0 { 1.0 } else { (self.cumulative(to) - self.cumulative(from)) / alive }
    }
}
