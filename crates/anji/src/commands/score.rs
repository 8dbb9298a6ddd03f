//! `anji score`: models developed, brought in, exported, approved, compared.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use laboratory::{LossAsked, TermAsked};
use platform::brought::{ExportFormat, ImportAsked};
use platform::models::{DevelopRequest, Made, ScorecardCard};
use platform::scorecards::ScorecardDetail;

use crate::cli::{ScoreCommand, Shared};
use crate::desk::Desk;
use crate::output;

/// `anji score`
pub async fn score(shared: &Shared, command: ScoreCommand) -> anyhow::Result<()> {
    // A schema needs no store.
    if let ScoreCommand::Schema { document } = &command {
        return schema(document);
    }
    let desk = Desk::open(shared).await?;
    let done = run(shared, &desk, command).await;
    desk.close().await;
    done
}

fn schema(document: &str) -> anyhow::Result<()> {
    let schema = match document {
        "scorecard" => model::schema::scorecard(),
        "trees" => model::schema::trees(),
        "mapping" => model::schema::mapping(),
        other => bail!("'{other}' is no document: take scorecard, trees or mapping"),
    };
    output::print(&format!("{}\n", serde_json::to_string_pretty(&schema)?))
}

async fn run(shared: &Shared, desk: &Desk, command: ScoreCommand) -> anyhow::Result<()> {
    let platform = &desk.platform;
    match command {
        ScoreCommand::Develop { name, exclude } => develop(shared, desk, DevelopRequest { name, exclude }).await,
        ScoreCommand::Import { file, name, mapping, study } => import(shared, desk, (file, name, mapping, study)).await,
        ScoreCommand::Export { name, version, format, out } => {
            let format = ExportFormat::named(&format)?;
            let document = platform.export_model(desk.who()?, &name, version, format).await?;
            match out {
                Some(file) => {
                    fs::write(&file, &document.text).with_context(|| format!("writing {}", file.display()))?;
                    output::print(&format!("{}\n", file.display()))
                }
                None => output::print(&document.text),
            }
        }
        ScoreCommand::Schema { document } => schema(&document),
        ScoreCommand::Approve { name, version, serves } => output::show(
            shared.json,
            &platform.approve_scorecard(&desk.request()?, &name, version, serves.map(Into::into)).await?,
            scorecard_line,
        ),
        ScoreCommand::List => output::show(shared.json, &platform.scorecards(desk.who()?).await?, |all| {
            all.iter().map(scorecard_line).collect()
        }),
        ScoreCommand::Report { name } => report(shared, desk, name.as_deref()).await,
        ScoreCommand::Sample(command) => super::laboratory::sample(shared, desk, command).await,
        ScoreCommand::Study(command) => super::laboratory::study(shared, desk, command).await,
        ScoreCommand::TermStructure { study, seen, units, horizon } => {
            let asked = TermAsked { seen, units, horizon: Some(horizon) };
            super::beyond::term_structure(shared, desk, &study, asked).await
        }
        ScoreCommand::Lgd { study, lost, of, threshold } => {
            super::beyond::lgd(shared, desk, &study, LossAsked { lost, of, threshold }).await
        }
        ScoreCommand::Points { document, values, proven } => {
            super::beyond::points(shared, desk, &document, (&values, proven))
        }
        ScoreCommand::Challenger(command) => super::challenger::challenger(shared, desk, command).await,
    }
}

async fn develop(shared: &Shared, desk: &Desk, asked: DevelopRequest) -> anyhow::Result<()> {
    let bar = output::bar("开发评分卡 develop", 0);
    let done = desk
        .platform
        .develop_scorecard(&desk.request()?, &asked, |progress| output::develop_progress(&bar, progress))
        .await;
    bar.finish_and_clear();
    let (card, report) = done?;
    output::show(shared.json, &card, |card| {
        format!("{}{}{}", scorecard_line(card), super::report::headline(&report), approve_next(card))
    })
}

async fn import(
    shared: &Shared,
    desk: &Desk,
    (file, name, mapping, study): (PathBuf, Option<String>, Option<PathBuf>, Option<String>),
) -> anyhow::Result<()> {
    let read = |file: &Path| fs::read(file).with_context(|| format!("reading {}", file.display()));
    let stem = || file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mapping = match &mapping {
        Some(file) => String::from_utf8(read(file)?).with_context(|| format!("{} is not UTF-8", file.display()))?,
        None => String::new(),
    };
    let asked = ImportAsked { name: name.unwrap_or_else(stem), file: read(&file)?, mapping, study };
    let card = desk.platform.import_model(&desk.request()?, &asked).await?;
    let detail = desk.platform.scorecard_detail(desk.who()?, &card.id.to_string(), Some(card.version)).await?;
    output::show(shared.json, &detail, |detail| {
        let format = detail.file.as_ref().map(|file| format!("{} {}\n", file.format.zh, file.format.en));
        let unused = detail.file.as_ref().map(|file| file.unused.join(", ")).filter(|names| !names.is_empty());
        let unused = unused.map(|names| format!("模型未使用的列 columns the model does without: {names}\n"));
        format!(
            "{}{}{}{}{}",
            scorecard_line(&card),
            format.unwrap_or_default(),
            unused.unwrap_or_default(),
            super::report::detail_text(detail),
            approve_next(&card)
        )
    })
}

async fn report(shared: &Shared, desk: &Desk, name: Option<&str>) -> anyhow::Result<()> {
    let (model, made) = desk.platform.scorecard(desk.who()?, name).await?;
    if let (model::Model::Scorecard(card), Made::Here(report)) = (&model, &made) {
        return output::show(shared.json, report, |report| super::report::text(card, report));
    }
    let detail: ScorecardDetail =
        desk.platform.scorecard_detail(desk.who()?, model.name(), Some(model.version())).await?;
    output::show(shared.json, &detail, super::report::detail_text)
}

fn approve_next(card: &ScorecardCard) -> String {
    format!("Next: a second person runs anji score approve {}\n", card.name)
}

pub fn scorecard_line(card: &ScorecardCard) -> String {
    let active = card
        .active_version
        .map_or_else(|| "待审批 waits for approval".to_owned(), |v| format!("第 {v} 版生效 in force"));
    let challenger =
        card.challenger.map_or_else(String::new, |held| format!(" · 第 {} 版试评中 challenging", held.version));
    let kind = format!("{} {}", card.kind.zh(), card.kind.en());
    format!("{} 第 {} 版 · {kind} · {active}{challenger} · {}\n", card.name, card.version, card.id)
}
