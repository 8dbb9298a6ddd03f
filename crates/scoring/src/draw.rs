//! Numbers that look random, from a seed that is passed in: the same seed gives the same resample on any machine and any
//! number of threads.
//!
//! SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): a counter and a
//! mixing function, so that each replicate has a stream of its own.

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A stream of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Draw(u64);

fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

impl Draw {
    /// The `stream`-th stream of a seed.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        Self(mix(seed.wrapping_add(STEP)).wrapping_add(mix(stream.wrapping_mul(STEP))))
    }

    pub(crate) fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A whole number in `0..below`, by the high half of the product (Lemire 2019, without the rejection step: its bias is
    /// below `below / 2^64`).
    pub(crate) fn below(&mut self, below: usize) -> usize {
        ((u128::from(self.next_u64()) * below as u128) >> 64) as usize
    }
}

/// A number in 0..1 from the seed and the row.
pub(crate) fn unit_hash(seed: u64, row: u64) -> f64 {
    (mix(seed.wrapping_add(row.wrapping_add(1).wrapping_mul(STEP))) >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_even_and_streams_differ() {
        let mut draw = Draw::new(7, 0);
        let mut counts = [0_u32; 10];
        (0..100_000).for_each(|_| counts[draw.below(10)] += 1);
        assert!(counts.iter().all(|count| (9_600..10_400).contains(count)), "{counts:?}");
        assert_ne!(Draw::new(7, 1).next_u64(), Draw::new(7, 2).next_u64());
        assert_ne!(Draw::new(7, 1).next_u64(), Draw::new(8, 1).next_u64());
        assert_eq!(Draw::new(7, 3).next_u64(), Draw::new(7, 3).next_u64());
    }
}
