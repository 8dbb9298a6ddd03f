//! What of the interest that accrues is income, what is kept off balance, and the tax it bears.
//!
//! The derivation books interest as income when it accrues. Under rules that an institution adopted ([`IncomeRules`]) the same
//! amounts are told otherwise, draft by draft, and nothing else changes: neither what the firm owes nor how money is used.
//!
//! | while | receivable | income | off balance |
//! |---|---|---|---|
//! | on balance | what accrued and is unpaid | what accrued | nothing |
//! | off balance | nothing | what was received | what accrued and is unpaid |
//!
//! Whether a loan's interest is off balance is a matter of the end of a day: it goes off when the loan is more than so many
//! days past due, and comes back when nothing is past due any more. A late fact therefore gives what it would have given in
//! time. On each such day interest is cut first, so that what moves is exact.
//!
//! Tax is worked out of sums, one for interest and one for penalties, since the rate held; so where accrual is cut changes no
//! sum. Interest is taxed when it accrues; while it is off balance, when it is received, and then only what had not been taxed
//! before it went off. What accrued while no rate held bears nothing later either: it was exempt, or another system's to tax.

use calendar::{Date, add_days};
use ledger::{Account, IncomeRules, Treatment};
use money::{Money, MoneyError, Rounding};
use serde::{Deserialize, Serialize};

use crate::facts::Facts;
use crate::fold::{Fold, push};
use crate::posting::{PostingError, Rule};
use crate::schedule::ScheduleError;
use crate::terms::Terms;

/// Interest of a loan that is kept off balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffBalance {
    /// The day at whose end it went off.
    pub since: Date,
    /// Interest at the contract rate, as booked.
    pub interest: Money,
    /// Penalty and compound interest, as booked.
    pub penalties: Money,
}

/// What of a loan's interest is off balance at the end of a date; nothing when it accrues into income.
///
/// # Errors
/// [`PostingError`].
pub fn off_balance(
    terms: &Terms,
    facts: &Facts,
    at: Date,
    rules: &IncomeRules,
) -> Result<Option<OffBalance>, PostingError> {
    if rules.is_plain() {
        return Ok(None);
    }
    let fold = Fold::run(terms, facts, at, Some(rules))?;
    Ok(fold.journal.and_then(|journal| journal.income).and_then(|income| {
        let [interest, penalties] = income.parts.map(|part| part.open);
        income.since.map(|since| OffBalance { since, interest, penalties })
    }))
}

/// Interest, or penalties with compound interest.
#[derive(Debug, Clone, Copy)]
struct Part {
    receivable: Account,
    income: Account,
    /// Booked and neither received nor given up, on or off balance.
    open: Money,
    /// The part of it that bears no further tax.
    taxed_open: Money,
    /// The part of it that never bore any: it accrued while no rate held, or was brought in.
    untaxed: Money,
    /// What was taxed since the present rate held, and the tax booked on it.
    taxed: Money,
    tax: Money,
}

/// How far a fold has told interest under the rules.
#[derive(Debug, Clone)]
pub(crate) struct Income<'a> {
    rules: &'a IncomeRules,
    parts: [Part; 2],
    /// The day at whose end interest went off balance, while it is.
    since: Option<Date>,
    /// The last day whose end was judged.
    judged: Date,
    /// A later day on which something happened: its end is to be judged.
    touched: Option<Date>,
    /// When the loan was brought in with what it owed: that was no income here.
    brought_on: Option<Date>,
    /// Which of the treatments the sums of tax belong to, counted from one.
    taxed_as: usize,
}

impl<'a> Income<'a> {
    /// Nothing yet; `None` where the rules tell nothing otherwise.
    pub(crate) fn begin(rules: &'a IncomeRules, zero: Money) -> Option<Self> {
        let part = |receivable, income| Part {
            receivable,
            income,
            open: zero,
            taxed_open: zero,
            untaxed: zero,
            taxed: zero,
            tax: zero,
        };
        (!rules.is_plain()).then(|| Self {
            rules,
            parts: [
                part(Account::InterestReceivable, Account::InterestIncome),
                part(Account::PenaltyReceivable, Account::PenaltyIncome),
            ],
            since: None,
            judged: Date::MIN,
            touched: None,
            brought_on: None,
            taxed_as: 0,
        })
    }

    /// Something happens on a day: its end is to be judged.
    pub(crate) fn touch(&mut self, on: Date) {
        self.touched = Some(on);
    }

