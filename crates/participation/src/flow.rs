//! [`Flow`]: what an entry of a loan moved, in the parts that are shared.

use calendar::Date;
use ledger::{Account, Entry};
use money::{Currency, Money, MoneyError};

/// What a shared amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Principal lent.
    Lent,
    /// Principal that came back, from the firm or its guarantor.
    Principal,
    /// Interest paid.
    Interest,
    /// Penalty and compound interest paid.
    Penalty,
    /// Recovered on what was written off.
    Recovery,
    /// Fees paid.
    Fee,
    /// Principal written off.
    PrincipalLost,
    /// Principal that went back to the servicer when a share ended.
    Returned,
    /// Interest written off.
    InterestLost,
    /// Penalties written off.
    PenaltyLost,
    /// Penalties given up.
    PenaltyWaived,
    /// Interest earned, as the loan's entries book it.
    InterestEarned,
    /// Penalties earned.
    PenaltyEarned,
}

impl Part {
    /// Every part, in the order of a statement.
    pub const ALL: [Self; 13] = [
        Self::Lent,
        Self::Principal,
        Self::Interest,
        Self::Penalty,
        Self::Recovery,
        Self::Fee,
        Self::PrincipalLost,
        Self::Returned,
        Self::InterestLost,
        Self::PenaltyLost,
        Self::PenaltyWaived,
        Self::InterestEarned,
        Self::PenaltyEarned,
    ];
}

/// An amount for each [`Part`], in minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    currency: Currency,
    minor: [i64; Part::ALL.len()],
}

impl Parts {
    /// Nothing.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { currency, minor: [0; Part::ALL.len()] }
    }

    /// One of them.
    #[must_use]
    pub const fn get(&self, part: Part) -> Money {
        Money::from_minor(self.minor[part as usize], self.currency)
    }

    /// One of them, in minor units.
    #[must_use]
    pub const fn minor(&self, part: Part) -> i64 {
        self.minor[part as usize]
    }

    /// Whether all are nothing.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.minor.iter().all(|minor| *minor == 0)
    }

    /// Adds to one of them.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn add(&mut self, part: Part, amount: Money) -> Result<(), MoneyError> {
        self.minor[part as usize] = self.get(part).checked_add(amount)?.minor();
        Ok(())
    }

    /// The sum, part by part.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn checked_add(mut self, other: &Self) -> Result<Self, MoneyError> {
        for part in Part::ALL {
            self.add(part, other.get(part))?;
        }
        Ok(self)
    }

    /// The difference, part by part.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn checked_sub(mut self, other: &Self) -> Result<Self, MoneyError> {
        for part in Part::ALL {
            self.add(part, other.get(part).checked_neg()?)?;
        }
        Ok(self)
    }

    /// What of it is money that came in: all that is passed on, fees where they are shared.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn received(&self, fees_shared: bool) -> Result<Money, MoneyError> {
        let mut sum = self.get(Part::Principal).checked_add(self.get(Part::Interest))?;
        sum = sum.checked_add(self.get(Part::Penalty))?.checked_add(self.get(Part::Recovery))?;
        if fees_shared { sum.checked_add(self.get(Part::Fee)) } else { Ok(sum) }
    }
}

/// What one entry of a loan moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flow {
    /// When it counts.
    pub(crate) on: Date,
    /// What it moved.
    pub(crate) parts: Parts,
}

/// The flows of a loan's entries by value date, in their order. Entries that move nothing that is shared, such as a payout on
/// its way or an overpayment refunded, make none.
///
/// # Errors
/// [`MoneyError`].
pub(crate) fn flows(entries: &[Entry]) -> Result<Vec<Flow>, MoneyError> {
    let mut found = Vec::with_capacity(entries.len());
    for entry in entries {
        let head = entry.head();
        let mut parts = Parts::zero(entry.currency());
        for posting in entry.postings() {
            let debit = posting.amount.is_positive();
            let lost = head.rule == "loan.write-off";
            let waived = head.rule == "loan.penalty-waived";
            let part = match (posting.account, debit) {
                (Account::Loans, true) => Part::Lent,
                (Account::Loans, false) if lost => Part::PrincipalLost,
                (Account::Loans, false) => Part::Principal,
                // What accrued can shrink again: a correction of what was earned is no payment.
                (Account::InterestReceivable, true) => Part::InterestEarned,
                (Account::InterestReceivable, false) if head.rule == ACCRUAL => Part::InterestEarned,
                (Account::InterestReceivable, false) if lost => Part::InterestLost,
                (Account::InterestReceivable, false) => Part::Interest,
                (Account::PenaltyReceivable, true) => Part::PenaltyEarned,
                (Account::PenaltyReceivable, false) if head.rule == ACCRUAL => Part::PenaltyEarned,
                (Account::PenaltyReceivable, false) if lost => Part::PenaltyLost,
                (Account::PenaltyReceivable, false) if waived => Part::PenaltyWaived,
                (Account::PenaltyReceivable, false) => Part::Penalty,
                (Account::Recoveries, false) => Part::Recovery,
                (Account::FeeIncome, false) => Part::Fee,
                _ => continue,
            };
            // Earned amounts keep the sign of their entry, all else is told as what it came to.
            let signed = matches!(part, Part::Lent | Part::InterestEarned | Part::PenaltyEarned);
            parts.add(part, if signed { posting.amount } else { posting.amount.checked_neg()? })?;
        }
        if !parts.is_zero() {
            found.push(Flow { on: head.value_date, parts });
        }
    }
    Ok(found)
}

/// The rule that books what was earned.
const ACCRUAL: &str = "loan.accrual";
