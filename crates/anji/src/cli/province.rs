//! `anji province`: the simulated province.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};

/// `anji province`
#[derive(Debug, Subcommand)]
pub enum ProvinceCommand {
    /// Write a simulated province: what sources deliver month by month in all 28 categories, a register of firms, and what was planted.
    ///
    /// The same seed, firms, months and format give the same bytes on any machine; more firms do not change those there are.
    #[command(
        after_help = "Examples:\n  anji province generate --firms 10000 --out province\n  anji province generate --firms 2000000 --months 12 --no-daily --format parquet --out /srv/province"
    )]
    Generate(Generate),
    /// Hold a simulated province against the report's figures: theirs, its own, how far apart.
    #[command(
        after_help = "Examples:\n  anji province calibration --firms 200000\n  anji province calibration --markdown > docs/province-calibration.md"
    )]
    Calibration {
        /// How many firms to make.
        #[arg(long, default_value_t = 20_000)]
        firms: u32,
        /// Seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Print the page for the documentation.
        #[arg(long, conflicts_with = "json")]
        markdown: bool,
    },
    /// Register the firms of a generated province, so that their files can be brought in. Each is marked simulated.
    #[command(after_help = "Example:\n  anji province register province --firms 500")]
    Register {
        /// The folder that was generated.
        #[arg(value_hint = ValueHint::DirPath)]
        folder: PathBuf,
        /// How many, from the first on.
        #[arg(long, default_value_t = 10_000)]
        firms: usize,
    },
}

/// `anji province generate`
#[derive(Debug, Args)]
pub struct Generate {
    /// How many firms, at most 2,000,000.
    #[arg(long, default_value_t = 10_000)]
    pub firms: u32,
    /// Seed.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Months, at most 60.
    #[arg(long, default_value_t = 24)]
    pub months: u16,
    /// Any day of the first month.
    #[arg(long, default_value = "2023-07-01", value_name = "DATE")]
    pub from: String,
    /// Leave daily measures out: they are most of the bytes.
    #[arg(long)]
    pub no_daily: bool,
    /// An empty folder; made when it is not there.
    #[arg(long, value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// In what deliveries are written.
    #[arg(long, value_enum, default_value_t = FileFormat::Csv)]
    pub format: FileFormat,
}

/// The format of deliveries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileFormat {
    /// UTF-8 with commas.
    Csv,
    /// Columns, compressed.
    Parquet,
}
