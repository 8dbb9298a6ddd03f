//! Past loans of the US Small Business Administration: public files, the largest open history of guaranteed
//! small-business loans with outcomes.
//!
//! | layout | container | told by the column | loan number | dates | amounts |
//! |---|---|---|---|---|---|
//! | `sba-national` | CSV, 27 columns (SBAnational.csv) | `LoanNr_ChkDgt` | yes | `28-Feb-97` | `"$60,000.00 "` |
//! | `sba-case` | CSV of the 2018 teaching case | `LoanNr_ChkDgt` and `daysterm` | yes | days since 1960-01-01 | `32812` |
//! | `sba-foia` | CSV of the agency's 7(a) disclosure | `GrossApproval` | none: `row-<n>` | `02/28/1997` | `60000` |
//! | `sba-loans` | Parquet | `loan_nr` | yes | ISO | cents |
//! | `sba-origination` | Parquet, nine fields at origination | `naics_sector` and `row_id` | `row_id` | none | cents |
//!
//! The container is told by the first bytes, the layout by the names of the columns, in any case and order; further
//! columns are ignored. A borrower's name and street are never read.
//!
//! Which fault costs the row and which only the field (both are counted in the summary):
//!
//! * The row: no or a repeated loan number; an amount that is missing, no number, negative or zero; more guaranteed than
//!   lent; an approval date that is no date or lies outside 1953 to 2100 (the agency began in 1953); an outcome code
//!   that is not known; paid in full with a charged-off amount above zero, because then the label cannot be trusted.
//! * The field: a charge-off date on a paid loan without an amount (the status stands, the date goes); absurd
//!   disbursement and charge-off dates, headcounts and terms; a revolving or low-documentation code other than Y and N
//!   (`0`, `T`, `1`, `,` have no published meaning, so nothing is guessed); codes for industry and place that are none.
//! * Neither: a missing outcome. The loan stays as history and develops no model.

mod layout;
mod normalise;
mod parquet_file;
mod parse;
mod text_file;

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use codes::BatchId;
use lake::{HistoryLoan, HistoryWriter, Lake, Outcome, QuarantineRow, QuarantineWriter};

use crate::limits::{MAX_ROWS, PROGRESS_EVERY};
use crate::{Encoding, Fault, ImportError, ImportSummary, Imported, Progress, Reason};

pub use layout::Layout;

/// How to read the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// The text encoding; told from the bytes when `None`.
    pub encoding: Option<Encoding>,
}

/// Where rows go. [`import`] writes to the lake; tests collect.
pub trait Sink {
    /// A row that passed.
    ///
    /// # Errors
    /// What stops the import, as a full disk.
    fn accept(&mut self, loan: HistoryLoan) -> Result<(), ImportError>;
    /// A row that was refused.
    ///
    /// # Errors
    /// What stops the import.
    fn refuse(&mut self, row: QuarantineRow) -> Result<(), ImportError>;
}

