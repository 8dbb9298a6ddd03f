//! [`Terms`]: everything a loan's numbers depend on, fixed when the contract is signed.
//!
//! Due dates are worked out once, with the business calendar of the day, and stored: a holiday announced later cannot
//! move a date that was signed.

use calendar::{BusinessCalendar, CalendarError, Date, DayCount, Roll, add_months};
use money::{Currency, Decimal, Money, Rate, Rounding};
use serde::{Deserialize, Serialize};

use crate::amounts::Component;
use crate::limits::{
    MAX_AMOUNT_MINOR, MAX_GRACE_DAYS, MAX_PENALTY_PERCENT, MAX_RATE_BPS, MAX_RATE_SCALE, MAX_TERM_MONTHS,
    MIN_PENALTY_PERCENT,
};

/// How a loan is paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepaymentMethod {
    /// Level instalments: `P i (1+i)^n / ((1+i)^n - 1)`.
    Annuity,
    /// Level principal `P/n`, interest on the balance.
    EqualPrincipal,
}

impl RepaymentMethod {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Annuity => "等额本息",
            Self::EqualPrincipal => "等额本金",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Annuity => "annuity",
            Self::EqualPrincipal => "equal principal",
        }
    }
}

/// Whether money clears one instalment after another, or one component over all instalments after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AllocateBy {
    /// The oldest instalment is cleared whole before the next is touched.
    Instalment,
    /// The first component is cleared in every instalment, oldest first, before the next component is touched.
    Component,
}

/// In which order money clears what is due (还款冲销顺序).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllocationOrder {
    /// Each component once, first to last.
    pub components: [Component; 4],
    /// Instalment by instalment or component by component.
    pub by: AllocateBy,
}

impl AllocationOrder {
    /// Penalty, compound, interest, principal; the oldest instalment first.
    pub const STANDARD: Self = Self {
        components: [Component::Penalty, Component::Compound, Component::Interest, Component::Principal],
        by: AllocateBy::Instalment,
    };
}

/// The terms as a person states them; [`Terms::try_new`] checks them and works out the due dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsSpec {
    /// Money lent under the contract.
    pub principal: Money,
    /// Contract rate a year.
    pub annual_rate: Rate,
    /// How days become a fraction of a year in stub periods, prepayments and penalties.
    pub day_count: DayCount,
    /// How it is paid back.
    pub method: RepaymentMethod,
    /// Number of monthly instalments.
    pub term_months: u16,
    /// The day the money is planned to reach the firm; the schedule runs from the day it really does.
    pub starts_on: Date,
    /// The first due date before holidays are looked at; the others follow month by month.
    pub first_due_on: Date,
    /// Where a due date on a day off goes.
    pub roll: Roll,
    /// Days after a due date within which paying costs nothing and is not overdue.
    pub grace_days: u16,
    /// Penalty rate over contract rate, 1.3 to 1.5 (rules 6.6).
    pub penalty_factor: Decimal,
    /// Whether unpaid interest bears compound interest at the penalty rate.
    pub compound_interest: bool,
    /// How each computed amount is rounded to the minor unit.
    pub rounding: Rounding,
    /// In which order money clears what is due.
    pub allocation: AllocationOrder,
}

impl TermsSpec {
    /// The usual terms: ACT/360, first due a month after the start, no grace, penalty 1.5 with compound interest.
    ///
    /// # Errors
    /// [`CalendarError`] when the first due date leaves the calendar.
    pub fn standard(
        principal: Money,
        annual_rate: Rate,
        method: RepaymentMethod,
        term_months: u16,
        starts_on: Date,
    ) -> Result<Self, CalendarError> {
        Ok(Self {
            principal,
            annual_rate,
            day_count: DayCount::Actual360,
            method,
            term_months,
            starts_on,
            first_due_on: add_months(starts_on, 1)?,
            roll: Roll::Unadjusted,
            grace_days: 0,
            penalty_factor: Decimal::new(15, 1),
            compound_interest: true,
            rounding: Rounding::HalfUp,
            allocation: AllocationOrder::STANDARD,
        })
    }
}

/// Why terms cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermsError {
    /// Principal out of range.
    #[error("principal {0} is not between 0.01 and the limit of {MAX_AMOUNT_MINOR} minor units: state another")]
    Principal(Money),
    /// Rate out of range.
    #[error("rate {0} is not between 0% and 100% with at most {MAX_RATE_SCALE} decimals: state another")]
    Rate(Rate),
    /// Term out of range.
    #[error("a term of {0} months is not between 1 and {MAX_TERM_MONTHS}: state another")]
    Term(u16),
    /// Grace out of range.
    #[error("a grace of {0} days is more than {MAX_GRACE_DAYS}: shorten it")]
    Grace(u16),
    /// Penalty factor out of range.
    #[error("penalty factor {0} is not between 1.3 and 1.5: overdue loans bear 30% to 50% above the contract rate")]
    Penalty(Decimal),
    /// A component missing or twice.
    #[error("the allocation order must name principal, interest, penalty and compound once each")]
    Allocation,
    /// Due dates that do not rise.
    #[error("due date {next} does not come after {previous}: move the first due date or the roll of days off")]
    DueDates {
        /// The date before.
        previous: Date,
        /// The date that does not come after it.
        next: Date,
    },
    /// Stored due dates that are not one for each month.
    #[error("{found} due dates for a term of {term_months} months: store one for each")]
    DueDateCount {
        /// How many there are.
        found: usize,
        /// How many there should be.
        term_months: u16,
    },
    /// A date left the calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
}

