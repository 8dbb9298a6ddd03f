//! Every bound of this crate, tested at the limit and one past it.

/// The most draws under one facility, cancelled ones included: availability reads each of them.
pub const MAX_DRAWS: usize = 500;
/// The most seasons of a year.
pub const MAX_SEASONS: usize = 12;
/// The most stages of a contract.
pub const MAX_STAGES: usize = 24;
/// The most other currencies in which a facility may be drawn.
pub const MAX_CURRENCIES: usize = 8;
/// The most freezes, reductions and other changes of one facility.
pub const MAX_CHANGES: usize = 1_000;
/// The longest reason, source or evidence, in characters.
pub const MAX_TEXT_CHARS: usize = 500;
/// The longest name or code, in characters.
pub const MAX_NAME_CHARS: usize = 100;
/// The whole of a limit, in parts per million.
pub const WHOLE_PPM: u32 = 1_000_000;

/// A text without the blanks around it; nothing where it is empty or too long.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_TEXT_CHARS).then(|| text.to_owned())
}

/// Whether a name can stand.
pub(crate) fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_NAME_CHARS
}
