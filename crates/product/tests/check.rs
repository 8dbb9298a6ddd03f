//! The check before release: what must be found is found with an input that the rules confirm, and nothing is made up.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

use std::collections::BTreeSet;

use product::Product;
use product::check::{Finding, Market, Severity, check, check_text};
use product::rules::{Domain, Graph, Kind, Note, NoteKind, OwnedValue, Program, Schema, TraceStep, Value, Variable};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

/// Numbers that look drawn and are the same on every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

const GRADES: [&str; 4] = ["A", "B", "C", "D"];

fn schema() -> Schema {
    let mut schema = Schema::new();
    let texts = GRADES.iter().map(|g| (*g).to_owned()).collect();
    for (name, kind, domain) in [
        ("grade", Kind::Text, Domain::OneOf(texts)),
        ("months", Kind::Number, Domain::Range(3.into(), 36.into())),
        ("amount", Kind::Number, Domain::Open),
    ] {
        schema.add(Variable { name: name.into(), kind, nullable: false, domain }).unwrap();
    }
    schema
}

/// A box of inputs: grades, and half-open ranges of months and amounts.
#[derive(Debug, Clone)]
struct Part {
    grades: BTreeSet<usize>,
    ranges: [(Option<i64>, Option<i64>); 2],
}

impl Part {
    fn whole() -> Self {
        Self { grades: (0..4).collect(), ranges: [(None, None); 2] }
    }

    /// Two parts that make it up, when it can be cut on a randomly chosen side.
    fn cut(&self, draw: &mut Draw) -> Option<(Self, Self)> {
        let (mut a, mut b) = (self.clone(), self.clone());
        match draw.below(3) {
            0 => {
                let at = *self.grades.iter().nth(draw.below(self.grades.len()))?;
                a.grades.retain(|g| *g < at);
                b.grades.retain(|g| *g >= at);
                (!a.grades.is_empty() && !b.grades.is_empty()).then_some((a, b))
            }
            side => {
                let (from, to) = self.ranges[side - 1];
                let (least, most) = if side == 1 { (4, 36) } else { (-1_000, 1_000) };
                let (low, high) = (from.map_or(least, |n| n + 1), to.map_or(most, |n| n - 1));
                let width = usize::try_from(high - low + 1).ok().filter(|n| *n > 0)?;
                let at = low + i64::try_from(draw.below(width)).unwrap();
                a.ranges[side - 1].1 = Some(at);
                b.ranges[side - 1].0 = Some(at);
                Some((a, b))
            }
        }
    }

    fn row(&self, id: usize, result: usize) -> Json {
        let range = |(from, to): (Option<i64>, Option<i64>)| match (from, to) {
            (None, None) => String::new(),
            (Some(from), None) => format!(">= {from}"),
            (None, Some(to)) => format!("< {to}"),
            (Some(from), Some(to)) => format!("[{from}..{to})"),
        };
        let grades = if self.grades.len() == 4 {
            String::new()
        } else {
            self.grades.iter().map(|g| format!("\"{}\"", GRADES[*g])).collect::<Vec<_>>().join(", ")
        };
        json!({"_id": format!("r{id}"), "g": grades, "m": range(self.ranges[0]), "a": range(self.ranges[1]), "o": result.to_string()})
    }
}

/// Parts that make up the whole, none within another.
fn partition(draw: &mut Draw) -> Vec<Part> {
    let mut parts = vec![Part::whole()];
    for _ in 0..4 + draw.below(20) {
        let at = draw.below(parts.len());
        if let Some((a, b)) = parts[at].cut(draw) {
            parts[at] = a;
            parts.push(b);
        }
    }
    parts
}

fn graph(rows: &[Json], policy: &str) -> Graph {
    let content = json!({"hitPolicy": policy, "inputs": [{"id": "g", "field": "grade"}, {"id": "m", "field": "months"},
        {"id": "a", "field": "amount"}], "outputs": [{"id": "o", "field": "r"}], "rules": rows});
    serde_json::from_value(json!({
        "nodes": [{"id": "in", "type": "inputNode"}, {"id": "t", "type": "decisionTableNode", "content": content},
            {"id": "out", "type": "outputNode"}],
        "edges": [{"id": "1", "sourceId": "in", "targetId": "t"}, {"id": "2", "sourceId": "t", "targetId": "out"}]}))
    .unwrap()
}

