//! Every bound of a question, tested at the limit and one past it.

/// Rows of an answer unless told otherwise.
pub const ROWS: usize = 1_000;
/// The most rows of an answer: more is an export, which the lake's files are for.
pub const MAX_ROWS: usize = 100_000;
/// The most bytes of an answer in memory.
pub const MAX_ANSWER_BYTES: usize = 128 << 20;
/// What sorts, joins and groups of a question may hold, in bytes; nothing is spilt.
pub const MEMORY_BYTES: usize = 512 << 20;
/// How long a question may take, in seconds, unless told otherwise.
pub const SECONDS: u64 = 60;
/// The longest a question may be given, in seconds.
pub const MAX_SECONDS: u64 = 600;
/// Rows that a table hands on at a time.
pub const ROWS_AT_A_TIME: usize = 8_192;
/// Batches of rows that wait between a table and what reads it.
pub const BATCHES_WAITING: usize = 2;
