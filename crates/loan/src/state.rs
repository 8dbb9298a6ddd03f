//! [`LoanState`]: the aggregate. `decide` says what a command comes to, `apply` takes events in; both are pure.
//!
//! ```text
//! absent -> signed -> instructed -> sent -> active -> written off
//!             |          |  ^        | |  ^
//!             |          |  |        | unknown
//!         cancelled   returned <-----+----+
//! ```
//! No event settles a loan: that nothing is owed any more follows from the facts, and a reversal can undo it. So
//! [`LoanState::stage`] says what acts came to, and [`LoanState::stage_at`] what people call the loan on a date.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{FirmId, UserId};
use money::Money;
use serde::{Deserialize, Serialize};

use crate::command::{Command, Hands, Idempotent, LoanError};
use crate::event::{
    BroughtIn, CompensationReceived, ContractCancelled, ContractSigned, DebtTransferred, LoanEvent, MoneyReturned,
    PaymentReceived, PaymentReversed, PayoutAnswer, PayoutConfirmed, PayoutInstructed, PayoutSent, PrepaymentReceived,
    RecoveryReceived, ReleasedBy, WrittenOff,
};
use crate::facts::{Fact, FactKind, Facts};
use crate::limits::{MAX_AMOUNT_MINOR, MAX_FACTS, MAX_REASON_CHARS, MAX_REFERENCE_BYTES};
use crate::position::{Position, Standing};
use crate::terms::Terms;

/// How far a loan has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing is written.
    #[default]
    Absent,
    /// The contract is signed.
    Signed,
    /// The contract was cancelled before money left.
    Cancelled,
    /// A payout is instructed and waits to be released.
    Instructed,
    /// The payout is with the rail.
    Sent,
    /// The rail did not say what became of the payout.
    Unknown,
    /// The payout came back; another may be instructed.
    Returned,
    /// The money reached the firm.
    Active,
    /// Nothing is owed any more. Only [`LoanState::stage_at`] says so; it is what the facts come to on a date.
    Settled,
    /// The claim was written off.
    WrittenOff,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 10] = [
        Self::Absent,
        Self::Signed,
        Self::Cancelled,
        Self::Instructed,
        Self::Sent,
        Self::Unknown,
        Self::Returned,
        Self::Active,
        Self::Settled,
        Self::WrittenOff,
    ];

    const fn row(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Absent => ("未签约", "not signed", "sign the contract first"),
            Self::Signed => ("已签约", "signed", "instruct the payout or cancel"),
            Self::Cancelled => ("已撤销", "cancelled", "sign a new contract"),
            Self::Instructed => ("待放款", "instructed", "release the payout or return it"),
            Self::Sent => ("放款中", "sent", "wait for the rail's answer and record it"),
            Self::Unknown => ("放款状态未知", "unknown at the rail", "ask the rail, then confirm or return the payout"),
            Self::Returned => ("放款退回", "returned", "instruct a new payout or cancel"),
            Self::Active => ("已放款", "active", "record payments"),
            Self::Settled => ("已结清", "settled", "nothing is owed: take a wrong payment back to open it again"),
            Self::WrittenOff => ("已核销", "written off", "record recoveries"),
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        self.row().0
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.row().1
    }

    /// What can be done instead.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        self.row().2
    }
}

/// The payout that is under way or was last under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// Its reference.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// When it was instructed.
    pub instructed_on: Date,
    /// Who instructed it.
    pub instructed_by: UserId,
    /// Who released it, once it was.
    pub released_by: Option<ReleasedBy>,
    /// The last date anything is known of it.
    pub last_on: Date,
}

/// A loan as its events have made it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoanState {
    stage: Stage,
    contract: Option<ContractSigned>,
    payout: Option<Payout>,
    disbursed_on: Option<Date>,
    written_off_on: Option<Date>,
    facts: Facts,
    /// Who owes from which date on, where another firm took the debt over; in the order of dates and references.
    transfers: BTreeMap<(Date, String), DebtTransferred>,
    brought: Option<Box<BroughtIn>>,
}

