//! [`Outlook`]: where a loan stands from a day on if nothing further happens to it, as stretches of days.
//!
//! Nothing about the standing of a loan changes by itself except on days that can be told in advance: an instalment falls
//! due, its grace runs out, a month ends and interest is booked, an observation period comes to an end. So one fold, walked
//! on past today, gives all of them; whoever keeps the outlook needs the events again only when there are new ones.
//!
//! | what | when it changes within a stretch |
//! |---|---|
//! | everything of [`Stretch`] | never |
//! | days past due | one more each day: the day less [`Stretch::overdue_since`] |
//! | class, overdue bucket | when the days past due reach an edge: [`Outlook::next_after`] counts with the edges |

use calendar::{Date, add_days, add_months, days_between, month_end};
use ledger::{Account, IncomeRules};
use money::{MoneyError, Rate};

use crate::classification::{ClassificationRule, FiveCategory};
use crate::facts::Fact;
use crate::fold::Fold;
use crate::limits::OUTLOOK_STRETCHES;
use crate::position::{RowKind, Standing};
use crate::schedule::{ScheduleError, weighted};
use crate::state::{LoanState, Stage};

/// How many accounts a chart has.
const ACCOUNTS: usize = Account::ALL.len();

/// What holds of a loan from the end of one day to the end of the day before the next stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first day of it.
    pub from: Date,
    /// What people call the loan.
    pub stage: Stage,
    /// How far its money has come.
    pub standing: Standing,
    /// Outstanding principal, in minor units.
    pub outstanding: i64,
    /// Principal that the firm owes in law, also after a write-off, in minor units.
    pub owed: i64,
    /// The oldest due date that is unpaid past its grace.
    pub overdue_since: Option<Date>,
    /// The best class it may have: a restructuring that is watched, a renewal short of its conditions.
    pub floor: FiveCategory,
    /// Interest at the contract rate that a day brings, in millionths of a minor unit, rounded down; nothing once the last
    /// instalment has fallen due. A day of [`calendar::DayCount::ActualActual`] counts as a 365th of a year.
    pub interest_a_day: i64,
    /// Principal and interest of the instalments that fell due on its first day, in minor units.
    pub fallen_due: (i64, i64),
    /// Balance of each account in the order of [`Account::ALL`], by value date, in minor units.
    pub balances: [i64; ACCOUNTS],
}

/// Where a loan stands from a day on if nothing further happens to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The thresholds that classes and the day it went bad are told by.
    pub rule: ClassificationRule,
    /// Of how many versions that tell interest otherwise it knows ([`IncomeRules::known`]): on a day on which more hold its balances
    /// are not what the books say.
    pub income_known: u32,
    /// When the money reached the firm.
    pub disbursed_on: Option<Date>,
    /// The first day it was bad, up to the first day of the outlook.
    pub bad_on: Option<Date>,
    /// The last day it speaks of.
    pub until: Date,
    /// The stretches in order, at least one.
    pub stretches: Vec<Stretch>,
}

impl Outlook {
    /// The first day it speaks of.
    #[must_use]
    pub fn from(&self) -> Date {
        self.stretches.first().map_or(Date::MIN, |stretch| stretch.from)
    }

    /// What holds at the end of a day; `None` outside the days it speaks of.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<&Stretch> {
        if day > self.until {
            return None;
        }
        let after = self.stretches.partition_point(|stretch| stretch.from <= day);
        self.stretches.get(after.checked_sub(1)?)
    }

    /// The first day after a day on which anything about the standing is different, or of which the outlook does not speak;
    /// `None` when nothing will ever change. `edges` are the days past due that begin another bucket or class.
    #[must_use]
    pub fn next_after(&self, day: Date, edges: &[u32]) -> Option<Date> {
        let after = self.stretches.partition_point(|stretch| stretch.from <= day);
        let next = self.stretches.get(after).map(|stretch| stretch.from);
        let end = if self.until == Date::MAX { None } else { add_days(self.until, 1).ok() };
        let holds = after.checked_sub(1).and_then(|index| self.stretches.get(index));
        let edge = holds.and_then(|stretch| stretch.overdue_since).and_then(|since| {
            let days = |edge: &u32| i32::try_from(*edge).ok().and_then(|edge| add_days(since, edge).ok());
            edges.iter().filter_map(days).filter(|on| *on > day).min()
        });
        [next, end, edge].into_iter().flatten().min()
    }

    /// The first day, up to one, on which the loan was bad: more days past due than the rule's threshold, or written off.
    #[must_use]
    pub fn bad_by(&self, day: Date) -> Option<Date> {
        if let Some(bad_on) = self.bad_on.filter(|bad_on| *bad_on <= day) {
            return Some(bad_on);
        }
        let over = i32::try_from(self.rule.substandard_over_days).unwrap_or(i32::MAX).saturating_add(1);
        for (index, stretch) in self.stretches.iter().enumerate() {
            if stretch.from > day {
                break;
            }
            if stretch.standing == Standing::WrittenOff {
                return Some(stretch.from);
            }
            let Some(on) = stretch.overdue_since.and_then(|since| add_days(since, over).ok()) else { continue };
            let on = on.max(stretch.from);
            let ends = self.stretches.get(index + 1).map_or(Date::MAX, |next| next.from);
            if on < ends && on <= day {
                return Some(on);
            }
        }
        None
    }

    /// The outlook of one day alone: what a close keeps of a loan that it counted. `None` outside the days it speaks of.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<Self> {
        let stretch = self.at(day)?;
        Some(Self {
            rule: self.rule,
            income_known: self.income_known,
            disbursed_on: self.disbursed_on,
            bad_on: self.bad_by(day),
            until: day,
            stretches: vec![Stretch { from: day, fallen_due: (0, 0), ..stretch.clone() }],
        })
    }

    /// Days past due at the end of a day.
    #[must_use]
    pub fn days_past_due(&self, day: Date) -> u32 {
        self.at(day).map_or(0, |stretch| stretch.days_past_due(day))
    }
}

