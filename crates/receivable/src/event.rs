//! What happened to the receivables of a pool, written once. Each has a value date; the pool's stream has when it was written.

use calendar::Date;
use codes::{LoanId, UserId};
use money::Money;
use serde::{Deserialize, Serialize};

use crate::check::Finding;
use crate::papers::{Invoice, Shown};

/// A claim was assigned (受让): its papers were held against one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    /// The invoice.
    pub invoice: Invoice,
    /// The papers it was held against.
    pub shown: Shown,
    /// What somebody must look at before it counts; it counts at once when there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// When.
    pub on: Date,
    /// Who.
    pub by: UserId,
}

/// A claim with findings counts from now on: two people looked at them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Admitted {
    /// The invoice's number.
    pub invoice: String,
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed; another person.
    pub approved_by: UserId,
}

/// What of a payment went to a loan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applied {
    /// The loan.
    pub loan: LoanId,
    /// How much.
    pub amount: Money,
}

/// A buyer paid (回款).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collected {
    /// The invoice's number.
    pub invoice: String,
    /// How much.
    pub amount: Money,
    /// When the money came.
    pub on: Date,
    /// Reference of the payment; once in a pool.
    pub reference: String,
    /// The loans it paid, in order. None where the buyer paid the seller (间接回款): nothing came to the lender then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applied: Vec<Applied>,
    /// Who recorded it.
    pub by: UserId,
}

/// A buyer's payment was taken back: the bank returned it, or it was another's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectionReversed {
    /// The invoice's number.
    pub invoice: String,
    /// Reference of the payment.
    pub reference: String,
    /// When it was taken back; the payment never counted.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed; another person.
    pub approved_by: UserId,
}

/// The seller credited the buyer: returns, rebates, short deliveries (红字发票、折让).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credited {
    /// The invoice's number.
    pub invoice: String,
    /// By how much less is owed.
    pub amount: Money,
    /// From when.
    pub on: Date,
    /// Number of the credit note; once in a pool.
    pub reference: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: UserId,
}

/// The buyer disputes the claim (争议): it does not count until that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disputed {
    /// The invoice's number.
    pub invoice: String,
    /// From when.
    pub on: Date,
    /// What is disputed.
    pub reason: String,
    /// Who.
    pub by: UserId,
}

/// The dispute is over and the claim stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeEnded {
    /// The invoice's number.
    pub invoice: String,
    /// From when.
    pub on: Date,
    /// How it ended.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed; another person.
    pub approved_by: UserId,
}

/// Why a claim goes back to the seller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// It was not paid; only with recourse.
    Overdue,
    /// The buyer disputes it.
    Disputed,
    /// It was not what the seller said (虚构、瑕疵).
    Untrue,
    /// Both agreed.
    Agreed,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Disputed, Self::Untrue, Self::Agreed];

    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Overdue => ("overdue", "到期未付", "not paid when due"),
            Self::Disputed => ("disputed", "买方争议", "disputed by the buyer"),
            Self::Untrue => ("untrue", "债权不实", "not what the seller said"),
            Self::Agreed => ("agreed", "双方协商", "both agreed"),
        }
    }
}

/// A claim went back to the seller (反转让): it no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reassigned {
    /// The invoice's number.
    pub invoice: String,
    /// From when.
    pub on: Date,
    /// Why.
    pub cause: Cause,
    /// In words.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed; another person.
    pub approved_by: UserId,
}
