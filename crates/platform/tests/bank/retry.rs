//! A request sent twice under one key has its effect once and its answer twice.

use platform::{Code, Request};
use store::IdempotencyKey;

use crate::support::{Bank, ENGINES, cny, day, refused};

fn keyed<'a>(bank: &'a Bank, who: &'a platform::Principal, key: &str, body: u8) -> Request<'a> {
    let key: IdempotencyKey = bank.platform.idempotency_key(format!("{} POST", who.user), key.into(), [body; 32]);
    Request { who, key: Some(key) }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_submission_or_payment_gives_the_first_answer() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (officer, finance) = (&bank.people.officer, &bank.people.finance);
        let firm = bank.firms[0];
        bank.consent(firm).await;
        let submit = |body| {
            let request = keyed(&bank, officer, "k1", body);
            let platform = &bank.platform;
            async move { platform.submit(&request, Bank::asking(firm, "100000", 12)).await }
        };
        let first = submit(1).await.unwrap();
        assert_eq!(submit(1).await.unwrap(), first, "the same application, not a second one");
        assert_eq!(bank.platform.applications(&bank.people.auditor, None, "", 500).await.unwrap().len(), 1);
        assert_eq!(refused(submit(2).await), Code::KeyReused);

        let number = bank.lent("100000", 6).await;
        let pay = |amount: &'static str, key: &'static str, body| {
            let request = keyed(&bank, finance, key, body);
            let (platform, number) = (&bank.platform, &number);
            async move { platform.pay(&request, number, cny(amount), day("2025-07-02"), "P1").await }
        };
        let answer = pay("1000", "k2", 1).await.unwrap();
        assert_eq!(pay("1000", "k2", 1).await.unwrap(), answer);
        // Without the key the reference of the payment protects: the same content again is the same payment.
        assert_eq!(pay("1000", "k3", 1).await.unwrap(), answer);
        assert_eq!(refused(pay("1001", "k4", 1).await), Code::Conflict);
        let payments = bank.loan(&number).await.facts;
        let payments = payments.iter().filter(|fact| fact.reference.as_deref() == Some("P1")).count();
        assert_eq!(payments, 1);
        bank.verifies().await;
    }
}
