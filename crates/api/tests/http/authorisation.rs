//! Every route by every role, without a token, and from another institution.

use std::collections::BTreeSet;

use platform::access::allows;
use platform::{Action, Role};
use serde_json::Value;

use crate::credit::Lent;
use crate::house::House;

/// Who may use a route.
enum May {
    Anybody,
    /// Whoever is signed in.
    Signed,
    /// Whoever the table of `platform::access` lets do this.
    Do(Action),
}

/// One row for each operation of the OpenAPI document: the test fails when a route has none.
const ROUTES: &[(&str, &str, May, &str)] = &[
    ("get", "/healthz", May::Anybody, ""),
    ("get", "/metrics", May::Anybody, ""),
    ("post", "/v1/login", May::Anybody, r#"{"institution": "x", "name": "y", "password": "z"}"#),
    ("post", "/v1/logout", May::Signed, ""),
    ("get", "/v1/me", May::Signed, ""),
    ("get", "/v1/applications", May::Do(Action::ReadApplication), ""),
    (
        "post",
        "/v1/applications",
        May::Do(Action::SubmitApplication),
        r#"{"firm": "91130100MA00000000", "product": "p", "amount": "10000", "tenor_months": 12, "purpose": "stock"}"#,
    ),
    ("get", "/v1/applications/{id}", May::Do(Action::ReadApplication), ""),
    ("post", "/v1/applications/{id}/decision", May::Do(Action::DecideApplication), ""),
    (
        "post",
        "/v1/applications/{id}/review",
        May::Do(Action::ReviewApplication),
        r#"{"approve": true, "reason": "checked"}"#,
    ),
    ("post", "/v1/applications/{id}/contract", May::Do(Action::SignContract), ""),
    ("get", "/v1/decisions/{id}", May::Do(Action::ReadApplication), ""),
    ("get", "/v1/decisions/{id}/replay", May::Do(Action::ReplayDecision), ""),
    ("get", "/v1/loans", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/loans/{id}", May::Do(Action::ReadLoan), ""),
    ("get", "/v1/loans/{id}/schedule", May::Do(Action::ReadLoan), ""),
    ("post", "/v1/loans/{id}/payout", May::Do(Action::InstructPayout), ""),
    ("post", "/v1/loans/{id}/payout/release", May::Do(Action::ReleasePayout), ""),
    (
        "post",
        "/v1/loans/{id}/payout/confirmation",
        May::Do(Action::ConfirmPayout),
        r#"{"result": "unknown", "reference": "BANK-2"}"#,
    ),
    ("post", "/v1/loans/{id}/payments", May::Do(Action::RecordPayment), r#"{"amount": "10.00", "reference": "PAY-1"}"#),
    (
        "post",
        "/v1/loans/{id}/corrections",
        May::Do(Action::ProposeCorrection),
        r#"{"act": "write-off", "reason": "lost"}"#,
    ),
    (
        "post",
        "/v1/loans/{id}/prepayments",
        May::Do(Action::RecordPayment),
        r#"{"amount": "1000.00", "reference": "AHEAD-1"}"#,
    ),
    ("post", "/v1/loans/{id}/preview", May::Do(Action::ReadLoan), r#"{"act": "pay", "amount": "10.00"}"#),
    ("get", "/v1/approvals", May::Do(Action::ReadLoan), ""),
    (
        "post",
        "/v1/approvals",
        May::Do(Action::ProposePolicy),
        r#"{"limit": "50000", "until": "2025-12-31", "reason": "daily payouts"}"#,
    ),
    ("post", "/v1/approvals/{id}/approve", May::Do(Action::ApproveCorrection), ""),
    ("post", "/v1/approvals/{id}/refuse", May::Do(Action::ApproveCorrection), r#"{"reason": "no"}"#),
    ("get", "/v1/summary", May::Do(Action::ReadReport), ""),
    ("get", "/v1/portfolio", May::Do(Action::ReadReport), ""),
    ("get", "/v1/closes", May::Do(Action::ReadReport), ""),
    ("post", "/v1/closes", May::Do(Action::CloseDay), r#"{"through": "2025-07-02"}"#),
];

/// Real objects of lender A, so that a refusal is for the role and not for a missing object.
struct Objects {
    lent: Lent,
    proposal: String,
}

impl Objects {
    fn path(&self, template: &str) -> String {
        let id = match template.split('/').nth(2) {
            Some("applications") => &self.lent.application,
            Some("decisions") => &self.lent.decision,
            Some("loans") => &self.lent.id,
            Some("approvals") => &self.proposal,
            _ => "",
        };
        template.replace("{id}", id)
    }
}

async fn objects(house: &House) -> Objects {
    let lent = house.lend().await;
    let body = r#"{"amount": "20.00", "reference": "PAY-0"}"#;
    house.post("finance", &format!("{}/payments", lent.loan), body).await.expect(201);
    let body = r#"{"act": "reverse-payment", "reference": "PAY-0", "reason": "another firm's"}"#;
    let proposal = house.post("finance", &format!("{}/corrections", lent.loan), body).await.expect(201);
    Objects { lent, proposal: proposal["id"].as_str().unwrap().to_owned() }
}

#[test]
fn every_route_has_a_row() {
    let document: Value = serde_json::from_str(&api::openapi()).unwrap();
    let mut described = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        described.extend(item.as_object().unwrap().keys().map(|method| (method.clone(), path.clone())));
    }
    let rows = ROUTES.iter().map(|(method, path, _, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(described, rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn routes_by_roles_and_tenants() {
    let house = House::open().await;
    let objects = objects(&house).await;
    let mut tried = (0, 0, 0);
    for (method, template, may, body) in ROUTES {
        let path = objects.path(template);
        let place = format!("{method} {path}");
        let bare = house.ask(&method.to_uppercase(), &path, &[("idempotency-key", "k")], (*body).to_owned()).await;
        match may {
            May::Anybody => assert_ne!(bare.code(), "auth.required", "{place}"),
            _ => _ = bare.expect_problem(401, "auth.required"),
        }
        for role in Role::ALL {
            let answer = send(&house, method, role.as_str(), &path, body).await;
            let allowed = match may {
                May::Anybody | May::Signed => true,
                May::Do(action) => allows(role, *action),
            };
            if allowed {
                let refused = ["auth.required", "auth.forbidden"].contains(&answer.code().as_str());
                assert!(!refused && answer.status < 500, "{place} by {role:?}: {}", answer.text);
                tried.0 += 1;
            } else {
                answer.expect_problem(403, "auth.forbidden");
                tried.1 += 1;
            }
        }
        if template.contains("{id}") {
            // Somebody with every role, but at lender B.
            send(&house, method, "everybody", &path, body).await.expect_problem(404, "resource.not_found");
            tried.2 += 1;
        }
    }
    assert_eq!(tried, (107, 110, 17), "allowed, refused, other tenant: count again when a route or a role is added");
    for list in ["/v1/applications", "/v1/loans", "/v1/approvals"] {
        let (theirs, ours) = (house.get("everybody", list).await, house.get("auditor", list).await);
        assert!(ours.expect(200).to_string().contains("\"id\""), "{list}");
        assert!(!theirs.expect(200).to_string().contains("\"id\""), "{list} shows lender A's to lender B");
    }
}

async fn send(house: &House, method: &str, who: &str, path: &str, body: &str) -> crate::house::Answer {
    if method == "get" { house.get(who, path).await } else { house.post(who, path, body).await }
}
