//! The two stages of a loss.
//!
//! *Stage 1*, will anything be lost: a logistic regression of `loss > threshold`. *Stage 2*, how much of it: a fractional
//! logit `E(loss | loss > threshold, x) = 1 / (1 + e^-(a + x b))` by Bernoulli quasi-likelihood (Papke and Wooldridge, J. of
//! Applied Econometrics 11(6), 1996), which needs no assumption about the shape between 0 and 1 and keeps within it. The
//! errors of stage 2 are their robust ones, `A^-1 B A^-1`: a loss of 0.4 is not four losses in ten. The prediction is the
//! product of both (the two-stage design of Loterman et al., Int. J. of Forecasting 28(1), 2012).
//!
//! Covariates are WOE, found anew for each stage. A row with loss `y` enters the quasi-likelihood as `y` rows of loss and
//! `1 - y` rows of none, which is the same function.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::measure::{LgdQuality, measure};
use crate::binning::{BinningError, BinningOptions, VariableBins, bin_column};
use crate::limits::MAX_CHARACTERISTICS;
use crate::metrics::{MetricError, require};
use crate::regression::{Coefficient, Design, Fit, FitError, FitOptions, worst};
use crate::runtime::ScoreError;
use crate::scorecard::sigmoid;
use crate::table::{Column, Sample, Table};

/// The document schema this build writes.
pub const SCHEMA: u16 = 1;
/// Fewest rows with a loss, and fewest without, to fit a stage on.
pub const LEAST_LOSSES: usize = 50;

/// What a development is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LgdOptions {
    /// Name of the model.
    pub name: String,
    /// What was lost of what, in words.
    pub target: String,
    /// Losses up to this count as none.
    pub threshold: f64,
    /// Columns used; all when empty.
    pub columns: Vec<String>,
    /// Binning of the columns, in both stages.
    pub binning: BinningOptions,
    /// Least information value.
    pub min_iv: f64,
    /// Largest p-value of a coefficient.
    pub max_p_value: f64,
}

impl Default for LgdOptions {
    fn default() -> Self {
        Self {
            name: "lgd".to_owned(),
            target: "share of the exposure that was lost".to_owned(),
            threshold: 0.0,
            columns: Vec::new(),
            binning: BinningOptions::default(),
            min_iv: 0.01,
            max_p_value: 0.05,
        }
    }
}

/// A covariate of one stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LgdVariable {
    /// Its bins; bads are what is lost.
    pub bins: VariableBins,
    /// Of the WOE on the logit.
    pub coefficient: Coefficient,
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LgdStage {
    /// Logit at WOE 0.
    pub intercept: Coefficient,
    /// The covariates.
    pub variables: Vec<LgdVariable>,
    /// Rows it was fitted on.
    pub rows: u64,
}

/// The model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LgdModel {
    /// Document schema, [`SCHEMA`].
    pub schema: u16,
    /// Its name.
    pub name: String,
    /// What was lost of what.
    pub target: String,
    /// Losses up to this count as none.
    pub threshold: f64,
    /// Whether anything is lost; absent where every default lost something.
    pub any_loss: Option<LgdStage>,
    /// How much, where anything is.
    pub severity: LgdStage,
}

/// A prediction with its two parts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LgdPrediction {
    /// Chance that nothing is lost: a cure, or everything recovered.
    pub no_loss: f64,
    /// Expected loss where there is one.
    pub severity: f64,
    /// `(1 - no_loss) x severity`.
    pub lgd: f64,
}

/// A model with its fit to the rows it came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LgdDevelopment {
    /// The model.
    pub model: LgdModel,
    /// How near it comes on the rows it was fitted on.
    pub quality: LgdQuality,
    /// Columns in neither stage, each with the reason in the stage that refused it last.
    pub left_out: BTreeMap<String, String>,
}

