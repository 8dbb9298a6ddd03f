//! [`Command`]: what may be asked of a loan, and [`LoanError`]: why it is refused.

use calendar::Date;
use codes::{AgreementId, FirmId, UserId};
use money::{Money, Rate};
use serde::{Deserialize, Serialize};

use crate::event::{
    BroughtIn, ContractSigned, DebtTransferred, DrawnByRenewal, FeePaid, PenaltyWaived, PrepaymentMode, RateAgreed,
    RateReset, ReleasedBy, SettledByRenewal, TermsChanged,
};
use crate::limits::{MAX_AMOUNT_MINOR, MAX_FACTS, MAX_RATE_SCALE, MAX_REASON_CHARS, MAX_REFERENCE_BYTES};
use crate::schedule::ScheduleError;
use crate::state::Stage;

/// Two hands: who asked and who agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hands {
    /// Who asked.
    pub by: UserId,
    /// Who agreed; another person.
    pub approved_by: UserId,
}

/// A change of a loan: its rate, its terms, its debtor, what it is owed beside principal and interest. What bears the names of
/// two people needs both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ChangeOf {
    /// Set the rate anew on a reset day.
    ResetRate(RateReset),
    /// Agree on another rate.
    AgreeRate(RateAgreed),
    /// Put other terms in force.
    Terms(TermsChanged),
    /// Give up penalties.
    WaivePenalty(PenaltyWaived),
    /// Record a fee the firm paid.
    Fee(FeePaid),
    /// Let another firm take the debt over.
    TransferDebt(DebtTransferred),
    /// Let a new loan take its place.
    SettleByRenewal(SettledByRenewal),
    /// Begin by taking the place of another loan.
    DrawByRenewal(DrawnByRenewal),
}

impl ChangeOf {
    /// Its name in messages.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::ResetRate(_) => "reset-rate",
            Self::AgreeRate(_) => "agree-rate",
            Self::Terms(_) => "change-terms",
            Self::WaivePenalty(_) => "waive-penalty",
            Self::Fee(_) => "record-fee",
            Self::TransferDebt(_) => "transfer-debt",
            Self::SettleByRenewal(_) => "settle-by-renewal",
            Self::DrawByRenewal(_) => "draw-by-renewal",
        }
    }
}

/// What may be asked of a loan. Dates are business dates given by the caller; no clock is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// Sign the contract.
    Sign(Box<ContractSigned>),
    /// Cancel it before money has left.
    Cancel {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
    /// Instruct the payout.
    InstructPayout {
        /// A new reference for each attempt.
        reference: String,
        /// How much: the principal, or less when a part is held back.
        amount: Money,
        /// When.
        on: Date,
        /// Who.
        by: UserId,
    },
    /// Release the instructed payout to the rail.
    SendPayout {
        /// The payout's reference.
        reference: String,
        /// When.
        on: Date,
        /// Who released it.
        released_by: ReleasedBy,
    },
    /// The rail says the money reached the firm.
    ConfirmPayout {
        /// The payout's reference.
        reference: String,
        /// When it reached the firm.
        effective_on: Date,
        /// The rail's own reference.
        rail_reference: String,
    },
    /// The rail does not answer.
    MarkPayoutUnknown {
        /// The payout's reference.
        reference: String,
        /// When.
        on: Date,
        /// Why.
        reason: String,
    },
    /// The rail says the money came back.
    ReturnPayout {
        /// The payout's reference.
        reference: String,
        /// When.
        on: Date,
        /// Why.
        reason: String,
    },
    /// Record money from the firm.
    RecordPayment {
        /// The bank's reference.
        reference: String,
        /// How much.
        amount: Money,
        /// When it counts.
        value_date: Date,
    },
    /// Record money from the firm that is to pay principal ahead.
    RecordPrepayment {
        /// The bank's reference.
        reference: String,
        /// How much.
        amount: Money,
        /// When it counts.
        value_date: Date,
        /// What becomes of the instalments that remain.
        mode: PrepaymentMode,
    },
    /// Reverse money received.
    ReversePayment {
        /// The reference of what is reversed.
        reference: String,
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who asked and who agreed.
        hands: Hands,
    },
    /// Record money from the guarantor.
    RecordCompensation {
        /// The bank's reference.
        reference: String,
        /// How much.
        amount: Money,
        /// When it counts.
        value_date: Date,
        /// The agreement it was paid under.
        agreement: AgreementId,
    },
    /// Write off what is outstanding.
    WriteOff {
        /// The act's reference.
        reference: String,
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who asked and who agreed.
        hands: Hands,
    },
    /// Record money recovered after a write-off or a compensation.
    RecordRecovery {
        /// The bank's reference.
        reference: String,
        /// How much in all.
        amount: Money,
        /// How much of it belongs to the guarantor.
        guarantor_share: Money,
        /// When it counts.
        value_date: Date,
    },
    /// Refund money that nothing due has used.
    RefundOverpayment {
        /// The act's reference.
        reference: String,
        /// How much.
        amount: Money,
        /// When.
        on: Date,
        /// Who asked and who agreed.
        hands: Hands,
    },
    /// Bring a signed loan in from another system.
    BringIn(Box<BroughtIn>),
    /// Change the loan without paying it.
    Change(Box<ChangeOf>),
    /// Pay the guarantor what is owed to it.
    PayGuarantorShare {
        /// The act's reference.
        reference: String,
        /// How much.
        amount: Money,
        /// When.
        on: Date,
        /// Who asked and who agreed.
        hands: Hands,
    },
}

