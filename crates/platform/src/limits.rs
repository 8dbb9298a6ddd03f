//! Every bound of the use cases in one place; each is tested at the limit and one past it.

/// The most debtors that the page of classification looks at.
pub const MAX_CLASS_DEBTORS: usize = 500;
/// The most versions of parameters of expected losses.
pub const MAX_LOSS_VERSIONS: usize = 500;
/// Shortest password, in characters (OWASP ASVS 5.0, 6.2.1 asks for 8 and recommends 15; long beats complicated).
pub const MIN_PASSWORD_CHARS: usize = 12;
/// Longest password, in characters: hashing a longer one only burns time.
pub const MAX_PASSWORD_CHARS: usize = 128;
/// The fewest different characters of a password.
pub const MIN_PASSWORD_KINDS: usize = 5;
/// The decimal logarithm of the guesses a password must stand: the top mark of the estimate that [`crate::Code::WeakPassword`]
/// rests on. With a hash that takes a few hundredths of a second, that many are ten years of one processor.
pub const MIN_PASSWORD_GUESSES_LOG10: f64 = 10.0;
/// The shortest word of the user's and the institution's names that counts for nothing in a password, in characters;
/// shorter ones stand inside many words. One not in Latin letters counts for nothing at any length.
pub const MIN_CONTEXT_CHARS: usize = 3;
/// Longest user name, in bytes.
pub const MAX_NAME_BYTES: usize = 64;
/// Wrong passwords in a row before a pause.
pub const MAX_SIGN_IN_FAILURES: i64 = 10;
/// Length of that pause.
pub const SIGN_IN_PAUSE_SECONDS: i64 = 15 * 60;
/// How long a session lasts, however much it is used.
pub const SESSION_HOURS: i64 = 12;
/// The most open sessions of one person; the oldest ends when another begins.
pub const MAX_SESSIONS: usize = 20;
/// How long a session lasts unused.
pub const SESSION_IDLE_MINUTES: i64 = 60;
/// How much later a use must be than the last one noted to be noted again: a read is not made a write each time.
pub const SESSION_TOUCH_SECONDS: i64 = 60;
/// How long a one-time sign-in link or a set-up link is good.
pub const LINK_HOURS: i64 = 24;
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
/// Loans that a close reads, looks at and counts together; it keeps three such chunks in memory.
pub const CLOSE_CHUNK_LOANS: u32 = 20_000;
/// Debtors that a close looks at as a whole and counts together; each has its loans folded.
pub const CLOSE_CHUNK_DEBTORS: u32 = 500;
/// Rows that are written in one transaction ahead of the event they come from; the longest has some ten kilobytes.
pub const AHEAD_ROWS: usize = 500;
/// How often a close of a day looks for loans to which something happened while it looked at others.
pub const CLOSE_PASSES: usize = 3;
/// How many days before the day it was written an outlook begins: a day closed that much later needs no fold.
pub const OUTLOOK_BACK_DAYS: i32 = 3;
/// Largest overlay of the rulebook, in bytes.
pub const MAX_OVERLAY_BYTES: usize = 64 << 10;
/// Most overlays of one institution: a monthly rate for eighty years.
pub const MAX_OVERLAYS: usize = 1_000;
/// The most versions of posting rules of one institution: one a month for eighty years.
pub const MAX_POSTING_RULES: usize = 1_000;
/// The most lines of a reconciliation report in one page: enough for a file of it to be read in few.
pub const MAX_MIGRATION_PAGE: u32 = 5_000;
/// Largest bank file sent in a request, in bytes: the bound of the reader.
pub const MAX_BANK_FILE_BYTES: usize = connectors::bank::MAX_BANK_BYTES;
/// The most days that the two dates of a bank's movement and the book's may lie apart.
pub const MAX_MATCH_DAYS: i32 = 31;
/// The most late entries that the statement of a month lists; all of them are counted.
pub const MAX_LATE_ENTRIES: usize = 500;
/// How many people must approve a payout-release policy.
pub const POLICY_APPROVALS: usize = 2;
/// Longest life of a consent, in months, when none is given.
pub const CONSENT_MONTHS: i32 = 12;
/// The most rows a list that is always shown whole (an institution's users in a choice, its imports) is read to.
pub const MAX_WHOLE_LIST: usize = 20_000;
/// The most firms with a file that one request looks at; more are looked at by the shell, which has no time limit.
pub const MAX_WATCHED_AT_ONCE: usize = 5_000;
/// The most firms of one delivery that are looked at with it; of a larger one, the next look sees them.
pub const MAX_WATCHED_DELIVERY: usize = 500;
/// Months of its past that a portrait shows.
pub const PORTRAIT_MONTHS: usize = 23;
/// The most reported values that an indicator shows; all are counted.
pub const MAX_SHOWN_TRACES: usize = 500;
/// The most contradictions between sources that the answer to a delivery shows; all are counted.
pub const MAX_SHOWN_WARNINGS: usize = 100;
/// The most events one page of the audit trail looks through for those that were asked for.
pub const MAX_AUDIT_SCAN: u64 = 5_000;
/// Longest text in an event that the audit trail shows in full, in characters: documents are read where they belong.
pub const MAX_AUDIT_TEXT_CHARS: usize = 2_000;
/// The most applications, and the most loans, a firm's file shows.
pub const MAX_FIRM_FILE_ROWS: u32 = 100;
/// The most points a curve of a scorecard's report is shown with.
pub const MAX_CURVE_POINTS: usize = 200;
/// Longest label of a program's key, in characters.
pub const MAX_KEY_LABEL_CHARS: usize = 100;
/// The most subscriptions an institution has in force.
pub const MAX_WEBHOOKS: usize = 20;
/// The most kinds of event one subscription names.
pub const MAX_WEBHOOK_KINDS: usize = 40;
/// How often a message is sent before it is given up.
pub const MAX_DELIVERY_ATTEMPTS: i64 = 9;
/// The wait after the first failure, in seconds; each further one is [`RETRY_FACTOR`] times as long. Nine attempts span
/// about thirty hours, so a receiver that is down for a day misses nothing.
pub const FIRST_RETRY_SECONDS: i64 = 5;
/// How many times longer each wait is than the one before.
pub const RETRY_FACTOR: i64 = 4;
/// How long a delivery that arrived stays in the list.
pub const DELIVERED_DAYS: i64 = 30;
/// The most messages one round sends for an institution.
pub const MAX_ROUND_MESSAGES: u32 = 100;
/// How many messages are on their way at once.
pub const MAX_SENDING: usize = 8;
/// The most different pairs of submission and payout that the mean of days to pay out is taken over.
pub const MAX_PAYOUT_PAIRS: u32 = 10_000;
/// Longest text one may search a list for, in characters.
pub const MAX_SEARCH_CHARS: usize = 100;
/// The most firms one search by name may fit: their loans are put in order when read.
pub const MAX_SEARCH_FIRMS: usize = 300;
/// The most closed days a portfolio shows: a year and a month.
pub const MAX_PORTFOLIO_DAYS: u32 = 396;
/// The most recorded decisions one back-test makes again.
pub const MAX_BACKTEST_DECISIONS: u64 = 500_000;
/// The most candidates, each set beside one day's rulebook, that a back-test keeps at a time; also how many decisions it takes at once.
pub const MAX_BACKTEST_POLICIES: usize = 256;
/// Largest long document an event keeps, packed, in bytes: the book takes events of a mebibyte.
pub const MAX_PACKED_BYTES: usize = 800 << 10;
/// Largest such document unpacked, in bytes: what packs to the bound above is far below it.
pub const MAX_UNPACKED_BYTES: u64 = 64 << 20;
/// The most applications a report of a shadow run lists: the newest that differ.
pub const MAX_SHADOW_LINES: u32 = 100;
/// The most versions that may score beside the one in force at a time.
pub const MAX_CHALLENGERS: usize = 5;
/// The most rows that the mean effect of a feature of trees is taken over.
pub const MAX_EFFECT_ROWS: usize = 2_000;

