//! The life of a product: drafted, submitted, approved by another person, retired.

use std::collections::BTreeMap;

use codes::{ProductId, UserId};
use serde::{Deserialize, Serialize};

use crate::compiled::{CompiledProduct, ProductError};
use crate::limits::MAX_TEXT_CHARS;

/// What happened to a product. The document goes into the event as it was written, comments and all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ProductEvent {
    /// A version was written and found valid.
    Drafted {
        /// The product.
        product: ProductId,
        /// Code in the document.
        code: String,
        /// Version in the document.
        version: u32,
        /// The YAML.
        document: String,
        /// Digest of the document ([`crate::Product::digest`]).
        digest: String,
        /// Who wrote it.
        by: UserId,
    },
    /// A draft was put up for approval.
    Submitted {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
    },
    /// A second person approved it: it is now the version in force.
    Approved {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
    },
    /// A second person sent it back.
    Rejected {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
    /// No new applications.
    Retired {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
}

/// The version of the events written today.
pub const EVENT_SCHEMA: u16 = 1;
/// The kind of stream these events live in.
pub const STREAM_KIND: &str = "product";

/// Why stored bytes are not an event.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A newer form.
    #[error("the event has schema {0} and this program reads up to {EVENT_SCHEMA}: use a newer program")]
    Newer(u16),
    /// A schema that never was.
    #[error("no event was ever written with schema {0}: the store is damaged or not ours, run `anji verify`")]
    NeverWas(u16),
    /// The header names another kind than the bytes.
    #[error("the header says '{header}' and the bytes say '{body}': the store is damaged, run `anji verify`")]
    Kind {
        /// In the header.
        header: String,
        /// In the bytes.
        body: &'static str,
    },
    /// Not the form.
    #[error("the event '{kind}' cannot be read: {source}; the store is damaged, run `anji verify`")]
    Json {
        /// In the header.
        kind: String,
        /// What the parser said.
        source: serde_json::Error,
    },
}

impl ProductEvent {
    /// Its kind, as stored in the header and in the bytes.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Drafted { .. } => "drafted",
            Self::Submitted { .. } => "submitted",
            Self::Approved { .. } => "approved",
            Self::Rejected { .. } => "rejected",
            Self::Retired { .. } => "retired",
        }
    }

    /// The bytes to store: JSON, fields in declared order, the same for the same event.
    ///
    /// # Panics
    /// Never: every field has a JSON form.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("every field of an event has a JSON form")
    }

    /// Reads stored bytes, bringing older schemas up to date.
    ///
    /// # Errors
    /// [`ReadError`]: newer, damaged, or not an event of this kind.
    pub fn read(kind: &str, schema: u16, bytes: &[u8]) -> Result<Self, ReadError> {
        let cut = || kind.chars().take(40).collect::<String>();
        let event: Self = match schema {
            0 => return Err(ReadError::NeverWas(schema)),
            EVENT_SCHEMA => serde_json::from_slice(bytes).map_err(|source| ReadError::Json { kind: cut(), source })?,
            _ => return Err(ReadError::Newer(schema)),
        };
        if event.kind() == kind { Ok(event) } else { Err(ReadError::Kind { header: cut(), body: event.kind() }) }
    }
}

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

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VersionStatus {
    /// Being written.
    Draft,
    /// Waiting for a second person.
    Submitted,
    /// In force.
    Active,
    /// Followed by a later version.
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
    /// Where it stands.
    pub status: VersionStatus,
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
    #[error("who drafted or submitted version {0} cannot approve or reject it: ask a second person")]
    SamePerson(u32),
    /// A reason is missing or too long.
    #[error("give a reason of 1 to {MAX_TEXT_CHARS} characters")]
    Reason,
}

impl ProductState {
    /// The version in force.
    #[must_use]
    pub fn active(&self) -> Option<(u32, &VersionState)> {
        self.versions.iter().find(|(_, v)| v.status == VersionStatus::Active).map(|(n, v)| (*n, v))
    }