impl Command {
    /// Its name in messages.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sign(_) => "sign",
            Self::Cancel { .. } => "cancel",
            Self::InstructPayout { .. } => "instruct-payout",
            Self::SendPayout { .. } => "send-payout",
            Self::ConfirmPayout { .. } => "confirm-payout",
            Self::MarkPayoutUnknown { .. } => "mark-payout-unknown",
            Self::ReturnPayout { .. } => "return-payout",
            Self::RecordPayment { .. } => "record-payment",
            Self::RecordPrepayment { .. } => "record-prepayment",
            Self::ReversePayment { .. } => "reverse-payment",
            Self::RecordCompensation { .. } => "record-compensation",
            Self::WriteOff { .. } => "write-off",
            Self::RecordRecovery { .. } => "record-recovery",
            Self::RefundOverpayment { .. } => "refund-overpayment",
            Self::PayGuarantorShare { .. } => "pay-guarantor-share",
            Self::BringIn(_) => "bring-in",
            Self::Change(change) => change.name(),
        }
    }
}

/// What a command came to: new events, or nothing because it had been done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Idempotent<T> {
    /// It is done now.
    Executed(T),
    /// It had been done with the same content: there is nothing to write.
    AlreadyDone,
}

impl<T: Default> Idempotent<T> {
    /// What to write; nothing when it had been done.
    #[must_use]
    pub fn into_inner(self) -> T {
        match self {
            Self::Executed(value) => value,
            Self::AlreadyDone => T::default(),
        }
    }
}

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoanError {
    /// Not from here.
    #[error("{command} is not possible while the loan is {}: {}", .stage.en(), .stage.remedy())]
    IllegalTransition {
        /// The command's name.
        command: &'static str,
        /// Where the loan is.
        stage: Stage,
    },
    /// A reference that another fact bears.
    #[error("reference '{reference}' is already used on this loan for something else: give this one its own")]
    ReferenceReused {
        /// The reference.
        reference: String,
    },
    /// A reference nothing bears.
    #[error("nothing on this loan bears the reference '{reference}': look it up in the loan's history")]
    UnknownReference {
        /// The reference.
        reference: String,
    },
    /// Something that is not money received.
    #[error("'{reference}' is not money received and cannot be reversed: correct an act by a further act")]
    NotReversible {
        /// The reference.
        reference: String,
    },
    /// A payout other than the running one.
    #[error("payout '{given}' is not the running one, '{running}': use its reference")]
    OtherPayout {
        /// The reference given.
        given: String,
        /// The running payout's.
        running: String,
    },
    /// An empty, long or unprintable reference.
    #[error("a reference has 1 to {MAX_REFERENCE_BYTES} bytes without control characters: shorten or clean it")]
    BadReference,
    /// An empty or long reason.
    #[error("a reason has 1 to {MAX_REASON_CHARS} characters: write why")]
    BadReason,
    /// An amount that is not positive, too large, or of another currency.
    #[error("{0} is not a positive amount in the loan's currency of at most {MAX_AMOUNT_MINOR} minor units")]
    BadAmount(Money),
    /// A payout larger than the principal.
    #[error("payout of {amount} exceeds the principal of {principal}: pay out at most that")]
    MoreThanPrincipal {
        /// The payout asked for.
        amount: Money,
        /// The contract's principal.
        principal: Money,
    },
    /// The guarantor's share is negative or more than the whole.
    #[error("a guarantor's share of {share} does not lie within the recovery of {amount}: state another share")]
    BadShare {
        /// The share.
        share: Money,
        /// The whole.
        amount: Money,
    },
    /// A date before what must come first.
    #[error("{given} lies before {earliest}, when {what}: use that date or a later one")]
    TooEarly {
        /// The date given.
        given: Date,
        /// The earliest possible.
        earliest: Date,
        /// What happened then.
        what: &'static str,
    },
    /// One person on both sides.
    #[error("the same person cannot ask and agree: have another person approve")]
    SameHands,
    /// Money after a write-off.
    #[error("the loan was written off on {on}: record money that counts after that day as a recovery")]
    UseRecovery {
        /// When it was written off.
        on: Date,
    },
    /// A recovery where nothing was lost.
    #[error("nothing was written off or compensated by {on}: record it as a payment")]
    NothingToRecover {
        /// The value date given.
        on: Date,
    },
    /// No such guarantee.
    #[error("the contract names {found:?} as its guarantee agreement, not {given}: use the contract's")]
    OtherAgreement {
        /// The agreement given.
        given: AgreementId,
        /// The contract's.
        found: Option<AgreementId>,
    },
    /// Nothing is outstanding.
    #[error("nothing is outstanding on {on}: there is nothing to write off")]
    NothingOutstanding {
        /// The date given.
        on: Date,
    },
    /// A write-off dated before money already recorded.
    #[error("money is recorded on {last}, after {on}: write off on that day or later")]
    FactsAfter {
        /// The date given.
        on: Date,
        /// The last fact's date.
        last: Date,
    },
    /// More than there is.
    #[error("{asked} is more than the {available} there is to return: return at most that")]
    MoreThanAvailable {
        /// The amount asked for.
        asked: Money,
        /// What there is.
        available: Money,
    },
    /// A reset of a rate that does not float, or on a day that is no reset day.
    #[error("{on} is no day on which this loan's rate is set anew: look the reset rule up in its terms")]
    NoReset {
        /// The day given.
        on: Date,
    },
    /// A rate out of range.
    #[error("rate {0} is not between 0% and 100% with at most {MAX_RATE_SCALE} decimals: state another")]
    BadRate(Rate),
    /// New terms that do not fit the loan.
    #[error("the new terms do not fit the loan: {0}")]
    BadTerms(&'static str),
    /// Nothing to waive.
    #[error("no penalty is open on {on}: there is nothing to give up")]
    NothingToWaive {
        /// The date given.
        on: Date,
    },
    /// A debt transferred by who does not owe it, or to who owes it already.
    #[error("the debt is owed by {owed_by} on that day: let that firm transfer it to another")]
    OtherDebtor {
        /// Who owes it.
        owed_by: FirmId,
    },
    /// A renewal of something else than the principal.
    #[error(
        "a renewal carries over the principal of {principal} when nothing else is owed; {owed} is: have the rest paid first"
    )]
    NotOnlyPrincipal {
        /// Outstanding principal.
        principal: Money,
        /// What pays the loan off.
        owed: Money,
    },
    /// An opening that the contract cannot have.
    #[error("the opening does not fit the contract: {0}")]
    BadOpening(&'static str),
    /// Too many facts.
    #[error("the loan has {MAX_FACTS} facts, the most one may have: settle it and open another")]
    TooManyFacts,
    /// The fold failed.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
}
