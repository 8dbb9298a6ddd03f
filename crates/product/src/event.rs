//! What happens to a product, as the book keeps it.

use calendar::Timestamp;
use codes::{ProductId, UserId};
use serde::{Deserialize, Serialize};

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
    /// A second person approved it: it is in force from an instant that was still to come, unless something else is put in
    /// force before.
    Scheduled {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// From when.
        active_from: Timestamp,
    },
    /// A second person put an approved version in force at once: one that was scheduled, or one that had been rolled back from.
    Activated {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// Why now.
        reason: String,
    },
    /// An earlier approved version is in force again, at once; what was scheduled is dropped.
    RolledBack {
        /// The version in force from now on.
        version: u32,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
    },
    /// A version that is not in force decides beside the one that is, for nobody but the people who compare them.
    ShadowStarted {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
    },
    /// It no longer does.
    ShadowStopped {
        /// Version.
        version: u32,
        /// Who.
        by: UserId,
        /// Why.
        reason: String,
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
            Self::Scheduled { .. } => "scheduled",
            Self::Activated { .. } => "activated",
            Self::RolledBack { .. } => "rolled-back",
            Self::ShadowStarted { .. } => "shadow-started",
            Self::ShadowStopped { .. } => "shadow-stopped",
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
