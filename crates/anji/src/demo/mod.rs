//! A small bank from history to losses: what a newcomer sees first.
//!
//! Everything goes through the same use cases as the command line and the API, by people with roles; only the clock is
//! simulated, so that months pass in seconds. Firms, histories and payments come from `province` and are labelled
//! simulated; named histories are real and belong to a separate institution that keeps its books in US dollars.
//!
//! | step | file |
//! |---|---|
//! | set up, people, firms, histories | `setup` |
//! | scorecards, product, guarantee, release policy | `setup` |
//! | funding lines | `funding` |
//! | applications, decisions, contracts, payouts | `lending` |
//! | months of payments, one back-dated, one reversed, defaults, compensation, recovery, closes | `lending` |
//! | data of sources about borrowers, their portraits, alerts | `sources` |
//! | the summary and where to look next | here |

mod funding;
mod guarantor;
mod lending;
mod setup;
mod sources;

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use calendar::Date;
use indicatif::ProgressBar;
use platform::{Clock, Folder, Platform, Principal};
use province::Province;

use crate::cli::{Demo, Shared};
use crate::commands::lending::summary_text;
use crate::desk::location;
use crate::output;

/// The file that marks a folder as a demo's, so that `--fresh` never removes anything else.
const MARK: &str = "simulated-demo";
/// What it says.
const MARKED: &str = "This folder was made by `anji demo`; its data are simulated.\n";
/// The day the demo's province stands at.
const START: Date = Date::constant(2025, 7, 1);

/// The people of the demo bank and their platform.
pub struct Stage {
    /// The use cases, on simulated time.
    pub platform: Arc<Platform>,
    /// The simulated province.
    pub province: Province,
    /// 李 officer, 王 reviewer, 赵 risk, 钱 finance, 孙 second finance, 周 second reviewer, 审计 auditor.
    pub people: People,
    /// When the real clock started, to say how long it took.
    started: std::time::Instant,
    step: std::cell::Cell<u32>,
}

/// The demo bank's people.
pub struct People {
    /// Takes applications.
    pub officer: Principal,
    /// Approves what is referred.
    pub reviewer: Principal,
    /// Makes products and scorecards.
    pub risk: Principal,
    /// Pays out and receives.
    pub finance: Principal,
    /// Approves what finance proposed.
    pub finance2: Principal,
    /// Reads everything.
    pub auditor: Principal,
}

impl Stage {
    /// Begins a step with its progress bar; on a pipe the title alone is printed.
    pub fn step(&self, title: &'static str, length: u64) -> ProgressBar {
        let number = self.step.get() + 1;
        self.step.set(number);
        let bar = output::bar(title, length);
        if bar.is_hidden() {
            eprintln!("[{number:>2}] {title}");
        }
        bar
    }

    /// Ends a step, saying what came of it.
    pub fn done(&self, bar: &ProgressBar, said: &str) {
        bar.finish_and_clear();
        let seconds = self.started.elapsed().as_secs_f32();
        eprintln!("  ✓ {said}  ({seconds:.1} s)");
    }

    /// Moves the simulated clock to nine in the morning of a day.
    pub fn day(&self, day: Date) {
        self.platform.clock().set_day(day);
    }
}

/// `anji demo`
#[expect(clippy::disallowed_methods, reason = "the demo says how long it took")]
pub async fn run(shared: &Shared, demo: Demo) -> anyhow::Result<()> {
    let started = std::time::Instant::now();
    for path in &demo.history {
        if !path.is_file() {
            bail!("{} is not a file: name loan histories in CSV or Parquet", path.display());
        }
    }
    prepare(&shared.data, demo.fresh)?;
    eprintln!(
        "安济 Anji 演示 demo · 企业与还款均为模拟 firms and payments are simulated · 数据目录 data folder: {}",
        shared.data.display()
    );
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(START);
    let folder = Folder::open(&shared.data)?;
    std::fs::write(shared.data.join(MARK), MARKED)?;
    let platform = Arc::new(Platform::open(folder, location(shared)?, clock).await?);
    let options = province::Options { firms: u32::try_from(demo.firms)?, ..province::Options::default() };
    let province = Province::generate(demo.seed, &options)?;
    let people = setup::institutions(&platform).await?;
    let stage = Stage { platform, province, people, started, step: std::cell::Cell::new(0) };

    setup::firms_and_history(&stage).await?;
    setup::real_histories(&stage, &demo.history).await?;
    setup::scorecard(&stage).await?;
    setup::product_and_policy(&stage).await?;
    funding::lines(&stage).await?;
    let loans = lending::applications(&stage, u32::try_from(demo.applications)?).await?;
    lending::months(&stage, loans).await?;
    lending::open_work(&stage, u32::try_from(demo.applications)?).await?;
    sources::data(&stage).await?;
    guarantor::desk(&stage).await?;
    finish(stage, &shared.data).await
}

