//! Files of sources become facts of firms, each number of a portrait leads back to its row, and nothing is read past a consent.

use codes::FirmId;
use platform::batches::{QuarantineAsked, QuarantineCard};
use platform::portraits::{PortraitAsked, PortraitCard};
use platform::sources::{Delivery, SourceDelivery};
use platform::{Code, Outcome, Request};

use crate::support::{Bank, ENGINES, day, refused};

/// Twelve months of VAT sales of 100,000 yuan, but 120,000 in the last.
fn year(code: &str) -> String {
    let mut file = String::from("统一社会信用代码,月份,增值税销售额[元]\n");
    for month in 1..=12 {
        let (year, month) = if month <= 6 { (2024, month + 6) } else { (2025, month - 6) };
        let sales = if (year, month) == (2025, 6) { "120,000.00" } else { "100,000" };
        file.push_str(&format!("{code},{year}年{month}月,\"{sales}\"\n"));
    }
    file
}

async fn code_of(bank: &Bank, firm: FirmId) -> String {
    bank.platform.firm(&bank.people.officer, &firm.to_string()).await.unwrap().uscc
}

async fn deliver(bank: &Bank, category: &str, source: &str, file: &str) -> Outcome<SourceDelivery> {
    let delivery = Delivery { category, source, bytes: file.as_bytes(), layout: None };
    bank.platform.deliver(&Request::plain(&bank.people.risk), delivery).await
}

async fn portrait(bank: &Bank, firm: FirmId, asked: PortraitAsked) -> Outcome<PortraitCard> {
    bank.platform.portrait(&bank.people.officer, &firm.to_string(), asked).await
}

fn value(card: &PortraitCard, indicator: &str) -> Option<String> {
    card.indicators.iter().find(|one| one.indicator.id == indicator).unwrap().value.clone()
}

