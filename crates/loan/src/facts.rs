//! [`Facts`]: what happened to a loan's money, in the one order that counts.
//!
//! Order: effective date, then kind rank, then external reference. The order of arrival is not kept, so a late fact gives
//! exactly what it would have given in time. A reversal is a mark on a reference and may arrive before what it reverses.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use money::{Currency, Money, Rate};

use crate::event::{Change, LoanEvent, Opening, Payee, PrepaymentMode};
use crate::terms::Terms;

/// What a fact moves that moves no money; it is never added to anything.
const NOTHING: Money = Money::zero(Currency::CNY);

/// What a fact does. The order of the variants is the kind rank: on one day money is lent before its rate changes, the rate
/// before it is repaid, repaid before terms change or anything is written off, and returned last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// A payout entered the rail.
    PayoutInstructed,
    /// A payout left the rail without reaching the firm.
    PayoutReturned,
    /// A payout reached the firm: the loan begins.
    Disbursed,
    /// The loan began by taking the place of another.
    DrawnByRenewal {
        /// Whether the renewal alone is no reason for a lower class.
        qualifies: bool,
    },
    /// The loan was brought in with what it owed; that is in [`Fact::opening`].
    BroughtIn,
    /// The rate was set anew at a quote.
    RateReset {
        /// The quote.
        quote: Rate,
    },
    /// Another rate was agreed on.
    RateAgreed {
        /// The rate.
        rate: Rate,
        /// The spread, where it changed.
        spread_bps: Option<i64>,
    },
    /// Penalties were given up.
    PenaltyWaived,
    /// The firm paid.
    Payment,
    /// The firm paid ahead of time.
    Prepayment {
        /// What becomes of the instalments that remain.
        mode: PrepaymentMode,
    },
    /// A new loan took its place.
    SettledByRenewal,
    /// New terms hold; they are in [`Fact::terms`].
    TermsChanged {
        /// Why.
        change: Change,
    },
    /// The guarantor paid.
    Compensation {
        /// Days past due as known when it was recorded.
        stated_days_past_due: u32,
    },
    /// The claim was written off.
    WriteOff {
        /// Days past due as known when it was decided.
        stated_days_past_due: u32,
    },
    /// Money was recovered after compensation or write-off.
    Recovery {
        /// How much of it belongs to the guarantor.
        guarantor_share: Money,
    },
    /// A fee was paid.
    Fee {
        /// Whether to the lender.
        ours: bool,
    },
    /// An overpayment was refunded.
    Refund,
    /// The guarantor's share was paid on.
    GuarantorSharePaid,
}

impl FactKind {
    const fn rank(self) -> u8 {
        match self {
            Self::PayoutInstructed => 0,
            Self::PayoutReturned => 1,
            Self::Disbursed => 2,
            Self::DrawnByRenewal { .. } | Self::BroughtIn => 3,
            Self::RateReset { .. } => 4,
            Self::RateAgreed { .. } => 5,
            Self::PenaltyWaived => 6,
            Self::Payment => 7,
            Self::Prepayment { .. } => 8,
            Self::SettledByRenewal => 9,
            Self::TermsChanged { .. } => 10,
            Self::Compensation { .. } => 11,
            Self::WriteOff { .. } => 12,
            Self::Recovery { .. } => 13,
            Self::Fee { .. } => 14,
            Self::Refund => 15,
            Self::GuarantorSharePaid => 16,
        }
    }

    /// Whether it is money received, which may be reversed.
    #[must_use]
    pub const fn is_receipt(self) -> bool {
        matches!(
            self,
            Self::Payment
                | Self::Prepayment { .. }
                | Self::Compensation { .. }
                | Self::Recovery { .. }
                | Self::Fee { .. }
        )
    }
}

/// One fact about money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// When it counts.
    pub effective_on: Date,
    /// What it does.
    pub kind: FactKind,
    /// The reference it is known by.
    pub reference: String,
    /// How much; nothing for what moves no money.
    pub amount: Money,
    /// The terms that hold from then on, where they change.
    pub terms: Option<Box<Terms>>,
    /// What the loan owed when it was brought in.
    pub opening: Option<Box<Opening>>,
}

/// A loan's facts in their order, with the references that were reversed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    facts: BTreeMap<(Date, u8, String), Fact>,
    reversed: BTreeSet<String>,
}

