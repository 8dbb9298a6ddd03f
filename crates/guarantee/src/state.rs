//! [`AgreementState`]: the fold of an agreement's events, and what may happen next.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{InstitutionId, LoanId};
use money::{Currency, Money};

use crate::agreement::{Agreement, CapKind, Part, Room};
use crate::claim::{Claim, ClaimStage};
use crate::command::{Command, GuaranteeError};
use crate::cover::{Balance, Cover, InForce};
use crate::deadlines::{Trigger, after};
use crate::event::GuaranteeEvent;
use crate::layers::{Basis, Cause, Past};
use crate::limits::{MAX_LOANS, MAX_RECOVERIES, MAX_TEXT_BYTES, MAX_VOLUMES};
use crate::waterfall::Circumstances;

/// What an agreement has come to: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgreementState {
    pub(crate) agreement: Option<Agreement>,
    pub(crate) loans: BTreeMap<LoanId, Cover>,
    pub(crate) paid_by_year: BTreeMap<i16, i64>,
    pub(crate) volumes: BTreeMap<Date, Money>,
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
            (CapKind::PerFirm, agreement.caps.per_firm, self.paid_for_firm(loan)?),
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
            Command::CoverLoan { on, loan, principal, firm } => {
                self.may_cover(on, loan, principal)?;
                GuaranteeEvent::LoanCovered { on, loan, principal, firm }
            }
            Command::ReportVolume { on, volume } => return self.report(on, volume),
            Command::NoteTrigger { on, loan, evidence } => self.note_trigger(on, loan, short(evidence)?)?,
            Command::ReleaseCover { on, loan, amount } => self.release(on, loan, amount)?,
            Command::NoticeLoss { on, loan, overdue_since, principal, interest, causes } => {
                self.check_loss(on, loan, overdue_since, principal, interest)?;
                check_causes(&causes, principal.checked_add(interest)?)?;
                GuaranteeEvent::LossNoticed { on, loan, overdue_since, principal, interest, causes }
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

    /// The volume of trade last reported up to a day.
    #[must_use]
    pub fn volume(&self, on: Date) -> Option<Money> {
        self.volumes.range(..=on).next_back().map(|(_, volume)| *volume)
    }

    pub(crate) fn signed(&self) -> Result<&Agreement, GuaranteeError> {
        self.agreement.as_ref().ok_or(GuaranteeError::NotSigned)
    }

    pub(crate) fn currency(&self) -> Result<Currency, GuaranteeError> {
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

    fn report(&self, on: Date, volume: Money) -> Result<Vec<GuaranteeEvent>, GuaranteeError> {
        let agreement = self.signed()?;
        if !agreement.moves_with_trade() {
            return Err(GuaranteeError::NotAgreed("volumes of trade"));
        }
        if volume.checked_sub(Money::zero(agreement.currency))?.is_negative() {
            return Err(GuaranteeError::Amount { amount: volume, what: "reported as a volume of trade", most: volume });
        }
        if self.volumes.get(&on) == Some(&volume) {
            return Ok(Vec::new());
        }
        if self.volumes.len() >= MAX_VOLUMES {
            let remedy = "sign a new agreement";
            return Err(GuaranteeError::Bound { what: "the number of volumes reported", most: MAX_VOLUMES, remedy });
        }
        Ok(vec![GuaranteeEvent::TradeVolumeReported { on, volume }])
    }

    fn note_trigger(&self, on: Date, loan: LoanId, evidence: String) -> Result<GuaranteeEvent, GuaranteeError> {
        let trigger = self.signed()?.trigger;
        if trigger == Trigger::Overdue {
            return Err(GuaranteeError::NotAgreed("a judgment, an insolvency or an enforcement"));
        }
        not_before("a trigger", on, self.covered(loan)?.since)?;
        Ok(GuaranteeEvent::TriggerMet { on, loan, trigger, evidence })
    }

    fn may_cover(&self, on: Date, loan: LoanId, principal: Money) -> Result<(), GuaranteeError> {
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
        within("covered", principal, most)
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
        let agreement = self.signed()?;
        let since = match agreement.trigger {
            Trigger::Overdue => claim.overdue_since,
            trigger => self.covered(loan)?.triggered_on.ok_or(GuaranteeError::NotTriggered { loan, trigger })?,
        };
        not_before("a demand", on, agreement.demand_from(since))?;
        if let Some(days) = agreement.deadlines.demand_days {
            let latest = after(claim.overdue_since, days);
            if on > latest {
                return Err(GuaranteeError::TooLate { what: "a demand", on, latest });
            }
        }
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
        let around = self.circumstances(loan, on, claim.overdue_since)?;
        let split = agreement.divide(&Agreement::by_peril(loss, &claim.causes)?, &around)?;
        match split.limited_by {
            Some(cap) if !split.compensation.is_positive() => Err(GuaranteeError::CapReached(cap)),
            // Under a stop loss, a loss of which nobody else bears anything still counts towards the year's retention.
            None if !split.compensation.is_positive() && !agreement.layers.is_empty() && !agreement.stops_losses() => {
                Err(GuaranteeError::NothingCovered(loan))
            }
            _ => Ok(GuaranteeEvent::CompensationPaid { on, loan, split }),
        }
    }

    /// Compensation paid for the firm of a loan and not reversed.
    fn paid_for_firm(&self, loan: LoanId) -> Result<Money, GuaranteeError> {
        let cover = self.covered(loan)?;
        let Some(firm) = cover.firm else { return Ok(cover.paid) };
        let same = self.loans.values().filter(|other| other.firm == Some(firm));
        Ok(Money::sum(self.currency()?, same.map(|other| other.paid))?)
    }

    /// What the split of a loss depends on beside it: what the layers met before, the trade on the first overdue day,
    /// so that no party moves its share by paying sooner or later, and the room under the caps.
    ///
    /// # Errors
    /// [`GuaranteeError::NotSigned`], [`GuaranteeError::UnknownLoan`], [`GuaranteeError::Money`].
    pub fn circumstances(&self, loan: LoanId, on: Date, overdue_since: Date) -> Result<Circumstances, GuaranteeError> {
        let agreement = self.signed()?;
        let firm = self.covered(loan)?.firm;
        let mut past = Vec::with_capacity(agreement.layers.len());
        for layer in &agreement.layers {
            let mut sum = Past::none(agreement.currency);
            for (id, cover) in &self.loans {
                let paid = cover.claim.as_ref().filter(|c| c.stage == ClaimStage::Paid).and_then(|c| c.paid.as_ref());
                let Some((paid_on, split)) = paid else { continue };
                let counts = match layer.slice.basis() {
                    Basis::Loan => *id == loan,
                    Basis::Firm => *id == loan || (firm.is_some() && cover.firm == firm),
                    Basis::Year => paid_on.year() == on.year(),
                    Basis::Agreement => true,
                };
                for met in split.layers.iter().filter(|met| counts && met.layer == layer.name) {
                    sum.reached = sum.reached.checked_add(met.reached)?;
                    sum.taken = sum.taken.checked_add(met.taken)?;
                }
            }
            past.push(sum);
        }
        Ok(Circumstances { past, volume: self.volume(overdue_since), room: self.room(loan, on)? })
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
        let parts = claim.divide_recovery(amount, self.signed()?.recovery_order)?;
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

fn check_causes(causes: &[Cause], loss: Money) -> Result<(), GuaranteeError> {
    if causes.is_empty() {
        return Ok(());
    }
    let found = Money::sum(loss.currency(), causes.iter().map(|cause| cause.amount))?;
    let perils: std::collections::BTreeSet<_> = causes.iter().map(|cause| cause.peril).collect();
    let good = perils.len() == causes.len() && causes.iter().all(|cause| cause.amount.is_positive());
    if good && found == loss { Ok(()) } else { Err(GuaranteeError::Causes { found, loss }) }
}
