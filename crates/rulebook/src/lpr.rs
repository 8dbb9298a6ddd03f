//! The loan prime rate (贷款市场报价利率): the quote in force, how old it is, and whether one may still lend on it.
//!
//! The rate is published on the 20th of each month or the next working day, so a table that was not kept up shows by its
//! age: past `lpr.stale.warn-days` a quote carries a warning, past `lpr.stale.refuse-days` no new floating-rate contract
//! may be priced on it. Both limits are project defaults.

use calendar::{Date, days_between};
use money::Rate;
use serde::{Deserialize, Serialize};

use crate::snapshot::{Pins, RuleError, Snapshot};

/// Which of the two published terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LprTerm {
    /// One year (1年期).
    OneYear,
    /// Over five years (5年期以上).
    FiveYears,
}

impl LprTerm {
    /// The parameter it is read from.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::OneYear => "lpr.1y",
            Self::FiveYears => "lpr.5y",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::OneYear => "1年期LPR",
            Self::FiveYears => "5年期以上LPR",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::OneYear => "one-year LPR",
            Self::FiveYears => "over-five-year LPR",
        }
    }
}

/// A quote of the loan prime rate on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LprQuote {
    /// The rate.
    pub rate: Rate,
    /// When it was published.
    pub published_on: Date,
    /// Days from then to the snapshot's day.
    pub age_days: i32,
    /// Whether it is so old that a newer one is probably missing from the table.
    pub stale: bool,
}

impl Snapshot {
    /// The quote in force on the snapshot's day; `stale` when older than `lpr.stale.warn-days`.
    ///
    /// # Errors
    /// [`RuleError::NotInForce`] before the first quote (2019-08-20).
    pub fn lpr(&self, term: LprTerm, pins: &mut Pins) -> Result<LprQuote, RuleError> {
        let rate = self.rate(term.id(), pins)?;
        let published_on = self.fact(term.id(), pins)?.effective_from;
        let age_days = days_between(published_on, self.effective_on());
        let stale = self.holds("lpr.stale.warn-days", age_days.into(), pins)?;
        Ok(LprQuote { rate, published_on, age_days, stale })
    }

    /// The quote for a new floating-rate contract.
    ///
    /// # Errors
    /// [`RuleError::StaleLpr`] when it is older than `lpr.stale.refuse-days`; else as [`Snapshot::lpr`].
    pub fn lpr_for_new_contract(&self, term: LprTerm, pins: &mut Pins) -> Result<LprQuote, RuleError> {
        let quote = self.lpr(term, pins)?;
        if self.holds("lpr.stale.refuse-days", quote.age_days.into(), pins)? {
            let limit_days = self.int("lpr.stale.refuse-days", pins)?;
            return Err(RuleError::StaleLpr { published_on: quote.published_on, age_days: quote.age_days, limit_days });
        }
        Ok(quote)
    }

    /// The cost cap of four times the one-year rate (四倍LPR), at the quote in force on the contract's day.
    ///
    /// # Errors
    /// As [`Snapshot::lpr`]; [`RuleError::NotInForce`] when the multiple leaves the range of a decimal.
    pub fn four_times_lpr(&self, pins: &mut Pins) -> Result<Rate, RuleError> {
        let multiple = self.decimal("cost.cap.lpr-multiple", pins)?;
        let out_of_range = RuleError::NotInForce {
            id: "cost.cap.lpr-multiple".into(),
            on: self.effective_on(),
            known_at: self.known_at(),
        };
        self.lpr(LprTerm::OneYear, pins)?.rate.checked_scale(multiple).ok_or(out_of_range)
    }
}
