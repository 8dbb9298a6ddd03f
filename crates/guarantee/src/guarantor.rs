//! [`GuarantorState`]: a guarantor's own book: what it is bound for, what it released, paid and got back, its statements,
//! and the fees and subsidies that came and went.
//!
//! All amounts of a guarantee are kept for the whole loan and read as the guarantor's own share of it, rounded half up, so
//! that what is bound, released and paid is measured with one and the same share.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{FirmId, InstitutionId};
use money::{Currency, Money, MoneyError, Rate, Rounding};
use serde::{Deserialize, Serialize};

use crate::assets::Statement;
use crate::capacity::{Exposure, LiabilityKind};
use crate::lane::Lane;
use crate::limits::{MAX_FLOWS, MAX_ISSUED, MAX_STATEMENTS, MAX_TERM_MONTHS, MAX_TEXT_BYTES, WHOLE_PPM};
use crate::rate::CompensationRate;

/// A guarantee as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// The guarantor's own number of it.
    pub number: String,
    /// Whose debt.
    pub customer: FirmId,
    /// The group of related parties the customer belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What for.
    pub kind: LiabilityKind,
    /// Who lent.
    pub bank: InstitutionId,
    /// The whole loan.
    pub amount: Money,
    /// The guarantor's own share of a loss, in parts per million; what a re-guarantor bears is not its own.
    pub own_ppm: u32,
    /// The bank's share.
    pub bank_ppm: u32,
    /// How long.
    pub term_months: u32,
    /// Fee a year on the loan.
    pub fee_rate: Rate,
    /// Whether the fast lane decided it (见贷即保).
    pub by_lane: bool,
}

/// Money that came or went beside compensation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// 担保费收入: a guarantee fee came in.
    Premium,
    /// 再担保费支出: a fee of re-guarantee was paid.
    ReguaranteeFee,
    /// 降费奖补: a subsidy for low fees came in.
    FeeSubsidy,
    /// 代偿补偿: a public pool made good a part of compensation.
    LossSubsidy,
    /// 分担方付款: a re-guarantor or fund paid its part of compensation.
    Reimbursement,
}

impl Flow {
    /// Every flow.
    pub const ALL: [Self; 5] =
        [Self::Premium, Self::ReguaranteeFee, Self::FeeSubsidy, Self::LossSubsidy, Self::Reimbursement];

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Premium => "担保费收入",
            Self::ReguaranteeFee => "再担保费支出",
            Self::FeeSubsidy => "降费奖补",
            Self::LossSubsidy => "代偿补偿",
            Self::Reimbursement => "分担方付款",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Premium => "guarantee fees received",
            Self::ReguaranteeFee => "re-guarantee fees paid",
            Self::FeeSubsidy => "subsidy for low fees",
            Self::LossSubsidy => "compensation made good by a pool",
            Self::Reimbursement => "paid by other parties",
        }
    }

    /// Whether it came in.
    #[must_use]
    pub const fn comes_in(self) -> bool {
        !matches!(self, Self::ReguaranteeFee)
    }
}

/// A fact of a guarantor's book. What is entered is what is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum GuarantorEvent {
    /// A statement of a day; a later one of the same day replaces it.
    StatementReported {
        /// The figures.
        statement: Statement,
    },
    /// The limits of the fast lane were set.
    LaneSet {
        /// From when.
        on: Date,
        /// The limits.
        lane: Lane,
    },
    /// A guarantee was given.
    Issued {
        /// When.
        on: Date,
        /// What.
        issue: Issue,
    },
    /// The customer repaid a part of the loan, or the bank released it (解除).
    Released {
        /// When.
        on: Date,
        /// Which guarantee.
        number: String,
        /// Principal of the whole loan.
        amount: Money,
    },
    /// The guarantor paid its own share of the bank's loss; it is bound no longer.
    CompensationPaid {
        /// When.
        on: Date,
        /// Which guarantee.
        number: String,
        /// Its own share.
        amount: Money,
    },
    /// Money was got back after compensation, the guarantor's own share of it.
    RecoveryReceived {
        /// When.
        on: Date,
        /// Which guarantee.
        number: String,
        /// Reference of the bank entry, once in a guarantee.
        reference: String,
        /// Its own share.
        amount: Money,
    },
    /// Money came or went beside compensation.
    FlowBooked {
        /// When.
        on: Date,
        /// Which.
        flow: Flow,
        /// Reference of the bank entry, once in the book.
        reference: String,
        /// How much.
        amount: Money,
    },
}

