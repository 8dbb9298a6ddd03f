//! Bounds on what a client may send.

pub use platform::limits::{MAX_BANK_FILE_BYTES, MAX_IDEMPOTENCY_KEY_BYTES};

/// Largest body of a request, in bytes.
pub const MAX_BODY_BYTES: usize = 256 * 1024;
/// Largest file sent in a request, in bytes: a million rows of thirty columns. Larger ones are for the command line.
pub const MAX_UPLOAD_BYTES: usize = 256 << 20;
/// Largest body that brings in a model, in bytes: a file of eight mebibytes in base 64, and the mapping.
pub const MAX_MODEL_BODY_BYTES: usize = 12 << 20;
/// Largest body that brings an existing book in, in bytes: files of together 24 MiB in base 64, some hundred thousand loans without
/// their history. Larger ones are for the command line.
pub const MAX_BOOK_BODY_BYTES: usize = 32 << 20;
/// Largest body that assigns receivables, in bytes: three files of a thousand rows each in base 64.
pub const MAX_PAPERS_BODY_BYTES: usize = 4 << 20;
/// Longest time a request may take, in seconds.
pub const REQUEST_SECONDS: u64 = 30;
/// How many requests are worked on at once; the next ones wait, within [`REQUEST_SECONDS`].
pub const MAX_REQUESTS_AT_ONCE: usize = 1_024;
/// Largest answer that is tagged for `If-None-Match`, in bytes; a larger one is sent as it is.
pub const MAX_TAGGED_BYTES: u64 = 16 * 1024 * 1024;
/// Longest request number that is taken from a caller, in bytes.
pub const MAX_REQUEST_ID_BYTES: usize = 64;
/// How many requests one token may send at once.
pub const TOKEN_BURST: u32 = 1_000;
/// How many of them come back in a second.
pub const TOKEN_PER_SECOND: f64 = 100.0;
/// How many attempts one address has at the doors (sign-in, links, set-up), and how many wrong tokens.
pub const DOOR_BURST: u32 = 60;
/// How many of them come back in a second.
pub const DOOR_PER_SECOND: f64 = 0.5;
/// The most addresses and tokens that are counted at a time; each takes some forty bytes.
pub const MAX_BUCKETS: usize = 100_000;
/// The service is not ready when its oldest unsealed event is older than this, in milliseconds.
pub const MAX_UNSEALED_MS: u64 = 60_000;
/// The most rows of an exported list.
pub const MAX_EXPORT_ROWS: usize = 100_000;
/// How many exports are made at once: each holds its rows in memory.
pub const MAX_EXPORTS_AT_ONCE: usize = 2;

/// Largest body of a request to this path, in bytes.
#[must_use]
pub fn body_bytes(path: &str) -> usize {
    match path {
        crate::routes::models::IMPORT => MAX_MODEL_BODY_BYTES,
        crate::routes::ledger_bank::STATEMENTS | crate::routes::ledger_bank::RESULTS => MAX_BANK_FILE_BYTES,
        crate::routes::migrations::BOOKS | crate::routes::migrations::CHECK => MAX_BOOK_BODY_BYTES,
        crate::routes::laboratory::SETS => MAX_UPLOAD_BYTES,
        path if path.starts_with("/v1/facilities/") && path.ends_with("/receivables") => MAX_PAPERS_BODY_BYTES,
        _ => MAX_BODY_BYTES,
    }
}
