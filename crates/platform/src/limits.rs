//! Every bound of the use cases in one place; each is tested at the limit and one past it.

/// Shortest password, in characters (OWASP ASVS 5.0, 6.2.1 asks for 8 and recommends 15; long beats complicated).
pub const MIN_PASSWORD_CHARS: usize = 12;
/// Longest password, in characters: hashing a longer one only burns time.
pub const MAX_PASSWORD_CHARS: usize = 128;
/// Longest user name, in bytes.
pub const MAX_NAME_BYTES: usize = 64;
/// Wrong passwords in a row before a pause.
pub const MAX_SIGN_IN_FAILURES: i64 = 10;
/// Length of that pause.
pub const SIGN_IN_PAUSE_SECONDS: i64 = 15 * 60;
/// How long a session lasts.
pub const SESSION_HOURS: i64 = 12;
/// How long a program's key lasts.
pub const API_KEY_DAYS: i64 = 365;
/// How long an idempotency key is remembered.
pub const IDEMPOTENCY_HOURS: i64 = 24;
/// Longest idempotency key, in bytes.
pub const MAX_IDEMPOTENCY_KEY_BYTES: usize = 128;
/// Longest free text (a reason, a remark), in characters.
pub const MAX_REMARK_CHARS: usize = 500;
/// The most events one stream is folded from in one read.
pub const MAX_STREAM_EVENTS: usize = 100_000;
/// The most days one close may run over: about ten years.
pub const MAX_CLOSE_DAYS: i32 = 3_660;
/// The most loans one close keeps in memory at a time.
pub const CLOSE_BATCH_LOANS: u32 = 500;
/// How many people must approve a payout-release policy.
pub const POLICY_APPROVALS: usize = 2;
/// Longest life of a consent, in months, when none is given.
pub const CONSENT_MONTHS: i32 = 12;
/// Longest text one may search a list for, in characters.
pub const MAX_SEARCH_CHARS: usize = 100;
/// The most firms one search by name may fit: their loans are put in order when read.
pub const MAX_SEARCH_FIRMS: usize = 300;
/// The most closed days a portfolio shows: a year and a month.
pub const MAX_PORTFOLIO_DAYS: u32 = 396;
