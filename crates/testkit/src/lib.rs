//! Proof tools: real engines for tests, a disk that loses power, and the deterministic simulator.
//!
//! | module | what it gives |
//! |---|---|
//! | [`pg`] | one real PostgreSQL for a test run, one fresh database for each test |
//! | [`fault_vfs`] | an SQLite disk that loses power, fails and fills up on demand |
//! | [`simulate`] | histories from a seed, lived through by a book on a failing machine |
//!
//! Nothing here runs in a lender's path.

pub mod fault_vfs;
pub mod pg;
pub mod simulate;
