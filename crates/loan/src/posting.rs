//! Posting rules: from facts to balanced entries, by value date and as booked.
//!
//! The value-date view is a function of terms, facts and the institution's rules of income alone. The book view follows it through time: what arrives after
//! a period was closed cancels what it changes and books it anew, in the period that is open, so both views sum to the
//! same balances and each value date nets to the same amounts.

use calendar::{CalendarError, Date, add_days};
use ledger::{Account, Entry, EntryError, EntryHead, IncomeRules};
use money::Money;

use crate::event::LoanEvent;
use crate::facts::Facts;
use crate::fold::Fold;
use crate::limits::MAX_HORIZON_YEARS;
use crate::schedule::ScheduleError;
use crate::terms::Terms;

/// The version of these rules; it stands in every entry and changes whenever an entry would.
pub const POSTING_RULES_VERSION: u16 = 1;

/// The rule that books what a loan owed when it was brought in: no money moved, the other system had lent it.
pub const BROUGHT_IN: &str = "loan.brought-in";

/// Which rule made an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    Accrual,
    PayoutInstructed,
    PayoutReturned,
    Disbursement,
    Payment,
    Prepayment,
    AdvanceUsed,
    Compensation,
    WriteOff,
    Recovery,
    Refund,
    GuarantorSharePaid,
    PenaltyWaived,
    Renewal,
    Fee,
    BroughtIn,
    InterestOff,
    InterestBack,
}

impl Rule {
    const ALL: [Self; 18] = [
        Self::Accrual,
        Self::PayoutInstructed,
        Self::PayoutReturned,
        Self::Disbursement,
        Self::Payment,
        Self::Prepayment,
        Self::AdvanceUsed,
        Self::Compensation,
        Self::WriteOff,
        Self::Recovery,
        Self::Refund,
        Self::GuarantorSharePaid,
        Self::PenaltyWaived,
        Self::Renewal,
        Self::Fee,
        Self::BroughtIn,
        Self::InterestOff,
        Self::InterestBack,
    ];

    /// Chinese and English name.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Accrual => ("计提利息", "Accrual"),
            Self::PayoutInstructed => ("发起放款", "Payout instructed"),
            Self::PayoutReturned => ("放款退回", "Payout returned"),
            Self::Disbursement => ("放款", "Disbursement"),
            Self::Payment => ("还款", "Payment"),
            Self::Prepayment => ("提前还款", "Prepayment"),
            Self::AdvanceUsed => ("多收款抵扣", "Advance used"),
            Self::Compensation => ("收到代偿", "Compensation"),
            Self::WriteOff => ("核销", "Write-off"),
            Self::Recovery => ("追偿收回", "Recovery"),
            Self::Refund => ("退还多收款", "Refund"),
            Self::GuarantorSharePaid => ("划付担保人份额", "Guarantor's share paid"),
            Self::PenaltyWaived => ("罚息减免", "Penalty waived"),
            Self::Renewal => ("续贷结转", "Renewal"),
            Self::Fee => ("手续费", "Fee"),
            Self::BroughtIn => ("存量转入", "Brought in"),
            Self::InterestOff => ("利息转表外", "Interest taken off balance"),
            Self::InterestBack => ("利息转回表内", "Interest back on balance"),
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Accrual => "loan.accrual",
            Self::PayoutInstructed => "loan.payout-instructed",
            Self::PayoutReturned => "loan.payout-returned",
            Self::Disbursement => "loan.disbursement",
            Self::Payment => "loan.payment",
            Self::Prepayment => "loan.prepayment",
            Self::AdvanceUsed => "loan.advance-used",
            Self::Compensation => "loan.compensation",
            Self::WriteOff => "loan.write-off",
            Self::Recovery => "loan.recovery",
            Self::Refund => "loan.refund",
            Self::GuarantorSharePaid => "loan.guarantor-share-paid",
            Self::PenaltyWaived => "loan.penalty-waived",
            Self::Renewal => "loan.renewal",
            Self::Fee => "loan.fee",
            Self::BroughtIn => BROUGHT_IN,
            Self::InterestOff => "loan.interest-off-balance",
            Self::InterestBack => "loan.interest-back",
        }
    }
}

/// Every posting rule: its code as it stands in entries, its Chinese and its English name.
pub fn posting_rules() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    Rule::ALL.into_iter().map(|rule| (rule.code(), rule.names().0, rule.names().1))
}

/// An entry before it is checked.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub on: Date,
    pub rule: Rule,
    pub source: String,
    pub lines: Vec<(Account, Money)>,
}

