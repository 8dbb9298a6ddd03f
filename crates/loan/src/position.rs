//! [`Position`]: where a loan stands at the end of a date, a pure function of terms, facts and the date.

use calendar::Date;
use money::{Money, MoneyError, Rate};
use serde::{Deserialize, Serialize};

use crate::amounts::Amounts;
use crate::classification::{ClassificationRule, FiveCategory};
use crate::facts::Facts;
use crate::fold::Fold;
use crate::observation::Restructuring;
use crate::schedule::ScheduleError;
use crate::terms::Terms;

/// How far a loan's money has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// No money has reached the firm.
    NotDisbursed,
    /// Something is owed.
    Outstanding,
    /// Nothing is owed any more.
    Settled,
    /// The claim was written off.
    WrittenOff,
}

impl Standing {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NotDisbursed => "未放款",
            Self::Outstanding => "未结清",
            Self::Settled => "已结清",
            Self::WrittenOff => "已核销",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::NotDisbursed => "not disbursed",
            Self::Outstanding => "outstanding",
            Self::Settled => "settled",
            Self::WrittenOff => "written off",
        }
    }
}

/// Where one row of the schedule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// An instalment of the contract.
    Instalment,
    /// Principal paid ahead of time, with the interest up to that day.
    Prepayment,
    /// Everything not yet due, called in by a write-off.
    Called,
}

/// Whether a row has been paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowState {
    /// Its day has not come.
    Upcoming,
    /// Due, and its grace has not run out.
    Due,
    /// Unpaid after its grace.
    Overdue,
    /// Paid in full.
    Paid,
    /// What was left was written off.
    WrittenOff,
}

impl RowState {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Upcoming => "未到期",
            Self::Due => "到期未还",
            Self::Overdue => "逾期",
            Self::Paid => "已还",
            Self::WrittenOff => "已核销",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Paid => "paid",
            Self::WrittenOff => "written off",
        }
    }
}

/// One row of the schedule as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionRow {
    /// Its number in the contract; none for prepayments and what was called in.
    pub number: Option<u16>,
    /// Where it comes from.
    pub kind: RowKind,
    /// When it is or was due.
    pub due_on: Date,
    /// What it asks, penalty and compound interest up to the date included.
    pub charged: Amounts,
    /// What was paid on it.
    pub paid: Amounts,
    /// What was written off.
    pub written_off: Amounts,
    /// Whether it has been paid.
    pub state: RowState,
    /// Days from its due date until nothing was owed on it, or until the date of the position; none within its grace.
    pub days_late: u32,
}

/// The next instalment to fall due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextDue {
    /// When.
    pub on: Date,
    /// How much, before advance money is used.
    pub amount: Money,
}

/// Where a loan stands at the end of a date. Component by component `charged = paid + outstanding + written off`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// The date.
    pub at: Date,
    /// How far its money has come.
    pub standing: Standing,
    /// When the money reached the firm.
    pub disbursed_on: Option<Date>,
    /// How much of it.
    pub disbursed: Money,
    /// Instructed and neither confirmed nor returned.
    pub in_transit: Money,
    /// Principal not paid and not written off, due or not.
    pub outstanding_principal: Money,
    /// Fallen due and unpaid, within grace or past it.
    pub due: Amounts,
    /// The part of it past grace.
    pub overdue: Amounts,
    /// Interest earned since the last due date and not yet due.
    pub accrued_interest: Money,
    /// Days since the oldest unpaid due date, once its grace has run out; otherwise none.
    pub days_past_due: u32,
    /// All that was asked so far: principal lent, interest earned, penalties.
    pub charged: Amounts,
    /// All that was paid on it, by the firm or its guarantor.
    pub paid: Amounts,
    /// All that was written off.
    pub written_off: Amounts,
    /// Recovered on what was written off.
    pub recovered: Money,
    /// Paid by guarantors.
    pub compensated: Money,
    /// Owed to guarantors: their share of recoveries, and compensation beyond what was owed.
    pub guarantor_payable: Money,
    /// Money received that nothing due has used yet; negative when more was refunded than there turned out to be.
    pub unapplied: Money,
    /// The next instalment to fall due.
    pub next_due: Option<NextDue>,
    /// What pays the loan off on this date.
    pub payoff: Money,
    /// The rows of the schedule, oldest first.
    pub rows: Vec<PositionRow>,
    /// The contract rate on the date.
    pub annual_rate: Rate,
    /// Penalty and compound interest given up; not in [`Position::charged`].
    pub waived: Amounts,
    /// Fees paid by the firm, to the lender and to others.
    pub fees: Money,
    /// Restructurings of a debtor in difficulty so far.
    pub restructurings: Vec<Restructuring>,
    /// Whether it took the place of another loan without meeting the conditions of a renewal.
    pub weak_renewal: bool,
}

impl Position {
    /// Folds facts over terms up to the end of a date.
    ///
    /// # Errors
    /// [`ScheduleError`]: a sum past 64 bits, two currencies, or a payout after the last due date.
    pub fn at(terms: &Terms, facts: &Facts, at: Date) -> Result<Self, ScheduleError> {
        Fold::run(terms, facts, at, None)?.position()
    }

    /// The five-category class: by days past due, and no better than a restructuring that is still watched or a renewal short
    /// of its conditions allows (rules 1.1). A loan written off is a loss.
    #[must_use]
    pub fn class(&self, rule: &ClassificationRule) -> FiveCategory {
        if self.standing == Standing::WrittenOff {
            return FiveCategory::Loss;
        }
        let watched = self.observation(rule).map_or(FiveCategory::Normal, |watch| watch.floor);
        let renewed = self.weak_renewal && self.standing == Standing::Outstanding;
        let renewed = if renewed { FiveCategory::SpecialMention } else { FiveCategory::Normal };
        rule.class_of(self.days_past_due).max(watched).max(renewed)
    }

    /// Principal that the firm still owes in law (账销案存): what a write-off gave up in the books counts on, and recoveries
    /// on it meet interest and penalties first. A guarantee of the loan covers no more than this.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn principal_owed(&self) -> Result<Money, MoneyError> {
        let given_up =
            self.written_off.total()?.checked_sub(self.recovered)?.checked_min(self.written_off.principal)?;
        self.outstanding_principal.checked_add(given_up)
    }

    /// Everything outstanding: principal, interest earned, penalties.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn outstanding(&self) -> Result<Money, MoneyError> {
        self.charged.checked_sub(self.paid)?.checked_sub(self.written_off)?.total()
    }
}
