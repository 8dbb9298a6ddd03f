//! The fold: facts over terms, day by day where something happens, to a position and to the amounts to be booked.
//!
//! | phase | when | what |
//! |---|---|---|
//! | walk | before each fact, and at the end | instalments fall due in order, each using advance money at once; month ends are cut |
//! | fact | in the order of [`Facts`] | money is allocated, plans change, claims are written off |
//! | read | at the end | the position, or the drafts of entries |
//!
//! Rules of order: on one day an instalment falls due before the day's facts; interest counts up to the day before a
//! payment (算头不算尾). Interest is booked cumulatively, so where it is cut changes no sum.
//! Limits: one pass; `rows x facts` steps at worst, bounded by [`crate::limits`].

use calendar::{Date, add_days, days_between, month_end};
use ledger::{Account, IncomeRules};
use money::{Money, MoneyError, Rate};

use crate::amounts::{Amounts, Component};
use crate::event::PrepaymentMode;
use crate::facts::{Fact, FactKind, Facts};
use crate::income::Income;
use crate::observation::Restructuring;
use crate::plan::{Ask, Keep, plan};
use crate::position::{NextDue, Position, PositionRow, RowKind, RowState, Standing};
use crate::posting::{Draft, Rule};
use crate::row::{Lateness, Row};
use crate::schedule::{Instalment, ScheduleError, carried_interest, elapsed};
use crate::terms::{AllocateBy, Terms};

/// What the fold saw when it came to an act, to be compared with what the act stated.
#[derive(Debug, Clone)]
pub(crate) struct Witness {
    pub fact: Fact,
    pub days_past_due: u32,
    pub outstanding: Money,
    pub unapplied: Money,
    pub guarantor_payable: Money,
}

/// Drafts of entries, and how much of what accrues they already hold.
#[derive(Debug, Clone)]
pub(crate) struct Journal<'a> {
    pub drafts: Vec<Draft>,
    /// Where rules tell interest otherwise than as income that accrues.
    pub income: Option<Income<'a>>,
    interest: Money,
    penalties: Money,
    /// Penalties of rows that owe nothing for good.
    closed_penalties: Money,
}

impl Journal<'_> {
    /// What was earned before the loan was brought in is booked by its opening and accrues no more.
    pub(crate) fn opened(&mut self, interest: Money, penalties: Money) {
        (self.interest, self.penalties) = (interest, penalties);
    }

    /// Penalties given up are booked by their own rule, so that the next accrual does not book them again.
    pub(crate) fn waive(&mut self, penalties: Money) -> Result<(), MoneyError> {
        self.penalties = self.penalties.checked_sub(penalties)?;
        Ok(())
    }
}

pub(crate) struct Fold<'a> {
    pub(crate) late: Lateness<'a>,
    pub(crate) at: Date,
    pub(crate) walked_to: Option<Date>,
    pub(crate) rows: Vec<Row>,
    /// Rows before this one owe nothing for good.
    pub(crate) first_open: usize,
    pub(crate) plan: Vec<Instalment>,
    pub(crate) next: usize,
    pub(crate) level: i64,
    /// The contract rate as it is now, and the spread over the loan prime rate that it follows.
    pub(crate) rate: Rate,
    pub(crate) spread_bps: Option<i64>,
    /// What the running period bore at earlier rates or under earlier terms, as weighted products.
    pub(crate) carried: i128,
    /// Principal that the present terms plan: what a balloon's residual is a part of.
    pub(crate) planned: Money,
    /// Instalments before the present terms: numbers go on over a change.
    pub(crate) numbered: u16,
    /// Principal not yet due: what bears interest at the contract rate.
    pub(crate) bearing: Money,
    /// Interest of all rows.
    pub(crate) interest_charged: Money,
    paid: Amounts,
    pub(crate) written_off: Amounts,
    pub(crate) disbursed_on: Option<Date>,
    pub(crate) disbursed: Money,
    in_transit: Money,
    pub(crate) unapplied: Money,
    compensated: Money,
    pub(crate) recovered: Money,
    guarantor_payable: Money,
    pub(crate) waived: Amounts,
    pub(crate) fees: Money,
    pub(crate) restructurings: Vec<Restructuring>,
    /// Whether it took the place of a loan without meeting the conditions of a renewal.
    pub(crate) weak_renewal: bool,
    pub(crate) acts: Vec<Witness>,
    pub(crate) journal: Option<Journal<'a>>,
}

