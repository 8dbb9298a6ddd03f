//! Every bound of this crate, tested at the limit and one past it.

/// The most indicators a catalogue may hold.
pub const MAX_INDICATORS: usize = 1_024;
/// The longest window of an indicator, in months. With its comparison (the window before, or a year ago) it may not be longer.
pub const MAX_WINDOW_MONTHS: u8 = 36;
/// The longest window of an indicator over a daily measure, in months, comparison included: days are what a state holds most of.
pub const MAX_DAY_WINDOW_MONTHS: u8 = 12;
/// How far back the end of a window may lie behind the last whole month when a source reports late.
pub const MAX_LAG_MONTHS: u8 = 3;
/// How far a last value may be carried.
pub const MAX_CARRY_MONTHS: u8 = 12;
/// The months a state keeps when it is settled: the longest window and the longest lag.
pub const MONTHS_KEPT: usize = MAX_WINDOW_MONTHS as usize + MAX_LAG_MONTHS as usize;
/// The months whose days a state keeps when it is settled: the longest window of days, and one more, because
/// twelve months back from 28 February may leave a 29th in the window.
pub const DAY_MONTHS_KEPT: usize = MAX_DAY_WINDOW_MONTHS as usize + 1;
/// The largest value of a fact, either sign, at its measure's scale: 10 billion yuan in fen a thousand times over. Squares of sums
/// over all windows stay inside 128 bits.
pub const MAX_VALUE: i64 = 1_000_000_000_000_000;
/// The largest value of a month that is added up from days or events, either sign; beyond it the month counts as missing. All months
/// of all measures of an indicator then add up inside 64 bits.
pub const MAX_MONTH_VALUE: i128 = 10_000_000_000_000_000;
/// The most cells of one measure of one firm.
pub const MAX_CELLS: usize = 20_000;
/// The most digits after the point of an indicator.
pub const MAX_SCALE: u8 = 6;
/// The most measures that one indicator names.
pub const MAX_MEASURES: usize = 8;
/// The most anchors of an indicator.
pub const MAX_ANCHORS: usize = 16;
/// The most rules of a document of classes or stages.
pub const MAX_RULES: usize = 200;
/// The most bytes of a packed state that are read.
pub const MAX_PACKED_BYTES: usize = 8 << 20;
