//! What a decision reads beside features: who refuses automation, who is on a list, which agreement stands behind it.

use platform::Request;

use crate::support::{Bank, ENGINES};

#[tokio::test(flavor = "multi_thread")]
async fn who_refuses_automation_is_decided_by_a_person() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let officer = Request::plain(&bank.people.officer);
        let offered = bank.first_in_state("offered", "100000", 12).await;
        let mut asking = Bank::asking(offered.firm.parse().unwrap(), "100000", 12);
        asking.automation_refused = true;
        let card = bank.platform.submit(&officer, asking).await.unwrap();
        let card = bank.platform.decide(&officer, card.id.parse().unwrap()).await.unwrap();
        assert_eq!(card.state.id, "referred");
        let reasons = card.decision.unwrap().reasons;
        assert_eq!(reasons.iter().map(|reason| reason.code.as_str()).collect::<Vec<_>>(), ["automation-refused"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listed_dishonest_debtor_is_declined_from_the_day_it_is_known() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let officer = Request::plain(&bank.people.officer);
        let offered = bank.first_in_state("offered", "100000", 12).await;
        let firm = offered.firm.parse().unwrap();
        let held_on = bank.platform.clock().today();
        let listed = lake::Observation {
            firm,
            metric: platform::origination::DISHONEST_DEBTOR.into(),
            held_on,
            period_start: None,
            value: lake::Value::Fixed { units: 1, scale: 0 },
            learned_at: platform::clock::start_of_day(held_on),
            category: "judicial".into(),
            row: 1,
        };
        bank.platform.simulated_observations(&officer, &[listed]).await.unwrap();
        let card = bank.decided(firm, "100000", 12).await;
        assert_eq!(card.state.id, "declined");
        let reasons = card.decision.unwrap().reasons;
        assert!(reasons.iter().any(|reason| reason.code == "dishonest-debtor"), "{reasons:?}");
        assert!(bank.platform.replay(&bank.people.auditor, None).await.unwrap().iter().all(|card| card.identical));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_agreement_that_the_product_names_stands_behind_it() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let risk = Request::plain(&bank.people.risk);
        // Another product rests on an agreement that nobody signed, while one is in force beside it.
        let other = include_str!("../../../../products/hebei-everyday.yaml")
            .replace("code: hebei-everyday", "code: hebei-unsigned")
            .replace("agreement: gov-28-share", "agreement: nobody-signed")
            .replace("required_when: score.grade != \"A\" or offer.amount > 500000", "required_when: offer.amount > 0");
        bank.platform.publish_product(&risk, &other).await.unwrap();
        bank.platform.approve_product(&Request::plain(&bank.people.reviewer), "hebei-unsigned", None).await.unwrap();
        let firm = bank.first_in_state("offered", "100000", 12).await.firm.parse().unwrap();
        let officer = Request::plain(&bank.people.officer);
        let mut asking = Bank::asking(firm, "100000", 12);
        asking.product = "hebei-unsigned".into();
        let card = bank.platform.submit(&officer, asking).await.unwrap();
        let card = bank.platform.decide(&officer, card.id.parse().unwrap()).await.unwrap();
        assert_ne!(card.state.id, "offered", "no guarantor stands ready");
        assert!(card.decision.unwrap().reasons.iter().any(|reason| reason.code.contains("guarantee")));
    }
}
