//! Text tables: commas, tabs or semicolons, UTF-8 or GB18030.

use std::borrow::Cow;

use csv::{ByteRecord, ReaderBuilder};

use super::typing::Texts;
use super::{MAX_SAMPLE_COLUMNS, MAX_SAMPLE_ROWS, SampleError, SampleTable, header_at, names, refuse};
use crate::text::{encoding_of, separator_of};
use crate::{Encoding, Reason};

/// Rows looked at for the header.
const LOOK_AHEAD: usize = 30;

pub(super) fn read(bytes: &[u8]) -> Result<SampleTable, SampleError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(SampleError::NotText);
    }
    let encoding = encoding_of(bytes);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator_of(bytes)).from_reader(bytes);
    let mut records = reader.byte_records();
    let mut first: Vec<ByteRecord> = Vec::new();
    for record in records.by_ref().take(LOOK_AHEAD) {
        first.push(record.map_err(|_| SampleError::NotText)?);
    }
    let decoded: Vec<Vec<String>> =
        first.iter().map(|record| record.iter().map(|cell| text(encoding, cell).into_owned()).collect()).collect();
    let at = header_at(&decoded);
    let header = names(decoded.get(at).ok_or(SampleError::Empty)?);
    if header.len() > MAX_SAMPLE_COLUMNS {
        return Err(SampleError::TooLarge { what: "columns", limit: MAX_SAMPLE_COLUMNS });
    }
    let mut columns: Vec<Texts> = header.iter().map(|_| Texts::default()).collect();
    let (mut read, mut refused) = (0_u64, Vec::new());
    for record in first.into_iter().skip(at + 1).map(Ok).chain(records) {
        let record = record.map_err(|_| SampleError::NotText)?;
        // A line of nothing but separators is how a spreadsheet saves an empty row.
        if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        read += 1;
        let raw = || record.iter().map(|cell| text(encoding, cell)).collect::<Vec<_>>().join(",");
        if record.len() != header.len() {
            let detail = format!("{} fields, the header has {}", record.len(), header.len());
            refused.push(refuse(read, Reason::WrongFieldCount, raw(), detail));
            continue;
        }
        if record.iter().any(|cell| encoding.decode(cell).is_none()) {
            refused.push(refuse(read, Reason::BadEncoding, raw(), format!("bytes that are not {}", encoding.name())));
            continue;
        }
        if columns[0].len() >= MAX_SAMPLE_ROWS {
            return Err(SampleError::TooLarge { what: "rows", limit: MAX_SAMPLE_ROWS });
        }
        columns.iter_mut().zip(record.iter()).for_each(|(column, cell)| column.push(&text(encoding, cell)));
    }
    let (columns, unread): (Vec<_>, Vec<_>) =
        columns.into_iter().zip(header).map(|(column, name)| column.typed(name)).unzip();
    Ok(SampleTable {
        columns,
        format: format!("csv/{}", encoding.name()),
        sheet: None,
        title_rows: at,
        read,
        refused,
        unread: unread.into_iter().flatten().collect(),
    })
}

fn text(encoding: Encoding, bytes: &[u8]) -> Cow<'_, str> {
    encoding.decode(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes))
}
