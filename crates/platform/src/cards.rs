//! What people and programs are shown: one shape for the command line, the API and the console.
//!
//! A card is made from aggregates and positions when it is read; nothing here is stored except as the remembered answer
//! of an idempotent write. Amounts carry minor units for programs and digits for people; states carry their Chinese name.

use money::{Money, Rate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Cash {
    /// Minor units: fen, cents.
    pub minor: i64,
    /// Currency code (ISO 4217).
    pub currency: String,
    /// As people write it: `1,234.50`.
    pub text: String,
}

impl From<Money> for Cash {
    fn from(amount: Money) -> Self {
        Self { minor: amount.minor(), currency: amount.currency().code().into(), text: amount.digits() }
    }
}

/// A yearly rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RateCard {
    /// Percent a year (年利率), exact: `4.35`.
    pub annual_percent: String,
    /// Per mille a month (月利率): `3.625`.
    pub monthly_permille: String,
}

impl From<Rate> for RateCard {
    fn from(rate: Rate) -> Self {
        Self {
            annual_percent: rate.percent().to_string(),
            monthly_permille: rate.monthly_permille().round_dp(4).normalize().to_string(),
        }
    }
}

/// A state or kind with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Named {
    /// Stable, in kebab case.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Named {
    /// From its three names.
    #[must_use]
    pub fn new(id: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id: id.into(), zh: zh.into(), en: en.into() }
    }
}

/// An act that an object's state permits, and whether the person who asks may do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AllowedAct {
    /// Stable id, in kebab case.
    pub act: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether the person who asks may do it.
    pub can: bool,
    /// Why not, in English.
    pub why: Option<String>,
    /// Why not, in Chinese.
    pub why_zh: Option<String>,
}

/// One reason of a decision: the rule and the value that caused it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReasonCard {
    /// Stable reason code.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// The rule that fired, or the feature that cost points.
    pub rule: String,
    /// The value that caused it.
    pub value: String,
    /// The threshold it met, when there is one.
    pub threshold: Option<String>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DecisionCard {
    /// Decision id.
    pub id: String,
    /// The application.
    pub application: String,
    /// Business date.
    pub decided_on: String,
    /// Offer, refer or decline.
    pub outcome: Named,
    /// Points of the scorecard.
    pub score: Option<i64>,
    /// Probability of default, percent.
    pub pd_percent: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// The limit the rules give.
    pub limit: Option<Cash>,
    /// The amount offered.
    pub amount: Option<Cash>,
    /// The price offered.
    pub rate: Option<RateCard>,
    /// All-in annual cost by simple annualisation, percent.
    pub all_in_simple_percent: Option<String>,
    /// All-in annual cost compounded, percent.
    pub all_in_compound_percent: Option<String>,
    /// Why.
    pub reasons: Vec<ReasonCard>,
    /// What was pinned: product, scorecard and rulebook, each with its version and digest.
    pub pinned: Vec<String>,
    /// SHA-256 of the decision record, hexadecimal.
    pub digest: String,
}

/// What a reviewer said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReviewCard {
    /// User id.
    pub by: String,
    /// Approved or declined.
    pub outcome: Named,
    /// Why.
    pub reason: String,
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationCard {
    /// Application id.
    pub id: String,
    /// Firm id.
    pub firm: String,
    /// Product code.
    pub product: String,
    /// Amount asked for.
    pub amount: Cash,
    /// Months asked for.
    pub tenor_months: u32,
    /// Purpose.
    pub purpose: String,
    /// Where it stands.
    pub state: Named,
    /// Business date of submission.
    pub submitted_on: String,
    /// User id of who submitted it.
    pub submitted_by: String,
    /// The last decision.
    pub decision: Option<DecisionCard>,
    /// What a reviewer said.
    pub review: Option<ReviewCard>,
    /// The loan it became.
    pub loan: Option<String>,
    /// What can be done next, by somebody with the right role.
    pub allowed: Vec<String>,
}

/// One instalment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InstalmentCard {
    /// 1, 2, 3 and so on.
    pub number: u32,
    /// Due day.
    pub due_on: String,
    /// Principal due.
    pub principal: Cash,
    /// Interest due.
    pub interest: Cash,
    /// Of both, what is still to be paid.
    pub unpaid: Cash,
}

