//! Connectors: files into normalised records, in three stages: parse, validate, plausibility.
//!
//! | stage | asks | a fault costs |
//! |---|---|---|
//! | file | is it readable: layout, encoding, columns | the import: [`ImportError`] with its remedy, nothing written |
//! | parse | is each field what it should be: a number, a date, a code | the row if no loan can do without the field, else the field |
//! | validate | do the fields go together: unique number, outcome against charge-off, guaranteed within the amount | the row |
//! | plausibility | can it be: dates within the programme's life, headcounts, terms | the field, with a [`lake::Note`] |
//!
//! A row that is refused goes to quarantine with its number, raw text and reason ([`Reason`]) and the rest goes on; rows
//! read = accepted + refused, always. See [`sba`] for the public loan-history files.
//!
//! [`mqtt`] hears a broker and [`sensors`] makes rows of its messages. [`outbound`] is the other direction: signed messages to whoever
//! subscribed, and files fetched, never from or into a private network unasked.

pub mod bank;
mod cell;
pub mod limits;
pub mod migration;
pub mod mqtt;
pub mod outbound;
mod reason;
pub mod samples;
pub mod sba;
pub mod sensors;
pub mod sources;
pub mod ssbci;
mod text;
pub mod trade;

use std::collections::BTreeMap;
use std::path::PathBuf;

use lake::{LakeError, Note, QuarantineInfo, SegmentInfo};
use serde::{Deserialize, Serialize};

pub use reason::{Fault, Reason};
pub use text::Encoding;

/// Why a file cannot be imported at all. Nothing of it is in the lake then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error("cannot read {path}: {source}; check the path and that this user may read it", path = path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The columns are those of no known layout.
    #[error("{path} is of no known layout: {why}. Known: {known}", path = path.display())]
    UnknownLayout {
        /// The file.
        path: PathBuf,
        /// What was found.
        why: String,
        /// The layouts known, with a column that marks each.
        known: &'static str,
    },
    /// A layout was recognised, but columns it needs are missing.
    #[error("{path} looks like {layout} but lacks the columns {missing}: export it again with all columns", path = path.display())]
    MissingColumns {
        /// The file.
        path: PathBuf,
        /// The layout.
        layout: &'static str,
        /// What is missing.
        missing: String,
    },
    /// A text encoding that is not read.
    #[error("{path} is not text that can be read here: {why}", path = path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
        /// What it is, and the remedy.
        why: &'static str,
    },
    /// Not a Parquet file, or a damaged one.
    #[error("{path} is not a readable Parquet file: {source}; fetch or export it again", path = path.display())]
    Parquet {
        /// The file.
        path: PathBuf,
        /// Why.
        source: parquet::errors::ParquetError,
    },
    /// Past a bound.
    #[error("{path} has more than {limit} {what}: split the file", path = path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// What is counted.
        what: &'static str,
        /// The bound.
        limit: u64,
    },
    /// A row without end.
    #[error("row {row} of {path} is longer than {limit} bytes: a quotation mark before it is probably not closed", path = path.display())]
    RowTooLong {
        /// The file.
        path: PathBuf,
        /// Number of the row; 0 is the header.
        row: u64,
        /// The bound in bytes.
        limit: usize,
    },
    /// No row was accepted.
    #[error("none of the {rows} rows of {path} was accepted; the first was refused because: {first}", path = path.display())]
    NothingAccepted {
        /// The file.
        path: PathBuf,
        /// Rows read.
        rows: u64,
        /// The first refusal.
        first: String,
    },
    /// The lake refused.
    #[error(transparent)]
    Lake(#[from] LakeError),
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows read so far.
    pub rows: u64,
    /// Done, in units of `total`: bytes of a text file, rows of a Parquet file.
    pub done: u64,
    /// All there is, in the same unit.
    pub total: u64,
}

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportSummary {
    /// The layout recognised, as `sba-national`.
    pub layout: String,
    /// The text encoding; `parquet` for a Parquet file.
    pub encoding: String,
    /// Data rows read.
    pub read: u64,
    /// Rows accepted.
    pub accepted: u64,
    /// Rows refused; `read` = `accepted` + `quarantined`.
    pub quarantined: u64,
    /// Rows refused, by reason.
    pub by_reason: BTreeMap<Reason, u64>,
    /// Faults that cost accepted rows a field or are worth knowing; one row may have several.
    pub by_note: BTreeMap<Note, u64>,
    /// Accepted rows that ended bad.
    pub bad: u64,
    /// Accepted rows that were paid.
    pub good: u64,
    /// Accepted rows whose outcome is not known.
    pub unknown: u64,
}

/// An import that is on disk: what the caller records in the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// Counts.
    pub summary: ImportSummary,
    /// Segments of accepted rows.
    pub segments: Vec<SegmentInfo>,
    /// The quarantine, if any row was refused.
    pub quarantine: Option<QuarantineInfo>,
}
