//! Every bound of this crate in one place; each is tested at the limit and one past it.

/// Trees of one ensemble.
pub const MAX_TREES: usize = 10_000;
/// Leaves of one tree.
pub const MAX_LEAVES: usize = 32_768;
/// Splits of one ensemble, all trees together: some 70 MB in memory.
pub const MAX_SPLITS: usize = 1_000_000;
/// Features of one ensemble.
pub const MAX_FEATURES: usize = 4_096;
/// Different thresholds on one feature, all trees together; a value's place among them is kept in 16 bits.
pub const MAX_THRESHOLDS: usize = 60_000;
/// Largest category code that a split may name, plus one. Larger codes can be asked about; no split knows them.
pub const MAX_CATEGORIES: usize = 60_000;
/// Category codes listed by all splits of one ensemble together.
pub const MAX_LISTED_CATEGORIES: usize = 10_000_000;
/// Different features on the way from the root to one leaf, for explanations; predictions have no such bound.
pub const MAX_PATH_FEATURES: usize = 64;
/// Characters of a name, label or text.
pub const MAX_TEXT_CHARS: usize = 500;
/// Reasons given with one score.
pub const MAX_REASONS: usize = 10;
/// Largest LightGBM text read, in bytes.
pub const MAX_LIGHTGBM_BYTES: usize = 128 << 20;
/// Largest ONNX file read, in bytes.
pub const MAX_ONNX_BYTES: usize = 128 << 20;
/// Largest document read, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 128 << 20;
/// Bytes of the tables that the fast way of scoring may take; a larger ensemble is walked, which costs little memory.
pub const MAX_TABLE_BYTES: usize = 24 << 20;
/// Bytes of the tables of contributions; leaves that find no room there are worked out row by row.
pub const MAX_EFFECT_TABLE_BYTES: usize = 24 << 20;
/// Things that can happen to leaves that share a table of contributions: an index has 16 bits.
pub const MAX_TABLE_STATES: usize = 1 << 16;
