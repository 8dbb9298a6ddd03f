//! A loan (借据): contract, payout, repayment, lateness, loss, and the entries they make.
//!
//! One idea: what happened is written once as [`LoanEvent`]s; a schedule, a balance, days past due, a class and every
//! posting are computed from the terms, the [`Facts`] and a date. Late arrival, back-dating and reversal are therefore no
//! special cases: facts are ordered by when they count, never by when they came.
//!
//! | to | use |
//! |---|---|
//! | plan instalments | [`Terms`], [`Schedule`] |
//! | run a loan | [`LoanState`], [`Command`], [`LoanEvent`] |
//! | change it | [`ChangeOf`], [`Change`], [`Observation`] |
//! | know where it stands | [`Position`] |
//! | book it | [`entries`], [`book_view`] |
//! | know what interest is not income yet | [`off_balance`] |
//! | find acts whose reason is gone | [`corrections`] |
//! | say what it costs in all | [`all_in_cost`] |
//!
//! What is absent: clocks, randomness, storage, and any amount that is stored rather than computed.

mod amortise;
mod amounts;
mod brought;
mod changes;
mod classification;
mod command;
mod correction;
mod cost;
mod event;
mod facts;
mod fold;
mod fold_changes;
mod form;
mod income;
pub mod limits;
mod observation;
mod outlook;
mod outlook_bytes;
mod plan;
mod position;
mod posting;
mod row;
mod schedule;
mod state;
mod successor;
mod terms;

pub use amortise::{Level, Split, amortise};
pub use amounts::{Amounts, Component};
pub use brought::{OwedElsewhere, opening};
pub use classification::{ClassificationRule, FiveCategory};
pub use command::{ChangeOf, Command, Hands, Idempotent, LoanError};
pub use correction::{CorrectionCase, CorrectionKind, corrections};
pub use cost::{
    AllInCost, CashFlow, CostError, Fee, FeeTiming, all_in_cost, cash_flows, period_rate, principal_in_use, xirr,
};
pub use event::{
    Arrears, BroughtIn, Change, CompensationReceived, ContractCancelled, ContractSigned, DebtTransferred,
    DrawnByRenewal, FeePaid, LoanEvent, MoneyReturned, Opening, OpeningArrear, Payee, PaymentReceived, PaymentReversed,
    PayoutAnswer, PayoutConfirmed, PayoutInstructed, PayoutSent, PenaltyWaived, PrepaymentMode, PrepaymentReceived,
    ProductRef, RateAgreed, RateReset, ReadError, RecoveryReceived, ReleasedBy, SCHEMA, STREAM_KIND, SettledByRenewal,
    TermsChanged, WrittenOff,
};
pub use facts::{Fact, FactKind, Facts};
pub use form::{Frequency, InterestBy, RepaymentMethod};
pub use income::{OffBalance, off_balance};
pub use observation::{Observation, Restructuring};
pub use outlook::{Outlook, Stretch};
pub use outlook_bytes::BadOutlook;
pub use position::{NextDue, Position, PositionRow, RowKind, RowState, Standing};
pub use posting::{
    BROUGHT_IN, Closing, POSTING_RULES_VERSION, PostingError, Recorded, book_view, entries, posting_rules,
};
pub use rulebook::LprTerm;
pub use schedule::{Instalment, Schedule, ScheduleError};
pub use state::{LoanState, Payout, Stage};
pub use successor::NewTerms;
pub use terms::{AllocateBy, AllocationOrder, Floating, Reset, Terms, TermsError, TermsSpec};
