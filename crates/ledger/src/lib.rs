//! Double-entry bookkeeping for lending: a thin chart of accounts, balanced entries, trial balances.
//!
//! The ledger owns no stream. Entries are derived from loan events by posting rules whose version is pinned in every
//! entry, so they can be thrown away and derived again to the same bytes. Two dates stand on each entry: the value date
//! says when it counts, the book date in which open period it was booked.
//!
//! What is absent: running balances (a balance is a fold), mutation (a mistake is corrected by a further entry), and
//! any knowledge of loans.

mod account;
mod entry;
mod trial;

pub use account::{Account, AccountKind};
pub use entry::{Entry, EntryError, EntryHead, MAX_POSTINGS, Posting};
pub use trial::{DateView, TrialBalance, TrialRow};
