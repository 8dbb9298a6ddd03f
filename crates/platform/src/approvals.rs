//! What needs a second person: proposed by one, done when enough others have approved.
//!
//! A reversal, a write-off, a payout-release policy and an overlay of the rulebook are proposed as an [`Act`]; the act itself is carried out in the
//! same transaction as the last approval it needed, so it is never half done and never done twice.

use std::str::FromStr;

use calendar::Date;
use codes::{FacilityId, FundingLineId, InstitutionId, LoanId, MigrationId, ParticipationId, PolicyId, UserId};
use money::Money;
use serde::{Deserialize, Serialize};
use store::Expected;
use views::{loans, objects};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::cards::{Cash, Named, Proposal};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::funding::LineChange;
use crate::limits::{MAX_REMARK_CHARS, POLICY_APPROVALS};
use crate::loan_changes::LoanChange;
use crate::problem::{Code, Outcome, Problem};
use crate::receivables::ReceivableChange;

/// Something that one person may not do alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Act {
    /// Takes a recorded payment back.
    ReversePayment {
        /// The loan.
        loan: LoanId,
        /// External reference of the payment.
        reference: String,
        /// Business date of the reversal.
        on: Date,
    },
    /// Writes off what is left of a loan.
    WriteOff {
        /// The loan.
        loan: LoanId,
        /// Business date of the write-off.
        on: Date,
    },
    /// Changes a loan: its rate, its terms, its debtor, what is owed beside principal.
    ChangeLoan {
        /// The loan.
        loan: LoanId,
        /// Business date from which it counts.
        on: Date,
        /// The change.
        change: LoanChange,
    },
    /// Opens a stage of a facility whose milestone was attested.
    OpenStage {
        /// The facility.
        facility: FacilityId,
        /// The stage's code.
        stage: String,
        /// Who attested it.
        source: String,
        /// What it said, or where that lies.
        evidence: String,
        /// When it was attested.
        attested_on: Date,
    },
    /// Lets a frozen facility be drawn again.
    UnfreezeFacility {
        /// The facility.
        facility: FacilityId,
    },
    /// Lets a claim count, ends its dispute, hands it back or takes a payment of it back.
    ChangeReceivable {
        /// The facility.
        facility: FacilityId,
        /// Number of the invoice.
        invoice: String,
        /// What is done.
        change: ReceivableChange,
    },
    /// Lets payouts up to a limit go without a second person for each.
    ReleasePolicy {
        /// The policy.
        policy: PolicyId,
        /// Largest payout it covers.
        limit: Money,
        /// Last day it holds.
        until: Date,
    },
    /// Lays facts over the institution's rulebook, such as the newest loan prime rate.
    LayOverRulebook {
        /// The facts, TOML in the form of the shipped parameters, without recording instants.
        document: String,
    },
    /// Closes an accounting month; it is never opened again.
    CloseMonth {
        /// `2025-07`.
        month: String,
    },
    /// Brings an existing book in.
    BringBook {
        /// The import that was submitted.
        migration: MigrationId,
    },
    /// Puts a package or a joint loan to its holders.
    OfferShares {
        /// Which.
        participation: ParticipationId,
        /// Digest of its terms and loans as they were submitted, in hexadecimal: what a second person agrees to.
        digest: String,
    },
    /// Passes on what a holder of shares is owed.
    RemitShares {
        /// Under which arrangement.
        participation: ParticipationId,
        /// Which holder, by its place in the terms.
        holder: u16,
        /// Flows up to the end of this day.
        through: Date,
        /// Reference of the payment order.
        reference: String,
        /// How much, as it was owed when it was asked for.
        amount: Money,
    },
    /// Takes a loan back that was sold.
    BuyBackShares {
        /// Under which arrangement.
        participation: ParticipationId,
        /// The loan.
        loan: LoanId,
        /// The last day whose flows are the holders'.
        on: Date,
    },
    /// Adopts a version of the posting rules: the institution's chart of accounts and what is booked on which of them.
    AdoptPostingRules {
        /// The document, YAML or JSON.
        document: String,
    },
    /// Opens, changes, suspends, resumes or closes a funding line.
    ChangeFunding {
        /// The line.
        line: FundingLineId,
        /// The change.
        change: LineChange,
    },
}

