//! What a bank lays over the rulebook: by two people, for decisions from the next day, never for those made before.

use platform::approvals::{Act, ApprovalState};
use platform::limits::MAX_OVERLAYS;
use platform::overlays::lpr_document;
use platform::{Code, Principal, Request};

use crate::support::{Bank, ENGINES, day, refused};

/// Lets no quote older than five days be lent on.
const FIVE_DAYS: &str = r#"
[[parameter]]
id = "lpr.stale.refuse-days"
zh = "LPR过期停用天数"
en = "age of the newest LPR above which no new floating-rate contract is priced"
unit = "days"
operator = "more-than"
overlay = "tighten-lower"

[[parameter.fact]]
value.int = 5
effective_from = "2025-07-01"
source = "internal rule 7"
confidence = "own"
"#;

impl Bank {
    /// Proposed by risk, approved by a reviewer.
    pub async fn lay(&self, document: &str) {
        let act = Act::LayOverRulebook { document: document.into() };
        let proposal = self.platform.propose(&Request::plain(&self.people.risk), act, "参数调整").await.unwrap();
        let done = self.platform.approve(&Request::plain(&self.people.reviewer), &proposal.id).await.unwrap();
        assert_eq!(done.state, ApprovalState::Done);
    }

    /// The annual rate of a new decision on the first firm that gets an offer; none when the newest quote is too old to price
    /// with.
    async fn rate(&self) -> Option<String> {
        for firm in &self.firms {
            let decision = self.decided(*firm, "100000", 12).await.decision.unwrap();
            if decision.reasons.iter().any(|reason| reason.code == "lpr-stale") {
                assert!(decision.outcome.id == "refer" && decision.rate.is_none(), "{decision:?}");
                return None;
            }
            if let Some(rate) = decision.rate {
                return Some(rate.annual_percent);
            }
        }
        panic!("no firm of the province gets an offer");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_quote_prices_from_the_next_day_and_old_decisions_stay() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let before = bank.rate().await.unwrap();
        bank.lay(&lpr_document(day("2025-07-01"), "2.50", "3.00", "PBoC 2025-07-01").unwrap()).await;
        assert_eq!(bank.rate().await.unwrap(), before, "a day's decisions share one rulebook");
        bank.today("2025-07-03");
        let after = bank.rate().await.unwrap();
        let percent = |text: &str| text.parse::<rust_decimal::Decimal>().unwrap();
        assert_eq!(percent(&before) - percent(&after), rust_decimal::Decimal::new(50, 2), "{before} {after}");

        let bank = bank.reopened().await;
        assert_eq!(bank.rate().await.unwrap(), after, "it is read again from the book");
        let replays = bank.platform.replay(&bank.people.auditor, None).await.unwrap();
        assert!(replays.len() >= 4 && replays.iter().all(|card| card.identical), "{replays:?}");
        let listed = bank.platform.rules_listed(&bank.people.officer, day("2025-07-03")).await.unwrap();
        let quote = listed.iter().find(|line| line.id == "lpr.1y").unwrap();
        assert_eq!((quote.value.as_str(), quote.source.as_str()), ("0.025", "PBoC 2025-07-01"));
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quote_too_old_stops_lending_until_a_newer_one_is_added() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.lay(FIVE_DAYS).await;
        assert!(bank.rate().await.is_some(), "not before the next day");
        bank.today("2025-07-03");
        assert_eq!(bank.rate().await, None, "the newest shipped quote is of 20 June");
        bank.lay(&lpr_document(day("2025-07-03"), "3.00", "3.50", "PBoC 2025-07-03").unwrap()).await;
        bank.today("2025-07-04");
        assert!(bank.rate().await.is_some());
        let replays = bank.platform.replay(&bank.people.auditor, None).await.unwrap();
        assert!(replays.iter().all(|card| card.identical), "{replays:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn maker_and_checker_differ_and_what_loosens_is_refused_at_the_proposal() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let both = Principal { roles: [platform::Role::Risk, platform::Role::Reviewer].into(), ..bank.people.risk.clone() };
    let propose = async |who: &Principal, document: &str| {
        let act = Act::LayOverRulebook { document: document.into() };
        bank.platform.propose(&Request::plain(who), act, "参数调整").await
    };
    let proposal = propose(&both, FIVE_DAYS).await.unwrap();
    assert_eq!(refused(bank.platform.approve(&Request::plain(&both), &proposal.id).await), Code::SamePerson);
    assert_eq!(refused(propose(&bank.people.officer, FIVE_DAYS).await), Code::Forbidden);
    let finance = Request::plain(&bank.people.finance);
    assert_eq!(refused(bank.platform.approve(&finance, &proposal.id).await), Code::Forbidden);
    let refusals = [
        FIVE_DAYS.replace("= 5", "= 71"),
        FIVE_DAYS.replace("lpr.stale.refuse-days", "no.such-rule"),
        FIVE_DAYS.replace("source =", "recorded_at = \"2020-01-01T00:00:00Z\"\nsource ="),
        FIVE_DAYS.replace("value.int = 5", "value.int = 5\nsurprise = 1"),
        "not toml".into(),
    ];
    for document in refusals {
        assert_eq!(refused(propose(&bank.people.risk, &document).await), Code::Invalid, "{document}");
    }
    // Nothing of all this changed what is in force.
    let listed = bank.platform.rules_listed(&bank.people.officer, day("2025-07-02")).await.unwrap();
    assert_eq!(listed.iter().find(|line| line.id == "lpr.stale.refuse-days").unwrap().value, "70");
    const { assert!(MAX_OVERLAYS >= 80 * 12, "a monthly quote for eighty years") };
}
