//! What a person may do next with an object: the acts its state permits, and for each whether this person may.
//!
//! The use cases decide again when the act is done; this only spares people a refusal they could have been told of.

use calendar::Date;
use codes::UserId;
use decision::{Application, Status};
use loan::{Position, Stage, Standing};

use crate::access::{Action, Principal, roles_for};
use crate::approvals::{Approval, ApprovalState};
use crate::cards::AllowedAct;
use crate::guarantees::Claimable;
use crate::servicing::HeldLoan;

/// An act with its names and what one must be allowed to do for it.
type Act<'a> = (&'a str, &'a str, &'a str, Action);

const DECIDE: Act<'static> = ("decide", "作出决策", "decide", Action::DecideApplication);
const REVIEW: Act<'static> = ("review", "复核审批", "review", Action::ReviewApplication);
const CONTRACT: Act<'static> = ("contract", "签订合同", "sign the contract", Action::SignContract);
const OPEN_FACILITY: Act<'static> = ("open-facility", "开立授信额度", "open the facility", Action::SignContract);
const INSTRUCT: Act<'static> = ("instruct-payout", "发起放款", "instruct the payout", Action::InstructPayout);
const RELEASE: Act<'static> = ("release-payout", "放行放款", "release the payout", Action::ReleasePayout);
const CONFIRM: Act<'static> = ("confirm-payout", "登记银行回执", "record the bank's answer", Action::ConfirmPayout);
const CANCEL: Act<'static> = ("cancel-contract", "撤销合同", "cancel the contract", Action::SignContract);
const JOIN: Act<'static> = ("lend-jointly", "联合放款", "lend jointly", Action::DraftShare);
const PAY: Act<'static> = ("pay", "登记还款", "record a payment", Action::RecordPayment);
const PREPAY: Act<'static> = ("prepay", "提前还款", "prepay", Action::RecordPayment);
const FEE: Act<'static> = ("fee", "登记收费", "record a fee", Action::RecordPayment);
const REVERSE: Act<'static> =
    ("reverse-payment", "申请还款冲正", "propose to take a payment back", Action::ProposeCorrection);
const CHANGE: Act<'static> = ("change-loan", "申请变更", "propose a change", Action::ProposeCorrection);
const WRITE_OFF: Act<'static> = ("write-off", "申请核销", "propose a write-off", Action::ProposeCorrection);
const CLAIM: Act<'static> = ("claim", "申请代偿", "claim under the guarantee", Action::ClaimGuarantee);
const RECOVER: Act<'static> = ("recover", "登记追偿收回", "record a recovery", Action::ClaimGuarantee);

/// An act of an object, as this person may or may not do it. `makers` are the people who may not check what they made.
pub(crate) fn act(who: &Principal, action: Action, (id, zh, en): (&str, &str, &str), makers: &[UserId]) -> AllowedAct {
    not_by(
        offered(who, (id, zh, en, action)),
        makers.contains(&who.user),
        "who makes does not check",
        "经办人不得复核自己的业务",
    )
}

/// Whether this person has the role for an act.
fn offered(who: &Principal, (act, zh, en, action): Act<'_>) -> AllowedAct {
    let can = who.require(action).is_ok();
    let roles: Vec<_> = roles_for(action).collect();
    let en_roles: Vec<_> = roles.iter().map(|role| role.as_str()).collect();
    let zh_roles: Vec<_> = roles.iter().map(|role| role.zh()).collect();
    AllowedAct {
        act: act.into(),
        zh: zh.into(),
        en: en.into(),
        can,
        why: (!can).then(|| format!("this needs the role {}", en_roles.join(" or "))),
        why_zh: (!can).then(|| format!("需要角色：{}", zh_roles.join("或"))),
        from: None,
    }
}

/// A claim, which the agreement lets nobody make before its day. Who lacks the role is told that first.
fn claim_in_time(who: &Principal, claim: Claimable, today: Date) -> AllowedAct {
    let mut act = offered(who, CLAIM);
    if today < claim.from {
        act.from = Some(claim.from.to_string());
        if act.can {
            act.can = false;
            (act.why, act.why_zh) = (Some(claim.why()), Some(claim.why_zh()));
        }
    }
    act
}

/// The same, save for one person: who makes does not check.
fn not_by(mut act: AllowedAct, same: bool, en: &str, zh: &str) -> AllowedAct {
    if same && act.can {
        act.can = false;
        act.why = Some(format!("{en}: ask another person"));
        act.why_zh = Some(format!("{zh}，须由另一人办理"));
    }
    act
}

/// What can be done with an application.
pub(crate) fn of_application(who: &Principal, state: &Application, is_facility: bool) -> Vec<AllowedAct> {
    let submitter = state.submitted.as_ref().map(|submitted| submitted.by);
    match state.status {
        Some(Status::Submitted) => vec![offered(who, DECIDE)],
        Some(Status::Referred) => {
            let review = not_by(
                offered(who, REVIEW),
                submitter == Some(who.user),
                "who submitted an application does not review it",
                "经办人不得复核本人提交的申请",
            );
            vec![review, offered(who, DECIDE)]
        }
        Some(Status::Offered | Status::Approved) if is_facility => vec![offered(who, OPEN_FACILITY)],
        Some(Status::Offered | Status::Approved) => vec![offered(who, CONTRACT)],
        _ => Vec::new(),
    }
}

