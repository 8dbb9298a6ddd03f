//! Which binned columns enter the card: by value, by what they add to one another, by sign and significance.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::DevelopError;
use super::options::{MATERIAL_GAIN, SelectionMethod, SelectionOptions, SignRule};
use super::report::Exclusion;
use crate::binning::{BinningError, Placer, VariableBins};
use crate::regression::{Coefficient, Design, Fit, FitError, FitOptions, inflation_of};
use crate::table::{Sample, Table};

/// Columns whose bins fit into one key of 64 bits.
const MOST_KEYED: usize = 10;
/// Rows are joined when there are so many times fewer of them afterwards.
const LEAST_SAVING: usize = 3;
/// Steps of the lasso's path.
const PATH_STEPS: usize = 50;

/// Bins of the candidates on the training rows: one byte a value, so that a million rows of thirty columns fit the cache
/// budget of a small machine.
pub(super) struct Coded<'a> {
    sample: &'a Sample,
    codes: Vec<Vec<u8>>,
    woe: Vec<Vec<f64>>,
}

/// What a regression is fitted on.
struct Rows {
    values: Vec<f64>,
    bad: Vec<bool>,
    weights: Option<Vec<f64>>,
    width: usize,
}

impl Rows {
    fn design(&self) -> Design<'_> {
        Design { values: &self.values, columns: self.width, bad: &self.bad, weights: self.weights.as_deref() }
    }
}

/// Columns chosen (indices into the candidates), their fit, and why the others were not.
pub(super) struct Choice {
    pub(super) chosen: Vec<usize>,
    pub(super) fit: Fit,
    /// Variance inflation of each chosen column; empty where it has none.
    pub(super) vif: Vec<f64>,
    pub(super) excluded: Vec<(usize, Exclusion)>,
}

impl<'a> Coded<'a> {
    pub(super) fn try_new(
        table: &Table,
        sample: &'a Sample,
        candidates: &[&VariableBins],
    ) -> Result<Self, BinningError> {
        let codes = candidates.par_iter().map(|bins| {
            let column = table.column(&bins.feature).expect("candidates are columns of this table");
            let rules: Vec<_> = bins.bins.iter().map(|bin| bin.rule.clone()).collect();
            let placer = Placer::try_new(column, &rules)?;
            // At most MAX_BINS = 64 bins, which a byte holds.
            Ok(sample.rows.iter().map(|row| placer.place(column, *row as usize) as u8).collect())
        });
        Ok(Self {
            sample,
            codes: codes.collect::<Result<_, BinningError>>()?,
            woe: candidates.iter().map(|bins| bins.bins.iter().map(|bin| bin.woe).collect()).collect(),
        })
    }

    /// The rows as a regression sees them: rows in the same bins with the same outcome are one row of their joint weight.
    /// Few columns have few combinations, and a fit then costs next to nothing; where most rows differ they stay as they are.
    fn rows(&self, columns: &[usize]) -> Rows {
        let width = columns.len();
        let woe = |row: usize, column: &usize| self.woe[*column][usize::from(self.codes[*column][row])];
        let line = |row: usize| columns.iter().map(move |column| woe(row, column));
        if width <= MOST_KEYED {
            let mut known: FxHashMap<u64, u32> = FxHashMap::default();
            let mut rows = Rows { values: Vec::new(), bad: Vec::new(), weights: Some(Vec::new()), width };
            let most = self.sample.len() / LEAST_SAVING;
            for row in 0..self.sample.len() {
                // At most MAX_BINS = 64 bins: six bits each, and one for the outcome.
                let key = columns.iter().fold(u64::from(self.sample.bad[row]), |key, column| {
                    key << 6 | u64::from(self.codes[*column][row])
                });
                let place = *known.entry(key).or_insert(rows.bad.len() as u32) as usize;
                let weights = rows.weights.get_or_insert_default();
                match weights.get_mut(place) {
                    Some(weight) => *weight += self.sample.weight(row),
                    None => {
                        weights.push(self.sample.weight(row));
                        rows.values.extend(line(row));
                        rows.bad.push(self.sample.bad[row]);
                    }
                }
                if rows.bad.len() > most {
                    break;
                }
            }
            if rows.bad.len() <= most {
                return rows;
            }
        }
        let mut values = vec![0.0; width * self.sample.len()];
        values.par_chunks_mut(width.max(1)).enumerate().for_each(|(row, cells)| {
            cells.iter_mut().zip(line(row)).for_each(|(cell, value)| *cell = value);
        });
        Rows { values, bad: self.sample.bad.clone(), weights: self.sample.weights.clone(), width }
    }

