//! `anji bench`: whole jobs beside a floor on this machine.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum, ValueHint};

/// `anji bench`
#[derive(Debug, Subcommand)]
pub enum BenchCommand {
    /// Whole decisions on one thread.
    Decide {
        /// How many.
        #[arg(long, default_value_t = 200_000)]
        count: usize,
    },
    /// Durable appends by many clients at once.
    Append {
        /// Clients.
        #[arg(long, default_value_t = 64)]
        clients: usize,
        /// Seconds.
        #[arg(long, default_value_t = 5)]
        seconds: u64,
    },
    /// Durable applications over HTTP by many clients at once.
    Http {
        /// Connections.
        #[arg(long, default_value_t = 64)]
        clients: usize,
        /// Seconds.
        #[arg(long, default_value_t = 10)]
        seconds: u64,
    },
    /// The list of loans with every filter over HTTP.
    Lists {
        /// Loans in the list.
        #[arg(long, default_value_t = 500_000)]
        loans: usize,
        /// Connections.
        #[arg(long, default_value_t = 4)]
        clients: usize,
        /// Seconds for each filter.
        #[arg(long, default_value_t = 2)]
        seconds: u64,
    },
    /// An existing book brought in from files.
    Migrate {
        /// Loans.
        #[arg(long, default_value_t = 200_000)]
        loans: usize,
    },
    /// Portraits of many firms in batch from segments, and events through a stream that holds them all.
    #[command(
        after_help = "Examples:\n  anji bench portraits --firms 20000\n  anji bench portraits --firms 2000000 --folder DIR"
    )]
    Portraits {
        /// Firms; two million take 12 GB of disk and 10 GiB of memory.
        #[arg(long, default_value_t = 20_000)]
        firms: u32,
        /// Events through the stream; 0 leaves it out.
        #[arg(long, default_value_t = 1_000_000)]
        events: u64,
        /// Where observations are kept, and taken from when they are there.
        #[arg(long)]
        folder: Option<std::path::PathBuf>,
    },
    /// Portraits read over HTTP from memory, and files of sources delivered, by many clients at once.
    Sources {
        /// Firms with a consent and two years of three series.
        #[arg(long, default_value_t = 2_000)]
        firms: u32,
        /// Connections.
        #[arg(long, default_value_t = 32)]
        clients: usize,
        /// Seconds for each of the two.
        #[arg(long, default_value_t = 8)]
        seconds: u64,
    },
    /// Durable payments by many clients at once, spread over loans and all on one.
    Payments {
        /// Clients.
        #[arg(long, default_value_t = 64)]
        clients: usize,
        /// Seconds.
        #[arg(long, default_value_t = 8)]
        seconds: u64,
    },
    /// Close of day over many loans.
    Close {
        /// Loans.
        #[arg(long, default_value_t = 100_000)]
        loans: usize,
        /// Positions and entries in memory instead of days closed through the store.
        #[arg(long)]
        in_memory: bool,
        /// One part alone: a book of millions takes a quarter of an hour to fill.
        #[arg(long, value_enum)]
        only: Option<ClosePart>,
        /// Keep the book of ordinary days in this folder, and go on with the one that is there: filling takes most of the time.
        #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, conflicts_with = "only")]
        book: Option<PathBuf>,
    },
}

/// A part of `anji bench close`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClosePart {
    /// Ordinary days and a month end.
    Ordinary,
    /// A day on which all fall due, and the day after.
    AllDue,
    /// Time a loan at three ages.
    Flat,
}
