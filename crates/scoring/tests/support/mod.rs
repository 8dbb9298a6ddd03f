//! Reads the public loan files into training tables; absent files give `None`, and the caller says so.
#![allow(dead_code, clippy::unwrap_used)] // Each test and example uses its part of this file.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::PathBuf;

use arrow::array::{Array, AsArray};
use arrow::datatypes::{DataType, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use scoring::{Column, Table};

/// The path of a data file, or a word that it is absent.
pub fn data_file(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: shared/data/{name} is absent");
    None
}

/// Columns of a parquet file: numbers (missing as NaN) and texts.
pub struct Raw {
    pub numbers: BTreeMap<String, Vec<f64>>,
    pub texts: BTreeMap<String, Vec<Option<String>>>,
}

impl Raw {
    pub fn read(path: &PathBuf) -> Self {
        let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
        let mut raw = Self { numbers: BTreeMap::new(), texts: BTreeMap::new() };
        for batch in reader.with_batch_size(65_536).build().unwrap() {
            let batch = batch.unwrap();
            for (field, array) in batch.schema().fields().iter().zip(batch.columns()) {
                raw.append(field.name(), array);
            }
        }
        raw
    }

    fn append(&mut self, name: &str, array: &dyn Array) {
        macro_rules! numbers {
            ($kind:ty) => {
                self.numbers
                    .entry(name.to_owned())
                    .or_default()
                    .extend(array.as_primitive::<$kind>().iter().map(|value| value.map_or(f64::NAN, |v| v as f64)))
            };
        }
        match array.data_type() {
            DataType::Int8 => numbers!(Int8Type),
            DataType::Int16 => numbers!(Int16Type),
            DataType::Int32 => numbers!(Int32Type),
            DataType::Int64 => numbers!(Int64Type),
            DataType::Float64 => numbers!(Float64Type),
            DataType::Boolean => self
                .numbers
                .entry(name.to_owned())
                .or_default()
                .extend(array.as_boolean().iter().map(|value| value.map_or(f64::NAN, |v| f64::from(u8::from(v))))),
            DataType::Utf8 => {
                let texts = array.as_string::<i32>().iter().map(|value| value.map(str::to_owned));
                self.texts.entry(name.to_owned()).or_default().extend(texts);
            }
            DataType::LargeUtf8 => {
                let texts = array.as_string::<i64>().iter().map(|value| value.map(str::to_owned));
                self.texts.entry(name.to_owned()).or_default().extend(texts);
            }
            other => panic!("column {name} is {other}"),
        }
    }

    fn number(&self, name: &str, rows: &[usize]) -> Column {
        Column::numeric(name, rows.iter().map(|row| self.numbers[name][*row]).collect())
    }

    fn text(&self, name: &str, rows: &[usize]) -> Column {
        Column::categorical(name, rows.iter().map(|row| self.texts[name][*row].as_deref()))
    }

    /// Whole numbers that are codes, as categories; `keep` leading digits.
    fn code(&self, name: &str, divide: f64, rows: &[usize], as_name: &str) -> Column {
        let spelled: Vec<Option<String>> = rows
            .iter()
            .map(|row| self.numbers[name][*row])
            .map(|value| (!value.is_nan()).then(|| format!("{}", (value / divide).floor())))
            .collect();
        Column::categorical(as_name, spelled.iter().map(Option::as_deref))
    }

    fn target(&self, rows: &[usize]) -> Vec<Option<bool>> {
        rows.iter()
            .map(|row| self.numbers["default"][*row])
            .map(|value| (!value.is_nan()).then_some(value > 0.5))
            .collect()
    }
}

/// The stratified SBA loans approved through 2010, 18 features with `term_months`.
pub fn sba30k() -> Option<Table> {
    let raw = Raw::read(&data_file("sba_loans.parquet")?);
    let rows = sba30k_rows(&raw);
    let mut columns = Vec::new();
    for name in ["state", "bank", "bank_state", "rev_line_cr", "low_doc"] {
        columns.push(raw.text(name, &rows));
    }
    for name in [
        "term_months",
        "approval_fy",
        "no_emp",
        "create_job",
        "retained_job",
        "disbursement_gross_cents",
        "gr_appv_cents",
        "sba_appv_cents",
    ] {
        columns.push(raw.number(name, &rows));
    }
    columns.push(raw.code("new_exist", 1.0, &rows, "new_exist"));
    columns.push(raw.code("urban_rural", 1.0, &rows, "urban_rural"));
    columns.push(raw.code("naics", 10_000.0, &rows, "naics_sector"));
    columns.push(raw.code("naics", 100.0, &rows, "naics_group"));
    let of = |name: &str, row: usize| raw.numbers[name][row];
    let ratio = rows.iter().map(|row| of("sba_appv_cents", *row) / of("gr_appv_cents", *row).max(1.0)).collect();
    columns.push(Column::numeric("guaranteed_share", ratio));
    let franchise = rows.iter().map(|row| if of("franchise_code", *row) > 1.0 { Some("yes") } else { Some("no") });
    columns.push(Column::categorical("franchise", franchise));
    let (at, bank) = (&raw.texts["state"], &raw.texts["bank_state"]);
    let near = rows
        .iter()
        .map(|row| bank[*row].as_ref().map(|bank| if Some(bank) == at[*row].as_ref() { "yes" } else { "no" }));
    columns.push(Column::categorical("bank_in_state", near));
    Some(Table::try_new(columns, raw.target(&rows), None).unwrap())
}

/// The rows of [`sba30k`]: those whose outcome is known or not, in the same order.
fn sba30k_rows(raw: &Raw) -> Vec<usize> {
    let (year, drawn) = (&raw.numbers["approval_fy"], &raw.numbers["in_stratified"]);
    (0..year.len()).filter(|row| drawn[*row] == 1.0 && year[*row] <= 2010.0).collect()
}

/// Months from year 0 of a date as the file spells it, `1997-02-28`; NaN where there is none.
fn months_of(date: Option<&str>) -> f64 {
    let part = |date: &str, at: usize| date.split('-').nth(at).and_then(|part| part.parse::<f64>().ok());
    let months = date.and_then(|date| Some(part(date, 0)? * 12.0 + part(date, 1)? + part(date, 2)? / 31.0));
    months.unwrap_or(f64::NAN)
}

/// How long each row of [`sba30k`] was seen, in periods of so many months from disbursement, and whether it defaulted: to
/// the charge-off, or else to the end of the term or of the file (June 2014). Absurd and missing dates count one period.
pub fn sba30k_spells(months: f64) -> Option<(Vec<u32>, Vec<bool>)> {
    const FILE_ENDS: f64 = 2_014.0 * 12.0 + 7.0;
    let raw = Raw::read(&data_file("sba_loans.parquet")?);
    let of = |name: &str, row: usize| raw.numbers[name][row];
    let spell = |row: usize| {
        let date = |name: &str| months_of(raw.texts[name][row].as_deref());
        let paid_out = date("disbursement_date");
        let defaulted = of("default", row) == 1.0;
        let until = if defaulted {
            date("chg_off_date") - paid_out
        } else {
            (FILE_ENDS - paid_out).min(of("term_months", row))
        };
        let periods = (until / months).ceil().clamp(1.0, 200.0);
        // A date that is not there gives NaN, which becomes 0.
        ((periods as u32).max(1), defaulted)
    };
    Some(sba30k_rows(&raw).into_iter().map(spell).unzip())
}

/// Loss given default of the charged-off rows of [`sba30k`] (gross charge-off over what was paid out, within 0 to 1) by row;
/// `None` for the others.
pub fn sba30k_losses() -> Option<Vec<Option<f64>>> {
    let raw = Raw::read(&data_file("sba_loans.parquet")?);
    let of = |name: &str, row: usize| raw.numbers[name][row];
    let loss = |row: usize| {
        let share = of("chg_off_prin_cents", row) / of("disbursement_gross_cents", row);
        (of("default", row) == 1.0 && share.is_finite()).then(|| share.clamp(0.0, 1.0))
    };
    Some(sba30k_rows(&raw).into_iter().map(loss).collect())
}

/// The 459,297 originations, 7 features and `term_months`; never `row_id`.
pub fn sba459k() -> Option<Table> {
    let raw = Raw::read(&data_file("sba_origination.parquet")?);
    let rows: Vec<usize> = (0..raw.numbers["default"].len()).collect();
    let columns = vec![
        raw.number("term_months", &rows),
        raw.number("gr_appv_cents", &rows),
        raw.number("sba_appv_cents", &rows),
        raw.code("new_exist", 1.0, &rows, "new_exist"),
        raw.code("rev_line_cr", 1.0, &rows, "rev_line_cr"),
        raw.code("low_doc", 1.0, &rows, "low_doc"),
        raw.text("naics_sector", &rows),
        Column::numeric(
            "guaranteed_share",
            rows.iter()
                .map(|r| raw.numbers["sba_appv_cents"][*r] / raw.numbers["gr_appv_cents"][*r].max(1.0))
                .collect(),
        ),
    ];
    Some(Table::try_new(columns, raw.target(&rows), None).unwrap())
}

/// German credit: every column as in the file.
pub fn german() -> Option<Table> {
    let mut reader = csv::Reader::from_path(data_file("german_credit.csv")?).unwrap();
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |at: usize| -> Column {
        let texts = || records.iter().map(|record| &record[at]);
        let numbers: Result<Vec<f64>, _> = texts().map(str::parse).collect();
        match numbers {
            Ok(numbers) => Column::numeric(&names[at], numbers),
            Err(_) => Column::categorical(&names[at], texts().map(Some)),
        }
    };
    let last = names.len() - 1;
    let target = records.iter().map(|record| Some(&record[last] == "bad")).collect();
    Some(Table::try_new((0..last).map(column).collect(), target, None).unwrap())
}
