//! What a change of a loan comes to: the checks behind [`ChangeOf`].
//!
//! Changes may be back-dated like payments; each is a fact of its day. What gives something up or touches the class (a rate, new
//! terms, a waiver, a transfer, a renewal) bears two names. A fee and a reset of the rate follow from what was agreed before and
//! bear none.

use calendar::Date;
use codes::UserId;
use money::{Decimal, Rate};

use crate::command::{ChangeOf, Hands, LoanError};
use crate::event::{
    DebtTransferred, DrawnByRenewal, LoanEvent, PenaltyWaived, RateAgreed, RateReset, SettledByRenewal, TermsChanged,
};
use crate::limits::{MAX_RATE_BPS, MAX_RATE_SCALE};
use crate::state::{Decided, LoanState, Stage, check_hands, check_reason, check_reference, executed, not_before};

impl LoanState {
    pub(crate) fn change(&self, change: ChangeOf) -> Decided {
        let name = change.name();
        let event = match change {
            ChangeOf::ResetRate(e) => LoanEvent::RateReset(e),
            ChangeOf::AgreeRate(e) => LoanEvent::RateAgreed(e),
            ChangeOf::Terms(e) => LoanEvent::TermsChanged(e),
            ChangeOf::WaivePenalty(e) => LoanEvent::PenaltyWaived(e),
            ChangeOf::Fee(e) => LoanEvent::FeePaid(e),
            ChangeOf::TransferDebt(e) => LoanEvent::DebtTransferred(e),
            ChangeOf::SettleByRenewal(e) => LoanEvent::SettledByRenewal(e),
            ChangeOf::DrawByRenewal(e) => LoanEvent::DrawnByRenewal(e),
        };
        if self.is_done(&event)? {
            return Ok(crate::Idempotent::AlreadyDone);
        }
        match &event {
            LoanEvent::RateReset(e) => self.check_reset(name, e)?,
            LoanEvent::RateAgreed(e) => self.check_rate(name, e)?,
            LoanEvent::TermsChanged(e) => self.check_terms(name, e)?,
            LoanEvent::PenaltyWaived(e) => self.check_waiver(name, e)?,
            LoanEvent::FeePaid(e) => {
                self.check_receipt(name, &event)?;
                check_reason(&e.name)?;
                if let crate::Payee::Other(payee) = &e.payee {
                    check_reason(payee)?;
                }
            }
            LoanEvent::DebtTransferred(e) => {
                if self.transfers().any(|known| known == e) {
                    return Ok(crate::Idempotent::AlreadyDone);
                }
                self.check_transfer(name, e)?;
            }
            LoanEvent::SettledByRenewal(e) => self.check_settled(name, e)?,
            LoanEvent::DrawnByRenewal(e) => self.check_drawn(name, e)?,
            _ => return Err(self.illegal(name)),
        }
        executed(event)
    }

    /// What holds for every change: money has reached the firm by then, and the claim is not written off.
    fn check_change(&self, name: &'static str, on: Date) -> Result<(), LoanError> {
        let (Stage::Active, Some(disbursed_on)) = (self.stage(), self.disbursed_on()) else {
            return Err(self.illegal(name));
        };
        not_before(on, disbursed_on, "the money reached the firm")
    }

    fn check_act(
        &self,
        name: &'static str,
        on: Date,
        (reference, reason): (&str, &str),
        (by, approved_by): (UserId, UserId),
    ) -> Result<(), LoanError> {
        check_reference(reference)?;
        check_reason(reason)?;
        check_hands(Hands { by, approved_by })?;
        self.check_change(name, on)
    }

    fn check_reset(&self, name: &'static str, reset: &RateReset) -> Result<(), LoanError> {
        check_reference(&reset.reference)?;
        check_rate(reset.quote)?;
        self.check_change(name, reset.on)?;
        let terms = self.terms_at(reset.on).ok_or_else(|| self.illegal(name))?;
        let days = terms.resets_through(reset.on).map_err(crate::ScheduleError::from)?;
        if days.last() == Some(&reset.on) { Ok(()) } else { Err(LoanError::NoReset { on: reset.on }) }
    }

