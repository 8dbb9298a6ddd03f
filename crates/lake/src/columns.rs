//! Between rows and Arrow columns: dates as days since 1970, typed columns by name.

use std::sync::LazyLock;

use arrow::array::{Array, AsArray, PrimitiveArray};
use arrow::datatypes::ArrowPrimitiveType;
use arrow::record_batch::RecordBatch;
use calendar::{Date, add_days, days_between};

use crate::LakeError;
use crate::segment::SegmentInfo;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Days since 1970-01-01, as Parquet's DATE holds them.
pub(crate) fn to_days(date: Date) -> i32 {
    days_between(EPOCH, date)
}

/// The date of a DATE; none when it leaves the calendar.
pub(crate) fn from_days(days: i32) -> Option<Date> {
    // Facts come by the hundred million and hold on few days: those of our time stand in a table.
    static OUR_TIME: LazyLock<Vec<Date>> =
        LazyLock::new(|| (0..DAYS_IN_TABLE).map_while(|days| add_days(EPOCH, days).ok()).collect());
    match usize::try_from(days).ok().and_then(|days| OUR_TIME.get(days)) {
        Some(date) => Some(*date),
        // Years 1 to 9999 lie within three million days of 1970.
        None if days.abs_diff(0) < 3_000_000 => add_days(EPOCH, days).ok(),
        None => None,
    }
}

/// To the year 2070.
const DAYS_IN_TABLE: i32 = 36_525;

/// The columns of one batch read back, each fetched by name with its type checked.
pub(crate) struct Columns<'a> {
    pub(crate) rows: &'a RecordBatch,
    pub(crate) segment: &'a SegmentInfo,
}

impl<'a> Columns<'a> {
    fn wrong(&self, name: &str, why: &str) -> LakeError {
        LakeError::WrongDataset {
            file: self.segment.file.clone(),
            dataset: self.segment.dataset.name(),
            why: format!("column {name} {why}"),
        }
    }

    pub(crate) fn primitive<T: ArrowPrimitiveType>(&self, name: &str) -> Result<&'a PrimitiveArray<T>, LakeError> {
        let column = self.rows.column_by_name(name).ok_or_else(|| self.wrong(name, "is missing"))?;
        column.as_primitive_opt::<T>().ok_or_else(|| self.wrong(name, "has another type"))
    }

    pub(crate) fn flag(&self, name: &str) -> Result<&'a arrow::array::BooleanArray, LakeError> {
        let column = self.rows.column_by_name(name).ok_or_else(|| self.wrong(name, "is missing"))?;
        column.as_boolean_opt().ok_or_else(|| self.wrong(name, "has another type"))
    }

    pub(crate) fn text(&self, name: &str) -> Result<&'a arrow::array::StringArray, LakeError> {
        let column = self.rows.column_by_name(name).ok_or_else(|| self.wrong(name, "is missing"))?;
        column.as_string_opt::<i32>().ok_or_else(|| self.wrong(name, "has another type"))
    }
}

/// The value of a row, if it has one.
pub(crate) fn get<T: ArrowPrimitiveType>(column: &PrimitiveArray<T>, row: usize) -> Option<T::Native> {
    (!column.is_null(row)).then(|| column.value(row))
}
