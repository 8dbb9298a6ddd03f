//! [`Pool`]: the claims of one contract as their facts have made them, and how much may be lent against them on a day.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, days_between};
use codes::{FirmId, UserId};
use money::{Money, MoneyError};

use crate::check::{Finding, Weight};
use crate::event::{
    Admitted, Applied, Assigned, Cause, Collected, CollectionReversed, Credited, DisputeEnded, Disputed, Reassigned,
};
use crate::limits::{MAX_FACTS, MAX_POOL_FACTS, MAX_RECEIVABLES, MAX_TEXT_CHARS, is_number, stated};
use crate::papers::{Invoice, Shown};
use crate::terms::{Recourse, Terms, part};

/// Why something about a claim is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// No such claim.
    #[error("no invoice '{0}' was assigned under this contract: look its receivables up")]
    Unknown(String),
    /// At the wrong step.
    #[error("the invoice is {0}: {1}")]
    Step(&'static str, &'static str),
    /// A claim that is refused.
    #[error("the claim cannot be taken: {}", .0.iter().map(Finding::en).collect::<Vec<_>>().join("; "))]
    Refused(Vec<Finding>),
    /// An amount.
    #[error("{0} is no amount above zero in the contract's currency")]
    Amount(Money),
    /// A day.
    #[error("{0} does not lie between {1}, when the invoice was assigned, and today")]
    Day(Date, Date),
    /// A reference.
    #[error("the reference '{0}' stands for another payment or credit note here: give the one on the paper")]
    Reference(String),
    /// Recourse.
    #[error(
        "without recourse the lender bears it when a buyer does not pay: only a disputed or untrue claim goes back"
    )]
    NoRecourse,
    /// The maker checks.
    #[error("who asked for this does not confirm it: ask another person")]
    SameHands,
    /// A text.
    #[error("give a reason of 1 to {MAX_TEXT_CHARS} characters")]
    Text,
    /// Past a bound.
    #[error(
        "a pool has at most {MAX_RECEIVABLES} claims, each with at most {MAX_FACTS} facts and all with {MAX_POOL_FACTS}: open another contract"
    )]
    Full,
    /// Sums.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// A payment or a credit note, as it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fact {
    on: Date,
    amount: Money,
    reference: String,
    applied: Vec<Applied>,
    is_payment: bool,
    is_reversed: bool,
}

/// One claim with what happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The invoice.
    pub invoice: Invoice,
    /// The papers it was held against.
    pub shown: Shown,
    /// What was to be looked at.
    pub findings: Vec<Finding>,
    /// When it was assigned.
    pub assigned_on: Date,
    /// From when it counts; nothing while it waits for two people.
    pub admitted_on: Option<Date>,
    /// When and why it went back.
    pub reassigned: Option<(Date, Cause)>,
    facts: Vec<Fact>,
    /// Disputes: from which day, until which (that day excluded).
    disputes: Vec<(Date, Option<Date>)>,
}

/// What a claim is at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Waits for two people to look at its papers.
    Waiting,
    /// Owed and not due.
    Open,
    /// Past its due day.
    Overdue,
    /// Disputed.
    Disputed,
    /// Paid or credited in full.
    Paid,
    /// Gone back to the seller.
    Reassigned,
}

impl Status {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Waiting => ("waiting", "待复核", "waits for a second person"),
            Self::Open => ("open", "未到期", "not due"),
            Self::Overdue => ("overdue", "逾期未付", "overdue"),
            Self::Disputed => ("disputed", "争议中", "disputed"),
            Self::Paid => ("paid", "已结清", "paid"),
            Self::Reassigned => ("reassigned", "已反转让", "gone back to the seller"),
        }
    }
}

/// A claim at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub status: Status,
    /// What the buyer paid by then.
    pub paid: Money,
    /// What was credited by then.
    pub credited: Money,
    /// What is still owed; never below zero.
    pub open: Money,
    /// Days past its due day while something is owed.
    pub days_overdue: i32,
    /// Whether it counts; the part of one buyer may still cut it.
    pub eligible: bool,
}

