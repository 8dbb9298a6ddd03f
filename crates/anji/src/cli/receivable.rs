//! `anji receivable`: claims assigned under facilities that live on them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `anji receivable`
#[derive(Debug, Subcommand)]
pub enum ReceivableCommand {
    /// Assign receivables: papers are held against one another; what contradicts is refused, what is missing waits.
    #[command(
        after_help = "Example:\n  anji receivable assign SX20251101A1B2C3 --invoices invoices.csv --orders orders.csv --receipts receipts.csv"
    )]
    Assign {
        /// Facility id or contract number.
        facility: String,
        /// Invoices: 发票号码, 买方名称, 统一社会信用代码, 价税合计, 开票日期, 到期日; also 订单号 and 是否关联 (CSV or Excel).
        #[arg(long)]
        invoices: PathBuf,
        /// Orders: 订单号, 统一社会信用代码, 金额, 日期.
        #[arg(long)]
        orders: Option<PathBuf>,
        /// Receipts: 签收单号, 订单号, 金额, 日期.
        #[arg(long)]
        receipts: Option<PathBuf>,
    },
    /// List the claims of a facility, with what they cover.
    List {
        /// Facility id or contract number.
        facility: String,
        /// The number that the page before ended with.
        #[arg(long, default_value = "")]
        after: String,
        /// At most so many (1 to 500).
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Record what a buyer paid; the loans under the facility are paid with it, the earliest due first.
    #[command(
        after_help = "Example:\n  anji receivable collect SX20251101A1B2C3 24130001 --amount 113000 --on 2026-01-05 --reference HK-0105"
    )]
    Collect {
        /// The claim.
        #[command(flatten)]
        claim: Claim,
        /// How much.
        #[arg(long)]
        amount: String,
        /// When the money came.
        #[arg(long)]
        on: String,
        /// Reference of the payment.
        #[arg(long)]
        reference: String,
        /// The buyer paid the seller; nothing came to the lender.
        #[arg(long)]
        direct: bool,
    },
    /// Record a credit note, at once.
    Credit {
        /// The claim.
        #[command(flatten)]
        claim: Claim,
        /// By how much less is owed.
        #[arg(long)]
        amount: String,
        /// From when.
        #[arg(long)]
        on: String,
        /// Number of the credit note.
        #[arg(long)]
        reference: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Record that the buyer disputes a claim, at once.
    Dispute {
        /// The claim.
        #[command(flatten)]
        claim: Claim,
        /// What is disputed.
        #[arg(long)]
        reason: String,
    },
    /// Ask to let a claim count that waits; another person approves.
    Admit {
        /// The claim.
        #[command(flatten)]
        claim: Claim,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Ask to end a dispute; another person approves.
    EndDispute {
        /// The claim.
        #[command(flatten)]
        claim: Claim,
        /// How it ended.
        #[arg(long)]
        reason: String,
    },
    /// Ask to hand a claim back to the seller; another person approves.
    HandBack {
        /// The claim.
        #[command(flatten)]
        claim: Claim,
        /// `overdue` (only with recourse), `disputed`, `untrue` or `agreed`.
        #[arg(long)]
        cause: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Ask to take a buyer's payment back, and with it what it paid on loans; another person approves.
    TakeBack {
        /// The claim.
        #[command(flatten)]
        claim: Claim,
        /// Reference of the payment.
        #[arg(long)]
        reference: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Show what buyers owe over every facility, beside the lines for commercial factoring.
    Buyers {
        /// Risk assets, which the book does not know.
        #[arg(long)]
        risk_assets: Option<String>,
        /// Net assets.
        #[arg(long)]
        net_assets: Option<String>,
    },
}

/// A claim.
#[derive(Debug, Args)]
pub struct Claim {
    /// Facility id or contract number.
    pub facility: String,
    /// Number of the invoice.
    pub invoice: String,
}
