//! Arguments of `anji loan change`.

use clap::{Args, Subcommand};

/// Why a change is proposed, and whether it is only looked at.
#[derive(Debug, Args)]
pub struct ChangeReason {
    /// Why.
    #[arg(long)]
    pub reason: String,
    /// From when it counts; today when left out.
    #[arg(long)]
    pub on: Option<String>,
    /// Show what it would do and propose nothing.
    #[arg(long)]
    pub look: bool,
}

/// `anji loan change`
#[derive(Debug, Subcommand)]
pub enum ChangeCommand {
    /// Another rate.
    Rate {
        /// Percent a year.
        #[arg(long)]
        percent: String,
        /// Spread over the LPR from then on, basis points.
        #[arg(long, allow_hyphen_values = true)]
        spread_bps: Option<i64>,
        #[command(flatten)]
        why: ChangeReason,
    },
    /// A later end (展期).
    Extend {
        /// How many months later.
        #[arg(long)]
        months: u16,
        #[command(flatten)]
        why: ChangeReason,
    },
    /// Other terms for what is outstanding (重组).
    Restructure {
        /// Months from the change to the new end.
        #[arg(long)]
        months: u16,
        /// Percent a year; as it was when left out.
        #[arg(long)]
        percent: Option<String>,
        /// annuity, equal-principal, interest-first or bullet; as it was when left out.
        #[arg(long)]
        repayment: Option<String>,
        /// The debtor is in financial difficulty: the loan is watched for a year.
        #[arg(long)]
        in_difficulty: bool,
        /// Overdue principal is planned anew with the rest.
        #[arg(long)]
        replan_arrears: bool,
        #[command(flatten)]
        why: ChangeReason,
    },
    /// Penalties given up (罚息减免).
    Waive {
        /// How much.
        #[arg(long)]
        amount: String,
        #[command(flatten)]
        why: ChangeReason,
    },
    /// Another firm takes the debt over (债务转移).
    Transfer {
        /// Credit code or firm id of who will owe.
        #[arg(long)]
        to: String,
        #[command(flatten)]
        why: ChangeReason,
    },
    /// A signed loan takes its place, and no cash moves (无还本续贷).
    Renew {
        /// The new loan.
        #[arg(long)]
        by: String,
        /// It meets every condition of 金规〔2024〕13号.
        #[arg(long)]
        qualifies: bool,
        #[command(flatten)]
        why: ChangeReason,
    },
}
