//! The result of a collection: which of the amounts asked for came in.

use calendar::Date;
use lake::QuarantineRow;
use money::{Currency, Money};

use super::table::{self, Heading, Words};
use super::{BankError, MAX_BANK_BYTES, amount, day};
use crate::Reason;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reference,
    Loan,
    Received,
    Outcome,
    Why,
    Date,
}

const WORDS: Words<Kind> = &[
    (Kind::Reference, &["扣款参考号", "参考号", "扣款流水", "reference"]),
    (Kind::Loan, &["借据号", "合同号", "借据", "loan"]),
    (Kind::Received, &["实扣金额", "实收金额", "成功金额", "扣款金额", "received", "collected"]),
    (Kind::Outcome, &["扣款结果", "处理结果", "结果", "状态", "result", "status"]),
    (Kind::Why, &["失败原因", "原因", "备注", "reason"]),
    (Kind::Date, &["入账日期", "扣款日期", "交易日期", "日期", "date"]),
];

/// One line of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionResult {
    /// Row in the file, the first data row being 1.
    pub row: u64,
    /// Contract number.
    pub loan: String,
    /// The reference under which it was asked for.
    pub reference: String,
    /// What came in; nothing when the collection failed.
    pub received: Option<Money>,
    /// The day it came in, where the file says so.
    pub on: Option<Date>,
    /// The bank's words when nothing came.
    pub why: Option<String>,
}

/// A result file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionResults {
    /// `csv/utf-8`, `csv/gb18030`, `excel`.
    pub format: String,
    /// Lines.
    pub rows: Vec<CollectionResult>,
    /// Rows that cannot be read.
    pub refused: Vec<QuarantineRow>,
}

/// Reads a result file: the collection file with the bank's columns filled in.
///
/// # Errors
/// [`BankError`].
pub fn results(bytes: &[u8], currency: Currency) -> Result<CollectionResults, BankError> {
    if bytes.len() > MAX_BANK_BYTES {
        return Err(BankError::TooLarge { what: "bytes", limit: MAX_BANK_BYTES });
    }
    let table = table::read(bytes)?;
    let heading = table::heading(&table, WORDS, |found: &Heading<Kind>| {
        [Kind::Reference, Kind::Loan, Kind::Outcome].into_iter().all(|kind| found.has(kind))
    })
    .ok_or(BankError::NoHeading { needed: "借据号, 参考号 and 结果" })?;
    let (rows, refused) = table.rows_under(&heading, |at, cells| row(at, cells, &heading, currency))?;
    Ok(CollectionResults { format: table.format, rows, refused })
}

fn row(
    at: u64,
    cells: &[String],
    heading: &Heading<Kind>,
    currency: Currency,
) -> Result<CollectionResult, (Reason, String)> {
    let need = |kind, named: &str| {
        heading.cell(cells, kind).map(str::to_owned).ok_or_else(|| (Reason::Missing, format!("{named} is empty")))
    };
    let (loan, reference) = (need(Kind::Loan, "借据号")?, need(Kind::Reference, "参考号")?);
    let said = need(Kind::Outcome, "结果")?;
    let is = |words: &[&str]| words.iter().any(|word| said.to_lowercase() == *word);
    let written = heading.cell(cells, Kind::Date).unwrap_or_default();
    let on = day(written);
    if on.is_none() && !written.is_empty() {
        return Err((Reason::BadDate, format!("'{written}' is not a date")));
    }
    let why = heading.cell(cells, Kind::Why).map(|text| text.chars().take(200).collect());
    if is(&["失败", "不成功", "failed", "n", "0", "未扣"]) {
        return Ok(CollectionResult { row: at, loan, reference, received: None, on, why });
    }
    if !is(&["成功", "部分成功", "已扣", "success", "ok", "y", "1"]) {
        return Err((Reason::BadOutcome, format!("'{said}' is neither 成功 nor 失败")));
    }
    let found = amount(heading.cell(cells, Kind::Received).unwrap_or_default(), currency);
    let received = found.map_err(|why| (Reason::BadAmount, why))?.filter(|received| received.is_positive());
    let received = received.ok_or_else(|| (Reason::ZeroAmount, "a success without an amount received".to_owned()))?;
    Ok(CollectionResult { row: at, loan, reference, received: Some(received), on, why })
}
