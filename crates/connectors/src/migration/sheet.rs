//! A sheet read row by row: the heading is found first, then each row goes to whoever reads it and is forgotten.

use std::io::Cursor;

use calamine::{Reader, open_workbook_auto_from_rs};
use csv::{ByteRecord, ReaderBuilder};

use super::rows::Cells;
use super::{BookError, BookFile, MAX_BOOK_BYTES};
use crate::bank::table::{Heading, Words, kind_of, shown};
use crate::limits::MAX_COLUMNS;
use crate::text::{encoding_of, separator_of};

/// Rows looked at for the heading.
const LOOK_AHEAD: u64 = 40;

/// What a heading must have: one of the first, and each of the second.
type Needed<'a, K> = (&'a [K], &'a [(K, &'static str)]);

/// Looks for the heading and then hands rows on.
struct Finder<'a, K: 'static> {
    words: Words<K>,
    needed: Needed<'a, K>,
    heading: Option<Heading<K>>,
    /// The columns that the best row so far lacks, and how many it has.
    nearest: Option<(usize, Vec<&'static str>)>,
    rows: u64,
}

impl<K: Copy + PartialEq> Finder<'_, K> {
    /// Takes a row; `false` when no heading came in time.
    fn take(&mut self, row: u64, cells: Option<&[String]>, each: &mut impl FnMut(u64, Option<Cells<'_, K>>)) -> bool {
        let Some(heading) = &self.heading else {
            if let Some(cells) = cells {
                self.look(row, cells);
            }
            return self.heading.is_some() || row < LOOK_AHEAD;
        };
        match cells {
            Some(cells) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            cells => {
                self.rows += 1;
                each(row, cells.map(|row| Cells { heading, row }));
            }
        }
        true
    }

    fn look(&mut self, row: u64, cells: &[String]) {
        let columns: Vec<Option<K>> = cells.iter().take(MAX_COLUMNS).map(|cell| kind_of(cell, self.words)).collect();
        let at = usize::try_from(row).unwrap_or(0);
        let found = Heading { row: at, columns };
        let (any, each) = self.needed;
        let number = any.iter().any(|kind| found.has(*kind));
        let mut missing: Vec<&'static str> = if number { Vec::new() } else { vec!["借据号 loan number"] };
        missing.extend(each.iter().filter(|(kind, _)| !found.has(*kind)).map(|(_, name)| *name));
        if missing.is_empty() {
            self.heading = Some(found);
            return;
        }
        let has = each.len() + 1 - missing.len();
        if self.nearest.as_ref().is_none_or(|(best, _)| has > *best) {
            self.nearest = Some((has, missing));
        }
    }
}

/// Reads a sheet, and says its format and how many rows have something in them. Rows that are no text are handed on as nothing.
pub(super) fn each_row<K: Copy + PartialEq>(
    bytes: &[u8],
    file: BookFile,
    words: Words<K>,
    needed: Needed<'_, K>,
    mut each: impl FnMut(u64, Option<Cells<'_, K>>),
) -> Result<(String, u64), BookError> {
    if bytes.len() > MAX_BOOK_BYTES {
        return Err(BookError::TooLarge { file: file.zh(), what: "bytes", limit: MAX_BOOK_BYTES });
    }
    let mut finder = Finder { words, needed, heading: None, nearest: None, rows: 0 };
    let is_workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let format = if is_workbook {
        workbook(bytes, file, |row, cells| finder.take(row, cells, &mut each))?
    } else {
        delimited(bytes, file, |row, cells| finder.take(row, cells, &mut each))?
    };
    if finder.heading.is_none() {
        let (any, all) = (["借据号 loan number"], needed.1);
        let missing = finder
            .nearest
            .map_or_else(|| any.into_iter().chain(all.iter().map(|(_, name)| *name)).collect(), |(_, missing)| missing);
        return Err(BookError::MissingColumns { file: file.zh(), missing: missing.join("、") });
    }
    Ok((format, finder.rows))
}

fn delimited(
    bytes: &[u8],
    file: BookFile,
    mut take: impl FnMut(u64, Option<&[String]>) -> bool,
) -> Result<String, BookError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(BookError::NotText { file: file.zh() });
    }
    let encoding = encoding_of(bytes);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator_of(bytes)).from_reader(bytes);
    let (mut record, mut cells) = (ByteRecord::new(), Vec::<String>::new());
    while reader.read_byte_record(&mut record).map_err(|_| BookError::NotText { file: file.zh() })? {
        // The line of the text, which is what an editor shows; empty lines count there as well.
        let row = record.position().map_or(0, csv::Position::line);
        cells.resize_with(record.len().min(MAX_COLUMNS), String::new);
        let whole = cells.iter_mut().zip(&record).all(|(cell, bytes)| {
            cell.clear();
            encoding.decode(bytes).is_some_and(|text| {
                cell.push_str(&text);
                true
            })
        });
        if !take(row, whole.then_some(cells.as_slice())) {
            break;
        }
    }
    Ok(format!("csv/{}", encoding.name()))
}

fn workbook(
    bytes: &[u8],
    file: BookFile,
    mut take: impl FnMut(u64, Option<&[String]>) -> bool,
) -> Result<String, BookError> {
    let failed = |error: calamine::Error| BookError::Excel { file: file.zh(), why: error.to_string() };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let sheet = book.sheet_names().first().cloned();
    let sheet = sheet.ok_or_else(|| BookError::Excel { file: file.zh(), why: "it has no sheet".to_owned() })?;
    let range = book.worksheet_range(&sheet).map_err(failed)?;
    let first = range.start().map_or(0, |(row, _)| u64::from(row));
    for (row, found) in (first + 1..).zip(range.rows()) {
        let cells: Vec<String> = found.iter().take(MAX_COLUMNS).map(shown).collect();
        if !take(row, Some(&cells)) {
            break;
        }
    }
    Ok("excel".to_owned())
}
