//! Commands about guarantees: agreements and claims, a guarantor's desk, pools, histories.

use std::path::PathBuf;

use clap::{Subcommand, ValueHint};

/// `anji history`
#[derive(Debug, Subcommand)]
pub enum HistoryCommand {
    /// Past guaranteed loans: disbursed, repaid, charged off, and the guarantee's part of it.
    Guarantees {
        /// year-and-percent, year or percent.
        #[arg(long, default_value = "year")]
        by: String,
    },
    /// Transactions of public programmes: financed, public money, premiums, guaranteed.
    Programmes {
        /// kind, state or year (of incorporation: the only year the file has).
        #[arg(long, default_value = "kind")]
        by: String,
    },
}

/// `anji guarantor`
#[derive(Debug, Subcommand)]
pub enum GuarantorCommand {
    /// Show capacity, concentration, tiers, reserves and compensation rate, each beside its line.
    Desk,
    /// Enter facts from a YAML file, all of them or none.
    Record {
        /// YAML file: a list of entries.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Ask the fast lane for a guarantee; it answers at once.
    Ask {
        /// YAML file: number, customer, kind, bank, amount, bank_percent, term_months, fee_percent, perhaps group.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}

/// `anji pool`
#[derive(Debug, Subcommand)]
pub enum PoolCommand {
    /// Set a pool up from a YAML file.
    Open {
        /// YAML file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// List pools.
    List,
    /// Show a pool with its ledger.
    Show {
        /// Pool id or name.
        pool: String,
    },
    /// Enter lines from a YAML file, all of them or none.
    Record {
        /// Pool id or name.
        pool: String,
        /// YAML file: a list of lines.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}

/// `anji guarantee`
#[derive(Debug, Subcommand)]
pub enum GuaranteeCommand {
    /// Record a guarantee agreement from a document.
    Agree {
        /// YAML file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// List agreements.
    List,
    /// Show an agreement with what was paid and recovered under it.
    Show {
        /// Agreement id.
        agreement: String,
    },
    /// Claim compensation for a defaulted loan.
    #[command(
        after_help = "Example:\n  anji guarantee claim L-2025-0007 --cause credit=500000 --cause receivable-shortfall=200000"
    )]
    Claim {
        /// Loan id or contract number.
        loan: String,
        /// What the loss came from, PERIL=AMOUNT; may be given more than once. The amounts sum to what is unpaid.
        #[arg(long)]
        cause: Vec<String>,
    },
    /// Demand compensation for a claim of which notice was given.
    Demand {
        /// Loan id or contract number.
        loan: String,
    },
    /// Record that a claim was refused.
    Refuse {
        /// Loan id or contract number.
        loan: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Take a claim back, the firm having paid.
    Withdraw {
        /// Loan id or contract number.
        loan: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Record what another party paid the one that paid the lender.
    Reimburse {
        /// Loan id or contract number.
        loan: String,
        /// Institution code of the party that paid.
        #[arg(long)]
        from: String,
        /// Amount.
        #[arg(long)]
        amount: String,
        /// Value date; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Record that what the agreement waits for came about: a judgment, an insolvency, the end of enforcement.
    Trigger {
        /// Loan id or contract number.
        loan: String,
        /// Number of the judgment or ruling.
        #[arg(long)]
        evidence: String,
        /// When; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Record the volume of trade, which moves the shares of layers.
    Volume {
        /// Agreement id.
        agreement: String,
        /// The volume.
        #[arg(long)]
        volume: String,
        /// Of which day; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Record the guarantor's payment of a claim.
    Paid {
        /// Loan id or contract number.
        loan: String,
        /// Reference of the bank entry.
        #[arg(long)]
        reference: String,
        /// Value date; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Record money recovered after compensation.
    Recover {
        /// Loan id or contract number.
        loan: String,
        /// Amount.
        #[arg(long)]
        amount: String,
        /// Reference of the bank entry.
        #[arg(long)]
        reference: String,
        /// Value date; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
}
