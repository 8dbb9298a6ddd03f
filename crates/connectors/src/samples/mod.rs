//! Sample sets: any table with a header, from CSV (UTF-8 or GB18030), Excel or Parquet, as typed columns.
//!
//! Unlike the known layouts, nothing is asked of the columns. What a column holds is read off its cells: a day when all
//! cells are days, a number when (nearly) all are numbers as people write them, else text. Cells that are not of their
//! column's kind become missing and are counted with an example; rows that do not fit the header wait in quarantine.

mod delimited;
mod parquet_file;
mod sheet;
mod typing;

use lake::{QuarantineRow, SampleColumn};

use crate::Reason;

pub use typing::Unread;

/// Rows of one sample set: what the laboratory holds in memory several times over.
pub const MAX_SAMPLE_ROWS: usize = 5_000_000;
/// Columns of one sample set.
pub const MAX_SAMPLE_COLUMNS: usize = 400;
/// Bytes of one file.
pub const MAX_SAMPLE_BYTES: usize = 512 << 20;

/// A table read.
#[derive(Debug)]
pub struct SampleTable {
    /// Its columns, all of one length.
    pub columns: Vec<SampleColumn>,
    /// What the file is: `csv/utf-8`, `csv/gb18030`, `excel`, `parquet`.
    pub format: String,
    /// The sheet, of a workbook.
    pub sheet: Option<String>,
    /// Rows above the header: a title, a unit, a print date.
    pub title_rows: usize,
    /// Data rows read.
    pub read: u64,
    /// Rows refused, with their reason.
    pub refused: Vec<QuarantineRow>,
    /// Cells that were not of their column's kind.
    pub unread: Vec<Unread>,
}

/// Why a file gives no table.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// Too big.
    #[error("the file has more than {limit} {what}: leave out what no model needs, or split it")]
    TooLarge {
        /// What is counted.
        what: &'static str,
        /// The bound.
        limit: usize,
    },
    /// Nothing in it.
    #[error("the file has no data rows under a header: check that the first sheet or the file holds the table")]
    Empty,
    /// Not a workbook.
    #[error("the file is not a readable Excel workbook ({0}): save it again as .xlsx, or as CSV")]
    Excel(String),
    /// A sheet that is not there.
    #[error("the workbook has no sheet '{wanted}'; it has {found}")]
    NoSheet {
        /// Asked for.
        wanted: String,
        /// What there is.
        found: String,
    },
    /// Not Parquet.
    #[error("the file is not readable Parquet ({0}): export it again")]
    Parquet(String),
    /// Not text.
    #[error("the file is neither Parquet, Excel nor text in UTF-8 or GB18030: save it as CSV UTF-8")]
    NotText,
    /// A type of column that is not read.
    #[error("column '{column}' is of type {kind}, which is not read: convert it to a number, a text or a date")]
    ColumnType {
        /// The column.
        column: String,
        /// Its type.
        kind: String,
    },
}

/// Reads a file of any of the formats, told by its first bytes.
///
/// # Errors
/// [`SampleError`], naming the remedy.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<SampleTable, SampleError> {
    if bytes.len() > MAX_SAMPLE_BYTES {
        return Err(SampleError::TooLarge { what: "bytes", limit: MAX_SAMPLE_BYTES });
    }
    let table = if bytes.starts_with(b"PAR1") {
        parquet_file::read(bytes)?
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        sheet::read(bytes, sheet)?
    } else {
        delimited::read(bytes)?
    };
    if table.columns.first().is_none_or(|column| column.values.is_empty()) {
        return Err(SampleError::Empty);
    }
    Ok(table)
}

/// A refused row.
pub(crate) fn refuse(row: u64, reason: Reason, raw: String, detail: String) -> QuarantineRow {
    QuarantineRow {
        row,
        raw,
        field: None,
        reason: reason.code().to_owned(),
        reason_zh: reason.zh().to_owned(),
        reason_en: reason.en().to_owned(),
        detail,
        cells: Vec::new(),
    }
}

