//! The command line, as a manual: what each command does, with examples.

mod bench;
mod changes;
mod facility;
mod funding;
mod hub;
#[cfg(feature = "analysts")]
mod lake;
pub mod ledger;
mod package;
mod portrait;
mod product;
mod province;
mod receivable;
mod score;
pub mod store;
mod watch;

pub mod laboratory;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};

pub use bench::{BenchCommand, ClosePart};
pub use changes::{ChangeCommand, ChangeReason};
pub use facility::FacilityCommand;
pub use funding::{Eligible, FundingCommand};
pub use hub::{FeedCommand, FeedReach, HubCommand, QuarantineCommand, SettleArgs};
#[cfg(feature = "analysts")]
pub use lake::{AnswerFormat, LakeCommand};
pub use package::{HoldingCommand, JointCommand, PackageCommand};
pub use portrait::{PortraitCommand, PortraitOf};
pub use product::{Backtest, ProductCommand, ShadowCommand};
pub use province::{FileFormat, Generate, ProvinceCommand};
pub use receivable::{Claim, ReceivableCommand};
pub use score::{ChallengerCommand, ScoreCommand};

use crate::serve::Serve;

pub use crate::cli_guarantee::{GuaranteeCommand, GuarantorCommand, HistoryCommand, PoolCommand};
pub use crate::cli_quality::{ClassCommand, EclCommand, ParametersCommand, SubsidyCommand};

pub use store::{KeysCommand, Migrate, RulebookCommand, Verify};
pub use watch::WatchCommand;

/// How exit codes are to be read; shown under `anji --help`.
const AFTER: &str = "\
Exit codes:
  0   done
  2   the request or a document is not valid (also wrong usage)
  3   not signed in or not allowed
  4   not found
  5   in conflict with the present state
  6   the store is busy, full, in use or out of reach: try again
  7   a check found a difference (verify, replay, simulate)
  70  something went wrong inside: please report it

Settings: a flag wins over its ANJI_* variable, and that over the settings file: --config FILE, or anji.toml in the data
folder. Names in the file are those of the flags, those of anji serve under [serve]. anji settings shows what holds and why.

First steps:
  anji demo                                   a small simulated bank, from history to losses
  anji --institution demo-bank --as li loan list
  anji serve                                  the HTTP service on 127.0.0.1:8620";