    fn fit(&self, columns: &[usize], ridge: f64) -> Result<Fit, FitError> {
        self.rows(columns).design().fit(FitOptions { ridge, tolerance: 1e-9 })
    }

    /// Columns that are worth having on the lasso's path.
    fn remaining(&self, columns: &[usize], ridge: f64) -> Result<Vec<usize>, FitError> {
        let (rows, options) = (self.rows(columns), FitOptions { ridge, tolerance: 1e-6 });
        let design = rows.design();
        design.worth_having(&design.lasso_path(PATH_STEPS, options)?, options)
    }

    /// Weighted correlation of the WOE of two columns, from their cross table.
    fn correlation(&self, a: usize, b: usize) -> f64 {
        let width = self.woe[b].len();
        let mut cells = vec![0.0; self.woe[a].len() * width];
        for (at, (i, j)) in self.codes[a].iter().zip(&self.codes[b]).enumerate() {
            cells[usize::from(*i) * width + usize::from(*j)] += self.sample.weight(at);
        }
        let (mut all, mut sums) = (0.0, [0.0; 5]);
        for (at, weight) in cells.iter().enumerate() {
            let (x, y) = (self.woe[a][at / width], self.woe[b][at % width]);
            all += weight;
            for (sum, value) in sums.iter_mut().zip([x, y, x * x, y * y, x * y]) {
                *sum += weight * value;
            }
        }
        let [x, y, xx, yy, xy] = sums.map(|sum| sum / all);
        let spread = libm::sqrt((xx - x * x).max(0.0) * (yy - y * y).max(0.0));
        if spread > 0.0 { (xy - x * y) / spread } else { 0.0 }
    }
}

/// Told how many columns a regression has before it begins; an error stops the choice.
pub(super) type Step<'a> = dyn FnMut(usize) -> Result<(), DevelopError> + 'a;

/// Chooses among candidates given by falling information value.
pub(super) fn choose(
    coded: &Coded<'_>,
    names: &[&str],
    options: &SelectionOptions,
    ridge: f64,
    step: &mut Step<'_>,
) -> Result<Choice, DevelopError> {
    let mut excluded = Vec::new();
    let mut kept: Vec<usize> = Vec::new();
    let mut correlations: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for at in 0..names.len() {
        if kept.len() >= options.max_characteristics {
            excluded.push((at, Exclusion::PastTheMost {}));
            continue;
        }
        let twins: Vec<f64> = kept.par_iter().map(|other| coded.correlation(*other, at)).collect();
        match twins.iter().position(|correlation| correlation.abs() > options.max_correlation) {
            Some(twin) => {
                let with = names[kept[twin]].to_owned();
                excluded.push((at, Exclusion::Correlated { with, correlation: twins[twin] }));
            }
            None => {
                correlations.extend(kept.iter().zip(twins).map(|(other, found)| ((*other, at), found)));
                kept.push(at);
            }
        }
    }
    let inflation = |columns: &[usize]| {
        inflation_of(columns.len(), |i, j| {
            let (a, b) = (columns[i].min(columns[j]), columns[i].max(columns[j]));
            correlations.get(&(a, b)).copied().unwrap_or(0.0)
        })
    };
    while let Some((at, vif)) = options.max_vif.and_then(|most| most_inflated(&inflation(&kept), most)) {
        excluded.push((kept.remove(at), Exclusion::Inflated { vif }));
    }
    if options.method == SelectionMethod::Lasso {
        let remaining = coded.remaining(&kept, ridge)?;
        let left = (0..kept.len()).filter(|at| !remaining.contains(at));
        excluded.extend(left.map(|at| (kept[at], Exclusion::NotWorthIt {})));
        kept = remaining.into_iter().map(|at| kept[at]).collect();
    }
    let (chosen, fit) = match options.method {
        SelectionMethod::Backward | SelectionMethod::Lasso => {
            backward(coded, kept, options, ridge, &mut excluded, step)?
        }
        SelectionMethod::Forward => forward(coded, kept, options, ridge, &mut excluded, step)?,
    };
    let vif = inflation(&chosen).unwrap_or_default();
    Ok(Choice { chosen, fit, vif, excluded })
}

