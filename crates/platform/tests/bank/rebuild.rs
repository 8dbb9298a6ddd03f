//! Read models hold nothing of their own: thrown away and made again, every list is the same.

use codes::{InstitutionId, PolicyId};
use platform::approvals::Act;
use platform::{Code, OPERATOR, Request};
use views::{applications, closes, loans, objects, portfolio};

use crate::support::{Bank, ENGINES, SCORECARD, cny, day, refused};

/// Every row of every read model of an institution, as text.
async fn rows(bank: &Bank, institution: InstitutionId) -> Vec<String> {
    let book = bank.platform.book();
    let mut rows = Vec::new();
    let kinds = [
        "agreement",
        "approval",
        "batch",
        "consent",
        "decision",
        "institution",
        "product",
        "release-policy",
        "sample-set",
        "scorecard",
        "study",
        "user",
    ];
    for kind in kinds {
        let found = objects::list(book, institution, kind, None, "", 500).await.unwrap();
        assert!(found.len() < 500, "one page holds all {kind}");
        rows.extend(found.iter().map(|row| format!("{row:?}")));
    }
    let found = applications::list(book, institution, None, "", 500).await.unwrap();
    rows.extend(found.iter().map(|row| format!("{row:?}")));
    let found = loans::list(book, institution, None, "", 500).await.unwrap();
    rows.extend(found.iter().map(|row| format!("{row:?}")));
    rows.extend(portfolio::get(book, institution).await.unwrap().iter().map(|row| format!("{row:?}")));
    rows.extend(closes::all(book, institution).await.unwrap().iter().map(|row| format!("{row:?}")));
    rows
}

/// A little of everything that leaves a row.
async fn work(bank: &Bank) {
    let number = bank.lent("100000", 6).await;
    bank.lent_under_guarantee("1200000", 12).await;
    let (finance, risk) = (Request::plain(&bank.people.finance), Request::plain(&bank.people.risk));
    let act =
        Act::ReleasePolicy { policy: PolicyId::from_bytes([5; 16]), limit: cny("100000"), until: day("2025-12-31") };
    let proposal = bank.platform.propose(&finance, act, "小额").await.unwrap();
    bank.platform.approve(&Request::plain(&bank.people.reviewer), &proposal.id).await.unwrap();
    bank.platform.approve(&risk, &proposal.id).await.unwrap();
    bank.pay(&number, 100_000, "2025-07-02", "P1").await;
    let loan = bank.platform.loan_id(&bank.people.finance, &number).await.unwrap();
    let act = Act::ReversePayment { loan, reference: "P1".into(), on: day("2025-07-02") };
    let refusal = bank.platform.propose(&finance, act, "录入有误").await.unwrap();
    bank.platform.refuse(&finance, &refusal.id, "撤回").await.unwrap();
    let consent = bank.consent(bank.firms[0]).await;
    bank.platform.withdraw_consent(&Request::plain(&bank.people.officer), consent.id).await.unwrap();
    bank.platform.disable_user(&Request::plain(&bank.people.admin), "zhou").await.unwrap();
    crate::laboratory::submitted(bank).await;
    bank.today("2025-08-31");
    bank.close("2025-08-31").await;
    // Learnt after the close, about a day before it: the rows must say what the close saw.
    bank.today("2025-09-01");
    bank.pay(&number, 200_000, "2025-08-20", "P2").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_is_the_same_after_a_rebuild() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        work(&bank).await;
        assert_eq!(refused(bank.platform.rebuild(&bank.people.admin).await), Code::Forbidden);
        let tenant = bank.people.officer.institution;
        let before = (rows(&bank, OPERATOR).await, rows(&bank, tenant).await);
        let summary = bank.platform.summary(&bank.people.auditor).await.unwrap();

        // Once from what is there, once from nothing: as after a table was lost.
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        for institution in [OPERATOR, tenant] {
            bank.platform.book().execute(institution, views::clear(institution)).await.unwrap();
            assert!(rows(&bank, institution).await.is_empty());
        }
        let report = bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(report.institutions, 7);
        let after = (rows(&bank, OPERATOR).await, rows(&bank, tenant).await);
        for (before, after) in [(before.0, after.0), (before.1, after.1)] {
            assert_eq!(before.len(), after.len(), "{engine:?}");
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before, after, "{engine:?}");
            }
        }
        assert_eq!(bank.platform.summary(&bank.people.auditor).await.unwrap(), summary);
        assert!(bank.platform.scorecards(&bank.people.risk).await.unwrap().iter().any(|card| card.name == SCORECARD));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_another_release_are_made_again_once() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        work(&bank).await;
        let platform = &bank.platform;
        assert!(!platform.views_are_of_another_release().await.unwrap(), "a new book is of this release");
        let tenant = bank.people.officer.institution;
        let before = rows(&bank, tenant).await;
        // As an older release left it: no shape written down, and rows it did not know to fill.
        platform.book().execute(OPERATOR, vec![views::shape::forget(OPERATOR)]).await.unwrap();
        platform.book().execute(tenant, views::clear(tenant)).await.unwrap();
        assert!(platform.views_are_of_another_release().await.unwrap());
        platform.renew_views().await.unwrap();
        assert!(!platform.views_are_of_another_release().await.unwrap());
        assert_eq!(rows(&bank, tenant).await, before, "{engine:?}");
    }
}
