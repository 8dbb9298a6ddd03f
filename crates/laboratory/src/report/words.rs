//! Numbers as a report writes them.

use paper::Text;
use scoring::metrics::Interval;

/// Words in both languages.
pub(super) fn text(zh: &str, en: &str) -> Text {
    Text::new(zh, en)
}

/// A number with so many decimals and a true minus sign.
pub(super) fn decimals(value: f64, places: usize) -> String {
    // Rounding may leave a zero with a sign, which means nothing.
    let text = format!("{value:.places$}");
    let zero = text.trim_start_matches('-').chars().all(|c| c == '0' || c == '.');
    if zero { text.trim_start_matches('-').to_owned() } else { text.replace('-', "−") }
}

/// A share in percent.
pub(super) fn percent(share: f64, places: usize) -> String {
    format!("{}%", decimals(share * 100.0, places))
}

/// An interval.
pub(super) fn interval(found: &Interval, places: usize) -> String {
    format!("95%: {} – {}", decimals(found.low, places), decimals(found.high, places))
}

/// A count with its thousands set apart.
pub(super) fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!((count(0), count(999), count(1_000), count(41_236)).3, "41,236");
        assert_eq!((count(999), count(1_000)), ("999".to_owned(), "1,000".to_owned()));
        assert_eq!(decimals(-0.0004, 3), "0.000");
        assert_eq!(decimals(-0.25, 2), "−0.25");
        assert_eq!(percent(0.0712, 1), "7.1%");
    }
}
