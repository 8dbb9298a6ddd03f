//! Rows in quarantine: mended, checked again and let in once, or dismissed, with their way back and forward.

use std::collections::BTreeMap;

use platform::batches::{QuarantineAsked, QuarantineCard};
use platform::firms::NewFirm;
use platform::limits::MAX_SETTLED_ROWS;
use platform::portraits::PortraitAsked;
use platform::sources::{Delivery, Settle, Settled, SourceDelivery};
use platform::{Code, Outcome, Request};

use crate::support::{Bank, ENGINES, refused};

/// A firm that no file was opened on yet.
const STRANGER: &str = "91130100MA77000779";

async fn deliver(bank: &Bank, file: &str) -> SourceDelivery {
    let delivery = Delivery { category: "tax", source: "mixed.csv", bytes: file.as_bytes(), layout: None };
    bank.platform.deliver(&Request::plain(&bank.people.risk), delivery).await.unwrap()
}

fn row(number: u64, reason: &str) -> Settle {
    Settle { rows: [number].into(), reason: reason.into(), ..Settle::default() }
}

fn change(number: u64, heading: &str, value: &str) -> Settle {
    let changes = BTreeMap::from([(heading.to_owned(), value.to_owned())]);
    Settle { changes, ..row(number, "录入有误") }
}

async fn replay(bank: &Bank, batch: &str, asked: Settle) -> Outcome<Settled> {
    bank.platform.replay_rows(&Request::plain(&bank.people.risk), batch, &asked).await
}

async fn rows(bank: &Bank, state: &str) -> Vec<QuarantineCard> {
    let asked = QuarantineAsked { state: Some(state.into()), ..QuarantineAsked::default() };
    bank.platform.quarantine_page(&bank.people.risk, &asked, "", 100).await.unwrap().0
}

fn numbers(rows: &[QuarantineCard]) -> Vec<u64> {
    rows.iter().map(|row| row.row).collect()
}

