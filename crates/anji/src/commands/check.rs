//! Checks: the book against its hashes, decisions against their records, the store against a model.

use std::fs;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use store::{Durability, SignedHead};
use testkit::simulate::{self, SimOptions, SimReport};

use crate::Difference;
use crate::cli::{Shared, Simulate, Verify};
use crate::desk::Desk;
use crate::output;

/// `anji verify`
pub async fn verify(shared: &Shared, verify: Verify) -> anyhow::Result<()> {
    let desk = Desk::open_unattended(shared).await?;
    let kept: Vec<SignedHead> = match &verify.head {
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            serde_json::from_str(&text).with_context(|| {
                format!("{} is not a file of signed heads: anji verify --save-head makes one", path.display())
            })?
        }
        None => Vec::new(),
    };
    let book = desk.platform.book();
    book.seal().await?;
    let mut report = book.verify(None, None).await?;
    for head in &kept {
        report.faults.extend(book.verify(Some(head.institution), Some(head)).await?.faults);
    }
    if let Some(path) = &verify.save_head {
        let mut heads = Vec::new();
        for institution in book.institutions().await? {
            heads.extend(book.head(institution).await?);
        }
        fs::write(path, serde_json::to_string_pretty(&heads)? + "\n")
            .with_context(|| format!("writing {}", path.display()))?;
    }
    desk.close().await;
    report.faults.sort_by_key(ToString::to_string);
    report.faults.dedup_by_key(|fault| fault.to_string());
    output::show(shared.json, &report, |report| {
        let mut text = format!("{} events, {} signed heads checked\n", report.events, report.heads);
        for fault in &report.faults {
            text.push_str(&format!("  ✗ {fault}\n"));
        }
        if report.faults.is_empty() {
            text.push_str("账本完整 · the book verifies\n");
        }
        text
    })?;
    if report.faults.is_empty() {
        return Ok(());
    }
    Err(Difference(format!(
        "{} faults: keep this data folder as it is and restore the last good backup into another one",
        report.faults.len()
    ))
    .into())
}

/// `anji simulate`
pub async fn simulate(shared: &Shared, asked: Simulate) -> anyhow::Result<()> {
    let bar = ProgressBar::new(asked.count);
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} seeds, {eta} left")?);
    let mut options = SimOptions::default();
    if asked.without_fsync {
        options.durability = Durability::Off;
    }
    let mut total = SimReport::default();
    for seed in asked.seed..asked.seed.saturating_add(asked.count) {
        // The simulator has a runtime of its own, so that its crashes touch nothing here.
        let options = options.clone();
        match tokio::task::spawn_blocking(move || simulate::run(seed, &options)).await? {
            Ok(report) => total.add(&report),
            Err(failure) => {
                bar.abandon();
                return Err(Difference(format!("{failure}; repeat it with: anji simulate --seed {seed}")).into());
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let shown = serde_json::json!({
        "seeds": asked.count, "batches": total.batches, "acknowledged": total.acknowledged, "crashes": total.crashes,
        "restarts": total.restarts, "duplicates_refused": total.duplicates_refused, "late_facts": total.late_facts,
        "events": total.events, "digest": total.digest,
    });
    output::show(shared.json, &shown, |_| {
        format!(
            "{} seeds: {} batches, {} acknowledged, {} crashes, {} duplicates refused, {} late facts; model and store agree\n",
            asked.count, total.batches, total.acknowledged, total.crashes, total.duplicates_refused, total.late_facts,
        )
    })
}

/// `anji replay`
pub async fn replay(shared: &Shared, decision: Option<String>, all: bool) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let answers = desk.platform.replay(desk.who()?, if all { None } else { decision.as_deref() }).await;
    desk.close().await;
    let answers = answers?;
    let different = answers.iter().filter(|answer| !answer.identical && !answer.erased).count();
    output::show(shared.json, &answers, |answers| {
        let mut text = String::new();
        for answer in answers.iter().filter(|a| !all || !a.identical) {
            text.push_str(&format!(
                "{} {}: {}\n",
                if answer.identical { "✓" } else { "✗" },
                answer.decision,
                answer.detail
            ));
        }
        text.push_str(&format!(
            "{} of {} decisions come out identical to the bit\n",
            answers.len() - different,
            answers.len()
        ));
        text
    })?;
    if different == 0 {
        Ok(())
    } else {
        Err(Difference(format!("{different} decisions differ from their records")).into())
    }
}
