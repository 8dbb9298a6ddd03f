//! A model trained elsewhere: brought in under a mapping, tested here, challenging, approved by a second person, deciding.

use platform::brought::{ExportFormat, ImportAsked};
use platform::challenger::ContestAsked;
use platform::models::Made;
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, SCORECARD, refused};

/// LightGBM, trained on the simulated province in yuan, with `balance` falling and `overdue_count_24m` rising.
const PARTNER: &str = include_str!("partner.txt");
const MAPPING: &str = "
target: 90 days overdue within 24 months
features:
  balance_yuan: { feature: balance_avg_fen, divide_by: 100, direction: falls }
  overdue_count_24m: { direction: rises, reason_zh: 近两年逾期较多, reason_en: overdue in two years }
  inquiries: bureau_queries_6m
  idle_days: power_idle_days_12m
  trade: industry_section
";

fn asked(mapping: &str) -> ImportAsked {
    ImportAsked { name: "partner".into(), file: PARTNER.into(), mapping: mapping.into(), study: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tree_model_is_brought_in_challenges_is_promoted_and_decides() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let platform = &bank.platform;
        let risk = Request::plain(&bank.people.risk);
        let (auditor, officer) = (&bank.people.auditor, Request::plain(&bank.people.officer));

        let nameless = platform.import_model(&risk, &asked("")).await.unwrap_err();
        assert_eq!(nameless.code, Code::ModelRefused);
        for column in ["balance_yuan", "inquiries", "idle_days", "trade"] {
            assert!(nameless.detail.contains(&format!("'{column}'")) && nameless.detail_zh().contains(column));
        }
        assert!(!nameless.detail.contains("'constant'"), "what no split asks about needs no feature");
        assert_eq!(refused(platform.import_model(&officer, &asked(MAPPING)).await), Code::Forbidden);
        let card = platform.import_model(&risk, &asked(MAPPING)).await.unwrap();
        assert_eq!((card.version, card.active_version, card.kind.code()), (1, None, "trees"));
        let figures = card.figures.expect("tested on the bank's own history");
        assert!(figures.test_auc > 0.7 && figures.rows == 1_500, "{figures:?}");
        assert_eq!(refused(platform.approve_scorecard(&risk, "partner", None, None).await), Code::Forbidden);

        let detail = platform.scorecard_detail(auditor, "partner", None).await.unwrap();
        assert_eq!((detail.tested.id.as_str(), detail.shown_kind.id.as_str()), ("measured", "trees"));
        let file = detail.file.as_ref().unwrap();
        assert_eq!((file.format.id.as_str(), file.unused.as_slice()), ("lightgbm", ["constant".to_owned()].as_slice()));
        let overdue = detail.characteristics.iter().find(|held| held.feature == "overdue_count_24m").unwrap();
        assert_eq!((overdue.direction.id.as_str(), overdue.reason.zh.as_str()), ("rises", "近两年逾期较多"));
        assert!(overdue.mean_effect_points.is_some_and(|points| points > 0.0) && overdue.bins.is_empty());
        let measured = detail.test.as_ref().unwrap();
        assert!((measured.auc - figures.test_auc).abs() < 1e-15);

        // It challenges: decisions are made by the scorecard, and told again by the trees.
        let first = bank.first_in_state("offered", "100000", 12).await;
        bank.today("2025-08-04");
        let started = platform.start_challenge(&risk, "partner", None, "比原评分卡更好？").await.unwrap();
        assert_eq!(started.challenger.map(|held| held.version), Some(1));
        assert_eq!(refused(platform.start_challenge(&risk, "partner", None, "again").await), Code::WrongState);
        assert_eq!(refused(platform.start_challenge(&risk, SCORECARD, None, "itself").await), Code::WrongState);
        let scored = bank.decided(first.firm.parse().unwrap(), "120000", 12).await;
        let pinned = &scored.decision.as_ref().unwrap().pinned;
        assert!(pinned[1].contains(&bank_card(&bank).await), "the champion decides: {pinned:?}");
        let contest = platform.contest(auditor, "partner", ContestAsked::default()).await.unwrap();
        assert_eq!((contest.decided, contest.compared), (1, 1), "only what was decided since it began");
        let all = ContestAsked { since: Some(crate::support::day("2025-01-01")), until: None };
        let contest = platform.contest(auditor, "partner", all).await.unwrap();
        assert!(contest.compared > 1 && contest.unable.is_empty(), "{contest:?}");
        let counted: u64 = contest.grades.iter().flat_map(|row| &row.challenger).sum();
        assert_eq!(counted, contest.compared);
        assert_eq!(contest.swap.iter().map(|line| line.number).sum::<u64>(), contest.decided);

        promoted_decides(&bank).await;
        let bank = bank.reopened().await;
        let replays = bank.platform.replay(&bank.people.auditor, None).await.unwrap();
        assert!(replays.len() > 12 && replays.iter().all(|card| card.identical), "{replays:?}");
        // The read model holds nothing of its own.
        let before = bank.platform.scorecards(&bank.people.auditor).await.unwrap();
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(bank.platform.scorecards(&bank.people.auditor).await.unwrap(), before);
        bank.verifies().await;
    }
}

