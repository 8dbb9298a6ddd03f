//! Columns that keep their meaning from period to period.

use super::options::SelectionOptions;
use super::report::Exclusion;
use super::{DevelopError, Variables};
use crate::binning::VariableBins;
use crate::table::{ColumnData, Sample, Table};

/// Drops candidates whose bins shift, or whose direction turned over in some period that has outcomes enough to say so.
/// Columns a person has judged sound (`keep`) stay.
pub(super) fn keep_steady(
    table: &Table,
    train: &Sample,
    candidates: &mut Vec<&VariableBins>,
    variables: &mut Variables,
    selection: &SelectionOptions,
) -> Result<(), DevelopError> {
    let Some(rule) = &selection.over_time else { return Ok(()) };
    let option = |rule: &str| DevelopError::Option { name: "selection.over_time", rule: rule.to_owned() };
    if !(rule.width.is_finite() && rule.width > 0.0 && rule.most_shift > 0.0) {
        return Err(option("width and most_shift must be above 0"));
    }
    let missing = || DevelopError::NoColumn { place: "selection.over_time", column: rule.column.clone() };
    let ColumnData::Numeric(when) = &table.column(&rule.column).ok_or_else(missing)?.data else {
        return Err(option("the column must be numeric, e.g. a year"));
    };
    let period = |row: usize| (!when[row].is_nan()).then(|| libm::floor(when[row] / rule.width) as i64);
    let mut steady = Vec::with_capacity(candidates.len());
    for bins in candidates.drain(..) {
        let Some(column) = table.column(&bins.feature) else { continue };
        let periods = bins.over_time(column, train, period)?;
        let turned = periods.iter().rev().find(|period| period.agreement.is_some_and(|agreement| agreement < 0.0));
        let mut shifts: Vec<f64> = periods.iter().map(|period| period.stability).collect();
        shifts.sort_by(f64::total_cmp);
        let median = shifts.get(shifts.len() / 2).copied().unwrap_or(0.0);
        let why = match turned {
            _ if selection.keep.contains(&bins.feature) => None,
            Some(period) => Some(Exclusion::TurnedOver { period: period.period }),
            None if median > rule.most_shift => Some(Exclusion::Unstable { stability: median }),
            None => None,
        };
        match (why, variables.get_mut(&bins.feature)) {
            (None, _) => steady.push(bins),
            (why, Some(variable)) => variable.excluded = why,
            (Some(_), None) => {}
        }
    }
    *candidates = steady;
    Ok(())
}
