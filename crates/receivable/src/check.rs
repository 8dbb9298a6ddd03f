//! [`check`]: the trade behind a claim, worked out from its papers: what contradicts is refused, what is missing or unusual waits
//! for two people.

use calendar::{Date, days_between};
use codes::FirmId;
use money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};

use crate::limits::is_number;
use crate::papers::{Invoice, Shown};
use crate::pool::Pool;
use crate::terms::Terms;

/// What a finding does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The claim is not taken.
    Refuse,
    /// The claim is taken and counts when two people have looked.
    Look,
}

/// What the papers of a claim show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Finding {
    /// A number that cannot stand.
    Unreadable,
    /// An amount that is not above zero, or of another currency.
    Amount,
    /// Issued or received after today.
    Future,
    /// Due before it was issued.
    Dates,
    /// Due already when it is assigned.
    Due,
    /// Runs longer than the contract allows, in days.
    Long {
        /// Its days.
        days: i32,
        /// The most.
        most: u16,
    },
    /// The buyer is the seller.
    Oneself,
    /// Assigned before.
    Twice,
    /// The order is another buyer's.
    OtherBuyer,
    /// The invoices of the order come to more than it.
    OverOrder {
        /// Invoiced, this one included.
        invoiced: Money,
        /// Ordered.
        ordered: Money,
    },
    /// The invoices of the order come to more than what arrived.
    OverReceived {
        /// Invoiced, this one included.
        invoiced: Money,
        /// Arrived.
        received: Money,
    },
    /// No order was brought.
    NoOrder,
    /// Nothing shows that the goods arrived.
    NoReceipt,
    /// The order is dated after the invoice.
    OrderAfter,
    /// Another claim on the same buyer has the same amount and day.
    Alike,
    /// The buyer is an affiliate of the lender.
    Affiliate,
}

impl Finding {
    /// What it does.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        match self {
            Self::NoOrder | Self::NoReceipt | Self::OrderAfter | Self::Alike | Self::Affiliate => Weight::Look,
            _ => Weight::Refuse,
        }
    }

    /// Its stable word.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Amount => "amount",
            Self::Future => "future",
            Self::Dates => "dates",
            Self::Due => "due",
            Self::Long { .. } => "long",
            Self::Oneself => "oneself",
            Self::Twice => "twice",
            Self::OtherBuyer => "other-buyer",
            Self::OverOrder { .. } => "over-order",
            Self::OverReceived { .. } => "over-received",
            Self::NoOrder => "no-order",
            Self::NoReceipt => "no-receipt",
            Self::OrderAfter => "order-after",
            Self::Alike => "alike",
            Self::Affiliate => "affiliate",
        }
    }

    /// In Chinese, with its figures.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Unreadable => "单据号只能是字母、数字和 - _ . #".into(),
            Self::Amount => "金额须大于零，币种须与合同一致".into(),
            Self::Future => "单据日期在今天之后".into(),
            Self::Dates => "到期日早于开票日".into(),
            Self::Due => "受让时已到期".into(),
            Self::Long { days, most } => format!("账期 {days} 天，超过合同约定的 {most} 天"),
            Self::Oneself => "买方就是卖方本身".into(),
            Self::Twice => "这张发票已经受让过".into(),
            Self::OtherBuyer => "订单的买方与发票不一致".into(),
            Self::OverOrder { invoiced, ordered } => {
                format!("该订单累计开票 {}，超过订单金额 {}", said(*invoiced), said(*ordered))
            }
            Self::OverReceived { invoiced, received } => {
                format!("该订单累计开票 {}，超过已签收金额 {}", said(*invoiced), said(*received))
            }
            Self::NoOrder => "没有对应的订单".into(),
            Self::NoReceipt => "没有签收单证明已交货".into(),
            Self::OrderAfter => "订单日期晚于开票日".into(),
            Self::Alike => "同一买方有同日同额的另一张发票".into(),
            Self::Affiliate => "买方是本机构的关联企业".into(),
        }
    }

    /// In English, with its figures.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Unreadable => "a number may hold letters, digits, - _ . and # only".into(),
            Self::Amount => "the amount must be above zero and in the contract's currency".into(),
            Self::Future => "a paper is dated after today".into(),
            Self::Dates => "it falls due before it was issued".into(),
            Self::Due => "it is due already".into(),
            Self::Long { days, most } => format!("it runs {days} days, the contract allows {most}"),
            Self::Oneself => "the buyer is the seller itself".into(),
            Self::Twice => "this invoice was assigned before".into(),
            Self::OtherBuyer => "the order is another buyer's".into(),
            Self::OverOrder { invoiced, ordered } => {
                format!("invoices of this order come to {invoiced}, more than the {ordered} ordered")
            }
            Self::OverReceived { invoiced, received } => {
                format!("invoices of this order come to {invoiced}, more than the {received} received")
            }
            Self::NoOrder => "no order was brought for it".into(),
            Self::NoReceipt => "nothing shows that the goods arrived".into(),
            Self::OrderAfter => "the order is dated after the invoice".into(),
            Self::Alike => "another invoice to this buyer has the same day and amount".into(),
            Self::Affiliate => "the buyer is an affiliate of the lender".into(),
        }
    }
}

