//! Arguments of `anji product`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

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
    /// Approve the newest submitted version: a second person.
    Approve {
        /// Product code.
        code: String,
    },
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
    Backtest(Backtest),
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
    /// Show one application's decision then and under the candidate, side by side.
    #[arg(long, value_name = "APPLICATION", conflicts_with_all = ["since", "until", "lgd"])]
    pub trace: Option<String>,
}
