//! [`Part`]: firms divided for training, choosing and judging. All rows of a firm go to one part, or a model would be judged on
//! months beside those it was trained on.

/// Where a firm's rows go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Trees are grown on it: 70 in 100 firms.
    Train,
    /// Probabilities and the threshold are set on it: 15 in 100.
    Validation,
    /// Nothing is chosen by it: 15 in 100.
    Test,
}

impl Part {
    /// The part of a firm, by its number and a seed alone: adding firms moves none.
    ///
    /// ```
    /// use cashflow::Part;
    /// let counts = (0..10_000).filter(|firm| Part::of(*firm, 1) == Part::Train).count();
    /// assert!((6_800..7_200).contains(&counts));
    /// ```
    #[must_use]
    pub const fn of(firm: u64, seed: u64) -> Self {
        match mix(firm ^ mix(seed)) % 100 {
            0..70 => Self::Train,
            70..85 => Self::Validation,
            _ => Self::Test,
        }
    }
}

/// SplitMix64's finaliser (Steele, Lea and Flood, OOPSLA 2014).
const fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
