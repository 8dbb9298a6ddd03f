//! Scorecards: developed from a table of past outcomes, kept as a readable document, scored with reasons.
//!
//! Pure and deterministic: no files, no clock, no randomness; the same table and options give the same document on any
//! number of threads, the same document and values the same bits.
//!
//! | part | what it holds |
//! |---|---|
//! | [`Table`] | columns, outcomes, weights |
//! | [`binning`] | fine bins merged exactly under constraints; worth of bins that a person has moved |
//! | [`regression`] | logistic regression with standard errors |
//! | [`develop`] | all of it in one call, with a report |
//! | [`Scorecard`] | the document; [`Scorecard::compile`] checks it |
//! | [`CompiledScorecard`] | scores one row by name or by position, or a whole table |
//! | [`metrics`] | discrimination, calibration, stability |

mod batch;
pub mod binning;
mod compile;
pub mod develop;
pub mod limits;
pub mod metrics;
pub mod regression;
mod runtime;
mod scorecard;
mod table;
mod value;

pub use compile::CompileError;
pub use runtime::{CompiledScorecard, Contribution, Outcome, Reason, Score, ScoreError, Slots};
pub use scorecard::{
    Attribute, BinRule, Calibration, Characteristic, DocumentError, Grade, GradeCutoffs, Platt, PriorCorrection,
    ReasonMethod, ReasonPolicy, SCHEMA, Scaling, Scorecard, TrainedOn,
};
pub use table::{Column, ColumnData, MISSING_CODE, Sample, Table, TableError};
pub use value::{FeatureValue, ValueRef};
