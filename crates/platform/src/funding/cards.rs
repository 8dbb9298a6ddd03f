//! What people and programs are shown of funding lines.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::changes::NewEligibility;
use crate::cards::{AllowedAct, Cash, Named};

/// A funding line in a list, as it stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingLineCard {
    /// Line id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// What people call it.
    pub name: String,
    /// What kind of money it is.
    pub kind: Named,
    /// Who provides it.
    pub source: String,
    /// What it is today.
    pub state: Named,
    /// Whether repaid principal frees quota.
    pub revolving: Named,
    /// The first day on which it may be used.
    pub from: String,
    /// The last.
    pub until: String,
    /// Which line is asked first: 1 before 2.
    pub priority: u32,
    /// What it costs a year for what is taken today, percent.
    pub annual_cost_percent: String,
    /// The quota.
    pub quota: Cash,
    /// What counts against it.
    pub used: Cash,
    /// What may be taken.
    pub free: Cash,
    /// What the quota has no room for any more; own funds carry it.
    pub over: Cash,
    /// Used of the quota, percent.
    pub utilisation_percent: String,
    /// How many further tranches of loans it may take; with none left it takes nothing more, whatever is free.
    pub tranches_left: usize,
    /// What it carries.
    pub balance: Cash,
    /// What of it must find other money.
    pub to_replace: Cash,
    /// How many loans it carries.
    pub loans: usize,
    /// What the firms pay a year on what it carries, percent, weighted by amount.
    pub charged_percent: Option<String>,
    /// What it costs a year on what it carries, percent, weighted by amount.
    pub cost_percent: Option<String>,
    /// Charged less cost, percentage points.
    pub spread_percent: Option<String>,
}

/// What a line says, with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingTerm {
    /// What it is about.
    pub name: Named,
    /// What it says in Chinese.
    pub zh: String,
    /// What it says in English.
    pub en: String,
}

/// A loan that a line carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundedLoanCard {
    /// Loan id.
    pub loan: String,
    /// Contract number of the loan.
    pub number: String,
    /// Registered name of the firm; nothing once it was erased.
    pub firm_name: Option<String>,
    /// How much of it the line carries.
    pub amount: Cash,
    /// What the firm pays a year, percent.
    pub charged_percent: String,
    /// What the line costs a year for this loan, percent.
    pub cost_percent: String,
    /// Since when.
    pub since: String,
}

/// What was done to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingChangeCard {
    /// From when it holds.
    pub on: String,
    /// What.
    pub what: Named,
    /// What changed.
    pub terms: Vec<FundingTerm>,
    /// Why.
    pub reason: Option<String>,
    /// User name of who did or proposed it.
    pub by: String,
    /// User name of who confirmed it.
    pub approved_by: Option<String>,
}

/// A funding line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingCard {
    /// As in the list.
    pub line: FundingLineCard,
    /// What it asks of a loan.
    pub conditions: Vec<FundingTerm>,
    /// The same as a change proposes it.
    pub eligible: NewEligibility,
    /// The loans it carries, the largest first, at most five hundred.
    pub loans: Vec<FundedLoanCard>,
    /// What was done to it, the latest first; single loans are left out.
    pub changes: Vec<FundingChangeCard>,
    /// Proposals about it that wait for a second person.
    pub waiting: Vec<String>,
    /// What can be done next.
    pub allowed: Vec<AllowedAct>,
    /// Whether the institution is simulated.
    pub simulated: bool,
}

/// A month of a line, as money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingMonthCard {
    /// `2025-07`.
    pub month: String,
    /// The last day counted.
    pub through: String,
    /// The mean of what it carried at the end of each day.
    pub mean_balance: Cash,
    /// What the firms' contract rates come to on it.
    pub income: Cash,
    /// What it cost.
    pub cost: Cash,
    /// Income less cost.
    pub margin: Cash,
}

/// Lines of one kind together, or all lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingSum {
    /// The kind.
    pub kind: Named,
    /// How many lines.
    pub lines: usize,
    /// Quotas of those that are not over: not past their last day, not closed.
    pub quota: Cash,
    /// What counts against these quotas.
    pub used: Cash,
    /// What may be taken.
    pub free: Cash,
    /// What all of them carry, those that are over too.
    pub balance: Cash,
    /// What of it must find other money: those that are over carry it.
    pub to_replace: Cash,
    /// As of a line.
    pub charged_percent: Option<String>,
    /// As of a line.
    pub cost_percent: Option<String>,
    /// As of a line.
    pub spread_percent: Option<String>,
}

/// Where the money that is lent comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingReport {
    /// The day.
    pub on: String,
    /// What all loans owe.
    pub outstanding: Cash,
    /// What lines carry of it.
    pub carried: Cash,
    /// What no line carries: own funds.
    pub own_funds: Cash,
    /// By kind of money.
    pub kinds: Vec<FundingSum>,
    /// All lines together.
    pub all: FundingSum,
    /// Whether the institution is simulated.
    pub simulated: bool,
}

/// What a run of the matching found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingMatch {
    /// The day.
    pub on: String,
    /// What lines took; at most five hundred are told.
    pub taken: Vec<FundingTaken>,
    /// How many loans lines took something of.
    pub loans: usize,
    /// How much.
    pub amount: Cash,
    /// What no line carries after it: own funds.
    pub own_funds: Cash,
    /// Contract numbers of loans of which more would have found a line, were they not in as many tranches as a loan may be.
    pub full_loans: Vec<String>,
    /// Numbers of lines that took as many tranches as a line may: open another.
    pub full_lines: Vec<String>,
}

/// What a line took of a loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingTaken {
    /// Loan id.
    pub loan: String,
    /// Line id.
    pub line: String,
    /// Number of the line.
    pub number: String,
    /// How much.
    pub amount: Cash,
    /// From which day the line carries it.
    pub from: String,
}

/// What carries a loan today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LoanFunding {
    /// The lines.
    pub lines: Vec<LoanFundingLine>,
    /// What no line carries: own funds.
    pub own_funds: Cash,
}

/// A line that carries a part of a loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LoanFundingLine {
    /// Line id.
    pub line: String,
    /// Number of the line.
    pub number: String,
    /// What people call it.
    pub name: String,
    /// What kind of money it is.
    pub kind: Named,
    /// How much it carries.
    pub amount: Cash,
    /// What it costs a year, percent.
    pub cost_percent: String,
    /// Since when.
    pub since: String,
    /// Whether it must find other money.
    pub to_replace: bool,
}

/// A proposal about a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FundingProposal {
    /// Line id.
    pub line: String,
    /// Its number; none for a line that is to be opened.
    pub number: Option<String>,
    /// What people call it.
    pub name: String,
    /// From when a change is to hold.
    pub from: Option<String>,
    /// What it is to say.
    pub terms: Vec<FundingTerm>,
}
