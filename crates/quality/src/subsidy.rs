//! Interest subsidies (贴息): a programme pays part of the interest of loans it is meant for, up to ceilings, quarter by quarter.
//!
//! A programme pays a share of the contract rate, or percentage points, never more than the rate itself. It accrues on the
//! principal in use, each day by that day's balance and rate, and not on days on which the loan is overdue. Days are added up
//! exactly; a loan's quarter is rounded once, half up, and then cut by what the ceilings leave: of the loan, of the firm in the
//! year, of the programme in the year. Loans are served in the order of their numbers, so that a ceiling falls the same way
//! whoever asks.

use std::collections::BTreeMap;

use calendar::{Date, add_days};
use codes::{FirmId, LoanId, ProgrammeId, UserId};
use loan::{LoanState, Standing};
use money::{Decimal, Money, MoneyError, Rate};
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_ELIGIBLE, MAX_NAME_CHARS, MAX_TEXT_CHARS, stated};

/// What a programme pays of the rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "pays", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Support {
    /// A share of the contract rate.
    Share {
        /// From 0 to 1.
        share: Decimal,
    },
    /// Percentage points a year, at most the contract rate.
    Points {
        /// As a fraction: 0.01 is one point.
        points: Decimal,
    },
}

impl Support {
    /// The yearly rate paid on a contract rate.
    #[must_use]
    pub fn rate(&self, contract: Rate) -> Decimal {
        match self {
            Self::Share { share } => contract.fraction() * share,
            Self::Points { points } => (*points).min(contract.fraction()),
        }
    }
}

/// The programme as a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// What people call it.
    pub name: String,
    /// Who pays, and under which document.
    pub source: String,
    /// What it pays.
    pub support: Support,
    /// Days of a year: 360 or 365.
    pub year_days: u32,
    /// The first day that counts.
    pub from: Date,
    /// The last day that counts.
    pub until: Date,
    /// Principal of a loan on which it pays at most.
    #[serde(default)]
    pub principal_most: Option<Money>,
    /// The most for one loan over its life.
    #[serde(default)]
    pub per_loan: Option<Money>,
    /// The most for one firm in a year.
    #[serde(default)]
    pub per_firm_year: Option<Money>,
    /// The most in a year.
    #[serde(default)]
    pub per_year: Option<Money>,
    /// Product codes; any when empty.
    #[serde(default)]
    pub products: Vec<String>,
    /// Industry sections or codes that begin so; any when empty.
    #[serde(default)]
    pub industries: Vec<String>,
    /// Loans up to this principal; any without it.
    #[serde(default)]
    pub loan_most: Option<Money>,
}

/// A loan as a programme looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The loan.
    pub loan: LoanId,
    /// Its number.
    pub number: &'a str,
    /// Whose.
    pub firm: FirmId,
    /// Product code.
    pub product: &'a str,
    /// Industry as the decision knew it.
    pub industry: Option<&'a str>,
    /// Contract principal.
    pub principal: Money,
    /// Its events.
    pub state: &'a LoanState,
}

/// One loan of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubsidyLine {
    /// The loan.
    pub loan: LoanId,
    /// Its number.
    pub number: String,
    /// Whose.
    pub firm: FirmId,
    /// Days that count.
    pub days: u32,
    /// Balance of each of these days added up, in minor units.
    pub balance_days: i64,
    /// What accrued, before ceilings.
    pub accrued: Money,
    /// What is asked for.
    pub amount: Money,
    /// The ceiling that cut it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_by: Option<Ceiling>,
}

/// A ceiling of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ceiling {
    /// Of the loan.
    Loan,
    /// Of the firm in the year.
    FirmYear,
    /// Of the year.
    Year,
}

impl Ceiling {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Loan => ("loan", "单笔上限", "ceiling of the loan"),
            Self::FirmYear => ("firm-year", "单户年度上限", "ceiling of the firm in the year"),
            Self::Year => ("year", "项目年度上限", "ceiling of the year"),
        }
    }
}

/// A quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quarter {
    /// Year.
    pub year: i16,
    /// 1 to 4.
    pub quarter: i8,
}

impl Quarter {
    /// From `2026Q3`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, quarter) = text.trim().split_once(['Q', 'q'])?;
        let (year, quarter) = (year.parse().ok()?, quarter.parse().ok()?);
        ((1..=4).contains(&quarter) && (1950..=2200).contains(&year)).then_some(Self { year, quarter })
    }

    /// Its first and last day.
    #[must_use]
    pub fn days(self) -> (Date, Date) {
        let first = Date::constant(self.year, (self.quarter - 1) * 3 + 1, 1);
        let last = calendar::month_end(Date::constant(self.year, self.quarter * 3, 1));
        (first, last)
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}Q{}", self.year, self.quarter)
    }
}

