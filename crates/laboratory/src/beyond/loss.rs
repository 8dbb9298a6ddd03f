//! How much is lost of a loan that went bad.

use lake::SampleColumn;
use scoring::Table;
use scoring::develop::parts;
use scoring::lgd::{LgdModel, LgdOptions, LgdQuality, LgdStage, develop_lgd, measure};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Covariate, NotUsed, covariate, names, not_used};
use crate::StudyError;
use crate::cells::{Cells, numbers};
use crate::prepare::{Prepared, prepare};
use crate::study::Study;

/// Groups of like prediction.
const GROUPS: usize = 10;

/// What is asked of a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LossAsked {
    /// The column with what was lost; empty where the workout is not at its end.
    pub lost: String,
    /// The column with the exposure that it was lost of; left out, `lost` is the share itself.
    #[serde(default)]
    pub of: Option<String>,
    /// Shares up to this count as nothing lost; 0 when left out.
    #[serde(default)]
    pub threshold: Option<f64>,
}

/// Losses of a study's bad loans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LossFound {
    /// What it means to default, in words.
    pub target: String,
    /// Bad loans with a known loss that fitted.
    pub train: u64,
    /// Bad loans with a known loss that tested.
    pub test: u64,
    /// Bad loans whose loss is not known.
    pub unknown: u64,
    /// Losses below nothing or above the whole, taken as nothing or the whole.
    pub capped: u64,
    /// How near the model comes on the rows that fitted.
    pub on_train: LgdQuality,
    /// How near it comes on the rows that tested; absent where there are none.
    pub on_test: Option<LgdQuality>,
    /// What the chance of any loss hangs on; absent where every default lost something.
    pub any_loss: Option<Vec<Covariate>>,
    /// What the share lost hangs on, where anything is.
    pub severity: Vec<Covariate>,
    /// Features in neither stage.
    pub not_used: Vec<NotUsed>,
    /// The model's document.
    #[schema(value_type = Object)]
    pub model: LgdModel,
}

/// Fits both stages on the study's bad fitting rows and measures them on its bad test rows.
///
/// # Errors
/// [`StudyError`], naming the column or the choice to change.
pub fn loss_given_default(
    columns: &[SampleColumn],
    study: &Study,
    performance: Option<&[SampleColumn]>,
    (name, asked): (&str, &LossAsked),
) -> Result<LossFound, StudyError> {
    let prepared = prepare(columns, study, performance, name)?;
    let (losses, unknown, capped) = losses(&Cells::try_new(columns, study)?, &prepared, asked)?;
    let table = &prepared.table;
    let (fit, test) = parts(table, &prepared.options.split)?;
    let known = |rows: &[usize]| -> Vec<usize> { rows.iter().copied().filter(|row| losses[*row].is_some()).collect() };
    let (fit, test) = (known(&fit), known(&test));
    let options = LgdOptions {
        name: prepared.options.name.clone(),
        target: prepared.options.target.clone(),
        threshold: asked.threshold.unwrap_or(0.0),
        columns: names(&prepared),
        binning: prepared.options.binning.clone(),
        min_iv: prepared.options.selection.min_iv,
        max_p_value: prepared.options.selection.max_p_value,
    };
    let of = |rows: &[usize]| -> Result<(Table, Vec<Option<f64>>), StudyError> {
        let weights = table.weights().map(|weights| rows.iter().map(|row| weights[*row]).collect());
        let held = Table::try_new(table.columns_at(rows), vec![None; rows.len()], weights)?;
        Ok((held, rows.iter().map(|row| losses[*row]).collect()))
    };
    let (train_rows, train_losses) = of(&fit)?;
    let found = develop_lgd(&train_rows, &train_losses, &options)?;
    let on_test = if test.is_empty() {
        None
    } else {
        let (rows, actual) = of(&test)?;
        let predicted: Vec<f64> = found.model.predict(&rows)?.iter().map(|loss| loss.lgd).collect();
        let actual: Vec<f64> = actual.into_iter().flatten().collect();
        Some(measure(&predicted, &actual, rows.weights(), GROUPS)?)
    };
    let stage = |stage: &LgdStage| -> Vec<Covariate> {
        let lines = stage.variables.iter();
        lines.map(|variable| covariate(&prepared, &variable.bins, variable.coefficient)).collect()
    };
    Ok(LossFound {
        target: prepared.options.target.clone(),
        train: fit.len() as u64,
        test: test.len() as u64,
        unknown,
        capped,
        on_train: found.quality,
        on_test,
        any_loss: found.model.any_loss.as_ref().map(stage),
        severity: stage(&found.model.severity),
        not_used: not_used(found.left_out),
        model: found.model,
    })
}

/// The share lost of each bad row of the table, how many are not known, and how many were capped.
fn losses(
    cells: &Cells<'_>,
    prepared: &Prepared,
    asked: &LossAsked,
) -> Result<(Vec<Option<f64>>, u64, u64), StudyError> {
    let lost = numbers(cells.get(&asked.lost)?, &asked.lost)?;
    let of = match &asked.of {
        Some(column) => Some(numbers(cells.get(column)?, column)?),
        None => None,
    };
    let (mut unknown, mut capped) = (0, 0);
    let rows = prepared.rows.iter().zip(prepared.table.target());
    let found = rows.map(|(row, outcome)| {
        if *outcome != Some(true) {
            return None;
        }
        let row = *row as usize;
        let share = of.as_ref().map_or(lost[row], |of| if of[row] > 0.0 { lost[row] / of[row] } else { f64::NAN });
        if share.is_nan() {
            unknown += 1;
            return None;
        }
        capped += u64::from(!(0.0..=1.0).contains(&share));
        Some(share.clamp(0.0, 1.0))
    });
    let found: Vec<Option<f64>> = found.collect();
    // A few shares are above the whole by interest and costs; most of them above it are amounts.
    if capped * 2 > found.iter().flatten().filter(|share| **share > 0.0).count() as u64 {
        return Err(StudyError::NotShare { column: asked.lost.clone() });
    }
    Ok((found, unknown, capped))
}
