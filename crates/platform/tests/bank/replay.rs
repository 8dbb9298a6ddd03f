//! A decision is made again, to the byte, under the versions it was made with, whatever is in force now.

use platform::models::DevelopRequest;
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, PRODUCT, SCORECARD, refused};

#[tokio::test(flavor = "multi_thread")]
async fn replays_are_identical_after_new_versions_and_refused_after_erasure() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let old = bank.first_in_state("offered", "100000", 12).await;
        let (risk, reviewer) = (Request::plain(&bank.people.risk), Request::plain(&bank.people.reviewer));

        bank.today("2025-09-01");
        let second =
            PRODUCT.replacen("\nversion: 1\n", "\nversion: 2\n", 1).replacen("bps: \"110\"", "bps: \"130\"", 1);
        bank.platform.publish_product(&risk, &second).await.unwrap();
        bank.platform.approve_product(&reviewer, "hebei-everyday", None).await.unwrap();
        let asked = DevelopRequest { name: SCORECARD.into(), exclude: vec!["lawsuits".into()] };
        let (card, _) = bank.platform.develop_scorecard(&risk, &asked, |_| {}).await.unwrap();
        assert_eq!((card.version, card.active_version), (2, Some(1)), "not in force before it is approved");
        bank.platform.approve_scorecard(&reviewer, SCORECARD, Some(2), None).await.unwrap();

        let bank = bank.reopened().await;
        let replays = bank.platform.replay(&bank.people.auditor, None).await.unwrap();
        assert!(!replays.is_empty() && replays.iter().all(|card| card.identical), "{replays:?}");
        let new = bank.decided(old.firm.parse().unwrap(), "100000", 12).await.decision.unwrap();
        let before = old.decision.unwrap();
        assert!(
            before.pinned[0].contains("version 1") && before.pinned[1].contains("version 1"),
            "{:?}",
            before.pinned
        );
        assert!(new.pinned[0].contains("version 2") && new.pinned[1].contains("version 2"), "{:?}", new.pinned);

        let firm = old.firm.parse().unwrap();
        let root = Request::plain(&bank.people.root);
        bank.platform.erase_firm(&root, firm).await.unwrap();
        let auditor = &bank.people.auditor;
        assert_eq!(refused(bank.platform.replay(auditor, Some(&before.id)).await), Code::Erased);
        assert_eq!(refused(bank.platform.firm(auditor, &old.firm).await), Code::NotFound);
        assert_eq!(refused(bank.platform.erase_firm(&root, firm).await), Code::WrongState, "erased once");
        // The book itself still proves itself: what was erased was never in it.
        bank.verifies().await;
    }
}
