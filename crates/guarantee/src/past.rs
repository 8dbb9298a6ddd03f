//! Past guaranteed loans booked as history: what was disbursed, paid, charged off, and made good by the guarantee.
//!
//! A history file says how much of a loan was guaranteed and how much was charged off, not what the guarantor paid. The
//! public guarantee of the US Small Business Administration shares a loss in the proportion of the approval, so the
//! guarantor's part is the charged-off principal x guaranteed / approved, rounded half up to the cent once a loan; the
//! lender bears the rest. A source that states what was paid would be booked as stated.

use std::collections::BTreeMap;

use money::{Currency, Money, MoneyError, Rounding};
use serde::Serialize;

/// How a past loan ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Repaid in full.
    Paid,
    /// Charged off.
    ChargedOff,
    /// Not known.
    Unknown,
}

/// A past loan under a guarantee. What a source leaves open counts as nothing.
#[derive(Debug, Clone, Copy)]
pub struct PastLoan {
    /// The year it belongs to.
    pub year: i16,
    /// Approved.
    pub approved: Money,
    /// Guaranteed of it.
    pub guaranteed: Money,
    /// Disbursed.
    pub disbursed: Money,
    /// Principal charged off.
    pub charged_off: Money,
    /// How it ended.
    pub ending: Ending,
}

/// Sums over past loans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PastTotals {
    /// How many.
    pub loans: u64,
    /// Of these, charged off.
    pub bad: u64,
    /// Approved.
    pub approved: Money,
    /// Guaranteed of it.
    pub guaranteed: Money,
    /// Disbursed.
    pub disbursed: Money,
    /// Repaid: all that was disbursed of a loan paid in full, and what was not charged off of one that was.
    pub repaid: Money,
    /// Principal charged off.
    pub charged_off: Money,
    /// The guarantor's part of it.
    pub compensated: Money,
    /// The lender's part of it.
    pub lender_loss: Money,
}

impl PastTotals {
    /// Nothing yet.
    #[must_use]
    pub const fn none(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self {
            loans: 0,
            bad: 0,
            approved: zero,
            guaranteed: zero,
            disbursed: zero,
            repaid: zero,
            charged_off: zero,
            compensated: zero,
            lender_loss: zero,
        }
    }

    /// Adds other sums to these.
    ///
    /// # Errors
    /// [`MoneyError`] when a sum leaves its range.
    pub fn absorb(&mut self, other: &Self) -> Result<(), MoneyError> {
        self.loans += other.loans;
        self.bad += other.bad;
        for (sum, amount) in [
            (&mut self.approved, other.approved),
            (&mut self.guaranteed, other.guaranteed),
            (&mut self.disbursed, other.disbursed),
            (&mut self.repaid, other.repaid),
            (&mut self.charged_off, other.charged_off),
            (&mut self.compensated, other.compensated),
            (&mut self.lender_loss, other.lender_loss),
        ] {
            *sum = sum.checked_add(amount)?;
        }
        Ok(())
    }
}

impl PastLoan {
    /// The guaranteed percentage, rounded half up to a whole percent.
    ///
    /// # Errors
    /// [`MoneyError`] when nothing was approved.
    pub fn percent(&self) -> Result<u8, MoneyError> {
        let (part, whole) = (i128::from(self.guaranteed.minor()), i128::from(self.approved.minor()));
        if whole <= 0 || part < 0 || part > whole {
            return Err(MoneyError::BadWeights);
        }
        u8::try_from((200 * part + whole) / (2 * whole)).map_err(|_| MoneyError::Overflow)
    }

    /// The guarantor's part of what was charged off.
    ///
    /// # Errors
    /// [`MoneyError`] when nothing was approved or an amount leaves its range.
    pub fn compensated(&self) -> Result<Money, MoneyError> {
        self.lost().checked_mul_ratio(self.guaranteed.minor(), self.approved.minor(), Rounding::HalfUp)
    }

    fn lost(&self) -> Money {
        let zero = Money::zero(self.charged_off.currency());
        if self.ending == Ending::ChargedOff { self.charged_off } else { zero }
    }

    fn repaid(&self) -> Result<Money, MoneyError> {
        let zero = Money::zero(self.disbursed.currency());
        match self.ending {
            Ending::Paid => Ok(self.disbursed),
            Ending::ChargedOff => {
                let rest = self.disbursed.checked_sub(self.charged_off)?;
                Ok(if rest.is_negative() { zero } else { rest })
            }
            Ending::Unknown => Ok(zero),
        }
    }
}

/// Past loans by year and guaranteed percentage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastBook {
    currency: Currency,
    groups: BTreeMap<(i16, u8), PastTotals>,
}

impl PastBook {
    /// An empty one.
    #[must_use]
    pub const fn new(currency: Currency) -> Self {
        Self { currency, groups: BTreeMap::new() }
    }

    /// Books a loan.
    ///
    /// # Errors
    /// [`MoneyError`] when it is in another currency, nothing was approved, or a sum leaves its range.
    pub fn add(&mut self, loan: &PastLoan) -> Result<(), MoneyError> {
        let (compensated, lost) = (loan.compensated()?, loan.lost());
        let sums = self.groups.entry((loan.year, loan.percent()?)).or_insert(PastTotals::none(self.currency));
        sums.loans += 1;
        sums.bad += u64::from(loan.ending == Ending::ChargedOff);
        for (sum, amount) in [
            (&mut sums.approved, loan.approved),
            (&mut sums.guaranteed, loan.guaranteed),
            (&mut sums.disbursed, loan.disbursed),
            (&mut sums.repaid, loan.repaid()?),
            (&mut sums.charged_off, lost),
            (&mut sums.compensated, compensated),
            (&mut sums.lender_loss, lost.checked_sub(compensated)?),
        ] {
            *sum = sum.checked_add(amount)?;
        }
        Ok(())
    }

    /// Each year and percentage, in this order.
    pub fn groups(&self) -> impl Iterator<Item = (i16, u8, &PastTotals)> {
        self.groups.iter().map(|((year, percent), sums)| (*year, *percent, sums))
    }
}
