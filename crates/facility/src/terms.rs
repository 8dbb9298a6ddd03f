//! [`Terms`]: what a facility's contract says: the limit, when it may be drawn, its seasons and stages.

use calendar::Date;
use money::{Currency, Money, MoneyError, Rounding};
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_CURRENCIES, MAX_SEASONS, MAX_STAGES, WHOLE_PPM, is_name};

/// A day of any year, written `11-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// From `11-01`; none for a day that no year has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.trim().split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // 2024 has every day there is.
        Date::new(2024, month, day).ok().map(Self::of)
    }

    /// That of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }

    /// This day in a year; 29 February is 28 February where there is none.
    #[must_use]
    pub fn in_year(self, year: i16) -> Option<Date> {
        let day = |day| Date::new(year, self.month, day).ok();
        day(self.day).or_else(|| day(self.day - 1))
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("'{text}' is no day of a year: write month and day, such as 11-01"))
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        day.to_string()
    }
}

impl std::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// A part of the limit. A share follows the limit when it is reduced; an amount stays, within the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Part {
    /// A share, rounded down to the minor unit.
    Share {
        /// Parts per million.
        ppm: u32,
    },
    /// An amount.
    Amount {
        /// How much.
        amount: Money,
    },
}

impl Part {
    /// How much of a limit it is; never more than the limit.
    ///
    /// # Errors
    /// [`MoneyError`] for another currency.
    pub fn of(self, limit: Money) -> Result<Money, MoneyError> {
        match self {
            Self::Share { ppm } => {
                limit.checked_mul_ratio(i64::from(ppm.min(WHOLE_PPM)), i64::from(WHOLE_PPM), Rounding::Down)
            }
            Self::Amount { amount } => limit.checked_min(amount),
        }
    }

    fn can_be(self, limit: Money) -> bool {
        match self {
            Self::Share { ppm } => ppm > 0 && ppm <= WHOLE_PPM,
            Self::Amount { amount } => amount.currency() == limit.currency() && amount.is_positive(),
        }
    }
}

/// A stretch of each year in which the limit is a part of the whole (雪季, 淡季). Both days count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// The first day.
    pub from: MonthDay,
    /// The last day; before the first where the stretch goes over the end of the year.
    pub until: MonthDay,
    /// The limit in it.
    pub part: Part,
}

impl Season {
    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(&self, day: MonthDay) -> bool {
        if self.from <= self.until {
            self.from <= day && day <= self.until
        } else {
            self.from <= day || day <= self.until
        }
    }
}

/// What must have happened before a stage opens, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// The source that attests it: an office, a sensor network, an inspector.
    pub source: String,
}

/// A stage of a staged facility (分段提款).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its code within the contract.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// What it opens of the limit.
    pub part: Part,
    /// What must have happened; none for a stage that is open from the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<Milestone>,
}

/// What each draw must keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawTerms {
    /// The least one may draw.
    pub minimum: Money,
    /// The longest tenor of a draw, in months.
    pub most_months: u16,
    /// The last day on which a draw may fall due.
    pub matures_by: Date,
}

/// The terms of a facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The most that may be in use.
    pub limit: Money,
    /// Whether what is repaid may be drawn again (循环).
    pub revolving: bool,
    /// The first day on which it may be drawn.
    pub from: Date,
    /// The last.
    pub until: Date,
    /// The seasons; the whole limit all year when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<Season>,
    /// The stages; the whole limit from the start when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// What each draw must keep to.
    pub draw: DrawTerms,
    /// Currencies in which it may be drawn beside that of the limit: such a draw counts at the parity of each day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub currencies: Vec<Currency>,
    /// Whether shares of its draws may not be sold to others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_transfer: bool,
    /// The receivables it lives on, where it does (保理): no more may be in use than they cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receivables: Option<receivable::Terms>,
}

