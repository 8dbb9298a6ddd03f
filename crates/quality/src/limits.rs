//! Every bound of this crate, tested at the limit and one past it.

/// The most circumstances of one debtor, ended ones included.
pub const MAX_CIRCUMSTANCES: usize = 1_000;
/// The longest source or reason, in characters.
pub const MAX_TEXT_CHARS: usize = 500;
/// The most grades of a parameter document.
pub const MAX_GRADES: usize = 50;
/// The most years of one curve of default probabilities.
pub const MAX_YEARS: usize = 40;
/// The most scenarios.
pub const MAX_SCENARIOS: usize = 20;
/// The longest name in a document, in characters.
pub const MAX_NAME_CHARS: usize = 100;
/// The most products or industries that a programme of subsidies names.
pub const MAX_ELIGIBLE: usize = 200;

/// A source, reason or reference without the blanks around it; nothing where it is empty or too long.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_TEXT_CHARS).then(|| text.to_owned())
}