/// Checked terms with their due dates.
///
/// ```
/// use calendar::{BusinessCalendar, parse_date};
/// use loan::{RepaymentMethod, Terms, TermsSpec};
/// use money::{Currency, Money, Rate};
///
/// let start = parse_date("2025-01-10").unwrap();
/// let principal = Money::from_minor(10_000_000, Currency::CNY);
/// let spec = TermsSpec::standard(principal, Rate::from_bps(435), RepaymentMethod::Annuity, 12, start).unwrap();
/// let terms = Terms::try_new(spec, &BusinessCalendar::default()).unwrap();
/// assert_eq!(terms.schedule().unwrap().total_interest().unwrap().to_string(), "2,371.90 CNY");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawTerms", into = "RawTerms")]
pub struct Terms {
    spec: TermsSpec,
    due_on: Vec<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTerms {
    spec: TermsSpec,
    due_on: Vec<Date>,
}

impl Terms {
    /// Checks the terms and works out the due dates: the first, then month by month from it (clamped to month ends), each
    /// rolled off days off.
    ///
    /// # Errors
    /// [`TermsError`], naming the term that cannot stand.
    pub fn try_new(spec: TermsSpec, business: &BusinessCalendar) -> Result<Self, TermsError> {
        if spec.term_months == 0 || spec.term_months > MAX_TERM_MONTHS {
            return Err(TermsError::Term(spec.term_months));
        }
        let due_on = (0..i32::from(spec.term_months))
            .map(|month| business.adjust(add_months(spec.first_due_on, month)?, spec.roll))
            .collect::<Result<Vec<_>, _>>()?;
        Self::checked(spec, due_on)
    }

    fn checked(spec: TermsSpec, due_on: Vec<Date>) -> Result<Self, TermsError> {
        let fraction = spec.annual_rate.fraction();
        let percent = spec.penalty_factor * Decimal::ONE_HUNDRED;
        if !spec.principal.is_positive() || spec.principal.minor() > MAX_AMOUNT_MINOR {
            return Err(TermsError::Principal(spec.principal));
        }
        if fraction < Decimal::ZERO || fraction > Decimal::new(MAX_RATE_BPS, 4) || fraction.scale() > MAX_RATE_SCALE {
            return Err(TermsError::Rate(spec.annual_rate));
        }
        if spec.term_months == 0 || spec.term_months > MAX_TERM_MONTHS {
            return Err(TermsError::Term(spec.term_months));
        }
        if due_on.len() != usize::from(spec.term_months) {
            return Err(TermsError::DueDateCount { found: due_on.len(), term_months: spec.term_months });
        }
        if spec.grace_days > MAX_GRACE_DAYS {
            return Err(TermsError::Grace(spec.grace_days));
        }
        let bounds = Decimal::from(MIN_PENALTY_PERCENT)..=Decimal::from(MAX_PENALTY_PERCENT);
        if !bounds.contains(&percent) || spec.penalty_factor.scale() > 4 {
            return Err(TermsError::Penalty(spec.penalty_factor));
        }
        let mut components = spec.allocation.components;
        components.sort_unstable();
        if components.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(TermsError::Allocation);
        }
        let mut previous = spec.starts_on;
        for next in &due_on {
            if *next <= previous {
                return Err(TermsError::DueDates { previous, next: *next });
            }
            previous = *next;
        }
        Ok(Self { spec, due_on })
    }

    /// The terms as stated.
    #[must_use]
    pub fn spec(&self) -> &TermsSpec {
        &self.spec
    }

    /// The due dates, one for each instalment, rising.
    #[must_use]
    pub fn due_on(&self) -> &[Date] {
        &self.due_on
    }

    /// The last due date (到期日).
    #[must_use]
    pub fn matures_on(&self) -> Date {
        self.due_on[self.due_on.len() - 1]
    }

    /// The currency of the loan.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.spec.principal.currency()
    }

    /// The rate overdue amounts bear: contract rate times penalty factor.
    #[must_use]
    pub fn penalty_rate(&self) -> Rate {
        // Both factors are bounded in scale and size, so the product always exists.
        self.spec.annual_rate.checked_scale(self.spec.penalty_factor).unwrap_or(self.spec.annual_rate)
    }
}

impl From<Terms> for RawTerms {
    fn from(terms: Terms) -> Self {
        Self { spec: terms.spec, due_on: terms.due_on }
    }
}

impl TryFrom<RawTerms> for Terms {
    type Error = TermsError;
    fn try_from(raw: RawTerms) -> Result<Self, TermsError> {
        Self::checked(raw.spec, raw.due_on)
    }
}
