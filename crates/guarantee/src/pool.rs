//! [`PoolState`]: a fiscal pool's ledger (风险补偿资金池): what was put in, what lenders were paid of their losses, what came
//! back, what was given as subsidy. The balance never falls below zero and no ceiling is passed, in every order of entries.

use std::collections::BTreeMap;

use calendar::Date;
use codes::InstitutionId;
use money::{Currency, Decimal, Money, MoneyError, Rounding};
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_POOL_ENTRIES, MAX_TEXT_BYTES, WHOLE_PPM};

/// The terms of a pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolTerms {
    /// What people call it.
    pub name: String,
    /// Currency of every amount.
    pub currency: Currency,
    /// Share of a lender's own loss that it makes good, in parts per million (400,000 is 40%).
    pub share_ppm: u32,
    /// The most for one claim.
    pub per_claim: Option<Money>,
    /// The most for all claims paid in a calendar year.
    pub per_year: Option<Money>,
    /// The most for subsidies in a calendar year.
    pub subsidy_per_year: Option<Money>,
    /// Claims paid over money put in, at which it pays no more (叫停线); none when nothing is agreed.
    pub stop_ratio: Option<Decimal>,
}

/// What cut a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PoolLimit {
    /// 单笔上限.
    PerClaim,
    /// 年度上限.
    PerYear,
    /// 资金余额.
    Balance,
}

impl PoolLimit {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::PerClaim => "单笔上限",
            Self::PerYear => "年度上限",
            Self::Balance => "资金余额",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::PerClaim => "cap for one claim",
            Self::PerYear => "cap for the year",
            Self::Balance => "what is left in the pool",
        }
    }
}

/// What a subsidy is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subsidy {
    /// 保费补贴: guarantee fees.
    Premium,
    /// 贴息: interest.
    Interest,
}

impl Subsidy {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Premium => "保费补贴",
            Self::Interest => "贴息",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Premium => "subsidy of guarantee fees",
            Self::Interest => "subsidy of interest",
        }
    }
}

/// A fact of a pool's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PoolEvent {
    /// The pool was set up.
    Opened {
        /// When.
        on: Date,
        /// Its terms.
        terms: PoolTerms,
    },
    /// Money was put in.
    Funded {
        /// When.
        on: Date,
        /// Reference of the bank entry, once in the ledger.
        reference: String,
        /// By whom, in words: which budget, which year.
        source: String,
        /// How much.
        amount: Money,
    },
    /// A lender was paid its share of a loss.
    ClaimPaid {
        /// When.
        on: Date,
        /// Reference of the claim, once in the ledger.
        reference: String,
        /// Whose loss.
        lender: InstitutionId,
        /// The lender's own loss, after guarantors and recoveries.
        loss: Money,
        /// What the pool paid.
        amount: Money,
        /// What cut it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limited_by: Option<PoolLimit>,
    },
    /// A lender recovered something and gave the pool's part back.
    Returned {
        /// When.
        on: Date,
        /// Reference of the bank entry, once in the ledger.
        reference: String,
        /// Of which claim.
        claim: String,
        /// What the lender recovered.
        recovered: Money,
        /// The pool's part.
        amount: Money,
    },
    /// A subsidy was paid.
    SubsidyPaid {
        /// When.
        on: Date,
        /// Reference of the bank entry, once in the ledger.
        reference: String,
        /// To whom.
        to: InstitutionId,
        /// What for.
        purpose: Subsidy,
        /// How much.
        amount: Money,
    },
}

/// What is asked of a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PoolCommand {
    /// Set it up.
    Open(Date, PoolTerms),
    /// Put money in: when, reference, source, amount.
    Fund(Date, String, String, Money),
    /// Pay a claim: when, reference, lender, its loss.
    Pay(Date, String, InstitutionId, Money),
    /// Note a return: when, reference, claim, what the lender recovered.
    Return(Date, String, String, Money),
    /// Pay a subsidy: when, reference, to whom, what for, how much.
    Subsidise(Date, String, InstitutionId, Subsidy, Money),
}