/// A guarantee and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issued {
    /// As it was given.
    pub issue: Issue,
    /// When.
    pub on: Date,
    /// Principal of the whole loan still under it.
    pub owed: Money,
    /// Own share paid.
    pub paid: Money,
    /// Own share got back, by reference.
    pub recovered: BTreeMap<String, Money>,
}

impl Issued {
    /// The guarantor's own share of an amount.
    fn own(&self, amount: Money) -> Result<Money, MoneyError> {
        amount.checked_mul_ratio(i64::from(self.issue.own_ppm), i64::from(WHOLE_PPM), Rounding::HalfUp)
    }

    /// The guarantor's own share of what is still owed (在保余额).
    ///
    /// # Errors
    /// [`MoneyError`] when it leaves its range.
    pub fn balance(&self) -> Result<Money, MoneyError> {
        self.own(self.owed)
    }
}

/// Why an entry is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuarantorError {
    /// Figures that cannot be.
    #[error("the figures cannot be: each is not below zero, in one currency, and the lines are within all assets")]
    Figures,
    /// An amount that cannot be computed with.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A guarantee of this number is there.
    #[error("there is a guarantee {0} already: use its own number")]
    NumberTaken(String),
    /// No guarantee of this number.
    #[error("there is no guarantee {0}: check its number")]
    Unknown(String),
    /// An amount of zero or less, or above what there is.
    #[error("{amount} cannot be {what}: the amount is above zero and at most {most}")]
    Amount {
        /// The amount.
        amount: Money,
        /// What was to be done with it.
        what: &'static str,
        /// The most it may be.
        most: Money,
    },
    /// A reference that was used.
    #[error("reference '{0}' is booked already: it is the same money, or use another reference")]
    ReferenceTaken(String),
    /// Terms that cannot be.
    #[error("{0}")]
    Terms(&'static str),
    /// Dated before the guarantee.
    #[error("nothing can be booked on {on}, before the guarantee was given on {since}: correct the date")]
    TooEarly {
        /// The date.
        on: Date,
        /// Since when.
        since: Date,
    },
    /// Beyond a bound.
    #[error("{what} is at most {most}")]
    Bound {
        /// What.
        what: &'static str,
        /// The bound.
        most: usize,
    },
}

/// A guarantor's book: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuarantorState {
    statements: BTreeMap<Date, Statement>,
    lane: Option<Lane>,
    issued: BTreeMap<String, Issued>,
    /// By year and bank: own share paid, own share released.
    years: BTreeMap<(i16, InstitutionId), (i64, i64)>,
    flows: BTreeMap<(i16, Flow), i64>,
    references: std::collections::BTreeSet<String>,
}

