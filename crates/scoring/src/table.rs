//! The training table: columns of numbers or categories, an outcome per row where it is known, weights where rows were
//! not drawn alike.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::FeatureValue;
use crate::limits::{MAX_COLUMNS, MAX_LEVELS, MAX_ROWS, MAX_TEXT_CHARS};

/// The code of a missing category.
pub const MISSING_CODE: u32 = u32::MAX;

/// The numbers of a column: its own, or memory that another holds and never changes (a buffer of an Arrow table), so that a
/// caller with millions of rows need not hold them twice. Read as a slice.
///
/// ```
/// use std::sync::Arc;
/// let held: Arc<Vec<f64>> = Arc::new(vec![1.0, 2.0]);
/// assert_eq!(*scoring::Numbers::shared(held), [1.0, 2.0]);
/// ```
#[derive(Clone)]
pub struct Numbers(Held);

#[derive(Clone)]
enum Held {
    Own(Vec<f64>),
    Shared(Arc<dyn AsRef<[f64]> + Send + Sync>),
}

impl Numbers {
    /// Numbers that another holds. Loops take the slice once, before they begin: finding it costs a call.
    #[must_use]
    pub fn shared(numbers: Arc<dyn AsRef<[f64]> + Send + Sync>) -> Self {
        Self(Held::Shared(numbers))
    }
}

impl Deref for Numbers {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        match &self.0 {
            Held::Own(numbers) => numbers,
            Held::Shared(numbers) => (**numbers).as_ref(),
        }
    }
}

impl<'a> IntoIterator for &'a Numbers {
    type Item = &'a f64;
    type IntoIter = std::slice::Iter<'a, f64>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Vec<f64>> for Numbers {
    fn from(numbers: Vec<f64>) -> Self {
        Self(Held::Own(numbers))
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// Values of one column.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnData {
    /// Numbers; NaN is missing.
    Numeric(Numbers),
    /// Indices into `levels`; [`MISSING_CODE`] is missing.
    Categorical {
        /// One code per row.
        codes: Vec<u32>,
        /// Spellings, distinct.
        levels: Vec<String>,
    },
}

/// A named column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Name of the feature.
    pub name: String,
    /// Its values.
    pub data: ColumnData,
}

impl Column {
    /// A numeric column; NaN is missing.
    #[must_use]
    pub fn numeric(name: impl Into<String>, values: Vec<f64>) -> Self {
        Self { name: name.into(), data: ColumnData::Numeric(values.into()) }
    }

    /// A numeric column over numbers held elsewhere; NaN is missing.
    #[must_use]
    pub fn shared(name: impl Into<String>, numbers: Arc<dyn AsRef<[f64]> + Send + Sync>) -> Self {
        Self { name: name.into(), data: ColumnData::Numeric(Numbers::shared(numbers)) }
    }

