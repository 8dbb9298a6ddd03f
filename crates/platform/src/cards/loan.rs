//! Loans: lists, one loan, what an act would do.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::funding::cards::{FundingProposal, LoanFunding};
use crate::loan_changes::LoanChange;

use super::{AllowedAct, Cash, Named, RateCard};

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

/// Interest of a loan that is kept off balance (表外应收利息): owed by the firm, income only once it is received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OffBalanceCard {
    /// The day at whose end it went off.
    pub since: String,
    /// Interest at the contract rate, as booked.
    pub interest: Cash,
    /// Penalty and compound interest, as booked.
    pub penalties: Cash,
    /// Both.
    pub total: Cash,
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
    /// The name of who recorded it.
    pub actor_name: String,
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
    /// Registered name of the firm; nothing once it was erased.
    pub firm_name: Option<String>,
    /// The application it came from.
    pub application: Option<String>,
    /// The facility it was drawn under.
    pub facility: Option<String>,
    /// Contract number of that facility.
    pub facility_number: Option<String>,
    /// Product code and version.
    pub product: String,
    /// Product name in Chinese.
    pub product_zh: String,
    /// Product name in English.
    pub product_en: String,
    /// Contract principal.
    pub principal: Cash,
    /// Contract rate.
    pub rate: RateCard,
    /// How the rate follows the loan prime rate; none for a fixed rate.
    pub floating: Option<Named>,
    /// Where the observation after a restructuring stands.
    pub watched: Option<Named>,
    /// Repayment form.
    pub method: Named,
    /// How often an instalment falls due.
    pub frequency: Named,
    /// Where a due date on a day off goes.
    pub roll: Named,
    /// How days become a fraction of a year.
    pub day_count: Named,
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
    /// Interest kept off balance; nothing while interest is income as it accrues.
    pub off_balance: Option<OffBalanceCard>,
    /// Postings up to the date, by value date.
    pub postings: Vec<PostingCard>,
    /// Acts whose reason a late fact removed: for a person to look at.
    pub corrections: Vec<String>,
    /// The guarantee agreement that covers it.
    pub agreement: Option<String>,
    /// The last day that was closed.
    pub closed_through: Option<String>,
    /// Whether a guarantee covers it.
    pub guaranteed: bool,
    /// What guarantors have paid for it.
    pub compensated: Cash,
    /// Whether the institution's data are simulated.
    pub simulated: bool,
    /// What can be done next, and whether by the person who asks.
    pub allowed: Vec<AllowedAct>,
    /// The funding lines that carry it today; none on another day, for who may not read funding lines, and where the institution
    /// has none.
    pub funding: Option<LoanFunding>,
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

/// A loan in a list. Its position is that of its last event or of the last close, whichever is later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LoanLine {
    /// Loan id.
    pub id: String,
    /// Contract number.
    pub number: String,
    /// Firm id.
    pub firm: String,
    /// Registered name of the firm; nothing once it was erased.
    pub firm_name: Option<String>,
    /// Product code.
    pub product: String,
    /// Product name in Chinese.
    pub product_zh: String,
    /// Product name in English.
    pub product_en: String,
    /// Contract principal.
    pub principal: Cash,
    /// Outstanding principal; nothing before money reached the firm.
    pub outstanding: Option<Cash>,
    /// Contract rate.
    pub rate: RateCard,
    /// Days past due, while something is owed.
    pub days_past_due: Option<i64>,
    /// Five-category class, while something is owed.
    pub class: Option<Named>,
    /// The day of the position.
    pub position_on: Option<String>,
    /// Where it stands.
    pub state: Named,
    /// City or county of the firm, in Chinese, as the decision knew it.
    pub region_zh: Option<String>,
    /// Industry of the firm, in Chinese, as the decision knew it.
    pub industry_zh: Option<String>,
    /// First day.
    pub starts_on: String,
    /// Last due day.
    pub ends_on: String,
    /// Whether a guarantee covers it.
    pub guaranteed: bool,
}

/// What an act would do to a loan; nothing of it is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PreviewCard {
    /// Its position today.
    pub before: PositionCard,
    /// Its position today had the act been recorded.
    pub after: PositionCard,
    /// The schedule after the act.
    pub schedule: Vec<InstalmentCard>,
    /// The postings the act would add.
    pub postings: Vec<PostingCard>,
    /// What a person should notice.
    pub notes: Vec<Named>,
}

/// What pays a loan off on a day, if nothing is paid before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PayoffCard {
    /// The day.
    pub on: String,
    /// Principal, due and not yet due.
    pub principal: Cash,
    /// Interest up to the day.
    pub interest: Cash,
    /// Penalty and compound interest up to the day.
    pub penalty: Cash,
    /// Money received that nothing due has used, to be taken off.
    pub advance: Cash,
    /// What is to be paid.
    pub total: Cash,
}

/// A proposal that waits for people, or was decided by them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Proposal {
    /// Proposal id.
    pub id: String,
    /// What is proposed.
    pub act: Named,
    /// The loan, when it concerns one.
    pub loan: Option<String>,
    /// Contract number of that loan.
    pub loan_number: Option<String>,
    /// The facility, when it concerns one.
    pub facility: Option<String>,
    /// Contract number of that facility.
    pub facility_number: Option<String>,
    /// The package or joint loan, when it concerns one.
    pub participation: Option<String>,
    /// Its number.
    pub participation_number: Option<String>,
    /// Reference of the payment to take back, of money to be passed on, the month to close, or the stage with its source and evidence.
    pub reference: Option<String>,
    /// Business date of the act, when it concerns a loan; of the attestation, for a stage; the last day, for money to be passed on.
    pub on: Option<String>,
    /// The money to be passed on to a holder of shares: carried out only while it is still that.
    pub amount: Option<Cash>,
    /// Digest of the terms and loans that are put to holders: carried out only while they are still these.
    pub digest: Option<String>,
    /// The limit, for a policy.
    pub limit: Option<Cash>,
    /// Last day of a policy.
    pub until: Option<String>,
    /// The document, for a change of the rulebook or of the posting rules.
    pub document: Option<String>,
    /// The change of a loan, when that is proposed.
    pub change: Option<LoanChange>,
    /// Why.
    pub reason: String,
    /// User id of who proposed it.
    pub proposed_by: String,
    /// User name of who proposed it.
    pub proposed_by_name: String,
    /// When it was proposed.
    pub proposed_at: String,
    /// User ids of who approved so far.
    pub approved_by: Vec<String>,
    /// Their user names.
    pub approved_by_names: Vec<String>,
    /// How many approvals it needs.
    pub approvals_needed: usize,
    /// `pending`, `done` or `refused`.
    pub state: Named,
    /// What can be done next, and whether by the person who asks.
    pub allowed: Vec<AllowedAct>,
    /// The funding line and what it is to say, when it concerns one.
    pub funding: Option<FundingProposal>,
}
