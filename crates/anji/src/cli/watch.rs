//! `anji watch`: warnings, and alerts worked by people.

use clap::Subcommand;

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
