//! Deliveries of sources and portraits over HTTP: the real router on a loopback socket, keep-alive connections, portraits held in memory.
//!
//! A delivery is a file of a hundred observations, checked, durable in lake and book, and in the portraits before it is answered. A read
//! asks the consents in force, leaves its line in the firm's access log, on disk, and gives scores, warnings and every indicator.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use calendar::add_months;
use platform::sources::Delivery;
use platform::{Clock, Folder, Platform, Request};
use store::Location;

use super::append::{MAX_CLIENTS, floor, fsync_rate};
use super::http::{Job, Server, drive, end};
use super::setting::{self, Setting};
use super::{Part, places, rate, ratio, world};
use crate::cli::Shared;
use crate::output;

/// Most firms: each is registered and consents through the book.
pub const MAX_FIRMS: u32 = 100_000;
/// Observations of a firm before the measuring begins: months of so many series.
const MONTHS: i32 = 24;
/// Rows of a delivery that is measured.
const ROWS: usize = 100;

/// Measures SQLite in a temporary folder and, when a store is named, PostgreSQL.
pub async fn run(shared: &Shared, firms: u32, clients: usize, seconds: u64) -> anyhow::Result<Vec<Part>> {
    ensure!((1..=MAX_CLIENTS).contains(&clients), "give 1 to {MAX_CLIENTS} clients");
    ensure!((1..=MAX_FIRMS).contains(&firms), "give 1 to {MAX_FIRMS} firms");
    ensure!(seconds > 0, "give at least one second");
    let mut parts = Vec::new();
    for (name, place) in places(shared)? {
        let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
        parts.extend(measure(name, folder.path(), place, (firms, clients, seconds)).await?);
    }
    Ok(parts)
}

async fn measure(
    name: &str,
    folder: &Path,
    place: Option<Location>,
    (firms, clients, seconds): (u32, usize, u64),
) -> anyhow::Result<Vec<Part>> {
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(world::DAY);
    let opened = Platform::open(Folder::open(folder)?, place, clock).await;
    let platform = Arc::new(opened.context("a bench needs an empty database of its own")?);
    let setting = setting::told_of(&platform, firms).await?;
    told(&platform, setting.codes()).await?;
    platform.hold_portraits(&|| ()).await?;
    let server = Server::start(Arc::clone(&platform)).await?;
    let address = server.address;
    let setting = Arc::new(setting.sign_in(&mut super::http::Connection::open(address).await?).await?);
    let length = Duration::from_secs(seconds);
    let before = tokio::task::block_in_place(|| fsync_rate(folder))?;

    let mut reads = Part::new(format!("HTTP 画像读取 portraits read over HTTP: {name}"));
    let stats = platform.book().stats().await;
    let (waits, wall) = drive(address, clients, length, Job::Portrait(Arc::clone(&setting))).await?;
    let (count, after) = (waits.len(), platform.book().stats().await);
    ensure!(after.events - stats.events >= count as u64, "fewer lines in access logs than answers given");
    reads.waits(waits, wall);
    let reached = rate(count, wall);
    let batches = ratio(after.batches - stats.batches, after.groups - stats.groups);
    reads.figure("每次提交的读取", "reads a transaction", batches, "");
    let (looks, wall) = drive(address, clients, Duration::from_secs(1), Job::Health).await?;
    let health = rate(looks.len(), wall);
    reads.figure("下限：/healthz", "floor: GET /healthz on the same connections", health, "/s");
    reads.figure("一次读取与 /healthz 之比", "a read costs so many /healthz", health / reached, "×");
    reads.note(format!(
        "{firms} 户企业 firms, {clients} 个长连接 keep-alive connections, {seconds} s; 客户端与服务端同一进程 clients and server share the process"
    ));
    reads.note("每次读取均查授权、先记入访问日志（已落盘）再作答 · each read asked the consents and was in the access log, on disk, before it was answered");

    let mut taken = Part::new(format!("HTTP 持久报送 durable deliveries over HTTP: {name}"));
    let (waits, wall) = drive(address, clients, length, Job::Deliver(Arc::clone(&setting))).await?;
    let facts = rate(waits.len() * ROWS, wall);
    taken.figure("每秒观测", "observations a second", facts, "/s");
    taken.waits(waits, wall);
    let fsyncs = tokio::task::block_in_place(|| fsync_rate(folder))?;
    floor(&mut taken, facts, (before + fsyncs) / 2.0);
    taken.note(format!(
        "每次报送 {ROWS} 行，应答前已落盘、画像已更新、预警已查看 · {ROWS} rows a delivery; on disk, in the portraits and looked at for warnings before the answer"
    ));
    server.stop().await?;
    end(platform).await;
    Ok(vec![reads, taken])
}

/// Two years of tax, power and account of every firm, some hundred firms a file.
async fn told(platform: &Platform, codes: &[String]) -> anyhow::Result<()> {
    let risk = platform.local_principal(setting::BANK, "risk").await?;
    let bar = output::bar("报送 deliveries", codes.len() as u64 * 3);
    let series = [
        ("tax", "uscc,period,vat_sales_fen", 30_000_000),
        ("power", "uscc,period,power_kwh", 12_000),
        ("credit-report", "uscc,period,loan_balance_fen", 50_000_000),
    ];
    for (category, headings, level) in series {
        for some in codes.chunks(400) {
            let mut file = format!("{headings}\n");
            for (at, code) in some.iter().enumerate() {
                for back in 1..=MONTHS {
                    let month = add_months(world::DAY, -back)?;
                    let value = level + i64::from(back % 5) * level / 50 + i64::try_from(at)?;
                    writeln!(file, "{code},{:04}-{:02},{value}", month.year(), month.month())?;
                }
            }
            let delivery = Delivery { category, source: "bench.csv", bytes: file.as_bytes(), layout: None };
            let card = platform.deliver(&Request::plain(&risk), delivery).await?;
            ensure!(card.batch.refused == 0, "the bench's own rows were refused: {:?}", card.batch);
            bar.inc(some.len() as u64);
        }
    }
    bar.finish_and_clear();
    Ok(())
}

/// A client's next file: sales of a month of a hundred firms, no two files alike.
pub fn delivery(setting: &Setting, client: usize, count: usize) -> anyhow::Result<String> {
    let (codes, mut file) = (setting.codes(), String::from("uscc,period,vat_sales_fen\n"));
    for row in 0..ROWS.min(codes.len()) {
        let code = &codes[(client * 7_919 + count * ROWS + row) % codes.len()];
        let month = add_months(world::DAY, -1 - i32::try_from(count % 12)?)?;
        let value = 20_000_000 + client * 1_000_003 + count * 101 + row;
        writeln!(file, "{code},{:04}-{:02},{value}", month.year(), month.month())?;
    }
    Ok(file)
}
