//! One row, rows in bulk and explanations on the ensemble of `peers.py`: 200 trees of 31 leaves, 30 columns.
//! `python crates/trees/benches/peers.py` trains it, then `cargo bench -p trees`.

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use trees::{Ensemble, ExplainScratch, Explainer, LightGbm, Predictor, Scratch};

fn load() -> Option<(Ensemble, Vec<f64>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/trees-bench");
    let text = std::fs::read_to_string(folder.join("model.txt")).ok()?;
    let bytes = std::fs::read(folder.join("rows.f64")).ok()?;
    let rows = bytes.chunks_exact(8).map(|bytes| f64::from_le_bytes(bytes.try_into().expect("eight bytes")));
    let ensemble = LightGbm::read(&text).expect("a model").forest.check().expect("sound");
    Some((ensemble, rows.collect()))
}

fn benches(criterion: &mut Criterion) {
    let Some((ensemble, rows)) = load() else {
        println!("skipped: target/trees-bench is absent; run benches/peers.py first");
        return;
    };
    let width = ensemble.features().len();
    let count = rows.len() / width;
    let mut scores = vec![0.0; count];
    let mut scratch = Scratch::default();
    for (name, most) in [("masks", usize::MAX), ("walk", 0)] {
        let predictor = Predictor::with_table_bytes(&ensemble, most);
        let mut one = criterion.benchmark_group("one row");
        one.throughput(Throughput::Elements(1));
        let mut at = 0;
        one.bench_function(name, |b| {
            b.iter(|| {
                // Another row each time: the same one would find all its lines in the nearest cache.
                at = (at + 1) % count;
                predictor.raw(black_box(&rows[at * width..(at + 1) * width]), &mut scratch)
            });
        });
        one.finish();
        let mut bulk = criterion.benchmark_group("bulk, one thread");
        bulk.throughput(Throughput::Elements(count as u64));
        bulk.bench_function(name, |b| b.iter(|| predictor.raw_rows(black_box(&rows), &mut scores, &mut scratch)));
        bulk.finish();
    }
    let explainer = Explainer::try_new(&ensemble).expect("LightGBM writes covers");
    let some = &rows[..1_024 * width];
    let mut effects = vec![0.0; some.len()];
    let mut scratch = ExplainScratch::default();
    let mut shap = criterion.benchmark_group("contributions, one thread");
    shap.sample_size(20);
    shap.throughput(Throughput::Elements(1_024));
    shap.bench_function("1024 rows", |b| b.iter(|| explainer.rows(black_box(some), &mut effects, &mut scratch)));
    shap.throughput(Throughput::Elements(1));
    let mut effects = vec![0.0; width];
    shap.bench_function("one row", |b| b.iter(|| explainer.row(black_box(&some[..width]), &mut effects, &mut scratch)));
    shap.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
