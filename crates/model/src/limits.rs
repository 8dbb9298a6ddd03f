//! Every bound of this crate in one place; each is tested at the limit and one past it.

/// Largest file that is imported, in bytes: LightGBM's text of some 1,000 trees of 31 leaves.
pub const MAX_FILE_BYTES: usize = 8 << 20;
/// Largest mapping document, in bytes.
pub const MAX_SETTINGS_BYTES: usize = 256 << 10;
/// Leaves of a tree whose directions are worked out: every pair of leaves is compared.
pub const MAX_DIRECTION_LEAVES: usize = 1_024;
/// Rows over which the nodes of a model without counts are counted.
pub const MAX_COVER_ROWS: usize = 20_000;
/// Near names suggested for one column.
pub const MAX_SUGGESTIONS: usize = 3;
