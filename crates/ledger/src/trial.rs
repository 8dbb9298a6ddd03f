//! [`TrialBalance`]: what every account holds at a date, by value date or by book date.

use std::collections::BTreeMap;

use calendar::Date;
use money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::{Account, Entry};

/// Which of the two dates decides whether a posting counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateView {
    /// When it counts (起息日口径).
    Value,
    /// When it was booked (记账日口径).
    Book,
}

impl DateView {
    /// The word for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Book => "book",
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Value => "起息日口径",
            Self::Book => "记账日口径",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Value => "by value date",
            Self::Book => "by book date",
        }
    }

    /// The date of an entry that decides.
    #[must_use]
    pub fn of(self, entry: &Entry) -> Date {
        match self {
            Self::Value => entry.head().value_date,
            Self::Book => entry.head().book_date,
        }
    }
}

/// One account's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TrialRow {
    /// Sum of debits, not negative.
    pub debit: Money,
    /// Sum of credits, not negative.
    pub credit: Money,
    /// Debits less credits.
    pub balance: Money,
}

/// Sums of debits and credits by account, in one currency. Additive: entries may be added in any order and two halves
/// merged, so an institution's balance is a fold over its loans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrialBalance {
    currency: Currency,
    rows: BTreeMap<Account, TrialRow>,
}

impl TrialBalance {
    /// No entries yet.
    #[must_use]
    pub const fn new(currency: Currency) -> Self {
        Self { currency, rows: BTreeMap::new() }
    }

    /// The balance of entries that count (or were booked) on or before a date.
    ///
    /// # Errors
    /// [`MoneyError`]: an entry in another currency, or a sum past 64 bits.
    pub fn fold<'a>(
        currency: Currency,
        entries: impl IntoIterator<Item = &'a Entry>,
        at: Date,
        view: DateView,
    ) -> Result<Self, MoneyError> {
        let mut trial = Self::new(currency);
        for entry in entries {
            if view.of(entry) <= at {
                trial.add(entry)?;
            }
        }
        Ok(trial)
    }

    /// Adds one entry.
    ///
    /// # Errors
    /// [`MoneyError`]: another currency, or a sum past 64 bits. The balance may then hold a part of the entry.
    pub fn add(&mut self, entry: &Entry) -> Result<(), MoneyError> {
        for posting in entry.postings() {
            let row = self.row_mut(posting.account);
            if posting.amount.is_negative() {
                row.credit = row.credit.checked_sub(posting.amount)?;
            } else {
                row.debit = row.debit.checked_add(posting.amount)?;
            }
            row.balance = row.balance.checked_add(posting.amount)?;
        }
        Ok(())
    }

    /// Adds another balance of the same currency.
    ///
    /// # Errors
    /// [`MoneyError`], as for [`TrialBalance::add`].
    pub fn merge(&mut self, other: &Self) -> Result<(), MoneyError> {
        for (account, theirs) in &other.rows {
            let row = self.row_mut(*account);
            row.debit = row.debit.checked_add(theirs.debit)?;
            row.credit = row.credit.checked_add(theirs.credit)?;
            row.balance = row.balance.checked_add(theirs.balance)?;
        }
        Ok(())
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The accounts that were touched, in the order of the chart.
    pub fn rows(&self) -> impl Iterator<Item = (Account, &TrialRow)> {
        self.rows.iter().map(|(account, row)| (*account, row))
    }

    /// One account's debits less credits; nothing when it was never touched.
    #[must_use]
    pub fn balance(&self, account: Account) -> Money {
        self.rows.get(&account).map_or(Money::zero(self.currency), |row| row.balance)
    }

    /// Debits less credits over all accounts: zero, because every entry balances.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn difference(&self) -> Result<Money, MoneyError> {
        Money::sum(self.currency, self.rows.values().map(|row| row.balance))
    }

    fn row_mut(&mut self, account: Account) -> &mut TrialRow {
        let zero = Money::zero(self.currency);
        self.rows.entry(account).or_insert(TrialRow { debit: zero, credit: zero, balance: zero })
    }
}
