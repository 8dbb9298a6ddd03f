//! Read models and their SQL.
//!
//! Everything here can be thrown away and rebuilt from the book, except [`people`] (credentials, sessions, keys) and
//! [`vault`] (personal fields), which are kept apart from events on purpose: a secret or a name must be erasable; and how far
//! [`webhooks`] and [`feeds`] are, which costs a repetition.
//!
//! A row is written in the transaction of the event that changed it and is keyed by that event's stream, so two loans
//! never wait for one row. Sums are made when read. SQL is one portable text for SQLite and PostgreSQL: `BIGINT` and
//! `TEXT` columns, `$n` placeholders; every table leads with the tenant column `institution`.

pub mod alerts;
pub mod applications;
pub mod closes;
pub mod debtors;
pub mod feeds;
mod filter;
pub mod firms;
pub mod funding;
mod lanes;
pub mod limits;
pub mod loans;
pub mod losses;
pub mod market;
pub mod objects;
pub mod outlooks;
pub mod people;
pub mod portfolio;
pub mod shadows;
pub mod shape;
pub mod shares;
pub mod uses;
pub mod vault;
pub mod webhooks;

use store::{Arg, Migration, Statement};

/// The read-model tables, in the order in which releases added them.
pub const MIGRATIONS: &[Migration] = &[
    Migration { id: 1, name: "first read models", sql: include_str!("001_first.sql") },
    Migration { id: 2, name: "lists with filters, the portfolio", sql: include_str!("002_credit_lists.sql") },
    Migration { id: 10, name: "sessions and links", sql: include_str!("010_sessions_links.sql") },
    Migration { id: 20, name: "readers of firms", sql: include_str!("020_firm_readers.sql") },
    Migration { id: 21, name: "webhooks", sql: include_str!("021_webhooks.sql") },
    Migration { id: 22, name: "devices of sessions", sql: include_str!("022_session_devices.sql") },
    Migration { id: 30, name: "what covered loans owe", sql: include_str!("030_loan_life.sql") },
    Migration { id: 40, name: "the shape of the rows", sql: include_str!("040_shape.sql") },
    Migration { id: 50, name: "what candidates said beside live decisions", sql: include_str!("050_shadow.sql") },
    Migration { id: 60, name: "expected losses by loan", sql: include_str!("060_quality.sql") },
    Migration { id: 70, name: "outlooks of loans, closes by what changed", sql: include_str!("070_outlook.sql") },
    Migration { id: 73, name: "shares of loans that others hold", sql: include_str!("073_shares.sql") },
    Migration { id: 76, name: "terms of loans in months", sql: include_str!("076_loan_terms.sql") },
    Migration { id: 79, name: "what is due together lies together", sql: include_str!("079_due_day.sql") },
    Migration { id: 84, name: "runs of feeds, uses of data", sql: include_str!("084_data_in.sql") },
];

/// Every table that [`clear`] empties before a rebuild.
const REBUILDABLE: &[&str] = &[
    "v_object",
    "v_application",
    "v_loan",
    "v_close",
    "v_portfolio",
    "v_firm_reader",
    "v_shadow",
    "v_loss",
    "v_outlook",
    "v_counted",
    "v_debtor",
    "v_close_part",
    "v_aside",
    "v_share",
    "v_holder",
    "v_use",
    "v_use_cursor",
];

/// Tables that nobody is shown and that may say the same in more than one way: the outlook of a loan begins on the day of its
/// event or on that of a rebuild, a loan that does not change was counted on any of several days.
pub const WORKING: &[&str] = &["v_outlook", "v_counted", "v_debtor", "v_close_part", "v_aside"];

/// Statements that empty one institution's rebuildable read models.
#[must_use]
pub fn clear(institution: codes::InstitutionId) -> Vec<Statement> {
    REBUILDABLE
        .iter()
        .map(|table| statement(format!("DELETE FROM {table} WHERE institution = $1"), vec![text(institution)]))
        .collect()
}

pub(crate) fn statement(sql: impl Into<std::borrow::Cow<'static, str>>, args: Vec<Arg>) -> Statement {
    Statement { sql: sql.into(), args }
}

pub(crate) fn text(value: impl ToString) -> Arg {
    Arg::Text(value.to_string())
}
