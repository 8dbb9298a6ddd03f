//! Dates, periods, day counts and business days.
//!
//! Pure values: no clock is read here. A business date is a civil date in Asia/Shanghai; the crate re-exports
//! [`jiff`]'s [`Date`] and [`Timestamp`] so that the whole house speaks of one kind of date.
//!
//! Rule sources: interest days count the first day and not the last (算头不算尾); the daily rate is the annual rate
//! over 360 unless the contract says 365 (see `rulebook`).

mod business;
mod day_count;
mod period;

pub use business::{BusinessCalendar, Roll};
pub use day_count::{DayCount, YearFraction};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use period::Period;

/// What can be wrong with a date or a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// A period whose end lies before its start.
    #[error("a period cannot end ({end}) before it starts ({start}): swap the two dates")]
    EndBeforeStart {
        /// First day of the period.
        start: Date,
        /// Day after the last one.
        end: Date,
    },
    /// The result left the range of years 1 to 9999.
    #[error("{date} moved by {step} {unit} leaves the calendar (years 1 to 9999): use a nearer date")]
    OutOfRange {
        /// Where the move began.
        date: Date,
        /// How far it went.
        step: i32,
        /// `months` or `days`.
        unit: &'static str,
    },
    /// Text that is not a date.
    #[error("'{0}' is not a date: write it as 2025-01-31")]
    NotADate(String),
}

/// Reads a date as people write it here: `2025-01-31`, `2025/1/31`, `2025.1.31`, `20250131` or `2025年1月31日`.
///
/// ```
/// use calendar::parse_date;
/// assert_eq!(parse_date("2025年1月31日").unwrap(), parse_date("2025-01-31").unwrap());
/// assert!(parse_date("2025-02-30").is_err(), "a day that does not exist is an error, never rolled over");
/// ```
///
/// # Errors
/// [`CalendarError::NotADate`] when the text is none of these forms or names a day that does not exist.
pub fn parse_date(text: &str) -> Result<Date, CalendarError> {
    let fail = || CalendarError::NotADate(text.chars().take(40).collect());
    let trimmed = text.trim();
    let parts: Vec<&str> = if trimmed.len() == 8 && trimmed.bytes().all(|b| b.is_ascii_digit()) {
        vec![&trimmed[0..4], &trimmed[4..6], &trimmed[6..8]]
    } else {
        trimmed.trim_end_matches('日').split(['-', '/', '.', '年', '月']).collect()
    };
    let [year, month, day] = parts.as_slice() else { return Err(fail()) };
    if year.len() != 4 {
        return Err(fail());
    }
    let number = |s: &str| s.parse::<i16>().map_err(|_| fail());
    let (month, day) = (i8::try_from(number(month)?), i8::try_from(number(day)?));
    Date::new(number(year)?, month.map_err(|_| fail())?, day.map_err(|_| fail())?).map_err(|_| fail())
}

/// The date `months` later (or earlier), clamped to the month's last day: 31 January plus one month is 28 February.
///
/// # Errors
/// [`CalendarError::OutOfRange`] past the years 1 to 9999.
pub fn add_months(date: Date, months: i32) -> Result<Date, CalendarError> {
    // `try_` because a span itself is bounded: a step of a million years is an error, not a panic.
    let span = jiff::Span::new().try_months(months).map_err(|_| out_of_range(date, months, "months"))?;
    date.checked_add(span).map_err(|_| out_of_range(date, months, "months"))
}

/// The date `days` later (or earlier).
///
/// # Errors
/// [`CalendarError::OutOfRange`] past the years 1 to 9999.
pub fn add_days(date: Date, days: i32) -> Result<Date, CalendarError> {
    let span = jiff::Span::new().try_days(days).map_err(|_| out_of_range(date, days, "days"))?;
    date.checked_add(span).map_err(|_| out_of_range(date, days, "days"))
}

fn out_of_range(date: Date, step: i32, unit: &'static str) -> CalendarError {
    CalendarError::OutOfRange { date, step, unit }
}

/// Days from `start` to `end`; negative when `end` is earlier.
#[must_use]
pub fn days_between(start: Date, end: Date) -> i32 {
    // Both are civil dates, so a difference in days always exists and fits.
    (end - start).get_days()
}

/// The last day of the date's month.
#[must_use]
pub fn month_end(date: Date) -> Date {
    date.last_of_month()
}

/// The business date of an instant: its civil date in China (UTC+8, which keeps no summer time).
///
/// ```
/// let instant: calendar::Timestamp = "2025-05-19T16:30:00Z".parse().unwrap();
/// assert_eq!(calendar::business_date(instant).to_string(), "2025-05-20");
/// ```
#[must_use]
pub fn business_date(instant: Timestamp) -> Date {
    jiff::tz::offset(8).to_datetime(instant).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn dates_as_people_write_them() {
        for text in ["2025-01-31", "2025/1/31", "2025.01.31", "20250131", "2025年1月31日", " 2025-1-31 "] {
            assert_eq!(d(text), d("2025-01-31"), "{text}");
        }
        for text in ["", "2025-13-01", "2025-02-29", "25-01-31", "yesterday", "2025-01-31-01", "2025013"] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn months_clamp_to_the_last_day() {
        assert_eq!(add_months(d("2025-01-31"), 1).unwrap(), d("2025-02-28"));
        assert_eq!(add_months(d("2024-01-31"), 1).unwrap(), d("2024-02-29"));
        assert_eq!(add_months(d("2025-03-31"), -1).unwrap(), d("2025-02-28"));
        assert!(add_months(d("9999-12-01"), 1).is_err());
        for step in [i32::MIN, i32::MAX] {
            assert!(add_months(d("2025-01-01"), step).is_err() && add_days(d("2025-01-01"), step).is_err(), "{step}");
        }
        assert_eq!(days_between(d("2025-01-10"), d("2026-01-10")), 365);
        assert_eq!(month_end(d("2024-02-03")), d("2024-02-29"));
    }
}
