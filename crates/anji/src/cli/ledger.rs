//! Arguments of `anji ledger`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

/// Which balances, and as known when.
#[derive(Debug, Args)]
pub struct Period {
    /// The day of the balances, or the last day of the period; today when left out.
    #[arg(long)]
    pub at: Option<String>,
    /// First day of the period: turnover is counted from it.
    #[arg(long)]
    pub from: Option<String>,
    /// Which date counts: value (起息日口径) or book (记账日口径).
    #[arg(long, default_value = "book")]
    pub view: String,
    /// Only what was recorded by then: a day (to its end) or an instant.
    #[arg(long, value_name = "INSTANT")]
    pub known_at: Option<String>,
}

/// `anji ledger`
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Trial balance at any date, as known at any time.
    #[command(
        after_help = "Examples:\n  anji ledger trial --at 2025-07-31 --from 2025-07-01\n  anji ledger trial --at 2025-07-31 --view value --known-at 2025-08-01T09:00:00+08:00\n  anji ledger trial --at 2025-07-31 --out trial.xlsx"
    )]
    Trial {
        #[command(flatten)]
        period: Period,
        /// Write it to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
    },
    /// Journal entries of a period; the month of its last day when no first is given.
    #[command(
        after_help = "Examples:\n  anji ledger journal --at 2025-07-31\n  anji ledger journal --at 2025-07-31 --account 1303 --limit 20\n  anji ledger journal --loan JK2025070112AB34 --from 2025-07-01"
    )]
    Journal {
        #[command(flatten)]
        period: Period,
        /// Only entries with a side on this account.
        #[arg(long)]
        account: Option<String>,
        /// Only entries of this loan: id or contract number.
        #[arg(long)]
        loan: Option<String>,
        /// Only entries of this posting rule, such as loan.payment.
        #[arg(long)]
        rule: Option<String>,
        /// The next of the page before.
        #[arg(long)]
        after: Option<String>,
        /// At most so many entries.
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// Write the whole period to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
    },
    /// The chart of accounts in force on a day, with what is booked on each.
    Accounts {
        /// The day; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Posting rules: the institution's chart of accounts as a document.
    #[command(subcommand)]
    Rules(RulesCommand),
}

/// `anji ledger rules`
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Print the JSON Schema of the document.
    Schema,
    /// Print a document: the built-in one, or an adopted version.
    Show {
        /// Version; the built-in one when left out.
        version: Option<u32>,
    },
    /// Check a document: every amount of every rule has one account, kinds agree, no balance is split.
    Check {
        /// YAML or JSON file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Propose a document; a second person approves it.
    Adopt {
        /// YAML or JSON file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}