/// A file of which rows 2 (a month that is none), 3 (a number that is none), 4 and 5 (a firm that is not registered) do not stand.
async fn mixed(bank: &Bank) -> (SourceDelivery, String) {
    bank.today("2025-07-15");
    let code = bank.platform.firm(&bank.people.officer, &bank.firms[1].to_string()).await.unwrap().uscc;
    let file = format!(
        "统一社会信用代码,月份,增值税销售额[元]\n{code},2025-06,\"1,000\"\n{code},2025-13,\"2,000\"\n{code},2025-04,一千\n\
         {STRANGER},2025-05,700\n{STRANGER},2025-06,800\n"
    );
    let card = deliver(bank, &file).await;
    assert_eq!((card.batch.read, card.batch.accepted, card.batch.refused), (5, 1, 4), "{:?}", card.batch.reasons);
    (card, code)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mended_row_becomes_facts_once_and_leads_back_and_forward() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (card, code) = mixed(&bank).await;
        let batch = card.batch.id.as_str();
        let waiting = rows(&bank, "waiting").await;
        assert_eq!(numbers(&waiting), [2, 3, 4, 5]);
        let cells: Vec<(&str, &str)> =
            waiting[0].cells.iter().map(|cell| (cell.heading.as_str(), cell.value.as_str())).collect();
        assert_eq!(cells[1..], [("月份", "2025-13"), ("增值税销售额[元]", "2,000")], "a comma in a cell parts nothing");
        assert!(waiting[0].allowed.iter().all(|act| act.can) && waiting[0].allowed.len() == 2);

        // As it was it does not stand, mended wrongly neither: nothing is written.
        for asked in [row(2, "再试一次"), change(2, "月份", "2025-09")] {
            let tried = replay(&bank, batch, asked).await.unwrap();
            assert_eq!((tried.settled, tried.still_refused, tried.waiting), (0, 1, 4));
            assert!(tried.delivery.is_none() && tried.refusals[0].row == 2, "{tried:?}");
        }
        let done = replay(&bank, batch, change(2, "月份", "2025-05")).await.unwrap();
        assert_eq!((done.settled, done.still_refused, done.waiting), (1, 0, 3));
        let into = done.delivery.unwrap().batch;
        assert_eq!(into.delivery.as_ref().unwrap().replayed_from.as_deref(), Some(batch));
        assert_eq!((into.read, into.accepted, into.refused), (1, 1, 0));

        // Forward from the row, back from the value.
        let replayed = rows(&bank, "replayed").await;
        assert_eq!(numbers(&replayed), [2]);
        let settled = replayed[0].settled.as_ref().unwrap();
        assert_eq!((settled.into.as_deref(), settled.by.as_str()), (Some(into.id.as_str()), "zhao"));
        assert_eq!((settled.changed.as_slice(), settled.reason.as_str()), (&["月份".to_owned()][..], "录入有误"));
        assert!(replayed[0].allowed.is_empty() && replayed[0].raw.contains("2025-13"), "the row stays as it came");
        bank.consent(bank.firms[1]).await;
        let who = &bank.people.officer;
        let detail =
            bank.platform.portrait_indicator(who, &code, "sales_sum_12m", PortraitAsked::default()).await.unwrap();
        let told = detail.traces.iter().map(|trace| {
            let (value, from) = (trace.value.as_deref(), trace.replayed_from.as_deref());
            (trace.on.as_str(), value, trace.file.as_str(), trace.row, from)
        });
        let wanted = [
            ("2025-06-30", Some("1,000"), "mixed.csv", 1, None),
            ("2025-05-31", Some("2,000"), "mixed.csv", 2, Some(batch)),
        ];
        assert_eq!(told.collect::<Vec<_>>(), wanted);

        // Once.
        assert_eq!(refused(replay(&bank, batch, change(2, "月份", "2025-03")).await), Code::WrongState);
        let risk = Request::plain(&bank.people.risk);
        assert_eq!(refused(bank.platform.dismiss_rows(&risk, batch, &row(2, "多余")).await), Code::WrongState);
        let dismissed = bank.platform.dismiss_rows(&risk, batch, &row(3, "来源已作废")).await.unwrap();
        assert_eq!((dismissed.settled, dismissed.waiting), (1, 2));
        assert_eq!(refused(replay(&bank, batch, change(3, "增值税销售额[元]", "1000")).await), Code::WrongState);
        assert_eq!(numbers(&rows(&bank, "dismissed").await), [3]);
        let map = bank.platform.source_map(&bank.people.risk).await.unwrap();
        assert_eq!(map.sources.iter().find(|one| one.source.id == "tax").unwrap().refused, 2, "what waits");
        let batches = bank.platform.batch_cards(&bank.people.risk, "", 100).await.unwrap().0;
        assert_eq!(batches.iter().find(|one| one.id == batch).unwrap().quarantined, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_a_firm_that_is_registered_now_are_let_in_together() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (card, _) = mixed(&bank).await;
        let batch = card.batch.id.as_str();
        let all =
            Settle { refused_for: Some("unknown-firm".into()), reason: "企业已登记".into(), ..Settle::default() };
        let early = replay(&bank, batch, all.clone()).await.unwrap();
        assert_eq!((early.settled, early.still_refused), (0, 2), "not registered yet");
        let firm = NewFirm {
            id: None,
            uscc: STRANGER.parse().unwrap(),
            name: "模拟企业".into(),
            region: "130100".into(),
            industry: "C1411".into(),
            registered_on: None,
            standing: decision::Standing::Active,
            kyc: decision::Kyc::Complete,
            simulated: true,
        };
        bank.platform.register_firms(&Request::plain(&bank.people.officer), vec![firm], |_| {}).await.unwrap();
        let done = replay(&bank, batch, all.clone()).await.unwrap();
        assert_eq!((done.settled, done.still_refused, done.waiting), (2, 0, 2));
        assert_eq!(done.delivery.unwrap().batch.delivery.unwrap().facts, 2);
        assert_eq!(numbers(&rows(&bank, "replayed").await), [4, 5]);
        assert_eq!(refused(replay(&bank, batch, all).await), Code::NotFound, "none waits for that any more");

        // The read models hold nothing of their own.
        let before = rows(&bank, "").await;
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(rows(&bank, "").await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_settle_one_row_the_second_is_refused() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (card, _) = mixed(&bank).await;
        let batch = card.batch.id.as_str();
        let (one, two) = tokio::join!(
            replay(&bank, batch, change(2, "月份", "2025-05")),
            replay(&bank, batch, change(2, "月份", "2025-03"))
        );
        assert_eq!(u64::from(one.is_ok()) + u64::from(two.is_ok()), 1, "{one:?} {two:?}");
        let code = one.and(two).unwrap_err().code;
        assert!([Code::Conflict, Code::WrongState].contains(&code), "{code:?}");
        let replayed = rows(&bank, "replayed").await;
        assert_eq!(numbers(&replayed), [2]);
        let facts: u64 =
            bank.platform.source_map(&bank.people.risk).await.unwrap().sources.iter().map(|one| one.facts).sum();
        assert_eq!(facts, 2, "row 1, and row 2 once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_settled_is_said() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (card, _) = mixed(&bank).await;
        let batch = card.batch.id.as_str();
        let both = Settle { refused_for: Some("bad-date".into()), ..row(2, "x") };
        let several = Settle { rows: [2, 3].into(), ..change(2, "月份", "2025-05") };
        let most = u64::try_from(MAX_SETTLED_ROWS).unwrap();
        let many = |rows: u64| Settle { rows: (1_000..1_000 + rows).collect(), ..row(2, "x") };
        for (asked, code) in [
            (both, Code::Invalid),
            (several, Code::Invalid),
            (row(2, " "), Code::Invalid),
            (Settle { rows: [].into(), ..row(2, "x") }, Code::Invalid),
            (change(2, "月", "2025-05"), Code::Invalid),
            (row(1, "入库的行不在隔离区"), Code::NotFound),
            (many(most), Code::NotFound),
            (many(most + 1), Code::TooLarge),
        ] {
            assert_eq!(refused(replay(&bank, batch, asked.clone()).await), code, "{asked:?}");
        }
        assert_eq!(refused(replay(&bank, "bat_00000000000000000000000000000001", row(2, "x")).await), Code::NotFound);
        for who in [&bank.people.officer, &bank.people.auditor, &bank.people.finance] {
            let asked = change(2, "月份", "2025-05");
            assert_eq!(refused(bank.platform.replay_rows(&Request::plain(who), batch, &asked).await), Code::Forbidden);
        }
        // Another institution's people do not find the batch.
        let root = Request::plain(&bank.people.root);
        assert_eq!(refused(bank.platform.replay_rows(&root, batch, &row(2, "x")).await), Code::NotFound);
        let asked = QuarantineAsked { state: Some("gone".into()), ..QuarantineAsked::default() };
        assert_eq!(refused(bank.platform.quarantine_page(&bank.people.risk, &asked, "", 10).await), Code::Invalid);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_a_later_report_overtook_replaces_it_only_when_somebody_says_so() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (card, code) = mixed(&bank).await;
        let batch = card.batch.id.as_str();
        bank.today("2025-07-20");
        deliver(&bank, &format!("统一社会信用代码,月份,增值税销售额[元]\n{code},2025-04,500\n")).await;
        let asked = change(3, "增值税销售额[元]", "1000");
        let tried = replay(&bank, batch, asked.clone()).await.unwrap();
        assert_eq!((tried.settled, tried.refusals[0].reason.id.as_str(), tried.waiting), (0, "overtaken", 4));
        // Of May nothing came since.
        assert_eq!(replay(&bank, batch, change(2, "月份", "2025-05")).await.unwrap().settled, 1);
        // The clock of a test stands still: of two reports of one instant nobody knows which is the later.
        bank.today("2025-07-21");
        let done = replay(&bank, batch, Settle { replace: true, ..asked }).await.unwrap();
        assert_eq!((done.settled, done.waiting), (1, 2));
        bank.consent(bank.firms[1]).await;
        let who = &bank.people.officer;
        let detail =
            bank.platform.portrait_indicator(who, &code, "sales_sum_12m", PortraitAsked::default()).await.unwrap();
        let april = detail.traces.iter().find(|trace| trace.on == "2025-04-30" && !trace.superseded).unwrap();
        assert_eq!((april.value.as_deref(), april.row), (Some("1,000"), 3));
    }
}
