//! What a person does at a shell, done by a test: the drills of the documents on a data folder that release 0.1.0 wrote.

#![allow(clippy::unwrap_used, reason = "tests")]

mod drills;
mod golden;
mod killed;
