//! Transactions of the State Small Business Credit Initiative (US Treasury, 2010 to 2017): the public file of loan
//! guarantees, participations, collateral support, portfolio reserves (CAP) and venture capital, as Parquet in cents.
//!
//! A row is refused for a programme or state that is none and for an amount that is missing or below zero. The file has no
//! date of the transaction: its only year is the one in which the firm was incorporated.

use std::fs::File;
use std::path::Path;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{Float64Type, Int64Type};
use codes::BatchId;
use lake::{Lake, PROGRAMME_AMOUNTS, Programme, ProgrammeTransaction, QuarantineRow};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::limits::MAX_ROWS;
use crate::{Fault, ImportError, ImportSummary, Imported, Reason};

/// The columns of the amounts, in the order of [`PROGRAMME_AMOUNTS`].
const AMOUNTS: [&str; PROGRAMME_AMOUNTS.len()] = [
    "loan_investment_amount_cents",
    "ssbci_original_funds_cents",
    "ssbci_recycled_funds_cents",
    "nonprivate_amount_cents",
    "concurrent_private_financing_cents",
    "subsequent_private_financing_cents",
    "borrower_insurance_premium_cents",
    "lender_insurance_premium_cents",
    "guaranteed_amount_cents",
    "collateral_support_cents",
];
const PROGRAMME: &str = "program_type";
const STATE: &str = "state_id";
const INCORPORATED: &str = "year_incorporated";

/// Imports the file into the lake: accepted rows as segments of the batch, refused ones to its quarantine.
///
/// # Errors
/// See [`ImportError`]; nothing of the batch is to be recorded then.
pub fn import(lake: &Lake, batch: BatchId, path: &Path) -> Result<Imported, ImportError> {
    let mut summary = ImportSummary { layout: "ssbci".into(), encoding: "parquet".into(), ..ImportSummary::default() };
    let mut quarantine = lake.quarantine_writer(batch);
    let mut rows = Vec::new();
    let mut first = None;
    read(path, &mut |row, read| {
        summary.read += 1;
        match read {
            Ok(one) => {
                summary.accepted += 1;
                rows.push(one);
                Ok(())
            }
            Err((fault, raw)) => {
                summary.quarantined += 1;
                *summary.by_reason.entry(fault.reason).or_default() += 1;
                first.get_or_insert_with(|| format!("row {row}: {}: {}", fault.reason.en(), fault.detail));
                Ok(quarantine.push(QuarantineRow {
                    row,
                    raw,
                    field: fault.field.map(str::to_owned),
                    reason: fault.reason.code().to_owned(),
                    reason_zh: fault.reason.zh().to_owned(),
                    reason_en: fault.reason.en().to_owned(),
                    detail: fault.detail,
                    cells: Vec::new(),
                })?)
            }
        }
    })?;
    if let Some(first) = first.filter(|_| rows.is_empty()) {
        return Err(ImportError::NothingAccepted { path: path.to_owned(), rows: summary.read, first });
    }
    let quarantine = quarantine.finish()?;
    let segments = lake.write_programmes(batch, &rows)?;
    Ok(Imported { summary, segments, quarantine })
}

type Read = Result<ProgrammeTransaction, (Fault, String)>;

fn read(path: &Path, settle: &mut dyn FnMut(u64, Read) -> Result<(), ImportError>) -> Result<(), ImportError> {
    let file = File::open(path).map_err(|source| ImportError::Io { path: path.to_owned(), source })?;
    let damaged = |source| ImportError::Parquet { path: path.to_owned(), source };
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(damaged)?;
    let total = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
    if total > MAX_ROWS {
        return Err(ImportError::TooLarge { path: path.to_owned(), what: "rows", limit: MAX_ROWS });
    }
    let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let needed = [PROGRAMME, STATE, INCORPORATED].into_iter().chain(AMOUNTS);
    let missing: Vec<&str> = needed.filter(|name| !names.iter().any(|held| held == name)).collect();
    if !missing.is_empty() {
        let (layout, missing) = ("ssbci", missing.join(", "));
        return Err(ImportError::MissingColumns { path: path.to_owned(), layout, missing });
    }
    let mut number = 0;
    for chunk in builder.build().map_err(damaged)? {
        let chunk = chunk.map_err(|error| damaged(error.into()))?;
        let column = |name: &str| chunk.column_by_name(name);
        for index in 0..chunk.num_rows() {
            number += 1;
            let one = transaction(number, index, &column).map_err(|fault| {
                let raw = names.iter().filter_map(|name| {
                    let held = chunk.column_by_name(name)?;
                    Some(format!("{name}={}", text(held, index).or_else(|| whole(held, index).map(|n| n.to_string()))?))
                });
                (fault, raw.collect::<Vec<_>>().join(" "))
            });
            settle(number, one)?;
        }
    }
    Ok(())
}

fn transaction<'a>(
    row: u64,
    index: usize,
    column: &impl Fn(&str) -> Option<&'a ArrayRef>,
) -> Result<ProgrammeTransaction, Fault> {
    let word = |name: &'static str| column(name).and_then(|held| text(held, index));
    let kind = word(PROGRAMME).unwrap_or_default();
    let programme = match kind.trim() {
        "CAP" => Programme::PortfolioReserve,
        "Loan Guarantee" => Programme::Guarantee,
        "Loan Participation" => Programme::Participation,
        "Collateral Support" => Programme::CollateralSupport,
        "Venture Capital" => Programme::VentureCapital,
        other => {
            let detail = format!("'{other}' is none of the initiative's programmes; mend the row and import it again");
            return Err(Fault::of(Reason::UnknownProgramme, PROGRAMME, detail));
        }
    };
    let region = word(STATE).unwrap_or_default().trim().to_owned();
    if region.is_empty() || region.len() > 8 {
        return Err(Fault::of(Reason::Missing, STATE, format!("'{region}' is no state; name it and import it again")));
    }
    let mut cents = [0; AMOUNTS.len()];
    for (sum, name) in cents.iter_mut().zip(AMOUNTS) {
        let found = column(name).and_then(|held| whole(held, index));
        let detail = || "give a whole number of cents and import the row again".to_owned();
        *sum = found.ok_or_else(|| Fault::of(Reason::BadAmount, name, detail()))?;
        if *sum < 0 {
            return Err(Fault::of(Reason::NegativeAmount, name, format!("{sum} cents are below zero; mend the row")));
        }
    }
    let year = column(INCORPORATED).and_then(|held| whole(held, index)).and_then(|year| i16::try_from(year).ok());
    Ok(ProgrammeTransaction { row, programme, region, incorporated: year.filter(|year| *year > 0), cents })
}

fn text(column: &ArrayRef, index: usize) -> Option<String> {
    if column.is_null(index) {
        return None;
    }
    let short = column.as_string_opt::<i32>().map(|held| held.value(index));
    short.or_else(|| column.as_string_opt::<i64>().map(|held| held.value(index))).map(str::to_owned)
}

/// A whole number; a fraction of a cent is none.
fn whole(column: &ArrayRef, index: usize) -> Option<i64> {
    if column.is_null(index) {
        return None;
    }
    if let Some(held) = column.as_primitive_opt::<Int64Type>() {
        return Some(held.value(index));
    }
    let value = column.as_primitive_opt::<Float64Type>()?.value(index);
    // Every whole number up to 2^53 is exact as a float.
    let exact = value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0;
    exact.then_some(value as i64)
}