impl Act {
    /// What one must be allowed to do to propose it.
    #[must_use]
    pub const fn proposing(&self) -> Action {
        match self {
            Self::ReversePayment { .. } | Self::WriteOff { .. } | Self::ChangeLoan { .. } => Action::ProposeCorrection,
            Self::OpenStage { .. } | Self::UnfreezeFacility { .. } | Self::ChangeReceivable { .. } => {
                Action::ProposeFacility
            }
            Self::ReleasePolicy { .. } => Action::ProposePolicy,
            Self::LayOverRulebook { .. } => Action::ProposeOverlay,
            Self::AdoptPostingRules { .. } | Self::CloseMonth { .. } => Action::ProposeLedger,
            Self::BringBook { .. } => Action::MigrateBook,
            Self::OfferShares { .. } | Self::BuyBackShares { .. } => Action::DraftShare,
            Self::RemitShares { .. } => Action::SettleShare,
            Self::ChangeFunding { .. } => Action::ProposeFunding,
        }
    }

    /// What one must be allowed to do to approve it.
    #[must_use]
    pub const fn approving(&self) -> Action {
        match self {
            Self::ReversePayment { .. } | Self::WriteOff { .. } | Self::ChangeLoan { .. } => Action::ApproveCorrection,
            Self::OpenStage { .. } | Self::UnfreezeFacility { .. } | Self::ChangeReceivable { .. } => {
                Action::ApproveFacility
            }
            Self::ReleasePolicy { .. } => Action::ApprovePolicy,
            Self::LayOverRulebook { .. } => Action::ApproveOverlay,
            Self::AdoptPostingRules { .. } | Self::CloseMonth { .. } => Action::ApproveLedger,
            Self::BringBook { .. } => Action::ApproveMigration,
            Self::OfferShares { .. } | Self::RemitShares { .. } | Self::BuyBackShares { .. } => Action::ApproveShare,
            Self::ChangeFunding { .. } => Action::ApproveFunding,
        }
    }

    /// How many people must approve it; the proposer is never one of them.
    #[must_use]
    pub const fn approvals_needed(&self) -> usize {
        match self {
            Self::ReversePayment { .. }
            | Self::WriteOff { .. }
            | Self::ChangeLoan { .. }
            | Self::OpenStage { .. }
            | Self::UnfreezeFacility { .. }
            | Self::ChangeReceivable { .. }
            | Self::LayOverRulebook { .. }
            | Self::AdoptPostingRules { .. }
            | Self::CloseMonth { .. }
            | Self::BringBook { .. }
            | Self::OfferShares { .. }
            | Self::RemitShares { .. }
            | Self::BuyBackShares { .. }
            | Self::ChangeFunding { .. } => 1,
            Self::ReleasePolicy { .. } => POLICY_APPROVALS,
        }
    }

    /// The facility it is about.
    #[must_use]
    pub const fn facility(&self) -> Option<FacilityId> {
        match self {
            Self::OpenStage { facility, .. }
            | Self::UnfreezeFacility { facility }
            | Self::ChangeReceivable { facility, .. } => Some(*facility),
            _ => None,
        }
    }

    /// The package or joint loan it is about.
    #[must_use]
    pub const fn participation(&self) -> Option<ParticipationId> {
        match self {
            Self::OfferShares { participation, .. }
            | Self::RemitShares { participation, .. }
            | Self::BuyBackShares { participation, .. } => Some(*participation),
            _ => None,
        }
    }

    /// The money it moves, where that is said.
    #[must_use]
    pub const fn amount(&self) -> Option<Money> {
        match self {
            Self::RemitShares { amount, .. } => Some(*amount),
            _ => None,
        }
    }

    /// Digest of what is agreed to, in hexadecimal, where that stands elsewhere.
    #[must_use]
    pub fn digest(&self) -> Option<&str> {
        match self {
            Self::OfferShares { digest, .. } => Some(digest),
            _ => None,
        }
    }