/// Why there are no entries.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostingError {
    /// The fold failed.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// A rule made an entry that does not balance.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// A date past its range.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// Too far ahead.
    #[error(
        "entries through {through} lie more than {MAX_HORIZON_YEARS} years after maturity {matures_on}: ask for less"
    )]
    TooFar {
        /// The date asked for.
        through: Date,
        /// The last due date.
        matures_on: Date,
    },
}

/// The entries that count on or before a date, on their value dates, in order: a function of terms, facts and the rules that
/// tell what of interest is income. Interest and penalties are booked at due dates, at the dates of facts and at month ends;
/// entries up to an earlier date are always a prefix of those up to a later one.
///
/// # Errors
/// [`PostingError`].
pub fn entries(terms: &Terms, facts: &Facts, through: Date, income: &IncomeRules) -> Result<Vec<Entry>, PostingError> {
    if through.year() - terms.matures_on().year() > MAX_HORIZON_YEARS {
        return Err(PostingError::TooFar { through, matures_on: terms.matures_on() });
    }
    let fold = Fold::run(terms, facts, through, Some(income))?;
    let drafts = fold.journal.map_or_else(Vec::new, |journal| journal.drafts);
    drafts
        .into_iter()
        .map(|draft| {
            let head = EntryHead {
                rule: draft.rule.code().to_owned(),
                posting_rules_version: POSTING_RULES_VERSION,
                source: draft.source,
                value_date: draft.on,
                book_date: draft.on,
            };
            Entry::try_new(head, &draft.lines).map_err(PostingError::Entry)
        })
        .collect()
}

/// An event with the business date it was recorded on.
#[derive(Debug, Clone, Copy)]
pub struct Recorded<'a> {
    /// What happened.
    pub event: &'a LoanEvent,
    /// When the book learnt of it.
    pub recorded_on: Date,
}

/// A period that was closed: nothing recorded after `closed_on` may be booked on or before `closed_through`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The last day that is closed.
    pub closed_through: Date,
    /// The business date on which it was closed; what is recorded on that date still came before.
    pub closed_on: Date,
}

/// The entries booked on or before a date: each on its value date while that day was open, otherwise on the first day
/// that was open when the book learnt of it.
///
/// # Errors
/// [`PostingError`].
pub fn book_view(
    terms: &Terms,
    events: &[Recorded<'_>],
    closings: &[Closing],
    through: Date,
    income: &IncomeRules,
) -> Result<Vec<Entry>, PostingError> {
    let mut arrivals = Vec::with_capacity(events.len());
    for recorded in events {
        let closed = closings.iter().filter(|c| c.closed_on < recorded.recorded_on).map(|c| c.closed_through).max();
        let open_from = match closed {
            Some(day) => add_days(day, 1)?,
            None => Date::MIN,
        };
        arrivals.push((open_from, recorded.event));
    }
    // Stable: two events learnt in the same open period make one stage, whatever their order.
    arrivals.sort_by_key(|(open_from, _)| *open_from);
    let mut facts = Facts::default();
    let mut booked: Vec<Entry> = Vec::new();
    let mut known: Vec<Entry> = Vec::new();
    for stage in arrivals.chunk_by(|a, b| a.0 == b.0) {
        let open_from = stage[0].0;
        if open_from > through {
            break;
        }
        for (_, event) in stage {
            facts.insert(event);
        }
        let now = entries(terms, &facts, through, income)?;
        book_difference(&known, &now, open_from, &mut booked)?;
        known = now;
    }
    booked.retain(|entry| entry.head().book_date <= through);
    booked.sort_by_key(|entry| entry.head().book_date);
    Ok(booked)
}

/// Books what changed between two value-date views. Entries on days still open are simply replaced; on closed days the old
/// ones are cancelled and the new ones booked, both on the first open day.
fn book_difference(
    known: &[Entry],
    now: &[Entry],
    open_from: Date,
    booked: &mut Vec<Entry>,
) -> Result<(), PostingError> {
    let is_closed = |entry: &&Entry| entry.head().value_date < open_from;
    booked.retain(|entry| entry.head().book_date < open_from);
    // Both views are in value-date order, so the entries of closed days are prefixes of them.
    let before: Vec<&Entry> = known.iter().take_while(is_closed).collect();
    let after: Vec<&Entry> = now.iter().take_while(is_closed).collect();
    let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    for entry in &before[same..] {
        if !after[same..].contains(entry) {
            booked.push(entry.cancelled_on(open_from)?);
        }
    }
    for entry in &after[same..] {
        if !before[same..].contains(entry) {
            booked.push((*entry).clone().booked_on(open_from)?);
        }
    }
    booked.extend(now.iter().skip(after.len()).cloned());
    Ok(())
}
