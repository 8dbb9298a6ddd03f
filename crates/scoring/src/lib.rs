//! Scorecards: developed from a table of past outcomes, kept as a readable document, scored with reasons.
//!
//! Pure and deterministic: no files, no clock, no randomness; the same table and options give the same document on any
//! number of threads, the same document and values the same bits.
//!
//! | part | what it holds |
//! |---|---|
//! | [`Table`] | columns, outcomes, weights |
//! | [`target`] | the definition of bad, with roll-rate and vintage tables |
//! | [`binning`] | fine bins merged exactly under constraints; chi-square, worth and meaning over time of bins a person has moved |
//! | [`regression`] | logistic regression with standard errors; lasso; variance inflation |
//! | [`develop`] | all of it in one call, with a report |
//! | [`rejects`] | reject inference, and what it does |
//! | [`calibrate`] | Platt, isotonic regression, a stated bad rate |
//! | [`leaks`] | features that know the outcome |
//! | [`fairness`] | gaps between groups, proxies, sources used without need |
//! | [`policy`] | cut-offs with profit, grades under constraints, migration, swap sets |
//! | [`lgd`] | loss given default: workouts, two-stage models, measures |
//! | [`survival`] | when loans default: life tables, hazards by period, term structures |
//! | [`points`] | points that experts agreed on, with caps, evidence and trace |
//! | [`pmml`] | cards as PMML 4.4, out and in |
//! | [`Scorecard`] | the document; [`Scorecard::compile`] checks it |
//! | [`CompiledScorecard`] | scores one row by name or by position, or a whole table |
//! | [`metrics`] | discrimination with intervals, calibration, traffic light, stability, by segment |

mod batch;
pub mod binning;
pub mod calibrate;
mod compile;
pub mod develop;
mod draw;
pub mod fairness;
pub mod leaks;
pub mod lgd;
pub mod limits;
pub mod metrics;
pub mod pmml;
pub mod points;
pub mod policy;
mod probe;
mod quantiles;
mod ranges;
pub mod regression;
pub mod rejects;
mod runtime;
mod scorecard;
pub mod survival;
mod table;
pub mod target;
mod value;

pub use compile::CompileError;
pub use ranges::OutOfRange;
pub use runtime::{CompiledScorecard, Contribution, Outcome, Reason, Score, ScoreError, Slots};
pub use scorecard::{
    Attribute, BinRule, Calibration, Characteristic, DocumentError, Grade, GradeCutoffs, Platt, PriorCorrection,
    ReasonMethod, ReasonPolicy, SCHEMA, Scaling, Scorecard, TrainedOn,
};
pub use table::{Column, ColumnData, MISSING_CODE, Numbers, Sample, Table, TableError};
pub use value::{FeatureValue, ValueRef};
