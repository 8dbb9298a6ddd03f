//! How much of a column the others say: variance inflation.

use super::{FitError, cholesky, solve};
use crate::limits::MAX_CHARACTERISTICS;

/// `1 / (1 - R^2)` of each column on the others (Marquardt, Technometrics 12(3), 1970): the factor by which its coefficient's
/// variance grows because of them. 5 and 10 are lines in use.
///
/// `values` are row-major, `rows x columns`; weights are frequencies.
///
/// # Errors
/// [`FitError`] when shapes do not fit or a column is constant or a combination of the others.
///
/// ```
/// let apart = [1.0, 1.0, 1.0, -1.0, -1.0, 1.0, -1.0, -1.0];
/// assert_eq!(scoring::regression::variance_inflation(&apart, 2, None).unwrap(), [1.0, 1.0]);
/// ```
pub fn variance_inflation(values: &[f64], columns: usize, weights: Option<&[f64]>) -> Result<Vec<f64>, FitError> {
    if columns == 0 || columns > MAX_CHARACTERISTICS || values.is_empty() || !values.len().is_multiple_of(columns) {
        let expected = format!("rows x columns, with 1 to {MAX_CHARACTERISTICS} columns");
        return Err(FitError::Shape { what: "number of values", found: values.len(), expected });
    }
    let rows = values.len() / columns;
    if let Some(found) = weights.map(<[f64]>::len).filter(|found| *found != rows) {
        return Err(FitError::Shape { what: "number of weights", found, expected: format!("{rows} rows") });
    }
    let mut mean = vec![0.0; columns];
    let mut all = 0.0;
    for (row, line) in values.chunks_exact(columns).enumerate() {
        let weight = weights.map_or(1.0, |weights| weights[row]);
        all += weight;
        mean.iter_mut().zip(line).for_each(|(sum, value)| *sum += weight * value);
    }
    mean.iter_mut().for_each(|sum| *sum /= all);
    let mut products = vec![0.0; columns * columns];
    for (row, line) in values.chunks_exact(columns).enumerate() {
        let weight = weights.map_or(1.0, |weights| weights[row]);
        for i in 0..columns {
            let apart = weight * (line[i] - mean[i]);
            for j in i..columns {
                products[i * columns + j] += apart * (line[j] - mean[j]);
            }
        }
    }
    let correlation = |i: usize, j: usize| {
        products[i.min(j) * columns + i.max(j)] / libm::sqrt(products[i * columns + i] * products[j * columns + j])
    };
    inflation_of(columns, correlation)
}

/// The diagonal of the inverse of a correlation matrix.
pub(crate) fn inflation_of(side: usize, correlation: impl Fn(usize, usize) -> f64) -> Result<Vec<f64>, FitError> {
    let mut upper = vec![0.0; side * side];
    for i in 0..side {
        for j in i..side {
            upper[i * side + j] = if i == j { 1.0 } else { correlation(i, j) };
        }
    }
    let lower = cholesky(&upper, side).map_err(|at| FitError::Singular(at + 1))?;
    let diagonal = (0..side).map(|at| {
        let mut unit = vec![0.0; side];
        unit[at] = 1.0;
        solve(&lower, side, &unit)[at]
    });
    Ok(diagonal.collect())
}
