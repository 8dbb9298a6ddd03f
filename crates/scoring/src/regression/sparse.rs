//! Lasso and elastic net: which columns remain when each must pay for its coefficient.
//!
//! A Newton step whose quadratic model is solved by coordinate descent with soft thresholds (Friedman, Hastie and Tibshirani,
//! "Regularization paths for generalized linear models via coordinate descent", J. of Statistical Software 33(1), 2010).
//! The information matrix is small, so the descent never touches the rows. There are no standard errors here: they do not
//! hold after such a choice. Fit the columns that remain without the lasso to have them.

use serde::{Deserialize, Serialize};

use super::{Design, FitError, FitOptions, MAX_HALVINGS, MAX_ITERATIONS, Sums};

/// Sweeps of one descent; convex and small, it takes a few dozen.
const MAX_SWEEPS: usize = 10_000;

/// A fit with some coefficients at zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SparseFit {
    /// The lasso penalty: this times the sum of the absolute coefficients is taken from the log-likelihood.
    pub lasso: f64,
    /// The intercept, not penalised.
    pub intercept: f64,
    /// One per column; exactly 0 where the column does not remain.
    pub coefficients: Vec<f64>,
    /// Weighted log-likelihood, without the penalties.
    pub log_likelihood: f64,
    /// `-2 log-likelihood + ln(rows) x columns that remain` (Zou, Hastie and Tibshirani, Annals of Statistics 35(5), 2007:
    /// the number that remains estimates the degrees of freedom).
    pub bic: f64,
}

impl SparseFit {
    /// Columns that remain.
    #[must_use]
    pub fn remaining(&self) -> Vec<usize> {
        (0..self.coefficients.len()).filter(|at| self.coefficients[*at] != 0.0).collect()
    }
}

fn soft(value: f64, by: f64) -> f64 {
    if value > by {
        value - by
    } else if value < -by {
        value + by
    } else {
        0.0
    }
}

/// The minimum of the quadratic model with the penalty, by coordinate descent from `beta`.
fn descend(sums: &Sums, beta: &[f64], lasso: f64, tolerance: f64) -> Vec<f64> {
    let side = beta.len();
    let cell = |i: usize, j: usize| sums.information[i.min(j) * side + i.max(j)];
    let mut next = beta.to_vec();
    // Gradient of the model at `next`: g - H (next - beta).
    let mut slope = sums.gradient.clone();
    for _ in 0..MAX_SWEEPS {
        let mut moved = 0.0_f64;
        for j in 0..side {
            let curve = cell(j, j);
            if curve <= 0.0 {
                continue;
            }
            let wanted = soft(slope[j] + curve * next[j], if j == 0 { 0.0 } else { lasso }) / curve;
            let step = wanted - next[j];
            if step != 0.0 {
                next[j] = wanted;
                (0..side).for_each(|i| slope[i] -= cell(i, j) * step);
                moved = moved.max(step.abs());
            }
        }
        if moved <= tolerance {
            break;
        }
    }
    next
}

