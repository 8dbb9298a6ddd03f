//! Double-entry bookkeeping for lending: balanced entries over eighteen roles, trial balances, and an institution's own
//! journal as their image under a document of posting rules.
//!
//! The ledger owns no stream. Entries are derived from loan events by posting rules whose version is pinned in every
//! entry, so they can be thrown away and derived again to the same bytes. Two dates stand on each entry: the value date
//! says when it counts, the book date in which open period it was booked.
//!
//! What is absent: running balances (a balance is a fold), mutation (a mistake is corrected by a further entry), and
//! any knowledge of how a loan runs.

mod account;
mod entry;
mod interest;
mod journal;
pub mod limits;
mod rules;
mod trial;

pub use account::{Account, AccountKind};
pub use entry::{Entry, EntryError, EntryHead, Posting};
pub use interest::{Exemption, IncomeRules, InterestRules, Treatment, ValueAddedTax};
pub use journal::{AccountSums, CHANGEOVER, Chart, JournalEntry, JournalError, JournalLine, JournalSums};
pub use limits::MAX_POSTINGS;
pub use rules::{
    BUILT_IN, ChartAccount, LoanFacts, PostingRules, RULES_SCHEMA, RuleFault, RuleLine, RulesError, rules_schema,
};
pub use trial::{DateView, TrialBalance, TrialRow};
