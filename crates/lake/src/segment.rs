//! [`Lake`], [`SegmentInfo`] and how a segment reaches the disk.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

use arrow::datatypes::SchemaRef;
use arrow::record_batch::RecordBatch;
use calendar::Date;
use codes::BatchId;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::schema::types::ColumnPath;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::LakeError;
use crate::limits::{MAX_BUCKETS, MAX_ROWS_PER_SEGMENT, MAX_SEGMENTS_PER_BATCH, ROWS_PER_GROUP, ROWS_PER_READ};

/// Version of the columns of every dataset but merged facts.
pub(crate) const SCHEMA: u16 = 1;
/// Version of the columns of merged facts, the newest; a segment of a newer one is refused.
pub(crate) const MERGED_SCHEMA: u16 = 2;
const SCHEMA_KEY: &str = "anji.schema";
const DATASET_KEY: &str = "anji.dataset";
const TEMPORARY: &str = "tmp";

/// What the rows of a segment are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dataset {
    /// Past loans, normalised.
    LoanHistory,
    /// Past loans as features at origination.
    FeatureHistory,
    /// Newest features of firms.
    Observations,
    /// What sources reported of firms, cell by cell.
    Facts,
    /// Tables of an institution's own making.
    Samples,
    /// Transactions of public credit programmes.
    Programmes,
    /// Portraits of firms on a day, as a run over all of them made them.
    Portraits,
}

impl Dataset {
    /// Every dataset.
    pub const ALL: [Self; 7] = [
        Self::LoanHistory,
        Self::FeatureHistory,
        Self::Observations,
        Self::Facts,
        Self::Samples,
        Self::Programmes,
        Self::Portraits,
    ];

    /// The folder below the lake's, and the name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LoanHistory => "loan-history",
            Self::FeatureHistory => "feature-history",
            Self::Observations => "observations",
            Self::Facts => "facts",
            Self::Samples => "samples",
            Self::Programmes => "programmes",
            Self::Portraits => "portraits",
        }
    }

    /// Name in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::LoanHistory => "历史贷款",
            Self::FeatureHistory => "历史特征",
            Self::Observations => "观测",
            Self::Facts => "数据源事实",
            Self::Samples => "样本集",
            Self::Programmes => "公共信贷项目",
            Self::Portraits => "画像表",
        }
    }

    /// Name in English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::LoanHistory => "past loans",
            Self::FeatureHistory => "features of past loans",
            Self::Observations => "observations",
            Self::Facts => "facts of sources",
            Self::Samples => "sample set",
            Self::Programmes => "public credit programmes",
            Self::Portraits => "portraits",
        }
    }
}

/// One segment, as the book holds it: enough to find it, to prove its bytes and to skip it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SegmentInfo {
    /// What the rows are.
    pub dataset: Dataset,
    /// Path below the lake's folder, with `/`.
    pub file: String,
    /// The batch that wrote it.
    pub batch: BatchId,
    /// Rows.
    pub rows: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Earliest business date in it (approval, or day the fact held); none where rows have no date.
    pub first_on: Option<Date>,
    /// Latest business date in it.
    pub last_on: Option<Date>,
}

/// The lake of one data folder. One process writes it, the one that holds the book.
#[derive(Debug, Clone)]
pub struct Lake {
    root: PathBuf,
    buckets: u16,
}

impl Lake {
    /// Buckets of observations unless told otherwise.
    pub const DEFAULT_BUCKETS: u16 = 4;

    /// Opens `<data>/lake`, making the folder when it is missing and removing half-written segments.
    ///
    /// # Errors
    /// [`LakeError::Io`].
    pub fn open(data: &Path) -> Result<Self, LakeError> {
        Self::open_with_buckets(data, Self::DEFAULT_BUCKETS)
    }

