//! The quality of assets: golden cases a person can check, and properties.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod classes;
mod debtors;
mod losses;
mod records;
mod subsidies;
mod support;