fn program(rows: &[Json]) -> Program {
    Program::compile(&graph(rows, "first"), &schema(), &[]).unwrap()
}

/// Which row answers.
fn answering(program: &Program, input: &[(String, OwnedValue)]) -> Option<String> {
    let schema = schema();
    let mut values = vec![Value::Text("A"), Value::Number(Decimal::from(12)), Value::Number(Decimal::ZERO)];
    for (name, value) in input {
        values[schema.slot(name).unwrap()] = value.as_value();
    }
    let (_, trace) = program.run_traced(&values).unwrap();
    trace.iter().find_map(|node| match &node.step {
        TraceStep::Table(hits) => hits.first().map(|hit| hit.row.clone()),
        _ => None,
    })
}

fn of(program: &Program, wanted: impl Fn(&NoteKind) -> bool) -> Vec<&Note> {
    program.notes().iter().filter(|note| wanted(&note.kind)).collect()
}

#[test]
fn a_table_that_is_complete_by_construction_has_nothing_to_find() {
    for seed in 0..200 {
        let mut draw = Draw(seed);
        let parts = partition(&mut draw);
        let rows: Vec<_> = parts.iter().enumerate().map(|(i, part)| part.row(i, i)).collect();
        let program = program(&rows);
        assert_eq!(program.notes(), [], "seed {seed}");
    }
}

#[test]
fn a_row_taken_out_is_found_as_a_gap_that_no_row_answers() {
    for seed in 0..200 {
        let mut draw = Draw(seed);
        let parts = partition(&mut draw);
        let out = draw.below(parts.len());
        let rows: Vec<_> =
            parts.iter().enumerate().filter(|(i, _)| *i != out).map(|(i, part)| part.row(i, i)).collect();
        if rows.is_empty() {
            continue;
        }
        let program = program(&rows);
        let gaps = of(&program, |kind| matches!(kind, NoteKind::Gap { .. }));
        assert_eq!(gaps.len(), 1, "seed {seed}");
        assert_eq!(answering(&program, &gaps[0].witness), None, "seed {seed}: {:?}", gaps[0]);
        // The whole table answers there by the row that was taken out.
        let whole: Vec<_> = parts.iter().enumerate().map(|(i, part)| part.row(i, i)).collect();
        let whole = Program::compile(&graph(&whole, "first"), &schema(), &[]).unwrap();
        assert_eq!(answering(&whole, &gaps[0].witness), Some(format!("r{out}")), "seed {seed}");
    }
}

#[test]
fn a_row_after_a_complete_table_is_never_reached() {
    for seed in 0..200 {
        let mut draw = Draw(seed);
        let parts = partition(&mut draw);
        let extra = partition(&mut draw).swap_remove(0);
        let mut rows: Vec<_> = parts.iter().enumerate().map(|(i, part)| part.row(i, i)).collect();
        // Somewhere after the first row it may still answer; at the end it cannot.
        rows.push(extra.row(parts.len(), 99));
        let program = program(&rows);
        let dead = of(&program, |kind| *kind == NoteKind::Unreachable);
        assert_eq!(dead.iter().map(|n| n.spot.row).collect::<Vec<_>>(), [Some(rows.len())], "seed {seed}");
        for _ in 0..50 {
            let input = [
                ("grade".to_owned(), OwnedValue::from(GRADES[draw.below(4)])),
                ("months".to_owned(), OwnedValue::from(Decimal::from(3 + draw.below(34)))),
                ("amount".to_owned(), OwnedValue::from(Decimal::from(draw.below(2_000)) - Decimal::from(1_000))),
            ];
            assert_ne!(answering(&program, &input), Some(format!("r{}", parts.len())), "seed {seed}");
        }
    }
}

