//! [`FacilityState`]: a facility as its events have made it, what is free of it on a day, and what may be done with it.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{LoanId, UserId};
use loan::Hands;
use money::{Currency, Money, MoneyError};
use receivable::{Base, Pool, PoolError};

use crate::event::{Drawn, FacilityEvent, Opened, StageOpened};
use crate::limits::{MAX_CHANGES, MAX_DRAWS, MAX_TEXT_CHARS, stated};
use crate::terms::{Terms, TermsError};
use crate::usage::{DrawUse, Trouble};

/// Why nothing can be drawn on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// Its first day has not come.
    NotYet,
    /// Its last day has passed.
    Expired,
    /// Cancelled.
    Cancelled,
    /// Frozen.
    Frozen,
    /// More is in use than the limit of the day allows.
    Over,
    /// A draw is overdue, was compensated or was written off.
    Trouble(Trouble),
}

impl Stop {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::NotYet => ("not-yet", "尚未到可提款日", "its first day has not come"),
            Self::Expired => ("expired", "提款期已届满", "its last day has passed"),
            Self::Cancelled => ("cancelled", "未用额度已取消", "what was unused is cancelled"),
            Self::Frozen => ("frozen", "额度已冻结", "it is frozen"),
            Self::Over => ("over", "已用额度超过当日限额", "more is in use than the limit of the day"),
            Self::Trouble(Trouble::Overdue) => ("overdue", "有提款逾期", "a draw is overdue"),
            Self::Trouble(Trouble::Compensated) => ("compensated", "有提款已代偿", "a draw was compensated"),
            Self::Trouble(Trouble::WrittenOff) => ("written-off", "有提款已核销", "a draw was written off"),
        }
    }
}

/// What a facility is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// May be drawn, as far as there is room.
    Open,
    /// Its first day has not come.
    NotYet,
    /// Frozen.
    Frozen,
    /// Its last day has passed.
    Expired,
    /// What was unused is cancelled.
    Cancelled,
}

impl Status {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Open => ("open", "可用", "open"),
            Self::NotYet => ("not-yet", "未生效", "not begun"),
            Self::Frozen => ("frozen", "已冻结", "frozen"),
            Self::Expired => ("expired", "已到期", "expired"),
            Self::Cancelled => ("cancelled", "已取消", "cancelled"),
        }
    }
}

/// What is free of a facility at the end of a day, and how it comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// The day.
    pub on: Date,
    /// The limit, as reduced by then.
    pub limit: Money,
    /// What the season of the day lets be in use.
    pub seasonal: Money,
    /// What open stages let be in use.
    pub opened: Money,
    /// What receivables cover, of a facility that lives on them.
    pub covered: Option<Money>,
    /// The least of these: the limit in force that day.
    pub ceiling: Money,
    /// What is in use: principal owed, or all that was ever drawn.
    pub used: Money,
    /// What is in use beyond the ceiling.
    pub over: Money,
    /// What may be drawn; nothing while something stops it.
    pub free: Money,
    /// What stops it.
    pub stops: Vec<Stop>,
}

/// A draw that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    /// The loan to be.
    pub loan: LoanId,
    /// How much, in a currency of the contract.
    pub amount: Money,
    /// The same in the currency of the limit: at the parity of the day, rounded up, where it is another.
    pub counted: Money,
    /// For how many months.
    pub months: u16,
    /// When it would fall due at last.
    pub matures_on: Date,
    /// Who signs for the lender.
    pub by: UserId,
}

/// An attested milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// The stage's code.
    pub stage: String,
    /// Who attested it.
    pub source: String,
    /// What it said, or where that lies.
    pub evidence: String,
    /// When.
    pub on: Date,
}

