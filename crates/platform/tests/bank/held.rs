//! Portraits in memory: they say what the lake says, whatever comes in which order; they follow consents, days and restarts; warnings that
//! turn become alerts whoever delivered.

use codes::FirmId;
use platform::portraits::{LivePortraitCard, PortraitAsked};
use platform::setup::InstitutionKind;
use platform::sources::Delivery;
use platform::watching::AlertsAsked;
use platform::{Code, Principal, Request};

use crate::support::{Bank, ENGINES, all_categories, day, institution, refused};

async fn deliver(bank: &Bank, who: &Principal, category: &str, file: &str) {
    let delivery = Delivery { category, source: "x.csv", bytes: file.as_bytes(), layout: None };
    let card = bank.platform.deliver(&Request::plain(who), delivery).await.unwrap();
    assert_eq!(card.batch.refused, 0, "{:?}", card.batch);
}

/// Sales of two years until a month, the last month's as given.
async fn sales(bank: &Bank, firms: &[FirmId], until: &str, last: i64) {
    let mut file = String::from("uscc,period,vat_sales_fen\n");
    for firm in firms {
        let code = bank.platform.firm(&bank.people.officer, &firm.to_string()).await.unwrap().uscc;
        for back in 0..24 {
            let month = calendar::add_months(day(&format!("{until}-01")), -back).unwrap();
            let value = if back == 0 { last } else { 30_000_000 + i64::from(back % 4) * 1_000_000 };
            file.push_str(&format!("{code},{:04}-{:02},{value}\n", month.year(), month.month()));
        }
    }
    deliver(bank, &bank.people.risk, "tax", &file).await;
}

async fn overdue(bank: &Bank, who: &Principal, firm: FirmId, month: &str, fen: i64) {
    let code = bank.platform.firm(&bank.people.officer, &firm.to_string()).await.unwrap().uscc;
    let file = format!("uscc,period,loan_balance_fen,overdue_fen\n{code},{month},50000000,{fen}\n");
    deliver(bank, who, "credit-report", &file).await;
}

/// The portrait from memory, which is the one that is made of the lake.
#[track_caller]
fn same(live: &LivePortraitCard, whole: &platform::portraits::PortraitCard) {
    assert_eq!(live.scores, whole.scores);
    let valued = whole.indicators.iter().filter(|one| one.value.is_some()).map(|one| one.indicator.id.as_str());
    let mut valued: Vec<&str> = valued.collect();
    valued.sort_unstable();
    assert_eq!(live.readings.keys().map(|id| &**id).collect::<Vec<_>>(), valued);
}

async fn read(bank: &Bank, firm: FirmId, from_memory: bool) -> LivePortraitCard {
    let officer = &bank.people.officer;
    let live = bank.platform.live_portrait(officer, firm).await.unwrap();
    assert_eq!(live.from_memory, from_memory);
    same(&live, &bank.platform.portrait(officer, &firm.to_string(), PortraitAsked::default()).await.unwrap());
    live
}

async fn open_alerts(bank: &Bank, firm: FirmId) -> Vec<String> {
    let which = firm.to_string();
    let asked = AlertsAsked { firm: Some(&which), status: Some("open"), limit: 50, ..AlertsAsked::default() };
    let page = bank.platform.alerts(&bank.people.officer, asked).await.unwrap();
    page.rows.into_iter().map(|alert| alert.warning.id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_says_what_the_lake_says() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let [one, other, silent] = [bank.firms[3], bank.firms[4], bank.firms[5]];
        bank.today("2025-07-15");
        sales(&bank, &[one, other], "2025-05", 31_000_000).await;
        for firm in [one, other, silent] {
            bank.consent(firm).await;
        }
        let before = read(&bank, one, false).await;
        bank.platform.hold_portraits(&|| ()).await.unwrap();
        assert_eq!(read(&bank, one, true).await.scores, before.scores);
        assert!(read(&bank, silent, false).await.readings.is_empty());

        // A later month, then a correction of an earlier one; then a firm of which nothing was known.
        sales(&bank, &[one, other], "2025-06", 3_000_000).await;
        let fell = read(&bank, one, true).await;
        assert_ne!(fell.scores.total, before.scores.total);
        bank.today("2025-07-16");
        // The day began a moment ago: until what is held is turned to it, the lake answers.
        assert_eq!(read(&bank, one, false).await.scores.on, "2025-07-16");
        bank.platform.step_held().await.unwrap();
        sales(&bank, &[one], "2025-05", 90_000_000).await;
        assert_ne!(read(&bank, one, true).await.readings, fell.readings);
        read(&bank, other, true).await;
        sales(&bank, &[silent], "2025-06", 1).await;
        read(&bank, silent, true).await;

        // What turns is an alert; both what holds now and what the desk says.
        overdue(&bank, &bank.people.risk, one, "2025-06", 1_234_567).await;
        assert!(read(&bank, one, true).await.warnings.contains(&"overdue-now".to_owned()));
        assert!(open_alerts(&bank, one).await.contains(&"overdue-now".to_owned()));
        bank.today("2025-07-17");
        overdue(&bank, &bank.people.risk, one, "2025-06", 0).await;
        bank.platform.step_held().await.unwrap();
        assert!(!read(&bank, one, true).await.warnings.contains(&"overdue-now".to_owned()));

        // Somebody else's people see nothing of it.
        let stranger = stranger(&bank).await;
        assert_eq!(refused(bank.platform.live_portrait(&stranger, one).await), Code::NotFound);
        assert_eq!(refused(bank.platform.live_portrait(&bank.people.finance, one).await), Code::Forbidden);
    }
}

