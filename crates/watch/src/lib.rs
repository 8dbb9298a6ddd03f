//! Watching firms (预警): a portrait is held against declared warnings, and what is found becomes an alert that people work and close.
//!
//! | step | what | where |
//! |---|---|---|
//! | 1 | a warning is a document: a condition in the language of rule graphs, a level, a category, what to do, by when | [`Warning`], [`Watcher::parse`] |
//! | 2 | a portrait and the one before it are looked at; each condition that holds is found, with the numbers it read; one that reads what is not known says nothing | [`Watcher::look`], [`Looked`] |
//! | 3 | of one firm and one warning there is one alert: found again while it is open it is the same, found again soon after it was closed it stays quiet | [`Alert::decide`] |
//! | 4 | people take it, note what they did, hand it on, and close it with a finding; a grave one by two | [`AlertCommand`] |
//!
//! The crate knows no loans and no consent: whoever calls hands in portraits of what may be seen.
//!
//! ```
//! use portrait::{Catalogue, FirmState, Portrait};
//! use watch::Watcher;
//!
//! let nothing_known = Portrait::of(Catalogue::built_in(), &FirmState::new(), "2026-01-05".parse().unwrap()).unwrap();
//! assert!(Watcher::built_in().look(&nothing_known, None).found.is_empty(), "what is not known warns of nothing");
//! ```

pub mod limits;

mod alert;
mod warning;
mod watcher;

pub use alert::{Alert, AlertCommand, AlertError, AlertEvent, Closing, Finding, Note, Sighting, Status, Work};
pub use warning::{Category, Level, WARNINGS_SCHEMA, Warning, WarningError, WarningsFile};
pub use watcher::{Found, Held, Looked, Room, Said, Subject, Turned, Watcher};
