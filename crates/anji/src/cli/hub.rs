//! `anji hub`: data of sources.

use std::path::PathBuf;

use clap::{Subcommand, ValueHint};

/// `anji hub`
#[derive(Debug, Subcommand)]
pub enum HubCommand {
    /// List the categories of data, or the measures of one.
    Sources {
        /// A category, as `tax`.
        source: Option<String>,
    },
    /// Print an empty file with the standard headings of a category.
    Template {
        /// A category, as `tax`.
        source: String,
        /// `monthly`, `daily`, `event` or `state`.
        #[arg(long)]
        kind: Option<String>,
    },
    /// Bring a file of a source in: CSV, Excel, JSON lines or Parquet. Rows that cannot stand wait in quarantine with their reasons.
    #[command(after_help = "Example:\n  anji hub import 2025-06.xlsx --source tax")]
    Import {
        /// The file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// The category of data, as `tax`.
        #[arg(long)]
        source: String,
        /// What its columns mean (`anji.layout/1`); by the standard headings when left out.
        #[arg(long, value_hint = ValueHint::FilePath)]
        layout: Option<PathBuf>,
    },
    /// Merge what many small deliveries brought into few large segments. The service does it by itself, where many wait.
    Merge,
    /// Show what came in of each category and how fresh it is.
    Map,
}
