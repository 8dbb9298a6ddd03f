//! Text into numbers, amounts and dates, and the cell both file kinds are read as.

use std::borrow::Cow;

use calendar::{Date, add_days, parse_date};
use money::{Currency, Money};

use super::layout::{Field, Layout};
use crate::limits::MAX_AMOUNT_MINOR;
use crate::{Fault, Reason};

/// One value of a row. An empty or blank text is [`Cell::Empty`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Whole(i64),
    Real(f64),
    Flag(bool),
}

impl<'a> Cell<'a> {
    pub(crate) fn text(text: Cow<'a, str>) -> Self {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Self::Empty;
        }
        if trimmed.len() == text.len() { Self::Text(text) } else { Self::Text(Cow::Owned(trimmed.to_owned())) }
    }

    /// As words, the way the source would write them.
    pub(crate) fn words(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Empty => None,
            Self::Text(text) => Some(text),
            Self::Whole(number) => Some(Cow::Owned(number.to_string())),
            Self::Real(number) => Some(Cow::Owned(number.to_string())),
            Self::Flag(flag) => Some(Cow::Borrowed(if flag { "Y" } else { "N" })),
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A whole number; `36`, `36.0` and `1,234` are.
pub(crate) fn whole(layout: Layout, field: Field, cell: Cell<'_>) -> Result<Option<i64>, Fault> {
    let fail = |found: &str| {
        let detail = format!("'{}' is not a whole number; write digits only", cut(found));
        Err(Fault::of(Reason::BadNumber, layout.name_of(field), detail))
    };
    match cell {
        Cell::Empty => Ok(None),
        Cell::Whole(number) => Ok(Some(number)),
        Cell::Flag(flag) => Ok(Some(i64::from(flag))),
        Cell::Real(number) if number.fract() == 0.0 && number.abs() < 9e15 => Ok(Some(number as i64)),
        Cell::Real(number) => fail(&number.to_string()),
        Cell::Text(text) => {
            if let Ok(number) = text.parse::<i64>() {
                return Ok(Some(number));
            }
            let (digits, fraction) = text.split_once('.').unwrap_or((&text, ""));
            let plain: String = digits.chars().filter(|c| *c != ',').collect();
            match plain.parse::<i64>() {
                Ok(number) if fraction.bytes().all(|b| b == b'0') => Ok(Some(number)),
                _ => fail(&text),
            }
        }
    }
}

/// An amount in minor units: `"$60,000.00 "`, `32812`, `(5.00)` for minus five, or whole cents where the layout says so.
/// Never negative and never past [`MAX_AMOUNT_MINOR`].
pub(crate) fn amount(layout: Layout, field: Field, cell: Cell<'_>) -> Result<Option<i64>, Fault> {
    let name = layout.name_of(field);
    let bad = |found: &str, why: &str| {
        let detail = format!("'{}' is not an amount: {why}; write it as 60000.00", cut(found));
        Err(Fault::of(Reason::BadAmount, name, detail))
    };
    let minor = match cell {
        Cell::Empty => return Ok(None),
        Cell::Whole(number) if layout.in_cents() => number,
        cell if layout.in_cents() => match whole(layout, field, cell.clone()) {
            Ok(Some(number)) => number,
            _ => return bad(&cell.words().unwrap_or_default(), "whole cents are expected"),
        },
        Cell::Flag(_) => return bad("a flag", "a number is expected"),
        Cell::Whole(number) => match number.checked_mul(100) {
            Some(minor) => minor,
            None => return bad(&number.to_string(), "it is too large"),
        },
        Cell::Real(number) => return bad(&number.to_string(), "binary fractions are not money"),
        Cell::Text(text) => match dollars(&text) {
            Ok(minor) => minor,
            Err(why) => return bad(&text, &why),
        },
    };
    if minor < 0 {
        let detail = format!("{name} is below zero; correct its sign or leave the loan out");
        return Err(Fault::of(Reason::NegativeAmount, name, detail));
    }
    if minor > MAX_AMOUNT_MINOR {
        return bad(&minor.to_string(), "it is past ten billion");
    }
    Ok(Some(minor))
}

fn dollars(text: &str) -> Result<i64, String> {
    let (negative, inner) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (true, inner),
        None => (text.starts_with('-'), text.trim_start_matches('-')),
    };
    let digits = inner.trim().trim_start_matches('$').trim();
    let money = Money::parse(digits, Currency::USD).map_err(|error| error.to_string())?;
    Ok(if negative { -money.minor() } else { money.minor() })
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date. `28-Feb-97` (two digits of the year: 50 to 99 are the 1900s), `02/28/1997` (month first), `1997-02-28`; in
/// the teaching case days since 1960-01-01.
pub(crate) fn date(layout: Layout, field: Field, cell: Cell<'_>) -> Result<Option<Date>, Fault> {
    let fail = |found: &str| {
        let detail = format!("'{}' is not a date; write it as 1997-02-28", cut(found));
        Fault::of(Reason::BadDate, layout.name_of(field), detail)
    };
    if layout == Layout::Case {
        let words = cell.clone().words().unwrap_or_default().into_owned();
        let days = whole(layout, field, cell).map_err(|_| fail(&words))?;
        let Some(days) = days else { return Ok(None) };
        // Years 1 to 9999 lie within three million days of 1960; further days are no date and not worth counting.
        let near = i32::try_from(days).ok().filter(|days| days.abs() < 3_000_000);
        let date = near.and_then(|days| add_days(Date::constant(1960, 1, 1), days).ok());
        return date.map(Some).ok_or_else(|| fail(&words));
    }
    let Some(text) = cell.words() else { return Ok(None) };
    text_date(&text).map(Some).ok_or_else(|| fail(&text))
}

fn text_date(text: &str) -> Option<Date> {
    let slashes: Vec<&str> = text.split('/').collect();
    if let [month, day, year] = slashes.as_slice()
        && year.len() == 4
    {
        return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    let dashes: Vec<&str> = text.split('-').collect();
    if let [day, month, year] = dashes.as_slice()
        && let Some(month) = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))
    {
        let number: i16 = year.parse().ok()?;
        let year = match (year.len(), number) {
            (4, year) => year,
            (2, year @ 50..=99) => 1900 + year,
            (2, year @ 0..=49) => 2000 + year,
            _ => return None,
        };
        return Date::new(year, i8::try_from(month + 1).ok()?, day.parse().ok()?).ok();
    }
    parse_date(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell<'_> {
        Cell::text(Cow::Borrowed(text))
    }

    #[test]
    fn amounts_as_the_files_write_them() {
        let read = |t| amount(Layout::National, Field::Amount, text(t)).map_err(|fault| fault.reason);
        for (written, minor) in
            [("$60,000.00 ", 6_000_000), ("32812", 3_281_200), ("0", 0), ("10000000000", MAX_AMOUNT_MINOR)]
        {
            assert_eq!(read(written), Ok(Some(minor)), "{written}");
        }
        assert_eq!(read("  "), Ok(None));
        for wrong in ["NaN", "inf", "12 000", "1.234", "abc", "$", "10000000000.01", "1e5"] {
            assert_eq!(read(wrong), Err(Reason::BadAmount), "{wrong}");
        }
        for negative in ["-5", "($5.00)", "-$5.00"] {
            assert_eq!(read(negative), Err(Reason::NegativeAmount), "{negative}");
        }
        let cents = |cell| amount(Layout::Loans, Field::Amount, cell).map_err(|fault| fault.reason);
        assert_eq!(cents(Cell::Whole(123)), Ok(Some(123)));
        assert_eq!(cents(Cell::Real(f64::NAN)), Err(Reason::BadAmount));
    }

    #[test]
    fn dates_as_the_files_write_them() {
        let read = |layout, t| date(layout, Field::ApprovedOn, text(t)).map_err(|fault| fault.reason);
        let feb = Date::constant(1997, 2, 28);
        for written in ["28-Feb-97", "28-FEB-1997", "02/28/1997", "2/28/1997", "1997-02-28"] {
            assert_eq!(read(Layout::National, written), Ok(Some(feb)), "{written}");
        }
        assert_eq!(read(Layout::National, "1-Jan-49"), Ok(Some(Date::constant(2049, 1, 1))));
        assert_eq!(read(Layout::National, "1-Jan-50"), Ok(Some(Date::constant(1950, 1, 1))));
        for wrong in ["30-Feb-97", "02/30/1997", "13/01/1997", "28-Fev-97", "tomorrow", "15074", "1-Jan-7"] {
            assert_eq!(read(Layout::National, wrong), Err(Reason::BadDate), "{wrong}");
        }
        assert_eq!(read(Layout::Case, "15074"), Ok(Some(Date::constant(2001, 4, 9))));
        assert_eq!(read(Layout::Case, "15095.0"), Ok(Some(Date::constant(2001, 4, 30))));
        assert_eq!(read(Layout::Case, "99999999"), Err(Reason::BadDate));
    }

    #[test]
    fn whole_numbers() {
        let read = |t| whole(Layout::Case, Field::Term, text(t)).map_err(|fault| fault.reason);
        assert_eq!(read("36"), Ok(Some(36)));
        assert_eq!(read("1.0"), Ok(Some(1)));
        assert_eq!(read("1,234"), Ok(Some(1234)));
        assert_eq!(read(""), Ok(None));
        for wrong in ["1.5", "NaN", "x", "-", "9999999999999999999"] {
            assert_eq!(read(wrong), Err(Reason::BadNumber), "{wrong}");
        }
    }
}
