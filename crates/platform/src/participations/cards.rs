//! What people and programs are shown of packages, joint lending and shares.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cards::{AllowedAct, Cash, Named};

/// A package or joint loan in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackageLine {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// What people call it.
    pub name: String,
    /// `package` or `joint`.
    pub form: Named,
    /// How far it has come.
    pub state: Named,
    /// The holders' names.
    pub holders: Vec<String>,
    /// What they hold of each loan together, percent.
    pub share_percent: String,
    /// How many loans.
    pub loans: u32,
    /// The cut-off day, for a package.
    pub cut_off: Option<String>,
    /// The price: as it was paid, or as an amount was agreed.
    pub price: Option<Cash>,
    /// The price in percent of principal, where it was agreed so.
    pub price_percent: Option<String>,
    /// The holders' part of principal, as the list of loans knows it; while shares have passed.
    pub principal: Option<Cash>,
    /// When the shares passed.
    pub began_on: Option<String>,
}

/// How a holder agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AcceptanceCard {
    /// `accepted`, `declined`, `by-hand`, `waiting`; `changed` when it accepted something else.
    pub state: Named,
    /// When.
    pub on: Option<String>,
    /// Reference of its paper, or why it declined.
    pub reference: Option<String>,
}

/// A holder of an arrangement. `due` is `principal_paid + interest + penalty + recovered (+ fees) - fee + bought_back +
/// price_correction`; `still_due` is `due - remitted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HolderCard {
    /// Its place, counted from 1.
    pub place: u16,
    /// Its name.
    pub name: String,
    /// Institution id, when it is one of this platform.
    pub institution: Option<String>,
    /// Its share, percent.
    pub share_percent: String,
    /// How it agreed.
    pub acceptance: AcceptanceCard,
    /// Its part of the principal when the shares passed.
    pub opening: Cash,
    /// Lent for it.
    pub lent: Cash,
    /// Its principal today.
    pub principal: Cash,
    /// Principal that came back.
    pub principal_paid: Cash,
    /// Interest it got.
    pub interest: Cash,
    /// Penalties it got.
    pub penalty: Cash,
    /// Both together.
    pub interest_and_penalty: Cash,
    /// Recovered for it.
    pub recovered: Cash,
    /// Firms' fees that are its; nothing where they are not shared.
    pub fees: Cash,
    /// Written off at its cost: principal, interest and penalties.
    pub lost: Cash,
    /// The servicer's fee.
    pub fee: Cash,
    /// Loans that went back, at their price.
    pub bought_back: Cash,
    /// Correction of the price.
    pub price_correction: Cash,
    /// All that is to be passed on.
    pub due: Cash,
    /// What was passed on.
    pub remitted: Cash,
    /// The difference; below nothing when too much was passed on.
    pub still_due: Cash,
    /// What it has yet to put in, for joint lending.
    pub to_fund: Cash,
}

/// A loan of an arrangement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackageLoanCard {
    /// Loan id.
    pub loan: String,
    /// Contract number.
    pub number: String,
    /// The firm.
    pub firm_name: Option<String>,
    /// Where the loan stands.
    pub state: Named,
    /// Days past due.
    pub days_past_due: u32,
    /// Principal outstanding, whole.
    pub outstanding: Cash,
    /// The holders' part of it.
    pub shared: Cash,
    /// What is left on the servicer's books, other arrangements taken off as well.
    pub kept: Cash,
    /// Principal at the cut-off, whole; once the shares have passed.
    pub at_cut_off: Option<Cash>,
    /// When it went back.
    pub bought_back_on: Option<String>,
    /// What it cost then.
    pub bought_back: Option<Cash>,
    /// Why it may not come under the terms, as things stand; before the shares have passed.
    pub refused: Option<Named>,
}

/// A loan that may not come under the terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RefusedLoan {
    /// As it was asked for.
    pub loan: String,
    /// Its contract number, where it is known.
    pub number: Option<String>,
    /// Why.
    pub why: Named,
}

/// What came in for holders in a month, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackageFlowCard {
    /// `2025-11`.
    pub month: String,
    /// Principal.
    pub principal: i64,
    /// Interest and penalties.
    pub interest: i64,
    /// Recovered, and firms' fees where they are shared.
    pub other: i64,
    /// Passed on, by the day it was.
    pub remitted: i64,
}

