//! A living province as files: what each source delivers month by month, a register of the firms, and what was planted.
//!
//! ```text
//! DIR/README.simulated.txt                                  what this is
//! DIR/firms.simulated.csv                                   the register
//! DIR/decisions.simulated.csv                               past applications and how they were decided
//! DIR/deliveries/2023-08/tax.monthly.00000.1.simulated.csv  what came in August 2023: category, kind, block of firms, number in the month
//! DIR/truth/cash-breaks.simulated.csv …                     what was planted; no source knows it
//! DIR/files.simulated.csv                                   every file with rows, bytes and SHA-256
//! ```
//!
//! Every file is as the hub takes it. Firms are made a few hundred at a time over all cores and written in their order, a block of them to a set of
//! files, so memory is that of one block whatever the size, and bytes do not depend on how many cores there are.

mod columns;
mod sheets;
mod tables;

use std::fs::{File, create_dir_all, read_dir};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Living, Progress};
use crate::ProvinceError;
use sheets::{Key, Part, Parts, Sheet, Sheets};
use tables::{TABLE_COUNT, TABLES, Tables};

/// Firms of one set of files. With daily measures a block is smaller: 31 rows a firm and month come to 62,000 a file, where a batch may have
/// 200,000.
const BLOCK: u32 = 5_000;
const DAILY_BLOCK: u32 = 2_000;
/// Firms that one core makes at a time, and how many such turns are held before they are put together.
const TURN: u32 = 25;
const TURNS: u32 = 16;

/// In what deliveries are written; the other files are CSV.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// UTF-8 with commas.
    #[default]
    Csv,
    /// Columns of text, compressed with zstd.
    Parquet,
}

impl Format {
    const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// Firms.
    pub firms: u64,
    /// Files.
    pub files: u64,
    /// Rows of deliveries.
    pub delivered: u64,
    /// Rows in all.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of the list of files, which holds that of every other: one for a seed and its options, on any machine.
    pub sha256: String,
}

