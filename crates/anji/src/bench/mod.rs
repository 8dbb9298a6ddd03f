//! Whole jobs, measured beside a floor on this machine.
//!
//! | bench | the job | the floor, in the same run |
//! |---|---|---|
//! | [`decide`] | one decision with its trace, in memory, one thread | the bare score of the same firms |
//! | [`append`] | durable appends by many clients at once | one fsync a write, one after another |
//! | [`http`] | durable applications over HTTP by many clients at once | the same connections asking `/healthz`; fsync |
//! | [`payments`] | durable payments by many clients at once, spread and all on one loan | one fsync a write |
//! | [`lists`] | the list of loans with every filter, over HTTP | the same connections asking `/healthz` |
//! | [`close_book`] | days of a book of many loans closed through the store | the same, cold and warm, at three ages |
//! | [`migrate`] | an existing book checked, submitted, brought in and reconciled | the check of the same files |
//! | [`portraits`] | portraits of many firms in batch; events through a stream that holds them all | beside: the same indicators in DuckDB, `crates/gallery/benches/peers.py` |
//! | [`sources`] | portraits read and files of sources delivered over HTTP by many clients at once | the same connections asking `/healthz`; fsync |
//! | [`close`] | positions and entries of many loans, one thread, in memory | one rounded multiplication a loan |
//!
//! A floor says what the machine gives at that moment: on a loaded machine a ratio means more than a rate. Every bench
//! works on made-up data in memory or in a temporary folder (`TMPDIR` chooses the disk) and leaves nothing behind.

mod append;
mod close;
mod close_book;
mod decide;
mod http;
mod lists;
mod migrate;
mod payments;
mod portraits;
mod setting;
mod sources;
mod world;

use std::time::{Duration, Instant};

use serde::Serialize;
use store::Location;

use crate::cli::{BenchCommand, Shared};
use crate::desk;
use crate::output;

/// Runs a benchmark and prints what it found.
pub async fn run(shared: &Shared, command: BenchCommand) -> anyhow::Result<()> {
    let load_before = load();
    let (bench, parts) = match command {
        BenchCommand::Decide { count } => ("decide", tokio::task::block_in_place(|| decide::run(count))?),
        BenchCommand::Append { clients, seconds } => ("append", append::run(shared, clients, seconds).await?),
        BenchCommand::Http { clients, seconds } => ("http", http::run(shared, clients, seconds).await?),
        BenchCommand::Lists { loans, clients, seconds } => {
            ("lists", lists::run(shared, loans, clients, seconds).await?)
        }
        BenchCommand::Migrate { loans } => ("migrate", migrate::run(shared, loans).await?),
        BenchCommand::Portraits { firms, events, folder } => {
            let asked = portraits::Asked { firms, events, folder };
            ("portraits", tokio::task::block_in_place(|| portraits::run(&asked))?)
        }
        BenchCommand::Sources { firms, clients, seconds } => {
            ("sources", sources::run(shared, firms, clients, seconds).await?)
        }
        BenchCommand::Payments { clients, seconds } => ("payments", payments::run(shared, clients, seconds).await?),
        BenchCommand::Close { loans, in_memory, only, book } => {
            let mut parts = Vec::new();
            if in_memory {
                parts.extend(tokio::task::block_in_place(|| close::run(loans))?);
            } else if let Some(book) = book {
                parts.push(close_book::go_on(&book, loans).await?);
            } else {
                parts.extend(close_book::run(None, loans, only).await?);
                if let Some(place) = crate::desk::location(shared)? {
                    parts.extend(close_book::run(Some(place), loans, only).await?);
                }
            }
            ("close", parts)
        }
    };
    let report = Report {
        bench,
        version: env!("CARGO_PKG_VERSION"),
        optimised: !cfg!(debug_assertions),
        cores: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
        load_before,
        parts,
    };
    output::show(shared.json, &report, Report::text)
}

/// What one run found.
#[derive(Debug, Serialize)]
struct Report {
    bench: &'static str,
    version: &'static str,
    /// Whether this is a release build; figures of any other build say little.
    optimised: bool,
    cores: usize,
    /// Processes that wanted a core over the minute before (Linux), so that a reader knows how quiet the machine was.
    load_before: Option<f64>,
    parts: Vec<Part>,
}

/// Figures of one setting, such as one engine.
#[derive(Debug, Serialize)]
struct Part {
    title: String,
    figures: Vec<Figure>,
    notes: Vec<String>,
}

/// One number.
#[derive(Debug, Serialize)]
struct Figure {
    zh: &'static str,
    en: &'static str,
    value: f64,
    unit: &'static str,
}

