//! Rows of text as Parquet. All columns are text, since a field may say `retracted`, and the hub reads text.

use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::sheets::Part;

/// The file; an empty field is a null.
pub(super) fn parquet(headings: &[String], part: &Part) -> Result<Vec<u8>, ParquetError> {
    let mut columns: Vec<StringBuilder> = headings.iter().map(|_| StringBuilder::new()).collect();
    for line in part.text.lines() {
        // No field has a comma or a quote in it: codes, dates, numbers.
        for (column, field) in columns.iter_mut().zip(line.split(',')) {
            column.append_option((!field.is_empty()).then_some(field));
        }
    }
    let fields: Vec<Field> = headings.iter().map(|heading| Field::new(heading, DataType::Utf8, true)).collect();
    let schema = Arc::new(Schema::new(fields));
    let arrays: Vec<ArrayRef> = columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
    let rows = RecordBatch::try_new(Arc::clone(&schema), arrays)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
        .set_key_value_metadata(Some(vec![parquet::file::metadata::KeyValue::new(
            "anji.simulated".to_owned(),
            "模拟 simulated".to_owned(),
        )]))
        .build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, schema, Some(properties))?;
    writer.write(&rows)?;
    writer.close()?;
    Ok(bytes)
}
