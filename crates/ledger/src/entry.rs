//! [`Posting`] and [`Entry`]: a set of signed amounts that sums to zero, or does not exist.

use calendar::Date;
use money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::Account;
use crate::limits::MAX_POSTINGS;

/// One side of an entry: a debit is positive, a credit negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posting {
    /// Where it is booked.
    pub account: Account,
    /// How much: debit positive, credit negative, never zero.
    pub amount: Money,
    /// When it counts.
    pub value_date: Date,
    /// In which open period it was booked; never before the value date.
    pub book_date: Date,
}

/// Where an entry comes from: everything but its amounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryHead {
    /// The posting rule that made it, such as `loan.payment`.
    pub rule: String,
    /// The version of the posting rules, pinned so that a re-derivation is comparable.
    pub posting_rules_version: u16,
    /// The event it was derived from: an external reference, or the cut that caused an accrual.
    pub source: String,
    /// When it counts.
    pub value_date: Date,
    /// In which open period it was booked.
    pub book_date: Date,
}

/// A balanced set of postings in one currency (凭证).
///
/// ```
/// use calendar::parse_date;
/// use ledger::{Account, Entry, EntryHead};
/// use money::{Currency, Money};
///
/// let on = parse_date("2025-01-10").unwrap();
/// let head = EntryHead {
///     rule: "loan.disbursement".into(),
///     posting_rules_version: 1,
///     source: "PAYOUT-1".into(),
///     value_date: on,
///     book_date: on,
/// };
/// let yuan = |fen| Money::from_minor(fen, Currency::CNY);
/// assert!(Entry::try_new(head.clone(), &[(Account::Loans, yuan(100)), (Account::PayoutsInTransit, yuan(-100))]).is_ok());
/// assert!(Entry::try_new(head, &[(Account::Loans, yuan(100)), (Account::PayoutsInTransit, yuan(-99))]).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawEntry", into = "RawEntry")]
pub struct Entry {
    head: EntryHead,
    postings: Vec<Posting>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    head: EntryHead,
    postings: Vec<Posting>,
}

/// Why a set of amounts is not an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Debits and credits differ.
    #[error("rule {rule} on {source_ref} is out of balance by {difference}: mend the posting rule")]
    Unbalanced {
        /// The posting rule.
        rule: String,
        /// The source event.
        source_ref: String,
        /// Debits less credits.
        difference: Money,
    },
    /// Amounts of two currencies, or a sum past 64 bits.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// No amounts, a zero amount, or too many.
    #[error("an entry needs 2 to {MAX_POSTINGS} postings that are not zero, not {count}: split it or leave it out")]
    Size {
        /// How many postings were given.
        count: usize,
    },
    /// Booked before it counts, or a posting dated otherwise than its entry.
    #[error("book date {book_date} lies before value date {value_date}, or a posting's dates differ from its entry's")]
    Dates {
        /// When it counts.
        value_date: Date,
        /// When it was booked.
        book_date: Date,
    },
}

impl Entry {
    /// An entry of `(account, signed amount)` lines.
    ///
    /// # Errors
    /// [`EntryError`]: fewer than two lines, more than [`MAX_POSTINGS`], a zero amount, two currencies, a sum that is not
    /// zero, or a book date before the value date.
    pub fn try_new(head: EntryHead, lines: &[(Account, Money)]) -> Result<Self, EntryError> {
        if lines.len() < 2 || lines.len() > MAX_POSTINGS || lines.iter().any(|(_, amount)| amount.is_zero()) {
            return Err(EntryError::Size { count: lines.len() });
        }
        if head.book_date < head.value_date {
            return Err(EntryError::Dates { value_date: head.value_date, book_date: head.book_date });
        }
        let difference = Money::sum(lines[0].1.currency(), lines.iter().map(|(_, amount)| *amount))?;
        if !difference.is_zero() {
            return Err(EntryError::Unbalanced { rule: head.rule, source_ref: head.source, difference });
        }
        let (value_date, book_date) = (head.value_date, head.book_date);
        let postings =
            lines.iter().map(|(account, amount)| Posting { account: *account, amount: *amount, value_date, book_date });
        Ok(Self { postings: postings.collect(), head })
    }

    /// Where it comes from.
    #[must_use]
    pub fn head(&self) -> &EntryHead {
        &self.head
    }

    /// Its sides, in the order of the posting rule.
    #[must_use]
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// Its currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.postings[0].amount.currency()
    }

    /// The same entry booked on another day; a period that is closed stays closed.
    ///
    /// # Errors
    /// [`EntryError::Dates`] when that day lies before the value date.
    pub fn booked_on(mut self, book_date: Date) -> Result<Self, EntryError> {
        if book_date < self.head.value_date {
            return Err(EntryError::Dates { value_date: self.head.value_date, book_date });
        }
        self.head.book_date = book_date;
        for posting in &mut self.postings {
            posting.book_date = book_date;
        }
        Ok(self)
    }

    /// The entry that cancels this one (红字冲销), booked on a day that is still open; the value date is kept, so the
    /// value-date view is as if neither had been.
    ///
    /// # Errors
    /// [`EntryError::Dates`] when that day lies before the value date, [`EntryError::Money`] for the one amount without an
    /// opposite.
    pub fn cancelled_on(&self, book_date: Date) -> Result<Self, EntryError> {
        let mut cancelling = self.clone().booked_on(book_date)?;
        for posting in &mut cancelling.postings {
            posting.amount = posting.amount.checked_neg()?;
        }
        Ok(cancelling)
    }
}

impl From<Entry> for RawEntry {
    fn from(entry: Entry) -> Self {
        Self { head: entry.head, postings: entry.postings }
    }
}

impl TryFrom<RawEntry> for Entry {
    type Error = EntryError;
    fn try_from(raw: RawEntry) -> Result<Self, EntryError> {
        let (value_date, book_date) = (raw.head.value_date, raw.head.book_date);
        if raw.postings.iter().any(|p| p.value_date != value_date || p.book_date != book_date) {
            return Err(EntryError::Dates { value_date, book_date });
        }
        let lines: Vec<_> = raw.postings.iter().map(|p| (p.account, p.amount)).collect();
        Self::try_new(raw.head, &lines)
    }
}
