//! Use cases: load, ask an aggregate for one command, save.
//!
//! This is where the rooms meet. Each use case opens with [`access::Principal::require`], reads streams and read models,
//! calls one pure command of a domain crate and saves its events together with the read-model rows of those streams.
//! No SQL is written here and no HTTP type is known.
//!
//! | module | use cases |
//! |---|---|
//! | [`setup`] | open a data folder, first administrator, institutions, key rotation, backup, rebuild |
//! | [`identity`] | users, passwords, sessions, keys for programs |
//! | [`firms`] | firms, consents, erasure |
//! | [`data`] | importing loan histories, features of firms |
//! | [`models`] | scorecards: develop, approve |
//! | [`catalogue`] | products: draft, approve |
//! | [`origination`] | applications: submit, decide, review, contract |
//! | [`servicing`] | loans: pay out, receive, correct |
//! | [`closing`] | close of day |
//! | [`guarantees`] | agreements, claims, recoveries |
//! | [`approvals`] | what needs a second person |
//! | [`rebuild`] | read models made again from the book |
//! | [`lists`] | lists with filters |
//! | [`preview`] | what an act would do to a loan |
//! | [`portfolio`] | the whole book at its last close |
//! | [`reports`] | one loan, the summary a banker wants |

pub mod access;
mod acts;
pub mod approvals;
pub mod cards;
pub mod catalogue;
pub mod clock;
pub mod closing;
pub mod data;
mod decisions;
pub mod events;
pub mod firms;
pub mod folder;
pub mod guarantees;
pub mod identity;
pub mod limits;
pub mod lists;
pub mod models;
mod names;
pub mod origination;
pub mod portfolio;
pub mod preview;
pub mod problem;
pub mod rebuild;
pub mod reports;
pub mod servicing;
pub mod setup;

pub use access::{Action, OPERATOR, Principal, Role};
pub use clock::Clock;
pub use events::Request;
pub use folder::{Folder, Purpose};
pub use problem::{Code, Outcome, Problem};
pub use setup::{Keys, Platform};
