//! [`FacilityEvent`]: what happened to a facility, written once.

use calendar::Date;
use codes::{ApplicationId, ContractId, DecisionId, FacilityId, FirmId, InstitutionId, LoanId, UserId};
use loan::ProductRef;
use money::Money;
use receivable::{Admitted, Assigned, Collected, CollectionReversed, Credited, DisputeEnded, Disputed, Reassigned};
use serde::{Deserialize, Serialize};

use crate::terms::Terms;

/// The contract was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// This facility.
    pub facility: FacilityId,
    /// The contract.
    pub contract: ContractId,
    /// The lender.
    pub institution: InstitutionId,
    /// The borrower.
    pub firm: FirmId,
    /// The application it answers.
    pub application: ApplicationId,
    /// The decision whose offer was accepted.
    pub decision: DecisionId,
    /// The product version it was made under.
    pub product: ProductRef,
    /// The terms.
    pub terms: Terms,
    /// When.
    pub on: Date,
    /// Who signed for the lender.
    pub by: UserId,
}

/// A loan was drawn: its contract was signed in the same transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// The loan.
    pub loan: LoanId,
    /// How much.
    pub amount: Money,
    /// When.
    pub on: Date,
    /// When it falls due at last.
    pub matures_on: Date,
    /// Who signed for the lender.
    pub by: UserId,
}

/// A stage was opened: its milestone was attested, and a second person confirmed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageOpened {
    /// The stage's code.
    pub stage: String,
    /// Who attested the milestone, as the contract names it.
    pub source: String,
    /// What the source said or where it lies: a number, an address, a digest.
    pub evidence: String,
    /// When the source attested it.
    pub attested_on: Date,
    /// From when the stage is open.
    pub on: Date,
    /// Who brought the attestation.
    pub by: UserId,
    /// Who confirmed it; another person.
    pub approved_by: UserId,
}

/// What happened to a facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FacilityEvent {
    /// The contract was signed.
    Opened(Box<Opened>),
    /// A loan was drawn.
    Drawn(Drawn),
    /// A stage was opened.
    StageOpened(StageOpened),
    /// Nothing may be drawn from now on (冻结).
    Frozen {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
    /// It may be drawn again (解冻).
    Unfrozen {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who asked.
        by: UserId,
        /// Who agreed; another person.
        approved_by: UserId,
    },
    /// The limit was reduced.
    Reduced {
        /// When.
        on: Date,
        /// The limit from then on.
        to: Money,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
    /// What is not drawn was cancelled: nothing is drawn any more; the draws run on.
    Cancelled {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// Who.
        by: UserId,
    },
    /// A claim was assigned (受让).
    Assigned(Box<Assigned>),
    /// A claim whose papers two people looked at counts.
    Admitted(Admitted),
    /// A buyer paid (回款).
    Collected(Collected),
    /// A buyer's payment was taken back.
    CollectionReversed(CollectionReversed),
    /// The seller credited a buyer.
    Credited(Credited),
    /// A buyer disputes a claim.
    Disputed(Disputed),
    /// A dispute is over.
    DisputeEnded(DisputeEnded),
    /// A claim went back to the seller (反转让).
    Reassigned(Reassigned),
}

impl FacilityEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Opened(_) => "opened",
            Self::Drawn(_) => "drawn",
            Self::StageOpened(_) => "stage-opened",
            Self::Frozen { .. } => "frozen",
            Self::Unfrozen { .. } => "unfrozen",
            Self::Reduced { .. } => "reduced",
            Self::Cancelled { .. } => "cancelled",
            Self::Assigned(_) => "assigned",
            Self::Admitted(_) => "admitted",
            Self::Collected(_) => "collected",
            Self::CollectionReversed(_) => "collection-reversed",
            Self::Credited(_) => "credited",
            Self::Disputed(_) => "disputed",
            Self::DisputeEnded(_) => "dispute-ended",
            Self::Reassigned(_) => "reassigned",
        }
    }

    /// From when it holds.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        match self {
            Self::Opened(opened) => opened.on,
            Self::Drawn(drawn) => drawn.on,
            Self::StageOpened(stage) => stage.on,
            Self::Frozen { on, .. }
            | Self::Unfrozen { on, .. }
            | Self::Reduced { on, .. }
            | Self::Cancelled { on, .. }
            | Self::Admitted(Admitted { on, .. })
            | Self::Collected(Collected { on, .. })
            | Self::CollectionReversed(CollectionReversed { on, .. })
            | Self::Credited(Credited { on, .. })
            | Self::Disputed(Disputed { on, .. })
            | Self::DisputeEnded(DisputeEnded { on, .. })
            | Self::Reassigned(Reassigned { on, .. }) => *on,
            Self::Assigned(assigned) => assigned.on,
        }
    }
}
