//! [`corrections`]: acts whose reason a later-learnt fact has removed. Acts stand; a person decides what to do.

use calendar::Date;
use money::Money;
use serde::{Deserialize, Serialize};

use crate::facts::FactKind;
use crate::fold::{Fold, Witness};
use crate::schedule::ScheduleError;
use crate::state::LoanState;

/// What is now wrong with an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum CorrectionKind {
    /// The guarantor paid for a delay that was shorter, or was none.
    CompensationReasonGone {
        /// Days past due as the act stated them.
        stated_days_past_due: u32,
        /// Days past due as they are known now.
        days_past_due: u32,
    },
    /// The guarantor paid more than was owed; the difference stands as payable to it.
    CompensationExceedsDebt {
        /// What was owed, as known now.
        owed: Money,
    },
    /// The loan was written off for a delay that was shorter, or was none.
    WriteOffReasonGone {
        /// Days past due as the act stated them.
        stated_days_past_due: u32,
        /// Days past due as they are known now.
        days_past_due: u32,
    },
    /// Another amount was outstanding than the write-off stated.
    WriteOffAmountChanged {
        /// What was outstanding after advance money, as known now.
        outstanding: Money,
    },
    /// More was refunded to the firm, or paid on to the guarantor, than there was.
    ReturnNotCovered {
        /// What there was, as known now; negative when even earlier returns were not covered.
        available: Money,
    },
}

impl CorrectionKind {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::CompensationReasonGone { .. } => "代偿原因消失",
            Self::CompensationExceedsDebt { .. } => "代偿超过欠款",
            Self::WriteOffReasonGone { .. } => "核销原因消失",
            Self::WriteOffAmountChanged { .. } => "核销金额变化",
            Self::ReturnNotCovered { .. } => "退款缺少来源",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::CompensationReasonGone { .. } => "reason for compensation gone",
            Self::CompensationExceedsDebt { .. } => "compensation exceeds debt",
            Self::WriteOffReasonGone { .. } => "reason for write-off gone",
            Self::WriteOffAmountChanged { .. } => "write-off amount changed",
            Self::ReturnNotCovered { .. } => "money returned is not covered",
        }
    }
}

/// One act that needs a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionCase {
    /// The act's reference.
    pub reference: String,
    /// When it was.
    pub on: Date,
    /// Its amount.
    pub amount: Money,
    /// What is now wrong with it.
    pub kind: CorrectionKind,
}

/// The acts whose reason is gone, in their order; none for a loan whose facts all came in time.
///
/// # Errors
/// [`ScheduleError`].
pub fn corrections(state: &LoanState) -> Result<Vec<CorrectionCase>, ScheduleError> {
    let (Some(contract), Some(last)) = (state.contract(), state.facts().last_on()) else { return Ok(Vec::new()) };
    let fold = Fold::run(&contract.terms, state.facts(), last, None)?;
    let mut cases = Vec::new();
    for act in &fold.acts {
        for kind in judge(act)? {
            let fact = &act.fact;
            cases.push(CorrectionCase {
                reference: fact.reference.clone(),
                on: fact.effective_on,
                amount: fact.amount,
                kind,
            });
        }
    }
    Ok(cases)
}

fn judge(act: &Witness) -> Result<Vec<CorrectionKind>, ScheduleError> {
    let (now, amount) = (act.days_past_due, act.fact.amount);
    let owed = act.outstanding.checked_sub(act.unapplied)?;
    let mut kinds = Vec::new();
    match act.fact.kind {
        FactKind::Compensation { stated_days_past_due: stated } => {
            if now < stated {
                let (stated_days_past_due, days_past_due) = (stated, now);
                kinds.push(CorrectionKind::CompensationReasonGone { stated_days_past_due, days_past_due });
            }
            if owed.minor() < amount.minor() {
                kinds.push(CorrectionKind::CompensationExceedsDebt { owed });
            }
        }
        FactKind::WriteOff { stated_days_past_due: stated } => {
            if now < stated {
                let (stated_days_past_due, days_past_due) = (stated, now);
                kinds.push(CorrectionKind::WriteOffReasonGone { stated_days_past_due, days_past_due });
            }
            if owed != amount {
                kinds.push(CorrectionKind::WriteOffAmountChanged { outstanding: owed });
            }
        }
        FactKind::Refund if act.unapplied.minor() < amount.minor() => {
            kinds.push(CorrectionKind::ReturnNotCovered { available: act.unapplied });
        }
        FactKind::GuarantorSharePaid if act.guarantor_payable.minor() < amount.minor() => {
            kinds.push(CorrectionKind::ReturnNotCovered { available: act.guarantor_payable });
        }
        _ => {}
    }
    Ok(kinds)
}