impl<'a> Fold<'a> {
    /// Folds the facts that count on or before a date; with rules of income it also drafts entries.
    pub(crate) fn run(
        terms: &'a Terms,
        facts: &'a Facts,
        at: Date,
        journal: Option<&'a IncomeRules>,
    ) -> Result<Self, ScheduleError> {
        let mut fold = Self::begin_at(terms, at, journal);
        for fact in facts.through(at) {
            fold.meet(fact)?;
        }
        fold.end_day(at)?;
        Ok(fold)
    }

    /// Walks to the date of a fact and takes it in.
    pub(crate) fn meet(&mut self, fact: &'a Fact) -> Result<(), ScheduleError> {
        self.walk_to(fact.effective_on)?;
        self.accrue(fact.effective_on, &fact.reference)?;
        self.take(fact)?;
        if let Some(income) = self.journal.as_mut().and_then(|journal| journal.income.as_mut()) {
            income.touch(fact.effective_on);
        }
        Ok(())
    }

    /// A fold before its first fact.
    fn begin_at(terms: &'a Terms, at: Date, journal: Option<&'a IncomeRules>) -> Self {
        let zero = Money::zero(terms.currency());
        let none = Amounts::zero(terms.currency());
        Self {
            late: Lateness { terms, rate: terms.penalty_rate(), stopped_on: None },
            at,
            walked_to: None,
            rows: Vec::new(),
            first_open: 0,
            plan: Vec::new(),
            next: 0,
            level: 0,
            rate: terms.spec().annual_rate,
            spread_bps: terms.spec().floating.map(|floating| floating.spread_bps),
            carried: 0,
            planned: zero,
            numbered: 0,
            bearing: zero,
            interest_charged: zero,
            paid: none,
            written_off: none,
            disbursed_on: None,
            disbursed: zero,
            in_transit: zero,
            unapplied: zero,
            compensated: zero,
            recovered: zero,
            guarantor_payable: zero,
            waived: none,
            fees: zero,
            restructurings: Vec::new(),
            weak_renewal: false,
            acts: Vec::new(),
            journal: journal.map(|rules| Journal {
                drafts: Vec::new(),
                income: Income::begin(rules, zero),
                interest: zero,
                penalties: zero,
                closed_penalties: zero,
            }),
        }
    }

    /// Lets everything up to and including a date fall due, cutting accruals at due dates and month ends on the way. The ends of
    /// the days before it are judged, not its own: more may happen on it.
    pub(crate) fn walk_to(&mut self, date: Date) -> Result<(), ScheduleError> {
        self.walk(date, add_days(date, -1).unwrap_or(Date::MIN))
    }

    /// The same, when nothing more happens on the date.
    pub(crate) fn end_day(&mut self, date: Date) -> Result<(), ScheduleError> {
        self.walk(date, date)
    }

    fn walk(&mut self, date: Date, judged: Date) -> Result<(), ScheduleError> {
        loop {
            let due = self.plan.get(self.next).map(|instalment| instalment.due_on).filter(|due| *due <= date);
            let cut = self.next_month_end().filter(|end| *end <= date);
            let end = self.next_judgement()?.filter(|end| *end <= judged);
            if let Some(end) = end.filter(|end| [due, cut].into_iter().flatten().all(|next| *end < next)) {
                self.judge(end)?;
                continue;
            }
            match (due, cut) {
                (None, None) => return Ok(()),
                (due, Some(end)) if due.is_none_or(|due| end < due) => {
                    self.walked_to = Some(end);
                    self.accrue(end, "month-end")?;
                }
                (Some(due), _) => self.fall_due(due)?,
                (None, Some(_)) => return Ok(()),
            }
        }
    }

