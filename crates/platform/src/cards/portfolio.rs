//! Closes of day, the summary and the portfolio.

use money::{Currency, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Cash, Named};

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
    /// What the day brought and what closing it took; absent on days closed by earlier releases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<CloseWork>,
    /// The same of each other currency that the book has: what stands above is of the institution's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<CurrencyClose>,
}

/// What a close of day found in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CurrencyClose {
    /// Loans with a balance.
    pub loans: u64,
    /// Outstanding principal.
    pub outstanding: Cash,
    /// By days past due.
    pub overdue: Vec<Bucket>,
    /// By five-category class.
    pub classes: Vec<Bucket>,
    /// What the day brought.
    pub brought: DayBrought,
}

/// What a closed day brought in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayBrought {
    /// Interest that the book earns a day at contract rates, before each loan's is rounded.
    pub interest_a_day: Cash,
    /// Loans of which an instalment fell due on the day.
    pub fallen_due_loans: u64,
    /// Principal that fell due on the day.
    pub fallen_due_principal: Cash,
    /// Interest that fell due on the day.
    pub fallen_due_interest: Cash,
}

impl DayBrought {
    /// With what closing the whole book took.
    pub(crate) fn work(self, looked_at: u64, set_aside: u64) -> CloseWork {
        let Self { interest_a_day, fallen_due_loans, fallen_due_principal, fallen_due_interest } = self;
        CloseWork { interest_a_day, fallen_due_loans, fallen_due_principal, fallen_due_interest, looked_at, set_aside }
    }
}

impl CloseCard {
    /// The currencies in which there is something, the institution's own first.
    pub(crate) fn currencies(&self) -> Vec<String> {
        let others = self.others.iter().map(|other| &other.outstanding.currency);
        std::iter::once(&self.outstanding.currency).chain(others).cloned().collect()
    }

    /// The day in one currency alone; with nothing where that had none.
    pub(crate) fn told_in(mut self, currency: Currency) -> Self {
        let others = std::mem::take(&mut self.others);
        if self.outstanding.currency == currency.code() {
            return self;
        }
        let found = others.into_iter().find(|other| other.outstanding.currency == currency.code());
        let zero = || Cash::from(Money::zero(currency));
        let CurrencyClose { loans, outstanding, overdue, classes, brought } = found.unwrap_or_else(|| {
            let empty = |buckets: Vec<Bucket>| {
                buckets.into_iter().map(|bucket| Bucket { count: 0, amount: zero(), ..bucket }).collect()
            };
            CurrencyClose {
                loans: 0,
                outstanding: zero(),
                overdue: empty(std::mem::take(&mut self.overdue)),
                classes: empty(std::mem::take(&mut self.classes)),
                brought: DayBrought {
                    interest_a_day: zero(),
                    fallen_due_loans: 0,
                    fallen_due_principal: zero(),
                    fallen_due_interest: zero(),
                },
            }
        });
        let work = self.work.map(|work| brought.work(work.looked_at, work.set_aside));
        Self { day: self.day, loans, outstanding, overdue, classes, work, others: Vec::new() }
    }
}

/// What a closed day brought, and what closing it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CloseWork {
    /// Interest that the book earns a day at contract rates, before each loan's is rounded.
    pub interest_a_day: Cash,
    /// Loans of which an instalment fell due on the day.
    pub fallen_due_loans: u64,
    /// Principal that fell due on the day.
    pub fallen_due_principal: Cash,
    /// Interest that fell due on the day.
    pub fallen_due_interest: Cash,
    /// Loans that were looked at: on the others nothing changed.
    pub looked_at: u64,
    /// Loans that could not be counted and stay with what was last counted of them.
    pub set_aside: u64,
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

/// A closed day in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClosedDay {
    /// The day closed.
    pub day: String,
    /// The business day on which it was closed.
    pub closed_on: String,
    /// Loans with a balance.
    pub loans: u64,
    /// Outstanding principal.
    pub outstanding: Cash,
    /// Non-performing share of the balance (substandard and worse), percent.
    pub npl_percent: Option<String>,
    /// By days past due.
    pub overdue: Vec<Bucket>,
    /// By five-category class.
    pub classes: Vec<Bucket>,
    /// What the day brought and what closing it took; absent on days closed by earlier releases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<CloseWork>,
    /// The currencies in which the day had something, the institution's own first; the figures are of the one asked for.
    pub currencies: Vec<String>,
}

/// The balance at one close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayBalance {
    /// The day closed.
    pub day: String,
    /// Outstanding principal.
    pub outstanding: Cash,
    /// Loans with a balance.
    pub loans: u64,
    /// Non-performing share of the balance, percent.
    pub npl_percent: Option<String>,
    /// Outstanding principal of loans past due.
    pub overdue: Cash,
}

/// What was paid out in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MonthLending {
    /// `2025-07`.
    pub month: String,
    /// Loans paid out.
    pub count: u64,
    /// Their principal.
    pub amount: Cash,
}

/// One point of a vintage's curve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VintagePoint {
    /// Whole months since a loan was paid out.
    pub months_on_book: u32,
    /// Share of the loans that had been bad by then, percent.
    pub bad_percent: String,
}

/// The loans paid out in one month and how many of them went bad: past due beyond the threshold of a substandard loan
/// (90 days), or written off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Vintage {
    /// `2025-07`.
    pub vintage: String,
    /// Loans paid out in it.
    pub loans: u64,
    /// Its curve, as far as its youngest loan has come.
    pub points: Vec<VintagePoint>,
}

/// How many there are of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Counted {
    /// Of what.
    pub name: Named,
    /// How many.
    pub count: u64,
}

/// How much there is of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Summed {
    /// Of what.
    pub name: Named,
    /// How much.
    pub amount: Cash,
}

/// The whole book at its last close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PortfolioCard {
    /// The day of the figures: the last one closed.
    pub at: Option<String>,
    /// Code of the currency that the figures are in; applications are counted whatever they ask for.
    pub currency: String,
    /// The currencies that the book has, the institution's own first.
    pub currencies: Vec<String>,
    /// Whether the institution's data are simulated.
    pub simulated: bool,
    /// Loans with a balance.
    pub loans: u64,
    /// Outstanding principal.
    pub outstanding: Cash,
    /// Non-performing share of the balance (substandard and worse), percent.
    pub npl_percent: Option<String>,
    /// Share of decisions that went straight through, percent.
    pub straight_through_percent: Option<String>,
    /// The balance at each close, oldest first.
    pub balance_by_day: Vec<DayBalance>,
    /// What was paid out in each month, oldest first.
    pub lending_by_month: Vec<MonthLending>,
    /// Balance by days past due.
    pub overdue: Vec<Bucket>,
    /// Balance by five-category class.
    pub classes: Vec<Bucket>,
    /// Balance by grade of the decision.
    pub grades: Vec<Bucket>,
    /// Balance by city; the id is what the list of loans takes as region.
    pub regions: Vec<Bucket>,
    /// Balance by section of industry; the id is what the list of loans takes as industry.
    pub industries: Vec<Bucket>,
    /// Balance by product.
    pub products: Vec<Bucket>,
    /// Bad loans by month of payout, oldest first.
    pub vintages: Vec<Vintage>,
    /// Applications by state.
    pub applications: Vec<Counted>,
    /// Losses shared: divided, paid by guarantors, borne, recovered.
    pub losses: Vec<Summed>,
    /// Trial balance.
    pub balances: Vec<BalanceLine>,
}
