//! Participations (份额): from a day on, another institution holds a share of a loan; the servicer keeps one loan with one
//! schedule for the firm, and what the firm pays is passed on by share.
//!
//! One idea serves joint lending (联合贷款, shares lent from the outset) and the sale of a package of loans (资产包转让, shares
//! bought at a price from a cut-off day on): both are an [`Arrangement`], the fold of its [`ParticipationEvent`]s.
//!
//! | to | use |
//! |---|---|
//! | agree, confirm, begin, pass on, buy back | [`Arrangement`] |
//! | keep the shares of a loan within the whole | [`Register`] |
//! | divide what a loan brought | [`allocate`], [`Allocation`] |
//! | say what a holder is owed | [`Account`], [`Statement`] |
//! | book it | [`journal`] |
//!
//! What each holder gets is a pure function of the loan's entries and its shares: a payment found late or taken back divides
//! anew by itself, and what was passed on already is made good by a difference in the next remittance. Promises, each a
//! property test over random histories of real loans: parts add up to the whole to the minor unit, nobody gets more than the
//! loan brought, and the order in which facts arrive changes nothing.
//!
//! ```
//! use participation::parts;
//!
//! // 100 fen, of which three others have 30.125% each: each gets its exact share rounded down, the servicer the rest.
//! let shares = [100 * 301_250, 100 * 301_250, 100 * 301_250];
//! assert_eq!(parts(&shares, 100), vec![30, 30, 30, 10]);
//! ```

pub mod limits;

mod account;
mod allocation;
mod event;
mod flow;
mod journal;
mod register;
mod state;
mod terms;

pub use account::{Account, Figures, Remittable, Statement, price_parts};
pub use allocation::{Allocation, StakeShare, allocate, part_of, parts};
pub use event::{
    Acceptance, Began, BoughtBack, Drafted, Funded, HoldingEvent, Lot, ParticipationEvent, RegisterEvent, Remitted,
};
pub use flow::{Part, Parts};
pub use journal::{Role, ShareEntry, journal};
pub use register::{Register, Stake, bucket};
pub use state::{Arrangement, ParticipationError, Remittance, Stage};
pub use terms::{Accrued, Candidate, Fee, Form, Holder, Price, Refusal, Sale, Terms, TermsError};
