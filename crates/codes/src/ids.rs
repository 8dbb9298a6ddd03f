//! Typed ids: sixteen random bytes each, written as a short prefix and 32 hexadecimal digits.
//!
//! An id is an argument everywhere; only `platform::clock` draws a new one. The prefix makes a pasted id recognisable
//! and lets a wrong kind be refused with its name. Conversions between kinds do not exist.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Text that is not the id asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not {kind}: it looks like {prefix}_ followed by 32 hexadecimal digits")]
pub struct IdError {
    text: String,
    kind: &'static str,
    prefix: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            /// From sixteen bytes (drawn at random by the caller).
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }
            /// The sixteen bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "_{}"), self.0.simple())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                text.strip_prefix(concat!($prefix, "_"))
                    .filter(|hex| hex.len() == 32 && !hex.bytes().any(|b| b.is_ascii_uppercase()))
                    .and_then(|hex| Uuid::try_parse(hex).ok())
                    .map(Self)
                    .ok_or_else(|| IdError {
                        text: text.chars().take(60).collect(),
                        kind: stringify!($name),
                        prefix: $prefix,
                    })
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// A tenant: lender, guarantor, insurer, data owner, core firm, platform operator, supervisor.
    InstitutionId = "ins",
    /// A small or micro enterprise. Random: never derived from the credit code.
    FirmId = "firm",
    /// A request for credit.
    ApplicationId = "app",
    /// One run of the decision on an application.
    DecisionId = "dec",
    /// A product document, over all its versions.
    ProductId = "prd",
    /// A scorecard, over all its versions.
    ScorecardId = "scd",
    /// A signed contract.
    ContractId = "con",
    /// A facility (授信额度): a contract under which several loans are drawn.
    FacilityId = "fac",
    /// One draw under a contract (借据).
    LoanId = "loan",
    /// A guarantee agreement.
    AgreementId = "agr",
    /// A fiscal pool.
    PoolId = "pool",
    /// A payout-release policy.
    PolicyId = "pol",
    /// An alert: what one warning found of one firm.
    AlertId = "alt",
    /// A circumstance recorded of a debtor.
    CircumstanceId = "cir",
    /// A run of expected losses.
    LossRunId = "ecl",
    /// An import of an existing book.
    MigrationId = "mig",
    /// A programme of interest subsidies.
    ProgrammeId = "prg",
    /// A package of loans sold or a loan lent jointly (资产包、联合贷款).
    ParticipationId = "par",
    /// A batch of imported rows.
    BatchId = "bat",
    /// A table of an institution's own, brought in to develop models on.
    SampleSetId = "set",
    /// A study: what a person decided about a model.
    StudyId = "std",
    /// One run of a study.
    RunId = "run",
    /// A firm's consent.
    ConsentId = "cst",
    /// A person who signs in.
    UserId = "usr",
    /// A signed-in session.
    SessionId = "ses",
    /// A key for programs.
    ApiKeyId = "key",
    /// A subscription to events.
    WebhookId = "hook",
    /// A feed: where data come from by themselves.
    FeedId = "feed",
    /// A funding line (资金): a source of the money that is lent, with its quota and cost.
    FundingLineId = "fund",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_kind_is_refused_by_name() {
        let loan = LoanId::from_bytes([7; 16]);
        assert_eq!(loan.to_string().parse::<LoanId>().unwrap(), loan);
        let error = loan.to_string().parse::<FirmId>().unwrap_err();
        assert!(error.to_string().contains("FirmId"), "{error}");
        assert!("loan_07".parse::<LoanId>().is_err());
        let json = serde_json::to_string(&loan).unwrap();
        assert_eq!(serde_json::from_str::<LoanId>(&json).unwrap(), loan);
    }
}
