//! How often somebody may ask: refusals come with the time to wait, and one person's do not touch another's.

use api::rates::{Rate, Rates};
use api::settings::Settings;

use crate::house::{A, House};

/// Slow enough that nothing comes back while the test runs.
const fn so_many(burst: u32) -> Rate {
    Rate { burst, per_second: 0.001 }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_token_has_a_bucket_of_its_own() {
    let rates = Rates { token: so_many(3), user: so_many(6), door: so_many(2) };
    let house = House::open().await.with(Settings { rates, ..Settings::default() });
    for left in [2, 1, 0] {
        let answer = house.get("officer", "/v1/me").await;
        answer.expect(200);
        assert_eq!(answer.header("ratelimit-policy"), "\"default\";q=3;w=3000");
        assert!(
            answer.header("ratelimit").starts_with(&format!("\"default\";r={left};t=")),
            "{}",
            answer.header("ratelimit")
        );
    }
    let refused = house.get("officer", "/v1/me").await;
    let body = refused.expect_problem(429, "request.too_often");
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((900..=1_000).contains(&wait) && body["detail"].as_str().unwrap().contains(&wait.to_string()), "{wait}");
    assert!(refused.header("ratelimit").starts_with("\"default\";r=0;t="));
    house.get("auditor", "/v1/me").await.expect(200);
    house.ask("GET", "/healthz", &[], "").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doors_and_wrong_tokens_are_counted_by_address() {
    let rates = Rates { token: so_many(100), user: so_many(200), door: so_many(4) };
    let house = House::open().await.with(Settings { rates, ..Settings::default() });
    let login = r#"{"institution": "lender-a", "name": "nobody", "password": "x"}"#;
    house.ask("POST", "/v1/login", &[], login).await.expect_problem(401, "auth.failed");
    house.ask("POST", "/v1/links/redeem", &[], r#"{"token": "x"}"#).await.expect_problem(401, "auth.link_invalid");
    for guess in ["Bearer anjik_1", "Bearer anjik_2"] {
        house.ask("GET", "/v1/me", &[("authorization", guess)], "").await.expect_problem(401, "auth.required");
    }
    house.ask("POST", "/v1/login", &[], login).await.expect_problem(429, "request.too_often");
    let guess = [("authorization", "Bearer anjik_3")];
    house.ask("GET", "/v1/me", &guess, "").await.expect_problem(429, "request.too_often");
    house.ask("GET", "/v1/setup", &[], "").await.expect_problem(429, "request.too_often");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_with_many_tokens_has_the_bucket_of_one_user() {
    let rates = Rates { token: so_many(3), user: so_many(5), door: so_many(50) };
    let house = House::open().await.with(Settings { rates, ..Settings::default() });
    let admin = house.platform.local_principal(A, "admin").await.unwrap();
    let mut keys = Vec::new();
    for label in ["one", "two", "three"] {
        keys.push(house.platform.new_api_key(&admin, "officer", label).await.unwrap().1);
    }
    let mut passed = 0;
    for key in keys.iter().cycle().take(6) {
        let answer = house.ask("GET", "/v1/me", &[("authorization", &format!("Bearer {key}"))], "").await;
        if answer.status == 200 {
            passed += 1;
            assert_eq!(answer.header("ratelimit-policy"), "\"default\";q=3;w=3000", "the token's own");
            continue;
        }
        answer.expect_problem(429, "request.too_often");
        assert_eq!(answer.header("ratelimit-policy"), "\"default\";q=5;w=5000", "the user's");
        assert!(answer.header("ratelimit").starts_with("\"default\";r=0;t="));
        assert!((900..=1_000).contains(&answer.header("retry-after").parse::<u64>().unwrap()));
    }
    assert_eq!(passed, 5, "three keys with three requests each");
    // Nobody else is touched; and who only claims to be the officer empties nothing.
    house.get("auditor", "/v1/me").await.expect(200);
    let forged = format!("Bearer {}x", house.tokens["finance"]);
    for _ in 0..3 {
        house.ask("GET", "/v1/me", &[("authorization", &forged)], "").await.expect_problem(401, "auth.required");
    }
    house.get("finance", "/v1/me").await.expect(200);
    let write = house.post("officer", "/v1/applications", "{}").await;
    write.expect_problem(429, "request.too_often");
}