/// A loan's position at a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PositionCard {
    /// The date.
    pub at: String,
    /// Principal not yet repaid.
    pub outstanding: Cash,
    /// All that is due and unpaid, overdue or not.
    pub due: Cash,
    /// Interest earned and not yet due.
    pub accrued: Cash,
    /// Principal past due.
    pub overdue_principal: Cash,
    /// Interest past due.
    pub overdue_interest: Cash,
    /// Penalty and compound interest.
    pub penalty: Cash,
    /// What would settle the loan on this day.
    pub payoff: Cash,
    /// Days past due.
    pub days_past_due: i64,
    /// Five-category class.
    pub class: Named,
}

/// Something that happened to a loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FactCard {
    /// Event kind.
    pub kind: Named,
    /// Business date from which it holds.
    pub effective_on: String,
    /// When it was recorded.
    pub recorded_at: String,
    /// Who recorded it, and how recognised.
    pub actor: String,
    /// Amount, where there is one.
    pub amount: Option<Cash>,
    /// External reference, where there is one.
    pub reference: Option<String>,
}

/// One side of a journal entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PostingCard {
    /// Value date.
    pub value_date: String,
    /// Book date.
    pub book_date: String,
    /// Account code.
    pub account: String,
    /// Account name in Chinese.
    pub zh: String,
    /// Account name in English.
    pub en: String,
    /// Debit when positive, credit when negative.
    pub amount: Cash,
}

/// A loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LoanCard {
    /// Loan id.
    pub id: String,
    /// Contract number (借据号).
    pub number: String,
    /// Firm id.
    pub firm: String,
    /// Product code and version.
    pub product: String,
    /// Contract principal.
    pub principal: Cash,
    /// Contract rate.
    pub rate: RateCard,
    /// Repayment form.
    pub method: Named,
    /// Months.
    pub term_months: u32,
    /// Where it stands.
    pub state: Named,
    /// Its position; absent before the payout is confirmed.
    pub position: Option<PositionCard>,
    /// Repayment schedule.
    pub schedule: Vec<InstalmentCard>,
    /// What happened, by effective date.
    pub facts: Vec<FactCard>,
    /// Postings up to the date, by value date.
    pub postings: Vec<PostingCard>,
    /// Acts whose reason a late fact removed: for a person to look at.
    pub corrections: Vec<String>,
    /// Whether a guarantee covers it.
    pub guaranteed: bool,
    /// What guarantors have paid for it.
    pub compensated: Cash,
    /// Whether the institution's data are simulated.
    pub simulated: bool,
    /// What can be done next, by somebody with the right role.
    pub allowed: Vec<String>,
}

/// What a change to a loan left behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LoanReceipt {
    /// Loan id.
    pub id: String,
    /// Contract number.
    pub number: String,
    /// Where it stands now.
    pub state: Named,
    /// Its position on the day of the change; absent before the payout is confirmed.
    pub position: Option<PositionCard>,
}

/// Whether a decision came out the same again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReplayCard {
    /// Decision id.
    pub decision: String,
    /// Whether every byte is the same.
    pub identical: bool,
    /// Whether the firm's data have been erased since: then there is nothing to make again.
    pub erased: bool,
    /// In words.
    pub detail: String,
}

/// A count with its share of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Bucket {
    /// What is counted.
    pub name: Named,
    /// How many.
    pub count: u64,
    /// Outstanding principal.
    pub amount: Cash,
}

/// What a close of day found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CloseCard {
    /// The day closed.
    pub day: String,
    /// Loans with a balance.
    pub loans: u64,
    /// Outstanding principal.
    pub outstanding: Cash,
    /// By days past due.
    pub overdue: Vec<Bucket>,
    /// By five-category class.
    pub classes: Vec<Bucket>,
}

/// A trial-balance line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BalanceLine {
    /// Account code.
    pub account: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Debit when positive, credit when negative.
    pub balance: Cash,
}

/// The summary a banker wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SummaryCard {
    /// Institution code.
    pub institution: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Whether its data are simulated.
    pub simulated: bool,
    /// Applications by state.
    pub applications: Vec<(Named, u64)>,
    /// Share of decisions that went straight through, percent.
    pub straight_through_percent: Option<String>,
    /// The last close.
    pub close: Option<CloseCard>,
    /// Non-performing share of the balance (substandard and worse), percent.
    pub npl_percent: Option<String>,
    /// Losses shared: claimed, paid by guarantors, recovered, borne by the lender.
    pub losses: Vec<(Named, Cash)>,
    /// Trial balance at the last close.
    pub balances: Vec<BalanceLine>,
}
