//! [`Money`]: minor units with a currency.

use std::fmt;

use iso_currency::Currency;
use serde::{Deserialize, Serialize};

use crate::{Rounding, round_div};

/// What can be wrong in a sum.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two currencies in one operation.
    #[error("cannot combine {left} with {right}: convert one of them first")]
    CurrencyMismatch {
        /// Currency of the left side.
        left: Currency,
        /// Currency of the right side.
        right: Currency,
    },
    /// Beyond the range of 64-bit minor units (about 9.2 x 10^16 yuan).
    #[error("the amount leaves the range of 64-bit minor units: split it")]
    Overflow,
    /// Text that is not an amount.
    #[error("'{text}' is not an amount in {currency}: {why}")]
    NotAnAmount {
        /// What was read, cut to 40 characters.
        text: String,
        /// The currency it was read in.
        currency: Currency,
        /// Why it cannot be one.
        why: &'static str,
    },
    /// An exchange rate that is nothing or less.
    #[error("there is no rate from {from} to {to}: both sides of one are above nothing")]
    BadRate {
        /// Currency of the amount.
        from: Currency,
        /// Currency wanted.
        to: Currency,
    },
    /// Shares to divide an amount by that sum to zero or are too many.
    #[error("an amount cannot be divided by these weights: give 1 to 10,000 weights of which at least one is not zero")]
    BadWeights,
}

/// An amount of money: an integer count of minor units and the currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// The most shares one amount may be divided into.
const MAX_WEIGHTS: usize = 10_000;

impl Money {
    /// From minor units: fen for CNY, cents for USD.
    #[must_use]
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::from_minor(0, currency)
    }

    /// Reads `1,234.56`, `1234.5`, `¥1,234`, `$60,000.00` or `-12`; never more decimals than the currency has.
    ///
    /// ```
    /// use money::{Currency, Money};
    /// assert_eq!(Money::parse("$60,000.00 ", Currency::USD).unwrap().minor(), 6_000_000);
    /// assert!(Money::parse("0.005", Currency::CNY).is_err(), "half a fen is an error, not a rounding");
    /// ```
    ///
    /// # Errors
    /// [`MoneyError::NotAnAmount`] with the reason, [`MoneyError::Overflow`] past 64 bits.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let fail = |why| MoneyError::NotAnAmount { text: text.chars().take(40).collect(), currency, why };
        let trimmed = text.trim();
        let (negative, rest) = match trimmed.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        let rest = rest.trim_start_matches(['¥', '￥', '$', '€']);
        let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
        if whole.is_empty() || !well_grouped(whole) {
            return Err(fail("write digits, with a comma between thousands if you like"));
        }
        let exponent = exponent(currency);
        if !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return Err(fail("write only digits after the decimal point"));
        }
        if fraction.trim_end_matches('0').len() > exponent as usize {
            return Err(fail("it has more decimals than the currency"));
        }
        let mut minor: i64 = 0;
        let digits = whole
            .bytes()
            .filter(u8::is_ascii_digit)
            .chain((0..exponent as usize).map(|i| *fraction.as_bytes().get(i).unwrap_or(&b'0')));
        for digit in digits {
            minor = minor
                .checked_mul(10)
                .and_then(|m| m.checked_add(i64::from(digit - b'0')))
                .ok_or(MoneyError::Overflow)?;
        }
        Ok(Self::from_minor(if negative { -minor } else { minor }, currency))
    }

    /// Minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// Whether it is more than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// The sum.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`], [`MoneyError::Overflow`].
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        self.minor.checked_add(other.minor).map(|minor| Self { minor, ..self }).ok_or(MoneyError::Overflow)
    }

    /// The difference.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`], [`MoneyError::Overflow`].
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        self.minor.checked_sub(other.minor).map(|minor| Self { minor, ..self }).ok_or(MoneyError::Overflow)
    }

    /// The same amount on the other side.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] for the one amount that has no opposite.
    pub fn checked_neg(self) -> Result<Self, MoneyError> {
        self.minor.checked_neg().map(|minor| Self { minor, ..self }).ok_or(MoneyError::Overflow)
    }

    /// `self x numerator / denominator`, rounded once.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] when the product or the result leaves its range, or the denominator is zero.
    pub fn checked_mul_ratio(self, numerator: i64, denominator: i64, rounding: Rounding) -> Result<Self, MoneyError> {
        let product = i128::from(self.minor) * i128::from(numerator);
        Self::from_wide(round_div(product, i128::from(denominator), rounding), self.currency)
    }

    /// The sum of many; nothing when there are none.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`], [`MoneyError::Overflow`].
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::checked_add)
    }

    /// The smaller of two.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`].
    pub fn checked_min(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Ok(if other.minor < self.minor { other } else { self })
    }

    /// Divides the amount by weights so that the parts sum to it exactly: each part is rounded down and the units left
    /// over go one each to the largest remainders, the earlier part first among equals.
    ///
    /// ```
    /// use money::{Currency, Money};
    /// let parts = Money::from_minor(100, Currency::CNY).allocate(&[1, 1, 1]).unwrap();
    /// assert_eq!(parts.iter().map(|p| p.minor()).collect::<Vec<_>>(), [34, 33, 33]);
    /// ```
    ///
    /// # Errors
    /// [`MoneyError::BadWeights`], [`MoneyError::Overflow`].
    pub fn allocate(self, weights: &[u64]) -> Result<Vec<Self>, MoneyError> {
        let total: u128 = weights.iter().map(|w| u128::from(*w)).sum();
        if total == 0 || weights.len() > MAX_WEIGHTS || total > u128::from(u64::MAX) {
            return Err(MoneyError::BadWeights);
        }
        let size = u128::from(self.minor.unsigned_abs());
        let mut parts: Vec<u128> = Vec::with_capacity(weights.len());
        let mut remainders: Vec<(u128, usize)> = Vec::with_capacity(weights.len());
        for (index, weight) in weights.iter().enumerate() {
            let product = size * u128::from(*weight);
            parts.push(product / total);
            remainders.push((product % total, index));
        }
        let left = size - parts.iter().sum::<u128>();
        remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, index) in remainders.into_iter().take(usize::try_from(left).map_err(|_| MoneyError::Overflow)?) {
            parts[index] += 1;
        }
        let sign = if self.minor < 0 { -1 } else { 1 };
        parts
            .into_iter()
            .map(|part| Self::from_wide(i128::try_from(part).ok().map(|p| sign * p), self.currency))
            .collect()
    }

    /// Digits with thousands separators and no currency: `1,234.50`.
    #[must_use]
    pub fn digits(self) -> String {
        let exponent = exponent(self.currency) as usize;
        let all = format!("{:0width$}", self.minor.unsigned_abs(), width = exponent + 1);
        let (whole, fraction) = all.split_at(all.len() - exponent);
        let mut out = String::with_capacity(all.len() + all.len() / 3 + 2);
        if self.minor < 0 {
            out.push('-');
        }
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(',');
            }
            out.push(c);
        }
        if exponent > 0 {
            out.push('.');
            out.push_str(fraction);
        }
        out
    }

    pub(crate) fn from_wide(minor: Option<i128>, currency: Currency) -> Result<Self, MoneyError> {
        let minor = minor.and_then(|m| i64::try_from(m).ok()).ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, currency })
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch { left: self.currency, right: other.currency })
        }
    }
}