/// What one buyer makes up of a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtorShare {
    /// The buyer.
    pub debtor: FirmId,
    /// Whether it is an affiliate of the lender.
    pub affiliate: bool,
    /// What it owes on claims that were not taken back.
    pub open: Money,
    /// Of that, what is past its due day.
    pub overdue: Money,
    /// What is eligible.
    pub eligible: Money,
    /// What counts after the part of one buyer.
    pub counted: Money,
    /// Whether something of it is overdue for longer than the days of grace, so that nothing of it counts.
    pub stopped: bool,
}

/// How much may be lent against a pool at the end of a day (融资基数).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The day.
    pub on: Date,
    /// What is owed on claims that were not taken back.
    pub open: Money,
    /// What of it is eligible: looked at, undisputed, not overdue beyond grace, of buyers who pay.
    pub eligible: Money,
    /// What counts: no buyer for more than its part of what is eligible.
    pub counted: Money,
    /// The advance on what counts: the most that may be in use.
    pub covered: Money,
    /// By buyer, the largest first.
    pub debtors: Vec<DebtorShare>,
}

/// The claims of one contract: a pure function of their facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pool {
    held: BTreeMap<String, Held>,
}

impl Held {
    fn counting(&self, by: Date) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.on <= by && !fact.is_reversed)
    }

    /// How it stands at the end of a day; nothing before it was assigned.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn standing(&self, day: Date, terms: &Terms) -> Result<Option<Standing>, MoneyError> {
        if day < self.assigned_on {
            return Ok(None);
        }
        let currency = self.invoice.amount.currency();
        let sum = |payments: bool| {
            let those = self.counting(day).filter(|fact| fact.is_payment == payments);
            Money::sum(currency, those.map(|fact| fact.amount))
        };
        let (paid, credited) = (sum(true)?, sum(false)?);
        let rest = self.invoice.amount.checked_sub(paid)?.checked_sub(credited)?;
        let open = if rest.is_negative() { Money::zero(currency) } else { rest };
        let late = days_between(self.invoice.due_on, day);
        let days_overdue = if open.is_positive() { late.max(0) } else { 0 };
        let is_disputed =
            self.disputes.iter().any(|(from, until)| *from <= day && until.is_none_or(|until| day < until));
        let status = if self.reassigned.is_some_and(|(on, _)| on <= day) {
            Status::Reassigned
        } else if !open.is_positive() {
            Status::Paid
        } else if self.admitted_on.is_none_or(|on| on > day) {
            Status::Waiting
        } else if is_disputed {
            Status::Disputed
        } else if days_overdue > 0 {
            Status::Overdue
        } else {
            Status::Open
        };
        let eligible = matches!(status, Status::Open | Status::Overdue) && days_overdue <= i32::from(terms.grace_days);
        Ok(Some(Standing { status, paid, credited, open, days_overdue, eligible }))
    }

    /// The payments of it, in the order of their days: when, how much, under which reference, whether it was taken back, and
    /// which loans it paid.
    pub fn payments(&self) -> impl Iterator<Item = (Date, Money, &str, bool, &[Applied])> {
        let payments = self.facts.iter().filter(|fact| fact.is_payment);
        payments.map(|it| (it.on, it.amount, it.reference.as_str(), it.is_reversed, it.applied.as_slice()))
    }

    fn is_gone(&self) -> bool {
        self.reassigned.is_some()
    }
}

impl Pool {
    /// A claim by the number of its invoice.
    #[must_use]
    pub fn held(&self, number: &str) -> Option<&Held> {
        self.held.get(number)
    }

    /// Every claim, by number.
    pub fn all(&self) -> impl Iterator<Item = &Held> {
        self.held.values()
    }

