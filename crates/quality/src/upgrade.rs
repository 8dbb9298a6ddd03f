//! Rising from non-performing (不良上调): all overdue repaid, then two instalments in a row or six months, whichever takes longer;
//! assessed able; nothing else impaired; not within six months of a merger (rules 1.1).

use calendar::{Date, add_days, add_months};
use loan::{Position, RowKind, RowState};

use crate::circumstance::Circumstance;
use crate::class::ClassRules;
use crate::record::Mark;
use codes::LoanId;

/// Where a claim that was non-performing stands on its way up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// From when good payment counts: the day on which everything overdue was repaid and every reason was over. None while not.
    pub since: Option<Date>,
    /// Instalments in a row paid in time since.
    pub kept: u32,
    /// How many are needed.
    pub kept_needed: u32,
    /// The first day on which the months have passed.
    pub months_until: Option<Date>,
    /// Whether they have.
    pub months_passed: bool,
    /// Whether the debtor was assessed able to go on performing, on that day or later.
    pub able: bool,
    /// Whether another claim of the debtor is impaired.
    pub other_impaired: bool,
    /// Until when a merger of the debtor holds it down.
    pub merged_until: Option<Date>,
    /// Whether every condition is met.
    pub met: bool,
}

/// When payment went wrong and was put right: from due date to the day nothing was owed on the row.
struct Spell {
    due_on: Date,
    cleared_on: Date,
    /// The most days past due at the end of a day: what is cleared on a day is not past due at its end.
    days: u32,
}

fn spells(position: &Position) -> (Vec<Spell>, bool) {
    let mut open = position.days_past_due > 0;
    let mut spells = Vec::new();
    for row in position.rows.iter().filter(|row| row.days_late > 0) {
        open |= row.state == RowState::Overdue;
        let late = i32::try_from(row.days_late).unwrap_or(i32::MAX);
        let cleared_on = add_days(row.due_on, late).unwrap_or(Date::MAX);
        let is_cleared = matches!(row.state, RowState::Paid | RowState::WrittenOff);
        spells.push(Spell { due_on: row.due_on, cleared_on, days: row.days_late - u32::from(is_cleared) });
    }
    (spells, open)
}

/// The way up of a claim; none for one that was never non-performing by itself.
#[must_use]
pub fn upgrade(
    rules: &ClassRules,
    position: &Position,
    loan: LoanId,
    marks: &[Mark],
    other_impaired: bool,
) -> Option<Upgrade> {
    let at = position.at;
    let (spells, arrears) = spells(position);
    let worst = spells.iter().filter(|spell| spell.days > rules.days.substandard_over_days);
    let by_days = worst.map(|spell| spell.cleared_on).max();
    let held: Vec<&Mark> =
        marks.iter().filter(|mark| mark.counts() && mark.on <= at && mark.concerns(loan) && bad(mark, rules)).collect();
    // What ended on the day it began never was: a record taken back.
    let ended = held.iter().filter_map(|mark| mark.until().filter(|until| *until > mark.on && *until <= at)).max();
    let still = held.iter().any(|mark| mark.in_force(at));
    if by_days.is_none() && ended.is_none() && !still {
        return None;
    }
    let mut since = by_days.max(ended);
    // Arrears that run on, or a later one, begin the count anew.
    if let Some(from) = since {
        since = spells.iter().map(|spell| spell.cleared_on).filter(|cleared| *cleared > from).max().or(since);
    }
    let since = since.filter(|_| !arrears && !still);
    let kept = since.map_or(0, |from| kept(position, from, &spells));
    let months = i32::try_from(rules.upgrade_months).unwrap_or(i32::MAX);
    let months_until = since.map(|from| add_months(from, months).unwrap_or(Date::MAX));
    let able = since.is_some_and(|from| {
        let assessed = |mark: &&Mark| mark.circumstance == Circumstance::AbleToPerform && mark.on >= from;
        marks.iter().filter(assessed).any(|mark| mark.in_force(at) && mark.concerns(loan))
    });
    let merged =
        marks.iter().filter(|mark| mark.circumstance == Circumstance::Merged && mark.counts() && mark.on <= at);
    let merger_months = i32::try_from(rules.merger_months).unwrap_or(i32::MAX);
    let merged_until = merged.map(|mark| add_months(mark.on, merger_months).unwrap_or(Date::MAX)).max();
    let merged_until = merged_until.filter(|until| at < *until);
    let months_passed = months_until.is_some_and(|until| at >= until);
    let met = kept >= rules.upgrade_instalments && months_passed && able && !other_impaired && merged_until.is_none();
    let kept_needed = rules.upgrade_instalments;
    Some(Upgrade { since, kept, kept_needed, months_until, months_passed, able, other_impaired, merged_until, met })
}

/// Instalments after a day paid in time; what fell due is paid, since nothing is in arrears.
fn kept(position: &Position, from: Date, spells: &[Spell]) -> u32 {
    let late = |due: Date| spells.iter().any(|spell| spell.due_on == due);
    let rows = position.rows.iter().filter(|row| row.kind == RowKind::Instalment && row.state == RowState::Paid);
    let count = rows.filter(|row| row.due_on > from && row.due_on <= position.at && !late(row.due_on)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Whether a circumstance makes a claim non-performing by itself.
fn bad(mark: &Mark, rules: &ClassRules) -> bool {
    match &mark.circumstance {
        Circumstance::Impaired | Circumstance::RatingCut | Circumstance::Evasion | Circumstance::Bankruptcy => true,
        Circumstance::Judged { class } => class.is_non_performing(),
        Circumstance::DebtsOverdue { overdue, all } => {
            money::Decimal::from(overdue.minor()) > rules.other_debt_share * money::Decimal::from(all.minor())
        }
        _ => false,
    }
}
