//! The service over HTTP, in process: who may do what, repeated requests, bad input, sessions, one loan from end to end.

#![expect(clippy::unwrap_used, reason = "tests")]

mod authorisation;
mod catalogue;
mod credit;
mod document;
mod doors;
mod exports;
mod facilities;
mod funding;
mod house;
mod input;
mod laboratory;
mod life;
mod loan;
mod migrations;
mod monitoring;
mod policy;
mod rates;
mod repeats;
mod sessions;
