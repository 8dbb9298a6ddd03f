//! What a question sees, by institution, role and consent; what it may cost; what is left of it in the book.

use std::collections::BTreeSet;

use analysts::limits::{MAX_ROWS, MAX_SECONDS, MEMORY_BYTES};
use analysts::{Bounds, ask};
use calendar::{Date, add_months, parse_date};
use codes::{FirmId, Uscc};
use decision::{Kyc, Standing};
use platform::audit::AuditFilter;
use platform::firms::{Consent, ConsentTerms, NewFirm, text_digest};
use platform::setup::{InstitutionKind, NewInstitution};
use platform::sources::Delivery;
use platform::{Clock, Code, Folder, Platform, Principal, Request, Role};

const TODAY: &str = "2025-07-15";

/// Two lenders and three firms: `both` gave both of them consent to tax and bank flow, `tax_only` gave the first consent to tax, `none` gave nothing.
struct World {
    platform: Platform,
    /// Of the first lender.
    risk: Principal,
    reviewer: Principal,
    officer: Principal,
    auditor: Principal,
    /// Of the second.
    other: Principal,
    both: FirmId,
    tax_only: FirmId,
    none: FirmId,
    consent: Consent,
    _folder: tempfile::TempDir,
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

async fn lender(platform: &Platform, root: &Principal, code: &str) -> Vec<Principal> {
    let institution = NewInstitution {
        code: code.into(),
        name_zh: "模拟银行".into(),
        name_en: "Simulated bank".into(),
        kind: InstitutionKind::Lender,
        currency: money::Currency::CNY,
        simulated: true,
    };
    platform.register_institution(&Request::plain(root), institution, "admin", "correct horse 29").await.unwrap();
    let admin = platform.local_principal(code, "admin").await.unwrap();
    let mut people = Vec::new();
    for (name, role) in
        [("zhao", Role::Risk), ("wang", Role::Reviewer), ("li", Role::Officer), ("audit", Role::Auditor)]
    {
        platform.add_user(&Request::plain(&admin), name, BTreeSet::from([role]), "correct horse 29").await.unwrap();
        people.push(platform.local_principal(code, name).await.unwrap());
    }
    people
}

async fn consent(platform: &Platform, officer: &Principal, firm: FirmId, categories: &[&str]) -> Consent {
    let terms = ConsentTerms {
        firm,
        recipient: officer.institution,
        purpose: "post-loan".into(),
        categories: categories.iter().map(|category| (*category).to_owned()).collect(),
        from: day(TODAY),
        until: add_months(day(TODAY), 12).unwrap(),
        text_sha256: text_digest("授权".as_bytes()),
        method: "simulated".into(),
    };
    platform.grant_consent(&Request::plain(officer), terms).await.unwrap()
}

async fn deliver(platform: &Platform, who: &Principal, category: &str, name: &str, text: &str) {
    let delivery = Delivery { category, source: name, bytes: text.as_bytes(), layout: None };
    let card = platform.deliver(&Request::plain(who), delivery).await.unwrap();
    assert_eq!(card.batch.refused, 0, "{card:?}");
}

async fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(day("2025-07-14"));
    let platform = Platform::open(Folder::open(&folder.path().join("data")).unwrap(), None, clock).await.unwrap();
    platform.set_up("root", "correct horse 29").await.unwrap();
    let root = platform.local_principal("platform", "root").await.unwrap();
    let [risk, reviewer, officer, auditor] = lender(&platform, &root, "demo-bank").await.try_into().unwrap();
    let [other, _, other_officer, _] = lender(&platform, &root, "other-bank").await.try_into().unwrap();
    let codes: Vec<Uscc> = (0..3).map(|serial| Uscc::synthetic("130102".parse().unwrap(), serial)).collect();
    let mut firms = Vec::new();
    for (code, who) in codes.iter().zip([&officer; 3]) {
        let new = NewFirm {
            id: None,
            uscc: *code,
            name: "石家庄模拟有限公司（模拟）".into(),
            region: "130102".into(),
            industry: "C33".into(),
            registered_on: Some(day("2019-03-01")),
            standing: Standing::Active,
            kyc: Kyc::Complete,
            simulated: true,
        };
        let row = platform.register_firm(&Request::plain(who), new.clone()).await.unwrap();
        platform.register_firm(&Request::plain(&other_officer), new).await.unwrap();
        firms.push(row.firm.parse().unwrap());
    }
    let [both, tax_only, none]: [FirmId; 3] = firms.try_into().unwrap();
    // The operator's are shared; the first lender's own are its own.
    let (mut tax, mut flow) =
        ("uscc,period,vat_sales_fen\n".to_owned(), "uscc,period,inflow_fen,outflow_fen\n".to_owned());
    for (at, code) in codes.iter().enumerate() {
        for month in 1..=6 {
            tax.push_str(&format!("{code},2025-{month:02},{}\n", (at + 1) * 100_000 + month));
            flow.push_str(&format!("{code},2025-{month:02},{},{}\n", (at + 1) * 90_000, (at + 1) * 80_000));
        }
    }
    deliver(&platform, &root, "tax", "tax.csv", &tax).await;
    deliver(&platform, &risk, "bank-flow", "flow.csv", &flow).await;
    // A day later one is corrected.
    platform.clock().set_day(day(TODAY));
    let given = consent(&platform, &officer, both, &["tax", "bank-flow"]).await;
    consent(&platform, &other_officer, both, &["tax", "bank-flow"]).await;
    consent(&platform, &officer, tax_only, &["tax"]).await;
    let corrected = format!("uscc,period,vat_sales_fen\n{},2025-06,777700\n", codes[0]);
    deliver(&platform, &root, "tax", "corrected.csv", &corrected).await;
    World { platform, risk, reviewer, officer, auditor, other, both, tax_only, none, consent: given, _folder: folder }
}

