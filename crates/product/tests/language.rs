//! What our executor makes of a cell is what the reference interpreter makes of it, over random cells and values.
//!
//! Cells our compiler refuses are not compared: refusing is allowed, differing is not.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

use product::rules::{Domain, Graph, Kind, OwnedValue, Program, Schema, Value, Variable, Wanted};
use proptest::prelude::*;
use serde_json::json;
use zen_expression::Variable as Reference;

/// n and m may be missing; a is always there; t and b may be missing.
fn schema() -> Schema {
    let mut schema = Schema::new();
    let variables = [
        ("n", Kind::Number, true),
        ("v.m", Kind::Number, true),
        ("a", Kind::Number, false),
        ("t", Kind::Text, true),
        ("b", Kind::Bool, true),
    ];
    for (name, kind, nullable) in variables {
        schema.add(Variable { name: name.into(), kind, nullable, domain: Domain::Open }).unwrap();
    }
    schema
}

type Row = [OwnedValue; 5];

fn reference(row: &Row) -> Reference {
    let object = Reference::empty_object();
    for (variable, value) in schema().variables().iter().zip(row) {
        object.dot_insert(&variable.name, referred(value));
    }
    object
}

fn referred(value: &OwnedValue) -> Reference {
    match value {
        OwnedValue::Null => Reference::Null,
        OwnedValue::Bool(b) => Reference::Bool(*b),
        OwnedValue::Number(n) => Reference::Number(*n),
        OwnedValue::Text(t) => Reference::from(json!(t)),
    }
}

fn graph(content: serde_json::Value, kind: &str) -> Graph {
    serde_json::from_value(json!({
        "nodes": [
            {"id": "in", "type": "inputNode"},
            {"id": "x", "type": kind, "content": content},
            {"id": "out", "type": "outputNode"}],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "x"},
            {"id": "2", "sourceId": "x", "targetId": "out"}]}))
    .unwrap()
}

fn formula(text: &str) -> Option<Program> {
    let graph = graph(json!({"expressions": [{"id": "1", "key": "r", "value": text}]}), "expressionNode");
    Program::compile(&graph, &schema(), &[]).ok()
}

fn test(field: &str, cell: &str) -> Option<Program> {
    let content = json!({"hitPolicy": "first",
        "inputs": [{"id": "i", "field": field}],
        "outputs": [{"id": "o", "field": "r"}],
        "rules": [{"i": cell, "o": "true"}]});
    Program::compile(&graph(content, "decisionTableNode"), &schema(), &[]).ok()
}

fn run<'a>(program: &'a Program, row: &'a Row) -> Value<'a> {
    let input: Vec<Value<'a>> = row.iter().map(OwnedValue::as_value).collect();
    program.run(&input).unwrap().get("r")
}

/// What the reference gives a formula; none: it fails.
fn reference_formula(text: &str, row: &Row) -> Option<Reference> {
    zen_expression::evaluate_expression(text, reference(row)).ok()
}

fn reference_test(field: &str, cell: &str, row: &Row) -> bool {
    let Ok(value) = zen_expression::evaluate_expression(field, reference(row)) else { return false };
    let object = reference(row);
    object.dot_insert("$", value);
    zen_expression::evaluate_unary_expression(cell, object).unwrap_or(false)
}

fn same(ours: Value<'_>, theirs: &Reference) -> bool {
    match (ours, theirs) {
        (Value::Null, Reference::Null) => true,
        (Value::Bool(a), Reference::Bool(b)) => a == *b,
        (Value::Number(a), Reference::Number(b)) => a == *b && a.to_string() == b.to_string(),
        (Value::Text(a), Reference::String(b)) => a == b.as_str(),
        _ => false,
    }
}

fn rows() -> impl Strategy<Value = Row> {
    let number = || {
        prop_oneof![
            (-40_i64..40).prop_map(|n| OwnedValue::Number(rust_decimal::Decimal::new(n, 1))),
            Just(OwnedValue::Null)
        ]
    };
    let always = (-40_i64..40).prop_map(|n| OwnedValue::Number(rust_decimal::Decimal::new(n, 1)));
    let text = prop_oneof![Just(OwnedValue::Null), "[ABC]".prop_map(OwnedValue::Text)];
    let truth = prop_oneof![Just(OwnedValue::Null), any::<bool>().prop_map(OwnedValue::Bool)];
    (number(), number(), always, text, truth).prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
}

