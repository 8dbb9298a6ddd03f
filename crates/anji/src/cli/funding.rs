//! `anji funding`: where the money that is lent comes from.

use clap::{Args, Subcommand};

/// For which loans a line may be used; what is left out asks nothing.
#[derive(Debug, Args)]
pub struct Eligible {
    /// Sizes of firms: micro, small, medium, large; several with commas.
    #[arg(long, value_delimiter = ',')]
    pub sizes: Vec<String>,
    /// Industries (GB/T 4754): sections such as C, or the first digits; several with commas.
    #[arg(long, value_delimiter = ',')]
    pub industries: Vec<String>,
    /// Regions (GB/T 2260) by their first two, four or six digits; several with commas.
    #[arg(long, value_delimiter = ',')]
    pub regions: Vec<String>,
    /// Product codes; several with commas.
    #[arg(long, value_delimiter = ',')]
    pub products: Vec<String>,
    /// Codes of purposes; several with commas.
    #[arg(long, value_delimiter = ',')]
    pub purposes: Vec<String>,
    /// The largest principal of a loan.
    #[arg(long)]
    pub largest: Option<String>,
    /// The highest rate that may be charged, percent a year.
    #[arg(long)]
    pub highest_rate: Option<String>,
    /// The longest term, in months.
    #[arg(long)]
    pub longest_months: Option<u32>,
}

/// `anji funding`
#[derive(Debug, Subcommand)]
pub enum FundingCommand {
    /// Propose a line; it is opened when another person has approved it.
    #[command(
        after_help = "Example:\n  anji funding open --kind relending --name 2025年支小再贷款 --source 人民银行石家庄市分行 --quota 50000000 \\\n    --cost 1.75 --from 2025-07-01 --until 2026-06-30 --revolving --sizes micro,small --largest 10000000 --highest-rate 5.5 --reason 再贷款合同2025-08号"
    )]
    Open {
        /// relending, on-lending, deposits, interbank, capital or joint-partner.
        #[arg(long)]
        kind: String,
        /// What people call it.
        #[arg(long)]
        name: String,
        /// Who provides the money.
        #[arg(long)]
        source: String,
        /// The most that may be in use.
        #[arg(long)]
        quota: String,
        /// What it costs a year, percent.
        #[arg(long)]
        cost: String,
        /// The first day on which it may be used.
        #[arg(long)]
        from: String,
        /// The last day.
        #[arg(long)]
        until: String,
        /// Repaid principal frees quota.
        #[arg(long)]
        revolving: bool,
        /// Which line is asked first: 1 before 2.
        #[arg(long, default_value_t = 100)]
        priority: u32,
        #[command(flatten)]
        eligible: Eligible,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// List lines, those asked first first.
    List {
        /// The number that the page before ended with.
        #[arg(long, default_value = "")]
        after: String,
        /// At most so many (1 to 500).
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Show a line with the loans it carries.
    Show {
        /// Line id or number.
        line: String,
    },
    /// Show a line's last months as money.
    Months {
        /// Line id or number.
        line: String,
    },
    /// Show where the money that is lent comes from, by kind.
    Report,
    /// Propose to change a line; what is left out stays. Conditions are changed as a whole.
    Change {
        /// Line id or number.
        line: String,
        /// From which day; today when left out.
        #[arg(long)]
        from: Option<String>,
        /// The quota.
        #[arg(long)]
        quota: Option<String>,
        /// What it costs from that day for what is taken then, percent a year.
        #[arg(long)]
        cost: Option<String>,
        /// The last day.
        #[arg(long)]
        until: Option<String>,
        /// The priority.
        #[arg(long)]
        priority: Option<u32>,
        /// Put the conditions given here in the place of those there are.
        #[arg(long)]
        conditions: bool,
        #[command(flatten)]
        eligible: Eligible,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Propose that a line takes nothing more.
    Suspend {
        /// Line id or number.
        line: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Propose that a suspended line is used again.
    Resume {
        /// Line id or number.
        line: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Propose to close a line for good.
    Close {
        /// Line id or number.
        line: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Match every loan of which no line carries a part.
    Match,
    /// Find other money for the loans of a line that is suspended, past its last day or closed.
    Replace {
        /// Line id or number.
        line: String,
    },
}
