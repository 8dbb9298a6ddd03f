//! Every bound of the lake.

/// Rows in one Parquet row group: what a writer holds in memory at most.
pub const ROWS_PER_GROUP: usize = 65_536;

/// Rows handed out by a reader at a time.
pub const ROWS_PER_READ: usize = 8_192;

/// Rows in one segment; a writer goes on in the next file past it.
pub const MAX_ROWS_PER_SEGMENT: u64 = 4_194_304;

/// Segments of one batch.
pub const MAX_SEGMENTS_PER_BATCH: u32 = 99_999;

/// Observations in one call of [`crate::Lake::write_observations`]: they are sorted in memory.
pub const MAX_OBSERVATIONS_PER_WRITE: usize = 1_000_000;

/// Buckets that firms are spread over; the count is part of a segment's path, so that it can grow later.
pub const MAX_BUCKETS: u16 = 256;

/// Bytes of the raw text kept of one quarantined row; the rest is cut off.
pub const MAX_QUARANTINED_ROW_BYTES: usize = 4_096;

/// Quarantined rows kept for one batch. A file with more is a wrong file: see [`crate::QuarantineWriter::push`].
pub const MAX_QUARANTINED_ROWS: u64 = 1_000_000;

/// Bytes of a text cell (external id, industry, lender, metric); longer text is an error of the row.
pub const MAX_TEXT_BYTES: usize = 200;

/// Distinct levels of a categorical column of [`crate::HistoryColumns`]; rarer ones become [`OTHER_LEVEL`].
pub const MAX_LEVELS: usize = 200;

/// What a level beyond [`MAX_LEVELS`] is called.
pub const OTHER_LEVEL: &str = "(other)";

/// Columns of one feature table.
pub const MAX_COLUMNS: usize = 1_000;

/// Facts of one write that are kept in one segment; more are spread over months and buckets of firms.
pub const ONE_SEGMENT_FACTS: usize = 16_384;

/// Facts that one bucket of a merged category holds about: its number of buckets is the least power of two that makes them fit.
pub const FACTS_PER_MERGED_BUCKET: u64 = 1_048_576;

/// The most buckets of a merged category.
pub const MAX_MERGED_BUCKETS: u16 = 64;

/// The most segments that are merged at once: each is an open file.
pub const MAX_MERGED_SEGMENTS: usize = 4_096;

/// Rows in one row group of a table with hundreds of columns.
pub const ROWS_PER_WIDE_GROUP: usize = 8_192;
