//! Every bound of this crate, tested at the limit and one past it.

/// The most warnings of a document.
pub const MAX_WARNINGS: usize = 200;
/// The longest condition, in characters.
pub const MAX_CONDITION_CHARS: usize = 400;
/// The longest note or reason, in characters.
pub const MAX_TEXT_CHARS: usize = 500;
/// The most notes of one alert.
pub const MAX_NOTES: usize = 500;
/// The longest time within which an alert is to be worked, and for which a closed one stays quiet, in days.
pub const MAX_DAYS: u16 = 366;

/// A note or reason without the blanks around it; nothing where it is empty or too long.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_TEXT_CHARS).then(|| text.to_owned())
}
