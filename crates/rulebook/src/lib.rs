//! Effective-dated parameters: every threshold, rate and ratio a rule speaks of, as data.
//!
//! A parameter has facts; a fact has two dates. `effective_from` says when it holds, `recorded_at` from when a decision
//! may rely on it. [`Rulebook::snapshot`] takes both, so a decision can be replayed as it was made and a back-test can
//! keep from knowing the future. Every value read from a [`Snapshot`] is noted in [`Pins`], which go with the decision.
//!
//! Each fact names its source and how sure we are of it ([`Confidence`]). Nothing here is legal advice: a fact marked
//! recalled was not compared with the official text, one marked design is this project's own default. The mark speaks of
//! the value: days of publication and numbers of documents are often recalled even where the value was found.
//!
//! An institution lays facts of its own over ours ([`Rulebook::with_overlay`]); what it may change, and in which
//! direction, is written at each parameter ([`Overlay`]).
//!
//! The documents are in `parameters/*.toml`; see the form in [`Parameter`].

mod fx;
pub mod limits;
mod lpr;
mod parameter;
mod rulebook;
mod snapshot;
mod workdays;

pub use fx::{PARITY_MAX_AGE, Parity, parity_id};
pub use lpr::{LprQuote, LprTerm};
pub use parameter::{Confidence, Fact, Operator, Overlay, Parameter, ParameterError, UNITS, Value};
pub use rulebook::{Listed, Rulebook, read_document, read_overlay, write_overlay};
pub use snapshot::{Digest, Pinned, Pins, RuleError, Snapshot};
pub use workdays::{DAYS_OFF, Dates, WORKED_WEEKENDS, Workdays};
