//! Every figure of a validation in one record.
//!
//! The figures are those of `scoring::metrics` and `scoring::fairness`; here they are put together, and rows whose outcome
//! is not known are left out of what asks for outcomes.

mod parts;

use std::collections::BTreeMap;

use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use scoring::GradeCutoffs;
use scoring::fairness::{AttributeKind, FairnessOptions};
use scoring::metrics::BootstrapOptions;
use serde::Deserialize;

use crate::away::away;
use crate::card::Card;
use crate::frame::{Frame, copied, outcomes};
use crate::give::{json, record, refuse};

/// What a validation is asked for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// Groups of the calibration table.
    pub groups: usize,
    /// Whether the model was fitted on these rows, which costs the Hosmer-Lemeshow test two degrees.
    pub in_sample: bool,
    /// Resamples of the bootstrap.
    pub replicates: usize,
    /// Its seed, and that of the proxies' halves.
    pub seed: u64,
    /// Level of every interval.
    pub level: f64,
    /// Correlation of defaults in the traffic light.
    pub correlation: f64,
    /// Cuts of the grades.
    pub grades: GradeCutoffs,
    /// Bins of characteristics and scores when two populations are compared.
    pub bins: usize,
    /// Rows below this probability count as approved, where approvals are not given.
    pub cut_off: f64,
    /// What each attribute is to people.
    pub kinds: BTreeMap<String, AttributeKind>,
    /// Lower edges of the bands of numeric attributes.
    pub bands: BTreeMap<String, Vec<f64>>,
    /// Least ratio of selection rates.
    pub least_ratio: f64,
    /// Largest gap of equalised odds.
    pub most_odds_gap: f64,
    /// Groups with fewer rows are shown, and judge nobody.
    pub least_rows: u64,
}

impl Default for Asked {
    fn default() -> Self {
        let (bootstrap, fairness) = (BootstrapOptions::default(), FairnessOptions::default());
        Self {
            groups: 10,
            in_sample: false,
            replicates: bootstrap.replicates,
            seed: bootstrap.seed,
            level: bootstrap.level,
            correlation: 0.0,
            grades: GradeCutoffs::default(),
            bins: 10,
            cut_off: GradeCutoffs::default().c_below,
            kinds: BTreeMap::new(),
            bands: BTreeMap::new(),
            least_ratio: fairness.least_ratio,
            most_odds_gap: fairness.most_odds_gap,
            least_rows: fairness.least_rows,
        }
    }
}

/// Outcomes, probabilities and weights.
type Rows = (PyBuffer<f64>, PyBuffer<f64>, Option<PyBuffer<f64>>);

/// The figures. `numbers` is the probabilities of: the incumbent on the same rows, the population of before; then who was
/// approved. `frames` is: segments, attributes, features now, features before.
#[pyfunction]
pub fn validate(
    py: Python<'_>,
    rows: Rows,
    numbers: [Option<PyBuffer<f64>>; 3],
    frames: [Option<PyRef<'_, Frame>>; 4],
    card: Option<PyRef<'_, Card>>,
    asked: &str,
) -> PyResult<String> {
    let asked: Asked = record("options", asked)?;
    let (target, pd, weights) = rows;
    let [benchmark, before, approved] = numbers;
    let [segments, attributes, features, earlier] =
        frames.map(|frame| frame.map(|frame| frame.columns.as_ref().clone()));
    let given = parts::Given {
        bad: outcomes(py, &target)?,
        pd: pd.to_vec(py)?,
        weights: copied(py, weights.as_ref())?,
        benchmark: copied(py, benchmark.as_ref())?,
        before: copied(py, before.as_ref())?,
        approved: copied(py, approved.as_ref())?.map(|given| given.iter().map(|yes| *yes > 0.5).collect()),
        segments: segments.unwrap_or_default(),
        attributes: attributes.unwrap_or_default(),
        features,
        earlier,
        card: card.map(|card| card.compiled.clone()),
    };
    let evidence = away(py, move |wanted| parts::evidence(&given, &asked, wanted))?;
    json(&evidence.map_err(refuse)?)
}