/// 安济 Anji: small-business lending from data to decision to money, in one program.
#[derive(Debug, Parser)]
#[command(name = "anji", version, about, after_help = AFTER, after_long_help = AFTER, max_term_width = 110)]
pub struct Cli {
    /// Settings every command shares.
    #[command(flatten)]
    pub shared: Shared,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Settings every command shares.
#[derive(Debug, Args, Clone)]
pub struct Shared {
    /// Data folder: the book, the lake and the keys live here.
    #[arg(long, global = true, env = "ANJI_DATA", default_value = "data", value_hint = ValueHint::DirPath)]
    pub data: PathBuf,
    /// Settings file (TOML); anji.toml in the data folder when none is named.
    #[arg(long, global = true, env = "ANJI_CONFIG", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// Where the book is when it is not in the data folder: postgres://USER@HOST/DATABASE.
    #[arg(long, global = true, env = "ANJI_STORE", hide_env_values = true)]
    pub store: Option<String>,
    /// How the role connects that owns the tables on PostgreSQL, when it is another one: it makes and changes them.
    #[arg(long, global = true, env = "ANJI_STORE_OWNER", hide_env_values = true)]
    pub store_owner: Option<String>,
    /// Institution code, such as demo-bank.
    #[arg(long, global = true, env = "ANJI_INSTITUTION")]
    pub institution: Option<String>,
    /// Act as this user of the institution. Whoever can read the data folder's keys may; the book records it.
    #[arg(long = "as", global = true, env = "ANJI_AS", value_name = "USER")]
    pub act_as: Option<String>,
    /// What is logged to standard error: error, warn, info, or by part, such as info,anji=debug.
    #[arg(long, global = true, env = "ANJI_LOG", value_name = "FILTER", default_value = "warn")]
    pub log: String,
    /// Answer in JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// Business time to use instead of the machine's clock, for institutions marked simulated: 2025-03-01.
    #[arg(long, global = true, value_name = "DATE", hide = true)]
    pub simulated_date: Option<String>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run a small bank from history to losses, on simulated firms and, if named, real loan histories.
    ///
    /// Everything simulated says so. The store it leaves behind is a normal one: look around in it afterwards.
    #[command(
        after_help = "Examples:\n  anji demo\n  anji demo --history SBAnational.csv --history sba_loans.parquet\n  anji demo --data /srv/anji-demo --seed 7"
    )]
    Demo(Demo),
    /// Set up an empty data folder: the platform's own institution and its first user.
    #[command(
        after_help = "Examples:\n  anji init --user root\n  anji init --user root --password-stdin < password.txt"
    )]
    Init(NewUser),
    /// Register an institution and its first administrator.
    #[command(subcommand)]
    Institution(InstitutionCommand),
    /// Users, their roles and passwords, keys for programs.
    #[command(subcommand)]
    User(UserCommand),
    /// Bring data in from files.
    #[command(subcommand)]
    Import(ImportCommand),
    /// Scorecards and tree models: develop, bring in, export, approve, compare.
    #[command(subcommand)]
    Score(ScoreCommand),
    /// Validate, publish and look at product documents.
    #[command(subcommand)]
    Product(ProductCommand),
    /// Firms and their consents.
    #[command(subcommand)]
    Firm(FirmCommand),
    /// Submit an application for credit.
    #[command(
        after_help = "Example:\n  anji apply --firm 91130100MA0TE5T16R --product xwjy --amount 300000 --tenor 12 --purpose working-capital"
    )]
    Apply(Apply),
    /// Decide an application: rules, score, limit, price, outcome with reasons.
    #[command(after_help = "Example:\n  anji decide app_0123…")]
    Decide {
        /// Application id.
        application: String,
    },
    /// Approve or decline a referred application, or approve a proposal.
    #[command(
        after_help = "Examples:\n  anji approve app_0123… --reason '现场核实经营正常'\n  anji approve app_0123… --decline --reason '订单无法核实'\n  anji approve 5f1c…   (a proposed reversal, write-off or policy)"
    )]
    Approve(Approve),
    /// List applications or show one.
    #[command(subcommand)]
    Application(ApplicationCommand),
    /// Loans: contract, pay out, receive, correct.
    #[command(subcommand)]
    Loan(LoanCommand),
    /// Facilities: a limit under which several loans are drawn.
    #[command(subcommand)]
    Facility(FacilityCommand),
    /// Data of sources: 28 categories, files in, what is there and how fresh.
    #[command(subcommand)]
    Hub(HubCommand),
    /// The lake asked in SQL, under roles and consents.
    #[cfg(feature = "analysts")]
    #[command(subcommand)]
    Lake(LakeCommand),
    /// What is made of a firm's data: indicators, scores, class, grade.
    #[command(subcommand)]
    Portrait(PortraitCommand),
    /// Warnings over portraits of firms, and alerts worked by people.
    #[command(subcommand)]
    Watch(WatchCommand),
    /// The simulated province: files of it, how it compares with the report's figures.
    #[command(subcommand)]
    Province(ProvinceCommand),
    /// Receivables: claims assigned under a facility, what they cover, what buyers pay.
    #[command(subcommand)]
    Receivable(ReceivableCommand),
    /// Packages of loans: sold with their cash flows passed on, by share.
    #[command(subcommand)]
    Package(PackageCommand),
    /// Joint lending: several lenders' shares in one loan.
    #[command(subcommand)]
    Joint(JointCommand),
    /// What this institution holds or was offered of others' loans.
    #[command(subcommand)]
    Holding(HoldingCommand),
    /// Funding lines: where the money that is lent comes from, and what it costs.
    #[command(subcommand)]
    Funding(FundingCommand),
    /// Guarantee agreements, compensation and recovery.
    #[command(subcommand)]
    Guarantee(GuaranteeCommand),
    /// Totals of imported histories of guaranteed credit.
    #[command(subcommand)]
    History(HistoryCommand),
    /// A guarantor's own book: capacity, fast lane, statements, fees and subsidies.
    #[command(subcommand)]
    Guarantor(GuarantorCommand),
    /// Fiscal pools and their ledgers.
    #[command(subcommand)]
    Pool(PoolCommand),
    /// Classes of debtors, what bears on them, provisions.
    #[command(subcommand)]
    Class(ClassCommand),
    /// Expected credit losses: parameters, runs, movements.
    #[command(subcommand)]
    Ecl(EclCommand),
    /// Programmes of interest subsidies and their claims.
    #[command(subcommand)]
    Subsidy(SubsidyCommand),
    /// Propose a policy that releases small payouts without a second person for each.
    #[command(after_help = "Example:\n  anji policy --limit 500000 --until 2025-12-31 --reason '小额放款'")]
    Policy {
        /// Largest payout it covers, in the institution's currency.
        #[arg(long)]
        limit: String,
        /// Last day it holds.
        #[arg(long)]
        until: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Close the book through a day.
    #[command(after_help = "Examples:\n  anji close --through 2025-06-30\n  anji close --set-aside")]
    Close {
        /// The last day to close.
        #[arg(long, required_unless_present = "set_aside")]
        through: Option<String>,
        /// List the loans that the last closes could not count, with reason and remedy.
        #[arg(long, conflicts_with = "through")]
        set_aside: bool,
    },
    /// The general ledger: trial balance, journal, chart of accounts, as known at any time.
    #[command(subcommand)]
    Ledger(ledger::LedgerCommand),
    /// The summary a banker wants: balances, overdue buckets, classes, approvals, losses shared.
    Summary,
    /// Decide again from what was recorded, and compare to the bit.
    #[command(after_help = "Examples:\n  anji replay dec_0123…\n  anji replay --all")]
    Replay {
        /// Decision id, or the id of its application.
        decision: Option<String>,
        /// Every decision of the institution.
        #[arg(long, conflicts_with = "decision")]
        all: bool,
    },
    /// Check the whole book: hashes, chains, log, heads.
    #[command(
        after_help = "Examples:\n  anji verify\n  anji verify --save-head head.json     (keep it elsewhere)\n  anji verify --head head.json          (finds a rewritten history)"
    )]
    Verify(Verify),
    /// Drive the book with crashes, torn writes, duplicates and late facts, and compare it with a model.
    #[command(after_help = "Examples:\n  anji simulate --seed 42\n  anji simulate --seed 0 --count 10000")]
    Simulate(Simulate),
    /// Copy the book and the lake to an empty folder.
    #[command(after_help = "Example:\n  anji backup --to /backup/2025-06-30")]
    Backup {
        /// Where to.
        #[arg(long, value_hint = ValueHint::DirPath)]
        to: PathBuf,
        /// Copy the keys too; whoever holds them can sign heads.
        #[arg(long)]
        with_keys: bool,
    },
    /// Bring a backup back into an empty data folder.
    #[command(after_help = "Example:\n  anji --data /srv/anji restore --from /backup/2025-06-30")]
    Restore {
        /// Where from.
        #[arg(long, value_hint = ValueHint::DirPath)]
        from: PathBuf,
    },
    /// Bring an existing book in from another system, or copy the whole store into an empty PostgreSQL and prove that it is the same.
    ///
    /// With check, import, run, report or list an existing book comes in, with its reconciliation report (存量迁移). With --to the store
    /// is moved: the book, the read models, credentials and personal fields move; the lake and the keys are files and stay in the data
    /// folder. Afterwards name the new place in ANJI_STORE.
    #[command(
        after_help = "Examples:\n  anji --institution platform --as root migrate --to postgres://anji@db.example/anji\n  anji --as qian migrate check --source core --on 2025-06-30 --contracts contracts.csv --balances balances.csv"
    )]
    Migrate(Migrate),
    /// Throw the read models away and make them again from the book, while nobody else writes.
    #[command(after_help = "Example:\n  anji --institution platform --as root rebuild")]
    Rebuild,
    /// Rotate the keys of the data folder.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// The parameters in force, with source and confidence, and what an institution lays over them.
    #[command(subcommand)]
    Rulebook(RulebookCommand),
    /// Run the HTTP service: console, API and documentation.
    ///
    /// On an empty data folder it prints a link that sets it up; on a folder that a demo made, one sign-in link a person.
    #[command(
        after_help = "Examples:\n  anji serve\n  anji serve --listen 127.0.0.1:9000\n  anji serve --public-url https://anji.example.org   (behind a proxy that speaks TLS)"
    )]
    Serve(Serve),
    /// Measure whole jobs beside a floor on this machine.
    #[command(subcommand)]
    Bench(BenchCommand),
    /// Show every setting, its value, and whether a flag, a variable, the file or the default gives it.
    #[command(after_help = "Examples:\n  anji settings\n  anji --config /etc/anji/anji.toml settings")]
    Settings,
    /// Print the OpenAPI 3.1 document.
    Openapi,
    /// Print the catalogue of error codes as Markdown.
    Errors,
    /// Print a completion script.
    #[command(after_help = "Example:\n  anji completions bash > /etc/bash_completion.d/anji")]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

