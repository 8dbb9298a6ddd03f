//! [`AgreementState`]: the fold of an agreement's events, and what may happen next.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{InstitutionId, LoanId};
use money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::agreement::{Agreement, AgreementError, CapKind, Part, Room};
use crate::claim::{Claim, ClaimStage, Recovery};
use crate::cover::{Balance, Cover, InForce};
use crate::event::GuaranteeEvent;
use crate::limits::{MAX_LOANS, MAX_RECOVERIES, MAX_TEXT_BYTES};

/// What is asked of an agreement. Dates are business dates and may lie in the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// Sign it.
    Sign {
        /// When.
        on: Date,
        /// What.
        agreement: Agreement,
    },
    /// Bring a loan under it.
    CoverLoan {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Its principal.
        principal: Money,
    },
    /// Release the guarantee of principal although the firm still owes it, as the parties agreed. What the firm repays is
    /// released by itself: see [`Cover::in_force`].
    ReleaseCover {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// How much principal.
        amount: Money,
    },
    /// Give notice of a loss.
    NoticeLoss {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// The first overdue day.
        overdue_since: Date,
        /// Principal unpaid.
        principal: Money,
        /// Interest unpaid.
        interest: Money,
    },
    /// Demand compensation.
    Demand {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
    },
    /// Take the claim back.
    Withdraw {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Why.
        reason: String,
    },
    /// Pay the claim: the split is computed here, within the caps, of what is still lost on that day.
    Pay {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Principal unpaid on that day.
        principal: Money,
        /// Interest unpaid on that day.
        interest: Money,
    },
    /// Refuse the claim.
    Refuse {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Why.
        reason: String,
    },
    /// Note what another party paid the front party.
    Reimburse {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Who paid.
        institution: InstitutionId,
        /// How much.
        amount: Money,
    },
    /// Note a recovery.
    Recover {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// The collector's number; the same again changes nothing.
        reference: String,
        /// How much.
        amount: Money,
    },
    /// Reverse a recovery.
    ReverseRecovery {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// The recovery's number.
        reference: String,
        /// Why.
        reason: String,
    },
    /// Give the compensation back.
    ReverseCompensation {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Why.
        reason: String,
    },
}

/// Why a command is not carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuaranteeError {
    /// Nothing was signed yet.
    #[error("the agreement is not signed: sign it first")]
    NotSigned,
    /// It was signed already.
    #[error("the agreement is signed: a change of terms is a new agreement")]
    AlreadySigned,
    /// The document is wrong.
    #[error(transparent)]
    Agreement(#[from] AgreementError),
    /// An amount that cannot be computed with.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A loan that is not under the agreement.
    #[error("{0} is not under this agreement: cover it first")]
    UnknownLoan(LoanId),
    /// A loan that is under it already.
    #[error("{0} is under this agreement already")]
    AlreadyCovered(LoanId),
    /// Outside the time in which loans may be covered.
    #[error("the agreement covers loans from {from} until before {to}, not on {on}: choose an agreement in force")]
    OutOfForce {
        /// The day asked for.
        on: Date,
        /// The first day.
        from: Date,
        /// The day after the last.
        to: Date,
    },
    /// The claim is in another stage.
    #[error("the claim on {loan} is {found}: this needs one that is {needed}")]
    Stage {
        /// Which loan.
        loan: LoanId,
        /// Where the claim stands, or `not there`.
        found: &'static str,
        /// Where it should stand.
        needed: &'static str,
    },
    /// An amount of zero or less, or above what there is.
    #[error("{amount} cannot be {what}: the amount is above zero and at most {most}")]
    Amount {
        /// The amount.
        amount: Money,
        /// What was to be done with it.
        what: &'static str,
        /// The most it may be.
        most: Money,
    },
    /// Dates that cannot follow each other.
    #[error("{what} cannot be dated {on}, before {earliest}: wait or correct the date")]
    TooEarly {
        /// What.
        what: &'static str,
        /// Its date.
        on: Date,
        /// The first day it could be.
        earliest: Date,
    },
    /// A cap leaves nothing.
    #[error("the {} is used up: refuse the claim with that reason", .0.en())]
    CapReached(CapKind),
    /// Nothing is left of what was claimed.
    #[error("nothing is left of the loss claimed on {0}: the firm has paid, so refuse the claim with that reason")]
    NothingLost(LoanId),
    /// A party that owes nothing here.
    #[error("{0} owes the front party nothing under this claim: check who paid")]
    NotAParty(InstitutionId),
    /// A recovery's number that is not there, or was reversed.
    #[error("recovery '{0}' is not there or was reversed: check its number")]
    UnknownRecovery(String),
    /// The number was used for another recovery.
    #[error("recovery '{0}' was noted with another date or amount: reverse that one or use another number")]
    ReferenceTaken(String),
    /// Beyond a bound.
    #[error("{what} is at most {most}: {remedy}")]
    Bound {
        /// What.
        what: &'static str,
        /// The bound.
        most: usize,
        /// What to do.
        remedy: &'static str,
    },
}

