//! The commands of the laboratory.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum, ValueHint};

/// What kind of file a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportKind {
    /// One HTML file.
    Html,
    /// PDF.
    Pdf,
}

/// The language of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportTongue {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

/// `anji score sample`
#[derive(Debug, Subcommand)]
pub enum SampleCommand {
    /// Bring in a table: CSV (UTF-8 or GB18030), Excel or Parquet.
    #[command(after_help = "Example:\n  anji score sample import loans.xlsx --name 2024样本 --sheet 明细")]
    Import {
        /// The file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// What the set shall be called; the file's name when left out.
        #[arg(long)]
        name: Option<String>,
        /// The sheet, of a workbook with several.
        #[arg(long)]
        sheet: Option<String>,
    },
    /// Make a set of the institution's own decisions, with what each knew then, and one of how the loans were paid month by month.
    #[command(after_help = "Example:\n  anji --as risk score sample book 本行2025 --since 2025-01-01")]
    Book {
        /// What the set shall be called.
        name: String,
        /// Only decisions of this day and later (YYYY-MM-DD).
        #[arg(long)]
        since: Option<String>,
        /// Only decisions of this day and earlier.
        #[arg(long)]
        until: Option<String>,
    },
    /// List sample sets.
    List,
    /// Show a sample set's columns.
    Show {
        /// Sample-set id or name.
        set: String,
    },
}

/// `anji score study`
#[derive(Debug, Subcommand)]
pub enum StudyCommand {
    /// Open a study on a sample set, with what the mapping assistant proposes.
    Open {
        /// What the study shall be called.
        name: String,
        /// Sample-set id or name.
        #[arg(long)]
        set: String,
    },
    /// List studies.
    List,
    /// Show a study and its runs; its document as YAML with --document.
    Show {
        /// Study id or name.
        study: String,
        /// Print the document alone, to be changed and given back to `anji score study edit`.
        #[arg(long)]
        document: bool,
    },
    /// Write a study's document anew from a file, YAML or JSON.
    #[command(
        after_help = "Example:\n  anji score study show 城区 --document > study.yaml\n  anji score study edit 城区 study.yaml"
    )]
    Edit {
        /// Study id or name.
        study: String,
        /// The document.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Outcomes over all and by period, and how rows would be parted.
    Outcomes {
        /// Study id or name.
        study: String,
    },
    /// The bins of one column.
    Bins {
        /// Study id or name.
        study: String,
        /// The column.
        column: String,
    },
    /// Run a study: the card with its evidence.
    Run {
        /// Study id or name.
        study: String,
    },
    /// Write the validation report of a run.
    #[command(after_help = "Example:\n  anji score study report 城区 --format pdf --lang zh --to report.pdf")]
    Report {
        /// Study id or name.
        study: String,
        /// The run; the newest when left out.
        #[arg(long)]
        run: Option<String>,
        /// What kind of file.
        #[arg(long, value_enum, default_value = "html")]
        format: ReportKind,
        /// In which language.
        #[arg(long, value_enum, default_value = "zh")]
        lang: ReportTongue,
        /// Where to.
        #[arg(long, value_hint = ValueHint::FilePath)]
        to: PathBuf,
    },
    /// Put a run's card up for approval by a second person (anji score approve).
    Submit {
        /// Study id or name.
        study: String,
        /// Name of the scorecard; a known one gets its next version.
        #[arg(long)]
        scorecard: String,
        /// The run; the newest when left out.
        #[arg(long)]
        run: Option<String>,
    },
}