    /// Decides a command.
    ///
    /// # Errors
    /// See [`ProductStateError`]; a document is validated in full before it can be drafted.
    pub fn decide(&self, command: ProductCommand) -> Result<Vec<ProductEvent>, ProductStateError> {
        let event = match command {
            ProductCommand::Draft { product, document, by } => self.draft(product, document, by)?,
            ProductCommand::Submit { version, by } => {
                self.needs(version, VersionStatus::Draft)?;
                ProductEvent::Submitted { version, by }
            }
            ProductCommand::Approve { version, by } => {
                self.checker(version, by)?;
                ProductEvent::Approved { version, by }
            }
            ProductCommand::Reject { version, by, reason } => {
                self.checker(version, by)?;
                ProductEvent::Rejected { version, by, reason: checked_reason(reason)? }
            }
            ProductCommand::Retire { version, by, reason } => {
                self.needs(version, VersionStatus::Active)?;
                ProductEvent::Retired { version, by, reason: checked_reason(reason)? }
            }
        };
        Ok(vec![event])
    }

    fn draft(&self, product: ProductId, document: String, by: UserId) -> Result<ProductEvent, ProductStateError> {
        let compiled = CompiledProduct::from_yaml(&document)?;
        let read = compiled.document();
        let same = self.id.is_none_or(|id| id == product) && (self.code.is_empty() || self.code == read.code);
        if !same {
            return Err(ProductStateError::OtherProduct { ours: self.code.clone(), theirs: read.code.clone() });
        }
        let last = self.versions.last_key_value();
        let next = match last {
            None => 1,
            Some((number, version)) if version.status == VersionStatus::Draft => *number,
            Some((number, version)) if version.status == VersionStatus::Submitted => {
                let found = version.status;
                return Err(ProductStateError::WrongStatus { version: *number, found, needed: VersionStatus::Draft });
            }
            Some((number, _)) => number + 1,
        };
        if read.version != next {
            return Err(ProductStateError::WrongVersion { found: read.version, next });
        }
        let (code, digest) = (read.code.clone(), compiled.digest().to_owned());
        Ok(ProductEvent::Drafted { product, code, version: next, document, digest, by })
    }

    fn needs(&self, version: u32, needed: VersionStatus) -> Result<&VersionState, ProductStateError> {
        let state = self.versions.get(&version).ok_or(ProductStateError::NoVersion(version))?;
        if state.status == needed {
            Ok(state)
        } else {
            Err(ProductStateError::WrongStatus { version, found: state.status, needed })
        }
    }

    fn checker(&self, version: u32, by: UserId) -> Result<(), ProductStateError> {
        let state = self.needs(version, VersionStatus::Submitted)?;
        if state.drafted_by == by || state.submitted_by == Some(by) {
            return Err(ProductStateError::SamePerson(version));
        }
        Ok(())
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
                    status: VersionStatus::Draft,
                    drafted_by: *by,
                    submitted_by: None,
                    approved_by: None,
                };
                self.versions.insert(*version, state);
            }
            ProductEvent::Submitted { version, by } => self.change(*version, |v| {
                v.status = VersionStatus::Submitted;
                v.submitted_by = Some(*by);
            }),
            ProductEvent::Approved { version, by } => {
                for state in self.versions.values_mut().filter(|v| v.status == VersionStatus::Active) {
                    state.status = VersionStatus::Superseded;
                }
                self.change(*version, |v| {
                    v.status = VersionStatus::Active;
                    v.approved_by = Some(*by);
                });
            }
            ProductEvent::Rejected { version, .. } => self.change(*version, |v| {
                v.status = VersionStatus::Draft;
                v.submitted_by = None;
            }),
            ProductEvent::Retired { version, .. } => self.change(*version, |v| v.status = VersionStatus::Retired),
        }
    }

    fn change(&mut self, version: u32, change: impl FnOnce(&mut VersionState)) {
        if let Some(state) = self.versions.get_mut(&version) {
            change(state);
        }
    }
}

fn checked_reason(reason: String) -> Result<String, ProductStateError> {
    let chars = reason.trim().chars().count();
    if chars == 0 || chars > MAX_TEXT_CHARS { Err(ProductStateError::Reason) } else { Ok(reason) }
}