/// The column to drop for inflation: the one named as a combination of those before it, or the most inflated past the line.
fn most_inflated(found: &Result<Vec<f64>, FitError>, most: f64) -> Option<(usize, f64)> {
    match found {
        Ok(vif) => {
            let worst = vif.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
            worst.filter(|(_, vif)| *vif > most)
        }
        Err(FitError::Singular(at)) if *at > 0 => Some((at - 1, f64::MAX)),
        Err(_) => None,
    }
}

/// The column to drop: the most positive coefficient (more evidence of good must not mean more bad), or else the least
/// significant one.
fn worst(fit: &Fit, rows: usize, options: &SelectionOptions) -> Option<(usize, Exclusion)> {
    let borne = |coefficient: &Coefficient| {
        let z = coefficient.value / coefficient.standard_error;
        match options.sign {
            SignRule::Strict => false,
            SignRule::Material => z * z / (2.0 * rows as f64) >= MATERIAL_GAIN,
            SignRule::Free => true,
        }
    };
    let coefficients = || fit.coefficients.iter().enumerate();
    let turned = coefficients().filter(|(_, coefficient)| coefficient.value >= 0.0 && !borne(coefficient));
    if let Some((at, coefficient)) = turned.max_by(|a, b| a.1.value.total_cmp(&b.1.value)) {
        return Some((at, Exclusion::WrongSign { coefficient: coefficient.value }));
    }
    let (at, coefficient) = coefficients().max_by(|a, b| a.1.p_value.total_cmp(&b.1.p_value))?;
    let p_value = coefficient.p_value;
    (p_value > options.max_p_value).then_some((at, Exclusion::NotSignificant { p_value }))
}

type Chosen = (Vec<usize>, Fit);

fn backward(
    coded: &Coded<'_>,
    mut kept: Vec<usize>,
    options: &SelectionOptions,
    ridge: f64,
    excluded: &mut Vec<(usize, Exclusion)>,
    step: &mut Step<'_>,
) -> Result<Chosen, DevelopError> {
    loop {
        step(kept.len())?;
        match coded.fit(&kept, ridge) {
            Ok(fit) => match worst(&fit, coded.sample.len(), options) {
                Some((at, why)) => excluded.push((kept.remove(at), why)),
                None => return Ok((kept, fit)),
            },
            // Column 0 is the intercept; the column named has nothing of its own beside those before it.
            Err(FitError::Singular(at)) if at > 0 => excluded.push((kept.remove(at - 1), Exclusion::Collinear {})),
            Err(error) => return Err(error.into()),
        }
    }
}

fn forward(
    coded: &Coded<'_>,
    kept: Vec<usize>,
    options: &SelectionOptions,
    ridge: f64,
    excluded: &mut Vec<(usize, Exclusion)>,
    step: &mut Step<'_>,
) -> Result<Chosen, DevelopError> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut fit = coded.fit(&chosen, ridge)?;
    for column in kept {
        let mut tried = chosen.clone();
        tried.push(column);
        step(tried.len())?;
        match coded.fit(&tried, ridge) {
            Ok(found) => match worst(&found, coded.sample.len(), options) {
                Some((_, why)) => excluded.push((column, why)),
                None => (chosen, fit) = (tried, found),
            },
            Err(FitError::Singular(_)) => excluded.push((column, Exclusion::Collinear {})),
            Err(error) => return Err(error.into()),
        }
    }
    Ok((chosen, fit))
}
