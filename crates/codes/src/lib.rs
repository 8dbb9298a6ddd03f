//! Codes and typed identifiers.
//!
//! What a firm, a place and an industry are called in public registers, and what Anji calls its own things.

mod ids;
mod industry;
mod region;
mod size;
mod uscc;

pub use ids::{
    AgreementId, AlertId, ApiKeyId, ApplicationId, BatchId, CircumstanceId, ConsentId, ContractId, DecisionId,
    FacilityId, FeedId, FirmId, FundingLineId, IdError, InstitutionId, LoanId, LossRunId, MigrationId, ParticipationId,
    PolicyId, PoolId, ProductId, ProgrammeId, RunId, SampleSetId, ScorecardId, SessionId, StudyId, UserId, WebhookId,
};
pub use industry::{Industry, IndustryError, IndustryLevel};
pub use region::{Region, RegionError, RegionLevel, RegionStatus};
pub use size::{FirmFigures, FirmSize, InclusiveBorrower, InclusiveFlags, SizeError, SizeFigure, SizeSector};
pub use uscc::{BodyKind, Uscc, UsccError};
