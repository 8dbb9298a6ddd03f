//! Commands about the store as a whole: moving it, proving it, its keys and the rules it works under.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

/// `anji migrate`
#[derive(Debug, Args)]
pub struct Migrate {
    /// An existing book to bring in; without one the store is moved.
    #[command(subcommand)]
    pub book: Option<BookCommand>,
    /// Where to: postgres://USER@HOST/DATABASE, empty. In the environment a password stays out of the list of processes.
    #[arg(long, env = "ANJI_MIGRATE_TO", hide_env_values = true)]
    pub to: Option<String>,
    /// How the role connects there that owns the tables, when the program's own role is another one.
    #[arg(long, env = "ANJI_MIGRATE_TO_OWNER", hide_env_values = true)]
    pub to_owner: Option<String>,
}

/// The files of an existing book.
#[derive(Debug, Args)]
pub struct BookPaths {
    /// A short name of the other system; with the loan's number there it is the loan's identity.
    #[arg(long)]
    pub source: String,
    /// The cut-over day: the other system led until its end.
    #[arg(long, value_name = "DATE")]
    pub on: String,
    /// Contracts: CSV or Excel.
    #[arg(long, value_hint = ValueHint::FilePath)]
    pub contracts: PathBuf,
    /// Balances at the cut-over day.
    #[arg(long, value_hint = ValueHint::FilePath)]
    pub balances: PathBuf,
    /// Movements; loans without any are opened with their balance.
    #[arg(long, value_hint = ValueHint::FilePath)]
    pub history: Option<PathBuf>,
}

/// An existing book brought in: `anji migrate check`, `import`, `run`, `report`, `list`.
#[derive(Debug, Subcommand)]
pub enum BookCommand {
    /// Say what would come of it: the reconciliation report as it would be. Nothing is written.
    #[command(
        after_help = "Example:\n  anji --as qian migrate check --source core --on 2025-06-30 --contracts contracts.csv --balances balances.xlsx --history history.csv --out report.xlsx"
    )]
    Check {
        #[command(flatten)]
        files: BookPaths,
        /// Write every line of the report to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
        /// Write the rows set aside to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        set_aside: Option<PathBuf>,
    },
    /// Submit it; a second person confirms it with `anji approve`, which brings it in.
    #[command(
        after_help = "Example:\n  anji --as qian migrate import --source core --on 2025-06-30 --contracts contracts.csv --balances balances.csv --reason '核心系统切换'\n  anji --as wang approve 5f1c…"
    )]
    Import {
        #[command(flatten)]
        files: BookPaths,
        /// Only check.
        #[arg(long)]
        check: bool,
        /// Why, for the person who confirms.
        #[arg(long, default_value = "存量迁移")]
        reason: String,
    },
    /// Go on with a confirmed import that was cut off.
    Run {
        /// The import.
        id: String,
    },
    /// Show the reconciliation report of an import as it was found.
    #[command(
        after_help = "Examples:\n  anji migrate report mig_0123… --only differs\n  anji migrate report mig_0123… --out report.xlsx --set-aside refused.csv"
    )]
    Report {
        /// The import.
        id: String,
        /// Only lines that: differs, agrees, noted, not-compared.
        #[arg(long)]
        only: Option<String>,
        /// Write the lines to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
        /// Write the rows set aside to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        set_aside: Option<PathBuf>,
    },
    /// List imports.
    List,
}

/// `anji rulebook`
#[derive(Debug, Subcommand)]
pub enum RulebookCommand {
    /// List parameters: those of the institution with what it laid over them, or without one what ships with the program.
    #[command(after_help = "Examples:\n  anji rulebook list\n  anji rulebook list --on 2025-05-19 --find lpr")]
    List {
        /// As in force on this day; today when left out.
        #[arg(long)]
        on: Option<String>,
        /// Only ids that contain this.
        #[arg(long)]
        find: Option<String>,
    },
    /// Propose a newer loan prime rate; it counts once a reviewer has approved it, for decisions from the next day.
    #[command(
        after_help = "Example:\n  anji --as zhao rulebook add-lpr --from 2026-08-20 --one-year 3.00 --five-year 3.50 --source 'PBoC, 2026-08-20'\n  anji --as wang approve 5f1c…"
    )]
    AddLpr {
        /// The day it was published, from which it holds.
        #[arg(long)]
        from: String,
        /// One year, annual per cent: 3.00.
        #[arg(long)]
        one_year: String,
        /// Over five years, annual per cent: 3.50.
        #[arg(long)]
        five_year: String,
        /// Where it was published.
        #[arg(long)]
        source: String,
    },
    /// Show the working days of each announced year: public holidays and the weekend days worked instead (调休).
    #[command(after_help = "Examples:\n  anji rulebook workdays\n  anji rulebook workdays --year 2026")]
    Workdays {
        /// Only this year.
        #[arg(long)]
        year: Option<i32>,
    },
    /// Propose the working days of a year that was announced; due dates of contracts signed after the approval avoid its days off.
    #[command(
        after_help = "Example:\n  anji --as zhao rulebook add-workdays --year 2027 --off 2027-01-01..2027-01-03 --off 2027-02-05..2027-02-11 \\\n       --worked 2027-02-14 --source '国务院办公厅通知'\n  anji --as wang approve 5f1c…"
    )]
    AddWorkdays {
        /// The year.
        #[arg(long)]
        year: i16,
        /// A day off, or a run of days: 2027-10-01..2027-10-07. May be given several times, in order.
        #[arg(long, required = true)]
        off: Vec<String>,
        /// A weekend day that is worked. May be given several times, in order.
        #[arg(long)]
        worked: Vec<String>,
        /// The announcement.
        #[arg(long)]
        source: String,
    },
    /// Propose facts laid over the rulebook, in the form of crates/rulebook/parameters without `recorded_at`.
    #[command(
        after_help = "Example:\n  anji --as zhao rulebook overlay tighter.toml --reason '本行内控要求'\n  anji --as wang approve 5f1c…"
    )]
    Overlay {
        /// TOML file with [[parameter]] tables.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// `anji verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// A signed head kept elsewhere.
    #[arg(long, value_hint = ValueHint::FilePath)]
    pub head: Option<PathBuf>,
    /// Save the present signed heads to this file.
    #[arg(long, value_hint = ValueHint::FilePath)]
    pub save_head: Option<PathBuf>,
}

/// `anji keys`
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Draw a new key: seal, index or token.
    Rotate {
        /// Which key.
        purpose: String,
    },
}
