//! Codes and typed identifiers.
//!
//! What a firm, a place and an industry are called in public registers, and what Anji calls its own things.

mod ids;

pub use ids::{
    AgreementId, ApiKeyId, ApplicationId, BatchId, ConsentId, ContractId, DecisionId, FirmId, IdError, InstitutionId,
    LoanId, PolicyId, ProductId, ScorecardId, SessionId, UserId,
};