impl GuarantorState {
    /// The book after these events.
    ///
    /// # Errors
    /// [`GuarantorError`] when they are not those of one book.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a GuarantorEvent>) -> Result<Self, GuarantorError> {
        let mut state = Self::default();
        for event in events {
            state.apply(event)?;
        }
        Ok(state)
    }

    /// The last statement up to a day.
    #[must_use]
    pub fn statement(&self, on: Date) -> Option<&Statement> {
        self.statements.range(..=on).next_back().map(|(_, statement)| statement)
    }

    /// The limits of the fast lane.
    #[must_use]
    pub const fn lane(&self) -> Option<&Lane> {
        self.lane.as_ref()
    }

    /// Every guarantee, by number.
    pub fn issued(&self) -> impl Iterator<Item = &Issued> {
        self.issued.values()
    }

    /// What the guarantor is bound for.
    ///
    /// # Errors
    /// [`MoneyError`] when an amount leaves its range.
    pub fn exposures(&self) -> Result<Vec<Exposure>, MoneyError> {
        let one = |given: &Issued| {
            let issue = &given.issue;
            let (customer, group, kind) = (issue.customer, issue.group.clone(), issue.kind);
            Ok(Exposure { customer, group, kind, balance: given.balance()? })
        };
        self.issued.values().filter(|given| given.owed.is_positive()).map(one).collect()
    }

    /// Paid and released, of a year or since the beginning, with one bank or with all.
    #[must_use]
    pub fn rate(&self, year: Option<i16>, bank: Option<InstitutionId>, currency: Currency) -> CompensationRate {
        let mut sums = (0i64, 0i64);
        for ((of, with), (paid, released)) in &self.years {
            if year.is_none_or(|year| year == *of) && bank.is_none_or(|bank| bank == *with) {
                sums = (sums.0.saturating_add(*paid), sums.1.saturating_add(*released));
            }
        }
        let money = |minor| Money::from_minor(minor, currency);
        CompensationRate { paid: money(sums.0), released: money(sums.1) }
    }

    /// The sum of a flow in a year.
    #[must_use]
    pub fn flow(&self, year: i16, flow: Flow, currency: Currency) -> Money {
        Money::from_minor(self.flows.get(&(year, flow)).copied().unwrap_or(0), currency)
    }

    /// Checks an entry against the book.
    ///
    /// # Errors
    /// [`GuarantorError`], with the remedy.
    pub fn check(&self, event: &GuarantorEvent, currency: Currency) -> Result<(), GuarantorError> {
        let largest = Money::from_minor(i64::MAX, currency);
        match event {
            GuarantorEvent::StatementReported { statement } => {
                bound("the number of statements", self.statements.len(), MAX_STATEMENTS)?;
                statement.check(currency).map_err(|_| GuarantorError::Figures)
            }
            GuarantorEvent::LaneSet { lane, .. } => lane.check(currency),
            GuarantorEvent::Issued { issue, .. } => self.check_issue(issue, largest),
            GuarantorEvent::Released { on, number, amount } => {
                let given = self.of(number, *on)?;
                within("released", *amount, given.owed)
            }
            GuarantorEvent::CompensationPaid { on, number, amount } => {
                let given = self.of(number, *on)?;
                within("paid as compensation", *amount, given.balance()?)
            }
            GuarantorEvent::RecoveryReceived { on, number, reference, amount } => {
                let given = self.of(number, *on)?;
                named(reference)?;
                if given.recovered.contains_key(reference) {
                    return Err(GuarantorError::ReferenceTaken(reference.clone()));
                }
                bound("the number of recoveries", given.recovered.len(), crate::limits::MAX_RECOVERIES)?;
                let back = Money::sum(currency, given.recovered.values().copied())?;
                within("recovered", *amount, given.paid.checked_sub(back)?)
            }
            GuarantorEvent::FlowBooked { reference, amount, .. } => {
                named(reference)?;
                bound("the number of flows", self.references.len(), MAX_FLOWS)?;
                if self.references.contains(reference) {
                    return Err(GuarantorError::ReferenceTaken(reference.clone()));
                }
                within("booked", *amount, largest)
            }
        }
    }

    fn check_issue(&self, issue: &Issue, largest: Money) -> Result<(), GuarantorError> {
        named(&issue.number)?;
        if let Some(group) = &issue.group {
            named(group)?;
        }
        if self.issued.contains_key(&issue.number) {
            return Err(GuarantorError::NumberTaken(issue.number.clone()));
        }
        bound("the number of guarantees in one book", self.issued.len(), MAX_ISSUED)?;
        let shares = u64::from(issue.own_ppm) + u64::from(issue.bank_ppm);
        if issue.own_ppm == 0 || shares > u64::from(WHOLE_PPM) {
            return Err(GuarantorError::Terms("its own share is above zero, and with the bank's at most the whole"));
        }
        if issue.term_months == 0 || issue.term_months > MAX_TERM_MONTHS || issue.fee_rate < Rate::ZERO {
            return Err(GuarantorError::Terms("the term is 1 to 600 months and the fee not below zero"));
        }
        within("guaranteed", issue.amount, largest)
    }

    fn of(&self, number: &str, on: Date) -> Result<&Issued, GuarantorError> {
        let given = self.issued.get(number).ok_or_else(|| GuarantorError::Unknown(number.to_owned()))?;
        if on < given.on { Err(GuarantorError::TooEarly { on, since: given.on }) } else { Ok(given) }
    }

    /// Takes up an event that was stored.
    ///
    /// # Errors
    /// [`GuarantorError`] when it is not one of this book.
    pub fn apply(&mut self, event: &GuarantorEvent) -> Result<(), GuarantorError> {
        match event {
            GuarantorEvent::StatementReported { statement } => {
                self.statements.insert(statement.on, statement.clone());
            }
            GuarantorEvent::LaneSet { lane, .. } => self.lane = Some(lane.clone()),
            GuarantorEvent::Issued { on, issue } => {
                let zero = Money::zero(issue.amount.currency());
                let (owed, recovered) = (issue.amount, BTreeMap::new());
                let given = Issued { issue: issue.clone(), on: *on, owed, paid: zero, recovered };
                self.issued.insert(issue.number.clone(), given);
            }
            GuarantorEvent::Released { on, number, amount } => self.release(number, *on, *amount)?,
            GuarantorEvent::CompensationPaid { on, number, amount } => {
                let given = self.of_mut(number)?;
                given.paid = given.paid.checked_add(*amount)?;
                let (bank, owed) = (given.issue.bank, given.owed);
                let sums = self.years.entry((on.year(), bank)).or_default();
                sums.0 = sums.0.checked_add(amount.minor()).ok_or(MoneyError::Overflow)?;
                self.release(number, *on, owed)?;
            }
            GuarantorEvent::RecoveryReceived { number, reference, amount, .. } => {
                self.of_mut(number)?.recovered.insert(reference.clone(), *amount);
            }
            GuarantorEvent::FlowBooked { on, flow, reference, amount } => {
                let sum = self.flows.entry((on.year(), *flow)).or_default();
                *sum = sum.checked_add(amount.minor()).ok_or(MoneyError::Overflow)?;
                self.references.insert(reference.clone());
            }
        }
        Ok(())
    }

    /// Principal is owed no more: the own share that it frees is what the balance falls by.
    fn release(&mut self, number: &str, on: Date, amount: Money) -> Result<(), GuarantorError> {
        let given = self.of_mut(number)?;
        let before = given.balance()?;
        given.owed = given.owed.checked_sub(amount)?;
        let freed = before.checked_sub(given.balance()?)?;
        let bank = given.issue.bank;
        let sums = self.years.entry((on.year(), bank)).or_default();
        sums.1 = sums.1.checked_add(freed.minor()).ok_or(MoneyError::Overflow)?;
        Ok(())
    }

    fn of_mut(&mut self, number: &str) -> Result<&mut Issued, GuarantorError> {
        self.issued.get_mut(number).ok_or_else(|| GuarantorError::Unknown(number.to_owned()))
    }
}

