//! Arguments of `anji ledger`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

/// Which balances, and as known when.
#[derive(Debug, Args)]
pub struct Period {
    /// The day of the balances, or the last day of the period; today when left out.
    #[arg(long)]
    pub at: Option<String>,
    /// First day of the period: turnover is counted from it.
    #[arg(long)]
    pub from: Option<String>,
    /// Which date counts: value (起息日口径) or book (记账日口径).
    #[arg(long, default_value = "book")]
    pub view: String,
    /// Only what was recorded by then: a day (to its end) or an instant.
    #[arg(long, value_name = "INSTANT")]
    pub known_at: Option<String>,
    /// The books of this currency, by its code such as USD; the institution's own when left out.
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
}

/// `anji ledger`
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Trial balance at any date, as known at any time.
    #[command(
        after_help = "Examples:\n  anji ledger trial --at 2025-07-31 --from 2025-07-01\n  anji ledger trial --at 2025-07-31 --view value --known-at 2025-08-01T09:00:00+08:00\n  anji ledger trial --at 2025-07-31 --out trial.xlsx"
    )]
    Trial {
        #[command(flatten)]
        period: Period,
        /// Write it to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
    },
    /// Journal entries of a period; the month of its last day when no first is given.
    #[command(
        after_help = "Examples:\n  anji ledger journal --at 2025-07-31\n  anji ledger journal --at 2025-07-31 --account 1303 --limit 20\n  anji ledger journal --loan JK2025070112AB34 --from 2025-07-01"
    )]
    Journal {
        #[command(flatten)]
        period: Period,
        /// Only entries with a side on this account.
        #[arg(long)]
        account: Option<String>,
        /// Only entries of this loan: id or contract number.
        #[arg(long)]
        loan: Option<String>,
        /// Only entries of this posting rule, such as loan.payment.
        #[arg(long)]
        rule: Option<String>,
        /// The next of the page before.
        #[arg(long)]
        after: Option<String>,
        /// At most so many entries.
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// Write the whole period to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
    },
    /// The chart of accounts in force on a day, with what is booked on each.
    Accounts {
        /// The day; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Posting rules: the institution's chart of accounts as a document.
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Accounting months: list, show, close by two people.
    #[command(subcommand)]
    Month(MonthCommand),
    /// The bank's statement held against the book.
    #[command(subcommand)]
    Bank(BankCommand),
    /// What every loan owes on a day, as a file for the bank to collect.
    #[command(
        after_help = "Examples:\n  anji ledger collection-file --on 2025-08-01\n  anji ledger collection-file --on 2025-08-01 --out collect.xlsx"
    )]
    CollectionFile {
        /// The day.
        #[arg(long)]
        on: String,
        /// Currency, by its code such as USD; the institution's own when left out.
        #[arg(long, value_name = "CODE")]
        currency: Option<String>,
        /// Write it to this file: .csv or .xlsx.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
    },
    /// Record the payments of a collection's result file; the same file again records nothing twice.
    #[command(after_help = "Example:\n  anji ledger collected collect-result.csv")]
    Collected {
        /// Currency, by its code such as USD; the institution's own when left out.
        #[arg(long, value_name = "CODE")]
        currency: Option<String>,
        /// The collection file with the bank's columns filled in, CSV or Excel.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Released payouts as an order to the bank (pain.001).
    #[command(after_help = "Example:\n  anji ledger payout-file --account 1301020009123456789 --out payouts.xml")]
    PayoutFile {
        /// The lender's own account at the bank.
        #[arg(long)]
        account: String,
        /// The day on which the bank shall pay; today when left out.
        #[arg(long)]
        pay_on: Option<String>,
        /// Currency, by its code such as USD; the institution's own when left out.
        #[arg(long, value_name = "CODE")]
        currency: Option<String>,
        /// Write it to this file; printed when left out.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
    },
}

/// `anji ledger month`
#[derive(Debug, Subcommand)]
pub enum MonthCommand {
    /// List accounting months.
    List,
    /// Show a month: its trial balance, whether it is what was signed, what arrived after it.
    Show {
        /// 2025-07
        month: String,
        /// Currency, by its code such as USD; the institution's own when left out.
        #[arg(long, value_name = "CODE")]
        currency: Option<String>,
    },
    /// Propose to close a month; a second person approves. A closed month is not opened again.
    Close {
        /// 2025-07
        month: String,
        /// Why; what was looked at.
        #[arg(long)]
        reason: String,
    },
}

/// `anji ledger bank`
#[derive(Debug, Subcommand)]
pub enum BankCommand {
    /// Bring a statement in: CSV (UTF-8 or GB18030), Excel or camt.053.
    Import {
        /// Currency, by its code such as USD; the institution's own when left out.
        #[arg(long, value_name = "CODE")]
        currency: Option<String>,
        /// The file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// List statements.
    List,
    /// Hold a statement against the book.
    Show {
        /// Its id.
        id: String,
        /// How many days apart the two dates of a pair may lie.
        #[arg(long, default_value_t = 3)]
        days: i32,
        /// Movements of this account of the chart; of the clearing accounts when left out.
        #[arg(long)]
        account: Option<String>,
    },
}

/// `anji ledger rules`
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Print the JSON Schema of the document.
    Schema,
    /// Print a document: the built-in one, or an adopted version.
    Show {
        /// Version; the built-in one when left out.
        version: Option<u32>,
    },
    /// Check a document: every amount of every rule has one account, kinds agree, no balance is split.
    Check {
        /// YAML or JSON file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Propose a document; a second person approves it.
    Adopt {
        /// YAML or JSON file.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}
