//! Loss given default: what of the exposure is lost when a loan defaults.
//!
//! | part | what it holds |
//! |---|---|
//! | [`workout`] | the loss of one default from its cash flows, discounted, costs included |
//! | [`LgdModel`] | two stages: will anything be lost, and if so how much; [`develop_lgd`] fits both |
//! | [`measure`] | how near the predictions come: mean absolute error, R squared, deciles |
//!
//! Losses pile up at nothing and near everything, which no straight line follows; hence two stages. Defaulted accounts that
//! come back to paying (cures) are losses of nothing; *when* they cure is a hazard of its own, see [`crate::survival`] with
//! cure as the event.

mod measure;
mod model;
mod workout;

pub use measure::{LgdDecile, LgdQuality, LgdSegment, lgd_by_segment, measure};
pub use model::{
    LEAST_LOSSES, LgdDevelopment, LgdError, LgdModel, LgdOptions, LgdPrediction, LgdStage, LgdVariable, SCHEMA,
    develop_lgd,
};
pub use workout::{CashFlow, Workout, WorkoutError, WorkoutLoss, workout};
