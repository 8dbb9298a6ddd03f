//! Proof tools: real engines for tests, a disk that loses power, and the deterministic simulator.
//!
//! | module | what it gives |
//! |---|---|
//! | [`pg`] | one real PostgreSQL for a test run, one fresh database for each test |
//!
//! Nothing here runs in a lender's path.

pub mod pg;