pub(crate) type Decided = Result<Idempotent<Vec<LoanEvent>>, LoanError>;

impl LoanState {
    /// The state after events, in the order of their stream.
    #[must_use]
    pub fn from_events<'a>(events: impl IntoIterator<Item = &'a LoanEvent>) -> Self {
        let mut state = Self::default();
        for event in events {
            state.apply(event);
        }
        state
    }

    /// How far acts have brought it; never [`Stage::Settled`], which no act brings about.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// What it is at the end of a date: settled when nothing is owed then, and written off only from the day it was.
    ///
    /// A pure function of terms and facts: a payment taken back, or a fact found late, opens a settled loan again.
    ///
    /// # Errors
    /// [`LoanError::Schedule`].
    pub fn stage_at(&self, at: Date) -> Result<Stage, LoanError> {
        Ok(self.stage_of(self.position(at)?.as_ref()))
    }

    /// The same, where the position at the end of that date is known already.
    #[must_use]
    pub fn stage_of(&self, position: Option<&Position>) -> Stage {
        position.map_or(self.stage, |position| self.stage_standing(position.standing))
    }

    /// The same, where it is known how far the money has come.
    pub(crate) const fn stage_standing(&self, standing: Standing) -> Stage {
        let paid_out = matches!(self.stage, Stage::Active | Stage::WrittenOff);
        match standing {
            Standing::Settled if paid_out => Stage::Settled,
            Standing::Outstanding if paid_out => Stage::Active,
            _ => self.stage,
        }
    }

    /// The contract, once signed.
    #[must_use]
    pub const fn contract(&self) -> Option<&ContractSigned> {
        self.contract.as_ref()
    }

    /// The running or last payout.
    #[must_use]
    pub const fn payout(&self) -> Option<&Payout> {
        self.payout.as_ref()
    }

    /// The facts about its money.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Where it stands at the end of a date; `None` before a contract is signed.
    ///
    /// # Errors
    /// [`LoanError::Schedule`].
    pub fn position(&self, at: Date) -> Result<Option<Position>, LoanError> {
        self.contract.as_ref().map(|c| Position::at(&c.terms, &self.facts, at)).transpose().map_err(LoanError::from)
    }

    /// The first day, up to one, on which the loan was more than so many days past due or stood written off.
    ///
    /// Days past due grow by one a day while the same row stays unpaid, so the day on which they pass a threshold lies a
    /// fixed number of days after some due date: only those days are looked at.
    ///
    /// # Errors
    /// [`LoanError::Schedule`].
    pub fn first_bad(&self, over_days: u32, through: Date) -> Result<Option<Date>, LoanError> {
        let Some(position) = self.position(through)? else { return Ok(None) };
        let written_off = self.written_off_on.filter(|day| *day <= through);
        // A row that was cleared keeps the day it was: one never so late cannot have made any day bad. What was written off,
        // waived or planned anew does not say how late it had been.
        let tells = |fact: &Fact| {
            !matches!(fact.kind, FactKind::TermsChanged { .. } | FactKind::PenaltyWaived | FactKind::WriteOff { .. })
        };
        if position.rows.iter().all(|row| row.days_late <= over_days) && self.facts.through(through).all(tells) {
            return Ok(None);
        }
        let opened = self.brought().filter(|brought| brought.opening.is_some()).map(|brought| brought.on);
        let ahead = i32::try_from(over_days).unwrap_or(i32::MAX).saturating_add(1);
        for row in &position.rows {
            let Ok(day) = calendar::add_days(row.due_on, ahead) else { break };
            // A loan that was brought in late is bad from the day it is known here.
            let day = opened.map_or(day, |on| day.max(on));
            if day > written_off.unwrap_or(through) {
                break;
            }
            if self.position(day)?.is_some_and(|then| then.days_past_due > over_days) {
                return Ok(Some(day));
            }
        }
        Ok(written_off)
    }

    /// Takes an event in. Events come from [`LoanState::decide`], so nothing is checked again.
    pub fn apply(&mut self, event: &LoanEvent) {
        self.facts.insert(event);
        match event {
            LoanEvent::ContractSigned(signed) => {
                self.contract = Some((**signed).clone());
                self.stage = Stage::Signed;
            }
            LoanEvent::ContractCancelled(_) => self.stage = Stage::Cancelled,
            LoanEvent::PayoutInstructed(e) => {
                self.payout = Some(Payout {
                    reference: e.reference.clone(),
                    amount: e.amount,
                    instructed_on: e.on,
                    instructed_by: e.by,
                    released_by: None,
                    last_on: e.on,
                });
                self.stage = Stage::Instructed;
            }
            LoanEvent::PayoutSent(e) => {
                if let Some(payout) = &mut self.payout {
                    payout.released_by = Some(e.released_by);
                }
                self.payout_moved(Stage::Sent, e.on);
            }
            LoanEvent::PayoutUnknown(e) => self.payout_moved(Stage::Unknown, e.on),
            LoanEvent::PayoutReturned(e) => self.payout_moved(Stage::Returned, e.on),
            LoanEvent::PayoutConfirmed(e) => {
                self.disbursed_on = Some(e.effective_on);
                self.payout_moved(Stage::Active, e.effective_on);
            }
            LoanEvent::WrittenOff(e) => {
                self.written_off_on = Some(e.on);
                self.stage = Stage::WrittenOff;
            }
            LoanEvent::DrawnByRenewal(e) => {
                self.disbursed_on = Some(e.on);
                self.stage = Stage::Active;
            }
            LoanEvent::BroughtIn(e) => {
                if e.opening.is_some() {
                    // What happened before is in what it owed.
                    self.disbursed_on = Some(e.on);
                    self.stage = Stage::Active;
                }
                self.brought = Some(e.clone());
            }
            LoanEvent::DebtTransferred(e) => {
                self.transfers.insert((e.on, e.reference.clone()), e.clone());
            }
            LoanEvent::PaymentReceived(_)
            | LoanEvent::PrepaymentReceived(_)
            | LoanEvent::PaymentReversed(_)
            | LoanEvent::RecoveryReceived(_)
            | LoanEvent::CompensationReceived(_)
            | LoanEvent::OverpaymentRefunded(_)
            | LoanEvent::GuarantorSharePaid(_)
            | LoanEvent::RateReset(_)
            | LoanEvent::RateAgreed(_)
            | LoanEvent::TermsChanged(_)
            | LoanEvent::PenaltyWaived(_)
            | LoanEvent::FeePaid(_)
            | LoanEvent::SettledByRenewal(_) => {}
        }
    }

    fn payout_moved(&mut self, stage: Stage, on: Date) {
        self.stage = stage;
        if let Some(payout) = &mut self.payout {
            payout.last_on = on;
        }
    }

    /// What a command comes to: events to write, nothing because it was done, or a refusal that names the remedy.
    ///
    /// # Errors
    /// [`LoanError`].
    pub fn decide(&self, command: Command) -> Decided {
        if self.facts.len() >= MAX_FACTS {
            return Err(LoanError::TooManyFacts);
        }
        let name = command.name();
        match command {
            Command::Sign(signed) => self.sign(signed),
            Command::Cancel { on, reason, by } => self.cancel(on, reason, by),
            Command::InstructPayout { reference, amount, on, by } => {
                self.instruct(PayoutInstructed { reference, amount, on, by })
            }
            Command::SendPayout { reference, on, released_by } => self.send(PayoutSent { reference, on, released_by }),
            Command::ConfirmPayout { reference, effective_on, rail_reference } => {
                self.confirm(reference, effective_on, rail_reference)
            }
            Command::MarkPayoutUnknown { reference, on, reason } => self.rail_answer(name, reference, on, reason),
            Command::ReturnPayout { reference, on, reason } => self.rail_answer(name, reference, on, reason),
            Command::RecordPayment { reference, amount, value_date } => {
                let event = PaymentReceived { reference, amount, value_date };
                self.receive(name, LoanEvent::PaymentReceived(event))
            }
            Command::RecordPrepayment { reference, amount, value_date, mode } => {
                let event = PrepaymentReceived { reference, amount, value_date, mode };
                self.receive(name, LoanEvent::PrepaymentReceived(event))
            }
            Command::ReversePayment { reference, on, reason, hands } => self.reverse(reference, on, reason, hands),
            Command::RecordCompensation { reference, amount, value_date, agreement } => {
                let stated = CompensationReceived { reference, amount, value_date, agreement, days_past_due: 0 };
                self.compensate(stated)
            }
            Command::WriteOff { reference, on, reason, hands } => self.write_off(reference, on, reason, hands),
            Command::RecordRecovery { reference, amount, guarantor_share, value_date } => {
                self.recover(RecoveryReceived { reference, amount, guarantor_share, value_date })
            }
            Command::RefundOverpayment { reference, amount, on, hands } => {
                let event = returned(reference, amount, on, hands);
                self.pay_back(name, LoanEvent::OverpaymentRefunded(event), hands)
            }
            Command::PayGuarantorShare { reference, amount, on, hands } => {
                let event = returned(reference, amount, on, hands);
                self.pay_back(name, LoanEvent::GuarantorSharePaid(event), hands)
            }
            Command::Change(change) => self.change(*change),
            Command::BringIn(brought) => self.bring_in(brought),
        }
    }

    /// Who owes on a date: the borrower of the contract, or the last firm that took the debt over by then.
    #[must_use]
    pub fn debtor_at(&self, date: Date) -> Option<FirmId> {
        let taken = self.transfers.values().take_while(|transfer| transfer.on <= date).last();
        taken.map(|transfer| transfer.to).or_else(|| self.contract.as_ref().map(|contract| contract.firm))
    }

    /// The terms in force at the end of a date: those of the contract, or the last that took their place by then.
    #[must_use]
    pub fn terms_at(&self, date: Date) -> Option<&Terms> {
        let changed = self.facts.through(date).filter_map(|fact| fact.terms.as_deref()).last();
        changed.or_else(|| self.contract.as_ref().map(|contract| &contract.terms))
    }

    /// Where it was brought in from, when it was.
    #[must_use]
    pub fn brought(&self) -> Option<&BroughtIn> {
        self.brought.as_deref()
    }

    /// The day from which its facts count: when the money reached the firm, or the cut-over day of a loan that was brought in
    /// without its history.
    #[must_use]
    pub const fn disbursed(&self) -> Option<Date> {
        self.disbursed_on
    }

    pub(crate) const fn disbursed_on(&self) -> Option<Date> {
        self.disbursed_on
    }

    pub(crate) fn transfers(&self) -> impl Iterator<Item = &DebtTransferred> {
        self.transfers.values()
    }

    fn sign(&self, signed: Box<ContractSigned>) -> Decided {
        match &self.contract {
            None => executed(LoanEvent::ContractSigned(signed)),
            Some(known) if *known == *signed => Ok(Idempotent::AlreadyDone),
            Some(_) => Err(self.illegal("sign")),
        }
    }

    fn cancel(&self, on: Date, reason: String, by: UserId) -> Decided {
        match self.stage {
            Stage::Signed | Stage::Returned => {
                check_reason(&reason)?;
                self.not_before_signing(on)?;
                executed(LoanEvent::ContractCancelled(ContractCancelled { on, reason, by }))
            }
            Stage::Cancelled => Ok(Idempotent::AlreadyDone),
            _ => Err(self.illegal("cancel")),
        }
    }

    fn instruct(&self, event: PayoutInstructed) -> Decided {
        let event = LoanEvent::PayoutInstructed(event);
        if self.is_done(&event)? {
            return Ok(Idempotent::AlreadyDone);
        }
        let LoanEvent::PayoutInstructed(payout) = &event else { return Err(self.illegal("instruct-payout")) };
        let (Some(contract), Stage::Signed | Stage::Returned) = (&self.contract, self.stage) else {
            return Err(self.illegal("instruct-payout"));
        };
        self.check_amount(payout.amount)?;
        let principal = contract.terms.spec().principal;
        if payout.amount.minor() > principal.minor() {
            return Err(LoanError::MoreThanPrincipal { amount: payout.amount, principal });
        }
        self.not_before_signing(payout.on)?;
        // A later payout than the last due date could never be repaid by its schedule.
        contract.terms.schedule_from(payout.on, payout.amount)?;
        executed(event)
    }

    fn send(&self, event: PayoutSent) -> Decided {
        let payout = self.running("send-payout", &event.reference)?;
        match self.stage {
            Stage::Instructed => {
                not_before(event.on, payout.last_on, "the payout was instructed")?;
                if event.released_by == (ReleasedBy::Person { user: payout.instructed_by }) {
                    return Err(LoanError::SameHands);
                }
                executed(LoanEvent::PayoutSent(event))
            }
            _ if payout.released_by == Some(event.released_by) => Ok(Idempotent::AlreadyDone),
            _ => Err(self.illegal("send-payout")),
        }
    }

    fn confirm(&self, reference: String, effective_on: Date, rail_reference: String) -> Decided {
        let payout = self.running("confirm-payout", &reference)?;
        match self.stage {
            Stage::Sent | Stage::Unknown => {
                check_reference(&rail_reference)?;
                not_before(effective_on, payout.instructed_on, "the payout was instructed")?;
                let amount = payout.amount;
                if let Some(contract) = &self.contract {
                    contract.terms.schedule_from(effective_on, amount)?;
                }
                executed(LoanEvent::PayoutConfirmed(PayoutConfirmed {
                    reference,
                    amount,
                    effective_on,
                    rail_reference,
                }))
            }
            Stage::Active | Stage::WrittenOff if self.disbursed_on == Some(effective_on) => Ok(Idempotent::AlreadyDone),
            _ => Err(self.illegal("confirm-payout")),
        }
    }

    fn rail_answer(&self, name: &'static str, reference: String, on: Date, reason: String) -> Decided {
        let payout = self.running(name, &reference)?;
        let unknown = name == "mark-payout-unknown";
        match self.stage {
            Stage::Unknown if unknown => return Ok(Idempotent::AlreadyDone),
            Stage::Returned if !unknown => return Ok(Idempotent::AlreadyDone),
            Stage::Sent => {}
            // What was instructed and never released may be taken back.
            Stage::Instructed | Stage::Unknown if !unknown => {}
            _ => return Err(self.illegal(name)),
        }
        check_reason(&reason)?;
        not_before(on, payout.last_on, "the payout was last heard of")?;
        let answer = PayoutAnswer { reference, amount: payout.amount, on, reason };
        executed(if unknown { LoanEvent::PayoutUnknown(answer) } else { LoanEvent::PayoutReturned(answer) })
    }

    fn receive(&self, name: &'static str, event: LoanEvent) -> Decided {
        if self.is_done(&event)? {
            return Ok(Idempotent::AlreadyDone);
        }
        self.check_receipt(name, &event)?;
        match self.written_off_on {
            Some(on) if event.effective_on() > on => Err(LoanError::UseRecovery { on }),
            _ => executed(event),
        }
    }

    fn compensate(&self, mut stated: CompensationReceived) -> Decided {
        let event = LoanEvent::CompensationReceived(stated.clone());
        if self.is_done(&event)? {
            return Ok(Idempotent::AlreadyDone);
        }
        self.check_receipt("record-compensation", &event)?;
        let found = self.contract.as_ref().and_then(|contract| contract.agreement);
        if found != Some(stated.agreement) {
            return Err(LoanError::OtherAgreement { given: stated.agreement, found });
        }
        if let Some(on) = self.written_off_on.filter(|on| stated.value_date > *on) {
            return Err(LoanError::UseRecovery { on });
        }
        stated.days_past_due = self.position(stated.value_date)?.map_or(0, |position| position.days_past_due);
        executed(LoanEvent::CompensationReceived(stated))
    }

    fn reverse(&self, reference: String, on: Date, reason: String, hands: Hands) -> Decided {
        if !matches!(self.stage, Stage::Active | Stage::WrittenOff) {
            return Err(self.illegal("reverse-payment"));
        }
        let fact = self.fact(&reference).ok_or_else(|| LoanError::UnknownReference { reference: reference.clone() })?;
        if !fact.kind.is_receipt() {
            return Err(LoanError::NotReversible { reference });
        }
        if self.facts.is_reversed(fact) {
            return Ok(Idempotent::AlreadyDone);
        }
        check_reason(&reason)?;
        check_hands(hands)?;
        not_before(on, fact.effective_on, "what is reversed counts")?;
        let Hands { by, approved_by } = hands;
        executed(LoanEvent::PaymentReversed(PaymentReversed { reference, on, reason, by, approved_by }))
    }

    fn write_off(&self, reference: String, on: Date, reason: String, hands: Hands) -> Decided {
        if let Some(fact) = self.fact(&reference) {
            let same = matches!(fact.kind, FactKind::WriteOff { .. }) && fact.effective_on == on;
            return if same { Ok(Idempotent::AlreadyDone) } else { Err(LoanError::ReferenceReused { reference }) };
        }
        if self.stage != Stage::Active {
            return Err(self.illegal("write-off"));
        }
        check_reference(&reference)?;
        check_reason(&reason)?;
        check_hands(hands)?;
        let standing = self.facts.all().filter(|fact| !self.facts.is_reversed(fact));
        if let Some(last) = standing.map(|fact| fact.effective_on).max().filter(|last| *last > on) {
            return Err(LoanError::FactsAfter { on, last });
        }
        let position = self.position(on)?.ok_or_else(|| self.illegal("write-off"))?;
        let amount = position.payoff;
        if amount.is_zero() {
            return Err(LoanError::NothingOutstanding { on });
        }
        let (days_past_due, Hands { by, approved_by }) = (position.days_past_due, hands);
        executed(LoanEvent::WrittenOff(WrittenOff { reference, on, amount, days_past_due, reason, by, approved_by }))
    }

    fn recover(&self, recovery: RecoveryReceived) -> Decided {
        let (share, amount, on) = (recovery.guarantor_share, recovery.amount, recovery.value_date);
        let event = LoanEvent::RecoveryReceived(recovery);
        if self.is_done(&event)? {
            return Ok(Idempotent::AlreadyDone);
        }
        self.check_receipt("record-recovery", &event)?;
        if share.is_negative() || share.currency() != amount.currency() || share.minor() > amount.minor() {
            return Err(LoanError::BadShare { share, amount });
        }
        let compensated = |fact: &Fact| matches!(fact.kind, FactKind::Compensation { .. });
        let lost = self.written_off_on.is_some_and(|day| day <= on) || self.facts.through(on).any(compensated);
        if lost { executed(event) } else { Err(LoanError::NothingToRecover { on }) }
    }

    fn pay_back(&self, name: &'static str, event: LoanEvent, hands: Hands) -> Decided {
        if self.is_done(&event)? {
            return Ok(Idempotent::AlreadyDone);
        }
        self.check_receipt(name, &event)?;
        check_hands(hands)?;
        let (LoanEvent::OverpaymentRefunded(act) | LoanEvent::GuarantorSharePaid(act)) = &event else {
            return Err(self.illegal(name));
        };
        // What is there on the day may be needed by facts already recorded after it: the lesser of the two is free.
        let last = self.facts.last_on().map_or(act.on, |last| last.max(act.on));
        let mut available = act.amount;
        for at in [act.on, last] {
            let position = self.position(at)?.ok_or_else(|| self.illegal(name))?;
            let refund = matches!(event, LoanEvent::OverpaymentRefunded(_));
            let there = if refund { position.unapplied } else { position.guarantor_payable };
            available = if there.minor() < available.minor() { there } else { available };
        }
        if available.minor() < act.amount.minor() {
            return Err(LoanError::MoreThanAvailable { asked: act.amount, available });
        }
        executed(event)
    }

    /// Whether a fact of the same reference says the same; refuses a reference that says something else.
    pub(crate) fn is_done(&self, event: &LoanEvent) -> Result<bool, LoanError> {
        let candidate = Facts::from_events([event]);
        let Some(given) = candidate.all().next() else { return Ok(false) };
        check_reference(&given.reference)?;
        match self.fact(&given.reference) {
            None => Ok(false),
            Some(known) if same_fact(known, given) && !self.facts.is_reversed(known) => Ok(true),
            Some(_) => Err(LoanError::ReferenceReused { reference: given.reference.clone() }),
        }
    }

    fn fact(&self, reference: &str) -> Option<&Fact> {
        self.facts.all().find(|fact| fact.reference == reference)
    }

    /// What holds for every movement of money on a paid-out loan.
    pub(crate) fn check_receipt(&self, name: &'static str, event: &LoanEvent) -> Result<(), LoanError> {
        let (Stage::Active | Stage::WrittenOff, Some(disbursed_on)) = (self.stage, self.disbursed_on) else {
            return Err(self.illegal(name));
        };
        if let Some(fact) = Facts::from_events([event]).all().next() {
            self.check_amount(fact.amount)?;
            not_before(fact.effective_on, disbursed_on, "the money reached the firm")?;
        }
        Ok(())
    }

    pub(crate) fn check_amount(&self, amount: Money) -> Result<(), LoanError> {
        let currency = self.contract.as_ref().map(|contract| contract.terms.currency());
        let fits = amount.is_positive() && amount.minor() <= MAX_AMOUNT_MINOR && Some(amount.currency()) == currency;
        if fits { Ok(()) } else { Err(LoanError::BadAmount(amount)) }
    }

    pub(crate) fn not_before_signing(&self, on: Date) -> Result<(), LoanError> {
        match &self.contract {
            Some(contract) => not_before(on, contract.signed_on, "the contract was signed"),
            None => Ok(()),
        }
    }

    fn running(&self, name: &'static str, reference: &str) -> Result<&Payout, LoanError> {
        let payout = self.payout.as_ref().ok_or_else(|| self.illegal(name))?;
        if payout.reference == reference {
            Ok(payout)
        } else {
            Err(LoanError::OtherPayout { given: reference.to_owned(), running: payout.reference.clone() })
        }
    }

    pub(crate) const fn illegal(&self, command: &'static str) -> LoanError {
        LoanError::IllegalTransition { command, stage: self.stage }
    }
}

