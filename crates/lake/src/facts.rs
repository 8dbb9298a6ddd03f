//! [`FactRow`]: one value a source reported, spread over categories, months held and buckets of firms.
//!
//! A segment is sorted by firm, so that a reader of one firm skips what cannot hold it by the segment's path and days, and a fold of all
//! firms reads each of them in one run. Measures are kept by name: the place of a measure in the catalogue may change with a
//! release, its name does not.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, Date32Array, DictionaryArray, FixedSizeBinaryArray, Int64Array,
    PrimitiveArray, StringArray, TimestampMicrosecondArray, UInt64Array,
};
use arrow::datatypes::{
    DataType, Date32Type, Field, Int32Type, Int64Type, Schema, SchemaRef, TimeUnit, TimestampMicrosecondType,
    UInt64Type,
};
use arrow::record_batch::RecordBatch;
use calendar::Date;
use codes::{BatchId, FirmId};
use parquet::arrow::arrow_reader::ParquetRecordBatchReader;

use crate::columns::{Columns, from_days, get, to_days};
use crate::limits::{MAX_OBSERVATIONS_PER_WRITE, MAX_TEXT_BYTES, ONE_SEGMENT_FACTS, ROWS_PER_GROUP};
use crate::observations::bucket_of;
use crate::segment::SegmentWriter;
use crate::{Dataset, Lake, LakeError, SegmentInfo};

/// One value of one cell: of a measure of a firm on a day, and of one event where events have references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactRow<'a> {
    /// The firm.
    pub firm: FirmId,
    /// The measure's name, as `vat_sales_fen`.
    pub measure: &'a str,
    /// The day it held; the last day of the month for a monthly measure.
    pub on: Date,
    /// Tells events of one day apart; 0 for every other kind.
    pub reference: u64,
    /// At the measure's scale; none takes back what was said of the cell before.
    pub value: Option<i64>,
    /// When we learnt it, in microseconds since 1970.
    pub learned_us: i64,
    /// Row in the file it came from, from 1.
    pub row: u64,
}

/// The columns of `facts`, schema 1.
fn schema() -> SchemaRef {
    let field = |name: &str, kind: DataType, nullable: bool| Field::new(name, kind, nullable);
    let names = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    Arc::new(Schema::new(vec![
        field("firm", DataType::FixedSizeBinary(16), false),
        field("measure", names, false),
        field("held_on", DataType::Date32, false),
        field("reference", DataType::UInt64, false),
        field("value", DataType::Int64, true),
        field("learned_at", DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())), false),
        field("row", DataType::UInt64, false),
    ]))
}

/// Which facts are wanted; the default wants all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FactFilter {
    /// Of one firm.
    pub firm: Option<FirmId>,
    /// Of firms in one bucket: its number, of how many.
    pub bucket: Option<(u16, u16)>,
    /// Held on or after.
    pub from: Option<Date>,
    /// Held on or before.
    pub through: Option<Date>,
}

impl FactFilter {
    /// Whether a segment can hold a wanted row, from what is recorded of it: days, and the bucket in its path.
    pub(crate) fn may_be_in(&self, segment: &SegmentInfo) -> bool {
        let late_enough = self.from.is_none_or(|from| segment.last_on.is_none_or(|last| last >= from));
        let early_enough = self.through.is_none_or(|through| segment.first_on.is_none_or(|first| first <= through));
        let Some((buckets, bucket)) = bucket_in(&segment.file) else { return late_enough && early_enough };
        let of_firm = self.firm.is_none_or(|firm| bucket_of(firm, buckets) == bucket);
        let of_bucket = self.bucket.is_none_or(|(wanted, of)| may_share(wanted, of, bucket, buckets));
        late_enough && early_enough && of_firm && of_bucket
    }

    pub(crate) fn wants_firm(&self, firm: FirmId) -> bool {
        self.firm.is_none_or(|wanted| wanted == firm)
            && self.bucket.is_none_or(|(wanted, of)| bucket_of(firm, of) == wanted)
    }
}

/// Whether a firm may be in both of two buckets of different divisions: buckets are remainders, so it is the same firms where one number of
/// buckets divides the other.
fn may_share(one: u16, of_one: u16, other: u16, of_other: u16) -> bool {
    if of_one.is_multiple_of(of_other.max(1)) {
        one % of_other.max(1) == other
    } else if of_other.is_multiple_of(of_one.max(1)) {
        other % of_one.max(1) == one
    } else {
        true
    }
}