/// Why an entry is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// Not set up, or already.
    #[error("the pool is {0}")]
    Stage(&'static str),
    /// Terms that cannot be.
    #[error("a pool has a name, a share above zero and at most the whole, caps above zero and a stop line from 0 to 1")]
    Terms,
    /// An amount that cannot be computed with.
    #[error(transparent)]
    Money(#[from] MoneyError),
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
    #[error("reference '{0}' is in the ledger already: it is the same money, or use another reference")]
    ReferenceTaken(String),
    /// No claim of this reference.
    #[error("there is no claim '{0}' in the ledger: check its reference")]
    UnknownClaim(String),
    /// Nothing can be paid.
    #[error("nothing can be paid: the {} leaves nothing", .0.en())]
    Exhausted(PoolLimit),
    /// The stop line is passed.
    #[error(
        "claims paid have come to the agreed part of the money put in: the pool pays no more until it is filled up"
    )]
    Stopped,
    /// A text that is missing or too long.
    #[error("a reference or source is written, and short")]
    Text,
    /// Too many entries.
    #[error("a ledger has at most {MAX_POOL_ENTRIES} entries: open a new pool")]
    Full,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PoolLine {
    /// What happened.
    pub event: PoolEvent,
    /// What it added to the balance, below zero where money went out.
    pub change: Money,
    /// The balance after it, in the order in which it was recorded.
    pub balance: Money,
}

/// A pool's ledger: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PoolState {
    terms: Option<PoolTerms>,
    lines: Vec<PoolLine>,
    /// By reference: what was paid, of what loss, and what came back of it.
    claims: BTreeMap<String, (Money, Money, Money)>,
    references: std::collections::BTreeSet<String>,
    paid_by_year: BTreeMap<i16, i64>,
    subsidies_by_year: BTreeMap<i16, i64>,
    funded: i64,
}

