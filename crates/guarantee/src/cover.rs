//! [`Cover`]: a loan under an agreement, and how much of its principal the guarantee still covers.
//!
//! No event releases the cover of what is repaid: that would write to the agreement's stream with every payment on any of
//! its loans, and would have to be undone when a payment is taken back. It is worked out from the loans instead.

use calendar::Date;
use codes::FirmId;
use money::{Money, MoneyError};
use serde::Serialize;

use crate::claim::{Claim, ClaimStage};

/// A loan under the agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// Since when.
    pub since: Date,
    /// Whose it is; none where events of the first shape did not say.
    pub firm: Option<FirmId>,
    /// Its principal.
    pub principal: Money,
    /// When the trigger of the agreement came about, if another than being overdue is agreed.
    pub triggered_on: Option<Date>,
    /// Principal released by agreement of the parties, beside what repayment releases.
    pub released: Money,
    /// Compensation paid for it and not reversed.
    pub paid: Money,
    /// Its claim, if there is one; the last one if there were several.
    pub claim: Option<Claim>,
}

/// What has become of the principal of a covered loan, as the lender's book says on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// What was lent: the whole principal while a signed contract waits for its payout, nothing when it was cancelled.
    pub lent: Money,
    /// What the firm still owes of it in law; a write-off in the lender's books changes nothing (账销案存).
    pub owed: Money,
}

impl Cover {
    /// Principal under guarantee (在保余额) on the day of the balance.
    ///
    /// The guarantee covers the whole principal of a loan, so it falls yuan for yuan as principal is repaid, and each
    /// party's part of it in proportion to its share; when nothing is owed any more it is released (解保). A guarantor
    /// that has paid the claim is bound no longer. Since it is worked out from what the loan's facts come to, a payment
    /// that is found late or taken back needs no correction here.
    ///
    /// # Errors
    /// [`MoneyError`] when the balance is in another currency.
    pub fn in_force(&self, balance: Balance) -> Result<Money, MoneyError> {
        let none = Money::zero(self.principal.currency());
        if self.claim.as_ref().is_some_and(|claim| claim.stage == ClaimStage::Paid) {
            return Ok(none);
        }
        let bound = self.principal.checked_sub(self.released)?.checked_min(balance.owed)?;
        Ok(if bound.is_negative() { none } else { bound })
    }
}

/// What is under guarantee, and what no longer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct InForce {
    /// Loans with a guarantee in force (在保笔数).
    pub loans: u64,
    /// Principal under guarantee (在保余额).
    pub outstanding: Money,
    /// Guaranteed principal that was lent and is released since (累计解除担保额), by repayment or compensation.
    pub released: Money,
}
