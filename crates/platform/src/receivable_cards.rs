//! What people and programs are shown of receivables.

use money::Decimal;
use receivable::{Base, Finding, PoolError, Terms};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cards::{AllowedAct, Cash, Named, percent};
use crate::guarantor_desk::Gauge;
use crate::problem::Code;

/// What a contract says of receivables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceivableTermsCard {
    /// Who bears it when a buyer cannot pay.
    pub recourse: Named,
    /// Whether buyers are told that they pay the lender.
    pub notified: Named,
    /// Percent of what counts that is lent.
    pub advance_percent: String,
    /// Percent of what is eligible that one buyer may make up.
    pub debtor_percent: String,
    /// The longest time from an invoice to its due day, in days.
    pub most_days: u16,
    /// Days past the due day on which a claim still counts.
    pub grace_days: u16,
    /// Percent by which the invoices of an order may exceed it, and what was received of it.
    pub tolerance_percent: String,
}

/// What one buyer makes up of a pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PoolDebtorCard {
    /// Firm id of the buyer.
    pub firm: String,
    /// Its registered name; nothing once it was erased.
    pub name: Option<String>,
    /// Whether it is an affiliate of the lender.
    pub affiliate: bool,
    /// What it owes on claims that were not taken back.
    pub open: Cash,
    /// Of that, what is past its due day.
    pub overdue: Cash,
    /// What is eligible.
    pub eligible: Cash,
    /// What counts.
    pub counted: Cash,
    /// Percent of what is owed in the pool.
    pub percent: String,
    /// Whether something of it is overdue for longer than the days of grace, so that nothing of it counts.
    pub stopped: bool,
}

/// How much may be lent against a pool at the end of a day. `eligible` is of `open` what was looked at, is undisputed, not overdue
/// beyond grace and of buyers who pay; `counted` leaves out what one buyer has beyond its part; `covered` is the advance on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BaseCard {
    /// The day.
    pub on: String,
    /// What is owed on claims that were not taken back.
    pub open: Cash,
    /// What of it is eligible.
    pub eligible: Cash,
    /// What counts.
    pub counted: Cash,
    /// The most that may be in use.
    pub covered: Cash,
    /// By buyer, the largest first.
    pub debtors: Vec<PoolDebtorCard>,
}

/// A payment of a buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BuyerPaymentCard {
    /// When the money came.
    pub on: String,
    /// How much.
    pub amount: Cash,
    /// Its reference.
    pub reference: String,
    /// Whether it was taken back.
    pub reversed: bool,
    /// Whether the buyer paid the seller, and nothing came to the lender.
    pub direct: bool,
    /// The loans it paid.
    pub applied: Vec<AppliedCard>,
}

/// What of a payment went to a loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AppliedCard {
    /// Loan id.
    pub loan: String,
    /// Contract number of the loan.
    pub number: String,
    /// How much.
    pub amount: Cash,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceivableLine {
    /// Number of the invoice.
    pub invoice: String,
    /// Firm id of the buyer.
    pub debtor: String,
    /// The buyer's registered name; nothing once it was erased.
    pub debtor_name: Option<String>,
    /// Number of the order.
    pub order: Option<String>,
    /// What was invoiced.
    pub amount: Cash,
    /// The day of the invoice.
    pub on: String,
    /// When it falls due.
    pub due_on: String,
    /// When it was assigned.
    pub assigned_on: String,
    /// What it is today.
    pub status: Named,
    /// What somebody must look at, or looked at.
    pub findings: Vec<Named>,
    /// What the buyer paid.
    pub paid: Cash,
    /// What was credited.
    pub credited: Cash,
    /// What is still owed.
    pub open: Cash,
    /// Days past its due day.
    pub days_overdue: i32,
    /// Whether it counts, as far as its buyer's part lets it.
    pub eligible: bool,
    /// The buyer's payments, the oldest first.
    pub collections: Vec<BuyerPaymentCard>,
    /// The proposal about it that waits for a second person.
    pub proposal: Option<String>,
    /// What can be done next, and whether by the person who asks.
    pub allowed: Vec<AllowedAct>,
}

/// A page of the claims of a facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceivablesCard {
    /// Facility id.
    pub facility: String,
    /// Its contract number.
    pub number: String,
    /// What the contract says.
    pub terms: ReceivableTermsCard,
    /// How much may be lent against the claims today.
    pub base: BaseCard,
    /// Claims, in the order of their numbers.
    pub rows: Vec<ReceivableLine>,
    /// Where the next page begins; nothing on the last one.
    pub next: Option<String>,
}

/// An invoice that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RefusedInvoice {
    /// Row in the file, the first under the heading being 1.
    pub row: u64,
    /// Its number.
    pub invoice: String,
    /// Why.
    pub findings: Vec<Named>,
}

/// A row of a file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnreadRow {
    /// `invoices`, `orders` or `receipts`.
    pub file: Named,
    /// Row in the file, the first under the heading being 1.
    pub row: u64,
    /// Its text.
    pub text: String,
    /// Why.
    pub reason: Named,
    /// What exactly.
    pub detail: String,
}

/// What came of papers that were brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AssignedCard {
    /// Contract number of the facility.
    pub number: String,
    /// Invoices that count from now on.
    pub taken: u32,
    /// Invoices that wait for two people to look at their papers.
    pub waiting: u32,
    /// Invoices that had been brought before, unchanged.
    pub known: u32,
    /// Invoices that were not taken.
    pub refused: Vec<RefusedInvoice>,
    /// Rows that cannot be read.
    pub unread: Vec<UnreadRow>,
    /// How much may be lent against the claims now.
    pub base: BaseCard,
}

