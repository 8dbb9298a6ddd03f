//! Tables of text cells with the row in which the heading stands.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use csv::ReaderBuilder;
use lake::QuarantineRow;

use super::{BankError, MAX_BANK_ROWS, refuse};
use crate::text::{encoding_of, separator_of};
use crate::{Reason, cell};

/// Rows looked at for the heading: some banks print a page of terms above it.
const LOOK_AHEAD: usize = 40;

/// A table before its heading is known.
pub(crate) struct Table {
    pub format: String,
    pub rows: Vec<Vec<String>>,
}

/// A kind of column with the words that banks call it by, written without spaces, units and brackets; the longest match
/// wins, so `对方账户名称` is a name and no account.
pub(crate) type Words<K> = &'static [(K, &'static [&'static str])];

/// Where the heading is and what its columns are.
pub(crate) struct Heading<K> {
    pub row: usize,
    /// One kind a column; nothing for a column that is not read.
    pub columns: Vec<Option<K>>,
}

impl<K: Copy + PartialEq> Heading<K> {
    /// The cells of a kind in a row, in order.
    pub fn cells<'a>(&'a self, row: &'a [String], kind: K) -> impl Iterator<Item = &'a str> {
        let of = move |(column, cell): (&Option<K>, &'a String)| (*column == Some(kind)).then_some(cell.trim());
        self.columns.iter().zip(row).filter_map(of)
    }

    /// The first filled cell of a kind.
    pub fn cell<'a>(&'a self, row: &'a [String], kind: K) -> Option<&'a str> {
        self.cells(row, kind).find(|cell| !cell.is_empty())
    }

    pub fn has(&self, kind: K) -> bool {
        self.columns.contains(&Some(kind))
    }
}

pub(crate) fn read(bytes: &[u8]) -> Result<Table, BankError> {
    let table = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        workbook(bytes)?
    } else {
        delimited(bytes)?
    };
    if table.rows.len() > MAX_BANK_ROWS + LOOK_AHEAD {
        return Err(BankError::TooLarge { what: "rows", limit: MAX_BANK_ROWS });
    }
    Ok(table)
}

/// The heading of a table: the first row with every kind that is needed.
pub(crate) fn heading<K: Copy + PartialEq>(
    table: &Table,
    words: Words<K>,
    is_heading: impl Fn(&Heading<K>) -> bool,
) -> Option<Heading<K>> {
    table.rows.iter().take(LOOK_AHEAD).enumerate().find_map(|(row, cells)| {
        let found = Heading { row, columns: cells.iter().map(|cell| kind_of(cell, words)).collect() };
        is_heading(&found).then_some(found)
    })
}

impl Table {
    /// The rows under a heading: those that are read, and those that are refused with their reason. Empty ones are neither.
    ///
    /// # Errors
    /// [`BankError::TooLarge`].
    pub fn rows_under<K, R>(
        &self,
        heading: &Heading<K>,
        read: impl Fn(u64, &[String]) -> Result<R, (Reason, String)>,
    ) -> Result<(Vec<R>, Vec<QuarantineRow>), BankError> {
        let (mut rows, mut refused) = (Vec::new(), Vec::new());
        for (at, cells) in (1_u64..).zip(&self.rows[heading.row + 1..]) {
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            match read(at, cells) {
                Ok(row) => rows.push(row),
                Err((reason, detail)) => refused.push(refuse(at, reason, cells.join(","), detail)),
            }
        }
        if rows.len() > MAX_BANK_ROWS {
            return Err(BankError::TooLarge { what: "rows", limit: MAX_BANK_ROWS });
        }
        Ok((rows, refused))
    }
}

/// A heading without spaces, brackets with what is in them, and case: `借方发生额（元）` is `借方发生额`. What brackets hold is
/// kept where it says the side: `发生额(借)`.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => {}
            '（' | '(' | '）' | ')' | '【' | '】' | '[' | ']' | '/' | '_' | '-' | '.' | ':' | '：' | '*' => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    for unit in ["单位元", "人民币", "rmb", "cny", "元"] {
        out = out.replace(unit, "");
    }
    out
}

pub(crate) fn kind_of<K: Copy>(cell: &str, words: Words<K>) -> Option<K> {
    let text = plain(cell);
    // A heading is short; a sentence that happens to hold one of the words is none.
    if text.is_empty() || text.chars().count() > 24 {
        return None;
    }
    let fits = words.iter().flat_map(|(kind, names)| names.iter().map(move |name| (*kind, *name)));
    let best = fits.filter(|(_, name)| text.contains(name)).max_by_key(|(_, name)| (text == *name, name.len()));
    best.map(|(kind, _)| kind)
}

fn delimited(bytes: &[u8]) -> Result<Table, BankError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(BankError::NotText);
    }
    let encoding = encoding_of(bytes);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator_of(bytes)).from_reader(bytes);
    let mut rows = Vec::new();
    for record in reader.byte_records() {
        let record = record.map_err(|_| BankError::NotText)?;
        let cells: Option<Vec<String>> =
            record.iter().map(|cell| encoding.decode(cell).map(std::borrow::Cow::into_owned)).collect();
        rows.push(cells.ok_or(BankError::NotText)?);
        if rows.len() > MAX_BANK_ROWS + LOOK_AHEAD {
            return Err(BankError::TooLarge { what: "rows", limit: MAX_BANK_ROWS });
        }
    }
    Ok(Table { format: format!("csv/{}", encoding.name()), rows })
}

fn workbook(bytes: &[u8]) -> Result<Table, BankError> {
    let failed = |error: calamine::Error| BankError::Excel(error.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let sheet = book.sheet_names().first().cloned().ok_or_else(|| BankError::Excel("it has no sheet".to_owned()))?;
    let range = book.worksheet_range(&sheet).map_err(failed)?;
    let rows = range.rows().map(|row| row.iter().map(shown).collect()).collect();
    Ok(Table { format: "excel".to_owned(), rows })
}

/// A cell as text. A number in a workbook is a binary float: one that lies within a millionth of a cent amount is that
/// amount, any other is shown with all its digits and refused as an amount later.
pub(crate) fn shown(cell: &Data) -> String {
    let Data::Float(number) = cell else { return cell::shown(cell) };
    let cents = format!("{number:.2}");
    let near = cents.parse::<f64>().is_ok_and(|rounded| (rounded - number).abs() < 1e-6);
    if number.fract() == 0.0 || !near { cell::shown(cell) } else { cents }
}
