//! Models beyond scorecards: survival, losses, expert points.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use pyo3::types::PyByteArray;
use scoring::FeatureValue;
use scoring::lgd::{LgdModel, LgdOptions, Workout, develop_lgd};
use scoring::points::PointsDocument;
use scoring::survival::{HazardModel, HazardOptions, Spells, develop_hazard};

use crate::away::away;
use crate::frame::{Frame, copied};
use crate::give::{json, numbers, record, refuse};

/// Whole periods and defaults of buffers.
fn spells(py: Python<'_>, periods: &PyBuffer<f64>, defaulted: &PyBuffer<f64>) -> PyResult<(Vec<u32>, Vec<bool>)> {
    // `as` saturates, and 0 and what is past the bound are refused with a sentence afterwards.
    let periods = periods.to_vec(py)?.into_iter().map(|period| period as u32).collect();
    Ok((periods, defaulted.to_vec(py)?.into_iter().map(|yes| yes > 0.5).collect()))
}

/// Kaplan-Meier rows at a level, or a life table of intervals of a width.
#[pyfunction]
#[pyo3(signature = (periods, defaulted, weights, level, width))]
pub fn life(
    py: Python<'_>,
    periods: PyBuffer<f64>,
    defaulted: PyBuffer<f64>,
    weights: Option<PyBuffer<f64>>,
    level: f64,
    width: Option<u32>,
) -> PyResult<String> {
    let (periods, defaulted) = spells(py, &periods, &defaulted)?;
    let weights = copied(py, weights.as_ref())?;
    let spells = Spells { periods: &periods, defaulted: &defaulted, weights: weights.as_deref() };
    match width {
        Some(width) => json(&scoring::survival::life_table(&spells, width).map_err(refuse)?),
        None => json(&scoring::survival::kaplan_meier(&spells, level).map_err(refuse)?),
    }
}

/// A discrete-time hazard.
#[pyclass(frozen, module = "anji._core")]
#[derive(Debug)]
pub struct Hazard {
    model: Arc<HazardModel>,
    left_out: String,
}

#[pymethods]
impl Hazard {
    /// Develops a model; `seen` is periods and defaults.
    #[staticmethod]
    fn develop(
        py: Python<'_>,
        frame: &Frame,
        seen: (PyBuffer<f64>, PyBuffer<f64>),
        weights: Option<PyBuffer<f64>>,
        options: &str,
    ) -> PyResult<Self> {
        let options: HazardOptions = record("options", options)?;
        let (periods, defaulted) = spells(py, &seen.0, &seen.1)?;
        let (table, weights) = (frame.table(None, None)?, copied(py, weights.as_ref())?);
        let found = away(py, move |_| {
            let spells = Spells { periods: &periods, defaulted: &defaulted, weights: weights.as_deref() };
            develop_hazard(&table, &spells, &options)
        })?;
        let found = found.map_err(refuse)?;
        Ok(Self { model: Arc::new(found.model), left_out: json(&found.left_out)? })
    }

    /// Reads a document.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        Ok(Self { model: Arc::new(record("hazard model", text)?), left_out: "{}".to_owned() })
    }

    /// The document.
    fn to_json(&self) -> PyResult<String> {
        json(&*self.model)
    }

    /// Columns that are not in the model, with reasons.
    #[getter]
    fn left_out(&self) -> &str {
        &self.left_out
    }

    /// Cumulative probabilities, row by row.
    fn terms<'py>(&self, py: Python<'py>, frame: &Frame, periods: u32) -> PyResult<Bound<'py, PyByteArray>> {
        let (model, table) = (Arc::clone(&self.model), frame.table(None, None)?);
        let terms = away(py, move |_| model.terms(&table, periods))?.map_err(refuse)?;
        let points = terms.iter().flat_map(|term| &term.points);
        numbers(py, &points.map(|point| point.cumulative).collect::<Vec<f64>>())
    }
}

/// A two-stage loss given default.
#[pyclass(frozen, module = "anji._core")]
#[derive(Debug)]
pub struct Loss {
    model: Arc<LgdModel>,
    quality: String,
}

#[pymethods]
impl Loss {
    /// Develops a model; NaN is a loss that is not known.
    #[staticmethod]
    fn develop(
        py: Python<'_>,
        frame: &Frame,
        losses: PyBuffer<f64>,
        weights: Option<PyBuffer<f64>>,
        options: &str,
    ) -> PyResult<Self> {
        let options: LgdOptions = record("options", options)?;
        let losses: Vec<Option<f64>> =
            losses.to_vec(py)?.into_iter().map(|loss| (!loss.is_nan()).then_some(loss)).collect();
        let table = frame.table(None, copied(py, weights.as_ref())?)?;
        let found = away(py, move |_| develop_lgd(&table, &losses, &options))?.map_err(refuse)?;
        Ok(Self { quality: json(&found)?, model: Arc::new(found.model) })
    }

    /// Reads a document.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        Ok(Self { model: Arc::new(record("loss model", text)?), quality: "{}".to_owned() })
    }

    /// The document.
    fn to_json(&self) -> PyResult<String> {
        json(&*self.model)
    }

    /// The development: model, quality, what was left out.
    #[getter]
    fn development(&self) -> &str {
        &self.quality
    }

    /// Chance of no loss, severity, expected loss; three numbers for each row.
    fn predict<'py>(&self, py: Python<'py>, frame: &Frame) -> PyResult<Bound<'py, PyByteArray>> {
        let (model, table) = (Arc::clone(&self.model), frame.table(None, None)?);
        let found = away(py, move |_| model.predict(&table))?.map_err(refuse)?;
        numbers(py, &found.iter().flat_map(|one| [one.no_loss, one.severity, one.lgd]).collect::<Vec<f64>>())
    }
}

/// The loss of one workout.
#[pyfunction]
pub fn workout(case: &str) -> PyResult<String> {
    let case: Workout = record("workout", case)?;
    json(&scoring::lgd::workout(&case).map_err(refuse)?)
}

/// A document of expert points, checked, as JSON; from YAML or JSON.
#[pyfunction]
pub fn points_document(text: &str) -> PyResult<String> {
    let document: PointsDocument = serde_norway::from_str(text).map_err(refuse)?;
    document.check().map_err(refuse)?;
    json(&document)
}

/// Points of named values.
#[pyfunction]
pub fn points(document: &str, values: &str, proven: BTreeSet<String>) -> PyResult<String> {
    let document: PointsDocument = record("points document", document)?;
    let values: BTreeMap<String, FeatureValue> = record("values", values)?;
    json(&document.score(&values, &proven).map_err(refuse)?)
}
