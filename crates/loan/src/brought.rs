//! A loan brought in from another system without its history: what it owed at the end of the cut-over day becomes rows that
//! fell due and principal that is still planned.
//!
//! | part | how |
//! |---|---|
//! | overdue | put on the instalments that fell due last, newest first, so that the oldest fell due as many days ago as it was past due |
//! | not yet due | planned on the contract's own due dates; as the contract planned it when that is what is left, else anew |
//! | running period | from the last due date: its interest follows from rate and day count |
//!
//! Nothing before the cut-over is earned here: receivables are opened against the clearing account, as principal is.

use calendar::{Date, add_days, days_between};
use ledger::Account;
use money::Money;

use crate::amounts::Amounts;
use crate::command::{Hands, LoanError};
use crate::event::{BroughtIn, LoanEvent, Opening, OpeningArrear};
use crate::facts::Fact;
use crate::fold::{Fold, push};
use crate::limits::MAX_AMOUNT_MINOR;
use crate::plan::Keep;
use crate::position::RowKind;
use crate::posting::Rule;
use crate::row::Row;
use crate::schedule::{Instalment, ScheduleError};
use crate::state::{Decided, LoanState, Stage, check_hands, check_reason, check_reference, executed};
use crate::terms::Terms;

/// What another system says a loan owed at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwedElsewhere {
    /// When the money reached the firm.
    pub paid_out_on: Date,
    /// Principal in all.
    pub principal: Money,
    /// Of it, overdue, where that is known; else what the contract's plan leaves for later is taken as not yet due.
    pub overdue_principal: Option<Money>,
    /// Interest that had fallen due.
    pub interest: Money,
    /// Penalty and compound interest.
    pub penalty: Money,
    /// Days past due.
    pub days_past_due: u32,
}

/// The opening of a loan that owed so much at the end of a day: sums and days past due are exactly those stated.
///
/// # Errors
/// [`LoanError::BadOpening`] for amounts no loan of these terms can owe; [`LoanError::Schedule`].
pub fn opening(terms: &Terms, held: OwedElsewhere, on: Date) -> Result<Opening, LoanError> {
    let zero = Money::zero(terms.currency());
    let parts = [Some(held.principal), held.overdue_principal, Some(held.interest), Some(held.penalty)];
    if parts.into_iter().flatten().any(|part| part.is_negative() || part.currency() != zero.currency()) {
        return Err(LoanError::BadOpening("an amount is negative or in another currency than the contract"));
    }
    let planned = terms.schedule_from(held.paid_out_on, terms.spec().principal)?;
    let past = planned.instalments.partition_point(|instalment| instalment.due_on <= on);
    let (past, rest) = planned.instalments.split_at(past);
    let oldest = days_before(on, held.days_past_due)?;
    // Paid as agreed, only what is within its grace can be open.
    let grace = i32::from(terms.spec().grace_days);
    let open: Vec<&Instalment> = match held.days_past_due {
        0 => past.iter().filter(|row| days_between(row.due_on, on) <= grace).collect(),
        _ => past.iter().collect(),
    };
    let left = Money::sum(zero.currency(), rest.iter().map(|row| row.principal)).map_err(ScheduleError::from)?;
    let beyond = held.principal.checked_sub(left).map_err(ScheduleError::from)?;
    let overdue = match held.overdue_principal {
        _ if rest.is_empty() => held.principal,
        Some(stated) => stated,
        None if beyond.is_negative() => zero,
        None if held.days_past_due > 0 => beyond,
        None => {
            let most = Money::sum(zero.currency(), open.iter().map(|row| row.principal));
            beyond.checked_min(most.map_err(ScheduleError::from)?).map_err(ScheduleError::from)?
        }
    };
    let not_due = held.principal.checked_sub(overdue).map_err(ScheduleError::from)?;
    if not_due.is_negative() {
        return Err(LoanError::BadOpening("more principal is overdue than is outstanding"));
    }
    let mut arrears = spread(&open, overdue, held.interest)?;
    let owes = overdue.is_positive() || held.interest.is_positive() || held.penalty.is_positive();
    if owes && arrears.is_empty() {
        // No instalment can be what is open: it stands for itself.
        let open = Amounts { principal: overdue, interest: held.interest, ..Amounts::zero(zero.currency()) };
        arrears.push(OpeningArrear { number: None, due_on: oldest, open });
    }
    if !owes && held.days_past_due > 0 {
        return Err(LoanError::BadOpening("it is past due and nothing is overdue: state what had fallen due"));
    }
    if held.days_past_due > 0 {
        date_from(&mut arrears, oldest)?;
    }
    if let Some(first) = arrears.first_mut() {
        first.open.penalty = held.penalty;
    }
    Ok(Opening { paid_out_on: held.paid_out_on, not_due, arrears })
}