impl Stretch {
    /// Days past due at the end of a day of the stretch.
    #[must_use]
    pub fn days_past_due(&self, day: Date) -> u32 {
        self.overdue_since.and_then(|since| u32::try_from(days_between(since, day)).ok()).unwrap_or(0)
    }

    /// The five-category class at the end of a day of the stretch, as [`crate::Position::class`] says it.
    #[must_use]
    pub fn class(&self, day: Date, rule: &ClassificationRule) -> FiveCategory {
        if self.standing == Standing::WrittenOff {
            return FiveCategory::Loss;
        }
        rule.class_of(self.days_past_due(day)).max(self.floor)
    }
}

impl LoanState {
    /// The outlook from a day on, at least through another; `None` before a contract is signed. It goes on until
    /// [`OUTLOOK_STRETCHES`] have begun after that day: a loan that is paid is foretold anew with each payment, so more would
    /// be worked out, kept and read for nothing.
    ///
    /// # Errors
    /// [`ScheduleError`].
    pub fn outlook(
        &self,
        from: Date,
        through: Date,
        rule: &ClassificationRule,
        income: &IncomeRules,
    ) -> Result<Option<Outlook>, crate::LoanError> {
        let Some(contract) = self.contract() else { return Ok(None) };
        let bad_on = self.first_bad(rule.substandard_over_days, from)?;
        let fold = Fold::run(&contract.terms, self.facts(), from, Some(income))?;
        let ahead = self.facts().all().filter(|fact| fact.effective_on > from && !self.facts().is_reversed(fact));
        let mut looking = Looking {
            state: self,
            rule,
            fold,
            ahead: ahead.peekable(),
            day: from,
            through,
            balances: [0; ACCOUNTS],
            until: Date::MAX,
            stretches: Vec::new(),
        };
        looking.look()?;
        Ok(Some(Outlook {
            rule: *rule,
            income_known: income.known(),
            disbursed_on: looking.fold.disbursed_on,
            bad_on,
            until: looking.until,
            stretches: looking.stretches,
        }))
    }
}

/// A fold on its way into the future.
struct Looking<'a, I: Iterator<Item = &'a Fact>> {
    state: &'a LoanState,
    rule: &'a ClassificationRule,
    fold: Fold<'a>,
    ahead: std::iter::Peekable<I>,
    day: Date,
    through: Date,
    balances: [i64; ACCOUNTS],
    until: Date,
    stretches: Vec<Stretch>,
}

