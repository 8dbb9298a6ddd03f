//! One row of the fold: what fell due, what was paid on it, and what being late has cost.

use calendar::{Date, days_between};
use money::{Money, MoneyError, Rate};

use crate::amounts::{Amounts, Component};
use crate::position::{PositionRow, RowKind, RowState};
use crate::schedule::{day_interest, elapsed};
use crate::terms::Terms;

/// What prices lateness: the terms, the penalty rate, and the day a write-off stopped the clock.
#[derive(Clone, Copy)]
pub(crate) struct Lateness<'a> {
    pub terms: &'a Terms,
    pub rate: Rate,
    pub stopped_on: Option<Date>,
}

#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub number: Option<u16>,
    pub kind: RowKind,
    pub due_on: Date,
    pub principal: Money,
    pub interest: Money,
    pub paid: Amounts,
    pub written_off: Amounts,
    /// Overdue principal times days, up to `since`; the penalty is one rounding of the whole, so no cut changes it.
    principal_products: i128,
    /// Overdue interest times days, up to `since`.
    interest_products: i128,
    since: Date,
}

impl Row {
    pub(crate) fn new(number: Option<u16>, kind: RowKind, due_on: Date, principal: Money, interest: Money) -> Self {
        let zero = Amounts::zero(principal.currency());
        Self {
            number,
            kind,
            due_on,
            principal,
            interest,
            paid: zero,
            written_off: zero,
            principal_products: 0,
            interest_products: 0,
            since: due_on,
        }
    }

    /// What it asks up to the end of a date.
    pub(crate) fn charged(&self, late: Lateness<'_>, at: Date) -> Result<Amounts, MoneyError> {
        let mut charged = Amounts { principal: self.principal, interest: self.interest, ..self.zero() };
        let at = late.stopped_on.map_or(at, |stop| at.min(stop));
        if self.past_grace(late.terms, at) {
            let (principal_products, interest_products) = self.products(late.terms, at)?;
            if principal_products != 0 {
                charged.penalty = day_interest(late.rate, principal_products, late.terms)?;
            }
            if interest_products != 0 && late.terms.spec().compound_interest {
                charged.compound = day_interest(late.rate, interest_products, late.terms)?;
            }
        }
        Ok(charged)
    }

    /// What is still owed on it at the end of a date.
    pub(crate) fn owed(&self, late: Lateness<'_>, at: Date) -> Result<Amounts, MoneyError> {
        self.charged(late, at)?.checked_sub(self.paid)?.checked_sub(self.written_off)
    }

    /// Pays a part of one component on a date.
    pub(crate) fn pay(&mut self, terms: &Terms, on: Date, part: Component, amount: Money) -> Result<(), MoneyError> {
        if matches!(part, Component::Principal | Component::Interest) {
            (self.principal_products, self.interest_products) = self.products(terms, on)?;
            self.since = on;
        }
        let slot = self.paid.get_mut(part);
        *slot = slot.checked_add(amount)?;
        let (principal, interest) = self.open()?;
        if principal.is_zero() && interest.is_zero() && !self.past_grace(terms, on) {
            // Cleared in time: the days of grace cost nothing.
            (self.principal_products, self.interest_products) = (0, 0);
        }
        Ok(())
    }

    /// Writes off what is still owed on a date and says how much that was.
    pub(crate) fn write_off(&mut self, late: Lateness<'_>, on: Date) -> Result<Amounts, MoneyError> {
        let owed = self.owed(late, on)?;
        (self.principal_products, self.interest_products) = self.products(late.terms, on)?;
        self.since = on;
        self.written_off = self.written_off.checked_add(owed)?;
        Ok(owed)
    }

    /// Whether the grace after its due date has run out by a date.
    pub(crate) fn past_grace(&self, terms: &Terms, at: Date) -> bool {
        days_between(self.due_on, at) > i32::from(terms.spec().grace_days)
    }

    pub(crate) fn view(&self, late: Lateness<'_>, at: Date) -> Result<PositionRow, MoneyError> {
        let charged = self.charged(late, at)?;
        let owed = charged.checked_sub(self.paid)?.checked_sub(self.written_off)?;
        let state = if !owed.is_zero() {
            if self.past_grace(late.terms, at) { RowState::Overdue } else { RowState::Due }
        } else if self.written_off.is_zero() {
            RowState::Paid
        } else {
            RowState::WrittenOff
        };
        Ok(PositionRow {
            number: self.number,
            kind: self.kind,
            due_on: self.due_on,
            charged,
            paid: self.paid,
            written_off: self.written_off,
            state,
        })
    }

    fn zero(&self) -> Amounts {
        Amounts::zero(self.principal.currency())
    }

    fn open(&self) -> Result<(Money, Money), MoneyError> {
        let left = |whole: Money, component| {
            whole.checked_sub(self.paid.get(component))?.checked_sub(self.written_off.get(component))
        };
        Ok((left(self.principal, Component::Principal)?, left(self.interest, Component::Interest)?))
    }

    fn products(&self, terms: &Terms, at: Date) -> Result<(i128, i128), MoneyError> {
        let (principal, interest) = self.open()?;
        if (principal.is_zero() && interest.is_zero()) || at == self.since {
            return Ok((self.principal_products, self.interest_products));
        }
        let day_count = terms.spec().day_count;
        let days = elapsed(day_count, self.due_on, at) - elapsed(day_count, self.due_on, self.since);
        let grown = |products: i128, open: Money| {
            i128::from(open.minor())
                .checked_mul(i128::from(days))
                .and_then(|more| products.checked_add(more))
                .ok_or(MoneyError::Overflow)
        };
        Ok((grown(self.principal_products, principal)?, grown(self.interest_products, interest)?))
    }
}
