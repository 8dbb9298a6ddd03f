//! Every bound of this crate, tested at the limit and one past it.

/// The whole of a loan, in parts per million.
pub const WHOLE_PPM: u32 = 1_000_000;
/// The least share, in parts per million: one basis point.
pub const MIN_SHARE_PPM: u32 = 100;
/// The most loans of one package: what is told of a package after each write, every loan of it with the longest names, is kept
/// with the request for its repetition and fits in the bound for such an answer.
pub const MAX_LOANS: usize = 400;
/// The most holders beside the servicer of one arrangement.
pub const MAX_HOLDERS: usize = 20;
/// The most shares of one loan over its life, returned ones included.
pub const MAX_STAKES: usize = 50;
/// The most events of one arrangement.
pub const MAX_EVENTS: usize = 5_000;
/// The highest price, in parts per million of principal: 200%.
pub const MAX_PRICE_PPM: u32 = 2_000_000;
/// The highest servicing fee, in basis points of principal a year.
pub const MAX_FEE_BPS: u32 = 1_000;
/// The longest period in which an ineligible loan goes back, in days.
pub const MAX_RECOURSE_DAYS: u16 = 1_800;
/// The longest name, in characters.
pub const MAX_NAME_CHARS: usize = 100;
/// The longest reason, in characters.
pub const MAX_TEXT_CHARS: usize = 500;
/// The longest reference, in bytes.
pub const MAX_REFERENCE_BYTES: usize = 64;
/// How many registers keep the shares of an institution's loans: a package of any size touches at most so many streams.
pub const REGISTERS: u8 = 64;

/// A text without the blanks around it; nothing where it is empty or too long.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_TEXT_CHARS).then(|| text.to_owned())
}

/// A reference without the blanks around it; nothing where it is empty or too long.
pub(crate) fn referred(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= MAX_REFERENCE_BYTES).then(|| text.to_owned())
}