/// What happened to a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SubsidyEvent {
    /// Somebody wrote it.
    Drafted {
        /// Its id.
        id: ProgrammeId,
        /// The document.
        programme: Box<Programme>,
        /// Who.
        by: UserId,
    },
    /// Another person approved it.
    Approved {
        /// Who.
        by: UserId,
    },
    /// Another person refused it.
    Refused {
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
    /// A quarter's list was made.
    Claimed {
        /// The quarter.
        quarter: Quarter,
        /// Loan by loan.
        lines: Vec<SubsidyLine>,
        /// Who.
        by: UserId,
    },
    /// Another person checked the list; it may be sent.
    ClaimApproved {
        /// The quarter.
        quarter: Quarter,
        /// Who.
        by: UserId,
    },
    /// The payer paid.
    Paid {
        /// The quarter.
        quarter: Quarter,
        /// When.
        on: Date,
        /// Reference of the bank entry.
        reference: String,
        /// How much.
        amount: Money,
        /// Who recorded it.
        by: UserId,
    },
    /// The list was refused, by the person who checks or by the payer: it may be made anew.
    ClaimRefused {
        /// The quarter.
        quarter: Quarter,
        /// Why.
        reason: String,
        /// Who recorded it.
        by: UserId,
    },
}

impl SubsidyEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Drafted { .. } => "drafted",
            Self::Approved { .. } => "approved",
            Self::Refused { .. } => "refused",
            Self::Claimed { .. } => "claimed",
            Self::ClaimApproved { .. } => "claim-approved",
            Self::Paid { .. } => "paid",
            Self::ClaimRefused { .. } => "claim-refused",
        }
    }
}

/// How far a claim has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimStage {
    /// Made; waits for a second person.
    Made,
    /// Checked; waits for the payer.
    Approved,
    /// Paid.
    Paid {
        /// When.
        on: Date,
        /// Reference.
        reference: String,
        /// How much.
        amount: Money,
    },
    /// Refused.
    Refused {
        /// Why.
        reason: String,
    },
}

/// A quarter's claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubsidyClaim {
    /// The quarter.
    pub quarter: Quarter,
    /// Loan by loan.
    pub lines: Vec<SubsidyLine>,
    /// Who made it.
    pub by: UserId,
    /// How far it has come.
    pub stage: ClaimStage,
}

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubsidyError {
    /// A document that cannot be.
    #[error(
        "a programme has a name and a source, a share or points from 0 to 1, a year of 360 or 365 days, a period, amounts above zero in one currency and at most {MAX_ELIGIBLE} entries a list"
    )]
    Terms,
    /// At the wrong step.
    #[error("the {0} is {1}: {2}")]
    Step(&'static str, &'static str, &'static str),
    /// The maker checks.
    #[error("who made this does not check it: ask another person")]
    SameHands,
    /// No such claim.
    #[error("no claim was made for {0}: make it first")]
    Unknown(Quarter),
    /// The quarter has not ended, or lies outside the programme.
    #[error("{0} has not ended or lies outside the programme: claim a quarter that is over")]
    Quarter(Quarter),
    /// A later quarter was claimed already.
    #[error(
        "{0} was claimed already, and its ceilings counted: claim quarters in their order, or refuse the later ones first"
    )]
    Order(Quarter),
    /// Nothing accrued.
    #[error("no loan accrued anything in {0}")]
    Nothing(Quarter),
    /// A text.
    #[error("give a reference or reason of 1 to {MAX_TEXT_CHARS} characters")]
    Text,
    /// More or less than was asked for.
    #[error("{0} was asked for; {1} is no amount above zero and at most that")]
    Amount(Money, Money),
    /// An amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A loan that cannot be placed.
    #[error("loan {0} cannot be placed on a day: {1}")]
    Loan(String, String),
}

/// A programme's book: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubsidyState {
    programme: Option<Programme>,
    id: Option<ProgrammeId>,
    drafted_by: Option<UserId>,
    approved: bool,
    refused: Option<String>,
    claims: BTreeMap<Quarter, SubsidyClaim>,
}