/// The same movement said twice. What the loan itself worked out (days past due) may differ by then.
fn same_fact(known: &Fact, given: &Fact) -> bool {
    let same_kind = match (known.kind, given.kind) {
        (FactKind::Compensation { .. }, FactKind::Compensation { .. }) => true,
        (known, given) => known == given,
    };
    same_kind
        && known.effective_on == given.effective_on
        && known.amount == given.amount
        && known.terms == given.terms
        && known.opening == given.opening
}

pub(crate) fn executed(event: LoanEvent) -> Decided {
    Ok(Idempotent::Executed(vec![event]))
}

fn returned(reference: String, amount: Money, on: Date, hands: Hands) -> MoneyReturned {
    MoneyReturned { reference, amount, on, by: hands.by, approved_by: hands.approved_by }
}

pub(crate) fn check_hands(hands: Hands) -> Result<(), LoanError> {
    if hands.by == hands.approved_by { Err(LoanError::SameHands) } else { Ok(()) }
}

pub(crate) fn check_reference(reference: &str) -> Result<(), LoanError> {
    let clean = !reference.trim().is_empty() && !reference.chars().any(char::is_control);
    if clean && reference.len() <= MAX_REFERENCE_BYTES { Ok(()) } else { Err(LoanError::BadReference) }
}

pub(crate) fn check_reason(reason: &str) -> Result<(), LoanError> {
    let written = !reason.trim().is_empty() && reason.chars().count() <= MAX_REASON_CHARS;
    if written { Ok(()) } else { Err(LoanError::BadReason) }
}

pub(crate) fn not_before(given: Date, earliest: Date, what: &'static str) -> Result<(), LoanError> {
    if given < earliest { Err(LoanError::TooEarly { given, earliest, what }) } else { Ok(()) }
}
