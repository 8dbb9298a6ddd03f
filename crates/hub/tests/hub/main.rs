//! The hub from outside: what is shipped, what is refused, what rows become.

#![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

mod catalogue;
mod feeds;
mod freshness;
mod layouts;
mod plausibility;
mod promises;
mod reference;
mod rights;
mod rows;
mod support;