impl PoolState {
    /// The ledger after these events.
    ///
    /// # Errors
    /// [`PoolError`] when they are not those of one pool.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a PoolEvent>) -> Result<Self, PoolError> {
        let mut state = Self::default();
        for event in events {
            state.apply(event)?;
        }
        Ok(state)
    }

    /// Its terms, once set up.
    #[must_use]
    pub const fn terms(&self) -> Option<&PoolTerms> {
        self.terms.as_ref()
    }

    /// Every line, in the order in which it was recorded.
    #[must_use]
    pub fn lines(&self) -> &[PoolLine] {
        &self.lines
    }

    fn open(&self) -> Result<&PoolTerms, PoolError> {
        self.terms.as_ref().ok_or(PoolError::Stage("not set up: open it first"))
    }

    fn money(&self, minor: i64) -> Result<Money, PoolError> {
        Ok(Money::from_minor(minor, self.open()?.currency))
    }

    /// What is in it.
    ///
    /// # Errors
    /// [`PoolError::Stage`].
    pub fn balance(&self) -> Result<Money, PoolError> {
        self.lines.last().map_or_else(|| self.money(0), |line| Ok(line.balance))
    }

    /// What was put in.
    ///
    /// # Errors
    /// [`PoolError::Stage`].
    pub fn funded(&self) -> Result<Money, PoolError> {
        self.money(self.funded)
    }

    /// Claims paid in a year, or in all.
    ///
    /// # Errors
    /// [`PoolError::Stage`].
    pub fn paid(&self, year: Option<i16>) -> Result<Money, PoolError> {
        self.money(sum(&self.paid_by_year, year))
    }

    /// Subsidies paid in a year, or in all.
    ///
    /// # Errors
    /// [`PoolError::Stage`].
    pub fn subsidies(&self, year: Option<i16>) -> Result<Money, PoolError> {
        self.money(sum(&self.subsidies_by_year, year))
    }

    /// What came back of claims.
    ///
    /// # Errors
    /// [`PoolError`].
    pub fn returned(&self) -> Result<Money, PoolError> {
        Ok(Money::sum(self.open()?.currency, self.claims.values().map(|(_, _, back)| *back))?)
    }

    /// What the command makes happen.
    ///
    /// # Errors
    /// [`PoolError`], with the remedy.
    pub fn decide(&self, command: PoolCommand) -> Result<PoolEvent, PoolError> {
        if let PoolCommand::Open(on, terms) = command {
            if self.terms.is_some() {
                return Err(PoolError::Stage("set up already"));
            }
            terms.check()?;
            return Ok(PoolEvent::Opened { on, terms });
        }
        let terms = self.open()?;
        if self.lines.len() >= MAX_POOL_ENTRIES {
            return Err(PoolError::Full);
        }
        match command {
            PoolCommand::Open(..) => Err(PoolError::Stage("set up already")),
            PoolCommand::Fund(on, reference, source, amount) => {
                let reference = self.fresh(reference)?;
                within("put in", amount, Money::from_minor(i64::MAX, terms.currency))?;
                self.balance()?.checked_add(amount)?;
                Ok(PoolEvent::Funded { on, reference, source: short(source)?, amount })
            }
            PoolCommand::Pay(on, reference, lender, loss) => self.pay(terms, on, self.fresh(reference)?, lender, loss),
            PoolCommand::Return(on, reference, claim, recovered) => {
                let reference = self.fresh(reference)?;
                let (paid, loss, back) =
                    *self.claims.get(&claim).ok_or_else(|| PoolError::UnknownClaim(claim.clone()))?;
                within("recovered", recovered, loss)?;
                let amount = recovered.checked_mul_ratio(paid.minor(), loss.minor(), Rounding::HalfUp)?;
                within("returned", amount, paid.checked_sub(back)?)?;
                Ok(PoolEvent::Returned { on, reference, claim, recovered, amount })
            }
            PoolCommand::Subsidise(on, reference, to, purpose, amount) => {
                let reference = self.fresh(reference)?;
                let mut most = self.balance()?;
                if let Some(cap) = terms.subsidy_per_year {
                    most = most.checked_min(cap.checked_sub(self.subsidies(Some(on.year()))?)?)?;
                }
                within("paid as a subsidy", amount, most)?;
                Ok(PoolEvent::SubsidyPaid { on, reference, to, purpose, amount })
            }
        }
    }

    /// Share of the loss, cut by the caps and by what is there.
    fn pay(
        &self,
        terms: &PoolTerms,
        on: Date,
        reference: String,
        lender: InstitutionId,
        loss: Money,
    ) -> Result<PoolEvent, PoolError> {
        within("a loss", loss, Money::from_minor(i64::MAX, terms.currency))?;
        if let Some(line) = terms.stop_ratio {
            let cap = Decimal::from(self.funded).checked_mul(line).ok_or(MoneyError::Overflow)?;
            if Decimal::from(self.paid(None)?.minor()) >= cap {
                return Err(PoolError::Stopped);
            }
        }
        let mut amount = loss.checked_mul_ratio(i64::from(terms.share_ppm), i64::from(WHOLE_PPM), Rounding::HalfUp)?;
        let mut limited_by = None;
        let year = terms.per_year.map(|cap| cap.checked_sub(self.paid(Some(on.year()))?).map_err(PoolError::from));
        for (limit, most) in [
            (PoolLimit::PerClaim, terms.per_claim),
            (PoolLimit::PerYear, year.transpose()?),
            (PoolLimit::Balance, Some(self.balance()?)),
        ] {
            if let Some(most) = most.filter(|most| most.minor() < amount.minor()) {
                (amount, limited_by) = (most, Some(limit));
            }
        }
        match limited_by {
            Some(limit) if !amount.is_positive() => Err(PoolError::Exhausted(limit)),
            _ if !amount.is_positive() => Err(PoolError::Amount { amount, what: "paid", most: loss }),
            _ => Ok(PoolEvent::ClaimPaid { on, reference, lender, loss, amount, limited_by }),
        }
    }

    fn fresh(&self, reference: String) -> Result<String, PoolError> {
        let reference = short(reference)?;
        if self.references.contains(&reference) { Err(PoolError::ReferenceTaken(reference)) } else { Ok(reference) }
    }

    /// Takes up an event that was stored.
    ///
    /// # Errors
    /// [`PoolError`] when it is not one of this ledger.
    pub fn apply(&mut self, event: &PoolEvent) -> Result<(), PoolError> {
        let (change, reference) = match event {
            PoolEvent::Opened { terms, .. } => {
                self.terms = Some(terms.clone());
                return Ok(());
            }
            PoolEvent::Funded { amount, reference, .. } => {
                self.funded = self.funded.checked_add(amount.minor()).ok_or(MoneyError::Overflow)?;
                (*amount, reference)
            }
            PoolEvent::ClaimPaid { on, reference, loss, amount, .. } => {
                add(&mut self.paid_by_year, *on, *amount)?;
                let none = Money::zero(amount.currency());
                self.claims.insert(reference.clone(), (*amount, *loss, none));
                (amount.checked_neg()?, reference)
            }
            PoolEvent::Returned { reference, claim, amount, .. } => {
                let held = self.claims.get_mut(claim).ok_or_else(|| PoolError::UnknownClaim(claim.clone()))?;
                held.2 = held.2.checked_add(*amount)?;
                (*amount, reference)
            }
            PoolEvent::SubsidyPaid { on, reference, amount, .. } => {
                add(&mut self.subsidies_by_year, *on, *amount)?;
                (amount.checked_neg()?, reference)
            }
        };
        self.references.insert(reference.clone());
        let balance = self.balance()?.checked_add(change)?;
        self.lines.push(PoolLine { event: event.clone(), change, balance });
        Ok(())
    }
}

