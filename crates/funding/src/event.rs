//! [`FundingEvent`]: what happened to a line, written once.

use calendar::Date;
use codes::{FundingLineId, InstitutionId, LoanId, UserId};
use money::{Money, Rate};
use serde::{Deserialize, Serialize};

use crate::terms::{Amendment, Terms};

/// The line was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// This line.
    pub line: FundingLineId,
    /// The lender.
    pub institution: InstitutionId,
    /// The terms.
    pub terms: Terms,
    /// When.
    pub on: Date,
    /// Who proposed it.
    pub by: UserId,
    /// Who confirmed it; another person.
    pub approved_by: UserId,
}

/// The line took a tranche of a loan: the stretch of its principal that begins at one height and is so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// The loan.
    pub loan: LoanId,
    /// Where the stretch begins: nothing for the part of the principal that is repaid last.
    pub above: Money,
    /// How long it is.
    pub amount: Money,
    /// What it costs a year as long as the line carries it.
    pub annual_cost: Rate,
    /// From when.
    pub on: Date,
    /// Who ran the matching.
    pub by: UserId,
}

/// The line carries a loan no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// The loan.
    pub loan: LoanId,
    /// From when: the line carried it until the day before.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: UserId,
}

/// What happened to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FundingEvent {
    /// It was opened.
    Opened(Box<Opened>),
    /// Something about its terms changes from a day.
    Changed {
        /// When it was confirmed.
        on: Date,
        /// From when it holds; that day or later.
        from: Date,
        /// What.
        change: Box<Amendment>,
        /// Why.
        reason: String,
        /// Who proposed it.
        by: UserId,
        /// Who confirmed it; another person.
        approved_by: UserId,
    },
    /// It takes nothing from now on (暂停).
    Suspended {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who proposed it.
        by: UserId,
        /// Who confirmed it; another person.
        approved_by: UserId,
    },
    /// It may be used again (恢复).
    Resumed {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who proposed it.
        by: UserId,
        /// Who confirmed it; another person.
        approved_by: UserId,
    },
    /// It is closed for good.
    Closed {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who proposed it.
        by: UserId,
        /// Who confirmed it; another person.
        approved_by: UserId,
    },
    /// It took a tranche of a loan.
    Taken(Taken),
    /// It carries a loan no longer.
    Released(Released),
}

impl FundingEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Opened(_) => "opened",
            Self::Changed { .. } => "changed",
            Self::Suspended { .. } => "suspended",
            Self::Resumed { .. } => "resumed",
            Self::Closed { .. } => "closed",
            Self::Taken(_) => "taken",
            Self::Released(_) => "released",
        }
    }

    /// From when it holds.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        match self {
            Self::Opened(opened) => opened.on,
            Self::Changed { from, .. } => *from,
            Self::Taken(taken) => taken.on,
            Self::Released(released) => released.on,
            Self::Suspended { on, .. } | Self::Resumed { on, .. } | Self::Closed { on, .. } => *on,
        }
    }

    /// When it was written.
    #[must_use]
    pub const fn on(&self) -> Date {
        match self {
            Self::Changed { on, .. } => *on,
            other => other.effective_on(),
        }
    }
}
