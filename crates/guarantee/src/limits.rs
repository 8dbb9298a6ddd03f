//! Every bound of this crate.

/// The most parties that share a loss, the lender included.
pub const MAX_PARTIES: usize = 16;
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
