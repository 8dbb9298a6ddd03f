//! How many durable one-event batches a book takes a second from 64 clients at once.
//!
//! `cargo run --release -p store --example append -- PLACE [SECONDS]`, where PLACE is a file that does not exist yet or
//! the URL of an empty PostgreSQL database. The program prints batches, batches a second, the 50th and 99th percentile
//! of the wait, and how many batches a transaction carried.

use std::sync::Arc;
use std::time::Duration;

use calendar::Timestamp;
use codes::InstitutionId;
use store::{Batch, Book, Expected, Location, NewEvent, OpenOptions, SealKey, StreamAppend, StreamId};
use tokio::time::Instant;

const CLIENTS: u8 = 64;

fn batch(client: u8, count: u64) -> Batch {
    let mut id = [client; 16];
    id[..8].copy_from_slice(&count.to_be_bytes());
    let event = NewEvent {
        kind: "measured".into(),
        schema: 1,
        effective_on: calendar::Date::constant(2025, 1, 31),
        payload: vec![b'x'; 300],
    };
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

async fn client(book: Book, client: u8, end: Instant) -> Result<Vec<Duration>, store::AppendError> {
    let mut waits = Vec::new();
    while Instant::now() < end {
        let start = Instant::now();
        book.append(batch(client, waits.len() as u64)).await?;
        waits.push(start.elapsed());
    }
    Ok(waits)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let place = args.next().ok_or("give a file or a PostgreSQL URL")?;
    let seconds = args.next().map_or(Ok(5), |text| text.parse())?;
    let options = OpenOptions::new(SealKey::from_bytes(&[1; 32]), &[], Arc::new(|| Timestamp::UNIX_EPOCH));
    let book = Book::open(&Location::parse(&place)?, options).await?;
    let end = Instant::now() + Duration::from_secs(seconds);
    let clients: Vec<_> = (0..CLIENTS).map(|n| tokio::spawn(client(book.clone(), n, end))).collect();
    let mut waits = Vec::new();
    for client in clients {
        waits.extend(client.await??);
    }
    let stats = book.stats().await;
    waits.sort_unstable();
    let at = |percent: usize| waits.get(waits.len() * percent / 100).copied().unwrap_or_default();
    println!(
        "{} batches, {} a second, p50 {:?}, p99 {:?}, {:.1} batches a transaction, sealed {} meanwhile",
        waits.len(),
        waits.len() as u64 / seconds,
        at(50),
        at(99),
        stats.batches as f64 / stats.groups.max(1) as f64,
        stats.sealed
    );
    book.close().await;
    Ok(())
}
