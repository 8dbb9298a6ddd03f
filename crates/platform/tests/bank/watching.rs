//! A file that tells of trouble raises an alert, people work it, and what it read goes with the consent.

use codes::FirmId;
use platform::sources::Delivery;
use platform::watching::{AlertCard, AlertsAsked, NewClosing, NewNote, WatchRun};
use platform::{Code, Principal, Request};

use crate::support::{Bank, ENGINES, day, refused};

/// A credit report: debts of 500,000 yuan, and what is overdue month by month.
fn report(code: &str, overdue: &[(&str, &str)]) -> String {
    let mut file = String::from("uscc,period,loan_balance_fen,overdue_fen\n");
    for (month, fen) in overdue {
        file.push_str(&format!("{code},{month},50000000,{fen}\n"));
    }
    file
}

async fn code_of(bank: &Bank, firm: FirmId) -> String {
    bank.platform.firm(&bank.people.officer, &firm.to_string()).await.unwrap().uscc
}

async fn deliver(bank: &Bank, file: &str) -> Option<WatchRun> {
    let delivery = Delivery { category: "credit-report", source: "征信.csv", bytes: file.as_bytes(), layout: None };
    let card = bank.platform.deliver(&Request::plain(&bank.people.risk), delivery).await.unwrap();
    assert_eq!(card.batch.refused, 0, "{:?}", card.batch);
    card.watched
}

async fn alerts(bank: &Bank, who: &Principal, status: Option<&str>) -> Vec<AlertCard> {
    let asked = AlertsAsked { status, limit: 50, ..AlertsAsked::default() };
    bank.platform.alerts(who, asked).await.unwrap().rows
}

async fn overdue_alert(bank: &Bank) -> AlertCard {
    let all = alerts(bank, &bank.people.officer, None).await;
    all.into_iter().find(|alert| alert.warning.id == "overdue-now").expect("it was raised")
}

