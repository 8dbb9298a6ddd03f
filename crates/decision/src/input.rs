//! What a decision is made of: everything it may read, by value, so that it can be made again.
//!
//! The credit code and other personal fields are not here: the caller looks at them in the vault and passes what follows
//! from them (`code_valid`, `kind`). Thus a stored decision names nobody.

use std::collections::BTreeMap;

use calendar::{Date, Timestamp};
use codes::{
    ApplicationId, BodyKind, ConsentId, DecisionId, FirmId, FirmSize, FundingLineId, Industry, InstitutionId, Region,
};
use loan::RepaymentMethod;
use money::{Money, Rate};
use scoring::FeatureValue;
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_CONSENTS, MAX_FEATURES, MAX_VALUE_CHARS};

/// Everything one decision reads, beside the bundle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionInput {
    /// This run.
    pub decision: DecisionId,
    /// The application.
    pub application: ApplicationId,
    /// The lender.
    pub institution: InstitutionId,
    /// The firm.
    pub firm: FirmId,
    /// When the decision is made.
    pub decided_at: Timestamp,
    /// Its business date.
    pub decided_on: Date,
    /// What is asked for.
    pub request: LoanRequest,
    /// What is known of the firm.
    pub facts: FirmFacts,
    /// The firm's consents that bear on this application, live or not.
    pub consents: Vec<Consent>,
    /// Features by name; one that is known to be absent is `Missing`.
    pub features: BTreeMap<String, FeatureValue>,
    /// Whether a guarantor stands ready for this firm under the product's agreement.
    pub guarantee_available: bool,
    /// Whether the person concerned refused a decision made only by automation (个人信息保护法 art. 24).
    pub automation_refused: bool,
    /// What the money would cost, looked up when the decision was made; none for a product that does not price by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funding: Option<Funding>,
}

/// The funding line that a loan would be matched to, and its cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    /// The line; none where no line may be used for the loan and has room for all of it.
    pub line: Option<FundingLineId>,
    /// What it costs a year.
    pub annual_cost: Option<Rate>,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoanRequest {
    /// Amount.
    pub amount: Money,
    /// Months.
    pub tenor_months: u32,
    /// Code of one of the product's purposes.
    pub purpose: String,
    /// How to repay.
    pub repayment: RepaymentMethod,
}

/// What is known of the firm, without naming it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirmFacts {
    /// Whether the firm's credit code was checked and found valid (or, for a farm household, its identity).
    pub code_valid: bool,
    /// Who registered it.
    pub kind: BodyKind,
    /// Whether the decision bears on a natural person: a sole trader, a farm household, an owner.
    pub natural_person: bool,
    /// Size, if it could be told.
    pub size: Option<FirmSize>,
    /// Where it is registered.
    pub region: Option<Region>,
    /// Its industry.
    pub industry: Option<Industry>,
    /// When it was registered.
    pub registered_on: Option<Date>,
    /// Its register entry.
    pub standing: Standing,
    /// Whether the firm and its owners were identified.
    pub kyc: Kyc,
    /// Days overdue today on any loan known to the lender; 0: none.
    pub overdue_days: u32,
    /// Whether it stands on a list of dishonest debtors (失信被执行人).
    pub dishonest_debtor: bool,
    /// What the lender has lent it already.
    pub outstanding: Money,
}

/// The firm's register entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// 存续
    Active,
    /// 列入经营异常名录
    Abnormal,
    /// 注销
    Deregistered,
    /// 吊销
    Revoked,
}

impl Standing {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Active => "存续",
            Self::Abnormal => "经营异常",
            Self::Deregistered => "注销",
            Self::Revoked => "吊销",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Abnormal => "abnormal",
            Self::Deregistered => "deregistered",
            Self::Revoked => "revoked",
        }
    }
}