impl Part {
    fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), figures: Vec::new(), notes: Vec::new() }
    }

    fn figure(&mut self, zh: &'static str, en: &'static str, value: f64, unit: &'static str) {
        self.figures.push(Figure { zh, en, value, unit });
    }

    fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// Rate, median and 99th percentile of waits over a wall time.
    fn waits(&mut self, mut waits: Vec<Duration>, wall: Duration) {
        waits.sort_unstable();
        self.figure("每秒完成", "done a second", rate(waits.len(), wall), "/s");
        self.figure("中位耗时", "p50", millis(at(&waits, 50)), "ms");
        self.figure("99分位耗时", "p99", millis(at(&waits, 99)), "ms");
    }
}

impl Report {
    fn text(&self) -> String {
        let load = self.load_before.map_or_else(String::new, |load| format!(" · 此前负载 load before {load:.2}"));
        let mut out = format!("anji bench {} · {} · {} 核 cores{load}\n", self.bench, self.version, self.cores);
        if !self.optimised {
            out.push_str("注意 · note: 非发布版构建，数字不作数 · not a release build, the figures mean little\n");
        }
        for part in &self.parts {
            let rows: Vec<Vec<String>> = part
                .figures
                .iter()
                .map(|f| vec![f.zh.to_owned(), f.en.to_owned(), number(f.value), f.unit.to_owned()])
                .collect();
            out.push_str(&format!("\n{}\n", part.title));
            out.push_str(&output::table(&["项目", "item", ">数值 value", "单位 unit"], &rows));
            for note in &part.notes {
                out.push_str(&format!("  {note}\n"));
            }
        }
        out
    }
}

/// A number with as many digits as it deserves: whole from a thousand on, three significant ones below.
fn number(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        large if large >= 1_000.0 => grouped(value),
        middle if middle >= 100.0 => format!("{value:.0}"),
        middle if middle >= 10.0 => format!("{value:.1}"),
        small if small >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.4}"),
    }
}

fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn millis(wait: Duration) -> f64 {
    wait.as_secs_f64() * 1e3
}

/// The percentile of sorted waits; zero when there are none.
fn at(sorted: &[Duration], percent: usize) -> Duration {
    sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn rate(count: usize, wall: Duration) -> f64 {
    count as f64 / wall.as_secs_f64().max(f64::MIN_POSITIVE)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn ratio(of: u64, to: u64) -> f64 {
    of as f64 / to.max(1) as f64
}

/// Wall and processor time of a piece of work on this thread.
struct Spent {
    wall: Duration,
    /// On this thread; none where the system does not tell.
    cpu: Option<Duration>,
}

impl Spent {
    /// Processor time when known, else wall time: what a loaded machine distorts least.
    fn least_distorted(&self) -> Duration {
        self.cpu.unwrap_or(self.wall)
    }
}

fn spend<T>(work: impl FnOnce() -> T) -> (T, Spent) {
    let (before, start) = (thread_cpu(), now());
    let done = work();
    let cpu = before.zip(thread_cpu()).map(|(before, after)| after.saturating_sub(before));
    (done, Spent { wall: start.elapsed(), cpu })
}

/// Time this process has run on all cores (Linux), in steps of a hundredth of a second.
fn cpu() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = text.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    let ticks: u64 = fields.filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// The most memory the process held so far, where Linux says so.
fn memory(part: &mut Part) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    if let Some(kilobytes) = peak {
        let kilobytes: f64 = kilobytes;
        part.figure("内存峰值", "most memory held", kilobytes / 1_048_576.0, "GiB");
    }
}

/// SQLite in a temporary folder and, when a store is named, PostgreSQL.
fn places(shared: &Shared) -> anyhow::Result<Vec<(&'static str, Option<Location>)>> {
    let mut places = vec![("SQLite", None)];
    places.extend(desk::location(shared)?.map(|place| ("PostgreSQL", Some(place))));
    Ok(places)
}

/// Time this thread has run on a core (Linux).
fn thread_cpu() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn load() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_and_numbers() {
        let waits: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(at(&waits, 50), Duration::from_millis(101));
        assert_eq!(at(&waits, 99), Duration::from_millis(199));
        assert_eq!(at(&[], 99), Duration::ZERO);
        assert_eq!(number(1_234_567.4), "1,234,567");
        assert_eq!(number(51.26), "51.3");
        assert_eq!(number(0.0312), "0.0312");
    }

    #[test]
    fn small_runs_find_what_they_should() {
        let decided = decide::run(50).unwrap();
        assert!(decided[0].figures.iter().all(|figure| figure.value > 0.0), "{decided:?}");
        let closed = close::run(300).unwrap();
        assert!(closed[0].figures.iter().all(|figure| figure.value > 0.0), "{closed:?}");
    }
}