/// Whether a demo made this folder.
pub fn made(data: &Path) -> bool {
    data.join(MARK).is_file()
}

/// The clock of a folder that a demo made and finished.
pub fn clock(data: &Path) -> Option<Clock> {
    let text = std::fs::read_to_string(data.join(MARK)).ok()?;
    let seconds = text.lines().find_map(|line| line.strip_prefix("seconds-apart "))?;
    seconds.trim().parse().ok().map(Clock::Apart)
}

/// An empty folder, or one that an earlier demo left and may be removed.
fn prepare(data: &Path, fresh: bool) -> anyhow::Result<()> {
    let settings = std::ffi::OsStr::new(crate::settings::NAME);
    let empty =
        std::fs::read_dir(data).map_or(true, |entries| entries.flatten().all(|entry| entry.file_name() == settings));
    if empty {
        return Ok(());
    }
    if !made(data) {
        bail!("{} holds data that no demo made: name another folder with --data", data.display());
    }
    if !fresh {
        bail!("{} holds an earlier demo: look around in it, or run the demo again with --fresh", data.display());
    }
    std::fs::remove_dir_all(data).with_context(|| format!("removing {}", data.display()))
}

async fn finish(stage: Stage, data: &Path) -> anyhow::Result<()> {
    let platform = &stage.platform;
    let bar = stage.step("重放全部决策 replaying every decision", 0);
    let replays = platform.replay(&stage.people.auditor, None).await?;
    let different = replays.iter().filter(|card| !card.identical).count();
    stage.done(
        &bar,
        &format!(
            "{} 项决策重放，{different} 项不同 · {} decisions replayed, {different} differ",
            replays.len(),
            replays.len()
        ),
    );
    let bar = stage.step("校验账本 verifying the book", 0);
    platform.book().seal().await?;
    let report = platform.book().verify(None, None).await?;
    stage.done(
        &bar,
        &format!(
            "{} 条事件，{} 个签名，{} 处异常 · {} events verified, {} faults",
            report.events,
            report.heads,
            report.faults.len(),
            report.events,
            report.faults.len()
        ),
    );
    let summary = platform.summary(&stage.people.auditor).await?;
    output::print(&format!("\n{}\n", summary_text(&summary)))?;
    let seconds = stage.started.elapsed().as_secs();
    output::print(&format!(
        "用时 took {seconds} s. 继续查看 look around:\n  export ANJI_DATA={} ANJI_INSTITUTION=demo-bank ANJI_AS=audit\n  anji summary\n  anji application list --state contracted\n  anji loan list\n  anji loan show JK…            (借据号 number from the list)\n  anji score report\n  anji replay --all\n  anji verify\n  anji serve\n",
        data.display()
    ))?;
    // From here on the bank lives at the machine's pace, from the day at which the simulation ended.
    std::fs::write(data.join(MARK), format!("{MARKED}seconds-apart {}\n", platform.clock().apart()))?;
    let Stage { platform, .. } = stage;
    if let Ok(platform) = Arc::try_unwrap(platform) {
        platform.close().await;
    }
    if different > 0 || !report.faults.is_empty() {
        return Err(crate::Difference("the demo's own checks found a difference: please report it".into()).into());
    }
    Ok(())
}