impl<'a, I: Iterator<Item = &'a Fact>> Looking<'a, I> {
    fn look(&mut self) -> Result<(), ScheduleError> {
        self.read()?;
        while let Some(next) = self.next_day()? {
            let begun = self.stretches.iter().rev().take_while(|stretch| stretch.from > self.through).count();
            if begun >= OUTLOOK_STRETCHES {
                self.until = add_days(next, -1).unwrap_or(self.day);
                break;
            }
            self.day = next;
            while let Some(fact) = self.ahead.next_if(|fact| fact.effective_on == next) {
                self.fold.meet(fact)?;
            }
            self.fold.end_day(next)?;
            self.read()?;
        }
        Ok(())
    }

    /// The next day on which something may be different.
    fn next_day(&mut self) -> Result<Option<Date>, ScheduleError> {
        let fact = self.ahead.peek().map(|fact| fact.effective_on);
        let fold = &self.fold;
        let due = fold.plan.get(fold.next).map(|instalment| instalment.due_on);
        let open = &fold.rows[fold.first_open..];
        let runs = fold.late.stopped_on.is_none() && fold.disbursed_on.is_some();
        // What bears nothing and owes nothing books nothing at the end of a month.
        let grows = runs && (fold.bearing.is_positive() || !open.is_empty());
        let cut = if grows { add_days(self.day, 1).ok().map(month_end) } else { None };
        let graces = open.iter().filter_map(|row| add_days(row.due_on, i32::from(row.grace_days) + 1).ok());
        let grace = if runs { graces.filter(|day| *day > self.day).min() } else { None };
        let told = if runs { fold.next_judgement()? } else { None };
        Ok([fact, due, cut, grace, told, self.observed()].into_iter().flatten().filter(|day| *day > self.day).min())
    }

    /// The next day on which the observation of a restructured loan may say something else: it counts months from due dates
    /// and from the change, and looks at how late each instalment is.
    fn observed(&self) -> Option<Date> {
        let fold = &self.fold;
        let first = fold.restructurings.first()?.on;
        let over = i32::try_from(self.rule.substandard_over_days).unwrap_or(i32::MAX).saturating_add(1);
        let dues = fold.rows.iter().map(|row| (row.due_on, i32::from(row.grace_days)));
        let planned = fold.plan.iter().skip(fold.next).map(|row| (row.due_on, 0));
        let changes = fold.restructurings.iter().map(|change| (change.on, 0));
        let days = dues.chain(planned).chain(changes).filter(|(on, _)| *on >= first).flat_map(|(on, grace)| {
            [add_months(on, 6), add_months(on, 12), add_days(on, grace.saturating_add(1)), add_days(on, over)]
        });
        days.filter_map(Result::ok).filter(|day| *day > self.day).min()
    }

    /// Reads what holds at the end of the day and begins a stretch when it is something else.
    fn read(&mut self) -> Result<(), ScheduleError> {
        let (day, fold) = (self.day, &mut self.fold);
        fold.at = day;
        if let Some(journal) = &mut fold.journal {
            for (account, amount) in journal.drafts.drain(..).flat_map(|draft| draft.lines) {
                let slot = &mut self.balances[account as usize];
                *slot = slot.checked_add(amount.minor()).ok_or(MoneyError::Overflow)?;
            }
        }
        let due = fold.due(day)?.0;
        let whole = due.total()?.checked_add(fold.accrued(day)?)?.checked_add(fold.bearing)?;
        let standing = fold.standing(whole);
        let outstanding = due.principal.checked_add(fold.bearing)?;
        let lost = fold.written_off.total()?.checked_sub(fold.recovered)?.checked_min(fold.written_off.principal)?;
        let fallen = fold.rows.iter().filter(|row| row.kind == RowKind::Instalment && row.due_on == day);
        let fallen_due = fallen.fold((0_i64, 0_i64), |(principal, interest), row| {
            (principal.saturating_add(row.principal.minor()), interest.saturating_add(row.interest.minor()))
        });
        let stretch = Stretch {
            from: day,
            stage: self.state.stage_standing(standing),
            standing,
            outstanding: outstanding.minor(),
            owed: outstanding.checked_add(lost)?.minor(),
            overdue_since: fold.overdue_since(day)?,
            floor: floor(fold, standing, self.rule)?,
            interest_a_day: interest_a_day(fold)?,
            fallen_due,
            balances: self.balances,
        };
        let same = self.stretches.last().is_some_and(|last| {
            fallen_due == (0, 0) && last.fallen_due == (0, 0) && Stretch { from: last.from, ..stretch.clone() } == *last
        });
        if !same {
            self.stretches.push(stretch);
        }
        Ok(())
    }
}

/// The best class that a watched restructuring or a weak renewal allows.
fn floor(fold: &Fold<'_>, standing: Standing, rule: &ClassificationRule) -> Result<FiveCategory, ScheduleError> {
    let weak = fold.weak_renewal && standing == Standing::Outstanding;
    let renewed = if weak { FiveCategory::SpecialMention } else { FiveCategory::Normal };
    if fold.restructurings.is_empty() {
        return Ok(renewed);
    }
    let watched = fold.position()?.observation(rule).map_or(FiveCategory::Normal, |watch| watch.floor);
    Ok(watched.max(renewed))
}

/// Interest of a day at the contract rate, in millionths of a minor unit.
fn interest_a_day(fold: &Fold<'_>) -> Result<i64, MoneyError> {
    if fold.next >= fold.plan.len() || fold.late.stopped_on.is_some() {
        return Ok(0);
    }
    let spec = fold.late.terms.spec();
    let rate: Rate = fold.rate;
    let (bearing, one) = (i128::from(fold.bearing.minor()), crate::schedule::products_of_a_day(spec.day_count));
    let all = weighted(rate, bearing.checked_mul(one).ok_or(MoneyError::Overflow)?, spec.day_count)?;
    i64::try_from(all / (crate::schedule::WHOLE / 1_000_000)).map_err(|_| MoneyError::Overflow)
}
