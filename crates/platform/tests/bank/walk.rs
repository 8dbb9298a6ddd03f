//! From an idea to a live product: the shop loan (烟火贷) written, checked, compared, tried, approved by a second person and decided
//! with, on what a simulated bank's firms report.

use platform::backtest::BackTestAsked;
use platform::cards::ApplicationCard;
use platform::origination::NewApplication;
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, refused};

const SHOP: &str = include_str!("../../../../products/yanhuo-shop.yaml");
const CODE: &str = "yanhuo-shop";

async fn asked(bank: &Bank, firm: codes::FirmId) -> ApplicationCard {
    let officer = Request::plain(&bank.people.officer);
    bank.consent(firm).await;
    let new = NewApplication { product: CODE.into(), purpose: "stock".into(), ..Bank::asking(firm, "60000", 12) };
    let card = bank.platform.submit(&officer, new).await.unwrap();
    bank.platform.decide(&officer, card.id.parse().unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idea_becomes_a_live_product() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (risk, reviewer) = (Request::plain(&people.risk), Request::plain(&people.reviewer));
        let report = platform.check_product(&people.risk, SHOP).await.unwrap();
        assert!(report.ok && report.warnings == 0, "{report:#?}");
        platform.publish_product(&risk, SHOP).await.unwrap();
        let own = platform.approve_product(&risk, CODE, None).await;
        assert_eq!(refused(own), Code::Forbidden, "who wrote it does not approve it");
        platform.approve_product(&reviewer, CODE, None).await.unwrap();

        let mut cards = Vec::new();
        for firm in bank.firms.iter().take(36) {
            cards.push(asked(&bank, *firm).await);
        }
        let coded = |code: &str| {
            let given =
                |card: &&ApplicationCard| card.decision.as_ref().unwrap().reasons.iter().any(|r| r.code == code);
            cards.iter().filter(given).count()
        };
        let offers: Vec<_> = cards.iter().filter(|card| card.decision.as_ref().unwrap().amount.is_some()).collect();
        assert!(offers.len() >= 2, "shops get offers: {}", offers.len());
        assert!(coded("feature-missing") > 5, "a firm without a terminal goes to a person");
        let limit = offers.iter().map(|card| card.decision.as_ref().unwrap().limit.as_ref().unwrap().minor).max();
        assert!(limit <= Some(30_000_000), "no more than 300,000 yuan");

        // The next idea: a narrower limit, compared and tried on what was decided.
        let candidate =
            SHOP.replacen("\nversion: 1\n", "\nversion: 2\n", 1).replacen("times: \"2.0\"", "times: \"0.4\"", 1);
        let diff = platform.product_diff(&people.risk, CODE, None, &candidate).await.unwrap();
        assert_eq!(diff.changes.len(), 1, "{diff:?}");
        let tried = BackTestAsked { document: candidate.clone(), ..BackTestAsked::default() };
        let card = platform.backtest(&people.risk, &tried, |_, _| {}).await.unwrap();
        assert_eq!((card.decided, card.again), (cards.len() as u64, cards.len() as u64));
        let [then, now] = &card.economics[..] else { panic!("two sides") };
        assert_eq!(then.offers, offers.len() as u64);
        assert!(now.amount.minor <= then.amount.minor && then.interest.minor > 0);
        let earned = then.interest.minor - then.funding.minor - then.operating.minor - then.expected_loss.minor;
        assert_eq!(then.profit.minor, earned);
        let sum =
            |lines: &[platform::backtest_cards::ApprovalLine]| lines.iter().map(|l| l.profit_before.minor).sum::<i64>();
        for groups in [&card.grades, &card.regions, &card.sizes, &card.places, &card.borrowers] {
            assert_eq!(sum(groups), then.profit.minor, "every group parts the same whole");
        }
        assert_eq!(card.price_bands.iter().map(|band| band.before).sum::<u64>(), then.offers);
        platform.publish_product(&risk, &candidate).await.unwrap();
        platform.approve_product(&reviewer, CODE, None).await.unwrap();
        let again = asked(&bank, offers[0].firm.parse().unwrap()).await;
        assert!(again.decision.unwrap().pinned[0].contains("version 2"));
        assert!(platform.replay(&people.risk, None).await.unwrap().iter().all(|card| card.identical));
    }
}