/// Promoted by a second person: from now on it decides, with reasons in both languages.
async fn promoted_decides(bank: &Bank) {
    let platform = &bank.platform;
    let (risk, reviewer) = (Request::plain(&bank.people.risk), Request::plain(&bank.people.reviewer));
    bank.today("2025-08-05");
    let promoted = platform.approve_scorecard(&reviewer, "partner", None, None).await.unwrap();
    assert_eq!((promoted.active_version, promoted.challenger), (Some(1), None));
    assert_eq!(refused(platform.stop_challenge(&risk, "partner", "done").await), Code::WrongState);
    let mut told = 0;
    for firm in bank.firms.iter().take(12) {
        let card = bank.decided(*firm, "100000", 12).await;
        let decision = card.decision.unwrap();
        assert!(decision.pinned[1].contains("scd_") && decision.pinned[1].contains(&promoted.digest));
        let given: f64 = decision.score_points.iter().map(|given| given.points).sum();
        if let Some(score) = decision.score {
            assert!((given - score as f64).abs() < 1.0, "contributions add up: {given} {score}");
        }
        told +=
            decision.reasons.iter().filter(|r| r.weight.id == "note" && !r.zh.is_ascii() && r.en.is_ascii()).count();
    }
    assert!(told > 0, "somebody lost points and is told on what");
}

async fn bank_card(bank: &Bank) -> String {
    let cards = bank.platform.scorecards(&bank.people.auditor).await.unwrap();
    cards.into_iter().find(|card| card.name == SCORECARD).unwrap().id.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_goes_out_and_comes_back_the_same() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let platform = &bank.platform;
        let (risk, auditor) = (Request::plain(&bank.people.risk), &bank.people.auditor);
        platform.import_model(&risk, &asked(MAPPING)).await.unwrap();
        let out = |name, format| platform.export_model(auditor, name, None, format);
        for format in [ExportFormat::Json, ExportFormat::Yaml, ExportFormat::Pmml] {
            let card = out(SCORECARD, format).await.unwrap();
            let back =
                ImportAsked { name: "back".into(), file: card.text.into_bytes(), mapping: String::new(), study: None };
            platform.import_model(&risk, &back).await.unwrap();
            let (ours, _) = platform.scorecard(auditor, Some(SCORECARD)).await.unwrap();
            let (theirs, made) = platform.scorecard(auditor, Some("back")).await.unwrap();
            assert_eq!(points(&ours), points(&theirs), "{format:?}");
            assert!(matches!(made, Made::Elsewhere(..)) && made.assessment().is_some());
        }
        assert_eq!(refused(out("partner", ExportFormat::Pmml).await), Code::Invalid, "trees are no PMML scorecard");
        let trees = out("partner", ExportFormat::Json).await.unwrap();
        assert_eq!(trees.file_name, "partner-v1.json");
        let back = ImportAsked { file: trees.text.into_bytes(), ..asked("") };
        let card = platform.import_model(&risk, &back).await.unwrap();
        assert_eq!((card.version, card.active_version), (2, None), "a document of ours needs no mapping");
    }
}

fn points(model: &model::Model) -> Vec<(String, Vec<u64>)> {
    let model::Model::Scorecard(card) = model else { panic!("a scorecard") };
    let bins = |held: &scoring::Characteristic| held.attributes.iter().map(|a| a.points.to_bits()).collect();
    card.characteristics.iter().map(|held| (held.feature.clone(), bins(held))).collect()
}
