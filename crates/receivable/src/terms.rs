//! [`Terms`]: what a contract says of the receivables it lives on.

use money::{Money, MoneyError, Rounding};
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_DAYS, WHOLE_PPM};

/// Who bears it when a buyer cannot pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recourse {
    /// The seller: what is overdue may be handed back to it (有追索权, 民法典 art. 766).
    With,
    /// The lender, as long as the claim is true and undisputed (无追索权, art. 767).
    Without,
}

impl Recourse {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::With => ("with", "有追索权", "with recourse"),
            Self::Without => ("without", "无追索权", "without recourse"),
        }
    }
}

/// What a contract says of receivables. Shares are parts per million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Who bears it when a buyer cannot pay.
    pub recourse: Recourse,
    /// Whether buyers are told that they pay the lender (明保理) or not (暗保理). Unnotified, an assignment does not bind the
    /// buyer (民法典 art. 546), so its payments may reach the seller.
    pub notified: bool,
    /// How much is lent on what counts (融资比例).
    pub advance_ppm: u32,
    /// How much of what is eligible one buyer may make up (集中度).
    pub debtor_ppm: u32,
    /// The longest time from the invoice to its due day, in days.
    pub most_days: u16,
    /// How many days past its due day a receivable still counts (宽限期); after them nothing of the same buyer does.
    pub grace_days: u16,
    /// By how much the invoices of an order may exceed it, and what was received of it.
    pub tolerance_ppm: u32,
}

/// Why terms cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TermsError {
    /// A share.
    #[error(
        "the advance and the part of one buyer lie above zero and are the whole at most, and the tolerance is a tenth at most"
    )]
    Share,
    /// A number of days.
    #[error("an invoice runs 1 to {MAX_DAYS} days, and the days of grace are no more than that")]
    Days,
}

/// The largest tolerance: a tenth.
const MAX_TOLERANCE_PPM: u32 = WHOLE_PPM / 10;

impl Terms {
    /// Checks the terms.
    ///
    /// # Errors
    /// [`TermsError`].
    pub fn check(&self) -> Result<(), TermsError> {
        let share = |ppm: u32| (1..=WHOLE_PPM).contains(&ppm);
        if !share(self.advance_ppm) || !share(self.debtor_ppm) || self.tolerance_ppm > MAX_TOLERANCE_PPM {
            return Err(TermsError::Share);
        }
        if self.most_days == 0 || self.most_days > MAX_DAYS || self.grace_days > MAX_DAYS {
            return Err(TermsError::Days);
        }
        Ok(())
    }

    /// What is lent on an amount that counts, rounded down.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn advance(&self, counted: Money) -> Result<Money, MoneyError> {
        part(counted, self.advance_ppm)
    }

    /// An amount with the tolerance added, rounded down.
    pub(crate) fn tolerated(&self, amount: Money) -> Result<Money, MoneyError> {
        amount.checked_add(part(amount, self.tolerance_ppm)?)
    }
}

/// A part of an amount, rounded down.
pub(crate) fn part(amount: Money, ppm: u32) -> Result<Money, MoneyError> {
    amount.checked_mul_ratio(i64::from(ppm), i64::from(WHOLE_PPM), Rounding::Down)
}
