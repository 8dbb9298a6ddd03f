//! What an officer records of a debtor beside its payments: diverted money, a refinancing, a bankruptcy, a judgement.
//!
//! Circumstances are facts with a day, a source and a reason, and may be recorded late. What makes a class worse counts as soon
//! as it is recorded; what makes it better (and the end of what made it worse) waits for a second person. A class that people
//! set by hand goes through three pairs of hands: 初分 (proposed), 认定 (confirmed), 审批 (approved).

use calendar::Date;
use loan::FiveCategory;
use money::Money;
use serde::{Deserialize, Serialize};

/// How a claim is secured, as the matrix of small enterprises and the loss given default know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// On credit alone (信用).
    Unsecured,
    /// Somebody guarantees it (保证).
    Guaranteed,
    /// Mortgage (抵押).
    Mortgaged,
    /// Pledge (质押).
    Pledged,
}

impl Cover {
    /// Every kind, in the order of the matrix.
    pub const ALL: [Self; 4] = [Self::Unsecured, Self::Guaranteed, Self::Mortgaged, Self::Pledged];

    /// The word in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unsecured => "unsecured",
            Self::Guaranteed => "guaranteed",
            Self::Mortgaged => "mortgaged",
            Self::Pledged => "pledged",
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Unsecured => "信用",
            Self::Guaranteed => "保证",
            Self::Mortgaged => "抵押",
            Self::Pledged => "质押",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.id()
    }
}

/// Which firms a renewal is for: medium ones only while the policy lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RenewalFor {
    /// Small and micro firms, self-employed, farm households: without an end date.
    Small,
    /// Medium firms: loans that mature while the policy lasts.
    Medium,
}

/// The conditions under which a renewal alone does not lower the class (金规〔2024〕13号): all must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renewal {
    /// Whom it is for.
    pub firm: RenewalFor,
    /// When the loan that is renewed matures.
    pub matures_on: Date,
    /// Operates lawfully.
    pub lawful: bool,
    /// Its business is stable and goes on.
    pub stable: bool,
    /// Good credit: nothing diverted, in arrears or evaded.
    pub good_credit: bool,
    /// The loan that is renewed was normal.
    pub was_normal: bool,
    /// Meets the lending standard and the bank's other conditions.
    pub meets_standard: bool,
}

impl Renewal {
    /// The first condition that is missing, in words; none when the renewal qualifies.
    #[must_use]
    pub fn missing(&self, medium_until: Date) -> Option<&'static str> {
        let conditions = [
            (self.lawful, "the firm operates lawfully"),
            (self.stable, "its business is stable and continuing"),
            (self.good_credit, "its credit is good: nothing diverted, in arrears or evaded"),
            (self.was_normal, "the loan that is renewed was normal"),
            (self.meets_standard, "the lending standard and the bank's conditions are met"),
            (
                self.firm == RenewalFor::Small || self.matures_on <= medium_until,
                "a medium firm's loan matures while the policy lasts",
            ),
        ];
        conditions.iter().find(|(holds, _)| !holds).map(|(_, words)| *words)
    }
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Circumstance {
    /// The use of funds was changed without the lender's consent.
    UseChanged,
    /// Repaid by new borrowing (借新还旧).
    Refinanced,
    /// The renewal qualifies, so that refinancing alone does not count.
    RenewalQualifies {
        /// Its conditions.
        renewal: Renewal,
    },
    /// A claim of the debtor is non-performing at another bank.
    NplElsewhere,
    /// Credit-impaired (已发生信用减值).
    Impaired,
    /// An external rating was cut sharply.
    RatingCut,
    /// Debts of the debtor overdue more than 90 days at all banks.
    DebtsOverdue {
        /// Overdue more than 90 days.
        overdue: Money,
        /// All its debts at banks.
        all: Money,
    },
    /// Evades its debts (逃废债).
    Evasion,
    /// Bankruptcy liquidation was entered.
    Bankruptcy,
    /// The expected loss of an impaired claim, assessed by itself.
    ExpectedLoss {
        /// Expected loss.
        loss: Money,
        /// Carrying amount.
        carrying: Money,
    },
    /// The internal grade is now this.
    Downgraded {
        /// The grade.
        to: String,
    },
    /// The debtor was merged or acquired: no upgrade for six months.
    Merged,
    /// The debtor is not retail, whatever it owes.
    NonRetail,
    /// A class set by hand, worse than the computed one.
    Judged {
        /// The class.
        class: FiveCategory,
    },
    /// The delay is technical or operational, not the firm's.
    TechnicalDelay,
    /// The claim's credit enhancement is recognised, so that contagion does not reach it.
    EnhancementRecognised,
    /// Assessed able to go on performing: needed to rise from non-performing.
    AbleToPerform,
    /// The debtor's claims may be classed one by one.
    Retail,
    /// How the claim is secured.
    Secured {
        /// By what.
        by: Cover,
    },
    /// Evidence that more than 30 days past due is no significant increase in credit risk.
    StageRebutted,
    /// The firm or another contests the claim: it moves no class, and while it lasts the loan is not sold.
    Disputed,
}

