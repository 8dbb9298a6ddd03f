//! Discrete-time hazard: a logistic regression on one row for each loan and period.
//!
//! `logit h(t, x) = a_band(t) + sum b_j WOE_j(x)`: the chance of default in period `t` of a loan that reached it (Cox, J. of
//! the Royal Statistical Society B 34(2), 1972, section 7; Singer and Willett, J. of Educational Statistics 18(2), 1993).
//! The likelihood of loans seen for unequal times is that of the person-period rows, so nothing is thrown away and nothing
//! called good that was only seen for a short time.
//!
//! Within a band of periods all of a loan's rows without default are alike. They are one row whose weight is their number,
//! which gives the same likelihood at a fraction of the size. WOE is that of the hazard: goods are periods survived, bads
//! are defaults.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Spells, TermStructure};
use crate::binning::{BinningError, BinningOptions, VariableBins, bin_column};
use crate::limits::{MAX_BANDS, MAX_CHARACTERISTICS, MAX_PERIODS, MAX_PERSON_CELLS};
use crate::metrics::MetricError;
use crate::regression::{Coefficient, Design, Fit, FitError, FitOptions, worst};
use crate::runtime::ScoreError;
use crate::scorecard::sigmoid;
use crate::table::{Column, Sample, Table};

/// The document schema this build writes.
pub const SCHEMA: u16 = 1;

/// What a development is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HazardOptions {
    /// Name of the model.
    pub name: String,
    /// What *default* means, in words.
    pub target: String,
    /// Months in a period, told to the reader.
    pub period_months: u32,
    /// Last period of each band of the baseline, ascending; the last band goes on for ever.
    pub bands: Vec<u32>,
    /// Columns used; all when empty.
    pub columns: Vec<String>,
    /// Binning of the columns.
    pub binning: BinningOptions,
    /// Least information value on the hazard.
    pub min_iv: f64,
    /// Largest p-value of a coefficient.
    pub max_p_value: f64,
    /// Ridge of the regression.
    pub ridge: f64,
}

impl Default for HazardOptions {
    fn default() -> Self {
        Self {
            name: "hazard".to_owned(),
            target: "default".to_owned(),
            period_months: 1,
            bands: vec![6, 12, 18, 24, 36, 48, 60],
            columns: Vec::new(),
            binning: BinningOptions::default(),
            min_iv: 0.02,
            max_p_value: 0.05,
            ridge: 0.0,
        }
    }
}

/// The baseline of one band of periods.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardBaseline {
    /// Last period of the band; absent for the last band.
    pub through: Option<u32>,
    /// Logit of the hazard at WOE 0.
    pub logit: f64,
    /// Its standard error; of bands after the first, that of the difference from the first.
    pub standard_error: f64,
    /// Weighted periods seen.
    pub exposure: f64,
    /// Weighted defaults.
    pub defaults: f64,
}

/// A covariate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardVariable {
    /// Its bins; goods are periods survived.
    pub bins: VariableBins,
    /// Of the WOE on the logit of the hazard.
    pub coefficient: Coefficient,
}

/// The model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardModel {
    /// Document schema, [`SCHEMA`].
    pub schema: u16,
    /// Its name.
    pub name: String,
    /// What *default* means.
    pub target: String,
    /// Months in a period.
    pub period_months: u32,
    /// The baseline.
    pub baseline: Vec<HazardBaseline>,
    /// The covariates.
    pub variables: Vec<HazardVariable>,
}

/// A model with what its development left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HazardDevelopment {
    /// The model.
    pub model: HazardModel,
    /// Log-likelihood of the person-periods, weighted.
    pub log_likelihood: f64,
    /// Columns that are not in the model, each with the reason.
    pub left_out: BTreeMap<String, String>,
}

/// Why there is no model, or no term structure.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum HazardError {
    /// An option out of its range.
    #[error("option {name}: {rule}")]
    Option {
        /// Its name.
        name: &'static str,
        /// What it must keep.
        rule: String,
    },
    /// A band in which nobody defaulted has no finite baseline.
    #[error("no default through period {through} after the band before it: make the bands wider")]
    EmptyBand {
        /// The band's last period.
        through: String,
    },
    /// Lengths and numbers of the spells.
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

/// Person-periods, those of one loan, band and outcome in one row.
struct PersonPeriods {
    sample: Sample,
    band: Vec<usize>,
}

