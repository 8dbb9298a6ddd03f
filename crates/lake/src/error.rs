//! What can go wrong with segments.

use std::path::{Path, PathBuf};

/// A failed operation on the lake. Nothing is half-written: a segment either has its final name and is whole, or has
/// no final name.
#[derive(Debug, thiserror::Error)]
pub enum LakeError {
    /// The file system refused.
    #[error("{doing} {path}: {source}{remedy}", path = path.display())]
    Io {
        /// What was being done, as "cannot write".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What to do about it; begins with "; " or is empty.
        remedy: &'static str,
        /// Why.
        source: std::io::Error,
    },
    /// Parquet could not be read or written.
    #[error("{path} is not a readable Parquet segment: {source}; restore it from a backup", path = path.display())]
    Parquet {
        /// The file.
        path: PathBuf,
        /// Why.
        source: parquet::errors::ParquetError,
    },
    /// Rows could not be put in columns.
    #[error("rows do not fit the columns of {dataset}: {source}")]
    Arrow {
        /// The dataset.
        dataset: &'static str,
        /// Why.
        source: arrow::error::ArrowError,
    },
    /// The bytes are not those that were recorded.
    #[error(
        "{file} has changed since it was recorded (SHA-256 {found}, recorded {recorded}): restore it from a backup"
    )]
    Altered {
        /// The file, below the lake's folder.
        file: String,
        /// Digest recorded in the book.
        recorded: String,
        /// Digest of the bytes now.
        found: String,
    },
    /// A segment written by a newer program.
    #[error("{file} has schema {found}, this program reads up to {known}: upgrade the program")]
    NewerSchema {
        /// The file.
        file: String,
        /// Schema of the file.
        found: u16,
        /// Newest schema known here.
        known: u16,
    },
    /// A segment of another dataset, or without a column that is needed.
    #[error("{file} is not a {dataset} segment: {why}")]
    WrongDataset {
        /// The file.
        file: String,
        /// The dataset expected.
        dataset: &'static str,
        /// What is missing.
        why: String,
    },
    /// The name is taken: segments are never overwritten.
    #[error("{0} exists already and a segment is never overwritten: import under a new batch id")]
    Exists(String),
    /// A path in a record that would leave the lake's folder.
    #[error("'{0}' is not a path inside the lake: the record is wrong")]
    OutsideLake(String),
    /// A bound was passed.
    #[error("{what} is {found}, at most {limit}: {remedy}")]
    TooMany {
        /// What is counted.
        what: &'static str,
        /// How many there are.
        found: u64,
        /// The bound.
        limit: u64,
        /// What to do.
        remedy: &'static str,
    },
    /// A value that no segment may hold.
    #[error("row {row}: {field} is {value}: {remedy}")]
    BadValue {
        /// Number of the row in its batch.
        row: u64,
        /// The field.
        field: &'static str,
        /// The value, cut.
        value: String,
        /// What to do.
        remedy: &'static str,
    },
}

impl LakeError {
    /// An error of the file system, with the remedy for the kinds that have one.
    pub(crate) fn io(doing: &'static str, path: &Path, source: std::io::Error) -> Self {
        let remedy = match source.kind() {
            std::io::ErrorKind::StorageFull => "; free some space and run it again: nothing was half-written",
            std::io::ErrorKind::PermissionDenied => "; give this user the right to the folder",
            std::io::ErrorKind::NotFound => "; check the path, or restore it from a backup",
            _ => "",
        };
        Self::Io { doing, path: path.to_owned(), remedy, source }
    }
}
