//! Day-count conventions: how a period becomes a fraction of a year.

use serde::{Deserialize, Serialize};

use crate::{Date, Period};

/// How many days of interest a period has, over how many a year is taken to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayCount {
    /// Actual days over 360: the usual basis of corporate loans in China.
    Actual360,
    /// Actual days over 365.
    Actual365,
    /// Every month 30 days, every year 360 (ISDA 2006 section 4.16(f), "30/360 bond basis").
    Thirty360,
}

/// An exact fraction of a year: `days / basis`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearFraction {
    /// Days of interest.
    pub days: i64,
    /// Days in the convention's year.
    pub basis: i64,
}

impl DayCount {
    /// The exact fraction of a year that the period covers.
    ///
    /// ```
    /// use calendar::{DayCount, Period, parse_date};
    /// let year = Period::try_new(parse_date("2025-01-10").unwrap(), parse_date("2026-01-10").unwrap()).unwrap();
    /// assert_eq!(DayCount::Actual360.fraction(year).days, 365, "365/360: more than a year of interest");
    /// assert_eq!(DayCount::Thirty360.fraction(year).days, 360);
    /// ```
    #[must_use]
    pub fn fraction(self, period: Period) -> YearFraction {
        match self {
            Self::Actual360 => YearFraction { days: period.days().into(), basis: 360 },
            Self::Actual365 => YearFraction { days: period.days().into(), basis: 365 },
            Self::Thirty360 => YearFraction { days: thirty_360_days(period.start(), period.end()), basis: 360 },
        }
    }
}

fn thirty_360_days(start: Date, end: Date) -> i64 {
    let first = i64::from(start.day()).min(30);
    let last = if end.day() == 31 && first == 30 { 30 } else { i64::from(end.day()) };
    360 * (i64::from(end.year()) - i64::from(start.year()))
        + 30 * (i64::from(end.month()) - i64::from(start.month()))
        + last
        - first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_date;

    #[test]
    fn thirty_360_by_hand() {
        // Rows a person can check: every full month counts 30.
        for (start, end, days) in [
            ("2025-01-15", "2025-02-15", 30),
            ("2025-01-31", "2025-02-28", 28),
            ("2025-01-30", "2025-01-31", 0),
            ("2025-02-28", "2025-03-31", 33),
            ("2025-01-31", "2025-03-31", 60),
            ("2024-01-01", "2025-01-01", 360),
        ] {
            let period = Period::try_new(parse_date(start).unwrap(), parse_date(end).unwrap()).unwrap();
            assert_eq!(DayCount::Thirty360.fraction(period).days, days, "{start}..{end}");
        }
    }
}
