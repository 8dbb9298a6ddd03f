//! [`Chart`]: derived entries as an institution's own journal, each line with the version of the rules that booked it.
//!
//! The journal is an image: every amount of every entry appears once, on the account that the document in force on its
//! date names. When a later version names another account for a balance that is there already, the balance moves on the
//! day that version takes effect, in an entry of its own ([`CHANGEOVER`]). The balance of an account at a date is therefore
//! always the sum of the roles that the version of that date books on it, and both views keep it apart.

use std::collections::BTreeMap;

use calendar::Date;
use money::{Currency, Money, MoneyError};
use serde::Serialize;

use crate::interest::{IncomeRules, InterestRules, told_otherwise};
use crate::rules::{LoanFacts, PostingRules};
use crate::{Account, DateView, Entry, EntryHead};

/// The rule of entries that move balances to the accounts of a new version (科目结转).
pub const CHANGEOVER: &str = "ledger.changeover";

/// One side of a journal entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalLine {
    /// Code of the account.
    pub account: String,
    /// Which derived amount it is.
    pub role: Account,
    /// Debit positive, credit negative.
    pub amount: Money,
}

/// An entry on an institution's own accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalEntry {
    /// Where it comes from.
    pub head: EntryHead,
    /// The version of the posting rules that booked it; 0 is the built-in one.
    pub rules_version: u32,
    /// Its sides.
    pub lines: Vec<JournalLine>,
}

/// Why an entry has no image.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// No line fits; a document that was checked has one.
    #[error("version {version} of the posting rules books {role} of {rule} nowhere: adopt a version that does")]
    Unmapped {
        /// The version.
        version: u32,
        /// The role.
        role: &'static str,
        /// The rule.
        rule: String,
    },
    /// A sum past 64 bits.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// The versions of an institution's posting rules, in the order in which they take effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    versions: Vec<(u32, PostingRules)>,
}

impl Default for Chart {
    fn default() -> Self {
        Self { versions: vec![(0, PostingRules { effective_from: Date::MIN, ..PostingRules::built_in() })] }
    }
}

/// What a loan holds by role and rule, which is as fine as a document can tell amounts apart.
type Held = BTreeMap<(Account, String), Money>;

/// Versions in the order in which they were adopted.
impl FromIterator<(u32, PostingRules)> for Chart {
    fn from_iter<I: IntoIterator<Item = (u32, PostingRules)>>(versions: I) -> Self {
        let mut chart = Self::default();
        versions.into_iter().for_each(|(version, rules)| chart.adopt(version, rules));
        chart
    }
}

impl Chart {
    /// Adds the next version. One that takes effect on the day of another or before takes its place.
    pub fn adopt(&mut self, version: u32, rules: PostingRules) {
        self.versions.retain(|(_, known)| known.effective_from < rules.effective_from);
        self.versions.push((version, rules));
    }

    /// The version in force on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> (u32, &PostingRules) {
        let at = self.versions.iter().rposition(|(_, rules)| rules.effective_from <= day).unwrap_or(0);
        (self.versions[at].0, &self.versions[at].1)
    }

    /// A version by its number.
    #[must_use]
    pub fn version(&self, number: u32) -> Option<&PostingRules> {
        self.versions.iter().find(|(version, _)| *version == number).map(|(_, rules)| rules)
    }

    /// The versions that take effect, the first is the built-in one.
    pub fn versions(&self) -> impl Iterator<Item = (u32, &PostingRules)> {
        self.versions.iter().map(|(version, rules)| (*version, rules))
    }

    /// How a loan's interest is told from day to day under these versions.
    #[must_use]
    pub fn income(&self, loan: &LoanFacts) -> IncomeRules {
        IncomeRules::of(self.interest(), loan)
    }

    fn interest(&self) -> impl Iterator<Item = (Date, &InterestRules)> {
        self.versions.iter().map(|(_, rules)| (rules.effective_from, &rules.interest))
    }

    /// Whether any version tells interest otherwise than as income that accrues and bears no tax.
    #[must_use]
    pub fn tells_interest(&self) -> bool {
        self.versions.iter().any(|(_, rules)| !rules.interest.is_plain())
    }

    /// How many versions that take effect by a day tell interest otherwise than the one before: what an [`IncomeRules`] must at
    /// least have been made from to be right on that day.
    #[must_use]
    pub fn income_known(&self, day: Date) -> u32 {
        let told = told_otherwise(self.interest());
        u32::try_from(told.take_while(|(from, _)| *from <= day).count()).unwrap_or(u32::MAX)
    }

    /// One loan's entries as journal entries dated up to a day by a view, changeovers among them. The entries must be in
    /// the order of the view's date, as derivation gives them.
    ///
    /// # Errors
    /// [`JournalError`].
    pub fn journal(
        &self,
        loan: &LoanFacts,
        entries: &[Entry],
        view: DateView,
        through: Date,
    ) -> Result<Vec<JournalEntry>, JournalError> {
        let mut image = Vec::with_capacity(entries.len());
        let mut held = Held::new();
        let mut at = 0;
        let later = |at: usize| self.versions.get(at + 1).map(|(_, rules)| rules.effective_from);
        for entry in entries {
            let date = view.of(entry);
            if date > through {
                break;
            }
            while later(at).is_some_and(|from| from <= date) {
                self.change(at, loan, &held, &mut image)?;
                at += 1;
            }
            let (version, rules) = &self.versions[at];
            let rule = &entry.head().rule;
            let mut lines = Vec::with_capacity(entry.postings().len());
            for posting in entry.postings() {
                let account = booked(*version, rules, posting.account, rule, loan)?;
                lines.push(JournalLine { account: account.to_owned(), role: posting.account, amount: posting.amount });
                if self.versions.len() > 1 {
                    let zero = Money::zero(entry.currency());
                    let slot = held.entry((posting.account, rule.clone())).or_insert(zero);
                    *slot = slot.checked_add(posting.amount)?;
                }
            }
            image.push(JournalEntry { head: entry.head().clone(), rules_version: *version, lines });
        }
        while later(at).is_some_and(|from| from <= through) {
            self.change(at, loan, &held, &mut image)?;
            at += 1;
        }
        Ok(image)
    }

    /// Moves what the version after `at` books elsewhere.
    fn change(
        &self,
        at: usize,
        loan: &LoanFacts,
        held: &Held,
        image: &mut Vec<JournalEntry>,
    ) -> Result<(), JournalError> {
        let ((before, old), (after, new)) = (&self.versions[at], &self.versions[at + 1]);
        let mut moves: BTreeMap<(Account, &str, &str), Money> = BTreeMap::new();
        for ((role, rule), amount) in held {
            let from = booked(*before, old, *role, rule, loan)?;
            let to = booked(*after, new, *role, rule, loan)?;
            if from != to {
                let slot = moves.entry((*role, from, to)).or_insert_with(|| Money::zero(amount.currency()));
                *slot = slot.checked_add(*amount)?;
            }
        }
        let mut lines = Vec::new();
        for ((role, from, to), amount) in moves.into_iter().filter(|(_, amount)| !amount.is_zero()) {
            lines.push(JournalLine { account: to.to_owned(), role, amount });
            lines.push(JournalLine { account: from.to_owned(), role, amount: amount.checked_neg()? });
        }
        if lines.is_empty() {
            return Ok(());
        }
        let head = EntryHead {
            rule: CHANGEOVER.to_owned(),
            posting_rules_version: 1,
            source: format!("v{after}"),
            value_date: new.effective_from,
            book_date: new.effective_from,
        };
        image.push(JournalEntry { head, rules_version: *after, lines });
        Ok(())
    }
}

