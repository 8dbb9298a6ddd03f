//! `anji score sample` and `anji score study`.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use calendar::parse_date;
use codes::RunId;
use laboratory::{FeatureBins, OutcomeTable, RejectEvidence, Study};
use platform::laboratory::reports::{ReportFormat, ReportLanguage};
use platform::laboratory::runs::RunLine;
use platform::laboratory::sets::{Brought, SampleSetCard};
use platform::laboratory::studies::{StudyCard, StudyLine};

use crate::cli::Shared;
use crate::cli::laboratory::{ReportKind, ReportTongue, SampleCommand, StudyCommand};
use crate::desk::Desk;
use crate::output;

/// A list is read to so many rows.
const PAGE: u32 = 500;

/// `anji score sample`
pub async fn sample(shared: &Shared, desk: &Desk, command: SampleCommand) -> anyhow::Result<()> {
    let platform = &desk.platform;
    match command {
        SampleCommand::Import { file, name, sheet } => {
            let source = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
            let name = name.unwrap_or_else(|| source.clone());
            let brought = Brought { name: &name, source: &source, bytes: &bytes, sheet: sheet.as_deref() };
            output::show(shared.json, &platform.bring_samples(&desk.request()?, brought).await?, set_text)
        }
        SampleCommand::Book { name, since, until } => {
            let days = (since.as_deref().map(parse_date).transpose()?, until.as_deref().map(parse_date).transpose()?);
            output::show(shared.json, &platform.samples_of_book(&desk.request()?, &name, days).await?, set_text)
        }
        SampleCommand::List => {
            output::show(shared.json, &platform.sample_sets(desk.who()?, "", PAGE).await?.0, |all| {
                all.iter().map(set_line).collect()
            })
        }
        SampleCommand::Show { set } => {
            output::show(shared.json, &platform.sample_set(desk.who()?, &set).await?, set_text)
        }
    }
}

fn set_line(set: &SampleSetCard) -> String {
    format!("{} · {} 行 rows · {} 列 columns · {} · {}\n", set.name, set.rows, set.columns.len(), set.format, set.id)
}

fn set_text(set: &SampleSetCard) -> String {
    let mut out = set_line(set);
    if set.refused > 0 {
        out.push_str(&format!("{} 行在隔离区 rows wait in quarantine (anji import quarantine)\n", set.refused));
    }
    for column in &set.columns {
        out.push_str(&format!("  {} · {} {}", column.name, column.kind.zh, column.kind.en));
        if let Some(example) = &column.example {
            out.push_str(&format!(" · {} 格未识别 cells not read, e.g. {example}", column.unread));
        }
        out.push('\n');
    }
    out
}

/// `anji score study`
pub async fn study(shared: &Shared, desk: &Desk, command: StudyCommand) -> anyhow::Result<()> {
    let platform = &desk.platform;
    match command {
        StudyCommand::Open { name, set } => {
            let held = platform.open_study(&desk.request()?, &name, &set).await?;
            output::show(shared.json, &platform.study_shown(desk.who()?, held).await?, study_text)
        }
        StudyCommand::List => output::show(shared.json, &platform.studies(desk.who()?, "", PAGE).await?.0, |all| {
            all.iter().map(study_line).collect()
        }),
        StudyCommand::Show { study, document } => {
            let card = platform.study(desk.who()?, &study).await?;
            if document && !shared.json {
                print!("{}", serde_norway::to_string(&card.study)?);
                return Ok(());
            }
            output::show(shared.json, &card, study_text)
        }
        StudyCommand::Edit { study, file } => {
            let document = read_study(&file)?;
            let revision = platform.study(desk.who()?, &study).await?.line.revision;
            let held = platform.revise_study(&desk.request()?, &study, revision, &document).await?;
            output::show(shared.json, &platform.study_shown(desk.who()?, held).await?, study_text)
        }
        StudyCommand::Outcomes { study } => {
            output::show(shared.json, &platform.study_outcomes(desk.who()?, &study).await?, outcomes_text)
        }
        StudyCommand::Bins { study, column } => {
            output::show(shared.json, &platform.study_bins(desk.who()?, &study, &column).await?, bins_text)
        }
        StudyCommand::Run { study } => run(shared, desk, &study).await,
        StudyCommand::Report { study, run, format, lang, to } => {
            let run = newest(desk, &study, run).await?;
            let format = match format {
                ReportKind::Html => ReportFormat::Html,
                ReportKind::Pdf => ReportFormat::Pdf,
            };
            let lang = match lang {
                ReportTongue::Zh => ReportLanguage::Zh,
                ReportTongue::En => ReportLanguage::En,
            };
            let report = platform.run_report(desk.who()?, &study, &run, (format, lang)).await?;
            fs::write(&to, &report.bytes).with_context(|| format!("writing {}", to.display()))?;
            println!("{} · {} 字节 bytes", to.display(), report.bytes.len());
            Ok(())
        }
        StudyCommand::Submit { study, scorecard, run } => {
            let run = newest(desk, &study, run).await?;
            let card = platform.submit_run(&desk.request()?, &study, &run, &scorecard).await?;
            output::show(shared.json, &card, |card| {
                format!(
                    "{} 第 {} 版 · 待审批 waits for approval · {}\nNext: a second person runs anji score approve {}\n",
                    card.name, card.version, card.id, card.name
                )
            })
        }
    }
}

