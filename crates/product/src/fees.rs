//! What a fee comes to on a loan.

use money::{Money, MoneyError, Rate, Rounding};

use crate::document::{Fee, FeeTiming};

impl Fee {
    /// Due at pay-out, and with each instalment.
    ///
    /// # Errors
    /// An amount beyond its range.
    pub fn due(&self, principal: Money, months: u32) -> Result<(Money, Money), MoneyError> {
        let years = i64::from(months.div_ceil(12));
        let percent = Rate::from_percent(self.percent);
        let zero = Money::zero(principal.currency());
        let times = |n| percent.times(principal, n, 1, Rounding::HalfUp);
        Ok(match self.when {
            FeeTiming::Upfront => (times(1)?, zero),
            FeeTiming::UpfrontPerYear => (times(years)?, zero),
            FeeTiming::EachInstalment => (zero, times(1)?),
        })
    }
}
