//! Logistic regression by Newton's method with step halving, weighted, with standard errors.
//!
//! Rows are summed in chunks of a fixed length and the chunks in order, so that the result does not depend on the
//! number of threads.

mod inflation;
mod robust;
mod sparse;
mod worst;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::limits::MAX_CHARACTERISTICS;
use crate::scorecard::sigmoid;

pub(crate) use inflation::inflation_of;
pub use inflation::variance_inflation;
pub use sparse::SparseFit;
pub(crate) use worst::worst;

const CHUNK_ROWS: usize = 8_192;
const MAX_ITERATIONS: usize = 100;
const MAX_HALVINGS: usize = 30;
/// A mean log-likelihood this near to 0 means that the columns part the outcomes.
const SEPARATED: f64 = -1e-6;
/// Past this, information that has no inverse has vanished for the same reason, and columns are not collinear.
const VANISHED: f64 = -1e-2;

/// What to fit.
#[derive(Debug, Clone, Copy)]
pub struct Design<'a> {
    /// Row-major values, `bad.len() x columns`.
    pub values: &'a [f64],
    /// Columns, intercept not counted.
    pub columns: usize,
    /// Outcomes, `true` being bad.
    pub bad: &'a [bool],
    /// Weights, read as frequencies.
    pub weights: Option<&'a [f64]>,
}

/// Options of a fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FitOptions {
    /// Half the square of each coefficient (not the intercept) times this is taken from the log-likelihood.
    pub ridge: f64,
    /// Converged when no coefficient moves by more than this.
    pub tolerance: f64,
}

impl Default for FitOptions {
    fn default() -> Self {
        Self { ridge: 0.0, tolerance: 1e-10 }
    }
}

/// One coefficient.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Coefficient {
    /// On the logit of bad.
    pub value: f64,
    /// From the inverse of the (penalised) information.
    pub standard_error: f64,
    /// Two-sided, normal.
    pub p_value: f64,
}

/// A fitted regression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fit {
    /// The intercept.
    pub intercept: Coefficient,
    /// One per column.
    pub coefficients: Vec<Coefficient>,
    /// Weighted log-likelihood, without the penalty.
    pub log_likelihood: f64,
    /// Newton steps taken.
    pub iterations: usize,
}

/// Why nothing was fitted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FitError {
    /// Lengths or bounds.
    #[error("{what} is {found}; expected {expected}")]
    Shape {
        /// What was measured.
        what: &'static str,
        /// Its measure.
        found: usize,
        /// What is allowed.
        expected: String,
    },
    /// A value, weight or option that is not usable.
    #[error("{what} must be finite{rule}: check the columns passed")]
    NotFinite {
        /// What it is.
        what: &'static str,
        /// A further rule.
        rule: &'static str,
    },
    /// Only goods or only bads.
    #[error("all outcomes are {0}: both outcomes are needed")]
    OneOutcome(&'static str),
    /// Columns explain one another.
    #[error("column {0} is a combination of the others (or constant): drop it or use a ridge")]
    Singular(usize),
    /// Coefficients run away.
    #[error("outcomes are separated by the columns, coefficients grow without end: pool small bins or use a ridge")]
    Separated,
    /// No convergence.
    #[error("no convergence in {MAX_ITERATIONS} steps: use a ridge or fewer columns")]
    NoConvergence,
}

/// Log-likelihood, gradient and upper triangle of the information.
struct Sums {
    value: f64,
    gradient: Vec<f64>,
    information: Vec<f64>,
}