/// Imports a file into the lake: accepted rows as `loan-history` segments of the batch, refused ones to its quarantine.
///
/// When this returns `Ok` everything is on disk and the caller records [`Imported`] in the book; when it fails no
/// segment of this batch is to be recorded. `progress` is called every [`PROGRESS_EVERY`] rows and at the end.
///
/// # Errors
/// See [`ImportError`].
pub fn import(
    lake: &Lake,
    batch: BatchId,
    path: &Path,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Imported, ImportError> {
    let mut sink = ToLake { history: lake.history_writer(batch), quarantine: lake.quarantine_writer(batch) };
    let summary = read(path, options, &mut sink, progress)?;
    let quarantine = sink.quarantine.finish()?;
    let segments = sink.history.finish()?;
    Ok(Imported { summary, segments, quarantine })
}

struct ToLake {
    history: HistoryWriter,
    quarantine: QuarantineWriter,
}

impl Sink for ToLake {
    fn accept(&mut self, loan: HistoryLoan) -> Result<(), ImportError> {
        Ok(self.history.push(loan)?)
    }
    fn refuse(&mut self, row: QuarantineRow) -> Result<(), ImportError> {
        Ok(self.quarantine.push(row)?)
    }
}

/// Reads a file row by row into a sink.
///
/// # Errors
/// See [`ImportError`]; [`ImportError::NothingAccepted`] when rows were read and none passed.
pub fn read(
    path: &Path,
    options: &ImportOptions,
    sink: &mut dyn Sink,
    progress: &mut dyn FnMut(Progress),
) -> Result<ImportSummary, ImportError> {
    let mut run = Run { path, sink, progress, summary: ImportSummary::default(), seen: HashSet::new(), first: None };
    if is_parquet(path)? {
        parquet_file::read(&mut run)?;
    } else {
        text_file::read(&mut run, options.encoding)?;
    }
    let Run { summary, first, .. } = run;
    match first {
        Some(first) if summary.accepted == 0 => {
            Err(ImportError::NothingAccepted { path: path.to_owned(), rows: summary.read, first })
        }
        _ => Ok(summary),
    }
}

fn is_parquet(path: &Path) -> Result<bool, ImportError> {
    let fail = |source| ImportError::Io { path: path.to_owned(), source };
    let mut start = Vec::new();
    File::open(path).map_err(fail)?.take(4).read_to_end(&mut start).map_err(fail)?;
    Ok(start == b"PAR1")
}

/// One import under way: counts, duplicates, progress.
struct Run<'a> {
    path: &'a Path,
    sink: &'a mut dyn Sink,
    progress: &'a mut dyn FnMut(Progress),
    summary: ImportSummary,
    seen: HashSet<Box<str>>,
    first: Option<String>,
}

impl Run<'_> {
    /// Counts a row before it is read, refusing a file without end.
    fn next_row(&mut self) -> Result<u64, ImportError> {
        if self.summary.read >= MAX_ROWS {
            return Err(ImportError::TooLarge { path: self.path.to_owned(), what: "rows", limit: MAX_ROWS });
        }
        self.summary.read += 1;
        Ok(self.summary.read)
    }

    /// Sends a row where it belongs. `raw` is asked for only when it is refused.
    fn settle(
        &mut self,
        row: u64,
        loan: Result<HistoryLoan, Fault>,
        raw: impl FnOnce() -> String,
    ) -> Result<(), ImportError> {
        let loan = loan.and_then(|loan| {
            if self.seen.insert(loan.external_id.as_str().into()) {
                return Ok(loan);
            }
            let detail = format!("loan {} was in an earlier row, which stays; remove one of them", loan.external_id);
            Err(Fault { reason: Reason::DuplicateId, field: None, detail })
        });
        match loan {
            Ok(loan) => self.accept(row, loan),
            Err(fault) => self.refuse(row, fault, raw()),
        }
    }

    fn accept(&mut self, row: u64, mut loan: HistoryLoan) -> Result<(), ImportError> {
        loan.row = row;
        for note in loan.notes.iter() {
            *self.summary.by_note.entry(note).or_default() += 1;
        }
        match loan.outcome {
            Outcome::Paid => self.summary.good += 1,
            Outcome::ChargedOff => self.summary.bad += 1,
            Outcome::Unknown => self.summary.unknown += 1,
        }
        self.summary.accepted += 1;
        self.sink.accept(loan)
    }

    fn refuse(&mut self, row: u64, fault: Fault, raw: String) -> Result<(), ImportError> {
        self.summary.quarantined += 1;
        *self.summary.by_reason.entry(fault.reason).or_default() += 1;
        if self.first.is_none() {
            self.first = Some(format!("row {row}: {}: {}", fault.reason.en(), fault.detail));
        }
        self.sink.refuse(QuarantineRow {
            row,
            raw,
            field: fault.field.map(str::to_owned),
            reason: fault.reason.code().to_owned(),
            reason_zh: fault.reason.zh().to_owned(),
            reason_en: fault.reason.en().to_owned(),
            detail: fault.detail,
            cells: Vec::new(),
        })
    }

    /// Tells how far it is, every so many rows or when `at_end`.
    fn tell(&mut self, done: u64, total: u64, at_end: bool) {
        if at_end || self.summary.read.is_multiple_of(PROGRESS_EVERY) {
            (self.progress)(Progress { rows: self.summary.read, done, total });
        }
    }
}