    /// Like [`Lake::open`], spreading new observations over `buckets`. Segments already there keep theirs.
    ///
    /// # Errors
    /// [`LakeError::TooMany`] for none or more than [`MAX_BUCKETS`]; [`LakeError::Io`].
    pub fn open_with_buckets(data: &Path, buckets: u16) -> Result<Self, LakeError> {
        if buckets == 0 || buckets > MAX_BUCKETS {
            return Err(LakeError::TooMany {
                what: "the number of buckets",
                found: u64::from(buckets),
                limit: u64::from(MAX_BUCKETS),
                remedy: "choose 1 to 256",
            });
        }
        let lake = Self { root: data.join("lake"), buckets };
        make_folder(&lake.root)?;
        for path in files_below(&lake.root)? {
            if path.extension().is_some_and(|extension| extension == TEMPORARY) {
                fs::remove_file(&path).map_err(|e| LakeError::io("cannot remove", &path, e))?;
            }
        }
        Ok(lake)
    }

    /// Where the segments are.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Over how many buckets of firms new observations and facts are spread.
    #[must_use]
    pub fn buckets(&self) -> u16 {
        self.buckets
    }

    /// The path of a recorded file, refused when it would leave the lake.
    pub(crate) fn path_of(&self, file: &str) -> Result<PathBuf, LakeError> {
        let relative = Path::new(file);
        let inside = !file.is_empty() && relative.components().all(|part| matches!(part, Component::Normal(_)));
        if inside { Ok(self.root.join(relative)) } else { Err(LakeError::OutsideLake(file.to_owned())) }
    }

    /// Proves that a segment's bytes are those recorded.
    ///
    /// # Errors
    /// [`LakeError::Altered`] when they are not; [`LakeError::Io`] when it cannot be read.
    pub fn verify(&self, segment: &SegmentInfo) -> Result<(), LakeError> {
        self.verify_digest(&segment.file, &segment.sha256)
    }

    pub(crate) fn verify_digest(&self, file: &str, recorded: &str) -> Result<(), LakeError> {
        let path = self.path_of(file)?;
        let fail = |e| LakeError::io("cannot read", &path, e);
        let mut source = File::open(&path).map_err(fail)?;
        let (mut digest, mut buffer) = (Sha256::new(), vec![0_u8; 1 << 16]);
        loop {
            let read = source.read(&mut buffer).map_err(fail)?;
            if read == 0 {
                break;
            }
            digest.update(&buffer[..read]);
        }
        let found = hex::encode(digest.finalize());
        if found == recorded {
            return Ok(());
        }
        Err(LakeError::Altered { file: file.to_owned(), recorded: recorded.to_owned(), found })
    }

    /// Files that no recorded segment names: left by a crash between the writing of a segment and of its event. They are
    /// never read; whoever holds the book may delete them.
    ///
    /// # Errors
    /// [`LakeError::Io`].
    pub fn unrecorded<'a>(&self, recorded: impl IntoIterator<Item = &'a str>) -> Result<Vec<String>, LakeError> {
        let recorded: BTreeSet<&str> = recorded.into_iter().collect();
        let mut found = Vec::new();
        for path in files_below(&self.root)? {
            let Ok(relative) = path.strip_prefix(&self.root) else { continue };
            let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let name = parts.join("/");
            if !recorded.contains(name.as_str()) {
                found.push(name);
            }
        }
        found.sort();
        Ok(found)
    }

    /// Opens a segment for reading, batch by batch.
    pub(crate) fn open_segment(&self, segment: &SegmentInfo) -> Result<ParquetRecordBatchReader, LakeError> {
        self.open_columns(segment, None)
    }

    /// The same, of these columns alone where some are named.
    pub(crate) fn open_columns(
        &self,
        segment: &SegmentInfo,
        columns: Option<&[&str]>,
    ) -> Result<ParquetRecordBatchReader, LakeError> {
        let path = self.path_of(&segment.file)?;
        let file = File::open(&path).map_err(|e| LakeError::io("cannot open", &path, e))?;
        let parquet = |source| LakeError::Parquet { path: path.clone(), source };
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(parquet)?;
        let held = builder.metadata().file_metadata().key_value_metadata();
        let value = |key: &str| held?.iter().find(|pair| pair.key == key)?.value.clone();
        let wrong = |why: &str| LakeError::WrongDataset {
            file: segment.file.clone(),
            dataset: segment.dataset.name(),
            why: why.to_owned(),
        };
        if value(DATASET_KEY).as_deref() != Some(segment.dataset.name()) {
            return Err(wrong("its dataset mark is missing or another"));
        }
        let found: u16 =
            value(SCHEMA_KEY).and_then(|text| text.parse().ok()).ok_or_else(|| wrong("its schema mark is missing"))?;
        if found > MERGED_SCHEMA {
            return Err(LakeError::NewerSchema { file: segment.file.clone(), found, known: MERGED_SCHEMA });
        }
        let wanted = match columns {
            Some(columns) => ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied()),
            None => ProjectionMask::all(),
        };
        builder.with_batch_size(ROWS_PER_READ).with_projection(wanted).build().map_err(parquet)
    }
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>, LakeError> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        let fail = |e| LakeError::io("cannot list", &folder, e);
        for entry in fs::read_dir(&folder).map_err(fail)? {
            let entry = entry.map_err(fail)?;
            if entry.file_type().map_err(fail)?.is_dir() { open.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    Ok(found)
}

/// Makes a folder and its parents and flushes each new name to disk.
pub(crate) fn make_folder(folder: &Path) -> Result<(), LakeError> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        make_folder(parent)?;
    }
    match fs::create_dir(folder) {
        Ok(()) => folder.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), sync_folder),
        // Two writers of different datasets may race for the common parent.
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(LakeError::io("cannot make", folder, e)),
    }
}

