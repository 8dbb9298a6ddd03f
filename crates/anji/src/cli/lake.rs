//! `anji lake`: the lake asked in SQL, in builds with the feature `analysts`.

use clap::{Subcommand, ValueEnum};

/// `anji lake`
#[derive(Debug, Subcommand)]
pub enum LakeCommand {
    /// Ask the lake in SQL: rows that your role and the firms' consents let you see. Nothing can be changed; every question is on record.
    #[command(after_help = analysts::EXAMPLES)]
    Sql {
        /// The question.
        sql: String,
        /// Rows, at most 100,000.
        #[arg(long, default_value_t = analysts::limits::ROWS)]
        rows: usize,
        /// How long it may take, at most 600 s.
        #[arg(long, default_value_t = analysts::limits::SECONDS)]
        seconds: u64,
        /// How the answer is written; --json is the same as json.
        #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
        format: AnswerFormat,
    },
    /// List the tables there are.
    Tables,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// Columns that line up.
    Table,
    /// UTF-8 with commas.
    Csv,
    /// Objects.
    Json,
}
