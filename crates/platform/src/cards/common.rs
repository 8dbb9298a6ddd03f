//! Amounts, rates, names, and what the person who asks may do.

use money::{Decimal, Money, Rate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Cash {
    /// Minor units: fen, cents.
    pub minor: i64,
    /// Currency code (ISO 4217).
    pub currency: String,
    /// As people write it: `1,234.50`.
    pub text: String,
}

impl From<Money> for Cash {
    fn from(amount: Money) -> Self {
        Self { minor: amount.minor(), currency: amount.currency().code().into(), text: amount.digits() }
    }
}

/// A yearly rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RateCard {
    /// Percent a year (年利率), exact: `4.35`.
    pub annual_percent: String,
    /// Per mille a month (月利率): `3.625`.
    pub monthly_permille: String,
}

impl From<Rate> for RateCard {
    fn from(rate: Rate) -> Self {
        Self {
            annual_percent: rate.percent().to_string(),
            monthly_permille: rate.monthly_permille().round_dp(4).normalize().to_string(),
        }
    }
}

/// A state or kind with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Named {
    /// Stable, in kebab case.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Named {
    /// From its three names.
    #[must_use]
    pub fn new(id: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id: id.into(), zh: zh.into(), en: en.into() }
    }
}

/// Something the object's state permits, and whether the person who asks may do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AllowedAct {
    /// What, in kebab case.
    pub act: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether this person may.
    pub can: bool,
    /// Why not, and who could.
    pub why: Option<String>,
    /// The same in Chinese.
    pub why_zh: Option<String>,
    /// The first day on which it can be done, while that day lies ahead.
    #[serde(default)]
    pub from: Option<String>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; nothing on the last one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A page of at most `limit` rows out of one row more, which says whether another page follows.
    #[must_use]
    pub fn of(mut rows: Vec<T>, limit: u32, cursor: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { rows, next }
    }

    /// The same page with other rows.
    #[must_use]
    pub fn with<U>(self, rows: Vec<U>) -> Page<U> {
        Page { rows, next: self.next }
    }
}

/// A share as percent, without noughts behind: `0.125` is `12.5`.
pub(crate) fn percent(share: Decimal) -> String {
    (share * Decimal::ONE_HUNDRED).normalize().to_string()
}
