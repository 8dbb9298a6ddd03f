//! [`Rate`]: an exact annual rate.

use std::fmt;

use calendar::{DayCount, Period};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{Money, MoneyError, Rounding, round_div};

/// An annual rate as an exact fraction of one: 0.0435 is 4.35% a year (3.625‰ a month).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(Decimal);

impl Rate {
    /// No interest.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// From a fraction of one.
    #[must_use]
    pub const fn from_fraction(fraction: Decimal) -> Self {
        Self(fraction)
    }

    /// From basis points: 435 is 4.35%.
    #[must_use]
    pub fn from_bps(bps: i64) -> Self {
        Self(Decimal::new(bps, 4))
    }

    /// From percent: 4.35 is 4.35%.
    #[must_use]
    pub fn from_percent(percent: Decimal) -> Self {
        Self(percent / Decimal::ONE_HUNDRED)
    }

    /// As a fraction of one.
    #[must_use]
    pub const fn fraction(self) -> Decimal {
        self.0
    }

    /// As percent a year (年利率 %).
    #[must_use]
    pub fn percent(self) -> Decimal {
        (self.0 * Decimal::ONE_HUNDRED).normalize()
    }

    /// As per mille a month (月利率 ‰): the annual rate over twelve.
    #[must_use]
    pub fn monthly_permille(self) -> Decimal {
        (self.0 * Decimal::ONE_THOUSAND / Decimal::from(12)).normalize()
    }

    /// The sum of two rates; `None` past the range of a decimal.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The rate times a factor, such as 1.5 for penalty interest (罚息); `None` past the range of a decimal.
    #[must_use]
    pub fn checked_scale(self, factor: Decimal) -> Option<Self> {
        self.0.checked_mul(factor).map(Self)
    }

    /// Simple interest on a principal over a period, rounded once.
    ///
    /// `principal x rate x days / basis`, computed exactly in 128-bit integers before the one rounding.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] when the exact product leaves 128 bits or the result 64.
    pub fn interest(
        self,
        principal: Money,
        period: Period,
        day_count: DayCount,
        rounding: Rounding,
    ) -> Result<Money, MoneyError> {
        let fraction = day_count.fraction(period);
        self.times(principal, fraction.days, fraction.basis, rounding)
    }

    /// Interest of whole months: `principal x rate x months / 12`, as annuity and equal-principal loans count it.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn interest_months(self, principal: Money, months: u32, rounding: Rounding) -> Result<Money, MoneyError> {
        self.times(principal, i64::from(months), 12, rounding)
    }

    /// `principal x rate x numerator / denominator`, rounded once; the building block of the two above, for balances
    /// counted in day-products (积数).
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn times(
        self,
        principal: Money,
        numerator: i64,
        denominator: i64,
        rounding: Rounding,
    ) -> Result<Money, MoneyError> {
        let top = i128::from(principal.minor())
            .checked_mul(self.0.mantissa())
            .and_then(|p| p.checked_mul(i128::from(numerator)))
            .ok_or(MoneyError::Overflow)?;
        let bottom = 10i128
            .checked_pow(self.0.scale())
            .and_then(|s| s.checked_mul(i128::from(denominator)))
            .ok_or(MoneyError::Overflow)?;
        Money::from_wide(round_div(top, bottom, rounding), principal.currency())
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.percent())
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use calendar::parse_date;
    use iso_currency::Currency;

    use super::*;

    fn days(start: &str, end: &str) -> Period {
        Period::try_new(parse_date(start).unwrap(), parse_date(end).unwrap()).unwrap()
    }

    /// Interest-first loan of 1,000,000.00 at 3.65% ACT/360 from 2025-01-10, interest day 20 (blueprint rules 6.6).
    #[test]
    fn worked_example_of_the_rules() {
        let principal = Money::from_minor(100_000_000, Currency::CNY);
        let interest = |start, end, day_count| {
            Rate::from_bps(365).interest(principal, days(start, end), day_count, Rounding::HalfUp).unwrap().minor()
        };
        assert_eq!(interest("2025-01-10", "2025-01-20", DayCount::Actual360), 101_389);
        assert_eq!(interest("2025-01-20", "2025-02-20", DayCount::Actual360), 314_306);
        assert_eq!(interest("2025-12-20", "2026-01-10", DayCount::Actual360), 212_917);
        assert_eq!(interest("2025-01-10", "2026-01-10", DayCount::Actual360), 3_700_694);
        assert_eq!(interest("2025-01-10", "2026-01-10", DayCount::Actual365), 3_650_000);
    }

    #[test]
    fn penalty_and_monthly_display() {
        let penalty = Rate::from_bps(435).checked_scale(Decimal::new(15, 1)).unwrap();
        let overdue = Money::from_minor(20_000_000, Currency::CNY);
        assert_eq!(penalty.to_string(), "6.525%");
        assert_eq!(penalty.times(overdue, 45, 360, Rounding::HalfUp).unwrap().minor(), 163_125);
        assert_eq!(Rate::from_bps(435).monthly_permille().to_string(), "3.625");
    }
}
