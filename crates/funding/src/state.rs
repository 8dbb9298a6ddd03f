//! [`FundingState`]: a line as its events have made it, what it carries on a day, and what may be done with it.

use std::collections::BTreeMap;

use calendar::{Date, add_days};
use codes::{LoanId, UserId};
use money::{Money, MoneyError, Rate};

use crate::event::{FundingEvent, Opened, Released, Taken};
use crate::limits::{MAX_CHANGES, MAX_TEXT_CHARS, MAX_TRANCHES, stated};
use crate::matching::{Placed, Tranche};
use crate::terms::{Amendment, Terms, TermsError};

/// Principal outstanding of each loan at the end of a day; a loan that is not in it owes nothing.
pub type Owed = BTreeMap<LoanId, Money>;

/// Two people: who proposed, and who confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hands {
    /// Who proposed.
    pub by: UserId,
    /// Who confirmed.
    pub approved_by: UserId,
}

/// What a line is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// May be used, as far as there is room.
    Open,
    /// Its first day has not come.
    NotYet,
    /// Suspended.
    Suspended,
    /// Its last day has passed.
    Expired,
    /// Closed for good.
    Closed,
}

impl Status {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Open => ("open", "可用", "open"),
            Self::NotYet => ("not-yet", "未生效", "not begun"),
            Self::Suspended => ("suspended", "已暂停", "suspended"),
            Self::Expired => ("expired", "已到期", "expired"),
            Self::Closed => ("closed", "已关闭", "closed"),
        }
    }

    /// Whether what the line holds must find other money.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Expired | Self::Closed)
    }
}

/// A tranche as a line took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Held {
    taken: Taken,
    /// The first day on which it is carried no longer.
    until: Option<Date>,
}

impl Held {
    fn is_on(&self, day: Date) -> bool {
        self.taken.on <= day && self.until.is_none_or(|until| day < until)
    }
}

/// What a line carries of a loan on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carried {
    /// The loan.
    pub loan: LoanId,
    /// How much.
    pub amount: Money,
    /// What it costs a year.
    pub annual_cost: Rate,
    /// Since when.
    pub since: Date,
}

/// What a line holds at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The day.
    pub on: Date,
    /// What the line is that day.
    pub status: Status,
    /// The quota of the day.
    pub quota: Money,
    /// What counts against it: what is carried, or all that was ever taken where it does not revolve.
    pub used: Money,
    /// What the quota has no room for any more: it fell to own funds.
    pub over: Money,
    /// What further loans may take; nothing of a line that is not open.
    pub free: Money,
    /// What it carries, in the order in which it was taken; what owes nothing is left out.
    pub carried: Vec<Carried>,
    /// The sum of it.
    pub balance: Money,
    /// What of it must find other money, because the line is past its last day or closed.
    pub to_replace: Money,
}

/// Why something is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FundingError {
    /// At the wrong step.
    #[error("the line is {0}: {1}")]
    Step(&'static str, &'static str),
    /// Terms that cannot stand.
    #[error(transparent)]
    Terms(#[from] TermsError),
    /// An amount that cannot be computed with.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A day before the last event's, or before the line was open, or in use still.
    #[error("{0} lies before {1}, from which this is possible: use that day or a later one")]
    TooEarly(Date, Date),
    /// More than is free.
    #[error("{asked} is more than the {free} that are free: match again")]
    NoRoom {
        /// Asked for.
        asked: Money,
        /// Free.
        free: Money,
    },
    /// A change of nothing.
    #[error("nothing changes: give a quota, a cost, a last day, a priority or conditions")]
    Nothing,
    /// A loan that the line does not carry.
    #[error("the line holds nothing of this loan: look its loans up")]
    NotHeld,
    /// The maker checks.
    #[error("who asked for this does not confirm it: ask another person")]
    SameHands,
    /// A text.
    #[error("give a reason of 1 to {MAX_TEXT_CHARS} characters")]
    Text,
    /// Past a bound.
    #[error("a line takes at most {MAX_TRANCHES} tranches and {MAX_CHANGES} changes: open another")]
    Full,
}

/// A line: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FundingState {
    opened: Option<Opened>,
    /// Changes with the days from which they hold, in the order in which they were confirmed.
    changes: Vec<(Date, Amendment)>,
    /// From which day, until which (that day excluded).
    suspensions: Vec<(Date, Option<Date>)>,
    closed: Option<Date>,
    held: Vec<Held>,
    last_on: Option<Date>,
    acts: usize,
}

