//! Durable appends by many clients at once, beside one fsync a write.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use calendar::Timestamp;
use codes::InstitutionId;
use store::{Batch, Book, Expected, Location, NewEvent, OpenOptions, SealKey, StreamAppend, StreamId};

use super::{Part, now, rate, ratio, world};
use crate::cli::Shared;
use crate::desk;

/// Most clients: one byte of the stream id names each.
pub const MAX_CLIENTS: usize = 256;
/// Bytes of one event: about what a payment or a submitted application takes.
const PAYLOAD: usize = 300;
/// What the floor writes each time: one page, the least that a log engine hands to the disk.
const PAGE: usize = 4_096;

/// Measures SQLite in a temporary folder and, when a store is named, PostgreSQL.
pub async fn run(shared: &Shared, clients: usize, seconds: u64) -> anyhow::Result<Vec<Part>> {
    ensure!((1..=MAX_CLIENTS).contains(&clients), "give 1 to {MAX_CLIENTS} clients");
    ensure!(seconds > 0, "give at least one second");
    let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
    let mut places = vec![("SQLite", Location::Sqlite { file: folder.path().join("book.sqlite") })];
    places.extend(desk::location(shared)?.map(|place| ("PostgreSQL", place)));
    let mut parts = Vec::new();
    for (name, place) in places {
        let before = tokio::task::block_in_place(|| fsync_rate(folder.path()))?;
        let mut part = Part::new(format!("持久追加 durable appends: {name}"));
        let appended = measure(&place, clients, seconds, &mut part).await?;
        let after = tokio::task::block_in_place(|| fsync_rate(folder.path()))?;
        floor(&mut part, appended, (before + after) / 2.0);
        part.note(format!("{clients} 个客户端 clients, {seconds} s, {PAYLOAD} bytes an event"));
        parts.push(part);
    }
    Ok(parts)
}

/// Puts the floor beside what was reached.
pub fn floor(part: &mut Part, reached: f64, fsyncs: f64) {
    part.figure("下限：逐次4KiB写入并fsync", "floor: 4 KiB write + fdatasync, one after another", fsyncs, "/s");
    part.figure("每次fsync完成的追加", "done per fsync of the floor", reached / fsyncs, "×");
}

/// Writes and syncs one page again and again for a second in this folder: what a log without group commit could reach.
pub fn fsync_rate(folder: &Path) -> anyhow::Result<f64> {
    let mut file = tempfile::tempfile_in(folder)?;
    // The blocks exist before the clock starts, as those of a warm log do.
    write_page(&mut file)?;
    let (start, mut count) = (now(), 0);
    while start.elapsed() < Duration::from_secs(1) {
        write_page(&mut file)?;
        count += 1;
    }
    Ok(rate(count, start.elapsed()))
}

fn write_page(file: &mut File) -> std::io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&[7; PAGE])?;
    file.sync_data()
}

async fn measure(place: &Location, clients: usize, seconds: u64, part: &mut Part) -> anyhow::Result<f64> {
    // A key of its own: a store that holds anything refuses it, so no lender's book can be written to by mistake.
    let key = SealKey::from_bytes(&platform::clock::random()?);
    let book = Book::open(place, OpenOptions::new(key, &[], Arc::new(|| Timestamp::UNIX_EPOCH)))
        .await
        .context("a bench needs an empty database of its own")?;
    let start = now();
    let end = start + Duration::from_secs(seconds);
    let tasks: Vec<_> = (0..clients).map(|n| tokio::spawn(client(book.clone(), n as u8, end))).collect();
    let mut waits = Vec::new();
    for task in tasks {
        waits.extend(task.await??);
    }
    let (count, wall) = (waits.len(), start.elapsed());
    part.waits(waits, wall);
    let stats = book.stats().await;
    part.figure("每次提交的批次", "batches a transaction", ratio(stats.batches, stats.groups), "");
    part.note(format!("同时封存 sealed meanwhile {}, 重试 retries {}", stats.sealed, stats.retries));
    book.close().await;
    Ok(rate(count, wall))
}

async fn client(book: Book, client: u8, end: Instant) -> anyhow::Result<Vec<Duration>> {
    let mut waits = Vec::new();
    while now() < end {
        let batch = batch(client, waits.len() as u64);
        let start = now();
        book.append(batch).await?;
        waits.push(start.elapsed());
    }
    Ok(waits)
}

/// One event on a stream of its own.
fn batch(client: u8, count: u64) -> Batch {
    let mut id = [client; 16];
    id[..8].copy_from_slice(&count.to_be_bytes());
    let event = NewEvent { kind: "measured".into(), schema: 1, effective_on: world::DAY, payload: vec![b'x'; PAYLOAD] };
    Batch {
        institution: InstitutionId::from_bytes([1; 16]),
        actor: "bench".into(),
        recorded_at: Timestamp::UNIX_EPOCH,
        key: None,
        appends: vec![StreamAppend {
            stream: StreamId::new("bench", id),
            expected: Expected::New,
            events: vec![event],
        }],
        writes: Vec::new(),
    }
}
