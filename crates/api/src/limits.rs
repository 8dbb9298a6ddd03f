//! Bounds on what a client may send.

pub use platform::limits::MAX_IDEMPOTENCY_KEY_BYTES;

/// Largest body of a request, in bytes.
pub const MAX_BODY_BYTES: usize = 256 * 1024;
/// Longest time a request may take, in seconds.
pub const REQUEST_SECONDS: u64 = 30;
/// How many requests are worked on at once; the next ones wait, within [`REQUEST_SECONDS`].
pub const MAX_REQUESTS_AT_ONCE: usize = 1_024;
