//! Facilities (授信额度): one contract under which several loans are drawn.
//!
//! A [`FacilityState`] is the fold of its [`FacilityEvent`]s. What is drawn is not kept in it: each draw is a loan of its own,
//! and what counts against the limit is read off that loan ([`DrawUse::of`]), so that a payment taken back or found late counts
//! on the facility without an event of its own.
//!
//! Availability on a day is the limit in force that day (as reduced, in season, as far as stages are open) minus what is in
//! use. Of a revolving facility (循环) that is the principal still owed, of one that does not revolve (非循环) all that was ever
//! drawn. Promises, each a property test over random histories of real loans: what is free is never below zero; no draw takes
//! the use past the limit of its day; and a use beyond a limit is only ever brought about by a fact or an act that is not a
//! draw (a payment taken back, a season, a reduction), is said, and stops further draws.
//!
//! ```
//! use facility::{MonthDay, Part};
//! use money::{Currency, Money};
//!
//! let limit = Money::from_minor(100_000_001, Currency::CNY);
//! assert_eq!(Part::Share { ppm: 300_000 }.of(limit).unwrap().to_string(), "300,000.00 CNY");
//! assert!(MonthDay::parse("02-30").is_none());
//! ```

pub mod limits;

mod event;
mod state;
mod terms;
mod usage;

pub use event::{Drawn, FacilityEvent, Opened, StageOpened};
pub use state::{Attested, Availability, Draw, FacilityError, FacilityState, Status, Stop};
pub use terms::{DrawTerms, Milestone, MonthDay, Part, Season, Stage, Terms, TermsError};
pub use usage::{DrawUse, Trouble};
