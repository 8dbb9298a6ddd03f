//! `observations` (features of firms, under their consents) and `past_loans` (the institution's own, of nobody that is known here).

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, RecordBatch, StringArray,
    TimestampMicrosecondArray, UInt16Array, UInt32Array, UInt64Array,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use calendar::{Date, add_days, days_between};
use datafusion::common::Result;
use datafusion::error::DataFusionError;
use lake::{HistoryLoan, Lake, Observation, ObservationFilter, SegmentInfo, Value};

use super::facts::{EPOCH, learned};
use super::{Part, Rights, Sink, failed};
use crate::limits::ROWS_AT_A_TIME;
use crate::wanted::Wanted;

/// Digits after the point of an observation: those of the simulated features are at most four.
const SCALE: u8 = 6;
const DIGITS: u8 = 25;

fn days(date: Date) -> i32 {
    days_between(EPOCH, date)
}

pub(super) fn observations_schema() -> Schema {
    Schema::new(vec![
        Field::new("firm", DataType::Utf8, false),
        Field::new("category", DataType::Utf8, false),
        Field::new("metric", DataType::Utf8, false),
        Field::new("held_on", DataType::Date32, false),
        Field::new("value", DataType::Decimal128(DIGITS, SCALE.cast_signed()), true),
        Field::new("text", DataType::Utf8, true),
        Field::new("learned_at", learned(), false),
        Field::new("row", DataType::UInt64, false),
    ])
}

#[derive(Debug)]
struct Observations {
    lake: Lake,
    segments: Vec<SegmentInfo>,
}

pub(super) fn observations(lake: &Lake, segments: &[SegmentInfo]) -> Vec<Arc<dyn Part>> {
    let part = Observations { lake: lake.clone(), segments: segments.to_vec() };
    if segments.is_empty() { Vec::new() } else { vec![Arc::new(part)] }
}

impl Part for Observations {
    fn may_hold(&self, _: &Wanted) -> bool {
        true
    }