impl PoolTerms {
    /// Checks the terms.
    ///
    /// # Errors
    /// [`PoolError::Terms`].
    pub fn check(&self) -> Result<(), PoolError> {
        let caps = [self.per_claim, self.per_year, self.subsidy_per_year];
        let good = !self.name.trim().is_empty()
            && self.name.len() <= MAX_TEXT_BYTES
            && (1..=WHOLE_PPM).contains(&self.share_ppm)
            && caps.iter().flatten().all(|cap| cap.is_positive() && cap.currency() == self.currency)
            && self.stop_ratio.is_none_or(|line| line > Decimal::ZERO && line <= Decimal::ONE);
        if good { Ok(()) } else { Err(PoolError::Terms) }
    }
}

impl PoolEvent {
    /// The schema that is written.
    pub const SCHEMA: u16 = 1;

    /// What kind of event it is; the `type` of its stored form.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "opened",
            Self::Funded { .. } => "funded",
            Self::ClaimPaid { .. } => "claim-paid",
            Self::Returned { .. } => "returned",
            Self::SubsidyPaid { .. } => "subsidy-paid",
        }
    }

    /// The business date it holds from.
    #[must_use]
    pub const fn effective_on(&self) -> Date {
        match self {
            Self::Opened { on, .. }
            | Self::Funded { on, .. }
            | Self::ClaimPaid { on, .. }
            | Self::Returned { on, .. }
            | Self::SubsidyPaid { on, .. } => *on,
        }
    }
}

fn sum(by_year: &BTreeMap<i16, i64>, year: Option<i16>) -> i64 {
    let chosen = by_year.iter().filter(|(of, _)| year.is_none_or(|year| year == **of));
    chosen.fold(0, |total, (_, minor)| total.saturating_add(*minor))
}

fn add(by_year: &mut BTreeMap<i16, i64>, on: Date, amount: Money) -> Result<(), PoolError> {
    let sum = by_year.entry(on.year()).or_default();
    *sum = sum.checked_add(amount.minor()).ok_or(MoneyError::Overflow)?;
    Ok(())
}

fn within(what: &'static str, amount: Money, most: Money) -> Result<(), PoolError> {
    let fits = amount.is_positive() && !amount.checked_sub(most)?.is_positive();
    if fits { Ok(()) } else { Err(PoolError::Amount { amount, what, most }) }
}

fn short(text: String) -> Result<String, PoolError> {
    if text.trim().is_empty() || text.len() > MAX_TEXT_BYTES { Err(PoolError::Text) } else { Ok(text) }
}
