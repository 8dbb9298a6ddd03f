//! A model of a probability of default, whatever it is made of: a scorecard or an ensemble of trees.
//!
//! A decision pins a model and asks it for a [`Score`](scoring::Score); only this crate knows which kind answers. It also
//! brings in what was trained elsewhere and says what a model is made of.
//!
//! | part | what it holds |
//! |---|---|
//! | [`Model`] | the document, read and written as JSON or YAML |
//! | [`Compiled`] | ready to score, cheap to clone |
//! | [`import`] | LightGBM text, ONNX, PMML and own documents under the names and units of Anji's features |
//! | [`Makeup`] | which way risk moves with a feature, and how much the model leans on it |
//! | [`schema`] | JSON Schemas of the documents |
//!
//! Pure and deterministic: no files, no clock, no randomness.

mod compiled;
mod document;
pub mod import;
pub mod limits;
mod makeup;
pub mod schema;

pub use compiled::{CompileError, Compiled};
pub use document::{DocumentError, Kind, Model};
pub use makeup::{Direction, FeatureMakeup, Makeup};
