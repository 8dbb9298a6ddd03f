//! The papers of a trade: invoices, the orders they answer, and receipts for what arrived.

use calendar::Date;
use codes::FirmId;
use money::Money;
use serde::{Deserialize, Serialize};

/// An invoice (发票): the claim that is assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invoice {
    /// Its number; one claim in the whole institution.
    pub number: String,
    /// Who owes it (买方).
    pub debtor: FirmId,
    /// What is owed, tax included (价税合计).
    pub amount: Money,
    /// The day it was issued.
    pub on: Date,
    /// The day it falls due.
    pub due_on: Date,
    /// The order it answers, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// Whether the buyer is an affiliate of the lender (银保监办发〔2019〕205号 caps such claims on their own).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub affiliate: bool,
}

/// An order or contract of sale (订单).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Its number.
    pub number: String,
    /// Who ordered.
    pub buyer: FirmId,
    /// What was ordered, tax included.
    pub amount: Money,
    /// When.
    pub on: Date,
}

/// A receipt for goods or work that arrived (签收单).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Its number.
    pub number: String,
    /// The order that was fulfilled.
    pub order: String,
    /// The value of what arrived, tax included.
    pub amount: Money,
    /// When it arrived.
    pub on: Date,
}

/// What was brought together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Papers {
    /// The claims.
    pub invoices: Vec<Invoice>,
    /// Orders.
    pub orders: Vec<Order>,
    /// Receipts.
    pub receipts: Vec<Receipt>,
}

/// The papers an invoice was held against, kept with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// The order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// Receipts for that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receipts: Vec<Receipt>,
}

impl Papers {
    /// What was brought for an invoice: its order and that order's receipts, each number once.
    #[must_use]
    pub fn shown(&self, invoice: &Invoice) -> Shown {
        let Some(number) = &invoice.order else { return Shown::default() };
        let mut receipts: Vec<Receipt> = self.receipts.iter().filter(|it| it.order == *number).cloned().collect();
        receipts.sort_by(|a, b| a.number.cmp(&b.number));
        receipts.dedup_by(|a, b| a.number == b.number);
        Shown { order: self.orders.iter().find(|it| it.number == *number).cloned(), receipts }
    }
}
