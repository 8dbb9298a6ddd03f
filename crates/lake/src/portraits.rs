//! Portraits of firms as a wide table: one row a firm and day, a column for each score and indicator.
//!
//! Made by a run over all firms, and read as a table for training or by column for a board. Names of columns are the run's own, so a table of
//! years ago is read with the names it had.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, Date32Builder, FixedSizeBinaryBuilder, Int64Builder, StringDictionaryBuilder};
use arrow::datatypes::{DataType, Date32Type, Field, Int32Type, Int64Type, Schema, SchemaRef};
use arrow::record_batch::RecordBatch;
use calendar::Date;
use codes::{BatchId, FirmId};

use crate::columns::{Columns, from_days, get, to_days};
use crate::facts::check_name;
use crate::limits::ROWS_PER_WIDE_GROUP;
use crate::segment::{Form, SegmentWriter};
use crate::{Dataset, Lake, LakeError, SegmentInfo};

/// What the columns of a table are called, beside the firm and the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WideShape {
    /// Columns of words, as `grade`.
    pub words: Vec<String>,
    /// Columns of whole numbers, as `sales_sum_12m`.
    pub numbers: Vec<String>,
}

impl WideShape {
    fn schema(&self) -> SchemaRef {
        let coded = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
        let mut fields = vec![
            Field::new("firm", DataType::FixedSizeBinary(16), false),
            Field::new("as_of", DataType::Date32, false),
        ];
        fields.extend(self.words.iter().map(|name| Field::new(name, coded.clone(), true)));
        fields.extend(self.numbers.iter().map(|name| Field::new(name, DataType::Int64, true)));
        Arc::new(Schema::new(fields))
    }
}

/// Writes one bucket of a table.
pub struct WideWriter {
    writer: SegmentWriter,
    schema: SchemaRef,
    firms: FixedSizeBinaryBuilder,
    days: Date32Builder,
    words: Vec<StringDictionaryBuilder<Int32Type>>,
    numbers: Vec<Int64Builder>,
    rows: usize,
    on: Option<(Date, Date)>,
}

impl WideWriter {
    /// Takes a row; `words` and `numbers` are in the order of the shape, and what is beyond it is left out.
    ///
    /// # Errors
    /// I/O errors.
    pub fn push<'w>(
        &mut self,
        firm: FirmId,
        on: Date,
        words: impl IntoIterator<Item = Option<&'w str>>,
        numbers: impl IntoIterator<Item = Option<i64>>,
    ) -> Result<(), LakeError> {
        let failed = |source| LakeError::Arrow { dataset: Dataset::Portraits.name(), source };
        self.firms.append_value(firm.as_bytes()).map_err(failed)?;
        self.days.append_value(to_days(on));
        for (column, word) in self.words.iter_mut().zip(words) {
            column.append_option(word);
        }
        for (column, number) in self.numbers.iter_mut().zip(numbers) {
            column.append_option(number);
        }
        self.rows += 1;
        let (first, last) = self.on.unwrap_or((on, on));
        self.on = Some((first.min(on), last.max(on)));
        if self.rows >= ROWS_PER_WIDE_GROUP { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), LakeError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut columns: Vec<ArrayRef> = vec![Arc::new(self.firms.finish()), Arc::new(self.days.finish())];
        columns.extend(self.words.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        columns.extend(self.numbers.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        let failed = |source| LakeError::Arrow { dataset: Dataset::Portraits.name(), source };
        let rows = RecordBatch::try_new(self.schema.clone(), columns).map_err(failed)?;
        self.rows = 0;
        self.writer.write(&rows, self.on.take())
    }

    /// Finishes the last segment; the segments written, to be recorded. None when there were no rows.
    ///
    /// # Errors
    /// I/O errors.
    pub fn finish(mut self) -> Result<Vec<SegmentInfo>, LakeError> {
        self.flush()?;
        self.writer.finish()
    }
}

/// A row of a table, of the columns asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WideRow {
    /// The firm.
    pub firm: FirmId,
    /// The day.
    pub on: Date,
    /// Words, in the order asked for.
    pub words: Vec<Option<String>>,
    /// Numbers, in the order asked for.
    pub numbers: Vec<Option<i64>>,
}

