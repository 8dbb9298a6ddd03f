//! [`Observation`]: one recorded fact about a firm, spread over buckets of firms and months.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, Date32Array, FixedSizeBinaryArray, Int64Array, StringArray, UInt8Array, UInt64Array,
};
use arrow::array::{AsArray, TimestampMicrosecondArray};
use arrow::datatypes::{
    DataType, Date32Type, Field, Int64Type, Schema, SchemaRef, TimeUnit, TimestampMicrosecondType, UInt8Type,
    UInt64Type,
};
use arrow::record_batch::RecordBatch;
use calendar::{Date, Timestamp};
use codes::{BatchId, FirmId};
use parquet::arrow::arrow_reader::ParquetRecordBatchReader;
use sha2::{Digest, Sha256};

use crate::columns::{Columns, from_days, get, to_days};
use crate::limits::{MAX_OBSERVATIONS_PER_WRITE, MAX_TEXT_BYTES, ROWS_PER_GROUP};
use crate::segment::SegmentWriter;
use crate::{Dataset, Lake, LakeError, SegmentInfo};

/// What was observed. A number is fixed-point, so that a sum has the same bits on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `units` / 10^`scale`. A metric whose name ends in `_fen` counts fen, so its scale is 0.
    Fixed {
        /// The digits.
        units: i64,
        /// Digits after the point, at most 18.
        scale: u8,
    },
    /// Words.
    Text(String),
}

/// One fact: what a source said about a firm, when it held, when we learnt it, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The firm.
    pub firm: FirmId,
    /// What was measured, as `revenue_fen`.
    pub metric: String,
    /// The day it held; the last day of the period for a sum over a period.
    pub held_on: Date,
    /// First day of the period, for a sum over one.
    pub period_start: Option<Date>,
    /// The value.
    pub value: Value,
    /// When we learnt it, to the microsecond.
    pub learned_at: Timestamp,
    /// Source category, as `tax`.
    pub category: String,
    /// Row in the batch it came in, for its lineage.
    pub row: u64,
}

/// The bucket of a firm: leading two bytes of the SHA-256 of its id, modulo the number of buckets.
#[must_use]
pub fn bucket_of(firm: FirmId, buckets: u16) -> u16 {
    let digest = Sha256::digest(firm.as_bytes());
    u16::from_be_bytes([digest[0], digest[1]]) % buckets.max(1)
}

/// The columns of `observations`, schema 1. `firm` is the sixteen bytes of the id; `units` and `scale` are null for
/// text, `text` is null for a number.
fn schema() -> SchemaRef {
    let field = |name: &str, kind: DataType, nullable: bool| Field::new(name, kind, nullable);
    Arc::new(Schema::new(vec![
        field("firm", DataType::FixedSizeBinary(16), false),
        field("metric", DataType::Utf8, false),
        field("held_on", DataType::Date32, false),
        field("period_start", DataType::Date32, true),
        field("units", DataType::Int64, true),
        field("scale", DataType::UInt8, true),
        field("text", DataType::Utf8, true),
        field("learned_at", DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())), false),
        field("category", DataType::Utf8, false),
        field("row", DataType::UInt64, false),
    ]))
}

/// Which observations are wanted; the default wants all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ObservationFilter {
    /// Of one firm.
    pub firm: Option<FirmId>,
    /// Held on or after.
    pub from: Option<Date>,
    /// Held on or before.
    pub through: Option<Date>,
    /// Learnt at or before: what was known then.
    pub known_at: Option<Timestamp>,
}

impl ObservationFilter {
    fn wants(&self, observation: &Observation) -> bool {
        self.firm.is_none_or(|firm| observation.firm == firm)
            && self.from.is_none_or(|from| observation.held_on >= from)
            && self.through.is_none_or(|through| observation.held_on <= through)
            && self.known_at.is_none_or(|known_at| observation.learned_at <= known_at)
    }

    /// Whether a segment can hold a wanted row, from what is recorded of it: dates, and the bucket in its path.
    fn may_be_in(&self, segment: &SegmentInfo) -> bool {
        let late_enough = self.from.is_none_or(|from| segment.last_on.is_none_or(|last| last >= from));
        let early_enough = self.through.is_none_or(|through| segment.first_on.is_none_or(|first| first <= through));
        let bucket = self.firm.is_none_or(|firm| {
            buckets_in(&segment.file).is_none_or(|(buckets, bucket)| bucket_of(firm, buckets) == bucket)
        });
        late_enough && early_enough && bucket
    }
}