/// Why something is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FacilityError {
    /// At the wrong step.
    #[error("the facility is {0}: {1}")]
    Step(&'static str, &'static str),
    /// Terms that cannot stand.
    #[error(transparent)]
    Terms(#[from] TermsError),
    /// An amount that cannot be computed with.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// Something stops all draws.
    #[error("nothing can be drawn: {}", .0.iter().map(|stop| stop.words().2).collect::<Vec<_>>().join("; "))]
    Stopped(Vec<Stop>),
    /// Too little or too much.
    #[error("{asked} is not between the least draw of {least} and the {free} that are free: draw another amount")]
    Amount {
        /// Asked for.
        asked: Money,
        /// The least.
        least: Money,
        /// The most.
        free: Money,
    },
    /// Too little or too much, in another currency than the limit's.
    #[error(
        "{asked} counts {counted}, which is not between the least draw of {least} and the {free} that are free: draw another amount"
    )]
    Converted {
        /// Asked for.
        asked: Money,
        /// In the currency of the limit.
        counted: Money,
        /// The least.
        least: Money,
        /// The most.
        free: Money,
    },
    /// A currency that the contract does not name.
    #[error("the contract does not let {0} be drawn, only {1}: draw in one of these")]
    Currency(Currency, String),
    /// A tenor that is too long.
    #[error(
        "a draw runs 1 to {most_months} months and falls due by {matures_by}; this one runs {months}, to {matures_on}: choose a shorter one"
    )]
    Tenor {
        /// Asked for.
        months: u16,
        /// When it would fall due.
        matures_on: Date,
        /// The longest.
        most_months: u16,
        /// The latest.
        matures_by: Date,
    },
    /// A day before the last event's.
    #[error("{0} lies before {1}, the day of the last change: use that day or a later one")]
    TooEarly(Date, Date),
    /// No such stage, or none that waits.
    #[error("'{0}' is no stage of this contract that waits for a milestone: look its stages up")]
    Stage(String),
    /// Attested by somebody else, too late, or before the contract.
    #[error("the contract lets {0} attest this, from {1} to today: bring what that source attested")]
    Source(String, Date),
    /// The maker checks.
    #[error("who asked for this does not confirm it: ask another person")]
    SameHands,
    /// A limit that is not lower.
    #[error("{0} is not at least zero and below the limit of {1}: a limit is only reduced")]
    NotLower(Money, Money),
    /// A text.
    #[error("give a reason or evidence of 1 to {MAX_TEXT_CHARS} characters")]
    Text,
    /// Past a bound.
    #[error("a facility has at most {MAX_DRAWS} draws and {MAX_CHANGES} changes: open another")]
    Full,
    /// Loans that are not this facility's draws.
    #[error("the loans given are not the draws of this facility")]
    OtherDraws,
    /// A facility that does not live on receivables.
    #[error("the contract names no receivables: they are assigned under a facility whose product has `receivables`")]
    NoReceivables,
    /// A claim.
    #[error(transparent)]
    Pool(#[from] PoolError),
}

/// A facility: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacilityState {
    opened: Option<Opened>,
    /// Reductions, in the order of their days.
    limits: Vec<(Date, Money)>,
    /// Freezes: from which day, until which (that day excluded).
    freezes: Vec<(Date, Option<Date>)>,
    cancelled: Option<Date>,
    stages: BTreeMap<String, StageOpened>,
    draws: Vec<Drawn>,
    pool: Pool,
    last_on: Option<Date>,
    changes: usize,
}

impl FacilityState {
    /// After these events.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a FacilityEvent>) -> Self {
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

    /// Its draws, oldest first.
    #[must_use]
    pub fn draws(&self) -> &[Drawn] {
        &self.draws
    }

    /// How a stage was opened, when it was.
    #[must_use]
    pub fn stage(&self, code: &str) -> Option<&StageOpened> {
        self.stages.get(code)
    }

