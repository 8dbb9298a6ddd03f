//! The chart of accounts: one enum, in the order a balance sheet is read as far as it was there from the first.
//!
//! Codes follow the habit of Chinese bank charts (1 asset, 2 liability, 6 profit and loss, 7 off the balance sheet); they
//! are this project's own; on which of its accounts an institution books them says its [`crate::PostingRules`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an account measures, and on which side it normally stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AccountKind {
    /// Owned or owed to us: normally a debit balance.
    Asset,
    /// Owed by us: normally a credit balance.
    Liability,
    /// Earned: normally a credit balance.
    Income,
    /// Spent or lost: normally a debit balance.
    Expense,
    /// Kept in mind, outside the balance sheet (表外).
    OffBalance,
}

impl AccountKind {
    /// Every kind, in the order of a balance sheet.
    pub const ALL: [Self; 5] = [Self::Asset, Self::Liability, Self::Income, Self::Expense, Self::OffBalance];

    /// The word for it in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Asset => "asset",
            Self::Liability => "liability",
            Self::Income => "income",
            Self::Expense => "expense",
            Self::OffBalance => "off-balance",
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Asset => "资产",
            Self::Liability => "负债",
            Self::Income => "收入",
            Self::Expense => "支出",
            Self::OffBalance => "表外",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Asset => "asset",
            Self::Liability => "liability",
            Self::Income => "income",
            Self::Expense => "expense",
            Self::OffBalance => "off balance sheet",
        }
    }
}

/// An account of the thin lending chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Account {
    /// Money in the customers' clearing account: what was received and paid out.
    Clearing,
    /// Money received from guarantors for firms that did not pay.
    CompensationFunds,
    /// Payouts instructed to the rail and neither confirmed nor returned.
    PayoutsInTransit,
    /// Principal lent.
    Loans,
    /// Interest earned and not yet paid.
    InterestReceivable,
    /// Penalty and compound interest earned and not yet paid.
    PenaltyReceivable,
    /// Money received that no amount due has used: advance payments and overpayments.
    Overpayments,
    /// The guarantor's share of recoveries, and compensation beyond what was owed.
    GuarantorPayable,
    /// Interest earned.
    InterestIncome,
    /// Penalty and compound interest earned.
    PenaltyIncome,
    /// Fees earned.
    FeeIncome,
    /// Received on loans already written off.
    Recoveries,
    /// Loans and receivables written off.
    LoanLosses,
    /// Claims written off that the borrower still owes in law (账销案存).
    WrittenOffClaims,
    /// The other side of [`Account::WrittenOffClaims`].
    WrittenOffContra,
    /// Interest and penalties owed that are income only once they are received (表外应收利息).
    InterestOffBalance,
    /// The other side of [`Account::InterestOffBalance`].
    InterestOffBalanceContra,
    /// Value-added tax on interest, owed to the tax office.
    TaxPayable,
}

impl Account {
    /// Every account: their places never change, so another is appended.
    pub const ALL: [Self; 18] = [
        Self::Clearing,
        Self::CompensationFunds,
        Self::PayoutsInTransit,
        Self::Loans,
        Self::InterestReceivable,
        Self::PenaltyReceivable,
        Self::Overpayments,
        Self::GuarantorPayable,
        Self::InterestIncome,
        Self::PenaltyIncome,
        Self::FeeIncome,
        Self::Recoveries,
        Self::LoanLosses,
        Self::WrittenOffClaims,
        Self::WrittenOffContra,
        Self::InterestOffBalance,
        Self::InterestOffBalanceContra,
        Self::TaxPayable,
    ];

    /// Code, Chinese name, English name, kind: the chart as one table.
    const fn row(self) -> (&'static str, &'static str, &'static str, AccountKind) {
        match self {
            Self::Clearing => ("1011", "待清算资金", "Clearing", AccountKind::Asset),
            Self::CompensationFunds => ("1012", "代偿资金", "Compensation funds", AccountKind::Asset),
            Self::PayoutsInTransit => ("1013", "在途放款", "Payouts in transit", AccountKind::Asset),
            Self::Loans => ("1303", "客户贷款", "Loans to customers", AccountKind::Asset),
            Self::InterestReceivable => ("1132", "应收利息", "Interest receivable", AccountKind::Asset),
            Self::PenaltyReceivable => ("1133", "应收罚息复利", "Penalty interest receivable", AccountKind::Asset),
            Self::Overpayments => ("2241", "多收款", "Overpayments", AccountKind::Liability),
            Self::GuarantorPayable => ("2242", "应付担保机构款", "Payable to guarantors", AccountKind::Liability),
            Self::InterestIncome => ("6011", "利息收入", "Interest income", AccountKind::Income),
            Self::PenaltyIncome => ("6012", "罚息收入", "Penalty interest income", AccountKind::Income),
            Self::FeeIncome => ("6021", "手续费收入", "Fee income", AccountKind::Income),
            Self::Recoveries => ("6013", "已核销贷款收回", "Recoveries", AccountKind::Income),
            Self::LoanLosses => ("6701", "贷款核销损失", "Loan losses", AccountKind::Expense),
            Self::WrittenOffClaims => ("7001", "已核销贷款", "Written-off claims", AccountKind::OffBalance),
            Self::WrittenOffContra => ("7002", "已核销贷款对应", "Written-off contra", AccountKind::OffBalance),
            Self::InterestOffBalance => ("7003", "表外应收利息", "Interest off balance", AccountKind::OffBalance),
            Self::InterestOffBalanceContra => {
                ("7004", "表外应收利息对应", "Interest off balance contra", AccountKind::OffBalance)
            }
            Self::TaxPayable => ("2221", "应交增值税", "Value-added tax payable", AccountKind::Liability),
        }
    }

    /// The code in the chart.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.row().0
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        self.row().1
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.row().2
    }

    /// What it measures.
    #[must_use]
    pub const fn kind(self) -> AccountKind {
        self.row().3
    }

    /// The word for it in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Clearing => "clearing",
            Self::CompensationFunds => "compensation-funds",
            Self::PayoutsInTransit => "payouts-in-transit",
            Self::Loans => "loans",
            Self::InterestReceivable => "interest-receivable",
            Self::PenaltyReceivable => "penalty-receivable",
            Self::Overpayments => "overpayments",
            Self::GuarantorPayable => "guarantor-payable",
            Self::InterestIncome => "interest-income",
            Self::PenaltyIncome => "penalty-income",
            Self::FeeIncome => "fee-income",
            Self::Recoveries => "recoveries",
            Self::LoanLosses => "loan-losses",
            Self::WrittenOffClaims => "written-off-claims",
            Self::WrittenOffContra => "written-off-contra",
            Self::InterestOffBalance => "interest-off-balance",
            Self::InterestOffBalanceContra => "interest-off-balance-contra",
            Self::TaxPayable => "tax-payable",
        }
    }

    /// The account of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|account| account.code() == code)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_tell_the_kind() {
        for account in Account::ALL {
            assert_eq!(Account::from_code(account.code()), Some(account));
            let leads = match account.kind() {
                AccountKind::Asset => '1',
                AccountKind::Liability => '2',
                AccountKind::Income | AccountKind::Expense => '6',
                AccountKind::OffBalance => '7',
            };
            assert!(account.code().starts_with(leads), "{account:?}");
            assert!(!account.zh().is_empty() && !account.en().is_empty());
            assert_eq!(serde_json::to_value(account).unwrap(), account.id());
        }
        assert_eq!(Account::from_code("9999"), None);
    }
}