impl Programme {
    /// Checks the document.
    ///
    /// # Errors
    /// [`SubsidyError::Terms`].
    pub fn check(&self) -> Result<(), SubsidyError> {
        let said = |text: &str| !text.trim().is_empty() && text.chars().count() <= MAX_NAME_CHARS;
        let part = match self.support {
            Support::Share { share: part } | Support::Points { points: part } => part,
        };
        let amounts: Vec<Money> =
            [self.principal_most, self.per_loan, self.per_firm_year, self.per_year, self.loan_most]
                .into_iter()
                .flatten()
                .collect();
        let one_currency = amounts.windows(2).all(|pair| pair[0].currency() == pair[1].currency());
        let good = said(&self.name)
            && said(&self.source)
            && part > Decimal::ZERO
            && part <= Decimal::ONE
            && matches!(self.year_days, 360 | 365)
            && self.from <= self.until
            && amounts.iter().all(|amount| amount.is_positive())
            && one_currency
            && self.products.len() <= MAX_ELIGIBLE
            && self.industries.len() <= MAX_ELIGIBLE;
        if good { Ok(()) } else { Err(SubsidyError::Terms) }
    }

    /// Whether a loan is one it is meant for.
    #[must_use]
    pub fn covers(&self, loan: &Candidate<'_>) -> bool {
        let product = self.products.is_empty() || self.products.iter().any(|code| code == loan.product);
        let industry = self.industries.is_empty()
            || loan.industry.is_some_and(|code| self.industries.iter().any(|begin| code.starts_with(begin.as_str())));
        let size = self
            .loan_most
            .is_none_or(|most| most.currency() == loan.principal.currency() && loan.principal.minor() <= most.minor());
        product && industry && size
    }

    /// What accrues on a loan from one day to another, both included: days, balance-days and the amount before ceilings.
    ///
    /// # Errors
    /// [`SubsidyError`].
    pub fn accrued(&self, loan: &Candidate<'_>, first: Date, last: Date) -> Result<(u32, i64, Money), SubsidyError> {
        let currency = loan.principal.currency();
        let (mut days, mut balance_days, mut sum) = (0_u32, 0_i64, Decimal::ZERO);
        let mut day = first.max(self.from);
        let last = last.min(self.until);
        while day <= last {
            let position = loan
                .state
                .position(day)
                .map_err(|error| SubsidyError::Loan(loan.number.to_owned(), error.to_string()))?;
            let position = position.filter(|at| at.standing == Standing::Outstanding && at.days_past_due == 0);
            if let Some(at) = position {
                let owed = at.outstanding_principal.minor();
                let owed = self.principal_most.map_or(owed, |most| owed.min(most.minor()));
                days += u32::from(owed > 0);
                balance_days = balance_days.checked_add(owed).ok_or(MoneyError::Overflow)?;
                let of_day = Decimal::from(owed).checked_mul(self.support.rate(at.annual_rate));
                sum = of_day.and_then(|of_day| sum.checked_add(of_day)).ok_or(MoneyError::Overflow)?;
            }
            day = add_days(day, 1).map_err(|error| SubsidyError::Loan(loan.number.to_owned(), error.to_string()))?;
        }
        let minor = (sum / Decimal::from(self.year_days))
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
            .to_i64()
            .ok_or(MoneyError::Overflow)?;
        Ok((days, balance_days, Money::from_minor(minor, currency)))
    }
}

