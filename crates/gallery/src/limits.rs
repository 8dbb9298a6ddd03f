//! Every bound of this crate.

/// Firms between two words of progress of one thread.
pub const FIRMS_PER_WORD: u64 = 1_024;
/// The most shards of a stream.
pub const MAX_SHARDS: usize = 1_024;
/// The most bytes of a firm in a snapshot.
pub const MAX_FIRM_BYTES: usize = 16 << 20;