impl FundingState {
    /// After these events.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a FundingEvent>) -> Self {
        let mut state = Self::default();
        events.into_iter().for_each(|event| state.apply(event));
        state
    }

    /// How it was opened.
    #[must_use]
    pub const fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref()
    }

    /// When something last happened to it.
    #[must_use]
    pub const fn last_on(&self) -> Option<Date> {
        self.last_on
    }

    /// The terms in force on a day.
    ///
    /// # Errors
    /// [`FundingError::Step`] before it is opened.
    pub fn terms_on(&self, day: Date) -> Result<Terms, FundingError> {
        let opened = self.opened.as_ref().ok_or(FundingError::Step("not open", "open it first"))?;
        let mut changes: Vec<_> = self.changes.iter().filter(|(from, _)| *from <= day).collect();
        // Of two that hold from the same day the one confirmed later counts.
        changes.sort_by_key(|(from, _)| *from);
        Ok(changes.into_iter().fold(opened.terms.clone(), |terms, (_, change)| change.over(terms)))
    }

    /// What it is at the end of a day.
    ///
    /// # Errors
    /// [`FundingError::Step`] before it is opened.
    pub fn status(&self, day: Date) -> Result<Status, FundingError> {
        let terms = self.terms_on(day)?;
        let suspended = |(from, until): &(Date, Option<Date>)| *from <= day && until.is_none_or(|until| day < until);
        Ok(if self.closed.is_some_and(|on| on <= day) {
            Status::Closed
        } else if day > terms.until {
            Status::Expired
        } else if self.suspensions.iter().any(suspended) {
            Status::Suspended
        } else if day < terms.from {
            Status::NotYet
        } else {
            Status::Open
        })
    }

    /// Since when it has been open without a break, none where it is not open on the day; never before it was opened.
    ///
    /// # Errors
    /// As [`Self::status`].
    pub fn open_since(&self, day: Date) -> Result<Option<Date>, FundingError> {
        let since = self.since(day, |status| status == Status::Open)?;
        Ok(since.map(|since| self.opened.as_ref().map_or(since, |opened| since.max(opened.on))))
    }

    /// Since when it has been over (past its last day, or closed) without a break, none where it is not over on the day.
    ///
    /// # Errors
    /// As [`Self::status`].
    pub fn over_since(&self, day: Date) -> Result<Option<Date>, FundingError> {
        self.since(day, Status::is_over)
    }

    /// The first of the days through one on all of which a status holds.
    fn since(&self, day: Date, holds: impl Fn(Status) -> bool) -> Result<Option<Date>, FundingError> {
        if !holds(self.status(day)?) {
            return Ok(None);
        }
        let opened = self.opened.as_ref().ok_or(FundingError::Step("not open", "open it first"))?;
        // A status begins on one of these days only.
        let after = |date: Date| add_days(date, 1).map_err(|_| FundingError::Money(MoneyError::Overflow));
        let mut begins = vec![opened.terms.from, after(opened.terms.until)?];
        for (from, change) in &self.changes {
            begins.push(*from);
            begins.extend(change.until.map(after).transpose()?);
        }
        for (from, until) in &self.suspensions {
            begins.push(*from);
            begins.extend(*until);
        }
        begins.extend(self.closed);
        begins.retain(|begin| *begin <= day);
        begins.sort_unstable();
        begins.dedup();
        let mut first = None;
        for begin in begins.into_iter().rev() {
            if !holds(self.status(begin)?) {
                break;
            }
            first = Some(begin);
        }
        Ok(first)
    }

    /// How many tranches it may still take.
    #[must_use]
    pub const fn slots(&self) -> usize {
        MAX_TRANCHES.saturating_sub(self.held.len())
    }

    /// Whether it is closed and has let everything go: nothing will ever happen to it again.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.closed.is_some() && self.held.iter().all(|held| held.until.is_some())
    }

    /// The loans it holds a tranche of on a day, whether anything is owed of it or not.
    #[must_use]
    pub fn loans_on(&self, day: Date) -> Vec<LoanId> {
        let mut loans: Vec<LoanId> =
            self.held.iter().filter(|held| held.is_on(day)).map(|held| held.taken.loan).collect();
        loans.sort_unstable();
        loans.dedup();
        loans
    }

    /// The loans of which it held a tranche on any day from one to another, both included.
    #[must_use]
    pub fn loans_between(&self, first: Date, last: Date) -> Vec<LoanId> {
        let on = |held: &&Held| held.taken.on <= last && held.until.is_none_or(|until| first < until);
        let mut loans: Vec<LoanId> = self.held.iter().filter(on).map(|held| held.taken.loan).collect();
        loans.sort_unstable();
        loans.dedup();
        loans
    }

    /// The tranches of loans it holds on a day.
    pub fn tranches_on(&self, day: Date) -> impl Iterator<Item = Tranche> {
        self.held.iter().filter(move |held| held.is_on(day)).map(|held| {
            let Taken { loan, above, amount, .. } = held.taken;
            Tranche { loan, above, amount }
        })
    }

    /// What it holds at the end of a day, given what its loans owe then.
    ///
    /// Tranches count in the order in which they were taken. What the quota of the day has no room for is not carried: the
    /// tranches that came last give way.
    ///
    /// # Errors
    /// [`FundingError`].
    pub fn holding(&self, day: Date, owed: &Owed) -> Result<Holding, FundingError> {
        let terms = self.terms_on(day)?;
        let status = self.status(day)?;
        let nothing = Money::zero(terms.quota.currency());
        let (mut used, mut over, mut balance, mut carried) = (nothing, nothing, nothing, Vec::new());
        for held in self.held.iter().filter(|held| held.taken.on <= day) {
            let taken = held.taken;
            let share = if held.is_on(day) { share(taken, owed.get(&taken.loan).copied())? } else { nothing };
            let counts = if terms.revolving { share } else { taken.amount };
            let allowed = counts.checked_min(terms.quota.checked_sub(used)?)?;
            used = used.checked_add(allowed)?;
            over = over.checked_add(counts.checked_sub(allowed)?)?;
            let amount = share.checked_min(allowed)?;
            if amount.is_positive() {
                balance = balance.checked_add(amount)?;
                let Taken { loan, annual_cost, on: since, .. } = taken;
                carried.push(Carried { loan, amount, annual_cost, since });
            }
        }
        let free = if status == Status::Open { terms.quota.checked_sub(used)? } else { nothing };
        let to_replace = if status.is_over() { balance } else { nothing };
        Ok(Holding { on: day, status, quota: terms.quota, used, over, free, carried, balance, to_replace })
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`FundingError`].
    pub fn open(&self, opened: Opened) -> Result<FundingEvent, FundingError> {
        if self.opened.is_some() {
            return Err(FundingError::Step("open already", "change it"));
        }
        opened.terms.check()?;
        two(Hands { by: opened.by, approved_by: opened.approved_by })?;
        Ok(FundingEvent::Opened(Box::new(opened)))
    }

    /// Changes its terms from a day, today where that day has passed.
    ///
    /// # Errors
    /// [`FundingError`].
    pub fn change(
        &self,
        on: Date,
        from: Date,
        change: Amendment,
        reason: &str,
        hands: Hands,
    ) -> Result<FundingEvent, FundingError> {
        self.changing(on)?;
        two(hands)?;
        if change.is_empty() {
            return Err(FundingError::Nothing);
        }
        let from = from.max(on);
        change.over(self.terms_on(from)?).check()?;
        let reason = stated(reason).ok_or(FundingError::Text)?;
        let (by, approved_by) = (hands.by, hands.approved_by);
        Ok(FundingEvent::Changed { on, from, change: Box::new(change), reason, by, approved_by })
    }

    /// Lets it take nothing from now on.
    ///
    /// # Errors
    /// [`FundingError`].
    pub fn suspend(&self, on: Date, reason: &str, hands: Hands) -> Result<FundingEvent, FundingError> {
        self.changing(on)?;
        two(hands)?;
        if self.is_suspended() {
            return Err(FundingError::Step("suspended already", "it takes nothing"));
        }
        let reason = stated(reason).ok_or(FundingError::Text)?;
        Ok(FundingEvent::Suspended { on, reason, by: hands.by, approved_by: hands.approved_by })
    }

    /// Lets it be used again.
    ///
    /// # Errors
    /// [`FundingError`].
    pub fn resume(&self, on: Date, reason: &str, hands: Hands) -> Result<FundingEvent, FundingError> {
        self.changing(on)?;
        two(hands)?;
        if !self.is_suspended() {
            return Err(FundingError::Step("not suspended", "it is used as far as there is room"));
        }
        let reason = stated(reason).ok_or(FundingError::Text)?;
        Ok(FundingEvent::Resumed { on, reason, by: hands.by, approved_by: hands.approved_by })
    }

    /// Closes it for good; what it holds is to be replaced.
    ///
    /// # Errors
    /// [`FundingError`].
    pub fn close(&self, on: Date, reason: &str, hands: Hands) -> Result<FundingEvent, FundingError> {
        self.changing(on)?;
        two(hands)?;
        let reason = stated(reason).ok_or(FundingError::Text)?;
        Ok(FundingEvent::Closed { on, reason, by: hands.by, approved_by: hands.approved_by })
    }

    /// Takes what a matching gave it, each stretch from its day and at the cost of that day, given what the loans it holds owe
    /// today. A day that has passed is possible as long as the line has been open since: of what it carried on days between,
    /// nothing gives way, since what is taken later is the first to fall to own funds.
    ///
    /// # Errors
    /// [`FundingError`]; [`FundingError::NoRoom`] for more than is free today.
    pub fn take(
        &self,
        today: Date,
        owed: &Owed,
        placed: &[Placed],
        by: UserId,
    ) -> Result<Vec<FundingEvent>, FundingError> {
        self.later(today)?;
        let opened = self.opened.as_ref().ok_or(FundingError::Step("not open", "open it first"))?;
        let mine: Vec<&Placed> = placed.iter().filter(|one| one.line == opened.line).collect();
        if mine.len() > self.slots() {
            return Err(FundingError::Full);
        }
        let free = self.holding(today, owed)?.free;
        let asked = Money::sum(free.currency(), mine.iter().map(|one| one.tranche.amount))?;
        if asked.minor() > free.minor() {
            return Err(FundingError::NoRoom { asked, free });
        }
        let since = self.open_since(today)?.unwrap_or(today);
        let mut events = Vec::with_capacity(mine.len());
        for Placed { on, tranche: Tranche { loan, above, amount }, .. } in mine {
            if *on < since {
                return Err(FundingError::TooEarly(*on, since));
            }
            let (annual_cost, on) = (self.terms_on(*on)?.annual_cost, *on);
            events.push(FundingEvent::Taken(Taken {
                loan: *loan,
                above: *above,
                amount: *amount,
                annual_cost,
                on,
                by,
            }));
        }
        Ok(events)
    }

    /// Releases all it holds of a loan, from a day on: today, or for a line that is over any day since it was.
    ///
    /// # Errors
    /// [`FundingError`].
    pub fn release(
        &self,
        today: Date,
        from: Date,
        loan: LoanId,
        reason: &str,
        by: UserId,
    ) -> Result<FundingEvent, FundingError> {
        self.later(today)?;
        if !self.held.iter().any(|held| held.taken.loan == loan && held.is_on(today)) {
            return Err(FundingError::NotHeld);
        }
        let earliest = self.over_since(today)?.unwrap_or(today);
        if from < earliest {
            return Err(FundingError::TooEarly(from, earliest));
        }
        let reason = stated(reason).ok_or(FundingError::Text)?;
        Ok(FundingEvent::Released(Released { loan, on: from, reason, by }))
    }

    fn is_suspended(&self) -> bool {
        self.suspensions.last().is_some_and(|(_, until)| until.is_none())
    }

    /// A day on which something may still happen to it.
    fn later(&self, on: Date) -> Result<(), FundingError> {
        match self.last_on {
            None => Err(FundingError::Step("not open", "open it first")),
            Some(last) if on < last => Err(FundingError::TooEarly(on, last)),
            Some(_) => Ok(()),
        }
    }

    fn changing(&self, on: Date) -> Result<(), FundingError> {
        self.later(on)?;
        if self.closed.is_some() {
            return Err(FundingError::Step("closed", "open another"));
        }
        if self.acts >= MAX_CHANGES { Err(FundingError::Full) } else { Ok(()) }
    }

    /// Takes an event in. Events come from the methods above, so nothing is checked again.
    pub fn apply(&mut self, event: &FundingEvent) {
        self.last_on = Some(self.last_on.map_or(event.on(), |last| last.max(event.on())));
        match event {
            FundingEvent::Opened(opened) => self.opened = Some((**opened).clone()),
            FundingEvent::Taken(taken) => {
                self.held.push(Held { taken: *taken, until: None });
                return;
            }
            FundingEvent::Released(released) => {
                let held = self.held.iter_mut().filter(|held| held.until.is_none());
                held.filter(|held| held.taken.loan == released.loan).for_each(|held| held.until = Some(released.on));
                return;
            }
            FundingEvent::Changed { from, change, .. } => self.changes.push((*from, (**change).clone())),
            FundingEvent::Suspended { on, .. } => self.suspensions.push((*on, None)),
            FundingEvent::Resumed { on, .. } => {
                if let Some((_, until)) = self.suspensions.last_mut() {
                    *until = Some(*on);
                }
            }
            FundingEvent::Closed { on, .. } => self.closed = Some(*on),
        }
        self.acts += 1;
    }
}

/// The part of a stretch of principal that is still owed.
fn share(taken: Taken, owed: Option<Money>) -> Result<Money, MoneyError> {
    let nothing = Money::zero(taken.amount.currency());
    let reaches = owed.unwrap_or(nothing).checked_sub(taken.above)?;
    if reaches.is_positive() { reaches.checked_min(taken.amount) } else { Ok(nothing) }
}

fn two(hands: Hands) -> Result<(), FundingError> {
    if hands.by == hands.approved_by { Err(FundingError::SameHands) } else { Ok(()) }
}
