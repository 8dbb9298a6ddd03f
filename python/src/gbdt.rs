//! Tree ensembles: encoded for a trainer, read from what it wrote, scored and explained.

use std::collections::BTreeMap;
use std::sync::Arc;

use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use pyo3::types::PyByteArray;
use scoring::{ColumnData, TrainedOn};
use sha2::{Digest, Sha256};
use trees::{CompiledModel, Ensemble, FeatureKind, Forest, LightGbm, TreeModel, Values};
use trees_train::{Encoding, TrainOptions, Trained, decode, encodings};

use crate::AnjiError;
use crate::away::away;
use crate::card::{row, scored};
use crate::frame::{Frame, copied, outcomes};
use crate::give::{json, numbers, record, refuse};

/// Spellings of the categories of features, by name.
type Levels = BTreeMap<String, Vec<String>>;

/// Rows as LightGBM takes them: numbers only, categories in the order of their bad rate.
#[pyclass(frozen, module = "anji._core")]
#[derive(Debug)]
pub struct Encoded {
    encodings: Vec<Encoding>,
    columns: Vec<String>,
    /// Column after column.
    values: Vec<f64>,
    labels: Vec<f64>,
    weights: Option<Vec<f64>>,
}

#[pymethods]
impl Encoded {
    /// Checks the options as the program's own trainer does, and encodes the rows whose outcome is known.
    #[new]
    fn new(
        py: Python<'_>,
        frame: &Frame,
        target: PyBuffer<f64>,
        weights: Option<PyBuffer<f64>>,
        options: &str,
    ) -> PyResult<Self> {
        let options: TrainOptions = record("options", options)?;
        let table = frame.table(Some(outcomes(py, &target)?), copied(py, weights.as_ref())?)?;
        away(py, move |_| {
            let sample = table.sample(|_| true);
            options.check(&table, &sample)?;
            let encodings = encodings(&table, &options.columns, &sample);
            let columns = options.columns.iter().filter_map(|name| table.column(name));
            let parts = encodings.iter().zip(columns).map(|(encoding, column)| encoding.encode(column, &sample.rows));
            let values = parts.collect::<Vec<_>>().concat();
            let labels = sample.bad.iter().map(|bad| f64::from(u8::from(*bad))).collect();
            Ok(Self { encodings, columns: options.columns, values, labels, weights: sample.weights })
        })?
        .map_err(|error: trees_train::TrainError| refuse(error))
    }

    /// The values, column after column; the labels; the weights.
    fn arrays<'py>(&self, py: Python<'py>) -> PyResult<[Option<Bound<'py, PyByteArray>>; 3]> {
        let weights = self.weights.as_ref().map(|weights| numbers(py, weights)).transpose()?;
        Ok([Some(numbers(py, &self.values)?), Some(numbers(py, &self.labels)?), weights])
    }

    /// Reads the text of what was trained on these rows; cuts become sets of categories.
    fn decode(&self, text: &str, name: &str, target: &str, description: &str) -> PyResult<Trees> {
        let read = LightGbm::read(text).map_err(refuse)?;
        if read.forest.features != self.columns {
            return Err(AnjiError::new_err("the model has other features than the rows it was trained on"));
        }
        let origin = format!("LightGBM, objective {}", read.objective);
        let mut forest = read.forest;
        decode(&mut forest, &self.encodings);
        let values = self.encodings.iter().map(Encoding::values).collect();
        let bads = self.labels.iter().filter(|label| **label > 0.5).count() as u64;
        let trained_on = TrainedOn {
            description: description.to_owned(),
            rows: self.labels.len() as u64,
            bads,
            split: "every row given".to_owned(),
        };
        Trees::of(Trained { forest, values, origin }.into_model(name, target, trained_on))
    }
}

/// A checked tree model.
#[pyclass(frozen, module = "anji._core")]
#[derive(Debug)]
pub struct Trees {
    compiled: Arc<CompiledModel>,
    document: String,
}

/// A model made elsewhere, of whose training rows nothing is known.
fn elsewhere(name: &str, target: &str, origin: String, forest: Forest) -> TreeModel {
    let trained_on =
        TrainedOn { description: "trained elsewhere".to_owned(), rows: 0, bads: 0, split: "not known".to_owned() };
    let mut model = TreeModel::plain(name, target, trained_on, forest);
    model.origin = origin;
    model
}

impl Trees {
    fn of(model: TreeModel) -> PyResult<Self> {
        let document = model.to_json().map_err(refuse)?;
        Ok(Self { compiled: Arc::new(model.compile().map_err(refuse)?), document })
    }
}

