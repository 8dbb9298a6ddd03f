//! Every bound of this crate in one place; each is tested at the limit and one past it.

/// Trees asked for. Scoring reads up to ten times as many.
pub const MAX_TREES: usize = 1_000;
/// Leaves of one tree asked for.
pub const MAX_LEAVES: usize = 256;
/// Fewest bads, and fewest goods, to train on.
pub const LEAST_OUTCOMES: usize = 50;
