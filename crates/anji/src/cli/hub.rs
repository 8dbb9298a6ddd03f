//! `anji hub`: data of sources.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

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
    /// The desk of rows that did not stand: look, mend and replay, or dismiss.
    #[command(subcommand)]
    Quarantine(QuarantineCommand),
    /// Show how often data of each category were used, by month and purpose.
    Metering {
        /// The first month, as 2025-01; eleven months before the last when left out.
        #[arg(long)]
        from: Option<String>,
        /// The last month; this one when left out.
        #[arg(long)]
        to: Option<String>,
        /// As CSV.
        #[arg(long)]
        csv: bool,
    },
    /// Data that come by themselves: fetched from an address, or heard from sensors.
    #[command(subcommand)]
    Feed(FeedCommand),
}

/// `anji hub feed`
#[derive(Debug, Subcommand)]
pub enum FeedCommand {
    /// Register a feed by its document (`anji.feed/1`). `anji serve` then fetches it or listens to it.
    #[command(after_help = "Example:\n  anji hub feed add examples/feeds/tax-bureau.yaml")]
    Add {
        /// The document.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        #[command(flatten)]
        from: FeedReach,
    },
    /// List feeds: how each ran last, and when it runs next.
    List,
    /// End a feed; what it brought stays.
    Remove {
        /// Feed id or name.
        feed: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Fetch a feed now.
    Run {
        /// Feed id or name.
        feed: String,
        #[command(flatten)]
        from: FeedReach,
    },
}

/// From where a feed may come.
#[derive(Debug, Args)]
pub struct FeedReach {
    /// Let it come from private networks too, and from this machine or a broker also without TLS.
    #[arg(long)]
    pub from_private_networks: bool,
}

/// `anji hub quarantine`
#[derive(Debug, Subcommand)]
pub enum QuarantineCommand {
    /// List rows with what is wrong with each and what to do.
    List {
        /// waiting, replayed, dismissed or all.
        #[arg(long, default_value = "waiting")]
        state: String,
        /// Of one batch.
        #[arg(long)]
        batch: Option<String>,
        /// Of one category, as `tax`.
        #[arg(long)]
        source: Option<String>,
        /// Refused for one reason, as `unknown-firm`.
        #[arg(long)]
        refused_for: Option<String>,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Check rows again and let in those that stand, as facts of a new batch under the same row numbers.
    #[command(
        after_help = "Examples:\n  anji hub quarantine replay bat_… --row 3 --set 月份=2025-05 --reason 录入有误\n  anji hub quarantine replay bat_… --refused-for unknown-firm --reason 企业已登记"
    )]
    Replay {
        #[command(flatten)]
        which: SettleArgs,
        /// What is to stand under a heading, as `HEADING=VALUE`; of one row.
        #[arg(long = "set", value_name = "HEADING=VALUE")]
        changes: Vec<String>,
        /// Let the row stand in the place of what was reported of the same month or day since it came.
        #[arg(long)]
        replace: bool,
    },
    /// Say of rows that they are not wanted.
    Dismiss {
        #[command(flatten)]
        which: SettleArgs,
    },
}

/// Which rows of a batch.
#[derive(Debug, Args)]
pub struct SettleArgs {
    /// The batch whose quarantine they are in.
    pub batch: String,
    /// A row's number; may be given again.
    #[arg(long = "row", value_name = "ROW", required_unless_present = "refused_for", conflicts_with = "refused_for")]
    pub rows: Vec<u64>,
    /// All rows that wait for this reason, as `unknown-firm`.
    #[arg(long, value_name = "REASON")]
    pub refused_for: Option<String>,
    /// Why.
    #[arg(long)]
    pub reason: String,
}
