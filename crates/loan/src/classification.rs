//! The five-category class by days past due (rules 1.1).

use serde::{Deserialize, Serialize};

/// The five categories (五级分类), best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FiveCategory {
    /// Pays as agreed.
    Normal,
    /// A first sign of trouble.
    SpecialMention,
    /// Non-performing from here on.
    Substandard,
    /// A loss is likely.
    Doubtful,
    /// Nothing or little will come back.
    Loss,
}

impl FiveCategory {
    /// Every category, best first.
    pub const ALL: [Self; 5] = [Self::Normal, Self::SpecialMention, Self::Substandard, Self::Doubtful, Self::Loss];

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Normal => "正常",
            Self::SpecialMention => "关注",
            Self::Substandard => "次级",
            Self::Doubtful => "可疑",
            Self::Loss => "损失",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::SpecialMention => "special mention",
            Self::Substandard => "substandard",
            Self::Doubtful => "doubtful",
            Self::Loss => "loss",
        }
    }

    /// Whether it counts as non-performing (不良).
    #[must_use]
    pub fn is_non_performing(self) -> bool {
        self >= Self::Substandard
    }
}

/// The thresholds, from the rulebook. "Over 90 days" (超过90天) is day 91 onward (民法典 1259).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassificationRule {
    /// Special mention from this many days past due on, that day included.
    pub special_mention_from_days: u32,
    /// Substandard when more days than this have passed.
    pub substandard_over_days: u32,
    /// Doubtful when more days than this have passed.
    pub doubtful_over_days: u32,
    /// Loss when more days than this have passed.
    pub loss_over_days: u32,
    /// A short technical or operational delay of up to this many days stays normal.
    pub technical_delay_days: u32,
}

impl ClassificationRule {
    /// 《商业银行金融资产风险分类办法》 of 2023: 1, over 90, over 270, over 360; a technical delay of up to 7 days.
    pub const RULE_2023: Self = Self {
        special_mention_from_days: 1,
        substandard_over_days: 90,
        doubtful_over_days: 270,
        loss_over_days: 360,
        technical_delay_days: 7,
    };

    /// The class of a number of days past due.
    ///
    /// ```
    /// use loan::{ClassificationRule, FiveCategory};
    /// assert_eq!(ClassificationRule::RULE_2023.class_of(90), FiveCategory::SpecialMention);
    /// assert_eq!(ClassificationRule::RULE_2023.class_of(91), FiveCategory::Substandard);
    /// ```
    #[must_use]
    pub const fn class_of(&self, days_past_due: u32) -> FiveCategory {
        if days_past_due > self.loss_over_days {
            FiveCategory::Loss
        } else if days_past_due > self.doubtful_over_days {
            FiveCategory::Doubtful
        } else if days_past_due > self.substandard_over_days {
            FiveCategory::Substandard
        } else if days_past_due >= self.special_mention_from_days {
            FiveCategory::SpecialMention
        } else {
            FiveCategory::Normal
        }
    }

    /// The class when a person has established that the delay is technical, not the firm's.
    #[must_use]
    pub const fn class_of_technical_delay(&self, days_past_due: u32) -> FiveCategory {
        if days_past_due <= self.technical_delay_days { FiveCategory::Normal } else { self.class_of(days_past_due) }
    }
}

impl Default for ClassificationRule {
    fn default() -> Self {
        Self::RULE_2023
    }
}