impl Design<'_> {
    fn check(&self, options: &FitOptions) -> Result<(), FitError> {
        let rows = self.bad.len();
        if self.columns > MAX_CHARACTERISTICS {
            let expected = format!("at most {MAX_CHARACTERISTICS}: select fewer");
            return Err(FitError::Shape { what: "number of columns", found: self.columns, expected });
        }
        if self.values.len() != rows * self.columns {
            let expected = format!("{rows} rows x {} columns", self.columns);
            return Err(FitError::Shape { what: "number of values", found: self.values.len(), expected });
        }
        if self.weights.is_some_and(|weights| weights.len() != rows) {
            let found = self.weights.map_or(0, <[f64]>::len);
            return Err(FitError::Shape { what: "number of weights", found, expected: format!("{rows} rows") });
        }
        if !self.values.par_iter().all(|value| value.is_finite()) {
            return Err(FitError::NotFinite { what: "values", rule: "" });
        }
        if !self.weights.is_none_or(|weights| weights.iter().all(|w| w.is_finite() && *w > 0.0)) {
            return Err(FitError::NotFinite { what: "weights", rule: " and above 0" });
        }
        if !(options.ridge.is_finite() && options.ridge >= 0.0 && options.tolerance > 0.0) {
            return Err(FitError::NotFinite { what: "ridge and tolerance", rule: " and not negative" });
        }
        match (self.bad.iter().any(|bad| *bad), self.bad.iter().any(|bad| !*bad)) {
            (true, true) => Ok(()),
            (true, false) => Err(FitError::OneOutcome("bad")),
            (false, _) => Err(FitError::OneOutcome("good")),
        }
    }

    fn chunk(&self, first: usize, last: usize, beta: &[f64]) -> Sums {
        let side = self.columns + 1;
        let mut sums = Sums { value: 0.0, gradient: vec![0.0; side], information: vec![0.0; side * side] };
        let mut row = vec![1.0; side];
        for at in first..last {
            row[1..].copy_from_slice(&self.values[at * self.columns..(at + 1) * self.columns]);
            let mut z = 0.0;
            for (x, b) in row.iter().zip(beta) {
                z += x * b;
            }
            let weight = self.weights.map_or(1.0, |weights| weights[at]);
            let p = sigmoid(z);
            // ln(1 + e^-|z|) + max(-+z, 0), without overflow.
            let signed = if self.bad[at] { z } else { -z };
            sums.value -= weight * (libm::log1p(libm::exp(-signed.abs())) + (-signed).max(0.0));
            let slope = weight * (f64::from(u8::from(self.bad[at])) - p);
            let curve = weight * p * (1.0 - p);
            for i in 0..side {
                sums.gradient[i] += slope * row[i];
                let scaled = curve * row[i];
                let line = &mut sums.information[i * side + i..(i + 1) * side];
                for (cell, x) in line.iter_mut().zip(&row[i..]) {
                    *cell += scaled * x;
                }
            }
        }
        sums
    }

    fn sums(&self, beta: &[f64], ridge: f64) -> Sums {
        let rows = self.bad.len();
        let side = self.columns + 1;
        let parts: Vec<Sums> = (0..rows.div_ceil(CHUNK_ROWS))
            .into_par_iter()
            .map(|part| self.chunk(part * CHUNK_ROWS, ((part + 1) * CHUNK_ROWS).min(rows), beta))
            .collect();
        let mut total = Sums { value: 0.0, gradient: vec![0.0; side], information: vec![0.0; side * side] };
        for part in parts {
            total.value += part.value;
            total.gradient.iter_mut().zip(&part.gradient).for_each(|(sum, more)| *sum += more);
            total.information.iter_mut().zip(&part.information).for_each(|(sum, more)| *sum += more);
        }
        for (i, b) in beta.iter().enumerate().skip(1) {
            total.gradient[i] -= ridge * b;
            total.information[i * side + i] += ridge;
        }
        total
    }

    /// Sum of the weights: the number of rows that they stand for.
    fn total(&self) -> f64 {
        self.weights.map_or(self.bad.len() as f64, |weights| weights.iter().sum())
    }

    /// Fits the regression.
    ///
    /// # Errors
    /// [`FitError`] when the design is not usable, columns are collinear, or the fit does not converge.
    ///
    /// ```
    /// use scoring::regression::{Design, FitOptions};
    /// let bad = [true, false, false, false];
    /// let fit = Design { values: &[], columns: 0, bad: &bad, weights: None }.fit(FitOptions::default()).unwrap();
    /// assert!((fit.intercept.value - (0.25_f64 / 0.75).ln()).abs() < 1e-9);
    /// ```
    pub fn fit(&self, options: FitOptions) -> Result<Fit, FitError> {
        self.check(&options)?;
        let side = self.columns + 1;
        let penalised =
            |sums: &Sums, beta: &[f64]| sums.value - 0.5 * options.ridge * beta[1..].iter().map(|b| b * b).sum::<f64>();
        let mut beta = vec![0.0; side];
        let mut sums = self.sums(&beta, options.ridge);
        let total = self.total();
        for iteration in 1..=MAX_ITERATIONS {
            let factor = cholesky(&sums.information, side).map_err(|column| {
                let vanished = sums.value > VANISHED * total;
                if vanished { FitError::Separated } else { FitError::Singular(column) }
            })?;
            let step = solve(&factor, side, &sums.gradient);
            let moved = step.iter().fold(0.0_f64, |most, s| most.max(s.abs()));
            let before = penalised(&sums, &beta);
            let mut scale = 1.0;
            for halving in 0..=MAX_HALVINGS {
                let next: Vec<f64> = beta.iter().zip(&step).map(|(b, s)| b + scale * s).collect();
                let there = self.sums(&next, options.ridge);
                // Near the optimum the gain is lost in rounding; such a step is taken.
                if penalised(&there, &next) >= before - 1e-9 * before.abs() || halving == MAX_HALVINGS {
                    (beta, sums) = (next, there);
                    break;
                }
                scale *= 0.5;
            }
            if sums.value > SEPARATED * total {
                return Err(FitError::Separated);
            }
            if moved * scale <= options.tolerance {
                return self.finish(&beta, &sums, iteration);
            }
        }
        Err(FitError::NoConvergence)
    }

    fn finish(&self, beta: &[f64], sums: &Sums, iterations: usize) -> Result<Fit, FitError> {
        let side = beta.len();
        let factor = cholesky(&sums.information, side).map_err(|_| FitError::Separated)?;
        let mut coefficients = (0..side).map(|at| {
            let mut unit = vec![0.0; side];
            unit[at] = 1.0;
            let standard_error = libm::sqrt(solve(&factor, side, &unit)[at]);
            let z = beta[at] / standard_error;
            let p_value = libm::erfc(z.abs() / core::f64::consts::SQRT_2);
            Coefficient { value: beta[at], standard_error, p_value }
        });
        let intercept = coefficients.next().ok_or(FitError::NoConvergence)?;
        Ok(Fit { intercept, coefficients: coefficients.collect(), log_likelihood: sums.value, iterations })
    }
}

