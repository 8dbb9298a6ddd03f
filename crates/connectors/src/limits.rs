//! Every bound of the connectors.

/// Data rows of one file.
pub const MAX_ROWS: u64 = 20_000_000;

/// Bytes of one text row, quotes and line breaks within it included.
pub const MAX_ROW_BYTES: usize = 65_536;

/// Columns of a file.
pub const MAX_COLUMNS: usize = 400;

/// Rows between two calls of the progress callback.
pub const PROGRESS_EVERY: u64 = 10_000;

/// Highest amount of a loan in minor units: ten billion of the main unit, far past any small-business loan.
pub const MAX_AMOUNT_MINOR: i64 = 1_000_000_000_000;

/// Longest plausible term: forty years and a little.
pub const MAX_TERM_MONTHS: u16 = 600;

/// Highest plausible headcount of a small firm.
pub const MAX_EMPLOYEES: u32 = 10_000;

/// Highest plausible number of jobs from one loan.
pub const MAX_JOBS: u32 = 5_000;

/// Longest plausible time from approval to first disbursement, in days.
pub const MAX_DAYS_TO_DISBURSEMENT: i32 = 3_653;

/// Days by which a disbursement may precede the approval on record (a re-approval); more is a slip.
pub const MAX_DAYS_BEFORE_APPROVAL: i32 = 366;
/// Bytes of one file of a data source.
pub const MAX_SOURCE_BYTES: usize = 64 * 1024 * 1024;
/// Rows of one file of a data source: what the hub checks at a time.
pub const MAX_SOURCE_ROWS: usize = 200_000;
/// Longest address a message is sent to, in bytes.
pub const MAX_URL_BYTES: usize = 2_048;
/// Longest time one message may take, in seconds: looking the name up, connecting, sending, the first line of the answer.
pub const SEND_SECONDS: u64 = 10;
/// Longest time one file may take to be fetched, in seconds: looking the name up, connecting, all of the answer.
pub const FETCH_SECONDS: u64 = 60;
/// Longest message of a sensor, in bytes.
pub const MAX_READING_BYTES: usize = 65_536;
/// How many messages of a feed are remembered, so that one that is sent again changes nothing: a broker sends again only what was not
/// acknowledged, which is of the newest batch, and a batch has at most half as many.
pub const REMEMBERED_READINGS: usize = 2_000;
/// Messages that wait between the connection and whoever keeps them.
pub const WAITING_READINGS: usize = 256;
/// Longest packet of a broker, in bytes: past it the connection ends.
pub const MAX_PACKET_BYTES: usize = 1 << 20;
/// Longest time to reach a broker, and between two signs of life, in seconds.
pub const BROKER_SECONDS: u64 = 30;