/// The most customers and groups that a guarantor's desk lists.
pub const MAX_DESK_LINES: usize = 10;
/// The most days a picture of a facility over time is drawn from.
pub const MAX_FACILITY_POINTS: usize = 120;
/// The most positions of draws that such a picture works out: with many draws it has fewer days.
pub const MAX_FACILITY_POSITIONS: usize = 6_000;
/// The most acts on a package that its page tells, the newest first; the audit trail tells all.
pub const MAX_PACKAGE_CHANGES: usize = 50;
/// The most characters of what was asked for and is no loan that are told back.
pub const MAX_TOLD_CHARS: usize = 64;
/// The most funding lines of an institution that are not closed: what a loan would cost is looked for in all of them.
pub const MAX_FUNDING_LINES: usize = 200;
/// The most that are read at once: with them those that are closed and have not let everything go yet.
pub const MAX_FUNDING_HELD: usize = 1_000;
/// The most loans that one transaction of the matching releases, and the most tranches it gives to lines.
pub const MAX_FUNDING_RUN: usize = 400;
/// How often a matching looks again when another process matched meanwhile.
pub const FUNDING_TRIES: usize = 8;
/// How long the matching at a payout may take, with waiting for another that is under way, in milliseconds.
pub const FUNDING_WAIT_MS: u64 = 2_000;
/// The most loans of a line, and the most tranches of a matching, that are told one by one.
pub const MAX_FUNDING_SHOWN: usize = 500;
/// The most loans whose courses are folded for the months of a line.
pub const MAX_FUNDING_FOLDED: usize = 5_000;
/// The most months of a line that are told.
pub const MAX_FUNDING_MONTHS: u32 = 12;

