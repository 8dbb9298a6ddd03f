//! The list of loans over HTTP, filter by filter, on a store filled with simulated rows.
//!
//! Rows are written as the use cases write them, without the events behind them: a list reads rows only.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use calendar::add_days;
use codes::{FirmId, Industry, InstitutionId, LoanId, Region};
use platform::{Clock, Folder, OPERATOR, Platform};
use store::Location;
use views::loans::{LoanRow, Standing};
use views::{loans, vault};

use super::append::MAX_CLIENTS;
use super::http::{Connection, Job, Server, drive, end};
use super::{Part, at, millis, now, rate, setting, world};
use crate::cli::Shared;
use crate::desk;

/// Most rows: ten times the size that lists are promised for.
const MAX_LOANS: usize = 5_000_000;
/// Firms that borrow, each a few times.
const FIRMS: usize = 100_000;
/// Rows written in one transaction.
const CHUNK: usize = 5_000;

/// The filters the list takes, alone and in the pairs people ask for; `{..}` is filled in below.
const ASKED: [(&str, &str, &str); 24] = [
    ("首页", "first page", ""),
    ("最早在前", "oldest first", "sort=number"),
    ("深页", "a page in the middle", "after={middle}"),
    ("每页500行", "500 rows", "limit=500"),
    ("状态：已放款", "state active", "state=active"),
    ("状态：已核销", "state written off", "state=written-off"),
    ("产品", "product", "product=product-3"),
    ("分类：正常", "class normal", "class=normal"),
    ("分类：损失", "class loss", "class=loss"),
    ("逾期1–30天", "overdue 1-30", "overdue=1-30"),
    ("逾期360天以上", "overdue over 360", "overdue=over-360"),
    ("省", "province", "region=13"),
    ("市", "city", "region=1301"),
    ("县区", "county", "region={county}"),
    ("行业", "industry", "industry=C"),
    ("企业", "firm", "firm={firm}"),
    ("起始日区间", "days", "from=2024-03-01&to=2024-03-31"),
    ("借据号前缀", "number prefix", "q=JK202405"),
    ("企业名称前缀（约百户）", "name prefix, about 100 firms", "q=模拟企业00123"),
    ("企业名称前缀（一户）", "name prefix, one firm", "q=模拟企业0012345"),
    ("市与行业", "city and industry", "region=1301&industry=C"),
    ("分类与市", "class and city", "class=special-mention&region=1302"),
    ("产品、状态与区间", "product, state, days", "product=product-1&state=active&from=2023-01-01&to=2024-12-31"),
    ("无匹配：已签约的损失类", "nothing: signed and a loss", "state=signed&class=loss"),
];

/// Measures SQLite in a temporary folder and, when a store is named, PostgreSQL.
pub async fn run(shared: &Shared, count: usize, clients: usize, seconds: u64) -> anyhow::Result<Vec<Part>> {
    ensure!((1..=MAX_LOANS).contains(&count), "give 1 to {MAX_LOANS} loans");
    ensure!((1..=MAX_CLIENTS).contains(&clients), "give 1 to {MAX_CLIENTS} clients");
    ensure!(seconds > 0, "give at least one second");
    let mut places = vec![("SQLite", None)];
    places.extend(desk::location(shared)?.map(|place| ("PostgreSQL", Some(place))));
    let mut parts = Vec::new();
    for (name, place) in places {
        let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
        let length = Duration::from_secs(seconds);
        parts.push(measure(name, folder.path(), place, count, clients, length).await?);
    }
    Ok(parts)
}

async fn measure(
    name: &str,
    folder: &Path,
    place: Option<Location>,
    count: usize,
    clients: usize,
    length: Duration,
) -> anyhow::Result<Part> {
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(world::DAY);
    let opened = Platform::open(Folder::open(folder)?, place, clock).await;
    let platform = Arc::new(opened.context("a bench needs an empty database of its own")?);
    let prepared = setting::prepare(&platform, 1).await?;
    let start = now();
    fill(&platform, count).await?;
    let filled = start.elapsed();
    let server = Server::start(Arc::clone(&platform)).await?;
    let address = server.address;
    let setting = Arc::new(prepared.sign_in(&mut Connection::open(address).await?).await?);

    let mut part = Part::new(format!("借据列表 {count} 行 · list of loans, {count} rows: {name}"));
    part.figure("写入", "rows written", rate(count, filled), "/s");
    let (looks, wall) = drive(address, clients, length, Job::Health).await?;
    let floor = p99(looks.clone());
    part.figure("下限：/healthz 99分位", "floor: GET /healthz, p99", millis(floor), "ms");
    part.figure("下限：/healthz", "floor: GET /healthz", rate(looks.len(), wall), "/s");
    let mut worst = Duration::ZERO;
    for (zh, en, query) in ASKED {
        let path = format!("/v1/loans?{}", filled_in(query));
        let (waits, _) = drive(address, clients, length, Job::Read(Arc::clone(&setting), path)).await?;
        let slowest = p99(waits.clone());
        part.figure(zh, en, millis(median(waits)), "ms p50");
        part.figure("", "", millis(slowest), "ms p99");
        worst = worst.max(slowest);
    }
    part.figure("最慢筛选的99分位", "p99 of the slowest filter", millis(worst), "ms");
    part.note(format!("{clients} 个长连接 keep-alive connections; 每个筛选 {} s a filter", length.as_secs()));
    server.stop().await?;
    end(platform).await;
    Ok(part)
}