    /// The month end after the last one cut; only a journal needs them.
    pub(crate) fn next_month_end(&self) -> Option<Date> {
        self.journal.as_ref()?;
        if self.late.stopped_on.is_some() {
            return None;
        }
        match self.walked_to {
            Some(cut) => add_days(cut, 1).ok().map(month_end),
            None => self.disbursed_on.map(month_end),
        }
    }

    fn fall_due(&mut self, due: Date) -> Result<(), ScheduleError> {
        let instalment = self.plan[self.next];
        self.next += 1;
        self.carried = 0;
        self.bearing = self.bearing.checked_sub(instalment.principal)?;
        self.interest_charged = self.interest_charged.checked_add(instalment.interest)?;
        let mut row = Row::new(
            self.late.terms,
            (Some(instalment.number), RowKind::Instalment, due),
            (instalment.principal, instalment.interest),
        );
        row.grace_days = self.late.terms.spec().grace_days;
        self.rows.push(row);
        if self.journal.is_some() {
            self.accrue(due, &format!("instalment {}", instalment.number))?;
        }
        let applied = self.settle(due)?;
        self.draft_use_of_advance(due, applied)
    }

    /// Interest of the running period up to a date, capped by what the instalment asks.
    pub(crate) fn accrued(&self, at: Date) -> Result<Money, MoneyError> {
        let Some(running) = self.plan.get(self.next) else { return Ok(Money::zero(self.late.terms.currency())) };
        let days = elapsed(self.late.terms.spec().day_count, running.from, at);
        let products = i128::from(self.bearing.minor()) * i128::from(days);
        let rounding = self.late.terms.spec().rounding;
        carried_interest(self.carried, self.rate, products, self.late.terms, rounding)?.checked_min(running.interest)
    }

    /// Clears what is due with the money at hand, in the contract's order, and says what was cleared.
    fn settle(&mut self, on: Date) -> Result<Amounts, MoneyError> {
        let mut applied = Amounts::zero(self.late.terms.currency());
        if !self.unapplied.is_positive() {
            return Ok(applied);
        }
        let order = self.late.terms.spec().allocation;
        match order.by {
            AllocateBy::Instalment => {
                for index in self.first_open..self.rows.len() {
                    for component in order.components {
                        self.clear(index, component, on, &mut applied)?;
                    }
                    if !self.unapplied.is_positive() {
                        break;
                    }
                }
            }
            AllocateBy::Component => {
                for component in order.components {
                    for index in self.first_open..self.rows.len() {
                        self.clear(index, component, on, &mut applied)?;
                    }
                }
            }
        }
        self.close_rows(on)?;
        self.paid = self.paid.checked_add(applied)?;
        Ok(applied)
    }

    /// Passes over rows that owe nothing any more: what bears no open amount can grow no penalty.
    pub(crate) fn close_rows(&mut self, on: Date) -> Result<(), MoneyError> {
        while let Some(row) = self.rows.get(self.first_open) {
            let charged = row.charged(self.late, on)?;
            if charged != row.paid.checked_add(row.written_off)? {
                break;
            }
            if let Some(journal) = &mut self.journal {
                journal.closed_penalties = journal.closed_penalties.checked_add(charged.penalties()?)?;
            }
            self.first_open += 1;
        }
        Ok(())
    }

    fn clear(&mut self, index: usize, part: Component, on: Date, applied: &mut Amounts) -> Result<(), MoneyError> {
        if !self.unapplied.is_positive() {
            return Ok(());
        }
        let row = &mut self.rows[index];
        let owed = row.owed(self.late, on)?;
        let amount = owed.get(part).checked_min(self.unapplied)?;
        if amount.is_positive() {
            row.pay(self.late.terms, on, part, amount)?;
            if owed.total()? == amount {
                row.cleared_on = Some(on);
            }
            self.unapplied = self.unapplied.checked_sub(amount)?;
            let slot = applied.get_mut(part);
            *slot = slot.checked_add(amount)?;
        }
        Ok(())
    }