    /// Whether two proposals are about the same: to wait for both makes no sense, since only one could be carried out, or
    /// the second would change nothing.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::ReversePayment { loan, reference, .. },
                Self::ReversePayment { loan: other, reference: known, .. },
            ) => loan == other && reference == known,
            (Self::WriteOff { loan, .. }, Self::WriteOff { loan: other, .. }) => loan == other,
            (Self::ChangeLoan { loan, change, .. }, Self::ChangeLoan { loan: other, change: known, .. }) => {
                loan == other && change == known
            }
            (Self::OpenStage { facility, stage, .. }, Self::OpenStage { facility: other, stage: known, .. }) => {
                facility == other && stage == known
            }
            (Self::UnfreezeFacility { facility }, Self::UnfreezeFacility { facility: other }) => facility == other,
            (
                Self::ChangeReceivable { facility, invoice, change },
                Self::ChangeReceivable { facility: other, invoice: known, change: waits },
            ) => (facility, invoice, change) == (other, known, waits),
            (Self::ReleasePolicy { limit, until, .. }, Self::ReleasePolicy { limit: other, until: known, .. }) => {
                limit == other && until == known
            }
            (Self::LayOverRulebook { document }, Self::LayOverRulebook { document: other })
            | (Self::AdoptPostingRules { document }, Self::AdoptPostingRules { document: other }) => {
                document.trim() == other.trim()
            }
            (Self::CloseMonth { month }, Self::CloseMonth { month: other }) => month == other,
            (Self::BringBook { migration }, Self::BringBook { migration: other }) => migration == other,
            (Self::OfferShares { participation, .. }, Self::OfferShares { participation: other, .. }) => {
                participation == other
            }
            (
                Self::RemitShares { participation, holder, .. },
                Self::RemitShares { participation: other, holder: known, .. },
            ) => participation == other && holder == known,
            (
                Self::BuyBackShares { participation, loan, .. },
                Self::BuyBackShares { participation: other, loan: known, .. },
            ) => participation == other && loan == known,
            (Self::ChangeFunding { line, change }, Self::ChangeFunding { line: other, change: known }) => {
                // A line that is to be opened has no id that anybody knows.
                change == known && (line == other || matches!(change, LineChange::Open { .. }))
            }
            _ => false,
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn zh(&self) -> &'static str {
        match self {
            Self::ReversePayment { .. } => "还款冲正",
            Self::WriteOff { .. } => "贷款核销",
            Self::ChangeLoan { change, .. } => change.zh(),
            Self::OpenStage { .. } => "开放提款阶段",
            Self::UnfreezeFacility { .. } => "解冻授信额度",
            Self::ChangeReceivable { change, .. } => change.words().1,
            Self::ReleasePolicy { .. } => "放款授权",
            Self::LayOverRulebook { .. } => "参数调整",
            Self::AdoptPostingRules { .. } => "采用记账规则",
            Self::CloseMonth { .. } => "月结",
            Self::BringBook { .. } => "存量迁移",
            Self::OfferShares { .. } => "份额转让要约",
            Self::RemitShares { .. } => "份额划付",
            Self::BuyBackShares { .. } => "份额回购",
            Self::ChangeFunding { change, .. } => change.zh(),
        }
    }

    /// It with its names.
    #[must_use]
    pub fn name(&self) -> Named {
        let (id, en) = match self {
            Self::ChangeLoan { change, .. } => return change.name(),
            Self::ChangeFunding { change, .. } => return change.name(),
            Self::ReversePayment { .. } => ("reverse-payment", "take a payment back"),
            Self::WriteOff { .. } => ("write-off", "write a loan off"),
            Self::OpenStage { .. } => ("open-stage", "open a stage of a facility"),
            Self::UnfreezeFacility { .. } => ("unfreeze-facility", "unfreeze a facility"),
            Self::ChangeReceivable { change, .. } => {
                let (word, _, en) = change.words();
                (word, en)
            }
            Self::ReleasePolicy { .. } => ("release-policy", "let payouts go by a policy"),
            Self::LayOverRulebook { .. } => ("lay-over-rulebook", "change parameters of the rulebook"),
            Self::AdoptPostingRules { .. } => ("adopt-posting-rules", "adopt posting rules"),
            Self::CloseMonth { .. } => ("close-month", "close an accounting month"),
            Self::BringBook { .. } => ("bring-book", "bring an existing book in"),
            Self::OfferShares { .. } => ("offer-shares", "put shares to their holders"),
            Self::RemitShares { .. } => ("remit-shares", "pass money on to a holder"),
            Self::BuyBackShares { .. } => ("buy-back-shares", "take a sold loan back"),
        };
        Named::new(id, self.zh(), en)
    }
}

