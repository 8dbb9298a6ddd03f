//! Graphs: shape errors, branches that meet, pass-through, collecting; and the life of a product with its stored events.
#![allow(clippy::unwrap_used, clippy::type_complexity, reason = "helpers of a test may panic too")]

use codes::{ProductId, UserId};
use product::rules::{Domain, Graph, Kind, Program, Schema, Value, Variable, Wanted};
use product::{ProductCommand, ProductEvent, ProductState, ProductStateError, VersionStatus};
use serde_json::json;

fn schema() -> Schema {
    let mut schema = Schema::new();
    for name in ["x", "y"] {
        schema.add(Variable { name: name.into(), kind: Kind::Number, nullable: false, domain: Domain::Open }).unwrap();
    }
    schema
}

fn formula(id: &str, key: &str, value: &str) -> serde_json::Value {
    json!({"id": id, "type": "expressionNode", "content": {"passThrough": true, "expressions": [{"id": "1", "key": key, "value": value}]}})
}

fn switch(statements: &[(&str, &str)]) -> serde_json::Value {
    let statements: Vec<_> = statements.iter().map(|(id, c)| json!({"id": id, "condition": c})).collect();
    json!({"id": "s", "type": "switchNode", "content": {"hitPolicy": "first", "statements": statements}})
}