/// `anji demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// A real loan history to import: SBA FOIA or SBAnational CSV, or Parquet; may be given more than once.
    #[arg(long, value_name = "PATH", num_args = 1.., value_hint = ValueHint::FilePath)]
    pub history: Vec<PathBuf>,
    /// Seed of the simulated province.
    #[arg(long, default_value_t = 42)]
    pub seed: u64,
    /// How many simulated firms.
    #[arg(long, default_value_t = 3_000)]
    pub firms: usize,
    /// How many applications.
    #[arg(long, default_value_t = 500)]
    pub applications: usize,
    /// Remove a data folder left by an earlier demo first.
    #[arg(long)]
    pub fresh: bool,
}

/// A user to make.
#[derive(Debug, Args)]
pub struct NewUser {
    /// User name: a-z, 0-9, dot, dash, underscore.
    #[arg(long)]
    pub user: String,
    /// Read the password from standard input; otherwise one is drawn and shown once.
    #[arg(long)]
    pub password_stdin: bool,
}

/// A user named first, as in every other command about users.
#[derive(Debug, Args)]
pub struct UserAndPassword {
    /// User name: a-z, 0-9, dot, dash, underscore.
    pub user: String,
    /// Read the password from standard input; otherwise one is drawn and shown once.
    #[arg(long)]
    pub password_stdin: bool,
}

