//! Reject inference in a study, on a book whose declined outcomes are known to the test and hidden from the card.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

use laboratory::{ColumnUse, Kind, Lineage, Parting, RejectEvidence, Rejects, Role, Run, Study, StudyError, Target};
use lake::{SampleColumn, SampleValues};
use scoring::rejects::RejectMethod;

const ROWS: u64 = 12_000;

fn unit(stream: u64, row: u64) -> f64 {
    let mut x = (stream << 40 | row).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

struct Book {
    columns: Vec<SampleColumn>,
    declined: Vec<bool>,
    truth: Vec<bool>,
}

fn texts(values: &[Option<&str>]) -> SampleValues {
    let mut levels: Vec<String> = Vec::new();
    let codes = values.iter().map(|value| {
        value.map_or(lake::NO_TEXT, |value| {
            levels.iter().position(|level| level == value).unwrap_or_else(|| {
                levels.push(value.to_owned());
                levels.len() - 1
            }) as u32
        })
    });
    let codes = codes.collect();
    SampleValues::Texts { codes, levels }
}

/// Applicants of whom the riskier by `cash` and by what only the officer saw were declined.
fn book() -> Book {
    let (mut cash, mut years, mut paid, mut outcome) = (vec![], vec![], vec![], vec![]);
    let (mut declined, mut truth) = (vec![], vec![]);
    for row in 0..ROWS {
        let (c, y, seen) = (unit(1, row), unit(2, row), unit(3, row));
        let logit = 1.2 - 3.0 * c - 1.5 * y + 2.0 * (seen - 0.5);
        let bad = unit(4, row) < 1.0 / (1.0 + (-logit).exp());
        let out = c - 0.4 * seen < 0.2;
        cash.push(c);
        years.push(y);
        truth.push(bad);
        declined.push(out);
        outcome.push(Some(if out { "decline" } else { "approve" }));
        paid.push((!out).then_some(if bad { "bad" } else { "good" }));
    }
    let columns = vec![
        SampleColumn { name: "cash".into(), values: SampleValues::Numbers(cash) },
        SampleColumn { name: "years".into(), values: SampleValues::Numbers(years) },
        SampleColumn { name: "outcome".into(), values: texts(&outcome) },
        SampleColumn { name: "paid".into(), values: texts(&paid) },
    ];
    Book { columns, declined, truth }
}

fn study(book: &Book, rejects: Option<Rejects>) -> Study {
    let mut study = laboratory::guess(&book.columns, &|_| None);
    for column in &mut study.columns {
        (column.role, column.kind) = match column.column.as_str() {
            "paid" => (Role::Outcome, Kind::Category),
            "outcome" => (Role::LeftOut, Kind::Category),
            _ => (Role::Feature, Kind::Number),
        };
    }
    study.target = Target::Column { bad: vec!["bad".into()], good: vec!["good".into()], words: "逾期 90 天".into() };
    study.parting = Parting::HoldOut { test_percent: 30.0, seed: 1 };
    study.rejects = rejects;
    study
}

fn asks(method: RejectMethod) -> Option<Rejects> {
    Some(Rejects { column: "outcome".into(), values: vec!["decline".into()], method })
}

const PARCELLING: RejectMethod = RejectMethod::Parcelling { bands: 10, factor: 1.4, seed: 3 };

fn lineage() -> Lineage {
    Lineage {
        dataset: "book".into(),
        dataset_digest: "0".repeat(64),
        format: "book/decisions".into(),
        imported_at: "2026-01-01T00:00:00Z".into(),
        study_digest: "1".repeat(64),
        read: ROWS,
        refused: 0,
        stayed_out: Vec::new(),
        unknown: 0,
        train: (0, 0),
        test: (0, 0),
        weighted: false,
        simulated: true,
    }
}

fn run(book: &Book, study: &Study) -> Run {
    let prepared = laboratory::prepare(&book.columns, study, None, "card").unwrap();
    laboratory::run(&prepared, study, lineage(), None, &mut |_, _, _| {}).unwrap()
}

/// Mean probability of the declined less their true bad rate.
fn error(book: &Book, run: &Run) -> f64 {
    let columns = book.columns[..2].iter().map(|column| {
        let SampleValues::Numbers(values) = &column.values else { panic!("a number") };
        scoring::Column::numeric(&column.name, values.clone())
    });
    let table = scoring::Table::try_new(columns.collect(), vec![None; ROWS as usize], None).unwrap();
    let outcomes = run.scorecard.compile().unwrap().score_table(&table).unwrap();
    let of: Vec<usize> = (0..ROWS as usize).filter(|row| book.declined[*row]).collect();
    let pd = of.iter().map(|row| outcomes[*row].pd).sum::<f64>();
    (pd - of.iter().filter(|row| book.truth[**row]).count() as f64) / of.len() as f64
}

fn evidence(run: &Run) -> &RejectEvidence {
    run.evidence.rejects.as_ref().unwrap()
}

#[test]
fn the_card_of_a_study_that_asks_judges_the_declined_nearer_to_the_truth() {
    let book = book();
    let alone = run(&book, &study(&book, None));
    let before = error(&book, &alone);
    assert!(before < -0.05, "a card of the approved is too kind to the declined: {before}");
    assert!(alone.evidence.limits.iter().any(|limit| limit.en.contains("no reject inference was made")));
    // The declined are 2.2 times as bad as the card of the approved says; a factor short of it goes part of the way.
    for (method, left) in [
        (PARCELLING, 0.8),
        (RejectMethod::Fuzzy { factor: 1.4 }, 0.8),
        (RejectMethod::Parcelling { bands: 10, factor: 2.2, seed: 3 }, 0.4),
        (RejectMethod::Fuzzy { factor: 2.2 }, 0.4),
    ] {
        let asked = study(&book, asks(method));
        let found = run(&book, &asked);
        let (after, shown) = (error(&book, &found), evidence(&found).shown.as_ref().unwrap());
        println!("{method:?}: declined judged {before:+.3} before, {after:+.3} after; {shown:?}");
        assert!(after.abs() < before.abs() * left, "{method:?}: {before} {after}");
        let effect = &shown.effect;
        assert_eq!(evidence(&found).marked, book.declined.iter().filter(|declined| **declined).count() as u64);
        assert!(effect.rejects < evidence(&found).marked, "those on the testing side stay out");
        assert!(effect.inferred_bad_rate > effect.approved_bad_rate && effect.mean_pd_after > effect.mean_pd_before);
        // "Before" is the card of the study that does not ask, and both are measured on the same approved rows.
        assert_eq!((effect.auc_before, shown.ks_before), (alone.evidence.test.auc, alone.report.test.ks));
        assert_eq!((effect.auc_after, shown.ks_after), (found.evidence.test.auc, found.report.test.ks));
        assert_eq!(
            (found.evidence.lineage.train, found.evidence.lineage.test),
            (alone.evidence.lineage.train, alone.evidence.lineage.test)
        );
        let cash = shown.characteristics.iter().find(|held| held.feature == "cash").unwrap();
        let reach = |points: Option<(f64, f64)>| points.map(|(least, most)| most - least).unwrap();
        assert!(cash.iv_after > cash.iv_before, "the declined are those without cash: {cash:?}");
        assert!(reach(cash.points_after) > reach(cash.points_before), "{cash:?}");
        assert!(found.scorecard.trained_on.description.contains("declined rows inferred"));
        // The same study makes the same card, bit for bit.
        let again = run(&book, &asked);
        assert_eq!(again.scorecard.to_json().unwrap(), found.scorecard.to_json().unwrap());
        assert_eq!(serde_json::to_string(&again.evidence).unwrap(), serde_json::to_string(&found.evidence).unwrap());
    }
}

#[test]
fn a_study_that_does_not_ask_is_what_it_was() {
    let book = book();
    let without = study(&book, None);
    let text = serde_json::to_string(&without).unwrap();
    assert!(!text.contains("rejects"), "stored documents keep their digests");
    assert_eq!(serde_json::from_str::<Study>(&text).unwrap(), without);
    let run = run(&book, &without);
    let stored = serde_json::to_string(&run.evidence).unwrap();
    assert!(!stored.contains("\"rejects\""));
    assert_eq!(serde_json::from_str::<laboratory::Evidence>(&stored).unwrap(), run.evidence);
    let asked = study(&book, asks(PARCELLING));
    let text = serde_json::to_string(&asked).unwrap();
    assert_eq!(serde_json::from_str::<Study>(&text).unwrap(), asked);
}

#[test]
fn what_cannot_be_inferred_is_told_and_the_card_is_that_of_the_approved() {
    let book = book();
    let alone = run(&book, &study(&book, None));
    let named = |value: &str| {
        let rejects = Rejects { column: "outcome".into(), values: vec![value.into()], method: PARCELLING };
        run(&book, &study(&book, Some(rejects)))
    };
    let none = named("refuse");
    let problem = evidence(&none).problem.clone().unwrap();
    assert!(problem.en.contains("no row has 'refuse'") && problem.zh.contains("refuse"), "{problem:?}");
    assert_eq!(none.scorecard.to_json().unwrap(), alone.scorecard.to_json().unwrap());
    assert!(none.evidence.limits.iter().any(|limit| limit.en.contains(&problem.en)));
    // Forty declined are too few.
    let mut few = self::book();
    let mut left = 40;
    let outcome: Vec<Option<&str>> = (0..ROWS as usize)
        .map(|row| {
            let out = few.declined[row] && left > 0;
            left -= usize::from(out);
            if few.declined[row] { out.then_some("decline") } else { Some("approve") }
        })
        .collect();
    few.columns[2].values = texts(&outcome);
    let few = run(&few, &study(&few, asks(PARCELLING)));
    assert_eq!(evidence(&few).marked, 40);
    assert!(evidence(&few).shown.is_none());
    assert!(evidence(&few).problem.as_ref().unwrap().en.contains("at least 50"), "{:?}", evidence(&few).problem);
}

#[test]
fn wrong_choices_are_refused() {
    let book = book();
    let prepare = |study: &Study| laboratory::prepare(&book.columns, study, None, "card").map(|_| ()).unwrap_err();
    let rejects =
        |column: &str, value: &str, method| Some(Rejects { column: column.into(), values: vec![value.into()], method });
    let approved = prepare(&study(&book, rejects("outcome", "approve", PARCELLING)));
    assert!(
        matches!(&approved, StudyError::RejectHasOutcome { rows, .. } if *rows == book.declined.iter().filter(|out| !**out).count())
    );
    let missing = prepare(&study(&book, rejects("verdict", "decline", PARCELLING)));
    assert!(matches!(missing, StudyError::NoColumn { .. }), "{missing}");
    for method in [RejectMethod::Fuzzy { factor: 0.0 }, RejectMethod::Parcelling { bands: 0, factor: 1.0, seed: 1 }] {
        let error = prepare(&study(&book, rejects("outcome", "decline", method)));
        assert!(matches!(error, StudyError::RejectMethod(_)), "{error}");
        assert!(error.zh().is_some());
    }
}

#[test]
fn one_column_may_tell_both_how_loans_ended_and_who_got_none() {
    let mut book = book();
    let status: Vec<Option<&str>> = (0..ROWS as usize)
        .map(|row| {
            Some(if book.declined[row] {
                "declined"
            } else if book.truth[row] {
                "bad"
            } else {
                "paid"
            })
        })
        .collect();
    book.columns[3] = SampleColumn { name: "paid".into(), values: texts(&status) };
    let mut asked =
        study(&book, Some(Rejects { column: "paid".into(), values: vec!["declined".into()], method: PARCELLING }));
    // Every value but bad is good; the declined are not.
    asked.target = Target::Column { bad: vec!["bad".into()], good: Vec::new(), words: String::new() };
    let counts = laboratory::outcome_table(&book.columns, &asked, None).unwrap();
    let declined = book.declined.iter().filter(|declined| **declined).count() as u64;
    assert_eq!((counts.unknown, counts.goods + counts.bads), (declined, ROWS - declined));
    let found = run(&book, &asked);
    let uses: Vec<&ColumnUse> = asked.columns.iter().filter(|use_| use_.role == Role::Feature).collect();
    assert!(found.scorecard.characteristics.len() <= uses.len());
    assert!(
        evidence(&found).shown.as_ref().unwrap().effect.mean_pd_after
            > evidence(&found).shown.as_ref().unwrap().effect.mean_pd_before
    );
}
