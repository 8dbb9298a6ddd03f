//! Portraits of many firms from segments in batch, and events through a stream that holds them all.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{anyhow, ensure};
use codes::BatchId;
use gallery::{Batch, Everything, Filling, Stream, exercise};
use hub::{Fact, Kind, Known, MeasureId};
use lake::{Lake, SegmentInfo};
use portrait::Catalogue;

use super::{Part, now, rate};
use crate::output;

/// Most firms: their observations take 12 GB of disk.
pub const MAX_FIRMS: u32 = 2_000_000;
const SHARDS: usize = 64;
/// After the last fact of the exercise was learnt, in microseconds since 1970.
const LEARNED: i64 = 1_800_000_000_000_000;

/// What is measured over.
pub struct Asked {
    /// Firms.
    pub firms: u32,
    /// Events through the stream; none leaves the stream out.
    pub events: u64,
    /// Where observations are kept, and taken from when they are there; a temporary folder without one.
    pub folder: Option<PathBuf>,
}

/// Writes observations unless they are there, makes every portrait, and lets events through the stream.
pub fn run(asked: &Asked) -> anyhow::Result<Vec<Part>> {
    ensure!((1..=MAX_FIRMS).contains(&asked.firms), "give 1 to {MAX_FIRMS} firms");
    let temporary = if asked.folder.is_none() { Some(tempfile::tempdir()?) } else { None };
    let folder = match (&asked.folder, &temporary) {
        (Some(folder), _) => folder.as_path(),
        (None, Some(temporary)) => temporary.path(),
        (None, None) => return Err(anyhow!("there is no folder")),
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let lake = Lake::open(folder)?;
    let segments = observations(&lake, folder, asked.firms)?;
    let mut parts = vec![batch(&lake, &segments, asked.firms)?];
    if asked.events > 0 {
        parts.push(stream(&lake, &segments, asked, threads)?);
    }
    Ok(parts)
}

/// The segments of the exercise, written when they are not there.
fn observations(lake: &Lake, folder: &Path, firms: u32) -> anyhow::Result<Vec<SegmentInfo>> {
    let list = folder.join(format!("exercise-{firms}.json"));
    if !list.exists() {
        let bar = output::bar("写入观测 observations", u64::from(firms));
        let segments = exercise::write(lake, firms, &|more| bar.inc(more));
        bar.finish_and_clear();
        std::fs::write(&list, serde_json::to_vec(&segments?)?)?;
    }
    Ok(serde_json::from_slice(&std::fs::read(&list)?)?)
}

fn batch(lake: &Lake, facts: &[SegmentInfo], firms: u32) -> anyhow::Result<Part> {
    let buckets = exercise::buckets(firms);
    let bar = output::bar("画像 portraits", u64::from(firms));
    let batch = Batch { lake, facts, as_of: exercise::AS_OF, known_until: None, buckets };
    let mut id = [0; 16];
    getrandom::fill(&mut id).map_err(|error| anyhow!("no random bytes: {error}"))?;
    let begun = now();
    let done = batch.run(BatchId::from_bytes(id), &Everything, &|progress| bar.set_position(progress.firms));
    let wall = begun.elapsed();
    bar.finish_and_clear();
    let done = done?;
    ensure!(done.counts.firms == u64::from(firms), "{} portraits of {firms} firms", done.counts.firms);
    for segment in &done.segments {
        std::fs::remove_file(lake.root().join(&segment.file))?;
    }
    let (rows, bytes) = facts.iter().fold((0, 0), |sum, one| (sum.0 + one.rows, sum.1 + one.bytes));
    let title = "批量画像（模拟观测） · portraits in batch from segments (made-up observations)";
    let mut part = Part::new(title);
    part.figure("用时", "wall time", wall.as_secs_f64(), "s");
    part.figure("每秒企业", "firms a second", rate(usize::try_from(firms)?, wall), "/s");
    part.figure("每秒观测", "observations a second", rate(usize::try_from(rows)?, wall), "/s");
    part.figure("每条观测字节", "bytes an observation on disk", bytes as f64 / rows.max(1) as f64, "B");
    part.figure("驻留内存", "resident memory", resident(), "GiB");
    part.note(format!(
        "{} 指标 indicators; {} 段 segments; A {} B {} C {} D {}",
        Catalogue::built_in().indicators().len(),
        facts.len(),
        done.counts.grades[0],
        done.counts.grades[1],
        done.counts.grades[2],
        done.counts.grades[3]
    ));
    Ok(part)
}

fn stream(lake: &Lake, segments: &[SegmentInfo], asked: &Asked, threads: usize) -> anyhow::Result<Part> {
    let stream = Stream::new(SHARDS)?;
    let bar = output::bar("载入 firms into memory", u64::from(asked.firms));
    let (filled, wall) = timed(|| {
        let filling = Filling {
            lake,
            facts: segments,
            buckets: exercise::buckets(asked.firms),
            learned_through: LEARNED - 1,
            keep_for: exercise::AS_OF,
            as_of: exercise::AS_OF,
        };
        stream.fill(&filling, &Everything, &|| bar.inc(1))
    });
    bar.finish_and_clear();
    filled?;
    let mut part =
        Part::new("事件流：事件到新等级与预警 · stream: from an event to the new grade and warnings, in process");
    part.figure("载入用时", "time to load all firms", wall.as_secs_f64(), "s");
    part.figure("持有企业", "firms held", stream.len() as f64, "");
    let each = asked.events / threads as u64;
    let turned = AtomicU64::new(0);
    let (waits, wall) = timed(|| {
        let firms = u64::from(asked.firms);
        let parts = gallery::on_threads(threads, |thread| drive(&stream, firms, each, thread as u64, &turned));
        anyhow::Ok(parts.into_iter().collect::<anyhow::Result<Vec<_>>>()?.concat())
    });
    let mut waits = waits?;
    waits.sort_unstable();
    let micros = |part: f64| waits[((waits.len() - 1) as f64 * part) as usize].as_secs_f64() * 1e6;
    part.figure("每秒事件", "events a second", rate(waits.len(), wall), "/s");
    part.figure("中位耗时", "p50", micros(0.5), "µs");
    part.figure("99分位耗时", "p99", micros(0.99), "µs");
    part.figure("99.9分位耗时", "p99.9", micros(0.999), "µs");
    part.figure("最长耗时", "longest", micros(1.0), "µs");
    part.figure("驻留内存", "resident memory", resident(), "GiB");
    part.note(format!("{threads} 线程 threads; 预警变动 warnings turned: {}", turned.into_inner()));
    let kept = tempfile::tempdir_in(lake.root())?;
    let (saved, wall) = timed(|| stream.save(kept.path(), asked.events, &[]));
    saved?;
    part.figure("写快照", "snapshot written", wall.as_secs_f64(), "s");
    drop(stream);
    let (opened, wall) = timed(|| Stream::open(kept.path()));
    let held = opened?.map_or(0, |opened| opened.stream.len());
    part.figure("读快照", "snapshot opened", wall.as_secs_f64(), "s");
    ensure!(held >= asked.firms as usize, "the snapshot holds {held} firms");
    Ok(part)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = now();
    let done = work();
    (done, begun.elapsed())
}

/// Applies events one after another and times each: nine in ten to any firm, one in ten to a thousandth of them; one in twenty is something
/// that happened (a case, a penalty ...), the others correct the last month of a series.
fn drive(stream: &Stream, firms: u64, events: u64, thread: u64, turned: &AtomicU64) -> anyhow::Result<Vec<Duration>> {
    let monthly: Vec<MeasureId> = exercise::measures().iter().map(|(measure, _)| measure.measure_id()).collect();
    let happens = stream.catalogue().hub().measures().filter(|measure| measure.kind == Kind::Event);
    let happens: Vec<MeasureId> = happens.map(hub::Measure::measure_id).collect();
    let month = exercise::month_ends().last().copied().unwrap_or(exercise::AS_OF);
    let mut chance = thread << 32 | 7;
    let mut draw = |below: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % below.max(1)
    };
    let mut waits = Vec::with_capacity(usize::try_from(events)?);
    for at in 0..events {
        let among = if draw(10) == 0 { (firms / 1_000).max(1) } else { firms };
        let firm = exercise::firm(u32::try_from(draw(among))?);
        let learned_us = LEARNED + i64::try_from(at)?;
        let known = Known { learned_us, batch: BatchId::from_bytes([u8::try_from(thread)?; 16]), row: at + 1 };
        let (measures, on, reference, most) = if draw(20) == 0 {
            (&happens, exercise::AS_OF, at + 1, 1_000_000)
        } else {
            (&monthly, month, 0, 10_000_000)
        };
        let measure = measures[usize::try_from(draw(measures.len() as u64))?];
        let fact = Fact { measure, on, reference, value: Some(i64::try_from(draw(most))?), known };
        let begun = now();
        let moved = stream.apply(firm, &fact, exercise::AS_OF)?;
        waits.push(begun.elapsed());
        turned.fetch_add(moved.map_or(0, |moved| moved.turned.len() as u64), Ordering::Relaxed);
    }
    Ok(waits)
}

/// Memory of this process that is in use, in GiB; 0 where the system does not tell.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1_048_576.0
}