/// Customer due diligence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kyc {
    /// Identified, beneficial owners known.
    Complete,
    /// Not finished.
    Incomplete,
    /// Someone concerned is on a sanctions or watch list: a person must look, and the firm is not told why.
    Hit,
}

impl Kyc {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Complete => "已完成",
            Self::Incomplete => "未完成",
            Self::Hit => "名单命中",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Incomplete => "incomplete",
            Self::Hit => "list hit",
        }
    }
}

/// A firm's permission to read data about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The consent.
    pub id: ConsentId,
    /// What for, e.g. `credit-assessment`.
    pub purpose: String,
    /// Source categories it covers.
    pub categories: Vec<String>,
    /// Who may read.
    pub recipient: InstitutionId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The day it was withdrawn; from then on it permits nothing.
    pub revoked_on: Option<Date>,
}

impl Consent {
    /// Whether it permits this reading on this day.
    #[must_use]
    pub fn permits(&self, recipient: InstitutionId, purpose: &str, category: &str, on: Date) -> bool {
        self.recipient == recipient
            && self.purpose == purpose
            && self.categories.iter().any(|c| c == category)
            && self.from <= on
            && on <= self.to
            && self.revoked_on.is_none_or(|revoked| on < revoked)
    }
}

/// An input that cannot be decided at all: the caller's mistake, not the firm's failing.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InputError {
    /// NaN or infinite.
    #[error("feature '{feature}' is {value}: pass a finite number, or missing")]
    NotFinite {
        /// The feature.
        feature: String,
        /// The value.
        value: f64,
    },
    /// A number beyond the decimals of the rules.
    #[error("feature '{0}' is out of range: at most about 7.9 x 10^28")]
    OutOfRange(String),
    /// A feature the product needs has another type.
    #[error("feature '{feature}' must be {needed}: correct the connector that delivers it")]
    Kind {
        /// The feature.
        feature: String,
        /// The type needed.
        needed: &'static str,
    },
    /// Zero or less.
    #[error("the amount {0} is not above zero: ask for a positive amount")]
    Amount(Money),
    /// A date of the firm after the decision, or a decision date that is not that of its instant.
    #[error("{0}: correct the dates")]
    Dates(&'static str),
    /// Past a bound.
    #[error("more than {most} {what}: pass only those that bear on this application")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// Bound.
        most: usize,
    },
    /// A text past its bound.
    #[error("'{0}' holds a text longer than {MAX_VALUE_CHARS} characters: pass the code, not the prose")]
    TooLong(String),
}

impl DecisionInput {
    /// Checks what must hold before anything is decided.
    ///
    /// # Errors
    /// The first fault found.
    pub fn check(&self) -> Result<(), InputError> {
        if self.features.len() > MAX_FEATURES {
            return Err(InputError::TooMany { what: "features", most: MAX_FEATURES });
        }
        if self.consents.len() > MAX_CONSENTS {
            return Err(InputError::TooMany { what: "consents", most: MAX_CONSENTS });
        }
        for (feature, value) in &self.features {
            match value {
                FeatureValue::Number(value) if !value.is_finite() => {
                    return Err(InputError::NotFinite { feature: feature.clone(), value: *value });
                }
                FeatureValue::Category(text) if text.chars().count() > MAX_VALUE_CHARS => {
                    return Err(InputError::TooLong(feature.clone()));
                }
                _ => {}
            }
        }
        if self.request.purpose.chars().count() > MAX_VALUE_CHARS {
            return Err(InputError::TooLong("request.purpose".to_owned()));
        }
        if !self.request.amount.is_positive() {
            return Err(InputError::Amount(self.request.amount));
        }
        if calendar::business_date(self.decided_at) != self.decided_on {
            return Err(InputError::Dates("decided_on is not the business date of decided_at"));
        }
        if self.facts.registered_on.is_some_and(|day| day > self.decided_on) {
            return Err(InputError::Dates("the firm was registered after the decision"));
        }
        Ok(())
    }
}