    /// What the invoices of an order come to, those taken back left out.
    pub(crate) fn invoiced(&self, order: &str, nothing: Money) -> Result<Money, MoneyError> {
        let of = self.held.values().filter(|held| !held.is_gone() && held.invoice.order.as_deref() == Some(order));
        Money::sum(nothing.currency(), of.map(|held| held.invoice.amount))
    }

    /// The papers of a claim with those that were brought before for its order: goods of one order arrive, and are invoiced, one
    /// after another. What was brought now stands where both are there.
    #[must_use]
    pub fn completed(&self, invoice: &Invoice, brought: Shown) -> Shown {
        let Some(order) = &invoice.order else { return brought };
        let mut shown = brought;
        for held in self.held.values().filter(|held| !held.is_gone() && held.invoice.order.as_ref() == Some(order)) {
            if shown.order.is_none() {
                shown.order.clone_from(&held.shown.order);
            }
            for receipt in &held.shown.receipts {
                if shown.receipts.iter().all(|known| known.number != receipt.number) {
                    shown.receipts.push(receipt.clone());
                }
            }
        }
        shown.receipts.sort_by(|a, b| a.number.cmp(&b.number));
        shown
    }

    /// Whether one more payment, credit or dispute of a claim has room.
    fn has_room(&self, of: usize) -> Result<(), PoolError> {
        let all: usize = self.held.values().map(|held| held.facts.len() + held.disputes.len()).sum();
        if of >= MAX_FACTS || all >= MAX_POOL_FACTS { Err(PoolError::Full) } else { Ok(()) }
    }

    pub(crate) fn has_alike(&self, invoice: &Invoice) -> bool {
        self.held.values().any(|held| {
            let other = &held.invoice;
            other.number != invoice.number
                && (&other.debtor, other.amount, other.on) == (&invoice.debtor, invoice.amount, invoice.on)
        })
    }