    fn take(&mut self, fact: &'a Fact) -> Result<(), ScheduleError> {
        let (on, amount) = (fact.effective_on, fact.amount);
        match fact.kind {
            FactKind::PayoutInstructed => {
                self.in_transit = self.in_transit.checked_add(amount)?;
                let lines = vec![(Account::PayoutsInTransit, amount), (Account::Clearing, amount.checked_neg()?)];
                self.draft(on, Rule::PayoutInstructed, &fact.reference, lines)?;
            }
            FactKind::PayoutReturned => {
                self.in_transit = self.in_transit.checked_sub(amount)?;
                let lines = vec![(Account::Clearing, amount), (Account::PayoutsInTransit, amount.checked_neg()?)];
                self.draft(on, Rule::PayoutReturned, &fact.reference, lines)?;
            }
            FactKind::Disbursed => {
                self.in_transit = self.in_transit.checked_sub(amount)?;
                self.begin(fact, Rule::Disbursement, Account::PayoutsInTransit)?;
            }
            FactKind::DrawnByRenewal { qualifies } => {
                self.weak_renewal |= !qualifies;
                self.begin(fact, Rule::Renewal, Account::Clearing)?;
            }
            FactKind::BroughtIn => self.bring_in(fact)?,
            FactKind::Fee { ours } => self.take_fee(fact, ours)?,
            // A written-off loan has no plan whose rate or terms could change, and its clock has stopped.
            FactKind::RateReset { .. }
            | FactKind::RateAgreed { .. }
            | FactKind::TermsChanged { .. }
            | FactKind::PenaltyWaived
                if self.late.stopped_on.is_some() => {}
            FactKind::RateReset { quote } => self.reset_rate(on, quote)?,
            FactKind::RateAgreed { rate, spread_bps } => {
                self.spread_bps = self.spread_bps.map(|spread| spread_bps.unwrap_or(spread));
                self.reprice(on, rate)?;
            }
            FactKind::TermsChanged { change } => self.change_terms(fact, change)?,
            FactKind::PenaltyWaived => self.waive(fact)?,
            FactKind::Recovery { guarantor_share } => self.recover(fact, guarantor_share, Account::Clearing)?,
            // After a write-off there is no schedule to pay: whatever comes in is a recovery.
            FactKind::Payment | FactKind::Prepayment { .. } | FactKind::SettledByRenewal
                if self.late.stopped_on.is_some() =>
            {
                self.recover(fact, Money::zero(amount.currency()), Account::Clearing)?;
            }
            FactKind::Payment => self.receive(fact, None, Rule::Payment)?,
            FactKind::Prepayment { mode } => self.receive(fact, Some(mode), Rule::Prepayment)?,
            FactKind::SettledByRenewal => self.receive(fact, Some(PrepaymentMode::KeepTerm), Rule::Renewal)?,
            FactKind::Compensation { .. } => {
                self.witness(fact)?;
                self.compensate(fact)?;
            }
            FactKind::WriteOff { .. } => {
                self.witness(fact)?;
                self.write_off(fact)?;
            }
            FactKind::Refund => {
                self.witness(fact)?;
                self.unapplied = self.unapplied.checked_sub(amount)?;
                let lines = vec![(Account::Overpayments, amount), (Account::Clearing, amount.checked_neg()?)];
                self.draft(on, Rule::Refund, &fact.reference, lines)?;
            }
            FactKind::GuarantorSharePaid => {
                self.witness(fact)?;
                self.guarantor_payable = self.guarantor_payable.checked_sub(amount)?;
                let lines = vec![(Account::GuarantorPayable, amount), (Account::Clearing, amount.checked_neg()?)];
                self.draft(on, Rule::GuarantorSharePaid, &fact.reference, lines)?;
            }
        }
        Ok(())
    }

