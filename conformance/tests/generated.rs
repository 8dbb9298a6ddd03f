//! Graphs nobody wrote: decision tables, switches and expressions drawn at random give what the reference engine gives.
//!
//! `PROPTEST_CASES=12500 cargo test --release --test generated` tries 12,500 graphs of eight inputs each.

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

    /// Every second one is of a few, so that inputs fall on the constants of cells and not only between them.
    fn number(&self) -> String {
        match self.below(4) {
            0 => self.of(&["0", "1", "1.0", "-1"]).into(),
            1 => self.of(&["0.5", "0.50", "2", "10"]).into(),
            _ => Decimal::new(self.below(400) as i64 - 100, self.below(3) as u32).to_string(),
        }
    }

    fn text(&self) -> &'static str {
        self.of(&["A", "B", "C"])
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

fn row(p: &Picks) -> Vec<OwnedValue> {
    let number = || OwnedValue::from(p.number().parse::<Decimal>().unwrap());
    let rate = if p.below(4) == 0 { OwnedValue::Null } else { number() };
    let region = if p.below(3) == 0 { OwnedValue::Null } else { p.of(&["A", "B", "D", ""]).into() };
    vec![number(), rate, p.text().into(), region, (p.below(2) == 0).into()]
}

/// A condition cell on a number.
fn number_cell(p: &Picks) -> String {
    let (a, b) = (p.number(), p.number());
    let (low, high) = if a.parse::<Decimal>().unwrap() <= b.parse::<Decimal>().unwrap() { (a, b) } else { (b, a) };
    match p.below(14) {
        0 | 1 => String::new(),
        2 => format!("> {low}"),
        3 => format!("<= {high}"),
        4 => format!(">= {high}"),
        5 => format!("< {high}"),
        6 => format!("[{low}..{high})"),
        7 => format!("({low}..{high}]"),
        8 => format!("{low}, {high}"),
        9 => format!("> {low} and < {high}"),
        10 => format!("not in [{low}, {high}]"),
        11 => format!("!= {low}"),
        12 => format!("> {low} * 2 - 1"),
        _ => format!("$ * 2 > {low}"),
    }
}

fn text_cell(p: &Picks) -> String {
    let (a, b) = (p.text(), p.text());
    match p.below(8) {
        0 | 1 => String::new(),
        2 => format!("\"{a}\""),
        3 => format!("\"{a}\", \"{b}\""),
        4 => format!("!= \"{a}\""),
        5 => format!("not in [\"{a}\", \"{b}\"]"),
        6 => format!("$ == null or $ == \"{b}\""),
        _ => format!("$ == \"{a}\" or x.amount > {}", p.number()),
    }
}

fn truth_cell(p: &Picks) -> String {
    p.of(&["", "", "", "true", "false", "!= true", "$ or x.amount > 1"]).into()
}

/// A cell of a column that tests nothing of its own.
fn whole_cell(p: &Picks) -> String {
    if p.below(3) == 0 { condition(p) } else { String::new() }
}

fn condition(p: &Picks) -> String {
    match p.below(5) {
        0 => format!("x.amount > {}", p.number()),
        1 => format!("x.grade == \"{}\"", p.text()),
        2 => format!("x.known and x.amount <= {}", p.number()),
        3 => format!("x.grade in [\"A\", \"{}\"] or (x.rate ?? 0) >= {}", p.of(&["B", "C"]), p.number()),
        _ => format!("not (x.amount in [{}..1000])", p.number()),
    }
}

/// A formula over the inputs and what the tables said; in brackets, so that it can stand anywhere.
fn formula(p: &Picks, depth: usize) -> String {
    if depth == 0 {
        return match p.below(5) {
            0 => "x.amount".into(),
            1 => format!("(x.rate ?? {})", p.number()),
            2 => "(t.out ?? 7)".into(),
            3 => "len(found)".into(),
            _ => format!("({})", p.number()),
        };
    }
    let (a, b) = (formula(p, depth - 1), formula(p, depth - 1));
    match p.below(11) {
        0 => format!("({a} + {b})"),
        1 => format!("({a} - {b})"),
        2 => format!("({a} * {b})"),
        3 => format!("min([{a}, {b}])"),
        4 => format!("max([{a}, {b}])"),
        5 => format!("round({a}, {})", p.below(3)),
        6 => format!("floor({a})"),
        7 => format!("(x.known ? {a} : {b})"),
        8 => format!("(({a} / {b}) ?? 1)"),
        9 => format!("({} ? {a} : {b})", condition(p)),
        _ => format!("abs({a})"),
    }
}