impl Lake {
    /// Begins one bucket of a table of portraits that `run` makes.
    ///
    /// # Errors
    /// [`LakeError::BadValue`] for a name of a column that is none.
    pub fn wide_writer(
        &self,
        run: BatchId,
        (bucket, buckets): (u16, u16),
        shape: &WideShape,
    ) -> Result<WideWriter, LakeError> {
        for name in shape.words.iter().chain(&shape.numbers) {
            check_name("column", name, 0)?;
        }
        let folder = format!("{}/of-{buckets:03}/b-{bucket:03}", Dataset::Portraits.name());
        let form = Form { version: None, deltas: shape.numbers.clone() };
        let schema = shape.schema();
        Ok(WideWriter {
            writer: SegmentWriter::new(self, Dataset::Portraits, folder, run, schema.clone()).formed(form),
            schema,
            firms: FixedSizeBinaryBuilder::new(16),
            days: Date32Builder::new(),
            words: shape.words.iter().map(|_| StringDictionaryBuilder::new()).collect(),
            numbers: shape.numbers.iter().map(|_| Int64Builder::new()).collect(),
            rows: 0,
            on: None,
        })
    }

    /// Reads these columns of a table row by row; no other column is read from disk.
    ///
    /// # Errors
    /// [`LakeError::WrongDataset`] for a column that is not there; I/O errors.
    pub fn wide_rows(
        &self,
        segments: &[SegmentInfo],
        shape: &WideShape,
        mut take: impl FnMut(WideRow),
    ) -> Result<(), LakeError> {
        let mut columns = vec!["firm", "as_of"];
        columns.extend(shape.words.iter().chain(&shape.numbers).map(String::as_str));
        for segment in segments {
            for rows in self.open_columns(segment, Some(&columns))? {
                let rows = rows.map_err(|source| LakeError::Arrow { dataset: Dataset::Portraits.name(), source })?;
                wide(&Columns { rows: &rows, segment }, shape, &mut take)?;
            }
        }
        Ok(())
    }
}

fn wide(from: &Columns<'_>, shape: &WideShape, take: &mut impl FnMut(WideRow)) -> Result<(), LakeError> {
    let missing = |name: &str| LakeError::WrongDataset {
        file: from.segment.file.clone(),
        dataset: from.segment.dataset.name(),
        why: format!("column {name} is missing or of another type"),
    };
    let firms = from.rows.column_by_name("firm").and_then(|column| column.as_fixed_size_binary_opt());
    let firms = firms.ok_or_else(|| missing("firm"))?;
    let days = from.primitive::<Date32Type>("as_of")?;
    let mut words = Vec::with_capacity(shape.words.len());
    for name in &shape.words {
        let column = from.rows.column_by_name(name).and_then(|column| column.as_dictionary_opt::<Int32Type>());
        let column = column.and_then(|column| column.downcast_dict::<arrow::array::StringArray>());
        words.push(column.ok_or_else(|| missing(name))?);
    }
    let mut numbers = Vec::with_capacity(shape.numbers.len());
    for name in &shape.numbers {
        numbers.push(from.primitive::<Int64Type>(name)?);
    }
    for at in 0..from.rows.num_rows() {
        let firm = <[u8; 16]>::try_from(firms.value(at)).map_err(|_| missing("firm"))?;
        take(WideRow {
            firm: FirmId::from_bytes(firm),
            on: from_days(days.value(at)).ok_or_else(|| missing("as_of"))?,
            words: words.iter().map(|column| word(column, at)).collect(),
            numbers: numbers.iter().map(|column| get(column, at)).collect(),
        });
    }
    Ok(())
}

fn word(
    column: &arrow::array::TypedDictionaryArray<'_, Int32Type, arrow::array::StringArray>,
    at: usize,
) -> Option<String> {
    let place = get(column.keys(), at).and_then(|place| usize::try_from(place).ok())?;
    Some(column.values().value(place).to_owned())
}
