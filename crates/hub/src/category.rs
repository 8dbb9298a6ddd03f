//! [`Category`]: one source of data as a document, with its owner, legal basis, rhythm and measures.

use serde::{Deserialize, Serialize};

use crate::measure::{Kind, Measure};

/// The schema of the documents.
pub const SOURCE_SCHEMA: &str = "anji.source/1";

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// How often a source reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// Each day.
    Daily,
    /// Each calendar month.
    Monthly,
    /// Each calendar quarter.
    Quarterly,
    /// Each calendar year.
    Yearly,
    /// When something happens: no period is expected, the source is asked.
    OnEvent,
}

impl Every {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Daily => "每日",
            Self::Monthly => "每月",
            Self::Quarterly => "每季",
            Self::Yearly => "每年",
            Self::OnEvent => "有事即报",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::Yearly => "yearly",
            Self::OnEvent => "on event",
        }
    }
}

/// When something of a source is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// How often it reports.
    pub every: Every,
    /// Days after the end of a period until which its report is in time; on event, days until the source is asked again.
    pub within_days: u16,
}

/// A column that tells one row of a source from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// The firm's unified social credit code.
    Uscc,
    /// The month or day.
    Period,
    /// The event's own number at its source: case, order, contract.
    Reference,
}

/// One category of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// [`SOURCE_SCHEMA`].
    pub schema: String,
    /// `kebab-case`: `social-security`.
    pub id: String,
    /// What it is called, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether the report that Anji follows names it. It names five of its 28; the others are Anji's choice.
    pub named_by_report: bool,
    /// Who holds the data.
    pub owner: Words,
    /// On what basis it may be used.
    pub legal_basis: Words,
    /// How long values are kept, in months.
    pub retention_months: u16,
    /// When something is due.
    pub refresh: Refresh,
    /// The kind of its main measures.
    pub grain: Kind,
    /// What tells its rows apart.
    pub keys: Vec<Key>,
    /// What it reports.
    pub measures: Vec<Measure>,
}

impl Category {
    /// Its measures of a kind, in the order of the document.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(move |measure| measure.kind == kind)
    }
}