    /// A categorical column from spellings, `None` being missing. Levels are kept in order of first appearance.
    #[must_use]
    pub fn categorical<'a>(name: impl Into<String>, values: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut known: FxHashMap<&'a str, u32> = FxHashMap::default();
        let mut levels = Vec::new();
        let codes = values.into_iter().map(|value| {
            value.map_or(MISSING_CODE, |text| {
                *known.entry(text).or_insert_with(|| {
                    levels.push(text.to_owned());
                    // Truncation cannot be reached: the table refuses more than MAX_LEVELS levels and MAX_ROWS rows.
                    (levels.len() - 1) as u32
                })
            })
        });
        let codes = codes.collect();
        Self { name: name.into(), data: ColumnData::Categorical { codes, levels } }
    }

    /// The value of a row, as a decision would find it.
    ///
    /// # Panics
    /// When there is no such row.
    #[must_use]
    pub fn value(&self, row: usize) -> FeatureValue {
        match &self.data {
            ColumnData::Numeric(values) if values[row].is_nan() => FeatureValue::Missing,
            ColumnData::Numeric(values) => FeatureValue::Number(values[row]),
            ColumnData::Categorical { codes, .. } if codes[row] == MISSING_CODE => FeatureValue::Missing,
            ColumnData::Categorical { codes, levels } => FeatureValue::Category(levels[codes[row] as usize].clone()),
        }
    }

    /// Rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.data {
            ColumnData::Numeric(values) => values.len(),
            ColumnData::Categorical { codes, .. } => codes.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Why a table was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TableError {
    /// Too many or none.
    #[error("the table has {found} {what}; between 1 and {most} are allowed")]
    Count {
        /// What was counted.
        what: &'static str,
        /// How many.
        found: usize,
        /// The bound.
        most: usize,
    },
    /// A column of another length.
    #[error("column '{name}' has {found} rows, the outcome has {expected}: every column needs one value per row")]
    Length {
        /// The column, or `weights`.
        name: String,
        /// Its rows.
        found: usize,
        /// Rows of the outcome.
        expected: usize,
    },
    /// Two columns of one name, or a name that is empty or too long.
    #[error("column name '{0}' is empty, too long or used twice: rename one column")]
    Name(String),
    /// An infinite number.
    #[error("column '{name}' is infinite in row {row}: pass NaN for missing or cap the ratio it came from")]
    Infinite {
        /// The column.
        name: String,
        /// Row, from 0.
        row: usize,
    },
    /// A code without a level, or too many levels.
    #[error("column '{name}': {problem}")]
    Levels {
        /// The column.
        name: String,
        /// What is wrong.
        problem: String,
    },
    /// A weight that is not a positive number.
    #[error(
        "weight of row {row} is {value}: weights are finite and above 0; leave rows out instead of weighting them 0"
    )]
    Weight {
        /// Row, from 0.
        row: usize,
        /// The weight.
        value: f64,
    },
}

/// A checked training table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    target: Vec<Option<bool>>,
    weights: Option<Vec<f64>>,
}

impl Table {
    /// Builds a table; `target` is `Some(true)` for bad, `None` where the outcome is not known (such rows are not used
    /// to develop, but may be scored).
    ///
    /// # Errors
    /// [`TableError`] when lengths differ, a bound is passed, or a number or weight is not usable.
    ///
    /// ```
    /// use scoring::{Column, Table};
    /// let table = Table::try_new(vec![Column::numeric("age", vec![31.0, f64::NAN])], vec![Some(true), None], None);
    /// assert_eq!(table.unwrap().rows(), 2);
    /// ```
    pub fn try_new(
        columns: Vec<Column>,
        target: Vec<Option<bool>>,
        weights: Option<Vec<f64>>,
    ) -> Result<Self, TableError> {
        let rows = target.len();
        bounded("rows", rows, MAX_ROWS)?;
        bounded("columns", columns.len(), MAX_COLUMNS)?;
        let mut names = std::collections::BTreeSet::new();
        for column in &columns {
            let chars = column.name.chars().count();
            if chars == 0 || chars > MAX_TEXT_CHARS || !names.insert(column.name.as_str()) {
                return Err(TableError::Name(column.name.chars().take(60).collect()));
            }
            if column.len() != rows {
                return Err(TableError::Length { name: column.name.clone(), found: column.len(), expected: rows });
            }
            check_values(column)?;
        }
        if let Some(weights) = &weights {
            if weights.len() != rows {
                return Err(TableError::Length { name: "weights".to_owned(), found: weights.len(), expected: rows });
            }
            if let Some(row) = weights.iter().position(|weight| !(weight.is_finite() && *weight > 0.0)) {
                return Err(TableError::Weight { row, value: weights[row] });
            }
        }
        Ok(Self { columns, target, weights })
    }

    /// Columns, in the order given.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// A column by name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Outcomes, `Some(true)` being bad.
    #[must_use]
    pub fn target(&self) -> &[Option<bool>] {
        &self.target
    }

    /// Weights, if rows were not drawn alike.
    #[must_use]
    pub fn weights(&self) -> Option<&[f64]> {
        self.weights.as_deref()
    }

    /// The columns with some of the rows, in the order given.
    ///
    /// # Panics
    /// When a row is none of the table.
    #[must_use]
    pub fn columns_at(&self, rows: &[usize]) -> Vec<Column> {
        let of = |column: &Column| {
            let data = match &column.data {
                ColumnData::Numeric(values) => {
                    ColumnData::Numeric(rows.iter().map(|row| values[*row]).collect::<Vec<f64>>().into())
                }
                ColumnData::Categorical { codes, levels } => ColumnData::Categorical {
                    codes: rows.iter().map(|row| codes[*row]).collect(),
                    levels: levels.clone(),
                },
            };
            Column { name: column.name.clone(), data }
        };
        self.columns.iter().map(of).collect()
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.target.len()
    }

