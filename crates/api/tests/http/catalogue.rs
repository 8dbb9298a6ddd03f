//! What lending rests on, over HTTP: firms and consents, scorecards, products, keys, the audit trail, the market.

use std::collections::BTreeSet;

use api::limits::MAX_MODEL_BODY_BYTES;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use platform::Request;
use serde_json::{Value, json};
use views::objects::{self, Object};

use crate::credit::{CODE, small_province};
use crate::house::{A, House};

/// A consent to one category for a purpose.
pub const CONSENT: &str =
    r#"{"purpose": "credit-assessment", "categories": ["tax"], "text": "同意查询", "method": "one-tap"}"#;

/// An agreement between the two lenders of the tests, one of which plays the guarantor.
pub const AGREEMENT: &str = r#"
name: spare-share
parties:
  - { institution: lender-a, role: lender, share_percent: "20" }
  - { institution: lender-b, role: guarantor, share_percent: "80", fee_percent: "0.8" }
front: lender-b
coverage: principal
cap_total: "1000000"
waiting_days: 60
payment_days: 30
from: "2025-01-01"
until: "2030-12-31"
"#;

/// A firm's entry; the last character of the code is made right.
pub fn firm_entry(almost: &str) -> String {
    let code = checked(&almost[..17]);
    let entry = json!({ "uscc": code, "name": "石家庄测试食品有限公司", "industry": "C1411", "standing": "active",
        "kyc": "complete", "registered_on": "2019-05-06" });
    entry.to_string()
}

/// The credit code that begins with these seventeen characters.
fn checked(begins: &str) -> String {
    let last = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars();
    let mut codes = last.map(|last| format!("{begins}{last}"));
    codes.find(|code| code.parse::<codes::Uscc>().is_ok()).expect("one of thirty-one is right")
}

