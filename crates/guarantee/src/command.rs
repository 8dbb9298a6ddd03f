//! [`Command`]: what is asked of an agreement, and why it may not be.

use calendar::Date;
use codes::{FirmId, InstitutionId, LoanId};
use money::{Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::agreement::{Agreement, AgreementError, CapKind};
use crate::deadlines::Trigger;
use crate::layers::Cause;

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
        /// Whose it is.
        #[serde(default)]
        firm: Option<FirmId>,
    },
    /// Report the volume of trade that moves shares.
    ReportVolume {
        /// Of which day.
        on: Date,
        /// How much.
        volume: Money,
    },
    /// Note that the trigger of the agreement came about.
    NoteTrigger {
        /// When.
        on: Date,
        /// For which loan.
        loan: LoanId,
        /// The number of the judgment or ruling.
        evidence: String,
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
        /// What the loss came from; nothing named is all credit. The amounts sum to principal and interest.
        #[serde(default)]
        causes: Vec<Cause>,
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
    /// Dates that lie too far after each other.
    #[error(
        "{what} cannot be dated {on}, after {latest}: the time for it is over, so refuse the claim with that reason"
    )]
    TooLate {
        /// What.
        what: &'static str,
        /// Its date.
        on: Date,
        /// The last day it could be.
        latest: Date,
    },
    /// The trigger has not come about.
    #[error("{} has not been noted for {loan}: note it with its evidence first", trigger.en())]
    NotTriggered {
        /// Which loan.
        loan: LoanId,
        /// What is needed.
        trigger: Trigger,
    },
    /// Causes that do not make up the loss.
    #[error("the causes of the loss sum to {found}, the loss is {loss}: name each peril once, with its part")]
    Causes {
        /// Their sum.
        found: Money,
        /// Principal and interest.
        loss: Money,
    },
    /// A fact that this agreement has no use for.
    #[error("this agreement does not depend on {0}: nothing is to be noted")]
    NotAgreed(&'static str),
    /// No layer bears any of the loss.
    #[error("no layer of the agreement bears any of the loss on {0}: refuse the claim with that reason")]
    NothingCovered(LoanId),
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