/// A result cell: no result of the table itself.
fn result(p: &Picks) -> String {
    match p.below(4) {
        0 => p.number(),
        1 => format!("x.amount * {}", p.number()),
        2 => format!("(x.rate ?? {}) + x.amount", p.number()),
        _ => format!("x.known ? {} : x.amount", p.number()),
    }
}

/// Mostly a few rows; sometimes more than one word of bits holds.
fn rows(p: &Picks) -> Vec<Json> {
    let count = if p.below(8) == 0 { 60 + p.below(20) } else { 1 + p.below(8) };
    (0..count)
        .map(|i| {
            json!({"_id": format!("r{i}"), "n": number_cell(p), "m": number_cell(p), "g": text_cell(p), "r": text_cell(p),
                "k": truth_cell(p), "w": whole_cell(p), "o": result(p), "s": p.of(&["", "\"u\"", "x.grade", "\"v\""])})
        })
        .collect()
}

fn table(p: &Picks, policy: &str) -> Json {
    let mut rows = rows(p);
    if p.below(3) > 0 {
        rows.push(json!({"_id": "rest", "o": p.number(), "s": "\"rest\""}));
    }
    // A column needs one filled cell to have a type.
    rows[0]["s"] = json!("\"first\"");
    let outputs = match policy {
        "first" => json!([{"id": "o", "field": "t.out"}, {"id": "s", "field": "t.said"}]),
        _ => json!([{"id": "o", "field": "out"}, {"id": "s", "field": "said"}]),
    };
    let path = if policy == "first" { Json::Null } else { json!("found") };
    json!({"hitPolicy": policy, "passThrough": true, "outputPath": path, "inputs": [{"id": "n", "field": "x.amount"},
        {"id": "m", "field": p.of(&["x.rate ?? 0", "x.rate", "x.rate * 2"])}, {"id": "g", "field": "x.grade"},
        {"id": "r", "field": "x.region"}, {"id": "k", "field": "x.known"}, {"id": "w", "field": ""}],
        "outputs": outputs, "rules": rows})
}

fn graph(p: &Picks) -> Json {
    let ways = json!({"hitPolicy": "first", "statements": [{"id": "a", "condition": condition(p)}, {"id": "b", "condition": condition(p)},
        {"id": "c", "condition": ""}]});
    let branch = |id: &str| {
        json!({"id": id, "type": "expressionNode", "content": {"passThrough": true, "expressions": [
            {"id": "1", "key": "first", "value": formula(p, 2)},
            {"id": "2", "key": "total", "value": format!("$.first + {}", formula(p, 1))}]}})
    };
    let edge = |i: usize, from: &str, to: &str, way: Option<&str>| json!({"id": format!("e{i}"), "sourceId": from, "targetId": to, "sourceHandle": way});
    json!({
        "nodes": [{"id": "in", "type": "inputNode"},
            {"id": "t", "type": "decisionTableNode", "content": table(p, "first")},
            {"id": "l", "type": "decisionTableNode", "content": table(p, "collect")},
            {"id": "s", "type": "switchNode", "content": ways}, branch("p"), branch("q"), branch("r"), {"id": "out", "type": "outputNode"}],
        "edges": [edge(1, "in", "t", None), edge(2, "t", "l", None), edge(3, "l", "s", None), edge(4, "s", "p", Some("a")),
            edge(5, "s", "q", Some("b")), edge(6, "s", "r", Some("c")), edge(7, "p", "out", None), edge(8, "q", "out", None),
            edge(9, "r", "out", None)]})
}

proptest! {
    #[test]
    fn generated_graphs_agree(picks in prop::collection::vec(any::<u32>(), 400)) {
        let p = Picks(&picks, Cell::new(0));
        let (text, schema) = (graph(&p), schema());
        let graph: Graph = serde_json::from_value(text.clone()).expect("the form");
        let program = Program::compile(&graph, &schema, &[]).unwrap_or_else(|e| panic!("{e:?} in {text:#}"));
        let decision = reference(&graph);
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        for _ in 0..8 {
            let row = row(&p);
            let theirs = runtime.block_on(decision.evaluate(context(&schema, &row)));
            let theirs = theirs.unwrap_or_else(|e| panic!("the reference fails: {e:?} over {row:?} in {text:#}"));
            if let Err(e) = agrees(&program, &row, &theirs.result) {
                panic!("{e} over {row:?} in {text:#}");
            }
        }
    }
}