/// What happened to a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ApprovalEvent {
    /// Somebody proposed an act.
    Proposed {
        /// The act.
        act: Act,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
    /// Somebody else agreed.
    Approved {
        /// Who.
        by: UserId,
    },
    /// Somebody else refused; the proposal ends.
    Refused {
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
}

impl JsonEvent for ApprovalEvent {
    const STREAM: &'static str = "approval";
    fn kind(&self) -> &'static str {
        match self {
            Self::Proposed { .. } => "approval-proposed",
            Self::Approved { .. } => "approval-approved",
            Self::Refused { .. } => "approval-refused",
        }
    }
}

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApprovalState {
    /// Waiting for people.
    Pending,
    /// Approved and carried out.
    Done,
    /// Refused.
    Refused,
}

impl ApprovalState {
    /// As written in lists.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    /// It with its names.
    #[must_use]
    pub fn name(self) -> Named {
        let (zh, en) = match self {
            Self::Pending => ("待审批", "waiting for approval"),
            Self::Done => ("已执行", "approved and done"),
            Self::Refused => ("已拒绝", "refused"),
        };
        Named::new(self.as_str(), zh, en)
    }
}

impl FromStr for ApprovalState {
    type Err = Problem;
    fn from_str(text: &str) -> Outcome<Self> {
        let all = [Self::Pending, Self::Done, Self::Refused];
        all.into_iter().find(|state| state.as_str() == text).ok_or_else(|| {
            Problem::new(Code::Invalid, "that is no state of a proposal: use one of pending, done, refused")
        })
    }
}

/// A proposal as the platform shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Its id, sixteen bytes in hexadecimal.
    pub id: String,
    /// What is proposed.
    pub act: Act,
    /// Who proposed it.
    pub proposed_by: UserId,
    /// Why.
    pub reason: String,
    /// Who agreed so far.
    pub approved_by: Vec<UserId>,
    /// Where it stands.
    pub state: ApprovalState,
}

impl Approval {
    /// Folds a proposal's events.
    #[must_use]
    pub fn fold(id: &str, events: &[ApprovalEvent]) -> Option<Self> {
        let mut approval: Option<Self> = None;
        for event in events {
            match (event, &mut approval) {
                (ApprovalEvent::Proposed { act, by, reason }, slot) => {
                    *slot = Some(Self {
                        id: id.to_owned(),
                        act: act.clone(),
                        proposed_by: *by,
                        reason: reason.clone(),
                        approved_by: Vec::new(),
                        state: ApprovalState::Pending,
                    });
                }
                (ApprovalEvent::Approved { by }, Some(approval)) => {
                    approval.approved_by.push(*by);
                    if approval.approved_by.len() >= approval.act.approvals_needed() {
                        approval.state = ApprovalState::Done;
                    }
                }
                (ApprovalEvent::Refused { .. }, Some(approval)) => approval.state = ApprovalState::Refused,
                (_, None) => {}
            }
        }
        approval
    }

    /// Lets somebody agree.
    ///
    /// # Errors
    /// [`Code::SamePerson`] for the proposer or somebody who agreed before, [`Code::WrongState`] when it has ended.
    pub fn approve(&self, by: UserId) -> Outcome<ApprovalEvent> {
        self.still_pending()?;
        if by == self.proposed_by || self.approved_by.contains(&by) {
            return Err(Problem::new(
                Code::SamePerson,
                "who proposed or already approved this cannot approve it: ask another person",
            ));
        }
        Ok(ApprovalEvent::Approved { by })
    }

    /// Lets somebody refuse; the proposer may withdraw their own.
    ///
    /// # Errors
    /// [`Code::WrongState`] when it has ended.
    pub fn refuse(&self, by: UserId, reason: &str) -> Outcome<ApprovalEvent> {
        self.still_pending()?;
        Ok(ApprovalEvent::Refused { by, reason: remark(reason)? })
    }

