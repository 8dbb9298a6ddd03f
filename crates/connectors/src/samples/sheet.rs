//! Excel workbooks (.xlsx, .xls, .xlsb, .ods): one sheet, the cells as their values.

use std::io::Cursor;

use calamine::{Reader, open_workbook_auto_from_rs};

use super::typing::Texts;
use super::{MAX_SAMPLE_COLUMNS, MAX_SAMPLE_ROWS, SampleError, SampleTable, header_at, names, refuse};
use crate::Reason;
use crate::cell::shown;

/// Rows looked at for the header.
const LOOK_AHEAD: usize = 30;

pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<SampleTable, SampleError> {
    let failed = |error: calamine::Error| SampleError::Excel(error.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let sheets = book.sheet_names();
    let sheet = match wanted {
        Some(wanted) if sheets.iter().any(|name| name == wanted) => wanted.to_owned(),
        Some(wanted) => {
            return Err(SampleError::NoSheet { wanted: wanted.to_owned(), found: sheets.join(", ") });
        }
        None => sheets.first().cloned().ok_or(SampleError::Empty)?,
    };
    let range = book.worksheet_range(&sheet).map_err(failed)?;
    let first: Vec<Vec<String>> = range.rows().take(LOOK_AHEAD).map(|row| row.iter().map(shown).collect()).collect();
    let at = header_at(&first);
    let header = names(first.get(at).ok_or(SampleError::Empty)?);
    if header.len() > MAX_SAMPLE_COLUMNS {
        return Err(SampleError::TooLarge { what: "columns", limit: MAX_SAMPLE_COLUMNS });
    }
    if range.height() > MAX_SAMPLE_ROWS {
        return Err(SampleError::TooLarge { what: "rows", limit: MAX_SAMPLE_ROWS });
    }
    let mut columns: Vec<Texts> = header.iter().map(|_| Texts::default()).collect();
    let (mut read, mut refused) = (0_u64, Vec::new());
    for row in range.rows().skip(at + 1) {
        let cells: Vec<String> = row.iter().map(shown).collect();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        read += 1;
        // Sums and notes stand under a table in one or two cells of it.
        if cells.iter().filter(|cell| !cell.trim().is_empty()).count() * 4 < header.len() {
            let detail = "hardly any cell is filled: a note or a total under the table".to_owned();
            refused.push(refuse(read, Reason::WrongFieldCount, cells.join(","), detail));
            continue;
        }
        columns.iter_mut().zip(&cells).for_each(|(column, cell)| column.push(cell));
    }
    let (columns, unread): (Vec<_>, Vec<_>) =
        columns.into_iter().zip(header).map(|(column, name)| column.typed(name)).unzip();
    Ok(SampleTable {
        columns,
        format: "excel".to_owned(),
        sheet: Some(sheet),
        title_rows: at,
        read,
        refused,
        unread: unread.into_iter().flatten().collect(),
    })
}
