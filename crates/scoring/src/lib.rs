//! Scorecards: developed from a table of past outcomes, kept as a readable document, scored with reasons.
//!
//! Pure and deterministic: no files, no clock, no randomness; the same table and options give the same document, the
//! same document and values the same bits.

mod compile;
pub mod limits;
mod runtime;
mod scorecard;
mod value;

pub use compile::CompileError;
pub use runtime::{CompiledScorecard, Contribution, Outcome, Reason, Score, ScoreError, Slots};
pub use scorecard::{
    Attribute, BinRule, Calibration, Characteristic, DocumentError, Grade, GradeCutoffs, Platt, PriorCorrection,
    ReasonMethod, ReasonPolicy, SCHEMA, Scaling, Scorecard, TrainedOn,
};
pub use value::{FeatureValue, ValueRef};
