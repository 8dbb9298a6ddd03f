//! What the tests share: golden files, batches, and outcomes in words.

use std::path::{Path, PathBuf};

use calendar::Date;
use codes::BatchId;
use hub::{Arrival, Catalogue, Checked, Kind, Layout, Reason, Row};

/// The business day on which all batches of the tests are checked.
pub const AS_OF: Date = Date::constant(2025, 7, 15);

pub fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// Headings and rows of a golden file.
pub fn table(name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_path(golden(name)).unwrap();
    let headings = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (headings, rows)
}

pub fn arrival() -> Arrival {
    Arrival { batch: BatchId::from_bytes([7; 16]), learned_us: 1_752_537_600_000_000, as_of: AS_OF }
}

pub fn layout(category: &str, kind: Kind) -> Layout {
    Layout::standard(Catalogue::built_in().category(category).unwrap(), kind).unwrap()
}

pub fn rows(fields: Vec<Vec<String>>) -> Vec<Row> {
    fields.into_iter().zip(1..).map(|(fields, number)| Row { number, fields }).collect()
}

/// What became of a row: its values, or its codes with their fields.
pub fn outcome(checked: &Checked, row: u64) -> String {
    if let Some(accepted) = checked.accepted.iter().find(|accepted| accepted.row == row) {
        let value = |value: Option<i64>| value.map_or_else(|| "none".to_owned(), |value| value.to_string());
        let values: Vec<String> = accepted.facts.iter().map(|traced| value(traced.fact.value)).collect();
        return format!("taken: {}", values.join(" "));
    }
    let refused = checked.refused.iter().find(|refused| refused.row == row).unwrap();
    let told: Vec<String> = refused
        .refusals
        .iter()
        .map(|refusal| match (&refusal.field, &refusal.reason) {
            (Some(field), _) => format!("{}: {field}", refusal.code().as_str()),
            (None, Reason::Repeated { of: other } | Reason::Conflicting { with: other }) => {
                format!("{} ({other})", refusal.code().as_str())
            }
            (None, _) => refusal.code().as_str().to_owned(),
        })
        .collect();
    told.join("; ")
}
