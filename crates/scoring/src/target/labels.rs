//! Good, bad, indeterminate or excluded, by a written definition.

use serde::{Deserialize, Serialize};

use super::{Ending, History};
use crate::limits::MAX_HISTORY_MONTHS;

/// What a history or definition lacks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DefinitionError {
    /// A history without a month, or too long.
    #[error("a history has {found} months; between 1 and {MAX_HISTORY_MONTHS} are allowed")]
    Months {
        /// Months found.
        found: usize,
    },
    /// Windows or days that contradict one another.
    #[error("definition of bad: {0}")]
    Definition(&'static str),
}

/// Why an account has no outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unusable {
    /// It was not on the book at the observation date.
    NotOpen,
    /// It was bad already: a card must not learn what everyone could see.
    BadAlready,
    /// It was on the book too short for behaviour to be seen.
    TooNew,
    /// The performance window is not over and it is not bad yet.
    NotRipe,
    /// It ended for a reason that is no outcome of credit.
    OtherEnding,
    /// Months are missing, and a bad one may be among them.
    Gap,
}

impl Unusable {
    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::NotOpen, Self::BadAlready, Self::TooNew, Self::NotRipe, Self::OtherEnding, Self::Gap];

    /// Shown to Chinese readers.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NotOpen => "观察点不在账",
            Self::BadAlready => "观察点已为坏",
            Self::TooNew => "观察期不足",
            Self::NotRipe => "表现期未满",
            Self::OtherEnding => "非信用原因结束",
            Self::Gap => "表现期记录缺失",
        }
    }

    /// Shown to English readers.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::NotOpen => "not on the book at the observation date",
            Self::BadAlready => "bad already at the observation date",
            Self::TooNew => "too short on the book",
            Self::NotRipe => "performance window not over",
            Self::OtherEnding => "ended for a reason other than credit",
            Self::Gap => "months of the performance window are missing",
        }
    }
}

/// The outcome of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Label {
    /// Good.
    Good {},
    /// Bad.
    Bad {
        /// Months after the observation date at which it became bad, from 1.
        after_months: u16,
    },
    /// Between the two (grey): scored, and not used to fit.
    Indeterminate {
        /// Most days past due in the window.
        worst_days: u16,
    },
    /// No outcome.
    Excluded {
        /// Why.
        why: Unusable,
    },
}

impl Label {
    /// As a target of [`crate::Table`]: `Some(true)` for bad, `None` where it must not fit.
    #[must_use]
    pub const fn target(self) -> Option<bool> {
        match self {
            Self::Good {} => Some(false),
            Self::Bad { .. } => Some(true),
            Self::Indeterminate { .. } | Self::Excluded { .. } => None,
        }
    }
}

/// The definition, in the words a validator asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BadDefinition {
    /// Months on the book before the observation date; 0 for an application card, where the observation date is the month
    /// of the disbursement.
    pub observation_months: u16,
    /// Months after the observation date in which an account may become bad.
    pub performance_months: u16,
    /// More days past due than this, at the end of any month of the window, is bad (90: from day 91 on).
    pub bad_above_days: u16,
    /// More days than this, and not bad, is indeterminate. Equal to `bad_above_days`, nothing is indeterminate.
    pub grey_above_days: u16,
    /// Whether a write-off in the window is bad whatever the days.
    pub write_off_is_bad: bool,
}

impl Default for BadDefinition {
    /// More than 90 days within 12 months; 31 to 90 is indeterminate.
    fn default() -> Self {
        Self {
            observation_months: 0,
            performance_months: 12,
            bad_above_days: 90,
            grey_above_days: 30,
            write_off_is_bad: true,
        }
    }
}

impl BadDefinition {
    /// Checks that windows and days agree.
    ///
    /// # Errors
    /// [`DefinitionError::Definition`].
    pub const fn check(&self) -> Result<(), DefinitionError> {
        let months = self.observation_months as usize + self.performance_months as usize;
        if self.performance_months == 0 || months > MAX_HISTORY_MONTHS {
            return Err(DefinitionError::Definition("the performance window needs 1 month, both windows at most 600"));
        }
        if self.grey_above_days > self.bad_above_days {
            return Err(DefinitionError::Definition("grey must not begin above bad"));
        }
        Ok(())
    }