/// Characters of a question to the lake; it is kept in the book.
pub const MAX_LAKE_QUESTION_CHARS: usize = 20_000;
/// Firms whose portraits one request makes; a shell has no such bound.
pub const MAX_PORTRAYED_AT_ONCE: usize = 5_000;
/// Readings of portraits recorded in one transaction.
pub const READS_PER_WRITE: usize = 200;
/// Parts that the portraits held in memory are spread over, each behind a lock of its own.
pub const HELD_SHARDS: usize = 64;
/// How long after a fact was learnt its delivery may still come into the book; until then it is kept apart by delivery. A day.
pub const SETTLED_AFTER_SECONDS: i64 = 86_400;
/// Firms beyond which their consents are read all together.
pub const CONSENTS_ONE_BY_ONE: usize = 500;
/// Deliveries of a category that wait before the service merges them by itself.
pub const LEAST_TO_MERGE: usize = 64;
/// Batches in one merge.
pub const MOST_TO_MERGE: usize = 400;
/// A batch is merged with smaller ones that together hold at least this part of its facts: one in so many.
pub const MERGE_FACTOR: u64 = 4;
/// Firms of which quartiles are shown, at least.
pub const LEAST_PEERS: usize = 10;
/// Firms of a board in one answer.
pub const MAX_BOARD_PAGE: u32 = 100;
/// The most rows of a quarantine that are replayed or dismissed at once: their numbers stand in one event.
pub const MAX_SETTLED_ROWS: usize = 10_000;
/// The most rows that a replay names which did not stand again.
pub const MAX_SHOWN_REFUSALS: usize = 50;
/// The most months of uses shown at once.
pub const MAX_METERED_MONTHS: i32 = 36;
/// Events of the sealed log that are counted together.
pub const METERED_EVENTS: u32 = 500;
/// How often so many are counted in one round: half a million events.
pub const METERED_PAGES: usize = 1_000;
/// The most feeds of one institution that run.
pub const MAX_FEEDS: usize = 50;
/// How long a feed waits after its first failed fetch; each further one multiplies it, up to its own rhythm.
pub const FIRST_FEED_RETRY_SECONDS: i64 = 60;
/// By what a failed fetch multiplies the wait.
pub const FEED_RETRY_FACTOR: i64 = 4;
/// How often a service looks for feeds to listen to that came or went, in seconds.
pub const FEEDS_LOOK_SECONDS: u64 = 2;
/// How long a feed stands still after its rows could not be kept, in seconds.
pub const FEED_PAUSE_SECONDS: u64 = 10;
