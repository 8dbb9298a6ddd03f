//! Times our inference on the model and rows that `benches/peers.py` left, after checking that every score is the same as
//! LightGBM's; prints CPU seconds for each row as JSON. `speed FOLDER`.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use trees::{ExplainScratch, Explainer, LightGbm, Predictor, Scratch};

fn numbers(path: &Path) -> Vec<f64> {
    let bytes = std::fs::read(path).unwrap();
    bytes.chunks_exact(8).map(|bytes| f64::from_le_bytes(bytes.try_into().unwrap())).collect()
}

/// CPU seconds of this thread.
fn now() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn seconds(rows: usize, mut run: impl FnMut()) -> f64 {
    run();
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let begin = now();
        run();
        best = best.min((now() - begin) / rows as f64);
    }
    best
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap());
    let model = LightGbm::read(&std::fs::read_to_string(folder.join("model.txt")).unwrap()).unwrap();
    let ensemble = model.forest.check().unwrap();
    let (rows, raw) = (numbers(&folder.join("rows.f64")), numbers(&folder.join("raw.f64")));
    let width = ensemble.features().len();
    let mut times = BTreeMap::new();
    let mut scores = vec![0.0; raw.len()];
    let mut scratch = Scratch::default();
    for (name, most) in [("ours", usize::MAX), ("ours by walk", 0)] {
        let predictor = Predictor::with_table_bytes(&ensemble, most);
        predictor.raw_rows(&rows, &mut scores, &mut scratch);
        assert_eq!(scores, raw, "{name}: the scores are LightGBM's to the bit");
        let mut one =
            || rows.chunks_exact(width).for_each(|row| _ = black_box(predictor.raw(black_box(row), &mut scratch)));
        times.insert(format!("{name}, one row"), seconds(raw.len(), &mut one));
        let batch = || predictor.raw_rows(black_box(&rows), &mut scores, &mut scratch);
        times.insert(format!("{name}, batch"), seconds(raw.len(), batch));
        eprintln!("{name}: tables of {} bytes", predictor.table_bytes());
    }
    let begin = now();
    let explainer = Explainer::try_new(&ensemble).unwrap();
    eprintln!("contributions: tables of {} bytes, made in {:.3} s", explainer.table_bytes(), now() - begin);
    let shap = numbers(&folder.join("shap.f64"));
    let some = &rows[..shap.len()];
    let mut effects = vec![0.0; shap.len()];
    for (name, most) in [("by leaf, ", 0), ("", trees::limits::MAX_EFFECT_TABLE_BYTES)] {
        let explainer = Explainer::with_table_bytes(&ensemble, most).unwrap();
        let mut scratch = ExplainScratch::default();
        explainer.rows(some, &mut effects, &mut scratch);
        let apart = effects.iter().zip(&shap).map(|(ours, theirs)| (ours - theirs).abs()).fold(0.0, f64::max);
        assert!(apart < 1e-12, "contributions differ by {apart}");
        let bulk = || explainer.rows(black_box(some), &mut effects, &mut scratch);
        times.insert(format!("ours, {name}SHAP in bulk"), seconds(shap.len() / width, bulk));
        let mut moved = vec![0.0; width];
        let one = || some.chunks_exact(width).for_each(|row| explainer.row(black_box(row), &mut moved, &mut scratch));
        times.insert(format!("ours, {name}SHAP of one row"), seconds(shap.len() / width, one));
    }
    println!("{}", serde_json::to_string(&times).unwrap());
}