    fn read(&self, rights: &Rights, wanted: &Wanted, schema: &SchemaRef, sink: Sink<'_>) -> Result<()> {
        let day = |days: Option<i32>| days.and_then(|days| add_days(EPOCH, days).ok());
        let filter =
            ObservationFilter { from: day(wanted.from), through: day(wanted.through), ..ObservationFilter::default() };
        for chunk in self.lake.observations(&self.segments, filter) {
            let mut rows = chunk.map_err(failed)?;
            rows.retain(|row| {
                rights.allow(row.firm, &row.category)
                    && wanted.wants_firm(&row.firm.to_string())
                    && wanted.wants_category(&row.category)
            });
            for rows in rows.chunks(ROWS_AT_A_TIME) {
                if !sink(projected(observed(rows)?, schema)?)? {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

fn observed(rows: &[Observation]) -> Result<RecordBatch> {
    let value = |row: &Observation| match row.value {
        Value::Fixed { units, scale } => {
            // A finer one would be told as another number.
            let more = SCALE.checked_sub(scale).ok_or_else(|| {
                let said = format!("an observation has {scale} digits after the point, at most {SCALE} are told");
                DataFusionError::Execution(said)
            })?;
            Ok(Some(i128::from(units) * 10_i128.pow(more.into())))
        }
        Value::Text(_) => Ok(None),
    };
    let text = |row: &Observation| match &row.value {
        Value::Fixed { .. } => None,
        Value::Text(text) => Some(text.clone()),
    };
    let values = rows.iter().map(value).collect::<Result<Decimal128Array>>()?;
    let learned_at =
        rows.iter().map(|row| Some(row.learned_at.as_microsecond())).collect::<TimestampMicrosecondArray>();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(rows.iter().map(|row| Some(row.firm.to_string())).collect::<StringArray>()),
        Arc::new(rows.iter().map(|row| Some(row.category.as_str())).collect::<StringArray>()),
        Arc::new(rows.iter().map(|row| Some(row.metric.as_str())).collect::<StringArray>()),
        Arc::new(rows.iter().map(|row| Some(days(row.held_on))).collect::<Date32Array>()),
        Arc::new(values.with_precision_and_scale(DIGITS, SCALE.cast_signed())?),
        Arc::new(rows.iter().map(text).collect::<StringArray>()),
        Arc::new(learned_at.with_timezone("UTC")),
        Arc::new(rows.iter().map(|row| Some(row.row)).collect::<UInt64Array>()),
    ];
    Ok(RecordBatch::try_new(Arc::new(observations_schema()), columns)?)
}

/// Of the columns asked for, in their order.
fn projected(rows: RecordBatch, schema: &SchemaRef) -> Result<RecordBatch> {
    let whole = rows.schema();
    let places = schema.fields().iter().map(|field| whole.index_of(field.name())).collect::<Result<Vec<_>, _>>()?;
    Ok(rows.project(&places)?)
}

pub(super) fn past_loans_schema() -> Schema {
    Schema::new(vec![
        Field::new("id", DataType::Utf8, false),
        Field::new("currency", DataType::Utf8, false),
        Field::new("amount_minor", DataType::Int64, false),
        Field::new("guaranteed_minor", DataType::Int64, true),
        Field::new("approved_on", DataType::Date32, true),
        Field::new("term_months", DataType::UInt16, true),
        Field::new("industry", DataType::Utf8, true),
        Field::new("region", DataType::Utf8, true),
        Field::new("employees", DataType::UInt32, true),
        Field::new("new_business", DataType::Boolean, true),
        Field::new("bad", DataType::Boolean, true),
        Field::new("charged_off_minor", DataType::Int64, true),
        Field::new("charged_off_on", DataType::Date32, true),
    ])
}

#[derive(Debug)]
struct PastLoans {
    lake: Lake,
    segments: Vec<SegmentInfo>,
}

pub(super) fn past_loans(lake: &Lake, segments: &[SegmentInfo]) -> Vec<Arc<dyn Part>> {
    let part = PastLoans { lake: lake.clone(), segments: segments.to_vec() };
    if segments.is_empty() { Vec::new() } else { vec![Arc::new(part)] }
}

impl Part for PastLoans {
    fn may_hold(&self, _: &Wanted) -> bool {
        true
    }

    fn read(&self, _: &Rights, _: &Wanted, schema: &SchemaRef, sink: Sink<'_>) -> Result<()> {
        for chunk in self.lake.history(&self.segments) {
            let rows = chunk.map_err(failed)?;
            for rows in rows.chunks(ROWS_AT_A_TIME) {
                if !sink(projected(lent(rows)?, schema)?)? {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

fn lent(rows: &[HistoryLoan]) -> Result<RecordBatch> {
    let of = || rows.iter();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(of().map(|row| Some(row.external_id.as_str())).collect::<StringArray>()),
        Arc::new(of().map(|row| Some(row.currency.code())).collect::<StringArray>()),
        Arc::new(of().map(|row| Some(row.amount_minor)).collect::<Int64Array>()),
        Arc::new(of().map(|row| row.guaranteed_minor).collect::<Int64Array>()),
        Arc::new(of().map(|row| row.approved_on.map(days)).collect::<Date32Array>()),
        Arc::new(of().map(|row| row.term_months).collect::<UInt16Array>()),
        Arc::new(of().map(|row| row.industry.as_deref()).collect::<StringArray>()),
        Arc::new(of().map(|row| row.region.as_deref()).collect::<StringArray>()),
        Arc::new(of().map(|row| row.employees).collect::<UInt32Array>()),
        Arc::new(of().map(|row| row.new_business).collect::<BooleanArray>()),
        Arc::new(of().map(|row| row.outcome.bad()).collect::<BooleanArray>()),
        Arc::new(of().map(|row| row.charged_off_minor).collect::<Int64Array>()),
        Arc::new(of().map(|row| row.charged_off_on.map(days)).collect::<Date32Array>()),
    ];
    Ok(RecordBatch::try_new(Arc::new(past_loans_schema()), columns)?)
}