/// Why there is no model, or no prediction.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LgdError {
    /// Too few rows of a kind.
    #[error("{found} defaults with {what}; at least {LEAST_LOSSES} are needed: pool portfolios or years")]
    TooFew {
        /// Which kind.
        what: &'static str,
        /// How many.
        found: usize,
    },
    /// A column name.
    #[error("columns names '{0}', which the table lacks: correct the name")]
    NoColumn(String),
    /// Numbers out of range.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// Binning.
    #[error(transparent)]
    Binning(#[from] BinningError),
    /// Regression.
    #[error(transparent)]
    Fit(#[from] FitError),
    /// A column that the model needs.
    #[error(transparent)]
    Score(#[from] ScoreError),
}

/// Rows of a stage with the share of each that is lost.
struct Stage {
    rows: Vec<u32>,
    share: Vec<f64>,
    weights: Vec<f64>,
}

impl Stage {
    /// Each row as a part that is lost and a part that is not.
    fn parts(&self) -> Sample {
        let mut sample = Sample { rows: Vec::new(), bad: Vec::new(), weights: None };
        let mut weights = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            for (bad, part) in [(true, self.share[at]), (false, 1.0 - self.share[at])] {
                if part > 0.0 {
                    sample.rows.push(*row);
                    sample.bad.push(bad);
                    weights.push(part * self.weights[at]);
                }
            }
        }
        sample.weights = Some(weights);
        sample
    }

    fn fit(&self, parts: &Sample, woe: &[&[f64]]) -> Result<Fit, FitError> {
        let design = |rows: &[u32]| -> Vec<f64> {
            rows.iter().flat_map(|row| woe.iter().map(|column| column[*row as usize])).collect()
        };
        let values = design(&parts.rows);
        let weights = parts.weights.as_deref();
        let fit = Design { values: &values, columns: woe.len(), bad: &parts.bad, weights }.fit(FitOptions::default())?;
        fit.with_robust_errors(&design(&self.rows), &self.share, &self.weights)
    }

    /// Bins and fits; columns of a wrong sign or of no significance leave one by one, the worst first.
    fn develop(
        &self,
        table: &Table,
        options: &LgdOptions,
        left_out: &mut BTreeMap<String, String>,
    ) -> Result<LgdStage, LgdError> {
        let parts = self.parts();
        let mut found: Vec<(VariableBins, Vec<f64>)> = Vec::new();
        let wanted = |column: &&Column| options.columns.is_empty() || options.columns.contains(&column.name);
        for column in table.columns().iter().filter(wanted) {
            let bins = bin_column(column, &parts, &options.binning)?;
            if bins.iv < options.min_iv {
                let why = format!("information value {:.4} is below {}", bins.iv, options.min_iv);
                left_out.insert(column.name.clone(), why);
                continue;
            }
            let woe = bins.woe(column)?;
            found.push((bins, woe));
        }
        found.sort_by(|a, b| b.0.iv.total_cmp(&a.0.iv).then_with(|| a.0.feature.cmp(&b.0.feature)));
        for (bins, _) in found.drain(MAX_CHARACTERISTICS.min(found.len())..) {
            left_out.insert(bins.feature, "there were enough stronger ones".to_owned());
        }
        loop {
            let woe: Vec<&[f64]> = found.iter().map(|(_, woe)| woe.as_slice()).collect();
            let fit = self.fit(&parts, &woe)?;
            if let Some((at, why)) = worst(&fit.coefficients, options.max_p_value) {
                left_out.insert(found.remove(at).0.feature, why);
                continue;
            }
            let variables = found.into_iter().zip(&fit.coefficients);
            let variables = variables.map(|((bins, _), coefficient)| LgdVariable { bins, coefficient: *coefficient });
            let rows = self.rows.len() as u64;
            return Ok(LgdStage { intercept: fit.intercept, variables: variables.collect(), rows });
        }
    }
}

/// Develops both stages on defaulted loans; `losses` is the share lost of each row, `None` where it is not known (an open
/// workout), such rows taking no part. Outcomes of the table are not looked at; its weights are.
///
/// # Errors
/// [`LgdError`], naming what to change.
pub fn develop_lgd(table: &Table, losses: &[Option<f64>], options: &LgdOptions) -> Result<LgdDevelopment, LgdError> {
    crate::metrics::same_length(table.rows(), losses.len(), None)?;
    require("threshold", options.threshold, "must be from 0 to below 1", (0.0..1.0).contains(&options.threshold))?;
    for loss in losses.iter().flatten() {
        require("loss", *loss, "must lie between 0 and 1: cap what is outside", (0.0..=1.0).contains(loss))?;
    }
    if let Some(name) = options.columns.iter().find(|name| table.column(name).is_none()) {
        return Err(LgdError::NoColumn(name.clone()));
    }
    let stage = |keep: &dyn Fn(f64) -> bool, share: &dyn Fn(f64) -> f64| {
        let known = (0..).zip(losses).filter_map(|(row, loss)| loss.filter(|loss| keep(*loss)).map(|loss| (row, loss)));
        let (rows, share): (Vec<u32>, Vec<f64>) = known.map(|(row, loss)| (row, share(loss))).unzip();
        let weights = rows.iter().map(|row| table.weights().map_or(1.0, |weights| weights[*row as usize])).collect();
        Stage { rows, share, weights }
    };
    let lost = |loss: f64| loss > options.threshold;
    let any = stage(&|_| true, &|loss| f64::from(u8::from(lost(loss))));
    let severity = stage(&lost, &|loss| loss);
    let (some, none) = (severity.rows.len(), any.rows.len() - severity.rows.len());
    for (what, found) in [("a loss", some), ("no loss", none)] {
        // Where every default lost something there is nothing to tell apart in stage 1.
        if found < LEAST_LOSSES && !(what == "no loss" && found == 0) {
            return Err(LgdError::TooFew { what, found });
        }
    }
    let mut left_out = BTreeMap::new();
    let any_loss = if none > 0 { Some(any.develop(table, options, &mut left_out)?) } else { None };
    let severity = severity.develop(table, options, &mut left_out)?;
    let model = LgdModel {
        schema: SCHEMA,
        name: options.name.clone(),
        target: options.target.clone(),
        threshold: options.threshold,
        any_loss,
        severity,
    };
    let used = model.any_loss.iter().chain([&model.severity]).flat_map(|stage| &stage.variables);
    used.for_each(|variable| _ = left_out.remove(&variable.bins.feature));
    let predicted = model.predict(table)?;
    let predicted: Vec<f64> = any.rows.iter().map(|row| predicted[*row as usize].lgd).collect();
    let actual: Vec<f64> = any.rows.iter().filter_map(|row| losses[*row as usize]).collect();
    let quality = measure(&predicted, &actual, Some(&any.weights), 10)?;
    Ok(LgdDevelopment { model, quality, left_out })
}

impl LgdStage {
    /// The stage's probability or share of every row.
    fn values(&self, table: &Table) -> Result<Vec<f64>, LgdError> {
        let mut logits = vec![self.intercept.value; table.rows()];
        for variable in &self.variables {
            let name = &variable.bins.feature;
            let column = table.column(name).ok_or_else(|| ScoreError::Absent(name.clone()))?;
            for (logit, woe) in logits.iter_mut().zip(variable.bins.woe(column)?) {
                *logit += variable.coefficient.value * woe;
            }
        }
        Ok(logits.into_iter().map(sigmoid).collect())
    }
}

impl LgdModel {
    /// Predicts every row of a table.
    ///
    /// # Errors
    /// [`LgdError`] when a column is absent or of the other kind.
    pub fn predict(&self, table: &Table) -> Result<Vec<LgdPrediction>, LgdError> {
        let severity = self.severity.values(table)?;
        let any = match &self.any_loss {
            Some(stage) => stage.values(table)?,
            None => vec![1.0; severity.len()],
        };
        let parts = any.into_iter().zip(severity);
        Ok(parts.map(|(any, severity)| LgdPrediction { no_loss: 1.0 - any, severity, lgd: any * severity }).collect())
    }
}
