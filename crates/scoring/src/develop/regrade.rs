//! A finished card measured anew: with other grades, or on other rows than those it was fitted on. Nothing is fitted again.

use super::{DevelopError, DevelopOptions, Development, assessed, split};
use crate::metrics::population_stability;
use crate::scorecard::GradeCutoffs;
use crate::table::Table;

impl Development {
    /// The same card with other cut-offs between its grades.
    ///
    /// # Errors
    /// [`DevelopError`] when the cut-offs do not ascend or the table has not the card's columns.
    pub fn regraded(
        mut self,
        table: &Table,
        options: &DevelopOptions,
        grades: GradeCutoffs,
    ) -> Result<Self, DevelopError> {
        self.scorecard.grades = grades;
        self.remeasured(table, options)
    }

    /// The same card with every figure that hangs on rows taken from this table. Bins and coefficients keep those of the fit.
    ///
    /// # Errors
    /// [`DevelopError`] when the table has not the card's columns or the split leaves too few outcomes.
    pub fn remeasured(mut self, table: &Table, options: &DevelopOptions) -> Result<Self, DevelopError> {
        self.compiled = self.scorecard.compile()?;
        let outcomes = self.compiled.score_table(table)?;
        let (train, test) = split(table, &options.split)?;
        let counts = self.compiled.count_bins(table, &train.rows)?;
        for (feature, (before, after)) in
            self.compiled.features().zip(counts.iter().zip(&self.compiled.count_bins(table, &test.rows)?))
        {
            if let Some(variable) = self.report.variables.iter_mut().find(|variable| variable.feature == feature) {
                variable.stability = Some(population_stability(before, after)?);
            }
        }
        let found =
            assessed(table, (&train, &test), &outcomes, options.calibration_groups, [true, options.platt_on_test])?;
        let report = &mut self.report;
        (report.rows, report.rows_without_outcome) = (found.rows, found.rows_without_outcome);
        report.rows_left_out = found.rows_left_out;
        (report.train, report.test) = (found.train, found.test);
        (report.score_stability, report.score_shift) = (found.score_stability, found.score_shift);
        report.stability_bands = found.stability_bands;
        Ok(self)
    }
}
