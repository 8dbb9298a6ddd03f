//! Files of data sources as text, row by row: CSV, Excel, JSON lines and Parquet, told by their first bytes.
//!
//! What a column means is not known here: a layout of the hub says so, and the hub judges what the cells say. A row that is no
//! text is refused here with its number; every other row is handed on with the number it has under the heading.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Cursor;

use arrow::array::{Array, AsArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use calamine::{Reader, open_workbook_auto_from_rs};
use csv::ReaderBuilder;
use lake::QuarantineRow;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

use crate::cell::shown;
use crate::limits::{MAX_COLUMNS, MAX_SOURCE_BYTES, MAX_SOURCE_ROWS};
use crate::samples::{header_at, refuse};
use crate::text::{encoding_of, separator_of};
use crate::{Encoding, Reason};

/// Rows looked at for the heading: titles, units and print dates stand above it.
const LOOK_AHEAD: usize = 30;

/// A file of a source, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceTable {
    /// `csv/utf-8`, `csv/gb18030`, `excel`, `jsonl` or `parquet`.
    pub format: String,
    /// Headings; a column without one has an empty text.
    pub headings: Vec<String>,
    /// Rows under the heading that hold something, with their numbers, the first data row being 1.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Rows that are no text.
    pub refused: Vec<QuarantineRow>,
}

/// Why a file gives no rows.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SourceError {
    /// Too big.
    #[error("the file has more than {limit} {what}: bring it in parts")]
    TooLarge {
        /// What is counted.
        what: &'static str,
        /// The bound.
        limit: usize,
    },
    /// Nothing in it.
    #[error("the file has no row under a heading: check that the first sheet or the file holds the table")]
    Empty,
    /// Not a workbook.
    #[error("the file is not a readable Excel workbook ({0}): save it again as .xlsx, or as CSV")]
    Excel(String),
    /// Not Parquet.
    #[error("the file is not readable Parquet ({0}): export it again")]
    Parquet(String),
    /// Not text.
    #[error("the file is neither Parquet, Excel, JSON lines nor text in UTF-8 or GB18030: save it as CSV UTF-8")]
    NotText,
}

impl SourceError {
    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::TooLarge { what, limit } => {
                let what = if *what == "bytes" {
                    "字节"
                } else if *what == "rows" {
                    "行"
                } else {
                    "列"
                };
                format!("文件超过 {limit} {what}：请分批报送")
            }
            Self::Empty => "表头下没有数据行：请确认首个工作表或文件内有表格".to_owned(),
            Self::Excel(why) => format!("无法读取 Excel 工作簿（{why}）：请另存为 .xlsx 或 CSV"),
            Self::Parquet(why) => format!("无法读取 Parquet（{why}）：请重新导出"),
            Self::NotText => {
                "文件不是 Parquet、Excel、JSON 行，也不是 UTF-8 或 GB18030 文本：请另存为 CSV UTF-8".to_owned()
            }
        }
    }
}

/// Reads a file of any of the formats.
///
/// # Errors
/// [`SourceError`], naming the remedy.
pub fn read(bytes: &[u8]) -> Result<SourceTable, SourceError> {
    if bytes.len() > MAX_SOURCE_BYTES {
        return Err(SourceError::TooLarge { what: "bytes", limit: MAX_SOURCE_BYTES });
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let table = if bytes.starts_with(b"PAR1") {
        parquet(bytes)?
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        workbook(bytes)?
    } else if text.contains(&0) {
        return Err(SourceError::NotText);
    } else if text.trim_ascii_start().starts_with(b"{") {
        json_lines(text)?
    } else {
        delimited(text)?
    };
    if table.headings.len() > MAX_COLUMNS {
        return Err(SourceError::TooLarge { what: "columns", limit: MAX_COLUMNS });
    }
    if table.rows.is_empty() && table.refused.is_empty() {
        return Err(SourceError::Empty);
    }
    Ok(table)
}

/// Rows with their numbers, empty ones counted and left out: a number is that of the line under the heading.
struct Rows {
    found: Vec<(u64, Vec<String>)>,
    refused: Vec<QuarantineRow>,
    number: u64,
}

impl Rows {
    const fn new() -> Self {
        Self { found: Vec::new(), refused: Vec::new(), number: 0 }
    }

    fn push(&mut self, cells: Vec<String>) -> Result<(), SourceError> {
        self.number += 1;
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if self.found.len() == MAX_SOURCE_ROWS {
            return Err(SourceError::TooLarge { what: "rows", limit: MAX_SOURCE_ROWS });
        }
        self.found.push((self.number, cells));
        Ok(())
    }

    fn refuse(&mut self, reason: Reason, raw: String, detail: String) -> Result<(), SourceError> {
        self.number += 1;
        if self.refused.len() == MAX_SOURCE_ROWS {
            return Err(SourceError::TooLarge { what: "rows", limit: MAX_SOURCE_ROWS });
        }
        self.refused.push(refuse(self.number, reason, raw, detail));
        Ok(())
    }

    fn table(self, format: String, headings: Vec<String>) -> SourceTable {
        let headings = headings.into_iter().map(|heading| heading.trim().to_owned()).collect();
        SourceTable { format, headings, rows: self.found, refused: self.refused }
    }
}

fn delimited(bytes: &[u8]) -> Result<SourceTable, SourceError> {
    let encoding = encoding_of(bytes);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator_of(bytes)).from_reader(bytes);
    let mut records = reader.byte_records();
    let mut first = Vec::new();
    for record in records.by_ref().take(LOOK_AHEAD) {
        first.push(record.map_err(|_| SourceError::NotText)?);
    }
    let lossy = |cells: &csv::ByteRecord| -> Vec<String> {
        cells.iter().map(|cell| decoded(encoding, cell).into_owned()).collect()
    };
    let heads: Vec<Vec<String>> = first.iter().map(lossy).collect();
    let at = header_at(&heads);
    let headings = heads.get(at).cloned().ok_or(SourceError::Empty)?;
    let mut rows = Rows::new();
    for record in first.into_iter().skip(at + 1).map(Ok).chain(records) {
        let record = record.map_err(|_| SourceError::NotText)?;
        if record.iter().any(|cell| encoding.decode(cell).is_none()) {
            let detail = format!("bytes that are not {}", encoding.name());
            rows.refuse(Reason::BadEncoding, lossy(&record).join(","), detail)?;
        } else {
            rows.push(lossy(&record))?;
        }
    }
    Ok(rows.table(format!("csv/{}", encoding.name()), headings))
}