/// Decimals of the currency; the few units of account without one are counted in whole units.
fn exponent(currency: Currency) -> u16 {
    currency.exponent().unwrap_or(0)
}

/// Digits, either ungrouped or in groups of three after the first.
fn well_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    digits(first) && (!whole.contains(',') || first.len() <= 3) && groups.all(|g| digits(g) && g.len() == 3)
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.digits(), self.currency.code())
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_amounts_as_people_write_them() {
        for (text, minor) in [
            ("1,234.56", 123_456),
            ("¥1,234", 123_400),
            ("-12.5", -1_250),
            (" 0 ", 0),
            ("10000", 1_000_000),
            ("1.500", 150),
        ] {
            assert_eq!(Money::parse(text, Currency::CNY).unwrap().minor(), minor, "{text}");
        }
        for text in ["", ".5", "1,23", "12,3456", "1.2.3", "1e5", "NaN", "0.005", "--1", "99999999999999999999"] {
            assert!(Money::parse(text, Currency::CNY).is_err(), "{text}");
        }
    }

    #[test]
    fn refuses_to_mix_or_overflow() {
        let (yuan, dollar) = (Money::from_minor(1, Currency::CNY), Money::from_minor(1, Currency::USD));
        assert!(matches!(yuan.checked_add(dollar), Err(MoneyError::CurrencyMismatch { .. })));
        assert_eq!(Money::from_minor(i64::MAX, Currency::CNY).checked_add(yuan), Err(MoneyError::Overflow));
        assert_eq!(Money::from_minor(i64::MIN, Currency::CNY).checked_neg(), Err(MoneyError::Overflow));
        assert_eq!(yuan.checked_mul_ratio(1, 0, Rounding::HalfUp), Err(MoneyError::Overflow));
        assert_eq!(Money::from_minor(1_050, Currency::JPY).to_string(), "1,050 JPY");
    }

    #[test]
    fn weights_are_bounded() {
        let whole = Money::from_minor(100, Currency::CNY);
        assert_eq!(whole.allocate(&vec![1; MAX_WEIGHTS]).unwrap().len(), MAX_WEIGHTS);
        assert_eq!(whole.allocate(&vec![1; MAX_WEIGHTS + 1]), Err(MoneyError::BadWeights));
        assert_eq!(whole.allocate(&[u64::MAX]).unwrap(), [whole]);
        for weights in [&[][..], &[0, 0], &[u64::MAX, 1]] {
            assert_eq!(whole.allocate(weights), Err(MoneyError::BadWeights), "{weights:?}");
        }
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(minor in any::<i64>(), weights in prop::collection::vec(0u64..1_000_000, 1..20)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            let whole = Money::from_minor(minor, Currency::CNY);
            let parts = whole.allocate(&weights).unwrap();
            prop_assert_eq!(Money::sum(Currency::CNY, parts.iter().copied()).unwrap(), whole);
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!(*weight > 0 || part.is_zero());
            }
        }

        #[test]
        fn what_is_written_is_read(minor in -1_000_000_000_000_000i64..1_000_000_000_000_000) {
            let amount = Money::from_minor(minor, Currency::CNY);
            prop_assert_eq!(Money::parse(&amount.digits(), Currency::CNY).unwrap(), amount);
        }
    }
}
