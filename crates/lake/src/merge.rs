//! Merging: the facts of one category, from the segments of many batches into one run of each bucket of firms.
//!
//! A month's deliveries leave a segment for each batch, month and bucket; whoever reads all firms would open them all. A merged segment
//! holds all months of its firms, sorted by firm, measure and day, and says of each row which batch it came in, so that lineage and the
//! order of learning are what they were. Nothing is dropped: corrections stand beside what they correct. The segments it was made
//! from stay as they are; the book says which ones are read.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, AsArray, BinaryDictionaryBuilder, Date32Builder, Int64Builder, StringDictionaryBuilder,
    TimestampMicrosecondBuilder, UInt64Builder,
};
use arrow::datatypes::{DataType, Field, Int32Type, Schema, SchemaRef, TimeUnit};
use arrow::record_batch::RecordBatch;
use calendar::Date;
use codes::{BatchId, FirmId};
use rayon::prelude::*;

use crate::columns::to_days;
use crate::facts::{check_name, coded};
use crate::limits::{FACTS_PER_MERGED_BUCKET, MAX_MERGED_BUCKETS, MAX_MERGED_SEGMENTS, ROWS_PER_GROUP};
use crate::observations::bucket_of;
use crate::segment::{Form, MERGED_SCHEMA, SegmentWriter};
use crate::{Dataset, FactFilter, Lake, LakeError, RunFact, SegmentInfo};

/// The columns of merged facts, schema 2: as `facts`, with the batch of each row, ids as places in a dictionary.
fn schema() -> SchemaRef {
    let field = |name: &str, kind: DataType, nullable: bool| Field::new(name, kind, nullable);
    let coded = |kind: DataType| DataType::Dictionary(Box::new(DataType::Int32), Box::new(kind));
    Arc::new(Schema::new(vec![
        field("firm", coded(DataType::Binary), false),
        field("measure", coded(DataType::Utf8), false),
        field("held_on", DataType::Date32, false),
        field("reference", DataType::UInt64, false),
        field("value", DataType::Int64, true),
        field("learned_at", DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())), false),
        field("batch", coded(DataType::Binary), false),
        field("row", DataType::UInt64, false),
    ]))
}

/// Over how many buckets so many facts of a category are merged.
#[must_use]
pub fn merged_buckets(facts: u64) -> u16 {
    let wanted = facts.div_ceil(FACTS_PER_MERGED_BUCKET).max(1).next_power_of_two();
    u16::try_from(wanted).unwrap_or(MAX_MERGED_BUCKETS).min(MAX_MERGED_BUCKETS)
}

/// Whether a segment is a merged one, from its path.
#[must_use]
pub fn is_merged(segment: &SegmentInfo) -> bool {
    segment.dataset == Dataset::Facts && segment.file.split('/').nth(2) == Some(MERGED)
}

const MERGED: &str = "merged";

/// Writes one bucket of merged facts, firm by firm in the order of their ids.
pub struct MergedWriter<'a> {
    writer: SegmentWriter,
    /// Names of measures, by the number that [`RunFact::measure`] gives.
    names: &'a [&'a str],
    last: Option<FirmId>,
    facts: Vec<RunFact>,
    open: Open,
}

struct Open {
    firm: BinaryDictionaryBuilder<Int32Type>,
    measure: StringDictionaryBuilder<Int32Type>,
    held_on: Date32Builder,
    reference: UInt64Builder,
    value: Int64Builder,
    learned_at: TimestampMicrosecondBuilder,
    batch: BinaryDictionaryBuilder<Int32Type>,
    row: UInt64Builder,
    rows: usize,
    days: Option<(Date, Date)>,
}

impl Open {
    fn new() -> Self {
        Self {
            firm: BinaryDictionaryBuilder::new(),
            measure: StringDictionaryBuilder::new(),
            held_on: Date32Builder::with_capacity(ROWS_PER_GROUP),
            reference: UInt64Builder::with_capacity(ROWS_PER_GROUP),
            value: Int64Builder::with_capacity(ROWS_PER_GROUP),
            learned_at: TimestampMicrosecondBuilder::with_capacity(ROWS_PER_GROUP).with_timezone("UTC"),
            batch: BinaryDictionaryBuilder::new(),
            row: UInt64Builder::with_capacity(ROWS_PER_GROUP),
            rows: 0,
            days: None,
        }
    }

    fn push(&mut self, firm: FirmId, name: &str, fact: &RunFact) -> Result<(), LakeError> {
        let failed = |source| LakeError::Arrow { dataset: Dataset::Facts.name(), source };
        self.firm.append(firm.as_bytes()).map_err(failed)?;
        self.measure.append(name).map_err(failed)?;
        self.held_on.append_value(to_days(fact.on));
        self.reference.append_value(fact.reference);
        self.value.append_option(fact.value);
        self.learned_at.append_value(fact.learned_us);
        self.batch.append(fact.batch.as_bytes()).map_err(failed)?;
        self.row.append_value(fact.row);
        self.rows += 1;
        let (first, last) = self.days.unwrap_or((fact.on, fact.on));
        self.days = Some((first.min(fact.on), last.max(fact.on)));
        Ok(())
    }

    fn rows(&mut self) -> Result<RecordBatch, LakeError> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.firm.finish()),
            Arc::new(self.measure.finish()),
            Arc::new(self.held_on.finish()),
            Arc::new(self.reference.finish()),
            Arc::new(self.value.finish()),
            Arc::new(self.learned_at.finish()),
            Arc::new(self.batch.finish()),
            Arc::new(self.row.finish()),
        ];
        let failed = |source| LakeError::Arrow { dataset: Dataset::Facts.name(), source };
        RecordBatch::try_new(schema(), columns).map_err(failed)
    }
}

