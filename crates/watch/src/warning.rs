//! [`Warning`]: one declared warning, as it stands in a document.

use serde::{Deserialize, Serialize};

/// The form of a document of warnings.
pub const WARNINGS_SCHEMA: &str = "anji.warnings/1";

/// A document of warnings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningsFile {
    /// [`WARNINGS_SCHEMA`].
    pub schema: String,
    /// The warnings.
    pub warnings: Vec<Warning>,
}

/// One warning. Its condition is an expression in the language of JDM rule graphs over the indicators of the catalogue by their ids
/// (amounts in yuan, shares in percent, everything else in its own unit) and over what [`Subject`](crate::Subject) lists beside them.
/// An indicator without a value makes a comparison not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// In kebab-case.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// What kind of trouble it tells of.
    pub category: Category,
    /// How grave it is.
    pub level: Level,
    /// When it is found.
    pub when: String,
    /// What to do, in Chinese.
    pub do_zh: String,
    /// What to do, in English.
    pub do_en: String,
    /// Days in which somebody has to have closed it; by its level where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_days: Option<u16>,
    /// Days for which it stays quiet after it was closed, although it is found.
    #[serde(default = "month")]
    pub quiet_days: u16,
}

const fn month() -> u16 {
    30
}

impl Warning {
    /// Days in which somebody has to have closed it.
    #[must_use]
    pub fn within_days(&self) -> u16 {
        self.within_days.unwrap_or(self.level.within_days())
    }
}

/// The kinds of trouble. Twelve, as the report counts; which they are is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Sells, works or invoices less.
    Business,
    /// Money in the account.
    Cash,
    /// What it owes and how it pays.
    Debt,
    /// Borrowing from many at once.
    MultipleBorrowing,
    /// Courts.
    Judicial,
    /// Registers and authorities.
    Regulatory,
    /// Taxes.
    Tax,
    /// Staff.
    Labour,
    /// Customers and core firms.
    Chain,
    /// Environment and energy.
    Environment,
    /// Sources that do not fit together.
    Authenticity,
    /// Machines, crops and things pledged.
    Assets,
}

impl Category {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::Business,
        Self::Cash,
        Self::Debt,
        Self::MultipleBorrowing,
        Self::Judicial,
        Self::Regulatory,
        Self::Tax,
        Self::Labour,
        Self::Chain,
        Self::Environment,
        Self::Authenticity,
        Self::Assets,
    ];

    /// In kebab-case, as in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Cash => "cash",
            Self::Debt => "debt",
            Self::MultipleBorrowing => "multiple-borrowing",
            Self::Judicial => "judicial",
            Self::Regulatory => "regulatory",
            Self::Tax => "tax",
            Self::Labour => "labour",
            Self::Chain => "chain",
            Self::Environment => "environment",
            Self::Authenticity => "authenticity",
            Self::Assets => "assets",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Business => "经营下滑",
            Self::Cash => "现金流",
            Self::Debt => "负债与偿付",
            Self::MultipleBorrowing => "多头借贷",
            Self::Judicial => "司法涉诉",
            Self::Regulatory => "行政监管",
            Self::Tax => "税务",
            Self::Labour => "用工社保",
            Self::Chain => "客户与供应链",
            Self::Environment => "环保能耗",
            Self::Authenticity => "数据真实性",
            Self::Assets => "设备与押品",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Cash => "cash",
            Self::Debt => "debt",
            Self::MultipleBorrowing => "multiple borrowing",
            Self::Judicial => "courts",
            Self::Regulatory => "authorities",
            Self::Tax => "tax",
            Self::Labour => "staff",
            Self::Chain => "customers and chain",
            Self::Environment => "environment and energy",
            Self::Authenticity => "truth of data",
            Self::Assets => "machines and pledges",
        }
    }
}

/// How grave a warning is: the four colours in which warnings are given in China (《突发事件应对法》第四十二条 names them for emergencies;
/// what each means for a loan is ours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Repayment is in danger now.
    Red,
    /// Repayment is in danger soon.
    Orange,
    /// Something got clearly worse.
    Yellow,
    /// Something to keep in mind.
    Blue,
}

impl Level {
    /// The gravest first.
    pub const ALL: [Self; 4] = [Self::Red, Self::Orange, Self::Yellow, Self::Blue];

    /// In kebab-case, as in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Blue => "blue",
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Red => "红色预警",
            Self::Orange => "橙色预警",
            Self::Yellow => "黄色预警",
            Self::Blue => "蓝色预警",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.id()
    }

    /// Days in which an alert of it has to be closed.
    #[must_use]
    pub const fn within_days(self) -> u16 {
        match self {
            Self::Red => 2,
            Self::Orange => 5,
            Self::Yellow => 10,
            Self::Blue => 30,
        }
    }

    /// Whether closing it takes a second person.
    #[must_use]
    pub const fn takes_two(self) -> bool {
        matches!(self, Self::Red | Self::Orange)
    }
}

/// A document of warnings that cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WarningError {
    /// No YAML, or a field that is not known, missing or of the wrong kind.
    #[error("the document of warnings cannot be read: {0}")]
    Unreadable(String),
    /// Another form.
    #[error("its schema is '{0}', this program reads '{WARNINGS_SCHEMA}'")]
    Schema(String),
    /// Too many.
    #[error("{0} warnings; at most {max}: divide the document", max = crate::limits::MAX_WARNINGS)]
    TooMany(usize),
    /// A warning that cannot stand.
    #[error("warning '{id}': {why}")]
    Wrong {
        /// Which.
        id: String,
        /// What is wrong and what to do.
        why: String,
    },
}
