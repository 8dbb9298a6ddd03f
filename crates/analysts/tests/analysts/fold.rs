//! The fold as an aggregate on one machine; [`wanted`] is what a batch makes of the same segments, for the cluster too.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::Int64Type;
use calendar::{Date, add_days};
use codes::{BatchId, FirmId};
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext};
use gallery::{Batch, Everything, shape};
use lake::{Lake, SegmentInfo};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use portrait::Catalogue;
use province::living::{Living, LivingOptions, WriteOptions};

use analysts::fold::PortraitFold;

/// Words and numbers of a portrait, as a table has them.
pub type Told = (Vec<Option<String>>, Vec<Option<i64>>);

/// Simulated firms in merged segments, with late, wrong and corrected reports, and the day after the last month.
pub fn lived(lake: &Lake, firms: u32) -> (Vec<SegmentInfo>, Date) {
    let living =
        Living::new(31, LivingOptions { firms, months: 15, daily: false, ..LivingOptions::default() }).unwrap();
    let mut by_category: BTreeMap<String, Vec<SegmentInfo>> = BTreeMap::new();
    living
        .write(lake, WriteOptions::default(), |_, segments| {
            for segment in segments {
                by_category.entry(lake::category_of(&segment).unwrap().to_owned()).or_default().push(segment);
            }
        })
        .unwrap();
    let mut merged = Vec::new();
    for (category, segments) in by_category {
        let merge = BatchId::from_bytes([0x55; 16]);
        merged.extend(lake.merge_facts(merge, &category, &segments, &|_, _| {}).unwrap());
    }
    (merged, add_days(living.month_ends().last().unwrap(), 9).unwrap())
}

/// What a batch on this machine makes of them.
pub fn wanted(lake: &Lake, segments: &[SegmentInfo], as_of: Date) -> BTreeMap<FirmId, Told> {
    let batch = Batch { lake, facts: segments, as_of, known_until: None, buckets: 2 };
    let done = batch.run(BatchId::from_bytes([9; 16]), &Everything, &|_| {}).unwrap();
    let mut found = BTreeMap::new();
    lake.wide_rows(&done.segments, &shape(Catalogue::built_in()), |row| {
        found.insert(row.firm, (row.words, row.numbers));
    })
    .unwrap();
    found
}

/// Makes the segments a table `merged` of a session, a partition each.
fn register(context: &SessionContext, lake: &Lake, segments: &[SegmentInfo]) {
    let mut parts: Vec<Vec<RecordBatch>> = Vec::new();
    for segment in segments {
        let file = std::fs::File::open(lake.root().join(&segment.file)).unwrap();
        let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
        parts.push(reader.map(Result::unwrap).collect());
    }
    let table = MemTable::try_new(parts[0][0].schema(), parts).unwrap();
    context.register_table("merged", Arc::new(table)).unwrap();
}

/// The question: every firm's portrait on a day.
pub fn question(as_of: Date) -> String {
    format!(
        "SELECT arrow_cast(firm, 'Binary') AS firm, portrait(DATE '{as_of}', arrow_cast(measure, 'Utf8'), held_on, reference, value, \
         arrow_cast(learned_at, 'Int64'), arrow_cast(batch, 'Binary'), row) AS portrait FROM merged GROUP BY firm"
    )
}

/// The answer, by firm.
pub fn told(batches: &[RecordBatch]) -> BTreeMap<FirmId, Told> {
    let mut found = BTreeMap::new();
    let words = shape(Catalogue::built_in()).words.len();
    for batch in batches {
        let (firms, portraits) = (batch.column(0).as_binary::<i32>(), batch.column(1).as_struct());
        for row in 0..batch.num_rows() {
            let word = |at: usize| {
                let column = portraits.column(at).as_string::<i32>();
                column.is_valid(row).then(|| column.value(row).to_owned())
            };
            let number = |at: usize| {
                let column = portraits.column(at).as_primitive::<Int64Type>();
                column.is_valid(row).then(|| column.value(row))
            };
            let firm = FirmId::from_bytes(firms.value(row).try_into().unwrap());
            let told = ((0..words).map(word).collect(), (words..portraits.num_columns()).map(number).collect());
            assert!(found.insert(firm, told).is_none(), "a firm is told of once");
        }
    }
    found
}

/// Shows the first difference rather than all of both.
pub fn assert_same(found: &BTreeMap<FirmId, Told>, wanted: &BTreeMap<FirmId, Told>) {
    assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
    for (firm, wanted) in wanted {
        assert_eq!(&found[firm], wanted, "{firm}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fold_as_an_aggregate_is_the_batch_to_the_bit() {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let (segments, as_of) = lived(&lake, 40);
    let wanted = wanted(&lake, &segments, as_of);
    assert!(wanted.len() >= 38 && wanted.values().any(|(words, _)| words[0].is_some()), "{}", wanted.len());
    for partitions in [1, 3] {
        let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(partitions));
        context.register_udaf(PortraitFold::counted().0);
        register(&context, &lake, &segments);
        let answer = context.sql(&question(as_of)).await.unwrap().collect().await.unwrap();
        assert_same(&told(&answer), &wanted);
    }
}
