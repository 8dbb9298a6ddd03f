//! Every bound of this crate, tested at the limit and one past it in `tests/limits.rs`.

/// The longest loan, in months, and so the most instalments.
pub const MAX_TERM_MONTHS: u16 = 360;
/// The largest single amount, in minor units: 100 billion yuan. With [`MAX_FACTS`] of them, sums stay inside 64 bits.
pub const MAX_AMOUNT_MINOR: i64 = 10_000_000_000_000;
/// The highest annual rate, in basis points (100%).
pub const MAX_RATE_BPS: i64 = 10_000;
/// The most decimals of an annual rate as a fraction of one.
pub const MAX_RATE_SCALE: u32 = 8;
/// The longest grace after a due date, in days.
pub const MAX_GRACE_DAYS: u16 = 90;
/// The least penalty rate, as per cent of the contract rate (rules 6.6: 30% to 50% above it).
pub const MIN_PENALTY_PERCENT: i64 = 130;
/// The highest penalty rate, as per cent of the contract rate.
pub const MAX_PENALTY_PERCENT: i64 = 150;
/// The most facts one loan may have.
pub const MAX_FACTS: usize = 10_000;
/// The longest external reference, in bytes.
pub const MAX_REFERENCE_BYTES: usize = 64;
/// The longest reason a person may write, in characters.
pub const MAX_REASON_CHARS: usize = 500;
/// The largest stored event, in bytes: a contract of 360 instalments is about 6 KB.
pub const MAX_EVENT_BYTES: usize = 65_536;
/// How many years past the last due date entries may be derived.
pub const MAX_HORIZON_YEARS: i16 = 50;
/// The most cash flows of one cost calculation.
pub const MAX_FLOWS: usize = 2_000;
/// The most an instalment may grow by at one step, in basis points.
pub const MAX_GROWTH_BPS: u32 = 5_000;
/// The most steps of a growing instalment.
pub const MAX_STEPS: usize = 40;
/// How many stretches an outlook tells beyond the day it must speak of: some four months of a loan repaid monthly.
pub const OUTLOOK_STRETCHES: usize = 8;
