//! Evaluations a second of our executor and of the reference engine on one thread, same graph, same inputs, one run.

use std::time::Instant;

use conformance::{agrees, benchmark_graph, benchmark_row, benchmark_schema, context, reference};
use product::rules::{OwnedValue, Program, Value};

fn main() {
    let (graph, schema) = (benchmark_graph(), benchmark_schema());
    let program = Program::compile(&graph, &schema, &[]).expect("the graph compiles");
    let decision = reference(&graph);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let rows: Vec<Vec<OwnedValue>> = (0..997).map(benchmark_row).collect();
    runtime.block_on(async {
        for row in &rows {
            let theirs = decision.evaluate(context(&schema, row)).await.expect("the reference evaluates");
            agrees(&program, row, &theirs.result).expect("both agree before they race");
        }
        for round in 1..=3 {
            let inputs: Vec<Vec<Value<'_>>> = rows.iter().map(|r| r.iter().map(OwnedValue::as_value).collect()).collect();
            let count = 400_000;
            let start = Instant::now();
            for input in inputs.iter().cycle().take(count) {
                std::hint::black_box(program.run(input).expect("it runs").get("total"));
            }
            let ours = count as f64 / start.elapsed().as_secs_f64();
            let start = Instant::now();
            for input in inputs.iter().cycle().take(count / 4) {
                std::hint::black_box(program.run_kept(input).expect("it runs"));
            }
            let traced = (count / 4) as f64 / start.elapsed().as_secs_f64();
            let start = Instant::now();
            for input in inputs.iter().cycle().take(count / 4) {
                std::hint::black_box(program.run_traced(input).expect("it runs"));
            }
            let written = (count / 4) as f64 / start.elapsed().as_secs_f64();
            let contexts: Vec<_> = rows.iter().map(|r| context(&schema, r)).collect();
            let start = Instant::now();
            for i in 0..count / 20 {
                let input = contexts[i % contexts.len()].clone();
                std::hint::black_box(decision.evaluate(input).await.expect("it evaluates"));
            }
            let theirs = (count / 20) as f64 / start.elapsed().as_secs_f64();
            println!(
                "round {round}: ours {ours:.0}/s, with full trace kept {traced:.0}/s, and written with its names {written:.0}/s; zen-engine 2.1.6 compiled \
                 {theirs:.0}/s: {:.1}, {:.1} and {:.1} times",
                ours / theirs,
                traced / theirs,
                written / theirs
            );
        }
    });
}
