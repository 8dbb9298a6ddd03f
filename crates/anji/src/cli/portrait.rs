//! `anji portrait`: what is made of a firm's data.

use clap::{Args, Subcommand};

/// Which portrait.
#[derive(Debug, Args)]
pub struct PortraitOf {
    /// Firm id or credit code.
    pub firm: String,
    /// Of which day (2025-06-30); today when left out.
    #[arg(long)]
    pub on: Option<String>,
    /// Only what was learnt by then: an instant, or a day to its end.
    #[arg(long)]
    pub known_at: Option<String>,
}

/// `anji portrait`
#[derive(Debug, Subcommand)]
pub enum PortraitCommand {
    /// Show a firm's scores, class, stage of life, grade and indicators.
    Show {
        /// Which.
        #[command(flatten)]
        of: PortraitOf,
        /// Also indicators that have no value, with the reason.
        #[arg(long)]
        all: bool,
    },
    /// Show a firm's scores at the end of each of the last months.
    History {
        /// Which.
        #[command(flatten)]
        of: PortraitOf,
    },
    /// Make the portrait of every firm with a file and a consent here, and keep the table.
    #[command(after_help = "Examples:\n  anji portrait run\n  anji portrait run --on 2025-06-30")]
    Run {
        /// Of which day (2025-06-30); today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Show where firms stand by class, stage, city and industry, and how grades moved since the run before.
    Board {
        /// The run, by id; the newest when left out.
        #[arg(long, default_value = "latest")]
        run: String,
    },
    /// Show a firm's scores among those of its peers, in the newest table that `run` made.
    Peers {
        /// Firm id or credit code.
        firm: String,
    },
    /// Follow one indicator back to the files and rows it came from.
    Trace {
        /// Which.
        #[command(flatten)]
        of: PortraitOf,
        /// The indicator, as `sales_sum_12m`.
        #[arg(long)]
        indicator: String,
    },
}
