//! Months and days as numbers: what cells are keyed by.

use calendar::{Date, add_days, add_months, days_between};

/// The day that has number 0.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// A calendar month as a number: `year * 12 + month - 1`, so that months subtract.
#[must_use]
pub(crate) fn month_of(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// A day as a number: days since 1 January 1970.
#[must_use]
pub(crate) fn day_of(date: Date) -> i32 {
    days_between(EPOCH, date)
}

/// The day with a number; the first or last day of the calendar for a number outside of it.
#[must_use]
pub(crate) fn date_of(day: i32) -> Date {
    add_days(EPOCH, day).unwrap_or(if day < 0 { Date::MIN } else { Date::MAX })
}

/// The last month that is over at the end of `as_of`.
#[must_use]
pub(crate) fn last_whole_month(as_of: Date) -> i32 {
    month_of(as_of) - i32::from(as_of != as_of.last_of_month())
}

/// The number of the first day of a month, given as a number.
#[must_use]
pub(crate) fn first_day(month: i32) -> i32 {
    let year = i16::try_from(month.div_euclid(12)).unwrap_or(if month < 0 { Date::MIN.year() } else { 9999 });
    let number = i8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
    Date::new(year, number, 1).map_or(i32::MIN, day_of)
}

/// The day after which a window of `months` that ends with `as_of` begins, as a number: 10 June less one month is 10 May, so the
/// window is 11 May to 10 June. 31 March less one month is 28 or 29 February.
#[must_use]
pub(crate) fn day_before_window(as_of: Date, months: u8) -> i32 {
    add_months(as_of, -i32::from(months)).map_or(i32::MIN, day_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Date {
        calendar::parse_date(text).unwrap()
    }

    #[test]
    fn months_and_days_are_numbers_that_subtract() {
        assert_eq!(month_of(d("2025-03-31")) - month_of(d("2024-12-01")), 3);
        assert_eq!(day_of(d("2025-03-01")) - day_of(d("2025-02-28")), 1);
        assert_eq!(date_of(day_of(d("2024-02-29"))), d("2024-02-29"));
        assert_eq!(date_of(first_day(month_of(d("2024-02-29")))), d("2024-02-01"));
        assert_eq!(last_whole_month(d("2025-05-31")), month_of(d("2025-05-01")));
        assert_eq!(last_whole_month(d("2025-05-30")), month_of(d("2025-04-01")));
        assert_eq!(date_of(day_before_window(d("2025-03-31"), 1)), d("2025-02-28"));
    }
}