/// `facts/tax/2025-06/of-064/b-002/...` is bucket 2 of 64.
fn bucket_in(file: &str) -> Option<(u16, u16)> {
    let mut parts = file.split('/').skip(3);
    let buckets = parts.next()?.strip_prefix("of-")?.parse().ok()?;
    Some((buckets, parts.next()?.strip_prefix("b-")?.parse().ok()?))
}

/// Over how many buckets the segments beside this one are spread, from its path.
#[must_use]
pub fn buckets_of(segment: &SegmentInfo) -> Option<u16> {
    bucket_in(&segment.file).map(|(buckets, _)| buckets)
}

/// The category of a segment of facts, from its path.
#[must_use]
pub fn category_of(segment: &SegmentInfo) -> Option<&str> {
    let mut parts = segment.file.split('/');
    (segment.dataset == Dataset::Facts).then(|| parts.nth(1)).flatten()
}

impl Lake {
    /// Writes facts of one source category, one segment for each month held and bucket of firms, rows sorted by firm, measure, day. A
    /// batch of at most [`ONE_SEGMENT_FACTS`] is one segment: a file for each of its months and firms would cost more than it spares a reader.
    ///
    /// # Errors
    /// [`LakeError::TooMany`] past [`MAX_OBSERVATIONS_PER_WRITE`]; [`LakeError::BadValue`] for an empty or overlong name;
    /// [`LakeError::Exists`] when the batch was written before; I/O errors, after which segments already finished are
    /// unrecorded files.
    pub fn write_facts(
        &self,
        batch: BatchId,
        category: &str,
        facts: &[FactRow<'_>],
    ) -> Result<Vec<SegmentInfo>, LakeError> {
        if facts.len() > MAX_OBSERVATIONS_PER_WRITE {
            return Err(LakeError::TooMany {
                what: "the number of facts in one write",
                found: facts.len() as u64,
                limit: MAX_OBSERVATIONS_PER_WRITE as u64,
                remedy: "split them over several batches",
            });
        }
        check_name("category", category, 0)?;
        let small = facts.len() <= ONE_SEGMENT_FACTS;
        let buckets = if small { 1 } else { self.buckets() };
        let mut folders: BTreeMap<(String, u16), Vec<&FactRow<'_>>> = BTreeMap::new();
        for fact in facts {
            check_name("measure", fact.measure, fact.row)?;
            let month = if small { "small".into() } else { format!("{:04}-{:02}", fact.on.year(), fact.on.month()) };
            folders.entry((month, bucket_of(fact.firm, buckets))).or_default().push(fact);
        }
        let mut written = Vec::new();
        for ((month, bucket), mut rows) in folders {
            rows.sort_by(|a, b| (a.firm, a.measure, a.on, a.row).cmp(&(b.firm, b.measure, b.on, b.row)));
            let folder = format!("{}/{category}/{month}/of-{buckets:03}/b-{bucket:03}", Dataset::Facts.name());
            let mut writer = SegmentWriter::new(self, Dataset::Facts, folder, batch, schema());
            for group in rows.chunks(ROWS_PER_GROUP) {
                let days = || group.iter().map(|row| row.on);
                writer.write(&to_columns(group)?, days().min().zip(days().max()))?;
            }
            written.extend(writer.finish()?);
        }
        Ok(written)
    }

    /// Reads the wanted facts in chunks, skipping segments that cannot hold one.
    #[must_use]
    pub fn facts<'a>(&self, segments: &'a [SegmentInfo], filter: FactFilter) -> FactReader<'a> {
        FactReader { lake: self.clone(), left: segments.iter(), filter, open: None }
    }
}

/// A folder's or a measure's name: what is in a path must not lead out of it.
pub(crate) fn check_name(field: &'static str, text: &str, row: u64) -> Result<(), LakeError> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if text.is_empty() || text.len() > MAX_TEXT_BYTES || !text.chars().all(plain) {
        return Err(LakeError::BadValue {
            row,
            field,
            value: text.chars().take(40).collect(),
            remedy: "give 1 to 200 of the characters a to z, 0 to 9, - and _",
        });
    }
    Ok(())
}