#[test]
fn rows_that_cross_are_found_where_both_hold() {
    for seed in 0..100 {
        let mut draw = Draw(seed);
        let low = 4 + i64::try_from(draw.below(10)).unwrap();
        let high = low + 1 + i64::try_from(draw.below(10)).unwrap();
        let part = |grades: &[usize], from, to| Part {
            grades: grades.iter().copied().collect(),
            ranges: [(from, to), (None, None)],
        };
        let (first, second) = (part(&[0, 1], None, Some(high)), part(&[1, 2], Some(low), None));
        let rows = [first.row(0, 1), second.row(1, 2), Part::whole().row(2, 3)];
        let program = program(&rows);
        let crossing = of(&program, |kind| matches!(kind, NoteKind::Overlap { .. }));
        assert_eq!(crossing.len(), 1, "the last row, for the rest, crosses nothing");
        assert_eq!((crossing[0].spot.row, &crossing[0].kind), (Some(2), &NoteKind::Overlap { earlier: 1 }));
        let witness = &crossing[0].witness;
        assert_eq!(answering(&program, witness).as_deref(), Some("r0"), "seed {seed}");
        let without = Program::compile(&graph(&rows[1..], "first"), &schema(), &[]).unwrap();
        assert_eq!(answering(&without, witness).as_deref(), Some("r1"), "seed {seed}");
        // The same results cross without harm.
        let same = [first.row(0, 1), second.row(1, 1), Part::whole().row(2, 3)];
        assert!(of(&self::program(&same), |kind| matches!(kind, NoteKind::Overlap { .. })).is_empty());
    }
}

#[test]
fn a_row_beside_conditions_that_cannot_be_listed_is_judged_by_the_rest() {
    let row = |id: &str, g: &str, m: &str, a: &str| json!({"_id": id, "g": g, "m": m, "a": a, "o": "1"});
    // The second row's amount cell compares two variables: it may or may not hold.
    let rows = [row("x", "\"A\"", "", ""), row("y", "", "", "> months * 2"), row("z", "\"A\"", "> 5", "")];
    let found = program(&rows);
    let kinds: Vec<_> = found.notes().iter().map(|n| (n.spot.row, n.kind.clone())).collect();
    assert_eq!(kinds, [(Some(3), NoteKind::Unreachable), (None, NoteKind::GapUndecided)]);
    let never = program(&[row("x", "\"E\"", "", ""), row("y", "", "> 36", ""), row("z", "", "", "")]);
    let dead: Vec<_> = never.notes().iter().map(|n| (n.spot.row, n.kind.clone())).collect();
    assert_eq!(dead, [(Some(1), NoteKind::NeverHolds), (Some(2), NoteKind::NeverHolds)], "outside what they can be");
    let collecting = [row("x", "\"E\"", "", ""), row("y", "", "", "")];
    let content = graph(&collecting, "collect");
    let mut with_path = content;
    with_path.nodes[1].content.output_path = Some("rows".to_owned());
    let program = Program::compile(&with_path, &schema(), &[]).unwrap();
    assert_eq!(program.notes().iter().map(|n| n.spot.row).collect::<Vec<_>>(), [Some(1)]);
}

