//! Why a model was not taken in.

use std::fmt::{self, Display, Formatter};

use crate::compiled::CompileError;
use crate::document::DocumentError;
use crate::limits::MAX_FILE_BYTES;
use crate::makeup::Direction;

/// Columns or features that nobody knows, each with names that are near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown(pub Vec<(String, Vec<String>)>);

impl Display for Unknown {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for (at, (name, near)) in self.0.iter().enumerate() {
            let comma = if at > 0 { "; " } else { "" };
            write!(out, "{comma}'{name}'")?;
            if !near.is_empty() {
                write!(out, " (near: {})", near.join(", "))?;
            }
        }
        Ok(())
    }
}

/// Why a model was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Too long.
    #[error("the file has {0} bytes; at most {MAX_FILE_BYTES}: train fewer trees")]
    TooLong(usize),
    /// Of no known format.
    #[error(
        "the file is neither a LightGBM text, an ONNX model, a PMML scorecard nor a model document in JSON or YAML: {0}"
    )]
    Format(String),
    /// The mapping document.
    #[error("the mapping cannot be read: {0}")]
    Settings(String),
    /// Columns that are mapped to nothing.
    #[error("columns of the model that no feature is named for: {0}; list them under `features` of the mapping")]
    Unmapped(Unknown),
    /// Features nobody knows.
    #[error("the mapping names features that no product and no data of yours have: {0}")]
    NoFeature(Unknown),
    /// Mapped columns the model does not have.
    #[error("the mapping lists columns the model does not have: {0}; correct their spelling or leave them out")]
    NoColumn(Unknown),
    /// Two columns of one feature.
    #[error("columns '{0}' and '{1}' are both mapped to feature '{2}': a feature has one column")]
    Twice(String, String, String),
    /// A statement about a column that cannot hold.
    #[error("column '{column}': {problem}")]
    Column {
        /// The column.
        column: String,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A model that does not keep a declared direction.
    #[error(
        "feature '{feature}' was declared with '{declared}', and of the model {found}: train it with that constraint, or \
         withdraw the declaration",
        declared = .declared.en(), found = .found.en()
    )]
    Direction {
        /// The feature.
        feature: String,
        /// As declared.
        declared: Direction,
        /// Of the model.
        found: Direction,
    },
    /// Trees without counts and no rows to count over.
    #[error(
        "the file does not say how many rows reached its nodes, which reasons need, and there is no loan history with \
         its features to count over: import a history first, or bring the model as LightGBM text"
    )]
    NoCover,
    /// A LightGBM text.
    #[error(transparent)]
    LightGbm(#[from] trees::LightGbmError),
    /// An ONNX model.
    #[error(transparent)]
    Onnx(#[from] trees::onnx::OnnxError),
    /// A PMML scorecard.
    #[error(transparent)]
    Pmml(#[from] scoring::pmml::PmmlError),
    /// A document.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Trees that are not sound.
    #[error(transparent)]
    Ensemble(#[from] trees::EnsembleError),
    /// A model that cannot score.
    #[error(transparent)]
    Compile(#[from] CompileError),
}