    fn still_pending(&self) -> Outcome<()> {
        if self.state == ApprovalState::Pending {
            return Ok(());
        }
        Err(Problem::new(
            Code::WrongState,
            format!("the proposal is {} already: propose it again", self.state.as_str()),
        ))
    }

    pub(crate) fn row(&self, version: u64) -> Outcome<objects::Object> {
        Ok(objects::Object {
            kind: "approval".into(),
            id: self.id.clone(),
            state: self.state.as_str().into(),
            label: self.act.zh().into(),
            version: i64::try_from(version).unwrap_or(i64::MAX),
            body: String::from_utf8_lossy(&to_json(self)?).into_owned(),
        })
    }
}

/// A remark within its bound.
///
/// # Errors
/// [`Code::Invalid`] when it is empty or too long.
pub fn remark(text: &str) -> Outcome<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MAX_REMARK_CHARS {
        return Err(Problem::new(Code::Invalid, format!("give a reason of 1 to {MAX_REMARK_CHARS} characters")));
    }
    Ok(text.to_owned())
}

impl Platform {
    /// Proposes an act.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::Pending`] when the same waits for approval already; what would make the act impossible
    /// is said now, not at approval.
    pub async fn propose(&self, request: &Request<'_>, act: Act, reason: &str) -> Outcome<Approval> {
        request.who.require(act.proposing())?;
        let institution = request.institution();
        // Carry it out on paper first: a proposal that cannot succeed should not wait for people.
        self.perform(request, &act, None).await?;
        // Two people at the same instant may both pass here; the second act is then refused when it is to be carried out.
        let waiting = self.approvals_in(institution, Some(ApprovalState::Pending)).await?;
        if let Some(same) = waiting.iter().find(|waiting| waiting.act.same_as(&act)) {
            return Err(Problem::new(
                Code::Pending,
                format!(
                    "proposal {} is about the same and waits for approval: approve, refuse or withdraw it",
                    same.id
                ),
            ));
        }
        let id: [u8; 16] = random()?;
        let event = ApprovalEvent::Proposed { act, by: request.who.user, reason: remark(reason)? };
        let approval = Approval::fold(&hex::encode(id), std::slice::from_ref(&event))
            .ok_or_else(|| Problem::new(Code::Internal, "a proposal folded to nothing"))?;
        let appends = vec![appending(id, Expected::New, self.clock.today(), &[event])?];
        let writes = vec![objects::put(institution, approval.row(1)?)];
        self.save(request, appends, writes, approval).await
    }

    /// Proposes a policy that lets payouts up to a limit go without a second person for each.
    ///
    /// # Errors
    /// As [`Platform::propose`]; [`Code::Invalid`] for a last day that has passed.
    pub async fn propose_policy(
        &self,
        request: &Request<'_>,
        limit: Money,
        until: Date,
        reason: &str,
    ) -> Outcome<Approval> {
        request.who.require(Action::ProposePolicy)?;
        let today = self.clock.today();
        if until < today {
            return Err(Problem::new(
                Code::Invalid,
                format!("{until} has passed: let the policy hold until {today} or later"),
            ));
        }
        let policy = PolicyId::from_bytes(random()?);
        self.propose(request, Act::ReleasePolicy { policy, limit, until }, reason).await
    }

    /// Approves a proposal; with the last approval it needed the act is carried out.
    ///
    /// # Errors
    /// [`Code::SamePerson`], [`Code::Forbidden`], [`Code::WrongState`], or why the act is no longer possible.
    pub async fn approve(&self, request: &Request<'_>, id: &str) -> Outcome<Approval> {
        // Which of the two it takes only the proposal says; who may do neither is not told whether there is one.
        request.who.require_any(&[Action::ApproveCorrection, Action::ApprovePolicy])?;
        let (bytes, mut events) = self.approval_events(request.who, id).await?;
        let approval = Approval::fold(id, &events).ok_or_else(|| Problem::not_found("proposal", id))?;
        request.who.require(approval.act.approving())?;
        let event = approval.approve(request.who.user)?;
        let version = events.len() as u64;
        let mut appends =
            vec![appending(bytes, Expected::Version(version), self.clock.today(), std::slice::from_ref(&event))?];
        events.push(event);
        let approval = Approval::fold(id, &events).ok_or_else(|| Problem::not_found("proposal", id))?;
        let mut writes = vec![objects::put(request.institution(), approval.row(version + 1)?)];
        if approval.state == ApprovalState::Done {
            let (more_appends, more_writes) = self.perform(request, &approval.act, Some(&approval)).await?;
            appends.extend(more_appends);
            writes.extend(more_writes);
        }
        self.save(request, appends, writes, approval).await
    }

