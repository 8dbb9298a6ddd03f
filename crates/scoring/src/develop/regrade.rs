//! A finished card with other grades: nothing is fitted again, what is told by grade is counted anew.

use super::{DevelopError, DevelopOptions, Development, Quality, split};
use crate::scorecard::GradeCutoffs;
use crate::table::Table;

impl Development {
    /// The same card with other cut-offs between its grades.
    ///
    /// # Errors
    /// [`DevelopError`] when the cut-offs do not ascend or the table is not the one developed on.
    pub fn regraded(
        mut self,
        table: &Table,
        options: &DevelopOptions,
        grades: GradeCutoffs,
    ) -> Result<Self, DevelopError> {
        self.scorecard.grades = grades;
        self.compiled = self.scorecard.compile()?;
        let outcomes = self.compiled.score_table(table)?;
        let (train, test) = split(table, &options.split)?;
        let groups = options.calibration_groups;
        self.report.train = Quality::measure(&outcomes, &train, (groups, true))?;
        self.report.test =
            Quality::measure(&outcomes, &test, (groups, options.platt_on_test)).map_err(DevelopError::Test)?;
        Ok(self)
    }
}
