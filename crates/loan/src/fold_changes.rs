//! The fold of what changes a loan without paying it: another rate, other terms, penalties given up, fees.
//!
//! Ordering: on one day a change of rate comes before the day's payments, a change of terms after them, so that arrears paid
//! that day are no arrears any more. What accrued before is kept exactly and rounded once, with the rest of its period.

use calendar::Date;
use ledger::Account;
use money::{MoneyError, Rate};

use crate::amounts::Amounts;
use crate::event::{Arrears, Change};
use crate::facts::Fact;
use crate::fold::{Fold, push};
use crate::observation::Restructuring;
use crate::plan::Keep;
use crate::posting::Rule;
use crate::schedule::{ScheduleError, elapsed, weighted};
use crate::terms::Floating;

impl<'a> Fold<'a> {
    /// The rate follows a new quote; a loan of a fixed rate does not.
    pub(crate) fn reset_rate(&mut self, on: Date, quote: Rate) -> Result<(), ScheduleError> {
        let (Some(spread_bps), Some(floating)) = (self.spread_bps, self.late.terms.spec().floating) else {
            return Ok(());
        };
        let rate = Floating { spread_bps, ..floating }.rate_at(quote).ok_or(MoneyError::Overflow)?;
        self.reprice(on, rate)
    }

    /// Another rate from a date on: what accrued stays at the old one, what is to come is planned at the new one.
    pub(crate) fn reprice(&mut self, on: Date, rate: Rate) -> Result<(), ScheduleError> {
        self.freeze(on)?;
        self.rate = rate;
        self.late.rate = self.late.terms.penalty_rate_at(rate);
        if self.next >= self.plan.len() {
            return Ok(());
        }
        let planned = std::mem::take(&mut self.plan);
        // Only a level instalment holds interest, so only it is worked out anew; elsewhere principal stays as it was.
        let keep = match self.late.terms.spec().method.is_level() {
            true => Keep::Term,
            false => Keep::Principal(&planned[self.next..]),
        };
        self.replan(on, keep)
    }

    /// Fixes what has accrued and what lateness has cost, before either is counted another way.
    fn freeze(&mut self, on: Date) -> Result<(), MoneyError> {
        for row in &mut self.rows {
            row.freeze(self.late, on)?;
        }
        if let Some(running) = self.plan.get(self.next) {
            let day_count = self.late.terms.spec().day_count;
            let products = i128::from(self.bearing.minor()) * i128::from(elapsed(day_count, running.from, on));
            let more = weighted(self.rate, products, day_count)?;
            self.carried = self.carried.checked_add(more).ok_or(MoneyError::Overflow)?;
        }
        Ok(())
    }

    /// Other terms from a date on, for what is not yet due and, where so agreed, for overdue principal.
    pub(crate) fn change_terms(&mut self, fact: &'a Fact, change: Change) -> Result<(), ScheduleError> {
        let Some(terms) = fact.terms.as_deref() else { return Ok(()) };
        let on = fact.effective_on;
        if let Change::Restructuring { in_difficulty: true, .. } = change {
            self.restructurings.push(Restructuring { on, days_past_due: self.days_past_due(on)? });
        }
        self.freeze(on)?;
        self.numbered = self.rows.iter().filter_map(|row| row.number).max().unwrap_or(0);
        self.late.terms = terms;
        self.rate = terms.spec().annual_rate;
        self.spread_bps = terms.spec().floating.map(|floating| floating.spread_bps);
        self.late.rate = terms.penalty_rate();
        if let Change::Restructuring { arrears: Arrears::Replanned, .. } = change {
            for row in &mut self.rows[self.first_open..] {
                self.bearing = self.bearing.checked_add(row.release()?)?;
                if row.cleared_on.is_none() && row.owed(self.late, on)?.is_zero() {
                    row.cleared_on = Some(on);
                }
            }
            self.close_rows(on)?;
        }
        self.planned = self.bearing;
        if self.bearing.is_zero() || self.disbursed_on.is_none() {
            self.plan.clear();
            self.next = 0;
            return Ok(());
        }
        self.replan(on, Keep::Term)
    }

    /// Gives up open penalties, the oldest first, up to the amount of the act.
    pub(crate) fn waive(&mut self, fact: &Fact) -> Result<(), MoneyError> {
        let (on, mut left) = (fact.effective_on, fact.amount);
        let mut given_up = Amounts::zero(fact.amount.currency());
        for row in &mut self.rows[self.first_open..] {
            let part = row.waive(self.late, on, left)?;
            left = left.checked_sub(part.total()?)?;
            given_up = given_up.checked_add(part)?;
            if part.total()?.is_positive() && row.owed(self.late, on)?.is_zero() {
                row.cleared_on = Some(on);
            }
        }
        self.waived = self.waived.checked_add(given_up)?;
        let penalties = given_up.penalties()?;
        let mut lines = Vec::new();
        push(&mut lines, Account::PenaltyIncome, penalties);
        push(&mut lines, Account::PenaltyReceivable, penalties.checked_neg()?);
        if let Some(journal) = &mut self.journal {
            journal.waive(penalties)?;
        }
        self.draft(on, Rule::PenaltyWaived, &fact.reference, lines)?;
        self.close_rows(on)
    }

    /// A fee counts in the cost of the loan; what the lender was paid is its income.
    pub(crate) fn take_fee(&mut self, fact: &Fact, ours: bool) -> Result<(), MoneyError> {
        self.fees = self.fees.checked_add(fact.amount)?;
        if ours {
            let lines = vec![(Account::Clearing, fact.amount), (Account::FeeIncome, fact.amount.checked_neg()?)];
            self.draft(fact.effective_on, Rule::Fee, &fact.reference, lines)?;
        }
        Ok(())
    }
}
