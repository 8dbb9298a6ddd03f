//! Analysts' SQL over the lake, and the portrait fold as an aggregate of a distributed plan. Both need DataFusion, so both stand behind
//! features, and a build that does not ask for them has an empty crate.
//!
//! | feature | what | cost |
//! |---|---|---|
//! | `sql` | [`ask`]: a `SELECT` over what the asker may see; [`fold`]: portraits as an aggregate function | DataFusion |
//! | `cluster` | [`cluster`]: the same fold on a Ballista scheduler and executors | Ballista besides, and DataFusion with all its defaults |
//!
//! ## What keeps a question within its rights
//!
//! Nothing looks at the text. The question becomes a logical plan, which may only read (no DDL, no DML, no `COPY`, no `SET`), and whose leaves can only be
//! the tables registered for this one question: providers made from a [`platform::lake_query::LakeSight`], which hold the rights of
//! the asker's role and of each firm's consents and hand out no row beyond them, whatever stands above them in the plan. There is no file system, no
//! object store and no URL to name: an external file is a table that does not exist. A part of the lake that the role may not see is likewise no table.
//!
//! Memory, rows, bytes of the answer and time are bounded ([`limits`]); nothing is spilt to disk.

pub mod limits;

/// Questions to begin with, as the command line shows them.
pub const EXAMPLES: &str = include_str!("examples.txt");

#[cfg(feature = "sql")]
mod answer;
#[cfg(feature = "cluster")]
pub mod cluster;
#[cfg(feature = "sql")]
pub mod fold;
#[cfg(feature = "sql")]
mod question;
#[cfg(feature = "sql")]
mod tables;
#[cfg(feature = "sql")]
mod wanted;

#[cfg(feature = "sql")]
pub use answer::Answer;
#[cfg(feature = "sql")]
pub use question::{Bounds, ask};
#[cfg(feature = "sql")]
pub use tables::TABLES;