fn rows(answer: &Value) -> &Vec<Value> {
    answer["rows"].as_array().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_firm_is_seen_by_those_who_have_a_file_on_it() {
    let house = House::open().await;
    let entry = firm_entry("91130104MA0000001X");
    let firm = house.post("officer", "/v1/firms", &entry).await.expect(201);
    let id = firm["id"].as_str().unwrap().to_owned();
    assert!(firm["uscc"].as_str().unwrap().starts_with("9113***********"), "{firm}");
    assert_eq!(firm["region"]["code"], "130104");
    let whole: Value = serde_json::from_str(&entry).unwrap();
    let whole = whole["uscc"].as_str().unwrap();
    assert_eq!(house.post("officer", "/v1/firms", &entry).await.expect(201)["id"], id.as_str(), "the same firm");

    // Found by a part of its name and by its whole code, not by a part of the code.
    for (asked, found) in [("测试食品", 1), (whole, 1), (&whole[..17], 0), ("%", 0), ("", 1)] {
        let path = format!("/v1/firms?q={}", percent_encoded(asked));
        assert_eq!(rows(&house.get("auditor", &path).await.expect(200)).len(), found, "{asked}");
    }
    let found = |query: &'static str| {
        let house = &house;
        async move { rows(&house.get("auditor", &format!("/v1/firms?{query}")).await.expect(200)).len() }
    };
    assert_eq!((found("region=1301").await, found("region=1302").await), (1, 0));
    assert_eq!((found("industry=C").await, found("industry=K").await), (1, 0));

    // Lender B has no file on it until it registers the firm itself.
    let path = format!("/v1/firms/{id}");
    house.get("everybody", &path).await.expect_problem(404, "resource.not_found");
    assert!(rows(&house.get("everybody", "/v1/firms").await.expect(200)).is_empty());
    house.post("everybody", "/v1/firms", &entry).await.expect(201);
    assert_eq!(house.get("everybody", &path).await.expect(200)["consents"], json!([]));

    // A rebuild makes the list again.
    let root = house.platform.local_principal("platform", "root").await.unwrap();
    house.platform.rebuild(&root).await.unwrap();
    house.get("everybody", &path).await.expect(200);

    // The whole code is an act with a reason, on the record of whoever asked.
    let asked = r#"{"reason": "寄送合同"}"#;
    house.post("officer", &format!("{path}/reveal"), r#"{"reason": " "}"#).await.expect_problem(422, "request.invalid");
    assert_eq!(house.post("officer", &format!("{path}/reveal"), asked).await.expect(200)["uscc"], whole);
    let trail = house.get("auditor", &format!("/v1/audit?object=firm/{id}")).await.expect(200);
    let last = &rows(&trail)[0];
    assert_eq!(
        (last["kind"]["id"].as_str(), last["actor"]["name"].as_str()),
        (Some("firm-code-revealed"), Some("officer"))
    );
    assert_eq!(last["payload"]["reason"], "寄送合同");
    let other = house.get("everybody", &format!("/v1/audit?object=firm/{id}")).await.expect(200);
    assert!(!other.to_string().contains("寄送合同") && !other.to_string().contains("officer"), "{other}");

    house.post("operator", &format!("{path}/erase"), "").await.expect(200);
    house.get("officer", &path).await.expect_problem(404, "subject.erased");
    assert!(rows(&house.get("officer", "/v1/firms").await.expect(200)).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_is_recorded_once_and_opens_its_categories_only() {
    let house = House::open().await;
    let province = small_province(3, 50);
    let firms = house.product_and_firms(&province).await;
    let path = format!("/v1/firms/{}", firms[0]);
    let card = house.get("officer", &path).await.expect(200);
    assert_eq!(
        (card["consents"].as_array().unwrap().len(), card["consents"][0]["state"]["zh"].as_str()),
        (1, Some("有效"))
    );
    let first = house.post_with("officer", &format!("{path}/consents"), "one", CONSENT).await;
    let again = house.post_with("officer", &format!("{path}/consents"), "one", CONSENT).await;
    assert_eq!(first.expect(201)["id"], again.expect(201)["id"]);
    assert_eq!(again.header("idempotent-replayed"), "true");
    let other = CONSENT.replace("tax", "power");
    let reused = house.post_with("officer", &format!("{path}/consents"), "one", &other).await;
    reused.expect_problem(409, "idempotency.key_reused");
    let consent = first.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/v1/consents/{consent}/withdraw");
    assert_eq!(house.post("officer", &path, "").await.expect(200)["state"]["id"], "withdrawn");
    house.post("officer", &path, "").await.expect_problem(409, "resource.wrong_state");
    for (body, code) in [
        (CONSENT.replace("[\"tax\"]", "[]"), "request.invalid"),
        (CONSENT.replace("同意查询", ""), "request.invalid"),
        (CONSENT.replace("\"method\"", "\"colour\": 1, \"method\""), "request.unknown_field"),
        (CONSENT.replace("\"method\"", "\"until\": \"2024-01-01\", \"method\""), "request.invalid"),
    ] {
        house.post("officer", &format!("/v1/firms/{}/consents", firms[0]), &body).await.expect_problem(422, code);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trail_says_who_did_what() {
    let house = House::open().await;
    let lent = house.lend().await;
    let number = lent.loan.rsplit('/').next().unwrap();
    let trail = house.get("auditor", &format!("/v1/audit?object=loan/{number}")).await.expect(200);
    let told: Vec<(String, String)> = rows(&trail)
        .iter()
        .map(|row| (row["kind"]["id"].as_str().unwrap().into(), row["actor"]["name"].as_str().unwrap().into()))
        .collect();
    let by = |kind: &str| told.iter().find(|(is, _)| is == kind).map(|(_, who)| who.as_str());
    assert_eq!(by("contract-signed"), Some("officer"));
    assert_eq!((by("payout-sent"), by("payout-confirmed")), (Some("finance"), Some("finance")));
    assert_eq!(told.first().map(|(kind, _)| kind.as_str()), Some("payout-confirmed"), "newest first: {told:?}");
    assert!(rows(&trail).iter().all(|row| row["object"]["label"] == number && row["actor"]["via"]["zh"] == "程序密钥"));

    // The whole institution, in pages, with nothing left out and nothing twice.
    house.platform.book().seal().await.unwrap();
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = house.get("auditor", &format!("/v1/audit?limit=7&after={after}")).await.expect(200);
        seen.extend(rows(&page).iter().map(|row| row["log_index"].as_u64().unwrap()));
        let Some(next) = page["next"].as_str() else { break };
        after = next.to_owned();
    }
    let newest = seen[0];
    assert_eq!(seen, (1..=newest).rev().collect::<Vec<_>>());
    let proof = house.get("auditor", "/v1/verification").await.expect(200);
    assert_eq!((proof["sound"].as_bool(), proof["head"]["size"].as_u64()), (Some(true), Some(newest)));

    // Filters, and what an administrator, who reads the trail but no loans, does not see.
    let asked = "/v1/audit?kind=payout-confirmed&actor=finance&from=2025-07-01&to=2025-07-31";
    let page = house.get("admin", asked).await.expect(200);
    assert_eq!(rows(&page).len(), 1);
    assert!(rows(&page)[0]["payload"].is_null());
    assert!(rows(&house.get("auditor", "/v1/audit?from=2025-07-03").await.expect(200)).is_empty());
    assert!(rows(&house.get("auditor", "/v1/audit?actor=nobody").await.expect(200)).is_empty());
    house.get("auditor", "/v1/audit?after=x").await.expect_problem(422, "request.invalid");
    house.get("auditor", "/v1/audit?from=yesterday").await.expect_problem(422, "request.invalid");
    assert!(rows(&house.get("auditor", "/v1/audit/kinds").await.expect(200)).len() > 50);

    // The market's figures beside those of this book.
    let market = house.get("risk", "/v1/market").await.expect(200);
    let own = |id: &str| {
        let figures = market["own"].as_array().unwrap();
        figures.iter().find(|figure| figure["id"] == id).unwrap()["own"].as_f64()
    };
    assert_eq!(own("acquisition-cost"), None, "no book holds it");
    assert_eq!(own("balance"), None, "nothing was closed yet");
    assert!(own("days-to-pay-out").is_some_and(|days| days >= 0.0));
    assert!(own("straight-through").is_some());
    assert_eq!(market["conflicts"].as_array().unwrap().len(), 12);
    house.post("finance", "/v1/closes", r#"{"through": "2025-07-02"}"#).await.expect(201);
    let market = house.get("risk", "/v1/market").await.expect(200);
    let figures = market["own"].as_array().unwrap();
    let closed = |id: &str| figures.iter().find(|figure| figure["id"] == id).unwrap()["own"].as_f64();
    assert!(closed("balance").is_some_and(|balance| balance > 0.0), "{market}");
    assert_eq!((closed("npl"), market["at"].as_str()), (Some(0.0), Some("2025-07-02")));
    assert!(closed("credit-share").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_do_not_stop_at_one_page() {
    let house = House::open().await;
    let admin = house.platform.local_principal(A, "admin").await.unwrap();
    let held = house.platform.users(&admin).await.unwrap();
    let spare = |n: u32| {
        let id = format!("usr_{n:032x}");
        let body = json!({ "id": id, "name": format!("spare-{n:04}"), "roles": ["auditor"], "active": true });
        let label = format!("spare-{n:04}");
        Object { kind: "user".into(), id, state: "active".into(), label, version: 1, body: body.to_string() }
    };
    let puts: Vec<_> = (1..=501).map(|n| objects::put(admin.institution, spare(n))).collect();
    house.platform.book().execute(admin.institution, puts).await.unwrap();
    assert_eq!(house.platform.users(&admin).await.unwrap().len(), held.len() + 501);
    let (mut names, mut after, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = house.get("admin", &format!("/v1/users?limit=500&after={after}")).await.expect(200);
        names.extend(rows(&page).iter().map(|row| row["name"].as_str().unwrap().to_owned()));
        pages += 1;
        let Some(next) = page["next"].as_str() else { break };
        after = next.to_owned();
    }
    assert_eq!((pages, names.len()), (2, held.len() + 501));
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "nobody twice");
    house.get("admin", "/v1/users?after=x").await.expect_problem(422, "request.invalid");
    house.get("admin", "/v1/users?colour=red").await.expect_problem(422, "request.unknown_field");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_file_is_sent_shown_challenges_and_is_given_back() {
    let house = House::open().await;
    let province = small_province(5, 3_000);
    house.product_and_firms(&province).await;
    house.data_and_scorecard(&province).await;
    let file = BASE64.encode(include_bytes!("../../../platform/tests/bank/partner.txt"));
    let mapping = "features: { balance_yuan: { feature: balance_avg_fen, divide_by: 100 }, inquiries: bureau_queries_6m, \
                   idle_days: power_idle_days_12m, trade: industry_section }";
    let body = |mapping: &str| serde_json::json!({ "name": "partner", "file": file, "mapping": mapping }).to_string();
    let path = "/v1/scorecards/import";
    house.post("risk", path, &body("")).await.expect_problem(422, "model.refused");
    house.post("risk", path, r#"{"name": "x", "file": "???"}"#).await.expect_problem(422, "request.invalid");
    let made = house.post("risk", path, &body(mapping)).await.expect(201);
    assert_eq!((made["version"].as_u64(), made["active_version"].is_null()), (Some(1), true));
    let card = house.get("auditor", "/v1/scorecards/partner").await.expect(200);
    assert_eq!((card["kind"]["id"].as_str(), card["tested"]["id"].as_str()), (Some("trees"), Some("measured")));
    assert_eq!(card["characteristics"].as_array().unwrap().len(), 5);
    assert!(card["test"]["auc"].as_f64() > Some(0.6), "{}", card["test"]);

    let yaml = house.get("auditor", "/v1/scorecards/partner/document?format=yaml").await;
    assert_eq!(yaml.header("content-disposition"), "attachment; filename=\"partner-v1.yaml\"");
    house.get("auditor", "/v1/scorecards/partner/document?format=pmml").await.expect_problem(422, "request.invalid");
    house.get("auditor", "/v1/scorecards/partner/document?format=doc").await.expect_problem(422, "request.invalid");

    house.get("auditor", "/v1/scorecards/partner/contest").await.expect_problem(409, "resource.wrong_state");
    let reason = r#"{"reason": "compare"}"#;
    house.post("risk", "/v1/scorecards/partner/challenge", reason).await.expect(200);
    let card = house.get("risk", "/v1/scorecards/partner").await.expect(200);
    assert_eq!(card["challenger_version"].as_u64(), Some(1));
    assert!(card["allowed"].as_array().unwrap().iter().any(|act| act["act"] == "stop-challenge"));
    let contest = house.get("auditor", "/v1/scorecards/partner/contest?since=2020-01-01").await.expect(200);
    assert_eq!(contest["decided"].as_u64(), Some(0), "nothing was decided yet");
    house.post("risk", "/v1/scorecards/partner/challenge/stop", reason).await.expect(200);
    house
        .post("risk", "/v1/scorecards/partner/challenge/stop", reason)
        .await
        .expect_problem(409, "resource.wrong_state");
}

/// A model file may be longer than any other body, up to its own bound.
#[tokio::test(flavor = "multi_thread")]
async fn a_model_file_has_a_bound_of_its_own() {
    let house = House::open().await;
    let pad = |bytes: usize| {
        let body = r#"{"name": "x", "file": ""}"#;
        format!("{body}{}", " ".repeat(bytes - body.len()))
    };
    let path = "/v1/scorecards/import";
    house.post("risk", path, &pad(MAX_MODEL_BODY_BYTES)).await.expect_problem(422, "model.refused");
    house.post("risk", path, &pad(MAX_MODEL_BODY_BYTES + 1)).await.expect_problem(413, "request.too_large");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scorecard_is_shown_whole_and_the_last_approved_decides() {
    let house = House::open().await;
    let province = small_province(5, 3_000);
    house.product_and_firms(&province).await;
    house.data_and_scorecard(&province).await;
    let line = rows(&house.get("auditor", "/v1/scorecards").await.expect(200))[0].clone();
    assert_eq!((line["state"]["id"].as_str(), line["developed_by_name"].as_str()), (Some("active"), Some("risk")));
    assert!(line["test_auc"].as_f64().is_some_and(|auc| auc > 0.5) && line["rows"].as_u64() > Some(1_000), "{line}");
    let card = house.get("reviewer", "/v1/scorecards/card").await.expect(200);
    for curve in ["roc", "ks", "calibration", "psi", "score_histogram", "characteristics", "dropped", "grades"] {
        let count = card[curve].as_array().unwrap().len();
        assert!((2..=200).contains(&count), "{curve}: {count}");
    }
    let widest = card["ks"].as_array().unwrap().iter().map(|point| {
        let of = |at: usize| point[at].as_f64().unwrap();
        (of(2) - of(1)).abs()
    });
    let (widest, ks) = (widest.fold(0.0, f64::max), card["test"]["ks"].as_f64().unwrap());
    assert!(widest <= ks + 1e-9 && widest > ks - 0.05, "the curve's widest gap {widest} is the figure {ks}");
    let bands: f64 = card["psi"].as_array().unwrap().iter().map(|band| band["actual_percent"].as_f64().unwrap()).sum();
    assert!((bands - 100.0).abs() < 1e-6);
    assert!(card["known_limits"].to_string().contains("模拟数据"));
    let approve = |who: &'static str, card: &Value| {
        let acts = card["allowed"].as_array().unwrap().clone();
        acts.into_iter().find(|act| act["act"] == "approve").map(|act| (who, act["can"].as_bool().unwrap()))
    };
    assert_eq!(approve("reviewer", &card), None, "it is in force already");

    // A second scorecard: the one approved last decides.
    let risk = house.platform.local_principal(A, "risk").await.unwrap();
    let made = house.post("risk", "/v1/scorecards", r#"{"name": "another"}"#).await.expect(201);
    let path = format!("/v1/scorecards/{}", made["id"].as_str().unwrap());
    let (risks, reviewers) =
        (house.get("risk", &path).await.expect(200), house.get("reviewer", &path).await.expect(200));
    assert_eq!(
        (approve("risk", &risks), approve("reviewer", &reviewers)),
        (Some(("risk", false)), Some(("reviewer", true)))
    );
    assert_eq!(house.platform.scorecard(&risk, None).await.unwrap().0.name(), "card");
    house.platform.clock().set("2025-07-02T02:00:00Z".parse().unwrap());
    house.post("reviewer", &format!("{path}/approve"), "").await.expect(200);
    assert_eq!(house.platform.scorecard(&risk, None).await.unwrap().0.name(), "another");
    let reviewer = house.platform.local_principal(A, "reviewer").await.unwrap();
    house.platform.clock().set("2025-07-02T03:00:00Z".parse().unwrap());
    house.platform.approve_scorecard(&Request::plain(&reviewer), "card", None, None).await.unwrap();
    assert_eq!(house.platform.scorecard(&risk, None).await.unwrap().0.name(), "card");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_is_shown_with_its_rules_and_checked_before_it_is_sent() {
    let house = House::open().await;
    house.product_and_firms(&small_province(1, 1)).await;
    let product = house.get("officer", &format!("/v1/products/{CODE}")).await.expect(200);
    assert_eq!(product["versions"][0]["state"]["id"], "active");
    assert_eq!(
        (product["versions"][0]["drafted_by_name"].as_str(), product["summary"]["rate_from"].as_str()),
        (Some("risk"), Some("3"))
    );
    let tables = product["tables"].as_array().unwrap();
    let price = tables.iter().find(|table| table["name"] == "price/spread").unwrap();
    assert_eq!((price["rows"][0][0].as_str(), price["rows"][0][1].as_str()), (Some("< 0.01"), Some("60")));
    let document = product["document"].as_str().unwrap();
    let check = |document: String| {
        let house = &house;
        async move {
            let body = json!({ "document": document }).to_string();
            house.post("risk", "/v1/products/validate", &body).await.expect(200)
        }
    };
    assert_eq!(check(document.to_owned()).await, json!({ "ok": true, "faults": [] }));
    let wrong = check(document.replace("floor_percent: \"3.00\"", "floor_percent: \"20\"")).await;
    assert_eq!((wrong["ok"].as_bool(), wrong["faults"][0]["path"].as_str()), (Some(false), Some("pricing")));
    assert!(wrong["faults"][0]["zh"].as_str().unwrap().contains("定价"));
    let unread = check(document.replace("layer: base", "layer: base\ncolour: red")).await;
    assert!(unread["faults"][0]["path"].as_str().unwrap().starts_with("line"), "{unread}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_shown_once_and_ends_when_it_is_revoked() {
    let mut house = House::open().await;
    let asked = r#"{"user": "auditor", "label": "nightly"}"#;
    let made = house.post_with("admin", "/v1/keys", "k", asked).await.expect(201);
    let again = house.post_with("admin", "/v1/keys", "k", asked).await.expect(201);
    assert_eq!((again["id"].clone(), again["token"].clone()), (made["id"].clone(), Value::Null));
    house.tokens.insert("program".into(), made["token"].as_str().unwrap().to_owned());
    house.get("program", "/v1/audit").await.expect(200);
    let id = made["id"].as_str().unwrap();
    house.post("admin", &format!("/v1/keys/{id}/revoke"), "").await.expect(200);
    house.post("admin", &format!("/v1/keys/{id}/revoke"), "").await.expect_problem(409, "resource.wrong_state");
    house.get("program", "/v1/audit").await.expect_problem(401, "auth.required");
    let listed = house.get("admin", "/v1/keys?limit=500").await.expect(200);
    let of = |id: &str| rows(&listed).iter().find(|key| key["id"] == id).unwrap()["state"]["id"].clone();
    assert_eq!(of(id), "revoked");
    assert!(!listed.to_string().contains("anjik_"), "no secret in a list");
    let trail = house.get("auditor", &format!("/v1/audit?object=key/{id}")).await.expect(200);
    let kinds: Vec<_> = rows(&trail).iter().map(|row| row["kind"]["zh"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["吊销程序密钥", "发放程序密钥"]);
    for (body, status, code) in [
        (r#"{"user": "nobody", "label": "x"}"#, 404, "resource.not_found"),
        (r#"{"user": "auditor", "label": " "}"#, 422, "request.invalid"),
        (r#"{"user": "auditor"}"#, 422, "request.invalid"),
    ] {
        house.post("admin", "/v1/keys", body).await.expect_problem(status, code);
    }
    let long = "x".repeat(101);
    let body = json!({ "user": "auditor", "label": long }).to_string();
    house.post("admin", "/v1/keys", &body).await.expect_problem(422, "request.invalid");
    let body = json!({ "user": "auditor", "label": "x".repeat(100) }).to_string();
    house.post("admin", "/v1/keys", &body).await.expect(201);

    // Adding a user and making links are on the record too.
    house.post("admin", "/v1/users", r#"{"name": "zhao", "roles": ["officer"]}"#).await.expect(201);
    let trail = house.get("auditor", "/v1/audit?object=user/zhao").await.expect(200);
    let kinds: Vec<_> = rows(&trail).iter().map(|row| row["kind"]["zh"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["发放一次性链接", "新增用户"]);
    assert!(rows(&trail).iter().all(|row| row["actor"]["name"] == "admin"), "{trail}");

    // Roles: replaced by name; nobody can be made the platform's operator at a lender.
    house.add_user("spare").await;
    let changed = house.put("admin", "/v1/users/spare/roles", r#"{"roles": ["auditor"]}"#).await.expect(200);
    assert_eq!(changed["roles"][0]["zh"], "审计");
    house
        .put("admin", "/v1/users/spare/roles", r#"{"roles": ["operator"]}"#)
        .await
        .expect_problem(422, "request.invalid");
    house.put("admin", "/v1/users/spare/roles", r#"{"roles": ["king"]}"#).await.expect_problem(422, "request.invalid");
    assert_eq!(house.post("admin", "/v1/users/spare/disable", "").await.expect(200)["state"]["id"], "disabled");
    let rights = house.get("officer", "/v1/roles").await.expect(200);
    assert_eq!(rights["roles"].as_array().unwrap().len(), 7);
    assert!(rights["actions"].to_string().contains("read-audit"));
    let rules = house.get("officer", "/v1/rulebook?on=2025-06-01").await.expect(200);
    assert!(rows(&rules).iter().any(|rule| rule["id"] == "lpr.1y" && !rule["effective_to"].is_null()), "{rules}");
}

/// A text as a part of a query.
fn percent_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
