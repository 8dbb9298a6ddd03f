//! A scheduler and two executors fold what one machine folds.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use analysts::cluster::Cluster;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::prelude::SessionContext;
use lake::{Lake, SegmentInfo};

use super::fold::{assert_same, lived, question, told, wanted};

const FIRMS: u32 = 300;

/// Makes the segments a table `merged` of files, which executors read by themselves.
async fn register(context: &SessionContext, lake: &Lake, segments: &[SegmentInfo]) {
    let path = |segment: &SegmentInfo| -> PathBuf { lake.root().join(&segment.file) };
    let urls: Vec<ListingTableUrl> =
        segments.iter().map(|one| ListingTableUrl::parse(path(one).to_str().unwrap()).unwrap()).collect();
    // The columns as they were written: no wider views of texts, so that they are what the function takes.
    let format = ParquetFormat::default().with_force_view_types(false);
    let options = ListingOptions::new(Arc::new(format));
    let config = ListingTableConfig::new_with_multi_paths(urls).with_listing_options(options);
    let config = config.infer_schema(&context.state()).await.unwrap();
    context.register_table("merged", Arc::new(ListingTable::try_new(config).unwrap())).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_executors_make_the_portraits_of_one_machine_to_the_bit() {
    let folder = tempfile::tempdir().unwrap();
    let lake = Lake::open(folder.path()).unwrap();
    let (segments, as_of) = lived(&lake, FIRMS);
    let wanted = wanted(&lake, &segments, as_of);
    assert!(wanted.len() as u32 >= FIRMS - 10, "{}", wanted.len());
    let cluster = Cluster::start(2, 8).await.unwrap();
    register(&cluster.context, &lake, &segments).await;
    let answer = cluster.context.sql(&question(as_of)).await.unwrap().collect().await.unwrap();
    assert_same(&told(&answer), &wanted);
    let folded: Vec<u64> = cluster.folded.iter().map(|folded| folded.load(Ordering::Relaxed)).collect();
    let all: u64 = segments.iter().map(|segment| segment.rows).sum();
    println!("{} firms, {all} facts, folded by each executor: {folded:?}", wanted.len());
    assert_eq!(folded.iter().sum::<u64>(), all, "every fact was folded once");
    assert!(folded.iter().all(|folded| *folded > 0), "both executors worked: {folded:?}");
}
