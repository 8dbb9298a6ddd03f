//! Bringing in what was trained elsewhere.
//!
//! A file is recognised by what it begins with, read by the reader of its format, and put under the names and units of
//! Anji's features by a mapping ([`Settings`]). A column that nobody named a feature for is an error: a model that reads
//! the wrong column scores, and scores wrongly. What a file cannot say (points, calibration, cut-offs, reasons in words) is
//! declared in the mapping or takes the defaults of a scorecard.
//!
//! Units are restated exactly: the model asks the same questions of the same firms as it did before, bit for bit.

mod error;
mod map;
mod near;
mod read;
mod settings;
mod units;

use std::collections::{BTreeMap, BTreeSet};

use scoring::Table;
use serde::{Deserialize, Serialize};

pub use error::{ImportError, Unknown};
pub use settings::{
    Column, DeclaredCalibration, DeclaredGrades, DeclaredPlatt, DeclaredPrior, DeclaredScaling, Mapped, Predicts,
    Settings,
};

use crate::compiled::Compiled;
use crate::document::Model;
use crate::limits::MAX_FILE_BYTES;
use crate::makeup::Makeup;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// What LightGBM's `save_model` writes.
    Lightgbm,
    /// ONNX.
    Onnx,
    /// PMML 4.
    Pmml,
    /// A document of ours, JSON.
    Json,
    /// A document of ours, YAML.
    Yaml,
}

impl Format {
    /// What a file's first bytes say it is.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
        match text {
            [b'<', ..] => Self::Pmml,
            [b'{', ..] => Self::Json,
            _ if text.starts_with(b"tree\n") || text.starts_with(b"tree\r\n") => Self::Lightgbm,
            // A protobuf message whose first field is the IR version: no text begins so.
            _ if bytes.first() == Some(&0x08) || std::str::from_utf8(bytes).is_err() => Self::Onnx,
            _ => Self::Yaml,
        }
    }

    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lightgbm => "lightgbm",
            Self::Onnx => "onnx",
            Self::Pmml => "pmml",
            Self::Json => "json",
            Self::Yaml => "yaml",
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Lightgbm => "LightGBM 文本",
            Self::Onnx => "ONNX 模型",
            Self::Pmml => "PMML 评分卡",
            Self::Json => "模型文档（JSON）",
            Self::Yaml => "模型文档（YAML）",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Lightgbm => "LightGBM text",
            Self::Onnx => "ONNX model",
            Self::Pmml => "PMML scorecard",
            Self::Json => "model document (JSON)",
            Self::Yaml => "model document (YAML)",
        }
    }
}

/// What an import stands in.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Features that the institution's products or data have.
    pub known: &'a BTreeSet<String>,
    /// Words of features, Chinese and English, for those the mapping does not word.
    pub words: &'a (dyn Fn(&str) -> Option<(String, String)> + Sync),
    /// Past loans in Anji's features, over which the nodes of a model without counts are counted.
    pub sample: Option<&'a Table>,
}

/// A model taken in.
#[derive(Debug, Clone)]
pub struct Imported {
    /// What the file was.
    pub format: Format,
    /// The document, under Anji's names and units.
    pub model: Model,
    /// The same, ready to score.
    pub compiled: Compiled,
    /// What it is made of.
    pub makeup: Makeup,
    /// The model's column of each feature.
    pub columns: BTreeMap<String, String>,
    /// Columns of the file that no split asks about, left out.
    pub unused: BTreeSet<String>,
    /// Whether nodes were counted over `sample` rather than the training rows.
    pub counted: bool,
}

/// Takes a file in under a name and version.
///
/// # Errors
/// [`ImportError`], naming columns, features or what is wrong with the file.
pub fn import(
    (name, version): (&str, u32),
    bytes: &[u8],
    settings: &Settings,
    around: Surroundings<'_>,
) -> Result<Imported, ImportError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ImportError::TooLong(bytes.len()));
    }
    let format = Format::of(bytes);
    let (mut model, unused) = read::read(format, bytes, settings)?;
    let columns = map::map(&mut model, &unused, settings, around)?;
    model.label(name, version);
    let counted = read::count(&mut model, around.sample)?;
    let compiled = model.clone().compile()?;
    let makeup = Makeup::of(&model);
    map::keeps_directions(&makeup, settings, &columns)?;
    Ok(Imported { format, model, compiled, makeup, columns, unused, counted })
}
