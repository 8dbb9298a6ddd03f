//! Errors that hold when outcomes are shares and not events.

use super::{Coefficient, Fit, FitError, cholesky, solve};
use crate::scorecard::sigmoid;

impl Fit {
    /// The same coefficients with the errors of a quasi-likelihood, `A^-1 B A^-1` with `A = sum w p (1 - p) x x'` and
    /// `B = sum (w (y - p))^2 x x'` (Papke and Wooldridge, J. of Applied Econometrics 11(6), 1996, equation 9, without a
    /// correction for degrees; statsmodels calls it HC0). `values` is row-major, `share` the outcome of each row from 0 to 1.
    pub(crate) fn with_robust_errors(self, values: &[f64], share: &[f64], weights: &[f64]) -> Result<Self, FitError> {
        let columns = self.coefficients.len();
        let side = columns + 1;
        let beta: Vec<f64> = [self.intercept].iter().chain(&self.coefficients).map(|one| one.value).collect();
        let (mut bread, mut meat) = (vec![0.0; side * side], vec![0.0; side * side]);
        let mut row = vec![1.0; side];
        for at in 0..share.len() {
            row[1..].copy_from_slice(&values[at * columns..(at + 1) * columns]);
            let p = sigmoid(row.iter().zip(&beta).map(|(x, b)| x * b).sum());
            let (curve, slope) = (weights[at] * p * (1.0 - p), weights[at] * (share[at] - p));
            for i in 0..side {
                for j in i..side {
                    let product = row[i] * row[j];
                    bread[i * side + j] += curve * product;
                    meat[i * side + j] += slope * slope * product;
                }
            }
        }
        let factor = cholesky(&bread, side).map_err(FitError::Singular)?;
        let mut coefficients = (0..side).map(|at| {
            let mut unit = vec![0.0; side];
            unit[at] = 1.0;
            let column = solve(&factor, side, &unit);
            let mut variance = 0.0;
            for i in 0..side {
                for j in 0..side {
                    variance += column[i] * column[j] * meat[i.min(j) * side + i.max(j)];
                }
            }
            let standard_error = libm::sqrt(variance);
            let p_value = libm::erfc((beta[at] / standard_error).abs() / core::f64::consts::SQRT_2);
            Coefficient { value: beta[at], standard_error, p_value }
        });
        let intercept = coefficients.next().unwrap_or(self.intercept);
        Ok(Self { intercept, coefficients: coefficients.collect(), ..self })
    }
}
