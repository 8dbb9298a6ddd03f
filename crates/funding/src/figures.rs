//! What lines cost and bring: weighted rates, and a month's cost and income as money.

use std::collections::BTreeMap;

use calendar::{Date, DayCount, add_days};
use codes::LoanId;
use money::{Decimal, Money, MoneyError, Rate, Rounding, round_div};

use crate::state::{FundingError, FundingState, Owed};

/// Decimal places of a weighted rate, as a fraction of one: a ten-thousandth of a basis point.
const MEAN_PLACES: u32 = 8;
/// Decimal places in which day-products of different rates are added up; rates with more are rounded to them.
const SUM_PLACES: u32 = 12;

/// The mean of rates, weighted by amounts: the weights are exact, the quotient is rounded once. None where nothing weighs.
#[must_use]
pub fn weighted(parts: impl IntoIterator<Item = (Money, Rate)>) -> Option<Rate> {
    let (mut top, mut bottom) = (0_i128, 0_i128);
    for (amount, rate) in parts {
        top = top.checked_add(i128::from(amount.minor()).checked_mul(scaled(rate)?)?)?;
        bottom = bottom.checked_add(amount.minor().into())?;
    }
    let per = 10_i128.pow(SUM_PLACES - MEAN_PLACES);
    let mean = (bottom > 0).then(|| round_div(top, bottom.checked_mul(per)?, Rounding::HalfUp)).flatten()?;
    let mean = Decimal::try_from_i128_with_scale(mean, MEAN_PLACES).ok()?;
    Some(Rate::from_fraction(mean.normalize()))
}

/// A rate in units of [`SUM_PLACES`].
fn scaled(rate: Rate) -> Option<i128> {
    let fraction = rate.fraction().round_dp(SUM_PLACES);
    fraction.mantissa().checked_mul(10_i128.pow(SUM_PLACES.checked_sub(fraction.scale())?))
}

/// Balances times days (积数) by rate: interest is worked out of them with one rounding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Products {
    by_rate: BTreeMap<Rate, i128>,
}

impl Products {
    /// Adds a balance that stood for one day.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn add_day(&mut self, balance: Money, rate: Rate) -> Result<(), MoneyError> {
        let sum = self.by_rate.entry(rate).or_default();
        *sum = sum.checked_add(balance.minor().into()).ok_or(MoneyError::Overflow)?;
        Ok(())
    }

    /// The interest on them, actual days over 360.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn interest(&self, currency: money::Currency) -> Result<Money, MoneyError> {
        let overflow = MoneyError::Overflow;
        let mut top = 0_i128;
        for (rate, product) in &self.by_rate {
            let part = scaled(*rate).and_then(|rate| rate.checked_mul(*product)).ok_or(overflow.clone())?;
            top = top.checked_add(part).ok_or(overflow.clone())?;
        }
        let bottom = 10_i128.pow(SUM_PLACES) * i128::from(DayCount::Actual360.basis());
        let minor = round_div(top, bottom, Rounding::HalfUp).and_then(|minor| i64::try_from(minor).ok());
        Ok(Money::from_minor(minor.ok_or(overflow)?, currency))
    }
}

/// What a loan owes of its principal and at which rate, from each day on which that changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    steps: BTreeMap<Date, (Money, Rate)>,
}

impl Course {
    /// Sets what is owed from the end of a day on.
    pub fn set(&mut self, from: Date, owed: Money, rate: Rate) {
        self.steps.insert(from, (owed, rate));
    }

    /// The most that is owed on any day.
    #[must_use]
    pub fn most(&self) -> Option<Money> {
        self.steps.values().map(|(owed, _)| *owed).max_by_key(|owed| owed.minor())
    }

    /// What is owed at the end of a day, and at which rate; nothing before the first step.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<(Money, Rate)> {
        self.steps.range(..=day).next_back().map(|(_, step)| *step)
    }
}

/// What a line cost and what its loans brought, over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accrued {
    /// Interest on what it carried, at what it costs.
    pub cost: Money,
    /// Interest on the same balances at the contract rates of the loans.
    pub income: Money,
    /// Income less cost.
    pub margin: Money,
    /// The mean of what it carried at the end of each day, rounded down.
    pub mean_balance: Money,
}

impl FundingState {
    /// What the line cost and brought from one day to another, both included: the balance at the end of each day stands for
    /// one day (算头不算尾), days over 360, each sum rounded once.
    ///
    /// # Errors
    /// [`FundingError`].
    pub fn accrued(
        &self,
        first: Date,
        last: Date,
        courses: &BTreeMap<LoanId, Course>,
    ) -> Result<Accrued, FundingError> {
        let currency = self.terms_on(first)?.quota.currency();
        let (mut cost, mut income, mut sum, mut days) = (Products::default(), Products::default(), 0_i128, 0_i128);
        let mut day = first;
        while day <= last {
            let now: BTreeMap<LoanId, (Money, Rate)> =
                courses.iter().filter_map(|(loan, course)| Some((*loan, course.at(day)?))).collect();
            let owed: Owed = now.iter().map(|(loan, (owed, _))| (*loan, *owed)).collect();
            for carried in self.holding(day, &owed)?.carried {
                let rate = now.get(&carried.loan).map_or(Rate::ZERO, |(_, rate)| *rate);
                cost.add_day(carried.amount, carried.annual_cost)?;
                income.add_day(carried.amount, rate)?;
                sum += i128::from(carried.amount.minor());
            }
            days += 1;
            day = add_days(day, 1).map_err(|_| FundingError::Money(MoneyError::Overflow))?;
        }
        let (cost, income) = (cost.interest(currency)?, income.interest(currency)?);
        let mean = if days == 0 { 0 } else { sum / days };
        let mean = i64::try_from(mean).map_err(|_| FundingError::Money(MoneyError::Overflow))?;
        let margin = income.checked_sub(cost)?;
        Ok(Accrued { cost, income, margin, mean_balance: Money::from_minor(mean, currency) })
    }
}