    /// The lines of a draft as these rules tell them.
    pub(crate) fn tell(
        &mut self,
        on: Date,
        rule: Rule,
        lines: Vec<(Account, Money)>,
    ) -> Result<Vec<(Account, Money)>, MoneyError> {
        // Interest accrues up to a day, not on it: what is cut on the first day of a rate accrued before it.
        let bears = if rule == Rule::Accrual { add_days(on, -1).unwrap_or(on) } else { on };
        self.tax_as(bears);
        if rule == Rule::BroughtIn {
            self.brought_on = Some(on);
        }
        let rate_bps = self.rate_bps();
        let is_off = self.since.is_some();
        let mut told = lines.clone();
        for part in &mut self.parts {
            let of = |role| sum(part.open, &lines, role);
            let (moved, earned) = (of(part.receivable)?, of(part.income)?.checked_neg()?);
            part.open = part.open.checked_add(moved)?;
            let never_taxed = part.untaxed_given_up(rule, moved)?;
            let mut taxable = earned.checked_add(never_taxed)?;
            if is_off {
                let other = if rule == Rule::WriteOff { Account::LoanLosses } else { part.income };
                add(&mut told, part.receivable, moved.checked_neg()?)?;
                add(&mut told, other, moved)?;
                add(&mut told, Account::InterestOffBalance, moved)?;
                add(&mut told, Account::InterestOffBalanceContra, moved.checked_neg()?)?;
                taxable = part.taxable_off(rule, moved)?.checked_add(never_taxed)?;
            }
            part.book_tax(rate_bps, taxable, &mut told)?;
        }
        Ok(told)
    }

    /// Turns to the treatment of a day, once it is another than the sums of tax belong to.
    fn tax_as(&mut self, day: Date) {
        let told = self.rules.told();
        let at = told.partition_point(|(from, _)| *from <= day);
        if at <= self.taxed_as {
            return;
        }
        let rate = |at: usize| at.checked_sub(1).map_or(0, |at| told[at].1.tax_rate_bps);
        let before = rate(self.taxed_as);
        if rate(at) != before {
            for part in &mut self.parts {
                (part.taxed, part.tax) = (Money::zero(part.open.currency()), Money::zero(part.open.currency()));
                if before == 0 {
                    (part.taxed_open, part.untaxed) = (part.open, part.open);
                }
            }
        }
        self.taxed_as = at;
    }

    fn rate_bps(&self) -> u16 {
        self.taxed_as.checked_sub(1).map_or(0, |at| self.rules.told()[at].1.tax_rate_bps)
    }

    /// Takes what is open off balance, or back.
    fn move_open(&mut self, on: Date, off: bool) -> Result<Vec<(Account, Money)>, MoneyError> {
        self.tax_as(on);
        let (rate_bps, brought) = (self.rate_bps(), off && self.brought_on == Some(on));
        let mut lines = Vec::new();
        for part in &mut self.parts {
            let moved = if off { part.open } else { part.open.checked_neg()? };
            let other = if brought { Account::Clearing } else { part.income };
            add(&mut lines, part.receivable, moved.checked_neg()?)?;
            add(&mut lines, other, moved)?;
            add(&mut lines, Account::InterestOffBalance, moved)?;
            add(&mut lines, Account::InterestOffBalanceContra, moved.checked_neg()?)?;
            if off {
                part.taxed_open = part.open;
            } else {
                let taxable = part.open.checked_sub(part.taxed_open)?;
                part.book_tax(rate_bps, taxable, &mut lines)?;
            }
        }
        self.since = off.then_some(on);
        Ok(lines)
    }
}

impl Part {
    /// Follows what of the open part never bore tax, and says how much of it is given up: no tax comes back for that. The oldest
    /// is paid first, and the newest given up first, as off balance.
    fn untaxed_given_up(&mut self, rule: Rule, moved: Money) -> Result<Money, MoneyError> {
        let (before, zero) = (self.untaxed, Money::zero(moved.currency()));
        if rule == Rule::BroughtIn {
            self.untaxed = before.checked_add(moved)?;
        } else if moved.is_negative() {
            let paid = if rule == Rule::PenaltyWaived { zero } else { moved.checked_neg()?.checked_min(before)? };
            self.untaxed = before.checked_sub(paid)?.checked_min(self.open)?;
        }
        if rule == Rule::PenaltyWaived { before.checked_sub(self.untaxed) } else { Ok(zero) }
    }

    /// What becomes taxable by a movement of what is open off balance.
    fn taxable_off(&mut self, rule: Rule, moved: Money) -> Result<Money, MoneyError> {
        let zero = Money::zero(moved.currency());
        let before = self.taxed_open;
        match rule {
            // What is lost is taxed no more than it was.
            Rule::WriteOff => {
                self.taxed_open = zero;
                Ok(zero)
            }
            // It accrues untaxed; what is given up was not yet taxed as far as that goes.
            Rule::Accrual | Rule::PenaltyWaived => {
                self.taxed_open = before.checked_min(self.open)?;
                self.taxed_open.checked_sub(before)
            }
            // Received: the oldest is paid first, and that is what had been taxed.
            _ => {
                let received = moved.checked_neg()?;
                let untaxed = received.checked_sub(before.checked_min(received)?)?;
                self.taxed_open = before.checked_sub(received.checked_sub(untaxed)?)?;
                Ok(untaxed)
            }
        }
    }