/// What an agreement has come to: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgreementState {
    agreement: Option<Agreement>,
    loans: BTreeMap<LoanId, Cover>,
    paid_by_year: BTreeMap<i16, i64>,
}

impl AgreementState {
    /// The state after these events.
    ///
    /// # Errors
    /// [`GuaranteeError`] when the events are not those of one agreement, in an order it could have decided them.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a GuaranteeEvent>) -> Result<Self, GuaranteeError> {
        let mut state = Self::default();
        for event in events {
            state.apply(event)?;
        }
        Ok(state)
    }

    /// The terms, once signed.
    #[must_use]
    pub const fn agreement(&self) -> Option<&Agreement> {
        self.agreement.as_ref()
    }

    /// A loan under the agreement.
    #[must_use]
    pub fn cover(&self, loan: LoanId) -> Option<&Cover> {
        self.loans.get(&loan)
    }

    /// Every loan under the agreement, in order of id.
    pub fn covers(&self) -> impl Iterator<Item = (&LoanId, &Cover)> {
        self.loans.iter()
    }

    /// What is under guarantee on a day, given what became of each loan's principal by then. A covered loan without a
    /// balance counts in full.
    ///
    /// # Errors
    /// [`GuaranteeError::NotSigned`]; [`GuaranteeError::Money`] when a sum leaves its range.
    pub fn in_force(&self, balances: &BTreeMap<LoanId, Balance>) -> Result<InForce, GuaranteeError> {
        let zero = Money::zero(self.currency()?);
        let mut sum = InForce { loans: 0, outstanding: zero, released: zero };
        for (loan, cover) in &self.loans {
            let whole = Balance { lent: cover.principal, owed: cover.principal };
            let balance = balances.get(loan).copied().unwrap_or(whole);
            let bound = cover.in_force(balance)?;
            let free = cover.principal.checked_min(balance.lent)?.checked_sub(bound)?;
            sum.loans += u64::from(bound.is_positive());
            sum.outstanding = sum.outstanding.checked_add(bound)?;
            if free.is_positive() {
                sum.released = sum.released.checked_add(free)?;
            }
        }
        Ok(sum)
    }

    /// Compensation paid in a calendar year and not reversed, or since the beginning when none is given.
    ///
    /// # Errors
    /// [`GuaranteeError::NotSigned`]; [`GuaranteeError::Money`] when the sum leaves its range.
    pub fn paid(&self, year: Option<i16>) -> Result<Money, GuaranteeError> {
        let currency = self.currency()?;
        let chosen = self.paid_by_year.iter().filter(|(y, _)| year.is_none_or(|wanted| **y == wanted));
        Ok(Money::sum(currency, chosen.map(|(_, minor)| Money::from_minor(*minor, currency)))?)
    }

    /// Whether a new claim on a loan may be noticed: it is covered, and no claim on it is open or paid.
    #[must_use]
    pub fn may_claim(&self, loan: LoanId) -> bool {
        let claim = |cover: &Cover| cover.claim.as_ref().is_none_or(|claim| claim.stage.is_over());
        self.loans.get(&loan).is_some_and(claim)
    }

    /// What may still be compensated for a loan when paid on a day; none when no cap is agreed.
    ///
    /// # Errors
    /// [`GuaranteeError::NotSigned`], [`GuaranteeError::UnknownLoan`], [`GuaranteeError::Money`].
    pub fn room(&self, loan: LoanId, on: Date) -> Result<Option<Room>, GuaranteeError> {
        let agreement = self.signed()?;
        let cover = self.covered(loan)?;
        let year = self.paid(Some(on.year()))?;
        let total = self.paid(None)?;
        let caps = [
            (CapKind::PerLoan, agreement.caps.per_loan, cover.paid),
            (CapKind::PerYear, agreement.caps.per_year, year),
            (CapKind::Total, agreement.caps.total, total),
        ];
        let mut tightest: Option<Room> = None;
        for (kind, cap, used) in caps {
            let Some(cap) = cap else { continue };
            let amount = cap.checked_sub(used)?;
            if tightest.is_none_or(|room| amount.minor() < room.amount.minor()) {
                tightest = Some(Room { amount, cap: kind });
            }
        }
        Ok(tightest)
    }

    /// What the command makes happen: nothing when it already has, else events to store and then [`Self::apply`].
    ///
    /// # Errors
    /// [`GuaranteeError`], with the remedy.
    pub fn decide(&self, command: Command) -> Result<Vec<GuaranteeEvent>, GuaranteeError> {
        let event = match command {
            Command::Sign { on, agreement } => {
                if self.agreement.is_some() {
                    return Err(GuaranteeError::AlreadySigned);
                }
                agreement.check()?;
                GuaranteeEvent::AgreementSigned { on, agreement }
            }
            Command::CoverLoan { on, loan, principal } => self.cover_loan(on, loan, principal)?,
            Command::ReleaseCover { on, loan, amount } => self.release(on, loan, amount)?,
            Command::NoticeLoss { on, loan, overdue_since, principal, interest } => {
                self.check_loss(on, loan, overdue_since, principal, interest)?;
                GuaranteeEvent::LossNoticed { on, loan, overdue_since, principal, interest }
            }
            Command::Demand { on, loan } => self.demand(on, loan)?,
            Command::Withdraw { on, loan, reason } => {
                self.open_claim(on, loan)?;
                GuaranteeEvent::ClaimWithdrawn { on, loan, reason: short(reason)? }
            }
            Command::Pay { on, loan, principal, interest } => self.pay(on, loan, principal, interest)?,
            Command::Refuse { on, loan, reason } => {
                self.open_claim(on, loan)?;
                GuaranteeEvent::ClaimRefused { on, loan, reason: short(reason)? }
            }
            Command::Reimburse { on, loan, institution, amount } => self.reimburse(on, loan, institution, amount)?,
            Command::Recover { on, loan, reference, amount } => {
                return self.recover(on, loan, short(reference)?, amount);
            }
            Command::ReverseRecovery { on, loan, reference, reason } => {
                self.reverse_recovery(on, loan, reference, short(reason)?)?
            }
            Command::ReverseCompensation { on, loan, reason } => {
                let (claim, paid_on) = self.paid_claim(loan)?;
                not_before("a reversal", on, paid_on)?;
                let mut refunds = claim.still_borne()?;
                let lender = self.signed()?.lender().map(|p| p.institution);
                refunds.retain(|part| Some(part.institution) != lender);
                GuaranteeEvent::CompensationReversed { on, loan, reason: short(reason)?, refunds }
            }
        };
        Ok(vec![event])
    }

    fn signed(&self) -> Result<&Agreement, GuaranteeError> {
        self.agreement.as_ref().ok_or(GuaranteeError::NotSigned)
    }

    fn currency(&self) -> Result<Currency, GuaranteeError> {
        self.signed().map(|agreement| agreement.currency)
    }

    fn covered(&self, loan: LoanId) -> Result<&Cover, GuaranteeError> {
        self.loans.get(&loan).ok_or(GuaranteeError::UnknownLoan(loan))
    }

    fn claim(&self, loan: LoanId, needed: &'static str) -> Result<&Claim, GuaranteeError> {
        let claim = self.covered(loan)?.claim.as_ref();
        claim.ok_or(GuaranteeError::Stage { loan, found: "not there", needed })
    }

    /// A claim noticed or demanded, on a day not before its last step.
    fn open_claim(&self, on: Date, loan: LoanId) -> Result<&Claim, GuaranteeError> {
        let needed = "noticed or demanded";
        let claim = self.claim(loan, needed)?;
        if !matches!(claim.stage, ClaimStage::Noticed | ClaimStage::Demanded) {
            return Err(GuaranteeError::Stage { loan, found: claim.stage.en(), needed });
        }
        not_before("this step", on, claim.demanded_on.unwrap_or(claim.noticed_on))?;
        Ok(claim)
    }

    fn paid_claim(&self, loan: LoanId) -> Result<(&Claim, Date), GuaranteeError> {
        let claim = self.claim(loan, "paid")?;
        match (&claim.paid, claim.stage) {
            (Some((on, _)), ClaimStage::Paid) => Ok((claim, *on)),
            _ => Err(GuaranteeError::Stage { loan, found: claim.stage.en(), needed: "paid" }),
        }
    }

    fn cover_loan(&self, on: Date, loan: LoanId, principal: Money) -> Result<GuaranteeEvent, GuaranteeError> {
        let agreement = self.signed()?;
        let (from, to) = (agreement.effective_from, agreement.effective_to);
        if on < from || on >= to {
            return Err(GuaranteeError::OutOfForce { on, from, to });
        }
        if self.loans.contains_key(&loan) {
            return Err(GuaranteeError::AlreadyCovered(loan));
        }
        if self.loans.len() >= MAX_LOANS {
            let remedy = "sign a new agreement for further loans";
            return Err(GuaranteeError::Bound { what: "the number of loans of an agreement", most: MAX_LOANS, remedy });
        }
        let most = Money::from_minor(i64::MAX, agreement.currency);
        within("covered", principal, most)?;
        Ok(GuaranteeEvent::LoanCovered { on, loan, principal })
    }

    fn release(&self, on: Date, loan: LoanId, amount: Money) -> Result<GuaranteeEvent, GuaranteeError> {
        let cover = self.covered(loan)?;
        not_before("a release", on, cover.since)?;
        within("released", amount, cover.principal.checked_sub(cover.released)?)?;
        Ok(GuaranteeEvent::CoverReleased { on, loan, amount })
    }

    fn check_loss(
        &self,
        on: Date,
        loan: LoanId,
        overdue_since: Date,
        principal: Money,
        interest: Money,
    ) -> Result<(), GuaranteeError> {
        let cover = self.covered(loan)?;
        if let Some(claim) = cover.claim.as_ref().filter(|claim| !claim.stage.is_over()) {
            let needed = "over, or not there";
            return Err(GuaranteeError::Stage { loan, found: claim.stage.en(), needed });
        }
        not_before("the first overdue day", overdue_since, cover.since)?;
        not_before("a notice", on, overdue_since)?;
        within("claimed", principal, cover.principal.checked_sub(cover.released)?)?;
        let zero = Money::zero(self.currency()?);
        if interest.checked_sub(zero)?.is_negative() {
            return Err(GuaranteeError::Amount { amount: interest, what: "claimed as interest", most: interest });
        }
        principal.checked_add(interest)?;
        Ok(())
    }

    fn demand(&self, on: Date, loan: LoanId) -> Result<GuaranteeEvent, GuaranteeError> {
        let claim = self.claim(loan, "noticed")?;
        if claim.stage != ClaimStage::Noticed {
            return Err(GuaranteeError::Stage { loan, found: claim.stage.en(), needed: "noticed" });
        }
        not_before("a demand", on, claim.noticed_on)?;
        not_before("a demand", on, self.signed()?.demand_from(claim.overdue_since))?;
        Ok(GuaranteeEvent::CompensationDemanded { on, loan })
    }

    fn pay(&self, on: Date, loan: LoanId, principal: Money, interest: Money) -> Result<GuaranteeEvent, GuaranteeError> {
        let claim = self.claim(loan, "demanded")?;
        let (ClaimStage::Demanded, Some(demanded_on)) = (claim.stage, claim.demanded_on) else {
            return Err(GuaranteeError::Stage { loan, found: claim.stage.en(), needed: "demanded" });
        };
        not_before("a payment", on, demanded_on)?;
        let (agreement, cover) = (self.signed()?, self.covered(loan)?);
        // What the firm has paid since the notice is no loss any more, and what was released is no loss of the others.
        let bound = principal.checked_min(cover.principal.checked_sub(cover.released)?)?;
        let loss = agreement.covered(bound, interest)?.checked_min(claim.covered)?;
        if !loss.is_positive() {
            return Err(GuaranteeError::NothingLost(loan));
        }
        let split = agreement.split(loss, self.room(loan, on)?)?;
        match split.limited_by {
            Some(cap) if !split.compensation.is_positive() => Err(GuaranteeError::CapReached(cap)),
            _ => Ok(GuaranteeEvent::CompensationPaid { on, loan, split }),
        }
    }

    fn reimburse(
        &self,
        on: Date,
        loan: LoanId,
        institution: InstitutionId,
        amount: Money,
    ) -> Result<GuaranteeEvent, GuaranteeError> {
        let (claim, paid_on) = self.paid_claim(loan)?;
        not_before("a reimbursement", on, paid_on)?;
        let due = self.reimbursement_due(claim)?;
        let due = due.into_iter().find(|part| part.institution == institution);
        let due = due.ok_or(GuaranteeError::NotAParty(institution))?;
        within("reimbursed", amount, due.amount)?;
        Ok(GuaranteeEvent::ReimbursementReceived { on, loan, from: Part { institution, amount } })
    }

    /// What each party other than the lender and the front party still owes the front party for a paid claim.
    ///
    /// # Errors
    /// [`GuaranteeError::NotSigned`], [`GuaranteeError::Money`].
    pub fn reimbursement_due(&self, claim: &Claim) -> Result<Vec<Part>, GuaranteeError> {
        let agreement = self.signed()?;
        let lender = agreement.lender().map(|p| p.institution);
        let Some((_, split)) = &claim.paid else { return Ok(Vec::new()) };
        let others = split.parts.iter().filter(|p| Some(p.institution) != lender && p.institution != agreement.front);
        let due = |part: &Part| {
            let paid = claim.reimbursed.get(&part.institution).copied();
            let amount = part.amount.checked_sub(paid.unwrap_or(Money::zero(agreement.currency)))?;
            Ok(Part { institution: part.institution, amount })
        };
        others.map(due).collect()
    }

    fn recover(
        &self,
        on: Date,
        loan: LoanId,
        reference: String,
        amount: Money,
    ) -> Result<Vec<GuaranteeEvent>, GuaranteeError> {
        let (claim, paid_on) = self.paid_claim(loan)?;
        if let Some(known) = claim.recoveries.get(&reference) {
            let same = known.on == on && known.amount == amount && !known.reversed;
            return if same { Ok(Vec::new()) } else { Err(GuaranteeError::ReferenceTaken(reference)) };
        }
        if claim.recoveries.len() >= MAX_RECOVERIES {
            let remedy = "note several small recoveries as one";
            return Err(GuaranteeError::Bound { what: "the number of recoveries", most: MAX_RECOVERIES, remedy });
        }
        not_before("a recovery", on, paid_on)?;
        let left = Money::sum(self.currency()?, claim.still_borne()?.iter().map(|part| part.amount))?;
        within("recovered", amount, left)?;
        let parts = claim.divide_recovery(amount)?;
        Ok(vec![GuaranteeEvent::RecoveryReceived { on, loan, reference, amount, parts }])
    }

    fn reverse_recovery(
        &self,
        on: Date,
        loan: LoanId,
        reference: String,
        reason: String,
    ) -> Result<GuaranteeEvent, GuaranteeError> {
        let (claim, _) = self.paid_claim(loan)?;
        let Some(recovery) = claim.recoveries.get(&reference).filter(|r| !r.reversed) else {
            return Err(GuaranteeError::UnknownRecovery(reference.chars().take(60).collect()));
        };
        not_before("a reversal", on, recovery.on)?;
        Ok(GuaranteeEvent::RecoveryReversed { on, loan, reference, reason })
    }
}

