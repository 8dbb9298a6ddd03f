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
