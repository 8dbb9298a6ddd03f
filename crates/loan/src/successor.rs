//! Terms that take the place of others: an extension, and terms made anew for what is outstanding.

use calendar::{BusinessCalendar, Date, add_months};
use money::{Money, Rate};

use crate::form::{Frequency, RepaymentMethod};
use crate::terms::{Floating, Terms, TermsError, TermsSpec};

/// What terms made anew have of their own; the rest stays as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTerms {
    /// Months from the change to the last due date.
    pub months: u16,
    /// The contract rate from then on.
    pub rate: Rate,
    /// How it is paid back.
    pub method: RepaymentMethod,
    /// How often an instalment falls due.
    pub frequency: Frequency,
    /// How the rate follows the loan prime rate; none for a fixed rate.
    pub floating: Option<Floating>,
}

impl Terms {
    /// The same terms with an end some months later (展期), from a date on: due dates stay where they were and more follow.
    ///
    /// # Errors
    /// [`TermsError`]: a stated plan or stated dates say nothing of what follows, so they are made anew instead.
    pub fn extended(
        &self,
        on: Date,
        months: u16,
        (outstanding, rate): (Money, Rate),
        business: &BusinessCalendar,
    ) -> Result<Self, TermsError> {
        let old = self.spec();
        let form = old.method.en();
        let stated = matches!(old.method, RepaymentMethod::StatedPlan { .. });
        let Some(period) = old.frequency.months().filter(|_| !stated) else {
            return Err(TermsError::Form { form, remedy: "restructure it, with the plan that is to hold" });
        };
        let mut spec = TermsSpec { principal: outstanding, annual_rate: rate, starts_on: on, ..old.clone() };
        spec.last_due_on = old.last_due_on.map(|last| add_months(last, i32::from(months))).transpose()?;
        if old.method == RepaymentMethod::Bullet {
            spec.first_due_on = add_months(old.first_due_on, i32::from(months))?;
            spec.term_months = old.term_months.saturating_add(months);
            return Self::try_new(spec, business);
        }
        let passed = self.due_on().partition_point(|due| *due <= on);
        let left = u16::try_from(self.due_on().len() - passed).unwrap_or(u16::MAX);
        spec.first_due_on = match left {
            0 => add_months(on, i32::from(period))?,
            _ => add_months(old.first_due_on, i32::try_from(passed).unwrap_or(i32::MAX) * i32::from(period))?,
        };
        spec.term_months = left.saturating_mul(period).saturating_add(months);
        Self::try_new(spec, business)
    }

    /// Terms for what is outstanding from a date on, with day count, grace, penalty, rounding and payment order as they were.
    ///
    /// # Errors
    /// [`TermsError`].
    pub fn anew(
        &self,
        on: Date,
        new: NewTerms,
        outstanding: Money,
        business: &BusinessCalendar,
    ) -> Result<Self, TermsError> {
        let old = self.spec();
        let spec = TermsSpec::standard(outstanding, new.rate, new.method, new.months, on)?.every(new.frequency)?;
        let spec = TermsSpec {
            day_count: old.day_count,
            roll: old.roll,
            grace_days: old.grace_days,
            penalty_factor: old.penalty_factor,
            compound_interest: old.compound_interest,
            rounding: old.rounding,
            allocation: old.allocation,
            floating: new.floating,
            ..spec
        };
        Self::try_new(spec, business)
    }
}
