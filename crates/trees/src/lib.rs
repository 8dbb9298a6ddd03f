//! Tree ensembles: read from LightGBM's text or ONNX, scored to the same bits, explained exactly, kept as a document.
//!
//! Pure and deterministic: bytes in, numbers and text out; no files, no clock, no randomness. One row, many rows and many
//! threads give the same bits.
//!
//! | part | what it holds |
//! |---|---|
//! | [`Forest`], [`Ensemble`] | the plain data, and the same checked |
//! | [`LightGbm`] | reads what LightGBM's `save_model` writes |
//! | [`onnx`] | reads a tree ensemble in an ONNX model |
//! | [`Predictor`] | raw scores and predictions, fast |
//! | [`Explainer`] | exact SHAP values against the training rows |
//! | [`TreeModel`] | the document: trees, words, calibration, grades; [`TreeModel::compile`] checks it |
//! | [`CompiledModel`] | scores by name with points, grade and reasons, as a scorecard does |
//!
//! ```
//! use trees::{ExplainScratch, Explainer, LightGbm, Predictor, Scratch};
//! # let text = include_str!("../tests/golden/monotone.txt");
//! let ensemble = LightGbm::read(text)?.forest.check()?;
//! let row = [3.5, 120.0, f64::NAN, 2.0, -50.0, 0.1]; // NaN is missing
//! let raw = Predictor::new(&ensemble).raw(&row, &mut Scratch::default());
//! let explainer = Explainer::try_new(&ensemble)?;
//! let mut effects = [0.0; 6];
//! explainer.row(&row, &mut effects, &mut ExplainScratch::default());
//! let total = explainer.base() + effects.iter().sum::<f64>();
//! assert!((raw - total).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod codes;
mod ensemble;
mod explain;
mod forest;
mod lightgbm;
pub mod limits;
mod model;
pub mod onnx;
mod paths;
mod plan;
mod predict;
mod quadrature;
mod score;
mod tables;
mod terms;

pub use ensemble::{Ensemble, EnsembleError, FeatureKind};
pub use explain::{ExplainError, ExplainScratch, Explainer};
pub use forest::{Forest, Leaf, Link, Missing, NEAR_ZERO, Precision, Side, Split, Test, Tree};
pub use lightgbm::{LightGbm, LightGbmError};
pub use model::{DocumentError, Feature, SCHEMA, TreeModel, Values};
pub use predict::{Predictor, Scratch};
pub use score::{CompileError, CompiledModel};
