//! Business days: weekends, public holidays and the working weekends that make up for them (调休).

use std::collections::BTreeSet;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use crate::{CalendarError, Date, add_days};

/// What to do with a due date that falls on a day off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Roll {
    /// Leave it.
    #[default]
    Unadjusted,
    /// The next business day.
    Following,
    /// The next business day, unless that is in the next month: then the one before.
    ModifiedFollowing,
}

impl Roll {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Unadjusted => "遇节假日不顺延",
            Self::Following => "遇节假日顺延",
            Self::ModifiedFollowing => "遇节假日顺延（不跨月）",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Unadjusted => "days off not looked at",
            Self::Following => "next business day",
            Self::ModifiedFollowing => "next business day of the month",
        }
    }

    /// Whether due dates stay where they are.
    #[must_use]
    pub fn is_unadjusted(&self) -> bool {
        *self == Self::Unadjusted
    }
}

/// Which days an institution works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessCalendar {
    /// Days off by public holiday; a weekend among them may be named or not.
    pub holidays: BTreeSet<Date>,
    /// Weekend days worked to make up for a holiday.
    pub working_weekends: BTreeSet<Date>,
}

/// The longest run of days off that a calendar may hold; a longer one is a mistake in the table.
const MAX_DAYS_OFF: i32 = 40;

impl BusinessCalendar {
    /// Whether the institution works on the day.
    #[must_use]
    pub fn is_business_day(&self, day: Date) -> bool {
        if self.holidays.contains(&day) {
            return false;
        }
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        !weekend || self.working_weekends.contains(&day)
    }

    /// Moves a date off a day off.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`] when no business day lies within 40 days.
    pub fn adjust(&self, day: Date, roll: Roll) -> Result<Date, CalendarError> {
        match roll {
            Roll::Unadjusted => Ok(day),
            Roll::Following => self.seek(day, 1),
            Roll::ModifiedFollowing => {
                let next = self.seek(day, 1)?;
                if next.month() == day.month() { Ok(next) } else { self.seek(day, -1) }
            }
        }
    }

    fn seek(&self, day: Date, direction: i32) -> Result<Date, CalendarError> {
        for step in 0..=MAX_DAYS_OFF {
            let candidate = add_days(day, direction * step)?;
            if self.is_business_day(candidate) {
                return Ok(candidate);
            }
        }
        Err(CalendarError::OutOfRange { date: day, step: direction * MAX_DAYS_OFF, unit: "days" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_date;

    fn d(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn rolls_over_weekends_holidays_and_month_ends() {
        let calendar = BusinessCalendar {
            holidays: [d("2025-10-01"), d("2025-10-02"), d("2025-10-03")].into(),
            working_weekends: [d("2025-09-28")].into(),
        };
        assert!(calendar.is_business_day(d("2025-09-28")), "a worked Sunday");
        assert_eq!(calendar.adjust(d("2025-10-01"), Roll::Following).unwrap(), d("2025-10-06"));
        assert_eq!(calendar.adjust(d("2025-08-30"), Roll::Following).unwrap(), d("2025-09-01"));
        assert_eq!(calendar.adjust(d("2025-08-30"), Roll::ModifiedFollowing).unwrap(), d("2025-08-29"));
        assert_eq!(calendar.adjust(d("2025-08-30"), Roll::Unadjusted).unwrap(), d("2025-08-30"));
    }

    #[test]
    fn the_run_of_days_off_is_bounded() {
        // 40 days after Thursday 2 January 2025 is Tuesday 11 February.
        let first = d("2025-01-02");
        let off = |days: i32| BusinessCalendar {
            holidays: (0..days).map(|n| add_days(first, n).unwrap()).collect(),
            ..BusinessCalendar::default()
        };
        assert_eq!(off(MAX_DAYS_OFF).adjust(first, Roll::Following).unwrap(), d("2025-02-11"));
        let error = off(MAX_DAYS_OFF + 1).adjust(first, Roll::Following).unwrap_err();
        assert_eq!(error, CalendarError::OutOfRange { date: first, step: MAX_DAYS_OFF, unit: "days" });
    }
}
