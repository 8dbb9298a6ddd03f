//! [`ExchangeRate`]: an amount in one currency said in another.

use iso_currency::Currency;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{Money, MoneyError, Rounding, round_div};

/// What two currencies are each worth in a third, for one unit: one unit of the first is `from / to` of the second. Kept as two
/// numbers, so that nothing is rounded before the amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// What one unit of the amount's currency is worth.
    pub from: Decimal,
    /// What one unit of the currency wanted is worth.
    pub to: Decimal,
}

impl ExchangeRate {
    /// So many units of the currency wanted for one of the amount's.
    #[must_use]
    pub const fn direct(rate: Decimal) -> Self {
        Self { from: rate, to: Decimal::ONE }
    }

    /// The rate as one number of at most ten decimals, for people to read; `None` past the range of a decimal.
    #[must_use]
    pub fn shown(self) -> Option<Decimal> {
        self.from.checked_div(self.to).map(|rate| rate.round_dp(10).normalize())
    }
}

impl Money {
    /// The amount in another currency, exact before the one rounding to its minor unit. The same currency is left as it is.
    ///
    /// ```
    /// use money::{Currency, Decimal, ExchangeRate, Money, Rounding};
    /// let dollars = Money::parse("50,000.00", Currency::USD).unwrap();
    /// let rate = ExchangeRate::direct(Decimal::new(71, 1)); // 7.10 yuan for a dollar
    /// let yuan = dollars.converted(Currency::CNY, rate, Rounding::HalfUp).unwrap();
    /// assert_eq!(yuan.to_string(), "355,000.00 CNY");
    /// ```
    ///
    /// # Errors
    /// [`MoneyError::BadRate`] for a rate that is not above nothing, [`MoneyError::Overflow`].
    pub fn converted(self, to: Currency, rate: ExchangeRate, rounding: Rounding) -> Result<Self, MoneyError> {
        if self.currency() == to {
            return Ok(self);
        }
        let (from_value, to_value) = (rate.from.normalize(), rate.to.normalize());
        if from_value <= Decimal::ZERO || to_value <= Decimal::ZERO {
            return Err(MoneyError::BadRate { from: self.currency(), to });
        }
        let tens = |power: u32| 10i128.checked_pow(power).ok_or(MoneyError::Overflow);
        let exponent = |currency: Currency| u32::from(currency.exponent().unwrap_or(0));
        let product = |start: i128, factors: [i128; 2]| {
            factors.into_iter().try_fold(start, i128::checked_mul).ok_or(MoneyError::Overflow)
        };
        // Powers of ten stand on one side only, so that the products stay small.
        let up = exponent(to) + to_value.scale();
        let down = exponent(self.currency()) + from_value.scale();
        let common = up.min(down);
        let top = product(i128::from(self.minor()), [from_value.mantissa(), tens(up - common)?])?;
        let bottom = product(1, [to_value.mantissa(), tens(down - common)?])?;
        Self::from_wide(round_div(top, bottom, rounding), to)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// Each row can be worked by hand: amount, what one unit of either is in yuan, the result half up and rounded up.
    #[test]
    fn rows_worked_by_hand() {
        let rows = include_str!("../tests/exchange.csv");
        let mut count = 0;
        for row in csv::Reader::from_reader(rows.as_bytes()).records() {
            let row = row.unwrap();
            let currency = |at: usize| Currency::from_code(&row[at]).unwrap();
            let amount = Money::parse(&row[0], currency(1)).unwrap();
            let rate = ExchangeRate { from: decimal(&row[2]), to: decimal(&row[4]) };
            for (rounding, at) in [(Rounding::HalfUp, 5), (Rounding::Up, 6)] {
                let found = amount.converted(currency(3), rate, rounding).unwrap();
                assert_eq!(found, Money::parse(&row[at], currency(3)).unwrap(), "{row:?}");
            }
            count += 1;
        }
        assert!(count >= 8);
    }

    #[test]
    fn refuses_what_is_no_rate_or_too_much() {
        let dollar = Money::from_minor(100, Currency::USD);
        for (from, to) in [("0", "1"), ("1", "0"), ("-7", "1")] {
            let rate = ExchangeRate { from: decimal(from), to: decimal(to) };
            let refused = dollar.converted(Currency::CNY, rate, Rounding::HalfUp);
            assert!(matches!(refused, Err(MoneyError::BadRate { .. })), "{from}/{to}");
        }
        let all = Money::from_minor(i64::MAX, Currency::USD);
        let seven = ExchangeRate::direct(decimal("7"));
        assert_eq!(all.converted(Currency::CNY, seven, Rounding::HalfUp), Err(MoneyError::Overflow));
        assert_eq!(all.converted(Currency::USD, seven, Rounding::HalfUp), Ok(all), "nothing to convert");
        assert_eq!(
            ExchangeRate { from: decimal("7.1884"), to: decimal("0.046233") }.shown(),
            Some(decimal("155.4820150109"))
        );
    }

    proptest! {
        /// Rounded up it is never less than half up, and never more than a minor unit apart; a sum is never more than its parts.
        #[test]
        fn up_covers(one in 0i64..1_000_000_000_000, two in 0i64..1_000_000_000_000, rate in 1i64..1_000_000_000) {
            let rate = ExchangeRate::direct(Decimal::new(rate, 6));
            let said = |minor, rounding| {
                Money::from_minor(minor, Currency::USD).converted(Currency::CNY, rate, rounding).unwrap().minor()
            };
            let (up, half) = (said(one, Rounding::Up), said(one, Rounding::HalfUp));
            prop_assert!(up >= half && up - half <= 1);
            prop_assert!(said(one + two, Rounding::Up) <= up + said(two, Rounding::Up));
        }
    }
}