fn booked<'a>(
    version: u32,
    rules: &'a PostingRules,
    role: Account,
    rule: &str,
    loan: &LoanFacts,
) -> Result<&'a str, JournalError> {
    let found = rules.account_of(role, rule, loan);
    let unmapped = || JournalError::Unmapped { version, role: role.id(), rule: rule.to_owned() };
    found.map(|account| account.code.as_str()).ok_or_else(unmapped)
}

impl JournalEntry {
    /// Debits less credits: zero, because the entry it is an image of balances.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn difference(&self, currency: Currency) -> Result<Money, MoneyError> {
        Money::sum(currency, self.lines.iter().map(|line| line.amount))
    }

    /// The date that decides in a view.
    #[must_use]
    pub const fn date(&self, view: DateView) -> Date {
        match view {
            DateView::Value => self.head.value_date,
            DateView::Book => self.head.book_date,
        }
    }
}

/// An account's turnover and balances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AccountSums {
    /// Debits less credits before the first day.
    pub opening: Money,
    /// Debits from the first day on, not negative.
    pub debit: Money,
    /// Credits from the first day on, not negative.
    pub credit: Money,
}

impl AccountSums {
    /// Debits less credits at the end.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn closing(&self) -> Result<Money, MoneyError> {
        self.opening.checked_add(self.debit)?.checked_sub(self.credit)
    }
}

/// Sums of journal entries by account: what was there, what moved, what is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalSums {
    currency: Currency,
    rows: BTreeMap<String, AccountSums>,
}

impl JournalSums {
    /// No entries yet.
    #[must_use]
    pub const fn new(currency: Currency) -> Self {
        Self { currency, rows: BTreeMap::new() }
    }

    /// Adds an entry: to the opening balance when it is dated before the first day of the period.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn add(&mut self, entry: &JournalEntry, view: DateView, from: Date) -> Result<(), MoneyError> {
        let before = entry.date(view) < from;
        let zero = Money::zero(self.currency);
        for line in &entry.lines {
            if !self.rows.contains_key(&line.account) {
                self.rows.insert(line.account.clone(), AccountSums { opening: zero, debit: zero, credit: zero });
            }
            let Some(row) = self.rows.get_mut(&line.account) else { continue };
            if before {
                row.opening = row.opening.checked_add(line.amount)?;
            } else if line.amount.is_negative() {
                row.credit = row.credit.checked_sub(line.amount)?;
            } else {
                row.debit = row.debit.checked_add(line.amount)?;
            }
        }
        Ok(())
    }

    /// The accounts that were touched, by code.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &AccountSums)> {
        self.rows.iter().map(|(code, row)| (code.as_str(), row))
    }

    /// One account.
    #[must_use]
    pub fn row(&self, code: &str) -> Option<&AccountSums> {
        self.rows.get(code)
    }

    /// Closing balances over all accounts: zero.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn difference(&self) -> Result<Money, MoneyError> {
        let mut sum = Money::zero(self.currency);
        for row in self.rows.values() {
            sum = sum.checked_add(row.closing()?)?;
        }
        Ok(sum)
    }
}
