//! Small tables, made whole for a question: firms, deliveries, and what measures and indicators mean.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Int64Array, RecordBatch, StringArray, UInt8Array, UInt64Array,
};
use calendar::days_between;
use datafusion::common::Result;
use datafusion::datasource::MemTable;
use datafusion::prelude::SessionContext;
use platform::data::Batch;
use platform::lake_query::{LakeSight, SeenFirm};

use super::facts::EPOCH;

pub(super) fn register(context: &SessionContext, sight: &LakeSight) -> Result<()> {
    let mut tables = vec![("firms", firms(&sight.firms)?), ("measures", measures()?), ("indicators", indicators()?)];
    if let Some(deliveries) = &sight.deliveries {
        tables.push(("deliveries", delivered(deliveries)?));
    }
    for (name, rows) in tables {
        let table = MemTable::try_new(rows.schema(), vec![vec![rows]])?;
        context.register_table(name, Arc::new(table))?;
    }
    Ok(())
}

fn texts<T>(rows: &[T], text: impl Fn(&T) -> String) -> ArrayRef {
    Arc::new(rows.iter().map(|row| Some(text(row))).collect::<StringArray>())
}

fn some_texts<T>(rows: &[T], text: impl Fn(&T) -> Option<String>) -> ArrayRef {
    Arc::new(rows.iter().map(text).collect::<StringArray>())
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> Result<RecordBatch> {
    let columns = columns.into_iter().map(|(name, column)| (name, column, true));
    Ok(RecordBatch::try_from_iter_with_nullable(columns)?)
}

fn firms(firms: &[SeenFirm]) -> Result<RecordBatch> {
    let day = |firm: &SeenFirm| calendar::parse_date(&firm.registered_on).ok().map(|on| days_between(EPOCH, on));
    batch(vec![
        ("firm", texts(firms, |firm| firm.id.to_string())),
        ("region", texts(firms, |firm| firm.region.clone())),
        ("city", texts(firms, |firm| format!("{}00", firm.region.chars().take(4).collect::<String>()))),
        ("industry", texts(firms, |firm| firm.industry.clone())),
        ("section", texts(firms, |firm| firm.industry.chars().take(1).collect())),
        ("registered_on", Arc::new(firms.iter().map(day).collect::<Date32Array>())),
        ("simulated", Arc::new(firms.iter().map(|firm| Some(firm.simulated)).collect::<BooleanArray>())),
        ("categories", texts(firms, |firm| firm.categories.iter().cloned().collect::<Vec<_>>().join(","))),
    ])
}

fn delivered(batches: &[Batch]) -> Result<RecordBatch> {
    let count =
        |of: &dyn Fn(&Batch) -> Option<u64>| Arc::new(batches.iter().map(of).collect::<UInt64Array>()) as ArrayRef;
    let day = |last: bool| {
        let of = |one: &Batch| {
            let days = one.segments.iter().filter_map(|segment| if last { segment.last_on } else { segment.first_on });
            let day = if last { days.max() } else { days.min() };
            day.map(|on| days_between(EPOCH, on))
        };
        Arc::new(batches.iter().map(of).collect::<Date32Array>()) as ArrayRef
    };
    let bytes = |one: &Batch| i64::try_from(one.segments.iter().map(|segment| segment.bytes).sum::<u64>()).ok();
    batch(vec![
        ("batch", texts(batches, |one| one.id.to_string())),
        ("dataset", texts(batches, |one| one.dataset.name().to_owned())),
        ("category", some_texts(batches, |one| one.delivered.as_ref().map(|of| of.category.clone()))),
        ("file", texts(batches, |one| one.source.clone())),
        ("simulated", Arc::new(batches.iter().map(|one| Some(one.simulated)).collect::<BooleanArray>())),
        ("read", count(&|one| Some(one.read))),
        ("accepted", count(&|one| Some(one.accepted))),
        ("refused", count(&|one| Some(one.refused.values().sum()))),
        ("facts", count(&|one| one.delivered.as_ref().map(|of| of.facts))),
        ("first_on", day(false)),
        ("last_on", day(true)),
        ("bytes", Arc::new(batches.iter().map(bytes).collect::<Int64Array>())),
    ])
}

fn measures() -> Result<RecordBatch> {
    let catalogue = hub::Catalogue::built_in();
    let rows: Vec<_> = catalogue.measures().collect();
    let category = |one: &&hub::Measure| catalogue.category_of(one.measure_id()).map(|category| category.id.clone());
    batch(vec![
        ("measure", texts(&rows, |one| one.id.clone())),
        ("category", some_texts(&rows, category)),
        ("kind", texts(&rows, |one| one.kind.en().to_owned())),
        ("unit", texts(&rows, |one| one.unit.en().to_owned())),
        ("scale", Arc::new(rows.iter().map(|one| Some(one.scale)).collect::<UInt8Array>())),
        ("zh", texts(&rows, |one| one.zh.clone())),
        ("en", texts(&rows, |one| one.en.clone())),
    ])
}

fn indicators() -> Result<RecordBatch> {
    let rows: Vec<_> = portrait::Catalogue::built_in().indicators().iter().collect();
    batch(vec![
        ("indicator", texts(&rows, |one| one.id.clone())),
        ("dimension", texts(&rows, |one| one.dimension.id().to_owned())),
        ("scale", Arc::new(rows.iter().map(|one| Some(one.scale)).collect::<UInt8Array>())),
        ("zh", texts(&rows, |one| one.zh.clone())),
        ("en", texts(&rows, |one| one.en.clone())),
    ])
}
