//! Tests of the loan: golden numbers, positions by hand, properties, every command from every stage, stored events.

#![allow(clippy::unwrap_used)] // a test fails by panicking

mod brought;
mod changes;
mod commands;
mod corrections;
mod cost;
mod events;
mod forms;
mod histories;
mod income;
mod limits;
mod lives;
mod outlook;
mod position;
mod properties;
mod schedule;
mod support;