impl MergedWriter<'_> {
    /// Takes the facts of the next firm, in any order.
    ///
    /// # Errors
    /// [`LakeError::BadValue`] for a firm before the last one; I/O errors.
    pub fn firm(&mut self, firm: FirmId, facts: impl IntoIterator<Item = RunFact>) -> Result<(), LakeError> {
        if self.last.is_some_and(|last| last >= firm) {
            return Err(LakeError::BadValue {
                row: 0,
                field: "firm",
                value: firm.to_string(),
                remedy: "give firms in the order of their ids, each once",
            });
        }
        self.last = Some(firm);
        self.facts.clear();
        self.facts.extend(facts);
        let names = self.names;
        let name = |fact: &RunFact| names.get(usize::from(fact.measure)).copied().unwrap_or_default();
        let key = |fact: &RunFact| (fact.on, fact.reference, fact.learned_us, fact.batch, fact.row);
        self.facts.sort_unstable_by(|a, b| name(a).cmp(name(b)).then_with(|| key(a).cmp(&key(b))));
        for fact in &self.facts {
            self.open.push(firm, name(fact), fact)?;
        }
        if self.open.rows >= ROWS_PER_GROUP { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), LakeError> {
        if self.open.rows > 0 {
            let mut full = std::mem::replace(&mut self.open, Open::new());
            self.writer.write(&full.rows()?, full.days)?;
        }
        Ok(())
    }

    /// Finishes the last segment; the segments written, to be recorded. None when there were no facts.
    ///
    /// # Errors
    /// I/O errors.
    pub fn finish(mut self) -> Result<Vec<SegmentInfo>, LakeError> {
        self.flush()?;
        self.writer.finish()
    }
}

impl Lake {
    /// Begins one bucket of merged facts of a category. `names` are the measures that facts name by number.
    ///
    /// # Errors
    /// [`LakeError::BadValue`] for a name that is none.
    pub fn merged_writer<'a>(
        &self,
        merge: BatchId,
        category: &str,
        (bucket, buckets): (u16, u16),
        names: &'a [&'a str],
    ) -> Result<MergedWriter<'a>, LakeError> {
        check_name("category", category, 0)?;
        for name in names {
            check_name("measure", name, 0)?;
        }
        let folder = format!("{}/{category}/{MERGED}/of-{buckets:03}/b-{bucket:03}", Dataset::Facts.name());
        let form = Form { version: Some(MERGED_SCHEMA), deltas: ["value", "row"].map(str::to_owned).to_vec() };
        let writer = SegmentWriter::new(self, Dataset::Facts, folder, merge, schema()).formed(form);
        Ok(MergedWriter { writer, names, last: None, facts: Vec::new(), open: Open::new() })
    }

    /// Merges segments of one category, on all cores: the segments to be recorded in their place. `done` hears of each bucket.
    ///
    /// # Errors
    /// [`LakeError::TooMany`] past [`MAX_MERGED_SEGMENTS`]; [`LakeError::BadValue`] for a segment that cannot be read; I/O errors,
    /// after which segments already finished are unrecorded files.
    pub fn merge_facts(
        &self,
        merge: BatchId,
        category: &str,
        segments: &[SegmentInfo],
        done: &(impl Fn(u16, u16) + Sync),
    ) -> Result<Vec<SegmentInfo>, LakeError> {
        if segments.len() > MAX_MERGED_SEGMENTS {
            return Err(LakeError::TooMany {
                what: "the number of segments to merge",
                found: segments.len() as u64,
                limit: MAX_MERGED_SEGMENTS as u64,
                remedy: "merge some of them first",
            });
        }
        let names = self.names_in(segments)?;
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let buckets = merged_buckets(segments.iter().map(|segment| segment.rows).sum());
        let written = (0..buckets).into_par_iter().map(|bucket| {
            let written = self.merge_bucket(merge, category, segments, (bucket, buckets), &names)?;
            done(bucket, buckets);
            Ok(written)
        });
        Ok(written.collect::<Result<Vec<_>, LakeError>>()?.concat())
    }

    fn merge_bucket(
        &self,
        merge: BatchId,
        category: &str,
        segments: &[SegmentInfo],
        bucket: (u16, u16),
        names: &[&str],
    ) -> Result<Vec<SegmentInfo>, LakeError> {
        let resolve = |name: &str| names.binary_search(&name).ok().and_then(|at| u16::try_from(at).ok());
        let filter = FactFilter { bucket: Some(bucket), ..FactFilter::default() };
        let mut runs = self.firm_runs(segments, filter, &resolve)?;
        let mut writer = self.merged_writer(merge, category, bucket, names)?;
        let mut facts = Vec::new();
        while let Some(firm) = runs.next(|_, fact| facts.push(*fact))? {
            debug_assert_eq!(bucket_of(firm, bucket.1), bucket.0);
            writer.firm(firm, facts.drain(..))?;
        }
        writer.finish()
    }

    /// The measures that segments name, sorted.
    fn names_in(&self, segments: &[SegmentInfo]) -> Result<Vec<String>, LakeError> {
        let mut names = std::collections::BTreeSet::new();
        for segment in segments {
            for rows in self.open_columns(segment, Some(&["measure"]))? {
                let rows = rows.map_err(|source| LakeError::Arrow { dataset: Dataset::Facts.name(), source })?;
                let column = coded(&rows, "measure").and_then(|column| column.values().as_string_opt::<i32>());
                names.extend(column.into_iter().flat_map(|names| names.iter().flatten().map(str::to_owned)));
            }
        }
        Ok(names.into_iter().collect())
    }
}