async fn run(shared: &Shared, desk: &Desk, study: &str) -> anyhow::Result<()> {
    let bar = output::bar("运行建模方案 run", 100);
    // Sixteen bytes drawn where the program draws randomness.
    let run = RunId::from_bytes(platform::clock::random()?);
    let done = desk
        .platform
        .run_study(&desk.request()?, study, run, |share, zh, en| {
            // A share of 0 to 1.
            bar.set_position((share * 100.0) as u64);
            bar.set_message(format!("{zh} {en}"));
        })
        .await;
    bar.finish_and_clear();
    let line = done?;
    let rejects = desk.platform.run_card(desk.who()?, study, &line.id).await?.evidence.rejects;
    output::show(shared.json, &line, |line| {
        format!(
            "{}{}Next: anji score study report {study} --format pdf --to report.pdf, or anji score study submit {study} --scorecard NAME\n",
            run_line(line),
            rejects.as_ref().map_or_else(String::new, rejects_text)
        )
    })
}

/// What reject inference did, or why it was not made.
fn rejects_text(found: &RejectEvidence) -> String {
    let mut out = String::new();
    if let Some(problem) = &found.problem {
        out.push_str(&format!("未做拒绝推断：{}\nno reject inference: {}\n", problem.zh, problem.en));
    }
    let Some(shown) = &found.shown else { return out };
    let effect = &shown.effect;
    let rate = |rate: f64| format!("{:.2}%", rate * 100.0);
    out.push_str(&format!(
        "拒绝推断 reject inference · {} 行 rows · 推断坏账率 inferred bad rate {} (获批 approved {})\n",
        effect.rejects,
        rate(effect.inferred_bad_rate),
        rate(effect.approved_bad_rate)
    ));
    let mut rows = vec![
        vec!["AUC".to_owned(), format!("{:.4}", effect.auc_before), format!("{:.4}", effect.auc_after)],
        vec!["KS".to_owned(), format!("{:.3}", shown.ks_before), format!("{:.3}", shown.ks_after)],
        vec!["被拒平均概率 mean PD, declined".to_owned(), rate(effect.mean_pd_before), rate(effect.mean_pd_after)],
    ];
    for held in &shown.characteristics {
        let say = |iv: Option<f64>, points: Option<(f64, f64)>| match (iv, points) {
            (Some(iv), Some((least, most))) => format!("IV {iv:.3} · {least:.0}–{most:.0} 分 points"),
            (Some(iv), None) => format!("IV {iv:.3} · 未入模 not in"),
            (None, _) => "—".to_owned(),
        };
        rows.push(vec![
            format!("{} {}", held.zh, held.en),
            say(held.iv_before, held.points_before),
            say(held.iv_after, held.points_after),
        ]);
    }
    out.push_str(&output::table(&["", ">仅获批 approved alone", ">含推断 with the declined"], &rows));
    out
}