/// What can stop it.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A bound of the province.
    #[error(transparent)]
    Province(#[from] ProvinceError),
    /// Something is there.
    #[error("{0} is not empty: name a folder that is, or remove what an earlier run left")]
    NotEmpty(PathBuf),
    /// The disk.
    #[error("cannot write {path}: check its folder and the space that is left")]
    Disk {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Parquet refused.
    #[error("cannot write {path} as Parquet ({why}): try CSV")]
    Parquet {
        /// Where.
        path: PathBuf,
        /// Why.
        why: String,
    },
}

impl Living {
    /// Writes the whole province into an empty folder; `progress` is told after each turn (its `facts` are rows delivered, its `segments` files).
    ///
    /// # Errors
    /// [`ExportError::NotEmpty`]; [`ExportError::Disk`]; [`ExportError::Parquet`].
    pub fn export(
        &self,
        folder: &Path,
        format: Format,
        mut progress: impl FnMut(Progress),
    ) -> Result<Exported, ExportError> {
        let mut output = Output::begin(folder)?;
        output.whole("README.simulated.txt", 0, about(self, format).as_bytes())?;
        for (name, headings, rows) in tables::of_all(self) {
            let count = rows.lines().count() as u64;
            output.whole(&format!("{name}.simulated.csv"), count, format!("{headings}\n{rows}").as_bytes())?;
        }
        let sheets = Sheets::new();
        let mut open = Vec::with_capacity(TABLE_COUNT);
        for (name, headings) in TABLES {
            open.push(output.stream(format!("{name}.simulated.csv"), headings)?);
        }
        let firms = self.options().firms;
        let block = if self.options().daily { DAILY_BLOCK } else { BLOCK };
        let mut done = Progress { of: u64::from(firms), ..Progress::default() };
        for (number, from) in (0..firms).step_by(block as usize).enumerate() {
            let through = from.saturating_add(block).min(firms);
            let mut parts = Parts::new();
            for turn in (from..through).step_by((TURN * TURNS) as usize) {
                let until = turn.saturating_add(TURN * TURNS).min(through);
                for (made, tables) in self.turns(&sheets, turn, until)? {
                    merge(&mut parts, made);
                    for (stream, rows) in open.iter_mut().zip(tables) {
                        stream.write(&rows)?;
                    }
                }
                done.firms = u64::from(until);
                progress(done);
            }
            for (key, part) in parts {
                done.facts += part.rows;
                output.deliver(&sheets.sheets[key.1], key, number, part, format)?;
            }
            done.segments = output.done.files;
        }
        for stream in open {
            output.close(stream)?;
        }
        output.done.firms = u64::from(firms);
        output.done.delivered = done.facts;
        progress(done);
        output.finish()
    }

    /// The rows of firms, over all cores, in their order.
    fn turns(&self, sheets: &Sheets, from: u32, until: u32) -> Result<Vec<(Parts, Tables)>, ProvinceError> {
        let begins: Vec<u32> = (from..until).step_by(TURN as usize).collect();
        let turn = |begin: &u32| {
            let mut made = (Parts::new(), Tables::default());
            for index in *begin..begin.saturating_add(TURN).min(until) {
                let firm = self.firm(index)?;
                sheets.add(self, &firm, &mut made.0);
                tables::add(self, &firm, &mut made.1);
            }
            Ok(made)
        };
        begins.par_iter().map(turn).collect()
    }
}

fn merge(parts: &mut Parts, made: Parts) {
    for (key, part) in made {
        let into = parts.entry(key).or_default();
        into.rows += part.rows;
        into.text.push_str(&part.text);
    }
}

fn about(living: &Living, format: Format) -> String {
    let options = living.options();
    format!(
        "模拟数据 · Simulated data. 本目录中没有任何真实企业；名称带“模拟”，信用代码取自保留给虚构主体的号段。\n\
         No firm in this folder exists: names say 模拟, credit codes come from a pattern for invented bodies (T in the ninth place).\n\n\
         seed {}, firms {}, months {} from {}, daily measures {}, deliveries as {}\n\n\
         按 deliveries 下的月份顺序报送 · Deliver month by month: anji hub import FILE --source <name before the first dot>\n\
         truth 下为植入的真相，不得作为特征使用 · truth/ is what was planted, to measure against; never a feature.\n\
         说明 · How it was made and where it is not like the world: docs/province.md\n",
        living.seed(),
        options.firms,
        options.months,
        options.from.first_of_month(),
        if options.daily { "yes" } else { "no" },
        format.extension(),
    )
}

/// A file that grows while firms are made.
struct Stream {
    name: String,
    path: PathBuf,
    file: BufWriter<File>,
    digest: Sha256,
    rows: u64,
    bytes: u64,
}

impl Stream {
    fn write(&mut self, rows: &str) -> Result<(), ExportError> {
        self.rows += rows.bytes().filter(|byte| *byte == b'\n').count() as u64;
        self.put(rows.as_bytes())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), ExportError> {
        self.bytes += bytes.len() as u64;
        self.digest.update(bytes);
        self.file.write_all(bytes).map_err(|source| ExportError::Disk { path: self.path.clone(), source })
    }
}

/// The folder and what is in it so far.
struct Output {
    folder: PathBuf,
    done: Exported,
    list: String,
}

impl Output {
    fn begin(folder: &Path) -> Result<Self, ExportError> {
        let disk = |source| ExportError::Disk { path: folder.to_owned(), source };
        create_dir_all(folder.join("truth")).map_err(disk)?;
        // `truth` was made just now, or was there.
        let others = read_dir(folder).map_err(disk)?.count() > 1;
        if others || read_dir(folder.join("truth")).map_err(disk)?.count() > 0 {
            return Err(ExportError::NotEmpty(folder.to_owned()));
        }
        Ok(Self { folder: folder.to_owned(), done: Exported::default(), list: "file,rows,bytes,sha256\n".into() })
    }

    fn stream(&self, name: String, headings: &str) -> Result<Stream, ExportError> {
        let path = self.folder.join(&name);
        let file = File::create(&path).map_err(|source| ExportError::Disk { path: path.clone(), source })?;
        let file = BufWriter::with_capacity(1 << 16, file);
        let mut stream = Stream { name, path, file, digest: Sha256::new(), rows: 0, bytes: 0 };
        stream.put(format!("{headings}\n").as_bytes())?;
        Ok(stream)
    }

    fn close(&mut self, mut stream: Stream) -> Result<(), ExportError> {
        stream.file.flush().map_err(|source| ExportError::Disk { path: stream.path.clone(), source })?;
        self.count(&stream.name, stream.rows, stream.bytes, stream.digest);
        Ok(())
    }

    fn deliver(
        &mut self,
        sheet: &Sheet,
        (month, _, number): Key,
        block: usize,
        part: Part,
        format: Format,
    ) -> Result<(), ExportError> {
        let mut name = String::from("deliveries/");
        sheets::push_month(&mut name, month);
        let folder = self.folder.join(&name);
        create_dir_all(&folder).map_err(|source| ExportError::Disk { path: folder, source })?;
        let (category, kind) = (&sheet.category, sheet.kind.en());
        name.push_str(&format!("/{category}.{kind}.{block:05}.{number}.simulated.{}", format.extension()));
        let bytes = match format {
            Format::Csv => format!("{}\n{}", sheet.headings.join(","), part.text).into_bytes(),
            Format::Parquet => columns::parquet(&sheet.headings, &part)
                .map_err(|why| ExportError::Parquet { path: self.folder.join(&name), why: why.to_string() })?,
        };
        self.whole(&name, part.rows, &bytes)
    }

    /// A file at once.
    fn whole(&mut self, name: &str, rows: u64, bytes: &[u8]) -> Result<(), ExportError> {
        let path = self.folder.join(name);
        std::fs::write(&path, bytes).map_err(|source| ExportError::Disk { path, source })?;
        self.count(name, rows, bytes.len() as u64, Sha256::new_with_prefix(bytes));
        Ok(())
    }

    fn count(&mut self, name: &str, rows: u64, bytes: u64, digest: Sha256) {
        self.list.push_str(&format!("{name},{rows},{bytes},{}\n", hex::encode(digest.finalize())));
        self.done.files += 1;
        self.done.rows += rows;
        self.done.bytes += bytes;
    }

    fn finish(mut self) -> Result<Exported, ExportError> {
        let path = self.folder.join("files.simulated.csv");
        std::fs::write(&path, &self.list).map_err(|source| ExportError::Disk { path, source })?;
        self.done.sha256 = hex::encode(Sha256::digest(self.list.as_bytes()));
        self.done.files += 1;
        self.done.bytes += self.list.len() as u64;
        Ok(self.done)
    }
}