impl World {
    async fn rows(&self, who: &Principal, sql: &str) -> Vec<String> {
        let answer = ask(&self.platform, &Request::plain(who), sql, Bounds::default()).await;
        let answer = answer.unwrap_or_else(|problem| panic!("{sql}: {problem}"));
        let shown =
            |row: Vec<Option<String>>| row.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join("|");
        answer.texts().into_iter().map(shown).collect()
    }

    async fn refusal(&self, who: &Principal, sql: &str, bounds: Bounds) -> (Code, String) {
        let problem = ask(&self.platform, &Request::plain(who), sql, bounds).await.unwrap_err();
        (problem.code, problem.to_string())
    }

    async fn reads(&self, firm: FirmId) -> Vec<String> {
        let trail = AuditFilter { object: Some(format!("firm-access/{firm}")), ..AuditFilter::default() };
        match self.platform.audit(&self.auditor, &trail, "", 50).await {
            Ok((rows, _)) => {
                let said = rows.iter().map(|row| row.payload.as_ref().unwrap().to_string());
                // Bringing a file in looks at its firms by the warnings, which is on record as well.
                said.filter(|said| said.contains("lake-query")).collect()
            }
            Err(problem) => {
                assert_eq!(problem.code, Code::NotFound);
                Vec::new()
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_those_of_the_askers_institution_and_of_consents_in_force() {
    let world = world().await;
    let count = "SELECT firm, category, count(*) FROM facts GROUP BY firm, category ORDER BY 1, 2";
    let mut wanted = vec![
        format!("{}|bank-flow|12", world.both),
        format!("{}|tax|7", world.both),
        format!("{}|tax|6", world.tax_only),
    ];
    wanted.sort();
    assert_eq!(world.rows(&world.risk, count).await, wanted);
    // The other lender has the same consent of one firm and none of the first lender's own data.
    assert_eq!(world.rows(&world.other, count).await, [format!("{}|tax|7", world.both)]);
    // No way of asking reaches the rest: not by name, not past a join, a union, a subquery or an aggregate over everything.
    let (none, tax_only) = (world.none, world.tax_only);
    for sql in [
        format!("SELECT count(*) FROM facts WHERE firm = '{none}'"),
        format!("SELECT count(*) FROM facts WHERE firm = '{tax_only}' AND category = 'bank-flow'"),
        format!("SELECT count(*) FROM (SELECT * FROM facts UNION ALL SELECT * FROM facts) WHERE firm IN ('{none}')"),
        format!(
            "SELECT count(*) FROM firms JOIN facts ON firms.firm = facts.firm WHERE firms.firm = '{none}' OR (firms.firm = '{tax_only}' AND category <> 'tax')"
        ),
        "SELECT count(*) FROM facts WHERE value IN (300001, 300002, 240000)".to_owned(),
        format!("WITH f AS (SELECT firm FROM facts) SELECT count(*) FROM f WHERE firm = '{none}' OR 1 = 0"),
    ] {
        assert_eq!(world.rows(&world.risk, &sql).await, ["0"], "{sql}");
    }
    assert_eq!(
        world.rows(&world.risk, "SELECT max(value), min(value) FROM facts").await,
        ["777700.000000|80000.000000"]
    );
    // Withdrawn, it is gone at the next question.
    world.platform.withdraw_consent(&Request::plain(&world.officer), world.consent.id).await.unwrap();
    assert_eq!(world.rows(&world.risk, count).await, [format!("{}|tax|6", world.tax_only)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn current_facts_are_what_was_told_last_and_portraits_are_the_tables() {
    let world = world().await;
    let both = world.both;
    let june = format!(
        "SELECT value FROM {{}} WHERE firm = '{both}' AND measure = 'vat_sales_fen' AND held_on = '2025-06-30' ORDER BY 1"
    );
    assert_eq!(world.rows(&world.risk, &june.replace("{}", "facts")).await, ["100006.000000", "777700.000000"]);
    assert_eq!(world.rows(&world.risk, &june.replace("{}", "current_facts")).await, ["777700.000000"]);
    assert!(world.rows(&world.risk, "SELECT * FROM portraits").await.is_empty());
    let run = world.platform.run_portraits(&Request::plain(&world.risk), None, &|_| {}).await.unwrap();
    let table = world.rows(&world.risk, "SELECT run, firm, sources, as_of FROM portraits ORDER BY sources").await;
    assert_eq!(
        table,
        [format!("{}|{}|tax|{TODAY}", run.id, world.tax_only), format!("{}|{both}|tax,bank-flow|{TODAY}", run.id)]
    );
    let own = world.platform.portrait(&world.risk, &both.to_string(), Default::default()).await.unwrap();
    let total = world.rows(&world.risk, &format!("SELECT total FROM portraits WHERE firm = '{both}'")).await;
    assert_eq!(total, [own.scores.total.unwrap_or_default()]);
    // The other lender has no run, and a narrower consent takes the row out of the one there is.
    assert!(world.rows(&world.other, "SELECT firm FROM portraits").await.is_empty());
    world.platform.withdraw_consent(&Request::plain(&world.officer), world.consent.id).await.unwrap();
    consent(&world.platform, &world.officer, both, &["tax"]).await;
    assert_eq!(world.rows(&world.risk, "SELECT firm FROM portraits").await, [world.tax_only.to_string()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_are_those_of_the_role() {
    let world = world().await;
    let (code, text) = world.refusal(&world.officer, "SELECT 1", Bounds::default()).await;
    assert_eq!(code, Code::Forbidden, "{text}");
    for who in [&world.risk, &world.auditor, &world.reviewer] {
        assert_eq!(
            world.rows(who, "SELECT count(*) FROM measures").await,
            [hub::Catalogue::built_in().len().to_string()]
        );
        assert_eq!(world.rows(who, "SELECT count(*) FROM firms").await, ["2"]);
    }
    for (table, allowed) in [("past_loans", &world.risk), ("observations", &world.auditor)] {
        let sql = format!("SELECT count(*) FROM {table}");
        assert_eq!(world.rows(allowed, &sql).await, ["0"]);
        let (code, text) = world.refusal(&world.reviewer, &sql, Bounds::default()).await;
        assert_eq!(code, Code::Invalid, "a reviewer does not read imported data: {text}");
        assert!(text.contains("not found"), "{text}");
    }
    let files = "SELECT file, category, accepted FROM deliveries ORDER BY file";
    assert_eq!(
        world.rows(&world.risk, files).await,
        ["flow.csv|bank-flow|18"],
        "its own; the operator's are the operator's"
    );
    for (table, ..) in analysts::TABLES {
        world.rows(&world.risk, &format!("SELECT * FROM {table} LIMIT 1")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_changes_nothing_and_reaches_nothing_else() {
    let world = world().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret.csv");
    std::fs::write(&file, "a\n1\n").unwrap();
    let file = file.to_str().unwrap();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    for sql in [
        format!("CREATE EXTERNAL TABLE stolen STORED AS CSV LOCATION '{file}'"),
        "CREATE TABLE mine AS SELECT * FROM facts".to_owned(),
        "CREATE VIEW mine AS SELECT * FROM facts".to_owned(),
        "DROP TABLE facts".to_owned(),
        "INSERT INTO facts SELECT * FROM facts".to_owned(),
        "DELETE FROM facts".to_owned(),
        "UPDATE firms SET region = '110000'".to_owned(),
        format!("COPY facts TO '{out}' STORED AS CSV"),
        format!("COPY (SELECT * FROM firms) TO '{out}.parquet'"),
        "SET datafusion.catalog.information_schema = true".to_owned(),
        "EXPLAIN CREATE TABLE mine AS SELECT 1".to_owned(),
        "SHOW TABLES".to_owned(),
        "SELECT * FROM information_schema.tables".to_owned(),
        format!("SELECT * FROM '{file}'"),
        format!("SELECT * FROM read_csv('{file}')"),
        "SELECT 1; SELECT 2".to_owned(),
        "SELECT nonsense FROM facts".to_owned(),
        String::new(),
    ] {
        let (code, text) = world.refusal(&world.risk, &sql, Bounds::default()).await;
        assert_eq!(code, Code::Invalid, "{sql}: {text}");
    }
    assert!(!std::path::Path::new(out).exists());
    assert_eq!(world.rows(&world.risk, "SELECT count(*) FROM facts").await, ["25"], "all is as it was");
    let plan = world.rows(&world.risk, "EXPLAIN SELECT count(*) FROM facts").await;
    assert!(plan.iter().any(|line| line.contains("facts")), "a plan may be looked at: {plan:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_on_record_before_a_row_is_read() {
    let world = world().await;
    let sql = format!("SELECT sum(value) FROM facts WHERE firm = '{}' AND category = 'tax'", world.both);
    let answer = ask(&world.platform, &Request::plain(&world.risk), &sql, Bounds::default()).await.unwrap();
    let reads = world.reads(world.both).await;
    assert_eq!(reads.len(), 1, "{reads:?}");
    assert!(reads[0].contains(&answer.id) && reads[0].contains("tax") && !reads[0].contains("bank-flow"), "{reads:?}");
    assert!(world.reads(world.tax_only).await.is_empty(), "a firm that was not asked about was not read");
    let trail = AuditFilter { kind: Some("lake-queried".into()), ..AuditFilter::default() };
    world.platform.book().seal().await.unwrap();
    let (rows, _) = world.platform.audit(&world.auditor, &trail, "", 10).await.unwrap();
    assert_eq!(rows.len(), 1);
    let payload = rows[0].payload.as_ref().unwrap();
    assert_eq!((payload["sql"].as_str(), payload["tables"][0].as_str()), (Some(sql.as_str()), Some("facts")));
    // A view reads what it is made of.
    world.rows(&world.risk, "SELECT count(*) FROM current_facts").await;
    assert_eq!(world.reads(world.tax_only).await.len(), 1);
    assert!(world.reads(world.none).await.is_empty());
    // A question that is refused reads nothing and leaves nothing.
    world.refusal(&world.risk, "DELETE FROM facts", Bounds::default()).await;
    assert_eq!(world.reads(world.tax_only).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_memory_and_time_are_bounded() {
    let world = world().await;
    let numbers = "SELECT value FROM generate_series(1, 100001) AS s(value)";
    let bounds = |rows| Bounds { rows, ..Bounds::default() };
    let answer = ask(&world.platform, &Request::plain(&world.risk), numbers, bounds(MAX_ROWS)).await.unwrap();
    assert_eq!((answer.len(), answer.is_cut, answer.texts().len()), (MAX_ROWS, true, MAX_ROWS));
    let few = "SELECT value FROM generate_series(1, 7) AS s(value)";
    let answer = ask(&world.platform, &Request::plain(&world.risk), few, bounds(7)).await.unwrap();
    assert_eq!((answer.len(), answer.is_cut), (7, false));
    for wrong in [
        bounds(0),
        bounds(MAX_ROWS + 1),
        Bounds { seconds: MAX_SECONDS + 1, ..Bounds::default() },
        Bounds { memory_bytes: MEMORY_BYTES + 1, ..Bounds::default() },
    ] {
        assert_eq!(world.refusal(&world.risk, few, wrong).await.0, Code::Invalid, "{wrong:?}");
    }
    let groups = "SELECT count(*) FROM (SELECT value % 1000003, count(*) FROM generate_series(1, 2000000) AS s(value) GROUP BY 1)";
    let tight = Bounds { memory_bytes: 2 << 20, ..Bounds::default() };
    let (code, text) = world.refusal(&world.risk, groups, tight).await;
    assert_eq!(code, Code::TooLarge, "{text}");
    let endless =
        "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b, generate_series(1, 1000) c";
    let (code, text) = world.refusal(&world.risk, endless, Bounds { seconds: 1, ..Bounds::default() }).await;
    assert_eq!(code, Code::Busy, "{text}");
    let long = format!("SELECT '{}'", "x".repeat(platform::limits::MAX_LAKE_QUESTION_CHARS));
    assert_eq!(world.refusal(&world.risk, &long, Bounds::default()).await.0, Code::TooLarge);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_text_csv_and_json() {
    let world = world().await;
    let sql = "SELECT 1 AS whole, CAST(2.5 AS DECIMAL(5,2)) AS exact, 'a,\"b' AS word, NULL AS nothing, true AS flag, 0.5 AS part";
    let answer = ask(&world.platform, &Request::plain(&world.risk), sql, Bounds::default()).await.unwrap();
    assert_eq!(answer.csv(), "whole,exact,word,nothing,flag,part\n1,2.50,\"a,\"\"b\",,true,0.5\n");
    let row = &answer.json()["rows"][0];
    assert_eq!(row["whole"], 1);
    assert_eq!((row["exact"].as_str(), row["nothing"].is_null()), (Some("2.50"), true));
    assert_eq!((row["flag"].as_bool(), row["part"].as_f64()), (Some(true), Some(0.5)));
}
