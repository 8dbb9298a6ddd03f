//! [`Schedule`]: the instalments of a loan (还款计划).
//!
//! A regular period is one month, quarter, half-year or year and bears so many twelfths of the annual rate; a stub (a first
//! or last period of another length, or what is left of a period after a prepayment) is counted by days. The principal of
//! the instalments is always that of the regular loan, so a stub changes only the interest of its own instalment. A contract
//! may also have the interest of every period counted by days; a level instalment then holds whatever interest its days bear.

use calendar::{CalendarError, Date, DayCount, Period};
use money::{Money, MoneyError, Rate, Rounding, round_div};
use serde::{Deserialize, Serialize};

use crate::plan::{Ask, Keep, plan};
use crate::terms::Terms;

/// One planned instalment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instalment {
    /// Its number in the contract, from 1.
    pub number: u16,
    /// The first day it bears interest for.
    pub from: Date,
    /// The day it falls due; interest runs up to the day before.
    pub due_on: Date,
    /// Principal.
    pub principal: Money,
    /// Interest.
    pub interest: Money,
    /// Whether it bears interest for a whole period (twelfths of a year) rather than by days.
    pub regular: bool,
}

/// Planned instalments, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The instalments.
    pub instalments: Vec<Instalment>,
}

/// Why there is no schedule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// An amount past its range.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A date past its range.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// Paid out on or after the last due date.
    #[error("paid out on {paid_out_on}, not before the last due date {matures_on}: sign a new contract")]
    AfterMaturity {
        /// When the money reached the firm.
        paid_out_on: Date,
        /// The last due date.
        matures_on: Date,
    },
}

impl Terms {
    /// The schedule if the contract's principal is paid out on the planned day.
    ///
    /// # Errors
    /// [`ScheduleError`].
    pub fn schedule(&self) -> Result<Schedule, ScheduleError> {
        self.schedule_from(self.spec().starts_on, self.spec().principal)
    }

    /// The schedule of the amount really paid out, from the day it was. Interest runs on that amount only: what was held
    /// back in advance is not lent (民法典 670). Due dates that have passed by then are left out.
    ///
    /// # Errors
    /// [`ScheduleError`].
    pub fn schedule_from(&self, paid_out_on: Date, principal: Money) -> Result<Schedule, ScheduleError> {
        let ask = Ask {
            rate: self.spec().annual_rate,
            from: paid_out_on,
            balance: principal,
            lent: principal,
            carried: 0,
            keep: Keep::Term,
            opens: true,
        };
        plan(self, ask).map(|plan| Schedule { instalments: plan.instalments })
    }
}

impl Schedule {
    /// All interest.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn total_interest(&self) -> Result<Money, MoneyError> {
        total(&self.instalments, |instalment| instalment.interest)
    }

    /// All principal: exactly what was lent.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn total_principal(&self) -> Result<Money, MoneyError> {
        total(&self.instalments, |instalment| instalment.principal)
    }
}

impl Instalment {
    /// Principal and interest together.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn payment(&self) -> Result<Money, MoneyError> {
        self.principal.checked_add(self.interest)
    }
}

fn total(instalments: &[Instalment], part: impl Fn(&Instalment) -> Money) -> Result<Money, MoneyError> {
    let Some(first) = instalments.first() else { return Err(MoneyError::BadWeights) };
    Money::sum(first.principal.currency(), instalments.iter().map(part))
}

/// Days of interest from an anchor, by the convention. Differences of it telescope, so cutting a period changes no sum
/// (30/360 days of two parts need not sum to those of the whole).
pub(crate) fn elapsed(day_count: DayCount, anchor: Date, date: Date) -> i64 {
    Period::try_new(anchor, date).map_or(0, |period| day_count.fraction(period).days)
}

/// Interest on a sum of day-products (积数: minor units times days), rounded once.
fn day_interest(rate: Rate, products: i128, basis: i128, rounding: Rounding) -> Option<i64> {
    let fraction = rate.fraction();
    let top = products.checked_mul(fraction.mantissa())?;
    let bottom = 10i128.checked_pow(fraction.scale())?.checked_mul(basis)?;
    // Most amounts fit 64 bits, where adding half of the divisor and dividing is the same half-up rounding, only faster.
    if let (Rounding::HalfUp, Ok(short @ 0..), Ok(divisor)) = (rounding, i64::try_from(top), i64::try_from(bottom)) {
        return short.checked_add(divisor / 2).map(|short| short / divisor);
    }
    round_div(top, bottom, rounding).and_then(|minor| i64::try_from(minor).ok())
}

/// A year in the unit that every day count divides: the least common multiple of 360, 365 and 365 x 366.
const YEAR: i128 = 1_603_080;
/// The decimals that every contract and penalty rate fits in.
const RATE_SCALE: u32 = 12;

/// One minor unit in the unit of [`weighted`].
pub(crate) const WHOLE: i128 = YEAR * 10i128.pow(RATE_SCALE);

/// What one day adds to the products of one minor unit: a part of a year where the convention counts such parts.
pub(crate) const fn products_of_a_day(day_count: DayCount) -> i128 {
    match day_count {
        DayCount::Actual360 | DayCount::Actual365 | DayCount::Thirty360 => 1,
        // In a basis of 365 x 366 a day of 365 counts 366.
        DayCount::ActualActual => 366,
    }
}

/// Day-products times their rate, in a unit shared by all day counts and rates, so that what accrued at one rate and what
/// accrued at another are rounded once, together.
pub(crate) fn weighted(rate: Rate, products: i128, day_count: DayCount) -> Result<i128, MoneyError> {
    let fraction = rate.fraction();
    let scale = RATE_SCALE.checked_sub(fraction.scale()).and_then(|digits| 10i128.checked_pow(digits));
    let unit = YEAR / i128::from(day_count.basis());
    scale
        .and_then(|scale| products.checked_mul(unit)?.checked_mul(fraction.mantissa())?.checked_mul(scale))
        .ok_or(MoneyError::Overflow)
}

/// Interest of weighted products of the past and of day-products at the present rate, rounded once.
pub(crate) fn carried_interest(
    carried: i128,
    rate: Rate,
    products: i128,
    terms: &Terms,
    rounding: Rounding,
) -> Result<Money, MoneyError> {
    let day_count = terms.spec().day_count;
    let minor = if carried == 0 {
        day_interest(rate, products, i128::from(day_count.basis()), rounding)
    } else {
        let all = weighted(rate, products, day_count)?.checked_add(carried).ok_or(MoneyError::Overflow)?;
        round_div(all, YEAR * 10i128.pow(RATE_SCALE), rounding).and_then(|minor| i64::try_from(minor).ok())
    };
    minor.map(|minor| Money::from_minor(minor, terms.currency())).ok_or(MoneyError::Overflow)
}