    /// The definition in a sentence, for the card's `target`.
    ///
    /// ```
    /// let found = scoring::target::BadDefinition::default();
    /// assert_eq!(found.en(), "more than 90 days past due or written off within 12 months; 31 to 90 days indeterminate");
    /// ```
    #[must_use]
    pub fn en(&self) -> String {
        let off = if self.write_off_is_bad { " or written off" } else { "" };
        let grey = match self.grey_above_days < self.bad_above_days {
            true => format!("; {} to {} days indeterminate", self.grey_above_days + 1, self.bad_above_days),
            false => String::new(),
        };
        format!("more than {} days past due{off} within {} months{grey}", self.bad_above_days, self.performance_months)
    }

    /// The same for Chinese readers.
    #[must_use]
    pub fn zh(&self) -> String {
        let off = if self.write_off_is_bad { "或核销" } else { "" };
        let grey = match self.grey_above_days < self.bad_above_days {
            true => format!("；逾期{}至{}天为不确定", self.grey_above_days + 1, self.bad_above_days),
            false => String::new(),
        };
        format!("{}个月内逾期超过{}天{off}{grey}", self.performance_months, self.bad_above_days)
    }

    /// The label of an account observed at the end of a month; `None` observes it `observation_months` after it opened.
    ///
    /// An account repaid within the window is judged on the months it had: it was good, or grey. A missing month counts
    /// against nobody when a later month says that the account was not bad in between, which for a bound of some days means
    /// that the later month is not late at all.
    ///
    /// ```
    /// use scoring::target::{BadDefinition, Ending, History, Label};
    /// let mut days = vec![Some(0); 14];
    /// days[5] = Some(91);
    /// let history = History::try_new(600, days, Ending::Open).unwrap();
    /// assert_eq!(BadDefinition::default().label(&history, None), Label::Bad { after_months: 5 });
    /// ```
    #[must_use]
    pub fn label(&self, history: &History, observed: Option<i32>) -> Label {
        let excluded = |why| Label::Excluded { why };
        let from = observed.unwrap_or_else(|| history.opened.saturating_add(i32::from(self.observation_months)));
        if from < history.opened || from >= history.end() {
            return excluded(Unusable::NotOpen);
        }
        if from - history.opened < i32::from(self.observation_months) {
            return excluded(Unusable::TooNew);
        }
        let bad = |days: u16| days > self.bad_above_days;
        if (history.opened..=from).any(|month| history.at(month).is_some_and(bad)) {
            return excluded(Unusable::BadAlready);
        }
        let through = from.saturating_add(i32::from(self.performance_months));
        let (mut worst, mut gap) = (0, false);
        for month in from + 1..=through {
            // `through` is at most 600 months after `from`, which a u16 holds.
            let after_months = (month - from) as u16;
            if month >= history.end() {
                return match history.ending {
                    Ending::WrittenOff if self.write_off_is_bad => Label::Bad { after_months },
                    Ending::WrittenOff | Ending::Other => excluded(Unusable::OtherEnding),
                    Ending::Open => excluded(Unusable::NotRipe),
                    Ending::Repaid => self.not_bad(worst, gap),
                };
            }
            match history.at(month) {
                Some(days) if bad(days) => return Label::Bad { after_months },
                Some(days) => {
                    worst = worst.max(days);
                    gap &= days > 0;
                }
                None => gap = true,
            }
        }
        self.not_bad(worst, gap)
    }

    fn not_bad(&self, worst_days: u16, gap: bool) -> Label {
        if gap {
            Label::Excluded { why: Unusable::Gap }
        } else if worst_days > self.grey_above_days {
            Label::Indeterminate { worst_days }
        } else {
            Label::Good {}
        }
    }

