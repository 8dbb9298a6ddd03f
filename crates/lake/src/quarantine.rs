//! Quarantine: refused rows kept with their reason, to be listed, mended and imported again.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Lines, Write};
use std::path::PathBuf;

use codes::BatchId;
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_QUARANTINED_ROW_BYTES, MAX_QUARANTINED_ROWS};
use crate::segment::Pending;
use crate::{Lake, LakeError};

/// One refused row; one line of JSON in the batch's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuarantineRow {
    /// Row in the source file, the first data row being 1.
    pub row: u64,
    /// The row as it was read, cut at [`MAX_QUARANTINED_ROW_BYTES`].
    pub raw: String,
    /// The field at fault, as the source names it, if one is.
    pub field: Option<String>,
    /// Stable code of the reason, as `bad-date`.
    pub reason: String,
    /// The reason in Chinese.
    pub reason_zh: String,
    /// The reason in English.
    pub reason_en: String,
    /// What was found and what to do.
    pub detail: String,
    /// Its cells in the order of the source's headings, so that one can be mended; left out where there are none, or where they pass
    /// [`MAX_QUARANTINED_ROW_BYTES`] together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<String>,
}

/// A batch's quarantine file, as the book holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuarantineInfo {
    /// Path below the lake's folder.
    pub file: String,
    /// The batch.
    pub batch: BatchId,
    /// Rows in it.
    pub rows: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// Writes a batch's quarantine; the file gets its name when [`QuarantineWriter::finish`] returns.
pub struct QuarantineWriter {
    lake: Lake,
    batch: BatchId,
    open: Option<BufWriter<Pending>>,
    rows: u64,
}

fn file_of(batch: BatchId) -> String {
    format!("quarantine/{batch}.jsonl")
}

impl Lake {
    /// Starts the quarantine of a batch. No file is made until a row is pushed.
    #[must_use]
    pub fn quarantine_writer(&self, batch: BatchId) -> QuarantineWriter {
        QuarantineWriter { lake: self.clone(), batch, open: None, rows: 0 }
    }

    /// Batches that have a quarantine, sorted.
    ///
    /// # Errors
    /// [`LakeError::Io`].
    pub fn quarantined_batches(&self) -> Result<Vec<BatchId>, LakeError> {
        let folder = self.root().join("quarantine");
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let fail = |e| LakeError::io("cannot list", &folder, e);
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(fail)? {
            let name = entry.map_err(fail)?.file_name();
            let batch =
                name.to_str().and_then(|name| name.strip_suffix(".jsonl")).and_then(|id| id.parse::<BatchId>().ok());
            found.extend(batch);
        }
        found.sort();
        Ok(found)
    }

    /// Reads the quarantine of a batch row by row; a batch without one has no rows.
    ///
    /// # Errors
    /// [`LakeError::Io`].
    pub fn quarantine(&self, batch: BatchId) -> Result<QuarantineReader, LakeError> {
        let path = self.path_of(&file_of(batch))?;
        let lines = match File::open(&path) {
            Ok(file) => Some(BufReader::new(file).lines()),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
            Err(e) => return Err(LakeError::io("cannot open", &path, e)),
        };
        Ok(QuarantineReader { path, lines })
    }

    /// Proves that a quarantine file's bytes are those recorded.
    ///
    /// # Errors
    /// [`LakeError::Altered`]; [`LakeError::Io`].
    pub fn verify_quarantine(&self, info: &QuarantineInfo) -> Result<(), LakeError> {
        self.verify_digest(&info.file, &info.sha256)
    }
}

impl QuarantineWriter {
    /// Adds a row, cutting its raw text to the bound.
    ///
    /// # Errors
    /// [`LakeError::TooMany`] past [`MAX_QUARANTINED_ROWS`]: so many bad rows mean a wrong file or layout; I/O errors.
    pub fn push(&mut self, mut row: QuarantineRow) -> Result<(), LakeError> {
        if self.rows >= MAX_QUARANTINED_ROWS {
            return Err(LakeError::TooMany {
                what: "the number of refused rows",
                found: self.rows + 1,
                limit: MAX_QUARANTINED_ROWS,
                remedy: "the file is probably of another layout: check its header and encoding",
            });
        }
        let cut = row.raw.floor_char_boundary(MAX_QUARANTINED_ROW_BYTES);
        row.raw.truncate(cut);
        if row.cells.iter().map(String::len).sum::<usize>() > MAX_QUARANTINED_ROW_BYTES {
            row.cells.clear();
        }
        let path = self.lake.path_of(&file_of(self.batch))?;
        if self.open.is_none() {
            self.open = Some(BufWriter::new(Pending::create(path.clone(), &file_of(self.batch))?));
        }
        let Some(file) = self.open.as_mut() else { return Ok(()) };
        let fail = |e: std::io::Error| LakeError::io("cannot write", &path, e);
        serde_json::to_writer(&mut *file, &row).map_err(|e| fail(e.into()))?;
        file.write_all(b"\n").map_err(fail)?;
        self.rows += 1;
        Ok(())
    }

    /// Flushes and names the file; none when no row was refused.
    ///
    /// # Errors
    /// I/O errors; then the file does not exist.
    pub fn finish(self) -> Result<Option<QuarantineInfo>, LakeError> {
        let Some(writer) = self.open else { return Ok(None) };
        let file = file_of(self.batch);
        let path = self.lake.path_of(&file)?;
        let pending = writer.into_inner().map_err(|e| LakeError::io("cannot write", &path, e.into_error()))?;
        let (bytes, sha256) = pending.finish()?;
        Ok(Some(QuarantineInfo { file, batch: self.batch, rows: self.rows, bytes, sha256 }))
    }
}

/// Rows of a quarantine file, one at a time.
pub struct QuarantineReader {
    path: PathBuf,
    lines: Option<Lines<BufReader<File>>>,
}

impl Iterator for QuarantineReader {
    type Item = Result<QuarantineRow, LakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.lines.as_mut()?.next()?;
        let row = line.and_then(|line| serde_json::from_str(&line).map_err(std::io::Error::from));
        Some(row.map_err(|e| LakeError::io("cannot read", &self.path, e)))
    }
}