    /// The money reached the firm, or took the place of another loan's: the loan begins to earn.
    fn begin(&mut self, fact: &Fact, rule: Rule, from: Account) -> Result<(), ScheduleError> {
        self.disbursed_on = Some(fact.effective_on);
        self.disbursed = fact.amount;
        self.bearing = fact.amount;
        self.planned = fact.amount;
        self.open_plan(fact.effective_on)?;
        let lines = vec![(Account::Loans, fact.amount), (from, fact.amount.checked_neg()?)];
        self.draft(fact.effective_on, rule, &fact.reference, lines)?;
        Ok(())
    }

    /// The plan of the day the money was paid out.
    pub(crate) fn open_plan(&mut self, on: Date) -> Result<(), ScheduleError> {
        self.plan_from(on, Keep::Term, true)
    }

    /// Plans what is not yet due anew from a date on.
    pub(crate) fn replan(&mut self, on: Date, keep: Keep<'_>) -> Result<(), ScheduleError> {
        self.plan_from(on, keep, false)
    }

    fn plan_from(&mut self, from: Date, keep: Keep<'_>, opens: bool) -> Result<(), ScheduleError> {
        let (rate, balance, lent, carried) = (self.rate, self.bearing, self.planned, self.carried);
        let ask = Ask { rate, from, balance, lent, carried, keep, opens };
        let mut planned = plan(self.late.terms, ask)?;
        for instalment in &mut planned.instalments {
            instalment.number = instalment.number.saturating_add(self.numbered);
        }
        (self.plan, self.level, self.next) = (planned.instalments, planned.level, 0);
        Ok(())
    }

    /// Money from the firm clears what is due; with a mode the rest pays principal ahead; what is then left waits.
    fn receive(&mut self, fact: &Fact, mode: Option<PrepaymentMode>, rule: Rule) -> Result<(), ScheduleError> {
        let on = fact.effective_on;
        self.unapplied = self.unapplied.checked_add(fact.amount)?;
        let mut applied = self.settle(on)?;
        if let Some(mode) = mode {
            applied = applied.checked_add(self.pay_ahead(on, mode)?)?;
        }
        let mut lines = vec![(Account::Clearing, fact.amount)];
        cleared(&mut lines, applied)?;
        push(&mut lines, Account::Overpayments, applied.total()?.checked_sub(fact.amount)?);
        self.draft(on, rule, &fact.reference, lines)?;
        Ok(())
    }

    /// Uses money at hand to pay the interest of the running period and then principal not yet due, and plans anew. Money
    /// that does not reach beyond that interest waits for the next due date.
    fn pay_ahead(&mut self, on: Date, mode: PrepaymentMode) -> Result<Amounts, ScheduleError> {
        let none = Amounts::zero(self.late.terms.currency());
        let interest = self.accrued(on)?;
        let principal = self.unapplied.checked_sub(interest)?.checked_min(self.bearing)?;
        if !principal.is_positive() {
            return Ok(none);
        }
        let applied = Amounts { principal, interest, ..none };
        self.unapplied = self.unapplied.checked_sub(applied.total()?)?;
        self.bearing = self.bearing.checked_sub(principal)?;
        self.interest_charged = self.interest_charged.checked_add(interest)?;
        self.paid = self.paid.checked_add(applied)?;
        let mut row = Row::new(self.late.terms, (None, RowKind::Prepayment, on), (principal, interest));
        row.paid = applied;
        self.rows.push(row);
        self.carried = 0;
        if self.bearing.is_zero() {
            self.plan.clear();
        } else {
            let planned = std::mem::take(&mut self.plan);
            let keep = match mode {
                PrepaymentMode::KeepTerm => Keep::Term,
                PrepaymentMode::ShortenTerm => Keep::Level(self.level),
                PrepaymentMode::KeepPlan => Keep::Principal(&planned[self.next..]),
            };
            self.replan(on, keep)?;
        }
        self.next = 0;
        Ok(applied)
    }