impl PersonPeriods {
    fn new(spells: &Spells<'_>, bands: &[u32]) -> Self {
        let mut sample = Sample { rows: Vec::new(), bad: Vec::new(), weights: Some(Vec::new()) };
        let mut band_of = Vec::new();
        let mut push = |row: usize, band: usize, bad: bool, weight: f64| {
            sample.rows.push(row as u32);
            sample.bad.push(bad);
            sample.weights.get_or_insert_default().push(weight);
            band_of.push(band);
        };
        for row in 0..spells.periods.len() {
            let (last, weight) = (spells.periods[row], spells.weight(row));
            let survived = if spells.defaulted[row] { last - 1 } else { last };
            let mut from = 0;
            for band in 0..=bands.len() {
                let through = bands.get(band).copied().unwrap_or(u32::MAX);
                let periods = survived.min(through).saturating_sub(from);
                if periods > 0 {
                    push(row, band, false, weight * f64::from(periods));
                }
                if spells.defaulted[row] && last > from && last <= through {
                    push(row, band, true, weight);
                }
                from = through;
                if last <= through {
                    break;
                }
            }
        }
        Self { sample, band: band_of }
    }

    /// Weighted periods and defaults of each band.
    fn exposure(&self, bands: usize) -> Vec<(f64, f64)> {
        let mut sums = vec![(0.0, 0.0); bands];
        for (at, band) in self.band.iter().enumerate() {
            let weight = self.sample.weight(at);
            sums[*band].0 += weight;
            sums[*band].1 += if self.sample.bad[at] { weight } else { 0.0 };
        }
        sums
    }

    /// Fits bands and the WOE of the given columns; the first band is the intercept.
    fn fit(&self, bands: usize, woe: &[&[f64]], ridge: f64) -> Result<Fit, FitError> {
        let columns = bands - 1 + woe.len();
        let mut values = Vec::with_capacity(self.band.len() * columns);
        for (row, band) in self.sample.rows.iter().zip(&self.band) {
            values.extend((1..bands).map(|at| f64::from(u8::from(at == *band))));
            values.extend(woe.iter().map(|column| column[*row as usize]));
        }
        let weights = self.sample.weights.as_deref();
        Design { values: &values, columns, bad: &self.sample.bad, weights }
            .fit(FitOptions { ridge, ..FitOptions::default() })
    }
}

fn option<T>(name: &'static str, rule: impl Into<String>) -> Result<T, HazardError> {
    Err(HazardError::Option { name, rule: rule.into() })
}

fn check(table: &Table, spells: &Spells<'_>, options: &HazardOptions) -> Result<(), HazardError> {
    spells.check()?;
    crate::metrics::same_length(table.rows(), spells.periods.len(), None)?;
    let bands = &options.bands;
    if bands.len() > MAX_BANDS || bands.first() == Some(&0) || bands.windows(2).any(|pair| pair[0] >= pair[1]) {
        return option("bands", format!("at most {MAX_BANDS} ascending periods from 1"));
    }
    if !(options.max_p_value > 0.0 && options.max_p_value <= 1.0) {
        return option("max_p_value", "above 0 and at most 1");
    }
    match options.columns.iter().find(|name| table.column(name).is_none()) {
        Some(name) => option("columns", format!("names '{name}', which the table lacks: correct the name")),
        None => Ok(()),
    }
}

/// Whether so many rows, bands and covariates are within the bounds of a fit; the first band is the intercept.
fn fits(rows: usize, bands: usize, covariates: usize) -> bool {
    let columns = bands - 1 + covariates;
    columns <= MAX_CHARACTERISTICS && rows.saturating_mul(columns) <= MAX_PERSON_CELLS
}