fn numbers() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        (-3_i32..4).prop_map(|n| n.to_string()),
        Just("2.5".to_owned()),
        Just("a".to_owned()),
        Just("(n ?? 1)".to_owned()),
        Just("(v.m ?? 0)".to_owned()),
        Just("n".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), prop::sample::select(vec!["+", "-", "*", "/", "%"]), inner.clone())
                .prop_map(|(x, op, y)| format!("({x} {op} {y})")),
            (prop::sample::select(vec!["abs", "floor", "ceil", "round", "trunc"]), inner.clone())
                .prop_map(|(f, x)| format!("{f}({x})")),
            inner.clone().prop_map(|x| format!("round({x}, 1)")),
            (prop::sample::select(vec!["min", "max"]), inner.clone(), inner.clone())
                .prop_map(|(f, x, y)| format!("{f}([{x}, {y}])")),
            (truths_of(inner.clone().boxed()), inner.clone(), inner.clone())
                .prop_map(|(c, x, y)| format!("({c} ? {x} : {y})")),
            inner.prop_map(|x| format!("-{x}")),
        ]
    })
    .boxed()
}

fn truths_of(numbers: BoxedStrategy<String>) -> BoxedStrategy<String> {
    let order = prop::sample::select(vec!["<", "<=", ">", ">=", "==", "!="]);
    let leaf = prop_oneof![
        (numbers.clone(), order, numbers.clone()).prop_map(|(x, op, y)| format!("{x} {op} {y}")),
        (numbers.clone(), prop::sample::select(vec!["[-1..2)", "(0..3]", "[1..1]", "(-2..2)", "]0..1["]))
            .prop_map(|(x, r)| format!("{x} in {r}")),
        numbers.prop_map(|x| format!("{x} not in [1, 2.0, -3]")),
        prop::sample::select(vec![
            "t == \"A\"",
            "t in [\"A\", \"B\"]",
            "t != null",
            "n == null",
            "b == true",
            "(b ?? false)"
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            (inner.clone(), prop::sample::select(vec!["and", "or"]), inner.clone())
                .prop_map(|(x, op, y)| format!("({x}) {op} ({y})")),
            inner.prop_map(|x| format!("not ({x})")),
        ]
    })
    .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn formulas_agree(text in prop_oneof![numbers(), truths_of(numbers())], row in rows()) {
        if let Some(program) = formula(&text) {
            let theirs = reference_formula(&text, &row);
            let ours = run(&program, &row);
            prop_assert!(theirs.as_ref().is_some_and(|t| same(ours, t)), "{text}: ours {ours:?}, reference {theirs:?}");
        }
    }

    #[test]
    fn test_cells_agree(
        field in prop::sample::select(vec!["n", "a", "v.m", "a * 2"]),
        cell in prop_oneof![
            numbers(),
            numbers().prop_map(|x| format!("> {x}")),
            numbers().prop_map(|x| format!("!= {x}")),
            truths_of(numbers()),
            prop::sample::select(vec!["[0..2]", "(0..2)", "]0..2[", "1, 2, 3", "> 1 and < 3", "< 0 or > 2", "null", "not in [1, 2]",
                "[1, 2, 2.5]", "$ > 1 and a > 0", "== null", "!= null", "in [0..5]", "> 1, < -1", "-1"]).prop_map(str::to_owned),
        ],
        row in rows(),
    ) {
        if let Some(program) = test(field, &cell) {
            let ours = run(&program, &row) == Value::Bool(true);
            prop_assert_eq!(ours, reference_test(field, &cell, &row), "{} tests {}", field, cell);
        }
    }
}

