//! Tables from Python.
//!
//! A frame of pandas, polars or pyarrow hands over its columns as an Arrow stream. A column of 64-bit floats that came in
//! one piece is used where it lies; so is one with missing values whose places hold NaN, as those of pandas do. Every other
//! numeric column is converted once, and texts become codes, as they must.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, RecordBatchReader};
use arrow::compute::{cast, concat};
use arrow::datatypes::{DataType, Float64Type};
use arrow::ffi_stream::ArrowArrayStreamReader;
use arrow_pyarrow::FromPyArrow;
use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use scoring::{Column, ColumnData, MISSING_CODE, Table};

use crate::AnjiError;
use crate::give::refuse;

/// Columns of one length, not yet joined with outcomes.
#[pyclass(frozen, module = "anji._core")]
#[derive(Debug)]
pub struct Frame {
    pub(crate) columns: Arc<Vec<Column>>,
    rows: usize,
    in_place: Vec<String>,
}

/// What the texts of one column are given as: `None` is missing.
type Texts = Vec<Option<String>>;

#[pymethods]
impl Frame {
    /// From whatever has `__arrow_c_stream__`.
    #[staticmethod]
    fn from_arrow(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        let reader = ArrowArrayStreamReader::from_pyarrow_bound(value)?;
        let schema = reader.schema();
        let batches = reader.collect::<Result<Vec<RecordBatch>, _>>().map_err(refuse)?;
        let rows = batches.iter().map(RecordBatch::num_rows).sum();
        let (mut columns, mut in_place) = (Vec::new(), Vec::new());
        for (at, field) in schema.fields().iter().enumerate() {
            let filled = batches.iter().filter(|batch| batch.num_rows() > 0);
            let parts: Vec<&ArrayRef> = filled.map(|batch| batch.column(at)).collect();
            let (column, shared) = column(field.name(), &parts)?;
            columns.push(column);
            if shared {
                in_place.push(field.name().clone());
            }
        }
        Ok(Self { columns: Arc::new(columns), rows, in_place })
    }

    /// From named columns: buffers of float64, or lists of texts.
    #[staticmethod]
    fn from_columns(py: Python<'_>, columns: Vec<(String, Bound<'_, PyAny>)>) -> PyResult<Self> {
        let mut held = Vec::with_capacity(columns.len());
        for (name, values) in columns {
            held.push(if let Ok(buffer) = PyBuffer::<f64>::get(&values) {
                // Shared with every table made of this frame: the one copy is the only one.
                Column::shared(name, Arc::new(buffer.to_vec(py)?))
            } else {
                let texts: Texts = values.extract()?;
                Column::categorical(name, texts.iter().map(Option::as_deref))
            });
        }
        let rows = held.first().map_or(0, Column::len);
        if let Some(other) = held.iter().find(|column| column.len() != rows) {
            let (name, found) = (&other.name, other.len());
            return Err(AnjiError::new_err(format!(
                "column '{name}' has {found} rows, the first has {rows}: every column needs one value per row"
            )));
        }
        Ok(Self { columns: Arc::new(held), rows, in_place: Vec::new() })
    }

    /// Rows.
    fn __len__(&self) -> usize {
        self.rows
    }

    /// Names of the columns.
    #[getter]
    fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    /// Whether each column is of numbers.
    #[getter]
    fn numeric(&self) -> Vec<bool> {
        self.columns.iter().map(|column| matches!(column.data, ColumnData::Numeric(_))).collect()
    }

    /// Columns that are read where the caller holds them.
    #[getter]
    fn in_place(&self) -> Vec<String> {
        self.in_place.clone()
    }
}

impl Frame {
    /// The table with its outcomes; without them, every outcome is unknown. Columns held elsewhere stay there.
    pub(crate) fn table(&self, target: Option<Vec<Option<bool>>>, weights: Option<Vec<f64>>) -> PyResult<Table> {
        let target = target.unwrap_or_else(|| vec![None; self.rows]);
        Table::try_new((*self.columns).clone(), target, weights).map_err(refuse)
    }
}

