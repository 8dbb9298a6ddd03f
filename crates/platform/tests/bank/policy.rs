//! A candidate product tried on a bank's recorded decisions.

use platform::backtest::BackTestAsked;
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, PRODUCT, cny, refused};

fn asked(document: &str) -> BackTestAsked {
    BackTestAsked { document: document.to_owned(), ..BackTestAsked::default() }
}

/// A candidate that lends at most 50,000: whoever asked for more is out.
fn small() -> String {
    let text = PRODUCT.replacen("\nversion: 1\n", "\nversion: 2\n", 1).replacen(
        "amount: { min: \"10000\", max: \"3000000\"",
        "amount: { min: \"10000\", max: \"50000\"",
        1,
    );
    let most = "max_amount: \"800000\"";
    assert!(text.contains(most) && text.len() < PRODUCT.len(), "the product no longer holds its amounts");
    text.replacen(most, "max_amount: \"50000\"", 1)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_candidate_is_tried_on_recorded_decisions_and_nothing_is_written() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let mut offers = Vec::new();
        for (at, firm) in bank.firms.iter().take(12).enumerate() {
            let card = bank.decided(*firm, if at % 2 == 0 { "100000" } else { "40000" }, 12).await;
            if card.decision.as_ref().unwrap().amount.is_some() {
                offers.push((at % 2 == 0, card));
            }
        }
        let large = u64::try_from(offers.iter().filter(|(large, _)| *large).count()).unwrap();
        let all = u64::try_from(offers.len()).unwrap();
        assert!(0 < large && large < all, "both kinds must occur: {large} of {all}");
        let events = bank.platform.book().verify(None, None).await.unwrap().events;
        let risk = &bank.people.risk;

        let same = bank.platform.backtest(risk, &asked(PRODUCT), |_, _| {}).await.unwrap();
        assert_eq!((same.decided, same.again, same.unable.len()), (12, 12, 0));
        assert!(same.diff.changes.is_empty());
        let numbers: Vec<u64> = same.swap.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [0, 0, all, 12 - all]);
        assert_eq!((&same.rates_before, &same.limits_before), (&same.rates_after, &same.limits_after));

        let seen = std::cell::RefCell::new(Vec::new());
        let card = bank.platform.backtest(risk, &asked(&small()), |done, of| seen.borrow_mut().push((done, of))).await;
        let card = card.unwrap();
        assert_eq!(seen.into_inner(), [(12, 12)]);
        let numbers: Vec<u64> = card.swap.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [0, large, all - large, 12 - all]);
        let places: Vec<_> = card.diff.changes.iter().map(|change| change.place.as_str()).collect();
        assert_eq!(places, ["amount.max", "authority.max_amount"]);
        assert_eq!(card.lgd_percent, "45");
        let then: i64 = offers
            .iter()
            .filter(|(large, _)| *large)
            .map(|(_, c)| c.decision.as_ref().unwrap().amount.as_ref().unwrap().minor)
            .sum();
        assert_eq!(card.swap[1].offered_before.minor, then);

        // The window counts days of decision, both included.
        let (before, after) =
            (calendar::parse_date("2025-07-01").unwrap(), calendar::parse_date("2025-07-03").unwrap());
        for (since, until, decided) in
            [(None, Some(before), 0), (Some(after), None, 0), (Some(before), Some(after), 12)]
        {
            let asked = BackTestAsked { since, until, ..asked(PRODUCT) };
            assert_eq!(bank.platform.backtest(risk, &asked, |_, _| {}).await.unwrap().decided, decided);
        }

        let (_, firm) = offers.iter().find(|(large, _)| *large).unwrap();
        let trace = bank.platform.backtest_trace(&bank.people.auditor, None, &small(), &firm.id).await.unwrap();
        assert_eq!(trace.before.id, firm.decision.as_ref().unwrap().id);
        let after = trace.after.unwrap();
        assert_eq!((after.outcome.id.as_str(), trace.unable), ("decline", None));
        assert!(after.reasons.iter().any(|reason| reason.code == "amount-range"), "{:?}", after.reasons);
        assert_eq!(bank.platform.book().verify(None, None).await.unwrap().events, events, "a back-test writes nothing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn loans_tell_what_was_realised_and_erased_firms_are_counted() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let number = bank.lent("100000", 12).await;
        bank.today("2025-12-31");
        bank.close("2025-12-31").await;
        let risk = &bank.people.risk;
        let card = bank.platform.backtest(risk, &asked(&small()), |_, _| {}).await.unwrap();
        let out = &card.swap[1];
        assert_eq!((out.lent, out.lent_amount.minor), (1, cny("100000").minor()));
        assert_eq!((out.bad, out.bad_owed.minor), (1, cny("100000").minor()), "never paid, more than 90 days ago");

        let firm = bank.loan(&number).await.firm.parse().unwrap();
        bank.platform.erase_firm(&Request::plain(&bank.people.root), firm).await.unwrap();
        let again = bank.platform.backtest(risk, &asked(&small()), |_, _| {}).await.unwrap();
        assert_eq!((again.decided, again.again), (card.decided, card.again - 1));
        let erased: Vec<_> = again.unable.iter().map(|line| (line.reason.id.as_str(), line.number)).collect();
        assert_eq!(erased, [("erased", 1)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_and_what_is_no_candidate_is_refused() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let run = async |who: &platform::Principal, asked: &BackTestAsked| {
        refused(bank.platform.backtest(who, asked, |_, _| {}).await)
    };
    assert_eq!(run(&bank.people.officer, &asked(PRODUCT)).await, Code::Forbidden);
    let risk = &bank.people.risk;
    assert_eq!(run(risk, &asked("x")).await, Code::ProductInvalid);
    let other = PRODUCT.replacen("code: hebei-everyday", "code: no-such", 1);
    assert_eq!(run(risk, &asked(&other)).await, Code::NotFound);
    let none = BackTestAsked { code: Some("xwjy".into()), ..asked(PRODUCT) };
    assert_eq!(run(risk, &none).await, Code::NotFound);
    let wrong = BackTestAsked { code: Some("hebei-everyday".into()), ..asked(&other) };
    assert_eq!(run(risk, &wrong).await, Code::ProductInvalid);
    let lgd = BackTestAsked { lgd: Some("1.5".parse().unwrap()), ..asked(PRODUCT) };
    assert_eq!(run(risk, &lgd).await, Code::Invalid);
    let days = BackTestAsked {
        since: Some(calendar::parse_date("2025-07-02").unwrap()),
        until: Some(calendar::parse_date("2025-07-01").unwrap()),
        ..asked(PRODUCT)
    };
    assert_eq!(run(risk, &days).await, Code::Invalid);
    let unknown = "app_00000000000000000000000000000000";
    let trace = bank.platform.backtest_trace(risk, None, PRODUCT, unknown).await;
    assert!(matches!(refused(trace), Code::NotFound | Code::Invalid));
    let diff = bank.platform.product_diff(&bank.people.officer, "hebei-everyday", None, &small()).await.unwrap();
    assert_eq!((diff.before, diff.after, diff.changes.len()), (1, 2, 2));
    let missing = bank.platform.product_diff(risk, "hebei-everyday", Some(9), PRODUCT).await;
    assert_eq!(refused(missing), Code::NotFound);
}
