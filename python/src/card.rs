//! Scorecards: developed, read, scored, explained.

use std::sync::Arc;

use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use pyo3::types::PyByteArray;
use scoring::develop::{DevelopError, DevelopOptions, Split, develop_while};
use scoring::pmml::ImportOptions;
use scoring::{Column, ColumnData, CompiledScorecard, MISSING_CODE, Outcome, Scorecard, Table, ValueRef};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::away::away;
use crate::frame::{Frame, copied, outcomes};
use crate::give::{json, numbers, record, refuse};

/// A checked scorecard, with the report of its development if it was developed here.
#[pyclass(frozen, module = "anji._core")]
#[derive(Debug)]
pub struct Card {
    pub(crate) compiled: Arc<CompiledScorecard>,
    document: String,
    report: Option<String>,
}

/// Points and probabilities as memory of arrays, and grades.
type Scored<'py> = (Bound<'py, PyByteArray>, Bound<'py, PyByteArray>, String);

/// Options that are lists of a person's own, which a given one replaces; the others are merged field by field.
const WHOLE: [&str; 4] = ["split", "exclude", "texts", "binning_of"];

/// The options of a development, those not given at their defaults.
fn options(given: &str) -> PyResult<DevelopOptions> {
    let given: Map<String, Value> = record("options", given)?;
    let split = Split::HoldOut { test_share: 0.3, seed: 1 };
    let mut all = serde_json::to_value(DevelopOptions::new("scorecard", "bad", split)).map_err(refuse)?;
    for (name, value) in given {
        match (all.get_mut(&name), value) {
            (Some(Value::Object(fields)), Value::Object(given)) if !WHOLE.contains(&name.as_str()) => {
                fields.extend(given);
            }
            (_, value) => all[name] = value,
        }
    }
    record("options", &all.to_string())
}

/// Every option of a development with its default, as JSON.
#[pyfunction]
pub fn default_options() -> PyResult<String> {
    json(&options("{}")?)
}

/// Outcomes as arrays.
pub fn scored<'py>(py: Python<'py>, outcomes: &[Outcome]) -> PyResult<Scored<'py>> {
    let points: Vec<f64> = outcomes.iter().map(|outcome| outcome.points).collect();
    let pd: Vec<f64> = outcomes.iter().map(|outcome| outcome.pd).collect();
    let grades = outcomes.iter().map(|outcome| format!("{:?}", outcome.grade)).collect();
    Ok((numbers(py, &points)?, numbers(py, &pd)?, grades))
}

/// One row of a table in the order of its columns.
pub fn row<'a>(table: &'a Table, at: usize) -> Vec<ValueRef<'a>> {
    let value = |column: &'a Column| match &column.data {
        ColumnData::Numeric(values) if values[at].is_nan() => ValueRef::Missing,
        ColumnData::Numeric(values) => ValueRef::Number(values[at]),
        ColumnData::Categorical { codes, .. } if codes[at] == MISSING_CODE => ValueRef::Missing,
        ColumnData::Categorical { codes, levels } => ValueRef::Category(&levels[codes[at] as usize]),
    };
    table.columns().iter().map(value).collect()
}

impl Card {
    fn of(scorecard: &Scorecard, report: Option<String>) -> PyResult<Self> {
        let document = scorecard.to_json().map_err(refuse)?;
        Ok(Self { compiled: Arc::new(scorecard.compile().map_err(refuse)?), document, report })
    }
}

#[pymethods]
impl Card {
    /// Develops a card.
    #[staticmethod]
    fn develop(
        py: Python<'_>,
        frame: &Frame,
        target: PyBuffer<f64>,
        weights: Option<PyBuffer<f64>>,
        given: &str,
    ) -> PyResult<Self> {
        let options = options(given)?;
        let table = frame.table(Some(outcomes(py, &target)?), copied(py, weights.as_ref())?)?;
        let developed = away(py, move |wanted| -> Result<_, DevelopError> {
            develop_while(&table, &options, &mut |_| wanted.still())
        })?;
        let developed = developed.map_err(refuse)?;
        Self::of(&developed.scorecard, Some(json(&developed.report)?))
    }

    /// Reads a document.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        Self::of(&Scorecard::from_json(text).map_err(refuse)?, None)
    }

    /// Reads a PMML scorecard.
    #[staticmethod]
    fn from_pmml(text: &str, scaling: &str, unmatched_points: Option<f64>) -> PyResult<Self> {
        let options = ImportOptions { scaling: record("scaling", scaling)?, unmatched_points };
        Self::of(&Scorecard::from_pmml(text, options).map_err(refuse)?, None)
    }

    /// The document, the same bytes for the same card.
    fn to_json(&self) -> &str {
        &self.document
    }

    /// The card as PMML 4.4.
    fn to_pmml(&self) -> PyResult<String> {
        self.compiled.to_pmml().map_err(refuse)
    }

    /// SHA-256 of the document: the digest that the program records.
    #[getter]
    fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.document.as_bytes()))
    }

    /// The report of the development, if there was one.
    #[getter]
    fn report(&self) -> Option<&str> {
        self.report.as_deref()
    }

    /// The features needed, each with whether it is a number.
    #[getter]
    fn features(&self) -> Vec<(String, bool)> {
        let numeric = |name: &str| self.compiled.is_numeric(name).unwrap_or(false);
        self.compiled.features().map(|name| (name.to_owned(), numeric(name))).collect()
    }

    /// Points, probability and grade of each row.
    fn score<'py>(&self, py: Python<'py>, frame: &Frame) -> PyResult<Scored<'py>> {
        let (card, table) = (Arc::clone(&self.compiled), frame.table(None, None)?);
        let found = away(py, move |_| card.score_table(&table))?;
        scored(py, &found.map_err(refuse)?)
    }

    /// Every row's score with contributions and reasons.
    fn explain(&self, py: Python<'_>, frame: &Frame) -> PyResult<String> {
        let (card, table) = (Arc::clone(&self.compiled), frame.table(None, None)?);
        let found = away(py, move |wanted| {
            let names: Vec<&str> = table.columns().iter().map(|column| column.name.as_str()).collect();
            let slots = card.bind(&names)?;
            let rows = (0..table.rows()).take_while(|_| wanted.still());
            rows.map(|at| card.score_row(&slots, &row(&table, at))).collect::<Result<Vec<_>, _>>()
        })?;
        json(&found.map_err(refuse)?)
    }
}
