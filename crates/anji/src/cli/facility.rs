//! `anji facility`: facilities and the loans drawn under them.

use clap::Subcommand;

/// `anji facility`
#[derive(Debug, Subcommand)]
pub enum FacilityCommand {
    /// Open the facility of an accepted offer.
    Open {
        /// Application id; offered or approved, of a product that is a facility.
        application: String,
    },
    /// Show a facility: what is free, seasons, stages, draws.
    Show {
        /// Facility id or contract number.
        facility: String,
    },
    /// List facilities, the newest first.
    List {
        /// The number that the page before ended with.
        #[arg(long, default_value = "")]
        after: String,
        /// At most so many (1 to 500).
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Draw a loan; the payout follows on the loan.
    #[command(after_help = "Example:\n  anji facility draw SX20251101A1B2C3 --amount 200000 --months 6")]
    Draw {
        /// Facility id or contract number.
        facility: String,
        /// How much.
        #[arg(long)]
        amount: String,
        /// For how many months.
        #[arg(long)]
        months: u32,
        /// In which of the contract's currencies, by its code such as USD; that of the limit when left out.
        #[arg(long, value_name = "CODE")]
        currency: Option<String>,
    },
    /// Bring an attested milestone; the stage opens when another person has approved it.
    #[command(
        after_help = "Example:\n  anji facility milestone SX20250401A1B2C3 --stage sowing --source 县农业农村局 --evidence 核验单2025-041 --reason 播种完成"
    )]
    Milestone {
        /// Facility id or contract number.
        facility: String,
        /// Code of the stage it opens.
        #[arg(long)]
        stage: String,
        /// Who attested it, as the contract names it.
        #[arg(long)]
        source: String,
        /// What it said, or where that lies.
        #[arg(long)]
        evidence: String,
        /// When it was attested; today when left out.
        #[arg(long)]
        on: Option<String>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Freeze a facility at once; with --lift, ask to unfreeze it, which another person approves.
    Freeze {
        /// Facility id or contract number.
        facility: String,
        /// Ask to unfreeze it.
        #[arg(long)]
        lift: bool,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Reduce the limit at once.
    Reduce {
        /// Facility id or contract number.
        facility: String,
        /// The limit from now on.
        #[arg(long)]
        to: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Cancel what is not drawn, at once and for good; the draws run on.
    Cancel {
        /// Facility id or contract number.
        facility: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}
