//! The life of a product: drafted, submitted, approved by another person, in force at once or from an instant, rolled back,
//! retired.
//!
//! | who acts | what it takes |
//! |---|---|
//! | draft, submit | the maker |
//! | approve, at once or from an instant; activate | a second person: it brings into force what its maker wants |
//! | roll back | one person: it brings back what two people have already approved, when waiting does harm |
//! | shadow | one person: no applicant is touched |
//!
//! Which version is in force is a function of the events and the instant asked about ([`ProductState::active`]); nothing has
//! to happen at the instant itself.

use std::collections::BTreeMap;

use calendar::Timestamp;
use codes::{ProductId, UserId};
use serde::{Deserialize, Serialize};

use crate::compiled::{CompiledProduct, ProductError};
use crate::event::ProductEvent;
use crate::limits::{MAX_SCHEDULE_DAYS, MAX_TEXT_CHARS};

/// What is asked of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ProductCommand {
    /// Write the next version, or write a draft again.
    Draft {
        /// The product.
        product: ProductId,
        /// The YAML.
        document: String,
        /// Who.
        by: UserId,
    },
    /// Put a draft up for approval.
    Submit {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
    },
    /// Approve and put in force.
    Approve {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// From this instant; at once when none is given.
        active_from: Option<Timestamp>,
    },
    /// Put an approved version in force at once.
    Activate {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// Why now.
        reason: String,
    },
    /// Put an earlier approved version back in force at once, or keep the one in force and drop what is scheduled.
    RollBack {
        /// The version to be in force.
        version: u32,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
    /// Let a version that is not in force decide beside the one that is.
    StartShadow {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
    },
    /// End that.
    StopShadow {
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
    /// Send back.
    Reject {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
    /// Take out of sale.
    Retire {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
}

/// How far a version has come, whatever the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    Draft,
    /// Waiting for a second person.
    Submitted,
    /// Approved by a second person.
    Approved,
    /// Out of sale.
    Retired,
}

/// Where a version stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VersionStatus {
    /// Being written.
    Draft,
    /// Waiting for a second person.
    Submitted,
    /// Approved, in force from an instant to come.
    Scheduled,
    /// In force.
    Active,
    /// Approved and not in force: another version is.
    Superseded,
    /// Out of sale.
    Retired,
}

impl VersionStatus {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Submitted => "待审批",
            Self::Scheduled => "待生效",
            Self::Active => "生效",
            Self::Superseded => "已替换",
            Self::Retired => "已停用",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Scheduled => "scheduled",
            Self::Active => "active",
            Self::Superseded => "superseded",
            Self::Retired => "retired",
        }
    }
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionState {
    /// The YAML.
    pub document: String,
    /// Its digest.
    pub digest: String,
    /// How far it has come; [`ProductState::status`] says where it stands at an instant.
    pub stage: Stage,
    /// Who wrote it.
    pub drafted_by: UserId,
    /// Who put it up.
    pub submitted_by: Option<UserId>,
    /// Who approved it.
    pub approved_by: Option<UserId>,
}

