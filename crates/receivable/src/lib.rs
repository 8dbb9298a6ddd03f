//! Receivables (应收账款) assigned to a lender: factoring (保理) and any credit that lives on invoices.
//!
//! A [`Pool`] is what one contract holds: the invoices that were assigned under it, each checked against the order it answers
//! and the receipts that show the goods arrived ([`check`]), what buyers paid, what was credited, disputed or taken back. It
//! says how much of the pool counts on a day and how much may be lent against it ([`Base`], the borrowing base).
//!
//! Every fact has a value date, and a base on a day is worked out from the facts with a value date until then: a payment found
//! late gives what it would have given in time. Promises, each a property test: the base does not depend on the order in which
//! facts arrive, is never negative, never above the advance on what is open, and no buyer counts for more than its part.
//!
//! Sources: 民法典 art. 761 to 769 (factoring; 763 fictitious receivables, 766 with and 767 without recourse), 银保监办发
//! 〔2019〕205号 (commercial factoring).
//!
//! ```
//! use money::{Currency, Money};
//! use receivable::{Recourse, Terms};
//!
//! let terms = Terms {
//!     recourse: Recourse::With,
//!     notified: true,
//!     advance_ppm: 800_000,
//!     debtor_ppm: 1_000_000,
//!     most_days: 180,
//!     grace_days: 30,
//!     tolerance_ppm: 0,
//! };
//! assert!(terms.check().is_ok());
//! assert_eq!(terms.advance(Money::from_minor(100_01, Currency::CNY)).unwrap().to_string(), "80.00 CNY");
//! ```

pub mod limits;

mod check;
mod event;
mod papers;
mod pool;
mod terms;

pub use check::{Finding, Weight, check};
pub use event::{
    Admitted, Applied, Assigned, Cause, Collected, CollectionReversed, Credited, DisputeEnded, Disputed, Reassigned,
};
pub use papers::{Invoice, Order, Papers, Receipt, Shown};
pub use pool::{Base, DebtorShare, Held, Pool, PoolError, Standing, Status};
pub use terms::{Recourse, Terms, TermsError};
