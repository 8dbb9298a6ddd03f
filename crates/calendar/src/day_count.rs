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
    /// Days in a leap year over 366, days in another over 365 (ISDA 2006 section 4.16(b), "Actual/Actual").
    ActualActual,
}

/// An exact fraction of a year: `days / basis`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearFraction {
    /// Days of interest; under [`DayCount::ActualActual`] parts of a year as small as [`YearFraction::basis`] says.
    pub days: i64,
    /// Days in the convention's year.
    pub basis: i64,
}

/// 365 times 366: with this basis a day of a leap year and one of another year are both whole numbers.
const LEAP_BASIS: i64 = 365 * 366;

impl DayCount {
    /// Every convention.
    pub const ALL: [Self; 4] = [Self::Actual360, Self::Actual365, Self::Thirty360, Self::ActualActual];

    /// What a whole year is over: the denominator of [`DayCount::fraction`].
    #[must_use]
    pub const fn basis(self) -> i64 {
        match self {
            Self::Actual360 | Self::Thirty360 => 360,
            Self::Actual365 => 365,
            Self::ActualActual => LEAP_BASIS,
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Actual360 => "实际天数/360",
            Self::Actual365 => "实际天数/365",
            Self::Thirty360 => "30/360",
            Self::ActualActual => "实际天数/实际天数",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Actual360 => "ACT/360",
            Self::Actual365 => "ACT/365",
            Self::Thirty360 => "30/360",
            Self::ActualActual => "ACT/ACT",
        }
    }

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
            Self::ActualActual => YearFraction { days: leap_parts(period.start(), period.end()), basis: LEAP_BASIS },
        }
    }
}

/// Parts of a year between two dates, in units of `1 / LEAP_BASIS`.
fn leap_parts(start: Date, end: Date) -> i64 {
    // What lies behind 1 January of a year is whole years; within it every day is one part of that year.
    let within = |date: Date| i64::from(date.day_of_year() - 1) * if date.in_leap_year() { 365 } else { 366 };
    (i64::from(end.year()) - i64::from(start.year())) * LEAP_BASIS + within(end) - within(start)
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
    fn a_leap_year_and_another_are_each_a_year() {
        let parts = |start: &str, end: &str| {
            let period = Period::try_new(parse_date(start).unwrap(), parse_date(end).unwrap()).unwrap();
            DayCount::ActualActual.fraction(period).days
        };
        assert_eq!(parts("2024-01-01", "2025-01-01"), LEAP_BASIS);
        assert_eq!(parts("2025-01-01", "2026-01-01"), LEAP_BASIS);
        assert_eq!(parts("2024-03-01", "2024-03-31"), 30 * 365, "thirty of 366 days");
        assert_eq!(parts("2025-03-01", "2025-03-31"), 30 * 366, "thirty of 365 days");
        // ISDA's own example: 1 November 2003 to 1 May 2004 is 61 days of 365 and 121 of 366.
        assert_eq!(parts("2003-11-01", "2004-05-01"), 61 * 366 + 121 * 365);
    }

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