impl GuarantorEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::StatementReported { .. } => "statement-reported",
            Self::LaneSet { .. } => "lane-set",
            Self::Issued { .. } => "issued",
            Self::Released { .. } => "released",
            Self::CompensationPaid { .. } => "compensation-paid",
            Self::RecoveryReceived { .. } => "recovery-received",
            Self::FlowBooked { .. } => "flow-booked",
        }
    }

    /// The business date it holds from.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        match self {
            Self::StatementReported { statement } => statement.on,
            Self::LaneSet { on, .. }
            | Self::Issued { on, .. }
            | Self::Released { on, .. }
            | Self::CompensationPaid { on, .. }
            | Self::RecoveryReceived { on, .. }
            | Self::FlowBooked { on, .. } => *on,
        }
    }
}

fn within(what: &'static str, amount: Money, most: Money) -> Result<(), GuarantorError> {
    let fits = amount.is_positive() && !amount.checked_sub(most)?.is_positive();
    if fits { Ok(()) } else { Err(GuarantorError::Amount { amount, what, most }) }
}

fn bound(what: &'static str, held: usize, most: usize) -> Result<(), GuarantorError> {
    if held < most { Ok(()) } else { Err(GuarantorError::Bound { what, most }) }
}

fn named(text: &str) -> Result<(), GuarantorError> {
    let good = !text.trim().is_empty() && text.len() <= MAX_TEXT_BYTES;
    if good { Ok(()) } else { Err(GuarantorError::Terms("a number, reference or group is written, and short")) }
}
