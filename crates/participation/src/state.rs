//! [`Arrangement`]: a package or a joint loan as its events have made it, and what may be done with it.
//!
//! ```text
//! draft -> offered -> running
//!   |         |
//!   +---------+--> cancelled
//! ```
//! No event ends a running one: that nothing is left of its loans follows from their facts.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, add_days};
use codes::{LoanId, UserId};
use loan::{Hands, LoanError, PostingError};
use money::{Money, MoneyError};

use crate::account::Remittable;
use crate::event::{Acceptance, Began, BoughtBack, Drafted, Funded, ParticipationEvent, Remitted};
use crate::limits::{
    MAX_EVENTS, MAX_HOLDERS, MAX_LOANS, MAX_REFERENCE_BYTES, MAX_STAKES, MAX_TEXT_CHARS, referred, stated,
};
use crate::terms::{Form, Price, Terms, TermsError};

/// How far an arrangement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Being put together.
    #[default]
    Draft,
    /// Confirmed by a second person and put to the holders.
    Offered,
    /// The shares have passed.
    Running,
    /// Given up.
    Cancelled,
}

impl Stage {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Draft => ("draft", "起草中", "draft"),
            Self::Offered => ("offered", "待接受", "offered"),
            Self::Running => ("running", "存续", "running"),
            Self::Cancelled => ("cancelled", "已取消", "cancelled"),
        }
    }
}

/// Why something is refused.
#[derive(Debug, thiserror::Error)]
pub enum ParticipationError {
    /// At the wrong step.
    #[error("it is {0}: {1}")]
    Step(&'static str, &'static str),
    /// Terms that cannot stand.
    #[error(transparent)]
    Terms(#[from] TermsError),
    /// An amount that cannot be computed with.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A loan that cannot be folded.
    #[error(transparent)]
    Loan(#[from] LoanError),
    /// A loan whose entries cannot be derived.
    #[error(transparent)]
    Posting(#[from] PostingError),
    /// A loan without a contract.
    #[error("a loan without a contract has no shares")]
    NoContract,
    /// More than the whole of a loan.
    #[error("others hold {} of {loan}: {} more would be more than the whole; take the loan out or a smaller share", percent(*.held_ppm), percent(*.asked_ppm))]
    Shared {
        /// The loan.
        loan: LoanId,
        /// What others hold.
        held_ppm: u32,
        /// What was asked.
        asked_ppm: u32,
    },
    /// Loans.
    #[error("a package has 1 to {MAX_LOANS} loans and joint lending one, each once: add or take out loans")]
    Loans,
    /// Days out of order.
    #[error(
        "the days are out of order or have not come: give a first and a last day up to today, and nothing before the last act"
    )]
    Days,
    /// No such holder.
    #[error("there is no such holder: holders are numbered from 1")]
    Holder,
    /// Somebody has not agreed.
    #[error("holder {0} has not accepted: let it accept, or record its paper with a reference")]
    NotAccepted(u16),
    /// A reference.
    #[error("give a reference of 1 to {MAX_REFERENCE_BYTES} bytes")]
    Reference,
    /// A reference that was used for something else.
    #[error("reference {0} was used before for another amount or holder: look it up")]
    ReferenceUsed(String),
    /// Nothing to pass on.
    #[error(
        "nothing is to be passed on: {0} was owed by then and {1} passed on; what is too much is kept back next time"
    )]
    NothingDue(Money, Money),
    /// A holder that has not put in its part.
    #[error("the holder has yet to put in {0} for what was lent: record it, then pass on what came in")]
    Unfunded(Money),
    /// Another amount than was asked for.
    #[error(
        "{now} is to be passed on by that day, not {asked} as was asked for: something was learnt since; refuse this and ask again"
    )]
    AmountChanged {
        /// What was asked for.
        asked: Money,
        /// What it comes to now.
        now: Money,
    },
    /// An amount.
    #[error("{0} is no amount that can be recorded here: give one above nothing, in the currency of the arrangement")]
    Amount(Money),
    /// Another price.
    #[error("the price comes to {due}, not {paid}: record what was agreed")]
    Price {
        /// What it comes to.
        due: Money,
        /// What was given.
        paid: Money,
    },
    /// No recourse.
    #[error("loans do not go back: {0}")]
    Recourse(&'static str),
    /// The maker checks.
    #[error("who asked for this does not confirm it: ask another person")]
    SameHands,
    /// A text.
    #[error("give a reason of 1 to {MAX_TEXT_CHARS} characters")]
    Text,
    /// Past a bound.
    #[error(
        "an arrangement has at most {MAX_EVENTS} events and {MAX_HOLDERS} holders, a loan at most {MAX_STAKES} shares over its life"
    )]
    Full,
}

