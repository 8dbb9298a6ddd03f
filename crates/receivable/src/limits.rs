//! Every bound of this crate, tested at the limit and one past it.

/// The most receivables of one pool, those that are paid and taken back included: a base reads each of them.
pub const MAX_RECEIVABLES: usize = 5_000;
/// The most payments, credits and disputes of one receivable.
pub const MAX_FACTS: usize = 200;
/// The most payments, credits and disputes of one pool: with its claims and what becomes of them they stay below the events that one
/// stream is read with.
pub const MAX_POOL_FACTS: usize = 40_000;
/// The most papers of one kind that are brought at once.
pub const MAX_PAPERS: usize = 1_000;
/// The longest number of a paper or reference of a payment, in characters.
pub const MAX_NUMBER_CHARS: usize = 40;
/// The longest reason, in characters.
pub const MAX_TEXT_CHARS: usize = 500;
/// The longest time from an invoice to its due day that a contract may allow, in days.
pub const MAX_DAYS: u16 = 1_080;
/// The whole, in parts per million.
pub const WHOLE_PPM: u32 = 1_000_000;

/// Whether it can be the number of a paper: letters and digits of any script, `-`, `_`, `.` and `#`; it stands in addresses.
pub(crate) fn is_number(text: &str) -> bool {
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
    !text.is_empty() && text.chars().count() <= MAX_NUMBER_CHARS && text.chars().all(good)
}

/// A text without the blanks around it; nothing where it is empty or too long.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_TEXT_CHARS).then(|| text.to_owned())
}
