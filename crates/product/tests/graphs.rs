//! Graphs: shape errors, branches that meet, pass-through, collecting; and the life of a product with its stored events.
#![allow(clippy::unwrap_used, clippy::type_complexity, reason = "helpers of a test may panic too")]

use product::rules::{Domain, Graph, Kind, Program, Schema, Value, Variable, Wanted};
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