/// What is to be passed on to a holder, as it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remittance<'a> {
    /// Which holder.
    pub holder: u16,
    /// Reference of the payment order.
    pub reference: &'a str,
    /// Flows up to the end of this day.
    pub through: Date,
    /// How much.
    pub amount: Money,
    /// When it is passed on.
    pub on: Date,
}

fn percent(ppm: u32) -> String {
    format!("{}%", (money::Decimal::from(ppm) / money::Decimal::from(10_000)).normalize())
}

type Decided = Result<ParticipationEvent, ParticipationError>;

/// A package or a joint loan: a pure function of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrangement {
    drafted: Option<Drafted>,
    stage: Stage,
    loans: BTreeSet<LoanId>,
    confirmed: Option<(UserId, UserId)>,
    by_hand: BTreeMap<u16, Acceptance>,
    began: Option<Began>,
    funded: Vec<Funded>,
    remitted: Vec<Remitted>,
    bought_back: BTreeMap<LoanId, BoughtBack>,
    last_on: Option<Date>,
    events: usize,
}

impl Arrangement {
    /// After these events.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a ParticipationEvent>) -> Self {
        let mut state = Self::default();
        events.into_iter().for_each(|event| state.apply(event));
        state
    }

    /// How it was drafted.
    #[must_use]
    pub const fn drafted(&self) -> Option<&Drafted> {
        self.drafted.as_ref()
    }

    /// Its terms.
    ///
    /// # Errors
    /// [`ParticipationError::Step`] before it is drafted.
    pub fn terms(&self) -> Result<&Terms, ParticipationError> {
        let drafted = self.drafted.as_ref();
        Ok(&drafted.ok_or(ParticipationError::Step("not drafted", "draft it first"))?.terms)
    }

    /// How far it has come.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// Its loans.
    #[must_use]
    pub const fn loans(&self) -> &BTreeSet<LoanId> {
        &self.loans
    }

    /// Who asked for its confirmation and who gave it.
    #[must_use]
    pub const fn confirmed(&self) -> Option<(UserId, UserId)> {
        self.confirmed
    }

    /// How a holder agreed by hand.
    #[must_use]
    pub fn by_hand(&self, holder: u16) -> Option<&Acceptance> {
        self.by_hand.get(&holder)
    }

    /// How the shares passed.
    #[must_use]
    pub const fn began(&self) -> Option<&Began> {
        self.began.as_ref()
    }

    /// What was passed on, oldest first.
    #[must_use]
    pub fn remitted(&self) -> &[Remitted] {
        &self.remitted
    }

    /// What holders put in, oldest first.
    #[must_use]
    pub fn funded(&self) -> &[Funded] {
        &self.funded
    }

    /// Loans that went back.
    #[must_use]
    pub const fn bought_back(&self) -> &BTreeMap<LoanId, BoughtBack> {
        &self.bought_back
    }

    /// Writes terms down.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn draft(&self, drafted: Drafted) -> Decided {
        if self.drafted.is_some() {
            return Err(ParticipationError::Step("drafted already", "add loans to it"));
        }
        drafted.terms.check()?;
        Ok(ParticipationEvent::Drafted(Box::new(drafted)))
    }

    /// Its terms, while loans are chosen.
    ///
    /// # Errors
    /// [`ParticipationError::Step`] after that.
    pub fn drafting(&self) -> Result<&Terms, ParticipationError> {
        self.at(Stage::Draft, "add loans before it is put to the holders")
    }

    /// Chooses loans. Which may come under the terms says [`Terms::refuses`]; it is asked again when the shares pass.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn add(&self, loans: Vec<LoanId>, on: Date, by: UserId) -> Decided {
        let terms = self.drafting()?;
        let most = if matches!(terms.form, Form::Joint) { 1 } else { MAX_LOANS };
        let fresh: BTreeSet<_> = loans.iter().copied().collect();
        let known = fresh.iter().any(|loan| self.loans.contains(loan));
        if loans.is_empty() || fresh.len() != loans.len() || known || self.loans.len() + loans.len() > most {
            return Err(ParticipationError::Loans);
        }
        self.in_order(on)?;
        Ok(ParticipationEvent::LoansAdded { loans, on, by })
    }

    /// Takes loans out again.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn drop_loans(&self, loans: Vec<LoanId>, on: Date, by: UserId) -> Decided {
        self.at(Stage::Draft, "take loans out before it is put to the holders")?;
        if loans.is_empty() || !loans.iter().all(|loan| self.loans.contains(loan)) {
            return Err(ParticipationError::Loans);
        }
        self.in_order(on)?;
        Ok(ParticipationEvent::LoansDropped { loans, on, by })
    }

    /// Puts it to the holders, with a second person's consent.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn confirm(&self, on: Date, reason: &str, hands: Hands) -> Decided {
        self.at(Stage::Draft, "it is put to the holders once")?;
        if self.loans.is_empty() {
            return Err(ParticipationError::Loans);
        }
        two(hands)?;
        self.in_order(on)?;
        let reason = stated(reason).ok_or(ParticipationError::Text)?;
        Ok(ParticipationEvent::Confirmed { on, reason, by: hands.by, approved_by: hands.approved_by })
    }

    /// Records that a holder which is not on this platform agreed.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn accept_by_hand(&self, holder: u16, reference: &str, on: Date, by: UserId) -> Decided {
        let terms = self.at(Stage::Offered, "holders accept what was put to them")?;
        let of = terms.holders.get(usize::from(holder)).ok_or(ParticipationError::Holder)?;
        if of.institution.is_some() {
            return Err(ParticipationError::Step("an institution of this platform", "its own people accept"));
        }
        self.in_order(on)?;
        let reference = Some(referred(reference).ok_or(ParticipationError::Reference)?);
        Ok(ParticipationEvent::AcceptedByHand(Acceptance { holder, reference, on, by }))
    }

    /// What the price comes to, where the holders' part of the principal at the end of the cut-off day is so much.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn price_of(&self, sold: Money) -> Result<Money, ParticipationError> {
        let terms = self.terms()?;
        Ok(match terms.sale().map(|sale| sale.price) {
            None => Money::zero(terms.currency),
            Some(Price::Amount { amount }) => amount,
            Some(Price::Principal { ppm }) => crate::account::priced(sold, ppm)?,
        })
    }

    /// Lets the shares pass. `due` is what [`Arrangement::price_of`] says of the principal sold.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn begin(&self, began: Began, due: Money) -> Decided {
        let terms = self.at(Stage::Offered, "put it to the holders first")?;
        let lots: BTreeSet<_> = began.lots.iter().map(|lot| lot.loan).collect();
        if lots != self.loans || lots.len() != began.lots.len() {
            return Err(ParticipationError::Loans);
        }
        for holder in 0..u16::try_from(terms.holders.len()).unwrap_or(u16::MAX) {
            if !began.accepted.iter().any(|one| one.holder == holder && one.on <= began.on) {
                return Err(ParticipationError::NotAccepted(holder + 1));
            }
        }
        if terms.sale().is_some_and(|sale| began.on < sale.cut_off) {
            return Err(ParticipationError::Days);
        }
        if began.price != due {
            return Err(ParticipationError::Price { due, paid: began.price });
        }
        self.in_order(began.on)?;
        let reference = referred(&began.reference).ok_or(ParticipationError::Reference)?;
        Ok(ParticipationEvent::Began(Box::new(Began { reference, ..began })))
    }

    /// Records what a holder put in for its share of what was lent; nothing when it is recorded already.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn fund(&self, funded: Funded) -> Result<Option<ParticipationEvent>, ParticipationError> {
        let terms = self.at(Stage::Running, "the shares have not passed")?;
        if terms.sale().is_some() {
            return Err(ParticipationError::Step("a sale", "its price is recorded with the transfer"));
        }
        self.holder(funded.holder)?;
        let reference = referred(&funded.reference).ok_or(ParticipationError::Reference)?;
        if let Some(known) = self.funded.iter().find(|known| known.reference == reference) {
            let same = known.amount == funded.amount && known.holder == funded.holder;
            return if same { Ok(None) } else { Err(ParticipationError::ReferenceUsed(reference)) };
        }
        if !funded.amount.is_positive() || funded.amount.currency() != terms.currency {
            return Err(ParticipationError::Amount(funded.amount));
        }
        self.in_order(funded.on)?;
        Ok(Some(ParticipationEvent::Funded(Funded { reference, ..funded })))
    }

    /// Passes on what a holder is owed for all days up to one, with a second person's consent; nothing when it was done already
    /// under this reference. `remittable` is what its account says of that day; nothing is passed on while the holder owes its
    /// part of what was lent, nor another amount than was asked for.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn remit(
        &self,
        asked: Remittance<'_>,
        remittable: Remittable,
        hands: Hands,
    ) -> Result<Option<ParticipationEvent>, ParticipationError> {
        self.at(Stage::Running, "the shares have not passed")?;
        let Remittance { holder, through, amount, on, .. } = asked;
        self.holder(holder)?;
        let reference = referred(asked.reference).ok_or(ParticipationError::Reference)?;
        if let Some(known) = self.remitted.iter().find(|known| known.reference == reference) {
            let same = known.holder == holder && known.through == through;
            return if same { Ok(None) } else { Err(ParticipationError::ReferenceUsed(reference)) };
        }
        let last = self.remitted.iter().filter(|known| known.holder == holder).map(|known| known.through).max();
        if through > on || last.is_some_and(|last| through < last) {
            return Err(ParticipationError::Days);
        }
        if !remittable.amount.is_positive() {
            return Err(ParticipationError::NothingDue(remittable.due, remittable.remitted));
        }
        if remittable.to_fund.is_positive() {
            return Err(ParticipationError::Unfunded(remittable.to_fund));
        }
        if remittable.amount != amount {
            return Err(ParticipationError::AmountChanged { asked: amount, now: remittable.amount });
        }
        two(hands)?;
        self.in_order(on)?;
        let Hands { by, approved_by } = hands;
        Ok(Some(ParticipationEvent::Remitted(Remitted { holder, reference, through, amount, on, by, approved_by })))
    }

    /// Gives a loan back to the seller at the end of a day, with a second person's consent. The day is that which was asked for:
    /// after the transfer, not after `today`, and before other acts if it was agreed so.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn buy_back(
        &self,
        loan: LoanId,
        (on, today): (Date, Date),
        price: Money,
        reason: &str,
        hands: Hands,
    ) -> Decided {
        let terms = self.at(Stage::Running, "the shares have not passed")?;
        let sale = terms.sale().ok_or(ParticipationError::Recourse("this is joint lending"))?;
        let days = sale.recourse_days.ok_or(ParticipationError::Recourse("it was sold without recourse"))?;
        let began = self.began.as_ref().ok_or(ParticipationError::Loans)?;
        let last = add_days(began.on, i32::from(days)).map_err(|_| ParticipationError::Days)?;
        if on > last {
            return Err(ParticipationError::Recourse("the period in which loans go back is over"));
        }
        if !self.loans.contains(&loan) || self.bought_back.contains_key(&loan) {
            return Err(ParticipationError::Loans);
        }
        if on < began.on || on > today {
            return Err(ParticipationError::Days);
        }
        two(hands)?;
        let reason = stated(reason).ok_or(ParticipationError::Text)?;
        let Hands { by, approved_by } = hands;
        Ok(ParticipationEvent::BoughtBack(BoughtBack { loan, on, price, reason, by, approved_by }))
    }

    /// Gives it up, before any share has passed.
    ///
    /// # Errors
    /// [`ParticipationError`].
    pub fn cancel(&self, on: Date, reason: &str, by: UserId) -> Decided {
        if !matches!(self.stage, Stage::Draft | Stage::Offered) {
            let (_, _, en) = self.stage.words();
            return Err(ParticipationError::Step(en, "only what has not begun is given up"));
        }
        self.terms()?;
        self.in_order(on)?;
        Ok(ParticipationEvent::Cancelled { on, reason: stated(reason).ok_or(ParticipationError::Text)?, by })
    }

    fn at(&self, stage: Stage, remedy: &'static str) -> Result<&Terms, ParticipationError> {
        if self.events >= MAX_EVENTS {
            return Err(ParticipationError::Full);
        }
        if self.stage != stage {
            let (_, _, en) = self.stage.words();
            return Err(ParticipationError::Step(en, remedy));
        }
        self.terms()
    }

    fn holder(&self, holder: u16) -> Result<(), ParticipationError> {
        let known = usize::from(holder) < self.terms()?.holders.len();
        if known { Ok(()) } else { Err(ParticipationError::Holder) }
    }

    fn in_order(&self, on: Date) -> Result<(), ParticipationError> {
        if self.last_on.is_some_and(|last| on < last) { Err(ParticipationError::Days) } else { Ok(()) }
    }

    /// Takes an event in. Events come from the methods above, so nothing is checked again.
    pub fn apply(&mut self, event: &ParticipationEvent) {
        // A loan may go back on a day before the last act.
        self.last_on = self.last_on.max(Some(event.effective_on()));
        self.events += 1;
        match event {
            ParticipationEvent::Drafted(drafted) => self.drafted = Some((**drafted).clone()),
            ParticipationEvent::LoansAdded { loans, .. } => self.loans.extend(loans),
            ParticipationEvent::LoansDropped { loans, .. } => self.loans.retain(|loan| !loans.contains(loan)),
            ParticipationEvent::Confirmed { by, approved_by, .. } => {
                self.confirmed = Some((*by, *approved_by));
                self.stage = Stage::Offered;
            }
            ParticipationEvent::AcceptedByHand(acceptance) => {
                self.by_hand.insert(acceptance.holder, acceptance.clone());
            }
            ParticipationEvent::Began(began) => {
                self.began = Some((**began).clone());
                self.stage = Stage::Running;
            }
            ParticipationEvent::Funded(funded) => self.funded.push(funded.clone()),
            ParticipationEvent::Remitted(remitted) => self.remitted.push(remitted.clone()),
            ParticipationEvent::BoughtBack(back) => {
                self.bought_back.insert(back.loan, back.clone());
            }
            ParticipationEvent::Cancelled { .. } => self.stage = Stage::Cancelled,
        }
    }
}

fn two(hands: Hands) -> Result<(), ParticipationError> {
    if hands.by == hands.approved_by { Err(ParticipationError::SameHands) } else { Ok(()) }
}
