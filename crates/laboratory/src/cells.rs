//! Columns of a sample set and those derived from them, looked at cell by cell.

use std::borrow::Cow;

use calendar::{Date, days_between};
use lake::{SampleColumn, SampleValues};
use scoring::{Column, ColumnData, MISSING_CODE};

use crate::StudyError;
use crate::limits::{MAX_DERIVED, MAX_GROUPS};
use crate::study::{Derivation, Kind, Study};

/// Day zero of days counted as numbers.
pub(crate) const EPOCH: Date = Date::constant(1970, 1, 1);

/// Columns by name.
pub(crate) struct Cells<'a> {
    columns: Vec<(&'a str, Cow<'a, SampleValues>)>,
    rows: usize,
}

impl<'a> Cells<'a> {
    /// The set's columns and the study's derived ones, in order; a derived one may be made from an earlier one.
    pub(crate) fn try_new(columns: &'a [SampleColumn], study: &'a Study) -> Result<Self, StudyError> {
        if study.derived.len() > MAX_DERIVED {
            return Err(StudyError::TooMany { what: "derived columns", most: MAX_DERIVED });
        }
        let rows = columns.first().map_or(0, |column| column.values.len());
        let held = columns.iter().map(|column| (column.name.as_str(), Cow::Borrowed(&column.values))).collect();
        let mut cells = Self { columns: held, rows };
        for derived in &study.derived {
            if cells.columns.iter().any(|(name, _)| *name == derived.name) {
                return Err(StudyError::Name { column: derived.name.clone() });
            }
            let values = cells.derive(&derived.how)?;
            cells.columns.push((derived.name.as_str(), Cow::Owned(values)));
        }
        Ok(cells)
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn get(&self, name: &str) -> Result<&SampleValues, StudyError> {
        let found = self.columns.iter().find(|(column, _)| *column == name);
        found.map(|(_, values)| values.as_ref()).ok_or_else(|| StudyError::NoColumn { column: name.to_owned() })
    }

    fn derive(&self, how: &Derivation) -> Result<SampleValues, StudyError> {
        let number = |name: &str| -> Result<Vec<f64>, StudyError> { numbers(self.get(name)?, name) };
        let days = |name: &str| match self.get(name)? {
            SampleValues::Dates(days) => Ok(days.clone()),
            _ => Err(StudyError::NotOfKind { column: name.to_owned(), wanted: "日期 a day" }),
        };
        let apart = |from: Date, to: Date| f64::from(days_between(from, to));
        Ok(match how {
            Derivation::Prefix { of, characters } => {
                let values = self.get(of)?;
                let cut = |text: String| text.chars().take(usize::from(*characters)).collect::<String>();
                SampleValues::texts((0..self.rows).map(|row| text_of(values, row).map(cut)))
            }
            Derivation::Ratio { of, over } => {
                let (above, below) = (number(of)?, number(over)?);
                let one = |(a, b): (&f64, &f64)| if *b == 0.0 { f64::NAN } else { a / b };
                SampleValues::Numbers(above.iter().zip(&below).map(one).collect())
            }
            Derivation::Log { of } => {
                let one = |value: f64| if value > 0.0 { libm::log(value) } else { f64::NAN };
                SampleValues::Numbers(number(of)?.into_iter().map(one).collect())
            }
            Derivation::Same { of, with } => {
                let (one, other) = (self.get(of)?, self.get(with)?);
                let same = |row| match (text_of(one, row), text_of(other, row)) {
                    (Some(a), Some(b)) => Some(if a == b { "yes" } else { "no" }.to_owned()),
                    _ => None,
                };
                SampleValues::texts((0..self.rows).map(same))
            }
            Derivation::Month { of } => {
                let one = |day: Option<Date>| day.map_or(f64::NAN, |day| f64::from(day.month()));
                SampleValues::Numbers(days(of)?.into_iter().map(one).collect())
            }
            Derivation::Year { of } => {
                let one = |day: Option<Date>| day.map_or(f64::NAN, |day| f64::from(day.year()));
                SampleValues::Numbers(days(of)?.into_iter().map(one).collect())
            }
            Derivation::Days { from, to } => {
                let one = |(from, to): (Option<Date>, Option<Date>)| match (from, to) {
                    (Some(from), Some(to)) => apart(from, to),
                    _ => f64::NAN,
                };
                SampleValues::Numbers(days(from)?.into_iter().zip(days(to)?).map(one).collect())
            }
        })
    }
}

/// A column's numbers; days count from 1970.
pub(crate) fn numbers(values: &SampleValues, name: &str) -> Result<Vec<f64>, StudyError> {
    match values {
        SampleValues::Numbers(values) => Ok(values.clone()),
        SampleValues::Dates(values) => {
            Ok(values.iter().map(|day| day.map_or(f64::NAN, |day| f64::from(days_between(EPOCH, day)))).collect())
        }
        SampleValues::Texts { .. } => Err(StudyError::NotOfKind { column: name.to_owned(), wanted: "数值 a number" }),
    }
}

/// A cell as text; `None` where it is missing.
pub(crate) fn text_of(values: &SampleValues, row: usize) -> Option<String> {
    match values {
        SampleValues::Numbers(values) => (!values[row].is_nan()).then(|| values[row].to_string()),
        SampleValues::Dates(values) => values[row].map(|day| day.to_string()),
        SampleValues::Texts { codes, levels } => levels.get(codes[row] as usize).cloned(),
    }
}

/// The rows of a column as the domain takes them.
pub(crate) fn column(
    values: &SampleValues,
    (name, kind): (&str, Kind),
    rows: &[u32],
    called: &str,
) -> Result<Column, StudyError> {
    if kind == Kind::Number || (kind == Kind::Day && matches!(values, SampleValues::Dates(_))) {
        let all = numbers(values, name)?;
        return Ok(Column::numeric(called, rows.iter().map(|row| all[*row as usize]).collect()));
    }
    if let SampleValues::Texts { codes, levels } = values {
        let codes = rows.iter().map(|row| codes[*row as usize]).collect();
        return Ok(Column { name: called.to_owned(), data: ColumnData::Categorical { codes, levels: levels.clone() } });
    }
    let cells = SampleValues::texts(rows.iter().map(|row| text_of(values, *row as usize)));
    let SampleValues::Texts { codes, levels } = cells else {
        return Err(StudyError::NotOfKind { column: name.to_owned(), wanted: "类别 a category" });
    };
    Ok(Column { name: called.to_owned(), data: ColumnData::Categorical { codes, levels } })
}

/// Codes and names of the commonest values; the rest is one group, `MISSING_CODE` is unknown.
pub(crate) fn pooled(codes: &[u32], levels: &[String], other: &str) -> (Vec<u32>, Vec<String>) {
    let mut counts = vec![0_u64; levels.len()];
    codes.iter().filter(|code| **code != MISSING_CODE).for_each(|code| counts[*code as usize] += 1);
    let mut order: Vec<usize> = (0..levels.len()).filter(|at| counts[*at] > 0).collect();
    order.sort_by(|a, b| counts[*b].cmp(&counts[*a]).then_with(|| levels[*a].cmp(&levels[*b])));
    let keep = if order.len() > MAX_GROUPS { MAX_GROUPS - 1 } else { order.len() };
    let mut names: Vec<String> = order[..keep].iter().map(|at| levels[*at].clone()).collect();
    let mut place = vec![MISSING_CODE; levels.len()];
    for (to, from) in order.iter().enumerate() {
        // At most MAX_GROUPS names.
        place[*from] = to.min(keep) as u32;
    }
    if keep < order.len() {
        names.push(other.to_owned());
    }
    (codes.iter().map(|code| place.get(*code as usize).copied().unwrap_or(MISSING_CODE)).collect(), names)
}
