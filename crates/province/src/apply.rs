//! Applications: who asks for what, when.

use calendar::{Date, add_days, days_between};
use codes::FirmId;
use serde::{Deserialize, Serialize};

use crate::history::{draw_amount_fen, draw_tenor};
use crate::limits::MAX_APPLICATIONS;
use crate::{Draw, Province, ProvinceError, Stream, within};

/// What the money is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Materials and wages.
    WorkingCapital,
    /// Machines.
    Equipment,
    /// Seed, feed, fertiliser.
    Farming,
    /// Energy saving and clean production.
    Green,
}

impl Purpose {
    /// Name in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::WorkingCapital => "流动资金周转",
            Self::Equipment => "购置设备",
            Self::Farming => "农业生产",
            Self::Green => "节能与清洁生产",
        }
    }

    /// Name in English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::WorkingCapital => "working capital",
            Self::Equipment => "equipment",
            Self::Farming => "farming",
            Self::Green => "energy saving and clean production",
        }
    }
}

/// A simulated request for credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Index of the firm in [`Province::firms`].
    pub firm: usize,
    /// Its id.
    pub firm_id: FirmId,
    /// Amount asked for, fen: a multiple of 10,000 yuan.
    pub requested_fen: i64,
    /// Tenor asked for.
    pub term_months: u16,
    /// What for.
    pub purpose: Purpose,
    /// The day.
    pub applied_on: Date,
}

impl Province {
    /// `count` applications between two days (both included), by day. The same call gives the same applications.
    ///
    /// A firm may apply more than once. Worse firms apply somewhat more often (twice as often for two units of risk),
    /// so those who apply are a little worse than the province.
    ///
    /// # Errors
    /// [`ProvinceError::OutOfBounds`] for none or more than [`MAX_APPLICATIONS`]; [`ProvinceError::NoDays`] when
    /// `through` is before `from`.
    pub fn applications(&self, count: u32, from: Date, through: Date) -> Result<Vec<Application>, ProvinceError> {
        within("the number of applications", u64::from(count), u64::from(MAX_APPLICATIONS))?;
        let days = u32::try_from(days_between(from, through)).map_err(|_| ProvinceError::NoDays { from, through })? + 1;
        let mut draw = Draw::new(self.seed, Stream::Applications as u64);
        let mut applications = Vec::with_capacity(count as usize);
        while applications.len() < count as usize {
            let index = draw.below(self.options.firms) as usize;
            let firm = self.firm(index)?;
            // Accept in proportion to exp(0.35 risk), cut at three units, instead of a table of all firms.
            if !draw.chance(libm::exp(0.35 * (firm.hidden_risk - 3.0)).min(1.0)) {
                continue;
            }
            let day = i32::try_from(draw.below(days)).unwrap_or(0);
            let purpose = match (firm.features.industry_section, draw.unit()) {
                ('A', _) => Purpose::Farming,
                ('C', share) if share < 0.30 => Purpose::Equipment,
                (_, share) if share > 0.97 => Purpose::Green,
                _ => Purpose::WorkingCapital,
            };
            applications.push(Application {
                firm: index,
                firm_id: firm.id,
                requested_fen: draw_amount_fen(&mut draw, firm.features.revenue_12m_fen, firm.hidden_risk),
                term_months: draw_tenor(&mut draw),
                purpose,
                applied_on: add_days(from, day)?,
            });
        }
        applications.sort_by_key(|application| application.applied_on);
        Ok(applications)
    }
}
