//! CSV files, split as bytes and decoded cell by cell.

use std::cell::Cell as Shared;
use std::fs::File;
use std::io::Read;
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};

use super::Run;
use super::layout::{Field, Layout, Plan, recognise};
use super::normalise::{Row, loan};
use super::parse::Cell;
use crate::limits::{MAX_COLUMNS, MAX_ROW_BYTES};
use crate::text::detect;
use crate::{Encoding, Fault, ImportError, Reason};

const BUFFER: usize = 1 << 16;

/// Stops a row without end: an unclosed quotation mark would otherwise read the rest of the file into memory.
struct Budget {
    file: File,
    left: Rc<Shared<usize>>,
}

impl Read for Budget {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        match self.left.get().checked_sub(read) {
            Some(left) => self.left.set(left),
            None => return Err(std::io::Error::other("row too long")),
        }
        Ok(read)
    }
}

struct TextRow<'a> {
    plan: &'a Plan,
    number: u64,
    encoding: Encoding,
    record: &'a ByteRecord,
}

impl Row for TextRow<'_> {
    fn layout(&self) -> Layout {
        self.plan.layout
    }

    fn number(&self) -> u64 {
        self.number
    }

    fn cell(&self, field: Field) -> Result<Cell<'_>, Fault> {
        let bytes = self.plan.positions[field as usize].and_then(|position| self.record.get(position));
        let Some(bytes) = bytes else { return Ok(Cell::Empty) };
        match self.encoding.decode(bytes) {
            Some(text) => Ok(Cell::text(text)),
            None => {
                let detail = format!("bytes that are not {}; name the file's encoding", self.encoding.name());
                Err(Fault::of(Reason::BadEncoding, self.plan.layout.name_of(field), detail))
            }
        }
    }
}

pub(super) fn read(run: &mut Run<'_>, encoding: Option<Encoding>) -> Result<(), ImportError> {
    let fail = |source| ImportError::Io { path: run.path.to_owned(), source };
    // The detection also refuses what is no text, so it runs even when the encoding is given.
    let detected = detect(run.path)?;
    let encoding = encoding.unwrap_or(detected);
    let file = File::open(run.path).map_err(fail)?;
    let total = file.metadata().map_err(fail)?.len();
    let left = Rc::new(Shared::new(0));
    // What is buffered ahead of the row counts too.
    let budget = MAX_ROW_BYTES + 2 * BUFFER;
    left.set(budget);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(BUFFER)
        .from_reader(Budget { file, left: Rc::clone(&left) });
    let mut record = ByteRecord::new();
    let path = run.path.to_owned();
    let csv_error = |error: csv::Error, row: u64| match error.into_kind() {
        // The only error the file makes up itself is the spent budget; then next to nothing of it is left.
        csv::ErrorKind::Io(_) if left.get() < BUFFER => {
            ImportError::RowTooLong { path: path.clone(), row, limit: MAX_ROW_BYTES }
        }
        csv::ErrorKind::Io(source) => ImportError::Io { path: path.clone(), source },
        other => ImportError::Io { path: path.clone(), source: std::io::Error::other(format!("{other:?}")) },
    };
    if !reader.read_byte_record(&mut record).map_err(|e| csv_error(e, 0))? {
        return Err(ImportError::UnknownLayout {
            path: run.path.to_owned(),
            why: "it is empty".to_owned(),
            known: super::layout::KNOWN,
        });
    }
    let plan = recognise(run.path, &header(run, encoding, &record)?)?;
    run.summary.layout = plan.layout.code().to_owned();
    run.summary.encoding = encoding.name().to_owned();
    loop {
        left.set(budget);
        if !reader.read_byte_record(&mut record).map_err(|e| csv_error(e, run.summary.read + 1))? {
            break;
        }
        let number = run.next_row()?;
        let row = TextRow { plan: &plan, number, encoding, record: &record };
        let normalised = if record.len() == plan.width {
            loan(&row)
        } else {
            let detail = format!("{} fields, the header has {}; mend its quotes", record.len(), plan.width);
            Err(Fault { reason: Reason::WrongFieldCount, field: None, detail })
        };
        run.settle(number, normalised, || raw(encoding, &record))?;
        run.tell(reader.position().byte(), total, false);
    }
    run.tell(total, total, true);
    Ok(())
}

fn header(run: &Run<'_>, encoding: Encoding, record: &ByteRecord) -> Result<Vec<String>, ImportError> {
    if record.len() > MAX_COLUMNS {
        let (path, limit) = (run.path.to_owned(), MAX_COLUMNS as u64);
        return Err(ImportError::TooLarge { path, what: "columns", limit });
    }
    let name = |bytes: &[u8]| encoding.decode(bytes).map(|name| name.trim_start_matches('\u{feff}').to_owned());
    record.iter().map(name).collect::<Option<Vec<_>>>().ok_or_else(|| ImportError::Encoding {
        path: run.path.to_owned(),
        why: "its header is neither UTF-8 nor GB18030; save it as CSV UTF-8 and import it again",
    })
}

/// The row as a line of CSV again; bytes that are no text are shown as the replacement character.
fn raw(encoding: Encoding, record: &ByteRecord) -> String {
    let fields = record.iter().map(|bytes| {
        let text = encoding.decode(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes));
        if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into_owned() }
    });
    fields.collect::<Vec<_>>().join(",")
}