/// Outcomes as numbers: above one half is bad, NaN is not known.
pub fn outcomes(py: Python<'_>, values: &PyBuffer<f64>) -> PyResult<Vec<Option<bool>>> {
    let known = |value: f64| (!value.is_nan()).then_some(value > 0.5);
    Ok(values.to_vec(py)?.into_iter().map(known).collect())
}

/// Numbers copied out of a buffer, where there is one.
pub fn copied(py: Python<'_>, values: Option<&PyBuffer<f64>>) -> PyResult<Option<Vec<f64>>> {
    values.map(|values| values.to_vec(py)).transpose()
}

fn column(name: &str, parts: &[&ArrayRef]) -> PyResult<(Column, bool)> {
    let kind = parts.first().map_or(DataType::Null, |part| part.data_type().clone());
    match &kind {
        DataType::Float64 if parts.len() == 1 => {
            let numbers = parts[0].as_primitive::<Float64Type>();
            let nan = |at: usize| numbers.is_valid(at) || numbers.value(at).is_nan();
            if numbers.null_count() == 0 || (0..numbers.len()).all(nan) {
                return Ok((Column::shared(name, Arc::new(numbers.values().clone())), true));
            }
            numeric(name, parts)
        }
        kind if kind.is_numeric() || matches!(kind, DataType::Boolean | DataType::Null) => numeric(name, parts),
        DataType::Dictionary(_, values) if values.is_numeric() => numeric(name, parts),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(..) => texts(name, parts),
        other => Err(AnjiError::new_err(format!(
            "column '{name}' holds {other}: pass a number (a year, a count of days) or a text"
        ))),
    }
}

fn numeric(name: &str, parts: &[&ArrayRef]) -> PyResult<(Column, bool)> {
    let mut values = Vec::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        let floats = cast(part, &DataType::Float64).map_err(refuse)?;
        values.extend(floats.as_primitive::<Float64Type>().iter().map(|value| value.unwrap_or(f64::NAN)));
    }
    Ok((Column::shared(name, Arc::new(values)), false))
}

fn texts(name: &str, parts: &[&ArrayRef]) -> PyResult<(Column, bool)> {
    let parts = parts.iter().map(|part| cast(part, &DataType::LargeUtf8)).collect::<Result<Vec<ArrayRef>, _>>();
    let parts = parts.map_err(refuse)?;
    let whole = concat(&parts.iter().map(AsRef::as_ref).collect::<Vec<&dyn Array>>()).map_err(refuse)?;
    Ok((Column::categorical(name, whole.as_string::<i64>().iter()), false))
}

/// One column after another of the same name and kind, for figures that compare two sets of rows.
pub fn joined(first: &Column, second: &Column) -> PyResult<Column> {
    let name = first.name.clone();
    match (&first.data, &second.data) {
        (ColumnData::Numeric(a), ColumnData::Numeric(b)) => {
            Ok(Column::numeric(name, a.iter().chain(b.iter()).copied().collect()))
        }
        (ColumnData::Categorical { .. }, ColumnData::Categorical { .. }) => {
            let both = spellings(first).chain(spellings(second));
            Ok(Column::categorical(name, both))
        }
        _ => Err(AnjiError::new_err(format!(
            "column '{name}' is a number in one frame and a text in the other: make it the same in both"
        ))),
    }
}

fn spellings(column: &Column) -> impl Iterator<Item = Option<&str>> {
    let (codes, levels) = match &column.data {
        ColumnData::Categorical { codes, levels } => (codes.as_slice(), levels.as_slice()),
        ColumnData::Numeric(_) => (&[][..], &[][..]),
    };
    codes.iter().map(|code| (*code != MISSING_CODE).then(|| levels[*code as usize].as_str()))
}
