//! Every bound of this crate, tested at the limit and one past it.

/// The most tranches of loans one line ever takes: what it holds is worked out from each of them.
pub const MAX_TRANCHES: usize = 20_000;
/// The most tranches of one loan that lines hold at a time: in more pieces nobody can follow who carries it.
pub const MAX_LOAN_TRANCHES: usize = 40;
/// The most changes, suspensions and resumptions of one line.
pub const MAX_CHANGES: usize = 1_000;
/// The most values one list of an eligibility names.
pub const MAX_LISTED: usize = 100;
/// The lowest priority; 1 is the first to be asked.
pub const MAX_PRIORITY: u16 = 999;
/// The highest cost of a line, and the highest rate a line lets a lender charge, percent a year.
pub const MAX_PERCENT: u32 = 36;
/// Decimal places of a rate as a fraction of one: a hundredth of a basis point.
pub const RATE_PLACES: u32 = 6;
/// The longest loan a line may name, in months.
pub const MAX_MONTHS: u32 = 600;
/// The longest reason, in characters.
pub const MAX_TEXT_CHARS: usize = 500;
/// The longest name, source or listed code, in characters.
pub const MAX_NAME_CHARS: usize = 100;

/// A text without the blanks around it; nothing where it is empty or too long.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_TEXT_CHARS).then(|| text.to_owned())
}

/// Whether a name can stand.
pub(crate) fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_NAME_CHARS
}
