//! Credit decisions and the applications they are made on.

mod application;
mod event;
mod input;
pub mod limits;
mod record;

pub use application::{Application, Approve, Command, CommandError, Status};
pub use event::{
    ApplicationEvent, Approved, Channel, Contracted, Decided, OfferAccepted, ReadError, SCHEMA, STREAM_KIND, Said,
    Submitted,
};
pub use input::{Consent, DecisionInput, FirmFacts, InputError, Kyc, LoanRequest, Standing};
pub use record::{
    Check, CostSheet, Decision, FeeDue, GuaranteeNeeded, Notice, Offer, Outcome, ProductPin, Reason, RecordError,
    RulebookPin, ScorecardPin, Step, TraceEntry, Weight,
};