fn compile(nodes: &[serde_json::Value], edges: &[(&str, &str, &str)], always: bool) -> Result<Program, String> {
    let ends = [json!({"id": "in", "type": "inputNode"}), json!({"id": "out", "type": "outputNode"})];
    let nodes: Vec<_> = ends.iter().chain(nodes).cloned().collect();
    let edges: Vec<_> = edges
        .iter()
        .enumerate()
        .map(|(i, (a, b, h))| {
            let handle = if h.is_empty() { json!(null) } else { json!(h) };
            json!({"id": format!("e{i}"), "sourceId": a, "targetId": b, "sourceHandle": handle})
        })
        .collect();
    let graph: Graph = serde_json::from_value(json!({"nodes": nodes, "edges": edges})).unwrap();
    let wanted = [Wanted { name: "r", kind: Kind::Number, always }];
    Program::compile(&graph, &schema(), &wanted)
        .map_err(|e| e.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn answer(program: &Program, x: i64) -> Option<String> {
    let input = [Value::Number(x.into()), Value::Number(7.into())];
    program.run(&input).unwrap().get("r").number().map(|n| n.to_string())
}

const BRANCHES: [(&str, &str, &str); 5] =
    [("in", "s", ""), ("s", "p", "big"), ("s", "q", "small"), ("p", "out", ""), ("q", "out", "")];

#[test]
fn branches_that_exclude_each_other_may_set_one_name() {
    let total = switch(&[("big", "x > 10"), ("small", "")]);
    let program = compile(&[total, formula("p", "r", "x * 2"), formula("q", "r", "x + y")], &BRANCHES, true).unwrap();
    assert_eq!(answer(&program, 11).as_deref(), Some("22"));
    assert_eq!(answer(&program, 10).as_deref(), Some("17"));
    let partial = switch(&[("big", "x > 10"), ("small", "x < 0")]);
    let nodes = [partial, formula("p", "r", "x * 2"), formula("q", "r", "x + y")];
    let error = compile(&nodes, &BRANCHES, true).unwrap_err();
    assert!(error.contains("last switch statement without a condition") || error.contains("can be missing"), "{error}");
    let program = compile(&nodes, &BRANCHES, false).unwrap();
    assert_eq!(answer(&program, 5), None, "no way taken: no answer");
    assert_eq!(answer(&program, -1).as_deref(), Some("6"));
}

#[test]
fn two_nodes_at_once_may_not_set_one_name() {
    let edges = [("in", "p", ""), ("in", "q", ""), ("p", "out", ""), ("q", "out", "")];
    let error = compile(&[formula("p", "r", "x"), formula("q", "r", "y")], &edges, true).unwrap_err();
    assert!(error.contains("`r` arrives with different values from two nodes at once"), "{error}");
    let program = compile(&[formula("p", "r", "x"), formula("q", "other", "y")], &edges, true).unwrap();
    assert_eq!(answer(&program, 3).as_deref(), Some("3"));
}

#[test]
fn shapes_that_cannot_run_are_refused() {
    let p = || formula("p", "r", "x");
    let cases: [(Vec<serde_json::Value>, Vec<(&str, &str, &str)>, &str); 8] = [
        (vec![p()], vec![("in", "p", ""), ("p", "out", ""), ("p", "nowhere", "")], "one of them is not a node"),
        (vec![p()], vec![("in", "out", "")], "node 'p': is never reached"),
        (
            vec![p(), formula("q", "z", "x")],
            vec![("in", "p", ""), ("in", "q", ""), ("p", "out", "")],
            "node 'q': does not lead",
        ),
        (
            vec![p(), formula("q", "z", "x")],
            vec![("in", "p", ""), ("p", "q", ""), ("q", "p", ""), ("p", "out", "")],
            "runs in a circle",
        ),
        (vec![p(), p()], vec![("in", "p", ""), ("p", "out", "")], "used twice"),
        (vec![p()], vec![("in", "p", ""), ("in", "p", ""), ("p", "out", "")], "drawn twice"),
        (vec![p()], vec![("in", "p", "h"), ("p", "out", "")], "only a switch has handles"),
        (vec![p(), json!({"id": "i2", "type": "inputNode"})], vec![("in", "p", ""), ("p", "out", "")], "2 input nodes"),
    ];
    for (nodes, edges, words) in cases {
        let error = compile(&nodes, &edges, true).unwrap_err();
        assert!(error.contains(words), "{words}: {error}");
    }
    let many = |n: usize| {
        let nodes: Vec<_> = (0..n).map(|i| formula(&format!("p{i}"), &format!("r{i}"), "x")).chain([p()]).collect();
        let ids: Vec<String> = (0..n).map(|i| format!("p{i}")).chain(["p".to_owned()]).collect();
        let mut edges: Vec<(&str, &str, &str)> = ids.windows(2).map(|w| (w[0].as_str(), w[1].as_str(), "")).collect();
        edges.push(("in", &ids[0], ""));
        edges.push(("p", "out", ""));
        compile(&nodes, &edges, true).is_ok()
    };
    assert!(many(product::limits::MAX_NODES - 3) && !many(product::limits::MAX_NODES - 2), "input, output and p count");
}

const MAKER: UserId = UserId::from_bytes([1; 16]);
const CHECKER: UserId = UserId::from_bytes([2; 16]);
const PRODUCT: ProductId = ProductId::from_bytes([3; 16]);

fn document(version: u32) -> String {
    let path = format!("{}/../../products/sme-working-capital.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().replacen("version: 1\n", &format!("version: {version}\n"), 1)
}

fn draft(version: u32) -> ProductCommand {
    ProductCommand::Draft { product: PRODUCT, document: document(version), by: MAKER }
}

fn apply(state: &mut ProductState, command: ProductCommand) -> Result<Vec<ProductEvent>, ProductStateError> {
    let events = state.decide(command)?;
    events.iter().for_each(|e| state.apply(e));
    Ok(events)
}

#[test]
fn a_version_is_approved_by_a_second_person_and_follows_the_last() {
    let mut state = ProductState::default();
    assert_eq!(apply(&mut state, draft(2)), Err(ProductStateError::WrongVersion { found: 2, next: 1 }));
    apply(&mut state, draft(1)).unwrap();
    apply(&mut state, draft(1)).expect("a draft may be written again");
    let approve = |version, by| ProductCommand::Approve { version, by };
    assert!(
        matches!(apply(&mut state, approve(1, CHECKER)), Err(ProductStateError::WrongStatus { .. })),
        "not submitted"
    );
    apply(&mut state, ProductCommand::Submit { version: 1, by: MAKER }).unwrap();
    assert_eq!(apply(&mut state, approve(1, MAKER)), Err(ProductStateError::SamePerson(1)));
    assert_eq!(apply(&mut state, approve(9, CHECKER)), Err(ProductStateError::NoVersion(9)));
    apply(&mut state, approve(1, CHECKER)).unwrap();
    assert_eq!(state.active().unwrap().0, 1);
    apply(&mut state, draft(2)).unwrap();
    // Who only submits a colleague's draft is a maker too.
    apply(&mut state, ProductCommand::Submit { version: 2, by: CHECKER }).unwrap();
    assert_eq!(apply(&mut state, approve(2, CHECKER)), Err(ProductStateError::SamePerson(2)));
    let reject = ProductCommand::Reject { version: 2, by: UserId::from_bytes([4; 16]), reason: "price".into() };
    apply(&mut state, reject).unwrap();
    assert_eq!(state.versions[&2].status, VersionStatus::Draft);
    apply(&mut state, ProductCommand::Submit { version: 2, by: MAKER }).unwrap();
    apply(&mut state, approve(2, CHECKER)).unwrap();
    assert_eq!((state.active().unwrap().0, state.versions[&1].status), (2, VersionStatus::Superseded));
    let retire = |reason: &str| ProductCommand::Retire { version: 2, by: MAKER, reason: reason.into() };
    assert_eq!(apply(&mut state, retire(" ")), Err(ProductStateError::Reason));
    let long = "字".repeat(product::limits::MAX_TEXT_CHARS + 1);
    assert_eq!(apply(&mut state, retire(&long)), Err(ProductStateError::Reason));
    apply(&mut state, retire(&long[3..])).unwrap();
    assert_eq!(state.active(), None);
}

/// Each event as it is stored for ever. Write new files with `UPDATE_GOLDEN=1`; never change one that was released.
#[test]
fn stored_events_stay_readable() {
    let (by, reason) = (CHECKER, "reason".to_owned());
    let events = [
        ProductEvent::Drafted {
            product: PRODUCT,
            code: "c".into(),
            version: 1,
            document: "schema: 1 # 注释\n".into(),
            digest: "0".repeat(64),
            by: MAKER,
        },
        ProductEvent::Submitted { version: 1, by: MAKER },
        ProductEvent::Approved { version: 1, by },
        ProductEvent::Rejected { version: 1, by, reason: reason.clone() },
        ProductEvent::Retired { version: 1, by, reason },
    ];
    for event in events {
        let path = format!("{}/tests/golden/{}.v1.json", env!("CARGO_MANIFEST_DIR"), event.kind());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, event.encode()).unwrap();
        }
        let stored = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let read = ProductEvent::read(event.kind(), 1, &stored).unwrap();
        assert_eq!((read.encode(), &read), (stored.clone(), &event), "{path}");
        assert!(ProductEvent::read(event.kind(), 2, &stored).unwrap_err().to_string().contains("newer program"));
        assert!(ProductEvent::read("other", 1, &stored).is_err());
    }
}