/// `anji institution`
#[derive(Debug, Subcommand)]
pub enum InstitutionCommand {
    /// Register an institution and its first administrator.
    #[command(
        after_help = "Example:\n  anji --institution platform --as root institution add --code north-bank --zh 北方村镇银行 --en 'North Village Bank' --currency CNY --user admin"
    )]
    Add {
        /// Short name used to sign in.
        #[arg(long)]
        code: String,
        /// Name in Chinese.
        #[arg(long)]
        zh: String,
        /// Name in English.
        #[arg(long)]
        en: String,
        /// Currency of its books.
        #[arg(long, default_value = "CNY")]
        currency: String,
        /// lender, guarantor, insurer, core-firm, fund.
        #[arg(long, default_value = "lender")]
        kind: String,
        /// Its first administrator.
        #[command(flatten)]
        admin: NewUser,
    },
    /// List institutions.
    List,
}

/// `anji user`
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a user.
    #[command(
        after_help = "Example:\n  anji user add zhang --role officer\n\nRoles: officer, reviewer, risk, finance, auditor, admin, operator"
    )]
    Add {
        /// Who.
        #[command(flatten)]
        user: UserAndPassword,
        /// Role; may be given more than once.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
    },
    /// List users.
    List,
    /// Replace a user's roles.
    Roles {
        /// User name.
        user: String,
        /// Role; may be given more than once.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
    },
    /// Set a new password.
    Password(UserAndPassword),
    /// Make a one-time sign-in link for a user, who sets a password when opening it; good for a day.
    #[command(after_help = "Example:\n  anji user link zhang")]
    Link {
        /// User name.
        user: String,
        /// The address people open.
        #[arg(long, env = "ANJI_PUBLIC_URL", value_hint = ValueHint::Url)]
        public_url: Option<String>,
    },
    /// Show a user's open sessions, or end them.
    #[command(after_help = "Examples:\n  anji user sessions zhang\n  anji user sessions zhang --end")]
    Sessions {
        /// User name.
        user: String,
        /// End them all; the user may sign in again.
        #[arg(long)]
        end: bool,
    },
    /// Stop a user from signing in.
    Disable {
        /// User name.
        user: String,
    },
    /// Make a key for a program that acts as a user; the secret is shown once.
    Key {
        /// User name.
        user: String,
        /// What the key is for.
        #[arg(long)]
        label: String,
    },
    /// Revoke a program's key.
    RevokeKey {
        /// Key id.
        key: String,
    },
}

