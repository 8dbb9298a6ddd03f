//! Credit decisions and the applications they are made on.
//!
//! [`decide`] is a pure function of a [`DecisionInput`] and a [`Bundle`] (product, model, rulebook of the day). Its
//! [`Decision`] holds the input, the versions, the outcome, every reason as data and every step; [`replay`] makes it again
//! and compares the bytes. [`Application`] is the aggregate that decisions are recorded on.
//!
//! What is absent: clocks, randomness, storage, names and credit codes of firms.

mod application;
pub mod backtest;
mod backtest_fold;
mod backtest_margin;
mod bundle;
pub mod challenge;
mod decide;
mod event;
mod firm;
mod input;
pub mod limits;
mod offer;
mod record;
mod replay;
pub mod shadow;

pub use application::{Application, Approve, Command, CommandError, Status};
pub use bundle::{Bundle, BundleError, misfits};
pub use decide::{DecideError, decide};
pub use event::{
    ApplicationEvent, Approved, Channel, Contracted, Decided, FacilityOpened, OfferAccepted, ReadError, SCHEMA,
    STREAM_KIND, Said, Submitted,
};
pub use input::{Consent, DecisionInput, FirmFacts, Funding, InputError, Kyc, LoanRequest, Standing};
pub use record::{
    Check, CostSheet, Decision, FeeDue, GuaranteeNeeded, Notice, Offer, Outcome, ProductPin, Reason, RecordError,
    RulebookPin, ScorecardPin, Step, TraceEntry, Weight,
};
pub use replay::{Difference, ReplayError, ReplayOutcome, replay};
