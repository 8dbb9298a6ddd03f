//! Who sells to whom, and who is in a ring with whom: pure functions of the seed and a firm's index.

use super::streams::{Purpose, mix, stream};
use super::traits::place;
use crate::places::{Places, TRADES};

/// Buyers are among this many firms before the supplier, so that they exist in a province of any size.
pub(super) const REACH: u32 = 1_000;
/// Firms are in a ring with others of their block only.
pub(super) const BLOCK: u32 = 64;
/// Chance that a block has a ring.
const RING: f64 = 0.20;

/// A buyer of a firm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Index of the buyer.
    pub buyer: u32,
    /// Part of the supplier's sales that goes to it, 0 to 1.
    pub share: f64,
    /// Place of the buyer's city among the eleven.
    pub(super) city: usize,
    /// Place of the buyer's trade.
    pub(super) trade: usize,
}

/// A ring of related firms that pay one another in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    /// Its id, the same for each member.
    pub id: u64,
    /// Indices of its members in the order of payment; each pays the next, the last the first.
    pub members: Vec<u32>,
}

/// The one or two buyers of a firm; none for two fifths of the firms, and for trades that sell to people.
pub(super) fn buyers(seed: u64, index: u32, trade: usize, places: &Places) -> Vec<Link> {
    if index == 0 || !matches!(TRADES[trade].section, 'C' | 'A' | 'G' | 'E' | 'I' | 'M') {
        return Vec::new();
    }
    let mut draw = stream(seed, Purpose::Links, u64::from(index));
    let (linked, second) = (draw.chance(0.6), draw.chance(0.35));
    let count = if linked { 1 + usize::from(second) } else { 0 };
    let mut links: Vec<Link> = Vec::with_capacity(count);
    for number in 0..count {
        let buyer = index - 1 - draw.below(index.min(REACH));
        let share = if number == 0 { 0.25 + 0.35 * draw.unit() } else { 0.10 + 0.15 * draw.unit() };
        // Where both fall on one firm, it is one buyer.
        if links.iter().all(|link| link.buyer != buyer) {
            let (city, trade) = place(seed, buyer, places);
            links.push(Link { buyer, share, city, trade });
        }
    }
    links
}

/// The ring a firm is in.
pub(super) fn ring(seed: u64, index: u32) -> Option<Ring> {
    let block = index / BLOCK;
    let mut draw = stream(seed, Purpose::Rings, u64::from(block));
    if !draw.chance(RING) {
        return None;
    }
    let size = 3 + draw.below(3);
    let (start, step) = (draw.below(BLOCK), 2 * draw.below(BLOCK / 2) + 1);
    // An odd step through 64 places comes back only after all of them: the members are distinct.
    let members: Vec<u32> = (0..size).map(|at| block * BLOCK + (start + at * step) % BLOCK).collect();
    members.contains(&index).then(|| Ring { id: mix(seed, u64::from(block)), members })
}

/// What goes round the ring in a month, as a part of the smallest member's monthly sales: nothing in some months.
pub(super) fn circular(ring: &Ring, month: i32) -> f64 {
    let bits = mix(ring.id, u64::try_from(month).unwrap_or(0));
    let (moves, part) = (bits & 0xff, (bits >> 8) & 0xffff);
    if moves < 64 { 0.0 } else { 0.6 + 0.8 * (part as f64 / 65_536.0) }
}
