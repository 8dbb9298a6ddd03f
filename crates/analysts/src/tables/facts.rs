//! `facts`: what sources reported of firms, under each firm's consent.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Decimal128Builder, RecordBatch, RecordBatchOptions, StringBuilder,
    TimestampMicrosecondBuilder, UInt64Builder,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use calendar::{Date, add_days, days_between};
use datafusion::common::Result;
use hub::Catalogue;
use hub::limits::MAX_SCALE;
use lake::{FactFilter, HeldFact, Lake, SegmentInfo, category_of};
use platform::lake_query::LakeSight;

use super::{Part, Rights, Sink, failed};
use crate::limits::ROWS_AT_A_TIME;
use crate::wanted::Wanted;

/// The widest value: fifteen digits before the point and [`MAX_SCALE`] behind it, with room to spare.
const DIGITS: u8 = 25;

pub(super) const EPOCH: Date = Date::constant(1970, 1, 1);

pub(super) fn learned() -> DataType {
    DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()))
}

pub(super) fn schema() -> Schema {
    Schema::new(vec![
        Field::new("firm", DataType::Utf8, false),
        Field::new("shared", DataType::Boolean, false),
        Field::new("category", DataType::Utf8, false),
        Field::new("measure", DataType::Utf8, false),
        Field::new("held_on", DataType::Date32, false),
        Field::new("reference", DataType::UInt64, false),
        Field::new("value", DataType::Decimal128(DIGITS, MAX_SCALE.cast_signed()), true),
        Field::new("learned_at", learned(), false),
        Field::new("batch", DataType::Utf8, false),
        Field::new("row", DataType::UInt64, false),
    ])
}

/// What one owner holds of one category.
#[derive(Debug)]
struct Facts {
    lake: Lake,
    shared: bool,
    category: String,
    segments: Vec<SegmentInfo>,
}

pub(super) fn parts(sight: &LakeSight) -> Vec<Arc<dyn Part>> {
    let mut parts: Vec<Facts> = Vec::new();
    for (owner, segments) in &sight.facts {
        let shared = *owner == platform::access::OPERATOR;
        for segment in segments {
            let Some(category) = category_of(segment) else { continue };
            let same = |part: &&mut Facts| part.shared == shared && part.category == category;
            match parts.iter_mut().find(same) {
                Some(part) => part.segments.push(segment.clone()),
                None => parts.push(Facts {
                    lake: sight.lake.clone(),
                    shared,
                    category: category.to_owned(),
                    segments: vec![segment.clone()],
                }),
            }
        }
    }
    parts.into_iter().map(|part| Arc::new(part) as Arc<dyn Part>).collect()
}

impl Part for Facts {
    fn may_hold(&self, wanted: &Wanted) -> bool {
        wanted.wants_category(&self.category)
    }

    fn read(&self, rights: &Rights, wanted: &Wanted, schema: &SchemaRef, sink: Sink<'_>) -> Result<()> {
        let firms = wanted.firms.as_ref();
        let one = firms.filter(|firms| firms.len() == 1).and_then(|firms| firms.first()?.parse().ok());
        let day = |days: Option<i32>| days.and_then(|days| add_days(EPOCH, days).ok());
        let filter = FactFilter { firm: one, bucket: None, from: day(wanted.from), through: day(wanted.through) };
        let mut open = Open::new(schema, self);
        let mut last = None;
        for chunk in self.lake.facts(&self.segments, filter) {
            let chunk = chunk.map_err(failed)?;
            let measures: Vec<(String, u8)> = chunk.measures().map(scaled).collect();
            for fact in chunk.rows() {
                let fact = fact.map_err(failed)?;
                // Facts come firm by firm, so a firm is asked about once a run.
                let allowed = match last {
                    Some((firm, allowed)) if firm == fact.firm => allowed,
                    _ => {
                        let allowed =
                            rights.allow(fact.firm, &self.category) && wanted.wants_firm(&fact.firm.to_string());
                        last = Some((fact.firm, allowed));
                        allowed
                    }
                };
                if !allowed {
                    continue;
                }
                let Some((measure, scale)) = measures.get(fact.measure) else { continue };
                open.push(&fact, measure, *scale);
                if open.rows == ROWS_AT_A_TIME && !sink(open.finish()?)? {
                    return Ok(());
                }
            }
        }
        if open.rows > 0 {
            sink(open.finish()?)?;
        }
        Ok(())
    }
}