fn days_before(on: Date, days: u32) -> Result<Date, LoanError> {
    let back = i32::try_from(days).unwrap_or(i32::MAX).saturating_neg();
    add_days(on, back).map_err(|error| LoanError::Schedule(error.into()))
}

/// Puts what is overdue on instalments, newest first; what no instalment asks is left on the oldest of them. Oldest first again.
fn spread(past: &[&Instalment], principal: Money, interest: Money) -> Result<Vec<OpeningArrear>, LoanError> {
    let (mut principal, mut interest, mut rows) = (principal, interest, Vec::new());
    let none = Amounts::zero(principal.currency());
    for row in past.iter().rev() {
        if principal.is_zero() && interest.is_zero() {
            break;
        }
        let of = |left: Money, asked: Money| left.checked_min(asked).map_err(ScheduleError::from);
        let open = Amounts { principal: of(principal, row.principal)?, interest: of(interest, row.interest)?, ..none };
        principal = principal.checked_sub(open.principal).map_err(ScheduleError::from)?;
        interest = interest.checked_sub(open.interest).map_err(ScheduleError::from)?;
        rows.push(OpeningArrear { number: Some(row.number), due_on: row.due_on, open });
    }
    if let Some(oldest) = rows.last_mut() {
        let rest = Amounts { principal, interest, ..none };
        oldest.open = oldest.open.checked_add(rest).map_err(ScheduleError::from)?;
    } else if principal.is_positive() || interest.is_positive() {
        return Ok(Vec::new());
    }
    rows.reverse();
    Ok(rows)
}

/// Lets the oldest row fall due on a day: rows before it are taken into it.
fn date_from(arrears: &mut Vec<OpeningArrear>, oldest: Date) -> Result<(), LoanError> {
    let early = arrears.iter().take_while(|row| row.due_on <= oldest).count();
    if early > 1 {
        let mut sum = arrears[early - 1].open;
        for row in arrears.drain(..early - 1) {
            sum = sum.checked_add(row.open).map_err(ScheduleError::from)?;
        }
        arrears[0].open = sum;
    }
    if let Some(first) = arrears.first_mut().filter(|first| first.due_on != oldest) {
        (first.due_on, first.number) = (oldest, None);
    }
    Ok(())
}

impl LoanState {
    pub(crate) fn bring_in(&self, brought: Box<BroughtIn>) -> Decided {
        let known = self.brought().is_some_and(|known| *known == *brought);
        if known {
            return Ok(crate::Idempotent::AlreadyDone);
        }
        let (Some(contract), Stage::Signed, None) = (self.contract(), self.stage(), self.brought()) else {
            return Err(self.illegal("bring-in"));
        };
        check_reference(&brought.reference)?;
        check_reason(&brought.source)?;
        check_reason(&brought.number)?;
        check_hands(Hands { by: brought.by, approved_by: brought.approved_by })?;
        self.not_before_signing(brought.on)?;
        if let Some(opening) = &brought.opening {
            check_opening(&contract.terms, opening, brought.on)?;
        }
        executed(LoanEvent::BroughtIn(brought))
    }
}

