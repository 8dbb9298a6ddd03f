//! Trial balances, journal entries and charts as people see them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cards::{Cash, Named};
use crate::product_check::FindingCard;

/// An account's line of a trial balance. Amounts are debits less credits unless they say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialLine {
    /// Account code.
    pub account: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// What it measures.
    pub kind: Named,
    /// Balance before the first day: debit when positive, credit when negative.
    pub opening: Cash,
    /// Debits of the period.
    pub debit: Cash,
    /// Credits of the period.
    pub credit: Cash,
    /// Balance at the end: debit when positive, credit when negative.
    pub closing: Cash,
}

/// A trial balance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialCard {
    /// First day of the turnover; nothing when it runs from the first entry.
    pub from: Option<String>,
    /// The day of the balances.
    pub at: String,
    /// By value date or by book date.
    pub view: Named,
    /// Only what was recorded by this instant; nothing when all of it.
    pub known_at: Option<String>,
    /// Code of the currency whose books these are.
    pub currency: String,
    /// The currencies of the institution's loans, its own first: each has books of its own.
    pub currencies: Vec<String>,
    /// Whether the institution's data are simulated.
    pub simulated: bool,
    /// The version of the posting rules in force on the day.
    pub rules: RulesPin,
    /// Loans with an entry.
    pub loans: u64,
    /// Entries counted.
    pub entries: u64,
    /// The accounts that were touched, in the order of the chart.
    pub rows: Vec<TrialLine>,
    /// Sum of all debits of the period.
    pub debits: Cash,
    /// Sum of all credits of the period; equal to the debits.
    pub credits: Cash,
    /// Debits less credits over all balances: zero.
    pub difference: Cash,
}

/// Which posting rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RulesPin {
    /// Version; 0 is the built-in one.
    pub version: u32,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// First day on which it books; nothing for the built-in one.
    pub effective_from: Option<String>,
    /// When interest is income and the tax it bears, in words; none for income that accrues and bears no tax.
    pub interest: Vec<Named>,
}

/// One side of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JournalLineCard {
    /// Account code.
    pub account: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Which derived amount it is.
    pub role: Named,
    /// Debit when positive, credit when negative.
    pub amount: Cash,
}

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JournalCard {
    /// Its place: date, loan and number within the loan. Stable while nothing of that loan is recorded.
    pub id: String,
    /// When it counts.
    pub value_date: String,
    /// When it was booked.
    pub book_date: String,
    /// The posting rule.
    pub rule: Named,
    /// What it was derived from.
    pub source: String,
    /// Loan id.
    pub loan: String,
    /// Contract number.
    pub loan_number: String,
    /// The version of the posting rules that booked it.
    pub rules_version: u32,
    /// Sum of its debits.
    pub amount: Cash,
    /// Its sides.
    pub lines: Vec<JournalLineCard>,
}

/// What an account takes: a role with its conditions in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TakesCard {
    /// The role.
    pub role: Named,
    /// The conditions of the line; empty when it takes everything that is left.
    pub only: Vec<Named>,
}

/// An account of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountCard {
    /// Account code.
    pub account: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// What it measures.
    pub kind: Named,
    /// What the posting rules in force book on it.
    pub takes: Vec<TakesCard>,
}

/// A version of the posting rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RulesVersionCard {
    /// Which.
    pub pin: RulesPin,
    /// When it was adopted; nothing for the built-in one.
    pub adopted_at: Option<String>,
    /// Who proposed it.
    pub proposed_by: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// SHA-256 of the document, hexadecimal.
    pub digest: String,
    /// The document.
    pub document: String,
}

/// The chart of accounts in force on a day, with every version there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChartCard {
    /// The day.
    pub on: String,
    /// The version in force on it.
    pub rules: RulesPin,
    /// Its accounts.
    pub accounts: Vec<AccountCard>,
    /// Every version, the newest first.
    pub versions: Vec<RulesVersionCard>,
}

/// What a check of posting rules found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RulesCheck {
    /// Whether they may be proposed.
    pub ok: bool,
    /// What was found.
    pub findings: Vec<FindingCard>,
}
