//! The arithmetic of level amounts: integers in minor units, no floats, one rounding for each amount.
//!
//! This is the hot loop of every quote and forecast, so amounts are plain `i64` here; [`crate::limits`] keeps every
//! product inside its type and a wide path takes over where a product would leave 64 bits.

use money::{Money, MoneyError, Rate, Rounding, round_div};

/// One instalment's split, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// Principal in minor units.
    pub principal: i64,
    /// Interest of one whole period on the balance before it, in minor units.
    pub interest: i64,
}

/// What stays level over the instalments of the kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The whole instalment (等额本息).
    Instalment,
    /// Its principal (等额本金).
    Principal,
}

/// Some twelfths of an annual rate as the exact fraction `top / bottom`, with the rounding of the contract.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PeriodRate {
    top: i64,
    bottom: i64,
    /// `2^64 / bottom`, rounded down: a multiplication in place of the division in the loop.
    reciprocal: u64,
    rounding: Rounding,
}

impl PeriodRate {
    /// The rate of a period of so many months.
    pub(crate) fn try_new(annual: Rate, months: u16, rounding: Rounding) -> Result<Self, MoneyError> {
        let fraction = annual.fraction();
        let top = i64::try_from(fraction.mantissa()).map_err(|_| MoneyError::Overflow)?;
        let top = top.checked_mul(i64::from(months)).ok_or(MoneyError::Overflow)?;
        let scale = 10i64.checked_pow(fraction.scale()).ok_or(MoneyError::Overflow)?;
        let bottom = scale.checked_mul(12).ok_or(MoneyError::Overflow)?;
        // Twelve times a power of ten never divides 2^64, so this is 2^64 over it, rounded down.
        let reciprocal = u64::MAX / u64::try_from(bottom).map_err(|_| MoneyError::Overflow)?;
        Ok(Self { top, bottom, reciprocal, rounding })
    }

    /// Interest of the period on a balance that is not negative.
    pub(crate) fn interest(self, balance: i64) -> Result<i64, MoneyError> {
        let half = self.bottom / 2;
        match balance.checked_mul(self.top).and_then(|product| product.checked_add(half)) {
            // Twelve is even, so half of the divisor is whole and adding it rounds half up.
            Some(product) if self.rounding == Rounding::HalfUp && product >= 0 => Ok(self.divide(product)),
            _ => round_div(i128::from(balance) * i128::from(self.top), i128::from(self.bottom), self.rounding)
                .and_then(|interest| i64::try_from(interest).ok())
                .ok_or(MoneyError::Overflow),
        }
    }

    /// `product / bottom` for a product that is not negative. The estimate by the reciprocal is never above the quotient
    /// and, as the product is below 2^63, at most one below it.
    fn divide(self, product: i64) -> i64 {
        let wide = u128::from(product.unsigned_abs()) * u128::from(self.reciprocal);
        let estimate = (wide >> 64) as i64;
        if product - estimate * self.bottom >= self.bottom { estimate + 1 } else { estimate }
    }

    /// `P i / (1 - (1+i)^-n)` in 64-bit binary fixed point: within a thousandth of a minor unit of the exact value up to
    /// the bounds of this crate, and the same bits on every machine.
    pub(crate) fn annuity(self, balance: i64, instalments: u16) -> Result<i64, MoneyError> {
        if self.top == 0 {
            return share(balance, instalments, self.rounding);
        }
        let wide = |value: i64| u128::try_from(value).map_err(|_| MoneyError::Overflow);
        let (top, bottom) = (wide(self.top)?, wide(self.bottom)?);
        let discount = (bottom << 64) / (bottom + top);
        let annuity = (1u128 << 64) - power(discount, instalments);
        let factor = (((top << 64) / bottom) << 64) / annuity;
        let scaled = wide(balance)?.checked_mul(factor).ok_or(MoneyError::Overflow)?;
        let (whole, rest) = (scaled >> 64, scaled & u128::from(u64::MAX));
        let half = 1u128 << 63;
        let up = match self.rounding {
            Rounding::Down => false,
            Rounding::Up => rest > 0,
            Rounding::HalfUp => rest >= half,
            Rounding::HalfEven => rest > half || (rest == half && whole & 1 == 1),
        };
        i64::try_from(whole + u128::from(up)).map_err(|_| MoneyError::Overflow)
    }
}

/// A fraction below one, to a whole power, in 64-bit fixed point.
fn power(base: u128, exponent: u16) -> u128 {
    let (mut result, mut square, mut left) = (1u128 << 64, base, exponent);
    while left > 0 {
        if left & 1 == 1 {
            // The first factor may be exactly one, which has a 65th bit: take it as it is.
            result = if result == 1 << 64 { square } else { (result * square) >> 64 };
        }
        square = (square * square) >> 64;
        left >>= 1;
    }
    result
}

/// The amount whose equal parts make a balance, the last part apart.
pub(crate) fn share(balance: i64, instalments: u16, rounding: Rounding) -> Result<i64, MoneyError> {
    round_div(i128::from(balance), i128::from(instalments), rounding)
        .and_then(|part| i64::try_from(part).ok())
        .ok_or(MoneyError::Overflow)
}

/// Splits a principal into level instalments of whole months, appending to `out`: the kernel without dates, for quotes and
/// portfolio forecasts. The last takes the residual, so that principal sums exactly; a principal smaller than its instalments
/// ends early.
///
/// # Errors
/// [`MoneyError::Overflow`] past the bounds of [`crate::limits`].
pub fn amortise(
    principal: Money,
    annual_rate: Rate,
    level: Level,
    instalments: u16,
    rounding: Rounding,
    out: &mut Vec<Split>,
) -> Result<(), MoneyError> {
    let rate = PeriodRate::try_new(annual_rate, 1, rounding)?;
    let mut left = principal.minor();
    let amount = match level {
        Level::Instalment => rate.annuity(left, instalments)?,
        Level::Principal => share(left, instalments, rounding)?,
    };
    for number in 1..=instalments {
        let interest = rate.interest(left)?;
        let wanted = match level {
            Level::Instalment => (amount - interest).max(0),
            Level::Principal => amount,
        };
        let principal = if number == instalments { left } else { wanted.min(left) };
        left -= principal;
        out.push(Split { principal, interest });
        if left == 0 {
            break;
        }
    }
    Ok(())
}
