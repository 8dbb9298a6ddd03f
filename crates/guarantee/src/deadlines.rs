//! The days by which each step of a claim is to be done, and which of them has passed.

use calendar::Date;
use serde::{Deserialize, Serialize};

use crate::agreement::Agreement;
use crate::claim::{Claim, ClaimStage};

/// What must have happened before the lender may demand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// 逾期: the loan is overdue.
    #[default]
    Overdue,
    /// 裁判生效: a judgment or award is final.
    Judgment,
    /// 破产受理: a court took up the firm's insolvency.
    Insolvency,
    /// 执行终结: enforcement against the firm has ended (一般保证, 民法典 art. 687).
    Enforced,
}

impl Trigger {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Overdue => "逾期",
            Self::Judgment => "裁判生效",
            Self::Insolvency => "破产受理",
            Self::Enforced => "执行终结",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Judgment => "judgment final",
            Self::Insolvency => "insolvency opened",
            Self::Enforced => "enforcement ended",
        }
    }
}

/// Deadlines beside the payment term, each in days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// From the first overdue day to the notice. A late notice is recorded and shown as late: whether the claim is then
    /// refused is for the guarantor to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u32>,
    /// From the first overdue day to the demand (保证期间). Nothing can be demanded later (民法典 art. 693).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand_days: Option<u32>,
    /// From the front party's payment to the reimbursement by the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reimbursement_days: Option<u32>,
}

impl Deadlines {
    /// Whether none is agreed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Every one that is agreed.
    pub(crate) fn each(&self) -> impl Iterator<Item = u32> {
        [self.notice_days, self.demand_days, self.reimbursement_days].into_iter().flatten()
    }
}

/// A step with a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// 通知: the lender's notice.
    Notice,
    /// 申请代偿: the lender's demand.
    Demand,
    /// 代偿: the front party's payment or refusal.
    Payment,
    /// 分担方付款: the other parties' payment to the front party.
    Reimbursement,
}

impl Step {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Notice => "损失通知",
            Self::Demand => "申请代偿",
            Self::Payment => "代偿或拒赔",
            Self::Reimbursement => "分担方付款",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Demand => "demand",
            Self::Payment => "payment or refusal",
            Self::Reimbursement => "reimbursement",
        }
    }
}

/// One step of a claim with its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// Which step.
    pub step: Step,
    /// The last day for it.
    pub by: Date,
    /// When it was done; none while it is open.
    pub done_on: Option<Date>,
}

impl Deadline {
    /// Whether it was missed: done later, or not done and the day has passed.
    #[must_use]
    pub fn missed(&self, today: Date) -> bool {
        self.done_on.unwrap_or(today) > self.by
    }
}

pub(crate) fn after(day: Date, days: u32) -> Date {
    calendar::add_days(day, i32::try_from(days).unwrap_or(i32::MAX)).unwrap_or(Date::MAX)
}

impl Claim {
    /// The deadlines that apply to the claim as it stands, in the order of the steps; a claim that was taken back has none.
    #[must_use]
    pub fn deadlines(&self, agreement: &Agreement) -> Vec<Deadline> {
        if matches!(self.stage, ClaimStage::Withdrawn | ClaimStage::Reversed) {
            return Vec::new();
        }
        let terms = &agreement.deadlines;
        let mut all = Vec::new();
        if let Some(days) = terms.notice_days {
            let (by, done_on) = (after(self.overdue_since, days), Some(self.noticed_on));
            all.push(Deadline { step: Step::Notice, by, done_on });
        }
        if let Some(days) = terms.demand_days {
            all.push(Deadline { step: Step::Demand, by: after(self.overdue_since, days), done_on: self.demanded_on });
        }
        if let Some(demanded) = self.demanded_on {
            let done_on = self.paid.as_ref().map(|(on, _)| *on).or(self.refused_on);
            all.push(Deadline { step: Step::Payment, by: after(demanded, agreement.payment_days), done_on });
        }
        if let (Some((paid, split)), Some(days)) = (&self.paid, terms.reimbursement_days) {
            let lender = agreement.lender().map(|party| party.institution);
            let others =
                split.parts.iter().filter(|p| Some(p.institution) != lender && p.institution != agreement.front);
            let mut open = others.filter(|part| {
                self.reimbursed.get(&part.institution).map_or(0, |sum| sum.minor()) < part.amount.minor()
            });
            let done_on = if open.next().is_none() { self.reimbursed_on.or(Some(*paid)) } else { None };
            all.push(Deadline { step: Step::Reimbursement, by: after(*paid, days), done_on });
        }
        all
    }
}