#[pymethods]
impl Trees {
    /// Reads LightGBM's text. Categories are those of pandas that the text names, unless given.
    #[staticmethod]
    fn from_lightgbm(text: &str, name: &str, target: &str, levels: &str) -> PyResult<Self> {
        let mut levels: Levels = record("categories", levels)?;
        let read = LightGbm::read(text).map_err(refuse)?;
        let ensemble = read.forest.clone().check().map_err(refuse)?;
        let asked: Vec<usize> = ensemble.categorical().collect();
        if asked.len() == read.pandas_categories.len() {
            for (at, found) in asked.iter().zip(&read.pandas_categories) {
                let spelled = found.iter().map(|level| level.as_str().map_or_else(|| level.to_string(), str::to_owned));
                levels.entry(read.forest.features[*at].clone()).or_insert_with(|| spelled.collect());
            }
        }
        let origin = format!("LightGBM text, objective {}", read.objective);
        let mut model = elsewhere(name, target, origin, read.forest);
        for ((name, kind), feature) in ensemble.features().iter().zip(ensemble.kinds()).zip(&mut model.features) {
            if let (Some(levels), false) = (levels.remove(name), *kind == FeatureKind::Number) {
                feature.values = Values::Category { levels };
            }
        }
        Self::of(model)
    }

    /// Reads an ONNX model. It has no names and no counts of training rows: the frame gives both.
    #[staticmethod]
    fn from_onnx(bytes: &[u8], name: &str, target: &str, rows: &Frame) -> PyResult<Self> {
        let mut forest = trees::onnx::read(bytes).map_err(refuse)?;
        let names: Vec<String> = rows.columns.iter().map(|column| column.name.clone()).collect();
        if names.len() != forest.features.len() {
            return Err(AnjiError::new_err(format!(
                "the model takes {} columns, the rows have {}: pass the columns it was trained on, in their order",
                forest.features.len(),
                names.len()
            )));
        }
        forest.features = names;
        let ensemble = forest.check().map_err(refuse)?;
        let model = elsewhere(name, target, "ONNX".to_owned(), covered(ensemble, rows)?.into_forest());
        Self::of(model)
    }

    /// Reads a document.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        Self::of(TreeModel::from_json(text).map_err(refuse)?)
    }

    /// The document, the same bytes for the same model.
    fn to_json(&self) -> &str {
        &self.document
    }

    /// SHA-256 of the document.
    #[getter]
    fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.document.as_bytes()))
    }

    /// The features needed, each with whether it is a number.
    #[getter]
    fn features(&self) -> Vec<(String, bool)> {
        let numeric = |name: &str| self.compiled.is_numeric(name).unwrap_or(false);
        self.compiled.features().map(|name| (name.to_owned(), numeric(name))).collect()
    }

    /// Points, probability and grade of each row.
    fn score<'py>(
        &self,
        py: Python<'py>,
        frame: &Frame,
    ) -> PyResult<(Bound<'py, PyByteArray>, Bound<'py, PyByteArray>, String)> {
        let (model, table) = (Arc::clone(&self.compiled), frame.table(None, None)?);
        let found = away(py, move |_| model.score_table(&table))?;
        scored(py, &found.map_err(refuse)?)
    }

    /// SHAP values row by row, and the mean raw score they are counted from.
    fn shap<'py>(&self, py: Python<'py>, frame: &Frame) -> PyResult<(Bound<'py, PyByteArray>, f64)> {
        let (model, table) = (Arc::clone(&self.compiled), frame.table(None, None)?);
        let found = away(py, move |_| model.effects(&table))?;
        Ok((numbers(py, &found.map_err(refuse)?)?, self.compiled.base()))
    }

    /// Every row's score with contributions and reasons.
    fn explain(&self, py: Python<'_>, frame: &Frame) -> PyResult<String> {
        let (model, table) = (Arc::clone(&self.compiled), frame.table(None, None)?);
        let found = away(py, move |wanted| {
            let order = model.features().map(|name| {
                let at = table.columns().iter().position(|column| column.name == name);
                at.ok_or_else(|| scoring::ScoreError::Absent(name.to_owned()))
            });
            let order = order.collect::<Result<Vec<usize>, _>>()?;
            let rows = (0..table.rows()).take_while(|_| wanted.still());
            let scores = rows.map(|at| {
                let whole = row(&table, at);
                model.score_row(&order.iter().map(|at| whole[*at]).collect::<Vec<_>>())
            });
            scores.collect::<Result<Vec<_>, _>>()
        })?;
        json(&found.map_err(refuse)?)
    }
}

/// The ensemble with each node's count of these rows.
fn covered(ensemble: Ensemble, rows: &Frame) -> PyResult<Ensemble> {
    let width = rows.columns.len();
    let mut values = vec![f64::NAN; rows.columns.first().map_or(0, scoring::Column::len) * width];
    for (at, column) in rows.columns.iter().enumerate() {
        let ColumnData::Numeric(numbers) = &column.data else {
            let name = &column.name;
            return Err(AnjiError::new_err(format!("column '{name}' holds texts: ONNX models take numbers only")));
        };
        values.iter_mut().skip(at).step_by(width).zip(numbers).for_each(|(place, number)| *place = *number);
    }
    Ok(ensemble.with_cover_of(values.chunks_exact(width)))
}
