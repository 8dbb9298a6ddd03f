//! [`Claim`]: a loss on its way: noticed, demanded, paid or refused, recovered, perhaps reversed.

use std::collections::BTreeMap;

use calendar::Date;
use codes::InstitutionId;
use money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::agreement::{Part, RecoveryOrder, Split};
use crate::layers::Cause;

/// Where a claim stands.
///
/// ```text
/// noticed -> demanded -> paid -> reversed
///    |          |  \
///    +----------+   refused        (withdrawn, refused and reversed claims may be noticed anew)
///         withdrawn
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimStage {
    /// 已通知: the lender gave notice.
    Noticed,
    /// 已申请代偿: the lender demanded compensation.
    Demanded,
    /// 已撤回: taken back before payment.
    Withdrawn,
    /// 已拒绝: refused.
    Refused,
    /// 已代偿: paid; recoveries flow back from here on.
    Paid,
    /// 已冲回: the payment was given back.
    Reversed,
}

impl ClaimStage {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Noticed => "已通知",
            Self::Demanded => "已申请代偿",
            Self::Withdrawn => "已撤回",
            Self::Refused => "已拒绝",
            Self::Paid => "已代偿",
            Self::Reversed => "已冲回",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Noticed => "noticed",
            Self::Demanded => "demanded",
            Self::Withdrawn => "withdrawn",
            Self::Refused => "refused",
            Self::Paid => "paid",
            Self::Reversed => "reversed",
        }
    }

    /// Whether a new claim may follow.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Refused | Self::Reversed)
    }
}

/// A recovery and how it flowed back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recovery {
    /// When.
    pub on: Date,
    /// How much.
    pub amount: Money,
    /// To whom, in the agreement's order.
    pub parts: Vec<Part>,
    /// Whether it was reversed.
    pub reversed: bool,
}

/// A claim on one loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// Where it stands.
    pub stage: ClaimStage,
    /// When the lender gave notice.
    pub noticed_on: Date,
    /// The first overdue day.
    pub overdue_since: Date,
    /// The loss that the agreement covers.
    pub covered: Money,
    /// The part of the loss that stays with the lender outside the agreement.
    pub uncovered: Money,
    /// What it came from, as the notice said; nothing named is all credit.
    pub causes: Vec<Cause>,
    /// When the lender demanded.
    pub demanded_on: Option<Date>,
    /// When it was paid, and how it was divided.
    pub paid: Option<(Date, Split)>,
    /// When it was refused.
    pub refused_on: Option<Date>,
    /// What each other party has paid the front party.
    pub reimbursed: BTreeMap<InstitutionId, Money>,
    /// When the last of them paid.
    pub reimbursed_on: Option<Date>,
    /// Recoveries by the collector's number.
    pub recoveries: BTreeMap<String, Recovery>,
}

impl Claim {
    /// When it was paid and how that was divided, while the payment stands: what was given back is borne by nobody any more.
    #[must_use]
    pub fn standing(&self) -> Option<&(Date, Split)> {
        self.paid.as_ref().filter(|_| self.stage == ClaimStage::Paid)
    }

    /// What each party bore and has not got back, in the agreement's order; empty before payment.
    ///
    /// # Errors
    /// [`MoneyError`] when sums leave their range.
    pub fn still_borne(&self) -> Result<Vec<Part>, MoneyError> {
        let Some((_, split)) = &self.paid else { return Ok(Vec::new()) };
        let mut parts = split.parts.clone();
        for recovery in self.recoveries.values().filter(|r| !r.reversed) {
            for (part, back) in parts.iter_mut().zip(&recovery.parts) {
                part.amount = part.amount.checked_sub(back.amount)?;
            }
        }
        Ok(parts)
    }

    /// What was recovered and not reversed.
    ///
    /// # Errors
    /// [`MoneyError`] when the sum leaves its range.
    pub fn recovered(&self, currency: Currency) -> Result<Money, MoneyError> {
        Money::sum(currency, self.recoveries.values().filter(|r| !r.reversed).map(|r| r.amount))
    }