/// An amount as a Chinese reader writes it.
fn said(amount: Money) -> String {
    if amount.currency() == Currency::CNY { format!("{} 元", amount.digits()) } else { amount.to_string() }
}

/// Holds a claim against its papers and against what the pool has.
///
/// A claim that cannot be computed with at all is refused for that alone. The invoices of an order are added up over the pool,
/// those taken back left out, and compared with the order and with what arrived of it, each with the contract's tolerance.
///
/// # Errors
/// [`MoneyError`] for sums that no amount holds.
pub fn check(
    terms: &Terms,
    seller: FirmId,
    (invoice, shown): (&Invoice, &Shown),
    pool: &Pool,
    (today, nothing): (Date, Money),
) -> Result<Vec<Finding>, MoneyError> {
    let amounts = shown.order.iter().map(|order| order.amount).chain(shown.receipts.iter().map(|it| it.amount));
    let good = |amount: Money| amount.is_positive() && amount.currency() == nothing.currency();
    if !good(invoice.amount) || !amounts.into_iter().all(good) {
        return Ok(vec![Finding::Amount]);
    }
    let mut found = Vec::new();
    let mut note = |is: bool, finding: Finding| {
        if is {
            found.push(finding);
        }
    };
    let numbers = std::iter::once(&invoice.number).chain(&invoice.order);
    let papers = numbers.chain(shown.receipts.iter().map(|it| &it.number));
    note(!papers.into_iter().all(|number| is_number(number)), Finding::Unreadable);
    note(pool.held(&invoice.number).is_some(), Finding::Twice);
    note(seller == invoice.debtor, Finding::Oneself);
    let dates = std::iter::once(invoice.on).chain(shown.order.iter().map(|order| order.on));
    note(dates.chain(shown.receipts.iter().map(|it| it.on)).any(|on| on > today), Finding::Future);
    note(invoice.due_on < invoice.on, Finding::Dates);
    note(invoice.due_on >= invoice.on && invoice.due_on <= today, Finding::Due);
    let days = days_between(invoice.on, invoice.due_on);
    note(days > i32::from(terms.most_days), Finding::Long { days, most: terms.most_days });
    let invoiced = match &invoice.order {
        Some(order) => pool.invoiced(order, nothing)?.checked_add(invoice.amount)?,
        None => invoice.amount,
    };
    match &shown.order {
        None => note(true, Finding::NoOrder),
        Some(order) => {
            note(order.buyer != invoice.debtor, Finding::OtherBuyer);
            note(order.on > invoice.on, Finding::OrderAfter);
            let most = terms.tolerated(order.amount)?;
            note(invoiced.minor() > most.minor(), Finding::OverOrder { invoiced, ordered: order.amount });
            let received = Money::sum(nothing.currency(), shown.receipts.iter().map(|it| it.amount))?;
            let most = terms.tolerated(received)?;
            let short = !shown.receipts.is_empty() && invoiced.minor() > most.minor();
            note(short, Finding::OverReceived { invoiced, received });
            note(shown.receipts.is_empty(), Finding::NoReceipt);
        }
    }
    note(pool.has_alike(invoice), Finding::Alike);
    note(invoice.affiliate, Finding::Affiliate);
    Ok(found)
}
