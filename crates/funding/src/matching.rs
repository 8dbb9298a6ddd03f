//! Which line carries which part of which loan: by priority, then cost, then last day.

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
}

/// A loan of which something is carried by no line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanting {
    /// The loan.
    pub loan: LoanId,
    /// When its money went out.
    pub paid_out_on: Date,
    /// What lines ask about it.
    pub borrowing: Borrowing,
    /// The stretches no line holds, from the lowest up.
    pub gaps: Vec<Tranche>,
}

/// A stretch that found a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The line.
    pub line: FundingLineId,
    /// The stretch.
    pub tranche: Tranche,
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

/// Finds lines for loans: the loan paid out first chooses first, each takes of the lines in their order as much as is free,
/// wholly or split. What finds none stays with own funds.
///
/// The same lines and loans give the same answer in whatever order they are brought. `lines` comes back in the order in which
/// they are asked, with what is free after it.
///
/// # Errors
/// [`MoneyError`].
pub fn place(lines: &mut [Room], mut loans: Vec<Wanting>) -> Result<Vec<Placed>, MoneyError> {
    in_order(lines);
    loans.sort_by_key(|wanting| (wanting.paid_out_on, wanting.loan));
    let mut placed = Vec::new();
    for Wanting { loan, borrowing, gaps, .. } in &loans {
        for gap in gaps {
            let (mut above, mut open) = (gap.above, gap.amount);
            for room in lines.iter_mut() {
                if !open.is_positive() {
                    break;
                }
                if !room.free.is_positive() || room.terms.miss(borrowing).is_some() {
                    continue;
                }
                let amount = open.checked_min(room.free)?;
                placed.push(Placed { line: room.line, tranche: Tranche { loan: *loan, above, amount } });
                room.free = room.free.checked_sub(amount)?;
                open = open.checked_sub(amount)?;
                above = above.checked_add(amount)?;
            }
        }
    }
    Ok(placed)
}

/// The line a loan that is asked for would be priced on: the first in order that may be used for it and has room for all of it.
#[must_use]
pub fn best<'r>(lines: &'r mut [Room], loan: &Borrowing) -> Option<&'r Room> {
    in_order(lines);
    lines.iter().find(|room| room.terms.miss(loan).is_none() && room.free.minor() >= loan.principal.minor())
}
