//! Events through a stream that holds every firm: `cargo run --release -p gallery --example stream -- FOLDER FIRMS EVENTS THREADS`.
//!
//! FOLDER holds the observations that the example `batch` wrote. Firms are put in, then each thread applies events one after another to firms
//! drawn at random, nine in ten of all firms, one in ten of a thousandth of them, and times each from the event to grade and warnings.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use codes::BatchId;
use gallery::{Stream, exercise};
use hub::{Fact, Kind, Known, MeasureId};
use lake::{FactFilter, Lake, SegmentInfo};
use portrait::{Catalogue, FirmState};

const SHARDS: usize = 64;
/// After the last fact of the exercise was learnt.
const LEARNED: i64 = 1_800_000_000_000_000;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "gallery-exercise".into()));
    let mut number = |otherwise: u64| arguments.next().map_or(Ok(otherwise), |text| text.parse::<u64>());
    let (firms, events, threads) = (number(20_000)?, number(1_000_000)?, number(2)?);
    let lake = Lake::open(&folder)?;
    let segments: Vec<SegmentInfo> = serde_json::from_slice(&std::fs::read(folder.join("segments.json"))?)?;
    let stream = Stream::new(SHARDS)?;
    let begun = Instant::now();
    fill(&stream, &lake, &segments, u32::try_from(firms)?, threads)?;
    let filled = begun.elapsed().as_secs_f64();
    println!("{} firms held after {filled:.1} s, {:.2} GiB resident", stream.len(), resident());
    let begun = Instant::now();
    let mut waits: Vec<Duration> = Vec::new();
    let mut turned = 0;
    std::thread::scope(|scope| -> anyhow::Result<()> {
        let work = |thread| {
            let stream = &stream;
            scope.spawn(move || drive(stream, firms, events / threads, thread))
        };
        let workers: Vec<_> = (0..threads).map(work).collect();
        for worker in workers {
            let (own, turns) = worker.join().map_err(|_| anyhow::anyhow!("a thread ended early"))??;
            waits.extend(own);
            turned += turns;
        }
        Ok(())
    })?;
    let wall = begun.elapsed().as_secs_f64();
    waits.sort_unstable();
    let at = |part: f64| waits[((waits.len() - 1) as f64 * part) as usize].as_secs_f64() * 1e6;
    println!(
        "{:.0} events/s over {wall:.1} s; event to grade and warnings p50 {:.1} us, p99 {:.1} us, p99.9 {:.1} us, most {:.0} us; {turned} warnings turned; {:.2} GiB resident",
        waits.len() as f64 / wall,
        at(0.5),
        at(0.99),
        at(0.999),
        at(1.0),
        resident()
    );
    let begun = Instant::now();
    let kept = folder.join("stream");
    stream.save(&kept, events)?;
    println!("snapshot in {:.1} s", begun.elapsed().as_secs_f64());
    let wanted = stream.len();
    drop(stream);
    let begun = Instant::now();
    let opened = Stream::open(&kept)?.map_or(0, |(stream, _)| stream.len());
    println!("opened in {:.1} s: {opened} of {wanted} firms", begun.elapsed().as_secs_f64());
    Ok(())
}

fn fill(stream: &Stream, lake: &Lake, segments: &[SegmentInfo], firms: u32, threads: u64) -> anyhow::Result<()> {
    let buckets = exercise::buckets(firms);
    let next = std::sync::atomic::AtomicU16::new(0);
    let work = || -> anyhow::Result<()> {
        let catalogue = Catalogue::built_in();
        let resolve = |name: &str| catalogue.hub().find(name).map(MeasureId::number);
        loop {
            let bucket = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            if bucket >= buckets {
                return Ok(());
            }
            let filter = FactFilter { bucket: Some((bucket, buckets)), ..FactFilter::default() };
            let mut runs = lake.firm_runs(segments, filter, &resolve)?;
            loop {
                let mut state = FirmState::new();
                let firm = runs.next(|_, fact| {
                    let known = Known { learned_us: fact.learned_us, batch: fact.batch, row: fact.row };
                    let (measure, on, reference, value) =
                        (MeasureId::new(fact.measure), fact.on, fact.reference, fact.value);
                    let _ = state.observe(catalogue, &Fact { measure, on, reference, value, known });
                })?;
                let Some(firm) = firm else { break };
                state.settle(catalogue, LEARNED - 1, exercise::AS_OF);
                stream.put(firm, state, exercise::AS_OF)?;
            }
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|one| one.join().map_err(|_| anyhow::anyhow!("a thread ended early"))?)
    })
}

/// Applies events and times each; how long they took, and how many warnings turned.
fn drive(stream: &Stream, firms: u64, events: u64, thread: u64) -> anyhow::Result<(Vec<Duration>, u64)> {
    let catalogue = Catalogue::built_in();
    let monthly: Vec<MeasureId> = exercise::measures().iter().map(|(measure, _)| measure.measure_id()).collect();
    let events_of = catalogue.hub().measures().filter(|measure| measure.kind == Kind::Event);
    let happens: Vec<MeasureId> = events_of.map(hub::Measure::measure_id).collect();
    let month = exercise::month_ends().last().copied().unwrap_or(exercise::AS_OF);
    let mut chance = thread << 32 | 7;
    let mut draw = || {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        chance >> 33
    };
    let (mut waits, mut turned) = (Vec::with_capacity(usize::try_from(events)?), 0);
    for at in 0..events {
        let among = if draw() % 10 == 0 { (firms / 1_000).max(1) } else { firms };
        let firm = exercise::firm(u32::try_from(draw() % among)?);
        let happened = draw() % 20 == 0;
        let known = Known {
            learned_us: LEARNED + i64::try_from(at)?,
            batch: BatchId::from_bytes([u8::try_from(thread)?; 16]),
            row: at + 1,
        };
        let fact = if happened {
            let measure = happens[usize::try_from(draw())? % happens.len()];
            Fact {
                measure,
                on: exercise::AS_OF,
                reference: at + 1,
                value: Some(i64::try_from(draw() % 1_000_000)?),
                known,
            }
        } else {
            let measure = monthly[usize::try_from(draw())? % monthly.len()];
            Fact { measure, on: month, reference: 0, value: Some(i64::try_from(draw() % 10_000_000)?), known }
        };
        let begun = Instant::now();
        let moved = stream.apply(firm, &fact, exercise::AS_OF)?;
        waits.push(begun.elapsed());
        turned += moved.map_or(0, |moved| moved.turned.len() as u64);
    }
    Ok((waits, turned))
}

/// Memory of this process that is in use, in GiB; 0 where the system does not tell.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1_048_576.0
}
