//! A firm's data are read under its consent and not a day longer.

use platform::{Code, Request};

use crate::support::{Bank, ENGINES, all_categories, day, refused};

#[tokio::test(flavor = "multi_thread")]
async fn without_consent_nothing_is_read_and_a_withdrawn_or_ended_one_counts_no_more() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let officer = Request::plain(&bank.people.officer);
        let card = bank.first_in_state("offered", "100000", 12).await;
        let firm = card.firm.parse().unwrap();

        // Its consent is withdrawn, and one by one others are not yet in force, over, or withdrawn.
        let stranger = *bank.firms.last().unwrap();
        assert_ne!(stranger, firm);
        let asking = || Bank::asking(stranger, "100000", 12);
        assert_eq!(refused(bank.platform.submit(&officer, asking()).await), Code::ConsentMissing);
        let (from, until) = (day("2025-07-10"), day("2025-07-20"));
        let terms = bank.terms(stranger, from, until, all_categories());
        let consent = bank.platform.grant_consent(&officer, terms).await.unwrap();
        for (on, allowed) in [("2025-07-09", false), ("2025-07-10", true), ("2025-07-20", true), ("2025-07-21", false)]
        {
            bank.today(on);
            let outcome = bank.platform.submit(&officer, asking()).await;
            if allowed {
                outcome.unwrap();
            } else {
                assert_eq!(refused(outcome), Code::ConsentMissing, "{on}");
            }
        }
        bank.today("2025-07-15");
        bank.platform.withdraw_consent(&officer, consent.id).await.unwrap();
        assert_eq!(refused(bank.platform.submit(&officer, asking()).await), Code::ConsentMissing);
        assert_eq!(refused(bank.platform.withdraw_consent(&officer, consent.id).await), Code::WrongState);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_after_the_withdrawal_declines_for_want_of_consent() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let officer = Request::plain(&bank.people.officer);
        // The same firm gets an offer while it agrees.
        let offered = bank.first_in_state("offered", "100000", 12).await;
        let firm = offered.firm.parse().unwrap();
        let other = Bank::open(engine).await.unwrap();
        let officer_there = Request::plain(&other.people.officer);
        let consent = other.consent(firm).await;
        let card = other.platform.submit(&officer_there, Bank::asking(firm, "100000", 12)).await.unwrap();
        other.platform.withdraw_consent(&officer_there, consent.id).await.unwrap();
        let card = other.platform.decide(&officer_there, card.id.parse().unwrap()).await.unwrap();
        let decision = card.decision.unwrap();
        assert_eq!((card.state.id.as_str(), decision.outcome.id.as_str()), ("declined", "decline"));
        assert!(decision.reasons.iter().any(|reason| reason.code.contains("consent")), "{:?}", decision.reasons);

        // A consent to taxes alone leaves the rest unread: the decision is not the one made on everything.
        let narrow = Bank::open(engine).await.unwrap();
        let today = narrow.platform.clock().today();
        let terms = narrow.terms(firm, today, day("2026-07-01"), vec!["tax".into(), "application".into()]);
        let officer_narrow = Request::plain(&narrow.people.officer);
        narrow.platform.grant_consent(&officer_narrow, terms).await.unwrap();
        let card = narrow.platform.submit(&officer_narrow, Bank::asking(firm, "100000", 12)).await.unwrap();
        let less = narrow.platform.decide(&officer_narrow, card.id.parse().unwrap()).await.unwrap().decision.unwrap();
        let full = bank.platform.decide(&officer, offered.id.parse().unwrap()).await;
        assert_eq!(refused(full), Code::WrongState, "an offered application is not decided again");
        assert_ne!(less.score, offered.decision.unwrap().score);
    }
}