impl Facts {
    /// The facts of events, whatever the order they come in.
    #[must_use]
    pub fn from_events<'a>(events: impl IntoIterator<Item = &'a LoanEvent>) -> Self {
        let mut facts = Self::default();
        for event in events {
            facts.insert(event);
        }
        facts
    }

    /// Adds what an event says about money; events that say nothing (a signature, a sent or unknown payout) change nothing.
    pub fn insert(&mut self, event: &LoanEvent) {
        let (kind, reference, amount) = match event {
            LoanEvent::ContractSigned(_)
            | LoanEvent::ContractCancelled(_)
            | LoanEvent::PayoutSent(_)
            | LoanEvent::DebtTransferred(_)
            | LoanEvent::PayoutUnknown(_) => return,
            LoanEvent::PaymentReversed(e) => {
                self.reversed.insert(e.reference.clone());
                return;
            }
            LoanEvent::PayoutInstructed(e) => (FactKind::PayoutInstructed, &e.reference, e.amount),
            LoanEvent::PayoutReturned(e) => (FactKind::PayoutReturned, &e.reference, e.amount),
            LoanEvent::PayoutConfirmed(e) => (FactKind::Disbursed, &e.reference, e.amount),
            LoanEvent::PaymentReceived(e) => (FactKind::Payment, &e.reference, e.amount),
            LoanEvent::PrepaymentReceived(e) => (FactKind::Prepayment { mode: e.mode }, &e.reference, e.amount),
            LoanEvent::CompensationReceived(e) => {
                (FactKind::Compensation { stated_days_past_due: e.days_past_due }, &e.reference, e.amount)
            }
            LoanEvent::WrittenOff(e) => {
                (FactKind::WriteOff { stated_days_past_due: e.days_past_due }, &e.reference, e.amount)
            }
            LoanEvent::RecoveryReceived(e) => {
                (FactKind::Recovery { guarantor_share: e.guarantor_share }, &e.reference, e.amount)
            }
            LoanEvent::OverpaymentRefunded(e) => (FactKind::Refund, &e.reference, e.amount),
            LoanEvent::GuarantorSharePaid(e) => (FactKind::GuarantorSharePaid, &e.reference, e.amount),
            LoanEvent::RateReset(e) => (FactKind::RateReset { quote: e.quote }, &e.reference, NOTHING),
            LoanEvent::RateAgreed(e) => {
                (FactKind::RateAgreed { rate: e.rate, spread_bps: e.spread_bps }, &e.reference, NOTHING)
            }
            LoanEvent::TermsChanged(e) => (FactKind::TermsChanged { change: e.change }, &e.reference, NOTHING),
            LoanEvent::PenaltyWaived(e) => (FactKind::PenaltyWaived, &e.reference, e.amount),
            LoanEvent::FeePaid(e) => (FactKind::Fee { ours: e.payee == Payee::Lender }, &e.reference, e.amount),
            LoanEvent::SettledByRenewal(e) => (FactKind::SettledByRenewal, &e.reference, e.amount),
            LoanEvent::DrawnByRenewal(e) => {
                (FactKind::DrawnByRenewal { qualifies: e.qualifies }, &e.reference, e.amount)
            }
            LoanEvent::BroughtIn(e) => match &e.opening {
                Some(opening) => (FactKind::BroughtIn, &e.reference, opening.not_due),
                // The history tells the rest.
                None => return,
            },
        };
        let opening = match event {
            LoanEvent::BroughtIn(e) => e.opening.clone().map(Box::new),
            _ => None,
        };
        let terms = match event {
            LoanEvent::TermsChanged(e) => Some(e.terms.clone()),
            _ => None,
        };
        let effective_on = event.effective_on();
        let fact = Fact { effective_on, kind, reference: reference.clone(), amount, terms, opening };
        self.facts.insert((effective_on, kind.rank(), reference.clone()), fact);
    }

    /// Adds a fact of the same loan: for a look at what would be without others.
    pub fn keep(&mut self, fact: &Fact) {
        self.facts.insert((fact.effective_on, fact.kind.rank(), fact.reference.clone()), fact.clone());
    }

    /// The facts that count on or before a date, in their order, without those reversed.
    pub fn through(&self, at: Date) -> impl Iterator<Item = &Fact> {
        self.all().take_while(move |fact| fact.effective_on <= at).filter(|fact| !self.is_reversed(fact))
    }

    /// Every fact in its order, reversed or not.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        self.facts.values()
    }

    /// Whether a fact was reversed. Only money received can be.
    #[must_use]
    pub fn is_reversed(&self, fact: &Fact) -> bool {
        fact.kind.is_receipt() && self.reversed.contains(&fact.reference)
    }

    /// The last date any fact counts from.
    #[must_use]
    pub fn last_on(&self) -> Option<Date> {
        self.facts.keys().next_back().map(|key| key.0)
    }

    /// How many facts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
}