/// Why terms cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermsError {
    /// Limit, minimum or dates.
    #[error(
        "a facility has a limit above zero, a least draw above zero and within it, a longest tenor of a draw, a last day not before the first, and draws that fall due after the first"
    )]
    Frame,
    /// A season.
    #[error(
        "a season has a name in both languages and a part of the limit above zero; there are at most {MAX_SEASONS}"
    )]
    Season,
    /// Seasons that leave a day out or take it twice.
    #[error("{0} lies in {1} seasons: let every day of the year lie in one")]
    Year(MonthDay, usize),
    /// A stage.
    #[error(
        "a stage has a code of its own, a name in both languages, a part of the limit above zero, and a milestone with the source that attests it; there are at most {MAX_STAGES}, and one has a milestone"
    )]
    Stage,
    /// Stages that open more than there is.
    #[error("the stages open {0} millionths of the limit: let their shares come to the whole at most")]
    Stages(u32),
    /// Currencies of draws.
    #[error(
        "a facility names at most {MAX_CURRENCIES} other currencies, each once and none that of its limit; one that lives on receivables is drawn in its own"
    )]
    Currencies,
    /// Receivables.
    #[error(transparent)]
    Receivables(#[from] receivable::TermsError),
    /// An amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl Terms {
    /// Checks the terms.
    ///
    /// # Errors
    /// [`TermsError`].
    pub fn check(&self) -> Result<(), TermsError> {
        let (limit, draw) = (self.limit, &self.draw);
        let framed = limit.is_positive()
            && draw.minimum.currency() == limit.currency()
            && draw.minimum.is_positive()
            && draw.minimum.minor() <= limit.minor()
            && draw.most_months > 0
            && self.from <= self.until
            && self.from < draw.matures_by;
        if !framed {
            return Err(TermsError::Frame);
        }
        if let Some(receivables) = &self.receivables {
            receivables.check()?;
        }
        let once = |one: &Currency| self.currencies.iter().filter(|other| *other == one).count() == 1;
        let apart = self.currencies.iter().all(|one| *one != limit.currency() && once(one));
        let alone = self.currencies.is_empty() || self.receivables.is_none();
        if !apart || !alone || self.currencies.len() > MAX_CURRENCIES {
            return Err(TermsError::Currencies);
        }
        self.check_seasons()?;
        self.check_stages()
    }

    fn check_seasons(&self) -> Result<(), TermsError> {
        let good = |season: &Season| is_name(&season.zh) && is_name(&season.en) && season.part.can_be(self.limit);
        if self.seasons.len() > MAX_SEASONS || !self.seasons.iter().all(good) {
            return Err(TermsError::Season);
        }
        if self.seasons.is_empty() {
            return Ok(());
        }
        let mut date = Date::constant(2024, 1, 1);
        while date.year() == 2024 {
            let day = MonthDay::of(date);
            let held = self.seasons.iter().filter(|season| season.contains(day)).count();
            if held != 1 {
                return Err(TermsError::Year(day, held));
            }
            date = calendar::add_days(date, 1).map_err(|_| TermsError::Year(day, held))?;
        }
        Ok(())
    }

    fn check_stages(&self) -> Result<(), TermsError> {
        let good = |stage: &Stage| {
            let milestone =
                stage.milestone.as_ref().is_none_or(|it| is_name(&it.zh) && is_name(&it.en) && is_name(&it.source));
            let alone = self.stages.iter().filter(|other| other.code == stage.code).count() == 1;
            let named = is_name(&stage.code) && is_name(&stage.zh) && is_name(&stage.en);
            named && alone && milestone && stage.part.can_be(self.limit)
        };
        let waits = self.stages.is_empty() || self.stages.iter().any(|stage| stage.milestone.is_some());
        if self.stages.len() > MAX_STAGES || !waits || !self.stages.iter().all(good) {
            return Err(TermsError::Stage);
        }
        let (shares, _) = self.parts(|_| true)?;
        if shares > WHOLE_PPM { Err(TermsError::Stages(shares)) } else { Ok(()) }
    }

    /// Shares and amounts of some stages, each added up.
    fn parts(&self, which: impl Fn(&Stage) -> bool) -> Result<(u32, Money), MoneyError> {
        let (mut shares, mut amounts) = (0_u32, Money::zero(self.limit.currency()));
        for stage in self.stages.iter().filter(|stage| which(stage)) {
            match stage.part {
                Part::Share { ppm } => shares = shares.checked_add(ppm).ok_or(MoneyError::Overflow)?,
                Part::Amount { amount } => amounts = amounts.checked_add(amount)?,
            }
        }
        Ok((shares, amounts))
    }

    /// How much of a limit some stages open together: shares are added up before they are rounded, so that all of them are
    /// the whole. The whole limit where there are no stages.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn opened_by(&self, limit: Money, is_open: impl Fn(&Stage) -> bool) -> Result<Money, MoneyError> {
        if self.stages.is_empty() {
            return Ok(limit);
        }
        let (shares, amounts) = self.parts(is_open)?;
        Part::Share { ppm: shares }.of(limit)?.checked_add(amounts)?.checked_min(limit)
    }

    /// The season that a day lies in, by its place; none where there are no seasons.
    #[must_use]
    pub fn season_on(&self, day: Date) -> Option<usize> {
        self.seasons.iter().position(|season| season.contains(MonthDay::of(day)))
    }

    /// How much of a limit the season of a day lets be in use; the whole limit where there are no seasons.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn in_season(&self, limit: Money, day: Date) -> Result<Money, MoneyError> {
        match self.season_on(day).and_then(|at| self.seasons.get(at)) {
            Some(season) => season.part.of(limit),
            None => Ok(limit),
        }
    }
}