fn text(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../../products/{name}.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn market() -> Market {
    let percent = |n: i64| Some(Decimal::new(n, 2));
    Market {
        cap_percent: percent(24_00),
        line_percent: percent(12_00),
        lpr_one_year: percent(3_00),
        lpr_five_years: percent(3_50),
        grade_below: Some([Decimal::new(2, 2), Decimal::new(5, 2), Decimal::new(12, 2)]),
        business: calendar::BusinessCalendar::default(),
        on: Some(calendar::parse_date("2025-06-10").unwrap()),
    }
}

/// Code, severity, node and row of each finding.
fn brief(findings: &[Finding]) -> Vec<(&str, Severity, &str, Option<usize>)> {
    let line = |f: &'_ Finding| (f.code, f.severity, f.place.node.clone(), f.place.row);
    let found: Vec<_> = findings.iter().map(line).collect();
    found.into_iter().map(|(c, s, n, r)| (c, s, &*n.unwrap_or_default().leak(), r)).collect()
}

#[test]
fn shipped_products_have_no_error() {
    for name in ["sme-working-capital", "hebei-everyday", "specialised-tech", "yanhuo-shop"] {
        let found = check_text(&text(name), &market());
        let worst = found.iter().filter(|f| f.severity == Severity::Error).collect::<Vec<_>>();
        assert!(worst.is_empty(), "{name}: {worst:#?}");
    }
}

fn with(from: &str, to: &str) -> Vec<Finding> {
    let changed = text("sme-working-capital").replacen(from, to, 1);
    assert_ne!(changed, text("sme-working-capital"), "{from} stands in the document");
    check_text(&changed, &market())
}

#[test]
fn planted_faults_are_found_at_their_place() {
    let cases: [(&str, &str, &str, &str, Option<usize>); 9] = [
        // The last price row closes nothing any more: probabilities from 0.20 on have no spread.
        ("- { _id: p6, bps: \"900\" }", "- { _id: p6, pd: \"> 0.25\", bps: \"900\" }", "gap", "spread", None),
        (
            "- { _id: long, months: \"> 24\", bps: \"35\" }",
            "- { _id: long, months: \"> 30\", bps: \"35\" }",
            "term-without-row",
            "term",
            None,
        ),
        (
            "- { _id: other, share: \"0\", cap: \"0\" }",
            "- { _id: c2, grade: '\"C\"', size: '\"small\"', share: \"0.1\", cap: \"1\" }",
            "grade-without-row",
            "caps",
            None,
        ),
        ("- { _id: c, grade: '\"C\"'", "- { _id: c, grade: '\"A\", \"B\"'", "unreachable-row", "caps", Some(5)),
        ("- { _id: p2, pd: \"[0.01..0.02)\"", "- { _id: p2, pd: \"< 0.005\"", "unreachable-row", "spread", Some(2)),
        ("- { _id: grade-d, grade: '\"D\"'", "- { _id: grade-d, grade: '\"E\"'", "never-holds", "refusals", Some(1)),
        ("max([0, min([$.by_revenue, grade_cap])])", "min([$.by_revenue, grade_cap])", "limit-negative", "", None),
        ("cap_percent: \"15.00\"", "cap_percent: \"40.00\"", "", "", None),
        ("share: \"0.30\", cap: \"3000000\"", "share: '\"much\"', cap: \"3000000\"", "rule", "caps", Some(2)),
    ];
    for (from, to, code, node, row) in cases {
        let found = with(from, to);
        let errors: Vec<_> = found.iter().filter(|f| f.severity == Severity::Error).cloned().collect();
        if code.is_empty() {
            assert_eq!(errors, [], "{to}");
            continue;
        }
        let at = brief(&errors);
        assert!(at.iter().any(|(c, _, n, r)| (*c, *n, *r) == (code, node, row)), "{to}: {errors:#?}");
        for finding in errors.iter().filter(|f| f.code.ends_with("gap") || f.code.ends_with("without-row")) {
            assert!(!finding.witness.is_empty(), "the rules confirm it: {finding:?}");
        }
        assert!(errors.iter().all(|f| !f.zh.is_ascii() && !f.en.is_empty()));
    }
}

/// A firm that every shipped product serves.
fn healthy(product: &product::CompiledProduct) -> Vec<Value<'static>> {
    let value = |name: &str| match name {
        "request.amount" => Value::Number(Decimal::from(100_000)),
        "request.tenor_months" => Value::Number(Decimal::from(12)),
        "request.purpose" => Value::Text("stock"),
        "request.repayment" => Value::Text("annuity"),
        "firm.size" => Value::Text("small"),
        "firm.kind" => Value::Text("enterprise"),
        "firm.age_months" => Value::Number(Decimal::from(60)),
        "score.grade" => Value::Text("A"),
        "guarantee.available" => Value::Bool(false),
        "feature.tax_grade" => Value::Text("A"),
        "firm.region" | "firm.industry" | "firm.industry_division" => Value::Null,
        _ => Value::Number(Decimal::ZERO),
    };
    product.schema().variables().iter().take(product.known_first()).map(|v| value(&v.name)).collect()
}