/// Something that happened to an arrangement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackageChangeCard {
    /// When.
    pub on: String,
    /// What.
    pub what: Named,
    /// How much.
    pub amount: Option<Cash>,
    /// How many loans were added or taken out.
    pub loans: Option<u32>,
    /// Why, or its reference.
    pub reason: Option<String>,
    /// User name of who did or asked for it.
    pub by: String,
    /// User name of who agreed.
    pub approved_by: Option<String>,
}

/// A line of an entry of shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackageEntryCard {
    /// When it is booked.
    pub on: String,
    /// What it is.
    pub rule: Named,
    /// Contract number of the loan, where it is about one.
    pub number: Option<String>,
    /// Reference of the act.
    pub reference: Option<String>,
    /// On what.
    pub role: Named,
    /// Debit positive, credit negative.
    pub amount: Cash,
}

/// A package or joint loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackageCard {
    /// What the list shows of it.
    #[serde(flatten)]
    pub line: PackageLine,
    /// The day agreed for the transfer.
    pub transfer_on: Option<String>,
    /// To whom interest belongs that was earned and unpaid at the cut-off.
    pub accrued: Option<Named>,
    /// How many days after the transfer a loan goes back that did not meet the conditions.
    pub recourse_days: Option<u16>,
    /// The most days past due at the cut-off; none for a package of non-performing loans.
    pub most_days_past_due: Option<u32>,
    /// What the servicer keeps.
    pub fee: Named,
    /// Whether firms' fees are shared.
    pub fees_shared: bool,
    /// Digest of the terms and loans.
    pub digest: String,
    /// Principal of its loans, whole, today.
    pub outstanding: Cash,
    /// What is left of it on the servicer's books.
    pub kept: Cash,
    /// The price as it would come to today, before the transfer.
    pub price_now: Option<Cash>,
    /// What is to be passed on to all holders together, less what was; while shares have passed.
    pub still_due: Option<Cash>,
    /// Gain (below nothing: loss) of the transfer.
    pub result: Option<Cash>,
    /// The holders.
    pub holders_of: Vec<HolderCard>,
    /// The loans.
    pub loans_of: Vec<PackageLoanCard>,
    /// Loans that this request asked for and that may not come under the terms.
    #[serde(default)]
    pub refused: Vec<RefusedLoan>,
    /// What came in for holders, by month.
    pub flows: Vec<PackageFlowCard>,
    /// All that came in for holders: the sum of `flows`.
    pub came_in: Cash,
    /// All that was passed on to them.
    pub passed_on: Cash,
    /// What happened, the newest first: at most fifty, the audit trail tells all.
    pub changes: Vec<PackageChangeCard>,
    /// Proposals about it that wait for a second person.
    pub waiting: Vec<String>,
    /// Whether the institution is simulated.
    pub simulated: bool,
    /// What can be done next, and whether by the person who asks.
    pub allowed: Vec<AllowedAct>,
}

/// A holder's account of a period. `due_in_period` is what came in less the fee, with loans that went back and the correction
/// of the price; `still_due` is `brought_forward + due_in_period - remitted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StatementCard {
    /// Number of the package or joint loan.
    pub number: String,
    /// The holder's name.
    pub holder: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Principal at the end of the day before.
    pub opening: Cash,
    /// Bought or lent in the period.
    pub entered: Cash,
    /// Principal that came back.
    pub principal: Cash,
    /// Interest.
    pub interest: Cash,
    /// Penalties.
    pub penalty: Cash,
    /// Recovered.
    pub recovered: Cash,
    /// Firms' fees, where they are shared.
    pub fees: Cash,
    /// Principal written off.
    pub principal_lost: Cash,
    /// Principal that went back.
    pub returned: Cash,
    /// Principal at the end.
    pub closing: Cash,
    /// The servicer's fee.
    pub fee: Cash,
    /// Loans that went back, at their price.
    pub bought_back: Cash,
    /// Correction of the price.
    pub price_correction: Cash,
    /// To be passed on for the period.
    pub due_in_period: Cash,
    /// Unpaid from before, or corrected by what came to be known later.
    pub brought_forward: Cash,
    /// Passed on for days of the period.
    pub remitted: Cash,
    /// Left to be passed on.
    pub still_due: Cash,
    /// What came in, by day and loan.
    pub flows: Vec<ShareFlowCard>,
}

/// What a holder got of a loan on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShareFlowCard {
    /// When it counts.
    pub on: String,
    /// Contract number of the loan.
    pub number: String,
    /// Principal.
    pub principal: Cash,
    /// Interest.
    pub interest: Cash,
    /// Penalties.
    pub penalty: Cash,
    /// Recovered.
    pub recovered: Cash,
    /// Firms' fees, where they are shared.
    pub fees: Cash,
    /// Written off at its cost.
    pub lost: Cash,
}

