//! Every bound of this crate, tested at the limit and one past it.

/// The most source categories of one catalogue: 28 are built in, an institution may add its own.
pub const MAX_CATEGORIES: usize = 100;
/// The most measures of one catalogue; a portrait keeps a place for each.
pub const MAX_MEASURES: usize = 1_000;
/// The most measures of one category: a wider file is two sources.
pub const MAX_CATEGORY_MEASURES: usize = 60;
/// The longest document, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 200_000;
/// The longest id, in bytes.
pub const MAX_ID_BYTES: usize = 40;
/// The longest name, in characters.
pub const MAX_NAME_CHARS: usize = 100;
/// The longest legal basis, in characters.
pub const MAX_BASIS_CHARS: usize = 500;
/// The most digits after the point of a measure's fixed-point integer.
pub const MAX_SCALE: u8 = 6;
/// The longest a category may be kept, in months.
pub const MAX_RETENTION_MONTHS: u16 = 600;
/// The most days a source may take to report a period, or to be asked again.
pub const MAX_WITHIN_DAYS: u16 = 400;
/// The most rows of one batch: a longer file comes in parts, and what is told twice is told by the order of learning.
pub const MAX_ROWS: usize = 200_000;
/// The most columns of a file.
pub const MAX_COLUMNS: usize = 400;
/// The longest field, in characters.
pub const MAX_FIELD_CHARS: usize = 200;
/// The most digits of a number in a file, on both sides of the point.
pub const MAX_DIGITS: usize = 15;
/// The first year a value may be of: before it there is neither the republic nor its registers.
pub const FIRST_YEAR: i16 = 1949;
/// The most rules of plausibility; each is tried on every firm and month that a batch touches.
pub const MAX_RULES: usize = 100;
/// The most measures on one side of a rule.
pub const MAX_SIDE_MEASURES: usize = 5;
/// The most months that a rule adds up, and that it looks back over in a firm's own history.
pub const MAX_RULE_MONTHS: u8 = 24;
/// Over how many months coverage is counted.
pub const COVERAGE_MONTHS: u16 = 24;
/// The most a data owner may be promised for one call, in fen.
pub const MAX_CALL_FEN: i64 = 100_000;
/// The most of a revenue that a data owner may be promised, in hundredths of a percent: all of it.
pub const MAX_SHARE_BPS: u16 = 10_000;
/// The most rights of one register.
pub const MAX_RIGHTS: usize = 10_000;
/// The fewest minutes between two fetches of a feed.
pub const MIN_FEED_MINUTES: u32 = 5;
/// The most minutes between two fetches of a feed: a week.
pub const MAX_FEED_MINUTES: u32 = 7 * 24 * 60;
/// The most messages of sensors in one batch.
pub const MAX_FEED_BATCH: u16 = 1_000;
/// The most seconds for which messages of sensors are collected before they are kept.
pub const MAX_FEED_SECONDS: u16 = 3_600;
/// The longest topic filter of a feed, and the longest place of a field in its messages, in bytes.
pub const MAX_TOPIC_BYTES: usize = 200;
