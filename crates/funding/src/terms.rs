//! [`Terms`]: what a line is: its source, quota and cost, its days, and for which loans it may be used.

use calendar::Date;
use codes::{FirmSize, Industry, Region};
use money::{Money, Rate};
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_LISTED, MAX_MONTHS, MAX_PERCENT, MAX_PRIORITY, RATE_PLACES, is_name};

/// What kind of money it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Relending of the central bank for small firms.
    Relending,
    /// A policy bank's money lent on.
    OnLending,
    /// Deposits.
    Deposits,
    /// Money of other banks.
    Interbank,
    /// Equity and mezzanine.
    Capital,
    /// The share of a partner with whom one lends jointly.
    JointPartner,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Relending, Self::OnLending, Self::Deposits, Self::Interbank, Self::Capital, Self::JointPartner];

    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Relending => ("relending", "支小再贷款", "central-bank relending"),
            Self::OnLending => ("on-lending", "政策性转贷款", "policy-bank on-lending"),
            Self::Deposits => ("deposits", "存款", "deposits"),
            Self::Interbank => ("interbank", "同业资金", "interbank"),
            Self::Capital => ("capital", "股本与夹层", "equity and mezzanine"),
            Self::JointPartner => ("joint-partner", "联合出资方", "joint-lending partner"),
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.words().0 == word)
    }
}

/// What a line asks of a loan. An empty list and a missing bound ask nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Sizes of firms (工信部联企业〔2011〕300号).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sizes: Vec<FirmSize>,
    /// Industries (GB/T 4754): a section, or a division, group or class under which the firm's lies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub industries: Vec<Industry>,
    /// Regions (GB/T 2260) in which the firm's lies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Region>,
    /// Codes of products.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<String>,
    /// Codes of purposes, as the loan's product lists them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<String>,
    /// The largest principal of a loan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest_principal: Option<Money>,
    /// The highest rate that may be charged: relending comes with a cap on what the firm pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest_rate: Option<Rate>,
    /// The longest term of a loan, in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_months: Option<u32>,
}

/// What is known of a loan, or of one that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borrowing {
    /// Size of the firm, if it could be told.
    pub size: Option<FirmSize>,
    /// Its industry.
    pub industry: Option<Industry>,
    /// Where it is registered.
    pub region: Option<Region>,
    /// Product code.
    pub product: String,
    /// Purpose, if the loan knows it.
    pub purpose: Option<String>,
    /// Principal of the contract.
    pub principal: Money,
    /// Contract rate; none while it is still to be found.
    pub rate: Option<Rate>,
    /// Term in months.
    pub months: u32,
}

/// Why a line may not be used for a loan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Miss {
    /// Another currency.
    Currency,
    /// The size of the firm.
    Size,
    /// Its industry.
    Industry,
    /// Its region.
    Region,
    /// The product.
    Product,
    /// The purpose.
    Purpose,
    /// Too large.
    Principal,
    /// Too dear for the firm.
    Rate,
    /// Too long.
    Term,
}

impl Miss {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Currency => ("currency", "币种不符", "another currency"),
            Self::Size => ("size", "企业规模不符", "size of the firm"),
            Self::Industry => ("industry", "行业不符", "industry"),
            Self::Region => ("region", "地区不符", "region"),
            Self::Product => ("product", "产品不符", "product"),
            Self::Purpose => ("purpose", "用途不符", "purpose"),
            Self::Principal => ("principal", "单笔金额超限", "too large a loan"),
            Self::Rate => ("rate", "执行利率超过上限", "the firm pays more than the line allows"),
            Self::Term => ("term", "期限超限", "too long a term"),
        }
    }
}

impl Eligibility {
    /// The first condition a loan misses; what is asked for and not known is missed. A rate still to be found is not asked about.
    #[must_use]
    pub fn miss(&self, loan: &Borrowing) -> Option<Miss> {
        fn listed<T>(list: &[T], holds: impl FnMut(&T) -> bool) -> bool {
            list.is_empty() || list.iter().any(holds)
        }
        let under =
            |most: Money| most.currency() == loan.principal.currency() && loan.principal.minor() <= most.minor();
        let checks = [
            (Miss::Size, listed(&self.sizes, |size| loan.size == Some(*size))),
            (Miss::Industry, listed(&self.industries, |one| loan.industry.is_some_and(|known| one.contains(known)))),
            (Miss::Region, listed(&self.regions, |one| loan.region.is_some_and(|known| one.contains(known)))),
            (Miss::Product, listed(&self.products, |code| *code == loan.product)),
            (Miss::Purpose, listed(&self.purposes, |code| loan.purpose.as_ref() == Some(code))),
            (Miss::Principal, self.largest_principal.is_none_or(under)),
            (Miss::Rate, self.highest_rate.is_none_or(|most| loan.rate.is_none_or(|rate| rate <= most))),
            (Miss::Term, self.longest_months.is_none_or(|most| loan.months <= most)),
        ];
        checks.into_iter().find(|(_, holds)| !holds).map(|(miss, _)| miss)
    }

