//! Funding lines (资金端): where the money that is lent comes from, what it costs, for which loans it may be used, until when.
//!
//! A [`FundingState`] is the fold of a line's [`FundingEvent`]s: its terms and the *tranches* of loans it took. A tranche is a
//! stretch of a loan's principal, from one height to another: the loan of 100 whose first 60 are carried by one line and whose
//! next 40 by another has the tranches 0–60 and 60–100. What a line holds of it on a day is the part of the stretch that lies
//! under the principal then outstanding, so a repayment frees the line that came last, and a payment taken back or found late
//! counts by itself, without an event here.
//!
//! A line that is over (past its last day, or closed) is replaced from the first day on which it was: it lets its stretches go from
//! that day, and other lines take them from that day as far as they were open and have room, day by day.
//!
//! What no line carries is own funds (自有资金), the remainder. Promises, each a property test over random histories: a line
//! never carries more than its quota of the day, whatever is paid, taken back or reduced in whatever order (what a quota has no
//! room for any more falls to own funds, the tranche that came last first); and what lines carry of a loan and the remainder
//! always add up to what is outstanding.
//!
//! ```
//! use funding::weighted;
//! use money::{Currency, Money, Rate};
//!
//! let yuan = |n: i64| Money::from_minor(n * 100, Currency::CNY);
//! let mean = weighted([(yuan(300), Rate::from_bps(400)), (yuan(100), Rate::from_bps(600))]).unwrap();
//! assert_eq!(mean.to_string(), "4.5%");
//! ```

pub mod limits;

mod event;
mod figures;
mod matching;
mod state;
mod terms;

pub use event::{FundingEvent, Opened, Released, Taken};
pub use figures::{Accrued, Course, Products, weighted};
pub use matching::{Placed, Placement, Room, Tranche, Wanting, best, gaps, place, under};
pub use state::{Carried, FundingError, FundingState, Hands, Holding, Owed, Status};
pub use terms::{Amendment, Borrowing, Eligibility, Kind, Miss, Terms, TermsError};