/// `observations/of-004/b-002/...` is bucket 2 of 4.
fn buckets_in(file: &str) -> Option<(u16, u16)> {
    let mut parts = file.split('/').skip(1);
    let buckets = parts.next()?.strip_prefix("of-")?.parse().ok()?;
    Some((buckets, parts.next()?.strip_prefix("b-")?.parse().ok()?))
}

impl Lake {
    /// Writes observations, one segment for each bucket of firms and month held, rows sorted by firm, metric, day.
    ///
    /// # Errors
    /// [`LakeError::TooMany`] past [`MAX_OBSERVATIONS_PER_WRITE`]; [`LakeError::BadValue`] for an empty or overlong
    /// text or a scale above 18; [`LakeError::Exists`] when the batch was written before; I/O errors, after which
    /// segments already finished are unrecorded files.
    pub fn write_observations(
        &self,
        batch: BatchId,
        observations: &[Observation],
    ) -> Result<Vec<SegmentInfo>, LakeError> {
        if observations.len() > MAX_OBSERVATIONS_PER_WRITE {
            return Err(LakeError::TooMany {
                what: "the number of observations in one write",
                found: observations.len() as u64,
                limit: MAX_OBSERVATIONS_PER_WRITE as u64,
                remedy: "split them over several batches",
            });
        }
        let mut folders: BTreeMap<(u16, i16, i8), Vec<&Observation>> = BTreeMap::new();
        for observation in observations {
            check(observation)?;
            let bucket = bucket_of(observation.firm, self.buckets());
            let key = (bucket, observation.held_on.year(), observation.held_on.month());
            folders.entry(key).or_default().push(observation);
        }
        let mut written = Vec::new();
        for ((bucket, year, month), mut rows) in folders {
            rows.sort_by(|a, b| (a.firm, &a.metric, a.held_on, a.row).cmp(&(b.firm, &b.metric, b.held_on, b.row)));
            let folder =
                format!("{}/of-{:03}/b-{bucket:03}/{year:04}-{month:02}", Dataset::Observations.name(), self.buckets());
            let mut writer = SegmentWriter::new(self, Dataset::Observations, folder, batch, schema());
            for group in rows.chunks(ROWS_PER_GROUP) {
                let days = || group.iter().map(|row| row.held_on);
                writer.write(&to_columns(group)?, days().min().zip(days().max()))?;
            }
            written.extend(writer.finish()?);
        }
        Ok(written)
    }

    /// Reads the wanted observations, skipping segments that cannot hold one.
    #[must_use]
    pub fn observations<'a>(&self, segments: &'a [SegmentInfo], filter: ObservationFilter) -> ObservationReader<'a> {
        ObservationReader { lake: self.clone(), left: segments.iter(), filter, open: None }
    }
}

fn check(observation: &Observation) -> Result<(), LakeError> {
    let bad = |field: &'static str, value: String, remedy: &'static str| {
        Err(LakeError::BadValue { row: observation.row, field, value: value.chars().take(40).collect(), remedy })
    };
    for (field, text) in [("metric", &observation.metric), ("category", &observation.category)] {
        if text.is_empty() || text.len() > MAX_TEXT_BYTES {
            return bad(field, format!("'{text}'"), "give 1 to 200 bytes");
        }
    }
    match &observation.value {
        Value::Fixed { scale, .. } if *scale > 18 => bad("scale", scale.to_string(), "give 0 to 18"),
        Value::Text(text) if text.len() > MAX_TEXT_BYTES => {
            bad("text", format!("'{text}'"), "give at most 200 bytes; longer words belong in a document")
        }
        _ => Ok(()),
    }
}