    fn stands(&self, quota: Money) -> bool {
        let lists =
            [self.sizes.len(), self.industries.len(), self.regions.len(), self.products.len(), self.purposes.len()];
        lists.iter().all(|length| *length <= MAX_LISTED)
            && self.products.iter().chain(&self.purposes).all(|code| is_name(code))
            && self.largest_principal.is_none_or(|most| most.currency() == quota.currency() && most.is_positive())
            && self.highest_rate.is_none_or(is_rate)
            && self.longest_months.is_none_or(|most| (1..=MAX_MONTHS).contains(&most))
    }
}

/// The terms of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What kind of money it is.
    pub kind: Kind,
    /// What people call the line.
    pub name: String,
    /// Who provides the money.
    pub source: String,
    /// The most that may be in use.
    pub quota: Money,
    /// What it costs a year.
    pub annual_cost: Rate,
    /// The first day on which it may be used for a loan.
    pub from: Date,
    /// The last day; what it holds after it is to be replaced.
    pub until: Date,
    /// Whether repaid principal frees quota (循环).
    pub revolving: bool,
    /// Which line is asked first: 1 before 2.
    pub priority: u16,
    /// For which loans.
    #[serde(default)]
    pub eligible: Eligibility,
}

/// What changes of a line; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// The quota.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota: Option<Money>,
    /// The cost of what is taken from that day on; what was taken before keeps its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_cost: Option<Rate>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The priority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u16>,
    /// For which loans, as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligible: Option<Eligibility>,
}

impl Amendment {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The terms with it.
    #[must_use]
    pub fn over(&self, terms: Terms) -> Terms {
        Terms {
            quota: self.quota.unwrap_or(terms.quota),
            annual_cost: self.annual_cost.unwrap_or(terms.annual_cost),
            until: self.until.unwrap_or(terms.until),
            priority: self.priority.unwrap_or(terms.priority),
            eligible: self.eligible.clone().unwrap_or(terms.eligible),
            ..terms
        }
    }
}

/// Why terms cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermsError {
    /// Names, quota, dates, priority.
    #[error(
        "a line has a name and a source, a quota above zero, a last day not before the first, and a priority of 1 to {MAX_PRIORITY}"
    )]
    Frame,
    /// A cost.
    #[error("a cost is 0 to {MAX_PERCENT} percent a year with at most four decimals: correct it")]
    Cost,
    /// For which loans.
    #[error(
        "a line names at most {MAX_LISTED} of a kind, a largest loan above zero in the quota's currency, a highest rate of 0 to {MAX_PERCENT} percent with at most four decimals and a longest term of 1 to {MAX_MONTHS} months"
    )]
    Eligibility,
}

fn is_rate(rate: Rate) -> bool {
    let percent = rate.percent();
    !percent.is_sign_negative() && percent <= MAX_PERCENT.into() && rate.fraction().normalize().scale() <= RATE_PLACES
}

impl Terms {
    /// Checks the terms.
    ///
    /// # Errors
    /// [`TermsError`].
    pub fn check(&self) -> Result<(), TermsError> {
        let framed = is_name(&self.name)
            && is_name(&self.source)
            && self.quota.is_positive()
            && self.from <= self.until
            && (1..=MAX_PRIORITY).contains(&self.priority);
        if !framed {
            return Err(TermsError::Frame);
        }
        if !is_rate(self.annual_cost) {
            return Err(TermsError::Cost);
        }
        if self.eligible.stands(self.quota) { Ok(()) } else { Err(TermsError::Eligibility) }
    }

    /// The first condition a loan misses, its currency among them.
    #[must_use]
    pub fn miss(&self, loan: &Borrowing) -> Option<Miss> {
        if loan.principal.currency() != self.quota.currency() {
            return Some(Miss::Currency);
        }
        self.eligible.miss(loan)
    }
}