    /// The days on which something about its limit changed by an act.
    #[must_use]
    pub fn turning_days(&self) -> Vec<Date> {
        let freezes = self.freezes.iter().flat_map(|(from, until)| [Some(*from), *until]).flatten();
        let mut days: Vec<Date> = (self.limits.iter().map(|(on, _)| *on))
            .chain(freezes)
            .chain(self.cancelled)
            .chain(self.stages.values().map(|stage| stage.on))
            .chain(self.draws.iter().map(|draw| draw.on))
            .chain(self.receivable_terms().iter().flat_map(|terms| self.pool.turning_days(terms)))
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The claims assigned under it.
    #[must_use]
    pub const fn pool(&self) -> &Pool {
        &self.pool
    }

    /// What it says of receivables, where it lives on them.
    #[must_use]
    pub fn receivable_terms(&self) -> Option<receivable::Terms> {
        self.opened.as_ref().and_then(|opened| opened.terms.receivables)
    }

    /// The pool and what is said of it, while claims may be brought and change.
    ///
    /// # Errors
    /// [`FacilityError::NoReceivables`], [`FacilityError::Step`] before it is opened.
    pub fn receivables(&self) -> Result<(&Pool, receivable::Terms), FacilityError> {
        let terms = self.terms()?.receivables.ok_or(FacilityError::NoReceivables)?;
        Ok((&self.pool, terms))
    }

    /// How much may be lent against its claims at the end of a day; none for a facility that does not live on them.
    ///
    /// # Errors
    /// [`FacilityError`].
    pub fn base(&self, day: Date) -> Result<Option<Base>, FacilityError> {
        let terms = self.terms()?;
        let nothing = Money::zero(terms.limit.currency());
        let base = terms.receivables.map(|receivables| self.pool.base(day, &receivables, nothing));
        base.transpose().map_err(FacilityError::Money)
    }

    fn terms(&self) -> Result<&Terms, FacilityError> {
        let opened = self.opened.as_ref().ok_or(FacilityError::Step("not open", "open it from an offer first"))?;
        Ok(&opened.terms)
    }

    /// The limit at the end of a day, as reduced by then.
    ///
    /// # Errors
    /// [`FacilityError::Step`] before it is opened.
    pub fn limit_on(&self, day: Date) -> Result<Money, FacilityError> {
        let reduced = self.limits.iter().take_while(|(on, _)| *on <= day).last();
        Ok(reduced.map_or(self.terms()?.limit, |(_, to)| *to))
    }

    fn is_frozen(&self, day: Date) -> bool {
        self.freezes.iter().any(|(from, until)| *from <= day && until.is_none_or(|until| day < until))
    }

    /// What it is at the end of a day.
    ///
    /// # Errors
    /// [`FacilityError::Step`] before it is opened.
    pub fn status(&self, day: Date) -> Result<Status, FacilityError> {
        let terms = self.terms()?;
        Ok(if self.cancelled.is_some_and(|on| on <= day) {
            Status::Cancelled
        } else if day > terms.until {
            Status::Expired
        } else if self.is_frozen(day) {
            Status::Frozen
        } else if day < terms.from {
            Status::NotYet
        } else {
            Status::Open
        })
    }

    /// What is free at the end of a day, given what each draw made by then counts, in the currency of the limit ([`DrawUse::at`]).
    ///
    /// # Errors
    /// [`FacilityError`]; [`FacilityError::OtherDraws`] when the loans are not the draws made by that day.
    pub fn availability(&self, day: Date, uses: &[DrawUse]) -> Result<Availability, FacilityError> {
        let terms = self.terms()?;
        let made = self.draws.iter().filter(|draw| draw.on <= day).map(|draw| draw.loan);
        if !made.eq(uses.iter().map(|one| one.loan)) {
            return Err(FacilityError::OtherDraws);
        }
        let limit = self.limit_on(day)?;
        let seasonal = terms.in_season(limit, day)?;
        let opened = terms.opened_by(limit, |stage| {
            stage.milestone.is_none() || self.stages.get(&stage.code).is_some_and(|it| it.on <= day)
        })?;
        let covered = self.base(day)?.map(|base| base.covered);
        let ceiling = limit.checked_min(seasonal)?.checked_min(opened)?;
        let ceiling = covered.map_or(Ok(ceiling), |covered| ceiling.checked_min(covered))?;
        let used = Money::sum(limit.currency(), uses.iter().map(|one| one.counted(terms.revolving)))?;
        let nothing = Money::zero(limit.currency());
        let room = ceiling.checked_sub(used)?;
        let over = if room.is_negative() { room.checked_neg()? } else { nothing };
        let mut stops: Vec<Stop> = uses.iter().filter_map(|one| one.trouble).map(Stop::Trouble).collect();
        stops.extend(match self.status(day)? {
            Status::Open => None,
            Status::NotYet => Some(Stop::NotYet),
            Status::Frozen => Some(Stop::Frozen),
            Status::Expired => Some(Stop::Expired),
            Status::Cancelled => Some(Stop::Cancelled),
        });
        stops.extend(over.is_positive().then_some(Stop::Over));
        stops.sort_unstable();
        stops.dedup();
        let free = if stops.is_empty() && room.is_positive() { room } else { nothing };
        Ok(Availability { on: day, limit, seasonal, opened, covered, ceiling, used, over, free, stops })
    }

    /// What the lender stays bound to: the limit less what is in use, until it is cancelled or past its end. What stops draws for
    /// a time, a freeze, a late draw or a season, does not take it away.
    ///
    /// # Errors
    /// As [`FacilityState::availability`].
    pub fn undrawn(&self, day: Date, uses: &[DrawUse]) -> Result<Money, FacilityError> {
        let now = self.availability(day, uses)?;
        let left = now.limit.checked_sub(now.used)?;
        let ended = matches!(self.status(day)?, Status::Cancelled | Status::Expired);
        Ok(if ended || left.is_negative() { Money::zero(left.currency()) } else { left })
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`FacilityError`].
    pub fn open(&self, opened: Opened) -> Result<FacilityEvent, FacilityError> {
        if self.opened.is_some() {
            return Err(FacilityError::Step("open already", "draw under it"));
        }
        opened.terms.check()?;
        Ok(FacilityEvent::Opened(Box::new(opened)))
    }

    /// Draws a loan, given what each earlier draw counts on that day.
    ///
    /// # Errors
    /// [`FacilityError`], with the remedy.
    pub fn draw(&self, on: Date, uses: &[DrawUse], draw: Draw) -> Result<FacilityEvent, FacilityError> {
        let terms = self.changing(on)?;
        if self.draws.len() >= MAX_DRAWS {
            return Err(FacilityError::Full);
        }
        let now = self.availability(on, uses)?;
        if !now.stops.is_empty() {
            return Err(FacilityError::Stopped(now.stops));
        }
        let (asked, counted, least, free) = (draw.amount, draw.counted, terms.draw.minimum, now.free);
        let own = asked.currency() == least.currency();
        if !own && !terms.currencies.contains(&asked.currency()) {
            let named = std::iter::once(least.currency()).chain(terms.currencies.iter().copied());
            let named: Vec<&str> = named.map(|one| one.code()).collect();
            return Err(FacilityError::Currency(asked.currency(), named.join(", ")));
        }
        let fits = counted.currency() == least.currency()
            && asked.is_positive()
            && (!own || asked == counted)
            && counted.minor() >= least.minor()
            && counted.minor() <= free.minor();
        if !fits && own {
            return Err(FacilityError::Amount { asked, least, free });
        }
        if !fits {
            return Err(FacilityError::Converted { asked, counted, least, free });
        }
        let (most_months, matures_by) = (terms.draw.most_months, terms.draw.matures_by);
        if draw.months == 0 || draw.months > most_months || draw.matures_on > matures_by {
            let Draw { months, matures_on, .. } = draw;
            return Err(FacilityError::Tenor { months, matures_on, most_months, matures_by });
        }
        let Draw { loan, amount, matures_on, by, .. } = draw;
        Ok(FacilityEvent::Drawn(Drawn { loan, amount, on, matures_on, by }))
    }

    /// Opens a stage whose milestone was attested, with a second person's confirmation.
    ///
    /// # Errors
    /// [`FacilityError`].
    pub fn open_stage(&self, on: Date, attested: Attested, hands: Hands) -> Result<FacilityEvent, FacilityError> {
        let terms = self.changing(on)?;
        let unknown = || FacilityError::Stage(attested.stage.clone());
        let stage = terms.stages.iter().find(|stage| stage.code == attested.stage).ok_or_else(unknown)?;
        let milestone = stage.milestone.as_ref().filter(|_| !self.stages.contains_key(&stage.code));
        let milestone = milestone.ok_or_else(unknown)?;
        let signed_on = self.opened.as_ref().map_or(terms.from, |opened| opened.on);
        if attested.source.trim() != milestone.source || attested.on < signed_on || attested.on > on {
            return Err(FacilityError::Source(milestone.source.clone(), signed_on));
        }
        two(hands)?;
        Ok(FacilityEvent::StageOpened(StageOpened {
            stage: attested.stage,
            source: milestone.source.clone(),
            evidence: stated(&attested.evidence).ok_or(FacilityError::Text)?,
            attested_on: attested.on,
            on,
            by: hands.by,
            approved_by: hands.approved_by,
        }))
    }

    /// Freezes it, at once.
    ///
    /// # Errors
    /// [`FacilityError`].
    pub fn freeze(&self, on: Date, reason: &str, by: UserId) -> Result<FacilityEvent, FacilityError> {
        self.changing(on)?;
        if self.is_frozen(on) {
            return Err(FacilityError::Step("frozen already", "nothing can be drawn"));
        }
        Ok(FacilityEvent::Frozen { on, reason: stated(reason).ok_or(FacilityError::Text)?, by })
    }

    /// Lets it be drawn again, with a second person's consent.
    ///
    /// # Errors
    /// [`FacilityError`].
    pub fn unfreeze(&self, on: Date, reason: &str, hands: Hands) -> Result<FacilityEvent, FacilityError> {
        self.changing(on)?;
        if !self.is_frozen(on) {
            return Err(FacilityError::Step("not frozen", "it can be drawn as far as there is room"));
        }
        two(hands)?;
        let reason = stated(reason).ok_or(FacilityError::Text)?;
        Ok(FacilityEvent::Unfrozen { on, reason, by: hands.by, approved_by: hands.approved_by })
    }

    /// Reduces the limit, at once; what is in use beyond it stays owed.
    ///
    /// # Errors
    /// [`FacilityError`].
    pub fn reduce(&self, on: Date, to: Money, reason: &str, by: UserId) -> Result<FacilityEvent, FacilityError> {
        self.changing(on)?;
        let limit = self.limit_on(on)?;
        if to.currency() != limit.currency() || to.is_negative() || to.minor() >= limit.minor() {
            return Err(FacilityError::NotLower(to, limit));
        }
        Ok(FacilityEvent::Reduced { on, to, reason: stated(reason).ok_or(FacilityError::Text)?, by })
    }

    /// Cancels what is not drawn, at once and for good.
    ///
    /// # Errors
    /// [`FacilityError`].
    pub fn cancel(&self, on: Date, reason: &str, by: UserId) -> Result<FacilityEvent, FacilityError> {
        self.changing(on)?;
        Ok(FacilityEvent::Cancelled { on, reason: stated(reason).ok_or(FacilityError::Text)?, by })
    }

    /// The terms of a facility that may still change on a day.
    fn changing(&self, on: Date) -> Result<&Terms, FacilityError> {
        let terms = self.terms()?;
        if self.cancelled.is_some() {
            return Err(FacilityError::Step("cancelled", "its draws run on; open another"));
        }
        if self.changes >= MAX_CHANGES + MAX_DRAWS {
            return Err(FacilityError::Full);
        }
        match self.last_on {
            Some(last) if on < last => Err(FacilityError::TooEarly(on, last)),
            _ => Ok(terms),
        }
    }

    /// Takes an event in. Events come from the methods above, so nothing is checked again.
    pub fn apply(&mut self, event: &FacilityEvent) {
        match event {
            FacilityEvent::Opened(opened) => self.opened = Some((**opened).clone()),
            FacilityEvent::Drawn(drawn) => self.draws.push(drawn.clone()),
            FacilityEvent::StageOpened(opened) => {
                self.stages.insert(opened.stage.clone(), opened.clone());
            }
            FacilityEvent::Frozen { on, .. } => self.freezes.push((*on, None)),
            FacilityEvent::Unfrozen { on, .. } => {
                if let Some((_, until)) = self.freezes.last_mut() {
                    *until = Some(*on);
                }
            }
            FacilityEvent::Reduced { on, to, .. } => self.limits.push((*on, *to)),
            FacilityEvent::Cancelled { on, .. } => self.cancelled = Some(*on),
            // Claims have a bound of their own, and facts about them may be found late: no change of the contract.
            FacilityEvent::Assigned(assigned) => return self.pool.assigned(assigned),
            FacilityEvent::Admitted(admitted) => return self.pool.admitted(admitted),
            FacilityEvent::Collected(collected) => return self.pool.collected(collected),
            FacilityEvent::CollectionReversed(reversed) => return self.pool.reversed(reversed),
            FacilityEvent::Credited(credited) => return self.pool.credited(credited),
            FacilityEvent::Disputed(disputed) => return self.pool.disputed(disputed),
            FacilityEvent::DisputeEnded(ended) => return self.pool.dispute_ended(ended),
            FacilityEvent::Reassigned(reassigned) => return self.pool.gone_back(reassigned),
        }
        self.last_on = Some(event.effective_on());
        self.changes += 1;
    }
}

fn two(hands: Hands) -> Result<(), FacilityError> {
    if hands.by == hands.approved_by { Err(FacilityError::SameHands) } else { Ok(()) }
}