async fn stranger(bank: &Bank) -> Principal {
    let root = &bank.people.root;
    let other = institution("other-bank", InstitutionKind::Lender);
    let password = "a long password of a test 4711";
    bank.platform.register_institution(&Request::plain(root), other, "admin", password).await.unwrap();
    let admin = bank.platform.local_principal("other-bank", "admin").await.unwrap();
    let roles = [platform::Role::Officer].into();
    bank.platform.add_user(&Request::plain(&admin), "officer", roles, password).await.unwrap();
    bank.platform.local_principal("other-bank", "officer").await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_reaches_what_is_held() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let firm = bank.firms[3];
        bank.today("2025-07-15");
        let consent = bank.consent(firm).await;
        bank.platform.hold_portraits(&|| ()).await.unwrap();
        sales(&bank, &[firm], "2025-06", 31_000_000).await;
        overdue(&bank, &bank.people.risk, firm, "2025-06", 5_000_000).await;
        assert!(read(&bank, firm, true).await.readings.keys().any(|id| id.starts_with("overdue")));

        // Withdrawn: refused at once, and what comes in afterwards brings nothing back.
        bank.platform.withdraw_consent(&Request::plain(&bank.people.officer), consent.id).await.unwrap();
        let officer = &bank.people.officer;
        assert_eq!(refused(bank.platform.live_portrait(officer, firm).await), Code::ConsentMissing);
        overdue(&bank, &bank.people.risk, firm, "2025-05", 5_000_000).await;
        assert_eq!(refused(bank.platform.live_portrait(officer, firm).await), Code::ConsentMissing);

        // Given anew for less: only that is seen, also of what comes in.
        let narrow = bank.terms(firm, day("2025-07-15"), day("2025-08-31"), vec!["tax".into()]);
        bank.platform.grant_consent(&Request::plain(officer), narrow).await.unwrap();
        let less = read(&bank, firm, true).await;
        assert!(!less.readings.is_empty() && !less.readings.keys().any(|id| id.starts_with("overdue")), "{less:?}");
        overdue(&bank, &bank.people.risk, firm, "2025-04", 5_000_000).await;
        assert!(!read(&bank, firm, true).await.readings.keys().any(|id| id.starts_with("overdue")));
        // Given for more: seen from the next read on.
        let wide = bank.terms(firm, day("2025-07-15"), day("2025-08-31"), all_categories());
        bank.platform.grant_consent(&Request::plain(officer), wide).await.unwrap();
        assert!(read(&bank, firm, true).await.readings.keys().any(|id| id.starts_with("overdue")));

        // Run out: the day that begins lets it go, and the portraits of that day are not those of the day before.
        bank.today("2025-08-31");
        bank.platform.step_held().await.unwrap();
        assert_eq!(read(&bank, firm, true).await.scores.on, "2025-08-31");
        bank.today("2025-09-01");
        assert_eq!(refused(bank.platform.live_portrait(officer, firm).await), Code::ConsentMissing);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_delivery_raises_alerts_of_each_lender_by_itself() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let firm = bank.firms[3];
        bank.today("2025-07-15");
        bank.consent(firm).await;
        sales(&bank, &[firm], "2025-06", 31_000_000).await;
        bank.platform.hold_portraits(&|| ()).await.unwrap();
        overdue(&bank, &bank.people.root, firm, "2025-06", 7_000_000).await;
        assert!(open_alerts(&bank, firm).await.contains(&"overdue-now".to_owned()));
        // The firm can read who looked: the service itself.
        let object = Some(format!("firm-access/{firm}"));
        let trail = platform::audit::AuditFilter { object, ..Default::default() };
        let (rows, _) = bank.platform.audit(&bank.people.auditor, &trail, "", 50).await.unwrap();
        assert!(rows.iter().any(|row| row.actor.via.id == "service" && row.actor.name == "安济 Anji"), "{rows:?}");
        read(&bank, firm, true).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_loses_nothing_and_repeats_nothing() {
    for engine in ENGINES {
        let Some(mut bank) = Bank::open(engine).await else { continue };
        let [one, gone] = [bank.firms[3], bank.firms[4]];
        bank.today("2025-07-15");
        sales(&bank, &[one, gone], "2025-05", 31_000_000).await;
        bank.consent(one).await;
        let consent = bank.consent(gone).await;
        bank.platform.hold_portraits(&|| ()).await.unwrap();
        sales(&bank, &[one, gone], "2025-06", 9_000_000).await;
        bank.platform.keep_portraits().await.unwrap();
        // After the snapshot and before the end: nobody writes another one, as in a crash.
        overdue(&bank, &bank.people.risk, one, "2025-06", 1_000_000).await;
        let stood = read(&bank, one, true).await;
        bank = bank.reopened().await;
        // While nobody holds anything: a delivery, a withdrawal, a new day.
        sales(&bank, &[one], "2025-04", 70_000_000).await;
        bank.platform.withdraw_consent(&Request::plain(&bank.people.officer), consent.id).await.unwrap();
        bank.today("2025-07-20");
        bank.platform.hold_portraits(&|| panic!("the lake is not read")).await.unwrap();
        let stands = read(&bank, one, true).await;
        assert_eq!(stands.warnings, stood.warnings);
        let officer = &bank.people.officer;
        assert_eq!(refused(bank.platform.live_portrait(officer, gone).await), Code::ConsentMissing);

        // A snapshot that was damaged is no hindrance: the lake has everything.
        let folder = bank.root.path().join("portraits");
        let mut damaged = 0;
        for institution in std::fs::read_dir(&folder).unwrap() {
            for snapshot in std::fs::read_dir(institution.unwrap().path()).unwrap() {
                std::fs::write(snapshot.unwrap().path().join("note"), b"nothing").unwrap();
                damaged += 1;
            }
        }
        assert_eq!(damaged, 1);
        bank = bank.reopened().await;
        bank.platform.hold_portraits(&|| ()).await.unwrap();
        assert_eq!(read(&bank, one, true).await, stands);
        assert_eq!(refused(bank.platform.live_portrait(&bank.people.officer, gone).await), Code::ConsentMissing);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_is_read_in_the_place_of_what_it_was_made_from() {
    for engine in ENGINES {
        let Some(mut bank) = Bank::open(engine).await else { continue };
        let [one, other] = [bank.firms[3], bank.firms[4]];
        bank.today("2025-07-15");
        for firm in [one, other] {
            bank.consent(firm).await;
        }
        bank.platform.hold_portraits(&|| ()).await.unwrap();
        for (firm, last) in [(one, 1), (other, 2), (one, 3), (other, 40_000_000), (one, 50_000_000)] {
            sales(&bank, &[firm], "2025-06", last).await;
        }
        let risk = Request::plain(&bank.people.risk);
        let before = [read(&bank, one, true).await, read(&bank, other, true).await];
        let map = bank.platform.source_map(&bank.people.risk).await.unwrap();
        let asked = PortraitAsked::default();
        let (officer, which) = (&bank.people.officer, one.to_string());
        let trace = bank.platform.portrait_indicator(officer, &which, "sales_sum_12m", asked);
        let trace = trace.await.unwrap();
        assert_eq!(refused(bank.platform.merge_sources(&Request::plain(&bank.people.officer)).await), Code::Forbidden);
        let run = bank.platform.merge_sources(&risk).await.unwrap();
        assert_eq!((run.merges, run.batches, run.facts), (1, 5, 120));
        assert_eq!(bank.platform.merge_sources(&risk).await.unwrap().merges, 0, "there is one batch now");
        // The same portraits, the same lineage, the same counts of deliveries.
        assert_eq!([read(&bank, one, true).await, read(&bank, other, true).await], before);
        assert_eq!(bank.platform.source_map(&bank.people.risk).await.unwrap(), map);
        let after = bank.platform.portrait_indicator(officer, &which, "sales_sum_12m", asked);
        assert_eq!(after.await.unwrap(), trace);
        // The same file again is still the delivery that came in before.
        let code = bank.platform.firm(&bank.people.officer, &one.to_string()).await.unwrap().uscc;
        let file = format!("uscc,period,vat_sales_fen\n{code},2024-01,7\n");
        deliver(&bank, &bank.people.risk, "tax", &file).await;
        let delivery = Delivery { category: "tax", source: "x.csv", bytes: file.as_bytes(), layout: None };
        assert!(bank.platform.deliver(&risk, delivery).await.unwrap().brought_before);
        let later = read(&bank, one, true).await;
        // A merge of the merge and what came since, known after a restart and after the read models were made again.
        assert_eq!(bank.platform.merge_sources(&risk).await.unwrap().batches, 2);
        assert_eq!(bank.platform.step_held().await.unwrap().facts, 0, "nothing new");
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        bank = bank.reopened().await;
        bank.platform.hold_portraits(&|| ()).await.unwrap();
        assert_eq!(read(&bank, one, true).await, later);
        bank.platform.merge_waiting().await.unwrap();
    }
}
