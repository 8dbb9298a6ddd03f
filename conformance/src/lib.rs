//! Comparison of our rule executor with the reference engine: the same graph, the same input, the same result.
//!
//! This is a workspace of its own because the reference engine brings hundreds of crates that the program does not need.
//! `cargo test --release` compares; `cargo run --release --bin speed` measures both on one thread.

use product::rules::{Collected, Graph, OwnedValue, Program, Schema, Value};
use serde_json::json;
use zen_engine::model::GraphContent;
use zen_engine::{Decision, Variable};

/// The reference engine over a graph, compiled ahead.
pub fn reference(graph: &Graph) -> Decision {
    let mut tree = serde_json::to_value(graph).expect("a graph is JSON");
    for node in tree["nodes"].as_array_mut().expect("a list") {
        // The reference wants every field of a table; ours leaves empty ones out.
        if node["type"] == "decisionTableNode" {
            let content = node["content"].as_object_mut().expect("an object");
            for field in ["inputs", "outputs", "rules"] {
                content.entry(field).or_insert(json!([]));
            }
            content.entry("hitPolicy").or_insert(json!("first"));
        }
    }
    let content: GraphContent = serde_json::from_value(tree).expect("our graph is one of theirs");
    let mut decision = Decision::from(content);
    decision.compile();
    decision
}

/// An input as the reference takes it.
pub fn context(schema: &Schema, row: &[OwnedValue]) -> Variable {
    let object = Variable::empty_object();
    for (variable, value) in schema.variables().iter().zip(row) {
        let value = match value {
            OwnedValue::Null => Variable::Null,
            OwnedValue::Bool(b) => Variable::Bool(*b),
            OwnedValue::Number(n) => Variable::Number(*n),
            OwnedValue::Text(t) => Variable::from(json!(t)),
        };
        object.dot_insert(&variable.name, value);
    }
    object
}

fn same(ours: Value<'_>, theirs: &Variable) -> bool {
    match (ours, theirs) {
        (Value::Null, Variable::Null) => true,
        (Value::Bool(a), Variable::Bool(b)) => a == *b,
        (Value::Number(a), Variable::Number(b)) => a == *b,
        (Value::Text(a), Variable::String(b)) => a == b.as_str(),
        _ => false,
    }
}

/// Whether a collecting table gathered the same rows with the same values.
fn same_rows(ours: &[Collected<'_>], theirs: &[Variable]) -> bool {
    let field = |row: &Variable, name: &str| row.dot(name).unwrap_or(Variable::Null);
    let alike =
        |(a, b): (&Collected<'_>, &Variable)| a.values.iter().all(|(name, value)| same(*value, &field(b, name)));
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(alike)
}

/// Whether the reference's answer to a row holds, under each name, the value ours gives; null and absent are one.
pub fn agrees(program: &Program, row: &[OwnedValue], theirs: &Variable) -> Result<(), String> {
    let input: Vec<Value<'_>> = row.iter().map(OwnedValue::as_value).collect();
    let ours = program.run(&input).map_err(|e| e.to_string())?;
    for (name, kind) in program.outputs() {
        let mut at = theirs.clone();
        for part in name.split('.') {
            at = at.dot(part).unwrap_or(Variable::Null);
        }
        let same = match (kind, ours.get(name), &at) {
            (product::rules::Kind::Rows, _, Variable::Array(list)) => same_rows(ours.rows(name), &list.borrow()),
            // No row gathered: the reference leaves an empty list or nothing.
            (product::rules::Kind::Rows, _, Variable::Null) => ours.rows(name).is_empty(),
            (_, value, _) => same(value, &at),
        };
        if !same {
            return Err(format!("{name}: ours {:?} {:?}, reference {at:?}", ours.get(name), ours.rows(name)));
        }
    }
    Ok(())
}

/// Three tables of twenty rows and two formulas: the graph of the published measurement.
pub fn benchmark_graph() -> Graph {
    let table = |id: &str, field: &str, second: &str, output: &str, scale: u32| {
        let mut rules: Vec<serde_json::Value> = (0..19)
            .map(|i| {
                let grades = ["\"A\", \"B\"", "\"C\"", ""][i as usize % 3];
                json!({"a": format!("< {}", (i + 1) * scale), "b": grades, "o": (i * 5).to_string()})
            })
            .collect();
        rules.push(json!({"a": "", "b": "", "o": "100"}));
        json!({"id": id, "name": id, "type": "decisionTableNode", "content": {
            "hitPolicy": "first", "passThrough": true,
            "inputs": [{"id": "a", "field": field}, {"id": "b", "field": second}],
            "outputs": [{"id": "o", "field": output}], "rules": rules}})
    };
    let formulas = json!({"id": "f", "name": "f", "type": "expressionNode", "content": {"passThrough": true, "expressions": [
        {"id": "1", "key": "total", "value": "one + two * 2 + max([three, 10])"},
        {"id": "2", "key": "rate", "value": "round(amount * 0.0001 + (grade == \"A\" ? 1 : 2), 2)"}]}});
    let edge = |i: u32, a: &str, b: &str| json!({"id": format!("e{i}"), "sourceId": a, "targetId": b});
    serde_json::from_value(json!({
        "nodes": [{"id": "in", "name": "in", "type": "inputNode"}, table("t1", "amount", "grade", "one", 50_000),
            table("t2", "age", "grade", "two", 6), table("t3", "pd", "size", "three", 1), formulas,
            {"id": "out", "name": "out", "type": "outputNode"}],
        "edges": [edge(1, "in", "t1"), edge(2, "t1", "t2"), edge(3, "t2", "t3"), edge(4, "t3", "f"), edge(5, "f", "out")]}))
    .expect("the graph is written by hand")
}

/// The variables of the benchmark graph.
pub fn benchmark_schema() -> Schema {
    use product::rules::{Domain, Kind, Variable};
    let mut schema = Schema::new();
    for (name, kind) in [
        ("amount", Kind::Number),
        ("grade", Kind::Text),
        ("age", Kind::Number),
        ("pd", Kind::Number),
        ("size", Kind::Text),
    ] {
        let variable = Variable { name: name.into(), kind, nullable: false, domain: Domain::Open };
        schema.add(variable).expect("distinct names");
    }
    schema
}

/// The i-th input of the benchmark.
pub fn benchmark_row(i: u32) -> Vec<OwnedValue> {
    let number = |n: u32| OwnedValue::Number(n.into());
    vec![
        number(i * 7_919 % 1_200_000),
        ["A", "B", "C", "D"][i as usize % 4].into(),
        number(i * 31 % 140),
        number(i * 17 % 25),
        ["A", "C", "E"][i as usize % 3].into(),
    ]
}
