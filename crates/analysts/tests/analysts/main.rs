//! Questions see what their asker may see, cost no more than they may, and are on record; portraits are the same from a cluster.
#![cfg(feature = "sql")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as the tests do")]

#[cfg(feature = "cluster")]
mod cluster;
mod fold;
mod questions;