    /// The guarantor's money clears what is due and then principal ahead; what is beyond the debt is owed back to it.
    fn compensate(&mut self, fact: &Fact) -> Result<(), ScheduleError> {
        let on = fact.effective_on;
        self.compensated = self.compensated.checked_add(fact.amount)?;
        if self.late.stopped_on.is_some() {
            return self.recover(fact, Money::zero(fact.amount.currency()), Account::CompensationFunds);
        }
        let advance = self.unapplied;
        self.unapplied = self.unapplied.checked_add(fact.amount)?;
        let mut applied = self.settle(on)?;
        applied = applied.checked_add(self.pay_ahead(on, PrepaymentMode::KeepTerm)?)?;
        let zero = Money::zero(fact.amount.currency());
        let nothing_left = self.bearing.is_zero() && self.unapplied.is_positive();
        let excess = if nothing_left { self.unapplied.checked_min(fact.amount)? } else { zero };
        self.unapplied = self.unapplied.checked_sub(excess)?;
        self.guarantor_payable = self.guarantor_payable.checked_add(excess)?;
        let mut lines = vec![(Account::CompensationFunds, fact.amount)];
        cleared(&mut lines, applied)?;
        push(&mut lines, Account::GuarantorPayable, excess.checked_neg()?);
        push(&mut lines, Account::Overpayments, advance.checked_sub(self.unapplied)?);
        self.draft(on, Rule::Compensation, &fact.reference, lines)?;
        Ok(())
    }

    /// Calls in what is not yet due, sets off advance money, and writes off the rest. The clock of lateness stops.
    fn write_off(&mut self, fact: &Fact) -> Result<(), ScheduleError> {
        let on = fact.effective_on;
        let accrued = self.accrued(on)?;
        if self.bearing.is_positive() {
            self.rows.push(Row::new(self.late.terms, (None, RowKind::Called, on), (self.bearing, accrued)));
            self.interest_charged = self.interest_charged.checked_add(accrued)?;
        }
        self.bearing = Money::zero(self.late.terms.currency());
        self.plan.clear();
        self.next = 0;
        let applied = self.settle(on)?;
        self.draft_use_of_advance(on, applied)?;
        self.late.stopped_on = Some(on);
        for index in self.first_open..self.rows.len() {
            let lost = self.rows[index].write_off(self.late, on)?;
            self.written_off = self.written_off.checked_add(lost)?;
        }
        let lost = self.written_off.total()?;
        let mut lines = Vec::new();
        push(&mut lines, Account::LoanLosses, lost);
        cleared(&mut lines, self.written_off)?;
        push(&mut lines, Account::WrittenOffClaims, lost);
        push(&mut lines, Account::WrittenOffContra, lost.checked_neg()?);
        self.draft(on, Rule::WriteOff, &fact.reference, lines)?;
        Ok(())
    }

    /// The guarantor's share is owed to it; the lender's part meets the written-off claim, or what is due.
    fn recover(&mut self, fact: &Fact, guarantor_share: Money, from: Account) -> Result<(), ScheduleError> {
        let on = fact.effective_on;
        self.guarantor_payable = self.guarantor_payable.checked_add(guarantor_share)?;
        let ours = fact.amount.checked_sub(guarantor_share)?;
        let mut lines = vec![(from, fact.amount)];
        push(&mut lines, Account::GuarantorPayable, guarantor_share.checked_neg()?);
        if self.late.stopped_on.is_some() {
            let claim = self.written_off.total()?.checked_sub(self.recovered)?;
            let met = ours.checked_min(claim)?;
            let beyond = ours.checked_sub(met)?;
            self.recovered = self.recovered.checked_add(met)?;
            self.unapplied = self.unapplied.checked_add(beyond)?;
            push(&mut lines, Account::Recoveries, met.checked_neg()?);
            push(&mut lines, Account::Overpayments, beyond.checked_neg()?);
            push(&mut lines, Account::WrittenOffContra, met);
            push(&mut lines, Account::WrittenOffClaims, met.checked_neg()?);
        } else {
            self.unapplied = self.unapplied.checked_add(ours)?;
            let applied = self.settle(on)?;
            cleared(&mut lines, applied)?;
            push(&mut lines, Account::Overpayments, applied.total()?.checked_sub(ours)?);
        }
        self.draft(on, Rule::Recovery, &fact.reference, lines)?;
        Ok(())
    }

