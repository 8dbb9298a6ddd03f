//! Who may do what: roles, actions and the one table that joins them.
//!
//! Every use case begins with [`Principal::require`]. The table below is the whole of the authorisation rules; a test walks
//! every role and action, and the API's test walks every route.

use std::collections::BTreeSet;
use std::str::FromStr;

use codes::{InstitutionId, UserId};
use serde::{Deserialize, Serialize};

use crate::cards::Named;
use crate::problem::{Code, Outcome, Problem};

/// The institution that runs the platform; it owns firms and consents.
pub const OPERATOR: InstitutionId = InstitutionId::from_bytes(*b"anji-operator-00");

/// What a person is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Takes applications and keeps the firm's file.
    Officer,
    /// Approves or declines what was referred; checks what others made.
    Reviewer,
    /// Makes products and scorecards.
    Risk,
    /// Pays out, receives, closes the day.
    Finance,
    /// Reads everything, writes nothing.
    Auditor,
    /// Looks after users and keys.
    Admin,
    /// Runs the platform: institutions, firms, erasure.
    Operator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] =
        [Self::Officer, Self::Reviewer, Self::Risk, Self::Finance, Self::Auditor, Self::Admin, Self::Operator];

    /// As written in commands and documents.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Reviewer => "reviewer",
            Self::Risk => "risk",
            Self::Finance => "finance",
            Self::Auditor => "auditor",
            Self::Admin => "admin",
            Self::Operator => "operator",
        }
    }

    /// Name in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Officer => "客户经理",
            Self::Reviewer => "审批人",
            Self::Risk => "风险管理",
            Self::Finance => "财务",
            Self::Auditor => "审计",
            Self::Admin => "系统管理员",
            Self::Operator => "平台运营",
        }
    }

    /// Name in English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Officer => "Loan officer",
            Self::Reviewer => "Reviewer",
            Self::Risk => "Risk",
            Self::Finance => "Finance",
            Self::Auditor => "Auditor",
            Self::Admin => "Administrator",
            Self::Operator => "Platform operator",
        }
    }

    /// With its names.
    #[must_use]
    pub fn named(self) -> Named {
        Named::new(self.as_str(), self.zh(), self.en())
    }
}

impl FromStr for Role {
    type Err = Problem;
    fn from_str(text: &str) -> Outcome<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or_else(|| {
            let known = Self::ALL.map(Self::as_str).join(", ");
            Problem::new(Code::Invalid, format!("'{text}' is not a role: use one of {known}"))
        })
    }
}

/// What can be done. Each use case names exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each name says it; the table below is the documentation")]
pub enum Action {
    RegisterInstitution,
    RegisterFirm,
    ReadFirm,
    EraseFirm,
    RevealFirm,
    GrantConsent,
    ManageUsers,
    ManageKeys,
    ManageWebhooks,
    ReadWebhooks,
    ImportData,
    ReadData,
    DeliverSources,
    SettleQuarantine,
    ManageFeeds,
    ReadMetering,
    ReadSources,
    ReadPortrait,
    RunPortraits,
    ReadLake,
    Watch,
    ReadAlert,
    WorkAlert,
    AgreeAlert,
    DevelopScorecard,
    ApproveScorecard,
    ReadScorecard,
    DraftProduct,
    CheckProduct,
    ApproveProduct,
    RollBackProduct,
    ShadowProduct,
    ReadShadow,
    ReadProduct,
    SubmitApplication,
    ReadApplication,
    DecideApplication,
    ReviewApplication,
    SignContract,
    RestrictFacility,
    ProposeFacility,
    ApproveFacility,
    InstructPayout,
    ReleasePayout,
    ConfirmPayout,
    ReadLoan,
    RecordPayment,
    ProposeCorrection,
    ApproveCorrection,
    ProposePolicy,
    ApprovePolicy,
    ProposeOverlay,
    ApproveOverlay,
    AgreeGuarantee,
    ClaimGuarantee,
    ReadGuarantee,
    CloseDay,
    ReadLedger,
    ProposeLedger,
    ApproveLedger,
    ReconcileBank,
    MigrateBook,
    ApproveMigration,
    RecordCircumstance,
    ConfirmClass,
    ApproveClass,
    DraftLosses,
    ApproveLosses,
    RunLosses,
    DraftSubsidy,
    ApproveSubsidy,
    ClaimSubsidy,
    ReadReport,
    ReplayDecision,
    VerifyBook,
    ReadAudit,
    ReadMetrics,
    BackUp,
    RebuildViews,
    DraftShare,
    ApproveShare,
    SettleShare,
    AcceptShare,
    ReadShare,
    ReadFunding,
    ProposeFunding,
    ApproveFunding,
    MatchFunding,
}

use Action as A;
use Role::{Admin, Auditor, Finance, Officer, Operator, Reviewer, Risk};

