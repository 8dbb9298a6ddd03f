//! `anji package`, `anji joint` and `anji holding`: shares of loans that others hold.

use std::path::PathBuf;

use clap::Subcommand;

/// `anji package`
#[derive(Debug, Subcommand)]
pub enum PackageCommand {
    /// Draft a package from a document (YAML or JSON); loans that may not come under its terms are refused by name.
    #[command(
        after_help = "Example:\n  anji package draft package.yaml --loan JK20250701A1B2C3 --loan JK20250702D4E5F6"
    )]
    Draft {
        /// The document: name, buyer, cut_off, price_percent, ...
        document: PathBuf,
        /// Loans to begin with, beside those the document names.
        #[arg(long = "loan")]
        loans: Vec<String>,
    },
    /// Add loans to a draft.
    Add {
        /// Package id or number.
        package: String,
        /// Loan ids or contract numbers.
        #[arg(required = true)]
        loans: Vec<String>,
    },
    /// Take loans out of a draft.
    Drop {
        /// Package id or number.
        package: String,
        /// Loan ids or contract numbers.
        #[arg(required = true)]
        loans: Vec<String>,
    },
    /// Show a package or joint loan.
    Show {
        /// Package id or number.
        package: String,
        /// Show the entries of its own ledger instead.
        #[arg(long)]
        entries: bool,
    },
    /// List packages and joint loans, the newest first.
    List {
        /// The number that the page before ended with.
        #[arg(long, default_value = "")]
        after: String,
        /// At most so many (1 to 500).
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Ask a second person to put it to the holders.
    Submit {
        /// Package id or number.
        package: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Record that a holder which is not on this platform agreed on paper.
    Accept {
        /// Package id or number.
        package: String,
        /// Which holder, counted from 1.
        #[arg(long, default_value_t = 1)]
        holder: u16,
        /// Reference of its paper.
        #[arg(long)]
        reference: String,
    },
    /// Let the shares pass: transfer the package, or begin joint lending.
    Transfer {
        /// Package id or number.
        package: String,
        /// Reference of the bank entry of the price, or of the agreement.
        #[arg(long)]
        reference: String,
        /// The price that was paid; what it comes to when left out.
        #[arg(long)]
        price: Option<String>,
    },
    /// Record what a holder put in for its share of what was lent.
    Fund {
        /// Package id or number.
        package: String,
        /// Which holder, counted from 1.
        #[arg(long, default_value_t = 1)]
        holder: u16,
        /// How much.
        #[arg(long)]
        amount: String,
        /// Reference of the bank entry.
        #[arg(long)]
        reference: String,
    },
    /// Show a holder's account of a period.
    Statement {
        /// Package id or number.
        package: String,
        /// Which holder, counted from 1.
        #[arg(long, default_value_t = 1)]
        holder: u16,
        /// First day; the first of the month of the last day when left out.
        #[arg(long)]
        from: Option<String>,
        /// Last day; today when left out.
        #[arg(long)]
        to: Option<String>,
    },
    /// Ask a second person to pass on what a holder is owed.
    #[command(
        after_help = "Example:\n  anji package remit ZB20250701A1B2C3 --through 2025-07-31 --reference HF-0731 --reason 七月划付"
    )]
    Remit {
        /// Package id or number.
        package: String,
        /// Which holder, counted from 1.
        #[arg(long, default_value_t = 1)]
        holder: u16,
        /// Flows up to the end of this day; yesterday when left out.
        #[arg(long)]
        through: Option<String>,
        /// Reference of the payment order.
        #[arg(long)]
        reference: String,
        /// Why; what the checker reads.
        #[arg(long)]
        reason: String,
    },
    /// Ask a second person to take a loan back that did not meet the conditions.
    BuyBack {
        /// Package id or number.
        package: String,
        /// Loan id or contract number.
        loan: String,
        /// The last day whose flows are the buyer's; today when left out.
        #[arg(long)]
        on: Option<String>,
        /// Which condition it did not meet.
        #[arg(long)]
        reason: String,
    },
    /// Give it up before any share has passed.
    Cancel {
        /// Package id or number.
        package: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Exposure net of what others hold, with what is held of others' loans.
    Exposure,
}

/// `anji joint`
#[derive(Debug, Subcommand)]
pub enum JointCommand {
    /// Draft joint lending on a loan whose money has not left; then submit, accept and begin it like a package.
    #[command(
        after_help = "Example:\n  anji joint draft JK20250701A1B2C3 --lead 7000 --lender river-bank=2000 --lender 白洋信用社=1000 --fee-bps 50"
    )]
    Draft {
        /// Loan id or contract number.
        loan: String,
        /// Share of the lead lender, basis points.
        #[arg(long)]
        lead: u32,
        /// Another lender: institution code or name, `=`, share in basis points. All shares add up to 10,000.
        #[arg(long = "lender", required = true)]
        lenders: Vec<String>,
        /// Servicing fee in basis points of the holder's principal a year.
        #[arg(long)]
        fee_bps: Option<u32>,
        /// Servicing fee as percent of the interest the holder gets.
        #[arg(long, conflicts_with = "fee_bps")]
        fee_interest: Option<String>,
        /// Fees that the firm pays are shared as well.
        #[arg(long)]
        fees_shared: bool,
    },
    /// Who holds shares of a loan.
    Shares {
        /// Loan id or contract number.
        loan: String,
    },
}

/// `anji holding`
#[derive(Debug, Subcommand)]
pub enum HoldingCommand {
    /// List what this institution holds or was offered of others' loans, the newest first.
    List {
        /// What the page before ended with.
        #[arg(long, default_value = "")]
        after: String,
        /// At most so many (1 to 500).
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Show one of them.
    Show {
        /// Package id or number.
        holding: String,
    },
    /// Show this institution's account of a period.
    Statement {
        /// Package id or number.
        holding: String,
        /// First day; the first of the month of the last day when left out.
        #[arg(long)]
        from: Option<String>,
        /// Last day; today when left out.
        #[arg(long)]
        to: Option<String>,
    },
    /// Take what is offered.
    Accept {
        /// Package id or number.
        holding: String,
    },
    /// Decline what is offered.
    Decline {
        /// Package id or number.
        holding: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}