impl AgreementState {
    /// Takes up an event that was stored.
    ///
    /// # Errors
    /// [`GuaranteeError`] when the event could not have been decided on this state: the stream is not whole.
    pub fn apply(&mut self, event: &GuaranteeEvent) -> Result<(), GuaranteeError> {
        match event {
            GuaranteeEvent::AgreementSigned { agreement, .. } => self.agreement = Some(agreement.clone()),
            GuaranteeEvent::LoanCovered { on, loan, principal } => {
                let zero = Money::zero(self.currency()?);
                let cover = Cover { since: *on, principal: *principal, released: zero, paid: zero, claim: None };
                self.loans.insert(*loan, cover);
            }
            GuaranteeEvent::CoverReleased { loan, amount, .. } => {
                let cover = self.covered_mut(*loan)?;
                cover.released = cover.released.checked_add(*amount)?;
            }
            GuaranteeEvent::LossNoticed { on, loan, overdue_since, principal, interest } => {
                let claim = self.new_claim(*on, *overdue_since, *principal, *interest)?;
                self.covered_mut(*loan)?.claim = Some(claim);
            }
            GuaranteeEvent::CompensationDemanded { on, loan } => {
                let claim = self.claim_mut(*loan)?;
                (claim.stage, claim.demanded_on) = (ClaimStage::Demanded, Some(*on));
            }
            GuaranteeEvent::ClaimWithdrawn { loan, .. } => self.claim_mut(*loan)?.stage = ClaimStage::Withdrawn,
            GuaranteeEvent::ClaimRefused { loan, .. } => self.claim_mut(*loan)?.stage = ClaimStage::Refused,
            GuaranteeEvent::CompensationPaid { on, loan, split } => {
                let claim = self.claim_mut(*loan)?;
                (claim.stage, claim.paid) = (ClaimStage::Paid, Some((*on, split.clone())));
                self.count_paid(*loan, *on, split.compensation)?;
            }
            GuaranteeEvent::ReimbursementReceived { loan, from, .. } => {
                let zero = Money::zero(self.currency()?);
                let paid = self.claim_mut(*loan)?.reimbursed.entry(from.institution).or_insert(zero);
                *paid = paid.checked_add(from.amount)?;
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
            demanded_on: None,
            paid: None,
            reimbursed: BTreeMap::new(),
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

fn not_before(what: &'static str, on: Date, earliest: Date) -> Result<(), GuaranteeError> {
    if on < earliest { Err(GuaranteeError::TooEarly { what, on, earliest }) } else { Ok(()) }
}

fn within(what: &'static str, amount: Money, most: Money) -> Result<(), GuaranteeError> {
    let fits = amount.is_positive() && !amount.checked_sub(most)?.is_positive();
    if fits { Ok(()) } else { Err(GuaranteeError::Amount { amount, what, most }) }
}

fn short(text: String) -> Result<String, GuaranteeError> {
    let remedy = "write it, and write it shorter";
    if text.trim().is_empty() || text.len() > MAX_TEXT_BYTES {
        return Err(GuaranteeError::Bound { what: "a reason or reference", most: MAX_TEXT_BYTES, remedy });
    }
    Ok(text)
}
