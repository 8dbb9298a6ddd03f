//! Evaluations a CPU second of our executor and of the reference engine on one thread, same graph, same inputs, one run.
//!
//! An answer of ours keeps what every node did; "kept" holds the last 997 answers and so their traces, and before the race each is
//! compared with the reference's and its trace written down. The reference is asked without its trace.

use std::hint::black_box;

use conformance::{agrees, benchmark_graph, benchmark_row, benchmark_schema, context, reference};
use product::rules::{Answer, OwnedValue, Program, Value};

const OURS: usize = 1_000_000;
const THEIRS: usize = 40_000;

/// Seconds this thread has been on a processor: what else the machine does must not count.
fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells a thread's time");
    let nanoseconds: f64 = text.split(' ').next().and_then(|n| n.parse().ok()).expect("the first number");
    nanoseconds / 1e9
}

/// How often a second something is done.
fn rate(times: usize, mut once: impl FnMut(usize)) -> f64 {
    let start = cpu_seconds();
    (0..times).for_each(&mut once);
    times as f64 / (cpu_seconds() - start)
}

fn main() {
    let (graph, schema) = (benchmark_graph(), benchmark_schema());
    let program = Program::compile(&graph, &schema, &[]).expect("the graph compiles");
    let decision = reference(&graph);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let rows: Vec<Vec<OwnedValue>> = (0..997).map(benchmark_row).collect();
    let inputs: Vec<Vec<Value<'_>>> = rows.iter().map(|r| r.iter().map(OwnedValue::as_value).collect()).collect();
    let contexts: Vec<_> = rows.iter().map(|r| context(&schema, r)).collect();
    let theirs = |i: usize| {
        let input = contexts[i % contexts.len()].clone();
        runtime.block_on(decision.evaluate(input)).expect("the reference evaluates")
    };
    let ours = |i: usize| program.run(&inputs[i % inputs.len()]).expect("it runs");
    let mut kept: Vec<Answer<'_>> = (0..rows.len()).map(ours).collect();
    for (i, row) in rows.iter().enumerate() {
        agrees(&program, row, &theirs(i).result).expect("both agree before they race");
        assert_eq!(kept[i].trace().len(), 4, "three tables and the formulas told what they did");
    }
    for round in 1..=5 {
        let discarded = rate(OURS, |i| {
            black_box(ours(i).get("total"));
        });
        let held = rate(OURS, |i| {
            let at = i % kept.len();
            kept[at] = ours(i);
        });
        let written = rate(OURS / 4, |i| drop(black_box(ours(i).trace())));
        let reference = rate(THEIRS, |i| drop(black_box(theirs(i))));
        println!(
            "round {round}: ours {discarded:.0} a CPU second, with full trace kept {held:.0}, and written with its names {written:.0}; \
             zen-engine 2.1.6 compiled {reference:.0}: {:.1}, {:.1} and {:.1} times",
            discarded / reference,
            held / reference,
            written / reference
        );
    }
}
