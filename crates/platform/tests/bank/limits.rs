//! Bounds that only show over time or over many requests: at the limit and one past it.

use calendar::{add_days, add_months};
use platform::devices::Device;
use platform::limits::{
    API_KEY_DAYS, CONSENT_MONTHS, IDEMPOTENCY_HOURS, MAX_CLOSE_DAYS, MAX_SIGN_IN_FAILURES, SESSION_HOURS,
    SESSION_IDLE_MINUTES, SESSION_TOUCH_SECONDS, SIGN_IN_PAUSE_SECONDS,
};
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, PASSWORD, all_categories, day, refused};

/// Moves the clock forward.
fn wait(bank: &Bank, seconds: i64) {
    let later = std::time::Duration::from_secs(seconds.unsigned_abs());
    bank.platform.clock().set(bank.platform.clock().now().checked_add(later).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_lock_for_a_while_and_tokens_end() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let device = Device::default();
        let sign_in = |password: &'static str| bank.platform.sign_in("demo-bank", "li", password, &device);
        for _ in 0..MAX_SIGN_IN_FAILURES - 1 {
            assert_eq!(refused(sign_in("wrong password 1").await), Code::SignInFailed);
        }
        let token = sign_in(PASSWORD).await.expect("one less than the limit does not lock").token;
        for _ in 0..MAX_SIGN_IN_FAILURES {
            assert_eq!(refused(sign_in("wrong password 1").await), Code::SignInFailed);
        }
        assert_eq!(refused(sign_in(PASSWORD).await), Code::Locked);
        wait(&bank, SIGN_IN_PAUSE_SECONDS - 1);
        assert_eq!(refused(sign_in(PASSWORD).await), Code::Locked);
        wait(&bank, 1);
        let second = sign_in(PASSWORD).await.unwrap().token;

        let (_, key) = bank.platform.new_api_key(&bank.people.admin, "li", "nightly").await.unwrap();
        bank.platform.authenticate(&token).await.unwrap();
        // Used now and then it lasts to its last second, and not one more.
        let step = SESSION_IDLE_MINUTES * 60 - SESSION_TOUCH_SECONDS;
        let mut left = SESSION_HOURS * 3_600 - 1;
        while left > 0 {
            wait(&bank, left.min(step));
            left -= left.min(step);
            bank.platform.authenticate(&second).await.unwrap();
        }
        wait(&bank, 1);
        assert_eq!(refused(bank.platform.authenticate(&second).await), Code::SignInNeeded);
        wait(&bank, API_KEY_DAYS * 86_400 - SESSION_HOURS * 3_600 - 1);
        bank.platform.authenticate(&key).await.unwrap();
        wait(&bank, 1);
        assert_eq!(refused(bank.platform.authenticate(&key).await), Code::SignInNeeded);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn consents_closes_and_remembered_answers_have_an_end() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (officer, finance) = (Request::plain(&bank.people.officer), Request::plain(&bank.people.finance));
        let from = day("2025-07-02");
        let longest = add_months(from, CONSENT_MONTHS * 5).unwrap();
        let terms = |until| bank.terms(bank.firms[0], from, until, all_categories());
        bank.platform.grant_consent(&officer, terms(longest)).await.unwrap();
        let past = bank.platform.grant_consent(&officer, terms(add_days(longest, 1).unwrap())).await;
        assert_eq!(refused(past), Code::Invalid);

        let asking = || Bank::asking(bank.firms[0], "100000", 12);
        let keyed = || {
            let key = bank.platform.idempotency_key("li POST".into(), "k".into(), [1; 32]);
            Request { who: &bank.people.officer, key: Some(key) }
        };
        let first = bank.platform.submit(&keyed(), asking()).await.unwrap().id;
        wait(&bank, IDEMPOTENCY_HOURS * 3_600 - 1);
        assert_eq!(bank.platform.submit(&keyed(), asking()).await.unwrap().id, first);
        wait(&bank, 1);
        assert_ne!(bank.platform.submit(&keyed(), asking()).await.unwrap().id, first);

        bank.today("2025-07-02");
        bank.lent("100000", 6).await;
        let last = add_days(from, MAX_CLOSE_DAYS).unwrap();
        bank.platform.clock().set_day(last);
        assert_eq!(refused(bank.platform.close_through(&finance, last, |_| {}).await), Code::TooLarge);
        // What the refusal advises is accepted: an earlier day.
        bank.close("2025-07-02").await;
        let future = add_days(last, 1).unwrap();
        assert_eq!(refused(bank.platform.close_through(&finance, future, |_| {}).await), Code::Invalid);
    }
}