    /// Rows with a known outcome for which `keep` holds, with their outcomes and weights side by side.
    #[must_use]
    pub fn sample(&self, keep: impl Fn(usize) -> bool) -> Sample {
        let mut sample =
            Sample { rows: Vec::new(), bad: Vec::new(), weights: self.weights.as_ref().map(|_| Vec::new()) };
        for (row, outcome) in self.target.iter().enumerate() {
            let Some(bad) = outcome else { continue };
            if keep(row) {
                sample.rows.push(row as u32);
                sample.bad.push(*bad);
                if let (Some(kept), Some(weights)) = (&mut sample.weights, &self.weights) {
                    kept.push(weights[row]);
                }
            }
        }
        sample
    }
}

fn bounded(what: &'static str, found: usize, most: usize) -> Result<(), TableError> {
    if (1..=most).contains(&found) { Ok(()) } else { Err(TableError::Count { what, found, most }) }
}

fn check_values(column: &Column) -> Result<(), TableError> {
    match &column.data {
        ColumnData::Numeric(values) => match values.iter().position(|value| value.is_infinite()) {
            Some(row) => Err(TableError::Infinite { name: column.name.clone(), row }),
            None => Ok(()),
        },
        ColumnData::Categorical { codes, levels } => {
            let refuse = |problem: String| Err(TableError::Levels { name: column.name.clone(), problem });
            if levels.len() > MAX_LEVELS {
                return refuse(format!(
                    "{} levels; at most {MAX_LEVELS}: group them or leave the column out",
                    levels.len()
                ));
            }
            let distinct: std::collections::BTreeSet<&String> = levels.iter().collect();
            if distinct.len() != levels.len() {
                return refuse("a level is spelled twice: levels must be distinct".to_owned());
            }
            match codes.iter().position(|code| *code != MISSING_CODE && *code as usize >= levels.len()) {
                Some(row) => refuse(format!("row {row} has code {} but there are {} levels", codes[row], levels.len())),
                None => Ok(()),
            }
        }
    }
}

/// Rows with known outcomes, for fitting or for testing.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Row numbers in the table, ascending.
    pub rows: Vec<u32>,
    /// Outcome of each, `true` being bad.
    pub bad: Vec<bool>,
    /// Weight of each, if the table has weights.
    pub weights: Option<Vec<f64>>,
}

impl Sample {
    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of bad rows.
    #[must_use]
    pub fn bads(&self) -> usize {
        self.bad.iter().filter(|bad| **bad).count()
    }

    /// Weight of the `at`-th row of the sample.
    #[must_use]
    pub fn weight(&self, at: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[at])
    }

    /// Weighted bad rate; `None` for an empty sample.
    #[must_use]
    pub fn bad_rate(&self) -> Option<f64> {
        let (mut bads, mut all) = (0.0, 0.0);
        for at in 0..self.len() {
            let weight = self.weight(at);
            all += weight;
            bads += if self.bad[at] { weight } else { 0.0 };
        }
        (all > 0.0).then(|| bads / all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_held_elsewhere_are_read_where_they_lie() {
        let held: Arc<Vec<f64>> = Arc::new(vec![1.0, f64::NAN, 3.0]);
        let place = held.as_ptr();
        let column = Column::shared("x", held);
        let table = Table::try_new(vec![column], vec![Some(true), None, Some(false)], None).unwrap();
        let ColumnData::Numeric(numbers) = &table.columns()[0].data else { panic!("it is numeric") };
        assert_eq!((numbers.as_ptr(), numbers.len()), (place, 3));
        let infinite = Column::shared("x", Arc::new(vec![f64::INFINITY]));
        let refused = Table::try_new(vec![infinite], vec![None], None);
        assert_eq!(refused.unwrap_err(), TableError::Infinite { name: "x".to_owned(), row: 0 });
        assert_eq!(Column::shared("x", Arc::new(vec![2.0])), Column::numeric("x", vec![2.0]));
    }
}