/// Who holds shares of one loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LoanSharesCard {
    /// Principal outstanding, whole; none before the payout.
    pub outstanding: Option<Cash>,
    /// What is left of it on the servicer's books.
    pub kept: Option<Cash>,
    /// The shares of others, returned ones included.
    pub shares: Vec<LoanShareLine>,
}

/// A share of one loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LoanShareLine {
    /// The package or joint loan.
    pub participation: String,
    /// Its number.
    pub number: String,
    /// `package` or `joint`.
    pub form: Named,
    /// The holder's name.
    pub holder: String,
    /// Percent of the loan.
    pub share_percent: String,
    /// The last day whose flows are not the holder's.
    pub after: Option<String>,
    /// The last day whose flows are the holder's.
    pub until: Option<String>,
    /// Its principal today.
    pub principal: Cash,
    /// Principal it got.
    pub principal_paid: Cash,
    /// Interest and penalties it got.
    pub interest: Cash,
    /// Written off at its cost.
    pub lost: Cash,
}

/// A part of an exposure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExposureLine {
    /// Number of the package or joint loan.
    pub number: String,
    /// Who holds the share: another institution, or the asker's.
    pub holder: String,
    /// Who services the loans.
    pub servicer: String,
    /// How many loans.
    pub loans: u32,
    /// The part of principal.
    pub principal: Cash,
}

/// Exposure in a currency, as the list of loans knows it: `net = lent - passed + held`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExposureCard {
    /// Principal of all loans the institution services.
    pub lent: Cash,
    /// What others hold of it.
    pub passed: Cash,
    /// What the institution holds of others' loans.
    pub held: Cash,
    /// What it is exposed to.
    pub net: Cash,
    /// The parts of `passed`.
    pub passed_to: Vec<ExposureLine>,
    /// The parts of `held`.
    pub held_of: Vec<ExposureLine>,
}

/// What an institution holds, or was offered, of another's loans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HoldingLine {
    /// The arrangement.
    pub id: String,
    /// Its number.
    pub number: String,
    /// What the servicer calls it.
    pub name: String,
    /// `package` or `joint`.
    pub form: Named,
    /// How far it has come.
    pub state: Named,
    /// Who services the loans.
    pub servicer: String,
    /// The share, percent.
    pub share_percent: String,
    /// How many loans; none that was given up.
    pub loans: u32,
    /// The cut-off day.
    pub cut_off: Option<String>,
    /// How this institution answered.
    pub acceptance: AcceptanceCard,
}

/// A loan as a holder sees it: its number, what is outstanding and what is the holder's; not the firm, not its other loans. A
/// loan that went back is told as it stood at the end of the day on which it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HoldingLoanCard {
    /// Contract number.
    pub number: String,
    /// Where the loan stands.
    pub state: Named,
    /// Days past due.
    pub days_past_due: u32,
    /// Principal outstanding, whole.
    pub outstanding: Cash,
    /// The holder's part.
    pub principal: Cash,
    /// When it went back.
    pub bought_back_on: Option<String>,
}

/// What an institution holds, or was offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HoldingCard {
    /// What the list shows of it.
    #[serde(flatten)]
    pub line: HoldingLine,
    /// The day agreed for the transfer.
    pub transfer_on: Option<String>,
    /// The price in percent of principal, where it was agreed so.
    pub price_percent: Option<String>,
    /// The price: as it was paid, or as it comes to today.
    pub price: Option<Cash>,
    /// To whom interest belongs that was earned and unpaid at the cut-off.
    pub accrued: Option<Named>,
    /// How many days after the transfer a loan goes back that did not meet the conditions.
    pub recourse_days: Option<u16>,
    /// The most days past due at the cut-off; none for a package of non-performing loans and for joint lending.
    pub most_days_past_due: Option<u32>,
    /// What the servicer keeps.
    pub fee: Named,
    /// Whether firms' fees are shared.
    pub fees_shared: bool,
    /// Digest of the terms and loans: what an acceptance names.
    pub digest: String,
    /// The loans; none of what was given up.
    pub loans_of: Vec<HoldingLoanCard>,
    /// Its account; once the shares have passed.
    pub account: Option<HolderCard>,
    /// What can be done next, and whether by the person who asks.
    pub allowed: Vec<AllowedAct>,
}

#[cfg(test)]
mod tests {
    use money::{Currency, Money};
    use participation::Refusal;
    use participation::limits::{MAX_LOANS, MAX_NAME_CHARS, MAX_TEXT_CHARS};