impl SubsidyState {
    /// After these events.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a SubsidyEvent>) -> Self {
        let mut state = Self::default();
        events.into_iter().for_each(|event| state.apply(event));
        state
    }

    /// Its document.
    #[must_use]
    pub const fn programme(&self) -> Option<&Programme> {
        self.programme.as_ref()
    }

    /// Who wrote it.
    #[must_use]
    pub const fn drafted_by(&self) -> Option<UserId> {
        self.drafted_by
    }

    /// Whether a second person approved it.
    #[must_use]
    pub const fn is_approved(&self) -> bool {
        self.approved
    }

    /// Why it was refused.
    #[must_use]
    pub fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// Its claims by quarter.
    pub fn claims(&self) -> impl Iterator<Item = &SubsidyClaim> {
        self.claims.values()
    }

    fn waiting(&self, by: UserId) -> Result<(), SubsidyError> {
        if self.programme.is_none() || self.approved || self.refused.is_some() {
            return Err(SubsidyError::Step("programme", "decided on already", "write a new one"));
        }
        if self.drafted_by == Some(by) { Err(SubsidyError::SameHands) } else { Ok(()) }
    }

    /// Writes a programme.
    ///
    /// # Errors
    /// [`SubsidyError`].
    pub fn draft(&self, id: ProgrammeId, programme: Programme, by: UserId) -> Result<SubsidyEvent, SubsidyError> {
        programme.check()?;
        Ok(SubsidyEvent::Drafted { id, programme: Box::new(programme), by })
    }

    /// Approves it.
    ///
    /// # Errors
    /// [`SubsidyError`].
    pub fn approve(&self, by: UserId) -> Result<SubsidyEvent, SubsidyError> {
        self.waiting(by)?;
        Ok(SubsidyEvent::Approved { by })
    }

    /// Refuses it.
    ///
    /// # Errors
    /// [`SubsidyError`].
    pub fn refuse(&self, by: UserId, reason: &str) -> Result<SubsidyEvent, SubsidyError> {
        self.waiting(by)?;
        Ok(SubsidyEvent::Refused { by, reason: text(reason)? })
    }

    /// Makes the list of a quarter.
    ///
    /// # Errors
    /// [`SubsidyError`].
    pub fn claim(
        &self,
        quarter: Quarter,
        candidates: &[Candidate<'_>],
        today: Date,
        by: UserId,
    ) -> Result<SubsidyEvent, SubsidyError> {
        let programme = self.programme.as_ref().filter(|_| self.approved);
        let programme =
            programme.ok_or(SubsidyError::Step("programme", "not approved", "let another person approve it"))?;
        let standing = |claim: &&SubsidyClaim| !matches!(claim.stage, ClaimStage::Refused { .. });
        if let Some(later) = self.claims().filter(standing).map(|claim| claim.quarter).find(|known| *known >= quarter) {
            return Err(SubsidyError::Order(later));
        }
        let (first, last) = quarter.days();
        if last >= today || last < programme.from || first > programme.until {
            return Err(SubsidyError::Quarter(quarter));
        }
        let mut room = Room::of(self, quarter)?;
        let mut ordered: Vec<&Candidate<'_>> = candidates.iter().filter(|loan| programme.covers(loan)).collect();
        ordered.sort_by(|one, other| one.number.cmp(other.number).then(one.loan.cmp(&other.loan)));
        let mut lines = Vec::new();
        for loan in ordered {
            let (days, balance_days, accrued) = programme.accrued(loan, first, last)?;
            if !accrued.is_positive() {
                continue;
            }
            let (amount, cut_by) = room.take(programme, loan, accrued)?;
            let number = loan.number.to_owned();
            lines.push(SubsidyLine {
                loan: loan.loan,
                number,
                firm: loan.firm,
                days,
                balance_days,
                accrued,
                amount,
                cut_by,
            });
        }
        if lines.is_empty() {
            Err(SubsidyError::Nothing(quarter))
        } else {
            Ok(SubsidyEvent::Claimed { quarter, lines, by })
        }
    }

    fn held(&self, quarter: Quarter) -> Result<&SubsidyClaim, SubsidyError> {
        self.claims.get(&quarter).ok_or(SubsidyError::Unknown(quarter))
    }

    /// Checks a list.
    ///
    /// # Errors
    /// [`SubsidyError`].
    pub fn approve_claim(&self, quarter: Quarter, by: UserId) -> Result<SubsidyEvent, SubsidyError> {
        let claim = self.held(quarter)?;
        if claim.stage != ClaimStage::Made {
            return Err(SubsidyError::Step("claim", "decided on already", "nothing waits for approval"));
        }
        if claim.by == by { Err(SubsidyError::SameHands) } else { Ok(SubsidyEvent::ClaimApproved { quarter, by }) }
    }

    /// Records that the payer paid.
    ///
    /// # Errors
    /// [`SubsidyError`].
    pub fn pay(
        &self,
        quarter: Quarter,
        on: Date,
        reference: &str,
        amount: Money,
        by: UserId,
    ) -> Result<SubsidyEvent, SubsidyError> {
        let claim = self.held(quarter)?;
        if claim.stage != ClaimStage::Approved {
            return Err(SubsidyError::Step("claim", "not waiting for the payer", "let another person check it first"));
        }
        let asked = claim.amount()?;
        let fits = amount.is_positive() && amount.currency() == asked.currency() && amount.minor() <= asked.minor();
        if !fits {
            return Err(SubsidyError::Amount(asked, amount));
        }
        Ok(SubsidyEvent::Paid { quarter, on, reference: text(reference)?, amount, by })
    }

    /// Refuses a list that was not paid.
    ///
    /// # Errors
    /// [`SubsidyError`].
    pub fn refuse_claim(&self, quarter: Quarter, reason: &str, by: UserId) -> Result<SubsidyEvent, SubsidyError> {
        let claim = self.held(quarter)?;
        if !matches!(claim.stage, ClaimStage::Made | ClaimStage::Approved) {
            return Err(SubsidyError::Step("claim", "decided on already", "only an unpaid claim is refused"));
        }
        Ok(SubsidyEvent::ClaimRefused { quarter, reason: text(reason)?, by })
    }

    /// Takes up an event that was stored.
    pub fn apply(&mut self, event: &SubsidyEvent) {
        let mut stage = |quarter: &Quarter, stage: ClaimStage| {
            if let Some(claim) = self.claims.get_mut(quarter) {
                claim.stage = stage;
            }
        };
        match event {
            SubsidyEvent::Drafted { id, programme, by } => {
                (self.id, self.drafted_by) = (Some(*id), Some(*by));
                self.programme = Some((**programme).clone());
            }
            SubsidyEvent::Approved { .. } => self.approved = true,
            SubsidyEvent::Refused { reason, .. } => self.refused = Some(reason.clone()),
            SubsidyEvent::Claimed { quarter, lines, by } => {
                let claim = SubsidyClaim { quarter: *quarter, lines: lines.clone(), by: *by, stage: ClaimStage::Made };
                self.claims.insert(*quarter, claim);
            }
            SubsidyEvent::ClaimApproved { quarter, .. } => stage(quarter, ClaimStage::Approved),
            SubsidyEvent::Paid { quarter, on, reference, amount, .. } => {
                stage(quarter, ClaimStage::Paid { on: *on, reference: reference.clone(), amount: *amount });
            }
            SubsidyEvent::ClaimRefused { quarter, reason, .. } => {
                stage(quarter, ClaimStage::Refused { reason: reason.clone() });
            }
        }
    }
}

