//! Writes a German-credit card as PMML with rows and our scores of them, for `tests/golden/pmml_readers.py`, which scores the
//! same file with independent readers.
//!
//! `cargo run -p scoring --example pmml_out -- OUT`

#[path = "../tests/support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use scoring::develop::{DevelopOptions, Split, develop};
use scoring::{ColumnData, FeatureValue, MISSING_CODE};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("usage: pmml_out OUT")?);
    let Some(table) = support::german() else { return Ok(()) };
    let mut options = DevelopOptions::new("german", "bad payer", Split::HoldOut { test_share: 0.3, seed: 1 });
    options.platt_on_test = true;
    options.selection.min_iv = 0.0;
    options.selection.max_p_value = 0.5;
    let card = develop(&table, &options, &mut |_| ())?.compiled;
    std::fs::create_dir_all(&out)?;
    std::fs::write(out.join("card.pmml"), card.to_pmml()?)?;
    let names: Vec<&str> = card.features().collect();
    let mut rows = csv::Writer::from_path(out.join("rows.csv"))?;
    rows.write_record(names.iter().copied().chain(["points", "pd", "reason1"]))?;
    for row in 0..table.rows() {
        let mut values = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            // Every tenth row lacks a value or has a new category, which the file does not have.
            let disturbed = row % 10 == 0 && (row / 10) % names.len() == at;
            let value = match &table.column(name).ok_or("its own column")?.data {
                ColumnData::Numeric(numbers) if !disturbed && !numbers[row].is_nan() => {
                    FeatureValue::Number(numbers[row])
                }
                ColumnData::Categorical { codes, levels } if !disturbed && codes[row] != MISSING_CODE => {
                    FeatureValue::Category(levels[codes[row] as usize].clone())
                }
                ColumnData::Categorical { .. } if row % 20 == 0 => FeatureValue::Category("never seen".to_owned()),
                _ => FeatureValue::Missing,
            };
            values.insert((*name).to_owned(), value);
        }
        let score = card.score(&values)?;
        let text = |name: &&str| match &values[*name] {
            FeatureValue::Number(number) => number.to_string(),
            FeatureValue::Category(text) => text.clone(),
            FeatureValue::Missing => String::new(),
        };
        let mut record: Vec<String> = names.iter().map(text).collect();
        let reason = score.reasons.first().map_or_else(String::new, |reason| reason.code.clone());
        record.extend([score.points.to_string(), score.pd.to_string(), reason]);
        rows.write_record(&record)?;
    }
    rows.flush()?;
    println!("{} rows, {} characteristics", table.rows(), names.len());
    Ok(())
}