/// Text and truth columns, and cells that must be accepted: a compiler that refused all would pass the properties.
#[test]
fn the_language_covers_what_risk_officers_write() {
    let cells = [
        ("t", "\"A\""),
        ("t", "\"A\", \"B\""),
        ("t", "[\"A\", \"B\"]"),
        ("t", "not in [\"A\"]"),
        ("t", "!= \"A\""),
        ("t", "null"),
        ("t", "$ == \"A\" or a > 1"),
        ("b", "true"),
        ("b", "false"),
        ("n", "> 1 and <= 3"),
        ("n", "[0..2)"),
        ("n", "]0..2["),
        ("n ?? 0", ">= 0"),
        ("a", "1, 2, 3"),
        ("a", "> (v.m ?? 0) * 2"),
        ("a", "round($) == 1"),
    ];
    let texts = [OwnedValue::Null, "A".into(), "B".into(), "C".into()];
    for (field, cell) in cells {
        let program = test(field, cell).unwrap_or_else(|| panic!("{field} {cell} should be accepted"));
        for text in &texts {
            for truth in [OwnedValue::Null, true.into(), false.into()] {
                for tenths in [-10, 0, 10, 15, 20, 30] {
                    let n: OwnedValue = rust_decimal::Decimal::new(tenths, 1).into();
                    for n in [n, OwnedValue::Null] {
                        let row = [
                            n,
                            OwnedValue::Null,
                            rust_decimal::Decimal::new(tenths, 1).into(),
                            text.clone(),
                            truth.clone(),
                        ];
                        let ours = run(&program, &row) == Value::Bool(true);
                        assert_eq!(ours, reference_test(field, cell, &row), "{field} tests {cell} over {row:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_lies_outside_is_refused_by_name() {
    let cases = [
        ("a ^ 2", "outside the language"),
        ("a + \"x\"", "needs a number"),
        ("t + \"x\"", "needs a number"),
        ("t == 1", "never holds"),
        ("sum([a, 1])", "function `sum`"),
        ("d(\"2020-01-01\")", "outside the language"),
        ("a > 1 ? 1 : \"x\"", "never holds"),
        ("n + 1", "fails when a variable is missing"),
        ("unknown", "not a variable"),
        ("`${a}`", "templates"),
        ("a in [3..1]", "backwards"),
        ("#", ""),
        ("$", "means nothing"),
        ("null", "must give"),
        ("len(a)", "counts the rows"),
        ("round(a, n)", "decimal places"),
    ];
    for (text, words) in cases {
        let graph = graph(json!({"expressions": [{"id": "1", "key": "r", "value": text}]}), "expressionNode");
        let errors = Program::compile(&graph, &schema(), &[]).expect_err(text);
        assert!(errors[0].to_string().contains(words), "{text}: {}", errors[0]);
        assert!(errors[0].place.words.contains("node 'x'"), "{}", errors[0]);
    }
    let deep = format!("{}a{}", "(".repeat(40), ")".repeat(40));
    assert!(formula(&deep).is_none(), "deeper than the bound");
    assert!(formula(&format!("{}a{}", "(".repeat(30), ")".repeat(30))).is_some());
    let long = |n: usize| format!("a{}", " ".repeat(n - 1));
    assert!(formula(&long(product::limits::MAX_CELL_CHARS)).is_some());
    assert!(formula(&long(product::limits::MAX_CELL_CHARS + 1)).is_none());
}

#[test]
fn a_graph_that_may_answer_nothing_is_told_so() {
    let wanted = [Wanted { name: "r", kind: Kind::Bool, always: true }];
    let table = |rules: serde_json::Value| {
        let content = json!({"hitPolicy": "first", "inputs": [{"id": "i", "field": "a"}, {"id": "j", "field": "t"}],
            "outputs": [{"id": "o", "field": "r"}], "rules": rules});
        Program::compile(&graph(content, "decisionTableNode"), &schema(), &wanted).map(|p| p.warnings().len())
    };
    // (rows, part of the error; empty: complete; warnings)
    assert_eq!(table(json!([{"o": "true"}])), Ok(0));
    assert_eq!(
        table(json!([{"i": "< 1", "o": "true"}, {"i": ">= 1", "o": "false"}])),
        Ok(0),
        "two halves make a whole"
    );
    assert_eq!(
        table(json!([{"i": "< 1", "o": "true"}, {"o": "false"}, {"i": "> 5", "o": "true"}])),
        Ok(1),
        "a dead row"
    );
    let gap = |rules| table(rules).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let error = gap(json!([{"i": "< 1", "o": "true"}, {"i": "> 1", "o": "false"}]));
    assert!(error.contains("no row answers a = 1"), "{error}");
    let error = gap(json!([{"j": "\"A\"", "o": "true"}, {"j": "!= \"A\"", "o": "false"}, {"j": "null"}]));
    assert!(error.contains("can be missing"), "an empty result cell: {error}");
    let error = gap(json!([{"j": "\"A\", \"B\"", "o": "true"}]));
    assert!(error.contains("no row answers t = \"other"), "{error}");
}
