//! From a table somebody brought to a scorecard in force: each step through the use cases, each wall tried.

use std::sync::Arc;

use codes::RunId;
use laboratory::Role as ColumnRole;
use platform::laboratory::reports::{ReportFormat, ReportLanguage};
use platform::laboratory::sets::{Brought, SampleSetCard};
use platform::laboratory::studies::StudyCard;
use platform::scorecard_use::Serves;
use platform::{Code, Request};
use scoring::BinRule;

use crate::support::{Bank, ENGINES, refused};

/// A bank's own table: 2,000 loans, two informative columns, one that knows the outcome, one broken row.
fn table() -> Vec<u8> {
    let mut text = String::from("借据号,放款日期,年营业收入(万元),近6个月征信查询次数,行业代码,核销金额,是否违约\n");
    // A walk through the residues of a prime: the same table on every machine, spread like a draw.
    let mut state = 7_u64;
    let mut draw = |most: u64| {
        state = state * 48_271 % 2_147_483_647;
        state % most
    };
    for at in 0..2_000 {
        let (revenue, queries, sector) = (20 + draw(900), draw(12), draw(8));
        let risk = 4 + 4 * queries + (900 - revenue.min(900)) / 40 + 2 * sector;
        let bad = draw(200) < risk;
        let (year, month) = (2021 + at / 600, at % 12 + 1);
        let off = if bad { "12000" } else { "0" };
        let said = if bad { "是" } else { "否" };
        text.push_str(&format!("J{at:05},{year}-{month:02}-15,{revenue},{queries},{sector},{off},{said}\n"));
    }
    text.push_str("J99999,2023-01-01,短行\n");
    text.into_bytes()
}

async fn brought(bank: &Bank) -> SampleSetCard {
    let bytes = table();
    let brought = Brought { name: "2024样本", source: "loans.csv", bytes: &bytes, sheet: None };
    bank.platform.bring_samples(&Request::plain(&bank.people.risk), brought).await.unwrap()
}

async fn opened(bank: &Bank) -> StudyCard {
    brought(bank).await;
    let risk = Request::plain(&bank.people.risk);
    let held = bank.platform.open_study(&risk, "城区小微", "2024样本").await.unwrap();
    bank.platform.study_shown(&bank.people.risk, held).await.unwrap()
}

/// Gives every feature of the study a name of this start, as a decision would find it under.
pub async fn mapped(bank: &Bank, start: &str) {
    let card = bank.platform.study(&bank.people.risk, "城区小微").await.unwrap();
    let mut study = card.study.clone();
    for (at, column) in study.columns.iter_mut().enumerate().filter(|(_, column)| column.role == ColumnRole::Feature) {
        column.feature = Some(format!("{start}{at}"));
        column.kind = laboratory::Kind::Number;
    }
    let risk = Request::plain(&bank.people.risk);
    bank.platform.revise_study(&risk, &card.line.id, card.line.revision, &study).await.unwrap();
}

/// The same as [`submitted`] with mapped features; gives those the card reads.
pub async fn mapped_and_submitted(bank: &Bank, start: &str) -> Vec<String> {
    let study = opened(bank).await;
    mapped(bank, start).await;
    let risk = Request::plain(&bank.people.risk);
    let run = bank.platform.run_study(&risk, &study.line.id, RunId::from_bytes([8; 16]), |_, _, _| {}).await.unwrap();
    bank.platform.submit_run(&risk, &study.line.id, &run.id, "城区卡").await.unwrap();
    let shown = bank.platform.scorecard_detail(&bank.people.risk, "城区卡", None).await.unwrap();
    shown.characteristics.into_iter().map(|characteristic| characteristic.feature).collect()
}

