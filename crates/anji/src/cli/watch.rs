//! `anji watch`: warnings, and alerts worked by people.

use std::path::PathBuf;

use clap::{Subcommand, ValueHint};

/// `anji watch`
#[derive(Debug, Subcommand)]
pub enum WatchCommand {
    /// List the declared warnings: condition, level, what to do.
    Warnings,
    /// Look at one firm, or at every firm with a file here, and raise, change or clear alerts.
    Run {
        /// Firm id or credit code; every firm when left out.
        firm: Option<String>,
    },
    /// Follow the alerts of a running service, line by line as they are raised, change and end.
    #[command(after_help = "Example:\n  anji watch tail --server http://127.0.0.1:8620 --key-file key.txt --level red")]
    Tail {
        /// Address of the service.
        #[arg(long, env = "ANJI_SERVER", default_value = "http://127.0.0.1:8620", value_hint = ValueHint::Url)]
        server: String,
        /// File that holds a program's key of somebody who may read alerts.
        #[arg(long, env = "ANJI_KEY_FILE", value_hint = ValueHint::FilePath)]
        key_file: PathBuf,
        /// red, orange, yellow or blue.
        #[arg(long)]
        level: Option<String>,
        /// Seconds between two looks.
        #[arg(long, default_value_t = 5)]
        every: u64,
        /// End after what is there now.
        #[arg(long)]
        once: bool,
    },
    /// List alerts, the gravest first, then where most is owed.
    List {
        /// open, taken, closing or closed; all that are not closed when left out.
        #[arg(long)]
        status: Option<String>,
        /// red, orange, yellow or blue.
        #[arg(long)]
        level: Option<String>,
        /// Of one firm, by id or credit code: closed ones as well.
        #[arg(long)]
        firm: Option<String>,
    },
    /// Show an alert with what was seen, noted and found.
    Show {
        /// Alert id.
        alert: String,
    },
    /// Take an alert to work it, or take it over.
    Take {
        /// Alert id.
        alert: String,
    },
    /// Note what was done.
    Note {
        /// Alert id.
        alert: String,
        /// called, visited, checked, demanded or other.
        #[arg(long, default_value = "checked")]
        work: String,
        /// What.
        #[arg(long)]
        text: String,
    },
    /// Say what was found: a yellow or blue alert is closed by it, a red or orange one waits for a second person.
    Close {
        /// Alert id.
        alert: String,
        /// confirmed, resolved, false-alarm or wrong-data.
        #[arg(long)]
        finding: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Agree that an alert is closed.
    Agree {
        /// Alert id.
        alert: String,
    },
    /// Do not agree that it is closed.
    Refuse {
        /// Alert id.
        alert: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}
