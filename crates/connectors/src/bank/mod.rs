//! What a bank sends its customer and takes from it: statements (CSV, Excel, camt.053), results of a collection, and
//! payment orders (pain.001).
//!
//! A table is found by its heading: any of the names that banks here give a date, an amount, a counterparty. A row that
//! cannot be read is refused with its reason and the rest is taken; amounts are exact or refused, never rounded.

mod camt;
mod pain;
mod results;
mod statement;
pub(crate) mod table;

use calendar::Date;
use lake::QuarantineRow;
use money::{Currency, Money};

pub use pain::{PaymentOrder, Payout, payment_order};
pub use results::{CollectionResult, CollectionResults, results};

use crate::Reason;

/// Bytes of one file.
pub const MAX_BANK_BYTES: usize = 20 << 20;
/// Rows of one file: a busy account's month.
pub const MAX_BANK_ROWS: usize = 50_000;

/// Why a file gives nothing.
#[derive(Debug, thiserror::Error)]
pub enum BankError {
    /// Too big.
    #[error("the file has more than {limit} {what}: ask the bank for a shorter period")]
    TooLarge {
        /// What is counted.
        what: &'static str,
        /// The bound.
        limit: usize,
    },
    /// No heading that is known.
    #[error(
        "no row of the first 40 is a heading with {needed}: check that this is the bank's own file, with its headings"
    )]
    NoHeading {
        /// What a heading must have.
        needed: &'static str,
    },
    /// Not a workbook.
    #[error("the file is not a readable Excel workbook ({0}): save it again as .xlsx, or as CSV")]
    Excel(String),
    /// Not text.
    #[error("the file is neither Excel, camt.053 nor text in UTF-8 or GB18030: save it as CSV UTF-8")]
    NotText,
    /// Not camt.053.
    #[error("the file is not a readable camt.053 statement: {0}")]
    Camt(String),
    /// A payment order that no bank would take.
    #[error("the payment order cannot be made: {0}")]
    Order(String),
}

/// One movement of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankRow {
    /// Row in the file, the first data row being 1.
    pub row: u64,
    /// When it was booked by the bank.
    pub on: Date,
    /// Money in is positive, money out negative.
    pub amount: Money,
    /// The balance after it, where the bank says so.
    pub balance: Option<Money>,
    /// Who paid or was paid.
    pub counterparty: Option<String>,
    /// The bank's or the payer's reference.
    pub reference: Option<String>,
    /// What it was for: every column of words.
    pub remark: String,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankStatement {
    /// `csv/utf-8`, `csv/gb18030`, `excel`, `camt.053`.
    pub format: String,
    /// The account, where the file says so.
    pub account: Option<String>,
    /// The balance before the first movement, where the file says so or lets it be worked out.
    pub opening: Option<Money>,
    /// The balance after the last.
    pub closing: Option<Money>,
    /// Movements, oldest first.
    pub rows: Vec<BankRow>,
    /// Rows refused, with their reason.
    pub refused: Vec<QuarantineRow>,
    /// Rows whose balance is not the balance before plus the amount.
    pub breaks: Vec<u64>,
}

/// Reads a statement, told by its first bytes.
///
/// # Errors
/// [`BankError`], naming the remedy.
pub fn statement(bytes: &[u8], currency: Currency) -> Result<BankStatement, BankError> {
    if bytes.len() > MAX_BANK_BYTES {
        return Err(BankError::TooLarge { what: "bytes", limit: MAX_BANK_BYTES });
    }
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if head.starts_with(b"<") { camt::read(head, currency) } else { statement::read(bytes, currency) }
}

fn refuse(row: u64, reason: Reason, raw: String, detail: String) -> QuarantineRow {
    QuarantineRow {
        row,
        raw: raw.chars().take(1_000).collect(),
        field: None,
        reason: reason.code().to_owned(),
        reason_zh: reason.zh().to_owned(),
        reason_en: reason.en().to_owned(),
        detail,
        cells: Vec::new(),
    }
}

/// An amount as banks print it: `1,234.50`, `¥1,234.50`, `+1,234.50`, `(1,234.50)`, `1234.5元`; nothing for an empty cell or
/// a dash.
pub(crate) fn amount(text: &str, currency: Currency) -> Result<Option<Money>, String> {
    let text = text.trim().trim_end_matches('元').trim_end_matches("CNY").trim_end_matches("RMB").trim();
    if text.is_empty() || ["-", "--", "—", "–", "/"].contains(&text) {
        return Ok(None);
    }
    let (inner, negative) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text.trim_start_matches('+').trim(), false),
    };
    let read = Money::parse(inner, currency).map_err(|error| error.to_string())?;
    let signed = if negative { read.checked_neg().map_err(|error| error.to_string())? } else { read };
    Ok(Some(signed))
}

/// A day as banks print it, a time behind it left out: `2025-07-01`, `2025/7/1 9:30`, `20250701093000`, `2025年7月1日`.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let first = text.split([' ', 'T', '\u{3000}']).next().unwrap_or_default();
    let all_digits = first.len() == 14 && first.bytes().all(|byte| byte.is_ascii_digit());
    calendar::parse_date(if all_digits { &first[..8] } else { first }).ok()
}
