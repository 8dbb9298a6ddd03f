//! The shipped products are valid, and what is wrong in a document is said with its place.
#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

use product::rules::{OwnedValue, Value};
use product::{CompiledProduct, Product, ProductError};

fn shipped(name: &str) -> String {
    let path = format!("{}/../../products/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

const NAMES: [&str; 2] = ["sme-working-capital", "specialised-tech"];

/// The problems of the working-capital product with one text replaced.
fn broken(from: &str, to: &str) -> String {
    let text = shipped(NAMES[0]);
    assert!(text.contains(from), "the product no longer holds {from}");
    match CompiledProduct::from_yaml(&text.replacen(from, to, 1)) {
        Ok(_) => panic!("{from} -> {to} should be refused"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn shipped_products_are_valid_and_have_no_dead_rows() {
    for name in NAMES {
        let product = CompiledProduct::from_yaml(&shipped(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(product.document().code, name);
        assert_eq!(product.warnings(), vec![], "{name}");
        assert_eq!(product.digest().len(), 64);
    }
}

#[test]
fn json_and_yaml_are_one_document() {
    for name in NAMES {
        let product = Product::from_yaml(&shipped(name)).unwrap();
        let again: Product = serde_json::from_str(&serde_json::to_string(&product).unwrap()).unwrap();
        assert_eq!(again, product);
        assert_eq!(again.digest(), product.digest(), "comments and field order do not matter");
    }
}

#[test]
fn the_schema_names_every_field_and_allows_no_other() {
    let schema = product::schema();
    let fields = schema["properties"].as_object().unwrap();
    for field in ["code", "layer", "amount", "tenor_months", "rules", "pricing", "authority", "enhancement", "facility"]
    {
        assert!(fields.contains_key(field), "{field}");
    }
    assert_eq!(schema["additionalProperties"], serde_json::json!(false));
}

#[test]
fn a_product_that_could_give_no_price_is_refused_with_an_example() {
    let error = broken("            - { _id: p6, bps: \"900\" }\n", "");
    assert!(error.contains("result `spread_bps`") && error.contains("can be missing"), "{error}");
    assert!(error.contains("no row answers score.pd = 0.2"), "the gap is named: {error}");
}

#[test]
fn mistakes_are_named_with_node_row_and_cell() {
    // (what is replaced, by what, words of the error)
    let cases: [(&str, &str, &[&str]); 12] = [
        ("field: score.pd }", "field: score.pdd }", &["node 'spread'", "column 'pd'", "did you mean `score.pd`"]),
        ("pd: \"< 0.01\"", "pd: \"< \\\"A\\\"\"", &["row 1 'p1'", "cell 'pd'", "a number"]),
        ("pd: \"< 0.01\"", "pd: \"< (0.01\"", &["row 1 'p1'", "cell 'pd'", "cannot be read"]),
        ("bps: \"60\" }", "bsp: \"60\" }", &["cell 'bsp'", "is not a column", "bps"]),
        ("{ id: e4, sourceId: total, targetId: out }", "{ id: e4, sourceId: total, targetId: spread }", &["circle"]),
        ("{ id: e1, sourceId: in, targetId: spread }", "{ id: e1, sourceId: in, targetId: total }", &["never reached"]),
        ("term_bps + (", "term_bps ^ (", &["formula 'adjustment_bps'", "outside the language"]),
        (
            "- feature.debt_outstanding * 0.2",
            "- feature.revenue_growth * 0.2",
            &["formula 'by_revenue'", "missing", "??"],
        ),
        ("floor_percent: \"3.00\"", "floor_percent: \"16.00\"", &["pricing", "floor"]),
        ("max_amount: \"1000000\"", "max_amount: \"4000000\"", &["authority.max_amount"]),
        (
            "when: (feature.inquiries_6m ?? 0) > 10",
            "when: (feature.inquiries ?? 0) > 10",
            &["many-inquiries", "did you mean"],
        ),
        (
            "overdue_uplift_percent: \"50\"",
            "overdue_uplift_percent: \"51\"",
            &["late.overdue_uplift_percent", "30 to 50"],
        ),
    ];
    for (from, to, words) in cases {
        let error = broken(from, to);
        for word in words {
            assert!(error.contains(word), "{from} -> {to}: {word} not in {error}");
        }
    }
}

#[test]
fn a_form_error_gives_line_and_path() {
    let error = broken("  sizes: [micro, small]", "  sizes: [micro, small]\n  colour: red");
    assert!(error.contains("colour") && error.contains("line"), "{error}");
    let error = broken("floor_percent: \"3.00\"", "floor_percent: three");
    assert!(error.contains("pricing.floor_percent") && error.contains("line"), "{error}");
    let bare = shipped(NAMES[0]).replace("floor_percent: \"3.00\"", "floor_percent: 3.00");
    let (bare, quoted) = (Product::from_yaml(&bare).unwrap(), Product::from_yaml(&shipped(NAMES[0])).unwrap());
    assert_eq!(bare.digest(), quoted.digest(), "a bare number keeps its digits");
    let huge = format!("{}#{}", shipped(NAMES[0]), "x".repeat(product::limits::MAX_DOCUMENT_BYTES));
    assert!(matches!(Product::from_yaml(&huge), Err(ProductError::TooLarge(_))));
}

#[test]
fn rows_and_columns_have_bounds() {
    let with_rows = |rows: usize| {
        let extra: String = (0..rows - 6)
            .map(|i| format!("            - {{ _id: x{i}, pd: \"< 0.0{i:04}1\", bps: \"60\" }}\n"))
            .collect();
        let first = "            - { _id: p1, pd: \"< 0.01\", bps: \"60\" }\n";
        CompiledProduct::from_yaml(&shipped(NAMES[0]).replacen(first, &format!("{extra}{first}"), 1))
    };
    assert!(with_rows(product::limits::MAX_ROWS).is_ok());
    let error = with_rows(product::limits::MAX_ROWS + 1).unwrap_err().to_string();
    assert!(error.contains("1 to 500 rows"), "{error}");
}

#[test]
fn the_limit_graph_takes_one_way_and_tells_which() {
    let product = CompiledProduct::from_yaml(&shipped(NAMES[1])).unwrap();
    let mut input = vec![Value::Null; product.known_first()];
    let set = |input: &mut Vec<Value<'static>>, name: &str, value: Value<'static>| {
        let slot = product.schema().slot(name).unwrap();
        input[slot] = value;
    };
    set(&mut input, "feature.annual_revenue", Value::Number(10_000_000.into()));
    set(&mut input, "feature.debt_outstanding", Value::Number(1_000_000.into()));
    set(&mut input, "feature.invention_patents", Value::Number(4.into()));
    for (level, want, taken) in [("national", "4200000", "national"), ("provincial", "2800000", "otherwise")] {
        set(&mut input, "feature.tech_level", Value::Text(level));
        let (answer, trace) = product.limit().run_traced(&input).unwrap();
        let OwnedValue::Number(limit) = answer.get("limit").owned() else { panic!("no limit") };
        assert_eq!(limit.to_string(), want, "10,000,000 x share + patents - debt x 0.1");
        let steps = format!("{trace:?}");
        assert!(steps.contains(&format!("Switch(Some(\"{taken}\"))")), "{steps}");
        assert_eq!(trace.len(), 2, "the other way is not run: {steps}");
    }
}

fn example(name: &str) -> String {
    let path = format!("{}/../../examples/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_worked_facilities_make_terms_that_stand() {
    let (day, limit) =
        (calendar::parse_date("2025-10-08").unwrap(), money::Money::from_minor(20_000_001, money::Currency::CNY));
    for (name, revolving, seasons, stages) in
        [("snow-season", true, 2, 0), ("planting-stages", false, 0, 4), ("factoring", true, 0, 0)]
    {
        let product = CompiledProduct::from_yaml(&example(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(product.warnings(), vec![], "{name}");
        let form = product.document().facility.as_ref().unwrap();
        let terms = form.terms(limit, day, 12).unwrap();
        assert_eq!((terms.revolving, terms.seasons.len(), terms.stages.len()), (revolving, seasons, stages));
        assert_eq!((terms.from, terms.until.to_string().as_str()), (day, "2026-10-07"));
        assert_eq!(terms.draw.matures_by.to_string(), "2027-04-08");
        assert_eq!(terms.opened_by(limit, |_| true).unwrap(), limit, "all stages are the whole");
        let least = form.terms(product.amounts().0, day, product.document().tenor_months.min);
        assert!(least.is_ok(), "{least:?}");
    }
}

#[test]
fn a_facility_that_cannot_stand_is_refused_with_its_place() {
    let said = |name: &str, from: &str, to: &str| {
        let text = example(name);
        assert!(text.contains(from), "{from}");
        CompiledProduct::from_yaml(&text.replacen(from, to, 1)).unwrap_err().to_string()
    };
    let gap = said("snow-season", "until: 03-31", "until: 03-30");
    assert!(gap.contains("facility: 03-31 lies in 0 seasons"), "{gap}");
    let both = said("snow-season", r#"percent: "30" }"#, r#"percent: "30", amount: "1" }"#);
    assert!(both.contains("'淡季' opens either"), "{both}");
    assert!(said("snow-season", "from: 09-15", "from: 09-31").contains("09-31"), "no year has that day");
    let much = said("planting-stages", r#"percent: "15""#, r#"percent: "15.0001""#);
    assert!(much.contains("1000001 millionths"), "{much}");
    let fine = said("planting-stages", r#"percent: "15""#, r#"percent: "14.00001""#);
    assert!(fine.contains("at most 4 decimals"), "{fine}");
    let advance = said("factoring", r#"advance_percent: "80""#, r#"advance_percent: "100.1""#);
    assert!(advance.contains("100.1 is no percentage"), "{advance}");
    let days = said("factoring", "most_days: 180", "most_days: 1081");
    assert!(days.contains("1 to 1080 days"), "{days}");
    let tolerance = said("factoring", r#"tolerance_percent: "1""#, r#"tolerance_percent: "10.0001""#);
    assert!(tolerance.contains("a tenth at most"), "{tolerance}");
    let least = said("planting-stages", r#"minimum: "5000""#, r#"minimum: "30001""#);
    assert!(least.contains("least draw above zero and within it"), "{least}");
}

#[test]
fn changes_of_a_facility_are_said() {
    let before = Product::from_yaml(&example("snow-season")).unwrap();
    let changed = |from: &str, to: &str| {
        let after = Product::from_yaml(&example("snow-season").replacen(from, to, 1)).unwrap();
        product::diff(&before, &after).into_iter().map(|change| change.zh).collect::<Vec<_>>()
    };
    assert_eq!(changed("revolving: true", "revolving: false"), ["额度方式由“循环”改为“非循环”"]);
    let before_claims = Product::from_yaml(&example("factoring")).unwrap();
    let claims = |from: &str, to: &str| {
        let after = Product::from_yaml(&example("factoring").replacen(from, to, 1)).unwrap();
        product::diff(&before_claims, &after).into_iter().map(|change| change.zh).collect::<Vec<_>>()
    };
    assert_eq!(claims("recourse: with", "recourse: without"), ["追索权由“有追索权”改为“无追索权”"]);
    assert_eq!(claims(r#"advance_percent: "80""#, r#"advance_percent: "90""#), ["融资比例（%）由“80”改为“90”"]);
    assert_eq!(claims("grace_days: 15", "grace_days: 10"), ["宽限期（天）由“15”改为“10”"]);
    assert_eq!(changed("most_months: 8", "most_months: 9"), ["单笔最长期限（月）由“8”改为“9”"]);
    let seasons = changed(r#"percent: "30" }"#, r#"percent: "40" }"#);
    assert_eq!(seasons, ["季节限额由“淡季 04-01 – 09-14 30%”改为“淡季 04-01 – 09-14 40%”"]);
    let none = Product { facility: None, ..before.clone() };
    assert_eq!(product::diff(&none, &before).len(), 1);
}