    fn check_rate(&self, name: &'static str, act: &RateAgreed) -> Result<(), LoanError> {
        check_rate(act.rate)?;
        if act.spread_bps.is_some_and(|spread| spread.abs() > MAX_RATE_BPS) {
            return Err(LoanError::BadTerms("the spread is more than 100%"));
        }
        self.check_act(name, act.on, (&act.reference, &act.reason), (act.by, act.approved_by))
    }

    fn check_terms(&self, name: &'static str, act: &TermsChanged) -> Result<(), LoanError> {
        self.check_act(name, act.on, (&act.reference, &act.reason), (act.by, act.approved_by))?;
        let old = self.terms_at(act.on).ok_or_else(|| self.illegal(name))?;
        if act.terms.currency() != old.currency() {
            return Err(LoanError::BadTerms("their currency is another"));
        }
        if act.terms.spec().starts_on != act.on {
            return Err(LoanError::BadTerms("they must start on the day from which they hold"));
        }
        if matches!(act.change, crate::Change::Extension) && act.terms.matures_on() <= old.matures_on() {
            return Err(LoanError::BadTerms("an extension ends later than the loan did"));
        }
        let position = self.position(act.on)?.ok_or_else(|| self.illegal(name))?;
        if position.outstanding_principal.is_zero() {
            return Err(LoanError::NothingOutstanding { on: act.on });
        }
        Ok(())
    }

    fn check_waiver(&self, name: &'static str, act: &PenaltyWaived) -> Result<(), LoanError> {
        self.check_act(name, act.on, (&act.reference, &act.reason), (act.by, act.approved_by))?;
        self.check_amount(act.amount)?;
        let position = self.position(act.on)?.ok_or_else(|| self.illegal(name))?;
        let open = position.due.penalties().map_err(crate::ScheduleError::from)?;
        if open.is_zero() {
            return Err(LoanError::NothingToWaive { on: act.on });
        }
        if open.minor() < act.amount.minor() {
            return Err(LoanError::MoreThanAvailable { asked: act.amount, available: open });
        }
        Ok(())
    }

    fn check_transfer(&self, name: &'static str, act: &DebtTransferred) -> Result<(), LoanError> {
        self.check_act(name, act.on, (&act.reference, &act.reason), (act.by, act.approved_by))?;
        if self.transfers().any(|known| known.reference == act.reference) {
            return Err(LoanError::ReferenceReused { reference: act.reference.clone() });
        }
        let owed_by = self.debtor_at(act.on).ok_or_else(|| self.illegal(name))?;
        if owed_by == act.from && act.to != act.from { Ok(()) } else { Err(LoanError::OtherDebtor { owed_by }) }
    }

    fn check_settled(&self, name: &'static str, act: &SettledByRenewal) -> Result<(), LoanError> {
        self.check_act(name, act.on, (&act.reference, "renewal"), (act.by, act.approved_by))?;
        let position = self.position(act.on)?.ok_or_else(|| self.illegal(name))?;
        let (principal, owed) = (position.outstanding_principal, position.payoff);
        if owed.is_zero() {
            return Err(LoanError::NothingOutstanding { on: act.on });
        }
        if principal != owed || act.amount != principal {
            return Err(LoanError::NotOnlyPrincipal { principal, owed });
        }
        Ok(())
    }

    fn check_drawn(&self, name: &'static str, act: &DrawnByRenewal) -> Result<(), LoanError> {
        let (Some(contract), Stage::Signed) = (self.contract(), self.stage()) else { return Err(self.illegal(name)) };
        check_reference(&act.reference)?;
        check_hands(Hands { by: act.by, approved_by: act.approved_by })?;
        self.check_amount(act.amount)?;
        let principal = contract.terms.spec().principal;
        if act.amount.minor() > principal.minor() {
            return Err(LoanError::MoreThanPrincipal { amount: act.amount, principal });
        }
        self.not_before_signing(act.on)?;
        contract.terms.schedule_from(act.on, act.amount)?;
        Ok(())
    }
}

fn check_rate(rate: Rate) -> Result<(), LoanError> {
    let fraction = rate.fraction();
    let fits =
        fraction >= Decimal::ZERO && fraction <= Decimal::new(MAX_RATE_BPS, 4) && fraction.scale() <= MAX_RATE_SCALE;
    if fits { Ok(()) } else { Err(LoanError::BadRate(rate)) }
}
