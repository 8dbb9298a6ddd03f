//! The quality of assets (资产质量): the class of a claim and of its debtor's others, its stage and expected loss, what must be
//! provided for, and interest subsidies.
//!
//! Everything is a pure function of positions, recorded circumstances, documents in force and a date.
//!
//! | to | use |
//! |---|---|
//! | record what payments do not show | [`Record`], [`Circumstance`] |
//! | class the claims of a debtor | [`classify`], [`reasons`] |
//! | know what lets a claim rise | [`Upgrade`] |
//! | place a claim in a stage, and compute its loss | [`stage`], [`expected_loss`], [`LossParameters`] |
//! | hold reserves against the lines | [`ByClass`], [`Ratio`] |
//! | accrue and claim subsidies | [`Programme`], [`SubsidyState`] |

pub mod limits;

mod circumstance;
mod class;
mod debtor;
mod loss;
mod parameters;
mod provision;
mod record;
mod subsidy;
mod upgrade;

pub use circumstance::{Circumstance, Cover, Renewal, RenewalFor, Scope};
pub use class::{ClaimFacts, ClassRules, Reason, Trigger, class_of, matrix, reasons};
pub use debtor::{Claim, Classed, DebtorClass, classify};
pub use loss::{
    ExpectedLoss, Exposure, FACTOR_SCALE, LossError, LossStage, StageCause, StageFacts, YearLoss, expected_loss,
    interest_base, stage,
};
pub use parameters::{DaysLine, GradeCurve, LossParameters, ParameterError, Scenario, StageLines, Staging};
pub use provision::{ByClass, Coefficients, Ratio, Required};
pub use record::{CircumstanceCommand, CircumstanceError, CircumstanceEvent, Ending, Mark, Record, Step};
pub use subsidy::{
    Candidate, Ceiling, ClaimStage, Programme, Quarter, SubsidyClaim, SubsidyError, SubsidyEvent, SubsidyLine,
    SubsidyState, Support,
};
pub use upgrade::{Upgrade, upgrade};
