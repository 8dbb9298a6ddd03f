//! [`Terms`]: everything a loan's numbers depend on, fixed when the contract is signed.
//!
//! Due dates are worked out once, with the business calendar of the day, and stored: a holiday announced later cannot
//! move a date that was signed.

use calendar::{BusinessCalendar, CalendarError, Date, DayCount, Roll, add_months};
use money::{Currency, Decimal, Money, Rate, Rounding};
use rulebook::LprTerm;
use serde::{Deserialize, Serialize};

use crate::amounts::Component;
use crate::form::{Frequency, InterestBy, RepaymentMethod, unrolled};
use crate::limits::{
    MAX_AMOUNT_MINOR, MAX_GRACE_DAYS, MAX_PENALTY_PERCENT, MAX_RATE_BPS, MAX_RATE_SCALE, MAX_TERM_MONTHS,
    MIN_PENALTY_PERCENT,
};

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
    /// How long it runs, in months; the number of instalments follows from it and the frequency.
    pub term_months: u16,
    /// How often an instalment falls due.
    #[serde(default, skip_serializing_if = "Frequency::is_monthly")]
    pub frequency: Frequency,
    /// How the interest of a whole period is counted, where the contract says otherwise than
    /// [`RepaymentMethod::interest_by`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest_by: Option<InterestBy>,
    /// The day the money is planned to reach the firm; the schedule runs from the day it really does.
    pub starts_on: Date,
    /// The first due date before holidays are looked at; the others follow period by period.
    pub first_due_on: Date,
    /// The last due date before holidays are looked at, where it is not simply the last of that row: a loan with interest
    /// on the 20th of each month may end on a 10th.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_due_on: Option<Date>,
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
    /// How the rate follows the loan prime rate; none for a fixed rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floating: Option<Floating>,
}

impl TermsSpec {
    /// The usual terms: ACT/360, first due a month after the start (a bullet loan at its end), no grace, penalty 1.5 with
    /// compound interest.
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
        let first = match method {
            RepaymentMethod::Bullet => i32::from(term_months),
            RepaymentMethod::RentInAdvance { .. } => 0,
            _ => 1,
        };
        Ok(Self {
            principal,
            annual_rate,
            day_count: DayCount::Actual360,
            method,
            term_months,
            frequency: Frequency::Monthly,
            interest_by: None,
            starts_on,
            first_due_on: add_months(starts_on, first)?,
            last_due_on: None,
            roll: Roll::Unadjusted,
            grace_days: 0,
            penalty_factor: Decimal::new(15, 1),
            compound_interest: true,
            rounding: Rounding::HalfUp,
            allocation: AllocationOrder::STANDARD,
            floating: None,
        })
    }

    /// The same terms with another frequency; the first instalment falls due one period after the start, or on the first of
    /// the stated dates.
    ///
    /// # Errors
    /// [`CalendarError`] when the first due date leaves the calendar.
    pub fn every(mut self, frequency: Frequency) -> Result<Self, CalendarError> {
        if self.method != RepaymentMethod::Bullet {
            self.first_due_on = match (&frequency, frequency.months()) {
                (Frequency::Dates(dates), _) => dates.first().copied().unwrap_or(self.first_due_on),
                _ if self.method.is_in_advance() => self.starts_on,
                (_, months) => add_months(self.starts_on, i32::from(months.unwrap_or(1)))?,
            };
        }
        self.frequency = frequency;
        Ok(self)
    }

    /// How the interest of a whole period is counted.
    #[must_use]
    pub fn interest_by(&self) -> InterestBy {
        self.interest_by.unwrap_or(self.method.interest_by())
    }

    /// The due dates before holidays are looked at.
    ///
    /// # Errors
    /// [`CalendarError`].
    pub(crate) fn unrolled(&self) -> Result<Vec<Date>, CalendarError> {
        unrolled(&self.method, &self.frequency, self.term_months, self.first_due_on, self.last_due_on)
    }

    fn check_form(&self, instalments: usize) -> Result<(), TermsError> {
        if let Some(remedy) = self.method.fault(instalments) {
            return Err(TermsError::Form { form: self.method.en(), remedy });
        }
        if self.method.is_level() && matches!(self.frequency, Frequency::Dates(_)) {
            let remedy = "a level instalment needs periods of one length: choose a regular frequency";
            return Err(TermsError::Form { form: self.method.en(), remedy });
        }
        let months = self.frequency.months().filter(|_| self.last_due_on.is_none());
        if months.is_some_and(|months| !self.term_months.is_multiple_of(months)) {
            return Err(TermsError::Frequency { term_months: self.term_months, every: self.frequency.en() });
        }
        match self.floating {
            Some(floating) if floating.spread_bps.abs() > MAX_RATE_BPS => Err(TermsError::Spread(floating.spread_bps)),
            _ => Ok(()),
        }
    }
}

/// When a rate that follows the loan prime rate is set anew (重定价).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reset {
    /// On 1 January of each year.
    NewYear,
    /// On each anniversary of the start.
    Anniversary,
    /// With each period, on the due date before it.
    EachPeriod,
}

impl Reset {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NewYear => "每年1月1日",
            Self::Anniversary => "放款对应日",
            Self::EachPeriod => "每期",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::NewYear => "on 1 January",
            Self::Anniversary => "on the anniversary",
            Self::EachPeriod => "each period",
        }
    }
}

/// A rate that follows the loan prime rate: the quote of a term plus a spread, set anew by rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floating {
    /// Which of the published terms.
    pub tenor: LprTerm,
    /// What is added to it, in basis points; may be negative.
    pub spread_bps: i64,
    /// When it is set anew.
    pub reset: Reset,
}

