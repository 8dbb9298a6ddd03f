//! Every bound of this crate.

/// The most parameters a rulebook holds, overlays included.
pub const MAX_PARAMETERS: usize = 2_000;
/// The most facts (versions of its value) one parameter holds.
pub const MAX_FACTS: usize = 2_000;
/// The longest id, text value, source or note, in bytes.
pub const MAX_TEXT_BYTES: usize = 2_000;
/// The most numbers in a list value.
pub const MAX_LIST: usize = 200;
/// The most days in a value of dates: a year.
pub const MAX_DATES: usize = 366;