async fn newest(desk: &Desk, study: &str, run: Option<String>) -> anyhow::Result<String> {
    if let Some(run) = run {
        return Ok(run);
    }
    let card = desk.platform.study(desk.who()?, study).await?;
    let Some(newest) = card.past_runs.first() else {
        bail!("'{study}' has not been run: anji score study run {study}");
    };
    Ok(newest.id.clone())
}

/// A study document, YAML or JSON.
fn read_study(file: &Path) -> anyhow::Result<Study> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    // JSON is YAML, so one reader serves both.
    serde_norway::from_str(&text).with_context(|| format!("{} is not a study document", file.display()))
}

fn study_line(line: &StudyLine) -> String {
    let figures = match (line.test_auc, line.test_ks) {
        (Some(auc), Some(ks)) => format!(" · AUC {auc:.4} · KS {ks:.3}"),
        _ => String::new(),
    };
    format!("{} · 第 {} 版 revision · {} 次运行 runs{figures} · {}\n", line.name, line.revision, line.runs, line.id)
}

fn run_line(line: &RunLine) -> String {
    let figures = &line.figures;
    format!(
        "{} · AUC {:.4} · KS {:.3} · PSI {:.3} · {} 个特征 characteristics · {}\n",
        line.id, figures.test_auc, figures.test_ks, figures.psi, figures.characteristics, line.at
    )
}

fn study_text(card: &StudyCard) -> String {
    let mut out = study_line(&card.line);
    if let Some(problem) = &card.problem {
        out.push_str(&format!("尚不能运行 cannot be run yet: {problem}\n"));
    }
    for column in &card.study.columns {
        let role = match column.role {
            laboratory::Role::Feature => "特征 feature",
            laboratory::Role::Outcome => "结果 outcome",
            laboratory::Role::Weight => "权重 weight",
            laboratory::Role::Date => "日期 date",
            laboratory::Role::LeftOut => "不用 left out",
        };
        out.push_str(&format!("  {} · {role} · {} {}", column.column, column.zh, column.en));
        if let Some(reason) = &column.reason {
            out.push_str(&format!(" · {reason}"));
        }
        out.push('\n');
    }
    for run in &card.past_runs {
        out.push_str(&run_line(run));
    }
    out
}

fn outcomes_text(table: &OutcomeTable) -> String {
    let rate = |rate: Option<f64>| rate.map_or_else(|| "—".to_owned(), |rate| format!("{:.2}%", rate * 100.0));
    let mut out = format!(
        "{} 行 rows · 好 good {} · 坏 bad {} ({}) · 未知 unknown {}\n训练 fit {} (坏 bad {}) · 检验 test {} (坏 bad {})\n",
        table.rows,
        table.goods,
        table.bads,
        rate(table.bad_rate),
        table.unknown,
        table.train.0,
        table.train.1,
        table.test.0,
        table.test.1
    );
    for stayed in &table.stayed_out {
        out.push_str(&format!("  排除 left out: {} · {} 行 rows\n", stayed.reason, stayed.rows));
    }
    for period in &table.periods {
        let all = period.goods + period.bads + period.unknown;
        out.push_str(&format!("  {} · {all} 行 rows · 坏账率 bad rate {}\n", period.period, rate(period.bad_rate)));
    }
    if let Some(problem) = &table.parting_problem {
        out.push_str(&format!("不能划分 cannot be parted: {problem}\n"));
    }
    out
}

fn bins_text(found: &FeatureBins) -> String {
    let worth = &found.worth;
    let mut out = format!("{} · IV {:.4} · AUC {:.4} · KS {:.3}\n", found.column, worth.iv, worth.auc, worth.ks);
    for bin in &found.bins {
        let rate = bin.bad_rate.map_or_else(|| "—".to_owned(), |rate| format!("{:.2}%", rate * 100.0));
        let label = scoring::binning::bin_label(&bin.rule);
        out.push_str(&format!("  {label} · {} 行 rows · 坏账率 bad rate {rate} · WOE {:.3}\n", bin.rows, bin.woe));
    }
    out
}
