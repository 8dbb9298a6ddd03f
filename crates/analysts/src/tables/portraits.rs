//! `portraits`: tables of portraits, of firms whose consents still cover everything a row was made of.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, Date32Builder, Decimal128Builder, Int64Builder, RecordBatch, RecordBatchOptions, StringBuilder,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use calendar::days_between;
use datafusion::common::Result;
use lake::{Lake, SegmentInfo, WideRow, WideShape};
use platform::lake_query::LakeSight;
use portrait::Catalogue;

use super::facts::EPOCH;
use super::{Part, Rights, Sink, failed};
use crate::limits::ROWS_AT_A_TIME;
use crate::wanted::Wanted;

/// Digits of a number of a portrait that has some behind the point.
const DIGITS: u8 = 25;

/// Digits after the point of a column of numbers: scores in hundredths, indicators at their scale.
fn scale_of(column: &str) -> u8 {
    let catalogue = Catalogue::built_in();
    catalogue.find(column).map_or(2, |at| catalogue.indicators()[at].scale)
}

pub(super) fn schema() -> Schema {
    let shape = gallery::shape(Catalogue::built_in());
    let mut fields = vec![
        Field::new("run", DataType::Utf8, false),
        Field::new("as_of", DataType::Date32, false),
        Field::new("firm", DataType::Utf8, false),
    ];
    fields.extend(shape.words.iter().map(|name| Field::new(name, DataType::Utf8, true)));
    fields.extend(shape.numbers.iter().map(|name| {
        let scale = scale_of(name);
        let kind = if scale == 0 { DataType::Int64 } else { DataType::Decimal128(DIGITS, scale.cast_signed()) };
        Field::new(name, kind, true)
    }));
    Schema::new(fields)
}

/// One run.
#[derive(Debug)]
struct Run {
    lake: Lake,
    id: String,
    day: Option<i32>,
    segments: Vec<SegmentInfo>,
}

pub(super) fn parts(sight: &LakeSight) -> Vec<Arc<dyn Part>> {
    let run = |(card, segments): &(platform::portraits::PortraitRunCard, Vec<SegmentInfo>)| {
        let day = calendar::parse_date(&card.on).ok().map(|on| days_between(EPOCH, on));
        let run = Run { lake: sight.lake.clone(), id: card.id.clone(), day, segments: segments.clone() };
        Arc::new(run) as Arc<dyn Part>
    };
    sight.portraits.iter().map(run).collect()
}

impl Part for Run {
    fn may_hold(&self, wanted: &Wanted) -> bool {
        let late = wanted.from.zip(self.day).is_none_or(|(from, day)| day >= from);
        let early = wanted.through.zip(self.day).is_none_or(|(through, day)| day <= through);
        wanted.wants_run(&self.id) && late && early
    }

    fn read(&self, rights: &Rights, wanted: &Wanted, schema: &SchemaRef, sink: Sink<'_>) -> Result<()> {
        let all = gallery::shape(Catalogue::built_in());
        let asked = |name: &String| schema.field_with_name(name).is_ok();
        // What a row was made of is read whether it is asked for or not: the row may be shown only under consents to all of it.
        let mut words = vec!["sources".to_owned()];
        words.extend(all.words.iter().filter(|name| *name != "sources" && asked(name)).cloned());
        let shape = WideShape { words, numbers: all.numbers.iter().filter(|name| asked(name)).cloned().collect() };
        let mut open = Open::new(schema, &shape, &self.id);
        let (mut wants_more, mut wrong) = (true, None);
        self.lake
            .wide_rows(&self.segments, &shape, |row| {
                if !wants_more || !wanted.wants_firm(&row.firm.to_string()) {
                    return;
                }
                let sources = row.words.first().and_then(Option::as_deref).unwrap_or_default();
                if !rights.allow_all(row.firm, sources.split(',')) {
                    return;
                }
                open.push(row);
                if open.rows == ROWS_AT_A_TIME {
                    let sent = open.finish().and_then(&mut *sink);
                    wants_more = matches!(sent, Ok(true));
                    wrong = sent.err();
                }
            })
            .map_err(failed)?;
        if let Some(error) = wrong {
            return Err(error);
        }
        if wants_more && open.rows > 0 {
            sink(open.finish()?)?;
        }
        Ok(())
    }
}

/// Where a column of the answer comes from.
enum Column {
    Run(StringBuilder),
    Day(Date32Builder),
    Firm(StringBuilder),
    Word(usize, StringBuilder),
    Whole(usize, Int64Builder),
    Exact(usize, Decimal128Builder),
}

struct Open<'a> {
    schema: &'a SchemaRef,
    run: &'a str,
    columns: Vec<Column>,
    rows: usize,
}

impl<'a> Open<'a> {
    fn new(schema: &'a SchemaRef, shape: &WideShape, run: &'a str) -> Self {
        let place = |names: &[String], name: &str| names.iter().position(|other| other == name);
        let columns = schema.fields().iter().map(|field| match (field.name().as_str(), field.data_type()) {
            ("run", _) => Column::Run(StringBuilder::new()),
            ("firm", _) => Column::Firm(StringBuilder::new()),
            ("as_of", _) => Column::Day(Date32Builder::new()),
            (name, DataType::Int64) => Column::Whole(place(&shape.numbers, name).unwrap_or(0), Int64Builder::new()),
            (name, kind @ DataType::Decimal128(..)) => Column::Exact(
                place(&shape.numbers, name).unwrap_or(0),
                Decimal128Builder::new().with_data_type(kind.clone()),
            ),
            (name, _) => Column::Word(place(&shape.words, name).unwrap_or(0), StringBuilder::new()),
        });
        Self { schema, run, columns: columns.collect(), rows: 0 }
    }

    fn push(&mut self, row: WideRow) {
        let number = |at: usize| row.numbers.get(at).copied().flatten();
        for column in &mut self.columns {
            match column {
                Column::Run(column) => column.append_value(self.run),
                Column::Day(column) => column.append_value(days_between(EPOCH, row.on)),
                Column::Firm(column) => column.append_value(row.firm.to_string()),
                Column::Word(at, column) => column.append_option(row.words.get(*at).and_then(Option::as_deref)),
                Column::Whole(at, column) => column.append_option(number(*at)),
                Column::Exact(at, column) => column.append_option(number(*at).map(i128::from)),
            }
        }
        self.rows += 1;
    }

    fn finish(&mut self) -> Result<RecordBatch> {
        let finished = |column: &mut Column| match column {
            Column::Run(column) | Column::Firm(column) | Column::Word(_, column) => {
                Arc::new(column.finish()) as ArrayRef
            }
            Column::Day(column) => Arc::new(column.finish()),
            Column::Whole(_, column) => Arc::new(column.finish()),
            Column::Exact(_, column) => Arc::new(column.finish()),
        };
        let columns: Vec<ArrayRef> = self.columns.iter_mut().map(finished).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(std::mem::take(&mut self.rows)));
        Ok(RecordBatch::try_new_with_options(Arc::clone(self.schema), columns, &options)?)
    }
}
