//! What is asked of a loan before shares of it may pass.

use calendar::Date;
use codes::{InstitutionId, LoanId};
use loan::{LoanState, Standing};
use money::Money;
use participation::{Candidate, Terms};
use quality::Circumstance;

use super::Registers;
use crate::Platform;
use crate::problem::Outcome;
use crate::servicing::loan_problem;

impl Platform {
    /// What is asked of a loan before it may come under terms.
    pub(crate) async fn share_candidate(
        &self,
        servicer: InstitutionId,
        terms: &Terms,
        (loan, state): (&LoanId, &LoanState),
        registers: &Registers,
    ) -> Outcome<Candidate> {
        let cut_off = terms.sale().map(|sale| sale.cut_off);
        let day = cut_off.unwrap_or(self.clock.today());
        let position = state.position(day).map_err(loan_problem)?;
        let currency = state.contract().map_or(terms.currency, |contract| contract.terms.currency());
        Ok(Candidate {
            currency,
            stage: state.stage(),
            paid_out: state.disbursed().is_some_and(|on| on <= day),
            principal: position.as_ref().map_or(Money::zero(currency), |position| position.outstanding_principal),
            days_past_due: position.as_ref().map_or(0, |position| position.days_past_due),
            written_off: position.as_ref().is_some_and(|position| position.standing == Standing::WrittenOff),
            shared_ppm: registers.most_held(loan, cut_off),
            in_dispute: self.is_disputed(servicer, loan, state, day).await?,
            forbidden: self.is_transfer_forbidden(servicer, state).await?,
        })
    }

    /// Whether a claim is contested on a day.
    async fn is_disputed(&self, servicer: InstitutionId, loan: &LoanId, state: &LoanState, day: Date) -> Outcome<bool> {
        let Some(firm) = state.debtor_at(day) else { return Ok(false) };
        let (record, _) = self.record_of(servicer, firm).await?;
        // A dispute that came up after the cut-off day stands in the way as well.
        let day = day.max(self.clock.today());
        let contests = |mark: &quality::Mark| {
            mark.circumstance == Circumstance::Disputed && mark.in_force(day) && mark.concerns(*loan)
        };
        Ok(record.marks().iter().any(contests))
    }

    /// Whether the facility a loan was drawn under forbids to sell shares of it.
    async fn is_transfer_forbidden(&self, servicer: InstitutionId, state: &LoanState) -> Outcome<bool> {
        let Some(id) = state.contract().and_then(|contract| contract.facility) else { return Ok(false) };
        let events = self.events::<facility::FacilityEvent>(servicer, *id.as_bytes()).await?;
        let facility = facility::FacilityState::fold(&events);
        Ok(facility.opened().is_some_and(|opened| opened.terms.no_transfer))
    }
}