fn check_opening(terms: &Terms, opening: &Opening, on: Date) -> Result<(), LoanError> {
    let fits = |amount: Money| {
        !amount.is_negative() && amount.minor() <= MAX_AMOUNT_MINOR && amount.currency() == terms.currency()
    };
    let whole = |open: &Amounts| [open.principal, open.interest, open.penalty, open.compound].into_iter().all(fits);
    if !fits(opening.not_due) || !opening.arrears.iter().all(|row| whole(&row.open)) {
        return Err(LoanError::BadOpening("an amount is negative, too large or in another currency than the contract"));
    }
    if opening.paid_out_on > on {
        return Err(LoanError::BadOpening("it was paid out after the cut-over day: bring it in with its history"));
    }
    if opening.not_due.is_positive() && terms.matures_on() <= on {
        return Err(LoanError::BadOpening("principal is not yet due after the last due date"));
    }
    let rising = opening.arrears.windows(2).all(|pair| pair[0].due_on < pair[1].due_on);
    if !rising || opening.arrears.last().is_some_and(|row| row.due_on > on) {
        return Err(LoanError::BadOpening("arrears fell due on rising days up to the cut-over"));
    }
    Ok(())
}

impl Fold<'_> {
    /// The loan goes on here from what it owed elsewhere.
    pub(crate) fn bring_in(&mut self, fact: &Fact) -> Result<(), ScheduleError> {
        let Some(opening) = fact.opening.as_deref() else { return Ok(()) };
        let (on, terms) = (fact.effective_on, self.late.terms);
        let mut owed = Amounts::zero(terms.currency());
        for arrear in &opening.arrears {
            let parts = (arrear.open.principal, arrear.open.interest);
            let mut row = Row::new(terms, (arrear.number, RowKind::Instalment, arrear.due_on), parts);
            row.take_over(arrear.open, terms.spec().grace_days, on);
            self.rows.push(row);
            owed = owed.checked_add(arrear.open)?;
        }
        (self.disbursed_on, self.walked_to) = (Some(opening.paid_out_on), Some(on));
        self.disbursed = owed.principal.checked_add(opening.not_due)?;
        (self.bearing, self.planned, self.interest_charged) = (opening.not_due, opening.not_due, owed.interest);
        if opening.not_due.is_positive() {
            self.plan_on(opening, on)?;
        }
        let accrued = self.accrued(on)?;
        let interest = owed.interest.checked_add(accrued)?;
        let penalties = owed.penalties()?;
        if let Some(journal) = &mut self.journal {
            journal.opened(interest, penalties);
        }
        let mut lines = Vec::new();
        push(&mut lines, Account::Loans, self.disbursed);
        push(&mut lines, Account::InterestReceivable, interest);
        push(&mut lines, Account::PenaltyReceivable, penalties);
        let all = self.disbursed.checked_add(interest)?.checked_add(penalties)?;
        push(&mut lines, Account::Clearing, all.checked_neg()?);
        self.draft(on, Rule::BroughtIn, &fact.reference, lines)?;
        Ok(())
    }

    /// Plans principal not yet due from the last due date on: as agreed when that is what the contract's plan leaves.
    fn plan_on(&mut self, opening: &Opening, on: Date) -> Result<(), ScheduleError> {
        let terms = self.late.terms;
        let whole = terms.spec().principal;
        let last = terms.due_on().iter().copied().take_while(|due| *due <= on).last();
        let from = last.map_or(opening.paid_out_on, |due| due.max(opening.paid_out_on));
        (self.bearing, self.planned) = (whole, whole);
        self.open_plan(opening.paid_out_on)?;
        let agreed: Vec<Instalment> = self.plan.iter().filter(|row| row.due_on > on).copied().collect();
        let level = self.level;
        let left = Money::sum(terms.currency(), agreed.iter().map(|row| row.principal))?;
        self.bearing = opening.not_due;
        if left == opening.not_due {
            self.replan(from, Keep::Principal(&agreed))?;
            self.level = level;
        } else {
            self.planned = opening.not_due;
            self.replan(from, Keep::Term)?;
        }
        Ok(())
    }
}
