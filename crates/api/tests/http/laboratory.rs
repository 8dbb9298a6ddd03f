//! The laboratory over HTTP: a file in, a study changed, bins tried, a run waited for, its report, its card submitted.

use serde_json::json;

use crate::house::House;

/// A table that tells something: the more inquiries, the more defaults.
fn table() -> String {
    let mut text = String::from("借据号,放款日期,查询次数,行业,是否违约\n");
    let mut state = 11_u64;
    let mut draw = |most: u64| {
        state = state * 48_271 % 2_147_483_647;
        state % most
    };
    for at in 0..1_500 {
        let (queries, sector) = (draw(10), draw(5));
        let bad = draw(100) < 8 + 3 * queries;
        text.push_str(&format!("J{at:05},{}-06-15,{queries},行业{sector},{}\n", 2020 + at / 500, u8::from(bad)));
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_becomes_a_submitted_scorecard_over_http() {
    let house = House::open().await;
    let set = house.post("risk", "/v1/sample-sets?name=rows&file=loans.csv", &table()).await.expect(200);
    assert_eq!(
        (&set["rows"], &set["format"], &set["columns"][1]["kind"]["id"]),
        (&json!(1500), &json!("csv/utf-8"), &json!("day"))
    );
    let opened = house.post("risk", "/v1/studies", r#"{"name": "城区", "sample_set": "rows"}"#).await.expect(201);
    let id = opened["id"].as_str().unwrap();
    assert_eq!(
        (&opened["revision"], &opened["problem"], &opened["may_change"]),
        (&json!(1), &json!(null), &json!(true))
    );
    let at = |what: &str| format!("/v1/studies/{id}{what}");

    let mut study = opened["study"].clone();
    study["parting"] = json!({ "kind": "time", "train_through": "2021-12-31" });
    let body = json!({ "revision": 1, "study": study }).to_string();
    assert_eq!(house.put("risk", &at(""), &body).await.expect(200)["revision"], json!(2));
    let stale = json!({ "revision": 1, "study": opened["study"] }).to_string();
    house.put("risk", &at(""), &stale).await.expect_problem(409, "resource.changed");
    study["colour"] = json!("red");
    let unknown = json!({ "revision": 2, "study": study }).to_string();
    house.put("risk", &at(""), &unknown).await.expect_problem(422, "request.unknown_field");

    let outcomes = house.get("reviewer", &at("/outcomes")).await.expect(200);
    assert_eq!((outcomes["periods"].as_array().unwrap().len(), &outcomes["train"][0]), (3, &json!(1000)));
    assert_eq!(house.get("auditor", &at("/profile")).await.expect(200)["columns"].as_array().unwrap().len(), 5);
    let column = "%E6%9F%A5%E8%AF%A2%E6%AC%A1%E6%95%B0";
    let bins = house.get("risk", &at(&format!("/bins?column={column}"))).await.expect(200);
    assert!(bins["worth"]["iv"].as_f64().unwrap() > 0.1, "{bins}");
    let rules = json!([
        { "kind": "range", "from": null, "below": 5.0 },
        { "kind": "range", "from": 5.0, "below": null },
        { "kind": "missing" },
    ]);
    let tried = json!({ "column": "查询次数", "rules": rules }).to_string();
    let tried = house.post("risk", &at("/bins"), &tried).await.expect(200);
    assert_eq!((&tried["after"]["drawn"], &tried["after"]["worth"]["bins"]), (&json!(true), &json!(2)));
    house.get("risk", &at("/definition")).await.expect_problem(422, "study.invalid");

    let work = house.post("risk", &at("/runs"), "").await.expect(202);
    let run = work["id"].as_str().unwrap();
    loop {
        let now = house.get("risk", &format!("/v1/progress/{run}")).await.expect(200);
        if now["done"] == json!(true) {
            assert_eq!(now["problem"], json!(null), "{now}");
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let found = house.get("auditor", &at(&format!("/runs/{run}"))).await.expect(200);
    assert!(found["evidence"]["test"]["auc"].as_f64().unwrap() > 0.55);
    assert_eq!(found["evidence"]["lineage"]["dataset_digest"], set["digest"]);
    for (asked, kind, starts) in [
        ("format=html&lang=zh", "text/html; charset=utf-8", "<!doctype html>"),
        ("format=pdf&lang=en", "application/pdf", "%PDF-"),
    ] {
        let path = at(&format!("/runs/{run}/report?{asked}"));
        let report = house.get("reviewer", &path).await;
        assert_eq!((report.status, report.headers["content-type"].to_str().unwrap()), (200, kind));
        assert!(report.text.starts_with(starts), "{asked}");
        assert!(!report.headers["content-security-policy"].to_str().unwrap().contains("unsafe-inline"));
    }
    let path = at(&format!("/runs/{run}/submit"));
    let card = house.post("risk", &path, r#"{"scorecard": "城区卡"}"#).await.expect(201);
    assert_eq!((&card["version"], &card["active_version"]), (&json!(1), &json!(null)));
    house.post("risk", &path, r#"{"scorecard": "城区卡"}"#).await.expect_problem(409, "resource.wrong_state");
    let id = card["id"].as_str().unwrap();
    let approved = house.post("reviewer", &format!("/v1/scorecards/{id}/approve"), "").await.expect(200);
    assert_eq!(approved["active_version"], json!(1));
}

/// Applications of which a third was declined; the others were seen for some months, and the bad ones lost something or nothing.
fn applications() -> String {
    let mut text = String::from("查询次数,结论,是否违约,观察月数,损失率\n");
    let mut state = 17_u64;
    let mut draw = |most: u64| {
        state = state * 48_271 % 2_147_483_647;
        state % most
    };
    for _ in 0..3_000 {
        let queries = draw(10);
        if draw(10) + queries > 13 {
            text.push_str(&format!("{queries},decline,,,\n"));
            continue;
        }
        let bad = draw(100) < 8 + 3 * queries;
        let lost = if draw(2) == 0 { 0 } else { 20 + draw(20) + 4 * queries };
        let lost = if bad { format!("0.{lost:02}") } else { String::new() };
        text.push_str(&format!("{queries},approve,{},{},{lost}\n", u8::from(bad), 1 + draw(24)));
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_study_brings_in_the_declined_and_tells_when_and_how_much() {
    let house = House::open().await;
    house.post("risk", "/v1/sample-sets?name=apps&file=apps.csv", &applications()).await.expect(200);
    let opened = house.post("risk", "/v1/studies", r#"{"name": "含拒绝", "sample_set": "apps"}"#).await.expect(201);
    let at = |what: &str| format!("/v1/studies/{}{what}", opened["id"].as_str().unwrap());
    let mut study = opened["study"].clone();
    for column in study["columns"].as_array_mut().unwrap() {
        let role = match column["column"].as_str().unwrap() {
            "查询次数" => "feature",
            "是否违约" => "outcome",
            _ => "left-out",
        };
        column["role"] = json!(role);
    }
    study["target"] = json!({ "kind": "column", "bad": ["1"], "words": "违约" });
    study["parting"] = json!({ "kind": "hold-out", "test_percent": 30, "seed": 1 });
    study["rejects"] = json!({ "column": "结论", "values": ["decline"], "method": { "kind": "fuzzy", "factor": 1.5 } });
    let body = json!({ "revision": 1, "study": study }).to_string();
    assert_eq!(house.put("risk", &at(""), &body).await.expect(200)["problem"], json!(null));
    let work = house.post("risk", &at("/runs"), "").await.expect(202);
    let run = work["id"].as_str().unwrap();
    while house.get("risk", &format!("/v1/progress/{run}")).await.expect(200)["done"] == json!(false) {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let found = house.get("auditor", &at(&format!("/runs/{run}"))).await.expect(200);
    let effect = &found["evidence"]["rejects"]["shown"]["effect"];
    assert!(effect["rejects"].as_u64().unwrap() >= 50, "{found}");
    assert!(effect["inferred_bad_rate"].as_f64() > effect["approved_bad_rate"].as_f64(), "{effect}");
    let report = house.get("reviewer", &at(&format!("/runs/{run}/report?format=html&lang=zh"))).await;
    assert!(report.text.contains("拒绝推断") && report.text.contains("模糊扩充"));

    let asked = json!({ "seen": "观察月数", "horizon": 12 }).to_string();
    let term = house.post("risk", &at("/term-structure"), &asked).await.expect(200);
    assert_eq!(term["periods"].as_array().unwrap().len(), 12);
    assert!(term["periods"][11]["cumulative"].as_f64() > term["periods"][0]["cumulative"].as_f64());
    house.post("risk", &at("/term-structure"), "{}").await.expect_problem(422, "study.invalid");
    let loss = house.post("risk", &at("/lgd"), r#"{"lost": "损失率"}"#).await.expect(200);
    assert!(loss["on_test"]["actual"].as_f64().unwrap() > 0.1, "{loss}");
    house.post("auditor", &at("/lgd"), r#"{"lost": "损失率"}"#).await.expect_problem(403, "auth.forbidden");
}

#[tokio::test(flavor = "multi_thread")]
async fn experts_points_are_told_with_what_a_firm_lacks() {
    let house = House::open().await;
    let text = include_str!("../../../../examples/points/tech-points.yaml");
    let document: serde_json::Value = serde_norway::from_str(text).unwrap();
    let values = json!({ "invention_patents": 4, "revenue_growth_bps": 1800 });
    let asked = json!({ "document": document, "values": values, "proven": ["invention_patents"] }).to_string();
    let card = house.post("reviewer", "/v1/points", &asked).await.expect(200);
    assert_eq!(
        (&card["total"], &card["dimensions"][0]["points"], &card["grade"]),
        (&json!(15), &json!(9), &json!("D"))
    );
    assert_eq!(card["dimensions"][0]["indicators"][0]["why_zh"], json!("按规则计分"));
    assert!(card["reasons"][0]["points"].as_u64() >= card["reasons"][1]["points"].as_u64());
    let unproven = json!({ "document": document, "values": values }).to_string();
    assert_eq!(house.post("risk", "/v1/points", &unproven).await.expect(200)["total"], json!(6));
    let misspelt = json!({ "document": document, "values": { "patents": 4 } }).to_string();
    house.post("risk", "/v1/points", &misspelt).await.expect_problem(422, "request.invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_has_a_bound_of_its_own_and_no_other_body_has() {
    let house = House::open().await;
    let long = format!("x,bad\n{}", "12345678,0\n23456789,1\n".repeat(20_000));
    assert!(long.len() > api::limits::MAX_BODY_BYTES);
    house.post("risk", "/v1/sample-sets?name=long", &long).await.expect(200);
    house.post("risk", "/v1/studies", &long).await.expect_problem(413, "request.too_large");
    house.post("risk", "/v1/sample-sets", "x,bad\n1,0\n").await.expect_problem(422, "request.invalid");
    house.post("risk", "/v1/sample-sets?name=none", "x,bad\n").await.expect_problem(422, "import.failed");
}