impl SubsidyClaim {
    /// What it asks for.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn amount(&self) -> Result<Money, MoneyError> {
        let currency = self.lines.first().map_or(money::Currency::CNY, |line| line.amount.currency());
        Money::sum(currency, self.lines.iter().map(|line| line.amount))
    }
}

/// What earlier claims leave under the ceilings, in minor units.
struct Room {
    loans: BTreeMap<LoanId, i64>,
    firms: BTreeMap<FirmId, i64>,
    year: i64,
}

impl Room {
    fn of(state: &SubsidyState, quarter: Quarter) -> Result<Self, MoneyError> {
        let mut room = Self { loans: BTreeMap::new(), firms: BTreeMap::new(), year: 0 };
        let standing = |claim: &&SubsidyClaim| !matches!(claim.stage, ClaimStage::Refused { .. });
        for claim in state.claims().filter(standing) {
            for line in &claim.lines {
                room.used(line.loan, line.firm, line.amount.minor(), claim.quarter.year == quarter.year)?;
            }
        }
        Ok(room)
    }

    fn used(&mut self, loan: LoanId, firm: FirmId, minor: i64, this_year: bool) -> Result<(), MoneyError> {
        let add = |slot: &mut i64| -> Result<(), MoneyError> {
            *slot = slot.checked_add(minor).ok_or(MoneyError::Overflow)?;
            Ok(())
        };
        add(self.loans.entry(loan).or_default())?;
        if this_year {
            add(self.firms.entry(firm).or_default())?;
            add(&mut self.year)?;
        }
        Ok(())
    }

    fn take(
        &mut self,
        programme: &Programme,
        loan: &Candidate<'_>,
        accrued: Money,
    ) -> Result<(Money, Option<Ceiling>), MoneyError> {
        let used = |most: Option<Money>, used: Option<&i64>| {
            most.map(|most| most.minor().saturating_sub(used.copied().unwrap_or_default()).max(0))
        };
        let (mut minor, mut cut_by) = (accrued.minor(), None);
        for (ceiling, left) in [
            (Ceiling::Loan, used(programme.per_loan, self.loans.get(&loan.loan))),
            (Ceiling::FirmYear, used(programme.per_firm_year, self.firms.get(&loan.firm))),
            (Ceiling::Year, used(programme.per_year, Some(&self.year))),
        ] {
            if let Some(left) = left.filter(|left| *left < minor) {
                (minor, cut_by) = (left, Some(ceiling));
            }
        }
        self.used(loan.loan, loan.firm, minor, true)?;
        Ok((Money::from_minor(minor, accrued.currency()), cut_by))
    }
}

fn text(text: &str) -> Result<String, SubsidyError> {
    stated(text).ok_or(SubsidyError::Text)
}
