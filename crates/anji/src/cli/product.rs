//! Arguments of `anji product`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};

/// `anji product`
#[derive(Debug, Subcommand)]
pub enum ProductCommand {
    /// Check a product document.
    #[command(after_help = "Example:\n  anji product validate products/xwjy.yaml")]
    Validate {
        /// YAML file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Submit a product document as a new version; it is in force once a second person approves it.
    #[command(
        after_help = "Examples:\n  anji --as risk product publish products/xwjy.yaml\n  anji --as reviewer product approve xwjy"
    )]
    Publish {
        /// YAML file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Check a product document before release: types, gaps, overlaps, unreachable rows, limits below zero, prices above the cap.
    #[command(
        after_help = "Example:\n  anji product check products/xwjy.yaml\nWith --institution and --as, prices are held against that institution's rulebook, else against the shipped one."
    )]
    Check {
        /// YAML file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Approve the newest submitted version: a second person.
    #[command(
        after_help = "Examples:\n  anji --as reviewer product approve xwjy\n  anji --as reviewer product approve xwjy --from 2026-12-01T00:00:00+08:00"
    )]
    Approve {
        /// Product code.
        code: String,
        /// In force from this instant (RFC 3339); at once when left out.
        #[arg(long, value_name = "INSTANT")]
        from: Option<calendar::Timestamp>,
    },
    /// Put an approved version in force at once: a scheduled one, or one that was rolled back from. A second person.
    #[command(after_help = "Example:\n  anji --as reviewer product activate xwjy 3 --reason \"the law changed\"")]
    Activate(Version),
    /// Put an earlier approved version back in force at once; what was scheduled is dropped.
    #[command(after_help = "Example:\n  anji --as risk product rollback xwjy 2 --reason \"too many referrals\"")]
    Rollback(Version),
    /// A candidate that decides beside the version in force, for comparison only.
    #[command(subcommand)]
    Shadow(ShadowCommand),
    /// List products.
    List,
    /// Show the document in force.
    Show {
        /// Product code.
        code: String,
    },
    /// Print the JSON Schema of product documents.
    Schema,
    /// What changed between two versions, in words: amounts, rates, tables row by row.
    #[command(
        after_help = "Examples:\n  anji product diff products/xwjy.yaml candidate.yaml\n  anji product diff xwjy@1 xwjy@2\n  anji product diff xwjy candidate.yaml   (xwjy: the version in force)"
    )]
    Diff {
        /// A file, CODE@VERSION, or CODE for the version in force.
        before: String,
        /// The same for the other side.
        after: String,
    },
    /// Decide the recorded applications again with a candidate: who is newly in, newly out, at what expected loss and price.
    #[command(
        after_help = "Examples:\n  anji --as risk product backtest candidate.yaml\n  anji --as risk product backtest candidate.yaml --since 2025-01-01 --lgd 0.40\n  anji --as risk product backtest candidate.yaml --trace app_0123…"
    )]
    Backtest(Box<Backtest>),
}

/// A version and why.
#[derive(Debug, Args)]
pub struct Version {
    /// Product code.
    pub code: String,
    /// Version.
    pub version: u32,
    /// Why; it stands in the audit trail.
    #[arg(long)]
    pub reason: String,
}

/// `anji product shadow`
#[derive(Debug, Subcommand)]
pub enum ShadowCommand {
    /// From the next application on, let a version decide beside the one in force.
    #[command(after_help = "Example:\n  anji --as risk product shadow start xwjy 3")]
    Start {
        /// Product code.
        code: String,
        /// Version: submitted or approved, and not in force.
        version: u32,
    },
    /// End it; what was compared stays.
    Stop {
        /// Product code.
        code: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// What it said beside the live decisions: agreement, swap set, differences; one application in full.
    #[command(
        after_help = "Examples:\n  anji --as risk product shadow show xwjy\n  anji --as risk product shadow show xwjy --trace app_0123…"
    )]
    Show {
        /// Product code.
        code: String,
        /// Of this version; of the one that runs, else of the last that ran, when left out.
        #[arg(long)]
        version: Option<u32>,
        /// Show one application's live decision and the candidate's, side by side.
        #[arg(long, value_name = "APPLICATION")]
        trace: Option<String>,
    },
}

/// `anji product backtest`
#[derive(Debug, Args)]
pub struct Backtest {
    /// The candidate: a product document with the code of a product that was decided on.
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Only decisions of this day and later.
    #[arg(long)]
    pub since: Option<String>,
    /// Only decisions of this day and earlier.
    #[arg(long)]
    pub until: Option<String>,
    /// Loss given default as a share of the amount, 0 to 1; 0.45 when left out.
    #[arg(long)]
    pub lgd: Option<String>,
    /// Cost of funds, percent a year; 2.00 when left out.
    #[arg(long, value_name = "PERCENT")]
    pub funding: Option<rust_decimal::Decimal>,
    /// Operating cost on the balance, percent a year; 0.80 when left out.
    #[arg(long, value_name = "PERCENT")]
    pub operating: Option<rust_decimal::Decimal>,
    /// Operating cost of making one loan, in whole currency; 300 when left out.
    #[arg(long, value_name = "AMOUNT")]
    pub per_loan: Option<rust_decimal::Decimal>,
    /// Show one application's decision then and under the candidate, side by side.
    #[arg(long, value_name = "APPLICATION", conflicts_with_all = ["since", "until", "lgd", "funding", "operating", "per_loan"])]
    pub trace: Option<String>,
    /// Try it on the loans of this study's sample set instead of recorded decisions: for a history that came in as a file.
    #[arg(long, value_name = "STUDY", requires = "amount_column", requires = "rate", conflicts_with_all = ["since", "until", "trace"])]
    pub study: Option<String>,
    /// Column with the amount lent.
    #[arg(long, value_name = "COLUMN", requires = "study")]
    pub amount_column: Option<String>,
    /// Unit of that column.
    #[arg(long, value_enum, default_value = "yuan", requires = "study")]
    pub unit: UnitArg,
    /// Column with the tenor in months.
    #[arg(long, value_name = "COLUMN", requires = "study")]
    pub tenor_column: Option<String>,
    /// Tenor in months for every loan, when no column has it.
    #[arg(long, value_name = "MONTHS", requires = "study", conflicts_with = "tenor_column")]
    pub tenor: Option<u32>,
    /// Column with the principal lost on bad loans; the whole amount when left out.
    #[arg(long, value_name = "COLUMN", requires = "study")]
    pub loss_column: Option<String>,
    /// Rate a year the loans bore, percent.
    #[arg(long, value_name = "PERCENT", requires = "study")]
    pub rate: Option<String>,
}

/// The unit of a column of amounts.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum UnitArg {
    /// 分, a hundredth of a yuan.
    Fen,
    /// 元.
    Yuan,
    /// 万元, ten thousand yuan.
    TenThousand,
}

impl From<UnitArg> for platform::past_loans::AmountUnit {
    fn from(unit: UnitArg) -> Self {
        match unit {
            UnitArg::Fen => Self::Fen,
            UnitArg::Yuan => Self::Yuan,
            UnitArg::TenThousand => Self::TenThousand,
        }
    }
}
