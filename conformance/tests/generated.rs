//! Graphs nobody wrote: decision tables, switches and expressions drawn at random give what the reference engine gives.

use std::cell::Cell;

use conformance::{agrees, context, reference};
use product::rules::{Domain, Graph, Kind, OwnedValue, Program, Schema, Variable};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

/// Picks that proptest can make smaller.
struct Picks<'p>(&'p [u32], Cell<usize>);

impl Picks<'_> {
    fn below(&self, n: usize) -> usize {
        let at = self.1.get();
        self.1.set(at + 1);
        self.0[at % self.0.len()] as usize % n
    }

    fn of<'t>(&self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }

    fn number(&self) -> String {
        Decimal::new(self.below(400) as i64 - 100, (self.below(3)) as u32).to_string()
    }
}

fn schema() -> Schema {
    let mut schema = Schema::new();
    let texts = ["A", "B", "C"].map(str::to_owned).to_vec();
    for (name, kind, nullable, domain) in [
        ("x.amount", Kind::Number, false, Domain::Open),
        ("x.rate", Kind::Number, true, Domain::Open),
        ("x.grade", Kind::Text, false, Domain::OneOf(texts)),
        ("x.region", Kind::Text, true, Domain::Open),
        ("x.known", Kind::Bool, false, Domain::Open),
    ] {
        schema.add(Variable { name: name.into(), kind, nullable, domain }).unwrap();
    }
    schema
}

/// A condition cell on a number.
fn number_cell(p: &Picks) -> String {
    let (a, b) = (p.number(), p.number());
    let (low, high) = if a.parse::<Decimal>().unwrap() <= b.parse::<Decimal>().unwrap() { (a, b) } else { (b, a) };
    match p.below(9) {
        0 => String::new(),
        1 => format!("> {low}"),
        2 => format!("<= {high}"),
        3 => format!("[{low}..{high})"),
        4 => format!("({low}..{high}]"),
        5 => format!("{low}, {high}"),
        6 => format!("> {low} and < {high}"),
        7 => format!("not in [{low}, {high}]"),
        _ => format!("$ * 2 > {low}"),
    }
}

fn text_cell(p: &Picks) -> String {
    let (a, b) = (p.of(&["A", "B", "C"]), p.of(&["A", "B", "C"]));
    match p.below(6) {
        0 => String::new(),
        1 => format!("\"{a}\""),
        2 => format!("\"{a}\", \"{b}\""),
        3 => format!("!= \"{a}\""),
        4 => format!("not in [\"{a}\", \"{b}\"]"),
        _ => format!("$ == \"{a}\" or x.amount > {}", p.number()),
    }
}

fn formula(p: &Picks, depth: usize) -> String {
    if depth == 0 {
        return match p.below(4) {
            0 => "x.amount".into(),
            1 => format!("(x.rate ?? {})", p.number()),
            2 => "t.out".into(),
            _ => format!("({})", p.number()),
        };
    }
    let (a, b) = (formula(p, depth - 1), formula(p, depth - 1));
    match p.below(9) {
        0 => format!("{a} + {b}"),
        1 => format!("{a} - {b}"),
        2 => format!("({a}) * ({b})"),
        3 => format!("min([{a}, {b}])"),
        4 => format!("max([{a}, {b}])"),
        5 => format!("round({a})"),
        6 => format!("floor({a})"),
        7 => format!("x.known ? {a} : {b}"),
        _ => format!("abs({a})"),
    }
}

fn condition(p: &Picks) -> String {
    match p.below(5) {
        0 => format!("x.amount > {}", p.number()),
        1 => format!("x.grade == \"{}\"", p.of(&["A", "B", "C"])),
        2 => format!("x.known and x.amount <= {}", p.number()),
        3 => format!("x.grade in [\"A\", \"{}\"] or (x.rate ?? 0) >= {}", p.of(&["B", "C"]), p.number()),
        _ => format!("not (x.amount in [{}..1000])", p.number()),
    }
}

fn graph(p: &Picks) -> Json {
    let rows: Vec<Json> = (0..1 + p.below(8))
        .map(|i| json!({"_id": format!("r{i}"), "n": number_cell(p), "m": number_cell(p), "g": text_cell(p), "o": formula_of_inputs(p)}))
        .chain([json!({"_id": "rest", "n": "", "m": "", "g": "", "o": p.number()})])
        .collect();
    let table = json!({"hitPolicy": "first", "passThrough": true, "inputs": [{"id": "n", "field": "x.amount"},
        {"id": "m", "field": "x.rate ?? 0"}, {"id": "g", "field": "x.grade"}], "outputs": [{"id": "o", "field": "t.out"}], "rules": rows});
    let ways = json!({"hitPolicy": "first", "statements": [{"id": "a", "condition": condition(p)}, {"id": "b", "condition": condition(p)},
        {"id": "c", "condition": ""}]});
    let branch = |id: &str| {
        json!({"id": id, "type": "expressionNode", "content": {"passThrough": true, "expressions": [
            {"id": "1", "key": "first", "value": formula(p, 2)}, {"id": "2", "key": "total", "value": format!("$.first + {}", formula(p, 1))}]}})
    };
    let edge = |i: usize, from: &str, to: &str, way: Option<&str>| json!({"id": format!("e{i}"), "sourceId": from, "targetId": to, "sourceHandle": way});
    json!({
        "nodes": [{"id": "in", "type": "inputNode"}, {"id": "t", "type": "decisionTableNode", "content": table},
            {"id": "s", "type": "switchNode", "content": ways}, branch("p"), branch("q"), branch("r"), {"id": "out", "type": "outputNode"}],
        "edges": [edge(1, "in", "t", None), edge(2, "t", "s", None), edge(3, "s", "p", Some("a")), edge(4, "s", "q", Some("b")),
            edge(5, "s", "r", Some("c")), edge(6, "p", "out", None), edge(7, "q", "out", None), edge(8, "r", "out", None)]})
}

/// A result cell: no result of the table itself.
fn formula_of_inputs(p: &Picks) -> String {
    match p.below(4) {
        0 => p.number(),
        1 => format!("x.amount * {}", p.number()),
        2 => format!("(x.rate ?? {}) + x.amount", p.number()),
        _ => format!("x.known ? {} : x.amount", p.number()),
    }
}

fn row(p: &Picks) -> Vec<OwnedValue> {
    let number = || OwnedValue::from(p.number().parse::<Decimal>().unwrap());
    let rate = if p.below(4) == 0 { OwnedValue::Null } else { number() };
    let region = if p.below(3) == 0 { OwnedValue::Null } else { "A".into() };
    vec![number(), rate, p.of(&["A", "B", "C"]).into(), region, (p.below(2) == 0).into()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn generated_graphs_agree(picks in prop::collection::vec(any::<u32>(), 160)) {
        let p = Picks(&picks, Cell::new(0));
        let (text, schema) = (graph(&p), schema());
        let graph: Graph = serde_json::from_value(text.clone()).expect("the form");
        let program = Program::compile(&graph, &schema, &[]).unwrap_or_else(|e| panic!("{e:?} in {text:#}"));
        let decision = reference(&graph);
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        for _ in 0..8 {
            let row = row(&p);
            let theirs = runtime.block_on(decision.evaluate(context(&schema, &row))).expect("the reference evaluates");
            if let Err(e) = agrees(&program, &row, &theirs.result) {
                panic!("{e} over {row:?} in {text:#}");
            }
        }
    }
}