/// A measure with its digits after the point. One that the catalogue no longer has is told in whole units.
fn scaled(name: &str) -> (String, u8) {
    let catalogue = Catalogue::built_in();
    let measure = catalogue.find(name).and_then(|id| catalogue.measure(id));
    (name.to_owned(), measure.map_or(0, |measure| measure.scale))
}

/// One column that is being filled.
enum Column {
    Text(StringBuilder),
    Flag(BooleanBuilder),
    Day(Date32Builder),
    Count(UInt64Builder),
    Value(Decimal128Builder),
    Instant(TimestampMicrosecondBuilder),
}

/// Rows that are not handed on yet, of the columns asked for.
struct Open<'a> {
    schema: &'a SchemaRef,
    of: &'a Facts,
    columns: Vec<Column>,
    rows: usize,
}

impl<'a> Open<'a> {
    fn new(schema: &'a SchemaRef, of: &'a Facts) -> Self {
        let columns = schema.fields().iter().map(|field| Self::column(field.data_type())).collect();
        Self { schema, of, columns, rows: 0 }
    }

    fn column(kind: &DataType) -> Column {
        match kind {
            DataType::Boolean => Column::Flag(BooleanBuilder::new()),
            DataType::Date32 => Column::Day(Date32Builder::new()),
            DataType::UInt64 => Column::Count(UInt64Builder::new()),
            DataType::Timestamp(..) => Column::Instant(TimestampMicrosecondBuilder::new().with_data_type(learned())),
            DataType::Decimal128(..) => Column::Value(
                Decimal128Builder::new().with_data_type(DataType::Decimal128(DIGITS, MAX_SCALE.cast_signed())),
            ),
            _ => Column::Text(StringBuilder::new()),
        }
    }

    fn push(&mut self, fact: &HeldFact, measure: &str, scale: u8) {
        for (column, field) in self.columns.iter_mut().zip(self.schema.fields()) {
            match (column, field.name().as_str()) {
                (Column::Text(column), "firm") => column.append_value(fact.firm.to_string()),
                (Column::Text(column), "category") => column.append_value(&self.of.category),
                (Column::Text(column), "measure") => column.append_value(measure),
                (Column::Text(column), _) => column.append_value(fact.batch.to_string()),
                (Column::Flag(column), _) => column.append_value(self.of.shared),
                (Column::Day(column), _) => column.append_value(days_between(EPOCH, fact.on)),
                (Column::Count(column), "reference") => column.append_value(fact.reference),
                (Column::Count(column), _) => column.append_value(fact.row),
                (Column::Instant(column), _) => column.append_value(fact.learned_us),
                (Column::Value(column), _) => {
                    let power = 10_i128.pow(u32::from(MAX_SCALE.saturating_sub(scale)));
                    column.append_option(fact.value.map(|value| i128::from(value) * power));
                }
            }
        }
        self.rows += 1;
    }

    fn finish(&mut self) -> Result<RecordBatch> {
        let columns: Vec<ArrayRef> = self
            .columns
            .iter_mut()
            .map(|column| match column {
                Column::Text(column) => Arc::new(column.finish()) as ArrayRef,
                Column::Flag(column) => Arc::new(column.finish()),
                Column::Day(column) => Arc::new(column.finish()),
                Column::Count(column) => Arc::new(column.finish()),
                Column::Value(column) => Arc::new(column.finish()),
                Column::Instant(column) => Arc::new(column.finish()),
            })
            .collect();
        let options = RecordBatchOptions::new().with_row_count(Some(std::mem::take(&mut self.rows)));
        Ok(RecordBatch::try_new_with_options(Arc::clone(self.schema), columns, &options)?)
    }
}