    /// Books what the tax on all that was taxed is more than what was booked.
    fn book_tax(&mut self, rate_bps: u16, taxable: Money, lines: &mut Vec<(Account, Money)>) -> Result<(), MoneyError> {
        if rate_bps == 0 || taxable.is_zero() {
            return Ok(());
        }
        self.taxed = self.taxed.checked_add(taxable)?;
        let rate = i64::from(rate_bps);
        let all = self.taxed.checked_mul_ratio(rate, 10_000 + rate, Rounding::HalfUp)?;
        let more = all.checked_sub(self.tax)?;
        self.tax = all;
        add(lines, self.income, more)?;
        add(lines, Account::TaxPayable, more.checked_neg()?)
    }
}

impl Fold<'_> {
    /// The next day whose end is to be judged: one on which something happened, one on which a treatment begins, or the first on
    /// which a row that is open will have been unpaid for too long.
    pub(crate) fn next_judgement(&self) -> Result<Option<Date>, MoneyError> {
        let Some(income) = self.journal.as_ref().and_then(|journal| journal.income.as_ref()) else { return Ok(None) };
        // Nothing before a day on which something happened is still to be judged.
        if income.touched.is_some() {
            return Ok(income.touched);
        }
        let told = income.rules.told();
        let begins = told.iter().map(|(from, _)| *from).find(|from| *from > income.judged);
        let mut next = begins;
        if income.since.is_some() {
            return Ok(next);
        }
        for (at, (from, treatment)) in told.iter().enumerate() {
            let ends = told.get(at + 1).map_or(Date::MAX, |(from, _)| *from);
            let Some(over) = treatment.off_balance_over_days.filter(|_| ends > income.judged) else { continue };
            let late = self.first_over(over)?.map(|day| day.max(*from));
            next = [next, late.filter(|day| *day < ends && *day > income.judged)].into_iter().flatten().min();
        }
        Ok(next)
    }

    /// The first day on which an open row is more than so many days past due, if nothing further happens.
    fn first_over(&self, days: u16) -> Result<Option<Date>, MoneyError> {
        let mut first: Option<Date> = None;
        for row in &self.rows[self.first_open..] {
            let Ok(over) = add_days(row.due_on, i32::from(days.max(row.grace_days)) + 1) else { break };
            if first.is_none_or(|first| over < first) && !row.owed(self.late, over)?.is_zero() {
                first = Some(over);
            }
        }
        Ok(first)
    }

    /// Judges the end of a day: whether interest is off balance from then on.
    pub(crate) fn judge(&mut self, day: Date) -> Result<(), ScheduleError> {
        let (is_over, is_past_due) = (self.days_past_due(day)?, self.overdue_since(day)?.is_some());
        let Some(income) = self.journal.as_mut().and_then(|journal| journal.income.as_mut()) else { return Ok(()) };
        income.judged = day;
        income.touched = income.touched.filter(|touched| *touched > day);
        let before = add_days(day, -1).map_or_else(|_| Treatment::default(), |before| income.rules.on(before));
        let holds = income.rules.on(day);
        let was_off = income.since.is_some();
        let is_off = match holds.off_balance_over_days {
            Some(_) if was_off => is_past_due,
            Some(over) => is_over > u32::from(over),
            None => false,
        };
        if is_off == was_off && before.tax_rate_bps == holds.tax_rate_bps {
            return Ok(());
        }
        self.accrue(day, "day's end")?;
        let Some(income) = self.journal.as_mut().and_then(|journal| journal.income.as_mut()) else { return Ok(()) };
        income.tax_as(day);
        if is_off == was_off {
            return Ok(());
        }
        let rule = match (is_off, income.brought_on == Some(day)) {
            // What it owed was off balance elsewhere: it comes in as it was, and no income here is taken back.
            (true, true) => Rule::BroughtIn,
            (true, false) => Rule::InterestOff,
            (false, _) => Rule::InterestBack,
        };
        let lines = income.move_open(day, is_off)?;
        self.draft_told(day, rule, "day's end", lines);
        Ok(())
    }
}

/// The sum of the lines of a role.
fn sum(zero: Money, lines: &[(Account, Money)], role: Account) -> Result<Money, MoneyError> {
    Money::sum(zero.currency(), lines.iter().filter(|(account, _)| *account == role).map(|(_, amount)| *amount))
}

/// Adds to the line of a role; a line of nothing goes.
fn add(lines: &mut Vec<(Account, Money)>, role: Account, amount: Money) -> Result<(), MoneyError> {
    let Some(at) = lines.iter().position(|(account, _)| *account == role) else {
        push(lines, role, amount);
        return Ok(());
    };
    lines[at].1 = lines[at].1.checked_add(amount)?;
    if lines[at].1.is_zero() {
        lines.remove(at);
    }
    Ok(())
}