/// Bins the columns on the hazard and fits the model; columns of a wrong sign or of no significance leave one by one, the
/// worst first.
///
/// # Errors
/// [`HazardError`], naming what to change.
pub fn develop_hazard(
    table: &Table,
    spells: &Spells<'_>,
    options: &HazardOptions,
) -> Result<HazardDevelopment, HazardError> {
    check(table, spells, options)?;
    let rows = PersonPeriods::new(spells, &options.bands);
    // Bands past the last loan are no bands.
    let bands = rows.band.iter().max().map_or(1, |last| last + 1);
    let exposure = rows.exposure(bands);
    if let Some(at) = exposure.iter().position(|(_, defaults)| *defaults <= 0.0) {
        let through = options.bands.get(at).map_or_else(|| "the last".to_owned(), u32::to_string);
        return Err(HazardError::EmptyBand { through });
    }
    let mut left_out = BTreeMap::new();
    let mut found: Vec<(VariableBins, Vec<f64>)> = Vec::new();
    let wanted = |column: &&Column| options.columns.is_empty() || options.columns.contains(&column.name);
    for column in table.columns().iter().filter(wanted) {
        let bins = bin_column(column, &rows.sample, &options.binning)?;
        if bins.iv < options.min_iv {
            left_out
                .insert(column.name.clone(), format!("information value {:.4} is below {}", bins.iv, options.min_iv));
            continue;
        }
        let woe = bins.woe(column)?;
        found.push((bins, woe));
    }
    if !fits(rows.band.len(), bands, found.len()) {
        return option("columns", format!("{} for {} rows by band: name fewer", found.len(), rows.band.len()));
    }
    let fit = loop {
        let woe: Vec<&[f64]> = found.iter().map(|(_, woe)| woe.as_slice()).collect();
        let fit = rows.fit(bands, &woe, options.ridge)?;
        let Some((at, why)) = worst(&fit.coefficients[bands - 1..], options.max_p_value) else { break fit };
        left_out.insert(found.remove(at).0.feature, why);
    };
    let baseline = (0..bands).map(|at| {
        let own = if at == 0 { fit.intercept } else { fit.coefficients[at - 1] };
        HazardBaseline {
            through: options.bands.get(at).copied().filter(|_| at + 1 < bands),
            logit: if at == 0 { own.value } else { fit.intercept.value + own.value },
            standard_error: own.standard_error,
            exposure: exposure[at].0,
            defaults: exposure[at].1,
        }
    });
    let model = HazardModel {
        schema: SCHEMA,
        name: options.name.clone(),
        target: options.target.clone(),
        period_months: options.period_months,
        baseline: baseline.collect(),
        variables: found
            .into_iter()
            .zip(&fit.coefficients[bands - 1..])
            .map(|((bins, _), coefficient)| HazardVariable { bins, coefficient: *coefficient })
            .collect(),
    };
    Ok(HazardDevelopment { model, log_likelihood: fit.log_likelihood, left_out })
}

impl HazardModel {
    /// The term structure of every row of a table over the first `periods`.
    ///
    /// # Errors
    /// [`HazardError`] when a column is absent or of the other kind, or the periods are outside 1 to 600.
    pub fn terms(&self, table: &Table, periods: u32) -> Result<Vec<TermStructure>, HazardError> {
        if !(1..=MAX_PERIODS).contains(&periods) {
            return option("periods", "between 1 and 600");
        }
        let mut shift = vec![0.0; table.rows()];
        for variable in &self.variables {
            let name = &variable.bins.feature;
            let column = table.column(name).ok_or_else(|| ScoreError::Absent(name.clone()))?;
            for (sum, woe) in shift.iter_mut().zip(variable.bins.woe(column)?) {
                *sum += variable.coefficient.value * woe;
            }
        }
        let logits: Vec<f64> = (1..=periods).map(|period| self.baseline_at(period)).collect();
        let term = |shift: f64| TermStructure::of_hazards(logits.iter().map(|logit| sigmoid(logit + shift)));
        Ok(shift.into_iter().map(term).collect())
    }

    fn baseline_at(&self, period: u32) -> f64 {
        let band = self.baseline.iter().find(|band| band.through.is_none_or(|through| period <= through));
        // The last band is open, so every period has one.
        band.map_or(f64::NEG_INFINITY, |band| band.logit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fit_has_bounds() {
        assert!(fits(1, 1, MAX_CHARACTERISTICS) && !fits(1, 1, MAX_CHARACTERISTICS + 1));
        assert!(fits(1, 3, MAX_CHARACTERISTICS - 2) && !fits(1, 3, MAX_CHARACTERISTICS - 1));
        assert!(fits(MAX_PERSON_CELLS / 10, 1, 10) && !fits(MAX_PERSON_CELLS / 10 + 1, 1, 10));
    }

    #[test]
    fn periods_of_a_loan_are_rows_by_band() {
        let spells = Spells { periods: &[3, 5], defaulted: &[true, false], weights: Some(&[1.0, 2.0]) };
        let rows = PersonPeriods::new(&spells, &[2, 4]);
        // The first survives 1 and 2 and defaults in 3; the second survives 1-2, 3-4 and 5.
        assert_eq!(rows.sample.rows, [0, 0, 1, 1, 1]);
        assert_eq!(rows.band, [0, 1, 0, 1, 2]);
        assert_eq!(rows.sample.bad, [false, true, false, false, false]);
        assert_eq!(rows.sample.weights.as_deref(), Some(&[2.0, 1.0, 4.0, 4.0, 2.0][..]));
        assert_eq!(rows.exposure(3), [(6.0, 0.0), (5.0, 1.0), (2.0, 0.0)]);
    }
}