/// The authorisation table: for each action the roles that may do it, within their own institution.
///
/// Inquiry, approval and payout are kept apart (贷审分离): no role that submits an application may approve one or pay
/// one out. What needs a second person is enforced again where it happens, by comparing the two people.
pub const TABLE: &[(Action, &[Role])] = &[
    (A::RegisterInstitution, &[Operator]),
    (A::RegisterFirm, &[Officer, Operator]),
    (A::ReadFirm, &[Officer, Reviewer, Risk, Finance, Auditor, Operator]),
    (A::EraseFirm, &[Operator]),
    (A::RevealFirm, &[Officer, Reviewer, Operator]),
    (A::GrantConsent, &[Officer, Operator]),
    (A::ManageUsers, &[Admin, Operator]),
    (A::ManageKeys, &[Admin, Operator]),
    (A::ManageWebhooks, &[Admin, Operator]),
    (A::ReadWebhooks, &[Auditor, Admin, Operator]),
    (A::ImportData, &[Risk]),
    (A::ReadData, &[Risk, Auditor, Operator]),
    (A::DeliverSources, &[Risk, Operator]),
    (A::SettleQuarantine, &[Risk, Operator]),
    (A::ManageFeeds, &[Risk, Operator]),
    (A::ReadMetering, &[Risk, Finance, Auditor, Operator]),
    (A::ReadSources, &[Officer, Reviewer, Risk, Auditor, Operator]),
    (A::ReadPortrait, &[Officer, Reviewer, Risk, Auditor]),
    (A::RunPortraits, &[Risk]),
    (A::ReadLake, &[Reviewer, Risk, Auditor]),
    (A::Watch, &[Risk]),
    (A::ReadAlert, &[Officer, Reviewer, Risk, Auditor]),
    (A::WorkAlert, &[Officer, Risk]),
    (A::AgreeAlert, &[Reviewer, Risk]),
    (A::DevelopScorecard, &[Risk]),
    (A::ApproveScorecard, &[Reviewer]),
    (A::ReadScorecard, &[Officer, Reviewer, Risk, Auditor]),
    (A::DraftProduct, &[Risk]),
    (A::CheckProduct, &[Reviewer, Risk]),
    (A::ApproveProduct, &[Reviewer]),
    (A::RollBackProduct, &[Reviewer, Risk]),
    (A::ShadowProduct, &[Risk]),
    (A::ReadShadow, &[Reviewer, Risk, Auditor]),
    (A::ReadProduct, &[Officer, Reviewer, Risk, Finance, Auditor]),
    (A::SubmitApplication, &[Officer]),
    (A::ReadApplication, &[Officer, Reviewer, Risk, Finance, Auditor]),
    (A::DecideApplication, &[Officer, Risk]),
    (A::ReviewApplication, &[Reviewer]),
    (A::SignContract, &[Officer]),
    (A::RestrictFacility, &[Reviewer, Risk, Finance]),
    (A::ProposeFacility, &[Officer, Risk]),
    (A::ApproveFacility, &[Reviewer]),
    (A::InstructPayout, &[Officer]),
    (A::ReleasePayout, &[Finance]),
    (A::ConfirmPayout, &[Finance]),
    (A::ReadLoan, &[Officer, Reviewer, Risk, Finance, Auditor]),
    (A::RecordPayment, &[Finance]),
    (A::ProposeCorrection, &[Finance, Risk]),
    (A::ApproveCorrection, &[Finance, Reviewer]),
    (A::ProposePolicy, &[Finance]),
    (A::ApprovePolicy, &[Reviewer, Risk]),
    (A::ProposeOverlay, &[Risk]),
    (A::ApproveOverlay, &[Reviewer]),
    (A::AgreeGuarantee, &[Risk]),
    (A::ClaimGuarantee, &[Finance]),
    (A::ReadGuarantee, &[Officer, Reviewer, Risk, Finance, Auditor]),
    (A::CloseDay, &[Finance]),
    (A::ReadLedger, &[Reviewer, Risk, Finance, Auditor]),
    (A::ProposeLedger, &[Finance]),
    (A::ApproveLedger, &[Reviewer, Finance]),
    (A::ReconcileBank, &[Finance]),
    (A::MigrateBook, &[Finance]),
    (A::ApproveMigration, &[Reviewer, Finance]),
    (A::RecordCircumstance, &[Officer, Risk]),
    (A::ConfirmClass, &[Risk]),
    (A::ApproveClass, &[Reviewer]),
    (A::DraftLosses, &[Risk]),
    (A::ApproveLosses, &[Reviewer]),
    (A::RunLosses, &[Risk, Finance]),
    (A::DraftSubsidy, &[Risk]),
    (A::ApproveSubsidy, &[Reviewer]),
    (A::ClaimSubsidy, &[Finance]),
    (A::ReadReport, &[Reviewer, Risk, Finance, Auditor]),
    (A::ReplayDecision, &[Risk, Auditor]),
    (A::VerifyBook, &[Auditor, Admin, Operator]),
    (A::ReadAudit, &[Auditor, Admin, Operator]),
    (A::ReadMetrics, &[Auditor, Operator]),
    (A::BackUp, &[Admin, Operator]),
    (A::RebuildViews, &[Operator]),
    (A::DraftShare, &[Risk, Finance]),
    (A::ApproveShare, &[Reviewer]),
    (A::SettleShare, &[Finance]),
    (A::AcceptShare, &[Reviewer]),
    (A::ReadShare, &[Officer, Reviewer, Risk, Finance, Auditor]),
    (A::ReadFunding, &[Reviewer, Risk, Finance, Auditor]),
    (A::ProposeFunding, &[Finance]),
    (A::ApproveFunding, &[Reviewer, Finance]),
    (A::MatchFunding, &[Finance]),
];

