//! Every bound of the book in one place; each is tested at the limit and one past it.

/// Largest payload of one event, in bytes.
pub const MAX_PAYLOAD_BYTES: usize = 1 << 20;
/// Most events in one batch, over all its streams.
pub const MAX_BATCH_EVENTS: usize = 1_000;
/// Most streams one batch appends to.
pub const MAX_BATCH_APPENDS: usize = 256;
/// Largest sum of payloads and statement arguments in one batch, in bytes.
pub const MAX_BATCH_BYTES: usize = 8 << 20;
/// Most read-model statements in one batch.
pub const MAX_BATCH_STATEMENTS: usize = 1_024;
/// Most statements in one [`Book::execute`](crate::Book::execute).
pub const MAX_EXECUTE_STATEMENTS: usize = 10_000;
/// Longest text of one statement, in bytes.
pub const MAX_STATEMENT_BYTES: usize = 64 << 10;
/// Most arguments of one statement.
pub const MAX_STATEMENT_ARGS: usize = 1_000;
/// Longest stream kind, in bytes (lower-case letters and hyphens).
pub const MAX_STREAM_KIND_BYTES: usize = 32;
/// Longest event kind, in bytes.
pub const MAX_EVENT_KIND_BYTES: usize = 64;
/// Longest actor, in bytes.
pub const MAX_ACTOR_BYTES: usize = 128;
/// Longest scope of an idempotency key, in bytes.
pub const MAX_SCOPE_BYTES: usize = 200;
/// Longest idempotency key, in bytes.
pub const MAX_KEY_BYTES: usize = 200;
/// Largest response remembered under an idempotency key, in bytes.
pub const MAX_RESPONSE_BYTES: usize = 1 << 20;
/// Most events, entries or streams returned by one read; ask again from the last one.
pub const MAX_PAGE: u32 = 10_000;
/// Most rows one query of a read model returns.
pub const MAX_QUERY_ROWS: usize = 100_000;
/// Page cache of SQLite's one writer, in KiB; it holds the upper pages of every index of a large book.
pub const WRITER_CACHE_KIB: u32 = 64 << 10;
/// Page cache of each of its readers, in KiB.
pub const READER_CACHE_KIB: u32 = 8 << 10;
/// Most answers kept between writes.
pub const MAX_KEPT_ANSWERS: usize = 32_768;
/// Most rows of an answer that is kept.
pub const MAX_KEPT_ROWS: usize = 32;
/// Counters of writes, shared by all institutions.
pub(crate) const COUNTERS: usize = 256;
/// Pages after which the write-ahead log is copied into the file: 8 MiB. A page that many transactions write is copied once, and whoever waits
/// for the copy waits some milliseconds; with 32 MiB one append in a hundred waited for more than twenty.
pub const CHECKPOINT_PAGES: u32 = 2_048;
/// Most batches committed in one transaction.
pub const MAX_GROUP_BATCHES: usize = 256;
/// A transaction stops taking further batches at this many bytes.
pub const MAX_GROUP_BYTES: usize = 16 << 20;
/// Batches that may wait for a writer; further callers wait for room.
pub const MAX_QUEUE: usize = 1_024;
/// Most events sealed in one transaction, so that appends never wait long for the sealer: a few milliseconds.
pub const MAX_SEAL_EVENTS: u32 = 256;
/// Most idempotency keys purged in one transaction.
pub const MAX_PURGED_KEYS: u32 = 512;
/// Most attempts at a transaction that lost a race on PostgreSQL.
pub const MAX_ATTEMPTS: u32 = 10;
/// Most faults one verification lists; the rest are counted.
pub const MAX_FAULTS: usize = 100;
/// The unsealed tail may be this old, in milliseconds, before it is an alarm.
pub const MAX_UNSEALED_MS: u64 = 1_000;
/// How long opening waits for another process to let go of the book, in milliseconds.
pub const MAX_LOCK_WAIT_MS: u64 = 1_000;
/// How long a statement waits for a busy engine, in milliseconds.
pub const MAX_BUSY_MS: u64 = 10_000;
/// Most writer lanes on PostgreSQL.
pub const MAX_LANES: u32 = 32;
/// Most read connections.
pub const MAX_READERS: u32 = 64;
