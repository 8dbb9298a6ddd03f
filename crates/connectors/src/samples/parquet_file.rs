//! Parquet tables: the file says what each column is.

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Field, Float64Type};
use calendar::{Date, add_days};
use lake::{SampleColumn, SampleValues};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::typing::Texts;
use super::{MAX_SAMPLE_COLUMNS, MAX_SAMPLE_ROWS, SampleError, SampleTable, names};

enum Building {
    Numbers(Vec<f64>),
    Dates(Vec<Option<Date>>),
    Texts(Texts),
}

pub(super) fn read(bytes: &[u8]) -> Result<SampleTable, SampleError> {
    let failed = |error: &dyn std::fmt::Display| SampleError::Parquet(error.to_string());
    let owned = bytes::Bytes::copy_from_slice(bytes);
    let builder = ParquetRecordBatchReaderBuilder::try_new(owned).map_err(|error| failed(&error))?;
    let fields: Vec<Field> = builder.schema().fields().iter().map(|field| Field::clone(field)).collect();
    if fields.len() > MAX_SAMPLE_COLUMNS {
        return Err(SampleError::TooLarge { what: "columns", limit: MAX_SAMPLE_COLUMNS });
    }
    let mut columns = fields.iter().map(start).collect::<Result<Vec<_>, _>>()?;
    let mut read = 0_usize;
    for chunk in builder.with_batch_size(65_536).build().map_err(|error| failed(&error))? {
        let chunk = chunk.map_err(|error| failed(&error))?;
        read += chunk.num_rows();
        if read > MAX_SAMPLE_ROWS {
            return Err(SampleError::TooLarge { what: "rows", limit: MAX_SAMPLE_ROWS });
        }
        for (column, array) in columns.iter_mut().zip(chunk.columns()) {
            column.push(array).map_err(|error| failed(&error))?;
        }
    }
    let header = names(&fields.iter().map(|field| field.name().clone()).collect::<Vec<_>>());
    let columns = columns.into_iter().zip(header).map(|(column, name)| column.finish(name)).collect();
    Ok(SampleTable {
        columns,
        format: "parquet".to_owned(),
        sheet: None,
        title_rows: 0,
        read: read as u64,
        refused: Vec::new(),
        unread: Vec::new(),
    })
}

fn start(field: &Field) -> Result<Building, SampleError> {
    Ok(match field.data_type() {
        kind if kind.is_numeric() || *kind == DataType::Boolean => Building::Numbers(Vec::new()),
        DataType::Date32 | DataType::Date64 | DataType::Timestamp(..) => Building::Dates(Vec::new()),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(..) | DataType::Null => {
            Building::Texts(Texts::default())
        }
        kind => return Err(SampleError::ColumnType { column: field.name().clone(), kind: kind.to_string() }),
    })
}

impl Building {
    fn push(&mut self, array: &ArrayRef) -> Result<(), arrow::error::ArrowError> {
        match self {
            Self::Numbers(values) => {
                let cells = cast(array, &DataType::Float64)?;
                let cells = cells.as_primitive::<Float64Type>();
                // An infinity is a division by nothing, which no bin can hold.
                let value = |row| if cells.is_null(row) { f64::NAN } else { cells.value(row) };
                values
                    .extend((0..cells.len()).map(value).map(|value| if value.is_finite() { value } else { f64::NAN }));
            }
            Self::Dates(values) => {
                let cells = cast(array, &DataType::Date32)?;
                let cells = cells.as_primitive::<Date32Type>();
                let epoch = Date::constant(1970, 1, 1);
                let day = |row| (!cells.is_null(row)).then(|| add_days(epoch, cells.value(row)).ok()).flatten();
                values.extend((0..cells.len()).map(day));
            }
            Self::Texts(texts) => {
                let cells = cast(array, &DataType::Utf8)?;
                cells.as_string::<i32>().iter().for_each(|cell| texts.push(cell.unwrap_or("")));
            }
        }
        Ok(())
    }

    fn finish(self, name: String) -> SampleColumn {
        match self {
            Self::Numbers(values) => SampleColumn { name, values: SampleValues::Numbers(values) },
            Self::Dates(values) => SampleColumn { name, values: SampleValues::Dates(values) },
            Self::Texts(texts) => texts.words(name),
        }
    }
}