fn to_columns(rows: &[&Observation]) -> Result<RecordBatch, LakeError> {
    let failed = |source| LakeError::Arrow { dataset: Dataset::Observations.name(), source };
    let fixed = |row: &&Observation| match row.value {
        Value::Fixed { units, scale } => Some((units, scale)),
        Value::Text(_) => None,
    };
    let words = |row: &&Observation| match &row.value {
        Value::Text(text) => Some(text.clone()),
        Value::Fixed { .. } => None,
    };
    let firms = FixedSizeBinaryArray::try_from_iter(rows.iter().map(|row| row.firm.as_bytes())).map_err(failed)?;
    let learned = rows.iter().map(|row| Some(row.learned_at.as_microsecond())).collect::<TimestampMicrosecondArray>();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(firms),
        Arc::new(rows.iter().map(|row| Some(row.metric.as_str())).collect::<StringArray>()),
        Arc::new(rows.iter().map(|row| Some(to_days(row.held_on))).collect::<Date32Array>()),
        Arc::new(rows.iter().map(|row| row.period_start.map(to_days)).collect::<Date32Array>()),
        Arc::new(rows.iter().map(|row| fixed(row).map(|(units, _)| units)).collect::<Int64Array>()),
        Arc::new(rows.iter().map(|row| fixed(row).map(|(_, scale)| scale)).collect::<UInt8Array>()),
        Arc::new(rows.iter().map(words).collect::<StringArray>()),
        Arc::new(learned.with_timezone("UTC")),
        Arc::new(rows.iter().map(|row| Some(row.category.as_str())).collect::<StringArray>()),
        Arc::new(rows.iter().map(|row| Some(row.row)).collect::<UInt64Array>()),
    ];
    RecordBatch::try_new(schema(), columns).map_err(failed)
}

/// Observations read back, in chunks; one chunk is in memory at a time, and a chunk may be empty.
pub struct ObservationReader<'a> {
    lake: Lake,
    left: std::slice::Iter<'a, SegmentInfo>,
    filter: ObservationFilter,
    open: Option<(&'a SegmentInfo, ParquetRecordBatchReader)>,
}

impl Iterator for ObservationReader<'_> {
    type Item = Result<Vec<Observation>, LakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((segment, reader)) = &mut self.open {
                match reader.next() {
                    Some(Ok(rows)) => {
                        return Some(from_columns(&Columns { rows: &rows, segment }, &self.filter));
                    }
                    Some(Err(source)) => {
                        self.open = None;
                        return Some(Err(LakeError::Arrow { dataset: Dataset::Observations.name(), source }));
                    }
                    None => self.open = None,
                }
            }
            let segment = self.left.by_ref().find(|segment| self.filter.may_be_in(segment))?;
            match self.lake.open_segment(segment) {
                Ok(reader) => self.open = Some((segment, reader)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

fn from_columns(from: &Columns<'_>, filter: &ObservationFilter) -> Result<Vec<Observation>, LakeError> {
    let wrong = |field: &'static str, row: u64| LakeError::BadValue {
        row,
        field,
        value: "unreadable".to_owned(),
        remedy: "the segment is damaged: restore it from a backup",
    };
    let firms = from.rows.column_by_name("firm").and_then(|column| column.as_fixed_size_binary_opt());
    let firms = firms.ok_or_else(|| wrong("firm", 0))?;
    let (metric, category, text) = (from.text("metric")?, from.text("category")?, from.text("text")?);
    let held_on = from.primitive::<Date32Type>("held_on")?;
    let period_start = from.primitive::<Date32Type>("period_start")?;
    let (units, scale) = (from.primitive::<Int64Type>("units")?, from.primitive::<UInt8Type>("scale")?);
    let learned_at = from.primitive::<TimestampMicrosecondType>("learned_at")?;
    let row_number = from.primitive::<UInt64Type>("row")?;
    let mut found = Vec::new();
    for row in 0..from.rows.num_rows() {
        let number = row_number.value(row);
        let bytes = <[u8; 16]>::try_from(firms.value(row)).map_err(|_| wrong("firm", number))?;
        let value = match (get(units, row), get(scale, row)) {
            (Some(units), Some(scale)) => Value::Fixed { units, scale },
            _ if text.is_null(row) => return Err(wrong("value", number)),
            _ => Value::Text(text.value(row).to_owned()),
        };
        let learned = learned_at.value(row);
        let observation = Observation {
            firm: FirmId::from_bytes(bytes),
            metric: metric.value(row).to_owned(),
            held_on: from_days(held_on.value(row)).ok_or_else(|| wrong("held_on", number))?,
            period_start: get(period_start, row).and_then(from_days),
            value,
            learned_at: Timestamp::from_microsecond(learned).map_err(|_| wrong("learned_at", number))?,
            category: category.value(row).to_owned(),
            row: number,
        };
        if filter.wants(&observation) {
            found.push(observation);
        }
    }
    Ok(found)
}
