//! One suite for the book, run in memory, on SQLite and on a real PostgreSQL, one database for each test.

#![allow(clippy::unwrap_used, reason = "helpers of tests: what cannot go on should stop with its place")]

mod append;
mod backup;
mod kept;
mod keys;
mod limits;
mod place;
mod seal;
mod tenancy;
mod trouble;
mod vectors;
mod verify;
