//! Portraits of made-up firms in batch: `cargo run --release -p gallery --example batch -- FOLDER FIRMS THREADS`.
//!
//! Writes the observations into FOLDER unless they are there, then makes every portrait and says how long it took.

use std::path::PathBuf;
use std::time::Instant;

use codes::BatchId;
use gallery::{Batch, Everything, exercise};
use lake::Lake;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "gallery-exercise".into()));
    let firms: u32 = arguments.next().map_or(Ok(20_000), |text| text.parse())?;
    let threads: usize = arguments.next().map_or(Ok(2), |text| text.parse())?;
    let lake = Lake::open(&folder)?;
    let list = folder.join("segments.json");
    let begun = Instant::now();
    if !list.exists() {
        let segments = exercise::write(&lake, firms, threads, &|_| {})?;
        std::fs::write(&list, serde_json::to_vec(&segments)?)?;
        println!("written in {:.1} s", begun.elapsed().as_secs_f64());
    }
    let segments: Vec<lake::SegmentInfo> = serde_json::from_slice(&std::fs::read(&list)?)?;
    let (facts, bytes) = segments.iter().fold((0, 0), |sum, one| (sum.0 + one.rows, sum.1 + one.bytes));
    println!("{} segments, {facts} facts, {:.2} bytes a fact", segments.len(), bytes as f64 / facts as f64);
    let buckets = exercise::buckets(firms);
    let (lake, facts) = (&lake, segments.as_slice());
    let batch = Batch { lake, facts, as_of: exercise::AS_OF, known_until: None, buckets, threads };
    let begun = Instant::now();
    let id = BatchId::from_bytes(begun.elapsed().as_nanos().to_be_bytes());
    let done = batch.run(id, &Everything, &|_| {})?;
    let wall = begun.elapsed().as_secs_f64();
    println!("{:?}", done.counts);
    println!(
        "{wall:.2} s, {:.0} firms/s, {:.0} facts/s",
        done.counts.firms as f64 / wall,
        done.counts.facts as f64 / wall
    );
    Ok(())
}
