//! Events: what happened to an arrangement, to the register of shares, and what a holder said, each written once.

use calendar::Date;
use codes::{InstitutionId, LoanId, ParticipationId, UserId};
use money::Money;
use serde::{Deserialize, Serialize};

use crate::terms::{Accrued, Terms};

/// The terms were written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drafted {
    /// This arrangement.
    pub participation: ParticipationId,
    /// Who services the loans: the seller, or the lead of joint lending.
    pub servicer: InstitutionId,
    /// The terms.
    pub terms: Terms,
    /// When.
    pub on: Date,
    /// Who.
    pub by: UserId,
}

/// How a holder agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// Which holder, by its place in the terms.
    pub holder: u16,
    /// The reference of its paper, where it agreed by hand; none where its own people agreed on this platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When.
    pub on: Date,
    /// Who: a person of the holder, or who recorded the paper.
    pub by: UserId,
}

/// A loan as it was when its share passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// The loan.
    pub loan: LoanId,
    /// Principal outstanding at the end of the cut-off day; nothing for a loan that is not paid out.
    pub principal: Money,
    /// Expected loss held against the whole loan then: what makes its carrying amount smaller.
    pub allowance: Money,
}

/// The shares passed: the package was transferred, or joint lending began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Began {
    /// When.
    pub on: Date,
    /// The loans, as they were.
    pub lots: Vec<Lot>,
    /// What the buyer paid; nothing for joint lending.
    pub price: Money,
    /// Reference of the bank entry of the price; of the agreement for joint lending.
    pub reference: String,
    /// How each holder agreed.
    pub accepted: Vec<Acceptance>,
    /// Who.
    pub by: UserId,
}

/// A holder's money for what was lent came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Funded {
    /// Which holder.
    pub holder: u16,
    /// Reference of the bank entry.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// When.
    pub on: Date,
    /// Who recorded it.
    pub by: UserId,
}

/// What a holder was owed was passed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remitted {
    /// Which holder.
    pub holder: u16,
    /// Reference of the payment order.
    pub reference: String,
    /// Flows up to the end of this day.
    pub through: Date,
    /// How much: all that was owed by then, less what was passed on before.
    pub amount: Money,
    /// When.
    pub on: Date,
    /// Who asked.
    pub by: UserId,
    /// Who agreed; another person.
    pub approved_by: UserId,
}

/// A loan went back to the seller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoughtBack {
    /// The loan.
    pub loan: LoanId,
    /// The last day whose flows are the buyer's.
    pub on: Date,
    /// What it came to when it was decided; what is owed follows from the facts, like all else.
    pub price: Money,
    /// Which condition it did not meet.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed; another person.
    pub approved_by: UserId,
}

/// What happened to an arrangement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ParticipationEvent {
    /// The terms were written down.
    Drafted(Box<Drafted>),
    /// Loans were chosen.
    LoansAdded {
        /// Which.
        loans: Vec<LoanId>,
        /// When.
        on: Date,
        /// Who.
        by: UserId,
    },
    /// Loans were taken out again.
    LoansDropped {
        /// Which.
        loans: Vec<LoanId>,
        /// When.
        on: Date,
        /// Who.
        by: UserId,
    },
    /// A second person of the servicer agreed: it is put to the holders.
    Confirmed {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who asked.
        by: UserId,
        /// Who agreed.
        approved_by: UserId,
    },
    /// A holder that is not on this platform agreed on paper.
    AcceptedByHand(Acceptance),
    /// The shares passed.
    Began(Box<Began>),
    /// A holder's money for what was lent came in.
    Funded(Funded),
    /// What a holder was owed was passed on.
    Remitted(Remitted),
    /// A loan went back.
    BoughtBack(BoughtBack),
    /// Given up before any share passed.
    Cancelled {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
}

impl ParticipationEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Drafted(_) => "drafted",
            Self::LoansAdded { .. } => "loans-added",
            Self::LoansDropped { .. } => "loans-dropped",
            Self::Confirmed { .. } => "confirmed",
            Self::AcceptedByHand(_) => "accepted-by-hand",
            Self::Began(_) => "began",
            Self::Funded(_) => "funded",
            Self::Remitted(_) => "remitted",
            Self::BoughtBack(_) => "bought-back",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// When it was done.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        match self {
            Self::Drafted(event) => event.on,
            Self::LoansAdded { on, .. }
            | Self::LoansDropped { on, .. }
            | Self::Confirmed { on, .. }
            | Self::Cancelled { on, .. } => *on,
            Self::AcceptedByHand(event) => event.on,
            Self::Began(event) => event.on,
            Self::Funded(event) => event.on,
            Self::Remitted(event) => event.on,
            Self::BoughtBack(event) => event.on,
        }
    }
}

/// What happened to the shares of loans. A register keeps the loans whose id falls in its bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RegisterEvent {
    /// Others hold shares of these loans from now on.
    Taken {
        /// Under which arrangement.
        participation: ParticipationId,
        /// Of which loans.
        loans: Vec<LoanId>,
        /// Of each holder its share, in the order of the terms, in parts per million.
        shares_ppm: Vec<u32>,
        /// The last day whose flows are the servicer's; none for shares from the outset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Date>,
        /// Interest earned and unpaid at the end of that day.
        accrued: Accrued,
        /// When.
        on: Date,
    },
    /// The shares of a loan under an arrangement went back.
    Returned {
        /// Under which arrangement.
        participation: ParticipationId,
        /// Which loan.
        loan: LoanId,
        /// The last day whose flows are the holders'.
        until: Date,
    },
}

impl RegisterEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Taken { .. } => "taken",
            Self::Returned { .. } => "returned",
        }
    }

    /// When it counts.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        match self {
            Self::Taken { on, .. } => *on,
            Self::Returned { until, .. } => *until,
        }
    }
}

/// What a holder said, in its own part of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum HoldingEvent {
    /// It takes what is offered.
    Accepted {
        /// The arrangement.
        participation: ParticipationId,
        /// Who services the loans.
        servicer: InstitutionId,
        /// Its share.
        share_ppm: u32,
        /// Digest of the terms and loans as they were put to it, in hexadecimal.
        digest: String,
        /// When.
        on: Date,
        /// Who.
        by: UserId,
    },
    /// It does not.
    Declined {
        /// The arrangement.
        participation: ParticipationId,
        /// Who services the loans.
        servicer: InstitutionId,
        /// Why.
        reason: String,
        /// When.
        on: Date,
        /// Who.
        by: UserId,
    },
}

impl HoldingEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
        }
    }

    /// When it was said.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        match self {
            Self::Accepted { on, .. } | Self::Declined { on, .. } => *on,
        }
    }
}
