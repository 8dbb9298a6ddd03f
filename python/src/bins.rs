//! Optimal bins of a frame's columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use pyo3::types::PyByteArray;
use rayon::prelude::*;
use scoring::binning::{BinningError, BinningOptions, VariableBins, bin_column, edit_effect};
use scoring::{BinRule, Column};

use crate::AnjiError;
use crate::away::away;
use crate::frame::{Frame, copied, outcomes};
use crate::give::{json, numbers, record, refuse};

/// Columns binned between two looks whether they are still wanted.
const BATCH_COLUMNS: usize = 8;

/// The bins of several columns.
#[pyclass(frozen, module = "anji._core")]
#[derive(Debug)]
pub struct Bins {
    bins: Arc<Vec<VariableBins>>,
}

/// Bins every column of a frame on the rows whose outcome is known.
#[pyfunction]
#[pyo3(signature = (frame, target, weights, options, options_of))]
pub fn bin_frame(
    py: Python<'_>,
    frame: &Frame,
    target: PyBuffer<f64>,
    weights: Option<PyBuffer<f64>>,
    options: &str,
    options_of: &str,
) -> PyResult<Bins> {
    let options: BinningOptions = record("binning options", options)?;
    let options_of: BTreeMap<String, BinningOptions> = record("binning options of one column", options_of)?;
    if let Some(name) = options_of.keys().find(|name| frame.columns.iter().all(|column| column.name != **name)) {
        return Err(AnjiError::new_err(format!("options_of names column '{name}', which the frame lacks")));
    }
    let table = frame.table(Some(outcomes(py, &target)?), copied(py, weights.as_ref())?)?;
    let found = away(py, move |wanted| {
        let sample = table.sample(|_| true);
        let of = |column: &Column| bin_column(column, &sample, options_of.get(&column.name).unwrap_or(&options));
        let mut bins = Vec::with_capacity(table.columns().len());
        for part in table.columns().chunks(BATCH_COLUMNS) {
            if !wanted.still() {
                break;
            }
            bins.extend(part.par_iter().map(of).collect::<Result<Vec<VariableBins>, _>>()?);
        }
        Ok(bins)
    })?;
    let found = found.map_err(|error: BinningError| refuse(error))?;
    Ok(Bins { bins: Arc::new(found) })
}

#[pymethods]
impl Bins {
    /// Reads what `to_json` wrote.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        Ok(Self { bins: Arc::new(record("bins", text)?) })
    }

    /// The bins with their counts and worth.
    fn to_json(&self) -> PyResult<String> {
        json(&*self.bins)
    }

    /// Chi-square of each column's bins.
    fn association(&self) -> PyResult<String> {
        json(&self.bins.iter().map(VariableBins::association).collect::<Vec<_>>())
    }

    /// Of every row and column, column after column, the weight of evidence or the place of the bin.
    fn transform<'py>(&self, py: Python<'py>, frame: &Frame, places: bool) -> PyResult<Bound<'py, PyByteArray>> {
        let (bins, columns) = (Arc::clone(&self.bins), Arc::clone(&frame.columns));
        let found = away(py, move |_| {
            let mut values = Vec::with_capacity(bins.len() * columns.first().map_or(0, Column::len));
            for bins in bins.iter() {
                let column = columns.iter().find(|column| column.name == bins.feature);
                let column = column.ok_or_else(|| {
                    format!("feature '{}' is not in the input: pass it, as missing if it is not known", bins.feature)
                })?;
                let placed = bins.place(column).map_err(|error| error.to_string())?;
                let worth = |at: &u16| if places { f64::from(*at) } else { bins.bins[usize::from(*at)].woe };
                values.extend(placed.iter().map(worth));
            }
            Ok::<Vec<f64>, String>(values)
        })?;
        numbers(py, &found.map_err(AnjiError::new_err)?)
    }

    /// The bins with those of one column replaced by a person's, and what that did. `change` is the feature, the rules and
    /// the options.
    fn edited(
        &self,
        py: Python<'_>,
        frame: &Frame,
        target: PyBuffer<f64>,
        weights: Option<PyBuffer<f64>>,
        change: (String, String, String),
    ) -> PyResult<(Self, String)> {
        let (feature, rules, options) = (&change.0, &change.1, &change.2);
        let rules: Vec<BinRule> = record("rules", rules)?;
        let options: BinningOptions = record("binning options", options)?;
        let absent = || AnjiError::new_err(format!("'{feature}' has no bins here: fit them first"));
        let at = self.bins.iter().position(|bins| bins.feature == *feature).ok_or_else(absent)?;
        let table = frame.table(Some(outcomes(py, &target)?), copied(py, weights.as_ref())?)?;
        let column = table.column(feature).ok_or_else(absent)?;
        let effect = edit_effect(column, &table.sample(|_| true), &self.bins[at], rules, &options).map_err(refuse)?;
        let told = json(&effect)?;
        let mut bins = (*self.bins).clone();
        bins[at] = effect.bins;
        Ok((Self { bins: Arc::new(bins) }, told))
    }
}
