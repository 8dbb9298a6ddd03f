//! The shipped products' graphs and the benchmark graph give what the reference engine gives.

use conformance::{agrees, benchmark_graph, benchmark_row, benchmark_schema, context, reference};
use product::CompiledProduct;
use product::rules::{Domain, Graph, Kind, OwnedValue, Program, Schema, Variable};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn check(graph: &Graph, schema: &Schema, rows: impl Iterator<Item = Vec<OwnedValue>>) {
    let program = Program::compile(graph, schema, &[]).expect("it compiles");
    let decision = reference(graph);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    for row in rows {
        let theirs = runtime.block_on(decision.evaluate(context(schema, &row))).expect("the reference evaluates");
        agrees(&program, &row, &theirs.result).unwrap_or_else(|e| panic!("{e} over {row:?}"));
    }
}

#[test]
fn the_benchmark_graph_agrees() {
    check(&benchmark_graph(), &benchmark_schema(), (0..5_000).map(benchmark_row));
}

/// A value a variable can take, by a number.
fn value(variable: &Variable, pick: u32) -> OwnedValue {
    if variable.nullable && pick.is_multiple_of(4) {
        return OwnedValue::Null;
    }
    match (&variable.domain, variable.kind) {
        (Domain::OneOf(all), _) => all[pick as usize % all.len()].as_str().into(),
        (Domain::Range(from, to), _) => {
            (*from + (*to - *from) * Decimal::from(pick % 101) / Decimal::ONE_HUNDRED).into()
        }
        (Domain::Open, Kind::Number) => Decimal::new(i64::from(pick % 20_000_000), pick % 3).into(),
        (Domain::Open, Kind::Bool) => (pick % 2 == 0).into(),
        (Domain::Open, _) => ["A", "D", "national", "provincial", "C"][pick as usize % 5].into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_shipped_products_agree(picks in prop::collection::vec(any::<u32>(), 40)) {
        for name in ["sme-working-capital", "specialised-tech"] {
            let path = format!("{}/../products/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
            let product = CompiledProduct::from_yaml(&std::fs::read_to_string(path).unwrap()).unwrap();
            let schema = product.schema();
            let row: Vec<OwnedValue> = schema.variables().iter().zip(&picks).map(|(v, p)| value(v, *p)).collect();
            let rules = &product.document().rules;
            for graph in [&rules.eligibility, &rules.limit, &rules.price] {
                check(graph, schema, std::iter::once(row.clone()));
            }
        }
    }
}
