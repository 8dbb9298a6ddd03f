//! One row of the fold: what fell due, what was paid on it, and what being late has cost.

use calendar::{Date, days_between};
use money::{Money, MoneyError, Rate, Rounding};

use crate::amounts::{Amounts, Component};
use crate::position::{PositionRow, RowKind, RowState};
use crate::schedule::{carried_interest, elapsed, weighted};
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
    /// The same at earlier penalty rates, as [`weighted`] products: rounded together with the rest, once.
    principal_before: i128,
    interest_before: i128,
    since: Date,
    /// Days after its due date within which paying costs nothing.
    pub grace_days: u16,
    rounding: Rounding,
    /// Penalty and compound interest given up.
    waived: Amounts,
    /// Penalty and compound interest it bore before the loan was brought in.
    brought: Amounts,
    /// When nothing was owed on it any more.
    pub cleared_on: Option<Date>,
}

impl Row {
    /// A row of terms: its number, what it is, when it is due; principal and interest. It is rounded as these terms say for good, also
    /// when other terms take their place.
    pub(crate) fn new(
        terms: &Terms,
        (number, kind, due_on): (Option<u16>, RowKind, Date),
        (principal, interest): (Money, Money),
    ) -> Self {
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
            principal_before: 0,
            interest_before: 0,
            since: due_on,
            grace_days: 0,
            rounding: terms.spec().rounding,
            waived: zero,
            brought: zero,
            cleared_on: None,
        }
    }

    /// What it asks up to the end of a date.
    pub(crate) fn charged(&self, late: Lateness<'_>, at: Date) -> Result<Amounts, MoneyError> {
        let mut charged = Amounts { principal: self.principal, interest: self.interest, ..self.zero() };
        if !self.brought.is_zero() {
            charged = charged.checked_add(self.brought)?;
        }
        let at = late.stopped_on.map_or(at, |stop| at.min(stop));
        if self.past_grace(at) {
            let (principal_products, mut interest_products) = self.products(late.terms, at)?;
            if !late.terms.spec().compound_interest {
                interest_products = 0;
            }
            if principal_products != 0 || self.principal_before != 0 {
                let penalty =
                    carried_interest(self.principal_before, late.rate, principal_products, late.terms, self.rounding)?;
                charged.penalty = charged.penalty.checked_add(penalty)?;
            }
            if interest_products != 0 || self.interest_before != 0 {
                let compound =
                    carried_interest(self.interest_before, late.rate, interest_products, late.terms, self.rounding)?;
                charged.compound = charged.compound.checked_add(compound)?;
            }
            if !self.waived.is_zero() {
                charged = charged.checked_sub(self.waived)?;
            }
        }
        Ok(charged)
    }

    /// Fixes what being late has cost up to a date, before the rate or the terms change.
    pub(crate) fn freeze(&mut self, late: Lateness<'_>, on: Date) -> Result<(), MoneyError> {
        let (principal, interest) = self.products(late.terms, on)?;
        let day_count = late.terms.spec().day_count;
        let add = |before: i128, products: i128| {
            before.checked_add(weighted(late.rate, products, day_count)?).ok_or(MoneyError::Overflow)
        };
        self.principal_before = add(self.principal_before, principal)?;
        if late.terms.spec().compound_interest {
            self.interest_before = add(self.interest_before, interest)?;
        }
        (self.principal_products, self.interest_products) = (0, 0);
        self.since = self.since.max(on);
        Ok(())
    }

    /// Takes over what it bore elsewhere up to the end of a day. From there on it grows here; a row within its grace has borne
    /// nothing yet, and would bear for all its days.
    pub(crate) fn take_over(&mut self, open: Amounts, grace_days: u16, on: Date) {
        self.brought = Amounts { principal: self.brought.principal, interest: self.brought.interest, ..open };
        self.grace_days = grace_days;
        if self.past_grace(on) {
            self.since = self.since.max(on);
        }
    }

    /// Gives up open penalty and then compound interest, up to an amount, and says how much that was.
    pub(crate) fn waive(&mut self, late: Lateness<'_>, on: Date, amount: Money) -> Result<Amounts, MoneyError> {
        let owed = self.owed(late, on)?;
        let penalty = owed.penalty.checked_min(amount)?;
        let compound = owed.compound.checked_min(amount.checked_sub(penalty)?)?;
        let given_up = Amounts { penalty, compound, ..self.zero() };
        self.waived = self.waived.checked_add(given_up)?;
        Ok(given_up)
    }

    /// Takes the open principal out of the row, to be planned anew. Call [`Row::freeze`] before.
    pub(crate) fn release(&mut self) -> Result<Money, MoneyError> {
        let (open, _) = self.open()?;
        self.principal = self.principal.checked_sub(open)?;
        Ok(open)
    }

    /// Days from its due date until nothing was owed on it, or until a date; none within its grace.
    pub(crate) fn days_late(&self, late: Lateness<'_>, at: Date) -> Result<u32, MoneyError> {
        let end = match self.cleared_on {
            Some(day) => day,
            None if self.owed(late, at)?.is_zero() => return Ok(0),
            None => at,
        };
        let days = days_between(self.due_on, end);
        Ok(if days > i32::from(self.grace_days) { u32::try_from(days).unwrap_or(0) } else { 0 })
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
        if principal.is_zero() && interest.is_zero() && !self.past_grace(on) {
            // Cleared in time: the days of grace cost nothing.
            (self.principal_products, self.interest_products) = (0, 0);
            (self.principal_before, self.interest_before) = (0, 0);
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
    pub(crate) fn past_grace(&self, at: Date) -> bool {
        days_between(self.due_on, at) > i32::from(self.grace_days)
    }

    pub(crate) fn view(&self, late: Lateness<'_>, at: Date) -> Result<PositionRow, MoneyError> {
        let charged = self.charged(late, at)?;
        let owed = charged.checked_sub(self.paid)?.checked_sub(self.written_off)?;
        let state = if !owed.is_zero() {
            if self.past_grace(at) { RowState::Overdue } else { RowState::Due }
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
            days_late: self.days_late(late, at)?,
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
