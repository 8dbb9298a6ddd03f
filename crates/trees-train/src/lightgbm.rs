//! Training by LightGBM.

use lightgbm3::{Booster, Dataset};
use scoring::{Sample, Table};
use serde_json::json;
use trees::LightGbm;

use crate::encode::{Trained, decode, encodings};
use crate::options::{Direction, TrainError, TrainOptions};

fn failed(error: impl std::fmt::Display) -> TrainError {
    TrainError::Library(error.to_string())
}

/// Trains a forest of logits of *bad* on the rows of a sample.
///
/// # Errors
/// [`TrainError`] when an option or column cannot be used, outcomes are too few, or LightGBM fails.
pub fn train(table: &Table, sample: &Sample, options: &TrainOptions) -> Result<Trained, TrainError> {
    options.check(table, sample)?;
    let encodings = encodings(table, &options.columns, sample);
    let columns = options.columns.iter().filter_map(|name| table.column(name));
    let values: Vec<f64> =
        encodings.iter().zip(columns).flat_map(|(encoding, column)| encoding.encode(column, &sample.rows)).collect();
    let labels: Vec<f32> = sample.bad.iter().map(|bad| f32::from(u8::from(*bad))).collect();
    // Bounded by scoring's limit of columns.
    let width = options.columns.len() as i32;
    let mut dataset = Dataset::from_slice(&values, &labels, width, false).map_err(failed)?;
    dataset.set_feature_names(&options.columns).map_err(failed)?;
    if let Some(weights) = &sample.weights {
        let weights: Vec<f32> = weights.iter().map(|weight| *weight as f32).collect();
        dataset.set_weights(&weights).map_err(failed)?;
    }
    let direction = |name: &String| match options.monotone.get(name) {
        Some(Direction::Up) => "1",
        Some(Direction::Down) => "-1",
        None => "0",
    };
    let monotone: Vec<&str> = options.columns.iter().map(direction).collect();
    let mut parameters = json!({
        "objective": "binary",
        "num_iterations": options.trees,
        "num_leaves": options.leaves,
        "learning_rate": options.learning_rate,
        "min_data_in_leaf": options.min_rows_in_leaf,
        "lambda_l2": options.ridge,
        "feature_fraction": options.column_share,
        "feature_fraction_bynode": options.split_column_share,
        "bagging_fraction": options.row_share,
        "bagging_freq": u8::from(options.row_share < 1.0),
        "seed": options.seed,
        "num_threads": 1,
        "deterministic": true,
        "force_col_wise": true,
        "verbose": -1,
    });
    if !options.monotone.is_empty() {
        parameters["monotone_constraints"] = json!(monotone.join(","));
    }
    let booster = Booster::train(dataset, &parameters).map_err(failed)?;
    let text = booster.save_string().map_err(failed)?;
    let model = LightGbm::read(&text)?;
    let origin = format!("LightGBM, objective {}", model.objective);
    let mut forest = model.forest;
    decode(&mut forest, &encodings);
    let values = encodings.iter().map(crate::Encoding::values).collect();
    Ok(Trained { forest, values, origin })
}