/// A set, a study with a run, and its card submitted: for tests of what they leave behind.
pub async fn submitted(bank: &Bank) {
    let study = opened(bank).await;
    let risk = Request::plain(&bank.people.risk);
    let run = bank.platform.run_study(&risk, &study.line.id, RunId::from_bytes([8; 16]), |_, _, _| {}).await.unwrap();
    bank.platform.submit_run(&risk, &study.line.id, &run.id, "城区卡").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_becomes_a_scorecard_in_force_by_two_people() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, risk) = (&bank.platform, Request::plain(&bank.people.risk));
        let study = opened(&bank).await;
        assert_eq!((study.sample_set.read, study.sample_set.rows, study.sample_set.refused), (2_001, 2_000, 1));
        assert_eq!(study.problem, None);
        let role = |name: &str| study.study.column(name).map(|column| column.role);
        assert_eq!(role("是否违约"), Some(ColumnRole::Outcome));
        assert_eq!(role("核销金额"), Some(ColumnRole::LeftOut), "known only afterwards");
        assert_eq!(role("放款日期"), Some(ColumnRole::Date));

        let first = RunId::from_bytes([1; 16]);
        let mut steps = Vec::new();
        let line = platform.run_study(&risk, "城区小微", first, |share, _, _| steps.push(share)).await.unwrap();
        assert!(steps.windows(2).all(|pair| pair[0] <= pair[1]) && steps.last() == Some(&1.0), "progress never falls");
        assert!(line.figures.test_auc > 0.6, "{}", line.figures.test_auc);
        let again = platform.run_study(&risk, "城区小微", RunId::from_bytes([2; 16]), |_, _, _| {}).await.unwrap();
        assert_eq!(again.card_digest, line.card_digest, "the same set and study make the same card");

        let card = platform.run_card(&bank.people.auditor, "城区小微", &line.id).await.unwrap();
        assert_eq!(card.evidence.lineage.dataset_digest, study.sample_set.digest);
        assert!(!card.may_submit, "an auditor reads");
        let submitted = platform.submit_run(&risk, "城区小微", &line.id, "城区卡").await.unwrap();
        assert_eq!((submitted.version, submitted.active_version), (1, None));
        assert_eq!(refused(platform.submit_run(&risk, "城区小微", &line.id, "城区卡").await), Code::WrongState);
        let own = platform.approve_scorecard(&risk, "城区卡", None, None).await;
        assert_eq!(refused(own), Code::Forbidden);
        let checker = Request::plain(&bank.people.reviewer);
        let only = Some(Serves::ProductsNamingIt);
        let approved = platform.approve_scorecard(&checker, "城区卡", None, only).await.unwrap();
        assert_eq!(approved.active_version, Some(1));

        for (format, starts) in [(ReportFormat::Html, "<!doctype html>"), (ReportFormat::Pdf, "%PDF-1.")] {
            for language in [ReportLanguage::Zh, ReportLanguage::En] {
                let asked = (format, language);
                let file = platform.scorecard_report(&bank.people.reviewer, "城区卡", None, asked).await.unwrap();
                assert!(file.bytes.starts_with(starts.as_bytes()));
            }
        }
        let elsewhere =
            platform.scorecard_report(&bank.people.risk, crate::support::SCORECARD, None, Default::default());
        assert_eq!(refused(elsewhere.await), Code::NotFound);
        // The next development is measured against the card that is now in force.
        let third = platform.run_study(&risk, "城区小微", RunId::from_bytes([3; 16]), |_, _, _| {}).await.unwrap();
        let card = platform.run_card(&bank.people.risk, "城区小微", &third.id).await.unwrap();
        let incumbent = card.evidence.benchmark.incumbent.unwrap();
        assert!(incumbent.comparison.difference.abs() < 1e-12, "it is the same card");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_goes_on_behind_a_request_and_tells_how_far_it_is() {
    let Some(bank) = Bank::open(crate::support::Engine::Sqlite).await else { return };
    opened(&bank).await;
    let who = bank.people.risk.clone();
    let platform = Arc::new(bank.platform);
    let work = platform.start_run(&who, "城区小微").await.unwrap();
    let same = platform.start_run(&who, "城区小微").await.unwrap();
    assert_eq!(same.id, work.id, "asked for again, it is the same piece of work");
    let ended = loop {
        let now = platform.work(&who, &work.id).unwrap();
        if now.done {
            break now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    assert_eq!((ended.percent, ended.problem), (100, None));
    assert!(platform.run_card(&who, "城区小微", &work.id).await.is_ok());
    assert_eq!(refused(platform.work(&bank.people.root, &work.id)), Code::Forbidden);
    assert_eq!(refused(platform.work(&who, "run_00")), Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_study_is_changed_by_whoever_read_it_last() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, risk) = (&bank.platform, Request::plain(&bank.people.risk));
        let card = opened(&bank).await;
        let mut study = card.study.clone();
        study.selection.max_characteristics = 2;
        let held = platform.revise_study(&risk, &card.line.id, 1, &study).await.unwrap();
        let shown = platform.study_shown(&bank.people.risk, held).await.unwrap();
        assert_eq!((shown.line.revision, shown.study.selection.max_characteristics), (2, 2));
        assert_ne!(shown.digest, card.digest);
        study.selection.max_characteristics = 3;
        assert_eq!(refused(platform.revise_study(&risk, &card.line.id, 1, &study).await), Code::Conflict);
        // What says nothing new is no revision.
        study.selection.max_characteristics = 2;
        platform.revise_study(&risk, &card.line.id, 1, &study).await.unwrap();
        // A study that cannot be run yet is kept, and says what is missing.
        for column in &mut study.columns {
            if column.role == ColumnRole::Outcome {
                column.role = ColumnRole::LeftOut;
            }
        }
        let held = platform.revise_study(&risk, &card.line.id, 2, &study).await.unwrap();
        let shown = platform.study_shown(&bank.people.risk, held).await.unwrap();
        assert!(shown.problem.unwrap().contains("no column says how the loans ended"));
        let run = platform.run_study(&risk, &card.line.id, RunId::from_bytes([9; 16]), |_, _, _| {}).await;
        assert_eq!(refused(run), Code::StudyInvalid);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bins_that_somebody_draws_are_tried_before_they_are_kept() {
    let Some(bank) = Bank::open(crate::support::Engine::Sqlite).await else { return };
    let (platform, who) = (&bank.platform, &bank.people.risk);
    let card = opened(&bank).await;
    let column = "近6个月征信查询次数";
    let found = platform.study_bins(who, &card.line.id, column).await.unwrap();
    assert!(found.worth.iv > 0.05 && found.numeric && !found.drawn);
    let drawn = scoring::binning::ranges(&[4.0, 8.0], &[]);
    let tried = platform.try_study_bins(who, &card.line.id, column, drawn.clone()).await.unwrap();
    assert_eq!((tried.after.worth.bins, tried.after.drawn), (3, true));
    assert!((tried.after.worth.iv - tried.before.iv - tried.iv_gained).abs() < 1e-12);
    let hole = vec![BinRule::Range { from: None, below: Some(4.0) }, BinRule::Missing {}];
    assert_eq!(refused(platform.try_study_bins(who, &card.line.id, column, hole).await), Code::StudyInvalid);
    assert_eq!(refused(platform.study_bins(who, &card.line.id, "没有").await), Code::StudyInvalid);
    // Kept in the document, they are the bins of the card.
    let mut study = card.study.clone();
    study.bins_of.insert(column.to_owned(), drawn);
    platform.revise_study(&Request::plain(who), &card.line.id, 1, &study).await.unwrap();
    let line = platform.run_study(&Request::plain(who), &card.line.id, RunId::from_bytes([4; 16]), |_, _, _| {}).await;
    let run = platform.run_card(who, &card.line.id, &line.unwrap().id).await.unwrap();
    let held = run.characteristics.iter().find(|held| held.feature == column).unwrap();
    assert_eq!(held.bins.len(), 4, "three ranges and missing");
}

#[tokio::test(flavor = "multi_thread")]
async fn sets_and_studies_are_their_institution_s_and_their_role_s() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, bytes) = (&bank.platform, table());
        let file = |name| Brought { name, source: "loans.csv", bytes: &bytes, sheet: None };
        let officer = Request::plain(&bank.people.officer);
        assert_eq!(refused(platform.bring_samples(&officer, file("x")).await), Code::Forbidden);
        let risk = Request::plain(&bank.people.risk);
        let first = platform.bring_samples(&risk, file("一")).await.unwrap();
        assert_eq!(platform.bring_samples(&risk, file("一")).await.unwrap().id, first.id, "a retry does no harm");
        let other = Brought { bytes: b"a,b\n1,2\n3,4\n", ..file("一") };
        assert_eq!(refused(platform.bring_samples(&risk, other).await), Code::Conflict);
        let broken = Brought { bytes: b"PAR1 not really", ..file("二") };
        assert_eq!(refused(platform.bring_samples(&risk, broken).await), Code::ImportFailed);
        assert_eq!(refused(platform.bring_samples(&risk, file(&"长".repeat(61))).await), Code::Invalid);
        assert_eq!(refused(platform.open_study(&officer, "s", "一").await), Code::Forbidden);
        assert_eq!(refused(platform.open_study(&risk, "s", "没有").await), Code::NotFound);
        platform.open_study(&risk, "s", "一").await.unwrap();
        assert_eq!(refused(platform.open_study(&risk, "s", "一").await), Code::Exists);
        // The operator's people belong to another institution: they see neither, by id or by name.
        let mut stranger = bank.people.risk.clone();
        stranger.institution = bank.people.root.institution;
        assert_eq!(refused(platform.sample_set(&stranger, &first.id).await), Code::NotFound);
        assert_eq!(refused(platform.study(&stranger, "s").await), Code::NotFound);
        assert!(platform.sample_sets(&stranger, "", 50).await.unwrap().0.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bank_s_own_decisions_are_a_sample_set_that_knows_nothing_of_later() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, risk) = (&bank.platform, Request::plain(&bank.people.risk));
        let early = platform.samples_of_book(&risk, "本行", (None, None)).await;
        assert_eq!(refused(early), Code::DataMissing);
        let lent = bank.lent("100000", 12).await;
        let only = bank.decided(bank.firms[40], "60000", 6).await;
        // Half a year later the loan has not been paid once.
        bank.today("2026-02-10");
        let set = platform.samples_of_book(&risk, "本行", (None, None)).await.unwrap();
        assert!(set.rows >= 2, "{}", set.rows);
        assert_eq!(refused(platform.samples_of_book(&risk, "本行", (None, None)).await), Code::Exists);
        assert_eq!(
            refused(platform.samples_of_book(&Request::plain(&bank.people.auditor), "x", (None, None)).await),
            Code::Forbidden
        );
        let months = platform.sample_set(&bank.people.risk, "本行 · 逐月逾期").await.unwrap();
        assert_eq!(months.rows, 8, "each end of a month since the payout, and today");

        let held = platform.open_study(&risk, "自有", "本行").await.unwrap();
        let study = platform.study_shown(&bank.people.risk, held).await.unwrap();
        let role = |name: &str| study.study.column(name).map(|column| column.role);
        assert_eq!((role("outcome"), role("decided_on")), (Some(ColumnRole::LeftOut), Some(ColumnRole::Date)));
        assert_eq!(role("revenue_12m_fen"), Some(ColumnRole::Feature));
        assert!(matches!(study.study.target, laboratory::Target::Performance { .. }));
        let tables = platform.study_definition(&bank.people.risk, "自有").await.unwrap();
        assert_eq!(tables.accounts, 1);
        assert_eq!(tables.labels.bad, 1, "{:?}", tables.labels);
        let decision = only.decision.unwrap();
        assert!(!lent.is_empty() && decision.application.starts_with("app_"));
    }
}