/// What a circumstance is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One loan only.
    Loan,
    /// The debtor only.
    Debtor,
    /// One loan, or every loan of the debtor.
    Either,
}

impl Circumstance {
    /// The word in documents.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.words().0
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(&self) -> &'static str {
        self.words().1
    }

    /// English name.
    #[must_use]
    pub const fn en(&self) -> &'static str {
        self.words().2
    }

    const fn words(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::UseChanged => ("use-changed", "擅自改变资金用途", "use of funds changed without consent"),
            Self::Refinanced => ("refinanced", "借新还旧", "repaid by new borrowing"),
            Self::RenewalQualifies { .. } => ("renewal-qualifies", "符合续贷条件", "qualifying renewal"),
            Self::NplElsewhere => ("npl-elsewhere", "他行有不良债权", "non-performing at another bank"),
            Self::Impaired => ("impaired", "已发生信用减值", "credit-impaired"),
            Self::RatingCut => ("rating-cut", "外部评级大幅下调", "external rating cut sharply"),
            Self::DebtsOverdue { .. } => ("debts-overdue", "全部银行债务逾期占比", "debts overdue at all banks"),
            Self::Evasion => ("evasion", "逃废债务", "evades its debts"),
            Self::Bankruptcy => ("bankruptcy", "进入破产清算", "bankruptcy liquidation entered"),
            Self::ExpectedLoss { .. } => ("expected-loss", "单项评估预期信用损失", "expected loss assessed by itself"),
            Self::Downgraded { .. } => ("downgraded", "内部评级下调", "internal grade lowered"),
            Self::Merged => ("merged", "债务人并购重组", "debtor merged or acquired"),
            Self::NonRetail => ("non-retail", "按非零售债务人管理", "treated as a non-retail debtor"),
            Self::Judged { .. } => ("judged", "人工认定分类", "class set by hand"),
            Self::TechnicalDelay => ("technical-delay", "技术性逾期", "technical delay"),
            Self::EnhancementRecognised => ("enhancement-recognised", "认可的信用增级", "recognised enhancement"),
            Self::AbleToPerform => ("able-to-perform", "具备持续履约能力", "assessed able to perform"),
            Self::Retail => ("retail", "按零售资产逐笔分类", "classed claim by claim"),
            Self::Secured { .. } => ("secured", "担保方式", "how it is secured"),
            Self::StageRebutted => ("stage-rebutted", "逾期超30天有据反驳", "rebuttal of the 30-day presumption"),
            Self::Disputed => ("disputed", "债权存在争议", "the claim is contested"),
        }
    }

    /// Whether it can only make a class worse, and so counts as soon as it is recorded.
    #[must_use]
    pub const fn worsens(&self) -> bool {
        !matches!(
            self,
            Self::RenewalQualifies { .. }
                | Self::TechnicalDelay
                | Self::EnhancementRecognised
                | Self::AbleToPerform
                | Self::Retail
                | Self::Secured { .. }
                | Self::StageRebutted
        )
    }

    /// Whether another person decides on it: what improves a class, and a class set by hand.
    #[must_use]
    pub const fn is_decided_on(&self) -> bool {
        !self.worsens() || matches!(self, Self::Judged { .. })
    }

    /// What it is about.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        match self {
            Self::UseChanged
            | Self::Refinanced
            | Self::RenewalQualifies { .. }
            | Self::ExpectedLoss { .. }
            | Self::Judged { .. }
            | Self::TechnicalDelay
            | Self::EnhancementRecognised
            | Self::Secured { .. } => Scope::Loan,
            Self::NplElsewhere
            | Self::RatingCut
            | Self::DebtsOverdue { .. }
            | Self::Evasion
            | Self::Bankruptcy
            | Self::Downgraded { .. }
            | Self::Merged
            | Self::NonRetail
            | Self::Retail => Scope::Debtor,
            Self::Impaired | Self::AbleToPerform | Self::StageRebutted | Self::Disputed => Scope::Either,
        }
    }
}