    /// Labels many accounts and counts what became of them.
    #[must_use]
    pub fn count(&self, histories: &[History]) -> (Vec<Label>, LabelCounts) {
        let labels: Vec<Label> = histories.iter().map(|history| self.label(history, None)).collect();
        let mut counts = LabelCounts::default();
        for label in &labels {
            match label {
                Label::Good {} => counts.good += 1,
                Label::Bad { .. } => counts.bad += 1,
                Label::Indeterminate { .. } => counts.indeterminate += 1,
                Label::Excluded { why } => *counts.excluded.entry(*why).or_default() += 1,
            }
        }
        (labels, counts)
    }
}

/// What became of a set of accounts: the waterfall from all to those that fit a card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LabelCounts {
    /// Goods.
    pub good: u64,
    /// Bads.
    pub bad: u64,
    /// Indeterminates.
    pub indeterminate: u64,
    /// Excluded, by reason.
    pub excluded: std::collections::BTreeMap<Unusable, u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(days: &[i32], ending: Ending) -> History {
        let days = days.iter().map(|days| u16::try_from(*days).ok()).collect();
        History::try_new(100, days, ending).unwrap()
    }

    #[test]
    fn every_outcome_and_every_exclusion_has_its_row() {
        let definition = BadDefinition { observation_months: 1, performance_months: 3, ..BadDefinition::default() };
        let why = |why| Label::Excluded { why };
        use Ending::{Open, Other, Repaid, WrittenOff};
        for (days, ending, expected) in [
            (&[0, 0, 0, 0, 0][..], Open, Label::Good {}),
            (&[0, 0, 30, 0, 0], Open, Label::Good {}),
            (&[0, 0, 31, 0, 0], Open, Label::Indeterminate { worst_days: 31 }),
            (&[0, 0, 60, 90, 0], Open, Label::Indeterminate { worst_days: 90 }),
            (&[0, 0, 60, 91, 0], Open, Label::Bad { after_months: 2 }),
            (&[0, 0, 0, 0, 0, 99], Open, Label::Good {}),
            (&[0, 0, 0], Repaid, Label::Good {}),
            (&[0, 0, 45], Repaid, Label::Indeterminate { worst_days: 45 }),
            (&[0, 0, 45], WrittenOff, Label::Bad { after_months: 2 }),
            (&[0, 0, 45], Other, why(Unusable::OtherEnding)),
            (&[0, 0, 45], Open, why(Unusable::NotRipe)),
            (&[0, 0, 95], Open, Label::Bad { after_months: 1 }),
            (&[0, 95, 0, 0, 0], Open, why(Unusable::BadAlready)),
            (&[0], Open, why(Unusable::NotOpen)),
            (&[0, 0, -1, 0, 0], Open, Label::Good {}),
            (&[0, 0, -1, 20, 0], Open, Label::Good {}),
            (&[0, 0, 0, 0, -1], Open, why(Unusable::Gap)),
        ] {
            assert_eq!(definition.label(&history(days, ending), None), expected, "{days:?} {ending:?}");
        }
        assert_eq!(definition.label(&history(&[0; 6], Open), Some(100)), why(Unusable::TooNew));
        assert_eq!(definition.label(&history(&[0; 6], Open), Some(99)), why(Unusable::NotOpen));
        assert_eq!(definition.label(&history(&[0; 6], Open), Some(102)), Label::Good {});
        let lenient = BadDefinition { write_off_is_bad: false, ..definition };
        assert_eq!(lenient.label(&history(&[0, 0, 45], WrittenOff), None), why(Unusable::OtherEnding));
    }

    #[test]
    fn bounds_hold_at_the_limit_and_one_past_it() {
        let months = |count| History::try_new(0, vec![Some(0); count], Ending::Open);
        assert!(months(MAX_HISTORY_MONTHS).is_ok() && months(MAX_HISTORY_MONTHS + 1).is_err() && months(0).is_err());
        let windows = |observation_months, performance_months| {
            BadDefinition { observation_months, performance_months, ..BadDefinition::default() }.check()
        };
        assert!(windows(300, 300).is_ok() && windows(301, 300).is_err() && windows(1, 0).is_err());
        assert!(BadDefinition { grey_above_days: 91, ..BadDefinition::default() }.check().is_err());
    }
}