fn closing(finding: &str) -> NewClosing {
    NewClosing { finding: finding.into(), reason: "已向他行核实".into() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_tells_of_trouble_raises_an_alert_that_two_people_close() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let firm = bank.firms[3];
        let code = code_of(&bank, firm).await;
        bank.today("2025-07-15");
        // Without a consent nothing is looked at.
        let run = deliver(&bank, &report(&code, &[("2025-05", "0")])).await.unwrap();
        assert_eq!((run.firms, run.not_consented, run.raised), (1, 1, 0));
        bank.consent(firm).await;
        let run = deliver(&bank, &report(&code, &[("2025-06", "1234567")])).await.unwrap();
        assert!(run.raised >= 1, "{run:?}");
        let alert = overdue_alert(&bank).await;
        assert_eq!((alert.level.id.as_str(), alert.status.id.as_str(), alert.times), ("red", "open", 1));
        assert_eq!((alert.raised_on.as_str(), alert.due_on.as_str()), ("2025-07-15", "2025-07-17"));
        let said: Vec<_> = alert.said.iter().map(|one| (one.what.id.as_str(), one.value.as_deref())).collect();
        assert_eq!(said, [("overdue_last", Some("12,345.67"))]);

        // Looked at again nothing is new; one page of the desk counts it.
        let risk = Request::plain(&bank.people.risk);
        let again = bank.platform.watch(&risk, Some(&code)).await.unwrap();
        assert_eq!((again.raised, again.changed, again.cleared), (0, 0, 0));
        let asked = AlertsAsked { level: Some("red"), limit: 1, ..AlertsAsked::default() };
        let page = bank.platform.alerts(&bank.people.auditor, asked).await.unwrap();
        assert_eq!(page.rows[0].id, alert.id, "the gravest stands first");
        let red = page.counts.iter().find(|one| one.level.id == "red" && one.status.id == "open").unwrap();
        assert!(red.count >= 1);

        let officer = Request::plain(&bank.people.officer);
        let reviewer = Request::plain(&bank.people.reviewer);
        assert_eq!(
            refused(bank.platform.close_alert(&officer, &alert.id, closing("resolved")).await),
            Code::WrongState
        );
        assert_eq!(refused(bank.platform.take_alert(&reviewer, &alert.id).await), Code::Forbidden);
        let taken = bank.platform.take_alert(&officer, &alert.id).await.unwrap();
        assert_eq!(taken.status.id, "taken");
        let note = NewNote { work: "called".into(), text: "企业称将于月底还清".into() };
        let noted = bank.platform.note_alert(&officer, &alert.id, note).await.unwrap();
        assert_eq!(noted.notes[0].work.zh, "电话核实");
        assert_eq!(refused(bank.platform.close_alert(&officer, &alert.id, closing("good")).await), Code::Invalid);
        let closing_ = bank.platform.close_alert(&officer, &alert.id, closing("resolved")).await.unwrap();
        assert_eq!(closing_.status.id, "closing");
        assert_eq!(refused(bank.platform.agree_alert(&officer, &alert.id).await), Code::Forbidden);
        let closed = bank.platform.agree_alert(&reviewer, &alert.id).await.unwrap();
        assert_eq!(
            (closed.status.id.as_str(), closed.closing.unwrap().finding.zh.as_str()),
            ("closed", "属实，已化解")
        );
        assert!(!alerts(&bank, &bank.people.officer, None).await.iter().any(|one| one.id == alert.id));
        let both = bank.platform.alert(&bank.people.officer, &alert.id).await.unwrap().closing.unwrap();
        assert_eq!((both.by.as_str(), both.agreed_by.as_deref()), ("li", Some("wang")));

        // Quiet for thirty days, then raised again while it holds.
        bank.today("2025-08-13");
        assert_eq!(bank.platform.watch(&risk, Some(&code)).await.unwrap().raised, 0);
        bank.today("2025-08-14");
        let all = bank.platform.watch(&risk, None).await.unwrap();
        assert!(all.raised >= 1 && all.firms > 1, "{all:?}");
        assert_eq!(overdue_alert(&bank).await.times, 2);

        // Paid: the next report clears it, and the list is what the book tells when it is made again.
        bank.today("2025-09-05");
        let cleared = deliver(&bank, &report(&code, &[("2025-07", "0"), ("2025-08", "0")])).await.unwrap();
        assert!(cleared.cleared >= 1, "{cleared:?}");
        let before = overdue_alert(&bank).await;
        assert_eq!(before.cleared_on.as_deref(), Some("2025-09-05"));
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(overdue_alert(&bank).await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_alert_read_is_shown_only_under_a_consent_and_to_its_institution() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let firm = bank.firms[4];
        let code = code_of(&bank, firm).await;
        bank.today("2025-07-15");
        let consent = bank.consent(firm).await;
        deliver(&bank, &report(&code, &[("2025-06", "100000")])).await.unwrap();
        let alert = overdue_alert(&bank).await;
        assert_eq!(alert.said[0].value.as_deref(), Some("1,000"));
        // Each look is in the firm's access log.
        let trail = platform::audit::AuditFilter { object: Some(format!("firm-access/{firm}")), ..Default::default() };
        let (rows, _) = bank.platform.audit(&bank.people.auditor, &trail, "", 50).await.unwrap();
        assert_eq!(rows.iter().filter(|row| row.kind.id == "firm-portrait-read").count(), 1, "{rows:?}");
        // What was seen is not told by the audit trail, which no consent is asked for.
        let trail = platform::audit::AuditFilter { object: Some(format!("alert/{}", alert.id)), ..Default::default() };
        let (rows, _) = bank.platform.audit(&bank.people.auditor, &trail, "", 50).await.unwrap();
        let raised = rows.iter().find(|row| row.kind.id == "alert-raised").unwrap();
        let payload = raised.payload.as_ref().unwrap().to_string();
        assert!(payload.contains("overdue-now") && !payload.contains("1000"), "{payload}");

        // With a consent to the credit report alone its number stays, and what other sources had a part in goes.
        let today = bank.platform.clock().today();
        let narrow = bank.terms(firm, today, day("2026-07-01"), vec!["credit-report".into()]);
        let officer = Request::plain(&bank.people.officer);
        let narrow = bank.platform.grant_consent(&officer, narrow).await.unwrap();
        let sales = format!("uscc,period,vat_sales_fen\n{code},2025-06,50000000\n");
        let tax = Delivery { category: "tax", source: "tax.csv", bytes: sales.as_bytes(), layout: None };
        bank.platform.deliver(&Request::plain(&bank.people.risk), tax).await.unwrap();
        bank.today("2025-07-16");
        deliver(&bank, &report(&code, &[("2025-06", "200000")])).await.unwrap();
        assert!(bank.platform.alert(&bank.people.officer, &alert.id).await.unwrap().grade.is_some());
        bank.platform.withdraw_consent(&officer, consent.id).await.unwrap();
        let part = bank.platform.alert(&bank.people.officer, &alert.id).await.unwrap();
        assert_eq!((part.said[0].value.as_deref(), part.grade.as_deref()), (Some("2,000"), None));
        bank.platform.withdraw_consent(&officer, narrow.id).await.unwrap();
        let after = bank.platform.alert(&bank.people.officer, &alert.id).await.unwrap();
        assert_eq!((after.said[0].value.as_deref(), after.grade.as_deref()), (None, None));
        let run = bank.platform.watch(&Request::plain(&bank.people.risk), Some(&code)).await.unwrap();
        assert_eq!((run.not_consented, run.changed, run.cleared), (1, 0, 0), "nothing is looked at any more");
        assert_eq!(refused(bank.platform.alert(&bank.people.root, &alert.id).await), Code::Forbidden);
        assert_eq!(refused(bank.platform.watch(&Request::plain(&bank.people.officer), None).await), Code::Forbidden);
        let asked = AlertsAsked { level: Some("purple"), ..AlertsAsked::default() };
        assert_eq!(refused(bank.platform.alerts(&bank.people.officer, asked).await), Code::Invalid);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_is_read_page_by_page_and_what_is_not_known_clears_nothing() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.today("2025-07-15");
        for firm in &bank.firms[5..8] {
            bank.consent(*firm).await;
            let code = code_of(&bank, *firm).await;
            deliver(&bank, &report(&code, &[("2025-06", "100000")])).await.unwrap();
        }
        let (mut seen, mut after) = (Vec::new(), None::<String>);
        loop {
            let asked = AlertsAsked { level: Some("red"), after: after.as_deref(), limit: 2, ..AlertsAsked::default() };
            let page = bank.platform.alerts(&bank.people.officer, asked).await.unwrap();
            assert!(page.rows.len() <= 2);
            seen.extend(page.rows.into_iter().map(|alert| alert.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 3);
        let one = bank.platform.alert(&bank.people.officer, &seen[0]).await.unwrap();
        let wrong = AlertsAsked { after: Some("here"), limit: 2, ..AlertsAsked::default() };
        assert_eq!(refused(bank.platform.alerts(&bank.people.officer, wrong).await), Code::Invalid);

        // A year on the bureau has long been silent: nobody knows whether it is still overdue, so the alert stands as it was.
        bank.today("2026-06-15");
        bank.platform.watch(&Request::plain(&bank.people.risk), None).await.unwrap();
        let after = bank.platform.alert(&bank.people.officer, &seen[0]).await.unwrap();
        assert_eq!((&after.cleared_on, &after.seen_on), (&None, &one.seen_on));
        assert!(after.late);
    }
}
