//! The crate as its users see it: golden figures, the fold in any order, live against batch, documents, points in time.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;
mod documents;
mod fold;
mod golden;
mod live;
mod scores;
mod time;
