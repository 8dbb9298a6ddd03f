//! Which scorecard scores for which product, and that nothing is put in force that could not decide.

use codes::RunId;
use platform::scorecard_use::Serves;
use platform::{Code, Request};

use crate::laboratory;
use crate::support::{Bank, ENGINES, PRODUCT, SCORECARD, cny, refused};

/// A product of its own that asks for what the laboratory's card reads, and names it.
fn naming(code: &str, features: &[&str]) -> String {
    let wanted: String =
        features.iter().map(|name| format!("      - {{ name: {name}, type: number, zh: {name} }}\n")).collect();
    let there = "  - category: application\n    purpose: credit-assessment\n    features:\n";
    let text = PRODUCT.replacen("code: hebei-everyday\n", &format!("code: {code}\nscorecard: 城区卡\n"), 1);
    assert!(
        text.contains(there) && text.contains("scorecard:"),
        "the product no longer asks for data of the application"
    );
    text.replacen(there, &format!("{there}{wanted}"), 1)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_for_one_product_leaves_the_others_alone() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, risk, checker) =
            (&bank.platform, Request::plain(&bank.people.risk), Request::plain(&bank.people.reviewer));
        let features = laboratory::mapped_and_submitted(&bank, "lab_").await;
        assert!(features.len() >= 2, "{features:?}");
        let names: Vec<&str> = features.iter().map(String::as_str).collect();
        let text = naming("city-shops", &names);

        // A product cannot name what nobody approved, and what it names must be fed.
        let early = platform.publish_product(&risk, &text).await.unwrap_err();
        assert_eq!(early.code, Code::ProductInvalid);
        assert!(early.detail.contains("no approved version"), "{}", early.detail);

        // For every product the card would stop the one in force, which asks for other data.
        let all = platform.approve_scorecard(&checker, "城区卡", None, None).await.unwrap_err();
        assert_eq!(all.code, Code::ScorecardMisfit);
        assert!(
            all.detail.contains("hebei-everyday version 1") && all.detail.contains("only for products"),
            "{}",
            all.detail
        );
        let card = platform.approve_scorecard(&checker, "城区卡", None, Some(Serves::ProductsNamingIt)).await.unwrap();
        assert_eq!((card.active_version, card.serves), (Some(1), Serves::ProductsNamingIt));

        let hungry = platform.publish_product(&risk, &naming("city-shops", &names[1..])).await.unwrap_err();
        assert!(hungry.detail.contains(names[0]), "{}", hungry.detail);
        platform.publish_product(&risk, &text).await.unwrap();
        platform.approve_product(&checker, "city-shops", None).await.unwrap();

        let firm = bank.firms[3];
        bank.consent(firm).await;
        let officer = Request::plain(&bank.people.officer);
        let mut used = Vec::new();
        for product in ["hebei-everyday", "city-shops"] {
            let asking = platform::origination::NewApplication {
                product: product.into(),
                amount: cny("100000"),
                ..Bank::asking(firm, "100000", 12)
            };
            let id = platform.submit(&officer, asking).await.unwrap().id.parse().unwrap();
            let decided = platform.decide(&officer, id).await.unwrap();
            used.push(decided.decision.unwrap().pinned.join(" "));
        }
        let own = platform.scorecards(&bank.people.risk).await.unwrap().into_iter().find(|c| c.name == SCORECARD);
        let own = own.unwrap().id.to_string();
        let other = card.id.to_string();
        assert!(used[0].contains(&own) && !used[0].contains(&other), "{used:?}");
        assert!(used[1].contains(&other) && !used[1].contains(&own), "{used:?}");
        let shown = platform.scorecard_detail(&bank.people.auditor, "城区卡", None).await.unwrap();
        assert_eq!(shown.products.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["city-shops"]);
        let own = platform.scorecard_detail(&bank.people.auditor, SCORECARD, None).await.unwrap();
        assert_eq!(own.products.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["hebei-everyday"]);

        // A next version that reads what the product does not ask for is refused, and the first goes on.
        laboratory::mapped(&bank, "other_").await;
        let run = platform.run_study(&risk, "城区小微", RunId::from_bytes([9; 16]), |_, _, _| {}).await.unwrap();
        platform.submit_run(&risk, "城区小微", &run.id, "城区卡").await.unwrap();
        let next = platform.approve_scorecard(&checker, "城区卡", None, None).await.unwrap_err();
        assert_eq!(next.code, Code::ScorecardMisfit);
        assert!(next.detail.contains("city-shops version 1") && next.detail.contains("other_"), "{}", next.detail);
        let again = platform.replay(&bank.people.auditor, None).await.unwrap();
        assert!(again.len() == 2 && again.iter().all(|card| card.identical), "{again:?}");
        let own = platform.approve_scorecard(&risk, "城区卡", None, None).await;
        assert_eq!(refused(own), Code::Forbidden);
    }
}
