//! A simulated province: firms, what sources know of them, past loans, applications and how firms pay.
//!
//! **Everything here is invented.** A name says 模拟, a credit code comes from the reserved pattern of
//! [`codes::Uscc::synthetic`], and whoever shows a figure from here must say that it is simulated. The same seed gives
//! the same province on every machine: ChaCha8 streams, `libm` for every transcendental function, sorted order.
//!
//! How it hangs together: each firm has one hidden number, its [`Firm::hidden_risk`] (standard normal, higher is
//! worse). Twenty-four months of revenue, power, insured staff, orders and account inflow are drawn given it, and so
//! are counts such as late tax filings; [`Features`] are computed from those months, never from the hidden number. A
//! loan ends bad with a probability that is logistic in the hidden number, the sector and the size of the loan against
//! revenue. So a scorecard can learn, and cannot learn everything.
//!
//! Calibration (tests hold each): balances by city and by sector and the worse light services follow the report's
//! figures for 2025; 5% of past loans end bad over their life, which at the usual time to resolve a bad loan is in line
//! with a bad-loan ratio near 2.4% of the balance; a model on the features can reach an AUC of about .78 to .85. Where
//! the report gives no figure (eight smaller cities, sectors outside the four main ones, all distributions within a
//! firm) the number is ours.
//!
//! Firms that live in time, with facts in all 28 categories of the hub and planted truths, are in [`living`]; both provinces share
//! places and trades and nothing else.
//!
//! ```
//! use calendar::parse_date;
//! use province::{Options, Province};
//! let options = Options { firms: 50, history: 200, ..Options::default() };
//! let province = Province::generate(7, &options).unwrap();
//! assert!(province.firms[0].name.contains("模拟"));
//! let (from, through) = (parse_date("2025-07-01").unwrap(), parse_date("2025-07-31").unwrap());
//! let applications = province.applications(10, from, through).unwrap();
//! assert_eq!(applications.len(), 10);
//! let behaviour = province.behaviour(applications[0].firm, 1, 12).unwrap();
//! assert_eq!(behaviour.instalments.len(), 12);
//! ```

mod apply;
mod behaviour;
mod draw;
mod features;
mod firm;
mod history;
pub mod limits;
pub mod living;
mod places;
mod reported;
mod series;
mod shop;

use calendar::Date;

pub use apply::{Application, Purpose};
pub use behaviour::{Behaviour, Course, Pay};
pub use features::{CATEGORICAL, Features, NUMERIC};
pub use firm::Firm;
pub use history::PastLoan;
pub use reported::{CATEGORIES, category};
pub use series::{MONTHS, Series};

use draw::Draw;
use limits::{MAX_FIRMS, MAX_HISTORY};

/// How large the province is and when it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Firms alive.
    pub firms: u32,
    /// Past loans of the bank.
    pub history: u32,
    /// The day up to which things are known: features end with the last full month before it.
    pub as_of: Date,
}

impl Default for Options {
    fn default() -> Self {
        Self { firms: 3_000, history: 12_000, as_of: Date::constant(2025, 7, 1) }
    }
}

/// What can be wrong with a request to the simulator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProvinceError {
    /// Past a bound.
    #[error("{what} is {found}: choose 1 to {limit}")]
    OutOfBounds {
        /// What is counted.
        what: &'static str,
        /// How many were asked for.
        found: u64,
        /// At most.
        limit: u64,
    },
    /// The dates are the wrong way round.
    #[error("no day lies between {from} and {through}: swap the two dates")]
    NoDays {
        /// First day.
        from: Date,
        /// Last day.
        through: Date,
    },
    /// A window outside the years we have the lunar calendar of.
    #[error("{found} lies outside the years {first} to {last}: choose a window within them")]
    Years {
        /// The year asked for.
        found: i16,
        /// First year.
        first: i16,
        /// Last year.
        last: i16,
    },
    /// No such firm.
    #[error("firm {index} does not exist: this province has firms 0 to {last}")]
    NoSuchFirm {
        /// The index asked for.
        index: usize,
        /// Highest index.
        last: usize,
    },
    /// A date left the calendar.
    #[error(transparent)]
    Calendar(#[from] calendar::CalendarError),
}

/// The province.
#[derive(Debug, Clone, PartialEq)]
pub struct Province {
    /// The seed it grew from.
    pub seed: u64,
    /// Its options.
    pub options: Options,
    /// Firms alive, by index.
    pub firms: Vec<Firm>,
    /// Past loans of the CNY bank, by date of approval.
    pub past_loans: Vec<PastLoan>,
    /// Intercept of the logistic of a bad end, solved so that the base rate holds.
    intercept: f64,
}

/// Independent streams of one seed, so that more firms do not change the past loans.
#[derive(Clone, Copy)]
pub(crate) enum Stream {
    Firms = 1,
    History = 2,
    Applications = 3,
    /// The first of the behaviour streams.
    Behaviour = 16,
}

impl Province {
    /// Grows a province.
    ///
    /// # Errors
    /// [`ProvinceError::OutOfBounds`] for no firm or more than [`MAX_FIRMS`] firms or [`MAX_HISTORY`] past loans;
    /// [`ProvinceError::Calendar`] when `as_of` lies at the edge of the calendar.
    pub fn generate(seed: u64, options: &Options) -> Result<Self, ProvinceError> {
        within("the number of firms", u64::from(options.firms), u64::from(MAX_FIRMS))?;
        within("the number of past loans", u64::from(options.history), u64::from(MAX_HISTORY))?;
        let mut draw = Draw::new(seed, Stream::Firms as u64);
        let places = places::Places::new();
        let firms = (0..options.firms).map(|serial| firm::draw_firm(&mut draw, &places, serial)).collect();
        let mut draw = Draw::new(seed, Stream::History as u64);
        let (past_loans, intercept) = history::draw_history(&mut draw, &places, options)?;
        Ok(Self { seed, options: *options, firms, past_loans, intercept })
    }

    /// The firm of an index.
    ///
    /// # Errors
    /// [`ProvinceError::NoSuchFirm`].
    pub fn firm(&self, index: usize) -> Result<&Firm, ProvinceError> {
        let last = self.firms.len().saturating_sub(1);
        self.firms.get(index).ok_or(ProvinceError::NoSuchFirm { index, last })
    }

    pub(crate) fn bad_probability(&self, firm: &Firm, amount_to_revenue: f64) -> f64 {
        history::bad_probability(self.intercept + history::score(firm.hidden_risk, firm.trade(), amount_to_revenue))
    }
}

pub(crate) fn within(what: &'static str, found: u64, limit: u64) -> Result<(), ProvinceError> {
    if (1..=limit).contains(&found) { Ok(()) } else { Err(ProvinceError::OutOfBounds { what, found, limit }) }
}
