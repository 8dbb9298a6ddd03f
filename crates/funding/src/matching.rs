//! Which line carries which part of which loan: by priority, then cost, then last day.
//!
//! Loans choose in the order of their contract numbers, which begin with the day on which the contract was signed: the order in
//! which a list of any length is read page after page, so that a matching gives the same whatever the size of its pages.

use calendar::Date;
use codes::{FundingLineId, LoanId};
use money::{Money, MoneyError};

use crate::terms::{Borrowing, Terms};

/// A stretch of a loan's principal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tranche {
    /// The loan.
    pub loan: LoanId,
    /// Where it begins.
    pub above: Money,
    /// How long it is.
    pub amount: Money,
}

/// A line that is open on the day of the matching, with what is free of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The line.
    pub line: FundingLineId,
    /// Its terms that day.
    pub terms: Terms,
    /// What may still be taken.
    pub free: Money,
    /// How many tranches it may still take.
    pub slots: usize,
    /// Since when it has been open without a break.
    pub since: Date,
}

/// A loan of which something is carried by no line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanting {
    /// The loan.
    pub loan: LoanId,
    /// Its contract number.
    pub number: String,
    /// From when the stretches seek a line: today, or the day after the end of the line that held them.
    pub since: Date,
    /// What lines ask about it.
    pub borrowing: Borrowing,
    /// The stretches no line holds, from the lowest up.
    pub gaps: Vec<Tranche>,
    /// How many further tranches of it lines may hold.
    pub slots: usize,
}

/// A stretch that found a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The line.
    pub line: FundingLineId,
    /// From when it carries the stretch.
    pub on: Date,
    /// The stretch.
    pub tranche: Tranche,
}

/// What a matching came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placement {
    /// The stretches that found a line, loan by loan.
    pub placed: Vec<Placed>,
    /// Loans of which a further part would have found a line, were they not in as many tranches as a loan may be.
    pub full: Vec<LoanId>,
}

/// The parts of stretches that lie under a height of principal, from the lowest up.
///
/// # Errors
/// [`MoneyError`].
pub fn under(held: &[Tranche], top: Money) -> Result<Vec<Tranche>, MoneyError> {
    let mut parts = Vec::with_capacity(held.len());
    for tranche in held {
        let amount = top.checked_sub(tranche.above)?.checked_min(tranche.amount)?;
        if amount.is_positive() {
            parts.push(Tranche { amount, ..*tranche });
        }
    }
    parts.sort_by_key(|tranche| tranche.above.minor());
    Ok(parts)
}

/// The stretches of a loan's outstanding principal that none of the tranches held covers, from the lowest up.
///
/// # Errors
/// [`MoneyError`].
pub fn gaps(loan: LoanId, outstanding: Money, held: &[Tranche]) -> Result<Vec<Tranche>, MoneyError> {
    let mut held: Vec<&Tranche> = held.iter().filter(|tranche| tranche.loan == loan).collect();
    held.sort_by_key(|tranche| tranche.above.minor());
    let (mut gaps, mut reached) = (Vec::new(), Money::zero(outstanding.currency()));
    for tranche in held {
        let up_to = tranche.above.checked_min(outstanding)?;
        let open = up_to.checked_sub(reached)?;
        if open.is_positive() {
            gaps.push(Tranche { loan, above: reached, amount: open });
        }
        let top = tranche.above.checked_add(tranche.amount)?;
        reached = if top.minor() > reached.minor() { top } else { reached };
    }
    let open = outstanding.checked_sub(reached)?;
    if open.is_positive() {
        gaps.push(Tranche { loan, above: reached, amount: open });
    }
    Ok(gaps)
}

/// In the order in which lines are asked: priority, cost, last day; the id where all three are the same.
fn in_order(lines: &mut [Room]) {
    lines.sort_by(|a, b| {
        let key = |room: &Room| (room.terms.priority, room.terms.annual_cost, room.terms.until, room.line);
        key(a).cmp(&key(b))
    });
}

/// Finds lines for loans: the loan with the lowest contract number chooses first, each takes of the lines in their order as much
/// as is free, wholly or split. What finds none stays with own funds.
///
/// The same lines and loans give the same answer in whatever order they are brought. `lines` comes back in the order in which
/// they are asked, with what is free after it.
///
/// # Errors
/// [`MoneyError`].
pub fn place(lines: &mut [Room], mut loans: Vec<Wanting>) -> Result<Placement, MoneyError> {
    in_order(lines);
    loans.sort_by(|a, b| (&a.number, a.loan).cmp(&(&b.number, b.loan)));
    let mut found = Placement::default();
    for wanting in &loans {
        if place_one(lines, wanting, &mut found.placed)? {
            found.full.push(wanting.loan);
        }
    }
    Ok(found)
}

/// Places one loan; whether something of it is left only because it is in as many tranches as a loan may be.
fn place_one(lines: &mut [Room], wanting: &Wanting, placed: &mut Vec<Placed>) -> Result<bool, MoneyError> {
    let mut slots = wanting.slots;
    for gap in &wanting.gaps {
        let (mut above, mut open) = (gap.above, gap.amount);
        for room in lines.iter_mut() {
            if !open.is_positive() {
                break;
            }
            if !room.has_room() || room.terms.miss(&wanting.borrowing).is_some() {
                continue;
            }
            if slots == 0 {
                return Ok(true);
            }
            let amount = open.checked_min(room.free)?;
            let tranche = Tranche { loan: wanting.loan, above, amount };
            placed.push(Placed { line: room.line, on: wanting.since.max(room.since), tranche });
            (slots, room.slots) = (slots - 1, room.slots - 1);
            room.free = room.free.checked_sub(amount)?;
            open = open.checked_sub(amount)?;
            above = above.checked_add(amount)?;
        }
    }
    Ok(false)
}

impl Room {
    /// Whether it may take anything at all.
    #[must_use]
    pub const fn has_room(&self) -> bool {
        self.free.is_positive() && self.slots > 0
    }
}

/// The line a loan that is asked for would be priced on: the first in order that may be used for it and has room for all of it.
#[must_use]
pub fn best<'r>(lines: &'r mut [Room], loan: &Borrowing) -> Option<&'r Room> {
    in_order(lines);
    let holds = |room: &&Room| room.slots > 0 && room.free.minor() >= loan.principal.minor();
    lines.iter().find(|room| room.terms.miss(loan).is_none() && holds(room))
}