/// Names that are distinct and not empty: an empty one is called after its place, a repeated one gets a number.
fn names(header: &[String]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let named = header.iter().enumerate().map(|(at, name)| {
        let plain = match name.trim() {
            "" => format!("column_{}", at + 1),
            name => name.chars().take(100).collect(),
        };
        let mut chosen = plain.clone();
        let mut next = 2;
        while !seen.insert(chosen.clone()) {
            chosen = format!("{plain}_{next}");
            next += 1;
        }
        chosen
    });
    named.collect()
}

/// Which of the first rows is the header: the first that fills most of the table's width with distinct words. Banks put a
/// title, a unit and a print date above it.
pub(crate) fn header_at(rows: &[Vec<String>]) -> usize {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let widest = rows.iter().map(filled).max().unwrap_or(0);
    let header = rows.iter().position(|row| {
        let distinct: std::collections::BTreeSet<&str> =
            row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        distinct.len() * 5 >= widest * 4
    });
    header.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use lake::SampleValues;

    use super::*;

    const BANK: &str = "某某农商行贷款样本,,,\n打印日期：2025-03-01,,,\n合同号,放款日期,贷款金额(元),是否逾期\n0012,2023/1/5,\"1,200,000.50\",否\n0013,2023年2月28日,35万,是\n0014,2023-03-01,未知,否\n短行,1\n0015,2023-04-09,7.5%,否\n";

    fn checked(bytes: &[u8], format: &str) {
        let table = read(bytes, None).unwrap();
        assert_eq!((table.format.as_str(), table.title_rows, table.read), (format, 2, 5));
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["合同号", "放款日期", "贷款金额(元)", "是否逾期"]);
        assert!(
            matches!(&table.columns[0].values, SampleValues::Texts { levels, .. } if levels[0] == "0012"),
            "a code keeps its zeros"
        );
        let SampleValues::Dates(days) = &table.columns[1].values else { panic!("days") };
        assert_eq!(days[1], calendar::parse_date("2023-02-28").ok());
        assert_eq!(table.refused.len(), 1);
        assert_eq!((table.refused[0].row, table.refused[0].reason.as_str()), (4, "wrong-field-count"));
    }

    #[test]
    fn a_bank_s_own_csv_is_read_in_both_encodings() {
        checked(BANK.as_bytes(), "csv/utf-8");
        checked(&encoding_rs::GB18030.encode(BANK).0, "csv/gb18030");
        let tabs = BANK.replace("\"1,200,000.50\"", "1200000.50").replace(',', "\t");
        checked(tabs.as_bytes(), "csv/utf-8");
    }

    #[test]
    fn numbers_as_people_write_them_are_numbers() {
        let cells = ["1,200,000.50", "35万", "¥3.20", "-5", "(12)", "1e3", "12.5%", "0.7"];
        let mut text = String::from("amount,x\n");
        for cell in cells {
            text.push_str(&format!("\"{cell}\",1\n"));
        }
        let table = read(text.as_bytes(), None).unwrap();
        let SampleValues::Numbers(values) = &table.columns[0].values else { panic!("numbers") };
        assert_eq!(values, &[1_200_000.5, 350_000.0, 3.2, -5.0, -12.0, 1000.0, 12.5, 0.7]);
    }

    #[test]
    fn a_few_words_among_numbers_cost_their_cell_and_are_counted() {
        let mut text = String::from("x,y\n");
        (0..99).for_each(|at| text.push_str(&format!("{at},a\n")));
        text.push_str("无记录,a\n");
        let table = read(text.as_bytes(), None).unwrap();
        let SampleValues::Numbers(values) = &table.columns[0].values else { panic!("numbers") };
        assert!(values[99].is_nan());
        assert_eq!(table.unread, [Unread { column: "x".into(), cells: 1, example: "无记录".into() }]);
    }

    #[test]
    fn what_is_no_table_is_refused_with_the_remedy() {
        assert!(matches!(read(b"a,b\n", None), Err(SampleError::Empty)));
        assert!(matches!(read(b"\x00\x01\x02\xff\xfe", None), Err(SampleError::NotText)));
        assert!(matches!(read(b"PAR1 not really", None), Err(SampleError::Parquet(_))));
        assert!(matches!(read(b"PK\x03\x04 not really", None), Err(SampleError::Excel(_))));
    }
}