async fn quarantined(bank: &Bank) -> Vec<QuarantineCard> {
    bank.platform.quarantine_page(&bank.people.risk, &QuarantineAsked::default(), "", 100).await.unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_of_a_portrait_leads_back_to_its_file_and_row() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let firm = bank.firms[0];
        let code = code_of(&bank, firm).await;
        bank.today("2025-07-15");
        let file = year(&code);
        let card = deliver(&bank, "tax", "国税2025.csv", &file).await.unwrap();
        assert_eq!((card.batch.read, card.batch.accepted, card.batch.refused), (12, 12, 0), "{:?}", card.batch);
        assert_eq!(card.batch.delivery.as_ref().unwrap().facts, 12);
        let again = deliver(&bank, "tax", "copy.csv", &file).await.unwrap();
        assert!(again.brought_before);
        assert_eq!(again.batch.id, card.batch.id, "the same file comes in once");

        assert_eq!(refused(portrait(&bank, firm, PortraitAsked::default()).await), Code::ConsentMissing);
        bank.consent(firm).await;
        let seen = portrait(&bank, firm, PortraitAsked::default()).await.unwrap();
        // 11 x 100,000 and 120,000.
        assert_eq!(value(&seen, "sales_sum_12m").as_deref(), Some("1,220,000"));
        assert_eq!((seen.facts, seen.not_consented.len()), (12, 0));
        let points: Vec<f64> =
            seen.indicators.iter().filter_map(|one| one.points.as_ref()).map(|text| text.parse().unwrap()).collect();
        assert!(points.len() > 5 && points.iter().all(|points| (0.0..=100.0).contains(points)), "{points:?}");

        // June was wrong: the correction counts from when it was learnt, and the portrait as known before it stays as it was.
        bank.today("2025-07-20");
        let june = format!("统一社会信用代码,月份,增值税销售额[元]\n{code},2025-06,90000\n");
        deliver(&bank, "tax", "更正.csv", &june).await.unwrap();
        let corrected = portrait(&bank, firm, PortraitAsked::default()).await.unwrap();
        assert_eq!(value(&corrected, "sales_sum_12m").as_deref(), Some("1,190,000"));
        let known_at = platform::ledger::books::known_at("2025-07-15").ok();
        let then = PortraitAsked { on: Some(day("2025-07-15")), known_at };
        let before = portrait(&bank, firm, then).await.unwrap();
        assert_eq!(value(&before, "sales_sum_12m").as_deref(), Some("1,220,000"));

        let who = &bank.people.officer;
        let detail =
            bank.platform.portrait_indicator(who, &code, "sales_sum_12m", PortraitAsked::default()).await.unwrap();
        assert_eq!(detail.traces_in_all, 13);
        let told: Vec<(&str, &str, u64, bool)> = detail
            .traces
            .iter()
            .take(3)
            .map(|trace| (trace.on.as_str(), trace.file.as_str(), trace.row, trace.superseded))
            .collect();
        let wanted = [
            ("2025-06-30", "更正.csv", 1, false),
            ("2025-06-30", "国税2025.csv", 12, true),
            ("2025-05-31", "国税2025.csv", 11, false),
        ];
        assert_eq!(told, wanted);
        assert_eq!(detail.traces[0].value.as_deref(), Some("90,000"));
        assert_eq!(detail.course.last().unwrap().value.as_deref(), Some("1,190,000"));
        let history = bank.platform.portrait_history(who, &code, PortraitAsked::default()).await.unwrap();
        assert_eq!(history.months.len(), 24);
        assert_eq!(history.months.last().unwrap().total, corrected.scores.total);

        // What a firm's people may ask for: who looked, and at what.
        let trail = platform::audit::AuditFilter { object: Some(format!("firm-access/{firm}")), ..Default::default() };
        let (rows, _) = bank.platform.audit(&bank.people.auditor, &trail, "", 50).await.unwrap();
        assert_eq!(rows.iter().filter(|row| format!("{row:?}").contains("firm-portrait-read")).count(), 6, "{rows:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_cannot_stand_wait_with_their_reasons_and_the_rest_goes_on() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let code = code_of(&bank, bank.firms[1]).await;
        bank.today("2025-07-15");
        let file = format!(
            "统一社会信用代码,月份,增值税销售额[元],备注\n{code},2025-06,1000,\n{code},2025-13,1000,\n{code},2025-05,一千,\n\
             91130100T0000001XX,2025-06,5,\n123,2025-06,5,\n{code},2025-09,1,\n{code},2025-04,300,\n"
        );
        let card = deliver(&bank, "tax", "mixed.csv", &file).await.unwrap();
        assert_eq!((card.batch.read, card.batch.accepted, card.batch.refused), (7, 2, 5), "{:?}", card.batch.reasons);
        assert_eq!(card.unread, ["备注"]);
        let rows = quarantined(&bank).await;
        let told: Vec<(u64, &str)> = rows.iter().map(|row| (row.row, row.reason.id.as_str())).collect();
        let wanted =
            [(2, "bad-date"), (3, "bad-number"), (4, "unknown-firm"), (5, "bad-credit-code"), (6, "in-future")];
        assert_eq!(told, wanted);
        assert!(rows.iter().all(|row| !row.raw.is_empty() && row.detail.contains("·")), "{rows:?}");

        for (category, file, code) in [
            ("tax", "a,b\n1,2\n", Code::Invalid),
            ("tax", "", Code::Invalid),
            ("no-such", "a,b\n1,2\n", Code::NotFound),
        ] {
            assert_eq!(refused(deliver(&bank, category, "x.csv", file).await), code, "{category}");
        }
        let map = bank.platform.source_map(&bank.people.auditor).await.unwrap();
        let tax = map.sources.iter().find(|one| one.source.id == "tax").unwrap();
        assert_eq!((tax.batches, tax.accepted, tax.refused, tax.facts, tax.firms), (1, 2, 5, 2, 1));
        assert_eq!(tax.last_period.as_deref(), Some("2025-06-30"));
        assert_eq!(map.sources.len(), 28);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn categories_without_consent_and_deliveries_of_others_are_not_seen() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let firm = bank.firms[2];
        let code = code_of(&bank, firm).await;
        bank.today("2025-07-15");
        let inflow = format!("uscc,period,inflow_fen,outflow_fen\n{code},2025-06,5000000,4000000\n");
        deliver(&bank, "bank-flow", "own.csv", &inflow).await.unwrap();
        // Shared by the operator.
        let file = year(&code);
        let shared = Delivery { category: "tax", source: "shared.csv", bytes: file.as_bytes(), layout: None };
        bank.platform.deliver(&Request::plain(&bank.people.root), shared).await.unwrap();

        let today = bank.platform.clock().today();
        let terms = bank.terms(firm, today, day("2026-07-01"), vec!["tax".into()]);
        let officer = Request::plain(&bank.people.officer);
        let consent = bank.platform.grant_consent(&officer, terms).await.unwrap();
        let seen = portrait(&bank, firm, PortraitAsked::default()).await.unwrap();
        let ids = |names: &[platform::cards::Named]| names.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        assert_eq!((ids(&seen.seen), ids(&seen.not_consented)), (vec!["tax".to_owned()], vec!["bank-flow".to_owned()]));
        assert_eq!(value(&seen, "sales_sum_12m").as_deref(), Some("1,220,000"));
        let inflows = |card: &PortraitCard| {
            let of = |one: &&platform::portraits::PortraitIndicator| {
                one.sources.iter().any(|source| source.id == "bank-flow")
            };
            card.indicators.iter().filter(of).filter(|one| one.value.is_some()).count()
        };
        assert_eq!(inflows(&seen), 0, "nothing of what no consent names");
        let whole = bank.consent(firm).await;
        assert!(inflows(&portrait(&bank, firm, PortraitAsked::default()).await.unwrap()) > 0);

        // Withdrawn: nothing from that moment on, by any way to read it.
        bank.platform.withdraw_consent(&officer, consent.id).await.unwrap();
        bank.platform.withdraw_consent(&officer, whole.id).await.unwrap();
        let who = &bank.people.officer;
        assert_eq!(refused(portrait(&bank, firm, PortraitAsked::default()).await), Code::ConsentMissing);
        let history = bank.platform.portrait_history(who, &code, PortraitAsked::default()).await;
        assert_eq!(refused(history), Code::ConsentMissing);
        let traced = bank.platform.portrait_indicator(who, &code, "sales_sum_12m", PortraitAsked::default()).await;
        assert_eq!(refused(traced), Code::ConsentMissing);
    }
}