    /// Refuses a proposal, or withdraws one's own.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`].
    pub async fn refuse(&self, request: &Request<'_>, id: &str, reason: &str) -> Outcome<Approval> {
        request.who.require_any(&[
            Action::ApproveCorrection,
            Action::ApprovePolicy,
            Action::ProposeCorrection,
            Action::ProposePolicy,
            Action::ProposeFacility,
            Action::DraftShare,
            Action::SettleShare,
            Action::ProposeFunding,
        ])?;
        let (bytes, mut events) = self.approval_events(request.who, id).await?;
        let approval = Approval::fold(id, &events).ok_or_else(|| Problem::not_found("proposal", id))?;
        if approval.proposed_by != request.who.user {
            request.who.require(approval.act.approving())?;
        }
        let event = approval.refuse(request.who.user, reason)?;
        let version = events.len() as u64;
        let appends =
            vec![appending(bytes, Expected::Version(version), self.clock.today(), std::slice::from_ref(&event))?];
        events.push(event);
        let approval = Approval::fold(id, &events).ok_or_else(|| Problem::not_found("proposal", id))?;
        let writes = vec![objects::put(request.institution(), approval.row(version + 1)?)];
        self.save(request, appends, writes, approval).await
    }

    /// Every proposal of the asker's institution in a state, or in any.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn approvals(&self, who: &Principal, state: Option<ApprovalState>) -> Outcome<Vec<Approval>> {
        who.require(Action::ReadLoan)?;
        self.approvals_in(who.institution, state).await
    }

    pub(crate) async fn approvals_in(
        &self,
        institution: InstitutionId,
        state: Option<ApprovalState>,
    ) -> Outcome<Vec<Approval>> {
        let state = state.map(ApprovalState::as_str);
        let (mut approvals, mut after) = (Vec::new(), String::new());
        loop {
            let most = views::limits::MAX_PAGE;
            let page = objects::list(&self.book, institution, "approval", state, &after, most).await?;
            let Some(last) = page.last() else { return Ok(approvals) };
            after.clone_from(&last.id);
            for row in &page {
                approvals.push(from_json(row.body.as_bytes())?);
            }
        }
    }

    /// A proposal as people are shown it, with the names of those concerned.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn proposal(&self, who: &Principal, approval: &Approval) -> Outcome<Proposal> {
        who.require(Action::ReadLoan)?;
        let (bytes, _) = self.approval_events(who, &approval.id).await?;
        let history = self.history::<ApprovalEvent>(who.institution, bytes).await?;
        let proposed_at = history.first().map(|(stored, _)| stored.recorded_at.to_string()).unwrap_or_default();
        let people: Vec<String> =
            approval.approved_by.iter().chain([&approval.proposed_by]).map(UserId::to_string).collect();
        let names = self.user_names(who.institution, people.iter().map(String::as_str)).await?;
        let named = |user: &UserId| names.get(&user.to_string()).cloned().unwrap_or_default();
        let (loan, reference, on) = match &approval.act {
            Act::ReversePayment { loan, reference, on } => (Some(loan), Some(reference.clone()), Some(*on)),
            Act::WriteOff { loan, on } | Act::ChangeLoan { loan, on, .. } => (Some(loan), None, Some(*on)),
            Act::CloseMonth { month } => (None, Some(month.clone()), None),
            Act::OpenStage { stage, source, evidence, attested_on, .. } => {
                (None, Some(format!("{stage} · {source} · {evidence}")), Some(*attested_on))
            }
            Act::BringBook { migration } => (None, Some(migration.to_string()), None),
            Act::ChangeReceivable { invoice, change, .. } => (None, Some(change.about(invoice)), None),
            Act::RemitShares { reference, through, .. } => (None, Some(reference.clone()), Some(*through)),
            Act::BuyBackShares { loan, on, .. } => (Some(loan), None, Some(*on)),
            _ => (None, None, None),
        };
        let loan_number = match loan {
            Some(loan) => loans::get(&self.book, who.institution, &loan.to_string()).await?.map(|row| row.number),
            None => None,
        };
        let facility = approval.act.facility();
        let (limit, until) = match &approval.act {
            Act::ReleasePolicy { limit, until, .. } => (Some(Cash::from(*limit)), Some(until.to_string())),
            _ => (None, None),
        };
        let change = match &approval.act {
            Act::ChangeLoan { change, .. } => Some(change.clone()),
            _ => None,
        };
        let document = match &approval.act {
            Act::LayOverRulebook { document, .. } | Act::AdoptPostingRules { document } => Some(document.clone()),
            _ => None,
        };
        Ok(Proposal {
            id: approval.id.clone(),
            act: approval.act.name(),
            loan: loan.map(LoanId::to_string),
            loan_number,
            facility: facility.map(|facility| facility.to_string()),
            facility_number: self.facility_number(who.institution, facility).await?,
            participation: approval.act.participation().map(|id| id.to_string()),
            participation_number: self.participation_number(who.institution, approval.act.participation()).await?,
            reference,
            on: on.map(|day| day.to_string()),
            amount: approval.act.amount().map(Cash::from),
            digest: approval.act.digest().map(str::to_owned),
            limit,
            until,
            document,
            change,
            reason: approval.reason.clone(),
            proposed_by: approval.proposed_by.to_string(),
            proposed_by_name: named(&approval.proposed_by),
            proposed_at,
            approved_by: approval.approved_by.iter().map(UserId::to_string).collect(),
            approved_by_names: approval.approved_by.iter().map(named).collect(),
            approvals_needed: approval.act.approvals_needed(),
            state: approval.state.name(),
            allowed: acts::of_proposal(who, approval),
            funding: self.funding_proposal(who, &approval.act).await?,
        })
    }

    async fn approval_events(&self, who: &Principal, id: &str) -> Outcome<([u8; 16], Vec<ApprovalEvent>)> {
        let mut bytes = [0; 16];
        hex::decode_to_slice(id, &mut bytes).map_err(|_| Problem::not_found("proposal", id))?;
        let events = self.events::<ApprovalEvent>(who.institution, bytes).await?;
        Ok((bytes, events))
    }
}