fn p99(mut waits: Vec<Duration>) -> Duration {
    waits.sort_unstable();
    at(&waits, 99)
}

fn median(mut waits: Vec<Duration>) -> Duration {
    waits.sort_unstable();
    at(&waits, 50)
}

/// A query with the ids of this bench, its Chinese percent-encoded.
fn filled_in(query: &str) -> String {
    let county = counties().first().map_or(130_102, |region| region.number());
    let text = query
        .replace("{middle}", "JK20240215A00000")
        .replace("{county}", &format!("{county:06}"))
        .replace("{firm}", &firm(12_345).to_string());
    let encode = |byte: u8| {
        if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(encode).collect()
}

async fn fill(platform: &Platform, count: usize) -> anyhow::Result<()> {
    let bank = platform.local_principal(setting::BANK, "admin").await?.institution;
    for first in (0..FIRMS).step_by(CHUNK) {
        let rows = (first..(first + CHUNK).min(FIRMS)).map(|n| vault::put_firm(OPERATOR, firm_row(n)));
        platform.book().execute(OPERATOR, rows.collect()).await?;
    }
    let (counties, industries) = (counties(), industries());
    for first in (0..count).step_by(CHUNK) {
        let rows = (first..(first + CHUNK).min(count)).map(|n| loan(bank, n, &counties, &industries));
        platform.book().execute(bank, rows.collect::<anyhow::Result<_>>()?).await?;
    }
    Ok(())
}

fn counties() -> Vec<Region> {
    Region::hebei_cities().flat_map(Region::counties).collect()
}

fn industries() -> Vec<Industry> {
    Industry::all().filter(|industry| industry.code().len() == 5).collect()
}

fn firm(n: usize) -> FirmId {
    let mut id = [7; 16];
    id[8..].copy_from_slice(&spread(n).to_be_bytes());
    FirmId::from_bytes(id)
}

/// Numbers that lie anywhere but are the same in every run (Knuth's multiplicative hash).
fn spread(n: usize) -> u64 {
    (n as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn firm_row(n: usize) -> vault::FirmRow {
    vault::FirmRow {
        firm: firm(n).to_string(),
        uscc_index: format!("bench-{n}"),
        uscc: format!("bench-{n}"),
        name: format!("模拟企业{n:07}有限公司"),
        hash_key: String::new(),
        region: "130102".into(),
        industry: "C13".into(),
        registered_on: String::new(),
        standing: "active".into(),
        kyc: "complete".into(),
        simulated: true,
    }
}

/// One row: three years of contracts, nine in ten active and current, the others late in all degrees.
fn loan(
    bank: InstitutionId,
    n: usize,
    counties: &[Region],
    industries: &[Industry],
) -> anyhow::Result<store::Statement> {
    let dice = spread(usize::try_from(spread(n) >> 20)?);
    let pick = |part: u32, of: usize| usize::try_from(dice.rotate_left(part * 9) % of as u64);
    let mut id = [9; 16];
    id[8..].copy_from_slice(&spread(n).to_be_bytes());
    let day = add_days(world::DAY, -i32::try_from(n % 1_095)?)?;
    let late = pick(1, 1_000)?;
    let (state, days) = match late {
        0..=19 => ("signed", None),
        20..=39 => ("written-off", None),
        40..=69 => ("active", Some(20)),
        70..=84 => ("active", Some(45)),
        85..=94 => ("active", Some(80)),
        95..=104 => ("active", Some(200)),
        105..=109 => ("active", Some(500)),
        _ => ("active", Some(0)),
    };
    let (class, bucket) = match days.unwrap_or(0) {
        0 => ("normal", "current"),
        20 => ("special-mention", "1-30"),
        45 => ("special-mention", "31-60"),
        80 => ("special-mention", "61-90"),
        200 => ("substandard", "91-360"),
        _ => ("loss", "over-360"),
    };
    let principal = 5_000_000 + i64::try_from(pick(2, 900)?)? * 100_000;
    let position = (state != "signed").then(|| Standing {
        on_day: world::DAY.to_string(),
        outstanding: if days.is_some() { principal / 2 } else { 0 },
        overdue_since: days
            .filter(|days| *days > 0)
            .and_then(|days| Some(calendar::add_days(world::DAY, -i32::try_from(days).ok()?).ok()?.to_string())),
        days_past_due: days,
        class: days.map(|_| class.to_owned()),
        bucket: days.map(|_| bucket.to_owned()),
        disbursed_on: Some(day.to_string()),
        bad_on: None,
    });
    let product = format!("product-{}", pick(3, 5)?);
    let row = LoanRow {
        id: LoanId::from_bytes(id).to_string(),
        number: format!("JK{}{:08X}", day.strftime("%Y%m%d"), n),
        firm: firm(pick(4, FIRMS)?).to_string(),
        application: None,
        product: format!("{product} v1"),
        principal,
        currency: "CNY".into(),
        state: state.into(),
        starts_on: day.to_string(),
        ends_on: add_days(day, 365)?.to_string(),
        due_day: 1,
        term_months: 12,
        agreement: None,
        version: 1,
        product_code: product,
        rate: "4.35".into(),
        region: Some(format!("{:06}", counties[pick(5, counties.len())?].number())),
        industry: Some(industries[pick(6, industries.len())?].code().to_owned()),
        grade: Some("B".into()),
        lent: principal,
        owed: position.as_ref().map_or(principal, |position| position.outstanding),
        position,
    };
    Ok(loans::put(bank, row))
}
