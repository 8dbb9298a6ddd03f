//! Parquet files, read by row group with only the columns that are needed.

use std::borrow::Cow;
use std::fs::File;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{
    DataType, Date32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
};
use calendar::{Date, add_days};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::Run;
use super::layout::{FIELDS, Field, Layout, recognise};
use super::normalise::{Row, loan};
use super::parse::Cell;
use crate::limits::{MAX_COLUMNS, MAX_ROWS};
use crate::{Fault, ImportError, Reason};

const ROWS_PER_READ: usize = 8_192;

struct ParquetRow<'a> {
    layout: Layout,
    number: u64,
    columns: &'a [Option<ArrayRef>; FIELDS],
    index: usize,
}

impl Row for ParquetRow<'_> {
    fn layout(&self) -> Layout {
        self.layout
    }

    fn number(&self) -> u64 {
        self.number
    }

    fn cell(&self, field: Field) -> Result<Cell<'_>, Fault> {
        let Some(column) = &self.columns[field as usize] else { return Ok(Cell::Empty) };
        if column.is_null(self.index) {
            return Ok(Cell::Empty);
        }
        let name = self.layout.name_of(field);
        cell(column, self.index)
            .ok_or_else(|| Fault::of(Reason::BadNumber, name, format!("a {} cannot be read here", column.data_type())))
    }
}

/// A value of the types that such files use; `None` for another type.
fn cell(column: &ArrayRef, index: usize) -> Option<Cell<'_>> {
    let whole = match column.data_type() {
        DataType::Int8 => i64::from(column.as_primitive::<Int8Type>().value(index)),
        DataType::Int16 => i64::from(column.as_primitive::<Int16Type>().value(index)),
        DataType::Int32 => i64::from(column.as_primitive::<Int32Type>().value(index)),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(index),
        DataType::UInt8 => i64::from(column.as_primitive::<UInt8Type>().value(index)),
        DataType::UInt16 => i64::from(column.as_primitive::<UInt16Type>().value(index)),
        DataType::UInt32 => i64::from(column.as_primitive::<UInt32Type>().value(index)),
        DataType::Float64 => return Some(Cell::Real(column.as_primitive::<Float64Type>().value(index))),
        DataType::Boolean => return Some(Cell::Flag(column.as_boolean().value(index))),
        DataType::Utf8 => return Some(Cell::text(Cow::Borrowed(column.as_string::<i32>().value(index)))),
        DataType::LargeUtf8 => return Some(Cell::text(Cow::Borrowed(column.as_string::<i64>().value(index)))),
        DataType::Utf8View => return Some(Cell::text(Cow::Borrowed(column.as_string_view().value(index)))),
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>().value(index);
            // Years 1 to 9999 lie within three million days of 1970.
            let near = Some(days).filter(|days| days.abs_diff(0) < 3_000_000)?;
            let date = add_days(Date::constant(1970, 1, 1), near).ok()?;
            return Some(Cell::Text(Cow::Owned(date.to_string())));
        }
        _ => return None,
    };
    Some(Cell::Whole(whole))
}

pub(super) fn read(run: &mut Run<'_>) -> Result<(), ImportError> {
    let path = run.path.to_owned();
    let too_large = |what, limit| ImportError::TooLarge { path: path.clone(), what, limit };
    let damaged = |source| ImportError::Parquet { path: path.clone(), source };
    let file = File::open(&path).map_err(|source| ImportError::Io { path: path.clone(), source })?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(damaged)?;
    let header: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    if header.len() > MAX_COLUMNS {
        return Err(too_large("columns", MAX_COLUMNS as u64));
    }
    let total = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
    if total > MAX_ROWS {
        return Err(too_large("rows", MAX_ROWS));
    }
    let plan = recognise(&path, &header)?;
    run.summary.layout = plan.layout.code().to_owned();
    run.summary.encoding = "parquet".to_owned();
    let mask = ProjectionMask::roots(builder.parquet_schema(), plan.positions.iter().flatten().copied());
    let names: Vec<Option<&String>> = plan.positions.iter().map(|at| at.map(|at| &header[at])).collect();
    let reader = builder.with_projection(mask).with_batch_size(ROWS_PER_READ).build().map_err(damaged)?;
    for rows in reader {
        let rows = rows.map_err(|e| damaged(e.into()))?;
        let mut columns: [Option<ArrayRef>; FIELDS] = std::array::from_fn(|_| None);
        for (column, name) in columns.iter_mut().zip(&names) {
            *column = name.and_then(|name| rows.column_by_name(name).cloned());
        }
        for index in 0..rows.num_rows() {
            let number = run.next_row()?;
            let row = ParquetRow { layout: plan.layout, number, columns: &columns, index };
            run.settle(number, loan(&row), || raw(&names, &columns, index))?;
            run.tell(number, total, false);
        }
    }
    run.tell(total, total, true);
    Ok(())
}

/// The row as `name=value` pairs, in the order of the fields.
fn raw(names: &[Option<&String>], columns: &[Option<ArrayRef>; FIELDS], index: usize) -> String {
    let pairs = names.iter().zip(columns).filter_map(|(name, column)| {
        let column = column.as_ref().filter(|column| !column.is_null(index))?;
        Some(format!("{}={}", (*name)?, cell(column, index)?.words()?))
    });
    pairs.collect::<Vec<_>>().join(" ")
}
