//! Days and months as files write them.

use calendar::{Date, parse_date};

use crate::number::plain;

/// What a period field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// A day.
    Day(Date),
    /// A month, by its last day.
    Month(Date),
}

/// Reads `2025-06-30`, `2025/6/30`, `2025.6.30`, `20250630`, `2025年6月30日`, each also with a time of day behind it, or a month:
/// `2025-06`, `2025/6`, `2025.6`, `202506`, `2025年6月`.
pub(crate) fn read(text: &str) -> Option<Stretch> {
    let text = plain(text);
    let (date, time) = match text.split_once([' ', 'T']) {
        Some((date, time)) => (date, Some(time.trim())),
        None => (text.as_str(), None),
    };
    // Signs would pass as numbers further down.
    if !date.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月' | '日')) {
        return None;
    }
    if let Some(time) = time {
        return is_time(time).then(|| parse_date(date).ok().map(Stretch::Day)).flatten();
    }
    if let Ok(day) = parse_date(date) {
        return Some(Stretch::Day(day));
    }
    month(date).map(|first| Stretch::Month(first.last_of_month()))
}

/// `14:05`, `14:05:09` or with a fraction of a second.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let below = |text: &str, most: u8| text.len() <= 2 && text.parse::<u8>().is_ok_and(|number| number < most);
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, "0"),
        [hour, minute, second] => (*hour, *minute, second.split('.').next().unwrap_or_default()),
        _ => return false,
    };
    below(hour, 24) && below(minute, 60) && below(second, 60)
}

/// The first day of a written month.
fn month(text: &str) -> Option<Date> {
    let parts: Vec<&str> = if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..4], &text[4..]]
    } else {
        text.strip_suffix('月').unwrap_or(text).split(['-', '/', '.', '年']).collect()
    };
    let [year, month] = parts.as_slice() else { return None };
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !digits(year, 4, 4) || !digits(month, 1, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_as_files_write_them() {
        let day = Stretch::Day(Date::constant(2025, 6, 30));
        for text in [
            "2025-06-30",
            "2025/6/30",
            "2025.6.30",
            "20250630",
            "2025年6月30日",
            "２０２５年６月３０日",
            " 2025-06-30 ",
            "2025-06-30 00:00:00",
            "2025-06-30T14:05",
            "2025/6/30 9:05:01.250",
        ] {
            assert_eq!(read(text), Some(day), "{text}");
        }
        let month = Stretch::Month(Date::constant(2025, 2, 28));
        for text in ["2025-02", "2025/2", "2025.2", "202502", "2025年2月", "２０２５－０２"] {
            assert_eq!(read(text), Some(month), "{text}");
        }
    }

    #[test]
    fn what_is_neither_is_refused() {
        for text in [
            "",
            "2025",
            "2025-13",
            "2025-00",
            "2025-02-30",
            "45838",
            "June 2025",
            "2025-+6",
            "2025-+6-30",
            "25-06",
            "2025-06-30 25:00",
            "2025-06 10:00",
            "2025-06-30 noon",
            "2025-6月-30",
            "2025-006",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
