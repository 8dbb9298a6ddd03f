//! [`GuaranteeEvent`]: what happened under an agreement, written once.
//!
//! Amounts that were divided stand in the event as they were divided, so a later change of the rule of division does not
//! change what was paid.

use calendar::Date;
use codes::{FirmId, LoanId};
use money::Money;
use serde::{Deserialize, Serialize};

use crate::agreement::{Agreement, Part, Split};
use crate::deadlines::Trigger;
use crate::layers::Cause;

/// A fact of an agreement's stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum GuaranteeEvent {
    /// The agreement was signed.
    AgreementSigned {
        /// When.
        on: Date,
        /// What was signed.
        agreement: Agreement,
    },
    /// A loan came under it.
    LoanCovered {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Its principal.
        principal: Money,
        /// Whose it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        firm: Option<FirmId>,
    },
    /// The volume of trade that moves shares was reported (贸易量), as it was on that day.
    TradeVolumeReported {
        /// Of which day.
        on: Date,
        /// How much.
        volume: Money,
    },
    /// What the agreement names as trigger came about.
    TriggerMet {
        /// When.
        on: Date,
        /// For which loan.
        loan: LoanId,
        /// Which.
        trigger: Trigger,
        /// The number of the judgment or ruling.
        evidence: String,
    },
    /// The parties released the guarantee of a part of a loan's principal (解除) although the firm still owes it. What is
    /// repaid needs no event: [`crate::Cover::in_force`].
    CoverReleased {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// How much principal.
        amount: Money,
    },
    /// The lender gave notice of a loss.
    LossNoticed {
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
        /// What the loss came from; nothing named is all credit.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        causes: Vec<Cause>,
    },
    /// The lender demanded compensation.
    CompensationDemanded {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
    },
    /// The claim was taken back before it was paid, the firm having paid.
    ClaimWithdrawn {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Why.
        reason: String,
    },
    /// The front party paid the lender.
    CompensationPaid {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// How the loss was divided.
        split: Split,
    },
    /// The claim was refused.
    ClaimRefused {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Why.
        reason: String,
    },
    /// Another party paid the front party its part, or some of it.
    ReimbursementReceived {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Who paid and how much.
        from: Part,
    },
    /// Money was got back after the compensation (追偿).
    RecoveryReceived {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// The collector's own number, each once in a claim.
        reference: String,
        /// How much.
        amount: Money,
        /// How it flows back, in the order of the agreement.
        parts: Vec<Part>,
    },
    /// A recovery turned out not to be one.
    RecoveryReversed {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// The recovery's number.
        reference: String,
        /// Why.
        reason: String,
    },
    /// The compensation turned out not to be due, and is given back.
    CompensationReversed {
        /// When.
        on: Date,
        /// Which loan.
        loan: LoanId,
        /// Why.
        reason: String,
        /// What each party gets back: what it bore, less what recoveries had given it already. The lender's own part
        /// of the loss is the loan's again; a party that had not reimbursed yet settles with the front party.
        refunds: Vec<Part>,
    },
}

/// Stored bytes that this program cannot read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Written by a newer program.
    #[error("the event has schema {found}, this program reads up to {}: upgrade the program", GuaranteeEvent::SCHEMA)]
    NewerSchema {
        /// The event's schema.
        found: u16,
    },
    /// Not an event of this schema.
    #[error("the stored bytes are not a guarantee event of schema {schema}: run `anji verify` on the book")]
    Malformed {
        /// The schema it claims.
        schema: u16,
        /// What the reader found.
        source: serde_json::Error,
    },
}

impl GuaranteeEvent {
    /// The schema that is written. The second added layers, causes, firms, triggers and deadlines, each of which may be
    /// left out: what the first wrote is read as it was.
    pub const SCHEMA: u16 = 2;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::AgreementSigned { .. } => "agreement-signed",
            Self::LoanCovered { .. } => "loan-covered",
            Self::CoverReleased { .. } => "cover-released",
            Self::TradeVolumeReported { .. } => "trade-volume-reported",
            Self::TriggerMet { .. } => "trigger-met",
            Self::LossNoticed { .. } => "loss-noticed",
            Self::CompensationDemanded { .. } => "compensation-demanded",
            Self::ClaimWithdrawn { .. } => "claim-withdrawn",
            Self::CompensationPaid { .. } => "compensation-paid",
            Self::ClaimRefused { .. } => "claim-refused",
            Self::ReimbursementReceived { .. } => "reimbursement-received",
            Self::RecoveryReceived { .. } => "recovery-received",
            Self::RecoveryReversed { .. } => "recovery-reversed",
            Self::CompensationReversed { .. } => "compensation-reversed",
        }
    }

    /// The business date it holds from.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        match self {
            Self::AgreementSigned { on, .. }
            | Self::LoanCovered { on, .. }
            | Self::CoverReleased { on, .. }
            | Self::TradeVolumeReported { on, .. }
            | Self::TriggerMet { on, .. }
            | Self::LossNoticed { on, .. }
            | Self::CompensationDemanded { on, .. }
            | Self::ClaimWithdrawn { on, .. }
            | Self::CompensationPaid { on, .. }
            | Self::ClaimRefused { on, .. }
            | Self::ReimbursementReceived { on, .. }
            | Self::RecoveryReceived { on, .. }
            | Self::RecoveryReversed { on, .. }
            | Self::CompensationReversed { on, .. } => *on,
        }
    }

    /// The bytes to store.
    ///
    /// # Errors
    /// Never for an event of this crate; the serializer's signature allows for it.
    pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// Reads stored bytes of any schema up to [`Self::SCHEMA`].
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn read(schema: u16, bytes: &[u8]) -> Result<Self, ReadError> {
        if schema > Self::SCHEMA {
            return Err(ReadError::NewerSchema { found: schema });
        }
        serde_json::from_slice(bytes).map_err(|source| ReadError::Malformed { schema, source })
    }
}