fn sync_folder(folder: &Path) -> Result<(), LakeError> {
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| LakeError::io("cannot flush", folder, e))
}

/// A file that gets its final name only when it is whole and on disk; dropped before, it is removed.
pub(crate) struct Pending {
    file: File,
    digest: Sha256,
    bytes: u64,
    temporary: PathBuf,
    target: PathBuf,
    finished: bool,
}

impl Pending {
    /// Starts `target`, whose folder is made when missing.
    pub(crate) fn create(target: PathBuf, name: &str) -> Result<Self, LakeError> {
        if target.exists() {
            return Err(LakeError::Exists(name.to_owned()));
        }
        if let Some(folder) = target.parent() {
            make_folder(folder)?;
        }
        let temporary = target.with_extension(TEMPORARY);
        let file = File::create(&temporary).map_err(|e| LakeError::io("cannot create", &temporary, e))?;
        Ok(Self { file, digest: Sha256::new(), bytes: 0, temporary, target, finished: false })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.target
    }

    /// Flushes, names, flushes the folder; gives the bytes and the digest.
    pub(crate) fn finish(mut self) -> Result<(u64, String), LakeError> {
        self.file.sync_all().map_err(|e| LakeError::io("cannot flush", &self.temporary, e))?;
        fs::rename(&self.temporary, &self.target).map_err(|e| LakeError::io("cannot name", &self.target, e))?;
        self.finished = true;
        if let Some(folder) = self.target.parent() {
            sync_folder(folder)?;
        }
        Ok((self.bytes, hex::encode(std::mem::take(&mut self.digest).finalize())))
    }
}

