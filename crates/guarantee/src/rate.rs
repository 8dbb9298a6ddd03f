//! The compensation rate (代偿率): compensation paid over guarantee *released* in the same time, never over what is
//! outstanding, which is the common mistake and makes it look smaller.

use money::{Decimal, Money, MoneyError, Rate, Rounding};
use serde::Serialize;

/// Paid and released, of a year or since the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CompensationRate {
    /// Compensation paid and not reversed.
    pub paid: Money,
    /// Guaranteed principal released in the same time: for a year, what [`crate::InForce::released`] grew by in it.
    pub released: Money,
}

impl CompensationRate {
    /// The rate as a fraction of one; none when nothing was released.
    ///
    /// ```
    /// use guarantee::CompensationRate;
    /// use money::{Currency, Money};
    /// let wan = |n: i64| Money::from_minor(n * 1_000_000, Currency::CNY);
    /// let rate = CompensationRate { paid: wan(450), released: wan(12_000) };
    /// assert_eq!(rate.ratio().unwrap().to_string(), "0.0375");
    /// ```
    #[must_use]
    pub fn ratio(&self) -> Option<Decimal> {
        Decimal::from(self.paid.minor()).checked_div(Decimal::from(self.released.minor())).map(|r| r.normalize())
    }

    /// What was paid beyond a line (叫停线), such as 5% of what was released.
    ///
    /// # Errors
    /// [`MoneyError`] when the two are of two currencies or the product leaves its range.
    pub fn beyond(&self, line: Rate, rounding: Rounding) -> Result<Money, MoneyError> {
        let cap = line.times(self.released, 1, 1, rounding)?;
        let beyond = self.paid.checked_sub(cap)?;
        Ok(if beyond.is_positive() { beyond } else { Money::zero(beyond.currency()) })
    }
}
