//! [`ApplicationEvent`]: what happened to an application, written once.

use std::collections::BTreeMap;

use codes::{ApplicationId, ConsentId, ContractId, FacilityId, FirmId, InstitutionId, LoanId, ProductId, UserId};
use money::Money;
use scoring::FeatureValue;
use serde::{Deserialize, Serialize};

use crate::input::LoanRequest;
use crate::record::Decision;

/// The version of the events written today.
pub const SCHEMA: u16 = 1;
/// The kind of stream these events live in.
pub const STREAM_KIND: &str = "application";

/// Where an application came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// 网点
    Branch,
    /// 线上
    Online,
    /// 合作机构
    Partner,
    /// 批量导入
    Import,
}

impl Channel {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Branch => "网点",
            Self::Online => "线上",
            Self::Partner => "合作机构",
            Self::Import => "批量导入",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Branch => "branch",
            Self::Online => "online",
            Self::Partner => "partner",
            Self::Import => "import",
        }
    }
}

/// An application was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    /// This application.
    pub application: ApplicationId,
    /// The lender.
    pub institution: InstitutionId,
    /// The firm.
    pub firm: FirmId,
    /// The product asked for.
    pub product: ProductId,
    /// What is asked for.
    pub request: LoanRequest,
    /// The consents it rests on.
    pub consents: Vec<ConsentId>,
    /// Features as they were when it was made; the decision may take newer ones.
    pub features: BTreeMap<String, FeatureValue>,
    /// Where it came from.
    pub channel: Channel,
    /// Who entered it.
    pub by: UserId,
    /// Whether the person concerned refuses a decision made only by automation (个人信息保护法 art. 24).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub automation_refused: bool,
}

/// A decision was made by the rules. Larger than the others, hence boxed in the enum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The record.
    pub decision: Decision,
    /// Digest of its canonical bytes.
    pub digest: String,
}

/// A reviewer approved what the rules referred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approved {
    /// Who.
    pub by: UserId,
    /// Why.
    pub reason: String,
    /// What must be met before pay-out.
    pub conditions: Vec<String>,
    /// The amount approved: at most the decision's.
    pub amount: Money,
}

/// A person said something and gave a reason: declined, withdrew, asked for a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Who.
    pub by: UserId,
    /// Why.
    pub reason: String,
}

/// The firm took the offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferAccepted {
    /// Who recorded it.
    pub by: UserId,
    /// The amount taken: at most what was offered or approved.
    pub amount: Money,
}

/// A contract was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contracted {
    /// Who.
    pub by: UserId,
    /// The contract.
    pub contract: ContractId,
    /// The loan under it.
    pub loan: LoanId,
}

/// A facility was opened from the offer: loans are drawn under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacilityOpened {
    /// Who.
    pub by: UserId,
    /// The contract.
    pub contract: ContractId,
    /// The facility.
    pub facility: FacilityId,
}

/// What happened to an application.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ApplicationEvent {
    /// It was made.
    Submitted(Submitted),
    /// The rules decided.
    Decided(Box<Decided>),
    /// After an automated decline, a person was asked to look (个人信息保护法 art. 24).
    ReviewRequested(Said),
    /// A reviewer approved.
    Approved(Approved),
    /// A reviewer declined.
    Declined(Said),
    /// The firm withdrew it.
    Withdrawn(Said),
    /// The firm took the offer.
    OfferAccepted(OfferAccepted),
    /// A contract was made.
    Contracted(Contracted),
    /// A facility was opened.
    FacilityOpened(FacilityOpened),
}

/// Why stored bytes are not an event.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A newer form.
    #[error("the event has schema {0} and this program reads up to {SCHEMA}: use a newer program")]
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

impl ApplicationEvent {
    /// Its kind, as stored in the header and in the bytes.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Submitted(_) => "submitted",
            Self::Decided(_) => "decided",
            Self::ReviewRequested(_) => "review-requested",
            Self::Approved(_) => "approved",
            Self::Declined(_) => "declined",
            Self::Withdrawn(_) => "withdrawn",
            Self::OfferAccepted(_) => "offer-accepted",
            Self::Contracted(_) => "contracted",
            Self::FacilityOpened(_) => "facility-opened",
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
            SCHEMA => serde_json::from_slice(bytes).map_err(|source| ReadError::Json { kind: cut(), source })?,
            _ => return Err(ReadError::Newer(schema)),
        };
        if event.kind() == kind { Ok(event) } else { Err(ReadError::Kind { header: cut(), body: event.kind() }) }
    }
}
