//! The general ledger of an institution: its chart of accounts, its journal, balances at any date as known at any time,
//! accounting months, and what is held against the bank's own statement.
//!
//! | module | use cases |
//! |---|---|
//! | [`rules`] | posting rules: documents, checked, adopted by two people |
//! | [`books`] | trial balance and journal, folded from the loans |
//! | [`cards`] | the same as people see them |
//! | `income` | rules of interest in words, what of a loan's interest is off balance |
//! | [`periods`] | accounting months: closed by two people, what arrived late |
//! | [`bank`] | the bank's statement held against the book |
//! | [`collection`] | what is due as a file, its result as payments, payouts as an order |

pub mod bank;
pub mod books;
pub mod cards;
pub mod collection;
pub(crate) mod income;
mod matching;
pub mod periods;
pub mod rules;