    use super::*;
    use crate::limits::{MAX_NAME_BYTES, MAX_PACKAGE_CHANGES, MAX_TOLD_CHARS};

    /// The longest text of so many characters.
    fn long(chars: usize) -> String {
        "𠮷".repeat(chars)
    }

    fn most() -> Cash {
        Cash::from(Money::from_minor(i64::MAX, Currency::CNY))
    }

    fn word() -> Named {
        let (id, zh, en) = Refusal::Overdue { days: u32::MAX, most: u32::MAX }.words();
        Named::new(id, zh, en)
    }

    fn loan() -> PackageLoanCard {
        PackageLoanCard {
            loan: "0".repeat(37),
            number: "0".repeat(64),
            firm_name: Some(long(100)),
            state: word(),
            days_past_due: u32::MAX,
            outstanding: most(),
            shared: most(),
            kept: most(),
            // Before the shares have passed, what is refused; after that these two.
            at_cut_off: Some(most()),
            bought_back_on: Some("2025-01-01".into()),
            bought_back: Some(most()),
            refused: None,
        }
    }

    fn holder() -> HolderCard {
        HolderCard {
            place: 1,
            name: long(MAX_NAME_CHARS),
            institution: Some("0".repeat(37)),
            share_percent: "99.9999".into(),
            acceptance: AcceptanceCard { state: word(), on: None, reference: Some(long(MAX_TEXT_CHARS)) },
            opening: most(),
            lent: most(),
            principal: most(),
            principal_paid: most(),
            interest: most(),
            penalty: most(),
            interest_and_penalty: most(),
            recovered: most(),
            fees: most(),
            lost: most(),
            fee: most(),
            bought_back: most(),
            price_correction: most(),
            due: most(),
            remitted: most(),
            still_due: most(),
            to_fund: most(),
        }
    }

    /// A package with so many loans, all of them told with the longest names, and as many refused by the same request.
    fn package(loans: usize) -> PackageCard {
        let line = PackageLine {
            id: "0".repeat(37),
            number: "0".repeat(16),
            name: long(MAX_NAME_CHARS),
            form: word(),
            state: word(),
            holders: vec![long(MAX_NAME_CHARS)],
            share_percent: "99.9999".into(),
            loans: u32::MAX,
            cut_off: Some("2025-01-01".into()),
            price: Some(most()),
            price_percent: Some("199.9999".into()),
            principal: Some(most()),
            began_on: Some("2025-01-01".into()),
        };
        let refused = RefusedLoan { loan: long(MAX_TOLD_CHARS), number: Some("0".repeat(64)), why: word() };
        let flow = PackageFlowCard {
            month: "2025-01".into(),
            principal: i64::MAX,
            interest: i64::MAX,
            other: i64::MAX,
            remitted: i64::MAX,
        };
        let change = PackageChangeCard {
            on: "2025-01-01".into(),
            what: word(),
            amount: Some(most()),
            loans: None,
            reason: Some(long(MAX_TEXT_CHARS)),
            by: "0".repeat(MAX_NAME_BYTES),
            approved_by: Some("0".repeat(MAX_NAME_BYTES)),
        };
        PackageCard {
            line,
            transfer_on: Some("2025-01-01".into()),
            accrued: Some(word()),
            recourse_days: Some(u16::MAX),
            most_days_past_due: Some(u32::MAX),
            fee: word(),
            fees_shared: true,
            digest: "0".repeat(64),
            outstanding: most(),
            kept: most(),
            price_now: Some(most()),
            still_due: Some(most()),
            result: Some(most()),
            holders_of: vec![holder()],
            loans_of: vec![loan(); loans],
            refused: vec![refused; loans],
            // Thirty years.
            flows: vec![flow; 360],
            came_in: most(),
            passed_on: most(),
            changes: vec![change; MAX_PACKAGE_CHANGES],
            waiting: vec!["0".repeat(32); loans],
            simulated: false,
            allowed: Vec::new(),
        }
    }

    #[test]
    fn what_is_told_of_the_largest_package_can_be_kept_with_its_request() {
        let bytes = |loans: usize| serde_json::to_vec(&package(loans)).unwrap().len();
        let (most, bound) = (bytes(MAX_LOANS), store::limits::MAX_RESPONSE_BYTES);
        assert!(most <= bound, "{most} of {bound} bytes");
        assert!(bytes(MAX_LOANS * 3 / 2) > bound, "the bound on loans is no lower than it need be");
    }
}