#[cfg(test)]
mod tests {
    use money::Currency;

    use super::*;

    fn user(n: u8) -> UserId {
        UserId::from_bytes([n; 16])
    }

    fn policy() -> Act {
        let until = calendar::parse_date("2025-12-31").unwrap();
        Act::ReleasePolicy {
            policy: PolicyId::from_bytes([1; 16]),
            limit: Money::from_minor(5_000_000, Currency::CNY),
            until,
        }
    }

    #[test]
    fn a_policy_needs_two_people_other_than_the_proposer() {
        let mut events = vec![ApprovalEvent::Proposed { act: policy(), by: user(1), reason: "daily payouts".into() }];
        let fold = |events: &[ApprovalEvent]| Approval::fold("00", events).unwrap();
        assert_eq!(fold(&events).approve(user(1)).unwrap_err().code, Code::SamePerson);
        events.push(fold(&events).approve(user(2)).unwrap());
        assert_eq!(fold(&events).state, ApprovalState::Pending);
        assert_eq!(fold(&events).approve(user(2)).unwrap_err().code, Code::SamePerson);
        events.push(fold(&events).approve(user(3)).unwrap());
        assert_eq!(fold(&events).state, ApprovalState::Done);
        assert_eq!(fold(&events).approve(user(4)).unwrap_err().code, Code::WrongState);
        assert_eq!(fold(&events).refuse(user(4), "late").unwrap_err().code, Code::WrongState);
    }

    #[test]
    fn a_remark_at_its_bound() {
        assert!(remark(&"字".repeat(MAX_REMARK_CHARS)).is_ok());
        assert!(remark(&"字".repeat(MAX_REMARK_CHARS + 1)).is_err());
        assert!(remark("  ").is_err());
    }
}