    fn witness(&mut self, fact: &Fact) -> Result<(), MoneyError> {
        let on = fact.effective_on;
        let outstanding = self.due(on)?.0.total()?.checked_add(self.accrued(on)?)?.checked_add(self.bearing)?;
        self.acts.push(Witness {
            fact: fact.clone(),
            days_past_due: self.days_past_due(on)?,
            outstanding,
            unapplied: self.unapplied,
            guarantor_payable: self.guarantor_payable,
        });
        Ok(())
    }

    /// What has fallen due and is unpaid, and the part of it past grace.
    pub(crate) fn due(&self, at: Date) -> Result<(Amounts, Amounts), MoneyError> {
        let mut due = Amounts::zero(self.late.terms.currency());
        let mut overdue = due;
        for row in &self.rows[self.first_open..] {
            let owed = row.owed(self.late, at)?;
            due = due.checked_add(owed)?;
            if row.past_grace(at) {
                overdue = overdue.checked_add(owed)?;
            }
        }
        Ok((due, overdue))
    }

    pub(crate) fn days_past_due(&self, at: Date) -> Result<u32, MoneyError> {
        let since = self.overdue_since(at)?;
        Ok(since.and_then(|due| u32::try_from(days_between(due, at)).ok()).unwrap_or(0))
    }

    /// The oldest due date that is unpaid past its grace.
    pub(crate) fn overdue_since(&self, at: Date) -> Result<Option<Date>, MoneyError> {
        for row in &self.rows[self.first_open..] {
            if row.past_grace(at) && !row.owed(self.late, at)?.is_zero() {
                return Ok(Some(row.due_on));
            }
        }
        Ok(None)
    }

    /// Drafts what has accrued since the last cut.
    pub(crate) fn accrue(&mut self, on: Date, source: &str) -> Result<(), MoneyError> {
        let Some(journal) = &self.journal else { return Ok(()) };
        let interest_total = self.interest_charged.checked_add(self.accrued(on)?)?;
        let mut penalty_total = journal.closed_penalties;
        for row in &self.rows[self.first_open..] {
            penalty_total = penalty_total.checked_add(row.charged(self.late, on)?.penalties()?)?;
        }
        let interest = interest_total.checked_sub(journal.interest)?;
        let penalties = penalty_total.checked_sub(journal.penalties)?;
        let mut lines = Vec::new();
        push(&mut lines, Account::InterestReceivable, interest);
        push(&mut lines, Account::InterestIncome, interest.checked_neg()?);
        push(&mut lines, Account::PenaltyReceivable, penalties);
        push(&mut lines, Account::PenaltyIncome, penalties.checked_neg()?);
        if let Some(journal) = &mut self.journal {
            (journal.interest, journal.penalties) = (interest_total, penalty_total);
        }
        self.draft(on, Rule::Accrual, source, lines)?;
        Ok(())
    }

    fn draft_use_of_advance(&mut self, on: Date, applied: Amounts) -> Result<(), ScheduleError> {
        let mut lines = Vec::new();
        push(&mut lines, Account::Overpayments, applied.total()?);
        cleared(&mut lines, applied)?;
        self.draft(on, Rule::AdvanceUsed, "advance money", lines)?;
        Ok(())
    }

    /// Drafts an entry, with interest told as the rules of income say.
    pub(crate) fn draft(
        &mut self,
        on: Date,
        rule: Rule,
        source: &str,
        mut lines: Vec<(Account, Money)>,
    ) -> Result<(), MoneyError> {
        if let Some(income) = self.journal.as_mut().and_then(|journal| journal.income.as_mut()) {
            lines = income.tell(on, rule, lines)?;
        }
        self.draft_told(on, rule, source, lines);
        Ok(())
    }

