//! Tests of the crate, in one binary.
#![allow(clippy::unwrap_used)] // Helpers beside the test functions.

mod evaluation;
mod foreseeing;
mod simulated;