/// What can be done with a loan; `claim` says from when its guarantor can be asked to pay, where there is a loss.
pub(crate) fn of_loan(
    who: &Principal,
    loan: &HeldLoan,
    today: Option<&Position>,
    claim: Option<Claimable>,
) -> Vec<AllowedAct> {
    match loan.state.stage() {
        Stage::Signed | Stage::Returned => vec![offered(who, INSTRUCT), offered(who, JOIN), offered(who, CANCEL)],
        Stage::Instructed => {
            let instructed = loan.state.payout().map(|payout| payout.instructed_by);
            let release = not_by(
                offered(who, RELEASE),
                instructed == Some(who.user),
                "who instructed a payout does not release it",
                "发起人不得放行本人发起的放款",
            );
            vec![release, offered(who, JOIN), offered(who, CANCEL)]
        }
        Stage::Sent | Stage::Unknown => vec![offered(who, CONFIRM)],
        // Settled is what an active loan is called while nothing is owed: its acts follow from its position.
        Stage::Active | Stage::Settled => of_active(who, loan, today, claim),
        Stage::WrittenOff if was_received(loan) => vec![offered(who, REVERSE), offered(who, RECOVER)],
        Stage::WrittenOff => vec![offered(who, RECOVER)],
        Stage::Absent | Stage::Cancelled => Vec::new(),
    }
}

/// Whether there is money that may be taken back.
fn was_received(loan: &HeldLoan) -> bool {
    use loan::LoanEvent as E;
    loan.history.iter().any(|(_, event)| {
        matches!(
            event,
            E::PaymentReceived(_)
                | E::PrepaymentReceived(_)
                | E::CompensationReceived(_)
                | E::RecoveryReceived(_)
                | E::FeePaid(_)
        )
    })
}

fn of_active(who: &Principal, loan: &HeldLoan, today: Option<&Position>, claim: Option<Claimable>) -> Vec<AllowedAct> {
    let owing = today.is_some_and(|position| position.standing == Standing::Outstanding);
    let mut acts = Vec::new();
    if owing {
        acts.extend([offered(who, PAY), offered(who, PREPAY)]);
    }
    if was_received(loan) {
        acts.push(offered(who, REVERSE));
    }
    if owing {
        acts.extend([offered(who, FEE), offered(who, CHANGE), offered(who, WRITE_OFF)]);
    }
    if let (Some(claim), Some(position)) = (claim, today) {
        acts.push(claim_in_time(who, claim, position.at));
    }
    if today.is_some_and(|position| position.compensated.is_positive()) {
        acts.push(offered(who, RECOVER));
    }
    acts
}

/// What can be done with a proposal.
pub(crate) fn of_proposal(who: &Principal, approval: &Approval) -> Vec<AllowedAct> {
    if approval.state != ApprovalState::Pending {
        return Vec::new();
    }
    let own = approval.proposed_by == who.user;
    let before = own || approval.approved_by.contains(&who.user);
    let approve = not_by(
        offered(who, ("approve", "同意", "approve", approval.act.approving())),
        before,
        "who proposed or already approved this does not approve it",
        "提议人和已同意的人不得再次同意",
    );
    let mut refuse = offered(who, ("refuse", "拒绝", "refuse", approval.act.approving()));
    if own {
        refuse =
            AllowedAct { zh: "撤回".into(), en: "withdraw".into(), can: true, why: None, why_zh: None, ..refuse };
    }
    vec![approve, refuse]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use codes::{InstitutionId, PolicyId};
    use money::{Currency, Money};

    use super::*;
    use crate::access::{Role, Via};
    use crate::approvals::{Act, ApprovalEvent};

    fn person(n: u8, role: Role) -> Principal {
        Principal {
            user: UserId::from_bytes([n; 16]),
            name: format!("user-{n}"),
            institution: InstitutionId::from_bytes([9; 16]),
            roles: BTreeSet::from([role]),
            via: Via::Session,
        }
    }

    #[test]
    fn a_proposal_says_who_may_and_why_not() {
        let until = calendar::parse_date("2025-12-31").unwrap();
        let limit = Money::from_minor(1_000_000, Currency::CNY);
        let act = Act::ReleasePolicy { policy: PolicyId::from_bytes([1; 16]), limit, until };
        let maker = person(1, Role::Risk);
        let event = ApprovalEvent::Proposed { act, by: maker.user, reason: "daily".into() };
        let approval = Approval::fold("00", &[event]).unwrap();
        let can = |who: &Principal| of_proposal(who, &approval).iter().map(|act| act.can).collect::<Vec<_>>();
        assert_eq!(can(&maker), [false, true], "one's own: to withdraw, not to approve");
        assert_eq!(can(&person(2, Role::Risk)), [true, true]);
        assert_eq!(can(&person(3, Role::Officer)), [false, false]);
        let from = calendar::parse_date("2025-09-01").unwrap();
        let claim = Claimable { from, waiting_days: 60 };
        let on = |day: &str, role| claim_in_time(&person(4, role), claim, calendar::parse_date(day).unwrap());
        let early = on("2025-08-31", Role::Finance);
        assert_eq!((early.can, early.from.as_deref()), (false, Some("2025-09-01")));
        assert!(early.why.unwrap().contains("60 days") && early.why_zh.unwrap().contains("2025-09-01"));
        let early = on("2025-08-31", Role::Officer);
        assert!(early.from.is_some() && early.why_zh.unwrap().contains("财务"), "both are told");
        let ripe = on("2025-09-01", Role::Finance);
        assert_eq!((ripe.can, ripe.from, ripe.why), (true, None, None));
        let said = of_proposal(&person(3, Role::Officer), &approval);
        assert_eq!(said[0].why.as_deref(), Some("this needs the role reviewer or risk"));
        assert!(said[0].why_zh.as_deref().unwrap().starts_with("需要角色"));
    }
}
