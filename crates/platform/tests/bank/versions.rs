//! A product's versions over time: scheduled, rolled back, activated, run in the shadow.

use calendar::Timestamp;
use platform::audit::AuditFilter;
use platform::{Code, Request};
use views::shadows;

use crate::support::{Bank, ENGINES, PRODUCT, refused};

const PRODUCT_CODE: &str = "hebei-everyday";

/// A later version with a higher floor, so that its offers can be told from the first one's.
fn version(number: u32, floor: &str) -> String {
    let text = PRODUCT.replacen("\nversion: 1\n", &format!("\nversion: {number}\n"), 1).replacen(
        "floor_percent: \"3.00\"",
        &format!("floor_percent: \"{floor}\""),
        1,
    );
    assert_ne!(text, PRODUCT);
    text
}

fn at(text: &str) -> Timestamp {
    format!("{text}T00:00:00+08:00").parse().unwrap()
}

/// The product version a firm's next decision pins.
async fn pinned(bank: &Bank, firm: usize) -> String {
    let card = bank.decided(bank.firms[firm], "50000", 12).await;
    let pins = card.decision.unwrap().pinned;
    pins[0].split_once(" version ").unwrap().1.split(' ').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_force_changes_at_its_instant_and_back_at_once() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (risk, reviewer) = (Request::plain(&people.risk), Request::plain(&people.reviewer));
        platform.publish_product(&risk, &version(2, "9.00")).await.unwrap();
        let passed = platform.approve_product(&reviewer, PRODUCT_CODE, Some(at("2025-07-01"))).await;
        assert_eq!(refused(passed), Code::Invalid, "that day has passed");
        let card = platform.approve_product(&reviewer, PRODUCT_CODE, Some(at("2025-07-05"))).await.unwrap();
        assert_eq!((card.active_version, card.scheduled.len(), card.scheduled[0].version), (Some(1), 1, 2));
        assert_eq!(pinned(&bank, 0).await, "1");

        // Nobody does anything at the instant; a warm cache and the row of the list must both know.
        bank.today("2025-07-05");
        assert_eq!(pinned(&bank, 1).await, "2");
        let listed = platform.products(&people.officer).await.unwrap();
        assert_eq!((listed[0].active_version, listed[0].scheduled.len()), (Some(2), 0));
        let (lines, _) = platform.product_lines(&people.officer, "", 10).await.unwrap();
        assert_eq!(lines[0].card.active_version, Some(2));

        let officer = Request::plain(&people.officer);
        let back = platform.roll_back_product(&officer, PRODUCT_CODE, 1, "误定价").await;
        assert_eq!(refused(back), Code::Forbidden);
        assert_eq!(refused(platform.roll_back_product(&risk, PRODUCT_CODE, 1, " ").await), Code::Invalid);
        assert_eq!(refused(platform.roll_back_product(&risk, PRODUCT_CODE, 3, "x").await), Code::NotFound);
        assert_eq!(refused(platform.roll_back_product(&risk, PRODUCT_CODE, 2, "x").await), Code::WrongState);
        // Who wrote both versions rolls back alone: two people have approved the first.
        platform.roll_back_product(&risk, PRODUCT_CODE, 1, "误定价").await.unwrap();
        assert_eq!(pinned(&bank, 2).await, "1");
        let forward = platform.activate_product(&risk, PRODUCT_CODE, 2, "已修正").await;
        assert_eq!(refused(forward), Code::Forbidden, "forward is an approval");
        platform.activate_product(&reviewer, PRODUCT_CODE, 2, "已修正").await.unwrap();
        assert_eq!(pinned(&bank, 3).await, "2");

        let detail = platform.product_detail(&people.auditor, PRODUCT_CODE).await.unwrap();
        let steps: Vec<_> =
            detail.history.iter().map(|s| (s.step.id.as_str(), s.version, s.reason.as_deref())).collect();
        assert_eq!(steps[0], ("activated", 2, Some("已修正")));
        assert_eq!(steps[1], ("rolled-back", 1, Some("误定价")));
        assert_eq!((steps[2].0, detail.history[2].active_from.is_some()), ("scheduled", true));
        assert!(detail.versions[0].active_from.is_some() && detail.versions[1].active_from.is_none());
        // The trail follows the sealed log.
        platform.book().seal().await.unwrap();
        let filter = AuditFilter { kind: Some("rolled-back".into()), ..AuditFilter::default() };
        let (rows, _) = platform.audit(&people.auditor, &filter, "", 10).await.unwrap();
        assert_eq!(rows.len(), 1, "it stands in the trail");

        let replayed = platform.replay(&people.risk, None).await.unwrap();
        assert!(replayed.len() == 4 && replayed.iter().all(|card| card.identical), "each under its own version");
        let before = platform.products(&people.officer).await.unwrap();
        platform.rebuild(&people.root).await.unwrap();
        assert_eq!(platform.products(&people.officer).await.unwrap(), before);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_with_an_error_is_not_published_and_says_what_is_found() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let risk = Request::plain(&bank.people.risk);
    let text = version(2, "3.50").replacen("months: \"> 24\"", "months: \"> 30\"", 1);
    let report = bank.platform.check_product(&bank.people.risk, &text).await.unwrap();
    assert!(!report.ok && report.findings[0].severity.id == "error");
    assert_eq!(refused(bank.platform.check_product(&bank.people.officer, &text).await), Code::Forbidden);
    let problem = bank.platform.publish_product(&risk, &text).await.unwrap_err();
    assert_eq!((problem.code, &problem.findings), (Code::ProductInvalid, &report.findings));
    assert!(problem.findings.iter().any(|f| f.code == "term-without-row" && f.node.as_deref() == Some("term")));
    // What is no error goes along for the person who approves.
    let dear = version(2, "3.50").replacen("bps: \"600\"", "bps: \"1100\"", 1);
    bank.platform.publish_product(&risk, &dear).await.unwrap();
    let detail = bank.platform.product_detail(&bank.people.reviewer, PRODUCT_CODE).await.unwrap();
    assert_eq!(detail.versions[0].state.id, "submitted");
    let codes: Vec<_> = detail.versions[0].findings.iter().map(|f| f.code.as_str()).collect();
    assert!(codes.contains(&"price-above-line") || codes.contains(&"price-bounded"), "{codes:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shadow_decides_beside_and_touches_nobody() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (risk, officer) = (Request::plain(&people.risk), Request::plain(&people.officer));
        platform.publish_product(&risk, &version(2, "14.00")).await.unwrap();
        let alone = bank.decided(bank.firms[0], "50000", 12).await;
        assert_eq!(refused(platform.start_shadow(&officer, PRODUCT_CODE, 2).await), Code::Forbidden);
        assert_eq!(refused(platform.start_shadow(&risk, PRODUCT_CODE, 1).await), Code::WrongState);
        assert_eq!(refused(platform.shadow_report(&people.risk, PRODUCT_CODE, None).await), Code::NotFound);
        let card = platform.start_shadow(&risk, PRODUCT_CODE, 2).await.unwrap();
        assert_eq!(card.shadow_version, Some(2));
        let mut cards = Vec::new();
        for firm in &bank.firms[..10] {
            cards.push(bank.decided(*firm, "50000", 12).await);
        }
        let (first, again) = (alone.decision.as_ref().unwrap(), cards[0].decision.as_ref().unwrap());
        assert_eq!((&first.outcome, &first.rate, &first.pinned), (&again.outcome, &again.rate, &again.pinned));
        let offers = cards.iter().filter(|card| card.decision.as_ref().unwrap().rate.is_some()).count();
        assert!(offers > 0, "someone gets an offer");

        let report = platform.shadow_report(&people.reviewer, PRODUCT_CODE, None).await.unwrap();
        assert_eq!((report.version, report.running, report.number, report.unable), (2, true, 10, 0));
        let rate = report.differences.iter().find(|line| line.what.id == "rate").unwrap();
        assert_eq!((rate.both, rate.higher, rate.same), (offers as u64, offers as u64, 0), "the floor is 14% there");
        assert_eq!((report.same_outcome, report.identical), (10, 10 - offers as u64));
        assert_eq!((report.lines.len(), report.comparison.decided), (offers, 10));
        let candidate = report.lines[0].candidate.as_ref().unwrap();
        assert_eq!(candidate.rate_percent.as_deref(), Some("14"));
        let trace =
            platform.shadow_trace(&people.risk, PRODUCT_CODE, None, &report.lines[0].application).await.unwrap();
        assert_eq!(trace.after.unwrap().rate.unwrap().annual_percent.trim_end_matches('0').trim_end_matches('.'), "14");
        assert!(!trace.before.pinned[0].contains("version 2"), "the live decision knows nothing of it");
        let applications = &people.officer;
        assert_eq!(refused(platform.shadow_report(applications, PRODUCT_CODE, None).await), Code::Forbidden);

        platform.stop_shadow(&risk, PRODUCT_CODE, "看够了").await.unwrap();
        bank.decided(bank.firms[11], "50000", 12).await;
        let stopped = platform.shadow_report(&people.auditor, PRODUCT_CODE, None).await.unwrap();
        assert_eq!((stopped.running, stopped.number), (false, 10));

        let tenant = people.officer.institution;
        let rows = || shadows::of_version(platform.book(), tenant, (PRODUCT_CODE, 2), "", 500);
        let before = rows().await.unwrap();
        platform.rebuild(&people.root).await.unwrap();
        assert_eq!(rows().await.unwrap(), before);
        assert!(platform.replay(&people.risk, None).await.unwrap().iter().all(|card| card.identical));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shadow_that_cannot_decide_says_so_and_the_live_decision_stands() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let (platform, people) = (&bank.platform, &bank.people);
    let risk = Request::plain(&people.risk);
    // It reads a category nobody consents to, and a scorecard's feature is no longer declared.
    let more = "  - category: customs\n    purpose: credit-assessment\n    features:\n      - { name: exports, type: number, zh: 出口额 }\n  - category: power\n";
    let customs = version(2, "3.50").replacen("  - category: power\n", more, 1);
    platform.publish_product(&risk, &customs).await.unwrap();
    platform.start_shadow(&risk, PRODUCT_CODE, 2).await.unwrap();
    let card = bank.decided(bank.firms[0], "50000", 12).await;
    assert!(card.decision.is_some());
    let report = platform.shadow_report(&people.risk, PRODUCT_CODE, None).await.unwrap();
    assert_eq!((report.number, report.unable, report.same_outcome), (1, 1, 0));
    assert_eq!(
        (report.comparison.unable[0].reason.id.as_str(), report.comparison.unable[0].subject.as_str()),
        ("no-consent", "customs")
    );
    assert!(report.lines[0].candidate.is_none() && report.lines[0].unable.is_some());
    let trace = platform.shadow_trace(&people.risk, PRODUCT_CODE, Some(2), &report.lines[0].application).await.unwrap();
    assert!(trace.after.is_none() && trace.unable.is_some());
}
