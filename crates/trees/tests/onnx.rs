//! ONNX models of several exporters and what onnxruntime answered (`golden/make_onnx.py`).
#![allow(clippy::unwrap_used)] // Helpers beside the test functions.

use trees::{Ensemble, ExplainError, ExplainScratch, Explainer, Link, Precision, Predictor, Scratch, onnx};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/onnx");

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{FOLDER}/{name}.onnx")).unwrap()
}

fn golden(name: &str) -> (Ensemble, Vec<(Vec<f64>, f64)>) {
    let ensemble = onnx::read(&bytes(name)).unwrap().check().unwrap();
    let mut reader = csv::Reader::from_path(format!("{FOLDER}/{name}.csv")).unwrap();
    let number = |text: &str| if text.is_empty() { f64::NAN } else { text.parse().unwrap() };
    let rows = reader.records().map(|record| {
        let mut row: Vec<f64> = record.unwrap().iter().map(number).collect();
        let predicted = row.pop().unwrap();
        (row, predicted)
    });
    (ensemble, rows.collect())
}

#[test]
fn every_exporters_model_answers_as_onnxruntime_does() {
    for name in
        ["lightgbm-binary", "lightgbm-regression", "sklearn-forest", "sklearn-boosting", "sklearn-values", "modes"]
    {
        let (ensemble, rows) = golden(name);
        assert_eq!(ensemble.forest().precision, Precision::Single, "{name}");
        assert_eq!(ensemble.features().len(), 4, "{name}");
        assert!(rows.len() >= 100, "{name}");
        let walk = Predictor::with_table_bytes(&ensemble, 0);
        let masks = Predictor::new(&ensemble);
        let mut scratch = Scratch::default();
        for (at, (row, expected)) in rows.iter().enumerate() {
            let ours = masks.predict(row, &mut scratch);
            // The runtime adds in single precision.
            assert!((ours - expected).abs() <= 1e-6 * expected.abs().max(1.0), "{name} row {at}: {ours} {expected}");
            assert_eq!(ours, walk.predict(row, &mut scratch), "{name} row {at}");
            assert_eq!(ours, ensemble.link().apply(ensemble.raw(row)), "{name} row {at}");
        }
    }
}

#[test]
fn a_model_without_counts_is_explained_against_rows_of_ones_own() {
    let (ensemble, rows) = golden("sklearn-boosting");
    assert_eq!(ensemble.link(), Link::Logistic { slope: 1.0 });
    assert_eq!(Explainer::try_new(&ensemble).unwrap_err(), ExplainError::NoCover);
    let counted = ensemble.with_cover_of(rows.iter().map(|(row, _)| row.as_slice()));
    let explainer = Explainer::try_new(&counted).unwrap();
    let mean = rows.iter().map(|(row, _)| counted.raw(row)).sum::<f64>() / rows.len() as f64;
    // Leaves that no row reaches count a hundredth of one.
    assert!((explainer.base() - mean).abs() < 0.01, "{} {mean}", explainer.base());
    let mut effects = [0.0; 4];
    for (row, _) in &rows {
        explainer.row(row, &mut effects, &mut ExplainScratch::default());
        let total = explainer.base() + effects.iter().sum::<f64>();
        assert!((total - counted.raw(row)).abs() < 1e-12);
    }
}

#[test]
fn a_file_cut_anywhere_or_changed_is_refused_or_still_sound() {
    let whole = bytes("modes");
    let refused = (0..whole.len()).filter(|cut| onnx::read(&whole[..*cut]).is_err()).count();
    // Behind the graph come a few bytes of operator sets, without which the rest still reads.
    assert!(whole.len() - refused < 40, "{refused} of {}", whole.len());
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut changed = whole.clone();
            changed[at] ^= 1 << bit;
            if let Ok(ensemble) = onnx::read(&changed).map_err(|_| ()).and_then(|forest| forest.check().map_err(|_| ()))
            {
                let row = vec![0.5; ensemble.features().len()];
                let raw = Predictor::new(&ensemble).raw(&row, &mut Scratch::default());
                assert_eq!(raw.to_bits(), ensemble.raw(&row).to_bits(), "byte {at} bit {bit}");
            }
        }
    }
}

#[test]
fn what_is_not_read_is_named() {
    let changed = |name: &str, from: &str, to: &str| {
        assert_eq!(from.len(), to.len());
        let mut bytes = bytes(name);
        let places = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from.as_bytes()));
        let places: Vec<usize> = places.collect();
        assert!(!places.is_empty(), "{from}");
        places.into_iter().for_each(|at| bytes[at..at + to.len()].copy_from_slice(to.as_bytes()));
        bytes
    };
    for (bytes, expected) in [
        (b"tree\n".to_vec(), "not an ONNX model"),
        (Vec::new(), "not an ONNX model"),
        (changed("modes", "SUM", "MIN"), "the aggregate MIN is not read here"),
        (changed("modes", "NONE", "NINE"), "the transform NINE"),
        (changed("modes", "BRANCH_LEQ", "BRANCH_LEX"), "the node mode BRANCH_LEX"),
        (changed("modes", "TreeEnsembleRegressor", "TreeEnsembleRegressed"), "TreeEnsembleRegressed is not read"),
        (changed("modes", "TreeEnsembleRegressor", "FreeEnsembleRegressor"), "a graph of 0 tree ensembles"),
        (changed("lightgbm-binary", "Identity", "Sigmoids"), "Sigmoids after the ensemble"),
    ] {
        let said = onnx::read(&bytes).unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
}
