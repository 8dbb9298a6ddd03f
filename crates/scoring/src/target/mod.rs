//! The definition of bad, as the first step of a development: from monthly delinquency histories to good, bad,
//! indeterminate or excluded, with the tables by which the definition is chosen.
//!
//! | table | what it chooses |
//! |---|---|
//! | [`roll_rates`] | how late is too late: from which bucket most accounts do not come back |
//! | [`vintages`] | how long to wait: the month on book at which cumulative bad rates flatten |
//! | [`BadDefinition::label`] | the outcome of each account at an observation date |
//!
//! Months are counted from any common start (a year times twelve plus the month); the histories hold days past due at each
//! month's end.

mod labels;
mod roll;
mod vintage;

pub use labels::{BadDefinition, DefinitionError, Label, LabelCounts, Unusable};
pub use roll::{RollRates, WorstBucket, roll_rates, worst_then_next};
pub use vintage::{Vintage, VintageTable, vintages};

use serde::{Deserialize, Serialize};

use crate::limits::MAX_HISTORY_MONTHS;

/// Buckets of days past due, as months late are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = DaysBucket))]
#[serde(rename_all = "kebab-case")]
pub enum Bucket {
    /// Not late.
    Current,
    /// 1 to 30 days.
    M1,
    /// 31 to 60.
    M2,
    /// 61 to 90.
    M3,
    /// 91 to 120.
    M4,
    /// 121 to 150.
    M5,
    /// 151 to 180.
    M6,
    /// More than 180.
    M7Plus,
}

impl Bucket {
    /// Every bucket, least late first.
    pub const ALL: [Self; 8] =
        [Self::Current, Self::M1, Self::M2, Self::M3, Self::M4, Self::M5, Self::M6, Self::M7Plus];

    /// The bucket of days past due.
    ///
    /// ```
    /// use scoring::target::Bucket;
    /// assert_eq!([0, 1, 30, 31, 90, 91, 181].map(Bucket::of), [
    ///     Bucket::Current, Bucket::M1, Bucket::M1, Bucket::M2, Bucket::M3, Bucket::M4, Bucket::M7Plus,
    /// ]);
    /// ```
    #[must_use]
    pub const fn of(days: u16) -> Self {
        Self::ALL[match days.div_ceil(30) {
            months if months > 7 => 7,
            months => months as usize,
        }]
    }

    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Current => "正常（M0）",
            Self::M1 => "逾期1-30天（M1）",
            Self::M2 => "逾期31-60天（M2）",
            Self::M3 => "逾期61-90天（M3）",
            Self::M4 => "逾期91-120天（M4）",
            Self::M5 => "逾期121-150天（M5）",
            Self::M6 => "逾期151-180天（M6）",
            Self::M7Plus => "逾期180天以上（M7+）",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Current => "current (M0)",
            Self::M1 => "1-30 days (M1)",
            Self::M2 => "31-60 days (M2)",
            Self::M3 => "61-90 days (M3)",
            Self::M4 => "91-120 days (M4)",
            Self::M5 => "121-150 days (M5)",
            Self::M6 => "151-180 days (M6)",
            Self::M7Plus => "over 180 days (M7+)",
        }
    }
}

/// How an account ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Still on the book at the last month of the history.
    Open,
    /// Repaid.
    Repaid,
    /// Written off.
    WrittenOff,
    /// The firm died, the loan was sold, or it was a fraud: no outcome of credit.
    Other,
}

/// One account's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Month of the first disbursement.
    pub opened: i32,
    /// Days past due at the end of the opening month and of each month after it; `None` where it was not recorded.
    pub days: Vec<Option<u16>>,
    /// How it ended, in the month after the last of `days` unless it is open.
    pub ending: Ending,
}

impl History {
    /// A checked history.
    ///
    /// # Errors
    /// [`DefinitionError::Months`] when it has no month or more than `MAX_HISTORY_MONTHS`.
    pub fn try_new(opened: i32, days: Vec<Option<u16>>, ending: Ending) -> Result<Self, DefinitionError> {
        if days.is_empty() || days.len() > MAX_HISTORY_MONTHS {
            return Err(DefinitionError::Months { found: days.len() });
        }
        Ok(Self { opened, days, ending })
    }

    /// Days past due at a month's end, if it was recorded.
    fn at(&self, month: i32) -> Option<u16> {
        let place = usize::try_from(month.checked_sub(self.opened)?).ok()?;
        self.days.get(place).copied().flatten()
    }

    /// The month after the last of the history.
    fn end(&self) -> i32 {
        // At most MAX_HISTORY_MONTHS months.
        self.opened.saturating_add(self.days.len() as i32)
    }
}