/// `anji import`
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Import the transactions of the State Small Business Credit Initiative (Parquet).
    Ssbci {
        /// File.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Import a loan history in the public SBA layouts.
    ///
    /// Bad rows are kept in quarantine with their reason; the rest goes on.
    #[command(
        after_help = "Examples:\n  anji import sba SBAnational.csv\n  anji import sba sba_loans.parquet\n  anji import sba --quarantine            (what was refused, and why)"
    )]
    Sba {
        /// File: SBAnational or FOIA 7(a) CSV, or Parquet.
        #[arg(value_hint = ValueHint::FilePath, required_unless_present = "quarantine")]
        file: Option<PathBuf>,
        /// List the rows refused by earlier imports instead.
        #[arg(long)]
        quarantine: bool,
        /// How many of them to show.
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
}

/// `anji firm`
#[derive(Debug, Subcommand)]
pub enum FirmCommand {
    /// Register a firm.
    Add {
        /// Unified social credit code.
        #[arg(long)]
        uscc: String,
        /// Registered name.
        #[arg(long)]
        name: String,
        /// Division code (GB/T 2260), such as 130100.
        #[arg(long)]
        region: String,
        /// Industry code (GB/T 4754), such as C33.
        #[arg(long)]
        industry: String,
        /// Day of registration.
        #[arg(long)]
        registered_on: Option<String>,
        /// You have seen the register entry and identified the firm and its owners.
        #[arg(long)]
        identified: bool,
    },
    /// Show a firm by credit code or id.
    Show {
        /// Credit code or firm id.
        firm: String,
    },
    /// Record a firm's consent.
    #[command(
        after_help = "Example:\n  anji firm consent 91130100MA0TE5T16R --category tax --category bureau --until 2026-06-30 --text consent.txt"
    )]
    Consent {
        /// Credit code or firm id.
        firm: String,
        /// Source category; may be given more than once.
        #[arg(long = "category", required = true)]
        categories: Vec<String>,
        /// Last day.
        #[arg(long)]
        until: String,
        /// The text the firm saw; its hash is kept.
        #[arg(long, value_hint = ValueHint::FilePath)]
        text: PathBuf,
    },
    /// Withdraw a consent.
    Withdraw {
        /// Consent id.
        consent: String,
    },
    /// Erase a firm's identifying fields.
    Erase {
        /// Firm id.
        firm: String,
    },
}

/// `anji apply`
#[derive(Debug, Args)]
pub struct Apply {
    /// Credit code or firm id.
    #[arg(long)]
    pub firm: String,
    /// Product code.
    #[arg(long)]
    pub product: String,
    /// Amount, in the institution's currency.
    #[arg(long)]
    pub amount: String,
    /// Months.
    #[arg(long)]
    pub tenor: u32,
    /// Purpose, as the product lists them.
    #[arg(long)]
    pub purpose: String,
    /// How to repay, by its code in the product's summary; the product's first way when left out.
    #[arg(long)]
    pub repayment: Option<String>,
    /// The person concerned refuses a decision made only by automation: a reviewer will decide.
    #[arg(long)]
    pub refuse_automation: bool,
}

/// `anji approve`
#[derive(Debug, Args)]
pub struct Approve {
    /// Application id, or proposal id.
    pub which: String,
    /// Decline or refuse instead.
    #[arg(long)]
    pub decline: bool,
    /// Why.
    #[arg(long, default_value = "")]
    pub reason: String,
}

