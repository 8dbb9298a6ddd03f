//! A product's versions and what was done to them, as people see it.

use std::collections::BTreeMap;

use calendar::Timestamp;
use codes::UserId;
use product::{ProductEvent, ProductState, Stage, VersionStatus};
use serde::{Deserialize, Serialize};
use store::StoredEvent;
use utoipa::ToSchema;

use crate::access::{Action, Principal};
use crate::acts::act;
use crate::cards::{AllowedAct, Named};
use crate::catalogue::status_named;
use crate::event_names;
use crate::product_check::FindingCard;

/// One version of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProductVersion {
    /// Version, from 1 up.
    pub version: u32,
    /// Where it stands.
    pub state: Named,
    /// The document as it was written.
    pub document: String,
    /// SHA-256 of the document, hexadecimal.
    pub digest: String,
    /// Name of who wrote it.
    pub drafted_by_name: String,
    /// Name of who approved it.
    pub approved_by_name: Option<String>,
    /// When it was last written.
    pub drafted_at: String,
    /// When it was approved.
    pub approved_at: Option<String>,
    /// Since when it is in force, or from when it will be; nothing when it is neither.
    pub active_from: Option<String>,
    /// Of a version that waits for approval: what a check finds in it today. Errors were refused when it was submitted; the
    /// rulebook may have changed since.
    pub findings: Vec<FindingCard>,
}

/// Something that was done to a product's versions, as the audit trail has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProductStep {
    /// What: `drafted`, `submitted`, `approved`, `scheduled`, `activated`, `rolled-back`, ...
    pub step: Named,
    /// The version concerned.
    pub version: u32,
    /// Who, by name.
    pub by_name: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why, where a reason was asked for.
    pub reason: Option<String>,
    /// Of an approval ahead of time: from when.
    pub active_from: Option<String>,
}

type History = [(StoredEvent, ProductEvent)];
type Names = BTreeMap<String, String>;

fn called(names: &Names, user: UserId) -> String {
    names.get(&user.to_string()).cloned().unwrap_or_else(|| user.to_string())
}

/// Every version, the newest first.
pub(crate) fn versions(state: &ProductState, history: &History, names: &Names, now: Timestamp) -> Vec<ProductVersion> {
    let at = |wanted: &dyn Fn(&ProductEvent) -> bool| {
        history.iter().rev().find(|(_, event)| wanted(event)).map(|(stored, _)| stored.recorded_at.to_string())
    };
    let begins = begins(history);
    let line = |(number, held): (&u32, &product::VersionState)| ProductVersion {
        version: *number,
        state: status_named(state, *number, now),
        document: held.document.clone(),
        digest: held.digest.clone(),
        drafted_by_name: called(names, held.drafted_by),
        approved_by_name: held.approved_by.map(|by| called(names, by)),
        drafted_at: at(&|e| matches!(e, ProductEvent::Drafted { version, .. } if version == number))
            .unwrap_or_default(),
        approved_at: at(
            &|e| matches!(e, ProductEvent::Approved { version, .. } | ProductEvent::Scheduled { version, .. } if version == number),
        ),
        active_from: begins
            .get(number)
            .filter(|_| matches!(state.status(*number, now), Some(VersionStatus::Active | VersionStatus::Scheduled)))
            .map(Timestamp::to_string),
        findings: Vec::new(),
    };
    state.versions.iter().rev().map(line).collect()
}

/// From when each version was last put in force.
fn begins(history: &History) -> BTreeMap<u32, Timestamp> {
    let begin = |(stored, event): &(StoredEvent, ProductEvent)| match event {
        ProductEvent::Approved { version, .. }
        | ProductEvent::Activated { version, .. }
        | ProductEvent::RolledBack { version, .. } => Some((*version, stored.recorded_at)),
        ProductEvent::Scheduled { version, active_from, .. } => Some((*version, *active_from)),
        _ => None,
    };
    history.iter().filter_map(begin).collect()
}

/// What was done, the newest first.
pub(crate) fn steps(history: &History, names: &Names) -> Vec<ProductStep> {
    let line = |(stored, event): &(StoredEvent, ProductEvent)| {
        let (version, by, reason, active_from) = match event {
            ProductEvent::Drafted { version, by, .. }
            | ProductEvent::Submitted { version, by }
            | ProductEvent::Approved { version, by }
            | ProductEvent::ShadowStarted { version, by } => (*version, *by, None, None),
            ProductEvent::Scheduled { version, by, active_from } => (*version, *by, None, Some(*active_from)),
            ProductEvent::Activated { version, by, reason }
            | ProductEvent::RolledBack { version, by, reason }
            | ProductEvent::ShadowStopped { version, by, reason }
            | ProductEvent::Rejected { version, by, reason }
            | ProductEvent::Retired { version, by, reason } => (*version, *by, Some(reason.clone()), None),
        };
        ProductStep {
            step: event_names::name(product::STREAM_KIND, event.kind()),
            version,
            by_name: called(names, by),
            at: stored.recorded_at.to_string(),
            reason,
            active_from: active_from.map(|from| from.to_string()),
        }
    };
    history.iter().rev().map(line).collect()
}

/// What the person who asks can do next.
pub(crate) fn allowed(who: &Principal, state: &ProductState, now: Timestamp) -> Vec<AllowedAct> {
    let mut allowed = vec![act(who, Action::DraftProduct, ("draft", "提交新版本", "submit a new version"), &[])];
    let makers = |held: &product::VersionState| -> Vec<UserId> {
        [Some(held.drafted_by), held.submitted_by].into_iter().flatten().collect()
    };
    for held in state.versions.values().filter(|held| held.stage == Stage::Submitted) {
        allowed.push(act(who, Action::ApproveProduct, ("approve", "批准", "approve"), &makers(held)));
    }
    for (_, version) in state.scheduled(now) {
        let makers = state.versions.get(&version).map(makers).unwrap_or_default();
        allowed.push(act(who, Action::ApproveProduct, ("activate", "立即生效", "put in force now"), &makers));
    }
    let active = state.active(now).map(|(number, _)| number);
    let earlier =
        |number: &u32| state.status(*number, now) == Some(VersionStatus::Superseded) && Some(*number) < active;
    if active.is_some() && (state.versions.keys().any(earlier) || state.scheduled(now).next().is_some()) {
        allowed.push(act(who, Action::RollBackProduct, ("roll-back", "回退版本", "roll back"), &[]));
    }
    let waits =
        |number: &u32| matches!(state.status(*number, now), Some(VersionStatus::Submitted | VersionStatus::Scheduled));
    if state.shadow(now).is_some() {
        allowed.push(act(who, Action::ShadowProduct, ("stop-shadow", "停止影子运行", "stop the shadow run"), &[]));
    } else if active.is_some() && state.versions.keys().any(waits) {
        allowed.push(act(who, Action::ShadowProduct, ("start-shadow", "影子运行", "run as a shadow"), &[]));
    }
    allowed
}
