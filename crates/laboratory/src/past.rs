//! A sample set as the past loans it holds: what a product would have been asked with.

use lake::SampleColumn;
use scoring::FeatureValue;

use crate::StudyError;
use crate::cells::{Cells, numbers};
use crate::prepare::Prepared;
use crate::study::Study;

/// A column of the set, or a derived one, as numbers for each row of the prepared table; NaN is missing.
///
/// # Errors
/// [`StudyError::NoColumn`], [`StudyError::NotOfKind`] for a column that holds no numbers.
pub fn numbers_of(
    columns: &[SampleColumn],
    study: &Study,
    prepared: &Prepared,
    name: &str,
) -> Result<Vec<f64>, StudyError> {
    let cells = Cells::try_new(columns, study)?;
    let all = numbers(cells.get(name)?, name)?;
    Ok(prepared.rows.iter().map(|row| all[*row as usize]).collect())
}

/// The features of one row of the prepared table, by the names decisions find them under.
pub fn features_of(prepared: &Prepared, row: usize) -> impl Iterator<Item = (&str, FeatureValue)> {
    prepared.table.columns().iter().map(move |column| (column.name.as_str(), column.value(row)))
}