#[test]
fn a_negative_limit_is_shown_with_an_applicant_the_rules_would_serve() {
    let found = with("max([0, min([$.by_revenue, grade_cap])])", "min([$.by_revenue, grade_cap])");
    let finding = found.iter().find(|f| f.code == "limit-negative").unwrap();
    let document = text("sme-working-capital").replacen(
        "max([0, min([$.by_revenue, grade_cap])])",
        "min([$.by_revenue, grade_cap])",
        1,
    );
    let product = product::CompiledProduct::from_yaml(&document).unwrap();
    let schema = product.schema();
    // What the witness leaves out may be anything: here, what a healthy firm has.
    let mut input = healthy(&product);
    for given in &finding.witness {
        input[schema.slot(&given.variable).unwrap()] = given.value.as_value();
    }
    assert!(product.limit().run(&input).unwrap().get("limit").number().unwrap() < Decimal::ZERO);
    assert!(product.eligibility().run(&input).unwrap().rows("reasons").is_empty(), "not one that is refused anyway");
}

#[test]
fn a_price_above_the_cap_is_an_error_and_above_the_line_a_warning() {
    let dear = text("sme-working-capital")
        .replacen("bps: \"900\"", "bps: \"2500\"", 1)
        .replacen("cap_percent: \"15.00\"", "cap_percent: \"30.00\"", 1)
        .replacen("bps: \"600\"", "bps: \"2500\"", 1);
    let code = |findings: &[Finding], code: &str| findings.iter().find(|f| f.code == code).map(|f| f.severity);
    let found = check_text(&dear, &market());
    assert_eq!(code(&found, "price-above-cap"), Some(Severity::Error), "{found:#?}");
    let unsure = check_text(&dear, &Market { grade_below: None, ..market() });
    assert_eq!(code(&unsure, "price-above-cap"), Some(Severity::Warning), "grade and probability might never meet");
    let nothing = check_text(&dear, &Market::default());
    assert_eq!(code(&nothing, "price-above-cap"), None, "nothing to hold it against");

    // A fee counts: the rate alone stays under the line.
    let fee = "fees:\n    - { code: f, zh: 费, en: fee, payee_zh: 某, percent: \"1\", when: upfront }";
    let plain = check_text(&text("sme-working-capital").replacen("bps: \"600\"", "bps: \"380\"", 1), &market());
    let with_fee = check_text(
        &text("sme-working-capital").replacen("bps: \"600\"", "bps: \"380\"", 1).replacen("fees: []", fee, 1),
        &market(),
    );
    assert_eq!(code(&plain, "price-above-line"), None, "{plain:#?}");
    assert_eq!(code(&with_fee, "price-above-line"), Some(Severity::Warning), "{with_fee:#?}");
}

#[test]
fn unreachable_branches_are_found() {
    let text = text("specialised-tech");
    let two = text.replacen(
        "- { id: otherwise, condition: \"\", isDefault: true }",
        "- { id: again, condition: 'feature.tech_level == \"national\" and request.amount > 0' }\n            - { id: otherwise, condition: \"\", isDefault: true }",
        1,
    );
    let two = two.replacen(
        "- { id: e3, sourceId: way, targetId: provincial, sourceHandle: otherwise }",
        "- { id: e3, sourceId: way, targetId: provincial, sourceHandle: otherwise }\n      - { id: e9, sourceId: way, targetId: provincial, sourceHandle: again }",
        1,
    );
    let found = check_text(&two, &market());
    let branch = found.iter().find(|f| f.code == "unreachable-branch").unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(
        (branch.place.node.as_deref(), branch.place.row, branch.severity),
        (Some("way"), Some(2), Severity::Error)
    );
}

#[test]
fn what_cannot_be_read_is_a_finding_too() {
    let line = check_text("schema: 1\ncolour: red\n", &market());
    assert_eq!((line[0].code, line[0].severity), ("unreadable", Severity::Error));
    let form = with("floor_percent: \"3.00\"", "floor_percent: \"99.00\"");
    assert_eq!((form[0].code, form[0].place.path.as_str()), ("field", "pricing"));
    let product = Product::from_yaml(&text("sme-working-capital")).unwrap();
    assert_eq!(check(&product, &market()), check_text(&text("sme-working-capital"), &market()));
}
