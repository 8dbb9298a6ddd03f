//! Independent streams of one seed: one for each firm and purpose, so that any part of any firm can be drawn alone.

use crate::Draw;

/// What a stream is for. The numbers are part of the seed's meaning: a changed number is another province.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// Place, trade, size, habits.
    Traits = 1,
    /// The slow part of health.
    Health = 2,
    /// Sudden distress.
    Distress = 3,
    /// Sales and one-off costs.
    Business = 4,
    /// Days of the account, and what follows a break.
    Account = 5,
    /// Which truths are planted.
    Plants = 6,
    /// Late, wrong, withdrawn and missing reports.
    Filings = 7,
    /// Noise of what is reported by month, and events.
    Monthly = 8,
    /// Noise of what is reported by day.
    Daily = 9,
    /// Buyers.
    Links = 10,
    /// Rings, by block of firms.
    Rings = 11,
    /// Shocks common to a city or a trade, by month.
    Shocks = 12,
    /// Ids of batches.
    Batches = 13,
    /// Habits of credit officers, by officer.
    Officers = 14,
    /// Past applications and how they were decided.
    Decisions = 15,
    /// Who lends to a firm, and under which scene.
    Lenders = 16,
}

/// The streams of the older province all lie below 2^40, those of its batches above 2^60.
pub(crate) fn stream(seed: u64, purpose: Purpose, of: u64) -> Draw {
    debug_assert!(of < 1 << 40);
    Draw::new(seed, ((purpose as u64) << 40) | of)
}

/// A number that looks random, of two numbers (the finaliser of SplitMix64): references of events, which need no stream.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let mut mixed = a ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
