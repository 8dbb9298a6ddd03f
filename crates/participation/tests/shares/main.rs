//! Shares of real loans: a package worked by hand, random histories, the register's guard, steps and limits.
#![allow(clippy::unwrap_used, reason = "tests: what cannot go on should stop with its place")]

mod golden;
mod properties;
mod register;
mod steps;
mod support;
