//! The register of rights in data (数据确权): whose a category is, what it may be used for, and what its owner gets of it.

use calendar::Date;
use codes::InstitutionId;
use serde::{Deserialize, Serialize};

use crate::catalogue::Catalogue;
use crate::limits::{MAX_CALL_FEN, MAX_RIGHTS, MAX_SHARE_BPS};

/// What a category may be used for (使用权).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UseRight {
    /// Anything, by anyone: it is public by law.
    Public,
    /// For credit to the firm that consents.
    Credit,
    /// For credit to the firm that consents, and to develop models on.
    CreditAndModels,
    /// In sums over many firms only.
    SumsOnly,
}

impl UseRight {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Public => "依法公开，任何用途",
            Self::Credit => "经授权用于授信",
            Self::CreditAndModels => "经授权用于授信与建模",
            Self::SumsOnly => "仅限汇总统计",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Public => "public by law, for anything",
            Self::Credit => "for credit, by consent",
            Self::CreditAndModels => "for credit and models, by consent",
            Self::SumsOnly => "in sums only",
        }
    }

    /// Whether a read of one firm's values needs that firm's consent.
    #[must_use]
    pub const fn needs_consent(self) -> bool {
        matches!(self, Self::Credit | Self::CreditAndModels)
    }

    /// Whether one firm's values may be read at all.
    #[must_use]
    pub const fn shows_a_firm(self) -> bool {
        !matches!(self, Self::SumsOnly)
    }
}

/// What the owner gets of its use (收益权).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum RevenueRight {
    /// Nothing.
    Free,
    /// So many fen for each call.
    PerCall {
        /// Fen.
        fen: i64,
    },
    /// A share of what the caller earns with it.
    Share {
        /// Hundredths of a percent.
        bps: u16,
    },
}

/// One entry of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataRight {
    /// The category, by id.
    pub category: String,
    /// Whose it is.
    pub owner: InstitutionId,
    /// What it may be used for.
    pub use_right: UseRight,
    /// What the owner gets.
    pub revenue_right: RevenueRight,
    /// The first day on which it holds.
    pub from: Date,
    /// The last, if one is agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<Date>,
}

/// Why an entry is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RightError {
    /// A category that is not in the catalogue.
    #[error("there is no category '{0}' in the catalogue: check its id")]
    Category(String),
    /// Turned round.
    #[error("a right cannot end ({through}) before it begins ({from}): swap the two days")]
    Days {
        /// The first day.
        from: Date,
        /// The last.
        through: Date,
    },
    /// A price or share that cannot be.
    #[error("give 0 to {MAX_CALL_FEN} fen a call, or 1 to {MAX_SHARE_BPS} hundredths of a percent")]
    Revenue,
    /// Two entries of one owner and category that hold on one day.
    #[error("'{category}' of this owner is registered from {from} already: end that entry first")]
    Twice {
        /// The category.
        category: String,
        /// The first day of the entry that stands.
        from: Date,
    },
    /// Too many.
    #[error("the register holds {MAX_RIGHTS} entries: end some before adding more")]
    Full,
}

impl RightError {
    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Category(id) => format!("目录中没有数据类别“{id}”：请核对标识"),
            Self::Days { from, through } => format!("终止日 {through} 早于起始日 {from}：请对调"),
            Self::Revenue => format!("每次调用 0 至 {MAX_CALL_FEN} 分，或分成 1 至 {MAX_SHARE_BPS} 个万分点"),
            Self::Twice { category, from } => format!("该权属人的“{category}”自 {from} 起已登记：请先终止原登记"),
            Self::Full => format!("登记簿已满 {MAX_RIGHTS} 条：请先终止部分登记"),
        }
    }
}

impl DataRight {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, on: Date) -> bool {
        self.from <= on && self.through.is_none_or(|through| on <= through)
    }

    /// Whether it can stand beside those that are registered.
    ///
    /// # Errors
    /// [`RightError`], with the remedy.
    pub fn check(&self, catalogue: &Catalogue, registered: &[Self]) -> Result<(), RightError> {
        if catalogue.category(&self.category).is_none() {
            return Err(RightError::Category(self.category.chars().take(crate::limits::MAX_ID_BYTES).collect()));
        }
        if let Some(through) = self.through.filter(|through| *through < self.from) {
            return Err(RightError::Days { from: self.from, through });
        }
        let fair = match self.revenue_right {
            RevenueRight::Free => true,
            RevenueRight::PerCall { fen } => (0..=MAX_CALL_FEN).contains(&fen),
            RevenueRight::Share { bps } => (1..=MAX_SHARE_BPS).contains(&bps),
        };
        if !fair {
            return Err(RightError::Revenue);
        }
        if registered.len() >= MAX_RIGHTS {
            return Err(RightError::Full);
        }
        let meets = |other: &&Self| {
            other.owner == self.owner
                && other.category == self.category
                && self.through.is_none_or(|through| other.from <= through)
                && other.through.is_none_or(|through| self.from <= through)
        };
        match registered.iter().find(meets) {
            Some(other) => Err(RightError::Twice { category: other.category.clone(), from: other.from }),
            None => Ok(()),
        }
    }
}
