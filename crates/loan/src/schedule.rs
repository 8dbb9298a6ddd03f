//! [`Schedule`]: the instalments of a loan (还款计划).
//!
//! A regular period is one month and bears a twelfth of the annual rate; a stub (a first period that is not a month, or
//! what is left of a period after a prepayment) is counted by days. The principal of the instalments is always that of
//! the regular loan, so a stub changes only the interest of its own instalment.

use calendar::{CalendarError, Date, DayCount, Period, add_months};
use money::{Money, MoneyError, Rate, Rounding, round_div};
use serde::{Deserialize, Serialize};

use crate::amortise::{MonthlyRate, level_amount, split_into};
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
    /// Whether it bears interest for a whole month (a twelfth of a year) rather than by days.
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
        plan(self, paid_out_on, principal, None).map(|plan| Schedule { instalments: plan.instalments })
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

/// A plan and the level amount it keeps, in minor units.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub instalments: Vec<Instalment>,
    pub level: i64,
}

/// Plans a balance over the due dates after `from`. With `level` the amount is kept and the term shortens; without it
/// the term is kept and the amount is worked out anew.
pub(crate) fn plan(terms: &Terms, from: Date, balance: Money, level: Option<i64>) -> Result<Plan, ScheduleError> {
    let spec = terms.spec();
    let first = terms.due_on().partition_point(|due| *due <= from);
    let dates = &terms.due_on()[first..];
    let count = u16::try_from(dates.len()).unwrap_or(u16::MAX);
    if count == 0 {
        return Err(ScheduleError::AfterMaturity { paid_out_on: from, matures_on: terms.matures_on() });
    }
    let rate = MonthlyRate::try_new(spec.annual_rate, spec.rounding)?;
    let level = match level {
        Some(level) => level,
        None => level_amount(spec.method, rate, balance.minor(), count)?,
    };
    let mut splits = Vec::with_capacity(dates.len());
    split_into(spec.method, rate, balance.minor(), count, level, &mut splits)?;
    let mut instalments = Vec::with_capacity(splits.len());
    let mut start = from;
    for (index, (split, due_on)) in splits.iter().zip(dates).enumerate() {
        let regular = index > 0 || is_month(terms, first, from)?;
        let interest = if regular {
            Money::from_minor(split.interest, balance.currency())
        } else {
            let days = elapsed(spec.day_count, start, *due_on);
            day_interest(spec.annual_rate, i128::from(balance.minor()) * i128::from(days), terms)?
        };
        let number = u16::try_from(first + index + 1).unwrap_or(u16::MAX);
        let principal = Money::from_minor(split.principal, balance.currency());
        instalments.push(Instalment { number, from: start, due_on: *due_on, principal, interest, regular });
        start = *due_on;
    }
    Ok(Plan { instalments, level })
}

/// Whether the period from `from` to the due date at `index` is a whole month of the contract.
fn is_month(terms: &Terms, index: usize, from: Date) -> Result<bool, CalendarError> {
    let spec = terms.spec();
    if index > 0 {
        return Ok(terms.due_on()[index - 1] == from);
    }
    // Month ends are not symmetric: 31 January plus a month is 28 February, which less a month is 28 January.
    Ok(add_months(from, 1)? == spec.first_due_on || add_months(spec.first_due_on, -1)? == from)
}

/// Days of interest from an anchor, by the convention. Differences of it telescope, so cutting a period changes no sum
/// (30/360 days of two parts need not sum to those of the whole).
pub(crate) fn elapsed(day_count: DayCount, anchor: Date, date: Date) -> i64 {
    Period::try_new(anchor, date).map_or(0, |period| day_count.fraction(period).days)
}

/// Interest on a sum of day-products (积数: minor units times days), rounded once.
pub(crate) fn day_interest(rate: Rate, products: i128, terms: &Terms) -> Result<Money, MoneyError> {
    let basis = match terms.spec().day_count {
        DayCount::Actual365 => 365,
        DayCount::Actual360 | DayCount::Thirty360 => 360,
    };
    day_interest_on(rate, products, basis, terms.spec().rounding)
        .map(|minor| Money::from_minor(minor, terms.currency()))
        .ok_or(MoneyError::Overflow)
}

fn day_interest_on(rate: Rate, products: i128, basis: i128, rounding: Rounding) -> Option<i64> {
    let fraction = rate.fraction();
    let top = products.checked_mul(fraction.mantissa())?;
    let bottom = 10i128.checked_pow(fraction.scale())?.checked_mul(basis)?;
    // Most amounts fit 64 bits, where adding half of the divisor and dividing is the same half-up rounding, only faster.
    if let (Rounding::HalfUp, Ok(short @ 0..), Ok(divisor)) = (rounding, i64::try_from(top), i64::try_from(bottom)) {
        return short.checked_add(divisor / 2).map(|short| short / divisor);
    }
    round_div(top, bottom, rounding).and_then(|minor| i64::try_from(minor).ok())
}