/// Lower factor of a symmetric matrix given by its upper triangle; the error is the column (0 the intercept) that
/// depends on those before it.
fn cholesky(upper: &[f64], side: usize) -> Result<Vec<f64>, usize> {
    let mut lower = vec![0.0; side * side];
    for j in 0..side {
        for i in j..side {
            let mut sum = upper[j * side + i];
            for k in 0..j {
                sum -= lower[i * side + k] * lower[j * side + k];
            }
            if i == j {
                // Relative to the diagonal: an exact combination leaves only rounding.
                if sum.is_nan() || sum <= 1e-12 * upper[j * side + j] {
                    return Err(j);
                }
                lower[j * side + j] = libm::sqrt(sum);
            } else {
                lower[i * side + j] = sum / lower[j * side + j];
            }
        }
    }
    Ok(lower)
}

fn solve(lower: &[f64], side: usize, right: &[f64]) -> Vec<f64> {
    let mut x = right.to_vec();
    for i in 0..side {
        for k in 0..i {
            x[i] -= lower[i * side + k] * x[k];
        }
        x[i] /= lower[i * side + i];
    }
    for i in (0..side).rev() {
        for k in i + 1..side {
            x[i] -= lower[k * side + i] * x[k];
        }
        x[i] /= lower[i * side + i];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(values: &[f64], columns: usize, bad: &[bool], ridge: f64) -> Result<Fit, FitError> {
        Design { values, columns, bad, weights: None }.fit(FitOptions { ridge, ..FitOptions::default() })
    }

    #[test]
    fn a_two_by_two_table_gives_the_log_odds_ratio_and_its_error() {
        // x = 1: 20 bad of 50; x = 0: 10 bad of 60.
        let mut values = Vec::new();
        let mut bad = Vec::new();
        for (x, bads, rows) in [(1.0, 20, 50), (0.0, 10, 60)] {
            for at in 0..rows {
                values.push(x);
                bad.push(at < bads);
            }
        }
        let found = fit(&values, 1, &bad, 0.0).unwrap();
        let ratio = (20.0 * 50.0 / (30.0 * 10.0_f64)).ln();
        let error = (1.0 / 20.0 + 1.0 / 30.0 + 1.0 / 10.0 + 1.0 / 50.0_f64).sqrt();
        assert!((found.coefficients[0].value - ratio).abs() < 1e-10);
        assert!((found.coefficients[0].standard_error - error).abs() < 1e-10);
    }

    #[test]
    fn refusals_name_the_remedy() {
        let bad = [true, false, true, false];
        assert_eq!(fit(&[1.0, 1.0, 1.0, 1.0], 1, &bad, 0.0), Err(FitError::Singular(1)));
        let separated = fit(&[1.0, -1.0, 1.0, -1.0], 1, &bad, 0.0).unwrap_err();
        assert_eq!(separated, FitError::Separated);
        assert!(fit(&[1.0, -1.0, 1.0, -1.0], 1, &bad, 0.1).is_ok(), "a ridge holds the coefficient");
        assert_eq!(fit(&[1.0, 2.0], 1, &[true, true], 0.0), Err(FitError::OneOutcome("bad")));
        assert!(matches!(fit(&[f64::NAN, 2.0], 1, &[true, false], 0.0), Err(FitError::NotFinite { .. })));
        assert!(matches!(fit(&[1.0], 1, &[true, false], 0.0), Err(FitError::Shape { .. })));
        let wide = vec![0.0; 2 * (MAX_CHARACTERISTICS + 1)];
        assert!(matches!(fit(&wide, MAX_CHARACTERISTICS + 1, &[true, false], 1.0), Err(FitError::Shape { .. })));
        assert!(fit(&wide[2..], MAX_CHARACTERISTICS, &[true, false], 1.0).is_ok());
    }
}