fn to_columns(rows: &[&FactRow<'_>]) -> Result<RecordBatch, LakeError> {
    let failed = |source| LakeError::Arrow { dataset: Dataset::Facts.name(), source };
    let firms = FixedSizeBinaryArray::try_from_iter(rows.iter().map(|row| row.firm.as_bytes())).map_err(failed)?;
    let measures: DictionaryArray<Int32Type> = rows.iter().map(|row| row.measure).collect();
    let learned = rows.iter().map(|row| Some(row.learned_us)).collect::<TimestampMicrosecondArray>();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(firms),
        Arc::new(measures),
        Arc::new(rows.iter().map(|row| Some(to_days(row.on))).collect::<Date32Array>()),
        Arc::new(rows.iter().map(|row| Some(row.reference)).collect::<UInt64Array>()),
        Arc::new(rows.iter().map(|row| row.value).collect::<Int64Array>()),
        Arc::new(learned.with_timezone("UTC")),
        Arc::new(rows.iter().map(|row| Some(row.row)).collect::<UInt64Array>()),
    ];
    RecordBatch::try_new(schema(), columns).map_err(failed)
}

/// Firms of a chunk: sixteen bytes in each row, or places among those of a merged segment.
enum Firms {
    Plain(FixedSizeBinaryArray),
    Coded(PrimitiveArray<Int32Type>, BinaryArray),
}

/// Which batch rows came in: the segment's, or in a merged segment that of each row.
enum Batches {
    One(BatchId),
    Coded(PrimitiveArray<Int32Type>, BinaryArray),
}

/// Facts of one segment, column by column: names of measures stand once.
pub struct FactChunk {
    batches: Batches,
    names: StringArray,
    keys: PrimitiveArray<Int32Type>,
    firms: Firms,
    held_on: Date32Array,
    reference: UInt64Array,
    value: Int64Array,
    learned_at: TimestampMicrosecondArray,
    row: UInt64Array,
    filter: FactFilter,
    file: String,
}

/// One fact of a chunk; its measure is a place among [`FactChunk::measures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldFact {
    /// The firm.
    pub firm: FirmId,
    /// Place of the measure's name in the chunk.
    pub measure: usize,
    /// The day it held.
    pub on: Date,
    /// Tells events of one day apart.
    pub reference: u64,
    /// The value, if it was not taken back.
    pub value: Option<i64>,
    /// When we learnt it, in microseconds since 1970.
    pub learned_us: i64,
    /// The batch it came in.
    pub batch: BatchId,
    /// Row in the file it came from.
    pub row: u64,
}

/// Sixteen bytes in a place among others.
fn sixteen(values: &BinaryArray, keys: &PrimitiveArray<Int32Type>, at: usize) -> Option<[u8; 16]> {
    let place = usize::try_from(keys.value(at)).ok().filter(|place| *place < values.len())?;
    <[u8; 16]>::try_from(values.value(place)).ok()
}

impl FactChunk {
    /// The names of measures that its facts point at.
    pub fn measures(&self) -> impl Iterator<Item = &str> {
        (0..self.names.len()).map(|at| self.names.value(at))
    }

    /// The wanted facts.
    ///
    /// # Errors
    /// [`LakeError::BadValue`] for a row that cannot be read.
    pub fn rows(&self) -> impl Iterator<Item = Result<HeldFact, LakeError>> {
        (0..self.len()).filter_map(|at| self.wanted(at).transpose())
    }

    /// Rows, wanted or not.
    pub(crate) fn len(&self) -> usize {
        self.held_on.len()
    }

    fn damaged(&self, at: usize, field: &'static str) -> LakeError {
        LakeError::BadValue {
            row: self.row.value(at),
            field,
            value: self.file.clone(),
            remedy: "the segment is damaged: restore it from a backup",
        }
    }

    /// The firm of a row.
    pub(crate) fn firm(&self, at: usize) -> Result<FirmId, LakeError> {
        let bytes = match &self.firms {
            Firms::Plain(firms) => <[u8; 16]>::try_from(firms.value(at)).ok(),
            Firms::Coded(keys, values) => sixteen(values, keys, at),
        };
        bytes.map(FirmId::from_bytes).ok_or_else(|| self.damaged(at, "firm"))
    }

    /// Where the rows of the firm at `at` end.
    pub(crate) fn end_of_firm(&self, at: usize) -> usize {
        let len = self.len();
        let same = |other: usize| match &self.firms {
            Firms::Plain(firms) => firms.value(other) == firms.value(at),
            Firms::Coded(keys, _) => keys.value(other) == keys.value(at),
        };
        (at + 1..len).find(|other| !same(*other)).unwrap_or(len)
    }

