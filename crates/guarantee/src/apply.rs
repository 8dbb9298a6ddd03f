//! Taking up stored events.

use std::collections::BTreeMap;

use calendar::Date;
use codes::LoanId;
use money::{Money, MoneyError};

use crate::claim::{Claim, ClaimStage, Recovery};
use crate::command::GuaranteeError;
use crate::cover::Cover;
use crate::event::GuaranteeEvent;
use crate::state::AgreementState;

impl AgreementState {
    /// Takes up an event that was stored.
    ///
    /// # Errors
    /// [`GuaranteeError`] when the event could not have been decided on this state: the stream is not whole.
    pub fn apply(&mut self, event: &GuaranteeEvent) -> Result<(), GuaranteeError> {
        match event {
            GuaranteeEvent::AgreementSigned { agreement, .. } => self.agreement = Some(agreement.clone()),
            GuaranteeEvent::LoanCovered { on, loan, principal, firm } => {
                let zero = Money::zero(self.currency()?);
                let (released, paid, claim) = (zero, zero, None);
                let cover =
                    Cover { since: *on, firm: *firm, principal: *principal, triggered_on: None, released, paid, claim };
                self.loans.insert(*loan, cover);
            }
            GuaranteeEvent::TradeVolumeReported { on, volume } => {
                self.volumes.insert(*on, *volume);
            }
            GuaranteeEvent::TriggerMet { on, loan, .. } => self.covered_mut(*loan)?.triggered_on = Some(*on),
            GuaranteeEvent::CoverReleased { loan, amount, .. } => {
                let cover = self.covered_mut(*loan)?;
                cover.released = cover.released.checked_add(*amount)?;
            }
            GuaranteeEvent::LossNoticed { on, loan, overdue_since, principal, interest, causes } => {
                let mut claim = self.new_claim(*on, *overdue_since, *principal, *interest)?;
                claim.causes.clone_from(causes);
                self.covered_mut(*loan)?.claim = Some(claim);
            }
            GuaranteeEvent::CompensationDemanded { on, loan } => {
                let claim = self.claim_mut(*loan)?;
                (claim.stage, claim.demanded_on) = (ClaimStage::Demanded, Some(*on));
            }
            GuaranteeEvent::ClaimWithdrawn { loan, .. } => self.claim_mut(*loan)?.stage = ClaimStage::Withdrawn,
            GuaranteeEvent::ClaimRefused { on, loan, .. } => {
                let claim = self.claim_mut(*loan)?;
                (claim.stage, claim.refused_on) = (ClaimStage::Refused, Some(*on));
            }
            GuaranteeEvent::CompensationPaid { on, loan, split } => {
                let claim = self.claim_mut(*loan)?;
                (claim.stage, claim.paid) = (ClaimStage::Paid, Some((*on, split.clone())));
                self.count_paid(*loan, *on, split.compensation)?;
            }
            GuaranteeEvent::ReimbursementReceived { on, loan, from } => {
                let zero = Money::zero(self.currency()?);
                let claim = self.claim_mut(*loan)?;
                let paid = claim.reimbursed.entry(from.institution).or_insert(zero);
                *paid = paid.checked_add(from.amount)?;
                claim.reimbursed_on = claim.reimbursed_on.max(Some(*on));
            }
            GuaranteeEvent::RecoveryReceived { on, loan, reference, amount, parts } => {
                let recovery = Recovery { on: *on, amount: *amount, parts: parts.clone(), reversed: false };
                self.claim_mut(*loan)?.recoveries.insert(reference.clone(), recovery);
            }
            GuaranteeEvent::RecoveryReversed { loan, reference, .. } => {
                let recovery = self.claim_mut(*loan)?.recoveries.get_mut(reference);
                recovery.ok_or_else(|| GuaranteeError::UnknownRecovery(reference.clone()))?.reversed = true;
            }
            GuaranteeEvent::CompensationReversed { loan, .. } => {
                let claim = self.claim_mut(*loan)?;
                claim.stage = ClaimStage::Reversed;
                if let Some((on, split)) = claim.paid.clone() {
                    // The year it had been paid in gets its room back, not the year of the reversal.
                    self.count_paid(*loan, on, split.compensation.checked_neg()?)?;
                }
            }
        }
        Ok(())
    }

    fn new_claim(
        &self,
        noticed_on: Date,
        overdue_since: Date,
        principal: Money,
        interest: Money,
    ) -> Result<Claim, GuaranteeError> {
        let covered = self.signed()?.covered(principal, interest)?;
        Ok(Claim {
            stage: ClaimStage::Noticed,
            noticed_on,
            overdue_since,
            covered,
            uncovered: principal.checked_add(interest)?.checked_sub(covered)?,
            causes: Vec::new(),
            demanded_on: None,
            paid: None,
            refused_on: None,
            reimbursed: BTreeMap::new(),
            reimbursed_on: None,
            recoveries: BTreeMap::new(),
        })
    }

    fn count_paid(&mut self, loan: LoanId, on: Date, amount: Money) -> Result<(), GuaranteeError> {
        let cover = self.covered_mut(loan)?;
        cover.paid = cover.paid.checked_add(amount)?;
        add(&mut self.paid_by_year, on, amount.minor())
    }

    fn covered_mut(&mut self, loan: LoanId) -> Result<&mut Cover, GuaranteeError> {
        self.loans.get_mut(&loan).ok_or(GuaranteeError::UnknownLoan(loan))
    }

    fn claim_mut(&mut self, loan: LoanId) -> Result<&mut Claim, GuaranteeError> {
        let missing = GuaranteeError::Stage { loan, found: "not there", needed: "noticed" };
        self.covered_mut(loan)?.claim.as_mut().ok_or(missing)
    }
}

fn add(by_year: &mut BTreeMap<i16, i64>, on: Date, minor: i64) -> Result<(), GuaranteeError> {
    let sum = by_year.entry(on.year()).or_insert(0);
    *sum = sum.checked_add(minor).ok_or(MoneyError::Overflow)?;
    Ok(())
}