/// `anji application`
#[derive(Debug, Subcommand)]
pub enum ApplicationCommand {
    /// List applications.
    List {
        /// Only those in this state: submitted, referred, approved, declined, contracted.
        #[arg(long)]
        state: Option<String>,
        /// How many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Show one with its decision.
    Show {
        /// Application id.
        application: String,
    },
}

/// `anji loan`
#[derive(Debug, Subcommand)]
pub enum LoanCommand {
    /// List loans.
    List {
        /// Only those in this state: signed, instructed, sent, unknown, returned, active, settled, written-off, cancelled.
        #[arg(long)]
        state: Option<String>,
        /// How many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Sign the contract of an approved application.
    Contract {
        /// Application id.
        application: String,
    },
    /// Instruct the payout.
    Instruct {
        /// Loan id or contract number.
        loan: String,
    },
    /// Release an instructed payout: another person.
    Release {
        /// Loan id or contract number.
        loan: String,
    },
    /// Record what the bank said about a released payout.
    #[command(
        after_help = "Example:\n  anji loan confirm JK202507021A2B3C --reference BANK-778 --on 2025-03-03\n  anji loan confirm JK202507021A2B3C --reference BANK-778 --result returned"
    )]
    Confirm {
        /// Loan id or contract number.
        loan: String,
        /// The bank's reference.
        #[arg(long)]
        reference: String,
        /// confirmed, unknown or returned.
        #[arg(long, default_value = "confirmed")]
        result: String,
        /// Value date; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Cancel a contract before any money left.
    #[command(
        after_help = "Example:\n  anji loan cancel JK202507021A2B3C --reason 'the firm withdrew'\nA payout that was instructed and never released is taken back with it."
    )]
    Cancel {
        /// Loan id or contract number.
        loan: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Show a loan at a date, as known at an instant.
    #[command(
        after_help = "Examples:\n  anji loan show JK202507021A2B3C\n  anji loan show JK202507021A2B3C --at 2025-06-30 --known 2025-07-01"
    )]
    Show {
        /// Loan id or contract number.
        loan: String,
        /// Date of the position; today when left out.
        #[arg(long)]
        at: Option<String>,
        /// Only facts recorded up to the end of this day.
        #[arg(long)]
        known: Option<String>,
    },
    /// Show the repayment schedule.
    Schedule {
        /// Loan id or contract number.
        loan: String,
    },
    /// Record a payment received; a past date makes it back-dated.
    #[command(
        after_help = "Example:\n  anji loan pay JK202507021A2B3C --amount 8530.99 --on 2025-04-03 --reference RCV-20250403-17"
    )]
    Pay {
        /// Loan id or contract number.
        loan: String,
        /// Amount.
        #[arg(long)]
        amount: String,
        /// Value date; today when left out.
        #[arg(long)]
        on: Option<String>,
        /// Reference of the bank entry.
        #[arg(long)]
        reference: String,
        /// Pay principal ahead: keep-term makes instalments smaller, shorten-term makes them fewer, keep-plan reduces the last.
        #[arg(long, value_name = "MODE")]
        ahead: Option<String>,
    },
    /// Propose to take a payment back.
    Reverse {
        /// Loan id or contract number.
        loan: String,
        /// Reference of the payment.
        #[arg(long)]
        reference: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Propose a change: rate, extension, restructuring, waiver, transfer or renewal; with --look it is only shown.
    #[command(
        after_help = "Examples:\n  anji loan change JK202507021A2B3C extend --months 6 --reason 回款延后 --look\n  anji loan change JK202507021A2B3C rate --percent 3.85 --reason 降低利率\n  anji loan change JK202507021A2B3C restructure --months 24 --in-difficulty --replan-arrears --reason 经营困难"
    )]
    Change {
        /// Loan id or contract number.
        loan: String,
        /// What changes.
        #[command(subcommand)]
        change: ChangeCommand,
    },
    /// Record a fee the firm paid.
    Fee {
        /// Loan id or contract number.
        loan: String,
        /// What it is for.
        #[arg(long)]
        name: String,
        /// Who was paid; the lender when left out.
        #[arg(long)]
        payee: Option<String>,
        /// Amount.
        #[arg(long)]
        amount: String,
        /// Value date; today when left out.
        #[arg(long)]
        on: Option<String>,
        /// Reference of the bank entry.
        #[arg(long)]
        reference: String,
    },
    /// Quote what pays a loan off on a day, if nothing is paid before.
    Payoff {
        /// Loan id or contract number.
        loan: String,
        /// The day; today when left out.
        #[arg(long)]
        on: Option<String>,
    },
    /// Propose to write a loan off.
    WriteOff {
        /// Loan id or contract number.
        loan: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// `anji simulate`
#[derive(Debug, Args)]
pub struct Simulate {
    /// First seed.
    #[arg(long)]
    pub seed: u64,
    /// How many seeds, one after another.
    #[arg(long, default_value_t = 1)]
    pub count: u64,
    /// Take fsync out: the run must then fail, which shows that it can.
    #[arg(long)]
    pub without_fsync: bool,
}
