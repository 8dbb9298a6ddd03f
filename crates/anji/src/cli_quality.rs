//! Commands about the quality of assets: classes, expected losses, subsidies.

use std::path::PathBuf;

use clap::{Subcommand, ValueHint};

/// `anji class`
#[derive(Debug, Subcommand)]
pub enum ClassCommand {
    /// The mix of classes with its provisions, and debtors that are looked at as a whole.
    Show,
    /// A debtor with the class of each claim, its reasons, and what would let it rise.
    Debtor {
        /// Firm id, credit code, loan id or contract number.
        debtor: String,
        /// The end of this day; today when left out.
        #[arg(long)]
        at: Option<String>,
    },
    /// List circumstances: waiting, open, ended or refused; all when left out.
    List {
        /// waiting, open, ended or refused.
        #[arg(long)]
        state: Option<String>,
    },
    /// Record a circumstance from a YAML file.
    #[command(
        after_help = "Example file:\n  loan: JK202501010A1B2C\n  kind: use-changed\n  on: 2025-06-01\n  source: 现场检查报告 2025-017\n  reason: 流动资金用于购房"
    )]
    Record {
        /// YAML file: firm or loan, kind, source, reason, perhaps on, part, whole, to, renewal.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Confirm a class set by hand (认定).
    Confirm {
        /// Circumstance id.
        circumstance: String,
    },
    /// Approve what waits: the circumstance (审批), or that it is over.
    Approve {
        /// Circumstance id.
        circumstance: String,
    },
    /// Refuse what waits.
    Refuse {
        /// Circumstance id.
        circumstance: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Say that a circumstance is over: it counts until another person agrees.
    End {
        /// Circumstance id.
        circumstance: String,
        /// The first day on which it counts no more; today when left out.
        #[arg(long)]
        on: Option<String>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// `anji ecl`
#[derive(Debug, Subcommand)]
pub enum EclCommand {
    /// Compute expected losses for the end of a day.
    Run {
        /// The day; today when left out.
        #[arg(long)]
        day: Option<String>,
    },
    /// List runs.
    List,
    /// Show a run by stage, class, product, grade and cover.
    Show {
        /// Run id, its day, or last.
        #[arg(default_value = "last")]
        run: String,
    },
    /// List the loans of a run; with --loan, one loan with the formula written out.
    Loans {
        /// Run id, its day, or last.
        #[arg(default_value = "last")]
        run: String,
        /// 1, 2 or 3.
        #[arg(long)]
        stage: Option<u8>,
        /// Loan id or contract number.
        #[arg(long)]
        loan: Option<String>,
        /// Cursor of the next page.
        #[arg(long, default_value = "")]
        after: String,
    },
    /// What moved expected losses from one run to another.
    Movement {
        /// The earlier run.
        from: String,
        /// The later run.
        #[arg(default_value = "last")]
        to: String,
    },
    /// Parameters: curves, losses, scenarios, staging.
    #[command(subcommand)]
    Parameters(ParametersCommand),
}

/// `anji ecl parameters`
#[derive(Debug, Subcommand)]
pub enum ParametersCommand {
    /// List versions.
    List,
    /// Write a version from a YAML file; another person approves it.
    Draft {
        /// YAML file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Approve a version: runs take it from now on.
    Approve {
        /// Version.
        version: u32,
    },
    /// Refuse a version.
    Refuse {
        /// Version.
        version: u32,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// `anji subsidy`
#[derive(Debug, Subcommand)]
pub enum SubsidyCommand {
    /// List programmes.
    List,
    /// Show a programme with its claims.
    Show {
        /// Programme id or name.
        programme: String,
    },
    /// Write a programme from a YAML file; another person approves it.
    Draft {
        /// YAML file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Approve a programme; with --quarter, a quarter's list.
    Approve {
        /// Programme id or name.
        programme: String,
        /// Such as 2026Q3.
        #[arg(long)]
        quarter: Option<String>,
    },
    /// Refuse a programme; with --quarter, a quarter's list.
    Refuse {
        /// Programme id or name.
        programme: String,
        /// Such as 2026Q3.
        #[arg(long)]
        quarter: Option<String>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Make the list of a quarter.
    Claim {
        /// Programme id or name.
        programme: String,
        /// Such as 2026Q3.
        quarter: String,
    },
    /// Record what the payer paid.
    Paid {
        /// Programme id or name.
        programme: String,
        /// Such as 2026Q3.
        quarter: String,
        /// Amount.
        #[arg(long)]
        amount: String,
        /// Reference of the bank entry.
        #[arg(long)]
        reference: String,
        /// When; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
}