impl Design<'_> {
    /// Fits with a lasso beside the ridge of the options; both together are the elastic net.
    ///
    /// # Errors
    /// As [`Design::fit`], or when the lasso is negative.
    pub fn fit_lasso(&self, lasso: f64, options: FitOptions) -> Result<SparseFit, FitError> {
        self.check(&options)?;
        self.descend_from(&vec![0.0; self.columns + 1], lasso, options)
    }

    fn descend_from(&self, start: &[f64], lasso: f64, options: FitOptions) -> Result<SparseFit, FitError> {
        if !(lasso.is_finite() && lasso >= 0.0) {
            return Err(FitError::NotFinite { what: "lasso", rule: " and not negative" });
        }
        let cost = |sums: &Sums, beta: &[f64]| {
            let (mut squares, mut sizes) = (0.0, 0.0);
            for b in &beta[1..] {
                squares += b * b;
                sizes += b.abs();
            }
            0.5 * options.ridge * squares + lasso * sizes - sums.value
        };
        let mut beta = start.to_vec();
        let mut sums = self.sums(&beta, options.ridge);
        for _ in 0..MAX_ITERATIONS {
            let goal = descend(&sums, &beta, lasso, options.tolerance * 0.1);
            let before = cost(&sums, &beta);
            let (mut scale, mut moved) = (1.0, 0.0_f64);
            for halving in 0..=MAX_HALVINGS {
                // The full step is taken as it is: a sum would turn exact zeros into rounding.
                let next: Vec<f64> = match halving {
                    0 => goal.clone(),
                    _ => beta.iter().zip(&goal).map(|(b, g)| b + scale * (g - b)).collect(),
                };
                let there = self.sums(&next, options.ridge);
                if cost(&there, &next) <= before + 1e-9 * before.abs() || halving == MAX_HALVINGS {
                    moved = beta.iter().zip(&next).fold(0.0, |most, (b, n)| most.max((b - n).abs()));
                    (beta, sums) = (next, there);
                    break;
                }
                scale *= 0.5;
            }
            if moved <= options.tolerance {
                return Ok(self.sparse(lasso, &beta, &sums));
            }
        }
        Err(FitError::NoConvergence)
    }

    fn sparse(&self, lasso: f64, beta: &[f64], sums: &Sums) -> SparseFit {
        let remaining = beta[1..].iter().filter(|b| **b != 0.0).count() as f64;
        SparseFit {
            lasso,
            intercept: beta[0],
            coefficients: beta[1..].to_vec(),
            log_likelihood: sums.value,
            bic: libm::log(self.total()) * remaining - 2.0 * sums.value,
        }
    }

    /// Fits from the lasso at which nothing remains down to a thousandth of it, in equal ratios, each from the one before.
    ///
    /// # Errors
    /// As [`Design::fit_lasso`], or when `steps` is not between 2 and 200.
    pub fn lasso_path(&self, steps: usize, options: FitOptions) -> Result<Vec<SparseFit>, FitError> {
        self.check(&options)?;
        if !(2..=200).contains(&steps) {
            return Err(FitError::Shape { what: "number of steps", found: steps, expected: "2 to 200".to_owned() });
        }
        let mut start = vec![0.0; self.columns + 1];
        let bads: f64 = (0..self.bad.len()).filter(|at| self.bad[*at]).map(|at| self.weight(at)).sum();
        let all: f64 = (0..self.bad.len()).map(|at| self.weight(at)).sum();
        start[0] = libm::log(bads / (all - bads));
        let null = self.sums(&start, options.ridge);
        let most = null.gradient[1..].iter().fold(0.0_f64, |most, g| most.max(g.abs()));
        let mut path: Vec<SparseFit> = Vec::with_capacity(steps);
        for step in 0..steps {
            let lasso = most * libm::pow(1e-3, step as f64 / (steps - 1) as f64);
            let fit = self.descend_from(&start, lasso, options)?;
            start[0] = fit.intercept;
            start[1..].copy_from_slice(&fit.coefficients);
            path.push(fit);
        }
        Ok(path)
    }

    /// The columns of a path that are worth having: each set that remains somewhere on it is fitted again without the lasso,
    /// and the set of least BIC wins. (The BIC of the shrunken fits favours more columns, because a smaller lasso also
    /// shrinks the sound ones less.)
    ///
    /// # Errors
    /// As [`Design::fit`], for sets other than those with no solution of their own, which are passed over.
    pub fn worth_having(&self, path: &[SparseFit], options: FitOptions) -> Result<Vec<usize>, FitError> {
        let mut best: Option<(f64, Vec<usize>)> = None;
        let mut seen = std::collections::BTreeSet::new();
        for remaining in path.iter().map(SparseFit::remaining) {
            if !seen.insert(remaining.clone()) {
                continue;
            }
            let width = remaining.len();
            let mut values = Vec::with_capacity(width * self.bad.len());
            for row in 0..self.bad.len() {
                values.extend(remaining.iter().map(|column| self.values[row * self.columns + column]));
            }
            let fit = match (Design { values: &values, columns: width, ..*self }).fit(options) {
                Ok(fit) => fit,
                Err(FitError::Singular(_) | FitError::Separated) => continue,
                Err(error) => return Err(error),
            };
            let bic = libm::log(self.total()) * width as f64 - 2.0 * fit.log_likelihood;
            if best.as_ref().is_none_or(|(least, _)| bic < *least) {
                best = Some((bic, remaining));
            }
        }
        Ok(best.map(|(_, remaining)| remaining).unwrap_or_default())
    }

    fn weight(&self, at: usize) -> f64 {
        self.weights.map_or(1.0, |weights| weights[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::unit_hash;

    fn design(rows: usize) -> (Vec<f64>, Vec<bool>) {
        let mut values = Vec::new();
        let bad = (0..rows as u64).map(|row| {
            let x: Vec<f64> = (0..6).map(|column| unit_hash(column, row) * 2.0 - 1.0).collect();
            let logit = 1.5 * x[0] - 1.0 * x[1] - 0.5;
            values.extend(&x);
            unit_hash(99, row) < 1.0 / (1.0 + libm::exp(-logit))
        });
        let bad = bad.collect();
        (values, bad)
    }

    #[test]
    fn the_path_drops_noise_and_ends_at_the_plain_fit() {
        let (values, bad) = design(3_000);
        let design = Design { values: &values, columns: 6, bad: &bad, weights: None };
        let path = design.lasso_path(40, FitOptions::default()).unwrap();
        assert!(path[0].remaining().is_empty());
        assert_eq!(design.worth_having(&path, FitOptions::default()).unwrap(), [0, 1]);
        assert_eq!(path[39].remaining(), [0, 1, 2, 3, 4, 5]);
        let plain = design.fit(FitOptions::default()).unwrap();
        let none = design.fit_lasso(0.0, FitOptions::default()).unwrap();
        for (ours, theirs) in none.coefficients.iter().zip(&plain.coefficients) {
            assert!((ours - theirs.value).abs() < 1e-8, "{ours} {}", theirs.value);
        }
        assert!(design.fit_lasso(-1.0, FitOptions::default()).is_err());
        assert!(design.lasso_path(1, FitOptions::default()).is_err());
        assert!(design.lasso_path(200, FitOptions::default()).is_ok());
        assert!(design.lasso_path(201, FitOptions::default()).is_err());
    }

    #[test]
    fn at_the_optimum_no_coordinate_can_improve() {
        let (values, bad) = design(1_000);
        let design = Design { values: &values, columns: 6, bad: &bad, weights: None };
        let fit = design.fit_lasso(8.0, FitOptions { ridge: 2.0, ..FitOptions::default() }).unwrap();
        let mut beta = vec![fit.intercept];
        beta.extend(&fit.coefficients);
        let gradient = design.sums(&beta, 2.0).gradient;
        assert!(gradient[0].abs() < 1e-6);
        for (b, g) in fit.coefficients.iter().zip(&gradient[1..]) {
            // The subgradient condition of Karush, Kuhn and Tucker.
            if *b == 0.0 { assert!(g.abs() <= 8.0 + 1e-6) } else { assert!((g - 8.0 * b.signum()).abs() < 1e-6) }
        }
    }
}
