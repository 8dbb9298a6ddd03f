//! Every bound of this crate.

/// The most parties that share a loss, the lender included.
pub const MAX_PARTIES: usize = 16;
/// The most layers of an agreement.
pub const MAX_LAYERS: usize = 16;
/// The most bands of trade volume of a layer.
pub const MAX_BANDS: usize = 12;
/// The most volumes of trade reported under one agreement: one a day for thirty years.
pub const MAX_VOLUMES: usize = 11_000;
/// The most loans under one agreement, released ones included; past it a new agreement is signed.
pub const MAX_LOANS: usize = 200_000;
/// The most recoveries of one claim, reversed ones included.
pub const MAX_RECOVERIES: usize = 1_000;
/// The longest reason or reference, in bytes.
pub const MAX_TEXT_BYTES: usize = 500;
/// The longest waiting or payment term, in days.
pub const MAX_TERM_DAYS: u32 = 3_650;
/// The whole of a loss, in parts per million: shares sum to it.
pub const WHOLE_PPM: u32 = 1_000_000;
/// The most guarantees in one guarantor's book, released ones included.
pub const MAX_ISSUED: usize = 50_000;
/// The most statements of a guarantor: one a day for thirty years.
pub const MAX_STATEMENTS: usize = 11_000;
/// The most fees and subsidies booked in one guarantor's book.
pub const MAX_FLOWS: usize = 100_000;
/// The longest term of a guarantee, in months.
pub const MAX_TERM_MONTHS: u32 = 600;
/// The most entries of a pool's ledger.
pub const MAX_POOL_ENTRIES: usize = 50_000;