    /// How much may be lent against the pool at the end of a day.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn base(&self, day: Date, terms: &Terms, nothing: Money) -> Result<Base, MoneyError> {
        let mut debtors: BTreeMap<FirmId, DebtorShare> = BTreeMap::new();
        let mut stopped: BTreeSet<FirmId> = BTreeSet::new();
        for held in self.held.values() {
            let Some(now) = held.standing(day, terms)? else { continue };
            if now.status == Status::Reassigned {
                continue;
            }
            let invoice = &held.invoice;
            let share = debtors.entry(invoice.debtor).or_insert_with(|| DebtorShare {
                debtor: invoice.debtor,
                affiliate: false,
                open: nothing,
                overdue: nothing,
                eligible: nothing,
                counted: nothing,
                stopped: false,
            });
            share.affiliate |= invoice.affiliate;
            share.open = share.open.checked_add(now.open)?;
            if now.days_overdue > 0 {
                share.overdue = share.overdue.checked_add(now.open)?;
            }
            if now.days_overdue > i32::from(terms.grace_days) {
                stopped.insert(invoice.debtor);
            }
            if now.eligible {
                share.eligible = share.eligible.checked_add(now.open)?;
            }
        }
        for share in debtors.values_mut().filter(|share| stopped.contains(&share.debtor)) {
            share.stopped = true;
            share.eligible = nothing;
        }
        let sum =
            |of: fn(&DebtorShare) -> Money, all: &[DebtorShare]| Money::sum(nothing.currency(), all.iter().map(of));
        let mut debtors: Vec<DebtorShare> = debtors.into_values().collect();
        let (open, eligible) = (sum(|it| it.open, &debtors)?, sum(|it| it.eligible, &debtors)?);
        let most = part(eligible, terms.debtor_ppm)?;
        for share in &mut debtors {
            share.counted = share.eligible.checked_min(most)?;
        }
        let counted = sum(|it| it.counted, &debtors)?;
        debtors.sort_by(|a, b| (b.open.minor(), &a.debtor).cmp(&(a.open.minor(), &b.debtor)));
        Ok(Base { on: day, open, eligible, counted, covered: terms.advance(counted)?, debtors })
    }

    /// The days on which an act or a fact changed something, and those on which grace ends.
    #[must_use]
    pub fn turning_days(&self, terms: &Terms) -> Vec<Date> {
        let mut days = Vec::new();
        for held in self.held.values() {
            days.extend(
                [Some(held.assigned_on), held.admitted_on, held.reassigned.map(|(on, _)| on)].into_iter().flatten(),
            );
            days.extend(held.facts.iter().map(|fact| fact.on));
            days.extend(held.disputes.iter().flat_map(|(from, until)| [Some(*from), *until]).flatten());
            days.extend(calendar::add_days(held.invoice.due_on, i32::from(terms.grace_days) + 1));
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Takes a claim that [`crate::check`] was asked about.
    ///
    /// # Errors
    /// [`PoolError::Refused`], [`PoolError::Full`].
    pub fn assign(
        &self,
        (invoice, shown): (Invoice, Shown),
        findings: Vec<Finding>,
        on: Date,
        by: UserId,
    ) -> Result<Assigned, PoolError> {
        if self.held.len() >= MAX_RECEIVABLES {
            return Err(PoolError::Full);
        }
        if findings.iter().any(|finding| finding.weight() == Weight::Refuse) {
            return Err(PoolError::Refused(findings));
        }
        Ok(Assigned { invoice, shown, findings, on, by })
    }

    fn of(&self, number: &str) -> Result<&Held, PoolError> {
        self.held.get(number).ok_or_else(|| PoolError::Unknown(number.to_owned()))
    }

    /// A claim that has not gone back.
    fn here(&self, number: &str) -> Result<&Held, PoolError> {
        let held = self.of(number)?;
        match held.is_gone() {
            true => Err(PoolError::Step("gone back to the seller", "nothing more happens to it here")),
            false => Ok(held),
        }
    }

    /// Whether a day can be one of a fact.
    fn day(held: &Held, on: Date, today: Date) -> Result<(), PoolError> {
        if on < held.assigned_on || on > today { Err(PoolError::Day(on, held.assigned_on)) } else { Ok(()) }
    }

    /// Lets a claim with findings count.
    ///
    /// # Errors
    /// [`PoolError`].
    pub fn admit(
        &self,
        number: &str,
        on: Date,
        reason: &str,
        (by, approved_by): (UserId, UserId),
    ) -> Result<Admitted, PoolError> {
        let held = self.here(number)?;
        if held.admitted_on.is_some() {
            return Err(PoolError::Step("taken already", "it counts as far as its buyer pays"));
        }
        two(by, approved_by)?;
        let reason = stated(reason).ok_or(PoolError::Text)?;
        Ok(Admitted { invoice: number.to_owned(), on, reason, by, approved_by })
    }

    /// Whether a reference is new in the pool; `Ok(false)` when this very fact is there already.
    fn is_new(&self, held: &Held, known: (&str, Date, Money, bool)) -> Result<bool, PoolError> {
        let (reference, on, amount, is_payment) = known;
        if !is_number(reference) {
            return Err(PoolError::Reference(reference.to_owned()));
        }
        let same = |fact: &&Fact| fact.reference == reference && fact.is_payment == is_payment;
        if let Some(fact) = held.facts.iter().find(same) {
            let is_it = fact.on == on && fact.amount == amount && !fact.is_reversed;
            return if is_it { Ok(false) } else { Err(PoolError::Reference(reference.to_owned())) };
        }
        if self.held.values().any(|other| other.facts.iter().any(|fact| same(&fact))) {
            return Err(PoolError::Reference(reference.to_owned()));
        }
        self.has_room(held.facts.len())?;
        Ok(true)
    }

    /// Records what a buyer paid; nothing when this payment is there already. More than is owed is recorded as it came.
    ///
    /// # Errors
    /// [`PoolError`].
    pub fn collect(&self, payment: Collected, today: Date) -> Result<Option<Collected>, PoolError> {
        let held = self.of(&payment.invoice)?;
        if !payment.amount.is_positive() || payment.amount.currency() != held.invoice.amount.currency() {
            return Err(PoolError::Amount(payment.amount));
        }
        Self::day(held, payment.on, today)?;
        let known = (payment.reference.as_str(), payment.on, payment.amount, true);
        Ok(self.is_new(held, known)?.then_some(payment))
    }

    /// Takes a payment back.
    ///
    /// # Errors
    /// [`PoolError`].
    pub fn reverse(
        &self,
        (number, reference): (&str, &str),
        on: Date,
        reason: &str,
        (by, approved_by): (UserId, UserId),
    ) -> Result<CollectionReversed, PoolError> {
        let held = self.of(number)?;
        let payment = held.facts.iter().find(|fact| fact.is_payment && fact.reference == reference);
        let payment = payment.ok_or_else(|| PoolError::Reference(reference.to_owned()))?;
        if payment.is_reversed {
            return Err(PoolError::Step("without this payment already", "it was taken back before"));
        }
        two(by, approved_by)?;
        let reason = stated(reason).ok_or(PoolError::Text)?;
        let (invoice, reference) = (number.to_owned(), reference.to_owned());
        Ok(CollectionReversed { invoice, reference, on, reason, by, approved_by })
    }

    /// Records a credit note; nothing when it is there already.
    ///
    /// # Errors
    /// [`PoolError`].
    pub fn credit(&self, note: Credited, today: Date) -> Result<Option<Credited>, PoolError> {
        let held = self.here(&note.invoice)?;
        if !note.amount.is_positive() || note.amount.currency() != held.invoice.amount.currency() {
            return Err(PoolError::Amount(note.amount));
        }
        Self::day(held, note.on, today)?;
        let reason = stated(&note.reason).ok_or(PoolError::Text)?;
        let known = (note.reference.as_str(), note.on, note.amount, false);
        Ok(self.is_new(held, known)?.then(|| Credited { reason, ..note.clone() }))
    }

    /// Records that the buyer disputes a claim.
    ///
    /// # Errors
    /// [`PoolError`].
    pub fn dispute(
        &self,
        number: &str,
        on: Date,
        reason: &str,
        by: UserId,
        today: Date,
    ) -> Result<Disputed, PoolError> {
        let held = self.here(number)?;
        if held.disputes.last().is_some_and(|(_, until)| until.is_none()) {
            return Err(PoolError::Step("disputed already", "it counts again when two people end that"));
        }
        self.has_room(held.disputes.len())?;
        Self::day(held, on, today)?;
        let (invoice, reason) = (number.to_owned(), stated(reason).ok_or(PoolError::Text)?);
        Ok(Disputed { invoice, on, reason, by })
    }

    /// Ends a dispute: the claim stands.
    ///
    /// # Errors
    /// [`PoolError`].
    pub fn end_dispute(
        &self,
        number: &str,
        on: Date,
        reason: &str,
        (by, approved_by): (UserId, UserId),
    ) -> Result<DisputeEnded, PoolError> {
        let held = self.here(number)?;
        if held.disputes.last().is_none_or(|(_, until)| until.is_some()) {
            return Err(PoolError::Step("not disputed", "there is nothing to end"));
        }
        two(by, approved_by)?;
        let (invoice, reason) = (number.to_owned(), stated(reason).ok_or(PoolError::Text)?);
        Ok(DisputeEnded { invoice, on, reason, by, approved_by })
    }

    /// Hands a claim back to the seller.
    ///
    /// # Errors
    /// [`PoolError::NoRecourse`] for what is only overdue, without recourse; [`PoolError::Step`] for what is not overdue or not
    /// disputed.
    pub fn reassign(
        &self,
        number: &str,
        (cause, on): (Cause, Date),
        reason: &str,
        (by, approved_by): (UserId, UserId),
        terms: &Terms,
    ) -> Result<Reassigned, PoolError> {
        let held = self.here(number)?;
        let now = held.standing(on, terms)?.ok_or(PoolError::Day(on, held.assigned_on))?;
        match cause {
            Cause::Overdue if terms.recourse == Recourse::Without => return Err(PoolError::NoRecourse),
            Cause::Overdue if now.days_overdue == 0 => {
                return Err(PoolError::Step("not overdue", "it goes back for another cause, or when it is"));
            }
            Cause::Disputed if now.status != Status::Disputed => {
                return Err(PoolError::Step("not disputed", "record the dispute first"));
            }
            _ if now.status == Status::Paid => {
                return Err(PoolError::Step("paid", "there is nothing to hand back"));
            }
            _ => {}
        }
        two(by, approved_by)?;
        let (invoice, reason) = (number.to_owned(), stated(reason).ok_or(PoolError::Text)?);
        Ok(Reassigned { invoice, on, cause, reason, by, approved_by })
    }

    /// Takes an assignment in.
    pub fn assigned(&mut self, event: &Assigned) {
        let held = Held {
            invoice: event.invoice.clone(),
            shown: event.shown.clone(),
            findings: event.findings.clone(),
            assigned_on: event.on,
            admitted_on: event.findings.is_empty().then_some(event.on),
            reassigned: None,
            facts: Vec::new(),
            disputes: Vec::new(),
        };
        self.held.insert(event.invoice.number.clone(), held);
    }

    fn change(&mut self, number: &str, with: impl FnOnce(&mut Held)) {
        if let Some(held) = self.held.get_mut(number) {
            with(held);
        }
    }

    /// Takes an admission in.
    pub fn admitted(&mut self, event: &Admitted) {
        self.change(&event.invoice, |held| held.admitted_on = Some(event.on));
    }

    /// Takes a payment in.
    pub fn collected(&mut self, event: &Collected) {
        self.fact(&event.invoice, (event.on, event.amount), &event.reference, Some(&event.applied));
    }

    /// Takes a credit note in.
    pub fn credited(&mut self, event: &Credited) {
        self.fact(&event.invoice, (event.on, event.amount), &event.reference, None);
    }

    fn fact(&mut self, number: &str, (on, amount): (Date, Money), reference: &str, payment: Option<&[Applied]>) {
        let fact = Fact {
            on,
            amount,
            reference: reference.to_owned(),
            applied: payment.unwrap_or_default().to_vec(),
            is_payment: payment.is_some(),
            is_reversed: false,
        };
        self.change(number, |held| {
            let at = held.facts.partition_point(|it| (it.on, &it.reference) <= (fact.on, &fact.reference));
            held.facts.insert(at, fact);
        });
    }

    /// Takes the end of a payment in.
    pub fn reversed(&mut self, event: &CollectionReversed) {
        self.change(&event.invoice, |held| {
            let those = held.facts.iter_mut().filter(|fact| fact.is_payment && fact.reference == event.reference);
            those.for_each(|fact| fact.is_reversed = true);
        });
    }

    /// Takes a dispute in.
    pub fn disputed(&mut self, event: &Disputed) {
        self.change(&event.invoice, |held| held.disputes.push((event.on, None)));
    }

    /// Takes the end of a dispute in.
    pub fn dispute_ended(&mut self, event: &DisputeEnded) {
        self.change(&event.invoice, |held| {
            if let Some((_, until)) = held.disputes.last_mut() {
                *until = Some(event.on);
            }
        });
    }

    /// Takes a reassignment in.
    pub fn gone_back(&mut self, event: &Reassigned) {
        self.change(&event.invoice, |held| held.reassigned = Some((event.on, event.cause)));
    }
}

fn two(by: UserId, approved_by: UserId) -> Result<(), PoolError> {
    if by == approved_by { Err(PoolError::SameHands) } else { Ok(()) }
}