    /// What a row says of a firm that is known already.
    pub(crate) fn fact(&self, at: usize, firm: FirmId) -> Result<HeldFact, LakeError> {
        let batch = match &self.batches {
            Batches::One(batch) => Some(*batch),
            Batches::Coded(keys, values) => sixteen(values, keys, at).map(BatchId::from_bytes),
        };
        Ok(HeldFact {
            firm,
            measure: usize::try_from(self.keys.value(at)).map_err(|_| self.damaged(at, "measure"))?,
            on: from_days(self.held_on.value(at)).ok_or_else(|| self.damaged(at, "held_on"))?,
            reference: self.reference.value(at),
            value: get(&self.value, at),
            learned_us: self.learned_at.value(at),
            batch: batch.ok_or_else(|| self.damaged(at, "batch"))?,
            row: self.row.value(at),
        })
    }

    fn wanted(&self, at: usize) -> Result<Option<HeldFact>, LakeError> {
        let firm = self.firm(at)?;
        if !self.filter.wants_firm(firm) {
            return Ok(None);
        }
        let fact = self.fact(at, firm)?;
        let early = self.filter.from.is_some_and(|from| fact.on < from);
        let late = self.filter.through.is_some_and(|through| fact.on > through);
        Ok((!early && !late).then_some(fact))
    }
}

/// Facts read back, in chunks; one chunk is in memory at a time, and a chunk may hold none that is wanted.
pub struct FactReader<'a> {
    lake: Lake,
    left: std::slice::Iter<'a, SegmentInfo>,
    filter: FactFilter,
    open: Option<(&'a SegmentInfo, ParquetRecordBatchReader)>,
}

impl Iterator for FactReader<'_> {
    type Item = Result<FactChunk, LakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((segment, reader)) = &mut self.open {
                match reader.next() {
                    Some(Ok(rows)) => return Some(chunk(&Columns { rows: &rows, segment }, self.filter)),
                    Some(Err(source)) => {
                        self.open = None;
                        return Some(Err(LakeError::Arrow { dataset: Dataset::Facts.name(), source }));
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

pub(crate) fn chunk(from: &Columns<'_>, filter: FactFilter) -> Result<FactChunk, LakeError> {
    let missing = |field: &'static str| LakeError::BadValue {
        row: 0,
        field,
        value: from.segment.file.clone(),
        remedy: "the segment is damaged: restore it from a backup",
    };
    let measures = coded(from.rows, "measure").ok_or_else(|| missing("measure"))?;
    let names = measures.values().as_string_opt::<i32>().ok_or_else(|| missing("measure"))?;
    let plain = from.rows.column_by_name("firm").and_then(|column| column.as_fixed_size_binary_opt());
    let firms = match plain {
        Some(firms) => Some(Firms::Plain(firms.clone())),
        None => ids(from.rows, "firm").map(|(keys, values)| Firms::Coded(keys, values)),
    };
    let batches = match from.rows.column_by_name("batch") {
        None => Some(Batches::One(from.segment.batch)),
        Some(_) => ids(from.rows, "batch").map(|(keys, values)| Batches::Coded(keys, values)),
    };
    Ok(FactChunk {
        batches: batches.ok_or_else(|| missing("batch"))?,
        names: names.clone(),
        keys: measures.keys().clone(),
        firms: firms.ok_or_else(|| missing("firm"))?,
        held_on: from.primitive::<Date32Type>("held_on")?.clone(),
        reference: from.primitive::<UInt64Type>("reference")?.clone(),
        value: from.primitive::<Int64Type>("value")?.clone(),
        learned_at: from.primitive::<TimestampMicrosecondType>("learned_at")?.clone(),
        row: from.primitive::<UInt64Type>("row")?.clone(),
        filter,
        file: from.segment.file.clone(),
    })
}

pub(crate) fn coded<'a>(rows: &'a RecordBatch, name: &str) -> Option<&'a DictionaryArray<Int32Type>> {
    rows.column_by_name(name).and_then(|column| column.as_dictionary_opt::<Int32Type>())
}

/// Places and the ids they stand for.
fn ids(rows: &RecordBatch, name: &str) -> Option<(PrimitiveArray<Int32Type>, BinaryArray)> {
    let column = coded(rows, name)?;
    Some((column.keys().clone(), column.values().as_binary_opt::<i32>()?.clone()))
}