/// Whether a role may do an action in its own institution.
#[must_use]
pub fn allows(role: Role, action: Action) -> bool {
    TABLE.iter().any(|(listed, roles)| *listed == action && roles.contains(&role))
}

/// The roles that may do an action.
pub fn roles_for(action: Action) -> impl Iterator<Item = Role> {
    TABLE.iter().filter(move |(listed, _)| *listed == action).flat_map(|(_, roles)| *roles).copied()
}

/// How the person was recognised; part of what is recorded with every act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Via {
    /// A signed-in session.
    Session,
    /// A program's key.
    ApiKey,
    /// The command line on the machine that holds the data folder: whoever can read its keys.
    LocalConsole,
    /// The service itself: what it does when a day begins, or when a shared delivery came in.
    Service,
    /// A feed that the person registered.
    Feed,
}

/// Somebody who acts: a user of one institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// The user.
    pub user: UserId,
    /// User name.
    pub name: String,
    /// The institution it belongs to: the only one it can touch.
    pub institution: InstitutionId,
    /// Roles held there.
    pub roles: BTreeSet<Role>,
    /// How it was recognised.
    pub via: Via,
}

impl Principal {
    /// The service, when nobody asked: it looks at firms, and may do nothing else.
    pub(crate) fn service(institution: InstitutionId) -> Self {
        let user = UserId::from_bytes([0; 16]);
        Self { user, name: "anji".into(), institution, roles: BTreeSet::new(), via: Via::Service }
    }

    /// Lets the action pass or says who could do it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], naming the roles that may.
    pub fn require(&self, action: Action) -> Outcome<()> {
        if self.roles.iter().any(|role| allows(*role, action)) {
            return Ok(());
        }
        let may: Vec<Role> = roles_for(action).collect();
        let who: Vec<&str> = may.iter().map(|role| role.as_str()).collect();
        let zh: Vec<&str> = may.iter().map(|role| role.zh()).collect();
        Err(Problem::new(
            Code::Forbidden,
            format!("{} may not {}: ask somebody with the role {}", self.name, spaced(action, ' '), who.join(" or ")),
        )
        .in_chinese(format!("{} 没有这项权限：请由{}办理", self.name, zh.join("或"))))
    }

    /// What this person may do, in the order of [`TABLE`].
    #[must_use]
    pub fn allowed(&self) -> Vec<Action> {
        let mine = |roles: &[Role]| roles.iter().any(|role| self.roles.contains(role));
        TABLE.iter().filter(|(_, roles)| mine(roles)).map(|(action, _)| *action).collect()
    }

    /// Lets somebody pass who may do one of these: where only the object says which of them it takes.
    ///
    /// # Errors
    /// [`Code::Forbidden`], naming the roles that may do the first.
    pub fn require_any(&self, actions: &[Action]) -> Outcome<()> {
        let mut refusal = Ok(());
        for action in actions.iter().rev() {
            refusal = self.require(*action);
            if refusal.is_ok() {
                return Ok(());
            }
        }
        refusal
    }

    /// The text recorded with each event: who, and how recognised.
    #[must_use]
    pub fn actor(&self) -> String {
        let via = match self.via {
            Via::Session => "session",
            Via::ApiKey => "api-key",
            Via::LocalConsole => "local-console",
            Via::Service => "service",
            Via::Feed => "feed",
        };
        format!("{} via {via}", self.user)
    }
}

impl Action {
    /// The stable id, in kebab case: `submit-application`.
    #[must_use]
    pub fn id(self) -> String {
        spaced(self, '-')
    }
}

/// An action's words: `SubmitApplication` is "submit application".
fn spaced(action: Action, between: char) -> String {
    let mut said = String::new();
    for letter in format!("{action:?}").chars() {
        if letter.is_ascii_uppercase() && !said.is_empty() {
            said.push(between);
        }
        said.push(letter.to_ascii_lowercase());
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_row_and_auditors_only_read() {
        let mut seen = BTreeSet::new();
        for (action, roles) in TABLE {
            assert!(seen.insert(*action), "{action:?} stands twice");
            assert!(!roles.is_empty());
            if roles.contains(&Role::Auditor) {
                let reads = format!("{action:?}");
                assert!(
                    reads.starts_with("Read") || matches!(action, A::ReplayDecision | A::VerifyBook),
                    "auditor writes: {reads}"
                );
            }
        }
    }

    #[test]
    fn inquiry_approval_and_payout_are_apart() {
        for role in Role::ALL {
            let hats = [A::SubmitApplication, A::ReviewApplication, A::ReleasePayout]
                .iter()
                .filter(|a| allows(role, **a))
                .count();
            assert!(hats <= 1, "{role:?} wears {hats} hats");
        }
    }
}
