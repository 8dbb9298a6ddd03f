//! Credit products: versioned documents whose rules are compiled once and run for every application.
//!
//! A [`Product`] is what a person writes (YAML; [`schema`] publishes its JSON Schema). [`CompiledProduct`] is that document
//! checked, its three rule graphs compiled ([`rules`]) and its digest taken. [`ProductState`] keeps the versions of one
//! product and sees to it that who drafted a version does not approve it.
//!
//! Nothing here reads a file, a clock or a table of rates: the caller brings the values.

pub mod check;
mod compiled;
mod diff;
mod diff_rules;
mod document;
mod event;
mod facility;
mod fees;
mod form;
pub mod limits;
pub mod rules;
mod state;

pub use compiled::{
    CompiledProduct, FUNDING_COST, Feature, Problem, ProductError, Slots, from_money, schema, to_money,
};
pub use diff::{Change, diff};
pub use document::{
    AmountRange, Authority, BaseRate, DataNeed, Enhancement, FeatureNeed, Fee, FeeTiming, Firms, LateTerms, Layer,
    Pricing, Product, Purpose, ReferCondition, Rules, SCHEMA, TenorRange, Validity, ValueRange, kind_code,
    repayment_code, size_code,
};
pub use event::{EVENT_SCHEMA, ProductEvent, ReadError, STREAM_KIND};
pub use facility::{DrawForm, FacilityForm, FacilityFormError, MilestoneForm, ReceivablesForm, SeasonForm, StageForm};
pub use state::{ProductCommand, ProductState, ProductStateError, Stage, VersionState, VersionStatus};