/// A product over all its versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductState {
    /// Set by the first draft.
    pub id: Option<ProductId>,
    /// Code, the same in every version.
    pub code: String,
    /// Versions by number.
    pub versions: BTreeMap<u32, VersionState>,
    /// The version that decides beside the one in force, if any.
    pub shadow: Option<u32>,
    /// Put in force by the last act that took effect at once.
    at_once: Option<u32>,
    /// In force from an instant, in order of the instants. Earlier ones stay: they say what was in force before.
    planned: Vec<(Timestamp, u32)>,
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProductStateError {
    /// The document is no product.
    #[error(transparent)]
    Document(#[from] ProductError),
    /// A draft of the wrong number.
    #[error("the document says version {found}; the next one is {next}: set `version: {next}`")]
    WrongVersion {
        /// In the document.
        found: u32,
        /// What it must be.
        next: u32,
    },
    /// The code or id of another product.
    #[error("this is product '{ours}' and the document is of '{theirs}': start a new product instead")]
    OtherProduct {
        /// Ours.
        ours: String,
        /// In the document.
        theirs: String,
    },
    /// No such version.
    #[error("there is no version {0}: list the versions first")]
    NoVersion(u32),
    /// The version is not where the command needs it.
    #[error("version {version} is {}, and this needs one that is {}", .found.en(), .needed.en())]
    WrongStatus {
        /// Version.
        version: u32,
        /// Where it is.
        found: VersionStatus,
        /// Where it must be.
        needed: VersionStatus,
    },
    /// Maker and checker are one.
    #[error("who drafted or submitted version {0} cannot approve, reject or activate it: ask a second person")]
    SamePerson(u32),
    /// An instant that has passed, or lies too far ahead.
    #[error("{0} does not lie within the next {MAX_SCHEDULE_DAYS} days: choose an instant to come, or approve at once")]
    Instant(Timestamp),
    /// Nothing to go back from.
    #[error("no version is in force, so there is nothing to roll back: have a new version approved")]
    NothingInForce,
    /// The version in force, with nothing scheduled after it, or one past it.
    #[error("version {version} is not earlier than version {active}, which is in force: name an earlier approved one")]
    NotEarlier {
        /// Named.
        version: u32,
        /// In force.
        active: u32,
    },
    /// No shadow runs.
    #[error("no version of this product runs as a shadow: start one first")]
    NoShadow,
    /// A shadow runs.
    #[error("version {0} runs as a shadow already: stop it first")]
    ShadowRuns(u32),
    /// A reason is missing or too long.
    #[error("give a reason of 1 to {MAX_TEXT_CHARS} characters")]
    Reason,
}

impl ProductState {
    /// The version in force at an instant.
    #[must_use]
    pub fn active(&self, at: Timestamp) -> Option<(u32, &VersionState)> {
        let begun = self.planned.iter().rev().find(|(from, _)| *from <= at).map(|(_, version)| *version);
        let version = begun.or(self.at_once)?;
        self.versions.get(&version).map(|state| (version, state))
    }

    /// What is still to come into force after an instant, the next first.
    pub fn scheduled(&self, at: Timestamp) -> impl Iterator<Item = (Timestamp, u32)> + '_ {
        self.planned.iter().copied().filter(move |(from, _)| *from > at)
    }

    /// Where a version stands at an instant.
    #[must_use]
    pub fn status(&self, version: u32, at: Timestamp) -> Option<VersionStatus> {
        Some(match self.versions.get(&version)?.stage {
            Stage::Draft => VersionStatus::Draft,
            Stage::Submitted => VersionStatus::Submitted,
            Stage::Retired => VersionStatus::Retired,
            Stage::Approved if self.active(at).is_some_and(|(active, _)| active == version) => VersionStatus::Active,
            Stage::Approved if self.scheduled(at).any(|(_, planned)| planned == version) => VersionStatus::Scheduled,
            Stage::Approved => VersionStatus::Superseded,
        })
    }

    /// The version that decides beside the one in force at an instant: none once it is in force itself.
    #[must_use]
    pub fn shadow(&self, at: Timestamp) -> Option<(u32, &VersionState)> {
        let version = self.shadow.filter(|shadow| self.active(at).is_some_and(|(active, _)| active != *shadow))?;
        self.versions.get(&version).map(|state| (version, state))
    }

    /// Decides a command at an instant.
    ///
    /// # Errors
    /// See [`ProductStateError`]; a document is validated in full before it can be drafted.
    pub fn decide(&self, command: ProductCommand, now: Timestamp) -> Result<Vec<ProductEvent>, ProductStateError> {
        use VersionStatus as S;
        let event = match command {
            ProductCommand::Draft { product, document, by } => self.draft(product, document, by, now)?,
            ProductCommand::Submit { version, by } => {
                self.needs(version, now, S::Draft)?;
                ProductEvent::Submitted { version, by }
            }
            ProductCommand::Approve { version, by, active_from } => {
                self.checker(version, by, now)?;
                match active_from {
                    None => ProductEvent::Approved { version, by },
                    Some(active_from) => {
                        instant(active_from, now)?;
                        ProductEvent::Scheduled { version, by, active_from }
                    }
                }
            }
            ProductCommand::Activate { version, by, reason } => {
                let state = self.versions.get(&version).ok_or(ProductStateError::NoVersion(version))?;
                if !matches!(self.status(version, now), Some(S::Scheduled | S::Superseded)) {
                    self.needs(version, now, S::Scheduled)?;
                }
                second_person(state, version, by)?;
                ProductEvent::Activated { version, by, reason: checked_reason(reason)? }
            }
            ProductCommand::RollBack { version, by, reason } => {
                self.earlier(version, now)?;
                ProductEvent::RolledBack { version, by, reason: checked_reason(reason)? }
            }
            ProductCommand::StartShadow { version, by } => {
                self.may_shadow(version, now)?;
                ProductEvent::ShadowStarted { version, by }
            }
            ProductCommand::StopShadow { by, reason } => {
                let version = self.shadow.ok_or(ProductStateError::NoShadow)?;
                ProductEvent::ShadowStopped { version, by, reason: checked_reason(reason)? }
            }
            ProductCommand::Reject { version, by, reason } => {
                self.checker(version, by, now)?;
                ProductEvent::Rejected { version, by, reason: checked_reason(reason)? }
            }
            ProductCommand::Retire { version, by, reason } => {
                self.needs(version, now, S::Active)?;
                ProductEvent::Retired { version, by, reason: checked_reason(reason)? }
            }
        };
        Ok(vec![event])
    }

    fn draft(
        &self,
        product: ProductId,
        document: String,
        by: UserId,
        now: Timestamp,
    ) -> Result<ProductEvent, ProductStateError> {
        let compiled = CompiledProduct::from_yaml(&document)?;
        let read = compiled.document();
        let same = self.id.is_none_or(|id| id == product) && (self.code.is_empty() || self.code == read.code);
        if !same {
            return Err(ProductStateError::OtherProduct { ours: self.code.clone(), theirs: read.code.clone() });
        }
        let next = match self.versions.last_key_value() {
            None => 1,
            Some((number, version)) if version.stage == Stage::Draft => *number,
            Some((number, version)) if version.stage == Stage::Submitted => {
                self.needs(*number, now, VersionStatus::Draft)?;
                *number
            }
            Some((number, _)) => number + 1,
        };
        if read.version != next {
            return Err(ProductStateError::WrongVersion { found: read.version, next });
        }
        let (code, digest) = (read.code.clone(), compiled.digest().to_owned());
        Ok(ProductEvent::Drafted { product, code, version: next, document, digest, by })
    }

    fn needs(&self, version: u32, now: Timestamp, needed: VersionStatus) -> Result<&VersionState, ProductStateError> {
        let state = self.versions.get(&version).ok_or(ProductStateError::NoVersion(version))?;
        match self.status(version, now) {
            Some(found) if found != needed => Err(ProductStateError::WrongStatus { version, found, needed }),
            _ => Ok(state),
        }
    }

    fn checker(&self, version: u32, by: UserId, now: Timestamp) -> Result<(), ProductStateError> {
        second_person(self.needs(version, now, VersionStatus::Submitted)?, version, by)
    }

    /// Whether one may go back to a version: approved, and before the one in force. That one itself may be named while
    /// another is scheduled: it stays, and the other does not come.
    fn earlier(&self, version: u32, now: Timestamp) -> Result<(), ProductStateError> {
        let found = self.status(version, now).ok_or(ProductStateError::NoVersion(version))?;
        let (active, _) = self.active(now).ok_or(ProductStateError::NothingInForce)?;
        if version == active && self.scheduled(now).next().is_some() {
            return Ok(());
        }
        if version >= active {
            return Err(ProductStateError::NotEarlier { version, active });
        }
        if found == VersionStatus::Superseded {
            return Ok(());
        }
        Err(ProductStateError::WrongStatus { version, found, needed: VersionStatus::Superseded })
    }

    fn may_shadow(&self, version: u32, now: Timestamp) -> Result<(), ProductStateError> {
        use VersionStatus as S;
        let found = self.status(version, now).ok_or(ProductStateError::NoVersion(version))?;
        if let Some((running, _)) = self.shadow(now) {
            return Err(ProductStateError::ShadowRuns(running));
        }
        self.active(now).ok_or(ProductStateError::NothingInForce)?;
        if matches!(found, S::Submitted | S::Scheduled | S::Superseded) {
            return Ok(());
        }
        Err(ProductStateError::WrongStatus { version, found, needed: S::Submitted })
    }

    /// Applies an event. Events come from [`ProductState::decide`]; one of a version that is not there changes nothing.
    pub fn apply(&mut self, event: &ProductEvent) {
        match event {
            ProductEvent::Drafted { product, code, version, document, digest, by } => {
                self.id = Some(*product);
                self.code.clone_from(code);
                let state = VersionState {
                    document: document.clone(),
                    digest: digest.clone(),
                    stage: Stage::Draft,
                    drafted_by: *by,
                    submitted_by: None,
                    approved_by: None,
                };
                self.versions.insert(*version, state);
            }
            ProductEvent::Submitted { version, by } => self.change(*version, |v| {
                v.stage = Stage::Submitted;
                v.submitted_by = Some(*by);
            }),
            ProductEvent::Approved { version, by } => {
                self.approved(*version, *by);
                self.in_force_at_once(Some(*version));
            }
            ProductEvent::Scheduled { version, by, active_from } => {
                self.approved(*version, *by);
                // What was to begin at that instant or later was approved before: the later approval counts.
                self.planned.retain(|(from, _)| from < active_from);
                self.planned.push((*active_from, *version));
            }
            ProductEvent::Activated { version, .. } | ProductEvent::RolledBack { version, .. } => {
                self.in_force_at_once(Some(*version));
            }
            ProductEvent::ShadowStarted { version, .. } => self.shadow = Some(*version),
            ProductEvent::ShadowStopped { .. } => self.shadow = None,
            ProductEvent::Rejected { version, .. } => {
                self.change(*version, |v| {
                    v.stage = Stage::Draft;
                    v.submitted_by = None;
                });
                self.shadow = self.shadow.filter(|shadow| shadow != version);
            }
            ProductEvent::Retired { version, .. } => {
                self.change(*version, |v| v.stage = Stage::Retired);
                self.in_force_at_once(None);
            }
        }
    }

    fn approved(&mut self, version: u32, by: UserId) {
        self.change(version, |v| {
            v.stage = Stage::Approved;
            v.approved_by = Some(by);
        });
    }

    /// An act that takes effect at once drops whatever was scheduled: who acted knew of it, and nothing may change by itself
    /// behind the last decision of a person.
    fn in_force_at_once(&mut self, version: Option<u32>) {
        self.at_once = version;
        self.planned.clear();
        self.shadow = self.shadow.filter(|shadow| version.is_some_and(|version| version != *shadow));
    }

    fn change(&mut self, version: u32, change: impl FnOnce(&mut VersionState)) {
        if let Some(state) = self.versions.get_mut(&version) {
            change(state);
        }
    }
}

fn second_person(state: &VersionState, version: u32, by: UserId) -> Result<(), ProductStateError> {
    if state.drafted_by == by || state.submitted_by == Some(by) {
        return Err(ProductStateError::SamePerson(version));
    }
    Ok(())
}

fn instant(active_from: Timestamp, now: Timestamp) -> Result<(), ProductStateError> {
    let seconds = active_from.as_second().saturating_sub(now.as_second());
    if active_from <= now || seconds > MAX_SCHEDULE_DAYS * 86_400 {
        return Err(ProductStateError::Instant(active_from));
    }
    Ok(())
}

fn checked_reason(reason: String) -> Result<String, ProductStateError> {
    let chars = reason.trim().chars().count();
    if chars == 0 || chars > MAX_TEXT_CHARS { Err(ProductStateError::Reason) } else { Ok(reason) }
}