/// A claim after something happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceivableReceipt {
    /// The claim.
    pub line: ReceivableLine,
    /// How much may be lent against the claims now.
    pub base: BaseCard,
}

/// One buyer over every facility of the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExposedDebtor {
    /// Firm id of the buyer.
    pub firm: String,
    /// Its registered name; nothing once it was erased.
    pub name: Option<String>,
    /// Whether it is an affiliate of the lender.
    pub affiliate: bool,
    /// Facilities that hold claims on it.
    pub facilities: u32,
    /// What it owes.
    pub open: Cash,
    /// Of that, what is past its due day.
    pub overdue: Cash,
    /// Percent of risk assets; nothing when those were not given.
    pub percent: Option<String>,
}

/// Claims of an institution by buyer, beside the lines of the rulebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ConcentrationCard {
    /// Of which day.
    pub on: String,
    /// Risk assets, as given.
    pub risk_assets: Option<Cash>,
    /// Net assets, as given.
    pub net_assets: Option<Cash>,
    /// What every buyer owes.
    pub open: Cash,
    /// What is lent against it.
    pub lent: Cash,
    /// The least reserve on what is lent.
    pub reserve: Cash,
    /// Largest buyer, affiliates and leverage beside their lines (银保监办发〔2019〕205号).
    pub gauges: Vec<Gauge>,
    /// Buyers, the largest first.
    pub debtors: Vec<ExposedDebtor>,
    /// Whether the institution is simulated.
    pub simulated: bool,
}

/// Code and Chinese words of what is refused about a claim.
pub(crate) fn pool_words(error: &PoolError) -> (Code, Option<String>) {
    let said = match error {
        PoolError::Unknown(number) => format!("额度项下没有受让过发票 {number}：请查看应收账款清单"),
        PoolError::Refused(found) => {
            let why: Vec<_> = found.iter().map(Finding::zh).collect();
            format!("不能受让：{}", why.join("；"))
        }
        PoolError::Amount(amount) => format!("{amount} 须大于零，且币种与合同一致"),
        PoolError::Day(on, from) => format!("{on} 须在受让日 {from} 与今天之间"),
        PoolError::Reference(reference) => format!("“{reference}”已用于另一笔回款或红字：请填写凭证上的编号"),
        PoolError::NoRecourse => "无追索权：买方未付由本机构承担，只有争议或不实的债权可以反转让".to_owned(),
        PoolError::SameHands => "经办人不得复核自己的业务".to_owned(),
        PoolError::Text => "请填写理由".to_owned(),
        PoolError::Step(..) | PoolError::Full | PoolError::Money(_) => return (pool_code(error), None),
    };
    (pool_code(error), Some(said))
}

const fn pool_code(error: &PoolError) -> Code {
    match error {
        PoolError::Unknown(_) => Code::NotFound,
        PoolError::Step(..) | PoolError::NoRecourse => Code::WrongState,
        PoolError::Amount(_) | PoolError::Money(_) => Code::AmountInvalid,
        PoolError::SameHands => Code::SamePerson,
        PoolError::Full => Code::TooLarge,
        PoolError::Refused(_) | PoolError::Day(..) | PoolError::Reference(_) | PoolError::Text => Code::Invalid,
    }
}

/// Parts per million as percent.
fn ppm(ppm: u32) -> String {
    percent(Decimal::from(ppm) / Decimal::from(receivable::limits::WHOLE_PPM))
}

pub(crate) fn terms_card(terms: &Terms) -> ReceivableTermsCard {
    let (word, zh, en) = terms.recourse.words();
    ReceivableTermsCard {
        recourse: Named::new(word, zh, en),
        notified: match terms.notified {
            true => Named::new("notified", "明保理", "buyers are told"),
            false => Named::new("unnotified", "暗保理", "buyers are not told"),
        },
        advance_percent: ppm(terms.advance_ppm),
        debtor_percent: ppm(terms.debtor_ppm),
        most_days: terms.most_days,
        grace_days: terms.grace_days,
        tolerance_percent: ppm(terms.tolerance_ppm),
    }
}

pub(crate) fn finding_name(finding: &Finding) -> Named {
    Named::new(finding.word(), finding.zh(), finding.en())
}

/// A part of a whole as percent with two decimals; nothing of nothing is nothing.
pub(crate) fn share(part: i64, whole: i64) -> String {
    if whole == 0 { "0".into() } else { percent((Decimal::from(part) / Decimal::from(whole)).round_dp(4)) }
}

pub(crate) fn base_card(base: &Base, name: impl Fn(&str) -> Option<String>) -> BaseCard {
    let debtors = base.debtors.iter().map(|one| PoolDebtorCard {
        firm: one.debtor.to_string(),
        name: name(&one.debtor.to_string()),
        affiliate: one.affiliate,
        open: Cash::from(one.open),
        overdue: Cash::from(one.overdue),
        eligible: Cash::from(one.eligible),
        counted: Cash::from(one.counted),
        percent: share(one.open.minor(), base.open.minor()),
        stopped: one.stopped,
    });
    BaseCard {
        on: base.on.to_string(),
        open: Cash::from(base.open),
        eligible: Cash::from(base.eligible),
        counted: Cash::from(base.counted),
        covered: Cash::from(base.covered),
        debtors: debtors.collect(),
    }
}
