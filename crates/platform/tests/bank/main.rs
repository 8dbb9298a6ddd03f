//! What a bank cares about, over the use cases: one suite, run on SQLite and on a real PostgreSQL, one database for each
//! test, on simulated time.

#![allow(clippy::unwrap_used, reason = "tests: what cannot go on should stop with its place")]

mod board;
mod changes;
mod closing;
mod consent;
mod control;
mod corrections;
mod facility;
mod feeds;
mod funding;
mod guarantee;
mod guarantor;
mod held;
mod history;
mod income;
mod keys;
mod laboratory;
mod ledger;
mod lending;
mod life;
mod limits;
mod lists;
mod metering;
mod migration;
mod models;
mod moving;
mod overlays;
mod package_checks;
mod packages;
mod policy;
mod portfolio;
mod preview;
mod quality;
mod quarantine;
mod rebuild;
mod receivable;
mod replay;
mod retry;
mod rules;
mod scorecard_use;
mod sensors;
mod sources;
mod support;
mod tenancy;
mod versions;
mod walk;
mod watching;
mod webhooks;