fn decoded(encoding: Encoding, bytes: &[u8]) -> Cow<'_, str> {
    encoding.decode(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes))
}

fn workbook(bytes: &[u8]) -> Result<SourceTable, SourceError> {
    let failed = |error: calamine::Error| SourceError::Excel(error.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let sheet = book.sheet_names().first().cloned().ok_or(SourceError::Empty)?;
    let range = book.worksheet_range(&sheet).map_err(failed)?;
    let cells = |row: &[calamine::Data]| row.iter().map(shown).collect::<Vec<String>>();
    let first: Vec<Vec<String>> = range.rows().take(LOOK_AHEAD).map(cells).collect();
    let at = header_at(&first);
    let headings = first.get(at).cloned().ok_or(SourceError::Empty)?;
    let mut rows = Rows::new();
    range.rows().skip(at + 1).try_for_each(|row| rows.push(cells(row)))?;
    Ok(rows.table("excel".to_owned(), headings))
}

/// One object a line; a heading is a key, in the order in which keys come first.
fn json_lines(bytes: &[u8]) -> Result<SourceTable, SourceError> {
    let text = std::str::from_utf8(bytes).map_err(|_| SourceError::NotText)?;
    let (mut headings, mut seen) = (Vec::new(), BTreeSet::new());
    let mut objects = Vec::new();
    for line in text.lines() {
        let object = match serde_json::from_str::<Value>(line) {
            _ if line.trim().is_empty() => Ok(serde_json::Map::new()),
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => Err("not an object".to_owned()),
            Err(error) => Err(error.to_string()),
        };
        if let Ok(object) = &object {
            headings.extend(object.keys().filter(|key| seen.insert((*key).clone())).cloned());
        }
        if headings.len() > MAX_COLUMNS {
            return Err(SourceError::TooLarge { what: "columns", limit: MAX_COLUMNS });
        }
        objects.push((line, object));
    }
    let mut rows = Rows::new();
    for (line, object) in objects {
        match object {
            Ok(object) => rows.push(headings.iter().map(|key| said(object.get(key))).collect())?,
            Err(why) => rows.refuse(Reason::WrongFieldCount, line.to_owned(), why)?,
        }
    }
    Ok(rows.table("jsonl".to_owned(), headings))
}

/// A value as a cell would say it; lists and objects as they are written, which no field reads.
pub(crate) fn said(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn parquet(bytes: &[u8]) -> Result<SourceTable, SourceError> {
    let failed = |error: &dyn std::fmt::Display| SourceError::Parquet(error.to_string());
    let owned = bytes::Bytes::copy_from_slice(bytes);
    let builder = ParquetRecordBatchReaderBuilder::try_new(owned).map_err(|error| failed(&error))?;
    let headings: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let mut rows = Rows::new();
    for chunk in builder.with_batch_size(8_192).build().map_err(|error| failed(&error))? {
        let chunk = chunk.map_err(|error| failed(&error))?;
        let texts = chunk.columns().iter().map(|column| cast(column, &DataType::Utf8)).collect::<Result<Vec<_>, _>>();
        let texts = texts.map_err(|error| failed(&error))?;
        for row in 0..chunk.num_rows() {
            let cell = |column: &arrow::array::ArrayRef| {
                let column = column.as_string::<i32>();
                if column.is_null(row) { String::new() } else { column.value(row).to_owned() }
            };
            rows.push(texts.iter().map(cell).collect())?;
        }
    }
    Ok(rows.table("parquet".to_owned(), headings))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};
    use parquet::arrow::ArrowWriter;

    use super::*;

    const CSV: &str = "某市税务局数据,,\n统一社会信用代码,月份,增值税销售额[元]\n91130100A,2025-06,\"1,000.50\"\n,,\n91130100B,2025年6月,2万\n";

    fn checked(bytes: &[u8], format: &str) {
        let table = read(bytes).unwrap();
        assert_eq!(table.format, format);
        assert_eq!(table.headings, ["统一社会信用代码", "月份", "增值税销售额[元]"]);
        let said: Vec<(u64, &str, &str)> =
            table.rows.iter().map(|(number, row)| (*number, row[0].as_str(), row[2].as_str())).collect();
        assert_eq!(said, [(1, "91130100A", "1,000.50"), (3, "91130100B", "2万")], "an empty line keeps its number");
        assert!(table.refused.is_empty());
    }

    #[test]
    fn a_file_is_read_in_every_format() {
        checked(CSV.as_bytes(), "csv/utf-8");
        checked(&encoding_rs::GB18030.encode(CSV).0, "csv/gb18030");
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, line) in [
            "某市税务局数据||",
            "统一社会信用代码|月份|增值税销售额[元]",
            "91130100A|2025-06|1,000.50",
            "||",
            "91130100B|2025年6月|2万",
        ]
        .iter()
        .enumerate()
        {
            for (column, cell) in line.split('|').enumerate() {
                sheet.write_string(row as u32, column as u16, cell).unwrap();
            }
        }
        checked(&book.save_to_buffer().unwrap(), "excel");
        let json = "{\"统一社会信用代码\":\"91130100A\",\"月份\":\"2025-06\",\"增值税销售额[元]\":\"1,000.50\"}\n\n{\"月份\":\"2025年6月\",\"统一社会信用代码\":\"91130100B\",\"增值税销售额[元]\":\"2万\"}\n";
        checked(json.as_bytes(), "jsonl");
    }

    #[test]
    fn parquet_numbers_and_days_are_text() {
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("uscc", Arc::new(StringArray::from(vec![Some("91130100A"), None]))),
            ("on", Arc::new(Date32Array::from(vec![20_269, 20_270]))),
            ("kwh", Arc::new(Int64Array::from(vec![Some(12), None]))),
        ];
        let batch =
            RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true)))
                .unwrap();
        let mut bytes = Vec::new();
        let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
        let table = read(&bytes).unwrap();
        assert_eq!(table.rows[0], (1, vec!["91130100A".to_owned(), "2025-06-30".to_owned(), "12".to_owned()]));
        assert_eq!(table.rows[1], (2, vec![String::new(), "2025-07-01".to_owned(), String::new()]));
    }

    #[test]
    fn what_is_no_row_is_refused_with_its_number_and_the_rest_goes_on() {
        let mut bytes = b"a,b\n1,2\n".to_vec();
        bytes.extend(b"\xFF\xFF\xFF,3\n4,5\n");
        let table = read(&bytes).unwrap();
        assert_eq!(table.rows.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(table.refused.iter().map(|row| row.row).collect::<Vec<_>>(), [2]);
        let table = read(b"{\"a\":1}\n[2]\n{\"a\":\n{\"b\":true}\n").unwrap();
        assert_eq!(table.headings, ["a", "b"]);
        assert_eq!(table.rows, [(1, vec!["1".to_owned(), String::new()]), (4, vec![String::new(), "true".to_owned()])]);
        assert_eq!(table.refused.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 3]);
        for (bytes, error) in [
            (&b"a,b\n"[..], SourceError::Empty),
            (b"a\0b", SourceError::NotText),
            (b"PAR1nonsense", SourceError::Parquet(String::new())),
            (b"PK\x03\x04nonsense", SourceError::Excel(String::new())),
        ] {
            let found = read(bytes).unwrap_err();
            assert_eq!(std::mem::discriminant(&found), std::mem::discriminant(&error), "{found}");
        }
    }

    #[test]
    fn rows_and_columns_are_bounded() {
        let wide = |columns: usize| {
            let line = (0..columns).map(|n| format!("c{n}")).collect::<Vec<_>>().join(",");
            format!("{line}\n{line}\n")
        };
        assert!(read(wide(MAX_COLUMNS).as_bytes()).is_ok());
        assert_eq!(
            read(wide(MAX_COLUMNS + 1).as_bytes()),
            Err(SourceError::TooLarge { what: "columns", limit: MAX_COLUMNS })
        );
        let mut long = String::from("a,b\n");
        long.push_str(&"1,2\n".repeat(MAX_SOURCE_ROWS));
        assert_eq!(read(long.as_bytes()).unwrap().rows.len(), MAX_SOURCE_ROWS);
        long.push_str("1,2\n");
        assert_eq!(read(long.as_bytes()), Err(SourceError::TooLarge { what: "rows", limit: MAX_SOURCE_ROWS }));
        let big = vec![b'1'; MAX_SOURCE_BYTES + 1];
        assert_eq!(read(&big), Err(SourceError::TooLarge { what: "bytes", limit: MAX_SOURCE_BYTES }));
    }
}