impl Floating {
    /// The contract rate at a quote; never below nothing. `None` past the range of a decimal.
    #[must_use]
    pub fn rate_at(&self, quote: Rate) -> Option<Rate> {
        Some(quote.checked_add(Rate::from_bps(self.spread_bps))?.max(Rate::ZERO))
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
    /// Stored due dates that are not one for each instalment.
    #[error("{found} due dates for {expected} instalments: store one for each")]
    DueDateCount {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// More or fewer instalments than there may be.
    #[error("{0} instalments are not between 1 and {MAX_TERM_MONTHS}: choose another term or frequency")]
    Instalments(usize),
    /// Data of a form that cannot stand.
    #[error("the form '{form}' cannot stand: {remedy}")]
    Form {
        /// Its English name.
        form: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// A term that is no whole number of periods.
    #[error(
        "a term of {term_months} months is not a whole number of {every} periods: choose another term or frequency"
    )]
    Frequency {
        /// The term.
        term_months: u16,
        /// The frequency's English name.
        every: &'static str,
    },
    /// A spread out of range.
    #[error("a spread of {0} basis points is not between -{MAX_RATE_BPS} and {MAX_RATE_BPS}: state another")]
    Spread(i64),
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
    /// Checks the terms and works out the due dates: the first, then period by period from it (clamped to month ends), each
    /// rolled off days off.
    ///
    /// # Errors
    /// [`TermsError`], naming the term that cannot stand.
    pub fn try_new(spec: TermsSpec, business: &BusinessCalendar) -> Result<Self, TermsError> {
        if spec.term_months == 0 || spec.term_months > MAX_TERM_MONTHS {
            return Err(TermsError::Term(spec.term_months));
        }
        let mut due_on =
            spec.unrolled()?.into_iter().map(|date| business.adjust(date, spec.roll)).collect::<Result<Vec<_>, _>>()?;
        // A rent that falls due at the start is not due before it, wherever a day off would move it.
        if let Some(first) = due_on.first_mut().filter(|_| spec.method.is_in_advance()) {
            *first = (*first).max(spec.starts_on);
        }
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
        if due_on.is_empty() || due_on.len() > usize::from(MAX_TERM_MONTHS) {
            return Err(TermsError::Instalments(due_on.len()));
        }
        let expected = spec.unrolled()?.len();
        if due_on.len() != expected {
            return Err(TermsError::DueDateCount { found: due_on.len(), expected });
        }
        spec.check_form(due_on.len())?;
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
        for (place, next) in due_on.iter().enumerate() {
            let on_the_start = place == 0 && spec.method.is_in_advance() && *next == previous;
            if *next <= previous && !on_the_start {
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

    /// The term in months, begun ones counted: from the start to the last due date as agreed, before holidays move it. A loan of a
    /// year whose last day is moved from a Saturday to a Monday is one of twelve months still, and rent paid in advance is for the
    /// period that follows.
    ///
    /// # Errors
    /// [`CalendarError`] when a date leaves the calendar.
    pub fn months(&self) -> Result<u32, CalendarError> {
        let (from, dates) = (self.spec.starts_on, self.spec.unrolled()?);
        let ahead = if self.spec.method.is_in_advance() { self.spec.frequency.months().unwrap_or_default() } else { 0 };
        let to = calendar::add_months(dates.last().copied().unwrap_or(from), i32::from(ahead))?;
        let years = i32::from(to.year()) - i32::from(from.year());
        let whole = years * 12 + i32::from(to.month()) - i32::from(from.month());
        let begun = i32::from(calendar::add_months(from, whole)? < to);
        Ok(u32::try_from(whole + begun).unwrap_or_default())
    }

    /// The days after the start, up to one, on which the rate is set anew; none for a fixed rate.
    ///
    /// # Errors
    /// [`CalendarError`] when a date leaves the calendar.
    pub fn resets_through(&self, day: Date) -> Result<Vec<Date>, CalendarError> {
        let Some(floating) = self.spec.floating else { return Ok(Vec::new()) };
        let start = self.spec.starts_on;
        let last = self.matures_on();
        let mut days = Vec::new();
        match floating.reset {
            Reset::NewYear => {
                for year in i32::from(start.year()) + 1..=i32::from(last.year()) {
                    days.push(Date::new(i16::try_from(year).unwrap_or(i16::MAX), 1, 1).unwrap_or(Date::MAX));
                }
            }
            Reset::Anniversary => {
                for year in 1..=i32::from(last.year() - start.year()) {
                    days.push(add_months(start, year * 12)?);
                }
            }
            Reset::EachPeriod => days.extend_from_slice(&self.due_on[..self.due_on.len() - 1]),
        }
        days.retain(|on| *on > start && *on < last && *on <= day);
        Ok(days)
    }

    /// The currency of the loan.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.spec.principal.currency()
    }

    /// The rate overdue amounts bear: contract rate times penalty factor.
    #[must_use]
    pub fn penalty_rate(&self) -> Rate {
        self.penalty_rate_at(self.spec.annual_rate)
    }

    /// The rate overdue amounts bear while the contract rate is another than at signing.
    #[must_use]
    pub fn penalty_rate_at(&self, annual_rate: Rate) -> Rate {
        // Both factors are bounded in scale and size, so the product always exists.
        annual_rate.checked_scale(self.spec.penalty_factor).unwrap_or(annual_rate)
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