    pub(crate) fn draft_told(&mut self, on: Date, rule: Rule, source: &str, lines: Vec<(Account, Money)>) {
        if let Some(journal) = self.journal.as_mut().filter(|_| !lines.is_empty()) {
            journal.drafts.push(Draft { on, rule, source: source.to_owned(), lines });
        }
    }

    /// How far its money has come, where so much is owed.
    pub(crate) fn standing(&self, owed: Money) -> Standing {
        match (self.disbursed_on, self.late.stopped_on) {
            (None, _) => Standing::NotDisbursed,
            (Some(_), Some(_)) => Standing::WrittenOff,
            // More refunded than there turned out to be is a debt of the firm too.
            (Some(_), None) if owed.is_zero() && !self.unapplied.is_negative() => Standing::Settled,
            (Some(_), None) => Standing::Outstanding,
        }
    }

    /// Reads the position at the end of the fold.
    pub(crate) fn position(&self) -> Result<Position, ScheduleError> {
        let (late, at) = (self.late, self.at);
        let none = Amounts::zero(late.terms.currency());
        let mut rows = Vec::with_capacity(self.rows.len() + self.plan.len());
        let accrued = self.accrued(at)?;
        let interest = self.interest_charged.checked_add(accrued)?;
        let mut charged = Amounts { principal: self.disbursed, interest, ..none };
        for row in &self.rows {
            let view = row.view(late, at)?;
            charged.penalty = charged.penalty.checked_add(view.charged.penalty)?;
            charged.compound = charged.compound.checked_add(view.charged.compound)?;
            rows.push(view);
        }
        for upcoming in self.plan.iter().skip(self.next) {
            rows.push(PositionRow {
                number: Some(upcoming.number),
                kind: RowKind::Instalment,
                due_on: upcoming.due_on,
                charged: Amounts { principal: upcoming.principal, interest: upcoming.interest, ..none },
                paid: none,
                written_off: none,
                state: RowState::Upcoming,
                days_late: 0,
            });
        }
        let (due, overdue) = self.due(at)?;
        let next_due = match self.plan.get(self.next) {
            Some(next) => Some(NextDue { on: next.due_on, amount: next.payment()? }),
            None => None,
        };
        let owed = due.total()?.checked_add(accrued)?.checked_add(self.bearing)?;
        let payoff = owed.checked_sub(self.unapplied)?;
        let standing = self.standing(owed);
        Ok(Position {
            at,
            standing,
            disbursed_on: self.disbursed_on,
            disbursed: self.disbursed,
            in_transit: self.in_transit,
            outstanding_principal: due.principal.checked_add(self.bearing)?,
            due,
            overdue,
            accrued_interest: accrued,
            days_past_due: self.days_past_due(at)?,
            charged,
            paid: self.paid,
            written_off: self.written_off,
            recovered: self.recovered,
            compensated: self.compensated,
            guarantor_payable: self.guarantor_payable,
            unapplied: self.unapplied,
            next_due,
            payoff: if payoff.is_negative() { none.principal } else { payoff },
            rows,
            annual_rate: self.rate,
            waived: self.waived,
            fees: self.fees,
            restructurings: self.restructurings.clone(),
            weak_renewal: self.weak_renewal,
        })
    }
}

/// The credit lines of what was cleared.
fn cleared(lines: &mut Vec<(Account, Money)>, applied: Amounts) -> Result<(), MoneyError> {
    push(lines, Account::Loans, applied.principal.checked_neg()?);
    push(lines, Account::InterestReceivable, applied.interest.checked_neg()?);
    push(lines, Account::PenaltyReceivable, applied.penalties()?.checked_neg()?);
    Ok(())
}

pub(crate) fn push(lines: &mut Vec<(Account, Money)>, account: Account, amount: Money) {
    if !amount.is_zero() {
        lines.push((account, amount));
    }
}