    /// Divides a recovery in the order of the contract.
    ///
    /// In proportion means: all recoveries together, each party has got back its proportion of what it bore. Dividing each
    /// recovery by itself would let odd cents drift to the same party every time. So the cents go where the
    /// exact cumulative share is furthest ahead of what was returned: nobody is more than a cent from it, nobody gets
    /// more than it bore, and when everything is recovered everybody is whole. By layers, the same holds within the layer
    /// that the recovered sum has reached.
    ///
    /// # Errors
    /// [`MoneyError`] when the claim is not paid, the amount is above what is still borne, or sums leave their range.
    pub fn divide_recovery(&self, amount: Money, order: RecoveryOrder) -> Result<Vec<Part>, MoneyError> {
        let Some((_, split)) = &self.paid else { return Err(MoneyError::BadWeights) };
        let left = self.still_borne()?;
        let mut shares = Vec::with_capacity(left.len());
        for (first, now) in split.parts.iter().zip(&left) {
            let returned = first.amount.checked_sub(now.amount)?;
            shares.push((i128::from(first.amount.minor()), i128::from(returned.minor())));
        }
        let minor = i128::from(amount.checked_sub(Money::zero(split.loss.currency()))?.minor());
        let given = match order {
            RecoveryOrder::Proportional => divide(minor, &shares)?,
            RecoveryOrder::LastLayerFirst | RecoveryOrder::FirstLayerFirst => {
                climb(minor, &shares, &tiers(split, order))?
            }
        };
        let part = |(party, minor): (&Part, i128)| {
            let minor = i64::try_from(minor).map_err(|_| MoneyError::Overflow)?;
            Ok(Part { institution: party.institution, amount: Money::from_minor(minor, amount.currency()) })
        };
        left.iter().zip(given).map(part).collect()
    }
}

/// What each party bore in each layer, in the order in which they get it back; beside the layers, what none of them took.
fn tiers(split: &Split, order: RecoveryOrder) -> Vec<Vec<i128>> {
    let mut rest: Vec<i128> = split.parts.iter().map(|part| i128::from(part.amount.minor())).collect();
    let mut tiers = Vec::new();
    for layer in &split.layers {
        let borne = |part: &Part| {
            let mine = layer.parts.iter().find(|p| p.institution == part.institution);
            mine.map_or(0, |p| i128::from(p.amount.minor()))
        };
        let tier: Vec<i128> = split.parts.iter().map(borne).collect();
        for (left, gone) in rest.iter_mut().zip(&tier) {
            *left -= gone;
        }
        tiers.push(tier);
    }
    tiers.push(rest);
    if order == RecoveryOrder::LastLayerFirst {
        tiers.reverse();
    }
    tiers
}

/// Fills tier after tier with all that was recovered so far and `amount`, and gives each party what it lacks of that.
fn climb(amount: i128, shares: &[(i128, i128)], tiers: &[Vec<i128>]) -> Result<Vec<i128>, MoneyError> {
    let borne: i128 = shares.iter().map(|(borne, _)| borne).sum();
    let total: i128 = amount + shares.iter().map(|(_, returned)| returned).sum::<i128>();
    if borne <= 0 || amount <= 0 || total > borne {
        return Err(MoneyError::BadWeights);
    }
    let mut due = vec![0; shares.len()];
    let mut left = total;
    for tier in tiers {
        let whole: i128 = tier.iter().sum();
        let filled = left.min(whole);
        if filled > 0 {
            let fresh: Vec<(i128, i128)> = tier.iter().map(|weight| (*weight, 0)).collect();
            for (sum, part) in due.iter_mut().zip(divide(filled, &fresh)?) {
                *sum += part;
            }
        }
        left -= filled;
    }
    let mut given: Vec<i128> = due.iter().zip(shares).map(|(due, (_, returned))| (due - returned).max(0)).collect();
    // Where a recovery was reversed, somebody may hold more than is due to it: it keeps it, and the others wait, those of
    // the last tier first.
    let mut over = given.iter().sum::<i128>() - amount;
    for tier in tiers.iter().rev() {
        for (at, _) in tier.iter().enumerate().filter(|(_, weight)| **weight > 0) {
            let back = over.min(given[at]).max(0);
            given[at] -= back;
            over -= back;
        }
    }
    if over == 0 { Ok(given) } else { Err(MoneyError::BadWeights) }
}

/// Divides `amount` among parties that bore and already got back `(borne, returned)`.
fn divide(amount: i128, shares: &[(i128, i128)]) -> Result<Vec<i128>, MoneyError> {
    let borne: i128 = shares.iter().map(|(borne, _)| borne).sum();
    let total: i128 = amount + shares.iter().map(|(_, returned)| returned).sum::<i128>();
    if borne <= 0 || amount <= 0 || total > borne {
        return Err(MoneyError::BadWeights);
    }
    let mut given: Vec<i128> =
        shares.iter().map(|(weight, returned)| (total * weight / borne - returned).max(0)).collect();
    // How far a party is behind its exact cumulative share, in units of one cent over `borne`.
    let behind = |given: &[i128], at: usize| total * shares[at].0 - (shares[at].1 + given[at]) * borne;
    let mut rest = amount - given.iter().sum::<i128>();
    while rest != 0 {
        // Each pass moves one cent to whoever is furthest behind, or from whoever is furthest ahead of those that get
        // any now. Rounding leaves at most one cent a party to move, and each recovery reversed before a few more.
        let step = rest.signum();
        let candidates = (0..shares.len()).filter(|at| step > 0 || given[*at] > 0);
        let at = candidates.max_by_key(|at| (step * behind(&given, *at), std::cmp::Reverse(*at)));
        given[at.ok_or(MoneyError::BadWeights)?] += step;
        rest -= step;
    }
    Ok(given)
}