impl Write for Pending {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(buffer)?;
        self.digest.update(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.finished {
            // Nothing more can be done about a failure here; the next `Lake::open` removes what stays.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Writes the segments of one batch in one folder, going on in a next file at the row bound.
pub(crate) struct SegmentWriter {
    lake: Lake,
    dataset: Dataset,
    folder: String,
    batch: BatchId,
    schema: SchemaRef,
    form: Form,
    open: Option<(ArrowWriter<Pending>, SegmentInfo)>,
    done: Vec<SegmentInfo>,
}

/// How the columns of a segment are laid out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Form {
    /// Version of the columns; none for [`SCHEMA`].
    pub version: Option<u16>,
    /// Columns of whole numbers that hardly repeat: differences in few bits read several times faster than compressed words.
    pub deltas: Vec<String>,
}

impl SegmentWriter {
    pub(crate) fn new(lake: &Lake, dataset: Dataset, folder: String, batch: BatchId, schema: SchemaRef) -> Self {
        Self { lake: lake.clone(), dataset, folder, batch, schema, form: Form::default(), open: None, done: Vec::new() }
    }

    pub(crate) fn formed(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// Writes the rows; `range` is the span of their business dates.
    pub(crate) fn write(&mut self, rows: &RecordBatch, range: Option<(Date, Date)>) -> Result<(), LakeError> {
        if self.open.is_none() {
            self.open = Some(self.start()?);
        }
        let Some((writer, info)) = self.open.as_mut() else { return Ok(()) };
        let path = writer.inner().path().to_owned();
        writer.write(rows).map_err(|e| write_error(&path, e))?;
        info.rows += rows.num_rows() as u64;
        if let Some((first, last)) = range {
            info.first_on = Some(info.first_on.map_or(first, |held| held.min(first)));
            info.last_on = Some(info.last_on.map_or(last, |held| held.max(last)));
        }
        if info.rows >= MAX_ROWS_PER_SEGMENT {
            self.close()?;
        }
        Ok(())
    }

    fn start(&self) -> Result<(ArrowWriter<Pending>, SegmentInfo), LakeError> {
        let number = self.done.len() as u64 + 1;
        if number > u64::from(MAX_SEGMENTS_PER_BATCH) {
            return Err(LakeError::TooMany {
                what: "the number of segments of one batch",
                found: number,
                limit: u64::from(MAX_SEGMENTS_PER_BATCH),
                remedy: "split the file",
            });
        }
        let file = format!("{}/{}-{number:05}.parquet", self.folder, self.batch);
        let pending = Pending::create(self.lake.path_of(&file)?, &file)?;
        let path = pending.path().to_owned();
        let pair = |key: &str, value: String| KeyValue { key: key.to_owned(), value: Some(value) };
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_max_row_group_row_count(Some(ROWS_PER_GROUP))
            .set_created_by("anji".to_owned())
            .set_key_value_metadata(Some(vec![
                pair(SCHEMA_KEY, self.form.version.unwrap_or(SCHEMA).to_string()),
                pair(DATASET_KEY, self.dataset.name().to_owned()),
            ]));
        for column in &self.form.deltas {
            let column = ColumnPath::from(column.as_str());
            properties = properties
                .set_column_dictionary_enabled(column.clone(), false)
                .set_column_encoding(column.clone(), Encoding::DELTA_BINARY_PACKED)
                .set_column_compression(column, Compression::UNCOMPRESSED);
        }
        let writer = ArrowWriter::try_new(pending, self.schema.clone(), Some(properties.build()))
            .map_err(|source| LakeError::Parquet { path, source })?;
        let info = SegmentInfo {
            dataset: self.dataset,
            file,
            batch: self.batch,
            rows: 0,
            bytes: 0,
            sha256: String::new(),
            first_on: None,
            last_on: None,
        };
        Ok((writer, info))
    }

    fn close(&mut self) -> Result<(), LakeError> {
        let Some((writer, mut info)) = self.open.take() else { return Ok(()) };
        let path = writer.inner().path().to_owned();
        let pending = writer.into_inner().map_err(|e| write_error(&path, e))?;
        (info.bytes, info.sha256) = pending.finish()?;
        self.done.push(info);
        Ok(())
    }

    /// Finishes the last segment; the segments written, to be recorded. None when there were no rows.
    pub(crate) fn finish(mut self) -> Result<Vec<SegmentInfo>, LakeError> {
        self.close()?;
        Ok(self.done)
    }
}

/// A full disk reaches us wrapped in a Parquet error: unwrap it, so that the remedy is told.
fn write_error(path: &Path, error: parquet::errors::ParquetError) -> LakeError {
    match error {
        parquet::errors::ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
            Ok(io) => LakeError::io("cannot write", path, *io),
            Err(other) => {
                LakeError::Parquet { path: path.to_owned(), source: parquet::errors::ParquetError::External(other) }
            }
        },
        source => LakeError::Parquet { path: path.to_owned(), source },
    }
}
